// summary.c -- DIR/run.json: what a training run is, as one JSON object; its settings are an object of texts.
// In and out: a VaeSummary. Whoever compares runs reads it.
#include "core/json.h"
#include "files/files.h"

#include <stdlib.h>
#include <string.h>

enum { SUMMARY_LARGEST = 1 << 20 };

static void write_settings(VaeJsonText *j, const char *line) {
    char name[256], value[VAE_SETTINGS];
    vae_text_begin(j, "settings", '{');
    while (*line) {
        const size_t all = strcspn(line, "\n"), n = strcspn(line, "=\n");
        snprintf(name, sizeof name, "%.*s", (int)n, line);
        snprintf(value, sizeof value, "%.*s", (int)(all - n - (n < all)), line + n + (n < all));
        vae_text_string(j, name, value);
        line += all + (line[all] == '\n');
    }
    vae_text_end(j, '}');
}

void vae_summary_write(const char *path, const VaeSummary *s) {
    VaeJsonText j = {0};
    vae_text_begin(&j, NULL, '{');
    vae_text_string(&j, "model", s->model);
    write_settings(&j, s->settings);
    vae_text_string(&j, "data", s->data);
    vae_text_bool(&j, "done", s->done);
    if (s->done) {
        vae_text_whole(&j, "epochs", s->epochs);
        vae_text_string(&j, "on", s->scored_on);
        vae_text_whole(&j, "rows", s->scored_rows);
        vae_text_number(&j, "elbo", s->elbo);
        vae_text_number(&j, "elbo_error", s->elbo_error);
        vae_text_number(&j, "reconstruction", s->reconstruction);
        vae_text_number(&j, "kl", s->kl);
        vae_text_whole(&j, "active_units", s->active);
        vae_text_whole(&j, "units", s->units);
    }
    vae_text_end(&j, '}');
    vae_text_line(&j);
    VaeFile f = vae_file_create(path);
    vae_file_write(&f, j.text, j.n);
    vae_file_commit(&f);
    vae_text_free(&j);
}

// ---------------------------------------------------------------- reading

static void read_settings(VaeJson *j, VaeSummary *s) {
    VaeJsonString name, value;
    size_t n = 0;
    bool first = true;
    if (!vae_json_take(j, '{')) return;
    while (vae_json_member(j, &first, &name)) {
        char key[256], text[VAE_SETTINGS];
        if (!vae_json_string(j, &value)) return;
        vae_json_copy(name, key, sizeof key);
        vae_json_copy(value, text, sizeof text);
        if (strpbrk(key, "=\n") || strchr(text, '\n')) continue; // none of ours
        const size_t room = sizeof s->settings - n;
        const int more = snprintf(s->settings + n, room, "%s=%s\n", key, text);
        if (more < 0 || (size_t)more >= room) s->settings[n] = '\0'; // no room: left out
        else n += (size_t)more;
    }
}

static double read_number(VaeJson *j) {
    const size_t at = j->at + strspn(j->text + j->at, " \t\r\n");
    if (!vae_json_skip(j)) return NAN;
    return strchr("-0123456789", j->text[at]) ? strtod(j->text + at, NULL) : NAN;
}

static long read_count(VaeJson *j) {
    long long n;
    if (vae_json_integer(j, &n)) return n < 0 || n > SUMMARY_LARGEST * 4096LL ? 0 : (long)n;
    vae_json_skip(j);
    return 0;
}

static void read_text(VaeJson *j, char *to, size_t room) {
    VaeJsonString s;
    if (vae_json_string(j, &s)) vae_json_copy(s, to, room);
}

static void read_member(VaeJson *j, VaeJsonString key, VaeSummary *s) {
    if (vae_json_equals(key, "model")) read_text(j, s->model, sizeof s->model);
    else if (vae_json_equals(key, "settings")) read_settings(j, s);
    else if (vae_json_equals(key, "data")) read_text(j, s->data, sizeof s->data);
    else if (vae_json_equals(key, "on")) read_text(j, s->scored_on, sizeof s->scored_on);
    else if (vae_json_equals(key, "done")) {
        s->done = vae_json_is(j, 't');
        vae_json_skip(j);
    } else if (vae_json_equals(key, "epochs")) s->epochs = read_count(j);
    else if (vae_json_equals(key, "rows")) s->scored_rows = read_count(j);
    else if (vae_json_equals(key, "active_units")) s->active = (int)read_count(j);
    else if (vae_json_equals(key, "units")) s->units = (int)read_count(j);
    else if (vae_json_equals(key, "elbo")) s->elbo = read_number(j);
    else if (vae_json_equals(key, "elbo_error")) s->elbo_error = read_number(j);
    else if (vae_json_equals(key, "reconstruction")) s->reconstruction = read_number(j);
    else if (vae_json_equals(key, "kl")) s->kl = read_number(j);
    else vae_json_skip(j);
}

bool vae_summary_read(const char *path, VaeSummary *s) {
    size_t size;
    FILE *there = vae_open_stream(path);
    *s = (VaeSummary){.elbo = NAN, .elbo_error = NAN, .reconstruction = NAN, .kl = NAN};
    if (!there) return false;
    fclose(there);
    char *text = vae_file_read(path, SUMMARY_LARGEST, &size);
    VaeJson j = {.text = text, .n = size};
    VaeJsonString key;
    bool first = true;
    if (vae_json_take(&j, '{'))
        while (vae_json_member(&j, &first, &key)) read_member(&j, key, s);
    const bool whole = !j.wrong && !first && vae_json_end(&j);
    vae_free(text);
    if (!whole || !s->model[0]) vae_die(EX_DATAERR, "%s: damaged: it does not describe a training run", path);
    return true;
}

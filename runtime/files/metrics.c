// metrics.c -- DIR/metrics.jsonl: one JSON object a line, one line an epoch (and one for each
// --log-every steps). A number that is not finite is written as null.
// Lines wait until the last were written a tenth of a second ago, as epochs may be shorter than a write.
// The file is only appended to while training; a resumed training first takes away what the
// checkpoint does not know of, so that no line is ever there twice.
#include "core/json.h"
#include "files/files.h"
#include "files/json_text.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void vae_json_units(VaeJsonText *j, const VaeScores *r, const VaeModel *m) {
    vae_text_begin(j, "kl_per_dimension", '{');
    for (int l = 0; l < m->n_latents; l++) {
        vae_text_begin(j, m->latent[l].name, '[');
        for (int g = 0; g < vae_kl_groups(m, l); g++) vae_text_number(j, NULL, vae_group_kl(r, m, l, g));
        vae_text_end(j, ']');
    }
    vae_text_end(j, '}');
}

void vae_json_latents(VaeJsonText *j, const VaeScores *r, const VaeModel *m) {
    vae_text_begin(j, "kl_per_latent", '{');
    for (int l = 0; l < m->n_latents; l++) vae_text_number(j, m->latent[l].name, vae_latent_kl(r, m, l));
    vae_text_end(j, '}');
}

void vae_json_streams(VaeJsonText *j, const VaeScores *r, const VaeModel *m) {
    bool several = false, labels = false;
    for (int k = 0; k < m->n_streams; k++) {
        several |= vae_scores_stream(m, k);
        labels |= vae_scores_labels(m, k);
    }
    if (several) vae_text_begin(j, "reconstruction_per_stream", '{');
    for (int k = 0; k < m->n_streams; k++)
        if (vae_scores_stream(m, k)) vae_text_number(j, m->stream[k].name, r->stream[k].reconstruction);
    if (several) vae_text_end(j, '}');
    if (labels) vae_text_begin(j, "accuracy", '{');
    for (int k = 0; k < m->n_streams; k++)
        if (vae_scores_labels(m, k)) vae_text_number(j, m->stream[k].name, vae_accuracy(r, k));
    if (labels) vae_text_end(j, '}');
}

void vae_json_codes(VaeJsonText *j, const VaeScores *r, const VaeModel *m) {
    bool any = false;
    for (int l = 0; l < m->n_latents; l++) {
        if (!m->latent[l].codes) continue;
        if (!any) vae_text_begin(j, "codes", '{');
        any = true;
        vae_text_begin(j, m->latent[l].name, '{');
        vae_text_whole(j, "used", r->codes[l].used);
        vae_text_whole(j, "of", m->latent[l].codes);
        vae_text_number(j, "perplexity", r->codes[l].perplexity);
        vae_text_end(j, '}');
    }
    if (any) vae_text_end(j, '}');
}

void vae_json_columns(VaeJsonText *j, const VaeScores *r, const VaeModel *m) {
    if (!r->columns || !m->stream[m->target].column) return;
    vae_text_begin(j, "columns", '{');
    for (int c = 0; c < r->columns; c++) vae_text_number(j, m->stream[m->target].column[c].name, r->column[c]);
    vae_text_end(j, '}');
}

enum { METRICS_LARGEST = 1 << 30, METRICS_LINE = 1024, METRICS_WAITING = 1 << 15 };
#define METRICS_EVERY 0.1 // seconds: lines that come faster are written together

// Whether a line is one JSON object, and nothing else.
static bool metrics_is_object(const char *line) {
    VaeJson j = {.text = line, .n = strlen(line)};
    return vae_json_is(&j, '{') && vae_json_skip(&j) && vae_json_end(&j);
}

// Such a line's value of a key, which is next in *value, and its text; NULL: there is no such key.
static const char *metrics_find(const char *line, const char *key, VaeJson *value) {
    VaeJson j = {.text = line, .n = strlen(line)};
    VaeJsonString name;
    bool first = true, found = false;
    vae_json_take(&j, '{');
    while (vae_json_member(&j, &first, &name)) {
        if (vae_json_equals(name, key)) *value = j, found = true; // the last of several
        vae_json_skip(&j);
    }
    return found ? line + value->at + strspn(line + value->at, " \t\r\n") : NULL;
}

static bool metrics_has(const char *line, const char *key) {
    VaeJson value;
    return metrics_find(line, key, &value) != NULL;
}

static double metrics_get(const char *line, const char *key) {
    VaeJson value;
    const char *text = metrics_find(line, key, &value);
    return text && strchr("-0123456789", *text) ? strtod(text, NULL) : NAN;
}

// A count. A file that somebody else wrote may have anything in its place: then it is 0.
static int metrics_whole(VaeJson value) {
    long long n;
    return !vae_json_integer(&value, &n) || n < 0 || n > METRICS_LARGEST ? 0 : (int)n;
}

static const char *const collapse_words = "posterior collapse";
static const char *const game_words[] = {[VAE_GAME_CRITIC] = "the critic has won", [VAE_GAME_MODEL] = "the model has won"};

static bool metrics_warns(VaeJson list, const char *words) {
    VaeJsonString text;
    bool first = true;
    if (!vae_json_take(&list, '[')) return false;
    while (vae_json_element(&list, &first))
        if (!vae_json_string(&list, &text)) return false;
        else if (vae_json_equals(text, words)) return true;
    return false;
}

int vae_game(const VaeRecord *r) {
    const double sure = 0.99, coin = 0.9; // of the two shares' sum; both are 1/2 by chance
    if (!r->has_critic) return VAE_GAME_OPEN;
    if (r->critic_real >= sure && r->critic_made >= sure) return VAE_GAME_CRITIC;
    return r->critic_real + r->critic_made < coin ? VAE_GAME_MODEL : VAE_GAME_OPEN;
}

// Calls fn on every line that is a whole JSON object; the rest (a line cut off by a crash) is none.
static void metrics_each(const char *path, void (*fn)(void *arg, const char *line), void *arg) {
    if (access(path, F_OK) != 0) return;
    size_t size;
    char *text = vae_file_read(path, METRICS_LARGEST, &size);
    for (char *line = text, *end; (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        if (metrics_is_object(line)) fn(arg, line);
    }
    vae_free(text);
}

typedef struct MetricsKeep {
    VaeFile file;
    long epochs, steps;
} MetricsKeep;

static void metrics_keep(void *arg, const char *line) {
    MetricsKeep *keep = arg;
    const bool epoch_line = metrics_has(line, "seconds");
    if (epoch_line ? metrics_get(line, "epoch") <= (double)keep->epochs
                   : metrics_get(line, "step") <= (double)keep->steps)
        vae_file_printf(&keep->file, "%s\n", line);
}

void vae_metrics_open(VaeMetrics *x, const VaeModel *m, const char *path, long epochs, long steps) {
    x->model = m;
    if (!x->held) x->line = (VaeJsonText){0};
    x->held = false;
    MetricsKeep keep = {.file = vae_file_create(path), .epochs = epochs, .steps = steps};
    if (epochs > 0 || steps > 0) metrics_each(path, metrics_keep, &keep);
    vae_file_commit(&keep.file);
    vae_log_open(&x->log, path);
    x->written = -INFINITY;
}

void vae_metrics_hold(VaeMetrics *x, const VaeModel *m) {
    x->model = m;
    x->line = (VaeJsonText){.text = vae_alloc(METRICS_WAITING + METRICS_LINE, 1), .room = METRICS_WAITING + METRICS_LINE};
    x->held = true;
}

bool vae_metrics_full(const VaeMetrics *x) { return x->held && x->line.n + METRICS_LINE > METRICS_WAITING; }

void vae_metrics_flush(VaeMetrics *x) {
    if (x->line.n == 0) return;
    const size_t n = x->line.n;
    vae_text_again(&x->line); // not again by who ends the program because of this
    vae_log_write(&x->log, x->line.text, n);
    x->written = vae_seconds();
}

void vae_metrics_sync(VaeMetrics *x) {
    vae_metrics_flush(x);
    vae_log_sync(&x->log);
}

void vae_metrics_epoch(VaeMetrics *x, const VaeRecord *r) {
    VaeJsonText *j = &x->line;
    vae_text_begin(j, NULL, '{');
    vae_text_whole(j, "epoch", r->epoch);
    vae_text_whole(j, "step", r->step);
    vae_text_number(j, "loss", r->loss);
    vae_text_number(j, "reconstruction", r->reconstruction);
    vae_text_number(j, "kl", r->kl);
    vae_text_number(j, "elbo", r->elbo);
    vae_text_number(j, "beta", r->beta);
    vae_text_number(j, "lr", r->lr);
    if (r->has_critic) {
        vae_text_number(j, "critic", r->critic);
        vae_text_number(j, "critic_real", r->critic_real);
        vae_text_number(j, "critic_made", r->critic_made);
    }
    for (int i = 0; vae_term(x->model, i); i++) vae_text_number(j, vae_term(x->model, i)->name, r->term[i]);
    if (r->has_valid) {
        vae_text_number(j, "valid_loss", r->valid_loss);
        vae_text_number(j, "valid_reconstruction", r->valid_reconstruction);
        vae_text_number(j, "valid_kl", r->valid_kl);
        vae_text_number(j, "valid_elbo", r->valid_elbo);
    }
    if (r->is_private) vae_text_number(j, "epsilon", r->epsilon);
    if (r->has_units) vae_text_whole(j, "active_units", r->active_units);
    if (r->has_units && r->scores) { // as `eval --json` has them
        vae_json_streams(j, r->scores, x->model);
        if (x->model->n_latents > 1) vae_json_latents(j, r->scores, x->model);
        vae_json_units(j, r->scores, x->model);
        vae_json_codes(j, r->scores, x->model);
        vae_json_columns(j, r->scores, x->model);
    }
    if (r->collapsed || r->game != VAE_GAME_OPEN) {
        vae_text_begin(j, "warnings", '[');
        if (r->collapsed) vae_text_string(j, NULL, collapse_words);
        if (r->game != VAE_GAME_OPEN) vae_text_string(j, NULL, game_words[r->game]);
        vae_text_end(j, ']');
    }
    vae_text_number(j, "seconds", r->seconds);
    vae_text_number(j, "samples_per_second", r->samples_per_second);
    vae_text_end(j, '}');
    vae_text_line(j);
    if (j->n >= METRICS_WAITING || vae_seconds() - x->written >= METRICS_EVERY) vae_metrics_flush(x);
}

// Allocates nothing. The caller has seen that all numbers are finite.
void vae_metrics_step(VaeMetrics *x, const VaeRecord *r) {
    char line[METRICS_LINE], critic[512] = "";
    if (r->has_critic)
        snprintf(critic, sizeof critic, ",\"critic\":%.9g,\"critic_real\":%.9g,\"critic_made\":%.9g", r->critic,
                 r->critic_real, r->critic_made);
    for (int i = 0; vae_term(x->model, i); i++) {
        const size_t at = strlen(critic);
        snprintf(critic + at, sizeof critic - at, ",\"%.60s\":%.9g", vae_term(x->model, i)->name, r->term[i]);
    }
    const int n = snprintf(line, sizeof line,
                           "{\"epoch\":%ld,\"step\":%ld,\"loss\":%.9g,\"reconstruction\":%.9g,"
                           "\"kl\":%.9g,\"beta\":%.9g,\"lr\":%.9g%s}\n",
                           r->epoch, r->step, r->loss, r->reconstruction, r->kl, r->beta, r->lr, critic);
    if (x->held) {
        vae_text_add(&x->line, line, (size_t)n);
        return;
    }
    vae_metrics_flush(x);
    vae_log_write(&x->log, line, (size_t)n);
}

void vae_metrics_close(VaeMetrics *x) {
    vae_metrics_flush(x);
    vae_log_close(&x->log);
    vae_text_free(&x->line);
}

void vae_metrics_require(const char *path) {
    size_t size;
    char *text = vae_file_read(path, METRICS_LARGEST, &size), *line = text, *end;
    for (int number = 1; (end = memchr(line, '\n', size - (size_t)(line - text))); line = end + 1, number++) {
        *end = '\0';
        const bool whole = strlen(line) == (size_t)(end - line) && metrics_is_object(line);
        if (!whole || !isfinite(metrics_get(line, "epoch")) || !isfinite(metrics_get(line, "loss")))
            vae_die(EX_DATAERR, "%s: damaged: line %d is no record of a training", path, number);
    }
    vae_free(text);
}

// What a line may have, and where a record keeps it.
typedef struct MetricsKey {
    const char *name;
    bool whole;    // an int; else a double, which is NaN where the line has no number
    size_t offset; // of the value in VaeRecord
    size_t has;    // of a bool that says the key is there; 0: none does
} MetricsKey;

#define METRICS_REAL(key) {#key, false, offsetof(VaeRecord, key), 0}
static const MetricsKey metrics_key[] = {
    METRICS_REAL(loss), METRICS_REAL(reconstruction), METRICS_REAL(kl), METRICS_REAL(elbo), METRICS_REAL(beta), METRICS_REAL(lr),
    {"critic", false, offsetof(VaeRecord, critic), offsetof(VaeRecord, has_critic)},
    METRICS_REAL(critic_real), METRICS_REAL(critic_made),
    {"valid_loss", false, offsetof(VaeRecord, valid_loss), offsetof(VaeRecord, has_valid)},
    METRICS_REAL(valid_reconstruction), METRICS_REAL(valid_kl), METRICS_REAL(valid_elbo),
    {"active_units", true, offsetof(VaeRecord, active_units), offsetof(VaeRecord, has_units)},
    METRICS_REAL(seconds), METRICS_REAL(samples_per_second)};
enum { METRICS_KEYS = sizeof metrics_key / sizeof *metrics_key };

// As the program writes them keys have no escapes; others may have written them otherwise.
static bool metrics_is(VaeJsonString s, const char *name) {
    if (memchr(s.text, '\\', s.n)) return vae_json_equals(s, name);
    return s.n > 0 && *s.text == *name && strlen(name) == s.n && memcmp(s.text, name, s.n) == 0;
}

static double metrics_real(const VaeJson *value) {
    const char *text = value->text + value->at + strspn(value->text + value->at, " \t\r\n");
    return strchr("-0123456789", *text) ? strtod(text, NULL) : NAN;
}

// Latents are written in their order.
static void metrics_latents(VaeJson object, double kl[VAE_MAX_LATENTS]) {
    VaeJsonString name;
    bool first = true;
    for (int l = 0; l < VAE_MAX_LATENTS; l++) kl[l] = NAN;
    if (!vae_json_take(&object, '{')) return;
    for (int l = 0; l < VAE_MAX_LATENTS && vae_json_member(&object, &first, &name); l++) {
        kl[l] = metrics_real(&object);
        vae_json_skip(&object);
    }
}

static void metrics_member(VaeRecord *r, VaeJsonString name, const VaeJson *value) {
    for (int i = 0; i < METRICS_KEYS; i++) {
        const MetricsKey *k = &metrics_key[i];
        if (!metrics_is(name, k->name)) continue;
        if (k->has) *(bool *)((char *)r + k->has) = true;
        if (k->whole) *(int *)((char *)r + k->offset) = metrics_whole(*value);
        else *(double *)((char *)r + k->offset) = metrics_real(value);
        return;
    }
    if (metrics_is(name, "epoch")) r->epoch = metrics_whole(*value);
    else if (metrics_is(name, "step")) r->step = metrics_whole(*value);
    else if (metrics_is(name, "kl_per_latent")) metrics_latents(*value, r->latent_kl);
    else if (metrics_is(name, "warnings")) r->collapsed = metrics_warns(*value, collapse_words);
}

// A line's record, in one pass; false: a line of --log-every.
static bool metrics_take(VaeRecord *r, const char *line) {
    static const VaeRecord none = {0};
    VaeJson j = {.text = line, .n = strlen(line)};
    VaeJsonString name;
    bool first = true, is_epoch = false;
    *r = none;
    for (int i = 0; i < METRICS_KEYS; i++)
        if (!metrics_key[i].whole) *(double *)((char *)r + metrics_key[i].offset) = NAN;
    for (int l = 0; l < VAE_MAX_LATENTS; l++) r->latent_kl[l] = NAN;
    vae_json_take(&j, '{');
    while (vae_json_member(&j, &first, &name)) { // the last of several of a name counts
        is_epoch |= metrics_is(name, "seconds");
        metrics_member(r, name, &j);
        vae_json_skip(&j);
    }
    return is_epoch;
}

typedef struct MetricsList {
    VaeRecord *record;
    size_t n, room;
} MetricsList;

static void metrics_add(void *arg, const char *line) {
    MetricsList *list = arg;
    if (list->n == list->room) {
        list->room = 2 * list->room + 64;
        VaeRecord *more = vae_alloc(list->room, sizeof *more);
        if (list->n) memcpy(more, list->record, list->n * sizeof *more);
        vae_free(list->record);
        list->record = more;
    }
    list->n += metrics_take(&list->record[list->n], line);
}

VaeRecord *vae_metrics_read(const char *path, size_t *n) {
    MetricsList list = {0};
    metrics_each(path, metrics_add, &list);
    *n = list.n;
    return list.record ? list.record : vae_alloc(1, sizeof *list.record);
}

const VaeRecord *vae_metrics_judged(const VaeRecord *record, size_t n) {
    while (n > 0 && !record[n - 1].has_units) n--;
    return n > 0 ? &record[n - 1] : NULL;
}

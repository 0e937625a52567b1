// reading.c -- what is known of the data's units and order before a file is opened: --bytes, --layout,
// --header, --csv, --missing, --columns and --fit of the command line, and what training found in its files,
// which the weights keep as metadata: data.x.bytes (what bytes were divided by), data.x.layout (chw),
// data.x.range (the least and the largest value as the model read them), data.x.missing, data.x.columns and
// data.x.rate (of sound, frames a second), data.x.fit (as the options said), data.y.classes (names of folders). Weights of elsewhere have none of these.
#include "commands/commands.h"
#include "data/readers.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define READING_HUGE 1000.0 // of columns, of whatever unit
#define READING_LARGE 16.0 // of pixels that were scaled, into [0, 1] or to a deviation of 1

// ---------------------------------------------------------------- options

// One of the words before `end`, as its place in the list; -1: none of them.
static int reading_word(const char *text, const char *const *word, int n) {
    for (int i = 0; i < n; i++)
        if (strcmp(text, word[i]) == 0) return i;
    return -1;
}

// Is it "NAME=..."?
static bool reading_names(const char *item, const char *name) {
    const size_t n = strlen(name);
    return strncmp(item, name, n) == 0 && item[n] == '=';
}

// "VALUE" for every stream and other file, or "STREAM=VALUE"; set() takes the place of VALUE among the words.
static void reading_option(const VaeOptions *o, const VaeList *list, const char *option,
                           const char *const *word, int n, void (*set)(VaeHow *how, int which)) {
    const VaeModel *m = o->model;
    char words[100] = "";
    for (int i = 0, at = 0; i < n; i++)
        at += snprintf(words + at, sizeof words - (size_t)at, "%s%s",
                       i == 0 ? "" : i + 1 < n ? ", " : " or ", word[i]);
    const struct { const char *name, *file; } others[] = {
        {"labels", o->labels ? o->labels : o->probe}, {"mask", o->mask}, {"latents", o->latents}, {"noise", o->noise}};
    for (int k = 0; k < list->n; k++) {
        const char *equals = strchr(list->item[k], '='), *value = equals ? equals + 1 : list->item[k];
        const int which = reading_word(value, word, n);
        if (which < 0)
            vae_die(EX_USAGE, "--%s takes %s, for one stream as --%s %s=%s; not '%.60s'", option,
                    words, option, m->stream[0].name, word[0], list->item[k]);
        bool any = false;
        for (int i = 0; i < m->n_streams; i++) {
            const char *name = m->stream[i].name;
            if (equals && !reading_names(list->item[k], name)) continue;
            set(vae_how_of(name), which);
            any = true;
        }
        for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
            if (!others[i].file || (equals && !reading_names(list->item[k], others[i].name))) continue;
            set(vae_how_of(others[i].name), which);
            any = true;
        }
        if (!any)
            vae_die(EX_USAGE, "--%s %.60s: the model has no data called so", option, list->item[k]);
    }
}

static void reading_bytes(VaeHow *how, int which) { how->bytes = which == 0 ? 255 : which == 1 ? 1 : VAE_WORD; }
static void reading_fit(VaeHow *how, int which) { how->fit = (VaeSizing)(which + 1); }
static void reading_layout(VaeHow *how, int which) {
    how->layout = which == 0 ? VAE_LAYOUT_HWC : VAE_LAYOUT_CHW;
}
static void reading_header(VaeHow *how, int which) { how->header = which == 0 ? 1 : -1; }

static const char *const reading_fits[] = {"crop", "pad", "stretch"};

// The forms of --csv: what separates fields, and with a comma behind it decimal commas.
static const char *const reading_form[] = {",", ";", ";,", "tab", "tab,", ",,"};
static void reading_csv(VaeHow *how, int which) {
    how->separator = *reading_form[which] == 't' ? '\t' : *reading_form[which];
    how->decimal = which == 2 || which > 3 ? ',' : '.';
}

// "TEXT" or "STREAM=TEXT". Without a name: every stream's, or the first's alone.
static void reading_text(const VaeOptions *o, const VaeList *list, bool every, size_t field) {
    const VaeModel *m = o->model;
    for (int k = 0; k < list->n; k++) {
        const char *text = list->item[k], *equals = strchr(text, '=');
        int only = -1;
        for (int i = 0; equals && i < m->n_streams; i++) {
            const size_t n = strlen(m->stream[i].name);
            if ((size_t)(equals - text) == n && strncmp(text, m->stream[i].name, n) == 0) only = i;
        }
        const bool labels = (o->labels || o->probe) && strncmp(text, "labels=", 7) == 0;
        if (only >= 0 || labels) text = equals + 1;
        for (int i = 0; i < m->n_streams; i++)
            if (only < 0 ? !labels && (every || i == 0) : i == only)
                *(const char **)((char *)vae_how_of(m->stream[i].name) + field) = text;
        if (labels) *(const char **)((char *)vae_how_of("labels") + field) = text;
    }
}

// ---------------------------------------------------------------- the weights' metadata

static const char *reading_copy(const char *text) {
    const size_t n = strlen(text) + 1;
    return memcpy(vae_alloc(n, 1), text, n);
}

typedef struct Reading {
    const VaeModel *model;
    const char *path; // of the weights
} Reading;

// What the metadata say and training cannot have found. Nothing is read by half of it.
static _Noreturn void reading_wrong(const Reading *r, const char *key, const char *value, const char *is) {
    char shown[80]; // no control characters, not endless
    snprintf(shown, sizeof shown, strlen(value) < sizeof shown ? "%s" : "%.70s...", value);
    for (char *at = shown; *at; at++)
        if ((unsigned char)*at < ' ') *at = '?';
    vae_die(EX_DATAERR, "%s: header: __metadata__: %s is \"%s\", and must be %s", r->path, key, shown, is);
}

// The finite number at *text, which moves behind it; NAN: there is none.
static float reading_number(const char **text) {
    char *end;
    const float v = strtof(*text, &end);
    if (end == *text || !isfinite(v)) return NAN;
    *text = end;
    return v;
}

static bool reading_one_line(const char *text) {
    while (*text && (unsigned char)*text >= ' ') text++;
    return !*text;
}

static void reading_of_stream(const Reading *r, const VaeStream *s, const char *key, const char *part,
                              const char *value) {
    VaeHow *how = vae_how_of(s->name);
    const char *at = value;
    if (strcmp(part, "bytes") == 0) {
        const size_t digits = strspn(value, "0123456789");
        const long n = strtol(value, NULL, 10);
        if (!digits || digits > 5 || value[digits] || n < 1 || (n > 255 && n != VAE_WORD))
            reading_wrong(r, key, value, "a whole number from 1 to 255, or 65535");
        how->trained_bytes = (int)n;
    } else if (strcmp(part, "layout") == 0) {
        if (strcmp(value, "chw") != 0) reading_wrong(r, key, value, "chw");
        if (s->kind != VAE_IMAGE) reading_wrong(r, key, value, "that of an image");
        how->trained_layout = VAE_LAYOUT_CHW;
    } else if (strcmp(part, "rate") == 0) {
        char *end;
        const long rate = strtol(value, &end, 10);
        if (*end || rate < 1 || rate > 100000000) reading_wrong(r, key, value, "frames a second");
        if (s->kind != VAE_SERIES) reading_wrong(r, key, value, "that of a series");
        how->trained_rate = rate;
    } else if (strcmp(part, "fit") == 0) {
        const int fit = reading_word(value, reading_fits, 3);
        if (fit < 0) reading_wrong(r, key, value, "one of those of --fit");
        if (s->kind != VAE_IMAGE) reading_wrong(r, key, value, "that of an image");
        how->trained_fit = (VaeSizing)(fit + 1);
    } else if (strcmp(part, "classes") == 0) {
        if (!*value) reading_wrong(r, key, value, "names of classes");
        how->trained_classes = reading_copy(value);
    } else if (strcmp(part, "range") == 0) {
        const float low = reading_number(&at), high = reading_number(&at);
        if (!(low < high) || *at) reading_wrong(r, key, value, "two numbers, the smaller first");
        if (!vae_fits(s, low) || !vae_fits(s, high))
            reading_wrong(r, key, value, "of values that this model's data can have");
        how->low = low, how->high = high;
    } else if (strcmp(part, "missing") == 0) {
        if (!reading_one_line(value)) reading_wrong(r, key, value, "words between commas");
        how->trained_missing = reading_copy(value);
    } else if (strcmp(part, "table") == 0) {
        if (s->kind != VAE_TABLE) reading_wrong(r, key, value, "that of a table");
        if (how->table) return; // read before, from the same file
        how->table = vae_table_of_text(s, value);
        if (!how->table) reading_wrong(r, key, value, "a line for each of the table's columns");
#ifndef VAE_NO_TOKENS
    } else if (strcmp(part, "words") == 0) {
        if (s->kind != VAE_TOKENS) reading_wrong(r, key, value, "that of tokens");
        if (how->words) return; // read before, from the same file
        how->words = vae_words_of_text(s, value);
        if (!how->words) reading_wrong(r, key, value, "a line for each of the words, each once");
#endif
    } else if (strcmp(part, "columns") == 0) {
        if (!*value || !reading_one_line(value)) reading_wrong(r, key, value, "names of columns");
        how->trained_columns = reading_copy(value);
    }
}

static void reading_take(void *arg, const char *key, const char *value) {
    const Reading *r = arg;
    for (int i = 0; i < r->model->n_streams; i++) {
        const VaeStream *s = &r->model->stream[i];
        const size_t n = strlen(s->name);
        if (strncmp(key, "data.", 5) == 0 && strncmp(key + 5, s->name, n) == 0 && key[5 + n] == '.')
            reading_of_stream(r, s, key, key + n + 6, value);
    }
}

static void reading_take_words(void *arg, const char *key, const char *value) {
    const size_t n = strlen(key);
    if (n > 6 && (!strcmp(key + n - 6, ".words") || !strcmp(key + n - 6, ".table"))) reading_take(arg, key, value);
}

void vae_reading_words(const VaeOptions *o) {
    char path[VAE_PATH];
    vae_weights_path(o, path);
    Reading r = {o->model, path};
    vae_weights_each_metadata(path, o->model, reading_take_words, &r);
}

// Weights that are not there, or are another model's, are the command's own to report.
static void reading_weights(const VaeOptions *o) {
    char path[VAE_PATH], model[VAE_NAME];
    vae_weights_place(o, path);
    if (strcmp(path, VAE_INSIDE) != 0 && access(path, F_OK) != 0) return;
    const bool named = vae_weights_metadata(path, o->model, "model", model, sizeof model);
    if (named && strcmp(model, o->model->name) != 0) return;
    Reading r = {o->model, path};
    vae_weights_each_metadata(path, o->model, reading_take, &r);
    for (int i = 0; i < o->model->n_streams; i++) vae_how_of(o->model->stream[i].name)->must_know = true;
}

void vae_shades_say(const VaeModel *m, bool quiet) {
    const VaeShades shades = vae_shades(m);
    if (shades.black == 0 && shades.white == 1) return;
    vae_note(quiet, "in pictures %g is black and %g is white", (double)shades.black, (double)shades.white);
}

// A column has a name in a CSV file alone. file: or a pattern of some
static void reading_is_csv(const char *file, const char *column, const char *option, const char *own) {
    DataParts *parts = vae_data_pattern(file);
    const char *first = parts ? parts->path[0] : file;
    if (!vae_data_is_csv(first))
        vae_die(EX_USAGE, "--weights-column %s is a column of a CSV file, and %s is none; what its rows weigh is a file of its own, a number a row: "
                "--%s %s=FILE", column, first, option, own);
    vae_data_parts_free(parts);
}

// The file of the first stream in a list of --data or --valid, as the weights' own source.
static void reading_weights_of(VaeList *list, const VaeModel *m, int stream, const char *option, const char *column) {
    const char *file = NULL, *name = m->stream[0].name, *own = m->stream[stream].name;
    for (int k = 0; k < list->n; k++) {
        if (reading_names(list->item[k], own))
            vae_die(EX_USAGE, "--weights-column and --%s %.60s both say what rows weigh", option, list->item[k]);
        bool other = false;
        for (int i = 1; i < m->n_streams; i++) other |= reading_names(list->item[k], m->stream[i].name);
        if (!other) file = reading_names(list->item[k], name) ? list->item[k] + strlen(name) + 1 : list->item[k];
    }
    if (!list->n) return;
    if (!file) vae_die(EX_USAGE, "--weights-column is of the CSV of '%s', and --%s does not give one", name, option);
    reading_is_csv(file, column, option, own);
    if (list->n == VAE_MAX_STREAMS) vae_die(EX_USAGE, "--%s is given %d times, and --weights-column adds one", option, list->n);
    const size_t room = strlen(own) + strlen(file) + 2;
    char *text = vae_alloc(room, 1);
    snprintf(text, room, "%s=%s", own, file);
    list->item[list->n++] = text;
}

void vae_reading_weights(VaeOptions *o) {
    const VaeModel *m = o->model;
    if (!o->weights_column) return;
    const int stream = vae_row_weights(m);
    if (stream < 0) vae_die(EX_USAGE, "--weights-column: the model's loss does not say row_weights = NAME");
    reading_weights_of(&o->data, m, stream, "data", o->weights_column);
    reading_weights_of(&o->valid, m, stream, "valid", o->weights_column);
    vae_how_of(m->stream[stream].name)->columns = o->weights_column;
}

void vae_reading_open(const VaeOptions *o, bool weights) {
    static const char *const bytes[] = {"255", "1", "65535"}, *const layout[] = {"hwc", "chw"},
                             *const header[] = {"yes", "no"};
    reading_option(o, &o->bytes, "bytes", bytes, 3, reading_bytes);
    reading_option(o, &o->layout, "layout", layout, 2, reading_layout);
    reading_option(o, &o->header, "header", header, 2, reading_header);
    reading_option(o, &o->fit, "fit", reading_fits, 3, reading_fit);
    reading_option(o, &o->csv, "csv", reading_form, 6, reading_csv);
    reading_text(o, &o->missing, true, offsetof(VaeHow, missing));
    reading_text(o, &o->columns, false, offsetof(VaeHow, columns));
    vae_how_say(!o->quiet);
    if (!weights) return;
    reading_weights(o);
    const char *picture = o->picture ? o->picture : o->output, *dot = picture ? strrchr(picture, '.') : NULL;
    if (dot && strcmp(dot, ".png") == 0 && vae_target_is_picture(o->model)) vae_shades_say(o->model, o->quiet);
}

void vae_reading_train(const VaeData *d, const VaeModel *m) {
    for (int i = 0; i < m->n_streams; i++) {
        if (!d->stream[i].values) continue;
        VaeHow *how = vae_how_of(m->stream[i].name);
        how->trained_bytes = d->stream[i].divisor;
        how->trained_layout = d->stream[i].layout;
        how->trained_fit = how->fit;
        how->trained_classes = d->stream[i].classes;
        how->trained_rate = d->stream[i].rate;
        if (d->stream[i].unchecked) continue; // they are not known yet
        how->low = d->stream[i].low;
        how->high = d->stream[i].high;
    }
}

void vae_reading_warn(const VaeData *d, const VaeModel *m) {
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        const double low = (double)d->stream[i].low, high = (double)d->stream[i].high;
        if (!d->stream[i].values || s->domain != VAE_DOMAIN_ANY || s->standardize) continue;
        if (s->kind == VAE_IMAGE && high > READING_LARGE)
            vae_warn("data %s: pixels from %g to %g go into the networks as they are; divide them by %d, or "
                     "declare standardize=true", s->name, low, high, high > 255 ? 65535 : 255);
        if (s->kind == VAE_VECTOR && fmax(fabs(low), fabs(high)) > READING_HUGE && low <= high)
            vae_warn("data %s: values from %g to %g go into the networks as they are; declare "
                     "standardize=true, or divide the columns", s->name, low, high);
    }
}

int vae_reading_metadata(const VaeModel *m, const char *pair[VAE_READING_PAIRS], char text[VAE_READING_TEXT]) {
    char *at = text;
    int n = 0;
    for (int i = 0; i < m->n_streams; i++) {
        VaeHow *how = vae_how_of(m->stream[i].name);
        if (how->table && !how->table_text) how->table_text = vae_table_text(&m->stream[i], how->table);
    }
    for (int i = 0; i < m->n_streams; i++) {
        VaeHow *how = vae_how_of(m->stream[i].name);
        if (how->words && !how->words_text) how->words_text = vae_words_text(&m->stream[i], how->words);
    }
    for (int i = 0; i < m->n_streams; i++) {
        const char *stream = m->stream[i].name;
        const VaeHow *how = vae_how(stream);
#define KEY(key) (pair[n++] = at, at += snprintf(at, 128, "data.%s." key, stream) + 1)
#define PAIR(key, ...) (KEY(key), pair[n++] = at, at += snprintf(at, 64, __VA_ARGS__) + 1)
        if (how->missing) KEY("missing"), pair[n++] = how->missing;
        if (how->columns) KEY("columns"), pair[n++] = how->columns;
        if (how->table) KEY("table"), pair[n++] = how->table_text;
        if (how->words) KEY("words"), pair[n++] = how->words_text;
        if (how->trained_classes) KEY("classes"), pair[n++] = how->trained_classes;
        if (m->stream[i].kind == VAE_LABEL) continue;
        if (how->trained_fit) KEY("fit"), pair[n++] = reading_fits[how->trained_fit - 1];
        if (how->trained_bytes) PAIR("bytes", "%d", how->trained_bytes);
        if (how->trained_rate) PAIR("rate", "%ld", how->trained_rate);
        if (how->trained_layout == VAE_LAYOUT_CHW) PAIR("layout", "chw");
        const bool private = m->training.privacy.clip > 0; // what is left out is of single rows
        if (how->low < how->high && !private) PAIR("range", "%.9g %.9g", (double)how->low, (double)how->high);
#undef PAIR
#undef KEY
    }
    return n;
}

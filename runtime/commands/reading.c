// reading.c -- what is known of the data's units and order before a file is opened: --bytes, --layout
// and --header of the command line, and what training found in its files, which the weights keep as
// metadata: data.x.bytes (what bytes were divided by), data.x.layout (chw) and data.x.range (the least
// and the largest value as the model read them). Weights of elsewhere have none of these.
#include "commands/commands.h"

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

// "VALUE" for every stream or "STREAM=VALUE"; set() takes the place of VALUE among the words.
static void reading_option(const VaeOptions *o, const VaeList *list, const char *option,
                           const char *const *word, int n, void (*set)(VaeHow *how, int which)) {
    const VaeModel *m = o->model;
    for (int k = 0; k < list->n; k++) {
        const char *equals = strchr(list->item[k], '='), *value = equals ? equals + 1 : list->item[k];
        const int which = reading_word(value, word, n);
        if (which < 0)
            vae_die(EX_USAGE, "--%s takes %s or %s, for one stream as --%s %s=%s; not '%.60s'", option,
                    word[0], word[1], option, m->stream[0].name, word[0], list->item[k]);
        bool any = false;
        for (int i = 0; i < m->n_streams; i++) {
            const char *name = m->stream[i].name;
            if (equals && (strncmp(name, list->item[k], (size_t)(equals - list->item[k])) != 0 ||
                           name[equals - list->item[k]]))
                continue;
            set(vae_how_of(name), which);
            any = true;
        }
        const bool labels = o->labels && (!equals || strncmp(list->item[k], "labels=", 7) == 0);
        if (labels) set(vae_how_of("labels"), which);
        if (!any && !labels)
            vae_die(EX_USAGE, "--%s %.60s: the model has no data called so", option, list->item[k]);
    }
}

static void reading_bytes(VaeHow *how, int which) { how->bytes = which == 0 ? 255 : 1; }
static void reading_layout(VaeHow *how, int which) {
    how->layout = which == 0 ? VAE_LAYOUT_HWC : VAE_LAYOUT_CHW;
}
static void reading_header(VaeHow *how, int which) { how->header = which == 0 ? 1 : -1; }

// ---------------------------------------------------------------- the weights' metadata

static void reading_take(void *model, const char *key, const char *value) {
    const VaeModel *m = model;
    char name[160];
    for (int i = 0; i < m->n_streams; i++) {
        const char *stream = m->stream[i].name;
        VaeHow *how = vae_how_of(stream);
        snprintf(name, sizeof name, "data.%s.bytes", stream);
        if (strcmp(key, name) == 0) {
            const long n = strtol(value, NULL, 10);
            if (n >= 1 && n <= 255) how->trained_bytes = (int)n;
        }
        snprintf(name, sizeof name, "data.%s.layout", stream);
        if (strcmp(key, name) == 0 && strcmp(value, "chw") == 0) how->trained_layout = VAE_LAYOUT_CHW;
        snprintf(name, sizeof name, "data.%s.range", stream);
        float low, high;
        if (strcmp(key, name) == 0 && sscanf(value, "%f %f", &low, &high) == 2 && isfinite(low) &&
            isfinite(high))
            how->low = low, how->high = high;
    }
}

// Weights that are not there, or are wrong, are the command's own to report.
static void reading_weights(const VaeOptions *o) {
    char path[VAE_PATH];
    vae_weights_place(o, path);
    if (strcmp(path, VAE_INSIDE) != 0 && access(path, F_OK) != 0) return;
    VaeModel m = *o->model;
    vae_weights_each_metadata(path, &m, reading_take, &m);
}

void vae_shades_say(const VaeModel *m, bool quiet) {
    const VaeShades shades = vae_shades(m);
    if (shades.black == 0 && shades.white == 1) return;
    vae_note(quiet, "in pictures %g is black and %g is white", (double)shades.black, (double)shades.white);
}

void vae_reading_open(const VaeOptions *o, bool weights) {
    static const char *const bytes[] = {"255", "1"}, *const layout[] = {"hwc", "chw"},
                             *const header[] = {"yes", "no"};
    reading_option(o, &o->bytes, "bytes", bytes, 2, reading_bytes);
    reading_option(o, &o->layout, "layout", layout, 2, reading_layout);
    reading_option(o, &o->header, "header", header, 2, reading_header);
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
        const char *stream = m->stream[i].name;
        const VaeHow *how = vae_how(stream);
        if (m->stream[i].kind == VAE_LABEL) continue;
#define PAIR(key, ...) \
        do { \
            pair[n++] = at; \
            at += snprintf(at, 128, "data.%s." key, stream) + 1; \
            pair[n++] = at; \
            at += snprintf(at, 64, __VA_ARGS__) + 1; \
        } while (0)
        if (how->trained_bytes) PAIR("bytes", "%d", how->trained_bytes);
        if (how->trained_layout == VAE_LAYOUT_CHW) PAIR("layout", "chw");
        if (how->low < how->high) PAIR("range", "%.9g %.9g", (double)how->low, (double)how->high);
#undef PAIR
    }
    return n;
}

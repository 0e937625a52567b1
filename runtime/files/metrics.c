// metrics.c -- DIR/metrics.jsonl: one JSON object a line, one line an epoch (and one for each
// --log-every steps). A number that is not finite is written as null.
// The file is only appended to while training; a resumed training first takes away what the
// checkpoint does not know of, so that no line is ever there twice.
#include "files/files.h"

#include <jansson.h>
#include <string.h>
#include <unistd.h>

static json_t *scores_number(double x) { return isfinite(x) ? json_real(x) : json_null(); }

json_t *vae_json_units(const VaeScores *r, const VaeModel *m) {
    json_t *o = json_object();
    for (int l = 0; l < m->n_latents; l++) {
        json_t *list = json_array();
        for (int g = 0; g < vae_kl_groups(m, l); g++)
            json_array_append_new(list, scores_number(vae_group_kl(r, m, l, g)));
        json_object_set_new(o, m->latent[l].name, list);
    }
    return o;
}

json_t *vae_json_latents(const VaeScores *r, const VaeModel *m) {
    json_t *o = json_object();
    for (int l = 0; l < m->n_latents; l++)
        json_object_set_new(o, m->latent[l].name, scores_number(vae_latent_kl(r, m, l)));
    return o;
}

json_t *vae_json_codes(const VaeScores *r, const VaeModel *m) {
    json_t *o = NULL;
    for (int l = 0; l < m->n_latents; l++) {
        if (!m->latent[l].codes) continue;
        if (!o) o = json_object();
        json_object_set_new(o, m->latent[l].name,
                            json_pack("{s:i, s:i, s:f}", "used", r->codes[l].used, "of",
                                      m->latent[l].codes, "perplexity", r->codes[l].perplexity));
    }
    return o;
}

enum { METRICS_LARGEST = 1 << 30, METRICS_LINE = 1024, METRICS_NUMBER = 20,
       METRICS_LATENT = 128 };

static void metrics_number(json_t *o, const char *key, double x) {
    json_object_set_new(o, key, isfinite(x) ? json_real(x) : json_null());
}

static double metrics_get(const json_t *o, const char *key) {
    const json_t *v = json_object_get(o, key);
    return json_is_number(v) ? json_number_value(v) : NAN;
}

// A count. A file that somebody else wrote may have anything in its place: then it is 0.
static int metrics_count(const json_t *o, const char *key) {
    const json_int_t n = json_integer_value(json_object_get(o, key));
    return n < 0 || n > METRICS_LARGEST ? 0 : (int)n;
}

// Calls fn on every line that is a whole JSON object; the rest (a line cut off by a crash) is none.
static void metrics_each(const char *path, void (*fn)(void *arg, const char *line, json_t *o),
                         void *arg) {
    if (access(path, F_OK) != 0) return;
    size_t size;
    char *text = vae_file_read(path, METRICS_LARGEST, &size);
    for (char *line = text, *end; (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        json_t *o = json_loads(line, 0, NULL);
        if (json_is_object(o)) fn(arg, line, o);
        json_decref(o);
    }
    vae_free(text);
}

typedef struct MetricsKeep {
    VaeFile file;
    long epochs, steps;
} MetricsKeep;

static void metrics_keep(void *arg, const char *line, json_t *o) {
    MetricsKeep *keep = arg;
    const bool epoch_line = json_object_get(o, "seconds") != NULL;
    if (epoch_line ? metrics_get(o, "epoch") <= (double)keep->epochs
                   : metrics_get(o, "step") <= (double)keep->steps)
        vae_file_printf(&keep->file, "%s\n", line);
}

void vae_metrics_open(VaeMetrics *x, const VaeModel *m, const char *path, long epochs, long steps) {
    x->model = m;
    x->room = METRICS_LINE + METRICS_NUMBER * (size_t)vae_latent_width(m);
    for (int l = 0; l < m->n_latents; l++) // in lists, totals and the use of codes
        x->room += 3 * strlen(m->latent[l].name) + METRICS_LATENT;
    x->line = vae_alloc(x->room, 1);
    MetricsKeep keep = {.file = vae_file_create(path), .epochs = epochs, .steps = steps};
    if (epochs > 0 || steps > 0) metrics_each(path, metrics_keep, &keep);
    vae_file_commit(&keep.file);
    vae_log_open(&x->log, path);
}

void vae_metrics_epoch(VaeMetrics *x, const VaeRecord *r) {
    json_t *o = json_object();
    json_object_set_new(o, "epoch", json_integer(r->epoch));
    json_object_set_new(o, "step", json_integer(r->step));
    metrics_number(o, "loss", r->loss);
    metrics_number(o, "reconstruction", r->reconstruction);
    metrics_number(o, "kl", r->kl);
    metrics_number(o, "elbo", r->elbo);
    metrics_number(o, "beta", r->beta);
    metrics_number(o, "lr", r->lr);
    if (r->has_valid) {
        metrics_number(o, "valid_loss", r->valid_loss);
        metrics_number(o, "valid_reconstruction", r->valid_reconstruction);
        metrics_number(o, "valid_kl", r->valid_kl);
        metrics_number(o, "valid_elbo", r->valid_elbo);
    }
    json_object_set_new(o, "active_units", json_integer(r->active_units));
    if (r->scores) { // as `eval --json` has them
        if (x->model->n_latents > 1)
            json_object_set_new(o, "kl_per_latent", vae_json_latents(r->scores, x->model));
        json_object_set_new(o, "kl_per_dimension", vae_json_units(r->scores, x->model));
        json_t *codes = vae_json_codes(r->scores, x->model);
        if (codes) json_object_set_new(o, "codes", codes);
    }
    if (r->collapsed)
        json_object_set_new(o, "warnings", json_pack("[s]", "posterior collapse"));
    metrics_number(o, "seconds", r->seconds);
    metrics_number(o, "samples_per_second", r->samples_per_second);
    const size_t n = json_dumpb(o, x->line, x->room - 1, JSON_COMPACT | JSON_REAL_PRECISION(9));
    if (n == 0 || n >= x->room) vae_die(EX_OSERR, "out of memory");
    x->line[n] = '\n';
    json_decref(o);
    vae_log_write(&x->log, x->line, n + 1);
}

// By hand, since jansson allocates. The caller has seen that all numbers are finite.
void vae_metrics_step(VaeMetrics *x, const VaeRecord *r) {
    char line[METRICS_LINE];
    const int n = snprintf(line, sizeof line,
                           "{\"epoch\":%ld,\"step\":%ld,\"loss\":%.9g,\"reconstruction\":%.9g,"
                           "\"kl\":%.9g,\"beta\":%.9g,\"lr\":%.9g}\n",
                           r->epoch, r->step, r->loss, r->reconstruction, r->kl, r->beta, r->lr);
    vae_log_write(&x->log, line, (size_t)n);
}

void vae_metrics_close(VaeMetrics *x) {
    vae_log_close(&x->log);
    vae_free(x->line);
}

typedef struct MetricsList {
    VaeRecord *record; // NULL: count only
    size_t n;
} MetricsList;

static void metrics_take(void *arg, const char *line, json_t *o) {
    MetricsList *list = arg;
    (void)line;
    if (!json_object_get(o, "seconds")) return; // a line of --log-every
    if (list->record) {
        list->record[list->n] = (VaeRecord){
            .epoch = metrics_count(o, "epoch"),
            .step = metrics_count(o, "step"),
            .loss = metrics_get(o, "loss"),
            .reconstruction = metrics_get(o, "reconstruction"),
            .kl = metrics_get(o, "kl"),
            .elbo = metrics_get(o, "elbo"),
            .beta = metrics_get(o, "beta"),
            .lr = metrics_get(o, "lr"),
            .has_valid = json_object_get(o, "valid_loss") != NULL,
            .valid_loss = metrics_get(o, "valid_loss"),
            .valid_reconstruction = metrics_get(o, "valid_reconstruction"),
            .valid_kl = metrics_get(o, "valid_kl"),
            .valid_elbo = metrics_get(o, "valid_elbo"),
            .collapsed = json_array_size(json_object_get(o, "warnings")) > 0,
            .active_units = metrics_count(o, "active_units"),
            .seconds = metrics_get(o, "seconds"),
            .samples_per_second = metrics_get(o, "samples_per_second"),
        };
    }
    list->n++;
}

VaeRecord *vae_metrics_read(const char *path, size_t *n) {
    MetricsList list = {0};
    metrics_each(path, metrics_take, &list);
    list.record = vae_alloc(list.n + 1, sizeof *list.record);
    *n = list.n;
    list.n = 0;
    metrics_each(path, metrics_take, &list);
    return list.record;
}

// generate.c -- between latents and data: the commands sample, reconstruct, encode and decode, and
// the same for training's pictures. Everything written is in the units of the data.
#include "driver.h"

#include <string.h>

enum { GENERATE_COUNT = 64, GENERATE_OF_EACH = 8, GENERATE_CLASSES = 100, GENERATE_PAIRS = 40 };

static size_t generate_batch(const VaeModel *m, size_t at, size_t n) {
    return n - at < (size_t)m->batch ? n - at : (size_t)m->batch;
}

// A latent's output of the program that ran last; NULL if there is none of this name.
static const float *generate_output(const VaeSession *s, const VaeProgram *p, int latent,
                                    const char *what) {
    char name[256];
    snprintf(name, sizeof name, "%s.%s", s->model->latent[latent].name, what);
    return vae_port(p, name) ? vae_session_output(s, p, name) : NULL;
}

// Columns into a wider matrix.
static void generate_copy(float *to, int to_width, const float *from, int width, size_t rows) {
    for (size_t r = 0; r < rows; r++)
        memcpy(to + r * (size_t)to_width, from + r * (size_t)width, (size_t)width * sizeof *to);
}

void vae_draw_latents(VaeSession *s, uint64_t seed, size_t n, float *latents) {
    const VaeModel *m = s->model;
    const int width = vae_latent_width(m);
    for (size_t r = 0; r < n && !m->prior.run; r++) {
        float *z = latents + r * (size_t)width;
        for (int l = 0; l < m->n_latents; l++) {
            vae_fill_normal(z, m->latent[l].width, seed, VAE_RNG_SAMPLE | (uint32_t)l, 0,
                            (uint32_t)r);
            z += m->latent[l].width;
        }
    }
    for (size_t at = 0; at < n && m->prior.run; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        const VaeInput in = {.first = at, .seed = seed, .rng = VAE_RNG_SAMPLE};
        vae_session_run(s, &m->prior, &in, (int)rows);
        float *z = latents + at * (size_t)width;
        for (int l = 0; l < m->n_latents; l++) {
            const float *draw = generate_output(s, &m->prior, l, "sample");
            generate_copy(z, width, draw, m->latent[l].width, rows);
            z += m->latent[l].width;
        }
    }
}

static void generate_decode(VaeSession *s, const VaeData *condition, const uint32_t *row,
                            const float *latents, size_t at, size_t rows) {
    const VaeInput in = {.data = condition, .row = row ? row + at : NULL, .first = at,
                         .latent = latents + at * (size_t)vae_latent_width(s->model)};
    vae_session_run(s, &s->model->decode, &in, (int)rows);
}

void vae_decode_rows(VaeSession *s, const VaeData *condition, const uint32_t *row,
                     const float *latents, size_t n, float *dst) {
    const VaeModel *m = s->model;
    const size_t width = (size_t)m->stream[m->target].width;
    char name[256];
    snprintf(name, sizeof name, "%s.mean", m->stream[m->target].name);
    const float *mean = vae_session_output(s, &m->decode, name);
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        generate_decode(s, condition, row, latents, at, rows);
        memcpy(dst + at * width, mean, rows * width * sizeof *dst);
    }
}

void vae_decode_draws(VaeSession *s, const VaeData *condition, const uint32_t *row,
                      const float *latents, size_t n, uint64_t seed, float *dst) {
    const VaeModel *m = s->model;
    const size_t width = (size_t)m->stream[m->target].width;
    const float *number[VAE_DRAW_MOST] = {NULL};
    for (int k = 0; k < VAE_DRAW_MOST; k++) {
        char name[256];
        snprintf(name, sizeof name, "%s.draw%d", m->stream[m->target].name, k);
        const VaePort *port = vae_port(&m->decode, name);
        if (port) number[k] = s->state.arena + port->offset;
    }
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        generate_decode(s, condition, row, latents, at, rows);
        for (size_t r = 0; r < rows; r++) {
            const float *from[VAE_DRAW_MOST];
            for (int k = 0; k < VAE_DRAW_MOST; k++)
                from[k] = number[k] ? number[k] + r * width : NULL;
            vae_draw_row(m, from, seed, row ? row[at + r] : (uint32_t)(at + r),
                         dst + (at + r) * width);
        }
    }
}

// Means or draws, and as a file of data would hold them: a drawn label is its number. like: the data
// that they were made of, or NULL.
static void generate_rows(VaeSession *s, const VaeOptions *o, const VaeCondition *condition,
                          const VaeData *like, const float *latents, size_t n, int across, const char *const *label) {
    const VaeModel *m = s->model;
    const VaeStream *target = &m->stream[m->target];
    float *x = vae_alloc(n, (size_t)target->width * sizeof *x);
    if (o->draw) vae_decode_draws(s, &condition->data, NULL, latents, n, vae_option_seed(o), x);
    else vae_decode_rows(s, &condition->data, NULL, latents, n, x);
    if (o->draw && target->kind == VAE_LABEL) {
        for (size_t r = 0; r < n; r++) {
            int class = 0;
            while (x[r * (size_t)target->width + (size_t)class] == 0) class++;
            x[r] = (float)class;
        }
        vae_matrix_write_under(o->output, like, m->target, x, n, (const int[]){1}, 1);
    } else if (label && vae_output_format(o->output, m, true) == VAE_PNG) {
        vae_output_pictures(o->output, m, x, n, across, (VaeGridWords){.label = label});
    } else {
        vae_output_rows_under(o->output, m, like, x, n, across);
    }
    vae_free(x);
}

void vae_encode_rows(VaeSession *s, const VaeData *d, const uint32_t *row, size_t n, bool draw,
                     uint64_t seed, float *latents, float *logvar) {
    const VaeModel *m = s->model;
    const size_t total = (size_t)vae_latent_width(m);
    for (size_t at = 0; at < n; at += (size_t)m->batch) {
        const size_t rows = generate_batch(m, at, n);
        const VaeInput in = {.data = d, .row = row ? row + at : NULL, .first = at, .seed = seed,
                             .rng = VAE_RNG_EVAL};
        vae_session_run(s, &m->encode, &in, (int)rows);
        size_t place = 0;
        for (int l = 0; l < m->n_latents; l++) {
            const int width = m->latent[l].width;
            const float *mu = generate_output(s, &m->encode, l, "mean");
            const float *lv = generate_output(s, &m->encode, l, "logvar");
            const float *sample = generate_output(s, &m->encode, l, "sample");
            float *z = latents + at * total + place;
            generate_copy(z, (int)total, draw && sample ? sample : mu, width, rows);
            for (size_t r = 0; r < rows && draw && !sample; r++, z += total) {
                vae_fill_normal(z, width, seed, VAE_RNG_EVAL | (uint32_t)l, 0,
                                row ? row[at + r] : (uint32_t)(at + r));
                for (int k = 0; k < width; k++)
                    z[k] = mu[r * (size_t)width + (size_t)k] +
                           expf(lv[r * (size_t)width + (size_t)k] / 2) * z[k];
            }
            if (logvar && lv)
                generate_copy(logvar + at * total + place, (int)total, lv, width, rows);
            place += (size_t)width;
        }
    }
}

bool vae_has_logvar(const VaeModel *m) {
    for (int l = 0; l < m->n_latents; l++) {
        char name[256];
        snprintf(name, sizeof name, "%s.logvar", m->latent[l].name);
        if (!vae_port(&m->encode, name)) return false;
    }
    return true;
}

int vae_command_sample(const VaeOptions *o) {
    const VaeModel *m = o->model;
    // All classes of a label, if none is asked for: a line of the picture for each.
    const int classes = vae_condition_classes(m, o);
    const size_t standard = classes > 0 && classes <= GENERATE_CLASSES
                                ? (size_t)classes * GENERATE_OF_EACH : GENERATE_COUNT;
    const size_t n = o->count > 0 ? (size_t)o->count : standard;
    const bool lines = classes > 0 && n % (size_t)classes == 0;
    if (o->alike && classes == 0)
        vae_die(EX_USAGE, "--alike is for a label that goes through all its classes: there is none");
    if (o->alike && !lines)
        vae_die(EX_USAGE, "--alike needs as many of each class: -n a multiple of %d, not %zu", classes, n);
    const VaeFormat format = vae_output_format(o->output, m, true);
    vae_output_limit(format, n, "-n");
    VaeSession s;
    VaeCondition condition;
    vae_condition_open(&condition, m, o, n, true);
    vae_session_open_weights(&s, o);
    float *z = vae_alloc(n * (size_t)vae_latent_width(m), sizeof *z);
    const size_t drawn = o->alike ? n / (size_t)classes : n;
    vae_draw_latents(&s, vae_option_seed(o), drawn, z);
    for (size_t r = drawn; r < n; r += drawn)
        memcpy(z + r * (size_t)vae_latent_width(m), z, drawn * (size_t)vae_latent_width(m) * sizeof *z);
    VaeTexts label = lines ? vae_condition_texts(m, o) : (VaeTexts){0};
    generate_rows(&s, o, &condition, NULL, z, n, lines ? (int)(n / (size_t)classes) : 0, label.text);
    vae_texts_close(&label);
    vae_note(o->quiet, "wrote %s", o->output);
    vae_free(z);
    vae_condition_close(&condition);
    vae_session_close(&s);
    return 0;
}

int vae_command_decode(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const VaeFormat format = vae_output_format(o->output, m, true);
    VaeMatrix z = vae_matrix_read(o->latents, vae_latent_width(m));
    VaeSession s;
    VaeCondition condition;
    vae_condition_open(&condition, m, o, z.rows, false);
    vae_output_limit(format, z.rows, "rows of --latents");
    vae_session_open_weights(&s, o);
    generate_rows(&s, o, &condition, NULL, z.values, z.rows, 0, NULL);
    vae_note(o->quiet, "wrote %s", o->output);
    vae_free(z.values);
    vae_condition_close(&condition);
    vae_session_close(&s);
    return 0;
}

int vae_command_encode(const VaeOptions *o) {
    const VaeModel *m = o->model;
    vae_output_format(o->output, m, false);
    if (o->draw && o->logvar) vae_die(EX_USAGE, "--draw and --logvar do not go together");
    if (o->logvar && !vae_has_logvar(m))
        vae_die(EX_USAGE, "--logvar: this model's posterior has no variance in closed form; --draw "
                "gives draws");
    VaeData d;
    VaeSession s;
    vae_data_open(&d, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  vae_option_seed(o));
    vae_data_require(&d, m, &m->encode, "--data");
    vae_session_open_weights(&s, o);
    const size_t width = (size_t)vae_latent_width(m), n = d.rows;
    const int dims[1] = {(int)(o->logvar ? 2 * width : width)};
    float *z = vae_alloc(n, width * sizeof *z);
    float *lv = o->logvar ? vae_alloc(n, width * sizeof *lv) : NULL;
    vae_encode_rows(&s, &d, NULL, n, o->draw, vae_option_seed(o), z, lv);
    if (o->logvar) {
        float *both = vae_alloc(n, 2 * width * sizeof *both);
        for (size_t r = 0; r < n; r++) {
            memcpy(both + 2 * r * width, z + r * width, width * sizeof *z);
            memcpy(both + (2 * r + 1) * width, lv + r * width, width * sizeof *z);
        }
        vae_matrix_write(o->output, both, n, dims, 1);
        vae_free(both);
    } else {
        vae_matrix_write(o->output, z, n, dims, 1);
    }
    vae_note(o->quiet, "wrote %s", o->output);
    vae_free(lv);
    vae_free(z);
    vae_session_close(&s);
    vae_data_close(&d);
    return 0;
}

int vae_command_reconstruct(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const VaeStream *x = &m->stream[m->target];
    const VaeFormat format = vae_output_format(o->output, m, true);
    VaeData d;
    VaeSession s;
    size_t limit = o->limit > 0 ? (size_t)o->limit : 0;
    if (format == VAE_PNG && limit == 0) limit = GENERATE_PAIRS;
    vae_output_limit(format, limit, "--limit");
    vae_data_open(&d, m, o->data.item, o->data.n, limit, vae_option_seed(o));
    vae_data_require(&d, m, &m->encode, "--data");
    VaeCondition condition;
    vae_condition_over(&condition, m, o, &d);
    vae_session_open_weights(&s, o);
    const size_t n = d.rows;
    if (format == VAE_PNG) {
        if (!d.stream[m->target].values)
            vae_die(EX_USAGE, "a picture of '%s' needs it with --data %s=FILE", x->name, x->name);
        // In columns: original, reconstruction, original, reconstruction, ...
        const int panels = vae_reconstruct_panels(m), most = panels == 2 ? 5 : 4;
        const int across = n < (size_t)most ? (int)n : most;
        float *grid = vae_alloc(n * (size_t)panels, (size_t)x->width * sizeof *grid);
        vae_reconstruct_pictures(&s, &d, &condition.data, NULL, n, o->draw, vae_option_seed(o), grid);
        VaeGrid pictures = vae_output_grid(m, grid, n * (size_t)panels, across * panels);
        pictures.words = vae_reconstruct_words(m);
        vae_picture_grid(o->output, &pictures);
        vae_free(grid);
    } else {
        float *z = vae_alloc(n, (size_t)vae_latent_width(m) * sizeof *z);
        vae_encode_rows(&s, &d, NULL, n, o->draw, vae_option_seed(o), z, NULL);
        generate_rows(&s, o, &condition, &d, z, n, 0, NULL);
        vae_free(z);
    }
    vae_note(o->quiet, "wrote %s (%zu rows)", o->output, n);
    vae_condition_close(&condition);
    vae_session_close(&s);
    vae_data_close(&d);
    return 0;
}

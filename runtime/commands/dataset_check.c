// dataset_check.c -- what the driver asks of a data set beyond reading it: is every stream there that a
// program reads, and made-up rows for the commands that need none of the user's (bench, gradcheck, labels to sample
// under). (No rows, or too many, are what every reader refuses.)
#include "commands/commands.h"
#include "data/readers.h"

#include <string.h>

void vae_data_require(const VaeData *d, const VaeModel *m, const VaeProgram *p,
                      const char *option) {
    for (int i = 0; i < p->n_ports; i++) {
        if (p->port[i].kind != VAE_IN_DATA) continue;
        const int k = p->port[i].index;
        if (d->stream[k].values) continue;
        vae_die(EX_USAGE, "the model reads '%s': give it with %s %s=FILE", m->stream[k].name,
                option, m->stream[k].name);
    }
}

static bool stream_listed(const VaeModel *m, const VaeList *list, int stream) {
    for (int i = 0; i < list->n; i++)
        if (!strcmp(list->item[i], m->stream[stream].name)) return true;
    return false;
}

static bool program_reads(const VaeProgram *p, int stream) {
    for (int i = 0; i < p->n_ports; i++)
        if (p->port[i].kind == VAE_IN_DATA && p->port[i].index == stream) return true;
    return false;
}

VaeData vae_data_seen(const VaeData *d, const VaeModel *m, const VaeList *seen, double **nothing) {
    VaeData with = *d;
    size_t widest = 0;
    for (int i = 0; i < seen->n; i++) {
        bool read = false;
        for (int k = 0; k < m->n_streams; k++)
            read |= !strcmp(m->stream[k].name, seen->item[i]) && program_reads(&m->encode, k);
        if (!read) vae_die(EX_USAGE, "--from %s: the encoder reads no such stream", seen->item[i]);
    }
    for (int k = 0; k < m->n_streams; k++) {
        const VaeStream *s = &m->stream[k];
        if (!program_reads(&m->encode, k) || stream_listed(m, seen, k)) continue;
        if (!s->missing)
            vae_die(EX_USAGE, "--from: %s cannot be left out, because it is not declared with missing=true", s->name);
        if ((size_t)s->width > widest) widest = (size_t)s->width;
    }
    *nothing = vae_alloc(d->rows * widest + 1, sizeof **nothing);
    for (size_t i = 0; i < d->rows * widest; i++) (*nothing)[i] = NAN;
    for (int k = 0; k < m->n_streams; k++)
        if (program_reads(&m->encode, k) && !stream_listed(m, seen, k)) with = vae_data_with(&with, m, k, *nothing);
    return with;
}

void vae_require_target(const VaeData *d, const VaeModel *m, const char *option) {
    const char *name = m->stream[m->target].name;
    if (!d->stream[m->target].values)
        vae_die(EX_USAGE, "'%s' is needed: give it with %s %s=FILE", name, option, name);
}

void vae_require_encoded(const VaeModel *m) {
    for (int i = 0; i < m->encode.n_ports; i++)
        if (m->encode.port[i].kind == VAE_IN_DATA && m->encode.port[i].index == m->target) return;
    vae_die(EX_USAGE, "the encoder does not read '%s', which the decoder makes",
            m->stream[m->target].name);
}

VaeData vae_data_with(const VaeData *d, const VaeModel *m, int stream, const double *values) {
    VaeData with = *d;
    with.stream[stream].cell = VAE_CELL_F64;
    with.stream[stream].big = false;
    with.stream[stream].values = values;
    with.stream[stream].parts = NULL;
    with.stream[stream].sparse = NULL;
    with.stream[stream].kept = NULL;
    with.stream[stream].width = m->stream[stream].width;
    with.stream[stream].scale = 1;
    return with;
}

// Read as the label stream of a model that has nothing else, so that every format will do and the
// labels of `shapes` are those of its rows.
int *vae_labels_read(const char *path, size_t rows, uint64_t seed) {
    enum { CLASSES = 16777216 }; // whole numbers that a float tells apart
    const VaeStream stream = {.name = "labels", .kind = VAE_LABEL, .height = 1, .width_px = 1,
                              .channels = CLASSES, .width = CLASSES};
    const VaeModel m = {.name = "labels", .stream = &stream, .n_streams = 1};
    VaeData d;
    vae_data_open(&d, &m, &path, 1, rows + 2, seed);
    if (d.rows == rows + 1 && d.stream[0].how[0]) // a file's, and all of it: not made up as asked for
        vae_warn("%s: %zu labels for %zu rows of data: the first are taken; is its first line a header? "
                 "--header labels=yes says so", path, d.rows, rows);
    if (d.rows < rows)
        vae_die(EX_DATAERR, "%s: %zu label%s, but there are %zu rows of data", path, d.rows, VAE_S(d.rows), rows);
    int *label = vae_alloc(rows, sizeof *label);
    for (size_t r = 0; r < rows; r++) label[r] = vae_data_label(&d, 0, r);
    vae_data_close(&d);
    return label;
}

// Turns n uniform numbers into what the stream's likelihood can take.
static void made_up_in_domain(const VaeStream *s, float *row, int n) {
    for (int c = 0; c < n; c++) {
        if (s->domain == VAE_DOMAIN_COUNT) row[c] = floorf(row[c] * 5);
        if (s->domain == VAE_DOMAIN_POSITIVE) row[c] += 0.5f;
        if (s->domain == VAE_DOMAIN_BYTE) row[c] = floorf(row[c] * 256);
        if (s->domain == VAE_DOMAIN_LEVELS)
            row[c] = floorf(row[c] * (float)s->levels) / (float)(s->levels - 1);
    }
    for (int c = 0; s->domain == VAE_DOMAIN_SHARES && c < n; c += s->channels) {
        const int one = (int)(row[c] * (float)s->channels); // the first number says which it is
        for (int k = 0; k < s->channels; k++) row[c + k] = k == one;
    }
}

// Rows of a series are as long as they can be, of one step, and between these.
static void made_up_ends(const VaeStream *s, float *row, size_t r) {
    const int steps = r == 0 ? s->height : r == 1 ? 1 : 1 + (int)(r * 5 % (size_t)s->height);
    if (isnan(row[0])) row[0] = s->domain == VAE_DOMAIN_ANY ? 0.5f : 0;
    for (int c = steps * s->channels; c < s->width; c++) row[c] = NAN;
}

void vae_data_make_up(VaeData *d, const VaeModel *m, size_t rows, uint64_t seed) {
    vae_data_none(d);
    d->rows = rows;
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        const int cells = s->kind == VAE_LABEL ? 1 : s->width;
        float *v = vae_alloc(rows * (size_t)cells, sizeof(float));
        const uint32_t stream = VAE_RNG_DATA | (uint32_t)(128 + i); // apart from `shapes`
        for (size_t r = 0; r < rows; r++) {
            float *row = v + r * (size_t)cells;
#ifndef VAE_NO_TOKENS
            if (s->kind == VAE_TOKENS) {
                vae_tokens_make_row(s, seed, stream, r, row);
                continue;
            }
#endif
            if (s->kind == VAE_TABLE) {
                float cause[3];
                vae_fill_normal(cause, 3, seed, stream, 0, (uint32_t)r);
                vae_table_make_row(s, cause, seed, stream, r, row);
                continue;
            }
            if (s->kind != VAE_LABEL && s->domain == VAE_DOMAIN_ANY)
                vae_fill_normal(row, cells, seed, stream, 0, (uint32_t)r);
            else
                vae_fill_uniform(row, cells, seed, stream, 0, (uint32_t)r);
            if (s->kind == VAE_LABEL) row[0] = floorf(row[0] * (float)s->width);
            else made_up_in_domain(s, row, cells);
            for (int c = 0; c < cells && s->missing; c++)
                if ((r + (size_t)c) % 7 == 3) row[c] = NAN;
            if (s->kind == VAE_SERIES) made_up_ends(s, row, r);
        }
        vae_data_own(d, i, v, cells);
    }
}

void vae_made_up_columns(const VaeData *d, const VaeModel *m, size_t rows, float *param) {
    bool table = false;
    for (int i = 0; i < m->n_streams; i++) table |= m->stream[i].kind == VAE_TABLE;
    if (!table) return;
    VaeError error;
    if (vae_set_columns(m, vae_data_source(d), NULL, rows, param, &error)) vae_die(EX_DATAERR, "%s", error.text);
}

void vae_weights_say(const VaeData *d, const VaeModel *m, const char *option, bool quiet) {
    const int stream = vae_row_weights(m);
    double value, low = INFINITY, high = 0, sum = 0;
    if (stream < 0) return;
    if (!d->stream[stream].values) {
        vae_note(quiet, "%s: no %s: all rows weigh the same", option, m->stream[stream].name);
        return;
    }
    for (size_t r = 0; r < d->rows; r++) {
        vae_data_row_double(d, m, stream, r, &value);
        low = fmin(low, value);
        high = fmax(high, value);
        sum += value;
    }
    if (!(sum > 0)) vae_die(EX_DATAERR, "%s: all rows weigh 0 (data %s)", option, m->stream[stream].name);
    vae_note(quiet, "%s: rows weigh from %g to %g, %.6g in all (data %s)", option, low, high, sum, m->stream[stream].name);
}

void vae_weights_held_out(const VaeData *d, const VaeModel *m, const uint32_t *row, size_t n) {
    const int stream = vae_row_weights(m);
    double value, sum = 0;
    if (stream < 0 || n == 0 || !d->stream[stream].values) return;
    for (size_t r = 0; r < n; r++) {
        vae_data_row_double(d, m, stream, row[r], &value);
        sum += value;
    }
    if (!(sum > 0))
        vae_die(EX_DATAERR, "the %zu row%s held out for validation all weigh 0 (data %s): give rows with --valid", n, VAE_S(n),
                m->stream[stream].name);
}

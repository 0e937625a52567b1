// arrays.c -- rows in the caller's arrays: checked, then read as the programs want them.
#include "library/handle.h"

#include <math.h>
#include <string.h>

static const VaeArrays *arrays_of(const VaeSource *self) { return (const VaeArrays *)self; } // its first member

static bool arrays_has(const VaeSource *self, int stream) { return arrays_of(self)->rows.stream[stream] != NULL; }

static void arrays_values(const VaeSource *self, const VaeModel *m, int stream, size_t row, size_t at, size_t n,
                          double *dst) {
    const void *all = arrays_of(self)->rows.stream[stream];
    const size_t first = row * (size_t)m->stream[stream].width + at;
#ifndef VAE_NO_TOKENS
    for (size_t i = 0; i < n && all && m->stream[stream].kind == VAE_TOKENS; i++) dst[i] = ((const int32_t *)all)[first + i];
    if (all && m->stream[stream].kind == VAE_TOKENS) return;
#endif
    for (size_t i = 0; i < n; i++) dst[i] = all ? (double)((const float *)all)[first + i] : (double)NAN; // nothing is known
}

static void arrays_read(const VaeSource *self, const VaeModel *m, const float *param, int stream,
                        const uint32_t *row, int n, float *dst) {
    const size_t width = (size_t)m->stream[stream].width;
    const float *from = arrays_of(self)->rows.stream[stream];
    for (size_t i = 0; !from && i < (size_t)n * width; i++) dst[i] = NAN;
    if (!from) return;
#ifndef VAE_NO_TOKENS
    if (m->stream[stream].kind == VAE_TOKENS) {
        const int32_t *number = arrays_of(self)->rows.stream[stream];
        for (int i = 0; i < n; i++)
            for (size_t t = 0; t < width; t++) dst[(size_t)i * width + t] = (float)number[row[i] * width + t];
        return;
    }
#endif
    if (m->stream[stream].standardize) {
        vae_standardize(self, m, param, stream, row, n, dst);
        return;
    }
    for (int i = 0; i < n; i++) memcpy(dst + (size_t)i * width, from + row[i] * width, width * sizeof *dst);
}

// ---------------------------------------------------------------- checks

static int bad_value(VaeHandle *h, const VaeStream *s, size_t row, size_t column, double value) {
    char why[VAE_MISFIT], digits[VAE_DIGITS];
    vae_misfit(s, value, why);
    return vae_fail(&h->error, VAE_BAD_DATA, "%s: row %zu, value %zu: %s %s", s->name, row, column,
                    vae_digits(value, digits), why);
}

static int check_label(VaeHandle *h, const VaeStream *s, const float *row, size_t r) {
    int ones = 0, zeros = 0, unknown = 0;
    for (int j = 0; j < s->width; j++) {
        ones += row[j] == 1;
        zeros += row[j] == 0;
        unknown += isnan(row[j]) != 0;
    }
    if (ones == 1 && zeros == s->width - 1) return VAE_OK;
    if (s->missing && unknown == s->width) return VAE_OK;
    return vae_fail(&h->error, VAE_BAD_DATA, "%s: row %zu is not one-hot: one of its %d values must be 1, the others 0",
                    s->name, r, s->width);
}

#ifndef VAE_NO_TABLE

// What a column cannot hold; NULL: it can.
static const char *column_misfit(const VaeColumn *c, double x) {
    switch (c->kind) {
    case VAE_COLUMN_LOG: return x > 0 ? NULL : "is not above 0";
    case VAE_COLUMN_COUNT: return x >= 0 && x == floor(x) ? NULL : "is no count";
    case VAE_COLUMN_FLAG: return x == 0 || x == 1 ? NULL : "is not 0 or 1";
    case VAE_COLUMN_CATEGORY:
    case VAE_COLUMN_ORDINAL: return x >= 0 && x < c->classes && x == floor(x) ? NULL : "is none of the column's classes";
    case VAE_COLUMN_NUMBER:
    case VAE_COLUMN_DATE:
    case VAE_COLUMN_TEXT:
    case VAE_COLUMN_KINDS: break;
    }
    return NULL;
}

static int check_columns(VaeHandle *h, const VaeStream *s, const float *row, size_t r) {
    for (int j = 0; j < s->width; j++) {
        if (isnan(row[j])) continue;
        char digits[VAE_DIGITS];
        const char *why = isinf(row[j]) ? "is not finite" : column_misfit(&s->column[j], (double)row[j]);
        if (why)
            return vae_fail(&h->error, VAE_BAD_DATA, "%s: row %zu, column %s: %s %s", s->name, r, s->column[j].name,
                            vae_digits((double)row[j], digits), why);
    }
    return VAE_OK;
}

#endif

#ifndef VAE_NO_TOKENS

static int check_tokens(VaeHandle *h, const VaeStream *s, const int32_t *row, size_t r) {
    int end = 0;
    while (end < s->width && row[end] >= VAE_UNK && row[end] < s->words) end++;
    if (end == s->width)
        return vae_fail(&h->error, VAE_BAD_DATA, "%s: row %zu has no end, which is %d", s->name, r, VAE_EOS);
    if (row[end] != VAE_EOS)
        return vae_fail(&h->error, VAE_BAD_DATA, "%s: row %zu, value %d: %d is no token: they are from %d to %d, and behind "
                        "them %d", s->name, r, end, (int)row[end], VAE_UNK, s->words - 1, VAE_EOS);
    for (int t = end + 1; t < s->width; t++)
        if (row[t] != VAE_PAD)
            return vae_fail(&h->error, VAE_BAD_DATA, "%s: row %zu, value %d: %d stands behind the end, where %d must", s->name,
                            r, t, (int)row[t], VAE_PAD);
    return VAE_OK;
}

#endif

static int check_row(VaeHandle *h, const VaeStream *s, const float *row, size_t r) {
    if (s->kind == VAE_LABEL) return check_label(h, s, row, r);
#ifndef VAE_NO_TABLE // in one file with a model that has none
    if (s->kind == VAE_TABLE) return check_columns(h, s, row, r);
#endif
    for (size_t j = 0; j < (size_t)s->width; j++)
        if (!vae_fits(s, row[j])) return bad_value(h, s, r, j, (double)row[j]);
    char why[VAE_MISFIT], digits[VAE_DIGITS];
    if (s->kind == VAE_SERIES && vae_series_misfit(s, row, why))
        return vae_fail(&h->error, VAE_BAD_DATA, "%s: row %zu %s", s->name, r, why);
    for (int at = 0; s->domain == VAE_DOMAIN_SHARES && at < s->width; at += s->channels) {
        double sum = 0;
        int missing = 0;
        for (int k = 0; k < s->channels; k++) sum += (double)row[at + k], missing += isnan(row[at + k]) != 0;
        if (missing && missing < s->channels)
            return vae_fail(&h->error, VAE_BAD_DATA, "%s: row %zu, values %d to %d: %d of them are NaN; all must be, or "
                            "none", s->name, r, at, at + s->channels - 1, missing);
        if (!missing && !vae_is_whole_sum(sum))
            return vae_fail(&h->error, VAE_BAD_DATA, "%s: row %zu, values %d to %d: they sum to %s, not to 1, which %s "
                            "needs", s->name, r, at, at + s->channels - 1, vae_digits((double)(float)sum, digits),
                            s->likelihood ? s->likelihood : s->name);
    }
    return VAE_OK;
}

// may_lack: it is not trained on, and NULL is a stream of which nothing is known.
static int check_stream(VaeHandle *h, int stream, VaeRowArrays rows, size_t n, bool may_lack) {
    const VaeStream *s = &h->model->stream[stream];
    const float *row = rows.stream[stream];
#ifndef VAE_NO_TOKENS
    const int32_t *token = rows.stream[stream];
    for (size_t r = 0; token && r < n && s->kind == VAE_TOKENS; r++, token += s->width) {
        const int status = check_tokens(h, s, token, r);
        if (status) return status;
    }
    if (token && s->kind == VAE_TOKENS) return VAE_OK;
#endif
    if (!row && s->missing && may_lack) return VAE_OK;
    if (!row) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "the model reads '%s' here, which is NULL", s->name);
    for (size_t r = 0; r < n; r++, row += s->width) {
        const int status = check_row(h, s, row, r);
        if (status) return status;
    }
    return VAE_OK;
}

int vae_arrays_open(VaeArrays *a, VaeHandle *h, const VaeProgram *p, VaeRowArrays rows, size_t n) {
    *a = (VaeArrays){.source = {n, arrays_has, arrays_values, arrays_read}, .rows = rows};
    if (n == 0) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "no rows: n is 0");
    if (n >= VAE_LIMIT_ROWS)
        return vae_fail(&h->error, VAE_BAD_ARGUMENT, "%zu rows are more than the %u that can be numbered", n,
                        VAE_LIMIT_ROWS - 1);
    int given = 0;
    for (int i = 0; i < h->model->n_streams; i++) given += rows.stream[i] != NULL;
    for (int i = 0; i < h->model->n_streams; i++) {
        bool reads = false;
        for (int k = 0; k < p->n_ports; k++)
            reads |= (p->port[k].kind == VAE_IN_DATA || p->port[k].kind == VAE_IN_MASK || p->port[k].kind == VAE_IN_ENDS) && p->port[k].index == i;
        const bool encodes = p == &h->model->encode && given > 0;
        // What a decoder reads of a stream that it produces it has told itself.
        if (p == &h->model->decode && h->model->stream[i].likelihood) continue;
        const int status = reads ? check_stream(h, i, rows, n, encodes) : VAE_OK;
        if (status) return status;
    }
    return VAE_OK;
}

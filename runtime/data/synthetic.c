// synthetic.c -- made-up data sets, so that everything runs without a download: NAME, NAME:ROWS, and
// signals:ROWS:anomalies. Row r is decided by the seed and r alone; what the rows have in common
// does not depend on the seed, so that data of another seed are new rows of the same distribution.
#include "data/readers.h"

#include <math.h>
#include <string.h>

#define MADE_ROWS 2000
#define MADE_MOST 100000000

typedef struct Maker {
    const char *name;
    void (*make)(DataTable *t, const VaeStream *s, int stream, const DataMade *how);
    const char *variant; // NULL: it has none
} Maker;

static const Maker maker[] = {
    {"shapes", VAE_FULL(vae_data_make_shapes), NULL},
    {"signals", VAE_FULL(vae_data_make_signals), "anomalies"},
    {"ratings", VAE_FULL(vae_data_make_ratings), NULL},
};
enum { MAKERS = sizeof maker / sizeof *maker };
enum { MADE_COUNT = 48 }; // random stream
#define MADE_SIZE 2.0     // of the negative binomial that counts are drawn from

static const Maker *made_find(const char *spec) {
    const size_t n = strcspn(spec, ":");
    for (int i = 0; i < MAKERS; i++)
        if (strlen(maker[i].name) == n && memcmp(maker[i].name, spec, n) == 0) return &maker[i];
    return NULL;
}

bool vae_data_is_made(const char *spec) { return made_find(spec) != NULL; }

#ifndef VAE_STANDALONE // whose makers are all NULL

// ":ROWS" and ":anomalies", both optional, in this order.
static DataMade made_parse(const Maker *m, const char *spec) {
    DataMade how = {.rows = MADE_ROWS};
    const char *at = spec + strlen(m->name);
    bool good = true;
    if (*at == ':' && at[1] >= '0' && at[1] <= '9') {
        const size_t n = strspn(++at, "0123456789");
        how.rows = 0;
        for (size_t i = 0; i < n && i < 10; i++) how.rows = 10 * how.rows + (size_t)(at[i] - '0');
        good = n < 10 && how.rows > 0 && how.rows <= MADE_MOST;
        at += n;
    }
    if (*at == ':' && m->variant && strcmp(at + 1, m->variant) == 0) {
        how.variant = true;
        at = "";
    }
    if (!good || *at)
        vae_die(EX_USAGE, "\"%.60s\": %s:N takes a number of rows from 1 to %d%s%s", spec, m->name,
                MADE_MOST, m->variant ? ", and then :" : "", m->variant ? m->variant : "");
    return how;
}

#endif

void vae_data_make(DataTable *t, const char *spec, const VaeStream *s, int stream, size_t limit,
                   uint64_t seed) {
    const Maker *m = made_find(spec);
    if (!m->make)
        vae_die(EX_UNAVAILABLE, "%.60s: %s are made up by the program of vaec build, not by one that is a single C file",
                spec, m->name);
#ifdef VAE_STANDALONE
    (void)t, (void)s, (void)stream, (void)limit, (void)seed;
#else
    DataMade how = made_parse(m, spec);
    how.seed = seed;
    if (limit && limit < how.rows) how.rows = limit;
    memset(t, 0, sizeof *t);
    t->path = m->name;
    t->made = t->picture = true;
    t->rows = how.rows;
    t->width = s->kind == VAE_LABEL ? 1 : (size_t)s->width;
    if (s->kind == VAE_TABLE) {
        vae_data_make_table(t, s, stream, &how);
        t->values = t->owned;
        return;
    }
    if (s->kind == VAE_TOKENS) {
        vae_data_make_tokens(t, s, stream, &how);
        t->values = t->owned;
        return;
    }
    m->make(t, s, stream, &how);
    t->values = t->owned;
#endif
}

// ---------------------------------------------------------------- for the makers

// As the rows of a table, or of pictures.
static void made_dims(DataTable *t, const VaeStream *s) {
    const size_t dim[] = {t->rows, (size_t)s->height, (size_t)s->width_px, (size_t)s->channels};
    memcpy(t->dim, dim, sizeof dim);
    t->rank = s->kind == VAE_IMAGE ? 4 : s->kind == VAE_LABEL ? 1 : 2;
    if (t->rank == 2) t->dim[1] = t->width;
}

uint8_t *vae_data_make_bytes(DataTable *t, const VaeStream *s) {
    made_dims(t, s);
    t->type.cell = VAE_CELL_U8;
    return t->owned = vae_data_alloc(t, t->rows * t->width, 1);
}

float *vae_data_make_floats(DataTable *t, const VaeStream *s) {
    made_dims(t, s);
    t->type.cell = VAE_CELL_F32;
    return t->owned = vae_data_alloc(t, t->rows * t->width, sizeof(float));
}

// The largest of each group along the last dimension, as a one-hot code.
static void made_shares(const VaeStream *s, float *v) {
    for (int j = 0; j < s->width; j += s->channels) {
        int top = j;
        for (int k = j; k < j + s->channels; k++) top = v[k] > v[top] ? k : top;
        for (int k = j; k < j + s->channels; k++) v[k] = k == top;
    }
}

void vae_data_into_domain(const VaeStream *s, float *v, uint64_t seed, size_t row) {
    for (int j = 0; j < s->width; j++) {
        const float unit = 1 / (1 + expf(-2 * v[j]));
        VaeDice dice = vae_dice(seed, VAE_RNG_DATA | MADE_COUNT, (uint32_t)row, (uint32_t)j);
        switch (s->domain) {
        case VAE_DOMAIN_UNIT: v[j] = unit; break;
        case VAE_DOMAIN_COUNT:
            v[j] = (float)vae_dice_negative_binomial(&dice, exp(1 + 0.5 * (double)v[j]), MADE_SIZE);
            break;
        case VAE_DOMAIN_BYTE: v[j] = floorf(255.99f * unit); break;
        case VAE_DOMAIN_LEVELS:
            v[j] = floorf(0.999999f * unit * (float)s->levels) / (float)(s->levels - 1);
            break;
        case VAE_DOMAIN_POSITIVE:
        case VAE_DOMAIN_WEIGHT: v[j] = expf(0.5f * v[j]); break;
        case VAE_DOMAIN_SHARES:
        case VAE_DOMAIN_ANY: break;
        }
    }
    if (s->domain == VAE_DOMAIN_SHARES) made_shares(s, v);
}

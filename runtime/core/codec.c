// codec.c -- groups of rows onto a stack of bits, and back.
// Everything that is popped in one direction is pushed in the other, in the opposite order. The networks run on whole
// groups, with the same rows at the same places in both directions, so that they say the same to the last bit.
#include "core/codec.h"
#include "core/codec_values.h"

#include <string.h>

enum { MOST_GROWTH = 1000 };

// ---------------------------------------------------------------- what can be coded

static VaeStatus codec_refuse(VaeError *error, const char *name, const char *why) {
    return vae_fail(error, VAE_BAD_ARGUMENT, "this model's rows cannot be coded: '%s' %s", name, why);
}

static bool codec_reads(const VaeProgram *p, int stream) {
    for (int i = 0; i < p->n_ports; i++)
        if ((p->port[i].kind == VAE_IN_DATA || p->port[i].kind == VAE_IN_MASK) && p->port[i].index == stream) return true;
    return false;
}

VaeStatus vae_codec_can(const VaeModel *m, VaeError *error) {
    for (int l = 0; l < m->n_latents; l++)
        if (m->coded && m->coded[l].why) return codec_refuse(error, m->latent[l].name, m->coded[l].why);
    for (int k = 0; k < m->n_streams; k++) {
        const VaeStream *s = &m->stream[k];
        if (!s->likelihood) {
            if (codec_reads(&m->encode, k) || codec_reads(&m->decode, k) || codec_reads(&m->prior, k))
                return codec_refuse(error, s->name, "is read but not modelled, and whoever decodes does not have it");
            continue;
        }
        const char *why = vae_codec_unfit(m, k);
        if (why) return codec_refuse(error, s->name, why);
    }
    return VAE_OK;
}

// ---------------------------------------------------------------- opening

static void codec_read(const VaeSource *self, const VaeModel *m, const float *param, int stream, const uint32_t *row,
                       int n, float *dst) {
    const VaeCodec *c = (const VaeCodec *)self; // its first member
    const size_t width = (size_t)m->stream[stream].width;
    if (m->stream[stream].standardize) {
        vae_standardize(self, m, param, stream, row, n, dst);
        return;
    }
    for (int i = 0; i < n; i++)
        for (size_t j = 0; j < width; j++) dst[(size_t)i * width + j] = (float)c->value[stream][row[i] * width + j];
}

static void codec_values(const VaeSource *self, const VaeModel *m, int stream, size_t row, size_t at, size_t n,
                         double *dst) {
    const VaeCodec *c = (const VaeCodec *)self;
    memcpy(dst, c->value[stream] + row * (size_t)m->stream[stream].width + at, n * sizeof *dst);
}

static bool codec_has(const VaeSource *self, int stream) { return ((const VaeCodec *)self)->value[stream] != NULL; }

static int codec_classes(const VaeModel *m, int latent) { return m->coded ? m->coded[latent].classes : 0; }

static void codec_take(VaeCodec *c, VaeMemory *memory, const VaeModel *m, int bits) {
    const size_t batch = (size_t)m->batch, width = (size_t)vae_latent_width(m);
    int most = 1, steps = 0;
    size_t places = 0;
    for (int l = 0; l < m->n_latents; l++) {
        if (codec_classes(m, l) > most) most = codec_classes(m, l);
        if (m->latent[l].codes > most) most = m->latent[l].codes;
    }
    vae_cdf_take(&c->cdf, memory, bits);
    c->counts = vae_take(memory, 1, sizeof *c->counts);
    for (int k = 0; k < m->n_streams; k++) {
        const VaeStream *s = &m->stream[k];
        if (!s->likelihood) continue;
        c->value[k] = vae_take(memory, batch * (size_t)s->width, sizeof **c->value);
        const int classes = vae_codec_most_classes(s);
        if (classes > most) most = classes;
        if (s->kind == VAE_TOKENS && s->width > steps) steps = s->width;
        if (vae_told_by_place(m, k)) places = (size_t)s->width;
    }
    c->z = vae_take(memory, batch * width, sizeof *c->z);
    c->symbol = vae_take(memory, batch * width, sizeof *c->symbol);
    c->from = vae_take(memory, (size_t)most + 1, sizeof *c->from);
    c->told = vae_take(memory, batch * (size_t)steps, sizeof *c->told);
    c->said = vae_take(memory, VAE_DRAW_MOST * batch * places, sizeof *c->said);
}

size_t vae_codec_memory(const VaeModel *m, int bits) {
    VaeMemory count = {0};
    VaeCodec c;
    codec_take(&c, &count, m, bits);
    return count.used;
}

static void codec_order(VaeCodec *c, const VaeModel *m) {
    int n = 0;
    for (int turn = 0; turn < m->n_latents; turn++)
        for (int l = 0; l < m->n_latents; l++)
            if ((m->coded ? m->coded[l].turn : 0) == turn) c->order[n++] = l;
}

static void codec_book(VaeCodec *c, const VaeModel *m, int latent, const float *param) {
    char name[512];
    vae_text(name, sizeof name, "posterior.%s.codebook", m->latent[latent].name);
    const VaeTensor *t = vae_tensor(m, name);
    c->book[latent] = param + t->offset;
    c->book_step[latent][0] = (size_t)t->stride[0];
    c->book_step[latent][1] = (size_t)t->stride[1];
}

VaeStatus vae_codec_open(VaeCodec *c, VaeMemory *memory, VaeSession *session, int bits, VaeError *error) {
    const VaeModel *m = session->model;
    memset(c, 0, sizeof *c);
    codec_take(c, memory, m, bits);
    if (!vae_took(memory))
        return vae_fail(error, VAE_NO_MEMORY, "out of memory: coding takes %zu bytes beside the model", vae_codec_memory(m, bits));
    c->source = (VaeSource){.rows = (size_t)m->batch, .has = codec_has, .values = codec_values, .read = codec_read};
    c->session = session;
    vae_cdf_fill(&c->cdf);
    codec_order(c, m);
    for (int l = 0; l < m->n_latents; l++)
        if (m->latent[l].codes) codec_book(c, m, l, session->state.param);
    return VAE_OK;
}

size_t vae_codec_words(const VaeModel *m) { // of a symbol 24 bits at most
    size_t symbols = (size_t)vae_latent_width(m);
    for (int k = 0; k < m->n_streams; k++)
        if (m->stream[k].likelihood) symbols += vae_codec_symbols(m, k);
    return symbols * VAE_ANS_BITS / 32 + 1;
}

static double codec_reals(const VaeModel *m) { // numbers of a row that are coded by bins
    double reals = 0;
    for (int l = 0; l < m->n_latents; l++)
        if (!codec_classes(m, l) && !m->latent[l].codes) reals += m->latent[l].width;
    return reals;
}

static int codec_whole(double x) { return x < MOST_GROWTH ? x > 1 ? (int)x : 1 : MOST_GROWTH; }

VaePacing vae_codec_pacing(VaeCodec *c, int n) {
    VaePacing p = {.growth = 1, .first = c->cdf.bits, .ramp = 1};
    int row;
    VaeError error;
    c->cdf.coarser = 0;
    if (vae_codec_push(c, n, &row, &error) != VAE_OK) return p; // it will be said when the rows are coded
    const double lent = (double)c->ans.borrowed, words = (double)c->ans.n - lent, gained = words > 1 ? words : 1;
    p.growth = codec_whole(ceil(lent / gained) + 1);
    p.ramp = codec_whole(ceil(codec_reals(c->session->model) * n / (32 * gained)));
    return p;
}

int vae_codec_group(VaeCodec *c, const VaePacing *p, size_t done, size_t rows) {
    const size_t batch = (size_t)c->session->model->batch, finer = done / (size_t)p->ramp;
    const size_t missing = (size_t)(c->cdf.bits - p->first), ramp = missing * (size_t)p->ramp;
    c->cdf.coarser = finer < missing ? (int)(missing - finer) : 0;
    c->salt = (uint32_t)done;
    const size_t grown = 1 + (done > ramp ? done - ramp : 0) / (size_t)p->growth, most = grown < batch ? grown : batch;
    return (int)(rows - done < most ? rows - done : most);
}

// ---------------------------------------------------------------- latents

// The numbers of one latent in c->z and c->symbol: of row r from at + r * all on.
typedef struct Place {
    const VaeLatent *latent;
    size_t at, all;
    const float *mean, *logvar, *prior_mean, *prior_logvar; // [n, width] of its program; the last two NULL: N(0, 1)
    const float *code; // [n, places]
    const float *book;
    const size_t *step;
    int places, classes; // of classes or codes
} Place;

static const VaeProgram *codec_program(const VaeModel *m) { return m->code.run ? &m->code : &m->encode; }

static Place place_of(const VaeCodec *c, int latent) {
    const VaeSession *s = c->session;
    const VaeModel *m = s->model;
    const VaeProgram *p = codec_program(m);
    Place place = {.latent = &m->latent[latent], .all = (size_t)vae_latent_width(m)};
    const char *name = place.latent->name;
    for (int l = 0; l < latent; l++) place.at += (size_t)m->latent[l].width;
    place.mean = vae_session_output_of(s, p, name, "mean");
    place.logvar = vae_session_output_of(s, p, name, "logvar");
    place.prior_mean = vae_session_output_of(s, p, name, "prior_mean");
    place.prior_logvar = vae_session_output_of(s, p, name, "prior_logvar");
    place.book = c->book[latent];
    place.step = c->book_step[latent];
    place.classes = codec_classes(m, latent);
    if (place.classes) place.places = place.latent->width / place.classes;
    if (place.latent->codes) {
        place.code = vae_session_output_of(s, p, name, "code");
        place.places = vae_port_of(p, name, "code")->width;
    }
    return place;
}

// A bin's median, as the prior has it.
static float place_value(const VaeCodec *c, const Place *p, size_t i, uint32_t bin) {
    const double centre = vae_cdf_centre(&c->cdf, bin);
    if (!p->prior_mean) return (float)centre;
    return (float)((double)p->prior_mean[i] + vae_exact_exp(0.5 * (double)p->prior_logvar[i]) * centre);
}

// What q says of number i in the prior's own units.
static void place_posterior(const Place *p, size_t i, double *mean, double *deviation) {
    const double m = (double)p->mean[i], v = (double)p->logvar[i];
    const double above = p->prior_mean ? (double)p->prior_mean[i] : 0, spread = p->prior_mean ? (double)p->prior_logvar[i] : 0;
    *mean = (m - above) * vae_exact_exp(-0.5 * spread);
    *deviation = vae_exact_exp(0.5 * (v - spread));
}

static void place_codes(const VaeCodec *c, const Place *p, size_t r, int k) { // z of place k, by its symbol
    const int width = p->latent->width / p->places;
    const uint32_t symbol = c->symbol[p->at + r * p->all + (size_t)k];
    float *z = c->z + p->at + r * p->all + (size_t)(k * width);
    for (int j = 0; j < width; j++)
        z[j] = p->book ? p->book[symbol * p->step[0] + (size_t)j * p->step[1]] : (float)((uint32_t)j == symbol);
}

// By q, off the stack or onto it, one after the other or back.
static void place_by_posterior(VaeCodec *c, const Place *p, size_t r, bool pop) {
    const int n = p->places ? p->places : p->latent->width;
    uint32_t *symbol = c->symbol + p->at + r * p->all;
    for (int step = 0; step < n; step++) {
        const int k = pop ? step : n - 1 - step;
        const size_t i = r * (size_t)n + (size_t)k;
        VaeInterval in;
        if (p->code) { // q has one code
            const int code = (int)(p->code[i] + 0.5f);
            if (pop) symbol[k] = code < 0 ? 0 : code >= p->latent->codes ? (uint32_t)p->latent->codes - 1 : (uint32_t)code;
            if (pop) place_codes(c, p, r, k);
            continue;
        }
        if (p->places) {
            const int classes = p->classes;
            vae_cdf_classes(p->mean + i * (size_t)classes, classes, c->from);
            if (pop) symbol[k] = vae_cdf_find_class(c->from, classes, vae_ans_top(&c->ans, VAE_ANS_BITS));
            in = (VaeInterval){c->from[symbol[k]], c->from[symbol[k] + 1] - c->from[symbol[k]]};
            if (pop) place_codes(c, p, r, k);
        } else {
            double mean, deviation;
            place_posterior(p, i, &mean, &deviation);
            if (!pop) in = vae_cdf_bin(&c->cdf, mean, deviation, symbol[k]);
            else symbol[k] = vae_cdf_find_bin(&c->cdf, mean, deviation, vae_ans_top(&c->ans, VAE_ANS_BITS), &in);
            if (pop) c->z[p->at + r * p->all + (size_t)k] = place_value(c, p, i, symbol[k]);
        }
        if (pop) vae_ans_pop(&c->ans, in.start, in.freq, VAE_ANS_BITS);
        else vae_ans_push(&c->ans, in.start, in.freq, VAE_ANS_BITS);
    }
}

// Bins are alike to p, so any order of them may go onto the stack, and each number of each row has one of its own: as they
// are, the next row would pop nearly the numbers that this one had, where q is nearly p, and these would gather where q is
// high, which costs what q says of them.
static uint32_t place_order(const VaeCodec *c, size_t at) {
    uint32_t x = c->salt * 0x9e3779b9u + (uint32_t)at;
    x = (x ^ x >> 16) * 0x7feb352du;
    x = (x ^ x >> 15) * 0x846ca68bu;
    return (x ^ x >> 16) & (((uint32_t)1 << vae_cdf_bits(&c->cdf)) - 1);
}

// By p, which has all bins, classes or codes alike.
static void place_by_prior(VaeCodec *c, const Place *p, size_t r, bool pop) {
    const int n = p->places ? p->places : p->latent->width;
    uint32_t *symbol = c->symbol + p->at + r * p->all;
    const uint32_t choices = (uint32_t)(p->latent->codes ? p->latent->codes : p->classes);
    const uint32_t each = p->places ? VAE_ANS_WHOLE / choices : 1;
    for (int step = 0; step < n; step++) {
        const int k = pop ? step : n - 1 - step;
        if (!p->places) {
            const uint32_t order = place_order(c, p->at + r * p->all + (size_t)k);
            const uint32_t at = pop ? vae_ans_top(&c->ans, vae_cdf_bits(&c->cdf)) : symbol[k] ^ order;
            if (!pop) {
                vae_ans_push(&c->ans, at, 1, vae_cdf_bits(&c->cdf));
                continue;
            }
            vae_ans_pop(&c->ans, at, 1, vae_cdf_bits(&c->cdf));
            symbol[k] = at ^ order;
            c->z[p->at + r * p->all + (size_t)k] = place_value(c, p, r * (size_t)n + (size_t)k, symbol[k]);
            continue;
        }
        if (pop) { // the last one has what is left over
            const uint32_t at = vae_ans_top(&c->ans, VAE_ANS_BITS) / each;
            symbol[k] = at < choices ? at : choices - 1;
            place_codes(c, p, r, k);
        }
        const uint32_t start = symbol[k] * each, end = symbol[k] + 1 == choices ? VAE_ANS_WHOLE : start + each;
        if (pop) vae_ans_pop(&c->ans, start, end - start, VAE_ANS_BITS);
        else vae_ans_push(&c->ans, start, end - start, VAE_ANS_BITS);
    }
}

static void codec_run(VaeCodec *c, const VaeProgram *p, int n) {
    const VaeInput in = {.data = &c->source, .rng = VAE_RNG_EVAL, .latent = c->z};
    vae_session_run(c->session, p, &in, n);
}

// ---------------------------------------------------------------- groups

static bool place_is_finite(const Place *p, int n, int *row) {
    const size_t width = (size_t)p->latent->width;
    for (size_t i = 0; i < (size_t)n * width; i++) {
        *row = (int)(i / width);
        if (!isfinite(p->mean[i]) || (p->logvar && !isfinite(p->logvar[i]))) return false;
    }
    return true;
}

VaeStatus vae_codec_push(VaeCodec *c, int n, int *row, VaeError *error) {
    const VaeModel *m = c->session->model;
    memset(c->z, 0, (size_t)n * (size_t)vae_latent_width(m) * sizeof *c->z);
    for (int k = 0; k < m->n_latents; k++) {
        if (k == 0 || m->code.run) codec_run(c, codec_program(m), n); // of a hierarchy by what is above
        const Place p = place_of(c, c->order[k]);
        if (!place_is_finite(&p, n, row))
            return vae_fail(error, VAE_NOT_FINITE, "the posterior of '%s' is not finite", p.latent->name);
        for (int r = 0; r < n; r++) place_by_posterior(c, &p, (size_t)r, true);
    }
    vae_codec_push_values(c, n);
    for (int k = m->n_latents - 1; k >= 0; k--) {
        const Place p = place_of(c, c->order[k]);
        for (int r = n - 1; r >= 0; r--) place_by_prior(c, &p, (size_t)r, false);
    }
    return VAE_OK;
}

void vae_codec_pop(VaeCodec *c, int n) {
    const VaeModel *m = c->session->model;
    memset(c->z, 0, (size_t)n * (size_t)vae_latent_width(m) * sizeof *c->z);
    for (int k = 0; k < m->n_latents; k++) {
        if (m->code.run) codec_run(c, &m->code, n); // for p alone: the data are not known yet
        const Place p = place_of(c, c->order[k]);
        for (int r = 0; r < n; r++) place_by_prior(c, &p, (size_t)r, true);
    }
    vae_codec_pop_values(c, n);
    codec_run(c, codec_program(m), n);
    for (int k = m->n_latents - 1; k >= 0; k--) {
        const Place p = place_of(c, c->order[k]);
        for (int r = n - 1; r >= 0; r--) place_by_posterior(c, &p, (size_t)r, false);
    }
}

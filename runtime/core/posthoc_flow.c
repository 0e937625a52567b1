// posthoc_flow.c -- a flow of affine couplings (Dinh et al. 2017, "Density estimation using real NVP") on standardized
// codes. A coupling keeps every other number, makes of these by a hidden layer a log scale s and a shift t for each of
// the rest, and takes those to exp(s) x + t; the next one keeps the rest. p(z) is N(0, I) of what comes out, times |det|.
#include "core/posthoc.h"

#include <math.h>
#include <string.h>

enum { FLOW_BATCH = 256, FLOW_STEPS = 4000, H = VAE_POSTHOC_HIDDEN };
#define FLOW_RATE 2e-3 // of Adam at first; by half a cosine to 0

// Numbers of a code that coupling c keeps, i = c % 2, c % 2 + 2, ..; and how many it changes.
static size_t kept(const VaePosthoc *p, int c) { return (size_t)(p->width + 1 - c % 2) / 2; }
static size_t changed(const VaePosthoc *p, int c) { return (size_t)p->width - kept(p, c); }

typedef struct Coupling { // of the flat weights
    size_t n_kept, n_changed, keep, change; // the first number of each kind
    size_t in, hidden, out, last, end;      // [kept, H], [H], [H, 2 changed], [2 changed]: s, t
} Coupling;

static Coupling coupling(const VaePosthoc *p, int c) {
    Coupling l = {.n_kept = kept(p, c), .n_changed = changed(p, c), .keep = (size_t)(c % 2), .change = (size_t)(1 - c % 2)};
    size_t at = 2 * (size_t)p->width;
    for (int i = 0; i < c; i++) at += kept(p, i) * H + H + H * 2 * changed(p, i) + 2 * changed(p, i);
    l.in = at;
    l.hidden = l.in + l.n_kept * H;
    l.out = l.hidden + H;
    l.last = l.out + H * 2 * l.n_changed;
    l.end = l.last + 2 * l.n_changed;
    return l;
}

size_t vae_couplings_numbers(const VaePosthoc *p) { return coupling(p, p->parts - 1).end; }

// Of a batch: what flows into each coupling and out of the last [parts + 1, B, d], hidden layers [parts, B, H], s and t
// [parts, B, 2 d], and gradients of one [B, d], [B, H], [B, 2 d]; a number each of gradient and Adam's two averages.
size_t vae_couplings_scratch(const VaePosthoc *p, size_t n) {
    const size_t d = (size_t)p->width, parts = (size_t)p->parts;
    if (n == 0) return (d + H + 2 * d) * sizeof(float);
    return (FLOW_BATCH * ((parts + 1) * d + parts * (H + 2 * d) + d + H + 2 * d) + 3 * vae_couplings_numbers(p)) * sizeof(float) +
           n * sizeof(uint32_t);
}

// h = max(kept W + b, 0); o = h V + c, s = tanh(o) of the first half.
static void coupling_say(const Coupling *l, const float *w, const float *x, float *h, float *o) {
    const size_t wide = 2 * l->n_changed;
    memcpy(h, w + l->hidden, H * sizeof *h);
    for (size_t i = 0; i < l->n_kept; i++) {
        const float v = x[l->keep + 2 * i], *row = w + l->in + i * H;
        for (size_t j = 0; j < H; j++) h[j] += v * row[j];
    }
    for (size_t j = 0; j < H; j++) h[j] = h[j] > 0 ? h[j] : 0;
    memcpy(o, w + l->last, wide * sizeof *o);
    for (size_t j = 0; j < H; j++) {
        const float *row = w + l->out + j * wide;
        for (size_t i = 0; i < wide; i++) o[i] += h[j] * row[i];
    }
    for (size_t i = 0; i < l->n_changed; i++) o[i] = tanhf(o[i]);
}

// ---------------------------------------------------------------- training

typedef struct FlowTraining {
    const VaePosthoc *p;
    float *x, *h, *o, *dx, *dh, *d_o, *grad, *first, *second;
    uint32_t *order;
} FlowTraining;

static void coupling_back(FlowTraining *t, int c, size_t rows) {
    const VaePosthoc *p = t->p;
    const Coupling l = coupling(p, c);
    const size_t d = (size_t)p->width, wide = 2 * l.n_changed;
    const float *w = p->number;
    float *g = t->grad;
    for (size_t r = 0; r < rows; r++) {
        const float *x = t->x + ((size_t)c * FLOW_BATCH + r) * d, *h = t->h + ((size_t)c * FLOW_BATCH + r) * H;
        const float *o = t->o + ((size_t)c * FLOW_BATCH + r) * 2 * d;
        float *dx = t->dx + r * d, *dh = t->dh, *d_o = t->d_o;
        for (size_t i = 0; i < l.n_changed; i++) {
            const size_t at = l.change + 2 * i;
            const float scale = expf(o[i]), du = dx[at];
            d_o[i] = (du * x[at] * scale - 1 / (float)rows) * (1 - o[i] * o[i]);
            d_o[l.n_changed + i] = du;
            dx[at] = du * scale;
        }
        for (size_t i = 0; i < wide; i++) g[l.last + i] += d_o[i];
        for (size_t j = 0; j < H; j++) {
            const float *row = w + l.out + j * wide;
            float *grad = g + l.out + j * wide, sum = 0;
            for (size_t i = 0; i < wide; i++) {
                sum += d_o[i] * row[i];
                grad[i] += h[j] * d_o[i];
            }
            dh[j] = h[j] > 0 ? sum : 0;
        }
        for (size_t j = 0; j < H; j++) g[l.hidden + j] += dh[j];
        for (size_t i = 0; i < l.n_kept; i++) {
            const float *row = w + l.in + i * H, v = x[l.keep + 2 * i];
            float *grad = g + l.in + i * H, sum = 0;
            for (size_t j = 0; j < H; j++) {
                sum += dh[j] * row[j];
                grad[j] += v * dh[j];
            }
            dx[l.keep + 2 * i] += sum;
        }
    }
}

static void flow_gradient(FlowTraining *t, const float *z, const uint32_t *row, size_t rows) {
    const VaePosthoc *p = t->p;
    const size_t d = (size_t)p->width;
    const float *mean = p->number, *deviation = mean + d;
    for (size_t r = 0; r < rows; r++)
        for (size_t i = 0; i < d; i++) t->x[r * d + i] = (z[row[r] * d + i] - mean[i]) / deviation[i];
    for (int c = 0; c < p->parts; c++) {
        const Coupling l = coupling(p, c);
        for (size_t r = 0; r < rows; r++) {
            const size_t at = (size_t)c * FLOW_BATCH + r;
            const float *x = t->x + at * d;
            float *y = t->x + (at + FLOW_BATCH) * d, *o = t->o + at * 2 * d;
            coupling_say(&l, p->number, x, t->h + at * H, o);
            memcpy(y, x, d * sizeof *y);
            for (size_t i = 0; i < l.n_changed; i++)
                y[l.change + 2 * i] = x[l.change + 2 * i] * expf(o[i]) + o[l.n_changed + i];
        }
    }
    const float *last = t->x + (size_t)p->parts * FLOW_BATCH * d;
    for (size_t i = 0; i < rows * d; i++) t->dx[i] = last[i] / (float)rows;
    memset(t->grad, 0, vae_couplings_numbers(p) * sizeof *t->grad);
    for (int c = p->parts; c-- > 0;) coupling_back(t, c, rows);
}

static void flow_standardize(VaePosthoc *p, const float *z, size_t n) {
    const size_t d = (size_t)p->width;
    for (size_t i = 0; i < d; i++) {
        double mean = 0, square = 0;
        for (size_t r = 0; r < n; r++) mean += z[r * d + i] / (double)n;
        for (size_t r = 0; r < n; r++) square += (z[r * d + i] - mean) * (z[r * d + i] - mean) / (double)n;
        p->number[i] = (float)mean;
        p->number[d + i] = square > 1e-12 ? (float)sqrt(square) : 1e-6f;
    }
}

// The last layers begin at 0: at first it is the normal with the codes' means and variances.
static void flow_begin(VaePosthoc *p, const float *z, size_t n, uint64_t seed) {
    memset(p->number, 0, vae_couplings_numbers(p) * sizeof *p->number);
    flow_standardize(p, z, n);
    for (int c = 0; c < p->parts; c++) {
        const Coupling l = coupling(p, c);
        VaeDice dice = vae_dice(seed, VAE_RNG_INIT, (uint32_t)c, 0);
        const double sigma = sqrt(2 / (double)(l.n_kept + 1));
        for (size_t i = l.in; i < l.hidden; i++) p->number[i] = (float)(sigma * vae_dice_normal(&dice));
    }
}

void vae_couplings_fit(VaePosthoc *p, const float *z, size_t n, uint64_t seed, void *scratch) {
    const size_t d = (size_t)p->width, parts = (size_t)p->parts, numbers = vae_couplings_numbers(p);
    const double pi = acos(-1);
    float *at = scratch;
    FlowTraining t = {.p = p};
    t.x = at, at += FLOW_BATCH * (parts + 1) * d;
    t.h = at, at += FLOW_BATCH * parts * H;
    t.o = at, at += FLOW_BATCH * parts * 2 * d;
    t.dx = at, at += FLOW_BATCH * d;
    t.dh = at, at += FLOW_BATCH * H;
    t.d_o = at, at += FLOW_BATCH * 2 * d;
    t.grad = at, at += numbers;
    t.first = at, at += numbers;
    t.second = at, at += numbers;
    t.order = (uint32_t *)at;
    memset(t.first, 0, 2 * numbers * sizeof *t.first);
    flow_begin(p, z, n, seed);
    const size_t batch = n < FLOW_BATCH ? n : FLOW_BATCH;
    size_t next = n;
    uint32_t epoch = 0;
    const int steps = p->steps ? p->steps : FLOW_STEPS;
    for (int step = 1; step <= steps; step++) {
        if (next + batch > n) {
            vae_permutation(t.order, (uint32_t)n, seed, epoch++);
            next = 0;
        }
        flow_gradient(&t, z, t.order + next, batch);
        next += batch;
        const double rate = FLOW_RATE * 0.5 * (1 + cos(pi * (step - 1) / steps));
        const double lr = rate * sqrt(1 - pow(0.999, step)) / (1 - pow(0.9, step));
        for (size_t i = 2 * d; i < numbers; i++) { // Kingma and Ba 2015
            t.first[i] = 0.9f * t.first[i] + 0.1f * t.grad[i];
            t.second[i] = 0.999f * t.second[i] + 0.001f * t.grad[i] * t.grad[i];
            p->number[i] -= (float)lr * t.first[i] / (sqrtf(t.second[i]) + 1e-8f);
        }
    }
}

// ---------------------------------------------------------------- using it

double vae_couplings_density(const VaePosthoc *p, const float *z, float *x) {
    const size_t d = (size_t)p->width;
    float *h = x + d, *o = h + H;
    double sum = 0;
    for (size_t i = 0; i < d; i++) {
        x[i] = (z[i] - p->number[i]) / p->number[d + i];
        sum -= log(p->number[d + i]);
    }
    for (int c = 0; c < p->parts; c++) {
        const Coupling l = coupling(p, c);
        coupling_say(&l, p->number, x, h, o);
        for (size_t i = 0; i < l.n_changed; i++) {
            x[l.change + 2 * i] = x[l.change + 2 * i] * expf(o[i]) + o[l.n_changed + i];
            sum += o[i];
        }
    }
    for (size_t i = 0; i < d; i++) sum -= 0.5 * ((double)x[i] * x[i] + log(2 * acos(-1)));
    return sum;
}

void vae_couplings_draw(const VaePosthoc *p, uint64_t seed, uint32_t row, float *z, float *x) {
    const size_t d = (size_t)p->width;
    float *h = x + d, *o = h + H;
    vae_fill_normal(x, p->width, seed, VAE_RNG_SAMPLE, 0, row);
    for (int c = p->parts; c-- > 0;) {
        const Coupling l = coupling(p, c);
        coupling_say(&l, p->number, x, h, o);
        for (size_t i = 0; i < l.n_changed; i++)
            x[l.change + 2 * i] = (x[l.change + 2 * i] - o[l.n_changed + i]) * expf(-o[i]);
    }
    for (size_t i = 0; i < d; i++) z[i] = p->number[i] + p->number[d + i] * x[i];
}

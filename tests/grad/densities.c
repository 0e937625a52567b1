// densities.c -- every likelihood is a density or a probability: it integrates or sums to 1, its mean
// is what `decode` says it is, and the numbers that --draw draws by describe the same distribution.
// On the interpreter, in double precision. A likelihood without a case fails.
#include "cases.h"
#include "oracle.h"

#include <math.h>

typedef enum { LINE, UNIT, BITS, LEVELS, COUNTS, SHARES, SUMS } Support;

typedef struct Density {
    const char *likelihood;
    const char *data;
    Support support;
    double p, raw[2]; // of every value: the decoder's output, and its heads before they are bounded
} Density;

static const Density densities[] = {
    {"bernoulli", "vector(1)", BITS, -0.7, {0}},
    {"bernoulli", "vector(1)", BITS, 40, {0}},
    {"continuous_bernoulli", "vector(1)", UNIT, 0, {0}},
    {"continuous_bernoulli", "vector(1)", UNIT, 1e-5, {0}},
    {"continuous_bernoulli", "vector(1)", UNIT, -0.3, {0}},
    {"continuous_bernoulli", "vector(1)", UNIT, 5, {0}},
    {"continuous_bernoulli", "vector(1)", UNIT, -300, {0}},
    {"mse", "vector(1)", LINE, 1.3, {0}},
    {"gaussian", "vector(1)", LINE, -2, {0}},
    {"gaussian(sigma=0.02)", "vector(1)", LINE, 0.5, {0}},
    {"gaussian(sigma=shared)", "vector(1)", LINE, 0.5, {3}},
    {"gaussian(sigma=learned, floor=0.1)", "vector(1)", LINE, 0.5, {-9}},
    {"laplace(scale=0.3)", "vector(1)", LINE, -2, {0}},
    {"laplace(scale=shared)", "vector(1)", LINE, 4, {1}},
    {"laplace(scale=learned, floor=0.1)", "vector(1)", LINE, 4, {-9}},
    {"logistic", "vector(1)", LEVELS, 0.4, {-3}},
    {"logistic", "vector(1)", LEVELS, 0.001, {-20}},
    {"logistic", "vector(1)", LEVELS, -0.5, {0}},
    {"logistic(bins=2)", "vector(1)", LEVELS, 0.6, {-2}},
    {"logistic(bins=1000, scale=0.01)", "vector(1)", LEVELS, 0.97, {0}},
    {"logistic(bins=16, scale=shared)", "vector(1)", LEVELS, 1.1, {-1}},
    {"categorical", "vector(5)", SHARES, 2, {0}},
    {"categorical", "label(5)", SHARES, -300, {0}},
    {"multinomial(total=6)", "vector(4)", SUMS, 0.5, {0}},
    {"poisson", "vector(1)", COUNTS, -3, {0}},
    {"poisson", "vector(1)", COUNTS, 5, {0}},
    {"negative_binomial", "vector(1)", COUNTS, 1, {0}},
    {"negative_binomial", "vector(1)", COUNTS, 3, {-0.7}},
    {"negative_binomial", "vector(1)", COUNTS, 4, {12}},
    {"negative_binomial(size=3.5)", "vector(1)", COUNTS, 2, {0}},
    {"negative_binomial(size=shared, floor=0.7)", "vector(1)", COUNTS, 2, {-9}},
    {"zinb", "vector(1)", COUNTS, 2, {0.5, -1}},
    {"zinb", "vector(1)", COUNTS, 2, {2, 3}},
    {"zinb(size=2, zeros=0.25)", "vector(1)", COUNTS, 3, {0}},
};
enum { N_DENSITIES = sizeof densities / sizeof densities[0], ROWS = 4096, WIDEST = 8 };

// ---------------------------------------------------------------- one model

typedef struct Tiny {
    Compiled *m;
    double *flat;
    int width;
} Tiny;

static Tiny tiny(const Density *d) {
    char text[512];
    const int width = (int)strtol(strchr(d->data, '(') + 1, NULL, 10);
    snprintf(text, sizeof text,
             "model t\ndata x: %s\nlatent z: normal(1)\nencoder { dense(1) }\n"
             "decoder { dense(%d) }\nloss { likelihood = %s }\ntrain { batch = %d }\n",
             d->data, width, d->likelihood, ROWS);
    Tiny t = {.m = oracle_compile(d->likelihood, text, 0), .width = width};
    if (!t.m) fail_msg("%s does not compile", d->likelihood);
    const Compilation *c = &t.m->c;
    t.flat = calloc(c->n_param + c->n_state + 1, sizeof *t.flat);
    int head = 0;
    for (int i = 0; i < c->n_params; i++) {
        const VaeTensor *v = &c->param[i].tensor;
        const bool own = strncmp(v->name, "likelihood.x.", 13) == 0;
        if (v->rank != 1 || (!own && strcmp(v->name, "decoder.0.bias"))) continue;
        for (int k = 0; k < v->dim[0]; k++) // values of a group differ
            t.flat[v->offset + (size_t)(k * v->stride[0])] = own ? d->raw[head] : d->p + 0.3 * k;
        head += own;
    }
    return t;
}

static const double *output(const Interp *in, const char *name) {
    for (int i = 0; i < in->g->n_outputs; i++)
        if (strcmp(in->g->output[i].name, name) == 0) return in->value[in->g->output[i].node];
    return NULL;
}

// nll[n] of n rows x[n, width].
static void nll_of(const Tiny *t, const double *x, int n, double *nll) {
    Interp *in = interp_new(t->m->at[AFTER_AUTODIFF][PROGRAM_EVAL], n, t->flat);
    memcpy(interp_input(in, "x"), x, (size_t)n * (size_t)t->width * sizeof *x);
    interp_run(in);
    memcpy(nll, output(in, "reconstruction"), (size_t)n * sizeof *nll);
    interp_free(in);
}

// ---------------------------------------------------------------- sums

typedef struct Moments { // with weights: total, and of the first value mean and variance
    double total, mean, square;
} Moments;

typedef struct Sum {
    const Tiny *t;
    Moments m;
    int n;
    double x[ROWS * WIDEST], weight[ROWS], nll[ROWS];
} Sum;

static void flush_sum(Sum *s) {
    if (s->n == 0) return;
    nll_of(s->t, s->x, s->n, s->nll);
    for (int i = 0; i < s->n; i++) {
        const double p = s->weight[i] * exp(-s->nll[i]), x = s->x[i * s->t->width];
        s->m.total += p;
        s->m.mean += p * x;
        s->m.square += p * x * x;
    }
    s->n = 0;
}

static void add_point(Sum *s, const double *x, double weight) {
    if (s->n == ROWS) flush_sum(s);
    memcpy(s->x + s->n * s->t->width, x, (size_t)s->t->width * sizeof *x);
    s->weight[s->n++] = weight;
}

// Gauss and Legendre's rule of five points (Abramowitz and Stegun 25.4.30) on many panels.
static void add_interval(Sum *s, double low, double high, int panels) {
    static const double at[] = {0, 0.5384693101056831, 0.9061798459386640};
    static const double weight[] = {0.5688888888888889, 0.4786286704993665, 0.2369268850561891};
    const double half = (high - low) / panels / 2;
    for (int i = 0; i < panels; i++)
        for (int k = -2; k <= 2; k++) {
            const double middle = low + (2 * i + 1) * half;
            const double x = middle + (k < 0 ? -1 : 1) * at[abs(k)] * half;
            add_point(s, &x, weight[abs(k)] * half);
        }
}

static void add_compositions(Sum *s, double *x, int k, int left) {
    if (k + 1 == s->t->width) {
        x[k] = left;
        add_point(s, x, 1);
        return;
    }
    for (int i = 0; i <= left; i++) {
        x[k] = i;
        add_compositions(s, x, k + 1, left - i);
    }
}

static Moments moments(const Tiny *t, const Density *d, const double *b) {
    static Sum s;
    s = (Sum){.t = t};
    double x[WIDEST] = {0};
    const Model *m = t->m->c.model;
    switch (d->support) {
    case LINE: { // both sides of the middle, where a Laplace has its edge
        const double far = b[0] * 45;
        add_interval(&s, d->p - far, d->p, 4000);
        add_interval(&s, d->p, d->p + far, 4000);
        break;
    }
    case UNIT: add_interval(&s, 0, 1, 4000); break;
    case BITS:
        for (x[0] = 0; x[0] <= 1; x[0]++) add_point(&s, x, 1);
        break;
    case LEVELS:
        for (int k = 0; k < m->stream[0].levels; k++)
            add_point(&s, (double[]){(double)k / (m->stream[0].levels - 1)}, 1);
        break;
    case COUNTS:
        for (x[0] = 0; x[0] < 20 * ROWS; x[0]++) add_point(&s, x, 1);
        break;
    case SHARES:
        for (int k = 0; k < t->width; k++) {
            memset(x, 0, sizeof x);
            x[k] = 1;
            add_point(&s, x, 1);
        }
        break;
    case SUMS: add_compositions(&s, x, 0, m->target->draw_total); break;
    }
    flush_sum(&s);
    s.m.mean /= s.m.total;
    s.m.square /= s.m.total;
    return s.m;
}

// ---------------------------------------------------------------- what is drawn

// Mean and variance of a draw by the numbers v.
static Moments drawn(const Model *m, const double *v) {
    const double p = v[0], b = v[1], total = m->target->draw_total;
    double mean = p, variance = 0;
    switch (m->target->likelihood->draw.kind) {
    case VAE_DRAW_BERNOULLI:
    case VAE_DRAW_CATEGORICAL: variance = p * (1 - p); break;
    case VAE_DRAW_MULTINOMIAL:
        mean = total * p;
        variance = total * p * (1 - p);
        break;
    case VAE_DRAW_CONTINUOUS_BERNOULLI:
        if (fabs(p) < 0.01) { // the first terms of the series of what follows
            mean = 0.5 + p / 12;
            variance = 1 / 12.0 - p * p / 240;
        } else {
            mean = 1 / (1 - exp(-p)) - 1 / p;
            variance = 1 / (p * p) - 1 / (4 * sinh(p / 2) * sinh(p / 2));
        }
        break;
    case VAE_DRAW_NORMAL: variance = b * b; break;
    case VAE_DRAW_LAPLACE: variance = 2 * b * b; break;
    case VAE_DRAW_POISSON: variance = p; break;
    case VAE_DRAW_NEGATIVE_BINOMIAL: variance = p + p * p / b; break;
    case VAE_DRAW_ZINB:
        mean = (1 - v[2]) * p;
        variance = (1 - v[2]) * (p + p * p / b) + v[2] * (1 - v[2]) * p * p;
        break;
    case VAE_DRAW_LOGISTIC: { // the nearest level to a logistic
        const int last = m->stream[0].levels - 1;
        mean = 0;
        for (int k = 0; k <= last; k++) {
            const double low = k == 0 ? 0 : 1 / (1 + exp((p - (k - 0.5) / last) / b));
            const double high = k == last ? 1 : 1 / (1 + exp((p - (k + 0.5) / last) / b));
            mean += (high - low) * k / last;
            variance += (high - low) * k / last * k / last;
        }
        variance -= mean * mean;
        break;
    }
    case VAE_DRAW_NONE:
    case VAE_DRAW_COLUMNS: // each column by its own row
    case VAE_DRAWS: fail_msg("%s cannot be drawn", m->target->likelihood->name);
    }
    return (Moments){.total = 1, .mean = mean, .square = variance + mean * mean};
}

static void near(const Density *d, const char *what, double got, double want, double tol) {
    if (!(fabs(got - want) <= tol))
        fail_msg("%s at %g: %s is %.12g, want %.12g", d->likelihood, d->p, what, got, want);
}

static void check_density(const Density *d) {
    const Tiny t = tiny(d);
    const Model *m = t.m->c.model;
    Interp *in = interp_new(t.m->at[AFTER_AUTODIFF][PROGRAM_DECODE], 1, t.flat);
    interp_run(in);
    double v[VAE_DRAW_MOST] = {0};
    const char *const ports[] = {"x.draw0", "x.draw1", "x.draw2"};
    for (int k = 0; m->target->likelihood->draw.of[k]; k++) v[k] = output(in, ports[k])[0];
    const double said = output(in, "x.mean")[0];
    const Moments got = moments(&t, d, v + 1), want = drawn(m, v);
    const bool mse = strcmp(d->likelihood, "mse") == 0; // the one without its constant
    near(d, "the total", got.total, mse ? sqrt(acos(-1)) : 1, 1e-9);
    near(d, "the mean", got.mean, want.mean, 1e-8 * (1 + fabs(want.mean)));
    near(d, "the mean square", got.square, want.square, 1e-7 * (1 + want.square));
    double scale = 1, away = 1e-8 * (1 + fabs(said));
    if (d->support == SUMS) scale = m->target->draw_total; // its mean is in shares
    if (d->support == LEVELS) away = 0.5 / (m->stream[0].levels - 1); // that of a clipped logistic
    near(d, "x.mean", scale * said, got.mean, away);
    interp_free(in);
    free(t.flat);
    oracle_free(t.m);
}

static void test_density(void **state) {
    const LikelihoodDef *def = *state;
    int n = 0;
    for (int i = 0; i < N_DENSITIES; i++) {
        const size_t length = strcspn(densities[i].likelihood, "(");
        if (strlen(def->name) != length || strncmp(def->name, densities[i].likelihood, length))
            continue;
        check_density(&densities[i]);
        n++;
    }
    if (n == 0) fail_msg("the likelihood %s has no case in densities.c", def->name);
}

int main(void) {
    Cases c = {0};
    for (const LikelihoodDef *def = likelihood_table; def->name; def++)
        if (def->draw.kind != VAE_DRAW_COLUMNS) add_case(&c, def->name, test_density, def); // of a table: its columns' rows
    return run_cases("densities", &c);
}

// posthoc_mixture.c -- a mixture of normals with full covariances, by expectation maximization (Dempster, Laird and Rubin
// 1977). It begins at rows far from each other (Arthur and Vassilvitskii 2007, "k-means++").
#include "core/posthoc.h"

#include <math.h>
#include <string.h>

enum { MIXTURE_ROUNDS = 200 };
#define MIXTURE_CHANGE 1e-5 // nats a row; rounds that bring less are the last
#define MIXTURE_RIDGE 1e-4  // of the codes' mean variance, added to every covariance: none becomes singular

typedef struct Mixture { // in double, while it is fitted
    size_t d, k, n;
    double *log_share, *mean, *factor; // as in VaePosthoc
    double *weight;                    // [k] sums of shares
    double *share;                     // [n, k] of each row's parts
    double *y;                         // [d]
    double ridge;
} Mixture;

size_t vae_mixture_scratch(const VaePosthoc *p, size_t n) {
    const size_t d = (size_t)p->width, k = (size_t)p->parts;
    return (n == 0 ? d + k : k * (1 + d + d * d) + k + n * k + d) * sizeof(double);
}

// log N(z; mean, L L'), by solving L y = z - mean.
static double mixture_normal(const double *mean, const double *factor, size_t d, const float *z, double *y) {
    double square = 0, log_det = 0;
    for (size_t i = 0; i < d; i++) {
        double sum = z[i] - mean[i];
        for (size_t j = 0; j < i; j++) sum -= factor[i * d + j] * y[j];
        y[i] = sum / factor[i * d + i];
        square += y[i] * y[i];
        log_det += log(factor[i * d + i]);
    }
    return -0.5 * (square + (double)d * log(2 * acos(-1))) - log_det;
}

static double log_sum(double *x, size_t n) { // x becomes shares
    double most = -INFINITY, sum = 0;
    for (size_t i = 0; i < n; i++) most = x[i] > most ? x[i] : most;
    for (size_t i = 0; i < n; i++) sum += x[i] = exp(x[i] - most);
    for (size_t i = 0; i < n; i++) x[i] /= sum;
    return most + log(sum);
}

// Each row's shares; the mean log density.
static double mixture_expect(Mixture *m, const float *z) {
    double sum = 0;
    for (size_t r = 0; r < m->n; r++) {
        double *share = m->share + r * m->k;
        for (size_t k = 0; k < m->k; k++)
            share[k] = m->log_share[k] + mixture_normal(m->mean + k * m->d, m->factor + k * m->d * m->d, m->d, z + r * m->d, m->y);
        sum += log_sum(share, m->k);
    }
    return sum / (double)m->n;
}

static void mixture_cholesky(double *a, size_t d) {
    for (size_t i = 0; i < d; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = a[i * d + j];
            for (size_t k = 0; k < j; k++) sum -= a[i * d + k] * a[j * d + k];
            a[i * d + j] = i == j ? sqrt(sum) : sum / a[j * d + j];
        }
}

static void mixture_maximize(Mixture *m, const float *z) {
    const size_t d = m->d;
    memset(m->weight, 0, m->k * sizeof *m->weight);
    memset(m->mean, 0, m->k * d * sizeof *m->mean);
    memset(m->factor, 0, m->k * d * d * sizeof *m->factor);
    for (size_t r = 0; r < m->n; r++)
        for (size_t k = 0; k < m->k; k++) {
            const double share = m->share[r * m->k + k];
            m->weight[k] += share;
            for (size_t i = 0; i < d; i++) m->mean[k * d + i] += share * z[r * d + i];
        }
    for (size_t k = 0; k < m->k; k++)
        for (size_t i = 0; i < d; i++) m->mean[k * d + i] /= m->weight[k] + 1e-300;
    for (size_t r = 0; r < m->n; r++)
        for (size_t k = 0; k < m->k; k++) {
            const double share = m->share[r * m->k + k], *mean = m->mean + k * d;
            if (share < 1e-12) continue;
            for (size_t i = 0; i < d; i++) m->y[i] = z[r * d + i] - mean[i];
            for (size_t i = 0; i < d; i++) {
                double *row = m->factor + k * d * d + i * d;
                const double x = share * m->y[i];
                for (size_t j = 0; j <= i; j++) row[j] += x * m->y[j];
            }
        }
    for (size_t k = 0; k < m->k; k++) {
        double *a = m->factor + k * d * d;
        for (size_t i = 0; i < d * d; i++) a[i] /= m->weight[k] + 1e-300;
        for (size_t i = 0; i < d; i++) a[i * d + i] += m->ridge;
        mixture_cholesky(a, d);
        m->log_share[k] = log((m->weight[k] + 1e-300) / (double)m->n);
    }
}

// Each row belongs to the nearest of k rows: the first by chance, the next ones with a chance by their squared distance
// from those so far.
static void mixture_begin(Mixture *m, const float *z, uint64_t seed) {
    VaeDice dice = vae_dice(seed, VAE_RNG_PICK, 0, 0);
    double *nearest = m->share; // [n]; the shares come behind it
    for (size_t r = 0; r < m->n; r++) nearest[r] = INFINITY;
    size_t row = (size_t)(vae_dice_uniform(&dice) * (double)m->n);
    for (size_t k = 0; k < m->k; k++) {
        double sum = 0;
        for (size_t i = 0; i < m->d; i++) m->mean[k * m->d + i] = z[row * m->d + i];
        for (size_t r = 0; r < m->n; r++) {
            double square = 0;
            for (size_t i = 0; i < m->d; i++) {
                const double off = z[r * m->d + i] - m->mean[k * m->d + i];
                square += off * off;
            }
            nearest[r] = square < nearest[r] ? square : nearest[r];
            sum += nearest[r];
        }
        double at = vae_dice_uniform(&dice) * sum;
        for (row = 0; row + 1 < m->n && at >= nearest[row]; row++) at -= nearest[row];
    }
    for (size_t r = m->n; r-- > 0;) {
        size_t best = 0;
        double least = INFINITY;
        for (size_t k = 0; k < m->k; k++) {
            double square = 0;
            for (size_t i = 0; i < m->d; i++) {
                const double off = z[r * m->d + i] - m->mean[k * m->d + i];
                square += off * off;
            }
            if (square < least) best = k, least = square;
        }
        for (size_t k = 0; k < m->k; k++) m->share[r * m->k + k] = k == best;
    }
}

static double mean_variance(const float *z, size_t n, size_t d) {
    double sum = 0;
    for (size_t i = 0; i < d; i++) {
        double mean = 0, square = 0;
        for (size_t r = 0; r < n; r++) mean += z[r * d + i] / (double)n;
        for (size_t r = 0; r < n; r++) square += (z[r * d + i] - mean) * (z[r * d + i] - mean);
        sum += square / (double)n;
    }
    return sum / (double)d;
}

void vae_mixture_fit(VaePosthoc *p, const float *z, size_t n, uint64_t seed, void *scratch) {
    const size_t d = (size_t)p->width, k = (size_t)p->parts;
    double *at = scratch;
    Mixture m = {.d = d, .k = k, .n = n};
    m.log_share = at;
    m.mean = m.log_share + k;
    m.factor = m.mean + k * d;
    m.weight = m.factor + k * d * d;
    m.share = m.weight + k;
    m.y = m.share + n * k;
    m.ridge = MIXTURE_RIDGE * mean_variance(z, n, d) + 1e-12;
    mixture_begin(&m, z, seed);
    mixture_maximize(&m, z);
    double last = -INFINITY;
    for (int round = 0; round < MIXTURE_ROUNDS; round++) {
        const double now = mixture_expect(&m, z);
        if (now - last < MIXTURE_CHANGE) break;
        last = now;
        mixture_maximize(&m, z);
    }
    for (size_t i = 0; i < k * (1 + d + d * d); i++) p->number[i] = (float)m.log_share[i];
    for (size_t i = 0; i < k * d * d; i++) // above the diagonal: nothing
        if (i % d > i / d % d) p->number[k * (1 + d) + i] = 0;
}

double vae_mixture_density(const VaePosthoc *p, const float *z, double *y) {
    const size_t d = (size_t)p->width, parts = (size_t)p->parts;
    double *each = y + d;
    for (size_t k = 0; k < parts; k++) {
        const float *mean = p->number + parts + k * d, *factor = p->number + parts * (1 + d) + k * d * d;
        double square = 0, log_det = 0;
        for (size_t i = 0; i < d; i++) {
            double sum = (double)z[i] - mean[i];
            for (size_t j = 0; j < i; j++) sum -= factor[i * d + j] * y[j];
            y[i] = sum / factor[i * d + i];
            square += y[i] * y[i];
            log_det += log(factor[i * d + i]);
        }
        each[k] = p->number[k] - 0.5 * (square + (double)d * log(2 * acos(-1))) - log_det;
    }
    return log_sum(each, parts);
}

void vae_mixture_draw(const VaePosthoc *p, uint64_t seed, uint32_t row, float *z, float *eps) {
    const size_t d = (size_t)p->width, parts = (size_t)p->parts;
    VaeDice dice = vae_dice(seed, VAE_RNG_PICK, row, 0);
    double u = vae_dice_uniform(&dice);
    size_t k = 0;
    for (; k + 1 < parts && u >= exp(p->number[k]); k++) u -= exp(p->number[k]);
    const float *mean = p->number + parts + k * d, *factor = p->number + parts * (1 + d) + k * d * d;
    vae_fill_normal(eps, p->width, seed, VAE_RNG_SAMPLE, 0, row);
    for (size_t i = 0; i < d; i++) {
        double sum = mean[i];
        for (size_t j = 0; j <= i; j++) sum += (double)factor[i * d + j] * eps[j];
        z[i] = (float)sum;
    }
}

// probe.c -- eval --probe LABELS: how much of a label the codes hold, by two classifiers that read codes alone (the
// usual test of representations: Alain and Bengio 2017, "Understanding intermediate layers using linear
// classifier probes"; Wu et al. 2018 for the neighbours).
// Codes are posterior means, each dimension with mean 0 and variance 1 over the rows.
//   linear       multinomial logistic regression with an L2 penalty of 1/2, on five folds: each fold's
//                rows are told by what the other four have taught
//   neighbours   the class that most of the 10 nearest other rows have; of equally many, the one of the nearest
// Everything is in double and in the order of rows: the same number for every number of threads.
#include "commands/commands.h"

#include <string.h>

enum { PROBE_FOLDS = 5, PROBE_NEAREST = 10, PROBE_ROWS = 20000, PROBE_ROUNDS = 1000, PROBE_WIDTH = 2000 };
#define PROBE_CHANGE 1e-4 // of a weight; fewer rounds than PROBE_ROUNDS bring no larger one

// ---------------------------------------------------------------- neighbours

typedef struct ProbeNear {
    double distance;
    int label;
} ProbeNear;

// Into the list of the nearest, which is sorted; of equal distances the earlier row stays in front.
static int probe_insert(ProbeNear *near, int n, double distance, int label) {
    if (n == PROBE_NEAREST && !(distance < near[n - 1].distance)) return n;
    int at = n < PROBE_NEAREST ? n : n - 1;
    for (; at > 0 && distance < near[at - 1].distance; at--) near[at] = near[at - 1];
    near[at] = (ProbeNear){distance, label};
    return n < PROBE_NEAREST ? n + 1 : n;
}

static int probe_vote(const ProbeNear *near, int n) {
    int best = -1, most = 0;
    for (int i = 0; i < n; i++) {
        int votes = 0;
        for (int j = 0; j < n; j++) votes += near[j].label == near[i].label;
        if (votes > most) {
            most = votes;
            best = near[i].label;
        }
    }
    return best;
}

static size_t probe_neighbours(const double *z, const int *label, size_t rows, size_t width) {
    size_t right = 0;
    for (size_t r = 0; r < rows; r++) {
        ProbeNear near[PROBE_NEAREST];
        int n = 0;
        for (size_t s = 0; s < rows; s++) {
            if (s == r) continue;
            double distance = 0;
            for (size_t k = 0; k < width; k++) {
                const double d = z[r * width + k] - z[s * width + k];
                distance += d * d;
            }
            n = probe_insert(near, n, distance, label[s]);
        }
        right += probe_vote(near, n) == label[r];
    }
    return right;
}

// ---------------------------------------------------------------- the linear classifier

typedef struct ProbeLinear { // a column is a dimension of the codes; the last one is 1 for all
    const double *x;         // [rows, columns]
    const int *label;
    const uint8_t *fold;
    size_t rows, columns;
    int classes;
    double *bound;    // [columns, columns] lower triangle: the Cholesky factor of the bound on the Hessian
    double *weight;   // [columns, classes]
    double *gradient; // the same
    double *share;    // [classes] probabilities of a row
} ProbeLinear;

// The Hessian of the loss is nowhere larger than X'X / 2 in each class, so that steps by the inverse of that, plus
// the penalty, never raise the loss (Böhning 1992, "Multinomial logistic regression algorithm").
static void probe_factor(ProbeLinear *p, int fold) {
    const size_t n = p->columns;
    double *a = p->bound;
    memset(a, 0, n * n * sizeof *a);
    for (size_t r = 0; r < p->rows; r++) {
        if (p->fold[r] == fold) continue;
        const double *x = p->x + r * n;
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j <= i; j++) a[i * n + j] += x[i] * x[j] / 2;
    }
    for (size_t i = 0; i < n; i++) a[i * n + i] += 1;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = a[i * n + j];
            for (size_t k = 0; k < j; k++) sum -= a[i * n + k] * a[j * n + k];
            a[i * n + j] = i == j ? sqrt(sum) : sum / a[j * n + j];
        }
}

static void probe_shares(const ProbeLinear *p, const double *x) {
    const int classes = p->classes;
    double most = -INFINITY, sum = 0;
    for (int c = 0; c < classes; c++) p->share[c] = 0;
    for (size_t k = 0; k < p->columns; k++)
        for (int c = 0; c < classes; c++) p->share[c] += x[k] * p->weight[k * (size_t)classes + (size_t)c];
    for (int c = 0; c < classes; c++) most = fmax(most, p->share[c]);
    for (int c = 0; c < classes; c++) sum += p->share[c] = exp(p->share[c] - most);
    for (int c = 0; c < classes; c++) p->share[c] /= sum;
}

static void probe_gradient(ProbeLinear *p, int fold) {
    const size_t classes = (size_t)p->classes;
    for (size_t i = 0; i < p->columns * classes; i++) p->gradient[i] = p->weight[i];
    for (size_t r = 0; r < p->rows; r++) {
        if (p->fold[r] == fold) continue;
        const double *x = p->x + r * p->columns;
        probe_shares(p, x);
        p->share[p->label[r]] -= 1;
        for (size_t k = 0; k < p->columns; k++)
            for (size_t c = 0; c < classes; c++) p->gradient[k * classes + c] += x[k] * p->share[c];
    }
}

// One step; the largest change of a weight.
static double probe_step(ProbeLinear *p) {
    const size_t n = p->columns, classes = (size_t)p->classes;
    const double *a = p->bound;
    double largest = 0;
    for (size_t c = 0; c < classes; c++) {
        for (size_t i = 0; i < n; i++) {
            double sum = p->gradient[i * classes + c];
            for (size_t k = 0; k < i; k++) sum -= a[i * n + k] * p->gradient[k * classes + c];
            p->gradient[i * classes + c] = sum / a[i * n + i];
        }
        for (size_t i = n; i-- > 0;) {
            double sum = p->gradient[i * classes + c];
            for (size_t k = i + 1; k < n; k++) sum -= a[k * n + i] * p->gradient[k * classes + c];
            sum /= a[i * n + i];
            p->gradient[i * classes + c] = sum;
            p->weight[i * classes + c] -= sum;
            largest = fmax(largest, fabs(sum));
        }
    }
    return largest;
}

static size_t probe_fold(ProbeLinear *p, int fold) {
    size_t right = 0;
    memset(p->weight, 0, p->columns * (size_t)p->classes * sizeof *p->weight);
    probe_factor(p, fold);
    for (int round = 0; round < PROBE_ROUNDS; round++) {
        probe_gradient(p, fold);
        if (probe_step(p) < PROBE_CHANGE) break;
    }
    for (size_t r = 0; r < p->rows; r++) {
        if (p->fold[r] != fold) continue;
        probe_shares(p, p->x + r * p->columns);
        int best = 0;
        for (int c = 1; c < p->classes; c++)
            if (p->share[c] > p->share[best]) best = c;
        right += best == p->label[r];
    }
    return right;
}

static size_t probe_linear(const double *z, const int *label, int classes, size_t rows, size_t width) {
    ProbeLinear p = {.label = label, .rows = rows, .columns = width + 1, .classes = classes};
    double *x = vae_alloc(rows, p.columns * sizeof *x);
    uint8_t *fold = vae_alloc(rows, 1);
    for (size_t r = 0; r < rows; r++) {
        memcpy(x + r * p.columns, z + r * width, width * sizeof *z);
        x[r * p.columns + width] = 1;
        uint32_t word[4]; // whatever order the rows of a file are in
        vae_philox((const uint32_t[4]){(uint32_t)r}, (const uint32_t[2]){0}, word);
        fold[r] = (uint8_t)(word[0] % PROBE_FOLDS);
    }
    p.x = x;
    p.fold = fold;
    p.bound = vae_alloc(p.columns, p.columns * sizeof *p.bound);
    p.weight = vae_alloc(p.columns, (size_t)classes * sizeof *p.weight);
    p.gradient = vae_alloc(p.columns, (size_t)classes * sizeof *p.gradient);
    p.share = vae_alloc((size_t)classes, sizeof *p.share);
    size_t right = 0;
    for (int f = 0; f < PROBE_FOLDS; f++) right += probe_fold(&p, f);
    vae_free(p.share);
    vae_free(p.gradient);
    vae_free(p.weight);
    vae_free(p.bound);
    vae_free(fold);
    vae_free(x);
    return right;
}

// ---------------------------------------------------------------- the command's part

static double *probe_codes(VaeSession *s, const VaeData *d, size_t rows, size_t width) {
    float *code = vae_alloc(rows, width * sizeof *code);
    double *z = vae_alloc(rows, width * sizeof *z);
    vae_encode_rows(s, vae_data_source(d), NULL, rows, false, 0, code, NULL);
    for (size_t k = 0; k < width; k++) {
        double mean = 0, variance = 0;
        for (size_t r = 0; r < rows; r++) mean += (double)code[r * width + k] / (double)rows;
        for (size_t r = 0; r < rows; r++) {
            const double away = (double)code[r * width + k] - mean;
            variance += away * away / (double)rows;
        }
        const double scale = variance > 0 ? 1 / sqrt(variance) : 0;
        for (size_t r = 0; r < rows; r++) z[r * width + k] = ((double)code[r * width + k] - mean) * scale;
    }
    vae_free(code);
    return z;
}

void vae_probe(VaeProbe *p, VaeSession *s, const VaeOptions *o, const VaeData *d) {
    const size_t width = (size_t)vae_latent_width(s->model), rows = d->rows < PROBE_ROWS ? d->rows : PROBE_ROWS;
    if (rows < d->rows)
        vae_note(o->quiet, "--probe: on the first %zu of %zu rows", rows, d->rows);
    if (width > PROBE_WIDTH)
        vae_die(EX_USAGE, "--probe: codes of %zu numbers are too wide for it; the most is %d", width, PROBE_WIDTH);
    if (rows < 2 * PROBE_FOLDS)
        vae_die(EX_DATAERR, "--probe needs %d rows at least, there are %zu", 2 * PROBE_FOLDS, rows);
    int *label = vae_labels_read(o->probe, d->rows, vae_option_seed(o));
    const int classes = vae_classes("--probe", label, rows);
    size_t *count = vae_alloc((size_t)classes, sizeof *count), most = 0;
    *p = (VaeProbe){.rows = rows};
    for (size_t r = 0; r < rows; r++) count[label[r]]++;
    for (int c = 0; c < classes; c++) {
        p->classes += count[c] > 0;
        if (count[c] > most) most = count[c];
    }
    if (p->classes < 2) vae_die(EX_DATAERR, "--probe %s: all rows have one label: nothing to tell apart", o->probe);
    double *z = probe_codes(s, d, rows, width);
    p->commonest = (double)most / (double)rows;
    p->linear = (double)probe_linear(z, label, classes, rows, width) / (double)rows;
    p->neighbours = (double)probe_neighbours(z, label, rows, width) / (double)rows;
    vae_free(z);
    vae_free(count);
    vae_free(label);
}

static double probe_error(double share, size_t rows) { return sqrt(share * (1 - share) / (double)rows); }

void vae_probe_print(const VaeProbe *p) {
    printf("probe           %d labels; the commonest has %.4f of %zu rows\n", p->classes, p->commonest, p->rows);
    printf("  linear        %.4f +- %.4f right, on %d folds\n", p->linear, probe_error(p->linear, p->rows), PROBE_FOLDS);
    printf("  neighbours    %.4f +- %.4f right, by %d\n", p->neighbours, probe_error(p->neighbours, p->rows), PROBE_NEAREST);
}

void vae_probe_json(const VaeProbe *p, VaeJsonText *j) {
    vae_text_begin(j, "probe", '{');
    vae_text_whole(j, "rows", (long long)p->rows);
    vae_text_whole(j, "labels", p->classes);
    vae_text_number(j, "commonest", p->commonest);
    vae_text_number(j, "linear", p->linear);
    vae_text_number(j, "linear_error", probe_error(p->linear, p->rows));
    vae_text_number(j, "neighbours", p->neighbours);
    vae_text_number(j, "neighbours_error", probe_error(p->neighbours, p->rows));
    vae_text_end(j, '}');
}

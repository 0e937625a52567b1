// handwritten.c -- the step that a careful person would write by hand: a dense VAE in plain C with a
// CBLAS and simple fused loops, one thread. `make bench` holds the generated code against it.
// usage: handwritten LOSS BATCH D H1 ... Z    (LOSS: bernoulli or mse)    prints microseconds a step
//        handwritten cblas                    prints what its products run on
#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void openblas_set_num_threads(int n) __attribute__((weak));
char *openblas_get_config(void) __attribute__((weak));
char *openblas_get_corename(void) __attribute__((weak));

typedef struct Layer {
    int in, out;
    float *w, *b, *dw, *db; // [in, out], [out]
    float *y, *dy;          // [n, out]
} Layer;

static size_t n_param;
static float *param, *grad, *m1, *m2;

static float *array(size_t n) {
    float *p = aligned_alloc(64, (n * sizeof(float) + 63) / 64 * 64);
    if (!p) abort();
    for (size_t i = 0; i < n; i++) p[i] = 0.02f * ((float)rand() / (float)RAND_MAX - 0.5f);
    return p;
}

static void forward(Layer *l, int n, const float *x, int relu) {
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, l->out, l->in, 1, x, l->in, l->w,
                l->out, 0, l->y, l->out);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < l->out; j++) {
            const float v = l->y[i * l->out + j] + l->b[j];
            l->y[i * l->out + j] = relu && v < 0 ? 0 : v;
        }
}

// dy of the layer holds the gradient of its pre-activation; writes that of `x`'s (relu before it).
static void backward(Layer *l, int n, const float *x, float *dx, const float *mask) {
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, l->in, l->out, n, 1, x, l->in, l->dy,
                l->out, 0, l->dw, l->out);
    memset(l->db, 0, (size_t)l->out * sizeof(float));
    for (int i = 0; i < n; i++)
        for (int j = 0; j < l->out; j++) l->db[j] += l->dy[i * l->out + j];
    if (!dx) return;
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, n, l->in, l->out, 1, l->dy, l->out, l->w,
                l->out, 0, dx, l->in);
    if (mask)
        for (int i = 0; i < n * l->in; i++) dx[i] = mask[i] > 0 ? dx[i] : 0;
}

static void adam(long step) {
    const float c1 = 1 / (1 - powf(0.9f, (float)step)), c2 = 1 / (1 - powf(0.999f, (float)step));
    for (size_t i = 0; i < n_param; i++) {
        m1[i] = 0.9f * m1[i] + 0.1f * grad[i];
        m2[i] = 0.999f * m2[i] + 0.001f * grad[i] * grad[i];
        param[i] -= 1e-3f * m1[i] * c1 / (sqrtf(m2[i] * c2) + 1e-8f);
    }
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// "OpenBLAS 0.3.21 SkylakeX": OPENBLAS_CORETYPE can set it to kernels of half the speed.
static void print_cblas(void) {
    char version[64] = "";
    if (openblas_get_config) sscanf(openblas_get_config(), "OpenBLAS %63s", version);
    if (*version) printf("OpenBLAS %s %s\n", version, openblas_get_corename());
    else printf("a CBLAS that does not say its name\n");
}

int main(int argc, char **argv) {
    if (argc == 2 && !strcmp(argv[1], "cblas")) return print_cblas(), 0;
    if (argc < 6) return fprintf(stderr, "usage: handwritten LOSS BATCH D H1 ... Z\n"), 64;
    if (openblas_set_num_threads) openblas_set_num_threads(1);
    const int bernoulli = !strcmp(argv[1], "bernoulli"), n = atoi(argv[2]), k = argc - 4;
    const int z = atoi(argv[argc - 1]), d = atoi(argv[3]);
    int size[64];
    for (int i = 0; i < k; i++) size[i] = atoi(argv[3 + i]); // d, hidden widths
    Layer layer[64];
    int layers = 0;
    for (int i = 0; i + 1 < k; i++) layer[layers++] = (Layer){.in = size[i], .out = size[i + 1]};
    const int head = layers; // both heads as one product
    layer[layers++] = (Layer){.in = size[k - 1], .out = 2 * z};
    layer[layers++] = (Layer){.in = z, .out = size[k - 1]};
    for (int i = k - 1; i > 0; i--) layer[layers++] = (Layer){.in = size[i], .out = size[i - 1]};
    for (int i = 0; i < layers; i++) n_param += (size_t)(layer[i].in + 1) * layer[i].out;
    param = array(n_param), grad = array(n_param), m1 = array(n_param), m2 = array(n_param);
    memset(m1, 0, n_param * sizeof(float)), memset(m2, 0, n_param * sizeof(float));
    size_t at = 0;
    for (int i = 0; i < layers; i++) {
        const size_t w = (size_t)layer[i].in * layer[i].out;
        layer[i].w = param + at, layer[i].dw = grad + at, at += w;
        layer[i].b = param + at, layer[i].db = grad + at, at += layer[i].out;
        layer[i].y = array((size_t)n * layer[i].out), layer[i].dy = array((size_t)n * layer[i].out);
    }
    float *x = array((size_t)n * d), *eps = array((size_t)n * z), *code = array((size_t)n * z);
    float *dcode = array((size_t)n * z);
    for (int i = 0; i < n * d; i++) x[i] = fabsf(x[i]) * 100;
    double sample[2000], begin = now();
    int samples = 0;
    volatile float loss = 0;
    for (long step = 1; samples < 2000 && (now() - begin < 0.5 || samples < 5); step++) {
        const double start = now();
        for (int i = 0; i < n * z; i++) { // Box-Muller, as anyone would
            const float u = ((float)rand() + 1) / ((float)RAND_MAX + 2), v = (float)rand() / (float)RAND_MAX;
            eps[i] = sqrtf(-2 * logf(u)) * cosf(6.2831853f * v);
        }
        for (int i = 0; i <= head; i++) forward(&layer[i], n, i ? layer[i - 1].y : x, i < head);
        float total = 0;
        const float *h = layer[head].y;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < z; j++) {
                const float mean = h[i * 2 * z + j], logvar = h[i * 2 * z + z + j];
                code[i * z + j] = mean + expf(0.5f * logvar) * eps[i * z + j];
                total += 0.5f * (mean * mean + expf(logvar) - 1 - logvar);
            }
        for (int i = head + 1; i < layers; i++)
            forward(&layer[i], n, i == head + 1 ? code : layer[i - 1].y, i + 1 < layers);
        Layer *end = &layer[layers - 1];
        for (int i = 0; i < n * d; i++) {
            const float l = end->y[i];
            if (bernoulli) {
                total += (l > 0 ? l : 0) + log1pf(expf(-fabsf(l))) - x[i] * l;
                end->dy[i] = (1 / (1 + expf(-l)) - x[i]) / (float)n;
            } else {
                total += (l - x[i]) * (l - x[i]);
                end->dy[i] = 2 * (l - x[i]) / (float)n;
            }
        }
        loss = total / (float)n;
        for (int i = layers - 1; i > head; i--) {
            const int first = i == head + 1;
            backward(&layer[i], n, first ? code : layer[i - 1].y, first ? dcode : layer[i - 1].dy,
                     first ? NULL : layer[i - 1].y);
        }
        for (int i = 0; i < n; i++)
            for (int j = 0; j < z; j++) {
                const float mean = h[i * 2 * z + j], logvar = h[i * 2 * z + z + j];
                const float dz = dcode[i * z + j];
                layer[head].dy[i * 2 * z + j] = dz + mean / (float)n;
                layer[head].dy[i * 2 * z + z + j] =
                    0.5f * (dz * eps[i * z + j] * expf(0.5f * logvar) + (expf(logvar) - 1) / (float)n);
            }
        for (int i = head; i >= 0; i--)
            backward(&layer[i], n, i ? layer[i - 1].y : x, i ? layer[i - 1].dy : NULL,
                     i ? layer[i - 1].y : NULL);
        adam(step);
        sample[samples++] = now() - start;
    }
    (void)loss;
    qsort(sample, (size_t)samples, sizeof *sample, ascending);
    printf("%.1f\n", sample[samples / 2] * 1e6);
    return 0;
}

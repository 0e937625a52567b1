// conv.c -- the forms of our convolutions on one thread: direct, and Winograd's where a model may have it. Gflop/s are of
// the multiply-adds of the direct form; errors are of values against sums of doubles, root mean square, of the values' own.
// Prints Markdown.
//   make build/libvaert.a && cc -O3 -march=native -fno-math-errno -fno-trapping-math -ffp-contract=fast -D_GNU_SOURCE
//   -Iruntime -Iruntime/kernels bench/conv.c build/libvaert.a -lm -o build/bench-conv && taskset -c 0 build/bench-conv
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "vae_strided.h"
#include "vae_winograd.h"
#include "vae_winograd4.h"

enum { FORMS = 3, ROUNDS = 9, SOME = 2000 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static unsigned long state = 1;
static float draw(void) { // about normal, of deviation 1
    double sum = 0;
    for (int i = 0; i < 12; i++, state = state * 6364136223846793005ul + 1442695040888963407ul)
        sum += (double)(state >> 40) / (double)(1 << 24);
    return (float)(sum - 6);
}

static float *numbers(size_t n) {
    float *p = aligned_alloc(64, (n * sizeof *p + 63) / 64 * 64);
    for (size_t i = 0; i < n; i++) p[i] = draw();
    return p;
}

typedef struct Layer {
    VaeConv c;
    int n; // images
    float *x, *w, *y, *u, *turned, *out, *scratch;
} Layer;

static VaeConv backwards(const VaeConv *c) { // a 3x3 conv whose result is the gradient of c's input
    VaeConv t = *c;
    t.height = c->out_height, t.width = c->out_width, t.channels = c->out_channels;
    t.out_height = c->height, t.out_width = c->width, t.out_channels = c->channels;
    t.pad_h = t.pad_w = 2 - c->pad_h;
    t.x_pitch = c->y_pitch, t.y_pitch = c->x_pitch;
    return t;
}

static void pack(const Layer *l, int form) {
    const VaeConv *c = &l->c, t = backwards(c);
    if (form == 0) return;
    if (c->kernel_h == 4) {
        for (int i = 0; i < vae_strided_strips(c, false); i++) vae_strided_pack(c, l->w, l->u, false, i);
        for (int i = 0; i < vae_strided_strips(c, true); i++) vae_strided_pack(c, l->w, l->turned, true, i);
        return;
    }
    void (*of)(const VaeConv *, const float *, float *, bool, int) = form == 1 ? vae_winograd_pack : vae_winograd4_pack;
    for (int i = 0; i < vae_winograd_strips(c); i++) of(c, l->w, l->u, false, i);
    for (int i = 0; i < vae_winograd_strips(&t); i++) of(&t, l->w, l->turned, true, i);
}

static void forward(const Layer *l, int form) {
    const VaeConv *c = &l->c;
    if (form == 0) vae_conv(c, l->n, l->x, l->w, l->out, l->scratch);
    else if (c->kernel_h == 4) vae_strided(c, l->n, l->x, l->u, l->out, l->scratch);
    else if (form == 1) vae_winograd(c, l->n, l->x, l->u, l->out, l->scratch);
    else vae_winograd4(c, l->n, l->x, l->u, l->out, l->scratch);
}

static void backward(const Layer *l, int form) { // the gradient of x, from y
    const VaeConv *c = &l->c, t = backwards(c);
    if (form == 0) vae_conv_t(c, l->n, l->y, l->w, l->out, l->scratch);
    else if (c->kernel_h == 4) vae_strided_t(c, l->n, l->y, l->turned, l->out, l->scratch);
    else if (form == 1) vae_winograd(&t, l->n, l->y, l->turned, l->out, l->scratch);
    else vae_winograd4(&t, l->n, l->y, l->turned, l->out, l->scratch);
}

static void weights(const Layer *l, int form) { // the gradient of w
    const VaeConv *c = &l->c;
    float *du = l->u;
    if (form == 0) {
        for (int i = 0; i < vae_conv_w_parts(c); i++) vae_conv_w(c, l->n, l->x, l->y, l->out, i, l->scratch);
    } else if (c->kernel_h == 4) {
        for (int i = 0; i < vae_strided_parts(c); i++) vae_strided_w(c, l->n, l->x, l->y, du, i, l->scratch);
        for (int i = 0; i < vae_strided_strips(c, false); i++) vae_strided_unpack(c, du, l->out, i);
    } else if (form == 1) {
        for (int i = 0; i < vae_winograd_parts(c); i++) vae_winograd_w(c, l->n, l->x, l->y, du, i, l->scratch);
        for (int i = 0; i < vae_winograd_strips(c); i++) vae_winograd_unpack(c, du, l->out, i);
    } else {
        for (int i = 0; i < vae_winograd4_parts(c); i++) vae_winograd4_w(c, l->n, l->x, l->y, du, i, l->scratch);
        for (int i = 0; i < vae_winograd_strips(c); i++) vae_winograd4_unpack(c, du, l->out, i);
    }
}

typedef void Work(const Layer *l, int form);

static int compare(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void rates(const Layer *l, Work *work, int forms, double rate[FORMS]) {
    const VaeConv *c = &l->c;
    const double flops = 2.0 * c->kernel_h * c->kernel_w * c->channels * c->out_channels * c->out_height * c->out_width * l->n;
    double seconds[FORMS][ROUNDS];
    for (int r = 0; r < ROUNDS; r++)
        for (int f = 0; f < forms; f++) {
            const double begin = now();
            work(l, f);
            seconds[f][r] = now() - begin;
        }
    for (int f = 0; f < forms; f++) {
        qsort(seconds[f], ROUNDS, sizeof **seconds, compare);
        rate[f] = 1e-9 * flops / seconds[f][ROUNDS / 2];
    }
}

// One value of y = x * w, in double.
static double exact_y(const Layer *l, size_t at) {
    const VaeConv *c = &l->c;
    const int o = (int)(at % (size_t)c->out_channels);
    const size_t pixel = at / (size_t)c->out_channels;
    const int q = (int)(pixel % (size_t)c->out_width), h = (int)(pixel / (size_t)c->out_width % (size_t)c->out_height);
    const size_t image = pixel / (size_t)c->out_width / (size_t)c->out_height;
    double sum = 0;
    for (int a = 0; a < c->kernel_h; a++)
        for (int b = 0; b < c->kernel_w; b++) {
            const int row = h * c->stride_h + a - c->pad_h, column = q * c->stride_w + b - c->pad_w;
            if (row < 0 || row >= c->height || column < 0 || column >= c->width) continue;
            const float *x = l->x + ((image * (size_t)c->height + (size_t)row) * (size_t)c->width + (size_t)column) * (size_t)c->channels;
            for (int i = 0; i < c->channels; i++)
                sum += (double)x[i] * (double)l->w[((a * c->kernel_w + b) * c->channels + i) * c->out_channels + o];
        }
    return sum;
}

static double error_of(const Layer *l, int form) {
    const size_t all = (size_t)l->n * (size_t)l->c.out_height * (size_t)l->c.out_width * (size_t)l->c.out_channels;
    double off = 0, size = 0;
    pack(l, form);
    forward(l, form);
    for (size_t i = 0; i < SOME; i++) {
        const size_t at = i * 2654435761u % all;
        const double y = exact_y(l, at), d = (double)l->out[at] - y;
        off += d * d, size += y * y;
    }
    return sqrt(off / size);
}

static void layer(int kernel, int size, int channels, int out_channels, int n) {
    const int stride = kernel == 4 ? 2 : 1, out = size / stride, forms = kernel == 4 ? 2 : 3;
    Layer l = {{size, size, channels, out, out, out_channels, kernel, kernel, stride, stride, 1, 1, 1, 1, 1, channels,
                out_channels}, n, NULL, NULL, NULL, NULL, NULL, NULL, NULL};
    const VaeConv *c = &l.c, t = backwards(c);
    const size_t nx = (size_t)(n * size * size * channels), ny = (size_t)(n * out * out * out_channels);
    const size_t nw = (size_t)(kernel * kernel * channels * out_channels);
    const size_t rooms[] = {vae_conv_scratch(c, n), vae_conv_t_scratch(c, n), vae_conv_w_scratch(c),
                            vae_strided_scratch(c, n), vae_strided_t_scratch(c, n), vae_strided_w_scratch(c, n),
                            vae_winograd_scratch(c, n), vae_winograd_scratch(&t, n), vae_winograd_w_scratch(c, n),
                            vae_winograd4_scratch(c, n), vae_winograd4_scratch(&t, n), vae_winograd4_w_scratch(c, n)};
    size_t room = 0, most = nx > ny ? nx : ny;
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) room = rooms[i] > room ? rooms[i] : room;
    l.x = numbers(nx), l.w = numbers(nw), l.y = numbers(ny), l.out = numbers(most > nw ? most : nw);
    l.u = numbers(36 * (size_t)(channels * out_channels)), l.turned = numbers(36 * (size_t)(channels * out_channels));
    l.scratch = numbers(room);
    double error[FORMS], rate[3][FORMS];
    for (int f = 0; f < forms; f++) error[f] = error_of(&l, f);
    Work *const work[] = {forward, backward, weights};
    for (int k = 0; k < 3; k++) rates(&l, work[k], forms, rate[k]);
    printf("| %dx%d, stride %d | %dx%dx%d to %dx%dx%d, %d images", kernel, kernel, stride, size, size, channels, out, out, out_channels, n);
    for (int k = 0; k < 3; k++) {
        printf(" | ");
        for (int f = 0; f < forms; f++) printf("%s%.0f", f ? ", " : "", rate[k][f]);
    }
    printf(" | ");
    for (int f = 0; f < forms; f++) printf("%s%.1e", f ? ", " : "", error[f]);
    printf(" |\n");
    float *all[] = {l.x, l.w, l.y, l.u, l.turned, l.out, l.scratch};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]);
}

int main(void) {
    printf("| kernel | layer | forward | gradient of the input | of the weights | error |\n| --- | --- | --- | --- | --- | --- |\n");
    layer(3, 28, 32, 32, 8);
    layer(3, 14, 32, 32, 32);
    layer(3, 32, 64, 64, 8);
    layer(3, 16, 128, 128, 16);
    layer(3, 14, 256, 256, 16);
    layer(3, 8, 256, 256, 32);
    layer(4, 28, 32, 64, 32);
    layer(4, 32, 32, 64, 32);
    layer(4, 16, 64, 128, 32);
    layer(4, 8, 128, 256, 32);
    layer(4, 4, 256, 512, 32);
    return 0;
}

// rt_conv.c -- the convolutions of vae_conv.h and vae_winograd.h against sums of doubles, on images
// and weights of exactly the right size (each ends at a page that may not be touched), with gaps
// between pixels that may not be written; and bit for bit against themselves with fewer images in a
// call. rt_conv_avx.c and rt_conv_sse.c compile this for narrower vectors.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pictures/pictures.h"
#include "vae_conv.h"
#include "vae_strided.h"
#include "vae_winograd.h"
#include "vae_winograd4.h"

// Reals that end where the readable memory ends.
typedef struct Fenced {
    char *pages;
    size_t bytes;
    float *at;
} Fenced;

static Fenced fenced(size_t n, uint32_t number) {
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    const size_t bytes = (n * sizeof(float) + page - 1) / page * page + page;
    Fenced f = {mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
                bytes, NULL};
    assert_true(f.pages != MAP_FAILED);
    assert_int_equal(mprotect(f.pages + bytes - page, page, PROT_NONE), 0);
    f.at = (float *)(void *)(f.pages + bytes - page) - n;
    if (n > 0) vae_fill_normal(f.at, (int)n, 7, VAE_RNG_SAMPLE, 0, number);
    return f;
}
static void unfence(Fenced *f) { munmap(f->pages, f->bytes); }

// Pixels of n images, the last without the gap behind it.
static size_t extent(int n, int height, int width, int channels, int pitch) {
    return (size_t)(n * height * width - 1) * (size_t)pitch + (size_t)channels;
}

static const char *text(const VaeConv *c, int n) {
    static char s[256];
    snprintf(s, sizeof s,
             "%d of %dx%dx%d -> %dx%dx%d, kernel %dx%d, stride %dx%d, pad %dx%d, dilation %dx%d, "
             "groups %d, pitches %d %d",
             n, c->height, c->width, c->channels, c->out_height, c->out_width, c->out_channels,
             c->kernel_h, c->kernel_w, c->stride_h, c->stride_w, c->pad_h, c->pad_w, c->dilation_h,
             c->dilation_w, c->groups, c->x_pitch, c->y_pitch);
    return s;
}

// ---------------------------------------------------------------- what is right

typedef struct Sums { // of products, and of their absolute values: what rounding may do
    double *x, *w, *y, *x_size, *w_size, *y_size;
} Sums;

static double *zeros(size_t n) {
    double *p = calloc(n, sizeof *p);
    assert_non_null(p);
    return p;
}

// Every product x[h, q, k] * w[kh, kw, k, o] * y[oy, ox, o] of the definition, once. (Sanitizers look at what is tested, not at this.)
__attribute__((no_sanitize("address", "undefined"))) static Sums right(const VaeConv *c, int n, const float *x, const float *w, const float *y) {
    const size_t nx = (size_t)(n * c->height * c->width * c->channels);
    const size_t ny = (size_t)(n * c->out_height * c->out_width * c->out_channels);
    const int in = c->channels / c->groups, out = c->out_channels / c->groups;
    const size_t nw = (size_t)(c->kernel_h * c->kernel_w * in * c->out_channels);
    Sums s = {zeros(nx), zeros(nw), zeros(ny), zeros(nx), zeros(nw), zeros(ny)};
    for (int i = 0; i < n * c->out_height * c->out_width; i++)
        for (int k = 0; k < c->kernel_h * c->kernel_w; k++) {
            const int oy = i / c->out_width % c->out_height, ox = i % c->out_width;
            const int h = oy * c->stride_h + k / c->kernel_w * c->dilation_h - c->pad_h;
            const int q = ox * c->stride_w + k % c->kernel_w * c->dilation_w - c->pad_w;
            if (h < 0 || h >= c->height || q < 0 || q >= c->width) continue;
            const int pixel = (i / (c->out_height * c->out_width) * c->height + h) * c->width + q;
            for (int o = 0; o < c->out_channels; o++)
                for (int j = 0; j < in; j++) {
                    const int channel = o / out * in + j;
                    const double a = (double)x[pixel * c->x_pitch + channel];
                    const double d = (double)y[i * c->y_pitch + o];
                    const int at_w = (k * in + j) * c->out_channels + o;
                    const double b = (double)w[at_w];
                    const int at_x = pixel * c->channels + channel, at_y = i * c->out_channels + o;
                    s.y[at_y] += a * b, s.y_size[at_y] += fabs(a * b);
                    s.x[at_x] += d * b, s.x_size[at_x] += fabs(d * b);
                    s.w[at_w] += a * d, s.w_size[at_w] += fabs(a * d);
                }
        }
    return s;
}

static void sums_free(Sums *s) {
    free(s->x), free(s->w), free(s->y), free(s->x_size), free(s->w_size), free(s->y_size);
}

// got[pixels, channels] with gaps up to `pitch` that still hold what was there before.
static void compare(const char *what, const char *name, int pixels, int channels, int pitch,
                    const float *got, const float *before, const double *want, const double *size,
                    double tolerance) {
    for (int i = 0; i < pixels; i++)
        for (int j = 0; j < pitch; j++) {
            if (i == pixels - 1 && j >= channels) break;
            const float v = got[i * pitch + j];
            if (j >= channels) {
                if (memcmp(&v, &before[i * pitch + j], sizeof v) != 0)
                    fail_msg("%s: %s wrote behind pixel %d", what, name, i);
                continue;
            }
            const double right_value = want[i * channels + j];
            if (!(fabs((double)v - right_value) <= tolerance * (size[i * channels + j] + 1e-30)))
                fail_msg("%s: %s[%d, %d]: got %.9g, want %.9g", what, name, i, j, (double)v,
                         right_value);
        }
}

static void same(const char *what, const char *name, const float *a, const float *b, size_t n) {
    if (memcmp(a, b, n * sizeof *a) != 0)
        fail_msg("%s: bits of %s depend on the images in a call", what, name);
}

// ---------------------------------------------------------------- the direct ones

static void check(const VaeConv *c, int n) {
    const char *what = text(c, n);
    const size_t nx = extent(n, c->height, c->width, c->channels, c->x_pitch);
    const size_t ny = extent(n, c->out_height, c->out_width, c->out_channels, c->y_pitch);
    const size_t nw = (size_t)(c->kernel_h * c->kernel_w * (c->channels / c->groups) * c->out_channels);
    Fenced x = fenced(nx, 1), w = fenced(nw, 2), y = fenced(ny, 3), dx = fenced(nx, 4);
    Fenced dw = fenced(nw, 5), out = fenced(ny, 6), dx0 = fenced(nx, 4), out0 = fenced(ny, 6);
    Sums s = right(c, n, x.at, w.at, y.at);
    const double tolerance = 1.2e-6; // of the sum of absolute values: rounding adds up slowly

    Fenced scratch = fenced(vae_conv_scratch(c, n), 8);
    vae_conv(c, n, x.at, w.at, out.at, scratch.at);
    compare(what, "y", n * c->out_height * c->out_width, c->out_channels, c->y_pitch, out.at,
            out0.at, s.y, s.y_size, tolerance);
    const size_t x_image = (size_t)(c->height * c->width * c->x_pitch);
    const size_t y_image = (size_t)(c->out_height * c->out_width * c->y_pitch);
    for (int i = 0; i < n; i++)
        vae_conv(c, 1, x.at + (size_t)i * x_image, w.at, out0.at + (size_t)i * y_image, scratch.at);
    same(what, "y", out.at, out0.at, ny);
    unfence(&scratch);

    scratch = fenced(vae_conv_t_scratch(c, n), 9);
    vae_conv_t(c, n, y.at, w.at, dx.at, scratch.at);
    compare(what, "x", n * c->height * c->width, c->channels, c->x_pitch, dx.at, dx0.at, s.x,
            s.x_size, tolerance);
    for (int i = 0; i < n; i++)
        vae_conv_t(c, 1, y.at + (size_t)i * y_image, w.at, dx0.at + (size_t)i * x_image, scratch.at);
    same(what, "x", dx.at, dx0.at, nx);
    unfence(&scratch);

    scratch = fenced(vae_conv_w_scratch(c), 10);
    for (int part = vae_conv_w_parts(c); part-- > 0;)
        vae_conv_w(c, n, x.at, y.at, dw.at, part, scratch.at);
    compare(what, "w", (int)nw, 1, 1, dw.at, dw.at, s.w, s.w_size, tolerance);
    unfence(&scratch);
    sums_free(&s);
    unfence(&x), unfence(&w), unfence(&y), unfence(&dx), unfence(&dw), unfence(&out);
    unfence(&dx0), unfence(&out0);
}

static int out_size(int in, int kernel, int stride, int pad, int dilation) {
    return (in + 2 * pad - (kernel - 1) * dilation - 1) / stride + 1;
}

#ifdef __SANITIZE_ADDRESS__ // every access is looked at, which takes its time
enum { GEOMETRIES = 300, FORMS = 40 };
#else
enum { GEOMETRIES = 1500, FORMS = 200 };
#endif

static uint32_t random_state;
static int pick(int from, int to) { // inclusive; the same numbers on every run
    random_state = random_state * 1664525u + 1013904223u;
    return from + (int)((random_state >> 8) % (uint32_t)(to - from + 1));
}

static void test_random_geometries(void **unused) {
    (void)unused;
    random_state = 1;
    for (int i = 0; i < GEOMETRIES; i++) {
        VaeConv c = {.groups = pick(0, 3) ? 1 : pick(2, 4)};
        c.height = pick(1, 13), c.width = pick(1, 13);
        c.kernel_h = pick(1, 5), c.kernel_w = pick(1, 5);
        c.stride_h = pick(1, 3), c.stride_w = pick(1, 3);
        c.dilation_h = pick(0, 2) ? 1 : pick(2, 3), c.dilation_w = pick(0, 2) ? 1 : pick(2, 3);
        c.pad_h = pick(0, 4), c.pad_w = pick(0, 4);
        c.channels = c.groups * pick(1, pick(0, 9) ? 7 : 40);
        c.out_channels = c.groups * pick(1, pick(0, 9) ? 7 : 60);
        c.x_pitch = c.channels + (pick(0, 2) ? 0 : pick(1, 5));
        c.y_pitch = c.out_channels + (pick(0, 2) ? 0 : pick(1, 5));
        const int span_h = (c.kernel_h - 1) * c.dilation_h + 1;
        const int span_w = (c.kernel_w - 1) * c.dilation_w + 1;
        if (c.height + 2 * c.pad_h < span_h || c.width + 2 * c.pad_w < span_w) continue;
        c.out_height = out_size(c.height, c.kernel_h, c.stride_h, c.pad_h, c.dilation_h);
        c.out_width = out_size(c.width, c.kernel_w, c.stride_w, c.pad_w, c.dilation_w);
        if (pick(0, 3) == 0) c.out_height += c.stride_h > 1; // padding behind only, as for `same`
        check(&c, pick(1, 3));
    }
}

static void test_model_geometries(void **unused) {
    (void)unused;
    static const struct {
        int size, channels, out, kernel, stride, pad, dilation, groups, images;
    } g[] = {
        {28, 1, 32, 3, 1, 1, 1, 1, 1},  {14, 32, 32, 3, 1, 1, 1, 1, 2}, {28, 1, 64, 3, 1, 1, 1, 1, 1},
        {8, 64, 80, 4, 2, 1, 1, 1, 1},  {16, 3, 32, 4, 2, 1, 1, 1, 1},  {7, 200, 50, 3, 1, 1, 1, 1, 1},
        {9, 16, 16, 5, 2, 2, 1, 1, 2},  {4, 260, 49, 1, 1, 0, 1, 1, 3}, {12, 70, 3, 3, 1, 1, 1, 1, 1},
        {11, 24, 48, 3, 1, 2, 2, 2, 1}, {2, 40, 96, 4, 2, 1, 1, 1, 5},  {1, 33, 17, 3, 1, 1, 1, 1, 9},
        {200, 2, 3, 3, 1, 1, 1, 1, 1},  {6, 16, 16, 3, 1, 1, 1, 16, 2}, {10, 30, 50, 7, 1, 3, 1, 1, 1},
        {4, 40, 96, 4, 2, 1, 1, 1, 60}, {6, 8, 20, 3, 2, 1, 1, 2, 45}, // more images than are summed at a time
    };
    for (size_t i = 0; i < sizeof g / sizeof *g; i++) {
        const int size = g[i].size, k = g[i].kernel, s = g[i].stride, p = g[i].pad;
        const int out = out_size(size, k, s, p, g[i].dilation);
        const VaeConv c = {size, size, g[i].channels, out, out, g[i].out, k, k, s, s, p, p,
                           g[i].dilation, g[i].dilation, g[i].groups, g[i].channels, g[i].out};
        check(&c, g[i].images);
    }
}

// ---------------------------------------------------------------- Winograd

// F(2x2, 3x3) and F(4x4, 3x3). A difference of sums rounds as they do, not as it: the tolerance is of all that goes in.
typedef struct Form {
    size_t (*weights)(const VaeConv *c);
    size_t (*scratch)(const VaeConv *c, int n);
    size_t (*w_scratch)(const VaeConv *c, int n);
    int (*parts)(const VaeConv *c);
    void (*pack)(const VaeConv *c, const float *w, float *u, bool turned, int strip);
    void (*run)(const VaeConv *c, int n, const float *x, const float *u, float *y, float *scratch);
    void (*run_w)(const VaeConv *c, int n, const float *x, const float *y, float *du, int part, float *scratch);
    void (*unpack)(const VaeConv *c, const float *du, float *dw, int strip);
    double tolerance;
} Form;

static const Form form2 = {vae_winograd_weights, vae_winograd_scratch, vae_winograd_w_scratch, vae_winograd_parts,
                           vae_winograd_pack, vae_winograd, vae_winograd_w, vae_winograd_unpack, 5e-6};
static const Form form4 = {vae_winograd4_weights, vae_winograd4_scratch, vae_winograd4_w_scratch, vae_winograd4_parts,
                           vae_winograd4_pack, vae_winograd4, vae_winograd4_w, vae_winograd4_unpack, 2e-5};

static void check_winograd(const Form *f, int height, int width, int channels, int out, int pad, int gap, int n) {
    const VaeConv c = {.height = height, .width = width, .channels = channels,
                       .out_height = height + 2 * pad - 2, .out_width = width + 2 * pad - 2,
                       .out_channels = out, .kernel_h = 3, .kernel_w = 3, .stride_h = 1,
                       .stride_w = 1, .pad_h = pad, .pad_w = pad, .dilation_h = 1, .dilation_w = 1,
                       .groups = 1, .x_pitch = channels + gap, .y_pitch = out + 2 * gap};
    const VaeConv back = {.height = c.out_height, .width = c.out_width, .channels = out,
                          .out_height = height, .out_width = width, .out_channels = channels,
                          .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
                          .pad_h = 2 - pad, .pad_w = 2 - pad, .dilation_h = 1, .dilation_w = 1,
                          .groups = 1, .x_pitch = c.y_pitch, .y_pitch = c.x_pitch};
    const char *what = text(&c, n);
    const size_t nx = extent(n, height, width, channels, c.x_pitch);
    const size_t ny = extent(n, c.out_height, c.out_width, out, c.y_pitch);
    const size_t nw = (size_t)(9 * channels * out), nu = f->weights(&c);
    Fenced x = fenced(nx, 1), w = fenced(nw, 2), y = fenced(ny, 3), dx = fenced(nx, 4);
    Fenced dw = fenced(nw, 5), y2 = fenced(ny, 6), dx0 = fenced(nx, 4), y0 = fenced(ny, 6);
    Fenced u = fenced(nu, 11);
    Sums s = right(&c, n, x.at, w.at, y.at);
    double *size = zeros(nx > ny ? (nx > nw ? nx : nw) : (ny > nw ? ny : nw));

    for (int i = vae_winograd_strips(&c); i-- > 0;) f->pack(&c, w.at, u.at, false, i);
    Fenced scratch = fenced(f->scratch(&c, n), 8);
    f->run(&c, n, x.at, u.at, y2.at, scratch.at);
    for (size_t i = 0; i < ny; i++) size[i] = 3 * sqrt(9.0 * channels);
    compare(what, "y", n * c.out_height * c.out_width, out, c.y_pitch, y2.at, y0.at, s.y, size,
            f->tolerance);
    for (int i = 0; i < n; i++)
        f->run(&c, 1, x.at + i * height * width * c.x_pitch, u.at,
                     y0.at + i * c.out_height * c.out_width * c.y_pitch, scratch.at);
    same(what, "y", y2.at, y0.at, ny);
    unfence(&scratch);

    for (int i = vae_winograd_strips(&back); i-- > 0;) f->pack(&back, w.at, u.at, true, i);
    scratch = fenced(f->scratch(&back, n), 9);
    f->run(&back, n, y.at, u.at, dx.at, scratch.at);
    for (size_t i = 0; i < nx; i++) size[i] = 3 * sqrt(9.0 * out);
    compare(what, "x", n * height * width, channels, c.x_pitch, dx.at, dx0.at, s.x, size, f->tolerance);
    unfence(&scratch);

    scratch = fenced(f->w_scratch(&c, n), 10);
    for (int i = f->parts(&c); i-- > 0;)
        f->run_w(&c, n, x.at, y.at, u.at, i, scratch.at);
    for (int i = vae_winograd_strips(&c); i-- > 0;) f->unpack(&c, u.at, dw.at, i);
    for (size_t i = 0; i < nw; i++) size[i] = 3 * sqrt((double)n * c.out_height * c.out_width);
    compare(what, "w", (int)nw, 1, 1, dw.at, dw.at, s.w, size, f->tolerance);
    for (int few = n; few-- > 1;) // needs no more scratch, though its blocks may be larger
        for (int i = f->parts(&c); i-- > 0;)
            f->run_w(&c, few, x.at, y.at, u.at, i, scratch.at);
    unfence(&scratch);
    free(size);
    sums_free(&s);
    unfence(&x), unfence(&w), unfence(&y), unfence(&dx), unfence(&dw), unfence(&y2);
    unfence(&dx0), unfence(&y0), unfence(&u);
}

static void check_form(const Form *f) {
    random_state = 2;
    for (int i = 0; i < FORMS; i++)
        check_winograd(f, pick(3, 12), pick(3, 12), pick(1, 40), pick(1, 60), pick(0, 2),
                       pick(0, 2) ? 0 : 3, pick(1, 3));
    check_winograd(f, 14, 14, 32, 32, 1, 0, 4);
    check_winograd(f, 8, 8, 200, 130, 1, 0, 2); // several parts, strips and blocks
    check_winograd(f, 14, 14, 130, 48, 1, 0, 3);
    check_winograd(f, 1, 1, 20, 30, 1, 0, 7);
    check_winograd(f, 11, 11, 100, 60, 1, 0, 7); // equal blocks of all are smaller than of fewer
    check_winograd(f, 32, 32, 120, 60, 1, 0, 2);
}

static void test_winograd(void **unused) {
    (void)unused;
    check_form(&form2);
}

static void test_winograd4(void **unused) {
    (void)unused;
    check_form(&form4);
}

// ---------------------------------------------------------------- 4x4, stride 2

static void check_strided(int out_height, int out_width, int channels, int out, int pad, int extra, int gap, int n) {
    const int height = 2 * out_height + 2 - 2 * pad + extra, width = 2 * out_width + 2 - 2 * pad + extra;
    const VaeConv c = {.height = height, .width = width, .channels = channels, .out_height = out_height,
                       .out_width = out_width, .out_channels = out, .kernel_h = 4, .kernel_w = 4, .stride_h = 2,
                       .stride_w = 2, .pad_h = pad, .pad_w = pad, .dilation_h = 1, .dilation_w = 1, .groups = 1,
                       .x_pitch = channels + gap, .y_pitch = out + 2 * gap};
    if (height < 1 || width < 1) return;
    const char *what = text(&c, n);
    const size_t nx = extent(n, height, width, channels, c.x_pitch);
    const size_t ny = extent(n, out_height, out_width, out, c.y_pitch);
    const size_t nw = (size_t)(16 * channels * out), nu = vae_strided_weights(&c);
    Fenced x = fenced(nx, 1), w = fenced(nw, 2), y = fenced(ny, 3), dx = fenced(nx, 4), dw = fenced(nw, 5);
    Fenced y2 = fenced(ny, 6), dx0 = fenced(nx, 4), y0 = fenced(ny, 6), u = fenced(nu, 11);
    Sums s = right(&c, n, x.at, w.at, y.at);
    const double tolerance = 5e-6; // of all that goes in, as above
    double *size = zeros(nx > ny ? (nx > nw ? nx : nw) : (ny > nw ? ny : nw));

    for (int i = vae_strided_strips(&c, false); i-- > 0;) vae_strided_pack(&c, w.at, u.at, false, i);
    Fenced scratch = fenced(vae_strided_scratch(&c, n), 8);
    vae_strided(&c, n, x.at, u.at, y2.at, scratch.at);
    for (size_t i = 0; i < ny; i++) size[i] = 3 * sqrt(16.0 * channels);
    compare(what, "y", n * out_height * out_width, out, c.y_pitch, y2.at, y0.at, s.y, size, tolerance);
    for (int i = 0; i < n; i++)
        vae_strided(&c, 1, x.at + i * height * width * c.x_pitch, u.at, y0.at + i * out_height * out_width * c.y_pitch,
                    scratch.at);
    same(what, "y", y2.at, y0.at, ny);
    unfence(&scratch);

    for (int i = vae_strided_strips(&c, true); i-- > 0;) vae_strided_pack(&c, w.at, u.at, true, i);
    scratch = fenced(vae_strided_t_scratch(&c, n), 9);
    vae_strided_t(&c, n, y.at, u.at, dx.at, scratch.at);
    for (size_t i = 0; i < nx; i++) size[i] = 3 * sqrt(4.0 * out);
    compare(what, "x", n * height * width, channels, c.x_pitch, dx.at, dx0.at, s.x, size, tolerance);
    for (int i = 0; i < n; i++)
        vae_strided_t(&c, 1, y.at + i * out_height * out_width * c.y_pitch, u.at,
                      dx0.at + i * height * width * c.x_pitch, scratch.at);
    same(what, "x", dx.at, dx0.at, nx);
    unfence(&scratch);

    scratch = fenced(vae_strided_w_scratch(&c, n), 10);
    for (int i = vae_strided_parts(&c); i-- > 0;) vae_strided_w(&c, n, x.at, y.at, u.at, i, scratch.at);
    for (int i = vae_strided_strips(&c, false); i-- > 0;) vae_strided_unpack(&c, u.at, dw.at, i);
    for (size_t i = 0; i < nw; i++) size[i] = 3 * sqrt((double)n * out_height * out_width);
    compare(what, "w", (int)nw, 1, 1, dw.at, dw.at, s.w, size, tolerance);
    for (int few = n; few-- > 1;)
        for (int i = vae_strided_parts(&c); i-- > 0;) vae_strided_w(&c, few, x.at, y.at, u.at, i, scratch.at);
    unfence(&scratch);
    free(size);
    sums_free(&s);
    unfence(&x), unfence(&w), unfence(&y), unfence(&dx), unfence(&dw), unfence(&y2);
    unfence(&dx0), unfence(&y0), unfence(&u);
}

static void test_strided(void **unused) {
    (void)unused;
    random_state = 3;
    for (int i = 0; i < FORMS; i++)
        check_strided(pick(1, 7), pick(1, 7), pick(1, 40), pick(1, 60), pick(0, 3), pick(0, 1), pick(0, 2) ? 0 : 3,
                      pick(1, 3));
    check_strided(16, 16, 32, 64, 1, 0, 0, 4);
    check_strided(4, 4, 200, 130, 1, 0, 0, 2); // several parts, strips and blocks
    check_strided(8, 8, 130, 48, 1, 1, 0, 3);
    check_strided(1, 1, 20, 30, 1, 0, 0, 7);
    check_strided(11, 11, 100, 60, 1, 0, 0, 7); // equal blocks of all are smaller than of fewer
}

static void test_nan_is_seen(void **unused) {
    (void)unused;
    float x[4 * 4 * 16] = {0}, y[4 * 4 * 16], w[9 * 16 * 16] = {0}, u[16 * 16 * 16];
    const VaeConv c = {4, 4, 16, 4, 4, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1, 16, 16};
    float *scratch = vae_alloc(vae_winograd_scratch(&c, 1) + vae_conv_scratch(&c, 1), sizeof *scratch);
    x[5 * 16 + 2] = NAN; // pixel [1, 1]
    vae_conv(&c, 1, x, w, y, scratch);
    assert_true(isnan(y[0]) && isnan(y[10 * 16]) && y[3 * 16] == 0);
    vae_winograd_pack(&c, w, u, false, 0);
    vae_winograd(&c, 1, x, u, y, scratch);
    assert_true(isnan(y[0]) && isnan(y[10 * 16]));
    vae_free(scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_geometries),
        cmocka_unit_test(test_model_geometries),
        cmocka_unit_test(test_winograd),
        cmocka_unit_test(test_winograd4),
        cmocka_unit_test(test_strided),
        cmocka_unit_test(test_nan_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

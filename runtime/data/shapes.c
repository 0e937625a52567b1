// shapes.c -- made-up data with known factors.
//
// Row r of a data set is decided by (seed, r) alone. Its factors: kind of shape, size, x, y, angle,
// colour. An image stream gets the picture, a label stream the kind modulo its width, so that both
// streams of a conditional model agree. A vector stream gets
//     v = m[kind] + A t + 0.2 e,   t ~ N(0, I_2), e ~ N(0, I)
// a mixture of five Gaussians with one covariance, two directions of which carry nearly all of it.
// m and A do not depend on the seed: training and test data differ in rows, not in distribution.
#include "data/readers.h"

#include <math.h>
#include <string.h>

enum { DISC, SQUARE, TRIANGLE, RING, CROSS, KINDS };
enum { U_KIND, U_SIZE, U_X, U_Y, U_ANGLE, U_COLOUR, FACTORS = 8 };
enum { ROW_FACTORS, VECTOR_SHAPE, VECTOR_LATENT, VECTOR_NOISE }; // random streams
#define DIRECTIONS 2
#define PI 3.14159265f

typedef struct Shape {
    int kind;
    float radius, x, y; // in pixels
    float cosine, sine; // of the angle
    float colour;       // a hue, 0 to 1
} Shape;

static void row_factors(float u[FACTORS], size_t row, uint64_t seed) {
    vae_fill_uniform(u, FACTORS, seed, VAE_RNG_DATA | ROW_FACTORS, 0, (uint32_t)row);
}

static int kind_of(const float u[FACTORS]) {
    int kind = (int)(u[U_KIND] * KINDS);
    return kind < KINDS ? kind : KINDS - 1;
}

void vae_shape_factors(size_t row, uint64_t seed, float factor[VAE_SHAPE_FACTORS]) {
    static const int from[VAE_SHAPE_FACTORS] = {U_KIND, U_SIZE, U_X, U_Y, U_COLOUR};
    float u[FACTORS];
    row_factors(u, row, seed);
    for (int k = 0; k < VAE_SHAPE_FACTORS; k++) factor[k] = u[from[k]];
}

static Shape shape_of(const float u[FACTORS], int height, int width) {
    float small = (float)(height < width ? height : width);
    float radius = small * (0.18f + 0.17f * u[U_SIZE]);
    return (Shape){
        .kind = kind_of(u),
        .radius = radius,
        .x = radius + u[U_X] * ((float)width - 2 * radius),
        .y = radius + u[U_Y] * ((float)height - 2 * radius),
        .cosine = cosf(2 * PI * u[U_ANGLE]),
        .sine = sinf(2 * PI * u[U_ANGLE]),
        .colour = u[U_COLOUR],
    };
}

// ---------------------------------------------------------------- pictures

// Signed distance to a regular polygon of n sides: the farthest of its half-planes. Exact inside
// and near the sides, which is where anti-aliasing looks.
static float polygon(float x, float y, int n, float inner_radius) {
    float d = -inner_radius;
    for (int k = 0; k < n; k++) {
        float a = 2 * PI * (float)k / (float)n;
        d = fmaxf(d, x * cosf(a) + y * sinf(a) - inner_radius);
    }
    return d;
}

static float bar(float x, float y, float half_x, float half_y) {
    return fmaxf(fabsf(x) - half_x, fabsf(y) - half_y);
}

static float distance(const Shape *s, float px, float py) {
    float dx = px - s->x, dy = py - s->y, r = s->radius;
    float x = s->cosine * dx + s->sine * dy, y = s->cosine * dy - s->sine * dx;
    switch (s->kind) {
    case DISC:
        return hypotf(x, y) - r;
    case SQUARE:
        return bar(x, y, 0.8f * r, 0.8f * r);
    case TRIANGLE:
        return polygon(x, y, 3, 0.55f * r);
    case RING:
        return fabsf(hypotf(x, y) - 0.75f * r) - 0.25f * r;
    default:
        return fminf(bar(x, y, r, 0.3f * r), bar(x, y, 0.3f * r, r));
    }
}

// One channel of a hue: grey pictures are white on black.
static float tint(const Shape *s, int channel, int channels) {
    if (channels == 1) return 1;
    float phase = s->colour + (float)channel / (float)channels;
    return 0.2f + 0.8f * (0.5f + 0.5f * cosf(2 * PI * phase));
}

static void draw(const Shape *s, const VaeStream *stream, uint8_t *to) {
    int channels = stream->channels;
    for (int y = 0; y < stream->height; y++)
        for (int x = 0; x < stream->width_px; x++) {
            // Half a pixel either side of the edge, the cover goes from 1 to 0.
            float cover = 0.5f - distance(s, (float)x + 0.5f, (float)y + 0.5f);
            cover = fminf(fmaxf(cover, 0), 1);
            for (int c = 0; c < channels; c++)
                *to++ = cover > 0 ? (uint8_t)(255 * cover * tint(s, c, channels) + 0.5f) : 0;
        }
}

// Of shares, the first channels stand for the kinds of shapes; what no shape covers is the last one.
static void draw_shares(const Shape *shape, const VaeStream *s, uint8_t *to) {
    const int last = s->channels - 1;
    VaeStream grey = *s;
    grey.channels = 1;
    draw(shape, &grey, to);
    for (int i = s->height * s->width_px - 1; i >= 0; i--) { // from the end: in place
        const int one = to[i] > 127 ? shape->kind % last : last;
        for (int k = 0; k < s->channels; k++) to[i * s->channels + k] = k == one;
    }
}

static void make_images(DataTable *t, const VaeStream *s, uint64_t seed) {
    uint8_t *to = vae_data_make_bytes(t, s);
    const int most = s->domain == VAE_DOMAIN_LEVELS && s->levels < 256 ? s->levels - 1 : 255;
    t->type.boolean = s->domain == VAE_DOMAIN_SHARES;
    for (size_t row = 0; row < t->rows; row++, to += t->width) {
        float u[FACTORS];
        row_factors(u, row, seed);
        Shape shape = shape_of(u, s->height, s->width_px);
        if (s->domain == VAE_DOMAIN_SHARES) draw_shares(&shape, s, to);
        else draw(&shape, s, to);
        for (size_t j = 0; most < 255 && j < t->width; j++)
            to[j] = (uint8_t)((to[j] * most + 127) / 255);
    }
}

// ---------------------------------------------------------------- labels and vectors

static void make_labels(DataTable *t, const VaeStream *s, uint64_t seed) {
    uint8_t *to = vae_data_make_bytes(t, s);
    for (size_t row = 0; row < t->rows; row++) {
        float u[FACTORS];
        row_factors(u, row, seed);
        to[row] = (uint8_t)(kind_of(u) % s->width);
    }
}

static void make_vectors(DataTable *t, const VaeStream *s, int stream, uint64_t seed) {
    size_t width = t->width;
    float *to = vae_data_make_floats(t, s);
    float *basis = vae_alloc((KINDS + DIRECTIONS) * width, sizeof *basis); // m, then A
    uint32_t step = (uint32_t)stream;
    for (uint32_t k = 0; k < KINDS + DIRECTIONS; k++)
        vae_fill_normal(basis + k * width, s->width, 0, VAE_RNG_DATA | VECTOR_SHAPE, step, k);
    for (size_t row = 0; row < t->rows; row++, to += width) {
        float u[FACTORS], latent[DIRECTIONS];
        row_factors(u, row, seed);
        vae_fill_normal(latent, DIRECTIONS, seed, VAE_RNG_DATA | VECTOR_LATENT, step,
                        (uint32_t)row);
        vae_fill_normal(to, s->width, seed, VAE_RNG_DATA | VECTOR_NOISE, step, (uint32_t)row);
        const float *mean = basis + (size_t)kind_of(u) * width, *a = basis + KINDS * width;
        for (size_t j = 0; j < width; j++) {
            float v = mean[j] + 0.2f * to[j];
            for (size_t k = 0; k < DIRECTIONS; k++) v += 0.5f * a[k * width + j] * latent[k];
            to[j] = v;
        }
        vae_data_into_domain(s, to, seed, row);
    }
    vae_free(basis);
}

void vae_data_make_shapes(DataTable *t, const VaeStream *s, int stream, const DataMade *how) {
    if (s->kind == VAE_IMAGE) make_images(t, s, how->seed);
    else if (s->kind == VAE_LABEL) make_labels(t, s, how->seed);
    else make_vectors(t, s, stream, how->seed);
}

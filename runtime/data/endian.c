// endian.c -- numbers as files store them, as float and as double.
// Cells may lie at any address and have their bytes in either order. Values that no float has
// become infinite; who needs to know asks for the double.
#include "data/readers.h"

#include <math.h>
#include <string.h>

static const uint8_t number_size[VAE_CELLS] = {
    [VAE_CELL_U8] = 1,  [VAE_CELL_I8] = 1,  [VAE_CELL_U16] = 2, [VAE_CELL_I16] = 2,
    [VAE_CELL_U32] = 4, [VAE_CELL_I32] = 4, [VAE_CELL_U64] = 8, [VAE_CELL_I64] = 8,
    [VAE_CELL_F16] = 2, [VAE_CELL_F32] = 4, [VAE_CELL_F64] = 8};

size_t vae_cell_size(VaeCell cell) { return number_size[cell]; }

// A half's exponent is biased by 15, its mantissa has 10 bits.
static double half_value(uint16_t h) {
    int exponent = h >> 10 & 31, mantissa = h & 1023;
    double v = exponent == 0    ? ldexp(mantissa, -24)
               : exponent == 31 ? (mantissa ? (double)NAN : (double)INFINITY)
                                : ldexp(mantissa + 1024, exponent - 25);
    return h >> 15 ? -v : v;
}

static inline uint16_t get16(const uint8_t *p, bool big) {
    uint16_t v;
    memcpy(&v, p, sizeof v);
    return big ? __builtin_bswap16(v) : v;
}

static inline uint32_t get32(const uint8_t *p, bool big) {
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return big ? __builtin_bswap32(v) : v;
}

static inline uint64_t get64(const uint8_t *p, bool big) {
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return big ? __builtin_bswap64(v) : v;
}

static inline float float_of(uint32_t bits) {
    float v;
    memcpy(&v, &bits, sizeof v);
    return v;
}

static inline double double_of(uint64_t bits) {
    double v;
    memcpy(&v, &bits, sizeof v);
    return v;
}

double vae_data_number(const uint8_t *p, VaeCell cell, bool big) {
    switch (cell) {
    case VAE_CELL_U8:
        return *p;
    case VAE_CELL_I8:
        return (int8_t)*p;
    case VAE_CELL_U16:
        return get16(p, big);
    case VAE_CELL_I16:
        return (int16_t)get16(p, big);
    case VAE_CELL_U32:
        return get32(p, big);
    case VAE_CELL_I32:
        return (int32_t)get32(p, big);
    case VAE_CELL_U64:
        return (double)get64(p, big);
    case VAE_CELL_I64:
        return (double)(int64_t)get64(p, big);
    case VAE_CELL_F16:
        return half_value(get16(p, big));
    case VAE_CELL_F32:
        return (double)float_of(get32(p, big));
    case VAE_CELL_F64:
        return double_of(get64(p, big));
    case VAE_CELLS:
        break;
    }
    return 0;
}

#define EACH(value)                                                                                \
    for (size_t i = 0; i < n; i++) dst[i] = (float)(value)

void vae_data_floats(float *dst, const uint8_t *p, size_t n, VaeCell cell, bool big) {
    switch (cell) {
    case VAE_CELL_U8:
        EACH(p[i]);
        return;
    case VAE_CELL_I8:
        EACH((int8_t)p[i]);
        return;
    case VAE_CELL_U16:
        EACH(get16(p + 2 * i, big));
        return;
    case VAE_CELL_I16:
        EACH((int16_t)get16(p + 2 * i, big));
        return;
    case VAE_CELL_U32:
        EACH(get32(p + 4 * i, big));
        return;
    case VAE_CELL_I32:
        EACH((int32_t)get32(p + 4 * i, big));
        return;
    case VAE_CELL_U64:
        EACH(get64(p + 8 * i, big));
        return;
    case VAE_CELL_I64:
        EACH((int64_t)get64(p + 8 * i, big));
        return;
    case VAE_CELL_F16:
        EACH(half_value(get16(p + 2 * i, big)));
        return;
    case VAE_CELL_F32:
        if (big) EACH(float_of(get32(p + 4 * i, true)));
        else memcpy(dst, p, n * sizeof *dst);
        return;
    case VAE_CELL_F64:
        EACH(double_of(get64(p + 8 * i, big)));
        return;
    case VAE_CELLS:
        return;
    }
}

// The bits of a half: round to nearest, ties to even; too large is infinite.
static uint16_t half_bits(double v) {
    const uint16_t sign = signbit(v) ? 0x8000 : 0;
    int exponent;
    double a = fabs(v);
    if (isnan(v)) return sign | 0x7e00;
    frexp(a, &exponent); // a < 2^exponent
    if (a == 0 || exponent < -24) return sign;
    const int unit = exponent > -13 ? exponent - 11 : -24; // of the last place
    const double places = rint(ldexp(a, -unit));
    a = ldexp(places, unit);
    if (a == 0) return sign;
    if (a >= 65536) return sign | 0x7c00;
    frexp(a, &exponent);
    if (exponent <= -14) return (uint16_t)(sign | (uint16_t)ldexp(a, 24));
    const uint16_t mantissa = (uint16_t)(ldexp(a, 11 - exponent) - 1024);
    return (uint16_t)(sign | (uint16_t)((exponent + 14) << 10) | mantissa);
}

// Rounded, and cut to [low, high]; NaN is 0.
static double whole(double v, double low, double high) {
    if (isnan(v)) return 0;
    v = rint(v);
    return v < low ? low : v > high ? high : v;
}

void vae_data_put_number(uint8_t *to, double value, VaeCell cell, bool big) {
    const size_t size = vae_cell_size(cell);
    uint64_t bits = 0;
    const float f = (float)value;
    const double top = ldexp(1, 8 * (int)size), half = top / 2; // of whole numbers of so many bytes
    const double u = whole(value, 0, top), i = whole(value, -half, half);
    switch (cell) {
    case VAE_CELL_U8:
    case VAE_CELL_U16:
    case VAE_CELL_U32:
    case VAE_CELL_U64: bits = u >= top ? (size == 8 ? UINT64_MAX : (UINT64_C(1) << 8 * size) - 1)
                                       : (uint64_t)u; break;
    case VAE_CELL_I8:
    case VAE_CELL_I16:
    case VAE_CELL_I32:
    case VAE_CELL_I64: bits = i >= half ? (UINT64_C(1) << (8 * size - 1)) - 1 : (uint64_t)(int64_t)i; break;
    case VAE_CELL_F16: bits = half_bits(value); break;
    case VAE_CELL_F32: {
        uint32_t b;
        memcpy(&b, &f, sizeof b);
        bits = b;
        break;
    }
    case VAE_CELL_F64: memcpy(&bits, &value, sizeof bits); break;
    case VAE_CELLS: return;
    }
    for (size_t k = 0; k < size; k++) to[big ? size - 1 - k : k] = (uint8_t)(bits >> 8 * k);
}

// endian.c -- numbers as files store them, as float and as double.
// Cells may lie at any address and have their bytes in either order. Values that no float has
// become infinite; who needs to know asks for the double.
#include "data/data.h"

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

double data_number(const uint8_t *p, VaeCell cell, bool big) {
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

void data_floats(float *dst, const uint8_t *p, size_t n, VaeCell cell, bool big) {
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

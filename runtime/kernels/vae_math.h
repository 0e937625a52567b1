// vae_math.h -- the functions that emitted kernels apply element by element.
// Branch-free and free of calls, so that a plain loop over them becomes vector instructions under
// -O3 -fno-math-errno -fno-trapping-math, and results do not depend on the C library. NaN in gives
// NaN out; infinities and overflow behave as in C's own functions. tests/unit/rt_math.c holds every
// function to the error bound in its comment (ulp: units in the last place of the float result)
// over the whole range of floats; the bounds hold with and without fused multiply-add.
//
// Polynomials are minimax fits (weighted least squares, reweighted until the error is level, the
// coefficients rounded to float one after the other). With -DVAE_F64 everything is double and libm.
#ifndef VAE_MATH_H
#define VAE_MATH_H

#include "vaert.h"

#ifdef VAE_F64
#include <math.h>
#endif

#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__)
#error "vae_math.h rounds by adding and subtracting a large number: do not compile with -ffast-math"
#endif

// In front of a loop whose iterations are independent, or which sums or maximizes into `acc`: the
// permission to use several partial sums, given where it is wanted instead of by -ffast-math. Not in double: that
// copy is what gradients are checked on, and gcc 12 with -O1 adds up short loops wrongly under `omp simd reduction`.
#if defined(VAE_OPENMP_SIMD) && !defined(VAE_F64)
#define VAE_PRAGMA(text) _Pragma(#text)
#define VAE_SIMD _Pragma("omp simd")
#define VAE_SIMD_SUM(...) VAE_PRAGMA(omp simd reduction(+ : __VA_ARGS__))
#define VAE_SIMD_MAX(...) VAE_PRAGMA(omp simd reduction(max : __VA_ARGS__))
#else
#define VAE_SIMD
#define VAE_SIMD_SUM(...)
#define VAE_SIMD_MAX(...)
#endif

#define VAE_INFINITY __builtin_inff()
#define VAE_NAN __builtin_nanf("")

// ---------------------------------------------------------------- exact ones

// If one operand is NaN, max and min return the first: put the data first and the bound second,
// vae_max(x, 0), and a NaN is not hidden.
static inline vae_real vae_max(vae_real a, vae_real b) { return a < b ? b : a; }
static inline vae_real vae_min(vae_real a, vae_real b) { return b < a ? b : a; }
static inline vae_real vae_where(vae_real c, vae_real a, vae_real b) { return c > 0 ? a : b; }
static inline vae_real vae_step(vae_real x) { return x > 0 ? (vae_real)1 : (vae_real)0; }
static inline vae_real vae_sign(vae_real x) {
    return x > 0 ? (vae_real)1 : x < 0 ? (vae_real)-1 : x; // keeps NaN and signed zero
}

#ifdef VAE_F64

static inline double vae_abs(double x) { return fabs(x); }
static inline double vae_sqrt(double x) { return sqrt(x); }
static inline double vae_exp(double x) { return exp(x); }
static inline double vae_expm1(double x) { return expm1(x); }
static inline double vae_log(double x) { return log(x); }
static inline double vae_log1p(double x) { return log1p(x); }
static inline double vae_tanh(double x) { return tanh(x); }
static inline double vae_erf(double x) { return erf(x); }
static inline double vae_sin(double x) { return sin(x); }
static inline double vae_cos(double x) { return cos(x); }
static inline double vae_sigmoid(double x) {
    const double e = exp(-fabs(x));
    return (x >= 0 ? 1 : e) / (1 + e);
}
static inline double vae_softplus(double x) { return (x < 0 ? 0 : x) + log1p(exp(-fabs(x))); }

#else

static inline float vae_abs(float x) { return __builtin_fabsf(x); }
static inline float vae_sqrt(float x) { return __builtin_sqrtf(x); }

// ---------------------------------------------------------------- parts

static inline uint32_t vae_bits(float x) {
    const union {
        float f;
        uint32_t u;
    } cast = {.f = x};
    return cast.u;
}
static inline float vae_from_bits(uint32_t u) {
    const union {
        uint32_t u;
        float f;
    } cast = {.u = u};
    return cast.f;
}

// 1.5 * 2^23: adding it to |x| < 2^22 leaves x rounded to the nearest integer in the low bits of
// the sum. This rounds and converts without a float-to-int cast, which NaN would make undefined.
#define VAE_ROUNDER 12582912.0f
#define VAE_ROUNDER_BITS 0x4b400000u

// ln 2 in two parts; the first has 11 significant bits, so that n * hi is exact for |n| < 2^13.
#define VAE_LN2_HI 0.693359375f
#define VAE_LN2_LO -2.12194440e-4f

// (log1p(f) - f) for f in [sqrt(1/2) - 1, sqrt(2) - 1], plus n ln 2's low part.
static inline float vae_log_tail_(float f, float n) {
    const float s = f * f;
    float p = 0.067497842f;
    p = p * f - 0.116781048f;
    p = p * f + 0.118873522f;
    p = p * f - 0.124054082f;
    p = p * f + 0.142198697f;
    p = p * f - 0.166680068f;
    p = p * f + 0.200020865f;
    p = p * f - 0.250000089f;
    p = p * f + 0.333333135f;
    return (f * s) * p + n * VAE_LN2_LO - 0.5f * s;
}

// ---------------------------------------------------------------- exponentials

// e^x, 1.1 ulp. x = n ln 2 + r, |r| <= ln(2)/2; e^r by polynomial; times 2^n in two steps, so that
// the extremes of n, where 2^n itself is no float, come out right (denormal results included).
static inline float vae_exp(float x) {
    x = x > 89.0f ? 89.0f : x; // e^89 is infinite, e^-104 is zero; NaN passes both tests
    x = x < -104.0f ? -104.0f : x;
    const float t = x * 1.44269504f + VAE_ROUNDER;
    const float n = t - VAE_ROUNDER;
    const float r = (x - n * VAE_LN2_HI) - n * VAE_LN2_LO;
    float p = 0.0013820742f;
    p = p * r + 0.00836924836f;
    p = p * r + 0.041668281f;
    p = p * r + 0.166665167f;
    p = p * r + 0.49999994f;
    p = (p * r) * r + r + 1.0f;
    const uint32_t u = vae_bits(t) - VAE_ROUNDER_BITS + 254u; // n + 254 > 0
    const uint32_t half = u >> 1;
    return p * vae_from_bits(half << 23) * vae_from_bits((u - half) << 23);
}

// e^x - 1, 2 ulp, also next to zero: 2^n (e^r - 1) + (2^n - 1), everything halved so that n = 128
// does not overflow on the way.
static inline float vae_expm1(float x) {
    x = x > 89.0f ? 89.0f : x;
    x = x < -30.0f ? -30.0f : x;
    const float t = x * 1.44269504f + VAE_ROUNDER;
    const float n = t - VAE_ROUNDER;
    const float r = (x - n * VAE_LN2_HI) - n * VAE_LN2_LO;
    float p = 0.00138718786f;
    p = p * r + 0.00836687628f;
    p = p * r + 0.0416674316f;
    p = p * r + 0.16666542f;
    p = p * r + 0.49999997f;
    p = (p * r) * r + r;
    const float half = vae_from_bits((vae_bits(t) - VAE_ROUNDER_BITS + 126u) << 23);
    return 2.0f * (half * p + (half - 0.5f));
}

// ---------------------------------------------------------------- logarithms

// ln x, 2 ulp. x = 2^n (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)].
static inline float vae_log(float x) {
    const int tiny = x < 1.17549435e-38f; // denormal: scale up first (also <= 0, decided below)
    const float y = tiny ? x * 8388608.0f : x;
    const uint32_t v = vae_bits(y) + (0x3f800000u - 0x3f3504f3u);
    const float n = (float)(int32_t)(v >> 23) - (tiny ? 150.0f : 127.0f);
    const float f = vae_from_bits((v & 0x7fffffu) + 0x3f3504f3u) - 1.0f;
    float z = f + vae_log_tail_(f, n);
    z = n * VAE_LN2_HI + z;
    z = x < VAE_INFINITY ? z : x; // infinity, NaN
    z = x < 0.0f ? VAE_NAN : z;
    return x == 0.0f ? -VAE_INFINITY : z;
}

// ln(1 + x), 2 ulp, also next to zero. n comes from 1 + x rounded, but f = 2^-n x + (2^-n - 1) is
// taken from x itself, so that the rounding of 1 + x costs nothing.
static inline float vae_log1p(float x) {
    const uint32_t v = vae_bits(1.0f + x) + (0x3f800000u - 0x3f3504f3u);
    const uint32_t e = (v >> 23) & 255u;
    const float n = (float)(int32_t)e - 127.0f;
    const float half = vae_from_bits(((253u - e) & 255u) << 23); // 2^-n / 2, normal for n <= 126
    const float f = 2.0f * (half * x + (half - 0.5f));
    float z = f + vae_log_tail_(f, n);
    z = n * VAE_LN2_HI + z;
    z = x < VAE_INFINITY ? z : x;
    z = x < -1.0f ? VAE_NAN : z;
    return x == -1.0f ? -VAE_INFINITY : z;
}

// ---------------------------------------------------------------- squashing functions

// 1 / (1 + e^-x), 2.5 ulp; as e^x / (1 + e^x) for x < 0, where e^-x would grow and carry its error.
static inline float vae_sigmoid(float x) {
    const float e = vae_exp(-vae_abs(x));
    return (x < 0.0f ? e : 1.0f) / (1.0f + e);
}

// ln(1 + e^x) without overflow, 2 ulp: max(x, 0) + ln(1 + e) with e = e^-|x| in [0, 1]; 1 + e is 1 + f or
// twice that.
static inline float vae_softplus(float x) {
    const float e = vae_exp(-vae_abs(x));
    const float f = e > 0.414213562f ? 0.5f * e - 0.5f : e, n = e > 0.414213562f ? 1.0f : 0.0f;
    return (x < 0.0f ? 0.0f : x) + (n * VAE_LN2_HI + (f + vae_log_tail_(f, n)));
}

// tanh, 2 ulp: an odd polynomial next to zero, 1 - 2 / (e^2|x| + 1) beyond.
static inline float vae_tanh(float x) {
    float a = vae_abs(x);
    a = a > 10.0f ? 10.0f : a;
    const float big = 1.0f - 2.0f / (vae_exp(2.0f * a) + 1.0f);
    const float s = x * x;
    float p = -0.00569734583f;
    p = p * s + 0.0206317231f;
    p = p * s - 0.0537372679f;
    p = p * s + 0.133314103f;
    p = p * s - 0.333332807f;
    const float small = (p * s) * x + x;
    return a < 0.625f ? small : __builtin_copysignf(big, x);
}

// erf, 2 ulp: x + x E(x^2) next to zero, 1 - e^-Q(|x|) beyond, with Q = -ln erfc.
static inline float vae_erf(float x) {
    float a = vae_abs(x);
    a = a > 4.0f ? 4.0f : a; // 1 - erf(4) is below half an ulp of 1
    float q = 2.00161121e-05f;
    q = q * a - 0.000422163983f;
    q = q * a + 0.00411240663f;
    q = q * a - 0.0249676276f;
    q = q * a + 0.108049735f;
    q = q * a + 0.633552015f;
    q = q * a + 1.12941563f;
    q = q * a - 0.00015450333f;
    const float big = 1.0f - vae_exp(-q);
    const float s = a * a;
    float p = -0.000634851865f;
    p = p * s + 0.0050577037f;
    p = p * s - 0.0268072877f;
    p = p * s + 0.11282865f;
    p = p * s - 0.376125902f;
    p = p * s + 0.128379166f;
    const float small = p * x + x;
    return a < 0.85f ? small : __builtin_copysignf(big, x);
}

// ---------------------------------------------------------------- circular functions

// Beyond this a float hardly knows its own phase: sin gives 0 and cos 1 there.
#define VAE_PHASE_LIMIT 4194304.0f

// x - n pi/2 for the nearest n, and n's last two bits. In double: pi/2 in two parts, the first
// with 31 bits, keeps 2 ulp up to the limit, next to multiples of pi as well.
static inline float vae_reduce_(float x, uint32_t *quadrant) {
    const float y = vae_abs(x) <= VAE_PHASE_LIMIT ? x : x - x; // NaN for infinity and NaN
    const double t = (double)y * 0x1.45f306dc9c883p-1 + 0x1.8p52;
    const double n = t - 0x1.8p52;
    *quadrant = vae_bits((float)n + VAE_ROUNDER) & 3u;
    return (float)(((double)y - n * 0x1.921fb544p0) - n * 0x1.0b4611a626331p-34);
}

// sin or cos of r, |r| <= pi/4, moved on by quadrant * pi/2.
static inline float vae_sincos_(float r, uint32_t quadrant) {
    const float s = r * r;
    const float sine = ((-0.000195082335f * s + 0.00833210815f) * s - 0.166666538f) * s * r + r;
    const float cosine =
        ((2.44300882e-05f * s - 0.00138872978f) * s + 0.0416666456f) * s * s - 0.5f * s + 1.0f;
    const float z = (quadrant & 1u) != 0 ? cosine : sine;
    return vae_from_bits(vae_bits(z) ^ ((quadrant & 2u) << 30));
}

// sin x, 2 ulp for |x| <= VAE_PHASE_LIMIT.
static inline float vae_sin(float x) {
    uint32_t quadrant;
    const float r = vae_reduce_(x, &quadrant);
    return vae_sincos_(r, quadrant);
}

// cos x, 2 ulp for |x| <= VAE_PHASE_LIMIT.
static inline float vae_cos(float x) {
    uint32_t quadrant;
    const float r = vae_reduce_(x, &quadrant);
    return vae_sincos_(r, quadrant + 1u);
}

#endif

#include "vae_special.h"

#include "vae_counts.h"

#include "vae_sphere.h"

#endif

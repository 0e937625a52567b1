// optim.c -- optimizers, formulas as in PyTorch's torch.optim.
// A step touches elements [begin, end) of flat arrays, in one pass; members of a team share the
// array out. Every element is computed by the same instructions wherever the cuts are, so results
// do not depend on the number of threads. Numbers that depend on the step only (bias corrections) are computed before.
#include "core/cpu_dispatch.h" // first: it gives functions their names
#include "core/core.h"
#include "vae_math.h"

#include <math.h>
#include <string.h>

// A stretch of the flat arrays.
typedef struct Arrays {
    size_t n;
    float *restrict param;
    float *restrict next; // where param's new values go; NULL: they take the place of the old ones
    const float *restrict grad;
    float *restrict s0, *restrict s1, *restrict s2;
    const uint8_t *restrict decay; // NULL: nothing decays
} Arrays;

// weight_decay * decay[i], or 0: multiplied in, so that the loops have no branch.
static inline float decay_at(const Arrays *a, size_t i, bool on, float weight_decay) {
    return on ? weight_decay * (float)a->decay[i] : 0.0f;
}

static inline void put(const Arrays *a, size_t i, float value) {
    if (a->next) a->next[i] = value;
    else a->param[i] = value;
}

// m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2;  p -= lr m^ / (sqrt(v^) + eps), where m^ and v^
// are divided by 1 - b^step (Kingma & Ba 2015). adamw first shrinks p by lr * weight_decay
// (Loshchilov & Hutter 2019); adam adds weight_decay * p to g. amsgrad divides by the largest v
// so far (Reddi et al. 2018).
static inline void adam(const Arrays *a, const VaeUpdate *u, bool decays, bool decoupled,
                        bool amsgrad) {
    const VaeOptimizer *o = u->optimizer;
    const float b2 = (float)o->beta2, c1 = (float)(1 - o->beta1), c2 = (float)(1 - o->beta2);
    const float rate = u->rate, root = u->root, eps = (float)o->eps;
    const float weight_decay =
        (float)(decoupled ? o->weight_decay * (double)u->lr : o->weight_decay);
    for (size_t i = 0; i < a->n; i++) {
        float p = a->param[i], g = a->grad[i];
        const float d = decay_at(a, i, decays, weight_decay);
        if (decoupled) p -= d * p;
        else g += d * p;
        const float m = a->s0[i] + c1 * (g - a->s0[i]);
        const float v = b2 * a->s1[i] + c2 * g * g;
        float largest = v;
        a->s0[i] = m;
        a->s1[i] = v;
        if (amsgrad) a->s2[i] = largest = vae_max(v, a->s2[i]);
        put(a, i, p - rate * m / (vae_sqrt(largest) * root + eps));
    }
}

// v = alpha v + (1 - alpha) g^2;  p -= lr g / (sqrt(v) + eps) (Tieleman & Hinton 2012). centered
// takes the squared mean gradient off v (Graves 2013); momentum collects the steps in a buffer.
static inline void rmsprop(const Arrays *a, const VaeUpdate *u, bool decays, bool momentum,
                           bool centered) {
    const VaeOptimizer *o = u->optimizer;
    const float lr = u->lr, alpha = (float)o->alpha, rest = (float)(1 - o->alpha), eps = (float)o->eps;
    const float keep = (float)o->momentum, weight_decay = (float)o->weight_decay;
    float *restrict mean = momentum ? a->s2 : a->s1; // the slot after those in use
    for (size_t i = 0; i < a->n; i++) {
        const float p = a->param[i];
        const float g = a->grad[i] + decay_at(a, i, decays, weight_decay) * p;
        const float v = alpha * a->s0[i] + rest * g * g;
        float spread = v;
        a->s0[i] = v;
        if (centered) {
            const float m = mean[i] + rest * (g - mean[i]);
            mean[i] = m;
            spread = vae_max(v - m * m, 0.0f); // rounding can take it below
        }
        float move = g / (vae_sqrt(spread) + eps);
        if (momentum) a->s1[i] = move = keep * a->s1[i] + move;
        put(a, i, p - lr * move);
    }
}

// p -= lr g, or with momentum: b = momentum b + g (b = g at the first step), p -= lr b; nesterov:
// p -= lr (g + momentum b).
static inline void sgd(const Arrays *a, const VaeUpdate *u, bool decays, bool momentum,
                       bool nesterov) {
    const VaeOptimizer *o = u->optimizer;
    const float lr = u->lr, keep = (float)o->momentum, weight_decay = (float)o->weight_decay;
    for (size_t i = 0; i < a->n; i++) {
        const float p = a->param[i];
        float g = a->grad[i] + decay_at(a, i, decays, weight_decay) * p;
        if (momentum) {
            const float b = keep * a->s0[i] + g; // the buffer is 0 at the start
            a->s0[i] = b;
            g = nesterov ? g + keep * b : b;
        }
        put(a, i, p - lr * g);
    }
}

static float *from(float *array, size_t begin) { return array != NULL ? array + begin : NULL; }

// Each case passes constants for its options, so that every combination is a loop of its own
// without branches.
static inline void update(const VaeUpdate *u, float *next, size_t begin, size_t end) {
    const VaeOptimizer *o = u->optimizer;
    const bool d = u->decay != NULL && o->weight_decay != 0;
    const Arrays a = {end - begin,
                      u->param + begin,
                      next,
                      u->grad + begin,
                      from(u->slot[0], begin),
                      from(u->slot[1], begin),
                      from(u->slot[2], begin),
                      d ? u->decay + begin : NULL};
#define BOTH(flag, f, ...)                                                                         \
    if (flag) f(__VA_ARGS__, true);                                                                \
    else f(__VA_ARGS__, false)
    switch (o->kind) {
    case VAE_ADAM:
        if (d) {
            BOTH(o->amsgrad, adam, &a, u, true, false);
        } else {
            BOTH(o->amsgrad, adam, &a, u, false, false);
        }
        break;
    case VAE_ADAMW:
        if (d) {
            BOTH(o->amsgrad, adam, &a, u, true, true);
        } else {
            BOTH(o->amsgrad, adam, &a, u, false, true);
        }
        break;
    case VAE_RMSPROP:
        if (o->momentum > 0) {
            BOTH(o->centered, rmsprop, &a, u, d, true);
        } else {
            BOTH(o->centered, rmsprop, &a, u, d, false);
        }
        break;
    case VAE_SGD:
        if (o->momentum > 0) {
            BOTH(o->nesterov, sgd, &a, u, d, true);
        } else sgd(&a, u, d, false, false);
        break;
    }
#undef BOTH
}

#ifdef __SSE2__
// The widest registers there are, and what writes one past the caches. (The builtins, because <immintrin.h> takes longer to read than
// all else here.)
#if defined __AVX512F__
#define WIDE 64
#define STREAM __builtin_ia32_movntps512
#elif defined __AVX__
#define WIDE 32
#define STREAM __builtin_ia32_movntps256
#else
#define WIDE 16
#define STREAM __builtin_ia32_movntps
#endif
#ifdef __clang__
#undef STREAM
#define STREAM(to, from) __builtin_nontemporal_store(from, (Wide *)(to))
#endif
typedef float Wide __attribute__((vector_size(WIDE)));
#endif

void vae_stream(float *dst, const float *src, size_t n) {
    size_t i = (64 - (uintptr_t)dst % 64) % 64 / sizeof *dst; // as far as the first whole line
    if (i > n) i = n;
    memcpy(dst, src, i * sizeof *dst);
#ifdef __SSE2__
    for (Wide block; i + WIDE / sizeof *dst <= n; i += WIDE / sizeof *dst) {
        memcpy(&block, src + i, WIDE);
        STREAM(dst + i, block);
    }
#endif
    memcpy(dst + i, src + i, (n - i) * sizeof *dst);
}

// New weights are collected and then written together: a line that other threads have read must first be
// taken from their cores, which takes long; among other stores each would hold up those behind it, while
// among its like many are under way at a time.
enum { TOGETHER = 2048 };

static void update_together(const VaeUpdate *u, size_t begin, size_t end) {
    _Alignas(64) float next[TOGETHER];
    for (size_t n; begin < end; begin += n) {
        n = end - begin < TOGETHER ? end - begin : TOGETHER;
        update(u, next, begin, begin + n);
        if (u->write == VAE_WRITE_STREAMED && !u->twin) vae_stream(u->param + begin, next, n);
        else memcpy(u->param + begin, next, n * sizeof *next);
        if (u->write == VAE_WRITE_STREAMED && u->twin) vae_stream(u->twin + begin, next, n);
    }
    vae_stream_end();
}

void vae_optimizer_step(const VaeUpdate *u, size_t begin, size_t end) {
    if (u->write != VAE_WRITE_AT_ONCE) update_together(u, begin, end);
    else if (begin < end) update(u, NULL, begin, end);
}

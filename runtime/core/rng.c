// rng.c -- random numbers that are a function of what they are for.
// Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011):
// a keyed bijection of 128-bit counters. Key = the seed; counter = (index / 4, row, step, stream).
// So the noise of a sample does not depend on batch order, on threads, or on a resume.
//
// Numbers are made 16 counters at a time in loops over lanes, which become vector instructions. The
// lane layout never shows: number i of a row comes from output word i % 4 of counter i / 4, and for
// normals the words of a counter pair up as (0, 1) and (2, 3).
#include "core/cpu_dispatch.h" // first: it gives functions their names
#include "core/core.h"
#include "vae_math.h"

#include <string.h>

enum { LANES = 16, BLOCK = VAE_FILL };
_Static_assert(BLOCK == 4 * LANES, "a block is four numbers a lane");

static const uint32_t mult0 = 0xd2511f53u, mult1 = 0xcd9e8d57u; // the paper's multipliers
static const uint32_t weyl0 = 0x9e3779b9u, weyl1 = 0xbb67ae85u; // and key increments

void vae_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]) {
    uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; round++) {
        const uint64_t p0 = (uint64_t)mult0 * c0, p1 = (uint64_t)mult1 * c2;
        c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
        c1 = (uint32_t)p1;
        c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
        c3 = (uint32_t)p0;
        k0 += weyl0;
        k1 += weyl1;
    }
    out[0] = c0, out[1] = c1, out[2] = c2, out[3] = c3;
}

// Where a row's numbers come from: everything of the counter but its first word, and the key.
typedef struct Source {
    uint32_t row, step, stream, key0, key1;
} Source;

static Source source(uint64_t seed, uint32_t stream, uint32_t step, uint32_t row) {
    return (Source){row, step, stream, (uint32_t)seed, (uint32_t)(seed >> 32)};
}

// word[w][lane] = output word w of counter (index[lane], row[lane]). The 64-bit products of a round
// are taken on 64-bit lanes, where the machine's vectors have a 32 x 32 -> 64 multiply.
static inline void philox_lanes(const Source *s, const uint32_t index[LANES],
                                const uint32_t row[LANES], uint32_t word[4][LANES]) {
    for (uint32_t lane = 0; lane < LANES; lane++) {
        uint64_t c0 = index[lane], c1 = row[lane], c2 = s->step, c3 = s->stream;
        uint32_t k0 = s->key0, k1 = s->key1;
        for (int round = 0; round < 10; round++) {
            const uint64_t p0 = mult0 * (c0 & 0xffffffffu), p1 = mult1 * (c2 & 0xffffffffu);
            c0 = (p1 >> 32) ^ c1 ^ k0; // the high halves of c1 and c3 are noise,
            c1 = p1;                   // which & and the final casts drop
            c2 = (p0 >> 32) ^ c3 ^ k1;
            c3 = p0;
            k0 += weyl0;
            k1 += weyl1;
        }
        word[0][lane] = (uint32_t)c0;
        word[1][lane] = (uint32_t)c1;
        word[2][lane] = (uint32_t)c2;
        word[3][lane] = (uint32_t)c3;
    }
}

// The same for counters first, first + 1, ... of one row.
static inline void philox_run(const Source *s, uint32_t first, uint32_t word[4][LANES]) {
    uint32_t index[LANES], row[LANES];
    for (uint32_t lane = 0; lane < LANES; lane++) index[lane] = first + lane, row[lane] = s->row;
    philox_lanes(s, index, row, word);
}

// 23 random bits to the middle of one of 2^23 equal cells of (0, 1): never 0, never 1, exact.
static inline float unit(uint32_t u) { return (float)(int32_t)(u >> 9) * 0x1p-23f + 0x1p-24f; }

static void uniform_block(const Source *s, uint32_t first, float out[BLOCK]) {
    uint32_t word[4][LANES];
    philox_run(s, first, word);
    for (int lane = 0; lane < LANES; lane++)
        for (int w = 0; w < 4; w++) out[4 * lane + w] = unit(word[w][lane]);
}

// Box-Muller: from u in (0, 1] and an angle, sqrt(-2 ln u) (cos, sin). u keeps 32 bits of its word
// near zero, where the tails come from: the largest number is sqrt(2 * 33 ln 2) = 6.76. The angle
// is an eighth (3 bits) and a place in it (29 bits, of which a float keeps 24): no reduction.
static inline void normal_pair(uint32_t a, uint32_t b, float *x, float *y) {
    const float high = (float)(int32_t)(a >> 8), low = (float)(int32_t)(a & 255u);
    const float u = high * 0x1p-24f + (low * 0x1p-32f + 0x1p-33f);
    const float radius = vae_sqrt(-2.0f * vae_log(u < 1.0f ? u : 1.0f));
    // b's two high bits choose the quadrant; the rest is an angle in [-pi/4, pi/4).
    const float t = (float)((int32_t)(b & 0x3fffffffu) - 0x20000000) * 0x1.921fb6p-30f;
    *x = radius * vae_sincos_(t, (b >> 30) + 1u);
    *y = radius * vae_sincos_(t, b >> 30);
}

static inline void normals(uint32_t word[4][LANES], float out[BLOCK]) {
    float number[4][LANES];
    for (int lane = 0; lane < LANES; lane++)
        normal_pair(word[0][lane], word[1][lane], &number[0][lane], &number[1][lane]);
    for (int lane = 0; lane < LANES; lane++)
        normal_pair(word[2][lane], word[3][lane], &number[2][lane], &number[3][lane]);
    for (int lane = 0; lane < LANES; lane++)
        for (int w = 0; w < 4; w++) out[4 * lane + w] = number[w][lane];
}

static void normal_block(const Source *s, uint32_t first, float out[BLOCK]) {
    uint32_t word[4][LANES];
    philox_run(s, first, word);
    normals(word, out);
}

typedef void Block(const Source *s, uint32_t first, float out[BLOCK]);

static inline void fill(float *dst, size_t first, int n, const Source *s, Block *block) {
    const uint32_t counter = (uint32_t)(first / 4);
    int i = 0;
    for (; i + BLOCK <= n; i += BLOCK) block(s, counter + (uint32_t)i / 4, dst + i);
    if (i < n) {
        float last[BLOCK];
        block(s, counter + (uint32_t)i / 4, last);
        memcpy(dst + i, last, (size_t)(n - i) * sizeof *dst);
    }
}

void vae_fill_normal_from(float *dst, size_t first, int n, uint64_t seed, uint32_t stream, uint32_t step,
                          uint32_t row) {
    const Source s = source(seed, stream, step, row);
    fill(dst, first, n, &s, normal_block);
}

// Narrow rows share blocks: lane after lane takes the next counter of the same or the next row.
void vae_fill_normal_rows(float *dst, int rows, int width, uint64_t seed, uint32_t stream,
                          uint32_t step, const uint32_t *row) {
    if (width <= 0) return;
    if (width > BLOCK / 2) { // a row fills a block by itself
        for (int r = 0; r < rows; r++)
            vae_fill_normal(dst + (size_t)r * (size_t)width, width, seed, stream, step, row[r]);
        return;
    }
    const Source s = source(seed, stream, step, 0);
    uint32_t index[LANES], row_of[LANES], word[4][LANES];
    float out[BLOCK];
    for (int r = 0, at = 0; r < rows;) { // `at`: the next number of row r
        const int first_row = r, first_at = at;
        for (int lane = 0; lane < LANES; lane++) {
            index[lane] = (uint32_t)at / 4;
            row_of[lane] = r < rows ? row[r] : 0;
            at += 4;
            if (at >= width) at = 0, r++;
        }
        philox_lanes(&s, index, row_of, word);
        normals(word, out);
        int to_row = first_row, to = first_at;
        for (int lane = 0; lane < LANES && to_row < rows; lane++) {
            const int count = width - to < 4 ? width - to : 4;
            float *place = dst + (size_t)to_row * (size_t)width + (size_t)to;
            for (int w = 0; w < count; w++) place[w] = out[4 * lane + w];
            to += 4;
            if (to >= width) to = 0, to_row++;
        }
    }
}

void vae_fill_uniform_from(float *dst, size_t first, int n, uint64_t seed, uint32_t stream, uint32_t step,
                           uint32_t row) {
    const Source s = source(seed, stream, step, row);
    fill(dst, first, n, &s, uniform_block);
}

// Fisher-Yates. The number below i + 1 is the high half of word * (i + 1); words whose low half
// falls in the uneven rest are drawn again (Lemire 2019), so every permutation is equally likely.
void vae_permutation(uint32_t *perm, uint32_t n, uint64_t seed, uint32_t epoch) {
    const Source s = source(seed, VAE_RNG_SHUFFLE, epoch, 0);
    enum { AHEAD = 8 }; // words: places are anywhere, and memory is slow
    uint32_t word[4][LANES];
    uint32_t used = BLOCK, next = 0;
    for (uint32_t i = 0; i < n; i++) perm[i] = i;
    for (uint32_t i = n; i-- > 1;) {
        const uint32_t bound = i + 1;
        uint64_t product;
        do {
            if (used == BLOCK) {
                philox_run(&s, next, word);
                next += LANES;
                used = 0;
            }
            product = (uint64_t)word[used % 4][used / 4] * bound;
            used++;
            const uint32_t ahead = (used + AHEAD) % BLOCK; // a place nearby, or none that comes
            __builtin_prefetch(&perm[(uint64_t)word[ahead % 4][ahead / 4] * bound >> 32], 1);
        } while ((uint32_t)product < bound && (uint32_t)product < -bound % bound); // 2^32 mod bound, which is less than it
        const uint32_t j = (uint32_t)(product >> 32), t = perm[i];
        perm[i] = perm[j];
        perm[j] = t;
    }
}

// core.h -- numbers, memory and threads: what running a model of any kind stands on. session.h has what runs it.
#ifndef VAE_CORE_H
#define VAE_CORE_H

#include "core/memory.h"
#include "core/status.h"
#include "vaert.h"

#include <math.h>

enum { VAE_TERMS = 4 }; // numbers that an objective is made of, beside reconstruction and KL, that a training sums (vae_term)

#define VAE_LIMIT_ROWS 0xffffffffu // rows are numbered with 32 bits, in the random counters too

// ---------------------------------------------------------------- random numbers (rng.c)

// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011). out = bijection of counter under key.
void vae_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

// Random streams: the high byte says what the numbers are for, so that training, evaluation,
// initial weights and shuffling never share numbers.
enum {
    VAE_RNG_TRAIN = 0 << 24,   // | port's stream; step = training step
    VAE_RNG_EVAL = 1 << 24,    // | port's stream; step = sample number
    VAE_RNG_INIT = 2 << 24,    // | tensor number; row = 0
    VAE_RNG_SHUFFLE = 3 << 24, // step = epoch
    VAE_RNG_SAMPLE = 4 << 24,  // | latent; row = sample number
    VAE_RNG_DATA = 5 << 24,    // procedural data sets
    VAE_RNG_PICK = 6 << 24,    // rows picked at random
    VAE_RNG_DRAW = 8 << 24,    // values drawn from what the decoder says
    VAE_RNG_PRIVACY = 9 << 24, // noise of a private training, by its own seed: row 0, 1; index = place of a weight
    VAE_RNG_CHOOSE = 10 << 24, // the rows of its steps; index = number of a row
    VAE_RNG_NOISE = 7 << 24    // values hidden, noise added, to test impute and denoise
};

// dst[0..width): numbers keyed by seed, at counter (stream, step, row, index/4). N(0, 1) by
// Box-Muller, or U(0, 1) in the open interval.
static inline void vae_fill_normal(float *dst, int width, uint64_t seed, uint32_t stream, uint32_t step,
                                   uint32_t row);
static inline void vae_fill_uniform(float *dst, int width, uint64_t seed, uint32_t stream, uint32_t step,
                                    uint32_t row);
// The same from number `first` on, a multiple of VAE_FILL: long rows part by part.
enum { VAE_FILL = 64 };
void vae_fill_normal_from(float *dst, size_t first, int n, uint64_t seed, uint32_t stream, uint32_t step,
                          uint32_t row);
void vae_fill_uniform_from(float *dst, size_t first, int n, uint64_t seed, uint32_t stream, uint32_t step,
                           uint32_t row);
// The same numbers for many rows at once, dst[rows, width], row[r] being row r's number: several
// times faster where rows are narrow.
void vae_fill_normal_rows(float *dst, int rows, int width, uint64_t seed, uint32_t stream,
                          uint32_t step, const uint32_t *row);
// perm[0..n): a permutation of 0..n-1 that depends on seed and epoch only.
void vae_permutation(uint32_t *perm, uint32_t n, uint64_t seed, uint32_t epoch);

// shuffle.c: others, computed place by place. block > 0: rows come from blocks of so many that lie together, of 16
// such blocks at a time, in an order that is mixed.
enum { VAE_SHUFFLE_ROUNDS = 6 };
typedef struct VaePermutation {
    uint32_t n, bits, add[VAE_SHUFFLE_ROUNDS], times[VAE_SHUFFLE_ROUNDS];
} VaePermutation;
typedef struct VaeOrder {
    uint32_t n, block, shift, epoch, group;
    uint64_t seed;
    VaePermutation all, inside; // of rows or of blocks; of the rows of a group of blocks
} VaeOrder;
VaeOrder vae_order(size_t n, size_t block, uint64_t seed, uint32_t epoch); // 0 < n <= 2^32 - 1
uint32_t vae_order_at(VaeOrder *o, size_t i); // i < n

static inline void vae_fill_normal(float *dst, int width, uint64_t seed, uint32_t stream, uint32_t step,
                                   uint32_t row) {
    vae_fill_normal_from(dst, 0, width, seed, stream, step, row);
}
static inline void vae_fill_uniform(float *dst, int width, uint64_t seed, uint32_t stream, uint32_t step,
                                    uint32_t row) {
    vae_fill_uniform_from(dst, 0, width, seed, stream, step, row);
}

// ---------------------------------------------------------------- draws (draw.c)

typedef struct VaeDice { // a sequence of random numbers for one value; copy it to repeat it
    uint32_t key[2], counter[4], word[4];
    int left; // words not used yet
} VaeDice;
VaeDice vae_dice(uint64_t seed, uint32_t stream, uint32_t row, uint32_t column);
double vae_dice_uniform(VaeDice *d); // in (0, 1)
double vae_dice_normal(VaeDice *d);
// Counts of this mean and variance mean + mean^2 / size: a Poisson of a gamma rate.
double vae_dice_negative_binomial(VaeDice *d, double mean, double size);
// One row of the model's target stream, dst[width], from what its decoder says: number[k][width]
// is its port "<stream>.draw<k>", NULL behind the last. Of a standardized stream: standardized.
void vae_draw_row(const VaeModel *m, const float *const number[VAE_DRAW_MOST], uint64_t seed,
                  uint32_t row, double *dst);
// Its values first, ..., first + n - 1 alone, dst[n], from number[k][n].
void vae_draw_values(const VaeModel *m, const float *const number[VAE_DRAW_MOST], uint64_t seed, uint32_t row, size_t first,
                     size_t n, double *dst);

// ---------------------------------------------------------------- threads (team.c)

typedef struct VaeTeam VaeTeam;
enum { VAE_MOST_THREADS = 1024 };
// threads: how many, exactly, the caller among them. Where one cannot be started, none is left running. A team's
// memory is in use until it is closed. With VAE_NO_THREADS defined there are teams of one only.
VaeStatus vae_team_open(VaeTeam **team, VaeMemory *memory, int threads, size_t scratch_reals, VaeError *error);
size_t vae_team_memory(int threads, size_t scratch_reals); // bytes; SIZE_MAX: more than can be addressed
void vae_team_close(VaeTeam *team);
// vae_team_open in two parts: all memory (NULL: it does not fit), then the threads.
VaeTeam *vae_team_take(VaeMemory *memory, int threads, size_t scratch_reals);
VaeStatus vae_team_start(VaeTeam *team, VaeError *error);
int vae_team_size(const VaeTeam *team);
// How many cores this process may use; 0: not known, as at first. Members spin while they wait if each has its own.
void vae_team_cores(VaeTeam *team, int cores);
// Calls fn(arg, member) on every member, the caller among them; returns when all have returned.
void vae_team_run(VaeTeam *team, void (*fn)(void *arg, VaeMember *me), void *arg);
// Whether the next runs are the caller's alone, while the others sleep. Not from inside fn.
void vae_team_alone(VaeTeam *team, bool alone);
// Inside fn: waits for all members; and the half-open share [*begin, *end) of `count` for me.
void vae_barrier(VaeMember *me);
void vae_share(const VaeMember *me, size_t count, size_t *begin, size_t *end);
int vae_member_index(const VaeMember *me); // 0..team size - 1, in vae_team_alone as well
// Of a team of two: from now on this member has its own copies of the arena and the weights, `mine`, and
// `other` is the other member's arena. On them it runs gradients of weights, and works that say what they
// show (VaeResult), of these only its own share; what they show it copies to `other`, past the caches.
// NULL: no longer.
void vae_apart(VaeMember *me, const VaeState *mine, vae_real *other);
// What members do beside the work of a program that they run.
typedef struct VaeBeside {
    void *arg;
    void (*tile)(void *arg); // member 0, after each tile that it runs
    // Every member, after each call of vae_run; runs: how many there were. What all members did in this function after the
    // first `settled` of them is over.
    void (*run)(void *arg, VaeMember *me, int runs, int settled);
} VaeBeside;
void vae_beside(VaeMember *me, const VaeBeside *beside); // from now on; NULL: no longer
// Begins a list, empty, of the stretches of the gradient that this member's tiles compute from now on;
// NULL: no list. And how many it has; -1: of a team of one, which computes all and writes no list.
void vae_computed_begin(VaeMember *me, VaeStretch *list);
int vae_computed(const VaeMember *me);

// ---------------------------------------------------------------- optimizers (optim.c)

// dst[0, n) = src[0, n), past the caches but for what shares lines of dst with others; other threads see it
// after vae_stream_end.
void vae_stream(float *dst, const float *src, size_t n);
static inline void vae_stream_end(void) {
#ifdef __x86_64__
    __builtin_ia32_sfence(); // streamed stores are seen in any order until then
#endif
}

// How new weights are written; which is fastest depends on who read the old ones.
typedef enum {
    VAE_WRITE_AT_ONCE,  // nobody else
    VAE_WRITE_TOGETHER, // other threads: many in a row, apart from the other stores
    VAE_WRITE_STREAMED  // other threads, far away: past the caches, or only those for the twin
} VaeWrite;

// What a step needs: the flat arrays, and numbers that are the same for all of their elements.
typedef struct VaeUpdate {
    const VaeOptimizer *optimizer;
    float *param;
    float *twin; // VAE_WRITE_STREAMED: another copy of param, for the new weights as well; NULL: there is none
    const float *grad;
    float *slot[3];       // the optimizer's own, zero at the start; vae_optimizer_slots says how many
    const uint8_t *decay; // 1 where weight decay applies, 0 elsewhere; NULL: it is off
    VaeWrite write;
    float lr, rate, root; // set by vae_update_begin
} VaeUpdate;
int vae_optimizer_slots(const VaeOptimizer *o);
// Before the elements of step `step`, which counts from 1, are updated.
void vae_update_begin(VaeUpdate *u, float lr, long step);
// Applies the step to elements [begin, end) of the flat arrays, formulas as in PyTorch. What becomes of an
// element depends neither on the cut nor on u->write.
void vae_optimizer_step(const VaeUpdate *u, size_t begin, size_t end);
// Factor on lr at a point of training: `epoch` may have a fraction; `epochs` is the whole.
double vae_lr_factor(const VaeLrSchedule *s, double epoch, double epochs, uint32_t drops);
double vae_schedule_value(const VaeSchedule *s, double step, double epoch, double total_steps,
                          double epochs);

// ---------------------------------------------------------------- the machine (peak.c, clock.c)

double vae_measure_peak(void); // float32 flop/s of one core, measured in about 50 ms
double vae_seconds(void);      // of a clock that only goes forward

#endif

// core.h -- numbers, memory and threads: what running a model of any kind stands on. session.h has what runs it.
#ifndef VAE_CORE_H
#define VAE_CORE_H

#include "vaert.h"

#include <math.h>
#include <stdio.h>
#include <sysexits.h>

#define VAE_LIMIT_ROWS 0xffffffffu // rows are numbered with 32 bits, in the random counters too

// ---------------------------------------------------------------- errors (error.c)

// Prints "<program>: error: <message>" on standard error and exits with a <sysexits.h> code. Every
// user error in the runtime ends here, and only here.
_Noreturn void vae_die(int code, const char *format, ...) __attribute__((format(printf, 2, 3)));
void vae_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
extern const char *vae_program_name; // for messages

// start-up only; zeroed, 64-byte aligned, sizes overflow-checked; dies with EX_OSERR when out of
// memory. `vae_allocations` counts calls, so that a test can show that none happen while training.
void *vae_alloc(size_t count, size_t size);
void *vae_alloc_or_null(size_t count, size_t size); // for a better message than vae_alloc's
void vae_free(void *p);
// malloc for libraries (jansson, libpng, zlib), some of which go on without what they did not get.
void *vae_library_alloc(size_t size);
// The memory there can be for this process, in bytes: the machine's, or less where ulimit says so.
double vae_memory(void);
#define VAE_S(n) ((n) == 1 ? "" : "s") // of a plural
extern unsigned long vae_allocations;

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
    VAE_RNG_NOISE = 7 << 24    // values hidden, noise added, to test impute and denoise
};

// dst[0..width): numbers keyed by seed, at counter (stream, step, row, index/4). N(0, 1) by
// Box-Muller, or U(0, 1) in the open interval.
void vae_fill_normal(float *dst, int width, uint64_t seed, uint32_t stream, uint32_t step,
                     uint32_t row);
void vae_fill_uniform(float *dst, int width, uint64_t seed, uint32_t stream, uint32_t step,
                      uint32_t row);
// The same numbers for many rows at once, dst[rows, width], row[r] being row r's number: several
// times faster where rows are narrow.
void vae_fill_normal_rows(float *dst, int rows, int width, uint64_t seed, uint32_t stream,
                          uint32_t step, const uint32_t *row);
// perm[0..n): a permutation of 0..n-1 that depends on seed and epoch only.
void vae_permutation(uint32_t *perm, uint32_t n, uint64_t seed, uint32_t epoch);

// ---------------------------------------------------------------- draws (draw.c)

typedef struct VaeDice { // a sequence of random numbers for one value; copy it to repeat it
    uint32_t key[2], counter[4], word[4];
    int left; // words not used yet
} VaeDice;
VaeDice vae_dice(uint64_t seed, uint32_t stream, uint32_t row, uint32_t column);
double vae_dice_uniform(VaeDice *d); // in (0, 1)
// Counts of this mean and variance mean + mean^2 / size: a Poisson of a gamma rate.
double vae_dice_negative_binomial(VaeDice *d, double mean, double size);
// One row of the model's target stream, dst[width], from what its decoder says: number[k][width]
// is its port "<stream>.draw<k>", NULL behind the last.
void vae_draw_row(const VaeModel *m, const float *const number[VAE_DRAW_MOST], uint64_t seed,
                  uint32_t row, float *dst);

// ---------------------------------------------------------------- threads (team.c)

typedef struct VaeTeam VaeTeam;
VaeTeam *vae_team_new(int threads, size_t scratch_reals); // start-up only
void vae_team_free(VaeTeam *team);
int vae_team_size(const VaeTeam *team);
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
// Begins a list, empty, of the stretches of the gradient that this member's tiles compute from now on;
// NULL: no list. And how many it has; -1: of a team of one, which computes all and writes no list.
void vae_computed_begin(VaeMember *me, VaeStretch *list);
int vae_computed(const VaeMember *me);

// ---------------------------------------------------------------- optimizers (optim.c)

// dst[0, n) = src[0, n), past the caches but for what shares lines of dst with others; other threads see it
// after vae_stream_end.
void vae_stream(float *dst, const float *src, size_t n);
void vae_stream_end(void);

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
double vae_lr_factor(const VaeLrSchedule *s, double epoch, double epochs);
double vae_schedule_value(const VaeSchedule *s, double step, double epoch, double total_steps,
                          double epochs);

// ---------------------------------------------------------------- kernels in use (cpu_dispatch.c, peak.c)

const char *vae_kernels_in_use(const VaeModel *m); // "avx512, runtime avx512", for info and bench
double vae_measure_peak(void);                     // float32 flop/s of one core, measured in about 50 ms

double vae_seconds(void); // of a clock that only goes forward

#endif

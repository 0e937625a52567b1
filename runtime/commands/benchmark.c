// benchmark.c -- the command bench: what a training step takes, all of it (load the batch, forward,
// backward, optimizer), on made-up data. Reports the median, which a noisy machine moves least, and
// the share of what the same cores do at best.
#include "commands/commands.h"
#include "commands/processes.h"
#ifndef VAE_STANDALONE
#include "core/overlap.h"
#endif

#include <stdlib.h>

enum { BENCH_BATCHES = 4, BENCH_MOST = 1 << 20 };
#define BENCH_WARM_UP 0.3 // seconds, or what is measured if that is less: the clock rises, pages are touched

static int bench_compare(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double bench_median(double *v, long n) {
    qsort(v, (size_t)n, sizeof *v, bench_compare);
    return v[n / 2];
}

// Steps that were measured, and what exchanges between processes took of each, waiting included.
typedef struct BenchSteps {
    double *took, *shared;
    long n;
    double median, fastest, shared_median, shared_fastest; // by bench_sum_up
} BenchSteps;

static void bench_sum_up(BenchSteps *b, bool several) {
    if (b->n == 0) return;
    b->median = bench_median(b->took, b->n), b->fastest = b->took[0];
    if (several) b->shared_median = bench_median(b->shared, b->n), b->shared_fastest = b->shared[0];
}

// What processes give each other, so far or in a step.
typedef struct BenchShared {
    int processes;
    double bytes, seconds, exchanges;
} BenchShared;

static BenchShared bench_shared(void) {
    BenchShared b = {.processes = 1};
#ifndef VAE_STANDALONE
    const VaePeers *p = vae_processes();
    if (p) b = (BenchShared){p->size, p->bytes, p->seconds, (double)p->exchanges};
#endif
    return b;
}

static BenchShared bench_shared_since(const BenchShared *begin) {
    const BenchShared end = bench_shared();
    return (BenchShared){begin->processes, end.bytes - begin->bytes, end.seconds - begin->seconds,
                         end.exchanges - begin->exchanges};
}

// Every other step is taken with all exchanges behind the backward pass, where they can be beside it: what is hidden is
// the difference. All processes take the same steps, so they agree.
static bool bench_apart(const VaeTrainer *t, long step, size_t bucket) {
#ifndef VAE_STANDALONE
    VaePeers *p = vae_processes();
    if (!p || !t->shards.overlap || t->shards.overlap->n_buckets < 2) return false;
    p->bucket = step % 2 ? 0 : bucket;
    return p->bucket == 0;
#else
    (void)t, (void)step, (void)bucket;
    return false;
#endif
}

static size_t bench_bucket(void) {
#ifndef VAE_STANDALONE
    const VaePeers *p = vae_processes();
    if (p) return p->bucket;
#endif
    return 0;
}

#ifdef VAE_NO_STEPS // in one file with a model without rows that end somewhere
#define bench_flops(d, m) ((void)(d), (m)->flops_per_row)
#else
// Steps that a row of a stream has, and the most that one may have.
static double bench_steps(const VaeSource *d, const VaeModel *m, int stream, size_t row) {
    if (m->stream[stream].kind == VAE_SERIES) return (double)vae_series_steps(d, m, stream, (uint32_t)row);
    double word = VAE_PAD;
    size_t steps = (size_t)m->stream[stream].width;
    for (; steps > 0; steps--) {
        d->values(d, m, stream, row, steps - 1, 1, &word);
        if (word != VAE_PAD) break;
    }
    return (double)steps;
}

static double bench_most_steps(const VaeModel *m, int stream) {
    return m->stream[stream].kind == VAE_SERIES ? m->stream[stream].height : m->stream[stream].width;
}

// Flops of a step, per row, in the mean of these rows: what is behind the end of a row is not computed.
static double bench_flops(const VaeSource *d, const VaeModel *m) {
    double flops = m->flops_per_row;
    for (int i = 0; i < m->n_step_work; i++) {
        const VaeStepWork *w = &m->step_work[i];
        double all = 0; // steps of rows, or times those of their keys
        for (size_t r = 0; r < d->rows; r++)
            all += (w->steps < 0 ? 1 : bench_steps(d, m, w->steps, r)) * (w->keys < 0 ? 1 : bench_steps(d, m, w->keys, r));
        const double most = (w->steps < 0 ? 1 : bench_most_steps(m, w->steps)) * (w->keys < 0 ? 1 : bench_most_steps(m, w->keys));
        flops -= w->flops * (most - all / (double)d->rows);
    }
    return flops;
}
#endif

int vae_command_bench(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const int batch = vae_step_rows(m);
    const double seconds = isnan(o->seconds) ? 2 : o->seconds;
    const double warm_up = seconds < BENCH_WARM_UP ? seconds : BENCH_WARM_UP;
    const uint64_t seed = vae_option_seed(o);
    VaeData d;
    VaeSession s;
    VaeTrainer t;
    vae_data_make_up(&d, m, (size_t)BENCH_BATCHES * (size_t)batch, seed);
    vae_open_session(&s, m, vae_threads(m, o->threads), true);
    vae_open_trainer(&t, &s, &m->training);
    vae_init_weights(m, seed, s.state.param);
    vae_made_up_columns(&d, m, d.rows, s.state.param);
    s.state.scalar[VAE_DATA_ROWS] = (float)d.rows;
    const int threads = vae_team_size(s.team);
    BenchSteps kind[2] = {0}; // as in training; with exchanges apart
    for (int i = 0; i < (bench_shared().processes > 1 ? 2 : 1); i++) {
        kind[i].took = vae_alloc(BENCH_MOST, sizeof *kind[i].took);
        kind[i].shared = vae_alloc(BENCH_MOST, sizeof *kind[i].shared);
    }
    const double peak = vae_measure_peak() * threads;
    const size_t bucket = bench_bucket();

    bool finite = true;
    BenchShared shared = {0}; // of the last step that was taken as in training
    const double start = vae_seconds();
    for (long step = 0;; step++) {
        const VaeInput in = {.data = vae_data_source(&d), .seed = seed, .rng = VAE_RNG_TRAIN,
                             .first = (size_t)(step % BENCH_BATCHES) * (size_t)batch,
                             .step = (uint32_t)step};
        BenchSteps *of = &kind[bench_apart(&t, step, bucket)];
        const BenchShared before = bench_shared();
        const double begin = vae_seconds();
        vae_trainer_step(&t, &in, batch, step, m->training.optimizer.lr);
        const double end = vae_seconds();
        finite &= (bool)isfinite(*t.loss);
        const bool last = end - start > warm_up + seconds || of->n + 1 >= BENCH_MOST;
        const BenchShared now = bench_shared_since(&before);
        if (now.processes > 1 && t.shards.heard) break; // all end after the same step, which does not count
        t.shards.told = last && vae_leads();
        if (of == &kind[0]) shared = now;
        if (end - start < warm_up) continue;
        if (of->n < BENCH_MOST) {
            of->took[of->n] = end - begin;
            of->shared[of->n++] = now.seconds;
        }
        if (now.processes == 1 && last) break;
    }
    if (!vae_leads()) return 0;
    const long n = kind[0].n;
    if (n == 0) vae_die(EX_SOFTWARE, "no step was measured in %g s: --seconds is how long", seconds);
    for (int i = 0; i < 2; i++) bench_sum_up(&kind[i], shared.processes > 1);
    const BenchSteps *own = &kind[0], *apart = kind[1].n > 0 ? &kind[1] : NULL;
    const double hidden = apart ? 1 - own->shared_median / apart->shared_median : 0;
    VaeWay way = VAE_WAY_TEAM; // of most steps
    for (int i = 0; i < VAE_WAYS; i++)
        if (t.pace.steps[i] > t.pace.steps[way]) way = (VaeWay)i;
    const double median = own->median, flops = bench_flops(vae_data_source(&d), m) * batch / median;
    if (o->json) {
        VaeJsonText j = {.digits = 6};
        vae_text_begin(&j, NULL, '{');
        vae_text_string(&j, "model", m->name);
        vae_text_whole(&j, "batch", batch);
        vae_text_whole(&j, "threads", threads);
        vae_text_whole(&j, "steps", n);
        vae_text_string(&j, "way", vae_pace_name(way));
        vae_text_number(&j, "us_per_step", median * 1e6);
        vae_text_number(&j, "us_per_step_fastest", own->fastest * 1e6);
        vae_text_number(&j, "samples_per_second", batch / median);
        vae_text_number(&j, "gflops", flops * 1e-9);
        vae_text_number(&j, "peak_gflops", peak * 1e-9);
        vae_text_number(&j, "share_of_peak", flops / peak);
        if (shared.processes > 1) {
            vae_text_whole(&j, "processes", shared.processes);
            vae_text_number(&j, "bytes_per_step", shared.bytes);
            vae_text_number(&j, "exchanges_per_step", shared.exchanges);
            vae_text_number(&j, "us_communication", own->shared_median * 1e6);
            vae_text_number(&j, "us_communication_fastest", own->shared_fastest * 1e6);
            if (apart) {
                vae_text_number(&j, "us_communication_apart", apart->shared_median * 1e6);
                vae_text_number(&j, "us_communication_apart_fastest", apart->shared_fastest * 1e6);
                vae_text_number(&j, "us_per_step_apart", apart->median * 1e6);
                vae_text_number(&j, "hidden", hidden);
            }
        }
        vae_text_string(&j, "kernels", vae_kernels_in_use(m));
        vae_print_json(&j);
    } else {
        printf("%.1f us per training step (median of %ld; fastest %.1f), batch %d, %d thread%s%s\n",
               median * 1e6, n, own->fastest * 1e6, batch, threads, threads > 1 ? "s" : "",
               way == VAE_WAY_ALONE ? ", of which one alone is faster now" : "");
        printf("%.0f samples/s, %.2f Gflop/s: %.1f%% of this machine's peak of %.0f\n",
               batch / median, flops * 1e-9, 100 * flops / peak, peak * 1e-9);
        if (shared.processes > 1)
            printf("%d processes: each sends %.0f bytes in %.0f exchanges a step, for which training waits %.1f us (median; "
                   "fastest %.1f)\n", shared.processes, shared.bytes, shared.exchanges, own->shared_median * 1e6,
                   own->shared_fastest * 1e6);
        if (apart)
            printf("with exchanges behind the backward pass: %.1f us, of a step of %.1f us; beside it, %.0f%% of that %s\n",
                   apart->shared_median * 1e6, apart->median * 1e6, 100 * fabs(hidden),
                   hidden >= 0 ? "is hidden" : "is added");
        printf("%s\n", vae_kernels_in_use(m));
    }
    if (!finite) vae_warn("the loss was not finite at some steps: timings may mislead");
    for (int i = 0; i < 2; i++) vae_free(kind[i].took), vae_free(kind[i].shared);
    vae_close_trainer(&t);
    vae_close_session(&s);
    vae_data_close(&d);
    return 0;
}

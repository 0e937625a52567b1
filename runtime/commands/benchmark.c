// benchmark.c -- the command bench: what a training step takes, all of it (load the batch, forward,
// backward, optimizer), on made-up data. Reports the median, which a noisy machine moves least, and
// the share of what the same cores do at best.
#include "commands/commands.h"
#include "commands/processes.h"
#ifndef VAE_STANDALONE
#include "core/peers.h"
#endif

#include <stdlib.h>

enum { BENCH_BATCHES = 4, BENCH_MOST = 1 << 20 };
#define BENCH_WARM_UP 0.3 // seconds, or what is measured if that is less: the clock rises, pages are touched

static int bench_compare(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// What processes give each other in a step, and how long that takes, waiting included.
typedef struct BenchShared {
    int processes;
    double bytes, seconds, exchanges; // so far; in the end of a step
} BenchShared;

static BenchShared bench_shared(void) {
    BenchShared b = {.processes = 1};
#ifndef VAE_STANDALONE
    const VaePeers *p = vae_processes();
    if (p) b = (BenchShared){p->size, p->bytes, p->seconds, (double)p->exchanges};
#endif
    return b;
}

static BenchShared bench_shared_since(const BenchShared *begin, const BenchShared *end, long steps) {
    const double n = steps > 0 ? (double)steps : 1;
    return (BenchShared){begin->processes, (end->bytes - begin->bytes) / n, (end->seconds - begin->seconds) / n,
                         (end->exchanges - begin->exchanges) / n};
}

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
    s.state.scalar[VAE_DATA_ROWS] = (float)d.rows;
    const int threads = vae_team_size(s.team);
    double *took = vae_alloc(BENCH_MOST, sizeof *took);
    const double peak = vae_measure_peak() * threads;

    long n = 0;
    bool finite = true;
    BenchShared shared = bench_shared();
    double least = INFINITY; // seconds of a step's exchanges
    const double start = vae_seconds();
    for (long step = 0;; step++) {
        const VaeInput in = {.data = vae_data_source(&d), .seed = seed, .rng = VAE_RNG_TRAIN,
                             .first = (size_t)(step % BENCH_BATCHES) * (size_t)batch,
                             .step = (uint32_t)step};
        const BenchShared before = bench_shared();
        const double begin = vae_seconds();
        vae_trainer_step(&t, &in, batch, step, m->training.optimizer.lr);
        const double end = vae_seconds();
        finite &= (bool)isfinite(*t.loss);
        const bool last = end - start > warm_up + seconds || n + 1 >= BENCH_MOST;
        if (shared.processes > 1 && t.shards.heard) { // all end after the same step, which does not count
            shared = bench_shared_since(&shared, &before, n);
            break;
        }
        t.shards.told = last && vae_leads();
        if (end - start < warm_up) {
            shared = bench_shared();
            continue;
        }
        if (n < BENCH_MOST) took[n++] = end - begin;
        least = fmin(least, bench_shared().seconds - before.seconds);
        if (shared.processes == 1 && last) break;
    }
    if (!vae_leads()) return 0;
    if (n == 0) vae_die(EX_SOFTWARE, "no step was measured in %g s: --seconds is how long", seconds);
    qsort(took, (size_t)n, sizeof *took, bench_compare);
    VaeWay way = VAE_WAY_TEAM; // of most steps
    for (int i = 0; i < VAE_WAYS; i++)
        if (t.pace.steps[i] > t.pace.steps[way]) way = (VaeWay)i;
    const double median = took[n / 2], flops = m->flops_per_row * batch / median;
    if (o->json) {
        VaeJsonText j = {.digits = 6};
        vae_text_begin(&j, NULL, '{');
        vae_text_string(&j, "model", m->name);
        vae_text_whole(&j, "batch", batch);
        vae_text_whole(&j, "threads", threads);
        vae_text_whole(&j, "steps", n);
        vae_text_string(&j, "way", vae_pace_name(way));
        vae_text_number(&j, "us_per_step", median * 1e6);
        vae_text_number(&j, "us_per_step_fastest", took[0] * 1e6);
        vae_text_number(&j, "samples_per_second", batch / median);
        vae_text_number(&j, "gflops", flops * 1e-9);
        vae_text_number(&j, "peak_gflops", peak * 1e-9);
        vae_text_number(&j, "share_of_peak", flops / peak);
        if (shared.processes > 1) {
            vae_text_whole(&j, "processes", shared.processes);
            vae_text_number(&j, "bytes_per_step", shared.bytes);
            vae_text_number(&j, "exchanges_per_step", shared.exchanges);
            vae_text_number(&j, "us_communication", shared.seconds * 1e6);
            vae_text_number(&j, "us_communication_fastest", least * 1e6);
        }
        vae_text_string(&j, "kernels", vae_kernels_in_use(m));
        vae_print_json(&j);
    } else {
        printf("%.1f us per training step (median of %ld; fastest %.1f), batch %d, %d thread%s%s\n",
               median * 1e6, n, took[0] * 1e6, batch, threads, threads > 1 ? "s" : "",
               way == VAE_WAY_ALONE ? ", of which one alone is faster now" : "");
        printf("%.0f samples/s, %.2f Gflop/s: %.1f%% of this machine's peak of %.0f\n",
               batch / median, flops * 1e-9, 100 * flops / peak, peak * 1e-9);
        if (shared.processes > 1)
            printf("%d processes: each sends %.0f bytes in %.0f exchanges a step, which take %.1f us, waiting included (fastest "
                   "%.1f)\n", shared.processes, shared.bytes, shared.exchanges, shared.seconds * 1e6, least * 1e6);
        printf("%s\n", vae_kernels_in_use(m));
    }
    if (!finite) vae_warn("the loss was not finite at some steps: timings may mislead");
    vae_free(took);
    vae_close_trainer(&t);
    vae_close_session(&s);
    vae_data_close(&d);
    return 0;
}

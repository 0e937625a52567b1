// strategy.c -- how the steps of a training are shared out: measured, again and again, while it runs.
//
// Whether more threads than one are faster, and how they had better exchange weights, depends on where the
// system has put them: two cores that share a cache pass each other a line of memory in some 25
// nanoseconds, two that do not in six times that; and a core may be somebody else's for a while. This
// changes while a training runs, and bits are the same either way. So now and then each way is tried for a
// few steps, twice, and the fastest is kept until the next trial.
#include "core/session.h"

#include <string.h>

enum {
    PACE_STEPS = 3, // measured in a try of one way, at least; the step before them warms the caches
    PACE_ROUNDS = 2 // tries of each way in a trial: what disturbs one does not disturb the other
};
#define PACE_TRY 2e-3    // seconds that a try takes, at least
#define PACE_PRICE 50.0  // trials may cost one part in so many of the time
#define PACE_REST 0.25   // seconds between trials, at least
#define PACE_MARGIN 0.98 // of the time of the way that is in use: slower ones are not worth a change

static const char *const pace_names[VAE_WAYS] = {"team", "claimed", "streamed", "alone"};

const char *vae_pace_name(VaeWay way) { return pace_names[way]; }

void vae_pace_open(VaePace *p, int threads, VaeSharing sharing) {
    memset(p, 0, sizeof *p);
    p->tries = -1;
    p->on = threads > 1 && sharing.by == VAE_MEASURED;
    p->turns = sharing.by == VAE_TURNS;
    if (sharing.by == VAE_FIXED && threads > 1) p->way = sharing.way;
}

bool vae_pace_streams(const VaePace *p) { return p->on || p->turns || p->way == VAE_WAY_STREAMED; }

static void pace_begin_try(VaePace *p) {
    p->way = (VaeWay)(p->tries % VAE_WAYS);
    p->try_steps = -1; // the first is not measured
    p->try_time = p->try_slowest = 0;
}

// What the trial cost is what its steps took longer than they would have in the way that won.
static void pace_end_trial(VaePace *p, double now) {
    p->way = p->kept;
    for (int i = 0; i < VAE_WAYS; i++)
        if (p->best[i] < PACE_MARGIN * p->best[p->way]) p->way = (VaeWay)i;
    p->kept = p->way;
    const double lost = p->trial_time - p->trial_steps * p->best[p->way];
    p->next = now + (PACE_PRICE * lost > PACE_REST ? PACE_PRICE * lost : PACE_REST);
    p->tries = -1;
}

void vae_pace_step(VaePace *p, double begin, double end) {
    p->steps[p->way]++;
    if (p->turns) p->way = (VaeWay)((p->way + 1) % VAE_WAYS);
    if (!p->on || (p->tries < 0 && end < p->next)) return;
    if (p->tries < 0) { // a trial begins
        for (int i = 0; i < VAE_WAYS; i++) p->best[i] = INFINITY;
        p->trial_time = 0, p->trial_steps = 0, p->tries = 0;
        pace_begin_try(p);
        return;
    }
    p->trial_time += end - begin;
    p->trial_steps++;
    if (++p->try_steps > 0) {
        p->try_time += end - begin;
        if (end - begin > p->try_slowest) p->try_slowest = end - begin;
    }
    if (p->try_steps < PACE_STEPS || p->try_time < PACE_TRY) return;
    const double mean = (p->try_time - p->try_slowest) / (p->try_steps - 1); // anything may have disturbed one
    if (mean < p->best[p->way]) p->best[p->way] = mean;
    if (++p->tries == PACE_ROUNDS * VAE_WAYS) pace_end_trial(p, end);
    else pace_begin_try(p);
}

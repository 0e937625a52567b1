// rt_pace.c -- the way in which steps are shared out: the fastest is found, followed when it changes, and
// looking for it costs little. Time is made up here.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "commands/commands.h"

typedef struct Machine {
    double takes[VAE_WAYS]; // seconds of a step
    double clock, spent, best; // spent: on steps; best: what they would have taken in the fastest way
    long steps;
    bool quiet; // else one step in 40 is disturbed and takes five times as long
} Machine;

static double fastest(const Machine *m) {
    double best = m->takes[0];
    for (int i = 1; i < VAE_WAYS; i++)
        if (m->takes[i] < best) best = m->takes[i];
    return best;
}

// Steps for so many seconds.
static void go(VaePace *p, Machine *m, double seconds) {
    for (const double end = m->clock + seconds; m->clock < end; m->steps++) {
        const double times = m->steps % 40 == 17 && !m->quiet ? 5 : 1;
        const double begin = m->clock, takes = m->takes[p->way] * times;
        m->clock += takes;
        m->spent += takes;
        m->best += fastest(m) * times;
        vae_pace_step(p, begin, m->clock);
    }
}

// team, claimed, streamed, alone: as many seconds.
static void check(const double takes[VAE_WAYS], double unit, VaeWay want) {
    Machine m = {.clock = 7};
    double all_ways = 0;
    for (int i = 0; i < VAE_WAYS; i++) all_ways += m.takes[i] = takes[i] * unit;
    VaePace p;
    vae_pace_open(&p, 2, (VaeSharing){.by = VAE_MEASURED});
    assert_true(p.on);
    go(&p, &m, 40 * all_ways + 3);
    const long before = p.steps[want], all = m.steps;
    const double spent = m.spent, best = m.best;
    go(&p, &m, 200 * all_ways + 60);
    assert_true(p.steps[want] - before > (m.steps - all) * 85 / 100);
    assert_true(m.spent - spent < 1.04 * (m.best - best)); // the trials' price
}

static void test_fastest(void **unused) {
    (void)unused;
    const double unit[] = {1e-5, 2e-4, 3e-3, 0.2};
    for (int i = 0; i < 4; i++) {
        check((const double[]){2.3, 2.5, 2.6, 4.2}, unit[i], VAE_WAY_TEAM);
        check((const double[]){2.3, 2.1, 2.5, 4.2}, unit[i], VAE_WAY_CLAIMED);
        check((const double[]){3.9, 3.5, 2.9, 4.2}, unit[i], VAE_WAY_STREAMED);
        check((const double[]){7.2, 7.0, 4.3, 3.8}, unit[i], VAE_WAY_ALONE);
    }
}

static void test_not_worth_a_change(void **unused) {
    (void)unused;
    Machine m = {.takes = {1.0e-3, 0.99e-3, 0.99e-3, 0.99e-3}, .quiet = true};
    VaePace p;
    vae_pace_open(&p, 2, (VaeSharing){.by = VAE_MEASURED});
    go(&p, &m, 20);
    assert_int_equal(p.kept, VAE_WAY_TEAM);
    m.takes[VAE_WAY_ALONE] = 0.96e-3;
    go(&p, &m, 5);
    assert_int_equal(p.kept, VAE_WAY_ALONE);
    m.takes[VAE_WAY_TEAM] = 0.95e-3;
    go(&p, &m, 5);
    assert_int_equal(p.kept, VAE_WAY_ALONE);
}

static void test_change(void **unused) {
    (void)unused;
    Machine m = {.takes = {2.3e-3, 2.4e-3, 2.5e-3, 4.2e-3}};
    VaePace p;
    vae_pace_open(&p, 2, (VaeSharing){.by = VAE_MEASURED});
    go(&p, &m, 5);
    assert_int_equal(p.kept, VAE_WAY_TEAM);
    m.takes[VAE_WAY_TEAM] = 3.9e-3, m.takes[VAE_WAY_CLAIMED] = 3.8e-3, m.takes[VAE_WAY_STREAMED] = 2.9e-3;
    go(&p, &m, 3);
    assert_int_equal(p.kept, VAE_WAY_STREAMED);
    m.takes[VAE_WAY_TEAM] = 2.3e-3, m.takes[VAE_WAY_STREAMED] = 2.5e-3;
    go(&p, &m, 3);
    assert_int_equal(p.kept, VAE_WAY_TEAM);
}

static void test_environment(void **unused) {
    (void)unused;
    VaePace p;
    unsetenv("VAE_PACE"), unsetenv("VAE_ALL_THREADS");
    vae_pace_open(&p, 1, vae_sharing());
    assert_false(p.on);
    assert_int_equal(p.way, VAE_WAY_TEAM);
    setenv("VAE_ALL_THREADS", "1", 1);
    vae_pace_open(&p, 4, vae_sharing());
    assert_false(p.on);
    assert_int_equal(p.way, VAE_WAY_TEAM);
    setenv("VAE_PACE", "alone", 1);
    vae_pace_open(&p, 4, vae_sharing());
    assert_false(p.on);
    assert_int_equal(p.way, VAE_WAY_ALONE);
    setenv("VAE_PACE", "turns", 1);
    vae_pace_open(&p, 4, vae_sharing());
    for (int i = 0; i < 7; i++) {
        assert_int_equal(p.way, i % VAE_WAYS);
        vae_pace_step(&p, i, i + 1);
    }
    unsetenv("VAE_PACE"), unsetenv("VAE_ALL_THREADS");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fastest),
        cmocka_unit_test(test_not_worth_a_change),
        cmocka_unit_test(test_change),
        cmocka_unit_test(test_environment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

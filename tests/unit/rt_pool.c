// rt_pool.c -- the team runs everything once, waits for everyone, and never hangs or allocates,
// with fewer and with many more threads than cores. Run it under -fsanitize=thread by hand after
// changing team.c.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <time.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "pictures/pictures.h"

enum { TILES = 37, SCRATCH = 100 };

// A team in a block of exactly what it says it needs.
static void *block;

static VaeTeam *open_team(int threads, size_t scratch) {
    VaeTeam *team;
    VaeError error;
    const size_t size = vae_team_memory(threads, scratch);
    VaeMemory memory = vae_block(size);
    if (vae_team_open(&team, &memory, threads, scratch, &error) != VAE_OK) fail_msg("%s", error.text);
    assert_int_equal(memory.used, size);
    vae_team_cores(team, (int)sysconf(_SC_NPROCESSORS_ONLN));
    block = memory.base;
    return team;
}

static void close_team(VaeTeam *team) {
    vae_team_close(team);
    vae_free(block);
}

static const int sizes[] = {1, 2, 3, 8, 33};
#define N_SIZES (int)(sizeof sizes / sizeof *sizes)

// Tile i writes its own cell from its neighbours' cells of the round before, so a missing barrier
// shows as a wrong number.
static void kernel_even(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *from = s->arena;
    vae_real *to = s->arena + TILES;
    scratch[0] = from[tile];
    scratch[SCRATCH - 1] = from[(tile + 1) % TILES];
    to[tile] = scratch[0] + scratch[SCRATCH - 1];
    if (to[tile] >= 1024) to[tile] -= 1024;
}
static void kernel_odd(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *from = s->arena + TILES;
    const vae_real sum = from[tile] + from[(tile + 1) % TILES];
    s->arena[tile] = sum >= 1024 ? sum - 1024 : sum;
}

static void rounds(void *arg, VaeMember *me) {
    const VaeState *s = arg;
    for (int i = 0; i < 50; i++) {
        vae_run(me, s, (VaeWork[]){{kernel_even, TILES, {0}}}, 1);
        vae_run(me, s, (VaeWork[]){{kernel_odd, TILES, {0}}}, 1);
    }
}

static void test_tiles(void **unused) {
    (void)unused;
    vae_real want[TILES], *arena = vae_alloc(2 * TILES, sizeof *arena);
    for (int k = 0; k < N_SIZES; k++) {
        VaeTeam *team = open_team(sizes[k], SCRATCH);
        assert_int_equal(vae_team_size(team), sizes[k]);
        const unsigned long before = vae_allocations;
        for (int i = 0; i < TILES; i++) arena[i] = (vae_real)i;
        VaeState s = {.arena = arena};
        for (int i = 0; i < 5; i++) vae_team_run(team, rounds, &s);
        for (int i = 0; i < TILES; i++) {
            if (k == 0) want[i] = arena[i];
            if (arena[i] != want[i])
                fail_msg("%d threads, tile %d: got %g, want %g", sizes[k], i, (double)arena[i],
                         (double)want[i]);
        }
        assert_int_equal(vae_allocations, before);
        close_team(team);
    }
    vae_free(arena);
}

// Several works at once: every tile of each is done once, and all are done when the next run begins.
// Longer than a member's share of all together is what the first works leave over.
enum { WORKS = 4, MOST_TILES = 37 };
static const int work_tiles[WORKS] = {MOST_TILES, 1, 0, 5};
static atomic_int times_done[WORKS][MOST_TILES];
static atomic_int sum_before;

static void count_tile(int work, int tile) {
    if (tile < 0 || tile >= work_tiles[work]) fail_msg("work %d has no tile %d", work, tile);
    atomic_fetch_add(&times_done[work][tile], 1);
}
static void work_0(const VaeState *s, int tile, vae_real *scratch) {
    (void)s, (void)scratch;
    if (tile == 0) usleep(200); // the others help whoever has this one
    count_tile(0, tile);
}
static void work_1(const VaeState *s, int tile, vae_real *scratch) {
    (void)s, (void)scratch;
    count_tile(1, tile);
}
static void work_2(const VaeState *s, int tile, vae_real *scratch) {
    (void)s, (void)scratch;
    count_tile(2, tile);
}
static void work_3(const VaeState *s, int tile, vae_real *scratch) {
    (void)s, (void)scratch;
    count_tile(3, tile);
}
static void add_up(const VaeState *s, int tile, vae_real *scratch) {
    (void)s, (void)tile, (void)scratch;
    int sum = 0;
    for (int w = 0; w < WORKS; w++)
        for (int i = 0; i < work_tiles[w]; i++) sum += atomic_load(&times_done[w][i]);
    atomic_store(&sum_before, sum);
}
static void run_works(void *arg, VaeMember *me) {
    const VaeWork works[WORKS] = {{work_0, work_tiles[0], {0}}, {work_1, work_tiles[1], {0}},
                                  {work_2, work_tiles[2], {0}}, {work_3, work_tiles[3], {0}}};
    vae_run(me, arg, works, WORKS);
    vae_run(me, arg, (VaeWork[]){{add_up, 1, {0}}}, 1);
}

static void test_works(void **unused) {
    (void)unused;
    VaeState s = {0};
    for (int k = 0; k < N_SIZES; k++) {
        VaeTeam *team = open_team(sizes[k], 0);
        memset(times_done, 0, sizeof times_done);
        for (int round = 1; round <= 30; round++) {
            vae_team_run(team, run_works, &s);
            assert_int_equal(atomic_load(&sum_before), round * (MOST_TILES + 1 + 5));
        }
        for (int w = 0; w < WORKS; w++)
            for (int i = 0; i < work_tiles[w]; i++) assert_int_equal(atomic_load(&times_done[w][i]), 30);
        close_team(team);
    }
}

// Gradients of weights: each member writes down what its tiles compute, and together that is all of it, once.
enum { REALS = 5000, LIST = 64 };
static atomic_int times_computed[REALS];
static VaeStretch computed[33][LIST];
static int n_computed[33];
static const VaeWork gradients[] = {{work_3, 4, {.weights = true, .first = 100, .each = 300, .end = 1000}}, // of three and a bias
                                    {work_0, 20, {.weights = true, .first = 1000, .each = 200, .end = 4900}}, {work_1, 1, {0}}};

static void compute_gradients(void *arg, VaeMember *me) {
    const int i = vae_member_index(me);
    if (i < 0 || i >= 33) fail_msg("member %d", i);
    vae_computed_begin(me, computed[i]);
    vae_run(me, arg, gradients, 3);
    n_computed[i] = vae_computed(me);
    vae_computed_begin(me, NULL);
    vae_run(me, arg, gradients, 3); // nobody asks
    if (vae_computed(me) > 0) fail_msg("a list that nobody asked for");
}

static void test_computed(void **unused) {
    (void)unused;
    VaeState s = {0};
    for (int k = 0; k < N_SIZES; k++) {
        VaeTeam *team = open_team(sizes[k], 0);
        for (int round = 0; round < 20; round++) {
            memset(times_computed, 0, sizeof times_computed);
            memset(times_done, 0, sizeof times_done);
            vae_team_run(team, compute_gradients, &s);
            for (int t = 0; t < 20; t++) assert_int_equal(atomic_load(&times_done[0][t]), 2);
            for (int t = 0; t < 4; t++) assert_int_equal(atomic_load(&times_done[3][t]), 2);
            if (sizes[k] == 1) {
                assert_int_equal(n_computed[0], -1);
                continue;
            }
            for (int i = 0; i < sizes[k]; i++)
                for (int j = 0; j < n_computed[i]; j++)
                    for (size_t r = computed[i][j].begin; r < computed[i][j].end; r++) times_computed[r]++;
            for (int r = 0; r < REALS; r++) assert_int_equal(times_computed[r], r >= 100 && r < 4900);
        }
        vae_team_alone(team, true);
        vae_team_run(team, compute_gradients, &s);
        assert_int_equal(n_computed[0], -1);
        vae_team_alone(team, false);
        close_team(team);
    }
}

// Two members with an arena each: panels of rows run on their member's own, gradients of weights too, with
// what the other showed; anything else runs on the one that vae_run is called with.
enum { ROWS = 75, PANEL = 8, WIDTH = 5, HIDDEN_AT = 0, SEEN_AT = 400, SUM_AT = 900, ARENA = 1000 };
static vae_real *pair[2];
static double sums[2][2]; // of the last two kernels, in two rounds
static atomic_int ran_elsewhere;

static void seen_rows(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    for (size_t i = (size_t)tile * PANEL; i < vae_panel_end(s, tile, PANEL); i++)
        for (size_t j = 0; j < WIDTH; j++) {
            s->arena[HIDDEN_AT + i * WIDTH + j] += 1;
            s->arena[SEEN_AT + i * WIDTH + j] = (vae_real)(i * j) + s->arena[HIDDEN_AT + i * WIDTH + j];
        }
}
static void sum_rows(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real sum = 0;
    for (size_t i = 0; i < (size_t)s->n * WIDTH; i++) sum += s->arena[SEEN_AT + i];
    s->grad[tile] = sum;
}
static void anything(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    if (s->arena != pair[0]) atomic_fetch_add(&ran_elsewhere, 1);
    s->arena[SUM_AT] = s->grad[0];
}
static const VaeShownRows others_read[] = {{SEEN_AT, WIDTH}};
static const VaeShown shown = {1, others_read};
static const VaeModel in_panels = {.panel = PANEL};

static void rounds_apart(void *arg, VaeMember *me) {
    const VaeState *s = arg;
    VaeState mine = *s;
    const int index = vae_member_index(me);
    mine.arena = pair[index];
    const int panels = (s->n + PANEL - 1) / PANEL;
    for (int round = 0; round < 2; round++) {
        vae_apart(me, &mine, pair[!index]);
        vae_run(me, s, (VaeWork[]){{seen_rows, panels, {.shown = &shown}}}, 1);
        vae_run(me, s, (VaeWork[]){{sum_rows, 6, {.weights = true}}, {anything, 1, {0}}}, 2);
        vae_apart(me, NULL, NULL);
        if (index == 0) sums[round][0] = (double)s->grad[0], sums[round][1] = (double)s->grad[5];
        vae_barrier(me);
    }
}

static void test_apart(void **unused) {
    (void)unused;
    vae_real grad[16] = {0};
    VaeTeam *team = open_team(2, 0);
    for (int n = 1; n <= ROWS; n += 37) {
        for (int i = 0; i < 2; i++) pair[i] = vae_alloc(ARENA, sizeof *pair[i]);
        VaeState s = {.model = &in_panels, .arena = pair[0], .grad = grad, .n = n};
        vae_team_run(team, rounds_apart, &s);
        double want = 0; // of i * j, and one for each element in each round
        for (int i = 0; i < n; i++)
            for (int j = 0; j < WIDTH; j++) want += i * j;
        for (int round = 0; round < 2; round++)
            for (int k = 0; k < 2; k++) assert_true(sums[round][k] == want + (round + 1) * n * WIDTH);
        int own = 0; // each row was computed in one arena, by its only owner
        for (int i = 0; i < n * WIDTH; i++) own += (int)(pair[0][HIDDEN_AT + i] + pair[1][HIDDEN_AT + i]);
        assert_int_equal(own, 2 * n * WIDTH);
        for (int i = 0; i < 2; i++) vae_free(pair[i]);
    }
    assert_int_equal(atomic_load(&ran_elsewhere), 0);
    close_team(team);
}

static void mark(void *arg, VaeMember *me) {
    unsigned char *seen = arg; // [1000]
    size_t begin, end;
    vae_share(me, 1000, &begin, &end);
    assert_true(begin <= end && end <= 1000);
    for (size_t i = begin; i < end; i++) seen[i]++;
}

// What members do beside a program's work: after each of its calls all of them double what it wrote, their share each, and
// the first finds what they did after an earlier call done. It alone is called between tiles.
enum { BESIDE_RUNS = 20 };
typedef struct Beside {
    VaeState *s;
    VaeBeside beside;
    int tiles, runs; // of the first member
} Beside;

static void write_section(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    s->arena[(size_t)s->n * TILES + (size_t)tile] = (vae_real)(s->n + tile);
}

static void beside_tile(void *arg) { ((Beside *)arg)->tiles++; }

static void beside_run(void *arg, VaeMember *me, int runs, int settled) {
    Beside *b = arg;
    size_t begin, end;
    vae_share(me, TILES, &begin, &end);
    vae_real *section = b->s->arena + (size_t)(runs - 1) * TILES;
    for (size_t i = begin; i < end; i++) section[i] *= 2;
    if (vae_member_index(me) != 0) return;
    b->runs++;
    assert_int_equal(b->runs, runs);
    assert_in_range(settled, runs - 1, runs);
    for (int i = 0; i < settled * TILES; i++) assert_true(b->s->arena[i] == 2 * (vae_real)(i / TILES + i % TILES));
}

static void run_beside(void *arg, VaeMember *me) {
    Beside *b = arg;
    VaeState mine = *b->s;
    vae_beside(me, &b->beside);
    for (mine.n = 0; mine.n < BESIDE_RUNS; mine.n++) vae_run(me, &mine, (VaeWork[]){{write_section, TILES, {0}}}, 1);
    vae_beside(me, NULL);
    vae_run(me, &mine, (VaeWork[]){{write_section, TILES, {0}}}, 1); // nobody asks
}

static void test_beside(void **unused) {
    (void)unused;
    vae_real *arena = vae_alloc((BESIDE_RUNS + 1) * TILES, sizeof *arena);
    for (int k = 0; k < N_SIZES; k++) {
        VaeTeam *team = open_team(sizes[k], SCRATCH);
        VaeState s = {.arena = arena};
        Beside b = {.s = &s};
        b.beside = (VaeBeside){&b, beside_tile, beside_run};
        vae_team_run(team, run_beside, &b);
        assert_int_equal(b.runs, BESIDE_RUNS);
        if (sizes[k] == 1) assert_int_equal(b.tiles, BESIDE_RUNS * TILES);
        assert_in_range(b.tiles, 0, BESIDE_RUNS * TILES);
        for (int i = 0; i < BESIDE_RUNS * TILES; i++) assert_true(arena[i] == 2 * (vae_real)(i / TILES + i % TILES));
        for (int i = 0; i < TILES; i++) assert_true(arena[BESIDE_RUNS * TILES + i] == (vae_real)(BESIDE_RUNS + i));
        close_team(team);
    }
    vae_free(arena);
}

static void test_shares_cover_once(void **unused) {
    (void)unused;
    for (int k = 0; k < N_SIZES; k++) {
        unsigned char seen[1000] = {0};
        VaeTeam *team = open_team(sizes[k], 0);
        vae_team_run(team, mark, seen);
        for (int i = 0; i < 1000; i++) assert_int_equal(seen[i], 1);
        close_team(team);
    }
}

static void big_scratch(const VaeState *s, int tile, vae_real *scratch) {
    (void)s;
    assert_int_equal((uintptr_t)scratch % 64, 0);
    double *d = (double *)(void *)scratch; // the team serves the double build too
    for (int i = 0; i < SCRATCH; i++) d[i] = tile;
}
static void use_scratch(void *arg, VaeMember *me) { vae_run(me, arg, (VaeWork[]){{big_scratch, TILES, {0}}}, 1); }

static void test_scratch_holds_doubles(void **unused) {
    (void)unused;
    VaeTeam *team = open_team(3, SCRATCH);
    VaeState s = {0};
    vae_team_run(team, use_scratch, &s);
    close_team(team);
}

// Threads that had time to fall asleep between runs wake up again; so do those in a barrier whose
// last member is late.
static void late(void *arg, VaeMember *me) {
    size_t begin, end;
    vae_share(me, 2, &begin, &end);
    if (begin == 0 && end > 0) usleep(3000);
    vae_barrier(me);
    if (begin == 0 && end > 0) ++*(int *)arg;
}

static void test_sleepers_wake(void **unused) {
    (void)unused;
    int count = 0;
    VaeTeam *team = open_team(2, 0);
    for (int i = 0; i < 20; i++) {
        usleep(2000);
        vae_team_run(team, late, &count);
    }
    assert_int_equal(count, 20);
    close_team(team);
}

static void many_barriers(void *arg, VaeMember *me) {
    for (int i = 0; i < *(int *)arg; i++) vae_barrier(me);
}

static void report_cost(void **unused) {
    (void)unused;
    for (int threads = 1; threads <= 4; threads *= 2) {
        VaeTeam *team = open_team(threads, 0);
        int n = threads <= 2 ? 20000 : 500;
        struct timespec a, b;
        clock_gettime(CLOCK_MONOTONIC, &a);
        vae_team_run(team, many_barriers, &n);
        clock_gettime(CLOCK_MONOTONIC, &b);
        const double s = (double)(b.tv_sec - a.tv_sec) + 1e-9 * (double)(b.tv_nsec - a.tv_nsec);
        print_message("%d threads: %.0f ns a barrier\n", threads, s * 1e9 / n);
        close_team(team);
    }
}

// Each thread's scratch is whole pages, as many as hold it.
static void test_scratch(void **state) {
    (void)state;
    const size_t page = 4096, beside = vae_team_memory(2, 1) - vae_team_memory(1, 1) - page;
    for (size_t n = 1; n < 40000; n++) {
        const size_t pages = (n * sizeof(double) - 1) / page + 1;
        assert_int_equal(vae_team_memory(2, n) - vae_team_memory(1, n), beside + pages * page);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scratch),
        cmocka_unit_test(test_tiles),
        cmocka_unit_test(test_works),
        cmocka_unit_test(test_computed),
        cmocka_unit_test(test_apart),
        cmocka_unit_test(test_beside),
        cmocka_unit_test(test_shares_cover_once),
        cmocka_unit_test(test_scratch_holds_doubles),
        cmocka_unit_test(test_sleepers_wake),
        cmocka_unit_test(report_cost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

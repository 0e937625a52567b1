// team.c -- a team of threads that runs one function at a time, together.
// The caller is member 0; the others wait between runs and at barriers, first spinning for about
// 20 microseconds, then offering their core to whoever wants it for about a millisecond, then asleep on
// a condition variable, so that more threads than cores is slow but never stuck. Nothing is allocated
// after vae_team_new. A team of one does no atomics at all.
//
// What a tile computes must not depend on who runs it: members differ only in their index and in
// their scratch.
#include "core/core.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <string.h>

enum { SPINS = 2000, YIELDS = 2000, MAX_THREADS = 1024 };

struct VaeMember {
    VaeTeam *team;
    int index, size;
    unsigned sense;    // the barrier's phase that this member has passed
    vae_real *scratch; // room for [scratch_reals] doubles
    pthread_t thread;
    unsigned calls; // of vae_run
    const VaeState *apart; // this member's own copies of arena and weights; NULL: there are none
    vae_real *other;       // then: the other member's arena
    VaeStretch *computed; // of the gradient, by this member's tiles; NULL: nobody asks
    int n_computed;
    // Tiles of this member's share that are taken, in calls of even and of odd number. The other
    // members' lines: here begins one of its own.
    _Alignas(64) atomic_uint taken[2];
};

struct VaeTeam {
    int size, spins, yields;
    VaeMember *member; // [size]
    char *scratch;
    void (*fn)(void *arg, VaeMember *me); // NULL: the threads end
    void *arg;
    // The barrier. Counts arrivals; the last one starts the next phase, which frees the others.
    _Alignas(64) atomic_int arrived;
    _Alignas(64) atomic_uint phase;
    atomic_int sleepers;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
};

static void pause_briefly(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static void wait_for_phase(VaeTeam *t, unsigned old) {
    for (int i = 0; i < t->spins; i++) {
        if (atomic_load_explicit(&t->phase, memory_order_acquire) != old) return;
        pause_briefly();
    }
    // Who sleeps is often woken on the core of who wakes it. Who yields stays ready to run, and is moved
    // to a core that has nothing to do.
    for (int i = 0; i < t->yields; i++) {
        if (atomic_load_explicit(&t->phase, memory_order_acquire) != old) return;
        sched_yield();
    }
    // `sleepers` rises before the phase is looked at, and the last arrival moves the phase before
    // it looks at `sleepers` (both sequentially consistent): one of the two sees the other.
    pthread_mutex_lock(&t->mutex);
    atomic_fetch_add(&t->sleepers, 1);
    while (atomic_load(&t->phase) == old) pthread_cond_wait(&t->wake, &t->mutex);
    atomic_fetch_sub(&t->sleepers, 1);
    pthread_mutex_unlock(&t->mutex);
}

void vae_barrier(VaeMember *me) {
    if (me->size == 1) return;
    VaeTeam *t = me->team;
    const unsigned old = me->sense++;
    if (atomic_fetch_add_explicit(&t->arrived, 1, memory_order_acq_rel) == t->size - 1) {
        atomic_store_explicit(&t->arrived, 0, memory_order_relaxed);
        atomic_store(&t->phase, old + 1);
        if (atomic_load(&t->sleepers) > 0) {
            pthread_mutex_lock(&t->mutex);
            pthread_cond_broadcast(&t->wake);
            pthread_mutex_unlock(&t->mutex);
        }
    } else {
        wait_for_phase(t, old);
    }
}

// A thread's life: a barrier that starts a run, the run, a barrier that ends it.
static void *member_main(void *p) {
    VaeMember *me = p;
    for (;;) {
        vae_barrier(me);
        if (me->team->fn == NULL) return NULL;
        me->team->fn(me->team->arg, me);
        vae_barrier(me);
    }
}

void vae_team_run(VaeTeam *team, void (*fn)(void *arg, VaeMember *me), void *arg) {
    VaeMember *me = &team->member[0];
    if (me->size == 1) {
        fn(arg, me);
        return;
    }
    team->fn = fn;
    team->arg = arg;
    vae_barrier(me);
    fn(arg, me);
    vae_barrier(me);
}

void vae_team_alone(VaeTeam *team, bool alone) { team->member[0].size = alone ? 1 : team->size; }

// Spinning pays only while every member has a core of its own.
static int spins_for(int threads) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return SPINS / 20;
    return threads <= CPU_COUNT(&set) ? SPINS : 0;
}

// Whether nobody else is running: "0.20 0.18 0.12 1/80 11206", the fourth is running/all.
static bool machine_is_idle(void) {
    FILE *f = fopen("/proc/loadavg", "r");
    if (f == NULL) return false;
    int running = 0;
    const bool known = fscanf(f, "%*f %*f %*f %d/", &running) == 1;
    fclose(f);
    return known && running <= 1; // this program itself
}

// A team as large as the machine keeps a core for each member, if nobody else wants one now: woken
// threads otherwise land on the core that wakes them, and stay for milliseconds. The caller is not
// pinned (it may be someone else's thread); it has the core that is left.
static void pin_members(const VaeTeam *t, bool idle) {
    cpu_set_t set, one;
    if (t->size < 2 || sched_getaffinity(0, sizeof set, &set) != 0) return;
    if (CPU_COUNT(&set) != t->size || !idle) return;
    int cpu = -1;
    for (int i = 0; i < t->size; i++) {
        do cpu++;
        while (!CPU_ISSET(cpu, &set));
        if (i == 0) continue;
        CPU_ZERO(&one);
        CPU_SET(cpu, &one);
        pthread_setaffinity_np(t->member[i].thread, sizeof one, &one); // a wish
    }
}

VaeTeam *vae_team_new(int threads, size_t scratch_reals) {
    if (threads < 1) threads = 1;
    if (threads > MAX_THREADS)
        vae_die(EX_USAGE, "%d threads are too many: at most %d", threads, MAX_THREADS);
    VaeTeam *team = vae_alloc(1, sizeof *team);
    team->size = threads;
    team->spins = spins_for(threads);
    team->yields = team->spins == SPINS ? YIELDS : 0;
    team->member = vae_alloc((size_t)threads, sizeof *team->member);
    // Doubles, because gradcheck's programs use the same teams; whole pages apart, because threads
    // that write neighbouring lines slow each other down.
    if (scratch_reals > SIZE_MAX / 16) vae_die(EX_OSERR, "out of memory for scratch");
    const size_t stride = (scratch_reals * sizeof(double) + 4095) / 4096 * 4096;
    team->scratch = vae_alloc((size_t)threads, stride);
    pthread_mutex_init(&team->mutex, NULL);
    pthread_cond_init(&team->wake, NULL);
    const bool idle = threads > 1 && machine_is_idle(); // asked before our own threads run
    for (int i = 0; i < threads; i++) {
        VaeMember *m = &team->member[i];
        m->team = team;
        m->index = i;
        m->size = threads;
        m->scratch = (vae_real *)(void *)(team->scratch + (size_t)i * stride);
        if (i == 0) continue;
        const int error = pthread_create(&m->thread, NULL, member_main, m);
        if (error != 0) vae_die(EX_OSERR, "cannot start thread %d: %s", i, strerror(error));
    }
    pin_members(team, idle);
    return team;
}

void vae_team_free(VaeTeam *team) {
    if (team == NULL) return;
    if (team->size > 1) {
        vae_team_alone(team, false);
        team->fn = NULL;
        vae_barrier(&team->member[0]);
        for (int i = 1; i < team->size; i++) pthread_join(team->member[i].thread, NULL);
    }
    pthread_cond_destroy(&team->wake);
    pthread_mutex_destroy(&team->mutex);
    vae_free(team->scratch);
    vae_free(team->member);
    vae_free(team);
}

int vae_team_size(const VaeTeam *team) { return team->size; }

void vae_share(const VaeMember *me, size_t count, size_t *begin, size_t *end) {
    const size_t size = (size_t)me->size, index = (size_t)me->index;
    const size_t each = count / size, extra = count % size; // the first `extra` get one more
    *begin = index * each + (index < extra ? index : extra);
    *end = *begin + each + (index < extra);
}

int vae_member_index(const VaeMember *me) { return me->index; }

void vae_apart(VaeMember *me, const VaeState *mine, vae_real *other) {
    me->apart = mine;
    me->other = other;
}

void vae_computed_begin(VaeMember *me, VaeStretch *list) {
    me->computed = list;
    me->n_computed = 0;
}

int vae_computed(const VaeMember *me) { return me->size > 1 ? me->n_computed : -1; }

// The first of a work's tiles whose middle is not before `at` reals of all the gradients of a call; the
// work's own begin at `before`.
static size_t tile_from(const VaeWork *w, size_t before, size_t at) {
    const size_t middle = before + w->out.each / 2;
    const size_t tile = at <= middle ? 0 : (at - middle + w->out.each - 1) / w->out.each;
    return tile < (size_t)w->tiles ? tile : (size_t)w->tiles;
}

// Goes through a member's own tiles: its share of every work, one after the other. Gradients of weights are
// shared out as if they were one work: who computes all of a gradient reads all its rows, but no others.
typedef struct Own {
    const VaeMember *of;
    const VaeWork *work;
    int n, w;          // works, and the one it is at
    bool apart;        // leaves out works that nobody else can run
    size_t all, before; // reals of gradients: of all works, of those before w
    size_t begin, end; // its tiles of w
    size_t passed;     // its tiles before those
} Own;

static void own_enter(Own *o) {
    o->begin = o->end = 0;
    if (o->w == o->n) return;
    const VaeWork *work = &o->work[o->w];
    const size_t size = (size_t)o->of->size, index = (size_t)o->of->index;
    if (o->apart && work->out.shown) return;
    if (work->out.each == 0) {
        vae_share(o->of, work->tiles > 0 ? (size_t)work->tiles : 0, &o->begin, &o->end);
        return;
    }
    o->begin = tile_from(work, o->before, o->all * index / size);
    o->end = (size_t)work->tiles;
    if (index + 1 < size) o->end = tile_from(work, o->before, o->all * (index + 1) / size);
    o->before += work->out.end - work->out.first;
}

static Own own_begin(const VaeMember *of, const VaeMember *me, const VaeWork *work, int n) {
    Own o = {.of = of, .work = work, .n = n, .apart = me->apart != NULL};
    for (int w = 0; w < n; w++) o.all += work[w].out.end - work[w].out.first;
    own_enter(&o);
    return o;
}

// Moves on to tile number `at` of them, not less than in the call before; false: there is none.
static bool own_find(Own *o, size_t at) {
    while (o->w < o->n && at - o->passed >= o->end - o->begin) {
        o->passed += o->end - o->begin;
        o->w++;
        own_enter(o);
    }
    return o->w < o->n;
}

// The rows of a panel, to the other member's arena.
static void show(const VaeMember *me, const VaeShown *shown, int tile) {
    const int panel = me->apart->model->panel;
    const size_t begin = (size_t)tile * (size_t)panel, end = vae_panel_end(me->apart, tile, panel);
    for (int i = 0; i < shown->n; i++) {
        const size_t width = (size_t)shown->rows[i].width, at = shown->rows[i].offset + begin * width;
        vae_stream(me->other + at, me->apart->arena + at, (end - begin) * width);
    }
}

// The works whose rows only this member has.
static void run_apart(VaeMember *me, const VaeWork *work, int n) {
    for (int w = 0; w < n; w++) {
        if (!work[w].out.shown) continue;
        size_t begin, end;
        vae_share(me, (size_t)work[w].tiles, &begin, &end);
        for (size_t tile = begin; tile < end; tile++) {
            work[w].kernel(me->apart, (int)tile, me->scratch);
            show(me, work[w].out.shown, (int)tile);
        }
    }
    vae_stream_end();
}

static void run_tile(VaeMember *me, const VaeState *s, const VaeWork *work, int tile) {
    work->kernel(me->apart && work->out.weights ? me->apart : s, tile, me->scratch);
    const VaeResult *p = &work->out;
    const size_t begin = p->first + (size_t)tile * p->each, end = begin + p->each;
    if (me->computed == NULL || begin >= p->end) return;
    const VaeStretch done = {begin, end < p->end ? end : p->end};
    VaeStretch *last = me->n_computed > 0 ? &me->computed[me->n_computed - 1] : NULL;
    if (last && last->end == done.begin) last->end = done.end;
    else me->computed[me->n_computed++] = done;
}

// Each member begins with its own tiles, the same in all works of as many tiles, so that rows and weights
// stay in the cache that knows them; who is done helps the others.
void vae_run(VaeMember *me, const VaeState *s, const VaeWork *work, int n) {
    if (me->size == 1) {
        for (int w = 0; w < n; w++)
            for (int i = 0; i < work[w].tiles; i++) work[w].kernel(s, i, me->scratch);
        return;
    }
    // The other counter was last used in the call before this one, which everyone has left.
    const unsigned now = me->calls++ & 1;
    atomic_store_explicit(&me->taken[!now], 0, memory_order_relaxed);
    if (me->apart) run_apart(me, work, n);
    for (int i = 0; i < me->size; i++) {
        VaeMember *of = &me->team->member[(me->index + i) % me->size];
        Own own = own_begin(of, me, work, n);
        for (;;) {
            const size_t at = atomic_fetch_add_explicit(&of->taken[now], 1, memory_order_relaxed);
            if (!own_find(&own, at)) break;
            run_tile(me, s, &work[own.w], (int)(own.begin + at - own.passed));
        }
    }
    vae_barrier(me);
}

// team.c -- a team of threads that runs one function at a time, together.
// The caller is member 0; the others wait between runs and at barriers, first spinning for about
// 20 microseconds, then offering their core to whoever wants it for about a millisecond, then asleep on
// a condition variable, so that more threads than cores is slow but never stuck. All memory is taken
// before the threads start. A team of one does no atomics at all, and with VAE_NO_THREADS defined there
// is no other kind.
//
// What a tile computes must not depend on who runs it: members differ only in their index and in
// their scratch.
#include "core/core.h"

#include <string.h>

#ifndef VAE_NO_THREADS
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

enum { SPINS = 2000, YIELDS = 2000 };
#endif

struct VaeMember {
    VaeTeam *team;
    int index, size;
    vae_real *scratch; // room for [scratch_reals] doubles
    const VaeState *apart; // this member's own copies of arena and weights; NULL: there are none
    vae_real *other;       // then: the other member's arena
    VaeStretch *computed; // of the gradient, by this member's tiles; NULL: nobody asks
    int n_computed;
#ifndef VAE_NO_PEERS
    const VaeBeside *beside; // NULL: nothing
    int runs; // calls of vae_run since
#endif
#ifndef VAE_NO_THREADS
    unsigned sense;    // the barrier's phase that this member has passed
    pthread_t thread;
    unsigned calls; // of vae_run
    // Tiles of this member's share that are taken, in calls of even and of odd number. The other
    // members' lines: here begins one of its own.
    _Alignas(64) atomic_uint taken[2];
#endif
};

struct VaeTeam {
    int size;
    VaeMember *member; // [size]
    char *scratch;     // [size][stride]
    size_t stride;
#ifndef VAE_NO_THREADS
    atomic_int spins, yields; // of a wait that begins
    void (*fn)(void *arg, VaeMember *me); // NULL: the threads end
    void *arg;
    // The barrier. Counts arrivals; the last one starts the next phase, which frees the others.
    _Alignas(64) atomic_int arrived;
    _Alignas(64) atomic_uint phase;
    atomic_int sleepers;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
    bool never; // not all threads could be started: those that were end at once
#endif
};

int vae_team_size(const VaeTeam *team) { return team->size; }

int vae_member_index(const VaeMember *me) { return me->index; }

// ---------------------------------------------------------------- opening

// Doubles, because gradcheck's programs use the same teams; whole pages apart, because threads that write
// neighbouring lines slow each other down.
VaeTeam *vae_team_take(VaeMemory *memory, int threads, size_t scratch_reals) {
    if (threads < 1) threads = 1;
    const size_t most = SIZE_MAX / 2 / sizeof(double);
    const size_t stride = scratch_reals < most ? (scratch_reals * sizeof(double) + 4095) / 4096 * 4096 : SIZE_MAX;
    VaeTeam *team = vae_take(memory, 1, sizeof *team);
    VaeMember *member = vae_take(memory, (size_t)threads, sizeof *member);
    char *scratch = vae_take(memory, (size_t)threads, stride);
    if (!vae_took(memory)) return NULL;
    *team = (VaeTeam){.size = threads, .member = member, .scratch = scratch, .stride = stride};
    for (int i = 0; i < threads; i++) {
        member[i].team = team;
        member[i].index = i;
        member[i].size = threads;
        member[i].scratch = (vae_real *)(void *)(scratch + (size_t)i * stride);
    }
    return team;
}

size_t vae_team_memory(int threads, size_t scratch_reals) {
    VaeMemory count = {0};
    vae_team_take(&count, threads, scratch_reals);
    return count.used;
}

VaeStatus vae_team_open(VaeTeam **team, VaeMemory *memory, int threads, size_t scratch_reals, VaeError *error) {
    *team = NULL;
    VaeTeam *t = vae_team_take(memory, threads, scratch_reals);
    if (!t) return vae_fail(error, VAE_NO_MEMORY, "out of memory for scratch");
    const VaeStatus status = vae_team_start(t, error);
    if (status == VAE_OK) *team = t;
    return status;
}

#ifdef VAE_NO_THREADS

VaeStatus vae_team_start(VaeTeam *t, VaeError *error) {
    if (t->size == 1) return VAE_OK;
    return vae_fail(error, VAE_BAD_ARGUMENT, "%d threads: built without threads", t->size);
}

void vae_team_close(VaeTeam *team) { (void)team; }
void vae_team_cores(VaeTeam *team, int cores) { (void)team, (void)cores; }
void vae_team_alone(VaeTeam *team, bool alone) { (void)team, (void)alone; }
void vae_team_run(VaeTeam *team, void (*fn)(void *arg, VaeMember *me), void *arg) { fn(arg, &team->member[0]); }
void vae_barrier(VaeMember *me) { (void)me; }

#else

// ---------------------------------------------------------------- threads

static void pause_briefly(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static void wait_for_phase(VaeTeam *t, unsigned old) {
    const int spins = atomic_load_explicit(&t->spins, memory_order_relaxed);
    const int yields = atomic_load_explicit(&t->yields, memory_order_relaxed);
    for (int i = 0; i < spins; i++) {
        if (atomic_load_explicit(&t->phase, memory_order_acquire) != old) return;
        pause_briefly();
    }
    // Who sleeps is often woken on the core of who wakes it. Who yields stays ready to run, and is moved
    // to a core that has nothing to do.
    for (int i = 0; i < yields; i++) {
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
    pthread_mutex_lock(&me->team->mutex);
    const bool never = me->team->never;
    pthread_mutex_unlock(&me->team->mutex);
    while (!never) {
        vae_barrier(me);
        if (me->team->fn == NULL) return NULL;
        me->team->fn(me->team->arg, me);
        vae_barrier(me);
    }
    return NULL;
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
void vae_team_cores(VaeTeam *t, int cores) {
    const int spins = cores <= 0 ? SPINS / 20 : t->size <= cores ? SPINS : 0;
    atomic_store_explicit(&t->spins, spins, memory_order_relaxed);
    atomic_store_explicit(&t->yields, spins == SPINS ? YIELDS : 0, memory_order_relaxed);
}

static void team_end(VaeTeam *t, int n) { // n: members that there are
    for (int i = 1; i < n; i++) pthread_join(t->member[i].thread, NULL);
    pthread_cond_destroy(&t->wake);
    pthread_mutex_destroy(&t->mutex);
}

static const char *team_why(int error) {
    switch (error) {
    case EAGAIN: return "Resource temporarily unavailable";
    case ENOMEM: return "Cannot allocate memory";
    case EPERM: return "Operation not permitted";
    }
    return "the system refuses";
}

// A thread that has started waits for the mutex, until it is known that all have.
VaeStatus vae_team_start(VaeTeam *t, VaeError *error) {
    if (t->size > VAE_MOST_THREADS)
        return vae_fail(error, VAE_BAD_ARGUMENT, "%d threads are too many: at most %d", t->size, VAE_MOST_THREADS);
    if (pthread_mutex_init(&t->mutex, NULL) != 0)
        return vae_fail(error, VAE_NO_MEMORY, "out of memory for a team of threads");
    if (pthread_cond_init(&t->wake, NULL) != 0) {
        pthread_mutex_destroy(&t->mutex);
        return vae_fail(error, VAE_NO_MEMORY, "out of memory for a team of threads");
    }
    vae_team_cores(t, 0);
    int started = 1, why = 0; // the caller is there
    pthread_mutex_lock(&t->mutex);
    while (started < t->size) {
        why = pthread_create(&t->member[started].thread, NULL, member_main, &t->member[started]);
        if (why != 0) break;
        started++;
    }
    t->never = why != 0;
    pthread_mutex_unlock(&t->mutex);
    // Until all wait for their first run: a thread that begins takes locks of the system's libraries, and a process that
    // is forked meanwhile (hdf5.c) would find them taken for ever.
    while (why == 0 && atomic_load_explicit(&t->arrived, memory_order_acquire) < t->size - 1) sched_yield();
    if (why == 0) return VAE_OK;
    team_end(t, started);
    return vae_fail(error, VAE_NO_MEMORY, "cannot start thread %d: %s", started, team_why(why));
}

void vae_team_close(VaeTeam *t) {
    if (t == NULL) return;
    if (t->size > 1) {
        vae_team_alone(t, false);
        t->fn = NULL;
        vae_barrier(&t->member[0]);
    }
    team_end(t, t->size);
}

#endif // VAE_NO_THREADS

// ---------------------------------------------------------------- sharing

void vae_share(const VaeMember *me, size_t count, size_t *begin, size_t *end) {
    const size_t size = (size_t)me->size, index = (size_t)me->index;
    const size_t each = count / size, extra = count % size; // the first `extra` get one more
    *begin = index * each + (index < extra ? index : extra);
    *end = *begin + each + (index < extra);
}

void vae_apart(VaeMember *me, const VaeState *mine, vae_real *other) {
    me->apart = mine;
    me->other = other;
}

void vae_computed_begin(VaeMember *me, VaeStretch *list) {
    me->computed = list;
    me->n_computed = 0;
}

#ifdef VAE_NO_PEERS // in one file, where nobody has anything to do beside

static inline void after_tile(const VaeMember *me) { (void)me; }
static inline void after_run(VaeMember *me) { (void)me; }

#else

void vae_beside(VaeMember *me, const VaeBeside *beside) {
    me->beside = beside;
    me->runs = 0;
}

static inline void after_tile(const VaeMember *me) {
    if (me->beside && me->index == 0) me->beside->tile(me->beside->arg);
}

static inline void after_run(VaeMember *me) {
    if (!me->beside) return;
    me->runs++;
    me->beside->run(me->beside->arg, me, me->runs, me->size > 1 ? me->runs - 1 : me->runs);
}

#endif

int vae_computed(const VaeMember *me) { return me->size > 1 ? me->n_computed : -1; }

#ifndef VAE_NO_THREADS

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
    after_tile(me);
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
static void run_together(VaeMember *me, const VaeState *s, const VaeWork *work, int n) {
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

#endif

static void run_alone(VaeMember *me, const VaeState *s, const VaeWork *work, int n) {
    for (int w = 0; w < n; w++)
        for (int i = 0; i < work[w].tiles; i++) {
            work[w].kernel(s, i, me->scratch);
            after_tile(me);
        }
}

void vae_run(VaeMember *me, const VaeState *s, const VaeWork *work, int n) {
#ifndef VAE_NO_THREADS
    if (me->size > 1) run_together(me, s, work, n);
    else
#endif
        run_alone(me, s, work, n);
    after_run(me);
}

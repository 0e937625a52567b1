// open.c -- memory and cores for what core/ runs: one block for each thing that is opened, and a core for each
// thread where the machine has as many and nobody else wants them.
#include "commands/commands.h"

#include <sched.h>

// ---------------------------------------------------------------- cores

// emscripten declares these functions and has none of them: nothing is known about cores there.
#ifdef __EMSCRIPTEN__
#define sched_getaffinity(pid, size, set) ((void)(set), -1)
#define sched_setaffinity(pid, size, set) ((void)(set))
#undef CPU_COUNT
#define CPU_COUNT(set) 0
#endif

int vae_cores(void) { // in a container fewer than there are
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
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

// The caller is not pinned (it may be someone else's thread); it has the core that is left.
static void pin_member(void *arg, VaeMember *me) {
    const cpu_set_t *set = arg;
    cpu_set_t one;
    int cpu = -1;
    for (int i = 0; i <= vae_member_index(me); i++) {
        do cpu++;
        while (!CPU_ISSET(cpu, set));
    }
    if (vae_member_index(me) == 0) return;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    sched_setaffinity(0, sizeof one, &one); // of this thread; a wish
}

// A team as large as the machine keeps a core for each member, if nobody else wants one now: woken
// threads otherwise land on the core that wakes them, and stay for milliseconds.
static void place_members(VaeTeam *team, bool idle) {
    cpu_set_t set;
    vae_team_cores(team, vae_cores());
    if (!idle || sched_getaffinity(0, sizeof set, &set) != 0 || CPU_COUNT(&set) != vae_team_size(team)) return;
    vae_team_run(team, pin_member, &set);
}

// ---------------------------------------------------------------- memory

VaeTeam *vae_open_team(int threads, size_t scratch_reals, void **block) {
    VaeError error;
    VaeTeam *team;
    const bool idle = threads > 1 && machine_is_idle(); // asked before our own threads run
    VaeMemory memory = vae_block(vae_team_memory(threads, scratch_reals));
    if (vae_team_open(&team, &memory, threads, scratch_reals, &error) != VAE_OK) vae_die_of(&error);
    *block = memory.base;
    place_members(team, idle);
    return team;
}

#ifndef VAE_F64

// What a batch needs grows with it, so that is what a user can change.
static _Noreturn void open_fails(const VaeModel *m, size_t size) {
    vae_die(EX_OSERR, "out of memory: batch = %d takes %.3g GB for one step; a smaller `batch` in the model's "
            "train block takes less", m->batch, (double)size / 1e9);
}

void vae_open_session(VaeSession *s, const VaeModel *m, int threads, bool training) {
    VaeError error;
    const size_t size = vae_session_memory(m, threads, training);
    const double have = vae_memory();
    if ((double)size > have)
        vae_die(EX_OSERR, "out of memory: batch = %d takes %.3g GB, and there are %.3g; a smaller `batch` in the "
                "model's train block takes less", m->batch, (double)size / 1e9, have / 1e9);
    const bool idle = threads > 1 && machine_is_idle(); // asked before our own threads run
    VaeMemory memory = vae_block(size);
    if (!memory.base) open_fails(m, size);
    if (vae_session_open(s, &memory, m, threads, training, &error) != VAE_OK) vae_die_of(&error);
    s->block = memory.base;
    place_members(s->team, idle);
}

void vae_close_session(VaeSession *s) {
    void *block = s->block;
    vae_session_close(s);
    vae_free(block);
}

static VaeMemory open_block(const VaeModel *m, size_t size) {
    const VaeMemory memory = vae_block(size);
    if (!memory.base) open_fails(m, size);
    return memory;
}

void vae_open_trainer(VaeTrainer *t, VaeSession *s, const VaeTraining *training) {
    VaeError error;
    const VaeSharing sharing = vae_sharing();
    VaeMemory memory = open_block(s->model, vae_trainer_memory(s->model, vae_team_size(s->team), training, sharing));
    if (vae_trainer_open(t, &memory, s, training, sharing, &error) != VAE_OK) vae_die_of(&error);
    t->block = memory.base;
}

void vae_close_trainer(VaeTrainer *t) {
    vae_free(t->block);
    *t = (VaeTrainer){0};
}

void vae_open_scores(VaeScores *r, const VaeModel *m) {
    VaeError error;
    VaeMemory memory = open_block(m, vae_scores_memory(m));
    if (vae_scores_open(r, &memory, m, &error) != VAE_OK) vae_die_of(&error);
    r->block = memory.base;
}

void vae_close_scores(VaeScores *r) {
    vae_free(r->block);
    *r = (VaeScores){0};
}

#endif

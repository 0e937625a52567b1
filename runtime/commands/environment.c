// environment.c -- what the environment says of how a model runs. core/ is told; it does not ask.
#include "commands/commands.h"
#include "commands/processes.h"
#include "core/cpu_dispatch.h"

#include <stdlib.h>
#include <string.h>

static const char *environment(const char *name) { // NULL: nothing
    const char *text = getenv(name);
    return text && *text ? text : NULL;
}

#ifndef VAE_STANDALONE // it is compiled for one processor

void vae_isa_from_environment(void) {
    const char *name = environment("VAE_ISA");
    if (!name) return;
    switch (vae_choose_isa(name)) {
    case VAE_ISA_CHOSEN: return;
    case VAE_ISA_NOT_HERE:
        vae_die(EX_UNAVAILABLE, "VAE_ISA=%s: this processor does not have these instructions", name);
    case VAE_ISA_UNKNOWN:
        vae_die(EX_USAGE, "VAE_ISA=%s is not known here; this processor's own is %s", name,
                vae_variant_here()->isa);
    }
}

void vae_isa_require(const VaeModel *m) {
    const char *name = environment("VAE_ISA");
    if (name && strcmp(m->isa, vae_variant()->isa))
        vae_die(EX_USAGE, "VAE_ISA=%s: this program is for %s alone; vaec build --portable makes one "
                "for all", name, m->isa);
}

#endif

// How many copies of this program a launcher says there are; *k: which launcher.
static const struct {
    const char *by, *size, *rank;
} launcher[] = {{"mpirun", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_RANK"}, // Open MPI's
                {"mpirun", "PMI_SIZE", "PMI_RANK"},                         // MPICH's
                {"srun", "SLURM_STEP_NUM_TASKS", "SLURM_PROCID"}};

void vae_refuse_copies(const char *work) {
    for (size_t k = 0; k < sizeof launcher / sizeof *launcher; k++) {
        const char *size = environment(launcher[k].size), *rank = environment(launcher[k].rank);
        const long n = size ? strtol(size, NULL, 10) : 1;
        if (n <= 1) continue;
        if (rank && strcmp(rank, "0") != 0) exit(EX_USAGE); // one of them says why
        if (work) vae_die(EX_USAGE, "%s started %ld processes: %s is the work of one", launcher[k].by, n, work);
        vae_die(EX_USAGE, "%s started %ld copies of a program that works alone: what vaec build --mpi makes shares its "
                "work out", launcher[k].by, n);
    }
}

bool vae_all_threads(void) { return environment("VAE_ALL_THREADS") != NULL; }

VaeSharing vae_sharing(void) {
    VaeSharing sharing = {.peers = vae_processes(), .by = vae_all_threads() ? VAE_FIXED : VAE_MEASURED, .way = VAE_WAY_TEAM};
#ifndef VAE_STANDALONE
    const char *name = environment("VAE_PACE");
    if (!name) return sharing;
    sharing.by = strcmp(name, "turns") ? VAE_FIXED : VAE_TURNS;
    for (int i = 0; i < VAE_WAYS; i++)
        if (!strcmp(name, vae_pace_name((VaeWay)i))) sharing.way = (VaeWay)i;
    if (sharing.by == VAE_FIXED && strcmp(name, vae_pace_name(sharing.way)))
        vae_die(EX_USAGE, "VAE_PACE=%s is not known; it is team, claimed, streamed, alone or turns", name);
#endif
    return sharing;
}

const char *vae_kernels_in_use(const VaeModel *m) {
    static char text[64];
#ifdef VAE_STANDALONE
    const char *runtime = m->isa;
#else
    const char *runtime = vae_variant()->isa;
#endif
    snprintf(text, sizeof text, "%s, runtime %s", m->isa, runtime);
    return text;
}

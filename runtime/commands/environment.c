// environment.c -- what the environment says of how a model runs. core/ is told; it does not ask.
#include "commands/commands.h"
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

bool vae_all_threads(void) { return environment("VAE_ALL_THREADS") != NULL; }

VaeSharing vae_sharing(void) {
    VaeSharing sharing = {.by = vae_all_threads() ? VAE_FIXED : VAE_MEASURED, .way = VAE_WAY_TEAM};
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

// main.c -- the program of a built model. An object of its own, so that whoever embeds libvaert.a
// and has a main does not pull this one in.
#include "commands/commands.h"
#include "core/cpu_dispatch.h"

// `vaec build` puts in the model as float, compiled for one processor or, with --portable, once for
// each of some kinds; and once more in double precision, for gradcheck.
#define VAE_OPTIONAL __attribute__((weak))
extern const VaeModel vae_model VAE_OPTIONAL, vae_model_sse2 VAE_OPTIONAL;
extern const VaeModel vae_model_avx2 VAE_OPTIONAL, vae_model_avx512 VAE_OPTIONAL;
extern const VaeModel vae_model_f64 VAE_OPTIONAL;

int main(int argc, char **argv) {
    const VaeModel *const model[] = {&vae_model, &vae_model_sse2, &vae_model_avx2,
                                     &vae_model_avx512};
    vae_isa_from_environment();
    const VaeModel *m = vae_model_for(model, sizeof model / sizeof *model);
    vae_isa_require(m);
    return vae_main(argc, argv, m, &vae_model_f64);
}

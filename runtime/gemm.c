// gemm.c -- what a program's products run on, for `info` and `bench`.
// The kernels themselves are in vae_gemm.h, which emitted C includes; the CBLAS is named here
// because an emitted program may call it for large products, and because its kernels can be set by
// the environment to slower ones without anyone noticing.
#include "runtime.h"
#include "variant.h"

#include <cblas.h>
#include <string.h>

const char *vae_kernels_in_use(const VaeModel *m) {
    static char text[256];
    char version[64] = "";
    // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH ...": the first two words
    const char *config = openblas_get_config();
    const char *space = strchr(config, ' ');
    space = space != NULL ? strchr(space + 1, ' ') : NULL;
    const size_t length = space != NULL ? (size_t)(space - config) : strlen(config);
    if (length < sizeof version) memcpy(version, config, length);
    snprintf(text, sizeof text, "%s, runtime %s, %s %s", m->isa, vae_variant()->isa, version,
             openblas_get_corename());
    return text;
}

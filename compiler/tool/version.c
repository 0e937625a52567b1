// version.c -- what `vaec --version` prints: the version, and what this vaec was built with.
#include "tool/driver.h"
#include "tool/help.h"

#include "../runtime/core/cpu_dispatch.h"
#include "../runtime/kernels/vaert.h"

#include <jansson.h>

#if defined(__clang__)
#define COMPILED_BY "clang " __clang_version__
#elif defined(__GNUC__)
#define COMPILED_BY "gcc " __VERSION__
#else
#define COMPILED_BY "an unknown compiler"
#endif

static void print_libraries(FILE *f, const char *const *flag) {
    for (const char *between = " "; *flag; flag++, between = ", ") fprintf(f, "%s%s", between, *flag + 2);
}

void print_version(FILE *f) {
    fprintf(f, "vaec %s\nruntime    ABI %d, compiled for", VAEC_VERSION, VAE_ABI);
    for (int i = 0; vae_variant_at(i); i++) fprintf(f, "%s %s", i ? "," : "", vae_variant_at(i)->isa);
    fprintf(f, "; on this processor %s\nprograms   link", vae_variant_here()->isa);
    print_libraries(f, driver_libraries);
    fprintf(f, "; with --static");
    print_libraries(f, driver_static_libraries);
    fprintf(f, "\nformats   ");
    for (const ExportFormat *e = export_formats; e->name; e++)
        fprintf(f, "%s %s", e > export_formats ? "," : "", e->name);
    fprintf(f, "\nvaec       compiled by %s, with jansson %s\n", COMPILED_BY, JANSSON_VERSION);
}

// driver.h -- from emitted C to an executable: what main.c needs of driver.c.
#ifndef VAEC_DRIVER_H
#define VAEC_DRIVER_H

#include "vaec.h"

typedef struct BuildOptions {
    const char *output; // NULL: ./<model name>
    bool keep_c;        // leave the C beside the output
    bool verbose;       // print each command
    bool portable;      // for every processor of this kind, not for this one alone
} BuildOptions;

// What the C compiler is told for the float and the double copy; NULL-terminated.
extern const char *const driver_float_flags[], *const driver_double_flags[];

// Both return an exit code of <sysexits.h>. `code` is the emitted C.
int driver_build(Arena *a, const Model *m, const char *code, const BuildOptions *o);
// Builds into the cache unless it is there, then becomes the program; returns only on failure.
int driver_run(Arena *a, const Model *m, const char *code, const BuildOptions *o, char **args);

// Writes a file by way of a temporary one beside it, so that nobody ever sees half of it. Devices
// and pipes are written directly. Reports an error and returns its exit code; 0 if all went well.
int write_file(Arena *a, const char *path, const char *text, size_t length);

#endif

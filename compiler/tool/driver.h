// driver.h -- from emitted C to an executable: what main.c needs of driver.c.
#ifndef VAEC_DRIVER_H
#define VAEC_DRIVER_H

#include "emit/emit.h"
#include "export/export.h"

#include <signal.h>
#include <stdint.h>

typedef struct BuildOptions {
    const char *output; // NULL: ./<model name>
    bool keep_c;        // leave the C beside the output
    bool verbose;       // print each command
    bool portable;      // for every processor of this kind, not for this one alone
    bool mpi;           // for several processes, by mpicc
    bool exact;         // with the same bits on all processors
    bool is_static;     // without shared libraries
    bool shared;        // a shared library, which is the C alone
    const char *weights; // to put into the program; NULL: none
    bool tune;          // measure what is best on this machine
    bool retune;        // and do so although the cache knows
    unsigned withheld;        // permissions that the program does not get, whatever the umask
    const char *const *flags; // more for the float copy, NULL-terminated; NULL: none
} BuildOptions;

// What the C compiler is told for the float copy, for a model whose products are compiled apart, and for the double copy;
// NULL-terminated.
extern const char *const driver_float_flags[], *const driver_model_flags[], *const driver_double_flags[];
// What a program is linked with, "-lzip"; likewise.
extern const char *const driver_libraries[], *const driver_static_libraries[];

// Claims what will be written (output_claim) before anything is: an exit code.
int driver_claim(Arena *a, const Model *m, const BuildOptions *o);

// Both return an exit code of <sysexits.h>. `code` is the emitted C.
int driver_build(Arena *a, const Model *m, const char *code, const BuildOptions *o);
// Builds into the cache unless it is there, and opens the program to be run: an exit code.
int driver_cached(Arena *a, const Model *m, const char *code, const BuildOptions *o, int *fd);
// The same, then becomes the program; returns only on failure.
int driver_run(Arena *a, const Model *m, const char *code, const BuildOptions *o, char **args);

// The same with what is best for this machine, by measuring or from the cache (tune.c). `code` is the
// emitted C of c, the standard one.
int tune_build(Compilation *c, const char *code, const BuildOptions *o);
typedef struct TuneVerdict {
    double median, low, high; // of the ratios of time; low to high is the middle half
    bool faster;              // the median is below `enough`, and three of four pairs are below 1
} TuneVerdict;
TuneVerdict tune_judge(const double *ratio, int n, double enough);

// weights.c, exit codes; what failed is reported. *found: the file that `path`, or a directory, names;
// the assembly that includes it; and whether the finished program takes it.
int weights_find(Arena *a, const char *path, const char **found);
int weights_source(Arena *a, const char *weights, const char *path);
int weights_check(const char *program, const char *model);

// export.c: writes a compiled model in a format, to `output` (NULL: standard output); an exit code.
// The weights in a file, as VaeState.param has them, and the vocabularies beside them, as text (NULL: there is none); what is
// wrong ends vaec with 65 or 66.
const float *export_weights(const Compilation *c, const char *path, const char *words[VAE_MAX_STREAMS]);
int export_run(Compilation *c, const ExportFormat *f, const char *weights, const char *output);

// What cache.c needs.
typedef struct Runtime {
    const char *library, *include;
} Runtime;
bool driver_runtime(Arena *a, Runtime *r); // false: reported
// Where the kernels of these includes, compiled by the command `words`, are kept, and whether they are; NULL: nowhere.
const char *driver_common(Arena *a, const Runtime *r, const char *includes, const char *const *words, bool *there);
void driver_common_keep(Arena *a, const char *object, const char *path); // if it can be
const char *driver_compiler(void);         // CC, or cc
// The directory where the runtime that vaec carries inside itself is unpacked; NULL: reported. (embedded.c)
const char *embedded_runtime(Arena *a);
// A source of the runtime by its path below runtime/ ("core/rng.c"; headers of kernels/ without that); NULL: none.
const char *embedded_source(Arena *a, const char *name);

// What tune.c needs. Functions that return an int: an exit code, 0 if all went well; what failed is
// reported.
const char *driver_output(Arena *a, const Model *m, const BuildOptions *o);
int driver_may_write(Arena *a, const char *output);
char *driver_directory(Arena *a); // an empty one, temporary_added; NULL: reported
int driver_make(Arena *a, const char *code, const char *output, const BuildOptions *o);
uint64_t driver_key(Arena *a, const char *code); // of the C, what compiles it, and the processor
// A directory of the cache, made: "", the cache itself, or "tune"; NULL: reported.
const char *driver_cache(Arena *a, const char *part);
// From outlive to obey SIGINT and SIGTERM are only noted; they can be nested. stopped: the last noted
// signal, 0: none.
typedef struct Interrupts {
    struct sigaction on_int, on_term;
} Interrupts;
void driver_outlive(Interrupts *old);
void driver_obey(const Interrupts *old);
int driver_stopped(void);

// temporary.c: what is made on the way is added before or as it is made, and removed, the last first: back to a
// mark, or all of it when vaec dies. Paths are kept, not copied.
int temporary_mark(void);
void temporary_add(const char *path);
void temporary_keep(const char *path); // after all
void temporary_remove(int mark);

// files.c: the file that a path leads to, through links, whether it is there or not; NULL: reported.
const char *output_target(Arena *a, const char *path);
// What is read, in words ("the model"), and what will be written: no output takes the place of either. A
// claim comes before anything is written; it returns an exit code, and what is wrong is reported.
void output_reads(Arena *a, const char *path, const char *what);
void output_reads_stdin(void);
int output_claim(Arena *a, const char *path, const char *what);

// fopen to read a file that may be missing: NULL, errno says why, but never that there is no memory.
FILE *open_to_read(const char *path);

// Writes a file by way of a temporary one beside it, so that nobody ever sees half of it. Devices
// and pipes are written directly. Reports an error and returns its exit code; 0 if all went well.
int write_file(Arena *a, const char *path, const char *text, size_t length);

#endif

// driver.c -- build: invoke the C compiler on the emitted C.
// In:  C of one model, and the runtime found beside vaec.  Out: an executable.
// The C is compiled twice at the same time, as float (the product) and as double (what `gradcheck`
// takes finite differences on), and linked with libvaert.a; the float copy is two object files, so that two
// cores have work. A portable program has a float copy for each kind of processor. Commands are argument arrays; no shell
// ever reads a name. Everything is made in a temporary directory and put in place by one rename.
#include "tool/command.h"
#include "tool/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#define LITTLE_MEMORY 2000000000 // bytes; a compiler that has less and fails may have wanted more

#define FLOAT_FLAGS(...) \
    {"-std=c11", "-O3", "-march=native", "-fno-math-errno", "-fno-trapping-math", "-ffp-contract=fast", "-fopenmp-simd", \
     __VA_ARGS__, NULL}
const char *const driver_float_flags[] = FLOAT_FLAGS("-DVAE_OPENMP_SIMD");
// Of a model whose products and convolutions are compiled apart: the same bits, and steps as long, in less time.
const char *const driver_model_flags[] = FLOAT_FLAGS("-DVAE_OPENMP_SIMD", "-DVAE_FEW_PASSES");
// Of one that has them: two passes are left out that no loop is known to be slower without.
static const char *const portable_flags[] = FLOAT_FLAGS("-DVAE_OPENMP_SIMD", "-DVAE_NO_REDUNDANCIES");
// Plain IEEE arithmetic in the order in which it stands: products and sums are not fused, and sums have one order.
static const char *const exact_flags[] = {"-std=c11", "-O3", "-march=native", "-fno-math-errno", "-fno-trapping-math",
                                          "-ffp-contract=off", "-DVAE_BF16_EMULATED", NULL};
// Compiled for every program, and run by gradcheck and explain --along alone: what counts is how long it takes to compile.
const char *const driver_double_flags[] = {"-std=c11", "-Og", "-march=native", "-DVAE_F64", NULL};
const char *const driver_libraries[] = {"-lzip", "-lpng", "-ljpeg", "-lz", "-lm", "-lpthread", NULL};
static const char *const shared_libraries[] = {"-lm", "-lpthread", NULL};
const char *const driver_static_libraries[] = {"-lpng", "-ljpeg", "-lz", "-lm", "-lpthread", NULL};

const char *driver_compiler(void) {
    const char *cc = getenv("CC");
    return cc && cc[strspn(cc, " \t\n")] ? cc : "cc";
}

// What compiles and links with MPI.
static const char *mpi_compiler(void) {
    const char *cc = getenv("MPICC");
    return cc && cc[strspn(cc, " \t\n")] ? cc : "mpicc";
}

// Whether its first word names a program.
static bool mpi_there(Arena *a) {
    const char *cc = mpi_compiler(), *path = getenv("PATH");
    cc += strspn(cc, " \t\n");
    const char *name = arena_strndup(a, cc, strcspn(cc, " \t\n"));
    if (strchr(name, '/') && access(name, X_OK) == 0) return true;
    for (; path && *path; path += strcspn(path, ":"), path += *path == ':')
        if (access(arena_printf(a, "%.*s/%s", (int)strcspn(path, ":"), path, name), X_OK) == 0) return true;
    fprintf(stderr, "vaec: --mpi: there is no '%s'\n", name);
    fprintf(stderr, "hint: install Open MPI or MPICH (Debian: libopenmpi-dev, libmpich-dev), or name an mpicc with "
            "MPICC=...\n");
    return false;
}

// ---------------------------------------------------------------- files

static bool is_file(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

// Beside vaec in the tree that built it, or under the prefix that it is installed in.
bool driver_runtime(Arena *a, Runtime *r) {
    char self[PATH_MAX];
    const ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n < 0) die("/proc/self/exe: %s", strerror(errno));
    self[n] = '\0';
    const char *dir = dirname(self);
    const struct {
        const char *library, *include;
    } places[] = {{"%s/libvaert.a", "%s/../runtime/kernels"},
                  {"%s/../lib/libvaert.a", "%s/../include/vaec"},
                  {"%s/../lib/vaec/libvaert.a", "%s/../include/vaec"}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        r->library = arena_printf(a, "%s%s", dir, places[i].library + 2);
        r->include = arena_printf(a, "%s%s", dir, places[i].include + 2);
        if (is_file(r->library) && is_file(arena_printf(a, "%s/vaert.h", r->include))) return true;
    }
    r->include = embedded_runtime(a); // this one was copied somewhere alone
    if (!r->include) return false;
    r->library = arena_printf(a, "%s/libvaert.a", r->include);
    return true;
}

// ---------------------------------------------------------------- commands

static Command compile_command(Arena *a, const Runtime *r, const char *const *flags,
                               const char *source, const char *object) {
    Command c = {.n = 0};
    command_add_words(a, &c, driver_compiler());
    command_add_all(&c, flags);
    command_add_words(a, &c, getenv("CFLAGS"));
    command_add(&c, "-I");
    command_add(&c, r->include);
    command_add(&c, "-c");
    command_add(&c, source);
    command_add(&c, "-o");
    command_add(&c, object);
    return c;
}

// The copies of the model that a program is made of: the product for this processor, or for each kind
// of processor that a portable one chooses from when it starts, and the double one.
typedef struct Copy {
    const char *object;
    const char *const *flags;
    const char *march;     // NULL: as the flags say
    const char *define[2]; // which part of the model this is (vaert.h), or how it is called
    bool common;           // of the kernels that take longest to compile, not of the model: VAE_COMMON
} Copy;
static const Copy copies[] = {{"training.o", driver_model_flags, NULL, {"-DVAE_COMMON_APART", "-DVAE_TRAINING_HERE"}, false},
                              {"model.o", driver_model_flags, NULL, {"-DVAE_COMMON_APART", "-DVAE_TRAINING_APART"}, false},
                              {"common.o", driver_float_flags, NULL, {"-DVAE_COMMON_HERE"}, true},
                              {"model64.o", driver_double_flags, NULL, {"-DVAE_CHECKED_ONLY"}, false},
                              {NULL, NULL, NULL, {NULL}, false}};
static const Copy portable_copies[] = {
#ifdef __x86_64__
    {"model.o", portable_flags, "-march=x86-64", {"-Dvae_model=vae_model_sse2"}, false},
    {"model_avx2.o", portable_flags, "-march=x86-64-v3", {"-Dvae_model=vae_model_avx2"}, false},
    {"model_avx512.o", portable_flags, "-march=x86-64-v4", {"-Dvae_model=vae_model_avx512"}, false},
    {"model64.o", driver_double_flags, "-march=x86-64", {"-DVAE_CHECKED_ONLY"}, false},
#else
    {"model.o", portable_flags, "-march=armv8-a", {NULL}, false},
    {"model64.o", driver_double_flags, "-march=armv8-a", {"-DVAE_CHECKED_ONLY"}, false},
#endif
    {NULL, NULL, NULL, {NULL}, false}};
#define MOST_COPIES 4
static const Copy shared_copies[] = {{"model.o", driver_float_flags, "-fPIC", {NULL}, false}, {NULL, NULL, NULL, {NULL}, false}};

static const Copy *copies_of(const BuildOptions *o) {
    return o->shared ? shared_copies : o->portable ? portable_copies : copies;
}

static const char *const *flags_of(const Copy *copy, const BuildOptions *o) {
    return o->exact && copy->flags != driver_double_flags ? exact_flags : copy->flags;
}

static Command copy_command(Arena *a, const Runtime *r, const Copy *copy, const BuildOptions *o, const char *source,
                            const char *object) {
    Command c = compile_command(a, r, flags_of(copy, o), source, object);
    if (copy->march) command_add(&c, copy->march); // the last -march counts
    if (o->flags && copy->flags != driver_double_flags) command_add_all(&c, o->flags);
    for (int i = 0; i < 2 && copy->define[i]; i++) command_add(&c, copy->define[i]);
    return c;
}

// The kernels that models share, where they are kept between builds.
typedef struct Common {
    const char *path; // NULL: nowhere
    bool there;       // from a build before
} Common;

static Common find_common(Arena *a, const Runtime *r, const char *includes, const BuildOptions *o) {
    static const Runtime nowhere = {"", ""};
    Common common = {NULL, false};
    for (const Copy *copy = copies_of(o); copy->object; copy++) {
        if (!copy->common) continue;
        const Command c = copy_command(a, &nowhere, copy, o, "", "");
        common.path = driver_common(a, r, includes, c.arg, &common.there);
    }
    if (common.there && o->verbose) fprintf(stderr, "# products and convolutions: %s\n", common.path);
    return common;
}

static const char *object_of(Arena *a, const char *dir, const Copy *copy, const Common *common) {
    return copy->common && common->there ? common->path : arena_printf(a, "%s/%s", dir, copy->object);
}

// Compiles all copies at once that are not there. *status is the exit status of the first that failed.
static int compile_all(Arena *a, const Runtime *r, const char *dir, const BuildOptions *o, const Common *common,
                       int *status) {
    Command c[MOST_COPIES]; // all before the first runs, as one may find no memory
    Child child[MOST_COPIES];
    int code = EX_OK, n = 0, started = 0;
    for (const Copy *copy = copies_of(o); copy->object; copy++) {
        if (copy->common && common->there) continue;
        const char *object = object_of(a, dir, copy, common);
        c[n++] = copy_command(a, r, copy, o, arena_printf(a, copy->common ? "%s/common.c" : "%s/model.c", dir), object);
        temporary_add(object);
    }
    while (started < n && !code) {
        code = command_start(&c[started], o->verbose, &child[started]);
        started += !code;
    }
    for (int i = 0; i < started; i++) {
        const int s = command_finish(&child[i]);
        if (s && !*status) *status = s;
    }
    return code;
}

static Command link_command(Arena *a, const char *output, const BuildOptions *o) {
    Command c = {.n = 0};
    command_add_words(a, &c, o->mpi ? mpi_compiler() : driver_compiler());
    command_add_words(a, &c, getenv("CFLAGS"));
    command_add(&c, "-o");
    command_add(&c, output);
    return c;
}

static const char *const *libraries_of(const BuildOptions *o) {
    return o->shared ? shared_libraries : o->is_static ? driver_static_libraries : driver_libraries;
}

static int link_all(Arena *a, const Runtime *r, const char *dir, const char *output,
                    const BuildOptions *o, const Common *common, int *status) {
    Command c = link_command(a, output, o);
    for (const Copy *copy = copies_of(o); copy->object; copy++) command_add(&c, object_of(a, dir, copy, common));
    if (o->weights) command_add(&c, arena_printf(a, "%s/weights.s", dir));
    if (o->is_static) command_add(&c, "-static");
    if (o->is_static) command_add(&c, arena_printf(a, "%s/vae_no_zip.c", r->include));
    if (o->mpi) command_add_all(&c, (const char *const[]){"-std=gnu11", "-O2", "-I", r->include,
                                                          arena_printf(a, "%s/vae_mpi.c", r->include), NULL});
    if (o->shared) command_add(&c, "-shared");
    if (!o->shared) command_add(&c, r->library);
    command_add_all(&c, libraries_of(o));
    c.silent = common->there; // if it cannot be used, all is compiled, and linked again
    Child child;
    const int code = command_start(&c, o->verbose, &child);
    if (!code) *status = command_finish(&child);
    return code;
}

static volatile sig_atomic_t stopped_by;

static void note_signal(int signal) { stopped_by = signal; }

// Ctrl-C ends the C compilers; vaec itself lives on to clean up.
void driver_outlive(Interrupts *old) {
    struct sigaction note = {.sa_handler = note_signal, .sa_flags = SA_RESTART};
    sigaction(SIGINT, &note, &old->on_int);
    sigaction(SIGTERM, &note, &old->on_term);
    if (old->on_int.sa_handler == SIG_IGN) sigaction(SIGINT, &old->on_int, NULL); // as under nohup
    if (old->on_term.sa_handler == SIG_IGN) sigaction(SIGTERM, &old->on_term, NULL);
}

void driver_obey(const Interrupts *old) {
    sigaction(SIGINT, &old->on_int, NULL);
    sigaction(SIGTERM, &old->on_term, NULL);
}

int driver_stopped(void) { return stopped_by; }

// ---------------------------------------------------------------- what went wrong

static bool made(const char *path) { // a file with something in it
    struct stat st;
    return stat(path, &st) == 0 && st.st_size > 0;
}

// Is there room to write where the compiler or the linker just failed?
static bool has_room(Arena *a, const char *beside) {
    char *path = arena_printf(a, "%s.XXXXXX", beside), block[1 << 14] = {1};
    const int fd = mkostemp(path, O_CLOEXEC);
    if (fd < 0) return false;
    bool good = true;
    for (int i = 0; good && i < 64; i++) {
        errno = ENOSPC; // if less than all is written
        good = write(fd, block, sizeof block) == (ssize_t)sizeof block;
    }
    const int error = errno;
    if (close(fd) && good) good = false;
    else errno = error;
    unlink(path);
    return good;
}

// Does the C compiler do its work on a program that has nothing to do with the model? It includes the
// runtime's headers and links with the libraries, under the same options.
static bool compiler_works(Arena *a, const Runtime *r, const char *dir, bool links, const BuildOptions *o) {
    static const char text[] = "#include \"vaert.h\"\n#include \"vae_math.h\"\n#include <stdio.h>\n"
                               "int main(void) { return puts(\"\") < 0; }\n";
    const char *source = arena_printf(a, "%s/probe.c", dir), *object = arena_printf(a, "%s/probe.o", dir);
    const char *program = arena_printf(a, "%s/probe", dir);
    Child child;
    temporary_add(source);
    temporary_add(object);
    temporary_add(program);
    bool good = write_file(a, source, text, sizeof text - 1) == EX_OK;
    for (const Copy *copy = copies_of(o); copy->object && good; copy++) {
        Command c = compile_command(a, r, copy->flags, source, object);
        if (copy->march) command_add(&c, copy->march);
        c.silent = true;
        good = command_start(&c, o->verbose, &child) == EX_OK && command_finish(&child) == 0 && made(object);
    }
    if (good && links) {
        Command c = link_command(a, program, o);
        command_add(&c, object);
        if (o->is_static) command_add(&c, "-static");
        command_add_all(&c, libraries_of(o));
        c.silent = true;
        good = command_start(&c, o->verbose, &child) == EX_OK && command_finish(&child) == 0 && made(program);
    }
    return good;
}

// Says why and returns the exit code; the C is kept where vaec itself is at fault.
static int failed(Arena *a, const Runtime *r, const char *dir, const char *partial, int status, bool links,
                  const BuildOptions *o) {
    const char *what = links ? "the linker" : "the C compiler", *flags = getenv("CFLAGS");
    const int signal = driver_stopped() ? driver_stopped() : COMMAND_SIGNAL(status);
    if (signal) {
        fprintf(stderr, "vaec: %s was stopped by signal %d\n", what, signal);
        if (signal == SIGKILL)
            fprintf(stderr, "hint: so it ends where memory runs out; a smaller model, or more memory, may help\n");
        return EX_OSERR;
    }
    const char *const places[] = {arena_printf(a, "%s/model", dir), partial};
    for (int i = 0; i < 2; i++) {
        if (has_room(a, places[i])) continue;
        fprintf(stderr, "vaec: %s failed: cannot write %s: %s\n", what, places[i], strerror(errno));
        if (i == 0) fprintf(stderr, "hint: TMPDIR names another place for what is made on the way\n");
        return EX_IOERR;
    }
    if (!compiler_works(a, r, dir, links, o)) {
        fprintf(stderr, "vaec: %s '%s' %s, for a program of one line, too%s\n", what,
                links && o->mpi ? mpi_compiler() : driver_compiler(), status ? "fails" : "makes nothing", links ? ": a library is missing, or is not for it" : "");
        if (links && o->mpi) fprintf(stderr, "hint: MPICC names the mpicc of Open MPI or MPICH; Debian has them in "
                                     "libopenmpi-dev and libmpich-dev\n");
        else fprintf(stderr, "hint: CC=gcc or CC=clang is known to work%s%s\n",
                flags && *flags ? "; CFLAGS is " : "", flags && *flags ? flags : "");
        return EX_UNAVAILABLE;
    }
    struct rlimit most;
    if (getrlimit(RLIMIT_AS, &most) == 0 && most.rlim_cur < LITTLE_MEMORY) {
        fprintf(stderr, "vaec: %s failed (exit %d), where it may take %.3g GB of memory\n", what, status,
                (double)most.rlim_cur / 1e9);
        fprintf(stderr, "hint: ulimit -v says how much; more may be needed\n");
        return EX_OSERR;
    }
    fprintf(stderr, "vaec: internal error, please report: %s failed on the emitted C (exit %d)\n",
            what, status);
    fprintf(stderr, "hint: the C is kept in %s/model.c; `vaec build -v` shows the commands\n", dir);
    temporary_keep(arena_printf(a, "%s/model.c", dir)); // and with it, the directory
    return EX_SOFTWARE;
}

// An empty file beside `output`, which is to take its place, temporary_added; NULL: there cannot be one.
static char *claim(Arena *a, const char *output) {
    struct stat st;
    output = output_target(a, output);
    if (!output) return NULL;
    // A rename would put the program in the place of a device, too.
    if (stat(output, &st) == 0 && !S_ISREG(st.st_mode)) {
        fprintf(stderr, "vaec: cannot write %s: it is %s\n", output,
                S_ISDIR(st.st_mode) ? "a directory" : "not a plain file");
        return NULL;
    }
    char *partial = arena_printf(a, "%s.XXXXXX", output);
    const int fd = mkostemp(partial, O_CLOEXEC);
    if (fd < 0) fprintf(stderr, "vaec: cannot write %s: %s\n", output, strerror(errno));
    if (fd < 0) return NULL;
    close(fd);
    temporary_add(partial);
    return partial;
}

int driver_may_write(Arena *a, const char *output) {
    const int mark = temporary_mark();
    const char *partial = claim(a, output);
    temporary_remove(mark);
    return partial ? EX_OK : EX_CANTCREAT;
}

char *driver_directory(Arena *a) {
    const char *tmp = getenv("TMPDIR");
    char *dir = arena_printf(a, "%s/vaec.XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(dir)) {
        fprintf(stderr, "vaec: cannot make a directory %s: %s\n", dir, strerror(errno));
        return NULL;
    }
    temporary_add(dir);
    return dir;
}

// The lines of emitted C that include the runtime's headers: all that its common kernels need.
static const char *includes_of(Arena *a, const char *code) {
    const char *begin = "#include \"vae";
    char *text = arena_alloc(a, strlen(code) + 1), *to = text;
    for (const char *line = code; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        if (strncmp(line, begin, strlen(begin)) != 0) continue;
        const size_t n = strcspn(line, "\n");
        memcpy(to, line, n);
        to += n;
        *to++ = '\n';
    }
    *to = '\0';
    return text;
}

// Makes and checks the program `partial`, from the C and all else that is put into `dir`.
static int make_in(Arena *a, const char *dir, const char *code, const char *partial, const BuildOptions *o) {
    Runtime r;
    int status = 0;
    if (!driver_runtime(a, &r) || (o->mpi && !mpi_there(a))) return EX_UNAVAILABLE;
    const char *source = arena_printf(a, "%s/model.c", dir), *weights = arena_printf(a, "%s/weights.s", dir);
    const char *common = arena_printf(a, "%s/common.c", dir), *includes = includes_of(a, code);
    temporary_add(source);
    temporary_add(common);
    temporary_add(weights);
    int exit_code = write_file(a, source, code, strlen(code));
    if (!exit_code) exit_code = write_file(a, common, includes, strlen(includes));
    if (!exit_code && o->weights) exit_code = weights_source(a, o->weights, weights);
    Common kept = find_common(a, &r, includes, o);
    if (!exit_code) exit_code = compile_all(a, &r, dir, o, &kept, &status);
    if (exit_code) return exit_code;
    // Another build may have taken what was kept away meanwhile: once more, then, without it.
    if (kept.there && !status && !driver_stopped() && !made(kept.path)) return make_in(a, dir, code, partial, o);
    bool bad = false;
    for (const Copy *copy = copies_of(o); copy->object; copy++) bad |= status || !made(object_of(a, dir, copy, &kept));
    if (bad) return failed(a, &r, dir, partial, status, false, o);
    exit_code = link_all(a, &r, dir, partial, o, &kept, &status);
    if (exit_code) return exit_code;
    if (kept.there && (status || !made(partial)) && !driver_stopped() && unlink(kept.path) == 0)
        return make_in(a, dir, code, partial, o);
    if (status || !made(partial)) return failed(a, &r, dir, partial, status, true, o);
    for (const Copy *copy = copies_of(o); copy->object; copy++)
        if (copy->common && kept.path && !kept.there) driver_common_keep(a, object_of(a, dir, copy, &kept), kept.path);
    return o->weights ? weights_check(partial, "vaec") : EX_OK;
}

// Makes the executable `output`, which appears only when it is whole.
int driver_make(Arena *a, const char *code, const char *output, const BuildOptions *o) {
    const int mark = temporary_mark();
    const char *partial = claim(a, output); // before minutes are spent on compiling
    const char *dir = partial ? driver_directory(a) : NULL;
    int exit_code = EX_CANTCREAT;
    if (dir) {
        Interrupts old;
        driver_outlive(&old);
        exit_code = make_in(a, dir, code, partial, o);
        driver_obey(&old);
    }
    const mode_t mask = umask(0);
    umask(mask);
    if (!exit_code && (chmod(partial, 0777 & ~mask & ~o->withheld) || rename(partial, output_target(a, output)))) {
        fprintf(stderr, "vaec: cannot write %s: %s\n", output, strerror(errno));
        exit_code = EX_CANTCREAT;
    }
    temporary_remove(mark);
    return exit_code;
}

// ---------------------------------------------------------------- build

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

const char *driver_output(Arena *a, const Model *m, const BuildOptions *o) {
    return o->output ? o->output : arena_printf(a, "./%s", m->name);
}

static const char *kept_c(Arena *a, const char *output) { return arena_printf(a, "%s.c", output); }

int driver_claim(Arena *a, const Model *m, const BuildOptions *o) {
    Runtime r;
    if (!driver_runtime(a, &r)) return EX_UNAVAILABLE;
    output_reads(a, r.library, "the runtime");
    output_reads(a, "/proc/self/exe", "vaec");
    const char *output = driver_output(a, m, o);
    const int exit_code = output_claim(a, output, "the program");
    return exit_code || !o->keep_c ? exit_code : output_claim(a, kept_c(a, output), "the C");
}

int driver_build(Arena *a, const Model *m, const char *code, const BuildOptions *o) {
    const double begin = seconds();
    const char *output = driver_output(a, m, o);
    if (o->keep_c) {
        const int exit_code = write_file(a, kept_c(a, output), code, strlen(code));
        if (exit_code) return exit_code;
    }
    const int exit_code = driver_make(a, code, output, o);
    if (exit_code) return exit_code;
    struct stat st = {0};
    stat(output, &st);
    fprintf(stderr, "built %s (%.1f MB) in %.1f s\n", output, (double)st.st_size / 1e6,
            seconds() - begin);
    return EX_OK;
}

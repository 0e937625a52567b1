// python.c -- build --python: a directory that is a Python package around the model as a shared library.
// A directory that is there is taken for the package's only if it is one of ours or empty; its files are replaced
// one by one, each when it is whole, the library first.
#include "tool/python.h"

#include "emit/python.h"
#include "tool/library.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

static const char mark[] = "\"\"\"The variational autoencoder "; // what our __init__.py begins with

static int refused(const char *path, const char *why) {
    fprintf(stderr, "vaec: cannot write %s: %s\n", path, why);
    return EX_CANTCREAT;
}

static bool is_ours(Arena *a, const char *dir) {
    char text[sizeof mark] = "";
    FILE *f = open_to_read(arena_printf(a, "%s/__init__.py", dir));
    if (!f) return false;
    const size_t n = fread(text, 1, sizeof mark - 1, f);
    fclose(f);
    return n == sizeof mark - 1 && !memcmp(text, mark, n);
}

static bool is_empty(const char *dir) {
    DIR *d = opendir(dir);
    int n = 0;
    while (d && readdir(d)) n++;
    if (d) closedir(d);
    return d && n <= 2; // . and ..
}

static int claim_directory(Arena *a, const char *dir) {
    struct stat st;
    if (stat(dir, &st)) {
        if (errno != ENOENT) return refused(dir, strerror(errno));
        return mkdir(dir, 0777) ? refused(dir, strerror(errno)) : EX_OK;
    }
    if (!S_ISDIR(st.st_mode)) return refused(dir, "it is there and not a directory");
    if (!is_empty(dir) && !is_ours(a, dir)) return refused(dir, "it has other files than a package of vaec's");
    return EX_OK;
}

static const char *base_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int write_text(Compilation *c, const char *dir, const char *name, const char *text) {
    if (!text) die("vaec carries no %s", name);
    return write_file(c->arena, arena_printf(c->arena, "%s/%s", dir, name), text, strlen(text));
}

static const char *written(Compilation *c, const char *package,
                           void (*write)(Out *o, const Compilation *c, const char *package)) {
    Capture text;
    capture_begin(&text);
    Out o = {.f = text.f, .arena = c->arena};
    write(&o, c, package);
    return capture_end(&text, c->arena);
}

int python_build(Compilation *c, const BuildOptions *build, LibraryOptions *l) {
    Arena *a = c->arena;
    char *dir = arena_printf(a, "%s", build->output ? build->output : c->model->name);
    for (size_t n = strlen(dir); n > 1 && dir[n - 1] == '/';) dir[--n] = '\0';
    const char *package = base_of(dir);
    if (!python_can_import(package)) {
        fprintf(stderr, "vaec: '%s' cannot be imported in Python\nhint: -o names the package's directory: letters, "
                        "digits and _\n", package);
        return EX_USAGE;
    }
    l->header = arena_printf(a, "%s.h", c->model->name);
    l->alone = true;
    const char *code = library_text(c, l);
    if (!code) return EX_DATAERR;
    int exit_code = claim_directory(a, dir);
    if (exit_code) return exit_code;
    const char *const more[] = {arena_printf(a, "-D%s_THREADS", library_capitals(a, c->model->name)), NULL};
    BuildOptions o = *build;
    o.shared = true;
    o.weights = NULL; // they are in the C
    o.flags = more;
    o.withheld = 0111;
    const char *library = arena_printf(a, "%s/_library.so", dir);
    exit_code = driver_make(a, code, library, &o);
    if (!exit_code) exit_code = write_text(c, dir, "_engine.py", embedded_source(a, "python/_engine.py"));
    if (!exit_code) exit_code = write_text(c, dir, "_rows.py", embedded_source(a, "python/_rows.py"));
    if (!exit_code) exit_code = write_text(c, dir, "_wheel.py", embedded_source(a, "python/_wheel.py"));
    if (!exit_code) exit_code = write_text(c, dir, "py.typed", "");
    if (!exit_code) exit_code = write_text(c, dir, "pyproject.toml", written(c, package, python_project));
    if (!exit_code) exit_code = write_text(c, dir, "__init__.py", written(c, package, python_init));
    if (exit_code) return exit_code;
    struct stat st = {0};
    stat(library, &st);
    fprintf(stderr, "built the package %s (%.1f MB): from %s import Model; pip install ./%s\n", dir,
            (double)st.st_size / 1e6, package, package);
    return EX_OK;
}

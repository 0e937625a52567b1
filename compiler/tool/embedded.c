// embedded.c -- the runtime that vaec carries inside itself: libvaert.a, the headers that emitted C
// includes, what --static links instead of libzip, and the sources that emit --library joins. The Makefile packs
// them into one object: for each file a line "NAME SIZE" and its bytes.
// In:  those bytes.  Out: sources as texts; and the files to build with, in a directory of the cache that is named
// by the hash of all of them, so that another vaec has another one. Each appears by a rename when it is whole.
#include "driver.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

extern const char vaec_runtime_begin[], vaec_runtime_end[];

// The same bytes are there by all that a size tells; nobody else may write where the cache is.
static bool is_unpacked(const char *path, size_t size) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && (size_t)st.st_size == size;
}

typedef struct Packed {
    const char *name, *bytes;
    size_t name_length, size;
} Packed;

// The file that begins at `at`; what follows it begins where its bytes end.
static Packed unpack(const char *at) {
    const char *line = memchr(at, '\n', (size_t)(vaec_runtime_end - at));
    const char *blank = memchr(at, ' ', (size_t)(vaec_runtime_end - at));
    if (!line || !blank || blank > line) die("the runtime inside vaec is damaged");
    return (Packed){at, line + 1, (size_t)(blank - at), strtoul(blank + 1, NULL, 10)};
}

const char *embedded_source(Arena *a, const char *name) {
    for (const char *at = vaec_runtime_begin; at < vaec_runtime_end;) {
        const Packed p = unpack(at);
        if (strlen(name) == p.name_length && !memcmp(p.name, name, p.name_length))
            return arena_strndup(a, p.bytes, p.size);
        at = p.bytes + p.size;
    }
    return NULL;
}

const char *embedded_runtime(Arena *a) {
    const size_t all = (size_t)(vaec_runtime_end - vaec_runtime_begin);
    const uint64_t hash = hash_bytes(HASH_START, vaec_runtime_begin, all);
    const char *dir = driver_cache(a, arena_printf(a, "runtime-%016llx", (unsigned long long)hash));
    if (!dir) return NULL;
    for (const char *at = vaec_runtime_begin; at < vaec_runtime_end;) {
        const Packed p = unpack(at);
        at = p.bytes + p.size;
        if (memchr(p.name, '/', p.name_length)) continue; // a source
        const char *path = arena_printf(a, "%s/%.*s", dir, (int)p.name_length, p.name);
        if (!is_unpacked(path, p.size) && write_file(a, path, p.bytes, p.size)) return NULL;
    }
    return dir;
}

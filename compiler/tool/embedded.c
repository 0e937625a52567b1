// embedded.c -- the runtime that vaec carries inside itself: libvaert.a, the headers that emitted C
// includes, and what --static links instead of libzip. The Makefile packs them into one object: for each
// file a line "NAME SIZE" and its bytes.
// In:  those bytes.  Out: the files, in a directory of the cache that is named by the hash of all of
// them, so that another vaec has another one. Each appears by a rename when it is whole.
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

const char *embedded_runtime(Arena *a) {
    const size_t all = (size_t)(vaec_runtime_end - vaec_runtime_begin);
    const uint64_t hash = hash_bytes(HASH_START, vaec_runtime_begin, all);
    const char *dir = driver_cache(a, arena_printf(a, "runtime-%016llx", (unsigned long long)hash));
    if (!dir) return NULL;
    for (const char *at = vaec_runtime_begin; at < vaec_runtime_end;) {
        const char *line = memchr(at, '\n', (size_t)(vaec_runtime_end - at));
        const char *blank = memchr(at, ' ', (size_t)(vaec_runtime_end - at));
        if (!line || !blank || blank > line) die("the runtime inside vaec is damaged");
        const size_t size = strtoul(blank + 1, NULL, 10);
        const char *path = arena_printf(a, "%s/%.*s", dir, (int)(blank - at), at);
        if (!is_unpacked(path, size) && write_file(a, path, line + 1, size)) return NULL;
        at = line + 1 + size;
    }
    return dir;
}

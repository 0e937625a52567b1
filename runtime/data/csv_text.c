// csv_text.c -- the text of a CSV file, as UTF-8. What a spreadsheet calls "Unicode text" is UTF-16 with a
// byte order mark; everything else is taken as it is, so that names and words keep their bytes.
#include "data/csv.h"

#include <string.h>

static uint32_t unit(const uint8_t *at, bool big) {
    return big ? (uint32_t)at[0] << 8 | at[1] : (uint32_t)at[1] << 8 | at[0];
}

static char *put_utf8(char *to, uint32_t c) {
    if (c < 0x80) {
        *to++ = (char)c;
        return to;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    *to++ = (char)((0xff00u >> (more + 1) & 0xff) | c >> 6 * more); // 110..., 1110... or 11110...
    for (int k = more - 1; k >= 0; k--) *to++ = (char)(0x80 | (c >> 6 * k & 0x3f));
    return to;
}

// Half of a surrogate pair is no character: U+FFFD takes its place.
static void from_utf16(CsvText *t, const DataFile *f) {
    const bool big = f->bytes[0] == 0xfe;
    const uint8_t *at = f->bytes + 2, *end = f->bytes + f->size;
    if (f->size % 2) vae_die(EX_DATAERR, "%s: UTF-16 with an odd number of bytes", f->path);
    char *to = t->owned = vae_alloc((f->size / 2) * 3 + 1, 1);
    while (at < end) {
        uint32_t c = unit(at, big);
        at += 2;
        if (c >= 0xd800 && c < 0xdc00 && at < end && (unit(at, big) & 0xfc00) == 0xdc00) {
            c = 0x10000 + ((c & 0x3ff) << 10) + (unit(at, big) & 0x3ff);
            at += 2;
        } else if (c >= 0xd800 && c < 0xe000) {
            c = 0xfffd;
        }
        to = put_utf8(to, c);
    }
    t->begin = t->at = t->owned;
    t->end = to;
}

// The whole of what gzip made, in memory.
static CsvText unzipped(const DataFile *f) {
    uint8_t *(*const unzip)(const DataTable *, const DataFile *, size_t *) = VAE_FULL(vae_data_unzip);
    if (!unzip)
        vae_die(EX_UNAVAILABLE, "%s: gzip'd CSV is read by the program of vaec build, not by one that is a single C file: "
                "unpack it first", f->path);
    DataFile inside = {.path = f->path};
    inside.bytes = unzip(&(DataTable){.path = f->path}, f, &inside.size);
    CsvText t = vae_csv_text(&inside);
    if (t.owned) vae_free((void *)(uintptr_t)inside.bytes); // it was UTF-16
    else t.owned = (char *)(uintptr_t)inside.bytes;
    return t;
}

CsvText vae_csv_text(const DataFile *f) {
    const char *bytes = (const char *)f->bytes;
    CsvText t = {.begin = bytes, .at = bytes, .end = bytes + f->size};
    t.utf16 = f->size >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
    if (f->size >= 2 && memcmp(bytes, "\x1f\x8b", 2) == 0) return unzipped(f);
    if (t.utf16) from_utf16(&t, f);
    else if (f->size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) t.at += 3;
    return t;
}

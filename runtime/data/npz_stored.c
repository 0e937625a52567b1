// npz_stored.c -- where in an archive a member lies that is stored as it is, so that it can be mapped.
// In: the archive, mapped; the member's number in its directory and its length.  Out: its first byte, or none if
// anything about it is unusual: libzip then reads it, or says what is wrong.
#include "data/readers.h"

#include <string.h>

enum { RECORD = 22, RECORD_64 = 56, LOCATOR = 20, ENTRY = 46, LOCAL = 30 };

static uint64_t number(const uint8_t *p, int bytes) {
    uint64_t v = 0;
    for (int i = bytes - 1; i >= 0; i--) v = v << 8 | p[i];
    return v;
}

static const uint8_t *at(const DataFile *f, uint64_t offset, uint64_t n) {
    return offset <= f->size && n <= f->size - offset ? f->bytes + offset : NULL;
}

// The offset of the directory's first entry; SIZE_MAX: none.
static uint64_t directory(const DataFile *f) {
    for (size_t i = f->size < RECORD ? 0 : f->size - RECORD + 1; i-- > 0 && f->size - i <= RECORD + 65535;) {
        const uint8_t *end = f->bytes + i;
        if (memcmp(end, "PK\5\6", 4) != 0 || i + RECORD + number(end + 20, 2) != f->size) continue;
        const uint64_t offset = number(end + 16, 4);
        if (offset != UINT32_MAX) return offset;
        const uint8_t *locator = i < LOCATOR ? NULL : end - LOCATOR;
        if (!locator || memcmp(locator, "PK\6\7", 4) != 0) return SIZE_MAX;
        const uint8_t *record = at(f, number(locator + 8, 8), RECORD_64);
        return record && memcmp(record, "PK\6\6", 4) == 0 ? number(record + 48, 8) : SIZE_MAX;
    }
    return SIZE_MAX;
}

// Where the entry says that its member begins. What does not fit 32 bits stands in a field behind the name: of the two
// sizes and the offset those that are all ones.
static uint64_t beginning(const DataFile *f, uint64_t entry, const uint8_t *e) {
    const uint64_t offset = number(e + 42, 4), name = number(e + 28, 2), room = number(e + 30, 2);
    if (offset != UINT32_MAX) return offset;
    const uint8_t *extra = at(f, entry + ENTRY + name, room);
    const uint64_t skip = 8 * ((number(e + 20, 4) == UINT32_MAX) + (uint64_t)(number(e + 24, 4) == UINT32_MAX));
    for (uint64_t k = 0; extra && k + 4 <= room;) {
        const uint64_t n = number(extra + k + 2, 2);
        if (number(extra + k, 2) == 1 && k + 4 + n <= room && skip + 8 <= n) return number(extra + k + 4 + skip, 8);
        k += 4 + n;
    }
    return SIZE_MAX;
}

const uint8_t *vae_data_stored(const DataFile *f, uint64_t index, uint64_t size) {
    uint64_t entry = directory(f);
    for (uint64_t i = 0;; i++) {
        const uint8_t *e = at(f, entry, ENTRY);
        if (!e || memcmp(e, "PK\1\2", 4) != 0) return NULL;
        if (i == index) {
            const uint64_t begin = beginning(f, entry, e);
            const uint8_t *local = at(f, begin, LOCAL);
            if (!local || memcmp(local, "PK\3\4", 4) != 0 || number(local + 8, 2) != 0) return NULL;
            return at(f, begin + LOCAL + number(local + 26, 2) + number(local + 28, 2), size);
        }
        entry += ENTRY + number(e + 28, 2) + number(e + 30, 2) + number(e + 32, 2);
    }
}

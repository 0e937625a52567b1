// rt_zip.h -- ZIP archives and NPY files put together byte by byte, with whatever lies a test
// wants.
#ifndef RT_ZIP_H
#define RT_ZIP_H

#include "rt_table.h"

// ---------------------------------------------------------------- making archives

typedef struct Entry {
    const char *name;
    const void *data;
    size_t n;
    int method;          // 0 stored, 8 deflated
    uint32_t size_lie;   // added to the sizes that are recorded
    uint32_t crc_lie;    // to the checksum
    uint16_t flags;      // of the entry
    uint16_t method_lie; // recorded instead, if not 0
} Entry;

static uint8_t zip[1 << 16];
static size_t zip_size;

static inline void put(const void *bytes, size_t n) {
    memcpy(zip + zip_size, bytes, n);
    zip_size += n;
}

static inline void put_number(uint64_t v, int bytes) { put(&v, (size_t)bytes); }

static inline size_t deflate_raw(const void *data, size_t n, uint8_t *to, size_t room) {
    z_stream z = {0};
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (Bytef *)(uintptr_t)data;
    z.avail_in = (uInt)n;
    z.next_out = to;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return room - z.avail_out;
}

// What a local header and a directory entry have in common.
static inline void put_common(const Entry *e, uint32_t crc, size_t packed) {
    put_number(20, 2); // version needed
    put_number(e->flags, 2);
    put_number(e->method_lie ? e->method_lie : (unsigned)e->method, 2);
    put_number(0x21 << 16, 4); // time and date
    put_number(crc + e->crc_lie, 4);
    put_number(packed, 4);
    put_number(e->n + e->size_lie, 4);
    put_number(strlen(e->name), 2);
    put_number(0, 2); // extra
}

// The archive in zip[]; returns where the directory begins.
static inline size_t make_zip(const Entry *e, int n) {
    static uint8_t packed[1 << 15];
    size_t at[8], length[8];
    zip_size = 0;
    for (int i = 0; i < n; i++) {
        at[i] = zip_size;
        const void *data = e[i].data;
        length[i] = e[i].n;
        if (e[i].method == 8) {
            length[i] = deflate_raw(e[i].data, e[i].n, packed, sizeof packed);
            data = packed;
        }
        put("PK\3\4", 4);
        put_common(&e[i], (uint32_t)crc32(0, e[i].data, (uInt)e[i].n), length[i]);
        put(e[i].name, strlen(e[i].name));
        put(data, length[i]);
    }
    const size_t directory = zip_size;
    for (int i = 0; i < n; i++) {
        put("PK\1\2", 4);
        put_number(20, 2); // version made by
        put_common(&e[i], (uint32_t)crc32(0, e[i].data, (uInt)e[i].n), length[i]);
        put_number(0, 2 + 2 + 2); // comment, disk, internal
        put_number(0, 4);         // external
        put_number(at[i], 4);
        put(e[i].name, strlen(e[i].name));
    }
    const size_t size = zip_size - directory;
    put("PK\5\6", 4);
    put_number(0, 4); // disks
    put_number((uint64_t)n, 2);
    put_number((uint64_t)n, 2);
    put_number(size, 4);
    put_number(directory, 4);
    put_number(0, 2); // comment
    return directory;
}

static inline const char *put_zip(const char *name, const Entry *e, int n) {
    make_zip(e, n);
    return rt_put(name, zip, zip_size);
}

static inline size_t make_npy(uint8_t *to, const char *header, const void *data, size_t n) {
    const size_t length = strlen(header);
    memcpy(to, "\x93NUMPY\1\0", 8);
    to[8] = (uint8_t)length;
    to[9] = (uint8_t)(length >> 8);
    memcpy(to + 10, header, length);
    if (n) memcpy(to + 10 + length, data, n);
    return 10 + length + n;
}

#endif

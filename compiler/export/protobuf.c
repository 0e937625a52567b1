// protobuf.c -- the wire format, as far as it is needed: whole numbers, floats, bytes.
#include "export/protobuf.h"

#include <string.h>

enum { VARINT = 0, LENGTH = 2 }; // wire types

static void append(Proto *m, const void *bytes, size_t size) {
    if (m->size + size > m->room) {
        m->room = 2 * (m->size + size) + 64;
        unsigned char *more = arena_alloc(m->arena, m->room);
        if (m->size) memcpy(more, m->bytes, m->size);
        m->bytes = more;
    }
    if (size) memcpy(m->bytes + m->size, bytes, size);
    m->size += size;
}

static void varint(Proto *m, uint64_t value) { // 7 bits a byte, the lowest first
    unsigned char bytes[10];
    size_t n = 0;
    do bytes[n++] = (unsigned char)((value & 127) | (value > 127 ? 128 : 0));
    while (value >>= 7);
    append(m, bytes, n);
}

static void key(Proto *m, int field, int type) { varint(m, (uint64_t)field << 3 | (uint64_t)type); }

void proto_int(Proto *m, int field, int64_t value) {
    key(m, field, VARINT);
    varint(m, (uint64_t)value);
}

void proto_bytes(Proto *m, int field, const void *bytes, size_t size) {
    key(m, field, LENGTH);
    varint(m, size);
    append(m, bytes, size);
}

void proto_text(Proto *m, int field, const char *text) { proto_bytes(m, field, text, strlen(text)); }

void proto_message(Proto *m, int field, const Proto *inner) {
    proto_bytes(m, field, inner->bytes, inner->size);
}

void proto_append(Proto *m, const Proto *fields) { append(m, fields->bytes, fields->size); }

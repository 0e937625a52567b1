// protobuf.h -- messages in protobuf's wire format: https://protobuf.dev/programming-guides/encoding.
// A field is its number and its value; a message inside another is written first and then put in as bytes.
#ifndef VAEC_PROTOBUF_H
#define VAEC_PROTOBUF_H

#include "base/arena.h"

typedef struct Proto {
    Arena *arena;
    unsigned char *bytes;
    size_t size, room;
} Proto;

void proto_int(Proto *m, int field, int64_t value);
void proto_text(Proto *m, int field, const char *text);
void proto_bytes(Proto *m, int field, const void *bytes, size_t size);
void proto_message(Proto *m, int field, const Proto *inner);
void proto_append(Proto *m, const Proto *fields); // its fields, behind those of m

#endif

// stream.c -- values out of a compressed file.
// A small file can claim to be a huge one. What deflate cannot do is refused at once; otherwise
// memory grows as the bytes come, so that a false claim costs no more than the file really holds.
#include "data/readers.h"

#include <string.h>

#define STREAM_RATIO 1032             // deflate never shrinks by more than this
#define STREAM_ROOM ((size_t)1 << 20) // to begin with

void vae_data_can_hold(const DataStream *s, size_t total, const char *where) {
    if (total / STREAM_RATIO <= s->packed) return;
    vae_die(EX_DATAERR,
            "%s: truncated: its %s asks for %zu bytes of values, which cannot come from %zu "
            "compressed bytes",
            s->path, where, total, s->packed);
}

// Reads `total` bytes. all: the stream must end there; asking for one byte more also makes the
// library compare its checksum.
uint8_t *vae_data_unpack(DataStream *s, size_t total, const char *where, bool all) {
    vae_data_can_hold(s, total, where);
    const DataTable table = {.path = s->path};
    size_t room = total < STREAM_ROOM ? total : STREAM_ROOM, n = 0;
    uint8_t *bytes = vae_data_alloc(&table, room, 1);
    for (;;) {
        n += s->some(s, bytes + n, room - n);
        if (n == total) break;
        if (n < room)
            vae_die(EX_DATAERR,
                    "%s: truncated: its %s asks for %zu bytes of values, the file has %zu", s->path,
                    where, total, n);
        size_t wider = room > total / 2 ? total : 2 * room;
        uint8_t *more = vae_data_alloc(&table, wider, 1);
        memcpy(more, bytes, n);
        vae_free(bytes);
        bytes = more;
        room = wider;
    }
    uint8_t beyond;
    if (all && s->some(s, &beyond, 1))
        vae_die(EX_DATAERR, "%s: extra bytes at the end: its %s asks for %zu bytes of values",
                s->path, where, total);
    return bytes;
}

void vae_data_unpack_more(DataUnpacked *p, const char **at, const char **end, const char *line) {
    const size_t left = (size_t)(*end - *at);
    p->passed += (uint64_t)(*at - p->room);
    if (left > p->size / 2) {
        if (p->size >= UNPACKED_MOST) vae_die(EX_DATAERR, "%s: %s is longer than %d bytes", p->stream.path, line, UNPACKED_MOST);
        const DataTable t = {.path = p->stream.path};
        char *wider = vae_data_alloc(&t, 2 * p->size, 1);
        memcpy(wider, *at, left);
        vae_free(p->room);
        p->room = wider;
        p->size *= 2;
    } else {
        memmove(p->room, *at, left);
    }
    const size_t n = p->stream.some(&p->stream, (uint8_t *)p->room + left, p->size - left);
    p->ended = n < p->size - left;
    *at = p->room;
    *end = p->room + left + n;
}

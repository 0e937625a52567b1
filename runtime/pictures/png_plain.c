// png_plain.c -- pixels as a PNG without compression: deflate's stored blocks, so that nothing but this is needed.
#include "pictures/plot.h"

#include <string.h>

enum { ADLER = 65521, AT_ONCE = 5552, BLOCK_MOST = 65535 }; // bytes before sums of 32 bits must be reduced

typedef struct Out {
    VaeBytesOut *write;
    void *to;
    uint32_t crc; // of the chunk
} Out;

static void put(Out *o, const void *bytes, size_t n) {
    o->write(o->to, bytes, n);
    o->crc = vae_crc(o->crc, bytes, n);
}

static void put32(Out *o, uint32_t x) {
    const uint8_t bytes[] = {(uint8_t)(x >> 24), (uint8_t)(x >> 16), (uint8_t)(x >> 8), (uint8_t)x};
    put(o, bytes, sizeof bytes);
}

static void chunk_begin(Out *o, const char *type, size_t n) {
    put32(o, (uint32_t)n);
    o->crc = 0;
    put(o, type, 4);
}

static void chunk_end(Out *o) { put32(o, o->crc); }

static uint32_t adler_of(uint32_t adler, const uint8_t *p, size_t n) {
    uint32_t a = adler & 0xffff, b = adler >> 16;
    while (n) {
        const size_t some = n < AT_ONCE ? n : AT_ONCE;
        for (size_t i = 0; i < some; i++) a += *p++, b += a;
        a %= ADLER, b %= ADLER;
        n -= some;
    }
    return b << 16 | a;
}

// A line, its filter first, in a chunk of its own: as many stored blocks as it takes.
static void put_line(Out *o, const uint8_t *line, size_t n, bool first, bool last, uint32_t *adler) {
    const size_t blocks = (n + BLOCK_MOST - 1) / BLOCK_MOST;
    *adler = adler_of(*adler, line, n);
    chunk_begin(o, "IDAT", n + 5 * blocks + (first ? 2 : 0) + (last ? 4 : 0));
    if (first) put(o, "\x78\x01", 2); // zlib: deflate, a window of 32 KB, no dictionary
    while (n) {
        const size_t some = n < BLOCK_MOST ? n : BLOCK_MOST;
        const uint8_t head[] = {last && some == n, (uint8_t)some, (uint8_t)(some >> 8), (uint8_t)~some,
                                (uint8_t)(~some >> 8)};
        put(o, head, sizeof head);
        put(o, line, some);
        line += some;
        n -= some;
    }
    if (last) put32(o, *adler);
    chunk_end(o);
}

void vae_png_write_plain(const VaePixels *p, VaeBytesOut *write, void *to) {
    Out o = {.write = write, .to = to};
    const size_t n = 1 + p->width * (size_t)p->channels;
    uint8_t *line = vae_alloc(n, 1); // the filter, 0: none
    uint32_t adler = 1;
    put(&o, "\x89PNG\r\n\x1a\n", 8);
    chunk_begin(&o, "IHDR", 13);
    put32(&o, (uint32_t)p->width);
    put32(&o, (uint32_t)p->height);
    put(&o, p->channels == 3 ? "\10\2\0\0\0" : "\10\0\0\0\0", 5); // bits, colour or grey, all else standard
    chunk_end(&o);
    for (size_t y = 0; y < p->height; y++) {
        p->line(p->of, y, line + 1);
        put_line(&o, line, n, y == 0, y + 1 == p->height, &adler);
    }
    chunk_begin(&o, "IEND", 0);
    chunk_end(&o);
    vae_free(line);
}

// rt_chunks.h -- PNG files put together chunk by chunk, right or wrong.
#ifndef RT_CHUNKS_H
#define RT_CHUNKS_H

#include "rt_table.h"

// ---------------------------------------------------------------- making pictures

typedef struct Make {
    uint32_t width, height;
    int depth, kind, interlace; // kind as in IHDR: 0 grey, 2 colour, 3 palette, 4 and 6 with alpha
    const void *rows;           // [height, 1 + bytes], each with its filter byte; all passes
    size_t n;
    const void *palette, *clear; // PLTE, tRNS
    size_t n_palette, n_clear;
} Make;

static uint8_t png[1 << 16];
static size_t png_size;

static inline void put32(uint32_t v) {
    for (int i = 3; i >= 0; i--) png[png_size++] = (uint8_t)(v >> 8 * i);
}

static inline void put_chunk(const char *type, const void *data, size_t n) {
    put32((uint32_t)n);
    const size_t from = png_size;
    memcpy(png + png_size, type, 4);
    if (n) memcpy(png + png_size + 4, data, n);
    png_size += 4 + n;
    put32((uint32_t)crc32(0, png + from, (uInt)(4 + n)));
}

static inline void make_png(const Make *m) {
    static uint8_t packed[1 << 15];
    uint8_t head[13] = {0};
    for (int i = 0; i < 4; i++) {
        head[i] = (uint8_t)(m->width >> 8 * (3 - i));
        head[4 + i] = (uint8_t)(m->height >> 8 * (3 - i));
    }
    head[8] = (uint8_t)m->depth;
    head[9] = (uint8_t)m->kind;
    head[12] = (uint8_t)m->interlace;
    uLongf length = sizeof packed;
    assert_int_equal(compress(packed, &length, m->rows, m->n), Z_OK);
    png_size = 0;
    memcpy(png, "\x89PNG\r\n\32\n", png_size = 8);
    put_chunk("IHDR", head, 13);
    if (m->palette) put_chunk("PLTE", m->palette, m->n_palette);
    if (m->clear) put_chunk("tRNS", m->clear, m->n_clear);
    put_chunk("IDAT", packed, length);
    put_chunk("IEND", NULL, 0);
}

static inline const char *put_png(const char *name, Make m) {
    make_png(&m);
    return rt_put(name, png, png_size);
}

#define ROWS(text) .rows = text, .n = sizeof text - 1

#endif

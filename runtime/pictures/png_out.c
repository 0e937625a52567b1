// png_out.c -- pixels as a compressed PNG, by libpng.
#include "pictures/plot.h"

#include <png.h>
#include <stdlib.h>

typedef struct Sink {
    VaeBytesOut *write;
    void *to;
} Sink;

static void sink_write(png_structp png, png_bytep bytes, size_t n) {
    const Sink *s = png_get_io_ptr(png);
    s->write(s->to, bytes, n);
}

static void no_flush(png_structp png) { (void)png; }

static png_voidp png_memory(png_structp png, png_alloc_size_t size) {
    (void)png;
    return vae_library_alloc(size);
}

static void png_release(png_structp png, png_voidp p) {
    (void)png;
    free(p);
}

static void png_failed(png_structp png, png_const_charp why) {
    (void)png;
    vae_die(EX_SOFTWARE, "cannot make a PNG: %s", why);
}

void vae_png_write(const VaePixels *p, VaeBytesOut *write, void *to) {
    Sink sink = {write, to};
    png_structp png = png_create_write_struct_2(PNG_LIBPNG_VER_STRING, NULL, png_failed, NULL, NULL,
                                                png_memory, png_release);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) vae_die(EX_OSERR, "out of memory for a PNG");
    png_set_write_fn(png, &sink, sink_write, no_flush);
    png_set_IHDR(png, info, (png_uint_32)p->width, (png_uint_32)p->height, 8,
                 p->channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    uint8_t *line = vae_alloc(p->width * (size_t)p->channels, 1);
    for (size_t y = 0; y < p->height; y++) {
        p->line(p->of, y, line);
        png_write_row(png, line);
    }
    png_write_end(png, NULL);
    vae_free(line);
    png_destroy_write_struct(&png, &info);
}

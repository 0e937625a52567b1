// png.c -- PNG files, by libpng.
// In:  8 or 16 bits a channel as they are; 1, 2 and 4 bits and palettes widened, which loses nothing;
//      interlaced or not. Gamma and colour profiles are not applied.
#include "data/raster.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

typedef struct Png {
    const uint8_t *at, *end;
    png_structp png;
    png_infop info;
    char why[80]; // libpng's complaint
    jmp_buf failed;
} Png;

static png_voidp png_memory(png_structp png, png_alloc_size_t size) {
    (void)png;
    return vae_library_alloc(size);
}

static void png_release(png_structp png, png_voidp p) {
    (void)png;
    free(p);
}

static void png_failed(png_structp png, png_const_charp why) {
    Png *p = png_get_error_ptr(png);
    snprintf(p->why, sizeof p->why, "%s", why);
    longjmp(p->failed, 1);
}

static void png_warned(png_structp png, png_const_charp why) { (void)png, (void)why; }

static void png_feed(png_structp png, png_bytep to, size_t n) {
    Png *p = png_get_io_ptr(png);
    if ((size_t)(p->end - p->at) < n) png_error(png, "truncated");
    memcpy(to, p->at, n);
    p->at += n;
}

static void png_pixels(Raster *r, void *to) {
    Png *p = r->state;
    const bool wide = r->deep && !r->round;
    const size_t line = r->width * (size_t)r->channels * (wide ? 2 : 1);
    if (setjmp(p->failed)) vae_die(EX_DATAERR, "%s: damaged PNG file: %s", r->path, p->why);
    png_set_expand(p->png); // palettes, fewer bits, transparent colours as alpha
    if (wide) png_set_swap(p->png);
    else png_set_scale_16(p->png);
    const int passes = png_set_interlace_handling(p->png);
    png_read_update_info(p->png, p->info);
    if (png_get_rowbytes(p->png, p->info) != line) png_error(p->png, "unknown kind of pixels");
    for (int pass = 0; pass < passes; pass++)
        for (size_t row = 0; row < r->height; row++)
            png_read_row(p->png, (uint8_t *)to + row * line, NULL);
    png_read_end(p->png, NULL); // the checksums of what follows, too
    if (p->at != p->end) vae_die(EX_DATAERR, "%s: extra bytes at the end of the PNG file", r->path);
}

static void png_close(Raster *r) {
    Png *p = r->state;
    png_destroy_read_struct(&p->png, &p->info, NULL);
    vae_free(p);
}

bool vae_png_is(const DataFile *f) { return f->size >= 8 && png_sig_cmp(f->bytes, 0, 8) == 0; }

void vae_png_open(Raster *r, const DataFile *f) {
    Png *p = vae_alloc(1, sizeof *p);
    *r = (Raster){.path = f->path, .turn = 1, .state = p, .pixels = png_pixels, .close = png_close};
    p->at = f->bytes;
    p->end = f->bytes + f->size;
    p->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, p, png_failed, png_warned, NULL, png_memory,
                                      png_release);
    p->info = p->png ? png_create_info_struct(p->png) : NULL;
    if (!p->info) vae_die(EX_OSERR, "out of memory");
    png_set_read_fn(p->png, p, png_feed);
    png_set_crc_action(p->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_chunk_malloc_max(p->png, 1 << 20);
    png_set_chunk_cache_max(p->png, 64);
    if (setjmp(p->failed)) vae_die(EX_DATAERR, "%s: damaged PNG file: %s", r->path, p->why);
    png_read_info(p->png, p->info);
    r->width = png_get_image_width(p->png, p->info);
    r->height = png_get_image_height(p->png, p->info);
    r->deep = png_get_bit_depth(p->png, p->info) == 16;
    const int kind = png_get_color_type(p->png, p->info);
    r->channels = kind & PNG_COLOR_MASK_COLOR ? 3 : 1;
    if (kind & PNG_COLOR_MASK_ALPHA || png_get_valid(p->png, p->info, PNG_INFO_tRNS)) r->channels++;
}

// jpeg.c -- JPEG files, by libjpeg-turbo: baseline and progressive, grey and colour. How the camera was held,
// EXIF's orientation, is read as well. Colour profiles are not applied; bytes behind the picture's end,
// where cameras keep previews, do not matter.
#include "data/raster.h"

#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>
#include <setjmp.h>
#include <string.h>

typedef struct Jpeg {
    struct jpeg_decompress_struct info; // first: libjpeg hands it back
    struct jpeg_error_mgr error;
    jmp_buf failed;
} Jpeg;

static void jpeg_failed(j_common_ptr info) { longjmp(((Jpeg *)info)->failed, 1); }

// Damage that libjpeg would paint over; bytes too many between markers are none.
static void jpeg_warned(j_common_ptr info, int level) {
    if (level < 0 && info->err->msg_code != JWRN_EXTRANEOUS_DATA) jpeg_failed(info);
}

static _Noreturn void jpeg_die(const Raster *r) {
    Jpeg *p = r->state;
    char why[JMSG_LENGTH_MAX];
    if (p->error.msg_code == JERR_OUT_OF_MEMORY) vae_die(EX_OSERR, "out of memory: cannot read %s", r->path);
    p->error.format_message((j_common_ptr)&p->info, why);
    vae_die(EX_DATAERR, "%s: damaged JPEG file: %s", r->path, why);
}

// ---------------------------------------------------------------- EXIF: a TIFF directory within a marker

static unsigned exif_number(const uint8_t *at, int bytes, bool big) {
    unsigned v = 0;
    for (int i = 0; i < bytes; i++) v |= (unsigned)at[i] << 8 * (big ? bytes - 1 - i : i);
    return v;
}

// The orientation in "Exif\0\0" and what follows; 1 where it says nothing that makes sense.
static int exif_orientation(const uint8_t *bytes, size_t n) {
    enum { ORIENTATION = 0x112, SHORT = 3, HEAD = 6, ENTRY = 12 };
    if (n < HEAD + 8 || memcmp(bytes, "Exif\0", HEAD) != 0) return 1;
    const uint8_t *tiff = bytes + HEAD;
    const size_t size = n - HEAD;
    const bool big = memcmp(tiff, "MM", 2) == 0;
    const size_t at = exif_number(tiff + 4, 4, big);
    if (at > size || size - at < 2) return 1;
    const size_t entries = exif_number(tiff + at, 2, big);
    for (size_t i = 0; i < entries && (i + 1) * ENTRY + 2 <= size - at; i++) {
        const uint8_t *entry = tiff + at + 2 + i * ENTRY;
        if (exif_number(entry, 2, big) != ORIENTATION || exif_number(entry + 2, 2, big) != SHORT) continue;
        const unsigned turn = exif_number(entry + 8, 2, big);
        return turn >= 1 && turn <= 8 ? (int)turn : 1;
    }
    return 1;
}

// ---------------------------------------------------------------- the picture

static void jpeg_pixels(Raster *r, void *to) {
    Jpeg *p = r->state;
    const size_t line = r->width * (size_t)r->channels;
    if (setjmp(p->failed)) jpeg_die(r);
    p->info.out_color_space = r->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    p->info.dct_method = JDCT_ISLOW; // the same bits with and without vectors
    jpeg_start_decompress(&p->info);
    while (p->info.output_scanline < p->info.output_height) {
        JSAMPROW row = (uint8_t *)to + p->info.output_scanline * line;
        jpeg_read_scanlines(&p->info, &row, 1);
    }
    jpeg_finish_decompress(&p->info);
}

static void jpeg_close(Raster *r) {
    Jpeg *p = r->state;
    jpeg_destroy_decompress(&p->info);
    vae_free(p);
}

bool vae_jpeg_is(const DataFile *f) { return f->size >= 3 && memcmp(f->bytes, "\xff\xd8\xff", 3) == 0; }

void vae_jpeg_open(Raster *r, const DataFile *f) {
    Jpeg *p = vae_alloc(1, sizeof *p);
    *r = (Raster){.path = f->path, .turn = 1, .state = p, .pixels = jpeg_pixels, .close = jpeg_close};
    p->info.err = jpeg_std_error(&p->error);
    p->error.error_exit = jpeg_failed;
    p->error.emit_message = jpeg_warned;
    if (setjmp(p->failed)) jpeg_die(r);
    jpeg_create_decompress(&p->info);
    jpeg_mem_src(&p->info, f->bytes, f->size);
    jpeg_save_markers(&p->info, JPEG_APP0 + 1, 0xffff);
    jpeg_read_header(&p->info, TRUE);
    r->width = p->info.image_width;
    r->height = p->info.image_height;
    const J_COLOR_SPACE kind = p->info.jpeg_color_space;
    if (kind != JCS_GRAYSCALE && kind != JCS_YCbCr && kind != JCS_RGB)
        vae_die(EX_DATAERR, "%s: its colours are %s, not grey or red, green and blue", r->path,
                kind == JCS_CMYK || kind == JCS_YCCK ? "those of printers (CMYK)" : "of an unknown kind");
    r->channels = kind == JCS_GRAYSCALE ? 1 : 3;
    for (jpeg_saved_marker_ptr m = p->info.marker_list; m; m = m->next)
        if (m->marker == JPEG_APP0 + 1 && r->turn == 1) r->turn = exif_orientation(m->data, m->data_length);
}

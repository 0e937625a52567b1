// rt_png_plain.c -- a PNG without compression (pictures/png_plain.c) has the pixels that libpng reads from it.
#include "pictures/plot.h"

#include <png.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static uint8_t pixel(size_t x, size_t y, int c) { return (uint8_t)(7 * x + 31 * y + 101 * (size_t)c + x * y); }

static void fill_pixels(void *of, size_t y, uint8_t *to) {
    const VaePixels *p = of;
    for (size_t x = 0; x < p->width; x++)
        for (int c = 0; c < p->channels; c++) *to++ = pixel(x, y, c);
}

typedef struct Bytes {
    uint8_t *bytes;
    size_t n, room;
} Bytes;

static void add_bytes(void *to, const void *bytes, size_t n) {
    Bytes *b = to;
    assert_true(b->n + n <= b->room);
    memcpy(b->bytes + b->n, bytes, n);
    b->n += n;
}

// Lines of one block of deflate and of several, in grey and in colour.
static void check_picture(size_t width, size_t height, int channels) {
    VaePixels p = {width, height, channels, fill_pixels, NULL};
    p.of = &p;
    const size_t size = width * height * (size_t)channels;
    Bytes b = {.room = size + 1000 + 64 * height};
    b.bytes = vae_alloc(b.room, 1);
    vae_png_write_plain(&p, add_bytes, &b);
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&image, b.bytes, b.n));
    assert_int_equal(image.format, channels == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY);
    assert_int_equal(image.width, width);
    assert_int_equal(image.height, height);
    uint8_t *got = vae_alloc(size, 1);
    assert_true(png_image_finish_read(&image, NULL, got, 0, NULL));
    assert_int_equal(image.warning_or_error, 0);
    for (size_t i = 0; i < size; i++) {
        const size_t at = i / (size_t)channels;
        assert_int_equal(got[i], pixel(at % width, at / width, (int)(i % (size_t)channels)));
    }
    vae_free(got);
    vae_free(b.bytes);
}

static void test_pictures(void **arg) {
    (void)arg;
    check_picture(1, 1, 1);
    check_picture(17, 5, 1);
    check_picture(300, 40, 3);
    check_picture(65534, 2, 1);
    check_picture(65535, 2, 1);
    check_picture(50000, 3, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pictures)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

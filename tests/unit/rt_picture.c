// rt_picture.c -- PNG grids: size, margins, enlargement, values; and the same bytes in memory.
#include "rt_die.h"

#include <math.h>
#include <png.h>

typedef struct Decoded {
    png_uint_32 width, height;
    uint8_t *pixels;
} Decoded;

static Decoded decode(const void *bytes, size_t n, int channels) {
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&image, bytes, n));
    assert_int_equal(image.format, channels == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY);
    Decoded d = {image.width, image.height, malloc(PNG_IMAGE_SIZE(image))};
    assert_true(png_image_finish_read(&image, NULL, d.pixels, 0, NULL));
    return d;
}

static void draws_grids(void **state) {
    (void)state;
    // 2 x 3 pictures of 28 x 20, each of one value, the first with one bright pixel at (1, 2).
    static float values[6 * 28 * 20];
    for (int i = 0; i < 6; i++)
        for (int j = 0; j < 28 * 20; j++) values[i * 28 * 20 + j] = (float)i / 5;
    values[1 * 20 + 2] = 7;
    values[0] = NAN;
    vae_picture_grid(rt_path("g.png"), values, 2, 3, 28, 20, 1);
    size_t n, m;
    uint8_t *file = vae_file_read(rt_path("g.png"), 1 << 20, &n), *memory;
    vae_picture_encode(values, 2, 3, 28, 20, 1, &memory, &m);
    assert_int_equal(n, m);
    assert_memory_equal(file, memory, n);
    Decoded d = decode(file, n, 1);
    assert_int_equal(d.width, 2 * (3 * 21 + 1)); // enlarged twice
    assert_int_equal(d.height, 2 * (2 * 29 + 1));
    for (png_uint_32 y = 0; y < d.height; y++)
        for (png_uint_32 x = 0; x < d.width; x++) {
            unsigned gx = x / 2, gy = y / 2, px = gx % 21, py = gy % 29;
            bool margin = px == 0 || py == 0;
            int picture = margin ? 0 : (int)(gy / 29 * 3 + gx / 21);
            int want = margin ? 96 : (int)((float)picture / 5 * 255 + 0.5f);
            if (!margin && picture == 0 && px == 3 && py == 2) want = 255;
            assert_int_equal(d.pixels[y * d.width + x], want);
        }
    free(d.pixels);
    vae_free(file);
    vae_free(memory);
}

static void draws_colours(void **state) {
    (void)state;
    static float values[64 * 64 * 3];
    for (int i = 0; i < 64 * 64; i++) values[3 * i] = 1, values[3 * i + 1] = 0.5f;
    uint8_t *bytes;
    size_t n;
    vae_picture_encode(values, 1, 1, 64, 64, 3, &bytes, &n);
    Decoded d = decode(bytes, n, 3);
    assert_int_equal(d.width, 66); // large enough as it is
    const uint8_t want[] = {255, 128, 0};
    assert_memory_equal(d.pixels + 3 * (66 * 1 + 1), want, 3);
    assert_memory_equal(d.pixels + 3 * (66 * 64 + 64), want, 3);
    free(d.pixels);
    vae_free(bytes);
}

static void draw_full(const void *values) {
    struct stat s;
    if (stat("/dev/full", &s) == 0) vae_picture_grid("/dev/full", values, 1, 1, 64, 64, 1);
}
static void draw_nowhere(const void *values) {
    vae_picture_grid("/none/such.png", values, 1, 1, 64, 64, 1);
}
static void draw_too_many(const void *values) {
    vae_picture_grid("/tmp/never.png", values, 1, 20000, 64, 64, 1);
}

static void errors(void **state) {
    (void)state;
    static float values[64 * 64];
    rt_dies("full", draw_full, values, EX_IOERR, "No space left");
    rt_dies("nowhere", draw_nowhere, values, EX_CANTCREAT, "/none/such.png");
    rt_dies("many", draw_too_many, values, EX_DATAERR, "too many for one PNG");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_grids),
        cmocka_unit_test(draws_colours),
        cmocka_unit_test(errors),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

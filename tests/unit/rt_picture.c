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
    const VaeGrid grid = {.values = values, .rows = 2, .cols = 3, .height = 28, .width = 20, .channels = 1};
    vae_picture_grid(rt_path("g.png"), &grid);
    size_t n, m;
    uint8_t *file = vae_file_read(rt_path("g.png"), 1 << 20, &n), *memory;
    vae_picture_encode(&grid, &memory, &m);
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

// The words around a grid, and the gaps between groups: two pairs of 60 x 60, white, a row of them.
static void draws_words(void **state) {
    (void)state;
    static float values[4 * 60 * 60];
    for (int i = 0; i < 4 * 60 * 60; i++) values[i] = 1;
    const char *const head[] = {"I", ""}, *const label[] = {"-"};
    const VaeGrid grid = {.values = values, .rows = 1, .cols = 4, .height = 60, .width = 60,
                          .channels = 1, .words = {.group = 2, .head = head, .label = label}};
    uint8_t *bytes;
    size_t n;
    vae_picture_encode(&grid, &bytes, &n);
    const Decoded d = decode(bytes, n, 1);
    const unsigned left = 6 + 2 * 4, top = 7 + 4; // a letter, seven dots, and what is around them
    assert_int_equal(d.width, left + 4 * 61 + 1 + 10);
    assert_int_equal(d.height, top + 62);
    const unsigned at[4] = {left + 1, left + 62, left + 133, left + 194}; // 10 more after the second
    for (unsigned y = 0; y < d.height; y++)
        for (unsigned x = 0; x < d.width; x++) {
            int want = 96;
            for (int i = 0; i < 4; i++)
                if (y > top && y <= top + 60 && x >= at[i] && x < at[i] + 60) want = 255;
            for (int i = 0; i < 4; i += 2) { // an I: a bar at each end, the stem in the middle
                const unsigned from = at[i] + 30 - 3, row = y - 2, col = x - from;
                const bool bar = (row == 0 || row == 6) && col >= 1 && col <= 3;
                if (row < 7 && (bar || col == 2)) want = 235;
            }
            if (y == top + 1 + 26 + 3 && x >= 4 && x < 9) want = 235; // the minus
            if (d.pixels[y * d.width + x] != want) print_message("at %u, %u\n", x, y);
            assert_int_equal(d.pixels[y * d.width + x], want);
        }
    free(d.pixels);
    vae_free(bytes);
}

// Of a grid that is not full the rest is empty.
static void draws_some(void **state) {
    (void)state;
    static float values[64 * 64];
    const VaeGrid grid = {.values = values, .n = 1, .rows = 1, .cols = 2, .height = 64, .width = 64, .channels = 1};
    uint8_t *bytes;
    size_t n;
    vae_picture_encode(&grid, &bytes, &n);
    const Decoded d = decode(bytes, n, 1);
    assert_int_equal(d.pixels[d.width + 1], 0);
    assert_int_equal(d.pixels[d.width + 66], 96);
    free(d.pixels);
    vae_free(bytes);
}

// A series is a curve: for each column, the value's height, all over one range; a gap is black.
static void draws_series(void **state) {
    (void)state;
    float values[2][200];
    for (int i = 0; i < 200; i++) values[0][i] = -5, values[1][i] = i < 100 ? 15 : NAN;
    const VaeGrid grid = {.values = values[0], .rows = 2, .cols = 1, .height = 200, .width = 1, .channels = 1};
    uint8_t *bytes;
    size_t n;
    vae_picture_encode(&grid, &bytes, &n);
    const Decoded d = decode(bytes, n, 1);
    assert_int_equal(d.width, 200 + 2 * 3);
    assert_int_equal(d.height, 2 * 56 + 3 * 3);
    for (unsigned x = 0; x < 200; x++)
        for (unsigned y = 0; y < 56; y++) {
            const int low = d.pixels[(3 + y) * d.width + 3 + x];
            const int high = d.pixels[(3 + 59 + y) * d.width + 3 + x];
            assert_int_equal(low > 200, y == 52);          // the lowest, three from the frame
            assert_int_equal(high > 200, y == 3 && x < 100); // the highest, to where it ends
        }
    free(d.pixels);
    vae_free(bytes);
}

static void draws_colours(void **state) {
    (void)state;
    static float values[64 * 64 * 3];
    for (int i = 0; i < 64 * 64; i++) values[3 * i] = 1, values[3 * i + 1] = 0.5f;
    uint8_t *bytes;
    size_t n;
    const VaeGrid grid = {.values = values, .rows = 1, .cols = 1, .height = 64, .width = 64, .channels = 3};
    vae_picture_encode(&grid, &bytes, &n);
    Decoded d = decode(bytes, n, 3);
    assert_int_equal(d.width, 66); // large enough as it is
    const uint8_t want[] = {255, 128, 0};
    assert_memory_equal(d.pixels + 3 * (66 * 1 + 1), want, 3);
    assert_memory_equal(d.pixels + 3 * (66 * 64 + 64), want, 3);
    free(d.pixels);
    vae_free(bytes);
}

static void draw_one(const char *path, const void *values, int cols) {
    vae_picture_grid(path, &(VaeGrid){.values = values, .rows = 1, .cols = cols, .height = 64,
                                      .width = 64, .channels = 1});
}

static void draw_full(const void *values) {
    struct stat s;
    if (stat("/dev/full", &s) == 0) draw_one("/dev/full", values, 1);
}
static void draw_nowhere(const void *values) {
    draw_one("/none/such.png", values, 1);
}
static void draw_too_many(const void *values) {
    draw_one("/tmp/never.png", values, 20000);
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
        cmocka_unit_test(draws_words),
        cmocka_unit_test(draws_some),
        cmocka_unit_test(draws_series),
        cmocka_unit_test(draws_colours),
        cmocka_unit_test(errors),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

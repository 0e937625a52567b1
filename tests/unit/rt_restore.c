// rt_restore.c -- streams made of another one (shrink, blur) and pictures of another size, against
// plain formulas; and what is wrong with such an argument is said by name.
#include "commands/commands.h"
#include "rt_die.h"

#include <math.h>

static VaeStream stream[5] = {
    {.name = "x", .kind = VAE_IMAGE, .height = 4, .width_px = 6, .channels = 2, .width = 48},
    {.name = "small", .kind = VAE_IMAGE, .height = 2, .width_px = 2, .channels = 2, .width = 8},
    {.name = "blurred", .kind = VAE_IMAGE, .height = 4, .width_px = 6, .channels = 2, .width = 48},
    {.name = "y", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 3, .width = 3},
    {.name = "odd", .kind = VAE_IMAGE, .height = 3, .width_px = 6, .channels = 2, .width = 36},
};
static const VaeModel model = {.name = "pairs", .stream = stream, .n_streams = 5};

enum { ROWS = 3 };
static float pixel(int row, int y, int x, int c) {
    return (float)((row * 31 + y * 17 + x * 7 + c * 5) % 23) / 23;
}

static const char *picture_file(void) {
    static float v[ROWS][4][6][2];
    for (int r = 0; r < ROWS; r++)
        for (int y = 0; y < 4; y++)
            for (int x = 0; x < 6; x++)
                for (int c = 0; c < 2; c++) v[r][y][x][c] = pixel(r, y, x, c);
    vae_guard_forget(); // one test after the other
    vae_matrix_write("x.npy", v[0][0][0], ROWS, (int[]){4, 6, 2}, 3);
    return "x.npy";
}

static void test_shrink(void **state) {
    (void)state;
    VaeData d;
    const char *spec[] = {picture_file(), "small=shrink:x"};
    vae_data_open(&d, &model, spec, 2, 0, 1);
    assert_int_equal(d.rows, ROWS);
    for (int r = 0; r < ROWS; r++) {
        float got[8];
        vae_data_row(&d, &model, 1, (size_t)r, got);
        for (int y = 0; y < 2; y++)
            for (int x = 0; x < 2; x++)
                for (int c = 0; c < 2; c++) {
                    double sum = 0;
                    for (int i = 0; i < 6; i++)
                        sum += (double)pixel(r, 2 * y + i / 3, 3 * x + i % 3, c);
                    assert_float_equal(got[(y * 2 + x) * 2 + c], sum / 6, 1e-6);
                }
    }
    vae_data_close(&d);
}

// The definition, in two dimensions at once: the product of two normal densities, of sum 1 over the
// window, and beyond the border the border's pixel.
static void test_blur(void **state) {
    (void)state;
    const double sigma = 0.8;
    const int radius = 3;
    VaeData d;
    const char *spec[] = {"blurred=blur:x:0.8", picture_file()};
    vae_data_open(&d, &model, spec, 2, 2, 1);
    assert_int_equal(d.rows, 2);
    for (int r = 0; r < 2; r++) {
        float got[48];
        vae_data_row(&d, &model, 2, (size_t)r, got);
        for (int y = 0; y < 4; y++)
            for (int x = 0; x < 6; x++)
                for (int c = 0; c < 2; c++) {
                    double sum = 0, all = 0;
                    for (int i = -radius; i <= radius; i++)
                        for (int j = -radius; j <= radius; j++) {
                            const double w = exp(-(i * i + j * j) / (2 * sigma * sigma));
                            const int v = y + i < 0 ? 0 : y + i > 3 ? 3 : y + i;
                            const int u = x + j < 0 ? 0 : x + j > 5 ? 5 : x + j;
                            sum += w * (double)pixel(r, v, u, c);
                            all += w;
                        }
                    assert_float_equal(got[(y * 6 + x) * 2 + c], sum / all, 1e-6);
                }
    }
    vae_data_close(&d);
}

static void test_resize(void **state) {
    (void)state;
    const VaeStream two = {.height = 2, .width_px = 2, .channels = 1, .width = 4};
    const VaeStream four = {.height = 4, .width_px = 4, .channels = 1, .width = 16};
    const VaeStream colour = {.height = 2, .width_px = 2, .channels = 3, .width = 12};
    const double src[] = {0, 4, 8, 16};
    double dst[16];
    vae_resize(&four, dst, &two, src, true);
    // along one side a picture of two pixels a, b becomes a, (3a + b)/4, (a + 3b)/4, b
    const double share[] = {0, 0.25, 0.75, 1};
    for (int y = 0; y < 4; y++)
        for (int x = 0; x < 4; x++) {
            const double top = src[0] + share[x] * (src[1] - src[0]);
            const double low = src[2] + share[x] * (src[3] - src[2]);
            assert_true(dst[4 * y + x] == top + share[y] * (low - top));
        }
    vae_resize(&four, dst, &two, src, false);
    for (int i = 0; i < 16; i++) assert_true(dst[i] == src[i / 8 * 2 + i % 4 / 2]);
    vae_resize(&two, dst, &two, src, true); // the same size: the same picture
    assert_memory_equal(dst, src, sizeof src);
    vae_resize(&colour, dst, &two, src, true); // grey as red, green and blue
    for (int i = 0; i < 12; i++) assert_true(dst[i] == src[i / 3]);
    for (int n = 1; n <= 9; n++) // a constant picture stays one, whatever its size
        for (int m = 1; m <= 9; m++) {
            double flat[9], out[9];
            for (int i = 0; i < 9; i++) flat[i] = 0.375;
            const VaeStream a = {.height = 1, .width_px = n, .channels = 1, .width = n};
            const VaeStream b = {.height = 1, .width_px = m, .channels = 1, .width = m};
            vae_resize(&b, out, &a, flat, true);
            for (int i = 0; i < m; i++) assert_true(out[i] == 0.375);
        }
}

// ---------------------------------------------------------------- what is wrong

static void open_one(const void *spec) {
    VaeData d;
    const char *both[] = {"x.npy", spec};
    vae_data_open(&d, &model, both, 2, 0, 1);
}

static void open_alone(const void *spec) {
    VaeData d;
    const char *one[] = {spec};
    vae_data_open(&d, &model, one, 1, 0, 1);
}

static void test_wrong(void **state) {
    (void)state;
    picture_file();
    static const struct { const char *spec, *says; } wrong[] = {
        {"small=shrink:q", "no data called q"},
        {"small=shrink:", "no data called"},
        {"small=shrink:small", "cannot be made of itself"},
        {"small=shrink:x:2", "takes no number"},
        {"blurred=blur:x", "takes a number of pixels"},
        {"blurred=blur:x:", "takes a number of pixels"},
        {"blurred=blur:x:0", "takes a number of pixels"},
        {"blurred=blur:x:-1", "takes a number of pixels"},
        {"blurred=blur:x:1e9", "takes a number of pixels"},
        {"blurred=blur:x:nan", "takes a number of pixels"},
        {"blurred=blur:x:1.5mm", "takes a number of pixels"},
        {"small=blur:x:1", "blur needs them alike"},
        {"odd=shrink:x", "a whole number of pixels"},
        {"y=shrink:x", "y is no image"},
        {"small=shrink:y", "y is no image"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        rt_dies(wrong[i].spec, open_one, wrong[i].spec, EX_USAGE, wrong[i].says);
    rt_dies("alone", open_alone, "small=shrink:x", EX_USAGE, "it needs x, with --data x=FILE");
    rt_dies("target", open_alone, "x=shrink:small", EX_USAGE, "is what the model learns to produce");
    rt_dies("plain", open_alone, "shrink:small", EX_USAGE, "is what the model learns to produce");
}

static void open_chain(const void *unused) {
    (void)unused;
    VaeData d;
    const char *spec[] = {"x.npy", "blurred=blur:x:1", "small=shrink:blurred"};
    vae_data_open(&d, &model, spec, 3, 0, 1);
}

static void test_chain(void **state) {
    (void)state;
    picture_file();
    rt_dies("chain", open_chain, NULL, EX_USAGE, "blurred is made of another stream itself");
}

int main(void) {
    char directory[] = "/tmp/rt_restore.XXXXXX";
    if (!mkdtemp(directory) || chdir(directory)) return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shrink), cmocka_unit_test(test_blur), cmocka_unit_test(test_resize),
        cmocka_unit_test(test_wrong), cmocka_unit_test(test_chain),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    remove("x.npy");
    return chdir("/") || rmdir(directory) || failed;
}

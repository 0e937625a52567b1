// rt_reading.c -- what a file does not say itself: the unit of bytes, the order of an image's
// dimensions, a CSV's first line. By the command line, else as in training, else by what is there. And
// which values are black and white.
#include "rt_table.h"

#include "commands/commands.h"

#define F(descr, shape) "{'descr': '" descr "', 'fortran_order': False, 'shape': " shape ", }"

static int forget(void **state) {
    (void)state;
    vae_how_forget();
    return 0;
}

static VaeHow *how(int stream) { return vae_how_of(all[stream].name); }

static void says(int stream, const char *path, const char *want) {
    VaeData d = open_one(stream, path);
    assert_string_equal(d.stream[0].how, want);
    vae_data_close(&d);
}

// ---------------------------------------------------------------- units

static char bits[256], dark[256], pixels[256]; // two pictures of 2 x 2 each

static void put_picture(char path[256], const char *name, const char *bytes) {
    snprintf(path, 256, "%s", put_npy(name, 1, F("|u1", "(2, 2, 2)"), bytes, 8));
}

static int begin(void **state) {
    if (rt_make_dir(state) != 0) return -1;
    put_picture(bits, "bits.npy", "\0\1\1\0\1\1\0\0");
    put_picture(dark, "dark.npy", "\0\0\0\0\0\0\0\0");
    put_picture(pixels, "pixels.npy", "\0\377\1\0\1\1\0\2");
    return 0;
}

static void bytes_by_themselves(void **state) {
    (void)state;
    const float s = 1.0f / 255.0f;
    const float one[] = {0, 1, 1, 0, 1, 1, 0, 0}, scaled[] = {0, 1, s, 0, s, s, 0, 2 * s};
    assert_rows(IMAGE, bits, 2, one);
    assert_rows(VECTOR4, bits, 2, one);
    assert_rows(PAIRS, put_npy("hot.npy", 1, F("|u1", "(2, 1, 2, 2)"), "\0\1\1\0\1\0\0\1", 8), 2,
                (const float[]){0, 1, 1, 0, 1, 0, 0, 1});
    assert_rows(IMAGE, pixels, 2, scaled);
    says(IMAGE, bits, "bytes 0 and 1 (--bytes 255 if these are pixels)");
    says(IMAGE, pixels, "bytes / 255");
    // Levels, counts and numbers in tables are what they are, however small.
    assert_rows(COARSE3, put_npy("l.npy", 1, F("|u1", "(1, 3)"), "\0\1\1", 3), 1,
                (const float[]){0, 0.25f, 0.25f});
    assert_rows(COUNT3, put_npy("c.npy", 1, F("|u1", "(1, 3)"), "\0\1\7", 3), 1, (const float[]){0, 1, 7});
    assert_rows(ANY3, put_npy("n.npy", 1, F("|u1", "(1, 3)"), "\0\1\310", 3), 1,
                (const float[]){0, 1, 200});
    says(ANY3, rt_path("n.npy"), "bytes from 0 to 200");
    says(COARSE3, rt_path("l.npy"), "bytes / 4");
}

static void other_types(void **state) {
    (void)state;
    says(IMAGE, put_npy("b.npy", 1, F("|b1", "(1, 2, 2)"), "\0\1\1\0", 4), "bool");
    says(ANY3, put_npy("i1.npy", 1, F("|i1", "(1, 3)"), "\377\1\0", 3), "int8 from -1 to 1");
    says(ANY3, put_npy("u2.npy", 1, F("<u2", "(1, 3)"), "\0\0\1\0\377\377", 6), "uint16 from 0 to 65535");
    says(ANY3, put_npy("f4.npy", 1, F("<f4", "(1, 3)"), "\0\0\200\277\0\0\0\0\0\0\200\77", 12),
         "float32 from -1 to 1");
    says(LABEL, rt_put("y.csv", B("label\n3\n")), "CSV with a header");
    refuse(put_npy("u2i.npy", 1, F("<u2", "(1, 2, 2)"), "\0\0\1\0\377\377\0\0", 8), IMAGE, EX_DATAERR,
           "value 65535 is outside [0, 1], which bernoulli needs (if these are pixels of 16 bits, --bytes "
           "65535 divides them)");
    refuse(put_npy("u1.npy", 1, F("|u1", "(1, 3)"), "\0\1\310", 3), UNIT3, EX_DATAERR,
           "--bytes 255 divides them");
}

static void bytes_by_option(void **state) {
    (void)state;
    const float s = 1.0f / 255.0f;
    how(IMAGE)->bytes = 255;
    assert_rows(IMAGE, bits, 2, (const float[]){0, s, s, 0, s, s, 0, 0});
    how(IMAGE)->bytes = 1;
    refuse(pixels, IMAGE, EX_DATAERR, "value 255 is outside [0, 1]");
    how(UNIT3)->bytes = 255;
    assert_rows(UNIT3, put_npy("t.npy", 1, F("|u1", "(1, 3)"), "\0\1\377", 3), 1, (const float[]){0, s, 1});
}

// A dark test file is in the unit of the training's, whatever it looks like.
static void bytes_as_in_training(void **state) {
    (void)state;
    const float s = 1.0f / 255.0f;
    how(IMAGE)->trained_bytes = 255;
    assert_rows(IMAGE, dark, 2, (const float[]){0, 0, 0, 0, 0, 0, 0, 0});
    assert_rows(IMAGE, bits, 2, (const float[]){0, s, s, 0, s, s, 0, 0});
    says(IMAGE, bits, "bytes / 255, as in training");
    char said[1000];
    assert_int_equal(rt_run(try_open, &(Open){dark, IMAGE}, said, sizeof said), 0);
    assert_string_equal(said, "");
    assert_int_equal(rt_run(try_open, &(Open){bits, IMAGE}, said, sizeof said), 0);
    assert_non_null(strstr(said, "no byte exceeds 1, but they are divided by 255 as in training"));
    how(IMAGE)->bytes = 1; // the option goes before
    assert_rows(IMAGE, bits, 2, (const float[]){0, 1, 1, 0, 1, 1, 0, 0});
    how(IMAGE)->bytes = 0;
    how(IMAGE)->trained_bytes = 1;
    refuse(pixels, IMAGE, EX_DATAERR, "value 255 is outside [0, 1]");
    // A file of another type says itself what it holds.
    assert_rows(IMAGE, put_npy("f.npy", 1, F("<f4", "(1, 2, 2)"), "\0\0\0\77\0\0\0\0\0\0\0\0\0\0\200\77", 16),
                1, (const float[]){0.5f, 0, 0, 1});
}

static void far_from_training(void **state) {
    (void)state;
    char said[1000];
    const char *path = put_npy("far.npy", 1, F("|u1", "(1, 3)"), "\0\1\310", 3);
    how(ANY3)->low = -1;
    how(ANY3)->high = 1;
    assert_int_equal(rt_run(try_open, &(Open){path, ANY3}, said, sizeof said), 0);
    assert_non_null(strstr(said, "values from 0 to 200, but data v went from -1 to 1 in training"));
    how(ANY3)->high = 90;
    assert_int_equal(rt_run(try_open, &(Open){path, ANY3}, said, sizeof said), 0);
    assert_string_equal(said, "");
}

// ---------------------------------------------------------------- dimensions

static uint8_t cube[24]; // 0, 10, 20, ...
static float in_order[24], from_first[24];

static void fill_cube(void) {
    for (int i = 0; i < 24; i++) cube[i] = (uint8_t)(10 * i);
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < 8; i++) { // image(2, 4, 3)
            in_order[i * 3 + k] = (float)cube[i * 3 + k] * (1.0f / 255.0f);
            from_first[i * 3 + k] = (float)cube[k * 8 + i] * (1.0f / 255.0f);
        }
}

static const char *put_cube(const char *header) { return put_npy("cube.npy", 1, header, cube, 24); }

static void dimensions(void **state) {
    (void)state;
    fill_cube();
    assert_rows(COLOUR, put_cube(F("|u1", "(1, 2, 4, 3)")), 1, in_order);
    assert_rows(COLOUR, put_cube(F("|u1", "(1, 24)")), 1, in_order);
    assert_rows(COLOUR, put_cube(F("|u1", "(1, 8, 3)")), 1, in_order);
    assert_rows(COLOUR, put_cube(F("|u1", "(1, 2, 12)")), 1, in_order);
    assert_rows(COLOUR, put_cube(F("|u1", "(1, 1, 2, 4, 1, 3)")), 1, in_order);
    says(COLOUR, put_cube(F("|u1", "(1, 24)")), "bytes / 255, in the order height, width, channel");
    refuse(put_cube(F("|u1", "(1, 3, 2, 4)")), COLOUR, EX_DATAERR,
           "rows have the shape [3, 2, 4], channels first; data rgb: image(2, 4, 3) needs [height, width, "
           "channels] (--layout chw takes them as they are)");
    refuse(put_cube(F("|u1", "(1, 3, 8)")), COLOUR, EX_DATAERR, "channels first");
    refuse(put_cube(F("|u1", "(1, 4, 2, 3)")), COLOUR, EX_DATAERR, "height and width swapped");
    refuse(put_cube(F("|u1", "(1, 2, 3, 4)")), COLOUR, EX_DATAERR,
           "needs [height, width, channels] in this order");
    refuse(put_npy("tall.npy", 1, F("|u1", "(4, 8, 6)"), (uint8_t[192]){0}, 192), TALL, EX_DATAERR,
           "rows have the shape [8, 6], height and width swapped; data t: image(6, 8, 1)");
}

static void channels_first(void **state) {
    (void)state;
    fill_cube();
    how(COLOUR)->layout = VAE_LAYOUT_CHW;
    assert_rows(COLOUR, put_cube(F("|u1", "(1, 3, 2, 4)")), 1, from_first);
    assert_rows(COLOUR, put_cube(F("|u1", "(1, 24)")), 1, from_first);
    says(COLOUR, rt_path("cube.npy"), "bytes / 255, channels first");
    refuse(put_cube(F("|u1", "(1, 2, 4, 3)")), COLOUR, EX_DATAERR, "which --layout chw does not fit");
    how(COLOUR)->layout = VAE_LAYOUT_HWC;
    how(COLOUR)->trained_layout = VAE_LAYOUT_CHW;
    assert_rows(COLOUR, put_cube(F("|u1", "(1, 24)")), 1, in_order);
    how(COLOUR)->layout = VAE_LAYOUT_NONE; // as in training, where the dimensions do not tell
    assert_rows(COLOUR, put_cube(F("|u1", "(1, 24)")), 1, from_first);
    says(COLOUR, rt_path("cube.npy"), "bytes / 255, channels first as in training");
    assert_rows(COLOUR, put_cube(F("|u1", "(1, 3, 2, 4)")), 1, from_first);
    assert_rows(COLOUR, put_cube(F("|u1", "(1, 2, 4, 3)")), 1, in_order);
    // Cells of more than a byte are moved whole.
    uint16_t wide[24];
    for (int i = 0; i < 24; i++) wide[i] = (uint16_t)(i % 2);
    const char *path = put_npy("w.npy", 1, F("<u2", "(1, 3, 2, 4)"), wide, sizeof wide);
    float want[24];
    for (int i = 0; i < 24; i++) want[i] = (float)(i / 3 % 2);
    assert_rows(COLOUR, path, 1, want);
}

// ---------------------------------------------------------------- a CSV's first line

static void first_line(void **state) {
    (void)state;
    char numbered[256];
    snprintf(numbered, sizeof numbered, "%s", rt_put("numbered.csv", B("0,1,2\n5,6,7\n")));
    const float both[] = {0, 1, 2, 5, 6, 7};
    char said[1000];
    assert_rows(ANY3, numbered, 2, both);
    says(ANY3, numbered, "CSV without a header, from 0 to 7");
    assert_int_equal(rt_run(try_open, &(Open){numbered, ANY3}, said, sizeof said), 0);
    assert_non_null(strstr(said, "its first line, 0, 1, 2, ..., is read as a row"));
    how(ANY3)->header = 1;
    assert_rows(ANY3, numbered, 1, both + 3);
    says(ANY3, numbered, "CSV with a header, from 5 to 7");
    how(ANY3)->header = -1;
    assert_rows(ANY3, numbered, 2, both);
    assert_int_equal(rt_run(try_open, &(Open){numbered, ANY3}, said, sizeof said), 0);
    assert_string_equal(said, "");
    refuse(rt_put("names.csv", B("a,b,c\n1,2,3\n")), ANY3, EX_DATAERR, "line 1, column 1: \"a\"");
    how(ANY3)->header = 0;
    says(ANY3, rt_path("names.csv"), "CSV with a header, from 1 to 3");
}

// ---------------------------------------------------------------- shades of pictures

static void shades(void **state) {
    (void)state;
    static const struct {
        int stream; // ANY3's domain or UNIT3's
        float low, high, black, white;
        bool scale;
    } c[] = {{ANY3, 0, 0, 0, 1, true},           // not known
             {ANY3, 0.1f, 0.9f, 0, 1, true},     {ANY3, -0.9f, 0.8f, -1, 1, true},
             {ANY3, 0, 200, 0, 255, true},       {ANY3, -2.1f, 2.6f, -2.1f, 2.6f, false},
             {ANY3, 5, 17, 5, 17, false},        {ANY3, 0, 1000, 0, 1000, false},
             {COUNT3, 0, 17, 0, 17, false},      {COUNT3, 3, 17, 0, 17, false},
             {UNIT3, -2, 3, 0, 1, true},         {BYTES, 0, 3, 0, 255, true}};
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        const VaeModel m = model_of(c[i].stream);
        how(c[i].stream)->low = c[i].low;
        how(c[i].stream)->high = c[i].high;
        const VaeShades got = vae_shades(&m);
        if (got.black != c[i].black || got.white != c[i].white || got.scale != c[i].scale)
            fail_msg("[%g, %g]: black %g, white %g", (double)c[i].low, (double)c[i].high, (double)got.black,
                     (double)got.white);
    }
    how(ANY3)->low = -1, how(ANY3)->high = 1;
    const VaeModel m = model_of(ANY3);
    float pixel[3];
    vae_to_pixels(&m, pixel, (const double[]){-1, 0, 1}, 1);
    assert_memory_equal(pixel, ((const float[]){0, 0.5f, 1}), sizeof pixel);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(bytes_by_themselves, forget),
        cmocka_unit_test_teardown(other_types, forget),
        cmocka_unit_test_teardown(bytes_by_option, forget),
        cmocka_unit_test_teardown(bytes_as_in_training, forget),
        cmocka_unit_test_teardown(far_from_training, forget),
        cmocka_unit_test_teardown(dimensions, forget),
        cmocka_unit_test_teardown(channels_first, forget),
        cmocka_unit_test_teardown(first_line, forget),
        cmocka_unit_test_teardown(shades, forget),
    };
    return cmocka_run_group_tests(tests, begin, rt_remove_all);
}

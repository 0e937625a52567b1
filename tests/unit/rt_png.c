// rt_png.c -- PNG pictures as data, put together chunk by chunk: every kind is read as it should
// look, and what is damaged, of another size, or would lose something is refused in one line.
#include "data/survey.h"
#include "rt_chunks.h"

#include <sys/stat.h>

// ---------------------------------------------------------------- what must be read

// The same four greys in every way there is to write them.
static void reads_greys(void **state) {
    (void)state;
    const float s = 1.0f / 255.0f;
    const float want[] = {0, 1, 85 * s, 170 * s};
    static const Make make[] = {
        {2, 2, 8, 0, 0, ROWS("\0\0\377\0\125\252"), 0, 0, 0, 0},
        {2, 2, 8, 0, 0, ROWS("\0\0\377\2\125\253"), 0, 0, 0, 0}, // filter "up"
        {2, 2, 2, 0, 0, ROWS("\0\060\0\140"), 0, 0, 0, 0},
        {2, 2, 4, 0, 0, ROWS("\0\017\0\132"), 0, 0, 0, 0},
        {2, 2, 8, 4, 0, ROWS("\0\0\377\377\377\0\125\377\252\377"), 0, 0, 0, 0},
        {2, 2, 8, 2, 0, ROWS("\0\0\0\0\377\377\377\0\125\125\125\252\252\252"), 0, 0, 0, 0},
        {2, 2, 8, 6, 0, ROWS("\0\0\0\0\377\377\377\377\377\0\125\125\125\377\252\252\252\377"), 0,
         0, 0, 0},
        {2, 2, 8, 3, 0, ROWS("\0\0\3\0\1\2"), "\0\0\0\125\125\125\252\252\252\377\377\377", 0, 12,
         0},
        {2, 2, 2, 3, 0, ROWS("\0\060\0\140"), "\0\0\0\125\125\125\252\252\252\377\377\377", 0, 12,
         0},
        {2, 2, 8, 0, 1, ROWS("\0\0\0\377\0\125\252"), 0, 0, 0, 0}, // Adam7: passes 1, 6 and 7
    };
    for (size_t i = 0; i < sizeof make / sizeof *make; i++) {
        const char *path = put_png("grey.png", make[i]);
        assert_rows(IMAGE, path, 1, want);
        assert_rows(VECTOR4, path, 1, want);
    }
    const float bytes[] = {0, 255, 85, 170};
    assert_rows(BYTES, put_png("grey.png", make[0]), 1, bytes);
}

static void reads_colours(void **state) {
    (void)state;
    float want[24], grey[24];
    uint8_t rows[2 * (1 + 12)] = {0}, greys[2 * (1 + 4)] = {0};
    for (int i = 0; i < 24; i++) {
        rows[1 + i + i / 12] = (uint8_t)(10 * i);
        want[i] = (float)(10 * i) * (1.0f / 255.0f);
        greys[1 + i / 3 + i / 12] = (uint8_t)(10 * (i / 3));
        grey[i] = (float)(10 * (i / 3)) * (1.0f / 255.0f);
    }
    const Make colour = {4, 2, 8, 2, 0, rows, sizeof rows, 0, 0, 0, 0};
    assert_rows(COLOUR, put_png("c.png", colour), 1, want);
    const Make one = {4, 2, 8, 0, 0, greys, sizeof greys, 0, 0, 0, 0};
    assert_rows(COLOUR, put_png("g.png", one), 1, grey);
}

static void reads_alpha(void **state) {
    (void)state;
    static const VaeStream stream = {.name = "a", .kind = VAE_IMAGE, .height = 1, .width_px = 2, .channels = 4, .width = 8,
                                     .domain = VAE_DOMAIN_BYTE, .likelihood = "categorical"};
    const VaeModel m = {.name = "alpha", .stream = &stream, .n_streams = 1};
    static const Make make[] = {
        {2, 1, 8, 6, 0, ROWS("\0\1\2\3\4\5\6\7\377"), 0, 0, 0, 0},
        {2, 1, 8, 3, 0, ROWS("\0\0\1"), "\1\2\3\5\6\7", "\4", 6, 1},
    };
    for (int i = 0; i < 2; i++) {
        VaeData d;
        float row[8];
        const float want[] = {1, 2, 3, 4, 5, 6, 7, 255};
        const char *path = put_png("alpha.png", make[i]);
        vae_data_open(&d, &m, &path, 1, 0, 1);
        vae_data_row(&d, &m, 0, 0, row);
        assert_memory_equal(row, want, sizeof want);
        vae_data_close(&d);
    }
}

static const Make small = {2, 2, 8, 0, 0, ROWS("\0\0\377\0\125\252"), 0, 0, 0, 0};

// One bit is black or white, however few are white: only bytes can mean 0 and 1.
static void says_bits(void **state) {
    (void)state;
    const float white[] = {0, 1, 0, 0};
    const Make one = {2, 2, 1, 0, 0, ROWS("\0\100\0\0"), 0, 0, 0, 0};
    const Make deep = {2, 2, 16, 0, 0, ROWS("\0\0\0\377\377\0\0\0\0\0"), 0, 0, 0, 0};
    const Make bytes = {2, 2, 8, 0, 0, ROWS("\0\0\1\0\0\0"), 0, 0, 0, 0};
    static const char *const how[] = {"bytes / 255", "uint16 / 65535",
                                      "bytes 0 and 1 (--bytes 255 if these are pixels)"};
    const Make make[] = {one, deep, bytes};
    for (int i = 0; i < 3; i++) {
        const char *path = put_png("bits.png", make[i]);
        assert_rows(IMAGE, path, 1, white);
        VaeData d = open_one(IMAGE, path);
        assert_string_equal(d.stream[0].how, how[i]);
        vae_data_close(&d);
    }
}

static void reads_folders(void **state) {
    (void)state;
    assert_int_equal(mkdir(rt_path("f"), 0777), 0);
    uint8_t rows[] = {0, 0, 0, 0, 0, 0};
    Make m = {2, 2, 8, 0, 0, rows, sizeof rows, 0, 0, 0, 0};
    static const char *const name[] = {"f/10.png", "f/9.png", "f/a.PNG", "f/B.png"};
    static const float order[] = {0, 1, 3, 2}; // by bytes: 10, 9, B, a
    float want[16] = {0};
    for (int i = 0; i < 4; i++) {
        rows[1] = (uint8_t)i;
        put_png(name[i], m);
        want[4 * i] = order[i];
    }
    char said[1000];
    assert_int_equal(rt_run(try_open, &(Open){rt_path("f"), BYTES}, said, sizeof said), 0);
    assert_string_equal(said, "");
    rt_put("f/notes.txt", "no picture", 10);
    rt_put("f/.hidden.png", "no picture", 10);
    assert_rows(BYTES, rt_path("f"), 4, want);
    assert_rows(BYTES, rt_path("f/"), 4, want);
    rt_put("f/1.gif", "a photo", 7);
    rt_put("f/2.GIF", "a photo", 7);
    rt_put("f/README", "", 0);
    assert_int_equal(mkdir(rt_path("f/more"), 0777), 0);
    assert_int_equal(rt_run(try_open, &(Open){rt_path("f"), BYTES}, said, sizeof said), 0);
    assert_non_null(strstr(said, "/f: 4 pictures read; not read: "));
    assert_non_null(strstr(said, "2 *.gif"));
    assert_non_null(strstr(said, "1 *.txt"));
    assert_non_null(strstr(said, "1 without suffix"));
    assert_non_null(strstr(said, ", 1 folder"));
    VaeModel model = model_of(BYTES);
    VaeData d;
    const char *path = rt_path("f");
    vae_data_open(&d, &model, &path, 1, 3, 1);
    assert_int_equal(d.rows, 3);
    vae_data_close(&d);
}

// ---------------------------------------------------------------- what must be refused

static void try_survey(const void *path) { vae_data_survey_folder(&(DataSurvey){0}, path); }

static void refuses_folders(void **state) {
    (void)state;
    assert_int_equal(mkdir(rt_path("g"), 0777), 0);
    refuse(rt_path("g"), IMAGE, EX_DATAERR, "there is no picture (.png, .jpg, .jpeg) in this folder");
    rt_put("g/a.webp", "a photo", 7);
    refuse(rt_path("g"), IMAGE, EX_DATAERR, "in this folder (but 1 *.webp)");
    unlink(rt_path("g/a.webp"));
    put_png("g/a.png", small);
    put_png("g/b.png", (Make){1, 4, 8, 0, 0, ROWS("\0\0\0\1\0\2\0\3"), 0, 0, 0, 0});
    refuse(rt_path("g"), IMAGE, EX_DATAERR, "/g/b.png: is 4 by 1 pixels, but data x: image(2, 2, 1)");
    refuse(rt_path("g"), VECTOR4, EX_DATAERR, "/g/a.png is 2 by 2");
    refuse(rt_path("g"), COLOUR, EX_DATAERR, "is 2 by 2 pixels, but data rgb: image(2, 4, 3)");
    refuse(rt_path("g"), LABEL, EX_DATAERR, "no folders of classes in it, but data y is a label");
    refuse(rt_path("g/a.png"), LABEL, EX_DATAERR, "is a picture, but data y is a label");
    refuse(rt_path("g"), ANY3, EX_DATAERR, "data v: vector(3) needs 3 values");
    rt_put("g/b.png", "not a picture", 13);
    refuse(rt_path("g"), IMAGE, EX_DATAERR, "/g/b.png: is neither a PNG nor a JPEG file");
    rt_dies("survey", try_survey, rt_path("g"), EX_DATAERR, "/g/b.png: is neither a PNG nor a JPEG file");
    rt_put("g/b.png", "", 0);
    refuse(rt_path("g"), IMAGE, EX_DATAERR, "/g/b.png: the file is empty");
    unlink(rt_path("g/b.png"));
    assert_int_equal(symlink("nowhere", rt_path("g/b.png")), 0);
    refuse(rt_path("g"), IMAGE, EX_NOINPUT, "cannot open");
}

static void refuses_losses(void **state) {
    (void)state;
    static const struct {
        Make make;
        const char *says;
    } bad[] = {
        {{2, 2, 8, 2, 0, ROWS("\0\0\0\0\377\377\376\0\125\125\125\252\252\252"), 0, 0, 0, 0},
         "the picture is in colour, but data x has 1 channel"},
        {{2, 2, 8, 3, 0, ROWS("\0\0\0\0\0\1"), "\0\0\0\0\0\1", 0, 6, 0},
         "the picture is in colour"},
        {{2, 2, 8, 4, 0, ROWS("\0\0\377\377\377\0\125\376\252\377"), 0, 0, 0, 0},
         "some pixels are transparent, but data x has 1 channel"},
        {{2, 2, 8, 6, 0, ROWS("\0\0\0\0\377\377\377\377\377\0\125\125\125\377\252\252\252\0"), 0, 0,
          0, 0},
         "some pixels are transparent"},
        {{2, 2, 8, 0, 0, ROWS("\0\0\377\0\125\252"), 0, "\0\125", 0, 2}, // one grey is clear
         "some pixels are transparent"},
        {{2, 2, 8, 3, 0, ROWS("\0\0\0\0\0\0"), "\0\0\0", "\200", 3, 1},
         "some pixels are transparent"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refuse(put_png("loss.png", bad[i].make), IMAGE, EX_DATAERR, bad[i].says);
}

static void refuses_damage(void **state) {
    (void)state;
    static const struct {
        Make make;
        const char *says;
    } bad[] = {
        {{0, 2, 8, 0, 0, ROWS("\0\0"), 0, 0, 0, 0}, "damaged PNG file: "},
        {{2, 0, 8, 0, 0, ROWS("\0\0"), 0, 0, 0, 0}, "damaged PNG file: "},
        {{0x7fffffff, 0x7fffffff, 16, 6, 0, ROWS("\0"), 0, 0, 0, 0}, "damaged PNG file: "},
        {{0xffffffff, 2, 8, 0, 0, ROWS("\0"), 0, 0, 0, 0}, "damaged PNG file: "},
        {{1000000, 1000000, 16, 6, 1, ROWS("\0"), 0, 0, 0, 0}, "is 1000000 by 1000000 pixels"},
        {{2, 2, 3, 0, 0, ROWS("\0\0\0\0"), 0, 0, 0, 0}, "damaged PNG file: "},
        {{2, 2, 8, 1, 0, ROWS("\0\0\0\0\0\0"), 0, 0, 0, 0}, "damaged PNG file: "},
        {{2, 2, 4, 2, 0, ROWS("\0\0\0\0\0\0"), 0, 0, 0, 0}, "damaged PNG file: "},
        {{2, 2, 8, 0, 2, ROWS("\0\0\0\0\0\0"), 0, 0, 0, 0}, "damaged PNG file: "},
        {{2, 2, 8, 3, 0, ROWS("\0\0\0\0\0\0"), 0, 0, 0, 0}, "damaged PNG file: "}, // no palette
        {{2, 2, 8, 0, 0, ROWS("\0\0\377"), 0, 0, 0, 0}, "damaged PNG file: "},     // one row
        {{2, 2, 8, 0, 0, ROWS("\7\0\377\0\125\252"), 0, 0, 0, 0}, "damaged PNG file: "}, // filter
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refuse(put_png("bad.png", bad[i].make), IMAGE, EX_DATAERR, bad[i].says);
    refuse(rt_put("sig.png", "\x89PNG\r\n\32\r", 8), IMAGE, EX_DATAERR, "is neither a PNG nor a JPEG file");
}

static void refuses_every_flaw(void **state) {
    (void)state;
    make_png(&small);
    const size_t n = png_size;
    for (size_t cut = 8; cut < n; cut++)
        refuse(rt_put("cut.png", png, cut), IMAGE, EX_DATAERR, "damaged PNG file: ");
    png[n] = 0;
    refuse(rt_put("more.png", png, n + 1), IMAGE, EX_DATAERR, "more.png: extra bytes at the end of the PNG");
    for (size_t k = 8; k < n - 12; k++)
        for (int bit = 0; bit < 8; bit += 5) {
            png[k] ^= (uint8_t)(1 << bit);
            refuse(rt_put("bit.png", png, n), IMAGE, EX_DATAERR, "bit.png: ");
            png[k] ^= (uint8_t)(1 << bit);
        }
}

static void try_latents(const void *path) { vae_matrix_read(path, 3); }

static void refuses_tables(void **state) {
    (void)state;
    make_png(&small);
    rt_dies("latents", try_latents, rt_put("latents.npy", png, png_size), EX_DATAERR,
            "a table of numbers is needed, not pictures");
    rt_dies("latents", try_latents, rt_path("f.npy"), EX_NOINPUT, "cannot open");
    assert_int_equal(mkdir(rt_path("d.npy"), 0777), 0);
    rt_dies("latents", try_latents, rt_path("d.npy"), EX_NOINPUT, "it is a directory");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_greys),     cmocka_unit_test(reads_colours),
        cmocka_unit_test(reads_alpha),     cmocka_unit_test(says_bits),
        cmocka_unit_test(reads_folders),
        cmocka_unit_test(refuses_folders), cmocka_unit_test(refuses_losses),
        cmocka_unit_test(refuses_damage),  cmocka_unit_test(refuses_every_flaw),
        cmocka_unit_test(refuses_tables),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

// rt_arrays.c -- arrays in files: what their bytes and words are worth, and hints where that is wrong (data/check.c); rows whose
// dimensions are in another order (layout.c); files of which FILE.crc32 says what they held (npy.c), and those that are so large that
// their rows are read and not mapped (mapped_file.c, parts.c).
#include "commands/commands.h"
#include "data/readers.h"
#include "rt_table.h"

#include <fcntl.h>

#define NPY(TYPE, SHAPE) "{'descr': '" TYPE "', 'fortran_order': False, 'shape': (" SHAPE "), }\n"

typedef struct Opened {
    const VaeStream *s;
    const char *path;
} Opened;

static VaeData open_of(const Opened *o) {
    const VaeModel m = {.name = "test", .stream = o->s, .n_streams = 1};
    VaeData d;
    vae_guard_forget();
    vae_data_open(&d, &m, &o->path, 1, 0, 1);
    return d;
}

static void try_of(const void *arg) { open_of(arg); }

static void refuse_of(const VaeStream *s, const char *path, int code, const char *says) {
    const Opened o = {s, path};
    rt_dies(path, try_of, &o, code, says);
}

typedef struct Derived {
    const VaeStream *both;
    const char *spec[2];
} Derived;

static void try_derived(const void *arg) {
    const Derived *of = arg;
    const VaeModel m = {.name = "test", .stream = of->both, .n_streams = 2};
    VaeData d;
    vae_data_open(&d, &m, of->spec, 2, 0, 1);
}

static void forget(void) {
    vae_how_forget();
    vae_guard_forget();
}

// ---------------------------------------------------------------- units

static void hints(void **state) {
    (void)state;
    static const uint16_t words[] = {0, 300, 1};
    static const int16_t numbers[] = {0, 300, 1};
    static const float floats[] = {0, 200, 1}, halves[] = {0, 1.5f, 1}, far_off[] = {0, 70000, 1}, infinite[] = {0, INFINITY, 1};
    static const struct { int stream; const char *header; const void *cells; size_t n; const char *says; } each[] = {
        {UNIT3, NPY("<u2", "1, 3"), words, 6, "needs (if these are pixels of 16 bits, --bytes 65535 divides them)\n"},
        {UNIT3, NPY("<i2", "1, 3"), numbers, 6, "needs (if these are pixels of 16 bits, divide them by 65535)\n"},
        {UNIT3, NPY("|u1", "1, 3"), "\0\310\1", 3, "needs (if these are pixels from 0 to 255, --bytes 255 divides them)\n"},
        {UNIT3, NPY("<f4", "1, 3"), floats, 12, "needs (if these are pixels from 0 to 255, divide them by 255)\n"},
        {UNIT3, NPY("<f4", "1, 3"), halves, 12, "value 1.5 is outside [0, 1], which bernoulli needs\n"},
        {UNIT3, NPY("<f4", "1, 3"), far_off, 12, "value 70000 is outside [0, 1], which bernoulli needs\n"},
        {UNIT3, NPY("<f4", "1, 3"), infinite, 12, "value inf is not finite\n"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        refuse(put_npy("h.npy", 1, each[i].header, each[i].cells, each[i].n), each[i].stream, EX_DATAERR, each[i].says);
}

// The value of a cell of 51, by what was said and by what training found.
static void units(void **state) {
    (void)state;
    static const VaeStream series = {.name = "s", .kind = VAE_SERIES, .height = 2, .width_px = 1, .channels = 2, .width = 4, .domain = VAE_DOMAIN_ANY};
    static const struct { const VaeStream *s; const char *header; int said, trained; double unit; } each[] = {
        {&all[IMAGE], NPY("|u1", "1, 2, 2"), 0, 0, 255}, {&all[IMAGE], NPY("|u1", "1, 2, 2"), 51, 0, 51}, {&all[IMAGE], NPY("|u1", "1, 2, 2"), VAE_WORD, 0, 255},
        {&all[IMAGE], NPY("|u1", "1, 2, 2"), 0, 102, 102}, {&all[IMAGE], NPY("|u1", "1, 2, 2"), 0, VAE_WORD, 255},
        {&all[VECTOR4], NPY("|u1", "1, 2, 2"), 0, 0, 255}, {&all[VECTOR4], NPY("|u1", "1, 4"), 255, 0, 255}, {&series, NPY("|u1", "1, 2, 2"), 0, 0, 1},
        {&all[VECTOR4], NPY("<u2", "1, 4"), VAE_WORD, 0, VAE_WORD}, {&all[VECTOR4], NPY("<u2", "1, 4"), 0, VAE_WORD, VAE_WORD}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        forget();
        vae_how_of(each[i].s->name)->bytes = each[i].said, vae_how_of(each[i].s->name)->trained_bytes = each[i].trained;
        const uint16_t words[] = {51, 0, 2, 51};
        const uint8_t bytes[] = {51, 0, 2, 51};
        const bool wide = strstr(each[i].header, "u2");
        const Opened o = {each[i].s, put_npy("u.npy", 1, each[i].header, wide ? (const void *)words : bytes, wide ? 8 : 4)};
        const VaeModel m = {.name = "test", .stream = each[i].s, .n_streams = 1};
        float row[4];
        VaeData d = open_of(&o);
        vae_data_row(&d, &m, 0, 0, row);
        if (row[3] != 51 * (float)(1 / each[i].unit)) fail_msg("%zu: %.9g", i, (double)row[3]);
        vae_data_close(&d);
    }
    forget();
    static const float labels[] = {0, 0, 0, 0, 0, 0, 0, 1, 0, 0};
    static const uint16_t seven[] = {7};
    vae_how_of("y")->bytes = VAE_WORD; // labels are never divided
    assert_rows(LABEL, put_npy("y.npy", 1, NPY("<u2", "1,"), seven, 2), 1, labels);
    forget();
}

// What training divided, and seems to be divided already: of all the files, and of all of a number's bytes.
static void unit_of_training(void **state) {
    (void)state;
    static const struct { const char *type, *first, *second; size_t n; int trained; const char *both, *second_alone; } each[] = {
        {"|u1", "\0\1\0\0", "\1\0\0\0", 4, 255, "p1.npy: no byte exceeds 1, but they are divided by 255 as in training; if they are 0 and 1, say --bytes 1\n", "p2.npy: no byte"},
        {"|u1", "\0\0\0\0", "\0\0\1\0", 4, 255, "no byte exceeds 1", "no byte exceeds 1"}, {"|u1", "\0\1\0\0", "\0\0\0\5", 4, 255, NULL, NULL},
        {"|u1", "\0\7\0\0", "\0\1\0\0", 4, 255, NULL, "no byte exceeds 1"}, {"|u1", "\0\0\0\0", "\0\0\0\0", 4, 255, NULL, NULL},
        {"|u1", "\0\1\0\0", "\1\0\0\0", 4, 1, NULL, NULL}, {"|u1", "\0\1\0\0", "\1\0\0\0", 4, 0, NULL, NULL},
        {"<u2", "\0\0\1\0\0\0\0\0", "\0\0\0\0\0\0\1\0", 8, VAE_WORD, "no number exceeds 1, but they are divided by 65535", "no number exceeds 1"},
        {"<u2", "\0\0\0\1\0\0\0\0", "\0\0\1\0\0\0\0\0", 8, VAE_WORD, NULL, "no number exceeds 1"},
        {"<u2", "\0\0\1\0\0\0\0\0", "\0\0\1\0\377\377\0\0", 8, VAE_WORD, NULL, NULL},
        {">u2", "\0\0\0\1\0\0\0\0", "\0\0\0\0\0\1\0\0", 8, VAE_WORD, "no number exceeds 1", "no number exceeds 1"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        for (int two = 0; two < 2; two++) {
            char header[100], said[1000];
            snprintf(header, sizeof header, "{'descr': '%s', 'fortran_order': False, 'shape': (1, 2, 2), }\n", each[i].type);
            forget();
            put_npy("p1.npy", 1, header, each[i].first, each[i].n);
            put_npy("p2.npy", 1, header, each[i].second, each[i].n);
            vae_how_of("x")->trained_bytes = each[i].trained;
            const Opened o = {&all[IMAGE], rt_path(two ? "p?.npy" : "p2.npy")};
            assert_int_equal(rt_run(try_of, &o, said, sizeof said), 0);
            const char *want = two ? each[i].both : each[i].second_alone;
            if (!strstr(said, "exceeds 1") != !want || (want && !strstr(said, want))) fail_msg("%zu, %d: said %s", i, two, said);
        }
    forget();
}

// What is made up is not divided, whatever is said of files.
static void units_of_what_is_made(void **state) {
    (void)state;
    float row[3][4];
    for (int i = 0; i < 3; i++) {
        forget();
        vae_how_of("x")->bytes = i == 1 ? 51 : 0, vae_how_of("x")->trained_bytes = i == 2 ? 51 : 0;
        const VaeModel m = model_of(IMAGE);
        VaeData d = open_of(&(Opened){&all[IMAGE], "shapes:3"});
        vae_data_row(&d, &m, 0, 2, row[i]);
        assert_memory_equal(row[i], row[0], sizeof row[0]);
        vae_data_close(&d);
    }
    float most = 0;
    for (int i = 0; i < 4; i++) most = fmaxf(most, row[0][i]);
    assert_true(most > 0 && most <= 1);
    forget();
    static const VaeStream weight = {.name = "w", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 1, .width = 1, .domain = VAE_DOMAIN_WEIGHT};
    static const float below[] = {200, -1};
    refuse_of(&weight, put_npy("w.npy", 1, NPY("<f4", "2, 1"), below, 8), EX_DATAERR, "row 2, column 1: value -1 ");
}

// Of rows that have gaps nothing is made; and what is no width of a blur.
static void derived(void **state) {
    (void)state;
    static const VaeStream both[] = {{.name = "x", .kind = VAE_IMAGE, .height = 2, .width_px = 2, .channels = 1, .width = 4, .domain = VAE_DOMAIN_ANY, .missing = true},
                                     {.name = "y", .kind = VAE_IMAGE, .height = 2, .width_px = 2, .channels = 1, .width = 4, .domain = VAE_DOMAIN_ANY}};
    static const float values[] = {1, 2, 3, 4, 5, NAN, 7, 8};
    char x[300];
    forget();
    snprintf(x, sizeof x, "x=%s", put_npy("x.npy", 1, NPY("<f4", "2, 2, 2"), values, 32));
    const Derived gap = {both, {x, "y=blur:x:1"}};
    rt_dies("gap", try_derived, &gap, EX_DATAERR, "--data y=blur:x:1: row 2 of x has missing values");
    static const char *const bad[] = {"y=blur:x:", "y=blur:x:0", "y=blur:x:-1", "y=blur:x:nan", "y=blur:x:1e999", "y=blur:x:1z", "y=blur:x:1e30"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const Derived d = {both, {x, bad[i]}};
        rt_dies(bad[i], try_derived, &d, EX_USAGE, bad[i]);
    }
}

// What is an input alone has no likelihood: its sums are its own.
static void shares_without_a_likelihood(void **state) {
    (void)state;
    static const VaeStream input = {.name = "s", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3, .domain = VAE_DOMAIN_SHARES};
    static const float thirds[] = {0.5f, 0.25f, 0.125f};
    const char *path = put_npy("s.npy", 1, NPY("<f4", "1, 3"), thirds, 12);
    refuse_of(&input, path, EX_DATAERR, "the values sum to 0.875, not to 1, which s needs");
    refuse(path, SHARES3, EX_DATAERR, "the values sum to 0.875, not to 1, which categorical needs");
    path = rt_put("s.mtx", B("%%MatrixMarket matrix coordinate real general\n1 3 1\n1 2 0.5\n"));
    refuse_of(&input, path, EX_DATAERR, "row 1: the values sum to 0.5, not to 1, which s needs");
}

// ---------------------------------------------------------------- dimensions in another order

static void layouts(void **state) {
    (void)state;
    uint8_t cell[24];
    float as_is[24], channels_last[24];
    for (int i = 0; i < 24; i++) cell[i] = (uint8_t)(i + 2), as_is[i] = (float)(i + 2) * (1.0f / 255);
    for (int p = 0; p < 8; p++)
        for (int c = 0; c < 3; c++) channels_last[3 * p + c] = as_is[8 * c + p];
    static const struct { const char *header; VaeLayout said, trained; bool turned; const char *says; } each[] = {
        {NPY("|u1", "1, 2, 4, 3"), 0, 0, false, NULL}, {NPY("|u1", "1, 3, 2, 4"), VAE_LAYOUT_CHW, 0, true, NULL},
        {NPY("|u1", "1, 3, 2, 4"), 0, VAE_LAYOUT_CHW, true, NULL}, {NPY("|u1", "1, 24"), 0, VAE_LAYOUT_CHW, true, NULL},
        {NPY("|u1", "1, 2, 4, 3"), 0, VAE_LAYOUT_CHW, false, NULL}, {NPY("|u1", "1, 24"), VAE_LAYOUT_HWC, VAE_LAYOUT_CHW, false, NULL},
        {NPY("|u1", "1, 24"), 0, 0, false, NULL}, {NPY("|u1", "1, 3, 2, 4"), 0, 0, false, "[3, 2, 4], channels first;"},
        {NPY("|u1", "1, 4, 2, 3"), 0, 0, false, "[4, 2, 3], height and width swapped;"}, {NPY("|u1", "1, 3, 4, 2"), 0, 0, false, "[3, 4, 2], height and width swapped;"},
        {NPY("|u1", "1, 2, 2, 6"), 0, 0, false, "[2, 2, 6]; data rgb: image(2, 4, 3) needs [height, width, channels] in this order"},
        {NPY("|u1", "1, 2, 4, 3"), VAE_LAYOUT_CHW, 0, false, "[2, 4, 3], which --layout chw does not fit;"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        forget();
        vae_how_of("rgb")->layout = each[i].said, vae_how_of("rgb")->trained_layout = each[i].trained;
        const char *path = put_npy("l.npy", 1, each[i].header, cell, 24);
        if (each[i].says) refuse(path, COLOUR, EX_DATAERR, each[i].says);
        else assert_rows(COLOUR, path, 1, each[i].turned ? channels_last : as_is);
    }
    forget();
    vae_how_of("x")->layout = VAE_LAYOUT_CHW; // of one channel both are the same
    assert_rows(IMAGE, put_npy("l.npy", 1, NPY("|u1", "1, 1, 2, 2"), cell, 4), 1, as_is);
    forget();
    refuse(put_npy("l.npy", 1, NPY("|u1", "2, 1"), cell, 2), ANY3, EX_DATAERR, "a row has 1 value, but data v: vector(3) needs 3");
    refuse(put_npy("l.npy", 1, NPY("|u1", "2,"), cell, 2), ANY3, EX_DATAERR, "a row has 1 value, but data v: vector(3) needs 3");
    refuse(put_npy("l.npy", 1, NPY("|u1", "2, 2, 1"), cell, 4), ANY3, EX_DATAERR, "a row has 2 values [2, 1], but data v: vector(3) needs 3");
}

static void series_channels_first(void **state) {
    (void)state;
    static const VaeStream series = {.name = "s", .kind = VAE_SERIES, .height = 3, .width_px = 1, .channels = 2, .width = 6, .domain = VAE_DOMAIN_ANY};
    static const char *const good[] = {NPY("|u1", "1, 3, 2"), NPY("|u1", "1, 6")};
    for (int i = 0; i < 2; i++) {
        const Opened o = {&series, put_npy("s.npy", 1, good[i], "\1\2\3\4\5\6", 6)};
        VaeData d = open_of(&o);
        assert_true(d.rows == 1 && d.stream[0].high == 6);
        vae_data_close(&d);
    }
    refuse_of(&series, put_npy("s.npy", 1, NPY("|u1", "1, 2, 3"), "abcdef", 6), EX_DATAERR,
              "rows have the shape [2, 3], channels first; data s: series(3, 2) needs [steps, channels]");
}

// ---------------------------------------------------------------- sums

static void put_sum(const char *text) {
    FILE *f = fopen(rt_path("s.npy.crc32"), "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static void sums(void **state) {
    (void)state;
    static const float v[] = {1, 2, 3};
    const unsigned crc = vae_crc(0, v, sizeof v);
    char text[10][64] = {[7] = "none\n", [8] = "", [9] = "abc 12"};
    static const char *const says[10] = {NULL, NULL, "damaged: its 12 bytes of values have the CRC-32", "s.npy.crc32 says 13 with", "s.npy.crc32: damaged: it should say the CRC-32 of",
                                         "s.npy.crc32: damaged", "s.npy.crc32: damaged", "s.npy.crc32: damaged", "s.npy.crc32", "s.npy.crc32: damaged"};
    snprintf(text[0], 64, "%08x 12\n", crc), snprintf(text[1], 64, "%08x 12", crc), snprintf(text[2], 64, "%08x 12\n", crc ^ 1);
    snprintf(text[3], 64, "%08x 13\n", crc), snprintf(text[4], 64, "%08x 12\nx", crc), snprintf(text[5], 64, "%08x 12 ", crc);
    snprintf(text[6], 64, "%08X 12\n", 0xabcdefabu);
    for (int i = 0; i < 10; i++) {
        const char *path = put_npy("s.npy", 1, NPY("<f4", "1, 3"), v, 12);
        put_sum(text[i]);
        if (says[i]) refuse(path, ANY3, EX_DATAERR, says[i]);
        else assert_rows(ANY3, path, 1, v);
    }
    unlink(rt_path("s.npy.crc32"));
}

// A file of zeros, of which the disk need not have any: `head` bytes of header, and a sum beside it that is right if `wrong` is 0.
static const char *put_zeros(const char *name, const char *descr, const char *shape, size_t head, size_t bytes, unsigned wrong) {
    static const uint8_t zeros[1 << 16];
    char beside[300];
    const char *path = rt_path(name);
    vae_guard_forget();
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fprintf(f, "\x93NUMPY\1%c%c%c", 0, (int)((head - 10) & 255), (int)(head - 10) >> 8);
    const int n = fprintf(f, "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", descr, shape);
    fprintf(f, "%*s", (int)head - 10 - n, "\n");
    assert_int_equal(fclose(f), 0);
    assert_int_equal(truncate(path, (off_t)(head + bytes)), 0);
    uLong crc = crc32(0, zeros, (uInt)(bytes % sizeof zeros));
    const uLong some = crc32(0, zeros, sizeof zeros);
    for (size_t k = 0; k < bytes / sizeof zeros; k++) crc = crc32_combine(crc, some, sizeof zeros);
    snprintf(beside, sizeof beside, "%s.crc32", path);
    assert_non_null(f = fopen(beside, "w"));
    fprintf(f, "%08lx %zu\n", crc ^ wrong, bytes);
    assert_int_equal(fclose(f), 0);
    return path;
}

static void pass_all(VaeData *d) {
    const VaeModel m = model_of(ANY3);
    VaePass p;
    vae_pass_open(&p, d, &m, NULL, 0);
    while (vae_pass_some(&p)) {}
    assert_false(vae_pass_waits(&p));
    vae_pass_close(&p);
}

static void try_pass(const void *arg) {
    VaeData d = open_one(ANY3, arg);
    pass_all(&d);
}

// What is checked later is compared with its sum then, unless the sum has been taken away.
static void sums_of_later(void **state) {
    (void)state;
    enum { SMALL = 700000 * 24, JUST = (1 << 24) - 4096 };
    vae_data_later(true);
    const char *path = put_zeros("small.npy", "<f8", "700000, 3", 128, SMALL, 0);
    VaeData d = open_one(ANY3, path);
    assert_true(d.stream[0].unchecked);
    pass_all(&d);
    assert_true(!d.stream[0].unchecked && d.stream[0].low == 0 && d.stream[0].high == 0);
    vae_data_close(&d);
    path = put_zeros("small.npy", "<f8", "700000, 3", 128, SMALL, 1);
    rt_dies("later", try_pass, path, EX_DATAERR, "damaged: its 16800000 bytes of values have the CRC-32");
    d = open_one(ANY3, path);
    unlink(rt_path("small.npy.crc32"));
    pass_all(&d);
    vae_data_close(&d);
    unlink(path);
    // A file of 16 MB with its header, and less without: nothing waits, of it and of two.
    for (unsigned wrong = 0; wrong < 2; wrong++)
        for (int two = 0; two < 2; two++) {
            path = put_zeros("just1.npy", "<f8", "698880, 3", 8192, JUST, wrong);
            if (two) put_zeros("just2.npy", "<f8", "1, 3", 128, 24, 0), path = rt_path("just?.npy");
            if (wrong) {
                refuse(path, ANY3, EX_DATAERR, "just1.npy: damaged: its 16773120 bytes of values have the CRC-32");
                continue;
            }
            d = open_one(ANY3, path);
            assert_true(!d.stream[0].unchecked && d.rows == 698880 + (size_t)two);
            vae_data_close(&d);
            unlink(rt_path("just2.npy"));
        }
    vae_data_later(false);
}

// ---------------------------------------------------------------- large files

static const VaeStream picture = {.name = "x", .kind = VAE_IMAGE, .height = 128, .width_px = 128, .channels = 1, .width = 16384,
                                  .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"};

static void cut_short(const void *arg) {
    const VaeModel m = {.name = "test", .stream = &picture, .n_streams = 1};
    float row[16384];
    if (truncate(rt_path("large.npy"), 1 << 20) != 0) _exit(1);
    vae_data_row(arg, &m, 0, 4000, row);
}

static void large(void **state) {
    (void)state;
    const VaeModel m = {.name = "test", .stream = &picture, .n_streams = 1};
    const Opened o = {&picture, put_zeros("large.npy", "|u1", "4160, 128, 128", 128, 4160 * 16384, 0)};
    float row[16384];
    VaeData d = open_of(&o);
    assert_true(d.rows == 4160 && d.stream[0].divisor == 1); // no byte is above 1
    const int f = open(o.path, O_WRONLY);
    assert_int_equal(pwrite(f, "\1", 1, 128 + 4000 * 16384 + 5), 1);
    close(f);
    vae_data_row(&d, &m, 0, 4000, row); // read from the file, as it is now
    for (int i = 0; i < 16384; i++) assert_true(row[i] == (i == 5));
    refuse_of(&picture, o.path, EX_DATAERR, "damaged: its 68157440 bytes of values have the CRC-32");
    rt_dies("short", cut_short, &d, EX_IOERR, "large.npy: it became shorter while it was in use");
    vae_data_close(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(hints), cmocka_unit_test(units), cmocka_unit_test(unit_of_training), cmocka_unit_test(units_of_what_is_made), cmocka_unit_test(derived),
                                       cmocka_unit_test(shares_without_a_likelihood), cmocka_unit_test(layouts),
                                       cmocka_unit_test(series_channels_first), cmocka_unit_test(sums), cmocka_unit_test(sums_of_later), cmocka_unit_test(large)};
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

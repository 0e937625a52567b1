// rt_data.c -- the data readers: what they read is right, and what is wrong is refused by name.
#include "rt_table.h"

// ---------------------------------------------------------------- what must be read

// Two pictures of 2 x 2.
static const char idx_images[] = "\0\0\10\3\0\0\0\2\0\0\0\2\0\0\0\2\0\377\200\1\2\3\4\5";

static void reads_idx(void **state) {
    (void)state;
    const float s = 1.0f / 255.0f;
    const float scaled[] = {0, 1, 128 * s, s, 2 * s, 3 * s, 4 * s, 5 * s};
    const float bytes[] = {0, 255, 128, 1, 2, 3, 4, 5};
    const char *plain = rt_put("i.idx", B(idx_images));
    const char *packed = put_gz("i.idx.gz", B(idx_images));
    assert_rows(IMAGE, plain, 2, scaled);
    assert_rows(IMAGE, packed, 2, scaled);
    assert_rows(VECTOR4, plain, 2, scaled); // an image file used as a vector: pixels all the same
    assert_rows(BYTES, plain, 2, bytes);
    const float one_hot[] = {0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    assert_rows(LABEL, rt_put("l.idx", B("\0\0\10\1\0\0\0\2\3\0")), 2, one_hot);
    const float numbers[] = {1, -2, 300};
    assert_rows(ANY3, rt_put("s.idx", B("\0\0\13\2\0\0\0\1\0\0\0\3\0\1\377\376\1\54")), 1, numbers);
    assert_rows(ANY3, put_gz("s.gz", B("\0\0\13\2\0\0\0\1\0\0\0\3\0\1\377\376\1\54")), 1, numbers);
    const float floats[] = {1, -2, 0.5f};
    assert_rows(ANY3, rt_put("f.idx", B("\0\0\15\2\0\0\0\1\0\0\0\3\77\200\0\0\300\0\0\0\77\0\0\0")),
                1, floats);
}

#define F(descr, order, shape)                                                                     \
    "{'descr': '" descr "', 'fortran_order': " order ", 'shape': " shape ", }"

static void reads_npy(void **state) {
    (void)state;
    const float v[] = {1, 2, 3, 4, 5, 6};
    const char *c = F("<f4", "False", "(2, 3)");
    assert_rows(ANY3, put_npy("c.npy", 1, c, v, sizeof v), 2, v);
    assert_rows(ANY3, put_npy("t.npy", 1, "{\t'descr':\t\"<f4\", 'fortran_order': False,\n'shape': (2, 3)}\t\n", v, sizeof v), 2, v);
    assert_rows(ANY3, put_npy("2.npy", 2, c, v, sizeof v), 2, v);
    assert_rows(ANY3, put_npy("3.npy", 3, c, v, sizeof v), 2, v);
    const float fortran[] = {1, 4, 2, 5, 3, 6};
    assert_rows(ANY3, put_npy("f.npy", 1, F("<f4", "True", "(2, 3)"), fortran, sizeof v), 2, v);
    const uint8_t u1[] = {1, 2, 3, 4, 5, 6}, u1f[] = {1, 4, 2, 5, 3, 6};
    assert_rows(ANY3, put_npy("u1.npy", 1, F("|u1", "False", "(2,3)"), u1, 6), 2, v);
    assert_rows(ANY3, put_npy("u1f.npy", 1, F("|u1", "True", "(2,3)"), u1f, 6), 2, v);
    const double f8[] = {1, 2, 3, 4, 5, 6};
    assert_rows(ANY3, put_npy("f8.npy", 1, F("<f8", "False", "(2, 3)"), f8, sizeof f8), 2, v);
    const int64_t i8[] = {1, -2, 300};
    const float ints[] = {1, -2, 300};
    assert_rows(ANY3, put_npy("i8.npy", 1, F("<i8", "False", "(1, 3)"), i8, sizeof i8), 1, ints);
    assert_rows(ANY3, put_npy("i2.npy", 1, F(">i2", "False", "(1, 3)"), "\0\1\377\376\1\54", 6), 1,
                ints);
    const float half[] = {1, -2, 0.000060975551605224609375f};
    assert_rows(ANY3, put_npy("f2.npy", 1, F("<f2", "False", "(1, 3)"), "\0\74\0\300\377\3", 6), 1,
                half);
    const float bits[] = {1, 0, 1};
    assert_rows(UNIT3, put_npy("b.npy", 1, F("|b1", "False", "(1, 3)"), "\1\0\1", 3), 1, bits);
}

// Fortran order in three dimensions, against the formula.
static void reads_fortran_cubes(void **state) {
    (void)state;
    uint16_t cells[24];
    float want[24];
    for (int r = 0; r < 3; r++)
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < 4; j++) {
                cells[r + 3 * (i + 2 * j)] = (uint16_t)(100 * r + 10 * i + j);
                want[r * 8 + i * 4 + j] = (float)(100 * r + 10 * i + j);
            }
    const char *path = put_npy("cube.npy", 1, F("<u2", "True", "(3, 2, 4)"), cells, sizeof cells);
    VaeMatrix m = vae_matrix_read(path, 8);
    assert_int_equal(m.rows, 3);
    assert_memory_equal(m.values, want, sizeof want);
    vae_free(m.values);
}

static void reads_csv(void **state) {
    (void)state;
    const float v[] = {1, -2.5f, 3e2f, 0.125f, 5, 6};
    assert_rows(ANY3, rt_put("a.csv", B("1,-2.5,3e2\n.125,5.,+6\n")), 2, v);
    assert_rows(ANY3,
                rt_put("b.csv", B("\xef\xbb\xbf"
                                  "a,\"b, c\",d\r\n1, -2.5 ,3E+02\r\n\"0.125\","
                                  "5,6\r\n\r\n")),
                2, v);
    assert_rows(ANY3, rt_put("c.csv", B("# a,b,c\r1,-25e-1,300\r0.12500000000000000000,5,6")), 2,
                v);
    assert_rows(ANY3,
                rt_put("d.csv", B("\"two\nlines\",b,\"say \"\"c\"\"\"\n1,-2.5,300\n.125,5,6\n \n")),
                2, v);
}

// Only where the stream says that values may be missing.
static void reads_missing(void **state) {
    (void)state;
    const float v[] = {NAN, 2, 3, 4, NAN, NAN, NAN, NAN, NAN};
    assert_rows(GAPS3, rt_put("m.csv", B("a,b,c\n,2,3\n4, NA ,NaN\nnan,\"\",\"NA\"\n")), 3, v);
    assert_rows(GAPS3, rt_put("n.csv", B("NA,2,3\n4,,\n,,\n")), 3, v); // no header: one is a number
    const float first[] = {NAN, NAN, NAN, 1, 2, 3};
    assert_rows(GAPS3, rt_put("o.csv", B("NA,,NA\n1,2,3\n")), 2, first); // no header: no names
    assert_rows(GAPS3, rt_put("p.csv", B("NA,,c\n1,2,3\n")), 1, first + 3);
    // Nearly empty: more values than half of the bytes.
    enum { LINES = 1000 };
    static char sparse[LINES * 4 + 1];
    static float want[LINES * 3];
    for (int i = 0; i < LINES; i++) {
        memcpy(sparse + 4 * i, i % 2 ? ",,7\n" : "7,,\n", 5);
        for (int j = 0; j < 3; j++) want[3 * i + j] = j == (i % 2 ? 2 : 0) ? 7 : NAN;
    }
    assert_rows(GAPS3, rt_put("sparse.csv", sparse, LINES * 4), LINES, want);
    assert_rows(GAPS3, rt_put("sparse.csv", sparse, LINES * 4 - 1), LINES, want); // no last newline
    assert_rows(GAPS3, put_npy("m.npy", 1, F("<f4", "False", "(3, 3)"), v, sizeof v), 3, v);
    const double wide[] = {1, NAN, 3};
    const float narrow[] = {1, NAN, 3};
    assert_rows(GAPS3, put_npy("w.npy", 1, F("<f8", "False", "(1, 3)"), wide, sizeof wide), 1,
                narrow);
    refuse(rt_put("q.csv", B("1,inf,3\n")), GAPS3, EX_DATAERR, "value inf is not finite");
    refuse(rt_put("q.csv", B("1,no,3\n")), GAPS3, EX_DATAERR, "\"no\" is not a number");
    refuse(rt_put("q.csv", B("1,NA,3\n")), ANY3, EX_DATAERR,
           "column 2: value NA is missing (if values may be missing, declare data v with");
    refuse(rt_put("q.csv", B("NA\n")), LABEL, EX_DATAERR,
           "line 1, column 1: value NA is missing\n");
    refuse(put_npy("q.npy", 1, F("<f8", "False", "(1, 3)"), wide, sizeof wide), ANY3, EX_DATAERR,
           "column 2: value nan is not finite (if values may be missing");
}

// Every float survives being written with nine digits and read again.
static void reads_numbers_exactly(void **state) {
    (void)state;
    uint32_t bits = 1;
    enum { N = 4000 };
    float values[N];
    for (int i = 0; i < N; i++) {
        do {
            bits = bits * 1664525u + 1013904223u;
            memcpy(&values[i], &bits, sizeof bits);
        } while (!isfinite(values[i]));
    }
    const int width = 4;
    vae_guard_forget(); // another program wrote what was read above
    vae_matrix_write(rt_path("n.csv"), values, N / 4, &width, 1);
    VaeMatrix m = vae_matrix_read(rt_path("n.csv"), 0);
    assert_int_equal(m.width, 4);
    assert_memory_equal(m.values, values, sizeof values);
    vae_free(m.values);
}

static void matrices_go_both_ways(void **state) {
    (void)state;
    const float v[] = {1, 2, 3, 4, 5, 6, 7, 8.5f, 9, 10, 11, 12};
    const int dims[] = {2, 3};
    vae_matrix_write(rt_path("m.npy"), v, 2, dims, 2);
    VaeMatrix m = vae_matrix_read(rt_path("m.npy"), 6);
    assert_int_equal(m.rows, 2);
    assert_memory_equal(m.values, v, sizeof v);
    vae_free(m.values);
    vae_matrix_write(rt_path("one.npy"), v, 12, NULL, 0);
    m = vae_matrix_read(rt_path("one.npy"), 1);
    assert_int_equal(m.rows, 12);
    vae_free(m.values);
}

static void keeps_the_first_rows(void **state) {
    (void)state;
    static const char *const files[] = {"k.idx", "k.idx.gz"};
    rt_put(files[0], B(idx_images));
    put_gz(files[1], B(idx_images));
    VaeModel m = model_of(IMAGE);
    for (int i = 0; i < 2; i++) {
        VaeData d;
        const char *path = rt_path(files[i]);
        vae_data_open(&d, &m, &path, 1, 1, 1);
        assert_int_equal(d.rows, 1);
        vae_data_close(&d);
    }
    m = model_of(ANY3);
    const char *path = rt_put("k.csv", B("1,2,3\n4,5,6\nbad,,\n"));
    VaeData d;
    vae_data_open(&d, &m, &path, 1, 2, 1);
    assert_int_equal(d.rows, 2);
    vae_data_close(&d);
}

// ---------------------------------------------------------------- made-up data

static void shapes_agree(void **state) {
    (void)state;
    static const VaeStream streams[] = {
        {.name = "x", .kind = VAE_IMAGE, .height = 28, .width_px = 28, .channels = 1, .width = 784,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
        {.name = "rgb", .kind = VAE_IMAGE, .height = 16, .width_px = 20, .channels = 3, .width = 960,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
        {.name = "y", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 5, .width = 5,
         .domain = VAE_DOMAIN_ANY},
        {.name = "v", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 10, .width = 10,
         .domain = VAE_DOMAIN_ANY, .likelihood = "mse"},
        {.name = "n", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 10, .width = 10,
         .domain = VAE_DOMAIN_COUNT, .likelihood = "poisson"},
    };
    VaeModel m = {.name = "shapes", .stream = streams, .n_streams = 5};
    const char *some = "shapes:300", *fewer = "shapes:200";
    VaeData a, b, c;
    vae_data_open(&a, &m, &some, 1, 0, 7);
    vae_data_open(&b, &m, &fewer, 1, 0, 7);
    vae_data_open(&c, &m, &some, 1, 0, 8);
    assert_int_equal(a.rows, 300);
    float one[960], two[960];
    int kinds[5] = {0}, different = 0;
    for (size_t row = 0; row < 200; row++)
        for (int s = 0; s < 5; s++) {
            size_t width = (size_t)streams[s].width;
            vae_data_row(&a, &m, s, row, one);
            vae_data_row(&b, &m, s, row, two);
            assert_memory_equal(one, two, width * sizeof *one); // seed and row decide, nothing else
            vae_data_row(&c, &m, s, row, two);
            different += memcmp(one, two, width * sizeof *one) != 0;
            for (int k = 0; s == 2 && k < 5; k++) kinds[k] += one[k] == 1;
            float sum = 0;
            for (int i = 0; s == 0 && i < 784; i++) sum += one[i];
            if (s == 0) assert_true(sum > 10 && sum < 500); // a shape, not empty, not full
        }
    assert_true(different > 800);
    for (int k = 0; k < 5; k++) assert_true(kinds[k] > 15);
    vae_data_close(&a);
    vae_data_close(&b);
    vae_data_close(&c);
}

// ---------------------------------------------------------------- what must be refused

typedef struct Bad {
    const char *file, *bytes;
    size_t n;
    int stream;
    const char *says;
} Bad;

static void refuses_idx_and_csv(void **state) {
    (void)state;
    static const Bad bad[] = {
        {"empty", B(""), IMAGE, "the file is empty"},
        {"unknown", B("hello"), IMAGE, "unknown format"},
        {"z.npz", B("PK\3\4...."), IMAGE, "damaged NPZ file"},
        {"type", B("\0\0\7\1\0\0\0\1\0"), IMAGE, "0x07 is not a type"},
        {"rank0", B("\0\0\10\0"), IMAGE, "0 dimensions"},
        {"rank255", B("\0\0\10\377\0\0\0\1"), IMAGE, "255 dimensions"},
        {"huge", B("\0\0\10\4\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377"),
         IMAGE, "impossibly large"},
        {"big", B("\0\0\16\2\377\377\377\377\377\377\377\377"), IMAGE, "impossibly large"},
        {"more", B("\0\0\10\2\0\0\1\0\0\0\0\4\1\2\3"), IMAGE,
         "truncated: its IDX header asks for 1024"},
        {"extra", B("\0\0\10\1\0\0\0\1\1\2"), LABEL, "extra bytes at the end"},
        {"norows", B("\0\0\10\3\0\0\0\0\0\0\0\2\0\0\0\2"), IMAGE, "there are no rows"},
        {"nothing", B("\0\0\10\3\0\0\0\2\0\0\0\0\0\0\0\2"), IMAGE, "no values in a row"},
        {"width", B("\0\0\10\3\0\0\0\1\0\0\0\1\0\0\0\3\1\2\3"), IMAGE,
         "a row has 3 values [1, 3], but data x: image(2, 2, 1) needs 4"},
        {"labels", B("\0\0\10\1\0\0\0\2\3\12"), LABEL,
         "row 2: label 10 is not a whole number from 0"},
        {"gz", B("\37\213not really"), IMAGE, "gzip"},
        {"nan", B("\0\0\15\2\0\0\0\1\0\0\0\3\77\200\0\0\177\300\0\0\0\0\0\0"), ANY3,
         "row 1, column 2: value nan is not finite"},
        {"word.csv", B("a,b,c\n1,2,3\n4,five,6\n"), ANY3,
         "line 3, column 2: \"five\" is not a number"},
        {"hex.csv", B("0,1,3\n0x10,1,2\n"), ANY3, "line 2, column 1: \"0x10\" is not"},
        {"semi.csv", B("1;2;3\n1;2\n"), ANY3, "line 2 has 2 values, but line 1 has 3"},
        {"ragged.csv", B("1,2,3\n4,5\n"), ANY3, "line 2 has 2 values, but line 1 has 3"},
        {"long.csv", B("1,2,3\n4,5,6,7\n"), ANY3, "line 2 has 4 values, but line 1 has 3"},
        {"hole.csv", B("1,2,3\n4,,6\n"), ANY3, "line 2, column 2: empty value"},
        {"comma.csv", B("a,b,c\n1,2,\n"), ANY3, "line 2, column 3: empty value"},
        {"blank.csv", B("1,2,3\n\n4,5,6\n"), ANY3, "line 2, column 1: empty value"},
        {"inf.csv", B("1,2,-inf\n"), ANY3, "line 1, column 3: value -inf is not finite"},
        {"nan.csv", B("1,NaN,3\n"), ANY3, "line 1, column 2: value NaN is not finite"},
        {"over.csv", B("1,1e39,3\n"), ANY3, "value 1e39 does not fit"},
        {"over2.csv", B("1,1e99999999999,3\n"), ANY3, "does not fit"},
        {"quote.csv", B("1,2,\"3\n"), ANY3, "line 1, column 3: a quote is not closed"},
        {"after.csv", B("1,\"2\"x,3\n"), ANY3, "line 1, column 2: text after"},
        {"header.csv", B("a,b,c\n"), ANY3, "there are no rows"},
        {"blank-only.csv", B("\n \n"), ANY3, "there are no rows"},
        {"nul.csv", B("1,2\0,3\n"), ANY3, "\"2?\" is not a number"},
        {"escape.csv", B("1,2,3\n\33[31m,2,3\n"), ANY3, "\"?[31m\" is not a number"},
        {"unit.csv", B("0,1,0\n0.5,0,1.7\n"), UNIT3,
         "row 2, column 3: value 1.7 is outside [0, 1], which bernoulli needs"},
        {"pixels.csv", B("0,1,255\n"), UNIT3, "divide them by 255"},
        {"minus.csv", B("0,-0.1,1\n"), UNIT3, "row 1, column 2: value -0.1 is outside [0, 1]"},
        {"count.csv", B("0,2,1\n1,2.5,3\n"), COUNT3,
         "row 2, column 2: value 2.5 is not a whole number >= 0, which poisson needs"},
        {"less.csv", B("0,2,-1\n"), COUNT3, "value -1 is not a whole number >= 0"},
        {"byte.csv", B("0,2,1,256\n"), BYTES, "value 256 is not a whole number from 0 to 255"},
        {"half.csv", B("3\n2.5\n"), LABEL, "row 2: label 2.5 is not a whole number from 0 to 9"},
        {"neg.csv", B("-1\n"), LABEL, "label -1 is not"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *path = rt_put(bad[i].file, bad[i].bytes, bad[i].n);
        refuse(path, bad[i].stream, EX_DATAERR, bad[i].says);
    }
}

static void refuses_npy(void **state) {
    (void)state;
    static const struct {
        const char *header, *data;
        size_t n;
        int stream;
        const char *says;
    } bad[] = {
        {"", B(""), ANY3, "expected '{'"},
        {"{", B(""), ANY3, "expected a string"},
        {"{'descr': '<f4'}", B(""), ANY3, "key 'fortran_order' is missing"},
        {"{'descr': '<f4', 'descr': '<f4'}", B(""), ANY3, "key 'descr' appears twice"},
        {"{'descr': '<f4', 'colour': 1}", B(""), ANY3, "key 'colour' does not belong"},
        {"{'descr': '<c8', 'fortran_order'", B(""), ANY3, "type '<c8' cannot be read"},
        {"{'descr': [('a', '<f4')]", B(""), ANY3, "named fields"},
        {"{'descr': '|O'}", B(""), ANY3, "type '|O' cannot be read"},
        {"{'descr': '<f4", B(""), ANY3, "unterminated string"},
        {"{'de\\u0073cr': '<f4'}", B(""), ANY3, "unterminated string at \"\\u0073cr"},
        {"{'descr':", B(""), ANY3, "expected a string"},
        {"{'descr': 'xf4'}", B(""), ANY3, "type 'xf4' cannot be read"},
        {"{'fortran_order': Tru", B(""), ANY3, "expected True or False at \"Tru\""},
        {"{'fortran_order': Fals", B(""), ANY3, "expected True or False at \"Fals\""},
        {"{'shape': (12", B(""), ANY3, "expected ')'"},
        {F("<f4", "False", "(18446744073709551616, 3)"), B(""), ANY3, "impossibly large"},
        {F("<f4", "Maybe", "(1, 3)"), B(""), ANY3, "expected True or False"},
        {F("<f4", "False", "(-1, 3)"), B(""), ANY3, "expected a size"},
        {F("<f4", "False", "(1; 3)"), B(""), ANY3, "expected ')'"},
        {F("<f4", "False", "()"), B("\0\0\0\0"), ANY3, "single number"},
        {F("<f4", "False", "(0, 3)"), B(""), ANY3, "there are no rows"},
        {F("<f4", "False", "(1,1,1,1,1,1,1,1,1)"), B(""), ANY3, "more than 8 dimensions"},
        {F("<f4", "False", "(99999999999999999999, 3)"), B(""), ANY3, "impossibly large"},
        {F("<f4", "False", "(4294967296, 4294967296)"), B(""), ANY3, "impossibly large"},
        {F("|u1", "False", "(9223372036854775807, 3)"), B(""), ANY3, "impossibly large"},
        {F("<f8", "False", "(1000000000000, 3)"), B("\0"), ANY3, "truncated: its NPY header asks"},
        {F("|u1", "False", "(1, 3)"), B("1234"), ANY3, "extra bytes at the end"},
        {F("<f4", "False", "(1, 3)") "junk", B("123412341234"), ANY3, "text after the dictionary"},
        {F("|b1", "False", "(1, 3)"), B("\0\1\2"), ANY3, "row 1, column 3: byte 2 is not a bool"},
        {F("<f4", "False", "(1, 3)"), B("\0\0\0\0\0\0\200\177\0\0\0\0"), ANY3,
         "row 1, column 2: value inf is not finite"},
        {F("<f8", "False", "(1, 1)"), B("\0\0\0\0\0\0\0\176"), LABEL, "row 1: label 8.3"},
        {F("<f8", "False", "(1, 3)"), B("12345678\0\0\0\0\0\0\0\17612345678"), ANY3,
         "row 1, column 2: value 8.371160993642714e+298 does not fit"},
        {F("|u1", "False", "(1, 3, 2, 4)"), B("123412341234123412341234"), COLOUR,
         "channels first"},
        {F("|u1", "False", "(1, 3)"), B("\0\1\2"), UNIT3, "value 2 is outside [0, 1]"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refuse(put_npy("bad.npy", 1, bad[i].header, bad[i].data, bad[i].n), bad[i].stream,
               EX_DATAERR, bad[i].says);
    refuse(put_npy("v9.npy", 9, F("|u1", "False", "(1, 3)"), B("123")), ANY3, EX_DATAERR,
           "version 9");
    refuse(rt_put("nul.npy", B("\x93NUMPY\1\0\x10\0{'descr': '\0f4'}")), ANY3, EX_DATAERR, "type '?f4' cannot be read");
    refuse(rt_put("len.npy", B("\x93NUMPY\2\0\377\377\377\377{}")), ANY3, EX_DATAERR,
           "should be 4294967295 bytes long");
}

// Cut after every byte, a file is refused; so is one with a byte more.
static void refuses_every_truncation(void **state) {
    (void)state;
    const float v[] = {1, 2, 3};
    put_npy("whole.npy", 1, F("<f4", "False", "(1, 3)"), v, sizeof v);
    rt_put("whole.idx", B(idx_images));
    put_gz("whole.gz", B(idx_images));
    static const struct {
        const char *whole;
        int stream;
    } files[] = {{"whole.npy", ANY3}, {"whole.idx", IMAGE}, {"whole.gz", IMAGE}};
    for (size_t i = 0; i < 3; i++) {
        size_t n;
        char *bytes = vae_file_read(rt_path(files[i].whole), 4096, &n);
        for (size_t k = 0; k < n; k++)
            refuse(rt_put("cut", bytes, k), files[i].stream, EX_DATAERR, "cut: ");
        vae_free(bytes);
    }
    char more[sizeof idx_images];
    memcpy(more, idx_images, sizeof idx_images); // the literal's zero byte is one too many
    refuse(put_gz("more.gz", more, sizeof more), IMAGE, EX_DATAERR, "extra bytes at the end");
    // Behind the compressed data there may be another member, as gzip -c a b makes it, but nothing else.
    size_t whole;
    uint8_t *gz = vae_file_read(put_gz("tail.gz", B(idx_images)), 4096, &whole);
    uint8_t tail[8192] = {0};
    memcpy(tail, gz, whole);
    memcpy(tail + whole, "\x1f\0", 2); // half of the mark of another
    refuse(rt_put("half.gz", tail, whole + 2), IMAGE, EX_DATAERR, "half.gz: extra bytes at the end, behind");
    tail[whole] = 0;
    refuse(rt_put("zero.gz", tail, whole + 1), IMAGE, EX_DATAERR, "zero.gz: extra bytes at the end, behind");
    memcpy(tail + whole, "garbage", 7);
    refuse(rt_put("garbage.gz", tail, whole + 7), IMAGE, EX_DATAERR, "garbage.gz: extra bytes at the end, behind");
    size_t first, second;
    uint8_t *a = vae_file_read(put_gz("first.gz", idx_images, 10), 4096, &first);
    uint8_t *b = vae_file_read(put_gz("second.gz", idx_images + 10, sizeof idx_images - 11), 4096, &second);
    memcpy(tail, a, first);
    memcpy(tail + first, b, second);
    const float s = 1.0f / 255.0f;
    assert_rows(IMAGE, rt_put("both.gz", tail, first + second), 2,
                (const float[]){0, 1, 128 * s, s, 2 * s, 3 * s, 4 * s, 5 * s});
    vae_free(a);
    vae_free(b);
    vae_free(gz);
    refuse(put_gz("text.gz", B("hello, this is text")), IMAGE, EX_DATAERR, "not IDX");
    refuse(put_gz("bomb.gz", B("\0\0\10\3\0\377\377\377\0\0\1\0\0\0\1\0")), IMAGE, EX_DATAERR,
           "cannot come from 34 compressed bytes");
}

// ---------------------------------------------------------------- arguments

typedef struct Specs {
    const char *spec[3];
    int n;
} Specs;

static void try_specs(const void *arg) {
    const Specs *s = arg;
    static const VaeStream two[2] = {
        {.name = "x", .kind = VAE_IMAGE, .height = 2, .width_px = 2, .channels = 1, .width = 4,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
        {.name = "y", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 10, .width = 10,
         .domain = VAE_DOMAIN_ANY},
    };
    VaeModel m = {.name = "test", .stream = two, .n_streams = 2};
    VaeData d;
    vae_data_open(&d, &m, s->spec, s->n, 0, 1);
    if (s->n == 2 && (!d.stream[0].values || !d.stream[1].values)) _exit(1);
}

static void arguments(void **state) {
    (void)state;
    char labels[300], images[300], said[1000];
    snprintf(images, sizeof images, "%s", rt_put("a.idx", B(idx_images)));
    snprintf(labels, sizeof labels, "y=%s", rt_put("b=c.csv", B("1\n2\n")));
    Specs good = {{images, labels}, 2};
    assert_int_equal(rt_run(try_specs, &good, said, sizeof said), 0);
    Specs swapped = {{labels, images}, 2};
    assert_int_equal(rt_run(try_specs, &swapped, said, sizeof said), 0);
    Specs shapes = {{"shapes:3"}, 1};
    assert_int_equal(rt_run(try_specs, &shapes, said, sizeof said), 0);
    Specs mixed = {{"shapes:2", labels}, 2};
    assert_int_equal(rt_run(try_specs, &mixed, said, sizeof said), 0);
    Specs twice = {{images, images}, 2};
    rt_dies("twice", try_specs, &twice, EX_USAGE, "x is given twice");
    Specs unknown = {{"q=file"}, 1};
    rt_dies("unknown", try_specs, &unknown, EX_USAGE, "no data called q; it has x, y");
    Specs zero = {{"shapes:0"}, 1};
    rt_dies("zero", try_specs, &zero, EX_USAGE, "shapes:N takes");
    Specs minus = {{"shapes:-1"}, 1};
    rt_dies("minus", try_specs, &minus, EX_USAGE, "shapes:N takes");
    Specs rows = {{"shapes:5", labels}, 2};
    rt_dies("rows", try_specs, &rows, EX_DATAERR, "2 rows for data y, but data x has 5");
    Specs missing = {{"/none/such"}, 1};
    rt_dies("missing", try_specs, &missing, EX_NOINPUT, "cannot open /none/such");
    Specs directory = {{rt_dir}, 1};
    rt_dies("directory", try_specs, &directory, EX_DATAERR, "there is no picture (.png, .jpg, .jpeg) in this folder");
    Specs device = {{"/dev/zero"}, 1};
    rt_dies("device", try_specs, &device, EX_NOINPUT, "not a plain file");
}

static void try_matrix(const void *path) { vae_matrix_read(path, 3); }
static void try_write(const void *path) {
    const int width = 1;
    const float one = 1;
    vae_matrix_write(path, &one, 1, &width, 1);
}

static void refuses_matrices(void **state) {
    (void)state;
    rt_dies("width", try_matrix, rt_put("w.csv", B("1,2\n")), EX_DATAERR, "2 values, but 3");
    rt_dies("suffix", try_matrix, rt_put("w.txt", B("1,2\n")), EX_USAGE, ".npy or .csv");
    rt_dies("suffix", try_write, rt_path("w.txt"), EX_USAGE, ".npy or .csv");
    rt_dies("missing", try_matrix, rt_path("none.npy"), EX_NOINPUT, "cannot open");
    const float v[] = {1, 2, NAN};
    rt_dies("nan", try_matrix, put_npy("n.npy", 1, F("<f4", "False", "(1, 3)"), v, sizeof v),
            EX_DATAERR, "row 1, column 3: value nan is not finite");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_idx),
        cmocka_unit_test(reads_npy),
        cmocka_unit_test(reads_fortran_cubes),
        cmocka_unit_test(reads_csv),
        cmocka_unit_test(reads_missing),
        cmocka_unit_test(reads_numbers_exactly),
        cmocka_unit_test(matrices_go_both_ways),
        cmocka_unit_test(keeps_the_first_rows),
        cmocka_unit_test(shapes_agree),
        cmocka_unit_test(refuses_idx_and_csv),
        cmocka_unit_test(refuses_npy),
        cmocka_unit_test(refuses_every_truncation),
        cmocka_unit_test(arguments),
        cmocka_unit_test(refuses_matrices),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

// rt_numbers.c -- every type of number in either byte order and either memory order comes out as
// the same floats; plain files stay mapped, whatever their size, and one that shrinks is no crash.
#include "data/readers.h"
#include "rt_table.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>

enum { ROWS = 5, WIDTH = 6 }; // as an array: [5, 6] or [5, 2, 3]

typedef struct Kind {
    const char *name;
    int size;
    char idx; // its code in IDX, 0 if it has none
} Kind;

static const Kind kind[] = {{"u1", 1, 8}, {"i1", 1, 9},  {"u2", 2, 0}, {"i2", 2, 11},
                            {"u4", 4, 0}, {"i4", 4, 12}, {"u8", 8, 0}, {"i8", 8, 0},
                            {"f2", 2, 0}, {"f4", 4, 13}, {"f8", 8, 14}};
enum { KINDS = sizeof kind / sizeof *kind };

static const VaeStream stream = {.name = "x", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = WIDTH,
                                 .width = WIDTH, .domain = VAE_DOMAIN_ANY, .likelihood = "mse"};
static const VaeModel model = {.name = "numbers", .stream = &stream, .n_streams = 1};

// Small whole numbers, below zero where the type has a sign, that every type has.
static int value_of(const Kind *k, int row, int j) {
    const int v = 7 * row + 3 * j;
    return k->name[0] != 'u' && (row + j) % 2 ? -v : v;
}

// By the types' definitions, not by the reader's way to undo them.
static uint64_t bits_of(const Kind *k, int v) {
    if (k->name[0] != 'f') return (uint64_t)(int64_t)v;
    const double d = v;
    const float f = (float)v;
    uint64_t wide = 0;
    uint32_t narrow = 0;
    memcpy(&wide, &d, 8);
    memcpy(&narrow, &f, 4);
    if (k->size == 8) return wide;
    if (k->size == 4) return narrow;
    if (v == 0) return 0;
    const uint64_t exponent = (wide >> 52 & 2047) - 1023 + 15;
    return wide >> 63 << 15 | exponent << 10 | (wide >> 42 & 1023);
}

static void put_bits(uint8_t *to, uint64_t bits, int size, bool big) {
    for (int i = 0; i < size; i++) to[big ? size - 1 - i : i] = (uint8_t)(bits >> 8 * i);
}

static void fill(const Kind *k, bool big, bool fortran, bool cube, uint8_t *to) {
    for (int row = 0; row < ROWS; row++)
        for (int j = 0; j < WIDTH; j++) {
            // Fortran order: the row is the fastest, then the second dimension.
            const int column = cube ? j / 3 + 2 * (j % 3) : j;
            const int at = fortran ? row + ROWS * column : row * WIDTH + j;
            put_bits(to + at * k->size, bits_of(k, value_of(k, row, j)), k->size, big);
        }
}

static void expect_values(const char *path, const Kind *k, bool mapped) {
    VaeData d;
    float row[WIDTH];
    for (size_t limit = 0; limit <= ROWS + 1; limit += 3) {
        vae_data_open(&d, &model, &path, 1, limit, 1);
        assert_int_equal(d.rows, limit && limit < ROWS ? limit : ROWS);
        assert_true(mapped == (d.stream[0].mapped > 0));
        assert_true(mapped == !d.stream[0].owned);
        for (size_t r = 0; r < d.rows; r++) {
            vae_data_row(&d, &model, 0, r, row);
            for (int j = 0; j < WIDTH; j++)
                if (row[j] != (float)value_of(k, (int)r, j))
                    fail_msg("%s %s[%zu,%d]: got %g, want %d", path, k->name, r, j, (double)row[j],
                             value_of(k, (int)r, j));
        }
        vae_data_close(&d);
    }
}

static void reads_npy_of_every_type(void **state) {
    (void)state;
    uint8_t data[ROWS * WIDTH * 8];
    char header[128];
    for (int i = 0; i < KINDS; i++)
        for (int way = 0; way < 16; way++) {
            const bool big = way & 1, fortran = way & 2, cube = way & 8;
            if (cube && i == 0) continue; // bytes of rank 3 are pixels: rt_data.c
            fill(&kind[i], big, fortran, cube, data);
            // An odd header leaves every cell misaligned.
            snprintf(header, sizeof header, "{'descr': '%c%s', 'fortran_order': %s, 'shape': %s}%s",
                     big ? '>' : '<', kind[i].name, fortran ? "True" : "False",
                     cube ? "(5, 2, 3)" : "(5, 6)", way & 4 ? " " : "");
            const size_t n = ROWS * WIDTH * (size_t)kind[i].size;
            const char *path = put_npy("n.npy", 1, header, data, n);
            expect_values(path, &kind[i], !fortran);
        }
}

static void reads_idx_of_every_type(void **state) {
    (void)state;
    for (int i = 0; i < KINDS; i++) {
        uint8_t file[16 + ROWS * WIDTH * 8] = {
            0, 0, (uint8_t)kind[i].idx, 3, 0, 0, 0, ROWS, 0, 0, 0, 2, 0, 0, 0, 3};
        if (!kind[i].idx || i == 0) continue;
        fill(&kind[i], true, false, true, file + 16);
        const size_t n = 16 + ROWS * WIDTH * (size_t)kind[i].size;
        expect_values(rt_put("n.idx", file, n), &kind[i], true);
        expect_values(put_gz("n.idx.gz", file, n), &kind[i], false);
    }
}

// The limits of the types, and halves of every sort.
static void reads_extremes(void **state) {
    (void)state;
    static const struct {
        const char *type;
        uint64_t bits;
        int size;
        float want;
    } extreme[] = {
        {"<u8", UINT64_MAX, 8, 18446744073709551616.0f},
        {"<i8", (uint64_t)1 << 63, 8, -9223372036854775808.0f},
        {">u4", UINT32_MAX, 4, 4294967296.0f},
        {">i4", 0x80000000, 4, -2147483648.0f},
        {"<u2", 65535, 2, 65535},
        {"<i2", 32768, 2, -32768},
        {"|i1", 128, 1, -128},
        {"<f2", 0x7bff, 2, 65504},         // the largest
        {"<f2", 0x0001, 2, 5.9604645e-8f}, // the smallest
        {">f2", 0x8400, 2, -6.103515625e-5f},
        {"<f8", 0x380fffffc0000000, 8, 1.1754942107e-38f}, // becomes a subnormal float
        {"<f8", 0x0000000000000001, 8, 0},
        {"<f8", 0x47efffffe0000000, 8, 3.4028234664e38f},
    };
    for (size_t i = 0; i < sizeof extreme / sizeof *extreme; i++) {
        uint8_t data[8];
        char header[128];
        put_bits(data, extreme[i].bits, extreme[i].size, extreme[i].type[0] == '>');
        snprintf(header, sizeof header, "{'descr': '%s', 'fortran_order': False, 'shape': (1, 1)}",
                 extreme[i].type);
        VaeMatrix m =
            vae_matrix_read(put_npy("e.npy", 1, header, data, (size_t)extreme[i].size), 1);
        if (m.values[0] != extreme[i].want)
            fail_msg("%s %llx: got %.9g, want %.9g", extreme[i].type,
                     (unsigned long long)extreme[i].bits, (double)m.values[0],
                     (double)extreme[i].want);
        vae_free(m.values);
    }
    // The nearest value below infinity that rounds to it.
    refuse(put_npy("e.npy", 1, "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 3)}",
                   "\0\0\0\0\0\0\0\0\0\0\0\360\377\377\357\107\0\0\0\0\0\0\0\0", 24),
           ANY3, EX_DATAERR, "row 1, column 2: value 3.4028235677973378e+38 does not fit");
}

// A file of 4 TB, which is nothing but a hole: its first rows are there at once.
static void maps_more_than_memory(void **state) {
    (void)state;
    const char *path =
        put_npy("huge.npy", 1,
                "{'descr': '<f8', 'fortran_order': False, 'shape': (91625968981, 6)}", "", 0);
    struct stat s;
    assert_int_equal(stat(path, &s), 0);
    if (truncate(path, s.st_size + (off_t)91625968981 * 48) != 0) skip(); // no such large files
    VaeData d;
    float row[WIDTH];
    vae_data_open(&d, &model, &path, 1, 1000, 1);
    assert_int_equal(d.rows, 1000);
    const unsigned long before = vae_allocations;
    vae_data_row(&d, &model, 0, 999, row);
    assert_true(row[5] == 0);
    assert_int_equal(vae_allocations, before);
    vae_data_close(&d);
    refuse(put_npy("huge2.npy", 1,
                   "{'descr': '<f8', 'fortran_order': True, 'shape': (91625968981, 6)}", "", 0),
           ANY3, EX_DATAERR, "truncated");
    path = rt_path("huge2.npy");
    if (truncate(path, s.st_size + (off_t)91625968981 * 48 - 1) != 0) skip();
    Open o = {path, GAPS3}; // too large to be copied, which Fortran order asks for
    rt_dies("fortran", try_open, &o, EX_OSERR, "GB of memory, and there are");
}

static void shrink(const void *path) {
    const char *file = path;
    VaeData d;
    float row[WIDTH];
    vae_data_open(&d, &model, &file, 1, 0, 1);
    if (truncate(file, 4096) != 0) _exit(1);
    for (size_t r = 0; r < d.rows; r++) vae_data_row(&d, &model, 0, r, row);
}

static void shrunk_files_end_in_one_line(void **state) {
    (void)state;
    static float data[4000 * WIDTH];
    const char *path = put_npy(
        "s.npy", 1, "{'descr': '<f4', 'fortran_order': False, 'shape': (4000, 6)}", data, 0);
    FILE *f = fopen(path, "ab");
    assert_int_equal(fwrite(data, sizeof data, 1, f), 1);
    fclose(f);
    rt_dies("shrunk", shrink, path, EX_IOERR, "s.npy: it became shorter while it was in use");
}

// SIGBUS from anything else is what it always was.
static void bus(const void *path) {
    const char *file = path;
    VaeData d;
    vae_data_open(&d, &model, &file, 1, 0, 1); // the handler is there now
    const int fd = open(rt_path("other"), O_RDWR | O_CREAT, 0600);
    const char *p = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    volatile char c = *p;
    (void)c;
}

static void other_bus_errors_still_kill(void **state) {
    (void)state;
    char said[100000];
    uint8_t data[ROWS * WIDTH * 8];
    fill(&kind[0], false, false, false, data);
    const char *path = put_npy("o.npy", 1,
                               "{'descr': '|u1', 'fortran_order': False, "
                               "'shape': (5, 6)}",
                               data, ROWS * WIDTH);
    const int code = rt_run(bus, path, said, sizeof said);
    assert_true(code == 1000 + SIGBUS);
}

// ---------------------------------------------------------------- and back into cells

static uint16_t half_of(double v) {
    uint8_t cell[2];
    vae_data_put_number(cell, v, VAE_CELL_F16, false);
    return (uint16_t)(cell[0] | cell[1] << 8);
}

static void writes_halves(void **state) {
    (void)state;
    for (uint32_t h = 0; h < 65536; h++) {
        const uint8_t cell[2] = {h & 255, (uint8_t)(h >> 8)};
        const double v = vae_data_number(cell, VAE_CELL_F16, false);
        if (!isnan(v)) assert_int_equal(half_of(v), h);
        else assert_int_equal(half_of(v) & 0x7e00, 0x7e00);
    }
    // IEEE 754: to the nearest, ties to even
    assert_int_equal(half_of(2049), half_of(2048));
    assert_int_equal(half_of(2051), half_of(2052));
    assert_int_equal(half_of(65519.99), 0x7bff);
    assert_int_equal(half_of(65520), 0x7c00);
    assert_int_equal(half_of(ldexp(1, -25)), 0);
    assert_int_equal(half_of(ldexp(1.0001, -25)), 1);
    assert_int_equal(half_of(-ldexp(1023.6, -24)), 0x8400);
}

// Rounded, and never beyond what the type has.
static void writes_whole_numbers(void **state) {
    (void)state;
    static const struct {
        VaeCell cell;
        double low, high; // as doubles have them
    } type[] = {{VAE_CELL_U8, 0, 255},        {VAE_CELL_I8, -128, 127},
                {VAE_CELL_U16, 0, 65535},     {VAE_CELL_I16, -32768, 32767},
                {VAE_CELL_U32, 0, 4294967295.0}, {VAE_CELL_I32, -2147483648.0, 2147483647},
                {VAE_CELL_U64, 0, 18446744073709551615.0},
                {VAE_CELL_I64, -9223372036854775808.0, 9223372036854775807.0}};
    for (size_t i = 0; i < sizeof type / sizeof *type; i++)
        for (int big = 0; big < 2; big++) {
            uint8_t cell[8];
            const double try[][2] = {{2.5, 2}, {3.4999, 3}, {97, 97}, {-0.2, 0}, {1e30, type[i].high},
                                     {-1e30, type[i].low}, {INFINITY, type[i].high}, {NAN, 0},
                                     {type[i].high, type[i].high}, {type[i].low, type[i].low}};
            for (size_t k = 0; k < sizeof try / sizeof *try; k++) {
                vae_data_put_number(cell, try[k][0], type[i].cell, big);
                assert_true(vae_data_number(cell, type[i].cell, big) == try[k][1]);
            }
        }
}

// Rows 2 and 4 of every type, one value of them replaced: in the same type, all else bit for bit.
static void copies_rows_of_every_type(void **state) {
    (void)state;
    uint8_t data[ROWS * WIDTH * 8];
    char header[128];
    static const uint32_t row[2] = {1, 3};
    uint8_t changed[2 * WIDTH] = {[2] = 1};
    double values[2 * WIDTH] = {[2] = 41};
    for (int i = 0; i < KINDS; i++)
        for (int big = 0; big < 2; big++) {
            const size_t size = (size_t)kind[i].size;
            const char order = size == 1 ? '|' : big ? '>' : '<';
            fill(&kind[i], big, false, false, data);
            snprintf(header, sizeof header, "{'descr': '%c%s', 'fortran_order': False, 'shape': (5, 6)}",
                     order, kind[i].name);
            const char *path = put_npy("n.npy", 1, header, data, ROWS * WIDTH * size), *out = rt_path("o.npy");
            VaeData d;
            vae_data_open(&d, &model, &path, 1, 0, 1);
            const VaeRowsLike like = {.data = &d, .row = row, .n = 2, .changed = changed, .values = values};
            vae_rows_like(out, &model, &like);
            vae_data_close(&d);
            size_t n;
            uint8_t *bytes = vae_file_read(out, 10000, &n);
            snprintf(header, sizeof header, "'descr': '%c%s'", order, kind[i].name);
            assert_non_null(strstr((char *)bytes + 10, header));
            assert_non_null(strstr((char *)bytes + 10, "(2, 6)"));
            uint8_t *got = bytes + n - 2 * WIDTH * size;
            put_bits(data + (WIDTH + 2) * size, bits_of(&kind[i], 41), kind[i].size, big);
            assert_memory_equal(got, data + WIDTH * size, WIDTH * size);
            assert_memory_equal(got + WIDTH * size, data + 3 * WIDTH * size, WIDTH * size);
            vae_free(bytes);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_npy_of_every_type),
        cmocka_unit_test(reads_idx_of_every_type),
        cmocka_unit_test(reads_extremes),
        cmocka_unit_test(maps_more_than_memory),
        cmocka_unit_test(shrunk_files_end_in_one_line),
        cmocka_unit_test(other_bus_errors_still_kill),
        cmocka_unit_test(writes_halves),
        cmocka_unit_test(writes_whole_numbers),
        cmocka_unit_test(copies_rows_of_every_type),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

// rt_numbers.c -- every type of number in either byte order and either memory order comes out as
// the same floats; plain files stay mapped, whatever their size, and one that shrinks is no crash.
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

static const VaeStream stream = {"x",   VAE_VECTOR,     1,     1,     WIDTH,
                                 WIDTH, VAE_DOMAIN_ANY, "mse", false, false, 0};
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
           ANY3, EX_DATAERR, "row 1, column 2: value 3.40282e+38 does not fit");
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
    const unsigned long before = vae_allocations;
    VaeData d;
    float row[WIDTH];
    vae_data_open(&d, &model, &path, 1, 1000, 1);
    assert_int_equal(d.rows, 1000);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_npy_of_every_type),
        cmocka_unit_test(reads_idx_of_every_type),
        cmocka_unit_test(reads_extremes),
        cmocka_unit_test(maps_more_than_memory),
        cmocka_unit_test(shrunk_files_end_in_one_line),
        cmocka_unit_test(other_bus_errors_still_kill),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

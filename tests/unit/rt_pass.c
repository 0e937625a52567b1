// rt_pass.c -- the hashes that one pass through all rows finds are those of the rows one by one, and of the cells as bytes:
// for every type of cell, for rows that are whole words and others, for rows held out, for several streams, and whether
// values were checked before or on the way.
#include "commands/commands.h"
#include "data/readers.h"
#include "rt_die.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROWS = 3000 };

static VaeStream stream[2] = {
    {.name = "x", .kind = VAE_VECTOR, .height = 1, .width_px = 1},
    {.name = "y", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 3, .width = 3},
};
static const VaeModel model = {.name = "pass", .stream = stream, .n_streams = 2};

static void put_file(const char *path, const char *descr, size_t rows, size_t width, size_t size, unsigned seed) {
    char text[119];
    uint8_t head[10] = "\x93NUMPY\x01", *cell = calloc(rows * width, size);
    head[8] = 118;
    memset(text, ' ', sizeof text);
    const int n = snprintf(text, sizeof text, "{'descr': '%s', 'fortran_order': False, 'shape': (%zu, %zu), }", descr, rows, width);
    text[n] = ' ';
    text[117] = '\n';
    for (size_t i = 0; i < rows * width; i++) { // small whole numbers, in whatever order of bytes
        const unsigned v = (seed = seed * 1664525u + 1013904223u) >> 30;
        vae_data_put_number(cell + i * size, v, descr[1] == 'f' ? size == 2   ? VAE_CELL_F16
                                                                  : size == 4 ? VAE_CELL_F32
                                                                              : VAE_CELL_F64
                                                : size == 1 ? VAE_CELL_U8
                                                : size == 2 ? VAE_CELL_U16
                                                            : VAE_CELL_I64, descr[0] == '>');
    }
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fwrite(head, 1, 10, f);
    fwrite(text, 1, 118, f);
    fwrite(cell, size, rows * width, f);
    fclose(f);
    free(cell);
}

static void check_pass(VaeData *d, const uint32_t *row, size_t n) {
    uint64_t cells = VAE_HASH_START, all = VAE_HASH_START, some = VAE_HASH_START;
    for (int i = 0; i < 2; i++) {
        if (!d->stream[i].values) continue;
        const size_t size = (size_t)d->stream[i].width * vae_cell_size(d->stream[i].cell);
        uint8_t *bytes = vae_alloc(ROWS, size);
        float value[16] = {0};
        vae_data_copy(d, i, 0, ROWS, bytes);
        cells = vae_hash(vae_hash(cells, &i, sizeof i), bytes, ROWS * size);
        vae_free(bytes);
        all = vae_hash(all, &i, sizeof i);
        some = vae_hash(some, &i, sizeof i);
        for (size_t r = 0; r < ROWS; r++) {
            vae_data_row(d, &model, i, r, value);
            all = vae_hash(all, value, (size_t)stream[i].width * sizeof *value);
        }
        for (size_t r = 0; r < n; r++) {
            vae_data_row(d, &model, i, row[r], value);
            some = vae_hash(some, value, (size_t)stream[i].width * sizeof *value);
        }
    }
    VaePass p;
    vae_pass_open(&p, d, &model, row, n);
    while (vae_pass_some(&p)) {}
    assert_int_equal(p.cells, cells);
    assert_int_equal(p.all, all);
    assert_int_equal(p.rows, row ? some : all);
    assert_false(vae_pass_waits(&p));
    vae_pass_close(&p);
    assert_int_equal(vae_rows_hash(d, &model, NULL, ROWS), all);
    if (row) assert_int_equal(vae_rows_hash(d, &model, row, n), some);
}

static void test_hashes(void **state) {
    (void)state;
    static const struct {
        const char *descr;
        size_t size;
    } type[] = {{"|u1", 1}, {"<u2", 2}, {">u2", 2}, {"<f2", 2}, {"<f4", 4}, {">f4", 4}, {"<f8", 8}, {">i8", 8}};
    static uint32_t row[ROWS];
    size_t n = 0;
    for (uint32_t r = 0; r < ROWS; r++)
        if (r % 7 != 3) row[n++] = r;
    for (size_t k = 0; k < sizeof type / sizeof *type; k++)
        for (size_t width = 1; width <= 10; width += 3) {
            VaeData d;
            stream[0].width = stream[0].channels = (int)width;
            put_file("x.npy", type[k].descr, ROWS, width, type[k].size, 3);
            put_file("x-0.npy", type[k].descr, 13, width, type[k].size, 3);
            put_file("x-1.npy", type[k].descr, ROWS - 13, width, type[k].size, 4);
            put_file("y.npy", "|u1", ROWS, 1, 1, 1);
            stream[1].channels = stream[1].width = 4;
            for (int which = 0; which < 4; which++) {
                const char *spec[] = {which % 2 ? "x=x-?.npy" : "x=x.npy", "y=y.npy"};
                vae_guard_forget();
                vae_data_open(&d, &model, spec, which < 2 ? 1 : 2, 0, 1);
                check_pass(&d, NULL, 0);
                check_pass(&d, row, n);
                vae_data_close(&d);
            }
        }
}

// Of a file that is checked later, the least and the largest value are known behind the pass, and are those of before.
static void test_later(void **state) {
    (void)state;
    const size_t rows = ((size_t)5 << 20) + 3;
    VaeData d, before;
    stream[0].width = stream[0].channels = 1;
    put_file("long.npy", "<f4", rows, 1, 4, 9);
    const char *spec = "long.npy";
    vae_guard_forget();
    vae_data_open(&before, &model, &spec, 1, 0, 1);
    assert_false(before.stream[0].unchecked);
    vae_data_later(true);
    vae_data_open(&d, &model, &spec, 1, 0, 1);
    assert_true(d.stream[0].unchecked);
    VaePass p;
    vae_pass_open(&p, &d, &model, NULL, 0);
    assert_true(vae_pass_waits(&p));
    while (vae_pass_some(&p)) {}
    assert_false(vae_pass_waits(&p));
    assert_true(d.stream[0].low == 0 && d.stream[0].high == 3);
    assert_true(d.stream[0].low == before.stream[0].low && d.stream[0].high == before.stream[0].high);
    assert_int_equal(p.rows, vae_rows_hash(&before, &model, NULL, rows));
    vae_pass_close(&p);
    vae_data_close(&d);
    vae_data_close(&before);
    // what all rows are asked for before, or what is small, is checked at once
    stream[0].standardize = true;
    vae_data_open(&d, &model, &spec, 1, 0, 1);
    assert_false(d.stream[0].unchecked);
    vae_data_close(&d);
    stream[0].standardize = false;
    put_file("x.npy", "<f4", ROWS, 1, 4, 3);
    spec = "x.npy";
    vae_data_open(&d, &model, &spec, 1, 0, 1);
    assert_false(d.stream[0].unchecked);
    vae_data_close(&d);
    vae_data_later(false);
}

int main(void) {
    char directory[] = "/tmp/rt_pass.XXXXXX";
    if (!mkdtemp(directory) || chdir(directory) != 0) return 1;
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_hashes), cmocka_unit_test(test_later)};
    const int failed = cmocka_run_group_tests_name("pass", tests, NULL, NULL);
    static const char *const files[] = {"x.npy", "x-0.npy", "x-1.npy", "y.npy", "long.npy"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) unlink(files[i]);
    if (chdir("/") == 0) rmdir(directory);
    return failed;
}

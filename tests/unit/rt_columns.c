// rt_columns.c -- standardized columns keep the digits that lie below a float's: times near 1.7e9 and 1.7e12,
// columns whose deviation is far below 1e-30 or a 10^-12th of their mean, from CSV and from NPY in double.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands/commands.h"

enum { ROWS = 200, COLUMNS = 5 };

static double cell(int row, int column) {
    switch (column) {
    case 0: return 1700000001.0 + row;
    case 1: return 1700000000123.0 + row;
    case 2: return 1e-33 * (row % 7);
    case 3: return 4.5; // constant
    default: return 1 + 1e-12 * (row % 2);
    }
}

static void standardizes(const char *path) {
    static const VaeTensor tensor[] = {
        {.name = "data.x.mean", .rank = 1, .dim = {COLUMNS}, .stride = {1}, .offset = 0},
        {.name = "data.x.mean_low", .rank = 1, .dim = {COLUMNS}, .stride = {1}, .offset = 16},
        {.name = "data.x.std", .rank = 1, .dim = {COLUMNS}, .stride = {1}, .offset = 32}};
    static const VaeStream stream = {.name = "x", .kind = VAE_VECTOR, .height = 1, .width_px = 1,
                                     .channels = COLUMNS, .width = COLUMNS, .domain = VAE_DOMAIN_ANY,
                                     .standardize = true};
    VaeModel m = {.name = "t", .n_streams = 1, .stream = &stream, .n_tensors = 3, .tensor = tensor, .n_state = 48};
    VaeData d;
    vae_data_open(&d, &m, &path, 1, 0, 1);
    assert_int_equal(d.rows, ROWS);
    uint32_t row[ROWS];
    for (uint32_t r = 0; r < ROWS; r++) row[r] = r;
    float param[48] = {0}, *out = calloc(ROWS * COLUMNS, sizeof *out);
    assert_int_equal(vae_set_columns(&m, vae_data_source(&d), row, ROWS, param, NULL), VAE_OK);
    vae_standardize(vae_data_source(&d), &m, param, 0, row, ROWS, out);
    const VaeUnits units = vae_units(&m, 0, param);
    for (int r = 0; r < ROWS; r++) { // and back: no more is lost than a float of deviations and a double have
        double back[COLUMNS];
        for (int c = 0; c < COLUMNS; c++) back[c] = (double)out[r * COLUMNS + c];
        vae_to_units(&units, back, COLUMNS);
        for (int c = 0; c < COLUMNS; c++)
            if (fabs(back[c] - cell(r, c)) > 2e-7 * (double)param[32 + c] + 5e-16 * fabs(cell(r, c)))
                fail_msg("%s: row %d of column %d: %.17g comes back as %.17g", path, r, c, cell(r, c), back[c]);
    }
    for (int c = 0; c < COLUMNS; c++) {
        long double mean = 0, square = 0;
        for (int r = 0; r < ROWS; r++) mean += (long double)cell(r, c) / ROWS;
        for (int r = 0; r < ROWS; r++)
            square += ((long double)cell(r, c) - mean) * ((long double)cell(r, c) - mean) / ROWS;
        const double deviation = c == 3 ? 1 : (double)sqrtl(square);
        if (fabs((double)param[32 + c] / deviation - 1) > 1e-6)
            fail_msg("%s: column %d: deviation %.9g, want %.9g", path, c, (double)param[32 + c], deviation);
        for (int r = 0; r < ROWS; r++) {
            const double want = (double)(((long double)cell(r, c) - mean) / deviation);
            const double got = (double)out[r * COLUMNS + c];
            // A double has 2e-16 of 1 and 2e-4 of 1.7e12; two floats have 48 bits of the mean.
            if (fabs(got - want) > (c == 4 ? 1e-3 : c == 1 ? 2e-4 : 2e-6))
                fail_msg("%s: row %d of column %d: %.9g, want %.9g", path, r, c, got, want);
        }
    }
    free(out);
    vae_data_close(&d);
}

static void test_csv(void **state) {
    (void)state;
    char path[] = "/tmp/columns.XXXXXX.csv";
    FILE *f = fdopen(mkstemps(path, 4), "w");
    assert_non_null(f);
    for (int r = 0; r < ROWS; r++)
        for (int c = 0; c < COLUMNS; c++) fprintf(f, "%.17g%c", cell(r, c), c + 1 < COLUMNS ? ',' : '\n');
    fclose(f);
    standardizes(path);
    unlink(path);
}

static void test_npy(void **state) {
    (void)state;
    char path[] = "/tmp/columns.XXXXXX.npy", header[118];
    FILE *f = fdopen(mkstemps(path, 4), "w");
    assert_non_null(f);
    memset(header, ' ', sizeof header);
    const int n = snprintf(header, sizeof header, "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }",
                           ROWS, COLUMNS);
    header[n] = ' ';
    header[117] = '\n';
    fwrite("\x93NUMPY\x01\x00\x76\x00", 1, 10, f);
    fwrite(header, 1, sizeof header, f);
    for (int r = 0; r < ROWS; r++)
        for (int c = 0; c < COLUMNS; c++) {
            const double v = cell(r, c);
            fwrite(&v, sizeof v, 1, f);
        }
    fclose(f);
    standardizes(path);
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_csv), cmocka_unit_test(test_npy)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// rt_domain.c -- what each likelihood takes: levels, shares, counts. What fits comes out as it should,
// what does not is refused by row and column, and made-up data fit.
#include "rt_table.h"

#define SPARSE "%%MatrixMarket matrix coordinate real general\n"

static void reads_levels(void **state) {
    (void)state;
    const float bytes[] = {0, 1 * (1.0f / 255.0f), 128 * (1.0f / 255.0f), 255 * (1.0f / 255.0f)};
    assert_rows(LEVELS4, put_npy("l.npy", 1, "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 2, 2)}",
                                 "\0\1\200\377", 4), 1, bytes);
    // A plain table of bytes too: they are numbers of levels, in whatever file.
    const float coarse[] = {0, 0.25f, 1, 0.5f, 0.75f, 0};
    assert_rows(COARSE3, put_npy("k.npy", 1, "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3)}",
                                 "\0\1\4\2\3\0", 6), 2, coarse);
    assert_rows(COARSE3, rt_put("k.csv", B("0,0.25,1\n0.5,0.75,0\n")), 2, coarse);
    const float rounded[] = {0, 0.2510f, 0.5020f, 1}; // 64/255 and 128/255, to four digits
    assert_rows(LEVELS4, rt_put("l.csv", B("0,0.2510,0.5020,1\n")), 1, rounded);
}

static void reads_shares(void **state) {
    (void)state;
    const float shares[] = {0.2f, 0.5f, 0.3f, 0, 1, 0};
    assert_rows(SHARES3, rt_put("s.csv", B("0.2,0.5,0.3\n0,1,0\n")), 2, shares);
    assert_rows(SHARES3, rt_put("s.mtx", B(SPARSE "2 3 4\n1 3 0.3\n1 1 0.2\n1 2 0.5\n2 2 1\n")), 2, shares);
    const float pairs[] = {0.5f, 0.5f, 1, 0};
    assert_rows(PAIRS, rt_put("p.csv", B("0.5,0.5,1,0\n")), 1, pairs);
}

static void refuses_domains(void **state) {
    (void)state;
    static const struct {
        const char *file, *bytes;
        size_t n;
        int stream;
        const char *says;
    } bad[] = {
        {"a.csv", B("0,1,0,1\n0,0.3,0.5,1\n"), LEVELS4,
         "row 2, column 2: value 0.3 is not a multiple of 1/255, which logistic needs"},
        {"b.csv", B("0,12,255,1\n"), LEVELS4,
         "row 1, column 2: value 12 is outside [0, 1], which logistic needs (if these are pixels"},
        {"c.csv", B("0,0.25,0.5\n1,1,0.1\n"), COARSE3,
         "row 2, column 3: value 0.1 is not a multiple of 1/4"},
        {"d.csv", B("0,0.25,-0.25\n"), COARSE3, "value -0.25 is outside [0, 1]"},
        {"e.csv", B("0.5,0.5,0\n0.5,0.4,0\n"), SHARES3,
         "row 2, columns 1 to 3: the values sum to 0.9, not to 1, which categorical needs"},
        {"f.csv", B("0,0,0\n"), SHARES3, "row 1, columns 1 to 3: the values sum to 0, not to 1"},
        {"g.csv", B("1.5,-0.5,0\n"), SHARES3, "row 1, column 1: value 1.5 is outside [0, 1]"},
        {"h.csv", B("0.5,0.5,0.5,0.6\n"), PAIRS, "row 1, columns 3 to 4: the values sum to 1.1"},
        {"o.csv", B("0.5,0.5,0\n,,\n0.5,,0.5\n"), GAPPED3,
         "row 3, columns 1 to 3: 1 of 3 shares are missing; all must be, or none"},
        {"p.mtx", B(SPARSE "2 3 3\n1 1 0.5\n1 3 0.5\n2 2 0.9\n"), SHARES3,
         "row 2: the values sum to 0.9, not to 1, which categorical needs"},
        {"q.mtx", B(SPARSE "2 3 2\n1 1 2\n2 2 1\n"), ABOVE3, "what is not stored is 0, and 0 is not above 0"},
        {"r.csv", B("0.5,0,1\n"), ABOVE3, "row 1, column 2: value 0 is not above 0"},
        {"i.csv", B("3,4,0.5\n"), COUNT3,
         "row 1, column 3: value 0.5 is not a whole number >= 0, which poisson needs"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refuse(rt_put(bad[i].file, bad[i].bytes, bad[i].n), bad[i].stream, EX_DATAERR, bad[i].says);
    refuse(put_npy("level.npy", 1, "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 3)}",
                   "\0\1\5", 3), COARSE3, EX_DATAERR, "row 1, column 3: value 1.25 is outside [0, 1]");
}

// Every kind of stream, read as if from a file: that is what checks it.
static void made_up_data_fit(void **state) {
    (void)state;
    for (int stream = 0; stream < STREAMS; stream++) {
        if (all[stream].missing) continue;
        VaeData d = open_one(stream, "shapes:200");
        assert_int_equal(d.rows, 200);
        vae_data_close(&d);
    }
    // Counts spread more than a Poisson's: a variance well above the mean.
    const VaeModel m = model_of(COUNT3);
    VaeData d = open_one(COUNT3, "shapes:2000");
    for (int j = 0; j < 3; j++) {
        double sum = 0, squares = 0;
        for (size_t i = 0; i < d.rows; i++) {
            float row[3];
            vae_data_row(&d, &m, 0, i, row);
            sum += (double)row[j], squares += (double)(row[j] * row[j]);
        }
        const double mean = sum / 2000;
        assert_true(mean > 1 && mean < 20);
        assert_true(squares / 2000 - mean * mean > 2 * mean);
    }
    vae_data_close(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_levels),
        cmocka_unit_test(reads_shares),
        cmocka_unit_test(refuses_domains),
        cmocka_unit_test(made_up_data_fit),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

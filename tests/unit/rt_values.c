// rt_values.c -- what the values of a file must be (data/check.c): labels that may be missing, tokens and series in arrays; flags,
// exponents and dates of tables, as they were written (table.c); lines of metrics that wait (files/metrics.c).
#include "data/table.h"
#include "fixture_model.h"
#include "rt_table.h"

#define NPY(TYPE, SHAPE) "{'descr': '" TYPE "', 'fortran_order': False, 'shape': (" SHAPE "), }\n"
enum { KIND, TOKENS3, SERIES3, GAPPED_SERIES };
static const VaeStream streams[] = {
    [KIND] = {.name = "y", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 4, .width = 4, .domain = VAE_DOMAIN_ANY, .missing = true},
    [TOKENS3] = {.name = "w", .kind = VAE_TOKENS, .height = 1, .width_px = 1, .channels = 3, .width = 3, .words = 6, .unit = VAE_UNIT_ID},
    [SERIES3] = {.name = "s", .kind = VAE_SERIES, .height = 3, .width_px = 1, .channels = 1, .width = 3, .domain = VAE_DOMAIN_ANY},
    [GAPPED_SERIES] = {.name = "g", .kind = VAE_SERIES, .height = 3, .width_px = 1, .channels = 1, .width = 3, .domain = VAE_DOMAIN_ANY, .missing = true}};

typedef struct Values {
    int stream;
    const char *path;
} Values;

static VaeData open_values(const Values *v) {
    const VaeModel m = {.name = "test", .stream = &streams[v->stream], .n_streams = 1};
    VaeData d;
    vae_guard_forget();
    vae_data_open(&d, &m, &v->path, 1, 0, 1);
    return d;
}

static void try_values(const void *arg) {
    VaeData d = open_values(arg);
    vae_data_close(&d);
}

static void values_of_kinds(void **state) {
    (void)state;
    const float nan = NAN;
    const struct { int stream; const char *header; float value[3]; const char *says; } each[] = {
        {KIND, NPY("<f4", "3,"), {0, -1, 3}, NULL}, {KIND, NPY("<f4", "3,"), {nan, 1, 2}, NULL},
        {KIND, NPY("<f4", "3,"), {0, 4, 1}, "row 2: label 4 is not a whole number from 0 to 3"},
        {KIND, NPY("<f4", "3,"), {0, 1, -2}, "row 3: label -2"}, {KIND, NPY("<f4", "3,"), {0.5f, 1, 2}, "row 1: label 0.5"},
        {TOKENS3, NPY("<f4", "1, 3"), {3, 5, 2}, NULL},
        {TOKENS3, NPY("<f4", "1, 3"), {2, 0, 0}, NULL}, {TOKENS3, NPY("<f4", "1, 3"), {3, 6, 2}, "column 2: 6 is no token: they are whole numbers from 3 to 5"},
        {TOKENS3, NPY("<f4", "1, 3"), {1, 2, 0}, "column 1: 1 is no token"}, {TOKENS3, NPY("<f4", "1, 3"), {3.5f, 2, 0}, "column 1: 3.5 is no token"},
        {TOKENS3, NPY("<f4", "1, 3"), {nan, 2, 0}, "column 1: nan is no token"},
        {TOKENS3, NPY("<f4", "1, 3"), {3, 2, 3}, "column 3: 3 stands behind the end, where 0 must"},
        {TOKENS3, NPY("<f4", "1, 3"), {2, 0, 2}, "column 3: 2 stands behind the end"}, {TOKENS3, NPY("<f4", "1, 3"), {3, 4, 5}, "row 1 has no end, which is 2"},
        {SERIES3, NPY("<f4", "1, 3"), {1, 2, nan}, NULL}, {SERIES3, NPY("<f4", "1, 3"), {1, nan, 2}, "step 2, channel 1: is missing"},
        {SERIES3, NPY("<f4", "1, 3"), {nan, nan, nan}, "has no step: all of it is missing"}, {GAPPED_SERIES, NPY("<f4", "1, 3"), {1, nan, 2}, NULL}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const Values v = {each[i].stream, put_npy("v.npy", 1, each[i].header, each[i].value, 12)};
        if (each[i].says) rt_dies(each[i].says, try_values, &v, EX_DATAERR, each[i].says);
        else try_values(&v);
    }
    const int32_t whole[] = {1, 2, 3};
    const Values v = {SERIES3, put_npy("v.npy", 1, NPY("<i4", "1, 3"), whole, 12)}; // none of which can be missing
    try_values(&v);
    const Values made = {TOKENS3, "shapes:50"};
    VaeData d = open_values(&made);
    for (size_t i = 0; i < 50; i++) {
        float row[3];
        const VaeModel m = {.name = "test", .stream = &streams[TOKENS3], .n_streams = 1};
        vae_data_row(&d, &m, 0, i, row);
        int end = 0;
        while (end < 3 && row[end] >= VAE_UNK && row[end] < 6) end++;
        assert_true(end < 3 && row[end] == VAE_EOS);
    }
    vae_data_close(&d);
}

static void labels_as_values(void **state) {
    (void)state;
    const VaeModel m = {.name = "test", .stream = &streams[KIND], .n_streams = 1};
    const double cells[] = {2, -1, NAN, 7, 1e300, INFINITY};
    VaeData d; // as it is before the labels are checked
    vae_data_none(&d);
    d.rows = 6;
    d.stream[0].values = (const uint8_t *)cells, d.stream[0].cell = VAE_CELL_F64, d.stream[0].width = 1, d.stream[0].scale = 1;
    for (size_t i = 0; i < 6; i++) {
        double of[4];
        float row[4];
        vae_data_row_double(&d, &m, 0, i, of);
        vae_data_row(&d, &m, 0, i, row);
        for (int k = 0; k < 4; k++) {
            assert_true(i == 0 ? row[k] == (k == 2) : isnan(row[k]));
            assert_true(i == 0 || i == 3 ? of[k] == (i == 0 && k == 2) : isnan(of[k]));
        }
    }
    assert_true(vae_data_label(&d, 0, 0) == 2 && vae_data_label(&d, 0, 3) == 7 && vae_data_label(&d, 0, 4) == VAE_NO_LABEL);
}

static void warn(const void *arg) {
    vae_data_warn_far(arg, &(VaeModel){.name = "test", .stream = &all[ANY3], .n_streams = 1}, "rows");
}

static void values_far_from_training(void **state) {
    (void)state;
    static const struct { float low, high, was_low, was_high; bool far; } each[] = {
        {-1, 1, -1, 1, false}, {-1, 9999, -1, 1, true}, {-9999, 0, -1, 1, true}, {-1, 9999, 1, -1, false}, {INFINITY, -INFINITY, -1, 1, false}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        char said[1000];
        VaeData d;
        vae_data_none(&d);
        for (int k = 0; k < 2; k++) { // rows that are not there are not far
            d.stream[0].values = k ? (const uint8_t *)said : NULL;
            d.stream[0].low = each[i].low, d.stream[0].high = each[i].high;
            vae_how_of("v")->low = each[i].was_low, vae_how_of("v")->high = each[i].was_high;
            assert_int_equal(rt_run(warn, &d, said, sizeof said), 0);
            assert_int_equal(strstr(said, "but data v went from") != NULL, k && each[i].far);
        }
    }
    vae_how_forget();
}

// ---------------------------------------------------------------- tables

static const char *const known[] = {"red", "blue"};
static const VaeColumn columns[] = {{.name = "x", .kind = VAE_COLUMN_NUMBER}, {.name = "on", .kind = VAE_COLUMN_FLAG},
    {.name = "k", .kind = VAE_COLUMN_CATEGORY, .classes = 3},
                                    {.name = "c", .kind = VAE_COLUMN_CATEGORY, .classes = 2, .word = known}};
static const VaeStream table = {.name = "t", .kind = VAE_TABLE, .height = 1, .width_px = 1, .channels = 4, .width = 4, .column = columns, .missing = true, .standardize = true};
static const VaeModel tables = {.name = "test", .stream = &table, .n_streams = 1};

static void forget(void) {
    struct DataColumnForm *found = vae_how("t")->table;
    vae_table_form_free(found, 4);
    vae_how_forget();
    vae_guard_forget();
}

static void open_table(const void *arg) {
    const char *path = arg;
    VaeData d;
    vae_data_open(&d, &tables, &path, 1, 0, 1);
    vae_data_close(&d);
}

static void as_it_was_written(void **state) {
    (void)state;
    static const double made[] = {0.125, 1, 0, 0, -1, 0, 1, 1, 2, 1, 2, 0};
    static const struct { const char *rows, *want; } each[] = { // flags have the words and letters of the file, numbers its decimals
        {"1.50,yes,a,red\n2,no,b,red\n", "0.12,yes,a,red\n-1.00,no,b,blue\n2.00,yes,(other),red\n"},
        {"1e0,T,a,red\n2.55,F,a,red\n", "0.125,T,a,red\n-1,F,(other),blue\n2,T,(other),red\n"},
        {"1,N,\"a\"\"b\",red\n,,,\n", "0,Y,\"a\"\"b\",red\n-1,N,(other),blue\n2,Y,(other),red\n"},
        {"1,TRUE,\"a,b\",red\n", "0,TRUE,\"a,b\",red\n-1,FALSE,(other),blue\n2,TRUE,(other),red\n"},
        {"1,No,\" a\",red\n", "0,Yes,\" a\",red\n-1,No,(other),blue\n2,Yes,(other),red\n"},
        {"2E0,1,\"a \",red\n3.5,0,\"a\nb\",red\n", "0.125,1,\"a\nb\",red\n-1,0,\"a \",blue\n2,1,(other),red\n"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        char text[200];
        size_t n = (size_t)snprintf(text, sizeof text, "x,on,k,c\n%s", each[i].rows);
        forget();
        const char *path = rt_put("t.csv", text, n);
        VaeData d;
        vae_data_open(&d, &tables, &path, 1, 0, 1);
        vae_data_close(&d);
        vae_rows_write(rt_path("o.csv"), &tables, 0, NULL, made, 3, NULL, 0);
        char *got = vae_file_read(rt_path("o.csv"), 1000, &n);
        snprintf(text, sizeof text, "x,on,k,c\n%s", each[i].want);
        if (n != strlen(text) || memcmp(got, text, n) != 0) fail_msg("%s: %.*s", each[i].rows, (int)n, got);
        vae_free(got);
    }
    // Columns of which nothing was known, and values that stand for nothing.
    static const double odd[] = {1, 0, 1, 7, 1, 1, 7, 0};
    forget();
    const char *path = rt_put("t.csv", B("x,on,k,c\n1,,,red\n"));
    VaeData d;
    vae_data_open(&d, &tables, &path, 1, 0, 1);
    vae_data_close(&d);
    vae_rows_write(rt_path("o.csv"), &tables, 0, NULL, odd, 2, NULL, 0);
    size_t n;
    char *got = vae_file_read(rt_path("o.csv"), 1000, &n);
    static const char want[] = "x,on,k,c\n1,0,word2,(other)\n1,1,(other),red\n";
    if (n != sizeof want - 1 || memcmp(got, want, n) != 0) fail_msg("%.*s", (int)n, got);
    vae_free(got);
    forget();
    rt_dies("decimals", open_table, rt_put("t.csv", B("x;on;k;c\n1,5;1;a;red\n2,5;0;a;red\n3.5;1;b;blue\n")), EX_DATAERR,
            "line 4, column 1 (x): \"3.5\" is not a number (--csv says whether decimals have a comma)");
    forget();
    vae_how_of("t")->must_know = true;
    rt_dies("words", open_table, rt_path("t.csv"), EX_DATAERR, "the weights do not say which words column k of data t has");
    forget();
}

// ---------------------------------------------------------------- metrics

// The fixture's program of training, with a term and a critic's numbers beside it.
static void metrics_wait(void **state) {
    (void)state;
    static VaePort port[16];
    VaeModel m = vae_model;
    for (int i = 0; i < m.train.n_ports; i++) port[i] = m.train.port[i];
    static const char *const more[] = {"extra", "critic"};
    for (int i = 0; i < 2; i++) {
        port[m.train.n_ports] = (VaePort){.name = more[i], .kind = VAE_OUT_SCALAR};
        m.train.port = port, m.train.n_ports++;
    }
    const VaeRecord r = {.epoch = 1, .step = 2, .loss = 3, .has_critic = true, .critic = 0.5, .critic_real = 1, .critic_made = 1, .term = {7}, .is_private = true, .epsilon = 2,
                         .collapsed = true, .game = VAE_GAME_CRITIC, .seconds = 1, .samples_per_second = 1};
    VaeMetrics x = {0};
    vae_metrics_hold(&x, &m);
    int lines = 0;
    for (; !vae_metrics_full(&x); lines++) vae_metrics_step(&x, &r);
    vae_metrics_open(&x, &m, rt_path("m.jsonl"), 0, 0);
    assert_false(vae_metrics_full(&x));
    vae_metrics_step(&x, &r);
    vae_metrics_epoch(&x, &r);
    vae_metrics_sync(&x);
    vae_metrics_close(&x);
    size_t n, found = 0;
    char *text = vae_file_read(rt_path("m.jsonl"), 1 << 20, &n);
    for (const char *at = text; (at = strstr(at, "\"critic\":0.5,\"critic_real\":1,\"critic_made\":1,\"extra\":7")); at++) found++;
    assert_int_equal(found, lines + 1); // the epoch's has other digits
    assert_non_null(strstr(text, "\"critic_made\":1.0,\"extra\":7.0,\"epsilon\":2.0,"));
    assert_non_null(strstr(text, "\"warnings\":[\"posterior collapse\",\"the critic has won\"]"));
    vae_free(text);
    VaeRecord *read = vae_metrics_read(rt_path("m.jsonl"), &n);
    assert_true(n == 1 && read[0].collapsed && read[0].has_critic && read[0].critic_made == 1);
    vae_free(read);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(values_of_kinds), cmocka_unit_test(labels_as_values), cmocka_unit_test(values_far_from_training),
                                       cmocka_unit_test(as_it_was_written), cmocka_unit_test(metrics_wait)};
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

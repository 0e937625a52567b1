// rt_survey.c -- what is in a file (data/survey.c, survey_lines.c), numbers as they are written (csv_fields.c), and the names and forms
// of CSV that are rarely met (csv_form.c, csv_text.c, csv_rows.c, csv.c).
#include "data/survey.h"
#include "rt_table.h"

static const VaeStream none = {.name = "x"};

static void survey(const void *arg) {
    DataSurvey v;
    vae_data_survey(&v, arg, &none);
    vae_data_survey_close(&v);
}

#define NPY(TYPE, SHAPE) "{'descr': '" TYPE "', 'fortran_order': False, 'shape': (" SHAPE "), }\n"

static void surveys(void **state) {
    (void)state;
    DataSurvey v;
    vae_data_survey(&v, rt_put("t.csv", B("id,size,word,day,\"of\"\n1,-0.5,a,2024-01-02,\n2,1.5,\"b\"\"\",2024-02-01,NA\n3,7,a,x,0\n\n")), &none);
    assert_true(v.kind == SURVEY_TABLE && v.header && v.rows == 3 && v.columns == 5);
    assert_true(v.column[0].counts && v.column[0].whole && v.column[0].low == 1 && v.column[0].high == 3);
    assert_true(!v.column[1].counts && !v.column[1].whole && v.column[1].low == -0.5 && v.column[1].high == 7);
    assert_true(v.column[2].words == 3 && v.column[2].fields.n == 2 && v.column[3].dates == 2 && v.column[4].missing == 2 && v.column[4].numbers == 1);
    assert_string_equal(v.column[2].word, "a");
    assert_true(vae_survey_skewness(v.column[1].sum) > 0 && vae_survey_skewness(v.column[4].sum) == 0);
    vae_data_survey_close(&v);
    char *many = malloc(40000); // more words than are kept
    size_t n = 0;
    for (int i = 0; i < 2100; i++) n += (size_t)sprintf(many + n, "w%d,%s\n", i, i == 5 ? "1e300" : "2");
    vae_data_survey(&v, rt_put("t.csv", many, n), &none);
    assert_true(!v.header && v.column[0].many && v.column[0].fields.n == SURVEY_WORDS && v.column[1].words == 1); // what no float holds is no number
    vae_data_survey_close(&v);
    free(many);
    vae_data_survey(&v, put_npy("t.npy", 1, NPY("<f4", "2, 2"), (const float[]){NAN, 2, -1, 3}, 16), &none);
    assert_true(v.kind == SURVEY_ARRAY && v.rows == 2 && v.low == -1 && v.high == 3 && v.whole);
    vae_data_survey_close(&v);
    vae_data_survey(&v, rt_put("t.txt", B("\xc3\xa9t\xc3\xa9 a a\n\na\n")), &none);
    assert_true(v.kind == SURVEY_LINES && v.rows == 3 && v.lines[0].most == 7 && v.lines[1].most == 3 && v.lines[1].differ == 2 && v.lines[1].often == 1);
    vae_data_survey_close(&v);
    vae_data_survey(&v, put_gz("t.txt.gz", B("b a\n")), &none);
    assert_true(v.lines[1].often == 2 && v.lines[1].middle == 2); // none is seen twice: all
    vae_data_survey_close(&v);
    char *text = malloc(200000);
    n = 0;
    for (int i = 0; i < SURVEY_VOCABULARY + 9; i++) n += (size_t)sprintf(text + n, "w%d ", i);
    vae_data_survey(&v, rt_put("t.txt", text, n), &none);
    assert_int_equal(v.lines[1].differ, SURVEY_VOCABULARY);
    vae_data_survey_close(&v);
    free(text);
}

static void nothing_to_model(void **state) {
    (void)state;
    static const float nan[] = {NAN, NAN}, inf[] = {1, INFINITY}, one[] = {1};
    const struct { const char *path, *says; } each[] = {
        {rt_put("a.csv", B("\n \n")), "there are no rows"}, {rt_put("b.csv", B("a,b\n")), "there are no rows"},
        {rt_put("c.csv", B("a,b\n1\n")), "line 2 has 1 value, but line 1 has 2"},
        {rt_put("d.csv", B("a,b\n1,2,3\n")), "line 2 has 3 values, but line 1 has 2"}, {put_npy("e.npy", 1, NPY("<f4", "1, 2"), nan, 8), "every value is missing"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) rt_dies(each[i].says, survey, each[i].path, EX_DATAERR, each[i].says);
    const struct { const char *path, *says; } more[] = {
        {put_npy("f.npy", 1, NPY("<f4", "1, 2"), inf, 8), "row 1, column 2: value inf is not finite"},
        {put_npy("g.npy", 1, NPY("<f4", "1,"), one, 4), "has one number a row"},
        {rt_put("h.mtx", B("%%MatrixMarket matrix coordinate real general\n1 3 1\n1 1 1\n")), "no model is drafted for sparse rows"},
        {rt_put("i.txt", B("")), "i.txt"},
        {rt_put("j.txt", B("a\xff\n")), "line 1: byte 2 is no UTF-8"}, {rt_put("k.txt", B("a\0\n")), "a zero byte: this is no text"},
        {rt_put("l.txt", B("\n\n")), "every line is empty"}};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) rt_dies(more[i].says, survey, more[i].path, EX_DATAERR, more[i].says);
}

// ---------------------------------------------------------------- CSV

static void numbers(void **state) {
    (void)state;
    static const struct { const char *text; double want; } good[] = {
        {"1", 1}, {"-.5", -0.5}, {"+2.", 2}, {"1e3", 1e3}, {"1E-3", 1e-3}, {"1e+2", 1e2}, {"12345678901234567890", 12345678901234567890.0},
        {"0.1234567890123456789", 0.1234567890123456789},
        {"1e999999999", INFINITY}, {"1e-400", 0}, {"1e30", 1e30}, {"-inf", INFINITY}, {"Infinity", INFINITY}, {"0000000000000000000000001", 1}};
    static const char *const bad[] = {"", "-", "+", ".", "e1", "1e", "1e+", "1e-", "1x", "1e1x", "1.2.3", "infinitx", "na", "nax", "1,5", "- 1", "--1", "1e1/", "1:"};
    double v;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!vae_csv_number(good[i].text, strlen(good[i].text), '.', &v) || v != good[i].want) fail_msg("%s: %.17g", good[i].text, v);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (vae_csv_number(bad[i], strlen(bad[i]), '.', &v)) fail_msg("%s: %.17g", bad[i], v);
    assert_true(vae_csv_number("nan", 3, '.', &v) && isnan(v));
    assert_true(vae_csv_number("1234567890123456,5", 18, ',', &v) && v == 1234567890123456.5);
    char longer[500];
    memset(longer, '7', sizeof longer);
    assert_false(vae_csv_number(longer, sizeof longer, '.', &v));
    assert_true(vae_csv_number(longer, 300, '.', &v));
}

static void forms(void **state) {
    (void)state;
    static const float row[] = {1, 2, 3};
    static const unsigned char wide[] = "\xff\xfe" "1\0,\0002\0,\0003\0";
    static const struct { const char *bytes; size_t n; } good[] = {
        {B("1,2,3\n")}, {B("\xef\xbb\xbf" "1,2,3")}, {(const char *)wide, sizeof wide - 1}, {B(" 1 ,\t2\t, 3\r\r")}, {B("\"1\" , \"2\",\"3\"\n")}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        vae_how_forget();
        vae_how_of("v")->header = -1;
        assert_rows(ANY3, rt_put("f.csv", good[i].bytes, good[i].n), 1, row);
        vae_guard_forget();
        assert_rows(ANY3, put_gz("f.csv.gz", good[i].bytes, good[i].n), 1, row);
    }
    static const struct { const char *columns, *text; } named[] = { // a name is the same whether it is quoted or not
        {"a\"b,c,d", "\"a\"\"b\",c,d\n1,2,3\n"}, {"\"a\"\"b\",\"c\",d", "\"a\"\"b\",c,d\n1,2,3\n"}, {"c,e,f", "c,e,f,cc\n1,2,3,4\n"},
        {"cc,c,d", "c,cc,d,\"c\"\"\"\n2,1,3,4\n"}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        vae_how_forget();
        vae_how_of("v")->columns = named[i].columns;
        assert_rows(ANY3, rt_put("f.csv", named[i].text, strlen(named[i].text)), 1, row);
    }
    static const struct { const char *columns, *text, *says; } bad[] = {
        {"x,y,z", "a,b,c\n1,2,3\n", "has no column called x; it has a, b, c"}, {"a,b,z", "a,b,c\n1,2,3\n", "has no column called z"},
        {NULL, "1,2,\"3\n", "a quote is not closed"},
        {NULL, "1,2,\"3\"x\n", "line 1, column 3"}, {NULL, "a,b,c\n1,2\n", "line 2 has 2 values, but line 1"}, {NULL, "1,2\n1,2,3\n", "line 2 has 3 values"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        vae_how_forget();
        vae_how_of("v")->columns = bad[i].columns;
        refuse(rt_put("f.csv", bad[i].text, strlen(bad[i].text)), ANY3, EX_DATAERR, bad[i].says);
    }
    vae_how_forget();
    char names[2000];
    size_t n = 0;
    for (int i = 0; i < 60; i++) n += (size_t)snprintf(names + n, sizeof names - n, "%sname%d", i ? "," : "", i);
    n += (size_t)snprintf(names + n, sizeof names - n, "\n");
    vae_how_of("v")->columns = "other";
    refuse(rt_put("f.csv", names, n), ANY3, EX_DATAERR, "it has name0, name1, name2");
    vae_how_forget();
}

static void count(void *arg, size_t row, const DataCsvLine *line) {
    (void)row, (void)line;
    ++*(int *)arg;
}

static void read_again(const void *arg) {
    int rows = 0;
    vae_data_csv_lines(arg, 3, count, &rows);
}

// Files are read twice where rows are written as they stood there.
static void files_that_change(void **state) {
    (void)state;
    static const char *const text[] = {"1,2,3\n4,5,6\n7,8,9\n", "1,2,3\n4,5,x\n7,8,9\n", "1,2,3\n4,5\n7,8,9\n\n", "1,2,3\n4,5,6,7\n8,9", "1,2,3\n4,5,6\n"};
    VaeData d = open_one(ANY3, rt_put("c.csv", text[0], strlen(text[0])));
    read_again(d.stream[0].csv);
    for (size_t i = 1; i < sizeof text / sizeof *text; i++) {
        rt_put("c.csv", text[i], strlen(text[i]));
        rt_dies(text[i], read_again, d.stream[0].csv, EX_DATAERR, i == 4 ? "line 3 has changed while the program ran" : "line 2 has changed while the program ran");
    }
    vae_data_close(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(surveys), cmocka_unit_test(nothing_to_model), cmocka_unit_test(numbers), cmocka_unit_test(forms),
                                       cmocka_unit_test(files_that_change)};
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

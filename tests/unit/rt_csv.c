// rt_csv.c -- CSV files of other forms: separators, decimal commas, UTF-16, markers of missing values, columns
// by name; what is guessed is said, and what cannot be read is refused by name.
#include "data/readers.h"
#include "rt_table.h"

static VaeHow *how(int stream) { return vae_how_of(all[stream].name); }

static int forget(void **state) {
    (void)state;
    vae_how_forget();
    return 0;
}

static void read_for_none(const void *path) {
    DataTable t;
    vae_data_read(&t, path, NULL, 0);
}

static void reads(int stream, const char *text, size_t n, size_t rows, const float *want, const char *says) {
    const char *path = rt_put("f.csv", text, n);
    assert_rows(stream, path, rows, want);
    VaeData d = open_one(stream, path);
    if (strcmp(d.stream[0].how, says) != 0) fail_msg("%s: said \"%s\", want \"%s\"", text, d.stream[0].how, says);
    vae_data_close(&d);
}

static const float six[] = {1, -2.5f, 300, 4, 5.25f, 6};

static void separators(void **state) {
    (void)state;
#define SIX " a header, from -2.5 to 300"
    reads(ANY3, B("1,-2.5,3e2\n4,5.25,6\n"), 2, six, "CSV without" SIX);
    reads(ANY3, B("1;-2.5;3e2\n4;5.25;6\n"), 2, six, "CSV with ;, without" SIX);
    reads(ANY3, B("a;b;c\r\n1;-2,5;3e2\r\n4;5,25;6"), 2, six, "CSV with ; and decimal commas, with" SIX);
    reads(ANY3, B("1\t-2.5\t3e2\n4\t 5.25 \t6\n"), 2, six, "CSV with tabs, without" SIX);
    reads(ANY3, B("1\t-2,5\t300,0\n4\t5,25\t6\n"), 2, six, "CSV with tabs and decimal commas, without" SIX);
    reads(ANY3, B("\"a\",\"b, c\",d\n1,\"-2,5\",300\n\"4\",\"5,25\",6\n"), 2, six,
          "CSV with decimal commas, with" SIX);
    // Tabs and spaces around commas do not separate; a comma in a name does not either.
    reads(ANY3, B("1,\t-2.5,\t3e2\n4,\t5.25,\t6\n"), 2, six, "CSV without" SIX);
    reads(ANY3, B("\"a;b\",\"c;d\",\"e;f\"\n1,-2.5,300\n4,5.25,6\n"), 2, six, "CSV with" SIX);
    reads(ANY3, B("\"x\";\"y; of z\";\"t\"\n1;-2.5;300\n4;5.25;6\n"), 2, six, "CSV with ;, with" SIX);
    reads(ANY3, B("1;-2,500000000000000000001;300\n4;5,25;6\n"), 2, six, "CSV with ; and decimal commas, without" SIX);
    reads(LABEL, B("3\n"), 1, (const float[]){0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, "CSV without a header");
    const char *tsv = rt_put("f.tsv", B("1\t-2.5\t300\n4\t5.25\t6\n"));
    assert_rows(ANY3, tsv, 2, six);
    assert_rows(ANY3, put_gz("f.tsv.gz", B("1\t-2.5\t300\n4\t5.25\t6\n")), 2, six);
}

// Markers that are a part of another, and more of them than are said; what is missing where nothing may be.
static void markers_within_others(void **state) {
    (void)state;
    const float gap = NAN;
    how(GAPS3)->missing = "xx,x,none,not there,somewhere else,m1,m2,m3,m4,m5,m6,m7,m8,m9,n1,n2,n3,n4,n5,n6,n7,n8,n9";
    reads(GAPS3, B("1,xx,x\nx,2,xx\n"), 2, (const float[]){1, gap, gap, gap, 2, gap}, "CSV without a header, 4 values missing (xx, x), from 1 to 2");
    reads(GAPS3, B("1,not there,none\n"), 1, (const float[]){1, gap, gap}, "CSV without a header, 2 values missing (not there, none), from 1 to 1");
    char text[200] = "";
    float want[27];
    for (int i = 0; i < 27; i++) {
        static const char *const each[] = {"m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9", "xx", "x", "none", "somewhere else"};
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", i < 22 ? each[i] : "1", i % 3 < 2 ? "," : "\n");
        want[i] = i < 22 ? gap : 1;
    }
    reads(GAPS3, text, strlen(text), 9, want,
          "CSV without a header, 22 values missing (m1, m2, m3, m4, m5, m6, m7, m8, m9, n1, n2, n3, n4, n5, n6, n7, n8, n9, xx, x, none), from 1 to 1");
    vae_how_forget();
    refuse(rt_put("f.csv", B("1\nNaN\n")), LABEL, EX_DATAERR, "line 2, column 1: value NaN is not finite\n");
    refuse(rt_put("f.csv", B("1\nNA\n")), LABEL, EX_DATAERR, "line 2, column 1: value NA is missing\n");
    refuse(rt_put("f.csv", B("1,2,3\n4\n")), ANY3, EX_DATAERR, "line 2 has 1 value, but line 1 has 3\n");
    refuse(rt_put("f.csv", B("1,2,99999999999999999999999999999999999999999.\n")), ANY3, EX_DATAERR, "does not fit in 32-bit floating point");
    rt_dies("no stream", read_for_none, rt_put("f.csv", B("1,2\n,4\n")), EX_DATAERR, "line 2, column 1: empty value\n");
}

static void separators_by_option(void **state) {
    (void)state;
    // Integers in the first lines look like decimal points as well.
    const float v[] = {1, 25, 3};
    reads(ANY3, B("1;2;3\n"), 1, (const float[]){1, 2, 3}, "CSV with ;, without a header, from 1 to 3");
    how(ANY3)->separator = ';', how(ANY3)->decimal = ',';
    reads(ANY3, B("1;2,5;3\n"), 1, (const float[]){1, 2.5f, 3},
          "CSV with ; and decimal commas, without a header, from 1 to 3");
    refuse(rt_put("f.csv", B("1;2.5;3\n")), ANY3, EX_DATAERR,
           "line 1, column 2: \"2.5\" is not a number (--csv says whether decimals have a comma)");
    how(ANY3)->separator = ',', how(ANY3)->decimal = '.';
    reads(ANY3, B("1,25,3\n"), 1, v, "CSV without a header, from 1 to 25");
    refuse(rt_put("f.csv", B("1;2,5,3\n")), ANY3, EX_DATAERR,
           "line 1, column 1: \"1;2\" is not a number (--csv ';' separates fields there)");
    how(ANY3)->separator = ';', how(ANY3)->decimal = '.';
    refuse(rt_put("f.csv", B("1;2;3\n1;2,5;3\n")), ANY3, EX_DATAERR,
           "line 2, column 2: \"2,5\" is not a number (--csv ';,' reads decimal commas)");
    how(ANY3)->separator = '\t';
    refuse(rt_put("f.csv", B("1\t2\t3\n1\t2,5\t3\n")), ANY3, EX_DATAERR, "(--csv tab, reads decimal commas)");
    how(ANY3)->separator = ',';
    refuse(rt_put("f.csv", B("1,\"2,5\",3\n")), ANY3, EX_DATAERR, "(--csv ,, reads decimal commas)");
    refuse(rt_put("f.csv", B("id,2,3\n1,2,3\n")), ANY3, EX_DATAERR,
           "line 1, column 1: \"id\" is not a number (if the first line is a header, say --header yes)");
}

static void utf16(void **state) {
    (void)state;
    // Little and big ends; a name with a pair of surrogates, and half of one.
    static const char little[] = "\xff\xfe" "a\0\x3d\xd8\0\xde\n\0" "1\0,\0" "2\0\n\0" "3\0,\0" "4\0\n\0";
    static const char text[] = "1;2,5;3\n4;5;6\n";
    char big[2 * sizeof text] = "\xfe\xff";
    for (size_t i = 0; i + 1 < sizeof text; i++) big[2 * i + 2] = 0, big[2 * i + 3] = text[i];
    reads(ANY3, big, sizeof big, 2, (const float[]){1, 2.5f, 3, 4, 5, 6},
          "CSV in UTF-16 with ; and decimal commas, without a header, from 1 to 6");
    refuse(rt_put("u.csv", little, sizeof little - 1), ANY3, EX_DATAERR, "line 2 has 2 values, but line 1 has 1");
    refuse(rt_put("u.csv", little, sizeof little - 2), ANY3, EX_DATAERR, "UTF-16 with an odd number of bytes");
    refuse(rt_put("u.csv", B("\xff\xfe")), ANY3, EX_DATAERR, "there are no rows");
    how(ANY3)->columns = "\xf0\x9f\x98\x80,a,\xef\xbf\xbd"; // U+1F600, and U+FFFD for a half
    static const char names[] = "\xff\xfe" "a\0,\0\x3d\xd8\0\xde,\0\x3d\xd8\n\0" "1\0,\0" "2\0,\0" "3\0\n\0";
    reads(ANY3, names, sizeof names - 1, 1, (const float[]){2, 1, 3},
          "CSV in UTF-16 with a header, 3 of 3 columns, from 1 to 3");
}

static void markers(void **state) {
    (void)state;
    const float v[] = {NAN, 2, NAN, NAN, NAN, 6, NAN, 8, NAN};
    reads(GAPS3, B("NULL,2,None\n?,-,6\nN/A,8,n/a\n"), 3, v,
          "CSV without a header, 6 values missing (NULL, None, ?, -, N/A, n/a), from 2 to 8");
    reads(GAPS3, B("a,b,c\n,2,NA\nNA,nan,6\n\"\",8,na\n"), 3, v,
          "CSV with a header, 6 values missing (empty, NA, nan, na), from 2 to 8");
    how(GAPS3)->missing = "-999,Unknown,";
    reads(GAPS3, B("-999,2,-999.0\n-9.99e2,,6\nunknown,8,NA\n"), 3, v,
          "CSV without a header, 6 values missing (-999, -999.0, -9.99e2, empty, unknown, NA), from 2 to 8");
    how(GAPS3)->missing = NULL;
    refuse(rt_put("f.csv", B("-999,2,unknown\n")), GAPS3, EX_DATAERR, "column 3: \"unknown\" is not a number");
    how(GAPS3)->trained_missing = "-999"; // the weights say so
    assert_rows(GAPS3, rt_put("f.csv", B("-999,2,?\n")), 1, v);
    refuse(rt_put("f.csv", B("1,?,3\n")), ANY3, EX_DATAERR,
           "column 2: value ? is missing (if values may be missing, declare data v with missing=true)");
    refuse(rt_put("f.csv", B("-\n")), LABEL, EX_DATAERR, "line 1, column 1: value - is missing\n");
}

static void columns(void **state) {
    (void)state;
    const char *file = "id,age,\"height, in m\",\"a \"\"b\"\"\",word\n7,1,2,3,one\n8,4,5,6,two, \n";
    const float all3[] = {3, 1, 2, 6, 4, 5};
    static const char table[] = "id,age,\"height, in m\",\"a \"\"b\"\"\",word\n7,1,2,3,one\n8,4,5,6,two\n";
    how(ANY3)->columns = "\"a \"\"b\"\"\", age,\"height, in m\"";
    reads(ANY3, B(table), 2, all3, "CSV with a header, 3 of 5 columns, from 1 to 6");
    refuse(rt_put("f.csv", file, strlen(file)), ANY3, EX_DATAERR, "line 3 has 6 values, but line 1 has 5");
    how(ANY3)->columns = "age,id,word";
    refuse(rt_put("f.csv", B(table)), ANY3, EX_DATAERR, "line 2, column 5: \"one\" is not a number");
    how(ANY3)->columns = "age,id,Age";
    refuse(rt_put("f.csv", B(table)), ANY3, EX_DATAERR,
           "has no column called Age; it has id, age, height, in m, a \"\"b\"\", word");
    how(ANY3)->columns = "age,id,age";
    refuse(rt_put("f.csv", B(table)), ANY3, EX_USAGE, "--columns names age twice");
    how(ANY3)->columns = "age,id";
    refuse(rt_put("f.csv", B(table)), ANY3, EX_DATAERR, "a row has 2 values, but data v: vector(3) needs 3");
    how(ANY3)->columns = "a,b,c";
    refuse(rt_put("f.csv", B("a,b,c,b\n1,2,3,4\n")), ANY3, EX_DATAERR, "columns 2 and 4 are both called b");
    how(ANY3)->header = -1;
    refuse(rt_put("f.csv", B("a,b,c\n1,2,3\n")), ANY3, EX_USAGE, "has no header that names them");
    how(ANY3)->header = 0;
    // Names that look like numbers are names all the same.
    how(ANY3)->columns = "2020,2019,x";
    reads(ANY3, B("x,2019,2020\n1,2,3\n"), 1, (const float[]){3, 2, 1},
          "CSV with a header, 3 of 3 columns, from 1 to 3");
    // As in training: by name where there are names, as they stand where there are none.
    how(ANY3)->columns = NULL;
    how(ANY3)->trained_columns = "c,a,b";
    reads(ANY3, B("a,b,c\n1,2,3\n"), 1, (const float[]){3, 1, 2}, "CSV with a header, 3 of 3 columns, from 1 to 3");
    reads(ANY3, B("1,2,3\n"), 1, (const float[]){1, 2, 3}, "CSV without a header, from 1 to 3");
    refuse(rt_put("f.csv", B("a,b,d\n1,2,3\n")), ANY3, EX_DATAERR, "has no column called c; it has a, b, d");
    // Values are named by the file's columns.
    how(COUNT3)->columns = "b,c,d";
    refuse(rt_put("f.csv", B("a,b,c,d\n1,2,3,4.5\n")), COUNT3, EX_DATAERR, "row 1, column 4: value 4.5 is not a whole");
}

// What is guessed is said when the file is opened, whatever the command.
static void guesses(void **state) {
    (void)state;
    char said[1000];
    const char *path = rt_put("g.csv", B("1;2;3\n"));
    assert_int_equal(rt_run(try_open, &(Open){path, ANY3}, said, sizeof said), 0);
    assert_string_equal(said, "");
    vae_how_say(true);
    assert_int_equal(rt_run(try_open, &(Open){path, ANY3}, said, sizeof said), 0);
    assert_string_equal(said, "data v: 1 row, CSV with ;, without a header, from 1 to 3\n");
    how(ANY3)->separator = ';', how(ANY3)->decimal = '.';
    assert_int_equal(rt_run(try_open, &(Open){path, ANY3}, said, sizeof said), 0);
    assert_string_equal(said, "");
    assert_int_equal(rt_run(try_open, &(Open){rt_put("g.csv", B("1,NA,3\n")), GAPS3}, said, sizeof said), 0);
    assert_string_equal(said, "");
    assert_int_equal(rt_run(try_open, &(Open){rt_put("g.csv", B("1,?,3\n")), GAPS3}, said, sizeof said), 0);
    assert_string_equal(said, "data g: 1 row, CSV without a header, 1 value missing (?), from 1 to 3\n");
    vae_how_say(false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(separators, forget), cmocka_unit_test_teardown(separators_by_option, forget),
        cmocka_unit_test_teardown(utf16, forget),      cmocka_unit_test_teardown(markers, forget),
        cmocka_unit_test_teardown(columns, forget),    cmocka_unit_test_teardown(guesses, forget),
        cmocka_unit_test_teardown(markers_within_others, forget),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

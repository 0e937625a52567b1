// rt_fields.c -- fields of a table: dates and times of day against the C library's calendar, what is no date, which
// words are flags, and rows of all kinds of column with what is said of each that is wrong.
#include "rt_table.h"

#include "data/table.h"

#include <time.h>

// ---------------------------------------------------------------- dates

static void dates_are_the_calendars(void **state) {
    (void)state;
    char want[VAE_DATE_TEXT], got[VAE_DATE_TEXT];
    for (long day = -719528; day <= 2932896; day += day % 7 ? 1 : 3) { // 0000-01-01 to 9999-12-31
        const time_t t = (time_t)day * 86400;
        struct tm tm;
        assert_non_null(gmtime_r(&t, &tm));
        snprintf(want, sizeof want, "%04d-%02d-%02d", (tm.tm_year + 1900) % 10000, (tm.tm_mon + 1) % 100,
                 tm.tm_mday % 100);
        double read;
        assert_true(vae_date_read(want, strlen(want), &read));
        assert_true(read == (double)day);
        vae_date_text((double)day, got);
        assert_string_equal(got, want);
    }
    vae_date_text(1e30, got);
    assert_string_equal(got, "9999-12-31");
    vae_date_text(-1e30, got);
    assert_string_equal(got, "0000-01-01");
    vae_date_text(0.49, got);
    assert_string_equal(got, "1970-01-01");
    vae_date_text(0.5, got);
    assert_string_equal(got, "1970-01-02");
}

static void times_of_day(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double day; // -1: it is no date
    } row[] = {
        {"1970-01-02T12:00", 1.5},       {"1970-01-02t06:00:00Z", 1.25},   {"1970-01-01 18:00:00", 0.75},
        {"1970-01-01T00:00:43.2", 5e-4}, {"1970-01-01T00:00:43,2z", 5e-4}, {"1970-01-01T12:00+01:00", 0.5},
        {"1970-01-01T12:00-0130", 0.5},  {"1970-01-01T12:00+01", 0.5},    {"1970-01-01T12:00:00.0+01:00", 0.5}, {"1970-01/01", -1},     {"1970-01-01T24:00", 1},
        {"1970-01-01T23:59:60", 1},      {"1970-01-01T12", -1},            {"1970-01-01T", -1},
        {"1970-01-01T1:00", -1},         {"1970-01-01T25:00", -1},         {"1970-01-01T12:60", -1},
        {"1970-01-01T12:00:61", -1},     {"1970-01-01T12:00:", -1},        {"1970-01-01T12:00:0x", -1},
        {"1970-01-01T12:00+1", -1},      {"1970-01-01T12:00+01:", -1},     {"1970-01-01T12:00+01:3", -1},
        {"1970-01-01T12:00 ", -1},       {"1970-01-01T12:00Zz", -1},       {"1970-01-01x12:00", -1},
        {"1970-1-01", -1},               {"70-01-01", -1},                 {"1970/01/01", -1},
        {"1970-13-01", -1},              {"1970-00-01", -1},               {"1970-01-00", -1},
        {"1970-04-31", -1},              {"1900-02-29", -1},               {"2000-02-29", 11016},
        {"2023-02-29", -1},              {"1970-01-", -1},                 {"1970-01-0", -1},
        {"", -1},                        {"-970-01-01", -1},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        double day = -1;
        const bool is = vae_date_read(row[i].text, strlen(row[i].text), &day);
        if (is != (row[i].day >= 0) || (is && fabs(day - row[i].day) > 1e-12))
            fail_msg("%s: %s, %.15g", row[i].text, is ? "a date" : "none", day);
    }
}

static void flags_are_pairs(void **state) {
    (void)state;
    static const char *const pair[][2] = {{"0", "1"}, {"No", "yes"}, {"TRUE", "false"}, {"n", "Y"}, {"F", "t"}};
    static const char *const word[] = {"0", "1", "no", "YES", "false", "True", "n", "y",
                                       "f", "t", "", "2", "nope", "ja"};
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) assert_true(vae_table_is_flag(pair[i][0], pair[i][1]));
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        for (size_t j = 0; j < sizeof word / sizeof *word; j++)
            assert_int_equal(vae_table_is_flag(word[i], word[j]), i != j && i / 2 == j / 2 && i < 10);
}

// ---------------------------------------------------------------- rows

static const char *const sexes[] = {"f", "m"};
#define FAIR(n) "a word of fair length, " n
static const char *const many[] = {FAIR("one"), FAIR("two"), FAIR("three"), FAIR("four"), FAIR("five"), FAIR("six"),
                                   FAIR("seven"), FAIR("eight"), FAIR("nine"), FAIR("ten"), FAIR("eleven")};
static const VaeColumn column[] = {
    {"age", VAE_COLUMN_NUMBER, 0, NULL, 0, 1},     {"pay", VAE_COLUMN_LOG, 0, NULL, 2, 3},
    {"visits", VAE_COLUMN_COUNT, 0, NULL, 4, 5},   {"sex", VAE_COLUMN_CATEGORY, 2, sexes, 6, 0},
    {"long", VAE_COLUMN_CATEGORY, 11, many, 8, 0}, {"smokes", VAE_COLUMN_FLAG, 0, NULL, 19, 0},
    {"since", VAE_COLUMN_DATE, 0, NULL, 20, 21},   {"score", VAE_COLUMN_ORDINAL, 5, NULL, 22, 0},
};
static const VaeStream people = {.name = "t", .kind = VAE_TABLE, .height = 1, .width_px = 1, .channels = 8, .width = 8,
                                 .domain = VAE_DOMAIN_ANY, .likelihood = "table", .standardize = true, .missing = true,
                                 .column = column};
#define HEADER "age,pay,visits,sex,long,smokes,since,score\n"
#define GOOD "1.5,20,3,f,\"a word of fair length, nine\",yes,1970-01-03,5\n"

static void try_people(const void *path) {
    const VaeModel m = {.name = "test", .stream = &people, .n_streams = 1};
    VaeData d;
    const char *file = path;
    vae_data_open(&d, &m, &file, 1, 0, 1);
    vae_data_close(&d);
}

static void reads_rows(void **state) {
    (void)state;
    static const char text[] = HEADER GOOD "NA,,,,,,,\n";
    const float want[] = {1.5f, 20, 3, 0, 8, 1, 2, 4};
    const VaeModel m = {.name = "test", .stream = &people, .n_streams = 1};
    const char *path = rt_put("people.csv", text, sizeof text - 1);
    VaeData d;
    float row[8];
    vae_data_open(&d, &m, &path, 1, 0, 1);
    assert_int_equal(d.rows, 2);
    vae_data_row(&d, &m, 0, 0, row);
    assert_memory_equal(row, want, sizeof want);
    vae_data_row(&d, &m, 0, 1, row);
    for (int j = 0; j < 8; j++) assert_true(isnan(row[j]));
    vae_data_close(&d);
}

static void refuses_fields(void **state) {
    (void)state;
    static const struct {
        const char *row, *says;
    } wrong[] = {
        {"x,20,3,f,,yes,1970-01-03,5", "line 3, column 1 (age): \"x\" is not a number"},
        {"\"1,5\",20,3,f,,yes,1970-01-03,5", "\"1,5\" is not a number (--csv says whether decimals have a comma)"},
        {"1e39,20,3,f,,yes,1970-01-03,5", "\"1e39\" does not fit in 32-bit floating point"},
        {"inf,20,3,f,,yes,1970-01-03,5", "\"inf\" is not"},
        {"1,0,3,f,,yes,1970-01-03,5", "column 2 (pay): \"0\" is not above 0, which log=true needs"},
        {"1,-1,3,f,,yes,1970-01-03,5", "\"-1\" is not above 0"},
        {"1,2,-3,f,,yes,1970-01-03,5", "column 3 (visits): \"-3\" is not a whole number from 0 on"},
        {"1,2,0.5,f,,yes,1970-01-03,5", "\"0.5\" is not a whole number from 0 on"},
        {"1,2,3,x,,yes,1970-01-03,5", "column 4 (sex): \"x\" is none of its words: f, m"},
        {"1,2,3,f,other,yes,1970-01-03,5", "\"other\" is none of its words: a word of fair length, one, a"},
        {"1,2,3,f,other,yes,1970-01-03,5", "nine, ..."},
        {"1,2,3,f,,perhaps,1970-01-03,5", "column 6 (smokes): \"perhaps\" is no flag: 0 and 1, no and yes"},
        {"1,2,3,f,,yes,1970-02-30,5", "column 7 (since): \"1970-02-30\" is not a date, such as 2024-05-17"},
        {"1,2,3,f,,yes,1970-01-03,6", "column 8 (score): \"6\" is not a whole number from 1 to 5"},
        {"1,2,3,f,,yes,1970-01-03,0", "\"0\" is not a whole number from 1 to 5"},
        {"1,2,3,f,,yes,1970-01-03,1.5", "\"1.5\" is not a whole number from 1 to 5"},
    };
    char text[1024];
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const int n = snprintf(text, sizeof text, HEADER GOOD "%s\n", wrong[i].row);
        const char *path = rt_put("wrong.csv", text, (size_t)n);
        rt_dies(path, try_people, path, EX_DATAERR, wrong[i].says);
    }
    char word[400]; // longer than what a field's copy has room for
    memset(word, 'w', sizeof word);
    const int n = snprintf(text, sizeof text, HEADER "1,2,3,%.300s,,yes,1970-01-03,1\n", word);
    const char *path = rt_put("wide.csv", text, (size_t)n);
    rt_dies(path, try_people, path, EX_DATAERR, "is none of its words: f, m");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_the_calendars), cmocka_unit_test(times_of_day), cmocka_unit_test(flags_are_pairs),
        cmocka_unit_test(reads_rows),              cmocka_unit_test(refuses_fields),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

// rt_lines.c -- text as rows of tokens, and back (data/lines.c, lines_kept.c, lines_words.c), and the words of tables
// (vocabulary.c): what each line becomes, what is refused, and lines that stay in a file that others change meanwhile.
#include "data/lines.h"
#include "data/table.h"
#include "rt_table.h"

enum { WORDS, CHARS, OCTETS, IDS, CUT, UNITS };
#define TOKENS(NAME, UNIT) {.name = NAME, .kind = VAE_TOKENS, .height = 1, .width_px = 1, .channels = 4, .width = 4, .words = 7, .unit = UNIT}
static VaeStream streams[UNITS] = {TOKENS("w", VAE_UNIT_WORD), TOKENS("c", VAE_UNIT_CHAR), TOKENS("b", VAE_UNIT_BYTE), TOKENS("n", VAE_UNIT_ID),
                                   TOKENS("k", VAE_UNIT_CHAR)};

typedef struct Text {
    int unit;
    const char *path;
    size_t limit;
} Text;

static VaeModel model_of_unit(int unit) { return (VaeModel){.name = "test", .stream = &streams[unit], .n_streams = 1}; }

static VaeData open_text(const Text *t) {
    const VaeModel m = model_of_unit(t->unit);
    VaeData d;
    vae_how_of(m.stream->name)->learns = true; // words are found by vae_lines_learn
    vae_data_open(&d, &m, &t->path, 1, t->limit, 1);
    return d;
}

static void try_text(const void *arg) { open_text(arg); }

static void refuse_text(Text t, const char *says) { rt_dies(says, try_text, &t, EX_DATAERR, says); }

static void begin(void) {
    for (int i = 0; i < UNITS; i++) {
        DataWords *words = vae_how(streams[i].name)->words;
        if (words) vae_words_free(words);
        vae_free(words);
    }
    vae_how_forget();
    vae_guard_forget();
}

// What training makes of the rows; returns the tokens of one.
static void row_is(const VaeData *d, int unit, size_t row, int a, int b, int c, int e) {
    const VaeModel m = model_of_unit(unit);
    float got[4];
    vae_data_row(d, &m, 0, row, got);
    const int want[] = {a, b, c, e};
    for (int t = 0; t < 4; t++)
        if ((int)got[t] != want[t]) fail_msg("unit %d, row %zu, token %d: got %g, want %d", unit, row, t, (double)got[t], want[t]);
}

// ---------------------------------------------------------------- reading

static void lines_become_rows(void **state) {
    (void)state;
    static const struct { int unit; const char *bytes; size_t n; int want[2][4]; size_t cut, loose; } each[] = {
        {WORDS, B("b a\na"), {{5, 4, 2}, {4, 2}}, 0, 0}, {WORDS, B("\xef\xbb\xbf" "b\n\n"), {{4, 2}, {2}}, 0, 1},
        {WORDS, B("a  a\n a\n"), {{4, 4, 2}, {4, 2}}, 0, 2}, {WORDS, B("a \na\ta\n"), {{4, 2}, {4, 4, 2}}, 0, 2}, {WORDS, B("a\r\na\n"), {{4, 2}, {4, 2}}, 0, 1},
        {CHARS, B("\xc3\xa9" "e\nee"), {{5, 4, 2}, {4, 4, 2}}, 0, 0}, {OCTETS, B("A\xff\nA"), {{4, 5, 2}, {4, 2}}, 0, 0},
        {IDS, B("3 6\n5 4\n"), {{3, 6, 2}, {5, 4, 2}}, 0, 0}, {IDS, B("03 6\n5\n"), {{3, 6, 2}, {5, 2}}, 0, 1}, {CUT, B("abcd\na\n"), {{4, 5, 6, 2}, {4, 2}}, 1, 0}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        for (int packed = 0; packed < 2; packed++) {
            begin();
            const Text t = {each[i].unit, packed ? put_gz("l.txt.gz", each[i].bytes, each[i].n) : rt_put("l.txt", each[i].bytes, each[i].n), 0};
            const VaeModel m = model_of_unit(t.unit);
            VaeData d = open_text(&t);
            assert_int_equal(d.rows, 2);
            vae_lines_learn(&d, &m, NULL, d.rows);
            for (size_t row = 0; row < 2; row++) row_is(&d, t.unit, row, each[i].want[row][0], each[i].want[row][1], each[i].want[row][2], each[i].want[row][3]);
            if (d.stream[0].lines->cut != each[i].cut || d.stream[0].lines->loose != each[i].loose)
                fail_msg("%s: %zu cut, %zu loose", each[i].bytes, d.stream[0].lines->cut, d.stream[0].lines->loose);
            vae_lines_say(&d, &m, true);
            vae_data_close(&d);
        }
}

static void what_is_no_text(void **state) {
    (void)state;
    static const struct { int unit; const char *bytes; size_t n; const char *says; } each[] = {
        {WORDS, B("a\nb \xff\n"), "line 2: byte 3 is no UTF-8"}, {WORDS, B("a\0b"), "line 1: a zero byte"}, {OCTETS, B("\xff\n\0"), "line 2: a zero byte"},
        {WORDS, B("a b c d\n"), "line 1 has more than 3 words, and data w has 4 steps"}, {IDS, B("3\n2\n"), "line 2: \"2\" is not a whole number from 3 to 6"},
        {IDS, B("7"), "\"7\" is not a whole number"}, {IDS, B("3a"), "\"3a\" is not a whole number"}, {IDS, B("3/"), "\"3/\" is not"},
        {IDS, B("0000000003"), "is not a whole number"}, {WORDS, B("\xef\xbb\xbf"), "there are no rows"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        begin();
        refuse_text((Text){each[i].unit, rt_put("l.txt", each[i].bytes, each[i].n), 0}, each[i].says);
    }
    rt_put("p1.txt", B("a\n"));
    rt_put("p2.npy", B("\x93NUMPY"));
    refuse_text((Text){WORDS, rt_path("p?.*"), 0}, "files that are read as one are all text, or none, and");
    vae_how_of("w")->must_know = true;
    refuse_text((Text){WORDS, rt_path("p1.txt"), 0}, "the weights know no words of data w: training finds them");
    begin();
}

static void files_are_read_as_one(void **state) {
    (void)state;
    rt_put("q1.txt", B("b\na b\n"));
    put_gz("q2.txt", B("c b\n\n"));
    for (size_t limit = 0; limit < 5; limit++) {
        begin();
        const VaeModel m = model_of_unit(WORDS);
        VaeData d = open_text(&(Text){WORDS, rt_path("q?.txt"), limit});
        assert_int_equal(d.rows, limit ? limit : 4);
        vae_lines_learn(&d, &m, (const uint32_t[]){0}, 1); // of the first row alone: its word is b
        row_is(&d, WORDS, 0, 4, 2, 0, 0);
        if (d.rows > 2) row_is(&d, WORDS, 2, VAE_UNK, 4, 2, 0);
        assert_true(limit == 1 || strstr(d.stream[0].how, "lines of") != NULL);
        vae_data_close(&d);
    }
    begin();
    vae_how_of("w")->words = vae_words_of_text(&streams[WORDS], "b\nc\n"); // those of the weights
    VaeData d = open_text(&(Text){WORDS, rt_path("q?.txt"), 0});
    assert_non_null(strstr(d.stream[0].how, "lines of 0 to 2 words, 20 % of them unknown"));
    row_is(&d, WORDS, 2, 5, 4, 2, 0);
    vae_data_close(&d);
}

typedef struct Line {
    int unit;
    const char *text;
    size_t n;
} Line;

static void check_line(const void *arg) {
    const Line *l = arg;
    vae_lines_check(&(DataTable){.path = "l.txt"}, &streams[l->unit], 7, l->text, l->n);
}

static void lines_are_checked(void **state) {
    (void)state;
    static const struct { Line line; const char *says; } each[] = {
        {{WORDS, B("a b c d")}, "line 7 has more than 3 words"}, {{IDS, B("3 9")}, "\"9\" is not a whole number"}, {{WORDS, B("\xc3")}, "byte 1 is no UTF-8"},
        {{OCTETS, B("\0")}, "a zero byte"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) rt_dies(each[i].says, check_line, &each[i].line, EX_DATAERR, each[i].says);
    static const Line good[] = {{WORDS, B("a b c")}, {CUT, B("abcdef")}, {IDS, B(" 3  6")}, {OCTETS, B("\xff")}, {CHARS, B("")}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) check_line(&good[i]);
}

// ---------------------------------------------------------------- lines that stay in their file

// 64 MB and more, most of it a hole; 40 lines stand before it.
static const char *put_large(const char *name, int unit, const char *line) {
    char text[4096];
    size_t n = 0;
    for (int i = 0; i < 40; i++) n += (size_t)snprintf(text + n, sizeof text - n, i == 20 ? "%s\n" : unit == IDS ? "3 4\n" : "a b\n", line);
    const char *path = rt_put(name, text, n);
    assert_int_equal(truncate(path, (off_t)65 << 20), 0);
    return path;
}

static void write_over(const char *path, const char *text) {
    FILE *f = fopen(path, "r+b");
    for (int i = 0; i < 40; i++) fputs(text, f);
    fclose(f);
}

static const VaeData *kept_data;
static int kept_unit;

static void read_kept(const void *arg) {
    const VaeModel m = model_of_unit(kept_unit);
    float row[4];
    (void)arg;
    vae_data_row(kept_data, &m, 0, 3, row);
}

static void large_files_stay(void **state) {
    (void)state;
    static const struct { int unit; const char *line, *over, *says; } each[] = { // over: 4 bytes instead of "a b\n", "3 4\n"
        {WORDS, "c a", NULL, NULL}, {CHARS, "\xc3\xa9", "\xc3\xc3\xc3\n", "it was changed while it was in use"}, {IDS, "5 6", "3 a\n", "it was changed"},
        {IDS, "5 6", "3 9\n", "it was changed"}, {IDS, "5 6", "3 2\n", "it was changed"}, {IDS, "5 6", "3 /\n", "it was changed"},
        {IDS, "5 6", "3333", "it was changed"}, {WORDS, "c a", "aaaa", "it was changed"}, {WORDS, "c a", "", "it became shorter while it was in use"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        begin();
        const int unit = each[i].unit;
        const Text t = {unit, put_large("large.txt", unit, each[i].line), 40};
        const VaeModel m = model_of_unit(unit);
        VaeData d = open_text(&t);
        assert_non_null(d.stream[0].kept);
        if (unit == WORDS) vae_lines_learn(&d, &m, (const uint32_t[]){0, 1, 20}, 3);
        else vae_lines_learn(&d, &m, NULL, d.rows);
        if (unit == WORDS) row_is(&d, WORDS, 20, 6, 4, 2, 0), row_is(&d, WORDS, 39, 4, 5, 2, 0);
        if (unit == IDS) row_is(&d, IDS, 20, 5, 6, 2, 0), row_is(&d, IDS, 39, 3, 4, 2, 0);
        kept_data = &d, kept_unit = unit;
        if (each[i].over && *each[i].over) write_over(t.path, each[i].over);
        else if (each[i].over) assert_int_equal(truncate(t.path, 9), 0);
        if (each[i].says) rt_dies(each[i].says, read_kept, NULL, EX_IOERR, each[i].says);
        vae_data_close(&d);
    }
    begin();
    refuse_text((Text){WORDS, put_large("large.txt", WORDS, "a"), 0}, "line 41: a zero byte");
    refuse_text((Text){IDS, put_large("large.txt", IDS, "9"), 30}, "line 21: \"9\" is not a whole number");
}

// More numbers than are held; and more words than there is room for at first.
static void many_numbers_stay(void **state) {
    (void)state;
    begin();
    streams[WORDS].width = 1 << 20;
    static char text[64 * 40 * 8];
    size_t n = 0;
    for (int i = 0; i < 64 * 40; i++) n += (size_t)snprintf(text + n, sizeof text - n, "w%d%c", i, i % 40 == 39 ? '\n' : ' ');
    rt_put("m1.txt", "w3\n", 3);
    rt_put("m2.txt", text, n);
    const VaeModel m = model_of_unit(WORDS);
    VaeData d = open_text(&(Text){WORDS, rt_path("m?.txt"), 0});
    assert_int_equal(d.rows, 65);
    assert_non_null(d.stream[0].kept);
    assert_int_equal(d.stream[0].lines->words.n, 64 * 40);
    vae_lines_learn(&d, &m, NULL, d.rows);
    assert_string_equal(vae_how("w")->words->word[0], "w3"); // twice
    assert_int_equal(d.stream[0].lines->others, 64 * 40 - 3 + 0);
    uint32_t row[3];
    vae_kept_rows(d.stream[0].kept, 0, 1, 0, 3, row);
    assert_true(row[0] == VAE_FIRST_WORD && row[1] == VAE_EOS && row[2] == VAE_PAD);
    vae_data_close(&d);
    streams[WORDS].width = 4;
}

// ---------------------------------------------------------------- writing

static void rows_become_lines(void **state) {
    (void)state;
    static const struct { int unit; const char *words; double row[4]; const char *want; } each[] = {
        {WORDS, "a\nb\n", {5, 4, 3, 2}, "b a <unk>"}, {WORDS, "a\nb\n", {4, 6, 0}, "a <unk>"}, {WORDS, NULL, {4, 5, 0}, "4 5"},
        {CHARS, "a\nb\n", {4, 3, 4, 5}, "a\xef\xbf\xbd" "ab"},
        {CHARS, NULL, {4, 3, 2}, "4 3"}, {IDS, NULL, {3, 6, 2}, "3 6"}, {OCTETS, "41\nff\n", {4, 5, 4, 2}, "A\xff" "A"}, {WORDS, "a\n", {2}, ""}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        begin();
        const VaeModel m = model_of_unit(each[i].unit);
        const VaeStream *s = &streams[each[i].unit];
        if (each[i].words) vae_how_of(s->name)->words = vae_words_of_text(s, each[i].words);
        char *line = vae_lines_text(s, each[i].row);
        assert_string_equal(line, each[i].want);
        vae_free(line);
        vae_lines_write(rt_path("out.txt"), &m, 0, each[i].row, 1);
        size_t n;
        char *file = vae_file_read(rt_path("out.txt"), 100, &n);
        assert_int_equal(n, strlen(each[i].want) + 1);
        assert_memory_equal(file, each[i].want, n - 1);
        vae_free(file);
    }
    begin();
}

// ---------------------------------------------------------------- words of weights

static void words_of_texts(void **state) {
    (void)state;
    static const struct { int unit; const char *text; bool good; } each[] = {
        {WORDS, "", true}, {WORDS, "a\nb\nc\n", true}, {WORDS, "a\nb\nc\nd\n", false}, {WORDS, "a", false}, {WORDS, "a b\n", false}, {WORDS, "\n", false},
        {WORDS, "a\na\n", false}, {CHARS, "\xc3\xa9\n", true}, {CHARS, "ab\n", false}, {CHARS, "\xff\n", false}, {OCTETS, "41\nff\n", true}, {OCTETS, "4\n", false},
        {OCTETS, "00\n", false}, {OCTETS, "411\n", false}, {OCTETS, "zz\n", false}, {IDS, "", false}, {IDS, "3\n", false}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        DataWords *words = vae_words_of_text(&streams[each[i].unit], each[i].text);
        if ((words != NULL) != each[i].good) fail_msg("unit %d: \"%s\"", each[i].unit, each[i].text);
        if (!words) continue;
        char *text = vae_words_text(&streams[each[i].unit], words);
        assert_string_equal(text, each[i].text);
        vae_free(text);
        vae_words_free(words);
        vae_free(words);
    }
}

static void words_of_tables(void **state) {
    (void)state;
    static const char *const fixed[] = {"x", "y"};
    static const VaeColumn columns[] = {{.name = "kind", .kind = VAE_COLUMN_CATEGORY, .classes = 3}, {.name = "on", .kind = VAE_COLUMN_FLAG},
                                        {.name = "size", .kind = VAE_COLUMN_NUMBER}, {.name = "log", .kind = VAE_COLUMN_LOG},
                                        {.name = "fixed", .kind = VAE_COLUMN_CATEGORY, .classes = 2, .word = fixed},
                                        {.name = "n", .kind = VAE_COLUMN_COUNT}};
    static const VaeStream table = {.name = "t", .kind = VAE_TABLE, .height = 1, .width_px = 1, .channels = 6, .width = 6, .column = columns};
    static const struct { const char *text; bool good; } each[] = {
        {"\"a\",\"b\"\n\"no\",\"yes\"\n2\n0\n\n\n", true}, {"\n\n\n\n\n\n", true}, {"\"\"\n\n\n\n\n\n", true}, {"\"a\"\"b\"\n\n12\n\n\n\n", true},
        {"a,b,c\n\n\n\n\n\n", false}, {"a,a\n\n\n\n\n\n", false}, {"\nno\n\n\n\n\n", false}, {"\nno,yes,or\n\n\n\n\n", false}, {"\nnoooooooo,yes\n\n\n\n\n", false},
        {"\nno,yesssssss\n\n\n\n\n", false}, {"\n\n100\n\n\n\n", false}, {"\n\n-1\n\n\n\n", false}, {"\n\n.5\n\n\n\n", false}, {"\n\nx\n\n\n\n", false},
        {"\n\n\n\nx\n\n", false}, {"\n\n\n\n\n1\n", false}, {"\n\n\n\n\n", false}, {"\n\n\n\n\n\n\n", false}, {"\"a\n\n\n\n\n\n", false}, {"", false}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct DataColumnForm *form = vae_table_of_text(&table, each[i].text);
        if ((form != NULL) != each[i].good) fail_msg("\"%s\"", each[i].text);
        if (!form) continue;
        char *text = vae_table_text(&table, form);
        assert_string_equal(text, each[i].text);
        vae_free(text);
        vae_table_form_free(form, 6);
    }
}

static int make_streams(void **state) {
    streams[CUT].truncate = true;
    return rt_make_dir(state);
}

static int end(void **state) {
    begin();
    return rt_remove_all(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_become_rows), cmocka_unit_test(what_is_no_text), cmocka_unit_test(files_are_read_as_one),
        cmocka_unit_test(lines_are_checked), cmocka_unit_test(large_files_stay), cmocka_unit_test(many_numbers_stay),
        cmocka_unit_test(rows_become_lines), cmocka_unit_test(words_of_texts), cmocka_unit_test(words_of_tables),
    };
    return cmocka_run_group_tests(tests, make_streams, end);
}

// rt_parts.c -- files that are read as one (data/parts.c, csv.c, csv_rows.c), what their values are called (column_names.c), and rows of
// them as files of their own (rows_like.c, csv_out.c, matrix.c): to the byte.
#include "data/table.h"
#include "rt_table.h"

static const float three[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};

static void begin(void) {
    struct DataColumnForm *found = vae_how("t")->table; // of tables
    vae_table_form_free(found, 6);
    vae_how_forget();
    vae_guard_forget();
}

static const char *put_files(const char *const *name, const char *const *text) {
    for (int i = 0; i < 2; i++) rt_put(name[i], text[i], strlen(text[i]));
    return rt_path("part?.*");
}

typedef struct Opened {
    const VaeStream *s;
    const char *path;
} Opened;

static void try_of(const void *arg) {
    const Opened *o = arg;
    const VaeModel m = {.name = "test", .stream = o->s, .n_streams = 1};
    VaeData d;
    vae_data_open(&d, &m, &o->path, 1, 0, 1);
}

static void ask_stream(const void *model) {
    const char *path;
    vae_data_stream_of(model, "q=2.csv", &path);
}

static void open_two(const void *model) {
    char b[300], c[300];
    const char *const spec[] = {b, c};
    VaeData d;
    snprintf(b, sizeof b, "b=%s", rt_path("two.csv")), snprintf(c, sizeof c, "c=%s", rt_path("one.csv"));
    vae_data_open(&d, model, spec, 2, 0, 1);
}

// ---------------------------------------------------------------- several files

static void csv_files_as_one(void **state) {
    (void)state;
    static const char *const name[] = {"part1.csv", "part2.csv"};
    static const char *const good[][2] = {{"1,2,3\n4,5,6\n", "7,8,9\n"}, {"a,b,c\n1,2,3\n", "a,b,c\n4,5,6\n7,8,9"},
        {"a,\"b\",c\n1,2,3\n\n", "a,b,\"c\"\r\n4,5,6\r\n7,8,9\r\n"}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        begin();
        assert_rows(ANY3, put_files(name, good[i]), 3, three);
    }
    const VaeModel m = model_of(ANY3);
    for (size_t limit = 1; limit < 5; limit++) {
        VaeData d;
        const char *path = put_files(name, good[0]);
        vae_data_open(&d, &m, &path, 1, limit, 1);
        assert_int_equal(d.rows, limit < 3 ? limit : 3);
        vae_data_close(&d);
    }
    static const struct { const char *text[2], *says; } bad[] = {
        {{"1,2,3\n", "a,b,c\n1,2,3\n"}, "it has a header, and"}, {{"a,b,c\n1,2,3\n", "a,c,b\n1,2,3\n"}, "column 2 is c, and there b"}, {{"a,b,c\n1,2,3\n", "a,bb,c\n1,2,3\n"}, "column 2 is bb, and there b"},
       
        {{"a,b,c\n1,2,3\n", "a,b\n1,2\n"}, "it has fewer columns"}, {{"a,b,c\n1,2,3\n", "a,b,c,d\n1,2,3,4\n"}, "it has more columns"},
        {{"a,b,c\n1,2,3\n", "1,2,3\n4,5,6\n"}, "column 1 is 1, and there a"}, {{"1,2,3\n", "1,2\n"}, "line 1 has 2 values"},
        {{"1,2,3\n", "\n \n"}, "there are no rows"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        begin();
        refuse(put_files(name, bad[i].text), ANY3, EX_DATAERR, bad[i].says);
    }
    static const char *const other[] = {"part1.csv", "part2.npy"};
    unlink(rt_path("part2.csv"));
    refuse(put_files(other, (const char *const[]){"1,2,3\n", "\x93NUMPY"}), ANY3, EX_DATAERR, "are all CSV, or none, and");
    unlink(rt_path("part1.csv"));
    unlink(rt_path("part2.npy"));
    refuse(rt_path("part?.*"), ANY3, EX_NOINPUT, "there is no such file, and none that it is a pattern of");
}

#define NPY(TYPE, SHAPE) "{'descr': '" TYPE "', 'fortran_order': False, 'shape': (" SHAPE "), }\n"

static void arrays_as_one(void **state) {
    (void)state;
    begin();
    put_npy("a1.npy", 1, NPY("<f4", "2, 3"), three, 24);
    put_npy("a2.npy", 1, NPY("<f4", "1, 3"), three + 6, 12);
    put_npy("b1.npy", 1, NPY("<f4", "1, 3"), three, 12);
    put_npy("b2.npy", 1, NPY(">f4", "1, 3"), three, 12);
    rt_put("c1.mtx", B("%%MatrixMarket matrix coordinate real general\n2 3 6\n1 1 1\n1 2 2\n1 3 3\n2 1 4\n2 2 5\n2 3 6\n"));
    rt_put("c2.mtx", B("%%MatrixMarket matrix coordinate real general\n1 3 3\n1 1 7\n1 3 9\n1 2 8\n"));
    rt_put("d1.npy", NULL, 0);
    assert_rows(ANY3, rt_path("a?.npy"), 3, three);
    assert_rows(ANY3, rt_path("c?.mtx"), 3, three);
    refuse(rt_path("b?.npy"), ANY3, EX_DATAERR, "its numbers are of another type");
    refuse(rt_path("[ac]1.*"), ANY3, EX_DATAERR, "this is sparse");
    rt_put("e.csv", B("1,2,3\n"));
    refuse(rt_path("[ae]*[1v]*"), ANY3, EX_DATAERR, "and this is CSV");
    put_npy("f1.npy", 1, NPY("<f4", "1, 3"), three, 12);
    put_npy("f2.npy", 1, NPY("<f4", "1, 2"), three, 8);
    refuse(rt_path("f?.npy"), LABEL, EX_DATAERR, "f1.npy: a row has 3 values, but data y: label(10) needs 1");
    refuse(rt_path("f?.npy"), ANY3, EX_DATAERR, "f2.npy: a row has 2 values, but data v: vector(3) needs 3");
}

// What looks like a pattern may be the name of a file, and a name may be longer than any.
static void patterns_that_are_names(void **state) {
    (void)state;
    begin();
    put_npy("q?.npy", 1, NPY("<f4", "2, 3"), three, 24);
    put_npy("q1.npy", 1, NPY("<f4", "1, 3"), three + 6, 12);
    assert_rows(ANY3, rt_path("q?.npy"), 2, three);
    char *name = malloc(6000);
    memset(name, 'n', 6000), memcpy(name + 5000, ".npz:v", 7);
    refuse(name, ANY3, EX_NOINPUT, "cannot open nnn");
    name[0] = '*';
    refuse(name, ANY3, EX_NOINPUT, "cannot open *nn");
    free(name);
    static const VaeStream tokens = {.name = "w", .kind = VAE_TOKENS, .height = 1, .width_px = 1, .channels = 3, .width = 3, .words = 9, .unit = VAE_UNIT_WORD};
    put_npy("w1", 1, NPY("<f4", "1, 3"), (const float[]){3, 4, 2}, 12);
    rt_put("w2", B("a b\n"));
    const Opened mixed = {&tokens, rt_path("w?")};
    rt_dies("tokens and text", try_of, &mixed, EX_DATAERR, "w2: several files are read as one if they are arrays, pictures, or all of them CSV, text or sparse, and this is text");
}

// Which file is for which stream.
static void files_of_streams(void **state) {
    (void)state;
    begin();
    VaeStream s[VAE_MAX_STREAMS];
    char name[VAE_MAX_STREAMS][80], home[4096], said[2000];
    for (int i = 0; i < VAE_MAX_STREAMS; i++) {
        snprintf(name[i], sizeof name[i], "%c%060d", 'a' + i, 0);
        s[i] = all[ANY3], s[i].name = name[i];
    }
    const VaeModel wide = {.name = "test", .stream = s, .n_streams = VAE_MAX_STREAMS};
    const char *path;
    assert_non_null(getcwd(home, sizeof home));
    assert_int_equal(chdir(rt_dir), 0);
    rt_put("q=1.csv", B("1,2,3\n4,5,6\n"));
    assert_rows(ANY3, "q=1.csv", 2, three); // the file is there: no stream is meant
    assert_int_equal(vae_data_stream_of(&wide, "q=1.csv", &path), 0);
    assert_string_equal(path, "q=1.csv");
    char spec[100];
    snprintf(spec, sizeof spec, "%s=q=1.csv", name[2]);
    assert_int_equal(vae_data_stream_of(&wide, spec, &path), 2);
    assert_string_equal(path, "q=1.csv");
    assert_int_equal(vae_data_stream_of(&wide, "1.csv", &path), 0); // whether it is there is asked later
    rt_dies("no stream", ask_stream, &wide, EX_USAGE, "--data q=2.csv: the model has no data called q; it has a0000");
    assert_int_equal(chdir(home), 0);
    rt_run(ask_stream, &wide, said, sizeof said);
    assert_true(strlen(said) < 600); // names end where the line has no more room
    VaeStream three_of[] = {all[ANY3], all[ANY3], all[ANY3]};
    three_of[0].name = "a", three_of[1].name = "b", three_of[2].name = "c";
    const VaeModel m = {.name = "test", .stream = three_of, .n_streams = 3};
    rt_put("one.csv", B("1,2,3\n")), rt_put("two.csv", B("1,2,3\n4,5,6\n"));
    rt_dies("one row", open_two, &m, EX_DATAERR, "one.csv: 1 row for data c, but data b has 2\n");
}

// Rows that are checked later: many bytes of what nothing is asked of before.
static void what_waits(void **state) {
    (void)state;
    begin();
    const size_t many = (size_t)1 << 24;
    VaeStream s = all[ANY3];
    assert_false(vae_data_waits(many, &s));
    vae_data_later(true);
    assert_true(vae_data_waits(many, &s) && !vae_data_waits(many - 1, &s) && !vae_data_waits(many, NULL));
    s.standardize = true;
    assert_false(vae_data_waits(many, &s));
    s = all[ANY3], s.domain = VAE_DOMAIN_WEIGHT;
    assert_false(vae_data_waits(many, &s));
    s = all[ANY3], s.kind = VAE_TOKENS;
    assert_false(vae_data_waits(many, &s));
    s.kind = VAE_TABLE;
    assert_false(vae_data_waits(many, &s));
    vae_how_of("x")->layout = VAE_LAYOUT_CHW;
    assert_false(vae_data_waits(many, &all[IMAGE]));
    vae_how_of("x")->layout = VAE_LAYOUT_HWC;
    assert_true(vae_data_waits(many, &all[IMAGE]));
    vae_how_of("x")->trained_layout = VAE_LAYOUT_CHW;
    assert_false(vae_data_waits(many, &all[IMAGE]));
    vae_data_later(false);
    begin();
}

// ---------------------------------------------------------------- names

static void names_of_values(void **state) {
    (void)state;
    static const struct { const char *text, *columns; size_t k; const char *want; } each[] = {
        {"a,\"b, c\",d\n1,2,3\n", NULL, 1, "b, c"}, {"a,b,\"d\"\r\n1,2,3\n", NULL, 2, "d"}, {"1,2,3\n", NULL, 1, "v[2]"}, {"a;b;\"c\n;\"\n1;2;3\n", NULL, 2, "c\n;"},
        {"a,b,c,d\n1,2,3,4\n", "d,b,a", 0, "d"}, {"\"a\",\"b\",c,d\n1,2,3,4\n", "c,\"b\",a", 1, "b"},
        {"a\",b,c,d\n1,2,3,4\n", "c,\"a\"\"\",b", 1, "a\""}, {"\"a\"\"\",b,c,d\n1,2,3,4\n", "c,a\",b", 1, "a\""}, {"a\"z,b,c,d\n1,2,3,4\n", "c,a\"z,b", 1, "a\"z"},
        // A quote within a name that has none around it is a part of it; spaces and a mark of UTF-8 are not.
        {"a\",b,c\n1,2,3\n", NULL, 0, "a\""}, {"a\",b,c\n1,2,3\n", NULL, 2, "c"}, {"\"a \"\"b\"\"\",c,d\n1,2,3\n", NULL, 0, "a \"b\""}, {"a , b,\" c \" \n1,2,3\n", NULL, 1, "b"},
        {"a, b,\" c \" \n1,2,3\n", NULL, 2, " c "}, {"\xef\xbb\xbf" "a,b,c\n1,2,3\n", NULL, 0, "a"}, {"\xef\xbb\xbf\"a\",b,c\r\n1,2,3\r\n", NULL, 0, "a"},
        {"\xef\xbb\xbf" "a,b,c,d\n1,2,3,4\n", "d,b,a", 2, "a"}, {"a,,c\n1,2,3\n", NULL, 1, ""}};
    char text[80];
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        begin();
        const VaeModel m = model_of(ANY3);
        vae_how_of("v")->columns = each[i].columns;
        VaeData d = open_one(ANY3, rt_put("n.csv", each[i].text, strlen(each[i].text)));
        VaeNames n = vae_names_open(&d, &m, 0);
        assert_string_equal(vae_value_name(&n, each[i].k, text, sizeof text), each[i].want);
        vae_names_close(&n);
        vae_data_close(&d);
    }
    begin();
    const VaeStream series = {.name = "s", .kind = VAE_SERIES, .height = 4, .width_px = 1, .channels = 2, .width = 8};
    static const char *field[] = {"first"};
    const VaeNames of[] = {{.of = &all[IMAGE]}, {.of = &all[COLOUR]}, {.of = &series}, {.of = &series, .field = field, .fields = 1}, {.of = &all[LABEL]}};
    static const struct { int of; size_t k; const char *want; } values[] = {
        {0, 3, "x row 2 column 2"}, {1, 13, "rgb row 2 column 1 channel 2"}, {2, 5, "s step 3 channel 2"}, {3, 0, "first"}, {4, 7, "y=7"}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        assert_string_equal(vae_value_name(&of[values[i].of], values[i].k, text, sizeof text), values[i].want);
}

// ---------------------------------------------------------------- rows of their own

static void file_is(const char *what, const char *path, const char *want, size_t n) {
    size_t got;
    char *bytes = vae_file_read(path, 1 << 16, &got);
    if (got < n || memcmp(bytes + got - n, want, n) != 0) fail_msg("%s: %.*s", what, (int)got, bytes);
    vae_free(bytes);
}

static void rows_to_csv(void **state) {
    (void)state;
    static const uint8_t change[] = {0, 1, 0, 0, 0, 0, 1, 0, 1};
    static const double values[] = {0, 0.12345, 0, 0, 0, 0, -0.001, 0, 12.5};
    static const uint32_t ends[] = {0, 2};
    static const struct { const char *text, *columns; const uint32_t *row; size_t n; const uint8_t *changed; const char *want; } each[] = {
        {"a,b,c\n1.0, 2.00 ,3\n4,5,6\r\n\"7\",8,9", NULL, NULL, 3, NULL, "a,b,c\n1.0, 2.00 ,3\n4,5,6\r\n\"7\",8,9"},
        {"1.0, 2 ,3\n4,5.25,6\r\n\"7\",8,9", NULL, NULL, 3, change, "1.0, 0.12 ,3\n4,5.25,6\r\n\"0.0\",8,12"},
        {"1.0,2.00,3\n4,5,6\n7,8,9", NULL, ends, 2, NULL, "1.0,2.00,3\n7,8,9"},
        {"1,2,3\n4,5e0,6e1\n7,8,9\n", NULL, NULL, 3, change, "1,0.12345,3\n4,5e0,6e1\n0,8,12.5\n"},
        {"1;2;3\n4;5,00;6\n7;8;9\n", NULL, NULL, 3, change, "1;0,12;3\n4;5,00;6\n0;8;12\n"},
        {"a,b,c,d\n1,2,3,4\n5,6,7,8\n9,0,1,2\n", "d,c,a", NULL, 3, change, "a,b,c,d\n1,2,0,4\n5,6,7,8\n12,0,1,0\n"},
        {"1,2,3\n4,5,6\n7,8,9\n", NULL, NULL, 2, change, "1,0,3\n4,5,6\n"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        begin();
        const VaeModel m = model_of(ANY3);
        vae_how_of("v")->columns = each[i].columns;
        VaeData d = open_one(ANY3, rt_put("in.csv", each[i].text, strlen(each[i].text)));
        const VaeRowsLike like = {.data = &d, .row = each[i].row, .n = each[i].n, .changed = each[i].changed, .values = values};
        vae_rows_like(rt_path("out.csv"), &m, &like);
        file_is(each[i].text, rt_path("out.csv"), each[i].want, strlen(each[i].want));
        vae_rows_like(rt_path("out.npy"), &m, &like);
        if (!each[i].changed && !each[i].row) {
            static const double whole[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
            file_is("numbers", rt_path("out.npy"), (const char *)whole, sizeof whole);
        }
        vae_data_close(&d);
    }
}

static void arrays_to_csv(void **state) {
    (void)state;
    static const uint8_t change[] = {0, 1, 0}, bits[] = {1, 0, 1};
    static const double values[] = {0, 0.125, 0};
    static const float floats[] = {1, 2, 0.1f};
    static const double doubles[] = {1, 2, 0.1};
    static const uint16_t halves[] = {0x3c00, 0x4000, 0x2e66};
    static const struct { int stream; const char *header; const void *data; size_t n; const char *want; } each[] = {
        {ANY3, NPY("<f4", "1, 3"), floats, 12, "1,0.125,0.100000001\n"}, {ANY3, NPY("<f8", "1, 3"), doubles, 24, "1,0.125,0.1\n"},
        {ANY3, NPY("<f2", "1, 3"), halves, 6, "1,0.125,0.0999755859\n"}, {UNIT3, NPY("|b1", "1, 3"), bits, 3, "1,0.125,1\n"},
        {LABEL, NPY("|u1", "3,"), bits, 3, "1\n0.125\n1\n"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        begin();
        const VaeModel m = model_of(each[i].stream);
        VaeData d = open_one(each[i].stream, put_npy("in.npy", 1, each[i].header, each[i].data, each[i].n));
        const VaeRowsLike like = {.data = &d, .n = d.rows, .changed = change, .values = values};
        vae_rows_like(rt_path("out.csv"), &m, &like);
        file_is(each[i].want, rt_path("out.csv"), each[i].want, strlen(each[i].want));
        vae_data_close(&d);
    }
}

// What is replaced is of the file's own type.
static void arrays_to_arrays(void **state) {
    (void)state;
    static const uint8_t change[] = {0, 1, 1}, bits[] = {1, 0, 1};
    static const double values[] = {0, 1, 0.25};
    static const float floats[] = {1, 2, 3}, changed[] = {1, 1, 0.25f};
    static const struct { int stream; const char *header; const void *data; size_t n; const void *want; } each[] = {
        {UNIT3, NPY("|b1", "1, 3"), bits, 3, "\1\1\0"}, {ANY3, NPY("<f4", "1, 3"), floats, 12, changed}, {LABEL, NPY("|u1", "3,"), bits, 3, "\1\1\0"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        for (int as = 0; as < 2; as++) {
            begin();
            const VaeModel m = model_of(each[i].stream);
            VaeData d = open_one(each[i].stream, put_npy("in.npy", 1, each[i].header, each[i].data, each[i].n));
            const VaeRowsLike like = {.data = &d, .n = d.rows, .changed = as ? change : NULL, .values = values};
            vae_rows_like(rt_path("out.npy"), &m, &like);
            file_is("out.npy", rt_path("out.npy"), as ? each[i].want : each[i].data, each[i].n);
            vae_data_close(&d);
        }
    begin();
    const VaeModel m = model_of(LABEL);
    static const double numbers[] = {1, 4};
    VaeData d = open_one(LABEL, rt_put("l.csv", B("1\n4")));
    const VaeRowsLike like = {.data = &d, .n = 2};
    vae_rows_like(rt_path("out.npy"), &m, &like);
    file_is("labels", rt_path("out.npy"), (const char *)numbers, sizeof numbers);
    vae_data_close(&d);
}

typedef struct Written {
    const char *path;
    const VaeModel *model;
    const VaeRowsLike *rows;
} Written;

static void write_like(const void *arg) {
    const Written *w = arg;
    vae_rows_like(w->path, w->model, w->rows);
}

static const VaeColumn columns[] = {{.name = "n, m", .kind = VAE_COLUMN_NUMBER}, {.name = "count", .kind = VAE_COLUMN_COUNT},
                                    {.name = "on", .kind = VAE_COLUMN_FLAG}, {.name = "kind", .kind = VAE_COLUMN_CATEGORY, .classes = 3},
                                    {.name = "rank", .kind = VAE_COLUMN_ORDINAL, .classes = 3}, {.name = "day", .kind = VAE_COLUMN_DATE}};
static const VaeStream table = {.name = "t", .kind = VAE_TABLE, .height = 1, .width_px = 1, .channels = 6, .width = 6, .column = columns, .missing = true, .standardize = true};
static const VaeModel tables = {.name = "test", .stream = &table, .n_streams = 1};
#define HEADER "\"n, m\",count,on,kind,rank,day\n"

static void as_table(const void *arg) {
    const double values[6] = {0};
    vae_rows_write(arg, &tables, 0, NULL, values, 1, NULL, 0);
}

static void rows_of_tables(void **state) {
    (void)state;
    static const double made[] = {0.5, 3, 1, 0, 2, 0, -1, 0, 0, 2, 0, 1};
    static const uint8_t change[] = {1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0};
    begin();
    vae_rows_write(rt_path("made.csv"), &tables, 0, NULL, made, 2, NULL, 0); // before there are words
    file_is("made", rt_path("made.csv"), B("\"n, m\",count,on,kind,rank,day\n0.5,3,1,word1,3,1970-01-01\n-1,0,0,(other),1,1970-01-02\n"));
    static const char text[] = HEADER "1.25,7,Yes,\" a\"\"b\",1,1970-01-09\n2,1,,b,2,\n";
    const char *path = rt_put("t.csv", text, sizeof text - 1);
    VaeData d;
    vae_data_open(&d, &tables, &path, 1, 0, 1);
    const VaeRowsLike like = {.data = &d, .n = 2, .changed = change, .values = made};
    vae_rows_like(rt_path("out.csv"), &tables, &like);
    file_is("like", rt_path("out.csv"), B(HEADER "0.50,3,Yes,\" a\"\"b\",3,1970-01-01\n-1.00,1,,b,2,\n"));
    const Written w = {rt_path("out.npy"), &tables, &like};
    rt_dies("npy", write_like, &w, EX_USAGE, "data t is a table, and is written as .csv");
    rt_dies("npy", as_table, rt_path("made.npy"), EX_USAGE, "data t is a table, and is written as .csv");
    vae_data_close(&d);
    begin();
    const VaeData none = {0};
    const VaeRowsLike alone = {.data = &none, .n = 2, .values = made}; // of no file: as they are made
    vae_rows_like(rt_path("out.csv"), &tables, &alone);
    file_is("alone", rt_path("out.csv"), B("0.5,3,1,word1,3,1970-01-01\n-1,0,0,(other),1,1970-01-02\n"));
    begin();
}

static void sound_of_nothing(void **state) {
    (void)state;
    static const VaeStream tone = {.name = "s", .kind = VAE_SERIES, .height = 2, .width_px = 1, .channels = 1, .width = 2};
    const VaeModel m = {.name = "test", .stream = &tone, .n_streams = 1};
    const VaeData none = {0};
    const VaeRowsLike rows = {.data = &none};
    const Written w = {rt_path("out.wav"), &m, &rows};
    rt_dies("wav", write_like, &w, EX_USAGE, "sound is written by sample, decode, reconstruct, denoise and impute");
}

static void rows_are_written(void **state) {
    (void)state;
    static const double values[] = {1, NAN, 0.1, -0.0, 1e300, 2};
    static const int dims[] = {3};
    VaeStream wide = all[ANY3];
    wide.standardize = true;
    const VaeModel m[] = {model_of(ANY3), {.name = "test", .stream = &wide, .n_streams = 1}};
    begin();
    vae_rows_write(rt_path("o.csv"), &m[0], 0, NULL, values, 2, dims, 1);
    file_is("csv", rt_path("o.csv"), B("1,,0.1\n-0,1e+300,2\n"));
    vae_rows_write(rt_path("o.npy"), &m[1], 0, NULL, values, 2, dims, 1);
    file_is("npy", rt_path("o.npy"), (const char *)values, sizeof values);
    const float floats[] = {1, NAN, 0.1f};
    vae_rows_write(rt_path("p.npy"), &m[0], 0, NULL, values, 1, dims, 1);
    file_is("npy", rt_path("p.npy"), (const char *)floats, sizeof floats);
    static const struct { const char *text, *want; } like[] = {
        {"a;b;c\n1,5;2;3\n", "a;b;c\n1;;0,1\n0;1e+300;2\n"}, {"1,2,3\n", "1,,0\n0,1e+300,2\n"}};
    for (size_t i = 0; i < sizeof like / sizeof *like; i++) {
        begin();
        VaeData d = open_one(ANY3, rt_put("l.csv", like[i].text, strlen(like[i].text)));
        bool *found = d.stream[0].csv->whole;
        d.stream[0].csv->whole = i ? (bool[]){true, true, true} : NULL;
        vae_rows_write(rt_path("o.csv"), &m[0], 0, &d, values, 2, dims, 1);
        d.stream[0].csv->whole = found;
        file_is(like[i].text, rt_path("o.csv"), like[i].want, strlen(like[i].want));
        vae_data_close(&d);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(csv_files_as_one), cmocka_unit_test(arrays_as_one), cmocka_unit_test(patterns_that_are_names), cmocka_unit_test(files_of_streams), cmocka_unit_test(what_waits), cmocka_unit_test(names_of_values), cmocka_unit_test(rows_to_csv),
                                       cmocka_unit_test(arrays_to_csv), cmocka_unit_test(arrays_to_arrays), cmocka_unit_test(rows_of_tables), cmocka_unit_test(sound_of_nothing), cmocka_unit_test(rows_are_written)};
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

// rt_rows_in.c -- rows one after the other (data/rows_in.h), as convert reads them: going on at any of them gives the rest, of
// every kind of file, of one and of several; a file that has become shorter, and files that do not belong together, are refused.
#include "data/rows_in.h"
#include "rt_zip.h"

enum { ROWS = 7, MANY = 90000 }; // MANY: more text than is unpacked at once

static const VaeStream text = {.name = "w", .kind = VAE_TOKENS, .height = 1, .width_px = 1, .channels = 20, .width = 20, .words = 9,
                               .unit = VAE_UNIT_WORD};
static const VaeModel words = {.name = "test", .stream = &text, .n_streams = 1};

typedef struct Place {
    const VaeModel *model;
    const char *spec;
    uint64_t at[4];
} Place;

// Up to n rows, or lines, one behind the other in to; returns the bytes.
static size_t take(DataRowsIn *in, uint8_t *to, size_t n) {
    size_t bytes = 0;
    for (size_t k = 0, rows; k < n; k += rows) {
        const char *line;
        size_t length;
        if (in->line) {
            if (!in->line(in, &line, &length)) break;
            memcpy(to + bytes, line, length);
            to[bytes + length] = '\n';
            bytes += length + 1, rows = 1;
        } else {
            if (!(rows = vae_rows_in_next(in, to + bytes, n - k))) break;
            bytes += rows * in->table.width * vae_cell_size(in->table.type.cell);
        }
    }
    return bytes;
}

static void go(const void *arg) {
    const Place *p = arg;
    DataRowsIn in;
    vae_rows_in_open(&in, p->model, 0, p->spec, 1);
    vae_rows_in_go(&in, p->at);
    vae_rows_in_close(&in);
}

// What stands there, read at once; and in two parts that are cut at any row.
static void goes_on(const VaeModel *m, const char *spec, size_t rows, const char *what, size_t step) {
    const size_t room = rows * 64;
    uint8_t *whole = malloc(room), *some = malloc(room);
    DataRowsIn in;
    vae_rows_in_open(&in, m, 0, spec, 1);
    assert_string_equal(in.what, what);
    const size_t bytes = take(&in, whole, rows + 9);
    assert_int_equal(in.rows, rows);
    assert_true(!in.used || in.used(&in) == 1);
    vae_rows_in_close(&in);
    for (size_t cut = 0; cut <= rows; cut += step) {
        Place p = {m, spec, {0}};
        vae_rows_in_open(&in, m, 0, spec, 1);
        const size_t before = take(&in, some, cut);
        vae_rows_in_place(&in, p.at);
        vae_rows_in_close(&in);
        assert_int_equal(p.at[0], cut);
        vae_rows_in_open(&in, m, 0, spec, 1);
        vae_rows_in_go(&in, p.at);
        const size_t rest = take(&in, some + before, rows + 9);
        assert_int_equal(in.rows, rows);
        vae_rows_in_close(&in);
        if (before + rest != bytes || memcmp(whole, some, bytes) != 0) fail_msg("%s: cut behind row %zu: other rows", spec, cut);
    }
    free(whole);
    free(some);
}

// The same, and it has become shorter meanwhile.
static void shrinks(const VaeModel *m, const char *spec, uint64_t rows, uint64_t offset, const char *says) {
    Place p = {m, spec, {rows, 0, offset, rows + 1}};
    rt_dies(spec, go, &p, EX_DATAERR, says);
}

// The first file is done, and the second is of another kind.
static void next_file(const VaeModel *m, const char *spec, const char *says) {
    Place p = {m, spec, {3, 1, 0, 4}};
    rt_dies(spec, go, &p, EX_DATAERR, says);
}

// "0.5,1,2\n3.5,4,5\n" and so on
static size_t numbers(char *to, size_t from, size_t rows) {
    size_t n = 0;
    for (size_t r = from; r < from + rows; r++) n += (size_t)sprintf(to + n, "%zu.5,%zu,%zu\n", 3 * r, 3 * r + 1, 3 * r + 2);
    return n;
}

static void csv(void **state) {
    (void)state;
    const VaeModel m = model_of(ANY3);
    static char lines[MANY * 32];
    const size_t n = numbers(lines, 0, ROWS);
    goes_on(&m, rt_put("a.csv", lines, n), ROWS, "CSV", 1);
    goes_on(&m, put_gz("a.csv.gz", lines, n), ROWS, "CSV", 1);
    rt_put("part-0.csv", lines, numbers(lines, 0, 3));
    rt_put("part-1.csv", lines, numbers(lines, 3, ROWS - 3));
    goes_on(&m, rt_path("part-*.csv"), ROWS, "CSV", 1);
    rt_put("mixed-0.csv", lines, n);
    rt_put("mixed-1.npy", "x", 1);
    next_file(&m, rt_path("mixed-*"), "files that are read as one are all CSV, or none, and");
    put_gz("wide.csv.gz", "\xff\xfe" "1\0,\0", 6);
    shrinks(&m, rt_path("wide.csv.gz"), 1, 0, "UTF-16 in gzip is not unpacked piece by piece");
    put_gz("marked.csv.gz", "\xef\xbb\xbf" "1,2,3\n4,5,6\n", 15);
    goes_on(&m, rt_path("marked.csv.gz"), 2, "CSV", 1);
    shrinks(&m, rt_path("a.csv"), 9, n + 1, "a.csv: is shorter than what was written of it");
    shrinks(&m, rt_path("a.csv.gz"), 9, n + 1, "a.csv.gz: is shorter than what was written of it");
    const char *large = put_gz("large.csv.gz", lines, numbers(lines, 0, MANY));
    goes_on(&m, large, MANY, "CSV", MANY / 2 - 3);
}

// An IDX file of ROWS rows from `from` on, of this kind: 8 bytes, 11 numbers of 16 bits
static const char *idx(const char *name, char kind, size_t from, size_t rows, bool packed) {
    static char bytes[12 + ROWS * 6];
    const size_t size = kind == 8 ? 1 : 2;
    memcpy(bytes, "\0\0\0\2\0\0\0\0\0\0\0\3", 12);
    bytes[2] = kind, bytes[7] = (char)rows;
    for (size_t i = 0; i < 3 * rows * size; i++) bytes[12 + i] = (char)(size == 1 ? 3 * from + i : i % 2 ? i : 0);
    return packed ? put_gz(name, bytes, 12 + 3 * rows * size) : rt_put(name, bytes, 12 + 3 * rows * size);
}

static void arrays(void **state) {
    (void)state;
    const VaeModel m = model_of(ANY3);
    goes_on(&m, idx("a.idx.gz", 8, 0, ROWS, true), ROWS, "a compressed array", 1);
    goes_on(&m, idx("a.idx", 8, 0, ROWS, false), ROWS, "values that are held as training holds them", 1);
    idx("some-0.idx.gz", 8, 0, 3, true);
    idx("some-1.idx.gz", 8, 3, ROWS - 3, true);
    goes_on(&m, rt_path("some-*.idx.gz"), ROWS, "a compressed array", 1);
    shrinks(&m, rt_path("a.idx.gz"), ROWS + 1, 0, "a.idx.gz: has fewer rows than were written of it");
    idx("some-1.idx.gz", 11, 0, 3, true);
    shrinks(&m, rt_path("some-*.idx.gz"), 5, 0, "some-1.idx.gz: its rows are not those of ");
    idx("some-1.idx.gz", 8, 0, 3, false);
    shrinks(&m, rt_path("some-*.idx.gz"), 5, 0, "some-1.idx.gz: files that are read as one are all compressed arrays, or none, and ");
    idx("some-1.idx.gz", 8, 3, 2, true);
    static const char wide[] = "\0\0\x08\2\0\0\0\2\0\0\0\2" "abcd";
    put_gz("some-1.idx.gz", wide, 16);
    shrinks(&m, rt_path("some-*.idx.gz"), 5, 0, "some-1.idx.gz: ");
    const char *fortran = put_npy("f.npy", 1, "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3)}", "\0\3\1\4\2\5", 6);
    goes_on(&m, fortran, 2, "values that are held as training holds them", 1);
}

// Members of archives: unpacked row by row, or where they lie; columns cannot be.
static void members(void **state) {
    (void)state;
    static const float six[] = {1, 2, 3, 4, 5, 6};
    const VaeModel m = model_of(ANY3);
    uint8_t rows[256], columns[256], other[256];
    const size_t n = make_npy(rows, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", six, 24);
    make_npy(columns, "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3),  }", six, 24);
    make_npy(other, "{'descr': '|b1', 'fortran_order': False, 'shape': (2, 3), }", "\0\1\1\1\0\0", 6);
    const Entry e[] = {{"packed.npy", rows, n, 8, 0, 0, 0, 0}, {"stored.npy", rows, n, 0, 0, 0, 0, 0}, {"columns.npy", columns, n, 8, 0, 0, 0, 0},
                       {"v.npy", rows, n, 8, 0, 0, 0, 0}};
    put_zip("m.npz", e, 4);
    goes_on(&m, rt_path("m.npz:packed"), 2, "a compressed array", 1);
    goes_on(&m, rt_path("m.npz:stored"), 2, "values that are held as training holds them", 1);
    goes_on(&m, rt_path("m.npz"), 2, "a compressed array", 1);
    shrinks(&m, rt_path("m.npz:columns"), 0, 0, "m.npz:columns: compressed columns (Fortran order) cannot be read row by row");
    put_zip("type-0.npz", e, 1);
    put_zip("type-1.npz", (Entry[]){{"packed.npy", other, n - 18, 8, 0, 0, 0, 0}}, 1);
    shrinks(&m, rt_path("type-?.npz"), 3, 0, "type-1.npz:packed: its rows are not those of ");
    // numbers of tokens: a name in an archive is no name of a file of text
    uint8_t ids[20] = {3, 8, 2}, file[256];
    const Entry numbers = {"ids.npy", file, make_npy(file, "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 20), }", ids, 20), 8, 0, 0, 0, 0};
    put_zip("ids-0.npz", &numbers, 1), put_zip("ids-1.npz", &numbers, 1);
    goes_on(&words, rt_path("ids-?.npz:ids"), 2, "a compressed array", 1);
    const char *several = rt_path("ids-?.npz:ids");
    VaeData d;
    float row[20];
    vae_guard_forget();
    vae_data_open(&d, &words, &several, 1, 0, 1);
    assert_int_equal(d.rows, 2);
    vae_data_row(&d, &words, 0, 1, row);
    assert_true(row[0] == 3 && row[1] == 8 && row[2] == VAE_EOS && row[3] == VAE_PAD);
    vae_data_close(&d);
}

// What is made up, and files that are too short for any mark.
static void made_up(void **state) {
    (void)state;
    for (int stream = ANY3; stream <= LABEL; stream += LABEL - ANY3) {
        const VaeModel m = model_of(stream);
        goes_on(&m, "shapes:7", ROWS, "values that are held as training holds them", 1);
    }
    const VaeModel m = model_of(ANY3);
    shrinks(&m, rt_put("x.idx", "x", 1), 0, 0, "x.idx: unknown format");
    shrinks(&m, put_gz("x.idx.gz", "\0\0\10", 3), 0, 0, "x.idx.gz: ");
    shrinks(&m, put_gz("x.idx.gz", "\0\1\10\1\0\0\0\1\5", 9), 0, 0, "x.idx.gz: what is compressed in it is not IDX");
    shrinks(&m, put_gz("x.idx.gz", "\0\0\10\11\0\0\0\1", 8), 0, 0, "IDX header: 9 dimensions; 1 to 8 are possible");
    goes_on(&words, rt_put("x.txt", "x", 1), 1, "text", 1);
    goes_on(&words, rt_put("x.txt", "\x1f\n", 2), 1, "text", 1);
    assert_false(vae_data_is_lines(rt_path("x.txt"), NULL) || vae_data_is_lines(rt_path("x.txt"), &all[ANY3]));
    put_gz("y.txt", "x", 1);
    const char *held[] = {rt_path("x.txt"), rt_path("[xy].txt")};
    for (size_t limit = 0; limit < 6; limit++) { // of one file and of two, one of which gzip made
        VaeData d;
        vae_guard_forget();
        vae_data_open(&d, &words, &held[limit % 2], 1, limit, 1);
        assert_int_equal(d.rows, limit % 2 && limit != 1 ? 2 : 1);
        vae_data_close(&d);
    }
    goes_on(&words, rt_path("[xy].txt"), 2, "text", 1);
    const VaeModel label = model_of(LABEL);
    goes_on(&label, rt_put("y.csv", "7", 1), 1, "CSV", 1);
    goes_on(&label, put_gz("y.csv.gz", "7", 1), 1, "CSV", 1);
    goes_on(&m, rt_put("h.csv", "\x1f,b,c\n1,2,3\n", 12), 1, "CSV", 1);
    shrinks(&words, rt_dir, 0, 0, "data w is read from lines of text or NPY, and this is a folder");
}

static void lines_of_text(void **state) {
    (void)state;
    static char lines[MANY * 32];
    size_t n = 0;
    for (int r = 0; r < MANY; r++) n += (size_t)sprintf(lines + n, "line %d of %d%s\n", r, MANY, r % 3 ? "" : "\r");
    const size_t few = (size_t)(strstr(lines, "line 7 ") - lines);
    goes_on(&words, rt_put("a.txt", lines, few), ROWS, "text", 1);
    goes_on(&words, put_gz("a.txt.gz", lines, few), ROWS, "text", 1);
    goes_on(&words, put_gz("large.txt.gz", lines, n), MANY, "text", MANY / 2 - 3);
    const size_t three = (size_t)(strstr(lines, "line 3 ") - lines);
    rt_put("lines-0.txt", lines, three);
    put_gz("lines-1.txt", lines + three, few - three);
    goes_on(&words, rt_path("lines-*.txt"), ROWS, "text", 1);
    rt_put("both-0.txt", lines, three);
    rt_put("both-1.npy", "\x93NUMPY", 6);
    next_file(&words, rt_path("both-*"), "files that are read as one are all text, or none, and");
    goes_on(&words, rt_put("marked.txt", "\xef\xbb\xbf" "a b\n\nc", 9), 3, "text", 1);
    shrinks(&words, rt_path("a.txt"), 9, few + 1, "a.txt: is shorter than what was written of it");
    shrinks(&words, rt_path("a.txt.gz"), 9, few + 1, "a.txt.gz: is shorter than what was written of it");
    rt_put("none.txt", "\xef\xbb\xbf", 3);
    shrinks(&words, rt_path("none.txt"), 0, 0, "none.txt: there are no rows");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv),
        cmocka_unit_test(arrays),
        cmocka_unit_test(members),
        cmocka_unit_test(made_up),
        cmocka_unit_test(lines_of_text),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

// rt_sparse.c -- matrices of which only what is not zero is stored: Matrix Market and scipy's NPZ, each way in which a file can be none
// (data/mtx.c, npz_sparse.c, sparse.c); members of archives that lie there as they are (npz_stored.c); and plain matrices (matrix.c).
#include "data/sparse.h"
#include "rt_zip.h"

#define HEAD "%%MatrixMarket matrix coordinate real general\n"
static const float rows[] = {0, 0.5f, 0, 1, 0, 0.25f};

// ---------------------------------------------------------------- Matrix Market

static void market(void **state) {
    (void)state;
    static const struct { const char *text; size_t n; } good[] = {
        {B(HEAD "2 3 3\n1 2 0.5\n2 1 1\n2 3 0.25\n")}, {B(HEAD "2 3 3\n2 3 0.25\n1 2 0.5\n2 1 1")},
        {B("%%MatrixMARKET MATRIX Coordinate Double GENERAL\r\n% so\n \t% and so\n\n\t\n  2 3 3 \n\n1 2 0.5\n\t\r\n2\t1 1e0 \n2 3 .25\n\n \n")}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_rows(ANY3, rt_put("m.mtx", good[i].text, good[i].n), 2, rows);
        vae_guard_forget();
        assert_rows(ANY3, put_gz("m.mtx.gz", good[i].text, good[i].n), 2, rows);
    }
    assert_rows(ANY3, rt_put("plain.mtx.gz", good[0].text, good[0].n), 2, rows); // a name alone packs nothing
    static const float ones[] = {0, 1, 0, 0, 0, 0}, whole[] = {0, 7, 0};
    assert_rows(ANY3, rt_put("p.mtx", B("%%MatrixMarket matrix coordinate pattern general\n2 3 1\n1 2\n")), 2, ones);
    assert_rows(ANY3, rt_put("p.mtx", B("%%MatrixMarket matrix coordinate integer general\n1 3 1\n1 2 7")), 1, whole);

    static const struct { const char *text; size_t n; const char *says; } bad[] = {
        {B("%%MatrixMarkets matrix coordinate real general\n1 3 0\n"), "a Matrix Market file begins with %%MatrixMarket"},
        {B("%%MatrixMarket"), "it holds no matrix"}, {B("%%MatrixMarket vector\n"), "it holds no matrix"},
        {B("%%MatrixMarket matrix array real general\n"), "only the coordinate form is read"},
        {B("%%MatrixMarket matrix coordinate complex general\n"), "must be real, integer or pattern"},
        {B("%%MatrixMarket matrix coordinate real symmetric\n"), "only general matrices are read"},
        {B(HEAD), "truncated: the line with its sizes is missing"}, {B(HEAD "% so"), "the line with its sizes is missing"},
        {B(HEAD "  "), "the line with its sizes is missing"}, {B(HEAD "x 3 1\n"), "line 2: the number of rows is not possible"},
        {B(HEAD "2/ 3 1\n"), "the number of rows is not possible"}, {B(HEAD "4294967295 3 1\n"), "the number of rows is not possible"},
        {B(HEAD "1\n"), "the number of columns is not possible"}, {B(HEAD "1 2147483648 1\n"), "the number of columns is not possible"},
        {B(HEAD "1 3 99999999999999999999\n"), "the number of values is not possible"},
        {B(HEAD "1 3 18446744073709551616\n"), "the number of values is not possible"},
        {B(HEAD "1 3 18446744073709551615\n"), "the number of values is not possible"}, {B(HEAD "0 3 0\n"), "there are no rows"},
        {B(HEAD "1 0 0\n"), "there are no values in a row"}, {B(HEAD "1 3 999\n"), "there cannot be so many values"},
        {B(HEAD "99999999 3 1\n1 1 1\n"), "there are far more rows than values"}, {B(HEAD "1 3 1\n"), "fewer values than it says"},
        {B(HEAD "1 3 1\n \n"), "fewer values than it says"}, {B(HEAD "1 3 1\n  "), "fewer values than it says"},
        {B(HEAD "1 3 1\n2 1 1\n"), "line 3: its row is not one of the matrix"},
        {B(HEAD "1 3 1\n1 4 1\n"), "its column is not one of the matrix"}, {B(HEAD "1 3 1\n0 1 1\n"), "are counted from 1"},
        {B(HEAD "1 3 1\n1 0 1\n"), "are counted from 1"},
        {B(HEAD "1 3 1\n1 1\n"), "a row, a column and a number are needed"}, {B(HEAD "1 3 1\n1 1 x\n"), "a row, a column and a number are needed"},
        {B(HEAD "1 3 1\n1 1 1 1\n"), "there is more on it than"}, {B(HEAD "1 3 1\n1 1 1\n1 2 1\n"), "more values than it says"},
        {B(HEAD "1 3 2\n1 1 1\n1 1 1\n"), "row 1 has two values in column 1"}, {B(HEAD "1 3 1\n1 1 nan\n"), "is missing, which sparse rows cannot say"},
        {B(HEAD "1 3 1\n1 1 1e50\n"), "row 1, column 1: value inf"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) refuse(rt_put("m.mtx", bad[i].text, bad[i].n), ANY3, EX_DATAERR, bad[i].says);
    refuse(rt_put("m.mtx", B(HEAD "1 4 1\n1 1 1\n")), IMAGE, EX_DATAERR, "sparse rows are for data that are a vector, and x is none");
}

// ---------------------------------------------------------------- scipy

typedef struct Member {
    const char *header;
    const void *data;
    size_t n;
} Member;

enum { FORMAT, SHAPE, INDPTR, INDICES, DATA, MEMBERS };
static const char *const name[MEMBERS] = {"format.npy", "shape.npy", "indptr.npy", "indices.npy", "data.npy"};
#define NPY(TYPE, N) "{'descr': '" TYPE "', 'fortran_order': False, 'shape': (" N "), }\n"
static const int32_t begin[] = {0, 1, 3}, columns[] = {1, 0, 2}, by_column[] = {0, 1, 2, 3}, row_of[] = {1, 0, 1}, falling[] = {0, 3, 1},
                     late[] = {1, 1, 3}, early[] = {0, 1, 2}, far_away[] = {1, 0, 3}, negative[] = {1, -1, 2};
static const int64_t shape[] = {2, 3}, no_shape[] = {2, -3}, tall[] = {1ll << 33, 3};
static const float values[] = {0.5f, 1, 0.25f}, values_by_column[] = {1, 0.5f, 0.25f};

static const char *put_scipy(const char *file, const Member *m) {
    static uint8_t npy[MEMBERS][256];
    Entry e[MEMBERS];
    for (int i = 0; i < MEMBERS; i++) e[i] = (Entry){.name = name[i], .data = npy[i], .n = make_npy(npy[i], m[i].header, m[i].data, m[i].n)};
    return put_zip(file, e, MEMBERS);
}

static void scipy(void **state) {
    (void)state;
    static const Member csr[MEMBERS] = {{NPY("|S3", ""), "csr", 3}, {NPY("<i8", "2,"), shape, 16}, {NPY("<i4", "3,"), begin, 12},
                                        {NPY("<i4", "3,"), columns, 12}, {NPY("<f4", "3,"), values, 12}};
    static const Member csc[MEMBERS] = {{NPY("|S3", ""), "csc", 3}, {NPY("<i8", "2,"), shape, 16}, {NPY("<i4", "4,"), by_column, 16},
                                        {NPY("<i4", "3,"), row_of, 12}, {NPY("<f4", "3,"), values_by_column, 12}};
    static const float ones[] = {0, 1, 0, 1, 0, 1};
    assert_rows(ANY3, put_scipy("s.npz", csr), 2, rows);
    assert_rows(ANY3, put_scipy("s.npz", csc), 2, rows);
    Member m[MEMBERS];
    memcpy(m, csr, sizeof m);
    m[DATA] = (Member){NPY("|b1", "3,"), "\1\1\1", 3};
    assert_rows(ANY3, put_scipy("s.npz", m), 2, ones);

    static const struct { const Member *of; int which; Member instead; const char *says; } bad[] = {
        {csr, FORMAT, {NPY("|S3", ""), "coo", 3}, "in another form than csr and csc"}, {csr, FORMAT, {NPY("|S2", ""), "cs", 2}, "in another form than csr and csc"},
        {csr, SHAPE, {NPY("<i8", "1,"), shape, 8}, "its shape is not that of a matrix"}, {csr, SHAPE, {NPY("<i8", "2,"), no_shape, 16}, "its shape is not that"},
        {csr, SHAPE, {NPY("<i8", "2,"), tall, 16}, "its shape is not that"},
        {csr, SHAPE, {NPY("<f8", "2,"), shape, 16}, "shape: a sparse matrix needs whole numbers"},
        {csr, INDPTR, {NPY("|b1", "3,"), "\0\1\1", 3}, "indptr: a sparse matrix needs whole numbers"},
        {csr, INDPTR, {NPY("<i4", "3, 1"), begin, 12}, "in one dimension"},
        {csr, INDPTR, {NPY("<i4", "2,"), begin, 8}, "indptr has 2 numbers; 2 rows need 3"},
        {csr, INDPTR, {NPY("<i4", "3,"), falling, 12}, "indptr does not go from 0 to 3"},
        {csr, INDPTR, {NPY("<i4", "3,"), late, 12}, "indptr does not go"}, {csr, INDPTR, {NPY("<i4", "3,"), early, 12}, "indptr does not go"},
        {csr, INDPTR, {NPY("<i4", "3,"), negative, 12}, "indptr does not go"}, {csr, INDICES, {NPY("<i4", "2,"), columns, 8}, "indices has 2 numbers, data 3"},
        {csr, INDICES, {NPY("<i4", "3,"), far_away, 12}, "row 2: a column that is not one of 0 to 2"},
        {csr, INDICES, {NPY("<i4", "3,"), negative, 12}, "row 2: a column that is not"},
        {csr, DATA, {NPY("<c8", "3,"), values, 12}, "data"}, {csr, DATA, {NPY("<f4", "3, 1"), values, 12}, "data: a sparse matrix needs numbers"},
        {csc, INDPTR, {NPY("<i4", "3,"), begin, 12}, "indptr has 3 numbers; 3 columns need 4"},
        {csc, INDICES, {NPY("<i4", "3,"), far_away, 12}, "a row that is not one of 0 to 1"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        memcpy(m, bad[i].of, sizeof m);
        m[bad[i].which] = bad[i].instead;
        refuse(put_scipy("s.npz", m), ANY3, EX_DATAERR, bad[i].says);
    }
}

// ---------------------------------------------------------------- members as they lie there

static const uint8_t *stored(size_t index, size_t size) { return vae_data_stored(&(DataFile){.bytes = zip, .size = zip_size}, index, size); }

// Where the last four bytes of the archive's end, of offsets that are too large for them, say it: in its larger form.
static void put_zip64(const Entry *e, const char *locator, const char *record) {
    const size_t directory = make_zip(e, 1), end = zip_size - 22;
    uint8_t last[22];
    memcpy(last, zip + end, sizeof last);
    memset(last + 16, 0xff, 4);
    // the entry says its offset in a field behind its name, after another field
    uint8_t *entry = zip + directory;
    memset(entry + 42, 0xff, 4);
    entry[30] = 6 + 12;
    zip_size = end;
    put("\7\7\2\0xx\1\0\10\0", 10);
    put_number(0, 8);
    const size_t at = zip_size;
    put(record, 4);
    put((const uint8_t[44]){0}, 44);
    put_number(directory, 8);
    put(locator, 4);
    put_number(0, 4);
    put_number(at, 8);
    put_number(1, 4);
    put(last, sizeof last);
}

static void members_as_they_lie(void **state) {
    (void)state;
    static const Entry e[] = {{.name = "a.npy", .data = "first", .n = 5}, {.name = "b.npy", .data = "second", .n = 6}};
    make_zip(e, 2);
    assert_memory_equal(stored(0, 5), "first", 5);
    assert_memory_equal(stored(1, 6), "second", 6);
    assert_null(stored(2, 1));
    assert_null(stored(1, zip_size));
    for (size_t n = 0; n < zip_size; n++) assert_null(vae_data_stored(&(DataFile){.bytes = zip, .size = n}, 0, 5));
    for (size_t i = 0; i < zip_size; i++) // whatever a byte is: inside, or none
        for (int k = 0; k < 3; k++) {
            const uint8_t was = zip[i];
            zip[i] = (uint8_t)(k == 0 ? 0 : k == 1 ? 0xff : was ^ 1);
            const uint8_t *found = stored(1, 6);
            if (found && (found < zip || found + 6 > zip + zip_size)) fail_msg("byte %zu: outside", i);
            zip[i] = was;
        }
    put_zip64(e, "PK\6\7", "PK\6\6");
    assert_memory_equal(stored(0, 5), "first", 5);
    put_zip64(e, "PK\6\6", "PK\6\6");
    assert_null(stored(0, 5));
    put_zip64(e, "PK\6\7", "PK\6\7");
    assert_null(stored(0, 5));
    put_zip64(e, "PK\6\7", "PK\6\6");
    for (size_t i = 0; i < zip_size; i++) {
        const uint8_t was = zip[i];
        zip[i] = (uint8_t)~was;
        const uint8_t *found = stored(0, 5);
        if (found && (found < zip || found + 5 > zip + zip_size)) fail_msg("byte %zu: outside", i);
        zip[i] = was;
    }
    zip_size = 0;
    put("PK\5\6", 4), put((const uint8_t[12]){0}, 12), put_number(0xffffffff, 4), put_number(0, 2); // no room for a larger form before it
    assert_null(stored(0, 5));
}

// ---------------------------------------------------------------- plain matrices

typedef struct Asked {
    const char *path;
    int width;
} Asked;

static void read_matrix(const void *arg) {
    const Asked *a = arg;
    VaeMatrix m = vae_matrix_of_option(a->path, a->width, "--latents", true);
    vae_free(m.values);
}

static void matrices(void **state) {
    (void)state;
    static const int dims[] = {3};
    for (int i = 0; i < 3; i++) {
        const char *path = rt_path(i == 0 ? "m.npy" : "m.csv");
        vae_guard_forget();
        vae_matrix_write(path, rows, 2, dims, 1);
        VaeMatrix m = i == 2 ? vae_matrix_of_option(path, 3, "--latents", true) : vae_matrix_read(path, i ? 0 : 3);
        assert_true(m.rows == 2 && m.width == 3);
        assert_memory_equal(m.values, rows, sizeof rows);
        vae_free(m.values);
    }
    VaeMatrix said = vae_matrix_of_option(rt_put("s.npy", B(HEAD "2 3 3\n1 2 0.5\n2 1 1\n2 3 0.25\n")), 3, "--latents", false); // sparse, whatever its name
    assert_memory_equal(said.values, rows, sizeof rows);
    vae_free(said.values);
    said = vae_matrix_of_option(rt_put("one.csv", B("0,0.5,0\n")), 3, "--latents", false);
    assert_true(said.rows == 1 && said.values[1] == 0.5f);
    vae_free(said.values);
    static const Asked bad[] = {{"m.txt", 3}, {"m.csv", 2}, {"one.csv", 2}, {"inf.npy", 2}};
    static const struct { int code; const char *says; } want[] = {{EX_USAGE, "a file of numbers must be named .npy or .csv"},
        {EX_DATAERR, "a row has 3 values, but 2 are needed"}, {EX_DATAERR, "a row has 1 value, but 2 are needed"},
        {EX_DATAERR, "row 1, column 2: value inf is not finite"}};
    rt_put("one.csv", B("1\n2\n"));
    put_npy("inf.npy", 1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }\n", (const float[]){1, INFINITY}, 8);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const Asked a = {rt_path(bad[i].path), bad[i].width};
        rt_dies(bad[i].path, read_matrix, &a, want[i].code, want[i].says);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(market), cmocka_unit_test(scipy), cmocka_unit_test(members_as_they_lie), cmocka_unit_test(matrices)};
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}

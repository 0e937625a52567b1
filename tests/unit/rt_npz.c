// rt_npz.c -- NPZ archives, put together byte by byte: what is right is read, and whatever can be
// wrong with a ZIP file is refused in one line.
#include "data/readers.h"
#include "rt_zip.h"

// ---------------------------------------------------------------- archives of one table

// An NPY of 2 x 3 floats, in memory.
#define FLOATS_HEADER "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
static uint8_t floats[256];
static size_t floats_size;
static const float six[] = {1, 2, 3, 4, 5, 6};

static int setup(void **state) {
    floats_size = make_npy(floats, FLOATS_HEADER, six, sizeof six);
    return rt_make_dir(state);
}

// ---------------------------------------------------------------- what must be read

static void reads_members(void **state) {
    (void)state;
    const float fortran[] = {1, 4, 2, 5, 3, 6};
    uint8_t other[256], image[256];
    const size_t other_size = make_npy(
        other, "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }", fortran, sizeof six);
    const size_t image_size =
        make_npy(image, "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 2)}",
                 "\0\377"
                 "\0\377\0\377\0\377",
                 8);
    for (int method = 0; method <= 8; method += 8) {
        const Entry only[] = {{"data.npy", floats, floats_size, method, 0, 0, 0, 0}};
        assert_rows(ANY3, put_zip("only.npz", only, 1), 2, six);
        const Entry several[] = {{"x.npy", image, image_size, method, 0, 0, 0, 0},
                                 {"readme.txt", "hello", 5, 0, 0, 0, 0, 0},
                                 {"v.npy", other, other_size, method, 0, 0, 0, 0}};
        const char *path = put_zip("several.npz", several, 3);
        const float stripes[] = {0, 1, 0, 1, 0, 1, 0, 1};
        assert_rows(ANY3, path, 2, six); // by the stream's name
        assert_rows(IMAGE, path, 2, stripes);
        char member[300];
        snprintf(member, sizeof member, "g=%s:v", path);
        assert_rows(GAPS3, member, 2, six);
        snprintf(member, sizeof member, "%s:v", path); // columns: all of them are unpacked for any row
        for (size_t limit = 1; limit < 4; limit++) {
            DataTable t;
            vae_data_read(&t, member, &all[ANY3], limit);
            assert_true(t.rows == (limit < 2 ? limit : 2) && t.width == 3);
            assert_memory_equal(t.values, six, t.rows * 3 * sizeof *six);
            vae_data_release(t.owned, t.values, t.mapped, t.opened);
        }
    }
}

static void read_for_none(const void *path) {
    DataTable t;
    vae_data_read(&t, path, NULL, 0);
}

// One file for a model of two streams; and --limit.
static void feeds_streams(void **state) {
    (void)state;
    static const VaeStream two[] = {
        {.name = "v", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_ANY, .likelihood = "mse"},
        {.name = "y", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 10, .width = 10,
         .domain = VAE_DOMAIN_ANY}};
    VaeModel m = {.name = "two", .stream = two, .n_streams = 2};
    uint8_t labels[256];
    const size_t n = make_npy(labels, "{'descr': '>i8', 'fortran_order': False, 'shape': (2,)}",
                              "\0\0\0\0\0\0\0\7\0\0\0\0\0\0\0\2", 16);
    const Entry e[] = {{"y.npy", labels, n, 8, 0, 0, 0, 0},
                       {"v.npy", floats, floats_size, 8, 0, 0, 0, 0}};
    const char *path = put_zip("two.npz", e, 2);
    for (size_t limit = 0; limit < 3; limit++) {
        VaeData d;
        float row[10];
        vae_data_open(&d, &m, &path, 1, limit, 1);
        assert_int_equal(d.rows, limit == 1 ? 1 : 2);
        vae_data_row(&d, &m, 1, 0, row);
        assert_true(row[7] == 1);
        vae_data_row(&d, &m, 0, d.rows - 1, row);
        assert_memory_equal(row, six + 3 * (d.rows - 1), 3 * sizeof *row);
        vae_data_close(&d);
    }
}

// For no stream: the only member there is; its first bytes; and what is none.
static void without_a_stream(void **state) {
    (void)state;
    const Entry only[] = {{"a.npy", floats, floats_size, 8, 0, 0, 0, 0}, {"b.npy", floats, floats_size, 0, 0, 0, 0, 0}};
    DataTable t;
    uint8_t head[8] = {0};
    vae_data_read(&t, put_zip("only.npz", only, 1), NULL, 0);
    assert_true(t.rows == 2 && t.width == 3);
    assert_memory_equal(t.values, six, sizeof six);
    vae_data_release(t.owned, t.values, t.mapped, t.opened);
    assert_int_equal(vae_data_npz_peek(rt_path("only.npz"), "a", head, 8), 8);
    assert_memory_equal(head, "\x93NUMPY\1\0", 8);
    assert_int_equal(vae_data_npz_peek(rt_path("only.npz"), "b", head, 8), 0);
    // Colons that are no end of an archive's name, and one with nothing behind it.
    char colons[300];
    snprintf(colons, sizeof colons, "%s:a", put_zip("c:d.npz", only, 1));
    vae_data_read(&t, colons, NULL, 0);
    assert_memory_equal(t.values, six, sizeof six);
    vae_data_release(t.owned, t.values, t.mapped, t.opened);
    colons[strlen(colons) - 1] = 0;
    rt_dies("nothing", read_for_none, colons, EX_NOINPUT, "c:d.npz:: No such file");
    rt_dies("two", read_for_none, put_zip("two.npz", only, 2), EX_DATAERR, "has no member to choose; it has a, b");
}

// ---------------------------------------------------------------- archives above 4 GB

#define HOLE ((uint64_t)5 << 30) // bytes of the first member, which the disk need not have

static uint32_t crc_of(const void *bytes, size_t n) { return (uint32_t)crc32(0, bytes, (uInt)n); }

// A local header or, for `place` of at least 0, an entry of the directory. What is all ones stands in a field of 8
// bytes a number: sizes with `sizes`, and a place above 4 GB.
static void put_large(const char *name, uint32_t crc, uint64_t size, bool sizes, int64_t place) {
    const bool far = place > (int64_t)UINT32_MAX;
    const int extra = 16 * sizes + 8 * far;
    put(place < 0 ? "PK\3\4" : "PK\1\2", 4);
    if (place >= 0) put_number(45, 2);
    put_number(45, 2);
    put_number(0, 4); // flags, stored
    put_number(0x21 << 16, 4);
    put_number(crc, 4);
    for (int i = 0; i < 2; i++) put_number(sizes ? UINT32_MAX : size, 4);
    put_number(strlen(name), 2);
    put_number(extra ? (unsigned)extra + 4 + 6 : 0, 2);
    if (place >= 0) {
        put_number(0, 6); // comment, disk, internal
        put_number(0, 4); // external
        put_number(far ? UINT32_MAX : (uint64_t)place, 4);
    }
    put(name, strlen(name));
    if (!extra) return;
    put_number(0x7777, 2); // another field comes first
    put_number(2, 2);
    put_number(0, 2);
    put_number(1, 2);
    put_number((unsigned)extra, 2);
    for (int i = 0; i < 2 * sizes; i++) put_number(size, 8);
    if (far) put_number((uint64_t)place, 8);
}

// Three members: zeros of 5 GB, and two of floats behind them. lie: added to where the locator says that the record is.
static const char *put_far(const char *name, int lie) {
    static char path[256];
    snprintf(path, sizeof path, "%s", rt_path(name));
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    static const char *const member[] = {"hole.npy", "v.npy", "w.npy"};
    int64_t at[3];
    zip_size = 0;
    put_large(member[0], 0, HOLE, true, -1);
    at[0] = 0;
    assert_int_equal(fwrite(zip, 1, zip_size, f), zip_size);
    assert_int_equal(fseeko(f, (off_t)HOLE, SEEK_CUR), 0);
    const uint32_t crc = crc_of(floats, floats_size);
    for (int i = 1; i < 3; i++) {
        at[i] = ftello(f);
        zip_size = 0;
        put_large(member[i], crc, floats_size, i == 2, -1);
        put(floats, floats_size);
        assert_int_equal(fwrite(zip, 1, zip_size, f), zip_size);
    }
    const uint64_t begin = (uint64_t)ftello(f);
    zip_size = 0;
    for (int i = 0; i < 3; i++) put_large(member[i], i ? crc : 0, i ? floats_size : HOLE, i != 1, at[i]);
    const uint64_t size = zip_size;
    put("PK\6\6", 4);
    put_number(44, 8);
    put_number(45, 2);
    put_number(45, 2);
    put_number(0, 8);
    put_number(3, 8);
    put_number(3, 8);
    put_number(size, 8);
    put_number(begin, 8);
    put("PK\6\7", 4);
    put_number(0, 4);
    put_number(begin + size + (uint64_t)lie, 8);
    put_number(1, 4);
    put("PK\5\6", 4);
    put_number(0, 4);
    put_number(3, 2);
    put_number(3, 2);
    put_number(size, 4);
    put_number(UINT32_MAX, 4);
    put_number(0, 2);
    assert_int_equal(fwrite(zip, 1, zip_size, f), zip_size);
    assert_int_equal(fclose(f), 0);
    return path;
}

static void reads_above_4_gb(void **state) {
    (void)state;
    char member[300];
    const char *path = put_far("far.npz", 0);
    assert_rows(ANY3, path, 2, six); // by the stream's name
    snprintf(member, sizeof member, "v=%s:w", path);
    assert_rows(ANY3, member, 2, six);
    snprintf(member, sizeof member, "v=%s:hole", path);
    refuse(member, ANY3, EX_DATAERR, "is not NPY inside");
    VaeModel m = model_of(ANY3);
    VaeData d;
    vae_data_open(&d, &m, &path, 1, 0, 1);
    assert_null(d.stream[0].owned); // not unpacked: read where it lies
    vae_data_close(&d);
    unlink(path);
    path = put_far("lies.npz", 1);
    refuse(path, ANY3, EX_DATAERR, "damaged NPZ file");
    unlink(path);
}

// ---------------------------------------------------------------- what must be refused

static void refuse_one(Entry e, const char *says) {
    refuse(put_zip("bad.npz", &e, 1), ANY3, EX_DATAERR, says);
}

static void refuses_members(void **state) {
    (void)state;
    static uint8_t zeros[1 << 15];
    uint8_t npy[512];
    const Entry good = {"v.npy", floats, floats_size, 8, 0, 0, 0, 0};
    Entry e = good;
    e.crc_lie = 1;
    refuse_one(e, "damaged: CRC error");
    e = good, e.method = 0, e.crc_lie = 1;
    refuse_one(e, "damaged: CRC error");
    e = good, e.method = 0, e.method_lie = 8; // stored, and said to be deflated
    refuse_one(e, "damaged: ");
    e = good, e.method_lie = 1; // Shrink, which nobody has used since 1990
    refuse_one(e, "cannot be unpacked");
    e = good, e.method_lie = 97;
    refuse_one(e, "cannot be unpacked");
    e = good, e.flags = 1; // encrypted
    refuse_one(e, "cannot be unpacked: No password");
    e = good, e.data = "hello", e.n = 5;
    refuse_one(e, "is not NPY inside");
    e = good, e.n = 0;
    refuse_one(e, "is not NPY inside");
    e = good, e.n = 9;
    refuse_one(e, "truncated: the NPY header ends early");
    e = good, e.n = 5, e.method = 0; // stored, and too short for a mark
    refuse_one(e, "is not NPY inside");
    e = good, e.n = 30;
    refuse_one(e, "truncated: the NPY header should be");
    e = good, e.n -= 1;
    refuse_one(e, "truncated: its NPY header asks for 24 bytes of values, the file has 23");
    e = good, e.n += 1;
    refuse_one(e, "extra bytes at the end");
    e = good, e.name = "v.txt";
    refuse_one(e, "there is no .npy in it");
    e = good, e.name = ".npy";
    refuse_one(e, "there is no .npy in it");
    memset(npy, ' ', sizeof npy);
    memcpy(npy, "\x93NUMPY\2\0\0\0\2\0", 12); // a header of 131072 bytes
    e = good, e.data = npy, e.n = sizeof npy;
    refuse_one(e, "NPY header of 131084 bytes is too long");
    // A bomb that says what it is, one that deflate could never be, and one that is not.
    e.n = make_npy(npy, "{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999, 3)}",
                   zeros, 0);
    refuse_one(e, "cannot come from");
    e.n =
        make_npy(npy, "{'descr': '|u1', 'fortran_order': False, 'shape': (9999999999999999999, 9)}",
                 zeros, 0);
    refuse_one(e, "impossibly large");
    const size_t n =
        make_npy(zeros, "{'descr': '|u1', 'fortran_order': False, 'shape': (20000, 3)}", zeros, 0);
    e.data = zeros, e.n = sizeof zeros - n;
    refuse_one(e, "truncated: its NPY header asks for 60000 bytes");
}

static void refuses_choices(void **state) {
    (void)state;
    const Entry a = {"a.npy", floats, floats_size, 8, 0, 0, 0, 0};
    Entry b = a, v = a;
    b.name = "b.npy";
    v.name = "v.npy";
    refuse(put_zip("ab.npz", (Entry[]){a, b}, 2), ANY3, EX_DATAERR,
           "has no member v; it has a, b (FILE.npz:NAME chooses one)");
    char member[300];
    snprintf(member, sizeof member, "v=%s:c", rt_path("ab.npz"));
    refuse(member, ANY3, EX_DATAERR, "has no member c; it has a, b");
    refuse(put_zip("twice.npz", (Entry[]){v, v}, 2), ANY3, EX_DATAERR, "two members called v");
    refuse(put_zip("none.npz", NULL, 0), ANY3, EX_DATAERR, "there is no .npy in it");
    refuse(rt_path("missing.npz:x"), ANY3, EX_NOINPUT, "cannot open");
    b.name = "b\33[2J\n.npy";
    char name[8][80];
    Entry many[8];
    for (int i = 0; i < 8; i++) {
        snprintf(name[i], sizeof name[i], "%d%058d.npy", i, 0);
        many[i] = a, many[i].name = name[i];
    }
    refuse(put_zip("many.npz", many, 8), ANY3, EX_DATAERR, "50000000000000000000000000000000000000000... (FILE.npz:NAME chooses one)"); // as many as there is room for
    refuse(put_zip("names.npz", (Entry[]){a, b}, 2), ANY3, EX_DATAERR, "it has a, b?[2J?");
}

// Every field of the archive's own structure, set to nonsense: no crash, no wait, and either the
// right numbers or one line.
static void try_numbers(const void *path) { assert_rows(ANY3, path, 2, six); }

static void survives_every_byte(void **state) {
    (void)state;
    const Entry e = {"v.npy", floats, floats_size, 8, 0, 0, 0, 0};
    make_zip(&e, 1);
    static uint8_t whole[4096];
    const size_t n = zip_size;
    memcpy(whole, zip, n);
    int refused = 0;
    char said[4096];
    for (size_t cut = 4; cut < n; cut++) {
        const char *path = rt_put("cut.npz", whole, cut);
        refuse(path, ANY3, EX_DATAERR, "cut.npz: damaged NPZ file");
    }
    memcpy(whole + n, "garbage", 7);
    refuse(rt_put("more.npz", whole, n + 7), ANY3, EX_DATAERR, "more.npz: extra bytes at the end, behind the");
    static const uint8_t value[] = {0, 255, 127};
    for (size_t k = 4; k < n; k++)
        for (int i = 0; i < 3; i++) {
            const uint8_t kept = whole[k];
            whole[k] = value[i];
            const char *path = rt_put("altered.npz", whole, n);
            const int code = rt_run(try_numbers, path, said, sizeof said);
            const char *newline = strchr(said, '\n');
            // Dates, versions and attributes change nothing; whatever counts is refused.
            if (code != 0 && (code != EX_DATAERR || !newline || newline[1]))
                fail_msg("byte %zu = %d: exit %d, said %s", k, value[i], code, said);
            refused += code != 0;
            whole[k] = kept;
        }
    assert_true(refused > 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_members),       cmocka_unit_test(feeds_streams),         cmocka_unit_test(without_a_stream),
        cmocka_unit_test(refuses_members),     cmocka_unit_test(refuses_choices),
        cmocka_unit_test(survives_every_byte), cmocka_unit_test(reads_above_4_gb),
    };
    return cmocka_run_group_tests(tests, setup, rt_remove_all);
}

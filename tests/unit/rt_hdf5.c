// rt_hdf5.c -- HDF5 (data/hdf5_child.c, hdf5.c) by a library that is made up here: it holds what a test says, any of its calls may fail,
// and the process that calls it may end, or report what is not so. Files that libhdf5 itself wrote are in tests/commands/hdf5.sh.
#include "rt_table.h"

#include "data/hdf5.h"
#include <signal.h>

_Noreturn void real_child(const char *path, const char *object, Hdf5Report *report, int to);
#define vae_hdf5_child real_child
#include "data/hdf5_child.c"
#undef vae_hdf5_child

#pragma GCC diagnostic ignored "-Woverride-init" // a thing is what most are, but for what is said last

// ---------------------------------------------------------------- a library

// Types of cells: those that are known, by their numbers in `known`; text of `size` bytes, or of any length; an enumeration of
// `size` bytes and `members` words; and what is none of these.
enum { U8 = 1, I8, I32, I64, F32, F64, TEXT = 40, WORDS, WORDED, OTHER };
static const DataType known[] = {[U8] = {.cell = VAE_CELL_U8}, [I8] = {.cell = VAE_CELL_I8}, [I32] = {.cell = VAE_CELL_I32},
                                 [I64] = {.cell = VAE_CELL_I64}, [F32] = {.cell = VAE_CELL_F32}, [F64] = {.cell = VAE_CELL_F64}};

typedef struct Thing {
    const char *path; // in the file; an attribute is "/group@name"
    int kind, type, rank;
    uint64_t dim[10];
    const void *bytes; // NULL: each is the number of its row
    int layout;        // 0: compact
    uint64_t chunk, offset;
    size_t size;
    int members;
    const char *file; // in which it stands; NULL: this one
} Thing;

enum { MOST_THINGS = 8, A_FILE = 1, OBJECT = 100, TYPE = 200, SPACE = 300, SETTINGS = 400, MEMORY = 500, NAMED_TYPE = 3 };
static const Thing *things; // MOST_THINGS, or up to one without a path
static const char *broken;  // which call fails, or what happens when the file is opened
static int times;           // ... the how manieth time
static uint64_t piece;      // rows that are to be read at once; 0: any
static uint64_t from_row, some_rows;
static char file_path[256];

static bool fails(const char *call) { return broken && strcmp(call, broken) == 0 && --times == 0; }
static const Thing *thing(Hdf5Id id) { return &things[id % 100]; }

static Hdf5Id find(const char *path) {
    for (int i = 0; i < MOST_THINGS && things[i].path; i++)
        if (strcmp(things[i].path, path) == 0) return OBJECT + i;
    return -1;
}

static Hdf5Id find_in(Hdf5Id at, const char *separator, const char *name) {
    static char path[2 * DATA_PATH];
    while (*name == '/') name++;
    snprintf(path, sizeof path, "%s%s%s", at == A_FILE ? "" : thing(at)->path, at == A_FILE ? "/" : separator, name);
    return find(path);
}

static int set_auto(Hdf5Id stack, void *function, void *arg) { return (void)stack, (void)function, (void)arg, 0; }
static int set_plugins(unsigned mask) { return (int)mask; }
static Hdf5Id file_open(const char *path, unsigned flags, Hdf5Id access) {
    (void)flags, (void)access;
    snprintf(file_path, sizeof file_path, "%s", path);
    if (fails("killed")) raise(SIGKILL);
    if (fails("ends")) _exit(0);
    return fails("H5Fopen") ? -1 : A_FILE;
}
static int64_t file_name(Hdf5Id it, char *name, size_t room) {
    if (fails("H5Fget_name")) return -1;
    return snprintf(name, room, "%s", it != A_FILE && thing(it)->file ? thing(it)->file : file_path);
}
static Hdf5Id object_open(Hdf5Id at, const char *name, Hdf5Id access) { return (void)access, fails("H5Oopen") ? -1 : find_in(at, "/", name); }
static int id_type(Hdf5Id id) { return thing(id)->kind; }
static int link_exists(Hdf5Id at, const char *name, Hdf5Id access) { return (void)access, find_in(at, "/", name) >= 0; }
static int attribute_exists(Hdf5Id object, const char *name) { return find_in(object, "@", name) >= 0; }
static Hdf5Id attribute_open(Hdf5Id object, const char *name, Hdf5Id access) {
    return (void)access, fails("H5Aopen") ? -1 : find_in(object, "@", name);
}
static Hdf5Id attribute_type(Hdf5Id it) { return fails("H5Aget_type") ? -1 : TYPE + it % 100; }
static Hdf5Id attribute_space(Hdf5Id it) { return fails("H5Aget_space") ? -1 : SPACE + it % 100; }

static size_t cell_size(const Thing *t) {
    return t->type < TEXT ? vae_cell_size(known[t->type].cell) : t->type == WORDS ? sizeof(char *) : t->size;
}
static int64_t points_of(const Thing *t) {
    int64_t n = 1;
    for (int i = 0; i < t->rank; i++) n *= (int64_t)t->dim[i];
    return n;
}
static int attribute_read(Hdf5Id it, Hdf5Id type, void *to) {
    const Thing *t = thing(it);
    if (fails("H5Aread") || type != TYPE + it % 100) return -1;
    memcpy(to, t->bytes, cell_size(t) * (size_t)points_of(t));
    return 0;
}
static Hdf5Id space_simple(int rank, const uint64_t *dim, const uint64_t *most) {
    (void)rank, (void)most;
    some_rows = dim[0];
    return fails("H5Screate_simple") ? -1 : MEMORY;
}
static int space_rank(Hdf5Id space) { return fails("H5Sget_simple_extent_ndims") ? -1 : thing(space)->rank; }
static int space_dims(Hdf5Id space, uint64_t *dim, uint64_t *most) {
    (void)most;
    memcpy(dim, thing(space)->dim, sizeof(uint64_t) * (size_t)thing(space)->rank);
    return fails("H5Sget_simple_extent_dims") ? -1 : 0;
}
static int64_t space_points(Hdf5Id space) { return points_of(thing(space)); }
static int space_select(Hdf5Id space, int how, const uint64_t *start, const uint64_t *stride, const uint64_t *count, const uint64_t *block) {
    (void)space, (void)how, (void)stride, (void)block;
    from_row = start[0];
    return fails("H5Sselect_hyperslab") || count[0] != some_rows ? -1 : 0;
}
static Hdf5Id data_space(Hdf5Id it) { return fails("H5Dget_space") ? -1 : SPACE + it % 100; }
static Hdf5Id data_type(Hdf5Id it) { return fails("H5Dget_type") ? -1 : TYPE + it % 100; }
static Hdf5Id data_settings(Hdf5Id it) { return fails("H5Dget_create_plist") ? -1 : SETTINGS + it % 100; }
static uint64_t data_offset(Hdf5Id it) { return thing(it)->offset; }
static int data_read(Hdf5Id it, Hdf5Id type, Hdf5Id to_space, Hdf5Id from_space, Hdf5Id how, void *to) {
    const Thing *t = thing(it);
    (void)type, (void)from_space, (void)how;
    if (fails("H5Dread")) return -1;
    const size_t size = cell_size(t) * (size_t)points_of(t), row = size / t->dim[0];
    if (!to_space) return memcpy(to, t->bytes, size), 0;
    if (piece && some_rows != (piece < t->dim[0] - from_row ? piece : t->dim[0] - from_row)) return -1;
    if (t->bytes) return memcpy(to, (const char *)t->bytes + row * from_row, row * some_rows), 0;
    for (uint64_t i = 0; i < some_rows; i++) memset((char *)to + i * row, (int)(from_row + i), row);
    return 0;
}
static int layout_of(Hdf5Id settings) { return thing(settings)->layout; }
static int chunk_of(Hdf5Id settings, int rank, uint64_t *dim) {
    dim[0] = thing(settings)->chunk;
    return fails("H5Pget_chunk") ? -1 : rank;
}
static int externals(Hdf5Id settings) { return (void)settings, 0; }
static int type_class(Hdf5Id id) {
    const int type = thing(id)->type;
    return type == TEXT || type == WORDS ? CLASS_STRING : type == WORDED ? CLASS_ENUM : 0;
}
static size_t type_size(Hdf5Id id) { return cell_size(thing(id)); }
static int type_equal(Hdf5Id id, Hdf5Id other) { return thing(id)->type == other; }
static int type_is_variable(Hdf5Id id) { return thing(id)->type == WORDS; }
static int type_members(Hdf5Id id) { return thing(id)->members; }

const char *vae_hdf5_library(Hdf5Library *l, Hdf5Type type[HDF5_TYPES]) {
    if (fails("H5open")) return "libhdf5 does not start";
    *l = (Hdf5Library){.set_auto = set_auto, .set_plugins = set_plugins, .file_open = file_open, .file_name = file_name,
                       .object_open = object_open, .id_type = id_type, .link_exists = link_exists, .attribute_exists = attribute_exists,
                       .attribute_open = attribute_open, .attribute_type = attribute_type, .attribute_space = attribute_space,
                       .attribute_read = attribute_read, .space_simple = space_simple, .space_rank = space_rank, .space_dims = space_dims,
                       .space_points = space_points, .space_select = space_select, .data_space = data_space, .data_type = data_type,
                       .data_settings = data_settings, .data_offset = data_offset, .data_read = data_read, .layout = layout_of,
                       .chunk = chunk_of, .externals = externals, .type_class = type_class, .type_size = type_size,
                       .type_equal = type_equal, .type_is_variable = type_is_variable, .type_members = type_members};
    for (int i = 0; i < HDF5_TYPES; i++) type[i] = (Hdf5Type){.type = known[i % 6 + 1], .id = i < 6 ? i + 1 : 1000};
    return NULL;
}

// What the process says instead of what is there, if anything.
static const Hdf5Report *lie;
static size_t lie_values; // bytes, each 1

_Noreturn void vae_hdf5_child(const char *path, const char *object, Hdf5Report *report, int to) {
    if (!lie) real_child(path, object, report, to);
    *report = *lie;
    for (size_t i = 0; i < lie_values + 1; i++)
        if (write(to, "\1", 1) != 1) _exit(1);
    _exit(0);
}

// ---------------------------------------------------------------- files

static const float six[] = {1, 2, 3, 4, 5, 6};

static int setup(void **state) {
    if (rt_make_dir(state)) return -1;
    uint8_t file[40] = "\x89HDF\r\n\032\n"; // 32 bytes, of which 24 are values
    memcpy(file + 8, six, sizeof six);
    rt_put("t.h5", file, 32);
    rt_put("t.h5ad", file, 32);
    return 0;
}

static const char *holding(const Thing *t, const char *name) {
    vae_guard_forget();
    things = t;
    return rt_path(name);
}

#define ARRAY .kind = DATASET, .layout = CHUNKED, .chunk = 1
#define X(...) {.path = "/x", ARRAY, .type = F32, .rank = 2, .dim = {2, 3}, .bytes = six, __VA_ARGS__}

// ---------------------------------------------------------------- arrays

static void arrays(void **state) {
    (void)state;
    static const double wide[] = {1, 2, 3, 4, 5, 6};
    static const float bits[] = {0, 1, 1, 1, 0, 0};
    static const struct { const char *name; Thing t[2]; const float *want; } good[] = {
        {"t.h5:/x", {X()}, six}, {"t.h5:x", {X(.layout = 0)}, six}, {"t.h5:/x", {X(.type = F64, .bytes = wide, .chunk = 7)}, six},
        {"t.h5:/x", {X(.layout = CONTIGUOUS, .offset = 8, .bytes = NULL)}, six}, // from the file itself
        {"t.h5:/x", {X(.layout = CONTIGUOUS, .offset = UINT64_MAX)}, six}, {"t.h5:/x", {X(.chunk = 0)}, six},
        {"t.h5:/x", {X(.chunk = 1 << 28)}, six}, {"t.h5:/x", {X(.type = WORDED, .size = 1, .members = 2, .bytes = "\0\1\1\1\0\0")}, bits}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) assert_rows(ANY3, holding(good[i].t, good[i].name), 2, good[i].want);

    static const struct { Thing t[2]; const char *broken; int times; const char *says; } bad[] = {
        {{X()}, "H5Fopen", 1, "damaged, or no HDF5 file that libhdf5 can read"}, {{X()}, "H5Oopen", 1, "there is nothing called /x in it"},
        {{X()}, "H5Fget_name", 1, "/x stands in another file (unknown)"}, {{X()}, "H5Fget_name", 2, "/x stands in another file (unknown)"},
        {{X(.file = "b.h5")}, NULL, 0, "/x stands in another file (b.h5)"}, {{X(.kind = NAMED_TYPE)}, NULL, 0, "/x is no array"},
        {{X()}, "H5Dget_space", 1, "damaged: /x has no shape or no type"}, {{X()}, "H5Dget_type", 1, "damaged: /x has no shape or no type"},
        {{X()}, "H5Dget_create_plist", 1, "damaged: /x has no shape or no type"},
        {{X()}, "H5Sget_simple_extent_ndims", 1, "damaged: /x has no shape or no type"},
        {{X()}, "H5Sget_simple_extent_dims", 1, "damaged: /x has no shape"}, {{X()}, "H5Pget_chunk", 1, "damaged: /x has no chunks"},
        {{X(.rank = 0)}, NULL, 0, "/x is a single number"}, {{X(.rank = 9)}, NULL, 0, "/x has more than 8 dimensions"},
        {{X(.layout = VIRTUAL)}, NULL, 0, "the values of /x stand in other files"},
        {{X(.type = OTHER, .size = 1, .members = 2)}, NULL, 0, "/x is of a type that cannot be read"},
        {{X(.type = WORDED, .size = 2, .members = 2)}, NULL, 0, "/x is of a type that cannot be read"},
        {{X(.type = WORDED, .size = 1, .members = 3)}, NULL, 0, "/x is of a type that cannot be read"},
        {{X(.rank = 3, .dim = {1, 1ull << 33, 1ull << 33})}, NULL, 0, "the sizes of /x are impossibly large"},
        {{X(.dim = {1ull << 33, 1ull << 33})}, NULL, 0, "the sizes of /x are impossibly large"},
        {{X(.dim = {1ull << 30, 1})}, NULL, 0, "its header asks for 4294967296 bytes of values, which cannot come from 32 compressed"},
        {{X(.dim = {0, 3})}, NULL, 0, "there are no rows"}, {{X(.dim = {2, 0})}, NULL, 0, "there are no values in a row"},
        {{X()}, "H5Screate_simple", 1, "libhdf5 does not know: rows 1 to 2 of /x"}, {{X()}, "H5Dread", 1, "rows 1 to 2 of /x"},
        {{X()}, "H5Sselect_hyperslab", 1, "rows 1 to 2 of /x"}, {{X()}, "ends", 1, "t.h5:/x: damaged"},
        {{X()}, "killed", 1, "damaged: libhdf5 ended with signal 9 (Killed) while it read it"},
        {{X(.layout = CONTIGUOUS, .offset = 33)}, NULL, 0, "truncated: its values are 24 bytes from byte 33 on, the file has 32"},
        {{X(.layout = CONTIGUOUS, .offset = 9)}, NULL, 0, "truncated: its values are 24 bytes from byte 9 on, the file has 32"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        broken = bad[i].broken, times = bad[i].times;
        refuse(holding(bad[i].t, "t.h5:/x"), ANY3, EX_DATAERR, bad[i].says);
    }
    broken = "H5open", times = 1;
    refuse(holding(good[0].t, "t.h5:/x"), ANY3, EX_UNAVAILABLE, "t.h5:/x: libhdf5 does not start");
    broken = NULL;
    refuse(holding(good[0].t, "t.h5"), ANY3, EX_DATAERR, "holds things by name; --data");
}

// Rows that are read in whole chunks, as many as fit into 4 MB.
static void pieces(void **state) {
    (void)state;
    enum { MB = 1 << 20 };
    static const struct { uint64_t rows, width, chunk, piece; } each[] = {
        {5, 3 * MB / 2, 4, 4}, {7, MB / 2, 3, 6}, {3, MB, 1ull << 40, 3}, {2, 5 * MB, 0, 1}, {3, 5 * MB, 2, 2}};
    const char *file = rt_put("large.h5", "\x89HDF", 4);
    assert_int_equal(truncate(file, 5 * 3 * MB / 1000), 0);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const Thing t[2] = {{.path = "/x", ARRAY, .type = U8, .rank = 2, .dim = {each[i].rows, each[i].width}, .layout = CHUNKED}};
        Thing it[2] = {t[0]};
        it[0].chunk = each[i].chunk;
        piece = each[i].piece;
        DataTable table = {.path = "large"};
        const char *path = holding(it, "large.h5:/x");
        vae_data_read_hdf5(&table, path, strlen(path) - 3, NULL, 0);
        assert_true(table.rows == each[i].rows && table.width == each[i].width);
        for (size_t r = 0; r < table.rows; r++) {
            const uint8_t *row = table.values + r * table.width;
            if (row[0] != r || memcmp(row, row + 1, table.width - 1) != 0) fail_msg("%zu: row %zu begins with %d", i, r, row[0]);
        }
        vae_data_release(table.owned, table.values, table.mapped, table.opened);
    }
    piece = 0;
}

// ---------------------------------------------------------------- sparse matrices

static const int32_t begin[] = {0, 1, 3}, column[] = {1, 0, 2};
static const int64_t two_by_three[] = {2, 3}, below[] = {2, -3}, huge[] = {2, 1ll << 53};
static const double half[] = {2.5, 3};
static const float value[] = {0.5f, 1, 0.25f};
static const char *const csr = "csr_matrix", *const none, filled[63] = "csr_matrix";
#define GROUP_OF(NAME) {.path = NAME, .kind = GROUP}
#define FORM(...) {.path = "/g@encoding-type", .type = WORDS, .bytes = &csr, __VA_ARGS__}
#define SHAPE(...) {.path = "/g@shape", .type = I64, .rank = 1, .dim = {2}, .bytes = two_by_three, __VA_ARGS__}
#define BEGIN(...) {.path = "/g/indptr", ARRAY, .type = I32, .rank = 1, .dim = {3}, .bytes = begin, __VA_ARGS__}
#define COLUMN(...) {.path = "/g/indices", ARRAY, .type = I32, .rank = 1, .dim = {3}, .bytes = column, __VA_ARGS__}
#define VALUE(...) {.path = "/g/data", ARRAY, .type = F32, .rank = 1, .dim = {3}, .bytes = value, __VA_ARGS__}

static void sparse(void **state) {
    (void)state;
    static const float want[] = {0, 0.5f, 0, 1, 0, 0.25f}, ones[] = {0, 1, 0, 1, 0, 1};
    static const Thing good[][MOST_THINGS] = {{GROUP_OF("/g"), FORM(), SHAPE(), BEGIN(), COLUMN(), VALUE()},
        {GROUP_OF("/g"), FORM(.type = TEXT, .size = 63, .bytes = filled), SHAPE(), BEGIN(), COLUMN(), VALUE()},
        {GROUP_OF("/g"), FORM(), SHAPE(), BEGIN(), COLUMN(), VALUE(.type = WORDED, .size = 1, .members = 2, .bytes = "\1\1\1")}};
    for (size_t i = 0; i < 3; i++) assert_rows(ANY3, holding(good[i], "t.h5:/g"), 2, i < 2 ? want : ones);

#define NEITHER "/g is a group, and neither a sparse matrix nor categories as AnnData writes them"
#define NO_SHAPE "the sparse matrix /g has no shape of two whole numbers"
#define REST BEGIN(), COLUMN(), VALUE()
    static const struct { Thing t[MOST_THINGS]; const char *broken; int times; const char *says; } bad[] = {
        {{GROUP_OF("/g"), FORM(), SHAPE(), REST}, "H5Aopen", 1, NEITHER}, {{GROUP_OF("/g"), FORM(), SHAPE(), REST}, "H5Aget_type", 1, NEITHER},
        {{GROUP_OF("/g"), FORM(), SHAPE(), REST}, "H5Aget_space", 1, NEITHER}, {{GROUP_OF("/g"), FORM(), SHAPE(), REST}, "H5Aread", 1, NEITHER},
        {{GROUP_OF("/g"), FORM(), SHAPE(), REST}, "H5Aopen", 3, NO_SHAPE}, {{GROUP_OF("/g"), FORM(), SHAPE(), REST}, "H5Aget_type", 3, NO_SHAPE},
        {{GROUP_OF("/g"), FORM(), SHAPE(), REST}, "H5Aget_space", 3, NO_SHAPE}, {{GROUP_OF("/g"), FORM(), SHAPE(), REST}, "H5Aread", 3, NO_SHAPE},
        {{GROUP_OF("/g"), FORM(.bytes = &none), SHAPE(), REST}, NULL, 0, NEITHER},
        {{GROUP_OF("/g"), FORM(.type = I32, .bytes = begin), SHAPE(), REST}, NULL, 0, NEITHER},
        {{GROUP_OF("/g"), FORM(.rank = 1, .dim = {2}), SHAPE(), REST}, NULL, 0, NEITHER},
        {{GROUP_OF("/g"), FORM(.type = TEXT, .size = 64, .bytes = "csr_matrix"), SHAPE(), REST}, NULL, 0, NEITHER},
        {{GROUP_OF("/g"), FORM(.type = TEXT, .size = 11, .bytes = "csr_matrix"), SHAPE(), REST}, "H5Aread", 1, NEITHER},
        {{GROUP_OF("/g"), FORM(), SHAPE(.dim = {1}), REST}, NULL, 0, NO_SHAPE}, {{GROUP_OF("/g"), FORM(), SHAPE(.type = OTHER), REST}, NULL, 0, NO_SHAPE},
        {{GROUP_OF("/g"), FORM(), SHAPE(.bytes = below), REST}, NULL, 0, NO_SHAPE}, {{GROUP_OF("/g"), FORM(), SHAPE(.bytes = huge), REST}, NULL, 0, NO_SHAPE},
        {{GROUP_OF("/g"), FORM(), SHAPE(.type = F64, .bytes = half), REST}, NULL, 0, NO_SHAPE},
        {{GROUP_OF("/g"), FORM(), SHAPE(), GROUP_OF("/g/indptr"), {.path = "/g/indptr@encoding-type", .type = WORDS, .bytes = &csr},
          {.path = "/g/indptr@shape", .type = I64, .rank = 1, .dim = {2}, .bytes = two_by_three}}, NULL, 0, "t.h5:/g/indptr: is no array"},
        {{GROUP_OF("/g"), FORM(), SHAPE(), BEGIN(), COLUMN(.type = WORDED, .size = 1, .members = 2), VALUE()}, NULL, 0,
         "t.h5:/g/indices: a sparse matrix needs whole numbers in one dimension there"},
        {{GROUP_OF("/g"), FORM(), SHAPE(), BEGIN(), COLUMN(), VALUE(.rank = 2, .dim = {3, 1})}, NULL, 0,
         "t.h5:/g/data: a sparse matrix needs numbers in one dimension there"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        broken = bad[i].broken, times = bad[i].times;
        refuse(holding(bad[i].t, "t.h5:/g"), ANY3, EX_DATAERR, bad[i].says);
    }
    broken = NULL;
}

// ---------------------------------------------------------------- categories

static const int8_t codes[] = {1, 0, -1, 2};
static const char *const categorical = "categorical";
static const char *const names[] = {"a", "b\177", NULL}, *const same[] = {"", "x/y", "\tz"};
#define COLUMN_OF GROUP_OF("/c"), {.path = "/c@encoding-type", .type = WORDS, .bytes = &categorical}
#define CODES(...) {.path = "/c/codes", ARRAY, .type = I8, .rank = 1, .dim = {4}, .bytes = codes, __VA_ARGS__}
#define NAMES(...) {.path = "/c/categories", ARRAY, .type = WORDS, .rank = 1, .dim = {3}, .bytes = names, __VA_ARGS__}

#define OLD CODES(.path = "/obs/y"), GROUP_OF("/obs/__categories"), NAMES(.path = "/obs/__categories/y")

static void categories(void **state) {
    (void)state;
    static const double reals[] = {0.5, -2, 1e300};
    static const float singles[] = {0.1f, 2, 3};
    static const struct { const char *name; Thing t[MOST_THINGS]; const char *broken; int times; const char *classes; } good[] = {
        {"t.h5:/c", {COLUMN_OF, CODES(), NAMES()}, NULL, 0, "a/b?/(empty)"}, {"t.h5:/c", {COLUMN_OF, CODES()}, NULL, 0, NULL},
        {"t.h5:/c", {COLUMN_OF, CODES(), NAMES(.bytes = same)}, NULL, 0, "(empty)/x|y/?z"},
        {"t.h5:/c", {COLUMN_OF, CODES(), NAMES(.type = TEXT, .size = 2, .bytes = "p\0qrs")}, NULL, 0, "p/qr/s"},
        {"t.h5:/c", {COLUMN_OF, CODES(), NAMES(.type = F64, .bytes = reals)}, NULL, 0, "0.5/-2/1.0000000000000001e+300"},
        {"t.h5:/c", {COLUMN_OF, CODES(), NAMES(.type = F32, .bytes = singles)}, NULL, 0, "0.100000001/2/3"},
        {"t.h5:/c", {COLUMN_OF, CODES(), NAMES(.type = WORDED, .size = 1, .members = 2, .bytes = "\0\1\1")}, NULL, 0, "False/True/True"},
        // What is no list of names names nothing.
        {"t.h5:/c", {COLUMN_OF, CODES(), NAMES(.kind = GROUP)}, NULL, 0, NULL}, {"t.h5:/c", {COLUMN_OF, CODES(), NAMES(.file = "b.h5")}, NULL, 0, NULL},
        {"t.h5:/c", {COLUMN_OF, CODES(), NAMES(.type = OTHER)}, NULL, 0, NULL}, {"t.h5:/c", {COLUMN_OF, CODES(), NAMES(.dim = {0})}, NULL, 0, NULL},
        // Before AnnData 0.8
        {"t.h5ad:obs/y", {OLD}, NULL, 0, "a/b?/(empty)"},
        {"t.h5ad:obs/y", {CODES(.path = "/obs/y"), GROUP_OF("/obs/__categories"), NAMES(.path = "/obs/__categories/z")}, NULL, 0, NULL},
        {"t.h5ad:obs/y", {CODES(.path = "/obs/y"), NAMES(.path = "/obs/__categories/y")}, NULL, 0, NULL},
        {"t.h5ad:y", {CODES(.path = "/y"), GROUP_OF("/__categories"), NAMES(.path = "/__categories/y")}, NULL, 0, NULL},
        {"t.h5ad:obs/y", {OLD}, "H5Oopen", 2, NULL}, {"t.h5ad:obs/y", {OLD}, "H5Dget_type", 2, NULL},
        {"t.h5ad:obs/y", {OLD}, "H5Dget_space", 2, NULL}, {"t.h5ad:obs/y", {OLD}, "H5Fget_name", 4, NULL}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        broken = good[i].broken, times = good[i].times;
        const VaeStream label = {.name = "y", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 4, .width = 4,
                                 .domain = VAE_DOMAIN_ANY, .missing = true};
        const VaeModel m = {.name = "test", .stream = &label, .n_streams = 1};
        const char *path = holding(good[i].t, good[i].name);
        VaeData d;
        vae_data_open(&d, &m, &path, 1, 0, 1);
        const char *got = d.stream[0].classes, *want = good[i].classes;
        if (!got != !want || (want && strcmp(got, want) != 0)) fail_msg("%zu: %s, not %s", i, got ? got : "no names", want ? want : "none");
        for (size_t r = 0; r < 4; r++) assert_int_equal(vae_data_label(&d, 0, r), codes[r] < 0 ? VAE_NO_LABEL : (size_t)codes[r]);
        vae_data_close(&d);
    }

    static char many[65][4096], *const past[65537];
    memset(many, 'm', sizeof many);
    static const int8_t low[] = {0, 1, -2, 0}, high[] = {0, 3, 0, 0};
    static const struct { Thing t[MOST_THINGS]; const char *broken; int times; const char *says; } bad[] = {
        {{COLUMN_OF, NAMES()}, NULL, 0, "/c is a group, and neither a sparse matrix nor categories"},
        {{COLUMN_OF, CODES(), NAMES(.dim = {65537}, .bytes = past)}, NULL, 0, "categories has more categories than there can be"},
        {{COLUMN_OF, CODES(), NAMES(.type = TEXT, .size = 0)}, NULL, 0, "categories has more categories than there can be"},
        {{COLUMN_OF, CODES(), NAMES(.type = TEXT, .size = 4097)}, NULL, 0, "categories has more categories than there can be"},
        {{COLUMN_OF, CODES(), NAMES(.type = TEXT, .size = 4096, .dim = {65}, .bytes = many)}, NULL, 0, "the names of its categories are longer than 262144 bytes"},
        {{COLUMN_OF, CODES(), NAMES()}, "H5Dread", 1, "damaged: the names of its categories cannot be read"},
        {{COLUMN_OF, CODES(.bytes = low), NAMES()}, NULL, 0, "row 3 has the code -2, and there are 3 categories"},
        {{COLUMN_OF, CODES(.bytes = high), NAMES()}, NULL, 0, "row 2 has the code 3, and there are 3 categories"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        broken = bad[i].broken, times = bad[i].times;
        refuse(holding(bad[i].t, "t.h5:/c"), LABEL, EX_DATAERR, bad[i].says);
    }
    broken = NULL;
}

// Categories that are no label's are their codes; and so are those of several numbers a row.
static void categories_of_others(void **state) {
    (void)state;
    static const Thing flat[MOST_THINGS] = {COLUMN_OF, CODES(), NAMES()}, wide[MOST_THINGS] = {COLUMN_OF, CODES(.rank = 2, .dim = {2, 2}), NAMES()};
    const VaeStream *const stream[] = {NULL, &all[ANY3], &all[LABEL]};
    for (int i = 0; i < 3; i++) {
        DataTable t = {.path = "t"};
        const char *path = holding(i < 2 ? flat : wide, "t.h5:/c");
        vae_data_read_hdf5(&t, path, strlen(path) - 3, stream[i], 0);
        assert_null(t.classes);
        assert_int_equal(t.type.cell, VAE_CELL_I8);
        assert_memory_equal(t.values, codes, 4);
        vae_data_release(t.owned, t.values, t.mapped, t.opened);
    }
}

// A path of as many bytes as one may have, to which nothing more can be added.
static void long_names(void **state) {
    (void)state;
    static char name[DATA_PATH], path[DATA_PATH + 256];
    memset(name, 'n', sizeof name);
    const size_t n = DATA_PATH - 8;
    memcpy(name + n - 2, "/y", 3);
    name[0] = '/';
    const Thing t[MOST_THINGS] = {{.path = name, ARRAY, .type = I8, .rank = 1, .dim = {4}, .bytes = codes}};
    const char *file = holding(t, "t.h5ad");
    snprintf(path, sizeof path, "%s:%s", file, name);
    DataTable table = {.path = "t"};
    vae_data_read_hdf5(&table, path, strlen(file), &all[LABEL], 0);
    assert_null(table.classes);
    assert_memory_equal(table.values, codes, 4);
    vae_data_release(table.owned, table.values, table.mapped, table.opened);
}

// ---------------------------------------------------------------- the other process

static void lies(void **state) {
    (void)state;
    static Hdf5Report r;
    const Hdf5Report good = {.kind = HDF5_ARRAY, .rank = 2, .dim = {2, 3}, .type = {.cell = VAE_CELL_U8}, .offset = UINT64_MAX};
    const float ones[] = {1, 1, 1, 1, 1, 1};
    lie = &r;
    r = good, lie_values = 6;
    assert_rows(ANY3, rt_path("t.h5:/x"), 2, ones);
    memset(r.names, 'n', sizeof r.names); // without an end
    assert_rows(ANY3, rt_path("t.h5:/x"), 2, ones);
    lie_values = 5;
    refuse(rt_path("t.h5:/x"), ANY3, EX_DATAERR, "truncated: its HDF5 header asks for 6 bytes of values, the file has 5");
    lie_values = 7;
    refuse(rt_path("t.h5:/x"), ANY3, EX_DATAERR, "extra bytes at the end");
    r = good, r.rank = 0;
    refuse(rt_path("t.h5:/x"), ANY3, EX_DATAERR, "t.h5:/x: damaged");
    r = good, r.rank = DATA_MAX_RANK + 1;
    refuse(rt_path("t.h5:/x"), ANY3, EX_DATAERR, "t.h5:/x: damaged");
    r = good, r.type.cell = VAE_CELLS;
    refuse(rt_path("t.h5:/x"), ANY3, EX_DATAERR, "t.h5:/x: damaged");
    r = good, r.kind = HDF5_CODES;
    refuse(rt_path("t.h5:/x"), ANY3, EX_DATAERR, "t.h5:/x/codes: is no array");
    r = good, r.kind = HDF5_SPARSE, r.shape[0] = 2, r.shape[1] = 3;
    refuse(rt_path("t.h5:/x"), ANY3, EX_DATAERR, "t.h5:/x/indptr: is no array");
    lie = NULL;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(arrays), cmocka_unit_test(pieces), cmocka_unit_test(sparse), cmocka_unit_test(categories),
                                       cmocka_unit_test(categories_of_others), cmocka_unit_test(long_names), cmocka_unit_test(lies)};
    return cmocka_run_group_tests(tests, setup, rt_remove_all);
}

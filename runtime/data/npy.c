// npy.c -- NumPy's .npy, versions 1 to 3.
// Magic, version, the header's length, then a Python dictionary with exactly the keys 'descr',
// 'fortran_order' and 'shape', then the numbers. The parser takes that dictionary and nothing else.
#include "data/readers.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Npy {
    const char *path;
    const char *at, *end; // of the header's text
    DataTable *table;
    DataType type;
    bool fortran;
} Npy;

static _Noreturn void npy_bad(const Npy *p, const char *what) {
    char shown[48];
    size_t left = (size_t)(p->end - p->at);
    vae_die(EX_DATAERR, "%s: NPY header: %s at \"%s\"", p->path, what,
            vae_data_shown(shown, p->at, left < 20 ? left : 20));
}

static void skip_space(Npy *p) {
    while (p->at < p->end && (*p->at == ' ' || *p->at == '\n' || *p->at == '\t')) p->at++;
}

static bool take(Npy *p, char c) {
    skip_space(p);
    if (p->at == p->end || *p->at != c) return false;
    p->at++;
    return true;
}

static void expect(Npy *p, char c) {
    char what[] = "expected ' '";
    what[10] = c;
    if (!take(p, c)) npy_bad(p, what);
}

// A string without escapes, in either kind of quotes.
static const char *npy_string(Npy *p, size_t *n) {
    skip_space(p);
    char quote = p->at < p->end ? *p->at : 0;
    if (quote != '\'' && quote != '"') npy_bad(p, "expected a string");
    const char *begin = ++p->at;
    while (p->at < p->end && *p->at != quote && *p->at != '\\') p->at++;
    if (p->at == p->end || *p->at == '\\') npy_bad(p, "unterminated string");
    *n = (size_t)(p->at++ - begin);
    return begin;
}

static void npy_descr(Npy *p) {
    static const struct {
        char name[3];
        DataType type;
    } known[] = {{"b1", {.cell = VAE_CELL_U8, .boolean = true}},
                 {"u1", {.cell = VAE_CELL_U8}},
                 {"i1", {.cell = VAE_CELL_I8}},
                 {"u2", {.cell = VAE_CELL_U16}},
                 {"i2", {.cell = VAE_CELL_I16}},
                 {"u4", {.cell = VAE_CELL_U32}},
                 {"i4", {.cell = VAE_CELL_I32}},
                 {"u8", {.cell = VAE_CELL_U64}},
                 {"i8", {.cell = VAE_CELL_I64}},
                 {"f2", {.cell = VAE_CELL_F16}},
                 {"f4", {.cell = VAE_CELL_F32}},
                 {"f8", {.cell = VAE_CELL_F64}}};
    skip_space(p);
    if (p->at < p->end && *p->at == '[')
        vae_die(EX_DATAERR, "%s: records with named fields cannot be read; save a plain array",
                p->path);
    size_t n;
    const char *s = npy_string(p, &n);
    bool ok = false;
    if (n == 3 && s[0] && strchr("<>=|", s[0]))
        for (size_t i = 0; i < sizeof known / sizeof *known && !ok; i++) {
            ok = memcmp(s + 1, known[i].name, 2) == 0;
            p->type = known[i].type;
        }
    char shown[48];
    if (!ok)
        vae_die(EX_DATAERR,
                "%s: type '%s' cannot be read; bool, u1 i1 u2 i2 u4 i4 u8 i8, f2 f4 f8 "
                "can",
                p->path, vae_data_shown(shown, s, n));
    p->type.big = s[0] == '>';
}

static void npy_bool(Npy *p) {
    skip_space(p);
    size_t left = (size_t)(p->end - p->at);
    p->fortran = left >= 4 && memcmp(p->at, "True", 4) == 0;
    if (!p->fortran && !(left >= 5 && memcmp(p->at, "False", 5) == 0))
        npy_bad(p, "expected True or False");
    p->at += p->fortran ? 4 : 5;
}

static size_t npy_size(Npy *p) {
    skip_space(p);
    const char *begin = p->at;
    size_t v = 0;
    for (; p->at < p->end && *p->at >= '0' && *p->at <= '9'; p->at++)
        if (__builtin_mul_overflow(v, 10, &v) ||
            __builtin_add_overflow(v, (size_t)(*p->at - '0'), &v))
            vae_die(EX_DATAERR, "%s: the sizes in its NPY header are impossibly large", p->path);
    if (p->at == begin) npy_bad(p, "expected a size");
    return v;
}

static void npy_shape(Npy *p) {
    DataTable *t = p->table;
    t->rank = 0;
    expect(p, '(');
    while (!take(p, ')')) {
        if (t->rank == DATA_MAX_RANK) npy_bad(p, "more than 8 dimensions");
        t->dim[t->rank++] = npy_size(p);
        if (!take(p, ',')) {
            expect(p, ')');
            break;
        }
    }
    if (t->rank == 0)
        vae_die(EX_DATAERR, "%s: holds a single number; the first dimension must be the rows",
                p->path);
}

static void npy_dictionary(Npy *p) {
    static const char *const keys[] = {"descr", "fortran_order", "shape"};
    static void (*const parse[])(Npy *) = {npy_descr, npy_bool, npy_shape};
    bool seen[3] = {0};
    expect(p, '{');
    while (!take(p, '}')) {
        size_t n;
        const char *key = npy_string(p, &n);
        int k = 0;
        while (k < 3 && (strlen(keys[k]) != n || memcmp(key, keys[k], n))) k++;
        char shown[48];
        if (k == 3 || seen[k])
            vae_die(EX_DATAERR, "%s: NPY header: key '%s' %s", p->path, vae_data_shown(shown, key, n),
                    k == 3 ? "does not belong there" : "appears twice");
        seen[k] = true;
        expect(p, ':');
        parse[k](p);
        if (!take(p, ',')) {
            expect(p, '}');
            break;
        }
    }
    for (int k = 0; k < 3; k++)
        if (!seen[k]) vae_die(EX_DATAERR, "%s: NPY header: key '%s' is missing", p->path, keys[k]);
    skip_space(p);
    if (p->at < p->end) npy_bad(p, "text after the dictionary");
}

// Bytes before the values, from the first of them: the text's length and what says so. 0: there are
// too few to tell.
size_t vae_data_npy_header_length(const DataTable *t, const uint8_t *b, size_t size) {
    if (size < 8) return 0;
    if (b[6] < 1 || b[6] > 3)
        vae_die(EX_DATAERR, "%s: NPY version %d is not known; 1 to 3 are", t->path, b[6]);
    const size_t fixed = b[6] == 1 ? 10 : 12;
    if (size < fixed) return 0;
    size_t length = (size_t)b[8] | (size_t)b[9] << 8;
    if (fixed == 12) length |= (size_t)b[10] << 16 | (size_t)b[11] << 24;
    return fixed + length;
}

size_t vae_data_npy_header(DataTable *t, const uint8_t *b, size_t size, DataType *type, bool *fortran) {
    const size_t length = vae_data_npy_header_length(t, b, size);
    if (length == 0) vae_die(EX_DATAERR, "%s: truncated: the NPY header ends early", t->path);
    const size_t fixed = b[6] == 1 ? 10 : 12;
    if (length > size)
        vae_die(EX_DATAERR, "%s: truncated: the NPY header should be %zu bytes long", t->path,
                length - fixed);
    const char *text = (const char *)b;
    Npy p = {.path = t->path, .at = text + fixed, .end = text + length, .table = t};
    npy_dictionary(&p);
    *type = p.type;
    *fortran = p.fortran;
    return length;
}

// ---------------------------------------------------------------- what convert wrote beside it

typedef struct NpySum {
    char path[PATH_MAX + 16]; // of the file that says it
    unsigned crc;
    unsigned long long bytes;
} NpySum;

// Where there is such a file, all values are held against it before any is used. It lies beside the file itself, whatever
// link led there.
static bool sum_of(NpySum *sum, const char *file) {
    enum { MOST = 64 };
    char real[PATH_MAX], line[MOST];
    size_t size;
    sum->crc = 0, sum->bytes = 0;
    if (!realpath(file, real)) return false; // no file by itself
    snprintf(sum->path, sizeof sum->path, "%s" VAE_FILE_SUM, real);
    if (access(sum->path, F_OK) != 0) return false;
    char *text = vae_file_read(sum->path, MOST, &size);
    const bool read = sscanf(text, "%8x %llu", &sum->crc, &sum->bytes) == 2;
    const size_t n_line = (size_t)snprintf(line, sizeof line, "%08x %llu\n", sum->crc, sum->bytes);
    if (!read || size > n_line || size + 1 < n_line || memcmp(text, line, size) != 0) // its end of the line may be gone
        vae_die(EX_DATAERR, "%s: damaged: it should say the CRC-32 of %s and its bytes", sum->path, file);
    vae_free(text);
    return true;
}

static void compare_sum(const NpySum *sum, const char *file, uint32_t crc, size_t bytes, const char *of) {
    if (crc == sum->crc && bytes == sum->bytes) return;
    vae_die(EX_DATAERR, "%s: damaged: its %zu bytes%s have the CRC-32 %08x, and %s says %llu with %08x (remove that file "
            "if the data were changed on purpose)", file, bytes, of, crc, sum->path, sum->bytes, sum->crc);
}

void vae_data_check_sum(const DataFile *f, size_t begin) {
    enum { STRETCH = 1 << 25 };
    NpySum sum;
    if (!sum_of(&sum, f->path)) return;
    uint32_t crc = 0;
    for (size_t at = begin; at < f->size; at += STRETCH) {
        const size_t n = f->size - at < STRETCH ? f->size - at : STRETCH;
        crc = vae_crc(crc, f->bytes + at, n);
        if (f->opened) vae_data_drop(f->bytes + at, n);
    }
    compare_sum(&sum, f->path, crc, f->size - begin, begin ? " of values" : "");
}

bool vae_data_sum_some(DataTable *t) {
    enum { PIECE = 1 << 18 };
    const size_t left = t->unsummed - t->summed, n = left < PIECE ? left : PIECE;
    if (t->unsummed == 0) return false;
    t->sum = vae_crc(t->sum, t->values + t->summed, n);
    if (t->opened) vae_data_drop(t->values + t->summed, n);
    t->summed += n;
    if (t->summed < t->unsummed) return true;
    NpySum sum; // it may have been taken away meanwhile: then nothing is to be compared
    if (sum_of(&sum, t->path)) compare_sum(&sum, t->path, t->sum, t->summed, " of values");
    t->unsummed = 0;
    return false;
}

void vae_data_read_npy(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) {
    NpySum sum;
    DataType type;
    bool fortran;
    const size_t length = vae_data_npy_header(t, f->bytes, f->size, &type, &fortran);
    vae_data_need(t, type, f->size - length, "NPY header");
    const bool whole = !limit || limit >= t->dim[0], waits = whole && !fortran && vae_data_waits(f->size, s) && sum_of(&sum, f->path);
    const size_t bytes = f->size - length;
    if (whole && !waits) vae_data_check_sum(f, length);
    vae_data_take(t, f, length, type, fortran, limit);
    if (waits) t->unsummed = bytes;
}

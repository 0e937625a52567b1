// npy.c -- NumPy's .npy, versions 1 to 3.
// Magic, version, the header's length, then a Python dictionary with exactly the keys 'descr',
// 'fortran_order' and 'shape', then the numbers. The parser takes that dictionary and nothing else.
#include "data.h"

#include <string.h>

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
            data_shown(shown, p->at, left < 20 ? left : 20));
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
    static const char known[][3] = {"b1", "u1", "i1", "u2", "i2", "u4",
                                    "i4", "u8", "i8", "f2", "f4", "f8"};
    skip_space(p);
    if (p->at < p->end && *p->at == '[')
        vae_die(EX_DATAERR, "%s: records with named fields cannot be read; save a plain array",
                p->path);
    size_t n;
    const char *s = npy_string(p, &n);
    bool ok = false;
    if (n == 3 && s[0] && strchr("<>=|", s[0]))
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            ok |= memcmp(s + 1, known[i], 2) == 0;
    char shown[48];
    if (!ok)
        vae_die(EX_DATAERR,
                "%s: type '%s' cannot be read; bool, u1 i1 u2 i2 u4 i4 u8 i8, f2 f4 f8 "
                "can",
                p->path, data_shown(shown, s, n));
    p->type = (DataType){s[1], s[2] - '0', s[0] == '>'};
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
            vae_die(EX_DATAERR, "%s: NPY header: key '%s' %s", p->path, data_shown(shown, key, n),
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

void data_read_npy(DataTable *t, DataFile *f, size_t limit) {
    const uint8_t *b = f->bytes;
    size_t fixed = f->size > 6 && b[6] == 1 ? 10 : 12;
    if (f->size < fixed) vae_die(EX_DATAERR, "%s: truncated: the NPY header ends early", t->path);
    if (b[6] < 1 || b[6] > 3)
        vae_die(EX_DATAERR, "%s: NPY version %d is not known; 1 to 3 are", t->path, b[6]);
    size_t length = (size_t)b[8] | (size_t)b[9] << 8;
    if (fixed == 12) length |= (size_t)b[10] << 16 | (size_t)b[11] << 24;
    if (length > f->size - fixed)
        vae_die(EX_DATAERR, "%s: truncated: the NPY header should be %zu bytes long", t->path,
                length);
    const char *text = (const char *)b + fixed;
    Npy p = {.path = t->path, .at = text, .end = text + length, .table = t};
    npy_dictionary(&p);
    data_need(t, p.type, f->size - fixed - length, "NPY header");
    data_take(t, f, fixed + length, p.type, p.fortran, limit);
}

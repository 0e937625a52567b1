// data.c -- the data set of a model: which file feeds which stream, and the rows of a batch.
// In:  the --data arguments.  Out: every stream's values, checked; see dataset.h.
// Formats are told by content (IDX, gzip'd IDX, NPY, NPZ, PNG), else by the suffix .csv.
#include "data/readers.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#define FAR 50.0f // times the largest value of training: another unit, most likely

// ---------------------------------------------------------------- formats

bool data_suffix(const char *path, const char *suffix) {
    size_t n = strlen(path), m = strlen(suffix);
    return n > m && strcasecmp(path + n - m, suffix) == 0;
}

static bool starts(const DataFile *f, const char *magic, size_t n) {
    return f->size >= n && memcmp(f->bytes, magic, n) == 0;
}

bool data_is_npz(const char *path) {
    char magic[4] = {0};
    FILE *f = vae_open_stream(path);
    if (!f && errno == ENOMEM) vae_die(EX_OSERR, "out of memory: cannot open %s", path);
    if (!f) return false;
    const bool all = fread(magic, 1, 4, f) == 4;
    fclose(f);
    return all && (memcmp(magic, "PK\3\4", 4) == 0 || memcmp(magic, "PK\5\6", 4) == 0);
}

// "FILE.npz:NAME" as the length of FILE.npz; 0 if it is not that, or if there is a file called so.
static size_t archive_length(const char *path) {
    if (access(path, F_OK) == 0) return 0;
    for (const char *colon = strrchr(path, ':'); colon; colon = NULL)
        if (colon - path > 4 && strncasecmp(colon - 4, ".npz", 4) == 0 && colon[1])
            return (size_t)(colon - path);
    return 0;
}

static bool is_folder(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

void data_read(DataTable *t, const char *path, const VaeStream *s, size_t limit) {
    memset(t, 0, sizeof *t);
    t->path = path;
    const size_t archive = archive_length(path);
    if (archive && archive < DATA_PATH) {
        char file[DATA_PATH];
        snprintf(file, sizeof file, "%.*s", (int)archive, path);
        data_read_npz(t, file, path + archive + 1, s, limit);
        return;
    }
    if (s && is_folder(path)) {
        data_read_folder(t, path, s, limit);
        return;
    }
    DataFile f = data_map(path);
    if (starts(&f, "\x93NUMPY", 6)) {
        data_read_npy(t, &f, limit);
    } else if (starts(&f, "\x1f\x8b", 2)) {
        data_read_idx_gz(t, &f, limit);
    } else if (starts(&f, "\0\0", 2)) {
        data_read_idx(t, &f, limit);
    } else if (starts(&f, "\x89PNG", 4)) {
        data_read_png(t, &f, s);
    } else if (starts(&f, "PK\3\4", 4) || starts(&f, "PK\5\6", 4)) {
        data_unmap(&f);
        data_read_npz(t, path, NULL, s, limit);
    } else if (data_suffix(path, ".csv")) {
        data_read_csv(t, &f, s, limit);
    } else {
        vae_die(EX_DATAERR,
                "%s: unknown format; known are IDX, gzip'd IDX, NPY, NPZ, PNG and CSV (named .csv)",
                path);
    }
}

// ---------------------------------------------------------------- arguments

typedef struct Source {
    const char *path; // NULL: not given
    bool derived;     // of another stream: see derive.c
} Source;

static int find_stream(const VaeModel *m, const char *name, size_t n) {
    for (int i = 0; i < m->n_streams; i++)
        if (strlen(m->stream[i].name) == n && memcmp(m->stream[i].name, name, n) == 0) return i;
    return -1;
}

// "x" of "x=FILE"; 0 if the argument cannot begin with a stream's name.
static size_t name_length(const char *spec) {
    size_t n = strspn(spec, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    return spec[n] == '=' ? n : 0;
}

static _Noreturn void no_such_stream(const VaeModel *m, const char *spec, size_t n) {
    char names[400] = "";
    size_t at = 0;
    for (int i = 0; i < m->n_streams && at < sizeof names; i++)
        at += (size_t)snprintf(names + at, sizeof names - at, "%s%s", i ? ", " : "",
                               m->stream[i].name);
    vae_die(EX_USAGE, "--data %.100s: the model has no data called %.*s; it has %s", spec, (int)n,
            spec, names);
}

static void set_source(Source *source, const VaeModel *m, int stream, const char *path) {
    if (source[stream].path)
        vae_die(EX_USAGE, "--data: %s is given twice: %s and %s", m->stream[stream].name,
                source[stream].path, path);
    source[stream] = (Source){path, data_is_derived(path)};
}

// A plain NPZ file feeds every stream that it has a member for; the first if it has none.
static void assign_members(Source *source, const VaeModel *m, const char *path) {
    bool any = false;
    for (int i = 0; i < m->n_streams; i++) {
        if (!data_npz_has(path, m->stream[i].name)) continue;
        set_source(source, m, i, path);
        any = true;
    }
    if (!any) set_source(source, m, 0, path);
}

// A plain FILE is the first stream's. Plain made-up data feed every stream that has no other source,
// so that conditional models have their labels too.
static void assign(Source *source, const VaeModel *m, const char *const *spec, int n_spec) {
    const char *everywhere = NULL;
    for (int i = 0; i < n_spec; i++) {
        size_t n = name_length(spec[i]);
        int stream = n ? find_stream(m, spec[i], n) : -1;
        if (stream >= 0) set_source(source, m, stream, spec[i] + n + 1);
        else if (n && access(spec[i], F_OK) != 0) no_such_stream(m, spec[i], n);
        else if (data_is_made(spec[i])) everywhere = spec[i];
        else if (data_is_npz(spec[i])) assign_members(source, m, spec[i]);
        else set_source(source, m, 0, spec[i]);
    }
    for (int i = 0; everywhere && i < m->n_streams; i++)
        if (!source[i].path) source[i].path = everywhere;
}

// ---------------------------------------------------------------- open, close, read

// Warns where rows are read in the training's unit or reach far beyond its values: either may be meant.
static void check_unit(const DataTable *t, const VaeStream *s, const DataUnit *u) {
    const VaeHow *how = vae_how(s->name);
    if (u->why == DATA_UNIT_TRAINED && u->divisor > 1 && data_largest_byte(t, 2) == 1)
        vae_warn("%s: no byte exceeds 1, but they are divided by %d as in training; if they are 0 and 1, "
                 "say --bytes 1", t->path, u->divisor);
    const float most = fmaxf(fabsf(u->low), fabsf(u->high)), was = fmaxf(fabsf(how->low), fabsf(how->high));
    if (how->low < how->high && u->low <= u->high && most > FAR * was)
        vae_warn("%s: values from %g to %g, but data %s went from %g to %g in training", t->path,
                 (double)u->low, (double)u->high, s->name, (double)how->low, (double)how->high);
}

static void load(VaeData *d, const VaeModel *m, int i, const char *path, size_t limit,
                 uint64_t seed) {
    const VaeStream *s = &m->stream[i];
    DataTable t;
    if (data_is_made(path)) data_make(&t, path, s, i, limit, seed);
    else data_read(&t, path, s, limit);
    data_check_shape(&t, s);
    DataUnit unit = data_unit(&t, s);
    data_check_values(&t, s, &unit);
    d->stream[i].cell = t.type.cell;
    d->stream[i].big = t.type.big;
    d->stream[i].values = t.values;
    d->stream[i].width = (int)t.width;
    d->stream[i].scale = unit.scale;
    if (!t.made && t.type.cell == VAE_CELL_U8 && !t.type.boolean) d->stream[i].divisor = unit.divisor;
    d->stream[i].layout = t.transposed ? VAE_LAYOUT_CHW : VAE_LAYOUT_NONE;
    d->stream[i].low = unit.low;
    d->stream[i].high = unit.high;
    if (!t.made) data_how_text(&t, s, &unit, d->stream[i].how, VAE_HOW);
    check_unit(&t, s, &unit);
    d->stream[i].owned = t.owned;
    d->stream[i].mapped = t.mapped;
    d->stream[i].csv = t.csv ? path : NULL;
    d->stream[i].header = t.header;
    d->stream[i].boolean = t.type.boolean;
    d->stream[i].rank = t.made || t.transposed ? 0 : t.rank; // else rows are in the model's order
    memcpy(d->stream[i].dim, t.dim, sizeof t.dim);
    if (d->rows == 0) d->rows = t.rows;
    if (d->rows == t.rows) return;
    int other = 0;
    while (!d->stream[other].values) other++;
    vae_die(EX_DATAERR, "%s: %zu row%s for data %s, but data %s has %zu", t.path, t.rows,
            t.rows == 1 ? "" : "s", s->name, m->stream[other].name, d->rows);
}

void vae_data_open(VaeData *d, const VaeModel *m, const char *const *spec, int n_spec, size_t limit,
                   uint64_t seed) {
    Source source[VAE_MAX_STREAMS] = {0};
    vae_data_none(d);
    assign(source, m, spec, n_spec);
    for (int i = 0; i < m->n_streams; i++)
        if (source[i].path && !source[i].derived) load(d, m, i, source[i].path, limit, seed);
    for (int i = 0; i < m->n_streams; i++) {
        if (!source[i].derived) continue;
        const int from = data_derived_from(m, i, source[i].path);
        if (source[from].derived)
            vae_die(EX_USAGE, "--data %s=%.100s: %s is made of another stream itself",
                    m->stream[i].name, source[i].path, m->stream[from].name);
        data_derive(d, m, i, source[i].path);
    }
}

void vae_data_own(VaeData *d, int stream, float *values, int cells) {
    d->stream[stream].cell = VAE_CELL_F32;
    d->stream[stream].big = false;
    d->stream[stream].values = values;
    d->stream[stream].width = cells;
    d->stream[stream].scale = 1;
    d->stream[stream].owned = values;
    d->stream[stream].mapped = 0;
}

static void read_rows(const VaeSource *self, const VaeModel *m, const float *param, int stream,
                      const uint32_t *row, int n, float *dst) {
    const VaeData *d = (const VaeData *)self; // its first member
    if (m->stream[stream].standardize) {
        vae_standardize(d, m, param, stream, row, n, dst);
        return;
    }
    for (int i = 0; i < n; i++)
        vae_data_row(d, m, stream, row[i], dst + (size_t)i * (size_t)m->stream[stream].width);
}

void vae_data_none(VaeData *d) {
    memset(d, 0, sizeof *d);
    d->source.read = read_rows;
}

void vae_data_close(VaeData *d) {
    for (int i = 0; i < VAE_MAX_STREAMS; i++)
        data_release(d->stream[i].owned, d->stream[i].values, d->stream[i].mapped);
    vae_data_none(d);
}

void vae_data_doubles(const VaeData *d, int stream, size_t row, size_t at, size_t n, double *dst) {
    const size_t width = (size_t)d->stream[stream].width;
    const VaeCell cell = d->stream[stream].cell;
    const uint8_t *from = (const uint8_t *)d->stream[stream].values + (row * width + at) * vae_cell_size(cell);
    for (size_t i = 0; i < n; i++, from += vae_cell_size(cell))
        dst[i] = cell == VAE_CELL_U8 ? (double)((float)*from * d->stream[stream].scale)
                                     : data_number(from, cell, d->stream[stream].big);
}

void vae_data_row_double(const VaeData *d, const VaeModel *m, int stream, size_t row, double *dst) {
    const VaeStream *s = &m->stream[stream];
    if (s->kind != VAE_LABEL) {
        vae_data_doubles(d, stream, row, 0, (size_t)s->width, dst);
        return;
    }
    for (int i = 0; i < s->width; i++) dst[i] = 0;
    double label;
    vae_data_doubles(d, stream, row, 0, 1, &label);
    dst[(size_t)label] = 1;
}

size_t vae_data_label(const VaeData *d, int stream, size_t row) {
    const VaeCell cell = d->stream[stream].cell;
    const uint8_t *from = d->stream[stream].values;
    return (size_t)data_number(from + row * vae_cell_size(cell), cell, d->stream[stream].big);
}

void vae_data_row(const VaeData *d, const VaeModel *m, int stream, size_t row, float *dst) {
    const VaeStream *s = &m->stream[stream];
    const size_t width = (size_t)d->stream[stream].width;
    const VaeCell cell = d->stream[stream].cell;
    const bool big = d->stream[stream].big;
    const uint8_t *from = d->stream[stream].values;
    from += row * width * vae_cell_size(cell);
    if (s->kind == VAE_LABEL) {
        memset(dst, 0, (size_t)s->width * sizeof *dst);
        dst[(size_t)data_number(from, cell, big)] = 1;
    } else if (cell == VAE_CELL_U8) {
        const float scale = d->stream[stream].scale;
        for (size_t i = 0; i < width; i++) dst[i] = (float)from[i] * scale;
    } else {
        data_floats(dst, from, width, cell, big);
    }
}

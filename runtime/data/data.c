// data.c -- the data set of a model: which file feeds which stream, and the rows of a batch.
// In:  the --data arguments.  Out: every stream's values, checked; see dataset.h.
#include "data/sparse.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#define FAR 50.0f // times the largest value of training: another unit, most likely
#define DATA_LATER ((size_t)1 << 24) // bytes: fewer are checked and hashed in no time

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
        vae_die(EX_USAGE, "--data: %s is given twice: %s and %s (a pattern in quotes, 'part-*.npy', reads several files as one)",
                m->stream[stream].name, source[stream].path, path);
#ifdef VAE_ONE_STREAM // emit --standalone, of a model that has no other
    source[stream] = (Source){path, false};
#else
    source[stream] = (Source){path, vae_data_is_derived(path)};
#endif
}

// A plain NPZ file feeds every stream that it has a member for; the first if it has none.
static void assign_members(Source *source, const VaeModel *m, const char *path, const char *first) {
    bool any = false;
    for (int i = 0; i < m->n_streams; i++) {
        if (!vae_data_has_member(first, m->stream[i].name)) continue;
        set_source(source, m, i, path);
        any = true;
    }
    if (!any) set_source(source, m, 0, path);
}

// A plain folder of folders of pictures has the classes of every label stream that has no other source.
static void assign_classes(Source *source, const VaeModel *m, const char *path) {
    bool label = false;
    for (int i = 0; i < m->n_streams; i++) label |= m->stream[i].kind == VAE_LABEL && !source[i].path;
    DataParts *parts = vae_data_pattern(path); // several are refused, as what they are
    const bool classes = label && vae_data_classes_in(parts ? parts->path[0] : path);
    vae_data_parts_free(parts);
    if (!classes) return;
    for (int i = 0; i < m->n_streams; i++)
        if (m->stream[i].kind == VAE_LABEL && !source[i].path) source[i].path = path;
}

// A plain FILE is the first stream's. Plain made-up data feed every stream that has no other source,
// so that conditional models have their labels too.
static void assign(Source *source, const VaeModel *m, const char *const *spec, int n_spec) {
    const char *everywhere = NULL, *folder = NULL;
    for (int i = 0; i < n_spec; i++) {
        size_t n = name_length(spec[i]);
        int stream = n ? find_stream(m, spec[i], n) : -1;
        DataParts *parts = stream < 0 ? vae_data_pattern(spec[i]) : NULL;
        const char *first = parts ? parts->path[0] : spec[i];
        if (stream >= 0) set_source(source, m, stream, spec[i] + n + 1);
        else if (n && !parts && access(spec[i], F_OK) != 0) no_such_stream(m, spec[i], n);
        else if (vae_data_is_made(spec[i])) everywhere = spec[i];
        else if (vae_data_has_members(first)) assign_members(source, m, spec[i], first);
        else set_source(source, m, 0, folder = spec[i]);
        vae_data_parts_free(parts);
    }
    if (folder) assign_classes(source, m, folder);
    for (int i = 0; everywhere && i < m->n_streams; i++)
        if (!source[i].path) source[i].path = everywhere;
}

int vae_data_stream_of(const VaeModel *m, const char *spec, const char **path) {
    const size_t n = name_length(spec);
    const int stream = n ? find_stream(m, spec, n) : -1;
    if (stream < 0 && n && access(spec, F_OK) != 0) no_such_stream(m, spec, n);
    *path = stream < 0 ? spec : spec + n + 1;
    return stream < 0 ? 0 : stream;
}

// ---------------------------------------------------------------- open, close, read

static void warn_far(const char *whose, const VaeStream *s, float low, float high) {
    const VaeHow *how = vae_how(s->name);
    const float most = fmaxf(fabsf(low), fabsf(high)), was = fmaxf(fabsf(how->low), fabsf(how->high));
    if (how->low < how->high && low <= high && most > FAR * was)
        vae_warn("%s: values from %g to %g, but data %s went from %g to %g in training", whose, (double)low, (double)high,
                 s->name, (double)how->low, (double)how->high);
}

void vae_data_warn_far(const VaeData *d, const VaeModel *m, const char *whose) {
    for (int i = 0; i < m->n_streams; i++)
        if (d->stream[i].values) warn_far(whose, &m->stream[i], d->stream[i].low, d->stream[i].high);
}

// The largest of bytes, or of numbers of 16 bits: 0, 1, or 2 for all above.
static int largest_of(const DataTable *t) {
    if (t->type.cell == VAE_CELL_U8) return vae_data_largest_byte(t, 2);
    int most = 0;
    for (size_t i = 0; i < t->rows * t->width && most < 2; i++) {
        const double v = vae_data_number(t->values + i * vae_cell_size(t->type.cell), t->type.cell, t->type.big);
        if (v > most) most = v > 1 ? 2 : 1;
    }
    return most;
}

// Warns where rows are read in the training's unit or reach far beyond its values: either may be meant.
static void check_unit(const DataTable *t, const DataParts *p, const VaeStream *s, const DataUnit *u) {
    const VaeHow *how = vae_how(s->name);
    int most = u->why != DATA_UNIT_TRAINED || u->divisor == 1 ? 2 : p ? 0 : largest_of(t);
    for (int i = 0; p && i < p->n && most < 2; i++) { // t has the rows of all, and the values of the first
        const int one = largest_of(&p->file[i]);
        if (one > most) most = one;
    }
    if (most == 1)
        vae_warn("%s: no %s exceeds 1, but they are divided by %d as in training; if they are 0 and 1, "
                 "say --bytes 1", t->path, t->type.cell == VAE_CELL_U8 ? "byte" : "number", u->divisor);
    if (t->rate && how->trained_rate && t->rate != how->trained_rate)
        vae_warn("%s: %ld frames a second, but data %s had %ld in training", t->path, t->rate, s->name, how->trained_rate);
    warn_far(t->path, s, u->low, u->high);
}

// What numbers are worth in all of several files: bytes are 0 and 1 if no file has others.
static DataUnit unit_of(const DataTable *t, const DataParts *p, const VaeStream *s) {
    DataUnit unit = vae_data_unit(p ? &p->file[0] : t, s);
    for (int i = 1; p && i < p->n && unit.why == DATA_UNIT_BITS; i++) unit = vae_data_unit(&p->file[i], s);
    return unit;
}

static void check_values(DataTable *t, DataParts *p, const VaeStream *s, DataUnit *unit) {
    while (!p && vae_data_sum_some(t)) {}
    if (!p) vae_data_check_values(t, s, unit);
    for (int i = 0; p && i < p->n; i++) {
        DataUnit one = *unit;
        while (vae_data_sum_some(&p->file[i])) {}
        vae_data_check_values(&p->file[i], s, &one);
        unit->low = fminf(unit->low, one.low);
        unit->high = fmaxf(unit->high, one.high);
    }
}

static bool checked_later;

void vae_data_later(bool later) { checked_later = later; }

// Not what all rows are asked for before the first step; nor tokens, which are places in a table.
bool vae_data_waits(size_t bytes, const VaeStream *s) {
    if (!checked_later || !s || bytes < DATA_LATER) return false;
    const VaeHow *how = vae_how(s->name);
    return s->kind != VAE_TOKENS && s->kind != VAE_TABLE && !s->standardize && s->domain != VAE_DOMAIN_WEIGHT &&
           how->layout != VAE_LAYOUT_CHW && how->trained_layout != VAE_LAYOUT_CHW;
}

static bool values_wait(const DataTable *t, const DataParts *p, const VaeStream *s) {
    size_t bytes = p ? 0 : t->mapped;
    for (int i = 0; p && i < p->n; i++) bytes += p->file[i].mapped;
    return !t->sparse && !t->csv && !t->lines && vae_data_waits(bytes, s);
}

// Before the values are looked at, which takes its time where there are so many.
static void count_rows(const DataTable *t) {
    if (t->rows < VAE_LIMIT_ROWS) return;
    vae_die(EX_DATAERR, "%s: %zu rows are too many; at most %u can be numbered, and --limit N takes the first N", t->path,
            t->rows, VAE_LIMIT_ROWS - 1);
}

static void load(VaeData *d, const VaeModel *m, int i, const char *path, size_t limit,
                 uint64_t seed) {
    const VaeStream *s = &m->stream[i];
    DataTable t;
    DataParts *parts = vae_data_pattern(path);
    if (parts) vae_data_read_parts(&t, parts, s, limit);
    else if (vae_data_is_made(path)) vae_data_make(&t, path, s, i, limit, seed);
    else vae_data_read(&t, path, s, limit);
    count_rows(&t);
    if (!parts) vae_data_check_shape(&t, s);
    DataUnit unit = unit_of(&t, parts, s);
    const bool later = values_wait(&t, parts, s);
    if (!later) check_values(&t, parts, s, &unit);
    d->stream[i].unchecked = later;
    d->stream[i].cell = t.type.cell;
    d->stream[i].big = t.type.big;
    d->stream[i].values = t.values;
    d->stream[i].width = (int)t.width;
    d->stream[i].scale = unit.scale;
    const bool divided = t.type.cell == VAE_CELL_U8 || (t.type.cell == VAE_CELL_U16 && unit.divisor > 1);
    if (!t.made && divided && !t.type.boolean) d->stream[i].divisor = unit.divisor;
    d->stream[i].layout = t.transposed ? VAE_LAYOUT_CHW : VAE_LAYOUT_NONE;
    d->stream[i].low = unit.low;
    d->stream[i].high = unit.high;
    if (!t.made) vae_data_how_text(&t, s, &unit, d->stream[i].how, VAE_HOW);
    if (parts) vae_data_parts_text(parts, d->stream[i].how);
    check_unit(&t, parts, s, &unit);
    if (parts && t.csv) t.csv->files = parts;
    else if (parts && (t.lines || t.sparse)) vae_data_parts_free(parts);
    if (t.csv || t.lines || t.sparse) parts = NULL; // t has all rows
    else if (!parts && (t.opened || later)) parts = vae_data_alone(&t);
    d->stream[i].sparse = t.sparse;
    d->stream[i].kept = t.kept;
    d->stream[i].parts = parts;
    d->stream[i].owned = parts ? NULL : t.owned;
    d->stream[i].mapped = parts ? 0 : t.mapped;
    d->stream[i].csv = t.csv;
    d->stream[i].lines = t.lines;
    d->stream[i].classes = t.classes;
    d->stream[i].guessed = (t.csv && t.csv->guessed) || t.odd_markers || t.fitted || t.turned || t.classes;
    d->stream[i].boolean = t.type.boolean;
    d->stream[i].rate = t.rate;
    d->stream[i].rank = t.made || t.transposed ? 0 : t.rank; // else rows are in the model's order
    memcpy(d->stream[i].dim, t.dim, sizeof t.dim);
    if (d->rows == 0) d->rows = t.rows;
    if (d->rows == t.rows) return;
    int other = 0;
    while (!d->stream[other].values) other++;
    vae_die(EX_DATAERR, "%s: %zu row%s for data %s, but data %s has %zu", path, t.rows,
            t.rows == 1 ? "" : "s", s->name, m->stream[other].name, d->rows);
}

void vae_data_open(VaeData *d, const VaeModel *m, const char *const *spec, int n_spec, size_t limit,
                   uint64_t seed) {
    Source source[VAE_MAX_STREAMS] = {0};
    vae_data_none(d);
    assign(source, m, spec, n_spec);
    for (int i = 0; i < m->n_streams; i++)
        if (source[i].derived) checked_later = false; // what is made of a stream is made of all of it
    for (int i = 0; i < m->n_streams; i++)
        if (source[i].path && !source[i].derived) load(d, m, i, source[i].path, limit, seed);
#ifndef VAE_ONE_STREAM
    for (int i = 0; i < m->n_streams; i++) {
        if (!source[i].derived) continue;
        const int from = vae_data_derived_from(m, i, source[i].path);
        if (source[from].derived)
            vae_die(EX_USAGE, "--data %s=%.100s: %s is made of another stream itself",
                    m->stream[i].name, source[i].path, m->stream[from].name);
        vae_data_derive(d, m, i, source[i].path);
    }
#endif
    vae_how_guesses(d, m);
    for (int i = 0; i < m->n_streams; i++)
        if (vae_how(m->stream[i].name)->learns) return;
    vae_table_learn(d, m, NULL, d->rows);
    vae_lines_learn(d, m, NULL, d->rows);
}

void vae_data_own(VaeData *d, int stream, float *values, int cells) {
    d->stream[stream].cell = VAE_CELL_F32;
    d->stream[stream].big = false;
    d->stream[stream].values = values;
    d->stream[stream].width = cells;
    d->stream[stream].scale = 1;
    d->stream[stream].owned = values;
    d->stream[stream].mapped = 0;
    d->stream[stream].parts = NULL;
    d->stream[stream].sparse = NULL;
    d->stream[stream].kept = NULL;
    d->stream[stream].borrowed = d->stream[stream].unchecked = false;
}

static void read_rows(const VaeSource *self, const VaeModel *m, const float *param, int stream,
                      const uint32_t *row, int n, float *dst) {
    const VaeData *d = (const VaeData *)self; // its first member
    if (m->stream[stream].standardize) {
        vae_standardize(self, m, param, stream, row, n, dst);
        return;
    }
    for (int i = 0; i < n; i++)
        vae_data_row(d, m, stream, row[i], dst + (size_t)i * (size_t)m->stream[stream].width);
}

static bool has_stream(const VaeSource *self, int stream) {
    return ((const VaeData *)self)->stream[stream].values != NULL;
}

static void read_values(const VaeSource *self, const VaeModel *m, int stream, size_t row, size_t at, size_t n,
                        double *dst) {
    const VaeData *d = (const VaeData *)self;
    if (m->stream[stream].kind != VAE_LABEL) {
        vae_data_doubles(d, stream, row, at, n, dst);
        return;
    }
    const size_t label = vae_data_label(d, stream, row);
    for (size_t i = 0; i < n; i++) dst[i] = label == VAE_NO_LABEL ? (double)NAN : at + i == label;
}

void vae_data_row_double(const VaeData *d, const VaeModel *m, int stream, size_t row, double *dst) {
    read_values(&d->source, m, stream, row, 0, (size_t)m->stream[stream].width, dst);
}

void vae_data_none(VaeData *d) {
    memset(d, 0, sizeof *d);
    d->source.has = has_stream;
    d->source.values = read_values;
    d->source.read = read_rows;
}

void vae_data_borrow(VaeData *d, int stream, const VaeData *from) {
    d->stream[stream] = from->stream[stream];
    d->stream[stream].borrowed = true;
    d->stream[stream].owned = NULL;
    d->stream[stream].mapped = 0;
    d->stream[stream].csv = NULL;
    d->stream[stream].lines = NULL;
    d->stream[stream].classes = NULL;
}

void vae_data_close(VaeData *d) {
    for (int i = 0; i < VAE_MAX_STREAMS; i++) {
        if (d->stream[i].borrowed) continue;
        vae_data_release(d->stream[i].owned, d->stream[i].values, d->stream[i].mapped, 0);
        vae_data_parts_free(d->stream[i].parts);
        vae_sparse_free(d->stream[i].sparse);
        vae_kept_free(d->stream[i].kept);
        vae_data_csv_free(d->stream[i].csv);
        vae_data_lines_free(d->stream[i].lines);
        vae_free(d->stream[i].classes);
    }
    vae_data_none(d);
}

enum { CELLS_ROOM = 16384 }; // bytes; a whole number of cells of any type

void vae_data_doubles(const VaeData *d, int stream, size_t row, size_t at, size_t n, double *dst) {
    const VaeCell cell = d->stream[stream].cell;
    const size_t size = vae_cell_size(cell), most = CELLS_ROOM / size;
    const float scale = d->stream[stream].scale;
    uint8_t room[CELLS_ROOM];
    if (d->stream[stream].sparse) {
        vae_sparse_doubles(d->stream[stream].sparse, row, at, n, dst);
        return;
    }
    for (size_t begin = 0; begin < n; begin += most) {
        const size_t some = n - begin < most ? n - begin : most;
        const uint8_t *from = vae_data_cells(d, stream, row, (at + begin) * size, some * size, room);
        for (size_t i = 0; i < some; i++, from += size) {
            const double v = vae_data_number(from, cell, d->stream[stream].big);
            dst[begin + i] = scale != 1 ? (double)((float)v * scale) : v;
        }
    }
}

size_t vae_data_label(const VaeData *d, int stream, size_t row) {
    uint8_t room[8];
    const VaeCell cell = d->stream[stream].cell;
    const uint8_t *from = vae_data_cells(d, stream, row, 0, vae_cell_size(cell), room);
    const double label = vae_data_number(from, cell, d->stream[stream].big);
    return label >= 0 && label < 0x1p53 ? (size_t)label : VAE_NO_LABEL; // one that is not checked yet may be any
}

void vae_data_convert(const VaeData *d, int stream, const uint8_t *from, size_t n, float *dst) {
    const float scale = d->stream[stream].scale;
    const VaeCell cell = d->stream[stream].cell;
    if (cell == VAE_CELL_U8) {
        for (size_t i = 0; i < n; i++) dst[i] = (float)from[i] * scale;
        return;
    }
    vae_data_floats(dst, from, n, cell, d->stream[stream].big);
    for (size_t i = 0; scale != 1 && i < n; i++) dst[i] *= scale;
}

void vae_data_row(const VaeData *d, const VaeModel *m, int stream, size_t row, float *dst) {
    const VaeStream *s = &m->stream[stream];
    const size_t width = (size_t)d->stream[stream].width, size = vae_cell_size(d->stream[stream].cell);
    const size_t most = CELLS_ROOM / size;
    uint8_t room[CELLS_ROOM];
    if (d->stream[stream].sparse) {
        vae_sparse_row(d->stream[stream].sparse, row, dst);
        return;
    }
    if (s->kind == VAE_LABEL) {
        const size_t label = vae_data_label(d, stream, row);
        for (size_t i = 0; i < (size_t)s->width; i++) dst[i] = label >= (size_t)s->width ? NAN : 0;
        if (label < (size_t)s->width) dst[label] = 1;
        return;
    }
    for (size_t begin = 0; begin < width; begin += most) {
        const size_t some = width - begin < most ? width - begin : most;
        const uint8_t *from = vae_data_cells(d, stream, row, begin * size, some * size, room);
        vae_data_convert(d, stream, from, some, dst + begin);
    }
}

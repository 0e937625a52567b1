// rows_in.c -- see rows_in.h: CSV line by line, compressed arrays as they are unpacked, and all else as data.c holds it.
#include "data/rows_in.h"

#include <string.h>

enum { STRETCH = 1 << 25 }; // bytes of a mapped file that are used before their pages are dropped

// Files that are read as one hold the same.
static void fit_first(const DataRowsIn *r, const DataTable *t, DataType type) {
    const DataTable *a = &r->table;
    if (a->width != t->width || a->type.cell != type.cell || a->type.big != type.big || a->type.boolean != type.boolean)
        vae_die(EX_DATAERR, "%s: its rows are not those of %s: files that are read as one have as many values in a row, of one "
                "type", t->path, r->path[0]);
}

// ---------------------------------------------------------------- CSV

typedef struct CsvIn {
    CsvRows rows;
    const char *dropped;
} CsvIn;

static void csv_open(DataRowsIn *r) {
    CsvIn *s = r->state;
    DataTable *t = &r->table;
    t->path = r->path[r->file];
    if (!vae_data_is_csv(t->path))
        vae_die(EX_DATAERR, "%s: files that are read as one are all CSV, or none, and %s is", t->path, r->path[0]);
    DataFile f = vae_data_map(t->path);
    vae_csv_rows_open(&s->rows, t, &f, &r->model->stream[r->stream], true);
    s->dropped = s->rows.text.begin;
    r->before = 0;
}

static void csv_drop(CsvIn *s) {
    const char *at = s->rows.at.at;
    if (s->rows.packed || s->rows.text.owned || at - s->dropped < STRETCH) return;
    vae_data_drop((const uint8_t *)s->dropped, (size_t)(at - s->dropped));
    s->dropped = at;
}

static size_t csv_next(DataRowsIn *r, uint8_t *to, size_t n) {
    CsvIn *s = r->state;
    const size_t width = r->table.width;
    size_t rows = 0;
    for (; rows < n && vae_csv_rows_next(&s->rows); rows++)
        for (size_t j = 0; j < width; j++)
            if (r->table.type.cell == VAE_CELL_F64) ((double *)(void *)to)[rows * width + j] = s->rows.row[j];
            else ((float *)(void *)to)[rows * width + j] = (float)s->rows.row[j];
    csv_drop(s);
    if (rows > 0 || r->file + 1 == r->files) return rows;
    vae_csv_rows_close(&s->rows);
    r->file++;
    csv_open(r);
    return csv_next(r, to, n);
}

static double csv_used(const DataRowsIn *r) {
    const CsvIn *s = r->state;
    return (r->file + vae_csv_used(&s->rows)) / r->files;
}

static void csv_at(const DataRowsIn *r, uint64_t place[4]) {
    const CsvIn *s = r->state;
    place[1] = (uint64_t)r->file;
    place[2] = vae_csv_offset(&s->rows);
    place[3] = s->rows.at.line;
}

// The first file says what form all of them have.
static void csv_go(DataRowsIn *r, const uint64_t place[4]) {
    CsvIn *s = r->state;
    while ((uint64_t)r->file < place[1] && r->file + 1 < r->files) {
        vae_csv_rows_close(&s->rows);
        r->file++;
        csv_open(r);
    }
    vae_csv_go(&s->rows, place[2], place[3]);
    s->dropped = s->rows.text.begin;
}

static void csv_close(DataRowsIn *r) {
    CsvIn *s = r->state;
    vae_csv_rows_close(&s->rows);
    vae_free(s);
}

bool vae_rows_in_csv(DataRowsIn *r) {
    if (!vae_data_is_csv(r->path[0])) return false;
    r->state = vae_alloc(1, sizeof(CsvIn));
    csv_open(r);
    r->what = "CSV";
    r->known = SIZE_MAX;
    r->next = csv_next;
    r->used = csv_used;
    r->at = csv_at;
    r->go = csv_go;
    r->close = csv_close;
    return true;
}

// ---------------------------------------------------------------- compressed arrays

typedef struct PackedIn {
    DataPacked packed;
    size_t left; // rows of the file that is open
} PackedIn;

static bool packed_open(DataRowsIn *r, PackedIn *s) {
    DataTable *t = vae_alloc(1, sizeof *t);
    *t = (DataTable){.path = r->path[r->file]};
    const bool is = vae_data_open_packed(&s->packed, t, r->path[r->file], &r->model->stream[r->stream]);
    const DataType type = s->packed.type;
    if (!is && r->file > 0)
        vae_die(EX_DATAERR, "%s: files that are read as one are all compressed arrays, or none, and %s is", t->path, r->path[0]);
    t->width = 1;
    for (int i = 1; i < t->rank; i++) t->width *= t->dim[i];
    t->rows = t->dim[0];
    t->type = type;
    if (is) vae_data_can_hold(&s->packed.stream, s->packed.total, "header");
    if (is) vae_data_check_shape(t, &r->model->stream[r->stream]);
    if (is && r->file > 0) fit_first(r, t, type);
    if (is) r->table = *t;
    if (r->table.path == t->name) r->table.path = r->table.name;
    s->packed.stream.path = r->table.path;
    s->left = t->rows;
    r->before = 0;
    vae_free(t);
    return is;
}

// All of the file was read: nothing may be behind it, and a last read makes the library compare its checksum.
static void packed_end(DataRowsIn *r, PackedIn *s) {
    uint8_t beyond;
    if (s->packed.stream.some(&s->packed.stream, &beyond, 1))
        vae_die(EX_DATAERR, "%s: extra bytes at the end: its header asks for %zu bytes of values", r->table.path, s->packed.total);
}

static size_t packed_next(DataRowsIn *r, uint8_t *to, size_t n) {
    PackedIn *s = r->state;
    const size_t size = r->table.width * vae_cell_size(r->table.type.cell);
    if (s->left == 0 && r->file + 1 < r->files) {
        s->packed.close(&s->packed);
        r->file++;
        packed_open(r, s);
    }
    if (n > s->left) n = s->left;
    if (n == 0) return 0;
    const size_t got = s->packed.stream.some(&s->packed.stream, to, n * size);
    if (got < n * size)
        vae_die(EX_DATAERR, "%s: truncated: its header asks for %zu bytes of values, the file has %zu", r->table.path,
                s->packed.total, s->packed.total - s->left * size + got);
    s->left -= n;
    if (s->left == 0) packed_end(r, s);
    return n;
}

static void packed_close(DataRowsIn *r) {
    PackedIn *s = r->state;
    s->packed.close(&s->packed);
    vae_free(s);
}

bool vae_rows_in_packed(DataRowsIn *r) {
    PackedIn *s = vae_alloc(1, sizeof *s);
    r->state = s;
    if (!packed_open(r, s)) {
        vae_free(s);
        r->state = NULL;
        return false;
    }
    if (s->packed.fortran && r->table.rank > 1)
        vae_die(EX_DATAERR, "%s: compressed columns (Fortran order) cannot be read row by row; numpy.ascontiguousarray makes rows",
                r->table.path);
    r->what = "a compressed array";
    r->known = r->files == 1 ? r->table.rows : SIZE_MAX;
    r->next = packed_next;
    r->close = packed_close;
    return true;
}

// ---------------------------------------------------------------- what data.c holds, in memory or mapped

static size_t held_next(DataRowsIn *r, uint8_t *to, size_t n) {
    const VaeData *d = r->state;
    const size_t left = d->rows - r->rows;
    if (n > left) n = left;
    if (n) vae_data_copy(d, r->stream, r->rows, n, to);
    return n;
}

typedef struct HeldIn {
    VaeData data;
    char *named; // NAME=SPEC, which it was opened by
} HeldIn;

static void held_close(DataRowsIn *r) {
    HeldIn *h = r->state;
    vae_data_close(&h->data);
    vae_free(h->named);
    vae_free(h);
}

static void held(DataRowsIn *r, const char *spec, uint64_t seed) {
    const VaeStream *s = &r->model->stream[r->stream];
    HeldIn *h = r->state = vae_alloc(1, sizeof *h);
    VaeData *d = &h->data; // the first of it: held_next's
    const size_t room = strlen(s->name) + strlen(spec) + 2;
    h->named = vae_alloc(room, 1);
    snprintf(h->named, room, "%s=%s", s->name, spec);
    vae_data_open(d, r->model, (const char *const *)&h->named, 1, 0, seed);
    DataTable *t = &r->table;
    t->path = r->path[0];
    t->type = (DataType){d->stream[r->stream].cell, d->stream[r->stream].big, d->stream[r->stream].boolean};
    t->width = (size_t)d->stream[r->stream].width;
    t->rank = d->stream[r->stream].rank;
    memcpy(t->dim, d->stream[r->stream].dim, sizeof t->dim);
    if (t->rank == 0) { // brought into the model's order
        int dims[3];
        t->rank = vae_row_dims(s, dims) + 1;
        for (int i = 0; i + 1 < t->rank; i++) t->dim[i + 1] = (size_t)dims[i];
        if (s->kind == VAE_LABEL) t->dim[1] = t->width;
    }
    r->what = "values that are held as training holds them";
    r->known = d->rows;
    r->next = held_next;
    r->close = held_close;
}

// ---------------------------------------------------------------- any of them

static void find_files(DataRowsIn *r, const char *spec) {
    DataParts *p = vae_data_pattern(spec);
    r->files = p ? p->n : 1;
    r->path = vae_alloc((size_t)r->files, sizeof *r->path);
    for (int i = 0; i < r->files; i++) {
        const char *path = p ? p->path[i] : spec;
        r->path[i] = memcpy(vae_alloc(strlen(path) + 1, 1), path, strlen(path) + 1);
    }
    vae_data_parts_free(p);
}

void vae_rows_in_open(DataRowsIn *r, const VaeModel *m, int stream, const char *spec, uint64_t seed) {
    const VaeStream *s = &m->stream[stream];
    *r = (DataRowsIn){.model = m, .stream = stream};
    find_files(r, spec);
    if (!vae_rows_in_text(r) && !vae_rows_in_csv(r) && !vae_rows_in_pictures(r, spec) && !vae_rows_in_packed(r)) held(r, spec, seed);
    vae_data_check_shape(&r->table, s);
}

size_t vae_rows_in_next(DataRowsIn *r, uint8_t *to, size_t n) {
    r->table.rows = 0;
    const size_t rows = r->next(r, to, n);
    DataTable chunk = r->table;
    chunk.rows = rows;
    chunk.values = to;
    chunk.before = r->before;
    chunk.mapped = 0;
    if (rows > 0) {
        DataUnit unit = vae_data_unit(&chunk, &r->model->stream[r->stream]);
        vae_data_check_values(&chunk, &r->model->stream[r->stream], &unit);
    }
    r->rows += rows;
    r->before += rows;
    return rows;
}

void vae_rows_in_place(const DataRowsIn *r, uint64_t place[4]) {
    place[0] = r->rows;
    place[1] = place[2] = place[3] = 0;
    if (r->at) r->at(r, place);
}

void vae_rows_in_go(DataRowsIn *r, const uint64_t place[4]) {
    if (r->go) {
        r->go(r, place);
        r->rows = place[0];
        return;
    }
    if (r->next == held_next) {
        r->rows = place[0];
        return;
    }
    const size_t size = r->table.width * vae_cell_size(r->table.type.cell), most = ((size_t)1 << 20) / size + 1;
    uint8_t *to = vae_alloc(most, size);
    while (r->rows < place[0]) {
        const size_t left = place[0] - r->rows, n = r->next(r, to, left < most ? left : most);
        if (n == 0) vae_die(EX_DATAERR, "%s: has fewer rows than were written of it", r->table.path);
        r->rows += n;
        r->before += n;
    }
    vae_free(to);
}

void vae_rows_in_close(DataRowsIn *r) {
    vae_data_csv_free(r->table.csv);
    r->close(r);
    for (int i = 0; i < r->files; i++) vae_free(r->path[i]);
    vae_free(r->path);
}

// rows_like.c -- rows of a data file as a file of their own, with some of their values replaced.
// What is not replaced stays as it was: from CSV to CSV the very bytes, header, quotes and line ends
// included; to NPY the file's own type and bits. A replaced value gets as many decimals as its
// column has, or is rounded to the type.
#include "data/readers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- CSV to CSV

enum { FREE = -1, UNKNOWN = -2 }; // decimals: of a column with exponents, and of one without numbers

typedef struct Copy {
    const VaeRowsLike *r;
    VaeFile f;
    int *decimals; // [width]
    size_t width, next; // rows written
    bool ended;         // the last line written has its end
} Copy;

// Whether a row is among those that are wanted, of which `next` have been passed.
static bool copy_wants(const Copy *c, size_t row) {
    return c->next < c->r->n && (c->r->row ? c->r->row[c->next] == row : c->next == row);
}

static bool copy_changes(const Copy *c, size_t column) {
    return c->r->changed && c->r->changed[c->next * c->width + column];
}

static void copy_count(void *arg, size_t row, const DataCsvLine *line) {
    Copy *c = arg;
    if (!copy_wants(c, row)) return;
    for (size_t j = 0; j < c->width; j++) {
        const char *text = line->field[j].text, *end = text + line->field[j].length;
        int places = 0;
        bool point = false, free = false, digit = false;
        if (copy_changes(c, j)) continue;
        for (; text < end; text++) {
            digit |= *text >= '0' && *text <= '9';
            free |= *text == 'e' || *text == 'E';
            places += point;
            point |= *text == '.';
        }
        if (!digit || c->decimals[j] == FREE) continue;
        if (free) c->decimals[j] = FREE;
        else if (places > c->decimals[j]) c->decimals[j] = places;
    }
    c->next++;
}

static void copy_number(VaeFile *f, double v, int decimals) {
    char text[400];
    if (decimals < 0 || fabs(v) >= 1e15 || decimals > 30) snprintf(text, sizeof text, "%.9g", v);
    else snprintf(text, sizeof text, "%.*f", decimals, v);
    const char *at = text;
    if (*at == '-' && strspn(at + 1, "0.") == strlen(at + 1)) at++; // not -0.00
    vae_file_write(f, at, strlen(at));
}

static void copy_line(void *arg, size_t row, const DataCsvLine *line) {
    Copy *c = arg;
    if (!copy_wants(c, row)) return;
    if (!c->ended) vae_file_write(&c->f, "\n", 1); // the file's last line, which had no end
    const char *at = line->begin;
    for (size_t j = 0; j < c->width; j++) {
        if (!copy_changes(c, j)) continue;
        vae_file_write(&c->f, at, (size_t)(line->field[j].text - at));
        copy_number(&c->f, (double)c->r->values[c->next * c->width + j], c->decimals[j]);
        at = line->field[j].text + line->field[j].length;
    }
    vae_file_write(&c->f, at, (size_t)(line->end - at));
    c->ended = line->end > line->begin && (line->end[-1] == '\n' || line->end[-1] == '\r');
    c->next++;
}

static void csv_to_csv(const char *path, const VaeRowsLike *r) {
    const size_t width = (size_t)r->data->stream[r->stream].width, rows = r->data->rows;
    Copy c = {.r = r, .width = width, .decimals = vae_alloc(width, sizeof *c.decimals), .ended = true};
    DataFile f = data_map(r->data->stream[r->stream].csv);
    const bool header = r->data->stream[r->stream].header;
    for (size_t j = 0; j < width; j++) c.decimals[j] = UNKNOWN;
    if (r->changed) data_csv_lines(&f, header, rows, width, copy_count, &c);
    c.next = 0;
    c.f = vae_file_create(path);
    data_copy_header(&c.f, r->data, r->stream);
    data_csv_lines(&f, header, rows, width, copy_line, &c);
    vae_file_commit(&c.f);
    data_unmap(&f);
    vae_free(c.decimals);
}

void data_copy_header(VaeFile *to, const VaeData *d, int stream) {
    if (!d->stream[stream].csv || !d->stream[stream].header) return;
    DataFile f = data_map(d->stream[stream].csv);
    const size_t n = data_csv_header(&f);
    vae_file_write(to, f.bytes, n);
    data_unmap(&f);
}

// ---------------------------------------------------------------- arrays

static const uint8_t *like_cells(const VaeRowsLike *r, size_t i) {
    const size_t width = (size_t)r->data->stream[r->stream].width;
    const size_t row = r->row ? r->row[i] : i;
    return (const uint8_t *)r->data->stream[r->stream].values +
           row * width * vae_cell_size(r->data->stream[r->stream].cell);
}

static const char *like_descr(const VaeData *d, int stream, char text[8]) {
    static const char *const name[VAE_CELLS] = {
        [VAE_CELL_U8] = "u1",  [VAE_CELL_I8] = "i1",  [VAE_CELL_U16] = "u2", [VAE_CELL_I16] = "i2",
        [VAE_CELL_U32] = "u4", [VAE_CELL_I32] = "i4", [VAE_CELL_U64] = "u8", [VAE_CELL_I64] = "i8",
        [VAE_CELL_F16] = "f2", [VAE_CELL_F32] = "f4", [VAE_CELL_F64] = "f8"};
    const VaeCell cell = d->stream[stream].cell;
    const char order = vae_cell_size(cell) == 1 ? '|' : d->stream[stream].big ? '>' : '<';
    snprintf(text, 8, "%c%s", order, d->stream[stream].boolean ? "b1" : name[cell]);
    return text;
}

static void to_npy(const char *path, const VaeModel *m, const VaeRowsLike *r) {
    const VaeStream *s = &m->stream[r->stream];
    const VaeData *d = r->data;
    const size_t width = (size_t)d->stream[r->stream].width;
    const VaeCell cell = d->stream[r->stream].cell;
    const size_t size = vae_cell_size(cell);
    const float scale = d->stream[r->stream].scale;
    const bool big = d->stream[r->stream].big, boolean = d->stream[r->stream].boolean;
    char descr[8];
    int dims[DATA_MAX_RANK] = {s->kind == VAE_IMAGE ? s->height : (int)width, s->width_px, s->channels};
    int n_dims = s->kind == VAE_IMAGE ? 3 : 1;
    if (d->stream[r->stream].rank > 0) { // as the file has them
        n_dims = d->stream[r->stream].rank - 1;
        for (int i = 0; i < n_dims; i++) dims[i] = (int)d->stream[r->stream].dim[i + 1];
    }
    VaeFile f = vae_file_create(path);
    data_write_npy_header(&f, like_descr(d, r->stream, descr), r->n, dims, n_dims);
    uint8_t *row = vae_alloc(width, size);
    for (size_t i = 0; i < r->n; i++) {
        memcpy(row, like_cells(r, i), width * size);
        for (size_t j = 0; j < width && r->changed; j++) {
            if (!r->changed[i * width + j]) continue;
            const double v = (double)r->values[i * width + j] / (double)scale;
            data_put_number(row + j * size, boolean ? v >= 0.5 : v, cell, big);
        }
        vae_file_write(&f, row, width * size);
    }
    vae_file_commit(&f);
    vae_free(row);
}

// The shortest of 15, 16 and 17 digits that is the same double.
static void put_double(VaeFile *f, double v) {
    char text[40];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, v);
        if (strtod(text, NULL) == v) break;
    }
    vae_file_write(f, text, strlen(text));
}

static void array_to_csv(const char *path, const VaeModel *m, const VaeRowsLike *r) {
    const VaeData *d = r->data;
    const size_t width = (size_t)d->stream[r->stream].width;
    const VaeCell cell = d->stream[r->stream].cell;
    const bool exact = d->stream[r->stream].scale == 1 && cell != VAE_CELL_F32 && cell != VAE_CELL_F16;
    const bool label = m->stream[r->stream].kind == VAE_LABEL;
    float *row = vae_alloc((size_t)m->stream[r->stream].width, sizeof *row);
    VaeFile f = vae_file_create(path);
    for (size_t i = 0; i < r->n; i++) {
        const uint8_t *cells = like_cells(r, i);
        if (!label) vae_data_row(d, m, r->stream, r->row ? r->row[i] : i, row);
        for (size_t j = 0; j < width; j++) {
            if (j) vae_file_write(&f, ",", 1);
            const double v = data_number(cells + j * vae_cell_size(cell), cell, d->stream[r->stream].big);
            if (r->changed && r->changed[i * width + j])
                vae_file_printf(&f, "%.9g", (double)r->values[i * width + j]);
            else if (exact || label) put_double(&f, v);
            else vae_file_printf(&f, "%.9g", (double)row[j]);
        }
        vae_file_write(&f, "\n", 1);
    }
    vae_file_commit(&f);
    vae_free(row);
}

// ---------------------------------------------------------------- CSV to NPY

typedef struct Doubles {
    const VaeRowsLike *r;
    VaeFile f;
    size_t width, next;
    double *row; // [width]
} Doubles;

static void doubles_line(void *arg, size_t row, const DataCsvLine *line) {
    Doubles *x = arg;
    if (x->next >= x->r->n || (x->r->row ? x->r->row[x->next] != row : x->next != row)) return;
    for (size_t j = 0; j < x->width; j++) {
        const size_t at = x->next * x->width + j;
        x->row[j] = x->r->changed && x->r->changed[at] ? (double)x->r->values[at] : line->field[j].value;
    }
    vae_file_write(&x->f, x->row, x->width * sizeof *x->row);
    x->next++;
}

static void csv_to_npy(const char *path, const VaeModel *m, const VaeRowsLike *r) {
    const VaeStream *s = &m->stream[r->stream];
    const size_t width = (size_t)r->data->stream[r->stream].width;
    Doubles x = {.r = r, .width = width, .row = vae_alloc(width, sizeof *x.row)};
    const int dims[3] = {s->kind == VAE_IMAGE ? s->height : (int)width, s->width_px, s->channels};
    DataFile f = data_map(r->data->stream[r->stream].csv);
    x.f = vae_file_create(path);
    data_write_npy_header(&x.f, "<f8", r->n, dims, s->kind == VAE_IMAGE ? 3 : 1);
    data_csv_lines(&f, r->data->stream[r->stream].header, r->data->rows, width, doubles_line, &x);
    vae_file_commit(&x.f);
    data_unmap(&f);
    vae_free(x.row);
}

void vae_rows_like(const char *path, const VaeModel *m, const VaeRowsLike *r) {
    const bool to_csv = data_suffix(path, ".csv"), from_csv = r->data->stream[r->stream].csv;
    if (from_csv && to_csv) csv_to_csv(path, r);
    else if (from_csv) csv_to_npy(path, m, r);
    else if (to_csv) array_to_csv(path, m, r);
    else to_npy(path, m, r);
}

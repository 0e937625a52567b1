// rows_like.c -- rows of a data file as a file of their own, with some of their values replaced.
// What is not replaced stays as it was: from CSV to CSV the very bytes, header, quotes and line ends
// included; to NPY the file's own type and bits. A replaced value gets as many decimals as its
// column has, or is rounded to the type; where neither is known, nine digits, or, of a standardized
// stream, those of a double.
#include "data/table.h"

#include <string.h>

// ---------------------------------------------------------------- CSV to CSV

enum { FREE = -2, UNKNOWN = -1 }; // decimals: of a column with exponents, and of one without numbers

typedef struct Copy {
    const VaeRowsLike *r;
    VaeFile f;
    int *decimals; // [width]
    const DataCsv *form;
    uint32_t *order; // [width] columns as they stand in a line
    size_t width, next; // rows written
    bool ended;         // the last line written has its end
    bool wide;          // values need the digits of a double
    const VaeStream *table; // NULL: it is none
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
        if (copy_changes(c, j) && !c->table) continue; // of a table it may be all of them
        if (c->table && c->table->column[j].kind != VAE_COLUMN_NUMBER && c->table->column[j].kind != VAE_COLUMN_LOG) continue;
        for (; text < end; text++) {
            digit |= *text >= '0' && *text <= '9';
            free |= *text == 'e' || *text == 'E';
            places += point;
            point |= *text == c->form->decimal;
        }
        if (!digit || c->decimals[j] == FREE) continue;
        if (free) c->decimals[j] = FREE;
        else if (places > c->decimals[j]) c->decimals[j] = places;
    }
    c->next++;
}

static void copy_line(void *arg, size_t row, const DataCsvLine *line) {
    Copy *c = arg;
    if (!copy_wants(c, row)) return;
    if (!c->ended) vae_file_write(&c->f, "\n", 1); // the file's last line, which had no end
    const char *at = line->begin;
    for (size_t k = 0; k < c->width; k++) {
        const size_t j = c->order[k];
        const char *text = line->field[j].text;
        if (!copy_changes(c, j)) continue;
        vae_file_write(&c->f, at, (size_t)(text - at));
        const double v = c->r->values[c->next * c->width + j];
        const bool quoted = text > line->begin && text[-1] == '"';
        if (c->table) vae_table_put(&c->f, c->form, c->table, j, v, quoted, c->decimals[j]);
        else vae_data_csv_put(&c->f, c->form, v, c->decimals[j], quoted, c->wide);
        at = text + line->field[j].length;
    }
    vae_file_write(&c->f, at, (size_t)(line->end - at));
    c->ended = line->end > line->begin && (line->end[-1] == '\n' || line->end[-1] == '\r');
    c->next++;
}

// The columns that are read, by their place in a line.
static uint32_t *text_order(const DataCsv *form) {
    uint32_t *order = vae_alloc(form->width, sizeof *order);
    for (uint32_t j = 0; j < form->width; j++) {
        size_t k = j;
        for (; k > 0 && form->column[order[k - 1]] > form->column[j]; k--) order[k] = order[k - 1];
        order[k] = j;
    }
    return order;
}

// Columns that are not read are copied with the others.
static void csv_to_csv(const char *path, const VaeModel *m, const VaeRowsLike *r) {
    const size_t width = (size_t)r->data->stream[r->stream].width, rows = r->data->rows;
    const DataCsv *form = r->data->stream[r->stream].csv;
    Copy c = {.r = r, .width = width, .decimals = vae_alloc(width, sizeof *c.decimals), .form = form,
              .order = text_order(form), .ended = true, .wide = m->stream[r->stream].standardize,
              .table = m->stream[r->stream].kind == VAE_TABLE ? &m->stream[r->stream] : NULL};
    for (size_t j = 0; j < width; j++) c.decimals[j] = UNKNOWN;
    if (r->changed) vae_data_csv_lines(form, rows, copy_count, &c);
    c.next = 0;
    c.f = vae_file_create(path);
    DataCsv whole = *form;
    whole.chosen = false;
    vae_data_copy_header(&c.f, &whole);
    vae_data_csv_lines(form, rows, copy_line, &c);
    vae_file_commit(&c.f);
    vae_free(c.order);
    vae_free(c.decimals);
}

// ---------------------------------------------------------------- arrays

static void like_cells(const VaeRowsLike *r, size_t i, uint8_t *cells) {
    vae_data_copy(r->data, r->stream, r->row ? r->row[i] : i, 1, cells);
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
    vae_data_descr((DataType){cell, big, boolean}, descr);
    int dims[DATA_MAX_RANK];
    int n_dims = vae_row_dims(s, dims);
    if (s->kind == VAE_LABEL) dims[0] = (int)width;
    if (d->stream[r->stream].rank > 0) { // as the file has them
        n_dims = d->stream[r->stream].rank - 1;
        for (int i = 0; i < n_dims; i++) dims[i] = (int)d->stream[r->stream].dim[i + 1];
    }
    VaeFile f = vae_file_create(path);
    vae_data_write_npy_header(&f, descr, r->n, dims, n_dims);
    uint8_t *row = vae_alloc(width, size);
    for (size_t i = 0; i < r->n; i++) {
        like_cells(r, i, row);
        for (size_t j = 0; j < width && r->changed; j++) {
            if (!r->changed[i * width + j]) continue;
            const double v = r->values[i * width + j] / (double)scale;
            vae_data_put_number(row + j * size, boolean ? v >= 0.5 : v, cell, big);
        }
        vae_file_write(&f, row, width * size);
    }
    vae_file_commit(&f);
    vae_free(row);
}

static void array_to_csv(const char *path, const VaeModel *m, const VaeRowsLike *r) {
    const VaeData *d = r->data;
    const size_t width = (size_t)d->stream[r->stream].width;
    const VaeCell cell = d->stream[r->stream].cell;
    const bool exact = d->stream[r->stream].scale == 1 && cell != VAE_CELL_F32 && cell != VAE_CELL_F16;
    const bool label = m->stream[r->stream].kind == VAE_LABEL;
    float *row = vae_alloc((size_t)m->stream[r->stream].width, sizeof *row);
    uint8_t *cells = vae_alloc(width, vae_cell_size(cell));
    VaeFile f = vae_file_create(path);
    for (size_t i = 0; i < r->n; i++) {
        like_cells(r, i, cells);
        if (!label) vae_data_row(d, m, r->stream, r->row ? r->row[i] : i, row);
        for (size_t j = 0; j < width; j++) {
            if (j) vae_file_write(&f, ",", 1);
            const double v = vae_data_number(cells + j * vae_cell_size(cell), cell, d->stream[r->stream].big);
            char text[DATA_NUMBER_TEXT];
            size_t n;
            if (r->changed && r->changed[i * width + j])
                n = vae_data_number_text(text, r->values[i * width + j], m->stream[r->stream].standardize);
            else n = vae_data_number_text(text, exact || label ? v : (double)row[j], exact || label);
            vae_file_write(&f, text, n);
        }
        vae_file_write(&f, "\n", 1);
    }
    vae_file_commit(&f);
    vae_free(cells);
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
        x->row[j] = x->r->changed && x->r->changed[at] ? x->r->values[at] : line->field[j].value;
    }
    vae_file_write(&x->f, x->row, x->width * sizeof *x->row);
    x->next++;
}

static void csv_to_npy(const char *path, const VaeModel *m, const VaeRowsLike *r) {
    const VaeStream *s = &m->stream[r->stream];
    const size_t width = (size_t)r->data->stream[r->stream].width;
    Doubles x = {.r = r, .width = width, .row = vae_alloc(width, sizeof *x.row)};
    int dims[3];
    const int n_dims = vae_row_dims(s, dims);
    if (s->kind == VAE_LABEL) dims[0] = (int)width;
    x.f = vae_file_create(path);
    vae_data_write_npy_header(&x.f, "<f8", r->n, dims, n_dims);
    vae_data_csv_lines(r->data->stream[r->stream].csv, r->data->rows, doubles_line, &x);
    vae_file_commit(&x.f);
    vae_free(x.row);
}

void vae_table_write(const char *path, const VaeModel *m, int stream, const double *values, size_t rows) {
    const VaeStream *s = &m->stream[stream];
    if (!vae_data_suffix(path, ".csv")) vae_die(EX_USAGE, "%s: data %s is a table, and is written as .csv", path, s->name);
    VaeFile f = vae_file_create(path);
    for (int j = 0; j < s->width; j++) {
        if (j) vae_file_write(&f, ",", 1);
        vae_table_put_name(&f, ',', s->column[j].name, false);
    }
    for (size_t i = 0; i < rows; i++)
        for (int j = 0; j < s->width; j++) {
            vae_file_write(&f, j ? "," : "\n", 1);
            vae_table_put(&f, NULL, s, (size_t)j, *values++, false, -1);
        }
    vae_file_write(&f, "\n", 1);
    vae_file_commit(&f);
}

void vae_rows_like(const char *path, const VaeModel *m, const VaeRowsLike *r) {
    const bool to_csv = vae_data_suffix(path, ".csv"), from_csv = r->data->stream[r->stream].csv;
    if (m->stream[r->stream].kind == VAE_TABLE && !to_csv)
        vae_die(EX_USAGE, "%s: data %s is a table, and is written as .csv", path, m->stream[r->stream].name);
    void (*const sound)(const char *, const VaeStream *, const VaeData *, int, const double *, size_t) = VAE_FULL(vae_sound_write);
    if (sound && m->stream[r->stream].kind == VAE_SERIES && vae_data_suffix(path, ".wav")) {
        if (!r->changed) vae_die(EX_USAGE, "%s: sound is written by sample, decode, reconstruct, denoise and impute", path);
        sound(path, &m->stream[r->stream], r->data, r->stream, r->values, r->n);
        return;
    }
    if (m->stream[r->stream].kind == VAE_TABLE && !from_csv) vae_table_write(path, m, r->stream, r->values, r->n);
    else if (from_csv && to_csv) csv_to_csv(path, m, r);
    else if (from_csv) csv_to_npy(path, m, r);
    else if (to_csv) array_to_csv(path, m, r);
    else to_npy(path, m, r);
}

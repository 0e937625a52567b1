// parts.c -- several files as one, and files that are larger than memory.
// A pattern (part-*.npy) is every file that it fits, in the order of the names' bytes: not of the directory, the time
// or the language. Each is read, checked and kept as it is, mapped where it can be.
//
// Pages of a mapped file count as this process's memory from when they are used until the system wants them back, and
// one use may make two megabytes of them resident. So rows of files beyond LARGE bytes (mapped_file.c) are read, each by
// a call of its own; only passes from the first to the last value go through the map, and drop what is behind them.
#include "data/sparse.h"

#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// ---------------------------------------------------------------- which files

static int by_bytes(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static bool is_pattern(const char *path) { return strpbrk(path, "*?[") && access(path, F_OK) != 0; }

static DataParts *parts_of(int n) {
    DataParts *p = vae_alloc(1, sizeof *p);
    p->n = n;
    p->path = vae_alloc((size_t)n, sizeof *p->path);
    p->first = vae_alloc((size_t)n + 1, sizeof *p->first);
    p->file = vae_alloc((size_t)n, sizeof *p->file);
    return p;
}

DataParts *vae_data_alone(const DataTable *t) {
    DataParts *p = parts_of(1);
    p->file[0] = *t;
    if (t->path == t->name) p->file[0].path = p->file[0].name; // t does not stay
    p->first[1] = t->rows;
    return p;
}

DataParts *vae_data_pattern(const char *path) {
    glob_t found;
    char files[DATA_PATH];
    const size_t inside = vae_data_inside(path); // 'part-*.h5:/x': x in each of the files
    const char *behind = inside ? path + inside : "";
    if (snprintf(files, sizeof files, "%.*s", inside ? (int)inside : DATA_PATH, path) >= DATA_PATH) return NULL;
    if (vae_data_is_made(path) || !is_pattern(files)) return NULL;
    const int failed = glob(files, GLOB_NOSORT, NULL, &found);
    if (failed == GLOB_NOSPACE) vae_die(EX_OSERR, "out of memory: cannot look for %s", path);
    if (failed) vae_die(EX_NOINPUT, "cannot open %s: there is no such file, and none that it is a pattern of", path);
    DataParts *p = parts_of((int)found.gl_pathc);
    for (int i = 0; i < p->n; i++) {
        const size_t n = strlen(found.gl_pathv[i]) + strlen(behind) + 1;
        p->path[i] = vae_alloc(n, 1);
        snprintf(p->path[i], n, "%s%s", found.gl_pathv[i], behind);
    }
    globfree(&found);
    qsort(p->path, (size_t)p->n, sizeof *p->path, by_bytes);
    return p;
}

void vae_data_parts_free(DataParts *p) {
    if (!p) return;
    for (int i = 0; i < p->n; i++) {
        vae_data_release(p->file[i].owned, p->file[i].values, p->file[i].mapped, p->file[i].opened);
        vae_free(p->path[i]);
        vae_free(p->file[i].sparse); // a part of the stream's
    }
    vae_free(p->file);
    vae_free(p->first);
    vae_free(p->path);
    vae_free(p);
}

// ---------------------------------------------------------------- reading them

static void fit_together(const DataTable *a, const DataTable *b) {
    if (b->categories && strcmp(a->classes ? a->classes : "", b->classes) != 0)
        vae_die(EX_DATAERR, "%s: its categories are not those of %s: files that are read as one have the same, in the same order", b->path,
                a->path);
    if (b->csv || b->lines || (b->classes && !b->categories) || !a->sparse != !b->sparse)
        vae_die(EX_DATAERR, "%s: several files are read as one if they are arrays, pictures, or all of them CSV, text or sparse, and "
                "this is %s", b->path, b->csv ? "CSV" : b->lines ? "text" : b->sparse ? "sparse" : !b->classes ? "not sparse" :
                "a folder of folders: one folder with a folder for each class, in which links will do, holds all pictures");
    if (a->type.cell != b->type.cell || a->type.big != b->type.big || a->type.boolean != b->type.boolean)
        vae_die(EX_DATAERR, "%s: its numbers are of another type than those of %s; files that are read as one have the "
                "same", b->path, a->path);
}

void vae_data_parts_cut(DataParts *p, int n, size_t rows) {
    for (int i = n; i < p->n; i++) vae_free(p->path[i]);
    p->n = n;
    p->first[n] = rows;
}

// Each file is its rows of the table that holds them all.
static void share_rows(const DataTable *t, DataParts *p) {
    const size_t size = t->width * vae_cell_size(t->type.cell);
    for (int i = 0; i < p->n; i++) {
        DataTable *file = &p->file[i];
        *file = *t;
        file->path = p->path[i];
        file->rows = file->dim[0] = p->first[i + 1] - p->first[i];
        file->values = t->values + p->first[i] * size;
        file->owned = NULL;
    }
}

void vae_data_read_parts(DataTable *t, DataParts *p, const VaeStream *s, size_t limit) {
    size_t rows = 0;
    int n = 0;
    const bool csv = vae_data_is_csv(p->path[0]);
#ifndef VAE_NO_TOKENS
    const bool lines = vae_data_is_lines(p->path[0], s);
#else
    const bool lines = false;
#endif
    memset(t, 0, sizeof *t);
#ifndef VAE_NO_TOKENS
    if (lines) vae_data_read_line_files(t, p, s, limit);
#endif
    if (csv && !lines) vae_data_read_csvs(t, p, s, limit);
    if (lines || csv) {
        vae_data_check_shape(t, s);
        share_rows(t, p);
        return;
    }
    while (n < p->n && (!limit || rows < limit)) {
        DataTable *file = &p->file[n];
        vae_data_read(file, p->path[n], s, limit ? limit - rows : 0);
        vae_data_check_shape(file, s);
        if (p->n > 1) fit_together(&p->file[0], file);
        if (n > 0) vae_free(file->classes);
        p->first[n++] = rows;
        rows += file->rows;
    }
    vae_data_parts_cut(p, n, rows);
    *t = p->file[0];
    if (t->path == p->file[0].name) t->path = t->name;
    t->rows = rows;
    t->dim[0] = rows;
    if (t->sparse) vae_sparse_join(t, p->file, n);
    for (int i = 1; i < n; i++) {
        t->fitted += p->file[i].fitted;
        t->turned += p->file[i].turned;
        t->rounded |= p->file[i].rounded;
    }
}

// The file that a row is in, and its number there.
static DataTable *part_of(const DataParts *p, size_t row, size_t *inside) {
    int low = 0, high = p->n - 1;
    while (low < high) {
        const int middle = (low + high + 1) / 2;
        if (p->first[middle] <= row) low = middle;
        else high = middle - 1;
    }
    *inside = row - p->first[low];
    return &p->file[low];
}

static void read_cells(const DataTable *t, size_t at, size_t n, uint8_t *room) {
    while (n > 0) {
        const ssize_t got = pread(t->opened - 1, room, n, (off_t)(t->offset + at));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) vae_die(EX_IOERR, "cannot read %s: %s", t->path, strerror(errno));
        if (got == 0) vae_die(EX_IOERR, "cannot read %s: it became shorter while it was in use", t->path);
        room += got, at += (size_t)got, n -= (size_t)got;
    }
}

const uint8_t *vae_data_cells(const VaeData *d, int stream, size_t row, size_t at, size_t n, uint8_t *room) {
    const size_t size = (size_t)d->stream[stream].width * vae_cell_size(d->stream[stream].cell);
    if (d->stream[stream].kept) {
        vae_kept_rows(d->stream[stream].kept, row, 1, at / sizeof(uint32_t), (at + n) / sizeof(uint32_t), (uint32_t *)(void *)room);
        return room;
    }
    if (!d->stream[stream].parts) return (const uint8_t *)d->stream[stream].values + row * size + at;
    const DataTable *t = part_of(d->stream[stream].parts, row, &row);
    at += row * size;
    if (!t->opened) return t->values + at;
    read_cells(t, at, n, room);
    return room;
}

void vae_data_copy(const VaeData *d, int stream, size_t row, size_t n, uint8_t *dst) {
    const size_t size = (size_t)d->stream[stream].width * vae_cell_size(d->stream[stream].cell);
    const DataParts *p = d->stream[stream].parts;
    for (const DataSparse *s = d->stream[stream].sparse; s && n > 0; n--, dst += size)
        vae_sparse_row(s, row++, (float *)(void *)dst);
    if (d->stream[stream].kept) {
        vae_kept_rows(d->stream[stream].kept, row, n, 0, (size_t)d->stream[stream].width, (uint32_t *)(void *)dst);
        return;
    }
    while (n > 0) {
        size_t inside = row, some = n;
        if (p) some = part_of(p, row, &inside)->rows - inside;
        if (some > n) some = n;
        const uint8_t *from = vae_data_cells(d, stream, row, 0, some * size, dst);
        if (from != dst) memcpy(dst, from, some * size);
        row += some, n -= some, dst += some * size;
    }
}

bool vae_data_check_later(VaeData *d, const VaeModel *m, int stream, size_t row, size_t n, const uint8_t *cells) {
    const size_t size = (size_t)d->stream[stream].width * vae_cell_size(d->stream[stream].cell);
    const int divisor = d->stream[stream].divisor;
    DataUnit unit = {.divisor = divisor ? divisor : 1, .scale = d->stream[stream].scale, .low = d->stream[stream].low,
                     .high = d->stream[stream].high};
    for (size_t at = row; at < row + n;) {
        size_t inside;
        DataTable *file = part_of(d->stream[stream].parts, at, &inside);
        if (vae_data_sum_some(file)) return false;
        at += file->rows - inside;
    }
    while (n > 0) {
        size_t inside;
        DataTable some = *part_of(d->stream[stream].parts, row, &inside); // the rows that are in one file
        some.rows = some.rows - inside < n ? some.rows - inside : n;
        some.before += inside;
        some.values = cells;
        some.mapped = 0;
        vae_data_check_values(&some, &m->stream[stream], &unit);
        row += some.rows, n -= some.rows, cells += some.rows * size;
    }
    d->stream[stream].low = unit.low;
    d->stream[stream].high = unit.high;
    return true;
}

void vae_data_parts_text(const DataParts *p, char how[VAE_HOW]) {
    const size_t n = strlen(how);
    snprintf(how + n, VAE_HOW - n, ", %d file%s from %.100s to %.100s", p->n, p->n == 1 ? "" : "s", p->path[0],
             p->path[p->n - 1]);
}

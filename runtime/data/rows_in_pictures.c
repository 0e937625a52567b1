// rows_in_pictures.c -- pictures as rows one after the other (rows_in.h): of a folder, of a pattern, or one.
// Whether any of them has 16 bits a channel, so that all rows do, is known from their first bytes.
#include "data/raster.h"
#include "data/rows_in.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

// Its first bytes; how many there are.
static size_t peek(const char *path, uint8_t *to, size_t room) {
    const int fd = vae_open(path, O_RDONLY | O_CLOEXEC);
    const ssize_t got = fd < 0 ? 0 : pread(fd, to, room, 0);
    if (fd >= 0) close(fd);
    return got < 0 ? 0 : (size_t)got;
}

static bool is_png(const uint8_t *head, size_t n) { return n >= 4 && memcmp(head, "\x89PNG", 4) == 0; }

static bool is_picture(const char *path) {
    uint8_t head[4];
    const size_t n = peek(path, head, sizeof head);
    return is_png(head, n) || (n >= 3 && memcmp(head, "\xff\xd8\xff", 3) == 0);
}

// A PNG's header says its bits behind signature, length, kind, width and height.
static bool is_deep(const char *path) {
    uint8_t head[25];
    return peek(path, head, sizeof head) == sizeof head && is_png(head, sizeof head) && head[24] == 16;
}

static size_t pictures_next(DataRowsIn *r, uint8_t *to, size_t n) {
    Pictures *p = r->state;
    const size_t size = r->table.width * vae_cell_size(r->table.type.cell);
    size_t rows = 0;
    for (; rows < n && r->rows + rows < r->known; rows++) {
        DataFile f = vae_data_map(r->path[r->rows + rows]);
        vae_pictures_read(p, &f, 0);
        vae_data_unmap(&f);
        memcpy(to + rows * size, p->values, size);
    }
    return rows;
}

static void pictures_go(DataRowsIn *r, const uint64_t place[4]) {
    if (place[0] > r->known) vae_die(EX_DATAERR, "%s: has fewer rows than were written of it", r->path[0]);
}

static void pictures_close(DataRowsIn *r) {
    Pictures *p = r->state;
    vae_free(p->scratch);
    vae_free(p->values);
    vae_free(p);
}

// The first picture says how large the others are, where the model does not.
static void first_row(DataRowsIn *r, Pictures *p) {
    DataFile f = vae_data_map(r->path[0]);
    vae_pictures_read(p, &f, 0);
    vae_data_unmap(&f);
    p->first = r->path[0];
    vae_pictures_shape(p, &r->table);
    r->table.path = r->path[0];
}

bool vae_rows_in_pictures(DataRowsIn *r, const char *spec) {
    const VaeStream *s = &r->model->stream[r->stream];
    if (s->kind == VAE_SERIES || s->kind == VAE_LABEL || s->kind == VAE_TOKENS) return false;
    size_t n;
    char **inside = r->files == 1 ? vae_data_folder_pictures(spec, &n) : NULL;
    if (inside && n > 0x7fffffff) vae_die(EX_DATAERR, "%s: %zu pictures are too many", spec, n);
    if (inside) {
        vae_free(r->path[0]);
        vae_free(r->path);
        r->path = inside;
        r->files = (int)n;
    } else if (!is_picture(r->path[0])) {
        return false;
    }
    Pictures *p = r->state = vae_alloc(1, sizeof *p);
    bool deep = false;
    for (int i = 0; i < r->files; i++) deep |= is_deep(r->path[i]);
    vae_pictures_begin(p, &(DataTable){.path = spec}, s, 1);
    if (deep) vae_pictures_deepen(p);
    first_row(r, p);
    r->what = "pictures";
    r->known = (size_t)r->files;
    r->next = pictures_next;
    r->go = pictures_go;
    r->close = pictures_close;
    return true;
}

// rows_in_text.c -- lines of text one after the other (rows_in.h), of a file, of several, also of those that gzip made:
// without a mark of UTF-8's byte order and without carriage returns at their ends, each as the stream takes it.
#include "data/lines.h"
#include "data/rows_in.h"

#include <string.h>
#include <sys/stat.h>

enum { STRETCH = 1 << 25 }; // bytes of a mapped file that are used before their pages are dropped

typedef struct TextIn {
    DataFile file;
    DataUnpacked packed; // where gzip made it; else all of the text is there, and packed.ended
    const char *begin, *at, *end; // of the text that is there
    const char *dropped;
    size_t line; // the next one, from 1
} TextIn;

static bool is_gzip(const TextIn *s) { return s->file.size >= 2 && s->file.bytes[0] == 0x1f && s->file.bytes[1] == 0x8b; }

static void text_more(TextIn *s) {
    vae_data_unpack_more(&s->packed, &s->at, &s->end, "a line");
    s->begin = s->packed.room;
}

static void text_open(DataRowsIn *r) {
    TextIn *s = r->state;
    DataTable *t = &r->table;
    t->path = r->path[r->file];
    if (!vae_data_is_lines(t->path, &r->model->stream[r->stream]))
        vae_die(EX_DATAERR, "%s: files that are read as one are all text, or none, and %s is", t->path, r->path[0]);
    *s = (TextIn){.file = vae_data_map(t->path), .line = 1};
    s->begin = s->at = s->dropped = (const char *)s->file.bytes;
    s->end = s->begin + s->file.size;
    s->packed.ended = !is_gzip(s);
    if (is_gzip(s)) {
        s->packed.size = UNPACKED_FIRST;
        vae_gz_open(&s->packed.stream, t->path, &s->file);
        s->at = s->end = s->packed.room = vae_alloc(s->packed.size, 1);
        text_more(s);
    } else {
        vae_data_check_sum(&s->file, 0);
    }
    if (s->end - s->at >= 3 && memcmp(s->at, "\xef\xbb\xbf", 3) == 0) s->at += 3;
    if (s->at == s->end) vae_die(EX_DATAERR, "%s: there are no rows", t->path);
}

static void text_close(DataRowsIn *r) {
    TextIn *s = r->state;
    if (is_gzip(s)) vae_gz_close(&s->packed.stream);
    vae_free(s->packed.room);
    vae_data_unmap(&s->file);
}

static void text_drop(TextIn *s) {
    if (s->packed.room || s->at - s->dropped < STRETCH) return;
    vae_data_drop((const uint8_t *)s->dropped, (size_t)(s->at - s->dropped));
    s->dropped = s->at;
}

static bool text_line(DataRowsIn *r, const char **line, size_t *n) {
    TextIn *s = r->state;
    const char *end;
    text_drop(s); // the line before has been used
    while (!(end = memchr(s->at, '\n', (size_t)(s->end - s->at))) && !s->packed.ended) text_more(s);
    if (s->at == s->end) {
        if (r->file + 1 == r->files) return false;
        text_close(r);
        r->file++;
        text_open(r);
        return text_line(r, line, n);
    }
    if (r->rows + 1 > VAE_LIMIT_ROWS) vae_die(EX_DATAERR, "%s: more than %u lines", r->table.path, VAE_LIMIT_ROWS);
    *line = s->at;
    *n = (size_t)((end ? end : s->end) - s->at);
    s->at = end ? end + 1 : s->end;
    if (*n && (*line)[*n - 1] == '\r') --*n;
    vae_lines_check(&r->table, &r->model->stream[r->stream], s->line, *line, *n);
    s->line++;
    r->rows++;
    return true;
}

static double text_used(const DataRowsIn *r) {
    const TextIn *s = r->state;
    const double used = s->packed.room ? vae_gz_used(&s->packed.stream) : (double)(s->at - s->begin) / (double)s->file.size;
    return (r->file + used) / r->files;
}

static void text_at(const DataRowsIn *r, uint64_t place[4]) {
    const TextIn *s = r->state;
    place[1] = (uint64_t)r->file;
    place[2] = s->packed.passed + (uint64_t)(s->at - s->begin);
    place[3] = s->line;
}

static void text_go(DataRowsIn *r, const uint64_t place[4]) {
    TextIn *s = r->state;
    if (place[1] > 0 && place[1] < (uint64_t)r->files) {
        text_close(r);
        r->file = (int)place[1];
        text_open(r);
    }
    while (!s->packed.ended && place[2] > s->packed.passed + (uint64_t)(s->end - s->begin)) {
        s->at = s->end;
        text_more(s);
    }
    if (place[2] < s->packed.passed || place[2] - s->packed.passed > (uint64_t)(s->end - s->begin))
        vae_die(EX_DATAERR, "%s: is shorter than what was written of it", r->table.path);
    s->at = s->dropped = s->begin + (place[2] - s->packed.passed);
    s->line = place[3];
}

static void text_end(DataRowsIn *r) {
    text_close(r);
    vae_free(r->state);
}

bool vae_rows_in_text(DataRowsIn *r) {
    const VaeStream *s = &r->model->stream[r->stream];
    struct stat st;
    if (s->kind != VAE_TOKENS || stat(r->path[0], &st) != 0 || S_ISDIR(st.st_mode) || !vae_data_is_lines(r->path[0], s)) return false;
    r->state = vae_alloc(1, sizeof(TextIn));
    text_open(r);
    r->table.width = r->table.dim[1] = (size_t)s->width;
    r->table.rank = 2;
    r->table.type.cell = VAE_CELL_U32;
    r->what = "text";
    r->known = SIZE_MAX;
    r->line = text_line;
    r->used = text_used;
    r->at = text_at;
    r->go = text_go;
    r->close = text_end;
    return true;
}

// lines_kept.c -- lines of text that stay in their files: what is in memory is where every BLOCK-th line begins, and the
// words. A row becomes numbers when it is read, by the vocabulary, from a piece of the file that a call of its own
// reads (files below LARGE, mapped_file.c, are read where they are mapped).
#include "data/lines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 16, ROOM = 32768 }; // lines; bytes of a block that are read at once: longer ones are read where they are mapped

DataKept *vae_kept_new(const VaeStream *s, int files) {
    DataKept *k = vae_alloc(1, sizeof *k);
    *k = (DataKept){.stream = s, .file = vae_alloc((size_t)files, sizeof *k->file)};
    return k;
}

void vae_kept_free(DataKept *k) {
    for (int i = 0; k && i < k->files; i++) {
        vae_data_unmap(&k->file[i].file);
        vae_free(k->file[i].path);
        vae_free(k->file[i].begin);
    }
    if (k) vae_free(k->file);
    vae_free(k);
}

void vae_kept_by(DataKept *k, const DataWords *words) { k->words = words; }

const uint8_t *vae_kept_file(DataKept *k, DataFile f) {
    const size_t n = strlen(f.path) + 1;
    k->file[k->files++] = (KeptFile){.file = f, .path = memcpy(vae_alloc(n, 1), f.path, n), .first = k->rows};
    return f.bytes;
}

static void kept_begin(KeptFile *f, size_t at) {
    if (f->n == f->room) {
        const size_t room = f->room ? 2 * f->room : 1024;
        uint64_t *more = vae_alloc(room, sizeof *more);
        if (f->n) memcpy(more, f->begin, f->n * sizeof *more);
        vae_free(f->begin);
        f->begin = more;
        f->room = room;
    }
    f->begin[f->n++] = at;
}

void vae_kept_line(DataKept *k, size_t at) {
    KeptFile *f = &k->file[k->files - 1];
    if ((k->rows++ - f->first) % BLOCK == 0) kept_begin(f, at);
}

void vae_kept_end(DataKept *k, size_t at) { kept_begin(&k->file[k->files - 1], at); }

// ---------------------------------------------------------------- rows

static _Noreturn void kept_changed(const KeptFile *f) {
    vae_die(EX_IOERR, "cannot read %s: it was changed while it was in use", f->path);
}

static uint32_t kept_number(const DataKept *k, const KeptFile *f, const char *text, size_t n) {
    if (k->words) {
        const uint32_t found = vae_words_find(k->words, text, n);
        return found == NO_WORD ? VAE_UNK : VAE_FIRST_WORD + found;
    }
    uint32_t v = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9' || n > 9) kept_changed(f);
        v = 10 * v + (uint32_t)(text[i] - '0');
    }
    if (v < VAE_UNK || v >= (uint32_t)k->stream->words) kept_changed(f);
    return v;
}

// Tokens [from, to) of a line.
static void kept_numbers(const DataKept *k, const KeptFile *f, const char *text, size_t n, size_t from, size_t to, uint32_t *dst) {
    const size_t last = (size_t)k->stream->width - 1;
    size_t tokens = 0;
    for (size_t at = 0, skip = 0; at < n && tokens < last && tokens < to;) {
        const size_t length = vae_token_length(k->stream->unit, text + at, n - at, &skip);
        if (length + skip == 0) kept_changed(f);
        if (length && tokens >= from) dst[tokens - from] = kept_number(k, f, text + at, length);
        tokens += length > 0;
        at += length + skip;
    }
    for (size_t t = tokens > from ? tokens : from; t < to; t++) dst[t - from] = t == tokens ? VAE_EOS : VAE_PAD;
}

static const char *kept_bytes(const KeptFile *f, size_t at, size_t n, char room[ROOM]) {
    if (!f->file.opened || n > ROOM) return (const char *)f->file.bytes + at;
    for (size_t had = 0; had < n;) {
        const ssize_t got = pread(f->file.opened - 1, room + had, n - had, (off_t)(at + had));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) vae_die(EX_IOERR, "cannot read %s: %s", f->path, strerror(errno));
        if (got == 0) vae_die(EX_IOERR, "cannot read %s: it became shorter while it was in use", f->path);
        had += (size_t)got;
    }
    return room;
}

// Tokens [from, to) of each of the rows [row, row + n) of one block.
static void kept_block(const DataKept *k, const KeptFile *f, size_t row, size_t n, size_t from, size_t to, uint32_t *dst) {
    char room[ROOM];
    const size_t block = (row - f->first) / BLOCK, skipped = (row - f->first) % BLOCK;
    const size_t size = f->begin[block + 1] - f->begin[block];
    LinesText text = {.at = kept_bytes(f, f->begin[block], size, room)};
    text.end = text.at + size;
    for (size_t i = 0; i < skipped + n; i++) {
        const char *line;
        size_t length;
        if (!vae_lines_next(&text, &line, &length)) kept_changed(f);
        if (i >= skipped) kept_numbers(k, f, line, length, from, to, dst + (i - skipped) * (to - from));
    }
}

void vae_kept_rows(const DataKept *k, size_t row, size_t n, size_t from, size_t to, uint32_t *dst) {
    while (n > 0) {
        int low = 0, high = k->files - 1;
        while (low < high) {
            const int middle = (low + high + 1) / 2;
            if (k->file[middle].first <= row) low = middle;
            else high = middle - 1;
        }
        const KeptFile *f = &k->file[low];
        const size_t behind = low + 1 < k->files ? k->file[low + 1].first : k->rows;
        size_t some = BLOCK - (row - f->first) % BLOCK;
        if (some > behind - row) some = behind - row;
        if (some > n) some = n;
        kept_block(k, f, row, some, from, to, dst);
        row += some, n -= some, dst += some * (to - from);
    }
}

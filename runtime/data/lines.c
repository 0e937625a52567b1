// lines.c -- a text file as rows of tokens: a line is a row. And rows of tokens as lines.
// The file is UTF-8, but of bytes and of numbers; a carriage return before the end of a line is a part of it, and an
// empty line is a row of its end alone.
#include "data/lines.h"

#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- lines of a file

LinesText vae_lines_open(const DataTable *t, DataFile f) {
    LinesText l = {.file = f};
    size_t size = f.size;
    uint8_t *(*const unzip)(const DataTable *, const DataFile *, size_t *) = VAE_FULL(vae_data_unzip);
    const bool packed = size >= 2 && f.bytes[0] == 0x1f && f.bytes[1] == 0x8b;
    if (packed && !unzip)
        vae_die(EX_UNAVAILABLE, "%s: gzip'd text is read by the program of vaec build, not by one that is a single C file: "
                "unpack it first", t->path);
    if (packed) l.unpacked = unzip(t, &f, &size);
    const char *text = l.unpacked ? (const char *)l.unpacked : (const char *)f.bytes;
    l.marked = size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0;
    l.at = text + (l.marked ? 3 : 0), l.end = text + size;
    return l;
}

bool vae_lines_next(LinesText *l, const char **line, size_t *n) {
    if (l->at == l->end) return false;
    const char *end = memchr(l->at, '\n', (size_t)(l->end - l->at));
    *line = l->at;
    *n = (size_t)((end ? end : l->end) - l->at);
    l->at = end ? end + 1 : l->end;
    l->carriage = *n && (*line)[*n - 1] == '\r';
    if (l->carriage) --*n;
    return true;
}

size_t vae_lines_count(LinesText l) {
    const char *line;
    size_t n, lines = 0;
    while (vae_lines_next(&l, &line, &n)) lines++;
    return lines;
}

void vae_lines_close(LinesText *l) {
    vae_free(l->unpacked);
    vae_data_unmap(&l->file);
}

// ---------------------------------------------------------------- reading

typedef struct Lines { // being read
    const VaeStream *stream;
    DataTable *table;
    DataLines *to;
    const DataWords *known; // the vocabulary; NULL: not known yet
    size_t before;          // rows of other files
    bool counts;            // words of lines that stay in their files
    size_t line;            // from 1
} Lines;

static void count_word(DataLines *l, size_t number) {
    if (number >= l->room) {
        const size_t room = number < 512 ? 1024 : 2 * number;
        uint64_t *more = vae_alloc(room, sizeof *more);
        memset(more, 0, room * sizeof *more);
        if (l->room) memcpy(more, l->count, l->room * sizeof *more);
        vae_free(l->count);
        l->count = more;
        l->room = room;
    }
    l->count[number]++;
}

static uint32_t number_of(const Lines *l, const char *text, size_t n) {
    const VaeStream *s = l->stream;
    char shown[48];
    if (s->unit == VAE_UNIT_ID) {
        uint64_t v = 0;
        for (size_t i = 0; i < n; i++) v = text[i] >= '0' && text[i] <= '9' && n < 10 ? 10 * v + (uint64_t)(text[i] - '0') : UINT32_MAX;
        if (v >= VAE_UNK && v < (uint64_t)s->words) return (uint32_t)v;
        vae_die(EX_DATAERR, "%s: line %zu: \"%s\" is not a whole number from %d to %d (data %s: tokens(%d, %d, unit=id))",
                l->table->path, l->line, vae_data_shown(shown, text, n), VAE_UNK, s->words - 1, s->name, s->width, s->words);
    }
    if (!l->known) {
        const uint32_t number = vae_words_add(&l->to->words, text, n);
        if (l->counts) count_word(l->to, number);
        return VAE_FIRST_WORD + number;
    }
    const uint32_t found = vae_words_find(l->known, text, n);
    return found == NO_WORD ? VAE_UNK : VAE_FIRST_WORD + found;
}

static void too_long(const Lines *l) {
    const VaeStream *s = l->stream;
    vae_die(EX_DATAERR, "%s: line %zu has more than %d %s, and data %s has %d steps, one for the end; truncate=true cuts such "
            "lines", l->table->path, l->line, s->width - 1, vae_token_unit(s->unit), s->name, s->width);
}

// Counts a line among those of a kind, and keeps the first one's number.
static void count_line(const Lines *l, size_t *lines, size_t *first) {
    if ((*lines)++ == 0) *first = l->before + l->line;
}

// Whether what a line is written as is not what it was: `skip` blanks at `at`, or a number that has another form.
static bool is_loose(const VaeStream *s, const char *text, size_t n, size_t at, size_t length, size_t skip) {
    if (length) return s->unit == VAE_UNIT_ID && text[at] == '0';
    return skip != 1 || text[at] != ' ' || at == 0 || at + skip == n;
}

// loose: its end is not written as it was.
static void read_line(Lines *l, const char *text, size_t n, bool loose, uint32_t *row) {
    const VaeStream *s = l->stream;
    size_t tokens = 0;
    for (size_t at = 0, skip; at < n;) {
        const size_t length = vae_token_length(s->unit, text + at, n - at, &skip);
        if (length && tokens + 1 == (size_t)s->width) {
            if (!s->truncate) too_long(l);
            count_line(l, &l->to->cut, &l->to->first_cut);
            break;
        }
        loose |= is_loose(s, text, n, at, length, skip);
        if (length) {
            row[tokens] = number_of(l, text + at, length);
            l->to->others += row[tokens++] == VAE_UNK;
        }
        at += length + skip;
    }
    if (loose) count_line(l, &l->to->loose, &l->to->first_loose);
    l->to->tokens += tokens;
    row[tokens++] = VAE_EOS;
    if (tokens < l->to->shortest || !l->to->shortest) l->to->shortest = tokens;
    if (tokens > l->to->longest) l->to->longest = tokens;
}

// Control characters are no text: a file of them is of another kind.
static void check_text(const Lines *l, const char *text, size_t n) {
    for (size_t at = 0, length; at < n; at += length) {
        const unsigned char c = (unsigned char)text[at];
        length = l->stream->unit == VAE_UNIT_BYTE ? 1 : vae_utf8_length(text + at, n - at);
        if (length == 0)
            vae_die(EX_DATAERR, "%s: line %zu: byte %zu is no UTF-8 (unit=byte takes any bytes)", l->table->path, l->line,
                    at + 1);
        if (c == 0) vae_die(EX_DATAERR, "%s: line %zu: a zero byte: this is no text", l->table->path, l->line);
    }
}

void vae_lines_check(const DataTable *t, const VaeStream *s, size_t line, const char *text, size_t n) {
    const Lines l = {.stream = s, .table = (DataTable *)(uintptr_t)t, .line = line};
    size_t tokens = 0;
    check_text(&l, text, n);
    for (size_t at = 0, skip; at < n;) {
        const size_t length = vae_token_length(s->unit, text + at, n - at, &skip);
        if (length && ++tokens == (size_t)s->width) {
            if (!s->truncate) too_long(&l);
            break;
        }
        if (length && s->unit == VAE_UNIT_ID) number_of(&l, text + at, length);
        at += length + skip;
    }
}

static void begin_lines(DataTable *t, const VaeStream *s) {
    const VaeHow *how = vae_how(s->name);
    if (how->must_know && !how->words && s->unit != VAE_UNIT_ID)
        vae_die(EX_DATAERR, "%s: the weights know no words of data %s: training finds them", t->path, s->name);
    t->width = t->dim[1] = (size_t)s->width;
    t->rank = 2;
    t->type.cell = VAE_CELL_U32;
    t->lines = vae_alloc(1, sizeof *t->lines);
    memset(t->lines, 0, sizeof *t->lines);
    t->lines->known = how->words || s->unit == VAE_UNIT_ID;
}

// Adds a file's rows to those that are there.
static void read_lines(DataTable *t, LinesText text, const VaeStream *s, size_t limit) {
    const size_t all = vae_lines_count(text), rows = limit && limit < all ? limit : all, width = (size_t)s->width;
    if (rows == 0) vae_die(EX_DATAERR, "%s: there are no rows", t->path);
    if (t->rows + rows > VAE_LIMIT_ROWS) vae_die(EX_DATAERR, "%s: more than %u lines", t->path, VAE_LIMIT_ROWS);
    if (!t->lines) begin_lines(t, s);
    uint32_t *room = vae_data_alloc(t, (t->rows + rows) * width, sizeof *room), *row = room + t->rows * width;
    if (t->rows) memcpy(room, t->owned, t->rows * width * sizeof *room);
    vae_free(t->owned);
    t->owned = room;
    t->values = t->owned;
    memset(row, 0, rows * width * sizeof *row); // VAE_PAD
    const size_t before = t->rows;
    t->rows = t->dim[0] = t->rows + rows;
    Lines l = {.before = before, .stream = s, .table = t, .to = t->lines, .known = vae_how(s->name)->words, .line = 1};
    const char *line;
    for (size_t n; l.line <= rows && vae_lines_next(&text, &line, &n); l.line++, row += width) {
        check_text(&l, line, n);
        read_line(&l, line, n, text.carriage || (text.marked && l.line == 1), row);
    }
}

#define DROP ((size_t)8 << 20) // bytes that have been looked at, and need not stay in memory

// Adds a file's rows, which stay there.
static void keep_lines(DataTable *t, LinesText text, const VaeStream *s, size_t limit) {
    if (!t->lines) begin_lines(t, s);
    const size_t before = t->rows;
    const char *line = text.at, *dropped = (const char *)text.file.bytes, *all = dropped;
    Lines l = {.before = before, .stream = s, .table = t, .to = t->lines, .known = vae_how(s->name)->words, .counts = true,
               .line = 1};
    uint32_t *row = vae_alloc((size_t)s->width, sizeof *row);
    const uint8_t *bytes = vae_kept_file(t->kept, text.file);
    if (!t->values) t->values = bytes;
    for (size_t n; !limit || l.line <= limit; l.line++, t->rows++) {
        const char *begin = text.at;
        if (!vae_lines_next(&text, &line, &n)) break;
        if (t->rows + 1 > VAE_LIMIT_ROWS) vae_die(EX_DATAERR, "%s: more than %u lines", t->path, VAE_LIMIT_ROWS);
        check_text(&l, line, n);
        read_line(&l, line, n, text.carriage || (text.marked && l.line == 1), row);
        vae_kept_line(t->kept, (size_t)(begin - all));
        if ((size_t)(text.at - dropped) < DROP) continue;
        vae_data_drop((const uint8_t *)dropped, (size_t)(text.at - dropped));
        dropped = text.at;
    }
    vae_free(row);
    if (t->rows == before) vae_die(EX_DATAERR, "%s: there are no rows", t->path);
    vae_kept_end(t->kept, (size_t)(text.at - all));
    vae_kept_by(t->kept, l.known ? l.known : s->unit == VAE_UNIT_ID ? NULL : &t->lines->words);
    t->dim[0] = t->rows;
}

#define MANY ((size_t)256 << 20) // bytes of numbers that are too many to hold where their lines can stay in a file

static size_t bytes_of_numbers(const LinesText *text, const VaeStream *s, size_t limit) {
    const size_t lines = vae_lines_count(*text);
    return (limit && limit < lines ? limit : lines) * (size_t)s->width * sizeof(uint32_t);
}

void vae_data_read_lines(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) {
    if (!limit) vae_data_check_sum(f, 0);
    LinesText text = vae_lines_open(t, *f);
    if (!t->kept && !t->rows && !text.unpacked && (f->opened || bytes_of_numbers(&text, s, limit) >= MANY)) t->kept = vae_kept_new(s, 1);
    if (t->kept) {
        keep_lines(t, text, s, limit);
        return;
    }
    read_lines(t, text, s, limit);
    vae_lines_close(&text);
}

// Whether there is a large one among several files, none of which gzip made, or their rows are many.
static bool are_large(const DataParts *p, const VaeStream *s, size_t limit) {
    bool large = false, packed = false;
    size_t bytes = 0;
    for (int i = 0; i < p->n && !packed; i++) {
        DataFile f = vae_data_map(p->path[i]);
        large |= f.opened > 0;
        packed = f.size >= 2 && f.bytes[0] == 0x1f && f.bytes[1] == 0x8b;
        if (!large && !packed) bytes += bytes_of_numbers(&(LinesText){.at = (const char *)f.bytes, .end = (const char *)f.bytes + f.size}, s, limit);
        vae_data_unmap(&f);
    }
    return (large || bytes >= MANY) && !packed;
}

void vae_data_read_line_files(DataTable *t, DataParts *p, const VaeStream *s, size_t limit) {
    int n = 0;
    if (are_large(p, s, limit)) t->kept = vae_kept_new(s, p->n);
    for (; n < p->n && (!limit || t->rows < limit); n++) {
        t->path = p->path[n];
        if (!vae_data_is_lines(t->path, s))
            vae_die(EX_DATAERR, "%s: files that are read as one are all text, or none, and %s is", t->path, p->path[0]);
        p->first[n] = t->rows;
        DataFile f = vae_data_map(t->path);
        vae_data_read_lines(t, &f, s, limit ? limit - t->rows : 0);
    }
    vae_data_parts_cut(p, n, t->rows);
    t->path = p->path[0];
}

void vae_data_lines_free(DataLines *l) {
    if (l) vae_words_free(&l->words);
    if (l) vae_free(l->count);
    vae_free(l);
}

void vae_lines_how_text(const DataTable *t, const VaeStream *s, char *text, size_t room) {
    const DataLines *l = t->lines;
    size_t n = (size_t)snprintf(text, room, "lines of %zu to %zu %s", l->shortest - 1, l->longest - 1, vae_token_unit(s->unit));
    if (l->cut) n += (size_t)snprintf(text + n, room - n, ", %zu of them cut", l->cut);
    if (l->known && s->unit != VAE_UNIT_ID && l->tokens)
        snprintf(text + n, room - n, ", %.3g %% of them unknown", 100.0 * (double)l->others / (double)l->tokens);
}

// ---------------------------------------------------------------- writing

#define NO_CHARACTER "\xef\xbf\xbd" // U+FFFD

static void put_word(FILE *f, const VaeStream *s, const DataWords *words, uint32_t number, bool first) {
    const bool spaced = s->unit == VAE_UNIT_WORD || s->unit == VAE_UNIT_ID || !words;
    if (spaced && !first) putc(' ', f);
    if (s->unit == VAE_UNIT_ID || !words) fprintf(f, "%u", number);
    else if (number >= VAE_FIRST_WORD && number - VAE_FIRST_WORD < words->n) fputs(words->word[number - VAE_FIRST_WORD], f);
    else fputs(s->unit == VAE_UNIT_WORD ? "<unk>" : NO_CHARACTER, f);
}

static void put_line(FILE *f, const VaeStream *s, const DataWords *words, const double *values) {
    for (int t = 0; t < s->width; t++) {
        const uint32_t number = (uint32_t)values[t];
        if (number == VAE_EOS || number == VAE_PAD) break;
        put_word(f, s, words, number, t == 0);
    }
}

char *vae_lines_text(const VaeStream *s, const double *values) {
    char *text = NULL, *copy;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    if (f) put_line(f, s, vae_how(s->name)->words, values);
    if (!f || fclose(f) != 0) vae_die(EX_OSERR, "out of memory");
    copy = memcpy(vae_alloc(n + 1, 1), text, n + 1);
    free(text);
    return copy;
}

void vae_lines_write(const char *path, const VaeModel *m, int stream, const double *values, size_t rows) {
    const VaeStream *s = &m->stream[stream];
    const DataWords *words = vae_how(s->name)->words;
    const bool printed = strcmp(path, "-") == 0;
    VaeFile file;
    if (!printed) file = vae_file_create(path);
    FILE *f = printed ? stdout : file.f;
    for (size_t i = 0; i < rows; i++, values += s->width) {
        put_line(f, s, words, values);
        putc('\n', f);
    }
    if (!printed) vae_file_commit(&file);
    else if (fflush(f) != 0) vae_die(EX_IOERR, "cannot write the lines to standard output");
}

// lines.c -- lines of text as rows of numbers of tokens, and back; and the vocabulary of lines that are trained on. The
// same as programs do with their files (data/lines.c, data/lines_words.c), of lines that are ended by 0.
#include "library/handle.h"

#include <string.h>

#ifndef VAE_NO_HEAP
#include <stdlib.h>
#endif

#ifndef VAE_NO_TOKENS

// ---------------------------------------------------------------- the words of a line

typedef struct Line {
    VaeHandle *handle;
    const VaeStream *stream;
    size_t row, tokens; // tokens: so many were taken
    const char *at, *end;
} Line;

static int line_fail(const Line *l, const char *why) {
    return vae_fail(&l->handle->error, VAE_BAD_DATA, "%s: row %zu %s", l->stream->name, l->row, why);
}

static int line_open(Line *l, VaeHandle *h, int stream, const char *const *lines, size_t row) {
    *l = (Line){.handle = h, .stream = &h->model->stream[stream], .row = row, .at = lines[row]};
    if (!l->at) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "line %zu is NULL", row);
    const size_t n = strlen(l->at);
    l->end = l->at + n;
    if (memchr(l->at, '\n', n)) return line_fail(l, "has an end of a line in it: each line is a row");
    for (size_t k = 0, length; l->stream->unit != VAE_UNIT_BYTE && k < n; k += length)
        if ((length = vae_utf8_length(l->at + k, n - k)) == 0) return line_fail(l, "is no UTF-8");
    return VAE_OK;
}

// The next word, *n bytes; NULL at the line's end, or with a status where the line is too long.
static const char *line_next(Line *l, size_t *n, int *status) {
    size_t skip;
    *status = VAE_OK;
    while (l->at < l->end) {
        const char *word = l->at;
        *n = vae_token_length(l->stream->unit, word, (size_t)(l->end - word), &skip);
        l->at += *n + skip;
        if (!*n) continue;
        if (l->tokens + 1 < (size_t)l->stream->width) return l->tokens++, word;
        l->at = l->end;
        if (!l->stream->truncate)
            *status = vae_fail(&l->handle->error, VAE_BAD_DATA, "%s: row %zu has more than %d %s, and there are %d steps, "
                               "one for the end", l->stream->name, l->row, l->stream->width - 1,
                               vae_token_unit(l->stream->unit), l->stream->width);
    }
    return NULL;
}

static int32_t whole_number(const char *text, size_t n) {
    int64_t v = 0;
    for (size_t i = 0; i < n; i++) v = text[i] >= '0' && text[i] <= '9' && n < 10 ? 10 * v + (text[i] - '0') : INT32_MAX;
    return v < INT32_MAX ? (int32_t)v : INT32_MAX;
}

static int lines_open(VaeHandle *h, const void *from, const void *to) {
    if (!h) return VAE_BAD_ARGUMENT;
    h->error.status = VAE_OK;
    return from && to ? VAE_OK : vae_fail(&h->error, VAE_BAD_ARGUMENT, "the lines or the numbers are NULL");
}

static bool is_known(const VaeHandle *h, int stream) {
#ifndef VAE_NO_WORDS
    return *h->words[stream].text != 0;
#else
    (void)h, (void)stream;
    return false; // numbers alone
#endif
}

int vae_handle_read(VaeHandle *h, int stream, const char *const *lines, int n, int32_t *to) {
    int status = lines_open(h, lines, to);
    if (!status && n < 0) status = vae_fail(&h->error, VAE_BAD_ARGUMENT, "n is %d", n);
    if (status) return status;
    const VaeStream *s = &h->model->stream[stream];
    const bool id = s->unit == VAE_UNIT_ID;
    if (!id && !is_known(h, stream))
        return vae_fail(&h->error, VAE_BAD_ARGUMENT, "the words of %s are not known: they come with weights, or are learned "
                        "or set", s->name);
    for (int i = 0; i < n; i++, to += s->width) {
        Line l;
        size_t length;
        status = line_open(&l, h, stream, lines, (size_t)i);
        if (status) return status;
        memset(to, 0, (size_t)s->width * sizeof *to); // VAE_PAD
        for (const char *word; (word = line_next(&l, &length, &status));) {
            int32_t number = whole_number(word, length);
#ifndef VAE_NO_WORDS
            if (!id) number = (int32_t)vae_vocabulary_find(h, stream, word, length);
#endif
            if (number < VAE_UNK || number >= s->words) return line_fail(&l, "has what is no number of a token");
            to[l.tokens - 1] = number;
        }
        if (status) return status;
        to[l.tokens] = VAE_EOS;
    }
    return VAE_OK;
}

// ---------------------------------------------------------------- numbers as a line

typedef struct Written {
    char *to; // room bytes, and one for the 0
    size_t room, n;
} Written;

static void put(Written *w, const char *text, size_t n) {
    for (size_t i = 0; i < n; i++, w->n++)
        if (w->n < w->room) w->to[w->n] = text[i];
}

static void put_token(Written *w, const VaeHandle *h, int stream, uint32_t number, bool first) {
    const VaeStream *s = &h->model->stream[stream];
    const bool known = s->unit != VAE_UNIT_ID && is_known(h, stream);
    const char *word = NULL;
    size_t n = 0;
    char text[16];
    if ((s->unit == VAE_UNIT_WORD || !known) && !first) put(w, " ", 1);
    if (!known) {
        put(w, text, vae_text(text, sizeof text, "%u", number));
        return;
    }
#ifndef VAE_NO_WORDS
    word = vae_vocabulary_word(h, stream, number, &n);
#endif
    if (word && s->unit == VAE_UNIT_BYTE) put(w, &(char){(char)vae_token_byte(word)}, 1);
    else if (word) put(w, word, n);
    else if (s->unit == VAE_UNIT_WORD) put(w, "<unk>", 5);
    else put(w, "\xef\xbf\xbd", 3); // U+FFFD
}

int vae_handle_write(VaeHandle *h, int stream, const int32_t *from, char *line, size_t size) {
    const int status = lines_open(h, from, line);
    if (status) return status;
    const VaeStream *s = &h->model->stream[stream];
    if (size == 0) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "size is 0: there is no room for a line's end");
    Written w = {line, size - 1, 0};
    for (int t = 0; t < s->width && from[t] != VAE_EOS && from[t] != VAE_PAD; t++) {
        if (from[t] < 0 || from[t] >= s->words)
            return vae_fail(&h->error, VAE_BAD_DATA, "%s: value %d: %d is no number of a token", s->name, t, (int)from[t]);
        put_token(&w, h, stream, (uint32_t)from[t], t == 0);
    }
    line[w.n < w.room ? w.n : w.room] = 0;
    if (w.n <= w.room) return VAE_OK;
    return vae_fail(&h->error, VAE_BAD_ARGUMENT, "the line takes %zu bytes, and %zu are given", w.n + 1, size);
}

// ---------------------------------------------------------------- the vocabulary of lines

#if !defined VAE_INFERENCE && !defined VAE_NO_WORDS

typedef struct Counted {
    const char *word;
    uint32_t n, count;
} Counted;

typedef struct Counts { // a hash table beside a list, never more than half full
    Counted *each;
    uint32_t *slot; // [2 most] hash -> number + 1; 0: free
    size_t n, most; // most: a power of two
    void *owned;
} Counts;

static size_t bytes_of(size_t most) { return most * (sizeof(Counted) + 2 * sizeof(uint32_t)); }

static void counts_at(Counts *c, void *block, size_t most) {
    c->each = block;
    c->slot = (uint32_t *)(void *)(c->each + most);
    c->most = most;
    memset(c->slot, 0, 2 * most * sizeof *c->slot);
}

static uint32_t *counts_place(const Counts *c, const char *word, size_t n) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < n; i++) hash = (hash ^ (unsigned char)word[i]) * UINT64_C(0x100000001b3);
    size_t at = (size_t)(hash ^ hash >> 32) & (2 * c->most - 1);
    for (; c->slot[at]; at = (at + 1) & (2 * c->most - 1)) {
        const Counted *one = &c->each[c->slot[at] - 1];
        if (one->n == n && memcmp(one->word, word, n) == 0) break;
    }
    return &c->slot[at];
}

// What is left of the memory that was given; or a block of its own, which can grow.
static bool counts_open(Counts *c, const VaeHandle *h, VaeMemory rest) {
    *c = (Counts){0};
    size_t most = 1024;
#ifndef VAE_NO_HEAP
    if (h->owned && (c->owned = malloc(bytes_of(most)))) return counts_at(c, c->owned, most), true;
#endif
    if (h->owned || rest.used >= rest.size) return false;
    const size_t left = rest.size - rest.used;
    for (most = 1; bytes_of(2 * most) + VAE_ALIGNMENT <= left;) most *= 2;
    void *block = bytes_of(most) + VAE_ALIGNMENT <= left ? vae_take(&rest, bytes_of(most), 1) : NULL;
    if (block) counts_at(c, block, most);
    return block != NULL;
}

static bool counts_grow(Counts *c) {
#ifndef VAE_NO_HEAP
    void *block = c->owned && c->most < UINT32_MAX / 4 ? malloc(bytes_of(2 * c->most)) : NULL;
    if (block) {
        const Counts old = *c;
        counts_at(c, block, 2 * old.most);
        memcpy(c->each, old.each, old.n * sizeof *c->each);
        for (size_t k = 0; k < old.n; k++) *counts_place(c, c->each[k].word, c->each[k].n) = (uint32_t)k + 1;
        c->owned = block;
        free(old.owned);
        return true;
    }
#endif
    (void)c;
    return false;
}

static bool counts_add(Counts *c, const char *word, size_t n) {
    uint32_t *slot = counts_place(c, word, n);
    if (!*slot) {
        if (c->n == c->most) {
            if (!counts_grow(c)) return false;
            slot = counts_place(c, word, n);
        }
        c->each[c->n] = (Counted){word, (uint32_t)n, 0};
        *slot = (uint32_t)++c->n;
    }
    c->each[*slot - 1].count++;
    return true;
}

// Whether a stands before b: the commoner first, of as many by their bytes.
static bool before(const Counted *a, const Counted *b) {
    if (a->count != b->count) return a->count > b->count;
    const int order = memcmp(a->word, b->word, a->n < b->n ? a->n : b->n);
    return order ? order < 0 : a->n < b->n;
}

static void sink(Counted *each, size_t k, size_t n) { // in a heap whose top comes last
    const Counted one = each[k];
    for (size_t child; (child = 2 * k + 1) < n; k = child) {
        if (child + 1 < n && before(&each[child], &each[child + 1])) child++;
        if (!before(&one, &each[child])) break;
        each[k] = each[child];
    }
    each[k] = one;
}

static void sort(Counted *each, size_t n) { // without memory, which qsort may ask for
    for (size_t k = n / 2; k-- > 0;) sink(each, k, n);
    for (size_t k = n; k-- > 1;) {
        const Counted last = each[0];
        each[0] = each[k];
        each[k] = last;
        sink(each, 0, k);
    }
}

static int learned(VaeHandle *h, int stream, Counts *c) {
    const VaeStream *s = &h->model->stream[stream];
    const size_t room = (size_t)s->words - VAE_FIRST_WORD, n = c->n < room ? c->n : room;
    size_t size = 0;
    sort(c->each, c->n);
    for (size_t k = 0; k < n; k++) size += (s->unit == VAE_UNIT_BYTE ? 2 : c->each[k].n) + 1;
    const int status = vae_vocabulary_room(h, stream, size);
    if (status) return status;
    char *to = h->words[stream].was;
    for (size_t k = 0; k < n; k++) {
        const Counted *one = &c->each[k];
        if (s->unit == VAE_UNIT_BYTE) {
            *to++ = "0123456789abcdef"[(unsigned char)*one->word >> 4];
            *to++ = "0123456789abcdef"[*one->word & 15];
        } else {
            memcpy(to, one->word, one->n);
            to += one->n;
        }
        *to++ = '\n';
    }
    *to = 0;
    return vae_vocabulary_settle(h, stream, VAE_BAD_DATA);
}

int vae_handle_learn(VaeHandle *h, int stream, const char *const *lines, size_t n, bool all) {
    VaeRowNumbers rows;
    Counts c;
    int status = lines_open(h, lines, lines);
    if (!status) status = vae_rows_open(&rows, h, n, all);
    if (status) return status;
    if (!counts_open(&c, h, rows.rest)) status = vae_fail(&h->error, VAE_NO_MEMORY, "out of memory: no room to count words");
    for (size_t i = 0; i < rows.n && !status; i++) {
        Line l;
        size_t length;
        status = line_open(&l, h, stream, lines, rows.row ? rows.row[i] : i);
        for (const char *word; !status && (word = line_next(&l, &length, &status));)
            if (!counts_add(&c, word, length))
                status = vae_fail(&h->error, VAE_NO_MEMORY, "out of memory: %zu different words were counted, and there is "
                                  "no room for more", c.n);
    }
    if (!status) status = learned(h, stream, &c);
#ifndef VAE_NO_HEAP
    free(c.owned);
#endif
    vae_rows_close(&rows);
    return status;
}

#endif
#endif // VAE_NO_TOKENS

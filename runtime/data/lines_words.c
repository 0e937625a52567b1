// lines_words.c -- the vocabulary of a stream of tokens: the commonest words of the rows that are trained on, of as many
// by their bytes. It stands in the weights' metadata as data.<stream>.words, a word a line; bytes are written as two
// digits to the base of 16.
#include "data/lines.h"

#include <stdlib.h>
#include <string.h>

typedef struct Counted {
    const char *word;
    size_t count;
    uint32_t number;
} Counted;

static int compare(const void *a, const void *b) {
    const Counted *x = a, *y = b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return strcmp(x->word, y->word);
}

// Tokens have new numbers: those of the words kept, or that of all others.
static void renumber(VaeData *d, int stream, const uint32_t *to) {
    DataLines *l = d->stream[stream].lines;
    uint32_t *values = d->stream[stream].owned;
    const size_t n = d->rows * (size_t)d->stream[stream].width;
    l->others = 0;
    for (size_t i = 0; i < n; i++) {
        if (values[i] < VAE_FIRST_WORD) continue;
        values[i] = to[values[i] - VAE_FIRST_WORD];
        l->others += values[i] == VAE_UNK;
    }
    l->known = true;
}

// Lines stay in their files, and have the numbers of the words kept from now on.
static void renumber_kept(VaeData *d, int stream, const uint32_t *to, const DataWords *kept) {
    DataLines *l = d->stream[stream].lines;
    l->others = 0;
    for (size_t k = 0; k < l->words.n; k++)
        if (to[k] == VAE_UNK) l->others += l->count[k];
    vae_kept_by(d->stream[stream].kept, kept);
    vae_words_free(&l->words);
    l->words = (DataWords){0};
    l->known = true;
}

// How often each word stands in rows row[0..n).
static void count(const VaeData *d, int stream, const uint32_t *row, size_t n, Counted *counted) {
    const size_t width = (size_t)d->stream[stream].width;
    const DataLines *l = d->stream[stream].lines;
    const DataKept *kept = d->stream[stream].kept;
    const uint32_t *values = d->stream[stream].values;
    uint32_t *one = kept ? vae_alloc(width, sizeof *one) : NULL;
    const bool all = kept && !row && n == d->rows;
    for (size_t k = 0; all && k < l->words.n; k++) counted[k].count = l->count[k];
    for (size_t i = 0; i < n && !all; i++) {
        const uint32_t *at = one ? one : values + (row ? row[i] : i) * width;
        if (one) vae_kept_rows(kept, row ? row[i] : i, 1, 0, width, one);
        for (size_t t = 0; t < width && at[t] != VAE_EOS; t++) counted[at[t] - VAE_FIRST_WORD].count++;
    }
    vae_free(one);
}

static void learn(VaeData *d, int stream, const VaeStream *s, const uint32_t *row, size_t n, DataWords *kept) {
    const DataWords *all = &d->stream[stream].lines->words;
    const size_t room = (size_t)s->words - VAE_FIRST_WORD;
    Counted *counted = vae_alloc(all->n ? all->n : 1, sizeof *counted);
    for (size_t k = 0; k < all->n; k++) counted[k] = (Counted){all->word[k], 0, (uint32_t)k};
    count(d, stream, row, n, counted);
    qsort(counted, all->n, sizeof *counted, compare);
    uint32_t *to = vae_alloc(all->n ? all->n : 1, sizeof *to);
    for (size_t k = 0; k < all->n; k++) {
        const bool keeps = k < room && counted[k].count > 0;
        to[counted[k].number] = keeps ? (uint32_t)k + VAE_FIRST_WORD : (uint32_t)VAE_UNK;
        if (keeps) vae_words_add(kept, counted[k].word, strlen(counted[k].word));
    }
    if (d->stream[stream].kept) renumber_kept(d, stream, to, kept);
    else renumber(d, stream, to);
    vae_free(to);
    vae_free(counted);
}

void vae_lines_learn(VaeData *d, const VaeModel *m, const uint32_t *row, size_t n) {
    for (int i = 0; i < m->n_streams; i++) {
        VaeHow *how = vae_how_of(m->stream[i].name);
        if (!d->stream[i].lines || d->stream[i].lines->known) continue;
        how->words = vae_alloc(1, sizeof *how->words);
        *how->words = (DataWords){0};
        learn(d, i, &m->stream[i], row, n, how->words);
    }
}

void vae_lines_say(const VaeData *d, const VaeModel *m, bool quiet) {
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        const DataWords *words = vae_how(s->name)->words;
        const DataLines *l = d->stream[i].lines;
        if (quiet || !l || !words || !l->tokens) continue;
        fprintf(stderr, "data %s: %zu different %s have numbers, of %d; %.3g %% of the rows' are others\n", s->name, words->n,
                vae_token_unit(s->unit), s->words - VAE_FIRST_WORD, 100.0 * (double)l->others / (double)l->tokens);
    }
}

// ---------------------------------------------------------------- as text

static size_t written(char *to, VaeTokenUnit unit, const char *word) {
    const size_t n = strlen(word);
    if (unit == VAE_UNIT_BYTE) return to ? (size_t)sprintf(to, "%02x", (unsigned char)*word) : 2;
    if (to) memcpy(to, word, n);
    return n;
}

char *vae_words_text(const VaeStream *s, const DataWords *words) {
    size_t n = 1;
    for (size_t k = 0; k < words->n; k++) n += written(NULL, s->unit, words->word[k]) + 1;
    char *text = vae_alloc(n + 2, 1), *at = text;
    for (size_t k = 0; k < words->n; k++) {
        at += written(at, s->unit, words->word[k]);
        *at++ = '\n';
    }
    *at = 0;
    return text;
}

DataWords *vae_words_of_text(const VaeStream *s, const char *text) {
    DataWords *words = vae_alloc(1, sizeof *words);
    *words = (DataWords){0};
    bool good = s->unit != VAE_UNIT_ID;
    while (*text && good) {
        const size_t n = strcspn(text, "\n"), had = words->n;
        size_t length = n, skip = 0;
        char byte = 0;
        const char *word = text;
        if (s->unit == VAE_UNIT_BYTE) {
            byte = (char)(n == 2 ? vae_token_byte(text) : 0);
            word = &byte;
            length = 1;
            good = byte != 0;
        } else {
            good = vae_token_length(s->unit, text, n, &skip) == n;
        }
        good &= text[n] == '\n' && length > 0;
        if (good) vae_words_add(words, word, length);
        good &= words->n == had + 1 && words->n + VAE_FIRST_WORD <= (size_t)s->words;
        text += n + (text[n] == '\n');
    }
    if (good) return words;
    vae_words_free(words);
    vae_free(words);
    return NULL;
}

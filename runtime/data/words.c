// words.c -- see words.h. A hash table beside the list, never more than half full.
#include "data/words.h"

#include "files/files.h"

#include <string.h>

static size_t hash_of(const char *text, size_t n) { // FNV-1a
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < n; i++) hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
    return (size_t)(hash ^ hash >> 32);
}

// Where a word is, or where it goes.
static uint32_t *place_of(const DataWords *w, const char *text, size_t n) {
    size_t at = hash_of(text, n) & (w->slots - 1);
    for (; w->slot[at]; at = (at + 1) & (w->slots - 1)) {
        const char *word = w->word[w->slot[at] - 1];
        if (strlen(word) == n && memcmp(word, text, n) == 0) break;
    }
    return &w->slot[at];
}

uint32_t vae_words_find(const DataWords *w, const char *text, size_t n) {
    const uint32_t found = w->slots ? *place_of(w, text, n) : 0;
    return found ? found - 1 : NO_WORD;
}

static void grow(DataWords *w) {
    const size_t cap = w->cap ? 2 * w->cap : 16;
    char **word = vae_alloc(cap, sizeof *word);
    if (w->n) memcpy(word, w->word, w->n * sizeof *word);
    vae_free(w->word);
    vae_free(w->slot);
    w->word = word;
    w->cap = cap;
    w->slots = 2 * cap;
    w->slot = vae_alloc(w->slots, sizeof *w->slot);
    for (size_t i = 0; i < w->n; i++) *place_of(w, word[i], strlen(word[i])) = (uint32_t)i + 1;
}

uint32_t vae_words_add(DataWords *w, const char *text, size_t n) {
    const uint32_t found = vae_words_find(w, text, n);
    if (found != NO_WORD) return found;
    if (w->n == w->cap) grow(w);
    char *copy = vae_alloc(n + 1, 1);
    memcpy(copy, text, n);
    w->word[w->n++] = copy;
    *place_of(w, text, n) = (uint32_t)w->n;
    return (uint32_t)w->n - 1;
}

void vae_words_free(DataWords *w) {
    for (size_t i = 0; i < w->n; i++) vae_free(w->word[i]);
    vae_free(w->word);
    vae_free(w->slot);
    *w = (DataWords){0};
}

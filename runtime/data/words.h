// words.h -- words by their numbers: what a table's columns of words hold.
#ifndef VAE_WORDS_H
#define VAE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct DataWords { // [n] in the order in which they came; each a copy, ended by 0
    char **word;
    size_t n, cap;
    uint32_t *slot; // hash -> number + 1; 0: free
    size_t slots;
} DataWords;

enum { NO_WORD = 0xffffffff };
uint32_t vae_words_find(const DataWords *w, const char *text, size_t n); // NO_WORD: it is not there
uint32_t vae_words_add(DataWords *w, const char *text, size_t n);        // its number, new or not
void vae_words_free(DataWords *w);

#endif

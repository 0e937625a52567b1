// spell.c -- a model of text in a C program: it learns words that are made of syllables, and spells others.
//
//   vaec emit --library spell.vae -o spell_model.c
//   cc -O3 -march=native spell.c spell_model.c -lm -o spell && ./spell
#include "spell_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 2000, DRAWN = 200 };

static char word[WORDS][SPELL_X];
static const char *line[WORDS];
static int32_t x[WORDS * SPELL_X];

static int is_syllables(const char *text) { // consonant, vowel, consonant, vowel, ...
    int n = 0;
    for (; text[n]; n++)
        if ((strchr("aeiou", text[n]) != NULL) != n % 2) return 0;
    return n > 0 && n % 2 == 0;
}

static void must(const spell *m, int status) {
    if (status == SPELL_OK) return;
    fprintf(stderr, "spell: %s\n", spell_error(m));
    exit(1);
}

int main(void) {
    unsigned random = 1;
    for (int i = 0; i < WORDS; i++) { // one to four syllables each
        for (int k = 0; k < 2 + 2 * (i % 4); k++) {
            random = random * 1664525 + 1013904223;
            word[i][k] = k % 2 ? "aeiou"[(random >> 16) % 5] : "bdfgklmnprst"[(random >> 16) % 12];
        }
        line[i] = word[i];
    }
    spell *m;
    if (spell_open(&m, NULL)) return 1;
    must(m, spell_learn_x(m, line, WORDS, 0)); // the letters' numbers; with weights of `load` they come from there
    must(m, spell_read_x(m, line, WORDS, x));
    must(m, spell_train(m, (spell_rows){x}, WORDS, NULL));

    int good = 0;
    char text[4 * SPELL_X + 1]; // UTF-8
    must(m, spell_sample(m, (spell_rows){NULL}, DRAWN, 1, x));
    for (int i = 0; i < DRAWN; i++) {
        must(m, spell_write_x(m, x + i * SPELL_X, text, sizeof text));
        good += is_syllables(text);
        if (i < 5) printf("%s ", text);
    }
    printf("... %d of %d spelled words are syllables\n", good, DRAWN);
    spell_close(m);
    return good > DRAWN / 2 ? 0 : 1;
}

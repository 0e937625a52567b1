// bleu.c -- see bleu.h. First a line is cut into words as mteval-v13a does it (tokenizer 13a): a few rewritings of the text,
// each from left to right over what the one before it left, then a cut at white space. They are about ASCII characters
// alone, so that bytes do for characters of UTF-8. Then n-grams are counted: each of a line is right as often as the
// reference has it.
#include "data/bleu.h"

#include "data/words.h"
#include "files/files.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// ---------------------------------------------------------------- words, tokenizer 13a

typedef struct Text {
    char *s;
    size_t n;
} Text;

static bool digit(char c) { return c >= '0' && c <= '9'; }
static bool point(char c) { return c == '.' || c == ','; }
static bool sign(char c) { // of its own, whatever stands beside it
    return (c >= '{' && c <= '~') || (c >= '[' && c <= '`') || (c >= ' ' && c <= '&') || (c >= '(' && c <= '+') ||
           (c >= ':' && c <= '@') || c == '/';
}
static bool point_behind(char a, char b) { return !digit(a) && point(b); }
static bool point_before(char a, char b) { return point(a) && !digit(b); }
static bool dash_behind(char a, char b) { return digit(a) && b == '-'; }

static void replace(Text *t, const char *from, const char *to) { // by something no longer
    const size_t n = strlen(from), m = strlen(to);
    size_t out = 0;
    for (size_t at = 0; at < t->n;) {
        const bool here = t->n - at >= n && memcmp(t->s + at, from, n) == 0;
        if (here) memcpy(t->s + out, to, m);
        else t->s[out] = t->s[at];
        out += here ? m : 1;
        at += here ? n : 1;
    }
    t->n = out;
}

// Pairs of neighbours that fit become "ab " with a blank between or before them, too: `form` has a and b where they go.
static void rewrite(Text *t, bool (*fits)(char a, char b), const char *form) {
    Text to = {.s = vae_alloc(2 * t->n + 1, 1)}; // of two bytes at most four
    for (size_t at = 0; at < t->n;) {
        const bool here = at + 1 < t->n && fits(t->s[at], t->s[at + 1]);
        for (const char *f = form; here && *f; f++) to.s[to.n++] = *f == 'a' ? t->s[at] : *f == 'b' ? t->s[at + 1] : ' ';
        if (!here) to.s[to.n++] = t->s[at];
        at += here ? 2 : 1;
    }
    vae_free(t->s);
    *t = to;
}

static Text spaced(const char *line, size_t n) {
    Text t = {.s = vae_alloc(n + 1, 1), .n = n};
    memcpy(t.s, line, n);
    replace(&t, "<skipped>", "");
    replace(&t, "&quot;", "\"");
    replace(&t, "&amp;", "&");
    replace(&t, "&lt;", "<");
    replace(&t, "&gt;", ">");
    Text to = {.s = vae_alloc(3 * t.n + 3, 1)};
    to.s[to.n++] = ' ';
    for (size_t i = 0; i < t.n; i++) {
        if (sign(t.s[i])) to.s[to.n++] = ' ';
        to.s[to.n++] = t.s[i];
        if (sign(t.s[i])) to.s[to.n++] = ' ';
    }
    to.s[to.n++] = ' ';
    vae_free(t.s);
    rewrite(&to, point_behind, "a b ");
    rewrite(&to, point_before, " a b");
    rewrite(&to, dash_behind, "a b ");
    return to;
}

// Bytes of the white space at s, as Unicode knows it; 0: there is none.
static size_t space(const char *s, size_t n) {
    const unsigned char *u = (const unsigned char *)s;
    if ((u[0] >= 9 && u[0] <= 13) || (u[0] >= 28 && u[0] <= 32)) return 1;
    if (n >= 2 && u[0] == 0xc2 && (u[1] == 0x85 || u[1] == 0xa0)) return 2;
    if (n < 3) return 0;
    const unsigned code = (unsigned)u[0] << 16 | (unsigned)u[1] << 8 | u[2];
    return (code >= 0xe28080 && code <= 0xe2808a) || code == 0xe280a8 || code == 0xe280a9 || code == 0xe280af ||
                   code == 0xe2819f || code == 0xe19a80 || code == 0xe38080
               ? 3 : 0;
}

static uint32_t *numbers(const char *line, size_t n, DataWords *words, size_t *count) {
    Text t = spaced(line, n);
    uint32_t *number = vae_alloc(t.n + 1, sizeof *number);
    *count = 0;
    for (size_t at = 0, blank; at < t.n;) {
        size_t end = at;
        if ((blank = space(t.s + at, t.n - at))) {
            at += blank;
            continue;
        }
        while (end < t.n && !space(t.s + end, t.n - end)) end++;
        number[(*count)++] = vae_words_add(words, t.s + at, end - at);
        at = end;
    }
    vae_free(t.s);
    return number;
}

// ---------------------------------------------------------------- n-grams

// gram[n] are the numbers of n-grams of one order; from here on they are those of the next: a gram and the word behind it.
static void longer(uint32_t *gram, size_t n, const uint32_t *behind, DataWords *grams) {
    char text[32];
    for (size_t i = 0; i < n; i++) {
        const int length = snprintf(text, sizeof text, "%x %x", gram[i], behind[i]);
        gram[i] = vae_words_add(grams, text, (size_t)length);
    }
}

void vae_bleu_add(VaeBleu *b, const char *line, size_t n, const char *reference, size_t m) {
    DataWords words = {0};
    size_t have, want;
    uint32_t *word = numbers(line, n, &words, &have), *other = numbers(reference, m, &words, &want);
    uint32_t *gram = vae_alloc(have + 1, sizeof *gram), *wanted = vae_alloc(want + 1, sizeof *wanted);
    uint32_t *left = vae_alloc(have + want + 1, sizeof *left); // of each gram's number, how often the reference has it
    memcpy(gram, word, have * sizeof *word);
    memcpy(wanted, other, want * sizeof *other);
    b->words += (double)have;
    b->wanted += (double)want;
    for (size_t k = 0; k < VAE_BLEU_ORDERS; k++) {
        const size_t here = have > k ? have - k : 0, there = want > k ? want - k : 0;
        if (k > 0) {
            DataWords grams = {0};
            longer(gram, here, word + k, &grams);
            longer(wanted, there, other + k, &grams);
            vae_words_free(&grams);
        }
        memset(left, 0, (have + want) * sizeof *left);
        for (size_t i = 0; i < there; i++) left[wanted[i]]++;
        for (size_t i = 0; i < here; i++)
            if (left[gram[i]]) left[gram[i]]--, b->hits[k]++;
        b->grams[k] += (double)here;
    }
    vae_words_free(&words);
    vae_free(left);
    vae_free(wanted);
    vae_free(gram);
    vae_free(other);
    vae_free(word);
}

double vae_bleu_score(const VaeBleu *b, double precision[VAE_BLEU_ORDERS], double *brevity) {
    double smooth = 1, sum = 0;
    bool any = false;
    for (int k = 0; k < VAE_BLEU_ORDERS; k++) precision[k] = 0, any |= b->hits[k] > 0;
    *brevity = b->words < b->wanted ? b->words > 0 ? exp(1 - b->wanted / b->words) : 0 : 1;
    for (int k = 0; any && k < VAE_BLEU_ORDERS && b->grams[k] > 0; k++)
        precision[k] = b->hits[k] > 0 ? 100 * b->hits[k] / b->grams[k] : 100 / ((smooth *= 2) * b->grams[k]);
    for (int k = 0; k < VAE_BLEU_ORDERS; k++) {
        if (precision[k] <= 0) return 0;
        sum += log(precision[k]);
    }
    return *brevity * exp(sum / VAE_BLEU_ORDERS);
}

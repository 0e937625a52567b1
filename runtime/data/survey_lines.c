// survey_lines.c -- what is in a text file: how long its lines are, and how many characters and words differ.
#include "data/lines.h"
#include "data/survey.h"

#include <stdlib.h>
#include <string.h>

// As many of them as the vocabulary of a draft can have.
static void take_word(DataWords *words, size_t *count, const char *text, size_t n) {
    if (words->n == SURVEY_VOCABULARY && vae_words_find(words, text, n) == NO_WORD) return;
    count[vae_words_add(words, text, n)]++;
}

static size_t take_line(DataSurvey *v, VaeTokenUnit unit, const char *text, size_t n, DataWords *words, size_t *count) {
    size_t tokens = 0;
    for (size_t at = 0, skip; at < n;) {
        const size_t length = vae_token_length(unit, text + at, n - at, &skip);
        if (length == 0 && skip == 0)
            vae_die(EX_DATAERR, "%s: line %zu: byte %zu is no UTF-8", v->table.path, v->rows + 1, at + 1);
        if (length) take_word(words, count, text + at, length);
        tokens += length > 0;
        at += length + skip;
    }
    return tokens;
}

static int by_size(const void *a, const void *b) {
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return x < y ? -1 : x > y;
}

// The vocabulary that pays: what is seen more than once.
static size_t often(const DataWords *words, const size_t *count) {
    size_t n = 0;
    for (size_t k = 0; k < words->n; k++) n += count[k] > 1;
    return n ? n : words->n;
}

static void survey_text(DataSurvey *v, LinesText text) {
    static const VaeTokenUnit unit[2] = {VAE_UNIT_CHAR, VAE_UNIT_WORD};
    const size_t lines = vae_lines_count(text);
    if (lines == 0) vae_die(EX_DATAERR, "%s: there are no rows", v->table.path);
    if (memchr(text.at, 0, (size_t)(text.end - text.at))) vae_die(EX_DATAERR, "%s: a zero byte: this is no text", v->table.path);
    size_t *length = vae_alloc(lines, sizeof *length), *count = vae_alloc(SURVEY_VOCABULARY, sizeof *count);
    for (int u = 0; u < 2; u++) {
        DataWords words = {0};
        memset(count, 0, SURVEY_VOCABULARY * sizeof *count);
        LinesText left = text;
        const char *line;
        v->rows = 0;
        for (size_t n; vae_lines_next(&left, &line, &n); v->rows++)
            length[v->rows] = take_line(v, unit[u], line, n, &words, count);
        qsort(length, lines, sizeof *length, by_size);
        v->lines[u] = (DataLengths){.most = length[lines - 1], .middle = length[lines / 2],
                                    .nearly_all = length[lines - 1 - lines / 100], .differ = words.n,
                                    .often = often(&words, count)};
        vae_words_free(&words);
    }
    vae_free(count);
    vae_free(length);
    if (v->lines[0].most == 0) vae_die(EX_DATAERR, "%s: every line is empty", v->table.path);
}

void vae_data_survey_lines(DataSurvey *v, const char *path) {
    v->kind = SURVEY_LINES;
    v->table.path = path;
    LinesText text = vae_lines_open(&v->table, vae_data_map(path));
    survey_text(v, text);
    vae_lines_close(&text);
}

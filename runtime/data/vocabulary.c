// vocabulary.c -- what training finds in a table's columns: the commonest words, how flags are spelled, decimals.
// They stand in the weights' metadata as data.<stream>.table: a line of CSV for each column, its words, its two words
// of a flag, its decimals.
#include "data/table.h"

#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- learning

typedef struct Counted {
    const char *word;
    size_t count;
    uint32_t number;
} Counted;

// The commonest first; of as many, by their bytes.
static int compare(const void *a, const void *b) {
    const Counted *x = a, *y = b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return strcmp(x->word, y->word);
}

// The words that rows row[0..n) have most often become the column's numbers 0, 1, ...; all others its last.
static void learn_words(double *values, size_t rows, size_t width, size_t column, const DataWords *all,
                        const uint32_t *row, size_t n, int classes, DataWords *kept) {
    Counted *counted = vae_alloc(all->n ? all->n : 1, sizeof *counted);
    for (size_t k = 0; k < all->n; k++) counted[k] = (Counted){all->word[k], 0, (uint32_t)k};
    for (size_t i = 0; i < n; i++) {
        const double v = values[(row ? row[i] : i) * width + column];
        if (v == v) counted[(size_t)v].count++;
    }
    qsort(counted, all->n, sizeof *counted, compare);
    uint32_t *to = vae_alloc(all->n ? all->n : 1, sizeof *to);
    for (size_t k = 0; k < all->n; k++) {
        const bool keeps = k + 1 < (size_t)classes && counted[k].count > 0;
        to[counted[k].number] = keeps ? (uint32_t)k : (uint32_t)classes - 1;
        if (keeps) vae_words_add(kept, counted[k].word, strlen(counted[k].word));
    }
    for (size_t i = 0; i < rows; i++) {
        double *v = &values[i * width + column];
        if (*v == *v) *v = to[(size_t)*v];
    }
    vae_free(to);
    vae_free(counted);
}

void vae_table_learn(VaeData *d, const VaeModel *m, const uint32_t *row, size_t n) {
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        DataCsv *form = d->stream[i].csv;
        VaeHow *how = vae_how_of(s->name);
        if (s->kind != VAE_TABLE || !form || how->table) continue;
        how->table = vae_table_form_new(s);
        for (int j = 0; j < s->width; j++) {
            const DataColumnForm *found = &form->found[j];
            DataColumnForm *to = &how->table[j];
            *to = (DataColumnForm){.decimals = found->decimals < 0 ? -1 : found->decimals};
            memcpy(to->no, found->no, sizeof to->no);
            memcpy(to->yes, found->yes, sizeof to->yes);
            if (s->column[j].kind == VAE_COLUMN_CATEGORY && !s->column[j].word)
                learn_words(d->stream[i].owned, d->rows, (size_t)s->width, (size_t)j, &found->words, row, n,
                            s->column[j].classes, &to->words);
        }
    }
}

// ---------------------------------------------------------------- as text

typedef struct Text {
    char *to; // NULL: only counted
    size_t n;
} Text;

static void put(Text *t, char c) {
    if (t->to) t->to[t->n] = c;
    t->n++;
}

static void put_quoted(Text *t, const char *text) {
    put(t, '"');
    for (; *text; text++) {
        if (*text == '"') put(t, '"');
        put(t, *text);
    }
    put(t, '"');
}

static void write_form(Text *t, const VaeStream *s, const DataColumnForm *form) {
    char number[16];
    for (int j = 0; j < s->width; j++) {
        const DataWords *words = &form[j].words;
        for (size_t k = 0; k < words->n; k++) {
            if (k) put(t, ',');
            put_quoted(t, words->word[k]);
        }
        if (*form[j].no) put_quoted(t, form[j].no), put(t, ','), put_quoted(t, form[j].yes);
        snprintf(number, sizeof number, "%d", form[j].decimals);
        for (const char *at = number; *at && form[j].decimals >= 0; at++) put(t, *at);
        put(t, '\n');
    }
    put(t, 0);
}

char *vae_table_text(const VaeStream *s, const struct DataColumnForm *form) {
    Text t = {0};
    write_form(&t, s, form);
    t = (Text){.to = vae_alloc(t.n, 1)};
    write_form(&t, s, form);
    return t.to;
}

static bool read_column(Csv *c, const VaeColumn *k, DataColumnForm *to) {
    bool good = true;
    vae_csv_begin_line(c);
    while (!c->line_done) {
        vae_csv_next_field(c);
        const bool quoted = c->field > c->begin && c->field[-1] == '"';
        if (!c->length && !quoted) continue;
        if (k->kind == VAE_COLUMN_CATEGORY && !k->word) {
            char *text = vae_alloc(c->length + 1, 1);
            const size_t had = to->words.n;
            vae_words_add(&to->words, text, vae_table_unquoted(c, text));
            vae_free(text);
            good &= to->words.n > had && to->words.n < (size_t)k->classes;
        } else if (k->kind == VAE_COLUMN_FLAG) {
            char *word = *to->no ? to->yes : to->no;
            good &= c->length < sizeof to->no && !*to->yes;
            if (good) snprintf(word, sizeof to->no, "%.*s", (int)c->length, c->field);
        } else {
            double v;
            good &= (k->kind == VAE_COLUMN_NUMBER || k->kind == VAE_COLUMN_LOG) && c->length < 3 &&
                    vae_csv_number(c->field, c->length, '.', &v) && v >= 0 && v == (double)(int)v;
            if (good) to->decimals = (int)v;
        }
    }
    return good && !*to->no == !*to->yes;
}

struct DataColumnForm *vae_table_of_text(const VaeStream *s, const char *text) {
    Csv c = {.path = "", .at = text, .end = text + strlen(text), .separator = ',', .decimal = '.', .trying = true};
    DataColumnForm *form = vae_table_form_new(s);
    bool good = true;
    for (int j = 0; j < s->width && good; j++) {
        good = c.at < c.end;
        if (good) good = read_column(&c, &s->column[j], &form[j]) && !c.flaw;
    }
    if (good && c.at == c.end) return form;
    vae_table_form_free(form, (size_t)s->width);
    return NULL;
}

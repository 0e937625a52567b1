// new_table.c -- a table for a CSV with a header: each column's kind by what its fields look like, with the reason.
#include "commands/new.h"

#include <stdlib.h>
#include <string.h>

enum { DRAFT_SEVERAL = 2, DRAFT_WORDS = 12, DRAFT_LETTERS = 160, DRAFT_COMMONEST = 50, DRAFT_LEVELS = 10 };
#define DRAFT_SKEWED 1.0 // skewness from which a logarithm is tried
#define DRAFT_REACH 20.0 // and times that the largest is the least

typedef struct DraftColumn {
    char kind[DRAFT_LETTERS * 2 + 80]; // "": it is left out
    char why[300];
    size_t width; // numbers that networks see; 0: carried along
} DraftColumn;

static void decide(DraftColumn *c, size_t width, const char *kind) {
    snprintf(c->kind, sizeof c->kind, "%s", kind);
    c->width = width;
}

// ---------------------------------------------------------------- numbers

static void draft_numbers(DraftColumn *c, const DataColumn *k, size_t rows) {
    char kind[40];
    snprintf(c->why, sizeof c->why, "from %.9g to %.9g%s", k->low, k->high, k->whole ? ", whole" : "");
    if (k->low == k->high) {
        snprintf(c->why, sizeof c->why, "%.9g in every row: left out", k->low);
    } else if (k->counts && rows > DRAFT_SEVERAL) {
        decide(c, 0, "text");
        snprintf(c->why, sizeof c->why, "counts the rows: carried along");
    } else if (k->whole && k->low == 0 && k->high == 1) {
        decide(c, 1, "flag");
        snprintf(c->why, sizeof c->why, "0 and 1");
    } else if (k->whole && k->low == 1 && k->high > 2 && k->high <= DRAFT_LEVELS) {
        snprintf(kind, sizeof kind, "ordinal(%d)", (int)k->high);
        decide(c, (size_t)k->high, kind);
    } else if (k->whole && k->low == 0) {
        decide(c, 1, "count");
    } else if (k->low > 0 && k->high > DRAFT_REACH * k->low && vae_survey_skewness(k->sum) > DRAFT_SKEWED &&
               fabs(vae_survey_skewness(k->log_sum)) < vae_survey_skewness(k->sum) / 2) {
        decide(c, 1, "number(log=true)");
        snprintf(c->why, sizeof c->why, "from %.9g to %.9g, skewed", k->low, k->high);
    } else {
        decide(c, 1, "number");
    }
}

// ---------------------------------------------------------------- words

static size_t put_quoted(char *to, size_t room, const char *text) {
    size_t n = 0;
    to[n++] = '"';
    for (; *text && n + 4 < room; text++) {
        if (*text == '"') to[n++] = '"';
        to[n++] = *text;
    }
    to[n++] = '"';
    to[n] = 0;
    return n;
}

static bool writable(const DataWords *w) { // as words of a model
    size_t letters = 0;
    for (size_t i = 0; i < w->n; i++) {
        letters += strlen(w->word[i]);
        for (const char *at = w->word[i]; *at; at++)
            if ((unsigned char)*at < ' ' || (unsigned char)*at > 126) return false;
    }
    return letters <= DRAFT_LETTERS;
}

static int by_bytes(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void draft_category(DraftColumn *c, const DataColumn *k) {
    const DataWords *w = &k->fields;
    char kind[sizeof c->kind];
    if (w->n > DRAFT_WORDS || !writable(w)) {
        const size_t n = w->n - 1 < DRAFT_COMMONEST ? w->n - 1 : DRAFT_COMMONEST;
        snprintf(kind, sizeof kind, "category(%zu)", n);
        decide(c, n + 1, kind);
        snprintf(c->why, sizeof c->why, "%s%zu different words", k->many ? "more than " : "", w->n);
        return;
    }
    char *sorted[DRAFT_WORDS];
    memcpy(sorted, w->word, w->n * sizeof *sorted);
    qsort(sorted, w->n, sizeof *sorted, by_bytes);
    size_t n = (size_t)snprintf(kind, sizeof kind, "category(");
    for (size_t i = 0; i < w->n; i++) {
        if (i) n += (size_t)snprintf(kind + n, sizeof kind - n, ", ");
        n += put_quoted(kind + n, sizeof kind - n, sorted[i]);
    }
    snprintf(kind + n, sizeof kind - n, ")");
    decide(c, w->n, kind);
    snprintf(c->why, sizeof c->why, "%zu words", w->n);
}

static void draft_words(DraftColumn *c, const DataColumn *k) {
    const DataWords *w = &k->fields;
    if (k->numbers > k->words) {
        snprintf(c->why, sizeof c->why, "%zu numbers, and %zu words such as %s (--missing %s, if that says that there "
                 "is none): left out", k->numbers, k->words, k->word, k->word);
    } else if (w->n == 1) {
        snprintf(c->why, sizeof c->why, "%s in every row: left out", k->word);
    } else if (k->dates == k->filled) {
        decide(c, 1, "date");
        snprintf(c->why, sizeof c->why, "days");
    } else if (w->n == 2 && vae_table_is_flag(w->word[0], w->word[1])) {
        decide(c, 1, "flag");
        snprintf(c->why, sizeof c->why, "%s and %s", w->word[0], w->word[1]);
    } else if (k->many || 2 * w->n > k->filled) {
        decide(c, 0, "text");
        snprintf(c->why, sizeof c->why, "another word in most rows, such as %s: carried along", k->word);
    } else draft_category(c, k);
}

// ---------------------------------------------------------------- the table

static bool is_name(const DataColumn *k) {
    static const char *const own[] = {"model",   "param",   "data", "latent", "block", "network",
                                      "encoder", "decoder", "loss", "train",  "as"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strlen(own[i]) == k->length && memcmp(own[i], k->name, k->length) == 0) return false;
    for (size_t i = 0; i < k->length; i++) {
        const char c = k->name[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!letter && (i == 0 || c < '0' || c > '9')) return false;
    }
    return k->length > 0 && k->length <= 64;
}

static void name_text(const Draft *d, const DataColumn *k, char *to, size_t room) {
    const bool doubled = k->name > d->v.text.begin && k->name[-1] == '"'; // in quotes there, so that those inside are
    size_t n = 0;
    if (is_name(k)) {
        snprintf(to, room, "%.*s", (int)k->length, k->name);
        return;
    }
    to[n++] = '"';
    for (size_t i = 0; i < k->length && n + 4 < room; i++) {
        if (k->name[i] == '"' && !doubled) to[n++] = '"';
        to[n++] = k->name[i];
    }
    to[n++] = '"';
    to[n] = 0;
}

void vae_draft_columns(Draft *d) {
    DataSurvey *v = &d->v;
    char shown[48];
    DataWords names = {0};
    d->column = vae_alloc(v->columns, sizeof *d->column);
    for (size_t j = 0; j < v->columns; j++) {
        const DataColumn *k = &v->column[j];
        DraftColumn *c = &d->column[j];
        for (size_t i = 0; i < k->length; i++)
            if ((unsigned char)k->name[i] < 32)
                vae_die(EX_DATAERR, "%s: the name of column %zu, %s, has a character that no model takes: rename it",
                        d->path, j + 1, vae_data_shown(shown, k->name, k->length));
        const size_t had = names.n;
        vae_words_add(&names, k->name, k->length);
        if (names.n == had) snprintf(c->why, sizeof c->why, "another column is called so: left out");
        else if (k->length == 0) snprintf(c->why, sizeof c->why, "column %zu has no name: left out", j + 1);
        else if (k->filled == 0) snprintf(c->why, sizeof c->why, "empty: left out");
        else if (k->words) draft_words(c, k);
        else draft_numbers(c, k, v->rows);
        d->width += c->width > 0;
    }
    vae_words_free(&names);
    if (d->width == 0)
        vae_die(EX_DATAERR, "%s: none of its %zu columns has values that vary", d->path, v->columns);
}

void vae_draft_table(Draft *d) {
    const DataSurvey *v = &d->v;
    char name[600];
    size_t names = 0, kinds = 0, width = 0;
    for (size_t j = 0; j < v->columns; j++) {
        name_text(d, &v->column[j], name, sizeof name);
        const size_t n = strlen(name), k = strlen(d->column[j].kind);
        if (*d->column[j].kind && n > names) names = n;
        if (k > kinds) kinds = k;
        width += d->column[j].width;
    }
    if (4 + names + 1 + kinds + 2 < 40) kinds = 40 - 7 - names; // as vaec fmt has it
    fprintf(d->out, "model %s\n\nparam hidden = %zu\n\ndata t: table {\n", d->name, vae_draft_hidden(width));
    for (size_t j = 0; j < v->columns; j++) {
        const DataColumn *k = &v->column[j];
        const DraftColumn *c = &d->column[j];
        char missing[40] = "";
        if (k->missing && c->width) snprintf(missing, sizeof missing, ", %zu missing", k->missing);
        name_text(d, k, name, sizeof name);
        if (*c->kind)
            fprintf(d->out, "    %-*s %-*s  # %s%s\n", (int)names, name, (int)kinds, c->kind, c->why, missing);
        else fprintf(d->out, "    # %s: %s\n", name, c->why);
    }
    fprintf(d->out, "}\n\nlatent z: normal(%zu)\n\n", vae_draft_latent(width));
    fprintf(d->out, "encoder { dense(hidden) silu dense(hidden) silu }\n");
    fprintf(d->out, "decoder { dense(hidden) silu dense(hidden) silu }\n");
    vae_draft_training(d, width);
}

void vae_draft_close(Draft *d) { vae_free(d->column); }

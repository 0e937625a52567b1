// made.c -- what made-up models (random_model.h) are made of: every row of the compiler's tables, every argument that has
// a default, and every word that is not one, is in one of the first WITHIN of them, and each of these is a model.
//   build/tests/grad/made            tests that
//   build/tests/grad/made 7          prints model 7
//   build/tests/grad/made count      prints how many of the models say each word
#include "cases.h"
#include "front/check.h"
#include "front/reference.h"
#include "oracle.h"
#include "random_model.h"

#define WITHIN 3000

// What is in no made-up model, and who has it instead.
static const struct { const char *word, *why; } left_out[] = {
    {"train precision", "products of rounded operands are no float's, which the emitted C is held against: tests/run/bf16.sh"},
    {"train precision=bf16", "the same"},
    {NULL, NULL}};

typedef struct Said { // a word, and how many models have said it
    char *text;
    int times;
    unsigned long long last; // the seed that said it last
} Said;

typedef struct Tally {
    Arena *arena;
    Said *said;
    size_t n;
    unsigned long long seed;
} Tally;

// ---------------------------------------------------------------- what there is to say

static void there_is(Tally *t, const char *section, const char *row, const char *argument, const char *word) {
    t->said = realloc(t->said, (t->n + 1) * sizeof *t->said);
    t->said[t->n++] = (Said){.text = arena_printf(t->arena, "%s %s%s%s%s%s", section, row, argument ? "." : "", argument ? argument : "",
                                                  word ? "=" : "", word ? word : "")};
}

static void there_are_words(Tally *t, const char *section, const char *row, const ArgDef *d, const char *argument) {
    if (!d->words) return;
    for (const char **w = words_split(t->arena, d->words); *w; w++)
        if (!d->standard_word || strcmp(*w, d->standard_word)) there_is(t, section, row, argument, *w);
}

static const char *const declarations[] = {"model", "param", "data", "latent", "block", "network", "critic", "encoder", "decoder", "prior", "loss", "train", NULL};

// The word that a declaration begins with.
static const char *declaration(const Decl *d) {
    switch (d->kind) {
    case DECL_MODEL: return "model";
    case DECL_PARAM: return "param";
    case DECL_DATA: return "data";
    case DECL_LATENT: return "latent";
    case DECL_BLOCK: return "block";
    case DECL_SHARED: return "network";
    case DECL_CRITIC: return "critic";
    default: return d->name;
    }
}

static void there_is_all(Tally *t) {
    ReferenceRow row;
    for (int i = 0; declarations[i]; i++) there_is(t, "declarations", declarations[i], NULL, NULL);
    for (int i = 0; reference_section(i); i++)
        for (int k = 0; reference_row(reference_section(i), k, &row); k++) {
            there_is(t, reference_section(i), row.name, NULL, NULL);
            if (row.value) there_are_words(t, reference_section(i), row.name, row.value, NULL);
            for (const ArgDef *d = row.arg; d && d < row.arg + MAX_ARGS && d->kind != ARG_END; d++) {
                if (!d->required) there_is(t, reference_section(i), row.name, d->name, NULL);
                there_are_words(t, reference_section(i), row.name, d, d->name);
            }
        }
}

// ---------------------------------------------------------------- what a model says

static void says(Tally *t, const char *section, const char *row, const char *argument, const char *word) {
    const char *text = arena_printf(t->arena, "%s %s%s%s%s%s", section, row, argument ? "." : "", argument ? argument : "",
                                    word ? "=" : "", word ? word : "");
    for (size_t i = 0; i < t->n; i++) {
        if (strcmp(t->said[i].text, text)) continue;
        t->said[i].times += t->said[i].last != t->seed;
        t->said[i].last = t->seed;
    }
}

static void says_row(Tally *t, const char *section, const char *name, const Arg *args);

// A value of an argument: one of its words, or a row of the table that it chooses from.
static void says_value(Tally *t, const char *section, const char *row, const ArgDef *d, const Expr *e) {
    says(t, section, row, d->name, NULL);
    if (e->kind != EX_NAME && e->kind != EX_CALL) return;
    if (d->kind == ARG_CHOICE) says_row(t, reference_table(d->choices), e->name, e->args);
    else if (d->words) says(t, section, row, d->name, e->name);
}

static void says_row(Tally *t, const char *section, const char *name, const Arg *args) {
    ReferenceRow row;
    if (!reference_find(section, name, &row)) return;
    says(t, section, name, NULL, NULL);
    const ArgDef *next = row.arg;
    for (const Arg *a = args; a && row.arg; a = a->next) {
        const ArgDef *d = row.arg;
        if (a->name)
            while (d->kind != ARG_END && strcmp(d->name, a->name)) d++;
        else
            d = next;
        if (d->kind == ARG_END) return; // the words of a category
        says_value(t, section, name, d, a->value);
        if (!a->name && d->kind != ARG_DIMS && d->kind != ARG_REFS) next++;
    }
}

static void says_stages(Tally *t, const Stage *s) {
    for (; s; s = s->next) {
        says_row(t, "stages", s->name, s->args);
        says_row(t, "activations", s->name, s->args);
        says_stages(t, s->body);
    }
}

static void says_settings(Tally *t, const char *section, const Setting *s) {
    ReferenceRow row;
    for (; s; s = s->next) {
        if (!reference_find(section, s->name, &row)) continue;
        const bool named = s->value->kind == EX_NAME || s->value->kind == EX_CALL;
        const char *const chosen = reference_choices(&row);
        says(t, section, s->name, NULL, NULL);
        if (named && chosen) says_row(t, chosen, s->value->name, s->value->args);
        if (named) says(t, section, s->name, NULL, s->value->name);
    }
}

static bool says_model(Tally *t, unsigned long long seed) {
    char where[64], *text = random_model(seed);
    snprintf(where, sizeof where, "made-up model %llu", seed);
    Arena *a = arena_new();
    Diag *diag = diag_new(a, where, text, stderr);
    const Ast *ast = parse_file(a, diag, text, strlen(text));
    if (!diag_errors(diag)) check(a, diag, ast, where, NULL, 0);
    const bool good = !diag_errors(diag);
    if (!good) diag_print(diag);
    t->seed = seed;
    for (const Decl *d = good ? ast->decls : NULL; d; d = d->next) {
        says(t, "declarations", declaration(d), NULL, NULL);
        if (d->kind == DECL_DATA && d->has_columns) says(t, "data", "table", NULL, NULL);
        else if (d->kind == DECL_DATA) says_row(t, "data", d->value->name, d->value->args);
        else if (d->kind == DECL_LATENT) says_row(t, "latents", d->value->name, d->value->args);
        for (const ColumnDecl *c = d->columns; c; c = c->next) says_row(t, "columns", c->kind->name, c->kind->args);
        says_stages(t, d->stages);
        if (d->kind == DECL_SETTINGS) says_settings(t, d->name, d->settings);
    }
    arena_free(a);
    free(text);
    return good;
}

// ---------------------------------------------------------------- all

static Tally tally(unsigned long long models, bool *good) {
    Tally t = {.arena = arena_new(), .seed = 0};
    there_is_all(&t);
    for (unsigned long long seed = 1; seed <= models; seed++) *good &= says_model(&t, seed);
    return t;
}

static void test_words(void **state) {
    (void)state;
    bool good = true;
    Tally t = tally(WITHIN, &good);
    assert_true(t.n > 300);
    for (size_t i = 0; i < t.n; i++) {
        const char *why = NULL;
        for (int k = 0; left_out[k].word; k++)
            if (!strcmp(left_out[k].word, t.said[i].text)) why = left_out[k].why;
        if (!why == !!t.said[i].times) continue;
        good = false;
        if (why) fprintf(stderr, "%s is in a made-up model, and does not belong to left_out\n", t.said[i].text);
        else fprintf(stderr, "no made-up model of %d says %s\n", WITHIN, t.said[i].text);
    }
    arena_free(t.arena);
    free(t.said);
    assert_true(good);
}

int main(int argc, char **argv) {
    if (argc > 1 && !strcmp(argv[1], "count")) {
        bool good = true;
        Tally t = tally(WITHIN, &good);
        for (size_t i = 0; i < t.n; i++) printf("%6d %s\n", t.said[i].times, t.said[i].text);
        return !good;
    }
    if (argc > 1) {
        char *text = random_model(strtoull(argv[1], NULL, 10));
        fputs(text, stdout);
        free(text);
        return 0;
    }
    Cases c = {0};
    add_case(&c, "words of made-up models", test_words, NULL);
    return run_cases("made", &c);
}

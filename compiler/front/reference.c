// reference.c -- what a model file can name, printed from the tables that the checker goes by: for
// `vaec help`, for editors (tool/lsp), and as the marked sections of docs/language.md and docs/reference.md,
// which `make docs` writes.
// In:  the tables.  Out: text, or Markdown. Nothing about them is said anywhere else.
#include "front/reference.h"
#include "front/check.h"

#include <math.h>
#include <string.h>

typedef ReferenceRow Row;

typedef struct Section {
    const char *word;  // for `vaec help WORD`
    const char *title;
    const char *one;   // what a row is: "stage"
    bool (*row)(int i, Row *row); // false: there is no such row
    const char *example; // of a row that has none of its own, from its name; NULL: each has one
} Section;

// ---------------------------------------------------------------- the tables as rows

static bool row_layer(int wanted, bool activation, Row *row) {
    int n = 0;
    for (const LayerDef *d = layer_table; d->name; d++) {
        if (d->activation != activation || n++ != wanted) continue;
        *row = (Row){.name = d->name, .help = d->help, .arg = d->arg, .notes = d->notes};
        if (!row->notes.formula) row->notes.formula = d->formula;
        if (!row->notes.shapes && !d->shape) row->notes.shapes = "[...] to the same";
        return true;
    }
    return false;
}

static bool row_stage(int i, Row *row) { return row_layer(i, false, row); }
static bool row_activation(int i, Row *row) { return row_layer(i, true, row); }

static bool row_likelihood(int i, Row *row) {
    const LikelihoodDef *d = &likelihood_table[i];
    *row = (Row){.name = d->name, .help = d->help, .arg = d->arg, .notes = d->notes};
    return d->name != NULL;
}

#define ROW_OF_TABLE(what, table)                                                                  \
    static bool row_##what(int i, Row *row) {                                                      \
        *row = (Row){.name = table[i].sig.name, .help = table[i].help, .arg = table[i].sig.arg,    \
                     .notes = table[i].sig.notes};                                                 \
        return table[i].sig.name != NULL;                                                          \
    }
ROW_OF_TABLE(latent, posterior_table)
ROW_OF_TABLE(flow, flow_table)
ROW_OF_TABLE(prior, prior_table)
ROW_OF_TABLE(objective, objective_table)

#define ROW_OF_CHOICES(what, choices_)                                                             \
    static bool row_##what(int i, Row *row) {                                                      \
        const Signature *s = choice(&choices_, i);                                                 \
        if (s) *row = (Row){.name = s->name, .help = s->help, .arg = s->arg, .notes = s->notes};   \
        return s != NULL;                                                                          \
    }
ROW_OF_CHOICES(data, streams)
ROW_OF_CHOICES(column, column_kinds)
ROW_OF_CHOICES(schedule, schedules)
ROW_OF_CHOICES(optimizer, optimizers)
ROW_OF_CHOICES(lr_schedule, lr_schedules)
ROW_OF_CHOICES(init, inits)
ROW_OF_CHOICES(privacy, privacies)

#define ROW_OF_SETTINGS(what, table)                                                               \
    static bool row_##what(int i, Row *row) {                                                      \
        *row = (Row){.name = table[i].value.name, .help = table[i].value.help,                     \
                     .value = &table[i].value, .choices = table[i].choices, .must = table[i].must, \
                     .none = table[i].none, .notes = table[i].notes};                              \
        return table[i].value.name != NULL;                                                        \
    }
ROW_OF_SETTINGS(loss, loss_settings)
ROW_OF_SETTINGS(train, train_settings)

static const Section sections[] = {
    {"data", "kinds of data", "data", row_data, NULL},
    {"columns", "kinds of a table's columns", "column", row_column, NULL},
    {"latents", "kinds of latents", "latent", row_latent, NULL},
    {"flows", "flows of a normal latent", "flow", row_flow, "latent z: normal(20, flow=%s)"},
    {"priors", "priors of a normal latent", "prior", row_prior, "latent z: normal(20, prior=%s)"},
    {"stages", "stages of a network", "stage", row_stage, NULL},
    {"activations", "activations, elementwise stages", "activation", row_activation, "flatten dense(64) %s"},
    {"loss", "settings of loss", "setting of loss", row_loss, NULL},
    {"likelihoods", "likelihoods", "likelihood", row_likelihood, "likelihood = %s"},
    {"objectives", "objectives", "objective", row_objective, "objective = %s"},
    {"schedules", "schedules, in place of a number", "schedule", row_schedule, NULL},
    {"train", "settings of train", "setting of train", row_train, NULL},
    {"optimizers", "optimizers", "optimizer", row_optimizer, "optimizer = %s"},
    {"lr_schedules", "schedules of the learning rate", "lr_schedule", row_lr_schedule, "lr_schedule = %s"},
    {"inits", "initial weights", "init", row_init, "init = %s"},
    {"privacies", "private training", "privacy", row_privacy, "privacy = %s"},
};
enum { SECTIONS = sizeof sections / sizeof sections[0] };

// ---------------------------------------------------------------- words for a row

// "whole number from 1 to 65536"
static const char *values_text(Arena *a, const ArgDef *d) {
    const char *range = range_text(a, d), *space = *range ? " " : "";
    const char *words = d->words ? words_text(a, words_split(a, d->words)) : "";
    switch (d->kind) {
    case ARG_INT:
        return arena_printf(a, "whole number%s%s", space, range);
    case ARG_NUMBER:
        return arena_printf(a, "number%s%s", space, range);
    case ARG_WORD:
        return words;
    case ARG_NUMBER_OR_WORD:
        return arena_printf(a, "number%s%s, or %s", space, range, words);
    case ARG_PAIR:
        return arena_printf(a, "whole number%s%s, or two: (height, width)", space, range);
    case ARG_PAIR_OR_WORD:
        return arena_printf(a, "%s, or a whole number%s%s, or two: (height, width)", words, space, range);
    case ARG_DIMS:
        return arena_printf(a, "one to %d whole numbers%s%s", d->most ? d->most : MAX_RANK, space, range);
    case ARG_REF:
    case ARG_REFS:
        return d->help ? d->help : "the name of a data stream, a latent or a stage";
    case ARG_CHOICE: {
        const char *names[32] = {0};
        for (int i = 0; i < 31 && choice(d->choices, i); i++) names[i] = choice(d->choices, i)->name;
        return words_text(a, names);
    }
    case ARG_ANY:
    case ARG_END:
        break;
    }
    return "";
}

static const char *standard_text(Arena *a, const Row *s) {
    if (s->must) return "none: it must be given";
    if (s->none) return "none";
    if (s->value->kind == ARG_END) return choice(s->choices, 0)->name;
    return s->value->standard_word ? s->value->standard_word : number_text(a, s->value->standard);
}

static const char *setting_values(Arena *a, const Row *s) {
    if (s->must) { // its rows begin with no Signature
        const char *names[64] = {0};
        for (int i = 0; likelihood_table[i].name && i < 63; i++) names[i] = likelihood_table[i].name;
        return words_text(a, names);
    }
    const ArgDef choose = {.kind = ARG_CHOICE, .choices = s->choices};
    if (s->value->kind == ARG_END) return values_text(a, &choose);
    const char *text = values_text(a, s->value);
    return s->choices ? arena_printf(a, "%s, or a schedule", text) : text;
}

// What an argument takes and means.
static const char *argument_text(Arena *a, const ArgDef *d) {
    const char *values = values_text(a, d);
    return d->help && d->kind != ARG_REF && d->kind != ARG_REFS ? arena_printf(a, "%s; %s", values, d->help) : values;
}

static bool takes_arguments(const Row *row) { return row->arg && row->arg[0].kind != ARG_END; }

static const char *heading(Arena *a, const Row *row) {
    if (row->value) return arena_printf(a, "%s = %s", row->name, standard_text(a, row));
    return takes_arguments(row) ? signature_text(a, row->name, row->arg) : row->name;
}

// ---------------------------------------------------------------- text

enum { WIDTH = 96 };

// Words, broken into lines.
static void print_wrapped(FILE *f, const char *text, int indent) {
    int at = 0;
    while (*text) {
        const int n = (int)strcspn(text, " ");
        if (at == 0) at = fprintf(f, "%*s", indent, "");
        else if (at + 1 + n > WIDTH) at = fprintf(f, "\n%*s", indent, "") - 1;
        else at += fprintf(f, " ");
        at += fprintf(f, "%.*s", n, text);
        text += n;
        text += *text == ' ';
    }
    fprintf(f, "\n");
}

static void print_row(FILE *f, Arena *a, const Row *row) {
    fprintf(f, "  %s\n", heading(a, row));
    if (row->help) print_wrapped(f, row->help, 6);
}

static void print_note(FILE *f, Arena *a, const char *what, const char *text) {
    if (text) print_wrapped(f, arena_printf(a, "%s: %s", what, text), 4);
}

static const char *example_text(Arena *a, const Section *s, const Row *row) {
    if (row->notes.example || !s->example) return row->notes.example;
    const int before = (int)strcspn(s->example, "%");
    return arena_printf(a, "%.*s%s%s", before, s->example, row->name, s->example + before + 2);
}

static void print_whole(FILE *f, Arena *a, const Section *s, const Row *row) {
    fprintf(f, "%s (%s)\n", heading(a, row), s->one);
    if (row->help) print_wrapped(f, row->help, 4);
    if (row->value) print_wrapped(f, setting_values(a, row), 4);
    for (int i = 0; takes_arguments(row) && i < MAX_ARGS && row->arg[i].kind != ARG_END; i++) {
        const ArgDef *d = &row->arg[i];
        print_wrapped(f, arena_printf(a, "%s: %s", d->name, argument_text(a, d)), 6);
    }
    print_note(f, a, "formula", row->notes.formula);
    print_note(f, a, "shapes", row->notes.shapes);
    print_note(f, a, "example", example_text(a, s, row));
    print_note(f, a, "source", row->notes.source);
}

static void print_section(FILE *f, Arena *a, const Section *s) {
    Row row;
    fprintf(f, "%s:\n", s->title);
    for (int i = 0; s->row(i, &row); i++) print_row(f, a, &row);
}

void reference_sections(FILE *f) {
    for (int i = 0; i < SECTIONS; i++) fprintf(f, "%s%s", i ? " " : "", sections[i].word);
}

static void print_words(FILE *f, const ArgDef *d) {
    Arena *a = arena_new();
    const char **words = words_split(a, d->words);
    for (int i = 0; words[i]; i++) fprintf(f, "word %s\n", words[i]);
    arena_free(a);
}

void reference_words(FILE *f) {
    for (int i = 0; i < SECTIONS; i++) {
        Row row;
        for (int k = 0; sections[i].row(k, &row); k++) {
            fprintf(f, "%s %s\n", sections[i].word, row.name);
            if (row.value) print_words(f, row.value);
            for (int j = 0; takes_arguments(&row) && j < MAX_ARGS && row.arg[j].kind != ARG_END; j++) {
                fprintf(f, "argument %s\n", row.arg[j].name);
                print_words(f, &row.arg[j]);
            }
        }
    }
}

// An argument's meaning, of every row that takes one of this name.
static bool print_argument(FILE *f, Arena *a, const char *word) {
    bool found = false;
    for (int i = 0; i < SECTIONS; i++) {
        Row row;
        for (int k = 0; sections[i].row(k, &row); k++)
            for (int j = 0; takes_arguments(&row) && j < MAX_ARGS && row.arg[j].kind != ARG_END; j++) {
                if (strcmp(row.arg[j].name, word)) continue;
                fprintf(f, "%s%s (argument of %s, a %s)\n", found ? "\n" : "", word, heading(a, &row), sections[i].one);
                print_wrapped(f, argument_text(a, &row.arg[j]), 4);
                found = true;
            }
    }
    return found;
}

bool reference_print(FILE *f, const char *word) {
    Arena *a = arena_new();
    bool found = false;
    const bool all = !strcmp(word, "language");
    for (int i = 0; i < SECTIONS; i++) {
        Row row;
        const Section *s = &sections[i];
        if (all || !strcmp(word, s->word)) {
            if (found) fprintf(f, "\n");
            print_section(f, a, s);
            found = true;
        }
        for (int k = 0; !all && s->row(k, &row); k++) {
            if (strcmp(word, row.name)) continue;
            if (found) fprintf(f, "\n");
            print_whole(f, a, s, &row);
            found = true;
        }
    }
    if (!found) found = print_argument(f, a, word);
    arena_free(a);
    return found;
}

const char *reference_nearest(const char *word) {
    const char *names[1024] = {0};
    int n = 0;
    for (int i = 0; i < SECTIONS; i++) {
        Row row;
        names[n++] = sections[i].word;
        for (int k = 0; n < 900 && sections[i].row(k, &row); k++) {
            names[n++] = row.name;
            for (int j = 0; takes_arguments(&row) && j < MAX_ARGS && row.arg[j].kind != ARG_END; j++)
                names[n++] = row.arg[j].name;
        }
    }
    return diag_nearest(word, names);
}

// ---------------------------------------------------------------- Markdown

static void mark_text(FILE *f, const char *text) {
    for (; text && *text; text++) fprintf(f, *text == '|' ? "\\%c" : "%c", *text);
}

static void mark_arguments(FILE *f, Arena *a, const Row *row) {
    for (int i = 0; takes_arguments(row) && i < MAX_ARGS && row->arg[i].kind != ARG_END; i++) {
        const ArgDef *d = &row->arg[i];
        fprintf(f, "%s`%s`: %s", i ? "<br>" : "", d->name, argument_text(a, d));
    }
}

static void mark_list(FILE *f, const char *what, const char *text) {
    if (!text) return;
    fprintf(f, "- %s: ", what);
    mark_text(f, text);
    fprintf(f, "\n");
}

// All that is known of one row.
static void mark_entry(FILE *f, Arena *a, const Section *s, const Row *row) {
    fprintf(f, "`%s`\n\n", heading(a, row));
    fprintf(f, "%s\n\n", row->help);
    if (row->value) fprintf(f, "- value: %s\n", setting_values(a, row));
    for (int i = 0; takes_arguments(row) && i < MAX_ARGS && row->arg[i].kind != ARG_END; i++) {
        const ArgDef *d = &row->arg[i];
        const char *what = arena_printf(a, "`%s`", d->name);
        mark_list(f, what, argument_text(a, d));
    }
    if (row->notes.formula) fprintf(f, "- formula: `%s`\n", row->notes.formula);
    mark_list(f, "shapes", row->notes.shapes);
    mark_list(f, "source", row->notes.source);
    fprintf(f, "\n```\n%s\n```\n\n", example_text(a, s, row));
}

static void mark_entries(FILE *f, Arena *a) {
    for (int i = 0; i < SECTIONS; i++) {
        Row row;
        fprintf(f, "## %s\n\n", sections[i].word);
        for (int k = 0; sections[i].row(k, &row); k++) {
            fprintf(f, "### %s (%s)\n\n", row.name, sections[i].one);
            mark_entry(f, a, &sections[i], &row);
        }
    }
}

bool reference_markdown(FILE *f, const char *word) {
    Arena *a = arena_new();
    if (!strcmp(word, "entries")) {
        mark_entries(f, a);
        arena_free(a);
        return true;
    }
    bool found = false;
    for (int i = 0; i < SECTIONS; i++) {
        const Section *s = &sections[i];
        Row row;
        if (strcmp(word, s->word)) continue;
        found = true;
        const bool settings = s->row(0, &row) && row.value;
        const bool formulas = s->row == row_likelihood;
        bool arguments = false;
        for (int k = 0; s->row(k, &row); k++) arguments |= takes_arguments(&row);
        fprintf(f, settings ? "| setting | default | values | meaning |\n| --- | --- | --- | --- |\n"
                : formulas ? "| %s | meaning | formula | arguments |\n| --- | --- | --- | --- |\n"
                : arguments ? "| %s | meaning | arguments |\n| --- | --- | --- |\n"
                            : "| %s | meaning |\n| --- | --- |\n", s->one);
        for (int k = 0; s->row(k, &row); k++) {
            if (settings) {
                fprintf(f, "| `%s` | %s | ", row.name, standard_text(a, &row));
                mark_text(f, setting_values(a, &row));
                fprintf(f, " | ");
                mark_text(f, row.help);
            } else {
                fprintf(f, "| `%s` | ", heading(a, &row));
                mark_text(f, row.help);
                if (formulas) fprintf(f, " | "), mark_text(f, row.notes.formula);
                if (arguments) fprintf(f, " | ");
                if (arguments) mark_arguments(f, a, &row);
            }
            fprintf(f, " |\n");
        }
    }
    arena_free(a);
    return found;
}

// ---------------------------------------------------------------- for editors

static const Section *find_section(const char *word) {
    for (int i = 0; i < SECTIONS; i++)
        if (!strcmp(sections[i].word, word)) return &sections[i];
    die("no section %s", word);
}

const char *reference_section(int i) { return i < SECTIONS ? sections[i].word : NULL; }
const char *reference_one(const char *section) { return find_section(section)->one; }
bool reference_row(const char *section, int i, Row *row) { return find_section(section)->row(i, row); }
const char *reference_signature(Arena *a, const Row *row) { return heading(a, row); }
const char *reference_values(Arena *a, const Row *setting) { return setting_values(a, setting); }
const char *reference_argument(Arena *a, const ArgDef *d) { return argument_text(a, d); }

bool reference_find(const char *section, const char *name, Row *row) {
    const Section *s = find_section(section);
    for (int i = 0; s->row(i, row); i++)
        if (!strcmp(row->name, name)) return true;
    return false;
}

const char *reference_table(const Choices *table) {
    const struct { const Choices *table; const char *section; } all[] = {
        {&streams, "data"},           {&posteriors, "latents"},   {&flows, "flows"},
        {&priors, "priors"},          {&objectives, "objectives"}, {&schedules, "schedules"},
        {&optimizers, "optimizers"}, {&lr_schedules, "lr_schedules"}, {&inits, "inits"},
        {&privacies, "privacies"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].table == table) return all[i].section;
    return NULL;
}

const char *reference_choices(const Row *setting) {
    if (setting->must) return "likelihoods";
    return setting->choices ? reference_table(setting->choices) : NULL;
}

void reference_entry(FILE *f, const char *section, const Row *row) {
    Arena *a = arena_new();
    mark_entry(f, a, find_section(section), row);
    arena_free(a);
}

// check_table.c -- the columns of a table: names, kinds, words; and where the decoder says each of them.
// In:  data NAME: table { name kind(args) ... }.  Out: VaeStream.column for the runtime, Model.column for build/.
#include "front/check.h"

#include <string.h>

#define MOST_COLUMNS 4096

static const ColumnDef *find_kind(Check *c, const Expr *e) {
    const int found = choice_find(&column_kinds, e->name);
    if (found >= 0) return &column_table[found];
    const char *names[32] = {0};
    for (int i = 0; choice(&column_kinds, i) && i < 31; i++) names[i] = choice(&column_kinds, i)->name;
    diag_error(c->diag, e->loc, "E0231", "unknown kind of column '%s'", e->name);
    if (!hint_foreign(c, FOREIGN_COLUMN, e->name, NULL)) hint_nearest(c, e->name, names, "kinds");
    return NULL;
}

// category("f", "m"): the words, each once.
static bool check_words(Check *c, const Expr *kind, VaeColumn *column) {
    NameTable seen = {0};
    const char **word = NULL;
    int n = 0, cap = 0;
    bool good = true;
    for (const Arg *arg = kind->args; arg; arg = arg->next) {
        if (arg->name || arg->value->kind != EX_TEXT) {
            diag_error(c->diag, arg->loc, "E0407", "category takes words in quotes, or one number");
            return false;
        }
        const char *text = arg->value->name;
        const size_t length = strlen(text);
        if (!length || text[0] == ' ' || text[length - 1] == ' ' || strpbrk(text, "\t")) {
            diag_error(c->diag, arg->loc, "E0232", length ? "a word of a file has no spaces around it" : "an empty "
                       "field is a missing value, not a word");
            good = false;
        }
        const int before = seen.n;
        if (names_add(&seen, c->arena, text) < before) {
            diag_error(c->diag, arg->loc, "E0232", "\"%s\" is given twice", text);
            good = false;
        }
        word = arena_grow(c->arena, word, &cap, n + 1, sizeof *word);
        word[n++] = text;
    }
    if (n < 2) {
        diag_error(c->diag, kind->loc, "E0232", "a category of one word says nothing");
        diag_hint(c->diag, "give all of its words, or how many of the commonest: category(50)");
        good = false;
    }
    column->word = word;
    column->classes = n;
    return good;
}

static bool check_column(Check *c, const ColumnDecl *d, Column *column, VaeColumn *to) {
    const Expr *e = d->kind;
    column->loc = d->loc;
    column->def = find_kind(c, e);
    to->name = d->name;
    if (!column->def) return false;
    to->kind = column->def->kind;
    if (to->kind == VAE_COLUMN_CATEGORY && e->args && e->args->value->kind == EX_TEXT) return check_words(c, e, to);
    for (const Arg *arg = to->kind == VAE_COLUMN_CATEGORY ? e->args : NULL; arg; arg = arg->next)
        if (!arg->name && arg->value->kind == EX_NAME && !var_find(c, arg->value->name)) {
            diag_error(c->diag, arg->loc, "E0407", "words of a category stand in quotes: \"%s\"", arg->value->name);
            return false;
        }
    if (!check_args(c, NULL, e->name, e->loc, column->def->sig.arg, e->args, column->arg)) return false;
    to->kind = column_kind(column);
    if (to->kind == VAE_COLUMN_CATEGORY) to->classes = (int)column->arg[0].number[0] + 1;
    if (to->kind == VAE_COLUMN_ORDINAL) to->classes = (int)column->arg[0].number[0];
    return true;
}

// Columns of one formula that stand side by side are computed together: what the decoder says of them comes first
// number by first number, then second by second.
static void place_columns(VaeColumn *to, const Column *column, int n) {
    int at = 0;
    for (int i = 0, run; i < n; i += run) {
        run = column_run(column, to, n, i);
        const bool two = column_head(&column[i]) != NULL;
        for (int k = 0; k < run; k++) {
            to[i + k].first = at + k;
            to[i + k].second = two ? at + run + k : 0;
        }
        at += two ? 2 * run : run * column_width(&to[i]);
    }
}

bool check_table(Check *c, const Decl *d, int index) {
    VaeStream *s = &c->model->stream[index];
    NameTable names = {0};
    const ColumnDecl **by_name = NULL;
    int n = 0, all = 0, cap = 0;
    bool good = true;
    for (const ColumnDecl *k = d->columns; k; k = k->next) all++;
    Column *column = arena_alloc(c->arena, ((size_t)all + 1) * sizeof *column);
    VaeColumn *to = arena_alloc(c->arena, ((size_t)all + 1) * sizeof *to);
    int texts = 0;
    for (const ColumnDecl *k = d->columns; k; k = k->next) {
        const int before = names.n, i = names_add(&names, c->arena, k->name);
        by_name = arena_grow(c->arena, by_name, &cap, i + 1, sizeof *by_name);
        if (i < before) {
            diag_error(c->diag, k->name_loc, "E0203", "column %s is already declared on line %d", k->name,
                       by_name[i]->name_loc.line);
            good = false;
        } else by_name[i] = k;
        if (!*k->name) {
            diag_error(c->diag, k->name_loc, "E0232", "a column has a name");
            good = false;
        }
        Column one = {0};
        VaeColumn said = {0};
        good &= check_column(c, k, &one, &said);
        if (said.kind == VAE_COLUMN_TEXT && one.def) { // behind the others
            to[all - ++texts] = said;
        } else {
            column[n] = one;
            to[n++] = said;
        }
    }
    for (int i = 0; i < texts / 2; i++) { // in their order
        const VaeColumn last = to[all - 1 - i];
        to[all - 1 - i] = to[n + i];
        to[n + i] = last;
    }
    if (good && (n == 0 || n > MOST_COLUMNS)) {
        if (n) diag_error(c->diag, d->value->loc, "E0234", "a table of more than %d columns", MOST_COLUMNS);
        else diag_error(c->diag, d->value->loc, "E0234", "table %s has no column that is modelled", s->name);
        diag_hint(c->diag, "for example: data %s: table { age number  sex category(\"f\", \"m\") }", s->name);
        good = false;
    }
    if (!good) return false;
    place_columns(to, column, n);
    s->column = to;
    s->n_texts = texts;
    s->width = s->channels = n;
    s->height = s->width_px = 1;
    s->standardize = s->missing = true;
    c->model->column[index] = column;
    const int size = shape_size(shape_of_stream(s));
    if (size <= MAX_WIDTH) return true;
    diag_error(c->diag, d->value->loc, "E0221", "%s is a vector of more than %d numbers", s->name, MAX_WIDTH);
    return false;
}

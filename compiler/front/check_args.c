// check_args.c -- arguments against signatures.
// One checker for everything that takes arguments: stages, kinds of data and latents, likelihoods,
// optimizers, schedules, settings. Positional arguments come first, then name=value. What was not
// given gets its default, so that later passes never ask.
#include "front/check.h"

#include <math.h>
#include <string.h>

static int count_args(const ArgDef *defs) {
    int n = 0;
    while (n < MAX_ARGS && defs[n].kind != ARG_END) n++;
    return n;
}

const char *words_text(Arena *a, const char *const *words) {
    const char *text = "";
    for (int i = 0; words[i]; i++)
        text = i == 0 ? words[0]
                      : arena_printf(a, "%s%s%s", text, words[i + 1] ? ", " : " or ", words[i]);
    return text;
}

void hint_nearest(Check *c, const char *word, const char *const *words, const char *what) {
    const char *near = word ? diag_nearest(word, words) : NULL;
    const bool certain = near && diag_nearest_alone(word, words);
    const char *other = word && !near ? foreign_word(FOREIGN_WORD, word) : NULL;
    for (int i = 0; other && words[i]; i++)
        if (!strcmp(words[i], other)) near = other;
    if (near) fix_word(c->diag, certain, word, near);
    if (near)
        diag_hint(c->diag, "did you mean %s? %s: %s", near, what, words_text(c->arena, words));
    else diag_hint(c->diag, "%s: %s", what, words_text(c->arena, words));
}

const char **words_split(Arena *a, const char *words) {
    const char **list = arena_alloc(a, 32 * sizeof *list);
    for (int n = 0; words && *words && n < 31; n++) {
        const size_t length = strcspn(words, "|");
        list[n] = arena_strndup(a, words, length);
        words += length + (words[length] == '|');
    }
    return list;
}

const char *signature_text(Arena *a, const char *name, const ArgDef *defs) {
    const char *text = arena_printf(a, "%s(", name);
    const int n = count_args(defs);
    for (int i = 0; i < n; i++) {
        const ArgDef *d = &defs[i];
        text = arena_printf(a, "%s%s%s%s", text, i ? ", " : "", d->name,
                            d->kind == ARG_DIMS || d->kind == ARG_REFS ? ", ..." : "");
        if (d->required || d->kind == ARG_DIMS || (d->kind == ARG_REF && !d->standard_word)) continue;
        text = arena_printf(a, "%s=%s", text,
                            d->kind == ARG_CHOICE ? choice(d->choices, 0)->name
                            : d->standard_word    ? d->standard_word
                                                  : number_text(a, d->standard));
    }
    return arena_printf(a, "%s)", text);
}

// ---------------------------------------------------------------- one value

const char *range_text(Arena *a, const ArgDef *d) {
    if (d->min == 0 && d->max == 0) return "";
    const char *min = number_text(a, d->min), *max = number_text(a, d->max);
    if (d->max == JUST_BELOW_ONE) return arena_printf(a, "at least %s and below 1", min);
    if (isinf(d->max)) return arena_printf(a, d->open ? "above %s" : "at least %s", min);
    if (d->open) return arena_printf(a, "above %s and below %s", min, max);
    return arena_printf(a, "from %s to %s", min, max);
}

static bool check_range(Check *c, const char *what, const ArgDef *d, Loc loc, double value) {
    const bool whole = d->kind != ARG_NUMBER && d->kind != ARG_NUMBER_OR_WORD;
    if (whole && value != floor(value)) {
        diag_error(c->diag, loc, "E0405", "%s needs a whole number, got %s", what,
                   number_text(c->arena, value));
        return false;
    }
    bool inside = fabs(value) <= 2147483647.0 || !whole;
    if (d->min != 0 || d->max != 0) {
        inside = d->open ? value > d->min && value < d->max : value >= d->min && value <= d->max;
        if (d->open && isinf(d->max)) inside = value > d->min;
    }
    if (inside) return true;
    diag_error(c->diag, loc, "E0406", "%s must be %s, got %s", what,
               d->min != 0 || d->max != 0 ? range_text(c->arena, d) : "below 2147483648",
               number_text(c->arena, value));
    if (d->min >= 0 && d->max > 0 && d->max <= 1 && value >= 5 && value <= 100) { // percent, it seems
        const char *share = number_text(c->arena, value / 100);
        if (value / 100 > d->max || value / 100 < d->min) return false;
        diag_hint(c->diag, "did you mean %s? it is a share, not percent", share);
        fix_replace(c->diag, false, loc, share);
    }
    return false;
}

static bool takes_word(const ArgDef *d) {
    return d->kind == ARG_WORD || d->kind == ARG_NUMBER_OR_WORD || d->kind == ARG_PAIR_OR_WORD;
}

// A word where one may stand. 1: taken, 0: not a word, -1: wrong.
static int try_word(Check *c, const Scope *s, const char *what, const ArgDef *d, const Expr *e,
                    Value *out) {
    const char **words = words_split(c->arena, d->words);
    if (e->kind == EX_NAME) // a word of the signature wins over a param of the same name
        for (int i = 0; words[i]; i++)
            if (!strcmp(words[i], e->name)) return out->word = words[i], 1;
    const char *word = check_word(c, s, e);
    if (word) {
        for (int i = 0; words[i]; i++)
            if (!strcmp(words[i], word)) return out->word = words[i], 1;
        diag_error(c->diag, e->loc, "E0408", "%s cannot be %s", what, word);
        hint_nearest(c, word, words, d->kind == ARG_WORD ? "known" : "known beside a number");
        return -1;
    }
    if (d->kind != ARG_WORD) return 0;
    double ignored;
    const int before = diag_errors(c->diag);
    const bool number =
        e->kind != EX_CALL && e->kind != EX_TUPLE && check_number(c, s, e, &ignored);
    if (!number && diag_errors(c->diag) == before && e->kind == EX_NAME) return -1; // not known
    if (diag_errors(c->diag) == before) {
        diag_error(c->diag, e->loc, "E0407", "%s needs a word", what);
        hint_nearest(c, NULL, words, "one of");
    }
    return -1;
}

// What a name in a reference stands for is check_stages's business: only the name is kept here.
static bool take_name(Check *c, const Scope *s, const Expr *e, Value *out) {
    out->word = check_word(c, s, e);
    const Binding *b = out->word ? binding_find(s, e->name) : NULL;
    out->outer = b != NULL;
    if (b) out->ref = b->ref;
    return out->word != NULL;
}

// d: the definition of the argument; NULL: it is one of several names.
static bool check_ref(Check *c, const Scope *s, const char *what, const ArgDef *d, const Expr *e, Value *out) {
    if (take_name(c, s, e, out)) return true;
    const Binding *b = e->kind == EX_NAME ? binding_find(s, e->name) : NULL;
    if (b && !b->known) { // the block is read for its own sake
        *b->used = true;
        return false;
    }
    if (b)
        diag_error(c->diag, e->loc, "E0407", "%s is %s here, not the name of a stage, stream or latent",
                   b->name, number_text(c->arena, b->number));
    else
        diag_error(c->diag, e->loc, "E0407", "%s needs the name of a %s", what,
                   d && !strcmp(d->name, "critic")            ? "critic"
                   : d && !strcmp(d->name, LIKELIHOOD_OFFSET) ? "data stream, or total"
                   : d && !strcmp(d->name, "row_weights")     ? "data stream"
                                                              : "stage, stream or latent");
    if (!b && e->kind == EX_NAME) diag_hint(c->diag, "%s is a param, a number", e->name);
    return false;
}

// A row of a table, with arguments of its own.
static bool check_choice(Check *c, const Scope *s, const char *what, const ArgDef *d,
                         const Expr *e, Value *out) {
    const bool named = e->kind == EX_NAME || e->kind == EX_CALL;
    out->choice = named ? choice_find(d->choices, e->name) : -1;
    if (out->choice >= 0) {
        const Signature *row = choice(d->choices, out->choice);
        out->arg = arena_alloc(c->arena, MAX_ARGS * sizeof *out->arg);
        return check_args(c, s, row->name, e->loc, row->arg, e->args, out->arg);
    }
    const char *names[32] = {0};
    for (int i = 0; choice(d->choices, i) && i < 31; i++) names[i] = choice(d->choices, i)->name;
    if (named) diag_error(c->diag, e->loc, "E0408", "%s cannot be %s", what, e->name);
    else diag_error(c->diag, e->loc, "E0407", "%s needs the name of one", what);
    hint_nearest(c, named ? e->name : NULL, names, "known");
    return false;
}

bool check_value(Check *c, const Scope *s, const char *what, const ArgDef *d, const Expr *e,
                 Value *out) {
    *out = (Value){.given = true, .loc = e->loc};
    if (d->kind == ARG_CHOICE) return check_choice(c, s, what, d, e, out);
    if (d->kind == ARG_REF || d->kind == ARG_REFS) return check_ref(c, s, what, d, e, out);
    if (takes_word(d)) {
        const int word = try_word(c, s, what, d, e, out);
        if (word) return word > 0;
    }
    const bool pair = d->kind == ARG_PAIR || d->kind == ARG_PAIR_OR_WORD;
    if (pair && e->kind == EX_TUPLE) {
        bool good = true;
        for (const Arg *a = e->args; a; a = a->next) {
            double value;
            if (out->n == 2) {
                diag_error(c->diag, e->loc, "E0407", "%s takes one number or (height, width)",
                           what);
                return false;
            }
            if (!check_number(c, s, a->value, &value)) {
                good = false;
                continue;
            }
            good &= check_range(c, what, d, a->value->loc, value);
            out->number[out->n++] = value;
        }
        return good;
    }
    if (d->kind == ARG_ANY && take_name(c, s, e, out)) return true;
    if (!check_number(c, s, e, &out->number[0])) return false;
    out->n = 1;
    if (d->kind == ARG_ANY) return true;
    return check_range(c, what, d, e->loc, out->number[0]);
}

// ---------------------------------------------------------------- all arguments

static void set_default(Check *c, const ArgDef *d, Loc loc, Value *out) {
    *out = (Value){.loc = loc};
    if (d->kind == ARG_CHOICE) {
        const Signature *row = choice(d->choices, 0);
        out->arg = arena_alloc(c->arena, MAX_ARGS * sizeof *out->arg);
        check_args(c, NULL, row->name, loc, row->arg, NULL, out->arg);
    } else if (d->standard_word) {
        out->word = d->standard_word;
    } else {
        out->n = 1;
        out->number[0] = d->standard;
    }
}

// "dense(units)", or "dense" for the one argument of a one-argument thing.
static const char *name_of(Check *c, const char *what, const ArgDef *d) {
    return arena_printf(c->arena, "%s(%s)", what, d->name);
}

static int find_arg(const ArgDef *defs, int n, const char *name) {
    for (int i = 0; i < n; i++)
        if (!strcmp(defs[i].name, name)) return i;
    return -1;
}

static void unknown_arg(Check *c, const char *what, const ArgDef *defs, int n, const Arg *args, const Arg *arg) {
    diag_error(c->diag, arg->name_loc, "E0402", "%s has no argument '%s'", what, arg->name);
    const char *names[MAX_ARGS + 1] = {0};
    for (int i = 0; i < n; i++) names[i] = defs[i].name;
    const char *near = diag_nearest(arg->name, names);
    const bool certain = near && diag_nearest_alone(arg->name, names);
    const char *other = foreign_word(FOREIGN_ARGUMENT, arg->name);
    if (!other && hint_foreign(c, FOREIGN_ARGUMENT, arg->name, foreign_activation(c, what, args, arg))) return;
    const bool foreign = other && find_arg(defs, n, other) >= 0;
    if (foreign) near = other;
    if (near) fix_word(c->diag, certain && !foreign, arg->name, near);
    if (near)
        diag_hint(c->diag, "did you mean '%s'? %s", near, signature_text(c->arena, what, defs));
    else if (n) diag_hint(c->diag, "%s", signature_text(c->arena, what, defs));
    else diag_hint(c->diag, "%s takes no arguments", what);
}

// Names end where a number stands, or what stands for one: given(z2, y, 64).
static bool another_name(Check *c, const ArgDef *defs, int n, int i, const Expr *e) {
    return i < n && defs[i].kind == ARG_REFS && e->kind == EX_NAME && !var_find(c, e->name);
}

static bool add_name(Check *c, const Scope *s, const char *what, const Arg *arg, Value *out) {
    while (out->given && out->next) out = out->next;
    if (out->given) out = out->next = arena_alloc(c->arena, sizeof *out);
    *out = (Value){.given = true, .loc = arg->loc};
    return check_ref(c, s, what, NULL, arg->value, out);
}

// Sizes end where a word of the next argument stands: normal(20, full).
static bool another_size(Check *c, const ArgDef *defs, int n, int i, const Expr *e) {
    if (i >= n || defs[i].kind != ARG_DIMS) return false;
    if (i + 1 == n || e->kind != EX_NAME || !takes_word(&defs[i + 1])) return true;
    const char **words = words_split(c->arena, defs[i + 1].words);
    for (int k = 0; words[k]; k++)
        if (!strcmp(words[k], e->name)) return false;
    return true;
}

static bool add_dim(Check *c, const Scope *s, const char *what, const ArgDef *d, const Arg *arg,
                    Value *out) {
    double value;
    const int most = d->most ? d->most : MAX_RANK;
    out->given = true;
    if (out->n == most) {
        diag_error(c->diag, arg->loc, "E0401", "%s takes at most %d sizes", what, most);
        return false;
    }
    if (!check_number(c, s, arg->value, &value)) return false;
    out->number[out->n++] = value;
    return check_range(c, what, d, arg->value->loc, value);
}

bool check_args(Check *c, const Scope *s, const char *what, Loc loc, const ArgDef *defs,
                const Arg *args, Value out[MAX_ARGS]) {
    const int n = count_args(defs);
    int places = 0; // those that need no name
    while (places < n && !defs[places].named) places++;
    bool good = true, seen_named = false;
    int position = 0, given = 0;
    memset(out, 0, MAX_ARGS * sizeof *out);
    for (const Arg *arg = args; arg; arg = arg->next) given += !arg->name;
    for (const Arg *arg = args; arg; arg = arg->next) {
        int i = -1;
        if (arg->name) {
            seen_named = true;
            i = find_arg(defs, n, arg->name);
            if (i < 0) {
                unknown_arg(c, what, defs, n, args, arg);
                good = false;
                continue;
            }
        } else if (seen_named) {
            diag_error(c->diag, arg->loc, "E0409", "arguments without a name come first");
            diag_hint(c->diag, "%s", signature_text(c->arena, what, defs));
            good = false;
            continue;
        } else {
            const bool name = another_name(c, defs, n, position, arg->value);
            const bool more = name || another_size(c, defs, n, position, arg->value);
            if (!more && position < n && defs[position].kind == ARG_DIMS) position++;
            if (!more && position < n && defs[position].kind == ARG_REFS && out[position].given) position++;
            i = position;
            if (!more) position++;
            if (i >= places) {
                if (places)
                    diag_error(c->diag, arg->loc, "E0401", "%s takes %d argument%s, got %d", what, places, DIAG_S(places), given);
                else diag_error(c->diag, arg->loc, "E0401", "%s takes no arguments", what);
                if (n) diag_hint(c->diag, "%s", signature_text(c->arena, what, defs));
                good = false;
                break;
            }
            if (name) {
                good &= add_name(c, s, name_of(c, what, &defs[i]), arg, &out[i]);
                continue;
            }
            if (more) {
                out[i].loc = out[i].given ? out[i].loc : arg->loc;
                good &= add_dim(c, s, name_of(c, what, &defs[i]), &defs[i], arg, &out[i]);
                continue;
            }
        }
        if (out[i].given) {
            diag_error(c->diag, arg->name ? arg->name_loc : arg->loc, "E0403", "%s is given twice",
                       name_of(c, what, &defs[i]));
            good = false;
        } else {
            good &= check_value(c, s, name_of(c, what, &defs[i]), &defs[i], arg->value, &out[i]);
        }
    }
    for (int i = 0; i < n; i++) {
        if (out[i].given) continue;
        const bool refers = defs[i].kind == ARG_REF && !defs[i].standard_word;
        if (defs[i].required || refers || defs[i].kind == ARG_DIMS) {
            if (good) {
                diag_error(c->diag, loc, "E0404", "%s needs its argument '%s'", what, defs[i].name);
                diag_hint(c->diag, "%s", signature_text(c->arena, what, defs));
            }
            good = false;
        } else {
            set_default(c, &defs[i], loc, &out[i]);
        }
    }
    return good;
}

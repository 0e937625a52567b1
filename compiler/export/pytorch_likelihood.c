// pytorch_likelihood.c -- the likelihood: the modules of its heads, and its row's formulas as the
// methods nll and mean.
#include "export/pytorch.h"

#include <string.h>

#define RUNNING_MOMENTUM "0.1" // of the running average under `optimal`, as likelihood_build.c has it

bool head_in_outputs(const Py *p, const LikelihoodHead *h) {
    const HeadSource source = likelihood_source(p->target, h);
    return source == HEAD_LEARNED || source == HEAD_SHARED;
}

bool has_optimal(const Py *p) {
    for (const LikelihoodHead *h = p->target->likelihood->head; h->name; h++)
        if (likelihood_source(p->target, h) == HEAD_OPTIMAL) return true;
    return false;
}

// The parts of its Heads; "": it needs none.
static const char *heads_of(Py *p) {
    const char *parts = "";
    for (const LikelihoodHead *h = p->target->likelihood->head; h->name; h++) {
        const HeadSource source = likelihood_source(p->target, h);
        if (source == HEAD_GIVEN) continue;
        const char *part = source == HEAD_LEARNED ? module_text(p, heads_layer(p)) : "nn.Parameter(torch.zeros(1))";
        py_join(p->arena, &parts, ", ",
                source == HEAD_OPTIMAL ? arena_printf(p->arena, "running=\"%s\"", h->optimal.name)
                                       : arena_printf(p->arena, "%s=%s", h->name, part));
    }
    return parts;
}

bool part_counts(const Py *p) {
    const VaeStream *s = &p->m->stream[p->target->stream];
    return s->missing || s->kind == VAE_SERIES || p->target->hidden;
}

// What a column's class of pytorch_table.py is made with.
static const char *column_heads(Py *p, const Column *c, const VaeColumn *k, int features) {
    const LikelihoodDef *def = c->def->likelihood ? likelihood_find(c->def->likelihood) : NULL;
    double least = 0;
    for (int i = 0; def && i < MAX_ARGS && def->arg[i].kind != ARG_END; i++)
        if (!strcmp(def->arg[i].name, "floor")) least = def->arg[i].standard;
    const char *floor = py_number(p->arena, column_number(c, "floor", least));
    switch (k->kind) {
    case VAE_COLUMN_NUMBER:
    case VAE_COLUMN_DATE: return arena_printf(p->arena, "NumberHeads(%d, floor=%s)", features, floor);
    case VAE_COLUMN_LOG: return arena_printf(p->arena, "NumberHeads(%d, floor=%s, log=True)", features, floor);
    case VAE_COLUMN_COUNT: return arena_printf(p->arena, "CountHeads(%d, floor=%s)", features, floor);
    case VAE_COLUMN_CATEGORY: return arena_printf(p->arena, "CategoryHeads(%d, %d)", features, k->classes);
    case VAE_COLUMN_FLAG: return arena_printf(p->arena, "FlagHeads(%d)", features);
    case VAE_COLUMN_ORDINAL: return arena_printf(p->arena, "OrdinalHeads(%d, %d)", features, k->classes);
    case VAE_COLUMN_TEXT:
    case VAE_COLUMN_KINDS: break;
    }
    die("a column without a likelihood");
}

static void table_heads(Py *p) {
    const VaeStream *s = &p->m->stream[p->target->stream];
    const int features = shape_size(p->target->decoder.out);
    py_open(p, "%s: nn.ModuleDict({", py_string(p->arena, py_key(p, s->name)));
    for (int k = 0; k < s->width; k++)
        py_line(p, "%s: %s,", py_string(p->arena, py_key(p, column_path(p->arena, s, k))),
                column_heads(p, &p->m->column[p->target->stream][k], &s->column[k], features));
    py_close(p);
    py_line(p, "}),");
}

static bool has_table(const Model *m) {
    for (int i = 0; i < m->n_targets; i++)
        if (m->target[i].likelihood->columns) return true;
    return false;
}

void likelihood_modules(Py *p) {
    const char *all = "";
    const bool tables = has_table(p->m);
    if (tables) py_open(p, "self.likelihood = nn.ModuleDict({");
    for (int i = 0; i < p->m->n_targets; i++) {
        p->target = &p->m->target[i];
        if (p->target->likelihood->columns) {
            table_heads(p);
            continue;
        }
        const char *parts = heads_of(p);
        if (*parts)
            py_join(p->arena, &all, ", ",
                    arena_printf(p->arena, "%s: Heads(%s)",
                                 py_string(p->arena, py_key(p, p->m->stream[p->target->stream].name)), parts));
    }
    if (tables) {
        if (*all) py_line(p, "%s,", all);
        py_close(p);
        py_line(p, "})");
    } else if (*all) {
        py_line(p, "self.likelihood = nn.ModuleDict({%s})", all);
    }
}

// ---------------------------------------------------------------- formulas

#define MOST_PIECES (MAX_ARGS + MAX_LIKELIHOOD_HEADS + MAX_LETS)

typedef struct Piece { // a name that a formula can stand on
    const char *name, *formula;
    const LikelihoodHead *optimal; // what is best for the batch
    bool needed;
} Piece;

// In an order in which each needs only those before it: arguments, heads, lets.
static int pieces_of(Py *p, Piece *piece) {
    const LikelihoodDef *d = p->target->likelihood;
    int n = 0;
    for (int i = 0; i < MAX_ARGS && d->arg[i].kind != ARG_END; i++)
        if (!p->target->likelihood_arg[i].word)
            piece[n++] = (Piece){.name = d->arg[i].name,
                                 .formula = py_number(p->arena, p->target->likelihood_arg[i].number[0])};
    for (const LikelihoodHead *h = d->head; h->name; h++) {
        const HeadSource source = likelihood_source(p->target, h);
        if (source == HEAD_GIVEN) piece[n++] = (Piece){.name = h->name, .formula = h->given};
        if (source == HEAD_OPTIMAL) piece[n++] = (Piece){.name = h->name, .formula = h->optimal.formula, .optimal = h};
    }
    for (const LikelihoodLet *let = d->let; let->name; let++)
        piece[n++] = (Piece){.name = let->name, .formula = let->formula};
    return n;
}

// variance: of this batch in training, the running average otherwise.
static void optimal_write(Py *p, const LikelihoodHead *h, const PyNames *names, bool has_data) {
    const char *running = arena_printf(p->arena, "self.likelihood[%s].%s",
                                       py_string(p->arena, py_key(p, p->m->stream[p->target->stream].name)), h->optimal.name);
    py_line(p, "%s = %s", h->optimal.name, running);
    if (!has_data) return;
    py_open(p, "if self.training:");
    const char *each = py_formula(p->arena, h->each, names);
    if (part_counts(p))
        py_line(p, "%s = ((%s) * known).sum() / known.sum()", h->optimal.name, each);
    else py_line(p, "%s = (%s).mean()", h->optimal.name, each);
    py_line(p, "%s.lerp_(%s.detach(), " RUNNING_MOMENTUM ")", running, h->optimal.name);
    py_close(p);
}

// Statements for what a formula stands on, and a return.
static void formula_write(Py *p, const char *formula, bool has_data) {
    Arena *a = p->arena;
    Piece piece[MOST_PIECES];
    const int n = pieces_of(p, piece);
    for (int i = n - 1; i >= 0; i--) {
        piece[i].needed = formula_uses(a, formula, piece[i].name);
        for (int j = i + 1; j < n; j++)
            piece[i].needed |= piece[j].needed &&
                               (formula_uses(a, piece[j].formula, piece[i].name) ||
                                (piece[j].optimal && formula_uses(a, piece[j].optimal->each, piece[i].name)));
    }
    PyNames names = {.n = 0};
    py_names_add(&names, "x", "x", false);
    py_names_add(&names, "p", "p", false);
    for (const LikelihoodHead *h = p->target->likelihood->head; h->name; h++)
        if (head_in_outputs(p, h)) py_names_add(&names, h->name, h->name, false);
    for (int i = 0; i < n; i++) {
        if (!piece[i].needed) continue;
        if (piece[i].optimal) {
            optimal_write(p, piece[i].optimal, &names, has_data);
            py_names_add(&names, piece[i].optimal->optimal.name, piece[i].optimal->optimal.name, false);
        }
        py_line(p, "%s = %s", piece[i].name, py_formula(a, piece[i].formula, &names));
        py_names_add(&names, piece[i].name, piece[i].name, py_formula_constant(a, piece[i].formula, &names));
    }
    py_line(p, "return %s", py_formula(a, formula, &names));
}

// p: the logarithms of the means, of what the decoder ends in, where these depend on the row's own sum.
static void total_write(Py *p, bool has_data) {
    if (likelihood_offset(p->target) != OFFSET_TOTAL) return;
    PyNames names = {.n = 0};
    py_names_add(&names, "p", "p", false);
    py_names_add(&names, "total", "total", false);
    if (has_data) py_line(p, "total = x.flatten(1).sum(1).view(-1, *[1] * (x.dim() - 1))");
    else py_line(p, "total = %s.total", columns_of(p, p->target->stream));
    py_line(p, "p = %s", py_formula(p->arena, likelihood_shares, &names));
}

const char *outputs_list(Py *p) {
    const char *text = "p";
    for (const LikelihoodHead *h = p->target->likelihood->head; h->name; h++)
        if (head_in_outputs(p, h)) py_join(p->arena, &text, ", ", h->name);
    return text;
}

const char *of_target(Py *p, const char *method) {
    if (p->m->n_targets == 1) return method;
    return arena_printf(p->arena, "%s_%s", method, p->m->stream[p->target->stream].name);
}

static void table_method(Py *p) {
    const char *name = p->m->stream[p->target->stream].name, *columns = columns_of(p, p->target->stream);
    const char *heads = arena_printf(p->arena, "self.likelihood[%s]", py_string(p->arena, py_key(p, name)));
    py_open(p, "def %s(self, x, p):", of_target(p, "nll"));
    py_doc(p, "-log p(%s|z) of each column, in nats, line %d.", name, p->m->stream_loc[p->target->stream].line);
    py_line(p, "return %s.nll(%s, x, p)", columns, heads);
    py_close(p);
    py_blank(p);
    py_open(p, "def %s(self, p):", of_target(p, "mean"));
    py_doc(p, "{column: what is expected of it, in the data's units}; of words and levels probabilities.");
    py_line(p, "return %s.says(%s, p)", columns, heads);
    py_close(p);
}

static void likelihood_method(Py *p) {
    const LikelihoodDef *d = p->target->likelihood;
    const bool known = has_optimal(p) && part_counts(p);
    py_open(p, "def %s(self, x, %s%s):", of_target(p, "nll"), outputs_list(p), known ? ", known" : "");
    py_doc(p, "-log p(%s|z) of each %s, in nats: likelihood = %s, line %d.",
           p->m->n_targets == 1 ? "x" : p->m->stream[p->target->stream].name, d->grouped ? "value or group" : "value", d->name,
           p->target->loss_loc.line);
    total_write(p, true);
    formula_write(p, d->nll, true);
    py_close(p);
    py_blank(p);
    py_open(p, "def %s(self, %s):", of_target(p, "mean"), outputs_list(p));
    py_doc(p, "The likelihood's mean%s.", p->m->stream[p->target->stream].standardize      ? ", standardized"
                                          : likelihood_offset(p->target) == OFFSET_TOTAL ? ", of a row whose counts sum to "
                                                                                           "the total in the weights"
                                                                                         : "");
    total_write(p, false);
    formula_write(p, d->mean, false);
    py_close(p);
}

void likelihood_methods(Py *p) {
    for (int i = 0; i < p->m->n_targets; i++) {
        if (i) py_blank(p);
        p->target = &p->m->target[i];
        if (p->target->likelihood->columns) table_method(p);
        else if (tells_tokens(p)) tokens_likelihood(p);
        else likelihood_method(p);
    }
}

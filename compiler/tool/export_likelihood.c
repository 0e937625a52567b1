// export_likelihood.c -- the likelihood: the modules of its heads, and its row's formulas as the
// methods nll and mean.
#include "tool/export_pytorch.h"

#include <string.h>

#define RUNNING_MOMENTUM "0.1" // of the running average under `optimal`, as likelihood_build.c has it

bool head_in_outputs(const Py *p, const LikelihoodHead *h) {
    const HeadSource source = likelihood_source(p->m, h);
    return source == HEAD_LEARNED || source == HEAD_SHARED;
}

bool has_optimal(const Py *p) {
    for (const LikelihoodHead *h = p->m->likelihood->head; h->name; h++)
        if (likelihood_source(p->m, h) == HEAD_OPTIMAL) return true;
    return false;
}

void likelihood_modules(Py *p) {
    const char *parts = "";
    for (const LikelihoodHead *h = p->m->likelihood->head; h->name; h++) {
        const HeadSource source = likelihood_source(p->m, h);
        if (source == HEAD_GIVEN) continue;
        const char *part = source == HEAD_LEARNED ? module_text(p, heads_layer(p)) : "nn.Parameter(torch.zeros(1))";
        py_join(p->arena, &parts, ", ",
                source == HEAD_OPTIMAL ? arena_printf(p->arena, "running=\"%s\"", h->optimal.name)
                                       : arena_printf(p->arena, "%s=%s", h->name, part));
    }
    if (!*parts) return;
    py_line(p, "self.likelihood = nn.ModuleDict({%s: Heads(%s)})",
            py_string(p->arena, py_key(p, p->m->stream[p->m->target].name)), parts);
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
    const LikelihoodDef *d = p->m->likelihood;
    int n = 0;
    for (int i = 0; i < MAX_ARGS && d->arg[i].kind != ARG_END; i++)
        if (!p->m->likelihood_arg[i].word)
            piece[n++] = (Piece){.name = d->arg[i].name,
                                 .formula = py_number(p->arena, p->m->likelihood_arg[i].number[0])};
    for (const LikelihoodHead *h = d->head; h->name; h++) {
        const HeadSource source = likelihood_source(p->m, h);
        if (source == HEAD_GIVEN) piece[n++] = (Piece){.name = h->name, .formula = h->given};
        if (source == HEAD_OPTIMAL) piece[n++] = (Piece){.name = h->name, .formula = h->optimal.formula, .optimal = h};
    }
    for (const LikelihoodLet *let = d->let; let->name; let++)
        piece[n++] = (Piece){.name = let->name, .formula = let->formula};
    return n;
}

// variance: of this batch in training, the running average otherwise.
static void optimal_write(Py *p, const LikelihoodHead *h, const PyNames *names, bool has_data) {
    const Model *m = p->m;
    const char *running = arena_printf(p->arena, "self.likelihood[%s].%s",
                                       py_string(p->arena, py_key(p, m->stream[m->target].name)), h->optimal.name);
    py_line(p, "%s = %s", h->optimal.name, running);
    if (!has_data) return;
    py_open(p, "if self.training:");
    const char *each = py_formula(p->arena, h->each, names);
    if (m->stream[m->target].missing)
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
    for (const LikelihoodHead *h = p->m->likelihood->head; h->name; h++)
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

static const char *outputs_list(Py *p) {
    const char *text = "p";
    for (const LikelihoodHead *h = p->m->likelihood->head; h->name; h++)
        if (head_in_outputs(p, h)) py_join(p->arena, &text, ", ", h->name);
    return text;
}

void likelihood_methods(Py *p) {
    const LikelihoodDef *d = p->m->likelihood;
    const bool known = has_optimal(p) && p->m->stream[p->m->target].missing;
    py_open(p, "def nll(self, x, %s%s):", outputs_list(p), known ? ", known" : "");
    py_doc(p, "-log p(x|z) of each %s, in nats: likelihood = %s, line %d.",
           d->grouped ? "value or group" : "value", d->name, p->m->loss_loc.line);
    formula_write(p, d->nll, true);
    py_close(p);
    py_blank(p);
    py_open(p, "def mean(self, %s):", outputs_list(p));
    py_doc(p, "The likelihood's mean%s.", p->m->stream[p->m->target].standardize ? ", standardized" : "");
    formula_write(p, d->mean, false);
    py_close(p);
}

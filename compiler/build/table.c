// table.c -- a table's columns: the vector that the networks see of them, the heads on the decoder's features, and how
// likely a row is, column by column. Formulas are those of the likelihoods' table; only ordered logits are made here.
// A row comes as its columns (VaeColumn in runtime/kernels/vaert.h), numbers and dates standardized, 0 where one is
// missing. Likelihoods are densities of the data's own units: less log |dx'/dx| of what standardizes them.
// Columns of one formula that stand side by side, a run, are one vector.
#include "build/build.h"

#include <string.h>

#define LEAST_GAP 1e-3 // between cuts of ordered logits

typedef struct Run {
    int first, n;
    const VaeColumn *column; // of the first
    const Column *said;
} Run;

// The next run of the table; .first == -1 before the first. False: that was the last.
static bool next_run(const Build *b, int stream, Run *r) {
    const VaeStream *s = &b->m->stream[stream];
    const int first = r->first < 0 ? 0 : r->first + r->n;
    if (first == s->width) return false;
    const Column *said = b->m->column[stream];
    *r = (Run){first, column_run(said, s->column, s->width, first), &s->column[first], &said[first]};
    return true;
}

// Any number of vectors side by side.
typedef struct Joined {
    NodeId in[MAX_IN];
    int n;
} Joined;

static NodeId joined(Build *b, Joined *j) {
    if (j->n > 1) j->in[0] = node_with(b->g, OP_concat, b->m->loss_loc, j->n, j->in, 0, NULL);
    j->n = 1;
    return j->in[0];
}

static void join(Build *b, Joined *j, NodeId x) {
    if (j->n == MAX_IN) joined(b, j);
    j->in[j->n++] = x;
}

static NodeId part(Build *b, NodeId x, int first, int n) {
    const Shape s = b->g->node[x].shape;
    return first == 0 && s.dim[s.rank - 1] == n ? x : build_slice(b, b->m->loss_loc, x, first, n);
}

// The numbers `what` (mean, std) of a run's columns.
static NodeId of_columns(Build *b, int stream, const Run *r, const char *what) {
    const double start = *what == 's';
    return part(b, build_column_param(b, stream, what, start, b->m->stream[stream].width), r->first, r->n);
}

// One of so many classes as a one-hot code; x: [1] the number of the class.
static NodeId one_hot(Build *b, NodeId x, int classes) {
    const NodeId place = node_iota(b->g, b->m->loss_loc, 0, (Shape){1, {classes}});
    return build_formula(b, b->m->loss_loc, "step(0.5 - abs(x - place))", (const char *const[]){"x", "place"},
                         (NodeId[]){x, place}, 2);
}

// ---------------------------------------------------------------- what the networks see

NodeId table_vector(Build *b, int stream, NodeId cells) {
    const NodeId known = b->observed[stream];
    Joined all = {.n = 0};
    for (Run r = {.first = -1}; next_run(b, stream, &r);) {
        NodeId x = part(b, cells, r.first, r.n);
        const char *const names[] = {"x", "known", "mean", "std"};
        NodeId ids[4] = {x, part(b, known, r.first, r.n), NO_NODE, NO_NODE};
        const char *formula = NULL; // what is missing is 0 already
        if (r.column->classes) ids[0] = one_hot(b, x, r.column->classes), formula = "known * x";
        if (r.column->kind == VAE_COLUMN_FLAG) formula = "known * (2 * x - 1)";
        if (r.column->kind == VAE_COLUMN_COUNT) {
            ids[2] = of_columns(b, stream, &r, "mean");
            ids[3] = of_columns(b, stream, &r, "std");
            formula = "known * (log1p(x) - mean) / std";
        }
        join(b, &all, formula ? build_formula(b, b->m->stream_loc[stream], formula, names, ids, 4) : x);
    }
    return role(b, joined(b, &all), "x");
}

// ---------------------------------------------------------------- the decoder's heads

static const char *tensor_name(const Build *b, int column, const char *what) {
    const VaeStream *s = &b->m->stream[b->target->stream];
    return arena_printf(b->c->arena, "likelihood.%s.%s.%s", s->name, column_path(b->c->arena, s, column), what);
}

static int head_width(const Run *r) { return r->column->kind == VAE_COLUMN_CATEGORY ? r->column->classes : 1; }

Decoded table_decode(Build *b, NodeId z) {
    const Model *m = b->m;
    const VaeStream *s = &m->stream[b->target->stream];
    DensePart *head = arena_alloc(b->c->arena, 2 * (size_t)s->width * sizeof *head);
    int n = 0;
    for (Run r = {.first = -1}; next_run(b, b->target->stream, &r);)
        for (int k = 0; k < (column_head(r.said) ? 2 : 1); k++)
            for (int i = 0; i < r.n; i++)
                head[n++] = (DensePart){
                    tensor_name(b, r.first + i, k ? column_head(r.said)->name : r.said->def->head), head_width(&r)};
    const NodeId features = build_flatten(b, m->loss_loc, build_layers(b, b->target->decoder.layers, z));
    Decoded d = {.def = b->target->likelihood};
    likelihood_define(&d, "heads", role(b, build_dense(b, m->loss_loc, features, head, n), "heads"));
    return d;
}

// ---------------------------------------------------------------- ordered logits

// log P(x = j) for each level: P(x <= j) = sigmoid(cut[j] - l), cut[j] = cut[1] + gaps before it. Of levels between
// two cuts sigmoid(a) - sigmoid(b) = sigmoid(a) sigmoid(-b) (1 - exp(b - a)): nothing cancels.
static NodeId ordered_logits(Build *b, const Run *r, NodeId l) {
    Graph *g = b->g;
    const Loc loc = b->m->loss_loc;
    const int cuts = r->column->classes - 1, gaps = cuts - 1;
    // At first gaps of 1, the middle at 0: softplus(raw) = 1.
    const double start = 0.54132485461291810;
    const NodeId raw = build_vector(b, loc, tensor_name(b, r->first, "cuts"), cuts, start);
    const NodeId first = build_formula(b, loc, "x - at", (const char *const[]){"x", "at"},
                                       (NodeId[]){part(b, raw, 0, 1), node_const(g, loc, start + 0.5 * gaps)}, 2);
    NodeId cut = first, between = NO_NODE;
    if (gaps) {
        const NodeId gap = build_formula(b, loc, "softplus(x) + least", (const char *const[]){"x", "least"},
                                         (NodeId[]){part(b, raw, 1, gaps), node_const(g, loc, LEAST_GAP)}, 2);
        const Shape down = {2, {gaps, 1}}, across = {2, {1, gaps}};
        const NodeId row = node_iota(g, loc, 0, down), place = node_iota(g, loc, 0, across);
        const NodeId each = node_reshape(g, loc, gap, 0, across);
        const char *const names[] = {"row", "place", "gap"};
        const NodeId ids[] = {row, place, each};
        const NodeId below = build_formula(b, loc, "sum(step(row - place + 0.5) * gap)", names, ids, 3);
        const NodeId rest = node2(g, OP_add, loc, node_reshape(g, loc, below, 0, (Shape){1, {gaps}}), first);
        cut = node_with(g, OP_concat, loc, 2, (NodeId[]){first, rest}, 0, NULL);
        between = build_formula(b, loc, "log(-expm1(-gap))", (const char *const[]){"gap"}, &gap, 1);
    }
    const char *const names[] = {"cut", "l"};
    const NodeId ids[] = {cut, l};
    const NodeId above = build_formula(b, loc, "softplus(l - cut)", names, ids, 2);
    const NodeId under = build_formula(b, loc, "softplus(cut - l)", names, ids, 2);
    const NodeId a = node_with(g, OP_pad, loc, 1, &above, 2, (int[]){0, 1});
    const NodeId u = node_with(g, OP_pad, loc, 1, &under, 2, (int[]){1, 0});
    const NodeId outer = node2(g, OP_add, loc, a, u);
    if (!gaps) return node1(g, OP_neg, loc, outer);
    const NodeId inner = node_with(g, OP_pad, loc, 1, &between, 2, (int[]){1, 1});
    return node2(g, OP_sub, loc, inner, outer);
}

// ---------------------------------------------------------------- a run's likelihood

// The names that the formulas of its likelihood know; *at moves behind its heads.
static Decoded decode_run(Build *b, const Run *r, NodeId heads, int *at) {
    const Loc loc = b->m->loss_loc;
    Decoded d = {.def = r->said->def->likelihood ? likelihood_find(r->said->def->likelihood) : NULL};
    const int width = r->n * head_width(r);
    NodeId p = part(b, heads, *at, width);
    *at += width;
    if (!d.def) {
        likelihood_define(&d, "log_share", ordered_logits(b, r, p));
        return d;
    }
    if (r->column->kind == VAE_COLUMN_COUNT) { // in deviations of log(1 + x) from its mean
        const NodeId mean = of_columns(b, b->target->stream, r, "mean"), std = of_columns(b, b->target->stream, r, "std");
        p = build_formula(b, loc, "mean + std * p", (const char *const[]){"mean", "std", "p"},
                          (NodeId[]){mean, std, p}, 3);
    }
    likelihood_define(&d, "p", p);
    const LikelihoodHead *h = column_head(r->said);
    if (!h) return d;
    double least = 0;
    for (int i = 0; i < MAX_ARGS && d.def->arg[i].kind != ARG_END; i++)
        if (!strcmp(d.def->arg[i].name, "floor")) least = d.def->arg[i].standard;
    likelihood_define(&d, "floor", node_const(b->g, loc, column_number(r->said, "floor", least)));
    Decoded with = d;
    likelihood_define(&with, "raw", part(b, heads, *at, r->n));
    likelihood_define(&d, h->name, likelihood_formula(b, h->bound, &with));
    *at += r->n;
    return d;
}

// The log of what a unit of the data is of what the likelihood speaks of.
static NodeId log_unit(Build *b, const Run *r, NodeId x) {
    const char *const names[] = {"x", "mean", "std"};
    const VaeColumnKind kind = r->column->kind;
    if (kind != VAE_COLUMN_NUMBER && kind != VAE_COLUMN_DATE && kind != VAE_COLUMN_LOG) return NO_NODE;
    const NodeId ids[] = {x, of_columns(b, b->target->stream, r, "mean"), of_columns(b, b->target->stream, r, "std")};
    const char *formula = kind == VAE_COLUMN_LOG ? "log(std) + mean + std * x" : "log(std)";
    return build_formula(b, b->m->loss_loc, formula, names, ids, 3);
}

NodeId table_nll(Build *b, const Decoded *d, NodeId cells) {
    const Loc loc = b->m->loss_loc;
    Joined all = {.n = 0};
    int at = 0;
    for (Run r = {.first = -1}; next_run(b, b->target->stream, &r);) {
        const NodeId x = part(b, cells, r.first, r.n);
        Decoded with = decode_run(b, &r, d->node[0], &at);
        likelihood_define(&with, "x", r.column->classes ? one_hot(b, x, r.column->classes) : x);
        NodeId nll;
        if (with.def) nll = likelihood_formula(b, with.def->nll, &with);
        else nll = build_formula(b, loc, "-x * log_share", with.name, with.node, with.n);
        if (r.column->classes) nll = build_sum_last(b, nll);
        const NodeId unit = log_unit(b, &r, x);
        join(b, &all, unit == NO_NODE ? nll : node2(b->g, OP_add, loc, nll, unit));
    }
    return build_observed(b, b->target->stream, joined(b, &all));
}

NodeId table_says(Build *b, const Decoded *d) {
    Joined all = {.n = 0};
    int at = 0;
    for (Run r = {.first = -1}; next_run(b, b->target->stream, &r);) {
        const Decoded with = decode_run(b, &r, d->node[0], &at);
        if (!with.def) join(b, &all, node1(b->g, OP_exp, b->m->loss_loc, with.node[0]));
        for (int i = 0; with.def && with.def->draw.of[i]; i++)
            join(b, &all, likelihood_formula(b, with.def->draw.of[i], &with));
    }
    return joined(b, &all);
}

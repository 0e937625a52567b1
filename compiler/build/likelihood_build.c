// likelihood_build.c -- what the decoder says of the data: its output, the likelihood's heads, the formulas of
// the likelihood's row as nodes.
// A likelihood that needs more than the decoder's output gets it here; no likelihood is named here.
#include "build/build.h"

#include <string.h>

// ---------------------------------------------------------------- names

void likelihood_define(Decoded *d, const char *name, NodeId node) {
    d->name[d->n] = name;
    d->node[d->n++] = node;
}

static NodeId formula(Build *b, const char *text, const Decoded *d) {
    b->g->note = arena_printf(b->g->arena, "likelihood = %s", d->def->name);
    const NodeId y = build_formula(b, b->target->loss_loc, text, d->name, d->node, d->n);
    b->g->note = NULL;
    return y;
}

static bool uses(const Expr *e, const char *name) {
    if (!e) return false;
    if (e->kind == EX_NAME && strcmp(e->name, name) == 0) return true;
    for (const Arg *a = e->args; a; a = a->next)
        if (uses(a->value, name)) return true;
    return uses(e->left, name) || uses(e->right, name);
}

// The formula, and before it the lets that it stands on. Others may need what is not there (x).
NodeId likelihood_formula(Build *b, const char *text, const Decoded *d) {
    const LikelihoodLet *let = d->def->let;
    bool needed[MAX_LETS] = {false};
    int n = 0;
    while (let[n].name) n++;
    for (int i = n - 1; i >= 0; i--) {
        needed[i] = uses(parse_formula(b->g->arena, text), let[i].name);
        for (int j = i + 1; j < n; j++)
            needed[i] |= needed[j] && uses(parse_formula(b->g->arena, let[j].formula), let[i].name);
    }
    Decoded with = *d;
    for (int i = 0; i < n; i++)
        if (needed[i]) likelihood_define(&with, let[i].name, formula(b, let[i].formula, &with));
    return formula(b, text, &with);
}

static void define_arguments(Build *b, Decoded *d) {
    const ArgDef *arg = b->target->likelihood->arg;
    for (int i = 0; i < MAX_ARGS && arg[i].kind != ARG_END; i++) {
        const Value *v = &b->target->likelihood_arg[i];
        if (!v->word) likelihood_define(d, arg[i].name, node_const(b->g, b->target->loss_loc, v->number[0]));
    }
}

// The shape in which the formulas see what the decoder makes, and the data.
static NodeId shaped(Build *b, NodeId x) {
    const Model *m = b->m;
    const Loc loc = b->target->loss_loc;
    const bool apart = b->target->likelihood->grouped || m->stream[b->target->stream].kind == VAE_SERIES;
    if (!apart) return build_flatten(b, loc, x);
    if (b->g->kind == PROGRAM_STEP) return x; // one place
    return node_reshape(b->g, loc, x, b->g->node[x].rows, shape_of_output(&m->stream[b->target->stream]));
}

// ---------------------------------------------------------------- twins

static NodeId input_of(const Build *b, const Layer *l) {
    for (int i = b->n_stages - 1; i >= 0; i--)
        if (b->stage[i].layer == l) return b->stage[i].input;
    die("a twin of a stage that has not been built");
}

// A twin of the last layer with weights, on the same input, and of what gives it another shape after
// that. What only changes values there (activations, norms) is for the output: the twin goes without.
static NodeId build_twin(Build *b, const Layer *decoder, const char *name) {
    const Layer *last = likelihood_with_weights(decoder);
    NodeId x;
    if (last->body) {
        x = build_twin(b, last->body, name);
    } else {
        b->path = name;
        x = build_layer(b, last, input_of(b, last));
        b->path = NULL;
    }
    for (const Layer *l = last->next; l; l = l->next)
        if (!shape_equal(l->in, l->out)) x = build_layer(b, l, x);
    return x;
}

// ---------------------------------------------------------------- heads

#define OPTIMAL_MOMENTUM 0.1 // of the running average, as in batchnorm

static NodeId sum_over_batch(Build *b, NodeId each) { // without what is missing; divided by n
    return build_batch_mean(b, build_total(b, build_observed(b, b->target->stream, each)));
}

// What is best for the whole batch, from an average over all its values. Evaluation, where a row's
// likelihood must not depend on its neighbours, goes by the running average of training.
static NodeId build_optimal(Build *b, const LikelihoodHead *h, const Decoded *d, NodeId x) {
    const Model *m = b->m;
    const Loc loc = b->target->loss_loc;
    const char *name =
        arena_printf(b->c->arena, "likelihood.%s.%s", m->stream[b->target->stream].name, h->optimal.name);
    const NodeId running = build_state(b, loc, name, 1, (Shape){1, {1}});
    Decoded with = *d;
    if (!b->training) {
        likelihood_define(&with, h->optimal.name, running);
        return formula(b, h->optimal.formula, &with);
    }
    likelihood_define(&with, "x", shaped(b, x));
    const NodeId each = formula(b, h->each, &with);
    const Node n = b->g->node[each];
    const VaeStream *s = &m->stream[b->target->stream];
    NodeId now;
    if (s->missing || s->kind == VAE_SERIES || b->hidden[b->target->stream] != NO_NODE) {
        // Of those that are known. A batch that has none says nothing.
        const NodeId one = node_expand(b->g, loc, node_const(b->g, loc, 1), n.rows, n.shape);
        const NodeId count = sum_over_batch(b, one), ids[] = {sum_over_batch(b, each), count, running};
        const char *const names[] = {"sum", "count", "running"};
        now = build_formula(b, loc, "where(count, sum / max(count, 1e-6), running)", names, ids, 3);
    } else {
        const NodeId count = node_const(b->g, loc, (double)node_size(&n));
        now = node2(b->g, OP_div, loc, sum_over_batch(b, each), count);
    }
    const char *const names[] = {"running", "now", "momentum"};
    const NodeId ids[] = {running, now, node_const(b->g, loc, OPTIMAL_MOMENTUM)};
    if (!b->again)
        graph_update(b->g, running,
                 build_formula(b, loc, "running + momentum * (stop(now) - running)", names, ids, 3));
    likelihood_define(&with, h->optimal.name, now);
    return formula(b, h->optimal.formula, &with);
}

static NodeId build_head(Build *b, const LikelihoodHead *h, const Decoded *d, NodeId x) {
    const Model *m = b->m;
    const HeadSource source = likelihood_source(b->target, h);
    if (source == HEAD_GIVEN) return formula(b, h->given, d);
    if (source == HEAD_OPTIMAL) return role(b, build_optimal(b, h, d, x), h->name);
    const char *stream = m->stream[b->target->stream].name;
    const char *name = arena_printf(b->c->arena, "likelihood.%s.%s", stream, h->name);
    const NodeId raw = source == HEAD_SHARED ? build_vector(b, b->target->loss_loc, name, 1, 0)
                                             : shaped(b, build_twin(b, b->target->decoder.layers, name));
    Decoded with = *d;
    likelihood_define(&with, "raw", raw);
    return role(b, formula(b, h->bound, &with), h->name);
}

// ---------------------------------------------------------------- offset

// A row's own sum where there is one; else the one that is saved with the weights (data.<stream>.total).
static NodeId build_row_total(Build *b, NodeId x) {
    const int stream = b->target->stream;
    const char *name = arena_printf(b->c->arena, "data.%s.total", b->m->stream[stream].name);
    const NodeId saved = build_state(b, b->target->loss_loc, name, 1, (Shape){1, {1}});
    return role(b, x == NO_NODE ? saved : build_total(b, x), "total");
}

// The logarithms of the means, of what the decoder ends in.
static NodeId build_offset(Build *b, NodeId p, NodeId x) {
    const Loc loc = b->target->loss_loc;
    const LikelihoodOffset offset = likelihood_offset(b->target);
    if (offset == OFFSET_NONE) return p;
    b->g->note = arena_printf(b->g->arena, "offset = %s", likelihood_argument(b->target, LIKELIHOOD_OFFSET)->word);
    if (offset == OFFSET_TOTAL) {
        p = build_formula(b, loc, likelihood_shares, (const char *const[]){"p", "total"},
                          (NodeId[]){p, build_row_total(b, x)}, 2);
    } else {
        const Ref exposure = {.kind = REF_STREAM, .index = b->target->exposure};
        p = build_formula(b, loc, "p + log(exposure)", (const char *const[]){"p", "exposure"},
                          (NodeId[]){p, build_reference(b, &exposure)}, 2);
    }
    b->g->note = NULL;
    return p;
}

// ---------------------------------------------------------------- what the programs ask

Decoded likelihood_decode(Build *b, NodeId z, NodeId x) {
    const LikelihoodDef *def = b->target->likelihood;
    if (def->columns) return table_decode(b, z);
    Decoded d = {.def = def};
    const NodeId p = shaped(b, build_layers(b, b->target->decoder.layers, z));
    likelihood_define(&d, "p", role(b, build_offset(b, p, x), "p"));
    define_arguments(b, &d);
    for (const LikelihoodHead *h = def->head; h->name; h++)
        likelihood_define(&d, h->name, build_head(b, h, &d, x));
    return d;
}

NodeId likelihood_nll(Build *b, const Decoded *d, NodeId x) {
    Decoded with = *d;
    NodeId nll;
    if (b->m->stream[b->target->stream].kind == VAE_TOKENS) { // x says which of the words: no one-hot code is made of it
        nll = node2(b->g, OP_token_nll, b->target->loss_loc, d->node[0], x);
    } else {
        likelihood_define(&with, "x", shaped(b, x));
        nll = likelihood_formula(b, b->target->likelihood->nll, &with);
    }
    return build_observed(b, b->target->stream, nll);
}

NodeId likelihood_right(Build *b, const Decoded *d, NodeId x) {
    const char *const names[] = {"p", "x", "known"};
    const int stream = b->target->stream;
    const Loc loc = b->target->loss_loc;
    NodeId ids[] = {d->node[0], shaped(b, x), NO_NODE};
    const bool missing = b->m->stream[stream].missing;
    if (missing) ids[2] = build_repeat(b, loc, build_known(b, stream));
    return build_total(b, build_formula(b, loc,
                                        missing ? "known * (2 - step(maximum(p) - sum(x * p))) - 1"
                                                : "1 - step(maximum(p) - sum(x * p))",
                                        names, ids, missing ? 3 : 2));
}

NodeId likelihood_mean(Build *b, const Decoded *d) {
    if (d->def->columns) return table_says(b, d);
    return likelihood_formula(b, b->target->likelihood->mean, d);
}

// Each is given for every value, whether it differs from value to value or not.
void likelihood_draws(Build *b, const Decoded *d) {
    const Model *m = b->m;
    const VaeStream *s = &m->stream[b->target->stream];
    if (s->kind == VAE_TOKENS) return; // what the runtime draws by is the mean
    for (int i = 0; b->target->likelihood->draw.of[i]; i++) {
        NodeId y = likelihood_formula(b, b->target->likelihood->draw.of[i], d);
        y = node_expand(b->g, b->target->loss_loc, y, 1, b->g->node[d->node[0]].shape);
        graph_output(b->g, arena_printf(b->g->arena, "%s.draw%d", s->name, i), y);
    }
}

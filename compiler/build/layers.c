// layers.c -- how each layer of the table (model/layers.def) becomes nodes: make_<name> for each LAYER row.
// An ACTIVATION has its formula. Those of images, norms and merges are in files of their own.
#include "build/layers.h"

#include <string.h>

// ---------------------------------------------------------------- dense, flatten, reshape

NodeId make_dense(Build *b, const Layer *l, NodeId x) {
    const DensePart part = {b->path ? b->path : l->path, (int)l->arg[0].number[0], layer_spectral(l)};
    return build_dense(b, l->loc, x, &part, 1);
}

NodeId make_reshape(Build *b, const Layer *l, NodeId x) {
    const Node n = b->g->node[x];
    if (n.rows) return node_reshape(b->g, l->loc, x, n.rows, l->out);
    Shape s = {.rank = l->out.rank + 1, .dim = {n.shape.dim[0]}}; // [k, ..]: vamp's pseudo-inputs
    memcpy(s.dim + 1, l->out.dim, (MAX_RANK - 1) * sizeof *s.dim);
    return node_reshape(b->g, l->loc, x, 0, s);
}

NodeId make_flatten(Build *b, const Layer *l, NodeId x) {
    return make_reshape(b, l, l->in.steps ? build_masked_steps(b, l, x) : x);
}

// ---------------------------------------------------------------- training only

NodeId make_dropout(Build *b, const Layer *l, NodeId x) {
    const double p = l->arg[0].number[0];
    if (!b->training || p == 0) return x;
    const char *name = arena_printf(b->g->arena, "%s.u", l->path);
    const NodeId u = build_random(b, l->loc, VAE_IN_UNIFORM, name, l->in);
    const NodeId rate = node_const(b->g, l->loc, p), keep = node_const(b->g, l->loc, 1 / (1 - p));
    return build_formula(b, l->loc, "x * where(u - p, keep, 0)",
                         (const char *const[]){"x", "u", "p", "keep"},
                         (NodeId[]){x, u, rate, keep}, 4);
}

NodeId make_noise(Build *b, const Layer *l, NodeId x) {
    if (!b->training || l->arg[0].number[0] == 0) return x;
    const char *name = arena_printf(b->g->arena, "%s.eps", l->path);
    const NodeId eps = build_random(b, l->loc, VAE_IN_NORMAL, name, l->in);
    const NodeId std = node_const(b->g, l->loc, l->arg[0].number[0]);
    return build_formula(b, l->loc, "x + std * eps", (const char *const[]){"x", "std", "eps"},
                         (NodeId[]){x, std, eps}, 3);
}

// ---------------------------------------------------------------- activations

// Over the last dimension; the largest logit is taken off first, so that exp cannot overflow.
NodeId make_softmax(Build *b, const Layer *l, NodeId x) {
    Graph *g = b->g;
    const unsigned last = 1u << (l->in.rank - 1);
    const NodeId top = node_with(g, OP_maximum, l->loc, 1, &x, 1, (int[]){(int)last});
    const NodeId e = build_formula(b, l->loc, "exp(x - stop(top))",
                                   (const char *const[]){"x", "top"}, (NodeId[]){x, top}, 2);
    return node2(g, OP_div, l->loc, e, node_sum(g, l->loc, e, last));
}

// ---------------------------------------------------------------- composition

NodeId make_residual(Build *b, const Layer *l, NodeId x) {
    return node2(b->g, OP_add, l->loc, x, build_layers(b, l->body, x));
}

NodeId make_repeat(Build *b, const Layer *l, NodeId x) { return build_layers(b, l->body, x); }

// ---------------------------------------------------------------- one stage

static NodeId (*const make[LAYERS])(Build *b, const Layer *l, NodeId x) = {
#define LAYER(name, ...) [LAYER_##name] = make_##name,
#define ACTIVATION(name, ...) [LAYER_##name] = NULL, // its formula says it
#include "model/layers.def"
#undef LAYER
#undef ACTIVATION
    [LAYER_block] = make_repeat, // once
};

NodeId build_layer(Build *b, const Layer *l, NodeId x) {
    const NodeId input = x;
    b->g->note = l->text;
    if (l->def->formula) {
        const char *names[MAX_ARGS + 1] = {"x"};
        NodeId ids[MAX_ARGS + 1] = {x};
        int n = 1;
        for (int i = 0; l->def->arg[i].kind != ARG_END; i++, n++) {
            names[n] = l->def->arg[i].name;
            ids[n] = node_const(b->g, l->loc, l->arg[i].number[0]);
        }
        x = build_formula(b, l->loc, l->def->formula, names, ids, n);
    } else {
        x = make[l->def->id](b, l, x);
    }
    if (!b->g->node[x].role) role(b, x, "h");
    b->stage = arena_grow(b->g->arena, b->stage, &b->cap_stages, b->n_stages + 1,
                          sizeof *b->stage);
    b->stage[b->n_stages].layer = l;
    b->stage[b->n_stages].input = input;
    b->stage[b->n_stages++].node = x;
    b->g->note = NULL;
    return x;
}

NodeId build_layers(Build *b, const Layer *l, NodeId x) {
    for (; l; l = l->next) x = build_layer(b, l, x);
    return x;
}

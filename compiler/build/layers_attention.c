// layers_attention.c -- the builder of the stage attention: queries of what flows in, keys and values of the same or of what
// `over` names; PyTorch's nn.MultiheadAttention, its names and layouts.
#include "build/layers.h"
#include "model/layers.h"

#include <math.h>

// [out, in] of PyTorch's; `parts` of them, one below the other, are one tensor. in = 0: a bias.
static NodeId weights(Build *b, const Layer *l, const char *name, int in, int out, int parts) {
    const bool bias = in == 0;
    const int all = parts * out;
    VaeTensor t = {.name = arena_printf(b->c->arena, "%s.%s", b->path ? b->path : l->path, name), .rank = bias ? 1 : 2,
                   .dim = {all, in}, .stride = {1, all}};
    init_weights(b->m, &t, bias ? out : in, out);
    if (b->m->init == INIT_PYTORCH) { // which draws the parts as one, and no bias
        t.init = bias ? VAE_INIT_ZERO : VAE_INIT_UNIFORM;
        t.init_value = bias ? 0 : (float)sqrt(6.0 / (in + all));
    }
    return role(b, build_param(b, l->loc, t, bias ? (Shape){1, {all}} : (Shape){2, {in, all}}), bias ? "b" : "w");
}

static NodeId dense(Build *b, const Layer *l, NodeId x, NodeId w, NodeId bias) {
    return node2(b->g, OP_add, l->loc, node2(b->g, OP_matmul, l->loc, x, w), bias);
}

// Steps, or the places of an image row by row: [places, n].
static NodeId as_steps(Build *b, const Layer *l, NodeId x) {
    const Node n = b->g->node[x];
    const int last = n.shape.dim[n.shape.rank - 1];
    return node_reshape(b->g, l->loc, x, n.rows, (Shape){2, {shape_size(n.shape) / last, last}});
}

// Queries, keys and values of the same steps: one product.
static void of_itself(Build *b, const Layer *l, NodeId x, int wide, NodeId part[3]) {
    const NodeId w = weights(b, l, "in_proj_weight", wide, wide, 3), bias = weights(b, l, "in_proj_bias", 0, wide, 3);
    const NodeId all = dense(b, l, x, w, bias);
    for (int i = 0; i < 3; i++) part[i] = build_slice(b, l->loc, all, i * wide, wide);
}

// Keys and values of others. Where those have as many numbers, the weights are one tensor all the same.
static void of_others(Build *b, const Layer *l, NodeId x, NodeId others, int wide, NodeId part[3]) {
    const int other = b->g->node[others].shape.dim[1];
    const NodeId bias = weights(b, l, "in_proj_bias", 0, wide, 3);
    const NodeId of_q = build_slice(b, l->loc, bias, 0, wide), of_rest = build_slice(b, l->loc, bias, wide, 2 * wide);
    if (other == wide) {
        const NodeId w = weights(b, l, "in_proj_weight", wide, wide, 3);
        part[0] = dense(b, l, x, build_slice(b, l->loc, w, 0, wide), of_q);
        const NodeId rest = dense(b, l, others, build_slice(b, l->loc, w, wide, 2 * wide), of_rest);
        for (int i = 0; i < 2; i++) part[1 + i] = build_slice(b, l->loc, rest, i * wide, wide);
        return;
    }
    part[0] = dense(b, l, x, weights(b, l, "q_proj_weight", wide, wide, 1), of_q);
    static const char *const names[] = {"k_proj_weight", "v_proj_weight"};
    for (int i = 0; i < 2; i++) {
        const NodeId own = build_slice(b, l->loc, of_rest, i * wide, wide);
        part[1 + i] = dense(b, l, others, weights(b, l, names[i], other, wide, 1), own);
    }
}

// Of one step alone: keys and values of those before it are kept, and their mask goes with them.
static void steps_so_far(Build *b, const Layer *l, int wide, NodeId in[4]) {
    const NodeId both = node_with(b->g, OP_concat, l->loc, 2, in + 1, 0, NULL);
    const NodeId all = build_kept_steps(b, l, both, &in[3]);
    for (int i = 0; i < 2; i++) in[1 + i] = build_slice(b, l->loc, all, i * wide, wide);
}

NodeId make_attention(Build *b, const Layer *l, NodeId x) {
    const Ref *over = &l->arg[ATTENTION_OVER].ref;
    const bool self = over->kind == REF_NONE;
    const int wide = l->in.dim[l->in.rank - 1], heads = (int)l->arg[ATTENTION_HEADS].number[0];
    const int steps = l->in.steps, other_steps = self ? steps : l->ref_shape.steps;
    NodeId in[5];
    x = as_steps(b, l, build_repeat(b, l->loc, x));
    if (self) of_itself(b, l, x, wide, in);
    else of_others(b, l, x, as_steps(b, l, build_reference(b, over)), wide, in);
    int n = 3;
    const bool causal = value_true(&l->arg[ATTENTION_CAUSAL]), kept = causal && build_one_step(b, steps);
    const bool of_keys = kept || (other_steps && !shape_raster(self ? l->in : l->ref_shape)); // an image has all its places
    const bool of_queries = steps && !shape_raster(l->in);
    if (kept) steps_so_far(b, l, wide, in), n++;
    else if (of_keys) in[n++] = build_steps_mask(b, other_steps);
    if (of_queries) in[n++] = build_steps_mask(b, steps);
    const int attr[] = {heads, causal && !kept, (of_keys ? 1 : 0) + (of_queries ? 2 : 0)};
    const NodeId seen = build_slice(b, l->loc, node_with(b->g, OP_attention, l->loc, n, in, 3, attr), 0, wide);
    const DensePart out = {arena_printf(b->c->arena, "%s.out_proj", b->path ? b->path : l->path), wide};
    const NodeId y = build_dense(b, l->loc, seen, &out, 1);
    if (steps && !shape_raster(l->in)) return y;
    return node_reshape(b->g, l->loc, y, b->rows, build_one_step(b, steps) ? (Shape){3, {1, 1, wide}} : l->out);
}

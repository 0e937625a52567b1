// spectral.c -- norm=spectral: weights over their largest singular value, W / (u'Wv) (Miyato et al. 2018, "Spectral
// normalization for generative adversarial networks"), as PyTorch's parametrizations.spectral_norm has it.
// u and v are kept with the weights. A training step makes them better by one step of power iteration before it uses them,
// however often it does; nothing else changes them. They are constants for the gradient, which goes through u'Wv.
#include "build/layers.h"

static NodeId formula(Build *b, Loc loc, const char *text, NodeId w, NodeId u, NodeId v) {
    return build_formula(b, loc, text, (const char *const[]){"w", "u", "v"}, (NodeId[]){w, u, v}, 3);
}

static NodeId unit(Build *b, Loc loc, NodeId x) { // of length 1
    const Shape s = b->g->node[x].shape;
    const NodeId square = node_sum(b->g, loc, node2(b->g, OP_mul, loc, x, x), (1u << s.rank) - 1);
    const NodeId ids[] = {x, square, node_const(b->g, loc, 1e-12)};
    return build_formula(b, loc, "x / max(sqrt(square), least)", (const char *const[]){"x", "square", "least"}, ids, 3);
}

static NodeId vector(Build *b, Loc loc, VaeTensor t, const char *name, const char *what, Shape s) {
    t.name = arena_printf(b->c->arena, "%s.weight_%s", name, what);
    return role(b, build_param(b, loc, t, s), what);
}

static NodeId better(Build *b, Loc loc, NodeId old, NodeId new) { // but in gradcheck, for which they are constants
    return node3(b->g, OP_where, loc, build_scalar(b, loc, VAE_POWER), new, old);
}

// w has `dim` of its dimensions for u, the others for v: [.., 1, ..] and [.., 1, ..] against w.
NodeId build_spectral(Build *b, Loc loc, NodeId w, const char *name, int dim, VaeTensor right) {
    Graph *g = b->g;
    for (int i = 0; i < b->n_normed; i++) // built before in this program: the same
        if (g->node[b->normed[i].of].attr[0] == g->node[w].attr[0]) return b->normed[i].is;
    const Shape s = g->node[w].shape;
    Shape of_u = {.rank = s.rank}, of_v = s;
    for (int i = 0; i < s.rank; i++) of_u.dim[i] = i == dim ? s.dim[i] : 1;
    of_v.dim[dim] = 1;
    const int saved_dim = s.rank == 4 && dim == 2; // of a deconv the second
    const unsigned all = (1u << s.rank) - 1, along_u = 1u << dim;
    const VaeTensor u_saved = {.rank = 1, .dim = {s.dim[dim]}, .stride = {1}, .init = VAE_INIT_SINGULAR,
                               .init_value = saved_dim};
    right.init = VAE_INIT_SINGULAR;
    NodeId u = vector(b, loc, u_saved, name, "u", of_u), v = vector(b, loc, right, name, "v", of_v);
    if (b->training) {
        const NodeId fixed = node1(g, OP_stop, loc, w), old_u = u, old_v = v;
        u = better(b, loc, u, unit(b, loc, node_sum(g, loc, node2(g, OP_mul, loc, fixed, v), all & ~along_u)));
        v = better(b, loc, v, unit(b, loc, node_sum(g, loc, node2(g, OP_mul, loc, fixed, u), along_u)));
        graph_update(g, old_u, u);
        graph_update(g, old_v, v);
    }
    const NodeId sigma = role(b, node_sum(g, loc, formula(b, loc, "w * u * v", w, u, v), all), "sigma");
    const NodeId is = role(b, node2(g, OP_div, loc, w, sigma), "w");
    b->normed = arena_grow(g->arena, b->normed, &b->cap_normed, b->n_normed + 1, sizeof *b->normed);
    b->normed[b->n_normed].of = w;
    b->normed[b->n_normed++].is = is;
    return is;
}

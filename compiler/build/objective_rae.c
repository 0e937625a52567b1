// objective_rae.c -- the loss of a regularized autoencoder (Ghosh et al. 2020, "From variational to deterministic
// autoencoders"): instead of noise, something that keeps the decoder smooth, and something that keeps codes together.
#include "build/build.h"

#include <string.h>

enum { RAE_REGULARIZER, RAE_WEIGHT, RAE_EMBEDDING };

static NodeId plus(Build *b, NodeId sum, NodeId x) {
    return sum == NO_NODE ? x : node2(b->g, OP_add, b->m->loss_loc, sum, x);
}

static NodeId square_sum(Build *b, NodeId x) {
    return build_total(b, node2(b->g, OP_mul, b->m->loss_loc, x, x));
}

// Half the square of the code's length.
static NodeId embedding(Build *b, const Bound *r) {
    NodeId sum = NO_NODE;
    for (int i = 0; i < b->m->n_latents; i++) sum = plus(b, sum, square_sum(b, r->sample[i].z));
    return node2(b->g, OP_mul, b->m->loss_loc, node_const(b->g, b->m->loss_loc, 0.5), build_batch_mean(b, sum));
}

// The squares of the weights behind z, without biases and scales, as weight_decay has it.
static NodeId weights(Build *b, const Bound *r) {
    Graph *g = b->g;
    bool *above = arena_alloc(g->arena, g->n_nodes); // z depends on it
    for (int i = 0; i < b->m->n_latents; i++) above[r->sample[i].z] = true;
    const int n = g->n_nodes;
    for (NodeId id = n - 1; id >= 0; id--)
        for (int i = 0; above[id] && i < g->node[id].n_in; i++) above[g->node[id].in[i]] = true;
    bool *seen = arena_alloc(g->arena, b->c->n_param);
    for (NodeId id = 0; id < n; id++)
        if (above[id] && g->node[id].op == OP_param) seen[g->node[id].attr[0]] = true;
    NodeId sum = NO_NODE;
    for (NodeId id = 0; id < n; id++) {
        const Node p = g->node[id];
        if (p.op != OP_param || p.attr[2 + MAX_RANK] || p.shape.rank < 2 || seen[p.attr[0]]) continue;
        seen[p.attr[0]] = true;
        sum = plus(b, sum, square_sum(b, id));
    }
    return sum == NO_NODE ? node_const(g, b->m->loss_loc, 0) : sum;
}

// The squared Frobenius norm of the Jacobian J of what is decoded by z: the mean of |v'J|^2 over normal v (Hutchinson
// 1989), of one v a row. v'J is a gradient, and its nodes are differentiated again.
static NodeId jacobian(Build *b, const Bound *r) {
    const Model *m = b->m;
    Graph *g = b->g;
    NodeId along = NO_NODE;
    for (int i = 0; i < m->n_targets; i++) {
        b->target = &m->target[i];
        const NodeId mean = build_flatten(b, m->loss_loc, likelihood_mean(b, &r->decoded[i]));
        const char *name = arena_printf(g->arena, "%s.direction", m->stream[m->target[i].stream].name);
        const NodeId v = build_random(b, m->loss_loc, VAE_IN_NORMAL, name, g->node[mean].shape);
        along = plus(b, along, build_sum_last(b, node2(g, OP_mul, m->loss_loc, mean, v)));
    }
    along = node1(g, OP_rowsum, m->loss_loc, along);
    bool *variable = arena_alloc(g->arena, g->n_nodes);
    for (int i = 0; i < m->n_latents; i++) variable[r->sample[i].z] = true;
    const int first = g->n_nodes;
    g->backward = true;
    const NodeId *d = graph_reverse(g, along, node_const(g, m->loss_loc, 1), variable);
    g->backward = false;
    g->note = NULL;
    for (NodeId id = first; id < g->n_nodes; id++)
        if (op_table[g->node[id].op]->backward_only)
            die("the gradient %s of line %d has no derivative", op_table[g->node[id].op]->name, g->node[id].loc.line);
    NodeId sum = NO_NODE;
    for (int i = 0; i < m->n_latents; i++)
        if (d[r->sample[i].z] != NO_NODE) sum = plus(b, sum, square_sum(b, d[r->sample[i].z]));
    return sum == NO_NODE ? node_const(g, m->loss_loc, 0) : build_batch_mean(b, sum);
}

NodeId rae_loss(Build *b, const Bound *r) {
    const Loc loc = b->m->loss_loc;
    const Value *arg = b->m->objective_arg;
    const NodeId codes = embedding(b, r);
    const char *regularizer = arg[RAE_REGULARIZER].word;
    const bool stages = !strcmp(regularizer, "spectral"); // they have it themselves (check_objective.c)
    const NodeId rest = stages ? NO_NODE : strcmp(regularizer, "l2") ? jacobian(b, r) : weights(b, r);
    graph_output(b->g, "embedding", codes);
    if (!stages) graph_output(b->g, "regularizer", rest);
    const NodeId reconstruction = build_reconstruction(b, r);
    const NodeId pull = node2(b->g, OP_mul, loc, node_const(b->g, loc, arg[RAE_EMBEDDING].number[0]), codes);
    if (stages) return build_elbo(b, reconstruction, pull);
    const NodeId penalty = node2(b->g, OP_mul, loc, node_const(b->g, loc, arg[RAE_WEIGHT].number[0]), rest);
    return node2(b->g, OP_add, loc, build_elbo(b, reconstruction, pull), penalty);
}

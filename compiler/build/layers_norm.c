// layers_norm.c -- batchnorm, layernorm, groupnorm: made of sums and elementwise nodes, so that
// autodiff gives the gradient through the statistics and fusion the kernels.
#include "build/layers.h"

static const char *tensor(Build *b, const Layer *l, const char *what) {
    if (b->path) return arena_printf(b->c->arena, "%s.%s.%s", b->path, l->def->name, what);
    return arena_printf(b->c->arena, "%s.%s", l->path, what);
}

// (x - mean) / sqrt(variance + eps) * weight + bias, all broadcast against x.
static NodeId normalize(Build *b, const Layer *l, NodeId x, NodeId mean, NodeId variance, double eps,
                        NodeId weight, NodeId bias) {
    const char *const names[] = {"x", "mean", "variance", "eps", "weight", "bias"};
    const NodeId ids[] = {x, mean, variance, node_const(b->g, l->loc, eps), weight, bias};
    return build_formula(b, l->loc, "(x - mean) * (weight / sqrt(variance + eps)) + bias", names, ids,
                         6);
}

static NodeId times(Build *b, const Layer *l, double k, NodeId x) {
    return node2(b->g, OP_mul, l->loc, node_const(b->g, l->loc, k), x);
}

// ---------------------------------------------------------------- over the batch

// The mean of each channel over the batch and the pixels: [c].
static NodeId batch_mean(Build *b, const Layer *l, NodeId x) {
    Graph *g = b->g;
    const int last = l->in.rank - 1, channels = l->in.dim[last];
    const int pixels = shape_size(l->in) / channels;
    NodeId sum = x;
    if (pixels > 1) sum = node_sum(g, l->loc, x, (1u << last) - 1);
    sum = node_reshape(g, l->loc, sum, g->node[x].rows, (Shape){1, {channels}});
    sum = node1(g, OP_rowsum, l->loc, sum);
    const NodeId inv_n = node_with(g, OP_scalar, l->loc, 0, NULL, 1, (int[]){VAE_INV_N});
    const double share = 1.0 / ((double)pixels * g->node[x].rows);
    return node2(g, OP_mul, l->loc, times(b, l, share, inv_n), sum);
}

// running = (1 - momentum) running + momentum now, if `counts` (NO_NODE: always) is above 0.
static void update_running(Build *b, const Layer *l, NodeId running, NodeId now, NodeId counts) {
    const double momentum = l->arg[0].number[0];
    const NodeId keep = times(b, l, 1 - momentum, running);
    const NodeId fresh = times(b, l, momentum, node1(b->g, OP_stop, l->loc, now));
    NodeId next = node2(b->g, OP_add, l->loc, keep, fresh);
    if (counts != NO_NODE) next = node3(b->g, OP_where, l->loc, counts, next, running);
    graph_update(b->g, running, next);
}

NodeId make_batchnorm(Build *b, const Layer *l, NodeId x) {
    const int channels = l->in.dim[l->in.rank - 1];
    const NodeId weight = build_vector(b, l->loc, tensor(b, l, "weight"), channels, 1);
    const NodeId bias = build_vector(b, l->loc, tensor(b, l, "bias"), channels, 0);
    if (b->judging) { // never asked but in training
        const NodeId mean = batch_mean(b, l, x), apart = node2(b->g, OP_sub, l->loc, x, mean);
        const NodeId variance = batch_mean(b, l, node2(b->g, OP_mul, l->loc, apart, apart));
        return normalize(b, l, x, mean, variance, l->arg[1].number[0], weight, bias);
    }
    const NodeId running_mean =
        build_state(b, l->loc, tensor(b, l, "running_mean"), 0, (Shape){1, {channels}});
    const NodeId running_var =
        build_state(b, l->loc, tensor(b, l, "running_var"), 1, (Shape){1, {channels}});
    const double eps = l->arg[1].number[0];
    if (!b->training) return normalize(b, l, x, running_mean, running_var, eps, weight, bias);
    const NodeId mean = batch_mean(b, l, x);
    const NodeId apart = node2(b->g, OP_sub, l->loc, x, mean);
    const NodeId variance = batch_mean(b, l, node2(b->g, OP_mul, l->loc, apart, apart));
    // The running variance is the unbiased one, as in PyTorch: times N / (N - 1) for N values. Of one
    // value there is none, and it takes no part.
    const double values = (double)shape_size(l->in) / channels * b->g->node[x].rows; // of one row
    const char *const names[] = {"variance", "counts", "share", "inv_n"};
    NodeId ids[] = {variance, NO_NODE, node_const(b->g, l->loc, 1 / values),
                    node_with(b->g, OP_scalar, l->loc, 0, NULL, 1, (int[]){VAE_INV_N})};
    ids[1] = build_formula(b, l->loc, "1 - share * inv_n", names, ids, 4);
    const NodeId unbiased = build_formula(b, l->loc, "variance / max(counts, 1e-6)", names, ids, 2);
    const NodeId counts = values > 1 ? NO_NODE : ids[1];
    if (!b->again) {
        update_running(b, l, running_mean, mean, counts);
        update_running(b, l, running_var, unbiased, counts);
    }
    return normalize(b, l, x, mean, variance, eps, weight, bias);
}

// ---------------------------------------------------------------- within a row

// Mean and variance over the dimensions in the mask, of `count` values.
static NodeId standardize(Build *b, const Layer *l, NodeId x, unsigned dims, double count, double eps,
                          NodeId weight, NodeId bias) {
    const NodeId mean = times(b, l, 1 / count, node_sum(b->g, l->loc, x, dims));
    const NodeId apart = node2(b->g, OP_sub, l->loc, x, mean);
    const NodeId square = node2(b->g, OP_mul, l->loc, apart, apart);
    const NodeId variance = times(b, l, 1 / count, node_sum(b->g, l->loc, square, dims));
    const char *const names[] = {"apart", "variance", "eps", "weight", "bias"};
    const NodeId ids[] = {apart, variance, node_const(b->g, l->loc, eps), weight, bias};
    return build_formula(b, l->loc, "apart * (1 / sqrt(variance + eps)) * weight + bias", names, ids, 5);
}

NodeId make_layernorm(Build *b, const Layer *l, NodeId x) {
    const int last = l->in.rank - 1, channels = l->in.dim[last];
    const NodeId weight = build_vector(b, l->loc, tensor(b, l, "weight"), channels, 1);
    const NodeId bias = build_vector(b, l->loc, tensor(b, l, "bias"), channels, 0);
    return standardize(b, l, x, 1u << last, channels, l->arg[0].number[0], weight, bias);
}

NodeId make_groupnorm(Build *b, const Layer *l, NodeId x) {
    Graph *g = b->g;
    const int h = l->in.dim[0], w = l->in.dim[1], channels = l->in.dim[2], rows = g->node[x].rows;
    const int groups = (int)l->arg[0].number[0], each = channels / groups;
    const Shape by_group = {2, {groups, each}};
    NodeId weight = build_vector(b, l->loc, tensor(b, l, "weight"), channels, 1);
    NodeId bias = build_vector(b, l->loc, tensor(b, l, "bias"), channels, 0);
    weight = node_reshape(g, l->loc, weight, 0, by_group);
    bias = node_reshape(g, l->loc, bias, 0, by_group);
    const NodeId grouped = node_reshape(g, l->loc, x, rows, (Shape){4, {h, w, groups, each}});
    const NodeId y = standardize(b, l, grouped, 1 | 2 | 8, (double)h * w * each, l->arg[1].number[0],
                                 weight, bias);
    return node_reshape(g, l->loc, y, rows, l->in);
}

// objective_ssim.c -- pictures compared by their structure: the mean SSIM of windows, gaussian ones of deviation 1.5 (Wang et al.
// 2004, "Image quality assessment: from error visibility to structural similarity"), at one scale or several (Wang et al.
// 2003, "Multi-scale structural similarity for image quality assessment").
#include "build/build.h"

#include "graph/ops/image.h"

static NodeId formula(Build *b, const char *text, const char *const *names, const NodeId *ids, int n) {
    return build_formula(b, b->m->loss_loc, text, names, ids, n);
}

static NodeId number(Build *b, double value) { return node_const(b->g, b->m->loss_loc, value); }

// The window along one axis, of sum 1, for each channel: [window, 1, 1, channels] or [1, window, 1, channels].
static NodeId window_along(Build *b, int axis, int window, int channels) {
    const Loc loc = b->m->loss_loc;
    const NodeId at[] = {node_iota(b->g, loc, 0, (Shape){1, {window}}), number(b, (window - 1) / 2.0)};
    const NodeId each = formula(b, "exp(-(i - middle)^2 / 4.5)", (const char *const[]){"i", "middle"}, at, 2);
    const NodeId share = node2(b->g, OP_div, loc, each, node_sum(b->g, loc, each, 1));
    Shape s = {4, {1, 1, 1, 1}};
    s.dim[axis] = window;
    const NodeId one = node_reshape(b->g, loc, share, 0, s);
    s.dim[3] = channels;
    return node_expand(b->g, loc, one, 0, s);
}

// The weighed mean of every window that lies within the picture.
static NodeId blurred(Build *b, NodeId x, int window) {
    for (int axis = 0; axis < 2; axis++) {
        const Shape s = b->g->node[x].shape;
        int attr[IMAGE_ATTRS] = {[AT_GROUPS] = s.dim[2]};
        for (int i = 0; i < 2; i++) {
            attr[AT_KERNEL + i] = i == axis ? window : 1;
            attr[AT_STRIDE + i] = attr[AT_DILATION + i] = 1;
            attr[AT_SIZE + i] = s.dim[i] - attr[AT_KERNEL + i] + 1;
        }
        const NodeId in[] = {x, window_along(b, axis, window, s.dim[2])};
        x = node_with(b->g, OP_conv, b->m->loss_loc, 2, in, IMAGE_ATTRS, attr);
    }
    return x;
}

static NodeId halved(Build *b, NodeId x) {
    const Shape s = b->g->node[x].shape;
    const int attr[IMAGE_ATTRS] = {[AT_KERNEL] = 2, 2, [AT_STRIDE] = 2, 2, [AT_DILATION] = 1, 1, [AT_GROUPS] = 1,
                                   [AT_SIZE] = s.dim[0] / 2, s.dim[1] / 2};
    return node_with(b->g, OP_avgpool, b->m->loss_loc, 1, &x, IMAGE_ATTRS, attr);
}

static NodeId mean_of(Build *b, NodeId x) { // over places and channels: [1]
    const int size = shape_size(b->g->node[x].shape);
    const NodeId sum = build_total(b, x);
    return size == 1 ? sum : node2(b->g, OP_mul, b->m->loss_loc, sum, number(b, 1.0 / size));
}

// Of two pictures with values from 0 to 1 the means over all windows of contrast and structure alone (eq. 10 with C3 = C2 / 2)
// and of all three (eq. 13): [1] each.
static void compare(Build *b, NodeId x, NodeId y, int window, NodeId *structure, NodeId *all) {
    const Loc loc = b->m->loss_loc;
    const int c = b->g->node[x].shape.dim[2];
    const char *const names[] = {"x", "y", "xx", "yy", "xy", "c"};
    NodeId ids[6] = {x, y, node2(b->g, OP_mul, loc, x, x), node2(b->g, OP_mul, loc, y, y), node2(b->g, OP_mul, loc, x, y)};
    const NodeId blur = blurred(b, node_with(b->g, OP_concat, loc, 5, ids, 0, NULL), window);
    for (int i = 0; i < 5; i++) ids[i] = build_slice(b, loc, blur, i * c, c);
    ids[5] = number(b, 0.03 * 0.03);
    const NodeId cs = formula(b, "(2 * (xy - x * y) + c) / (xx - x^2 + yy - y^2 + c)", names, ids, 6);
    ids[5] = number(b, 0.01 * 0.01);
    const NodeId light = formula(b, "(2 * x * y + c) / (x^2 + y^2 + c)", names, ids, 6);
    *structure = mean_of(b, cs);
    *all = mean_of(b, node2(b->g, OP_mul, loc, cs, light));
}

// The product over scales, each to the power of its weight: structure of the finer ones, all of the coarsest. What is
// negative, and has no such power, counts as almost 0.
static NodeId similarity(Build *b, NodeId x, NodeId y) {
    static const double weight[] = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333}; // Wang et al. 2003, section 3.2
    const int scales = (int)objective_argument(b->m, "scales")->number[0];
    const int window = (int)objective_argument(b->m, "window")->number[0];
    NodeId structure, all, logs = NO_NODE;
    double sum = 0;
    for (int i = 0; i < scales; i++) sum += weight[i];
    for (int i = 0; i < scales; i++) {
        compare(b, x, y, window, &structure, &all);
        if (scales == 1) return all;
        const NodeId ids[] = {i + 1 < scales ? structure : all, number(b, weight[i] / sum), number(b, 1e-4)};
        const NodeId one = formula(b, "share * log(max(s, least))", (const char *const[]){"s", "share", "least"}, ids, 3);
        logs = i ? node2(b->g, OP_add, b->m->loss_loc, logs, one) : one;
        if (i + 1 < scales) x = halved(b, x), y = halved(b, y);
    }
    return node1(b->g, OP_exp, b->m->loss_loc, logs);
}

NodeId ssim_loss(Build *b, const Bound *r) {
    const Model *m = b->m;
    const Loc loc = m->loss_loc;
    b->target = m->target;
    const NodeId made = build_made(b, m->target, &r->decoded[0]);
    const NodeId alike = build_batch_mean(b, similarity(b, b->data[m->target->stream], made));
    graph_output(b->g, "ssim", alike);
    const double likelihood = objective_argument(m, "nll")->number[0];
    const NodeId kl = build_batch_mean(b, r->kl);
    const NodeId ids[] = {node2(b->g, OP_mul, loc, build_scalar(b, loc, VAE_BETA), kl),
                          number(b, objective_argument(m, "weight")->number[0]), alike, build_scale(b), number(b, likelihood),
                          likelihood > 0 ? build_reconstruction(b, r) : NO_NODE};
    const char *const names[] = {"kl", "weight", "alike", "scale", "share", "nll"};
    if (likelihood == 0) return formula(b, "kl + weight * (1 - alike)", names, ids, 3);
    return formula(b, "scale * share * nll + kl + weight * (1 - alike)", names, ids, 6);
}

// layers_image.c -- builders of convolutions, pooling and resizing.
#include "build/layers.h"

#include "graph/ops/image.h"
#include "model/layers.h"

#include <string.h>

// ---------------------------------------------------------------- convolutions

// Weights [kh, kw, large / groups, small], saved as PyTorch has them: [small, large / groups, kh, kw],
// where `large` is the image with more pixels: conv's input, deconv's output. The fans are those that PyTorch and
// Keras take from the shape: `large` / groups is the fan in, `small` the fan out, of a deconv as well.
static NodeId conv_weights(Build *b, const Layer *l, int large, int small) {
    const int kh = value_pair(&l->arg[CONV_KERNEL], 0), kw = value_pair(&l->arg[CONV_KERNEL], 1);
    VaeTensor t = {.rank = 4,
                   .dim = {small, large, kh, kw},
                   .stride = {1, small, kw * large * small, large * small}};
    t.name = arena_printf(b->c->arena, "%s.weight", b->path ? b->path : l->path);
    init_weights(b->m, &t, (double)large * kh * kw, (double)small * kh * kw);
    const NodeId w = role(b, build_param(b, l->loc, t, (Shape){4, {kh, kw, large, small}}), "w");
    if (!layer_spectral(l)) return w;
    // PyTorch's matrix has a row for each filter of the layer's output: of a deconv that is the large image.
    const bool transposed = l->def->transposed;
    const int other = transposed ? small : large;
    const VaeTensor right = {.rank = 3, .dim = {other, kh, kw}, .stride = {1, kw * other, other}};
    return build_spectral(b, l->loc, w, b->path ? b->path : l->path, transposed ? 2 : 3, right);
}

static NodeId add_bias(Build *b, const Layer *l, NodeId y, double in) {
    const int filters = l->out.dim[l->out.rank - 1];
    const int down = l->in.rank == 2 ? 1 : value_pair(&l->arg[CONV_KERNEL], 0);
    int area = down * value_pair(&l->arg[CONV_KERNEL], 1);
    if (conv_in_raster(l)) {
        const Taps taps = taps_conv(l);
        area = taps_count(&taps);
    }
    VaeTensor t = {.rank = 1, .dim = {filters}, .stride = {1}};
    t.name = arena_printf(b->c->arena, "%s.bias", b->path ? b->path : l->path);
    init_weights(b->m, &t, in * area, filters);
    const NodeId bias = role(b, build_param(b, l->loc, t, (Shape){1, {filters}}), "b");
    return node2(b->g, OP_add, l->loc, y, bias);
}

static void window_attr(int attr[IMAGE_ATTRS], int axis, const Window *w, int size) {
    attr[AT_KERNEL + axis] = w->kernel;
    attr[AT_STRIDE + axis] = w->stride;
    attr[AT_PAD + axis] = w->before;
    attr[AT_DILATION + axis] = w->dilation;
    attr[AT_SIZE + axis] = size;
}

// Of one step alone: what flowed in at each place of its window, [kernel, in], of all that has been kept.
static NodeId window_so_far(Build *b, const Layer *l, NodeId x, const Window *w) {
    NodeId mask, tap[MAX_IN];
    const NodeId all = build_kept_steps(b, l, x, &mask);
    const int steps = l->in.dim[0], in = l->in.dim[1];
    const char *const names[] = {"at", "position", "back", "all"};
    NodeId joined = NO_NODE;
    for (int k = 0; k < w->kernel; k++) {
        const double back = (w->kernel - 1.0 - k) * w->dilation;
        const NodeId ids[] = {node_iota(b->g, l->loc, 0, (Shape){2, {steps, 1}}), b->position,
                              node_const(b->g, l->loc, back), all};
        const NodeId of = build_formula(b, l->loc, "all * step(0.5 - abs(at - position + back))", names, ids, 4);
        tap[0] = joined;
        tap[1] = node_reshape(b->g, l->loc, node_sum(b->g, l->loc, of, 1), b->rows, (Shape){1, {in}});
        joined = k ? node_with(b->g, OP_concat, l->loc, 2, tap, 0, NULL) : tap[1];
    }
    return node_reshape(b->g, l->loc, joined, b->rows, (Shape){2, {w->kernel, in}});
}

// Steps are an image of one column, with 0 behind each row's end; weights [kernel, 1, in / groups, filters] are saved as
// nn.Conv1d has them.
static NodeId conv_of_steps(Build *b, const Layer *l, NodeId x) {
    const int groups = (int)l->arg[CONV_GROUPS].number[0], in = l->in.dim[1] / groups;
    const int filters = l->out.dim[1], rows = b->rows;
    int steps = l->in.dim[0], places = steps;
    Window w = window_conv(l, 0);
    window_places(&w, &l->arg[CONV_PAD], 0, steps);
    if (value_true(&l->arg[CONV_CAUSAL])) w.before = w.span - 1;
    int attr[IMAGE_ATTRS] = {[AT_GROUPS] = groups};
    window_attr(attr, 1, &(Window){.kernel = 1, .stride = 1, .dilation = 1}, 1);
    VaeTensor t = {.name = arena_printf(b->c->arena, "%s.weight", b->path ? b->path : l->path), .rank = 3,
                   .dim = {filters, in, w.kernel}, .stride = {1, filters, in * filters}};
    init_weights(b->m, &t, (double)in * w.kernel, (double)filters * w.kernel);
    NodeId weights = role(b, build_param(b, l->loc, t, (Shape){4, {w.kernel, 1, in, filters}}), "w");
    if (layer_spectral(l)) {
        const VaeTensor right = {.rank = 2, .dim = {in, w.kernel}, .stride = {1, in}};
        weights = build_spectral(b, l->loc, weights, b->path ? b->path : l->path, 3, right);
    }
    if (build_one_step(b, l->in.steps)) {
        x = window_so_far(b, l, x, &w);
        w.dilation = 1, w.before = 0;
        steps = w.kernel, places = 1;
    } else {
        x = build_masked_steps(b, l, build_repeat(b, l->loc, x));
    }
    window_attr(attr, 0, &w, places);
    const NodeId image = node_reshape(b->g, l->loc, x, rows, (Shape){3, {steps, 1, l->in.dim[1]}});
    const NodeId y = node_with(b->g, OP_conv, l->loc, 2, (NodeId[]){image, weights}, IMAGE_ATTRS, attr);
    return add_bias(b, l, node_reshape(b->g, l->loc, y, rows, (Shape){2, {places, filters}}), in);
}

NodeId make_conv(Build *b, const Layer *l, NodeId x) {
    if (l->in.rank == 2) return conv_of_steps(b, l, x);
    const int groups = (int)l->arg[CONV_GROUPS].number[0], in = l->in.dim[2] / groups;
    if (value_true(&l->arg[CONV_CAUSAL])) return add_bias(b, l, build_causal_conv(b, l, x), in);
    int attr[IMAGE_ATTRS] = {[AT_GROUPS] = groups};
    for (int axis = 0; axis < 2; axis++) {
        Window w = window_conv(l, axis);
        window_places(&w, &l->arg[CONV_PAD], axis, l->in.dim[axis]);
        window_attr(attr, axis, &w, l->out.dim[axis]);
    }
    const NodeId w = conv_weights(b, l, in, l->out.dim[2]);
    const NodeId y = node_with(b->g, OP_conv, l->loc, 2, (NodeId[]){x, w}, IMAGE_ATTRS, attr);
    return add_bias(b, l, y, in);
}

NodeId make_deconv(Build *b, const Layer *l, NodeId x) {
    const int groups = (int)l->arg[CONV_GROUPS].number[0], out = l->out.dim[2] / groups;
    int attr[IMAGE_ATTRS] = {[AT_GROUPS] = groups};
    for (int axis = 0; axis < 2; axis++) {
        Window w = window_conv(l, axis);
        window_pixels(&w, &l->arg[CONV_PAD], axis, l->in.dim[axis]);
        window_attr(attr, axis, &w, l->out.dim[axis]);
    }
    const NodeId w = conv_weights(b, l, out, l->in.dim[2]);
    const NodeId y = node_with(b->g, OP_conv_t, l->loc, 2, (NodeId[]){x, w}, IMAGE_ATTRS, attr);
    return add_bias(b, l, y, out);
}

// ---------------------------------------------------------------- pooling and resizing

static NodeId make_image_pool(Build *b, const Layer *l, NodeId x, Op op) {
    int attr[IMAGE_ATTRS] = {[AT_GROUPS] = 1};
    for (int axis = 0; axis < 2; axis++) {
        Window w = window_pool(l, axis);
        window_places(&w, &l->arg[POOL_PAD], axis, l->in.dim[axis]);
        window_attr(attr, axis, &w, l->out.dim[axis]);
    }
    return node_with(b->g, op, l->loc, 1, &x, IMAGE_ATTRS, attr);
}

NodeId make_maxpool(Build *b, const Layer *l, NodeId x) { return make_image_pool(b, l, x, OP_maxpool); }
NodeId make_avgpool(Build *b, const Layer *l, NodeId x) { return make_image_pool(b, l, x, OP_avgpool); }

NodeId make_globalavgpool(Build *b, const Layer *l, NodeId x) {
    const NodeId sum = node_sum(b->g, l->loc, x, 3);
    const NodeId share = node_const(b->g, l->loc, 1.0 / ((double)l->in.dim[0] * l->in.dim[1]));
    const NodeId mean = node2(b->g, OP_mul, l->loc, share, sum);
    return node_reshape(b->g, l->loc, mean, b->g->node[x].rows, l->out);
}

// Nearest: [h, 1, w, 1, c] repeated to [h, factor, w, factor, c].
NodeId make_upsample(Build *b, const Layer *l, NodeId x) {
    const int fh = value_pair(&l->arg[0], 0), fw = value_pair(&l->arg[0], 1);
    const int h = l->in.dim[0], w = l->in.dim[1], c = l->in.dim[2], rows = b->g->node[x].rows;
    if (strcmp(l->arg[1].word, "bilinear") == 0) {
        const int attr[IMAGE_ATTRS] = {fh, fw, 1, 1, 0, 0, 1, 1, 1, l->out.dim[0], l->out.dim[1]};
        return node_with(b->g, OP_bilinear, l->loc, 1, &x, IMAGE_ATTRS, attr);
    }
    const NodeId apart = node_reshape(b->g, l->loc, x, rows, (Shape){5, {h, 1, w, 1, c}});
    const NodeId large = node_expand(b->g, l->loc, apart, rows, (Shape){5, {h, fh, w, fw, c}});
    return node_reshape(b->g, l->loc, large, rows, l->out);
}

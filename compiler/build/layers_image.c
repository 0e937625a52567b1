// layers_image.c -- convolutions, pooling and resizing: shape rules and builders.
#include "build/layers.h"

#include "graph/ops/image.h"

#include <string.h>

// Where the arguments of conv and deconv stand; pools have kernel, stride, pad first.
enum { CONV_FILTERS, CONV_KERNEL, CONV_STRIDE, CONV_PAD, CONV_DILATION, CONV_GROUPS };
enum { POOL_KERNEL, POOL_STRIDE, POOL_PAD };

static bool need_image(Diag *d, Arena *a, const Layer *l) {
    if (l->in.rank == 3) return true;
    diag_error(d, l->loc, "E0224", "%s needs an image [height, width, channels], but its input is %s",
               l->def->name, shape_text(a, l->in));
    diag_hint(d, "add reshape(height, width, channels) before it");
    return false;
}

static int pair(const Value *v, int axis) { return (int)v->number[v->n > 1 ? axis : 0]; }

// ---------------------------------------------------------------- windows along one axis

typedef struct Window {
    int kernel, stride, dilation, span; // span: pixels from the first to the last of a kernel
    int before;                         // padding in front
} Window;

static Window window(const Value *kernel, const Value *stride, const Value *dilation, int axis) {
    Window w = {.kernel = pair(kernel, axis), .dilation = dilation ? pair(dilation, axis) : 1};
    w.stride = pair(stride, axis) ? pair(stride, axis) : w.kernel;
    w.span = (w.kernel - 1) * w.dilation + 1;
    return w;
}

static bool same(const Value *pad) { return pad->word && strcmp(pad->word, "same") == 0; }
static int both_sides(const Value *pad, int axis) { return pad->word ? 0 : pair(pad, axis); }

// Places of the window in `in` pixels; sets the padding.
static int places(Window *w, const Value *pad, int axis, int in) {
    if (same(pad)) {
        const int out = (in + w->stride - 1) / w->stride;
        const int total = (out - 1) * w->stride + w->span - in;
        w->before = total > 0 ? total / 2 : 0;
        return out;
    }
    w->before = both_sides(pad, axis);
    const int room = in + 2 * w->before - w->span;
    return room < 0 ? 0 : room / w->stride + 1;
}

// Pixels that `in` places of the window were made of: in reverse, for deconv.
static int pixels(Window *w, const Value *pad, int axis, int in) {
    if (same(pad)) {
        const int out = in * w->stride, total = (in - 1) * w->stride + w->span - out;
        w->before = total > 0 ? total / 2 : 0;
        return out;
    }
    w->before = both_sides(pad, axis);
    return (in - 1) * w->stride + w->span - 2 * w->before;
}

static const char *const axis_name[] = {"height", "width"};

static bool too_small(Diag *d, const Layer *l, const Window *w, int axis, bool transposed) {
    const int in = l->in.dim[axis];
    if (transposed)
        diag_error(d, l->loc, "E0225", "%s leaves nothing: %s = (%d - 1) * stride %d + kernel %d - 2 * padding %d = %d",
                   l->def->name, axis_name[axis], in, w->stride, w->span, w->before,
                   (in - 1) * w->stride + w->span - 2 * w->before);
    else
        diag_error(d, l->loc, "E0225", "%s: a kernel of %d%s does not fit into %s %d + 2 * padding %d = %d",
                   l->def->name, w->span, w->dilation > 1 ? " (dilated)" : "", axis_name[axis], in,
                   w->before, in + 2 * w->before);
    diag_hint(d, "use pad=same, or a %s", transposed ? "smaller padding" : "smaller kernel");
    return false;
}

// ---------------------------------------------------------------- sizes in words

#define MAX_SIZES 4 // stages in one hint

void hint_sizes(Diag *d, Arena *a, const Layer *end, const Layer *until) {
    const char *text = "";
    int n = 0;
    for (const Layer *l = end; l && l != until && n < MAX_SIZES; l = l->before) {
        if (!l->sizes) continue;
        text = arena_printf(a, "%s makes %s%s%s", l->text, l->sizes, *text ? ", " : "", text);
        n++;
    }
    if (n) diag_hint(d, "%s", text);
}

// "ceil(13 / 2) = 7": the places of a window along one axis.
static const char *places_text(Arena *a, const Window *w, bool padded_same, int in, int out) {
    if (padded_same) return arena_printf(a, "ceil(%d / %d) = %d", in, w->stride, out);
    const char *room = arena_printf(a, "%d%s - %d", in,
                                    w->before ? arena_printf(a, " + 2 * %d", w->before) : "", w->span);
    if (w->stride == 1) return arena_printf(a, "%s + 1 = %d", room, out);
    return arena_printf(a, "floor((%s) / %d) + 1 = %d", room, w->stride, out);
}

// "13 * 2 = 26", "(13 - 1) * 2 + 3 - 2 * 1 = 25": the pixels that places of a window make.
static const char *pixels_text(Arena *a, const Window *w, bool padded_same, int in, int out) {
    if (padded_same) return arena_printf(a, "%d * %d = %d", in, w->stride, out);
    return arena_printf(a, "(%d - 1) * %d + %d%s = %d", in, w->stride, w->span,
                        w->before ? arena_printf(a, " - 2 * %d", w->before) : "", out);
}

static void keep_sizes(Arena *a, Layer *l, const char *const text[2]) {
    if (l->in.dim[0] == l->out.dim[0] && l->in.dim[1] == l->out.dim[1]) return;
    l->sizes = arena_printf(a, "%s by %s", text[0], text[1]);
}

// ---------------------------------------------------------------- convolutions

double weights_conv(const Layer *l) {
    if (l->in.rank != 3) return 0;
    const double area = (double)pair(&l->arg[CONV_KERNEL], 0) * pair(&l->arg[CONV_KERNEL], 1);
    return l->arg[CONV_FILTERS].number[0] *
           (1 + area * l->in.dim[2] / l->arg[CONV_GROUPS].number[0]);
}

static bool check_groups(Diag *d, const Layer *l) {
    const int groups = (int)l->arg[CONV_GROUPS].number[0], out = (int)l->arg[CONV_FILTERS].number[0];
    if (l->in.dim[2] % groups == 0 && out % groups == 0) return true;
    diag_error(d, l->loc, "E0226", "%s: %d groups do not divide %d channels into %d filters",
               l->def->name, groups, l->in.dim[2], out);
    return false;
}

static Window conv_window(const Layer *l, int axis) {
    return window(&l->arg[CONV_KERNEL], &l->arg[CONV_STRIDE], &l->arg[CONV_DILATION], axis);
}

bool shape_conv(Diag *d, Arena *a, Layer *l) {
    if (!need_image(d, a, l) || !check_groups(d, l)) return false;
    l->out = (Shape){3, {0, 0, (int)l->arg[CONV_FILTERS].number[0]}};
    const char *text[2];
    for (int axis = 0; axis < 2; axis++) {
        Window w = conv_window(l, axis);
        l->out.dim[axis] = places(&w, &l->arg[CONV_PAD], axis, l->in.dim[axis]);
        if (l->out.dim[axis] < 1) return too_small(d, l, &w, axis, false);
        text[axis] = places_text(a, &w, same(&l->arg[CONV_PAD]), l->in.dim[axis], l->out.dim[axis]);
    }
    keep_sizes(a, l, text);
    return true;
}

bool shape_deconv(Diag *d, Arena *a, Layer *l) {
    if (!need_image(d, a, l) || !check_groups(d, l)) return false;
    l->out = (Shape){3, {0, 0, (int)l->arg[CONV_FILTERS].number[0]}};
    const char *text[2];
    for (int axis = 0; axis < 2; axis++) {
        Window w = conv_window(l, axis);
        l->out.dim[axis] = pixels(&w, &l->arg[CONV_PAD], axis, l->in.dim[axis]);
        if (l->out.dim[axis] < 1) return too_small(d, l, &w, axis, true);
        text[axis] = pixels_text(a, &w, same(&l->arg[CONV_PAD]), l->in.dim[axis], l->out.dim[axis]);
    }
    keep_sizes(a, l, text);
    return true;
}

// Weights [kh, kw, large / groups, small], saved as PyTorch has them: [small, large / groups, kh, kw],
// where `large` is the image with more pixels: conv's input, deconv's output.
static NodeId conv_weights(Build *b, const Layer *l, int large, int small, double in, double out) {
    const int kh = pair(&l->arg[CONV_KERNEL], 0), kw = pair(&l->arg[CONV_KERNEL], 1);
    VaeTensor t = {.rank = 4,
                   .dim = {small, large, kh, kw},
                   .stride = {1, small, kw * large * small, large * small}};
    t.name = arena_printf(b->c->arena, "%s.weight", b->path ? b->path : l->path);
    init_weights(b->m, &t, in * kh * kw, out * kh * kw);
    return role(b, build_param(b, l->loc, t, (Shape){4, {kh, kw, large, small}}), "w");
}

static NodeId add_bias(Build *b, const Layer *l, NodeId y, double in) {
    const int filters = l->out.dim[2];
    const int area = pair(&l->arg[CONV_KERNEL], 0) * pair(&l->arg[CONV_KERNEL], 1);
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

NodeId make_conv(Build *b, const Layer *l, NodeId x) {
    const int groups = (int)l->arg[CONV_GROUPS].number[0], in = l->in.dim[2] / groups;
    int attr[IMAGE_ATTRS] = {[AT_GROUPS] = groups};
    for (int axis = 0; axis < 2; axis++) {
        Window w = conv_window(l, axis);
        places(&w, &l->arg[CONV_PAD], axis, l->in.dim[axis]);
        window_attr(attr, axis, &w, l->out.dim[axis]);
    }
    const NodeId w = conv_weights(b, l, in, l->out.dim[2], in, l->out.dim[2] / groups);
    const NodeId y = node_with(b->g, OP_conv, l->loc, 2, (NodeId[]){x, w}, IMAGE_ATTRS, attr);
    return add_bias(b, l, y, in);
}

NodeId make_deconv(Build *b, const Layer *l, NodeId x) {
    const int groups = (int)l->arg[CONV_GROUPS].number[0], out = l->out.dim[2] / groups;
    int attr[IMAGE_ATTRS] = {[AT_GROUPS] = groups};
    for (int axis = 0; axis < 2; axis++) {
        Window w = conv_window(l, axis);
        pixels(&w, &l->arg[CONV_PAD], axis, l->in.dim[axis]);
        window_attr(attr, axis, &w, l->out.dim[axis]);
    }
    const NodeId w = conv_weights(b, l, out, l->in.dim[2], l->in.dim[2] / groups, out);
    const NodeId y = node_with(b->g, OP_conv_t, l->loc, 2, (NodeId[]){x, w}, IMAGE_ATTRS, attr);
    return add_bias(b, l, y, out);
}

// ---------------------------------------------------------------- pooling and resizing

static Window pool_window(const Layer *l, int axis) {
    return window(&l->arg[POOL_KERNEL], &l->arg[POOL_STRIDE], NULL, axis);
}

// Every window must hold at least one pixel: padding of a whole kernel would leave one empty.
bool shape_pool(Diag *d, Arena *a, Layer *l) {
    if (!need_image(d, a, l)) return false;
    l->out = l->in;
    const char *text[2];
    for (int axis = 0; axis < 2; axis++) {
        Window w = pool_window(l, axis);
        l->out.dim[axis] = places(&w, &l->arg[POOL_PAD], axis, l->in.dim[axis]);
        if (l->out.dim[axis] < 1) return too_small(d, l, &w, axis, false);
        text[axis] = places_text(a, &w, same(&l->arg[POOL_PAD]), l->in.dim[axis], l->out.dim[axis]);
        if (w.before < w.kernel && (l->out.dim[axis] - 1) * w.stride - w.before < l->in.dim[axis])
            continue;
        diag_error(d, l->loc, "E0225", "%s: with padding %d a window of %d lies outside %s %d",
                   l->def->name, w.before, w.kernel, axis_name[axis], l->in.dim[axis]);
        diag_hint(d, "use pad=same, or a padding below the kernel");
        return false;
    }
    keep_sizes(a, l, text);
    return true;
}

static NodeId make_pool(Build *b, const Layer *l, NodeId x, Op op) {
    int attr[IMAGE_ATTRS] = {[AT_GROUPS] = 1};
    for (int axis = 0; axis < 2; axis++) {
        Window w = pool_window(l, axis);
        places(&w, &l->arg[POOL_PAD], axis, l->in.dim[axis]);
        window_attr(attr, axis, &w, l->out.dim[axis]);
    }
    return node_with(b->g, op, l->loc, 1, &x, IMAGE_ATTRS, attr);
}

NodeId make_maxpool(Build *b, const Layer *l, NodeId x) { return make_pool(b, l, x, OP_maxpool); }
NodeId make_avgpool(Build *b, const Layer *l, NodeId x) { return make_pool(b, l, x, OP_avgpool); }

bool shape_globalavgpool(Diag *d, Arena *a, Layer *l) {
    if (!need_image(d, a, l)) return false;
    l->out = (Shape){1, {l->in.dim[2]}};
    return true;
}

NodeId make_globalavgpool(Build *b, const Layer *l, NodeId x) {
    const NodeId sum = node_sum(b->g, l->loc, x, 3);
    const NodeId share = node_const(b->g, l->loc, 1.0 / ((double)l->in.dim[0] * l->in.dim[1]));
    const NodeId mean = node2(b->g, OP_mul, l->loc, share, sum);
    return node_reshape(b->g, l->loc, mean, b->g->node[x].rows, l->out);
}

bool shape_upsample(Diag *d, Arena *a, Layer *l) {
    if (!need_image(d, a, l)) return false;
    l->out = l->in;
    const char *text[2];
    for (int axis = 0; axis < 2; axis++) {
        const int factor = pair(&l->arg[0], axis);
        l->out.dim[axis] *= factor;
        text[axis] = arena_printf(a, "%d * %d = %d", l->in.dim[axis], factor, l->out.dim[axis]);
    }
    keep_sizes(a, l, text);
    return true;
}

// Nearest: [h, 1, w, 1, c] repeated to [h, factor, w, factor, c].
NodeId make_upsample(Build *b, const Layer *l, NodeId x) {
    const int fh = pair(&l->arg[0], 0), fw = pair(&l->arg[0], 1);
    const int h = l->in.dim[0], w = l->in.dim[1], c = l->in.dim[2], rows = b->g->node[x].rows;
    if (strcmp(l->arg[1].word, "bilinear") == 0) {
        const int attr[IMAGE_ATTRS] = {fh, fw, 1, 1, 0, 0, 1, 1, 1, l->out.dim[0], l->out.dim[1]};
        return node_with(b->g, OP_bilinear, l->loc, 1, &x, IMAGE_ATTRS, attr);
    }
    const NodeId apart = node_reshape(b->g, l->loc, x, rows, (Shape){5, {h, 1, w, 1, c}});
    const NodeId large = node_expand(b->g, l->loc, apart, rows, (Shape){5, {h, fh, w, fw, c}});
    return node_reshape(b->g, l->loc, large, rows, l->out);
}

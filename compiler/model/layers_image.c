// layers_image.c -- shape rules of convolutions, pooling and resizing, and the windows they stand on.
#include "model/layers.h"

#include <string.h>

static bool need_image(Diag *d, Arena *a, const Layer *l) {
    if (l->in.rank == 3) return true;
    diag_error(d, l->loc, "E0224", "%s needs an image [height, width, channels], but its input is %s",
               l->def->name, shape_text(a, l->in));
    diag_hint(d, "add reshape(height, width, channels) before it");
    return false;
}

int value_pair(const Value *v, int axis) { return (int)v->number[v->n > 1 ? axis : 0]; }

// ---------------------------------------------------------------- windows along one axis

static Window window(const Value *kernel, const Value *stride, const Value *dilation, int axis) {
    Window w = {.kernel = value_pair(kernel, axis), .dilation = dilation ? value_pair(dilation, axis) : 1};
    w.stride = value_pair(stride, axis) ? value_pair(stride, axis) : w.kernel;
    w.span = (w.kernel - 1) * w.dilation + 1;
    return w;
}

static bool same(const Value *pad) { return pad->word && strcmp(pad->word, "same") == 0; }
static int both_sides(const Value *pad, int axis) { return pad->word ? 0 : value_pair(pad, axis); }

// Places of the window in `in` pixels; sets the padding.
int window_places(Window *w, const Value *pad, int axis, int in) {
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
int window_pixels(Window *w, const Value *pad, int axis, int in) {
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

bool conv_in_raster(const Layer *l) { return l->def->id == LAYER_conv && l->in.rank == 3 && value_true(&l->arg[CONV_CAUSAL]); }

Taps taps_conv(const Layer *l) {
    const int down = value_pair(&l->arg[CONV_KERNEL], 0), across = value_pair(&l->arg[CONV_KERNEL], 1);
    return (Taps){.above = down / 2, .across = across, .left = across / 2, .down = value_pair(&l->arg[CONV_DILATION], 0),
                  .right = value_pair(&l->arg[CONV_DILATION], 1)};
}

int taps_count(const Taps *t) { return t->above * t->across + t->left + 1; }

double weights_conv(const Layer *l) {
    const bool row = l->in.rank == 2 && l->in.steps;
    if (l->in.rank != 3 && !row) return 0;
    const double wide = value_pair(&l->arg[CONV_KERNEL], 1);
    double area = row ? wide : value_pair(&l->arg[CONV_KERNEL], 0) * wide;
    const Taps taps = taps_conv(l);
    if (!row && value_true(&l->arg[CONV_CAUSAL])) area = taps_count(&taps);
    return l->arg[CONV_FILTERS].number[0] *
           (1 + area * l->in.dim[l->in.rank - 1] / l->arg[CONV_GROUPS].number[0]);
}

static bool check_groups(Diag *d, const Layer *l) {
    const int groups = (int)l->arg[CONV_GROUPS].number[0], out = (int)l->arg[CONV_FILTERS].number[0];
    const int in = l->in.dim[l->in.rank - 1];
    if (in % groups == 0 && out % groups == 0) return true;
    diag_error(d, l->loc, "E0226", "%s: %d groups do not divide %d channel%s into %d filter%s",
               l->def->name, groups, in, DIAG_S(in), out, DIAG_S(out));
    return false;
}

Window window_conv(const Layer *l, int axis) {
    return window(&l->arg[CONV_KERNEL], &l->arg[CONV_STRIDE], &l->arg[CONV_DILATION], axis);
}

// Of steps: there are as many as before, one behind the other.
static bool conv_of_steps(Diag *d, Layer *l) {
    static const struct { int at; const char *name; } one[] = {
        {CONV_KERNEL, "kernel"}, {CONV_STRIDE, "stride"}, {CONV_DILATION, "dilation"}};
    for (int i = 0; i < 3; i++) {
        if (l->arg[one[i].at].n == 1) continue;
        diag_error(d, l->loc, "E0225", "conv: %s of the steps of a row is one number: they follow each other", one[i].name);
        return false;
    }
    if (l->arg[CONV_STRIDE].number[0] != 1 || !same(&l->arg[CONV_PAD])) {
        diag_error(d, l->loc, "E0225", "conv of the steps of a row keeps them all: stride=1, pad=same");
        diag_hint(d, "a larger dilation sees farther; pool(mean) makes one vector of them");
        return false;
    }
    l->out = l->in;
    l->out.dim[1] = (int)l->arg[CONV_FILTERS].number[0];
    return check_groups(d, l);
}

enum { MOST_TAPS = 512 }; // of a kernel that generates place by place, where each is an op of its own

// Of an image in raster order: a place sees the rows above, and in its own row what is left of it, and itself.
static bool conv_of_raster(Diag *d, Layer *l) {
    const Value *stride = &l->arg[CONV_STRIDE];
    if (value_pair(stride, 0) != 1 || value_pair(stride, 1) != 1 || !same(&l->arg[CONV_PAD])) {
        diag_error(d, l->loc, "E0225", "conv with causal=true keeps all places of an image: stride=1, pad=same");
        diag_hint(d, "a larger kernel or dilation sees farther");
        return false;
    }
    const Value *norm = &l->arg[CONV_NORM];
    if (norm->word && strcmp(norm->word, "none")) {
        diag_error(d, l->loc, "E0225", "conv with causal=true has two weights for an image, and norm=%s is of one", norm->word);
        diag_hint(d, "leave out norm, or causal");
        return false;
    }
    const Taps taps = taps_conv(l);
    if (taps_count(&taps) > MOST_TAPS) {
        diag_error(d, l->loc, "E0225", "conv with causal=true: a kernel of %d by %d has %d taps that are not masked; more than %d take too long "
                   "one place at a time", value_pair(&l->arg[CONV_KERNEL], 0), value_pair(&l->arg[CONV_KERNEL], 1), taps_count(&taps),
                   MOST_TAPS);
        diag_hint(d, "a smaller kernel with a dilation sees as far");
        return false;
    }
    l->out = l->in;
    l->out.dim[2] = (int)l->arg[CONV_FILTERS].number[0];
    return true;
}

StepsUse steps_conv(const Layer *l) { return value_true(&l->arg[CONV_CAUSAL]) ? STEPS_BEHIND : STEPS_MIXED; }

bool shape_conv(Diag *d, Arena *a, Layer *l) {
    if (l->in.steps && l->in.rank == 2) return conv_of_steps(d, l);
    if (!need_image(d, a, l) || !check_groups(d, l)) return false;
    if (value_true(&l->arg[CONV_CAUSAL])) return conv_of_raster(d, l);
    l->out = (Shape){3, {0, 0, (int)l->arg[CONV_FILTERS].number[0]}};
    const char *text[2];
    for (int axis = 0; axis < 2; axis++) {
        Window w = window_conv(l, axis);
        l->out.dim[axis] = window_places(&w, &l->arg[CONV_PAD], axis, l->in.dim[axis]);
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
        Window w = window_conv(l, axis);
        l->out.dim[axis] = window_pixels(&w, &l->arg[CONV_PAD], axis, l->in.dim[axis]);
        if (l->out.dim[axis] < 1) return too_small(d, l, &w, axis, true);
        text[axis] = pixels_text(a, &w, same(&l->arg[CONV_PAD]), l->in.dim[axis], l->out.dim[axis]);
    }
    keep_sizes(a, l, text);
    return true;
}

Window window_pool(const Layer *l, int axis) {
    return window(&l->arg[POOL_KERNEL], &l->arg[POOL_STRIDE], NULL, axis);
}

// Every window must hold at least one pixel: padding of a whole kernel would leave one empty.
bool shape_pool(Diag *d, Arena *a, Layer *l) {
    if (!need_image(d, a, l)) return false;
    l->out = l->in;
    const char *text[2];
    for (int axis = 0; axis < 2; axis++) {
        Window w = window_pool(l, axis);
        l->out.dim[axis] = window_places(&w, &l->arg[POOL_PAD], axis, l->in.dim[axis]);
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

bool shape_globalavgpool(Diag *d, Arena *a, Layer *l) {
    if (!need_image(d, a, l)) return false;
    l->out = (Shape){1, {l->in.dim[2]}};
    return true;
}

bool shape_upsample(Diag *d, Arena *a, Layer *l) {
    if (!need_image(d, a, l)) return false;
    l->out = l->in;
    const char *text[2];
    for (int axis = 0; axis < 2; axis++) {
        const int factor = value_pair(&l->arg[0], axis);
        l->out.dim[axis] *= factor;
        text[axis] = arena_printf(a, "%d * %d = %d", l->in.dim[axis], factor, l->out.dim[axis]);
    }
    keep_sizes(a, l, text);
    return true;
}

// Blocks tile the image, or the vector.
bool shape_mask(Diag *d, Arena *a, Layer *l) {
    const int block = (int)l->arg[MASK_BLOCK].number[0];
    l->out = l->in;
    const int axes = l->in.rank == 3 ? 2 : 1; // of a series the steps, each with all its channels
    for (int axis = 0; axis < axes; axis++) {
        if (l->in.dim[axis] % block == 0) continue;
        diag_error(d, l->loc, "E0259", "mask(block=%d) on %s: %d is no multiple of %d", block, shape_text(a, l->in),
                   l->in.dim[axis], block);
        diag_hint(d, "block=1 hides each %s by itself", l->in.rank == 3 ? "place" : l->in.rank == 2 ? "step" : "value");
        return false;
    }
    return true;
}

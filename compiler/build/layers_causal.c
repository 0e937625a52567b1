// layers_causal.c -- convolutions of images in raster order: a place sees the rows above it, and in its own row what is left
// of it and itself (mask B of van den Oord, Kalchbrenner and Kavukcuoglu 2016, "Pixel recurrent neural networks").
// What is masked there is not stored: the rows above and the own row are two convolutions with weights of their own,
// "above" [filters, n / groups, rows, across] and "row" [filters, n / groups, 1, left + 1].
// In the program of one step each keeps the last places that it can still see, in their order, and takes its taps from
// there: the same products in the same order as the whole image, so the same bits.
#include "build/layers.h"

#include "graph/ops/image.h"
#include "model/layers.h"

typedef struct Part { // one of the two
    const char *name;
    int high, wide;    // taps
    int before, left;  // places from the first one to its own
    int down, right;   // from tap to tap
} Part;

static NodeId weights(Build *b, const Layer *l, const Part *p, int taps) {
    const int in = l->in.dim[2] / (int)l->arg[CONV_GROUPS].number[0], out = l->out.dim[2];
    VaeTensor t = {.rank = 4, .dim = {out, in, p->high, p->wide}, .stride = {1, out, p->wide * in * out, in * out}};
    t.name = arena_printf(b->c->arena, "%s.%s", b->path ? b->path : l->path, p->name);
    init_weights(b->m, &t, (double)in * taps, (double)out * taps);
    return role(b, build_param(b, l->loc, t, (Shape){4, {p->high, p->wide, in, out}}), "w");
}

static NodeId convolve(Build *b, const Layer *l, const Part *p, NodeId x, NodeId w, int high, int wide) {
    const int attr[IMAGE_ATTRS + 1] = {p->high, p->wide, 1, 1, p->before, p->left, p->down, p->right,
                                       (int)l->arg[CONV_GROUPS].number[0], high, wide, [AT_DIRECT] = 1};
    return node_with(b->g, OP_conv, l->loc, 2, (NodeId[]){x, w}, IMAGE_ATTRS + 1, attr);
}

// ---------------------------------------------------------------- one place

static NodeId join(Build *b, Loc loc, NodeId before, NodeId x) {
    return before == NO_NODE ? x : node_with(b->g, OP_concat, loc, 2, (NodeId[]){before, x}, 0, NULL);
}

// Which column of the image the place is in, [1].
static NodeId column_of(Build *b, const Layer *l) {
    const int rows = l->in.dim[0], across = l->in.dim[1];
    const char *const names[] = {"position", "across", "row"};
    NodeId ids[3] = {b->position, node_const(b->g, l->loc, across)};
    if (rows == 1) return b->position;
    ids[2] = node_iota(b->g, l->loc, 0, (Shape){1, {rows - 1}});
    return build_formula(b, l->loc, "position - across * sum(step(position + 0.5 - across * (row + 1)))", names, ids, 3);
}

// The last places that have flowed in, the own one behind them: [(n + 1) * channels]. Before the first there are zeros.
static NodeId places_so_far(Build *b, const Layer *l, NodeId x, int n) {
    const int c = l->in.dim[2];
    x = node_reshape(b->g, l->loc, x, b->rows, (Shape){1, {c}});
    if (n == 0) return x;
    const NodeId zero = node_expand(b->g, l->loc, node_const(b->g, l->loc, 0), b->rows, (Shape){1, {n * c}});
    const NodeId all = join(b, l->loc, build_kept(b, l, zero), x);
    build_keep(b, l, build_slice(b, l->loc, all, c, n * c));
    return all;
}

// The taps of a part, [high, wide, channels]: 0 where a tap lies beyond the left or right edge.
static NodeId taps_of(Build *b, const Layer *l, const Part *p, NodeId all, NodeId column, int n) {
    const int c = l->in.dim[2], across = l->in.dim[1];
    const char *const names[] = {"tap", "column", "by", "across"};
    NodeId taps = NO_NODE;
    for (int i = 0; i < p->high; i++)
        for (int j = 0; j < p->wide; j++) {
            const int up = p->before - i * p->down, by = j * p->right - p->left; // the tap's place, from its own
            const int back = up * across - by; // places between
            NodeId tap;
            if (by >= across || -by >= across) { // beyond the edge wherever it is
                tap = node_expand(b->g, l->loc, node_const(b->g, l->loc, 0), b->rows, (Shape){1, {c}});
            } else {
                const NodeId ids[] = {build_slice(b, l->loc, all, (n - back) * c, c), column, node_const(b->g, l->loc, by),
                                      node_const(b->g, l->loc, across)};
                tap = by ? build_formula(b, l->loc, by < 0 ? "where(column + by + 0.5, tap, 0)"
                                                           : "where(across - column - by - 0.5, tap, 0)", names, ids, 4)
                         : ids[0];
            }
            taps = join(b, l->loc, taps, tap);
        }
    return node_reshape(b->g, l->loc, taps, b->rows, (Shape){3, {p->high, p->wide, c}});
}

// ---------------------------------------------------------------- both

NodeId build_causal_conv(Build *b, const Layer *l, NodeId x) {
    const Taps t = taps_conv(l);
    const int high = l->in.dim[0], wide = l->in.dim[1], taps = taps_count(&t), above = t.above * t.down;
    const Part part[2] = {{"row", 1, t.left + 1, 0, t.left * t.right, 1, t.right},
                          {"above", t.above, t.across, above, t.left * t.right, t.down, t.right}};
    const bool one = build_one_step(b, l->in.steps);
    // What one place back is farthest away: the first tap of the uppermost row, or of its own. Taps to the right of the
    // image's width are none.
    const int left = t.left * t.right < wide ? t.left * t.right : wide - 1, n = above * wide + left;
    NodeId all = NO_NODE, column = NO_NODE, y = NO_NODE;
    x = build_repeat(b, l->loc, x);
    if (one) all = places_so_far(b, l, x, n), column = column_of(b, l);
    for (int i = 0; i < (t.above ? 2 : 1); i++) {
        Part p = part[i];
        const NodeId w = weights(b, l, &p, taps), from = one ? taps_of(b, l, &p, all, column, n) : x;
        if (one) p.before = p.left = 0, p.down = p.right = 1;
        const NodeId sum = convolve(b, l, &p, from, w, one ? 1 : high, one ? 1 : wide);
        y = i ? node2(b->g, OP_add, l->loc, y, sum) : sum;
    }
    return y;
}

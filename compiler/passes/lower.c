// lower.c -- chooses how convolutions are computed.
// In:  a simplified graph.  Out: an equal one, in which 3x3 convolutions of stride 1 are computed by
// Winograd's F(4x4, 3x3) or F(2x2, 3x3), and 4x4 ones of stride 2 by F(2x2, 2x2) in phases, where that is less work: their
// weights are transformed once for each step, by a node of their own, and so is their gradient back. What a maxpool's
// gradient needs to know is found right after it, so that the large image need not be kept; likewise what other gradients
// need of a forward pass.
// Products with what is mostly zeros are marked: they then go by what is there.
#include "graph/ops/image.h"
#include "passes/passes.h"

#include <string.h>

typedef struct Lower {
    const Graph *old;
    Graph *g;
    NodeId *now; // old node -> new node
    const Model *model;
    ConvKind kind;
    bool marked; // products with what is mostly zeros
} Lower;

// ---------------------------------------------------------------- is it less work?

// Measured on one core with AVX-512: transforming one channel of a square costs
// as much as about 4 multiply-adds of a vector, on either side, and 24 of F(4x4, 3x3); and the weights' own
// transforms must have some squares to pay for them. F(4x4, 3x3) of more channels has too few squares in L2.
#define TRANSFORM_COST 4
#define TRANSFORM4_COST 24
#define MOST_CHANNELS4 256
#define LEAST_SQUARES 32  // in the batch
#define LEAST_CHANNELS 16 // one vector of floats

static bool transforms(const VaeConv *c, int kernel, int stride) {
    return c->kernel_h == kernel && c->kernel_w == kernel && c->stride_h == stride && c->stride_w == stride &&
           c->dilation_h == 1 && c->dilation_w == 1 && c->groups == 1 && c->channels >= LEAST_CHANNELS &&
           c->out_channels >= LEAST_CHANNELS;
}

// places: of the transformed weights, in place of the kernel's. `transformed`: channels that are, of both images.
static double transformed_cost(const VaeConv *c, double squares, int places, int transformed, int transform_cost) {
    return squares * (places * (c->channels * c->out_channels / 16.0) + transform_cost * transformed);
}

static bool pays(const VaeConv *c, ConvKind kind, double squares, double cost) {
    if (kind != CONV_STANDARD) return kind == CONV_WINOGRAD;
    const double products = c->channels * c->out_channels / 16.0;
    return squares >= LEAST_SQUARES && cost < products * c->kernel_h * c->kernel_w * c->out_height * c->out_width;
}

static bool strided_pays(const VaeConv *c, ConvKind kind, int images) {
    const int squares = vae_winograd_squares(c, 1);
    return transforms(c, 4, 2) && pays(c, kind, (double)squares * images,
                                       transformed_cost(c, squares, 36, 4 * c->channels + c->out_channels, TRANSFORM_COST));
}

typedef struct Form { // of a 3x3 convolution
    Op op, pack, w, unpack;
} Form;

static const Form *winograd_pays(const VaeConv *c, ConvKind kind, int images) {
    static const Form two = {OP_winograd, OP_winograd_pack, OP_winograd_w, OP_winograd_unpack};
    static const Form four = {OP_winograd4, OP_winograd4_pack, OP_winograd4_w, OP_winograd4_unpack};
    if (!transforms(c, 3, 1)) return NULL;
    const int channels = c->channels + c->out_channels;
    const int squares = vae_winograd_squares(c, 1), squares4 = vae_winograd4_squares(c, 1);
    const double cost = transformed_cost(c, squares, 16, channels, TRANSFORM_COST);
    const double cost4 = transformed_cost(c, squares4, 36, channels, TRANSFORM4_COST);
    const bool narrow = c->channels <= MOST_CHANNELS4 && c->out_channels <= MOST_CHANNELS4;
    if (narrow && cost4 < cost && pays(c, kind, (double)squares4 * images, cost4)) return &four;
    return pays(c, kind, (double)squares * images, cost) ? &two : NULL;
}

// ---------------------------------------------------------------- the pass

static NodeId pack(Lower *l, Op op, const Node *like, NodeId w, bool turned) {
    int attr[MAX_ATTR];
    memcpy(attr, like->attr, sizeof attr);
    attr[AT_TURNED] = turned;
    const NodeId id = node_like(l->g, like, op, 1, &w, MAX_ATTR, attr);
    l->g->node[id].role = "u";
    return id;
}

// ---------------------------------------------------------------- mostly zeros

// Whether most values of a node are zero: a stream that is declared sparse, and what keeps its zeros.
static bool mostly_zero(const Lower *l, NodeId id) {
    const Node *n = &l->old->node[id];
    switch (n->op) {
    case OP_input: return n->attr[0] == VAE_IN_DATA && l->model->sparse[n->attr[1]];
    case OP_relu:
    case OP_tanh:
    case OP_erf:
    case OP_log1p:
    case OP_expm1:
    case OP_sqrt:
    case OP_abs:
    case OP_neg:
    case OP_stop:
    case OP_hook:
    case OP_copy:
    case OP_reshape:
    case OP_div: return mostly_zero(l, n->in[0]);
    case OP_mul: return mostly_zero(l, n->in[0]) || mostly_zero(l, n->in[1]);
    case OP_where: return mostly_zero(l, n->in[1]) && mostly_zero(l, n->in[2]);
    case OP_concat: { // a condition beside it has few values
        int zero = 0, all = n->shape.dim[n->shape.rank - 1];
        for (int i = 0; i < n->n_in; i++)
            if (mostly_zero(l, n->in[i])) zero += l->old->node[n->in[i]].shape.dim[n->shape.rank - 1];
        return zero > all / 2;
    }
    default: return false;
    }
}

static bool sparse_product(const Lower *l, const Node *old) {
    if (old->op != OP_matmul && old->op != OP_matmul_w) return false;
    return !l->old->bf16 && old->shape.rank <= 2 && mostly_zero(l, old->in[0]);
}

static NodeId lower_node(Lower *l, const Node *old) {
    const Graph *g = l->old;
    NodeId in[MAX_IN];
    for (int i = 0; i < old->n_in; i++) in[i] = l->now[old->in[i]];
    const Node *first = old->n_in ? &g->node[old->in[0]] : NULL;
    const int images = first ? first->rows * l->model->batch : 0;
    if (old->op == OP_conv) {
        const VaeConv c = conv_geometry(old, first, old);
        const Form *form = old->attr[AT_DIRECT] ? NULL : winograd_pays(&c, l->kind, images);
        if (form) {
            in[1] = pack(l, form->pack, old, in[1], false);
            return node_like(l->g, old, form->op, 2, in, MAX_ATTR, old->attr);
        }
        if (!old->attr[AT_DIRECT] && strided_pays(&c, l->kind, images)) {
            in[1] = pack(l, OP_strided_pack, old, in[1], false);
            return node_like(l->g, old, OP_strided, 2, in, MAX_ATTR, old->attr);
        }
    } else if (old->op == OP_conv_t) { // of stride 1, a conv of y with the kernel turned around
        VaeConv c = conv_geometry(old, old, first);
        if (strided_pays(&c, l->kind, images)) {
            in[1] = pack(l, OP_strided_pack, old, in[1], true);
            return node_like(l->g, old, OP_strided_t, 2, in, MAX_ATTR, old->attr);
        }
        c = conv_geometry(old, first, old);
        c.pad_h = 2 - c.pad_h, c.pad_w = 2 - c.pad_w;
        const Form *form = c.pad_h >= 0 && c.pad_w >= 0 ? winograd_pays(&c, l->kind, images) : NULL;
        if (form) {
            int attr[MAX_ATTR];
            memcpy(attr, old->attr, sizeof attr);
            attr[AT_PAD] = c.pad_h, attr[AT_PAD + 1] = c.pad_w;
            in[1] = pack(l, form->pack, old, in[1], true);
            return node_like(l->g, old, form->op, 2, in, MAX_ATTR, attr);
        }
    } else if (old->op == OP_conv_w) {
        const VaeConv c = conv_w_geometry(g, old);
        const Form *form = winograd_pays(&c, l->kind, images);
        if (form) {
            const NodeId du = node_like(l->g, old, form->w, 2, in, MAX_ATTR, old->attr);
            l->g->node[du].role = "d_u";
            return node_like(l->g, old, form->unpack, 1, &du, MAX_ATTR, old->attr);
        }
        if (strided_pays(&c, l->kind, images)) {
            const NodeId du = node_like(l->g, old, OP_strided_w, 2, in, MAX_ATTR, old->attr);
            l->g->node[du].role = "d_u";
            return node_like(l->g, old, OP_strided_unpack, 1, &du, MAX_ATTR, old->attr);
        }
    }
    const bool sparse = sparse_product(l, old);
    const NodeId id = node_like(l->g, old, old->op, old->n_in, in, MAX_ATTR, old->attr);
    if (sparse) l->g->node[id].attr[0] = PRODUCT_SPARSE;
    l->marked |= sparse;
    return id;
}

// A maxpool's maxpool_at moves up to it.
static void find_places(Lower *l, NodeId pool) {
    const Node *p = &l->old->node[pool];
    for (NodeId id = pool + 1; id < l->old->n_nodes; id++) {
        const Node *at = &l->old->node[id];
        if (at->op != OP_maxpool_at || at->in[0] != p->in[0]) continue;
        if (memcmp(at->attr, p->attr, sizeof at->attr) == 0) l->now[id] = lower_node(l, at);
    }
}

// Where the gradient asks for more than the result (OpDef.keeps), the call that keeps it makes both.
static NodeId kept_form(Lower *l, NodeId id) {
    const Node *n = &l->old->node[id];
    for (NodeId k = id + 1; k < l->old->n_nodes; k++) {
        const Node *all = &l->old->node[k];
        if (all->op != n->op || !all->attr[0] || memcmp(all->in, n->in, (size_t)n->n_in * sizeof *n->in)) continue;
        l->now[k] = lower_node(l, all);
        return node_with(l->g, OP_slice, n->loc, 1, &l->now[k], 2, (int[]){0, n->shape.dim[n->shape.rank - 1]});
    }
    return NO_NODE;
}

static Graph *lower_graph(const Graph *old, const Model *m, ConvKind kind, bool *marked) {
    Graph *g = graph_new(old->arena, old->kind);
    Lower l = {.old = old, .g = g, .model = m, .kind = kind};
    l.now = arena_alloc(g->arena, old->n_nodes * sizeof *l.now);
    for (NodeId id = 0; id < old->n_nodes; id++) l.now[id] = NO_NODE;
    for (NodeId id = 0; id < old->n_nodes; id++) {
        if (op_table[old->node[id].op]->keeps && !old->node[id].attr[0]) l.now[id] = kept_form(&l, id);
        if (l.now[id] == NO_NODE) l.now[id] = lower_node(&l, &old->node[id]);
        if (old->node[id].op == OP_maxpool) find_places(&l, id);
    }
    graph_ends(g, old, l.now);
    *marked |= l.marked;
    return g;
}

void lower(Compilation *c) {
    bool marked = false;
    for (int i = 0; i < PROGRAMS; i++)
        if (c->graph[i]) c->graph[i] = lower_graph(c->graph[i], c->model, c->tuning.conv, &marked);
    for (int i = 0; i < c->model->n_streams && !marked; i++) {
        if (!c->model->sparse[i]) continue;
        diag_warning(c->diag, c->model->stream_loc[i], "W0717", "%s is declared sparse, but no layer gains by that",
                     c->model->stream[i].name);
        diag_hint(c->diag, "a dense layer does that reads it as it is, or through what leaves zeros zero: log1p, dropout");
    }
}

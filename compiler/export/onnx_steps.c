// onnx_steps.c -- rows of tokens in ONNX's operators: looking words up, recurrent layers, attention.
// A recurrent layer of ours takes its gates' products with the inputs ready made; GRU and LSTM make them themselves. So
// such a product is not written, and the operator gets what it is made of. Gates are put in ONNX's order.
#include "export/onnx.h"
#include "export/onnx_proto.h"
#include "graph/ops/attention.h"
#include "graph/ops/steps.h"

#include <math.h>

// ---------------------------------------------------------------- words

static const char *lookup_form(Onnx *o, const Node *n) {
    const char *number = onnx_cast(o, o->value[n->in[0]], TYPE_INT64);
    return onnx_2(o, "Gather", o->value[n->in[1]], number);
}
ONNX_FORM(lookup);

// ---------------------------------------------------------------- recurrent layers

typedef struct Gates { // x w + b
    NodeId x, w, b;
} Gates;

// Whether the gates' inputs are a product with a parameter, plus another one.
static bool gates_of(const Graph *g, const Node *n, Gates *gates) {
    const Node *sum = &g->node[n->in[STEPS_X]];
    if (sum->op != OP_add) return false;
    for (int i = 0; i < 2; i++) {
        const Node *product = &g->node[sum->in[i]];
        const NodeId bias = sum->in[1 - i];
        if (product->op != OP_matmul || g->node[bias].op != OP_param || g->node[product->in[1]].op != OP_param) continue;
        *gates = (Gates){product->in[0], product->in[1], bias};
        return true;
    }
    return false;
}

static void asks(const Onnx *o, const Node *n, bool *asked) {
    Gates gates;
    for (int i = 0; i < n->n_in; i++) asked[n->in[i]] |= i != STEPS_X;
    if (gates_of(o->g, n, &gates)) asked[gates.x] = asked[gates.w] = asked[gates.b] = true;
    else asked[n->in[STEPS_X]] = true;
}

// Rows of a saved tensor, a gate after the other, in another order.
static const char *in_order(Onnx *o, NodeId param, int units, const int *order, int gates) {
    const char *saved = onnx_saved(o, param), *part[4];
    for (int i = 0; i < gates; i++) part[i] = onnx_part(o, saved, 0, order[i] * units, units);
    return onnx_concat(o, part, gates, 0);
}

static const char *with_axis(Onnx *o, const char *value, int64_t axis) {
    return onnx_2(o, "Unsqueeze", value, onnx_whole(o, &axis, 1));
}

static bool is_one(const Graph *g, NodeId id) { // everywhere
    while (g->node[id].op == OP_expand || g->node[id].op == OP_reshape) id = g->node[id].in[0];
    return g->node[id].op == OP_constant && g->node[id].number == 1;
}

// order: our gates by ONNX's; state: numbers of a unit that go on to the next step, the cells behind what is told. Of
// several steps what is told is the value, and cells, which nobody reads, are not.
static const char *recurrent(Onnx *o, const Node *n, const char *type, const int *order, int gates, int state) {
    const Graph *g = o->g;
    Gates from;
    if (!gates_of(g, n, &from)) {
        onnx_refuse(o, n, "its gates are no product of what flows in");
        return "";
    }
    const int units = g->node[n->in[STEPS_W]].shape.dim[0];
    const bool reverse = n->attr[1];
    const bool single = n->shape.dim[0] == 1 && is_one(g, n->in[STEPS_MASK]); // one step, which is there
    const char *x = onnx_turned(o, o->value[from.x], (const int64_t[]){1, 0, 2}, 3); // steps first
    const char *w = with_axis(o, in_order(o, from.w, units, order, gates), 0);
    const char *r = with_axis(o, in_order(o, n->in[STEPS_W], units, order, gates), 0);
    const char *b_in = in_order(o, from.b, units, order, gates);
    const char *b_state = in_order(o, n->in[STEPS_B], units, order, gates);
    const char *b = with_axis(o, onnx_concat(o, (const char *const[]){b_in, b_state}, 2, 0), 0);
    const char *start = o->value[n->in[STEPS_START]], *first[2], *mask = o->value[n->in[STEPS_MASK]], *length = NULL;
    for (int i = 0; i < state; i++)
        first[i] = with_axis(o, state > 1 ? onnx_part(o, start, -1, i * units, units) : start, 0);
    if (!single) {
        onnx_begin(o, "ReduceSum");
        onnx_input(o, mask);
        onnx_input(o, onnx_whole(o, &(int64_t){1}, 1));
        onnx_int(o, "keepdims", 0);
        length = onnx_cast(o, onnx_end(o), TYPE_INT32);
    }
    onnx_begin(o, type);
    onnx_input(o, x);
    onnx_input(o, w);
    onnx_input(o, r);
    onnx_input(o, b);
    onnx_input(o, length);
    for (int i = 0; i < state; i++) onnx_input(o, first[i]);
    onnx_int(o, "hidden_size", units);
    if (reverse) onnx_word(o, "direction", "reverse");
    if (state == 1) onnx_int(o, "linear_before_reset", 1); // as PyTorch's: the reset gate is on the state's product
    const char *last[2], *y = onnx_end_several(o, last, state); // [steps, 1, n, units]; [1, n, units]
    if (single) return onnx_turned(o, state > 1 ? onnx_concat(o, last, 2, -1) : last[0], (const int64_t[]){1, 0, 2}, 3);
    y = onnx_turned(o, onnx_2(o, "Squeeze", y, onnx_whole(o, &(int64_t){1}, 1)), (const int64_t[]){1, 0, 2}, 3);
    // Behind its end a row's state stays; from the last step to the first it has not yet begun there.
    const char *there = with_axis(o, onnx_2(o, "Greater", mask, onnx_number(o, 0)), 2);
    return onnx_3(o, "Where", there, y, onnx_turned(o, reverse ? first[0] : last[0], (const int64_t[]){1, 0, 2}, 3));
}

static const char *gru_form(Onnx *o, const Node *n) { return recurrent(o, n, "GRU", (const int[]){1, 0, 2}, 3, 1); }
const OnnxForm onnx_op_gru = {.form = gru_form, .asks = asks};

static const char *lstm_form(Onnx *o, const Node *n) { return recurrent(o, n, "LSTM", (const int[]){0, 3, 1, 2}, 4, 2); }
const OnnxForm onnx_op_lstm = {.form = lstm_form, .asks = asks};

// ---------------------------------------------------------------- attention

// [n, steps, heads * width] as [n, heads, steps, width].
static const char *in_heads(Onnx *o, NodeId x, int heads) {
    const Shape s = o->g->node[x].shape;
    const char *apart = onnx_shaped(o, o->value[x], true, (Shape){3, {s.dim[0], heads, s.dim[1] / heads}});
    return onnx_turned(o, apart, (const int64_t[]){0, 2, 1, 3}, 4);
}

#define UNSEEN -1e30 // to its logarithm

// 0 where a query sees a key, [queries, keys], and far below where that comes behind it.
static const char *behind(Onnx *o, int queries, int keys) {
    float *value = arena_alloc(o->arena, (size_t)queries * (size_t)keys * sizeof *value);
    for (int i = 0; i < queries; i++)
        for (int j = 0; j < keys; j++) value[i * keys + j] = j <= i ? 0 : (float)UNSEEN;
    return onnx_floats(o, arena_printf(o->arena, "/causal/%d,%d", queries, keys), (const int[]){queries, keys}, 2, value);
}

// The means alone: what stands behind them only gradients read.
static const char *attention_form(Onnx *o, const Node *n) {
    const int heads = n->attr[ATTEND_HEADS], which = n->attr[ATTEND_WHICH];
    const Shape q = o->g->node[n->in[ATTEND_Q]].shape, k = o->g->node[n->in[ATTEND_K]].shape;
    const char *of_q = in_heads(o, n->in[ATTEND_Q], heads), *of_k = in_heads(o, n->in[ATTEND_K], heads);
    const char *of_v = in_heads(o, n->in[ATTEND_V], heads);
    const char *score = onnx_2(o, "MatMul", of_q, onnx_turned(o, of_k, (const int64_t[]){0, 1, 3, 2}, 4));
    score = onnx_2(o, "Mul", score, onnx_number(o, 1 / sqrt((double)q.dim[1] / heads)));
    if (n->attr[ATTEND_CAUSAL]) score = onnx_2(o, "Add", score, behind(o, q.dim[0], k.dim[0]));
    int mask = ATTEND_MASKS;
    if (which & ATTEND_OF_KEYS) {
        const char *there = onnx_shaped(o, o->value[n->in[mask++]], true, (Shape){3, {1, 1, k.dim[0]}});
        score = onnx_3(o, "Where", onnx_2(o, "Greater", there, onnx_number(o, 0)), score, onnx_number(o, UNSEEN));
    }
    onnx_begin(o, "Softmax");
    onnx_input(o, score);
    onnx_int(o, "axis", -1);
    const char *weight = onnx_end(o), *mean = onnx_2(o, "MatMul", weight, of_v);
    mean = onnx_shaped(o, onnx_turned(o, mean, (const int64_t[]){0, 2, 1, 3}, 4), true, q);
    if (which & ATTEND_OF_QUERIES) mean = onnx_2(o, "Mul", mean, with_axis(o, o->value[n->in[mask]], 2));
    return mean;
}
ONNX_FORM(attention);

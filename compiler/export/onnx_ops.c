// onnx_ops.c -- ops of ours in ONNX's operators: elementwise, views, sums, products of matrices.
// Where ONNX has no operator for a function, it is made of others, by formulas that keep their digits.
#include "export/onnx.h"
#include "export/onnx_proto.h"

#include <string.h>

#define TRAINING "only training computes it"
#define LOSS "only losses compute it, and ONNX has no operator for it"
#define DRAW "only draws from an encoder compute it, and ONNX has no operator for it"
#define LOWERED "it is how a program computes a convolution"

// ---------------------------------------------------------------- elementwise

ONNX_PLAIN(add, "Add");
ONNX_PLAIN(sub, "Sub");
ONNX_PLAIN(mul, "Mul");
ONNX_PLAIN(div, "Div");
ONNX_PLAIN(neg, "Neg");
ONNX_PLAIN(exp, "Exp");
ONNX_PLAIN(log, "Log");
ONNX_PLAIN(sqrt, "Sqrt");
ONNX_PLAIN(tanh, "Tanh");
ONNX_PLAIN(sigmoid, "Sigmoid");
ONNX_PLAIN(softplus, "Softplus");
ONNX_PLAIN(relu, "Relu");
ONNX_PLAIN(erf, "Erf");
ONNX_PLAIN(abs, "Abs");
ONNX_PLAIN(max, "Max");
ONNX_PLAIN(min, "Min");

static const char *positive(Onnx *o, const char *a) { return onnx_2(o, "Greater", a, onnx_number(o, 0)); }

static const char *where_form(Onnx *o, const Node *n) {
    return onnx_3(o, "Where", positive(o, onnx_in(o, n, 0)), onnx_in(o, n, 1), onnx_in(o, n, 2));
}
ONNX_FORM(where);

static const char *step_form(Onnx *o, const Node *n) {
    const char *yes = positive(o, onnx_in(o, n, 0));
    onnx_begin(o, "Cast");
    onnx_input(o, yes);
    onnx_int(o, "to", TYPE_FLOAT);
    return onnx_end(o);
}
ONNX_FORM(step);

// tanh(x / 2) (exp(x) + 1): no difference of like numbers next to 0.
static const char *expm1_form(Onnx *o, const Node *n) {
    const char *x = onnx_in(o, n, 0);
    const char *half = onnx_1(o, "Tanh", onnx_2(o, "Mul", x, onnx_number(o, 0.5)));
    return onnx_2(o, "Mul", half, onnx_2(o, "Add", onnx_1(o, "Exp", x), onnx_number(o, 1)));
}
ONNX_FORM(expm1);

// log(u) x / (u - 1) with u = 1 + x rounded, whose error the quotient takes out again; x where u is 1 (Kahan).
static const char *log1p_form(Onnx *o, const Node *n) {
    const char *x = onnx_in(o, n, 0), *one = onnx_number(o, 1);
    const char *u = onnx_2(o, "Add", x, one), *rest = onnx_2(o, "Sub", u, one);
    const char *same = onnx_2(o, "Equal", u, one);
    const char *share = onnx_2(o, "Div", x, onnx_3(o, "Where", same, one, rest));
    return onnx_3(o, "Where", same, x, onnx_2(o, "Mul", onnx_1(o, "Log", u), share));
}
ONNX_FORM(log1p);

// As vae_langevin has it: coth(x) - 1/x far from 0, else x / (3 + x^2 / (5 + x^2 / (7 + ...))).
static const char *langevin_form(Onnx *o, const Node *n) {
    const char *x = onnx_in(o, n, 0), *square = onnx_2(o, "Mul", x, x), *one = onnx_number(o, 1);
    const char *bottom = onnx_number(o, 17);
    for (int k = 15; k >= 3; k -= 2)
        bottom = onnx_2(o, "Add", onnx_number(o, k), onnx_2(o, "Div", square, bottom));
    const char *near = onnx_2(o, "Div", x, bottom);
    const char *far = onnx_2(o, "Sub", onnx_2(o, "Div", one, onnx_1(o, "Tanh", x)), onnx_2(o, "Div", one, x));
    const char *is_far = onnx_2(o, "Greater", onnx_1(o, "Abs", x), onnx_number(o, 2));
    return onnx_3(o, "Where", is_far, far, near);
}
ONNX_FORM(langevin);

static const char *same(Onnx *o, const Node *n) { return onnx_in(o, n, 0); }
const OnnxForm onnx_op_stop = {.form = same}, onnx_op_hook = {.form = same}, onnx_op_straight = {.form = same},
               onnx_op_copy = {.form = same};

static const char *expand_form(Onnx *o, const Node *n) {
    const Node *x = &o->g->node[n->in[0]];
    const char *value = onnx_in(o, n, 0);
    if (x->shape.rank > n->shape.rank) { // dimensions of 1 that it does without
        Shape last = {.rank = n->shape.rank};
        for (int d = 0; d < last.rank; d++) last.dim[d] = x->shape.dim[x->shape.rank - last.rank + d];
        value = onnx_shaped(o, value, x->rows > 0, last);
    }
    return onnx_spread(o, value, x->rows ? 0 : n->rows, n->shape);
}
ONNX_FORM(expand);

// a / 10000^(2 floor(b / 2) / c): its cosine where b is odd, else its sine.
static const char *sinusoid_form(Onnx *o, const Node *n) {
    const char *a = onnx_in(o, n, 0), *b = onnx_in(o, n, 1), *c = onnx_in(o, n, 2), *two = onnx_number(o, 2);
    const char *even = onnx_2(o, "Mul", two, onnx_1(o, "Floor", onnx_2(o, "Div", b, two)));
    const char *at = onnx_2(o, "Div", a, onnx_2(o, "Pow", onnx_number(o, 10000), onnx_2(o, "Div", even, c)));
    return onnx_3(o, "Where", onnx_2(o, "Greater", b, even), onnx_1(o, "Cos", at), onnx_1(o, "Sin", at));
}
ONNX_FORM(sinusoid);

ONNX_NONE(lgamma, LOSS);
ONNX_NONE(digamma, LOSS);
ONNX_NONE(lgamma_rest, LOSS);
ONNX_NONE(exp_minus, LOSS);
ONNX_NONE(poisson_deviance, LOSS);
ONNX_NONE(nb_deviance, LOSS);
ONNX_NONE(nb_slope, TRAINING);
ONNX_NONE(nb_size_slope, TRAINING);
ONNX_NONE(nb_rest, LOSS);
ONNX_NONE(nb_rest_slope, TRAINING);
ONNX_NONE(zero_inflated, LOSS);
ONNX_NONE(continuous_bernoulli, LOSS);
ONNX_NONE(continuous_bernoulli_slope, TRAINING);
ONNX_NONE(vmf_log, LOSS);
ONNX_NONE(vmf_mean, LOSS);
ONNX_NONE(vmf_variance, TRAINING);
ONNX_NONE(vmf_gap, DRAW);
ONNX_NONE(vmf_gap_slope, TRAINING);

// ---------------------------------------------------------------- views

static const char *reshape_form(Onnx *o, const Node *n) {
    return onnx_shaped(o, o->value[n->in[0]], n->rows > 0, n->shape);
}
ONNX_FORM(reshape);

static const char *slice_form(Onnx *o, const Node *n) {
    return onnx_part(o, onnx_in(o, n, 0), -1, n->attr[0], n->attr[1]);
}
ONNX_FORM(slice);

static const char *pad_form(Onnx *o, const Node *n) {
    const int rank = n->shape.rank + (n->rows > 0);
    int64_t pads[2 * (MAX_RANK + 1)] = {0};
    pads[rank - 1] = n->attr[0];
    pads[2 * rank - 1] = n->attr[1];
    return onnx_3(o, "Pad", onnx_in(o, n, 0), onnx_whole(o, pads, 2 * rank), onnx_number(o, 0));
}
ONNX_FORM(pad);

static const char *concat_form(Onnx *o, const Node *n) {
    const char *part[MAX_IN];
    for (int i = 0; i < n->n_in; i++) part[i] = o->value[n->in[i]];
    return onnx_concat(o, part, n->n_in, -1);
}
ONNX_FORM(concat);

ONNX_NONE(gather, TRAINING);
ONNX_NONE(scatter, TRAINING);

// ---------------------------------------------------------------- sums

static int reduced(const Node *n, int64_t axis[MAX_RANK]) { // dimensions, counted with the batch
    int k = 0;
    for (int d = 0; d < n->shape.rank; d++)
        if (n->attr[0] >> d & 1) axis[k++] = d + (n->rows > 0);
    return k;
}

static const char *sum_form(Onnx *o, const Node *n) {
    int64_t axis[MAX_RANK];
    return onnx_2(o, "ReduceSum", onnx_in(o, n, 0), onnx_whole(o, axis, reduced(n, axis)));
}
ONNX_FORM(sum);

static const char *maximum_form(Onnx *o, const Node *n) {
    int64_t axis[MAX_RANK];
    onnx_begin(o, "ReduceMax");
    onnx_input(o, onnx_in(o, n, 0));
    onnx_ints(o, "axes", axis, reduced(n, axis));
    return onnx_end(o);
}
ONNX_FORM(maximum);

ONNX_NONE(rowsum, TRAINING);

// ---------------------------------------------------------------- products of matrices

ONNX_PLAIN(matmul, "MatMul");

static const char *matmul_t_form(Onnx *o, const Node *n) {
    const char *w = onnx_turned(o, o->value[n->in[1]], (const int64_t[]){1, 0}, 2);
    return onnx_2(o, "MatMul", o->value[n->in[0]], w);
}
ONNX_FORM(matmul_t);

ONNX_NONE(matmul_w, TRAINING);
ONNX_NONE(winograd, LOWERED);
ONNX_NONE(winograd_pack, LOWERED);
ONNX_NONE(winograd_w, LOWERED);
ONNX_NONE(winograd_unpack, LOWERED);
ONNX_NONE(winograd4, LOWERED);
ONNX_NONE(winograd4_pack, LOWERED);
ONNX_NONE(winograd4_w, LOWERED);
ONNX_NONE(winograd4_unpack, LOWERED);
ONNX_NONE(strided, LOWERED);
ONNX_NONE(strided_pack, LOWERED);
ONNX_NONE(strided_t, LOWERED);
ONNX_NONE(strided_w, LOWERED);
ONNX_NONE(strided_unpack, LOWERED);
ONNX_NONE(conv_w, TRAINING);
ONNX_NONE(conv_n, TRAINING);
ONNX_NONE(matmul_n, TRAINING);
ONNX_NONE(maxpool_at, TRAINING);
ONNX_NONE(maxpool_put, TRAINING);
ONNX_NONE(avgpool_t, TRAINING);
ONNX_NONE(bilinear_t, TRAINING);
ONNX_NONE(token_nll, TRAINING);
ONNX_NONE(token_nll_back, TRAINING);
ONNX_NONE(vocabulary, TRAINING);
ONNX_NONE(vocabulary_w, TRAINING);
ONNX_NONE(vocabulary_b, TRAINING);
ONNX_NONE(lookup_w, TRAINING);
ONNX_NONE(lookup_n, TRAINING);
ONNX_NONE(gru_back, TRAINING);
ONNX_NONE(lstm_back, TRAINING);
ONNX_NONE(attention_back, TRAINING);

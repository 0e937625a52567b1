// js_ops.c -- ops of ours in JavaScript, for one row. What is more than a loop is a function of page_math.js.
#include "export/js.h"
#include "graph/ops/attention.h"
#include "graph/ops/image.h"
#include "graph/ops/steps.h"

#define TRAINING "only training computes it"
#define LOSS "only losses compute it"
#define DRAW "only draws from an encoder compute it"
#define LOWERED "it is how a program computes a convolution"

// ---------------------------------------------------------------- leaves

static void input_js(Js *o, const Node *n, NodeId id) { js_line(o, n, "v%d.set(given['%s']);", id, n->note); }
JS_FORM(input);

static void param_js(Js *o, const Node *n, NodeId id) {
    const size_t begin = (size_t)n->attr[0];
    js_line(o, n, "const v%d = weights.subarray(%zu, %zu);", id, begin, begin + node_size(n));
}
JS_FORM(param);

static void constant_js(Js *o, const Node *n, NodeId id) { (void)o, (void)n, (void)id; } // stands where it is used
JS_FORM(constant);

static void iota_js(Js *o, const Node *n, NodeId id) {
    js_line(o, n, "for (let i = 0; i < %zu; i++) v%d[i] = i;", node_size(n), id);
}
JS_FORM(iota);

JS_NONE(scalar, "training sets it");

// ---------------------------------------------------------------- elementwise

JS_EXPR(add, "%0 + %1");
JS_EXPR(sub, "%0 - %1");
JS_EXPR(mul, "%0 * %1");
JS_EXPR(div, "%0 / %1");
JS_EXPR(neg, "-%0");
JS_EXPR(exp, "Math.exp(%0)");
JS_EXPR(expm1, "Math.expm1(%0)");
JS_EXPR(log, "Math.log(%0)");
JS_EXPR(log1p, "Math.log1p(%0)");
JS_EXPR(sqrt, "Math.sqrt(%0)");
JS_EXPR(tanh, "Math.tanh(%0)");
JS_EXPR(sigmoid, "1 / (1 + Math.exp(-%0))");
JS_EXPR(softplus, "Math.max(%0, 0) + Math.log1p(Math.exp(-Math.abs(%0)))");
JS_EXPR(relu, "Math.max(%0, 0)");
JS_EXPR(erf, "erf(%0)");
JS_EXPR(sinusoid, "sinusoid(%0, %1, %2)");
JS_EXPR(abs, "Math.abs(%0)");
JS_EXPR(max, "Math.max(%0, %1)");
JS_EXPR(min, "Math.min(%0, %1)");
JS_EXPR(where, "%0 > 0 ? %1 : %2");
JS_EXPR(step, "%0 > 0 ? 1 : 0");
JS_EXPR(langevin, "langevin(%0)");
JS_EXPR(stop, "%0");
JS_EXPR(hook, "%0");
JS_EXPR(straight, "%0");
JS_EXPR(copy, "%0");
JS_EXPR(expand, "%0");

JS_NONE(lgamma, LOSS);
JS_NONE(digamma, LOSS);
JS_NONE(lgamma_rest, LOSS);
JS_NONE(exp_minus, LOSS);
JS_NONE(poisson_deviance, LOSS);
JS_NONE(nb_deviance, LOSS);
JS_NONE(nb_slope, TRAINING);
JS_NONE(nb_size_slope, TRAINING);
JS_NONE(nb_rest, LOSS);
JS_NONE(nb_rest_slope, TRAINING);
JS_NONE(zero_inflated, LOSS);
JS_NONE(continuous_bernoulli, LOSS);
JS_NONE(continuous_bernoulli_slope, TRAINING);
JS_NONE(vmf_log, LOSS);
JS_NONE(vmf_mean, LOSS);
JS_NONE(vmf_variance, TRAINING);
JS_NONE(vmf_gap, DRAW);
JS_NONE(vmf_gap_slope, TRAINING);

// ---------------------------------------------------------------- views

static void reshape_js(Js *o, const Node *n, NodeId id) { (void)o, (void)n, (void)id; } // the same array
JS_FORM(reshape);

static int last_dim_of(const Node *n) { return n->shape.dim[n->shape.rank - 1]; }

// Columns [from, from + wide) of x, rows of `row` values, into columns [to, to + wide) of y.
static void columns(Js *o, const Node *n, NodeId id, NodeId x, int from, int to, int wide) {
    js_line(o, n, "columns(v%d, %d, %d, %s, %d, %d, %d);", id, last_dim_of(n), to, o->name[x],
            last_dim_of(&o->g->node[x]), from, wide);
}

static void slice_js(Js *o, const Node *n, NodeId id) { columns(o, n, id, n->in[0], n->attr[0], 0, n->attr[1]); }
JS_FORM(slice);

static void pad_js(Js *o, const Node *n, NodeId id) { // what lies around it stays 0
    columns(o, n, id, n->in[0], 0, n->attr[0], last_dim_of(&o->g->node[n->in[0]]));
}
JS_FORM(pad);

static void concat_js(Js *o, const Node *n, NodeId id) {
    for (int i = 0, at = 0; i < n->n_in; i++) {
        const int wide = last_dim_of(&o->g->node[n->in[i]]);
        columns(o, n, id, n->in[i], 0, at, wide);
        at += wide;
    }
}
JS_FORM(concat);

JS_NONE(gather, TRAINING);
JS_NONE(scatter, TRAINING);

// ---------------------------------------------------------------- sums

static void sum_js(Js *o, const Node *n, NodeId id) {
    const Node *x = &o->g->node[n->in[0]];
    js_line(o, n, "v%d.fill(0);", id);
    js_line(o, n, "for (let i = 0; i < %zu; i++) %s += %s;", node_size(x), js_at(o, id, x->shape),
            js_at(o, n->in[0], x->shape));
}
JS_FORM(sum);

static void maximum_js(Js *o, const Node *n, NodeId id) {
    const Node *x = &o->g->node[n->in[0]];
    const char *at = js_at(o, id, x->shape);
    js_line(o, n, "v%d.fill(-Infinity);", id);
    js_line(o, n, "for (let i = 0; i < %zu; i++) %s = Math.max(%s, %s);", node_size(x), at, at,
            js_at(o, n->in[0], x->shape));
}
JS_FORM(maximum);

JS_NONE(rowsum, TRAINING);

// ---------------------------------------------------------------- products

static void product(Js *o, const Node *n, NodeId id, const char *function, int inner) {
    const int outer = last_dim_of(n);
    js_line(o, n, "%s(v%d, %s, %s, %zu, %d, %d);", function, id, o->name[n->in[0]], o->name[n->in[1]],
            node_size(n) / (size_t)outer, inner, outer);
}

static void matmul_js(Js *o, const Node *n, NodeId id) {
    product(o, n, id, "product", o->g->node[n->in[1]].shape.dim[0]);
}
JS_FORM(matmul);

static void matmul_t_js(Js *o, const Node *n, NodeId id) {
    product(o, n, id, "productT", o->g->node[n->in[1]].shape.dim[1]);
}
JS_FORM(matmul_t);

// ---------------------------------------------------------------- images

// {from: [h, w, c], to: [h, w, c], kernel: .., stride: .., pad: .., dilation: .., groups: n}
static const char *geometry(Js *o, const Node *n) {
    const int *x = o->g->node[n->in[0]].shape.dim, *y = n->shape.dim, *a = n->attr;
    return arena_printf(o->arena,
                        "{from: [%d, %d, %d], to: [%d, %d, %d], kernel: [%d, %d], stride: [%d, %d], pad: [%d, %d], "
                        "dilation: [%d, %d], groups: %d}",
                        x[0], x[1], x[2], y[0], y[1], y[2], a[AT_KERNEL], a[AT_KERNEL + 1], a[AT_STRIDE],
                        a[AT_STRIDE + 1], a[AT_PAD], a[AT_PAD + 1], a[AT_DILATION], a[AT_DILATION + 1], a[AT_GROUPS]);
}

static void image(Js *o, const Node *n, NodeId id, const char *function) {
    const char *weights = n->n_in > 1 ? arena_printf(o->arena, "%s, ", o->name[n->in[1]]) : "";
    js_line(o, n, "%s(v%d, %s, %s%s);", function, id, o->name[n->in[0]], weights, geometry(o, n));
}

static void conv_js(Js *o, const Node *n, NodeId id) { image(o, n, id, "convolve"); }
JS_FORM(conv);

static void conv_t_js(Js *o, const Node *n, NodeId id) { image(o, n, id, "convolveT"); }
JS_FORM(conv_t);

static void maxpool_js(Js *o, const Node *n, NodeId id) { image(o, n, id, "maxpool"); }
JS_FORM(maxpool);

static void avgpool_js(Js *o, const Node *n, NodeId id) { image(o, n, id, "avgpool"); }
JS_FORM(avgpool);

static void bilinear_js(Js *o, const Node *n, NodeId id) { image(o, n, id, "bilinear"); }
JS_FORM(bilinear);

// ---------------------------------------------------------------- rows of tokens

static void lookup_js(Js *o, const Node *n, NodeId id) {
    js_line(o, n, "lookup(v%d, %s, %s, %d);", id, o->name[n->in[0]], o->name[n->in[1]], last_dim_of(n));
}
JS_FORM(lookup);

static void recurrent(Js *o, const Node *n, NodeId id, const char *function) {
    js_line(o, n, "%s(v%d, %s, %s, %s, %s, %s, %d%s);", function, id, o->name[n->in[STEPS_X]], o->name[n->in[STEPS_START]],
            o->name[n->in[STEPS_W]], o->name[n->in[STEPS_B]], o->name[n->in[STEPS_MASK]],
            o->g->node[n->in[STEPS_W]].shape.dim[0], n->attr[1] ? ", true" : "");
}

// Keys and values; masks of keys and of queries, or null.
static void attention_js(Js *o, const Node *n, NodeId id) {
    const int which = n->attr[ATTEND_WHICH], keys = which & ATTEND_OF_KEYS;
    const char *of_keys = keys ? o->name[n->in[ATTEND_MASKS]] : "null";
    const char *of_queries = which & ATTEND_OF_QUERIES ? o->name[n->in[ATTEND_MASKS + (keys ? 1 : 0)]] : "null";
    js_line(o, n, "attention(v%d, %s, %s, %s, %s, %s, %d, %d, %s);", id, o->name[n->in[ATTEND_Q]], o->name[n->in[ATTEND_K]],
            o->name[n->in[ATTEND_V]], of_keys, of_queries, last_dim_of(&o->g->node[n->in[ATTEND_Q]]), n->attr[ATTEND_HEADS],
            n->attr[ATTEND_CAUSAL] ? "true" : "false");
}
JS_FORM(attention);

static void gru_js(Js *o, const Node *n, NodeId id) { recurrent(o, n, id, "gru"); }
JS_FORM(gru);

static void lstm_js(Js *o, const Node *n, NodeId id) { recurrent(o, n, id, "lstm"); }
JS_FORM(lstm);

JS_NONE(matmul_w, TRAINING);
JS_NONE(conv_w, TRAINING);
JS_NONE(conv_n, TRAINING);
JS_NONE(matmul_n, TRAINING);
JS_NONE(winograd, LOWERED);
JS_NONE(winograd_pack, LOWERED);
JS_NONE(winograd_w, LOWERED);
JS_NONE(winograd_unpack, LOWERED);
JS_NONE(winograd4, LOWERED);
JS_NONE(winograd4_pack, LOWERED);
JS_NONE(winograd4_w, LOWERED);
JS_NONE(winograd4_unpack, LOWERED);
JS_NONE(strided, LOWERED);
JS_NONE(strided_pack, LOWERED);
JS_NONE(strided_t, LOWERED);
JS_NONE(strided_w, LOWERED);
JS_NONE(strided_unpack, LOWERED);
JS_NONE(maxpool_at, TRAINING);
JS_NONE(maxpool_put, TRAINING);
JS_NONE(avgpool_t, TRAINING);
JS_NONE(bilinear_t, TRAINING);
JS_NONE(token_nll, TRAINING);
JS_NONE(token_nll_back, TRAINING);
JS_NONE(vocabulary, TRAINING);
JS_NONE(vocabulary_w, TRAINING);
JS_NONE(vocabulary_b, TRAINING);
JS_NONE(lookup_w, TRAINING);
JS_NONE(lookup_n, TRAINING);
JS_NONE(gru_back, TRAINING);
JS_NONE(lstm_back, TRAINING);
JS_NONE(attention_back, TRAINING);

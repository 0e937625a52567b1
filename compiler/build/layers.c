// layers.c -- the layer table: one row a layer, with its arguments, shape rule and builder.
// To add an activation: one row with a formula. To add a layer made of existing ops: one row, a
// shape rule if the shape changes, and a function that builds nodes.
#include "build/layers.h"

#include <string.h>

static int last_dim(Shape s) { return s.dim[s.rank - 1]; }

// ---------------------------------------------------------------- dense, flatten, reshape

static bool shape_dense(Diag *d, Arena *a, Layer *l) {
    if (l->in.rank != 1) {
        diag_error(d, l->loc, "E0210", "dense needs a vector, but its input is %s",
                   shape_text(a, l->in));
        diag_hint(d, "add flatten before it");
        return false;
    }
    l->out = (Shape){.rank = 1, .dim = {(int)l->arg[0].number[0]}};
    return true;
}

static NodeId make_dense(Build *b, const Layer *l, NodeId x) {
    const DensePart part = {b->path ? b->path : l->path, (int)l->arg[0].number[0]};
    return build_dense(b, l->loc, x, &part, 1);
}

static bool shape_flatten(Diag *d, Arena *a, Layer *l) {
    (void)d, (void)a;
    l->out = (Shape){.rank = 1, .dim = {shape_size(l->in)}};
    return true;
}

static bool shape_reshape(Diag *d, Arena *a, Layer *l) {
    double size = 1;
    l->out.rank = l->arg[0].n;
    for (int i = 0; i < l->arg[0].n; i++) {
        l->out.dim[i] = (int)l->arg[0].number[i];
        size *= l->arg[0].number[i];
    }
    if (size == shape_size(l->in)) return true;
    diag_error(d, l->loc, "E0211", "reshape to %s needs %.0f values, but its input %s has %d",
               shape_text(a, l->out), size, shape_text(a, l->in), shape_size(l->in));
    return false;
}

static NodeId make_reshape(Build *b, const Layer *l, NodeId x) {
    const Node n = b->g->node[x];
    if (n.rows) return node_reshape(b->g, l->loc, x, n.rows, l->out);
    Shape s = {.rank = l->out.rank + 1, .dim = {n.shape.dim[0]}}; // [k, ..]: vamp's pseudo-inputs
    memcpy(s.dim + 1, l->out.dim, (MAX_RANK - 1) * sizeof *s.dim);
    return node_reshape(b->g, l->loc, x, 0, s);
}

// ---------------------------------------------------------------- training only

static NodeId make_dropout(Build *b, const Layer *l, NodeId x) {
    const double p = l->arg[0].number[0];
    if (!b->training || p == 0) return x;
    const char *name = arena_printf(b->g->arena, "%s.u", l->path);
    const NodeId u = build_random(b, l->loc, VAE_IN_UNIFORM, name, l->in);
    const NodeId rate = node_const(b->g, l->loc, p), keep = node_const(b->g, l->loc, 1 / (1 - p));
    return build_formula(b, l->loc, "x * where(u - p, keep, 0)",
                         (const char *const[]){"x", "u", "p", "keep"},
                         (NodeId[]){x, u, rate, keep}, 4);
}

static NodeId make_noise(Build *b, const Layer *l, NodeId x) {
    if (!b->training || l->arg[0].number[0] == 0) return x;
    const char *name = arena_printf(b->g->arena, "%s.eps", l->path);
    const NodeId eps = build_random(b, l->loc, VAE_IN_NORMAL, name, l->in);
    const NodeId std = node_const(b->g, l->loc, l->arg[0].number[0]);
    return build_formula(b, l->loc, "x + std * eps", (const char *const[]){"x", "std", "eps"},
                         (NodeId[]){x, std, eps}, 3);
}

// ---------------------------------------------------------------- activations

// Over the last dimension; the largest logit is taken off first, so that exp cannot overflow.
static NodeId make_softmax(Build *b, const Layer *l, NodeId x) {
    Graph *g = b->g;
    const unsigned last = 1u << (l->in.rank - 1);
    const NodeId top = node_with(g, OP_maximum, l->loc, 1, &x, 1, (int[]){(int)last});
    const NodeId e = build_formula(b, l->loc, "exp(x - stop(top))",
                                   (const char *const[]){"x", "top"}, (NodeId[]){x, top}, 2);
    return node2(g, OP_div, l->loc, e, node_sum(g, l->loc, e, last));
}

// ---------------------------------------------------------------- composition

static const Layer *last_inside(const Layer *l) { // of the stages that compute
    while (l->body) {
        l = l->body;
        while (l->next) l = l->next;
    }
    return l;
}

static bool shape_residual(Diag *d, Arena *a, Layer *l) {
    Shape end = l->in;
    for (const Layer *s = l->body; s; s = s->next) end = s->out;
    if (shape_equal(end, l->in)) return true;
    diag_error(d, l->loc, "E0212", "residual adds its input %s to its body's output %s",
               shape_text(a, l->in), shape_text(a, end));
    const bool image = l->in.rank == 3 && end.rank == 3;
    if (image && (end.dim[0] != l->in.dim[0] || end.dim[1] != l->in.dim[1])) {
        diag_hint(d, "inside it, keep the size: stride 1 and pad=same");
        hint_sizes(d, a, last_inside(l), l->before);
    } else {
        diag_hint(d, "the two must have one shape: the body's last layer needs %d %s%s",
                  last_dim(l->in), l->in.rank == 1 ? "unit" : "channel",
                  last_dim(l->in) == 1 ? "" : "s");
    }
    return false;
}

static NodeId make_residual(Build *b, const Layer *l, NodeId x) {
    return node2(b->g, OP_add, l->loc, x, build_layers(b, l->body, x));
}

static bool shape_group(Diag *d, Arena *a, Layer *l) {
    (void)d, (void)a;
    l->out = l->in;
    for (const Layer *s = l->body; s; s = s->next) l->out = s->out;
    return true;
}

static NodeId make_group(Build *b, const Layer *l, NodeId x) { return build_layers(b, l->body, x); }

// ---------------------------------------------------------------- the table

// `valid`, `same` (as in Keras: out = ceil(in / stride), the odd pixel after), or pixels per side.
#define PAD_ARG                                                                                    \
    {.name = "pad", .kind = ARG_PAIR_OR_WORD, .words = "same|valid", .standard_word = "same",      \
     .min = 0, .max = 1024}

#define ACTIVATION(word, text, f) .name = word, .help = text, .activation = true, .unbatched = true, .formula = f

const LayerDef layer_table[] = {
    {.name = "dense",
     .help = "fully connected: x W + b; input [in], output [units]",
     .arg = {{.name = "units", .kind = ARG_INT, .required = true, .min = 1, .max = 1 << 24}},
     .has_weights = true,
     .shape = shape_dense,
     .unbatched = true,
     .build = make_dense},
    {.name = "flatten",
     .help = "any shape to a vector, in the order height, width, channel",
     .shape = shape_flatten,
     .unbatched = true,
     .build = make_reshape},
    {.name = "reshape",
     .help = "the same values under another shape",
     .arg = {{.name = "dims", .kind = ARG_DIMS, .required = true, .min = 1, .max = 1 << 24}},
     .shape = shape_reshape,
     .unbatched = true,
     .build = make_reshape},
    {.name = "dropout",
     .help = "training only: zeroes each value with probability p, scales the rest by 1/(1-p)",
     .arg = {{.name = "p", .kind = ARG_NUMBER, .standard = 0.5, .min = 0, .max = 0.999}},
     .training_only = true,
     .unbatched = true,
     .build = make_dropout},
    {.name = "noise",
     .help = "training only: adds normal noise of deviation std",
     .arg = {{.name = "std", .kind = ARG_NUMBER, .required = true, .min = 0, .max = 1e6}},
     .training_only = true,
     .unbatched = true,
     .build = make_noise},
    {.name = "concat",
     .help = "joins a stream, latent or named stage along the last dimension",
     .arg = {{.name = "name", .kind = ARG_REF}},
     .shape = join_shape_concat,
     .build = join_concat},
    {.name = "add",
     .help = "adds a stream, latent or named stage of the same shape, or a number for each channel",
     .arg = {{.name = "name", .kind = ARG_REF}},
     .shape = join_shape_add,
     .build = join_add},
    {.name = "residual",
     .help = "adds its input to its body's output",
     .has_body = true,
     .shape = shape_residual,
     .unbatched = true,
     .build = make_residual},
    {.name = "repeat",
     .help = "its body n times in a row, each time with weights of its own",
     .arg = {{.name = "times", .kind = ARG_INT, .required = true, .min = 1, .max = 1000}},
     .has_body = true,
     .group = true,
     .shape = shape_group,
     .unbatched = true,
     .build = make_group},
    {.name = "conv",
     .help = "convolution of an image; weights [filters, channels / groups, kernel h, w]",
     .arg = {{.name = "filters", .kind = ARG_INT, .required = true, .min = 1, .max = 1 << 20},
             {.name = "kernel", .kind = ARG_PAIR, .standard = 3, .min = 1, .max = 1024},
             {.name = "stride", .kind = ARG_PAIR, .standard = 1, .min = 1, .max = 1024},
             PAD_ARG,
             {.name = "dilation", .kind = ARG_PAIR, .standard = 1, .min = 1, .max = 1024},
             {.name = "groups", .kind = ARG_INT, .standard = 1, .min = 1, .max = 1 << 20}},
     .has_weights = true,
     .weights = weights_conv,
     .shape = shape_conv,
     .build = make_conv},
    {.name = "deconv",
     .help = "the transpose of the conv with the same arguments; pad=same: out = in * stride",
     .arg = {{.name = "filters", .kind = ARG_INT, .required = true, .min = 1, .max = 1 << 20},
             {.name = "kernel", .kind = ARG_PAIR, .standard = 3, .min = 1, .max = 1024},
             {.name = "stride", .kind = ARG_PAIR, .standard = 1, .min = 1, .max = 1024},
             PAD_ARG,
             {.name = "dilation", .kind = ARG_PAIR, .standard = 1, .min = 1, .max = 1024},
             {.name = "groups", .kind = ARG_INT, .standard = 1, .min = 1, .max = 1 << 20}},
     .has_weights = true,
     .transposed = true,
     .weights = weights_conv,
     .shape = shape_deconv,
     .build = make_deconv},
    {.name = "maxpool",
     .help = "the largest value of each window; stride 0: as the kernel",
     .arg = {{.name = "kernel", .kind = ARG_PAIR, .standard = 2, .min = 1, .max = 1024},
             {.name = "stride", .kind = ARG_PAIR, .standard = 0, .min = 0, .max = 1024},
             PAD_ARG},
     .shape = shape_pool,
     .build = make_maxpool},
    {.name = "avgpool",
     .help = "the mean of each window, padding not counted; stride 0: as the kernel",
     .arg = {{.name = "kernel", .kind = ARG_PAIR, .standard = 2, .min = 1, .max = 1024},
             {.name = "stride", .kind = ARG_PAIR, .standard = 0, .min = 0, .max = 1024},
             PAD_ARG},
     .shape = shape_pool,
     .build = make_avgpool},
    {.name = "globalavgpool",
     .help = "the mean of each channel: [h, w, c] to [c]",
     .shape = shape_globalavgpool,
     .build = make_globalavgpool},
    {.name = "upsample",
     .help = "enlarges an image by whole factors",
     .arg = {{.name = "factor", .kind = ARG_PAIR, .standard = 2, .min = 1, .max = 64},
             {.name = "mode",
              .kind = ARG_WORD,
              .words = "nearest|bilinear",
              .standard_word = "nearest"}},
     .shape = shape_upsample,
     .build = make_upsample},
    {.name = "batchnorm",
     .help = "per channel: zero mean and unit variance over the batch, then scale and shift; "
             "running statistics in evaluation (Ioffe and Szegedy 2015)",
     .arg = {{.name = "momentum", .kind = ARG_NUMBER, .standard = 0.1, .min = 0, .max = 1},
             {.name = "eps", .kind = ARG_NUMBER, .standard = 1e-5, .min = 1e-12, .max = 1}},
     .weights = weights_norm,
     .build = make_batchnorm},
    {.name = "layernorm",
     .help = "zero mean and unit variance along the last dimension, then scale and shift",
     .arg = {{.name = "eps", .kind = ARG_NUMBER, .standard = 1e-5, .min = 1e-12, .max = 1}},
     .weights = weights_norm,
     .build = make_layernorm},
    {.name = "groupnorm",
     .help = "zero mean and unit variance of each group of channels of an image, then scale and "
             "shift per channel (Wu and He 2018)",
     .arg = {{.name = "groups", .kind = ARG_INT, .standard = 32, .min = 1, .max = 1 << 20},
             {.name = "eps", .kind = ARG_NUMBER, .standard = 1e-5, .min = 1e-12, .max = 1}},
     .weights = weights_norm,
     .shape = shape_groupnorm,
     .build = make_groupnorm},
    {.name = "softmax",
     .help = "exp(x) over its sum, along the last dimension",
     .build = make_softmax},
    {ACTIVATION("relu", "max(x, 0)", "relu(x)")},
    {ACTIVATION("leaky_relu", "x, or slope x below 0", "where(x, x, slope * x)"),
     .arg = {{.name = "slope", .kind = ARG_NUMBER, .standard = 0.01, .min = -10, .max = 10}}},
    {ACTIVATION("elu", "x, or alpha (exp(x) - 1) below 0", "relu(x) + alpha * expm1(min(x, 0))"),
     .arg = {{.name = "alpha", .kind = ARG_NUMBER, .standard = 1, .min = 0, .max = 100}}},
    {ACTIVATION("selu", "self-normalizing elu (Klambauer et al. 2017)",
                "1.0507009873554805 * relu(x) + 1.7580993408473766 * expm1(min(x, 0))")},
    {ACTIVATION("gelu", "x Phi(x), exact, with erf (Hendrycks and Gimpel 2016)",
                "0.5 * x * (1 + erf(x * 0.7071067811865476))")},
    {ACTIVATION("silu", "x sigmoid(x)", "x * sigmoid(x)")},
    {ACTIVATION("log1p", "log(1 + x), for counts on their way into the encoder", "log1p(x)")},
    {ACTIVATION("softplus", "log(1 + exp(x))", "softplus(x)")},
    {ACTIVATION("tanh", "tanh(x)", "tanh(x)")},
    {ACTIVATION("sigmoid", "1 / (1 + exp(-x))", "sigmoid(x)")},
    {.name = NULL},
};

const LayerDef layer_block = {
    .name = "block", .has_body = true, .group = true, .unbatched = true, .shape = shape_group, .build = make_group};

const LayerDef *layer_find(const char *name) {
    for (const LayerDef *d = layer_table; d->name; d++)
        if (strcmp(d->name, name) == 0) return d;
    return NULL;
}

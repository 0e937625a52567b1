// nb_deviance.c -- half the deviance of a negative binomial of mean m = e^p and size a = e^l:
// x ln(x / m) - (a + x) ln((a + x) / (a + m)); at x = 1 nb_rest is added to it, and is 0 there.
// runtime/kernels/vae_counts.h has its parts, and why.
// dp = dy * a (m - x) / (a + m), dl = dy * nb_size_slope(p, l, x),
// dx = dy * (ln(x / m) - ln((a + x) / (a + m))).
#include "ops.h"

// Of a mean far above the count the share is next to -1, or no number: the two logarithms apart.
static double deviance(double p, double l, double x) {
    const double a = exp(l), m = exp(p), share = (x - m) / (a + m);
    const double log_mean = p > l ? p - l + log1p(exp(l - p)) : log1p(exp(p - l)); // ln((a + m) / a)
    if (x == 1) return (a + 1) * log_mean - p - 1;
    return (x > 0 ? x * (log(x) - p) : 0) - (a + x) * (share > -0.5 ? log1p(share) : log1p(x / a) - log_mean);
}

EVAL(deviance(a, b, c))

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId p = g->node[y].in[0], l = g->node[y].in[1], x = g->node[y].in[2];
    din[0] = grad2(g, y, OP_mul, dy, grad3(g, y, OP_nb_slope, p, l, x));
    din[1] = grad2(g, y, OP_mul, dy, grad3(g, y, OP_nb_size_slope, p, l, x));
    const NodeId a = grad1(g, y, OP_exp, l), m = grad1(g, y, OP_exp, p);
    const NodeId ax = grad2(g, y, OP_add, a, x), am = grad2(g, y, OP_add, a, m);
    const NodeId both = grad1(g, y, OP_log, grad2(g, y, OP_div, ax, am));
    const NodeId count = grad2(g, y, OP_sub, grad_log_count(g, y, x), p);
    din[2] = grad2(g, y, OP_mul, dy, grad2(g, y, OP_sub, count, both));
}

const OpDef op_nb_deviance = {
    .name = "nb_deviance",
    .class = CLASS_ELEMENTWISE,
    .arity = 3,
    .expr = "vae_nb_deviance(%0, %1, %2)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad,
};

// gru_back.c -- the gradient of gru: of x, of the gates' parts of the state, and of the state before each step, side by
// side: [steps, 7 units]. Not differentiated again.
#include "graph/ops/steps.h"

static const char *shape(const Graph *g, Node *n) { return steps_back_shape(g, n, 3, 1, 7); }

static void interpret(Interp *in, const Node *n, NodeId y) {
    const int steps = n->shape.dim[0], u = n->shape.dim[1] / 7;
    const double *w = in->value[n->in[BACK_W]];
    for (size_t i = 0; i < interp_rows(in, n); i++)
        for (int q = steps - 1; q >= 0; q--) {
            const size_t at = i * (size_t)steps + (size_t)steps_at(n, q);
            const double *dy = in->value[n->in[BACK_DY]] + at * u, *h = in->value[n->in[BACK_FROM]] + at * u;
            const double *x = in->value[n->in[BACK_X]] + at * 3 * u, *s = in->value[n->in[BACK_HIDDEN]] + at * 3 * u;
            double *to = in->value[y] + at * 7 * u;
            const double *later = to - steps_before(n, 7 * u) + 6 * u;
            const bool here = in->value[n->in[BACK_MASK]][at] > 0;
            for (int j = 0; j < u; j++) {
                const double all = dy[j] + (q + 1 < steps ? later[j] : 0);
                const double r = steps_sigmoid(x[j] + s[j]), z = steps_sigmoid(x[u + j] + s[u + j]);
                const double fresh = tanh(x[2 * u + j] + r * s[2 * u + j]);
                const double d = here ? all * (1 - z) * (1 - fresh * fresh) : 0;
                to[j] = to[3 * u + j] = d * s[2 * u + j] * r * (1 - r);
                to[u + j] = to[4 * u + j] = here ? all * (h[j] - fresh) * z * (1 - z) : 0;
                to[2 * u + j] = d;
                to[5 * u + j] = d * r;
                to[6 * u + j] = here ? all * z : all;
            }
            for (int j = 0; j < u && here; j++)
                for (int k = 0; k < 3 * u; k++) to[6 * u + j] += to[3 * u + k] * w[j * 3 * u + k];
        }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    steps_back_emit(o, g, id, target, "vae_gru_back");
}

const OpDef op_gru_back = {
    .name = "gru_back",
    .class = CLASS_PRODUCT,
    .arity = BACK_IN,
    .shape = shape,
    .grad = grad_none,
    .backward_only = true,
    .interpret = interpret,
    .header = "vae_steps.h",
    .emit = emit_call,
    .panels = true,
    .flops = steps_back_flops,
};

// lstm_back.c -- the gradient of lstm: of the gates, and of the state before each step, side by side: [steps, 6 units].
// Not differentiated again.
#include "graph/ops/steps.h"

static const char *shape(const Graph *g, Node *n) { return steps_back_shape(g, n, 4, 2, 6); }

static void interpret(Interp *in, const Node *n, NodeId y) {
    const int steps = n->shape.dim[0], u = n->shape.dim[1] / 6;
    const double *w = in->value[n->in[BACK_W]];
    for (size_t i = 0; i < interp_rows(in, n); i++)
        for (int q = steps - 1; q >= 0; q--) {
            const size_t at = i * (size_t)steps + (size_t)steps_at(n, q);
            const double *dy = in->value[n->in[BACK_DY]] + at * 2 * u, *old = in->value[n->in[BACK_FROM]] + at * 2 * u;
            const double *x = in->value[n->in[BACK_X]] + at * 4 * u, *s = in->value[n->in[BACK_HIDDEN]] + at * 4 * u;
            double *to = in->value[y] + at * 6 * u;
            const double *later = q + 1 < steps ? to - steps_before(n, 6 * u) + 4 * u : NULL;
            const bool here = in->value[n->in[BACK_MASK]][at] > 0;
            for (int j = 0; j < u; j++) {
                const double dh = dy[j] + (later ? later[j] : 0);
                double dc = dy[u + j] + (later ? later[u + j] : 0);
                const double write = steps_sigmoid(x[j] + s[j]), keep = steps_sigmoid(x[u + j] + s[u + j]);
                const double fresh = tanh(x[2 * u + j] + s[2 * u + j]), read = steps_sigmoid(x[3 * u + j] + s[3 * u + j]);
                const double seen = tanh(keep * old[u + j] + write * fresh);
                if (here) dc += dh * read * (1 - seen * seen);
                to[j] = here ? dc * fresh * write * (1 - write) : 0;
                to[u + j] = here ? dc * old[u + j] * keep * (1 - keep) : 0;
                to[2 * u + j] = here ? dc * write * (1 - fresh * fresh) : 0;
                to[3 * u + j] = here ? dh * seen * read * (1 - read) : 0;
                to[4 * u + j] = here ? 0 : dh;
                to[5 * u + j] = here ? dc * keep : dc;
            }
            for (int j = 0; j < u && here; j++)
                for (int k = 0; k < 4 * u; k++) to[4 * u + j] += to[k] * w[j * 4 * u + k];
        }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    steps_back_emit(o, g, id, target, "vae_lstm_back");
}

const OpDef op_lstm_back = {
    .name = "lstm_back",
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

// gru.c -- a gated recurrent unit from step to step: x[steps, 3 units], the first state, w, b, mask -> [steps, units].
// The gradient is gru_back's, of which steps.c makes each input's part.
#include "graph/ops/steps.h"

static const char *shape(const Graph *g, Node *n) { return steps_shape(g, n, 3, 1); }

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) { steps_grad(g, y, dy, din, OP_gru_back, 3, 6); }

static void one_step(const double *x, const double *h, const double *w, const double *b, int n, double *y) {
    for (int j = 0; j < n; j++) {
        double s[3] = {b[j], b[n + j], b[2 * n + j]};
        for (int k = 0; k < n; k++)
            for (int i = 0; i < 3; i++) s[i] += h[k] * w[k * 3 * n + i * n + j];
        const double r = steps_sigmoid(x[j] + s[0]), z = steps_sigmoid(x[n + j] + s[1]);
        y[j] = (1 - z) * tanh(x[2 * n + j] + r * s[2]) + z * h[j];
    }
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const int steps = n->shape.dim[0], units = n->shape.dim[1];
    for (size_t i = 0; i < interp_rows(in, n); i++)
        for (int k = 0; k < steps; k++) {
            const size_t at = i * (size_t)steps + (size_t)steps_at(n, k);
            double *to = in->value[y] + at * (size_t)units;
            const double *h = k ? to + steps_before(n, units) : in->value[n->in[STEPS_START]] + i * (size_t)units;
            if (in->value[n->in[STEPS_MASK]][at] > 0)
                one_step(in->value[n->in[STEPS_X]] + at * 3 * (size_t)units, h, in->value[n->in[STEPS_W]],
                         in->value[n->in[STEPS_B]], units, to);
            else
                for (int j = 0; j < units; j++) to[j] = h[j];
        }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) { steps_emit(o, g, id, target, "vae_gru"); }

const OpDef op_gru = {
    .name = "gru",
    .class = CLASS_PRODUCT,
    .arity = STEPS_IN,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
    .header = "vae_steps.h",
    .emit = emit_call,
    .panels = true,
    .scratch = steps_scratch,
    .flops = steps_flops,
};

// lstm.c -- long short-term memory from step to step: x[steps, 4 units], the first state [2 units], w, b, mask ->
// [steps, 2 units], what it tells and its cells side by side.
#include "graph/ops/steps.h"

static const char *shape(const Graph *g, Node *n) { return steps_shape(g, n, 4, 2); }

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) { steps_grad(g, y, dy, din, OP_lstm_back, 0, 4); }

static void one_step(const double *x, const double *old, const double *w, const double *b, int n, double *y) {
    for (int j = 0; j < n; j++) {
        double s[4];
        for (int i = 0; i < 4; i++) s[i] = x[i * n + j] + b[i * n + j];
        for (int k = 0; k < n; k++)
            for (int i = 0; i < 4; i++) s[i] += old[k] * w[k * 4 * n + i * n + j];
        y[n + j] = steps_sigmoid(s[1]) * old[n + j] + steps_sigmoid(s[0]) * tanh(s[2]);
        y[j] = steps_sigmoid(s[3]) * tanh(y[n + j]);
    }
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const int steps = n->shape.dim[0], state = n->shape.dim[1];
    for (size_t i = 0; i < interp_rows(in, n); i++)
        for (int k = 0; k < steps; k++) {
            const size_t at = i * (size_t)steps + (size_t)steps_at(n, k);
            double *to = in->value[y] + at * (size_t)state;
            const double *old = k ? to + steps_before(n, state) : in->value[n->in[STEPS_START]] + i * (size_t)state;
            if (in->value[n->in[STEPS_MASK]][at] > 0)
                one_step(in->value[n->in[STEPS_X]] + at * 2 * (size_t)state, old, in->value[n->in[STEPS_W]],
                         in->value[n->in[STEPS_B]], state / 2, to);
            else
                for (int j = 0; j < state; j++) to[j] = old[j];
        }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) { steps_emit(o, g, id, target, "vae_lstm"); }

const OpDef op_lstm = {
    .name = "lstm",
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

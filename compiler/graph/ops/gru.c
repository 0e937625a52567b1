// gru.c -- a gated recurrent unit from step to step: x[steps, 3 units], the first state, w, b, mask -> [steps, units].
// attr[0]: beside it the state before each step, gates r, z, n, and n's part of the state. Its gradient is gru_back's, of
// which steps.c makes each input's part.
#include "graph/ops/steps.h"

static void forward(int n, const double *in, const double *s, const double *b, const double *old, double *y, double *kept) {
    for (int j = 0; j < n; j++) {
        const double r = steps_sigmoid(in[j] + s[j] + b[j]), z = steps_sigmoid(in[n + j] + s[n + j] + b[n + j]);
        const double of_state = s[2 * n + j] + b[2 * n + j], fresh = tanh(in[2 * n + j] + r * of_state);
        const double keeps[] = {old[j], r, z, fresh, of_state};
        y[j] = (1 - z) * fresh + z * old[j];
        for (int i = 0; i < 5 && kept; i++) kept[i * n + j] = keeps[i];
    }
}

static void backward(int n, const double *d, const double *y, const double *kept, double *later, double *to) {
    (void)y;
    for (int j = 0; j < n; j++) {
        const double r = kept[n + j], z = kept[2 * n + j], fresh = kept[3 * n + j], all = d[j] + later[j];
        const double d_fresh = all * (1 - z) * (1 - fresh * fresh);
        to[j] = to[3 * n + j] = d_fresh * kept[4 * n + j] * r * (1 - r);
        to[n + j] = to[4 * n + j] = all * (kept[j] - fresh) * z * (1 - z);
        to[2 * n + j] = d_fresh;
        to[5 * n + j] = d_fresh * r;
        later[j] = all * z;
    }
}

const Cell cell_gru = {"vae_gru", 3, 1, 5, .hidden = 3, .before = 6, forward, backward};

static const char *shape(const Graph *g, Node *n) { return steps_shape(g, n, &cell_gru); }

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    steps_grad(g, y, dy, din, OP_gru_back, &cell_gru);
}

static void interpret(Interp *in, const Node *n, NodeId y) { steps_interpret(in, n, y, &cell_gru); }

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) { steps_emit(o, g, id, target, &cell_gru); }

static size_t scratch(const Graph *g, const Node *n, int rows) { return steps_scratch(g, n, rows, &cell_gru); }

const OpDef op_gru = {
    .name = "gru",
    .class = CLASS_PRODUCT,
    .arity = STEPS_IN,
    .shape = shape,
    .grad = grad,
    .keeps = true,
    .interpret = interpret,
    .header = "vae_steps.h",
    .emit = emit_call,
    .panels = true,
    .scratch = scratch,
    .flops = steps_flops,
    .counts = steps_counts,
};

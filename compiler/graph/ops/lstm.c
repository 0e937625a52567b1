// lstm.c -- long short-term memory from step to step: x[steps, 4 units], the first state [2 units], w, b, mask ->
// [steps, 2 units], what it tells and its cells side by side. attr[0]: beside them both before each step, and gates i, f,
// g, o.
#include "graph/ops/steps.h"

static void forward(int n, const double *in, const double *s, const double *b, const double *old, double *y, double *kept) {
    for (int j = 0; j < n; j++) {
        double gate[4];
        for (int i = 0; i < 4; i++) gate[i] = in[i * n + j] + s[i * n + j] + b[i * n + j];
        for (int i = 0; i < 4; i++) gate[i] = i == 2 ? tanh(gate[i]) : steps_sigmoid(gate[i]);
        y[n + j] = gate[1] * old[n + j] + gate[0] * gate[2];
        y[j] = gate[3] * tanh(y[n + j]);
        for (int i = 0; i < 6 && kept; i++) kept[i * n + j] = i < 2 ? old[i * n + j] : gate[i - 2];
    }
}

static void backward(int n, const double *d, const double *y, const double *kept, double *later, double *to) {
    for (int j = 0; j < n; j++) {
        const double write = kept[2 * n + j], keep = kept[3 * n + j], fresh = kept[4 * n + j], read = kept[5 * n + j];
        const double seen = tanh(y[n + j]), state = d[j] + later[j];
        const double cell = d[n + j] + later[n + j] + state * read * (1 - seen * seen);
        to[j] = cell * fresh * write * (1 - write);
        to[n + j] = cell * kept[n + j] * keep * (1 - keep);
        to[2 * n + j] = cell * write * (1 - fresh * fresh);
        to[3 * n + j] = state * seen * read * (1 - read);
        later[j] = 0;
        later[n + j] = cell * keep;
    }
}

const Cell cell_lstm = {"vae_lstm", 4, 2, 6, .hidden = 0, .before = 4, forward, backward};

static const char *shape(const Graph *g, Node *n) { return steps_shape(g, n, &cell_lstm); }

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    steps_grad(g, y, dy, din, OP_lstm_back, &cell_lstm);
}

static void interpret(Interp *in, const Node *n, NodeId y) { steps_interpret(in, n, y, &cell_lstm); }

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) { steps_emit(o, g, id, target, &cell_lstm); }

static size_t scratch(const Graph *g, const Node *n, int rows) { return steps_scratch(g, n, rows, &cell_lstm); }

const OpDef op_lstm = {
    .name = "lstm",
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

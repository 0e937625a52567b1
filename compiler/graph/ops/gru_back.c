// gru_back.c -- the gradient of gru: of x, and of the gates' parts of the state, side by side: [steps, 7 units];
// and in the first step, behind these, of the first state. Not differentiated again.
#include "graph/ops/steps.h"

static const char *shape(const Graph *g, Node *n) { return steps_back_shape(g, n, &cell_gru); }

static void interpret(Interp *in, const Node *n, NodeId y) { steps_back_interpret(in, n, y, &cell_gru); }

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) { steps_back_emit(o, g, id, target, &cell_gru); }

static size_t scratch(const Graph *g, const Node *n, int rows) { return steps_back_scratch(g, n, rows, &cell_gru); }

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
    .scratch = scratch,
    .flops = steps_back_flops,
    .counts = steps_back_counts,
};

// steps.c -- what the recurrent layers share: shapes, gradient, how their kernels are called.
// The gradient is one loop from the last step to the first, on products of all steps at once: the states before each
// step are the layer's result one step late, behind its first state; from the last step to the first, the other way round.
#include "graph/ops/steps.h"

static int units_of(const Graph *g, const Node *n, int w) { return g->node[n->in[w]].shape.dim[0]; }

static bool is(const Graph *g, NodeId id, int rows, Shape s) {
    return g->node[id].rows == rows && shape_equal(g->node[id].shape, s);
}

const char *steps_shape(const Graph *g, Node *n, int gates, int state) {
    const Node *x = &g->node[n->in[STEPS_X]], *w = &g->node[n->in[STEPS_W]];
    if (x->shape.rank != 2 || w->shape.rank != 2 || !x->rows || w->rows) return "a recurrent layer needs steps and weights";
    const int steps = x->shape.dim[0], units = w->shape.dim[0], all = gates * units;
    if (w->shape.dim[1] != all || x->shape.dim[1] != all) return "a recurrent layer of unlike gates";
    if (!is(g, n->in[STEPS_START], x->rows, (Shape){1, {state * units}})) return "a recurrent layer's first state";
    if (!is(g, n->in[STEPS_B], 0, (Shape){1, {all}})) return "a recurrent layer's bias";
    if (!is(g, n->in[STEPS_MASK], x->rows, (Shape){1, {steps}})) return "a recurrent layer's mask";
    n->rows = x->rows;
    n->shape = (Shape){2, {steps, state * units}};
    return NULL;
}

const char *steps_back_shape(const Graph *g, Node *n, int gates, int state, int back) {
    const Node *x = &g->node[n->in[BACK_X]];
    const int units = units_of(g, n, BACK_W);
    const Shape states = {2, {x->shape.dim[0], state * units}}, all = {2, {x->shape.dim[0], gates * units}};
    if (!is(g, n->in[BACK_DY], x->rows, states) || !is(g, n->in[BACK_FROM], x->rows, states) ||
        !is(g, n->in[BACK_X], x->rows, all) || !is(g, n->in[BACK_HIDDEN], x->rows, all) ||
        !is(g, n->in[BACK_MASK], x->rows, (Shape){1, {x->shape.dim[0]}}))
        return "a recurrent layer's gradient of unlike inputs";
    n->rows = x->rows;
    n->shape = (Shape){2, {x->shape.dim[0], back * units}};
    return NULL;
}

static NodeId part(Graph *g, Loc loc, NodeId x, int first, int n) {
    return node_with(g, OP_slice, loc, 1, &x, 2, (int[]){first, n});
}

void steps_grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN], Op op, int hidden, int before) {
    const Node n = g->node[y];
    const Loc loc = n.loc;
    const int steps = n.shape.dim[0], state = n.shape.dim[1], units = units_of(g, &n, STEPS_W);
    const int gates = g->node[n.in[STEPS_X]].shape.dim[1];
    const int reverse = n.attr[0];
    NodeId earlier = node_reshape(g, loc, y, n.rows, (Shape){1, {steps * state}});
    if (steps > 1) {
        const NodeId start = n.in[STEPS_START], rest = part(g, loc, earlier, reverse ? state : 0, (steps - 1) * state);
        const NodeId both[] = {reverse ? rest : start, reverse ? start : rest};
        earlier = node_with(g, OP_concat, loc, 2, both, 0, NULL);
    } else {
        earlier = n.in[STEPS_START];
    }
    const NodeId from = node_reshape(g, loc, earlier, n.rows, n.shape);
    const NodeId h = state == units ? from : part(g, loc, from, 0, units);
    const NodeId product = grad2(g, y, OP_matmul, h, n.in[STEPS_W]);
    const NodeId of_state = grad2(g, y, OP_add, product, n.in[STEPS_B]);
    const NodeId in[] = {dy, from, n.in[STEPS_X], of_state, n.in[STEPS_W], n.in[STEPS_MASK]};
    const NodeId d = node_with(g, op, loc, BACK_IN, in, 1, &reverse);
    din[STEPS_X] = part(g, loc, d, 0, gates);
    din[STEPS_B] = part(g, loc, d, hidden * units, gates);
    din[STEPS_W] = grad2(g, y, OP_matmul_w, h, din[STEPS_B]);
    const int width = g->node[d].shape.dim[1];
    const NodeId flat = node_reshape(g, loc, d, n.rows, (Shape){1, {steps * width}});
    din[STEPS_START] = part(g, loc, flat, (reverse ? steps - 1 : 0) * width + before * units, state);
}

// ---------------------------------------------------------------- calls

void steps_emit(Out *o, const Graph *g, NodeId id, NodeId target, const char *function) {
    const Node *n = &g->node[id];
    out_line(o, "static const VaeSteps steps%d = {%d, %d, %s.x_pitch = %d, .from_pitch = %d, .w_pitch = %d, "
                ".mask_pitch = %d, .y_pitch = %d};", id, n->shape.dim[0], units_of(g, n, STEPS_W),
             n->attr[0] ? ".reverse = true, " : "", g->node[n->in[STEPS_X]].pitch, g->node[n->in[STEPS_START]].pitch, g->node[n->in[STEPS_W]].pitch,
             g->node[n->in[STEPS_MASK]].pitch, panel_pitch(g, id, target));
    out_line(o, "%s(&steps%d, (int)(end - begin), %s, %s, %s, %s, %s, %s, scratch);", function, id,
             panel_at(o, g, n->in[STEPS_X]), panel_at(o, g, n->in[STEPS_START]), node_name(g, n->in[STEPS_W]),
             node_name(g, n->in[STEPS_B]), panel_at(o, g, n->in[STEPS_MASK]), panel_at(o, g, target));
}

void steps_back_emit(Out *o, const Graph *g, NodeId id, NodeId target, const char *function) {
    const Node *n = &g->node[id];
    out_line(o, "static const VaeSteps steps%d = {%d, %d, %s.x_pitch = %d, .from_pitch = %d, .w_pitch = %d, "
                ".mask_pitch = %d, .y_pitch = %d, .d_pitch = %d, .h_pitch = %d};", id, n->shape.dim[0],
             units_of(g, n, BACK_W), n->attr[0] ? ".reverse = true, " : "", g->node[n->in[BACK_X]].pitch, g->node[n->in[BACK_FROM]].pitch,
             g->node[n->in[BACK_W]].pitch, g->node[n->in[BACK_MASK]].pitch, panel_pitch(g, id, target),
             g->node[n->in[BACK_DY]].pitch, g->node[n->in[BACK_HIDDEN]].pitch);
    out_line(o, "%s(&steps%d, (int)(end - begin), %s, %s, %s, %s, %s, %s, %s);", function, id,
             panel_at(o, g, n->in[BACK_DY]), panel_at(o, g, n->in[BACK_FROM]), panel_at(o, g, n->in[BACK_X]),
             panel_at(o, g, n->in[BACK_HIDDEN]), node_name(g, n->in[BACK_W]), panel_at(o, g, n->in[BACK_MASK]),
             panel_at(o, g, target));
}

size_t steps_scratch(const Graph *g, const Node *n, int rows) {
    return (size_t)rows * (size_t)g->node[n->in[STEPS_W]].shape.dim[1];
}

double steps_flops(const Graph *g, const Node *n) {
    return 2.0 * n->rows * n->shape.dim[0] * (double)node_size(&g->node[n->in[STEPS_W]]);
}

double steps_back_flops(const Graph *g, const Node *n) {
    return 2.0 * n->rows * n->shape.dim[0] * (double)node_size(&g->node[n->in[BACK_W]]);
}

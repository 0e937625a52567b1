// steps.c -- what the recurrent layers share: shapes, gradient, the oracle, how their kernels are called.
// The forward pass keeps what the gradient needs (attr[0]), so that the gradient is one loop from the last step to the
// first, and all that remains are products of all steps at once.
#include "graph/ops/steps.h"

#include "vae_steps.h"

#include <stdlib.h>

static int units_of(const Graph *g, const Node *n, int w) { return g->node[n->in[w]].shape.dim[0]; }

static bool is(const Graph *g, NodeId id, int rows, Shape s) {
    return g->node[id].rows == rows && shape_equal(g->node[id].shape, s);
}

const char *steps_shape(const Graph *g, Node *n, const Cell *c) {
    const Node *x = &g->node[n->in[STEPS_X]], *w = &g->node[n->in[STEPS_W]];
    if (x->shape.rank != 2 || w->shape.rank != 2 || !x->rows || w->rows) return "a recurrent layer needs steps and weights";
    const int steps = x->shape.dim[0], units = w->shape.dim[0], all = c->gates * units;
    if (w->shape.dim[1] != all || x->shape.dim[1] != all) return "a recurrent layer of unlike gates";
    if (!is(g, n->in[STEPS_START], x->rows, (Shape){1, {c->state * units}})) return "a recurrent layer's first state";
    if (!is(g, n->in[STEPS_B], 0, (Shape){1, {all}})) return "a recurrent layer's bias";
    if (!is(g, n->in[STEPS_MASK], x->rows, (Shape){1, {steps}})) return "a recurrent layer's mask";
    n->rows = x->rows;
    n->shape = (Shape){2, {steps, (c->state + (n->attr[0] ? c->kept : 0)) * units}};
    return NULL;
}

const char *steps_back_shape(const Graph *g, Node *n, const Cell *c) {
    const Node *dy = &g->node[n->in[BACK_DY]];
    const int units = units_of(g, n, BACK_W), steps = dy->shape.dim[0];
    if (!is(g, n->in[BACK_DY], dy->rows, (Shape){2, {steps, c->state * units}}) ||
        !is(g, n->in[BACK_KEPT], dy->rows, (Shape){2, {steps, (c->state + c->kept) * units}}) ||
        !is(g, n->in[BACK_MASK], dy->rows, (Shape){1, {steps}}))
        return "a recurrent layer's gradient of unlike inputs";
    n->rows = dy->rows;
    n->shape = (Shape){2, {steps, (c->before + c->state) * units}};
    return NULL;
}

static NodeId part(Graph *g, Loc loc, NodeId x, int first, int n) {
    return node_with(g, OP_slice, loc, 1, &x, 2, (int[]){first, n});
}

void steps_grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN], Op op, const Cell *c) {
    const Node n = g->node[y];
    const Loc loc = n.loc;
    const int steps = n.shape.dim[0], units = units_of(g, &n, STEPS_W), gates = c->gates * units;
    const NodeId kept = node_with(g, n.op, loc, STEPS_IN, n.in, 2, (int[]){1, n.attr[1]});
    const NodeId in[] = {dy, kept, n.in[STEPS_W], n.in[STEPS_MASK]};
    const NodeId d = node_with(g, op, loc, BACK_IN, in, 2, (int[]){0, n.attr[1]});
    din[STEPS_X] = part(g, loc, d, 0, gates);
    din[STEPS_B] = part(g, loc, d, c->hidden * units, gates);
    din[STEPS_W] = grad2(g, y, OP_matmul_w, part(g, loc, kept, c->state * units, units), din[STEPS_B]);
    const int width = g->node[d].shape.dim[1];
    const NodeId flat = node_reshape(g, loc, d, n.rows, (Shape){1, {steps * width}});
    din[STEPS_START] = part(g, loc, flat, c->before * units, c->state * units);
}

// ---------------------------------------------------------------- the oracle

void steps_interpret(Interp *in, const Node *n, NodeId y, const Cell *c) {
    const int steps = n->shape.dim[0], wide = n->shape.dim[1], units = units_of(in->g, n, STEPS_W);
    const int all = c->gates * units, state = c->state * units;
    const double *w = in->value[n->in[STEPS_W]];
    double *s = interp_numbers((size_t)all);
    for (size_t i = 0; i < interp_rows(in, n); i++)
        for (int k = 0; k < steps; k++) {
            const size_t at = i * (size_t)steps + (size_t)(n->attr[1] ? steps - 1 - k : k);
            double *to = in->value[y] + at * (size_t)wide;
            const double *old = k ? n->attr[1] ? to + wide : to - wide : in->value[n->in[STEPS_START]] + i * (size_t)state;
            if (in->value[n->in[STEPS_MASK]][at] > 0) {
                for (int q = 0; q < all; q++) {
                    s[q] = 0;
                    for (int j = 0; j < units; j++) s[q] += old[j] * w[j * all + q];
                }
                c->forward(units, in->value[n->in[STEPS_X]] + at * (size_t)all, s, in->value[n->in[STEPS_B]], old, to,
                           n->attr[0] ? to + state : NULL);
            } else {
                for (int j = 0; j < wide; j++) to[j] = j < state ? old[j] : 0;
            }
        }
    free(s);
}

void steps_back_interpret(Interp *in, const Node *n, NodeId y, const Cell *c) {
    const int steps = n->shape.dim[0], wide = n->shape.dim[1], units = units_of(in->g, n, BACK_W);
    const int all = c->gates * units, state = c->state * units, told = state + c->kept * units;
    const double *w = in->value[n->in[BACK_W]];
    double *later = interp_numbers((size_t)state);
    for (size_t i = 0; i < interp_rows(in, n); i++) {
        for (int j = 0; j < state; j++) later[j] = 0;
        for (int q = steps - 1; q >= 0; q--) {
            const size_t at = i * (size_t)steps + (size_t)(n->attr[1] ? steps - 1 - q : q);
            const double *d = in->value[n->in[BACK_DY]] + at * (size_t)state;
            const double *kept = in->value[n->in[BACK_KEPT]] + at * (size_t)told;
            double *to = in->value[y] + at * (size_t)wide;
            const bool here = in->value[n->in[BACK_MASK]][at] > 0;
            for (int j = 0; j < wide; j++) to[j] = 0;
            if (here) c->backward(units, d, kept, kept + state, later, to);
            for (int j = 0; j < state && !here; j++) later[j] += d[j];
            for (int j = 0; j < units && here; j++)
                for (int k = 0; k < all; k++) later[j] += to[c->hidden * units + k] * w[j * all + k];
        }
        for (int j = 0; j < state; j++) in->value[y][i * (size_t)(steps * wide) + (size_t)(c->before * units + j)] = later[j];
    }
    free(later);
}

// ---------------------------------------------------------------- calls

static const char *yes(bool it) { return it ? "true" : "false"; }

void steps_emit(Out *o, const Graph *g, NodeId id, NodeId target, const Cell *c) {
    const Node *n = &g->node[id];
    out_line(o, "static const VaeSteps steps%d = {%d, %d, %s.x_pitch = %d, .from_pitch = %d, .w_pitch = %d, "
                ".mask_pitch = %d, .y_pitch = %d, .keeps = %s, .bounded = %s};", id, n->shape.dim[0],
             units_of(g, n, STEPS_W), n->attr[1] ? ".reverse = true, " : "", g->node[n->in[STEPS_X]].pitch, g->node[n->in[STEPS_START]].pitch,
             g->node[n->in[STEPS_W]].pitch, g->node[n->in[STEPS_MASK]].pitch, panel_pitch(g, id, target),
             yes(n->attr[0]), yes(node_bounded(g, id)));
    out_line(o, "vae_recurrent(&%s, &steps%d, (int)(end - begin), %s, %s, %s, %s, %s, %s, scratch);", c->name, id,
             panel_at(o, g, n->in[STEPS_X]), panel_at(o, g, n->in[STEPS_START]), node_name(g, n->in[STEPS_W]),
             node_name(g, n->in[STEPS_B]), panel_at(o, g, n->in[STEPS_MASK]), panel_at(o, g, target));
}

void steps_back_emit(Out *o, const Graph *g, NodeId id, NodeId target, const Cell *c) {
    const Node *n = &g->node[id];
    out_line(o, "static const VaeSteps steps%d = {%d, %d, %s.x_pitch = %d, .w_pitch = %d, .mask_pitch = %d, .y_pitch = %d, "
                ".d_pitch = %d, .bounded = %s};", id, n->shape.dim[0], units_of(g, n, BACK_W), n->attr[1] ? ".reverse = true, " : "",
             g->node[n->in[BACK_KEPT]].pitch, g->node[n->in[BACK_W]].pitch, g->node[n->in[BACK_MASK]].pitch,
             panel_pitch(g, id, target), g->node[n->in[BACK_DY]].pitch, yes(node_bounded(g, id)));
    out_line(o, "vae_recurrent_back(&%s, &steps%d, (int)(end - begin), %s, %s, %s, %s, %s, scratch);", c->name, id,
             panel_at(o, g, n->in[BACK_DY]), panel_at(o, g, n->in[BACK_KEPT]), node_name(g, n->in[BACK_W]),
             panel_at(o, g, n->in[BACK_MASK]), panel_at(o, g, target));
}

size_t steps_scratch(const Graph *g, const Node *n, int rows, const Cell *c) {
    return vae_recurrent_scratch(rows, units_of(g, n, STEPS_W), c->gates);
}

size_t steps_back_scratch(const Graph *g, const Node *n, int rows, const Cell *c) {
    return vae_recurrent_back_scratch(rows, units_of(g, n, BACK_W), c->gates, c->state);
}

double steps_flops(const Graph *g, const Node *n) {
    return 2.0 * n->rows * n->shape.dim[0] * (double)node_size(&g->node[n->in[STEPS_W]]);
}

double steps_back_flops(const Graph *g, const Node *n) {
    return 2.0 * n->rows * n->shape.dim[0] * (double)node_size(&g->node[n->in[BACK_W]]);
}

void steps_counts(const Graph *g, const Node *n, NodeId steps[2]) {
    (void)g;
    steps[0] = n->in[STEPS_MASK];
}

void steps_back_counts(const Graph *g, const Node *n, NodeId steps[2]) {
    (void)g;
    steps[0] = n->in[BACK_MASK];
}

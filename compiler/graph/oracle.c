// oracle.c -- the oracle: a graph run node by node, in double precision, with nothing clever.
// Tests hold every emitted kernel against it and take finite differences on it.
#include "graph/ops/ops.h"

#include <stdlib.h>
#include <string.h>

size_t interp_rows(const Interp *in, const Node *n) { return n->rows ? (size_t)n->rows * in->n : 1; }
size_t interp_count(const Interp *in, const Node *n) {
    return interp_rows(in, n) * (size_t)shape_size(n->shape);
}

double *interp_numbers(size_t n) {
    double *numbers = calloc(n, sizeof *numbers);
    if (!numbers) out_of_memory();
    return numbers;
}

Interp *interp_new(const Graph *g, int n, const double *param) {
    Interp *in = calloc(1, sizeof *in);
    if (!in) out_of_memory();
    *in = (Interp){.g = g, .n = n, .param = param, .value = calloc(g->n_nodes, sizeof(double *))};
    if (!in->value) out_of_memory();
    for (NodeId id = 0; id < g->n_nodes; id++) in->value[id] = interp_numbers(interp_count(in, &g->node[id]));
    in->scalar[VAE_INV_N] = 1.0 / n;
    in->scalar[VAE_BETA] = 1;
    return in;
}

void interp_free(Interp *in) {
    for (NodeId id = 0; id < in->g->n_nodes; id++) free(in->value[id]);
    free(in->value);
    free(in);
}

double *interp_input(Interp *in, const char *port) {
    for (NodeId id = 0; id < in->g->n_nodes; id++)
        if (in->g->node[id].op == OP_input && strcmp(in->g->node[id].note, port) == 0)
            return in->value[id];
    return NULL;
}

// Where an elementwise node's element i finds its operand: dimensions of size 1, and rows that the
// operand does not have, repeat.
static double operand(const Interp *in, const Node *n, NodeId x, size_t i) {
    const Node *from = &in->g->node[x];
    size_t index = 0, stride = 1;
    for (int d = n->shape.rank - 1; d >= 0; d--) {
        const int at = d - (n->shape.rank - from->shape.rank);
        const size_t here = i % n->shape.dim[d];
        i /= n->shape.dim[d];
        if (at < 0 || from->shape.dim[at] == 1) continue;
        index += here * stride;
        stride *= from->shape.dim[at];
    }
    return in->value[x][index + (from->rows ? i * stride : 0)];
}

// Whether it is operand[i]: most are, and divisions would take most of an interpreter's time.
static bool in_place(const Node *n, const Node *from) {
    return !n->rows == !from->rows && n->shape.rank == from->shape.rank &&
           memcmp(n->shape.dim, from->shape.dim, (size_t)n->shape.rank * sizeof n->shape.dim[0]) == 0;
}

static void interpret_elementwise(Interp *in, const Node *n, NodeId y) {
    const size_t count = interp_count(in, n);
    const double *same[3] = {NULL}; // operands that are in place
    for (int k = 0; k < n->n_in; k++)
        if (in_place(n, &in->g->node[n->in[k]])) same[k] = in->value[n->in[k]];
    for (size_t i = 0; i < count; i++) {
        double v[3] = {0};
        for (int k = 0; k < n->n_in; k++) v[k] = same[k] ? same[k][i] : operand(in, n, n->in[k], i);
        in->value[y][i] = op_table[n->op]->eval(v[0], v[1], v[2]);
    }
}

void interp_node(Interp *in, NodeId id) {
    const Node *n = &in->g->node[id];
    const OpDef *def = op_table[n->op];
    if (n->op == OP_input) return;
    if (def->class == CLASS_ELEMENTWISE) interpret_elementwise(in, n, id);
    else def->interpret(in, n, id);
}

void interp_run(Interp *in) {
    for (NodeId id = 0; id < in->g->n_nodes; id++) interp_node(in, id);
}

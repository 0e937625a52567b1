// graph.c -- the graph: an array of nodes in topological order, and what must hold for it.
// Every pass leaves a graph that graph_verify accepts; -d prints it with graph_dump.
#include "graph/graph.h"

#include <string.h>

const char *const program_names[PROGRAMS] = {"train", "eval", "encode", "decode",
                                               "prior", "explain", "step", "code", "next"};

bool program_steps(ProgramKind kind) { return kind == PROGRAM_STEP || kind == PROGRAM_NEXT; }

size_t node_size(const Node *n) { return (size_t)(n->rows ? n->rows : 1) * shape_size(n->shape); }

// ---------------------------------------------------------------- making nodes

Graph *graph_new(Arena *a, ProgramKind kind) {
    Graph *g = arena_alloc(a, sizeof *g);
    g->arena = a;
    g->kind = kind;
    g->loss = g->loss_apart = NO_NODE;
    return g;
}

NodeId node_with(Graph *g, Op op, Loc loc, int n_in, const NodeId *in, int n_attr,
                 const int *attr) {
    if (op >= OP_COUNT || n_in > MAX_IN || n_attr > MAX_ATTR) die("a node of impossible size");
    Node n = {.op = op, .loc = loc, .n_in = n_in, .bound = NO_NODE, .kernel = -1, .buffer = -1};
    n.backward = g->backward;
    n.note = g->note;
    for (int i = 0; i < n_in; i++) n.in[i] = in[i];
    for (int i = 0; i < n_attr; i++) n.attr[i] = attr[i];
    const char *wrong = op_table[op]->shape(g, &n);
    if (wrong) die("%s at line %d: %s", op_table[op]->name, loc.line, wrong);
    g->node = arena_grow(g->arena, g->node, &g->cap_nodes, g->n_nodes + 1, sizeof *g->node);
    g->node[g->n_nodes] = n;
    return g->n_nodes++;
}

NodeId node1(Graph *g, Op op, Loc loc, NodeId a) { return node_with(g, op, loc, 1, &a, 0, NULL); }
NodeId node2(Graph *g, Op op, Loc loc, NodeId a, NodeId b) {
    return node_with(g, op, loc, 2, (NodeId[]){a, b}, 0, NULL);
}
NodeId node3(Graph *g, Op op, Loc loc, NodeId a, NodeId b, NodeId c) {
    return node_with(g, op, loc, 3, (NodeId[]){a, b, c}, 0, NULL);
}

NodeId node_const(Graph *g, Loc loc, double value) {
    const NodeId id = node_with(g, OP_constant, loc, 0, NULL, 0, NULL);
    g->node[id].number = value;
    return id;
}

// Both take their shape as attributes: rows, rank, dims (see shape_given).
static NodeId node_shaped(Graph *g, Op op, Loc loc, NodeId x, int rows, Shape shape) {
    int attr[2 + MAX_RANK] = {rows, shape.rank};
    memcpy(attr + 2, shape.dim, sizeof shape.dim);
    return node_with(g, op, loc, 1, &x, 2 + MAX_RANK, attr);
}

NodeId node_reshape(Graph *g, Loc loc, NodeId x, int rows, Shape shape) {
    if (g->node[x].rows == rows && shape_equal(g->node[x].shape, shape)) return x;
    return node_shaped(g, OP_reshape, loc, x, rows, shape);
}

NodeId node_expand(Graph *g, Loc loc, NodeId x, int rows, Shape shape) {
    if (g->node[x].rows == rows && shape_equal(g->node[x].shape, shape)) return x;
    return node_shaped(g, OP_expand, loc, x, rows, shape);
}

NodeId node_sum(Graph *g, Loc loc, NodeId x, unsigned dims) {
    return node_with(g, OP_sum, loc, 1, &x, 1, (int[]){(int)dims});
}

NodeId node_iota(Graph *g, Loc loc, int rows, Shape shape) {
    int attr[2 + MAX_RANK] = {rows, shape.rank};
    memcpy(attr + 2, shape.dim, sizeof shape.dim);
    return node_with(g, OP_iota, loc, 0, NULL, 2 + MAX_RANK, attr);
}

// j < n, as (j + 0.5) / n < 1: far from rounding.
NodeId node_batch_mask(Graph *g, Loc loc, Shape whole) {
    Shape column = whole;
    for (int i = 1; i < whole.rank; i++) column.dim[i] = 1;
    const NodeId inv_n = node_with(g, OP_scalar, loc, 0, NULL, 1, (int[]){VAE_INV_N});
    const NodeId half = node_const(g, loc, 0.5);
    const NodeId middle = node2(g, OP_add, loc, node_iota(g, loc, 0, column), half);
    const NodeId part = node2(g, OP_mul, loc, middle, inv_n);
    return node1(g, OP_step, loc, node2(g, OP_sub, loc, node_const(g, loc, 1), part));
}

// ---------------------------------------------------------------- where values live

bool node_dense_view(const Graph *g, NodeId id) {
    const Op op = g->node[id].op;
    return op == OP_reshape || op == OP_gather || op == OP_scatter;
}

static bool view_of_one(const Graph *g, NodeId id) {
    return g->node[id].op == OP_slice || node_dense_view(g, id);
}

NodeId node_root(const Graph *g, NodeId id) {
    while (view_of_one(g, id)) id = g->node[id].in[0];
    return id;
}

NodeId node_unshaped(const Graph *g, NodeId id) {
    while (g->node[id].op == OP_reshape) id = g->node[id].in[0];
    return id;
}

static Lists readers(const Graph *g, bool through_views) {
    const int n = g->n_nodes * MAX_IN;
    int *read = arena_alloc(g->arena, ((size_t)n + 1) * sizeof *read); // [n_nodes][MAX_IN]
    NodeId *root = arena_alloc(g->arena, ((size_t)g->n_nodes + 1) * sizeof *root);
    for (NodeId id = 0; id < g->n_nodes; id++) {
        const Node *reader = &g->node[id];
        root[id] = view_of_one(g, id) ? root[reader->in[0]] : id;
        for (int i = 0; i < MAX_IN; i++) {
            const NodeId x = i < reader->n_in ? reader->in[i] : NO_NODE;
            read[id * MAX_IN + i] = x != NO_NODE && through_views ? root[x] : x;
        }
    }
    const Lists l = lists_by(g->arena, g->n_nodes, read, n);
    for (int i = 0; i < l.first[g->n_nodes]; i++) l.item[i] /= MAX_IN;
    return l;
}

Lists graph_readers(const Graph *g) { return readers(g, false); }

Lists graph_root_readers(const Graph *g) { return readers(g, true); }

bool node_hoisted(const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    if (n->op == OP_constant || n->op == OP_scalar) return true;
    if (n->rows || shape_size(n->shape) != 1 || op_table[n->op]->class != CLASS_ELEMENTWISE) return false;
    if (n->op == OP_copy) return false; // made to have a place in memory
    for (int i = 0; i < n->n_in; i++)
        if (!node_hoisted(g, n->in[i])) return false;
    return true;
}

double program_flops(const Graph *g) {
    double flops = 0;
    for (NodeId id = 0; id < g->n_nodes; id++) {
        const OpDef *def = op_table[g->node[id].op];
        if (def->flops) flops += def->flops(g, &g->node[id]);
    }
    return flops;
}

// The stream whose steps these tokens, or this mask, are; -1: it is made of none, and has all.
static int stream_of_steps(const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    if (n->op == OP_input) return n->attr[0] == VAE_IN_DATA || n->attr[0] == VAE_IN_ENDS ? n->attr[1] : -1;
    int stream = -1;
    for (int i = 0; i < n->n_in && stream < 0; i++) stream = stream_of_steps(g, n->in[i]);
    return stream;
}

int program_step_work(const Graph *g, VaeStepWork work[]) {
    int n = 0;
    for (NodeId id = 0; id < g->n_nodes; id++) {
        const Node *node = &g->node[id];
        const OpDef *def = op_table[node->op];
        NodeId of[2] = {NO_NODE, NO_NODE};
        int stream[2];
        if (!def->flops) continue;
        if (def->counts) def->counts(g, node, of);
        else if (def->ragged) of[0] = node->bound;
        double flops = def->flops(g, node);
        for (int k = 0; k < 2; k++) {
            stream[k] = of[k] == NO_NODE ? -1 : stream_of_steps(g, of[k]);
            if (stream[k] >= 0) flops /= g->node[of[k]].shape.dim[0];
        }
        if (stream[0] < 0 && stream[1] < 0) continue;
        int at = 0;
        while (at < n && (work[at].steps != stream[0] || work[at].keys != stream[1])) at++;
        if (at == n) work[n++] = (VaeStepWork){stream[0], stream[1], 0};
        work[at].flops += flops;
    }
    return n;
}

void graph_output(Graph *g, const char *name, NodeId node) {
    g->output = arena_grow(g->arena, g->output, &g->cap_outputs, g->n_outputs + 1,
                           sizeof *g->output);
    g->output[g->n_outputs++] = (Output){name, node};
}

void graph_update(Graph *g, NodeId param, NodeId value) {
    g->update = arena_grow(g->arena, g->update, &g->cap_updates, g->n_updates + 1,
                           sizeof *g->update);
    g->update[g->n_updates].param = param;
    g->update[g->n_updates++].value = value;
}

NodeId node_like(Graph *g, const Node *like, Op op, int n_in, const NodeId *in, int n_attr,
                 const int *attr) {
    const Node from = *like; // may lie in g, which grows
    const NodeId id = node_with(g, op, from.loc, n_in, in, n_attr, attr);
    Node *n = &g->node[id];
    n->number = from.number;
    n->note = from.note;
    n->role = from.role;
    n->backward = from.backward;
    return id;
}

bool param_apart(const Param *param, int n_params, const Node *n) {
    const size_t first = (size_t)n->attr[0], end = first + node_size(n);
    for (int i = 0; i < n_params; i++)
        if (param[i].tensor.trained && param[i].tensor.offset >= first && param[i].tensor.offset < end)
            return param[i].apart;
    return false;
}

void graph_ends(Graph *g, const Graph *old, const NodeId *now) {
    for (int i = 0; i < old->n_outputs; i++)
        graph_output(g, old->output[i].name, now[old->output[i].node]);
    for (int i = 0; i < old->n_grads; i++) {
        g->grad = arena_grow(g->arena, g->grad, &g->cap_grads, i + 1, sizeof *g->grad);
        g->grad[i].param = now[old->grad[i].param];
        g->grad[i].grad = now[old->grad[i].grad];
        g->n_grads++;
    }
    for (int i = 0; i < old->n_updates; i++)
        graph_update(g, now[old->update[i].param], now[old->update[i].value]);
    if (old->loss != NO_NODE) g->loss = now[old->loss];
    if (old->loss_apart != NO_NODE) g->loss_apart = now[old->loss_apart];
}

// ---------------------------------------------------------------- what must hold

static void verify_id(const Graph *g, NodeId id, const char *what, const char *pass) {
    if (id < 0 || id >= g->n_nodes) die("after %s: %s refers to node %d", pass, what, id);
}

void graph_verify(const Graph *g, const char *pass) {
    for (NodeId id = 0; id < g->n_nodes; id++) {
        const Node *n = &g->node[id];
        if (n->op >= OP_COUNT) die("after %s: node %d has no op", pass, id);
        const OpDef *def = op_table[n->op];
        if (def->arity >= 0 && def->arity != n->n_in)
            die("after %s: node %d: %s with %d inputs", pass, id, def->name, n->n_in);
        for (int i = 0; i < n->n_in; i++)
            if (n->in[i] < 0 || n->in[i] >= id)
                die("after %s: node %d reads node %d", pass, id, n->in[i]);
        Node again = *n;
        const char *wrong = def->shape(g, &again);
        if (wrong) die("after %s: node %d: %s", pass, id, wrong);
        if (again.rows != n->rows || !shape_equal(again.shape, n->shape))
            die("after %s: node %d: %s has another shape than its rule says", pass, id, def->name);
        if (shape_size(n->shape) < 1) die("after %s: node %d is empty", pass, id);
    }
    for (int i = 0; i < g->n_outputs; i++) verify_id(g, g->output[i].node, "an output", pass);
    for (int i = 0; i < g->n_updates; i++) {
        verify_id(g, g->update[i].param, "an update", pass);
        verify_id(g, g->update[i].value, "an update", pass);
        const Node *p = &g->node[g->update[i].param], *v = &g->node[g->update[i].value];
        if (p->op != OP_param || v->rows || !shape_equal(p->shape, v->shape))
            die("after %s: update %d does not fit its parameter", pass, i);
    }
    for (int i = 0; i < g->n_grads; i++) {
        verify_id(g, g->grad[i].param, "a gradient", pass);
        verify_id(g, g->grad[i].grad, "a gradient", pass);
        const Node *p = &g->node[g->grad[i].param], *d = &g->node[g->grad[i].grad];
        if (p->op != OP_param || d->rows || !shape_equal(p->shape, d->shape))
            die("after %s: gradient %d does not fit its parameter", pass, i);
    }
}

// ---------------------------------------------------------------- printing

static const char *node_shape_text(const Graph *g, const Node *n) {
    const char *shape = shape_text(g->arena, n->shape);
    if (n->rows == 0) return shape;
    const char *rows = n->rows == 1 ? "n" : arena_printf(g->arena, "n*%d", n->rows);
    return arena_printf(g->arena, "[%s%s%s", rows, n->shape.rank ? ", " : "", shape + 1);
}

static const char *node_attr_text(const Graph *g, const Node *n) {
    switch (n->op) {
    case OP_input: return arena_printf(g->arena, " %s", n->note ? n->note : "");
    case OP_param: return arena_printf(g->arena, " @%d", n->attr[0]);
    case OP_constant: return arena_printf(g->arena, " %.9g", n->number);
    case OP_scalar: return arena_printf(g->arena, " %s", scalar_words[n->attr[0]]);
    case OP_slice: return arena_printf(g->arena, " %d..%d", n->attr[0], n->attr[0] + n->attr[1]);
    case OP_pad: return arena_printf(g->arena, " %d, %d", n->attr[0], n->attr[1]);
    case OP_sum:
    case OP_maximum: {
        const char *text = " over";
        for (int i = 0; i < MAX_RANK; i++)
            if (n->attr[0] >> i & 1) text = arena_printf(g->arena, "%s %d", text, i);
        return text;
    }
    default: return "";
    }
}

void graph_dump(const Graph *g, FILE *out) {
    fprintf(out, "program %s\n", program_names[g->kind]);
    for (NodeId id = 0; id < g->n_nodes; id++) {
        const Node *n = &g->node[id];
        fprintf(out, "%4d = %s%s", id, op_table[n->op]->name, node_attr_text(g, n));
        for (int i = 0; i < n->n_in; i++) fprintf(out, "%s%d", i ? ", " : " ", n->in[i]);
        fprintf(out, "  %s", node_shape_text(g, n));
        if (n->kernel >= 0) fprintf(out, "  k%d", n->kernel);
        if (n->buffer >= 0) fprintf(out, "  b%d", n->buffer);
        if (n->buffer >= 0 && g->buffer[n->buffer].over >= 0)
            fprintf(out, " over b%d", g->buffer[n->buffer].over);
        if (n->loc.line) fprintf(out, "  # line %d", n->loc.line);
        if (n->note && n->op != OP_input) fprintf(out, "%s %s", n->loc.line ? "" : "  #", n->note);
        fputc('\n', out);
    }
    for (int i = 0; i < g->n_outputs; i++)
        fprintf(out, "output %s = %d\n", g->output[i].name, g->output[i].node);
    for (int i = 0; i < g->n_grads; i++)
        fprintf(out, "gradient of %d = %d\n", g->grad[i].param, g->grad[i].grad);
    for (int i = 0; i < g->n_updates; i++)
        fprintf(out, "update of %d = %d\n", g->update[i].param, g->update[i].value);
}

static const char *node_color(const Node *n) {
    if (n->op == OP_input) return "lightblue";
    if (n->op == OP_param) return "khaki";
    switch (op_table[n->op]->class) {
    case CLASS_PRODUCT:
    case CLASS_WEIGHTS: return "salmon";
    case CLASS_REDUCE:
    case CLASS_ROWSUM: return "plum";
    case CLASS_VIEW: return "white";
    default: return n->backward ? "gray90" : "palegreen";
    }
}

// One cluster for each kernel, so that the picture shows what fusion did.
void graph_dot(const Graph *g, FILE *out) {
    fprintf(out, "digraph %s {\n    rankdir=TB;\n    node [shape=box, style=filled, fontname=monospace];\n",
            program_names[g->kind]);
    for (int k = -1; k < (g->n_kernels ? g->n_kernels : 0); k++) {
        if (k >= 0) fprintf(out, "    subgraph cluster_%d {\n        label=\"kernel %d\";\n", k, k);
        for (NodeId id = 0; id < g->n_nodes; id++) {
            const Node *n = &g->node[id];
            if (n->kernel != k) continue;
            fprintf(out, "%s    n%d [label=\"%d %s%s\\n%s\", fillcolor=%s];\n", k >= 0 ? "    " : "", id, id,
                    op_table[n->op]->name, node_attr_text(g, n), node_shape_text(g, n), node_color(n));
        }
        if (k >= 0) fprintf(out, "    }\n");
    }
    for (NodeId id = 0; id < g->n_nodes; id++)
        for (int i = 0; i < g->node[id].n_in; i++)
            fprintf(out, "    n%d -> n%d;\n", g->node[id].in[i], id);
    for (int i = 0; i < g->n_outputs; i++)
        fprintf(out, "    out%d [label=\"%s\", shape=ellipse];\n    n%d -> out%d;\n", i,
                g->output[i].name, g->output[i].node, i);
    fprintf(out, "}\n");
}

void graph_json(const Graph *g, FILE *out) {
    fprintf(out, "{\"program\": \"%s\", \"nodes\": [", program_names[g->kind]);
    for (NodeId id = 0; id < g->n_nodes; id++) {
        const Node *n = &g->node[id];
        fprintf(out, "%s\n  {\"id\": %d, \"op\": \"%s\", \"in\": [", id ? "," : "", id,
                op_table[n->op]->name);
        for (int i = 0; i < n->n_in; i++) fprintf(out, "%s%d", i ? ", " : "", n->in[i]);
        fprintf(out, "], \"rows\": %d, \"shape\": %s, \"kernel\": %d, \"line\": %d", n->rows,
                shape_text(g->arena, n->shape), n->kernel, n->loc.line);
        if (n->op == OP_constant) fprintf(out, ", \"value\": %.17g", n->number);
        fprintf(out, "}");
    }
    fprintf(out, "\n], \"outputs\": {");
    for (int i = 0; i < g->n_outputs; i++)
        fprintf(out, "%s\"%s\": %d", i ? ", " : "", g->output[i].name, g->output[i].node);
    fprintf(out, "}, \"kernels\": %d, \"arena_bytes\": %zu}\n", g->n_kernels,
            g->arena_reals * sizeof(float));
}

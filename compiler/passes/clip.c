// clip.c -- private training: each row's gradient is shortened to a norm before rows are added (DP-SGD, Abadi et al. 2016).
// In:  the train graph with its gradients.  Out: the same gradients with row i's part times
//      min(1, clip / |row i's gradient of all parameters|).
//      Or, where that cannot be done so, the gradients as they are, and privacy.by_row: the runtime takes each row by itself.
// No row's gradient is ever made. Every gradient is a sum over rows at a few nodes: rowsum of what each row says, or x^T d of
// a layer's input and the gradient of its output. How long a row's part of x^T d is follows from its x and d (matmul_n and the
// like), and d times the row's factor, before the sum, is the clipped gradient: no second backward pass (Bu et al. 2023).
#include "passes/passes.h"

#include <string.h>

#define CODE "E0290"

typedef struct Clip {
    Compilation *c;
    Graph *g;
    int n;           // nodes before this pass
    bool *rows;      // an unbatched node that is made of the rows
    NodeId *each;    // of such: what one row says of it; NO_NODE: not made yet
    NodeId *clipped; // of such, and of what is summed over rows: with the rows' factors
    NodeId factor;   // [1] of each row
    const char *what; // the parameter, for messages
    const char *why;  // rows cannot be shortened together; NULL: they can
    bool failed;
} Clip;

typedef struct Pairs { // uses of weights whose gradient is a product over rows
    Op norm;
    NodeId node[MAX_IN];
    int n;
    const Node *like;
} Pairs;

// What is no sum over rows, or is one in a way that is not followed here: each row has to be a run of its own.
static NodeId alone(Clip *k, NodeId at, const char *why) {
    const Node *n = &k->g->node[at];
    if (!k->why) k->why = arena_printf(k->g->arena, "%s%sof %s %s", n->note ? n->note : "", n->note ? ": " : "", k->what, why);
    return node_const(k->g, n->loc, 0);
}

static NodeId refuse(Clip *k, NodeId at, const char *why) {
    const Node *n = &k->g->node[at];
    if (!k->failed) {
        const char *where = n->note ? arena_printf(k->g->arena, "%s: ", n->note) : "";
        diag_error(k->c->diag, n->loc, CODE, "%sprivacy needs the gradient of %s row by row, and %s", where, k->what, why);
    }
    k->failed = true;
    return node_const(k->g, n->loc, 0);
}

// ---------------------------------------------------------------- rows

// [n * k, s] as [n, k, s].
static NodeId one_row(Clip *k, NodeId x) {
    const Node n = k->g->node[x];
    if (n.rows == 1) return x;
    if (n.shape.rank == MAX_RANK) {
        alone(k, x, "this has too many dimensions");
        return node_reshape(k->g, n.loc, x, 1, (Shape){1, {n.rows * shape_size(n.shape)}});
    }
    Shape s = {.rank = n.shape.rank + 1, .dim = {n.rows}};
    memcpy(s.dim + 1, n.shape.dim, (MAX_RANK - 1) * sizeof *s.dim);
    return node_reshape(k->g, n.loc, x, 1, s);
}

static NodeId make(Clip *k, const Node *like, Op op, int n, const NodeId *in, const int *attr) {
    return node_like(k->g, like, op, n, in, MAX_ATTR, attr);
}

// [n, s] with a number of each row.
static NodeId times(Clip *k, NodeId x, NodeId number) {
    const Node n = k->g->node[x];
    Shape one = {.rank = n.shape.rank ? n.shape.rank : 1};
    for (int i = 0; i < one.rank; i++) one.dim[i] = 1;
    return node2(k->g, OP_mul, n.loc, x, node_reshape(k->g, n.loc, number, 1, one));
}

static NodeId scaled(Clip *k, NodeId x) { // what is summed over rows, [n * k, s], with each row's factor
    if (k->clipped[x] != NO_NODE) return k->clipped[x];
    const Node n = k->g->node[x];
    return k->clipped[x] = node_reshape(k->g, n.loc, times(k, one_row(k, x), k->factor), n.rows, n.shape);
}

// The numbers of the rank of [.., 1, in, 1] and [.., 1, 1, out] whose product, summed, is a row's x^T d.
static NodeId outer(Clip *k, const Node *n) {
    Graph *g = k->g;
    const NodeId x = one_row(k, n->in[0]), d = one_row(k, n->in[1]);
    const int in = n->shape.dim[0], out = n->shape.dim[1], steps = shape_size(g->node[x].shape) / in;
    const NodeId a = node_reshape(g, n->loc, x, 1, (Shape){3, {steps, in, 1}});
    const NodeId b = node_reshape(g, n->loc, d, 1, (Shape){3, {steps, 1, out}});
    NodeId all = node2(g, OP_mul, n->loc, a, b);
    if (steps > 1) all = node_sum(g, n->loc, all, 1);
    return node_reshape(g, n->loc, all, 1, n->shape);
}

// Are the inputs of this node those of a linear map, if they are the ones made of rows?
static bool linear(const Clip *k, const Node *n) {
    switch (n->op) {
    case OP_add:
    case OP_sub:
    case OP_neg:
    case OP_sum:
    case OP_copy:
    case OP_reshape:
    case OP_expand:
    case OP_slice:
    case OP_pad:
    case OP_concat: return true;
    case OP_mul: return !k->rows[n->in[0]] || !k->rows[n->in[1]];
    case OP_div: return !k->rows[n->in[1]];
    case OP_where: return !k->rows[n->in[0]];
    default: return false;
    }
}

// What one row says of an unbatched node: the same with sums over rows left out.
static NodeId each_row_of(Clip *k, NodeId id) {
    const Node n = k->g->node[id];
    if (!k->rows[id]) return id;
    if (k->each[id] != NO_NODE) return k->each[id];
    NodeId made, in[MAX_IN];
    if (n.op == OP_rowsum) {
        made = one_row(k, n.in[0]);
        if (k->g->node[n.in[0]].rows > 1) made = node_reshape(k->g, n.loc, node_sum(k->g, n.loc, made, 1), 1, n.shape);
    } else if (n.op == OP_matmul_w && k->g->node[n.in[0]].rows && k->g->node[n.in[1]].rows) {
        made = outer(k, &n);
    } else if (op_table[n.op]->class == CLASS_WEIGHTS) {
        made = alone(k, id, "no row's part is known");
    } else if (!linear(k, &n)) {
        made = alone(k, id, "the gradient is no plain sum over rows");
    } else {
        for (int i = 0; i < n.n_in; i++) in[i] = each_row_of(k, n.in[i]);
        int attr[MAX_ATTR];
        memcpy(attr, n.attr, sizeof attr);
        if (n.op == OP_reshape || n.op == OP_expand) attr[0] = 1;
        if (n.op == OP_concat) // of rows and of what is the same for all: the latter says nothing of a row
            for (int i = 0; i < n.n_in; i++)
                if (!k->rows[n.in[i]])
                    in[i] = node_expand(k->g, n.loc, node_const(k->g, n.loc, 0), 1, k->g->node[n.in[i]].shape);
        const bool sums = n.op == OP_add || n.op == OP_sub; // what is no row's adds nothing to a row's gradient
        if (sums && !k->rows[n.in[0]]) made = n.op == OP_add ? in[1] : node1(k->g, OP_neg, n.loc, in[1]);
        else if (sums && !k->rows[n.in[1]]) made = in[0];
        else made = make(k, &n, n.op, n.n_in, in, attr);
        made = node_expand(k->g, n.loc, made, 1, n.shape);
    }
    return k->each[id] = made;
}

static NodeId clip_gradient(Clip *k, NodeId id) {
    const Node n = k->g->node[id];
    if (!k->rows[id]) return id;
    if (k->clipped[id] != NO_NODE) return k->clipped[id];
    NodeId in[MAX_IN];
    const OpClass class = op_table[n.op]->class;
    for (int i = 0; i < n.n_in; i++) in[i] = n.in[i];
    if (class == CLASS_ROWSUM) in[0] = scaled(k, n.in[0]);
    else if (class == CLASS_WEIGHTS) in[1] = scaled(k, n.in[1]);
    else
        for (int i = 0; i < n.n_in; i++) in[i] = clip_gradient(k, n.in[i]);
    return k->clipped[id] = make(k, &n, n.op, n.n_in, in, n.attr);
}

// ---------------------------------------------------------------- norms

static Op norm_of(Op op) { // of a product over rows; OP_COUNT: it is none
    switch (op) {
    case OP_matmul_w: return OP_matmul_n;
    case OP_conv_w: return OP_conv_n;
    case OP_lookup_w: return OP_lookup_n;
    default: return OP_COUNT;
    }
}

// Whether a gradient is nothing but products over rows of one kind, of at most as many uses as a norm has room for.
static bool gather(const Clip *k, NodeId id, Pairs *p) {
    const Node *n = &k->g->node[id];
    if (n->op == OP_reshape) return gather(k, n->in[0], p);
    if (n->op == OP_add) {
        for (int i = 0; i < 2; i++)
            if (k->rows[n->in[i]] && !gather(k, n->in[i], p)) return false;
        return true;
    }
    const Op norm = norm_of(n->op);
    if (norm == OP_COUNT || (p->n && p->norm != norm) || p->n + 2 > MAX_IN) return false;
    if (norm == OP_conv_n && p->n) return false;
    if (!k->g->node[n->in[0]].rows || !k->g->node[n->in[1]].rows) return false;
    p->norm = norm;
    p->like = n;
    p->node[p->n++] = n->in[0];
    p->node[p->n++] = n->in[1];
    return true;
}

static NodeId squares(Clip *k, NodeId x) { // [n, s] -> [n, 1]
    const Node n = k->g->node[x];
    const NodeId square = node2(k->g, OP_mul, n.loc, x, x);
    const NodeId sum = shape_size(n.shape) > 1 ? node_sum(k->g, n.loc, square, (1u << n.shape.rank) - 1) : square;
    return node_reshape(k->g, n.loc, sum, 1, (Shape){1, {1}});
}

// The square of how long each row's gradient of one parameter is, [n, 1].
static NodeId norm(Clip *k, NodeId grad) {
    Pairs p = {0};
    if (!gather(k, grad, &p)) {
        const NodeId each = each_row_of(k, grad);
        return k->failed || k->why ? NO_NODE : squares(k, each);
    }
    const Node like = *p.like;
    for (int i = 0; i < p.n; i++) p.node[i] = one_row(k, p.node[i]);
    if (k->why) return NO_NODE;
    const bool vectors = p.norm == OP_matmul_n && p.n == 2 && shape_size(k->g->node[p.node[0]].shape) == like.shape.dim[0];
    if (vectors) return node2(k->g, OP_mul, like.loc, squares(k, p.node[0]), squares(k, p.node[1]));
    return make(k, &like, p.norm, p.n, p.node, like.attr);
}

// ---------------------------------------------------------------- the graph

// Which unbatched nodes are made of the rows; and no row may read any of these.
static void find_rows(Clip *k, const bool *needed) {
    for (NodeId id = 0; id < k->n; id++) {
        const Node *n = &k->g->node[id];
        bool made = false;
        for (int i = 0; i < n->n_in; i++) {
            const NodeId x = n->in[i];
            made |= k->g->node[x].rows > 0 || k->rows[x];
            if (needed[id] && n->rows && k->rows[x]) refuse(k, x, "rows of a batch depend on each other here");
        }
        k->rows[id] = !n->rows && made;
    }
}

static const char *parameter(const Compilation *c, const Node *n) {
    for (int i = 0; i < c->n_params; i++)
        if (c->param[i].tensor.offset == (size_t)n->attr[0]) return c->param[i].tensor.name;
    return "a parameter";
}

static bool *needed_by_gradients(const Graph *g) {
    bool *needed = arena_alloc(g->arena, g->n_nodes);
    for (int i = 0; i < g->n_grads; i++) needed[g->grad[i].grad] = true;
    for (NodeId id = g->n_nodes - 1; id >= 0; id--)
        for (int i = 0; i < g->node[id].n_in && needed[id]; i++) needed[g->node[id].in[i]] = true;
    return needed;
}

static NodeId scalar(Graph *g, VaeScalar which) {
    return node_with(g, OP_scalar, (Loc){0}, 0, NULL, 1, (int[]){which});
}

void clip(Compilation *c) {
    if (c->model->training.privacy.clip <= 0) return;
    Graph *g = c->graph[PROGRAM_TRAIN];
    Clip k = {.c = c, .g = g, .n = g->n_nodes, .factor = NO_NODE, .what = "every parameter"};
    k.rows = arena_alloc(g->arena, k.n);
    k.each = arena_alloc(g->arena, k.n * sizeof *k.each);
    k.clipped = arena_alloc(g->arena, k.n * sizeof *k.clipped);
    for (NodeId id = 0; id < k.n; id++) k.each[id] = k.clipped[id] = NO_NODE;
    g->backward = true;
    find_rows(&k, needed_by_gradients(g));
    for (int i = 0; i < g->n_updates; i++)
        if (k.rows[g->update[i].value]) refuse(&k, g->update[i].value, "here numbers of the rows go past it");
    NodeId total = NO_NODE;
    for (int i = 0; i < g->n_grads && !k.failed && !k.why; i++) {
        if (!k.rows[g->grad[i].grad]) continue; // the rows say nothing of it
        k.what = parameter(c, &g->node[g->grad[i].param]);
        const NodeId one = norm(&k, g->grad[i].grad);
        if (!k.failed && !k.why) total = total == NO_NODE ? one : node2(g, OP_add, g->node[one].loc, total, one);
    }
    if (!k.failed && k.why) { // the gradients are as they were: what has been made is nobody's
        g->n_nodes = k.n;
        c->model->training.privacy.by_row = k.why;
    } else if (!k.failed && total != NO_NODE) { // the gradients have the expected 1 / n in them, so the bound has, too
        const Loc loc = g->node[g->loss].loc;
        const NodeId most = node2(g, OP_mul, loc, scalar(g, VAE_CLIP), scalar(g, VAE_INV_N));
        const NodeId length = node1(g, OP_sqrt, loc, total);
        k.factor = node2(g, OP_div, loc, most, node2(g, OP_max, loc, length, most));
        for (int i = 0; i < g->n_grads; i++) g->grad[i].grad = clip_gradient(&k, g->grad[i].grad);
    }
    g->backward = false;
}

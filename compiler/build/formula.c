// formula.c -- table formulas ("softplus(p) - x * p") as graph nodes.
#include "build/build.h"

#include <math.h>
#include <string.h>

typedef struct Scope {
    Build *b;
    Loc loc;
    const char *const *names;
    const NodeId *ids;
    int n;
} Scope;

static NodeId formula_node(const Scope *s, const Expr *e);

static NodeId formula_name(const Scope *s, const char *name) {
    for (int i = 0; i < s->n; i++)
        if (strcmp(s->names[i], name) == 0) return s->ids[i];
    if (strcmp(name, "pi") == 0) return node_const(s->b->g, s->loc, 3.14159265358979323846);
    die("a formula uses '%s', which is not there", name);
}

static NodeId formula_call(const Scope *s, const Expr *e) {
    const Op op = op_find(e->name);
    if (op == OP_COUNT) die("a formula calls '%s', which is not an op", e->name);
    NodeId in[MAX_IN];
    int n = 0;
    for (const Arg *a = e->args; a && n < MAX_IN; a = a->next) in[n++] = formula_node(s, a->value);
    if (op_table[op]->arity != n) die("a formula calls '%s' with %d inputs", e->name, n);
    Graph *g = s->b->g;
    if (op_table[op]->class != CLASS_REDUCE) return node_with(g, op, s->loc, n, in, 0, NULL);
    const int last = g->node[in[0]].shape.rank - 1;
    return node_with(g, op, s->loc, n, in, 1, (int[]){1 << last});
}

// x^2, x^3, ...: products.
static NodeId formula_power(const Scope *s, const Expr *e) {
    const NodeId x = formula_node(s, e->left);
    if (e->right->kind != EX_NUMBER || e->right->number < 1 || e->right->number > 8 ||
        e->right->number != floor(e->right->number))
        die("a formula has a power that is not a small whole number");
    NodeId y = x;
    for (int i = 1; i < (int)e->right->number; i++) y = node2(s->b->g, OP_mul, s->loc, y, x);
    return y;
}

static NodeId formula_node(const Scope *s, const Expr *e) {
    Graph *g = s->b->g;
    switch (e->kind) {
    case EX_NUMBER: return node_const(g, s->loc, e->number);
    case EX_NAME: return formula_name(s, e->name);
    case EX_CALL: return formula_call(s, e);
    case EX_NEG: return node1(g, OP_neg, s->loc, formula_node(s, e->left));
    case EX_BINARY: {
        if (e->op == '^') return formula_power(s, e);
        const Op op = e->op == '+' ? OP_add : e->op == '-' ? OP_sub : e->op == '*' ? OP_mul : OP_div;
        const NodeId left = formula_node(s, e->left);
        return node2(g, op, s->loc, left, formula_node(s, e->right));
    }
    default: die("a formula with a tuple");
    }
}

NodeId build_formula(Build *b, Loc loc, const char *formula, const char *const *names,
                     const NodeId *ids, int n) {
    const Scope s = {b, loc, names, ids, n};
    return formula_node(&s, parse_formula(b->g->arena, formula));
}

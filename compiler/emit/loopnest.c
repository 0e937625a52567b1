// loopnest.c -- emits the loops of a kernel: elementwise expressions and reductions over one domain, by the
// strides that passes/strides.c found.
#include "emit/emit.h"

#include <string.h>

static const char *const loop_variable[] = {"j", "k", "l", "m", "q"};

// ---------------------------------------------------------------- values

LoopText loops_text(Out *o, const Graph *g, const Kernel *k) { return (LoopText){.o = o, .nest = loops_new(g, k)}; }

static const char *value_of(const LoopText *l, NodeId id) { // NULL: it has none yet
    for (int i = l->n_values - 1; i >= 0; i--)
        if (l->value[i].node == id) return l->value[i].text;
    return NULL;
}

static void set_value(LoopText *l, NodeId id, const char *text) {
    l->value = arena_grow(l->o->arena, l->value, &l->cap_values, l->n_values + 1, sizeof *l->value);
    l->value[l->n_values++] = (LoopValue){id, text};
}

// ---------------------------------------------------------------- declarations

// Scalars that are computed once, before the loops.
static void declare_hoisted(LoopText *l, NodeId id) {
    const Graph *g = l->nest.g;
    const Node *n = &g->node[id];
    if (value_of(l, id) || !node_hoisted(g, id)) return;
    if (n->op == OP_constant) {
        const char *number = out_float(l->o->arena, n->number);
        set_value(l, id, n->number < 0 ? arena_printf(l->o->arena, "(%s)", number) : number);
        return;
    }
    if (n->op == OP_scalar) {
        set_value(l, id, scalar_words[n->attr[0]]);
        out_line(l->o, "const vae_real %s = s->scalar[%s];", scalar_words[n->attr[0]],
                 scalar_names[n->attr[0]]);
        return;
    }
    for (int i = 0; i < n->n_in; i++) declare_hoisted(l, n->in[i]);
    const char *text = "";
    for (const char *c = op_table[n->op]->expr; *c; c++) {
        if (*c == '%') text = arena_printf(l->o->arena, "%s%s", text, value_of(l, n->in[*++c - '0']));
        else text = arena_printf(l->o->arena, "%s%c", text, *c);
    }
    set_value(l, id, arena_printf(l->o->arena, "c%d", id));
    out_line(l->o, "const vae_real c%d = %s;", id, text);
}

// A value and its reshape are one pointer under one name; a product's own are declared already.
void loops_declare(LoopText *l, const Node *product) {
    const Graph *g = l->nest.g;
    const char **known = arena_alloc(l->o->arena, (size_t)(l->nest.n_operands + MAX_IN + 2) * sizeof *known);
    int n_known = 0;
    for (int i = 0; product && i < product->n_in; i++) known[n_known++] = node_name(g, product->in[i]);
    if (l->nest.k->target != NO_NODE) known[n_known++] = node_name(g, l->nest.k->target);
    if (l->nest.k->bound != NO_NODE) {
        const char *name = node_name(g, l->nest.k->bound);
        bool declared = product && op_table[product->op]->ragged;
        for (int j = 0; j < n_known && !declared; j++) declared = strcmp(name, known[j]) == 0;
        if (!declared) declare(l->o, g, l->nest.k->bound, false);
        known[n_known++] = name;
    }
    for (int i = 0; i < l->nest.n_operands; i++) {
        const NodeId id = l->nest.operand[i].node;
        const char *name = node_name(g, id);
        bool declared = g->node[id].op == OP_iota; // the index itself
        for (int j = 0; j < n_known && !declared; j++) declared = strcmp(name, known[j]) == 0;
        known[n_known++] = name;
        if (!declared) declare(l->o, g, id, loops_inside(&l->nest, id));
    }
    for (int m = 0; m < l->nest.k->n_members; m++) {
        const Node *n = &l->nest.g->node[l->nest.k->member[m]];
        if (l->nest.k->member[m] == l->nest.k->product) continue;
        for (int i = 0; i < n->n_in; i++) declare_hoisted(l, node_unshaped(l->nest.g, n->in[i]));
    }
}

// ---------------------------------------------------------------- expressions

static const char *term(Arena *a, const char *sum, const char *variable, long stride) {
    if (stride == 0) return sum;
    const char *plus = *sum ? " + " : "";
    if (stride == 1) return arena_printf(a, "%s%s%s", sum, plus, variable);
    return arena_printf(a, "%s%s%s * %ld", sum, plus, variable, stride);
}

// "heads12[i * 40 + j]"
static const char *element(const LoopText *l, NodeId id) {
    const Operand *op = loops_operand(&l->nest, id);
    Arena *a = l->o->arena;
    const int buffer = l->nest.g->node[id].buffer; // none: iota
    const bool panel = buffer >= 0 && l->nest.g->buffer[buffer].kind == BUFFER_SCRATCH;
    const char *index = term(a, "", panel ? "(i - begin)" : "i", op->row);
    for (int d = 0; d < l->nest.n_dims; d++) index = term(a, index, loop_variable[d], op->stride[d]);
    if (l->nest.g->node[id].op == OP_iota)
        return *index ? arena_printf(a, "(vae_real)(%s)", index) : "(vae_real)0";
    return arena_printf(a, "%s[%s]", node_name(l->nest.g, id), *index ? index : "0");
}

// How tightly a C expression holds together: 1 for sums, 2 for products, 3 for what needs nothing.
static int tightness(const char *text) {
    int depth = 0, least = *text == '-' ? 2 : 3;
    for (const char *c = text; *c; c++) {
        depth += (*c == '(' || *c == '[') - (*c == ')' || *c == ']');
        if (*c != ' ' || depth) continue;
        const int here = c[1] == '+' || c[1] == '-' ? 1 : c[1] == '*' || c[1] == '/' ? 2 : 3;
        if (here < least) least = here;
    }
    return least;
}

static const char *operand_value(LoopText *l, NodeId id) {
    const NodeId x = node_unshaped(l->nest.g, id);
    const char *value = value_of(l, x);
    return value ? value : element(l, id);
}

static const char *expression(LoopText *l, const Node *n) {
    Arena *a = l->o->arena;
    const char *text = "", *pattern = op_table[n->op]->expr;
    const bool call = strchr(pattern, '(') != NULL || strcmp(pattern, "%0") == 0;
    const int own = call ? 0 : tightness(pattern);
    for (const char *c = pattern; *c; c++) {
        if (*c != '%') {
            text = arena_printf(a, "%s%c", text, *c);
            continue;
        }
        const int i = *++c - '0';
        const char *v = operand_value(l, n->in[i]);
        // a - (b + c) and a / (b * c) keep theirs; a + b + c is left to right anyway
        const bool loose = tightness(v) < own || (i == 1 && !call && tightness(v) == own) ||
                           (n->op == OP_neg && tightness(v) < 3);
        text = arena_printf(a, loose ? "%s(%s)" : "%s%s", text, v);
    }
    return text;
}

static int uses_inside(const LoopText *l, NodeId id) {
    int uses = 0;
    for (int m = 0; m < l->nest.k->n_members; m++) {
        const Node *n = &l->nest.g->node[l->nest.k->member[m]];
        for (int i = 0; i < n->n_in; i++) uses += node_unshaped(l->nest.g, n->in[i]) == id;
    }
    return uses;
}

// ---------------------------------------------------------------- reductions

// Loops inside this level do not move the result: its sum is a local there. n_dims: there is none.
static int sum_level(const LoopText *l, NodeId id) {
    const Operand *op = loops_operand(&l->nest, id);
    int level = l->nest.n_dims;
    while (level > 0 && op->stride[level - 1] == 0) level--;
    return level;
}

// A loop outside the local sum moves nothing either: the result is added to in memory.
static bool adds_in_memory(const LoopText *l, NodeId id) {
    const Operand *op = loops_operand(&l->nest, id);
    if (l->nest.rowsum && l->nest.n_dims > 0) return true;
    for (int d = 0; d < sum_level(l, id); d++)
        if (op->stride[d] == 0) return true;
    return false;
}

static bool is_reduction(const LoopText *l, NodeId id) {
    const OpClass class = op_table[l->nest.g->node[id].op]->class;
    return class == CLASS_REDUCE || class == CLASS_ROWSUM;
}

static const char *neutral(const LoopText *l, NodeId id) {
    return l->nest.g->node[id].op == OP_maximum ? "-VAE_INFINITY" : "0.0f";
}

static void accumulate(LoopText *l, const char *into, NodeId id, const char *v) {
    if (l->nest.g->node[id].op == OP_maximum) out_line(l->o, "%s = vae_max(%s, %s);", into, into, v);
    else out_line(l->o, "%s += %s;", into, v);
}

static const char *local_sum(const LoopText *l, NodeId id) {
    return arena_printf(l->o->arena, "%s_sum", node_name(l->nest.g, id));
}

// ---------------------------------------------------------------- the loops

// Values whose place the kernel gives to results of its own are read before any of those is written.
static void emit_overwritten(LoopText *l) {
    const Graph *g = l->nest.g;
    for (int i = 0; i < l->nest.n_operands; i++) {
        const NodeId x = l->nest.operand[i].node, root = node_unshaped(g, x);
        if (loops_inside(&l->nest, x) || value_of(l, root)) continue;
        for (int m = 0; m < l->nest.k->n_members; m++) {
            const int own = g->node[l->nest.k->member[m]].buffer;
            if (own < 0 || g->buffer[own].over != g->node[x].buffer) continue;
            out_line(l->o, "const vae_real v%d = %s;", root, element(l, x));
            set_value(l, root, arena_printf(l->o->arena, "v%d", root));
            break;
        }
    }
}

static void emit_members(LoopText *l) {
    Arena *a = l->o->arena;
    const Kernel *k = l->nest.k;
    emit_overwritten(l);
    for (int m = 0; m < k->n_members; m++) {
        const NodeId id = k->member[m];
        const Node *n = &l->nest.g->node[id];
        if (id == k->product) {
            const NodeId at = k->target;
            if (!uses_inside(l, id)) continue;
            set_value(l, id, arena_printf(a, "v%d", id));
            out_line(l->o, "const vae_real v%d = %s;", id, element(l, at));
            continue;
        }
        if (is_reduction(l, id)) {
            const char *v = operand_value(l, n->in[0]);
            const bool local = sum_level(l, id) < l->nest.n_dims || (l->nest.rowsum && l->nest.n_dims == 0);
            const bool simple = !local && !adds_in_memory(l, id) && !l->nest.rowsum;
            if (simple) out_line(l->o, "%s = %s;", element(l, id), v);
            else accumulate(l, local ? local_sum(l, id) : element(l, id), id, v);
            continue;
        }
        const char *text = expression(l, n);
        const int uses = uses_inside(l, id);
        if (uses > 1 || (uses == 1 && (n->buffer >= 0 || strlen(text) > 56))) {
            out_line(l->o, "const vae_real v%d = %s;", id, text);
            text = arena_printf(a, "v%d", id);
        }
        if (n->buffer >= 0) out_line(l->o, "%s = %s;", element(l, id), text);
        set_value(l, id, text);
    }
}

// Results that are added to in memory start at the neutral element.
static void emit_clear(LoopText *l, NodeId id, const char *columns, const char *columns_end) {
    const Operand *op = loops_operand(&l->nest, id);
    int depth = 0;
    for (int d = 0; d < l->nest.n_dims; d++) {
        if (op->stride[d] == 0) continue;
        const char *v = loop_variable[d];
        if (columns) out_open(l->o, "for (size_t %s = %s; %s < %s; %s++)", v, columns, v, columns_end, v);
        else out_open(l->o, "for (size_t %s = 0; %s < %d; %s++)", v, v, l->nest.dim[d], v);
        depth++;
    }
    out_line(l->o, "%s = %s;", element(l, id), neutral(l, id));
    while (depth--) out_close(l->o, "");
}

// A loop has sums or maxima of its own; one with both is left to the C compiler.
static void emit_pragma(LoopText *l, int level) {
    const char *sums = "", *maxima = "";
    for (int m = 0; m < l->nest.k->n_members; m++) {
        const NodeId id = l->nest.k->member[m];
        if (!is_reduction(l, id)) continue;
        const bool local = level == 0 && l->nest.n_dims == 0 ? l->nest.rowsum : sum_level(l, id) < level;
        const char **all = l->nest.g->node[id].op == OP_maximum ? &maxima : &sums;
        if (local) *all = arena_printf(l->o->arena, "%s%s%s", *all, **all ? ", " : "", local_sum(l, id));
    }
    if (*sums && *maxima) return;
    if (*sums) out_line(l->o, "VAE_SIMD_SUM(%s)", sums);
    else if (*maxima) out_line(l->o, "VAE_SIMD_MAX(%s)", maxima);
    else out_line(l->o, "VAE_SIMD");
}

static void begin_sums(LoopText *l, int level) {
    for (int m = 0; m < l->nest.k->n_members; m++) {
        const NodeId id = l->nest.k->member[m];
        if (is_reduction(l, id) && sum_level(l, id) == level && level < l->nest.n_dims)
            out_line(l->o, "vae_real %s = %s;", local_sum(l, id), neutral(l, id));
    }
}

static void end_sums(LoopText *l, int level) {
    for (int m = 0; m < l->nest.k->n_members; m++) {
        const NodeId id = l->nest.k->member[m];
        if (!is_reduction(l, id) || sum_level(l, id) != level || level >= l->nest.n_dims) continue;
        if (adds_in_memory(l, id)) accumulate(l, element(l, id), id, local_sum(l, id));
        else out_line(l->o, "%s = %s;", element(l, id), local_sum(l, id));
    }
}

static void emit_domain(LoopText *l, int level, const char *columns, const char *columns_end) {
    if (level == l->nest.n_dims) {
        emit_members(l);
        return;
    }
    begin_sums(l, level);
    if (level + 1 == l->nest.n_dims) emit_pragma(l, l->nest.n_dims);
    const char *v = loop_variable[level];
    const char *end = columns ? columns_end : arena_printf(l->o->arena, "%d", l->nest.dim[level]);
    if (level == 0 && l->nest.k->bound != NO_NODE) { // the outermost loop goes by steps
        const int each = l->nest.dim[0] / l->nest.g->node[l->nest.k->bound].shape.dim[0];
        const char *last = each > 1 ? arena_printf(l->o->arena, "steps * %d", each) : "steps";
        end = columns ? arena_printf(l->o->arena, "(%s < %s ? %s : %s)", end, last, end, last) : last;
    }
    out_open(l->o, "for (size_t %s = %s; %s < %s; %s++)", v, columns ? columns : "0", v, end, v);
    emit_domain(l, level + 1, columns, columns_end);
    out_close(l->o, "");
    end_sums(l, level);
}

static void emit_clears(LoopText *l, const char *columns, const char *columns_end) {
    for (int m = 0; m < l->nest.k->n_members; m++)
        if (is_reduction(l, l->nest.k->member[m]) && adds_in_memory(l, l->nest.k->member[m]))
            emit_clear(l, l->nest.k->member[m], columns, columns_end);
}

void loops_emit(LoopText *l, const char *begin, const char *end, const char *columns,
                const char *columns_end) {
    if (l->nest.rowsum) emit_clears(l, columns, columns_end);
    const bool scalar_sum = l->nest.rowsum && l->nest.n_dims == 0;
    for (int m = 0; m < l->nest.k->n_members && scalar_sum; m++)
        if (is_reduction(l, l->nest.k->member[m]))
            out_line(l->o, "vae_real %s = %s;", local_sum(l, l->nest.k->member[m]),
                     neutral(l, l->nest.k->member[m]));
    if (begin) {
        if (l->nest.n_dims == 0) emit_pragma(l, 0);
        out_open(l->o, "for (size_t i = %s; i < %s; i++)", begin, end);
        if (l->nest.k->bound != NO_NODE) emit_row_steps(l->o, l->nest.g, l->nest.k);
    }
    if (!l->nest.rowsum) emit_clears(l, columns, columns_end);
    emit_domain(l, 0, columns, columns_end);
    if (begin) out_close(l->o, "");
    for (int m = 0; m < l->nest.k->n_members && scalar_sum; m++)
        if (is_reduction(l, l->nest.k->member[m]))
            out_line(l->o, "%s[0] = %s;", node_name(l->nest.g, l->nest.k->member[m]),
                     local_sum(l, l->nest.k->member[m]));
}

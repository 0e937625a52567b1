// js_network.c -- a graph as a function of JavaScript: function encode(weights) gives a function of one row.
// In: a graph as it is after simplify. What has nothing to do with the row is computed once.
#include "export/export.h"
#include "export/js.h"

#include <stdarg.h>
#include <string.h>

static const JsForm *const js_table[OP_COUNT] = {
#define OP(name) &js_op_##name,
#include "graph/ops.def"
#undef OP
};

void js_line(Js *o, const Node *n, const char *format, ...) {
    FILE *f = n->rows ? o->run : o->once;
    va_list args;
    va_start(args, format);
    fputs(n->rows ? "    " : "  ", f);
    vfprintf(f, format, args);
    fputc('\n', f);
    va_end(args);
}

// Dimensions of `over` that x has, and those that it repeats along, in runs; from the last on.
const char *js_at(Js *o, NodeId x, Shape over) {
    const Node *n = &o->g->node[x];
    const int size = shape_size(n->shape), shift = over.rank - n->shape.rank;
    if (n->op == OP_constant) return o->name[x];
    if (size == 1) return arena_printf(o->arena, "%s[0]", o->name[x]);
    if (size == shape_size(over)) return arena_printf(o->arena, "%s[i]", o->name[x]);
    const char *index = "";
    int inner = 1, own = 1; // of `over` and of x: elements in the dimensions after this one
    for (int d = over.rank - 1; d >= 0;) {
        const bool has = d >= shift && n->shape.dim[d - shift] != 1;
        int run = 1;
        for (; d >= 0; d--) {
            const int dim = over.dim[d];
            if (dim != 1 && (d >= shift && n->shape.dim[d - shift] != 1) != has) break;
            run *= dim;
        }
        if (has) {
            const char *term = inner == 1 ? "i" : arena_printf(o->arena, "(i / %d | 0)", inner);
            if (d >= 0) term = arena_printf(o->arena, "%s %% %d", term, run);
            if (own > 1) term = arena_printf(o->arena, d >= 0 ? "(%s) * %d" : "%s * %d", term, own);
            index = *index ? arena_printf(o->arena, "%s + %s", term, index) : term;
            own *= run;
        }
        inner *= run;
    }
    return arena_printf(o->arena, "%s[%s]", o->name[x], index);
}

static const char *filled(Js *o, const char *expr, const char *const *in) { // %0 %1 %2
    const char *text = "";
    for (const char *at = expr; *at;) {
        const size_t n = strcspn(at, "%");
        text = arena_printf(o->arena, "%s%.*s", text, (int)n, at);
        at += n;
        if (!*at) break;
        text = arena_printf(o->arena, "%s%s", text, in[at[1] - '0']);
        at += 2;
    }
    return text;
}

static bool is_view(Op op) { return op == OP_reshape; }

static void declare(Js *o, NodeId id) {
    const Node *n = &o->g->node[id];
    if (n->op == OP_constant) {
        o->name[id] = arena_printf(o->arena, n->number < 0 ? "(%.17g)" : "%.17g", n->number);
        return;
    }
    o->name[id] = is_view(n->op) ? o->name[n->in[0]] : arena_printf(o->arena, "v%d", id);
    if (!is_view(n->op) && n->op != OP_param)
        fprintf(o->once, "  const v%d = new Float32Array(%zu);%s%s\n", id, node_size(n), n->note ? " // " : "",
                n->note ? n->note : "");
}

static void write_node(Js *o, NodeId id) {
    const Node *n = &o->g->node[id];
    const JsForm *f = js_table[n->op];
    if (n->rows > 1) die("a page computes one row");
    declare(o, id);
    if (f->none) {
        o->refused = arena_printf(o->arena, "%s, line %d: %s has no form in a page: %s", o->c->file, n->loc.line,
                                  op_table[n->op]->name, f->none);
    } else if (f->form) {
        f->form(o, n, id);
    } else {
        const char *in[MAX_IN];
        for (int i = 0; i < n->n_in; i++) in[i] = js_at(o, n->in[i], n->shape);
        js_line(o, n, "for (let i = 0; i < %zu; i++) v%d[i] = %s;", node_size(n), id, filled(o, f->expr, in));
    }
}

// What these outputs are made of.
static const bool *asked_for(Arena *a, const Graph *g, const bool *has) {
    bool *asked = arena_alloc(a, (size_t)g->n_nodes + 1);
    memset(asked, 0, (size_t)g->n_nodes + 1);
    for (int i = 0; i < g->n_outputs; i++) asked[g->output[i].node] |= has[i];
    for (NodeId id = g->n_nodes - 1; id >= 0; id--)
        for (int i = 0; asked[id] && i < g->node[id].n_in; i++) asked[g->node[id].in[i]] = true;
    return asked;
}

const char *js_program(Compilation *c, ProgramKind kind, const char **refused) {
    const Graph *g = c->graph[kind];
    Capture once, run, all;
    capture_begin(&once);
    capture_begin(&run);
    Js o = {.arena = c->arena, .c = c, .g = g, .once = once.f, .run = run.f};
    o.name = arena_alloc(c->arena, ((size_t)g->n_nodes + 1) * sizeof *o.name);
    bool none[OP_COUNT];
    for (int i = 0; i < OP_COUNT; i++) none[i] = js_table[i]->none != NULL;
    const bool *has = outputs_with_form(c, g, none), *asked = asked_for(c->arena, g, has);
    for (NodeId id = 0; id < g->n_nodes && !o.refused; id++)
        if (asked[id]) write_node(&o, id);
    const char *before = capture_end(&once, c->arena), *each = capture_end(&run, c->arena);
    *refused = o.refused;
    if (o.refused) return NULL;
    capture_begin(&all);
    fprintf(all.f, "function %s(weights) {\n%s  return given => {\n%s    return {", program_names[kind], before, each);
    const char *between = "";
    for (int i = 0; i < g->n_outputs; i++) {
        if (!has[i]) continue;
        fprintf(all.f, "%s\n      '%s': %s.slice()", between, g->output[i].name, o.name[g->output[i].node]);
        between = ",";
    }
    fprintf(all.f, "\n    };\n  };\n}\n");
    return capture_end(&all, c->arena);
}

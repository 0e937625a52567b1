// js.h -- what the files that write a page share: a graph of ours becomes a function of plain JavaScript, for one row.
// A value is a Float32Array that is there from the start, so that nothing is allocated while somebody drags a slider.
#ifndef VAEC_JS_H
#define VAEC_JS_H

#include "build/build.h"
#include "graph/graph.h"

typedef struct Js {
    Arena *arena;
    const Compilation *c;
    const Graph *g;
    FILE *once, *run;  // what happens at the start, and for each row
    const char **name; // [n_nodes] the variable that holds a node's value; of a constant, the number
    const char *refused;
} Js;

// How an op of ours is said in JavaScript. Every op has a row of its name, or it does not link.
typedef struct JsForm {
    const char *expr; // elementwise, with %0 %1 %2 for its inputs; or
    void (*form)(Js *o, const Node *n, NodeId id); // prints statements that fill the variable; or
    const char *none; // why there is no form
} JsForm;
#define OP(name) extern const JsForm js_op_##name;
#include "graph/ops.def"
#undef OP

#define JS_EXPR(op, text) const JsForm js_op_##op = {.expr = text}
#define JS_FORM(op) const JsForm js_op_##op = {.form = op##_js}
#define JS_NONE(op, why) const JsForm js_op_##op = {.none = why}

void js_line(Js *o, const Node *n, const char *format, ...) __attribute__((format(printf, 3, 4)));
// Element of x that belongs to element i of a loop over `over`: "v3[i % 20]"; dimensions of size 1 repeat.
const char *js_at(Js *o, NodeId x, Shape over);

// js_network.c: the program as "function encode(weights) { ... }".
const char *js_program(Compilation *c, ProgramKind kind, const char **refused);

#endif

// onnx.h -- what the files that write ONNX share: a graph of ours becomes one of ONNX, node by node.
// A value of ours with rows is [batch, shape..], one without is [shape..]; images keep their channels last, as data
// and programs have them, and are turned around where an operator wants channels first.
#ifndef VAEC_ONNX_H
#define VAEC_ONNX_H

#include "export/export.h"
#include "export/protobuf.h"
#include "graph/graph.h"
#include "build/build.h"

#define ONNX_OPSET 17
#define ONNX_IR 8

typedef struct Onnx {
    Arena *arena;
    const Compilation *c;
    const Graph *g;
    const Trained *trained;
    Proto nodes, initializers, inputs, outputs; // fields of a GraphProto
    const char **value; // [n_nodes] what each node of ours is called
    bool *asked;        // [n_nodes] somebody reads it
    const bool *has;    // [n_outputs] there is such an output
    NodeId at;          // the node that is being written
    int made;           // values that it has made on its way
    Proto node;       // the operator that is being written
    const char *result; // and its value
    NameTable constants;                  // initializers that are there
    const char *stream[VAE_MAX_STREAMS];  // values of streams, in the data's units; NULL: not read
    const char *missing[VAE_MAX_STREAMS]; // where they are: NaN, of a label below 0
    const char *batch;  // [1]: how many rows; NULL: nobody has asked
    const char *first;  // an input with rows
    const char *refused; // why there is no such graph
} Onnx;

// ---------------------------------------------------------------- onnx.c

// An operator: its inputs (NULL: left out) and attributes in order, and at the end the name of its value.
void onnx_begin(Onnx *o, const char *type);
void onnx_input(Onnx *o, const char *value);
void onnx_int(Onnx *o, const char *attribute, int64_t value);
void onnx_ints(Onnx *o, const char *attribute, const int64_t *value, int n);
void onnx_word(Onnx *o, const char *attribute, const char *word);
const char *onnx_end(Onnx *o);
const char *onnx_end_several(Onnx *o, const char **more, int n); // with n values more
const char *onnx_1(Onnx *o, const char *type, const char *a);
const char *onnx_2(Onnx *o, const char *type, const char *a, const char *b);
const char *onnx_3(Onnx *o, const char *type, const char *a, const char *b, const char *c);
const char *onnx_turned(Onnx *o, const char *a, const int64_t *order, int n); // Transpose
const char *onnx_cast(Onnx *o, const char *a, int type);
const char *onnx_part(Onnx *o, const char *a, int64_t axis, int64_t first, int64_t n); // Slice: n from the first on
const char *onnx_concat(Onnx *o, const char *const *part, int n, int64_t axis);

// Constants: each is in the file once.
const char *onnx_number(Onnx *o, double value);                 // a float
const char *onnx_whole(Onnx *o, const int64_t *value, int n);   // int64 [n]
const char *onnx_floats(Onnx *o, const char *name, const int *dim, int rank, const float *value);
const char *onnx_tensor(Onnx *o, const char *name); // as the weights file has it
const char *onnx_saved(Onnx *o, NodeId param);      // the same, of a parameter that is one tensor

const char *onnx_in(Onnx *o, const Node *n, int i); // its input, with as many dimensions as its own value
const char *onnx_shaped(Onnx *o, const char *value, bool rows, Shape shape);
const char *onnx_spread(Onnx *o, const char *value, int rows, Shape shape); // repeated to rows * [shape..]
void onnx_refuse(Onnx *o, const Node *n, const char *why);

// ---------------------------------------------------------------- the ops: onnx_ops.c, onnx_image.c, onnx_steps.c, onnx_leaves.c

// How an op of ours is said in ONNX. Every op has a row of its name, or it does not link.
typedef struct OnnxForm {
    const char *type;                             // an operator that takes the same inputs; or
    const char *(*form)(Onnx *o, const Node *n);  // what makes the value; or
    const char *none;                             // why there is no form
    // Marks what the form asks for; NULL: all inputs.
    void (*asks)(const Onnx *o, const Node *n, bool *asked);
} OnnxForm;
#define OP(name) extern const OnnxForm onnx_op_##name;
#include "graph/ops.def"
#undef OP

#define ONNX_PLAIN(op, type_) const OnnxForm onnx_op_##op = {.type = type_}
#define ONNX_FORM(op) const OnnxForm onnx_op_##op = {.form = op##_form}
#define ONNX_NONE(op, why) const OnnxForm onnx_op_##op = {.none = why}

// onnx_data.c: streams and ports.
const char *onnx_declare_input(Onnx *o, const char *name, int type, Shape shape, const char *doc);
void onnx_declare_output(Onnx *o, const char *name, int type, Shape shape, const char *value, const char *doc);
const char *onnx_port(Onnx *o, const Node *n);
void onnx_outputs(Onnx *o);

// onnx_table.c: the columns of a table, an input and some outputs each.
const char *onnx_table_inputs(Onnx *o, int stream);       // [batch, columns]: declares the inputs
const char *onnx_table_cells(Onnx *o, int stream); // as the port has them
void onnx_table_outputs(Onnx *o, int stream, const char *says);
const char *onnx_column_doc(Onnx *o, int stream, int column);

#endif

// onnx.c -- a model's programs as ONNX graphs, a file each: encoder.onnx, decoder.onnx, prior.onnx, step.onnx; of tokens
// vocabulary.json beside them.
// In: graphs as they are after simplify, before anything is chosen for this machine; the weights. Out: files of float32
// numbers, the same bytes each time.
//   onnx_ops.c, onnx_image.c, onnx_steps.c,   an op of ours in ONNX's operators, a row each
//   onnx_leaves.c
//   onnx_data.c                               inputs and outputs, in the data's units
//   protobuf.c, onnx_proto.h                  the format of the file
#include "export/export.h"
#include "export/onnx.h"
#include "export/onnx_proto.h"
#include "export/vocabulary.h"
#include "emit/emit.h"

#include <string.h>

static const OnnxForm *const onnx_table[OP_COUNT] = {
#define OP(name) &onnx_op_##name,
#include "graph/ops.def"
#undef OP
};

// ---------------------------------------------------------------- operators

void onnx_begin(Onnx *o, const char *type) {
    o->node = (Proto){.arena = o->arena};
    o->result = arena_printf(o->arena, o->made ? "/%d/%s_%d" : "/%d/%s", o->at, type, o->made);
    o->made++;
    proto_text(&o->node, NODE_TYPE, type);
}

void onnx_input(Onnx *o, const char *value) { proto_text(&o->node, NODE_INPUT, value ? value : ""); }

static Proto attribute(Onnx *o, const char *name, int kind) {
    Proto a = {.arena = o->arena};
    proto_text(&a, ATTRIBUTE_NAME, name);
    proto_int(&a, ATTRIBUTE_TYPE, kind);
    return a;
}

void onnx_int(Onnx *o, const char *name, int64_t value) {
    Proto a = attribute(o, name, KIND_INT);
    proto_int(&a, ATTRIBUTE_INT, value);
    proto_message(&o->node, NODE_ATTRIBUTE, &a);
}

void onnx_ints(Onnx *o, const char *name, const int64_t *value, int n) {
    Proto a = attribute(o, name, KIND_INTS);
    for (int i = 0; i < n; i++) proto_int(&a, ATTRIBUTE_INTS, value[i]);
    proto_message(&o->node, NODE_ATTRIBUTE, &a);
}

void onnx_word(Onnx *o, const char *name, const char *word) {
    Proto a = attribute(o, name, KIND_TEXT);
    proto_text(&a, ATTRIBUTE_TEXT, word);
    proto_message(&o->node, NODE_ATTRIBUTE, &a);
}

const char *onnx_end(Onnx *o) { return onnx_end_several(o, NULL, 0); }

const char *onnx_end_several(Onnx *o, const char **more, int n_more) {
    proto_text(&o->node, NODE_OUTPUT, o->result);
    for (int i = 0; i < n_more; i++) {
        more[i] = arena_printf(o->arena, "%s.%d", o->result, i + 1);
        proto_text(&o->node, NODE_OUTPUT, more[i]);
    }
    proto_text(&o->node, NODE_NAME, o->result);
    const Node *n = o->at < o->g->n_nodes ? &o->g->node[o->at] : NULL;
    if (n && n->note && n->loc.line)
        proto_text(&o->node, NODE_DOC, arena_printf(o->arena, "%s, line %d", n->note, n->loc.line));
    proto_message(&o->nodes, GRAPH_NODE, &o->node);
    return o->result;
}

const char *onnx_1(Onnx *o, const char *type, const char *a) {
    onnx_begin(o, type);
    onnx_input(o, a);
    return onnx_end(o);
}

const char *onnx_2(Onnx *o, const char *type, const char *a, const char *b) {
    onnx_begin(o, type);
    onnx_input(o, a);
    onnx_input(o, b);
    return onnx_end(o);
}

const char *onnx_3(Onnx *o, const char *type, const char *a, const char *b, const char *c) {
    onnx_begin(o, type);
    onnx_input(o, a);
    onnx_input(o, b);
    onnx_input(o, c);
    return onnx_end(o);
}

const char *onnx_turned(Onnx *o, const char *a, const int64_t *order, int n) {
    onnx_begin(o, "Transpose");
    onnx_input(o, a);
    onnx_ints(o, "perm", order, n);
    return onnx_end(o);
}

const char *onnx_cast(Onnx *o, const char *a, int type) {
    onnx_begin(o, "Cast");
    onnx_input(o, a);
    onnx_int(o, "to", type);
    return onnx_end(o);
}

const char *onnx_part(Onnx *o, const char *a, int64_t axis, int64_t first, int64_t n) {
    onnx_begin(o, "Slice");
    onnx_input(o, a);
    onnx_input(o, onnx_whole(o, &first, 1));
    onnx_input(o, onnx_whole(o, &(int64_t){first + n}, 1));
    onnx_input(o, onnx_whole(o, &axis, 1));
    return onnx_end(o);
}

const char *onnx_concat(Onnx *o, const char *const *part, int n, int64_t axis) {
    if (n == 1) return part[0];
    onnx_begin(o, "Concat");
    for (int i = 0; i < n; i++) onnx_input(o, part[i]);
    onnx_int(o, "axis", axis);
    return onnx_end(o);
}

// ---------------------------------------------------------------- constants

static const char *constant(Onnx *o, const char *name, int type, const int64_t *dim, int rank, const void *raw,
                            size_t size) {
    if (names_find(&o->constants, name) >= 0) return name;
    names_add(&o->constants, o->arena, name);
    Proto t = {.arena = o->arena};
    for (int i = 0; i < rank; i++) proto_int(&t, TENSOR_DIM, dim[i]);
    proto_int(&t, TENSOR_TYPE, type);
    proto_text(&t, TENSOR_NAME, name);
    proto_bytes(&t, TENSOR_RAW, raw, size);
    proto_message(&o->initializers, GRAPH_INITIALIZER, &t);
    return name;
}

const char *onnx_floats(Onnx *o, const char *name, const int *dim, int rank, const float *value) {
    int64_t wide[VAE_MAX_RANK] = {0};
    size_t size = sizeof *value;
    for (int i = 0; i < rank; i++) {
        wide[i] = dim[i];
        size *= (size_t)dim[i];
    }
    return constant(o, name, TYPE_FLOAT, wide, rank, value, size);
}

const char *onnx_number(Onnx *o, double value) {
    return onnx_floats(o, arena_printf(o->arena, "/%.9g", value), NULL, 0, &(float){(float)value});
}

const char *onnx_whole(Onnx *o, const int64_t *value, int n) {
    const char *name = "/[";
    for (int i = 0; i < n; i++) name = arena_printf(o->arena, "%s%s%lld", name, i ? "," : "", (long long)value[i]);
    return constant(o, arena_printf(o->arena, "%s]", name), TYPE_INT64, &(int64_t){n}, 1, value,
                    (size_t)n * sizeof *value);
}

// ---------------------------------------------------------------- shapes

static int dims(bool rows, Shape shape, int64_t dim[1 + MAX_RANK]) { // -1: as many rows as there are
    int n = 0;
    if (rows) dim[n++] = -1;
    for (int i = 0; i < shape.rank; i++) dim[n++] = shape.dim[i];
    return n;
}

const char *onnx_shaped(Onnx *o, const char *value, bool rows, Shape shape) {
    int64_t dim[1 + MAX_RANK];
    const int n = dims(rows, shape, dim);
    return onnx_2(o, "Reshape", value, onnx_whole(o, dim, n));
}

// ONNX matches dimensions from the last one, as we do, but the batch is one of them there.
const char *onnx_in(Onnx *o, const Node *n, int i) {
    const Node *x = &o->g->node[n->in[i]];
    const int more = n->shape.rank - x->shape.rank;
    const char *value = o->value[n->in[i]];
    if (!x->rows || more <= 0) return value;
    Shape whole = {.rank = n->shape.rank};
    for (int d = 0; d < whole.rank; d++) whole.dim[d] = d < more ? 1 : x->shape.dim[d - more];
    return onnx_shaped(o, value, true, whole);
}

// [1]: the batch's rows.
static const char *batch(Onnx *o) {
    if (o->batch) return o->batch;
    if (!o->first) die("a graph without an input");
    onnx_begin(o, "Shape");
    onnx_input(o, o->first);
    onnx_int(o, "start", 0);
    onnx_int(o, "end", 1);
    return o->batch = onnx_end(o);
}

const char *onnx_spread(Onnx *o, const char *value, int rows, Shape shape) {
    int64_t dim[1 + MAX_RANK];
    const int n = dims(false, shape, dim);
    const char *size = onnx_whole(o, dim, n);
    if (rows) {
        const char *all = batch(o);
        if (rows > 1) all = onnx_2(o, "Mul", all, onnx_whole(o, &(int64_t){rows}, 1));
        onnx_begin(o, "Concat");
        onnx_input(o, all);
        onnx_input(o, size);
        onnx_int(o, "axis", 0);
        size = onnx_end(o);
    }
    return onnx_2(o, "Expand", value, size);
}

// ---------------------------------------------------------------- a graph

void onnx_refuse(Onnx *o, const Node *n, const char *why) {
    if (o->refused) return;
    o->refused = arena_printf(o->arena, "%s, line %d: %s has no form in ONNX: %s", o->c->file, n->loc.line,
                              op_table[n->op]->name, why);
}

// What outputs are made of. Inputs are declared whether anybody reads them or not.
static void ask(Onnx *o) {
    const Graph *g = o->g;
    o->asked = arena_alloc(o->arena, (size_t)g->n_nodes + 1);
    memset(o->asked, 0, (size_t)g->n_nodes + 1);
    bool none[OP_COUNT];
    for (int i = 0; i < OP_COUNT; i++) none[i] = onnx_table[i]->none != NULL;
    o->has = outputs_with_form(o->c, g, none);
    for (int i = 0; i < g->n_outputs; i++) o->asked[g->output[i].node] |= o->has[i];
    for (NodeId id = g->n_nodes - 1; id >= 0; id--) {
        const Node *n = &g->node[id];
        o->asked[id] |= n->op == OP_input;
        if (!o->asked[id]) continue;
        if (onnx_table[n->op]->asks) onnx_table[n->op]->asks(o, n, o->asked);
        else
            for (int i = 0; i < n->n_in; i++) o->asked[n->in[i]] = true;
    }
}

static void write_node(Onnx *o, NodeId id) {
    const Node *n = &o->g->node[id];
    const OnnxForm *f = onnx_table[n->op];
    o->at = id;
    o->made = 0;
    if (f->none) {
        onnx_refuse(o, n, f->none);
    } else if (f->form) {
        o->value[id] = f->form(o, n);
    } else {
        const char *in[MAX_IN];
        for (int i = 0; i < n->n_in; i++) in[i] = onnx_in(o, n, i); // they may need operators of their own
        onnx_begin(o, f->type);
        for (int i = 0; i < n->n_in; i++) onnx_input(o, in[i]);
        o->value[id] = onnx_end(o);
    }
}

static void metadata(Proto *model, const char *key, const char *value) {
    Proto entry = {.arena = model->arena};
    proto_text(&entry, ENTRY_KEY, key);
    proto_text(&entry, ENTRY_VALUE, value);
    proto_message(model, MODEL_METADATA, &entry);
}

static Proto model_message(Onnx *o, const char *part) {
    const Model *m = o->c->model;
    const char *params = params_text(o->arena, m);
    Proto graph = {.arena = o->arena}, model = graph, opset = graph;
    proto_append(&graph, &o->nodes);
    proto_text(&graph, GRAPH_NAME, arena_printf(o->arena, "%s %s", m->name, part));
    proto_append(&graph, &o->initializers);
    proto_append(&graph, &o->inputs);
    proto_append(&graph, &o->outputs);
    proto_text(&opset, OPSET_DOMAIN, "");
    proto_int(&opset, OPSET_VERSION, ONNX_OPSET);
    proto_int(&model, MODEL_IR, ONNX_IR);
    proto_text(&model, MODEL_PRODUCER, "vaec");
    proto_text(&model, MODEL_PRODUCER_VERSION, VAEC_VERSION);
    const char *doc = arena_printf(o->arena, "The %s of the variational autoencoder %s, from %s%s%s.", part, m->name,
                                   m->file, *params ? ", " : "", params);
    proto_text(&model, MODEL_DOC, doc);
    proto_message(&model, MODEL_GRAPH, &graph);
    proto_message(&model, MODEL_OPSET, &opset);
    metadata(&model, "model", m->name);
    metadata(&model, "program", program_names[o->g->kind]);
    metadata(&model, "params", params);
    return model;
}

static bool graph_file(Compilation *c, ProgramKind kind, const char *part, const Trained *t, ExportFile *file) {
    const Graph *g = c->graph[kind];
    const Proto none = {.arena = c->arena};
    Onnx o = {.arena = c->arena, .c = c, .g = g, .trained = t, .nodes = none, .initializers = none, .inputs = none,
              .outputs = none};
    o.value = arena_alloc(c->arena, ((size_t)g->n_nodes + 1) * sizeof *o.value);
    ask(&o);
    for (NodeId id = 0; id < g->n_nodes && !o.refused; id++)
        if (o.asked[id]) write_node(&o, id);
    if (!o.refused) onnx_outputs(&o);
    if (o.refused) {
        fprintf(stderr, "vaec export: %s\n", o.refused);
        return false;
    }
    const Proto model = model_message(&o, part);
    *file = (ExportFile){arena_printf(c->arena, "%s.onnx", part), (const char *)model.bytes, model.size};
    return true;
}

bool export_onnx(Compilation *c, const Trained *t, ExportFile *file) {
    int n = 0;
    if (!graph_file(c, PROGRAM_ENCODE, "encoder", t, &file[n++])) return false;
    if (!graph_file(c, PROGRAM_DECODE, "decoder", t, &file[n++])) return false;
    if (c->graph[PROGRAM_PRIOR] && !graph_file(c, PROGRAM_PRIOR, "prior", t, &file[n++])) return false;
    if (c->graph[PROGRAM_STEP] && !graph_file(c, PROGRAM_STEP, "step", t, &file[n++])) return false;
    const Layer *without = step_without_form(c->model);
    if (without)
        fprintf(stderr, "vaec export: %s, line %d: no step.onnx: %s has no form for one step\n", c->file, without->loc.line,
                without->def->name);
    const char *words = vocabulary_file(c->arena, c->model, t);
    if (words) file[n++] = (ExportFile){"vocabulary.json", words, strlen(words)};
    return true;
}

#define MESSAGE_MOST ((size_t)0x7fffffff) // bytes: protobuf's own limit
#define BESIDE_WEIGHTS ((size_t)64 << 20) // operators and names: more than any model has

const char *onnx_limit(Compilation *c) {
    const size_t bytes = (c->n_param + c->n_state) * sizeof(float);
    if (bytes <= MESSAGE_MOST - BESIDE_WEIGHTS) return NULL;
    return arena_printf(c->arena, "%.1f GB of weights: an ONNX file ends at 2", (double)bytes / 1e9);
}

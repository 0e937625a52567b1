// onnx_data.c -- the ends of a graph: its inputs and outputs, under the names of the program's ports.
// They are in the units of the data: a label is a whole number, a value that is missing is NaN, columns are not
// standardized. The arithmetic between these and what a port holds, the runtime's in a program, is here.
#include "export/onnx.h"
#include "export/onnx_proto.h"

#include <string.h>

// ---------------------------------------------------------------- declarations

// [batch, shape..] of floats or whole numbers.
static Proto declared(Onnx *o, const char *name, int type, Shape shape, const char *doc) {
    Proto dims = {.arena = o->arena}, dim = dims, tensor = dims, whole = dims, value = dims;
    proto_text(&dim, DIM_PARAM, "batch");
    proto_message(&dims, SHAPE_DIM, &dim);
    for (int i = 0; i < shape.rank; i++) {
        dim.size = 0;
        proto_int(&dim, DIM_VALUE, shape.dim[i]);
        proto_message(&dims, SHAPE_DIM, &dim);
    }
    proto_int(&tensor, TENSOR_TYPE_ELEM, type);
    proto_message(&tensor, TENSOR_TYPE_SHAPE, &dims);
    proto_message(&whole, TYPE_TENSOR, &tensor);
    proto_text(&value, VALUE_NAME, name);
    proto_message(&value, VALUE_TYPE, &whole);
    if (doc) proto_text(&value, VALUE_DOC, doc);
    return value;
}

const char *onnx_declare_input(Onnx *o, const char *name, int type, Shape shape, const char *doc) {
    const Proto value = declared(o, name, type, shape, doc);
    proto_message(&o->inputs, GRAPH_INPUT, &value);
    if (!o->first) o->first = name;
    return name;
}

void onnx_declare_output(Onnx *o, const char *name, int type, Shape shape, const char *value, const char *doc) {
    onnx_begin(o, type == TYPE_INT64 ? "Cast" : "Identity");
    onnx_input(o, value);
    if (type == TYPE_INT64) onnx_int(o, "to", TYPE_INT64);
    o->result = name;
    onnx_end(o);
    const Proto port = declared(o, name, type, shape, doc);
    proto_message(&o->outputs, GRAPH_OUTPUT, &port);
}

// ---------------------------------------------------------------- streams

#define TOKENS_DOC "numbers of tokens, as vocabulary.json has them"

static const char *stream_doc(Onnx *o, const VaeStream *s) {
    static const char *const domain[] = {
        [VAE_DOMAIN_ANY] = "numbers",
        [VAE_DOMAIN_UNIT] = "numbers from 0 to 1",
        [VAE_DOMAIN_COUNT] = "counts",
        [VAE_DOMAIN_BYTE] = "whole numbers from 0 to 255",
        [VAE_DOMAIN_LEVELS] = "numbers from 0 to 1, on levels",
        [VAE_DOMAIN_SHARES] = "shares, whose sum is 1",
        [VAE_DOMAIN_POSITIVE] = "numbers above 0",
        [VAE_DOMAIN_WEIGHT] = "numbers from 0 on",
    };
    if (s->kind == VAE_LABEL) return arena_printf(o->arena, "labels, whole numbers from 0 to %d%s", s->width - 1,
                                                s->missing ? "; -1 where missing" : "");
    if (s->kind == VAE_TOKENS) return TOKENS_DOC "; behind a row's end 0";
    return arena_printf(o->arena, "%s%s%s", domain[s->domain],
                        s->kind == VAE_IMAGE ? ", [height, width, channels]" : s->kind == VAE_SERIES ? ", [steps, channels]" : "",
                        s->kind == VAE_SERIES ? "; NaN where missing, and behind a row's end"
                        : s->missing          ? "; NaN where missing" : "");
}

static const char *stream(Onnx *o, int i) {
    const VaeStream *s = &o->c->model->stream[i];
    if (!o->stream[i] && s->kind == VAE_TABLE) o->stream[i] = onnx_table_inputs(o, i);
    if (!o->stream[i]) {
        const bool label = s->kind == VAE_LABEL;
        o->stream[i] = onnx_declare_input(o, s->name, label || s->kind == VAE_TOKENS ? TYPE_INT64 : TYPE_FLOAT,
                                     label ? (Shape){0} : shape_of_stream(s), stream_doc(o, s));
    }
    if ((s->missing || s->kind == VAE_SERIES) && !o->missing[i])
        o->missing[i] = s->kind == VAE_LABEL ? onnx_2(o, "Less", o->stream[i], onnx_whole(o, &(int64_t){0}, 1))
                                             : onnx_1(o, "IsNaN", o->stream[i]);
    return o->stream[i];
}

static const char *column(Onnx *o, const VaeStream *s, const char *what, Shape shape) {
    const char *tensor = onnx_tensor(o, arena_printf(o->arena, "data.%s.%s", s->name, what));
    return shape.rank == 1 ? tensor : onnx_shaped(o, tensor, false, shape);
}

// As the port has it (VaeStream in vaert.h).
static const char *prepared(Onnx *o, int i) {
    const VaeStream *s = &o->c->model->stream[i];
    const Shape shape = shape_of_stream(s);
    const char *x = stream(o, i);
    if (s->kind == VAE_TOKENS) return onnx_cast(o, x, TYPE_FLOAT);
    if (s->kind == VAE_TABLE) return onnx_3(o, "Where", o->missing[i], onnx_number(o, 0), onnx_table_cells(o, i));
    if (s->kind == VAE_LABEL) { // what is not known has no class
        if (s->missing) x = onnx_3(o, "Where", o->missing[i], onnx_whole(o, &(int64_t){s->width}, 1), x);
        const char *ends = onnx_floats(o, "/off_on", (const int[]){2}, 1, (const float[]){0, 1});
        return onnx_3(o, "OneHot", x, onnx_whole(o, &(int64_t){s->width}, 1), ends);
    }
    if (s->standardize) { // first what is nearly equal
        x = onnx_2(o, "Sub", x, column(o, s, "mean", shape));
        x = onnx_2(o, "Sub", x, column(o, s, "mean_low", shape));
        x = onnx_2(o, "Div", x, column(o, s, "std", shape));
    }
    return o->missing[i] ? onnx_3(o, "Where", o->missing[i], onnx_number(o, 0), x) : x;
}

static const char *observed(Onnx *o, int i) {
    const VaeStream *s = &o->c->model->stream[i];
    stream(o, i);
    const char *known = onnx_3(o, "Where", o->missing[i], onnx_number(o, 0), onnx_number(o, 1));
    if (s->kind != VAE_LABEL) return known;
    return onnx_spread(o, onnx_shaped(o, known, true, (Shape){1, {1}}), 1, (Shape){1, {s->width}}); // for each class
}

// Of a series: 1 as far as the last step at which anything is known, 0 behind it.
static const char *ends(Onnx *o, int i) {
    const char *known = onnx_2(o, "ReduceSum", observed(o, i), onnx_whole(o, &(int64_t){2}, 1));
    onnx_begin(o, "CumSum"); // from the last step on
    onnx_input(o, known);
    onnx_input(o, onnx_whole(o, &(int64_t){1}, 1));
    onnx_int(o, "reverse", 1);
    const char *any = onnx_2(o, "Min", onnx_end(o), onnx_number(o, 1));
    return onnx_shaped(o, any, true, (Shape){1, {o->c->model->stream[i].height}});
}

// ---------------------------------------------------------------- ports

// A port of the program of one step that holds a whole number of each row.
static const char *whole(Onnx *o, const Node *n, const char *doc) {
    return onnx_shaped(o, onnx_cast(o, onnx_declare_input(o, n->note, TYPE_INT64, (Shape){0}, doc), TYPE_FLOAT), true,
                       n->shape);
}

static const char *step_port(Onnx *o, const Node *n) { // NULL: it is as any other
    const Model *m = o->c->model;
    const int latent = n->attr[1] - m->n_latents; // what is behind these
    if (o->g->kind != PROGRAM_STEP) return NULL;
    if (n->attr[0] == VAE_IN_DATA && model_target(m, n->attr[1]))
        return whole(o, n, "the token before this step: " TOKENS_DOC "; of the first one 1, the begin");
    if (n->attr[0] != VAE_IN_LATENT || latent < 0) return NULL;
    if (latent == 0) return whole(o, n, "which step it is, from 0 on");
    return onnx_declare_input(o, n->note, TYPE_FLOAT, n->shape, "what the output next.* of this name was one step before; not "
                              "read where the position is 0");
}

const char *onnx_port(Onnx *o, const Node *n) {
    if (n->rows != 1) die("a port of several rows");
    const char *of_step = step_port(o, n);
    if (of_step) return of_step;
    switch ((VaePortKind)n->attr[0]) {
    case VAE_IN_DATA: return prepared(o, n->attr[1]);
    case VAE_IN_MASK: return observed(o, n->attr[1]);
    case VAE_IN_ENDS: return ends(o, n->attr[1]);
    case VAE_IN_NORMAL: return onnx_declare_input(o, n->note, TYPE_FLOAT, n->shape, "drawn from N(0, 1)");
    case VAE_IN_UNIFORM: return onnx_declare_input(o, n->note, TYPE_FLOAT, n->shape, "drawn from U(0, 1)");
    case VAE_IN_KNOWN:
        return onnx_declare_input(o, n->note, TYPE_FLOAT, n->shape, "0: all latents are drawn; 1 + k: those at the top are as they "
                             "are given, and the first k that the decoder draws");
    case VAE_IN_LATENT: return onnx_declare_input(o, n->note, TYPE_FLOAT, n->shape, "a latent");
    default: die("a port that is no input");
    }
}

static bool ends_in(const char *name, const char *end) {
    const size_t n = strlen(name), k = strlen(end);
    return n >= k && !strcmp(name + n - k, end);
}

// The stream of which a decoder's port speaks: it is named before the last point. -1: none.
static int spoken_of(const Onnx *o, const char *port) {
    const Model *m = o->c->model;
    const char *point = strrchr(port, '.');
    for (int i = 0; i < m->n_streams && o->g->kind == PROGRAM_DECODE && point; i++)
        if (strlen(m->stream[i].name) == (size_t)(point - port) &&
            !strncmp(m->stream[i].name, port, (size_t)(point - port)))
            return i;
    return -1;
}

// What the decoder says of the data has their shape, all else is a vector of each row.
static Shape output_shape(const Onnx *o, int stream, const Node *n) {
    const VaeStream *s = stream < 0 ? NULL : &o->c->model->stream[stream];
    if (s && s->kind == VAE_TOKENS) return shape_of_output(s);
    if (s && s->kind != VAE_TABLE && shape_size(n->shape) == s->width) return shape_of_stream(s);
    return (Shape){1, {shape_size(n->shape)}};
}

// A decoder speaks of standardized values: x = mean + (mean_low + std * value). What is a spread (draw1, ...) only has
// another scale.
static const char *in_units(Onnx *o, int stream, const char *port, const char *value, Shape shape) {
    const VaeStream *s = stream < 0 ? NULL : &o->c->model->stream[stream];
    if (!s || !s->standardize) return value;
    value = onnx_2(o, "Mul", value, column(o, s, "std", shape));
    if (!ends_in(port, ".mean") && !ends_in(port, ".draw0")) return value;
    value = onnx_2(o, "Add", value, column(o, s, "mean_low", shape));
    return onnx_2(o, "Add", value, column(o, s, "mean", shape));
}

void onnx_outputs(Onnx *o) {
    for (int i = 0; i < o->g->n_outputs; i++) {
        if (!o->has[i]) continue;
        const char *name = o->g->output[i].name;
        const Node *n = &o->g->node[o->g->output[i].node];
        const int stream = spoken_of(o, name);
        const Shape shape = output_shape(o, stream, n);
        o->at = o->g->n_nodes + i;
        o->made = 0;
        const char *value = o->value[o->g->output[i].node];
        if (!n->rows) value = onnx_spread(o, value, 1, n->shape);
        if (!shape_equal(shape, n->shape)) value = onnx_shaped(o, value, true, shape);
        if (stream >= 0 && o->c->model->stream[stream].kind == VAE_TABLE) onnx_table_outputs(o, stream, value);
        else onnx_declare_output(o, name, ends_in(name, ".code") ? TYPE_INT64 : TYPE_FLOAT, shape,
                                 in_units(o, stream, name, value, shape), NULL);
    }
}

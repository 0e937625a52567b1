// onnx_image.c -- convolutions and pooling in ONNX's operators, which want channels first: [batch, c, h, w].
// What lies around an image is said in numbers (pads), never left to the runtime (auto_pad).
#include "export/onnx.h"
#include "graph/ops/image.h"

static const char *first(Onnx *o, const char *image) { // channels
    return onnx_turned(o, image, (const int64_t[]){0, 3, 1, 2}, 4);
}

static const char *last(Onnx *o, const char *image) {
    return onnx_turned(o, image, (const int64_t[]){0, 2, 3, 1}, 4);
}

// [kh, kw, c, o] -> [o, c, kh, kw]
static const char *filters(Onnx *o, const Node *n) {
    return onnx_turned(o, o->value[n->in[1]], (const int64_t[]){3, 2, 0, 1}, 4);
}

static void begin(Onnx *o, const char *type, const char *image, const char *weights) {
    onnx_begin(o, type);
    onnx_input(o, image);
    if (weights) onnx_input(o, weights);
}

static void pair(Onnx *o, const char *name, const Node *n, int at) {
    onnx_ints(o, name, (const int64_t[]){n->attr[at], n->attr[at + 1]}, 2);
}

static int64_t extent(const Node *n, int d) { // pixels from a kernel's first to its last
    return (int64_t)(n->attr[AT_KERNEL + d] - 1) * n->attr[AT_DILATION + d] + 1;
}

// Pixels around the larger image x, of whose windows there are as many as pixels in y.
static void pads(Onnx *o, const Node *n, Shape x, Shape y) {
    int64_t pad[4];
    for (int d = 0; d < 2; d++) {
        const int64_t reach = (int64_t)(y.dim[d] - 1) * n->attr[AT_STRIDE + d] + extent(n, d);
        const int64_t after = reach - n->attr[AT_PAD + d] - x.dim[d];
        pad[d] = n->attr[AT_PAD + d];
        pad[2 + d] = after > 0 ? after : 0; // pixels that no window reaches are no padding
    }
    onnx_ints(o, "pads", pad, 4);
}

static const char *conv_form(Onnx *o, const Node *n) {
    begin(o, "Conv", first(o, o->value[n->in[0]]), filters(o, n));
    pair(o, "kernel_shape", n, AT_KERNEL);
    pair(o, "strides", n, AT_STRIDE);
    pair(o, "dilations", n, AT_DILATION);
    pads(o, n, o->g->node[n->in[0]].shape, n->shape);
    onnx_int(o, "group", n->attr[AT_GROUPS]);
    return last(o, onnx_end(o));
}
ONNX_FORM(conv);

// Here the smaller image comes in; pixels of the result that no window reaches are `output_padding`.
static const char *conv_t_form(Onnx *o, const Node *n) {
    const Shape y = o->g->node[n->in[0]].shape;
    int64_t beyond[2];
    for (int d = 0; d < 2; d++) {
        const int64_t reach = (int64_t)(y.dim[d] - 1) * n->attr[AT_STRIDE + d] + extent(n, d);
        const int64_t rest = n->shape.dim[d] + n->attr[AT_PAD + d] - reach;
        beyond[d] = rest > 0 ? rest : 0;
    }
    begin(o, "ConvTranspose", first(o, o->value[n->in[0]]), filters(o, n));
    pair(o, "kernel_shape", n, AT_KERNEL);
    pair(o, "strides", n, AT_STRIDE);
    pair(o, "dilations", n, AT_DILATION);
    pads(o, n, n->shape, y);
    onnx_ints(o, "output_padding", beyond, 2);
    onnx_int(o, "group", n->attr[AT_GROUPS]);
    return last(o, onnx_end(o));
}
ONNX_FORM(conv_t);

static const char *pool(Onnx *o, const Node *n, const char *type) {
    begin(o, type, first(o, o->value[n->in[0]]), NULL);
    pair(o, "kernel_shape", n, AT_KERNEL);
    pair(o, "strides", n, AT_STRIDE);
    pads(o, n, o->g->node[n->in[0]].shape, n->shape);
    return last(o, onnx_end(o));
}

static const char *maxpool_form(Onnx *o, const Node *n) { return pool(o, n, "MaxPool"); }
ONNX_FORM(maxpool);

static const char *avgpool_form(Onnx *o, const Node *n) { return pool(o, n, "AveragePool"); }
ONNX_FORM(avgpool);

static const char *bilinear_form(Onnx *o, const Node *n) {
    const float scale[4] = {1, 1, (float)n->attr[AT_KERNEL], (float)n->attr[AT_KERNEL + 1]};
    const char *name = arena_printf(o->arena, "/scale/%dx%d", n->attr[AT_KERNEL], n->attr[AT_KERNEL + 1]);
    const char *image = first(o, o->value[n->in[0]]), *scales = onnx_floats(o, name, (const int[]){4}, 1, scale);
    onnx_begin(o, "Resize");
    onnx_input(o, image);
    onnx_input(o, NULL);
    onnx_input(o, scales);
    onnx_word(o, "mode", "linear");
    onnx_word(o, "coordinate_transformation_mode", "half_pixel");
    return last(o, onnx_end(o));
}
ONNX_FORM(bilinear);

// onnx_leaves.c -- what a graph begins with: weights, constants, positions. (Ports: onnx_data.c.)
#include "export/onnx.h"

#include <string.h>

// ---------------------------------------------------------------- weights

// The dimensions of a saved tensor in the order in which the kernels have them, which is `shape` if the tensor is
// the whole of a parameter; true if that is another order. Where two have the same stride, one of them has a single
// place.
static bool kernel_order(const VaeTensor *t, Shape shape, int64_t order[VAE_MAX_RANK]) {
    bool turned = false, taken[VAE_MAX_RANK] = {false};
    for (int i = 0; i < t->rank; i++) {
        int next = -1;
        for (int d = 0; d < t->rank; d++) {
            if (taken[d]) continue;
            const bool fits = t->rank == shape.rank && t->dim[d] == shape.dim[i];
            if (next < 0 || t->stride[d] > t->stride[next] || (t->stride[d] == t->stride[next] && fits)) next = d;
        }
        taken[next] = true;
        order[i] = next;
        turned |= next != i;
    }
    return turned;
}

// A parameter node spans a tensor, or several side by side along its last dimension (the heads of a latent). The
// file has them as they are saved.
static const char *param_form(Onnx *o, const Node *n) {
    const size_t begin = (size_t)n->attr[0], end = begin + (size_t)shape_size(n->shape);
    const char *part[VAE_MAX_LATENTS * 8];
    int parts = 0, rank = 0;
    for (size_t at = begin; at < end && parts < (int)(sizeof part / sizeof *part);) {
        const VaeTensor *t = NULL; // the one of its parts that comes next
        for (int i = 0; i < o->c->n_params; i++) {
            const VaeTensor *p = &o->c->param[i].tensor;
            if (p->offset >= at && p->offset < end && (!t || p->offset < t->offset)) t = p;
        }
        if (!t) break;
        int64_t order[VAE_MAX_RANK];
        const char *value = onnx_tensor(o, t->name);
        if (kernel_order(t, n->shape, order)) value = onnx_turned(o, value, order, t->rank);
        part[parts++] = value;
        rank = t->rank;
        at = t->offset + 1;
    }
    if (!parts) die("a parameter without a tensor");
    const char *all = onnx_concat(o, part, parts, -1);
    return rank == n->shape.rank ? all : onnx_shaped(o, all, false, n->shape);
}
ONNX_FORM(param);

const char *onnx_saved(Onnx *o, NodeId param) {
    for (int i = 0; i < o->c->n_params; i++)
        if (o->c->param[i].tensor.offset == (size_t)o->g->node[param].attr[0])
            return onnx_tensor(o, o->c->param[i].tensor.name);
    die("a parameter without a tensor");
}

const char *onnx_tensor(Onnx *o, const char *name) {
    const VaeTensor *t = NULL;
    for (int i = 0; i < o->c->n_params && !t; i++)
        if (!strcmp(o->c->param[i].tensor.name, name)) t = &o->c->param[i].tensor;
    if (!t) die("no tensor %s", name);
    if (names_find(&o->constants, name) >= 0) return name;
    size_t size = 1;
    for (int d = 0; d < t->rank; d++) size *= (size_t)t->dim[d];
    float *value = arena_alloc(o->arena, size * sizeof *value); // as it is saved
    for (size_t i = 0; i < size; i++) {
        size_t place = t->offset, rest = i;
        for (int d = t->rank - 1; d >= 0; d--) {
            place += rest % (size_t)t->dim[d] * (size_t)t->stride[d];
            rest /= (size_t)t->dim[d];
        }
        value[i] = o->trained->param[place];
    }
    return onnx_floats(o, name, t->dim, t->rank, value);
}

// ---------------------------------------------------------------- numbers

static const char *constant_form(Onnx *o, const Node *n) { return onnx_number(o, n->number); }
ONNX_FORM(constant);

static const char *iota_form(Onnx *o, const Node *n) {
    if (n->rows) {
        onnx_refuse(o, n, "only training counts the rows of a batch");
        return "";
    }
    const int size = shape_size(n->shape);
    float *value = arena_alloc(o->arena, (size_t)size * sizeof *value);
    for (int i = 0; i < size; i++) value[i] = (float)i;
    const char *name = arena_printf(o->arena, "/iota/%s", shape_text(o->arena, n->shape));
    return onnx_floats(o, name, n->shape.dim, n->shape.rank, value);
}
ONNX_FORM(iota);

ONNX_NONE(scalar, "training sets it");

static const char *input_form(Onnx *o, const Node *n) { return onnx_port(o, n); }
ONNX_FORM(input);

// image.h -- what convolutions and pooling share: their geometry, from attributes and shapes.
// attr of all: kernel h, w; stride h, w; padding before h, w; dilation h, w; groups; and the height
// and width of the result (of conv and pools), or of the image whose gradient it is (the _t ops).
#ifndef VAEC_IMAGE_H
#define VAEC_IMAGE_H

#include "graph/ops/ops.h"

#define VAE_NO_KERNELS // geometry only
#include "vae_conv.h"
#include "vae_pool.h"
#include "vae_strided.h"
#include "vae_winograd.h"
#include "vae_winograd4.h"

enum { AT_KERNEL, AT_STRIDE = 2, AT_PAD = 4, AT_DILATION = 6, AT_GROUPS = 8, AT_SIZE = 9, AT_TURNED = 11, AT_DIRECT = 11 };
#define IMAGE_ATTRS 11 // without AT_TURNED, which only winograd_pack has, and AT_DIRECT: 1 of a conv that is never lowered

// The attributes of the op that goes the other way, between the same two images.
void image_attr(const Node *n, Shape result, int attr[IMAGE_ATTRS]);
NodeId image_node(Graph *g, Op op, NodeId like, int n_in, const NodeId *in, Shape result);

// x and y are the larger and the smaller image, whatever the op computes.
VaeConv conv_geometry(const Node *n, const Node *x, const Node *y);
VaePool pool_geometry(const Node *n, const Node *x, const Node *y);
void conv_declare(Out *o, NodeId id, const VaeConv *c); // static const VaeConv conv12 = ...;
void pool_declare(Out *o, NodeId id, const VaePool *p);
const char *panel_images(const Node *n); // how many images a product has in rows [begin, end)
const char *image_at(Out *o, const Graph *g, NodeId id); // row i of a batched image
void each_row(Out *o, const Graph *g, NodeId id); // opens the loop over rows i of [begin, end)

static inline int winograd_places(bool four) { return four ? 36 : 16; } // of F(4x4, 3x3) or F(2x2, 3x3)

// The oracle's convolution: calls f for the products of the sum, those of x[x] with w[w] or y[y] and the n - 1 behind it.
void conv_each(const VaeConv *c, void (*f)(void *state, size_t x, size_t w, size_t y, size_t n), void *state);
double conv_flops(const VaeConv *c); // 2 for each multiply-add, for one image

// What conv and its transformed forms (winograd, strided) have in common, likewise conv_t and conv_w: the same sums,
// counted the same, and called by other names.
void conv_interpret(Interp *in, const Node *n, NodeId y);
double conv_node_flops(const Graph *g, const Node *n);
void conv_call(Out *o, const Graph *g, NodeId id, NodeId target, const char *function);
VaeConv conv_t_geometry(const Graph *g, const Node *n);
void conv_t_interpret(Interp *in, const Node *n, NodeId x);
double conv_t_flops(const Graph *g, const Node *n);
void conv_t_call(Out *o, const Graph *g, NodeId id, NodeId target, const char *function);
VaeConv conv_w_geometry(const Graph *g, const Node *n);
void conv_w_interpret(Interp *in, const Node *n, NodeId w);
double conv_w_flops(const Graph *g, const Node *n);
void conv_w_call(Out *o, const Graph *g, NodeId id, const char *function);
const char *batch_images(const Out *o, const Node *x); // "s->n": how many images a batched node has

#endif

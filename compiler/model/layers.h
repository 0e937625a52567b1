// layers.h -- shape rules of layers, and the geometry that they and the builders go by.
#ifndef VAEC_MODEL_LAYERS_H
#define VAEC_MODEL_LAYERS_H

#include "model/model.h"

// The shape in which `ref` joins a chain of shape `chain` (concat, add).
Shape joined_shape(Shape chain, Shape ref);

// layers_image.c
// Where the arguments of conv and deconv stand; pools have kernel, stride, pad first.
enum { CONV_FILTERS, CONV_KERNEL, CONV_STRIDE, CONV_PAD, CONV_DILATION, CONV_GROUPS, CONV_CAUSAL, CONV_NORM };
enum { POOL_KERNEL, POOL_STRIDE, POOL_PAD };

typedef struct Window {
    int kernel, stride, dilation, span; // span: pixels from the first to the last of a kernel
    int before;                         // padding in front
} Window;
int value_pair(const Value *v, int axis);
Window window_conv(const Layer *l, int axis);
Window window_pool(const Layer *l, int axis);
// Places of the window in `in` pixels; sets the padding.
int window_places(Window *w, const Value *pad, int axis, int in);
// Pixels that `in` places of the window were made of: in reverse, for deconv. Sets the padding.
int window_pixels(Window *w, const Value *pad, int axis, int in);

// What conv(causal=true) sees of an image: `above` rows of `across` places each, and in its own row `left` places and its
// own; `down` and `right` apart. Those above begin `left` places to the left.
typedef struct Taps {
    int above, across, left, down, right;
} Taps;
bool conv_in_raster(const Layer *l); // it is one
Taps taps_conv(const Layer *l);
int taps_count(const Taps *t);
double weights_conv(const Layer *l);
StepsUse steps_conv(const Layer *l);
bool shape_conv(Diag *d, Arena *a, Layer *l);
bool shape_deconv(Diag *d, Arena *a, Layer *l);
bool shape_pool(Diag *d, Arena *a, Layer *l);
bool shape_globalavgpool(Diag *d, Arena *a, Layer *l);
bool shape_upsample(Diag *d, Arena *a, Layer *l);
bool shape_mask(Diag *d, Arena *a, Layer *l);

// layers_steps.c
double weights_embed(const Layer *l);
double weights_positions(const Layer *l);
double weights_gru(const Layer *l);
double weights_lstm(const Layer *l);
double weights_attention(const Layer *l);
StepsUse steps_recurrent(const Layer *l);
StepsUse steps_attention(const Layer *l);
bool shape_embed(Diag *d, Arena *a, Layer *l);
bool shape_steps_pool(Diag *d, Arena *a, Layer *l);
bool shape_recurrent(Diag *d, Arena *a, Layer *l);
bool shape_attention(Diag *d, Arena *a, Layer *l);
enum { RECURRENT_UNITS, RECURRENT_START, RECURRENT_BOTH };
enum { ATTENTION_HEADS, ATTENTION_CAUSAL, ATTENTION_OVER };

#endif

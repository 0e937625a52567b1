// vae_conv_plain.h -- vae_conv.h and vae_winograd.h in double precision: plain loops over the
// definition of a convolution, for `gradcheck`. Transformed weights are the weights themselves.
// (Included by those two; the functions are described there.)
#ifndef VAE_CONV_PLAIN_H
#define VAE_CONV_PLAIN_H

#include <string.h>

// A place of the kernel over a pixel of y, in one group: the sum there has the products of x[0..in),
// w[0..in, 0..out) and y[0..out).
typedef struct VaePlace {
    int oy, ox, kh, kw, group, image; // of the next
    ptrdiff_t x, w, y;                // where this one begins
} VaePlace;

static inline bool vae_next_place(const VaeConv *c, VaePlace *p) {
    while (p->oy < c->out_height) {
        const int h = p->oy * c->stride_h + p->kh * c->dilation_h - c->pad_h;
        const int q = p->ox * c->stride_w + p->kw * c->dilation_w - c->pad_w;
        const int in = c->channels / c->groups, out = c->out_channels / c->groups;
        p->x = (((ptrdiff_t)p->image * c->height + h) * c->width + q) * c->x_pitch + p->group * in;
        p->w = ((ptrdiff_t)p->kh * c->kernel_w + p->kw) * in * c->out_channels + p->group * out;
        p->y = (((ptrdiff_t)p->image * c->out_height + p->oy) * c->out_width + p->ox) * c->y_pitch +
               p->group * out;
        if (++p->group == c->groups) p->group = 0, p->kw++;
        if (p->kw == c->kernel_w) p->kw = 0, p->kh++;
        if (p->kh == c->kernel_h) p->kh = 0, p->ox++;
        if (p->ox == c->out_width) p->ox = 0, p->oy++;
        if (h >= 0 && h < c->height && q >= 0 && q < c->width) return true;
    }
    return false;
}

VAE_SHARED void vae_conv(const VaeConv *c, int n, const double *x, const double *w, double *y,
                         double *scratch) {
    (void)scratch;
    const int in = c->channels / c->groups, out = c->out_channels / c->groups;
    for (ptrdiff_t i = 0; i < (ptrdiff_t)n * c->out_height * c->out_width; i++)
        for (int j = 0; j < c->out_channels; j++) y[i * c->y_pitch + j] = 0;
    for (int i = 0; i < n; i++)
        for (VaePlace p = {.image = i}; vae_next_place(c, &p);)
            for (ptrdiff_t k = 0; k < in; k++)
                for (int j = 0; j < out; j++)
                    y[p.y + j] += x[p.x + k] * w[p.w + k * c->out_channels + j];
}

VAE_SHARED void vae_conv_t(const VaeConv *c, int n, const double *y, const double *w, double *x,
                           double *scratch) {
    (void)scratch;
    const int in = c->channels / c->groups, out = c->out_channels / c->groups;
    for (ptrdiff_t i = 0; i < (ptrdiff_t)n * c->height * c->width; i++)
        for (int j = 0; j < c->channels; j++) x[i * c->x_pitch + j] = 0;
    for (int i = 0; i < n; i++)
        for (VaePlace p = {.image = i}; vae_next_place(c, &p);)
            for (ptrdiff_t k = 0; k < in; k++) {
                double sum = 0;
                for (int j = 0; j < out; j++) sum += y[p.y + j] * w[p.w + k * c->out_channels + j];
                x[p.x + k] += sum;
            }
}

VAE_SHARED void vae_conv_w(const VaeConv *c, int n, const double *x, const double *y, double *dw,
                           int part, double *scratch) {
    (void)scratch;
    const int in = c->channels / c->groups, out = c->out_channels / c->groups;
    const int first = part * vae_conv_w_chunk(c);
    const int end = first + vae_conv_w_chunk(c) < in ? first + vae_conv_w_chunk(c) : in;
    for (int k = 0; k < c->kernel_h * c->kernel_w; k++)
        memset(dw + ((ptrdiff_t)k * in + first) * c->out_channels, 0,
               (size_t)(end - first) * (size_t)c->out_channels * sizeof *dw);
    for (int i = 0; i < n; i++)
        for (VaePlace p = {.image = i}; vae_next_place(c, &p);)
            for (ptrdiff_t k = first; k < end; k++)
                for (int j = 0; j < out; j++)
                    dw[p.w + k * c->out_channels + j] += x[p.x + k] * y[p.y + j];
}

#endif

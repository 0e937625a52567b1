// plot.h -- drawing: what the report and the command latents share.
#ifndef VAE_PLOT_H
#define VAE_PLOT_H

#include "driver.h"

// ---------------------------------------------------------------- HTML (html.c)

void vae_html_text(VaeFile *f, const char *text); // escaped for text and for quoted attributes
void vae_html_base64(VaeFile *f, const uint8_t *bytes, size_t n);

// ---------------------------------------------------------------- plots

// The step between ticks: 1, 2 or 5 times a power of ten, about five of them in `range`.
double vae_plot_tick(double range);

typedef struct VaeScatter {
    const float *xy;  // [n, 2]
    const int *label; // [n], at least 0; NULL: all of one colour
    size_t n;
    const char *x_name, *y_name;
    bool alone; // a file of its own, which brings its own style
} VaeScatter;

typedef struct VaeCurves { // lines over the same x, growing
    const char *title;
    size_t n;
    const double *x;       // [n]
    int n_lines;           // 1 or 2
    const double *y[2];    // [n] each; what is not finite is left out
    const char *name[2];
} VaeCurves;

bool vae_curves_svg(VaeFile *f, const VaeCurves *p); // false, with nothing written: fewer than 2
void vae_drawing_svg(VaeFile *f, const VaeModel *m);

// page.c
extern const char vae_page_style[], vae_page_script[];

void vae_scatter_svg(VaeFile *f, const VaeScatter *p);
void vae_scatter_png(const char *path, const VaeScatter *p);

#endif

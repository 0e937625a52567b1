// plot.h -- drawing: what the report and the command latents share.
#ifndef VAE_PLOT_H
#define VAE_PLOT_H

#include "pictures/pictures.h"

// ---------------------------------------------------------------- letters in pictures (font.c)

enum { VAE_FONT_WIDTH = 5, VAE_FONT_HEIGHT = 7, VAE_FONT_PITCH = 6 }; // dots; from one to the next
const uint8_t *vae_font_rows(char letter); // [VAE_FONT_HEIGHT] of bits, bit 4 the leftmost
int vae_font_width(const char *text);      // in dots

// ---------------------------------------------------------------- series as curves (trace.c)

bool vae_is_trace(int height, int width); // a picture one pixel high or wide
void vae_trace_size(int length, int *height, int *width); // of the tile that it is drawn on
// v[length, channels] -> tile[height, width, channels]; range[2]: what the tile's height stands for.
void vae_trace_draw(const float *v, int length, int channels, const float range[2], float *tile);

// ---------------------------------------------------------------- HTML (html.c)

void vae_html_text(VaeFile *f, const char *text); // escaped for text and for quoted attributes
void vae_html_base64(VaeFile *f, const uint8_t *bytes, size_t n);

// ---------------------------------------------------------------- plots

// Ticks of an axis (axis.c), (first + i) * step for i in 0..n-1: n is bounded, whatever the range is.
typedef struct VaeTicks {
    double first, step; // first is a whole number
    int n, digits;      // digits: as many as tell the ticks apart, for %.*g
} VaeTicks;
VaeTicks vae_ticks(double low, double high); // n = 0: there is no such range
double vae_tick(const VaeTicks *t, int i);
// Widens a range that is too narrow for its numbers to be told apart.
void vae_plot_widen(double *low, double *high);

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

// A model of a table (columns.c): how its columns are spread in data and draws, some draws, some rows
// beside their reconstructions.
void vae_columns_spread(VaeFile *f, const VaeColumns *c);
void vae_columns_draws(VaeFile *f, const VaeColumns *c);
void vae_columns_rebuilt(VaeFile *f, const VaeColumns *c);

// page.c
extern const char vae_page_style[], vae_page_script[];

void vae_scatter_svg(VaeFile *f, const VaeScatter *p);
size_t vae_scatter_shown(size_t n); // how many of n points an SVG has
void vae_scatter_png(const char *path, const VaeScatter *p);

#endif

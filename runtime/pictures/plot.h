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
// v[length], `pitch` floats apart -> tile[height, width, planes], over what is there; range[2]: what the tile's height
// stands for; colour[planes].
void vae_trace_draw(const float *v, int length, int pitch, const float range[2], const float *colour, int planes, float *tile);
void vae_trace_colour(int line, int lines, int planes, float colour[3]); // as many lines as planes: one on each

// ---------------------------------------------------------------- smaller pictures (shrink.c)

int vae_shrunk(int side, int factor); // how many pixels are left
void vae_shrink(float *to, const float *from, int height, int width, int channels, int factor); // of one picture

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
    const uint32_t *row; // [n] the points' numbers, from 0; NULL: 0..n-1
    size_t n;
    const char *x_name, *y_name;
    bool alone; // a file of its own, which brings its own style
} VaeScatter;

uint32_t vae_colour(int k); // 0xrrggbb of class k: ten that can be told apart on light and dark ground, again and again

typedef struct VaeCurve {
    const char *name;
    const char *class; // of the page's style; NULL: of colour number k, dashed from the eleventh on
    int k;
    size_t n;
    const double *x, *y; // [n], x growing; what is not finite is left out
} VaeCurve;

typedef struct VaeCurves {
    const char *title, *x_name;
    int n_lines;
    const VaeCurve *line; // [n_lines]
    bool legend;          // of few lines, above them
} VaeCurves;

bool vae_curves_svg(VaeFile *f, const VaeCurves *p); // false, with nothing written: no line has 2 points
void vae_drawing_svg(VaeFile *f, const VaeModel *m);

// A model of a table (columns.c): how its columns are spread in data and draws, some draws, some rows
// beside their reconstructions.
void vae_columns_spread(VaeFile *f, const VaeColumns *c);
void vae_columns_draws(VaeFile *f, const VaeColumns *c);
void vae_columns_rebuilt(VaeFile *f, const VaeColumns *c);

// Sections of the report, of a bounded number of things each (report_rows.c, report_nats.c).
void vae_section_open(VaeFile *f, const char *title);
void vae_section_close(VaeFile *f);
void vae_report_frames(VaeFile *f, const VaeReport *r);
void vae_report_lines(VaeFile *f, const VaeLines *l);
void vae_report_strange(VaeFile *f, const VaeReport *r);
void vae_report_nats(VaeFile *f, const VaeReport *r);       // what the bound is made of, by stream and latent
void vae_report_column_nats(VaeFile *f, const VaeReport *r); // by column of a table; nothing otherwise
void vae_report_latent_kl(VaeFile *f, const VaeReport *r); // by epoch, of several latents

extern const char vae_page_live[]; // page_live.c
// What a page begins with, up to its body, and ends with (page.c).
void vae_page_head(VaeFile *f, const char *title);
void vae_page_foot(VaeFile *f);

void vae_scatter_svg(VaeFile *f, const VaeScatter *p);
size_t vae_scatter_shown(size_t n); // how many of n points an SVG has
void vae_scatter_png(const char *path, const VaeScatter *p);

// ---------------------------------------------------------------- PNG (png_out.c, png_plain.c)

typedef struct VaePixels {
    size_t width, height;
    int channels; // 1 or 3
    void (*line)(void *of, size_t y, uint8_t *to); // fills to[width, channels]; asked for in order
    void *of;
} VaePixels;
typedef void VaeBytesOut(void *to, const void *bytes, size_t n);

void vae_png_write(const VaePixels *p, VaeBytesOut *write, void *to);
void vae_png_write_plain(const VaePixels *p, VaeBytesOut *write, void *to); // not compressed

#endif

// scatter.c -- points of a plane, coloured by class, as SVG (a file, or a part of the report) and
// as PNG. Both axes have one scale, since distances between codes mean something.
#include "pictures/plot.h"

#include <string.h>

enum { SCATTER_SIDE = 640, SCATTER_LEGEND = 20, SCATTER_MARGIN = 44,
       SCATTER_MOST = 20000 /* points in an SVG: it stays below 1 MB */ };

typedef struct View {
    double left, bottom, scale; // pixels to a unit; left and bottom in units
    int classes;                // labels are 0 .. classes-1
} View;

// Of very many points some stand for all: every scatter_every(n)-th.
static size_t scatter_every(size_t n) { return n ? (n - 1) / SCATTER_MOST + 1 : 1; }

size_t vae_scatter_shown(size_t n) { return n ? (n - 1) / scatter_every(n) + 1 : 0; }

static bool scatter_finite(const VaeScatter *p, size_t i) {
    return isfinite(p->xy[2 * i]) && isfinite(p->xy[2 * i + 1]);
}

static View scatter_view(const VaeScatter *p) {
    double low[2] = {INFINITY, INFINITY}, high[2] = {-INFINITY, -INFINITY};
    View v = {.classes = 1};
    for (size_t i = 0; i < p->n; i++) {
        for (int k = 0; k < 2 && scatter_finite(p, i); k++) {
            low[k] = fmin(low[k], (double)p->xy[2 * i + (size_t)k]);
            high[k] = fmax(high[k], (double)p->xy[2 * i + (size_t)k]);
        }
        if (p->label && p->label[i] >= v.classes) v.classes = p->label[i] + 1;
    }
    for (int k = 0; k < 2; k++) {
        if (!(low[k] <= high[k])) low[k] = high[k] = 0; // there is no point
        vae_plot_widen(&low[k], &high[k]);
    }
    const double range = fmax(high[0] - low[0], high[1] - low[1]) * 1.05;
    v.scale = (SCATTER_SIDE - 2 * SCATTER_MARGIN) / range;
    v.left = (low[0] + high[0] - range) / 2;
    v.bottom = (low[1] + high[1] - range) / 2;
    return v;
}

static double scatter_x(const View *v, double x) {
    return SCATTER_MARGIN + (x - v->left) * v->scale;
}

static double scatter_y(const View *v, double y) {
    return SCATTER_SIDE - SCATTER_MARGIN - (y - v->bottom) * v->scale;
}

// ---------------------------------------------------------------- SVG

static void scatter_ticks(VaeFile *f, const View *v) {
    const double range = (SCATTER_SIDE - 2 * SCATTER_MARGIN) / v->scale;
    for (int axis = 0; axis < 2; axis++) {
        const double from = axis ? v->bottom : v->left;
        const VaeTicks ticks = vae_ticks(from, from + range);
        for (int i = 0; i < ticks.n; i++) {
            const double t = vae_tick(&ticks, i);
            const double at = axis ? scatter_y(v, t) : scatter_x(v, t);
            if (axis)
                vae_file_printf(f, "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text x=\"%d\" "
                                "y=\"%.1f\" text-anchor=\"end\">%.*g</text>\n", SCATTER_MARGIN, at,
                                SCATTER_SIDE - SCATTER_MARGIN, SCATTER_MARGIN - 6, at + 4,
                                ticks.digits, t);
            else
                vae_file_printf(f, "<path class=\"grid\" d=\"M%.1f %dV%d\"/><text x=\"%.1f\" "
                                "y=\"%d\" text-anchor=\"middle\">%.*g</text>\n", at,
                                SCATTER_MARGIN, SCATTER_SIDE - SCATTER_MARGIN, at,
                                SCATTER_SIDE - SCATTER_MARGIN + 17, ticks.digits, t);
        }
    }
}

static void scatter_legend(VaeFile *f, const View *v, const size_t *count) {
    int at = 0;
    for (int k = 0; k < v->classes && at < SCATTER_LEGEND; k++) {
        if (count[k] == 0) continue;
        vae_file_printf(f, "<rect x=\"%d\" y=\"%d\" width=\"11\" height=\"11\" fill=\"#%06x\"/>"
                        "<text x=\"%d\" y=\"%d\">%d</text>\n", SCATTER_SIDE - SCATTER_MARGIN + 6,
                        SCATTER_MARGIN + 22 * at, vae_colour(k),
                        SCATTER_SIDE - SCATTER_MARGIN + 21, SCATTER_MARGIN + 22 * at + 10, k);
        at++;
    }
}

// For the page's script, which shows them beside the point that is pointed at.
static void scatter_numbers(VaeFile *f, const VaeScatter *p, int k, size_t every) {
    if (p->label) vae_file_printf(f, " data-label=\"%d\"", k);
    vae_file_printf(f, " data-rows=\"");
    for (size_t i = 0; i < p->n; i += every)
        if ((!p->label || p->label[i] == k) && scatter_finite(p, i))
            vae_file_printf(f, "%zu ", (p->row ? p->row[i] : i) + 1);
    vae_file_printf(f, "\"");
}

void vae_scatter_svg(VaeFile *f, const VaeScatter *p) {
    const View v = scatter_view(p);
    const size_t every = scatter_every(p->n);
    size_t *count = vae_alloc((size_t)v.classes, sizeof *count);
    for (size_t i = 0; i < p->n; i += every) count[p->label ? p->label[i] : 0]++;
    vae_file_printf(f, "<svg%s viewBox=\"0 0 %d %d\" role=\"img\" class=\"square\" "
                    "aria-label=\"scatter plot of the latents\">\n",
                    p->alone ? " xmlns=\"http://www.w3.org/2000/svg\"" : "", SCATTER_SIDE,
                    SCATTER_SIDE);
    if (p->alone)
        vae_file_printf(f, "<style>svg{background:#fff}.grid{stroke:#ddd;fill:none}"
                        "text{font:12px sans-serif;fill:#555}</style>\n");
    scatter_ticks(f, &v);
    // One path for each class: a point is a line of no length with round ends.
    for (int k = 0; k < v.classes; k++) {
        if (count[k] == 0) continue;
        vae_file_printf(f, "<path fill=\"none\" stroke=\"#%06x\" stroke-width=\"%s\" "
                        "stroke-linecap=\"round\" stroke-opacity=\"0.75\" d=\"",
                        vae_colour(k), p->n > 3000 ? "3" : "5");
        for (size_t i = 0; i < p->n; i += every)
            if ((!p->label || p->label[i] == k) && scatter_finite(p, i))
                vae_file_printf(f, "M%.1f %.1fh0", scatter_x(&v, (double)p->xy[2 * i]),
                                scatter_y(&v, (double)p->xy[2 * i + 1]));
        vae_file_printf(f, "\"");
        if (!p->alone) scatter_numbers(f, p, k, every);
        vae_file_printf(f, "/>\n");
    }
    if (p->label) scatter_legend(f, &v, count);
    vae_file_printf(f, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">", SCATTER_SIDE / 2,
                    SCATTER_SIDE - 6);
    vae_html_text(f, p->x_name);
    vae_file_printf(f, "</text><text x=\"%d\" y=\"%d\">", SCATTER_MARGIN, SCATTER_MARGIN - 14);
    vae_html_text(f, p->y_name);
    vae_file_printf(f, "</text>\n</svg>\n");
    vae_free(count);
}

// ---------------------------------------------------------------- PNG

// rgb[SIDE, SIDE, 3]; a pixel's colour moves towards `colour` by `cover`.
static void scatter_blend(float *rgb, int x, int y, uint32_t colour, float cover) {
    if (x < 0 || y < 0 || x >= SCATTER_SIDE || y >= SCATTER_SIDE || cover <= 0) return;
    float *to = rgb + 3 * ((size_t)y * SCATTER_SIDE + (size_t)x);
    for (int k = 0; k < 3; k++) {
        const float want = (float)(colour >> (16 - 8 * k) & 255) / 255;
        to[k] += (cover < 1 ? cover : 1) * (want - to[k]);
    }
}

static void scatter_disc(float *rgb, double x, double y, double radius, uint32_t colour) {
    for (int py = (int)(y - radius) - 1; py <= (int)(y + radius) + 1; py++)
        for (int px = (int)(x - radius) - 1; px <= (int)(x + radius) + 1; px++) {
            const double away = hypot(px + 0.5 - x, py + 0.5 - y);
            const double cover = fmin(fmax(radius + 0.5 - away, 0), 1);
            scatter_blend(rgb, px, py, colour, (float)(0.75 * cover));
        }
}

static void scatter_box(float *rgb, int x, int y, int width, int height, uint32_t colour) {
    for (int i = 0; i < width * height; i++)
        scatter_blend(rgb, x + i % width, y + i / width, colour, 1);
}

// Words with their left end at x, or (anchor 1) their middle, or (anchor 2) their right end.
static void scatter_text(float *rgb, int x, int y, int anchor, const char *text) {
    x -= anchor * vae_font_width(text) / 2;
    for (; *text; text++, x += VAE_FONT_PITCH)
        for (int i = 0; i < VAE_FONT_HEIGHT * VAE_FONT_WIDTH; i++) {
            const int row = i / VAE_FONT_WIDTH, col = i % VAE_FONT_WIDTH;
            if (vae_font_rows(*text)[row] >> (VAE_FONT_WIDTH - 1 - col) & 1)
                scatter_blend(rgb, x + col, y + row, 0x555555, 1);
        }
}

static void scatter_axes(float *rgb, const View *v, const VaeScatter *p) {
    enum { FROM = SCATTER_MARGIN, LENGTH = SCATTER_SIDE - 2 * SCATTER_MARGIN };
    const double range = LENGTH / v->scale;
    for (int axis = 0; axis < 2; axis++) {
        const double from = axis ? v->bottom : v->left;
        const VaeTicks ticks = vae_ticks(from, from + range);
        for (int i = 0; i < ticks.n; i++) {
            const double t = vae_tick(&ticks, i);
            const int at = (int)(axis ? scatter_y(v, t) : scatter_x(v, t));
            if (at < FROM || at >= FROM + LENGTH) continue;
            const uint32_t grey = t == 0 ? 0xbbbbbb : 0xe4e4e4;
            char text[32];
            snprintf(text, sizeof text, "%.*g", ticks.digits, t);
            if (axis) {
                scatter_box(rgb, FROM, at, LENGTH, 1, grey);
                scatter_text(rgb, FROM - 4, at - 3, 2, text);
            } else {
                scatter_box(rgb, at, FROM, 1, LENGTH, grey);
                scatter_text(rgb, at, FROM + LENGTH + 6, 1, text);
            }
        }
    }
    scatter_text(rgb, SCATTER_SIDE / 2, SCATTER_SIDE - 14, 1, p->x_name);
    scatter_text(rgb, FROM, FROM - 14, 0, p->y_name);
}

void vae_scatter_png(const char *path, const VaeScatter *p) {
    const View v = scatter_view(p);
    const size_t values = (size_t)SCATTER_SIDE * SCATTER_SIDE * 3;
    float *rgb = vae_alloc(values, sizeof *rgb);
    for (size_t i = 0; i < values; i++) rgb[i] = 1;
    enum { FROM = SCATTER_MARGIN, LENGTH = SCATTER_SIDE - 2 * SCATTER_MARGIN };
    scatter_axes(rgb, &v, p);
    bool *there = vae_alloc((size_t)v.classes, sizeof *there);
    for (size_t i = 0; i < p->n; i++) {
        const int k = p->label ? p->label[i] : 0;
        if (!scatter_finite(p, i)) continue;
        there[k] = true;
        scatter_disc(rgb, scatter_x(&v, (double)p->xy[2 * i]),
                     scatter_y(&v, (double)p->xy[2 * i + 1]), p->n > 3000 ? 1.5 : 2.5,
                     vae_colour(k));
    }
    int at = 0;
    for (int k = 0; k < v.classes && p->label && at < SCATTER_LEGEND; k++) {
        if (!there[k]) continue;
        const int y = FROM + 20 * at++;
        char digits[16];
        scatter_box(rgb, FROM + LENGTH + 4, y, 10, 10, vae_colour(k));
        snprintf(digits, sizeof digits, "%d", k);
        scatter_text(rgb, FROM + LENGTH + 18, y + 2, 0, digits);
    }
    vae_picture_grid(path, &(VaeGrid){.values = rgb, .rows = 1, .cols = 1, .height = SCATTER_SIDE,
                                      .width = SCATTER_SIDE, .channels = 3});
    vae_free(there);
    vae_free(rgb);
}

// curves.c -- lines over epochs as SVG. The lines lie in an inner <svg> whose viewBox is in the
// data's own coordinates, y downwards: the page's script zooms by changing it.
#include "pictures/plot.h"

enum { CURVES_W = 640, CURVES_H = 284, CURVES_LEFT = 68, CURVES_RIGHT = 14, CURVES_TOP = 28,
       CURVES_BOTTOM = 32, CURVES_POINTS = 2000 };

static bool curves_range(const VaeCurves *p, double *low, double *high) {
    *low = INFINITY, *high = -INFINITY;
    for (int k = 0; k < p->n_lines; k++)
        for (size_t i = 0; i < p->n; i++) {
            const double y = p->y[k][i];
            if (!isfinite(y)) continue;
            *low = fmin(*low, y);
            *high = fmax(*high, y);
        }
    if (!isfinite(*low)) return false;
    if (!(*high > *low)) *high = *low + fmax(1, fabs(*low) / 100);
    vae_plot_widen(low, high);
    const double tick = vae_ticks(*low, *high).step;
    *low = floor(*low / tick) * tick;
    *high = ceil(*high / tick) * tick;
    return isfinite(*high - *low);
}

static void curves_ticks(VaeFile *f, const VaeCurves *p, double low, double high) {
    const double width = CURVES_W - CURVES_LEFT - CURVES_RIGHT;
    const double height = CURVES_H - CURVES_TOP - CURVES_BOTTOM;
    const double first = p->x[0], last = p->x[p->n - 1];
    vae_file_printf(f, "<g class=\"ticks\">\n");
    VaeTicks ticks = vae_ticks(first, last);
    for (int i = 0; i < ticks.n; i++)
        vae_file_printf(f, "<text text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%.*g</text>",
                        CURVES_LEFT + (vae_tick(&ticks, i) - first) / (last - first) * width,
                        CURVES_H - CURVES_BOTTOM + 20, ticks.digits, vae_tick(&ticks, i));
    ticks = vae_ticks(low, high);
    for (int i = 0; i < ticks.n; i++) {
        const double t = vae_tick(&ticks, i);
        const double y = CURVES_TOP + (high - t) / (high - low) * height;
        vae_file_printf(f, "<path class=\"grid\" d=\"M%d %.1fh%.0f\"/><text text-anchor=\"end\" "
                        "x=\"%d\" y=\"%.1f\">%.*g</text>\n", CURVES_LEFT, y, width,
                        CURVES_LEFT - 8, y + 4, ticks.digits, t);
    }
    vae_file_printf(f, "</g>\n");
}

bool vae_curves_svg(VaeFile *f, const VaeCurves *p) {
    static const char *const colour[] = {"one", "two"};
    double low, high;
    if (p->n < 2 || !curves_range(p, &low, &high)) return false;
    vae_file_printf(f, "<svg class=\"curves\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"",
                    CURVES_W, CURVES_H);
    vae_html_text(f, p->title);
    vae_file_printf(f, "\">\n");
    curves_ticks(f, p, low, high);
    vae_file_printf(f, "<svg class=\"plot\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
                    "viewBox=\"%.9g %.9g %.9g %.9g\" preserveAspectRatio=\"none\">\n", CURVES_LEFT,
                    CURVES_TOP, CURVES_W - CURVES_LEFT - CURVES_RIGHT,
                    CURVES_H - CURVES_TOP - CURVES_BOTTOM, p->x[0], -high, p->x[p->n - 1] - p->x[0],
                    high - low);
    const size_t stride = p->n / CURVES_POINTS + 1; // of long runs not every epoch is drawn
    for (int k = 0; k < p->n_lines; k++) {
        vae_file_printf(f, "<polyline class=\"%s\" points=\"", colour[k]);
        for (size_t i = 0; i < p->n; i++)
            if (isfinite(p->y[k][i]) && (i % stride == 0 || i + 1 == p->n))
                vae_file_printf(f, "%.7g,%.7g ", p->x[i], -p->y[k][i]);
        vae_file_printf(f, "\"/>\n");
    }
    vae_file_printf(f, "</svg>\n");
    // The legend stands above the plot: inside, a line could go through it.
    vae_file_printf(f, "<text class=\"legend\" x=\"%d\" y=\"%d\" text-anchor=\"end\">",
                    CURVES_W - CURVES_RIGHT, CURVES_TOP - 9);
    for (int k = 0; k < p->n_lines; k++) {
        vae_file_printf(f, "<tspan class=\"%s\"%s>", colour[k], k ? " dx=\"18\"" : "");
        vae_html_text(f, p->name[k]);
        vae_file_printf(f, "</tspan>");
    }
    vae_file_printf(f, "</text>\n<text x=\"0\" y=\"%d\">epoch</text><rect class=\"zoom\" width=\"0\" "
                    "height=\"0\"/>\n</svg>\n", CURVES_H - CURVES_BOTTOM + 20);
    return true;
}

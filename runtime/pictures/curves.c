// curves.c -- lines over epochs as SVG. The lines lie in an inner <svg> whose viewBox is in the
// data's own coordinates, y downwards: the page's script zooms by changing it.
#include "pictures/plot.h"

enum { CURVES_W = 640, CURVES_H = 294, CURVES_LEFT = 68, CURVES_RIGHT = 14, CURVES_TOP = 28,
       CURVES_BOTTOM = 42, CURVES_POINTS = 4000 /* of all lines, about */ };

// The range of all points, x in [0] and [1]; false: there is nothing to draw.
static bool curves_range(const VaeCurves *p, double x[2], double *low, double *high) {
    *low = x[0] = INFINITY, *high = x[1] = -INFINITY;
    for (int k = 0; k < p->n_lines; k++)
        for (size_t i = 0; i < p->line[k].n; i++) {
            const double y = p->line[k].y[i];
            x[0] = fmin(x[0], p->line[k].x[i]);
            x[1] = fmax(x[1], p->line[k].x[i]);
            if (!isfinite(y)) continue;
            *low = fmin(*low, y);
            *high = fmax(*high, y);
        }
    if (!isfinite(*low) || !(x[1] > x[0])) return false;
    if (!(*high > *low)) *high = *low + fmax(1, fabs(*low) / 100);
    vae_plot_widen(low, high);
    const double tick = vae_ticks(*low, *high).step;
    *low = floor(*low / tick) * tick;
    *high = ceil(*high / tick) * tick;
    return isfinite(*high - *low);
}

static void curves_ticks(VaeFile *f, const double x[2], double low, double high) {
    const double width = CURVES_W - CURVES_LEFT - CURVES_RIGHT;
    const double height = CURVES_H - CURVES_TOP - CURVES_BOTTOM;
    const double first = x[0], last = x[1];
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

// Of long runs not every epoch is drawn, and of many runs fewer of each.
static void curves_line(VaeFile *f, const VaeCurves *p, const VaeCurve *c) {
    const size_t stride = c->n * (size_t)p->n_lines / CURVES_POINTS + 1;
    vae_file_printf(f, "<polyline vector-effect=\"non-scaling-stroke\"");
    if (c->class) vae_file_printf(f, " class=\"%s\"", c->class);
    else vae_file_printf(f, " stroke=\"#%06x\"", vae_colour(c->k));
    if (!c->class && c->k >= 10) vae_file_printf(f, " stroke-dasharray=\"%d 4\"", c->k < 20 ? 10 : 3);
    vae_file_printf(f, " points=\"");
    for (size_t i = 0; i < c->n; i++)
        if (isfinite(c->y[i]) && (i % stride == 0 || i + 1 == c->n))
            vae_file_printf(f, "%.7g,%.7g ", c->x[i], -c->y[i]);
    if (c->class) {
        vae_file_printf(f, "\"/>\n");
        return;
    }
    vae_file_printf(f, "\"><title>");
    vae_html_text(f, c->name);
    vae_file_printf(f, "</title></polyline>\n");
}

bool vae_curves_svg(VaeFile *f, const VaeCurves *p) {
    double x[2], low, high;
    if (!curves_range(p, x, &low, &high)) return false;
    vae_file_printf(f, "<svg class=\"curves\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"",
                    CURVES_W, CURVES_H);
    vae_html_text(f, p->title);
    vae_file_printf(f, "\">\n");
    curves_ticks(f, x, low, high);
    vae_file_printf(f, "<svg class=\"plot\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
                    "viewBox=\"%.9g %.9g %.9g %.9g\" preserveAspectRatio=\"none\">\n", CURVES_LEFT,
                    CURVES_TOP, CURVES_W - CURVES_LEFT - CURVES_RIGHT,
                    CURVES_H - CURVES_TOP - CURVES_BOTTOM, x[0], -high, x[1] - x[0], high - low);
    for (int k = 0; k < p->n_lines; k++) curves_line(f, p, &p->line[k]);
    vae_file_printf(f, "</svg>\n");
    // The legend stands above the plot: inside, a line could go through it.
    if (p->legend) {
        vae_file_printf(f, "<text class=\"legend\" x=\"%d\" y=\"%d\" text-anchor=\"end\">",
                        CURVES_W - CURVES_RIGHT, CURVES_TOP - 9);
        for (int k = 0; k < p->n_lines; k++) {
            vae_file_printf(f, "<tspan");
            if (p->line[k].class) vae_file_printf(f, " class=\"%s\"", p->line[k].class);
            else vae_file_printf(f, " style=\"fill:#%06x\"", vae_colour(p->line[k].k));
            vae_file_printf(f, "%s>", k ? " dx=\"18\"" : "");
            vae_html_text(f, p->line[k].name);
            vae_file_printf(f, "</tspan>");
        }
        vae_file_printf(f, "</text>\n");
    }
    vae_file_printf(f, "<text x=\"0\" y=\"%d\">%s</text><rect class=\"zoom\" width=\"0\" height=\"0\"/>\n</svg>\n",
                    CURVES_H - CURVES_BOTTOM + 38, p->x_name);
    return true;
}

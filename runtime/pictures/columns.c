// columns.c -- what the report shows of a model of a table: for each column how its values are spread
// in the data and in what the model draws, some draws, and some rows beside their reconstructions.
// In:  [rows, width] values in the units of the data.  Out: HTML, of a bounded number of columns.
#include "pictures/plot.h"

#include <string.h>

enum { COLUMNS_BINS = 24, COLUMNS_PLOTS = 12, COLUMNS_ROWS = VAE_COLUMNS_SHOWN, COLUMNS_DRAWS = 5, COLUMNS_PAIRS = 2,
       COLUMNS_DIGITS = 4,
       COLUMNS_PHONE = 3, /* draws that a phone has room for */
       PLOT_W = 160, PLOT_H = 104, PLOT_TOP = 20, PLOT_BOTTOM = 18 };
#define COLUMNS_NARROWEST 1e-13 // of a column's range, relative to its values

typedef struct Spread { // of one column
    double low, width; // where the first bin begins; of a bin
    int bins;
    double data[COLUMNS_BINS + 1], draws[COLUMNS_BINS + 1]; // the share of the values in each
    double most;
} Spread;

static double columns_value(const VaeColumns *c, const double *values, size_t row, size_t k) {
    return values[row * c->width + k];
}

// Bins of a column of whole numbers are the numbers; what is drawn beyond the data is in the last.
static void spread_bins(Spread *s, const VaeColumns *c, size_t k) {
    double low = INFINITY, high = -INFINITY;
    bool whole = true;
    for (size_t r = 0; r < c->rows; r++) {
        const double v = columns_value(c, c->data, r, k);
        if (!isfinite(v)) continue;
        low = fmin(low, v), high = fmax(high, v);
        whole = whole && v == floor(v);
    }
    *s = (Spread){.low = low, .bins = 0};
    if (!isfinite(low)) return;
    if (whole && high - low <= COLUMNS_BINS) {
        s->low = low - 0.5, s->width = 1, s->bins = (int)(high - low) + 1;
        return;
    }
    // Values that are all but equal, as doubles go, get an axis of a width at which they would be told apart.
    if (!(high - low > COLUMNS_NARROWEST * fmax(fabs(low), fabs(high)))) vae_plot_widen(&low, &high);
    s->low = low, s->width = (high - low) / COLUMNS_BINS, s->bins = COLUMNS_BINS;
}

static void spread_count(Spread *s, const VaeColumns *c, const double *values, size_t k, double *share) {
    size_t known = 0;
    for (size_t r = 0; r < c->rows; r++) {
        const double v = columns_value(c, values, r, k);
        if (!isfinite(v)) continue;
        const double bin = floor((v - s->low) / s->width);
        share[bin < 0 ? 0 : bin >= s->bins ? s->bins - 1 : (int)bin]++;
        known++;
    }
    for (int i = 0; i < s->bins; i++) {
        if (known) share[i] /= (double)known;
        s->most = fmax(s->most, share[i]);
    }
}

static void columns_number(VaeFile *f, double v, int digits) {
    if (isfinite(v)) vae_file_printf(f, "%.*g", digits, v);
    else vae_file_printf(f, "-");
}

// So many that a column's values can be told apart: more than four where they are far from 0 for their range.
static int columns_digits(const VaeColumns *c, size_t k) {
    double low = INFINITY, high = -INFINITY;
    for (size_t r = 0; r < c->rows; r++) {
        const double v = columns_value(c, c->data, r, k);
        if (isfinite(v)) low = fmin(low, v), high = fmax(high, v);
    }
    const double far = fmax(fabs(low), fabs(high)) / (high - low);
    return high > low && far > 1 && far * COLUMNS_NARROWEST < 1 ? COLUMNS_DIGITS + (int)log10(far) : COLUMNS_DIGITS;
}

static void columns_plot(VaeFile *f, const VaeColumns *c, size_t k) {
    Spread s;
    spread_bins(&s, c, k);
    if (s.bins == 0) return;
    spread_count(&s, c, c->data, k, s.data);
    spread_count(&s, c, c->draws, k, s.draws);
    const double step = (double)PLOT_W / s.bins, tall = PLOT_H - PLOT_TOP - PLOT_BOTTOM;
    char text[VAE_NAME];
    const char *name = c->classes ? "classes" : vae_column_name(c->stream, k, text);
    vae_file_printf(f, "<svg class=\"spread\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", PLOT_W, PLOT_H);
    vae_html_text(f, name);
    vae_file_printf(f, "\">\n<text class=\"name\" x=\"0\" y=\"13\">");
    vae_html_text(f, name);
    vae_file_printf(f, "</text>\n");
    for (int i = 0; i < s.bins; i++)
        vae_file_printf(f, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>", i * step,
                        PLOT_H - PLOT_BOTTOM - s.data[i] / s.most * tall, step, s.data[i] / s.most * tall);
    vae_file_printf(f, "\n<path class=\"two\" d=\"M0 %d", PLOT_H - PLOT_BOTTOM);
    for (int i = 0; i < s.bins; i++)
        vae_file_printf(f, "V%.2fH%.2f", PLOT_H - PLOT_BOTTOM - s.draws[i] / s.most * tall,
                        (i + 1) * step);
    vae_file_printf(f, "V%d\"/>\n<text x=\"0\" y=\"%d\">", PLOT_H - PLOT_BOTTOM, PLOT_H - 4);
    const double inside = s.width == 1 && s.low != floor(s.low) ? 0.5 : 0; // of a bin for one number
    const int digits = columns_digits(c, k);
    columns_number(f, s.low + inside, digits);
    vae_file_printf(f, "</text><text text-anchor=\"end\" x=\"%d\" y=\"%d\">", PLOT_W, PLOT_H - 4);
    columns_number(f, s.low + s.width * s.bins - inside, digits);
    vae_file_printf(f, "</text></svg>\n");
}

static void columns_left_out(VaeFile *f, const VaeColumns *c, size_t shown) {
    if (c->all > shown) vae_file_printf(f, " The first %zu of %zu columns.", shown, c->all);
}

void vae_columns_spread(VaeFile *f, const VaeColumns *c) {
    const size_t shown = c->width < COLUMNS_PLOTS ? c->width : COLUMNS_PLOTS;
    vae_file_printf(f, "<div class=\"small\">\n");
    for (size_t k = 0; k < shown; k++) columns_plot(f, c, k);
    vae_file_printf(f, "</div>\n<p class=\"soft\">Filled: %zu row%s of ", c->rows, VAE_S(c->rows));
    vae_html_text(f, c->of);
    vae_file_printf(f, ". Line: as many %s; what lies beyond the data is in the outermost bars.",
                    c->means ? "samples (means: this likelihood is not drawn from)" : "draws from the model");
    columns_left_out(f, c, shown);
    vae_file_printf(f, "</p>\n");
}

static size_t columns_shown(const VaeColumns *c) {
    return c->width < COLUMNS_ROWS ? c->width : COLUMNS_ROWS;
}

// The first cell of a column's row: its number, or what a table calls it.
static void columns_head(VaeFile *f, const VaeColumns *c, size_t k) {
    char text[VAE_NAME];
    snprintf(text, sizeof text, "%zu", k + 1);
    vae_file_printf(f, "<tr><td>");
    vae_html_text(f, c->stream->column ? vae_column_name(c->stream, k, text) : text);
    vae_file_printf(f, "</td>");
}

void vae_columns_draws(VaeFile *f, const VaeColumns *c) {
    const size_t n = c->rows < COLUMNS_DRAWS ? c->rows : COLUMNS_DRAWS;
    vae_file_printf(f, "<div class=\"wide\"><table><tr><th>%s</th>", c->classes ? "" : "column");
    for (size_t r = 0; r < n; r++)
        vae_file_printf(f, "<th%s>draw %zu</th>", r < COLUMNS_PHONE ? "" : " class=\"more\"", r + 1);
    vae_file_printf(f, "</tr>\n");
    for (size_t k = 0; k < columns_shown(c); k++) {
        if (c->classes) vae_file_printf(f, "<tr><td>class</td>");
        else columns_head(f, c, k);
        for (size_t r = 0; r < n; r++) {
            vae_file_printf(f, r < COLUMNS_PHONE ? "<td>" : "<td class=\"more\">");
            columns_number(f, columns_value(c, c->draws, r, k), columns_digits(c, k));
            vae_file_printf(f, "</td>");
        }
        vae_file_printf(f, "</tr>\n");
    }
    vae_file_printf(f, "</table></div>\n<p class=\"soft\">%s.",
                    c->means ? "Means of draws from the prior, decoded" : "Drawn from prior and likelihood");
    columns_left_out(f, c, columns_shown(c));
    vae_file_printf(f, "</p>\n");
}

// Root mean square of what reconstructions miss, and the data's deviation, over known values.
static void columns_error(const VaeColumns *c, size_t k, double *rmse, double *deviation) {
    double error = 0, sum = 0, squares = 0;
    size_t n = 0;
    for (size_t r = 0; r < c->rows; r++) {
        const double v = columns_value(c, c->data, r, k), got = columns_value(c, c->rebuilt, r, k);
        if (!isfinite(v) || !isfinite(got)) continue;
        error += (v - got) * (v - got);
        sum += v;
        n++;
    }
    const double mean = n ? sum / (double)n : 0;
    for (size_t r = 0; r < c->rows; r++) {
        const double v = columns_value(c, c->data, r, k);
        if (isfinite(v)) squares += (v - mean) * (v - mean);
    }
    *rmse = n ? sqrt(error / (double)n) : NAN;
    *deviation = n ? sqrt(squares / (double)n) : NAN;
}

void vae_columns_rebuilt(VaeFile *f, const VaeColumns *c) {
    const size_t n = c->rows < COLUMNS_PAIRS ? c->rows : COLUMNS_PAIRS;
    vae_file_printf(f, "<div class=\"wide\"><table><tr><th>column</th>");
    for (size_t r = 0; r < n; r++) {
        const char *more = r > 0 ? " class=\"more\"" : "";
        vae_file_printf(f, "<th%s>row</th><th%s>rebuilt</th>", more, more);
    }
    vae_file_printf(f, "<th>RMSE</th><th>deviation</th></tr>\n");
    for (size_t k = 0; k < columns_shown(c); k++) {
        double number[2 * COLUMNS_PAIRS + 2];
        int m = 0;
        for (size_t r = 0; r < n; r++) {
            number[m++] = columns_value(c, c->data, r, k);
            number[m++] = columns_value(c, c->rebuilt, r, k);
        }
        columns_error(c, k, &number[m], &number[m + 1]);
        m += 2;
        columns_head(f, c, k);
        for (int i = 0; i < m; i++) {
            // Of the rows shown a phone has room for the first alone.
            vae_file_printf(f, i >= 2 && i < m - 2 ? "<td class=\"more\">" : "<td>");
            columns_number(f, number[i], i < m - 2 ? columns_digits(c, k) : COLUMNS_DIGITS);
            vae_file_printf(f, "</td>");
        }
        vae_file_printf(f, "</tr>\n");
    }
    vae_file_printf(f, "</table></div>\n<p class=\"soft\">Some rows of ");
    vae_html_text(f, c->of);
    vae_file_printf(f, " and their reconstructions, the mean's; over %zu rows the error of the "
                    "reconstructions, beside the deviation of the column.", c->rows);
    columns_left_out(f, c, columns_shown(c));
    vae_file_printf(f, "</p>\n");
}

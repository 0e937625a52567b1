// compare_page.c -- the page of `compare`: runs in a table, their bounds as points with error bars, their curves over
// each other. It stands alone, as the report of a run does, and in its style; runs of one setting have one colour.
#include "tool/compare.h"

#include "../runtime/pictures/plot.h"

#include <string.h>

static void open_section(VaeFile *f, const char *title) { vae_file_printf(f, "<section><h2>%s</h2>\n", title); }

static void close_section(VaeFile *f) { vae_file_printf(f, "</section>\n"); }

static void cell(VaeFile *f, const char *tag, const char *text) {
    vae_file_printf(f, "<%s>", tag);
    vae_html_text(f, text);
    vae_file_printf(f, "</%.2s>", tag); // without its class
}

static void number_cell(VaeFile *f, const char *tag, double x) {
    char text[32] = "-";
    if (isfinite(x)) snprintf(text, sizeof text, "%.3f", x);
    cell(f, tag, text);
}

// Begins a cell with the colour of a group at its edge.
static void group_cell(VaeFile *f, int group) {
    vae_file_printf(f, "<td class=\"swatch\" style=\"border-left-color:#%06x\">", vae_colour(group));
}

// ---------------------------------------------------------------- tables

static void page_runs(VaeFile *f, const Comparison *c) {
    open_section(f, "Runs");
    vae_file_printf(f, "<div class=\"wide\"><table><tr><th>run</th>");
    for (int k = 0; k < c->n_differ; k++) cell(f, "th", c->differs[k]);
    vae_file_printf(f, "<th>done</th><th>ELBO</th><th>error</th><th class=\"more\">reconstruction</th>"
                    "<th class=\"more\">KL</th><th class=\"more\">active</th></tr>\n");
    for (int i = 0; i < c->n; i++) {
        const Run *r = &c->run[i];
        char text[64];
        vae_file_printf(f, r == c->best ? "<tr class=\"best\">" : "<tr>");
        group_cell(f, r->group);
        vae_html_text(f, r->name);
        vae_file_printf(f, "</td>");
        for (int k = 0; k < c->n_differ; k++) cell(f, "td", run_setting(r, c->differs[k]));
        if (r->summary.done) snprintf(text, sizeof text, "%ld", r->epochs);
        else snprintf(text, sizeof text, "%ld of %s", r->epochs, run_setting(r, "epochs"));
        cell(f, "td", text);
        number_cell(f, "td", r->elbo);
        number_cell(f, "td", r->elbo_error);
        number_cell(f, "td class=\"more\"", r->reconstruction);
        number_cell(f, "td class=\"more\"", r->kl);
        snprintf(text, sizeof text, r->units ? "%d of %d" : "%d", r->active, r->units);
        cell(f, "td class=\"more\"", text);
        vae_file_printf(f, "</tr>\n");
    }
    vae_file_printf(f, "</table></div>\n<p class=\"soft\">Nats per row, &#946; = 1; the error is the standard error of "
                    "the mean over the rows. A run that is not done shows its last epoch.%s</p>\n",
                    c->best ? " The best bound is in bold." : "");
    close_section(f);
}

static void page_groups(VaeFile *f, const Comparison *c) {
    if (c->n_groups == c->n) return;
    open_section(f, "Over seeds");
    vae_file_printf(f, "<div class=\"wide\"><table><tr><th></th>");
    for (int k = 0; k < c->n_differ; k++)
        if (strcmp(c->differs[k], "seed")) cell(f, "th", c->differs[k]);
    vae_file_printf(f, "<th>seeds</th><th>mean ELBO</th><th>error</th></tr>\n");
    for (int i = 0; i < c->n_groups; i++) {
        const RunGroup *g = &c->group[i];
        vae_file_printf(f, "<tr>");
        group_cell(f, i);
        vae_file_printf(f, "</td>");
        for (int k = 0; k < c->n_differ; k++)
            if (strcmp(c->differs[k], "seed")) cell(f, "td", run_setting(g->first, c->differs[k]));
        vae_file_printf(f, "<td>%d</td>", g->done);
        number_cell(f, "td", g->elbo);
        number_cell(f, "td", g->elbo_error);
        vae_file_printf(f, "</tr>\n");
    }
    vae_file_printf(f, "</table></div>\n<p class=\"soft\">The mean of the runs that are done, and its standard error "
                    "over seeds.</p>\n");
    close_section(f);
}

// ---------------------------------------------------------------- final bounds

enum { DOTS_W = 640, DOTS_LINE = 26, DOTS_TOP = 10, DOTS_BOTTOM = 30, DOTS_LETTERS = 24, DOTS_LETTER = 10 };

static double error_of(const Run *r) { return isfinite(r->elbo_error) ? r->elbo_error : 0; }

static void page_dots(VaeFile *f, const Comparison *c) {
    double low = INFINITY, high = -INFINITY;
    int left = 0; // room for the names
    for (int i = 0; i < c->n; i++) {
        const Run *r = &c->run[i];
        const size_t n = strlen(r->name);
        left = n > DOTS_LETTERS ? DOTS_LETTERS + 3 : (int)n > left ? (int)n : left;
        if (!isfinite(r->elbo)) continue;
        low = fmin(low, r->elbo - error_of(r)), high = fmax(high, r->elbo + error_of(r));
    }
    if (!isfinite(low)) return;
    vae_plot_widen(&low, &high);
    const double margin = (high - low) * 0.04;
    low -= margin, high += margin;
    const VaeTicks ticks = vae_ticks(low, high);
    left = (left + 2) * DOTS_LETTER;
    const int tall = DOTS_TOP + c->n * DOTS_LINE;
    const double scale = (DOTS_W - left - 10) / (high - low);
    open_section(f, "Final bounds");
    vae_file_printf(f, "<svg class=\"dots\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"ELBO of each run, with its "
                    "standard error\">\n", DOTS_W, tall + DOTS_BOTTOM);
    for (int i = 0; i < ticks.n; i++) {
        const double x = left + (vae_tick(&ticks, i) - low) * scale;
        vae_file_printf(f, "<path class=\"grid\" d=\"M%.1f %dV%d\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">"
                        "%.*g</text>\n", x, DOTS_TOP, tall, x, tall + 20, ticks.digits, vae_tick(&ticks, i));
    }
    for (int i = 0; i < c->n; i++) {
        const Run *r = &c->run[i];
        const double y = DOTS_TOP + (i + 0.5) * DOTS_LINE, x = left + (r->elbo - low) * scale;
        const size_t n = strlen(r->name), cut = n > DOTS_LETTERS ? n - DOTS_LETTERS : 0; // the end tells names apart
        vae_file_printf(f, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s", left - 10, y + 5, cut ? "..." : "");
        vae_html_text(f, r->name + cut);
        vae_file_printf(f, "</text>");
        if (!isfinite(r->elbo)) continue;
        vae_file_printf(f, "<g stroke=\"#%06x\"><path stroke-width=\"2\" d=\"M%.1f %.1fH%.1f\"/><circle r=\"4\" "
                        "cx=\"%.1f\" cy=\"%.1f\" fill=\"#%06x\"/><title>", vae_colour(r->group),
                        x - error_of(r) * scale, y, x + error_of(r) * scale, x, y, vae_colour(r->group));
        vae_html_text(f, r->name);
        vae_file_printf(f, ": %.3f", r->elbo);
        if (isfinite(r->elbo_error)) vae_file_printf(f, " &#177; %.3f", r->elbo_error);
        vae_file_printf(f, "</title></g>\n");
    }
    vae_file_printf(f, "</svg>\n");
    close_section(f);
}

// ---------------------------------------------------------------- curves

static double bound_of(const VaeRecord *r) { return r->has_valid ? r->valid_elbo : r->elbo; }
static double loss_of(const VaeRecord *r) { return r->loss; }
static double kl_of(const VaeRecord *r) { return r->has_valid ? r->valid_kl : r->kl; }

static void page_curves(VaeFile *f, const Comparison *c, const char *title, double (*value)(const VaeRecord *),
                        const char *note) {
    VaeCurve *line = arena_alloc(c->arena, (size_t)c->n * sizeof *line);
    bool any = false;
    for (int i = 0; i < c->n; i++) {
        const Run *r = &c->run[i];
        double *x = arena_alloc(c->arena, 2 * r->n_records * sizeof *x), *y = x + r->n_records;
        for (size_t k = 0; k < r->n_records; k++) x[k] = (double)r->record[k].epoch, y[k] = value(&r->record[k]);
        line[i] = (VaeCurve){.name = r->name, .k = r->group, .n = r->n_records, .x = x, .y = y};
        any |= r->n_records > 1;
    }
    if (!any) return;
    open_section(f, title);
    vae_curves_svg(f, &(VaeCurves){.title = title, .x_name = "epoch", .n_lines = c->n, .line = line});
    vae_file_printf(f, "<p class=\"soft\">%s</p>\n", note);
    close_section(f);
}

void compare_page(const Comparison *c, const char *path) {
    VaeFile f = vae_file_create(path);
    const char *model = c->run[0].summary.model;
    vae_page_head(&f, model);
    vae_file_printf(&f, "<h1>");
    vae_html_text(&f, model);
    vae_file_printf(&f, "</h1>\n<p class=\"soft\">%d run%s beside each other. Runs of one setting have one colour."
                    "</p>\n", c->n, VAE_S(c->n));
    if (c->note) {
        vae_file_printf(&f, "<p class=\"bad\">");
        vae_html_text(&f, c->note);
        vae_file_printf(&f, "</p>\n");
    }
    page_runs(&f, c);
    vae_file_printf(&f, "<div class=\"pair\">\n");
    page_dots(&f, c);
    page_groups(&f, c);
    page_curves(&f, c, "Bound", bound_of, "ELBO by epoch, of validation data where there are some. Drag to zoom; a "
                "double click shows all again.");
    page_curves(&f, c, "Loss", loss_of, "Of training, as it is weighed there.");
    page_curves(&f, c, "KL", kl_of, "Nats per row.");
    vae_file_printf(&f, "</div>\n");
    vae_page_foot(&f);
    vae_file_commit(&f);
}

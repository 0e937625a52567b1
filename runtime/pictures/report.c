// report.c -- DIR/report.html: a training on one page that needs nothing else: no network, pictures
// inside as data: URIs, drawings as SVG, one small script that the page can do without. It follows
// the reader's light or dark mode and fits a phone. Every word of the user's is escaped.
#include "pictures/plot.h"

#include <string.h>

// Sections stand in pairs where the page is wide enough.
static void report_open(VaeFile *f, const char *title) {
    vae_file_printf(f, "<section><h2>%s</h2>\n", title);
}

static void report_close(VaeFile *f) { vae_file_printf(f, "</section>\n"); }

static void report_picture(VaeFile *f, const char *title, const char *caption, const VaePng *png) {
    if (!png->bytes) return;
    report_open(f, title);
    vae_file_printf(f, "<figure><img alt=\"%s\" src=\"data:image/png;base64,", caption);
    vae_html_base64(f, png->bytes, png->size);
    vae_file_printf(f, "\"/><figcaption>%s</figcaption></figure>\n", caption);
    report_close(f);
}

static void report_tile(VaeFile *f, const char *label, const char *value) {
    vae_file_printf(f, "<div class=\"tile\"><b>");
    vae_html_text(f, value);
    vae_file_printf(f, "</b><span>");
    vae_html_text(f, label);
    vae_file_printf(f, "</span></div>\n");
}

// ---------------------------------------------------------------- numbers

// Of each of several latents its KL, and of a codebook how much of it is in use.
static void report_latents(VaeFile *f, const VaeReport *r) {
    const VaeModel *m = r->model;
    char name[VAE_NAME], text[128];
    for (int l = 0; l < m->n_latents && m->n_latents > 1; l++) {
        snprintf(name, sizeof name, "KL of %.100s", m->latent[l].name);
        snprintf(text, sizeof text, "%.3f", vae_latent_kl(r->scores, m, l));
        report_tile(f, name, text);
    }
    for (int l = 0; l < m->n_latents; l++) {
        if (!m->latent[l].codes) continue;
        snprintf(name, sizeof name, "codes of %.100s in use", m->latent[l].name);
        snprintf(text, sizeof text, "%d of %d", r->scores->codes[l].used, m->latent[l].codes);
        report_tile(f, name, text);
        snprintf(name, sizeof name, "perplexity of %.100s", m->latent[l].name);
        snprintf(text, sizeof text, "%.2f", r->scores->codes[l].perplexity);
        report_tile(f, name, text);
    }
}

static void report_tiles(VaeFile *f, const VaeReport *r) {
    char text[128];
    vae_file_printf(f, "<div class=\"tiles\">\n");
    snprintf(text, sizeof text, "%.3f", r->elbo);
    report_tile(f, "ELBO", text);
    snprintf(text, sizeof text, "%.3f", r->reconstruction);
    report_tile(f, "reconstruction", text);
    snprintf(text, sizeof text, "%.3f", r->kl);
    report_tile(f, "KL", text);
    snprintf(text, sizeof text, "%.4f",
             -r->elbo / (r->model->stream[r->model->target].width * log(2.0)));
    report_tile(f, "bits per dimension", text);
    snprintf(text, sizeof text, "%d of %d", r->active, r->units);
    report_tile(f, vae_units_name(r->model), text);
    report_latents(f, r);
    vae_file_printf(f, "</div>\n");
}

static void report_health(VaeFile *f, const VaeReport *r) {
    if (r->n_records == 0 || !r->record[r->n_records - 1].collapsed) return;
    vae_file_printf(f, "<p class=\"bad\"><b>posterior collapse</b>: the KL of every latent "
                    "dimension is next to 0, so the decoder ignores the latents. Try a warm-up "
                    "(<code>beta = linear(0, 1, epochs=10)</code>), a lower <code>beta</code>, or "
                    "<code>free_bits</code>.</p>\n");
}

// ---------------------------------------------------------------- curves

static void report_curves(VaeFile *f, const VaeReport *r) {
    if (r->n_records < 2) return;
    const size_t n = r->n_records;
    double *column = vae_alloc(5 * n, sizeof *column);
    double *x = column, *loss = x + n, *valid = loss + n, *kl = valid + n, *valid_kl = kl + n;
    bool has_valid = false;
    for (size_t i = 0; i < n; i++) {
        const VaeRecord *e = &r->record[i];
        has_valid |= e->has_valid;
        x[i] = (double)e->epoch;
        loss[i] = e->loss;
        kl[i] = e->kl;
        valid[i] = e->has_valid ? e->valid_loss : NAN;
        valid_kl[i] = e->has_valid ? e->valid_kl : NAN;
    }
    VaeCurves curves = {.title = "loss by epoch", .n = n, .x = x, .n_lines = has_valid ? 2 : 1,
                        .y = {loss, valid}, .name = {"training", "validation"}};
    report_open(f, "Loss");
    vae_curves_svg(f, &curves);
    vae_file_printf(f, "<p class=\"soft\">Nats per sample, as training weighs them, averaged over "
                    "the epoch. Drag to zoom; a double click shows all again.</p>\n");
    report_close(f);
    curves.title = "KL by epoch";
    curves.y[0] = kl;
    curves.y[1] = valid_kl;
    report_open(f, "KL");
    vae_curves_svg(f, &curves);
    report_close(f);
    vae_free(column);
}

// ---------------------------------------------------------------- bars

enum { BARS_WIDTH = 640, BARS_HEIGHT = 190, BARS_BOTTOM = 26, BARS_TOP = 28, BARS_MOST = 640 };

static void report_bar(VaeFile *f, const char *name, double kl, double high, double at, double step) {
    const double gap = step > 4 ? fmin(step * 0.15, 8) : 0;
    const double h = fmax(kl, 0) / high * (BARS_HEIGHT - BARS_BOTTOM - BARS_TOP);
    vae_file_printf(f, "<rect%s x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>",
                    kl < 0.01 ? " class=\"idle\"" : "", at + gap, BARS_HEIGHT - BARS_BOTTOM - h,
                    step - 2 * gap, h);
    vae_html_text(f, name);
    vae_file_printf(f, ": %.4f nats</title></rect>\n", kl);
}

// One bar for each latent dimension (or what the KL is known of), in order: sorted, they would not
// say which is which. Of very many neighbours the highest stands for all.
static void report_bars(VaeFile *f, const VaeReport *r) {
    const VaeModel *m = r->model;
    char name[VAE_NAME];
    double high = 0;
    int bars = 0;
    for (int l = 0; l < m->n_latents; l++)
        for (int g = 0; g < vae_kl_groups(m, l); g++, bars++)
            high = fmax(high, vae_group_kl(r->scores, m, l, g));
    if (!(high > 0) || !isfinite(high)) return;
    report_open(f, "KL of each latent dimension");
    vae_file_printf(f, "<svg class=\"bars\" viewBox=\"0 0 %d %d\" role=\"img\" "
                    "aria-label=\"KL of each latent dimension\">\n", BARS_WIDTH, BARS_HEIGHT);
    const double step = fmin((double)BARS_WIDTH / bars, 60);
    const int together = (bars - 1) / BARS_MOST + 1;
    int at = 0, begin = 0, best_latent = 0, best_group = 0;
    double kl = -INFINITY;
    for (int l = 0; l < m->n_latents; l++)
        for (int g = 0; g < vae_kl_groups(m, l); g++) {
            const double one = vae_group_kl(r->scores, m, l, g);
            if (at % together == 0) kl = -INFINITY;
            if (one > kl) kl = one, best_latent = l, best_group = g;
            if (++at % together && at < bars) continue;
            report_bar(f, vae_group_name(m, best_latent, best_group, name), kl, high, begin * step,
                       (at - begin) * step);
            begin = at;
        }
    vae_file_printf(f, "<text x=\"0\" y=\"%d\">", BARS_HEIGHT - 6);
    vae_html_text(f, vae_group_name(m, 0, 0, name));
    vae_file_printf(f, "</text><text x=\"%.1f\" y=\"%d\" text-anchor=\"end\">", step * bars,
                    BARS_HEIGHT - 6);
    const int last = m->n_latents - 1;
    if (bars > 1) vae_html_text(f, vae_group_name(m, last, vae_kl_groups(m, last) - 1, name));
    vae_file_printf(f, "</text><text x=\"0\" y=\"18\">highest: %.3f nats</text>\n</svg>\n", high);
    report_close(f);
}

// ---------------------------------------------------------------- the latent space

static void report_plane(VaeFile *f, const VaeReport *r) {
    if (!r->plane || r->n_plane == 0) return;
    const VaeScatter scatter = {.xy = r->plane, .label = r->label, .n = r->n_plane,
                                .x_name = r->x_name, .y_name = r->y_name};
    report_open(f, "Latents");
    vae_scatter_svg(f, &scatter);
    vae_file_printf(f, "<p class=\"soft\">The codes of %zu row%s of ", r->n_plane, VAE_S(r->n_plane));
    vae_html_text(f, r->plane_of);
    vae_file_printf(f, "%s.</p>\n", r->label ? ", coloured by label" : "");
    report_close(f);
}

// ---------------------------------------------------------------- the page

static void report_table(VaeFile *f, const VaeReport *r) {
    enum { LAST = 10 };
    if (r->n_records == 0) return;
    const bool valid = r->record[r->n_records - 1].has_valid;
    report_open(f, "Last epochs");
    vae_file_printf(f, "<div class=\"wide\"><table><tr><th>epoch</th>"
                    "<th>loss</th><th>recon</th><th>KL</th>%s<th>active</th><th class=\"more\">"
                    "seconds</th><th class=\"more\">samples/s</th></tr>\n",
                    valid ? "<th>validation</th>" : "");
    for (size_t i = r->n_records > LAST ? r->n_records - LAST : 0; i < r->n_records; i++) {
        const VaeRecord *e = &r->record[i];
        vae_file_printf(f, "<tr><td>%ld</td><td>%.3f</td><td>%.3f</td><td>%.3f</td>", e->epoch,
                        e->loss, e->reconstruction, e->kl);
        if (valid) vae_file_printf(f, "<td>%.3f</td>", e->valid_loss);
        vae_file_printf(f, "<td>%d</td><td class=\"more\">%.1f</td><td class=\"more\">%.0f</td></tr>\n", e->active_units,
                        e->seconds, e->samples_per_second);
    }
    vae_file_printf(f, "</table></div>\n");
    report_close(f);
}

static void report_columns(VaeFile *f, const VaeColumns *c) {
    if (!c) return;
    report_open(f, c->classes ? "Classes" : "Columns");
    vae_columns_spread(f, c);
    report_close(f);
    report_open(f, "Samples");
    vae_columns_draws(f, c);
    report_close(f);
    if (!c->rebuilt) return;
    report_open(f, "Reconstructions");
    vae_columns_rebuilt(f, c);
    report_close(f);
}

static void report_drawing(VaeFile *f, const VaeModel *m) {
    report_open(f, "Model");
    vae_drawing_svg(f, m);
    report_close(f);
}

// Length of the cell at `at`: up to two blanks or the end of the line; *next: where one begins anew.
static size_t report_cell(const char *at, const char **next) {
    size_t n = 0;
    while (at[n] && at[n] != '\n' && !(at[n] == ' ' && (at[n + 1] == ' ' || at[n + 1] == '\n'))) n++;
    for (*next = at + n; **next == ' '; ++*next) {}
    return n;
}

// The summary of `vaec check`, its lines of several cells as tables, so that it fits every width.
static void report_summary(VaeFile *f, const char *at) {
    bool table = false;
    report_open(f, "In numbers");
    vae_file_printf(f, "<div class=\"numbers\">\n");
    while (*at) {
        const char *next;
        const size_t indent = strspn(at, " ");
        size_t n = report_cell(at += indent, &next);
        const bool several = *next && *next != '\n';
        if (table != several) vae_file_printf(f, several ? "<table>\n" : "</table>\n");
        table = several;
        if (several || n) vae_file_printf(f, several ? "<tr>" : "<p>");
        const bool empty = n == 0;
        for (bool first = true; n > 0; first = false) {
            char cell[256];
            snprintf(cell, sizeof cell, "%.*s", (int)n, at);
            if (several && first) vae_file_printf(f, "<td style=\"padding-left:%zuch\">", indent);
            else if (several) vae_file_printf(f, "<td>");
            vae_html_text(f, cell);
            if (several) vae_file_printf(f, "</td>");
            at = next;
            n = *at == '\n' ? 0 : report_cell(at, &next);
        }
        if (!empty) vae_file_printf(f, several ? "</tr>\n" : "</p>\n");
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    vae_file_printf(f, table ? "</table></div>\n" : "</div>\n");
    report_close(f);
}

void vae_report_write(const char *path, const VaeReport *r) {
    const VaeModel *m = r->model;
    VaeFile f = vae_file_create(path);
    vae_file_printf(&f, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n"
                    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>\n"
                    "<title>");
    vae_html_text(&f, m->name);
    vae_file_printf(&f, "</title>\n<style>\n%s</style></head><body>\n<h1>", vae_page_style);
    vae_html_text(&f, m->name);
    vae_file_printf(&f, "</h1>\n<p class=\"soft\">%zu row%s, %ld epoch%s, batch %d, seed %llu. "
                    "Numbers below: %zu row%s of ", r->train_rows, VAE_S(r->train_rows), r->epochs,
                    VAE_S(r->epochs), m->batch, (unsigned long long)r->seed, r->scored_rows,
                    VAE_S(r->scored_rows));
    vae_html_text(&f, r->scored_on);
    vae_file_printf(&f, ", &#946; = 1, in nats per sample.</p>\n");
    report_health(&f, r);
    report_tiles(&f, r);
    vae_file_printf(&f, "<div class=\"pair\">\n");
    report_curves(&f, r);
    report_columns(&f, r->columns);
    report_picture(&f, "Samples", "Draws from the prior, decoded", &r->samples);
    report_picture(&f, "Reconstructions",
                   vae_reconstruct_panels(m) == 3
                       ? "In threes: what the encoder reads, what it becomes, what it should be"
                       : "In pairs: the original, then its reconstruction",
                   &r->pairs);
    report_plane(&f, r);
    report_picture(&f, "The latent plane", "Decoded at equal steps of the prior's quantiles, "
                   "left to right and upwards", &r->manifold);
    report_bars(&f, r);
    report_table(&f, r);
    report_drawing(&f, m);
    report_summary(&f, m->summary);
    vae_file_printf(&f, "</div>\n");
    vae_file_printf(&f, "<script>//<![CDATA[\n%s//]]></script>\n</body></html>\n", vae_page_script);
    vae_file_commit(&f);
}

// report.c -- DIR/report.html: a training on one page that needs nothing else: no network, pictures
// inside as data: URIs, drawings as SVG, one small script that the page can do without. It follows
// the reader's light or dark mode and fits a phone. Every word of the user's is escaped.
#include "pictures/plot.h"

#include <string.h>

static void report_picture(VaeFile *f, const char *title, const char *caption, const VaePng *png) {
    if (!png->bytes) return;
    vae_section_open(f, title);
    vae_file_printf(f, "<figure><img alt=\"%s\" src=\"data:image/png;base64,", caption);
    vae_html_base64(f, png->bytes, png->size);
    vae_file_printf(f, "\"/><figcaption>%s</figcaption></figure>\n", caption);
    vae_section_close(f);
}

static void report_tile(VaeFile *f, const char *label, const char *value) {
    vae_file_printf(f, "<div class=\"tile\"><b>");
    vae_html_text(f, value);
    vae_file_printf(f, "</b><span>");
    vae_html_text(f, label);
    vae_file_printf(f, "</span></div>\n");
}

// ---------------------------------------------------------------- numbers

// Of a codebook how much of it is in use.
static void report_codes(VaeFile *f, const VaeReport *r) {
    const VaeModel *m = r->model;
    char name[VAE_NAME], text[128];
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

// Of a label that the model tells, how often it is right.
static void report_streams(VaeFile *f, const VaeReport *r) {
    const VaeModel *m = r->model;
    char name[VAE_NAME], text[128];
    for (int k = 0; k < m->n_streams; k++) {
        if (!vae_scores_labels(m, k)) continue;
        snprintf(name, sizeof name, "%.100s right", m->stream[k].name);
        snprintf(text, sizeof text, "%.2f %%", 100 * vae_accuracy(r->scores, k));
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
    report_streams(f, r);
    snprintf(text, sizeof text, "%.4f",
             -r->elbo / (vae_dimensions(r->model) * log(2.0)));
    report_tile(f, "bits per dimension", text);
    snprintf(text, sizeof text, "%d of %d", r->active, r->units);
    report_tile(f, vae_units_name(r->model), text);
    report_codes(f, r);
    vae_file_printf(f, "</div>\n");
}

static void report_health(VaeFile *f, const VaeReport *r) {
    const VaeRecord *judged = vae_metrics_judged(r->record, r->n_records);
    if (!judged || !judged->collapsed) return;
    vae_file_printf(f, "<p class=\"bad\"><b>posterior collapse</b>: the KL of every latent "
                    "dimension is next to 0, so the decoder ignores the latents. Try a warm-up "
                    "(<code>beta = linear(0, 1, epochs=10)</code>), a lower <code>beta</code>, or "
                    "<code>free_bits</code>.</p>\n");
}

// ---------------------------------------------------------------- curves

static void report_curves(VaeFile *f, const VaeReport *r) {
    if (r->n_records < 2) return;
    const size_t n = r->n_records;
    double *column = vae_alloc(6 * n, sizeof *column), *critic = column + 5 * n;
    double *x = column, *loss = x + n, *valid = loss + n, *kl = valid + n, *valid_kl = kl + n;
    bool has_valid = false, has_critic = false;
    for (size_t i = 0; i < n; i++) {
        const VaeRecord *e = &r->record[i];
        has_valid |= e->has_valid;
        has_critic |= e->has_critic;
        critic[i] = e->has_critic ? e->critic : NAN;
        x[i] = (double)e->epoch;
        loss[i] = e->loss;
        kl[i] = e->kl;
        valid[i] = e->has_valid ? e->valid_loss : NAN;
        valid_kl[i] = e->has_valid ? e->valid_kl : NAN;
    }
    VaeCurve line[2] = {{.name = "training", .class = "one", .n = n, .x = x, .y = loss},
                        {.name = "validation", .class = "two", .n = n, .x = x, .y = valid}};
    VaeCurves curves = {.title = "loss by epoch", .x_name = "epoch", .n_lines = has_valid ? 2 : 1, .line = line,
                        .legend = true};
    vae_section_open(f, "Loss");
    vae_curves_svg(f, &curves);
    vae_file_printf(f, "<p class=\"soft\">Nats per sample, as training weighs them, averaged over "
                    "the epoch. Drag to zoom; a double click shows all again.</p>\n");
    vae_section_close(f);
    curves.title = "KL by epoch";
    line[0].y = kl;
    line[1].y = valid_kl;
    vae_section_open(f, "KL");
    vae_curves_svg(f, &curves);
    vae_section_close(f);
    if (has_critic) {
        curves.title = "critic's loss by epoch";
        curves.n_lines = 1;
        line[0].y = critic;
        vae_section_open(f, "Critic");
        vae_curves_svg(f, &curves);
        vae_section_close(f);
    }
    vae_free(column);
}

// ---------------------------------------------------------------- bars

enum { BARS_WIDTH = 640, BARS_HEIGHT = 190, BARS_BOTTOM = 26, BARS_TOP = 28, BARS_MOST = 640 };

static void report_bar(VaeFile *f, const char *name, int latent, double kl, double high, double at, double step) {
    const double gap = step > 4 ? fmin(step * 0.15, 8) : 0;
    const double h = fmax(kl, 0) / high * (BARS_HEIGHT - BARS_BOTTOM - BARS_TOP);
    vae_file_printf(f, "<rect%s x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>",
                    kl < 0.01 ? " class=\"idle\"" : latent % 2 ? " class=\"odd\"" : "", at + gap,
                    BARS_HEIGHT - BARS_BOTTOM - h, step - 2 * gap, h);
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
    vae_section_open(f, "KL of each latent dimension");
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
            report_bar(f, vae_group_name(m, best_latent, best_group, name), best_latent, kl, high,
                       begin * step, (at - begin) * step);
            begin = at;
        }
    vae_file_printf(f, "<text x=\"0\" y=\"%d\">", BARS_HEIGHT - 6);
    vae_html_text(f, vae_group_name(m, 0, 0, name));
    vae_file_printf(f, "</text><text x=\"%.1f\" y=\"%d\" text-anchor=\"end\">", step * bars,
                    BARS_HEIGHT - 6);
    const int last = m->n_latents - 1;
    if (bars > 1) vae_html_text(f, vae_group_name(m, last, vae_kl_groups(m, last) - 1, name));
    vae_file_printf(f, "</text><text x=\"0\" y=\"18\">highest: %.3f nats</text>\n</svg>\n", high);
    vae_section_close(f);
}

// ---------------------------------------------------------------- the latent space

static void report_plane(VaeFile *f, const VaeReport *r) {
    if (!r->plane || r->n_plane == 0) return;
    const VaeScatter scatter = {.xy = r->plane, .label = r->label, .row = r->plane_row, .n = r->n_plane,
                                .x_name = r->x_name, .y_name = r->y_name};
    vae_section_open(f, "Latents");
    vae_scatter_svg(f, &scatter);
    vae_file_printf(f, "<p class=\"soft\">The codes of %zu row%s of ", r->n_plane, VAE_S(r->n_plane));
    vae_html_text(f, r->plane_of);
    vae_file_printf(f, "%s.<span class=\"live\"> Point at one to see its row.</span></p>\n",
                    r->label ? ", coloured by label" : "");
    vae_section_close(f);
}

// ---------------------------------------------------------------- the page

static void report_table(VaeFile *f, const VaeReport *r) {
    enum { LAST = 10 };
    if (r->n_records == 0) return;
    const bool valid = r->record[r->n_records - 1].has_valid;
    vae_section_open(f, "Last epochs");
    vae_file_printf(f, "<div class=\"wide\"><table><tr><th>epoch</th>"
                    "<th>loss</th><th>recon</th><th>KL</th>%s<th>active</th></tr>\n",
                    valid ? "<th>validation</th>" : "");
    for (size_t i = r->n_records > LAST ? r->n_records - LAST : 0; i < r->n_records; i++) {
        const VaeRecord *e = &r->record[i];
        vae_file_printf(f, "<tr><td>%ld</td><td>%.3f</td><td>%.3f</td><td>%.3f</td>", e->epoch,
                        e->loss, e->reconstruction, e->kl);
        if (valid) vae_file_printf(f, "<td>%.3f</td>", e->valid_loss);
        if (e->has_units) vae_file_printf(f, "<td>%d</td></tr>\n", e->active_units);
        else vae_file_printf(f, "<td></td></tr>\n");
    }
    vae_file_printf(f, "</table></div>\n");
    vae_section_close(f);
}

static void report_columns(VaeFile *f, const VaeColumns *c) {
    if (!c) return;
    vae_section_open(f, c->classes ? "Classes" : "Columns");
    vae_columns_spread(f, c);
    vae_section_close(f);
    vae_section_open(f, "Samples");
    vae_columns_draws(f, c);
    vae_section_close(f);
    if (!c->rebuilt) return;
    vae_section_open(f, "Reconstructions");
    vae_columns_rebuilt(f, c);
    vae_section_close(f);
}

static void report_drawing(VaeFile *f, const VaeModel *m) {
    vae_section_open(f, "Model");
    vae_drawing_svg(f, m);
    vae_section_close(f);
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
    vae_section_open(f, "In numbers");
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
    vae_section_close(f);
}

void vae_report_write(const char *path, const VaeReport *r) {
    const VaeModel *m = r->model;
    VaeFile f = vae_file_create(path);
    vae_page_head(&f, m->name);
    vae_file_printf(&f, "<h1>");
    vae_html_text(&f, m->name);
    vae_file_printf(&f, "</h1>\n<p class=\"soft\">%zu row%s, %ld epoch%s, batch %d, seed %llu. "
                    "Numbers below: %zu row%s of ", r->train_rows, VAE_S(r->train_rows), r->epochs,
                    VAE_S(r->epochs), vae_step_rows(m), (unsigned long long)r->seed, r->scored_rows,
                    VAE_S(r->scored_rows));
    vae_html_text(&f, r->scored_on);
    vae_file_printf(&f, ", &#946; = 1, in nats per sample.</p>\n");
    report_health(&f, r);
    report_tiles(&f, r);
    vae_file_printf(&f, "<div class=\"pair\">\n");
    report_curves(&f, r);
    vae_report_latent_kl(&f, r);
    vae_report_nats(&f, r);
    vae_report_column_nats(&f, r);
    report_columns(&f, r->columns);
    vae_report_lines(&f, &r->lines);
    report_picture(&f, "Samples", "Draws from the prior, decoded", &r->samples);
    vae_report_frames(&f, r);
    report_picture(&f, "Reconstructions",
                   vae_reconstruct_panels(m) == 3
                       ? "In threes: what the encoder reads, what it becomes, what it should be"
                       : "In pairs: the original, then its reconstruction",
                   &r->pairs);
    vae_report_strange(&f, r);
    report_plane(&f, r);
    report_picture(&f, "The latent plane", "Decoded at equal steps of the prior's quantiles, "
                   "left to right and upwards", &r->manifold);
    report_bars(&f, r);
    report_table(&f, r);
    report_drawing(&f, m);
    report_summary(&f, m->summary);
    vae_file_printf(&f, "</div>\n");
    vae_page_foot(&f);
    vae_file_commit(&f);
}

// report_rows.c -- sections of the report that show rows: what was drawn after some epochs, and the strangest rows.
#include "pictures/plot.h"

// Sections stand in pairs where the page is wide enough.
void vae_section_open(VaeFile *f, const char *title) { vae_file_printf(f, "<section><h2>%s</h2>\n", title); }

void vae_section_close(VaeFile *f) { vae_file_printf(f, "</section>\n"); }

// caption: escaped already
static void rows_figure(VaeFile *f, const VaePng *png, const char *alt, const char *caption) {
    vae_file_printf(f, "<figure><img alt=\"%s\" src=\"data:image/png;base64,", alt);
    vae_html_base64(f, png->bytes, png->size);
    vae_file_printf(f, "\"/><figcaption>%s</figcaption></figure>\n", caption);
}

// All of them stand beside each other; the script shows one at a time, and a slider.
void vae_report_frames(VaeFile *f, const VaeReport *r) {
    char alt[64], caption[32];
    if (r->n_frames < 2) return;
    vae_section_open(f, "Samples over epochs");
    vae_file_printf(f, "<div class=\"frames\">\n");
    for (int i = 0; i < r->n_frames; i++) {
        snprintf(alt, sizeof alt, "Draws from the prior after epoch %ld", r->frame[i].epoch);
        snprintf(caption, sizeof caption, "epoch %ld", r->frame[i].epoch);
        rows_figure(f, &r->frame[i].png, alt, caption);
    }
    vae_file_printf(f, "</div>\n<p class=\"soft\">The same draws from the prior, decoded after each of these epochs; "
                    "the last by the weights that were kept.</p>\n");
    vae_section_close(f);
}

// ---------------------------------------------------------------- the strangest rows

static void rows_cell(VaeFile *f, const char *text) {
    vae_file_printf(f, "<td class=\"words\">");
    vae_html_text(f, text);
    vae_file_printf(f, "</td>");
}

static void strange_lines(VaeFile *f, const VaeReport *r) {
    vae_file_printf(f, "<div class=\"wide\"><table><tr><th>row</th><th>bound</th><th>line</th><th>becomes</th></tr>\n");
    for (int i = 0; i < r->n_strange; i++) {
        vae_file_printf(f, "<tr><td>%zu</td><td>%.3f</td>", r->strange[i].row, r->strange[i].bound);
        rows_cell(f, r->strange[i].line);
        rows_cell(f, r->strange[i].rebuilt);
        vae_file_printf(f, "</tr>\n");
    }
    vae_file_printf(f, "</table></div>\n");
}

void vae_report_lines(VaeFile *f, const VaeLines *l) {
    if (!l->n) return;
    vae_section_open(f, "Samples");
    vae_file_printf(f, "<div class=\"wide\"><table>\n");
    for (int i = 0; i < l->n; i++) {
        vae_file_printf(f, "<tr>");
        rows_cell(f, l->drawn[i]);
        vae_file_printf(f, "</tr>\n");
    }
    vae_file_printf(f, "</table></div>\n<p class=\"soft\">Draws from the prior, and then of each token.</p>\n");
    vae_section_close(f);
    vae_section_open(f, "Reconstructions");
    vae_file_printf(f, "<div class=\"wide\"><table><tr><th>line</th><th>becomes</th></tr>\n");
    for (int i = 0; i < l->n; i++) {
        vae_file_printf(f, "<tr>");
        rows_cell(f, l->row[i]);
        rows_cell(f, l->rebuilt[i]);
        vae_file_printf(f, "</tr>\n");
    }
    vae_file_printf(f, "</table></div>\n<p class=\"soft\">At each step the likeliest token, by the mean of the row's "
                    "posterior.</p>\n");
    vae_section_close(f);
}

static void strange_values(VaeFile *f, const VaeReport *r) {
    const VaeStream *stream = &r->model->stream[r->model->target];
    vae_file_printf(f, "<div class=\"wide\"><table><tr><th>row</th><th>bound</th>"
                    "<th>strangest values (rebuilt)</th></tr>\n");
    for (int i = 0; i < r->n_strange; i++) {
        const VaeStrange *s = &r->strange[i];
        vae_file_printf(f, "<tr><td>%zu</td><td>%.3f</td><td class=\"words\">", s->row, s->bound);
        for (int k = 0; k < s->n_values; k++) {
            if (s->value[k].column == 0)
                vae_file_printf(f, "class %.0f (%.0f)", s->value[k].value, s->value[k].rebuilt);
            else {
                char name[VAE_NAME];
                vae_file_printf(f, "%s", k ? ", " : "");
                vae_html_text(f, vae_column_name(stream, (size_t)s->value[k].column - 1, name));
                vae_file_printf(f, ": %.4g (%.4g)", s->value[k].value, s->value[k].rebuilt);
            }
        }
        vae_file_printf(f, "</td></tr>\n");
    }
    vae_file_printf(f, "</table></div>\n");
}

void vae_report_strange(VaeFile *f, const VaeReport *r) {
    char alt[96], caption[64];
    if (r->n_strange == 0) return;
    vae_section_open(f, "Strangest rows");
    if (r->strange[0].png.bytes) {
        vae_file_printf(f, "<div class=\"small\">\n");
        for (int i = 0; i < r->n_strange; i++) {
            const VaeStrange *s = &r->strange[i];
            snprintf(alt, sizeof alt, "Row %zu and its reconstruction", s->row);
            snprintf(caption, sizeof caption, "row %zu: %.2f", s->row, s->bound);
            rows_figure(f, &s->png, alt, caption);
        }
        vae_file_printf(f, "</div>\n");
    } else if (r->lines.n) {
        strange_lines(f, r);
    } else {
        strange_values(f, r);
    }
    vae_file_printf(f, "<p class=\"soft\">The lowest bounds of %zu row%s of ", r->scored_rows, VAE_S(r->scored_rows));
    vae_html_text(f, r->scored_on);
    vae_file_printf(f, ", in nats; the mean is %.2f. %s</p>\n", r->elbo,
                    r->strange[0].png.bytes || r->lines.n ? "Each beside its reconstruction."
                                            : "Values by how many deviations of their column they are off.");
    vae_section_close(f);
}

// report_nats.c -- sections of the report that say where the nats go: to the stream that is decoded, to each latent.
#include "pictures/plot.h"

#include <string.h>

static void nats_row(VaeFile *f, const char *kind, const char *name, double nats, double most, const char *note) {
    vae_file_printf(f, "<tr><td class=\"words\">%s ", kind);
    vae_html_text(f, name);
    vae_file_printf(f, "</td><td>%.3f</td><td class=\"bar\"><div class=\"part\" style=\"width:%.1f%%\"></div></td>"
                    "<td class=\"more\">%s</td></tr>\n", nats,
                    most > 0 ? fmin(fmax(nats, 0) / most * 100, 100) : 0, note);
}

static void nats_stream(VaeFile *f, const VaeStream *s, double nats, double most) {
    char note[96];
    snprintf(note, sizeof note, "%.3g in each of %d value%s", nats / s->width, s->width, VAE_S(s->width));
    nats_row(f, "reconstruction of", s->name, nats, most, note);
}

void vae_report_nats(VaeFile *f, const VaeReport *r) {
    const VaeModel *m = r->model;
    double most = fabs(r->reconstruction);
    for (int l = 0; l < m->n_latents; l++) most = fmax(most, vae_latent_kl(r->scores, m, l));
    vae_section_open(f, "By stream and latent");
    vae_file_printf(f, "<div class=\"wide\"><table class=\"nats\"><tr><th></th><th>nats</th><th></th>"
                    "<th class=\"more\"></th></tr>\n");
    // Of a single one there is no number but the sum.
    for (int k = 0; k < m->n_streams; k++)
        if (vae_scores_stream(m, k)) nats_stream(f, &m->stream[k], r->scores->stream[k].reconstruction, most);
    if (vae_targets(m) < 2) nats_stream(f, &m->stream[m->target], r->reconstruction, most);
    for (int l = 0; l < m->n_latents; l++) {
        const int groups = vae_kl_groups(m, l);
        char note[96] = "";
        int idle = 0;
        for (int g = 0; g < groups; g++) idle += fabs(vae_group_kl(r->scores, m, l, g)) < 0.01;
        if (groups > 1) snprintf(note, sizeof note, "%d of %d carry 0.01 or more", groups - idle, groups);
        nats_row(f, "KL of", m->latent[l].name, vae_latent_kl(r->scores, m, l), most, note);
    }
    vae_file_printf(f, "</table></div>\n<p class=\"soft\">What minus the ELBO, %.3f nats, is made of.%s</p>\n", -r->elbo,
                    m->training.off_likelihood ? " The likelihood was no part of the loss: nothing raised this bound." : "");
    vae_section_close(f);
}

// Of a table, or a series: what each column, or step, takes of the reconstruction.
void vae_report_column_nats(VaeFile *f, const VaeReport *r) {
    enum { MOST = 100 };
    const VaeScores *s = r->scores;
    const VaeStream *x = &r->model->stream[r->model->target];
    double most = 0;
    if (!s->columns) return;
    for (int j = 0; j < s->columns; j++) most = fmax(most, fabs(s->column[j]));
    vae_section_open(f, x->column ? "By column" : "By step");
    vae_file_printf(f, "<div class=\"wide\"><table class=\"nats\"><tr><th></th><th>nats</th><th></th>"
                    "<th class=\"more\"></th></tr>\n");
    const int shown = s->columns < MOST ? s->columns : MOST;
    for (int j = 0; j < shown; j++) {
        char step[32];
        snprintf(step, sizeof step, "step %d", j + 1);
        nats_row(f, "", x->column ? x->column[j].name : step, s->column[j], most, "");
    }
    vae_file_printf(f, "</table></div>\n<p class=\"soft\">What the reconstruction of ");
    vae_html_text(f, x->name);
    vae_file_printf(f, " is made of: minus the log-density of a value, given z, on average; a missing one has none.");
    if (shown < s->columns) vae_file_printf(f, " The first %d of %d %s.", shown, s->columns,
                                              x->column ? "columns" : "steps");
    vae_file_printf(f, "</p>\n");
    vae_section_close(f);
}

void vae_report_latent_kl(VaeFile *f, const VaeReport *r) {
    const VaeModel *m = r->model;
    const size_t all = r->n_records;
    size_t n = 0; // epochs after which units were judged
    bool any = false;
    if (m->n_latents < 2 || all < 2) return;
    VaeCurve line[VAE_MAX_LATENTS];
    double *x = vae_alloc(all * (size_t)(m->n_latents + 1), sizeof *x);
    for (size_t i = 0; i < all; i++) {
        if (!r->record[i].has_units) continue;
        x[n] = (double)r->record[i].epoch;
        for (int l = 0; l < m->n_latents; l++)
            any |= isfinite(x[all * (size_t)(l + 1) + n] = r->record[i].latent_kl[l]);
        n++;
    }
    for (int l = 0; l < m->n_latents; l++)
        line[l] = (VaeCurve){.name = m->latent[l].name, .k = l, .n = n, .x = x, .y = x + all * (size_t)(l + 1)};
    if (any && n > 1) {
        vae_section_open(f, "KL of each latent");
        vae_curves_svg(f, &(VaeCurves){.title = "KL of each latent by epoch", .x_name = "epoch",
                                       .n_lines = m->n_latents, .line = line, .legend = true});
        vae_section_close(f);
    }
    vae_free(x);
}

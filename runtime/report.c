// report.c -- DIR/report.html: a training on one page that needs nothing else: no network, no
// script, pictures inside as data: URIs, curves and bars as SVG. It follows the reader's light or
// dark mode and fits a phone. Every word of the user's is escaped.
#include "plot.h"

#include <string.h>

static const char report_style[] =
    ":root{color-scheme:light dark;--ink:#1c2230;--soft:#5d6675;--line:#d9dde4;--page:#fff;"
    "--panel:#f5f6f8;--one:#2563c9;--two:#c2571a}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--soft:#98a1b1;--line:#343b47;"
    "--page:#14171d;--panel:#1c2028;--one:#6ea8ff;--two:#f2a05f}}\n"
    "*{box-sizing:border-box}body{margin:0 auto;padding:1.2rem;max-width:56rem;"
    "font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page)}\n"
    "h1{font-size:1.6rem;margin:.2rem 0}h2{font-size:1.15rem;margin:2rem 0 .6rem}"
    "p.soft,figcaption{color:var(--soft);font-size:.9rem}\n"
    ".tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.7rem}"
    ".tile{background:var(--panel);border-radius:.5rem;padding:.6rem .8rem}"
    ".tile b{display:block;font-size:1.35rem;font-variant-numeric:tabular-nums}"
    ".tile span{color:var(--soft);font-size:.85rem}\n"
    "pre{background:var(--panel);border-radius:.5rem;padding:.8rem;overflow-x:auto;"
    "font-size:.8rem;line-height:1.35}"
    "figure{margin:0}img{max-width:100%;height:auto;image-rendering:pixelated;"
    "border-radius:.3rem}svg{width:100%;height:auto}svg text{fill:var(--soft);font-size:11px}\n"
    "@media(max-width:34rem){svg text{font-size:19px}}" // the drawings shrink, their words must not
    "\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem}"
    "th,td{padding:.2rem .8rem .2rem 0;text-align:right;border-bottom:1px solid var(--line)}"
    ".wide{overflow-x:auto}\n";

static void report_picture(VaeFile *f, const char *title, const char *caption,
                           const uint8_t *png, size_t size) {
    if (!png) return;
    vae_file_printf(f, "<h2>%s</h2>\n<figure><img alt=\"%s\" src=\"data:image/png;base64,", title,
                    caption);
    vae_html_base64(f, png, size);
    vae_file_printf(f, "\"><figcaption>%s</figcaption></figure>\n", caption);
}

static void report_tile(VaeFile *f, const char *label, const char *value) {
    vae_file_printf(f, "<div class=\"tile\"><b>");
    vae_html_text(f, value);
    vae_file_printf(f, "</b><span>");
    vae_html_text(f, label);
    vae_file_printf(f, "</span></div>\n");
}

// ---------------------------------------------------------------- curves

enum { CURVE_W = 640, CURVE_H = 260, CURVE_LEFT = 68, CURVE_RIGHT = 14, CURVE_TOP = 12,
       CURVE_BOTTOM = 30, CURVE_POINTS = 400 };

static double report_value(const VaeRecord *r, bool valid) {
    return valid ? (r->has_valid ? r->valid_loss : NAN) : r->loss;
}

static void report_line(VaeFile *f, const VaeReport *r, bool valid, double low, double high) {
    const double first = (double)r->record[0].epoch;
    const double last = (double)r->record[r->n_records - 1].epoch;
    const double xs = (CURVE_W - CURVE_LEFT - CURVE_RIGHT) / (last > first ? last - first : 1);
    const double ys = (CURVE_H - CURVE_TOP - CURVE_BOTTOM) / (high - low);
    const size_t stride = r->n_records / CURVE_POINTS + 1; // long runs: not every epoch is drawn
    vae_file_printf(f, "<polyline fill=\"none\" stroke=\"var(--%s)\" stroke-width=\"2\" "
                    "stroke-linejoin=\"round\" points=\"", valid ? "two" : "one");
    for (size_t i = 0; i < r->n_records; i++) {
        const double y = report_value(&r->record[i], valid);
        if (!isfinite(y) || (i % stride && i + 1 < r->n_records)) continue;
        vae_file_printf(f, "%.1f,%.1f ", CURVE_LEFT + ((double)r->record[i].epoch - first) * xs,
                        CURVE_H - CURVE_BOTTOM - (y - low) * ys);
    }
    vae_file_printf(f, "\"/>\n");
}

static void report_curves(VaeFile *f, const VaeReport *r) {
    double low = INFINITY, high = -INFINITY;
    bool has_valid = false;
    for (size_t i = 0; i < r->n_records; i++) {
        for (int valid = 0; valid < 2; valid++) {
            const double y = report_value(&r->record[i], valid);
            if (!isfinite(y)) continue;
            low = fmin(low, y);
            high = fmax(high, y);
            has_valid |= valid;
        }
    }
    if (!isfinite(low) || r->n_records < 2) return;
    if (!(high > low)) high = low + 1;
    const double tick = vae_plot_tick(high - low);
    low = floor(low / tick) * tick;
    high = ceil(high / tick) * tick;
    vae_file_printf(f, "<h2>Loss</h2>\n<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"loss "
                    "by epoch\">\n", CURVE_W, CURVE_H);
    const double ys = (CURVE_H - CURVE_TOP - CURVE_BOTTOM) / (high - low);
    for (double v = low; v <= high + tick / 2; v += tick) {
        const double y = CURVE_H - CURVE_BOTTOM - (v - low) * ys;
        vae_file_printf(f, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" "
                        "stroke=\"var(--line)\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">"
                        "%.6g</text>\n", CURVE_LEFT, CURVE_W - CURVE_RIGHT, y, y, CURVE_LEFT - 8,
                        y + 4, fabs(v) < tick / 1e6 ? 0 : v);
    }
    const long first = r->record[0].epoch, last = r->record[r->n_records - 1].epoch;
    vae_file_printf(f, "<text x=\"%d\" y=\"%d\">epoch %ld</text><text x=\"%d\" y=\"%d\" "
                    "text-anchor=\"end\">%ld</text>\n", CURVE_LEFT, CURVE_H - 8, first,
                    CURVE_W - CURVE_RIGHT, CURVE_H - 8, last);
    report_line(f, r, false, low, high);
    if (has_valid) report_line(f, r, true, low, high);
    vae_file_printf(f, "<text x=\"%d\" y=\"26\" text-anchor=\"end\"><tspan style=\"fill:var(--one)"
                    "\">&#9632; training</tspan>", CURVE_W - CURVE_RIGHT - 8);
    if (has_valid)
        vae_file_printf(f, "<tspan dx=\"14\" style=\"fill:var(--two)\">&#9632; validation</tspan>");
    vae_file_printf(f, "</text>\n</svg>\n<p class=\"soft\">Nats per sample, as training weighs "
                    "them, averaged over the epoch.</p>\n");
}

// ---------------------------------------------------------------- bars

// One bar for each latent dimension, sorted would hide which is which: they are in order.
static void report_bars(VaeFile *f, const VaeReport *r) {
    enum { W = 640, H = 190, BOTTOM = 26, TOP = 28 };
    double high = 0;
    for (int k = 0; k < r->units; k++) high = fmax(high, r->unit_kl[k]);
    if (!(high > 0) || !isfinite(high)) return;
    vae_file_printf(f, "<h2>KL of each latent dimension</h2>\n<svg viewBox=\"0 0 %d %d\" "
                    "role=\"img\" aria-label=\"KL of each latent dimension\">\n", W, H);
    const double step = (double)W / r->units, gap = step > 4 ? step * 0.15 : 0;
    for (int k = 0; k < r->units; k++) {
        const double h = fmax(r->unit_kl[k], 0) / high * (H - BOTTOM - TOP);
        vae_file_printf(f, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" "
                        "fill=\"var(--one)\"><title>%d: %.4f nats</title></rect>\n",
                        k * step + gap, H - BOTTOM - h, step - 2 * gap, h, k, r->unit_kl[k]);
    }
    vae_file_printf(f, "<text x=\"0\" y=\"%d\">0</text><text x=\"%d\" y=\"%d\" "
                    "text-anchor=\"end\">%d</text><text x=\"0\" y=\"18\">highest: %.3f "
                    "nats</text>\n</svg>\n", H - 6, W, H - 6, r->units - 1, high);
}

// ---------------------------------------------------------------- the page

static void report_table(VaeFile *f, const VaeReport *r) {
    enum { LAST = 10 };
    if (r->n_records == 0) return;
    const bool valid = r->record[r->n_records - 1].has_valid;
    vae_file_printf(f, "<h2>Last epochs</h2>\n<div class=\"wide\"><table><tr><th>epoch</th>"
                    "<th>loss</th><th>reconstruction</th><th>KL</th>%s<th>seconds</th>"
                    "<th>samples/s</th></tr>\n", valid ? "<th>validation</th>" : "");
    for (size_t i = r->n_records > LAST ? r->n_records - LAST : 0; i < r->n_records; i++) {
        const VaeRecord *e = &r->record[i];
        vae_file_printf(f, "<tr><td>%ld</td><td>%.3f</td><td>%.3f</td><td>%.3f</td>", e->epoch,
                        e->loss, e->reconstruction, e->kl);
        if (valid) vae_file_printf(f, "<td>%.3f</td>", e->valid_loss);
        vae_file_printf(f, "<td>%.1f</td><td>%.0f</td></tr>\n", e->seconds, e->samples_per_second);
    }
    vae_file_printf(f, "</table></div>\n");
}

void vae_report_write(const char *path, const VaeReport *r) {
    const VaeModel *m = r->model;
    VaeFile f = vae_file_create(path);
    char text[128];
    vae_file_printf(&f, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                    "<title>");
    vae_html_text(&f, m->name);
    vae_file_printf(&f, "</title>\n<style>\n");
    vae_file_write(&f, report_style, sizeof report_style - 1);
    vae_file_printf(&f, "</style></head><body>\n<h1>");
    vae_html_text(&f, m->name);
    vae_file_printf(&f, "</h1>\n<p class=\"soft\">%zu rows, %ld epochs, batch %d, seed %llu. "
                    "Numbers below: %zu rows of ", r->train_rows, r->epochs, m->batch,
                    (unsigned long long)r->seed, r->scored_rows);
    vae_html_text(&f, r->scored_on);
    vae_file_printf(&f, ", &beta; = 1, in nats per sample.</p>\n<div class=\"tiles\">\n");
    snprintf(text, sizeof text, "%.3f", r->elbo);
    report_tile(&f, "ELBO", text);
    snprintf(text, sizeof text, "%.3f", r->reconstruction);
    report_tile(&f, "reconstruction", text);
    snprintf(text, sizeof text, "%.3f", r->kl);
    report_tile(&f, "KL", text);
    snprintf(text, sizeof text, "%.4f", -r->elbo / (m->stream[m->target].width * log(2.0)));
    report_tile(&f, "bits per dimension", text);
    snprintf(text, sizeof text, "%d of %d", r->active, r->units);
    report_tile(&f, "active units", text);
    vae_file_printf(&f, "</div>\n");
    report_curves(&f, r);
    report_picture(&f, "Samples", "Draws from the prior, decoded", r->samples, r->samples_size);
    report_picture(&f, "Reconstructions",
                   vae_reconstruct_panels(m) == 3
                       ? "In threes: what the encoder reads, what it becomes, what it should be"
                       : "In pairs: the original, then its reconstruction",
                   r->pairs, r->pairs_size);
    report_bars(&f, r);
    report_table(&f, r);
    vae_file_printf(&f, "<h2>Model</h2>\n<pre>");
    vae_html_text(&f, m->summary);
    vae_file_printf(&f, "</pre>\n</body></html>\n");
    vae_file_commit(&f);
}

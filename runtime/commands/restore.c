// restore.c -- models that make a better picture of a worse one (super-resolution, deblurring): the
// encoder reads another image than the decoder produces. And for images in general, the peak
// signal-to-noise ratio of what is reconstructed.
#include "commands/commands.h"

#include <string.h>

#define RESTORE_MOST_DB 100.0 // of a picture without error, which would otherwise be infinite

#ifndef VAE_ONE_STREAM // a picture is made of another

// ---------------------------------------------------------------- other sizes

// Of a length of `from` pixels, the two whose mix is pixel `i` of `to`. Pixels are areas and their
// centres are compared, so that a picture made of halves of another lies exactly on it.
static void restore_between(int i, int to, int from, int at[2], double *second) {
    const double x = ((double)i + 0.5) * (double)from / (double)to - 0.5;
    const double low = floor(x);
    *second = x - low;
    at[0] = low < 0 ? 0 : (int)low;
    at[1] = (int)low + 1 < from ? (int)low + 1 : from - 1;
}

void vae_resize(const VaeStream *to, double *dst, const VaeStream *from, const double *src, bool smooth) {
    const size_t line = (size_t)from->width_px * (size_t)from->channels;
    for (int y = 0; y < to->height; y++) {
        int v[2], u[2];
        double down, across;
        restore_between(y, to->height, from->height, v, &down);
        for (int x = 0; x < to->width_px; x++) {
            restore_between(x, to->width_px, from->width_px, u, &across);
            for (int c = 0; c < to->channels; c++) {
                const int k = from->channels == 1 ? 0 : c;
                double corner[2][2];
                for (int i = 0; i < 2; i++)
                    for (int j = 0; j < 2; j++)
                        corner[i][j] = src[(size_t)v[i] * line + (size_t)(u[j] * from->channels + k)];
                if (smooth) {
                    const double top = corner[0][0] + across * (corner[0][1] - corner[0][0]);
                    const double low = corner[1][0] + across * (corner[1][1] - corner[1][0]);
                    *dst++ = top + down * (low - top);
                } else {
                    *dst++ = corner[down >= 0.5][across >= 0.5];
                }
            }
        }
    }
}

#endif

// ---------------------------------------------------------------- reconstruct

void vae_reconstruct_pictures(VaeSession *s, const VaeData *d, const VaeData *condition, const uint32_t *row, size_t n, bool draw,
                              bool draw_values, uint64_t seed, float *panel) {
    const VaeModel *m = s->model;
    const VaeStream *x = &m->stream[m->target];
    const int from = vae_restored_from(m), panels = vae_reconstruct_panels(m);
    const size_t width = (size_t)x->width;
    float *z = vae_alloc(n * (size_t)vae_latent_width(m), sizeof *z);
    double *out = vae_alloc(n * width, sizeof *out), *values = vae_alloc(width, sizeof *values);
    double *input = from < 0 ? NULL : vae_alloc((size_t)m->stream[from].width, sizeof *input);
    vae_encode_rows(s, vae_data_source(d), row, n, draw, seed, z, NULL);
    if (draw_values) vae_decode_draws(s, vae_data_source(condition), row, z, n, seed, out);
    else vae_decode_rows(s, vae_data_source(condition), row, z, n, out);
    vae_series_cut(vae_data_source(d), m, m->target, row, n, out);
    for (size_t r = 0; r < n; r++) {
        float *at = panel + r * (size_t)panels * width;
        const size_t which = row ? row[r] : r;
#ifndef VAE_ONE_STREAM
        if (from >= 0) {
            vae_data_row_double(d, m, from, which, input);
            vae_resize(x, values, &m->stream[from], input, false);
            vae_to_pixels(m, at, values, 1);
        }
#endif
        vae_data_row_double(d, m, m->target, which, values);
        vae_to_pixels(m, from >= 0 ? at + 2 * width : at, values, 1);
        vae_to_pixels(m, at + width, out + r * width, 1);
    }
    vae_free(input);
    vae_free(values);
    vae_free(out);
    vae_free(z);
}

// ---------------------------------------------------------------- PSNR

// 10 log10(range^2 / mean squared error) of one picture, both clipped to the range from black to white.
static double restore_psnr(const double *got, const double *want, size_t n, VaeShades shades) {
    const double low = (double)shades.black, high = (double)shades.white, range = high - low;
    double sum = 0;
    size_t known = 0; // missing values do not count
    for (size_t i = 0; i < n; i++) {
        if (isnan(want[i])) continue;
        const double d = fmin(fmax(got[i], low), high) - fmin(fmax(want[i], low), high);
        sum += d * d;
        known++;
    }
    if (!known) return RESTORE_MOST_DB;
    const double db = 10 * log10(range * range * (double)known / sum);
    return db < RESTORE_MOST_DB ? db : RESTORE_MOST_DB;
}

bool vae_evaluate_pictures(VaePictureScores *r, VaeSession *s, const VaeData *d) {
    const VaeModel *m = s->model;
    const VaeStream *x = &m->stream[m->target];
    memset(r, 0, sizeof *r);
    if (x->kind != VAE_IMAGE) return false;
    if (vae_told_by_place(m, m->target)) return false; // a picture of it is a draw
    const int from = vae_restored_from(m);
    const size_t width = (size_t)x->width, batch = (size_t)m->batch;
    const VaeShades shades = vae_shades(m);
    r->from = from >= 0 && m->stream[from].channels == x->channels ? from : -1;
    r->same_size = r->from >= 0 && m->stream[from].width == x->width;
    float *z = vae_alloc(batch * (size_t)vae_latent_width(m), sizeof *z);
    double *out = vae_alloc(batch * width, sizeof *out), *want = vae_alloc(2 * width, sizeof *want);
    double *input = r->from < 0 ? NULL : vae_alloc((size_t)m->stream[from].width, sizeof *input);
    uint32_t *row = vae_alloc(batch, sizeof *row);
    double sum = 0, plain = 0;
    bool inside = shades.scale; // the range means something for this data
    vae_session_passes(s, "comparing pictures", 2 * (long)((d->rows + batch - 1) / batch));
    for (size_t at = 0; at < d->rows && inside; at += batch) {
        const size_t n = d->rows - at < batch ? d->rows - at : batch;
        for (size_t i = 0; i < n; i++) row[i] = (uint32_t)(at + i);
        vae_encode_rows(s, vae_data_source(d), row, n, false, 0, z, NULL);
        vae_decode_rows(s, vae_data_source(d), row, z, n, out);
        for (size_t i = 0; i < n; i++) {
            vae_data_row_double(d, m, m->target, at + i, want);
            for (size_t k = 0; k < width; k++)
                inside &= !(want[k] < (double)shades.black || want[k] > (double)shades.white);
            sum += restore_psnr(out + i * width, want, width, shades);
#ifndef VAE_ONE_STREAM
            if (r->from < 0) continue;
            vae_data_row_double(d, m, from, at + i, input);
            vae_resize(x, want + width, &m->stream[from], input, true);
            plain += restore_psnr(want + width, want, width, shades);
#endif
        }
    }
    vae_session_passes(s, NULL, 0);
    r->psnr = d->rows ? sum / (double)d->rows : 0;
    r->plain_psnr = d->rows ? plain / (double)d->rows : 0;
    vae_free(row);
    vae_free(input);
    vae_free(want);
    vae_free(out);
    vae_free(z);
    return inside;
}

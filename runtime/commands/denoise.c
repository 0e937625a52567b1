// denoise.c -- the command denoise: rows through the latents and back, means all the way.
// With --noise S the data is clean and noise of that deviation is added for a test; with --clean F
// the data is noisy and F is what it should be. Either way the error before and after is printed,
// and for pictures the error of the Gaussian blur that suits this very noise best: what the model
// must beat to be of any use.
#include "commands/commands.h"

#include <string.h>

enum { DENOISE_PICTURES = 20, BLUR_MOST = 8, BLUR_TRY_ROWS = 500 };

typedef struct Denoise {
    const VaeOptions *options;
    const VaeModel *model;
    VaeSession session;
    VaeData data;
    size_t rows, width; // of the target stream
    double *noisy;      // [rows, width]
    double *clean;      // [rows, width]; NULL when it is not known
    double *result;     // [rows, width]
} Denoise;

// ---------------------------------------------------------------- noise

// White and Gaussian, not cut to [0, 1]: as the stage `noise` makes it in training. (Cut, it would
// have a mean, which is another problem than noise.) Counts stay counts.
static void denoise_add_noise(Denoise *p) {
    const bool counts = p->model->stream[p->model->target].domain == VAE_DOMAIN_COUNT;
    float *noise = vae_alloc(p->width, sizeof *noise);
    for (size_t r = 0; r < p->rows; r++) {
        double *to = p->noisy + r * p->width;
        vae_fill_normal(noise, (int)p->width, vae_option_seed(p->options), VAE_RNG_NOISE, 1,
                        (uint32_t)r);
        for (size_t i = 0; i < p->width; i++) {
            to[i] = p->clean[r * p->width + i] + p->options->deviation * (double)noise[i];
            if (counts) to[i] = to[i] < 0 ? 0 : round(to[i]);
        }
    }
    vae_free(noise);
}

// ---------------------------------------------------------------- Gaussian blur

// One direction: dst[i] = sum over k of weight[k] src[i + (k - reach) * stride], ends repeated.
static void blur_line(const double *src, double *dst, int n, int stride, const double *weight,
                      int reach) {
    for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            const int at = i + k < 0 ? 0 : i + k >= n ? n - 1 : i + k;
            sum += weight[k + reach] * src[(size_t)at * (size_t)stride];
        }
        dst[(size_t)i * (size_t)stride] = sum;
    }
}

// dst[rows, width] from noisy; between: [width]
static void blur_rows(const Denoise *p, double sigma, size_t rows, double *between, double *dst) {
    const VaeStream *x = &p->model->stream[p->model->target];
    const int c = x->channels, w = x->width_px, h = x->height;
    int reach = (int)ceil(3 * sigma);
    if (reach > BLUR_MOST) reach = BLUR_MOST;
    double weight[2 * BLUR_MOST + 1];
    double total = 0;
    for (int k = -reach; k <= reach; k++) total += exp(-0.5 * k * k / (sigma * sigma));
    for (int k = -reach; k <= reach; k++)
        weight[k + reach] = exp(-0.5 * k * k / (sigma * sigma)) / total;
    for (size_t r = 0; r < rows; r++) {
        const double *from = p->noisy + r * p->width;
        double *to = dst + r * p->width;
        for (int line = 0; line < h; line++)
            for (int k = 0; k < c; k++)
                blur_line(from + line * w * c + k, between + line * w * c + k, w, c, weight,
                          reach);
        for (int column = 0; column < w * c; column++)
            blur_line(between + column, to + column, h, w * c, weight, reach);
    }
}

static double denoise_rmse(const Denoise *p, const double *values, size_t rows) {
    double squares = 0;
    size_t known = 0; // all but what is missing, and what a series has not
    for (size_t i = 0; i < rows * p->width; i++) {
        const double error = values[i] - p->clean[i];
        if (isnan(p->clean[i])) continue;
        squares += error * error, known++;
    }
    return sqrt(squares / (double)known);
}

// The error of the best blur; *sigma says which.
static double denoise_best_blur(const Denoise *p, double *sigma) {
    double *between = vae_alloc(p->width, sizeof *between);
    double *blurred = vae_alloc(p->rows, p->width * sizeof *blurred);
    const size_t some = p->rows < BLUR_TRY_ROWS ? p->rows : BLUR_TRY_ROWS;
    double best = INFINITY;
    *sigma = 0;
    for (int i = 1; i <= 12; i++) {
        blur_rows(p, 0.2 * i, some, between, blurred);
        const double error = denoise_rmse(p, blurred, some);
        if (error < best) *sigma = 0.2 * i;
        best = fmin(best, error);
    }
    blur_rows(p, *sigma, p->rows, between, blurred);
    best = denoise_rmse(p, blurred, p->rows);
    vae_free(blurred);
    vae_free(between);
    return best;
}

// ---------------------------------------------------------------- what is printed and written

// The largest value there can be, less the least: what PSNR is relative to.
static double denoise_peak(const Denoise *p) {
    const VaeDomain domain = p->model->stream[p->model->target].domain;
    if (domain == VAE_DOMAIN_UNIT) return 1;
    if (domain == VAE_DOMAIN_BYTE) return 255;
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < p->rows * p->width; i++) {
        low = fmin(low, p->clean[i]);
        high = fmax(high, p->clean[i]);
    }
    return high - low;
}

static double denoise_power(const Denoise *p) { // the root mean square of what is clean
    double squares = 0;
    size_t known = 0;
    for (size_t i = 0; i < p->rows * p->width; i++)
        if (!isnan(p->clean[i])) squares += p->clean[i] * p->clean[i], known++;
    return sqrt(squares / (double)known);
}

static void denoise_report(const Denoise *p) {
    const VaeStream *x = &p->model->stream[p->model->target];
    const bool series = x->kind == VAE_SERIES; // what noise is to a signal: relative to its power, not to its peak
    const double peak = series ? denoise_power(p) : denoise_peak(p);
    const char *ratio = series ? "snr" : "psnr", *shown = series ? "SNR" : "PSNR";
    double sigma = 0, error[3] = {denoise_rmse(p, p->noisy, p->rows),
                                  denoise_rmse(p, p->result, p->rows), 0};
    static const char *const what[3] = {"before", "after", "blur"};
    const int n = x->kind == VAE_IMAGE ? 3 : 2;
    if (n == 3) error[2] = denoise_best_blur(p, &sigma);
    VaeJsonText j = {0};
    vae_text_begin(&j, NULL, '{');
    vae_text_whole(&j, "rows", (long long)p->rows);
    for (int i = 0; i < n; i++) {
        const double psnr = 20 * log10(peak / error[i]);
        char key[32];
        snprintf(key, sizeof key, "rmse_%s", what[i]);
        vae_text_number(&j, key, error[i]);
        snprintf(key, sizeof key, "%s_%s", ratio, what[i]);
        vae_text_number(&j, key, psnr);
        if (p->options->json) continue;
        printf("%-8s %s %.2f dB  (RMSE %.5f)", what[i], shown, psnr, error[i]);
        if (i == 2) printf("  the best Gaussian blur, sigma %.1f", sigma);
        putchar('\n');
    }
    if (n == 3) vae_text_number(&j, "blur_sigma", sigma);
    if (p->options->json) vae_print_result(&j);
    else vae_text_free(&j);
}

// Pictures: the clean row if it is known, the noisy, the result.
static void denoise_write(const Denoise *p, VaeFormat format) {
    const VaeOptions *o = p->options;
    if (format == VAE_MATRIX) {
        vae_output_rows_under(o->output, p->model, &p->data, p->result, p->rows, 0);
        return;
    }
    const size_t n = p->rows < DENOISE_PICTURES ? p->rows : DENOISE_PICTURES;
    const double *from[3] = {p->noisy, p->result, NULL};
    size_t each = 2;
    if (p->clean) from[0] = p->clean, from[1] = p->noisy, from[2] = p->result, each = 3;
    double *grid = vae_alloc(n * each, p->width * sizeof *grid);
    for (size_t r = 0; r < n; r++)
        for (size_t k = 0; k < each; k++)
            memcpy(grid + (r * each + k) * p->width, from[k] + r * p->width,
                   p->width * sizeof *grid);
    static const char *const head[] = {"clean", "noisy", "denoised"};
    vae_output_pictures(o->output, p->model, grid, n * each, (int)((n < 4 ? n : 4) * each),
                        (VaeGridWords){.group = (int)each, .head = head + (3 - each)});
    vae_free(grid);
}

// ---------------------------------------------------------------- the command

static void denoise_read(const VaeData *d, const VaeModel *m, double *to) {
    const size_t width = (size_t)m->stream[m->target].width;
    for (size_t r = 0; r < d->rows; r++) vae_data_row_double(d, m, m->target, r, to + r * width);
}

static void denoise_open(Denoise *p) {
    const VaeOptions *o = p->options;
    const VaeModel *m = p->model;
    const size_t limit = o->limit > 0 ? (size_t)o->limit : 0;
    vae_data_open(&p->data, m, o->data.item, o->data.n, limit, vae_option_seed(o));
    vae_data_require(&p->data, m, &m->encode, "--data");
    vae_data_require(&p->data, m, &m->decode, "--data");
    vae_require_encoded(m);
    p->rows = p->data.rows;
    p->noisy = vae_alloc(p->rows, p->width * sizeof *p->noisy);
    p->result = vae_alloc(p->rows, p->width * sizeof *p->result);
    if (!isnan(o->deviation) || o->clean.n)
        p->clean = vae_alloc(p->rows, p->width * sizeof *p->clean);
    if (!isnan(o->deviation)) {
        denoise_read(&p->data, m, p->clean);
        denoise_add_noise(p);
        return;
    }
    denoise_read(&p->data, m, p->noisy);
    if (!o->clean.n) return;
    VaeData clean;
    vae_data_open(&clean, m, o->clean.item, o->clean.n, limit, vae_option_seed(o));
    vae_require_target(&clean, m, "--clean");
    if (clean.rows != p->rows)
        vae_die(EX_DATAERR, "--clean has %zu row%s, --data %zu", clean.rows, VAE_S(clean.rows), p->rows);
    denoise_read(&clean, m, p->clean);
    vae_data_close(&clean);
}

int vae_command_denoise(const VaeOptions *o) {
    const VaeModel *m = o->model;
    Denoise p = {.options = o, .model = m, .width = (size_t)m->stream[m->target].width};
    const VaeFormat format = vae_output_format(o->output, m, true);
    if (m->stream[m->target].kind == VAE_TABLE)
        vae_die(EX_USAGE, "'%s' is a table: what noise is to words and dates cannot be said; impute fills in what is "
                "missing", m->stream[m->target].name);
    if (m->stream[m->target].kind == VAE_TOKENS)
        vae_die(EX_USAGE, "'%s' is tokens: noise is of numbers that measure something", m->stream[m->target].name);
    const char *place = vae_place_word(&m->stream[m->target]);
    if (vae_told_by_place(m, m->target))
        vae_die(EX_USAGE, "'%s' is told %s by %s, which goes by the %ss before: denoise is for decoders without previous",
                m->stream[m->target].name, place, place, place);
    if (!isnan(o->deviation) && o->clean.n)
        vae_die(EX_USAGE, "--noise makes the data noisy, --clean says that it is: not both");
    denoise_open(&p);
    vae_session_open_weights(&p.session, o);
    float *z = vae_alloc(p.rows, (size_t)vae_latent_width(m) * sizeof *z);
    const VaeData work = vae_data_with(&p.data, m, m->target, p.noisy);
    vae_encode_rows(&p.session, vae_data_source(&work), NULL, p.rows, false, 0, z, NULL);
    vae_decode_rows(&p.session, vae_data_source(&work), NULL, z, p.rows, p.result);
    vae_series_cut(vae_data_source(&work), m, m->target, NULL, p.rows, p.result);
    denoise_write(&p, format);
    vae_note(o->quiet, "wrote %s", o->output);
    if (p.clean) denoise_report(&p);
    vae_free(z);
    vae_close_session(&p.session);
    vae_free(p.result);
    vae_free(p.clean);
    vae_free(p.noisy);
    vae_data_close(&p.data);
    return 0;
}

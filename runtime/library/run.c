// run.c -- rows to latents, latents to rows, and how likely rows are, a batch at a time.
// In:  rows in the caller's arrays, any number of them.  Out: numbers in the caller's arrays; what a row's are does
// not depend on the batch that it is in.
#include "library/handle.h"

#include <string.h>

static int run_batch(VaeHandle *h, size_t at, size_t n) { // numbers its rows
    const size_t batch = (size_t)h->model->batch, rows = n - at < batch ? n - at : batch;
    for (size_t i = 0; i < rows; i++) h->row[i] = (uint32_t)(at + i);
    return (int)rows;
}

// n >= 0 and a place for the result; what the program reads is checked.
static int run_open(VaeHandle *h, const VaeProgram *p, VaeRowArrays rows, int n, const void *to) {
    if (!h) return VAE_BAD_ARGUMENT;
    h->error.status = VAE_OK;
    if (n < 0) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "n is %d", n);
    if (!to) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "the array for the result is NULL");
    return vae_arrays_open(&h->data, h, p, rows, (size_t)n);
}

static int run_finite(VaeHandle *h, const float *value, size_t rows, size_t width, size_t first) {
    for (size_t i = 0; i < rows * width; i++)
        if (!isfinite(value[i]))
            return vae_fail(&h->error, VAE_NOT_FINITE, "row %zu: the result is %g", first + i / width,
                            (double)value[i]);
    return VAE_OK;
}

// One batch's latents into (or, scatter false, out of) the caller's arrays.
static void run_move(const VaeHandle *h, float *all, float *const *each, size_t at, size_t rows, bool scatter) {
    const VaeModel *m = h->model;
    const size_t total = (size_t)vae_latent_width(m);
    for (int l = 0; l < m->n_latents; l++) {
        const size_t width = (size_t)m->latent[l].width;
        for (size_t r = 0; each[l] && r < rows; r++) {
            float *one = each[l] + (at + r) * width, *other = all + r * total;
            if (scatter) memcpy(one, other, width * sizeof *one);
            else memcpy(other, one, width * sizeof *one);
        }
        all += width;
    }
}

int vae_handle_encode(VaeHandle *h, VaeRowArrays rows, int n, float *const *mean, float *const *logvar) {
    bool any = false, spread = false;
    for (int l = 0; h && l < h->model->n_latents; l++) {
        any |= mean && mean[l];
        spread |= logvar && logvar[l];
    }
    int status = run_open(h, h ? &h->model->encode : NULL, rows, n, any || spread ? h : NULL);
    if (status) return status;
    if (spread && !vae_has_logvar(h->model))
        return vae_fail(&h->error, VAE_BAD_ARGUMENT, "logvar: this model's posterior has no variance in closed form");
    for (size_t at = 0; at < (size_t)n && !status;) {
        const size_t count = (size_t)run_batch(h, at, (size_t)n);
        vae_encode_rows(&h->session, &h->data.source, h->row, count, false, h->seed, h->latent, h->logvar);
        status = run_finite(h, h->latent, count, (size_t)vae_latent_width(h->model), at);
        if (any) run_move(h, h->latent, mean, at, count, true);
        if (spread) run_move(h, h->logvar, logvar, at, count, true);
        at += count;
    }
    return status;
}

// seed: of tokens and places that are drawn.
static int run_decode(VaeHandle *h, size_t at, size_t rows, uint64_t seed, void *x) {
    const VaeStream *s = &h->model->stream[h->model->target];
    const size_t width = (size_t)s->width;
#ifndef VAE_NO_TELLING
    if (s->kind == VAE_TOKENS || vae_told_by_place(h->model, h->model->target)) {
        if (h->greedy) vae_decode_rows(&h->session, &h->data.source, h->row, h->latent, rows, h->told);
        else vae_decode_draws(&h->session, &h->data.source, h->row, h->latent, rows, seed, h->told);
        if (s->kind == VAE_TOKENS) {
            int32_t *token = (int32_t *)x + at * width;
            for (size_t i = 0; i < rows * width; i++) token[i] = (int32_t)h->told[i];
            return VAE_OK;
        }
        float *value = (float *)x + at * width;
        for (size_t i = 0; i < rows * width; i++) value[i] = (float)h->told[i];
        return run_finite(h, value, rows, width, at);
    }
#endif
    (void)seed;
    float *to = (float *)x + at * width;
    vae_decode_floats(&h->session, &h->data.source, h->row, h->latent, rows, to);
    return run_finite(h, to, rows, width, at);
}

int vae_handle_decode(VaeHandle *h, VaeRowArrays conditions, const float *const *z, int n, void *x) {
    int status = run_open(h, h ? &h->model->decode : NULL, conditions, n, x);
    if (status) return status;
    float *from[VAE_MAX_LATENTS];
    for (int l = 0; l < h->model->n_latents; l++) {
        from[l] = (float *)z[l]; // only read
        if (!z[l]) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "%s is NULL", h->model->latent[l].name);
    }
    for (size_t at = 0; at < (size_t)n && !status;) {
        const size_t rows = (size_t)run_batch(h, at, (size_t)n);
        run_move(h, h->latent, from, at, rows, false);
        status = run_finite(h, h->latent, rows, (size_t)vae_latent_width(h->model), at);
        if (status) return vae_fail(&h->error, VAE_BAD_DATA, "z: not all of its values are finite");
        status = run_decode(h, at, rows, h->seed, x);
        at += rows;
    }
    return status;
}

// A series ends where its row does.
static void run_cut(const VaeHandle *h, size_t at, size_t rows, float *x) {
    const int target = h->model->target;
    const VaeStream *s = &h->model->stream[target];
    const VaeSource *d = &h->data.source;
    if (s->kind != VAE_SERIES || !d->has(d, target)) return;
    x += at * (size_t)s->width;
    for (size_t r = 0; r < rows; r++, x += s->width)
        for (size_t i = vae_series_steps(d, h->model, target, h->row[r]) * (size_t)s->channels; i < (size_t)s->width; i++)
            x[i] = NAN;
}

int vae_handle_reconstruct(VaeHandle *h, VaeRowArrays rows, int n, void *x) {
    int status = run_open(h, h ? &h->model->encode : NULL, rows, n, x);
    if (!status) status = vae_arrays_open(&h->data, h, &h->model->decode, rows, (size_t)n);
    for (size_t at = 0; !status && at < (size_t)n;) {
        const size_t count = (size_t)run_batch(h, at, (size_t)n);
        vae_encode_rows(&h->session, &h->data.source, h->row, count, false, h->seed, h->latent, NULL);
        status = run_decode(h, at, count, h->seed, x);
        if (!status) run_cut(h, at, count, x);
        at += count;
    }
    return status;
}

int vae_handle_sample(VaeHandle *h, VaeRowArrays conditions, int n, uint64_t seed, void *x) {
    int status = run_open(h, h ? &h->model->decode : NULL, conditions, n, x);
    if (!status && h->model->prior.run) status = vae_arrays_open(&h->data, h, &h->model->prior, conditions, (size_t)n);
#ifndef VAE_NO_NEXT
    if (!status && h->model->next.run) status = vae_arrays_open(&h->data, h, &h->model->next, conditions, (size_t)n);
#endif
    for (size_t at = 0; !status && at < (size_t)n;) {
        const size_t rows = (size_t)run_batch(h, at, (size_t)n);
        vae_draw_latents_from(&h->session, &h->data.source, NULL, seed, at, rows, h->latent);
        status = run_decode(h, at, rows, seed, x);
        at += rows;
    }
    return status;
}

#ifndef VAE_NO_TELLING
int vae_handle_tell(VaeHandle *h, bool greedy, double temperature, int top) {
    if (!h) return VAE_BAD_ARGUMENT;
    const VaeModel *m = h->model;
    bool tokens = false, places = false, codes = false;
    for (int i = 0; i < m->n_streams; i++) {
        tokens |= m->stream[i].kind == VAE_TOKENS && m->stream[i].likelihood;
        places |= vae_told_by_place(m, i);
    }
#ifndef VAE_NO_NEXT
    codes = m->next.run != NULL;
#endif
    h->error.status = VAE_OK;
    if (!(temperature >= 0 && temperature <= 1e30) || top < 0)
        return vae_fail(&h->error, VAE_BAD_ARGUMENT, "temperature is %g, top is %d", temperature, top);
    if (greedy && !tokens && !places)
        return vae_fail(&h->error, VAE_BAD_ARGUMENT, "greedy is of tokens, and of images and series told by previous; codes are drawn");
    if (greedy && (temperature > 0 || top > 0))
        return vae_fail(&h->error, VAE_BAD_ARGUMENT, "greedy draws nothing: leave out temperature and top");
    if ((temperature > 0 || top > 0) && !tokens && !codes)
        return vae_fail(&h->error, VAE_BAD_ARGUMENT, "temperature and top are of tokens and codes, and this model draws none");
    h->greedy = greedy;
    h->session.telling = (VaeTelling){.temperature = temperature, .top = top};
    return VAE_OK;
}
#endif

void vae_handle_about(VaeHandle *h, int stream) {
    if (!h) return;
    h->about = *h->model;
    h->about.target = stream;
    h->model = h->session.model = &h->about;
}

int vae_handle_elbo(VaeHandle *h, VaeRowArrays rows, int n, int samples, float *nats) {
    int status = run_open(h, h ? &h->model->eval : NULL, rows, n, nats);
    if (status) return status;
    if (samples < 1) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "samples is %d", samples);
    for (size_t at = 0; !status && at < (size_t)n;) {
        const int count = run_batch(h, at, (size_t)n);
        vae_score_batch(&h->scores, &h->session, &h->data.source, h->row, at, count, samples, h->seed);
        for (int i = 0; i < count; i++) {
            const VaeRowScore *r = &h->scores.row[i];
            nats[at + (size_t)i] = (float)(samples > 1 ? r->log_likelihood : -(r->reconstruction + r->kl));
        }
        status = run_finite(h, nats + at, (size_t)count, 1, at);
        at += (size_t)count;
    }
    return status;
}

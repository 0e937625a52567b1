// tokens.c -- rows of tokens out of latents. A decoder that reads what stands before a step (`previous`) is run once for
// each step, on what has been told so far: what it says of a step depends on nothing behind it, so that this is what it
// says of the whole row. One that does not tells all steps at once.
// A token is drawn by the seed, its row and its step alone: batch and threads change none.
#include "core/session.h"

#include <string.h>

// What the decode program reads: of streams that the model produces what has been told of them, else the condition.
typedef struct Told {
    VaeSource source;
    const VaeSource *condition;
    const uint32_t *row; // [rows of the batch] of the condition; NULL: first, first + 1, ...
    size_t first;
    const double *token; // [rows of the batch, width] of the target; NULL: none yet
} Told;

static void told_read(const VaeSource *self, const VaeModel *m, const float *param, int stream, const uint32_t *row,
                      int n, float *dst) {
    const Told *told = (const Told *)self; // its first member
    const size_t width = (size_t)m->stream[stream].width;
    for (int i = 0; i < n; i++, dst += width) {
        if (!m->stream[stream].likelihood) {
            const uint32_t of = told->row ? told->row[row[i]] : (uint32_t)(told->first + row[i]);
            told->condition->read(told->condition, m, param, stream, &of, 1, dst);
            continue;
        }
        const double *from = stream == m->target && told->token ? told->token + row[i] * width : NULL;
        for (size_t t = 0; t < width; t++) dst[t] = from ? (float)from[t] : (float)VAE_PAD;
    }
}

bool vae_reads_told(const VaeModel *m) {
    for (int i = 0; i < m->decode.n_ports; i++)
        if (m->decode.port[i].kind == VAE_IN_DATA && m->stream[m->decode.port[i].index].likelihood) return true;
    return false;
}

void vae_decode_told(VaeSession *s, const VaeSource *condition, const uint32_t *row, size_t first, const float *latents,
                     const double *token, size_t rows) {
    const Told told = {.source = {.rows = rows, .read = told_read}, .condition = condition, .row = row, .first = first,
                       .token = token};
    const VaeInput in = {.data = &told.source, .latent = latents};
    vae_session_run(s, &s->model->decode, &in, (int)rows);
}

// ---------------------------------------------------------------- one token

// Padding and the begin are never told.
static bool can_be_told(int word) { return word != VAE_PAD && word != VAE_BOS; }

static int likeliest(const float *p, int words) {
    int best = VAE_EOS;
    for (int k = 0; k < words; k++)
        if (can_be_told(k) && p[k] > p[best]) best = k;
    return best;
}

// The probability of the last of the `top` likeliest words, and how many of those that have it are among them.
static float least_of(const float *p, int words, int top, int *equal) {
    float least = INFINITY;
    int above = 0;
    for (;;) { // from the largest down
        float next = -1;
        int count = 0;
        for (int k = 0; k < words; k++) {
            if (!can_be_told(k) || !(p[k] < least)) continue;
            if (p[k] > next) next = p[k], count = 0;
            count += p[k] == next;
        }
        if (next < 0) return *equal = words, 0; // there are no more than that
        least = next;
        if (above + count >= top) return *equal = top - above, least;
        above += count;
    }
}

static int draw_token(const float *p, int words, const VaeTelling *how, uint64_t seed, uint32_t row, int step) {
    const double power = how->temperature > 0 ? 1 / how->temperature : 1;
    const float most = p[likeliest(p, words)];
    int equal = words, last = VAE_EOS;
    const float least = how->top > 0 && how->top < words ? least_of(p, words, how->top, &equal) : 0;
    VaeDice d = vae_dice(seed, VAE_RNG_DRAW, row, (uint32_t)step);
    double sum = 0, at = vae_dice_uniform(&d);
    for (int pass = 0; pass < 2; pass++) { // first the sum, then the word where the part drawn of it is reached
        int taken = 0;
        for (int k = 0; k < words; k++) {
            if (!can_be_told(k) || p[k] < least || !(p[k] > 0)) continue;
            if (p[k] == least && taken++ >= equal) continue;
            const double weight = power == 1 ? (double)p[k] : exp(power * log((double)p[k] / (double)most));
            if (pass == 0) sum += weight;
            else if (last = k, (at -= weight) < 0) return k;
        }
        if (pass == 0) at *= sum;
    }
    return last;
}

// ---------------------------------------------------------------- rows

void vae_tell_rows(VaeSession *s, const VaeSource *condition, const uint32_t *row, const float *latents, size_t n,
                   bool draw, uint64_t seed, double *dst) {
    const VaeModel *m = s->model;
    const VaeStream *x = &m->stream[m->target];
    const size_t width = (size_t)x->width, words = (size_t)x->words, batch = (size_t)m->batch;
    const float *says = vae_session_output_of(s, &m->decode, x->name, "mean");
    bool again = false;
    for (int i = 0; i < m->decode.n_ports; i++)
        again |= m->decode.port[i].kind == VAE_IN_DATA && m->decode.port[i].index == m->target;
    for (size_t k = 0; k < n * width; k++) dst[k] = VAE_PAD;
    for (size_t at = 0; at < n; at += batch) {
        const size_t rows = n - at < batch ? n - at : batch;
        const float *z = latents + at * (size_t)vae_latent_width(m);
        double *token = dst + at * width;
        bool more = true;
        for (size_t t = 0; t < width && more; t++) {
            vae_session_progress(s, "telling", at * width + t * rows, n * width);
            if (again || t == 0) vae_decode_told(s, condition, row ? row + at : NULL, at, z, token, rows);
            more = false;
            for (size_t r = 0; r < rows; r++) {
                if (t > 0 && (token[r * width + t - 1] == VAE_EOS || token[r * width + t - 1] == VAE_PAD)) continue;
                const float *p = says + (r * width + t) * words;
                const uint32_t name = row ? row[at + r] : (uint32_t)(at + r);
                const int word = draw ? draw_token(p, (int)words, &s->telling, seed, name, (int)t)
                                      : likeliest(p, (int)words);
                token[r * width + t] = word;
                more |= word != VAE_EOS;
            }
        }
    }
    vae_session_progress(s, "telling", n * width, n * width);
}

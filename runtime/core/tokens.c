// tokens.c -- rows of tokens out of latents. A decoder that reads what stands before a step (`previous`) goes from step to
// step: by the program `step`, which says one step of each row and keeps its states in the arena, to the same bits as the
// whole decoder. A model without that program runs the whole decoder once for each step, on what has been told so far:
// what it says of a step depends on nothing behind it. A decoder that does not read `previous` tells all steps at once.
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

// The condition's row that goes with row `row` of the batch.
static uint32_t told_row(const Told *told, size_t row) {
    return told->row ? told->row[row] : (uint32_t)(told->first + row);
}

static bool told_has(const VaeSource *self, int stream) {
    const Told *told = (const Told *)self; // its first member
    return told->condition->has(told->condition, stream);
}

// Of a condition: where a series ends is seen by its values.
static void told_values(const VaeSource *self, const VaeModel *m, int stream, size_t row, size_t at, size_t n,
                        double *dst) {
    const Told *told = (const Told *)self;
    told->condition->values(told->condition, m, stream, told_row(told, row), at, n, dst);
}

static void told_read(const VaeSource *self, const VaeModel *m, const float *param, int stream, const uint32_t *row,
                      int n, float *dst) {
    const Told *told = (const Told *)self;
    const size_t width = (size_t)m->stream[stream].width;
    for (int i = 0; i < n; i++, dst += width) {
        if (!m->stream[stream].likelihood) {
            const uint32_t of = told_row(told, row[i]);
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
    const Told told = {.source = {.rows = rows, .has = told_has, .values = told_values, .read = told_read},
                       .condition = condition, .row = row, .first = first, .token = token};
    const VaeInput in = {.data = &told.source, .latent = latents};
    vae_session_run(s, &s->model->decode, &in, (int)rows);
}

// ---------------------------------------------------------------- one token

// Padding and the begin are never told.
static bool can_be_told(int word) { return word != VAE_PAD && word != VAE_BOS; }

static int likeliest(const float *p, int n, bool words) {
    int best = words ? VAE_EOS : 0;
    for (int k = 0; k < n; k++)
        if ((!words || can_be_told(k)) && p[k] > p[best]) best = k;
    return best;
}

// The probability of the last of the `top` likeliest, and how many of those that have it are among them.
static float least_of(const float *p, int n, bool words, int top, int *equal) {
    float least = INFINITY;
    int above = 0;
    for (;;) { // from the largest down
        float next = -1;
        int count = 0;
        for (int k = 0; k < n; k++) {
            if ((words && !can_be_told(k)) || !(p[k] < least)) continue;
            if (p[k] > next) next = p[k], count = 0;
            count += p[k] == next;
        }
        if (next < 0) return *equal = n, 0; // there are no more than that
        least = next;
        if (above + count >= top) return *equal = top - above, least;
        above += count;
    }
}

int vae_draw_one_of(const float *p, int n, bool words, const VaeTelling *how, VaeDice d) {
    const double power = how->temperature > 0 ? 1 / how->temperature : 1;
    int last = likeliest(p, n, words), equal = n;
    const float most = p[last];
    const float least = how->top > 0 && how->top < n ? least_of(p, n, words, how->top, &equal) : 0;
    double sum = 0, at = vae_dice_uniform(&d);
    if (words) last = VAE_EOS;
    for (int pass = 0; pass < 2; pass++) { // first the sum, then the one where the part drawn of it is reached
        int taken = 0;
        for (int k = 0; k < n; k++) {
            if ((words && !can_be_told(k)) || p[k] < least || !(p[k] > 0)) continue;
            if (p[k] == least && taken++ >= equal) continue;
            const double weight = power == 1 ? (double)p[k] : exp(power * log((double)p[k] / (double)most));
            if (pass == 0) sum += weight;
            else if (last = k, (at -= weight) < 0) return k;
        }
        if (pass == 0) at *= sum;
    }
    return last;
}

// ---------------------------------------------------------------- one step

void vae_step_ready(VaeSession *s, const VaeProgram *p, size_t rows, int t, const int *from) {
    for (int i = 0; i < p->n_ports; i++) {
        const VaePort *port = &p->port[i];
        const size_t width = (size_t)port->width;
        float *to = s->state.arena + port->offset;
        if (port->kind != VAE_IN_STEP || port->index >= 0) continue;
        for (size_t r = 0; r < rows && port->index == VAE_STEP_NUMBER; r++) to[r] = (float)t;
        if (port->index != VAE_STEP_STATE) continue;
        if (t == 0) memset(to, 0, rows * width * sizeof *to);
        const float *next = t ? vae_session_output_of(s, p, "next", strchr(port->name, '.') + 1) : NULL;
        for (size_t r = 0; r < rows && t > 0; r++)
            memcpy(to + r * width, next + (from ? (size_t)from[r] : r) * width, width * sizeof *next);
    }
}

const float *vae_tell_step(VaeSession *s, const VaeInput *in, size_t rows, int t, const double *before, size_t pitch,
                           const int *from) {
    const VaeModel *m = s->model;
    const VaeProgram *p = &m->step;
    vae_step_ready(s, p, rows, t, from);
    for (int i = 0; i < p->n_ports; i++) {
        const VaePort *port = &p->port[i];
        float *to = s->state.arena + port->offset;
        if (port->kind != VAE_IN_STEP || port->index < 0) continue;
        for (size_t k = 0; k < rows * (size_t)port->width; k++) // of a stream that is not told here nothing is asked
            to[k] = t > 0 && port->index == m->target ? (float)before[k * pitch] : (float)VAE_BOS;
    }
    vae_session_run(s, p, in, (int)rows);
    return vae_session_output_of(s, p, m->stream[m->target].name, "mean");
}

// ---------------------------------------------------------------- beams

// One of a row's beginnings; each has a row of the batch of its own.
typedef struct Beam {
    double score; // the sum of its words' log-probabilities
    int from;     // the beginning that it goes on with, among its row's
    int word;     // VAE_PAD: it had ended
    bool ended;
} Beam;

// Sorted, the best first; equals stay in the order in which they came.
static void beam_offer(Beam *best, int *n, int most, Beam b) {
    int at = *n;
    while (at > 0 && b.score > best[at - 1].score) at--;
    if (at >= most) return;
    if (*n < most) ++*n;
    for (int i = *n - 1; i > at; i--) best[i] = best[i - 1];
    best[at] = b;
}

// The `most` best ways to go on from n beginnings; p: [n] of the words' probabilities, `pitch` reals apart.
static int beam_select(const Beam *now, int n, const float *p, size_t pitch, int words, int most, Beam *next) {
    int found = 0;
    for (int i = 0; i < n; i++, p += pitch) {
        if (now[i].ended) {
            beam_offer(next, &found, most, (Beam){now[i].score, i, VAE_PAD, true});
            continue;
        }
        for (int k = VAE_EOS; k < words; k++)
            if (p[k] > 0) beam_offer(next, &found, most, (Beam){now[i].score + log((double)p[k]), i, k, k == VAE_EOS});
    }
    if (found == 0) next[found++] = (Beam){now[0].score, 0, VAE_EOS, true}; // no probability is a number
    return found;
}

// So many rows are searched at a time: their beginnings are the rows of a batch.
static size_t beam_rows(const VaeModel *m, int beam) {
    return (size_t)((m->batch < VAE_MOST_BEAMS ? m->batch : VAE_MOST_BEAMS) / beam);
}

size_t vae_beam_room(const VaeModel *m, int beam) { return beam_rows(m, beam) * (size_t)beam; }

// rows rows of latents z, name[r] their conditions'. Each row's beginnings stand side by side.
static void beam_search(VaeSession *s, const VaeSource *condition, const uint32_t *name, const float *z, size_t rows,
                        double *dst) {
    const VaeModel *m = s->model;
    const VaeStream *x = &m->stream[m->target];
    const size_t width = (size_t)x->width, words = (size_t)x->words, wide = (size_t)vae_latent_width(m);
    const int most = s->telling.beam;
    const size_t each = (size_t)most, all = rows * each;
    Beam now[VAE_MOST_BEAMS], next[VAE_MOST_BEAMS];
    uint32_t of[VAE_MOST_BEAMS];
    int from[VAE_MOST_BEAMS], n[VAE_MOST_BEAMS];
    double *token = s->telling.token, *other = token + vae_beam_room(m, most) * width;
    for (size_t i = 0; i < all; i++) {
        now[i] = (Beam){.score = 0};
        of[i] = name[i / each];
        from[i] = (int)(i / each * each);
        n[i / each] = 1;
        memcpy(s->telling.latent + i * wide, z + i / each * wide, wide * sizeof *z);
    }
    for (size_t k = 0; k < all * width; k++) token[k] = VAE_PAD;
    const VaeInput in = {.data = condition, .row = of, .latent = s->telling.latent};
    bool more = true;
    for (size_t t = 0; t < width && more; t++) {
        const float *p;
        size_t pitch = words;
        if (m->step.run) {
            p = vae_tell_step(s, &in, all, (int)t, t ? token + t - 1 : NULL, width, from);
        } else {
            vae_decode_told(s, condition, of, 0, s->telling.latent, token, all);
            p = vae_session_output_of(s, &m->decode, x->name, "mean") + t * words;
            pitch = width * words;
        }
        more = false;
        for (size_t r = 0; r < rows; r++) { // a row that has ended stays: what goes on is not likelier than it
            const size_t at = r * each;
            n[r] = beam_select(now + at, n[r], p + at * pitch, pitch, (int)words, most, next);
            for (size_t i = 0; i < each; i++) { // there may be fewer than it has room for
                const Beam *b = &next[(int)i < n[r] ? i : 0];
                from[at + i] = (int)at + b->from;
                memcpy(other + (at + i) * width, token + (at + (size_t)b->from) * width, width * sizeof *token);
                other[(at + i) * width + t] = b->word;
                now[at + i] = *b;
            }
            more |= !now[at].ended;
        }
        double *swap = token;
        token = other;
        other = swap;
    }
    for (size_t r = 0; r < rows; r++) memcpy(dst + r * width, token + r * each * width, width * sizeof *dst);
}

void vae_tell_beams(VaeSession *s, const VaeSource *condition, const uint32_t *row, const float *latents, size_t n,
                    double *dst) {
    const size_t width = (size_t)s->model->stream[s->model->target].width, wide = (size_t)vae_latent_width(s->model);
    const size_t most = beam_rows(s->model, s->telling.beam);
    uint32_t name[VAE_MOST_BEAMS];
    for (size_t at = 0; at < n; at += most) {
        const size_t rows = n - at < most ? n - at : most;
        for (size_t r = 0; r < rows; r++) name[r] = row ? row[at + r] : (uint32_t)(at + r);
        vae_session_progress(s, "telling", at, n);
        beam_search(s, condition, name, latents + at * wide, rows, dst + at * width);
    }
    vae_session_progress(s, "telling", n, n);
}

// ---------------------------------------------------------------- rows

void vae_tell_rows(VaeSession *s, const VaeSource *condition, const uint32_t *row, const float *latents, size_t n,
                   bool draw, uint64_t seed, double *dst) {
    const VaeModel *m = s->model;
    const VaeStream *x = &m->stream[m->target];
    const size_t width = (size_t)x->width, words = (size_t)x->words, batch = (size_t)m->batch;
    if (s->telling.beam > 0) {
        vae_tell_beams(s, condition, row, latents, n, dst);
        return;
    }
    const float *says = vae_session_output_of(s, &m->decode, x->name, "mean");
    bool again = false;
    for (int i = 0; i < m->decode.n_ports; i++)
        again |= m->decode.port[i].kind == VAE_IN_DATA && m->decode.port[i].index == m->target;
    for (size_t k = 0; k < n * width; k++) dst[k] = VAE_PAD;
    for (size_t at = 0; at < n; at += batch) {
        const size_t rows = n - at < batch ? n - at : batch;
        const float *z = latents + at * (size_t)vae_latent_width(m);
        double *token = dst + at * width;
        const VaeInput in = {.data = condition, .row = row ? row + at : NULL, .first = at, .latent = z};
        bool more = true;
        for (size_t t = 0; t < width && more; t++) {
            vae_session_progress(s, "telling", at * width + t * rows, n * width);
            const float *now = NULL; // this step's probabilities
            if (m->step.run) now = vae_tell_step(s, &in, rows, (int)t, t ? token + t - 1 : NULL, width, NULL);
            else if (again || t == 0) vae_decode_told(s, condition, row ? row + at : NULL, at, z, token, rows);
            more = false;
            for (size_t r = 0; r < rows; r++) {
                if (t > 0 && (token[r * width + t - 1] == VAE_EOS || token[r * width + t - 1] == VAE_PAD)) continue;
                const float *p = now ? now + r * words : says + (r * width + t) * words;
                const uint32_t name = row ? row[at + r] : (uint32_t)(at + r);
                const int word = draw ? vae_draw_one_of(p, (int)words, true, &s->telling,
                                                             vae_dice(seed, VAE_RNG_DRAW, name, (uint32_t)t))
                                      : likeliest(p, (int)words, true);
                token[r * width + t] = word;
                more |= word != VAE_EOS;
            }
        }
    }
    vae_session_progress(s, "telling", n * width, n * width);
}

// codec_values.c -- the values of rows onto the stack and back, by the distributions that the decoder says: a row for each
// kind of VaeDrawKind that has whole numbers.
#include "core/codec_values.h"

#include <string.h>

enum { PART = 16 }; // bits of a number that are pushed together

VaeDrawKind vae_codec_kind(const VaeModel *m, int stream) {
    return vae_targets(m) > 1 ? m->stream[stream].draw : m->draw;
}

static const char *column_unfit(const VaeStream *s) {
    for (int j = 0; j < s->width; j++) {
        const VaeColumnKind kind = s->column[j].kind;
        if (kind == VAE_COLUMN_NUMBER || kind == VAE_COLUMN_LOG)
            return "has columns of numbers, whose likelihood is a density: only whole values have probabilities";
        if (kind == VAE_COLUMN_DATE) return "has columns of dates, whose likelihood is a density";
    }
    return s->n_texts ? "has columns of text, which are not modelled" : NULL;
}

const char *vae_codec_unfit(const VaeModel *m, int stream) {
    const VaeStream *s = &m->stream[stream];
    if (vae_told_by_place(m, stream) && s->kind == VAE_IMAGE && vae_targets(m) > 1) return "is told place by place beside other streams";
    if (s->missing && s->kind != VAE_TABLE) // of a table, which always may: rows that have some are refused
        return "may have missing values, and which are missing is not modelled";
    if (s->kind == VAE_TOKENS) {
        if (vae_targets(m) > 1) return "is told beside other streams";
        return m->step.run || !vae_reads_told(m) ? NULL : "is told by a decoder that has no form for one step";
    }
    if (s->kind == VAE_SERIES) return "is a series";
    if (s->standardize && s->kind != VAE_TABLE) return "is standardized";
    if (vae_has_total(m, stream)) return "has offset = total, and what a row sums to is not modelled";
    switch (vae_codec_kind(m, stream)) {
    case VAE_DRAW_BERNOULLI:
    case VAE_DRAW_LOGISTIC:
    case VAE_DRAW_CATEGORICAL:
    case VAE_DRAW_POISSON:
    case VAE_DRAW_NEGATIVE_BINOMIAL:
    case VAE_DRAW_ZINB: return NULL;
    case VAE_DRAW_COLUMNS: return column_unfit(s);
    case VAE_DRAW_MULTINOMIAL: return "has the likelihood multinomial, which says nothing of a row's sum";
    case VAE_DRAW_NONE:
    case VAE_DRAW_CONTINUOUS_BERNOULLI:
    case VAE_DRAW_NORMAL:
    case VAE_DRAW_LAPLACE:
    case VAE_DRAWS: break;
    }
    return "has a likelihood that is a density: only of whole values, as of bernoulli, logistic, categorical or counts, "
           "are there probabilities";
}

// ---------------------------------------------------------------- one value

typedef enum { SAYS_FLAG, SAYS_LEVEL, SAYS_CLASSES, SAYS_COUNT } SaysKind;

typedef struct Says { // of one value, or of as many as classes are, one-hot
    SaysKind kind;
    double a, b, c;
    const float *p; // classes
    int n;          // levels, classes
    int values;     // of the row: how many this is of
} Says;

static Says says_column(const VaeColumn *c, const float *port) {
    const float *at = port + c->first;
    switch (c->kind) {
    case VAE_COLUMN_FLAG: return (Says){.kind = SAYS_FLAG, .a = (double)at[0], .values = 1};
    case VAE_COLUMN_COUNT: return (Says){.kind = SAYS_COUNT, .a = (double)at[0], .b = (double)port[c->second], .values = 1};
    default: return (Says){.kind = SAYS_CLASSES, .p = at, .n = c->classes, .values = 1};
    }
}

typedef struct Ports { // what a decoder says of a stream: all of it, or one place of it
    VaeDrawKind kind;
    const float *mean, *number[VAE_DRAW_MOST];
    size_t said;  // numbers of a row in mean
    size_t width; // of a row in number[..]
} Ports;

static Ports ports_of(const VaeSession *s, const VaeProgram *program, int stream, size_t width) {
    static const char *const draw[VAE_DRAW_MOST] = {"draw0", "draw1", "draw2"};
    const VaeModel *m = s->model;
    Ports p = {.kind = vae_codec_kind(m, stream),
               .mean = vae_session_output_of(s, program, m->stream[stream].name, "mean"),
               .said = (size_t)vae_port_of(program, m->stream[stream].name, "mean")->width,
               .width = width};
    for (int k = 0; k < VAE_DRAW_MOST; k++)
        p.number[k] = vae_session_output_of(s, program, m->stream[stream].name, draw[k]);
    return p;
}

static Says says_of(const VaeModel *m, int stream, const Ports *p, size_t row, size_t j) {
    const VaeStream *s = &m->stream[stream];
    const size_t at = row * p->width + j;
    switch (p->kind) {
    case VAE_DRAW_COLUMNS: return says_column(&s->column[j], p->mean + row * p->said);
    case VAE_DRAW_CATEGORICAL:
        return (Says){.kind = SAYS_CLASSES, .p = p->number[0] + at, .n = s->channels, .values = s->channels};
    case VAE_DRAW_LOGISTIC:
        return (Says){.kind = SAYS_LEVEL, .a = (double)p->number[0][at], .b = (double)p->number[1][at], .n = s->levels, .values = 1};
    case VAE_DRAW_BERNOULLI: return (Says){.kind = SAYS_FLAG, .a = (double)p->number[0][at], .values = 1};
    default: break; // counts
    }
    Says says = {.kind = SAYS_COUNT, .a = (double)p->number[0][at], .values = 1};
    if (p->number[1]) says.b = (double)p->number[1][at];
    if (p->number[2]) says.c = (double)p->number[2][at];
    return says;
}

static uint32_t value_class(const Says *says, const double *value) {
    if (says->values == 1) return (uint32_t)value[0];
    uint32_t k = 0;
    while (value[k] != 1) k++;
    return k;
}

static void value_set_class(const Says *says, double *value, uint32_t class) {
    if (says->values == 1) value[0] = class;
    for (int k = 0; k < says->values && says->values > 1; k++) value[k] = (uint32_t)k == class;
}

static VaeInterval class_interval(const VaeCodec *c, uint32_t k) {
    return (VaeInterval){c->from[k], c->from[k + 1] - c->from[k]};
}

static void push(VaeCodec *c, VaeInterval i) { vae_ans_push(&c->ans, i.start, i.freq, VAE_ANS_BITS); }

// A number of so many bits, all alike.
static void push_bits(VaeCodec *c, uint64_t number, int bits) {
    for (int at = 0; at < bits; at += PART) {
        const int some = bits - at < PART ? bits - at : PART;
        vae_ans_push(&c->ans, (uint32_t)(number >> at & ((UINT64_C(1) << some) - 1)), 1, some);
    }
}

static uint64_t pop_bits(VaeCodec *c, int bits) {
    uint64_t number = 0;
    for (int at = (bits - 1) / PART * PART; bits && at >= 0; at -= PART) {
        const int some = bits - at < PART ? bits - at : PART;
        const uint32_t part = vae_ans_top(&c->ans, some);
        vae_ans_pop(&c->ans, part, 1, some);
        number |= (uint64_t)part << at;
    }
    return number;
}

static int bits_of(uint64_t number) {
    int bits = 0;
    while (number >> bits) bits++;
    return bits;
}

// The class of a count; 0: it has none.
static int count_class(const VaeCounts *c, double count) {
    int low = 1, high = c->n;
    if (!(count >= c->begin[1] && count < c->begin[c->n])) return 0;
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        if (c->begin[middle] <= count) low = middle;
        else high = middle;
    }
    return low;
}

static int count_bits(const VaeCounts *c, int class) { return bits_of((uint64_t)(c->begin[class + 1] - c->begin[class])) - 1; }

// What a count's class leaves open; of one without a class how many bits it has, and then these.
static void push_within(VaeCodec *c, int class, uint64_t count) {
    const int bits = class ? count_bits(c->counts, class) : bits_of(count);
    push_bits(c, class ? count - (uint64_t)c->counts->begin[class] : count, bits);
    if (!class) vae_ans_push(&c->ans, (uint32_t)bits, 1, 6);
}

static uint64_t pop_within(VaeCodec *c, int class) {
    if (class) return (uint64_t)c->counts->begin[class] + pop_bits(c, count_bits(c->counts, class));
    const int bits = (int)vae_ans_top(&c->ans, 6);
    vae_ans_pop(&c->ans, (uint32_t)bits, 1, 6);
    return pop_bits(c, bits);
}

static void push_value(VaeCodec *c, const Says *says, const double *value) {
    switch (says->kind) {
    case SAYS_FLAG: push(c, vae_cdf_bernoulli(says->a, value[0] != 0)); return;
    case SAYS_LEVEL:
        push(c, vae_cdf_level(&c->cdf, says->a, says->b, says->n, (uint32_t)(value[0] * (says->n - 1) + 0.5)));
        return;
    case SAYS_CLASSES:
        vae_cdf_classes(says->p, says->n, c->from);
        push(c, class_interval(c, value_class(says, value)));
        return;
    case SAYS_COUNT: break;
    }
    vae_cdf_counts(c->counts, says->a, says->b, says->c);
    const int class = count_class(c->counts, value[0]);
    push_within(c, class, (uint64_t)value[0]);
    push(c, (VaeInterval){c->counts->from[class], c->counts->from[class + 1] - c->counts->from[class]});
}

static void pop_value(VaeCodec *c, const Says *says, double *value) {
    const uint32_t top = vae_ans_top(&c->ans, VAE_ANS_BITS);
    VaeInterval i = {0, 0};
    uint32_t k = 0;
    switch (says->kind) {
    case SAYS_FLAG:
        k = top >= vae_cdf_bernoulli(says->a, 1).start;
        i = vae_cdf_bernoulli(says->a, k);
        value[0] = k;
        break;
    case SAYS_LEVEL:
        k = vae_cdf_find_level(&c->cdf, says->a, says->b, says->n, top, &i);
        value[0] = (double)k / (says->n - 1);
        break;
    case SAYS_CLASSES:
        vae_cdf_classes(says->p, says->n, c->from);
        k = vae_cdf_find_class(c->from, says->n, top);
        i = class_interval(c, k);
        value_set_class(says, value, k);
        break;
    case SAYS_COUNT:
        vae_cdf_counts(c->counts, says->a, says->b, says->c);
        k = vae_cdf_find_class(c->counts->from, c->counts->n, top);
        i = (VaeInterval){c->counts->from[k], c->counts->from[k + 1] - c->counts->from[k]};
        break;
    }
    vae_ans_pop(&c->ans, i.start, i.freq, VAE_ANS_BITS);
    if (says->kind == SAYS_COUNT) value[0] = (double)pop_within(c, (int)k);
}

// ---------------------------------------------------------------- rows

int vae_codec_most_classes(const VaeStream *s) {
    int most = s->kind == VAE_TOKENS ? s->words : s->channels;
    for (int j = 0; s->kind == VAE_TABLE && j < s->width; j++)
        if (s->column[j].classes > most) most = s->column[j].classes;
    return most;
}

size_t vae_codec_symbols(const VaeModel *m, int stream) { // a count outside its window takes 6
    const VaeStream *s = &m->stream[stream];
    return (size_t)s->width * (s->domain == VAE_DOMAIN_COUNT || s->kind == VAE_TABLE ? 6 : 1);
}

const char *vae_codec_misfit(const VaeModel *m, int stream, const double *value, size_t *at) {
    const VaeStream *s = &m->stream[stream];
    const VaeDrawKind kind = vae_codec_kind(m, stream);
    for (size_t j = 0; j < (size_t)s->width; j++) {
        const double x = value[j];
        *at = j;
        if (isnan(x)) return "is missing";
        if (s->kind == VAE_TOKENS && x == VAE_UNK) return "is a word that is not in the vocabulary";
        if (s->kind == VAE_TOKENS) continue;
        if (s->kind == VAE_TABLE) {
            const VaeColumn *c = &s->column[j];
            if (c->kind == VAE_COLUMN_CATEGORY && (int)x == c->classes - 1 && !c->word)
                return "is a word that the column's words do not have";
            if (c->kind == VAE_COLUMN_COUNT && x > 9e15) return "is too large a count";
            continue;
        }
        if ((kind == VAE_DRAW_BERNOULLI || kind == VAE_DRAW_CATEGORICAL) && x != 0 && x != 1)
            return kind == VAE_DRAW_BERNOULLI ? "is neither 0 nor 1, of which alone bernoulli is a distribution"
                                              : "is a share: only one-hot codes have probabilities";
        if (s->domain == VAE_DOMAIN_COUNT && x > 9e15) return "is too large a count";
    }
    return NULL;
}

// Tokens, step by step. The decoder goes on with what it has decoded: pushed are the last steps first.
static const float *told_probabilities(VaeCodec *c, int stream, int t, int n) {
    VaeSession *s = c->session;
    const VaeModel *m = s->model;
    const size_t width = (size_t)m->stream[stream].width;
    if (!m->step.run)
        return vae_session_output_of(s, &m->decode, m->stream[stream].name, "mean") + t * m->stream[stream].words;
    const VaeInput in = {.data = &c->source, .latent = c->z};
    return vae_tell_step(s, &in, (size_t)n, t, t > 0 ? c->value[stream] + t - 1 : NULL, width, NULL);
}

// Of row r at step t, in what told_probabilities returned.
static const float *told_row(const VaeModel *m, int stream, const float *p, int r) {
    const size_t words = (size_t)m->stream[stream].words;
    return p + (size_t)r * words * (m->step.run ? 1 : (size_t)m->stream[stream].width);
}

// Whether row r goes on at step t.
static bool told_goes_on(const VaeCodec *c, int stream, int r, int t) {
    const size_t width = (size_t)c->session->model->stream[stream].width;
    const double *row = c->value[stream] + (size_t)r * width;
    return t == 0 || (row[t - 1] != VAE_EOS && row[t - 1] != VAE_PAD);
}

static void push_tokens(VaeCodec *c, int stream, int n) {
    const VaeModel *m = c->session->model;
    const int width = m->stream[stream].width, words = m->stream[stream].words, batch = m->batch;
    for (int t = 0; t < width; t++) {
        const float *p = told_probabilities(c, stream, t, n);
        for (int r = 0; r < n; r++) {
            if (!told_goes_on(c, stream, r, t)) continue;
            vae_cdf_classes(told_row(m, stream, p, r), words, c->from);
            c->told[t * batch + r] = class_interval(c, (uint32_t)c->value[stream][r * width + t]);
        }
    }
    for (int t = width - 1; t >= 0; t--)
        for (int r = n - 1; r >= 0; r--)
            if (told_goes_on(c, stream, r, t)) push(c, c->told[t * batch + r]);
}

static void pop_tokens(VaeCodec *c, int stream, int n) {
    const VaeModel *m = c->session->model;
    const int width = m->stream[stream].width, words = m->stream[stream].words;
    for (int t = 0; t < width; t++) {
        const float *p = told_probabilities(c, stream, t, n);
        for (int r = 0; r < n; r++) {
            double *to = &c->value[stream][r * width + t];
            *to = VAE_PAD;
            if (!told_goes_on(c, stream, r, t)) continue;
            vae_cdf_classes(told_row(m, stream, p, r), words, c->from);
            const uint32_t k = vae_cdf_find_class(c->from, words, vae_ans_top(&c->ans, VAE_ANS_BITS));
            const VaeInterval i = class_interval(c, k);
            vae_ans_pop(&c->ans, i.start, i.freq, VAE_ANS_BITS);
            *to = k;
        }
    }
}

static void rows_decode(VaeCodec *c, int n) {
    const VaeInput in = {.data = &c->source, .latent = c->z};
    vae_session_run(c->session, &c->session->model->decode, &in, n);
}

static bool any_tokens_by_step(const VaeModel *m, int stream) { return m->stream[stream].kind == VAE_TOKENS && m->step.run; }

// What is said of place t of rows 0 to n - 1, given the places before it.
static Ports place_ports(VaeCodec *c, int stream, int n, size_t t) {
    const VaeStream *x = &c->session->model->stream[stream];
    const size_t width = (size_t)x->width, each = (size_t)x->channels;
    const VaeInput in = {.data = &c->source, .latent = c->z};
    vae_tell_place(c->session, &in, (size_t)n, (int)t, t ? c->value[stream] + (t - 1) * each : NULL, width);
    return ports_of(c->session, &c->session->model->step, stream, each);
}

// Popped are the first places first, so that each is known before the next is told of.
static void pop_places(VaeCodec *c, int stream, int n) {
    const VaeModel *m = c->session->model;
    const size_t width = (size_t)m->stream[stream].width, all = (size_t)m->stream[stream].channels;
    for (size_t t = 0; t < width / all; t++) {
        const Ports p = place_ports(c, stream, n, t);
        for (size_t r = 0; r < (size_t)n; r++)
            for (size_t j = 0, each; j < all; j += each) {
                const Says says = says_of(m, stream, &p, r, j);
                each = (size_t)says.values;
                pop_value(c, &says, c->value[stream] + r * width + t * all + j);
            }
    }
}

static void push_places(VaeCodec *c, int stream, int n) {
    const VaeModel *m = c->session->model;
    const size_t width = (size_t)m->stream[stream].width, all = (size_t)m->stream[stream].channels;
    Ports kept = {.width = width};
    for (size_t t = 0; t < width / all; t++) {
        const Ports p = place_ports(c, stream, n, t);
        kept.kind = p.kind;
        for (int k = 0; k < VAE_DRAW_MOST && p.number[k]; k++) {
            kept.number[k] = c->said + (size_t)k * (size_t)m->batch * width;
            for (size_t r = 0; r < (size_t)n; r++)
                memcpy(c->said + ((size_t)k * (size_t)m->batch + r) * width + t * all, p.number[k] + r * all, all * sizeof(float));
        }
    }
    for (size_t t = width / all; t-- > 0;)
        for (size_t r = (size_t)n; r-- > 0;)
            for (size_t j = all; j > 0;) {
                const size_t each = (size_t)says_of(m, stream, &kept, 0, 0).values, at = t * all + j - each;
                const Says says = says_of(m, stream, &kept, r, at);
                push_value(c, &says, c->value[stream] + r * width + at);
                j -= each;
            }
}

static void push_rows(VaeCodec *c, int stream, int n) {
    const VaeModel *m = c->session->model;
    const size_t width = (size_t)m->stream[stream].width;
    const Ports p = ports_of(c->session, &m->decode, stream, width);
    const size_t each = (size_t)says_of(m, stream, &p, 0, 0).values;
    for (size_t r = (size_t)n; r-- > 0;)
        for (size_t j = width; j > 0;) {
            j -= each;
            const Says says = says_of(m, stream, &p, r, j);
            push_value(c, &says, c->value[stream] + r * width + j);
        }
}

static void pop_rows(VaeCodec *c, int stream, int n) {
    const VaeModel *m = c->session->model;
    const size_t width = (size_t)m->stream[stream].width;
    const Ports p = ports_of(c->session, &m->decode, stream, width);
    for (size_t r = 0; r < (size_t)n; r++)
        for (size_t j = 0, each; j < width; j += each) {
            const Says says = says_of(m, stream, &p, r, j);
            each = (size_t)says.values;
            pop_value(c, &says, c->value[stream] + r * width + j);
        }
}

void vae_codec_push_values(VaeCodec *c, int n) {
    const VaeModel *m = c->session->model;
    for (int k = m->n_streams - 1; k >= 0; k--) {
        if (!m->stream[k].likelihood) continue;
        const bool places = vae_told_by_place(m, k);
        if (!places && !any_tokens_by_step(m, k)) rows_decode(c, n);
        if (places) push_places(c, k, n);
        else if (m->stream[k].kind == VAE_TOKENS) push_tokens(c, k, n);
        else push_rows(c, k, n);
    }
}

void vae_codec_pop_values(VaeCodec *c, int n) {
    const VaeModel *m = c->session->model;
    for (int k = 0; k < m->n_streams; k++) {
        if (!m->stream[k].likelihood) continue;
        const bool places = vae_told_by_place(m, k);
        if (!places && !any_tokens_by_step(m, k)) rows_decode(c, n);
        if (places) pop_places(c, k, n);
        else if (m->stream[k].kind == VAE_TOKENS) pop_tokens(c, k, n);
        else pop_rows(c, k, n);
    }
}

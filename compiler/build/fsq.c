// fsq.c -- latents that are numbers rounded to a few levels each: finite scalar quantization (Mentzer et al. 2023,
// "Finite scalar quantization: VQ-VAE made simple"). The codebook is implied: one code for each combination of
// levels. A code is chosen, not drawn: its KL from the uniform prior is constant.
#include "build/discrete.h"

#include <math.h>

static int channels_of(const Latent *z) { return z->posterior_arg[FSQ_LEVELS].n; }

static int level_of(const Latent *z, int channel) { return (int)z->posterior_arg[FSQ_LEVELS].number[channel]; }

static int most_levels(const Latent *z) {
    int most = 2;
    for (int i = 0; i < channels_of(z); i++) most = level_of(z, i) > most ? level_of(z, i) : most;
    return most;
}

static NodeId formula(Build *b, const Latent *z, const char *text, const char *const *names, const NodeId *ids, int n) {
    return build_formula(b, z->loc, text, names, ids, n);
}

// [d]: a number for each channel.
static NodeId each(Build *b, const Latent *z, const double *value) {
    const int d = channels_of(z);
    const char *const names[] = {"j", "sum", "value", "i"};
    NodeId ids[4] = {build_positions(b, z, d), node_const(b->g, z->loc, value[0])};
    ids[1] = node_expand(b->g, z->loc, ids[1], 0, (Shape){1, {d}});
    for (int i = 1; i < d; i++) {
        ids[2] = node_const(b->g, z->loc, value[i]);
        ids[3] = node_const(b->g, z->loc, i);
        ids[1] = formula(b, z, "where(abs(j - i) - 0.5, sum, value)", names, ids, 4);
    }
    return ids[1];
}

typedef struct Scale { // of each channel
    NodeId low, half, offset, shift; // [d]
    NodeId width;                    // [d] what 1 is
    NodeId radix;                    // [d] of the code's number
} Scale;

// The paper's appendix: tanh(z + shift) half - offset lies within the levels' reach, so that rounding gives all of them.
static Scale scale_of(Build *b, const Latent *z) {
    double low[MAX_NUMBERS], half[MAX_NUMBERS], offset[MAX_NUMBERS], shift[MAX_NUMBERS], width[MAX_NUMBERS];
    double radix[MAX_NUMBERS], all = 1;
    for (int i = 0; i < channels_of(z); i++) {
        const int levels = level_of(z, i);
        low[i] = -(levels / 2);
        half[i] = (levels - 1) * (1 - 1e-3) / 2;
        offset[i] = levels % 2 ? 0 : 0.5;
        shift[i] = tan(offset[i] / half[i]);
        width[i] = levels / 2;
        radix[i] = all;
        all *= levels;
    }
    return (Scale){.low = each(b, z, low), .half = each(b, z, half), .offset = each(b, z, offset),
                   .shift = each(b, z, shift), .width = each(b, z, width), .radix = each(b, z, radix)};
}

static int fsq_heads(Build *b, const Latent *z, DensePart *head) {
    head[0] = (DensePart){latent_tensor(b, z, "vector"), latent_channels(z)};
    return 1;
}

static Shape places_of(const Latent *z) { return (Shape){2, {latent_choices(z), channels_of(z)}}; }

// The number of half steps below x, [n, d]: 0, 1, .. levels - 1.
static NodeId steps_below(Build *b, const Latent *z, NodeId x, const char *text) {
    const Shape s = places_of(z);
    const int most = most_levels(z);
    const char *const names[] = {"x", "k"};
    const NodeId ids[] = {node_reshape(b->g, z->loc, x, 1, (Shape){3, {s.dim[0], s.dim[1], 1}}),
                          build_positions(b, z, most - 1)};
    return node_reshape(b->g, z->loc, formula(b, z, text, names, ids, 2), 1, s);
}

static void fsq_encode(Build *b, const Latent *z, Sample *s) {
    const Scale c = scale_of(b, z);
    const char *const names[] = {"v", "shift", "half", "offset", "low", "soft", "at", "width", "radix"};
    NodeId ids[9] = {node_reshape(b->g, z->loc, s->head[0], 1, places_of(z)), c.shift, c.half, c.offset, c.low};
    ids[5] = formula(b, z, "tanh(v + shift) * half - offset", names, ids, 5);
    ids[6] = steps_below(b, z, formula(b, z, "soft - low", names, ids, 6), "sum(step(x - k - 0.5))");
    ids[7] = c.width;
    ids[8] = c.radix;
    s->vector = build_latent(b, z, formula(b, z, "soft / width", names, ids, 9));
    s->mean = build_latent(b, z, formula(b, z, "(at + low) / width", names, ids, 9));
    s->code = node_reshape(b->g, z->loc, formula(b, z, "sum(at * radix)", names, ids, 9), 1,
                           (Shape){1, {latent_choices(z)}});
}

static void fsq_draw(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    const NodeId one = node2(b->g, OP_straight, z->loc, s->mean, s->vector);
    s->z = node_expand(b->g, z->loc, one, 1, build_sample_shape(b, z->width));
    s->log_q = build_filled(b, z, 0, build_sample_shape(b, 1));
}

static double log_codes(const Latent *z) { return log(z->posterior->codes(z->posterior_arg)); }

static NodeId fsq_kl(Build *b, const Latent *z, const Sample *s) { // of each place
    (void)s;
    return build_filled(b, z, log_codes(z), (Shape){1, {latent_choices(z)}});
}

static NodeId fsq_prior(Build *b, int latent, NodeId draw) {
    (void)draw;
    const Latent *z = &b->m->latent[latent];
    return build_filled(b, z, -latent_choices(z) * log_codes(z), build_sample_shape(b, 1));
}

// Every level alike.
static NodeId fsq_prior_draw(Build *b, int latent) {
    const Latent *z = &b->m->latent[latent];
    const Scale c = scale_of(b, z);
    const char *name = arena_printf(b->g->arena, "%s.prior", z->name);
    double levels[MAX_NUMBERS];
    for (int i = 0; i < channels_of(z); i++) levels[i] = level_of(z, i);
    const char *const names[] = {"u", "levels", "low", "width", "at"};
    NodeId ids[5] = {build_random(b, z->loc, VAE_IN_UNIFORM, name, places_of(z)), each(b, z, levels), c.low, c.width};
    ids[4] = steps_below(b, z, formula(b, z, "u * levels", names, ids, 2), "sum(step(x - k - 1))");
    return build_latent(b, z, formula(b, z, "(at + low) / width", names, ids, 5));
}

// The digits of a code's number, the last channel's first.
static NodeId fsq_of_codes(Build *b, int latent, NodeId code) {
    const Latent *z = &b->m->latent[latent];
    const Scale c = scale_of(b, z);
    const int d = channels_of(z);
    const char *const names[] = {"rest", "k", "radix", "at", "low", "width"};
    NodeId ids[6] = {code}, digit[MAX_NUMBERS];
    double radix[MAX_NUMBERS] = {1};
    for (int i = 1; i < d; i++) radix[i] = radix[i - 1] * level_of(z, i - 1);
    for (int i = d - 1; i >= 0; i--) {
        ids[1] = build_positions(b, z, level_of(z, i) - 1);
        ids[2] = node_const(b->g, z->loc, radix[i]);
        digit[i] = ids[3] = formula(b, z, "sum(step(rest + 0.5 - radix * (k + 1)))", names, ids, 3);
        ids[0] = formula(b, z, "rest - radix * at", names, ids, 4);
    }
    ids[3] = d == 1 ? digit[0] : node_with(b->g, OP_concat, z->loc, d, digit, 0, NULL);
    ids[4] = c.low, ids[5] = c.width;
    return build_latent(b, z, formula(b, z, "(at + low) / width", names, ids, 6));
}

const PosteriorBuilder posterior_fsq = {.heads = fsq_heads, .encode = fsq_encode, .draw = fsq_draw, .kl = fsq_kl, .of_codes = fsq_of_codes};

const PriorBuilder prior_of_fsq_builder = {.density = fsq_prior, .draw = fsq_prior_draw};

// latents.c -- the tables of latents: posteriors, priors and flows (rows: posteriors.def, priors.def, flows.def),
// and what their rows say in functions of the arguments: widths, and how many numbers are learned.
#include "model/model.h"

#include <math.h>
#include <string.h>

int latent_number(const Latent *z, int i) { return (int)z->posterior_arg[i].number[0]; }

bool latent_placed(const Latent *z) { return z->shape.rank == 3; }

int latent_channels(const Latent *z) { return z->shape.dim[z->shape.rank - 1]; }

bool latent_alone(const Latent *z) { return z->above == NO_LATENT && !z->drawn; }

bool latent_given(const Latent *z) {
    for (int i = 0; i < VAE_MAX_STREAMS; i++)
        if (z->given[i]) return true;
    return false;
}

bool model_topdown(const Model *m) {
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].drawn) return true;
    return false;
}

const Latent *latent_at_top(const Model *m) {
    for (int i = 0; i < m->n_latents; i++)
        if (!m->latent[i].drawn) return &m->latent[i];
    return NULL;
}

int latent_drawn(const Model *m, int i) {
    int place = 0;
    for (int k = 0; k < m->n_latents; k++) {
        place += m->latent[m->latent_order[k]].drawn;
        if (m->latent_order[k] == i) break;
    }
    return m->latent[i].drawn ? place : 0;
}

// ---------------------------------------------------------------- flows

static int steps(const Value *arg) { return (int)arg[0].number[0]; }

static int planar_context(int width, const Value *arg) { return steps(arg) * (2 * width + 1); }

static int radial_context(int width, const Value *arg) { return steps(arg) * (width + 2); }

// Of each step: a hidden layer on at most z, and two numbers for each dimension.
static double network_size(int width, const Value *arg) {
    return arg[0].number[0] * (arg[1].number[0] + 1) * (3.0 * width + 1);
}

static int hidden_context(int width, const Value *arg) {
    (void)width;
    return (int)arg[1].number[0];
}

#define STEPS(standard_)                                                                           \
    { .name = "steps", .kind = ARG_INT, .standard = standard_, .min = 1, .max = 64 }
#define HIDDEN                                                                                     \
    { .name = "hidden", .kind = ARG_INT, .standard = 64, .min = 1, .max = 65536 }

const FlowDef flow_table[] = {
#define FLOW(name_, ...) {.id = FLOW_##name_, .sig.name = #name_, __VA_ARGS__},
#include "model/flows.def"
#undef FLOW
    {.sig = {.name = NULL}},
};
const Choices flows = {flow_table, sizeof *flow_table};

// ---------------------------------------------------------------- priors

static double mixture_size(int width, int data, const Value *arg) {
    (void)data;
    return arg[0].number[0] * (2.0 * width + 1);
}

static double vamp_size(int width, int data, const Value *arg) {
    return arg[0].number[0] * fmax(2.0 * width, data);
}

static double realnvp_prior_size(int width, int data, const Value *arg) {
    (void)data;
    return network_size(width, arg);
}

static double given_size(int width, int data, const Value *arg) {
    (void)data; // what is above is the caller's to count
    return (arg[1].number[0] + 1) * (2.0 * width + 1);
}

const PriorDef prior_table[] = {
#define PRIOR(name_, ...) {.id = PRIOR_##name_, .sig.name = #name_, __VA_ARGS__},
#define PRIOR_OF(posterior, ...)
#include "model/priors.def"
#undef PRIOR
#undef PRIOR_OF
    {.sig = {.name = NULL}},
};
const Choices priors = {prior_table, sizeof *prior_table};

#define PRIOR(name_, ...)
#define PRIOR_OF(posterior, ...)                                                                   \
    static const PriorDef prior_of_##posterior = {.id = PRIOR_OF_##posterior, __VA_ARGS__};
#include "model/priors.def"
#undef PRIOR
#undef PRIOR_OF
const PriorDef *const prior_of_drawn = &prior_of_draw;
const PriorDef *const prior_of_network = &prior_of_codes;

// ---------------------------------------------------------------- posteriors

#define MAX_CODES 65536 // of an implied codebook

// n, or height, width, channels.
static Shape normal_shape(const Value arg[MAX_ARGS]) {
    const Value *size = &arg[NORMAL_SIZE];
    Shape s = {.rank = size->n == 1 || size->n == 3 ? size->n : 0};
    for (int i = 0; i < s.rank; i++) s.dim[i] = (int)size->number[i];
    return s;
}

// So many numbers; with a grid at each of its places.
static Shape grid_shape(const Value *grid, int width) {
    if (grid->word) return (Shape){1, {width}};
    return (Shape){3, {(int)grid->number[0], (int)grid->number[grid->n - 1], width}};
}

bool latent_full(const Latent *z) { return z->posterior->plain && !strcmp(z->posterior_arg[NORMAL_COV].word, "full"); }

static double normal_size(const Latent *z) {
    return latent_full(z) ? (double)z->width * z->width : 2.0 * latent_channels(z);
}

bool latent_mixed(const Latent *z) {
    return z->posterior->plain && !strcmp(z->posterior_arg[NORMAL_EXPERTS].word, "mixture");
}

static bool normal_plain(const Latent *z) { return !latent_full(z) && !latent_mixed(z); }

static int product(const Value *a, const Value *b) {
    return shape_size((Shape){2, {(int)a->number[0], (int)b->number[0]}});
}

static Shape categorical_shape(const Value arg[MAX_ARGS]) {
    return grid_shape(&arg[CATEGORICAL_GRID], product(&arg[CATEGORICAL_N], &arg[CATEGORICAL_CLASSES]));
}

static double categorical_size(const Latent *z) { return latent_channels(z); }

static Shape vq_shape(const Value arg[MAX_ARGS]) {
    return grid_shape(&arg[VQ_GRID], product(&arg[VQ_N], &arg[VQ_DIM]));
}

static Shape fsq_shape(const Value arg[MAX_ARGS]) {
    return grid_shape(&arg[FSQ_GRID], shape_size((Shape){2, {(int)arg[FSQ_N].number[0], arg[FSQ_LEVELS].n}}));
}

static double fsq_size(const Latent *z) { return latent_channels(z); }

static int fsq_codes(const Value arg[MAX_ARGS]) {
    Shape levels = {.rank = 1, .dim = {1}};
    for (int i = 0; i < arg[FSQ_LEVELS].n; i++) {
        levels = (Shape){2, {shape_size(levels), (int)arg[FSQ_LEVELS].number[i]}};
    }
    return shape_size(levels);
}

static Shape vmf_shape(const Value arg[MAX_ARGS]) { return (Shape){1, {(int)arg[0].number[0]}}; }

static double vmf_size(const Latent *z) { return z->width + 1.0; }

static double deterministic_size(const Latent *z) { return latent_channels(z); }

int latent_choices(const Latent *z) {
    const int i = z->posterior->choice;
    return z->width / (i < 0 ? z->posterior_arg[0].n : latent_number(z, i));
}

int latent_codes(const Latent *z) {
    return z->posterior->codes ? z->posterior->codes(z->posterior_arg) : latent_number(z, CATEGORICAL_CLASSES);
}

// Numbers from 1 on, and 0 before the first. A categorical of several at each place of a grid has them one behind the other.
Shape shape_of_codes(const Latent *z) {
    Shape s = {.rank = 1, .dim = {latent_choices(z)}, .steps = STEPS_CODES, .words = latent_codes(z) + 1};
    if (!latent_placed(z) || latent_choices(z) != z->shape.dim[0] * z->shape.dim[1]) return s;
    s.rank = 3;
    s.dim[0] = z->shape.dim[0], s.dim[1] = z->shape.dim[1], s.dim[2] = 1;
    return s;
}

static double vq_size(const Latent *z) {
    const double codes = latent_number(z, VQ_CODES);
    return fmax(latent_channels(z), codes * fmax(latent_number(z, VQ_DIM), latent_number(z, VQ_N))) *
           latent_number(z, VQ_LEVELS);
}

static bool clash(Diag *d, const Value *v, const char *what, const char *with, const char *hint) {
    diag_error(d, v->loc, "E0242", "%s does not go with %s", what, with);
    diag_hint(d, "%s", hint);
    return false;
}

static bool vq_check(Diag *d, const Value arg[MAX_ARGS]) {
    const bool ema = !strcmp(arg[VQ_UPDATE].word, "ema");
    if (value_true(&arg[VQ_RESTART]) && !ema)
        return clash(d, &arg[VQ_RESTART], "restart", "update = gradient",
                     "update = ema counts how often each code is taken, and may put it elsewhere");
    if (arg[VQ_DECAY].given && !ema)
        return clash(d, &arg[VQ_DECAY], "decay", "update = gradient", "it is of the averages of update = ema");
    if (arg[VQ_LEVELS].number[0] > 1 && !strcmp(arg[VQ_DISTANCE].word, "cosine"))
        return clash(d, &arg[VQ_LEVELS], "levels", "distance = cosine",
                     "what a code of length 1 leaves over has no length to be compared by");
    return true;
}

// The implied codebook is counted, and codes have numbers that a float holds exactly.
static bool fsq_check(Diag *d, const Value arg[MAX_ARGS]) {
    double all = 1;
    for (int i = 0; i < arg[FSQ_LEVELS].n; i++) all *= arg[FSQ_LEVELS].number[i];
    if (all <= MAX_CODES) return true;
    diag_error(d, arg[FSQ_LEVELS].loc, "E0242", "%.0f combinations of levels: at most %d codes are allowed", all, MAX_CODES);
    diag_hint(d, "fsq(8, 8, 8, 6, 5) has 15360, fsq(8, 5, 5, 5) 1000");
    return false;
}

static int vq_codes(const Value arg[MAX_ARGS]) { return product(&arg[VQ_CODES], &arg[VQ_LEVELS]); }

#define FLOW {.name = "flow", .kind = ARG_CHOICE, .choices = &flows}
#define GRID                                                                                       \
    { .name = "grid", .kind = ARG_PAIR_OR_WORD, .words = "none", .standard_word = "none", .min = 1, \
      .max = 65536, .quiet = true }
#define PRIOR {.name = "prior", .kind = ARG_CHOICE, .choices = &priors}

const PosteriorDef posterior_table[] = {
#define POSTERIOR(name_, ...) {.id = POSTERIOR_##name_, .sig.name = #name_, __VA_ARGS__},
#include "model/posteriors.def"
#undef POSTERIOR
    {.sig = {.name = NULL}},
};
const Choices posteriors = {posterior_table, sizeof *posterior_table};

// ---------------------------------------------------------------- what the codec can code

const char *latent_uncoded(const Latent *z) {
    if (z->flow) return "has a posterior with a flow, whose density is not known of every value";
    if (latent_given(z)) return "has a prior that is given a data stream";
    if (z->prior == prior_of_network) return "has a prior that goes from code to code";
    if (z->posterior->id == POSTERIOR_categorical)
        return z->observed == NO_STREAM ? NULL : "is observed: whether its label is known is not modelled";
    if (z->posterior->id == POSTERIOR_vq) {
        if (latent_number(z, VQ_LEVELS) > 1) return "has codebooks one behind the other (levels)";
        return strcmp(z->posterior_arg[VQ_DISTANCE].word, "cosine") ? NULL : "has codes of length 1 (distance = cosine)";
    }
    if (z->posterior->id == POSTERIOR_fsq) return "is fsq, which has no codebook to look codes up in";
    if (z->posterior->exact) return "is deterministic: it has no distribution";
    if (!z->posterior->plain) return "has a posterior that is not coded dimension by dimension";
    if (latent_full(z)) return "has a covariance (cov = full)";
    if (latent_mixed(z)) return "is a mixture of what several encoders say";
    const bool normal = z->prior->standard || z->prior->conditional || z->prior == prior_of_drawn;
    return normal ? NULL : "has a prior that is no normal";
}

bool model_codes_by_program(const Model *m) {
    bool depends = false;
    for (int i = 0; i < m->n_latents; i++) {
        if (latent_uncoded(&m->latent[i])) return false;
        depends |= !latent_alone(&m->latent[i]);
    }
    return depends;
}

// latents.c -- the tables of latents: posteriors, priors and flows (rows: posteriors.def, priors.def, flows.def),
// and what their rows say in functions of the arguments: widths, and how many numbers are learned.
#include "model/model.h"

#include <math.h>
#include <string.h>

int latent_number(const Latent *z, int i) { return (int)z->posterior_arg[i].number[0]; }

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

// ---------------------------------------------------------------- posteriors

static int normal_width(const Value arg[MAX_ARGS]) { return (int)arg[0].number[0]; }

bool latent_full(const Latent *z) { return !strcmp(z->posterior_arg[1].word, "full"); }

static double normal_size(const Latent *z) {
    return latent_full(z) ? (double)z->width * z->width : 2.0 * z->width;
}

static bool normal_plain(const Latent *z) { return !latent_full(z); }

static int categorical_width(const Value arg[MAX_ARGS]) {
    return shape_size((Shape){2, {(int)arg[0].number[0], (int)arg[1].number[0]}});
}

static double categorical_size(const Latent *z) { return z->width; }

static int vq_width(const Value arg[MAX_ARGS]) {
    return shape_size((Shape){2, {(int)arg[VQ_N].number[0], (int)arg[VQ_DIM].number[0]}});
}

static double vq_size(const Latent *z) {
    const double codes = latent_number(z, VQ_CODES);
    return fmax(z->width, codes * fmax(latent_number(z, VQ_DIM), latent_number(z, VQ_N)));
}

static int vq_codes(const Value arg[MAX_ARGS]) { return (int)arg[VQ_CODES].number[0]; }

#define FLOW {.name = "flow", .kind = ARG_CHOICE, .choices = &flows}
#define PRIOR {.name = "prior", .kind = ARG_CHOICE, .choices = &priors}

const PosteriorDef posterior_table[] = {
#define POSTERIOR(name_, ...) {.id = POSTERIOR_##name_, .sig.name = #name_, __VA_ARGS__},
#include "model/posteriors.def"
#undef POSTERIOR
    {.sig = {.name = NULL}},
};
const Choices posteriors = {posterior_table, sizeof *posterior_table};

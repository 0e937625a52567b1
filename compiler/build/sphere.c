// sphere.c -- a latent on the unit sphere: a von Mises-Fisher posterior, whose density is exp(kappa mean'z), and the uniform
// prior (Davidson et al. 2018, "Hyperspherical variational auto-encoders"). z = w mean + sqrt(1 - w^2) v: v is uniform among
// the directions at right angles to the mean, w = mean'z a quantile. Nothing is rejected: the quantile is a function of
// kappa, whose derivative is that of the implicit function F(w; kappa) = u (Figurnov et al. 2018, "Implicit
// reparameterization gradients"). All that depends on kappa stands in runtime/kernels/vae_sphere.h.
#include "build/discrete.h"

#include <math.h>

static int vmf_heads(Build *b, const Latent *z, DensePart *head) {
    head[0] = (DensePart){latent_tensor(b, z, "mean"), z->width};
    head[1] = (DensePart){latent_tensor(b, z, "kappa"), 1};
    return 2;
}

// x as a vector of length 1.
static NodeId to_sphere(Build *b, const Latent *z, NodeId x) {
    return build_formula(b, z->loc, "x / sqrt(sum(x * x) + 1e-30)", (const char *const[]){"x"}, &x, 1);
}

static void vmf_encode(Build *b, const Latent *z, Sample *s) {
    // Where all of the head is 0 there is no direction: what bounds it bounds its slope.
    s->mean = role(b, build_formula(b, z->loc, "x / sqrt(sum(x * x) + 1e-12)", (const char *const[]){"x"}, s->head, 1), "mean");
    s->kappa = role(b, node1(b->g, OP_softplus, z->loc, s->head[1]), "kappa");
}

// log of the integral of (1 - w^2)^((n - 3) / 2) over w; log of the sphere's area.
static double log_sum_of_w(int n) { return 0.5 * log(acos(-1)) + lgamma((n - 1) / 2.0) - lgamma(n / 2.0); }
static double log_area(int n) { return log(2) + n / 2.0 * log(acos(-1)) - lgamma(n / 2.0); }

// The port has a number more than z: its place among the normals is the quantile.
static void vmf_draw(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    const int d = z->width;
    const char *name = arena_printf(b->g->arena, "%s.eps", z->name);
    const NodeId port = role(b, build_input(b, z->loc, VAE_IN_NORMAL, latent, name, build_sample_shape(b, d + 1)), "eps");
    const char *const names[] = {"mean", "kappa", "eps", "e", "n", "gap", "tangent", "v", "sum_of_w", "area"};
    NodeId ids[10] = {s->mean, s->kappa, build_slice(b, z->loc, port, 0, d), build_slice(b, z->loc, port, d, 1),
                      node_const(b->g, z->loc, d)};
    ids[5] = role(b, build_formula(b, z->loc, "vmf_gap(0.5 + 0.5 * erf(e * 0.7071067811865476), kappa, n)", names, ids, 5), "gap");
    ids[6] = build_formula(b, z->loc, "eps - sum(eps * mean) * mean", names, ids, 3);
    ids[7] = role(b, to_sphere(b, z, ids[6]), "aside");
    ids[8] = node_const(b->g, z->loc, log_sum_of_w(d));
    ids[9] = node_const(b->g, z->loc, log_area(d));
    s->z = build_formula(b, z->loc, "(1 - gap) * mean + sqrt(max(gap * (2 - gap), 1e-30)) * v", names, ids, 8);
    s->log_q = build_formula(b, z->loc, "sum_of_w - area - kappa * gap - vmf_log(kappa, n)", names, ids, 10);
}

static NodeId vmf_kl(Build *b, const Latent *z, const Sample *s) {
    const char *const names[] = {"kappa", "n", "sum_of_w"};
    const NodeId ids[] = {s->kappa, node_const(b->g, z->loc, z->width),
                          node_const(b->g, z->loc, log_sum_of_w(z->width))};
    return build_formula(b, z->loc, "sum_of_w - vmf_log(kappa, n) - kappa * vmf_mean(kappa, n)", names, ids, 3);
}

const PosteriorBuilder posterior_vmf = {.heads = vmf_heads, .encode = vmf_encode, .draw = vmf_draw, .kl = vmf_kl,
                                        .given = to_sphere};

static NodeId uniform_density(Build *b, int latent, NodeId draw) {
    (void)draw;
    const Latent *z = &b->m->latent[latent];
    return build_filled(b, z, -log_area(z->width), build_sample_shape(b, 1));
}

static NodeId uniform_draw(Build *b, int latent) {
    return to_sphere(b, &b->m->latent[latent], build_standard_draw(b, latent));
}

const PriorBuilder prior_of_vmf_builder = {.density = uniform_density, .draw = uniform_draw};

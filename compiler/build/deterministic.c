// deterministic.c -- a latent that is what its head says: nothing is drawn, no prior is held against it, and what is
// left is an autoencoder.
#include "build/discrete.h"

static int deterministic_heads(Build *b, const Latent *z, DensePart *head) {
    head[0] = (DensePart){latent_tensor(b, z, "mean"), latent_channels(z)};
    return 1;
}

static void deterministic_encode(Build *b, const Latent *z, Sample *s) {
    (void)z;
    s->mean = role(b, s->head[0], "mean");
}

static void deterministic_draw(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    s->z = node_expand(b->g, z->loc, s->mean, 1, build_sample_shape(b, z->width));
    s->log_q = build_filled(b, z, 0, build_sample_shape(b, 1));
}

static NodeId deterministic_kl(Build *b, const Latent *z, const Sample *s) {
    (void)s;
    return build_filled(b, z, 0, (Shape){1, {1}});
}

static NodeId no_density(Build *b, int latent, NodeId draw) {
    (void)draw;
    return build_filled(b, &b->m->latent[latent], 0, build_sample_shape(b, 1));
}

const PosteriorBuilder posterior_deterministic = {.heads = deterministic_heads, .encode = deterministic_encode,
                                                  .draw = deterministic_draw, .kl = deterministic_kl};

// What sample draws, N(0, I), comes from the runtime.
const PriorBuilder prior_of_deterministic_builder = {.density = no_density, .draw = build_standard_draw};

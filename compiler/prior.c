// prior.c -- the prior table: one row for each p(z), as formulas.
#include "build.h"

const PriorDef prior_table[] = {
    {.sig = {.name = "normal"},
     .help = "independent standard normals",
     .log_density = "-0.5 * (z^2 + log(2 * pi))",
     // Kingma and Welling 2014, appendix B
     .normal_kl = "0.5 * (mean^2 + exp(logvar) - 1 - logvar)"},
    {.sig = {.name = NULL}},
};
const Choices priors = {prior_table, sizeof *prior_table};

NodeId build_prior_draw(Build *b, int latent) {
    const Latent *z = &b->m->latent[latent];
    const char *name = arena_printf(b->g->arena, "%s.prior", z->name);
    return build_random(b, z->loc, VAE_IN_NORMAL, name, (Shape){1, {z->width}});
}

void build_prior(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    b->g->note = "sampling and KL";
    const char *const names[] = {"z", "mean", "logvar"};
    const NodeId ids[] = {s->z, s->mean, s->logvar};
    s->log_p = build_formula(b, z->loc, z->prior->log_density, names, ids, 3);
    s->kl = build_formula(b, z->loc, z->prior->normal_kl, names, ids, 3);
    b->g->note = NULL;
}

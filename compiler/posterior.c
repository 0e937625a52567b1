// posterior.c -- the posterior table: one row for each family of q(z|x), the kinds of latents.
// A row says how many numbers the family needs of the encoder (its heads), what encode reports of
// them, how z is drawn and how probable the draw was.
#include "build.h"

// ---------------------------------------------------------------- normal

static int normal_width(const Value arg[MAX_ARGS]) { return (int)arg[0].number[0]; }

static int normal_heads(Build *b, const Latent *z, DensePart *head) {
    head[0] = (DensePart){arena_printf(b->g->arena, "posterior.%s.mean", z->name), z->width};
    head[1] = (DensePart){arena_printf(b->g->arena, "posterior.%s.logvar", z->name), z->width};
    return 2;
}

static void normal_encode(Build *b, const Latent *z, const NodeId *head, Sample *s) {
    (void)z;
    s->mean = role(b, head[0], "mean");
    s->logvar = role(b, head[1], "logvar");
}

static void normal_draw(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    const char *name = arena_printf(b->g->arena, "%s.eps", z->name);
    const Shape shape = build_sample_shape(b, z->width);
    const NodeId eps = role(b, build_input(b, z->loc, VAE_IN_NORMAL, latent, name, shape), "eps");
    const char *const names[] = {"mean", "logvar", "eps"};
    const NodeId ids[] = {s->mean, s->logvar, eps};
    s->z = build_formula(b, z->loc, "mean + exp(0.5 * logvar) * eps", names, ids, 3);
    s->log_q = build_formula(b, z->loc, "-0.5 * (eps^2 + logvar + log(2 * pi))", names, ids, 3);
}

static NodeId normal_density(Build *b, const Latent *z, const Sample *s) {
    return build_formula(b, z->loc, "-0.5 * ((z - mean)^2 * exp(-logvar) + logvar + log(2 * pi))",
                         (const char *const[]){"z", "mean", "logvar"},
                         (NodeId[]){s->z, s->mean, s->logvar}, 3);
}

// ---------------------------------------------------------------- the table

const PosteriorDef posterior_table[] = {
    {.sig = {.name = "normal",
             .arg = {{.name = "n", .kind = ARG_INT, .required = true, .min = 1, .max = 65536}}},
     .help = "normal with a mean and a variance for each dimension",
     .width = normal_width,
     .heads = normal_heads,
     .encode = normal_encode,
     .draw = normal_draw,
     .density = normal_density},
    {.sig = {.name = NULL}},
};
const Choices posteriors = {posterior_table, sizeof *posterior_table};

// ---------------------------------------------------------------- building

// One product makes the heads of all latents.
void build_posteriors(Build *b, Loc loc, NodeId features, Sample *s) {
    const Model *m = b->m;
    b->g->note = "posterior heads (added by the compiler)";
    DensePart part[MAX_LATENTS * MAX_HEADS];
    int n = 0, count[MAX_LATENTS];
    for (int i = 0; i < m->n_latents; i++) {
        count[i] = m->latent[i].posterior->heads(b, &m->latent[i], part + n);
        n += count[i];
    }
    const NodeId heads = role(b, build_dense(b, loc, features, part, n), "heads");
    for (int i = 0, k = 0, at = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        for (int j = 0; j < count[i]; at += part[k++].width, j++)
            s[i].head[j] = build_slice(b, loc, heads, at, part[k].width);
        z->posterior->encode(b, z, s[i].head, &s[i]);
    }
    b->g->note = NULL;
}

void build_sample(Build *b, int latent, Sample *s) {
    b->g->note = "sampling and KL";
    const Latent *z = &b->m->latent[latent];
    z->posterior->draw(b, latent, s);
    if (b->training && b->m->objective->doubly) {
        Sample fixed = *s;
        fixed.z = s->z = s->hook = node_with(b->g, OP_hook, z->loc, 1, &s->z, 0, NULL);
        fixed.mean = node1(b->g, OP_stop, z->loc, s->mean);
        fixed.logvar = node1(b->g, OP_stop, z->loc, s->logvar);
        s->log_q = z->posterior->density(b, z, &fixed);
    }
    role(b, s->z, "z");
    b->g->note = NULL;
}

// prior.c -- nodes of p(z): for each prior (model/priors.def) its density and how it is drawn from.
#include "build/build.h"

#include <math.h>
#include <string.h>

static const char *prior_name(Build *b, const Latent *z, const char *what) {
    return arena_printf(b->c->arena, "prior.%s.%s", z->name, what);
}

static NodeId noise(Build *b, int latent, VaePortKind kind, const char *what, Shape s) {
    const Latent *z = &b->m->latent[latent];
    return build_random(b, z->loc, kind, arena_printf(b->g->arena, "%s.%s", z->name, what), s);
}

NodeId build_standard_draw(Build *b, int latent) {
    return noise(b, latent, VAE_IN_NORMAL, "prior", (Shape){1, {b->m->latent[latent].width}});
}

// ---------------------------------------------------------------- normal

static NodeId normal_density(Build *b, int latent, NodeId z) {
    return build_formula(b, b->m->latent[latent].loc, "-0.5 * (z^2 + log(2 * pi))",
                         (const char *const[]){"z"}, &z, 1);
}

// ---------------------------------------------------------------- mixtures

NodeId build_mixture_density(Build *b, const Latent *l, const Mixture *m, NodeId z) {
    const Shape s = b->g->node[z].shape;
    Shape apart = s; // [.., 1, d], against all parts
    apart.rank = s.rank + 1;
    apart.dim[s.rank] = s.dim[s.rank - 1];
    apart.dim[s.rank - 1] = 1;
    const char *const names[] = {"z", "mean", "logvar"};
    const NodeId ids[] = {node_reshape(b->g, l->loc, z, 1, apart), m->mean, m->logvar};
    const NodeId each = build_formula(
        b, l->loc, "sum(-0.5 * ((z - mean)^2 * exp(-logvar) + logvar + log(2 * pi)))", names, ids, 3);
    Shape parts = apart; // [.., parts]
    parts.rank = s.rank;
    parts.dim[s.rank - 1] = m->parts;
    const NodeId shared = node2(b->g, OP_add, l->loc, node_reshape(b->g, l->loc, each, 1, parts),
                                m->log_share);
    return build_log_sum_exp(b, l->loc, shared, s.rank - 1);
}

// The part is where log share + Gumbel noise is largest.
NodeId build_mixture_part(Build *b, const Latent *l, const Mixture *m, NodeId u) {
    const char *const names[] = {"u", "share", "score", "top"};
    NodeId ids[4] = {u, m->log_share};
    ids[2] = build_formula(b, l->loc, "share - log(-log(u))", names, ids, 2);
    ids[3] = node_with(b->g, OP_maximum, l->loc, 1, &ids[2], 1, (int[]){1});
    const NodeId part = build_formula(b, l->loc, "1 - step(top - score)", names, ids, 4);
    return node_reshape(b->g, l->loc, part, 1, (Shape){2, {m->parts, 1}});
}

NodeId build_mixture_draw(Build *b, const Latent *l, const Mixture *m, NodeId part, NodeId eps) {
    const char *const names[] = {"part", "mean", "logvar", "eps"};
    const NodeId ids[] = {part, m->mean, m->logvar,
                          node_reshape(b->g, l->loc, eps, 1, (Shape){2, {1, l->width}})};
    const NodeId all = build_formula(b, l->loc, "part * (mean + exp(0.5 * logvar) * eps)", names, ids, 4);
    return node_reshape(b->g, l->loc, node_sum(b->g, l->loc, all, 1), 1, (Shape){1, {l->width}});
}

static NodeId mixture_draw(Build *b, int latent, const Mixture *m) {
    const Latent *l = &b->m->latent[latent];
    const NodeId u = noise(b, latent, VAE_IN_UNIFORM, "part", (Shape){1, {m->parts}});
    const NodeId part = build_mixture_part(b, l, m, u);
    return build_mixture_draw(b, l, m, part, build_standard_draw(b, latent));
}

// Means start as draws from N(0, 1), variances at 1, shares alike.
static Mixture mixture(Build *b, int latent) {
    const Latent *z = &b->m->latent[latent];
    const int k = (int)z->prior_arg[0].number[0];
    const Shape s = {2, {k, z->width}};
    VaeTensor t = {.name = prior_name(b, z, "mean"), .rank = 2, .dim = {k, z->width},
                   .stride = {z->width, 1}, .trained = true, .init = VAE_INIT_NORMAL,
                   .init_value = 1};
    Mixture m = {.parts = k, .mean = role(b, build_param(b, z->loc, t, s), "mean")};
    t.name = prior_name(b, z, "logvar");
    t.init = VAE_INIT_ZERO;
    t.init_value = 0;
    m.logvar = role(b, build_param(b, z->loc, t, s), "logvar");
    const NodeId logits = build_vector(b, z->loc, prior_name(b, z, "logits"), k, 0);
    m.log_share = node2(b->g, OP_sub, z->loc, logits, build_log_sum_exp(b, z->loc, logits, 0));
    return m;
}

static NodeId mixture_prior_density(Build *b, int latent, NodeId z) {
    const Mixture m = mixture(b, latent);
    return build_mixture_density(b, &b->m->latent[latent], &m, z);
}

static NodeId mixture_prior_draw(Build *b, int latent) {
    const Mixture m = mixture(b, latent);
    return mixture_draw(b, latent, &m);
}

// ---------------------------------------------------------------- vamp

// The mean of the posteriors of k learned pseudo-inputs (Tomczak and Welling 2018, "VAE with a
// VampPrior", equation 9). They are data as the networks see it: within [0, 1] where the data is.
// What only training does to the encoder's input is not done to them.
static Mixture vamp(Build *b, int latent) {
    const Latent *z = &b->m->latent[latent];
    const VaeStream *stream = &b->m->stream[b->m->encoder->input[0].index];
    const Shape one = shape_of_stream(stream);
    const int k = (int)z->prior_arg[0].number[0];
    Shape s = {.rank = one.rank + 1, .dim = {k}};
    memcpy(s.dim + 1, one.dim, (MAX_RANK - 1) * sizeof *one.dim);
    const VaeTensor t = {.name = prior_name(b, z, "inputs"), .rank = 2, .dim = {k, shape_size(one)},
                         .stride = {shape_size(one), 1}, .trained = true, .init = VAE_INIT_NORMAL,
                         .init_value = 1};
    NodeId u = role(b, build_param(b, z->loc, t, s), "inputs");
    if (stream->domain == VAE_DOMAIN_UNIT || stream->kind == VAE_IMAGE)
        u = node1(b->g, OP_sigmoid, z->loc, u);
    Sample q[MAX_LATENTS];
    const bool training = b->training;
    b->training = false;
    build_posteriors(b, z->loc, build_features(b, b->m->encoder, u), latent, q);
    b->training = training;
    return (Mixture){.mean = q[latent].mean, .logvar = q[latent].logvar, .parts = k,
                     .log_share = node_const(b->g, z->loc, -log(k))};
}

static NodeId vamp_density(Build *b, int latent, NodeId z) {
    const Mixture m = vamp(b, latent);
    return build_mixture_density(b, &b->m->latent[latent], &m, z);
}

static NodeId vamp_draw(Build *b, int latent) {
    const Mixture m = vamp(b, latent);
    return mixture_draw(b, latent, &m);
}

// ---------------------------------------------------------------- realnvp

static FlowUse realnvp_use(Build *b, int latent) {
    const Latent *z = &b->m->latent[latent];
    return (FlowUse){.path = prior_name(b, z, "flow"), .loc = z->loc, .width = z->width,
                     .arg = z->prior_arg, .context = NO_NODE};
}

// A normal u mapped forward: log p(z) = log N(u) - log|det dz/du|, u by the inverse.
static NodeId realnvp_density(Build *b, int latent, NodeId z) {
    const FlowUse flow = realnvp_use(b, latent);
    NodeId log_det = NO_NODE;
    const NodeId u = flow_realnvp.inverse(b, &flow, z, &log_det);
    return node2(b->g, OP_add, flow.loc, build_sum_last(b, normal_density(b, latent, u)), log_det);
}

static NodeId realnvp_draw(Build *b, int latent) {
    const FlowUse flow = realnvp_use(b, latent);
    NodeId log_det = NO_NODE;
    return flow_realnvp.forward(b, &flow, build_standard_draw(b, latent), &log_det);
}

// ---------------------------------------------------------------- given

typedef struct Given { // a normal, from what is above: [.., d] each
    NodeId mean, logvar;
} Given;

// p(z|above): a hidden layer and heads (the top-down half of Sonderby et al. 2016, "Ladder
// variational autoencoders", equations 1 to 3).
static Given given(Build *b, int latent, NodeId above) {
    const Latent *z = &b->m->latent[latent];
    const DensePart hidden = {prior_name(b, z, "hidden"), (int)z->prior_arg[1].number[0]};
    const NodeId h = node1(b->g, OP_tanh, z->loc, build_dense(b, z->loc, above, &hidden, 1));
    const DensePart part[2] = {{prior_name(b, z, "mean"), z->width},
                               {prior_name(b, z, "logvar"), z->width}};
    const NodeId heads = build_dense(b, z->loc, h, part, 2);
    return (Given){build_slice(b, z->loc, heads, 0, z->width),
                   build_slice(b, z->loc, heads, z->width, z->width)};
}

static NodeId normals_density(Build *b, const Latent *l, Given p, NodeId z) {
    return build_formula(b, l->loc, "-0.5 * ((z - mean)^2 * exp(-logvar) + logvar + log(2 * pi))",
                         (const char *const[]){"z", "mean", "logvar"},
                         (NodeId[]){z, p.mean, p.logvar}, 3);
}

static NodeId normals_kl(Build *b, const Latent *l, Given p, const Sample *s) {
    const char *const names[] = {"m", "v", "mean", "logvar"};
    return build_formula(b, l->loc, "0.5 * (exp(v - logvar) + (m - mean)^2 * exp(-logvar) - 1 + logvar - v)",
                         names, (NodeId[]){s->mean, s->logvar, p.mean, p.logvar}, 4);
}

static NodeId normals_draw(Build *b, int latent, Given p) {
    return build_formula(b, b->m->latent[latent].loc, "mean + exp(0.5 * logvar) * eps",
                         (const char *const[]){"mean", "logvar", "eps"},
                         (NodeId[]){p.mean, p.logvar, build_standard_draw(b, latent)}, 3);
}

// What the prior is given: the draw above, or streams, or both side by side.
static NodeId given_to(Build *b, const Latent *l, NodeId above) {
    for (int i = 0; i < b->m->n_streams; i++) {
        if (!l->given[i]) continue;
        NodeId y = build_flatten(b, l->loc, b->stream[i]);
        const Shape to = above == NO_NODE ? (Shape){1, {1}} : b->g->node[above].shape;
        const int width = b->g->node[y].shape.dim[0];
        if (to.rank == 2) { // several draws above
            y = node_reshape(b->g, l->loc, y, 1, (Shape){2, {1, width}});
            y = node_expand(b->g, l->loc, y, 1, (Shape){2, {to.dim[0], width}});
        }
        above = above == NO_NODE ? y : node2(b->g, OP_concat, l->loc, above, y);
    }
    return above;
}

static NodeId given_drawn(Build *b, const Latent *l) {
    return given_to(b, l, l->above == NO_LATENT ? NO_NODE : b->drawn[l->above]);
}

static NodeId given_density(Build *b, int latent, NodeId z) {
    const Latent *l = &b->m->latent[latent];
    return normals_density(b, l, given(b, latent, given_drawn(b, l)), z);
}

static NodeId given_kl(Build *b, int latent, const Sample *s) {
    const Latent *l = &b->m->latent[latent];
    return normals_kl(b, l, given(b, latent, given_drawn(b, l)), s);
}

static NodeId given_draw(Build *b, int latent) {
    const Latent *l = &b->m->latent[latent];
    const NodeId above = l->above == NO_LATENT ? NO_NODE : build_prior_draw(b, l->above);
    return normals_draw(b, latent, given(b, latent, given_to(b, l, above)));
}

void build_prior_given(Build *b, int latent, NodeId *mean, NodeId *logvar) {
    const Given p = given(b, latent, given_drawn(b, &b->m->latent[latent]));
    *mean = p.mean;
    *logvar = p.logvar;
}

// ---------------------------------------------------------------- what a decoder's features say (draw.c)

static Given says(const Build *b, int latent) { return (Given){b->says_mean[latent], b->says_logvar[latent]}; }

static NodeId drawn_density(Build *b, int latent, NodeId z) {
    return normals_density(b, &b->m->latent[latent], says(b, latent), z);
}

static NodeId drawn_kl(Build *b, int latent, const Sample *s) {
    return normals_kl(b, &b->m->latent[latent], says(b, latent), s);
}

static NodeId drawn_draw(Build *b, int latent) { return normals_draw(b, latent, says(b, latent)); }

// ---------------------------------------------------------------- the builders, by the rows of the table

const PriorBuilder prior_normal = {.density = normal_density, .draw = build_standard_draw};
const PriorBuilder prior_mixture = {.density = mixture_prior_density, .draw = mixture_prior_draw};
const PriorBuilder prior_vamp = {.density = vamp_density, .draw = vamp_draw};
const PriorBuilder prior_realnvp = {.density = realnvp_density, .draw = realnvp_draw};
const PriorBuilder prior_given = {.density = given_density, .draw = given_draw, .kl = given_kl};
const PriorBuilder prior_of_draw_builder = {.density = drawn_density, .draw = drawn_draw, .kl = drawn_kl};

static const PriorBuilder *const builders[PRIORS] = {
#define PRIOR(name, ...) [PRIOR_##name] = &prior_##name,
#define PRIOR_OF(posterior, ...) [PRIOR_OF_##posterior] = &prior_of_##posterior##_builder,
#include "model/priors.def"
#undef PRIOR
#undef PRIOR_OF
};

static const PriorBuilder *prior_builder(const Latent *z) { return builders[z->prior->id]; }

// ---------------------------------------------------------------- building

static int last_dim(const Build *b, NodeId x) {
    const Shape s = b->g->node[x].shape;
    return s.dim[s.rank - 1];
}

NodeId build_log_ratio(Build *b, Loc loc, const Sample *s) {
    if (last_dim(b, s->log_p) == last_dim(b, s->log_q))
        return node2(b->g, OP_sub, loc, s->log_p, s->log_q);
    const NodeId log_q = build_sum_last(b, s->log_q);
    return node2(b->g, OP_sub, loc, build_sum_last(b, s->log_p), log_q);
}

void build_prior(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    b->g->note = "sampling and KL";
    if (prior_builder(z)->bound) {
        prior_builder(z)->bound(b, latent, s);
        b->g->note = NULL;
        return;
    }
    s->log_p = prior_builder(z)->density(b, latent, s->z);
    const bool closed = z->prior->standard || z->prior == z->posterior->prior;
    if (closed && !z->flow && posterior_builder(z)->kl) {
        s->kl = posterior_builder(z)->kl(b, z, s);
    } else if (prior_builder(z)->kl && z->plain) {
        s->kl = build_sample_mean(b, prior_builder(z)->kl(b, latent, s));
    } else { // what the samples say
        s->kl = build_sample_mean(b, node1(b->g, OP_neg, z->loc, build_log_ratio(b, z->loc, s)));
    }
    b->g->note = NULL;
}

NodeId build_prior_draw(Build *b, int latent) {
    if (b->prior_draw[latent] != NO_NODE) return b->prior_draw[latent];
    const NodeId draw = prior_builder(&b->m->latent[latent])->draw(b, latent);
    return b->prior_draw[latent] = build_known_latent(b, latent, draw);
}

// posterior.c -- nodes of q(z|x): for each family (model/posteriors.def) the numbers that it needs of the
// encoder (its heads), what encode reports of them, how z is drawn and how probable the draw was.
// A flow after the draw is the same for all.
#include "build/build.h"

#include <string.h>

static const char *head_name(Build *b, const Latent *z, const char *what) {
    if (b->expert) return arena_printf(b->c->arena, "posterior.%s.%s.%s", z->name, b->expert, what);
    return arena_printf(b->c->arena, "posterior.%s.%s", z->name, what);
}

// ---------------------------------------------------------------- normal

static int normal_heads(Build *b, const Latent *z, DensePart *head) {
    head[0] = (DensePart){head_name(b, z, "mean"), latent_channels(z)};
    head[1] = (DensePart){head_name(b, z, "logvar"), latent_channels(z)};
    if (!latent_full(z)) return 2;
    head[2] = (DensePart){head_name(b, z, "lower"), z->width * z->width};
    return 3;
}

// The factor L of the covariance has exp(logvar / 2) on its diagonal and what is below it in s->lower
// (Kingma and Welling 2019, "An introduction to variational autoencoders", section 2.5.1).
static void normal_encode(Build *b, const Latent *z, Sample *s) {
    s->mean = role(b, s->head[0], "mean");
    s->logvar = s->log_diagonal = role(b, s->head[1], "logvar");
    if (!latent_full(z)) return;
    const int d = z->width;
    Shape square = {2, {d, d}}, each = {1, {d}}; // several samples of what it is given: [k, ..]
    const Shape head = b->g->node[s->head[2]].shape;
    if (head.rank == 2) square = (Shape){3, {head.dim[0], d, d}}, each = (Shape){2, {head.dim[0], d}};
    const char *const names[] = {"x", "i", "j", "lower", "logvar"};
    NodeId ids[5] = {node_reshape(b->g, z->loc, s->head[2], 1, square),
                     node_iota(b->g, z->loc, 0, (Shape){2, {d, 1}}),
                     node_iota(b->g, z->loc, 0, (Shape){2, {1, d}})};
    s->lower = ids[3] = build_formula(b, z->loc, "where(i - j - 0.5, x, 0)", names, ids, 3);
    const NodeId rows = build_formula(b, z->loc, "sum(lower * lower)", names, ids, 4);
    s->spread = ids[3] = node_reshape(b->g, z->loc, rows, 1, each);
    ids[4] = s->log_diagonal;
    // of each dimension by itself
    s->logvar = build_formula(b, z->loc, "log(exp(logvar) + lower)", names, ids, 5);
}

// [k, d] times the factor: of each sample, sum over j of L_ij eps_j.
static NodeId times_lower(Build *b, const Latent *z, NodeId lower, NodeId eps) {
    const int d = z->width;
    const Shape s = b->g->node[eps].shape;
    const Shape each = s.rank == 1 ? (Shape){2, {1, d}} : (Shape){3, {s.dim[0], 1, d}};
    const NodeId e = node_reshape(b->g, z->loc, eps, 1, each);
    return node_reshape(b->g, z->loc, build_sum_last(b, node2(b->g, OP_mul, z->loc, lower, e)), 1, s);
}

static void normal_draw(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    const char *name = arena_printf(b->g->arena, "%s.eps", z->name);
    const Shape shape = build_sample_shape(b, z->width);
    const NodeId eps = role(b, build_input(b, z->loc, VAE_IN_NORMAL, latent, name, shape), "eps");
    const char *const names[] = {"mean", "logvar", "eps", "rest"};
    NodeId ids[] = {s->mean, s->log_diagonal, eps, NO_NODE};
    s->z = build_formula(b, z->loc, "mean + exp(0.5 * logvar) * eps", names, ids, 3);
    if (latent_full(z)) s->z = node2(b->g, OP_add, z->loc, s->z, times_lower(b, z, s->lower, eps));
    s->log_q = build_formula(b, z->loc, "-0.5 * (eps^2 + logvar + log(2 * pi))", names, ids, 3);
}

static NodeId normal_density(Build *b, const Latent *z, const Sample *s) {
    return build_formula(b, z->loc, "-0.5 * ((z - mean)^2 * exp(-logvar) + logvar + log(2 * pi))",
                         (const char *const[]){"z", "mean", "logvar"},
                         (NodeId[]){s->z, s->mean, s->logvar}, 3);
}

// KL(q || N(0, I)) (Kingma and Welling 2014, appendix B). With a full covariance the trace has the
// squares below the diagonal, too; then it is no sum over dimensions, and one number.
static NodeId normal_kl(Build *b, const Latent *z, const Sample *s) {
    const char *const names[] = {"mean", "logvar", "rest"};
    const NodeId ids[] = {s->mean, s->log_diagonal, s->spread};
    if (!latent_full(z))
        return build_formula(b, z->loc, "0.5 * (mean^2 + exp(logvar) - 1 - logvar)", names, ids, 2);
    return build_sum_last(b, build_formula(b, z->loc,
                                           "0.5 * (mean^2 + exp(logvar) + rest - 1 - logvar)", names,
                                           ids, 3));
}

const PosteriorBuilder posterior_normal = {
    .heads = normal_heads,
    .encode = normal_encode,
    .draw = normal_draw,
    .density = normal_density,
    .kl = normal_kl,
};

// ---------------------------------------------------------------- the builders, by the rows of the table

static const PosteriorBuilder *const builders[POSTERIORS] = {
#define POSTERIOR(name, ...) [POSTERIOR_##name] = &posterior_##name,
#include "model/posteriors.def"
#undef POSTERIOR
};

const PosteriorBuilder *posterior_builder(const Latent *z) {
    return latent_mixed(z) ? &posterior_mixed : builders[z->posterior->id];
}

// ---------------------------------------------------------------- building

static FlowUse flow_of(Build *b, const Latent *z, const Sample *s) {
    return (FlowUse){.path = head_name(b, z, "flow"), .loc = z->loc, .width = z->width,
                     .arg = z->flow_arg, .context = s->context};
}

static int heads_of(Build *b, const Latent *z, DensePart *part) {
    int n = posterior_builder(z)->heads(b, z, part);
    if (z->flow)
        part[n++] = (DensePart){head_name(b, z, "flow"), z->flow->context(z->width, z->flow_arg)};
    return n;
}

// Of a latent with a place those of all places in one vector.
int build_heads(Build *b, Loc loc, const Latent *z, NodeId heads, int at, const DensePart *part, int n, NodeId *head) {
    for (int j = 0; j < n; at += part[j++].width) {
        head[j] = build_slice(b, loc, heads, at, part[j].width);
        if (latent_placed(z)) head[j] = build_flatten(b, loc, head[j]);
    }
    return at;
}

static int take_heads(Build *b, Loc loc, const Latent *z, NodeId heads, int at, const DensePart *part,
                      int n, Sample *s) {
    at = build_heads(b, loc, z, heads, at, part, n, s->head);
    if (z->flow) s->context = s->head[n - 1];
    return at;
}

Sample build_no_sample(void) {
    return (Sample){.features = NO_NODE, .logvar = NO_NODE, .context = NO_NODE, .lower = NO_NODE, .spread = NO_NODE,
                    .hook = NO_NODE, .classes = NO_NODE, .vector = NO_NODE, .code = NO_NODE, .extra = NO_NODE,
                    .right = NO_NODE, .kappa = NO_NODE, .experts = {.mean = NO_NODE}};
}

// One product makes the heads of all latents that are given x alone.
void build_posteriors(Build *b, Loc loc, NodeId features, int only, Sample *s) {
    const Model *m = b->m;
    b->g->note = "posterior heads (added by the compiler)";
    DensePart part[MAX_LATENTS * MAX_HEADS];
    int n = 0, count[MAX_LATENTS];
    for (int i = 0; i < m->n_latents; i++) {
        count[i] = latent_alone(&m->latent[i]) ? heads_of(b, &m->latent[i], part + n) : 0;
        n += count[i];
    }
    const NodeId heads = role(b, build_dense(b, loc, features, part, n), "heads");
    for (int i = 0, k = 0, at = 0; i < m->n_latents; k += count[i++]) {
        const Latent *z = &m->latent[i];
        s[i] = build_no_sample();
        if (!latent_alone(z)) {
            s[i].features = features;
            continue;
        }
        at = take_heads(b, loc, z, heads, at, part + k, count[i], &s[i]);
        if (only < 0 || only == i) posterior_builder(z)->encode(b, z, &s[i]);
    }
    b->g->note = NULL;
}

// q(z|x, above): a hidden layer on the features and on the draw above, and the heads on that. With
// several draws above, [k, d], there are as many of each head.
void build_given(Build *b, int latent, NodeId above, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    b->g->note = "posterior heads (added by the compiler)";
    const Shape to = b->g->node[above].shape;
    NodeId features = s->features;
    if (to.rank == 2) {
        const int width = b->g->node[features].shape.dim[0];
        const NodeId one = node_reshape(b->g, z->loc, features, 1, (Shape){2, {1, width}});
        features = node_expand(b->g, z->loc, one, 1, (Shape){2, {to.dim[0], width}});
    }
    const NodeId both = node2(b->g, OP_concat, z->loc, features, above);
    const DensePart hidden = {head_name(b, z, "hidden"), (int)z->prior_arg[1].number[0]};
    const NodeId h = role(b, node1(b->g, OP_tanh, z->loc, build_dense(b, z->loc, both, &hidden, 1)), "h");
    DensePart part[MAX_HEADS];
    const int n = heads_of(b, z, part);
    const NodeId heads = role(b, build_dense(b, z->loc, h, part, n), "heads");
    take_heads(b, z->loc, z, heads, 0, part, n, s);
    posterior_builder(z)->encode(b, z, s);
    b->g->note = NULL;
}

void build_sample(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    if (z->above != NO_LATENT) build_given(b, latent, b->drawn[z->above], s);
    b->g->note = "sampling and KL";
    posterior_builder(z)->draw(b, latent, s);
    if (z->flow) {
        const FlowUse flow = flow_of(b, z, s);
        NodeId log_det = NO_NODE;
        s->z = flow_builder(z->flow)->forward(b, &flow, s->z, &log_det);
        s->log_q = node2(b->g, OP_sub, z->loc, build_sum_last(b, s->log_q), log_det);
    }
    if (b->training && b->m->objective->doubly) {
        Sample fixed = *s;
        fixed.z = s->z = s->hook = node_with(b->g, OP_hook, z->loc, 1, &s->z, 0, NULL);
        fixed.mean = node1(b->g, OP_stop, z->loc, s->mean);
        fixed.logvar = node1(b->g, OP_stop, z->loc, s->logvar);
        s->log_q = posterior_builder(z)->density(b, z, &fixed);
    }
    b->drawn[latent] = role(b, s->z, "z");
    b->g->note = NULL;
}

// Where the middle of the posterior is: of a flow, what it makes of the middle.
NodeId build_middle(Build *b, int latent, const Sample *s) {
    const Latent *z = &b->m->latent[latent];
    if (!z->flow) return s->mean;
    const FlowUse flow = flow_of(b, z, s);
    NodeId log_det = NO_NODE;
    return flow_builder(z->flow)->forward(b, &flow, s->mean, &log_det);
}

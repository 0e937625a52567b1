// discrete.c -- latents that are one of several things at each place: `categorical`, drawn by the
// Gumbel-softmax, and what it shares with codes (vq.c, fsq.c). Their priors are uniform, so their KL is in
// closed form.
// Evaluation and generation see exact classes and codes; training sees what gradients pass through.
#include "build/discrete.h"

#include <math.h>
#include <string.h>

const char *latent_tensor(Build *b, const Latent *z, const char *what) {
    return arena_printf(b->c->arena, "posterior.%s.%s", z->name, what);
}

static NodeId formula(Build *b, const Latent *z, const char *text, const char *const *names,
                      const NodeId *ids, int n) {
    return build_formula(b, z->loc, text, names, ids, n);
}

NodeId build_filled(Build *b, const Latent *z, double value, Shape s) {
    return node_expand(b->g, z->loc, node_const(b->g, z->loc, value), 1, s);
}

// ---------------------------------------------------------------- one of several

NodeId build_positions(Build *b, const Latent *z, int n) {
    return node_iota(b->g, z->loc, 0, (Shape){1, {n}});
}

NodeId build_one_hot(Build *b, const Latent *z, NodeId score) {
    const Shape s = b->g->node[score].shape;
    const int n = s.dim[s.rank - 1];
    const char *const names[] = {"score", "j", "n", "top", "first"};
    NodeId ids[5] = {score, build_positions(b, z, n), node_const(b->g, z->loc, n)};
    ids[3] = formula(b, z, "maximum(score)", names, ids, 1);
    ids[4] = formula(b, z, "maximum(where(top - score, -n, -j))", names, ids, 4);
    return formula(b, z, "1 - step(abs(j + first) - 0.5)", names, ids, 5);
}

NodeId build_uniform_hot(Build *b, int latent, const char *name, int n, int classes) {
    const Latent *z = &b->m->latent[latent];
    const char *const names[] = {"u", "n", "j"};
    const NodeId ids[] = {build_random(b, z->loc, VAE_IN_UNIFORM, name, (Shape){2, {n, 1}}),
                          node_const(b->g, z->loc, classes), build_positions(b, z, classes)};
    return formula(b, z, "step(n * u - j) * (1 - step(n * u - j - 1))", names, ids, 3);
}

NodeId build_latent(Build *b, const Latent *z, NodeId x) {
    return node_reshape(b->g, z->loc, x, 1, (Shape){1, {z->width}});
}

// ---------------------------------------------------------------- categorical

static int categorical_heads(Build *b, const Latent *z, DensePart *head) {
    head[0] = (DensePart){latent_tensor(b, z, "logits"), latent_channels(z)};
    return 1;
}

static void categorical_encode(Build *b, const Latent *z, Sample *s) {
    const Shape places = {2, {latent_choices(z), latent_number(z, CATEGORICAL_CLASSES)}};
    const NodeId logits = node_reshape(b->g, z->loc, s->head[0], 1, places);
    s->classes = role(b, node2(b->g, OP_sub, z->loc, logits, build_log_sum_exp(b, z->loc, logits, 1)),
                      "logp");
    s->mean = build_latent(b, z, node1(b->g, OP_exp, z->loc, s->classes));
}

// What is known of an observed one (Kingma et al. 2014, "Semi-supervised learning with deep generative models"): its
// label, one-hot, 0 where it is missing, and whether it is there. Encoding goes by the other data alone.
static bool is_observed(const Build *b, const Latent *z) {
    return z->observed != NO_STREAM && b->g->kind != PROGRAM_ENCODE;
}

static NodeId known_label(Build *b, const Latent *z) {
    return b->m->stream[z->observed].missing ? build_known(b, z->observed) : node_const(b->g, z->loc, 1);
}

// Where the label is known, z is the label (and its log q is 0). Training tells it from x, too.
static void observe(Build *b, const Latent *z, Sample *s, NodeId *draw) {
    const char *const names[] = {"y", "known", "draw", "logp", "weight"};
    NodeId ids[5] = {b->given[z->observed], known_label(b, z), *draw, s->classes};
    ids[4] = node_const(b->g, z->loc, z->posterior_arg[CATEGORICAL_WEIGHT].number[0]);
    *draw = formula(b, z, "y + (1 - known) * draw", names, ids, 3);
    if (b->training) s->extra = build_total(b, formula(b, z, "-weight * sum(y * logp)", names, ids, 5));
    if (b->g->kind == PROGRAM_EVAL)
        s->right = build_total(
            b, formula(b, z, "known * (2 - step(maximum(logp) - sum(y * logp))) - 1", names, ids, 4));
}

// The class of the largest log p + Gumbel noise is an exact draw. Training sees the softmax of the
// same at a temperature (Jang, Gu and Poole 2017, "Categorical reparameterization with
// Gumbel-softmax"; Maddison, Mnih and Teh 2017), or the exact draw with that one's gradient.
static void categorical_draw(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    const int n = latent_choices(z), classes = latent_number(z, CATEGORICAL_CLASSES);
    const Shape one = {2, {n, classes}}, several = {3, {b->samples, n, classes}};
    const Shape shape = b->samples == 1 ? one : several;
    const char *name = arena_printf(b->g->arena, "%s.u", z->name);
    const char *const names[] = {"logp", "u", "score", "temperature", "draw"};
    NodeId ids[5] = {s->classes, role(b, build_input(b, z->loc, VAE_IN_UNIFORM, latent, name, shape),
                                      "u")};
    ids[2] = formula(b, z, "logp - log(-log(u))", names, ids, 2);
    const NodeId hard = build_one_hot(b, z, ids[2]);
    ids[4] = hard;
    if (b->training) {
        ids[3] = build_scalar(b, z->loc, VAE_TEMPERATURE);
        const NodeId warm = formula(b, z, "score / temperature", names, ids, 4);
        const NodeId rest = build_log_sum_exp(b, z->loc, warm, shape.rank - 1);
        const NodeId soft = node1(b->g, OP_exp, z->loc, node2(b->g, OP_sub, z->loc, warm, rest));
        const bool straight = value_true(&z->posterior_arg[CATEGORICAL_STRAIGHT]);
        ids[4] = straight ? node2(b->g, OP_straight, z->loc, hard, soft) : soft;
    }
    const NodeId drawn = ids[4];
    if (is_observed(b, z)) observe(b, z, s, &ids[4]);
    s->z = node_reshape(b->g, z->loc, ids[4], 1, build_sample_shape(b, z->width));
    ids[4] = drawn;
    NodeId log_q = formula(b, z, "sum(draw * logp)", names, ids, 5);
    if (is_observed(b, z)) {
        const NodeId known = known_label(b, z);
        log_q = formula(b, z, "log_q - known * log_q", (const char *const[]){"log_q", "known"},
                        (NodeId[]){log_q, known}, 2);
    }
    s->log_q = node_reshape(b->g, z->loc, log_q, 1, build_sample_shape(b, n));
}

static NodeId categorical_kl(Build *b, const Latent *z, const Sample *s) { // of each place
    const char *const names[] = {"logp", "classes", "kl", "known"};
    NodeId ids[4] = {s->classes, node_const(b->g, z->loc, latent_number(z, CATEGORICAL_CLASSES))};
    ids[2] = formula(b, z, "sum(exp(logp) * (logp + log(classes)))", names, ids, 2);
    if (is_observed(b, z)) {
        ids[3] = known_label(b, z);
        ids[2] = formula(b, z, "kl + known * (log(classes) - kl)", names, ids, 4);
    }
    return node_reshape(b->g, z->loc, ids[2], 1, (Shape){1, {latent_choices(z)}});
}

static NodeId categorical_prior(Build *b, int latent, NodeId draw) {
    (void)draw;
    const Latent *z = &b->m->latent[latent];
    const double each = -log(latent_number(z, CATEGORICAL_CLASSES));
    return build_filled(b, z, each, build_sample_shape(b, latent_choices(z)));
}

static NodeId categorical_prior_draw(Build *b, int latent) {
    const Latent *z = &b->m->latent[latent];
    const char *name = arena_printf(b->g->arena, "%s.prior", z->name);
    const int classes = latent_number(z, CATEGORICAL_CLASSES);
    return build_latent(b, z, build_uniform_hot(b, latent, name, latent_choices(z), classes));
}

static NodeId categorical_of_codes(Build *b, int latent, NodeId code) {
    const Latent *z = &b->m->latent[latent];
    const char *const names[] = {"j", "code"};
    const NodeId ids[] = {build_positions(b, z, latent_number(z, CATEGORICAL_CLASSES)), code};
    return build_latent(b, z, formula(b, z, "step(0.5 - abs(j - code))", names, ids, 2));
}

const PosteriorBuilder posterior_categorical = {.heads = categorical_heads, .encode = categorical_encode, .draw = categorical_draw,
                                                .kl = categorical_kl, .of_codes = categorical_of_codes};

const PriorBuilder prior_of_categorical_builder = {.density = categorical_prior,
                                                   .draw = categorical_prior_draw};

// discrete.c -- latents that are one of several things at each place: `categorical`, drawn by the
// Gumbel-softmax, and `vq`, the nearest code of a learned codebook. Their priors are uniform, so their KL is in
// closed form.
// Evaluation and generation see exact classes and codes; training sees what gradients pass through.
#include "build/build.h"

#include <math.h>
#include <string.h>

static const char *tensor_name(Build *b, const Latent *z, const char *what) {
    return arena_printf(b->c->arena, "posterior.%s.%s", z->name, what);
}

static NodeId formula(Build *b, const Latent *z, const char *text, const char *const *names,
                      const NodeId *ids, int n) {
    return build_formula(b, z->loc, text, names, ids, n);
}

// One number for each of n places: [n], or [samples, n].
static NodeId filled(Build *b, const Latent *z, double value, Shape s) {
    return node_expand(b->g, z->loc, node_const(b->g, z->loc, value), 1, s);
}

// ---------------------------------------------------------------- one of several

static NodeId positions(Build *b, const Latent *z, int n) {
    return node_iota(b->g, z->loc, 0, (Shape){1, {n}});
}

// [.., n] -> [.., n]: 1 at the first of the largest, 0 elsewhere. No gradient passes.
static NodeId one_hot(Build *b, const Latent *z, NodeId score) {
    const Shape s = b->g->node[score].shape;
    const int n = s.dim[s.rank - 1];
    const char *const names[] = {"score", "j", "n", "top", "first"};
    NodeId ids[5] = {score, positions(b, z, n), node_const(b->g, z->loc, n)};
    ids[3] = formula(b, z, "maximum(score)", names, ids, 1);
    ids[4] = formula(b, z, "maximum(where(top - score, -n, -j))", names, ids, 4);
    return formula(b, z, "1 - step(abs(j + first) - 0.5)", names, ids, 5);
}

// [n, classes]: 1 for one of them, all with the same probability.
static NodeId uniform_hot(Build *b, int latent, int n, int classes) {
    const Latent *z = &b->m->latent[latent];
    const char *name = arena_printf(b->g->arena, "%s.prior", z->name);
    const char *const names[] = {"u", "n", "j"};
    const NodeId ids[] = {build_random(b, z->loc, VAE_IN_UNIFORM, name, (Shape){2, {n, 1}}),
                          node_const(b->g, z->loc, classes), positions(b, z, classes)};
    return formula(b, z, "step(n * u - j) * (1 - step(n * u - j - 1))", names, ids, 3);
}

static NodeId flat(Build *b, const Latent *z, NodeId x) {
    return node_reshape(b->g, z->loc, x, 1, (Shape){1, {z->width}});
}

// ---------------------------------------------------------------- categorical

static int categorical_heads(Build *b, const Latent *z, DensePart *head) {
    head[0] = (DensePart){tensor_name(b, z, "logits"), z->width};
    return 1;
}

static void categorical_encode(Build *b, const Latent *z, Sample *s) {
    const Shape places = {2, {latent_number(z, CATEGORICAL_N), latent_number(z, CATEGORICAL_CLASSES)}};
    const NodeId logits = node_reshape(b->g, z->loc, s->head[0], 1, places);
    s->classes = role(b, node2(b->g, OP_sub, z->loc, logits, build_log_sum_exp(b, z->loc, logits, 1)),
                      "logp");
    s->mean = flat(b, z, node1(b->g, OP_exp, z->loc, s->classes));
}

// The class of the largest log p + Gumbel noise is an exact draw. Training sees the softmax of the
// same at a temperature (Jang, Gu and Poole 2017, "Categorical reparameterization with
// Gumbel-softmax"; Maddison, Mnih and Teh 2017), or the exact draw with that one's gradient.
static void categorical_draw(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    const int n = latent_number(z, CATEGORICAL_N), classes = latent_number(z, CATEGORICAL_CLASSES);
    const Shape one = {2, {n, classes}}, several = {3, {b->samples, n, classes}};
    const Shape shape = b->samples == 1 ? one : several;
    const char *name = arena_printf(b->g->arena, "%s.u", z->name);
    const char *const names[] = {"logp", "u", "score", "temperature", "draw"};
    NodeId ids[5] = {s->classes, role(b, build_input(b, z->loc, VAE_IN_UNIFORM, latent, name, shape),
                                      "u")};
    ids[2] = formula(b, z, "logp - log(-log(u))", names, ids, 2);
    const NodeId hard = one_hot(b, z, ids[2]);
    ids[4] = hard;
    if (b->training) {
        ids[3] = build_scalar(b, z->loc, VAE_TEMPERATURE);
        const NodeId warm = formula(b, z, "score / temperature", names, ids, 4);
        const NodeId rest = build_log_sum_exp(b, z->loc, warm, shape.rank - 1);
        const NodeId soft = node1(b->g, OP_exp, z->loc, node2(b->g, OP_sub, z->loc, warm, rest));
        const bool straight = value_true(&z->posterior_arg[CATEGORICAL_STRAIGHT]);
        ids[4] = straight ? node2(b->g, OP_straight, z->loc, hard, soft) : soft;
    }
    s->z = node_reshape(b->g, z->loc, ids[4], 1, build_sample_shape(b, z->width));
    s->log_q = node_reshape(b->g, z->loc, formula(b, z, "sum(draw * logp)", names, ids, 5), 1,
                            build_sample_shape(b, n));
}

static NodeId categorical_kl(Build *b, const Latent *z, const Sample *s) { // of each place
    const char *const names[] = {"logp", "classes"};
    const NodeId ids[] = {s->classes, node_const(b->g, z->loc, latent_number(z, CATEGORICAL_CLASSES))};
    return node_reshape(b->g, z->loc, formula(b, z, "sum(exp(logp) * (logp + log(classes)))", names, ids, 2),
                        1, (Shape){1, {latent_number(z, CATEGORICAL_N)}});
}

static NodeId categorical_prior(Build *b, int latent, NodeId draw) {
    (void)draw;
    const Latent *z = &b->m->latent[latent];
    const double each = -log(latent_number(z, CATEGORICAL_CLASSES));
    return filled(b, z, each, build_sample_shape(b, latent_number(z, CATEGORICAL_N)));
}

static NodeId categorical_prior_draw(Build *b, int latent) {
    const Latent *z = &b->m->latent[latent];
    return flat(b, z, uniform_hot(b, latent, latent_number(z, CATEGORICAL_N), latent_number(z, CATEGORICAL_CLASSES)));
}

const PosteriorBuilder posterior_categorical = {
    .heads = categorical_heads, .encode = categorical_encode, .draw = categorical_draw, .kl = categorical_kl};

const PriorBuilder prior_of_categorical_builder = {.density = categorical_prior,
                                                   .draw = categorical_prior_draw};

// ---------------------------------------------------------------- vq

static int vq_heads(Build *b, const Latent *z, DensePart *head) {
    head[0] = (DensePart){tensor_name(b, z, "vector"), z->width};
    return 1;
}

// [dim, codes]; saved as [codes, dim]. Codes start as draws from N(0, 1).
static NodeId codebook(Build *b, const Latent *z) {
    const int codes = latent_number(z, VQ_CODES), dim = latent_number(z, VQ_DIM);
    const VaeTensor t = {.name = tensor_name(b, z, "codebook"), .rank = 2, .dim = {codes, dim},
                         .stride = {1, codes}, .trained = true, .init = VAE_INIT_NORMAL,
                         .init_value = 1};
    return role(b, build_param(b, z->loc, t, (Shape){2, {dim, codes}}), "codebook");
}

// [n, codes] -> [n, dim]
static NodeId look_up(Build *b, const Latent *z, NodeId hot) {
    return node2(b->g, OP_matmul_t, z->loc, hot, codebook(b, z));
}

// The code of least distance: |v - e|^2 is |v|^2, the same for all, minus 2 v e - |e|^2. Codes are
// drawn to the vectors they stand for, and vectors to their codes, `commitment` times as much (van
// den Oord, Vinyals and Kavukcuoglu 2017, "Neural discrete representation learning", equation 3).
static void vq_encode(Build *b, const Latent *z, Sample *s) {
    const int n = latent_number(z, VQ_N), dim = latent_number(z, VQ_DIM);
    const NodeId v = node_reshape(b->g, z->loc, s->head[0], 1, (Shape){2, {n, dim}});
    const NodeId book = codebook(b, z);
    const char *const names[] = {"dot", "length", "hot", "j", "v", "code", "weight"};
    NodeId ids[7] = {node2(b->g, OP_matmul, z->loc, v, book),
                     node_sum(b->g, z->loc, node2(b->g, OP_mul, z->loc, book, book), 1)};
    const NodeId hot = one_hot(b, z, formula(b, z, "2 * dot - length", names, ids, 2));
    ids[2] = hot;
    ids[3] = positions(b, z, latent_number(z, VQ_CODES));
    s->code = node_reshape(b->g, z->loc, formula(b, z, "sum(hot * j)", names, ids, 4), 1,
                           (Shape){1, {n}});
    ids[4] = v;
    ids[5] = look_up(b, z, hot);
    s->vector = s->head[0];
    s->mean = flat(b, z, ids[5]);
    ids[6] = node_const(b->g, z->loc, z->posterior_arg[VQ_COMMITMENT].number[0]);
    const NodeId pull = formula(b, z, "(stop(v) - code)^2 + weight * (v - stop(code))^2", names, ids, 7);
    s->extra = build_total(b, pull);
}

static void vq_draw(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    const NodeId one = node2(b->g, OP_straight, z->loc, s->mean, s->vector);
    s->z = node_expand(b->g, z->loc, one, 1, build_sample_shape(b, z->width));
    s->log_q = filled(b, z, 0, build_sample_shape(b, 1));
}

static NodeId vq_kl(Build *b, const Latent *z, const Sample *s) { // of each place
    (void)s;
    return filled(b, z, log(latent_number(z, VQ_CODES)), (Shape){1, {latent_number(z, VQ_N)}});
}

static NodeId vq_prior(Build *b, int latent, NodeId draw) {
    (void)draw;
    const Latent *z = &b->m->latent[latent];
    return filled(b, z, -latent_number(z, VQ_N) * log(latent_number(z, VQ_CODES)), build_sample_shape(b, 1));
}

static NodeId vq_prior_draw(Build *b, int latent) {
    const Latent *z = &b->m->latent[latent];
    return flat(b, z, look_up(b, z, uniform_hot(b, latent, latent_number(z, VQ_N), latent_number(z, VQ_CODES))));
}

const PosteriorBuilder posterior_vq = {
    .heads = vq_heads, .encode = vq_encode, .draw = vq_draw, .kl = vq_kl};

const PriorBuilder prior_of_vq_builder = {.density = vq_prior, .draw = vq_prior_draw};

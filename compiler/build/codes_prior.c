// codes_prior.c -- the prior of a latent's codes that is a network, `prior z(previous) { ... }`: each code given those before
// it, in raster order (van den Oord, Vinyals and Kavukcuoglu 2017, "Neural discrete representation learning", section 4.2).
// It learns from codes as they are, and none of its gradient reaches them. In the KL that is reported and weighed, and in the
// bound, it stands for the uniform prior:
//     KL = E[log q(c|x)] - E[log p(c)], the second of the draw or the chosen code, the first in closed form.
// Draws go code by code (program `next`, core/code_draws.c); the program `prior` then makes the latent of them.
#include "build/discrete.h"

#include <string.h>

static NodeId formula(Build *b, const Latent *z, const char *text, const char *const *names, const NodeId *ids, int n) {
    return build_formula(b, z->loc, text, names, ids, n);
}

// The numbers of the codes that a sample has, [n] of b->samples rows: of a categorical those of its largest values.
static NodeId numbers_of(Build *b, const Latent *z, const Sample *s) {
    const int n = latent_choices(z), codes = latent_codes(z);
    NodeId code = s->code;
    if (code == NO_NODE) {
        const Shape places = b->samples == 1 ? (Shape){2, {n, codes}} : (Shape){3, {b->samples, n, codes}};
        const char *const names[] = {"hot", "j"};
        const NodeId ids[] = {build_one_hot(b, z, node_reshape(b->g, z->loc, s->z, 1, places)), build_positions(b, z, codes)};
        code = formula(b, z, "sum(hot * j)", names, ids, 2);
        return node1(b->g, OP_stop, z->loc, node_reshape(b->g, z->loc, code, b->samples, (Shape){1, {n}}));
    }
    const int rows = b->rows;
    b->rows = b->samples;
    code = build_repeat(b, z->loc, node1(b->g, OP_stop, z->loc, code));
    b->rows = rows;
    return code;
}

// One place late: 0 before the first, and code k is number k + 1.
static NodeId before(Build *b, const Latent *z, NodeId code) {
    const int n = latent_choices(z), rows = b->g->node[code].rows;
    const NodeId zero = node_expand(b->g, z->loc, node_const(b->g, z->loc, 0), rows, (Shape){1, {1}});
    const NodeId one = node2(b->g, OP_add, z->loc, code, node_const(b->g, z->loc, 1));
    const NodeId both[] = {zero, build_slice(b, z->loc, one, 0, n - 1)};
    return node_reshape(b->g, z->loc, node_with(b->g, OP_concat, z->loc, 2, both, 0, NULL), rows, shape_of_codes(z));
}

// Logits [places, codes] of b->samples rows: of all places, or of the one in the program `next`.
static NodeId logits(Build *b, const Latent *z, NodeId previous) {
    const int rows = b->rows, places = shape_size(b->g->node[previous].shape);
    b->rows = b->g->node[previous].rows;
    b->codes_before = previous;
    const NodeId p = build_layers(b, b->m->prior.layers, previous);
    const NodeId flat = node_reshape(b->g, z->loc, p, b->rows, (Shape){2, {places, latent_codes(z)}});
    b->rows = rows;
    return role(b, flat, "p");
}

// -log p of each place's code, [n] or [samples, n].
static NodeId nll_of(Build *b, const Latent *z, const Sample *s) {
    const int n = latent_choices(z), codes = latent_codes(z);
    const NodeId code = numbers_of(b, z, s), p = logits(b, z, before(b, z, code));
    const char *const names[] = {"p", "j", "code", "all"};
    NodeId ids[4] = {p, build_positions(b, z, codes), node_reshape(b->g, z->loc, code, b->samples, (Shape){2, {n, 1}})};
    ids[3] = build_log_sum_exp(b, z->loc, p, 1);
    const NodeId nll = formula(b, z, "all - sum(where(0.5 - abs(j - code), p, 0))", names, ids, 4);
    return node_reshape(b->g, z->loc, nll, 1, build_sample_shape(b, n));
}

// Its weights are apart: they minimize -log p of the codes, and are constants in the loss, whatever weighs the KL there.
static void learn(Build *b, NodeId nll) {
    const NodeId loss = build_batch_mean(b, build_total(b, build_sample_mean(b, nll)));
    const char *path = arena_printf(b->g->arena, "%s.", b->m->prior.path);
    b->g->loss_apart = b->g->loss_apart == NO_NODE ? loss : node2(b->g, OP_add, b->m->loss_loc, b->g->loss_apart, loss);
    for (int i = 0; i < b->c->n_params; i++) {
        Param *p = &b->c->param[i];
        p->apart |= p->tensor.trained && !strncmp(p->tensor.name, path, strlen(path));
    }
}

static void codes_bound(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    const NodeId nll = nll_of(b, z, s);
    const char *const names[] = {"uniform", "nll", "codes"};
    const NodeId ids[] = {posterior_builder(z)->kl(b, z, s), build_sample_mean(b, nll), node_const(b->g, z->loc, latent_codes(z))};
    s->log_p = node1(b->g, OP_neg, z->loc, nll);
    s->kl = formula(b, z, "uniform + nll - log(codes)", names, ids, 3);
    if (b->training) learn(b, nll);
}

static NodeId codes_draw(Build *b, int latent) { // of numbers that the caller has drawn: the first of the port's
    const Latent *z = &b->m->latent[latent];
    const NodeId port = role(b, build_input(b, z->loc, VAE_IN_LATENT, latent, z->name, (Shape){1, {z->width}}), "codes");
    const NodeId code = build_slice(b, z->loc, port, 0, latent_choices(z));
    return posterior_builder(z)->of_codes(b, latent, node_reshape(b->g, z->loc, code, 1, (Shape){2, {latent_choices(z), 1}}));
}

const PriorBuilder prior_of_codes_builder = {.bound = codes_bound, .draw = codes_draw};

// ---------------------------------------------------------------- the program `next`

void build_next(Build *b) {
    const Model *m = b->m;
    const Latent *z = &m->latent[m->prior_of];
    const Shape one = {1, {1}};
    b->position = build_input(b, m->loc, VAE_IN_LATENT, m->n_latents, "position", one);
    const Shape s = shape_of_codes(z);
    const NodeId previous = build_input(b, z->loc, VAE_IN_LATENT, m->prior_of, arena_printf(b->g->arena, "%s.before", z->name),
                                        s.rank == 3 ? (Shape){3, {1, 1, 1}} : one);
    const NodeId p = logits(b, z, previous);
    const char *const names[] = {"p", "all"};
    const NodeId ids[] = {p, build_log_sum_exp(b, z->loc, p, 1)};
    graph_output(b->g, arena_printf(b->g->arena, "%s.next", z->name),
                 node_reshape(b->g, z->loc, formula(b, z, "exp(p - all)", names, ids, 2), 1, (Shape){1, {latent_codes(z)}}));
}

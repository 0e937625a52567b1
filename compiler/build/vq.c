// vq.c -- latents that are the nearest vectors of learned codebooks (van den Oord, Vinyals and Kavukcuoglu 2017,
// "Neural discrete representation learning"). A code is chosen, not drawn: its KL from the uniform prior is constant.
// With levels the vector that is left over goes to the next codebook (Lee et al. 2022, "Autoregressive image
// generation using residual quantization").
#include "build/discrete.h"

#include <math.h>
#include <string.h>

static NodeId formula(Build *b, const Latent *z, const char *text, const char *const *names, const NodeId *ids, int n) {
    return build_formula(b, z->loc, text, names, ids, n);
}

static int levels_of(const Latent *z) { return latent_number(z, VQ_LEVELS); }

static bool says(const Latent *z, int arg, const char *word) { return !strcmp(z->posterior_arg[arg].word, word); }

// "codebook", or "codebook.1" where there are several.
static const char *of_level(Build *b, const Latent *z, const char *what, int level) {
    return levels_of(z) == 1 ? what : arena_printf(b->c->arena, "%s.%d", what, level);
}

static int vq_heads(Build *b, const Latent *z, DensePart *head) {
    head[0] = (DensePart){latent_tensor(b, z, "vector"), latent_channels(z)};
    return 1;
}

// [dim, codes]; saved as [codes, dim]. Codes start as draws from N(0, 1).
static NodeId codebook(Build *b, const Latent *z, int level) {
    const int codes = latent_number(z, VQ_CODES), dim = latent_number(z, VQ_DIM);
    const VaeTensor t = {.name = latent_tensor(b, z, of_level(b, z, "codebook", level)), .rank = 2, .dim = {codes, dim},
                         .stride = {1, codes}, .trained = !says(z, VQ_UPDATE, "ema"), .init = VAE_INIT_NORMAL,
                         .init_value = 1};
    return role(b, build_param(b, z->loc, t, (Shape){2, {dim, codes}}), "codebook");
}

// With distance = cosine all vectors and codes have length 1 (Yu et al. 2022, "Vector-quantized image modeling with
// improved VQGAN").
static NodeId unit(Build *b, const Latent *z, NodeId x, unsigned dims) {
    if (!says(z, VQ_DISTANCE, "cosine")) return x;
    const NodeId square = node_sum(b->g, z->loc, node2(b->g, OP_mul, z->loc, x, x), dims);
    return formula(b, z, "x / sqrt(square + 1e-12)", (const char *const[]){"x", "square"}, (NodeId[]){x, square}, 2);
}

// [n, codes] -> [n, dim]
static NodeId look_up(Build *b, const Latent *z, NodeId hot, int level) {
    return node2(b->g, OP_matmul_t, z->loc, hot, unit(b, z, codebook(b, z, level), 1));
}

// The code of least distance: |v - e|^2 is |v|^2, the same for all, minus 2 v e - |e|^2.
static NodeId nearest(Build *b, const Latent *z, NodeId v, int level) {
    const NodeId book = unit(b, z, codebook(b, z, level), 1);
    const char *const names[] = {"dot", "length"};
    const NodeId ids[2] = {node2(b->g, OP_matmul, z->loc, v, book),
                           node_sum(b->g, z->loc, node2(b->g, OP_mul, z->loc, book, book), 1)};
    return build_one_hot(b, z, formula(b, z, "2 * dot - length", names, ids, 2));
}

// The number of each place's code, [n, 1]; those of the levels follow one another.
static NodeId number_of(Build *b, const Latent *z, NodeId hot, int level) {
    const int codes = latent_number(z, VQ_CODES);
    const char *const names[] = {"hot", "j", "first"};
    const NodeId ids[] = {hot, build_positions(b, z, codes), node_const(b->g, z->loc, (double)level * codes)};
    return formula(b, z, level ? "sum(hot * j) + first" : "sum(hot * j)", names, ids, level ? 3 : 2);
}

// The codes of each place, the levels' one behind the other: [n * levels].
static NodeId side_by_side(Build *b, const Latent *z, const NodeId *number, int levels) {
    const NodeId all = levels == 1 ? number[0] : node_with(b->g, OP_concat, z->loc, levels, number, 0, NULL);
    return node_reshape(b->g, z->loc, all, 1, (Shape){1, {latent_choices(z) * levels}});
}

// Codes are drawn to the vectors they stand for, and vectors to their codes, `commitment` times as much (equation 3);
// with update = ema, the first is done by averages (learn).
static void vq_encode(Build *b, const Latent *z, Sample *s) {
    const int n = latent_choices(z), dim = latent_number(z, VQ_DIM), levels = levels_of(z);
    const bool ema = says(z, VQ_UPDATE, "ema"), plain = levels == 1 && !says(z, VQ_DISTANCE, "cosine");
    NodeId rest = unit(b, z, node_reshape(b->g, z->loc, s->head[0], 1, (Shape){2, {n, dim}}), 2);
    NodeId sum = NO_NODE, number[MAX_VQ_LEVELS];
    s->vector = plain ? s->head[0] : build_latent(b, z, rest);
    s->extra = NO_NODE;
    s->level = arena_alloc(b->g->arena, (size_t)levels * sizeof *s->level);
    for (int i = 0; i < levels; i++) {
        const char *const names[] = {"v", "code", "weight", "extra", "more"};
        NodeId ids[5] = {rest};
        const NodeId hot = nearest(b, z, rest, i);
        s->level[i] = (CodeLevel){rest, hot};
        number[i] = number_of(b, z, hot, i);
        if (i + 1 == levels) s->code = side_by_side(b, z, number, levels);
        ids[1] = look_up(b, z, hot, i);
        sum = i ? node2(b->g, OP_add, z->loc, sum, ids[1]) : ids[1];
        s->mean = build_latent(b, z, sum);
        ids[2] = node_const(b->g, z->loc, z->posterior_arg[VQ_COMMITMENT].number[0]);
        const NodeId pull = formula(b, z, ema ? "weight * (v - stop(code))^2"
                                              : "(stop(v) - code)^2 + weight * (v - stop(code))^2", names, ids, 3);
        ids[3] = s->extra;
        ids[4] = build_total(b, pull);
        s->extra = i ? formula(b, z, "extra + more", names, ids, 5) : ids[4];
        if (i + 1 < levels) rest = formula(b, z, "v - stop(code)", names, ids, 2);
    }
}

static void vq_draw(Build *b, int latent, Sample *s) {
    const Latent *z = &b->m->latent[latent];
    const NodeId one = node2(b->g, OP_straight, z->loc, s->mean, s->vector);
    s->z = node_expand(b->g, z->loc, one, 1, build_sample_shape(b, z->width));
    s->log_q = build_filled(b, z, 0, build_sample_shape(b, 1));
}

static double log_choices(const Latent *z) { return levels_of(z) * log(latent_number(z, VQ_CODES)); } // of a place

static NodeId vq_kl(Build *b, const Latent *z, const Sample *s) { // of each place
    (void)s;
    return build_filled(b, z, log_choices(z), (Shape){1, {latent_choices(z)}});
}

// ---------------------------------------------------------------- averages

// Row i's places within the batch, and the code that starts anew from each: code j from place number
// frac(u + j / codes) of all, so that codes that start in one step lie far apart. [n, codes]: 1 or 0.
static NodeId fresh(Build *b, const Latent *z, NodeId all) {
    const int n = latent_choices(z), codes = latent_number(z, VQ_CODES);
    const char *const names[] = {"i", "u", "j", "codes", "at", "all", "p", "n"};
    NodeId ids[8] = {node_iota(b->g, z->loc, 1, (Shape){1, {1}}),
                     build_random(b, z->loc, VAE_IN_UNIFORM, arena_printf(b->g->arena, "%s.restart", z->name),
                                  (Shape){1, {1}}),
                     build_positions(b, z, codes), node_const(b->g, z->loc, codes)};
    ids[1] = node1(b->g, OP_rowsum, z->loc, formula(b, z, "u * (1 - step(i - 0.5))", names, ids, 2)); // the first row's
    ids[4] = formula(b, z, "u + j / codes", names, ids, 4);
    ids[5] = all;
    ids[4] = formula(b, z, "all * (at - step(at - 1))", names, ids, 6);
    ids[6] = node_iota(b->g, z->loc, 0, (Shape){2, {n, 1}});
    ids[7] = node_const(b->g, z->loc, n);
    ids[0] = node_reshape(b->g, z->loc, ids[0], 1, (Shape){2, {1, 1}});
    return formula(b, z, "step(at - (i * n + p)) * (1 - step(at - (i * n + p) - 1))", names, ids, 8);
}

// How many of the batch's places have each code, [codes].
static NodeId count(Build *b, const Latent *z, NodeId hot) {
    const int codes = latent_number(z, VQ_CODES);
    const NodeId row = node_reshape(b->g, z->loc, node_sum(b->g, z->loc, hot, 1), 1, (Shape){1, {codes}});
    return node1(b->g, OP_rowsum, z->loc, row);
}

#define UNUSED 0.05 // of its share: a code that is taken less starts anew

// Each code is the running average of the vectors that took it (appendix A.1): with N the average number of them,
// N m' = decay N m + (1 - decay) sum, written so that nothing but e = m and N is kept, and a code that nobody takes
// stays as it is.
static void learn_level(Build *b, const Latent *z, const CodeLevel *level, int i) {
    const NodeId vector = node1(b->g, OP_stop, z->loc, level->vector);
    const NodeId book = codebook(b, z, i);
    const NodeId usage = build_state(b, z->loc, latent_tensor(b, z, of_level(b, z, "usage", i)), 1,
                                     (Shape){1, {latent_number(z, VQ_CODES)}});
    const char *const names[] = {"usage", "count", "decay", "e", "sum", "unused", "fresh", "share"};
    NodeId ids[8] = {usage, count(b, z, level->hot), node_const(b->g, z->loc, z->posterior_arg[VQ_DECAY].number[0]), book,
                     node2(b->g, OP_matmul_w, z->loc, vector, level->hot)};
    NodeId used = ids[0] = formula(b, z, "max(decay * usage + (1 - decay) * count, 1e-20)", names, ids, 3);
    NodeId code = formula(b, z, "e + (1 - decay) * (sum - count * e) / usage", names, ids, 5);
    if (value_true(&z->posterior_arg[VQ_RESTART])) {
        const double share = (double)latent_choices(z) / latent_number(z, VQ_CODES);
        const NodeId inv_n = build_scalar(b, z->loc, VAE_INV_N);
        const char *const of[] = {"n", "inv_n", "share", "used", "there", "least"};
        NodeId in[6] = {node_const(b->g, z->loc, latent_choices(z)), inv_n, node_const(b->g, z->loc, share), used};
        const NodeId pick = fresh(b, z, formula(b, z, "n / inv_n", of, in, 2));
        in[4] = count(b, z, pick);
        in[5] = node_const(b->g, z->loc, UNUSED * share);
        const NodeId unused = formula(b, z, "step(least / inv_n - used) * there", of, in, 6);
        const NodeId average = formula(b, z, "share / inv_n", of, in, 3);
        const NodeId from = node2(b->g, OP_matmul_w, z->loc, vector, pick);
        used = node3(b->g, OP_where, z->loc, unused, average, used);
        code = node3(b->g, OP_where, z->loc, unused, from, code);
    }
    graph_update(b->g, usage, used);
    graph_update(b->g, book, code);
}

static void vq_learn(Build *b, const Latent *z, const Sample *s) {
    if (!says(z, VQ_UPDATE, "ema")) return;
    for (int i = 0; i < levels_of(z); i++) learn_level(b, z, &s->level[i], i);
}

// ---------------------------------------------------------------- prior

static NodeId vq_prior(Build *b, int latent, NodeId draw) {
    (void)draw;
    const Latent *z = &b->m->latent[latent];
    return build_filled(b, z, -latent_choices(z) * log_choices(z), build_sample_shape(b, 1));
}

static NodeId vq_prior_draw(Build *b, int latent) {
    const Latent *z = &b->m->latent[latent];
    NodeId sum = NO_NODE;
    for (int i = 0; i < levels_of(z); i++) {
        const char *name = arena_printf(b->g->arena, "%s.%s", z->name, of_level(b, z, "prior", i));
        const NodeId hot = build_uniform_hot(b, latent, name, latent_choices(z), latent_number(z, VQ_CODES));
        const NodeId code = look_up(b, z, hot, i);
        sum = i ? node2(b->g, OP_add, z->loc, sum, code) : code;
    }
    return build_latent(b, z, sum);
}

static NodeId vq_of_codes(Build *b, int latent, NodeId code) {
    const Latent *z = &b->m->latent[latent];
    const char *const names[] = {"j", "code"};
    const NodeId ids[] = {build_positions(b, z, latent_number(z, VQ_CODES)), code};
    return build_latent(b, z, look_up(b, z, formula(b, z, "step(0.5 - abs(j - code))", names, ids, 2), 0));
}

const PosteriorBuilder posterior_vq = {
    .heads = vq_heads, .encode = vq_encode, .draw = vq_draw, .kl = vq_kl, .of_codes = vq_of_codes, .learn = vq_learn};

const PriorBuilder prior_of_vq_builder = {.density = vq_prior, .draw = vq_prior_draw};

// critic.c -- objectives with a critic: two players in one graph.
// The critic's weights are apart: they minimize the graph's loss_apart, in which all that the model makes is constant, as
// they are in the model's loss. The critic sees real and made rows apart, so that what normalizes over the batch does not tell them.
#include "build/build.h"

#include <string.h>

enum { REAL, MADE };

static NodeId formula(Build *b, const char *text, const char *const *names, const NodeId *ids, int n) {
    return build_formula(b, b->m->loss_loc, text, names, ids, n);
}

// What the critic reads instead of the model's own latents.
static void show_latents(Build *b, const NodeId *z) {
    for (int i = 0; i < b->m->n_latents; i++)
        if (critic_reads(b->m, REF_LATENT, i))
            b->latent[i] = node_reshape(b->g, b->m->latent[i].loc, z[i], 1, b->m->latent[i].shape);
}

// What the critic reads of the streams that the model makes.
static void show_streams(Build *b, const NodeId *x) {
    for (int i = 0; i < b->m->n_targets; i++) {
        const int stream = b->m->target[i].stream;
        if (critic_reads(b->m, REF_STREAM, stream)) b->stream[stream] = x[i];
    }
}

static NodeId stage_of_critic(const Build *b, const Layer *l) { // as it was built last
    int i = b->n_stages - 1;
    while (i >= 0 && b->stage[i].layer != l) i--;
    if (i < 0) die("a stage of the critic that has not been built");
    return b->stage[i].node;
}

// Its verdict on each row, [1]: where it gives one at each place, their mean.
static NodeId verdict(Build *b) {
    const Network *net = &b->m->critic;
    const Loc loc = b->m->loss_loc;
    const NodeId x = build_start(b, net);
    const size_t first = b->c->n_param;
    b->judging = true;
    const NodeId c = build_layers(b, net->layers, x);
    b->judging = false;
    if (!b->c->critic.end) b->c->critic = (VaeStretch){first, b->c->n_param}; // all of its weights are new
    const int places = shape_size(b->g->node[c].shape);
    const NodeId sum = build_total(b, c);
    return places == 1 ? sum : node2(b->g, OP_mul, loc, sum, node_const(b->g, loc, 1.0 / places));
}

// ---------------------------------------------------------------- games

// What the critic makes of real and of made rows, and what a made row costs the model; c is the verdict (Goodfellow et
// al. 2014, "Generative adversarial nets"; hinge: Lim and Ye 2017, "Geometric GAN"; Mao et al. 2017, "Least squares
// generative adversarial networks").
typedef struct Game {
    const char *name, *real, *made, *model;
    double between; // verdicts above are for real, below for made
} Game;
static const Game games[] = {{"nonsaturating", "softplus(-c)", "softplus(c)", "softplus(-c)", 0},
                             {"minimax", "softplus(-c)", "softplus(c)", "-softplus(c)", 0},
                             {"hinge", "relu(1 - c)", "relu(1 + c)", "-c", 0},
                             {"least_squares", "(c - 1)^2 / 2", "c^2 / 2", "(c - 1)^2 / 2", 0.5}};

static const Game *game_of(const Model *m) {
    const Value *v = objective_argument(m, "game");
    for (size_t i = 0; v && i < sizeof games / sizeof *games; i++)
        if (!strcmp(games[i].name, v->word)) return &games[i];
    return games;
}

static NodeId of_verdict(Build *b, const char *text, NodeId c) { return formula(b, text, (const char *const[]){"c"}, &c, 1); }

// The critic's own loss, `share` of what the game says, and how many rows it is right about; c: its verdicts on real
// rows, and on `kinds` kinds of made ones.
static void critic_loss(Build *b, const NodeId *c, int kinds, double share) {
    const Game *game = game_of(b->m);
    const Loc loc = b->m->loss_loc;
    const char *const names[] = {"a", "b", "share", "c", "between"};
    NodeId ids[] = {of_verdict(b, game->real, c[REAL]), NO_NODE, node_const(b->g, loc, share), c[REAL],
                    node_const(b->g, loc, game->between)};
    NodeId made = NO_NODE;
    graph_output(b->g, "critic.real", build_batch_mean(b, formula(b, "step(c - between)", names, ids, 5)));
    for (int i = 0; i < kinds; i++) {
        ids[3] = c[MADE + i];
        ids[1] = of_verdict(b, game->made, c[MADE + i]);
        ids[0] = formula(b, "a + b", names, ids, 2);
        const NodeId right = formula(b, "step(between - c)", names, ids, 5);
        made = i ? node2(b->g, OP_add, loc, made, right) : right;
    }
    if (kinds > 1) made = node2(b->g, OP_mul, loc, made, node_const(b->g, loc, 1.0 / kinds));
    const NodeId loss = build_batch_mean(b, share == 1 ? ids[0] : formula(b, "share * a", names, ids, 3));
    graph_output(b->g, "critic", loss);
    // A prior's network minimizes another one: neither depends on the other's weights.
    b->g->loss_apart = b->g->loss_apart == NO_NODE ? loss : node2(b->g, OP_add, b->m->loss_loc, b->g->loss_apart, loss);
    graph_output(b->g, "critic.made", build_batch_mean(b, made));
}

static NodeId plus_weighed(Build *b, NodeId loss, const char *argument, NodeId rows) {
    const double weight = objective_argument(b->m, argument)->number[0];
    const char *const names[] = {"rest", "weight", "cost"};
    const NodeId ids[] = {loss, node_const(b->g, b->m->loss_loc, weight), build_batch_mean(b, rows)};
    graph_output(b->g, "adversary", ids[2]);
    return formula(b, "rest + weight * cost", names, ids, 3);
}

static NodeId plain_elbo(Build *b, const Bound *r) {
    return build_elbo(b, build_reconstruction(b, r), build_batch_mean(b, r->kl));
}

// ---------------------------------------------------------------- latents

// The critic tells z, which the encoder makes, from draws of the prior; the encoder is to make what it cannot tell
// (Makhzani et al. 2016, "Adversarial autoencoders").
NodeId adversarial_loss(Build *b, const Bound *r) {
    const Model *m = b->m;
    NodeId own[MAX_LATENTS], z[MAX_LATENTS], prior[MAX_LATENTS], c[2];
    memcpy(own, b->latent, sizeof own);
    for (int i = 0; i < m->n_latents; i++) {
        z[i] = r->sample[i].z;
        if (critic_reads(m, REF_LATENT, i)) prior[i] = build_prior_draw(b, i);
    }
    show_latents(b, prior);
    c[REAL] = verdict(b);
    show_latents(b, z);
    c[MADE] = verdict(b);
    memcpy(b->latent, own, sizeof own);
    critic_loss(b, c, 1, 1);
    return plus_weighed(b, plain_elbo(b, r), "weight", of_verdict(b, game_of(m)->model, c[MADE]));
}

// ---------------------------------------------------------------- dimensions

// Each row's z with each dimension from another row of the batch, by random numbers u [d] of each row: row i gets the
// value of the row whose u is the i-th smallest. Rows of like u are in their own order.
static NodeId permuted(Build *b, NodeId z, const char *name) {
    const Loc loc = b->m->loss_loc;
    const int d = b->g->node[z].shape.dim[0], batch = b->m->batch;
    const Shape column = {2, {batch, 1}}, one = {2, {1, d}}, number = {1, {1}};
    const NodeId u = build_random(b, loc, VAE_IN_UNIFORM, name, (Shape){1, {d}});
    const NodeId there = node_batch_mask(b->g, loc, column), i = node_iota(b->g, loc, 1, number),
                 j = node_iota(b->g, loc, 0, column);
    const char *const names[] = {"u", "others", "there", "i", "j", "place", "value"};
    NodeId ids[7] = {node_reshape(b->g, loc, u, 1, one), node_with(b->g, OP_gather, loc, 1, &u, 1, (int[]){batch}), there,
                     i, j, NO_NODE, NO_NODE};
    // How many rows j come before row i: of a smaller u, or of the same and before it.
    const NodeId before = formula(b, "where(there, where(step(u - others), 1, where(step(others - u), 0, step(i - j))), 0)",
                                  names, ids, 5);
    const NodeId place = node_reshape(b->g, loc, node_sum(b->g, loc, before, 1), 1, (Shape){1, {d}});
    ids[5] = node_with(b->g, OP_gather, loc, 1, &place, 1, (int[]){batch});
    ids[6] = node_with(b->g, OP_gather, loc, 1, &z, 1, (int[]){batch});
    const NodeId taken = formula(b, "where(there, where(step(abs(place - i) - 0.5), 0, value), 0)", names, ids, 7);
    return node_reshape(b->g, loc, node_sum(b->g, loc, taken, 1), 1, (Shape){1, {d}});
}

// The critic's log odds for z, against z whose dimensions are permuted over the batch, estimate the total correlation
// (Kim and Mnih 2018, "Disentangling by factorising", equation 3 and algorithm 2, with the batch's own rows permuted).
NodeId factor_loss(Build *b, const Bound *r) {
    const Model *m = b->m;
    NodeId own[MAX_LATENTS], z[MAX_LATENTS], apart[MAX_LATENTS], c[2];
    memcpy(own, b->latent, sizeof own);
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *l = &m->latent[i];
        z[i] = r->sample[i].z;
        if (!critic_reads(m, REF_LATENT, i)) continue;
        apart[i] = permuted(b, build_flatten(b, l->loc, z[i]), arena_printf(b->g->arena, "%s.permuted", l->name));
    }
    show_latents(b, z);
    c[REAL] = verdict(b);
    show_latents(b, apart);
    c[MADE] = verdict(b);
    memcpy(b->latent, own, sizeof own);
    critic_loss(b, c, 1, 0.5);
    return plus_weighed(b, plain_elbo(b, r), "gamma", c[REAL]);
}

// ---------------------------------------------------------------- data

// Half the squared distance between what a stage of the critic makes of real and of made rows: [1].
static NodeId apart(Build *b, NodeId real, NodeId made) {
    const NodeId ids[] = {real, made};
    return build_total(b, formula(b, "(a - b)^2 / 2", (const char *const[]){"a", "b"}, ids, 2));
}

typedef struct Shown { // what the critic says of real rows and reconstructions
    NodeId verdict[2], compared[2]; // of `features`, if that is given
} Shown;

static Shown show(Build *b, const Bound *r) {
    const Model *m = b->m;
    const Value *features = objective_argument(m, "features");
    NodeId real[VAE_MAX_STREAMS];
    Shown s = {.compared = {NO_NODE, NO_NODE}};
    for (int i = 0; i < m->n_targets; i++) real[i] = b->given[m->target[i].stream]; // not binarized: these are means, too
    for (int kind = REAL; kind <= MADE; kind++) {
        show_streams(b, kind == REAL ? real : r->made);
        s.verdict[kind] = verdict(b);
        if (features->ref.kind == REF_STAGE) s.compared[kind] = stage_of_critic(b, features->ref.layer);
    }
    return s;
}

// The verdict on what the decoder makes of other latents.
static NodeId verdict_on(Build *b, const NodeId *z) {
    const Model *m = b->m;
    NodeId own[MAX_LATENTS], shared[MAX_SHARED], made[VAE_MAX_STREAMS] = {0};
    memcpy(own, b->latent, sizeof own);
    memcpy(shared, b->shared, sizeof shared);
    for (int i = 0; i < m->n_latents; i++) b->latent[i] = node_reshape(b->g, m->latent[i].loc, z[i], 1, m->latent[i].shape);
    for (int i = 0; i < m->n_shared; i++)
        if (network_reads_latents(m, &m->shared[i])) b->shared[i] = NO_NODE;
    for (int i = 0; i < m->n_targets; i++)
        if (critic_reads(m, REF_STREAM, m->target[i].stream)) made[i] = build_made_again(b, &m->target[i]);
    memcpy(b->latent, own, sizeof own);
    memcpy(b->shared, shared, sizeof shared);
    show_streams(b, made);
    return verdict(b);
}

// Larsen et al. 2016, "Autoencoding beyond pixels using a learned similarity metric", algorithm 1: the reconstruction is
// compared in the critic's features, of variance 1; reconstructions and what is made of the prior's draws are to pass
// for real, which is the decoder's matter alone. straight, not stop: gradcheck leaves the encoder out, which the
// verdicts depend on all the same.
NodeId vae_gan_loss(Build *b, const Bound *r) {
    const Model *m = b->m;
    NodeId own[VAE_MAX_STREAMS], z[MAX_LATENTS], prior[MAX_LATENTS], c[3];
    memcpy(own, b->stream, sizeof own);
    const Shown s = show(b, r);
    for (int i = 0; i < m->n_latents; i++) {
        const NodeId fixed = node1(b->g, OP_stop, m->loss_loc, r->sample[i].z);
        z[i] = node2(b->g, OP_straight, m->loss_loc, r->sample[i].z, fixed);
        prior[i] = build_prior_draw(b, i);
    }
    memcpy(b->stream, own, sizeof own); // what decoders read
    c[REAL] = s.verdict[REAL];
    c[MADE] = verdict_on(b, z);
    memcpy(b->stream, own, sizeof own);
    c[MADE + 1] = verdict_on(b, prior);
    memcpy(b->stream, own, sizeof own);
    critic_loss(b, c, 2, 1);
    const char *model = game_of(m)->model;
    const NodeId cost = node2(b->g, OP_add, m->loss_loc, of_verdict(b, model, c[MADE]), of_verdict(b, model, c[MADE + 1]));
    NodeId rest = plain_elbo(b, r);
    if (s.compared[REAL] != NO_NODE) {
        const NodeId distance = build_batch_mean(b, apart(b, s.compared[REAL], s.compared[MADE]));
        const NodeId ids[] = {distance, build_scalar(b, m->loss_loc, VAE_BETA), build_batch_mean(b, r->kl)};
        graph_output(b->g, "features", distance);
        rest = formula(b, "a + beta * kl", (const char *const[]){"a", "beta", "kl"}, ids, 3);
    }
    return plus_weighed(b, rest, "weight", cost);
}

// The bound, and reconstructions that are to pass for real; here the encoder learns by that, too (Esser et al. 2021,
// "Taming transformers for high-resolution image synthesis", equation 6, without its adaptive weight).
NodeId vqgan_loss(Build *b, const Bound *r) {
    NodeId own[VAE_MAX_STREAMS];
    memcpy(own, b->stream, sizeof own);
    const Shown s = show(b, r);
    memcpy(b->stream, own, sizeof own);
    critic_loss(b, s.verdict, 1, 1);
    NodeId rest = plain_elbo(b, r);
    if (s.compared[REAL] != NO_NODE) {
        const NodeId distance = build_batch_mean(b, apart(b, s.compared[REAL], s.compared[MADE]));
        graph_output(b->g, "features", distance);
        rest = node2(b->g, OP_add, b->m->loss_loc, rest, distance);
    }
    return plus_weighed(b, rest, "weight", of_verdict(b, game_of(b->m)->model, s.verdict[MADE]));
}

// draw.c -- the stage `draw`: a latent drawn inside a decoder, from what is there by then.
// The decoder's features h give p(z|h) by heads on their last dimension; q(z|x, h) has heads on h and the encoder's stage
// side by side; what flows on is h with z behind it (Sonderby et al. 2016, "Ladder variational autoencoders"; Vahdat and
// Kautz 2020, "NVAE", section 3; Child 2021, "Very deep VAEs", section 2).
// A program goes through a decoder to draw from q, for q's middles, to draw from p, or with all latents as inputs.
#include "build/layers.h"

// Mean and log variance of a normal, on features: [d], or with several samples [k, d].
static void draw_heads(Build *b, const Latent *z, const char *group, NodeId features, NodeId *head) {
    Arena *a = b->c->arena;
    const int channels = latent_channels(z);
    const DensePart part[2] = {{arena_printf(a, "%s.%s.mean", group, z->name), channels},
                               {arena_printf(a, "%s.%s.logvar", group, z->name), channels}};
    const NodeId heads = role(b, build_dense(b, z->loc, features, part, 2), "heads");
    build_heads(b, z->loc, z, heads, 0, part, 2, head);
    const Shape all = b->rows == 1 ? (Shape){1, {z->width}} : (Shape){2, {b->rows, z->width}};
    for (int i = 0; i < 2; i++) head[i] = node_reshape(b->g, z->loc, head[i], 1, all);
}

static void draw_says(Build *b, int latent, NodeId h) {
    NodeId head[MAX_HEADS];
    draw_heads(b, &b->m->latent[latent], "prior", h, head);
    b->says_mean[latent] = role(b, head[0], "mean");
    b->says_logvar[latent] = role(b, head[1], "logvar");
}

// From q: what is drawn, its middle, or what is given.
static NodeId draw_posterior(Build *b, int latent, NodeId h) {
    const Latent *z = &b->m->latent[latent];
    Sample *s = &b->sample[latent];
    const int rows = b->rows;
    const NodeId e = build_repeat(b, z->loc, b->from[latent]);
    *s = build_no_sample();
    if (b->draws == DRAW_POSTERIOR || b->draws == DRAW_CODED) draw_says(b, latent, h);
    draw_heads(b, z, "posterior", node2(b->g, OP_concat, z->loc, h, e), s->head);
    posterior_builder(z)->encode(b, z, s);
    if (b->draws == DRAW_MIDDLE) return s->mean;
    if (b->draws == DRAW_CODED) return b->latent[latent];
    b->rows = 1; // the noise of all samples is one port
    build_sample(b, latent, s);
    build_prior(b, latent, s);
    b->rows = rows;
    return s->z;
}

NodeId make_draw(Build *b, const Layer *l, NodeId h) {
    const int latent = l->arg[0].ref.index;
    const Latent *z = &b->m->latent[latent];
    NodeId drawn = NO_NODE;
    switch (b->draws) {
    case DRAW_GIVEN:
        return node2(b->g, OP_concat, l->loc, h, b->latent[latent]);
    case DRAW_PRIOR:
        draw_says(b, latent, h);
        drawn = build_prior_draw(b, latent);
        break;
    case DRAW_POSTERIOR:
    case DRAW_CODED:
    case DRAW_MIDDLE:
        drawn = draw_posterior(b, latent, h);
        break;
    }
    b->g->note = l->text;
    b->latent[latent] = node_reshape(b->g, l->loc, drawn, b->rows, z->shape);
    return node2(b->g, OP_concat, l->loc, h, b->latent[latent]);
}

void build_decoders(Build *b, Sample *s, int draws) {
    const Model *m = b->m;
    b->sample = s;
    b->draws = draws;
    for (int i = 0; i < MAX_SHARED; i++) b->shared[i] = NO_NODE; // they may read other draws
    for (int i = 0; i < m->n_targets; i++) {
        const Network *net = &m->target[i].decoder;
        if (decoder_draws(net->layers)) build_layers(b, net->layers, build_start(b, net));
    }
}

NodeId build_known_latent(Build *b, int latent, NodeId draw) {
    const Model *m = b->m;
    const Latent *z = &m->latent[latent];
    if (b->g->kind != PROGRAM_PRIOR || !model_topdown(m)) return draw;
    const NodeId port = build_input(b, z->loc, VAE_IN_LATENT, latent, z->name, (Shape){1, {z->width}});
    if (b->known == NO_NODE) b->known = build_input(b, m->loss_loc, VAE_IN_KNOWN, 0, "known", (Shape){1, {1}});
    const char *const names[] = {"known", "drawn", "z", "draw"};
    const NodeId ids[] = {b->known, node_const(b->g, z->loc, latent_drawn(m, latent) + 0.5), port, draw};
    return build_formula(b, z->loc, "where(known - drawn, z, draw)", names, ids, 4);
}

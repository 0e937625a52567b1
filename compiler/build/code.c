// code.c -- the program `code`: what posterior and prior say of each latent of a hierarchy, given those above it, which are
// inputs. An encoder asks for one latent after the other, from the top down, and draws each before it asks for the next; a
// decoder asks the same of the priors alone, and when it has the data, of all posteriors at once (core/codec.c).
#include "build/build.h"

static void code_output(Build *b, int latent, const char *what, NodeId id) {
    graph_output(b->g, arena_printf(b->g->arena, "%s.%s", b->m->latent[latent].name, what), id);
}

void build_code(Build *b) {
    const Model *m = b->m;
    Sample s[MAX_LATENTS];
    build_encoder(b, s);
    build_given_latents(b);
    for (int i = 0; i < m->n_latents; i++)
        b->drawn[i] = node_reshape(b->g, m->latent[i].loc, b->latent[i], 1, (Shape){1, {m->latent[i].width}});
    for (int k = 0; k < m->n_latents; k++) {
        const int i = m->latent_order[k], above = m->latent[i].above;
        if (m->latent[i].drawn || above == NO_LATENT) continue;
        build_given(b, i, b->drawn[above], &s[i]);
        build_prior_given(b, i, &b->says_mean[i], &b->says_logvar[i]);
    }
    build_decoders(b, s, DRAW_CODED);
    for (int i = 0; i < m->n_latents; i++) {
        code_output(b, i, "mean", s[i].mean);
        code_output(b, i, "logvar", s[i].logvar);
        if (latent_alone(&m->latent[i])) continue;
        code_output(b, i, "prior_mean", b->says_mean[i]);
        code_output(b, i, "prior_logvar", b->says_logvar[i]);
    }
}

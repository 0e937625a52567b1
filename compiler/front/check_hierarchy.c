// check_hierarchy.c -- latents that depend on others: `prior = given(above)`, and those that a stage `draw` draws
// inside a decoder.
// In:  latents as declared.  Out: what each is given, the encoder's stage and the stage `draw` of those that are drawn,
// an order from the top down.
#include "front/check.h"

#include <string.h>

// ---------------------------------------------------------------- given

// One of the names of given(..): a latent above, or a stream.
static void check_given(Check *c, Latent *z, const Value *given, const char *const *names) {
    Model *m = c->model;
    int above = NO_LATENT, stream = NO_STREAM;
    for (int k = 0; k < m->n_latents; k++)
        if (!strcmp(names[k], given->word)) above = k;
    for (int k = 0; k < m->n_streams; k++)
        if (!strcmp(m->stream[k].name, given->word)) stream = k;
    if (stream != NO_STREAM && model_target(m, stream)) {
        diag_error(c->diag, given->loc, "E0228", "%s is given %s, which the model has to produce", z->name, given->word);
        diag_hint(c->diag, "a prior can be given a condition, a stream without a decoder, or another latent");
    } else if (stream != NO_STREAM && m->stream[stream].kind == VAE_TOKENS) {
        diag_error(c->diag, given->loc, "E0228", "%s is given %s, which are tokens", z->name, given->word);
        diag_hint(c->diag, "a prior can be given a vector, an image, a label or another latent");
    } else if (stream != NO_STREAM && z->given[stream]) {
        diag_error(c->diag, given->loc, "E0228", "%s is given %s twice", z->name, given->word);
    } else if (stream != NO_STREAM) {
        z->given[stream] = true;
    } else if (above == NO_LATENT) {
        diag_error(c->diag, given->loc, "E0228", "no latent or data stream is named %s", given->word);
        hint_nearest(c, given->word, names, "latents");
    } else if (m->latent[above].drawn) {
        diag_error(c->diag, given->loc, "E0228", "%s is given %s, which is drawn later, inside a decoder", z->name, given->word);
        diag_hint(c->diag, "draw %s there, too: latent %s: normal(.., from=STAGE)", z->name, z->name);
    } else if (z->above != NO_LATENT) {
        diag_error(c->diag, given->loc, "E0228", "%s is given two latents, %s and %s", z->name, names[z->above], given->word);
        diag_hint(c->diag, "one latent, and streams: given(%s, y); what is below it is given %s in turn", names[z->above],
                  z->name);
    } else {
        z->above = above;
        m->latent[above].below = true;
    }
}

// Which latent each one is given, and an order in which each comes after that.
void check_hierarchy(Check *c) {
    Model *m = c->model;
    const char *names[MAX_LATENTS + 1] = {0};
    for (int i = 0; i < m->n_latents; i++) names[i] = m->latent[i].name;
    for (int i = 0; i < m->n_latents; i++) {
        Latent *z = &m->latent[i];
        z->above = NO_LATENT;
        check_observed(c, z);
        if (!z->prior || !z->prior->conditional) continue;
        for (const Value *given = &z->prior_arg[0]; given; given = given->next) check_given(c, z, given, names);
    }
    bool placed[MAX_LATENTS] = {false};
    int n = 0;
    for (int more = 1; more;) {
        more = 0;
        for (int i = 0; i < m->n_latents; i++) {
            const int above = m->latent[i].above;
            if (placed[i] || m->latent[i].drawn || (above != NO_LATENT && !placed[above])) continue;
            m->latent_order[n++] = i;
            placed[i] = true;
            more = 1;
        }
    }
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        if (z->drawn) m->latent_order[n++] = i; // until the order of the stages is known
        if (placed[i] || z->drawn) continue;
        const char *above = z->above == i ? "itself" : names[z->above];
        diag_error(c->diag, z->prior_arg[0].loc, "E0228", "%s is given %s%s", z->name, above,
                   z->above == i ? "" : ", which depends on it");
        diag_hint(c->diag, "the latent at the top has a prior of its own: prior = normal");
        return; // one circle, one error
    }
}

// ---------------------------------------------------------------- drawn inside a decoder

static bool cannot(Check *c, const Latent *z, const Value *v, const char *what, const char *hint) {
    diag_error(c->diag, v->loc, "E0258", "%s is drawn inside a decoder, and cannot have %s", z->name, what);
    diag_hint(c->diag, "%s", hint);
    return false;
}

void check_drawn(Check *c, Latent *z) {
    if (z->posterior->id != POSTERIOR_normal || !z->posterior_arg[NORMAL_FROM].given) return;
    const Value *arg = z->posterior_arg;
    z->drawn = true;
    if (arg[NORMAL_PRIOR].given)
        cannot(c, z, &arg[NORMAL_PRIOR], "a prior of its own", "its prior is what the decoder's features say: leave prior out");
    else if (latent_full(z))
        cannot(c, z, &arg[NORMAL_COV], "cov = full", "leave cov out: cov = diagonal");
    else if (z->flow)
        cannot(c, z, &arg[NORMAL_FLOW], "a flow", "leave flow out");
    else if (arg[NORMAL_EXPERTS].given)
        cannot(c, z, &arg[NORMAL_EXPERTS], "experts", "it is made from one encoder's stage");
    z->prior = prior_of_drawn;
    z->prior_arg = NULL;
}

// Height and width of the encoder's stage are the latent's, or both are vectors.
static void check_from_shape(Check *c, const Latent *z, const Value *v) {
    const Shape e = z->from->out;
    Shape same = e;
    if (e.rank) same.dim[e.rank - 1] = latent_channels(z);
    if (!e.rank || !z->shape.rank || shape_equal(same, z->shape)) return; // not known, or right
    diag_error(c->diag, v->loc, "E0256", "%s is %s, but the stage %s makes %s", z->name, shape_text(c->arena, z->shape),
               v->word, shape_text(c->arena, e));
    if (e.rank == 3 && z->shape.rank == 3) diag_hint(c->diag, "height and width must be the same");
    else if (e.rank == 3) diag_hint(c->diag, "normal(%d, %d, %d), or flatten before the name", e.dim[0], e.dim[1], z->width);
    else diag_hint(c->diag, "a latent with a place is made from an image, one of %d by %d", z->shape.dim[0], z->shape.dim[1]);
    if (e.rank == 3 && z->shape.rank == 3) hint_sizes(c->diag, c->arena, z->from, NULL);
}

void check_from(Check *c) {
    Model *m = c->model;
    for (int i = 0; i < m->n_latents; i++) {
        Latent *z = &m->latent[i];
        if (!z->drawn || !c->encoder) continue;
        const Value *v = &z->posterior_arg[NORMAL_FROM];
        if (m->n_encoders > 1) {
            diag_error(c->diag, v->loc, "E0258", "%s is drawn inside a decoder, and there are %d encoders", z->name,
                       m->n_encoders);
            diag_hint(c->diag, "a latent that is drawn goes with one encoder");
            return;
        }
        const char *words[64] = {0};
        int n = 0;
        for (const Named *e = c->encoder_end[0]; e; e = e->next) {
            if (!strcmp(e->name, v->word)) z->from = e->layer;
            if (n < 63) words[n++] = e->name;
        }
        if (z->from) {
            check_from_shape(c, z, v);
            continue;
        }
        diag_error(c->diag, v->loc, "E0257", "no stage of the encoder is named %s", v->word);
        const Stage *stage = NULL;
        for (const Decl *d = c->ast->decls; d && !stage; d = d->next) stage = stage_anywhere(d->stages, v->word);
        if (stage)
            diag_hint(c->diag, "the stage %s on line %d is not in sight where the encoder ends: it is within another stage, or "
                      "in another network", v->word, stage->as_loc.line);
        else if (n) hint_nearest(c, v->word, words, "its stages");
        else diag_hint(c->diag, "name one: encoder { ... dense(64) relu as %s ... }", v->word);
    }
}

static int latent_named(const Model *m, const char *name) {
    for (int i = 0; i < m->n_latents; i++)
        if (!strcmp(m->latent[i].name, name)) return i;
    return NO_LATENT;
}

static void unknown_latent(Check *c, const Value *v) {
    const Model *m = c->model;
    const char *words[MAX_LATENTS + 1] = {0};
    int n = 0;
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].drawn) words[n++] = m->latent[i].name;
    diag_error(c->diag, v->loc, "E0255", "no latent is named %s", v->word);
    if (n) hint_nearest(c, v->word, words, "it can draw");
    else diag_hint(c->diag, "latent %s: normal(16, from=e), e the name of a stage of the encoder", v->word);
}

bool check_draw(Check *c, const Stage *stage, Layer *l, Value *v, bool *known) {
    Model *m = c->model;
    const int i = v->outer && v->ref.kind == REF_STAGE ? NO_LATENT : latent_named(m, v->word);
    if (i == NO_LATENT) {
        unknown_latent(c, v);
        return false;
    }
    Latent *z = &m->latent[i];
    v->ref = (Ref){.kind = REF_LATENT, .index = i};
    l->ref_shape = z->shape;
    *known &= c->latent_known[i];
    if (c->unused_block || !z->posterior) return true;
    const bool reported = c->misdrawn[i];
    c->misdrawn[i] = true; // if one of these holds
    if (c->network->kind != NETWORK_DECODER) {
        diag_error(c->diag, l->loc, "E0255", "draw stands inside a decoder, not in the %s", c->network->name);
        diag_hint(c->diag, "a latent is drawn from what the decoder makes of those above it");
        return false;
    }
    if (!z->drawn) {
        if (!c->latent_known[i]) return false;
        diag_error(c->diag, v->loc, "E0255", "%s is made at the encoder's end and is there already", z->name);
        diag_hint(c->diag, "what is drawn says from which stage of the encoder: latent %s: %s(.., from=e)", z->name,
                  z->posterior->sig.name);
        return false;
    }
    if (z->draw) {
        const Loc first = c->drawn_at[i];
        const bool again = first.line == stage->loc.line && first.col == stage->loc.col;
        if (again) diag_error(c->diag, l->loc, "E0255", "%s is drawn each time that these stages are used", z->name);
        else diag_error(c->diag, l->loc, "E0255", "%s is drawn twice; the first time on line %d", z->name, first.line);
        diag_hint(c->diag, "each draw has a latent of its own");
        return false;
    }
    z->draw = l;
    c->misdrawn[i] = reported;
    c->drawn_at[i] = stage->loc;
    c->draw_order[c->n_drawn++] = i;
    return true;
}

// What a learned head's twin of the decoder's last layer would have to draw again.
static void check_behind(Check *c, const Target *t) {
    // (One that ends in an error has stages that are not known.)
    if (!t->likelihood || t->likelihood->columns || !t->decoder.out.rank) return;
    const Layer *last = likelihood_last(t->decoder.layers);
    if (!last) return;
    bool learned = false;
    for (const LikelihoodHead *h = t->likelihood->head; h->name; h++) learned |= likelihood_source(t, h) == HEAD_LEARNED;
    const Layer *drawn = NULL;
    for (const Layer *l = t->decoder.layers; l; l = l->next) {
        if (l == last || (l->body && likelihood_last(l) == last)) drawn = NULL;
        else if (l->def->draws) drawn = l;
    }
    if (!learned || !drawn) return;
    diag_error(c->diag, drawn->loc, "E0255", "%s is drawn behind the decoder's last layer with weights, which %s needs twice",
               drawn->arg[0].word, t->likelihood->name);
    diag_hint(c->diag, "end the decoder in a layer that reads the draw");
}

void check_draws(Check *c) {
    Model *m = c->model;
    int undrawn = 0, at = 0;
    if (!model_topdown(m)) return;
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        undrawn += !z->drawn;
        if (!z->drawn || z->draw || !c->decoder || c->misdrawn[i]) continue;
        diag_error(c->diag, z->loc, "E0255", "no decoder draws %s", z->name);
        diag_hint(c->diag, "decoder { ... draw(%s) ... }, where features have %s", z->name,
                  latent_placed(z) ? "its height and width" : "no place, as a vector");
    }
    if (!undrawn) {
        diag_error(c->diag, m->latent[0].loc, "E0255", "all latents are drawn inside a decoder: nothing flows into it");
        diag_hint(c->diag, "the latent at the top is made at the encoder's end: latent z: normal(16)");
    }
    for (int i = 0; i < m->n_targets; i++)
        if (m->target[i].decoder.declared) check_behind(c, &m->target[i]);
    for (int i = 0; i < m->n_latents; i++)
        if (!m->latent[m->latent_order[i]].drawn) at++;
    for (int i = 0; i < c->n_drawn; i++) m->latent_order[at++] = c->draw_order[i];
}

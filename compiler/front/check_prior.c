// check_prior.c -- a network that is the prior of a latent's codes: `prior z(previous) { ... }`. Which latent it is of, what
// that latent must be, and what the network ends in. What it reads and its stages: check_network.c, check_stages.c.
#include "front/check.h"

#include <string.h>

void gather_prior(Check *c, const Decl *d) {
    Model *m = c->model;
    const char *names[MAX_LATENTS + 1] = {0};
    int of = NO_LATENT;
    for (int i = 0; i < m->n_latents; i++) {
        names[i] = m->latent[i].name;
        if (!strcmp(names[i], d->of)) of = i;
    }
    if (c->prior) {
        diag_error(c->diag, d->name_loc, "E0202", "a second prior; the first is on line %d", c->prior->loc.line);
        diag_hint(c->diag, "one latent's codes can have a network; the others keep their own priors");
        return;
    }
    c->prior = d;
    if (of == NO_LATENT) {
        diag_error(c->diag, d->of_loc, "E0207", "no latent is named %s", d->of);
        if (m->n_latents) hint_nearest(c, d->of, names, "latents");
        return;
    }
    m->prior_of = of;
    m->prior = (Network){.kind = NETWORK_PRIOR,
                         .own = d->of,
                         .name = arena_printf(c->arena, "prior %s", d->of),
                         .path = arena_printf(c->arena, "prior.%s", d->of)};
}

// Why codes of z cannot be drawn one after the other; NULL: they can.
static const char *unfit(const Model *m, const Latent *z, const char **hint) {
    *hint = NULL;
    if (!z->posterior->discrete && !z->posterior->codes) {
        *hint = z->posterior->plain ? "vq, fsq and categorical have codes; of a normal it is prior = mixture or realnvp"
                                    : "vq, fsq and categorical have codes";
        return "has no codes";
    }
    if (z->posterior->id == POSTERIOR_vq && latent_number(z, VQ_LEVELS) > 1) {
        *hint = "use levels=1";
        return "has codes of several levels at each place";
    }
    if (z->observed != NO_STREAM) {
        *hint = "leave out observed, or the prior";
        return "is a label where that is known";
    }
    if (latent_choices(z) < 2) {
        *hint = "give it a grid, or more places";
        return "has one code: none stands before it";
    }
    if (model_topdown(m)) {
        *hint = "use latents that no decoder draws";
        return "is beside latents that a decoder draws, whose priors are drawn in one go";
    }
    return NULL;
}

void check_prior(Check *c) {
    Model *m = c->model;
    if (m->prior_of == NO_LATENT) return;
    Latent *z = &m->latent[m->prior_of];
    const char *hint, *why = c->latent_known[m->prior_of] ? unfit(m, z, &hint) : "";
    if (!why) {
        z->prior = prior_of_network;
        return;
    }
    m->prior_of = NO_LATENT;
    if (!*why) return; // reported
    diag_error(c->diag, c->prior->of_loc, "E0263", "a prior of the codes of %s: %s %s", z->name, z->name, why);
    if (hint) diag_hint(c->diag, "%s", hint);
}

static const Layer *last_stage(const Layer *l) {
    while (l && (l->next || (l->body && l->def->group))) l = l->next ? l->next : l->body;
    return l;
}

void check_prior_end(Check *c) {
    const Model *m = c->model;
    if (m->prior_of == NO_LATENT) return;
    const Latent *z = &m->latent[m->prior_of];
    const Network *net = &m->prior;
    const char *name = m->objective->sig.name;
    // Whoever draws from priors while it trains draws all of a latent at once.
    if (m->objective->id != OBJECTIVE_elbo && m->objective->judges != JUDGES_DATA) {
        diag_error(c->diag, z->loc, "E0263", "%s compares %s with draws from its prior, which here goes from code to code", name,
                   z->name);
        diag_hint(c->diag, "use objective = elbo");
    }
    if (!net->out.rank) return;
    const Layer *end = last_stage(net->layers);
    const int codes = latent_codes(z);
    if (end && !strcmp(end->def->name, "softmax")) {
        diag_error(c->diag, end->loc, "E0215", "the %s applies the softmax itself", net->name);
        diag_hint(c->diag, "remove it: the network ends in raw numbers");
        return;
    }
    Shape want = shape_of_codes(z);
    want.words = 0;
    if (want.rank == 1) want.rank = 2;
    want.dim[want.rank - 1] = codes;
    if (shape_equal(want, net->out) && net->out.steps == STEPS_CODES) return;
    diag_error(c->diag, end ? end->loc : net->loc, "E0264", "the %s ends at %s but %s has %d codes at each place: %s", net->name,
               shape_text(c->arena, net->out), z->name, codes, shape_text(c->arena, want));
    diag_hint(c->diag, "end it in dense(%d): a number for each code", codes);
}

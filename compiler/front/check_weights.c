// check_weights.c -- what each row weighs: the setting row_weights, its stream, and what cannot be weighed row by row.
// In:  the checked model.  Out: errors; the domain of that stream.
#include "front/check.h"

#include <string.h>

static void refuse(Check *c, Loc loc, const char *text, const char *hint) {
    diag_error(c->diag, loc, "E0236", "row_weights: %s", text);
    diag_hint(c->diag, "%s", hint);
}

// One number from 0 on in each row, which nothing else reads.
static void check_stream(Check *c) {
    Model *m = c->model;
    VaeStream *s = &m->stream[m->row_weights];
    const char *as = arena_printf(c->arena, "data %s: vector(1)", s->name);
    bool read = encoders_read(m, m->row_weights) || decoders_read(m, REF_STREAM, m->row_weights) || critic_reads(m, REF_STREAM, m->row_weights);
    for (int i = 0; i < m->n_latents; i++) read |= m->latent[i].given[m->row_weights] || m->latent[i].observed == m->row_weights;
    for (int i = 0; i < m->n_targets; i++) read |= m->target[i].likelihood && m->target[i].exposure == m->row_weights;
    if (model_target(m, m->row_weights))
        refuse(c, m->row_weights_loc, arena_printf(c->arena, "%s is data that a decoder produces", s->name),
               "weights are a stream of their own");
    else if (c->data_known[m->row_weights] && (s->kind != VAE_VECTOR || s->width != 1))
        refuse(c, m->row_weights_loc, arena_printf(c->arena, "%s is not one number in each row", s->name), as);
    else if (s->missing || s->standardize)
        refuse(c, m->row_weights_loc, arena_printf(c->arena, "%s is taken as it is: it cannot be %s", s->name,
                                                   s->missing ? "missing" : "standardized"), as);
    else if (read)
        refuse(c, m->row_weights_loc, arena_printf(c->arena, "%s is read by the model, too", s->name),
               "give the networks a stream of their own");
    else s->domain = VAE_DOMAIN_WEIGHT;
}

// Where rows are estimated from together, what one of them weighs does not say how much it counts.
static void check_rows(Check *c) {
    const Model *m = c->model;
    const Loc loc = m->row_weights_loc;
    const Layer *layer = batch_layer(m);
    const char *name = NULL;
    const Value *best = batch_optimal(m, &name);
    const char *counts = "takes all rows of a batch together, each as much as the others";
    if (layer) refuse(c, loc, arena_printf(c->arena, "%s %s", layer->def->name, counts), "use layernorm or groupnorm");
    if (best)
        refuse(c, loc, arena_printf(c->arena, "%s = optimal %s", name, counts),
               arena_printf(c->arena, "use %s = shared, or a number", name));
    if (m->objective->over_batch || m->judged)
        refuse(c, loc, arena_printf(c->arena, "%s %s", m->objective->sig.name, counts), "use elbo or iwae");
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        if (z->posterior && z->posterior->id == POSTERIOR_vq && z->posterior_arg[VQ_UPDATE].word &&
            !strcmp(z->posterior_arg[VQ_UPDATE].word, "ema"))
            refuse(c, loc, arena_printf(c->arena, "vq(update=ema) of %s %s", z->name, counts), "use update=gradient");
    }
    if (m->training.privacy.clip > 0)
        refuse(c, loc, "privacy clips what each row adds to one size, whatever it weighs", "leave out row_weights, or privacy");
}

void check_row_weights(Check *c) {
    if (!c->model->objective || c->model->row_weights == NO_STREAM) return;
    check_stream(c);
    check_rows(c);
}

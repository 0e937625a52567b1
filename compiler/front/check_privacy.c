// check_privacy.c -- what private training (train { privacy = dp(...) }) cannot have: whatever makes one row's gradient depend
// on other rows, or looks at the data otherwise than by clipped and noisy sums.
// In:  the checked model.  Out: errors; training.privacy.batch, and room for the largest batch that is drawn.
#include "front/check.h"

#include "vae_privacy.h"

#include <string.h>

static void refuse(Check *c, Loc loc, const char *what, const char *why, const char *hint) {
    diag_error(c->diag, loc, "E0290", "privacy: %s %s", what, why);
    diag_hint(c->diag, "%s", hint);
}

static const char *const rows_depend = "makes each row's gradient depend on the other rows of its batch";

static void check_rows(Check *c) {
    const Model *m = c->model;
    const Layer *layer = batch_layer(m);
    const char *name = NULL;
    const Value *best = batch_optimal(m, &name);
    if (layer) refuse(c, layer->loc, layer->def->name, rows_depend, "use layernorm or groupnorm");
    if (best)
        refuse(c, best->loc, arena_printf(c->arena, "%s = optimal", name), rows_depend,
               arena_printf(c->arena, "use %s = shared, or a number", name));
    if (m->objective->over_batch)
        refuse(c, setting_loc(c->whole_loss, "objective", m->loss_loc), m->objective->sig.name, rows_depend,
               "use elbo, iwae or dreg");
    if (m->judged)
        refuse(c, setting_loc(c->whole_loss, "objective", m->loss_loc), m->objective->sig.name,
               "trains a critic on the rows with an optimizer of its own, which clip and noise do not cover",
               "use an objective without a critic");
    for (int i = 0; i < m->n_targets; i++)
        if (m->target[i].likelihood && likelihood_offset(&m->target[i]) == OFFSET_TOTAL)
            refuse(c, likelihood_argument(&m->target[i], LIKELIHOOD_OFFSET)->loc, "offset = total",
                   "saves the mean of the rows' totals, a statistic of the data without noise",
                   "give the total as a stream of its own: offset = NAME");
    if (m->prior_of != NO_LATENT)
        refuse(c, m->prior.loc, arena_printf(c->arena, "a network that is the prior of %s", m->prior.own),
               "learns by a loss of its own, whose gradient clip and noise have not been shown to cover", "leave the prior out");
    const char *const means[] = {"capacity", "free_bits"};
    for (int i = 0; i < 2; i++)
        if (i ? m->free_bits : m->capacity)
            refuse(c, setting_loc(c->whole_loss, means[i], m->loss_loc), means[i],
                   "weighs each row by the KL that the whole batch has", "weigh the KL by beta");
}

static void check_latents(Check *c) {
    for (int i = 0; i < c->model->n_latents; i++) {
        const Latent *z = &c->model->latent[i];
        if (z->posterior && z->posterior->id == POSTERIOR_vq && z->posterior_arg[VQ_UPDATE].word &&
            !strcmp(z->posterior_arg[VQ_UPDATE].word, "ema"))
            refuse(c, z->loc, "vq with update=ema", "moves codes to averages of the rows, past clip and noise",
                   "use update=gradient");
    }
}

// What training finds in its rows and writes into the weights as it is.
static void check_learned(Check *c) {
    const Model *m = c->model;
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        const Loc loc = m->stream_loc[i];
        const char *name = s->name;
        if (s->kind == VAE_TABLE) {
            for (int j = 0; j < s->width; j++) {
                const VaeColumn *k = &s->column[j];
                const bool words = k->kind == VAE_COLUMN_CATEGORY && k->word == NULL, fixed = k->kind == VAE_COLUMN_CATEGORY ||
                                   k->kind == VAE_COLUMN_FLAG || k->kind == VAE_COLUMN_ORDINAL;
                if (words)
                    refuse(c, m->column[i][j].loc, arena_printf(c->arena, "column %s", k->name),
                           "takes its words from the rows, and the weights' file names them",
                           "name the words: category(\"a\", \"b\")");
                else if (!fixed)
                    refuse(c, m->column[i][j].loc, arena_printf(c->arena, "column %s", k->name),
                           "is standardized by the rows' own mean and deviation, which are in the weights without noise",
                           "scale it by numbers that are public, and give it as a vector");
            }
        } else if (s->standardize) {
            refuse(c, loc, arena_printf(c->arena, "data %s with standardize=true", name),
                   "takes means and deviations from the rows, which are in the weights without noise",
                   "scale the columns by numbers that are public, before training");
        } else if (s->missing) {
            refuse(c, loc, arena_printf(c->arena, "data %s with missing=true", name),
                   "keeps the means of the rows' columns in the weights, without noise", "fill the gaps before training");
        } else if (s->kind == VAE_TOKENS && s->unit != VAE_UNIT_BYTE && s->unit != VAE_UNIT_ID) {
            refuse(c, loc, arena_printf(c->arena, "data %s: tokens", name),
                   "takes its words from the rows, and the weights' file names them", "use unit=byte, or unit=id");
        }
    }
}

static void check_training(Check *c) {
    const Model *m = c->model;
    const VaeTraining *t = &m->training;
    const Loc loc = setting_loc(c->train, "privacy", m->loss_loc);
    if (t->clip_norm > 0)
        refuse(c, setting_loc(c->train, "clip_norm", loc), "clip_norm",
               "would shorten the noisy sum once more: each row's gradient is shortened already", "leave it out");
    if (t->early_stop > 0)
        refuse(c, setting_loc(c->train, "early_stop", loc), "early_stop",
               "chooses the weights by losses, which are of the rows and have no noise", "train for fixed epochs");
    if (t->lr_schedule.kind == VAE_LR_PLATEAU)
        refuse(c, setting_loc(c->train, "lr_schedule", loc), "lr_schedule = plateau",
               "goes by losses, which are of the rows and have no noise", "use cosine, linear or step");
    if (m->shards > 1)
        refuse(c, m->shards_loc, "shards", "need batches of the same size, and these are drawn row by row", "leave it out");
    if (m->bf16)
        refuse(c, setting_loc(c->train, "precision", loc), "precision = bf16",
               "rounds gradients after their norms are taken: they could be longer than clip", "use float32");
}

void check_privacy(Check *c) {
    VaePrivacy *p = &c->model->training.privacy;
    if (p->clip <= 0) return;
    check_rows(c);
    check_latents(c);
    check_learned(c);
    check_training(c);
    p->batch = c->model->step_rows;
    c->model->batch = vae_privacy_most(p->batch);
}

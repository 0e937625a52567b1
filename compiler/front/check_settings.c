// check_settings.c -- the settings of `loss` and `train`.
// In:  name = value lists.  Out: the Model's numbers, with every default filled in.
// A setting is one row of a table: a plain value with the definition of an argument, or one of
// several named choices with signatures of their own.
#include "front/check.h"

#include <math.h>
#include <string.h>

static const Setting *find(const Decl *d, const char *name) {
    for (const Setting *s = d ? d->settings : NULL; s; s = s->next)
        if (!strcmp(s->name, name)) return s;
    return NULL;
}

#define LEAST_TEMPERATURE 0.001

// ---------------------------------------------------------------- loss

static void set_schedule(Check *c, VaeScalar which, int choice, const Value *v) {
    VaeSchedule *s = &c->model->training.schedule[which];
    *s = (VaeSchedule){.kind = choice < 0 ? VAE_CONSTANT : (VaeScheduleKind)choice,
                       .from = v[0].number[0],
                       .to = v[0].number[0]};
    if (s->kind == VAE_LINEAR || s->kind == VAE_COSINE) {
        s->to = v[1].number[0];
        s->epochs = v[2].number[0];
        s->steps = v[3].number[0];
        if (s->epochs > 0 && s->steps > 0)
            diag_error(c->diag, v[3].loc, "E0605", "a schedule has epochs or steps, not both");
        if (s->epochs == 0 && s->steps == 0) s->epochs = c->model->training.epochs;
    } else if (s->kind == VAE_CYCLICAL) {
        s->cycles = (int)v[0].number[0];
        s->ratio = v[1].number[0];
        s->from = v[2].number[0];
        s->to = v[3].number[0];
    }
}

static void set_beta(Check *c, Model *m, int choice, const Value *v) {
    (void)m;
    set_schedule(c, VAE_BETA, choice, v);
}

static void set_capacity(Check *c, Model *m, int choice, const Value *v) {
    m->capacity = true;
    set_schedule(c, VAE_CAPACITY, choice, v);
}

static void set_free_bits(Check *c, Model *m, int choice, const Value *v) {
    m->free_bits = true;
    set_schedule(c, VAE_FREE_BITS, choice, v);
}

// Divides: never 0.
static void set_temperature(Check *c, Model *m, int choice, const Value *v) {
    set_schedule(c, VAE_TEMPERATURE, choice, v);
    const VaeSchedule *s = &m->training.schedule[VAE_TEMPERATURE];
    if (s->from < LEAST_TEMPERATURE || s->to < LEAST_TEMPERATURE)
        diag_error(c->diag, v[0].loc, "E0406", "temperature must be at least %g all the way, got %s",
                   LEAST_TEMPERATURE,
                   number_text(c->arena, s->from < LEAST_TEMPERATURE ? s->from : s->to));
}

static void set_binarize(Check *c, Model *m, int choice, const Value *v) {
    (void)m, (void)choice;
    c->target->binarize = !strcmp(v->word, "dynamic")     ? BINARIZE_DYNAMIC
                  : !strcmp(v->word, "threshold") ? BINARIZE_THRESHOLD
                                                  : BINARIZE_NONE;
}

static void set_reduce(Check *c, Model *m, int choice, const Value *v) {
    (void)m, (void)choice;
    c->target->reduce = strcmp(v->word, "mean") ? REDUCE_SUM : REDUCE_MEAN;
}

static void set_on(Check *c, Model *m, int choice, const Value *v) {
    (void)m, (void)choice;
    c->target->hidden = !strcmp(v->word, "hidden");
}

static void set_weight(Check *c, Model *m, int choice, const Value *v) {
    (void)m, (void)choice;
    c->target->weight = v->number[0];
}

static void set_row_weights(Check *c, Model *m, int choice, const Value *v) {
    (void)choice;
    const char *names[VAE_MAX_STREAMS + 1] = {0};
    m->row_weights = NO_STREAM;
    m->row_weights_loc = v->loc;
    if (!strcmp(v->word, "none")) return;
    for (int i = 0; i < m->n_streams; i++) {
        names[i] = m->stream[i].name;
        if (!strcmp(names[i], v->word)) m->row_weights = i;
    }
    if (m->row_weights != NO_STREAM) return;
    diag_error(c->diag, v->loc, "E0236", "row_weights cannot be %s: no data stream has this name", v->word);
    hint_nearest(c, v->word, names, "data streams");
}

enum { MOST_SAMPLES = 1024 }; // of z for each row

static void set_objective(Check *c, Model *m, int choice, const Value *v) {
    const ObjectiveDef *def = m->objective = &objective_table[choice];
    memcpy(m->objective_arg, v, sizeof m->objective_arg);
    int groups = 1;
    for (int i = 0; def->sig.arg[i].kind != ARG_END; i++) {
        if (def->grouped && !strcmp(def->sig.arg[i].name, "m")) groups = (int)v[i].number[0];
        if (!strcmp(def->sig.arg[i].name, "samples") || (def->importance && !strcmp(def->sig.arg[i].name, "k")))
            m->samples = (int)v[i].number[0];
    }
    m->training.importance = def->importance ? def->apart ? groups * m->samples : m->samples : 0;
    m->samples *= groups;
    if (m->samples <= MOST_SAMPLES) return;
    diag_error(c->diag, v[0].loc, "E0406", "%s(m, k) draws m * k = %d samples of z for each row, which must be from 1 to %d",
               def->sig.name, m->samples, MOST_SAMPLES);
    m->samples = MOST_SAMPLES;
}

const SettingDef loss_settings[] = {
    {{.name = "likelihood", .help = "what the decoder's numbers mean"}, .must = true, .stream = true,
     .notes = {.example = "likelihood = bernoulli"}}, // its choices are likelihood_table
    {{.name = "beta", .kind = ARG_NUMBER, .standard = 1, .min = 0, .max = 1e6,
      .help = "the weight of the KL in training; the reported ELBO always has 1"},
     .choices = &schedules, .set = set_beta,
     .notes = {.formula = "reconstruction + beta KL",
               .example = "beta = linear(0, 1, epochs=10)",
               .source = "Higgins et al. 2017, beta-VAE: learning basic visual concepts with a constrained "
                         "variational framework"}},
    {{.name = "capacity", .kind = ARG_NUMBER, .min = 0, .max = 1e6,
      .help = "with `elbo`: beta * abs(KL - capacity), in nats, instead of beta * KL (Burgess et al. 2018)"},
     .choices = &schedules, .set = set_capacity, .none = true,
     .notes = {.formula = "beta abs(KL - capacity)",
               .example = "beta = 100 capacity = linear(0, 25, epochs=10)",
               .source = "Burgess et al. 2018, Understanding disentangling in beta-VAE"}},
    {{.name = "free_bits", .kind = ARG_NUMBER, .min = 0, .max = 1e6,
      .help = "with `elbo`: each latent dimension's KL, averaged over the batch, counts as at least this "
              "many nats, so that it is not pressed further (Kingma et al. 2016)"},
     .choices = &schedules, .set = set_free_bits, .none = true,
     .notes = {.formula = "sum over j of max(KL[j], free_bits)",
               .example = "free_bits = 0.1",
               .source = "Kingma et al. 2016, Improving variational inference with inverse autoregressive flow"}},
    {{.name = "temperature", .kind = ARG_NUMBER, .standard = 1, .min = LEAST_TEMPERATURE, .max = 1e6,
      .help = "of `categorical` latents' draws in training; `linear(1, 0.5)` cools them over the training"},
     .choices = &schedules, .set = set_temperature,
     .notes = {.formula = "softmax((log p + g) / temperature)",
               .example = "temperature = linear(1, 0.5)",
               .source = "Jang et al. 2017, Categorical reparameterization with Gumbel-softmax"}},
    {{.name = "binarize", .kind = ARG_WORD, .words = "none|threshold|dynamic", .standard_word = "none",
      .help = "for `bernoulli`: 1 where a pixel is above 0.5, or with the pixel's probability anew each "
              "time"},
     .set = set_binarize, .stream = true,
     .notes = {.example = "binarize = dynamic",
               .source = "Salakhutdinov and Murray 2008, On the quantitative analysis of deep belief networks"}},
    {{.name = "reduce", .kind = ARG_WORD, .words = "sum|mean", .standard_word = "sum",
      .help = "`mean` divides the reconstruction term by the number of values per row, as some code does; "
              "the KL stays a sum, so beta counts that many times more"},
     .set = set_reduce, .stream = true,
     .notes = {.example = "beta = 0.001 reduce = mean"}},
    {{.name = "on", .kind = ARG_WORD, .words = "all|hidden", .standard_word = "all",
      .help = "of an encoder that begins with `mask`: `hidden` counts the reconstruction of what is hidden alone, in "
              "training; evaluation hides nothing and counts all"},
     .set = set_on, .stream = true,
     .notes = {.example = "on = hidden",
               .source = "He et al. 2022, Masked autoencoders are scalable vision learners"}},
    {{.name = "weight", .kind = ARG_NUMBER, .standard = 1, .min = 0, .max = 1e9,
      .help = "of this stream's reconstruction in training, where several are modelled; the reported ELBO always "
              "has 1"},
     .set = set_weight, .stream = true,
     .notes = {.formula = "sum over streams of weight reconstruction, + beta KL",
               .example = "weight = 10"}},
    {{.name = "row_weights", .kind = ARG_REF, .standard_word = "none",
      .help = "the name of a vector(1): what each row weighs in training and in averages over rows; or none"},
     .set = set_row_weights,
     .notes = {.formula = "loss = sum over the n rows of w[i] loss[i] / (n mean w), the mean over the training rows",
               .example = "row_weights = w"}},
    {{.name = "objective", .help = "what training minimizes"}, .choices = &objectives, .set = set_objective,
     .notes = {.example = "objective = iwae(samples=5)"}},
    {.value = {.name = NULL}}};

// ---------------------------------------------------------------- train

static void take_optimizer(Check *c, VaeOptimizer *o, int choice, const Value *v) {
    *o = (VaeOptimizer){.kind = (VaeOptimizerKind)choice, .lr = v[0].number[0], .eps = 1e-8};
    switch (o->kind) {
    case VAE_ADAMW:
        o->weight_decay = v[5].number[0];
        // fallthrough
    case VAE_ADAM:
        o->beta1 = v[1].number[0];
        o->beta2 = v[2].number[0];
        o->eps = v[3].number[0];
        o->amsgrad = value_true(&v[4]);
        break;
    case VAE_RMSPROP:
        o->alpha = v[1].number[0];
        o->eps = v[2].number[0];
        o->momentum = v[3].number[0];
        o->centered = value_true(&v[4]);
        break;
    case VAE_SGD:
        o->momentum = v[1].number[0];
        o->nesterov = value_true(&v[2]);
        if (o->nesterov && o->momentum == 0) {
            diag_error(c->diag, v[2].loc, "E0605", "nesterov needs a momentum");
            diag_hint(c->diag, "for example: sgd(lr=0.01, momentum=0.9, nesterov=true)");
        }
        break;
    }
}

static void set_optimizer(Check *c, Model *m, int choice, const Value *v) {
    VaeOptimizer *o = &m->training.optimizer;
    const double decay = o->weight_decay; // the setting of this name may have come first
    take_optimizer(c, o, choice, v);
    if (o->kind != VAE_ADAMW || find(c->train, "weight_decay")) o->weight_decay = decay;
}

static void set_critic(Check *c, Model *m, int choice, const Value *v) {
    take_optimizer(c, &m->training.critic, choice, v);
}

static void set_lr_schedule(Check *c, Model *m, int choice, const Value *v) {
    (void)c;
    VaeLrSchedule *s = &m->training.lr_schedule;
    *s = (VaeLrSchedule){.kind = (VaeLrKind)choice, .gamma = 1, .every = 1};
    if (s->kind == VAE_LR_STEP) {
        s->every = v[0].number[0];
        s->gamma = v[1].number[0];
        s->warmup = v[2].number[0];
    } else if (s->kind == VAE_LR_PLATEAU) {
        s->every = v[0].number[0];
        s->gamma = v[1].number[0];
        m->training.most_drops = (int)v[2].number[0];
        s->warmup = v[3].number[0];
    } else {
        s->warmup = v[0].number[0];
        s->min = v[1].number[0]; // zero for a constant, which has none
    }
}

static void set_init(Check *c, Model *m, int choice, const Value *v) {
    (void)c;
    m->init = (InitScheme)choice;
    m->init_std = v[0].number[0];
}

#define SET(name, place, type)                                                                     \
    static void set_##name(Check *c, Model *m, int choice, const Value *v) {                       \
        (void)c, (void)choice;                                                                     \
        m->place = (type)v->number[0];                                                             \
    }
SET(batch, batch, int)

// Sums of shards are taken in a binary tree, whose halves can be other processes' work.
static void set_shards(Check *c, Model *m, int choice, const Value *v) {
    (void)choice;
    const int n = (int)v->number[0];
    int below = 1;
    while (2 * below <= n) below *= 2;
    m->shards = n;
    m->shards_loc = v->loc;
    if (below == n) return;
    diag_error(c->diag, v->loc, "E0605", "shards must be a power of two, got %d", n);
    diag_hint(c->diag, 2 * below <= MOST_SHARDS ? "%d or %d" : "%d", below, 2 * below);
    m->shards = below;
}

SET(epochs, training.epochs, int)
SET(seed, training.seed, uint64_t)
SET(clip_norm, training.clip_norm, double)
SET(weight_decay, training.optimizer.weight_decay, double)
SET(ema, training.ema, double)
SET(validation, training.validation, double)
SET(early_stop, training.early_stop, int)

static void set_privacy(Check *c, Model *m, int choice, const Value *v) {
    (void)choice;
    VaePrivacy *p = &m->training.privacy;
    *p = (VaePrivacy){.epsilon = v[0].number[0], .delta = v[1].number[0], .clip = v[2].number[0],
                      .noise = v[3].number[0]};
    if ((p->epsilon > 0) != (p->noise > 0)) return;
    const Loc loc = setting_loc(c->train, "privacy", v[0].loc);
    diag_error(c->diag, loc, "E0605", p->noise > 0 ? "dp takes epsilon or noise, not both" : "dp needs epsilon or noise");
    diag_hint(c->diag, "privacy = dp(epsilon=8, delta=1e-5, clip=1) finds the noise that spends this epsilon; with "
                       "noise=1.1 `train` says what is spent");
}

static void set_precision(Check *c, Model *m, int choice, const Value *v) {
    (void)c, (void)choice;
    m->bf16 = !strcmp(v->word, "bf16");
}

const SettingDef train_settings[] = {
    {{.name = "optimizer", .help = "by the rules of PyTorch's optimizer of this name"},
     .choices = &optimizers, .set = set_optimizer,
     .notes = {.example = "optimizer = adamw(lr=1e-3)"}},
    {{.name = "critic", .help = "the optimizer of the critic's weights, where the objective has one; its lr follows "
                                "lr_schedule, too"},
     .choices = &optimizers, .set = set_critic,
     .notes = {.example = "critic = adam(lr=1e-4, beta1=0.5)"}},
    {{.name = "batch", .kind = ARG_INT, .standard = 128, .min = 1, .max = MOST_BATCH,
      .help = "rows of a step; the last batch of an epoch can have fewer"},
     .set = set_batch,
     .notes = {.example = "batch = 256"}},
    {{.name = "shards", .kind = ARG_INT, .standard = 1, .min = 1, .max = MOST_SHARDS,
      .help = "parts of a step's rows, a power of two: gradients are computed part by part and added in a fixed "
              "order, in memory for one part, or by several processes; what couples rows is taken over a part"},
     .set = set_shards,
     .notes = {.formula = "g = sum over parts s of n[s] / n g[s], added in pairs, in pairs of pairs, ...",
               .example = "batch = 256 shards = 8"}},
    {{.name = "epochs", .kind = ARG_INT, .standard = 10, .min = 1, .max = 1e6, .help = "looks at all rows"},
     .set = set_epochs,
     .notes = {.example = "epochs = 50"}},
    {{.name = "seed", .kind = ARG_INT, .standard = 1, .min = 0, .max = 9007199254740992.0,
      .help = "of all random numbers"},
     .set = set_seed,
     .notes = {.example = "seed = 7"}},
    {{.name = "lr_schedule", .help = "a factor on lr"}, .choices = &lr_schedules, .set = set_lr_schedule,
     .notes = {.example = "lr_schedule = cosine(warmup=1)"}},
    {{.name = "clip_norm", .kind = ARG_NUMBER, .min = 0, .max = 1e30,
      .help = "gradients longer than this are shortened to it; 0: never"},
     .set = set_clip_norm,
     .notes = {.formula = "g min(1, clip_norm / |g|)",
               .example = "clip_norm = 5",
               .source = "Pascanu et al. 2013, On the difficulty of training recurrent neural networks"}},
    {{.name = "weight_decay", .kind = ARG_NUMBER, .min = 0, .max = 1e6,
      .help = "on weights, not biases; decoupled for `adamw`, added to the gradient otherwise"},
     .set = set_weight_decay,
     .notes = {.example = "weight_decay = 1e-4"}},
    {{.name = "ema", .kind = ARG_NUMBER, .min = 0, .max = JUST_BELOW_ONE,
      .help = "decay of a running average of the weights, which is then what is saved; 0: none"},
     .set = set_ema,
     .notes = {.formula = "a = ema a + (1 - ema) w",
               .example = "ema = 0.999"}},
    {{.name = "validation", .kind = ARG_NUMBER, .min = 0, .max = JUST_BELOW_ONE,
      .help = "the part of the training rows held out"},
     .set = set_validation,
     .notes = {.example = "validation = 0.1"}},
    {{.name = "early_stop", .kind = ARG_INT, .min = 0, .max = 1e6,
      .help = "stop after so many epochs without improvement; 0: never"},
     .set = set_early_stop,
     .notes = {.example = "validation = 0.1 early_stop = 5"}},
    {{.name = "init",
      .help = "of the weights. Fan in and out are what PyTorch and Keras take from the weights' shapes: in / "
              "groups and out times the kernel's area, of a deconv out / groups and in"},
     .choices = &inits, .set = set_init,
     .notes = {.example = "init = he"}},
    {{.name = "privacy", .help = "differentially private training (privacy.md)"},
     .choices = &privacies, .set = set_privacy, .none = true,
     .notes = {.example = "privacy = dp(epsilon=8, delta=1e-5, clip=1)",
               .source = "Abadi et al. 2016, Deep learning with differential privacy"}},
    {{.name = "precision", .kind = ARG_WORD, .words = "float32|bf16", .standard_word = "float32",
      .help = "`bf16`: training rounds the operands of matrix products to bf16 and sums them in float32; "
              "weights, gradients and everything else stay float32 (performance.md)"},
     .set = set_precision,
     .notes = {.example = "precision = bf16"}},
    {.value = {.name = NULL}}};

// ---------------------------------------------------------------- one setting

static void unknown_choice(Check *c, const Setting *s, const char *got, Loc loc,
                           const char *const *names, bool or_number) {
    if (or_number) diag_error(c->diag, loc, "E0603", "%s cannot be %s(...)", s->name, got);
    else if (got) diag_error(c->diag, loc, "E0603", "unknown %s '%s'", s->name, got);
    else diag_error(c->diag, loc, "E0603", "%s needs a name, not a number", s->name);
    const ForeignPlace place = !strcmp(s->name, "likelihood")  ? FOREIGN_LIKELIHOOD
                               : !strcmp(s->name, "objective") ? FOREIGN_OBJECTIVE
                                                               : FOREIGN_WORD;
    if (place == FOREIGN_WORD || !hint_foreign(c, place, got, NULL))
        hint_nearest(c, got, names, or_number ? "known beside a number" : "known");
}

static void set_choice(Check *c, const Setting *s, const SettingDef *def) {
    const char *names[32] = {0};
    const Expr *e = s->value;
    const bool named = e->kind == EX_NAME || e->kind == EX_CALL;
    for (int i = 0; choice(def->choices, i) && i < 31; i++) {
        const Signature *row = choice(def->choices, i);
        names[i] = row->name;
        if (!named || strcmp(names[i], e->name)) continue;
        Value v[MAX_ARGS];
        if (check_args(c, NULL, e->name, e->loc, row->arg, e->args, v))
            def->set(c, c->model, i, v);
        return;
    }
    unknown_choice(c, s, named ? e->name : NULL, e->loc, names, def->value.kind != ARG_END);
}

static void set_likelihood(Check *c, const Setting *s) {
    const char *names[64] = {0};
    const Expr *e = s->value;
    const bool named = e->kind == EX_NAME || e->kind == EX_CALL;
    for (int i = 0; likelihood_table[i].name && i < 63; i++) names[i] = likelihood_table[i].name;
    const LikelihoodDef *def = named ? likelihood_find(e->name) : NULL;
    if (!def) {
        unknown_choice(c, s, named ? e->name : NULL, e->loc, names, false);
        return;
    }
    if (check_args(c, NULL, e->name, e->loc, def->arg, e->args, c->target->likelihood_arg))
        c->target->likelihood = def;
}

static bool is_choice(const SettingDef *def, const Expr *e) {
    if (def->value.kind == ARG_END) return true;
    if (e->kind == EX_CALL) return true;
    return def->choices && e->kind == EX_NAME && choice_find(def->choices, e->name) >= 0;
}

static int place_of(const Signature *row, const char *name) { // of an argument; -1: it has none
    for (int i = 0; row->arg[i].name; i++)
        if (!strcmp(row->arg[i].name, name)) return i;
    return -1;
}

static int arguments(const Signature *row) {
    int n = 0;
    while (row->arg[n].name) n++;
    return n;
}

// The optimizer with a setting that is an argument of it: the file's; or else the standard one, or the simplest that
// has it. NULL: none has.
static const char *optimizer_with(Check *c, const Setting *s) {
    const char *ours = foreign_word(FOREIGN_ARGUMENT, s->name), *value = foreign_number(c, s->value);
    const Setting *set = find(c->train, "optimizer");
    const Expr *e = set ? set->value : NULL;
    const bool named = e && (e->kind == EX_NAME || e->kind == EX_CALL);
    const Signature *best = NULL;
    bool is_ours = false;
    if (!ours) ours = s->name;
    for (int i = 0; value && choice(&optimizers, i) && !is_ours; i++) {
        const Signature *row = choice(&optimizers, i);
        if (place_of(row, ours) < 0) continue;
        is_ours = named && !strcmp(row->name, e->name);
        const bool better = !best || (best != choice(&optimizers, 0) && arguments(row) < arguments(best));
        if (better || is_ours) best = row;
    }
    if (!best) return NULL;
    const Arg *old = NULL; // the same argument, where it is given
    int place = 0;
    for (const Arg *arg = is_ours ? e->args : NULL; arg; arg = arg->next, place++)
        if (arg->name ? !strcmp(arg->name, ours) : place == place_of(best, ours)) old = arg;
    const bool shifts = old && !old->name && old->next && !old->next->name;
    return foreign_call(c, best->name, is_ours && !shifts ? e->args : NULL, old,
                        arena_printf(c->arena, "%s=%s", ours, value));
}

// Settings of a stream stand in its loss, those of the model in the one without a name.
static bool right_loss(Check *c, const Decl *d, const Setting *s, const SettingDef *def) {
    if (d->of && !def->stream) {
        diag_error(c->diag, s->name_loc, "E0605", "%s is a setting of the whole model, not of %s", s->name, d->of);
        diag_hint(c->diag, "loss { %s }", diag_text(c->diag, c->arena, s->loc));
        return false;
    }
    if (!def->stream || c->target) return true;
    const Model *m = c->model;
    diag_error(c->diag, s->name_loc, "E0605", "%s is a setting of a stream, and this loss does not say of which",
               s->name);
    diag_hint(c->diag, "loss %s { %s }", m->stream[m->target->stream].name, diag_text(c->diag, c->arena, s->loc));
    return false;
}

static void one_setting(Check *c, const Decl *d, const Setting *s, const SettingDef *table) {
    for (const Setting *other = d->settings; other != s; other = other->next)
        if (!strcmp(other->name, s->name)) {
            diag_error(c->diag, s->name_loc, "E0602", "%s is already set on line %d", s->name,
                       other->loc.line);
            return;
        }
    const char *names[32] = {0};
    for (int i = 0; table[i].value.name; i++) {
        const SettingDef *def = &table[i];
        names[i] = def->value.name;
        if (strcmp(names[i], s->name)) continue;
        if (table == loss_settings && !right_loss(c, d, s, def)) return;
        if (!strcmp(s->name, "likelihood")) {
            set_likelihood(c, s);
        } else if (def->choices && is_choice(def, s->value)) {
            set_choice(c, s, def);
        } else if (!def->choices && s->value->kind == EX_CALL && def->value.kind == ARG_WORD) {
            Expr word = *s->value; // threshold(0.5): as unknown as threshold alone
            word.kind = EX_NAME;
            Value v;
            check_value(c, NULL, s->name, &def->value, &word, &v);
        } else {
            Value v = {0};
            if (check_value(c, NULL, s->name, &def->value, s->value, &v))
                def->set(c, c->model, -1, &v);
        }
        return;
    }
    c->unknown_setting = true;
    diag_error(c->diag, s->name_loc, "E0601", "%s has no setting '%s'", d->name, s->name);
    const bool train = table == train_settings;
    const SettingDef *others = train ? loss_settings : train_settings;
    for (int i = 0; others[i].value.name; i++)
        if (!strcmp(others[i].value.name, s->name)) {
            diag_hint(c->diag, "%s is a setting of %s { }", s->name, train ? "loss" : "train");
            return;
        }
    const char *own = train ? optimizer_with(c, s) : NULL;
    if (!own) own = foreign_number(c, s->value);
    if (!hint_foreign(c, train ? FOREIGN_TRAIN : FOREIGN_LOSS, s->name, own))
        hint_nearest(c, s->name, names, "its settings");
}

static void check_temperature(Check *c) {
    const Setting *temperature = find(c->whole_loss, "temperature");
    if (!temperature) return;
    for (int i = 0; i < c->model->n_latents; i++) {
        const Latent *z = &c->model->latent[i];
        if (!z->posterior || z->posterior->temperature) return;
    }
    diag_error(c->diag, temperature->loc, "E0605", "no latent here is drawn at a temperature");
    diag_hint(c->diag, "temperature goes with latent c: categorical(n, classes)");
}

Loc setting_loc(const Decl *d, const char *name, Loc otherwise) {
    for (const Setting *s = d ? d->settings : NULL; s; s = s->next)
        if (!strcmp(s->name, name)) return s->loc;
    return otherwise;
}

const Decl *target_loss(const Check *c, const Target *t) {
    const Decl *own = c->loss_of[t->stream];
    return own ? own : t->stream == 0 || c->model->n_targets == 1 ? c->whole_loss : NULL;
}

static void check_target_settings(Check *c, const Target *t) {
    const Decl *loss = target_loss(c, t);
    const Setting *binarize = find(loss, "binarize");
    const LikelihoodDef *lik = t->likelihood;
    if (binarize && lik && !lik->binarize && t->binarize != BINARIZE_NONE) {
        diag_error(c->diag, binarize->loc, "E0605", "%s does not take binarized data", lik->name);
        diag_hint(c->diag, "binarize goes with bernoulli");
    }
    if (!c->loss || find(loss, "likelihood") || c->unknown_setting || lik) return;
    const char *names[64] = {0};
    for (int i = 0; likelihood_table[i].name && i < 63; i++) names[i] = likelihood_table[i].name;
    const char *stream = c->model->stream[t->stream].name;
    if (!loss) {
        const Decl *decoder = c->decoder_of[t->stream]; // NULL: its own error was said
        if (!decoder) return;
        diag_error(c->diag, t->decoder.loc.line ? t->decoder.loc : decoder->loc, "E0604", "no loss says how %s is modelled", stream);
        diag_hint(c->diag, "loss %s { likelihood = ... }", stream);
        return;
    }
    diag_error(c->diag, loss->loc, "E0604", "loss%s%s does not say which likelihood", loss->of ? " " : "",
               loss->of ? loss->of : "");
    diag_hint(c->diag, "likelihood = %s", words_text(c->arena, names));
}

static void check_together(Check *c) {
    check_temperature(c);
    const Setting *decay = find(c->train, "weight_decay"), *optimizer = find(c->train, "optimizer");
    if (decay && optimizer)
        for (const Arg *arg = optimizer->value->args; arg; arg = arg->next)
            if (arg->name && !strcmp(arg->name, "weight_decay"))
                diag_error(c->diag, decay->loc, "E0605", "the optimizer has its own weight_decay");
    const Setting *capacity = find(c->whole_loss, "capacity"), *bits = find(c->whole_loss, "free_bits");
    const Setting *about_kl = capacity ? capacity : bits;
    if (capacity && bits) {
        diag_error(c->diag, bits->loc, "E0605", "capacity and free_bits both say how large the KL "
                   "should be");
        diag_hint(c->diag, "keep one of them");
    } else if (about_kl && !c->model->objective->has_kl) {
        diag_error(c->diag, about_kl->loc, "E0605", "%s goes with the objective elbo, not with %s",
                   about_kl->name, c->model->objective->sig.name);
        diag_hint(c->diag, "%s has no term that is the KL alone", c->model->objective->sig.name);
    }
    for (int i = 0; i < c->model->n_targets; i++) check_target_settings(c, &c->model->target[i]);
}

// What holds where nothing is set: each row's standard value, or the first of its choices.
static void set_standards(Check *c, const SettingDef *table) {
    for (const SettingDef *def = table; def->value.name; def++) {
        Value v[MAX_ARGS] = {{.n = 1, .number = {def->value.standard}, .word = def->value.standard_word}};
        if (def->must || def->none) continue;
        const bool choose = def->value.kind == ARG_END;
        const Signature *first = choose ? choice(def->choices, 0) : NULL;
        if (choose) check_args(c, NULL, first->name, (Loc){0}, first->arg, NULL, v);
        def->set(c, c->model, choose ? 0 : -1, v);
    }
}

static void set_loss(Check *c, const Decl *d) {
    if (!d) return;
    c->target = NULL;
    for (int i = 0; i < c->model->n_targets; i++)
        if (target_loss(c, &c->model->target[i]) == d) c->target = &c->model->target[i];
    if (d->of && !c->target) return; // no decoder produces it, which is reported
    for (const Setting *s = d->settings; s; s = s->next) one_setting(c, d, s, loss_settings);
}

void check_settings(Check *c) {
    Model *m = c->model;
    m->training.recon_scale = 1;
    set_standards(c, train_settings);
    for (int i = 0; i < m->n_targets; i++) {
        c->target = &m->target[i];
        if (m->stream[c->target->stream].kind == VAE_TABLE) c->target->likelihood = likelihood_find("table");
        set_standards(c, loss_settings);
    }
    // Schedules in `loss` ask how long the training is.
    for (const Setting *s = c->train ? c->train->settings : NULL; s; s = s->next)
        one_setting(c, c->train, s, train_settings);
    set_loss(c, c->whole_loss);
    for (int i = 0; i < m->n_streams; i++) set_loss(c, c->loss_of[i]);
    if (c->loss) m->loss_loc = c->whole_loss ? c->whole_loss->loc : c->loss->loc;
    for (int i = 0; i < m->n_targets; i++) {
        const Decl *loss = target_loss(c, &m->target[i]);
        m->target[i].loss_loc = loss ? loss->loc : m->loss_loc;
    }
    check_together(c);
}

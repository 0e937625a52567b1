// check_critic.c -- the critic: whether the objective's is there, what it reads, what it ends in.
// In:  the checked networks and settings.  Out: errors, and Model.judged.
#include "front/check.h"

#include <string.h>

static void unknown_critic(Check *c, const Value *v) {
    const Model *m = c->model;
    const bool latents = m->objective->judges == JUDGES_LATENTS;
    const char *reads = latents ? m->n_latents ? m->latent->name : "z" : m->stream[m->target->stream].name;
    const char *words[] = {c->critic ? c->critic->name : NULL, NULL};
    diag_error(c->diag, v->loc, "E0270", "no critic is named %s", v->word);
    if (c->critic) hint_nearest(c, v->word, words, "the critic is");
    else if (latents) diag_hint(c->diag, "critic %s(%s) { dense(64) leaky_relu(0.2) dense(1) }", v->word, reads);
    else diag_hint(c->diag, "critic %s(%s) { conv(32, stride=2) leaky_relu(0.2) flatten dense(1) }", v->word, reads);
}

// Its verdict is a number, or one at each place of an image.
static bool check_verdict(Check *c) {
    const Network *net = &c->model->critic;
    const Shape s = net->out;
    if (!s.rank) return false;
    const Layer *end = net->layers;
    while (end && end->next) end = end->next;
    if (s.dim[s.rank - 1] == 1 && !s.steps && (s.rank == 1 || s.rank == 3)) return true;
    diag_error(c->diag, end ? end->loc : net->loc, "E0272", "the %s ends at %s, but its verdict is one number", net->name,
               shape_text(c->arena, s));
    if (s.rank == 3) diag_hint(c->diag, "end it in flatten dense(1), or in conv(1) for a verdict at each place");
    else diag_hint(c->diag, "end it in dense(1)");
    return false;
}

// The last stage that changes numbers.
static const Layer *last_effective(const Layer *l) {
    const Layer *last = NULL;
    for (; l; l = l->next) {
        const Layer *within = l->body && l->def && (l->def->group || l->def == &layer_block) ? last_effective(l->body) : NULL;
        const bool passes = !l->def || l->def->training_only || !strcmp(l->def->name, "flatten") || !strcmp(l->def->name, "reshape");
        if (within) last = within;
        else if (!l->body && !passes) last = l;
        else if (l->body && l->def && !l->def->group && l->def != &layer_block) last = l; // residual
    }
    return last;
}

static double learned(const Layer *l) {
    double n = 0;
    for (; l; l = l->next) n += l->body ? learned(l->body) : l->def && l->in.rank ? layer_weights(l) : 0;
    return n;
}

// It learns, and its verdict can be any number: the losses take it for log odds, or for what has no bounds.
static void check_says(Check *c) {
    const Network *net = &c->model->critic;
    if (!(learned(net->layers) > 0)) {
        diag_error(c->diag, net->loc, "E0274", "the %s has no weights: it learns nothing", net->name);
        diag_hint(c->diag, "end it in %sdense(1)", net->out.rank > 1 ? "flatten " : "");
        return;
    }
    const Layer *end = last_effective(net->layers);
    if (!end) return;
    const bool bent = !strcmp(end->def->name, "leaky_relu") && end->arg[0].number[0] <= 0;
    if (!end->def->range && !bent) return;
    diag_error(c->diag, end->loc, "E0274", "the verdict of the %s is %s behind %s, and %s takes any number", net->name,
               bent ? "of one sign" : end->def->range, end->def->name, c->model->objective->sig.name);
    diag_hint(c->diag, "remove it: the verdict is what the last dense or conv says, as logits are");
}

// A draw of one of several has no slope, and its dimensions mean nothing apart from each other.
static void check_judged_latent(Check *c, const Latent *z) {
    const Model *m = c->model;
    if (!z->posterior || !z->shape.rank) return;
    if (z->posterior->discrete) {
        diag_error(c->diag, z->loc, "E0271", "%s judges latents that are numbers, and %s is %s", m->objective->sig.name,
                   z->name, z->posterior->sig.name);
        diag_hint(c->diag, "latent %s: normal(n) or deterministic(n)", z->name);
    } else if (m->objective->id == OBJECTIVE_factor && z->posterior->id == POSTERIOR_vmf) {
        diag_error(c->diag, z->loc, "E0271", "factor permutes the dimensions of %s one by one, and those of vmf depend on "
                   "each other", z->name);
        diag_hint(c->diag, "latent %s: normal(%d)", z->name, z->width);
    }
}

static void check_judged_latents(Check *c) {
    const Model *m = c->model;
    const Network *net = &m->critic;
    int width = 0;
    for (int i = 0; i < m->n_latents; i++) {
        if (!critic_reads(m, REF_LATENT, i)) continue;
        width += m->latent[i].width;
        check_judged_latent(c, &m->latent[i]);
    }
    if (!width) {
        diag_error(c->diag, net->loc, "E0271", "%s judges latents, and the %s reads none", m->objective->sig.name, net->name);
        if (m->n_latents) diag_hint(c->diag, "%s(%s) { ... }", net->name, m->latent->name);
    } else if (m->objective->id == OBJECTIVE_factor && width == 1) {
        diag_error(c->diag, net->loc, "E0271", "factor takes dimensions apart, and the %s reads one", net->name);
        diag_hint(c->diag, "a latent of two dimensions or more");
    } else if (m->objective->id == OBJECTIVE_factor && critic_reads(m, REF_STREAM, -1)) {
        diag_error(c->diag, net->loc, "E0271", "factor permutes what its critic reads, and the %s reads data, too", net->name);
        diag_hint(c->diag, "%s(%s) { ... }", net->name, m->latent->name);
    }
}

// What a decoder makes of such a stream has a slope and is of the data's kind.
static void check_judged_stream(Check *c, const Target *t) {
    const Model *m = c->model;
    const VaeStream *s = &m->stream[t->stream];
    if (!c->data_known[t->stream] || !t->likelihood) return;
    const char *what = s->kind == VAE_TABLE                ? "a table"
                       : s->missing                        ? "rows with missing values"
                       : s->kind == VAE_TOKENS             ? "tokens"
                       : s->kind == VAE_LABEL              ? "a label"
                       : s->kind == VAE_SERIES             ? "a series"
                       : s->domain == VAE_DOMAIN_COUNT     ? "counts"
                       : s->domain == VAE_DOMAIN_SHARES    ? "shares"
                                                           : NULL;
    if (!what) return;
    diag_error(c->diag, m->stream_loc[t->stream], "E0271", "%s judges images and vectors of numbers, and %s is %s",
               m->objective->sig.name, s->name, what);
    diag_hint(c->diag, "a critic of latents, adversarial(%s), goes with any data", m->critic.own);
}

static void check_judged_data(Check *c) {
    const Model *m = c->model;
    const Network *net = &m->critic;
    bool any = false;
    for (int i = 0; i < m->n_targets; i++) {
        if (!critic_reads(m, REF_STREAM, m->target[i].stream)) continue;
        any = true;
        check_judged_stream(c, &m->target[i]);
    }
    if (!any) {
        diag_error(c->diag, net->loc, "E0271", "%s judges what the decoder makes, and the %s does not read %s",
                   m->objective->sig.name, net->name, m->stream[m->target->stream].name);
        diag_hint(c->diag, "%s(%s) { ... }", net->name, m->stream[m->target->stream].name);
    } else if (critic_reads(m, REF_LATENT, -1)) {
        diag_error(c->diag, net->loc, "E0271", "%s judges data, and the %s reads a latent, too", m->objective->sig.name,
                   net->name);
        diag_hint(c->diag, "%s(%s) { ... }", net->name, m->stream[m->target->stream].name);
    }
}

// The stage of the critic whose features are compared.
static void check_compared(Check *c) {
    Value *v = NULL;
    for (int i = 0; i < MAX_ARGS && c->model->objective->sig.arg[i].kind != ARG_END; i++)
        if (!strcmp(c->model->objective->sig.arg[i].name, "features")) v = &c->model->objective_arg[i];
    if (!v || !v->given || !strcmp(v->word, "none")) return;
    const char *words[64] = {0};
    int n = 0;
    for (const Named *s = c->critic_end; s; s = s->next) {
        if (n < 63) words[n++] = s->name;
        if (!strcmp(s->name, v->word)) v->ref = (Ref){.kind = REF_STAGE, .layer = s->layer};
    }
    if (v->ref.kind == REF_STAGE) return;
    diag_error(c->diag, v->loc, "E0273", "no stage of the %s is named %s", c->model->critic.name, v->word);
    if (n) hint_nearest(c, v->word, words, "it has");
    else diag_hint(c->diag, "name one: ... leaky_relu(0.2) as %s", v->word);
}

// Where features are compared the likelihood is no part of the loss: what it learns itself would stay as it is.
static void check_sigma(Check *c) {
    const Model *m = c->model;
    const Value *features = objective_argument(m, "features");
    if (m->objective->id != OBJECTIVE_vae_gan || features->ref.kind != REF_STAGE) return;
    c->model->training.off_likelihood = true;
    for (int i = 0; i < m->n_targets; i++)
        if (!check_learns(c, &m->target[i])) return;
}

static void check_game(Check *c) {
    const Model *m = c->model;
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        if (!z->posterior || !z->shape.rank) continue;
        if (m->objective->id == OBJECTIVE_vae_gan && z->posterior->codes) {
            diag_error(c->diag, z->loc, "E0271", "vae_gan judges what the decoder makes of draws of %s, and draws of %s mean "
                       "nothing before a prior has learned them", z->name, z->posterior->sig.name);
            diag_hint(c->diag, "objective = vqgan(%s)", m->critic.own);
        }
        if (latent_mixed(z) && m->n_encoders > 1) {
            diag_error(c->diag, z->loc, "E0271", "%s judges one draw of a row, and experts = mixture makes one an expert",
                       m->objective->sig.name);
            diag_hint(c->diag, "experts = product, or another objective");
        } else if (z->drawn && !m->objective->over_batch) { // where it holds rows together that is E0258
            diag_error(c->diag, z->loc, "E0258", "%s is drawn inside a decoder, which %s cannot weigh", z->name,
                       m->objective->sig.name);
            diag_hint(c->diag, "use objective = elbo or iwae");
        }
    }
}

void check_critic(Check *c) {
    Model *m = c->model;
    const Loc optimizer = setting_loc(c->train, "critic", (Loc){0});
    if (optimizer.line && !c->critic) {
        diag_error(c->diag, optimizer, "E0605", "critic is the optimizer of a critic, and there is none");
        diag_hint(c->diag, "critic judge(z) { ... }, and objective = adversarial(judge)");
    }
    if (!m->objective || m->objective->judges == JUDGES_NOTHING) {
        if (!c->critic || diag_errors(c->diag)) return; // the objective may be among them
        diag_warning(c->diag, c->critic->name_loc, "W0720", "no objective asks critic %s: it is left out", c->critic->name);
        diag_hint(c->diag, "objective = adversarial(%s)", c->critic->name);
        if (!optimizer.line) return;
        diag_warning(c->diag, optimizer, "W0720", "critic changes nothing: critic %s is left out", c->critic->name);
        return;
    }
    const Value *v = &m->objective_arg[0];
    if (!c->critic || strcmp(c->critic->name, v->word) != 0) {
        unknown_critic(c, v);
        return;
    }
    m->judged = true;
    if (!m->critic.n_inputs) return; // reported
    if (check_verdict(c)) check_says(c);
    check_game(c);
    if (m->objective->judges == JUDGES_LATENTS) check_judged_latents(c);
    else check_judged_data(c);
    check_compared(c);
    check_sigma(c);
}

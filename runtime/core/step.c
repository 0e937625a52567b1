// step.c -- one training step: load the batch, run the program, update the weights.
// All three happen inside one run of the team; each member updates the weights whose gradients its tiles
// computed, which are in its cache, and its share of the rest. Sums that cross members (the gradient's
// norm) are taken over pieces whose size is fixed here, in one order, so that bits do not depend on the
// number of threads.
#include "core/privacy.h"
#include "core/session.h"

#include <string.h>

enum {
    STEP_LINE = 16,    // floats in a cache line: members' stretches are whole lines
    STEP_PIECE = 16384 // floats in a piece of the gradient's norm
};

static size_t trainer_list(const VaeModel *m) { // no tile runs twice in a step; members' lists are lines apart
    return (size_t)m->n_weight_tiles + STEP_LINE / 4;
}

// All arrays, by what *t says already: its model, training and pace.
static void trainer_take(VaeTrainer *t, VaeMemory *memory, const VaeModel *m, int threads) {
    const VaeTraining *training = &t->training;
    const bool critic = m->critic.end > 0;
    t->n_slots = vae_optimizer_slots(&training->optimizer);
    const int slots = critic ? vae_optimizer_slots(&training->critic) : 0;
    if (slots > t->n_slots) t->n_slots = slots;
    if (training->ema > 0) t->n_slots++;
    for (int i = 0; i < t->n_slots; i++) t->slot[i] = vae_take(memory, m->n_param, sizeof(float));
    if (training->ema > 0) t->ema = t->slot[t->n_slots - 1];
    const bool decays = training->optimizer.weight_decay != 0 || (critic && training->critic.weight_decay != 0);
    if (decays) t->decay = vae_take(memory, m->n_param, 1);
    t->list_size = trainer_list(m);
    t->computed = vae_take(memory, (size_t)threads * t->list_size, sizeof *t->computed);
#ifndef VAE_NO_SHARDS // in one file with a model that has none
    vae_shards_take(&t->shards, memory, m, t->peers);
#endif
#ifndef VAE_NO_BY_ROW // in one file with a model whose rows are shortened together
    vae_by_row_take(&t->by_row, memory, m);
#endif
    if (threads == 2 && t->shards.all <= 1 && !m->training.privacy.by_row && m->panel > 0 && vae_pace_streams(&t->pace)) {
        t->twin_arena = vae_take(memory, m->n_arena, sizeof(float));
        t->twin_param = vae_take(memory, m->n_param + m->n_state, sizeof(float));
    }
    t->n_partials = (m->n_param + STEP_PIECE - 1) / STEP_PIECE;
    t->partial = vae_take(memory, (size_t)(critic ? 2 : 1) * t->n_partials, sizeof(double));
}

static void trainer_begin(VaeTrainer *t, int threads, const VaeTraining *training, VaeSharing sharing) {
    memset(t, 0, sizeof *t);
    t->training = *training;
    t->peers = sharing.peers;
    vae_pace_open(&t->pace, threads, sharing);
}

const float *vae_trainer_output(const VaeTrainer *t, const char *name) {
    const VaeModel *m = t->session->model;
#ifndef VAE_NO_SHARDS
    if (t->shards.all > 1) return vae_shards_output(&t->shards, m, name);
#endif
    return vae_session_output(t->session, &m->train, name);
}

const VaePort *vae_term(const VaeModel *m, int i) {
    static const char *const others[] = {"loss", "reconstruction", "kl", "critic", "critic.real", "critic.made"};
    for (int k = 0; k < m->train.n_ports && i < VAE_TERMS; k++) {
        const VaePort *port = &m->train.port[k];
        bool other = port->kind != VAE_OUT_SCALAR;
        for (size_t o = 0; o < sizeof others / sizeof *others; o++) other |= !strcmp(port->name, others[o]);
        if (!other && i-- == 0) return port;
    }
    return NULL;
}

size_t vae_trainer_memory(const VaeModel *m, int threads, const VaeTraining *training, VaeSharing sharing) {
    VaeMemory count = {0};
    VaeTrainer t;
    if (threads < 1) threads = 1;
    trainer_begin(&t, threads, training, sharing);
    trainer_take(&t, &count, m, threads);
    return count.used;
}

static void trainer_find_decay(uint8_t *decay, const VaeModel *m) {
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *tensor = &m->tensor[i];
        if (!tensor->trained || !tensor->decay) continue;
        const size_t n = vae_tensor_size(tensor);
        for (size_t k = 0; k < n; k++) decay[vae_tensor_place(tensor, k)] = 1;
    }
}

VaeStatus vae_trainer_open(VaeTrainer *t, VaeMemory *memory, VaeSession *s, const VaeTraining *training,
                           VaeSharing sharing, VaeError *error) {
    const VaeModel *m = s->model;
    const int threads = vae_team_size(s->team);
    trainer_begin(t, threads, training, sharing);
    if (!s->state.grad) return vae_fail(error, VAE_BAD_ARGUMENT, "the model was not opened to be trained");
    trainer_take(t, memory, m, threads);
    if (!vae_took(memory))
        return vae_fail(error, VAE_NO_MEMORY, "out of memory: training takes %.3g GB beside the model",
                        (double)vae_trainer_memory(m, threads, training, sharing) / 1e9);
    t->session = s;
    if (t->decay) trainer_find_decay(t->decay, m);
    for (int i = 0; i < 2; i++)
        t->update[i] = (VaeUpdate){.optimizer = i ? &t->training.critic : &t->training.optimizer, .param = s->state.param,
                                   .grad = s->state.grad, .slot = {t->slot[0], t->slot[1], t->slot[2]},
                                   .decay = t->decay};
    if (m->critic.end) {
        t->critic = vae_trainer_output(t, "critic");
        t->critic_real = vae_trainer_output(t, "critic.real");
        t->critic_made = vae_trainer_output(t, "critic.made");
    }
    for (int i = 0; i < VAE_TERMS && vae_term(m, i); i++) t->term[i] = vae_trainer_output(t, vae_term(m, i)->name);
    t->loss = vae_trainer_output(t, "loss");
    t->reconstruction = vae_trainer_output(t, "reconstruction");
    t->kl = vae_trainer_output(t, "kl");
    return VAE_OK;
}

// How one member updates weights: the model's, and those of a critic, which have an optimizer and a gradient's
// norm of their own.
typedef struct StepRule {
    VaeUpdate update[2];
    float scale[2];
} StepRule;

static StepRule step_rule(const VaeTrainer *t) {
    return (StepRule){.update = {t->update[0], t->update[1]}, .scale = {1, 1}};
}

// The player whose weight `begin` is, and where its weights end, at `end` the latest.
static int step_player(const VaeTrainer *t, size_t begin, size_t *end) {
    const VaeStretch critic = t->session->model->critic;
    const int player = begin >= critic.begin && begin < critic.end;
    const size_t stop = player ? critic.end : begin < critic.begin ? critic.begin : *end;
    if (stop < *end) *end = stop;
    return player;
}

// Of as many partial sums as fill the processor's additions, always the same ones. frozen: the squares that do not count;
// NULL: all do.
static double step_squares(const float *grad, const uint8_t *frozen, size_t n) {
    double lane[STEP_LINE] = {0}, sum = 0;
    size_t i = 0;
    for (; !frozen && i + STEP_LINE <= n; i += STEP_LINE)
        for (size_t l = 0; l < STEP_LINE; l++) lane[l] += (double)grad[i + l] * (double)grad[i + l];
    for (; i < n; i++)
        if (!frozen || !frozen[i]) lane[i % STEP_LINE] += (double)grad[i] * (double)grad[i];
    for (size_t l = 0; l < STEP_LINE; l++) sum += lane[l];
    return sum;
}

// What to scale each player's gradient by so that its norm is at most clip_norm, as PyTorch's clip_grad_norm_
// does. Every member adds the same partial sums in the same order.
static void step_clip(VaeTrainer *t, VaeMember *me, float scale[2]) {
    const VaeModel *m = t->session->model;
    const float *grad = t->session->state.grad;
    size_t first, last;
    vae_share(me, t->n_partials, &first, &last);
    for (size_t p = first; p < last; p++) {
        const size_t stop = (p + 1) * STEP_PIECE < m->n_param ? (p + 1) * STEP_PIECE : m->n_param;
        double sum[2] = {0, 0};
        for (size_t begin = p * STEP_PIECE, end = stop; begin < stop; begin = end, end = stop) {
            const int player = step_player(t, begin, &end);
            sum[player] += step_squares(grad + begin, t->frozen ? t->frozen + begin : NULL, end - begin);
        }
        t->partial[p] = sum[0];
        if (m->critic.end) t->partial[t->n_partials + p] = sum[1];
    }
    vae_barrier(me);
    for (size_t player = 0; player < (m->critic.end ? 2 : 1); player++) {
        double total = 0;
        for (size_t p = 0; p < t->n_partials; p++) total += t->partial[player * t->n_partials + p];
        const double fit = t->training.clip_norm / (sqrt(total) + 1e-6);
        scale[player] = fit < 1 ? (float)fit : 1;
    }
}

static void step_update_one(VaeTrainer *t, const VaeUpdate *u, float scale, size_t begin, size_t end) {
    const VaePrivacy *p = &t->training.privacy;
    size_t next = begin; // what is scaled is used while it is in the cache
    if (p->clip > 0)
        vae_privacy_add_noise(t->session->state.grad, begin, end, t->noise * p->clip / p->batch, t->noise_seed,
                              t->input.step);
    for (size_t i = begin; i < end && scale < 1; i = next) {
        next = end - i < STEP_PIECE ? end : i + STEP_PIECE;
        for (size_t k = i; k < next; k++) t->session->state.grad[k] *= scale;
        vae_optimizer_step(u, i, next);
    }
    vae_optimizer_step(u, next, end);
    if (t->ema) {
        const float keep = (float)t->training.ema;
        for (size_t i = begin; i < end; i++)
            t->ema[i] = keep * t->ema[i] + (1 - keep) * u->param[i];
    }
}

static void step_update_all(VaeTrainer *t, const StepRule *rule, size_t begin, size_t end) {
    for (size_t stop = end; begin < end; begin = stop, stop = end) {
        const int player = step_player(t, begin, &stop);
        step_update_one(t, &rule->update[player], rule->scale[player], begin, stop);
    }
}

// What is frozen is left out.
static void step_update(VaeTrainer *t, const StepRule *rule, size_t begin, size_t end) {
    while (t->frozen && begin < end) {
        const uint8_t *at = t->frozen + begin, *live = memchr(at, 0, end - begin);
        if (!live) return;
        const uint8_t *stop = memchr(live, 1, (size_t)(t->frozen + end - live));
        const size_t last = stop ? (size_t)(stop - t->frozen) : end;
        step_update_all(t, rule, (size_t)(live - t->frozen), last);
        begin = last;
    }
    if (begin < end) step_update_all(t, rule, begin, end);
}

// This member's share of some stretches, as if they were one, in whole lines.
static void step_update_share(VaeTrainer *t, const StepRule *rule, VaeMember *me, const VaeStretch *stretch, int n) {
    size_t all = 0, begin, end;
    for (int i = 0; i < n; i++) all += (stretch[i].end - stretch[i].begin + STEP_LINE - 1) / STEP_LINE;
    vae_share(me, all, &begin, &end);
    for (int i = 0; i < n; i++) {
        const VaeStretch *r = &stretch[i];
        const size_t lines = (r->end - r->begin + STEP_LINE - 1) / STEP_LINE;
        const size_t last = end < lines ? end : lines;
        if (begin < last) {
            const size_t stop = r->begin + last * STEP_LINE;
            step_update(t, rule, r->begin + begin * STEP_LINE, stop < r->end ? stop : r->end);
        }
        begin = begin > lines ? begin - lines : 0;
        end = end > lines ? end - lines : 0;
    }
}

// Loads and runs with an arena and weights of this member's own: the first of the two has the session's, the
// second the twins.
static void step_apart(VaeTrainer *t, StepRule *rule, VaeMember *me) {
    const VaeModel *m = t->session->model;
    VaeState mine = t->session->state;
    const bool first = vae_member_index(me) == 0;
    for (int i = 0; i < 2; i++) {
        rule->update[i].twin = first ? t->twin_param : mine.param;
        if (!first) rule->update[i].param = t->twin_param;
    }
    if (!first) {
        const size_t n = m->n_param + m->n_state;
        if (!t->twin_fresh) memcpy(t->twin_param, mine.param, n * sizeof(float));
        mine.param = t->twin_param;
        mine.arena = t->twin_arena;
    }
    vae_session_load(&mine, &m->train, &t->input, me, m->panel);
    vae_apart(me, &mine, first ? t->twin_arena : t->session->state.arena);
    m->train.run(&t->session->state, me);
    vae_apart(me, NULL, NULL);
}

// A private training's step to which no row came: the noise alone.
static void step_empty(VaeTrainer *t, VaeMember *me) {
    const size_t n = t->session->model->n_param;
    size_t first, last;
    vae_share(me, n / STEP_LINE, &first, &last);
    memset(t->session->state.grad + first * STEP_LINE, 0, (last - first) * STEP_LINE * sizeof(float));
    const StepRule rule = step_rule(t);
    step_update(t, &rule, first * STEP_LINE, last * STEP_LINE);
}

static void step_member(void *arg, VaeMember *me) {
    VaeTrainer *t = arg;
    const VaeState *s = &t->session->state;
    const VaeModel *m = s->model;
    if (s->n == 0) {
        step_empty(t, me);
        return;
    }
    StepRule rule = step_rule(t);
    VaeStretch *computed = t->computed + (size_t)vae_member_index(me) * t->list_size;
    vae_computed_begin(me, computed);
    if (t->twin_arena && t->pace.way == VAE_WAY_STREAMED) {
        step_apart(t, &rule, me);
    } else {
        vae_session_load(s, &m->train, &t->input, me, 1);
        vae_barrier(me);
        m->train.run(s, me);
    }
    const int n = vae_computed(me);
    vae_computed_begin(me, NULL);
    if (t->training.clip_norm > 0) step_clip(t, me, rule.scale);
    if (n < 0) {
        step_update(t, &rule, 0, m->n_param);
        return;
    }
    for (int i = 0; i < n; i++) step_update(t, &rule, computed[i].begin, computed[i].end);
    step_update_share(t, &rule, me, m->rest, m->n_rest);
}

#if !defined VAE_NO_SHARDS || !defined VAE_NO_BY_ROW
// Of a step of several runs: the gradient is there.
static void step_update_member(void *arg, VaeMember *me) {
    VaeTrainer *t = arg;
    const VaeStretch all = {0, t->session->model->n_param};
    StepRule rule = step_rule(t);
    if (t->training.clip_norm > 0) step_clip(t, me, rule.scale);
    step_update_share(t, &rule, me, &all, 1);
}
#endif

static void step_run(VaeTrainer *t, const VaeInput *in, int n) {
    VaeTeam *team = t->session->team;
#ifndef VAE_NO_SHARDS
    if (t->shards.all > 1) {
        vae_shards_gradient(&t->shards, t->session, in, n);
        vae_team_run(team, step_update_member, t);
        return;
    }
#endif
    t->input = *in;
#ifndef VAE_NO_BY_ROW
    if (n > 0 && t->session->model->training.privacy.by_row) {
        vae_by_row_gradient(&t->by_row, t->session, in, n, t->training.privacy.batch);
        vae_team_run(team, step_update_member, t);
        return;
    }
#endif
    t->session->state.n = n;
    const int divisor = vae_is_private(t->session->model) ? t->training.privacy.batch : n;
    t->session->state.scalar[VAE_INV_N] = 1.0f / (float)divisor;
    vae_team_run(team, step_member, t);
}

static VaeWrite step_write(VaeWay way, int threads) {
    if (threads == 1 || way == VAE_WAY_ALONE || way == VAE_WAY_CLAIMED) return VAE_WRITE_AT_ONCE;
    return way == VAE_WAY_STREAMED ? VAE_WRITE_STREAMED : VAE_WRITE_TOGETHER;
}

// Sums over rows were divided by how many were expected.
static void step_terms(VaeTrainer *t, int n, int expected) {
    const float *const term[3 + VAE_TERMS] = {t->loss, t->reconstruction, t->kl, t->term[0], t->term[1], t->term[2], t->term[3]};
    for (int i = 0; i < 3 + VAE_TERMS && term[i]; i++) {
        float *value = t->session->state.arena + (term[i] - t->session->state.arena);
        *value = n ? *value * (float)expected / (float)n : 0;
    }
}

void vae_trainer_step(VaeTrainer *t, const VaeInput *in, int n, long step, double lr) {
    const bool private = vae_is_private(t->session->model);
    vae_update_begin(&t->update[0], (float)lr, step + 1);
    if (t->critic) // its lr follows the schedule, too
        vae_update_begin(&t->update[1], (float)(t->training.critic.lr * (lr / t->training.optimizer.lr)), step + 1);
    VaeTeam *team = t->session->team;
    vae_team_alone(team, t->pace.way == VAE_WAY_ALONE);
    for (int i = 0; i < 2; i++) t->update[i].write = step_write(t->pace.way, vae_team_size(team));
    if (n == 0 && t->pace.way == VAE_WAY_STREAMED)
        for (int i = 0; i < 2; i++) t->update[i].write = VAE_WRITE_TOGETHER;
    t->session->state.claims = t->pace.way == VAE_WAY_CLAIMED && vae_team_size(team) > 1;
    const bool timed = t->pace.on;
    const double begin = timed ? vae_seconds() : 0;
    step_run(t, in, n);
    vae_team_alone(team, false);
    t->twin_fresh = t->twin_arena && t->pace.way == VAE_WAY_STREAMED && n > 0;
    if (t->still) {
        const VaeModel *m = t->session->model;
        memcpy(t->session->state.param + m->n_param, t->still, m->n_state * sizeof *t->still);
        t->twin_fresh = false;
    }
    if (private) step_terms(t, n, t->training.privacy.batch);
    if (private ? n >= t->training.privacy.batch : n == vae_step_rows(t->session->model)) // fewer rows say nothing
        vae_pace_step(&t->pace, begin, timed ? vae_seconds() : 0);
}

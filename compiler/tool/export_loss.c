// export_loss.c -- what training minimizes, as the method loss: draws, reconstruction, KL, and one of
// the objectives, each of which has a row in `forms`.
#include "tool/export_pytorch.h"

#include <string.h>

static const VaeSchedule *setting(const Model *m, VaeScalar which) { return &m->training.schedule[which]; }

static bool has_temperature(const Model *m) {
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].posterior->temperature) return true;
    return false;
}

static bool is(const Model *m, const char *objective) { return !strcmp(m->objective->sig.name, objective); }

// The scalars that the loss of this model reads.
static bool reads_scalar(const Model *m, VaeScalar which) {
    switch (which) {
    case VAE_BETA: return true;
    case VAE_CAPACITY: return m->capacity;
    case VAE_FREE_BITS: return m->free_bits;
    case VAE_TEMPERATURE: return has_temperature(m);
    default: return false;
    }
}

static bool is_constant(const Model *m, VaeScalar which) { return setting(m, which)->kind == VAE_CONSTANT; }

static double at_the_end(const Model *m, VaeScalar which) {
    return is_constant(m, which) ? setting(m, which)->from : setting(m, which)->to;
}

// ---------------------------------------------------------------- schedules

static const char *schedule_text(Py *p, const VaeSchedule *s) {
    Arena *a = p->arena;
    const char *from = py_number(a, s->from), *to = py_number(a, s->to);
    if (s->kind == VAE_CONSTANT) return from;
    if (s->kind == VAE_CYCLICAL)
        return arena_printf(a, "cycle(step / steps, %s, %s, cycles=%d, ratio=%s)", from, to, s->cycles,
                            py_number(a, s->ratio));
    const char *at = s->steps > 0    ? arena_printf(a, "step / %s", py_number(a, s->steps))
                     : s->epochs > 0 ? arena_printf(a, "epoch / %s", py_number(a, s->epochs))
                                     : "1";
    return arena_printf(a, "ramp(%s, %s, %s%s)", at, from, to, s->kind == VAE_COSINE ? ", cosine=True" : "");
}

void schedules_method(Py *p) {
    const Model *m = p->m;
    const char *items = "";
    bool any = false, epoch = false;
    for (int i = VAE_BETA; i < VAE_SCALARS; i++) {
        if (!reads_scalar(m, (VaeScalar)i) || is_constant(m, (VaeScalar)i)) continue;
        const char *text = schedule_text(p, setting(m, (VaeScalar)i));
        py_join(p->arena, &items, ", ", arena_printf(p->arena, "\"%s\": %s", scalar_words[i], text));
        any = true;
        epoch |= strstr(text, "epoch /") != NULL;
    }
    if (!any) return;
    py_open(p, "def schedules(self, step, steps, epochs=%d):", m->training.epochs);
    py_doc(p, "Arguments of loss at a step of a training of so many steps and epochs.");
    if (epoch) py_line(p, "epoch = epochs * step / steps");
    py_line(p, "return {%s}", items);
    py_close(p);
    py_blank(p);
}

// ---------------------------------------------------------------- pieces of the loss

typedef struct Loss {
    Py *p;
    const Model *m;
    int samples;
    bool ratios; // log p and log q of every latent are asked for
} Loss;

static const char *scaled(const Loss *l, const char *reconstruction) {
    const double scale = l->m->training.recon_scale;
    return scale == 1 ? reconstruction
                      : arena_printf(l->p->arena, "%s * %s", py_number(l->p->arena, scale), reconstruction);
}

static bool asks_density(const Loss *l, int i) { return l->ratios || !prior_closed(l->p, i); }

static void latent_write(const Loss *l, int i) {
    Py *p = l->p;
    const Latent *z = &l->m->latent[i];
    const char *above = z->above == NO_LATENT ? NULL : p->latent[z->above];
    const char *var = p->latent[i], *q = latent_variable(p, "q", i), *log_q = latent_variable(p, "log_q", i);
    const bool doubly = l->m->objective->doubly;
    posterior_write(p, i, "h", above);
    const char *draw = arena_printf(p->arena, "%s.draw(noise.get(\"%s.eps\"))", q, z->name);
    if (z->posterior->temperature)
        draw = arena_printf(p->arena, "%s.draw(noise.get(\"%s.u\"), temperature if self.training else None)", q,
                            z->name);
    else if (z->posterior->discrete) draw = arena_printf(p->arena, "%s.draw()", q);
    if (asks_density(l, i) && !doubly) py_line(p, "%s, %s = %s", var, log_q, draw);
    else py_line(p, "%s = %s[0]", var, draw);
    if (doubly)
        py_comment(p, "no gradient through the parameters of q",
                   "%s = Normal(%s.mean.detach(), %s.logvar.detach()).log_prob(%s)", log_q, q, q, var);
    if (asks_density(l, i)) py_line(p, "%s = %s", latent_variable(p, "log_p", i), prior_log_prob(p, i));
    py_line(p, "kl_%s = %s", z->name, prior_kl(p, i));
}

// The sum over latents of a variable of each, with `behind` behind it.
static const char *sum(const Loss *l, const char *what, const char *behind) {
    const char *text = "";
    for (int i = 0; i < l->m->n_latents; i++)
        py_join(l->p->arena, &text, " + ",
                arena_printf(l->p->arena, "%s%s", latent_variable(l->p, what, i), behind));
    return text;
}

static const char *sum_kl(const Loss *l, const char *behind) {
    const char *text = "";
    for (int i = 0; i < l->m->n_latents; i++)
        py_join(l->p->arena, &text, " + ", arena_printf(l->p->arena, "kl_%s%s", l->m->latent[i].name, behind));
    return text;
}

static const char *beside(const Loss *l, const char *what, const char *behind) { // q_a.mean, q_b.mean
    const char *text = "";
    for (int i = 0; i < l->m->n_latents; i++)
        py_join(l->p->arena, &text, ", ",
                arena_printf(l->p->arena, "%s%s", what ? latent_variable(l->p, what, i) : l->p->latent[i], behind));
    return l->m->n_latents == 1 ? text : arena_printf(l->p->arena, "torch.cat((%s), -1)", text);
}

static void plain_elbo(const Loss *l) {
    py_line(l->p, "loss = %s + beta * kl.mean()", scaled(l, "reconstruction.mean()"));
}

// ---------------------------------------------------------------- objectives

static void elbo_write(const Loss *l) {
    Py *p = l->p;
    if (!l->m->free_bits && !l->m->capacity) {
        plain_elbo(l);
        return;
    }
    if (l->m->free_bits)
        py_comment(p, "of each dimension", "pressed = %s",
                   sum_kl(l, l->samples > 1 ? ".mean((0, 1)).clamp(min=free_bits).sum()"
                                              : ".mean(0).clamp(min=free_bits).sum()"));
    else py_line(p, "pressed = kl.mean()");
    if (l->m->capacity) py_line(p, "pressed = torch.abs(pressed - capacity)");
    py_line(p, "loss = %s + beta * pressed", scaled(l, "reconstruction.mean()"));
}

static void importance_write(const Loss *l) {
    Py *p = l->p;
    const char *ratio = "";
    for (int i = 0; i < l->m->n_latents; i++)
        py_join(p->arena, &ratio, " + ",
                arena_printf(p->arena, "log_ratio(%s, %s).sum(-1)", latent_variable(p, "log_p", i),
                             latent_variable(p, "log_q", i)));
    py_line(p, "ratio = %s", ratio);
    py_line(p, "log_w = beta * ratio - %s", scaled(l, "reconstruction"));
    if (l->samples > 1) py_line(p, "loss = (math.log(%d) - torch.logsumexp(log_w, 1)).mean()", l->samples);
    else py_line(p, "loss = -log_w.mean()");
}

static void dreg_write(const Loss *l) {
    Py *p = l->p;
    importance_write(l);
    if (l->samples == 1) return;
    py_line(p, "weight = (1 - beta + beta * torch.softmax(log_w, 1)).detach()[..., None]");
    for (int i = 0; i < l->m->n_latents; i++) {
        py_open(p, "if %s.requires_grad:", p->latent[i]);
        py_line(p, "%s.register_hook(lambda grad: weight * grad)", p->latent[i]);
        py_close(p);
    }
}

// The KL in three parts (objective_batch.c says where from).
static void beta_tc_write(const Loss *l) {
    Py *p = l->p;
    const Value *arg = l->m->objective_arg;
    const bool weighted = !strcmp(arg[3].word, "weighted");
    py_line(p, "share = pair_log_shares(%s, rows or len(%s), weighted=%s)", p->latent[0], p->latent[0],
            weighted ? "True" : "False");
    for (int i = 0; i < l->m->n_latents; i++)
        py_line(p, "%s = pairs_log_prob(%s, %s)", latent_variable(p, "each", i), latent_variable(p, "q", i),
                p->latent[i]);
    py_line(p, "log_q_all = torch.logsumexp(share + %s, 1)", sum(l, "each", ".sum(-1)"));
    const char *dims = "";
    for (int i = 0; i < l->m->n_latents; i++)
        py_join(p->arena, &dims, " + ",
                arena_printf(p->arena, "torch.logsumexp(share[..., None] + %s, 1).sum(-1)",
                             latent_variable(p, "each", i)));
    py_line(p, "log_q_dims = %s", dims);
    py_line(p, "information = (%s - log_q_all).mean()", sum(l, "log_q", ".sum(-1)"));
    py_line(p, "correlation = (log_q_all - log_q_dims).mean()");
    const char *log_p = sum(l, "log_p", ".sum(-1)");
    py_line(p, "dimensions = (log_q_dims - %s).mean()",
            l->m->n_latents == 1 ? log_p : arena_printf(p->arena, "(%s)", log_p));
    py_line(p, "pressed = %s * information + %s * correlation + %s * dimensions",
            py_number(p->arena, arg[0].number[0]), py_number(p->arena, arg[1].number[0]),
            py_number(p->arena, arg[2].number[0]));
    py_line(p, "loss = %s + beta * pressed", scaled(l, "reconstruction.mean()"));
}

static void mmd_write(const Loss *l) {
    Py *p = l->p;
    const Value *arg = l->m->objective_arg;
    const char *z = beside(l, NULL, "");
    plain_elbo(l);
    py_line(p, "prior = self.draw_prior(len(%s), noise)", p->latent[0]);
    py_line(p, "loss = loss + %s * mmd(%s, %s, scale=%s, rbf=%s)", py_number(p->arena, arg[0].number[0]), z,
            l->m->n_latents == 1 ? "prior" : "torch.cat(prior, -1)", py_number(p->arena, arg[2].number[0]),
            strcmp(arg[1].word, "rbf") ? "False" : "True");
}

static void dip_write(const Loss *l) {
    Py *p = l->p;
    const Value *arg = l->m->objective_arg;
    plain_elbo(l);
    py_line(p, "mean = %s", beside(l, "q", ".mean"));
    const bool draws = !strcmp(arg[2].word, "ii");
    if (draws) py_line(p, "variance = torch.exp(%s)", beside(l, "q", ".logvar"));
    py_line(p, "loss = loss + covariance_penalty(mean, %s, off=%s, diagonal=%s)", draws ? "variance" : "None",
            py_number(p->arena, arg[0].number[0]), py_number(p->arena, arg[1].number[0]));
}

static const struct { const char *name; void (*write)(const Loss *l); } forms[] = {
    {"elbo", elbo_write},       {"iwae", importance_write}, {"dreg", dreg_write},
    {"beta_tc", beta_tc_write}, {"mmd", mmd_write},         {"dip", dip_write},
};

static void objective_write(const Loss *l) {
    const char *name = l->m->objective->sig.name;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (!strcmp(forms[i].name, name)) {
            forms[i].write(l);
            return;
        }
    if (!l->p->failed) fprintf(stderr, "vaec export: the objective %s has no form in PyTorch\n", name);
    l->p->failed = true;
}

// ---------------------------------------------------------------- the method

bool loss_reads(const Model *m, int stream) {
    return stream == m->target || encoder_reads(m, stream) || decoder_reads(m, stream);
}

// The ports of noise, as the program's `grad --noise` has them.
static void doc(Py *p, bool rows) {
    const Model *m = p->m;
    const char *noise = "";
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        if (z->posterior->discrete && !z->posterior->temperature) continue;
        const char *k = m->samples > 1 ? arena_printf(p->arena, "%d, ", m->samples) : "";
        py_join(p->arena, &noise, ", ",
                arena_printf(p->arena, "\"%s.%s\": %s [n, %s%d]", z->name, z->posterior->temperature ? "u" : "eps",
                             z->posterior->temperature ? "uniform" : "normal", k, z->width));
    }
    if (m->binarize == BINARIZE_DYNAMIC)
        py_join(p->arena, &noise, ", ",
                arena_printf(p->arena, "\"%s.binarize\": uniform, like the data", m->stream[m->target].name));
    py_line(p, "\"\"\"(loss, reconstruction, kl) of a batch, in nats per row, line %d: what training", m->loss_loc.line);
    py_line(p, "minimizes, and its parts without their weights.");
    if (rows) py_line(p, "rows: of the whole data set; the batch's if not given.");
    if (*noise) {
        py_line(p, "noise, drawn where it is not given:");
        py_line(p, "{%s}", noise);
    }
    py_line(p, "\"\"\"");
}

static const char *keywords(Py *p, bool rows) {
    const Model *m = p->m;
    const char *text = "noise=None";
    for (int i = VAE_BETA; i < VAE_SCALARS; i++)
        if (reads_scalar(m, (VaeScalar)i))
            py_join(p->arena, &text, ", ",
                    arena_printf(p->arena, "%s=%s", scalar_words[i], py_number(p->arena, at_the_end(m, (VaeScalar)i))));
    return rows ? arena_printf(p->arena, "rows=None, %s", text) : text;
}

static void repeat_streams(const Loss *l) { // for the decoder: a row for each sample
    for (int i = 0; i < l->m->n_streams; i++)
        if (i == l->m->target || decoder_reads(l->m, i))
            py_line(l->p, "%s = %s.repeat_interleave(%d, 0)", l->p->stream[i], l->p->stream[i], l->samples);
}

void loss_method(Py *p) {
    const Model *m = p->m;
    const Loss l = {.p = p, .m = m, .samples = m->samples, .ratios = m->objective->importance || is(m, "beta_tc")};
    const bool rows = is(m, "beta_tc"), missing = m->stream[m->target].missing;
    const char *x = p->stream[m->target];
    py_open(p, "def loss(self, %s, %s):", stream_list(p, loss_reads), keywords(p, rows));
    doc(p, rows);
    py_line(p, "noise = noise or {}");
    if (missing) py_line(p, "known = ~torch.isnan(%s)", x);
    for (int i = 0; i < m->n_streams; i++)
        if (loss_reads(m, i)) stream_prepare(p, i);
    if (missing) py_line(p, "known = known.to(%s).reshape(%s.shape)", x, x);
    if (m->binarize == BINARIZE_DYNAMIC) {
        const char *port = arena_printf(p->arena, "\"%s.binarize\"", m->stream[m->target].name);
        py_line(p, "u = noise[%s] if %s in noise else torch.rand_like(%s)", port, port, x);
        py_line(p, "%s = (%s > u).to(%s)", x, x, x);
    }
    py_line(p, "h = self.features(%s)", stream_list(p, encoder_reads));
    if (l.samples > 1) py_comment(p, "draws of each row", "h = h[:, None].expand(-1, %d, -1)", l.samples);
    for (int k = 0; k < m->n_latents; k++) latent_write(&l, m->latent_order[k]);
    if (l.samples > 1) {
        repeat_streams(&l);
        if (missing) py_line(p, "known = known.repeat_interleave(%d, 0)", l.samples);
    }
    const char *args = "";
    for (int i = 0; i < m->n_latents; i++)
        if (decoder_reads_latent(m, i))
            py_join(p->arena, &args, ", ",
                    l.samples > 1 ? arena_printf(p->arena, "%s.flatten(0, 1)", p->latent[i]) : p->latent[i]);
    const char *streams = stream_list(p, decoder_reads);
    if (*streams) args = arena_printf(p->arena, "%s, %s", args, streams);
    bool several = false;
    for (const LikelihoodHead *h = m->likelihood->head; h->name; h++) several |= head_in_outputs(p, h);
    py_line(p, "nll = self.nll(%s, %sself.outputs(%s)%s)", x, several ? "*" : "", args,
            missing && has_optimal(p) ? ", known=known" : "");
    if (missing) py_line(p, "nll = nll * known");
    py_line(p, "reconstruction = nll.flatten(1).sum(1)%s",
            l.samples > 1 ? arena_printf(p->arena, ".reshape(-1, %d)", l.samples) : "");
    py_line(p, "kl = %s", sum_kl(&l, ".sum(-1)"));
    objective_write(&l);
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].posterior->codes)
            py_comment(p, "codes and vectors", "loss = loss + %s.pull().mean()", latent_variable(p, "q", i));
    py_line(p, "return loss, reconstruction.mean(), kl.mean()");
    py_close(p);
    py_blank(p);
}

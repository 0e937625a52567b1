// pytorch_loss.c -- what training minimizes, as the method loss: draws, reconstruction, KL, and one of
// the objectives, each of which has a row in `forms`.
#include "export/pytorch.h"

#include <string.h>

static const VaeSchedule *setting(const Model *m, VaeScalar which) { return &m->training.schedule[which]; }

static bool has_temperature(const Model *m) {
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].posterior->temperature) return true;
    return false;
}

static bool is(const Model *m, const char *objective) { return !strcmp(m->objective->sig.name, objective); }

static bool penalizes_gradient(const Model *m) { return is(m, "rae") && !strcmp(m->objective_arg[0].word, "gradient"); }

// What the decoder says, beside how likely it makes the data.
static bool asks_said(const Model *m) { return penalizes_gradient(m) || m->objective->compares; }

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
    int samples;   // draws of a row
    bool mixed;    // of a mixture of experts: as many of each, and what each counts is `share`
    bool ratios; // log p and log q of every latent are asked for
} Loss;

static const char *scaled(const Loss *l, const char *reconstruction) {
    if (l->m->n_targets > 1) // each by its own scale
        return arena_printf(l->p->arena, "weighed%s", reconstruction + strlen("reconstruction"));
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
    posterior_write(p, i, above, true);
    const char *draw = arena_printf(p->arena, "%s.draw(noise.get(\"%s.eps\"))", q, z->name);
    if (l->mixed) draw = arena_printf(p->arena, "%s.draw(%d, noise.get(\"%s.eps\"))", q, l->m->samples, z->name);
    if (z->posterior->temperature)
        draw = arena_printf(p->arena, "%s.draw(noise.get(\"%s.u\"), temperature if self.training else None)", q,
                            z->name);
    else if (z->posterior->discrete || z->posterior->exact) draw = arena_printf(p->arena, "%s.draw()", q);
    if (asks_density(l, i) && !doubly) py_line(p, "%s, %s = %s", var, log_q, draw);
    else py_line(p, "%s = %s[0]", var, draw);
    if (doubly)
        py_comment(p, "no gradient through the parameters of q",
                   "%s = Normal(%s.mean.detach(), %s.logvar.detach()).log_prob(%s)", log_q, q, q, var);
    if (l->m->objective->apart) {
        py_line(p, "%s, %s = apart(%s)", latent_variable(p, "drawn", i), var, var);
        py_line(p, "%s, %s = apart(%s)", latent_variable(p, "drawn_log_q", i), log_q, log_q);
    }
    if (asks_density(l, i)) py_line(p, "%s = %s", latent_variable(p, "log_p", i), prior_log_prob(p, i));
    py_line(p, "kl_%s = %s", z->name, prior_kl(p, i));
}

// What the decoder has drawn of a latent on its way.
static void drawn_write(const Loss *l, int i) {
    Py *p = l->p;
    const Latent *z = &l->m->latent[i];
    const char *name = py_string(p->arena, z->name);
    if (l->ratios)
        py_line(p, "%s, %s = draws.log_p[%s], draws.log_q[%s]", latent_variable(p, "log_p", i),
                latent_variable(p, "log_q", i), name, name);
    py_line(p, "kl_%s = draws.kl[%s]", z->name, name);
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
                   sum_kl(l, l->samples > 1 && !l->mixed ? ".mean((0, 1)).clamp(min=free_bits).sum()"
                                              : ".mean(0).clamp(min=free_bits).sum()"));
    else py_line(p, "pressed = kl.mean()");
    if (l->m->capacity) py_line(p, "pressed = torch.abs(pressed - capacity)");
    py_line(p, "loss = %s + beta * pressed", scaled(l, "reconstruction.mean()"));
}

static void log_w_write(const Loss *l) {
    Py *p = l->p;
    const char *ratio = "";
    for (int i = 0; i < l->m->n_latents; i++)
        py_join(p->arena, &ratio, " + ",
                arena_printf(p->arena, "log_ratio(%s, %s).sum(-1)", latent_variable(p, "log_p", i),
                             latent_variable(p, "log_q", i)));
    py_line(p, "ratio = %s", ratio);
    py_line(p, "log_w = beta * ratio - %s", scaled(l, "reconstruction"));
}

static void iwae_write(const Loss *l) {
    Py *p = l->p;
    if (l->mixed) py_line(p, "loss = -torch.logsumexp(torch.log(share) + log_w, 1).mean()");
    else if (l->samples > 1) py_line(p, "loss = (math.log(%d) - torch.logsumexp(log_w, 1)).mean()", l->samples);
    else py_line(p, "loss = -log_w.mean()");
}

static void importance_write(const Loss *l) {
    log_w_write(l);
    iwae_write(l);
}

static void miwae_write(const Loss *l) {
    const int m = (int)l->m->objective_arg[0].number[0], k = (int)l->m->objective_arg[1].number[0];
    log_w_write(l);
    if (m == 1 || k == 1) {
        if (m == 1) iwae_write(l);
        else py_line(l->p, "loss = -log_w.mean()");
        return;
    }
    py_line(l->p, "loss = (math.log(%d) - torch.logsumexp(log_w.view(-1, %d, %d), 2)).mean()", k, m, k);
}

// What draws z: by the other loss, as far as what was drawn; from there on by the gradient of that.
static void piwae_write(const Loss *l) {
    Py *p = l->p;
    const char *drawn = "", *leaf = "";
    for (int i = 0; i < l->m->n_latents; i++) {
        py_join(p->arena, &drawn, ", ", latent_variable(p, "drawn", i));
        py_join(p->arena, &drawn, ", ", latent_variable(p, "drawn_log_q", i));
        py_join(p->arena, &leaf, ", ", p->latent[i]);
        py_join(p->arena, &leaf, ", ", latent_variable(p, "log_q", i));
    }
    miwae_write(l);
    py_line(p, "inference = loss");
    iwae_write(l);
    py_line(p, "loss = loss + carried_gradient(inference, (%s), (%s))", drawn, leaf);
}

static void ciwae_write(const Loss *l) {
    const char *mix = py_number(l->p->arena, l->m->objective_arg[0].number[0]);
    importance_write(l);
    py_line(l->p, "loss = (1 - %s) * loss - %s * %s", mix, mix, l->mixed ? "(share * log_w).sum(1).mean()" : "log_w.mean()");
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
    const char *given = "";
    for (int i = 0; i < l->m->n_streams; i++)
        if (prior_reads(l->m, i)) given = arena_printf(p->arena, "%sgiven_%s, ", given, l->m->stream[i].name);
    py_line(p, "prior = self.draw_prior(len(%s), %snoise)", p->latent[0], given);
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



// The names of what the decoders learn and the encoders do not.
static const char *decoder_names(const Loss *l) {
    const Model *m = l->m;
    const char *text = "\"decoder.\", \"likelihood.\"";
    for (int i = 0; i < m->n_shared; i++) {
        bool encodes = false;
        for (int k = 0; k < m->n_encoders; k++) encodes |= network_reads(m, &m->encoder[k], REF_NETWORK, i);
        if (!encodes) text = arena_printf(l->p->arena, "%s, \"%s.\"", text, m->shared[i].path);
    }
    return text;
}

static void rae_write(const Loss *l) {
    Py *p = l->p;
    const Model *m = l->m;
    const Value *arg = m->objective_arg;
    const char *squares = "", *z = "", *along = "";
    for (int i = 0; i < m->n_latents; i++) {
        py_join(p->arena, &squares, " + ", arena_printf(p->arena, "%s.pow(2).sum(-1)", p->latent[i]));
        py_join(p->arena, &z, ", ", p->latent[i]);
    }
    py_line(p, "embedding = 0.5 * (%s).mean()", squares);
    if (!strcmp(arg[0].word, "spectral")) {
        py_line(p, "loss = %s + beta * (%s * embedding)", scaled(l, "reconstruction.mean()"), py_number(p->arena, arg[2].number[0]));
        return;
    }
    if (!penalizes_gradient(m)) {
        py_line(p, "behind = [w for name, w in self.named_parameters() if name.startswith((%s))]", decoder_names(l));
        py_line(p, "regularizer = sum(w.pow(2).sum() for w in behind if w.dim() > 1)");
    } else {
        for (int i = 0; i < m->n_targets; i++) {
            p->target = &m->target[i];
            py_join(p->arena, &along, " + ", arena_printf(p->arena, "slope_along(%s, noise.get(\"%s.direction\"))", of_target(p, "said"),
                                                          m->stream[m->target[i].stream].name));
        }
        py_line(p, "slope = torch.autograd.grad(%s, (%s,), create_graph=True)", along, z);
        py_line(p, "regularizer = sum(d.pow(2).flatten(1).sum(1) for d in slope).mean()");
    }
    py_line(p, "loss = %s + beta * (%s * embedding) + %s * regularizer", scaled(l, "reconstruction.mean()"),
            py_number(p->arena, arg[2].number[0]), py_number(p->arena, arg[1].number[0]));
}

static void ssim_write(const Loss *l) {
    Py *p = l->p;
    const Value *arg = l->m->objective_arg;
    const char *share = py_number(p->arena, arg[1].number[0]), *rest = "";
    p->target = l->m->target;
    if (arg[1].number[0] > 0) rest = arena_printf(p->arena, "%s * %s + ", share, scaled(l, "reconstruction.mean()"));
    py_line(p, "alike = similarity(%s, %s, scales=%d, window=%d).mean()", data_variable(p, p->target->stream),
            of_target(p, "said"), (int)arg[2].number[0],
            (int)arg[3].number[0]);
    py_line(p, "loss = %sbeta * kl.mean() + %s * (1 - alike)", rest, py_number(p->arena, arg[0].number[0]));
}

static const struct { const char *name; void (*write)(const Loss *l); } forms[] = {
    {"elbo", elbo_write},       {"iwae", importance_write}, {"dreg", dreg_write},
    {"miwae", miwae_write},     {"piwae", piwae_write},     {"ciwae", ciwae_write},
    {"beta_tc", beta_tc_write}, {"mmd", mmd_write},         {"dip", dip_write},
    {"rae", rae_write},         {"ssim", ssim_write},
};

static void objective_write(const Loss *l) {
    const char *name = l->m->objective->sig.name;
    if (l->m->objective->judges) { // a critic is the training's, not the model's
        py_comment(l->p, "without the critic, and what it adds in training", "loss = %s + beta * kl.mean()",
                   scaled(l, "reconstruction.mean()"));
        return;
    }
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
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].observed == stream) return true;
    return model_target(m, stream) || encoders_read(m, stream) || generation_reads(m, stream);
}

// The ports of noise, as the program's `grad --noise` has them.
static void doc(Py *p, bool rows) {
    const Model *m = p->m;
    const char *noise = "";
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        if (z->posterior->exact || (z->posterior->discrete && !z->posterior->temperature)) continue;
        const char *k = model_draws(m) > 1 ? arena_printf(p->arena, "%d, ", model_draws(m)) : "";
        const int width = z->posterior->id == POSTERIOR_vmf ? z->width + 1 : z->width; // and a quantile
        py_join(p->arena, &noise, ", ",
                arena_printf(p->arena, "\"%s.%s\": %s [n, %s%d]", z->name, z->posterior->temperature ? "u" : "eps",
                             z->posterior->temperature ? "uniform" : "normal", k, width));
    }
    for (int i = 0; i < m->n_targets; i++)
        if (m->target[i].binarize == BINARIZE_DYNAMIC)
            py_join(p->arena, &noise, ", ",
                    arena_printf(p->arena, "\"%s.binarize\": uniform, like the data",
                                 m->stream[m->target[i].stream].name));
    for (int i = 0; i < m->n_targets && penalizes_gradient(m); i++)
        py_join(p->arena, &noise, ", ",
                arena_printf(p->arena, "\"%s.direction\": normal [n, %d]", m->stream[m->target[i].stream].name,
                             shape_size(shape_of_output(&m->stream[m->target[i].stream]))));
    const char *line = m->loss_loc.line ? arena_printf(p->arena, ", line %d", m->loss_loc.line) : "";
    py_line(p, "\"\"\"(loss, reconstruction, kl) of a batch, in nats per row%s: what training", line);
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

// 1 where a mask hid a stream, of a loss that counts that alone.
static const char *hidden_variable(Py *p, int stream) {
    return p->m->n_targets == 1 ? "hidden" : arena_printf(p->arena, "hidden_%s", p->m->stream[stream].name);
}

static void hidden_write(Py *p, int encoder) {
    const Network *net = &p->m->encoder[encoder];
    const Layer *mask = network_mask(net);
    const Target *t = mask ? model_target(p->m, net->input[0].index) : NULL;
    if (t && t->hidden) py_line(p, "%s = %s.hidden", hidden_variable(p, t->stream), stage_place(p, mask));
}

// For the decoders: a row for each sample, of streams and of what shared networks have made of them.
static void repeat_rows(const Loss *l) {
    Py *p = l->p;
    const Model *m = l->m;
    for (int i = 0; i < m->n_targets; i++) shared_call(p, &m->target[i].decoder, false);
    for (int i = 0; i < m->n_shared; i++)
        if (p->made[i] && decoders_read(m, REF_NETWORK, i))
            py_line(p, "%s = %s.repeat_interleave(%d, 0)", p->shared[i], p->shared[i], l->samples);
    for (int i = 0; i < m->n_streams; i++) {
        if (!model_target(m, i) && !decoder_reads(m, i)) continue;
        const char *x = model_target(m, i) ? data_variable(p, i) : p->stream[i];
        py_line(p, "%s = %s.repeat_interleave(%d, 0)", x, x, l->samples);
        if ((m->stream[i].missing || m->stream[i].kind == VAE_SERIES) && model_target(m, i))
            py_line(p, "%s = %s.repeat_interleave(%d, 0)", known_variable(p, i), known_variable(p, i), l->samples);
        if (model_target(m, i) && model_target(m, i)->hidden)
            py_line(p, "%s = %s.repeat_interleave(%d, 0)", hidden_variable(p, i), hidden_variable(p, i), l->samples);
    }
    p->flat = true;
}

// Whether the loss has to know which of a stream's values are missing, beside what networks see instead.
static bool needs_known(const Model *m, int stream) {
    if (m->stream[stream].kind == VAE_SERIES && model_target(m, stream)) return true;
    if (!m->stream[stream].missing) return false;
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].observed == stream) return true;
    return model_target(m, stream) || (m->n_encoders > 1 && encoders_read(m, stream));
}

static void streams_write(Py *p) {
    const Model *m = p->m;
    for (int i = 0; i < m->n_streams; i++)
        if (prior_reads(m, i) && is(m, "mmd")) py_line(p, "given_%s = %s", m->stream[i].name, p->stream[i]);
    for (int i = 0; i < m->n_streams; i++)
        if (needs_known(m, i)) known_write(p, i);
    for (int i = 0; i < m->n_streams; i++)
        if (m->stream[i].kind == VAE_TABLE && model_target(m, i))
            py_line(p, "%s = %s.cells(%s)", data_variable(p, i), columns_of(p, i), p->stream[i]);
    for (int i = 0; i < m->n_encoders && m->n_encoders > 1; i++) present_write(p, i);
    for (int i = 0; i < m->n_streams; i++)
        if (loss_reads(m, i)) stream_prepare(p, i);
    for (int i = 0; i < m->n_streams; i++) {
        const char *x = p->stream[i], *known = known_variable(p, i);
        if (!needs_known(m, i)) continue;
        if (m->stream[i].kind == VAE_TABLE) py_line(p, "%s = %s.reshape(-1, %d).to(next(self.parameters()))", known, known,
                                                    m->stream[i].width);
        else py_line(p, "%s = %s.to(%s).reshape(%s.shape)", known, known, x, x);
    }
    for (int i = 0; i < m->n_targets; i++) {
        if (m->target[i].binarize != BINARIZE_DYNAMIC) continue;
        const char *x = p->stream[m->target[i].stream];
        const char *port = arena_printf(p->arena, "\"%s.binarize\"", m->stream[m->target[i].stream].name);
        py_line(p, "u = noise[%s] if %s in noise else torch.rand_like(%s)", port, port, x);
        py_line(p, "%s = (%s > u).to(%s)", x, x, x);
    }
}

// nll, and of it the reconstruction of each row: of several streams each has a variable of its own.
static void target_write(const Loss *l) {
    Py *p = l->p;
    const Model *m = l->m;
    const int stream = p->target->stream;
    const bool missing = m->stream[stream].missing || m->stream[stream].kind == VAE_SERIES, hidden = p->target->hidden;
    const char *known = known_variable(p, stream), *x = filled(p, stream, data_variable(p, stream));
    const char *each = arena_printf(p->arena, "%s%s", known, m->stream[stream].kind == VAE_LABEL ? "[:, :1]" : "");
    shared_call(p, &p->target->decoder, true);
    if (hidden) {
        py_comment(p, "what was hidden", missing ? "counted = %s * %s" : "counted = %s", hidden_variable(p, stream), each);
        each = "counted";
        known = arena_printf(p->arena, "counted.expand_as(%s)", x);
    }
    const char *outputs = outputs_call(p);
    if (asks_said(m)) {
        const char *raw = of_target(p, "raw");
        py_line(p, "%s = %s", raw, outputs + (*outputs == '*'));
        outputs = arena_printf(p->arena, "%s%s", *outputs == '*' ? "*" : "", raw);
        py_line(p, "%s = self.%s(%s)", of_target(p, "said"), of_target(p, "mean"), outputs);
    }
    py_line(p, "nll = self.%s(%s, %s%s)", of_target(p, "nll"), x, outputs,
            part_counts(p) && has_optimal(p) ? arena_printf(p->arena, ", known=%s", known) : "");
    if (part_counts(p)) py_line(p, "nll = nll * %s", each);
    py_line(p, "%s = nll.flatten(1).sum(1)%s",
            m->n_targets == 1 ? "reconstruction" : arena_printf(p->arena, "of_%s", m->stream[stream].name),
            l->samples > 1 ? arena_printf(p->arena, ".reshape(-1, %d)", l->samples) : "");
}

static void sums_write(const Loss *l) { // of several streams
    Py *p = l->p;
    const Model *m = l->m;
    const char *all = "", *weighed = "";
    for (int i = 0; i < m->n_targets; i++) {
        const char *of = arena_printf(p->arena, "of_%s", m->stream[m->target[i].stream].name);
        const double scale = m->target[i].scale;
        py_join(p->arena, &all, " + ", of);
        py_join(p->arena, &weighed, " + ",
                scale == 1 ? of : arena_printf(p->arena, "%s * %s", py_number(p->arena, scale), of));
    }
    py_line(p, "reconstruction = %s", all);
    py_line(p, "weighed = %s", weighed);
}

// What training minimizes beside the objective.
static void beside_write(const Loss *l) {
    Py *p = l->p;
    const Model *m = l->m;
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        const char *q = latent_variable(p, "q", i);
        if (z->observed != NO_STREAM)
            py_comment(p, "labels that are known are told, too", "loss = loss + %s * %s.told().mean()",
                       py_number(p->arena, z->posterior_arg[CATEGORICAL_WEIGHT].number[0]), q);
        if (z->posterior->id != POSTERIOR_vq) continue;
        py_comment(p, "codes and vectors", "loss = loss + %s.pull().mean()", q);
        if (strcmp(z->posterior_arg[VQ_UPDATE].word, "ema")) continue;
        py_open(p, "if self.training:");
        py_line(p, "self.posterior[%s].learn(%s%s)", py_string(p->arena, py_key(p, z->name)), q,
                value_true(&z->posterior_arg[VQ_RESTART])
                    ? arena_printf(p->arena, ", noise.get(\"%s.restart\")", z->name) : "");
        py_close(p);
    }
}

void loss_method(Py *p) {
    const Model *m = p->m;
    const Loss l = {.p = p, .m = m, .samples = model_draws(m), .mixed = latent_mixed(m->latent), .ratios = m->objective->importance || is(m, "beta_tc")};
    const bool rows = is(m, "beta_tc");
    py_open(p, "def loss(self, %s, %s):", stream_list(p, loss_reads), keywords(p, rows));
    doc(p, rows);
    py_line(p, "noise = noise or {}");
    streams_write(p);
    shared_forget(p);
    for (int i = 0; i < m->n_encoders; i++) {
        const char *h = features_variable(p, i);
        shared_call(p, &m->encoder[i], true);
        py_line(p, model_topdown(m) ? "%s, below = %s" : "%s = %s", h, features_call(p, i));
        hidden_write(p, i);
        if (l.samples > 1 && !l.mixed) py_comment(p, "draws of each row", "%s = %s[:, None].expand(-1, %d, -1)", h, h, l.samples);
    }
    for (int k = 0; k < m->n_latents; k++)
        if (!m->latent[m->latent_order[k]].drawn) latent_write(&l, m->latent_order[k]);
    if (model_topdown(m)) {
        const char *last = l.samples > 1 ? arena_printf(p->arena, ", samples=%d", l.samples) : "";
        py_line(p, "draws = PosteriorDraws(self, below, noise%s)", last);
    }
    if (l.samples > 1) repeat_rows(&l);
    previous_write(p);
    for (int i = 0; i < m->n_targets; i++) {
        p->target = &m->target[i];
        target_write(&l);
    }
    for (int k = 0; k < m->n_latents; k++)
        if (m->latent[m->latent_order[k]].drawn) drawn_write(&l, m->latent_order[k]);
    if (m->n_targets > 1) sums_write(&l);
    if (l.mixed) py_comment(p, "what each draw counts", "share = q.weight(%d)", m->samples);
    if (l.mixed && !m->objective->importance) {
        py_line(p, "kl_%s = (share[..., None] * kl_%s).sum(1)", m->latent->name, m->latent->name);
        py_line(p, "reconstruction = (share * reconstruction).sum(1)");
        if (m->n_targets > 1) py_line(p, "weighed = (share * weighed).sum(1)");
    }
    py_line(p, "kl = %s", sum_kl(&l, ".sum(-1)"));
    objective_write(&l);
    if (l.mixed && m->objective->importance)
        py_line(p, "reconstruction, kl = (share * reconstruction).sum(1), (share * kl).sum(1)");
    beside_write(&l);
    py_line(p, "return loss, reconstruction.mean(), kl.mean()");
    py_close(p);
    py_blank(p);
}

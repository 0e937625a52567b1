// pytorch_latents.c -- posteriors and priors as modules, and the statements that use them. Each row of
// the compiler's tables has one here.
#include "export/pytorch.h"

#include <string.h>

typedef struct PosteriorForm {
    const char *name;
    const char *(*module)(Py *p, const Latent *z, int features);
    const char *noise; // suffix of the port that the draw reads; NULL: none
} PosteriorForm;

static int number(const Value *arg, int i) { return (int)arg[i].number[0]; }

static const char *normal_module(Py *p, const Latent *z, int features) {
    return arena_printf(p->arena, "%s(%d, %d)", latent_full(z) ? "FullNormalHeads" : "NormalHeads", features,
                        latent_channels(z));
}

// Of heads that choose at each place of a grid: how many there are.
static const char *places(Py *p, const Latent *z) {
    return latent_placed(z) ? arena_printf(p->arena, ", places=%d", z->width / latent_channels(z)) : "";
}

static const char *categorical_module(Py *p, const Latent *z, int features) {
    return arena_printf(p->arena, "CategoricalHeads(%d, %d, %d%s%s)", features, number(z->posterior_arg, CATEGORICAL_N),
                        number(z->posterior_arg, CATEGORICAL_CLASSES),
                        value_true(&z->posterior_arg[CATEGORICAL_STRAIGHT]) ? ", straight_through=True" : "",
                        places(p, z));
}

static const char *vq_module(Py *p, const Latent *z, int features) {
    const Value *arg = z->posterior_arg;
    const char *how = places(p, z);
    if (arg[VQ_UPDATE].given && !strcmp(arg[VQ_UPDATE].word, "ema"))
        how = arena_printf(p->arena, "%s, decay=%s%s", how, py_number(p->arena, arg[VQ_DECAY].number[0]),
                           value_true(&arg[VQ_RESTART]) ? ", restart=True" : "");
    if (number(arg, VQ_LEVELS) > 1) how = arena_printf(p->arena, "%s, levels=%d", how, number(arg, VQ_LEVELS));
    if (!strcmp(arg[VQ_DISTANCE].word, "cosine")) how = arena_printf(p->arena, "%s, cosine=True", how);
    return arena_printf(p->arena, "CodeHeads(%d, codes=%d, dim=%d, n=%d, commitment=%s%s)", features,
                        number(arg, VQ_CODES), number(arg, VQ_DIM), number(arg, VQ_N),
                        py_number(p->arena, arg[VQ_COMMITMENT].number[0]), how);
}

static const char *fsq_module(Py *p, const Latent *z, int features) {
    const Value *levels = &z->posterior_arg[FSQ_LEVELS];
    const char *list = "";
    for (int i = 0; i < levels->n; i++)
        py_join(p->arena, &list, ", ", arena_printf(p->arena, "%d", (int)levels->number[i]));
    return arena_printf(p->arena, "RoundedHeads(%d, (%s,), n=%d%s)", features, list, number(z->posterior_arg, FSQ_N),
                        places(p, z));
}

static const char *deterministic_module(Py *p, const Latent *z, int features) {
    return arena_printf(p->arena, "ExactHeads(%d, %d)", features, latent_channels(z));
}

static const char *vmf_module(Py *p, const Latent *z, int features) {
    return arena_printf(p->arena, "SphereHeads(%d, %d)", features, z->width);
}

static const PosteriorForm posterior_forms[] = {
    {"normal", normal_module, "eps"},
    {"categorical", categorical_module, "u"},
    {"vq", vq_module, NULL},
    {"fsq", fsq_module, NULL},
    {"deterministic", deterministic_module, NULL},
    {"vmf", vmf_module, "eps"},
};

static const PosteriorForm *posterior_form(const Latent *z) {
    for (size_t i = 0; i < sizeof posterior_forms / sizeof *posterior_forms; i++)
        if (!strcmp(posterior_forms[i].name, z->posterior->sig.name)) return &posterior_forms[i];
    return NULL;
}

static void missing(Py *p, const char *what, const char *name) {
    if (!p->failed) fprintf(stderr, "vaec export: the %s %s has no form in PyTorch\n", what, name);
    p->failed = true;
}

static const struct { const char *name, *class; } flow_forms[] = {
    {"planar", "Planar"}, {"radial", "Radial"}, {"realnvp", "RealNVP"}, {"iaf", "Autoregressive"}};

// The name and the arguments of a row, from argument `from` on: "steps=4, hidden=64".
static const char *arguments(Py *p, const ArgDef *def, const Value *arg) {
    const char *text = "";
    for (int i = 0; i < MAX_ARGS && def[i].kind != ARG_END; i++)
        if (!arg[i].word)
            py_join(p->arena, &text, ", ",
                    arena_printf(p->arena, "%s=%s", def[i].name, py_number(p->arena, arg[i].number[0])));
    return text;
}

static const char *flow_module(Py *p, const Latent *z, int features) {
    const Signature *sig = &z->flow->sig;
    for (size_t i = 0; i < sizeof flow_forms / sizeof *flow_forms; i++)
        if (!strcmp(flow_forms[i].name, sig->name))
            return arena_printf(p->arena, "%s(%d, %d, %s)", flow_forms[i].class, features, z->width,
                                arguments(p, sig->arg, z->flow_arg));
    missing(p, "flow", sig->name);
    return "None";
}

static int given_width(const Model *m, const Latent *z) {
    int width = z->above == NO_LATENT ? 0 : m->latent[z->above].width;
    for (int i = 0; i < m->n_streams; i++)
        if (z->given[i]) width += shape_size(shape_of_stream(&m->stream[i]));
    return width;
}

static int last_dim(Shape s) { return s.dim[s.rank - 1]; }

static const Layer *draw_stage(const Layer *l, const Model *m, const Latent *z) { // where a decoder draws it
    for (; l; l = l->next) {
        if (l->def->draws && &m->latent[l->arg[0].ref.index] == z) return l;
        const Layer *inside = draw_stage(l->body, m, z);
        if (inside) return inside;
    }
    return NULL;
}

// Features that say its p: of the last dimension where it is drawn.
static int draw_width(const Model *m, const Latent *z) {
    for (int i = 0; i < m->n_targets; i++) {
        const Layer *l = draw_stage(m->target[i].decoder.layers, m, z);
        if (l) return last_dim(l->in);
    }
    die("a latent that no decoder draws");
}

static const char *prior_module(Py *p, const Latent *z) {
    const char *name = z->prior->sig.name;
    const Value *arg = z->prior_arg;
    if (z->drawn) return arena_printf(p->arena, "NormalHeads(%d, %d)", draw_width(p->m, z), latent_channels(z));
    if (z->prior->standard || z->prior == z->posterior->prior) return NULL;
    if (!strcmp(name, "mixture")) return arena_printf(p->arena, "MixturePrior(%d, %d)", number(arg, 0), z->width);
    if (!strcmp(name, "vamp"))
        return arena_printf(p->arena, "PseudoInputs(%d, %d)", number(arg, 0),
                            p->m->stream[p->m->encoder->input[0].index].width);
    if (!strcmp(name, "realnvp"))
        return arena_printf(p->arena, "FlowPrior(%d, %s)", z->width, arguments(p, z->prior->sig.arg, arg));
    if (!strcmp(name, "given"))
        return arena_printf(p->arena, "GivenPrior(%d, %d, hidden=%d)", given_width(p->m, z), z->width, number(arg, 1));
    missing(p, "prior", name);
    return NULL;
}

static const char *key(Py *p, const Latent *z) { return py_string(p->arena, py_key(p, z->name)); }

static void dictionary(Py *p, const char *name, const char *const *module) {
    const char *text = "";
    int n = 0;
    for (int i = 0; i < p->m->n_latents; i++) {
        if (!module[i]) continue;
        py_join(p->arena, &text, "\n", arena_printf(p->arena, "%s: %s", key(p, &p->m->latent[i]), module[i]));
        n++;
    }
    if (!n) return;
    if (n == 1 && p->m->n_encoders == 1) {
        py_line(p, "self.%s = nn.ModuleDict({%s})", name, text);
        return;
    }
    py_open(p, "self.%s = nn.ModuleDict({", name);
    for (int i = 0; i < p->m->n_latents; i++)
        if (module[i]) py_line(p, "%s: %s,", key(p, &p->m->latent[i]), module[i]);
    py_close(p);
    py_line(p, "})");
}

static int heads_width(const Network *encoder) { return encoder->out.dim[encoder->out.rank - 1]; } // that heads read

static const char *experts_module(Py *p, const PosteriorForm *form, const Latent *z) { // each encoder's heads
    const char *text = "";
    for (int e = 0; e < p->m->n_encoders; e++)
        py_join(p->arena, &text, ", ",
                arena_printf(p->arena, "%s: %s", py_string(p->arena, py_key(p, p->m->encoder[e].own)),
                             form->module(p, z, heads_width(&p->m->encoder[e]))));
    return arena_printf(p->arena, "nn.ModuleDict({%s})", text);
}

void latents_modules(Py *p) {
    const Model *m = p->m;
    const char *posterior[MAX_LATENTS] = {NULL}, *prior[MAX_LATENTS] = {NULL};
    const int width = heads_width(m->encoder);
    int features[MAX_LATENTS];
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        const PosteriorForm *form = posterior_form(z);
        features[i] = z->above == NO_LATENT ? width : number(z->prior_arg, 1);
        if (z->drawn) features[i] = draw_width(m, z) + last_dim(z->from->out);
        if (form && m->n_encoders > 1) posterior[i] = experts_module(p, form, z);
        else if (form) posterior[i] = form->module(p, z, features[i]);
        else missing(p, "latent", z->posterior->sig.name);
        prior[i] = prior_module(p, z);
    }
    dictionary(p, "posterior", posterior);
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        if (z->flow) py_line(p, "self.posterior[%s].flow = %s", key(p, z), flow_module(p, z, features[i]));
        if (z->above != NO_LATENT)
            py_line(p, "self.posterior[%s].hidden = nn.Linear(%d, %d)", key(p, z),
                    width + m->latent[z->above].width, features[i]);
    }
    dictionary(p, "prior", prior);
}

// ---------------------------------------------------------------- statements

const char *latent_variable(Py *p, const char *what, int i) {
    return p->m->n_latents == 1 ? what : arena_printf(p->arena, "%s_%s", what, p->m->latent[i].name);
}

const char *features_variable(Py *p, int encoder) {
    return p->m->n_encoders == 1 ? "h" : arena_printf(p->arena, "features_%s", p->m->encoder[encoder].own);
}

// The product of what the experts say, each where it has anything to go by.
static void product_write(Py *p, const char *q, const char *heads, bool samples) {
    const char *each = "", *has = "";
    for (int e = 0; e < p->m->n_encoders; e++) {
        const char *own = py_string(p->arena, py_key(p, p->m->encoder[e].own)), *present = present_variable(p, e);
        py_join(p->arena, &each, ", ", arena_printf(p->arena, "%s[%s](%s)", heads, own, features_variable(p, e)));
        py_join(p->arena, &has, ", ", present ? arena_printf(p->arena, samples && !latent_mixed(p->m->latent) ? "%s[:, None]" : "%s", present) : "1");
    }
    py_line(p, latent_mixed(p->m->latent) ? "%s = Experts((%s), (%s))" : "%s = product((%s), (%s))", q, each, has);
}

void posterior_write(Py *p, int i, const char *above, bool training) {
    const Latent *z = &p->m->latent[i];
    const char *q = latent_variable(p, "q", i), *heads = arena_printf(p->arena, "self.posterior[%s]", key(p, z));
    const char *features = "h";
    const bool samples = training && model_draws(p->m) > 1;
    if (p->m->n_encoders > 1) {
        product_write(p, q, heads, samples);
        return;
    }
    if (z->above != NO_LATENT) {
        const char *h = latent_variable(p, "h", i);
        py_line(p, "%s = torch.tanh(%s.hidden(torch.cat((%s, %s), -1)))", h, heads, features, above);
        features = h;
    }
    if (z->flow) py_line(p, "%s = Flowed(%s(%s), %s.flow, %s.flow(%s))", q, heads, features, heads, heads, features);
    else py_line(p, "%s = %s(%s)", q, heads, features);
    if (z->observed == NO_STREAM || !training) return; // encoding goes by the other data alone
    const char *y = p->stream[z->observed], *row = samples ? "[:, None]" : "";
    const char *known = p->m->stream[z->observed].missing
                            ? arena_printf(p->arena, ", %s[:, :1]%s", known_variable(p, z->observed), row) : "";
    py_line(p, "%s = Observed(%s, %s%s%s)", q, q, y, row, known);
}

// What a prior is given, [n, width]: a latent, streams, or all side by side; of a stream in training a row for all of its
// draws.
static const char *given_to(Py *p, const Latent *z, bool training) {
    const bool above = z->above != NO_LATENT, draws = training && model_draws(p->m) > 1;
    const char *text = above ? p->latent[z->above] : "";
    int n = above;
    for (int i = 0; i < p->m->n_streams; i++) {
        if (!z->given[i]) continue;
        const bool flat = above || shape_of_stream(&p->m->stream[i]).rank == 1;
        py_join(p->arena, &text, ", ", arena_printf(p->arena, "%s%s%s", p->stream[i], flat ? "" : ".flatten(1)",
                                                    draws && !above ? "[:, None]" : ""));
        n++;
    }
    if (n == 1) return text;
    return arena_printf(p->arena, above ? "with_given(%s)" : "torch.cat((%s), -1)", text);
}

bool prior_closed(const Py *p, int i) {
    const Latent *z = &p->m->latent[i];
    const bool standard = (z->prior->standard || z->prior == z->posterior->prior) && !latent_mixed(z);
    return (standard && !z->flow) || (z->prior->conditional && z->plain);
}

const char *prior_log_prob(Py *p, int i) {
    const Latent *z = &p->m->latent[i];
    const char *name = z->prior->sig.name, *var = p->latent[i];
    if (z->prior->standard && !z->posterior->exact) return arena_printf(p->arena, "normal_log_prob(%s)", var);
    if (z->prior == z->posterior->prior) return arena_printf(p->arena, "%s.log_prior()", latent_variable(p, "q", i));
    const char *prior = arena_printf(p->arena, "self.prior[%s]", key(p, z));
    if (!strcmp(name, "mixture")) return arena_printf(p->arena, "%s().log_prob(%s)", prior, var);
    if (!strcmp(name, "vamp")) return arena_printf(p->arena, "self.prior_%s().log_prob(%s)", z->name, var);
    if (z->prior->conditional)
        return arena_printf(p->arena, "%s(%s).log_prob(%s)", prior, given_to(p, z, true), var);
    return arena_printf(p->arena, "%s.log_prob(%s)", prior, var);
}

const char *prior_kl(Py *p, int i) {
    const Latent *z = &p->m->latent[i];
    const char *q = latent_variable(p, "q", i);
    if (!prior_closed(p, i)) return arena_printf(p->arena, "-log_ratio(%s, %s)", latent_variable(p, "log_p", i),
                                                 latent_variable(p, "log_q", i));
    if (!z->prior->conditional) return arena_printf(p->arena, "%s.kl()", q);
    return arena_printf(p->arena, "%s.kl_from(self.prior[%s](%s))", q, key(p, z), given_to(p, z, true));
}

// ---------------------------------------------------------------- methods

// The posteriors of the pseudo-inputs. What only training does to the encoder's input is not done to them.
static void vamp_method(Py *p, int i) {
    const Model *m = p->m;
    const Latent *z = &m->latent[i];
    const VaeStream *s = &m->stream[m->encoder->input[0].index];
    const Shape shape = shape_of_stream(s);
    const char *dims = "";
    for (int k = 0; k < shape.rank; k++) py_join(p->arena, &dims, ", ", arena_printf(p->arena, "%d", shape.dim[k]));
    py_open(p, "def prior_%s(self):", z->name);
    py_doc(p, "The prior of %s, line %d: the posteriors of learned inputs, mixed.", z->name, z->loc.line);
    py_line(p, "u = self.prior[%s].inputs", key(p, z));
    if (s->domain == VAE_DOMAIN_UNIT || s->kind == VAE_IMAGE) py_line(p, "u = torch.sigmoid(u)");
    if (shape.rank > 1) py_line(p, "u = u.reshape(-1, %s)", dims);
    py_line(p, network_trains_only(m->encoder->layers) ? "h = without_noise(self, self.features, u)"
                                                       : "h = self.features(u)");
    py_line(p, "q = self.posterior[%s](h)", key(p, z));
    py_line(p, "return Mixture(q.mean, q.logvar, -math.log(%d))", number(z->prior_arg, 0));
    py_close(p);
    py_blank(p);
}

static const char *prior_draw(Py *p, int i) {
    const Latent *z = &p->m->latent[i];
    const char *name = z->prior->sig.name, *prior = arena_printf(p->arena, "self.prior[%s]", key(p, z));
    const char *normal = arena_printf(p->arena, "standard_normal(noise, \"%s.prior\", like, n, %d)", z->name, z->width);
    if (z->prior->standard) return normal;
    if (z->posterior->id == POSTERIOR_vq && number(z->posterior_arg, VQ_LEVELS) > 1)
        return arena_printf(p->arena, "self.posterior[%s].sample(n, levels_of(noise, \"%s.prior\"))", key(p, z), z->name);
    if (z->prior == z->posterior->prior)
        return arena_printf(p->arena, "self.posterior[%s].sample(n, noise.get(\"%s.prior\"))", key(p, z), z->name);
    if (z->prior->conditional)
        return arena_printf(p->arena, "%s(%s).draw(%s)[0]", prior, given_to(p, z, false), normal);
    if (!strcmp(name, "realnvp")) return arena_printf(p->arena, "%s.map(%s)", prior, normal);
    const char *mixture = strcmp(name, "vamp") ? arena_printf(p->arena, "%s()", prior)
                                               : arena_printf(p->arena, "self.prior_%s()", z->name);
    return arena_printf(p->arena, "%s.sample(n, noise.get(\"%s.part\"), noise.get(\"%s.prior\"))", mixture, z->name,
                        z->name);
}

void prior_methods(Py *p) {
    const Model *m = p->m;
    bool like = false;
    const char *all = "";
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        if (z->prior->reads_encoder) vamp_method(p, i);
        like |= !z->drawn && strstr(prior_draw(p, i), "like,") != NULL;
        py_join(p->arena, &all, ", ", p->latent[i]);
    }
    shared_forget(p);
    const char *streams = stream_list(p, prior_reads);
    py_open(p, "def draw_prior(self, n%s%s, noise=None):", *streams ? ", " : "", streams);
    py_doc(p, "n draws of %s from the prior.", all);
    py_line(p, "noise = noise or {}");
    for (int i = 0; i < m->n_streams; i++)
        if (prior_reads(m, i)) stream_prepare(p, i);
    if (like) py_line(p, "like = next(self.parameters())");
    for (int k = 0; k < m->n_latents; k++) {
        const int i = m->latent_order[k];
        if (!m->latent[i].drawn) py_line(p, "%s = %s", p->latent[i], prior_draw(p, i));
    }
    if (model_topdown(m)) draws_write(p, "PriorDraws(self, noise)");
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].drawn)
            py_line(p, "%s = draws.z[%s]", p->latent[i], py_string(p->arena, m->latent[i].name));
    py_line(p, "return %s", all);
    py_close(p);
    py_blank(p);
}

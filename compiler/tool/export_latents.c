// export_latents.c -- posteriors and priors as modules, and the statements that use them. Each row of
// the compiler's tables has one here.
#include "tool/export_pytorch.h"

#include <string.h>

typedef struct PosteriorForm {
    const char *name;
    const char *(*module)(Py *p, const Latent *z, int features);
    const char *noise; // suffix of the port that the draw reads; NULL: none
} PosteriorForm;

static int number(const Value *arg, int i) { return (int)arg[i].number[0]; }

static bool full(const Latent *z) { return !strcmp(z->posterior_arg[1].word, "full"); }

static const char *normal_module(Py *p, const Latent *z, int features) {
    return arena_printf(p->arena, "%s(%d, %d)", full(z) ? "FullNormalHeads" : "NormalHeads", features, z->width);
}

static const char *categorical_module(Py *p, const Latent *z, int features) {
    return arena_printf(p->arena, "CategoricalHeads(%d, %d, %d%s)", features, number(z->posterior_arg, 0),
                        number(z->posterior_arg, 1),
                        value_true(&z->posterior_arg[2]) ? ", straight_through=True" : "");
}

static const char *vq_module(Py *p, const Latent *z, int features) {
    const Value *arg = z->posterior_arg;
    return arena_printf(p->arena, "CodeHeads(%d, codes=%d, dim=%d, n=%d, commitment=%s)", features,
                        number(arg, 0), number(arg, 1), number(arg, 2), py_number(p->arena, arg[3].number[0]));
}

static const PosteriorForm posterior_forms[] = {
    {"normal", normal_module, "eps"},
    {"categorical", categorical_module, "u"},
    {"vq", vq_module, NULL},
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

static const char *prior_module(Py *p, const Latent *z) {
    const char *name = z->prior->sig.name;
    const Value *arg = z->prior_arg;
    if (z->prior->standard || z->prior == z->posterior->prior) return NULL;
    if (!strcmp(name, "mixture")) return arena_printf(p->arena, "MixturePrior(%d, %d)", number(arg, 0), z->width);
    if (!strcmp(name, "vamp"))
        return arena_printf(p->arena, "PseudoInputs(%d, %d)", number(arg, 0),
                            p->m->stream[p->m->encoder_input[0].index].width);
    if (!strcmp(name, "realnvp"))
        return arena_printf(p->arena, "FlowPrior(%d, %s)", z->width, arguments(p, z->prior->sig.arg, arg));
    if (!strcmp(name, "given"))
        return arena_printf(p->arena, "GivenPrior(%d, %d, hidden=%d)", p->m->latent[z->above].width, z->width,
                            number(arg, 1));
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
    if (n == 1) {
        py_line(p, "self.%s = nn.ModuleDict({%s})", name, text);
        return;
    }
    py_open(p, "self.%s = nn.ModuleDict({", name);
    for (int i = 0; i < p->m->n_latents; i++)
        if (module[i]) py_line(p, "%s: %s,", key(p, &p->m->latent[i]), module[i]);
    py_close(p);
    py_line(p, "})");
}

void latents_modules(Py *p) {
    const Model *m = p->m;
    const char *posterior[MAX_LATENTS] = {NULL}, *prior[MAX_LATENTS] = {NULL};
    const int width = shape_size(m->encoder_out);
    int features[MAX_LATENTS];
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        const PosteriorForm *form = posterior_form(z);
        features[i] = z->above == NO_LATENT ? width : number(z->prior_arg, 1);
        if (form) posterior[i] = form->module(p, z, features[i]);
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

void posterior_write(Py *p, int i, const char *features, const char *above) {
    const Latent *z = &p->m->latent[i];
    const char *q = latent_variable(p, "q", i), *heads = arena_printf(p->arena, "self.posterior[%s]", key(p, z));
    if (z->above != NO_LATENT) {
        const char *h = latent_variable(p, "h", i);
        py_line(p, "%s = torch.tanh(%s.hidden(torch.cat((%s, %s), -1)))", h, heads, features, above);
        features = h;
    }
    if (z->flow) py_line(p, "%s = Flowed(%s(%s), %s.flow, %s.flow(%s))", q, heads, features, heads, heads, features);
    else py_line(p, "%s = %s(%s)", q, heads, features);
}

bool prior_closed(const Py *p, int i) {
    const Latent *z = &p->m->latent[i];
    const bool standard = z->prior->standard || z->prior == z->posterior->prior;
    return (standard && !z->flow) || (z->prior->conditional && z->plain);
}

const char *prior_log_prob(Py *p, int i) {
    const Latent *z = &p->m->latent[i];
    const char *name = z->prior->sig.name, *var = p->latent[i];
    if (z->prior->standard) return arena_printf(p->arena, "normal_log_prob(%s)", var);
    if (z->prior == z->posterior->prior) return arena_printf(p->arena, "%s.log_prior()", latent_variable(p, "q", i));
    const char *prior = arena_printf(p->arena, "self.prior[%s]", key(p, z));
    if (!strcmp(name, "mixture")) return arena_printf(p->arena, "%s().log_prob(%s)", prior, var);
    if (!strcmp(name, "vamp")) return arena_printf(p->arena, "self.prior_%s().log_prob(%s)", z->name, var);
    if (z->above != NO_LATENT) return arena_printf(p->arena, "%s(%s).log_prob(%s)", prior, p->latent[z->above], var);
    return arena_printf(p->arena, "%s.log_prob(%s)", prior, var);
}

const char *prior_kl(Py *p, int i) {
    const Latent *z = &p->m->latent[i];
    const char *q = latent_variable(p, "q", i);
    if (!prior_closed(p, i)) return arena_printf(p->arena, "-log_ratio(%s, %s)", latent_variable(p, "log_p", i),
                                                 latent_variable(p, "log_q", i));
    if (!z->prior->conditional) return arena_printf(p->arena, "%s.kl()", q);
    return arena_printf(p->arena, "%s.kl_from(self.prior[%s](%s))", q, key(p, z), p->latent[z->above]);
}

// ---------------------------------------------------------------- methods

// The posteriors of the pseudo-inputs. What only training does to the encoder's input is not done to them.
static void vamp_method(Py *p, int i) {
    const Model *m = p->m;
    const Latent *z = &m->latent[i];
    const VaeStream *s = &m->stream[m->encoder_input[0].index];
    const Shape shape = shape_of_stream(s);
    const char *dims = "";
    for (int k = 0; k < shape.rank; k++) py_join(p->arena, &dims, ", ", arena_printf(p->arena, "%d", shape.dim[k]));
    py_open(p, "def prior_%s(self):", z->name);
    py_doc(p, "The prior of %s, line %d: the posteriors of learned inputs, mixed.", z->name, z->loc.line);
    py_line(p, "u = self.prior[%s].inputs", key(p, z));
    if (s->domain == VAE_DOMAIN_UNIT || s->kind == VAE_IMAGE) py_line(p, "u = torch.sigmoid(u)");
    if (shape.rank > 1) py_line(p, "u = u.reshape(-1, %s)", dims);
    py_line(p, network_trains_only(m->encoder) ? "h = without_noise(self, self.features, u)" : "h = self.features(u)");
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
    if (z->prior == z->posterior->prior)
        return arena_printf(p->arena, "self.posterior[%s].sample(n, noise.get(\"%s.prior\"))", key(p, z), z->name);
    if (z->above != NO_LATENT)
        return arena_printf(p->arena, "%s(%s).draw(%s)[0]", prior, p->latent[z->above], normal);
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
        like |= strstr(prior_draw(p, i), "like,") != NULL;
        py_join(p->arena, &all, ", ", p->latent[i]);
    }
    py_open(p, "def draw_prior(self, n, noise=None):");
    py_doc(p, "n draws of %s from the prior.", all);
    py_line(p, "noise = noise or {}");
    if (like) py_line(p, "like = next(self.parameters())");
    for (int k = 0; k < m->n_latents; k++) {
        const int i = m->latent_order[k];
        py_line(p, "%s = %s", p->latent[i], prior_draw(p, i));
    }
    py_line(p, "return %s", all);
    py_close(p);
    py_blank(p);
}

// pytorch.c -- a checked model as a torch.nn.Module, in one file of Python that needs nothing of
// ours. The class has the tensors' names and layouts, so that it loads what the program saves.
//   pytorch_modules.c     stages as modules            pytorch_network.c     the way through them
//   pytorch_latents.c     posteriors and priors        pytorch_likelihood.c  nll and mean
//   pytorch_data.c        streams                      pytorch_loss.c        what training minimizes
//   pytorch_steps.c       rows of tokens
#include "export/export.h"
#include "export/pytorch.h"

#include <string.h>

static void init_method(Py *p) {
    py_open(p, "def __init__(self):");
    py_line(p, "super().__init__()");
    columns_modules(p);
    words_attribute(p);
    shared_modules(p);
    encoders_modules(p);
    latents_modules(p);
    decoders_modules(p);
    likelihood_modules(p);
    py_close(p);
    py_blank(p);
}

static void rename_in(Py *p, const char **list, const char *group, const char *name) {
    const char *key = py_key(p, name);
    if (!strcmp(key, name)) return;
    py_join(p->arena, list, ", ", arena_printf(p->arena, "\"%s.%s.\": \"%s.%s.\"", group, name, group, key));
}

// Names that modules cannot have.
static const char *renamed(Py *p) {
    const Model *m = p->m;
    const char *list = "";
    const Network *net;
    for (int i = 0; i < m->n_latents; i++) {
        rename_in(p, &list, "posterior", m->latent[i].name);
        const char *heads = arena_printf(p->arena, "posterior.%s", py_key(p, m->latent[i].name));
        for (int e = 0; e < m->n_encoders && m->n_encoders > 1; e++) rename_in(p, &list, heads, m->encoder[e].own);
        rename_in(p, &list, "prior", m->latent[i].name);
    }
    for (int i = 0; (net = model_network(m, i)); i++) {
        const size_t group = strcspn(net->path, ".");
        if (net->path[group])
            rename_in(p, &list, arena_printf(p->arena, "%.*s", (int)group, net->path), net->path + group + 1);
    }
    for (int i = 0; i < m->n_targets; i++) rename_in(p, &list, "likelihood", m->stream[m->target[i].stream].name);
    for (int i = 0; i < m->n_streams; i++)
        if (stream_method(p, i)) rename_in(p, &list, "data", m->stream[i].name);
    for (int i = 0; i < m->n_targets; i++) {
        const VaeStream *s = &m->stream[m->target[i].stream];
        const char *group = arena_printf(p->arena, "likelihood.%s", py_key(p, s->name));
        for (int k = 0; s->kind == VAE_TABLE && k < s->width; k++)
            rename_in(p, &list, group, column_path(p->arena, s, k));
    }
    return list;
}

static const char *model_columns(Py *p, int stream) { // in load
    return arena_printf(p->arena, "model.%s", columns_of(p, stream) + strlen("self."));
}

static void load_method(Py *p) {
    const char *names = renamed(p);
    py_line(p, "@classmethod");
    py_open(p, "def load(cls, path):");
    py_doc(p, "The model with the weights of a safetensors file, ready for evaluation.");
    py_line(p, "model = cls()");
    py_line(p, "tensors = read_safetensors(path)");
    if (*names) {
        py_line(p, "# names that a module cannot have");
        py_line(p, "tensors = renamed(tensors, {%s})", names);
    }
    if (p->m->judged)
        py_line(p, "tensors = {name: t for name, t in tensors.items() if not name.startswith(\"critic.\")}");
    if (model_spectral(p->m)) py_line(p, "tensors = parametrized(tensors)");
    py_line(p, "model.load_state_dict(tensors)");
    for (int i = 0; i < p->m->n_streams; i++)
        if (p->m->stream[i].kind == VAE_TABLE)
            py_line(p, "%s.found(read_metadata(path).get(\"data.%s.table\", \"\"))",
                    model_columns(p, i), p->m->stream[i].name);
    words_load(p);
    py_line(p, "return model.eval()");
    py_close(p);
    py_blank(p);
}

static bool has_logvar(const Latent *z) { return !z->flow && z->posterior->plain; } // a normal

// What encode says of a latent: its middle, and what else is known.
static const char *encoded(Py *p, int i) {
    const Latent *z = &p->m->latent[i];
    const char *q = latent_variable(p, "q", i);
    if (has_logvar(z)) return arena_printf(p->arena, "%s.mean, %s.logvar", q, q);
    if (z->posterior->codes) return arena_printf(p->arena, "%s.mean, %s.code", q, q);
    return arena_printf(p->arena, "%s.mean", q);
}

static const char *encoded_doc(Py *p, const Latent *z) {
    if (has_logvar(z)) return arena_printf(p->arena, "mean and logvar of q(%s|x), [n, %d] each", z->name, z->width);
    if (z->posterior->codes) return arena_printf(p->arena, "%s, [n, %d], and the codes' numbers", z->name, z->width);
    if (z->posterior->discrete) return arena_printf(p->arena, "probabilities of %s, [n, %d]", z->name, z->width);
    return arena_printf(p->arena, "the middle of q(%s|x), [n, %d]", z->name, z->width);
}

static void encode_method(Py *p) {
    const Model *m = p->m;
    const bool one = m->n_latents == 1;
    py_open(p, "def encode(self, %s):", stream_list(p, encoding_reads));
    if (one) py_doc(p, "%s.", encoded_doc(p, &m->latent[0]));
    else py_doc(p, "{name of the latent: (mean, logvar where it is known)}.");
    for (int i = 0; i < m->n_streams && m->n_encoders > 1; i++)
        if (encoders_read(m, i) && m->stream[i].missing) known_write(p, i);
    for (int i = 0; i < m->n_encoders && m->n_encoders > 1; i++) present_write(p, i);
    for (int i = 0; i < m->n_streams; i++)
        if (encoding_reads(m, i)) stream_prepare(p, i);
    shared_forget(p);
    for (int i = 0; i < m->n_encoders; i++) {
        shared_call(p, &m->encoder[i], true);
        py_line(p, model_topdown(m) ? "%s, below = %s" : "%s = %s", features_variable(p, i), features_call(p, i));
    }
    const char *items = "";
    for (int k = 0; k < m->n_latents; k++) {
        const int i = m->latent_order[k], above = m->latent[i].above;
        if (m->latent[i].drawn) continue;
        posterior_write(p, i, above == NO_LATENT ? NULL : arena_printf(p->arena, "%s.mean", latent_variable(p, "q", above)),
                        false);
    }
    if (model_topdown(m)) {
        for (int i = 0; i < m->n_latents; i++)
            if (!m->latent[i].drawn) py_line(p, "%s = %s.mean", p->latent[i], latent_variable(p, "q", i));
        draws_write(p, "PosteriorDraws(self, below, middle=True)");
        for (int i = 0; i < m->n_latents; i++)
            if (m->latent[i].drawn)
                py_line(p, "%s = draws.q[%s]", latent_variable(p, "q", i), py_string(p->arena, m->latent[i].name));
    }
    for (int i = 0; i < m->n_latents; i++) {
        const bool alone = !has_logvar(&m->latent[i]) && !m->latent[i].posterior->codes;
        py_join(p->arena, &items, ", ",
                arena_printf(p->arena, "%s: (%s%s)", py_string(p->arena, m->latent[i].name), encoded(p, i),
                             alone ? "," : ""));
    }
    if (one) py_line(p, "return %s", encoded(p, 0));
    else py_line(p, "return {%s}", items);
    py_close(p);
    py_blank(p);
}

static const char *decoder_arguments(Py *p) {
    const char *latents = latent_list(p), *streams = stream_list(p, decoder_reads);
    return *streams ? arena_printf(p->arena, "%s, %s", latents, streams) : latents;
}

// What decode returns of p->target.
static const char *decoded(Py *p) {
    const char *mean = arena_printf(p->arena, "self.%s(%s)", of_target(p, "mean"), outputs_call(p));
    const VaeStream *s = &p->m->stream[p->target->stream];
    if (!s->standardize || s->kind == VAE_TABLE) return mean;
    return arena_printf(p->arena, "%s.units(%s)", columns_of(p, p->target->stream), mean);
}

static void decode_method(Py *p) {
    const Model *m = p->m;
    py_open(p, "def decode(self, %s):", decoder_arguments(p));
    if (m->n_targets == 1 && m->target->likelihood->columns)
        py_doc(p, "{column: what is expected of it, in the data's units}; of words and levels probabilities.");
    else if (m->n_targets == 1 && tells_tokens(p))
        py_doc(p, "The probability of each word at each step, [n, %d, %d]%s.", m->stream[m->target->stream].width,
               m->stream[m->target->stream].words, model_steps(m) ? ", given z and the tokens before it" : "");
    else if (m->n_targets == 1)
        py_doc(p, "The mean of p(%s|z), in the data's units.", m->stream[m->target->stream].name);
    else py_doc(p, "{stream: the mean of what is said of it, in the data's units}; of labels probabilities.");
    for (int i = 0; i < m->n_streams; i++)
        if (decoder_reads(m, i)) stream_prepare(p, i);
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].posterior->id == POSTERIOR_vmf) py_line(p, "%s = unit(%s)", p->latent[i], p->latent[i]);
    previous_write(p);
    shared_forget(p);
    given_draws_write(p);
    const char *items = "";
    for (int i = 0; i < m->n_targets; i++) {
        p->target = &m->target[i];
        shared_call(p, &p->target->decoder, true);
        const char *name = m->stream[p->target->stream].name;
        py_join(p->arena, &items, ", ", arena_printf(p->arena, "%s: %s", py_string(p->arena, name), decoded(p)));
    }
    if (m->n_targets == 1) py_line(p, "return %s", decoded(p));
    else py_line(p, "return {%s}", items);
    py_close(p);
    py_blank(p);
}

static bool has_kind(const Model *m, VaeStreamKind kind, bool target) {
    for (int i = 0; i < m->n_streams; i++)
        if (m->stream[i].kind == kind && (!target || model_target(m, i))) return true;
    return false;
}

static void sample_tokens(Py *p, const char *latents, const char *draw) {
    const Model *m = p->m;
    const char *last = "";
    py_line(p, "%s = %s", latents, draw);
    for (int i = 0; i < m->n_targets; i++) {
        p->target = &m->target[i];
        if (!tells_tokens(p)) continue;
        last = arena_printf(p->arena, "self.%s(%s, **how)", of_target(p, "generate"), telling_arguments(p));
        if (m->n_targets > 1) py_line(p, "%s = %s", p->stream[p->target->stream], last);
    }
    if (m->n_targets == 1) {
        py_line(p, "return %s", last);
        return;
    }
    py_line(p, "said = self.decode(%s)", decoder_arguments(p));
    for (int i = 0; i < m->n_targets; i++) {
        p->target = &m->target[i];
        const int stream = p->target->stream;
        if (tells_tokens(p)) py_line(p, "said[%s] = %s", py_string(p->arena, m->stream[stream].name), p->stream[stream]);
    }
    py_line(p, "return said");
}

static void sample_method(Py *p) {
    const Model *m = p->m;
    const char *streams = stream_list(p, generation_reads), *given = stream_list(p, prior_reads), *all = "";
    const char *conditions = stream_list(p, decoder_reads);
    for (int i = 0; i < m->n_latents; i++) py_join(p->arena, &all, ", ", p->latent[i]);
    const char *draw = arena_printf(p->arena, "self.draw_prior(n, %s%snoise)", given, *given ? ", " : "");
    const bool tokens = has_kind(m, VAE_TOKENS, true);
    py_open(p, "def sample(self, n%s%s, noise=None%s):", *streams ? ", " : "", streams, tokens ? ", **how" : "");
    py_doc(p, "n draws from the prior, decoded%s.", tokens ? "; rows of tokens as generate tells them" : "");
    if (tokens) {
        sample_tokens(p, all, draw);
    } else if (!strcmp(all, latent_list(p)) && m->n_latents == 1) {
        py_line(p, "return self.decode(%s%s%s)", draw, *conditions ? ", " : "", conditions);
    } else {
        py_line(p, "%s = %s", all, draw);
        py_line(p, "return self.decode(%s)", decoder_arguments(p));
    }
    py_close(p);
    py_blank(p);
}

static bool networks_read(const Model *m, int stream) { return encoders_read(m, stream) || decoder_reads(m, stream); }

static void forward_method(Py *p) {
    const Model *m = p->m;
    const char *args = "";
    py_open(p, "def forward(self, %s):", stream_list(p, networks_read));
    py_doc(p, "The reconstruction from the middle of the posterior.");
    py_line(p, "q = self.encode(%s)", stream_list(p, encoding_reads));
    for (int i = 0; i < m->n_latents; i++) {
        const bool alone = m->n_latents == 1 && !has_logvar(&m->latent[i]) && !m->latent[i].posterior->codes;
        if (!decoder_reads_latent(m, i)) continue;
        py_join(p->arena, &args, ", ",
                m->n_latents == 1 ? alone ? "q" : "q[0]"
                                  : arena_printf(p->arena, "q[%s][0]", py_string(p->arena, m->latent[i].name)));
    }
    const char *streams = stream_list(p, decoder_reads);
    py_line(p, "return self.decode(%s%s%s)", args, *streams ? ", " : "", streams);
    py_close(p);
}

// How it is used: the top of the file.
static const char *usage(Py *p, const char *class) {
    Arena *a = p->arena;
    const Model *m = p->m;
    const char *encode = m->n_latents == 1 && has_logvar(&m->latent[0]) ? "mean, logvar" : "q";
    const char *streams = stream_list(p, loss_reads), *conditions = stream_list(p, generation_reads);
    const char *text = arena_printf(a, "    model = %s.load(\"model.safetensors\")  # as the built program saves it\n",
                                    class);
    text = arena_printf(a, "%s%s    %s = model.encode(%s)\n", text, words_usage(p), encode, stream_list(p, encoding_reads));
    text = arena_printf(a, "%s    drawn = model.sample(16%s%s)\n", text, *conditions ? ", " : "", conditions);
    return arena_printf(a, "%s    loss, reconstruction, kl = model.train().loss(%s)\n", text, streams);
}

static void class_write(Py *p, const char *class) {
    py_open(p, "class %s(nn.Module):", class);
    py_doc(p, "The model %s of %s.", p->m->name, p->m->file);
    py_blank(p);
    init_method(p);
    load_method(p);
    stream_methods(p);
    shared_write(p);
    encoder_write(p);
    py_blank(p);
    encode_method(p);
    decoder_write(p);
    py_blank(p);
    likelihood_methods(p);
    py_blank(p);
    decode_method(p);
    prior_methods(p);
    loss_method(p);
    schedules_method(p);
    generate_methods(p);
    sample_method(p);
    forward_method(p);
    py_close(p);
}

bool export_pytorch(Compilation *c, const Trained *t, ExportFile *out) {
    (void)t; // weights stay in their own file
    Arena *a = c->arena;
    const Model *m = c->model;
    Capture body;
    capture_begin(&body);
    Py p = {.f = body.f, .arena = a, .c = c, .m = m, .target = m->target};
    for (int i = 0; i < m->n_streams; i++) p.stream[i] = py_variable(&p, m->stream[i].name);
    for (int i = 0; i < m->n_latents; i++) p.latent[i] = py_variable(&p, m->latent[i].name);
    for (int i = 0; i < m->n_shared; i++) p.shared[i] = py_variable(&p, m->shared[i].own);
    for (int i = 0; i < m->n_targets; i++) {
        const int stream = m->target[i].stream;
        const char *name = m->n_targets == 1 ? "previous" : arena_printf(a, "previous_%s", m->stream[stream].name);
        if (tells_by_step(m, &m->target[i])) p.previous[stream] = py_variable(&p, name);
    }
    const char *class = py_class_name(a, m->name), *file = py_harmless(a, m->file);
    modules_define(&p);
    class_write(&p, class);
    const char *header = arena_printf(
        a,
        "\"\"\"%s as a PyTorch module, written by vaec.\n\n%s\n"
        "Data are as vaec's programs read them: images [n, height, width, channels], labels as whole\n"
        "numbers%s. Terms are in nats per row.%sLines are those of %s.\n\"\"\"\n",
        file, usage(&p, class), has_kind(m, VAE_TABLE, false)    ? ", tables as a number for each column (see Table)"
           : has_kind(m, VAE_TOKENS, false) ? ", lines of text as numbers of tokens (see Words)" : "",
        has_kind(m, VAE_TOKENS, false) && strlen(file) > 16 ? "\n" : " ", file);
    const char *module = capture_end(&body, a);
    if (p.failed) return false;
    out->bytes = py_file(a, header, module);
    out->size = strlen(out->bytes);
    return true;
}

const char *pytorch_limit(Compilation *c) {
    const Latent *z = c->model->latent;
    const Network *net;
    for (int i = 0; (net = model_network(c->model, i)); i++) {
        const Layer *l = stage_without_form(net->layers);
        if (l) return arena_printf(c->arena, "the stage %s, line %d, has no form in the module", l->def->name, l->loc.line);
    }
    if (c->model->row_weights != NO_STREAM)
        return arena_printf(c->arena, "row_weights = %s has no form in the module, whose loss counts rows alike",
                            c->model->stream[c->model->row_weights].name);
    for (int i = 0; i < c->model->n_latents; i++)
        if (c->model->objective->apart && c->model->latent[i].above != NO_LATENT)
            return arena_printf(c->arena, "objective = %s of a latent given another one has no form in the module",
                                c->model->objective->sig.name);
    if (latent_mixed(z) && c->model->objective->over_batch)
        return arena_printf(c->arena, "objective = %s of a mixture of experts has no form in the module",
                            c->model->objective->sig.name);
    for (int i = 0; i < c->model->n_latents && model_topdown(c->model); i++)
        if (c->model->n_encoders > 1 || c->model->latent[i].prior->reads_encoder || !latent_at_top(c->model))
            return arena_printf(c->arena, "the module draws inside a decoder only below other latents, of one encoder and "
                                "without pseudo-inputs");
    return NULL;
}

// export_pytorch.c -- a checked model as a torch.nn.Module, in one file of Python that needs nothing of
// ours. The class has the tensors' names and layouts, so that it loads what the program saves.
//   export_modules.c     stages as modules            export_network.c     the way through them
//   export_latents.c     posteriors and priors        export_likelihood.c  nll and mean
//   export_data.c        streams                      export_loss.c        what training minimizes
#include "tool/export.h"
#include "tool/export_pytorch.h"

#include <stdlib.h>
#include <string.h>

static void init_method(Py *p) {
    const Model *m = p->m;
    py_open(p, "def __init__(self):");
    py_line(p, "super().__init__()");
    columns_modules(p);
    modules_write(p, "encoder", m->encoder);
    latents_modules(p);
    modules_write(p, "decoder", m->decoder);
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
    for (int i = 0; i < m->n_latents; i++) {
        rename_in(p, &list, "posterior", m->latent[i].name);
        rename_in(p, &list, "prior", m->latent[i].name);
    }
    rename_in(p, &list, "likelihood", m->stream[m->target].name);
    for (int i = 0; i < m->n_streams; i++)
        if (stream_method(p, i)) rename_in(p, &list, "data", m->stream[i].name);
    return list;
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
    py_line(p, "model.load_state_dict(tensors)");
    py_line(p, "return model.eval()");
    py_close(p);
    py_blank(p);
}

static bool has_logvar(const Latent *z) { return !z->flow && !z->posterior->discrete; }

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
    py_open(p, "def encode(self, %s):", stream_list(p, encoder_reads));
    if (one) py_doc(p, "%s.", encoded_doc(p, &m->latent[0]));
    else py_doc(p, "{name of the latent: (mean, logvar where it is known)}.");
    for (int i = 0; i < m->n_streams; i++)
        if (encoder_reads(m, i)) stream_prepare(p, i);
    py_line(p, "h = self.features(%s)", stream_list(p, encoder_reads));
    const char *items = "";
    for (int k = 0; k < m->n_latents; k++) {
        const int i = m->latent_order[k], above = m->latent[i].above;
        posterior_write(p, i, "h",
                        above == NO_LATENT ? NULL : arena_printf(p->arena, "%s.mean", latent_variable(p, "q", above)));
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

static void decode_method(Py *p) {
    const Model *m = p->m;
    const VaeStream *s = &m->stream[m->target];
    const char *args = decoder_arguments(p);
    bool several = false;
    for (const LikelihoodHead *h = m->likelihood->head; h->name; h++) several |= head_in_outputs(p, h);
    py_open(p, "def decode(self, %s):", args);
    py_doc(p, "The mean of p(%s|z), in the data's units.", s->name);
    for (int i = 0; i < m->n_streams; i++)
        if (decoder_reads(m, i)) stream_prepare(p, i);
    const char *mean = arena_printf(p->arena, "self.mean(%sself.outputs(%s))", several ? "*" : "", args);
    if (s->standardize) py_line(p, "return %s.units(%s)", columns_of(p, m->target), mean);
    else py_line(p, "return %s", mean);
    py_close(p);
    py_blank(p);
}

static void sample_method(Py *p) {
    const Model *m = p->m;
    const char *streams = stream_list(p, decoder_reads), *all = "";
    for (int i = 0; i < m->n_latents; i++) py_join(p->arena, &all, ", ", p->latent[i]);
    py_open(p, "def sample(self, n%s%s, noise=None):", *streams ? ", " : "", streams);
    py_doc(p, "n draws from the prior, decoded.");
    if (!strcmp(all, latent_list(p)) && m->n_latents == 1) {
        py_line(p, "return self.decode(self.draw_prior(n, noise)%s%s)", *streams ? ", " : "", streams);
    } else {
        py_line(p, "%s = self.draw_prior(n, noise)", all);
        py_line(p, "return self.decode(%s)", decoder_arguments(p));
    }
    py_close(p);
    py_blank(p);
}

static bool network_reads(const Model *m, int stream) { return encoder_reads(m, stream) || decoder_reads(m, stream); }

static void forward_method(Py *p) {
    const Model *m = p->m;
    const char *args = "";
    py_open(p, "def forward(self, %s):", stream_list(p, network_reads));
    py_doc(p, "The reconstruction from the middle of the posterior.");
    py_line(p, "q = self.encode(%s)", stream_list(p, encoder_reads));
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
    const char *streams = stream_list(p, loss_reads), *conditions = stream_list(p, decoder_reads);
    const char *text = arena_printf(a, "    model = %s.load(\"model.safetensors\")  # as the built program saves it\n",
                                    class);
    text = arena_printf(a, "%s    %s = model.encode(%s)\n", text, encode, stream_list(p, encoder_reads));
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
    sample_method(p);
    forward_method(p);
    py_close(p);
}

char *export_pytorch(Compilation *c) {
    Arena *a = c->arena;
    const Model *m = c->model;
    char *body;
    size_t size;
    Py p = {.f = open_memstream(&body, &size), .arena = a, .c = c, .m = m};
    if (!p.f) die("out of memory");
    for (int i = 0; i < m->n_streams; i++) p.stream[i] = py_variable(&p, m->stream[i].name);
    for (int i = 0; i < m->n_latents; i++) p.latent[i] = py_variable(&p, m->latent[i].name);
    const char *class = py_class_name(a, m->name), *file = py_harmless(a, m->file);
    modules_define(&p);
    class_write(&p, class);
    fclose(p.f);
    const char *header = arena_printf(
        a,
        "\"\"\"%s as a PyTorch module, written by vaec.\n\n%s\n"
        "Data are as vaec's programs read them: images [n, height, width, channels], labels as whole\n"
        "numbers. Terms are in nats per row. Lines are those of %s.\n\"\"\"\n",
        file, usage(&p, class), file);
    char *text = p.failed ? NULL : py_file(a, header, body);
    free(body);
    return text;
}

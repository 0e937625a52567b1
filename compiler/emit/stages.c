// stages.c -- the table of layers from which the runtime draws the network in its report: what
// flows in, the encoder's stages, the latents with their heads, the decoder's stages, the likelihood.
#include "emit/emit.h"

static int stages_row(Out *o, const char *kind, int depth, const char *text, Shape shape,
                      double parameters) {
    out_line(o, "{VAE_STAGE_%s, %d, %s, %s, %.0f},", kind, depth, out_string(o->arena, text),
             out_string(o->arena, shape.rank ? shape_text(o->arena, shape) : ""), parameters);
    return 1;
}

static int stages_of(Out *o, const Compilation *c, const char *kind, const Layer *l, int depth) {
    int n = 0;
    for (; l; l = l->next) {
        const double parameters = l->body ? 0 : (double)parameters_under(c, l->path);
        n += stages_row(o, kind, depth, l->text, l->out, parameters);
        if (l->body) n += stages_of(o, c, kind, l->body, depth + 1);
    }
    return n;
}

// The streams that a network reads beside what flows through it (or all of them).
static int stages_inputs(Out *o, const Model *m, const Ref *input, int n_inputs) {
    int n = 0;
    for (int i = 0; i < n_inputs; i++) {
        if (input[i].kind != REF_STREAM) continue;
        const VaeStream *s = &m->stream[input[i].index];
        n += stages_row(o, "DATA", 0, s->name, shape_of_stream(s), 0);
    }
    return n;
}

static int stages_network(Out *o, const Compilation *c, const char *kind, const Network *net) {
    return stages_inputs(o, c->model, net->input, net->n_inputs) + stages_of(o, c, kind, net->layers, 0);
}

int emit_stages(Out *o, const Compilation *c) {
    const Model *m = c->model;
    out_open(o, "static const VaeStage stages[] =");
    int n = 0;
    for (int i = 0; i < m->n_shared; i++)
        if (!network_reads_latents(m, &m->shared[i])) n += stages_network(o, c, "ENCODER", &m->shared[i]);
    for (int i = 0; i < m->n_encoders; i++) n += stages_network(o, c, "ENCODER", &m->encoder[i]);
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        const char *text = arena_printf(o->arena, "%s: %s", z->name, z->posterior->sig.name);
        const char *path = arena_printf(o->arena, "posterior.%s", z->name);
        n += stages_row(o, "LATENT", 0, text, z->shape,
                         (double)parameters_under(c, path));
    }
    for (int i = 0; i < m->n_shared; i++)
        if (network_reads_latents(m, &m->shared[i])) n += stages_network(o, c, "DECODER", &m->shared[i]);
    for (int i = 0; i < m->n_targets; i++) {
        const Target *t = &m->target[i];
        const VaeStream *x = &m->stream[t->stream];
        n += stages_network(o, c, "DECODER", &t->decoder);
        n += stages_row(o, "OUTPUT", 0, arena_printf(o->arena, "%s: %s", x->name, t->likelihood->name),
                        shape_of_stream(x),
                        (double)parameters_under(c, arena_printf(o->arena, "likelihood.%s", x->name)));
    }
    out_close(o, ";");
    out_blank(o);
    return n;
}

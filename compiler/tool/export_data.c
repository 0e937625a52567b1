// export_data.c -- data streams as the networks see them: their shape, one-hot codes, standardized
// columns, missing values.
#include "tool/export_pytorch.h"

#include <string.h>

static bool listed(const Ref *list, int n, int kind, int index) {
    for (int i = 0; i < n; i++)
        if ((int)list[i].kind == kind && list[i].index == index) return true;
    return false;
}

bool encoder_reads(const Model *m, int stream) {
    return listed(m->encoder_input, m->n_encoder_inputs, REF_STREAM, stream);
}

bool decoder_reads(const Model *m, int stream) {
    return listed(m->decoder_input, m->n_decoder_inputs, REF_STREAM, stream);
}

bool decoder_reads_latent(const Model *m, int latent) {
    return listed(m->decoder_input, m->n_decoder_inputs, REF_LATENT, latent);
}

const char *stream_list(Py *p, bool (*reads)(const Model *m, int stream)) {
    const char *text = "";
    for (int i = 0; i < p->m->n_streams; i++)
        if (reads(p->m, i)) py_join(p->arena, &text, ", ", p->stream[i]);
    return text;
}

const char *latent_list(Py *p) {
    const char *text = "";
    for (int i = 0; i < p->m->n_latents; i++)
        if (decoder_reads_latent(p->m, i)) py_join(p->arena, &text, ", ", p->latent[i]);
    return text;
}

const char *columns_of(Py *p, int stream) {
    return arena_printf(p->arena, "self.data[%s]",
                        py_string(p->arena, py_key(p, p->m->stream[stream].name)));
}

void columns_modules(Py *p) {
    const char *text = "";
    for (int i = 0; i < p->m->n_streams; i++) {
        const VaeStream *s = &p->m->stream[i];
        if (!s->standardize && !s->missing) continue;
        py_join(p->arena, &text, ", ",
                arena_printf(p->arena, "%s: %s(%d)", py_string(p->arena, py_key(p, s->name)),
                             s->standardize ? "StandardizedColumns" : "Columns", s->width));
    }
    if (*text) py_line(p, "self.data = nn.ModuleDict({%s})", text);
}

bool stream_method(const Py *p, int stream) {
    return p->m->stream[stream].standardize || p->m->stream[stream].missing;
}

static const char *dims(Py *p, int stream) {
    const Shape s = shape_of_stream(&p->m->stream[stream]);
    const char *text = "";
    for (int i = 0; i < s.rank; i++) py_join(p->arena, &text, ", ", arena_printf(p->arena, "%d", s.dim[i]));
    return text;
}

static void threshold(Py *p, int stream, const char *x) {
    if (stream == p->m->target && p->m->binarize == BINARIZE_THRESHOLD)
        py_line(p, "%s = (%s > 0.5).to(%s)", x, x, x);
}

void stream_prepare(Py *p, int stream) {
    const VaeStream *s = &p->m->stream[stream];
    const char *x = p->stream[stream];
    if (stream_method(p, stream)) {
        py_line(p, "%s = self.prepare_%s(%s)", x, s->name, x);
        return;
    }
    if (s->kind == VAE_LABEL)
        py_line(p, "%s = one_hot(%s, %d).to(next(self.parameters()))", x, x, s->width);
    else py_line(p, "%s = %s.reshape(-1, %s)", x, x, dims(p, stream));
    threshold(p, stream, x);
}

void stream_methods(Py *p) {
    for (int i = 0; i < p->m->n_streams; i++) {
        const VaeStream *s = &p->m->stream[i];
        if (!stream_method(p, i)) continue;
        const char *columns = columns_of(p, i);
        py_open(p, "def prepare_%s(self, x):", s->name);
        py_doc(p, "%s as the model sees it%s, line %d.", s->name,
               s->missing ? ": its column's mean where a value is missing (NaN)" : ": standardized",
               p->m->stream_loc[i].line);
        py_line(p, "x = x.reshape(-1, %d)", s->width);
        if (s->standardize && s->missing)
            py_line(p, "x = torch.where(torch.isnan(x), 0, %s.standardize(x))", columns);
        else if (s->standardize) py_line(p, "x = %s.standardize(x)", columns);
        else py_line(p, "x = torch.where(torch.isnan(x), %s.mean, x)", columns);
        if (shape_of_stream(s).rank > 1) py_line(p, "x = x.reshape(-1, %s)", dims(p, i));
        threshold(p, i, "x");
        py_line(p, "return x");
        py_close(p);
        py_blank(p);
    }
}

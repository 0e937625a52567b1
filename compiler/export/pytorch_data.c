// pytorch_data.c -- data streams as the networks see them: their shape, one-hot codes, standardized
// columns, missing values.
#include "export/pytorch.h"

bool decoder_reads(const Model *m, int stream) {
    return decoders_read(m, REF_STREAM, stream) || decoders_read(m, REF_PREVIOUS, stream);
}

bool decoder_reads_latent(const Model *m, int latent) {
    return m->latent[latent].drawn || decoders_read(m, REF_LATENT, latent);
}

bool encoding_reads(const Model *m, int stream) {
    return encoders_read(m, stream) || (model_topdown(m) && decoder_reads(m, stream));
}

bool prior_reads(const Model *m, int stream) {
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].given[stream]) return true;
    return model_topdown(m) && decoder_reads(m, stream);
}

bool generation_reads(const Model *m, int stream) { return prior_reads(m, stream) || conditions_read(m, stream); }

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

// ---------------------------------------------------------------- what is known

const char *known_variable(Py *p, int stream) {
    const Model *m = p->m;
    const bool plain = m->n_targets == 1 && m->n_encoders == 1 && stream == m->target->stream;
    return plain ? "known" : arena_printf(p->arena, "known_%s", m->stream[stream].name);
}

// What a stream's likelihood sees.
const char *data_variable(Py *p, int stream) {
    return p->m->stream[stream].kind == VAE_TABLE ? arena_printf(p->arena, "cells_%s", p->m->stream[stream].name)
                                                  : p->stream[stream];
}

void known_write(Py *p, int stream) {
    const VaeStream *s = &p->m->stream[stream];
    const char *x = p->stream[stream];
    if (s->kind == VAE_LABEL) py_line(p, "%s = one_hot_or_nan(%s, %d).to(next(self.parameters()))", x, x, s->width);
    py_line(p, "%s = ~torch.isnan(%s)", known_variable(p, stream), x);
}

const char *present_variable(Py *p, int encoder) {
    const Model *m = p->m;
    bool any = false;
    for (int i = 0; i < m->n_streams; i++) {
        if (!network_reads(m, &m->encoder[encoder], REF_STREAM, i)) continue;
        if (!m->stream[i].missing) return NULL;
        any = true;
    }
    return any ? arena_printf(p->arena, "has_%s", m->encoder[encoder].own) : NULL;
}

void present_write(Py *p, int encoder) {
    const char *list = "";
    if (!present_variable(p, encoder)) return;
    for (int i = 0; i < p->m->n_streams; i++)
        if (network_reads(p->m, &p->m->encoder[encoder], REF_STREAM, i))
            py_join(p->arena, &list, ", ", known_variable(p, i));
    py_line(p, "%s = any_known(%s)", present_variable(p, encoder), list);
}

const char *columns_of(Py *p, int stream) {
    return arena_printf(p->arena, "self.data[%s]",
                        py_string(p->arena, py_key(p, p->m->stream[stream].name)));
}

// A column as an entry of a Table: its name and kind, its words or how many classes.
static const char *column_entry(Py *p, const VaeColumn *c) {
    static const char *const kinds[] = {"number", "log", "count", "category", "flag", "date", "ordinal"};
    const char *text = arena_printf(p->arena, "%s, \"%s\"", py_literal(p->arena, c->name), kinds[c->kind]);
    if (!c->word) return c->classes ? arena_printf(p->arena, "(%s, %d)", text, c->classes)
                                    : arena_printf(p->arena, "(%s)", text);
    const char *words = "";
    for (int k = 0; k < c->classes; k++) py_join(p->arena, &words, ", ", py_literal(p->arena, c->word[k]));
    return arena_printf(p->arena, "(%s, (%s))", text, words);
}

static void table_module(Py *p, int stream) {
    const VaeStream *s = &p->m->stream[stream];
    py_open(p, "%s: Table([", py_string(p->arena, py_key(p, s->name)));
    for (int k = 0; k < s->width; k++)
        py_comment(p, arena_printf(p->arena, "line %d", p->m->column[stream][k].loc.line), "%s,",
                   column_entry(p, &s->column[k]));
    py_close(p);
    py_line(p, "]),");
}

void columns_modules(Py *p) {
    const char *text = "";
    bool tables = false;
    for (int i = 0; i < p->m->n_streams; i++) {
        const VaeStream *s = &p->m->stream[i];
        const Target *t = model_target(p->m, i);
        if (t && likelihood_offset(t) == OFFSET_TOTAL)
            py_join(p->arena, &text, ", ", arena_printf(p->arena, "%s: Total()", py_string(p->arena, py_key(p, s->name))));
        if (!s->standardize && !s->missing) continue;
        tables |= s->kind == VAE_TABLE;
        if (s->kind == VAE_TABLE) continue;
        py_join(p->arena, &text, ", ",
                arena_printf(p->arena, "%s: %s(%d)", py_string(p->arena, py_key(p, s->name)),
                             s->standardize ? "StandardizedColumns" : "Columns", s->width));
    }
    if (!tables) {
        if (*text) py_line(p, "self.data = nn.ModuleDict({%s})", text);
        return;
    }
    py_open(p, "self.data = nn.ModuleDict({");
    if (*text) py_line(p, "%s,", text);
    for (int i = 0; i < p->m->n_streams; i++)
        if (p->m->stream[i].kind == VAE_TABLE) table_module(p, i);
    py_close(p);
    py_line(p, "})");
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
    const Target *t = model_target(p->m, stream);
    if (t && t->binarize == BINARIZE_THRESHOLD)
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
    else py_line(p, "%s = %s.reshape(-1, %s)%s", x, x, dims(p, stream), s->kind == VAE_TOKENS ? ".long()" : "");
    threshold(p, stream, x);
}

// A series is NaN behind each row's last step, and stays so: that says where rows end.
static void series_method(Py *p, int stream) {
    const VaeStream *s = &p->m->stream[stream];
    const char *columns = columns_of(p, stream);
    if (s->standardize) py_line(p, "x = %s.standardize(x)", columns);
    py_line(p, "x = x.reshape(-1, %s)", dims(p, stream));
    if (s->missing)
        py_line(p, "x = torch.where(torch.isnan(x) & steps_in(x)[..., None], %s, x)",
                s->standardize ? "0" : arena_printf(p->arena, "%s.mean.reshape(%s)", columns, dims(p, stream)));
    threshold(p, stream, "x");
    py_line(p, "return x");
    py_close(p);
    py_blank(p);
}

void stream_methods(Py *p) {
    for (int i = 0; i < p->m->n_streams; i++) {
        const VaeStream *s = &p->m->stream[i];
        if (!stream_method(p, i)) continue;
        const char *columns = columns_of(p, i);
        py_open(p, "def prepare_%s(self, x):", s->name);
        if (s->kind == VAE_TABLE) {
            py_doc(p, "%s as the networks see it, line %d: a number or a one-hot code for each column.", s->name,
                   p->m->stream_loc[i].line);
            py_line(p, "return %s(x)", columns);
            py_close(p);
            py_blank(p);
            continue;
        }
        py_doc(p, "%s as the model sees it%s, line %d.", s->name,
               s->missing && s->kind == VAE_LABEL ? ": the training rows' shares of the classes where it is missing"
               : s->missing                       ? ": its column's mean where a value is missing (NaN)"
                                                  : ": standardized",
               p->m->stream_loc[i].line);
        if (s->kind == VAE_LABEL)
            py_line(p, "x = one_hot_or_nan(x, %d).to(next(self.parameters()))", s->width);
        else py_line(p, "x = x.reshape(-1, %d)", s->width);
        if (s->kind == VAE_SERIES) {
            series_method(p, i);
            continue;
        }
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

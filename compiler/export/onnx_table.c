// onnx_table.c -- a table in ONNX: an input for each column, and of each what the decoder says of it, as outputs.
// An input is a float for each row, in the data's units (VaeColumn in vaert.h): the number itself, a count, 0 or 1, the
// days since 1970-01-01, which of the words, which of the levels from 0 on; NaN where it is missing. Outputs are
// "t.age.mean": what is expected, of words and levels the probability of each; "t.age.std" of a normal in the data's
// units (of a number whose logarithm is modelled: the median, and the deviation of the logarithm), "t.visits.size" of
// a negative binomial.
#include "export/onnx.h"
#include "export/onnx_proto.h"

#include <string.h>

static const VaeStream *table(const Onnx *o, int stream) { return &o->c->model->stream[stream]; }

static const char *port_name(Onnx *o, int stream, int column, const char *end) {
    return arena_printf(o->arena, "%s.%s%s", table(o, stream)->name, table(o, stream)->column[column].name, end);
}

const char *onnx_column_doc(Onnx *o, int stream, int column) {
    const VaeColumn *c = &table(o, stream)->column[column];
    const ColumnWords *w = &o->trained->words[stream][column];
    const char *doc = column_number_means(c->kind);
    for (int k = 0; k < w->n; k++) doc = arena_printf(o->arena, "%s%s %d %s", doc, k ? "," : ":", k, w->word[k]);
    if (c->kind == VAE_COLUMN_CATEGORY && !c->word)
        doc = arena_printf(o->arena, "%s%s %d any other", doc, w->n ? "," : ":", c->classes - 1);
    if (c->kind == VAE_COLUMN_ORDINAL) doc = arena_printf(o->arena, "%s: from 0 to %d", doc, c->classes - 1);
    return doc;
}

const char *onnx_table_inputs(Onnx *o, int stream) {
    const VaeStream *s = table(o, stream);
    const char **in = arena_alloc(o->arena, (size_t)s->width * sizeof *in);
    for (int k = 0; k < s->width; k++) {
        const char *doc = arena_printf(o->arena, "%s; NaN where missing", onnx_column_doc(o, stream, k));
        const char *x = onnx_declare_input(o, port_name(o, stream, k, ""), TYPE_FLOAT, (Shape){0}, doc);
        in[k] = onnx_shaped(o, x, true, (Shape){1, {1}});
    }
    return onnx_concat(o, in, s->width, 1);
}

static const char *columns(Onnx *o, const char *x, int first, int n) { // [batch, n]
    return onnx_part(o, x, 1, first, n);
}

// One number of a column: its mean, its deviation.
static const char *number(Onnx *o, int stream, int column, const char *what) {
    const char *name = arena_printf(o->arena, "data.%s.%s", table(o, stream)->name, what);
    for (int i = 0; i < o->c->n_params; i++)
        if (!strcmp(o->c->param[i].tensor.name, name))
            return onnx_number(o, (double)o->trained->param[o->c->param[i].tensor.offset + (size_t)column]);
    die("a table without a tensor %s", name);
}

static bool scaled(const VaeColumn *c) {
    return c->kind == VAE_COLUMN_NUMBER || c->kind == VAE_COLUMN_LOG || c->kind == VAE_COLUMN_DATE;
}

const char *onnx_table_cells(Onnx *o, int stream) {
    const VaeStream *s = table(o, stream);
    const char **cell = arena_alloc(o->arena, (size_t)s->width * sizeof *cell);
    for (int k = 0; k < s->width; k++) {
        cell[k] = columns(o, o->stream[stream], k, 1);
        if (!scaled(&s->column[k])) continue;
        if (s->column[k].kind == VAE_COLUMN_LOG) cell[k] = onnx_1(o, "Log", cell[k]);
        cell[k] = onnx_2(o, "Sub", cell[k], number(o, stream, k, "mean"));
        cell[k] = onnx_2(o, "Sub", cell[k], number(o, stream, k, "mean_low"));
        cell[k] = onnx_2(o, "Div", cell[k], number(o, stream, k, "std"));
    }
    return onnx_concat(o, cell, s->width, 1);
}

void onnx_table_outputs(Onnx *o, int stream, const char *says) {
    const VaeStream *s = table(o, stream);
    const Shape one = {0};
    for (int k = 0; k < s->width; k++) {
        const VaeColumn *c = &s->column[k];
        const char *doc = onnx_column_doc(o, stream, k);
        const char *mean = columns(o, says, c->first, c->classes ? c->classes : 1);
        if (c->classes) {
            doc = arena_printf(o->arena, "probabilities; %s", doc);
            onnx_declare_output(o, port_name(o, stream, k, ".mean"), TYPE_FLOAT, (Shape){1, {c->classes}}, mean, doc);
            continue;
        }
        if (scaled(c)) {
            mean = onnx_2(o, "Mul", mean, number(o, stream, k, "std"));
            mean = onnx_2(o, "Add", mean, number(o, stream, k, "mean_low"));
            mean = onnx_2(o, "Add", mean, number(o, stream, k, "mean"));
        }
        if (c->kind == VAE_COLUMN_LOG) mean = onnx_1(o, "Exp", mean);
        if (c->kind == VAE_COLUMN_FLAG) doc = arena_printf(o->arena, "the probability of 1; %s", doc);
        onnx_declare_output(o, port_name(o, stream, k, ".mean"), TYPE_FLOAT, one, onnx_shaped(o, mean, true, one), doc);
        if (c->kind == VAE_COLUMN_FLAG) continue;
        const char *spread = onnx_shaped(o, columns(o, says, c->second, 1), true, one);
        if (scaled(c)) spread = onnx_2(o, "Mul", spread, number(o, stream, k, "std"));
        onnx_declare_output(o, port_name(o, stream, k, scaled(c) ? ".std" : ".size"), TYPE_FLOAT, one, spread, NULL);
    }
}

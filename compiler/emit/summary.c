// summary.c -- what `vaec check` prints: the table of layers, then kernels and memory.
#include "emit/emit.h"

#include <string.h>

// 1234567 -> "1,234,567"
static const char *thousands(Arena *a, double x) {
    if (x < 0.5) return "-";
    const char *digits = arena_printf(a, "%.0f", x);
    const int n = (int)strlen(digits);
    char *text = arena_alloc(a, 2 * (size_t)n + 1), *to = text;
    for (int i = 0; i < n; i++) {
        if (i && (n - i) % 3 == 0) *to++ = ',';
        *to++ = digits[i];
    }
    return text;
}

static void row(const Compilation *c, FILE *out, int depth, const char *text, Shape shape, long params,
                double flops) {
    const char *dims = shape.rank ? shape_text(c->arena, shape) : "";
    fprintf(out, "  %*s%-*s  %-16s %12s %14s\n", depth * 2, "", 32 - depth * 2, text, dims,
            thousands(c->arena, params), thousands(c->arena, flops));
}

// Forward multiply-adds * 2 of a layer with weights: two for each weight and pixel it is used at.
static double layer_flops(const Compilation *c, const Layer *l) {
    if (!l->def->has_weights) return 0;
    const Shape where = l->def->transposed ? l->in : l->out;
    const double pixels = where.rank == 3 ? where.dim[0] * where.dim[1] : 1;
    const int bias = l->out.dim[l->out.rank - 1];
    return 2.0 * pixels * ((double)parameters_under(c, l->path) - bias);
}

static void layers(const Compilation *c, FILE *out, const Layer *l, int depth) {
    for (; l; l = l->next) {
        const long params = l->body ? 0 : parameters_under(c, l->path);
        row(c, out, depth, l->text, l->out, params, layer_flops(c, l));
        if (l->body) layers(c, out, l->body, depth + 1);
    }
}

static void heads(const Compilation *c, FILE *out) {
    const Model *m = c->model;
    const int features = shape_size(m->encoder_out);
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        const char *path = arena_printf(c->arena, "posterior.%s", z->name);
        const long params = parameters_under(c, path);
        const char *what = z->plain ? "mean, logvar heads" : z->flow ? "heads and flow" : "heads";
        const bool alone = z->plain && z->above == NO_LATENT;
        const char *text = arena_printf(c->arena, "%s: %s", z->name, what);
        if (z->above != NO_LATENT)
            text = arena_printf(c->arena, "%s, given %s", text, m->latent[z->above].name);
        row(c, out, 0, text, (Shape){1, {z->width}}, params,
            alone ? 4.0 * features * z->width : 2.0 * (double)params);
    }
}

static void learned_priors(const Compilation *c, FILE *out) {
    for (int i = 0; i < c->model->n_latents; i++) {
        const Latent *z = &c->model->latent[i];
        const long params = parameters_under(c, arena_printf(c->arena, "prior.%s", z->name));
        if (params)
            row(c, out, 0,
                z->above == NO_LATENT
                    ? arena_printf(c->arena, "%s: prior %s", z->name, z->prior->sig.name)
                    : arena_printf(c->arena, "%s: prior given %s", z->name, c->model->latent[z->above].name),
                (Shape){1, {z->width}}, params, 0);
    }
}

// "encoder(x, y)" and the shape that flows in; the list is left out where it is the only possible.
static void network(const Compilation *c, FILE *out, const char *name, const Ref *input, int n,
                    int flow) {
    const Model *m = c->model;
    const char *text = name;
    Shape s = {1, {0}};
    for (int i = 0; i < n; i++) {
        const bool stream = input[i].kind == REF_STREAM;
        if (i < flow && stream) s = shape_of_stream(&m->stream[input[i].index]);
        else if (i < flow) s.dim[0] += m->latent[input[i].index].width;
        text = arena_printf(c->arena, "%s%s%s", text, i ? ", " : "(",
                            stream ? m->stream[input[i].index].name : m->latent[input[i].index].name);
    }
    const bool plain = m->n_streams == 1 && m->n_latents == 1;
    row(c, out, 0, plain ? name : arena_printf(c->arena, "%s)", text), s, 0, 0);
}

static void bytes(const Compilation *c, FILE *out) {
    fprintf(out, "\n  program   kernels  unfused   arena bytes    unplanned\n");
    for (int i = 0; i < PROGRAMS; i++) {
        const Graph *g = c->graph[i];
        if (!g) continue;
        fprintf(out, "  %-8s %8d %8d %13s %12s\n", program_names[i], g->n_kernels, g->kernels_unfused,
                thousands(c->arena, (double)g->arena_reals * sizeof(float)),
                thousands(c->arena, (double)g->arena_naive * sizeof(float)));
    }
}

static void chosen(FILE *out, const char *what, const char *name, const ArgDef *arg,
                   const Value *value) {
    fprintf(out, "  %s %s", what, name);
    for (int i = 0; arg[i].kind != ARG_END; i++) {
        fprintf(out, "%s%s=", i ? ", " : "(", arg[i].name);
        if (value[i].word) fprintf(out, "%s", value[i].word);
        else fprintf(out, "%g", value[i].number[0]);
    }
    fprintf(out, "%s\n", arg[0].kind != ARG_END ? ")" : "");
}

// With the layers' text, all that decides what a training step computes: a checkpoint of a model
// whose summary differs is refused.
static void settings(const Compilation *c, FILE *out) {
    static const char *const binarize[] = {"none", "threshold", "dynamic"};
    const Model *m = c->model;
    for (int i = 0; i < m->n_vars; i++)
        fprintf(out, "%s%s = %.9g%s", i ? ", " : "  params: ", m->var_name[i], m->var_value[i],
                i + 1 < m->n_vars ? "" : "\n");
    chosen(out, "likelihood", m->likelihood->name, m->likelihood->arg, m->likelihood_arg);
    if (m->binarize != BINARIZE_NONE) fprintf(out, "  binarize %s\n", binarize[m->binarize]);
    chosen(out, "objective", m->objective->sig.name, m->objective->sig.arg, m->objective_arg);
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].posterior->discrete)
            chosen(out, arena_printf(c->arena, "latent %s", m->latent[i].name),
                   m->latent[i].posterior->sig.name, m->latent[i].posterior->sig.arg,
                   m->latent[i].posterior_arg);
    if (m->bf16) fprintf(out, "  precision bf16: training's matrix products\n");
}

void summary(Compilation *c, FILE *out) {
    const Model *m = c->model;
    fprintf(out, "model %s\n\n", m->name);
    fprintf(out, "  %-32s  %-16s %12s %14s\n", "layer", "output", "parameters", "flops/row");
    network(c, out, "encoder", m->encoder_input, m->n_encoder_inputs, 1);
    layers(c, out, m->encoder, 1);
    heads(c, out);
    learned_priors(c, out);
    network(c, out, "decoder", m->decoder_input, m->n_decoder_inputs,
            m->joins_latents ? m->n_decoder_inputs : 1);
    layers(c, out, m->decoder, 1);
    for (const LikelihoodHead *h = m->likelihood->head; h->name; h++) {
        const char *x = m->stream[m->target].name;
        const long twin = parameters_under(c, arena_printf(c->arena, "likelihood.%s.%s", x, h->name));
        if (twin) row(c, out, 0, arena_printf(c->arena, "likelihood: %s", h->name), (Shape){0}, twin,
                      twin > 1 ? 2.0 * twin : 0);
    }
    double params = 0;
    for (int i = 0; i < c->n_params; i++) {
        double size = c->param[i].tensor.trained;
        for (int d = 0; d < c->param[i].tensor.rank; d++) size *= c->param[i].tensor.dim[d];
        params += size;
    }
    fprintf(out, "\n  %s parameters; one training step of %d row%s: %s flops\n",
            thousands(c->arena, params), m->batch, m->batch == 1 ? "" : "s",
            thousands(c->arena, program_flops(c->graph[PROGRAM_TRAIN]) * m->batch));
    for (int i = 0; i < m->n_streams; i++)
        if (m->stream[i].standardize)
            fprintf(out, "  data %s is standardized, column by column%s\n", m->stream[i].name,
                    i == m->target ? ": losses are those of the standardized values" : "");
    settings(c, out);
    const double beta = m->training.schedule[VAE_BETA].to * shape_size(m->decoder_out);
    if (m->reduce == REDUCE_MEAN)
        fprintf(out, "  reduce = mean: the loss is that of a VAE with beta = %g, divided by %d\n", beta,
                shape_size(m->decoder_out));
    bytes(c, out);
}

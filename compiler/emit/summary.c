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
    const double pixels = where.rank == 3 ? where.dim[0] * where.dim[1] : where.steps ? where.dim[0] : 1;
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
    int features = 0; // numbers that heads read
    for (int i = 0; i < m->n_encoders; i++)
        features += m->encoder[i].out.dim[m->encoder[i].out.rank - 1];
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        const char *path = arena_printf(c->arena, "posterior.%s", z->name);
        const long params = parameters_under(c, path);
        const char *what = z->plain ? "mean, logvar heads" : z->flow ? "heads and flow" : "heads";
        const bool alone = z->plain && latent_alone(z);
        const char *text = arena_printf(c->arena, "%s: %s", z->name, what);
        if (z->above != NO_LATENT)
            text = arena_printf(c->arena, "%s, given %s", text, m->latent[z->above].name);
        if (z->drawn) text = arena_printf(c->arena, "%s, from %s", text, z->posterior_arg[NORMAL_FROM].word);
        const double places = (double)z->width / latent_channels(z);
        row(c, out, 0, text, z->shape, params,
            alone ? 4.0 * features * z->width : 2.0 * (double)params * places);
    }
}

static const char *given_names(const Compilation *c, const Latent *z) { // "z2, y"
    const Model *m = c->model;
    const char *text = z->above == NO_LATENT ? "" : m->latent[z->above].name;
    for (int i = 0; i < m->n_streams; i++)
        if (z->given[i]) text = arena_printf(c->arena, "%s%s%s", text, *text ? ", " : "", m->stream[i].name);
    return text;
}

static void learned_priors(const Compilation *c, FILE *out) {
    for (int i = 0; i < c->model->n_latents; i++) {
        const Latent *z = &c->model->latent[i];
        const long params = parameters_under(c, arena_printf(c->arena, "prior.%s", z->name));
        const char *text = arena_printf(c->arena, "%s: prior %s", z->name, z->prior->sig.name);
        if (z->prior->conditional) text = arena_printf(c->arena, "%s: prior given %s", z->name, given_names(c, z));
        const double places = (double)z->width / latent_channels(z);
        if (params && i != c->model->prior_of) row(c, out, 0, text, z->shape, params, z->drawn ? 2.0 * (double)params * places : 0);
    }
}

static void chosen(FILE *out, const char *what, const char *name, const ArgDef *arg,
                   const Value *value) {
    const char *before = "(";
    fprintf(out, "  %s %s", what, name);
    for (int i = 0; arg[i].kind != ARG_END; i++) {
        if (arg[i].quiet && !value[i].given) continue;
        fprintf(out, "%s%s=", before, arg[i].name);
        before = ", ";
        if (value[i].word) fprintf(out, "%s", value[i].word);
        for (int k = 0; k < value[i].n; k++) fprintf(out, "%s%g", k ? "x" : "", value[i].number[k]);
    }
    fprintf(out, "%s\n", *before == ',' ? ")" : "");
}

// "encoder(x, y)" and the shape that flows in; the list is left out where it is the only possible.
static void network(const Compilation *c, FILE *out, const Network *net) {
    const Model *m = c->model;
    const char *text = net->name;
    Shape s = shape_of_ref(m, net->input[0]);
    for (int i = 0; i < net->n_inputs; i++) {
        if (i && net->joins_latents) s.dim[s.rank - 1] += latent_channels(&m->latent[net->input[i].index]);
        text = arena_printf(c->arena, "%s%s%s", text, i ? ", " : "(", ref_name(m, net->input[i]));
    }
    const bool plain = m->n_streams == 1 && m->n_latents == 1 && m->n_shared == 0;
    row(c, out, 0, plain ? net->name : arena_printf(c->arena, "%s)", text), s, 0, 0);
    layers(c, out, net->layers, 1);
}

static void likelihood_heads(const Compilation *c, FILE *out, const Target *t) {
    for (const LikelihoodHead *h = t->likelihood->head; h->name; h++) {
        const char *x = c->model->stream[t->stream].name;
        const long twin = parameters_under(c, arena_printf(c->arena, "likelihood.%s.%s", x, h->name));
        if (twin) row(c, out, 0, arena_printf(c->arena, "likelihood: %s", h->name), (Shape){0}, twin,
                      twin > 1 ? 2.0 * twin : 0);
    }
}

static void likelihoods(const Compilation *c, FILE *out) {
    static const char *const binarize[] = {"none", "threshold", "dynamic"};
    const Model *m = c->model;
    for (int i = 0; i < m->n_targets; i++) {
        const Target *t = &m->target[i];
        const char *what = m->n_targets == 1 ? "likelihood"
                                             : arena_printf(c->arena, "%s: likelihood", m->stream[t->stream].name);
        chosen(out, what, t->likelihood->name, t->likelihood->arg, t->likelihood_arg);
        if (t->binarize != BINARIZE_NONE) fprintf(out, "  binarize %s\n", binarize[t->binarize]);
        if (i == 0 && m->row_weights != NO_STREAM) fprintf(out, "  row_weights %s\n", m->stream[m->row_weights].name);
        if (t->weight != 1) fprintf(out, "  %s: weight %g\n", m->stream[t->stream].name, t->weight);
    }
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

// With the layers' text, all that decides what a training step computes: a checkpoint of a model
// whose summary differs is refused.
static void settings(const Compilation *c, FILE *out) {
    const Model *m = c->model;
    for (int i = 0; i < m->n_vars; i++)
        fprintf(out, "%s%s = %.9g%s", i ? ", " : "  params: ", m->var_name[i], m->var_value[i],
                i + 1 < m->n_vars ? "" : "\n");
    likelihoods(c, out);
    chosen(out, "objective", m->objective->sig.name, m->objective->sig.arg, m->objective_arg);
    for (int i = 0; i < m->n_latents; i++)
        if (m->latent[i].posterior->discrete)
            chosen(out, arena_printf(c->arena, "latent %s", m->latent[i].name),
                   m->latent[i].posterior->sig.name, m->latent[i].posterior->sig.arg,
                   m->latent[i].posterior_arg);
    const VaePrivacy *p = &m->training.privacy;
    if (p->clip > 0) {
        fprintf(out, "  privacy dp: gradients of rows at most %g long, ", p->clip);
        if (p->noise > 0) fprintf(out, "noise %g times that", p->noise);
        else fprintf(out, "noise for epsilon %g at delta %g", p->epsilon, p->delta);
        fprintf(out, "; room for %d rows a step\n", m->batch);
        if (p->by_row) fprintf(out, "  privacy dp: a run of the network for each row, which is slow: %s\n", p->by_row);
    }
    if (m->bf16) fprintf(out, "  precision bf16: training's matrix products\n");
}

// What the decoder's heads say of a table, or what is read of one.
static void columns(const Compilation *c, FILE *out, int stream) {
    const Model *m = c->model;
    const VaeStream *s = &m->stream[stream];
    row(c, out, 0, arena_printf(c->arena, "%s: table", s->name), shape_of_stream(s), 0, 0);
    for (int j = 0; j < s->width; j++) {
        const VaeColumn *k = &s->column[j];
        const char *head = arena_printf(c->arena, "likelihood.%s.%s", s->name, column_path(c->arena, s, j));
        const long params = model_target(m, stream) ? parameters_under(c, head) : 0;
        const char *text = m->column[stream][j].def->sig.name;
        if (k->kind == VAE_COLUMN_LOG) text = "number(log=true)";
        for (int w = 0; k->word && w < k->classes; w++)
            text = arena_printf(c->arena, "%s%s%s", text, w ? ", " : " ", k->word[w]);
        row(c, out, 1, arena_printf(c->arena, "%s %s", k->name, text), (Shape){1, {column_width(k)}}, params, 0);
    }
}

static bool normed(const Layer *l) { // over the batch
    for (; l; l = l->next)
        if ((l->def && l->def->over_batch) || normed(l->body)) return true;
    return false;
}

// What is estimated from rows together is estimated from those of a shard.
static void shards(const Compilation *c, FILE *out) {
    const Model *m = c->model;
    const char *list = "";
    if (m->shards == 1) return;
    fprintf(out, "  shards %d: a step's rows in parts of %s%d, whose gradients are added\n", m->shards,
            m->step_rows % m->shards ? "at most " : "", m->batch);
#define TAKEN(name) list = arena_printf(c->arena, "%s%s%s", list, *list ? ", " : "", name)
    bool norm = false;
    for (int i = 0; model_network(m, i); i++) norm |= normed(model_network(m, i)->layers);
    if (norm) TAKEN("batchnorm");
    for (int i = 0; i < m->n_targets; i++)
        for (const LikelihoodHead *h = m->target[i].likelihood ? m->target[i].likelihood->head : NULL; h && h->name; h++)
            if (likelihood_source(&m->target[i], h) == HEAD_OPTIMAL)
                TAKEN(arena_printf(c->arena, "%s = optimal", h->arg));
    if (m->objective->over_batch) TAKEN(m->objective->sig.name);
    if (m->free_bits) TAKEN("free_bits");
    if (m->capacity) TAKEN("capacity");
#undef TAKEN
    if (*list) fprintf(out, "  over the rows of a shard, not of the batch: %s\n", list);
}

void summary(Compilation *c, FILE *out) {
    const Model *m = c->model;
    fprintf(out, "model %s\n\n", m->name);
    fprintf(out, "  %-32s  %-16s %12s %14s\n", "layer", "output", "parameters", "flops/row");
    for (int i = 0; i < m->n_shared; i++)
        if (!network_reads_latents(m, &m->shared[i])) network(c, out, &m->shared[i]);
    for (int i = 0; i < m->n_encoders; i++) network(c, out, &m->encoder[i]);
    heads(c, out);
    learned_priors(c, out);
    if (m->prior_of != NO_LATENT) network(c, out, &m->prior);
    for (int i = 0; i < m->n_shared; i++)
        if (network_reads_latents(m, &m->shared[i])) network(c, out, &m->shared[i]);
    for (int i = 0; i < m->n_targets; i++) {
        network(c, out, &m->target[i].decoder);
        likelihood_heads(c, out, &m->target[i]);
    }
    if (m->judged) network(c, out, &m->critic);
    for (int i = 0; i < m->n_streams; i++)
        if (m->stream[i].kind == VAE_TABLE) columns(c, out, i);
    double params = 0;
    for (int i = 0; i < c->n_params; i++) {
        double size = c->param[i].tensor.trained;
        for (int d = 0; d < c->param[i].tensor.rank; d++) size *= c->param[i].tensor.dim[d];
        params += size;
    }
    fprintf(out, "\n  %s parameter%s; one training step of %d row%s: %s flops\n",
            thousands(c->arena, params), DIAG_S(params), m->step_rows, DIAG_S(m->step_rows),
            thousands(c->arena, program_flops(c->graph[PROGRAM_TRAIN]) * m->step_rows));
    shards(c, out);
    for (int i = 0; i < m->n_streams; i++)
        if (m->stream[i].standardize)
            fprintf(out, "  data %s is standardized, column by column%s\n", m->stream[i].name,
                    !model_target(m, i)                 ? ""
                    : m->stream[i].kind == VAE_TABLE ? ": losses are those of the data's own units"
                                                     : ": losses are those of the standardized values");
    settings(c, out);
    for (int i = 0; i < m->n_targets; i++) {
        const int values = shape_size(m->target[i].decoder.out);
        if (m->target[i].reduce != REDUCE_MEAN) continue;
        const char *name = m->stream[m->target[i].stream].name;
        if (m->n_targets > 1) fprintf(out, "  %s: reduce = mean over %d values\n", name, values);
        else fprintf(out, "  reduce = mean: the loss is that of a VAE with beta = %g, divided by %d\n",
                     m->training.schedule[VAE_BETA].to * values, values);
    }
    bytes(c, out);
}

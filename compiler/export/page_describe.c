// page_describe.c -- what the page's script has to know of the model, as a JSON object.
#include "export/page.h"
#include "export/vocabulary.h"
#include "emit/emit.h"

#include <string.h>

static const char *const kinds[] = {[VAE_VECTOR] = "vector", [VAE_IMAGE] = "image", [VAE_LABEL] = "label",
                                    [VAE_TABLE] = "table", [VAE_TOKENS] = "tokens", [VAE_SERIES] = "series"};
static const char *const domains[] = {
    [VAE_DOMAIN_ANY] = "any",   [VAE_DOMAIN_UNIT] = "unit",     [VAE_DOMAIN_COUNT] = "count",
    [VAE_DOMAIN_BYTE] = "byte", [VAE_DOMAIN_LEVELS] = "levels", [VAE_DOMAIN_SHARES] = "shares",
    [VAE_DOMAIN_POSITIVE] = "any", [VAE_DOMAIN_WEIGHT] = "any",
};
static const char *const port_kinds[] = {
    [VAE_IN_DATA] = "data",     [VAE_IN_NORMAL] = "normal", [VAE_IN_UNIFORM] = "uniform",
    [VAE_IN_LATENT] = "latent", [VAE_IN_MASK] = "mask",     [VAE_IN_KNOWN] = "known",
};

static const VaeTensor *tensor(const Compilation *c, const char *name) {
    for (int i = 0; i < c->n_params; i++)
        if (!strcmp(c->param[i].tensor.name, name)) return &c->param[i].tensor;
    return NULL;
}

// A column's numbers: the mean is the sum of two.
static void columns(FILE *f, const Compilation *c, const float *param, const VaeStream *s) {
    const VaeTensor *mean = tensor(c, arena_printf(c->arena, "data.%s.mean", s->name));
    const VaeTensor *low = tensor(c, arena_printf(c->arena, "data.%s.mean_low", s->name));
    const VaeTensor *std = tensor(c, arena_printf(c->arena, "data.%s.std", s->name));
    if (!s->standardize || !mean || !low || !std) return;
    fprintf(f, ", \"mean\": [");
    for (int i = 0; i < s->width; i++)
        fprintf(f, "%s%.17g", i ? "," : "",
                (double)param[mean->offset + (size_t)i] + (double)param[low->offset + (size_t)i]);
    fprintf(f, "], \"std\": [");
    for (int i = 0; i < s->width; i++) fprintf(f, "%s%.9g", i ? "," : "", (double)param[std->offset + (size_t)i]);
    fprintf(f, "]");
}

static void table(FILE *f, const VaeStream *s, const ColumnWords *words) {
    static const char *const of[] = {"number", "log", "count", "category", "flag", "date", "ordinal"};
    fprintf(f, ",\n   \"columns\": [");
    for (int i = 0; i < s->width; i++) {
        const VaeColumn *k = &s->column[i];
        fprintf(f, "%s\n    {\"name\": ", i ? "," : "");
        json_text(f, k->name);
        fprintf(f, ", \"kind\": \"%s\", \"classes\": %d, \"first\": %d, \"second\": %d, \"words\": [", of[k->kind],
                k->classes, k->first, k->second);
        for (int w = 0; w < words[i].n; w++) {
            if (w) fprintf(f, ", ");
            json_text(f, words[i].word[w]);
        }
        fprintf(f, "]}");
    }
    fprintf(f, "]");
}

static void streams(FILE *f, const Compilation *c, const Trained *t) {
    const Model *m = c->model;
    fprintf(f, " \"streams\": [");
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        fprintf(f, "%s\n  {\"name\": \"%s\", \"kind\": \"%s\", ", i ? "," : "", s->name, kinds[s->kind]);
        fprintf(f, "\"height\": %d, \"wide\": %d, \"channels\": %d, ", s->height, s->width_px, s->channels);
        fprintf(f, "\"width\": %d, \"domain\": \"%s\", \"missing\": %s, \"levels\": %d", s->width, domains[s->domain],
                s->missing ? "true" : "false", s->levels);
        columns(f, c, t->param, s);
        if (s->kind == VAE_TABLE) table(f, s, t->words[i]);
        if (s->kind == VAE_TOKENS) fputs(", ", f), json_vocabulary(f, s, t->words[i]);
        fprintf(f, "}");
    }
    fprintf(f, "],\n");
}

static bool read_by(const Graph *g, VaePortKind kind, int index) {
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].op == OP_input && g->node[id].attr[0] == (int)kind && g->node[id].attr[1] == index) return true;
    return false;
}

static void latents(FILE *f, const Compilation *c) {
    const Model *m = c->model;
    fprintf(f, " \"latents\": [");
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        const VaeTensor *book = tensor(c, arena_printf(c->arena, "posterior.%s.codebook", z->name));
        const bool vq = book != NULL, discrete = z->posterior->temperature;
        fprintf(f, "%s\n  {\"name\": \"%s\", \"width\": %d, \"kind\": \"%s\", \"decoded\": %s", i ? "," : "", z->name,
                z->width, vq ? "codes" : discrete ? "classes" : "numbers",
                read_by(c->graph[PROGRAM_DECODE], VAE_IN_LATENT, i) ? "true" : "false");
        if (discrete)
            fprintf(f, ", \"places\": %d, \"choices\": %d", latent_choices(z),
                    latent_number(z, CATEGORICAL_CLASSES));
        if (vq)
            fprintf(f, ", \"places\": %d, \"choices\": %d, \"book\": [%zu, %d, %d]", latent_choices(z),
                    latent_number(z, VQ_CODES), book->offset, book->stride[0], book->stride[1]);
        fprintf(f, "}");
    }
    fprintf(f, "],\n");
}

static void ports(FILE *f, const Compilation *c) {
    static const ProgramKind programs[] = {PROGRAM_ENCODE, PROGRAM_DECODE, PROGRAM_PRIOR, PROGRAM_STEP};
    fprintf(f, " \"ports\": {");
    for (size_t k = 0; k < sizeof programs / sizeof *programs; k++) {
        const Graph *g = c->graph[programs[k]];
        const char *between = "";
        if (!g) continue;
        fprintf(f, "%s\n  \"%s\": [", k ? "," : "", program_names[programs[k]]);
        for (NodeId id = 0; id < g->n_nodes; id++) {
            const Node *n = &g->node[id];
            if (n->op != OP_input) continue;
            fprintf(f, "%s[\"%s\", \"%s\", %d, %d]", between, n->note, port_kinds[n->attr[0]], n->attr[1],
                    shape_size(n->shape));
            between = ", ";
        }
        fprintf(f, "]");
    }
    fprintf(f, "},\n");
}

void page_describe(FILE *f, const Compilation *c, const Trained *t, bool half) {
    const Model *m = c->model;
    fprintf(f, "{\"name\": \"%s\", \"file\": ", m->name);
    json_text(f, m->file);
    fprintf(f, ", \"params\": ");
    json_text(f, params_text(c->arena, m));
    fprintf(f, ", \"version\": \"%s\", \"targets\": [", VAEC_VERSION);
    for (int i = 0; i < m->n_targets; i++) fprintf(f, "%s%d", i ? ", " : "", m->target[i].stream);
    fprintf(f, "], \"half\": %s,\n", half ? "true" : "false");
    streams(f, c, t);
    latents(f, c);
    ports(f, c);
    fprintf(f, " \"kl\": %s}", t->kl ? t->kl : "null");
}

// check.c -- the meaning of a file: AST to Model.
// In:  a tree with unresolved names.
// Out: a Model with every default filled in, or NULL.
// Declarations may come in any order; what can be checked is checked even after errors elsewhere.
// Files: check_expr (constants), check_args (signatures), check_blocks, check_stages (layers and
// shapes), check_network (encoder, decoder), check_settings (loss, train), check_ends (what fits).
#include "front/check.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

// ---------------------------------------------------------------- kinds of data and latents

#define SWITCH(name_, help_)                                                                       \
    {                                                                                              \
        .name = name_, .kind = ARG_WORD, .words = "true|false", .standard_word = "false",          \
        .help = help_                                                                              \
    }
#define STANDARDIZE SWITCH("standardize", "each column less its mean, over its deviation")
#define MISSING SWITCH("missing", "allows missing values, which do not count")

static const Signature stream_kinds[] = {
    [VAE_VECTOR] = {"vector",
                    {{.name = "n", .kind = ARG_INT, .required = true, .min = 1, .max = MAX_WIDTH},
                     STANDARDIZE, MISSING},
                    "numbers as they are in the data file; shape [n]"},
    [VAE_IMAGE] =
        {"image",
         {{.name = "height", .kind = ARG_INT, .required = true, .min = 1, .max = 65536},
          {.name = "width", .kind = ARG_INT, .required = true, .min = 1, .max = 65536},
          {.name = "channels", .kind = ARG_INT, .required = true, .min = 1, .max = 65536},
          STANDARDIZE, MISSING},
         "pixels; shape [height, width, channels]; 8-bit pixels are scaled to [0, 1]"},
    [VAE_LABEL] = {"label",
                   {{.name = "n", .kind = ARG_INT, .required = true, .min = 2, .max = 65536}},
                   "whole numbers 0 to n-1, as one-hot codes of shape [n]; a condition, or with "
                   "`categorical` what is modelled"},
    {NULL, {{0}}, NULL}};

const Choices streams = {stream_kinds, sizeof *stream_kinds};

static int kind_find(Check *c, const Choices *table, const Expr *e, const char *code,
                     const char *what, const char *example, ForeignPlace place) {
    const int found = choice_find(table, e->name);
    if (found >= 0) return found;
    const char *names[16] = {0};
    for (int i = 0; choice(table, i) && i < 15; i++) names[i] = choice(table, i)->name;
    diag_error(c->diag, e->loc, code, "unknown kind of %s '%s'", what, e->name);
    const char *near = diag_nearest(e->name, names);
    if (near)
        diag_hint(c->diag, "did you mean %s?", near);
    else if (!hint_foreign(c, place, e->name))
        diag_hint(c->diag, "%s", example);
    return -1;
}

static void check_data(Check *c, const Decl *d, int index) {
    VaeStream *s = &c->model->stream[index];
    Value arg[MAX_ARGS];
    const int kind =
        kind_find(c, &streams, d->value, "E0204", "data",
                  "kinds of data: vector(n), image(height, width, channels) or label(n)", FOREIGN_DATA);
    if (kind < 0) return;
    s->kind = (VaeStreamKind)kind;
    if (!check_args(c, NULL, d->value->name, d->value->loc, stream_kinds[kind].arg, d->value->args,
                    arg))
        return;
    s->height = s->width_px = 1;
    s->channels = (int)arg[0].number[0];
    if (s->kind == VAE_IMAGE) {
        s->height = (int)arg[0].number[0];
        s->width_px = (int)arg[1].number[0];
        s->channels = (int)arg[2].number[0];
    }
    for (int i = 0; stream_kinds[kind].arg[i].kind != ARG_END; i++) {
        if (!strcmp(stream_kinds[kind].arg[i].name, "standardize"))
            s->standardize = value_true(&arg[i]);
        if (!strcmp(stream_kinds[kind].arg[i].name, "missing")) s->missing = value_true(&arg[i]);
    }
    const double width = (double)s->height * s->width_px * s->channels;
    if (width > MAX_WIDTH) {
        diag_error(c->diag, d->value->loc, "E0221",
                   "%s has %s values per row; at most %d are allowed", d->name,
                   number_text(c->arena, width), MAX_WIDTH);
        return;
    }
    s->width = (int)width;
    c->data_known[index] = true;
    if (!channels_first(s)) return;
    diag_warning(c->diag, d->value->loc, "W0716", "%s is %d high, %d wide, and has %d channels", d->name,
                 s->height, s->width_px, s->channels);
    diag_hint(c->diag, "sizes are height, width, channels: image(%d, %d, %d)?", s->width_px, s->channels,
              s->height);
}

// A flow that has one half of z move the other needs two dimensions.
static void check_least(Check *c, const Latent *z, const char *what, const char *name, int least,
                        Loc loc) {
    if (z->width >= least) return;
    diag_error(c->diag, loc, "E0220", "%s = %s needs at least %d dimensions, %s has %d", what, name,
               least, z->name, z->width);
}

static void check_latent(Check *c, const Decl *d, int index) {
    Latent *z = &c->model->latent[index];
    const int kind =
        kind_find(c, &posteriors, d->value, "E0205", "latent",
                  "kinds of latents: normal(n), categorical(n, classes) or vq(codes, dim)", FOREIGN_LATENT);
    if (kind < 0) return;
    z->posterior = &posterior_table[kind];
    if (!check_args(c, NULL, d->value->name, d->value->loc, z->posterior->sig.arg, d->value->args,
                    z->posterior_arg))
        return;
    z->width = z->posterior->width(z->posterior_arg);
    if (z->width > MAX_WIDTH) {
        diag_error(c->diag, d->value->loc, "E0221", "latent %s has more than %d numbers", d->name,
                   MAX_WIDTH);
        return;
    }
    c->latent_known[index] = true;
    z->prior = z->posterior->prior;
    for (int i = 0; z->posterior->sig.arg[i].kind != ARG_END; i++) {
        const ArgDef *def = &z->posterior->sig.arg[i];
        const Value *v = &z->posterior_arg[i];
        if (def->choices == &flows && v->choice) {
            z->flow = &flow_table[v->choice];
            z->flow_arg = v->arg;
            check_least(c, z, def->name, z->flow->sig.name, z->flow->least, v->loc);
        } else if (def->choices == &priors) {
            z->prior = &prior_table[v->choice];
            z->prior_arg = v->arg;
            check_least(c, z, def->name, z->prior->sig.name, z->prior->least, v->loc);
        }
    }
    z->plain = z->posterior->plain && z->posterior->plain(z) && !z->flow;
}

// Which latent each one is given, and an order in which each comes after that.
static void check_hierarchy(Check *c) {
    Model *m = c->model;
    const char *names[MAX_LATENTS + 1] = {0};
    for (int i = 0; i < m->n_latents; i++) names[i] = m->latent[i].name;
    for (int i = 0; i < m->n_latents; i++) {
        Latent *z = &m->latent[i];
        z->above = NO_LATENT;
        if (!z->prior || !z->prior->conditional) continue;
        const Value *given = &z->prior_arg[0];
        for (int k = 0; k < m->n_latents; k++)
            if (!strcmp(names[k], given->word)) z->above = k;
        if (z->above == NO_LATENT) {
            diag_error(c->diag, given->loc, "E0228", "no latent is named %s", given->word);
            hint_nearest(c, given->word, names, "latents");
        } else {
            m->latent[z->above].below = true;
        }
    }
    bool placed[MAX_LATENTS] = {false};
    int n = 0;
    for (int more = 1; more;) {
        more = 0;
        for (int i = 0; i < m->n_latents; i++) {
            const int above = m->latent[i].above;
            if (placed[i] || (above != NO_LATENT && !placed[above])) continue;
            m->latent_order[n++] = i;
            placed[i] = true;
            more = 1;
        }
    }
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        if (placed[i]) continue;
        const char *above = z->above == i ? "itself" : names[z->above];
        diag_error(c->diag, z->prior_arg[0].loc, "E0228", "%s is given %s%s", z->name, above,
                   z->above == i ? "" : ", which depends on it");
        diag_hint(c->diag, "the latent at the top has a prior of its own: prior = normal");
        return; // one circle, one error
    }
}

// ---------------------------------------------------------------- declarations

// Declarations that a file has once, and an example for the hint when one is missing.
static void only_once(Check *c, const Decl *d, const Decl **slot) {
    if (*slot) {
        diag_error(c->diag, d->name_loc, "E0202", "a second %s; the first is on line %d",
                   d->kind == DECL_MODEL ? "model" : d->name, (*slot)->loc.line);
        return;
    }
    *slot = d;
}

// Params, data, latents and blocks share one space of names.
static bool name_free(Check *c, const Decl *d) {
    const int before = c->declared.n, i = names_add(&c->declared, c->arena, d->name);
    if (i == before) {
        c->declared_by = arena_grow(c->arena, c->declared_by, &c->cap_declared, i + 1, sizeof *c->declared_by);
        c->declared_by[i] = d;
        return true;
    }
    diag_error(c->diag, d->name_loc, "E0203", "%s is already declared on line %d", d->name,
               c->declared_by[i]->name_loc.line);
    return false;
}

static void gather_data(Check *c, const Decl *d, const Decl **decl) {
    Model *m = c->model;
    if (!name_free(c, d)) return;
    if (m->n_streams == VAE_MAX_STREAMS) {
        diag_error(c->diag, d->name_loc, "E0206", "more than %d data streams", VAE_MAX_STREAMS);
        return;
    }
    decl[m->n_streams] = d;
    m->stream_loc[m->n_streams] = d->name_loc;
    m->stream[m->n_streams++] = (VaeStream){.name = d->name};
}

static void gather_latent(Check *c, const Decl *d, const Decl **decl) {
    Model *m = c->model;
    if (!name_free(c, d)) return;
    if (m->n_latents == MAX_LATENTS) {
        diag_error(c->diag, d->name_loc, "E0206", "more than %d latents", MAX_LATENTS);
        return;
    }
    decl[m->n_latents] = d;
    m->latent[m->n_latents++] = (Latent){.name = d->name, .loc = d->name_loc};
}

static void missing(Check *c, const char *what, const char *example) {
    diag_error(c->diag, (Loc){0}, "E0201", "the model has no %s", what);
    diag_hint(c->diag, "for example: %s", example);
}

static void check_complete(Check *c, const Decl *model) {
    if (!model) missing(c, "name", "model mnist");
    if (!c->has_data) missing(c, "data", "data x: image(28, 28, 1)");
    if (!c->has_latent) missing(c, "latent", "latent z: normal(20)");
    if (!c->encoder) missing(c, "encoder", "encoder { flatten dense(400) relu }");
    if (!c->decoder)
        missing(c, "decoder", "decoder { dense(400) relu dense(784) reshape(28, 28, 1) }");
    if (!c->loss) missing(c, "loss", "loss { likelihood = bernoulli }");
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

Model *check(Arena *a, Diag *d, const Ast *ast, const char *file, Define *defines, int n_defines) {
    Model *m = arena_alloc(a, sizeof *m);
    Check *c = arena_alloc(a, sizeof *c);
    *c = (Check){.arena = a, .diag = d, .ast = ast, .model = m};
    m->file = base_name(file);
    m->name = "model";
    const Decl *model = NULL, *data[VAE_MAX_STREAMS], *latent[MAX_LATENTS];
    for (const Decl *decl = ast->decls; decl; decl = decl->next) {
        switch (decl->kind) {
        case DECL_MODEL:
            only_once(c, decl, &model);
            m->name = model->name;
            m->loc = model->loc;
            break;
        case DECL_NETWORK:
            only_once(c, decl, strcmp(decl->name, "encoder") ? &c->decoder : &c->encoder);
            break;
        case DECL_SETTINGS:
            only_once(c, decl, strcmp(decl->name, "loss") ? &c->train : &c->loss);
            break;
        case DECL_DATA:
            c->has_data = true;
            gather_data(c, decl, data);
            break;
        case DECL_LATENT:
            c->has_latent = true;
            gather_latent(c, decl, latent);
            break;
        case DECL_PARAM:
        case DECL_BLOCK:
            name_free(c, decl);
            break;
        }
    }
    check_params(c, defines, n_defines);
    for (int i = 0; i < m->n_streams; i++) check_data(c, data[i], i);
    for (int i = 0; i < m->n_latents; i++) check_latent(c, latent[i], i);
    check_hierarchy(c);
    check_blocks(c);
    check_complete(c, model);
    check_settings(c);
    check_networks(c);
    check_unused_blocks(c);
    check_ends(c);
    check_batch(c);
    if (diag_errors(d)) return NULL;
    check_unused(c);
    check_unused_params(c);
    check_unread(c);
    check_balance(c);
    return m;
}

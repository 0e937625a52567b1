// check.c -- the meaning of a file: AST to Model.
// In:  a tree with unresolved names.
// Out: a Model with every default filled in, or NULL.
// Declarations may come in any order; what can be checked is checked even after errors elsewhere.
// Files: check_expr (constants), check_args (signatures), check_blocks, check_stages (layers and
// shapes), check_network (encoder, decoder), check_hierarchy (latents given or drawn from others), check_settings
// (loss, train), check_ends (what fits).
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
                     STANDARDIZE, MISSING,
                     SWITCH("sparse", "most values are 0: a dense layer that reads them costs by the others alone")},
                    "numbers as they are in the data file; shape [n]",
                    {.formula = "x, or (x - mean) / deviation of each column with standardize=true",
                     .shapes = "[n]",
                     .example = "data x: vector(20, standardize=true)"}},
    [VAE_IMAGE] =
        {"image",
         {{.name = "height", .kind = ARG_INT, .required = true, .min = 1, .max = 65536},
          {.name = "width", .kind = ARG_INT, .required = true, .min = 1, .max = 65536},
          {.name = "channels", .kind = ARG_INT, .required = true, .min = 1, .max = 65536},
          STANDARDIZE, MISSING},
         "pixels; shape [height, width, channels]; 8-bit pixels are scaled to [0, 1]",
         {.formula = "x / 255 of 8-bit files",
          .shapes = "[height, width, channels]",
          .example = "data x: image(28, 28, 1)"}},
    [VAE_LABEL] = {"label",
                   {{.name = "n", .kind = ARG_INT, .required = true, .min = 2, .max = 65536},
                    SWITCH("missing", "allows rows without a label: -1, or an empty field of a CSV")},
                   "whole numbers 0 to n-1, as one-hot codes of shape [n]; a condition, or with "
                   "`categorical` what is modelled",
                   {.formula = "x[k] = 1 for class k, else 0",
                    .shapes = "[n]",
                    .example = "data x: image(16, 16, 1) data y: label(10)"}},
    [VAE_TABLE] = {"table",
                   {{.kind = ARG_END}},
                   "columns of several kinds, name kind(arguments), from a CSV with a header; networks see one vector. "
                   "Values may be missing",
                   {.formula = "the columns' numbers side by side, each as its kind says",
                    .shapes = "[n], the columns' widths together",
                    .example = "data t: table { age number  visits count  sex category(\"f\", \"m\") }"}},
    [VAE_TOKENS] = {"tokens",
                    {{.name = "steps", .kind = ARG_INT, .required = true, .min = 2, .max = 65536,
                      .help = "of the longest row, its end counted"},
                     {.name = "words", .kind = ARG_INT, .required = true, .min = 5, .max = MAX_WIDTH,
                      .help = "that have numbers: 4 are padding, begin, end, and any other word"},
                     {.name = "unit", .kind = ARG_WORD, .words = "byte|char|word|atom|id", .standard_word = "char",
                      .help = "what a line is cut into: bytes, characters of UTF-8, words between blanks, atoms and "
                              "bonds of SMILES, or whole numbers that are tokens already"},
                     SWITCH("truncate", "cuts lines that are too long; otherwise they are an error")},
                    "a line of text a row: the numbers of its words, which training finds: the commonest come first",
                    {.formula = "x[t] is the number of word t, then 2 (the end), then 0 (padding)",
                     .shapes = "[steps] of numbers below words; embed makes vectors of them",
                     .example = "data x: tokens(12, 30, unit=char)"}},
    [VAE_SERIES] = {"series",
                    {{.name = "steps", .kind = ARG_INT, .required = true, .min = 2, .max = 65536,
                      .help = "of the longest row"},
                     {.name = "channels", .kind = ARG_INT, .required = true, .min = 1, .max = 65536,
                      .help = "numbers at each step"},
                     SWITCH("standardize", "each channel less its mean, over its deviation, at all steps"), MISSING},
                    "numbers that follow each other, so many at each step; rows may be shorter: behind a row's last step all "
                    "values are NaN, or empty fields of a CSV",
                    {.formula = "x, or (x - mean) / deviation of each channel with standardize=true",
                     .shapes = "[steps, channels]",
                     .example = "data x: series(24, 3, standardize=true)"}},
    {.name = NULL}};

const Choices streams = {stream_kinds, sizeof *stream_kinds};

static const char *const unit_names[VAE_UNITS] = {"byte", "char", "word", "atom", "id"};

static int kind_find(Check *c, const Choices *table, const Expr *e, const char *code,
                     const char *what, const char *example, ForeignPlace place) {
    const int found = choice_find(table, e->name);
    if (found >= 0) return found;
    const char *names[16] = {0};
    for (int i = 0; choice(table, i) && i < 15; i++) names[i] = choice(table, i)->name;
    diag_error(c->diag, e->loc, code, "unknown kind of %s '%s'", what, e->name);
    const char *near = diag_nearest(e->name, names);
    if (near) fix_word(c->diag, diag_nearest_alone(e->name, names), e->name, near);
    if (near)
        diag_hint(c->diag, "did you mean %s?", near);
    else if (!hint_foreign(c, place, e->name, NULL))
        diag_hint(c->diag, "%s", example);
    return -1;
}

static void check_data(Check *c, const Decl *d, int index) {
    VaeStream *s = &c->model->stream[index];
    Value arg[MAX_ARGS];
    const int kind =
        kind_find(c, &streams, d->value, "E0204", "data",
                  "kinds of data: vector(n), image(height, width, channels), label(n), tokens(steps, words), series(steps, channels) or table { ... }", FOREIGN_DATA);
    if (kind < 0) return;
    s->kind = (VaeStreamKind)kind;
    if (!check_args(c, NULL, d->value->name, d->value->loc, stream_kinds[kind].arg, d->value->args,
                    arg))
        return;
    if (d->has_columns != (s->kind == VAE_TABLE)) {
        if (d->has_columns) diag_error(c->diag, d->value->loc, "E0233", "%s has no columns in braces", d->value->name);
        else diag_error(c->diag, d->value->loc, "E0233", "a table needs its columns");
        diag_hint(c->diag, "data %s: table { age number  sex category(\"f\", \"m\") }", d->name);
        return;
    }
    if (s->kind == VAE_TABLE) {
        c->data_known[index] = check_table(c, d, index);
        return;
    }
    s->height = s->width_px = 1;
    s->channels = (int)arg[0].number[0];
    if (s->kind == VAE_TOKENS) {
        s->words = (int)arg[1].number[0];
        while (strcmp(unit_names[s->unit], arg[2].word) != 0) s->unit++;
        s->truncate = value_true(&arg[3]);
        if ((double)s->channels * s->words > MAX_WIDTH) {
            diag_error(c->diag, d->value->loc, "E0221", "%s has %s probabilities per row; at most %d are allowed",
                       d->name, number_text(c->arena, (double)s->channels * s->words), MAX_WIDTH);
            return;
        }
    }
    if (s->kind == VAE_IMAGE) {
        s->height = (int)arg[0].number[0];
        s->width_px = (int)arg[1].number[0];
        s->channels = (int)arg[2].number[0];
    }
    if (s->kind == VAE_SERIES) {
        s->height = (int)arg[0].number[0];
        s->channels = (int)arg[1].number[0];
    }
    for (int i = 0; stream_kinds[kind].arg[i].kind != ARG_END; i++) {
        if (!strcmp(stream_kinds[kind].arg[i].name, "standardize"))
            s->standardize = value_true(&arg[i]);
        if (!strcmp(stream_kinds[kind].arg[i].name, "missing")) s->missing = value_true(&arg[i]);
        if (!strcmp(stream_kinds[kind].arg[i].name, "sparse")) c->model->sparse[index] = value_true(&arg[i]);
    }
    if (c->model->sparse[index] && (s->standardize || s->missing)) {
        diag_error(c->diag, d->value->loc, "E0605", "%s is declared sparse, but %s=true leaves no zeros in it", d->name,
                   s->standardize ? "standardize" : "missing");
        diag_hint(c->diag, "zeros of sparse data are known, and stay zeros; leave one of the two out");
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

// What is a matter of all of z at once has no heads at each place.
static void check_place(Check *c, const Latent *z) {
    if (!latent_placed(z)) return;
    const char *what = NULL, *hint = "prior = normal, mixture or realnvp";
    if (latent_full(z)) what = "cov = full", hint = "cov = diagonal";
    else if (z->flow) what = arena_printf(c->arena, "flow = %s", z->flow->sig.name), hint = "prior = realnvp";
    else if (z->prior->conditional || z->prior->reads_encoder)
        what = arena_printf(c->arena, "prior = %s", z->prior->sig.name);
    if (!what) return;
    diag_error(c->diag, z->loc, "E0240", "%s is for a latent that is a vector; %s is %s", what, z->name,
               shape_text(c->arena, z->shape));
    diag_hint(c->diag, "with a place it can have %s", hint);
}

static void check_latent(Check *c, const Decl *d, int index) {
    Latent *z = &c->model->latent[index];
    const int kind =
        kind_find(c, &posteriors, d->value, "E0205", "latent",
                  "kinds of latents: normal(n), categorical(n, classes), vq(codes, dim), fsq(levels, ..) or deterministic(n)", FOREIGN_LATENT);
    if (kind < 0) return;
    z->posterior = &posterior_table[kind];
    if (!check_args(c, NULL, d->value->name, d->value->loc, z->posterior->sig.arg, d->value->args,
                    z->posterior_arg))
        return;
    if (z->posterior->check && !z->posterior->check(c->diag, z->posterior_arg)) return;
    z->shape = z->posterior->shape(z->posterior_arg);
    if (!z->shape.rank) {
        diag_error(c->diag, d->value->loc, "E0401", "%s takes one size or three, got %d", d->value->name,
                   z->posterior_arg[0].n);
        diag_hint(c->diag, "%s(n), or %s(height, width, channels)", d->value->name, d->value->name);
        return;
    }
    z->width = shape_size(z->shape);
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
    check_place(c, z);
    check_drawn(c, z);
}

// The label that a latent is where it is known.
void check_observed(Check *c, Latent *z) {
    const Model *m = c->model;
    z->observed = NO_STREAM;
    if (!z->shape.rank || z->posterior->id != POSTERIOR_categorical) return; // not known, or another one
    const Value *v = &z->posterior_arg[CATEGORICAL_OBSERVED], *weight = &z->posterior_arg[CATEGORICAL_WEIGHT];
    if (!v->given && weight->given) {
        diag_error(c->diag, weight->loc, "E0251", "weight goes with observed: it weighs how well %s is told", z->name);
        diag_hint(c->diag, "observed=y, weight=%s", number_text(c->arena, weight->number[0]));
    }
    if (!v->given) return;
    const char *names[VAE_MAX_STREAMS + 1] = {0};
    int n = 0, y = NO_STREAM;
    for (int i = 0; i < m->n_streams; i++) {
        if (!strcmp(m->stream[i].name, v->word)) y = i;
        if (m->stream[i].kind == VAE_LABEL && c->data_known[i]) names[n++] = m->stream[i].name;
    }
    if (y == NO_STREAM) {
        diag_error(c->diag, v->loc, "E0251", "no data stream is named %s", v->word);
        if (n) hint_nearest(c, v->word, names, "labels");
        else diag_hint(c->diag, "data %s: label(%d, missing=true)", v->word, latent_number(z, CATEGORICAL_CLASSES));
        return;
    }
    if (!c->data_known[y]) return;
    const VaeStream *s = &m->stream[y];
    const int classes = latent_number(z, CATEGORICAL_CLASSES);
    if (s->kind != VAE_LABEL || z->width != classes || s->width != classes) {
        diag_error(c->diag, v->loc, "E0251", "%s is one of %d classes at %d place%s, %s is %s", z->name, classes,
                   z->width / classes, DIAG_S(z->width / classes), s->name,
                   s->kind == VAE_LABEL ? arena_printf(c->arena, "label(%d)", s->width) : "no label");
        diag_hint(c->diag, "latent %s: categorical(1, %d, observed=%s) goes with data %s: label(%d)", z->name,
                  s->kind == VAE_LABEL ? s->width : classes, s->name, s->name,
                  s->kind == VAE_LABEL ? s->width : classes);
        return;
    }
    if (model_target(m, y) && c->decoder_of[y]) {
        diag_error(c->diag, v->loc, "E0251", "%s is modelled by a decoder, too", s->name);
        diag_hint(c->diag, "leave out decoder %s: where %s is known, %s is %s", s->name, s->name, z->name, s->name);
        return;
    }
    z->observed = y;
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

// Params, data, latents, blocks, networks and encoders share one space of names.
static bool name_free(Check *c, const Decl *d, const char *name, Loc loc) {
    const int before = c->declared.n, i = names_add(&c->declared, c->arena, name);
    if (i == before) {
        c->declared_by = arena_grow(c->arena, c->declared_by, &c->cap_declared, i + 1, sizeof *c->declared_by);
        c->declared_by[i] = d;
        return true;
    }
    diag_error(c->diag, loc, "E0203", "%s is already declared on line %d", name, c->declared_by[i]->name_loc.line);
    return false;
}

static void gather_data(Check *c, const Decl *d, const Decl **decl) {
    Model *m = c->model;
    if (!name_free(c, d, d->name, d->name_loc)) return;
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
    if (!name_free(c, d, d->name, d->name_loc)) return;
    if (m->n_latents == MAX_LATENTS) {
        diag_error(c->diag, d->name_loc, "E0206", "more than %d latents", MAX_LATENTS);
        return;
    }
    decl[m->n_latents] = d;
    m->latent[m->n_latents++] = (Latent){.name = d->name, .loc = d->name_loc};
}

// ---------------------------------------------------------------- networks and losses

static bool room(Check *c, const Decl *d, Loc loc, int n, int most, const char *what) {
    if (n < most) return true;
    diag_error(c->diag, loc, "E0206", "more than %d %s", most, what);
    (void)d;
    return false;
}

static void gather_shared(Check *c, const Decl *d) {
    Model *m = c->model;
    if (!name_free(c, d, d->name, d->name_loc)) return;
    if (!room(c, d, d->name_loc, m->n_shared, MAX_SHARED, "networks")) return;
    c->shared_of[m->n_shared] = d;
    m->shared[m->n_shared++] = (Network){.kind = NETWORK_SHARED,
                                         .own = d->name,
                                         .name = arena_printf(c->arena, "network %s", d->name),
                                         .path = arena_printf(c->arena, "network.%s", d->name)};
}

static void gather_critic(Check *c, const Decl *d) {
    if (!name_free(c, d, d->name, d->name_loc)) return;
    if (c->critic) {
        diag_error(c->diag, d->name_loc, "E0202", "a second critic; the first is on line %d", c->critic->loc.line);
        return;
    }
    c->critic = d;
    c->model->critic = (Network){.kind = NETWORK_CRITIC,
                                 .own = d->name,
                                 .name = arena_printf(c->arena, "critic %s", d->name),
                                 .path = arena_printf(c->arena, "critic.%s", d->name)};
}

// Without a name there is one; with names, any number.
static void gather_encoder(Check *c, const Decl *d) {
    Model *m = c->model;
    if (c->encoder && !(d->of && c->encoder->of)) {
        diag_error(c->diag, d->name_loc, "E0202", "a second encoder; the first is on line %d", c->encoder->loc.line);
        if (d->of || c->encoder->of)
            diag_hint(c->diag, "several encoders have a name each: encoder seen(x) { ... }");
        return;
    }
    if (d->of && !name_free(c, d, d->of, d->of_loc)) return;
    const int i = c->encoder ? m->n_encoders : 0;
    if (!room(c, d, d->name_loc, i, MAX_ENCODERS, "encoders")) return;
    if (!c->encoder) c->encoder = d;
    c->encoder_of[i] = d;
    m->n_encoders = i + 1;
    m->encoder[i] = (Network){.kind = NETWORK_ENCODER, .name = "encoder", .path = "encoder"};
    if (!d->of) return;
    m->encoder[i].own = d->of;
    m->encoder[i].name = arena_printf(c->arena, "encoder %s", d->of);
    m->encoder[i].path = arena_printf(c->arena, "encoder.%s", d->of);
}

// The stream that a decoder or a loss is of: -1 after an error.
static int stream_of(Check *c, const Decl *d) {
    const Model *m = c->model;
    if (!d->of) return 0;
    const char *names[VAE_MAX_STREAMS + 1] = {0};
    for (int i = 0; i < m->n_streams; i++) {
        names[i] = m->stream[i].name;
        if (!strcmp(names[i], d->of)) return i;
    }
    diag_error(c->diag, d->of_loc, "E0207", "no data stream is named %s", d->of);
    hint_nearest(c, d->of, names, "data streams");
    return -1;
}

static bool only_of(Check *c, const Decl *d, const Decl *other) {
    if (!other) return true;
    if (d->of) diag_error(c->diag, d->name_loc, "E0202", "a second %s of %s; the first is on line %d", d->name,
                          d->of, other->loc.line);
    else diag_error(c->diag, d->name_loc, "E0202", "a second %s; the first is on line %d", d->name, other->loc.line);
    return false;
}

static void gather_decoder(Check *c, const Decl *d) {
    if (!c->decoder) c->decoder = d;
    const int i = stream_of(c, d);
    if (i >= 0 && only_of(c, d, c->decoder_of[i])) c->decoder_of[i] = d;
}

static void gather_loss(Check *c, const Decl *d) {
    if (!c->loss) c->loss = d;
    const int i = d->of ? stream_of(c, d) : 0;
    const Decl **slot = d->of ? &c->loss_of[i < 0 ? 0 : i] : &c->whole_loss;
    if (i >= 0 && only_of(c, d, *slot)) *slot = d;
}

// A stream with a decoder is modelled. Without any decoder it is the first, which is one error less.
static void gather_targets(Check *c) {
    Model *m = c->model;
    int n = 0;
    for (int i = 0; i < m->n_streams; i++) {
        const Decl *d = c->decoder_of[i];
        if (!d && !(c->loss_of[i] && !c->decoder)) {
            if (c->loss_of[i]) {
                diag_error(c->diag, c->loss_of[i]->of_loc, "E0207", "no decoder produces %s", m->stream[i].name);
                diag_hint(c->diag, "decoder %s { ... }", m->stream[i].name);
            }
            continue;
        }
        Target *t = &m->target[n++];
        *t = (Target){.stream = i, .decoder = {.kind = NETWORK_DECODER, .name = "decoder", .path = "decoder"}};
        if (!d || !d->of) continue;
        t->decoder.name = arena_printf(c->arena, "decoder %s", d->of);
        t->decoder.path = arena_printf(c->arena, "decoder.%s", d->of);
    }
    if (n) m->n_targets = n;
}

static void missing(Check *c, const char *what, const char *example) {
    diag_error(c->diag, (Loc){0}, "E0201", "the model has no %s", what);
    diag_hint(c->diag, "for example: %s", example);
}

static void check_complete(Check *c, const Decl *model) {
    const Model *m = c->model;
    const bool table = m->n_streams && m->stream[m->target->stream].kind == VAE_TABLE;
    if (!model) missing(c, "name", "model mnist");
    if (!c->has_data) missing(c, "data", "data x: image(28, 28, 1)");
    if (!c->has_latent) missing(c, "latent", "latent z: normal(20)");
    if (!c->encoder) missing(c, "encoder", "encoder { flatten dense(400) relu }");
    if (!c->decoder)
        missing(c, "decoder", "decoder { dense(400) relu dense(784) reshape(28, 28, 1) }");
    if (!c->loss && !table) missing(c, "loss", "loss { likelihood = bernoulli }");
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

Model *check(Arena *a, Diag *d, const Ast *ast, const char *file, Define *defines, int n_defines) {
    Model *m = check_known(a, d, ast, file, defines, n_defines);
    return diag_errors(d) ? NULL : m;
}

Model *check_known(Arena *a, Diag *d, const Ast *ast, const char *file, Define *defines, int n_defines) {
    Model *m = arena_alloc(a, sizeof *m);
    Check *c = arena_alloc(a, sizeof *c);
    *c = (Check){.arena = a, .diag = d, .ast = ast, .model = m};
    m->file = base_name(file);
    m->name = "model";
    m->n_encoders = m->n_targets = 1;
    m->prior_of = NO_LATENT;
    m->encoder[0] = (Network){.kind = NETWORK_ENCODER, .name = "encoder", .path = "encoder"};
    m->target[0].decoder = (Network){.kind = NETWORK_DECODER, .name = "decoder", .path = "decoder"};
    const Decl *model = NULL, *data[VAE_MAX_STREAMS], *latent[MAX_LATENTS];
    for (const Decl *decl = ast->decls; decl; decl = decl->next) {
        switch (decl->kind) {
        case DECL_MODEL:
            only_once(c, decl, &model);
            m->name = model->name;
            m->loc = model->loc;
            break;
        case DECL_SHARED:
            gather_shared(c, decl);
            break;
        case DECL_CRITIC:
            gather_critic(c, decl);
            break;
        case DECL_NETWORK:
            if (!strcmp(decl->name, "encoder")) gather_encoder(c, decl);
            break;
        case DECL_SETTINGS:
            if (strcmp(decl->name, "loss")) only_once(c, decl, &c->train);
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
            name_free(c, decl, decl->name, decl->name_loc);
            break;
        }
    }
    for (const Decl *decl = ast->decls; decl; decl = decl->next) { // now that all streams are known
        if (decl->kind == DECL_NETWORK && !strcmp(decl->name, "decoder")) gather_decoder(c, decl);
        if (decl->kind == DECL_NETWORK && !strcmp(decl->name, "prior")) gather_prior(c, decl);
        if (decl->kind == DECL_SETTINGS && !strcmp(decl->name, "loss")) gather_loss(c, decl);
    }
    gather_targets(c);
    check_params(c, defines, n_defines);
    for (int i = 0; i < m->n_streams; i++) check_data(c, data[i], i);
    for (int i = 0; i < m->n_latents; i++) check_latent(c, latent[i], i);
    check_hierarchy(c);
    check_prior(c);
    check_blocks(c);
    check_complete(c, model);
    check_settings(c);
    check_networks(c);
    check_unused_blocks(c);
    check_ends(c);
    check_prior_end(c);
    check_critic(c);
    check_batch(c);
    check_objective(c);
    check_row_weights(c);
    check_privacy(c);
    if (diag_errors(d)) return m;
    check_unused(c);
    check_unused_params(c);
    check_unread(c);
    check_balance(c);
    check_idle(c);
    return m;
}

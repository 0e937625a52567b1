// layers.c -- the layer table (rows: layers.def), and the shape rules of the stages that are not about images.
// A rule sets the shape that a stage leaves, from the shape it gets, or reports what does not fit.
#include "model/layers.h"
#include "base/fix.h"

#include <stdint.h>
#include <string.h>

static int last_dim(Shape s) { return s.dim[s.rank - 1]; }

// ---------------------------------------------------------------- dense, flatten, reshape

static bool shape_dense(Diag *d, Arena *a, Layer *l) {
    if (l->in.steps) {
        l->out = l->in;
        l->out.dim[l->in.rank - 1] = (int)l->arg[0].number[0];
        return true;
    }
    if (l->in.rank != 1) {
        diag_error(d, l->loc, "E0210", "dense needs a vector, but its input is %s",
                   shape_text(a, l->in));
        diag_hint(d, "add flatten before it");
        fix_insert(d, true, l->loc, "flatten ");
        return false;
    }
    l->out = (Shape){.rank = 1, .dim = {(int)l->arg[0].number[0]}};
    return true;
}

static bool shape_flatten(Diag *d, Arena *a, Layer *l) {
    (void)d, (void)a;
    l->out = (Shape){.rank = 1, .dim = {shape_size(l->in)}};
    return true;
}

static bool shape_reshape(Diag *d, Arena *a, Layer *l) {
    double size = 1;
    l->out.rank = l->arg[0].n;
    for (int i = 0; i < l->arg[0].n; i++) {
        l->out.dim[i] = (int)l->arg[0].number[i];
        size *= l->arg[0].number[i];
    }
    if (size == shape_size(l->in)) return true;
    diag_error(d, l->loc, "E0211", "reshape to %s needs %.0f value%s, but its input %s has %d",
               shape_text(a, l->out), size, DIAG_S(size), shape_text(a, l->in), shape_size(l->in));
    return false;
}

// ---------------------------------------------------------------- composition

static const Layer *last_inside(const Layer *l) { // of the stages that compute
    while (l->body) {
        l = l->body;
        while (l->next) l = l->next;
    }
    return l;
}

static bool shape_residual(Diag *d, Arena *a, Layer *l) {
    Shape end = l->in;
    for (const Layer *s = l->body; s; s = s->next) end = s->out;
    if (shape_equal(end, l->in)) return true;
    diag_error(d, l->loc, "E0212", "residual adds its input %s to its body's output %s",
               shape_text(a, l->in), shape_text(a, end));
    const bool image = l->in.rank == 3 && end.rank == 3;
    if (image && (end.dim[0] != l->in.dim[0] || end.dim[1] != l->in.dim[1])) {
        diag_hint(d, "inside it, keep the size: stride 1 and pad=same");
        hint_sizes(d, a, last_inside(l), l->before);
    } else {
        diag_hint(d, "the two must have one shape: the body's last layer needs %d %s%s",
                  last_dim(l->in), l->in.rank == 1 ? "unit" : "channel",
                  DIAG_S(last_dim(l->in)));
    }
    return false;
}

static bool shape_group(Diag *d, Arena *a, Layer *l) {
    (void)d, (void)a;
    l->out = l->in;
    for (const Layer *s = l->body; s; s = s->next) l->out = s->out;
    return true;
}

// ---------------------------------------------------------------- concat, add

// What is joined takes the form of the chain. Where the chain is an image (or anything but a
// vector), a vector becomes planes: its numbers are the same at every place. Where the chain is a
// vector, an image is read in the order of flatten. Otherwise all sizes (concat: all but the last)
// must agree.

Shape joined_shape(Shape chain, Shape ref) {
    if (chain.rank == ref.rank) return ref;
    if (chain.rank == 1) return (Shape){.rank = 1, .dim = {shape_size(ref)}};
    if (ref.rank != 1) return ref;
    Shape planes = chain;
    planes.dim[chain.rank - 1] = ref.dim[0];
    return planes;
}

static bool same_places(Shape a, Shape b) { // all sizes but the last
    if (a.rank != b.rank) return false;
    a.dim[a.rank - 1] = b.dim[b.rank - 1];
    return shape_equal(a, b);
}

static void unlike(Diag *d, Arena *a, const Layer *l) {
    diag_error(d, l->loc, "E0213", "%s: %s is %s but the input is %s", l->def->name,
               l->arg[0].word, shape_text(a, l->ref_shape), shape_text(a, l->in));
}

static bool shape_concat(Diag *d, Arena *a, Layer *l) {
    const Shape ref = joined_shape(l->in, l->ref_shape);
    const int last = l->in.rank - 1;
    if (!same_places(l->in, ref)) {
        unlike(d, a, l);
        if (l->in.rank == 3 && ref.rank == 3) diag_hint(d, "height and width must be the same");
        else diag_hint(d, "all sizes but the last must be the same");
        hint_sizes(d, a, l->before, l->arg[0].ref.layer);
        return false;
    }
    const double width = (double)l->in.dim[last] + ref.dim[last];
    if (width > INT32_MAX) {
        diag_error(d, l->loc, "E0221", "concat makes rows of %.0f numbers; at most %d are allowed",
                   width, INT32_MAX);
        return false;
    }
    l->out = l->in;
    l->out.dim[last] = (int)width;
    return true;
}

static bool shape_add(Diag *d, Arena *a, Layer *l) {
    if (shape_equal(l->in, joined_shape(l->in, l->ref_shape))) return true;
    unlike(d, a, l);
    const int last = l->in.dim[l->in.rank - 1];
    if (l->in.rank == 1) diag_hint(d, "both need %d value%s", last, DIAG_S(last));
    else diag_hint(d, "it needs the input's shape, or to be a vector of %d: one number for each channel",
                   last);
    if (!same_places(l->in, joined_shape(l->in, l->ref_shape)))
        hint_sizes(d, a, l->before, l->arg[0].ref.layer);
    return false;
}

// ---------------------------------------------------------------- draw

// What flows in has the latent's height and width, or both are vectors.
static bool shape_draw(Diag *d, Arena *a, Layer *l) {
    const Shape z = l->ref_shape;
    const int last = l->in.rank - 1;
    if (!same_places(l->in, z)) {
        diag_error(d, l->loc, "E0256", "draw: %s is %s but the features are %s", l->arg[0].word, shape_text(a, z),
                   shape_text(a, l->in));
        if (z.rank == 3 && l->in.rank == 3) diag_hint(d, "height and width must be the same");
        else if (z.rank == 3) diag_hint(d, "it is drawn where features have a place, here of %d by %d", z.dim[0], z.dim[1]);
        else diag_hint(d, "a vector is drawn where a vector flows: give %s a place, or add flatten", l->arg[0].word);
        if (z.rank == 3) hint_sizes(d, a, l->before, NULL);
        return false;
    }
    const double width = (double)l->in.dim[last] + z.dim[last];
    if (width > INT32_MAX) {
        diag_error(d, l->loc, "E0221", "draw makes rows of %.0f numbers; at most %d are allowed", width, INT32_MAX);
        return false;
    }
    l->out = l->in;
    l->out.dim[last] = (int)width;
    return true;
}

// ---------------------------------------------------------------- norms

static double weights_norm(const Layer *l) {
    return l->in.rank ? 2.0 * l->in.dim[l->in.rank - 1] : 0;
}

static bool shape_groupnorm(Diag *d, Arena *a, Layer *l) {
    l->out = l->in;
    const int groups = (int)l->arg[0].number[0], channels = l->in.dim[l->in.rank - 1];
    if (l->in.rank != 3) {
        diag_error(d, l->loc, "E0224",
                   "groupnorm needs an image [height, width, channels], but its input is %s",
                   shape_text(a, l->in));
        diag_hint(d, "layernorm works on vectors");
        return false;
    }
    if (channels % groups == 0) return true;
    diag_error(d, l->loc, "E0226", "groupnorm: %d groups do not divide %d channel%s", groups, channels,
               DIAG_S(channels));
    return false;
}

// ---------------------------------------------------------------- the table

// `valid`, `same` (as in Keras: out = ceil(in / stride), the odd pixel after), or pixels per side.
#define PAD_ARG                                                                                    \
    {.name = "pad", .kind = ARG_PAIR_OR_WORD, .words = "same|valid", .standard_word = "same",      \
     .min = 0, .max = 1024,                                                                        \
     .help = "same: as many places as ceil(in / stride), the odd pixel of padding at the end; valid: " \
             "none; a number: so many pixels of zeros on each side"}

// Weights over their largest singular value (build/spectral.c).
#define NORM_ARG                                                                                   \
    {.name = "norm", .kind = ARG_WORD, .words = "none|spectral", .standard_word = "none", .quiet = true, .named = true, \
     .help = "spectral: the weights over their largest singular value, as one step of power iteration a " \
             "training step knows it (Miyato et al. 2018)"}

const LayerDef layer_table[] = {
#define LAYER(name_, ...) {.id = LAYER_##name_, .name = #name_, __VA_ARGS__},
#define ACTIVATION(name_, help_, ...)                                                              \
    {.id = LAYER_##name_, .name = #name_, .help = help_, .activation = true, .unbatched = true,    \
     .on_steps = STEPS_EACH, .formula = __VA_ARGS__},
#include "model/layers.def"
#undef LAYER
#undef ACTIVATION
    {.name = NULL},
};

const LayerDef layer_block = {.id = LAYER_block, .name = "block", .has_body = true, .group = true,
                              .unbatched = true, .on_steps = STEPS_EACH, .shape = shape_group};

StepsUse layer_steps(const Layer *l) { return l->def->steps ? l->def->steps(l) : l->def->on_steps; }

double layer_weights(const Layer *l) {
    if (!l->out.rank) return 0; // its arguments are wrong, or what comes in
    if (l->def->weights) return l->def->weights(l);
    if (!l->def->has_weights || !l->in.rank) return 0;
    return l->out.dim[l->out.rank - 1] * (1 + (double)l->in.dim[l->in.rank - 1]);
}

Value *layer_norm(Layer *l) {
    if (conv_in_raster(l)) return NULL; // its weights are two
    for (int i = 0; i < MAX_ARGS && l->def->arg[i].kind != ARG_END; i++)
        if (!strcmp(l->def->arg[i].name, "norm")) return &l->arg[i];
    return NULL;
}

bool layer_spectral(const Layer *l) {
    const Value *norm = layer_norm((Layer *)l);
    return norm && norm->word && !strcmp(norm->word, "spectral");
}

const LayerDef *layer_find(const char *name) {
    for (const LayerDef *d = layer_table; d->name; d++)
        if (strcmp(d->name, name) == 0) return d;
    return NULL;
}

// layers_steps.c -- shape rules and sizes of the stages that are about the steps of a row of tokens.
// That the numbers of tokens, or steps, flow in is checked for all stages alike (front/check_stages.c).
#include "model/layers.h"

#include <math.h>

bool shape_embed(Diag *d, Arena *a, Layer *l) {
    const double numbers = (double)shape_size(l->in) * l->arg[0].number[0];
    (void)a;
    if (numbers > INT32_MAX) {
        diag_error(d, l->loc, "E0221", "embed makes rows of %.0f numbers; at most %d are allowed", numbers, INT32_MAX);
        return false;
    }
    l->out = (Shape){.rank = 2, .dim = {l->in.dim[0], (int)l->arg[0].number[0]}, .steps = l->in.steps};
    if (l->in.rank == 3) l->out = l->in, l->out.dim[2] = (int)l->arg[0].number[0], l->out.words = 0;
    return true;
}

double weights_embed(const Layer *l) { return (double)l->in.words * l->arg[0].number[0]; }

double weights_positions(const Layer *l) {
    return l->arg[0].word[0] == 'l' ? (double)shape_size(l->in) : 0;
}

bool shape_steps_pool(Diag *d, Arena *a, Layer *l) {
    (void)d, (void)a;
    l->out = (Shape){.rank = 1, .dim = {l->in.dim[1]}};
    return true;
}

static int directions(const Layer *l) { return value_true(&l->arg[RECURRENT_BOTH]) ? 2 : 1; }

bool shape_recurrent(Diag *d, Arena *a, Layer *l) {
    if (l->in.rank != 2) {
        diag_error(d, l->loc, "E0261", "%s goes along the steps of a row, but its input is the image %s", l->def->name,
                   shape_text(a, l->in));
        diag_hint(d, "conv and attention with causal=true look back in an image");
        return false;
    }
    if (l->arg[RECURRENT_START].ref.kind != REF_NONE && l->ref_shape.rank != 1) {
        diag_error(d, l->loc, "E0213", "%s: start is a vector, and %s is %s", l->def->name, l->arg[RECURRENT_START].word,
                   shape_text(a, l->ref_shape));
        diag_hint(d, l->ref_shape.steps ? "pool(last) or pool(mean) makes one vector of them" : "flatten makes one of it");
        return false;
    }
    l->out = l->in;
    l->out.dim[1] = (int)l->arg[RECURRENT_UNITS].number[0] * directions(l);
    return true;
}

StepsUse steps_recurrent(const Layer *l) { return directions(l) == 1 ? STEPS_BEHIND : STEPS_MIXED; }

static double weights_recurrent(const Layer *l, int gates, int state) {
    const double units = l->arg[RECURRENT_UNITS].number[0], in = l->in.rank ? l->in.dim[l->in.rank - 1] : 1;
    const double start = l->arg[RECURRENT_START].ref.kind == REF_NONE ? 0 : state * units * (shape_size(l->ref_shape) + 1.0);
    return directions(l) * (gates * units * (in + units + 2) + start);
}

double weights_gru(const Layer *l) { return weights_recurrent(l, 3, 1); }

double weights_lstm(const Layer *l) { return weights_recurrent(l, 4, 2); }

// ---------------------------------------------------------------- attention

// Steps, or places, that stand in the same order: step t of one is step t of the other.
static bool same_order(Shape a, Shape b) { return a.steps == b.steps && shape_places(a) == shape_places(b); }

bool shape_attention(Diag *d, Arena *a, Layer *l) {
    const Value *over = &l->arg[ATTENTION_OVER];
    const bool others = over->ref.kind != REF_NONE, causal = value_true(&l->arg[ATTENTION_CAUSAL]);
    const int heads = (int)l->arg[ATTENTION_HEADS].number[0];
    l->out = l->in;
    if (l->in.rank < 2) {
        diag_error(d, l->loc, "E0213", "attention needs steps, or the places of an image, but its input is %s",
                   shape_text(a, l->in));
        diag_hint(d, "dense layers mix the numbers of a vector");
        return false;
    }
    if (others && l->ref_shape.rank < 2) {
        diag_error(d, over->loc, "E0213", "attention: over names steps, or an image, and %s is %s", over->word,
                   shape_text(a, l->ref_shape));
        diag_hint(d, "concat(%s) joins a vector to every step", over->word);
        return false;
    }
    if (others && causal && !same_order(l->in, l->ref_shape)) {
        diag_error(d, l->loc, "E0213", "attention: causal=true, but the steps of %s are not those of the input", over->word);
        diag_hint(d, "leave out causal: every step sees all of %s", over->word);
        return false;
    }
    const int wide = l->in.dim[l->in.rank - 1];
    if (wide % heads == 0) return true;
    diag_error(d, l->loc, "E0226", "attention: %d heads do not divide %d number%s", heads, wide, DIAG_S(wide));
    diag_hint(d, "heads have equal parts: %d of them fit %.0f", heads, ceil((double)wide / heads) * heads);
    return false;
}

double weights_attention(const Layer *l) {
    const double wide = l->in.rank ? l->in.dim[l->in.rank - 1] : 1, n = l->ref_shape.rank;
    const double other = l->arg[ATTENTION_OVER].ref.kind != REF_NONE && n ? l->ref_shape.dim[(int)n - 1] : wide;
    return 2 * wide * wide + 2 * wide * other + 4 * wide;
}

// Every step asks by itself; what it sees is behind it, fixed, or anywhere.
StepsUse steps_attention(const Layer *l) {
    if (value_true(&l->arg[ATTENTION_CAUSAL])) return STEPS_BEHIND;
    const bool told = !steps_are_before(l->ref_shape.steps);
    return l->arg[ATTENTION_OVER].ref.kind != REF_NONE && told ? STEPS_EACH : STEPS_MIXED;
}

// layers_steps.c -- shape rules and sizes of the stages that are about the steps of a row of tokens.
// That the numbers of tokens, or steps, flow in is checked for all stages alike (front/check_stages.c).
#include "model/layers.h"

bool shape_embed(Diag *d, Arena *a, Layer *l) {
    const double numbers = (double)l->in.dim[0] * l->arg[0].number[0];
    (void)a;
    if (numbers > INT32_MAX) {
        diag_error(d, l->loc, "E0221", "embed makes rows of %.0f numbers; at most %d are allowed", numbers, INT32_MAX);
        return false;
    }
    l->out = (Shape){.rank = 2, .dim = {l->in.dim[0], (int)l->arg[0].number[0]}, .steps = l->in.steps};
    return true;
}

double weights_embed(const Layer *l) { return (double)l->in.words * l->arg[0].number[0]; }

double weights_positions(const Layer *l) { return (double)l->in.dim[0] * l->in.dim[1]; }

bool shape_steps_pool(Diag *d, Arena *a, Layer *l) {
    (void)d, (void)a;
    l->out = (Shape){.rank = 1, .dim = {l->in.dim[1]}};
    return true;
}

bool shape_recurrent(Diag *d, Arena *a, Layer *l) {
    if (l->arg[1].ref.kind != REF_NONE && l->ref_shape.rank != 1) {
        diag_error(d, l->loc, "E0213", "%s: start is a vector, and %s is %s", l->def->name, l->arg[1].word,
                   shape_text(a, l->ref_shape));
        diag_hint(d, l->ref_shape.steps ? "pool(last) or pool(mean) makes one vector of them" : "flatten makes one of it");
        return false;
    }
    l->out = l->in;
    l->out.dim[1] = (int)l->arg[0].number[0];
    return true;
}

static double weights_recurrent(const Layer *l, int gates, int state) {
    const double units = l->arg[0].number[0], in = l->in.rank ? l->in.dim[l->in.rank - 1] : 1;
    const double start = l->arg[1].ref.kind == REF_NONE ? 0 : state * units * (shape_size(l->ref_shape) + 1.0);
    return gates * units * (in + units + 2) + start;
}

double weights_gru(const Layer *l) { return weights_recurrent(l, 3, 1); }

double weights_lstm(const Layer *l) { return weights_recurrent(l, 4, 2); }

// layers.c -- the layers that stages of a text have become: shapes and sizes, for hover and inlay hints.
// A stage in a block or a repeat is as many layers as the block is used.
#include "lsp/document.h"

// What comes out at the end of a chain that began with `in`: rank 0 if it is not known.
static Shape end_of(const Layer *l, Shape in) {
    Shape out = in;
    for (; l; l = l->next)
        out = !l->def ? (Shape){0} : l->def == &layer_block || l->def->group ? end_of(l->body, l->in) : l->out;
    return out;
}

static void visit_chain(const Layer *l, LayerVisitor *visit, void *state) {
    for (; l; l = l->next) {
        if (!l->def) return;
        const bool nested = l->def == &layer_block || l->def->group;
        const Shape out = nested ? end_of(l->body, l->in) : l->out;
        visit(state, l, out);
        visit_chain(l->body, visit, state);
    }
}

void visit_layers(const Model *m, LayerVisitor *visit, void *state) {
    if (!m) return;
    for (int i = 0; i < m->n_shared; i++) visit_chain(m->shared[i].layers, visit, state);
    for (int i = 0; i < m->n_encoders; i++) visit_chain(m->encoder[i].layers, visit, state);
    for (int i = 0; i < m->n_targets; i++) visit_chain(m->target[i].decoder.layers, visit, state);
    visit_chain(m->critic.layers, visit, state);
    visit_chain(m->prior.layers, visit, state);
}

typedef struct Search {
    Document *d;
    Span stage;
    StageInfo *info;
    bool agree;
} Search;

static double all_weights(const Layer *l) {
    double sum = l->def && l->def != &layer_block && !l->def->group ? layer_weights(l) : 0;
    for (const Layer *s = l->body; s; s = s->next) sum += all_weights(s);
    return sum;
}

static void look(void *state, const Layer *l, Shape out) {
    Search *s = state;
    if (span_of(s->d, l->loc).from != s->stage.from) return;
    StageInfo *info = s->info;
    if (!info->uses++) {
        info->in = l->in;
        info->out = out;
        info->weights = out.rank ? all_weights(l) : 0;
        return;
    }
    s->agree &= shape_equal(info->in, l->in) && shape_equal(info->out, out);
}

bool stage_info(Document *d, Span stage, StageInfo *info) {
    Search s = {.d = d, .stage = stage, .info = info, .agree = true};
    *info = (StageInfo){.uses = 0};
    visit_layers(d->model, look, &s);
    return info->uses && s.agree && info->in.rank && info->out.rank;
}

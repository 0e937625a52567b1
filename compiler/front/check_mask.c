// check_mask.c -- the stage mask: where it may stand, and a loss that counts what it hides.
#include "front/check.h"

#include <string.h>

static const Layer *stray_mask(const Layer *l, const Layer *first) {
    for (const Layer *found; l; l = l->next) {
        if (l->def && l->def->id == LAYER_mask && l != first) return l;
        if (l->body && (found = stray_mask(l->body, first))) return found;
    }
    return NULL;
}

// What is hidden is data, on its way into an encoder.
static void check_places(Check *c) {
    const Model *m = c->model;
    const Network *net;
    for (int i = 0; (net = model_network(m, i)); i++) {
        const bool data = net->kind == NETWORK_ENCODER && net->n_inputs && net->input[0].kind == REF_STREAM;
        const Layer *first = data ? network_mask(net) : NULL, *stray = stray_mask(net->layers, first);
        if (stray) {
            diag_error(c->diag, stray->loc, "E0259", "mask hides data: it is the first stage of an encoder that a stream "
                       "flows into");
            diag_hint(c->diag, "encoder { mask(0.75) ... }; inside a network it is dropout(0.75)");
        }
        if (!first || first->arg[MASK_BLOCK].number[0] == 1) continue;
        const VaeStream *s = &m->stream[net->input[0].index];
        if (s->kind == VAE_IMAGE || s->kind == VAE_VECTOR || stream_has_steps(s)) continue;
        diag_error(c->diag, first->loc, "E0259", "mask hides %s, which has no blocks",
                   s->kind == VAE_TABLE ? arena_printf(c->arena, "columns of %s", s->name)
                                        : arena_printf(c->arena, "%s as a whole", s->name));
        diag_hint(c->diag, "leave out block=");
    }
}

static bool stages_read(const Model *m, const Layer *l, int stream) {
    for (; l; l = l->next) {
        for (int i = 0; l->def && i < MAX_ARGS && l->def->arg[i].kind != ARG_END; i++) {
            const Ref *ref = &l->arg[i].ref;
            if (ref->kind == REF_STREAM && ref->index == stream) return true;
            if (ref->kind == REF_NETWORK && network_reads(m, &m->shared[ref->index], REF_STREAM, stream)) return true;
        }
        if (l->body && stages_read(m, l->body, stream)) return true;
    }
    return false;
}

// on = hidden: something is hidden of the stream, every encoder that reads it sees it so, and it has values that are
// told one by one.
static void check_hidden(Check *c, const Target *t) {
    const Model *m = c->model;
    const VaeStream *s = &m->stream[t->stream];
    const Decl *loss = target_loss(c, t);
    const Loc loc = setting_loc(loss, "on", t->loss_loc);
    int masks = 0, others = 0;
    if (!t->hidden || !c->data_known[t->stream]) return;
    for (int i = 0; i < m->n_encoders; i++) {
        const Network *net = &m->encoder[i];
        const Layer *mask = net->n_inputs && net->input[0].kind == REF_STREAM && net->input[0].index == t->stream
                                ? network_mask(net) : NULL;
        masks += mask && mask->arg[MASK_P].number[0] > 0;
        others += (mask ? stages_read(m, net->layers, t->stream) : network_reads(m, net, REF_STREAM, t->stream));
    }
    if (!masks) {
        diag_error(c->diag, loc, "E0605", "on = hidden counts what a mask hides of %s, and none does", s->name);
        diag_hint(c->diag, "begin the encoder of %s with it: mask(0.75)", s->name);
    } else if (masks > 1 || others) {
        diag_error(c->diag, loc, "E0605", "on = hidden: %s is read without its mask, too", s->name);
        diag_hint(c->diag, "on = all, or one encoder that reads %s, once", s->name);
    } else if (t->likelihood && t->likelihood->grouped && s->kind == VAE_VECTOR) {
        diag_error(c->diag, loc, "E0605", "on = hidden: %s is of all values of %s together, and some are hidden",
                   t->likelihood->name, s->name);
        diag_hint(c->diag, "on = all");
    }
}

void check_masks(Check *c) {
    check_places(c);
    for (int i = 0; i < c->model->n_targets; i++) check_hidden(c, &c->model->target[i]);
}

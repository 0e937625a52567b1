// step.c -- the program of one step: what decoders that read what stands before a step (`previous`) say of the next
// token, and the states with which they go on. Programs and exports tell rows by it, a token at a time.
// Ports: the token before the step, "<stream>.token"[1]; which step it is, from 0 on, "position"[1]; the states that
// stages have left, "state.<stage>", which count from step 1 on. Outputs: "<stream>.logits"[1, words] and
// "<stream>.mean", and "next.<stage>", which is "state.<stage>" of the step behind. Of an image a step is a place, in raster
// order, and of a series one of its steps: "<stream>.place"[channels] before it, and outputs "<stream>.mean"[channels],
// "<stream>.draw0"[channels], ...
#include "build/build.h"

static const Layer *without_form(const Layer *l) { // a stage that looks back, and keeps nothing for it
    for (; l; l = l->next) {
        if (l->in.steps && layer_steps(l) == STEPS_BEHIND && !l->def->keeps) return l;
        const Layer *inside = without_form(l->body);
        if (inside) return inside;
    }
    return NULL;
}

static bool tells_by_step(const Model *m, const Target *t) {
    return network_reads(m, &t->decoder, REF_PREVIOUS, t->stream);
}

const Layer *step_without_form(const Model *m) {
    for (int i = 0; i < m->n_targets; i++) {
        const Layer *l = tells_by_step(m, &m->target[i]) ? without_form(m->target[i].decoder.layers) : NULL;
        if (l) return l;
    }
    return NULL;
}

bool model_steps(const Model *m) {
    for (int i = 0; i < m->n_targets; i++)
        if (tells_by_step(m, &m->target[i])) return true;
    return false;
}

static bool tells_places(const Model *m, const Target *t) {
    return m->stream[t->stream].kind != VAE_TOKENS && tells_by_step(m, t);
}

int model_tells(const Model *m) {
    int tells = m->prior_of == NO_LATENT ? 0 : TELLS_CODES;
    for (int i = 0; i < m->n_targets; i++) {
        if (m->stream[m->target[i].stream].kind == VAE_TOKENS) tells |= TELLS_TOKENS;
        if (tells_places(m, &m->target[i])) tells |= TELLS_PLACES;
    }
    return tells;
}

const char *model_places(const Model *m) {
    bool image = false, series = false;
    for (int i = 0; i < m->n_targets; i++) {
        const bool places = tells_places(m, &m->target[i]), is_image = m->stream[m->target[i].stream].kind == VAE_IMAGE;
        image |= places && is_image;
        series |= places && !is_image;
    }
    return !series ? "place of an image" : image ? "place of an image or step of a series" : "step of a series";
}

#define WHO_TELLS "programs and libraries draw, but no exported form\nhint: vaec build, or vaec emit --standalone or --library"

const char *model_no_export(Arena *a, const Model *m) {
    for (int i = 0; i < m->n_targets; i++)
        if (tells_places(m, &m->target[i]))
            return arena_printf(a, "%s is told %s (previous), which " WHO_TELLS, m->stream[m->target[i].stream].name,
                                m->stream[m->target[i].stream].kind == VAE_IMAGE ? "place by place" : "step by step");
    if (m->prior_of != NO_LATENT)
        return arena_printf(a, "the codes of %s are drawn one after the other (prior %s), which " WHO_TELLS, m->prior.own, m->prior.own);
    return NULL;
}

bool build_one_step(const Build *b, int steps) {
    return program_steps(b->g->kind) && steps_are_before(steps);
}

static NodeId kept_port(Build *b, const Layer *l, Shape s) {
    return build_input(b, l->loc, VAE_IN_LATENT, b->m->n_latents + 1 + b->n_kept++,
                       arena_printf(b->g->arena, "state.%s", b->path ? b->path : l->path), s);
}

NodeId build_place(Build *b, const Layer *l, NodeId x) {
    const Node n = b->g->node[x];
    const int width = n.shape.dim[n.shape.rank - 1], places = shape_size(n.shape) / width;
    const char *const names[] = {"at", "position", "x"};
    const NodeId ids[] = {node_iota(b->g, l->loc, 0, (Shape){2, {places, 1}}), b->position,
                          node_reshape(b->g, l->loc, x, n.rows, (Shape){2, {places, width}})};
    const NodeId all = build_formula(b, l->loc, "where(0.5 - abs(at - position), x, 0)", names, ids, 3);
    Shape one = {.rank = n.shape.rank, .dim = {1, 1}};
    one.dim[n.shape.rank - 1] = width;
    return node_reshape(b->g, l->loc, node_sum(b->g, l->loc, all, 1), n.rows, one);
}

NodeId build_kept(Build *b, const Layer *l, NodeId first) {
    const NodeId kept = kept_port(b, l, b->g->node[first].shape);
    const char *const names[] = {"position", "first", "kept"};
    return role(b, build_formula(b, l->loc, "where(position - 0.5, kept, first)", names,
                                 (NodeId[]){b->position, first, kept}, 3), "state");
}

NodeId build_kept_steps(Build *b, const Layer *l, NodeId x, NodeId *mask) {
    const int steps = shape_places(l->in), width = b->g->node[x].shape.dim[1];
    const char *const names[] = {"at", "position", "x", "kept"};
    NodeId ids[] = {node_iota(b->g, l->loc, 0, (Shape){2, {steps, 1}}), b->position, NO_NODE, NO_NODE};
    *mask = node_reshape(b->g, l->loc, build_formula(b, l->loc, "step(position + 0.5 - at)", names, ids, 2), b->rows,
                         (Shape){1, {steps}});
    ids[2] = node_expand(b->g, l->loc, x, b->rows, (Shape){2, {steps, width}});
    ids[3] = node_reshape(b->g, l->loc, kept_port(b, l, (Shape){1, {steps * width}}), b->rows, (Shape){2, {steps, width}});
    const NodeId all = build_formula(b, l->loc, "where(0.5 - abs(at - position), x, kept)", names, ids, 4);
    build_keep(b, l, all);
    return all;
}

void build_keep(Build *b, const Layer *l, NodeId state) {
    const Node *n = &b->g->node[state];
    const NodeId flat = node_reshape(b->g, l->loc, state, n->rows, (Shape){1, {shape_size(n->shape)}});
    graph_output(b->g, arena_printf(b->g->arena, "next.%s", b->path ? b->path : l->path), flat);
}

void build_step(Build *b) {
    const Model *m = b->m;
    const Shape one = {1, {1}};
    build_given_latents(b);
    b->position = build_input(b, m->loc, VAE_IN_LATENT, m->n_latents, "position", one);
    for (int i = 0; i < m->n_targets; i++) {
        const Target *t = &m->target[i];
        const char *name = m->stream[t->stream].name;
        if (!tells_by_step(m, t)) continue;
        const VaeStream *s = &m->stream[t->stream];
        const bool places = s->kind != VAE_TOKENS;
        const Shape place = s->kind == VAE_IMAGE ? (Shape){3, {1, 1, s->channels}} : (Shape){2, {1, s->channels}};
        b->previous[t->stream] = build_input(b, m->stream_loc[t->stream], VAE_IN_DATA, t->stream,
                                             arena_printf(b->g->arena, places ? "%s.place" : "%s.token", name),
                                             places ? place : one);
        b->target = t;
        if (places) {
            const Decoded d = likelihood_decode(b, build_start(b, &t->decoder), NO_NODE);
            graph_output(b->g, arena_printf(b->g->arena, "%s.mean", name), likelihood_mean(b, &d));
            likelihood_draws(b, &d);
            continue;
        }
        const NodeId p = build_layers(b, t->decoder.layers, build_start(b, &t->decoder));
        Decoded d = {.def = t->likelihood};
        likelihood_define(&d, "p", p);
        graph_output(b->g, arena_printf(b->g->arena, "%s.logits", name), p);
        graph_output(b->g, arena_printf(b->g->arena, "%s.mean", name), likelihood_mean(b, &d));
    }
}

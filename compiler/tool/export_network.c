// export_network.c -- the way of the data through a network, as statements.
// Stages that are only in a row are one call of their nn.Sequential. What joins something, what is
// named, and what heads read is a statement of its own.
#include "tool/export_pytorch.h"

#include <string.h>

typedef struct Named { // a stage that has a variable
    const Layer *layer;
    const char *name;
} Named;

typedef struct Walk { // through one network
    Py *p;
    const char *h; // what flows into the next stage: a variable or what it will be
    const Layer *last; // its input is kept as `before`, for heads
    Named *named;
    int n_named, cap_named;
} Walk;

static bool referred(const Layer *l, const Layer *target) {
    for (; l; l = l->next)
        if ((stage_joins(l) && l->arg[0].ref.layer == target) || referred(l->body, target)) return true;
    return false;
}

static bool is_named(const Py *p, const Layer *l) {
    return referred(p->m->encoder, l) || referred(p->m->decoder, l);
}

static int number_of(const Layer *l) {
    const char *dot = strrchr(l->path, '.');
    int number = 0;
    for (const char *c = dot ? dot + 1 : ""; *c; c++) number = 10 * number + (*c - '0');
    return number;
}

// "encoder.3.0": self.encoder[3][0]
static const char *place(Py *p, const char *path, size_t length) {
    const size_t network = strcspn(path, ".");
    const char *text = arena_printf(p->arena, "self.%.*s", (int)network, path);
    for (size_t at = network; at < length;) {
        const size_t n = strcspn(path + at + 1, ".");
        text = arena_printf(p->arena, "%s[%.*s]", text, (int)n, path + at + 1);
        at += n + 1;
    }
    return text;
}

static const char *parent_of(Py *p, const Layer *l) {
    return place(p, l->path, (size_t)(strrchr(l->path, '.') - l->path));
}

// Stages from `first` to before `end` are called as they are.
static void call_row(Walk *w, const Layer *first, const Layer *end) {
    Py *p = w->p;
    if (first == end) return;
    const char *parent = parent_of(p, first);
    const int from = number_of(first);
    int to = from;
    for (const Layer *l = first; l != end; l = l->next) to = number_of(l) + 1;
    const char *stages = arena_printf(p->arena, "%s[%d:%d]", parent, from, to);
    if (to == from + 1) stages = arena_printf(p->arena, "%s[%d]", parent, from);
    else if (!from && !end) stages = parent;
    else if (!from) stages = arena_printf(p->arena, "%s[:%d]", parent, to);
    else if (!end) stages = arena_printf(p->arena, "%s[%d:]", parent, from);
    py_line(p, "h = %s(%s)", stages, w->h);
    w->h = "h";
}

static void settle(Walk *w) { // into h
    if (strcmp(w->h, "h")) py_line(w->p, "h = %s", w->h);
    w->h = "h";
}

// The variable of what a stage names, in the order of torch's layers.
static const char *reference(const Walk *w, const Layer *l) {
    Py *p = w->p;
    const Ref *ref = &l->arg[0].ref;
    const char *text = NULL;
    const int rank = l->ref_shape.rank;
    if (ref->kind == REF_STREAM) text = p->stream[ref->index];
    if (ref->kind == REF_LATENT) text = p->latent[ref->index];
    if (ref->kind == REF_STAGE)
        for (int i = 0; i < w->n_named; i++)
            if (w->named[i].layer == ref->layer) text = w->named[i].name;
    if (!text) die("a stage that has no variable");
    const bool stream_image = ref->kind == REF_STREAM && rank == 3; // in the order of the data
    if (l->in.rank == 1 && rank == 3 && !stream_image)
        return arena_printf(p->arena, "channels_last(%s).flatten(1)", text);
    if (l->in.rank == 1) return rank == 1 ? text : arena_printf(p->arena, "%s.flatten(1)", text);
    if (rank == 1) return arena_printf(p->arena, "%s(%s, h)", l->in.rank == 3 ? "planes" : "places", text);
    return stream_image ? arena_printf(p->arena, "channels_first(%s)", text) : text;
}

static void join(Walk *w, const Layer *l) {
    Py *p = w->p;
    settle(w);
    const char *other = reference(w, l);
    const char *comment = arena_printf(p->arena, "%s, line %d", l->text, l->loc.line);
    if (!strcmp(l->def->name, "add")) py_comment(p, comment, "h = h + %s", other);
    else py_comment(p, comment, "h = torch.cat((h, %s), %d)", other, l->in.rank == 3 ? 1 : -1);
}

static void walk(Walk *w, const Layer *l);

static void body_of(Walk *w, const Layer *l) {
    Py *p = w->p;
    const bool residual = !l->def->group;
    settle(w);
    const char *input = residual ? py_variable(p, "shortcut") : NULL;
    if (residual) py_comment(p, arena_printf(p->arena, "residual, line %d", l->loc.line), "%s = h", input);
    walk(w, l->body);
    if (residual) py_line(p, "h = %s + h", input);
}

static void keep(Walk *w, const Layer *l) {
    Py *p = w->p;
    char *name = arena_printf(p->arena, "stage%s", strchr(l->path, '.')); // encoder.7.1: stage_7_1
    for (char *c = name; *c; c++)
        if (*c == '.') *c = '_';
    w->named = arena_grow(p->arena, w->named, &w->cap_named, w->n_named + 1, sizeof *w->named);
    const char *variable = py_variable(p, name);
    w->named[w->n_named++] = (Named){l, variable};
    py_comment(p, arena_printf(p->arena, "%s, line %d", l->text, l->loc.line), "%s = h", variable);
}

static void walk(Walk *w, const Layer *l) {
    Py *p = w->p;
    const Layer *first = l;
    for (; l; l = l->next) {
        const bool apart = stage_apart(p, l, w->last), name = is_named(p, l);
        if (!apart && !name && l != w->last) continue;
        if (apart || l == w->last) {
            call_row(w, first, l);
            if (l == w->last) py_line(p, "before = %s", w->h);
            if (stage_joins(l)) join(w, l);
            else if (l->body) body_of(w, l);
            else call_row(w, l, l->next);
        } else {
            call_row(w, first, l->next);
        }
        if (name) keep(w, l);
        first = l->next;
    }
    call_row(w, first, NULL);
}

// What of the layers after the last one with weights gives a head its shape (as build_twin has it).
static bool twin_tail(Walk *w, const Layer *l) {
    for (; l; l = l->next) {
        if (l != w->last && !(l->body && twin_tail(w, l->body))) continue;
        for (const Layer *s = l->next; s; s = s->next) {
            if (shape_equal(s->in, s->out)) continue;
            if (stage_joins(s)) join(w, s);
            else call_row(w, s, s->next);
        }
        return true;
    }
    return false;
}

static const char *stream_input(Py *p, int i) {
    const char *name = p->stream[i];
    return shape_of_stream(&p->m->stream[i]).rank == 3 ? arena_printf(p->arena, "channels_first(%s)", name)
                                                        : name;
}

void encoder_write(Py *p) {
    const Model *m = p->m;
    const int taken = p->n_taken;
    py_open(p, "def features(self, %s):", stream_list(p, encoder_reads));
    py_doc(p, "The encoder, line %d: [n, %d].", m->encoder_loc.line, shape_size(m->encoder_out));
    Walk w = {.p = p, .h = stream_input(p, m->encoder_input[0].index)};
    walk(&w, m->encoder);
    if (m->encoder_out.rank == 3) py_line(p, "return channels_last(%s).flatten(1)", w.h);
    else py_line(p, m->encoder_out.rank == 1 ? "return %s" : "return %s.flatten(1)", w.h);
    py_close(p);
    p->n_taken = taken;
}

static const char *data_shape(Py *p, const char *text) { // the data's shape, of what the decoder ends in
    return p->m->decoder_out.rank == 3 ? arena_printf(p->arena, "channels_last(%s)", text) : text;
}

static void head_write(Walk *w, const LikelihoodHead *h) {
    Py *p = w->p;
    const Model *m = p->m;
    const char *module = arena_printf(p->arena, "self.likelihood[%s].%s",
                                      py_string(p->arena, py_key(p, m->stream[m->target].name)), h->name);
    PyNames names = {.n = 0};
    for (int i = 0; i < MAX_ARGS && m->likelihood->arg[i].kind != ARG_END; i++)
        if (!m->likelihood_arg[i].word)
            py_names_add(&names, m->likelihood->arg[i].name,
                      py_number(p->arena, m->likelihood_arg[i].number[0]), true);
    const char *raw = module;
    if (likelihood_source(m, h) == HEAD_LEARNED) {
        py_line(p, "h = %s(before)", module);
        twin_tail(w, m->decoder);
        raw = data_shape(p, "h");
    }
    if (!strcmp(h->bound, "raw")) {
        py_line(p, "%s = %s", h->name, raw);
        return;
    }
    py_line(p, "raw = %s", raw);
    py_names_add(&names, "raw", "raw", false);
    py_line(p, "%s = %s", h->name, py_formula(p->arena, h->bound, &names));
}

void decoder_write(Py *p) {
    const Model *m = p->m;
    const int taken = p->n_taken;
    const char *args = latent_list(p), *streams = stream_list(p, decoder_reads);
    if (*streams) args = arena_printf(p->arena, "%s, %s", args, streams);
    const char *results = "p";
    for (const LikelihoodHead *h = m->likelihood->head; h->name; h++)
        if (head_in_outputs(p, h)) py_join(p->arena, &results, ", ", h->name);
    py_open(p, "def outputs(self, %s):", args);
    if (!strcmp(results, "p"))
        py_doc(p, "The decoder, line %d: raw numbers in the shape of the data.", m->decoder_loc.line);
    else
        py_doc(p, "The decoder, line %d: %s, in the shape of the data.", m->decoder_loc.line, results);
    const Ref *in = &m->decoder_input[0];
    Walk w = {.p = p, .last = heads_layer(p)};
    if (m->joins_latents && m->n_latents > 1) w.h = arena_printf(p->arena, "torch.cat((%s), -1)", latent_list(p));
    else w.h = in->kind == REF_STREAM ? stream_input(p, in->index) : p->latent[in->index];
    walk(&w, m->decoder);
    py_line(p, "p = %s", data_shape(p, w.h));
    for (const LikelihoodHead *h = m->likelihood->head; h->name; h++)
        if (head_in_outputs(p, h)) head_write(&w, h);
    py_line(p, "return %s", results);
    py_close(p);
    p->n_taken = taken;
}

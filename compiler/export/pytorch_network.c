// pytorch_network.c -- the way of the data through a network, as statements.
// Stages that are only in a row are one call of their nn.Sequential. What joins something, what is
// named, and what heads read is a statement of its own.
#include "export/pytorch.h"

#include <string.h>

typedef struct Named { // a stage that has a variable
    const Layer *layer;
    const char *name;
} Named;

typedef struct Walk { // through one network
    Py *p;
    const Network *net;
    const char *h; // what flows into the next stage: a variable or what it will be
    const Layer *last; // its input is kept as `before`, for heads
    Named *named;
    int n_named, cap_named;
} Walk;

static int number_of(const Layer *l) {
    const char *dot = strrchr(l->path, '.');
    int number = 0;
    for (const char *c = dot ? dot + 1 : ""; *c; c++) number = 10 * number + (*c - '0');
    return number;
}

// "encoder.3.0": self.encoder[3][0]; "network.trunk.3": self.network["trunk"][3]
static const char *place(Py *p, const char *path, size_t length) {
    const size_t network = strcspn(path, ".");
    const char *text = arena_printf(p->arena, "self.%.*s", (int)network, path);
    for (size_t at = network; at < length;) {
        const size_t n = strcspn(path + at + 1, ".");
        const char *step = arena_printf(p->arena, "%.*s", (int)n, path + at + 1);
        const bool number = step[0] >= '0' && step[0] <= '9';
        text = arena_printf(p->arena, "%s[%s]", text, number ? step : py_string(p->arena, py_key(p, step)));
        at += n + 1;
    }
    return text;
}

const char *stage_place(Py *p, const Layer *l) { return place(p, l->path, strlen(l->path)); }

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

// A latent as the stages have it: one with a place in the order of torch's layers.
static const char *latent_image(Py *p, int i) {
    const Latent *z = &p->m->latent[i];
    const int *dim = z->shape.dim;
    if (!latent_placed(z)) return p->latent[i];
    return arena_printf(p->arena, "channels_first(%s.reshape(-1, %d, %d, %d))", p->latent[i], dim[0], dim[1], dim[2]);
}

// The variable of what a stage names, in the order of torch's layers.
static const char *reference(const Walk *w, const Layer *l) {
    Py *p = w->p;
    const Ref of = stage_reference(l), *ref = &of;
    const char *text = NULL;
    const int rank = l->ref_shape.rank;
    if (ref->kind == REF_STREAM) text = p->stream[ref->index];
    if (ref->kind == REF_LATENT) text = latent_image(p, ref->index);
    if (ref->kind == REF_NETWORK) text = p->shared[ref->index];
    if (ref->kind == REF_STAGE)
        for (int i = 0; i < w->n_named; i++)
            if (w->named[i].layer == ref->layer) text = w->named[i].name;
    if (!text) die("a stage that has no variable");
    const bool stream_image = ref->kind == REF_STREAM && rank == 3; // in the order of the data
    if (stage_argument(l)) // no part of what flows
        return rank == 3 && stream_image ? arena_printf(p->arena, "channels_first(%s)", text) : text;
    if (l->in.rank == 1 && rank == 3 && !stream_image)
        return arena_printf(p->arena, "channels_last(%s).flatten(1)", text);
    if (l->in.rank == 1) return rank == 1 ? text : arena_printf(p->arena, "%s.flatten(1)", text);
    if (rank == 1) return arena_printf(p->arena, "%s(%s, h)", l->in.rank == 3 ? "planes" : "places", text);
    return stream_image ? arena_printf(p->arena, "channels_first(%s)", text) : text;
}

static void join(Walk *w, const Layer *l) {
    Py *p = w->p;
    settle(w);
    if (l->def->draws) {
        const char *z = p->latent[l->arg[0].ref.index];
        py_comment(p, arena_printf(p->arena, "%s, line %d", l->text, l->loc.line), "%s = draws.take(%s, h)", z,
                   py_string(p->arena, l->arg[0].word));
        py_line(p, "h = torch.cat((h, %s), %d)", latent_image(p, l->arg[0].ref.index), l->in.rank == 3 ? 1 : -1);
        return;
    }
    const char *other = reference(w, l);
    const char *comment = arena_printf(p->arena, "%s, line %d", l->text, l->loc.line);
    if (!strcmp(l->def->name, "add")) py_comment(p, comment, "h = h + %s", other);
    else py_comment(p, comment, "h = torch.cat((h, %s), %d)", other, l->in.rank == 3 ? 1 : -1);
}

// A stage that takes more than what flows in: where rows of tokens have a step, what makes its first state, states.
static void call_alone(Walk *w, const Layer *l) {
    Py *p = w->p;
    const char *more = "";
    const char *argument = stage_argument(l);
    if (stage_masked(l)) more = arena_printf(p->arena, ", %s", mask_variable(p, w->net, l->in.steps));
    if (argument) more = arena_printf(p->arena, "%s, %s=%s", more, argument, reference(w, l));
    if (argument && l->ref_shape.steps)
        more = arena_printf(p->arena, "%s, %s_mask=%s", more, argument, mask_variable(p, w->net, l->ref_shape.steps));
    if (stage_keeps(l)) more = arena_printf(p->arena, "%s, states=states", more);
    py_comment(p, arena_printf(p->arena, "%s, line %d", l->text, l->loc.line), "h = %s[%d](%s%s)", parent_of(p, l),
               number_of(l), w->h, more);
    w->h = "h";
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
        const bool apart = stage_apart(p, l, w->last), name = stage_named(p, l);
        if (!apart && !name && l != w->last) continue;
        if (apart || l == w->last) {
            call_row(w, first, l);
            if (l == w->last) py_line(p, "before = %s", w->h);
            if (stage_masked(l) || stage_keeps(l) || stage_argument(l)) call_alone(w, l);
            else if (stage_joins(l)) join(w, l);
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

// All latents that a network lists, side by side.
static const char *latents_joined(Py *p, const Network *net) {
    const char *text = "";
    for (int i = 0; i < net->n_inputs; i++) py_join(p->arena, &text, ", ", latent_image(p, net->input[i].index));
    return arena_printf(p->arena, "torch.cat((%s), %d)", text, latent_placed(&p->m->latent[net->input[0].index]) ? 1 : -1);
}

// What flows into a network's first stage.
static const char *network_start(Py *p, const Network *net) {
    const Ref *in = &net->input[0];
    masks_write(p, net, in->kind == REF_NETWORK ? p->shared[in->index] : in->kind == REF_LATENT ? p->latent[in->index] : NULL);
    if (in->kind == REF_PREVIOUS) return p->previous[in->index];
    if (net->joins_latents && net->n_inputs > 1) return latents_joined(p, net);
    if (in->kind == REF_NETWORK) return p->shared[in->index];
    return in->kind == REF_STREAM ? stream_input(p, in->index) : latent_image(p, in->index);
}

// ---------------------------------------------------------------- calls

bool network_lists(const Network *net, int kind, int index) {
    for (int i = 0; i < net->n_inputs; i++)
        if ((int)net->input[i].kind == kind && net->input[i].index == index) return true;
    return false;
}

const char *network_arguments(Py *p, const Network *net) {
    const Model *m = p->m;
    const char *text = "";
    for (int i = 0; i < m->n_shared; i++)
        if (network_lists(net, REF_NETWORK, i)) py_join(p->arena, &text, ", ", p->shared[i]);
    for (int i = 0; i < m->n_latents; i++)
        if (network_lists(net, REF_LATENT, i))
            py_join(p->arena, &text, ", ",
                    p->flat ? arena_printf(p->arena, "%s.flatten(0, 1)", p->latent[i]) : p->latent[i]);
    for (int i = 0; i < m->n_streams; i++)
        if (network_lists(net, REF_STREAM, i) || network_masked(net, STEPS_OF(i))) py_join(p->arena, &text, ", ", p->stream[i]);
    for (int i = 0; i < m->n_streams; i++)
        if (network_lists(net, REF_PREVIOUS, i)) py_join(p->arena, &text, ", ", p->previous[i]);
    if (net->kind == NETWORK_DECODER && decoder_draws(net->layers)) py_join(p->arena, &text, ", ", "draws");
    return text;
}

void shared_call(Py *p, const Network *net, bool latents) {
    for (int i = 0; i < p->m->n_shared; i++) {
        const Network *shared = &p->m->shared[i];
        if (!network_lists(net, REF_NETWORK, i) || p->made[i]) continue;
        shared_call(p, shared, latents);
        if (!latents && network_reads_latents(p->m, shared)) continue;
        py_line(p, "%s = self.make_%s(%s)", p->shared[i], shared->own, network_arguments(p, shared));
        p->made[i] = true;
    }
}

void shared_forget(Py *p) {
    for (int i = 0; i < p->m->n_shared; i++) p->made[i] = false;
    p->flat = false;
}

static const char *features_name(Py *p, int i) {
    return p->m->n_encoders == 1 ? "features" : arena_printf(p->arena, "features_%s", p->m->encoder[i].own);
}

const char *features_call(Py *p, int i) {
    return arena_printf(p->arena, "self.%s(%s)", features_name(p, i), network_arguments(p, &p->m->encoder[i]));
}

const char *outputs_call(Py *p) {
    const bool several = strcmp(outputs_list(p), "p");
    return arena_printf(p->arena, "%sself.%s(%s)", several ? "*" : "", of_target(p, "outputs"),
                        network_arguments(p, &p->target->decoder));
}

void draws_write(Py *p, const char *draws) {
    py_line(p, "draws = %s", draws);
    for (int i = 0; i < p->m->n_targets; i++) {
        p->target = &p->m->target[i];
        if (!decoder_draws(p->target->decoder.layers)) continue;
        shared_call(p, &p->target->decoder, true);
        py_line(p, "self.%s(%s)", of_target(p, "outputs"), network_arguments(p, &p->target->decoder));
    }
}

void given_draws_write(Py *p) {
    const char *given = "";
    if (!model_topdown(p->m)) return;
    for (int i = 0; i < p->m->n_latents; i++)
        if (p->m->latent[i].drawn)
            py_join(p->arena, &given, ", ",
                    arena_printf(p->arena, "%s: %s", py_string(p->arena, p->m->latent[i].name), p->latent[i]));
    py_line(p, "draws = GivenDraws({%s})", given);
}

// ---------------------------------------------------------------- methods

void shared_write(Py *p) {
    for (int i = 0; i < p->m->n_shared; i++) {
        const Network *net = &p->m->shared[i];
        const int taken = p->n_taken;
        py_open(p, "def make_%s(self, %s):", net->own, network_arguments(p, net));
        py_doc(p, "The %s, line %d.", net->name, net->loc.line);
        Walk w = {.p = p, .net = net, .h = network_start(p, net)};
        walk(&w, net->layers);
        py_line(p, "return %s", w.h);
        py_close(p);
        py_blank(p);
        p->n_taken = taken;
    }
}

// The encoder's stages that latents drawn by a decoder read, by the latents' names.
static const char *stages_below(const Walk *w) {
    Py *p = w->p;
    const char *text = "";
    for (int i = 0; i < p->m->n_latents; i++)
        for (int k = 0; k < w->n_named && p->m->latent[i].drawn; k++)
            if (w->named[k].layer == p->m->latent[i].from)
                py_join(p->arena, &text, ", ", arena_printf(p->arena, "%s: channels_last(%s)",
                                                            py_string(p->arena, p->m->latent[i].name), w->named[k].name));
    return text;
}

void encoder_write(Py *p) {
    const Model *m = p->m;
    for (int i = 0; i < m->n_encoders; i++) {
        const Network *net = &m->encoder[i];
        const int taken = p->n_taken;
        if (i) py_blank(p);
        py_open(p, "def %s(self, %s):", features_name(p, i), network_arguments(p, net));
        const bool placed = latent_placed(latent_at_top(m));
        if (placed) py_doc(p, "The %s, line %d: [n, height, width, %d].", net->name, net->loc.line, net->out.dim[2]);
        else py_doc(p, "The %s, line %d: [n, %d].", net->name, net->loc.line, shape_size(net->out));
        Walk w = {.p = p, .net = net, .h = network_start(p, net)};
        walk(&w, net->layers);
        const char *h = w.h;
        if (placed) h = arena_printf(p->arena, "channels_last(%s)", h);
        else if (net->out.rank == 3) h = arena_printf(p->arena, "channels_last(%s).flatten(1)", h);
        else if (net->out.rank != 1) h = arena_printf(p->arena, "%s.flatten(1)", h);
        if (model_topdown(m)) py_line(p, "return %s, {%s}", h, stages_below(&w));
        else py_line(p, "return %s", h);
        py_close(p);
        p->n_taken = taken;
    }
}

static const char *data_shape(Py *p, const char *text) { // the data's shape, of what the decoder ends in
    return p->target->decoder.out.rank == 3 ? arena_printf(p->arena, "channels_last(%s)", text) : text;
}

static void head_write(Walk *w, const LikelihoodHead *h) {
    Py *p = w->p;
    const Model *m = p->m;
    const char *module = arena_printf(p->arena, "self.likelihood[%s].%s",
                                      py_string(p->arena, py_key(p, m->stream[p->target->stream].name)), h->name);
    PyNames names = {.n = 0};
    for (int i = 0; i < MAX_ARGS && p->target->likelihood->arg[i].kind != ARG_END; i++)
        if (!p->target->likelihood_arg[i].word)
            py_names_add(&names, p->target->likelihood->arg[i].name,
                      py_number(p->arena, p->target->likelihood_arg[i].number[0]), true);
    const char *raw = module;
    if (likelihood_source(p->target, h) == HEAD_LEARNED) {
        py_line(p, "h = %s(before)", module);
        twin_tail(w, p->target->decoder.layers);
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

static void outputs_write(Py *p) {
    const int taken = p->n_taken;
    const Network *net = &p->target->decoder;
    const char *results = outputs_list(p);
    const bool steps = tells_by_step(p->m, p->target);
    py_open(p, "def %s(self, %s%s):", of_target(p, "outputs"), network_arguments(p, net), steps ? ", states=None" : "");
    if (p->target->likelihood->columns)
        py_doc(p, "The %s, line %d: what the columns' heads read, [n, %d].", net->name, net->loc.line,
               shape_size(net->out));
    else if (tells_tokens(p))
        py_doc(p, "The %s, line %d: logits of each word at each step, [n, steps, %d].", net->name, net->loc.line,
               net->out.dim[1]);
    else if (!strcmp(results, "p"))
        py_doc(p, "The %s, line %d: raw numbers in the shape of the data.", net->name, net->loc.line);
    else
        py_doc(p, "The %s, line %d: %s, in the shape of the data.", net->name, net->loc.line, results);
    Walk w = {.p = p, .net = net, .last = heads_layer(p), .h = network_start(p, net)};
    walk(&w, net->layers);
    if (p->target->likelihood->columns && net->out.rank > 1)
        py_line(p, "p = %s.flatten(1)", data_shape(p, w.h));
    else py_line(p, "p = %s", data_shape(p, w.h));
    if (likelihood_offset(p->target) == OFFSET_STREAM) {
        const char *exposure = p->m->stream[p->target->exposure].name;
        py_line(p, "p = p + torch.log(%s)%s", exposure, net->out.rank == 3 ? "[..., None, None]" : "");
    }
    for (const LikelihoodHead *h = p->target->likelihood->head; h->name; h++)
        if (head_in_outputs(p, h)) head_write(&w, h);
    py_line(p, "return %s", results);
    py_close(p);
    p->n_taken = taken;
}

void decoder_write(Py *p) {
    for (int i = 0; i < p->m->n_targets; i++) {
        if (i) py_blank(p);
        p->target = &p->m->target[i];
        outputs_write(p);
    }
}

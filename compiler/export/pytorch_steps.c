// pytorch_steps.c -- rows of tokens and series: where they have a step, what stands before each (`previous`), what their
// likelihood is, and how they are told. The classes are in pytorch_steps.py.
#include "export/pytorch.h"

#include <string.h>

static bool is_tokens(const Model *m, int stream) { return m->stream[stream].kind == VAE_TOKENS; }

bool tells_tokens(const Py *p) { return is_tokens(p->m, p->target->stream); }

bool tells_by_step(const Model *m, const Target *t) {
    return is_tokens(m, t->stream) && network_reads(m, &t->decoder, REF_PREVIOUS, t->stream);
}

// ---------------------------------------------------------------- words

void words_attribute(Py *p) {
    const char *text = "";
    for (int i = 0; i < p->m->n_streams; i++) {
        const VaeStream *s = &p->m->stream[i];
        static const char *const units[VAE_UNITS] = {"byte", "char", "word", "atom", "id"};
        if (is_tokens(p->m, i))
            py_join(p->arena, &text, ", ",
                    arena_printf(p->arena, "\"%s\": Words(%d, \"%s\"%s)", s->name, s->width, units[s->unit],
                                 s->truncate ? ", truncate=True" : ""));
    }
    if (*text) py_line(p, "self.words = {%s}", text);
}

void words_load(Py *p) {
    for (int i = 0; i < p->m->n_streams; i++)
        if (is_tokens(p->m, i))
            py_line(p, "model.words[\"%s\"].found(read_metadata(path).get(\"data.%s.words\", \"\"))", p->m->stream[i].name,
                    p->m->stream[i].name);
}

const char *words_usage(Py *p) {
    const char *text = "";
    for (int i = 0; i < p->m->n_streams; i++)
        if (is_tokens(p->m, i))
            text = arena_printf(p->arena, "%s    %s = model.words[\"%s\"].numbers([\"a line\", \"another\"])  # and .lines(rows)\n",
                                text, p->stream[i], p->m->stream[i].name);
    return text;
}

// ---------------------------------------------------------------- steps

void previous_write(Py *p) {
    for (int i = 0; i < p->m->n_targets; i++) {
        const Target *t = &p->m->target[i];
        if (tells_by_step(p->m, t)) py_line(p, "%s = one_step_late(%s)", p->previous[t->stream], p->stream[t->stream]);
    }
}

static bool masked(const Layer *l, int steps) {
    for (; l; l = l->next) {
        if (stage_masked(l) && l->in.steps == steps) return true;
        if (stage_argument(l) && l->ref_shape.steps == steps) return true;
        if (masked(l->body, steps)) return true;
    }
    return false;
}

bool network_masked(const Network *net, int steps) { return masked(net->layers, steps); }

const char *mask_variable(Py *p, const Network *net, int steps) {
    int others = 0;
    for (int k = 1; k <= 3 * VAE_MAX_STREAMS; k++) others += k != steps && network_masked(net, k);
    if (!others || steps_are_before(steps)) return "mask";
    if (steps >= STEPS_AHEAD(0)) return "mask_ahead";
    return arena_printf(p->arena, "mask_%s", p->m->stream[steps - STEPS_OF(0)].name);
}

static bool is_series(const Model *m, int stream) { return m->stream[stream].kind == VAE_SERIES; }

const char *filled(Py *p, int stream, const char *x) {
    return is_series(p->m, stream) ? arena_printf(p->arena, "filled(%s)", x) : x;
}

void masks_write(Py *p, const Network *net, const char *first) {
    for (int i = 0; i < p->m->n_streams; i++) {
        const int of = STEPS_OF(i), before = STEPS_BEFORE(i), ahead = STEPS_AHEAD(i);
        const bool reads = network_masked(net, of);
        if (reads)
            py_line(p, is_series(p->m, i) ? "%s = steps_in(%s)" : "%s = steps_of(%s)", mask_variable(p, net, of), p->stream[i]);
        if (is_series(p->m, i) && (reads || network_lists(net, REF_STREAM, i)))
            py_line(p, "%s = filled(%s)", p->stream[i], p->stream[i]);
        if (network_masked(net, ahead))
            py_line(p, "%s = every_step(%s, %d)", mask_variable(p, net, ahead), first, p->m->stream[i].height);
        if (network_masked(net, before)) py_line(p, "%s = steps_behind(%s)", mask_variable(p, net, before), p->previous[i]);
    }
}

// ---------------------------------------------------------------- likelihood

void tokens_likelihood(Py *p) {
    const VaeStream *s = &p->m->stream[p->target->stream];
    py_open(p, "def %s(self, x, p):", of_target(p, "nll"));
    py_doc(p, "-log p(%s|z) of each token, in nats: likelihood = %s, line %d; of padding 0.", s->name,
           p->target->likelihood->name, p->target->loss_loc.line);
    py_line(p, "return F.cross_entropy(p.transpose(1, 2), x, ignore_index=Token.pad, reduction=\"none\")");
    py_close(p);
    py_blank(p);
    py_open(p, "def %s(self, p):", of_target(p, "mean"));
    py_doc(p, "The probability of each word.");
    py_line(p, "return torch.softmax(p, -1)");
    py_close(p);
}

// ---------------------------------------------------------------- telling

bool conditions_read(const Model *m, int stream) { return decoders_read(m, REF_STREAM, stream); }

const char *telling_arguments(Py *p) {
    const char *latents = latent_list(p), *streams = stream_list(p, conditions_read);
    return *streams ? arena_printf(p->arena, "%s, %s", latents, streams) : latents;
}

static void generate_method(Py *p) {
    const Model *m = p->m;
    const VaeStream *s = &m->stream[p->target->stream];
    const bool steps = tells_by_step(m, p->target);
    py_line(p, "@torch.no_grad()");
    py_open(p, "def %s(self, %s, greedy=False, temperature=1.0, top=0%s):", of_target(p, "generate"),
            telling_arguments(p), steps ? ", begin=None" : "");
    py_doc(p, "Rows of %s told from latents, [n, %d] (see %s).", s->name, s->width, steps ? "tell" : "choose");
    for (int i = 0; i < m->n_streams; i++)
        if (conditions_read(m, i)) stream_prepare(p, i);
    shared_forget(p);
    given_draws_write(p);
    shared_call(p, &p->target->decoder, true);
    const char *arguments = network_arguments(p, &p->target->decoder);
    if (steps) {
        py_open(p, "def says(%s, states):", p->previous[p->target->stream]);
        py_line(p, "return self.%s(%s, states=states)", of_target(p, "outputs"), arguments);
        py_close(p);
        const char *latents = latent_list(p), *comma = strchr(latents, ',');
        const char *first = comma ? arena_printf(p->arena, "%.*s", (int)(comma - latents), latents) : latents;
        py_line(p, "return tell(says, %s, %d, greedy, temperature, top, begin)", first, s->width);
    } else {
        py_line(p, "return tell_at_once(self.%s(%s), greedy, temperature, top)", of_target(p, "outputs"), arguments);
    }
    py_close(p);
    py_blank(p);
}

void generate_methods(Py *p) {
    for (int i = 0; i < p->m->n_targets; i++) {
        p->target = &p->m->target[i];
        if (tells_tokens(p)) generate_method(p);
    }
}

// shape.c -- shapes, values of arguments and choices among the rows of a table.
#include "model/model.h"

#include <stdint.h>
#include <string.h>

Shape shape_of_stream(const VaeStream *s) {
    if (s->kind == VAE_IMAGE)
        return (Shape){.rank = 3, .dim = {s->height, s->width_px, s->channels}};
    if (s->kind == VAE_TABLE) {
        Shape t = {.rank = 1, .dim = {0}};
        for (int i = 0; i < s->width; i++) t.dim[0] += column_width(&s->column[i]);
        return t;
    }
    if (s->kind == VAE_SERIES) return (Shape){.rank = 2, .dim = {s->height, s->channels}};
    return (Shape){.rank = 1, .dim = {s->width}, .words = s->kind == VAE_TOKENS ? s->words : 0};
}

bool stream_has_steps(const VaeStream *s) { return s->kind == VAE_TOKENS || s->kind == VAE_SERIES; }

bool shape_raster(Shape s) { return s.steps && s.rank == 3; }

int shape_places(Shape s) { return shape_size(s) / s.dim[s.rank - 1]; }

bool steps_are_before(int steps) {
    return steps == STEPS_CODES || (steps >= STEPS_BEFORE(0) && steps < STEPS_AHEAD(0));
}

Shape shape_of_output(const VaeStream *s) {
    return s->kind == VAE_TOKENS ? (Shape){.rank = 2, .dim = {s->width, s->words}} : shape_of_stream(s);
}

const char *shape_text(Arena *a, Shape s) {
    const char *text = "[";
    for (int i = 0; i < s.rank; i++)
        text = arena_printf(a, "%s%s%d", text, i ? ", " : "", s.dim[i]);
    return arena_printf(a, "%s]", text);
}

// Saturates, so that a rule of shapes may multiply before anyone has looked at the sizes.
int shape_size(Shape s) {
    int64_t n = 1;
    for (int i = 0; i < s.rank; i++) {
        n *= s.dim[i];
        if (n > INT32_MAX) return INT32_MAX;
    }
    return (int)n;
}

bool shape_equal(Shape a, Shape b) {
    return a.rank == b.rank && !memcmp(a.dim, b.dim, (size_t)a.rank * sizeof a.dim[0]);
}

const Signature *choice(const Choices *c, int i) {
    const Signature *s = (const void *)((const char *)c->row + (size_t)i * c->size);
    return s->name ? s : NULL;
}

int choice_find(const Choices *c, const char *name) {
    for (int i = 0; choice(c, i); i++)
        if (!strcmp(choice(c, i)->name, name)) return i;
    return -1;
}

bool value_true(const Value *v) { return v->word && !strcmp(v->word, "true"); }

// lab.h -- for tests of what the compiler builds: a model from text, its interpreter, numbers for both.
#ifndef LAB_H
#define LAB_H

#include "emit/emit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- a model and its numbers

typedef struct Lab {
    Compilation c;
    double *flat; // parameters
    uint64_t state;
} Lab;

static inline Lab *lab_new(const char *text) {
    Arena *a = arena_new();
    Lab *lab = arena_alloc(a, sizeof *lab);
    Compilation *c = &lab->c;
    *c = (Compilation){.arena = a, .file = "t.vae", .text = text, .length = strlen(text)};
    c->diag = diag_new(a, "t.vae", text, stderr);
    c->ast = parse_file(a, c->diag, text, c->length);
    if (c->ast) c->model = check(a, c->diag, c->ast, "t.vae", NULL, 0);
    diag_print(c->diag);
    assert_non_null(c->model);
    build(c);
    autodiff(c);
    for (int k = 0; k < PROGRAMS; k++)
        if (c->graph[k]) graph_verify(c->graph[k], "autodiff");
    lab->flat = arena_alloc(a, (c->n_param + c->n_state + 1) * sizeof(double));
    lab->state = 1;
    return lab;
}

static inline void lab_free(Lab *lab) { arena_free(lab->c.arena); }

static inline double uniform(Lab *lab) { // splitmix64 (Steele, Lea, Flood 2014)
    uint64_t z = lab->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return ((double)((z ^ (z >> 31)) >> 11) + 0.5) / 9007199254740992.0;
}

static inline double normal(Lab *lab) {
    const double radius = sqrt(-2 * log(uniform(lab)));
    return radius * cos(6.283185307179586 * uniform(lab));
}

// Weights that do not depend on the layout, so that several objectives get the same.
static inline void lab_weights(Lab *lab, double scale) {
    lab->state = 7;
    for (int i = 0; i < lab->c.n_params; i++) {
        const VaeTensor *t = &lab->c.param[i].tensor;
        const int columns = t->rank > 1 ? t->dim[1] : 1;
        for (int k = 0; k < t->dim[0] * columns; k++)
            lab->flat[t->offset + (size_t)(k / columns) * (size_t)t->stride[0] +
                      (t->rank > 1 ? (size_t)(k % columns) * (size_t)t->stride[1] : 0)] =
                scale * normal(lab);
    }
}

static inline double *tensor(const Lab *lab, const char *name, int i, int j) {
    for (int p = 0; p < lab->c.n_params; p++) {
        const VaeTensor *t = &lab->c.param[p].tensor;
        if (strcmp(t->name, name)) continue;
        return lab->flat + t->offset + (size_t)(i * t->stride[0]) +
               (t->rank > 1 ? (size_t)(j * t->stride[1]) : 0);
    }
    fail_msg("no tensor %s", name);
    return NULL;
}

static inline Interp *lab_run(const Lab *lab, ProgramKind kind, int n) {
    Interp *in = interp_new(lab->c.graph[kind], n, lab->flat);
    in->scalar[VAE_DATA_ROWS] = 50;
    in->scalar[VAE_BETA] = 1;
    in->scalar[VAE_CAPACITY] = 0.8;
    in->scalar[VAE_FREE_BITS] = 0.3;
    in->scalar[VAE_TEMPERATURE] = 0.7;
    return in;
}

static inline size_t width_of(const Interp *in, NodeId id) {
    const Node *n = &in->g->node[id];
    return (size_t)(n->rows ? n->rows : 1) * (size_t)shape_size(n->shape);
}

// New noise in every port that has some.
static inline void draw(Lab *lab, Interp *in) {
    for (NodeId id = 0; id < in->g->n_nodes; id++) {
        const Node *n = &in->g->node[id];
        if (n->op != OP_input) continue;
        for (size_t k = 0; k < width_of(in, id) * (size_t)in->n; k++) {
            if (n->attr[0] == VAE_IN_NORMAL) in->value[id][k] = normal(lab);
            if (n->attr[0] == VAE_IN_UNIFORM) in->value[id][k] = uniform(lab);
        }
    }
}

static inline void give(Interp *in, const char *port, const double *x, size_t n) {
    double *to = interp_input(in, port);
    assert_non_null(to);
    memcpy(to, x, n * sizeof *x);
}

static const double *output(const Interp *in, const char *name) {
    for (int i = 0; i < in->g->n_outputs; i++)
        if (!strcmp(in->g->output[i].name, name)) return in->value[in->g->output[i].node];
    fail_msg("no output %s", name);
    return NULL;
}

// All gradients in the flat array's layout.
static inline void gradient(const Lab *lab, const Interp *in, double *flat) {
    memset(flat, 0, lab->c.n_param * sizeof *flat);
    for (int i = 0; i < in->g->n_grads; i++) {
        const Node *p = &in->g->node[in->g->grad[i].param];
        memcpy(flat + p->attr[0], in->value[in->g->grad[i].grad],
               (size_t)shape_size(p->shape) * sizeof *flat);
    }
}

typedef struct Mean { // of numbers one after the other, and its standard error
    double mean, squares;
    int n;
} Mean;

static inline void mean_add(Mean *m, double x) {
    const double delta = x - m->mean;
    m->mean += delta / ++m->n;
    m->squares += delta * (x - m->mean);
}
static inline double mean_error(const Mean *m) { return sqrt(m->squares / (m->n - 1.0) / m->n); }

static inline Mean mean_loss(Lab *lab, const double *x, int n, size_t width, int runs) {
    Mean m = {0, 0, 0};
    Interp *in = lab_run(lab, PROGRAM_TRAIN, n);
    give(in, "x", x, (size_t)n * width);
    for (int i = 0; i < runs; i++) {
        draw(lab, in);
        interp_run(in);
        mean_add(&m, output(in, "loss")[0]);
    }
    interp_free(in);
    return m;
}

#define close_to(what, got, want, tol)                                                             \
    do {                                                                                           \
        const double got_ = (got), want_ = (want), tol_ = (tol);                                   \
        if (!(fabs(got_ - want_) <= tol_))                                                         \
            fail_msg("%s: got %.9g, want %.9g (tol %.3g)", what, got_, want_, tol_);               \
    } while (0)

// ---------------------------------------------------------------- gradients

// A surrogate loss: what no gradient passes (stop) stays at what it was, and what is put in place of
// something else (straight) moves as that does. At the start, where both are what they are, the loss
// is the surrogate's; its derivative is what straight-through gradients promise.
typedef struct Frozen {
    double **value; // of each stop and straight: what it was, less what it follows
} Frozen;

static inline bool is_frozen(const Interp *in, NodeId id) {
    return in->g->node[id].op == OP_stop || in->g->node[id].op == OP_straight;
}

static inline Frozen freeze(const Interp *in) {
    Frozen f = {calloc((size_t)in->g->n_nodes, sizeof *f.value)};
    for (NodeId id = 0; id < in->g->n_nodes; id++) {
        if (!is_frozen(in, id)) continue;
        const size_t n = width_of(in, id) * (size_t)(in->g->node[id].rows ? in->n : 1);
        f.value[id] = malloc(n * sizeof **f.value);
        memcpy(f.value[id], in->value[id], n * sizeof **f.value);
        for (size_t k = 0; k < n && in->g->node[id].op == OP_straight; k++)
            f.value[id][k] -= in->value[in->g->node[id].in[1]][k];
    }
    return f;
}

static inline void thaw(const Interp *in, Frozen *f) {
    for (NodeId id = 0; id < in->g->n_nodes; id++) free(f->value[id]);
    free(f->value);
}

static inline void run_frozen(Interp *in, const Frozen *f) {
    for (NodeId id = 0; id < in->g->n_nodes; id++) {
        if (!f->value[id]) {
            interp_node(in, id);
            continue;
        }
        const size_t n = width_of(in, id) * (size_t)(in->g->node[id].rows ? in->n : 1);
        for (size_t k = 0; k < n; k++)
            in->value[id][k] = f->value[id][k] + (in->g->node[id].op == OP_straight
                                                      ? in->value[in->g->node[id].in[1]][k] : 0);
    }
}

// Every first column of every tensor against central differences of the surrogate loss.
static inline void check_surrogate_gradients(Lab *lab, Interp *in, double tol) {
    interp_run(in);
    double *grad = calloc(lab->c.n_param, sizeof *grad);
    gradient(lab, in, grad);
    Frozen f = freeze(in);
    const double h = 1e-5, before = output(in, "loss")[0];
    run_frozen(in, &f);
    close_to("the surrogate at the start", output(in, "loss")[0], before, 1e-12);
    for (int p = 0; p < lab->c.n_params; p++) {
        const VaeTensor *t = &lab->c.param[p].tensor;
        double most = 0;
        for (int k = 0; k < t->dim[0] && t->trained; k++) {
            const size_t at = t->offset + (size_t)(k * t->stride[0]);
            const double w = lab->flat[at];
            double loss[2];
            for (int side = 0; side < 2; side++) {
                lab->flat[at] = side ? w + h : w - h;
                run_frozen(in, &f);
                loss[side] = output(in, "loss")[0];
            }
            lab->flat[at] = w;
            close_to(t->name, grad[at], (loss[1] - loss[0]) / (2 * h), tol);
            most = fmax(most, fabs(grad[at]));
        }
        if (t->surrogate && t->trained && most == 0) fail_msg("%s: no gradient at all", t->name);
    }
    thaw(in, &f);
    free(grad);
}

// Every first column of every tensor against central differences, for the noise of lab->state.
static inline void check_gradients(Lab *lab, Interp *in, double tol) {
    interp_run(in);
    double *grad = calloc(lab->c.n_param, sizeof *grad);
    gradient(lab, in, grad);
    const double h = 1e-5;
    for (int p = 0; p < lab->c.n_params; p++) {
        const VaeTensor *t = &lab->c.param[p].tensor;
        for (int k = 0; k < t->dim[0] && t->trained && !t->surrogate; k++) {
            const size_t at = t->offset + (size_t)(k * t->stride[0]);
            const double w = lab->flat[at];
            double loss[2];
            for (int side = 0; side < 2; side++) {
                lab->flat[at] = side ? w + h : w - h;
                interp_run(in);
                loss[side] = output(in, "loss")[0];
            }
            lab->flat[at] = w;
            close_to(t->name, grad[at], (loss[1] - loss[0]) / (2 * h), tol);
        }
    }
    free(grad);
}

#endif

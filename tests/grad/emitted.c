// emitted.c -- the emitted C against the interpreter, which runs the graph as it was built: every
// output and every gradient of all four programs, on a full batch, a part of one, and one row.
// The C is compiled as `vaec build` compiles it, warnings being errors, into a shared object, once
// as float and once as double. Memory is full of NaN before each run, so that nothing is read that
// was not written; and the bits are the same for 1, 2 and 3 threads.
// On every golden model (with LONG set every example, too), models made up from seeds (ORACLE_EMITTED of them, from
// ORACLE_FIRST on), and all cases of the table of ops.
#include "cases.h"
#include "emitted_load.h"
#include "emitted_run.h"
#include "op_cases.h"
#include "random_model.h"

#include <dlfcn.h>
#include <math.h>

// Relative to the norm. Float: the bound the project promises for gradients; deep models with batch
// normalization and Winograd products use up to 2e-5 of it. Double: likelihoods that take a logarithm
// of a small difference (logistic) lose six digits of sixteen.
#define FLOAT_TOLERANCE 5e-5
#define DOUBLE_TOLERANCE 1e-9
// A gradient that is zero by nature (a bias before batchnorm) is held to this part of the whole
// gradient's norm, as in tests/torch: what is left of it is rounding of large terms that cancel.
#define ZERO_SLACK 1e-6
#define MAX_FLOPS 6e7 // of a row, in training: what is larger is too slow to interpret
enum { MAX_BATCH = 40 }; // a model's batch is cut down to this, which is two panels

static long number_from(const char *variable, long standard) {
    const char *text = getenv(variable);
    return text && *text ? atol(text) : standard;
}

// ---------------------------------------------------------------- comparing

typedef struct Ports { // the interpreter's inputs, and room for the program's outputs
    const Interp *in;
    double **output;
} Ports;

static double *find_port(void *arg, const char *name, size_t n) {
    const Ports *p = arg;
    const Graph *g = p->in->g;
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].op == OP_input && strcmp(g->node[id].note, name) == 0)
            return oracle_count(p->in, id) == n ? p->in->value[id] : NULL;
    for (int i = 0; i < g->n_outputs; i++)
        if (strcmp(g->output[i].name, name) == 0)
            return oracle_count(p->in, g->output[i].node) == n ? p->output[i] : NULL;
    return NULL;
}

typedef struct Result {
    double **output; // as the graph's
    double *grad;    // [n_param]
    double *state;   // [n_state]
} Result;

static Result result_new(const Compiled *m, const Interp *in) {
    Result r = {calloc((size_t)in->g->n_outputs + 1, sizeof(double *)),
                calloc(m->c.n_param + 1, sizeof(double)),
                calloc(m->c.n_state + 1, sizeof(double))};
    for (int i = 0; i < in->g->n_outputs; i++)
        r.output[i] = calloc(oracle_count(in, in->g->output[i].node), sizeof(double));
    return r;
}

static void result_free(Result *r, const Interp *in) {
    for (int i = 0; i < in->g->n_outputs; i++) free(r->output[i]);
    free(r->output);
    free(r->grad);
    free(r->state);
}

static bool run(const char *where, const EmittedRun *r, bool f64) {
    const char *wrong = f64 ? emitted_run_f64(r) : emitted_run_f32(r);
    if (wrong) fprintf(stderr, "%s: port %s is not the interpreter's\n", where, wrong);
    return !wrong;
}

static size_t place(const VaeTensor *t, size_t k) {
    size_t at = t->offset;
    for (int i = t->rank - 1; i >= 0; i--) {
        at += k % (size_t)t->dim[i] * (size_t)t->stride[i];
        k /= (size_t)t->dim[i];
    }
    return at;
}

// The interpreter's gradients, laid out as the flat array.
static double *flat_gradients(const Compiled *m, const Interp *in) {
    double *flat = calloc(m->c.n_param + 1, sizeof *flat);
    for (int i = 0; i < in->g->n_grads; i++) {
        const Node *p = &in->g->node[in->g->grad[i].param];
        memcpy(flat + p->attr[0], in->value[in->g->grad[i].grad],
               (size_t)shape_size(p->shape) * sizeof *flat);
    }
    return flat;
}

static double distance(const double *a, const double *b, size_t n) {
    double sum = 0;
    for (size_t k = 0; k < n; k++) sum += (a[k] - b[k]) * (a[k] - b[k]);
    return sqrt(sum);
}

// Made-up models can be so badly conditioned (a softmax of one number, a norm of two) that no float
// program is within the tolerance. What can be asked of one then: to be no farther off than a few
// times what the interpreter is when it rounds every node's value to float.
#define TIMES_ROUNDED 10

// Tensor by tensor. A tensor that hardly matters has rounding errors of those that do: its norm
// counts as at least a 10^-4th of the whole gradient's.
static bool same_gradients(const char *where, const Compiled *m, const double *got,
                           const double *want, const double *rounded, double tol) {
    bool good = true;
    double all = 0;
    for (size_t i = 0; i < m->c.n_param; i++) all += want[i] * want[i];
    for (int i = m->first_param; i < m->c.n_params; i++) {
        const VaeTensor *t = &m->c.param[i].tensor;
        if (!t->trained) continue;
        size_t n = 1;
        for (int d = 0; d < t->rank; d++) n *= (size_t)t->dim[d];
        double *a = calloc(3 * n, sizeof *a), *b = a + n, *r = b + n;
        for (size_t k = 0; k < n; k++) {
            a[k] = got[place(t, k)];
            b[k] = want[place(t, k)];
            r[k] = rounded ? rounded[place(t, k)] : b[k];
        }
        double norm = 0;
        for (size_t k = 0; k < n; k++) norm += b[k] * b[k];
        const bool zero = sqrt(norm) < 1e-8 * sqrt(all);
        const double least = zero ? ZERO_SLACK / FLOAT_TOLERANCE : 1e-4;
        const double floor = fmax(least * sqrt(all), TIMES_ROUNDED / tol * distance(r, b, n));
        good &= oracle_near(where, t->name, t->rank, t->dim, a, b, n, tol, floor);
        free(a);
    }
    return good;
}

// A part of the objective beside the loss and its two terms, such as the total correlation: a difference
// of sums of logarithms that may be next to 0, and is then held to what rounding does to it.
static bool is_part(const Graph *g, const char *name) {
    return g->kind == PROGRAM_TRAIN && strcmp(name, "loss") != 0 &&
           strcmp(name, "reconstruction") != 0 && strcmp(name, "kl") != 0;
}

static bool same_outputs(const char *where, const Interp *in, double *const *got,
                         const Interp *rounded, bool parts, double tol, double floor) {
    bool good = true;
    for (int i = 0; i < in->g->n_outputs; i++) {
        const NodeId id = in->g->output[i].node;
        const Node *n = &in->g->node[id];
        int dim[1 + MAX_RANK] = {in->n};
        for (int d = 0; d < n->shape.rank; d++) dim[1 + d] = n->shape.dim[d];
        const int batched = n->rows ? 1 : 0;
        const size_t count = oracle_count(in, id);
        double least = floor;
        if (rounded && (!parts || is_part(in->g, in->g->output[i].name)))
            least = fmax(floor, TIMES_ROUNDED / tol *
                                    distance(rounded->value[id], in->value[id], count));
        good &= oracle_near(where, in->g->output[i].name, n->shape.rank + batched,
                            dim + 1 - batched, got[i], in->value[id], count, tol, least);
    }
    return good;
}

// Running statistics after a training step; no other program touches them.
static bool same_state(const char *where, const Compiled *m, const Interp *in, const double *got,
                       double tol) {
    double *want = calloc(m->c.n_state + 1, sizeof *want);
    memcpy(want, in->param + m->c.n_param, m->c.n_state * sizeof *want);
    for (int i = 0; i < in->g->n_updates; i++) {
        const Node *p = &in->g->node[in->g->update[i].param];
        memcpy(want + p->attr[0] - m->c.n_param, in->value[in->g->update[i].value],
               (size_t)shape_size(p->shape) * sizeof *want);
    }
    const bool good = oracle_near(where, "running statistics", 1, NULL, got, want, m->c.n_state, tol,
                                  1e-3);
    free(want);
    return good;
}

static bool same_bits(const char *where, const Compiled *m, const Interp *in, const Result *a,
                      const Result *b) {
    bool good = true;
    for (int i = 0; i < in->g->n_outputs && good; i++)
        good = memcmp(a->output[i], b->output[i],
                      oracle_count(in, in->g->output[i].node) * sizeof(double)) == 0;
    if (in->g->kind == PROGRAM_TRAIN)
        good = good && memcmp(a->grad, b->grad, m->c.n_param * sizeof(double)) == 0 &&
               memcmp(a->state, b->state, m->c.n_state * sizeof(double)) == 0;
    if (!good) fprintf(stderr, "%s: the bits depend on the number of threads\n", where);
    return good;
}

// Emitted constants are floats, in the double copy too; so are the oracle's for that comparison.
static void round_constants(Graph *g) {
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].op == OP_constant) g->node[id].number = (double)(float)g->node[id].number;
}

typedef void InputsFn(Interp *in, const Compiled *m);

typedef struct Comparison {
    const char *where;
    const Compiled *m;
    const Emitted *l;
    const double *flat;
    InputsFn *inputs;
    double floor;  // the least norm of an output that counts
    bool made_up;  // the model may be badly conditioned
} Comparison;

static Interp *interpret(const Comparison *c, int kind, int n, bool f64, bool round) {
    Interp *in = interp_new(c->m->at[f64 ? AFTER_PLAN : AFTER_AUTODIFF][kind], n, c->flat);
    in->scalar[VAE_CLIP] = 0.5;
    in->scalar[VAE_DATA_ROWS] = 40;
    in->scalar[VAE_POWER] = 1;
    in->scalar[VAE_BETA] = 0.75;
    in->scalar[VAE_CAPACITY] = 1.25;
    in->scalar[VAE_FREE_BITS] = 0.125;
    in->scalar[VAE_TEMPERATURE] = 0.5;
    in->scalar[VAE_INV_N] = 1.0 / n;
    c->inputs(in, c->m);
    for (NodeId id = 0; id < in->g->n_nodes; id++) {
        interp_node(in, id);
        for (size_t k = 0; round && k < oracle_count(in, id); k++)
            in->value[id][k] = (double)(float)in->value[id][k];
    }
    return in;
}

// One program on n rows. Float is held against the graph as it was built, double against what is
// left of it after all passes (which passes.c holds against the same).
static bool compare_as(const Comparison *c, int kind, int n, bool f64) {
    const Compiled *m = c->m;
    const double tol = f64 ? DOUBLE_TOLERANCE : FLOAT_TOLERANCE;
    char at[512];
    snprintf(at, sizeof at, "%s: %s in %s, %d rows", c->where, program_names[kind],
             f64 ? "double" : "float", n);
    Interp *in = interpret(c, kind, n, f64, false);
    const bool parts = !c->made_up && kind == PROGRAM_TRAIN && m->c.model->objective->density;
    Interp *rounded = (c->made_up || parts) && !f64 ? interpret(c, kind, n, f64, true) : NULL;
    double *want = flat_gradients(m, in);
    double *want_rounded = c->made_up && rounded ? flat_gradients(m, rounded) : NULL;
    Result one = result_new(m, in), other = result_new(m, in);
    Ports ports = {in, one.output};
    EmittedRun r = {.model = dlsym(c->l->code, f64 ? "vae_model_f64" : "vae_model"),
                    .program = kind, .n = n, .threads = 1, .param = c->flat, .scalar = in->scalar,
                    .port = find_port, .arg = &ports, .grad = one.grad, .state = one.state};
    assert_non_null(r.model);
    bool good = run(at, &r, f64) && same_outputs(at, in, one.output, rounded, parts, tol, c->floor);
    if (kind == PROGRAM_TRAIN)
        good = good && same_gradients(at, m, one.grad, want, want_rounded, tol);
    good = good && same_state(at, m, in, one.state, tol);
    ports.output = other.output;
    r.grad = other.grad;
    r.state = other.state;
    for (r.threads = 2; r.threads <= 3 && good && !f64; r.threads++)
        good = run(at, &r, f64) && same_bits(at, m, in, &one, &other);
    result_free(&one, in);
    result_free(&other, in);
    free(want);
    free(want_rounded);
    interp_free(in);
    if (rounded) interp_free(rounded);
    return good;
}

static bool compare(const Comparison *c, int kind, int n) {
    return compare_as(c, kind, n, false) && compare_as(c, kind, n, true);
}

static void round_all(Compiled *m) {
    for (int kind = 0; kind < PROGRAMS; kind++)
        if (m->c.graph[kind]) round_constants(m->at[AFTER_PLAN][kind]);
}

// ---------------------------------------------------------------- models

static void model_inputs(Interp *in, const Compiled *m) { oracle_inputs(in, m->c.model, 77); }

static bool check_model(const char *where, Compiled *m, bool made_up) {
    Emitted l;
    bool good = emitted_load(m, true, &l);
    if (!good) fprintf(stderr, "%s: the emitted C does not compile\n", where);
    round_all(m);
    double *flat = oracle_params(&m->c, 9);
    const Comparison c = {where, m, &l, flat, model_inputs, 1e-3, made_up};
    const int batch = m->c.model->batch;
    const int rows[] = {batch, batch > 2 ? batch / 2 + batch / 4 : 0, batch > 1 ? 1 : 0};
    for (int kind = 0; kind < PROGRAMS && good; kind++)
        for (int i = 0; i < 3 && good; i++)
            if (rows[i] && m->c.graph[kind]) good &= compare(&c, kind, rows[i]);
    free(flat);
    emitted_unload(&l);
    return good;
}

// The batch that is asked for, or what is left of it when the interpreter would take too long.
static Compiled *compile_cut(const char *where, const char *text) {
    Compiled *m = oracle_compile(where, text, 0);
    if (!m) return NULL;
    int batch = m->c.model->batch;
    const double flops = program_flops(m->at[AFTER_PLAN][PROGRAM_TRAIN]);
    if (batch > MAX_BATCH) batch = MAX_BATCH;
    if (flops * batch > 10 * MAX_FLOPS) batch = (int)(10 * MAX_FLOPS / flops);
    if (batch < 1) batch = 1;
    if (batch == m->c.model->batch) return m;
    oracle_free(m);
    return oracle_compile(where, text, batch);
}

// With -O3 compiling takes most of the time; ops and every fourth made-up model have it, and all in the long form.
static bool check_hurried(const char *where, Compiled *m, bool made_up) {
    const bool hurried = !getenv("LONG") && !getenv("CFLAGS") && !getenv("CC");
    if (hurried) setenv("CC", "tests/quick-cc", 1);
    const bool good = check_model(where, m, made_up);
    if (hurried) unsetenv("CC");
    return good;
}

static void test_file(void **state) {
    const char *path = *state;
    char *text = oracle_read(path);
    assert_non_null(text);
    Compiled *m = compile_cut(path, text);
    assert_non_null(m);
    const double flops = program_flops(m->at[AFTER_PLAN][PROGRAM_TRAIN]);
    const bool large = flops > 10 * MAX_FLOPS;
    if (large) fprintf(stderr, "skipped: %s: %.0f operations a row\n", path, flops);
    const bool good = large || check_hurried(path, m, false);
    oracle_free(m);
    free(text);
    if (large) skip();
    assert_true(good);
}

static void test_random(void **state) {
    const unsigned long long seed = (uintptr_t)*state;
    char where[64], *text = random_model(seed);
    snprintf(where, sizeof where, "random model %llu", seed);
    Compiled *m = oracle_compile(where, text, 0);
    const bool good = m && (seed % 4 ? check_hurried : check_model)(where, m, true);
    if (!good) fprintf(stderr, "%s is:\n%s\n", where, text);
    oracle_free(m);
    free(text);
    assert_true(good);
}

// ---------------------------------------------------------------- ops

enum { OPS_TOGETHER = 5 };

static void op_inputs(Interp *in, const Compiled *m) {
    (void)m;
    op_graph_inputs(in, OP_BATCH);
}

// How many cases the ops from `first` on have; those that stand in backward passes alone have none of their own.
static int cases_from(int first, OpCase *list) {
    int n = 0;
    for (int op = first; op < first + OPS_TOGETHER && op < OP_COUNT; op++) n += op_cases((Op)op, list + n);
    return n;
}

static void test_ops(void **state) {
    OpCase *list = calloc(MAX_OP_CASES, sizeof *list);
    const int n = cases_from((int)(uintptr_t)*state, list);
    Compiled *m = op_graph(list, n, OP_BATCH);
    double *flat = op_graph_params(m);
    oracle_passes(m);
    if (getenv("ORACLE_DUMP")) graph_dump(m->c.graph[PROGRAM_TRAIN], stderr);
    Emitted l;
    bool good = emitted_load(m, true, &l);
    round_all(m);
    const Comparison c = {"ops", m, &l, flat, op_inputs, 1, false};
    for (int rows = 1; rows <= OP_BATCH && good; rows++) good &= compare(&c, PROGRAM_TRAIN, rows);
    emitted_unload(&l);
    free(flat);
    oracle_free(m);
    free(list);
    assert_true(good);
}

// ---------------------------------------------------------------- all

int main(void) {
    Cases c = {0};
    char name[64];
    if (getenv("LONG")) add_files(&c, "examples/*.vae", test_file); // every word in them is in a golden model
    add_files(&c, "tests/golden/*.vae", test_file);
    OpCase list[MAX_OP_CASES];
    for (int op = 0; op < OP_COUNT; op += OPS_TOGETHER) {
        if (cases_from(op, list) == 0) continue;
        snprintf(name, sizeof name, "ops from %s on", op_table[op]->name);
        add_case(&c, name, test_ops, (const void *)(uintptr_t)op);
    }
    const long models = number_from("ORACLE_EMITTED", 16), from = number_from("ORACLE_FIRST", 1);
    for (long i = 0; i < models; i++) {
        snprintf(name, sizeof name, "random model %ld", from + i);
        add_case(&c, name, test_random, (const void *)(uintptr_t)(from + i));
    }
    return run_cases("emitted", &c);
}

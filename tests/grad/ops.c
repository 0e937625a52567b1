// ops.c -- the gradient rule of every op in ops.def against central differences on the interpreter,
// with odd shapes, broadcasting and every kind of rows. An op without a case fails.
#include "cases.h"
#include "op_cases.h"


// Ops whose gradient is zero by design, though their value changes.
static bool blocks_gradient(Op op) { return op == OP_stop || op == OP_sinusoid; }

static bool no_gradients(const Compiled *m, const Interp *in, const char *text) {
    const Graph *g = m->c.graph[PROGRAM_TRAIN];
    for (int i = 0; i < g->n_grads; i++)
        for (size_t k = 0; k < oracle_count(in, g->grad[i].grad); k++)
            if (in->value[g->grad[i].grad][k] != 0) {
                fprintf(stderr, "%s: a gradient gets through\n", text);
                return false;
            }
    return true;
}

static bool check_case(const OpCase *c, int n) {
    Compiled *m = op_graph(c, 1, OP_BATCH);
    const char *text = op_case_text(m->c.arena, c);
    autodiff(&m->c);
    const Graph *g = m->c.graph[PROGRAM_TRAIN];
    graph_verify(g, "autodiff");
    double *flat = op_graph_params(m);
    Interp *in = interp_new(g, n, flat);
    op_graph_inputs(in, OP_BATCH);
    interp_run(in);
    const bool good = blocks_gradient(c->op)
                          ? no_gradients(m, in, text)
                          : oracle_gradients(text, g, m->c.param + m->first_param,
                                             m->c.n_params - m->first_param, in, flat);
    interp_free(in);
    free(flat);
    oracle_free(m);
    return good;
}

// An op that only gradient rules make, and that nobody differentiates again: the gradients of the
// ops that make it are checked with theirs, so some case must have it.
static bool made_by_another(Op op) {
    OpCase *list = calloc(MAX_OP_CASES, sizeof *list);
    bool made = false;
    for (int other = 0; other < OP_COUNT && !made; other++)
        for (int i = op_cases((Op)other, list); i-- > 0 && !made;) {
            Compiled *m = op_graph(&list[i], 1, OP_BATCH);
            autodiff(&m->c);
            const Graph *g = m->c.graph[PROGRAM_TRAIN];
            for (NodeId id = 0; id < g->n_nodes; id++) made |= g->node[id].op == op;
            oracle_free(m);
        }
    free(list);
    if (!made) fprintf(stderr, "no gradient is made of %s\n", op_table[op]->name);
    return made;
}

// An op that only one pass makes: passes.c holds it to the op that it stands for, or clip.c to what it says, on the models that
// have it, so one of the golden models must.
static bool made_by_pass(Op op, const char *const *models) {
    bool made = false;
    for (int i = 0; models[i] && !made; i++) {
        char path[64];
        snprintf(path, sizeof path, "tests/golden/%s.vae", models[i]);
        char *text = oracle_read(path);
        Compiled *m = text ? oracle_compile(path, text, 6) : NULL;
        const Graph *g = m ? m->at[AFTER_LOWER][PROGRAM_TRAIN] : NULL;
        for (NodeId id = 0; g && id < g->n_nodes; id++) made |= g->node[id].op == op;
        oracle_free(m);
        free(text);
    }
    if (!made) fprintf(stderr, "tests/golden/%s.vae has no %s\n", models[0], op_table[op]->name);
    return made;
}

// hook: the gradient is dy times the other node's value.
static bool check_hook(void) {
    const OpCase copies[2] = {
        {.op = OP_copy, .n_in = 1, .in = {{1, {1, {3}}}}, .low = -2, .high = 2},
        {.op = OP_copy, .n_in = 1, .in = {{1, {1, {3}}}}, .low = -2, .high = 2}};
    Interp *in[2];
    Compiled *m[2];
    double *flat[2];
    for (int hooked = 0; hooked < 2; hooked++) {
        m[hooked] = op_graph(copies, 2, OP_BATCH);
        Graph *g = m[hooked]->c.graph[PROGRAM_TRAIN];
        NodeId copy[2], n = 0;
        for (NodeId id = 0; id < g->n_nodes; id++)
            if (g->node[id].op == OP_copy) copy[n++] = id;
        if (hooked) {
            g->node[copy[0]].op = OP_hook;
            g->node[copy[0]].attr[0] = copy[1];
        }
        autodiff(&m[hooked]->c);
        flat[hooked] = op_graph_params(m[hooked]);
        in[hooked] = interp_new(g, OP_BATCH, flat[hooked]);
        op_graph_inputs(in[hooked], OP_BATCH);
        interp_run(in[hooked]);
    }
    const Graph *g = in[0]->g;
    NodeId factor = NO_NODE;
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].op == OP_copy) factor = id;
    bool good = g->n_grads == in[1]->g->n_grads;
    for (int i = 0; i < g->n_grads && good; i++) { // rows are selected one to one: the same layout
        double want[OP_BATCH * 3];
        const double *plain = in[0]->value[g->grad[i].grad];
        for (int k = 0; k < OP_BATCH * 3; k++)
            want[k] = plain[k] * (i == 0 ? in[0]->value[factor][k] : 1);
        good &= oracle_near("hook", "gradient", 2, (int[]){OP_BATCH, 3},
                            in[1]->value[in[1]->g->grad[i].grad], want, OP_BATCH * 3, 1e-14, 0);
    }
    for (int i = 0; i < 2; i++) {
        interp_free(in[i]);
        free(flat[i]);
        oracle_free(m[i]);
    }
    return good;
}

// straight: the value of its first input; the gradient goes to the second as that of a sum would.
static bool check_straight(const OpCase *c) {
    Compiled *m[2];
    Interp *in[2];
    double *flat[2];
    for (int sum = 0; sum < 2; sum++) {
        m[sum] = op_graph(c, 1, OP_BATCH);
        Graph *g = m[sum]->c.graph[PROGRAM_TRAIN];
        for (NodeId id = 0; id < g->n_nodes && sum; id++)
            if (g->node[id].op == OP_straight) g->node[id].op = OP_add;
        autodiff(&m[sum]->c);
        flat[sum] = op_graph_params(m[sum]);
        in[sum] = interp_new(g, OP_BATCH, flat[sum]);
        op_graph_inputs(in[sum], OP_BATCH);
        interp_run(in[sum]);
    }
    const Graph *g = in[0]->g;
    bool good = g->n_grads == 2 && in[1]->g->n_grads == 2;
    for (NodeId id = 0; id < g->n_nodes; id++)
        for (size_t k = 0; k < oracle_count(in[0], id) && g->node[id].op == OP_straight; k++)
            good &= in[0]->value[id][k] == in[0]->value[g->node[id].in[0]][k];
    for (int i = 0; i < g->n_grads && good; i++) {
        const double *want = in[1]->value[in[1]->g->grad[i].grad];
        const double *got = in[0]->value[g->grad[i].grad];
        for (size_t k = 0; k < oracle_count(in[0], g->grad[i].grad); k++)
            good &= got[k] == (i == 0 ? 0 : want[k]);
    }
    for (int i = 0; i < 2; i++) {
        interp_free(in[i]);
        free(flat[i]);
        oracle_free(m[i]);
    }
    return good;
}

static bool check_straights(void) {
    OpCase *list = calloc(MAX_OP_CASES, sizeof *list);
    const int n = op_cases(OP_straight, list);
    bool good = n > 0;
    for (int i = 0; i < n; i++) good &= check_straight(&list[i]);
    free(list);
    return good;
}

static bool check_cases(Op op) {
    OpCase *list = calloc(MAX_OP_CASES, sizeof *list);
    const int n = op_cases(op, list);
    if (n == 0) fprintf(stderr, "%s has no case in op_cases.c\n", op_table[op]->name);
    bool good = n > 0;
    for (int i = 0; i < n; i++)
        for (int rows = 1; rows <= OP_BATCH; rows += OP_BATCH - 1) good &= check_case(&list[i], rows);
    free(list);
    return good;
}

static void test_op(void **state) {
    const Op op = *(const Op *)*state;
    if (op == OP_hook) assert_true(check_hook());
    else if (op == OP_straight) assert_true(check_straights());
    else if (op_table[op]->lowered) assert_true(made_by_pass(op, (const char *const[]){"winograd", "winograd4", "strided", NULL}));
    else if (op_table[op]->clipped)
        assert_true(made_by_pass(op, (const char *const[]){"private", "private_images", "private_tokens", NULL}));
    else if (op_table[op]->backward_only) assert_true(made_by_another(op));
    else assert_true(check_cases(op));
}

// The oracle's own values, where a mistake would be shared by everything else: against C's library.
static void test_values(void **state) {
    (void)state;
    static const struct {
        Op op;
        double a, b, c, want;
    } known[] = {
        {OP_add, 1, 2, 0, 3},          {OP_sub, 1, 2, 0, -1},
        {OP_mul, 3, 2, 0, 6},          {OP_div, 1, 4, 0, 0.25},
        {OP_neg, 2, 0, 0, -2},         {OP_exp, 1, 0, 0, 2.718281828459045},
        {OP_expm1, 1e-9, 0, 0, 1.0000000005e-9}, {OP_log, 10, 0, 0, 2.302585092994046},
        {OP_log1p, 1e-9, 0, 0, 9.999999995e-10}, {OP_sqrt, 2, 0, 0, 1.4142135623730951},
        {OP_tanh, 0.5, 0, 0, 0.46211715726000975}, {OP_sigmoid, -800, 0, 0, 0},
        {OP_sigmoid, 1, 0, 0, 0.7310585786300049}, {OP_softplus, 800, 0, 0, 800},
        {OP_softplus, 0, 0, 0, 0.6931471805599453}, {OP_relu, -1, 0, 0, 0},
        {OP_relu, 2, 0, 0, 2},         {OP_erf, 0.5, 0, 0, 0.5204998778130465},
        {OP_abs, -3, 0, 0, 3},         {OP_max, 1, 2, 0, 2},
        {OP_min, 1, 2, 0, 1},          {OP_where, 1, 5, 6, 5},
        {OP_where, 0, 5, 6, 6},        {OP_step, 0, 0, 0, 0},
        {OP_step, 0.5, 0, 0, 1},       {OP_stop, 7, 0, 0, 7},
        {OP_copy, 7, 0, 0, 7},
        // lgamma(100.5), psi(1), psi(0.1); psi(n) = H(n - 1) - Euler's constant; products
        {OP_lgamma, 100.5, 0, 0, 361.4355404677776},
        {OP_digamma, 1, 0, 0, -0.5772156649015329}, {OP_digamma, 0.1, 0, 0, -10.423754940411076},
        {OP_digamma, 41, 0, 0, 3.701327374034843},
        // by mpmath, 30 digits
        {OP_lgamma_rest, 5, 0, 0, 1.7403021806115441},
        {OP_lgamma_rest, 0, 0, 0, 0.0},
        {OP_exp_minus, 2, 3, 0, 4.3890560989306502},
        {OP_poisson_deviance, 2, 3, 0, 1.6848929649349793},
        {OP_poisson_deviance, 2, 0, 0, 7.3890560989306502},
        {OP_nb_deviance, 2, 1, 3, 0.55293192240270298},
        {OP_nb_deviance, 2, 1, 0, 3.5698153811922461},
        {OP_nb_deviance, -13.815510557964274, -0.69314718055994531, 1, 12.815513557961273},
        {OP_nb_rest, 0.5, 0, 0, 0.0},
        {OP_nb_rest, 0.5, 1, 0, 0.0},
        {OP_nb_rest, 4, 7, 0, 0.060489362656954283},
        {OP_nb_slope, 2, 1, 3, 1.180398985719055},
        {OP_nb_size_slope, 2, 1, 3, 0.36791615001068788},
        {OP_nb_size_slope, -13.815510557964274, -0.69314718055994531, 1, -1.9999950000106675e-06},
        {OP_nb_rest_slope, 0.5, 1, 0, 0.0},
        {OP_nb_rest_slope, 4, 7, 0, -0.057147055474289772},
        {OP_zero_inflated, 1, 2, 0, 0.26467433594448078},
        {OP_continuous_bernoulli, 2e-3, 0.5, 0, 1.6666666111111146e-07},
        {OP_continuous_bernoulli, -2, 0.5, 0, 0.16143936157119563},
        {OP_continuous_bernoulli, 1600, 0.5, 0, 800 - 7.3777589082278725},
        {OP_continuous_bernoulli_slope, -2, 0.25, 0, 0.25 - 0.5 * 0.31303528549933130},
        {OP_sinusoid, 3, 0, 8, 0.14112000805986722}, {OP_sinusoid, 3, 1, 8, -0.98999249660044546},
        {OP_sinusoid, 50, 4, 8, 0.47942553860420301}, {OP_sinusoid, 50, 5, 6, 0.9942036222953},
        {OP_langevin, 1e-3, 0, 0, 3.3333331111111323e-04},
        {OP_langevin, 1, 0, 0, 0.31303528549933130}, {OP_langevin, -1000, 0, 0, -0.999},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        const double got = op_table[known[i].op]->eval(known[i].a, known[i].b, known[i].c);
        assert_true(oracle_near("eval", op_table[known[i].op]->name, 0, NULL, &got, &known[i].want,
                                1, 1e-15, 1e-12));
    }
}

int main(void) {
    static Op all[OP_COUNT];
    Cases c = {0};
    for (int op = 0; op < OP_COUNT; op++) {
        all[op] = (Op)op;
        add_case(&c, op_table[op]->name, test_op, &all[op]);
    }
    add_case(&c, "values", test_values, NULL);
    return run_cases("ops", &c);
}

// ties.c -- the derivative where two sides meet: activations at 0, the larger of equals. All as PyTorch has
// them (torch.nn.functional, clamp, amax, max_pool2d), which takes the side of x <= 0 for leaky_relu, elu and selu.
#include "cases.h"
#include "op_cases.h"

#include <math.h>
#include <string.h>

typedef struct Tie {
    const char *activation;
    double slope; // at 0
} Tie;

static const Tie ties[] = {
    {"relu", 0},      {"leaky_relu", 0.01},      {"leaky_relu(slope=0.3)", 0.3}, {"elu", 1},
    {"elu(0.5)", 0.5}, {"selu", 1.7580993408473766}, {"gelu", 0.5},              {"silu", 0.5},
    {"softplus", 0.5}, {"tanh", 1},               {"sigmoid", 0.25},             {"log1p", 1},
};
enum { TIES = sizeof ties / sizeof ties[0] };

static const VaeTensor *tensor(const Compiled *m, const char *name) {
    for (int i = 0; i < m->c.n_params; i++)
        if (strcmp(m->c.param[i].tensor.name, name) == 0) return &m->c.param[i].tensor;
    fail_msg("no tensor %s", name);
    return NULL;
}

static double gradient(const Interp *in, const VaeTensor *t) {
    for (int i = 0; i < in->g->n_grads; i++) {
        const Node *p = &in->g->node[in->g->grad[i].param];
        if ((size_t)p->attr[0] == t->offset) return in->value[in->g->grad[i].grad][0];
    }
    fail_msg("no gradient of %s", t->name);
    return NAN;
}

// encoder.0 says 0 for every row; what comes back to it is the activation's slope times what comes back to
// the layer behind, through that one's weight.
static void test_activation(void **state) {
    const Tie *tie = *state;
    char text[512];
    snprintf(text, sizeof text,
             "model t\ndata x: vector(1)\nlatent z: normal(1)\nencoder { dense(1) %s dense(1) }\n"
             "decoder { dense(1) }\nloss { likelihood = mse }\ntrain { batch = 3 }\n", tie->activation);
    Compiled *m = oracle_compile(tie->activation, text, 0);
    assert_non_null(m);
    double *flat = oracle_params(&m->c, 5);
    const VaeTensor *bias = tensor(m, "encoder.0.bias"), *behind = tensor(m, "encoder.2.bias");
    flat[bias->offset] = flat[tensor(m, "encoder.0.weight")->offset] = 0;
    const double weight = flat[tensor(m, "encoder.2.weight")->offset];
    for (Snapshot s = AFTER_AUTODIFF; s < SNAPSHOTS; s++) {
        Interp *in = oracle_interp(m, s, PROGRAM_TRAIN, 3, flat, 7);
        const double got = gradient(in, bias), want = tie->slope * weight * gradient(in, behind);
        if (!(fabs(got - want) <= 1e-12 * (1 + fabs(want))))
            fail_msg("%s after %s: %.9g, want %.9g", tie->activation, snapshot_names[s], got, want);
        interp_free(in);
    }
    free(flat);
    oracle_free(m);
}

// Of an op whose inputs are all `value`: d/d(input k's element j) over what reaches its first result.
static void shares(const OpCase *c, double value, double *share, int n) {
    Compiled *m = op_graph(c, 1, 1);
    autodiff(&m->c);
    const Graph *g = m->c.graph[PROGRAM_TRAIN];
    double *flat = op_graph_params(m);
    for (size_t i = 0; i < m->c.n_param; i++) flat[i] = value;
    Interp *in = interp_new(g, 1, flat);
    op_graph_inputs(in, 1);
    interp_run(in);
    double arrives = NAN;
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].op == OP_input && strncmp(g->node[id].note, "weights", 7) == 0) arrives = in->value[id][0];
    int at = 0;
    for (int i = 0; i < g->n_grads; i++)
        for (size_t k = 0; k < oracle_count(in, g->grad[i].grad) && at < n; k++)
            share[at++] = in->value[g->grad[i].grad][k] / arrives;
    assert_int_equal(at, n);
    interp_free(in);
    free(flat);
    oracle_free(m);
}

static void check_op(const OpCase *c, double value, const double *want, int n) {
    double share[8];
    shares(c, value, share, n);
    for (int i = 0; i < n; i++)
        if (!(fabs(share[i] - want[i]) <= 1e-12))
            fail_msg("%s: share %d is %.9g, want %.9g", op_table[c->op]->name, i, share[i], want[i]);
}

static void test_ops(void **state) {
    (void)state;
    const Shape scalar = {0, {0}}, five = {1, {5}}, square = {3, {2, 2, 1}};
    check_op(&(OpCase){OP_max, 2, {{0, scalar}, {0, scalar}}, 0, {0}, 1, 1}, 1, (double[]){1, 0}, 2);
    check_op(&(OpCase){OP_min, 2, {{0, scalar}, {0, scalar}}, 0, {0}, 1, 1}, 1, (double[]){1, 0}, 2);
    check_op(&(OpCase){OP_abs, 1, {{0, scalar}}, 0, {0}, 0, 0}, 0, (double[]){0}, 1);
    check_op(&(OpCase){OP_relu, 1, {{0, scalar}}, 0, {0}, 0, 0}, 0, (double[]){0}, 1);
    check_op(&(OpCase){OP_maximum, 1, {{0, five}}, 1, {1}, 1, 1}, 1,
             (double[]){0.2, 0.2, 0.2, 0.2, 0.2}, 5);
    check_op(&(OpCase){OP_maxpool, 1, {{1, square}}, 11, {2, 2, 2, 2, 0, 0, 1, 1, 1, 1, 1}, 1, 1}, 1,
             (double[]){1, 0, 0, 0}, 4);
}

int main(void) {
    Cases c = {0};
    for (int i = 0; i < TIES; i++) add_case(&c, ties[i].activation, test_activation, &ties[i]);
    add_case(&c, "ops", test_ops, NULL);
    return run_cases("ties", &c);
}

// op_cases.c -- see op_cases.h.
#include "op_cases.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- the table

// Where an elementwise op's inputs come from: inside its domain, for the rest around 0.
typedef struct Range {
    bool known;
    double low, high;
} Range;

static const Range ranges[OP_COUNT] = {
    [OP_add] = {true, -2, 2},      [OP_sub] = {true, -2, 2},     [OP_mul] = {true, -2, 2},
    [OP_div] = {true, 0.5, 2},     [OP_neg] = {true, -2, 2},     [OP_exp] = {true, -2, 2},
    [OP_expm1] = {true, -2, 2},    [OP_log] = {true, 0.3, 3},    [OP_log1p] = {true, -0.7, 3},
    [OP_sqrt] = {true, 0.3, 3},    [OP_tanh] = {true, -2, 2},    [OP_sigmoid] = {true, -4, 4},
    [OP_softplus] = {true, -4, 4}, [OP_relu] = {true, -2, 2},    [OP_erf] = {true, -2, 2},
    [OP_abs] = {true, -2, 2},      [OP_max] = {true, -2, 2},     [OP_min] = {true, -2, 2},
    [OP_where] = {true, -2, 2},    [OP_step] = {true, -2, 2},    [OP_stop] = {true, -2, 2},
    [OP_hook] = {true, -2, 2},
    [OP_copy] = {true, -2, 2},     [OP_lgamma] = {true, 0.3, 4}, [OP_digamma] = {true, 0.3, 4},
    [OP_lgamma_rest] = {true, 1, 30}, [OP_exp_minus] = {true, 0.3, 3},
    [OP_poisson_deviance] = {true, 0.3, 3}, [OP_nb_deviance] = {true, 0.3, 3},
    [OP_nb_rest] = {true, 1, 3}, [OP_zero_inflated] = {true, 0.1, 4},
    [OP_continuous_bernoulli] = {true, -4, 4},
    [OP_langevin] = {true, -4, 4},
    [OP_vmf_log] = {true, 0.3, 4}, [OP_vmf_mean] = {true, 0.3, 4}, [OP_vmf_gap] = {true, 0.3, 4},
};

// Inputs that broadcast against one another, in every way that shape_broadcast allows.
#define S0 {0, {0}}
#define S1(a) {1, {a}}
#define S2(a, b) {2, {a, b}}
#define S3(a, b, c) {3, {a, b, c}}
#define S4(a, b, c, d) {4, {a, b, c, d}}
static const Leaf broadcasts[][3] = {
    {{0, S0}, {0, S0}, {0, S0}},
    {{0, S1(1)}, {0, S1(1)}, {0, S1(1)}},
    {{0, S1(7)}, {0, S1(7)}, {0, S1(7)}},
    {{0, S2(3, 5)}, {0, S1(5)}, {0, S2(3, 1)}},
    {{0, S2(1, 5)}, {0, S2(3, 1)}, {0, S0}},
    {{1, S1(5)}, {1, S1(5)}, {1, S1(5)}},
    {{1, S1(1)}, {1, S1(3)}, {0, S1(3)}},
    {{1, S1(3)}, {0, S1(1)}, {1, S1(1)}},
    {{0, S1(3)}, {1, S1(3)}, {1, S1(1)}},
    {{0, S0}, {1, S2(2, 3)}, {1, S1(3)}},
    {{1, S2(3, 1)}, {1, S2(1, 2)}, {0, S2(3, 2)}},
    {{1, S3(2, 1, 3)}, {0, S3(1, 5, 1)}, {1, S2(5, 3)}},
    {{2, S1(3)}, {2, S1(3)}, {0, S1(3)}},
    {{2, S1(1)}, {2, S1(3)}, {2, S1(3)}},
    {{3, S2(2, 2)}, {0, S2(2, 1)}, {3, S2(1, 2)}},
};
#define N_BROADCASTS ((int)(sizeof broadcasts / sizeof broadcasts[0]))

#define SHAPED(rows, ...) 7, {rows, __VA_ARGS__}
#define IMAGE(...) 11, {__VA_ARGS__}
static const OpCase others[] = {
    {OP_constant, 0, {{0}}, 0, {0}, 0, 0},
    {OP_scalar, 0, {{0}}, 1, {VAE_BETA}, 0, 0},
    {OP_iota, 0, {{0}}, SHAPED(0, 1, 5), 0, 0},
    {OP_iota, 0, {{0}}, SHAPED(0, 2, 3, 1), 0, 0},
    {OP_iota, 0, {{0}}, SHAPED(1, 1, 1), 0, 0},
    {OP_gather, 1, {{1, S1(2)}}, 1, {OP_BATCH}, -2, 2},
    {OP_gather, 1, {{1, S2(3, 2)}}, 1, {OP_BATCH}, -2, 2},
    {OP_scatter, 1, {{0, S2(OP_BATCH, 3)}}, 0, {0}, -2, 2},
    {OP_scatter, 1, {{0, S3(OP_BATCH, 2, 1)}}, 0, {0}, -2, 2},
    {OP_expand, 1, {{0, S0}}, SHAPED(0, 1, 5), -2, 2},
    {OP_expand, 1, {{0, S0}}, SHAPED(1, 2, 3, 2), -2, 2},
    {OP_expand, 1, {{0, S1(3)}}, SHAPED(1, 1, 3), -2, 2},
    {OP_expand, 1, {{1, S1(1)}}, SHAPED(1, 1, 5), -2, 2},
    {OP_expand, 1, {{1, S2(3, 1)}}, SHAPED(1, 2, 3, 2), -2, 2},
    {OP_expand, 1, {{2, S1(1)}}, SHAPED(2, 2, 3, 2), -2, 2},
    {OP_reshape, 1, {{0, S2(3, 2)}}, SHAPED(0, 1, 6), -2, 2},
    {OP_reshape, 1, {{1, S2(3, 2)}}, SHAPED(1, 1, 6), -2, 2},
    {OP_reshape, 1, {{1, S1(6)}}, SHAPED(1, 3, 1, 2, 3), -2, 2},
    {OP_reshape, 1, {{2, S1(3)}}, SHAPED(1, 2, 2, 3), -2, 2},
    {OP_reshape, 1, {{1, S2(3, 5)}}, SHAPED(3, 1, 5), -2, 2},
    {OP_slice, 1, {{0, S1(5)}}, 2, {1, 3}, -2, 2},
    {OP_slice, 1, {{1, S1(5)}}, 2, {0, 2}, -2, 2},
    {OP_slice, 1, {{1, S2(3, 5)}}, 2, {4, 1}, -2, 2},
    {OP_slice, 1, {{2, S1(4)}}, 2, {1, 3}, -2, 2},
    {OP_pad, 1, {{0, S1(3)}}, 2, {1, 2}, -2, 2},
    {OP_pad, 1, {{1, S1(3)}}, 2, {0, 2}, -2, 2},
    {OP_pad, 1, {{1, S2(2, 3)}}, 2, {3, 0}, -2, 2},
    {OP_pad, 1, {{2, S1(1)}}, 2, {1, 1}, -2, 2},
    {OP_straight, 2, {{1, S1(3)}, {1, S1(3)}}, 0, {0}, -2, 2},
    {OP_straight, 2, {{0, S2(3, 2)}, {0, S2(3, 2)}}, 0, {0}, -2, 2},
    {OP_concat, 2, {{0, S1(3)}, {0, S1(2)}}, 0, {0}, -2, 2},
    {OP_concat, 2, {{1, S1(1)}, {1, S1(4)}}, 0, {0}, -2, 2},
    {OP_concat, 3, {{1, S2(2, 1)}, {1, S2(2, 3)}, {1, S2(2, 2)}}, 0, {0}, -2, 2},
    {OP_concat, 2, {{2, S1(3)}, {2, S1(1)}}, 0, {0}, -2, 2},
    {OP_sum, 1, {{0, S1(5)}}, 1, {1}, -2, 2},
    {OP_sum, 1, {{1, S1(7)}}, 1, {1}, -2, 2},
    {OP_sum, 1, {{1, S2(3, 5)}}, 1, {1}, -2, 2},
    {OP_sum, 1, {{1, S2(3, 5)}}, 1, {2}, -2, 2},
    {OP_sum, 1, {{1, S2(3, 5)}}, 1, {3}, -2, 2},
    {OP_sum, 1, {{1, S3(2, 3, 4)}}, 1, {5}, -2, 2},
    {OP_sum, 1, {{1, S3(2, 3, 4)}}, 1, {2}, -2, 2},
    {OP_sum, 1, {{2, S1(3)}}, 1, {1}, -2, 2},
    {OP_sum, 1, {{1, S1(1)}}, 1, {1}, -2, 2},
    {OP_maximum, 1, {{0, S1(5)}}, 1, {1}, -2, 2},
    {OP_maximum, 1, {{1, S1(7)}}, 1, {1}, -2, 2},
    {OP_maximum, 1, {{1, S2(3, 5)}}, 1, {1}, -2, 2},
    {OP_maximum, 1, {{1, S2(3, 5)}}, 1, {2}, -2, 2},
    {OP_maximum, 1, {{1, S3(2, 3, 4)}}, 1, {5}, -2, 2},
    {OP_maximum, 1, {{2, S1(3)}}, 1, {1}, -2, 2},
    {OP_rowsum, 1, {{1, S0}}, 0, {0}, -2, 2},
    {OP_rowsum, 1, {{1, S1(5)}}, 0, {0}, -2, 2},
    {OP_rowsum, 1, {{1, S2(3, 2)}}, 0, {0}, -2, 2},
    {OP_rowsum, 1, {{3, S1(2)}}, 0, {0}, -2, 2},
    {OP_matmul, 2, {{0, S1(3)}, {0, S2(3, 2)}}, 0, {0}, -2, 2},
    {OP_matmul, 2, {{1, S1(5)}, {0, S2(5, 3)}}, 0, {0}, -2, 2},
    {OP_matmul, 2, {{1, S1(1)}, {0, S2(1, 1)}}, 0, {0}, -2, 2},
    {OP_matmul, 2, {{1, S2(2, 3)}, {0, S2(3, 5)}}, 0, {0}, -2, 2},
    {OP_matmul, 2, {{2, S1(3)}, {0, S2(3, 1)}}, 0, {0}, -2, 2},
    {OP_matmul_t, 2, {{0, S1(2)}, {0, S2(3, 2)}}, 0, {0}, -2, 2},
    {OP_matmul_t, 2, {{1, S1(3)}, {0, S2(5, 3)}}, 0, {0}, -2, 2},
    {OP_matmul_t, 2, {{1, S2(2, 5)}, {0, S2(3, 5)}}, 0, {0}, -2, 2},
    {OP_matmul_t, 2, {{2, S1(1)}, {0, S2(3, 1)}}, 0, {0}, -2, 2},
    {OP_matmul_w, 2, {{0, S2(3, 2)}, {0, S2(3, 4)}}, 0, {0}, -2, 2},
    {OP_matmul_w, 2, {{1, S1(5)}, {1, S1(3)}}, 0, {0}, -2, 2},
    {OP_matmul_w, 2, {{1, S1(1)}, {1, S1(1)}}, 0, {0}, -2, 2},
    {OP_matmul_w, 2, {{1, S2(2, 3)}, {1, S2(2, 5)}}, 0, {0}, -2, 2},
    {OP_matmul_w, 2, {{2, S1(3)}, {2, S1(2)}}, 0, {0}, -2, 2},
    // kernel, stride, padding before, dilation, groups, size of the result
    {OP_conv, 2, {{1, S3(3, 4, 2)}, {0, S4(3, 3, 2, 3)}}, IMAGE(3, 3, 1, 1, 1, 1, 1, 1, 1, 3, 4), -1, 1},
    {OP_conv, 2, {{1, S3(5, 4, 3)}, {0, S4(2, 3, 3, 2)}}, IMAGE(2, 3, 2, 1, 0, 1, 1, 1, 1, 3, 4), -1, 1},
    {OP_conv, 2, {{1, S3(1, 1, 1)}, {0, S4(1, 1, 1, 1)}}, IMAGE(1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1), -1, 1},
    {OP_conv, 2, {{1, S3(4, 5, 4)}, {0, S4(3, 2, 2, 6)}}, IMAGE(3, 2, 1, 2, 0, 0, 1, 2, 2, 2, 2), -1, 1},
    {OP_conv, 2, {{1, S3(4, 4, 3)}, {0, S4(3, 3, 1, 3)}}, IMAGE(3, 3, 3, 3, 1, 1, 1, 1, 3, 2, 2), -1, 1},
    {OP_conv, 2, {{2, S3(2, 3, 1)}, {0, S4(5, 5, 1, 2)}}, IMAGE(5, 5, 1, 1, 2, 2, 1, 1, 1, 2, 3), -1, 1},
    {OP_conv, 2, {{0, S3(3, 3, 2)}, {0, S4(2, 2, 2, 2)}}, IMAGE(2, 2, 1, 1, 0, 0, 1, 1, 1, 2, 2), -1, 1},
    {OP_conv_t, 2, {{1, S3(3, 4, 3)}, {0, S4(3, 3, 2, 3)}}, IMAGE(3, 3, 1, 1, 1, 1, 1, 1, 1, 3, 4), -1, 1},
    {OP_conv_t, 2, {{1, S3(3, 2, 2)}, {0, S4(4, 4, 3, 2)}}, IMAGE(4, 4, 2, 2, 1, 1, 1, 1, 1, 6, 4), -1, 1},
    {OP_conv_t, 2, {{1, S3(2, 2, 4)}, {0, S4(3, 2, 2, 4)}}, IMAGE(3, 2, 3, 2, 0, 0, 1, 1, 2, 6, 5), -1, 1},
    {OP_conv_t, 2, {{2, S3(1, 2, 1)}, {0, S4(5, 1, 1, 1)}}, IMAGE(5, 1, 1, 2, 0, 0, 1, 1, 1, 5, 4), -1, 1},
    {OP_conv_w, 2, {{1, S3(3, 4, 2)}, {1, S3(3, 4, 3)}}, IMAGE(3, 3, 1, 1, 1, 1, 1, 1, 1, 3, 4), -1, 1},
    {OP_conv_w, 2, {{1, S3(5, 4, 3)}, {1, S3(3, 4, 2)}}, IMAGE(2, 3, 2, 1, 0, 1, 1, 1, 1, 5, 4), -1, 1},
    {OP_conv_w, 2, {{1, S3(4, 5, 4)}, {1, S3(2, 2, 6)}}, IMAGE(3, 2, 1, 2, 0, 0, 1, 2, 2, 4, 5), -1, 1},
    {OP_conv_w, 2, {{2, S3(2, 2, 1)}, {2, S3(2, 2, 1)}}, IMAGE(1, 1, 1, 1, 0, 0, 1, 1, 1, 2, 2), -1, 1},
    {OP_maxpool, 1, {{1, S3(4, 4, 2)}}, IMAGE(2, 2, 2, 2, 0, 0, 1, 1, 1, 2, 2), -1, 1},
    {OP_maxpool, 1, {{1, S3(5, 3, 3)}}, IMAGE(3, 2, 2, 1, 1, 0, 1, 1, 1, 3, 3), -1, 1},
    {OP_maxpool, 1, {{2, S3(2, 3, 1)}}, IMAGE(1, 3, 1, 3, 0, 0, 1, 1, 1, 2, 1), -1, 1},
    {OP_avgpool, 1, {{1, S3(4, 4, 2)}}, IMAGE(2, 2, 2, 2, 0, 0, 1, 1, 1, 2, 2), -1, 1},
    {OP_avgpool, 1, {{1, S3(5, 3, 3)}}, IMAGE(3, 2, 2, 1, 1, 0, 1, 1, 1, 3, 3), -1, 1},
    {OP_avgpool, 1, {{2, S3(2, 3, 1)}}, IMAGE(1, 3, 1, 3, 0, 0, 1, 1, 1, 2, 1), -1, 1},
    {OP_avgpool_t, 1, {{1, S3(2, 2, 2)}}, IMAGE(2, 2, 2, 2, 0, 0, 1, 1, 1, 4, 4), -1, 1},
    {OP_avgpool_t, 1, {{1, S3(3, 3, 3)}}, IMAGE(3, 2, 2, 1, 1, 0, 1, 1, 1, 5, 3), -1, 1},
    {OP_bilinear, 1, {{1, S3(2, 3, 2)}}, IMAGE(2, 2, 1, 1, 0, 0, 1, 1, 1, 4, 6), -1, 1},
    {OP_bilinear, 1, {{1, S3(1, 3, 1)}}, IMAGE(3, 1, 1, 1, 0, 0, 1, 1, 1, 3, 3), -1, 1},
    {OP_bilinear, 1, {{2, S3(2, 1, 3)}}, IMAGE(1, 4, 1, 1, 0, 0, 1, 1, 1, 2, 4), -1, 1},
    {OP_bilinear_t, 1, {{1, S3(4, 6, 2)}}, IMAGE(2, 2, 1, 1, 0, 0, 1, 1, 1, 2, 3), -1, 1},
    {OP_bilinear_t, 1, {{1, S3(3, 3, 1)}}, IMAGE(3, 1, 1, 1, 0, 0, 1, 1, 1, 1, 3), -1, 1},
    {OP_lookup, 2, {{1, S1(4)}, {0, S2(3, 2)}}, 0, {0}, 0.1, 2.9}, // numbers of words are what is below them
    {OP_lookup, 2, {{2, S1(3)}, {0, S2(4, 5)}}, 0, {0}, 0.1, 2.9},
    {OP_token_nll, 2, {{1, S2(3, 4)}, {1, S1(3)}}, 0, {0}, 0.1, 2.9},
    {OP_token_nll, 2, {{2, S2(2, 3)}, {2, S1(2)}}, 0, {0}, 0.1, 2.9},
    {OP_vocabulary, 4, {{1, S2(3, 2)}, {0, S2(2, 5)}, {0, S1(5)}, {1, S1(3)}}, 1, {0}, 0.1, 2.9}, // features, w, b, words
    {OP_vocabulary, 4, {{2, S2(2, 3)}, {0, S2(3, 4)}, {0, S1(4)}, {2, S1(2)}}, 1, {0}, 0.1, 2.9},
    // gates' inputs, the first state, weights, bias, mask
    {OP_gru, 5, {{1, S2(3, 6)}, {1, S1(2)}, {0, S2(2, 6)}, {0, S1(6)}, {1, S1(3)}}, 0, {0}, -1, 2},
    {OP_gru, 5, {{2, S2(4, 3)}, {2, S1(1)}, {0, S2(1, 3)}, {0, S1(3)}, {2, S1(4)}}, 0, {0}, -1, 2},
    {OP_gru, 5, {{1, S2(1, 9)}, {1, S1(3)}, {0, S2(3, 9)}, {0, S1(9)}, {1, S1(1)}}, 0, {0}, -1, 2},
    {OP_gru, 5, {{1, S2(4, 6)}, {1, S1(2)}, {0, S2(2, 6)}, {0, S1(6)}, {1, S1(4)}}, 2, {0, 1}, -1, 2},
    {OP_lstm, 5, {{2, S2(3, 8)}, {2, S1(4)}, {0, S2(2, 8)}, {0, S1(8)}, {2, S1(3)}}, 2, {0, 1}, -1, 2},
    {OP_lstm, 5, {{1, S2(1, 4)}, {1, S1(2)}, {0, S2(1, 4)}, {0, S1(4)}, {1, S1(1)}}, 2, {0, 1}, -1, 2},
    {OP_sinusoid, 3, {{0, S2(3, 1)}, {0, S2(1, 4)}, {0, S0}}, 0, {0}, 2.6, 3.4},
    {OP_lstm, 5, {{1, S2(3, 8)}, {1, S1(4)}, {0, S2(2, 8)}, {0, S1(8)}, {1, S1(3)}}, 0, {0}, -1, 2},
    {OP_lstm, 5, {{2, S2(4, 4)}, {2, S1(2)}, {0, S2(1, 4)}, {0, S1(4)}, {2, S1(4)}}, 0, {0}, -1, 2},
    {OP_lstm, 5, {{1, S2(1, 12)}, {1, S1(6)}, {0, S2(3, 12)}, {0, S1(12)}, {1, S1(1)}}, 0, {0}, -1, 2},
    // queries, keys, values, the masks of keys and queries; heads, causal, which masks; some longer than a block
    {OP_attention, 5, {{1, S2(3, 4)}, {1, S2(3, 4)}, {1, S2(3, 4)}, {1, S1(3)}, {1, S1(3)}}, 3, {2, 0, 3}, -1, 2},
    {OP_attention, 5, {{2, S2(4, 3)}, {2, S2(4, 3)}, {2, S2(4, 3)}, {2, S1(4)}, {2, S1(4)}}, 3, {1, 1, 3}, -1, 2},
    {OP_attention, 5, {{1, S2(2, 6)}, {1, S2(5, 6)}, {1, S2(5, 6)}, {1, S1(5)}, {1, S1(2)}}, 3, {3, 0, 3}, -1, 2},
    {OP_attention, 4, {{1, S2(3, 2)}, {1, S2(1, 2)}, {1, S2(1, 2)}, {1, S1(1)}}, 3, {1, 0, 1}, -1, 2},
    {OP_attention, 4, {{2, S2(1, 2)}, {2, S2(4, 2)}, {2, S2(4, 2)}, {2, S1(1)}}, 3, {2, 0, 2}, -1, 2},
    {OP_attention, 3, {{1, S2(1, 1)}, {1, S2(1, 1)}, {1, S2(1, 1)}}, 3, {1, 1, 0}, -1, 2},
    {OP_attention, 3, {{1, S2(50, 2)}, {1, S2(50, 2)}, {1, S2(50, 2)}}, 3, {1, 1, 0}, -1, 2},
    {OP_attention, 5, {{1, S2(49, 2)}, {1, S2(98, 2)}, {1, S2(98, 2)}, {1, S1(98)}, {1, S1(49)}}, 3, {2, 0, 3}, -1, 2},
};

int op_cases(Op op, OpCase *list) {
    int n = 0;
    if (op == OP_input || op == OP_param) { // leaves of every other case; copied, to be seen alone
        const Leaf leaf = {op == OP_input, S1(3)};
        list[n++] = (OpCase){.op = OP_copy, .n_in = 1, .in = {leaf}, .low = -2, .high = 2};
    }
    for (int i = 0; ranges[op].known && i < N_BROADCASTS; i++) {
        OpCase c = {.op = op, .n_in = op_table[op]->arity, .low = ranges[op].low,
                    .high = ranges[op].high};
        memcpy(c.in, broadcasts[i], sizeof broadcasts[i]);
        list[n++] = c;
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (others[i].op == op) list[n++] = others[i];
    return n;
}

const char *op_case_text(Arena *a, const OpCase *c) {
    const char *text = op_table[c->op]->name;
    for (int i = 0; i < c->n_in; i++) {
        const char *rows = c->in[i].rows ? arena_printf(a, "n*%d, ", c->in[i].rows) : "";
        text = arena_printf(a, "%s%s [%s%s", text, i ? "," : "", rows,
                            shape_text(a, c->in[i].shape) + 1);
    }
    for (int i = 0; i < c->n_attr; i++)
        text = arena_printf(a, "%s%s%d", text, i ? "," : " with ", c->attr[i]);
    return text;
}

// ---------------------------------------------------------------- graphs

static NodeId new_param(Compiled *m, const char *name, Shape s, bool trained) {
    Compilation *c = &m->c;
    VaeTensor t = {.name = name, .rank = s.rank, .offset = c->n_param, .trained = trained};
    int stride = 1;
    for (int i = s.rank - 1; i >= 0; i--) {
        t.dim[i] = s.dim[i];
        t.stride[i] = stride;
        stride *= s.dim[i];
    }
    if (s.rank == 0) t = (VaeTensor){.name = name, .rank = 1, .dim = {1}, .stride = {1},
                                     .offset = t.offset, .trained = trained};
    c->param = arena_grow(c->arena, c->param, &c->cap_params, c->n_params + 1, sizeof *c->param);
    c->param[c->n_params++] = (Param){.tensor = t};
    int attr[2 + MAX_RANK] = {(int)c->n_param, s.rank};
    memcpy(attr + 2, s.dim, sizeof s.dim);
    c->n_param += (size_t)(shape_size(s) + 15) / 16 * 16;
    return node_with(c->graph[PROGRAM_TRAIN], OP_param, (Loc){0}, 0, NULL, 2 + MAX_RANK, attr);
}

static NodeId new_input(Compiled *m, const char *name, int rows, Shape s) {
    Graph *g = m->c.graph[PROGRAM_TRAIN];
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].op == OP_input && strcmp(g->node[id].note, name) == 0) return id;
    int attr[4 + MAX_RANK] = {VAE_IN_NORMAL, MAX_LATENTS + g->n_nodes, rows, s.rank};
    memcpy(attr + 4, s.dim, sizeof s.dim);
    const NodeId id = node_with(g, OP_input, (Loc){0}, 0, NULL, 4 + MAX_RANK, attr);
    g->node[id].note = name;
    return id;
}

// A parameter, or rows that each select their own part of one.
static NodeId new_leaf(Compiled *m, Leaf leaf, const char *name, int batch) {
    Arena *a = m->c.arena;
    Graph *g = m->c.graph[PROGRAM_TRAIN];
    if (leaf.rows == 0) return new_param(m, name, leaf.shape, true);
    const int rows = batch * leaf.rows, size = shape_size(leaf.shape);
    const char *port = arena_printf(a, "select %d", leaf.rows);
    const NodeId select = new_input(m, port, leaf.rows, (Shape)S1(rows));
    const NodeId all = new_param(m, name, (Shape)S2(rows, size), true);
    const NodeId flat = node2(g, OP_matmul, (Loc){0}, select, all);
    return node_reshape(g, (Loc){0}, flat, leaf.rows, leaf.shape);
}

// Sum of y times weights, as a value of one number that is not batched.
static NodeId weigh(Compiled *m, NodeId y, const char *name) {
    Graph *g = m->c.graph[PROGRAM_TRAIN];
    const Node n = g->node[y];
    const NodeId flat = node_reshape(g, (Loc){0}, y, n.rows, (Shape)S1(shape_size(n.shape)));
    const Shape s = g->node[flat].shape;
    // Parameters that are not wanted would get gradients: weights that are not batched are rows
    // of an input too, summed.
    NodeId w = new_input(m, name, n.rows ? n.rows : 1, s);
    if (!n.rows) w = node1(g, OP_rowsum, (Loc){0}, w);
    NodeId total = node_sum(g, (Loc){0}, node2(g, OP_mul, (Loc){0}, flat, w), 1);
    if (n.rows) total = node1(g, OP_rowsum, (Loc){0}, total);
    return node_reshape(g, (Loc){0}, total, 0, (Shape)S1(1));
}

static const char base[] = "model ops data x: vector(2) latent z: normal(1)\n"
                           "encoder { dense(2) } decoder { dense(2) } loss { likelihood = mse }\n";

// Inputs that are constants or random numbers: no rule has a gradient by them. NaN: it is another.
static double not_differentiated(Op op, int k) {
    if (op == OP_vmf_gap) return k == 0 ? 0.3 : k == 2 ? 5 : NAN;
    return (op == OP_vmf_log || op == OP_vmf_mean) && k == 1 ? 4 : NAN;
}

Compiled *op_graph(const OpCase *list, int n, int batch) {
    Compiled *m = oracle_build("ops.vae", base, batch);
    Compilation *c = &m->c;
    Arena *a = c->arena;
    m->first_param = c->n_params;
    Graph *g = c->graph[PROGRAM_TRAIN] = graph_new(a, PROGRAM_TRAIN);
    for (int i = 0; i < n; i++) {
        const char *text = op_case_text(a, &list[i]);
        NodeId in[MAX_IN];
        for (int k = 0; k < list[i].n_in; k++) {
            g->note = arena_printf(a, "%g %g", list[i].low, list[i].high);
            const char *name = arena_printf(a, "%d %s: in%d", i, text, k);
            const double fixed = not_differentiated(list[i].op, k);
            in[k] = isnan(fixed) ? new_leaf(m, list[i].in[k], name, batch) : node_const(g, (Loc){0}, fixed);
        }
        g->note = text;
        NodeId y = node_with(g, list[i].op, (Loc){0}, list[i].n_in, in, list[i].n_attr,
                             list[i].attr);
        if (list[i].op == OP_constant) g->node[y].number = 1.5;
        if (list[i].op == OP_hook) // the factor of the gradient, here 1; tests/unit has others
            g->node[y].attr[0] = node_const(g, (Loc){0}, 1);
        if (list[i].op == OP_gather) // the rows that are not there are nobody's business
            y = node3(g, OP_where, (Loc){0}, node_batch_mask(g, (Loc){0}, g->node[y].shape), y,
                      node_const(g, (Loc){0}, 0));
        y = weigh(m, y, arena_printf(a, "weights %d", i));
        graph_output(g, arena_printf(a, "%d %s", i, text), y);
        g->loss = i ? node2(g, OP_add, (Loc){0}, g->loss, y) : y;
    }
    graph_output(g, "loss", g->loss);
    return m;
}

void op_graph_inputs(Interp *in, int batch) {
    for (NodeId id = 0; id < in->g->n_nodes; id++) {
        const Node *n = &in->g->node[id];
        if (n->op != OP_input) continue;
        const bool select = strncmp(n->note, "select", 6) == 0;
        Random r = random_new(3, n->note);
        const size_t width = select ? (size_t)(batch * n->rows) : 1;
        for (size_t k = 0; k < oracle_count(in, id); k++)
            in->value[id][k] = select ? k / width == k % width : random_uniform(&r, 0.5, 1.5);
    }
}

// Numbers from each case's range, which its parameters carry as their note.
double *op_graph_params(const Compiled *m) {
    const Compilation *c = &m->c;
    const Graph *g = c->graph[PROGRAM_TRAIN];
    double *flat = calloc(c->n_param + 1, sizeof *flat);
    for (NodeId id = 0; id < g->n_nodes; id++) {
        const Node *n = &g->node[id];
        if (n->op != OP_param) continue;
        double low = -1, high = 1;
        if (!n->note || sscanf(n->note, "%lf %lf", &low, &high) != 2)
            die("a parameter without its range");
        Random r = random_new((unsigned)n->attr[0], "op");
        for (int k = 0; k < shape_size(n->shape); k++)
            flat[n->attr[0] + k] = random_uniform(&r, low, high);
    }
    return flat;
}

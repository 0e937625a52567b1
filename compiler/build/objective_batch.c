// objective_batch.c -- objectives that hold the rows of a batch against each other.
// Every row i sees the whole batch as a matrix [batch, d], of which the first n rows count; what is
// made of a row and that matrix has shape [batch, d] in each row: the pairs (i, j).
#include "build/build.h"

#include <string.h>

// ---------------------------------------------------------------- pairs

typedef struct Pairs { // masks, [batch, 1] in each row: 1 or 0
    NodeId valid; // row j is there (the same for every i)
    NodeId same;  // j is i
    NodeId next;  // j is the row after i; the first one's turn comes after the last
} Pairs;

static NodeId formula(Build *b, const char *text, const char *const *names, const NodeId *ids,
                      int n) {
    return build_formula(b, b->m->loss_loc, text, names, ids, n);
}

static Pairs build_pairs(Build *b) {
    const Loc loc = b->m->loss_loc;
    const char *const names[] = {"i", "j", "inv_n"};
    const Shape column = {2, {b->m->batch, 1}};
    const NodeId ids[] = {node_iota(b->g, loc, 1, (Shape){1, {1}}), node_iota(b->g, loc, 0, column),
                          build_scalar(b, loc, VAE_INV_N)};
    return (Pairs){
        .valid = node_batch_mask(b->g, loc, column),
        .same = formula(b, "1 - step(abs(i - j) - 0.5)", names, ids, 3),
        // i + 1, or 0 for the last row, is j
        .next = formula(b, "1 - step(abs((i + 1) * step(1 - (i + 1.5) * inv_n) - j) - 0.5)", names,
                        ids, 3),
    };
}

// [d] of each row -> [batch, d], with zeros where no row is.
static NodeId whole_batch(Build *b, const Pairs *p, NodeId x) {
    const Loc loc = b->m->loss_loc;
    const NodeId all = node_with(b->g, OP_gather, loc, 1, &x, 1, (int[]){b->m->batch});
    return node3(b->g, OP_where, loc, p->valid, all, node_const(b->g, loc, 0));
}

// [d] of row i, as what all its pairs share.
static NodeId own(Build *b, NodeId x) {
    const Shape s = b->g->node[x].shape;
    return node_reshape(b->g, b->m->loss_loc, x, 1, (Shape){2, {1, s.dim[0]}});
}

static NodeId flat(Build *b, NodeId x) { // [1, d] -> [d]
    const Shape s = b->g->node[x].shape;
    return node_reshape(b->g, b->m->loss_loc, x, 1, (Shape){1, {s.dim[1]}});
}

static NodeId plus(Build *b, NodeId sum, NodeId x) {
    return sum == NO_NODE ? x : node2(b->g, OP_add, b->m->loss_loc, sum, x);
}

static NodeId plain_elbo(Build *b, const Bound *r) {
    const NodeId recon = build_reconstruction(b, r);
    return build_elbo(b, recon, build_batch_mean(b, r->kl));
}

// ---------------------------------------------------------------- total correlation

// How much the pair (i, j) counts in the estimate of log q(z_i) = log of the mean of q(z_i|x_j) over
// the N rows of the data: each other row of the batch stands for several (Chen et al. 2018,
// "Isolating sources of disentanglement in VAEs", appendix C: minibatch weighted and stratified).
static NodeId log_share(Build *b, const Pairs *p) {
    const Loc loc = b->m->loss_loc;
    const char *const names[] = {"inv_n", "rows", "same", "next", "others"};
    NodeId ids[] = {build_scalar(b, loc, VAE_INV_N), build_scalar(b, loc, VAE_DATA_ROWS), p->same,
                    p->next, NO_NODE};
    if (!strcmp(b->m->objective_arg[3].word, "weighted"))
        return formula(b, "log(inv_n / rows)", names, ids, 4);
    ids[4] = formula(b, "max(1 / inv_n - 1, 1)", names, ids, 4);
    return formula(b, "log(where(same, 1 / rows, where(next, (rows - others) / (rows * others), "
                      "1 / others)))", names, ids, 5);
}

// log of the sum over j of what is there
static NodeId log_sum(Build *b, const Pairs *p, NodeId each) {
    const Loc loc = b->m->loss_loc;
    const NodeId nothing = node_const(b->g, loc, -1e30);
    const NodeId there = node3(b->g, OP_where, loc, p->valid, each, nothing);
    return flat(b, build_log_sum_exp(b, loc, there, 0));
}

// The KL in three parts, each with its weight: index-code mutual information, total correlation,
// dimension-wise KL.
NodeId beta_tc_loss(Build *b, const Bound *r) {
    const Model *m = b->m;
    const Loc loc = m->loss_loc;
    const Pairs p = build_pairs(b);
    const NodeId share = log_share(b, &p);
    NodeId pairs = NO_NODE, log_q_dims = NO_NODE, log_qx = NO_NODE, log_p = NO_NODE;
    for (int i = 0; i < m->n_latents; i++) {
        const Sample *s = &r->sample[i];
        const Sample of_all = {.z = own(b, s->z), .mean = whole_batch(b, &p, s->mean),
                               .logvar = whole_batch(b, &p, s->logvar)};
        const NodeId dims = posterior_builder(&m->latent[i])->density(b, &m->latent[i], &of_all);
        const NodeId marginal = log_sum(b, &p, node2(b->g, OP_add, loc, dims, share));
        pairs = plus(b, pairs, build_sum_last(b, dims));
        log_q_dims = plus(b, log_q_dims, build_sum_last(b, marginal));
        log_qx = plus(b, log_qx, build_sum_last(b, s->log_q));
        log_p = plus(b, log_p, build_sum_last(b, s->log_p));
    }
    const NodeId log_q = log_sum(b, &p, node2(b->g, OP_add, loc, pairs, share));
    const NodeId information = build_batch_mean(b, node2(b->g, OP_sub, loc, log_qx, log_q));
    const NodeId correlation = build_batch_mean(b, node2(b->g, OP_sub, loc, log_q, log_q_dims));
    const NodeId dimensions = build_batch_mean(b, node2(b->g, OP_sub, loc, log_q_dims, log_p));
    graph_output(b->g, "mutual_information", information);
    graph_output(b->g, "total_correlation", correlation);
    graph_output(b->g, "dimension_kl", dimensions);
    const char *const names[] = {"a", "b", "c", "information", "correlation", "dimensions"};
    NodeId ids[6] = {NO_NODE, NO_NODE, NO_NODE, information, correlation, dimensions};
    for (int i = 0; i < 3; i++) ids[i] = node_const(b->g, loc, m->objective_arg[i].number[0]);
    const NodeId kl = formula(b, "a * information + b * correlation + c * dimensions", names, ids, 6);
    return build_elbo(b, build_reconstruction(b, r), kl);
}

// ---------------------------------------------------------------- maximum mean discrepancy

// k(u, v) of all pairs, summed over the rows that count: "imq" is C / (C + |u - v|^2) (Tolstikhin et
// al. 2018, "Wasserstein auto-encoders"), "rbf" exp(-|u - v|^2 / C); C = 2 scale^2 times the
// latents' dimensions, the mean of |u - v|^2 between draws from N(0, scale^2).
static NodeId kernel_sum(Build *b, const Pairs *p, const NodeId *u, const NodeId *v, bool apart) {
    const Model *m = b->m;
    const Loc loc = m->loss_loc;
    NodeId distance = NO_NODE;
    int width = 0;
    for (int i = 0; i < m->n_latents; i++) {
        const NodeId ids[] = {own(b, u[i]), whole_batch(b, p, v[i])};
        const NodeId square = formula(b, "(u - v)^2", (const char *const[]){"u", "v"}, ids, 2);
        distance = plus(b, distance, build_sum_last(b, square));
        width += m->latent[i].width;
    }
    const double scale = m->objective_arg[2].number[0];
    const char *const names[] = {"d", "c", "valid", "same"};
    const NodeId ids[] = {distance, node_const(b->g, loc, 2 * width * scale * scale), p->valid,
                          p->same};
    const bool rbf = !strcmp(m->objective_arg[1].word, "rbf");
    const NodeId k = formula(b, rbf ? "exp(-d / c)" : "c / (c + d)", names, ids, 4);
    const NodeId counted = node2(b->g, OP_mul, loc, k,
                                 formula(b, apart ? "valid * (1 - same)" : "valid", names, ids, 4));
    return flat(b, node_sum(b->g, loc, counted, 1));
}

// reconstruction + beta KL + weight MMD^2(q(z), p(z)), the unbiased estimate of Gretton et al. 2012,
// "A kernel two-sample test", lemma 6, with as many draws from the prior as there are rows; of one row
// there is none, only the pull to the prior's middle, and the penalty is 0. beta = 0
// is the Wasserstein autoencoder; beta = 1 - alpha, weight = alpha + lambda - 1 the InfoVAE (Zhao et
// al. 2019).
NodeId mmd_loss(Build *b, const Bound *r) {
    const Model *m = b->m;
    const Loc loc = m->loss_loc;
    const Pairs p = build_pairs(b);
    NodeId z[MAX_LATENTS], prior[MAX_LATENTS];
    for (int i = 0; i < m->n_latents; i++) {
        z[i] = r->sample[i].z;
        prior[i] = build_prior_draw(b, i);
    }
    const char *const names[] = {"zz", "pp", "zp", "inv_n"};
    const NodeId ids[] = {kernel_sum(b, &p, z, z, true), kernel_sum(b, &p, prior, prior, true),
                          kernel_sum(b, &p, z, prior, false), build_scalar(b, loc, VAE_INV_N)};
    const NodeId row = formula(b, "where(1 - inv_n, (zz + pp) / max(1 / inv_n - 1, 1) - 2 * zp * inv_n, 0)", names, ids, 4);
    const NodeId mmd = build_batch_mean(b, row);
    graph_output(b->g, "mmd", mmd);
    const NodeId weight = node_const(b->g, loc, m->objective_arg[0].number[0]);
    const NodeId penalty = node2(b->g, OP_mul, loc, weight, mmd);
    return node2(b->g, OP_add, loc, plain_elbo(b, r), penalty);
}

// ---------------------------------------------------------------- disentangled inferred prior

// The ELBO + off Σ_{i != j} C_ij^2 + diagonal Σ_i (C_ii - 1)^2, C the covariance over the batch of
// the posterior's means (i) or of its draws (ii: plus the mean variance on the diagonal) (Kumar,
// Sattigeri and Balakrishnan 2018, "Variational inference of disentangled latent concepts from
// unlabeled observations", equations 6 and 7). One row has no covariance: the penalty is 0.
NodeId dip_loss(Build *b, const Bound *r) {
    const Model *m = b->m;
    const Loc loc = m->loss_loc;
    NodeId means = r->sample[0].mean, variances = r->sample[0].logvar;
    for (int i = 1; i < m->n_latents; i++) {
        means = node2(b->g, OP_concat, loc, means, r->sample[i].mean);
        variances = node2(b->g, OP_concat, loc, variances, r->sample[i].logvar);
    }
    const NodeId centered = node2(b->g, OP_sub, loc, means, build_batch_mean(b, means));
    const char *const names[] = {"x", "inv_n", "c", "s", "off", "on", "all", "diagonal"};
    NodeId ids[8] = {centered, build_scalar(b, loc, VAE_INV_N),
                     node2(b->g, OP_matmul_w, loc, centered, centered)};
    const NodeId spread = build_batch_mean(b, formula(b, "x * x", names, ids, 1)); // the diagonal
    const NodeId all = formula(b, "(c * inv_n)^2", names, ids, 3);
    ids[3] = spread;
    ids[4] = node_const(b->g, loc, m->objective_arg[0].number[0]);
    ids[5] = node_const(b->g, loc, m->objective_arg[1].number[0]);
    ids[6] = node_reshape(b->g, loc, node_sum(b->g, loc, all, 3), 0, (Shape){1, {1}});
    ids[7] = spread;
    if (!strcmp(m->objective_arg[2].word, "ii"))
        ids[7] = node2(b->g, OP_add, loc, spread,
                       build_batch_mean(b, node1(b->g, OP_exp, loc, variances)));
    const NodeId squares = build_sum_last(b, formula(b, "s * s", names, ids, 4));
    const NodeId on = build_sum_last(b, formula(b, "(diagonal - 1)^2", names, ids, 8));
    const char *const last[] = {"all", "squares", "off", "on", "diagonal", "inv_n"};
    const NodeId penalty = formula(b, "where(1 - inv_n, off * (all - squares) + on * diagonal, 0)", last,
                                   (NodeId[]){ids[6], squares, ids[4], ids[5], on, ids[1]}, 6);
    return node2(b->g, OP_add, loc, plain_elbo(b, r), penalty);
}

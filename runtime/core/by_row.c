// by_row.c -- the gradient of a private training's step where rows cannot be shortened together (compiler/passes/clip.c says
// for which models they can): each row is a run of the program `train` of its own, whose gradient is shortened and then added.
// What the loss says of the weights alone (the squares of rae) is no row's: a run in which rows count nothing tells it, it is
// taken off each row's gradient and added once. Rows are added in their order, norms over pieces of one size, so that bits do
// not depend on the number of threads.
#include "core/session.h"

#include <string.h>

enum { BY_ROW_PIECE = 16384 }; // floats of a piece of a norm

static int by_row_scalars(const VaeModel *m) {
    int n = 0;
    for (int i = 0; i < m->train.n_ports; i++) n += m->train.port[i].kind == VAE_OUT_SCALAR;
    return n;
}

void vae_by_row_take(VaeByRow *h, VaeMemory *memory, const VaeModel *m) {
    memset(h, 0, sizeof *h);
    if (!m->training.privacy.by_row) return;
    h->n_partials = (m->n_param + BY_ROW_PIECE - 1) / BY_ROW_PIECE;
    h->sum = vae_take(memory, m->n_param, sizeof(float));
    h->weights_alone = vae_take(memory, m->n_param, sizeof(float));
    h->said = vae_take(memory, 2 * (size_t)by_row_scalars(m), sizeof(float));
    h->partial = vae_take(memory, h->n_partials, sizeof(double));
}

// This member's part of the parameters.
static void by_row_part(const VaeByRow *h, VaeMember *me, size_t *begin, size_t *end) {
    const size_t n = h->session->model->n_param;
    vae_share(me, h->n_partials, begin, end);
    *begin *= BY_ROW_PIECE;
    *end = *end * BY_ROW_PIECE < n ? *end * BY_ROW_PIECE : n;
}

static void by_row_run(const VaeByRow *h, int row, VaeMember *me) {
    const VaeState *s = &h->session->state;
    VaeInput in = h->input;
    in.first += (size_t)row;
    if (in.row) in.row += row;
    if (in.noise) in.noise += (size_t)row * h->noise_width;
    vae_session_load(s, &s->model->train, &in, me, 1);
    vae_barrier(me);
    s->model->train.run(s, me);
}

// The numbers that the program gives for a batch: of the weights alone, or added for a row.
static void by_row_said(VaeByRow *h, bool row) {
    const VaeModel *m = h->session->model;
    float *alone = h->said, *sum = h->said + by_row_scalars(m);
    for (int i = 0, at = 0; i < m->train.n_ports; i++) {
        if (m->train.port[i].kind != VAE_OUT_SCALAR) continue;
        const float value = h->session->state.arena[m->train.port[i].offset];
        if (row) sum[at] += value - alone[at];
        else sum[at] = alone[at] = value;
        at++;
    }
}

static void by_row_alone(void *arg, VaeMember *me) {
    VaeByRow *h = arg;
    size_t begin, end;
    by_row_part(h, me, &begin, &end);
    by_row_run(h, 0, me);
    for (size_t i = begin; i < end; i++) h->weights_alone[i] = h->session->state.grad[i], h->sum[i] = 0;
    if (vae_member_index(me) == 0) by_row_said(h, false);
}

static double by_row_length(VaeByRow *h, VaeMember *me) {
    const float *grad = h->session->state.grad;
    const size_t n = h->session->model->n_param;
    size_t first, last;
    vae_share(me, h->n_partials, &first, &last);
    for (size_t p = first; p < last; p++) {
        const size_t stop = (p + 1) * BY_ROW_PIECE < n ? (p + 1) * BY_ROW_PIECE : n;
        double sum = 0;
        for (size_t i = p * BY_ROW_PIECE; i < stop; i++) {
            const double one = (double)(grad[i] - h->weights_alone[i]);
            sum += one * one;
        }
        h->partial[p] = sum;
    }
    vae_barrier(me);
    double total = 0;
    for (size_t p = 0; p < h->n_partials; p++) total += h->partial[p];
    return sqrt(total);
}

static void by_row_member(void *arg, VaeMember *me) {
    VaeByRow *h = arg;
    float *grad = h->session->state.grad;
    size_t begin, end;
    by_row_part(h, me, &begin, &end);
    for (int row = 0; row < h->rows; row++) {
        by_row_run(h, row, me);
        const double length = by_row_length(h, me);
        const float factor = length > h->most ? (float)(h->most / length) : 1;
        for (size_t i = begin; i < end; i++) h->sum[i] += factor * (grad[i] - h->weights_alone[i]);
        if (vae_member_index(me) == 0) by_row_said(h, true);
        vae_barrier(me); // before the next row is loaded
    }
    for (size_t i = begin; i < end; i++) grad[i] = h->sum[i] + h->weights_alone[i];
}

void vae_by_row_gradient(VaeByRow *h, VaeSession *session, const VaeInput *in, int n, int divisor) {
    const VaeModel *m = session->model;
    VaeState *s = &session->state;
    h->session = session;
    h->input = *in;
    h->rows = n;
    h->most = m->training.privacy.clip / divisor;
    h->noise_width = 0;
    for (int i = 0; i < m->train.n_ports; i++)
        if (vae_port_given(&m->train.port[i])) h->noise_width += (size_t)m->train.port[i].width;
    s->n = 1;
    s->scalar[VAE_INV_N] = 0;
    vae_team_run(session->team, by_row_alone, h);
    s->scalar[VAE_INV_N] = 1.0f / (float)divisor;
    const float power = s->scalar[VAE_POWER];
    s->scalar[VAE_POWER] = 0; // a step of power iteration has been taken
    vae_team_run(session->team, by_row_member, h);
    s->scalar[VAE_POWER] = power;
    const float *sum = h->said + by_row_scalars(m);
    for (int i = 0; i < m->train.n_ports; i++)
        if (m->train.port[i].kind == VAE_OUT_SCALAR) s->arena[m->train.port[i].offset] = *sum++;
}

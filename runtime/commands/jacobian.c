// jacobian.c -- explain --along: what a dimension of the code moves in what is decoded, a column of the decoder's
// Jacobian, by central differences in double precision (compiled as gradcheck.c is, with the model's second copy):
//     d = (8 (x(z+h) - x(z-h)) - (x(z+2h) - x(z-2h))) / 12h
// with h = 1e-3, whose error is of order h^4, 1e-12 of what the decoder's fifth derivative is. A kink of the decoder
// (relu) inside these 4e-3 of a code's unit is averaged over.
#ifndef VAE_F64 // the Makefile says it too; without it the two models' numbers would be mixed up
#define VAE_F64
#endif
#include "commands/commands.h"

#include <string.h>

#define JACOBIAN_STEP 1e-3

typedef struct Jacobian {
    const VaeModel *model;
    VaeState state;
} Jacobian;

static void jacobian_member(void *arg, VaeMember *me) {
    const Jacobian *c = arg;
    c->model->decode.run(&c->state, me);
}

// What the decoder reads beside the latents: rows `row` of the data.
static void jacobian_load(Jacobian *c, const VaeSource *data, const float *param, const uint32_t *row) {
    const VaeModel *m = c->model;
    for (int i = 0; i < m->decode.n_ports; i++) {
        const VaePort *port = &m->decode.port[i];
        const bool ends = port->kind == VAE_IN_ENDS;
        if (port->kind != VAE_IN_DATA && port->kind != VAE_IN_MASK && !ends) continue;
        const size_t width = (size_t)port->width;
        float *x = vae_alloc(width, sizeof *x);
        for (size_t r = 0; r < (size_t)c->state.n; r++) {
            if (ends) vae_series_ends(data, m, port->index, row[r], x);
            else data->read(data, m, param, port->index, &row[r], 1, x);
            if (!ends) vae_port_missing(&m->stream[port->index], port->kind, x, width);
            for (size_t k = 0; k < width; k++) c->state.arena[port->offset + r * width + k] = (vae_real)x[k];
        }
        vae_free(x);
    }
}

void vae_decoder_slope(const VaeModel *m, const float *param, const VaeSource *data, const uint32_t *row, int n,
                       const float *z, int dimension, long threads, double *slope) {
    static const double at[4] = {1, -1, 2, -2}, weight[4] = {8, -8, -1, 1};
    const VaePort *mean = vae_port_of(&m->decode, m->stream[m->target].name, "mean");
    const int width = vae_latent_width(m);
    const size_t size = (size_t)mean->width * (size_t)n;
    Jacobian c = {.model = m};
    void *block;
    VaeTeam *team = vae_open_team(vae_threads(m, threads), m->n_scratch, &block);
    c.state = (VaeState){.model = m, .n = n};
    c.state.param = vae_alloc(m->n_param + m->n_state, sizeof *c.state.param);
    c.state.grad = vae_alloc(m->n_param, sizeof *c.state.grad);
    c.state.arena = vae_alloc(m->n_arena, sizeof *c.state.arena);
    c.state.scalar[VAE_INV_N] = (vae_real)1 / (vae_real)n;
    for (size_t i = 0; i < m->n_param + m->n_state; i++) c.state.param[i] = (vae_real)param[i];
    memset(slope, 0, size * sizeof *slope);
    for (int side = 0; side < 4; side++) {
        int first = 0;
        jacobian_load(&c, data, param, row); // the program may have taken their place
        for (int l = 0; l < m->n_latents; first += m->latent[l++].width)
            for (int i = 0; i < m->decode.n_ports; i++) {
                const VaePort *port = &m->decode.port[i];
                if (port->kind != VAE_IN_LATENT || port->index != l) continue;
                for (int r = 0; r < n; r++)
                    for (int k = 0; k < port->width; k++)
                        c.state.arena[port->offset + (size_t)r * (size_t)port->width + (size_t)k] =
                            (vae_real)z[(size_t)r * (size_t)width + (size_t)(first + k)] +
                            (first + k == dimension ? at[side] * JACOBIAN_STEP : 0);
            }
        vae_team_run(team, jacobian_member, &c);
        for (size_t i = 0; i < size; i++)
            slope[i] += weight[side] * (double)c.state.arena[mean->offset + i] / (12 * JACOBIAN_STEP);
    }
    vae_free(c.state.param);
    vae_free(c.state.grad);
    vae_free(c.state.arena);
    vae_team_close(team);
    vae_free(block);
}

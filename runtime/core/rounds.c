// rounds.c -- runs of a program over many batches, shared out among processes: in a round each does one run, and all
// get the outputs of all. Whoever adds up what they say does so in the order of the runs, as one process would.
#include "core/peers.h"
#include "core/session.h"

#include <string.h>

static bool is_output(const VaePort *port) { return port->kind == VAE_OUT_ROW || port->kind == VAE_OUT_SCALAR; }

static size_t port_floats(const VaePort *port, int rows) {
    return (size_t)port->width * (port->kind == VAE_OUT_ROW ? (size_t)rows : 1);
}

static size_t block_floats(const VaeModel *m, const VaeProgram *p) {
    size_t n = 0;
    for (int i = 0; i < p->n_ports; i++)
        if (is_output(&p->port[i])) n += port_floats(&p->port[i], m->batch);
    return n;
}

size_t vae_rounds_room(const VaeModel *m, const VaePeers *peers) {
    const size_t eval = block_floats(m, &m->eval), encode = block_floats(m, &m->encode);
    return (size_t)peers->size * (eval > encode ? eval : encode) * sizeof(float);
}

// Outputs in the arena into a block, or back.
static void move(const VaeState *s, const VaeProgram *p, float *block, int rows, bool back) {
    for (int i = 0; i < p->n_ports; i++) {
        const VaePort *port = &p->port[i];
        if (!is_output(port)) continue;
        const size_t n = port_floats(port, rows);
        float *at = s->arena + port->offset;
        memcpy(back ? at : block, back ? block : at, n * sizeof *at);
        block += n;
    }
}

void vae_rounds_run(VaeSession *s, const VaeRuns *r, long run) {
    VaePeers *p = s->peers;
    float *room = p->room;
    const size_t each = block_floats(s->model, r->program);
    const long place = run % p->size, own = run - place + p->rank;
    if (place == 0) {
        if (own < vae_runs(s->model, r)) {
            vae_runs_one(s, r, own);
            move(&s->state, r->program, room + (size_t)p->rank * each, vae_runs_rows(s->model, r, own), false);
        }
        vae_peers_gather(p, room, each * sizeof *room);
    }
    move(&s->state, r->program, room + (size_t)place * each, vae_runs_rows(s->model, r, run), true);
}

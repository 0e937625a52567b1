// emitted_run.c -- see emitted_run.h. Compiled twice: as it is, and with VAE_F64.
#include "emitted_run.h"

#include "pictures/pictures.h"

#include <math.h>
#include <stdlib.h>

#ifdef VAE_F64
#define EMITTED_RUN emitted_run_f64
#else
#define EMITTED_RUN emitted_run_f32
#endif

typedef struct Call {
    const VaeProgram *program;
    VaeState state;
} Call;

static void run_member(void *arg, VaeMember *me) {
    const Call *c = arg;
    c->program->run(&c->state, me);
}

// Room for exactly n reals, so that the address sanitizer sees the first one too many.
static vae_real *reals(size_t n, bool poison) {
    vae_real *v = NULL;
    if (posix_memalign((void **)&v, 64, (n ? n : 1) * sizeof *v)) abort();
    for (size_t i = 0; i < n; i++) v[i] = poison ? (vae_real)NAN : 0;
    return v;
}

static const char *copy_ports(const EmittedRun *r, const Call *c, bool inputs) {
    for (int i = 0; i < c->program->n_ports; i++) {
        const VaePort *p = &c->program->port[i];
        const bool output = p->kind == VAE_OUT_SCALAR || p->kind == VAE_OUT_ROW;
        if (output == inputs) continue;
        const size_t n = (size_t)p->width * (p->kind == VAE_OUT_SCALAR ? 1 : (size_t)r->n);
        double *v = r->port(r->arg, p->name, n);
        if (!v) return p->name;
        if (p->offset + n > c->state.model->n_arena) return "a port outside the arena";
        for (size_t k = 0; k < n; k++) {
            if (inputs) c->state.arena[p->offset + k] = (vae_real)v[k];
            else v[k] = (double)c->state.arena[p->offset + k];
        }
    }
    return NULL;
}

const char *EMITTED_RUN(const EmittedRun *r) {
    const VaeModel *m = r->model;
    const VaeProgram *const programs[] = {&m->train, &m->eval, &m->encode, &m->decode,
                                           &m->prior, &m->explain, &m->step, &m->code, &m->next};
    if ((size_t)r->program >= sizeof programs / sizeof *programs) return "a program that is not known here";
    Call c = {.program = programs[r->program]};
    c.state = (VaeState){.model = m, .n = r->n};
    c.state.param = reals(m->n_param + m->n_state, false);
    c.state.arena = reals(m->n_arena, true);
    if (r->program == 0) c.state.grad = reals(m->n_param, true);
    for (size_t i = 0; i < m->n_param + m->n_state; i++) c.state.param[i] = (vae_real)r->param[i];
    for (int i = 0; i < VAE_SCALARS; i++) c.state.scalar[i] = (vae_real)r->scalar[i];
    const char *wrong = copy_ports(r, &c, true);
    VaeTeam *team;
    VaeError error;
    VaeMemory memory = vae_block(vae_team_memory(r->threads, m->n_scratch));
    if (vae_team_open(&team, &memory, r->threads, m->n_scratch, &error) != VAE_OK) vae_die_of(&error);
    if (!wrong) vae_team_run(team, run_member, &c);
    vae_team_close(team);
    vae_free(memory.base);
    if (!wrong) wrong = copy_ports(r, &c, false);
    for (size_t i = 0; r->program == 0 && i < m->n_param; i++) r->grad[i] = (double)c.state.grad[i];
    for (size_t i = 0; i < m->n_state; i++) r->state[i] = (double)c.state.param[m->n_param + i];
    free(c.state.param);
    free(c.state.arena);
    free(c.state.grad);
    return wrong;
}

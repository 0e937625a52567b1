// session.c -- one model's memory, and how its programs are run.
// Everything is allocated by vae_session_open. A run fills the program's input ports inside the
// team, each member its share of the rows, then calls the program; outputs stay in the arena until
// the next run. What a row's numbers are depends on the row alone, never on who fills them in.
#include "driver.h"

#include <string.h>
#include <unistd.h>

void vae_session_open(VaeSession *s, const VaeModel *m, long threads, bool training) {
    memset(s, 0, sizeof *s);
    s->model = m;
    s->state.model = m;
    s->state.param = vae_alloc(m->n_param + m->n_state, sizeof(vae_real));
    if (training) s->state.grad = vae_alloc(m->n_param, sizeof(vae_real));
    s->state.arena = vae_alloc(m->n_arena, sizeof(vae_real));
    s->state.scalar[VAE_BETA] = 1;
    s->state.scalar[VAE_TEMPERATURE] = 1;
    if (threads > 1024) vae_die(EX_USAGE, "--threads %ld is more than 1024", threads);
    s->team = vae_team_new(threads > 0 ? (int)threads : vae_default_threads(m), m->n_scratch);
}

void vae_session_close(VaeSession *s) {
    vae_team_free(s->team);
    vae_free(s->state.param);
    vae_free(s->state.grad);
    vae_free(s->state.arena);
    memset(s, 0, sizeof *s);
}

void vae_session_open_weights(VaeSession *s, const VaeOptions *o) {
    char path[VAE_PATH], standard[VAE_PATH];
    if (o->weights) {
        snprintf(path, sizeof path, "%s", o->weights);
    } else {
        vae_out_default(o->model, standard);
        if (snprintf(path, sizeof path, "%s/model.safetensors", standard) >= (int)sizeof path)
            vae_die(EX_USAGE, "the path %s is too long", standard);
        if (access(path, F_OK) != 0)
            vae_die(EX_NOINPUT, "no weights at %s: train first, or say where with --weights",
                    path);
    }
    vae_session_open(s, o->model, o->threads, false);
    vae_weights_read(path, o->model, s->state.param);
    vae_note(o->quiet, "weights: %s", path);
}

void vae_session_load(const VaeState *s, const VaeProgram *p, const VaeInput *in, VaeMember *me) {
    const VaeModel *m = s->model;
    size_t begin, end;
    int noise_at = 0, noise_width = 0;
    for (int i = 0; i < p->n_ports; i++)
        if (p->port[i].kind == VAE_IN_NORMAL) noise_width += p->port[i].width;
    vae_share(me, (size_t)s->n, &begin, &end);
    for (int i = 0; i < p->n_ports; i++) {
        const VaePort *port = &p->port[i];
        const size_t width = (size_t)port->width;
        int latent_at = 0;
        if (port->kind == VAE_IN_LATENT)
            for (int k = 0; k < port->index; k++) latent_at += m->latent[k].width;
        for (size_t r = begin; r < end; r++) {
            vae_real *dst = s->arena + port->offset + r * width;
            const size_t row = in->row ? in->row[r] : in->first + r;
            const uint32_t stream = in->rng | (uint32_t)port->index;
            switch (port->kind) {
            case VAE_IN_DATA: vae_data_row(in->data, m, port->index, row, dst); break;
            case VAE_IN_NORMAL:
                if (in->noise)
                    memcpy(dst, in->noise + r * (size_t)noise_width + noise_at,
                           width * sizeof *dst);
                else
                    vae_fill_normal(dst, port->width, in->seed, stream, in->step, (uint32_t)row);
                break;
            case VAE_IN_UNIFORM:
                vae_fill_uniform(dst, port->width, in->seed, stream, in->step, (uint32_t)row);
                break;
            case VAE_IN_LATENT:
                memcpy(dst, in->latent + r * (size_t)vae_latent_width(m) + latent_at,
                       width * sizeof *dst);
                break;
            case VAE_OUT_SCALAR:
            case VAE_OUT_ROW: break;
            }
        }
        if (port->kind == VAE_IN_NORMAL) noise_at += port->width;
    }
    vae_barrier(me);
}

static void session_member(void *arg, VaeMember *me) {
    VaeSession *s = arg;
    vae_session_load(&s->state, s->program, &s->input, me);
    s->program->run(&s->state, me);
}

void vae_session_run(VaeSession *s, const VaeProgram *p, const VaeInput *in, int n) {
    s->program = p;
    s->input = *in;
    s->state.n = n;
    s->state.scalar[VAE_INV_N] = 1.0f / (float)n;
    vae_team_run(s->team, session_member, s);
}

const float *vae_session_output(const VaeSession *s, const VaeProgram *p, const char *name) {
    const VaePort *port = vae_port(p, name);
    if (!port)
        vae_die(EX_SOFTWARE, "internal error, please report: program %s has no port %s", p->name,
                name);
    return s->state.arena + port->offset;
}

// session.c -- one model's memory, and how its programs are run.
// All memory is taken by vae_session_open. A run fills the program's input ports inside the
// team, each member its share of the rows, then calls the program; outputs stay in the arena until
// the next run. What a row's numbers are depends on the row alone, never on who fills them in.
#include "core/session.h"

#include <string.h>

// ---------------------------------------------------------------- the table

// What the functions of core/ look up by name, and take for granted from then on.
static VaeStatus session_lacks(const VaeProgram *p, const char *of, const char *what, VaeError *error) {
    return vae_fail(error, VAE_BAD_ARGUMENT, "the model's program %s has no port %s%s%s", p->name, of,
                    *of ? "." : "", what);
}

static VaeStatus session_check_latent(const VaeModel *m, const VaeLatent *z, VaeError *error) {
    const struct { const VaeProgram *program; const char *what; bool needed; } port[] = {
        {&m->eval, "kl", true}, {&m->encode, "mean", true}, {&m->encode, "code", z->codes > 0},
        {&m->prior, "sample", m->prior.run != NULL}};
    for (size_t i = 0; i < sizeof port / sizeof *port; i++)
        if (port[i].needed && !vae_port_of(port[i].program, z->name, port[i].what))
            return session_lacks(port[i].program, z->name, port[i].what, error);
    return VAE_OK;
}

VaeStatus vae_model_check(const VaeModel *m, VaeError *error) {
    if (m->abi != VAE_ABI)
        return vae_fail(error, VAE_BAD_ARGUMENT, "built by a vaec of another version (ABI %d, this runtime has %d); "
                        "build the model again", m->abi, VAE_ABI);
    const struct { const VaeProgram *program; const char *name; } port[] = {
        {&m->train, "loss"}, {&m->train, "reconstruction"}, {&m->train, "kl"},
        {&m->eval, "reconstruction"}, {&m->eval, "kl"}, {&m->eval, "log_weight"}};
    for (size_t i = 0; i < sizeof port / sizeof *port; i++)
        if (port[i].program->run && !vae_port(port[i].program, port[i].name))
            return session_lacks(port[i].program, "", port[i].name, error);
    if (!vae_port_of(&m->decode, m->stream[m->target].name, "mean"))
        return session_lacks(&m->decode, m->stream[m->target].name, "mean", error);
    VaeStatus status = VAE_OK;
    for (int l = 0; l < m->n_latents && status == VAE_OK; l++)
        status = session_check_latent(m, &m->latent[l], error);
    return status;
}

// ---------------------------------------------------------------- opening

static void session_take(VaeSession *s, VaeMemory *memory, const VaeModel *m, int threads, bool training) {
    VaeState *state = &s->state;
#ifndef VAE_FIXED_WEIGHTS // else they are constants of the program, which whoever opens it points to
    state->param = vae_take(memory, m->n_param + m->n_state, sizeof *state->param);
#endif
    state->grad = training ? vae_take(memory, m->n_param, sizeof *state->grad) : NULL;
    state->arena = vae_take(memory, m->n_arena, sizeof *state->arena);
    s->team = vae_team_take(memory, threads, m->n_scratch);
}

size_t vae_session_memory(const VaeModel *m, int threads, bool training) {
    VaeMemory count = {0};
    VaeSession s;
    session_take(&s, &count, m, threads, training);
    return count.used;
}

VaeStatus vae_session_open(VaeSession *s, VaeMemory *memory, const VaeModel *m, int threads, bool training,
                           VaeError *error) {
    memset(s, 0, sizeof *s);
    VaeStatus status = vae_model_check(m, error);
    if (status != VAE_OK) return status;
    s->model = m;
    s->state.model = m;
    session_take(s, memory, m, threads, training);
    if (!s->team)
        return vae_fail(error, VAE_NO_MEMORY, "out of memory: batch = %d takes %.3g GB", m->batch,
                        (double)vae_session_memory(m, threads, training) / 1e9);
    s->state.scalar[VAE_CLIP] = (float)m->training.privacy.clip;
    s->state.scalar[VAE_POWER] = 1;
    s->state.scalar[VAE_BETA] = 1;
    s->state.scalar[VAE_TEMPERATURE] = 1;
    status = vae_team_start(s->team, error);
    if (status != VAE_OK) memset(s, 0, sizeof *s);
    return status;
}

void vae_session_close(VaeSession *s) {
    vae_team_close(s->team);
    memset(s, 0, sizeof *s);
}

// ---------------------------------------------------------------- running

// Evaluation must see the same data in every importance sample, so the numbers that binarize it are
// those of sample 0.
static bool session_port_is_data(const VaePort *port) {
    const char *dot = strrchr(port->name, '.');
    return dot && strcmp(dot, ".binarize") == 0;
}

void vae_port_missing(const VaeStream *s, VaePortKind port, float *rows, size_t n) {
    if (port == VAE_IN_MASK)
        for (size_t i = 0; i < n; i++) rows[i] = isnan(rows[i]) ? 0.0f : 1.0f;
    else if (s->missing || s->kind == VAE_SERIES) // behind a row's last step
        for (size_t i = 0; i < n; i++) rows[i] = isnan(rows[i]) ? 0.0f : rows[i];
}

bool vae_port_given(const VaePort *port) {
    return port->kind == VAE_IN_NORMAL ||
           (port->kind == VAE_IN_UNIFORM && port->index < VAE_MAX_LATENTS);
}

enum { SESSION_ROWS = 64 }; // rows loaded together

// Fills `rows` rows of one port from row r on; row: their numbers in the data set.
static void session_fill(const VaeState *s, const VaePort *port, const VaeInput *in, size_t r,
                         int rows, const uint32_t *row, int noise_at, int noise_width, int latent_width) {
    const VaeModel *m = s->model;
    const size_t width = (size_t)port->width;
    const uint32_t stream = in->rng | (uint32_t)port->index;
    const bool fixed = in->rng == VAE_RNG_EVAL && session_port_is_data(port);
    const uint32_t step = fixed ? 0 : in->step;
    vae_real *dst = s->arena + port->offset + r * width;
    const float *from = NULL; // given by the caller, a matrix of from_width columns
    int from_width = 0;
    switch (port->kind) {
    case VAE_IN_DATA:
    case VAE_IN_MASK:
        in->data->read(in->data, m, s->param, port->index, row, rows, dst);
        vae_port_missing(&m->stream[port->index], port->kind, dst, (size_t)rows * width);
        return;
    case VAE_IN_ENDS:
        for (int i = 0; i < rows; i++) vae_series_ends(in->data, m, port->index, row[i], dst + (size_t)i * width);
        return;
    case VAE_IN_UNIFORM:
        if (in->noise && vae_port_given(port)) {
            from_width = noise_width;
            from = in->noise + noise_at;
            break;
        }
        for (int i = 0; i < rows; i++)
            vae_fill_uniform(dst + (size_t)i * width, port->width, in->seed, stream, step, row[i]);
        return;
    case VAE_IN_NORMAL:
        if (in->middle) {
            memset(dst, 0, (size_t)rows * width * sizeof *dst);
            return;
        }
        if (!in->noise) {
            vae_fill_normal_rows(dst, rows, port->width, in->seed, stream, step, row);
            return;
        }
        from_width = noise_width;
        from = in->noise + noise_at;
        break;
    case VAE_IN_KNOWN:
        for (int i = 0; i < rows; i++) dst[i] = (float)in->known;
        return;
    case VAE_IN_STEP: return;
    case VAE_IN_LATENT:
        if (!in->latent) {
            memset(dst, 0, (size_t)rows * width * sizeof *dst);
            return;
        }
        from_width = latent_width;
        from = in->latent;
        for (int k = 0; k < port->index; k++) from += m->latent[k].width;
        break;
    case VAE_OUT_SCALAR:
    case VAE_OUT_ROW: return;
    }
    for (int i = 0; i < rows; i++)
        memcpy(dst + (size_t)i * width, from + (r + (size_t)i) * (size_t)from_width,
               width * sizeof *dst);
}

void vae_session_load(const VaeState *s, const VaeProgram *p, const VaeInput *in, VaeMember *me, int panel) {
    const size_t all = (size_t)s->n, of = (size_t)panel; // rows, and those of a panel
    size_t begin, end;
    uint32_t row[SESSION_ROWS];
    int noise_width = 0, latent_width = 0;
    for (int i = 0; i < p->n_ports; i++) {
        if (vae_port_given(&p->port[i])) noise_width += p->port[i].width;
        if (p->port[i].kind == VAE_IN_LATENT && p->port[i].index == s->model->n_latents) latent_width++; // explain's
    }
    latent_width += vae_latent_width(s->model);
    vae_share(me, (all + of - 1) / of, &begin, &end);
    begin = begin * of < all ? begin * of : all;
    end = end * of < all ? end * of : all;
    for (size_t r = begin; r < end; r += SESSION_ROWS) {
        const int rows = end - r < SESSION_ROWS ? (int)(end - r) : SESSION_ROWS;
        for (int i = 0; i < rows; i++)
            row[i] = in->row ? in->row[r + (size_t)i] : (uint32_t)(in->first + r + (size_t)i);
        int noise_at = 0;
        for (int i = 0; i < p->n_ports; i++) {
            session_fill(s, &p->port[i], in, r, rows, row, noise_at, noise_width, latent_width);
            if (vae_port_given(&p->port[i])) noise_at += p->port[i].width;
        }
    }
}

static void session_member(void *arg, VaeMember *me) {
    VaeSession *s = arg;
    vae_session_load(&s->state, s->program, &s->input, me, 1);
    vae_barrier(me);
    s->program->run(&s->state, me);
}

void vae_session_run(VaeSession *s, const VaeProgram *p, const VaeInput *in, int n) {
    s->program = p;
    s->input = *in;
    s->state.n = n;
    s->state.scalar[VAE_INV_N] = 1.0f / (float)n;
    vae_team_run(s->team, session_member, s);
}

long vae_runs(const VaeModel *m, const VaeRuns *r) {
    return (long)((r->n + (size_t)m->batch - 1) / (size_t)m->batch) * r->samples;
}

int vae_runs_rows(const VaeModel *m, const VaeRuns *r, long run) {
    const size_t left = r->n - (size_t)(run / r->samples) * (size_t)m->batch;
    return left < (size_t)m->batch ? (int)left : m->batch;
}

void vae_runs_one(VaeSession *s, const VaeRuns *r, long run) {
    const size_t at = (size_t)(run / r->samples) * (size_t)s->model->batch;
    VaeInput in = r->input;
    in.first += at;
    if (in.row) in.row += at;
    in.step += (uint32_t)(run % r->samples);
    vae_session_run(s, r->program, &in, vae_runs_rows(s->model, r, run));
}

void vae_runs_next(VaeSession *s, const VaeRuns *r, long run) {
#ifndef VAE_NO_PEERS // in one file there are none
    if (s->peers) {
        vae_rounds_run(s, r, run);
        return;
    }
#endif
    vae_runs_one(s, r, run);
}

const float *vae_session_output(const VaeSession *s, const VaeProgram *p, const char *name) {
    const VaePort *port = vae_port(p, name);
    return port ? s->state.arena + port->offset : NULL;
}

const float *vae_session_output_of(const VaeSession *s, const VaeProgram *p, const char *of, const char *what) {
    const VaePort *port = vae_port_of(p, of, what);
    return port ? s->state.arena + port->offset : NULL;
}

void vae_session_passes(VaeSession *s, const char *work, long passes) {
    if (s->progress && s->passes) s->progress(s->progress_arg, s->work, 1); // those before ended early
    s->work = work;
    s->passes = passes;
    s->pass = 0;
}

void vae_session_progress(VaeSession *s, const char *work, size_t done, size_t rows) {
    if (!s->progress) return;
    const double share = rows ? (double)done / (double)rows : 1;
    if (s->passes) s->progress(s->progress_arg, s->work, ((double)s->pass + share) / (double)s->passes);
    else s->progress(s->progress_arg, work, share);
    if (done >= rows && s->passes && ++s->pass == s->passes) s->passes = 0;
}

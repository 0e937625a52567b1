// session.c -- one model's memory, and how its programs are run.
// Everything is allocated by vae_session_open. A run fills the program's input ports inside the
// team, each member its share of the rows, then calls the program; outputs stay in the arena until
// the next run. What a row's numbers are depends on the row alone, never on who fills them in.
#include "core/session.h"

#include <string.h>

// What a batch needs grows with it, so that is what a user can change.
static void session_room(const VaeModel *m, bool training) {
    const double reals = (double)m->n_param * (training ? 2 : 1) + (double)m->n_state + (double)m->n_arena;
    const double want = reals * sizeof(vae_real), have = vae_memory();
    if (want > have)
        vae_die(EX_OSERR, "out of memory: batch = %d takes %.3g GB, and there are %.3g; a smaller `batch` in the "
                "model's train block takes less", m->batch, want / 1e9, have / 1e9);
}

static vae_real *session_arena(const VaeModel *m) {
    vae_real *arena = vae_alloc_or_null(m->n_arena, sizeof *arena);
    if (!arena)
        vae_die(EX_OSERR, "out of memory: batch = %d takes %.3g GB for one step; a smaller `batch` in the model's "
                "train block takes less", m->batch, (double)m->n_arena * sizeof *arena / 1e9);
    return arena;
}

void vae_session_open(VaeSession *s, const VaeModel *m, int threads, bool training) {
    memset(s, 0, sizeof *s);
    s->model = m;
    s->state.model = m;
    session_room(m, training);
    s->state.param = vae_alloc(m->n_param + m->n_state, sizeof(vae_real));
    if (training) s->state.grad = vae_alloc(m->n_param, sizeof(vae_real));
    s->state.arena = session_arena(m);
    s->state.scalar[VAE_BETA] = 1;
    s->state.scalar[VAE_TEMPERATURE] = 1;
    s->team = vae_team_new(threads, m->n_scratch);
}

void vae_session_close(VaeSession *s) {
    vae_team_free(s->team);
    vae_free(s->state.param);
    vae_free(s->state.grad);
    vae_free(s->state.arena);
    memset(s, 0, sizeof *s);
}

// Evaluation must see the same data in every importance sample, so the numbers that binarize it are
// those of sample 0.
static bool session_port_is_data(const VaePort *port) {
    const char *dot = strrchr(port->name, '.');
    return dot && strcmp(dot, ".binarize") == 0;
}

void vae_port_missing(const VaeStream *s, VaePortKind port, float *rows, size_t n) {
    if (port == VAE_IN_MASK)
        for (size_t i = 0; i < n; i++) rows[i] = isnan(rows[i]) ? 0.0f : 1.0f;
    else if (s->missing)
        for (size_t i = 0; i < n; i++) rows[i] = isnan(rows[i]) ? 0.0f : rows[i];
}

bool vae_port_given(const VaePort *port) {
    return port->kind == VAE_IN_NORMAL ||
           (port->kind == VAE_IN_UNIFORM && port->index < VAE_MAX_LATENTS);
}

enum { SESSION_ROWS = 64 }; // rows loaded together

// Fills `rows` rows of one port from row r on; row: their numbers in the data set.
static void session_fill(const VaeState *s, const VaePort *port, const VaeInput *in, size_t r,
                         int rows, const uint32_t *row, int noise_at, int noise_width) {
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
        if (!in->noise) {
            vae_fill_normal_rows(dst, rows, port->width, in->seed, stream, step, row);
            return;
        }
        from_width = noise_width;
        from = in->noise + noise_at;
        break;
    case VAE_IN_LATENT:
        from_width = vae_latent_width(m);
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
    int noise_width = 0;
    for (int i = 0; i < p->n_ports; i++)
        if (vae_port_given(&p->port[i])) noise_width += p->port[i].width;
    vae_share(me, (all + of - 1) / of, &begin, &end);
    begin = begin * of < all ? begin * of : all;
    end = end * of < all ? end * of : all;
    for (size_t r = begin; r < end; r += SESSION_ROWS) {
        const int rows = end - r < SESSION_ROWS ? (int)(end - r) : SESSION_ROWS;
        for (int i = 0; i < rows; i++)
            row[i] = in->row ? in->row[r + (size_t)i] : (uint32_t)(in->first + r + (size_t)i);
        int noise_at = 0;
        for (int i = 0; i < p->n_ports; i++) {
            session_fill(s, &p->port[i], in, r, rows, row, noise_at, noise_width);
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

const float *vae_session_output(const VaeSession *s, const VaeProgram *p, const char *name) {
    const VaePort *port = vae_port(p, name);
    if (!port)
        vae_die(EX_SOFTWARE, "internal error, please report: program %s has no port %s", p->name,
                name);
    return s->state.arena + port->offset;
}

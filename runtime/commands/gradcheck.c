// gradcheck.c -- the command gradcheck: every tensor's gradient against central differences.
// With VAE_F64 defined: every vae_real here is double, and the model is the emitted C's second
// compilation. The same kernels' text is checked that trains, with rounding out of the way.
//
// For an element w: d = (8 (L(w+h) - L(w-h)) - (L(w+2h) - L(w-2h))) / 12h, whose error is of order
// h^4 (Abramowitz and Stegun 25.3.6). A kink (relu) inside the stencil spoils d, so an element that
// is off is tried again with smaller h; a wrong gradient is off at every h.
#ifndef VAE_F64 // the Makefile says it too; without it the two models' numbers would be mixed up
#define VAE_F64
#endif
#include "commands/commands.h"

#include <stdlib.h>
#include <string.h>

enum { CHECK_ALL = 40, CHECK_SOME = 24, CHECK_LEAST = 4, CHECK_BUDGET = 600, CHECK_ROWS = 3 };
#define CHECK_TOLERANCE 1e-4 // of |gradient - difference| / max(|gradient|, |difference|, floor)

typedef struct Check {
    const VaeModel *model;
    VaeState state;
    VaeTeam *team;
    const float *data;  // one array for all data and mask ports, in port order: [rows, width] each
    const float *noise; // the same for normal and uniform ports
    size_t loss;        // where it is in the arena: that of the player whose weights are checked
    vae_real *untrained; // [n_state] the untrained numbers before the first run, which moves them (codes of vq(update=ema))
} Check;

static bool check_is_data(const VaePort *port) {
    return port->kind == VAE_IN_DATA || port->kind == VAE_IN_MASK || port->kind == VAE_IN_ENDS;
}

// Inputs were drawn once, as floats: every evaluation of the loss must see the same.
static void check_load(const Check *c, VaeMember *me) {
    const VaeProgram *p = &c->model->train;
    size_t begin, end, data_at = 0, noise_at = 0;
    vae_share(me, (size_t)c->state.n, &begin, &end);
    for (int i = 0; i < p->n_ports; i++) {
        const VaePort *port = &p->port[i];
        const size_t width = (size_t)port->width, size = width * (size_t)c->state.n;
        const float *from = NULL;
        if (check_is_data(port))
            from = c->data + data_at, data_at += size;
        if (port->kind == VAE_IN_NORMAL || port->kind == VAE_IN_UNIFORM)
            from = c->noise + noise_at, noise_at += size;
        if (!from) continue;
        vae_real *dst = c->state.arena + port->offset;
        for (size_t k = begin * width; k < end * width; k++) dst[k] = (vae_real)from[k];
    }
    vae_barrier(me);
}

static void check_member(void *arg, VaeMember *me) {
    const Check *c = arg;
    check_load(c, me);
    c->model->train.run(&c->state, me);
}

static double check_loss(Check *c) {
    memcpy(c->state.param + c->model->n_param, c->untrained, c->model->n_state * sizeof *c->untrained);
    vae_team_run(c->team, check_member, c);
    return (double)c->state.arena[c->loss];
}

static double check_loss_at(Check *c, size_t place, double w) {
    c->state.param[place] = (vae_real)w;
    return check_loss(c);
}

static double check_difference(Check *c, size_t place, double h) {
    const double w = (double)c->state.param[place];
    const double near = check_loss_at(c, place, w + h) - check_loss_at(c, place, w - h);
    const double far = check_loss_at(c, place, w + 2 * h) - check_loss_at(c, place, w - 2 * h);
    c->state.param[place] = (vae_real)w;
    return (8 * near - far) / (12 * h);
}

typedef struct CheckWorst {
    double error, gradient, difference;
    size_t element;
} CheckWorst;

static double check_error(double gradient, double difference, double floor_) {
    const double size = fmax(fmax(fabs(gradient), fabs(difference)), floor_);
    const double error = fabs(gradient - difference) / size;
    return isnan(error) ? INFINITY : error;
}

// How many elements of a tensor of n: all of a small one, fewer of each where there are many tensors.
static int check_count(const VaeModel *m, size_t n) {
    int tensors = 0;
    for (int i = 0; i < m->n_tensors; i++) tensors += m->tensor[i].trained;
    int some = CHECK_BUDGET / tensors;
    some = some < CHECK_LEAST ? CHECK_LEAST : some > CHECK_SOME ? CHECK_SOME : some;
    return n <= CHECK_ALL && (some == CHECK_SOME || n <= (size_t)some) ? (int)n : some;
}

// Which elements of n: all of a small tensor, else a fixed random choice and the two ends.
static size_t check_element(const uint32_t *random, size_t n, int i, int count) {
    if (n == (size_t)count) return (size_t)i;
    if (i == 0) return 0;
    if (i == 1) return n - 1;
    return random[i] % n;
}

static CheckWorst check_tensor(Check *c, int number, const double *grad, double loss,
                               uint64_t seed, int *checked) {
    static const double h[3] = {2e-4, 2e-5, 2e-6};
    const VaeTensor *t = &c->model->tensor[number];
    const size_t n = vae_tensor_size(t);
    uint32_t random[CHECK_SOME + 4];
    const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    for (int i = 0; i < CHECK_SOME; i += 4) {
        const uint32_t counter[4] = {0xc4ec, (uint32_t)number, 0, (uint32_t)i};
        vae_philox(counter, key, random + i);
    }
    double most = 0;
    for (size_t k = 0; k < n; k++) most = fmax(most, fabs(grad[vae_tensor_place(t, k)]));
    // Below this a difference is rounding of the loss, not slope: the loss is exact to a few parts in
    // 10^16, and the smallest step divides that by 2e-6.
    const double floor_ = fmax(1e-4 * most, 1e-6 * fmax(1, fabs(loss)));
    CheckWorst worst = {.error = -1};
    *checked = check_count(c->model, n);
    for (int i = 0; i < *checked; i++) {
        const size_t k = check_element(random, n, i, *checked), place = vae_tensor_place(t, k);
        double error = INFINITY, difference = 0;
        for (int j = 0; j < 3 && error > CHECK_TOLERANCE / 10; j++) {
            const double d = check_difference(c, place, h[j]);
            const double e = check_error(grad[place], d, floor_);
            if (e < error || j == 0) error = e, difference = d;
        }
        if (error > worst.error)
            worst = (CheckWorst){.error = error, .gradient = grad[place],
                                 .difference = difference, .element = k};
    }
    return worst;
}

// "[3,17]" of element k in saved order.
static void check_index(const VaeTensor *t, size_t k, char text[96]) {
    int index[VAE_MAX_RANK];
    for (int i = t->rank - 1; i >= 0; i--) {
        index[i] = (int)(k % (size_t)t->dim[i]);
        k /= (size_t)t->dim[i];
    }
    int n = snprintf(text, 96, "[");
    for (int i = 0; i < t->rank; i++)
        n += snprintf(text + n, 96 - (size_t)n, i ? ",%d" : "%d", index[i]);
    snprintf(text + n, 96 - (size_t)n, "]");
}

// Data and noise of `rows` rows, drawn as training would.
static void check_inputs(Check *c, const VaeData *d, int rows, uint64_t seed) {
    const VaeModel *m = c->model;
    const VaeProgram *p = &m->train;
    size_t data = 0, noise = 0;
    for (int i = 0; i < p->n_ports; i++) {
        const size_t size = (size_t)p->port[i].width * (size_t)rows;
        if (check_is_data(&p->port[i])) data += size;
        if (p->port[i].kind == VAE_IN_NORMAL || p->port[i].kind == VAE_IN_UNIFORM) noise += size;
    }
    float *x = vae_alloc(data, sizeof *x), *e = vae_alloc(noise, sizeof *e);
    float *param = vae_alloc(m->n_param + m->n_state, sizeof *param);
    vae_init_weights(m, seed, param); // columns of mean 0 and deviation 1
    vae_made_up_columns(d, m, (size_t)rows, param);
    c->data = x;
    c->noise = e;
    for (int i = 0; i < p->n_ports; i++) {
        const VaePort *port = &p->port[i];
        const uint32_t stream = VAE_RNG_TRAIN | (uint32_t)port->index;
        for (int r = 0; r < rows; r++) {
            if (port->kind == VAE_IN_ENDS) {
                vae_series_ends(vae_data_source(d), m, port->index, (uint32_t)r, x);
                x += port->width;
            } else if (check_is_data(port)) {
                if (port->kind == VAE_IN_DATA && m->stream[port->index].standardize)
                    vae_standardize(vae_data_source(d), m, param, port->index, &(uint32_t){(uint32_t)r}, 1, x);
                else vae_data_row(d, m, port->index, (size_t)r, x);
                vae_port_missing(&m->stream[port->index], port->kind, x, (size_t)port->width);
                x += port->width;
            } else if (port->kind == VAE_IN_NORMAL) {
                vae_fill_normal(e, port->width, seed, stream, 0, (uint32_t)r);
                e += port->width;
            } else if (port->kind == VAE_IN_UNIFORM) {
                vae_fill_uniform(e, port->width, seed, stream, 0, (uint32_t)r);
                e += port->width;
            }
        }
    }
    vae_free(param);
}

// The initial weights, each moved a little: at exactly zero (biases, new heads) a wrong gradient
// may be right by chance.
static void check_weights(Check *c, const VaeData *d, int rows, uint64_t seed) {
    const VaeModel *m = c->model;
    const size_t n = m->n_param + m->n_state;
    float *w = vae_alloc(n, sizeof *w);
    vae_init_weights(m, seed, w);
    vae_made_up_columns(d, m, (size_t)rows, w);
    for (size_t i = 0; i < n; i++) c->state.param[i] = (vae_real)w[i];
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *t = &m->tensor[i];
        if (!t->trained) continue;
        const size_t size = vae_tensor_size(t);
        vae_fill_normal(w, (int)size, seed, VAE_RNG_INIT | (uint32_t)i, 1, 0);
        for (size_t k = 0; k < size; k++)
            c->state.param[vae_tensor_place(t, k)] += (vae_real)(0.02f * w[k]);
    }
    vae_free(w);
}

int vae_command_gradcheck(const VaeOptions *o) {
    const VaeModel *m = o->f64;
    if (!m)
        vae_die(EX_UNAVAILABLE, "this program was built without its double-precision copy, which "
                "gradcheck needs: build it again with vaec build");
    const uint64_t seed = vae_option_seed(o);
    const int rows = o->rows > 0 ? (int)o->rows : m->batch < CHECK_ROWS ? m->batch : CHECK_ROWS;
    if (o->rows > m->batch)
        vae_die(EX_USAGE, "--rows %ld is more than a batch, %d", o->rows, m->batch);
    VaeData d;
    if (o->data.n) {
        vae_data_open(&d, m, o->data.item, o->data.n, (size_t)rows, seed);
        vae_data_require(&d, m, &m->train, "--data");
        if (d.rows < (size_t)rows)
            vae_die(EX_DATAERR, "--data has %zu row%s; %d are needed", d.rows, VAE_S(d.rows), rows);
    } else {
        vae_data_make_up(&d, m, (size_t)rows, seed);
    }

    Check c = {.model = m};
    c.state.model = m;
    c.state.param = vae_alloc(m->n_param + m->n_state, sizeof(vae_real));
    c.state.grad = vae_alloc(m->n_param, sizeof(vae_real));
    c.state.arena = vae_alloc(m->n_arena, sizeof(vae_real));
    c.state.n = rows;
    void *block;
    c.team = vae_open_team(vae_threads(m, o->threads), m->n_scratch, &block);
    const VaePort *loss_port = vae_port(&m->train, "loss");
    if (!loss_port) vae_die(EX_SOFTWARE, "internal error, please report: no loss to check");
    c.loss = loss_port->offset;
    const VaePort *critic_port = vae_port(&m->train, "critic");
    check_inputs(&c, &d, rows, seed);
    check_weights(&c, &d, rows, seed);
    // In the middle of training, so that a schedule that starts at 0 does not hide its term.
    const VaeTraining *t = &m->training;
    for (int i = VAE_BETA; i < VAE_SCALARS; i++)
        c.state.scalar[i] =
            (vae_real)vae_schedule_value(&t->schedule[i], 500, t->epochs / 2.0, 1000, t->epochs);
    c.state.scalar[VAE_CLIP] = 1e30; // no row's gradient is shortened: that would be no derivative
    c.state.scalar[VAE_INV_N] = (vae_real)(1.0 / rows);
    c.state.scalar[VAE_DATA_ROWS] = (vae_real)(10 * rows);

    c.untrained = vae_alloc(m->n_state + 1, sizeof *c.untrained);
    memcpy(c.untrained, c.state.param + m->n_param, m->n_state * sizeof *c.untrained);
    const double loss = check_loss(&c);
    double *grad = vae_alloc(m->n_param, sizeof *grad);
    for (size_t i = 0; i < m->n_param; i++) grad[i] = (double)c.state.grad[i];
    printf("loss %.6f on %d row%s, seed %llu; worst of each tensor:\n", loss, rows, VAE_S(rows),
           (unsigned long long)seed);
    printf("%-36s %7s %14s %14s %9s\n", "tensor", "checked", "gradient", "difference", "error");
    bool good = isfinite(loss);
    int skipped = 0;
    double worst = 0;
    for (int i = 0; i < m->n_tensors; i++) {
        if (!m->tensor[i].trained) continue;
        if (m->tensor[i].surrogate) {
            printf("%-36s    none: an estimate (straight-through, or the objective's), no derivative\n",
                   m->tensor[i].name);
            skipped++;
            continue;
        }
        int checked;
        // What the other player minimizes is no matter of these weights.
        const bool critics = m->tensor[i].offset >= m->critic.begin && m->tensor[i].offset < m->critic.end;
        c.loss = critics && critic_port ? critic_port->offset : loss_port->offset;
        const CheckWorst w = check_tensor(&c, i, grad, loss, seed, &checked);
        char index[96], name[256];
        check_index(&m->tensor[i], w.element, index);
        snprintf(name, sizeof name, "%s%s", m->tensor[i].name, index);
        const bool bad = !(w.error <= CHECK_TOLERANCE);
        printf("%-36s %7d %14.6e %14.6e %9.1e%s\n", name, checked, w.gradient, w.difference,
               w.error, bad ? "  WRONG" : "");
        good &= !bad;
        if (!(w.error <= worst)) worst = w.error; // NaN as well
    }
    if (!good) printf("some gradients are WRONG\n");
    else if (skipped) printf("all gradients that were compared agree\n");
    else printf("all gradients agree\n");
    if (o->json) {
        VaeJsonText j = {0};
        vae_text_begin(&j, NULL, '{');
        vae_text_bool(&j, "good", good);
        vae_text_whole(&j, "rows", rows);
        vae_text_whole(&j, "skipped", skipped);
        vae_text_number(&j, "loss", loss);
        vae_text_number(&j, "worst_error", worst);
        vae_print_json(&j);
    }
    vae_free(grad);
    vae_free((void *)(uintptr_t)c.data);
    vae_free((void *)(uintptr_t)c.noise);
    vae_free(c.state.param);
    vae_free(c.state.grad);
    vae_free(c.untrained);
    vae_free(c.state.arena);
    vae_team_close(c.team);
    vae_free(block);
    vae_data_close(&d);
    return good ? 0 : EX_SOFTWARE;
}

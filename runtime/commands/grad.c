// grad.c -- the command grad: loss terms and gradients for given data, given weights and given eps,
// so that anyone can hold them against another framework. Gradients are written under the names and
// in the layouts of the weights. Noise that is not a latent's own (dropout) is that of training
// step 0, unless it is normal.
#include "commands/commands.h"

enum { GRAD_TERMS = 16 }; // numbers that a training step gives beside the gradients: loss, kl, ...

// What a categorical draws by is between 0 and 1; at the ends its logarithm is infinite.
static void grad_check_uniform(const VaeOptions *o, const VaeMatrix *noise) {
    const VaeProgram *p = &o->model->train;
    int at = 0, columns = 0;
    for (int i = 0; i < p->n_ports; i++) columns += vae_port_given(&p->port[i]) ? p->port[i].width : 0;
    for (int i = 0; i < p->n_ports; i++) {
        if (!vae_port_given(&p->port[i])) continue;
        for (size_t r = 0; r < noise->rows && p->port[i].kind == VAE_IN_UNIFORM; r++)
            for (int k = at; k < at + p->port[i].width; k++) {
                const float u = noise->values[r * (size_t)columns + (size_t)k];
                if (u > 0 && u < 1) continue;
                char digits[VAE_DIGITS];
                vae_die(EX_DATAERR, "%s, row %zu, column %d: %s is drawn by numbers between 0 and 1, not "
                        "%s", o->noise, r + 1, k + 1, p->port[i].name, vae_digits((double)u, digits));
            }
        at += p->port[i].width;
    }
}

int vae_command_grad(const VaeOptions *o) {
    const VaeModel *m = o->model;
    int width = 0;
    for (int i = 0; i < m->train.n_ports; i++)
        if (vae_port_given(&m->train.port[i])) width += m->train.port[i].width;
    if (width && !o->noise) vae_die(EX_USAGE, "'grad' needs --noise FILE: %d numbers for each row", width);
    if (!width && o->noise) vae_die(EX_USAGE, "--noise: nothing in this model is drawn from noise");
    const int most = vae_step_rows(m);
    VaeMatrix noise = {0};
    if (width) {
        noise = vae_matrix_of_option(o->noise, width, "noise", o->quiet);
        if (noise.rows == 0 || noise.rows > (size_t)most)
            vae_die(EX_DATAERR, "%s has %zu row%s; a batch has 1 to %d", o->noise, noise.rows,
                    VAE_S(noise.rows), most);
        grad_check_uniform(o, &noise);
    }
    const uint64_t seed = vae_option_seed(o);
    VaeData d;
    vae_data_open(&d, m, o->data.item, o->data.n, noise.rows, seed);
    vae_data_require(&d, m, &m->train, "--data");
    if (!width) noise.rows = d.rows; // of a model without noise the data say how many
    if (noise.rows > (size_t)most)
        vae_die(EX_DATAERR, "--data has %zu rows; a batch has 1 to %d", d.rows, most);
    if (d.rows < noise.rows)
        vae_die(EX_DATAERR, "--noise has %zu row%s, but --data only %zu", noise.rows, VAE_S(noise.rows), d.rows);

    VaeSession s;
    vae_open_session(&s, m, vae_threads(m, o->threads), true);
    vae_weights_guard(o->weights);
    vae_session_read_weights(&s, o, o->weights);
    const VaeTraining *t = &m->training;
    const double steps = ceil((double)d.rows / most) * t->epochs;
    s.state.scalar[VAE_DATA_ROWS] = (float)d.rows;
    for (int i = VAE_BETA; i < VAE_SCALARS; i++)
        s.state.scalar[i] = (float)vae_schedule_value(&t->schedule[i], 0, 0, steps, t->epochs);
    if (!isnan(o->beta)) s.state.scalar[VAE_BETA] = (float)o->beta;
    const VaeInput in = {.data = vae_data_source(&d), .noise = noise.values, .seed = seed, .rng = VAE_RNG_TRAIN};
    VaeTrainer trainer = {0};
    const bool shards = vae_shards(m) > 1, by_row = t->privacy.by_row;
    if (!shards && !by_row) vae_session_run(&s, &m->train, &in, (int)noise.rows);
#ifndef VAE_NO_BY_ROW
    if (by_row) {
        vae_open_trainer(&trainer, &s, t);
        vae_by_row_gradient(&trainer.by_row, &s, &in, (int)noise.rows, (int)noise.rows);
    }
#endif
#ifndef VAE_NO_SHARDS
    if (shards) {
        vae_open_trainer(&trainer, &s, t);
        vae_shards_gradient(&trainer.shards, &s, &in, (int)noise.rows);
    }
#endif

    VaeExtra extra[GRAD_TERMS];
    int terms = 0;
    VaeJsonText line = {0};
    vae_text_begin(&line, NULL, '{');
    for (int i = 0; i < m->train.n_ports && terms < GRAD_TERMS; i++) {
        const VaePort *port = &m->train.port[i];
        if (port->kind != VAE_OUT_SCALAR) continue;
        const float *value = shards ? vae_trainer_output(&trainer, port->name) : s.state.arena + port->offset;
        extra[terms++] = (VaeExtra){.name = port->name, .rank = 1, .dim = {1}, .values = value};
        if (!o->json) printf("%-18s %.9g\n", port->name, (double)*value);
        vae_text_number(&line, port->name, (double)*value);
    }
    vae_weights_write(o->output, m, s.state.grad, false, NULL, extra, terms);
    vae_note(o->quiet, "wrote %s", o->output);
    if (o->json) vae_print_json(&line);
    else vae_text_free(&line);
    if (shards || by_row) vae_close_trainer(&trainer);
    vae_close_session(&s);
    vae_data_close(&d);
    vae_free(noise.values);
    return 0;
}

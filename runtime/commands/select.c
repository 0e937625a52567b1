// select.c -- the command select: the rows of --data that have a label, as a file of their own, so
// that a model can be trained on one class.
#include "commands/commands.h"

int vae_command_select(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const size_t width = (size_t)m->stream[m->target].width;
    VaeData d;
    if (m->stream[m->target].kind == VAE_TOKENS)
        vae_die(EX_USAGE, "'%s' is tokens: lines of text are selected by grep or awk", m->stream[m->target].name);
    const VaeFormat format = vae_output_format(o->output, m, true);
    vae_data_open(&d, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  vae_option_seed(o));
    vae_require_target(&d, m, "--data");
    vae_reading_train(&d, m); // for the shades of a picture
    int *label = vae_labels_read(o->labels, d.rows, vae_option_seed(o));
    size_t n = 0;
    for (size_t r = 0; r < d.rows; r++) n += label[r] == o->label;
    if (n == 0) {
        vae_free(label);
        vae_die(EX_DATAERR, "no row has the label %ld", o->label);
    }
    vae_output_limit(format, n, "rows with the label");
    uint32_t *row = vae_alloc(n, sizeof *row);
    size_t to = 0;
    for (size_t r = 0; r < d.rows; r++)
        if (label[r] == o->label) row[to++] = (uint32_t)r;
    if (format == VAE_PNG) {
        double *x = vae_alloc(n, width * sizeof *x);
        for (size_t i = 0; i < n; i++) vae_data_row_double(&d, m, m->target, row[i], x + i * width);
        vae_output_rows(o->output, m, x, n, 0);
        vae_free(x);
    } else {
        const VaeRowsLike like = {.data = &d, .stream = m->target, .row = row, .n = n};
        vae_rows_like(o->output, m, &like);
    }
    vae_note(o->quiet, "wrote %s: %zu of %zu row%s", o->output, n, d.rows, VAE_S(d.rows));
    vae_free(row);
    vae_free(label);
    vae_data_close(&d);
    return 0;
}

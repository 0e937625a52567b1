// latents.c -- the command latents: the codes of rows as points of a plane. Two latents are the
// plane; of more, the two principal components; one is drawn against its posterior's deviation.
#include "commands/commands.h"
#include "pictures/plot.h"

#include <string.h>
#include <strings.h>

bool vae_latent_plane(VaeSession *s, const VaeData *d, const uint32_t *row, size_t n, float *plane,
                      char x_name[VAE_NAME], char y_name[VAE_NAME], double share[2]) {
    const VaeModel *m = s->model;
    const size_t width = (size_t)vae_latent_width(m);
    float *z = vae_alloc(n, width * sizeof *z);
    float *logvar = width == 1 && vae_has_logvar(m) ? vae_alloc(n, sizeof *logvar) : NULL;
    vae_encode_rows(s, vae_data_source(d), row, n, false, 0, z, logvar);
    share[0] = share[1] = 0;
    vae_dimension_name(m, 0, x_name);
    if (width > 2) {
        vae_principal(z, n, width, plane, share);
        snprintf(x_name, VAE_NAME, "first principal component, %.1f %% of the variance",
                 100 * share[0]);
        snprintf(y_name, VAE_NAME, "second, %.1f %%", 100 * share[1]);
    } else if (width == 2) {
        memcpy(plane, z, 2 * n * sizeof *z);
        vae_dimension_name(m, 1, y_name);
    } else {
        for (size_t i = 0; i < n; i++) {
            plane[2 * i] = z[i];
            plane[2 * i + 1] = logvar ? expf(logvar[i] / 2) : 0;
        }
        snprintf(y_name, VAE_NAME, "posterior deviation");
    }
    vae_free(logvar);
    vae_free(z);
    return width > 2;
}

static bool latents_ends(const char *path, const char *suffix) {
    const char *dot = strrchr(path, '.');
    return dot && strcasecmp(dot, suffix) == 0;
}

int vae_command_latents(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const bool svg = latents_ends(o->output, ".svg"), png = latents_ends(o->output, ".png");
    if (!svg && !png && !latents_ends(o->output, ".npy") && !latents_ends(o->output, ".csv"))
        vae_die(EX_USAGE, "what to write to %s? Its name must end in .svg, .png, .npy or .csv",
                o->output);
    VaeData d;
    VaeSession s;
    vae_data_open(&d, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  vae_option_seed(o));
    vae_data_require(&d, m, &m->encode, "--data");
    int *label = o->labels ? vae_labels_read(o->labels, d.rows, vae_option_seed(o)) : NULL;
    vae_session_open_weights(&s, o);
    char x_name[VAE_NAME], y_name[VAE_NAME];
    double share[2];
    float *plane = vae_alloc(d.rows, 2 * sizeof *plane);
    const bool components = vae_latent_plane(&s, &d, NULL, d.rows, plane, x_name, y_name, share);
    const VaeScatter scatter = {.xy = plane, .label = label, .n = d.rows, .x_name = x_name,
                                .y_name = y_name, .alone = true};
    if (svg) {
        VaeFile f = vae_file_create(o->output);
        vae_scatter_svg(&f, &scatter);
        vae_file_commit(&f);
    } else if (png) {
        vae_scatter_png(o->output, &scatter);
    } else {
        vae_matrix_write(o->output, plane, d.rows, &(int){2}, 1);
    }
    if (svg && vae_scatter_shown(d.rows) < d.rows)
        vae_note(o->quiet, "wrote %s with %zu of the %zu points", o->output,
                 vae_scatter_shown(d.rows), d.rows);
    else vae_note(o->quiet, "wrote %s", o->output);
    if (o->json) {
        VaeJsonText j = {0};
        vae_text_begin(&j, NULL, '{');
        vae_text_whole(&j, "rows", (long long)d.rows);
        if (components) {
            vae_text_begin(&j, "explained_variance", '[');
            for (int i = 0; i < 2; i++) vae_text_number(&j, NULL, share[i]);
            vae_text_end(&j, ']');
        }
        vae_print_result(&j);
    } else {
        printf("x: %s\ny: %s\n", x_name, y_name);
    }
    vae_free(plane);
    vae_free(label);
    vae_close_session(&s);
    vae_data_close(&d);
    return 0;
}

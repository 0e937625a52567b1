// dump.c -- made-up rows of a model's streams as files: NAME.npy for its program, NAME.f32 for its library, in which
// labels are one-hot. Linked with the model's C and libvaert.a.
//   dump SPEC: such as shapes:300
#include "commands/commands.h"

#include <stdlib.h>

int main(int argc, char **argv) {
    const VaeModel *m = &vae_model;
    VaeData d;
    if (argc != 2) return 64;
    vae_data_open(&d, m, (const char *const[]){argv[1]}, 1, 0, 5);
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        const size_t width = (size_t)s->width;
        const int cells = s->kind == VAE_LABEL ? 1 : s->width;
        char path[300];
        float *x = calloc(d.rows, width * sizeof *x), *file = calloc(d.rows, (size_t)cells * sizeof *file);
        for (size_t r = 0; r < d.rows; r++)
            for (size_t j = 0; j < width; j++) {
                double value;
                d.source.values(&d.source, m, i, r, j, 1, &value);
                x[r * width + j] = (float)value;
                if (s->kind != VAE_LABEL) file[r * width + j] = (float)value;
                else if (value == 1) file[r] = (float)j;
            }
        snprintf(path, sizeof path, "%s.npy", s->name);
        vae_matrix_write(path, file, d.rows, &cells, 1);
        snprintf(path, sizeof path, "%s.f32", s->name);
        FILE *f = fopen(path, "wb");
        if (!f || fwrite(x, width * sizeof *x, d.rows, f) != d.rows || fclose(f)) return 74;
        printf(" --data %s=%s.npy", s->name, s->name);
        free(x);
        free(file);
    }
    vae_data_close(&d);
    return 0;
}

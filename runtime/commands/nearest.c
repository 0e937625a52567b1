// nearest.c -- which class is a point nearest to? Classes stand by the means of their rows, as a
// yardstick that needs no training: by codes, and by the values themselves.
#include "commands/commands.h"

#include <string.h>

enum { CLASSES_MOST = 10000 }; // each has a mean, and every point is held against all of them

int vae_classes(const char *option, const int *label, size_t rows) {
    int n = 0;
    for (size_t r = 0; r < rows; r++)
        if (label[r] >= n) n = label[r] + 1;
    if (n > CLASSES_MOST)
        vae_die(EX_DATAERR, "%s: label %d is too large: classes that are compared are numbered from 0 to %d", option,
                n - 1, CLASSES_MOST - 1);
    return n;
}

void vae_classes_open(VaeClasses *c, const double *point, const int *label, size_t rows,
                      size_t width) {
    memset(c, 0, sizeof *c);
    c->width = width;
    c->n = vae_classes("--labels", label, rows);
    c->rows = vae_alloc((size_t)c->n, sizeof *c->rows);
    c->mean = vae_alloc((size_t)c->n, width * sizeof *c->mean);
    c->own = vae_alloc((size_t)c->n, sizeof *c->own);
    for (size_t r = 0; r < rows; r++) {
        double *mean = c->mean + (size_t)label[r] * width;
        for (size_t k = 0; k < width; k++) mean[k] += point[r * width + k];
        c->rows[label[r]]++;
    }
    for (int i = 0; i < c->n; i++)
        for (size_t k = 0; k < width && c->rows[i]; k++)
            c->mean[(size_t)i * width + k] /= (double)c->rows[i];
    for (size_t r = 0; r < rows; r++)
        c->own[label[r]] += (double)(vae_nearest(c, point + r * width) == label[r]);
    for (int i = 0; i < c->n; i++)
        if (c->rows[i]) c->own[i] /= (double)c->rows[i];
}

void vae_classes_close(VaeClasses *c) {
    vae_free(c->rows);
    vae_free(c->mean);
    vae_free(c->own);
}

int vae_nearest(const VaeClasses *c, const double *point) {
    int nearest = -1;
    double least = INFINITY;
    for (int i = 0; i < c->n; i++) {
        if (!c->rows[i]) continue;
        const double *mean = c->mean + (size_t)i * c->width;
        double distance = 0;
        for (size_t k = 0; k < c->width; k++) {
            const double d = point[k] - mean[k];
            distance += d * d;
        }
        if (nearest >= 0 && !(distance < least)) continue;
        nearest = i;
        least = distance;
    }
    return nearest;
}

// init.c -- initial weights, and small facts of a model's table that every command needs.
#include "core/session.h"

#include <string.h>

size_t vae_tensor_size(const VaeTensor *t) {
    size_t n = 1;
    for (int i = 0; i < t->rank; i++) n *= (size_t)t->dim[i];
    return n;
}

size_t vae_tensor_place(const VaeTensor *t, size_t k) {
    size_t place = t->offset;
    for (int i = t->rank - 1; i >= 0; i--) {
        place += k % (size_t)t->dim[i] * (size_t)t->stride[i];
        k /= (size_t)t->dim[i];
    }
    return place;
}

const VaeTensor *vae_tensor(const VaeModel *m, const char *name) {
    for (int i = 0; i < m->n_tensors; i++)
        if (strcmp(m->tensor[i].name, name) == 0) return &m->tensor[i];
    return NULL;
}

const VaePort *vae_port(const VaeProgram *p, const char *name) {
    for (int i = 0; i < p->n_ports; i++)
        if (strcmp(p->port[i].name, name) == 0) return &p->port[i];
    return NULL;
}

const VaePort *vae_port_of(const VaeProgram *p, const char *of, const char *what) {
    const size_t n = strlen(of);
    for (int i = 0; i < p->n_ports; i++) {
        const char *name = p->port[i].name;
        if (strncmp(name, of, n) == 0 && name[n] == '.' && strcmp(name + n + 1, what) == 0) return &p->port[i];
    }
    return NULL;
}

bool vae_latent_on_sphere(const VaeModel *m, int latent) {
    return vae_port_of(&m->encode, m->latent[latent].name, "kappa") != NULL;
}

int vae_latent_width(const VaeModel *m) {
    int width = 0;
    for (int i = 0; i < m->n_latents; i++) width += m->latent[i].width;
    return width;
}

enum { INIT_PART = 8 * VAE_FILL }; // numbers made at a time

static float init_value(const VaeTensor *t, float drawn) {
    switch (t->init) {
    case VAE_INIT_ZERO: return 0;
    case VAE_INIT_CONST: return t->init_value;
    case VAE_INIT_UNIFORM: return t->init_value * (2 * drawn - 1);
    case VAE_INIT_NORMAL: return t->init_value * drawn;
    case VAE_INIT_SINGULAR: return drawn;
    }
    return 0;
}

// x, all of a tensor, to length 1.
static void init_unit(float *x, const VaeTensor *t) {
    const size_t n = vae_tensor_size(t);
    double square = 0;
    for (size_t k = 0; k < n; k++) square += (double)x[k] * (double)x[k];
    const double scale = square > 0 ? 1 / sqrt(square) : 0;
    for (size_t k = 0; k < n; k++) x[k] = (float)(x[k] * scale);
}

// One half of a step of power iteration: u = W v, or v = W' u, to length 1. W's dimension `dim` is u's, the others are v's, in
// their order.
static void init_singular_half(float *param, const VaeTensor *w, int dim, const VaeTensor *u, const VaeTensor *v, bool left) {
    int size[3] = {1, 1, 1}, of_w[3] = {0}, of_v[3] = {0};
    for (int i = 0, at = 0; i < w->rank; i++) {
        if (i == dim) continue;
        size[at] = w->dim[i];
        of_w[at] = w->stride[i];
        of_v[at] = v->stride[at];
        at++;
    }
    float *x = param + u->offset, *y = param + v->offset;
    if (!left) memset(y, 0, vae_tensor_size(v) * sizeof *y);
    for (int r = 0; r < u->dim[0]; r++) {
        const float *row = param + w->offset + (size_t)r * (size_t)w->stride[dim];
        double sum = 0;
        for (int i = 0; i < size[0]; i++)
            for (int j = 0; j < size[1]; j++)
                for (int k = 0; k < size[2]; k++) {
                    const float one = row[(size_t)i * (size_t)of_w[0] + (size_t)j * (size_t)of_w[1] + (size_t)k * (size_t)of_w[2]];
                    float *at = y + (size_t)i * (size_t)of_v[0] + (size_t)j * (size_t)of_v[1] + (size_t)k * (size_t)of_v[2];
                    if (left) sum += (double)one * (double)*at;
                    else *at += one * x[r];
                }
        if (left) x[r] = (float)sum;
    }
    init_unit(left ? x : y, left ? u : v);
}

// The first singular vectors of a tensor with random weights, nearly: as PyTorch, after 15 steps from a random one.
static void init_singular(const VaeModel *m, const VaeTensor *u, float *param) {
    const VaeTensor *v = u + 1;
    const size_t length = strlen(u->name) - 2; // "weight_u"
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *w = &m->tensor[i];
        if (strncmp(w->name, u->name, length) != 0 || w->name[length]) continue;
        for (int step = 0; step < 30; step++) init_singular_half(param, w, (int)u->init_value, u, v, step % 2 == 0);
    }
}

void vae_init_weights(const VaeModel *m, uint64_t seed, float *param) {
    float drawn[INIT_PART] = {0};
    memset(param, 0, (m->n_param + m->n_state) * sizeof *param);
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *t = &m->tensor[i];
        const size_t all = vae_tensor_size(t);
        const uint32_t stream = VAE_RNG_INIT | (uint32_t)i;
        for (size_t first = 0; first < all; first += INIT_PART) {
            const int n = all - first < INIT_PART ? (int)(all - first) : INIT_PART;
            if (t->init == VAE_INIT_UNIFORM) vae_fill_uniform_from(drawn, first, n, seed, stream, 0, 0);
            if (t->init == VAE_INIT_NORMAL || t->init == VAE_INIT_SINGULAR)
                vae_fill_normal_from(drawn, first, n, seed, stream, 0, 0);
            for (int k = 0; k < n; k++)
                param[vae_tensor_place(t, first + (size_t)k)] = init_value(t, drawn[k]);
        }
    }
    for (int i = 0; i + 1 < m->n_tensors; i++)
        if (m->tensor[i].init == VAE_INIT_SINGULAR) init_singular(m, &m->tensor[i++], param);
}

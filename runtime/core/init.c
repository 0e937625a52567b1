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
    }
    return 0;
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
            if (t->init == VAE_INIT_NORMAL) vae_fill_normal_from(drawn, first, n, seed, stream, 0, 0);
            for (int k = 0; k < n; k++)
                param[vae_tensor_place(t, first + (size_t)k)] = init_value(t, drawn[k]);
        }
    }
}

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

int vae_latent_width(const VaeModel *m) {
    int width = 0;
    for (int i = 0; i < m->n_latents; i++) width += m->latent[i].width;
    return width;
}

void vae_init_weights(const VaeModel *m, uint64_t seed, float *param) {
    size_t most = 1;
    for (int i = 0; i < m->n_tensors; i++) {
        const size_t n = vae_tensor_size(&m->tensor[i]);
        if (n > most) most = n;
    }
    if (most > INT32_MAX) vae_die(EX_SOFTWARE, "a tensor of %zu numbers is too large", most);
    float *value = vae_alloc(most, sizeof(float));
    memset(param, 0, (m->n_param + m->n_state) * sizeof *param);
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *t = &m->tensor[i];
        const size_t n = vae_tensor_size(t);
        const float a = t->init_value;
        const uint32_t stream = VAE_RNG_INIT | (uint32_t)i;
        if (t->init == VAE_INIT_UNIFORM) vae_fill_uniform(value, (int)n, seed, stream, 0, 0);
        if (t->init == VAE_INIT_NORMAL) vae_fill_normal(value, (int)n, seed, stream, 0, 0);
        for (size_t k = 0; k < n; k++) {
            float v = 0;
            switch (t->init) {
            case VAE_INIT_ZERO: v = 0; break;
            case VAE_INIT_CONST: v = a; break;
            case VAE_INIT_UNIFORM: v = a * (2 * value[k] - 1); break;
            case VAE_INIT_NORMAL: v = a * value[k]; break;
            }
            param[vae_tensor_place(t, k)] = v;
        }
    }
    vae_free(value);
}

// latent_names.c -- the names of latent dimensions, counted from 1 as a person counts.
#include "pictures/pictures.h"

const char *vae_dimension_name(const VaeModel *m, int k, char text[VAE_NAME]) {
    for (int l = 0; l < m->n_latents; l++) {
        if (k < m->latent[l].width) {
            snprintf(text, VAE_NAME, "%.100s[%d]", m->latent[l].name, k + 1);
            return text;
        }
        k -= m->latent[l].width;
    }
    return "?";
}

const char *vae_group_name(const VaeModel *m, int latent, int group, char text[VAE_NAME]) {
    const int groups = vae_kl_groups(m, latent);
    if (groups > 1 || m->latent[latent].width == 1)
        snprintf(text, VAE_NAME, "%.100s[%d]", m->latent[latent].name, group + 1);
    else snprintf(text, VAE_NAME, "%.100s", m->latent[latent].name);
    return text;
}

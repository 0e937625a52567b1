// latent_names.c -- the names of latent dimensions and of columns, counted from 1 as a person counts.
#include "pictures/pictures.h"

// The table of stages has the latents in their order, each with its shape in words: "[8, 8, 4]" has a place.
VaeMapSize vae_latent_place(const VaeModel *m, int latent) {
    for (int i = 0; i < m->n_stages; i++) {
        if (m->stage[i].kind != VAE_STAGE_LATENT || latent--) continue;
        VaeMapSize at;
        int channels;
        const bool placed = sscanf(m->stage[i].shape, "[%d, %d, %d]", &at.height, &at.wide, &channels) == 3;
        return placed ? at : (VaeMapSize){0, 0};
    }
    return (VaeMapSize){0, 0};
}

// "z[3]", or by place "z[2,1,3]": row, column, number there (left out where there is one a place).
static const char *name_of(const VaeModel *m, int latent, int k, int n, char text[VAE_NAME]) {
    const char *name = m->latent[latent].name;
    const VaeMapSize at = vae_latent_place(m, latent);
    const int places = at.height * at.wide, each = places ? n / places : 0;
    if (!each) snprintf(text, VAE_NAME, "%.100s[%d]", name, k + 1);
    else if (each == 1) snprintf(text, VAE_NAME, "%.90s[%d,%d]", name, k / at.wide + 1, k % at.wide + 1);
    else
        snprintf(text, VAE_NAME, "%.80s[%d,%d,%d]", name, k / each / at.wide + 1, k / each % at.wide + 1, k % each + 1);
    return text;
}

const char *vae_dimension_name(const VaeModel *m, int k, char text[VAE_NAME]) {
    for (int l = 0; l < m->n_latents; l++) {
        if (k < m->latent[l].width) return name_of(m, l, k, m->latent[l].width, text);
        k -= m->latent[l].width;
    }
    return "?";
}

const char *vae_group_name(const VaeModel *m, int latent, int group, char text[VAE_NAME]) {
    const int groups = vae_kl_groups(m, latent);
    if (groups > 1 || m->latent[latent].width == 1) return name_of(m, latent, group, groups, text);
    snprintf(text, VAE_NAME, "%.100s", m->latent[latent].name);
    return text;
}

const char *vae_column_name(const VaeStream *s, size_t k, char text[VAE_NAME]) {
    if (s->column) snprintf(text, VAE_NAME, "%.100s", s->column[k].name);
    else snprintf(text, VAE_NAME, "column %zu", k + 1);
    return text;
}

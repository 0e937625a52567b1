// codes.c -- how much of a learned codebook (a latent of kind vq) is in use: how many codes some
// row has, and their perplexity, exp of the entropy of how often each is taken (as many as the
// codebook has where all are taken alike, 1 where one is taken always).
#include "core/session.h"

#include <string.h>

#ifdef VAE_NO_CODES // in one file with a model that has none

void vae_codes_take(VaeScores *r, VaeMemory *memory, const VaeModel *m) { (void)r, (void)memory, (void)m; }
void vae_codes_begin(VaeScores *r, const VaeModel *m) { (void)r, (void)m; }
void vae_codes_add(VaeScores *r, const VaeSession *s, int rows) { (void)r, (void)s, (void)rows; }
void vae_codes_end(VaeScores *r, const VaeModel *m) { (void)r, (void)m; }

#else

void vae_codes_take(VaeScores *r, VaeMemory *memory, const VaeModel *m) {
    size_t codes = 0;
    for (int l = 0; l < m->n_latents; l++) codes += (size_t)m->latent[l].codes;
    r->code_count = codes ? vae_take(memory, codes, sizeof *r->code_count) : NULL;
}

void vae_codes_begin(VaeScores *r, const VaeModel *m) {
    size_t codes = 0;
    for (int l = 0; l < m->n_latents; l++) codes += (size_t)m->latent[l].codes;
    if (codes) memset(r->code_count, 0, codes * sizeof *r->code_count);
}

void vae_codes_add(VaeScores *r, const VaeSession *s, int rows) {
    const VaeModel *m = s->model;
    double *count = r->code_count;
    for (int l = 0; l < m->n_latents; l++) {
        if (!m->latent[l].codes) continue;
        const int places = vae_port_of(&m->encode, m->latent[l].name, "code")->width;
        const float *code = vae_session_output_of(s, &m->encode, m->latent[l].name, "code");
        for (int i = 0; i < rows * places; i++) {
            const int k = (int)(code[i] + 0.5f);
            if (k >= 0 && k < m->latent[l].codes) count[k]++; // a NaN among the weights is none
        }
        count += m->latent[l].codes;
    }
}

void vae_codes_end(VaeScores *r, const VaeModel *m) {
    const double *count = r->code_count;
    for (int l = 0; l < m->n_latents; l++) {
        double total = 0, entropy = 0;
        VaeCodeUse *use = &r->codes[l];
        *use = (VaeCodeUse){0};
        for (int k = 0; k < m->latent[l].codes; k++) total += count[k];
        for (int k = 0; k < m->latent[l].codes; k++) {
            if (count[k] == 0) continue;
            use->used++;
            entropy -= count[k] / total * log(count[k] / total);
        }
        use->perplexity = exp(entropy);
        count += m->latent[l].codes;
    }
}

#endif

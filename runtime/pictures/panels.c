// panels.c -- which pictures of a row stand side by side: original and reconstruction, or what it was made from, too.
#include "pictures/pictures.h"

#ifdef VAE_ONE_STREAM

int vae_restored_from(const VaeModel *m) {
    (void)m;
    return -1;
}

#else

static bool encoder_reads(const VaeModel *m, int stream) {
    for (int i = 0; i < m->encode.n_ports; i++)
        if (m->encode.port[i].kind == VAE_IN_DATA && m->encode.port[i].index == stream) return true;
    return false;
}

int vae_restored_from(const VaeModel *m) {
    const VaeStream *x = &m->stream[m->target];
    if (x->kind != VAE_IMAGE || encoder_reads(m, m->target)) return -1;
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        if (s->kind == VAE_IMAGE && (s->channels == x->channels || s->channels == 1) &&
            encoder_reads(m, i))
            return i;
    }
    return -1;
}

#endif

int vae_reconstruct_panels(const VaeModel *m) { return vae_restored_from(m) >= 0 ? 3 : 2; }

VaeGridWords vae_reconstruct_words(const VaeModel *m) {
    static const char *const two[] = {"original", "rebuilt"}, *const three[] = {"input", "output", "original"};
    const int panels = vae_reconstruct_panels(m);
    return (VaeGridWords){.group = panels, .head = panels == 2 ? two : three};
}

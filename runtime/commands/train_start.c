// train_start.c -- a training that starts from weights, and which of them stay as they are: --weights, --freeze, --prior.
#include "commands/commands.h"

#include <string.h>

void vae_train_read_start(VaeTrain *t) {
    const VaeOptions *o = t->options;
    const size_t n = t->model->n_param + t->model->n_state;
    if (!o->weights) return;
    char path[VAE_PATH];
    vae_weights_path(o, path);
    vae_session_read_weights(&t->session, o, path);
    t->start = vae_alloc(n, sizeof *t->start);
    memcpy(t->start, t->session.state.param, n * sizeof *t->start);
    t->start_hash = vae_hash(VAE_HASH_START, t->start, n * sizeof *t->start);
    vae_note(o->quiet, "starting from %s", path);
}

#ifndef VAE_NO_NEXT
// --prior: the weights of the network that is a latent's prior move, and nothing else does, running averages included.
static void train_prior_alone(VaeTrain *t) {
    const VaeModel *m = t->model;
    char begin[VAE_PATH];
    if (!m->next.run) vae_die(EX_USAGE, "--prior: no latent of this model has a prior that is a network: prior z(previous) { ... }");
    if (t->options->freeze) vae_die(EX_USAGE, "--prior keeps all but the prior as it is: leave out --freeze");
    if (!t->start) vae_die(EX_USAGE, "--prior: give the weights of the rest with --weights");
    snprintf(begin, sizeof begin, "prior.%s.", m->latent[m->next_of].name);
    t->frozen = vae_alloc(m->n_param, 1);
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *tensor = &m->tensor[i];
        if (!tensor->trained || !strncmp(tensor->name, begin, strlen(begin))) continue;
        for (size_t v = 0; v < vae_tensor_size(tensor); v++) t->frozen[vae_tensor_place(tensor, v)] = 1;
    }
    t->trainer.frozen = t->frozen;
    t->trainer.still = t->start + m->n_param;
}
#endif

// The parts of tensors' names that belong to a network: its layers, and what turns its last features into a
// distribution.
void vae_train_freeze(VaeTrain *t) {
    static const struct {
        const char *word, *layers, *head;
    } network[] = {{"encoder", "encoder.", "posterior."}, {"decoder", "decoder.", "likelihood."}};
    const VaeModel *m = t->model;
    const char *word = t->options->freeze;
#ifndef VAE_NO_NEXT
    if (t->options->prior_alone) {
        train_prior_alone(t);
        return;
    }
#endif
    if (!word) return;
    const int k = !strcmp(word, "encoder") ? 0 : !strcmp(word, "decoder") ? 1 : -1;
    if (k < 0) vae_die(EX_USAGE, "--freeze takes encoder or decoder, not '%.60s'", word);
    if (!t->start) vae_die(EX_USAGE, "--freeze %s: give the weights that it has with --weights", word);
    t->frozen = vae_alloc(m->n_param, 1);
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *tensor = &m->tensor[i];
        const bool is = !strncmp(tensor->name, network[k].layers, strlen(network[k].layers)) ||
                        !strncmp(tensor->name, network[k].head, strlen(network[k].head));
        if (!tensor->trained || !is) continue;
        for (size_t v = 0; v < vae_tensor_size(tensor); v++) t->frozen[vae_tensor_place(tensor, v)] = 1;
    }
    t->trainer.frozen = t->frozen;
}

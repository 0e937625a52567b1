// export_pytorch.h -- what the files that write a PyTorch module share.
#ifndef VAEC_EXPORT_PYTORCH_H
#define VAEC_EXPORT_PYTORCH_H

#include "tool/export_python.h"

// export_modules.c: a stage as a module ("nn.Linear(784, 400)"), a network as an nn.Sequential.
// A stage that other stages name, or that joins one, has its place in the sequence so that numbers
// are those of the tensors, but forward goes around it.
const char *module_text(Py *p, const Layer *l);
void modules_write(Py *p, const char *name, const Layer *layers);
void modules_define(Py *p);           // classes of activations that PyTorch does not have
bool stage_joins(const Layer *l);     // concat, add
// Whether forward has to go through its body: something in it joins or is named, or is `last`.
bool stage_apart(const Py *p, const Layer *l, const Layer *last);
bool network_trains_only(const Layer *l); // has a dropout or noise
const Layer *heads_layer(const Py *p);    // the decoder's last layer, if heads copy it; NULL

// export_network.c: statements that compute `h` from the network's input.
void encoder_write(Py *p);
void decoder_write(Py *p); // and the heads; method `outputs`

// export_likelihood.c
bool head_in_outputs(const Py *p, const LikelihoodHead *h); // learned, shared: returned by `outputs`
bool has_optimal(const Py *p);
void likelihood_modules(Py *p);
void likelihood_methods(Py *p); // nll, mean

// export_data.c: streams as the networks see them.
void columns_modules(Py *p);
const char *columns_of(Py *p, int stream); // the module of its columns
void stream_prepare(Py *p, int stream); // x: [n, ..] of the data's shape, standardized, no missing
bool stream_method(const Py *p, int stream); // it is done by a method of its own
void stream_methods(Py *p);
bool encoder_reads(const Model *m, int stream);
bool decoder_reads(const Model *m, int stream);
bool decoder_reads_latent(const Model *m, int latent);
// "x, y": the variables of those streams.
const char *stream_list(Py *p, bool (*reads)(const Model *m, int stream));
const char *latent_list(Py *p); // that the decoder reads

// export_latents.c: posteriors and priors.
void latents_modules(Py *p);
const char *latent_variable(Py *p, const char *what, int i); // "q", or "q_z" if there are several
void posterior_write(Py *p, int i, const char *features, const char *above); // q_z = ...
void prior_methods(Py *p);
bool prior_closed(const Py *p, int i); // the KL has a closed form
const char *prior_log_prob(Py *p, int i);
const char *prior_kl(Py *p, int i);

// export_loss.c
bool loss_reads(const Model *m, int stream);
void loss_method(Py *p);
void schedules_method(Py *p);

#endif

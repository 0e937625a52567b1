// pytorch.h -- what the files that write a PyTorch module share.
#ifndef VAEC_EXPORT_PYTORCH_H
#define VAEC_EXPORT_PYTORCH_H

#include "export/python.h"

// pytorch_modules.c: a stage as a module ("nn.Linear(784, 400)"), a network as an nn.Sequential.
// A stage that other stages name, or that joins one, has its place in the sequence so that numbers
// are those of the tensors, but forward goes around it.
const char *module_text(Py *p, const Layer *l);
void encoders_modules(Py *p);
void decoders_modules(Py *p);
void shared_modules(Py *p);
void modules_define(Py *p);           // classes of activations that PyTorch does not have
bool stage_joins(const Layer *l);     // concat, add
bool stage_masked(const Layer *l); // it takes where rows of tokens have a step
bool stage_keeps(const Layer *l);  // something from step to step, behind `previous`
const char *stage_argument(const Layer *l); // under which it takes what it names; NULL: it joins it, or names nothing
const Layer *stage_without_form(const Layer *l); // it, or one behind or inside it
bool stage_named(const Py *p, const Layer *l); // another stage joins what it makes
// Whether forward has to go through its body: something in it joins or is named, or is `last`.
bool stage_apart(const Py *p, const Layer *l, const Layer *last);
bool network_trains_only(const Layer *l); // has a dropout or noise
const Layer *heads_layer(const Py *p);    // the decoder's last layer, if heads copy it; NULL

// pytorch_network.c: statements that compute `h` from the network's input.
void shared_write(Py *p); // a method for each network that others list
void encoder_write(Py *p);
void decoder_write(Py *p); // and the heads; method `outputs`
// Calls the shared networks that this one lists, and those that they list, if that has not been done in this method;
// latents: those that read latents, too.
void shared_call(Py *p, const Network *net, bool latents);
void shared_forget(Py *p);                           // in a new method
const char *network_arguments(Py *p, const Network *net); // what it lists, as variables
const char *stage_place(Py *p, const Layer *l);           // "self.encoder[0]": its module
const char *features_call(Py *p, int encoder);       // "self.features(x)"
// "*self.outputs(z)": what nll and mean of p->target take; and the names of these.
const char *outputs_call(Py *p);
// Goes through the decoders that draw latents, so that `draws` has them; draws: how it is made.
void draws_write(Py *p, const char *draws);
void given_draws_write(Py *p); // of a method that is given all latents
Ref stage_reference(const Layer *l); // what it names
const char *outputs_list(Py *p);
const char *of_target(Py *p, const char *method); // its name: "nll", or "nll_x" if there are several streams

// pytorch_likelihood.c
bool head_in_outputs(const Py *p, const LikelihoodHead *h); // learned, shared: returned by `outputs`
bool has_optimal(const Py *p);
bool part_counts(const Py *p); // of p->target some values may not count: what is missing, or what is not hidden
void likelihood_modules(Py *p);
void likelihood_methods(Py *p); // nll, mean

// pytorch_data.c: streams as the networks see them.
void columns_modules(Py *p);
const char *columns_of(Py *p, int stream); // the module of its columns
void stream_prepare(Py *p, int stream); // x: [n, ..] of the data's shape, standardized, no missing
bool stream_method(const Py *p, int stream); // it is done by a method of its own
void stream_methods(Py *p);
bool decoder_reads(const Model *m, int stream); // one of them, itself or through a shared network
bool decoder_reads_latent(const Model *m, int latent);
bool prior_reads(const Model *m, int stream);
bool generation_reads(const Model *m, int stream); // the prior or a decoder
bool encoding_reads(const Model *m, int stream);   // encoders, and decoders that draw latents on the way
// "x, y": the variables of those streams.
const char *stream_list(Py *p, bool (*reads)(const Model *m, int stream));
const char *latent_list(Py *p); // that decoders read
const char *known_variable(Py *p, int stream); // 1 where a value of a stream is known
const char *present_variable(Py *p, int encoder); // [n, 1]: whether any of what an expert reads is; NULL: always
const char *data_variable(Py *p, int stream); // the stream as its likelihood sees it
void known_write(Py *p, int stream);   // before stream_prepare
void present_write(Py *p, int encoder);

// pytorch_latents.c: posteriors and priors.
void latents_modules(Py *p);
const char *latent_variable(Py *p, const char *what, int i); // "q", or "q_z" if there are several
// What heads read: "h", or of several encoders a variable of each.
const char *features_variable(Py *p, int encoder);
void posterior_write(Py *p, int i, const char *above, bool training); // q_z = ...
void prior_methods(Py *p);
bool prior_closed(const Py *p, int i); // the KL has a closed form
const char *prior_log_prob(Py *p, int i);
const char *prior_kl(Py *p, int i);

// pytorch_steps.c: rows of tokens.
bool tells_tokens(const Py *p);                           // p->target
bool tells_by_step(const Model *m, const Target *t);      // its decoder reads `previous`
void words_attribute(Py *p);
void words_load(Py *p);
const char *words_usage(Py *p);
void previous_write(Py *p); // behind stream_prepare
bool network_masked(const Network *net, int steps); // a stage in it has to know where these (of a Shape) end
void masks_write(Py *p, const Network *net, const char *first); // first: what flows into it
bool network_lists(const Network *net, int kind, int index);
const char *filled(Py *p, int stream, const char *x); // of a series, as the networks see it behind a row's end
const char *mask_variable(Py *p, const Network *net, int steps);
void tokens_likelihood(Py *p);
bool conditions_read(const Model *m, int stream); // a decoder does, beside what it tells
const char *telling_arguments(Py *p);             // latents and conditions
void generate_methods(Py *p);

// pytorch_loss.c
bool loss_reads(const Model *m, int stream);
void loss_method(Py *p);
void schedules_method(Py *p);

#endif

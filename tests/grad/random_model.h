// random_model.h -- valid .vae models made up from a seed, small and odd.
#ifndef RANDOM_MODEL_H
#define RANDOM_MODEL_H

// The text of model number `seed`, with malloc. Any part of the language that the compiler knows may
// be in it; widths are 1 to about 9, so that a batch of a few rows can be interpreted quickly.
char *random_model(unsigned long long seed);
// What random_model() tries in turn, the last of which need be no model; NULL: there are no more.
char *random_attempt(unsigned long long seed, int attempt);

#endif

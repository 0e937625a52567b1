// main.c -- the program of a built model. An object of its own, so that whoever embeds libvaert.a
// and has a main does not pull this one in.
#include "runtime.h"

// The model once more in double precision, if `vaec build` put it in: for gradcheck.
extern const VaeModel vae_model_f64 __attribute__((weak));

int main(int argc, char **argv) {
    return vae_main(argc, argv, &vae_model, &vae_model_f64);
}

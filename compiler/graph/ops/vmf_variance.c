// vmf_variance.c -- of w, the cosine between draws of a von Mises-Fisher distribution and its mean.
#include "ops.h"

#define VAE_F64
#include "vae_sphere.h"

EVAL(vae_vmf_variance(a, b))

const OpDef op_vmf_variance = {
    .name = "vmf_variance",
    .class = CLASS_ELEMENTWISE,
    .arity = 2,
    .expr = "vae_vmf_variance(%0, %1)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad_none,
    .backward_only = true,
};

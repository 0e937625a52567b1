// vmf_gap_slope.c -- d vmf_gap / d kappa where that is `gap`: -(dF/dkappa) / (dF/dgap).
#include "ops.h"

#define VAE_F64
#include "vae_sphere.h"

EVAL(vae_vmf_gap_slope(a, b, c))

const OpDef op_vmf_gap_slope = {
    .name = "vmf_gap_slope",
    .class = CLASS_ELEMENTWISE,
    .arity = 3,
    .expr = "vae_vmf_gap_slope(%0, %1, %2)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad_none,
    .backward_only = true,
};

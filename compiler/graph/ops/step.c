// step.c -- 1 where x > 0, 0 elsewhere. Constant almost everywhere: no gradient.
#include "graph/ops/ops.h"

EVAL(a > 0 ? 1 : 0)

const OpDef op_step = {
    .name = "step",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "vae_step(%0)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad_none,
};

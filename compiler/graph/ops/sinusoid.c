// sinusoid.c -- a sine or cosine of which step it is: of a step t, a number c below `width` of it:
// c even: sin(t / 10000^(c / width)), c odd: cos(t / 10000^((c - 1) / width)). Places have no gradient.
#include "graph/ops/ops.h"

EVAL(floor(b) > 2 * floor(b / 2) ? cos(a / pow(10000, 2 * floor(b / 2) / c)) : sin(a / pow(10000, 2 * floor(b / 2) / c)))

const OpDef op_sinusoid = {
    .name = "sinusoid",
    .class = CLASS_ELEMENTWISE,
    .arity = 3,
    .expr = "vae_sinusoid(%0, %1, %2)",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad_none,
};

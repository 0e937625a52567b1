// stop.c -- the same number, through which no gradient flows.
#include "graph/ops/ops.h"

EVAL(a)

const OpDef op_stop = {
    .name = "stop",
    .class = CLASS_ELEMENTWISE,
    .arity = 1,
    .expr = "%0",
    .eval = eval,
    .shape = shape_broadcast,
    .grad = grad_none,
};

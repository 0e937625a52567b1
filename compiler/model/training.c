// training.c -- what the settings of `loss` and `train` choose from: optimizers, schedules of a number over a run, of
// the learning rate, initial weights.
#include "model/model.h"

#include <math.h>

// In the order of VaeOptimizerKind.
static const Signature optimizer_rows[] = {
    {"adam",
     {POSITIVE("lr", 1e-3), BELOW_ONE("beta1", 0.9), BELOW_ONE("beta2", 0.999),
      POSITIVE("eps", 1e-8), BOOL("amsgrad")},
     "Kingma and Ba 2015"},
    {"adamw",
     {POSITIVE("lr", 1e-3), BELOW_ONE("beta1", 0.9), BELOW_ONE("beta2", 0.999),
      POSITIVE("eps", 1e-8), BOOL("amsgrad"), NUMBER("weight_decay", 0.01, 0, 1e6)},
     "the same with decoupled weight decay (Loshchilov and Hutter 2019)"},
    {"rmsprop",
     {POSITIVE("lr", 1e-3), BELOW_ONE("alpha", 0.99), POSITIVE("eps", 1e-8),
      BELOW_ONE("momentum", 0), BOOL("centered")},
     "steps over a running root mean square of the gradient"},
    {"sgd", {POSITIVE("lr", 1e-2), BELOW_ONE("momentum", 0), BOOL("nesterov")},
     "the gradient itself; `nesterov` needs a momentum"},
    {NULL, {{0}}, NULL}};
const Choices optimizers = {optimizer_rows, sizeof *optimizer_rows};

// In the order of VaeScheduleKind; a constant is written as a number.
#define SPAN                                                                                       \
    {.name = "from", .kind = ARG_NUMBER, .required = true, .min = 0, .max = 1e6},                  \
        {.name = "to", .kind = ARG_NUMBER, .required = true, .min = 0, .max = 1e6},                \
        NUMBER("epochs", 0, 0, 1e9), NUMBER("steps", 0, 0, 1e15)
static const Signature schedule_rows[] = {
    {"constant",
     {{.name = "value", .kind = ARG_NUMBER, .required = true, .min = 0, .max = 1e6}},
     "the same as the number"},
    {"linear", {SPAN},
     "from one to the other in so many epochs or optimizer steps, then stays; without either, over the "
     "whole training"},
    {"cosine", {SPAN}, "the same along half a cosine"},
    {"cyclical",
     {{.name = "cycles", .kind = ARG_INT, .standard = 4, .min = 1, .max = 1e6},
      {.name = "ratio", .kind = ARG_NUMBER, .standard = 0.5, .min = 0, .max = 1},
      NUMBER("from", 0, 0, 1e6),
      NUMBER("to", 1, 0, 1e6)},
     "equal cycles over the whole training; in each it rises for `ratio` of the cycle, then stays"},
    {NULL, {{0}}, NULL}};
const Choices schedules = {schedule_rows, sizeof *schedule_rows};

#define WARMUP                                                                                     \
    {                                                                                              \
        .name = "warmup", .kind = ARG_NUMBER, .min = 0, .max = 1e9,                                \
        .help = "epochs over which lr rises from 0"                                                \
    }
// In the order of VaeLrKind.
static const Signature lr_schedule_rows[] = {
    {"constant", {WARMUP}, "the optimizer's lr"},
    {"cosine", {WARMUP, NUMBER("min", 0, 0, 1)},
     "down to `min` times lr at the end of the training, along half a cosine"},
    {"step",
     {{.name = "every",
       .kind = ARG_NUMBER,
       .required = true,
       .min = 0,
       .max = INFINITY,
       .open = true},
      NUMBER("gamma", 0.1, 0, 1),
      WARMUP},
     "times `gamma` after every so many epochs"},
    {"linear", {WARMUP, NUMBER("min", 0, 0, 1)}, "as cosine, in a straight line"},
    {NULL, {{0}}, NULL}};
const Choices lr_schedules = {lr_schedule_rows, sizeof *lr_schedule_rows};

// In the order of InitScheme.
static const Signature init_rows[] = {
    {"glorot", {{0}}, "uniform by fan-in and fan-out, biases 0 (Glorot and Bengio 2010)"},
    {"keras", {{0}}, "as Keras does it: glorot for every kernel, biases 0"},
    {"pytorch", {{0}}, "as PyTorch does it: uniform within 1 / sqrt(fan-in), biases too"},
    {"he", {{0}}, "normal of variance 2 / fan-in, biases 0 (He et al. 2015)"},
    {"normal", {POSITIVE("std", 0.02)}, "normal of this deviation, biases 0"},
    {NULL, {{0}}, NULL}};
const Choices inits = {init_rows, sizeof *init_rows};

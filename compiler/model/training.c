// training.c -- what the settings of `loss` and `train` choose from: optimizers, schedules of a number over a run, of
// the learning rate, initial weights.
#include "model/model.h"

#include <math.h>

// In the order of VaeOptimizerKind.
static const Signature optimizer_rows[] = {
    {"adam",
     {POSITIVE("lr", 1e-3), BELOW_ONE("beta1", 0.9), BELOW_ONE("beta2", 0.999),
      POSITIVE("eps", 1e-8), BOOL("amsgrad")}},
    {"adamw",
     {POSITIVE("lr", 1e-3), BELOW_ONE("beta1", 0.9), BELOW_ONE("beta2", 0.999),
      POSITIVE("eps", 1e-8), BOOL("amsgrad"), NUMBER("weight_decay", 0.01, 0, 1e6)}},
    {"rmsprop",
     {POSITIVE("lr", 1e-3), BELOW_ONE("alpha", 0.99), POSITIVE("eps", 1e-8),
      BELOW_ONE("momentum", 0), BOOL("centered")}},
    {"sgd", {POSITIVE("lr", 1e-2), BELOW_ONE("momentum", 0), BOOL("nesterov")}},
    {NULL, {{0}}}};
const Choices optimizers = {optimizer_rows, sizeof *optimizer_rows};

// In the order of VaeScheduleKind; a constant is written as a number.
#define SPAN                                                                                       \
    {.name = "from", .kind = ARG_NUMBER, .required = true, .min = 0, .max = 1e6},                  \
        {.name = "to", .kind = ARG_NUMBER, .required = true, .min = 0, .max = 1e6},                \
        NUMBER("epochs", 0, 0, 1e9), NUMBER("steps", 0, 0, 1e15)
static const Signature schedule_rows[] = {
    {"constant", {{.name = "value", .kind = ARG_NUMBER, .required = true, .min = 0, .max = 1e6}}},
    {"linear", {SPAN}},
    {"cosine", {SPAN}},
    {"cyclical",
     {{.name = "cycles", .kind = ARG_INT, .standard = 4, .min = 1, .max = 1e6},
      {.name = "ratio", .kind = ARG_NUMBER, .standard = 0.5, .min = 0, .max = 1},
      NUMBER("from", 0, 0, 1e6),
      NUMBER("to", 1, 0, 1e6)}},
    {NULL, {{0}}}};
const Choices schedules = {schedule_rows, sizeof *schedule_rows};

// In the order of VaeLrKind.
static const Signature lr_schedule_rows[] = {
    {"constant", {NUMBER("warmup", 0, 0, 1e9)}},
    {"cosine", {NUMBER("warmup", 0, 0, 1e9), NUMBER("min", 0, 0, 1)}},
    {"step",
     {{.name = "every",
       .kind = ARG_NUMBER,
       .required = true,
       .min = 0,
       .max = INFINITY,
       .open = true},
      NUMBER("gamma", 0.1, 0, 1),
      NUMBER("warmup", 0, 0, 1e9)}},
    {"linear", {NUMBER("warmup", 0, 0, 1e9), NUMBER("min", 0, 0, 1)}},
    {NULL, {{0}}}};
const Choices lr_schedules = {lr_schedule_rows, sizeof *lr_schedule_rows};

// In the order of InitScheme.
static const Signature init_rows[] = {{"glorot", {{0}}},
                                      {"keras", {{0}}},
                                      {"pytorch", {{0}}},
                                      {"he", {{0}}},
                                      {"normal", {POSITIVE("std", 0.02)}},
                                      {NULL, {{0}}}};
const Choices inits = {init_rows, sizeof *init_rows};

// training.c -- what the settings of `loss` and `train` choose from: optimizers, schedules of a number over a run, of
// the learning rate, initial weights.
#include "model/model.h"

#include <math.h>

// In the order of VaeOptimizerKind.
static const Signature optimizer_rows[] = {
    {"adam",
     {POSITIVE("lr", 1e-3), BELOW_ONE("beta1", 0.9), BELOW_ONE("beta2", 0.999),
      POSITIVE("eps", 1e-8), BOOL("amsgrad")},
     "Kingma and Ba 2015",
     {.formula = "m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, w -= lr m / (1 - beta1^t) / (sqrt(v "
                 "/ (1 - beta2^t)) + eps)",
      .example = "optimizer = adam(lr=3e-4)",
      .source = "Kingma and Ba 2015, Adam: a method for stochastic optimization; amsgrad: Reddi et al. 2018, On "
                "the convergence of Adam and beyond"}},
    {"adamw",
     {POSITIVE("lr", 1e-3), BELOW_ONE("beta1", 0.9), BELOW_ONE("beta2", 0.999),
      POSITIVE("eps", 1e-8), BOOL("amsgrad"), NUMBER("weight_decay", 0.01, 0, 1e6)},
     "the same with decoupled weight decay (Loshchilov and Hutter 2019)",
     {.formula = "w -= lr weight_decay w, then as adam",
      .example = "optimizer = adamw(lr=1e-3, weight_decay=0.05)",
      .source = "Loshchilov and Hutter 2019, Decoupled weight decay regularization"}},
    {"rmsprop",
     {POSITIVE("lr", 1e-3), BELOW_ONE("alpha", 0.99), POSITIVE("eps", 1e-8),
      BELOW_ONE("momentum", 0), BOOL("centered")},
     "steps over a running root mean square of the gradient",
     {.formula = "v = alpha v + (1 - alpha) g^2, w -= lr g / (sqrt(v) + eps)",
      .example = "optimizer = rmsprop(lr=1e-3)",
      .source = "Tieleman and Hinton 2012, Lecture 6.5 of Neural networks for machine learning"}},
    {"sgd", {POSITIVE("lr", 1e-2), BELOW_ONE("momentum", 0), BOOL("nesterov")},
     "the gradient itself; `nesterov` needs a momentum",
     {.formula = "b = momentum b + g, w -= lr b; with nesterov w -= lr (g + momentum b)",
      .example = "optimizer = sgd(lr=0.01, momentum=0.9, nesterov=true)",
      .source = "Sutskever et al. 2013, On the importance of initialization and momentum in deep learning"}},
    {.name = NULL}};
const Choices optimizers = {optimizer_rows, sizeof *optimizer_rows};

// In the order of VaeScheduleKind; a constant is written as a number.
#define SPAN                                                                                       \
    {.name = "from", .kind = ARG_NUMBER, .required = true, .min = 0, .max = 1e6},                  \
        {.name = "to", .kind = ARG_NUMBER, .required = true, .min = 0, .max = 1e6},                \
        NUMBER("epochs", 0, 0, 1e9), NUMBER("steps", 0, 0, 1e15)
static const Signature schedule_rows[] = {
    {"constant",
     {{.name = "value", .kind = ARG_NUMBER, .required = true, .min = 0, .max = 1e6}},
     "the same as the number",
     {.formula = "value",
      .example = "beta = constant(0.5)"}},
    {"linear", {SPAN},
     "from one to the other in so many epochs or optimizer steps, then stays; without either, over the "
     "whole training",
     {.formula = "from + (to - from) min(t / T, 1)",
      .example = "beta = linear(0, 1, epochs=10)",
      .source = "Bowman et al. 2016, Generating sentences from a continuous space"}},
    {"cosine", {SPAN}, "the same along half a cosine",
     {.formula = "from + (to - from) (1 - cos(pi min(t / T, 1))) / 2",
      .example = "beta = cosine(0, 1, steps=5000)"}},
    {"cyclical",
     {{.name = "cycles", .kind = ARG_INT, .standard = 4, .min = 1, .max = 1e6},
      {.name = "ratio", .kind = ARG_NUMBER, .standard = 0.5, .min = 0, .max = 1},
      NUMBER("from", 0, 0, 1e6),
      NUMBER("to", 1, 0, 1e6)},
     "equal cycles over the whole training; in each it rises for `ratio` of the cycle, then stays",
     {.formula = "from + (to - from) min(t / (ratio T), 1), t the time within a cycle of length T",
      .example = "beta = cyclical(cycles=4, ratio=0.5)",
      .source = "Fu et al. 2019, Cyclical annealing schedule: a simple approach to mitigating KL vanishing"}},
    {.name = NULL}};
const Choices schedules = {schedule_rows, sizeof *schedule_rows};

static const Signature privacy_rows[] = {
    {"dp",
     {{.name = "epsilon", .kind = ARG_NUMBER, .standard = 0, .min = 0, .max = 20,
       .help = "what the whole training may spend; the noise follows from it"},
      {.name = "delta", .kind = ARG_NUMBER, .standard = 1e-5, .min = 1e-18, .max = 0.5,
       .help = "below 1 / rows, well"},
      {.name = "clip", .kind = ARG_NUMBER, .standard = 1, .min = 1e-9, .max = 1e9,
       .help = "the norm that a row's gradient is shortened to"},
      {.name = "noise", .kind = ARG_NUMBER, .standard = 0, .min = 0, .max = 1e6,
       .help = "instead of epsilon: the deviation of the noise, in units of clip"}},
     "(epsilon, delta)-differential privacy of the weights, by noisy sums of clipped gradients",
     {.formula = "g = (sum over rows of g[i] min(1, clip / |g[i]|) + noise clip N(0, I)) / batch, rows drawn with "
                 "probability batch / rows each",
      .example = "privacy = dp(epsilon=8, delta=1e-5, clip=1)",
      .source = "Abadi et al. 2016, Deep learning with differential privacy"}},
    {.name = NULL}};
const Choices privacies = {privacy_rows, sizeof *privacy_rows};

#define WARMUP                                                                                     \
    {                                                                                              \
        .name = "warmup", .kind = ARG_NUMBER, .min = 0, .max = 1e9,                                \
        .help = "epochs over which lr rises from 0"                                                \
    }
// In the order of VaeLrKind.
static const Signature lr_schedule_rows[] = {
    {"constant", {WARMUP}, "the optimizer's lr",
     {.formula = "1, and t / warmup before",
      .example = "lr_schedule = constant(warmup=2)"}},
    {"cosine", {WARMUP, NUMBER("min", 0, 0, 1)},
     "down to `min` times lr at the end of the training, along half a cosine",
     {.formula = "min + (1 - min) (1 + cos(pi t / T)) / 2",
      .example = "lr_schedule = cosine(warmup=1, min=0.05)",
      .source = "Loshchilov and Hutter 2017, SGDR: stochastic gradient descent with warm restarts"}},
    {"step",
     {{.name = "every",
       .kind = ARG_NUMBER,
       .required = true,
       .min = 0,
       .max = INFINITY,
       .open = true},
      NUMBER("gamma", 0.1, 0, 1),
      WARMUP},
     "times `gamma` after every so many epochs",
     {.formula = "gamma^floor(t / every)",
      .example = "lr_schedule = step(every=10, gamma=0.5)"}},
    {"linear", {WARMUP, NUMBER("min", 0, 0, 1)}, "as cosine, in a straight line",
     {.formula = "1 - (1 - min) t / T",
      .example = "lr_schedule = linear(min=0.1)"}},
    {"plateau",
     {{.name = "patience", .kind = ARG_INT, .standard = 10, .min = 1, .max = 1e6,
       .help = "epochs without a better loss before lr drops"},
      NUMBER("gamma", 0.1, 0, 1),
      {.name = "times", .kind = ARG_INT, .standard = 0, .min = 0, .max = 1e6, .help = "drops at most; 0: any number"},
      WARMUP},
     "times `gamma` whenever the loss (on validation data, if there are any) has not got better for `patience` epochs",
     {.formula = "gamma^k after k drops",
      .example = "lr_schedule = plateau(patience=5, gamma=0.5, times=4)"}},
    {.name = NULL}};
const Choices lr_schedules = {lr_schedule_rows, sizeof *lr_schedule_rows};

// In the order of InitScheme.
static const Signature init_rows[] = {
    {"glorot", {{0}}, "uniform by fan-in and fan-out, biases 0 (Glorot and Bengio 2010)",
     {.formula = "uniform within sqrt(6 / (in + out))",
      .source = "Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural networks"}},
    {"keras", {{0}}, "as Keras does it: glorot for every kernel, biases 0",
     {.formula = "uniform within sqrt(6 / (in + out))",
      .source = "Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural networks"}},
    {"pytorch", {{0}}, "as PyTorch does it: uniform within 1 / sqrt(fan-in), biases too",
     {.formula = "uniform within 1 / sqrt(in)"}},
    {"he", {{0}}, "normal of variance 2 / fan-in, biases 0 (He et al. 2015)",
     {.formula = "N(0, 2 / in)",
      .source = "He et al. 2015, Delving deep into rectifiers: surpassing human-level performance on ImageNet "
                "classification"}},
    {"normal", {POSITIVE("std", 0.02)}, "normal of this deviation, biases 0",
     {.formula = "N(0, std^2)",
      .example = "init = normal(std=0.02)"}},
    {.name = NULL}};
const Choices inits = {init_rows, sizeof *init_rows};

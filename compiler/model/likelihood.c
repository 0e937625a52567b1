// likelihood.c -- the likelihood table: one row each, as formulas of the data x and of the
// decoder's raw output p. The compiler applies the link, in training and in sampling alike.
// To add a likelihood: one row here, and ops for functions that no row has used yet. model.h explains the
// fields of a row (LikelihoodDef); build/likelihood_build.c makes nodes of it.
#include "model/model.h"

#include <string.h>

#define KIND(k) (1u << VAE_##k)
#define NUMBERS .kinds = KIND(VECTOR) | KIND(IMAGE) | KIND(SERIES), .needs = "a vector, an image or a series"

// Where a scale comes from: a number, or a head that is trained.
#define SCALE(word, standard_, words_)                                                             \
    {.name = word, .kind = ARG_NUMBER_OR_WORD, .standard = standard_, .min = 1e-6, .max = 1e6,     \
     .words = words_}
#define LEARNED(word, most)                                                                        \
    {.name = word, .kind = ARG_NUMBER_OR_WORD, .standard_word = "learned", .min = 1e-6,            \
     .max = most, .words = "learned|shared"}
// The least scale of a head. It keeps the density bounded where a value never varies. `raw` is the
// logarithm of a scale, and the head is log(floor + exp(raw)): smooth, and raw well above the floor.
#define FLOOR(standard_)                                                                           \
    {.name = "floor", .kind = ARG_NUMBER, .standard = standard_, .min = 1e-6, .max = 1}
#define ABOVE_FLOOR "log(floor) + softplus(raw - log(floor))"

// The negative binomial's size, between the floor and 1e6, where it is a Poisson in all but name.
#define SIZE {"logsize", "size", "log(size)", .bound = BETWEEN_FLOOR_AND_1E6}
#define BETWEEN_FLOOR_AND_1E6                                                                      \
    "log(1e6) - softplus(log(1e6) - log(floor) - softplus(raw - log(floor)))"

// What the decoder's numbers are logarithms of (LIKELIHOOD_OFFSET, model.h).
#define OFFSET                                                                                     \
    {.name = LIKELIHOOD_OFFSET, .kind = ARG_REF, .standard_word = "none", .quiet = true,           \
     .help = "`total`: the mean is the row's sum times softmax(l); the name of a vector(1) that the decoder " \
             "lists: it is that number times e^l; or none"}
#define OFFSET_SOURCE                                                                              \
    "`offset=total` as in Lopez et al. 2018, Deep generative modeling for single-cell transcriptomics (scVI)"

const char *const likelihood_shares =
    "(p - stop(maximum(p))) + (log(max(total, 1)) - log(sum(exp(p - stop(maximum(p))))))";

const LikelihoodDef likelihood_table[] = {
    {.name = "bernoulli",
     .help = "values within [0, 1]; l is the logit",
     .notes = {.formula = "-log p = softplus(l) - x l; mean sigmoid(l)",
               .source = "Kingma and Welling 2014, Auto-encoding variational Bayes"},
     NUMBERS,
     .domain = VAE_DOMAIN_UNIT,
     .binarize = true,
     .link = "sigmoid",
     .nll = "softplus(p) - x * p",
     .mean = "sigmoid(p)",
     .draw = {VAE_DRAW_BERNOULLI, {"sigmoid(p)"}}},
    // The density exp(x p) p / (exp(p) - 1) on [0, 1] (Loaiza-Ganem and Cunningham 2019).
    {.name = "continuous_bernoulli",
     .help = "values within [0, 1], with the normalizer that bernoulli lacks for greys; l is the "
             "logit (Loaiza-Ganem and Cunningham 2019)",
     .notes = {.formula = "-log p = log((e^l - 1) / l) - x l, the density on [0, 1]; mean 1/2 + (coth(l/2) - 2/l) "
                          "/ 2",
               .source = "Loaiza-Ganem and Cunningham 2019, The continuous Bernoulli: fixing a pervasive error in "
                         "variational autoencoders"},
     NUMBERS,
     .domain = VAE_DOMAIN_UNIT,
     .link = "sigmoid",
     .nll = "continuous_bernoulli(p, x)",
     .mean = "0.5 + 0.5 * langevin(0.5 * p)",
     .draw = {VAE_DRAW_CONTINUOUS_BERNOULLI, {"p"}}},
    // A normal density of variance 1/2 without its constant: that is what the KL is weighed against.
    {.name = "mse",
     .help = "squared error, without constants: against the KL it weighs as much as a gaussian of "
             "sigma = sqrt(1/2)",
     .notes = {.formula = "(x - l)^2; mean l"},
     NUMBERS,
     .domain = VAE_DOMAIN_ANY,
     .nll = "(x - p)^2",
     .mean = "p",
     .draw = {VAE_DRAW_NORMAL, {"p", "sqrt(0.5)"}}},
    // logvar is log(floor^2 + exp(raw)). The optimal variance of a batch is its mean squared error
    // (Rybkin, Daniilidis and Levine 2021).
    {.name = "gaussian",
     .help = "normal density, constants included; l is the mean",
     .notes = {.formula = "-log p = (x - l)^2 / (2 sigma^2) + log sigma + log(2 pi) / 2; mean l",
               .example = "likelihood = gaussian(sigma=optimal)",
               .source = "Rybkin et al. 2021, Simple and effective VAE training with calibrated decoders"},
     .arg = {SCALE("sigma", 1, "learned|shared|optimal"), FLOOR(1e-3)},
     NUMBERS,
     .domain = VAE_DOMAIN_ANY,
     .head = {{"logvar", "sigma", "2 * log(sigma)",
               "2 * log(floor) + softplus(raw - 2 * log(floor))", "(x - p)^2",
               {"variance", "log(max(variance, floor^2))"}}},
     .nll = "0.5 * (logvar + (x - p)^2 * exp(-logvar) + log(2 * pi))",
     .mean = "p",
     .draw = {VAE_DRAW_NORMAL, {"p", "exp(0.5 * logvar)"}}},
    {.name = "laplace",
     .help = "density exp(-|x - l| / scale) / (2 scale)",
     .notes = {.formula = "-log p = abs(x - l) / scale + log(2 scale); mean l",
               .example = "likelihood = laplace(scale=learned)"},
     .arg = {SCALE("scale", 1, "learned|shared|optimal"), FLOOR(1e-3)},
     NUMBERS,
     .domain = VAE_DOMAIN_ANY,
     .head = {{"logscale", "scale", "log(scale)", ABOVE_FLOOR, "abs(x - p)",
               {"deviation", "log(max(deviation, floor))"}}},
     .nll = "abs(x - p) * exp(-logscale) + logscale + log(2)",
     .mean = "p",
     .draw = {VAE_DRAW_LAPLACE, {"p", "exp(logscale)"}}},
    // The logistic's probability of the bin around x, whose edges in units of the scale are low and
    // high; the outer bins take the tails (Kingma et al. 2016; Salimans et al. 2017). The inner bins'
    // sigmoid(high) - sigmoid(low) is sigmoid(high) sigmoid(-low) (1 - exp(low - high)): nothing is
    // lost where both are near 0 or 1. The mean is that of the logistic clipped to [0, 1], half a bin
    // away from the bins' own mean at most.
    {.name = "logistic",
     .help = "data of `bins` levels, scaled to [0, 1]: the logistic's probability of the bin "
             "around x; the first and the last bin take the tails; l is the location (Kingma et "
             "al. 2016, Salimans et al. 2017)",
     .notes = {.formula = "p = sigmoid((x + h - l) / scale) - sigmoid((x - h - l) / scale), h = 1 / (2 (bins - "
                          "1)), the outer bins with the tails; mean that of the logistic clipped to [0, 1]: scale "
                          "(softplus(l / scale) - softplus((l - 1) / scale))",
               .example = "likelihood = logistic(bins=256)",
               .source = "Salimans et al. 2017, PixelCNN++: improving the PixelCNN with discretized logistic "
                         "mixture likelihood and other modifications"},
     .arg = {{.name = "bins", .kind = ARG_INT, .standard = 256, .min = 2, .max = 65536},
             LEARNED("scale", 1e3), FLOOR(5e-4)},
     NUMBERS,
     .domain = VAE_DOMAIN_LEVELS,
     .levels = "bins",
     .head = {{"logscale", "scale", "log(scale)", .bound = ABOVE_FLOOR}},
     .let = {{"half", "0.5 / (bins - 1)"},
             {"per", "exp(-logscale)"},
             {"low", "((x - p) - half) * per"},
             {"high", "((x - p) + half) * per"},
             {"inner", "(x - half) * (1 - half - x)"}},
     .nll = "where(x - half, softplus(low), 0) + where(1 - half - x, softplus(-high), 0) - "
            "where(inner, log(-expm1(-2 * half * per)), 0)",
     .mean = "exp(logscale) * (softplus(p * per) - softplus((p - 1) * per))",
     .draw = {VAE_DRAW_LOGISTIC, {"p", "exp(logscale)"}}},
    {.name = "categorical",
     .help = "a label, tokens, or shares of sum 1 along the last dimension, such as one-hot codes; l are "
             "logits. Where values may be missing, all shares of a place are, or none",
     .notes = {.formula = "-log p = - sum of x log softmax(l); mean softmax(l)"},
     .kinds = KIND(VECTOR) | KIND(IMAGE) | KIND(LABEL) | KIND(TOKENS),
     .needs = "a label, tokens, or shares of 2 or more along the last dimension",
     .domain = VAE_DOMAIN_SHARES,
     .grouped = true,
     .gaps = true,
     .link = "softmax",
     .let = {{"below", "p - stop(maximum(p))"}, {"log_share", "below - log(sum(exp(below)))"}},
     .nll = "-x * log_share",
     .mean = "exp(log_share)",
     .draw = {VAE_DRAW_CATEGORICAL, {"exp(log_share)"}}},
    // Of shares x / n of n counts in all it is n times the deviance of Poissons, whose means sum to 1. As x / n do, too,
    // the derivative by the logarithm of their sum is 0 in every row: none is taken.
    {.name = "multinomial",
     .help = "a vector of counts given their sum; l are logits (Liang et al. 2018 leave the "
             "factorials out)",
     .notes = {.formula = "of a row, given its sum N: -log p = - log N! + sum of (log x! - x log softmax(l)); "
                          "mean softmax(l): shares, not counts",
               .example = "likelihood = multinomial(total=100)",
               .source = "Liang et al. 2018, Variational autoencoders for collaborative filtering"},
     .arg = {{.name = "total", .kind = ARG_INT, .standard = 1, .min = 1, .max = 1e6}},
     .kinds = KIND(VECTOR),
     .needs = "a vector of counts",
     .domain = VAE_DOMAIN_COUNT,
     .grouped = true,
     .link = "softmax",
     .let = {{"below", "p - stop(maximum(p))"}, {"log_share", "below - log(sum(exp(below)))"},
             {"n", "sum(x)"}, {"held", "below - stop(log(sum(exp(below))))"}},
     .nll = "n * sum(poisson_deviance(held, x / max(n, 1))) + sum(lgamma_rest(x)) - lgamma_rest(n)",
     .mean = "exp(log_share)",
     .draw = {VAE_DRAW_MULTINOMIAL, {"exp(log_share)"}}},
    // A deviance, 0 where the mean is x, and what is lost there: nothing cancels (vae_counts.h).
    {.name = "poisson",
     .help = "counts; l is the log rate",
     .notes = {.formula = "-log p = e^l - x l + log x!; mean e^l",
               .example = "likelihood = poisson(offset=total)",
               .source = OFFSET_SOURCE},
     .arg = {OFFSET},
     NUMBERS,
     .domain = VAE_DOMAIN_COUNT,
     .link = "exp",
     .nll = "poisson_deviance(p, x) + lgamma_rest(x)",
     .mean = "exp(p)",
     .draw = {VAE_DRAW_POISSON, {"exp(p)"}}},
    // Of mean exp(p) and variance mean + mean^2 / size.
    {.name = "negative_binomial",
     .help = "counts of mean m = e^l and variance m + m^2 / size",
     .notes = {.formula = "-log p = log x! + log G(size) - log G(x + size) + size softplus(l - log size) + x "
                          "softplus(log size - l), G the gamma function; mean e^l",
               .example = "likelihood = negative_binomial(size=shared)",
               .source = OFFSET_SOURCE},
     .arg = {LEARNED("size", 1e6), FLOOR(1e-3), OFFSET},
     NUMBERS,
     .domain = VAE_DOMAIN_COUNT,
     .link = "exp",
     .head = {SIZE},
     .nll = "nb_deviance(p, logsize, x) + lgamma_rest(x) + nb_rest(logsize, x)",
     .mean = "exp(p)",
     .draw = {VAE_DRAW_NEGATIVE_BINOMIAL, {"exp(p)", "exp(logsize)"}}},
    // With probability sigmoid(zero) a zero, else a negative binomial of this -log p, nb. At x = 0
    // the two are one sum: sigmoid(zero) + sigmoid(-zero) exp(-nb).
    {.name = "zinb",
     .help = "counts with too many zeros: with probability `zeros` the value is 0, else "
             "negative_binomial (Lopez et al. 2018)",
     .notes = {.formula = "p = zeros [x = 0] + (1 - zeros) negative_binomial(x); mean (1 - zeros) e^l",
               .example = "likelihood = zinb",
               .source = "Lopez et al. 2018, Deep generative modeling for single-cell transcriptomics"},
     .arg = {LEARNED("size", 1e6),
             {.name = "zeros", .kind = ARG_NUMBER_OR_WORD, .standard_word = "learned", .min = 0,
              .max = 1, .open = true, .words = "learned|shared"},
             FLOOR(1e-3), OFFSET},
     NUMBERS,
     .domain = VAE_DOMAIN_COUNT,
     .link = "exp",
     .head = {SIZE, {"zero", "zeros", "log(zeros / (1 - zeros))", .bound = "raw"}},
     .let = {{"nb", "nb_deviance(p, logsize, x) + lgamma_rest(x) + nb_rest(logsize, x)"}},
     .nll = "where(x, softplus(zero) + nb, zero_inflated(zero, nb))",
     .mean = "exp(p) * sigmoid(-zero)",
     .draw = {VAE_DRAW_ZINB, {"exp(p)", "exp(logsize)", "sigmoid(zero)"}}},
    {.name = "table",
     .help = "of a table, whose columns have each their own: it need not be said",
     .notes = {.formula = "the sum of its columns' -log p, in units of the data; what is missing adds nothing",
               .example = "data t: table { age number  sex flag } loss { likelihood = table }"},
     .kinds = KIND(TABLE),
     .needs = "a table",
     .domain = VAE_DOMAIN_ANY,
     .columns = true,
     .draw = {VAE_DRAW_COLUMNS, {NULL}}},
    {.name = NULL},
};

const LikelihoodDef *likelihood_find(const char *name) {
    for (const LikelihoodDef *d = likelihood_table; d->name; d++)
        if (strcmp(d->name, name) == 0) return d;
    return NULL;
}

const Value *likelihood_argument(const Target *t, const char *name) {
    const ArgDef *arg = t->likelihood->arg;
    for (int i = 0; name && i < MAX_ARGS && arg[i].kind != ARG_END; i++)
        if (strcmp(arg[i].name, name) == 0) return &t->likelihood_arg[i];
    return NULL;
}

LikelihoodOffset likelihood_offset(const Target *t) {
    const Value *v = t->likelihood ? likelihood_argument(t, LIKELIHOOD_OFFSET) : NULL;
    if (!v || !v->word || !strcmp(v->word, "none")) return OFFSET_NONE;
    return strcmp(v->word, "total") ? OFFSET_STREAM : OFFSET_TOTAL;
}

HeadSource likelihood_source(const Target *t, const LikelihoodHead *h) {
    const Value *v = likelihood_argument(t, h->arg);
    if (!v || (v->word && strcmp(v->word, "learned") == 0)) return HEAD_LEARNED;
    if (!v->word) return HEAD_GIVEN;
    return strcmp(v->word, "shared") == 0 ? HEAD_SHARED : HEAD_OPTIMAL;
}

static bool has_weights(const Layer *l) {
    bool found = l->def->has_weights;
    for (const Layer *s = l->body; s; s = s->next) found |= has_weights(s);
    return found;
}

const Layer *likelihood_with_weights(const Layer *l) {
    const Layer *last = NULL;
    for (; l; l = l->next)
        if (has_weights(l)) last = l;
    return last;
}

const Layer *likelihood_last(const Layer *decoder) {
    const Layer *last = likelihood_with_weights(decoder);
    while (last && last->body) last = last->def->group ? likelihood_with_weights(last->body) : NULL;
    return last;
}

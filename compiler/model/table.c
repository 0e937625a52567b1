// table.c -- the kinds of a table's columns: name, arguments, help, and whose formulas say how likely a value is.
// To add a kind whose likelihood there is: a row here, a VaeColumnKind, and how its fields read (runtime/data/table.c).
#include "model/model.h"

#include <string.h>

#define COLUMN_FLOOR                                                                               \
    {.name = "floor", .kind = ARG_NUMBER, .standard = 0.01, .min = 1e-6, .max = 1,                 \
     .help = "the least sigma, in deviations of the column"}

const ColumnDef column_table[] = {
    {.sig = {"number",
             {BOOL("log"), COLUMN_FLOOR},
             "a number, standardized; its density is a gaussian with a sigma of its own for each row. With `log=true` "
             "all values are above 0 and their logarithm is what is modelled: a log-normal",
             {.formula = "-log p = log sigma + (x - m)^2 / (2 sigma^2) + log(2 pi) / 2, in units of the data; of the "
                         "logarithm, plus log x",
              .shapes = "[1]",
              .example = "data t: table { age number  income number(log=true) }"}},
     .likelihood = "gaussian",
     .head = "mean",
     .kind = VAE_COLUMN_NUMBER},
    {.sig = {"count",
             {{.kind = ARG_END}},
             "a whole number from 0 on: a negative binomial; networks see the standardized log(1 + x)",
             {.formula = "negative_binomial(size=learned)",
              .shapes = "[1]",
              .example = "data t: table { age number  visits count }"}},
     .likelihood = "negative_binomial",
     .head = "lograte",
     .kind = VAE_COLUMN_COUNT},
    {.sig = {"category",
             {{.name = "n", .kind = ARG_INT, .required = true, .min = 1, .max = 65535,
               .help = "so many of the commonest words of the training rows; the others are one more class. Or the "
                       "words themselves, in quotes: exactly these can be there"}},
             "one of several words, as a one-hot code",
             {.formula = "-log p = - log softmax(l) at the word",
              .shapes = "[n + 1], or [words]",
              .example = "data t: table { sex category(\"f\", \"m\")  city category(50) }"}},
     .likelihood = "categorical",
     .head = "logits",
     .kind = VAE_COLUMN_CATEGORY},
    {.sig = {"flag",
             {{.kind = ARG_END}},
             "0 or 1, no or yes, false or true, n or y, f or t, in any case; networks see -1 and 1",
             {.formula = "bernoulli",
              .shapes = "[1]",
              .example = "data t: table { age number  smokes flag }"}},
     .likelihood = "bernoulli",
     .head = "logit",
     .kind = VAE_COLUMN_FLAG},
    {.sig = {"date",
             {COLUMN_FLOOR},
             "a day of ISO 8601, 2024-05-17, with or without a time behind it: days, standardized, as a number",
             {.formula = "as number; the density is that of days",
              .shapes = "[1]",
              .example = "data t: table { age number  since date }"}},
     .likelihood = "gaussian",
     .head = "mean",
     .kind = VAE_COLUMN_DATE},
    {.sig = {"ordinal",
             {{.name = "k", .kind = ARG_INT, .required = true, .min = 2, .max = 1000}},
             "a whole number from 1 to k: ordered logits, one number l from the decoder against k - 1 learned cuts; "
             "networks see a one-hot code",
             {.formula = "P(x <= j) = sigmoid(cut[j] - l)",
              .shapes = "[k]",
              .example = "data t: table { age number  score ordinal(5) }",
              .source = "McCullagh 1980, Regression models for ordinal data"}},
     .head = "location",
     .kind = VAE_COLUMN_ORDINAL},
    {.sig = {"text",
             {{.kind = ARG_END}},
             "carried along to what is written of the same rows, and never modelled: names, numbers of customers",
             {.formula = "none", .shapes = "[0]", .example = "data t: table { id text  age number }"}},
     .kind = VAE_COLUMN_TEXT},
    {.sig = {.name = NULL}},
};
const Choices column_kinds = {column_table, sizeof *column_table};

static const Value *argument(const Column *c, const char *name) {
    for (int i = 0; i < MAX_ARGS && c->def->sig.arg[i].kind != ARG_END; i++)
        if (!strcmp(c->def->sig.arg[i].name, name)) return &c->arg[i];
    return NULL;
}

double column_number(const Column *c, const char *name, double otherwise) {
    const Value *v = argument(c, name);
    return v && !v->word ? v->number[0] : otherwise;
}

VaeColumnKind column_kind(const Column *c) {
    const Value *log = argument(c, "log");
    return log && value_true(log) ? VAE_COLUMN_LOG : c->def->kind;
}

int column_width(const VaeColumn *c) { return c->classes ? c->classes : 1; }

const LikelihoodHead *column_head(const Column *c) {
    const LikelihoodDef *def = c->def->likelihood ? likelihood_find(c->def->likelihood) : NULL;
    return def && def->head[0].name ? def->head : NULL;
}

int column_run(const Column *c, const VaeColumn *k, int n, int first) {
    int i = first + 1;
    while (i < n && !k[first].classes && k[i].kind == k[first].kind &&
           column_number(&c[i], "floor", 0) == column_number(&c[first], "floor", 0))
        i++;
    return i - first;
}

static bool is_name(const char *s) {
    for (const char *at = s; *at; at++) {
        const bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || *at == '_';
        if (!letter && (at == s || *at < '0' || *at > '9')) return false;
    }
    return true;
}

const char *column_path(Arena *a, const VaeStream *s, int column) {
    return is_name(s->column[column].name) ? s->column[column].name : arena_printf(a, "%d", column + 1);
}

const char *column_number_means(VaeColumnKind kind) {
    static const char *const kinds[] = {
        [VAE_COLUMN_NUMBER] = "a number",
        [VAE_COLUMN_LOG] = "a number above 0",
        [VAE_COLUMN_COUNT] = "a count",
        [VAE_COLUMN_CATEGORY] = "which word",
        [VAE_COLUMN_FLAG] = "0 or 1",
        [VAE_COLUMN_DATE] = "days since 1970-01-01",
        [VAE_COLUMN_ORDINAL] = "a level less 1",
        [VAE_COLUMN_TEXT] = "",
    };
    return kinds[kind];
}

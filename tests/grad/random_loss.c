// random_loss.c -- latents of any kind, likelihoods, the rest of `loss`, and `train`, for made-up models.
#include "random_write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- rows of the tables, with arguments

void spelling(Writer *w, const char *name, const ArgDef *arg) {
    int n = 0;
    for (char *text; (text = oracle_spelling(name, arg, n)); n++) free(text);
    char *text = oracle_spelling(name, arg, pick(w, 0, n - 1));
    fprintf(w->f, "%s", text);
    free(text);
}

static void row(Writer *w, const Signature *s, const char *given) {
    fprintf(w->f, "%s", s->name);
    arguments(w, s->arg, given, true);
}

static void any_row(Writer *w, const Choices *table, const char *given) {
    int n = 0;
    while (choice(table, n)) n++;
    row(w, choice(table, pick(w, 0, n - 1)), given);
}

static void any_word(Writer *w, const char *words) {
    int n = 1;
    for (const char *at = words; *at; at++) n += *at == '|';
    for (n = pick(w, 0, n - 1); n > 0; n--) words = strchr(words, '|') + 1;
    fprintf(w->f, "%.*s", (int)strcspn(words, "|"), words);
}

enum { SMALL = 4 }; // whole numbers are at most so much above their least: what they count costs time

void arguments(Writer *w, const ArgDef *arg, const char *given, bool first) {
    for (; arg->kind != ARG_END; arg++) {
        const bool name = arg->kind == ARG_REF || arg->kind == ARG_REFS, grid = !strcmp(arg->name, "grid");
        const bool judge = !strcmp(arg->name, "critic"), deep = !strcmp(arg->name, "features");
        const bool large = arg->kind == ARG_INT && arg->standard > 2 * SMALL; // by default
        if (name ? !judge && !(deep && chance(w, 40)) && !(arg->kind == ARG_REFS && given) : grid && !w->placed) continue;
        if (!arg->required && !large && !deep && !(grid && w->placed) && !chance(w, 50)) continue;
        fprintf(w->f, "%s", first ? "(" : ", ");
        first = false;
        if (arg->kind != ARG_REFS) fprintf(w->f, "%s=", arg->name);
        if (name) fprintf(w->f, "%s", judge ? "judge" : deep ? "deep" : given);
        else if (arg->kind == ARG_CHOICE) any_row(w, arg->choices, given);
        else if (grid) fprintf(w->f, "2");
        else if (arg->words && (arg->kind == ARG_WORD || chance(w, 60))) any_word(w, arg->words);
        else if (arg->kind == ARG_INT) fprintf(w->f, "%d", (int)fmax(arg->min, 1) + pick(w, 0, SMALL - 1));
        else fprintf(w->f, "%g", arg->max == JUST_BELOW_ONE ? 0.25 * pick(w, 1, 3) : other_number(arg));
    }
    if (!first) fprintf(w->f, ")");
}

// ---------------------------------------------------------------- latents

void free_latent(Writer *w, int n, Known *k, int i, const char *condition) {
    int rows = 0;
    while (posterior_table[rows].sig.name) rows++;
    const PosteriorDef *d = &posterior_table[chance(w, 40) ? 0 : pick(w, 0, rows - 1)];
    for (int at = 0; w->wanted && w->wanted->exact && !d->exact; at++) d = &posterior_table[at];
    const char *given = i && chance(w, 50) ? "z0" : condition;
    fprintf(w->f, "latent %s: %s", k->name, d->sig.name);
    k->shape = w->placed ? (Shape){3, {2, 2, n}} : (Shape){1, {n}};
    switch (d->id) {
    case POSTERIOR_categorical: {
        const int classes = pick(w, 2, 4);
        fprintf(w->f, "(%d, %d", n, classes);
        k->shape.dim[k->shape.rank - 1] = n * classes;
        arguments(w, d->sig.arg + 2, given, false);
        break;
    }
    case POSTERIOR_vq: { // one n, and a length that has an angle
        const int length = pick(w, 2, 3);
        fprintf(w->f, "(%d, %d, n=%d", pick(w, 2, 5), length, n);
        k->shape.dim[k->shape.rank - 1] = n * length;
        arguments(w, d->sig.arg + 3, given, false);
        break;
    }
    case POSTERIOR_fsq:
        fprintf(w->f, "(%d, %d, n=%d", pick(w, 2, 5), pick(w, 2, 5), n);
        k->shape.dim[k->shape.rank - 1] = n * 2;
        arguments(w, d->sig.arg + 2, given, false);
        break;
    case POSTERIOR_vmf:
        k->shape = (Shape){1, {n + 1}};
        fprintf(w->f, "(%d)", n + 1);
        break;
    default:
        fprintf(w->f, w->placed ? "(2, 2, %d" : "(%d", n);
        arguments(w, d->sig.arg + 1, given, false);
    }
    fprintf(w->f, "\n");
    fflush(w->f);
    w->averages |= strstr(*w->text, "update=ema") != NULL;
}

// ---------------------------------------------------------------- loss

// A number, or one that changes while training goes on.
static void over_time(Writer *w, const char *name, double low, double high) {
    double a = low + (high - low) * 0.125 * pick(w, 0, 8), b = low + (high - low) * 0.125 * pick(w, 0, 8);
    fprintf(w->f, " %s = ", name);
    switch (chance(w, 50) ? 0 : pick(w, 1, 4)) {
    case 0: fprintf(w->f, "%g", a); break;
    case 1: fprintf(w->f, "constant(%g)", a); break;
    case 2:
    case 3:
        fprintf(w->f, "%s(%g, %g", chance(w, 50) ? "linear" : "cosine", a, b);
        if (chance(w, 30)) fprintf(w->f, ", epochs=%d", pick(w, 1, 3));
        else if (chance(w, 30)) fprintf(w->f, ", steps=%d", pick(w, 2, 9));
        fprintf(w->f, ")");
        break;
    default: fprintf(w->f, "cyclical(cycles=%d, ratio=%g, from=%g, to=%g)", pick(w, 1, 3), 0.25 * pick(w, 1, 4), a, b);
    }
}

void likelihood(Writer *w, VaeStreamKind kind) {
    int n = 0;
    while (likelihood_table[n].name) n++;
    const LikelihoodDef *d;
    do d = &likelihood_table[pick(w, 0, n - 1)];
    while (!(d->kinds >> kind & 1) || (!w->free && d->grouped && kind != VAE_TOKENS) || (w->standardized && d->domain != VAE_DOMAIN_ANY));
    fprintf(w->f, " likelihood = ");
    bool offset = false;
    for (const ArgDef *a = d->arg; a->kind != ARG_END; a++) offset |= !strcmp(a->name, LIKELIHOOD_OFFSET);
    if (w->free && offset && chance(w, 40)) fprintf(w->f, "%s(offset=total)", d->name);
    else spelling(w, d->name, d->arg);
    for (int h = 0; d->head[h].name; h++) w->learned = true;
    if (d->binarize && chance(w, 40)) fprintf(w->f, " binarize = %s", chance(w, 50) ? "dynamic" : "threshold");
    if (chance(w, 20)) fprintf(w->f, " reduce = mean");
    if (w->masked && chance(w, 50)) fprintf(w->f, " on = hidden");
}

const ObjectiveDef *random_objective(Random *r) {
    int rows = 0;
    while (objective_table[rows].sig.name) rows++;
    return &objective_table[random_below(r, 100) < 40 ? 0 : random_below(r, rows)];
}

void objective(Writer *w, long before) {
    const ObjectiveDef *o = w->wanted ? w->wanted : random_objective(&w->r);
    fflush(w->f);
    const bool optimal = strstr(*w->text + before, "optimal") != NULL;
    if (!w->free && (o->compares || o->exact)) o = objective_table; // of models that are free
    if (!w->critics && o->judges) o = objective_table;
    if (w->chosen || (w->shared && o->apart) || (o->doubly && optimal)) o = objective_table;
    w->separate = o->doubly || o->apart;
    w->over_batch = o->over_batch;
    w->judges = o->judges;
    if (chance(w, 40)) over_time(w, "beta", 0, 2);
    if (chance(w, 50) || o != objective_table) {
        fprintf(w->f, " objective = ");
        row(w, &o->sig, NULL);
    }
    if (o->has_kl && chance(w, 20)) over_time(w, chance(w, 50) ? "free_bits" : "capacity", 0.2, 1.5);
    if (w->free && strstr(*w->text, "categorical(") && chance(w, 60)) over_time(w, "temperature", 0.5, 1.5);
    if (w->weighed) fprintf(w->f, " row_weights = w");
}

void loss(Writer *w, VaeStreamKind kind) {
    fprintf(w->f, "loss {");
    const long before = ftell(w->f);
    likelihood(w, kind);
    objective(w, before);
    fprintf(w->f, " }\n");
}

// ---------------------------------------------------------------- train

static void optimizer(Writer *w, const char *name) {
    int n = 0;
    while (choice(&optimizers, n)) n++;
    const Signature *s = choice(&optimizers, pick(w, 0, n - 1));
    fprintf(w->f, " %s = ", name);
    // nesterov needs a momentum
    if (!strcmp(s->name, "sgd")) fprintf(w->f, chance(w, 40) ? "sgd(lr=0.02, momentum=0.5, nesterov=true)" : "sgd(momentum=0.3)");
    else row(w, s, NULL);
}

void train(Writer *w, bool several) {
    const int least = several || w->normed || w->over_batch ? 2 : 1;
    int batch = chance(w, 20) ? 1 : pick(w, 2, w->steps ? 24 : 40);
    if (batch < least) batch = least;
    fprintf(w->f, "train { batch = %d", batch);
    if (chance(w, 30)) fprintf(w->f, " epochs = %d", pick(w, 1, 3));
    if (chance(w, 20)) fprintf(w->f, " seed = %d", pick(w, 0, 99));
    if (chance(w, 50)) optimizer(w, "optimizer");
    if (w->judges && chance(w, 60)) optimizer(w, "critic");
    fflush(w->f);
    if (chance(w, 30) && !strstr(*w->text, "weight_decay=")) fprintf(w->f, " weight_decay = 0.01");
    if (chance(w, 20)) fprintf(w->f, " ema = 0.9");
    if (chance(w, 20)) fprintf(w->f, " validation = 0.2");
    if (chance(w, 30)) fprintf(w->f, " init = "), any_row(w, &inits, NULL);
    const bool private = w->free && chance(w, 15);
    if (private) fprintf(w->f, " privacy = dp(%s, delta=0.001, clip=%g)", chance(w, 50) ? "epsilon=8" : "noise=1.1", 0.5 * pick(w, 1, 3));
    if (!private && chance(w, 20)) fprintf(w->f, " clip_norm = 0.5");
    if (!private && chance(w, 20)) fprintf(w->f, " early_stop = 2");
    if (chance(w, 30)) fprintf(w->f, " lr_schedule = "), any_row(w, &lr_schedules, NULL);
    const int shards = 1 << pick(w, 1, 3);
    if (!private && !w->averages && !w->chosen && batch >= 3 * shards && chance(w, 30)) fprintf(w->f, " shards = %d", shards);
    fprintf(w->f, " }\n");
}

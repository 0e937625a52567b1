// random_parts.c -- made-up models of several parts: tables, several streams, experts and labels that are latents, latents
// that the decoder draws, images told place by place, priors of codes. What does not go together is found by trying.
#include "random_write.h"

#include <stdlib.h>
#include <string.h>

static void dense(Writer *w, int n) { fprintf(w->f, "dense(%d) ", n); }

static void some(Writer *w, Shape s) { // any stages, and a vector behind them
    stages(w, &s, pick(w, 0, 2));
    if (s.rank > 1) flatten(w, &s);
    dense(w, width(w));
    if (chance(w, 50)) activation(w);
}

// Of a network, what it reads behind `name`, and in it stages that end in n numbers.
static void network(Writer *w, const char *head, Known first, const Known *other, int n) {
    fprintf(w->f, "%s(%s%s%s) { ", head, first.name, other ? ", " : "", other ? other->name : "");
    w->n_known = 0;
    know(w, first.name, first.shape);
    if (other) know(w, other->name, other->shape);
    some(w, first.shape);
    if (n) dense(w, n);
    fprintf(w->f, "}\n");
}

// ---------------------------------------------------------------- tables

static void columns(Writer *w) {
    int kinds = 0;
    while (column_table[kinds].sig.name) kinds++;
    fprintf(w->f, "data t: table {\n");
    for (int i = 0, n = pick(w, 1, 6); i < n; i++) {
        const Signature *s = &column_table[pick(w, 0, kinds - 1)].sig;
        fprintf(w->f, chance(w, 20) ? "    \"column %d\" %s" : "    c%d %s", i, s->name);
        if (!strcmp(s->name, "category") && chance(w, 50)) fprintf(w->f, "(\"a\", \"b\", \"it\"\"s\")");
        else if (s->arg[0].required) fprintf(w->f, "(%d)", pick(w, 2, 4));
        else arguments(w, s->arg, NULL, true);
        fprintf(w->f, "\n");
    }
    fprintf(w->f, "}\n");
}

static void table(Writer *w) {
    Known z = {"z", {1, {pick(w, 1, 3)}}}, y = {"y", {1, {pick(w, 2, 4)}}};
    const bool told = chance(w, 40), weighed = chance(w, 10);
    columns(w);
    if (told) fprintf(w->f, "data y: label(%d)\n", y.shape.dim[0]);
    if (weighed) fprintf(w->f, "data w: vector(1)\n");
    w->weighed = weighed;
    free_latent(w, z.shape.dim[0], &z, 0, told ? "y" : NULL);
    fprintf(w->f, told ? "encoder(t, y) { " : "encoder { ");
    if (chance(w, 30)) fprintf(w->f, "mask(0.3) ");
    if (told) fprintf(w->f, "concat(y) ");
    const int seen = width(w); // how wide the columns are is not known here
    dense(w, seen);
    some(w, (Shape){1, {seen}});
    fprintf(w->f, "}\n");
    network(w, "decoder", z, told ? &y : NULL, 0);
    if (weighed || chance(w, 50)) {
        fprintf(w->f, "loss {%s", chance(w, 50) ? " likelihood = table" : "");
        objective(w, ftell(w->f));
        fprintf(w->f, " }\n");
    }
}

// ---------------------------------------------------------------- several streams

static void stream(Writer *w, Known *k, VaeStreamKind kind) {
    const char *more = chance(w, 40) ? ", missing=true" : kind != VAE_LABEL && chance(w, 20) ? ", standardize=true" : "";
    if (kind == VAE_IMAGE) k->shape = (Shape){3, {pick(w, 1, 4), pick(w, 1, 4), pick(w, 1, 2)}};
    else k->shape = (Shape){1, {pick(w, 2, 5)}};
    if (kind == VAE_IMAGE) fprintf(w->f, "data %s: image(%d, %d, %d%s)\n", k->name, k->shape.dim[0], k->shape.dim[1], k->shape.dim[2], more);
    else fprintf(w->f, "data %s: %s(%d%s)\n", k->name, kind == VAE_LABEL ? "label" : "vector", k->shape.dim[0], more);
}

static void loss_of(Writer *w, const char *name, VaeStreamKind kind, bool exposed) {
    fprintf(w->f, "loss %s {", name);
    if (exposed) fprintf(w->f, " likelihood = %s(offset=e)", chance(w, 50) ? "poisson" : chance(w, 50) ? "negative_binomial" : "zinb");
    else likelihood(w, kind);
    if (chance(w, 50)) fprintf(w->f, " weight = %g", 0.5 * pick(w, 1, 6));
    fprintf(w->f, " }\n");
}

static void decoder_of(Writer *w, const Known *x, Known from, bool exposed) {
    fprintf(w->f, "decoder %s(%s%s) { ", x->name, from.name, exposed ? ", e" : "");
    w->n_known = 0;
    some(w, from.shape);
    dense(w, size_of(x->shape));
    if (x->shape.rank == 3) fprintf(w->f, "reshape(%d, %d, %d) ", x->shape.dim[0], x->shape.dim[1], x->shape.dim[2]);
    fprintf(w->f, "}\n");
}

static void streams_of(Writer *w) {
    static const VaeStreamKind kinds[] = {VAE_VECTOR, VAE_IMAGE, VAE_LABEL};
    const VaeStreamKind of_x = kinds[pick(w, 0, 1)], of_y = kinds[pick(w, 0, 2)];
    const bool experts = chance(w, 40), trunk = chance(w, 50), exposed = !experts && chance(w, 30);
    Known x = {"x", {0}}, y = {"y", {0}}, z = {"z", {1, {pick(w, 1, 3)}}}, shared = {"trunk", {1, {pick(w, 1, 5)}}};
    stream(w, &x, of_x);
    stream(w, &y, of_y);
    if (exposed) fprintf(w->f, "data e: vector(1)\n");
    if (experts) fprintf(w->f, "latent z: normal(%d, experts=%s)\n", z.shape.dim[0], chance(w, 50) ? "product" : "mixture");
    else free_latent(w, z.shape.dim[0], &z, 0, NULL);
    if (trunk) network(w, "network trunk", z, NULL, shared.shape.dim[0]);
    w->shared = trunk;
    if (experts) {
        network(w, "encoder seen", x, NULL, 0);
        network(w, "encoder told", y, NULL, 0);
    } else if (chance(w, 50)) {
        network(w, "encoder", x, &y, 0);
    } else {
        network(w, "encoder", x, NULL, 0);
    }
    decoder_of(w, &x, trunk ? shared : z, exposed);
    decoder_of(w, &y, trunk && chance(w, 50) ? shared : z, false);
    loss_of(w, "x", of_x, exposed);
    loss_of(w, "y", of_y, false);
    if (!chance(w, 50)) return;
    fprintf(w->f, "loss {");
    objective(w, 0);
    fprintf(w->f, " }\n");
}

// A label that a latent is, where it is known.
static void observed(Writer *w) {
    const int classes = pick(w, 2, 4);
    Known x = {"x", {0}}, c = {"c", {1, {classes}}}, z = {"z", {1, {pick(w, 1, 3)}}};
    stream(w, &x, VAE_VECTOR);
    fprintf(w->f, "data y: label(%d, missing=true)\nlatent c: categorical(1, %d, observed=y, weight=%d%s)\n", classes, classes,
            pick(w, 1, 9), chance(w, 50) ? ", straight_through=true" : "");
    fprintf(w->f, "latent z: normal(%d)\n", z.shape.dim[0]);
    network(w, "encoder", x, NULL, 0);
    network(w, "decoder", c, &z, size_of(x.shape));
    loss(w, VAE_VECTOR);
}

// ---------------------------------------------------------------- latents that the decoder draws

static void drawn(Writer *w) {
    const bool placed = chance(w, 50), told = chance(w, 40);
    const int n = pick(w, 1, 3), low = pick(w, 1, 3);
    if (placed) fprintf(w->f, "data x: image(4, 4, %d)\n", n);
    else fprintf(w->f, "data x: vector(%d)\n", n);
    if (told) fprintf(w->f, "data y: label(3)\n");
    fprintf(w->f, "latent z: normal(%d)\n", pick(w, 1, 3));
    fprintf(w->f, placed ? "latent low: normal(2, 2, %d, from=e)\n" : "latent low: normal(%d, from=e)\n", low);
    if (placed) fprintf(w->f, "encoder { conv(%d, stride=2) tanh as e flatten dense(%d) tanh }\n", pick(w, 1, 4), width(w));
    else fprintf(w->f, "encoder { dense(%d) tanh as e dense(%d) tanh }\n", width(w), width(w));
    fprintf(w->f, told ? "decoder(z, y) { concat(y) " : "decoder { ");
    dense(w, placed ? 12 : width(w));
    activation(w);
    if (placed) fprintf(w->f, "reshape(2, 2, 3) ");
    const bool inside = chance(w, 30);
    if (inside) fprintf(w->f, placed ? "residual { draw(low) conv(3) } " : "dense(4) residual { draw(low) dense(4) } ");
    else fprintf(w->f, "draw(%slow) as seen ", chance(w, 50) ? "latent=" : "");
    if (chance(w, 50)) activation(w);
    if (placed) fprintf(w->f, "deconv(%d, kernel=%d, stride=2) }\n", n, pick(w, 2, 4));
    else fprintf(w->f, inside ? "dense(%d) }\n" : "dense(5) concat(seen) dense(%d) }\n", n);
    loss(w, placed ? VAE_IMAGE : VAE_VECTOR);
}

// ---------------------------------------------------------------- place by place

// Stages that look back, on places in raster order (or steps, where recurrent layers can stand, too).
static void looks_back(Writer *w, int *n, const char *joined, bool raster) {
    switch (pick(w, 0, 5)) {
    case 0: fprintf(w->f, "positions%s ", chance(w, 50) ? "" : "(sinusoid)"); break;
    case 1: fprintf(w->f, "residual { layernorm attention(%d, causal=true) } ", *n % 2 ? 1 : 2); break;
    case 2:
        if (raster) fprintf(w->f, "conv(%d, kernel=(%d, %d), causal=true) ", *n = pick(w, 1, 4), pick(w, 1, 3), pick(w, 1, 4));
        else fprintf(w->f, "%s(%d) ", chance(w, 50) ? "gru" : "lstm", *n = pick(w, 1, 4));
        break;
    case 3: fprintf(w->f, "conv(%d, kernel=%d, causal=true) ", *n = pick(w, 1, 4), pick(w, 1, 3)); break;
    case 4:
        if (joined) fprintf(w->f, "concat(%s) dense(%d) ", joined, *n = pick(w, 1, 5));
        else activation(w);
        break;
    default: fprintf(w->f, "residual { dense(%d) tanh } ", *n);
    }
}

static void places_of(Writer *w) {
    const int h = pick(w, 1, 4), v = pick(w, 1, 4), c = pick(w, 1, 2), z = pick(w, 1, 3);
    int n = c;
    fprintf(w->f, "data x: image(%d, %d, %d)\nlatent z: normal(%d)\n", h, v, c, z);
    fprintf(w->f, "encoder { flatten dense(%d) tanh }\ndecoder(previous, z) { concat(z) dense(%d) ", width(w), n = pick(w, 1, 4));
    for (int i = pick(w, 1, 3); i > 0; i--) looks_back(w, &n, "z", true);
    fprintf(w->f, "dense(%d) }\n", c);
    loss(w, VAE_IMAGE);
}

static void codes(Writer *w) {
    const bool grid = chance(w, 50), told = chance(w, 40);
    const int many = pick(w, 2, 5), kind = pick(w, 0, 2), places = 4, length = pick(w, 2, 3);
    int n = pick(w, 1, 4), codes_of = many;
    fprintf(w->f, "data x: image(4, 4, 1)\n");
    if (told) fprintf(w->f, "data y: label(3)\n");
    const char *where = grid ? ", grid=2" : ", n=4";
    if (kind == 0) fprintf(w->f, "latent c: vq(%d, %d%s%s)\n", many, length, where, chance(w, 50) ? ", update=ema, decay=0.9" : ", commitment=0.5");
    else if (kind == 1) fprintf(w->f, "latent c: fsq(%d, 2%s)\n", many, where), codes_of = many * 2;
    else fprintf(w->f, grid ? "latent c: categorical(1, %d, grid=(2, 2))\n" : "latent c: categorical(%d, %d)\n", grid ? many : places, many);
    fprintf(w->f, grid ? "encoder(x) { conv(3, stride=2) tanh }\n" : "encoder(x) { flatten dense(5) tanh }\n");
    fprintf(w->f, told ? "prior c(previous, y) { " : "prior c(previous) { ");
    fprintf(w->f, "embed(%d) ", n);
    for (int i = pick(w, 1, 3); i > 0; i--) looks_back(w, &n, told ? "y" : NULL, grid);
    fprintf(w->f, "dense(%d) }\n", codes_of);
    fprintf(w->f, grid ? "decoder(c) { flatten dense(16) reshape(4, 4, 1) }\n" : "decoder(c) { dense(16) reshape(4, 4, 1) }\n");
    w->averages = kind == 0;
    loss(w, VAE_IMAGE);
}

// ---------------------------------------------------------------- all

char *random_parts(unsigned long long seed, int attempt) {
    static void (*const of[])(Writer *) = {table, streams_of, streams_of, observed, drawn, places_of, codes};
    char *text = NULL;
    size_t length = 0;
    Writer w = {.f = open_memstream(&text, &length), .r = random_new(seed * 64 + (unsigned)attempt, "parts"), .text = &text, .free = true};
    Random kinds = random_new(seed, "kinds of parts");
    if (attempt <= MOST_ATTEMPTS / 2) w.wanted = random_objective(&kinds);
    fprintf(w.f, "model parts%llu\n", seed);
    w.steps = true;
    of[random_below(&kinds, (int)(sizeof of / sizeof *of))](&w);
    train(&w, false);
    fclose(w.f);
    return text;
}

// random_steps.c -- made-up models of rows of steps: tokens and series that are told one after the other or at once; a
// condition of words, of a series, or a vector. The stages of steps in any order that the language allows: behind
// `previous` those that look back.
#include "random_write.h"

#include <stdlib.h>
#include <string.h>

typedef struct Steps { // what flows, and what it may ask
    int width;
    bool back;         // no step may see what is ahead of it
    const char *asked; // steps of a condition, or NULL
    const char *joined; // a vector by this name, or NULL
} Steps;

// Stages that keep the width, for the inside of a residual.
static void same_width(Writer *w, const Steps *s) {
    const int n = s->width, heads = n % 2 == 0 && chance(w, 60) ? 2 : 1;
    switch (pick(w, 0, 5)) {
    case 0: fprintf(w->f, "layernorm dense(%d) ", n); break;
    case 1: fprintf(w->f, "gru(%d) ", n); break;
    case 2: fprintf(w->f, "lstm(%d) ", n); break;
    case 3: fprintf(w->f, "conv(%d, kernel=%d%s) ", n, pick(w, 1, 4), s->back ? ", causal=true" : ""); break;
    case 4: fprintf(w->f, "attention(%d, causal=%s) ", heads, s->back || chance(w, 40) ? "true" : "false"); break;
    default:
        if (s->asked) fprintf(w->f, "layernorm attention(%d, over=%s) ", heads, s->asked);
        else fprintf(w->f, "dense(%d) tanh ", n);
    }
}

static void recurrent(Writer *w, Steps *s) {
    s->width = pick(w, 1, 7);
    fprintf(w->f, "%s(%d", chance(w, 50) ? "gru" : "lstm", s->width);
    if (s->joined && chance(w, 50)) fprintf(w->f, ", start=%s", s->joined);
    if (!s->back && chance(w, 40)) {
        fprintf(w->f, ", both=true");
        s->width *= 2;
    }
    fprintf(w->f, ") ");
}

static void steps_stage(Writer *w, Steps *s) {
    char name[16];
    switch (pick(w, 0, 11)) {
    case 0:
    case 1:
        s->width = pick(w, 1, 8);
        fprintf(w->f, "dense(%d) ", s->width);
        if (chance(w, 60)) activation(w);
        break;
    case 2:
    case 3:
    case 4: recurrent(w, s); break;
    case 5: {
        s->width = pick(w, 1, 6);
        fprintf(w->f, "conv(%d, kernel=%d, dilation=%d%s) ", s->width, pick(w, 1, 4), pick(w, 1, 2),
                s->back || chance(w, 40) ? ", causal=true" : "");
        break;
    }
    case 6:
        fprintf(w->f, chance(w, 50) ? "positions " : "positions(sinusoid) ");
        break;
    case 7:
        fprintf(w->f, chance(w, 40) ? "layernorm " : chance(w, 30) ? "softmax " : chance(w, 50) ? "dropout(0.3) " : "noise(0.2) ");
        break;
    case 8:
    case 9:
        fprintf(w->f, "residual { ");
        same_width(w, s);
        fprintf(w->f, "} ");
        break;
    case 10:
        if (s->joined && s->width < 16) {
            fprintf(w->f, "concat(%s) ", s->joined);
            s->width = pick(w, 1, 6);
            fprintf(w->f, "dense(%d) ", s->width);
        } else {
            fprintf(w->f, "repeat(2) { ");
            same_width(w, s);
            fprintf(w->f, "} ");
        }
        break;
    default: // a stage that is read later
        snprintf(name, sizeof name, "n%d", ++w->names);
        fprintf(w->f, "dense(%d) as %s ", s->width, name);
        same_width(w, s);
        fprintf(w->f, "%s(%s) ", chance(w, 50) ? "add" : "concat", name);
        if (chance(w, 50)) fprintf(w->f, "dense(%d) ", s->width = pick(w, 1, 6));
        else fprintf(w->f, "dense(%d) ", s->width);
    }
}

static void steps_stages(Writer *w, Steps *s, int least) {
    for (int n = pick(w, least, 3); n > 0; n--) steps_stage(w, s);
}

// A vector out of steps.
static void pool(Writer *w) {
    const char *const of[] = {"pool(last) ", "pool(mean) ", "pool(max) ", "flatten dense(3) "};
    fprintf(w->f, "%s", of[pick(w, 0, 3)]);
}

static void embed(Writer *w, Steps *s) {
    if (chance(w, 40)) fprintf(w->f, "word_dropout(0.%d) ", pick(w, 1, 9));
    s->width = pick(w, 1, 6);
    fprintf(w->f, "embed(%d) ", s->width);
}

// Of what the model reads beside x: `asked` its steps, or `joined` a vector.
static void condition(Writer *w, Steps *s) {
    Steps y = {.width = pick(w, 1, 3)};
    const int kind = pick(w, 0, 4);
    if (kind == 0) return;
    s->joined = s->asked = NULL;
    if (kind == 1) {
        fprintf(w->f, "data y: vector(%d)\n", y.width);
        s->joined = "y";
        return;
    }
    if (kind == 2) fprintf(w->f, "data y: series(%d, %d)\n", pick(w, 2, 6), y.width);
    else fprintf(w->f, "data y: tokens(%d, %d, unit=id)\n", pick(w, 2, 6), pick(w, 5, 9));
    w->shared = true;
    fprintf(w->f, "network told(y) { ");
    if (kind > 2) embed(w, &y);
    steps_stages(w, &y, kind == 2);
    if (chance(w, 40)) {
        pool(w);
        s->joined = "told";
    } else {
        s->asked = "told";
    }
    fprintf(w->f, "}\n");
}

char *random_steps(unsigned long long seed) {
    char *text = NULL;
    size_t length = 0;
    Writer w = {.f = open_memstream(&text, &length), .r = random_new(seed, "model of steps"), .text = &text};
    const bool tokens = chance(&w, 60), told = chance(&w, 60);
    const int steps = pick(&w, 2, 7), words = pick(&w, 5, 11), channels = pick(&w, 1, 3), latent = pick(&w, 1, 4);
    fprintf(w.f, "model steps%llu\n", seed);
    static const char *const units[] = {"id", "char", "word", "atom", "byte"};
    const int unit = chance(&w, 50) ? 0 : pick(&w, 1, 4);
    if (tokens) fprintf(w.f, "data x: tokens(%d, %d, unit=%s%s)\n", steps, words, units[unit], chance(&w, 30) ? ", truncate=true" : "");
    w.standardized = !tokens && chance(&w, 30);
    if (!tokens) fprintf(w.f, "data x: series(%d, %d%s%s)\n", steps, channels, chance(&w, 30) ? ", missing=true" : "",
                         w.standardized ? ", standardize=true" : "");
    Steps y = {.width = 0};
    condition(&w, &y);
    const char *const read = y.asked ? y.asked : y.joined; // NULL: nothing
    fprintf(w.f, "latent z: normal(%d)\n", latent);
    loss(&w, tokens ? VAE_TOKENS : VAE_SERIES);

    Steps s = {.width = channels, .asked = y.asked, .joined = y.joined};
    fprintf(w.f, read ? "encoder(x, %s) { " : "encoder { ", read);
    if (chance(&w, 15)) fprintf(w.f, "mask(0.4, block=%d) ", steps % 2 ? 1 : pick(&w, 1, 2));
    if (tokens) embed(&w, &s);
    steps_stages(&w, &s, 0);
    pool(&w);
    fprintf(w.f, "}\n");

    s = (Steps){.back = told, .asked = y.asked, .joined = chance(&w, 50) || !y.joined ? "z" : y.joined};
    fprintf(w.f, told ? "decoder(previous, z" : "decoder(z");
    fprintf(w.f, read ? ", %s) { " : ") { ", read);
    if (told) {
        s.width = channels;
        if (tokens) embed(&w, &s);
        fprintf(w.f, "concat(z) ");
        s.width += latent;
    } else {
        if (chance(&w, 40)) fprintf(w.f, "dense(%d) tanh ", pick(&w, 2, 6));
        s.width = tokens ? words : pick(&w, 1, 5);
        fprintf(w.f, "dense(%d) reshape(%d, %d) ", steps * s.width, steps, s.width);
    }
    if (told || !tokens) { // all words at once are told by a vector
        steps_stages(&w, &s, 0);
        fprintf(w.f, "dense(%d) ", tokens ? words : channels);
    }
    fprintf(w.f, "}\n");
    w.steps = true;
    train(&w, false);
    fclose(w.f);
    return text;
}

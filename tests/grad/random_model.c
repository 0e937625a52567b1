// random_model.c -- see random_model.h.
#include "random_model.h"

#include "oracle.h"

#include <stdlib.h>
#include <string.h>

typedef struct Writer {
    FILE *f;
    Random r;
    int depth;
    bool blocks; // the blocks `mix(k)` and `keep` are declared
    bool learned; // the likelihood needs a last layer that no residual hides
    int condition; // width of the second stream, y; 0: there is none
    int names;     // given so far by `as`
} Writer;

static int pick(Writer *w, int low, int high) { return low + random_below(&w->r, high - low + 1); }
static bool chance(Writer *w, int percent) { return random_below(&w->r, 100) < percent; }
static int width(Writer *w) { return chance(w, 25) ? 1 : chance(w, 10) ? pick(w, 15, 34) : pick(w, 2, 9); }

static int size_of(Shape s) {
    int n = 1;
    for (int i = 0; i < s.rank; i++) n *= s.dim[i];
    return n;
}

// An activation of the layer table, now and then with arguments.
static void activation(Writer *w) {
    int n = 0, chosen = 0;
    for (const LayerDef *d = layer_table; d->name; d++) n += d->activation;
    chosen = pick(w, 0, n - 1);
    for (const LayerDef *d = layer_table; d->name; d++) {
        if (!d->activation || chosen-- > 0) continue;
        fprintf(w->f, "%s", d->name);
        if (d->arg[0].kind != ARG_END && chance(w, 50))
            fprintf(w->f, "(%g)", 0.1 * pick(w, 1, 9));
        fprintf(w->f, " ");
        return;
    }
}

// A factor of n, for a reshape.
static int factor(Writer *w, int n) {
    int d = pick(w, 1, n);
    while (n % d) d--;
    return d;
}

static void reshape(Writer *w, Shape *s) {
    const int n = size_of(*s), a = factor(w, n), b = factor(w, n / a);
    *s = chance(w, 50) ? (Shape){3, {a, b, n / a / b}} : (Shape){2, {a, n / a}};
    fprintf(w->f, "reshape(%d, %d", s->dim[0], s->dim[1]);
    if (s->rank == 3) fprintf(w->f, ", %d", s->dim[2]);
    fprintf(w->f, ") ");
}

static void flatten(Writer *w, Shape *s) {
    fprintf(w->f, "flatten ");
    *s = (Shape){1, {size_of(*s)}};
}

static void stages(Writer *w, Shape *s, int n);

// Stages that leave the shape as it is.
static void body(Writer *w, Shape s) {
    const Shape in = s;
    fprintf(w->f, "{ ");
    w->depth++;
    if (chance(w, 90)) stages(w, &s, pick(w, 1, 2));
    w->depth--;
    if (size_of(s) != size_of(in) || s.rank != in.rank) {
        if (s.rank != 1) flatten(w, &s);
        if (size_of(s) != size_of(in)) fprintf(w->f, "dense(%d) ", size_of(in));
        s = (Shape){1, {size_of(in)}};
    }
    if (memcmp(s.dim, in.dim, (size_t)in.rank * sizeof *in.dim) || s.rank != in.rank) {
        fprintf(w->f, "reshape(");
        for (int i = 0; i < in.rank; i++) fprintf(w->f, "%s%d", i ? ", " : "", in.dim[i]);
        fprintf(w->f, ") ");
    }
    fprintf(w->f, "} ");
}

static int ceil_div(int a, int b) { return (a + b - 1) / b; }

// Stages for images. Their size is bounded, as enlarging ones could follow one another.
static void image_stage(Writer *w, Shape *s) {
    int *h = &s->dim[0], *v = &s->dim[1], *c = &s->dim[2];
    const bool small = *h * *v <= 36;
    const int k = pick(w, 1, 5), stride = pick(w, 1, 3);
    switch (pick(w, 0, 9)) {
    case 0:
    case 1:
    case 2: {
        const int groups = *c % 2 == 0 && chance(w, 30) ? 2 : 1;
        *c = groups * pick(w, 1, 4);
        fprintf(w->f, "conv(%d, kernel=(%d, %d), stride=%d, groups=%d", *c, k, pick(w, 1, 4), stride, groups);
        fprintf(w->f, chance(w, 20) ? ", dilation=2) " : ") ");
        *h = ceil_div(*h, stride);
        *v = ceil_div(*v, stride);
        if (chance(w, 60)) activation(w);
        break;
    }
    case 3:
        if (!small) return;
        *c = pick(w, 1, 3);
        fprintf(w->f, "deconv(%d, kernel=%d, stride=%d) ", *c, k, stride);
        *h *= stride;
        *v *= stride;
        break;
    case 4:
    case 5:
        fprintf(w->f, "%s(%d, stride=%d) ", chance(w, 50) ? "maxpool" : "avgpool", k, stride);
        *h = ceil_div(*h, stride);
        *v = ceil_div(*v, stride);
        break;
    case 6:
        if (!small) return;
        fprintf(w->f, "upsample(2, mode=%s) ", chance(w, 50) ? "nearest" : "bilinear");
        *h *= 2;
        *v *= 2;
        break;
    case 7:
        fprintf(w->f, "groupnorm(%d) ", *c % 2 == 0 ? 2 : 1);
        break;
    case 8:
        fprintf(w->f, "globalavgpool ");
        *s = (Shape){1, {*c}};
        break;
    default:
        fprintf(w->f, "batchnorm ");
    }
}

// The chain's value under a name, something that keeps its shape, and the two joined.
static void join(Writer *w, Shape *s) {
    const int name = w->names++;
    activation(w); // `as` comes behind a stage
    fprintf(w->f, "as a%d ", name);
    activation(w);
    if (chance(w, 50)) {
        fprintf(w->f, "add(a%d) ", name);
    } else {
        fprintf(w->f, "concat(a%d) ", name);
        s->dim[s->rank - 1] *= 2;
    }
}

static void stage(Writer *w, Shape *s) {
    const int choice = pick(w, 0, 99);
    if (choice < 60 && s->rank == 3) {
        image_stage(w, s);
    } else if (choice < 4) {
        fprintf(w->f, chance(w, 50) ? "batchnorm " : "layernorm ");
    } else if (choice < 8 && w->depth == 0 && s->dim[s->rank - 1] < 20) {
        join(w, s);
    } else if (choice < 12 && w->condition && w->depth == 0) {
        fprintf(w->f, "concat(y) ");
        s->dim[s->rank - 1] += w->condition;
    } else if (choice < 36 && s->rank == 1) {
        *s = (Shape){1, {width(w)}};
        fprintf(w->f, "dense(%d) ", s->dim[0]);
        if (chance(w, 80)) activation(w);
    } else if (choice < 50) {
        activation(w);
    } else if (choice < 56) {
        fprintf(w->f, "dropout(%g) ", 0.1 * pick(w, 0, 8));
    } else if (choice < 62) {
        fprintf(w->f, "noise(%g) ", 0.1 * pick(w, 0, 9));
    } else if (choice < 68) {
        fprintf(w->f, "softmax ");
    } else if (choice < 78 && w->depth < 3) {
        fprintf(w->f, "residual ");
        body(w, *s);
    } else if (choice < 85 && w->depth < 3) {
        fprintf(w->f, "repeat(%d) ", pick(w, 1, 3));
        body(w, *s);
    } else if (choice < 90) {
        if (s->rank == 1) reshape(w, s);
        else flatten(w, s);
    } else if (choice < 96 && w->blocks && s->rank == 1) {
        *s = (Shape){1, {pick(w, 1, 5)}};
        fprintf(w->f, "mix(%d) ", s->dim[0]);
    } else if (w->blocks) {
        fprintf(w->f, "keep ");
    }
}

static void stages(Writer *w, Shape *s, int n) {
    for (int i = 0; i < n; i++) stage(w, s);
}

// A likelihood of the table, with one of its words or numbers.
static void likelihood(Writer *w, VaeStreamKind kind) {
    int n = 0;
    while (likelihood_table[n].name) n++;
    const LikelihoodDef *d;
    do d = &likelihood_table[pick(w, 0, n - 1)];
    while (!(d->kinds >> kind & 1) || d->grouped);
    fprintf(w->f, "loss { likelihood = %s", d->name);
    for (int i = 0; d->head[i].name; i++) w->learned = true;
    const ArgDef *a = &d->arg[0];
    if (a->kind == ARG_NUMBER_OR_WORD || a->kind == ARG_WORD) {
        int words = 1;
        for (const char *c = a->words; *c; c++) words += *c == '|';
        int chosen = pick(w, 0, words - (a->kind == ARG_WORD));
        if (chosen == words) {
            fprintf(w->f, "(%s=%g)", a->name, a->standard * 0.1 * pick(w, 5, 15));
        } else {
            const char *word = a->words;
            while (chosen-- > 0) word += strcspn(word, "|") + 1;
            fprintf(w->f, "(%s=%.*s)", a->name, (int)strcspn(word, "|"), word);
        }
    }
    if (d->binarize && chance(w, 40))
        fprintf(w->f, " binarize = %s", chance(w, 50) ? "dynamic" : "threshold");
    if (chance(w, 20)) fprintf(w->f, " reduce = mean");
    if (chance(w, 40)) fprintf(w->f, " beta = %g", 0.25 * pick(w, 0, 8));
    switch (pick(w, 0, 9)) {
    case 0: fprintf(w->f, " objective = iwae(samples=%d)", pick(w, 1, 4)); break;
    case 1: fprintf(w->f, " objective = dreg(samples=%d)", pick(w, 1, 4)); break;
    case 2: fprintf(w->f, " objective = elbo(samples=%d)", pick(w, 1, 3)); break;
    case 3: fprintf(w->f, " free_bits = 0.2"); break;
    case 4: fprintf(w->f, " capacity = 1.5"); break;
    default: break;
    }
    fprintf(w->f, " }\n");
}

static VaeStreamKind data(Writer *w, Shape *s) {
    if (chance(w, 50)) {
        *s = (Shape){1, {width(w)}};
        fprintf(w->f, "data x: vector(%d)\n", s->dim[0]);
        return VAE_VECTOR;
    } else {
        *s = (Shape){3, {pick(w, 1, 6), pick(w, 1, 6), pick(w, 1, 3)}};
        fprintf(w->f, "data x: image(%d, %d, %d)\n", s->dim[0], s->dim[1], s->dim[2]);
        return VAE_IMAGE;
    }
}

static void encoder(Writer *w, Shape s) {
    fprintf(w->f, "encoder%s {\n    ", w->condition ? "(x, y)" : "");
    if (chance(w, 40) && s.rank > 1) flatten(w, &s);
    stages(w, &s, pick(w, 0, 4));
    if (s.rank > 1) flatten(w, &s);
    else if (chance(w, 50)) fprintf(w->f, "dense(%d) ", width(w));
    else fprintf(w->f, "tanh ");
    fprintf(w->f, "\n}\n");
}

// Ends in a layer with weights, in most models in nothing else: some links forbid their activation.
static void decoder(Writer *w, int latent, Shape x) {
    Shape s = {1, {latent}};
    fprintf(w->f, "decoder%s {\n    ", w->condition ? "(z0, y)" : "");
    stages(w, &s, pick(w, 0, 4));
    if (s.rank > 1) flatten(w, &s);
    fprintf(w->f, "dense(%d) ", size_of(x));
    s = (Shape){1, {size_of(x)}};
    if (chance(w, 15)) fprintf(w->f, "tanh ");
    if (chance(w, 10) && !w->learned) {
        fprintf(w->f, "residual ");
        body(w, s);
    }
    if (x.rank == 3) fprintf(w->f, "reshape(%d, %d, %d)", x.dim[0], x.dim[1], x.dim[2]);
    fprintf(w->f, "\n}\n");
}

char *random_model(unsigned long long seed) {
    char *text = NULL;
    size_t length = 0;
    Writer w = {.f = open_memstream(&text, &length), .r = random_new(seed, "model")};
    Shape x;
    fprintf(w.f, "model random%llu\n", seed);
    w.blocks = chance(&w, 40);
    if (w.blocks)
        fprintf(w.f, "block keep { residual { softmax } tanh }\n"
                     "block mix(k) { dense(2*k) keep dense(k) }\n");
    const VaeStreamKind kind = data(&w, &x);
    w.condition = chance(&w, 25) ? pick(&w, 1, 4) : 0;
    if (w.condition)
        fprintf(w.f, "data y: %s(%d)\n", w.condition > 1 && chance(&w, 50) ? "label" : "vector",
                w.condition);
    int latent = 0;
    const int latents = w.condition || chance(&w, 70) ? 1 : pick(&w, 2, 3);
    for (int i = 0; i < latents; i++) {
        const int n = pick(&w, 1, 4);
        fprintf(w.f, "latent z%d: normal(%d)\n", i, n);
        latent += n;
    }
    likelihood(&w, kind);
    encoder(&w, x);
    decoder(&w, latent, x);
    fprintf(w.f, "train { batch = %d }\n", chance(&w, 20) ? 1 : pick(&w, 2, 40));
    fclose(w.f);
    return text;
}

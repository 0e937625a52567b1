// random_model.c -- see random_model.h.
#include "random_model.h"

#include "random_write.h"

#include <stdlib.h>
#include <string.h>

int pick(Writer *w, int low, int high) { return low + random_below(&w->r, high - low + 1); }
bool chance(Writer *w, int percent) { return random_below(&w->r, 100) < percent; }
int width(Writer *w) { return chance(w, 25) ? 1 : chance(w, 10) ? pick(w, 15, 34) : pick(w, 2, 9); }

static void layernorm(Writer *w) { fprintf(w->f, chance(w, 30) ? "layernorm(eps=0.01) " : "layernorm "); }

static void batchnorm(Writer *w) {
    if (w->separate) layernorm(w);
    else fprintf(w->f, chance(w, 30) ? "batchnorm(momentum=0.3, eps=0.01) " : "batchnorm ");
    w->normed |= !w->separate;
}

static void spectral(Writer *w) { fprintf(w->f, chance(w, 8) ? ", norm=spectral) " : ") "); }

int size_of(Shape s) {
    int n = 1;
    for (int i = 0; i < s.rank; i++) n *= s.dim[i];
    return n;
}

// An activation of the layer table, now and then with arguments.
void activation(Writer *w) {
    int n = 0, chosen = 0;
    for (const LayerDef *d = layer_table; d->name; d++) n += d->activation;
    chosen = pick(w, 0, n - 1);
    for (const LayerDef *d = layer_table; d->name; d++) {
        if (!d->activation || chosen-- > 0) continue;
        if (strcmp(d->name, "log1p") == 0) fprintf(w->f, "relu "); // it has no value below -1
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

void flatten(Writer *w, Shape *s) {
    fprintf(w->f, "flatten ");
    *s = (Shape){1, {size_of(*s)}};
}

// ---------------------------------------------------------------- concat and add

void know(Writer *w, const char *name, Shape s) {
    if (w->n_known == MAX_KNOWN) return;
    Known *k = &w->known[w->n_known++];
    snprintf(k->name, sizeof k->name, "%.15s", name);
    k->shape = s;
}

static bool equal(Shape a, Shape b) {
    return a.rank == b.rank && !memcmp(a.dim, b.dim, (size_t)a.rank * sizeof *a.dim);
}

// What a name of shape `ref` becomes beside a chain of shape `s`, as docs/language.md has it.
static Shape beside(Shape s, Shape ref) {
    if (s.rank == 1) return (Shape){1, {size_of(ref)}};
    if (ref.rank != 1) return ref;
    Shape planes = s;
    planes.dim[s.rank - 1] = ref.dim[0];
    return planes;
}

// One of the names that fit; NULL if there is none.
static const Known *fitting(Writer *w, Shape s, bool add) {
    const Known *fit[MAX_KNOWN];
    int n = 0;
    for (int i = 0; i < w->n_known; i++) {
        Shape ref = beside(s, w->known[i].shape);
        if (size_of(s) + size_of(ref) > MAX_JOINED) continue;
        if (!add && ref.rank == s.rank) ref.dim[s.rank - 1] = s.dim[s.rank - 1];
        if (equal(s, ref)) fit[n++] = &w->known[i];
    }
    return n ? fit[pick(w, 0, n - 1)] : NULL;
}

static bool join(Writer *w, Shape *s) {
    const bool add = chance(w, 30);
    const Known *k = fitting(w, *s, add);
    if (!k) return false;
    fprintf(w->f, "%s(%s) ", add ? "add" : "concat", k->name);
    if (!add) s->dim[s->rank - 1] += beside(*s, k->shape).dim[s->rank - 1];
    return true;
}

static bool join_in_block(Writer *w, Shape *s) { // with(k, s) { dense(k) concat(s) add(s) }
    const Known *k = fitting(w, (Shape){1, {1}}, false);
    if (!k) return false;
    const int units = pick(w, 1, 6);
    fprintf(w->f, "with(%d, %s) ", units, k->name);
    *s = (Shape){1, {units + size_of(k->shape)}};
    return true;
}

// ---------------------------------------------------------------- stages


// Stages that leave the shape as it is.
static void body(Writer *w, Shape s) {
    const Shape in = s;
    const int known = w->n_known;
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
    w->n_known = known;
}

// How many places a window has in n, by its padding: -1 is pad=same, else so many on each side; 0: it does not fit.
static int places(int n, int span, int stride, int pad) {
    if (pad < 0) return (n + stride - 1) / stride;
    return n + 2 * pad < span ? 0 : (n + 2 * pad - span) / stride + 1;
}

static int padding(Writer *w) { return chance(w, 75) ? -1 : pick(w, 0, 1); }

static void write_padding(Writer *w, int pad) {
    if (pad == 0) fprintf(w->f, ", pad=valid");
    else if (pad > 0) fprintf(w->f, ", pad=%d", pad);
}

// Stages for images. Their size is bounded, as enlarging ones could follow one another. False: none was written.
static bool image_stage(Writer *w, Shape *s) {
    int *h = &s->dim[0], *v = &s->dim[1], *c = &s->dim[2];
    const bool small = *h * *v <= 36;
    const int k = pick(w, 1, 5), stride = pick(w, 1, 3), pad = padding(w);
    switch (pick(w, 0, 9)) {
    case 0:
    case 1:
    case 2: {
        const int groups = *c % 2 == 0 && chance(w, 30) ? 2 : 1, across = pick(w, 1, 4), dilation = chance(w, 20) ? 2 : 1;
        const int down = places(*h, dilation * (k - 1) + 1, stride, pad);
        const int right = places(*v, dilation * (across - 1) + 1, stride, pad);
        if (!down || !right) return false;
        *s = (Shape){3, {down, right, groups * pick(w, 1, 4)}};
        fprintf(w->f, "conv(%d, kernel=(%d, %d), stride=%d, groups=%d", *c, k, across, stride, groups);
        if (dilation > 1) fprintf(w->f, ", dilation=2");
        write_padding(w, pad);
        spectral(w);
        if (chance(w, 60)) activation(w);
        break;
    }
    case 3: {
        const int groups = *c % 2 == 0 && chance(w, 30) ? 2 : 1, dilation = chance(w, 20) ? 2 : 1;
        const int span = dilation * (k - 1) + 1;
        const int down = pad < 0 ? *h * stride : (*h - 1) * stride + span - 2 * pad;
        const int right = pad < 0 ? *v * stride : (*v - 1) * stride + span - 2 * pad;
        if (!small || down < 1 || right < 1) return false;
        *s = (Shape){3, {down, right, groups * pick(w, 1, 2)}};
        fprintf(w->f, "deconv(%d, kernel=%d, stride=%d", *c, k, stride);
        if (groups > 1) fprintf(w->f, ", groups=2");
        if (dilation > 1) fprintf(w->f, ", dilation=2");
        write_padding(w, pad);
        spectral(w);
        break;
    }
    case 4:
    case 5: {
        const int down = places(*h, k, stride, pad), right = places(*v, k, stride, pad);
        if (!down || !right || 2 * pad > k) return false;
        fprintf(w->f, "%s(%d, stride=%d", chance(w, 50) ? "maxpool" : "avgpool", k, stride);
        write_padding(w, pad);
        fprintf(w->f, ") ");
        *h = down;
        *v = right;
        break;
    }
    case 6:
        if (!small) return false;
        fprintf(w->f, "upsample(2, mode=%s) ", chance(w, 50) ? "nearest" : "bilinear");
        *h *= 2;
        *v *= 2;
        break;
    case 7:
        fprintf(w->f, "groupnorm(%d%s) ", *c % 2 == 0 ? 2 : 1, chance(w, 30) ? ", eps=0.01" : "");
        break;
    case 8:
        fprintf(w->f, "globalavgpool ");
        *s = (Shape){1, {*c}};
        break;
    default:
        batchnorm(w);
    }
    return true;
}

static bool stage(Writer *w, Shape *s) { // false: none was written
    const int choice = pick(w, 0, 119);
    if (choice < 60 && s->rank == 3) {
        return image_stage(w, s);
    } else if (choice < 4) {
        if (chance(w, 50)) batchnorm(w);
        else layernorm(w);
    } else if (choice < 36 && s->rank == 1) {
        *s = (Shape){1, {w->params && chance(w, 30) ? 7 : width(w)}};
        fprintf(w->f, s->dim[0] == 7 && w->params ? "dense(2^size - 1" : "dense(%d", s->dim[0]);
        spectral(w);
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
    } else if (choice < 100 && w->blocks) {
        fprintf(w->f, "keep ");
    } else if (choice < 117) {
        return join(w, s);
    } else if (w->blocks && s->rank == 1) {
        return join_in_block(w, s);
    } else {
        return false;
    }
    return true;
}

bool stages(Writer *w, Shape *s, int n) {
    bool any = false;
    for (int i = 0; i < n; i++) {
        if (!stage(w, s)) continue;
        any = true;
        if (!chance(w, 25)) continue;
        char name[16];
        snprintf(name, sizeof name, "n%d", ++w->names);
        fprintf(w->f, "as %s ", name);
        know(w, name, *s);
    }
    return any;
}

// ---------------------------------------------------------------- declarations

static VaeStreamKind data(Writer *w, Shape *s) {
    const char *more = !w->free ? "" : chance(w, 20) ? ", missing=true" : chance(w, 15) ? ", standardize=true" : "";
    const bool picture = w->wanted && w->wanted->compares;
    if (!picture && chance(w, 50)) {
        *s = (Shape){1, {width(w)}};
        if (w->free && !*more && chance(w, 10)) more = ", sparse=true";
        fprintf(w->f, "data x: vector(%d%s)\n", s->dim[0], more);
        return VAE_VECTOR;
    } else {
        *s = (Shape){3, {pick(w, picture ? 4 : 1, 6), pick(w, picture ? 4 : 1, 6), pick(w, 1, 3)}};
        fprintf(w->f, "data x: image(%d, %d, %d%s)\n", s->dim[0], s->dim[1], s->dim[2], more);
        return VAE_IMAGE;
    }
}

// What a network can read beside what flows in.
typedef struct Conditions {
    Known stream[6];
    int n;
} Conditions;

static void conditions(Writer *w, Conditions *c) {
    c->n = chance(w, 50) ? 0 : pick(w, 1, 3);
    for (int i = 0; i < c->n; i++) {
        Known *k = &c->stream[i];
        snprintf(k->name, sizeof k->name, "y%d", i);
        const int kind = pick(w, 0, 2), n = pick(w, 2, 4);
        k->shape = (Shape){1, {n}};
        if (kind == 2) k->shape = (Shape){3, {pick(w, 1, 4), pick(w, 1, 4), n - 1}};
        fprintf(w->f, "data %s: %s(", k->name, kind == 0 ? "label" : kind == 1 ? "vector" : "image");
        for (int d = 0; d < k->shape.rank; d++)
            fprintf(w->f, "%s%d", d ? ", " : "", k->shape.dim[d]);
        fprintf(w->f, w->free && chance(w, 20) ? ", missing=true)\n" : ")\n");
    }
}

// "(x, y0, y1)", or nothing: what a network reads, and what its stages know. `first` always flows in.
static Shape inputs(Writer *w, const Known *first, const Conditions *c, bool swap) {
    const bool swapped = swap && c->n && chance(w, 20);
    Shape s = first->shape;
    w->n_known = 0;
    fprintf(w->f, "(");
    if (swapped) {
        fprintf(w->f, "%s, ", c->stream[0].name);
        s = c->stream[0].shape;
        know(w, c->stream[0].name, s);
    }
    fprintf(w->f, "%s", first->name);
    know(w, first->name, first->shape);
    for (int i = swapped; i < c->n; i++) {
        if (!chance(w, 70)) continue;
        fprintf(w->f, ", %s", c->stream[i].name);
        know(w, c->stream[i].name, c->stream[i].shape);
    }
    fprintf(w->f, ")");
    return s;
}

static void encoder(Writer *w, Shape s, const Conditions *c) {
    const Known x = {"x", s};
    fprintf(w->f, "encoder");
    w->n_known = 0;
    if (c->n) s = inputs(w, &x, c, true);
    else know(w, x.name, x.shape);
    fprintf(w->f, " {\n    ");
    if (w->masked) fprintf(w->f, chance(w, 50) ? "mask(0.4) " : "mask(0.4, block=2) ");
    if (chance(w, 40) && s.rank > 1) flatten(w, &s);
    stages(w, &s, pick(w, 0, 4));
    if (w->placed) {
        if (s.rank > 1) flatten(w, &s);
        fprintf(w->f, "dense(12) tanh reshape(2, 2, 3) ");
    } else if (s.rank > 1) flatten(w, &s);
    else if (chance(w, 50)) fprintf(w->f, "dense(%d) ", width(w));
    else fprintf(w->f, "tanh ");
    fprintf(w->f, "\n}\n");
}

// Ends in a layer with weights, in most models in nothing else: some links forbid their activation.
static void decoder(Writer *w, const Known *latent, int latents, Shape x, const Conditions *c) {
    Shape s;
    fprintf(w->f, "decoder");
    w->n_known = 0;
    if (c->n && chance(w, 60)) { // the first latent flows in, the others are joined
        Conditions all = *c;
        for (int i = 1; i < latents; i++) all.stream[all.n++] = latent[i];
        s = inputs(w, &latent[0], &all, true);
    } else {
        s = latent[0].shape;
        for (int i = 0; i < latents; i++) {
            if (i) s.dim[s.rank - 1] += latent[i].shape.dim[s.rank - 1];
            know(w, latent[i].name, latent[i].shape);
        }
    }
    fprintf(w->f, " {\n    ");
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

// A latent of so many numbers (at each place), of any kind of the table.
static void latent_of(Writer *w, Random *r, int n, Known *k) {
    char size[32];
    snprintf(size, sizeof size, w->placed ? "2, 2, %d" : "%d", n);
    const char *grid = w->placed ? ", grid=2" : "", *half = random_below(r, 2) ? ", update=ema" : "";
    fprintf(w->f, "latent %s: ", k->name);
    switch (w->chosen ? random_below(r, 6) : 5) {
    case 0: fprintf(w->f, "vq(4, %d%s%s)\n", n, grid, half); break;
    case 1: fprintf(w->f, "vq(3, %d, levels=2%s%s)\n", n, grid, half); break;
    case 2: // a single number has the angle of all others of its sign: which code is the nearest is rounding
        fprintf(w->f, "vq(4, %d%s%s, update=ema, restart=true)\n", n, n > 1 ? ", distance=cosine" : "", grid);
        break;
    case 3: fprintf(w->f, "fsq(%d, n=%d%s)\n", 3 + n % 2, n, grid); break;
    case 4: fprintf(w->f, "deterministic(%s)\n", size); break;
    default: fprintf(w->f, "normal(%s)\n", size); break;
    }
    k->shape = w->placed ? (Shape){3, {2, 2, n}} : (Shape){1, {n}};
}

// What an objective's critic judges: a latent, or what the decoder makes.
static void critic(Writer *w, const Known *latent) {
    fprintf(w->f, "critic judge(%s) { flatten dense(%d, norm=%s) leaky_relu(0.2) as deep ",
            w->judges == JUDGES_LATENTS ? latent->name : "x", width(w), chance(w, 50) ? "spectral" : "none");
    if (chance(w, 20)) batchnorm(w);
    fprintf(w->f, "dense(1) }\n");
}

static char *random_plain(unsigned long long seed, int attempt, bool free_to) {
    char *text = NULL;
    size_t length = 0;
    Writer w = {.f = open_memstream(&text, &length), .r = random_new(seed, "model"), .text = &text, .free = free_to};
    Random kinds = random_new(seed, "latents"); // of its own, as latents of a plain model have been drawn from it before
    if (free_to) { // what is refused is not what decides which objective is made
        w.r = random_new(seed * 64 + (unsigned)attempt, "free model");
        w.wanted = random_objective(&kinds);
        if (attempt > MOST_ATTEMPTS / 2) w.wanted = NULL;
        w.critics = true;
    }
    Shape x;
    fprintf(w.f, "model random%llu\n", seed);
    w.params = free_to && chance(&w, 20);
    if (w.params) fprintf(w.f, "param size = 3\n");
    w.blocks = chance(&w, 40);
    if (w.blocks)
        fprintf(w.f, "block keep { residual { softmax } tanh }\n"
                     "block mix(k) { dense(2*k) keep dense(k) }\n"
                     "block with(k, s) { dense(k) as own concat(s) residual { concat(own) dense(k) "
                     "concat(s) } }\n");
    const VaeStreamKind kind = data(&w, &x);
    Conditions c = {.n = 0};
    conditions(&w, &c);
    w.masked = free_to && chance(&w, 15);
    w.weighed = free_to && chance(&w, 10);
    if (w.weighed) fprintf(w.f, "data w: vector(1)\n");
    Known latent[3];
    const int latents = chance(&w, 70) ? 1 : pick(&w, 2, 3);
    w.chosen = !free_to && random_below(&kinds, 4) == 0;
    w.placed = random_below(&kinds, 4) == 0;
    for (int i = 0; i < latents; i++) {
        const int n = pick(&w, 1, 4);
        snprintf(latent[i].name, sizeof latent[i].name, "z%d", i);
        if (free_to) free_latent(&w, n, &latent[i], i, c.n ? c.stream[0].name : NULL);
        else latent_of(&w, &kinds, n, &latent[i]);
    }
    loss(&w, kind);
    encoder(&w, x, &c);
    decoder(&w, latent, latents, x, &c);
    if (w.judges) critic(&w, &latent[latents - 1]);
    train(&w, false);
    fclose(w.f);
    return text;
}

bool random_is_model(const char *text) {
    char *said = NULL;
    size_t length = 0;
    FILE *f = open_memstream(&said, &length);
    Arena *a = arena_new();
    Diag *diag = diag_new(a, "made up", text, f);
    const Ast *ast = parse_file(a, diag, text, strlen(text));
    if (!diag_errors(diag)) check(a, diag, ast, "made up", NULL, 0);
    const bool good = !diag_errors(diag);
    arena_free(a);
    fclose(f);
    free(said);
    return good;
}

// Half of all models are made so that they must be right. The others say what the tables have, whether it goes together or
// not: what the checker refuses is no model, and another one is made, at most MOST_ATTEMPTS times; then one that must be right.
char *random_attempt(unsigned long long seed, int attempt) {
    Random r = random_new(seed, "steps"); // of its own, as for latents above
    const int family = random_below(&r, 8);
    if (family < 2) return attempt ? NULL : random_steps(seed);
    if (family < 4) return attempt ? NULL : random_plain(seed, 0, false);
    if (attempt == MOST_ATTEMPTS) return random_plain(seed, 0, false);
    if (attempt > MOST_ATTEMPTS) return NULL;
    return family < 6 ? random_plain(seed, attempt, true) : random_parts(seed, attempt);
}

char *random_model(unsigned long long seed) {
    char *text = random_attempt(seed, 0);
    for (int i = 1; !random_is_model(text); i++) {
        char *next = random_attempt(seed, i);
        if (!next) break; // and whoever compiles it says why
        free(text);
        text = next;
    }
    return text;
}

// oracle.c -- see oracle.h.
#include "oracle.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- compiling

const char *const snapshot_names[SNAPSHOTS] = {"autodiff", "reorder", "simplify", "lower",
                                                  "legalize", "plan"};

static void take(Compiled *m, Snapshot s) {
    for (int k = 0; k < PROGRAMS; k++) {
        m->at[s][k] = m->c.graph[k];
        if (m->c.graph[k]) graph_verify(m->c.graph[k], snapshot_names[s]);
    }
}

void oracle_passes(Compiled *m) {
    // Against which all else is held: the gradients of the graphs as they were built.
    Graph *built[PROGRAMS];
    memcpy(built, m->c.graph, sizeof built);
    reorder(&m->c);
    contract(&m->c);
    Graph *reordered[PROGRAMS];
    memcpy(reordered, m->c.graph, sizeof reordered);
    memcpy(m->c.graph, built, sizeof built);
    autodiff(&m->c);
    clip(&m->c);
    take(m, AFTER_AUTODIFF);
    memcpy(m->c.graph, reordered, sizeof reordered);
    autodiff(&m->c);
    clip(&m->c);
    take(m, AFTER_REORDER);
    simplify(&m->c);
    take(m, AFTER_SIMPLIFY);
    lower(&m->c);
    take(m, AFTER_LOWER);
    legalize(&m->c);
    take(m, AFTER_LEGALIZE);
    bound(&m->c);
    fuse(&m->c);
    plan(&m->c);
    schedule(&m->c);
    take(m, AFTER_PLAN);
}

bool oracle_explained;

Compiled *oracle_build(const char *name, const char *text, int batch) {
    Arena *a = arena_new();
    Compiled *m = arena_alloc(a, sizeof *m);
    Compilation *c = &m->c;
    *c = (Compilation){.arena = a, .file = name, .text = text, .length = strlen(text)};
    c->diag = diag_new(a, name, text, stderr);
    c->ast = parse_file(a, c->diag, text, c->length);
    if (!diag_errors(c->diag)) c->model = check(a, c->diag, c->ast, name, NULL, 0);
    if (diag_errors(c->diag)) {
        diag_print(c->diag);
        arena_free(a);
        return NULL;
    }
    if (batch > 0) c->model->batch = batch;
    c->explain = oracle_explained;
    build(c);
    return m;
}

Compiled *oracle_compile(const char *name, const char *text, int batch) {
    Compiled *m = oracle_build(name, text, batch);
    if (m) oracle_passes(m);
    return m;
}

void oracle_free(Compiled *m) {
    if (m) arena_free(m->c.arena);
}

char *oracle_read(const char *path) {
    FILE *f = fopen(path, "rb");
    if (!f) return NULL;
    size_t n = 0, room = 1 << 16;
    char *text = malloc(room + 1);
    for (size_t got; (got = fread(text + n, 1, room - n, f)) > 0;) {
        n += got;
        if (n == room) text = realloc(text, (room *= 2) + 1);
    }
    text[n] = '\0';
    fclose(f);
    return text;
}

// ---------------------------------------------------------------- made-up numbers

Random random_new(unsigned long long seed, const char *name) {
    unsigned long long h = 1469598103934665603u ^ seed;
    for (; *name; name++) h = (h ^ (unsigned char)*name) * 1099511628211u;
    return (Random){h};
}

static uint64_t random_bits(Random *r) { // splitmix64 (Steele, Lea, Flood 2014)
    uint64_t z = r->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static double unit(Random *r) { return ((double)(random_bits(r) >> 40) + 0.5) / 16777216.0; }

double random_uniform(Random *r, double low, double high) {
    return (double)(float)(low + (high - low) * unit(r));
}

double random_normal(Random *r) {
    const double radius = sqrt(-2 * log(unit(r)));
    return (double)(float)(radius * cos(6.283185307179586 * unit(r)));
}

int random_below(Random *r, int n) { return (int)(random_bits(r) % (uint64_t)n); }

// Along the last dimension numbers above 0 of sum 1, or now and then a one-hot code.
static void fill_shares(const VaeStream *s, Random *r, double *row) {
    for (int i = 0; i < s->width; i += s->channels) {
        const int hot = random_below(r, s->channels);
        double sum = 0;
        for (int k = 0; k < s->channels; k++) sum += row[i + k] = random_uniform(r, 0.1, 1);
        const bool code = random_below(r, 2);
        for (int k = 0; k < s->channels; k++) row[i + k] = code ? k == hot : row[i + k] / sum;
    }
}

double other_number(const ArgDef *d) {
    double v = d->required ? 0.7 : d->standard + (d->standard > 0 ? 0.3 * d->standard : 0.3);
    if (d->kind == ARG_INT) v = d->required ? 2 : d->standard + 1;
    const bool bounded = d->min != 0 || d->max != 0;
    if (bounded && v <= d->min) v = d->min + (d->kind == ARG_INT ? 1 : 0.25);
    if (bounded && v > d->max) v = d->max;
    return v;
}

// Value number `k` of an argument: its words, then another number. False: there is no such value.
static bool value_of(const ArgDef *d, int k, char *text, size_t room) {
    if (d->kind == ARG_REF) { // as a model with a critic calls them
        snprintf(text, room, "%s=%s", d->name, d->required ? "judge" : "deep");
        return k == 0 && (!strcmp(d->name, "critic") || !strcmp(d->name, "features"));
    }
    for (const char *w = d->words; w && *w; w += strcspn(w, "|"), w += *w == '|')
        if (k-- == 0) {
            snprintf(text, room, "%s=%.*s", d->name, (int)strcspn(w, "|"), w);
            return true;
        }
    if (k > 0 || d->kind == ARG_WORD) return false;
    snprintf(text, room, "%s=%g", d->name, other_number(d));
    return true;
}

char *oracle_spelling(const char *name, const ArgDef *arg, int number) {
    char list[512] = "", value[128];
    int left = number, set = -1;
    for (int i = 0; i < MAX_ARGS && arg[i].kind != ARG_END && left > 0; i++)
        for (int k = 0; left > 0 && !arg[i].required && value_of(&arg[i], k, value, sizeof value); k++)
            if (--left == 0) {
                set = i;
                snprintf(list, sizeof list, "%s", value);
            }
    if (left > 0) return NULL;
    for (int i = 0; i < MAX_ARGS && arg[i].kind != ARG_END; i++) {
        if (i == set || !arg[i].required || !value_of(&arg[i], 0, value, sizeof value)) continue;
        const size_t at = strlen(list);
        snprintf(list + at, sizeof list - at, "%s%s", at ? ", " : "", value);
    }
    char *text = NULL;
    if (asprintf(&text, *list ? "%s(%s)" : "%s", name, list) < 0) die("out of memory");
    return text;
}

// Of a table's column, as its port has it: standardized, a count, 0 or 1, the number of a word or level.
static double column_value(const VaeColumn *c, Random *r) {
    switch (c->kind) {
    case VAE_COLUMN_COUNT: return random_below(r, 6);
    case VAE_COLUMN_FLAG: return random_below(r, 2);
    case VAE_COLUMN_CATEGORY:
    case VAE_COLUMN_ORDINAL: return random_below(r, c->classes);
    default: return random_normal(r);
    }
}

// A row of its end alone, one without padding, or one of any length.
static void fill_tokens(const VaeStream *s, Random *r, double *row) {
    const int kind = random_below(r, 3), length = kind == 0 ? 1 : kind == 1 ? s->width : 1 + random_below(r, s->width);
    for (int i = 0; i < s->width; i++) {
        const int word = VAE_UNK + random_below(r, s->words - VAE_UNK);
        row[i] = i + 1 < length ? word : i + 1 == length ? VAE_EOS : VAE_PAD;
    }
}

// A series of one step, one as long as it can be, or one of any length.
static void fill_ends(Random *r, int steps, int row, double *v) {
    const int length = row == 0 ? 1 + random_below(r, steps) : row == 1 ? 1 : row == 2 ? steps : 1 + random_below(r, steps);
    for (int i = 0; i < steps; i++) v[i] = i < length;
}

void oracle_row(const VaeStream *s, Random *r, double *row) {
    if (s->kind == VAE_TOKENS) {
        fill_tokens(s, r, row);
        return;
    }
    if (s->kind != VAE_LABEL && s->domain == VAE_DOMAIN_SHARES) {
        fill_shares(s, r, row);
        return;
    }
    const int hot = s->kind == VAE_LABEL ? random_below(r, s->width) : 0;
    for (int i = 0; i < s->width; i++) {
        if (s->kind == VAE_TABLE) row[i] = column_value(&s->column[i], r);
        else if (s->kind == VAE_LABEL) row[i] = i == hot;
        else if (s->domain == VAE_DOMAIN_UNIT) row[i] = random_uniform(r, 0, 1);
        else if (s->domain == VAE_DOMAIN_COUNT) row[i] = random_below(r, 6);
        else if (s->domain == VAE_DOMAIN_BYTE) row[i] = random_below(r, 256);
        else if (s->domain == VAE_DOMAIN_POSITIVE) row[i] = random_uniform(r, 0.2, 3);
        else if (s->domain == VAE_DOMAIN_WEIGHT) row[i] = random_below(r, 3) * random_uniform(r, 0.5, 1.5);
        else if (s->domain == VAE_DOMAIN_LEVELS)
            row[i] = (double)random_below(r, s->levels) / (s->levels - 1);
        else row[i] = random_normal(r);
    }
}

void oracle_inputs(Interp *in, const Model *m, unsigned long long seed) {
    for (NodeId id = 0; id < in->g->n_nodes; id++) {
        const Node *node = &in->g->node[id];
        if (node->op != OP_input) continue;
        const size_t width = oracle_count(in, id) / (size_t)in->n;
        for (int row = 0; row < in->n; row++) {
            Random r = random_new(seed * 1000003u + (unsigned)row, node->note);
            double *v = in->value[id] + (size_t)row * width;
            const VaeStream *told = &m->stream[m->target->stream];
            const bool of_step = in->g->kind == PROGRAM_STEP; // the word before, and the step's number
            const bool coded = node->attr[0] == VAE_IN_LATENT && node->attr[1] == m->prior_of && m->prior_of != NO_LATENT;
            const bool place = of_step && node->attr[0] == VAE_IN_DATA && model_target(m, node->attr[1]) &&
                               m->stream[node->attr[1]].kind != VAE_TOKENS;
            if (coded && (in->g->kind == PROGRAM_NEXT || in->g->kind == PROGRAM_PRIOR)) // numbers of codes, before each or of all
                for (size_t i = 0; i < width; i++) v[i] = random_below(&r, latent_codes(&m->latent[m->prior_of]));
            else if (place)
                for (size_t i = 0; i < width; i++) v[i] = random_uniform(&r, 0, 1);
            else if (of_step && node->attr[0] == VAE_IN_DATA && model_target(m, node->attr[1]))
                v[0] = VAE_BOS + random_below(&r, m->stream[node->attr[1]].words - VAE_BOS);
            else if (program_steps(in->g->kind) && node->attr[0] == VAE_IN_LATENT && node->attr[1] == m->n_latents)
                v[0] = random_below(&r, of_step ? told->width / (told->kind == VAE_TOKENS ? 1 : told->channels)
                                                : latent_choices(&m->latent[m->prior_of]));
            else if (node->attr[0] == VAE_IN_DATA) oracle_row(&m->stream[node->attr[1]], &r, v);
            else if (node->attr[0] == VAE_IN_ENDS) fill_ends(&r, (int)width, row, v);
            else
                for (size_t i = 0; i < width; i++)
                    v[i] = node->attr[0] == VAE_IN_UNIFORM ? random_uniform(&r, 0, 1)
                           : node->attr[0] == VAE_IN_MASK  ? random_below(&r, 2)
                                                           : random_normal(&r);
        }
    }
}

Interp *oracle_interp(const Compiled *m, Snapshot s, ProgramKind kind, int n, const double *flat,
                      unsigned long long seed) {
    Interp *in = interp_new(m->at[s][kind], n, flat);
    in->scalar[VAE_DATA_ROWS] = 40;
    in->scalar[VAE_CLIP] = 0.5;
    in->scalar[VAE_BETA] = 0.7;
    in->scalar[VAE_CAPACITY] = 1.3;
    in->scalar[VAE_FREE_BITS] = 0.2;
    in->scalar[VAE_TEMPERATURE] = 0.8;
    oracle_inputs(in, m->c.model, seed);
    return in;
}

static size_t element(const VaeTensor *t, size_t k) { // of element k in saved order
    size_t at = t->offset;
    for (int i = t->rank - 1; i >= 0; i--) {
        at += k % (size_t)t->dim[i] * (size_t)t->stride[i];
        k /= (size_t)t->dim[i];
    }
    return at;
}

static size_t tensor_size(const VaeTensor *t) {
    size_t n = 1;
    for (int i = 0; i < t->rank; i++) n *= (size_t)t->dim[i];
    return n;
}

double *oracle_params(const Compilation *c, unsigned long long seed) {
    double *flat = calloc(c->n_param + c->n_state + 1, sizeof *flat);
    for (int p = 0; p < c->n_params; p++) {
        const VaeTensor *t = &c->param[p].tensor;
        Random r = random_new(seed, t->name);
        const size_t n = tensor_size(t);
        const double fan = t->rank > 1 ? (double)n / t->dim[0] : 1;
        for (size_t k = 0; k < n; k++) {
            double v = 0.2 * random_normal(&r);
            if (t->rank > 1) v = random_normal(&r) / sqrt(fan);
            else if (t->init == VAE_INIT_CONST) v += (double)t->init_value; // a scale, around 1
            if (!t->trained) v = random_uniform(&r, 0.5, 1.5); // a running variance is positive
            flat[element(t, k)] = (double)(float)v;
        }
    }
    return flat;
}

// ---------------------------------------------------------------- comparing

size_t oracle_count(const Interp *in, NodeId id) {
    const Node *n = &in->g->node[id];
    return (n->rows ? (size_t)n->rows * (size_t)in->n : 1) * (size_t)shape_size(n->shape);
}

static void print_index(char *text, size_t room, int rank, const int *dim, size_t k) {
    size_t index[16] = {0};
    int n = 0;
    for (int i = rank - 1; i > 0; i--) {
        index[i] = k % (size_t)dim[i];
        k /= (size_t)dim[i];
    }
    index[0] = k;
    for (int i = 0; i < (rank ? rank : 1); i++)
        n += snprintf(text + n, room - (size_t)n, "%s%zu", i ? "," : "[", index[i]);
    snprintf(text + n, room - (size_t)n, "]");
}

bool oracle_near(const char *where, const char *name, int rank, const int *dim, const double *got,
                 const double *want, size_t n, double tol, double floor) {
    double off = 0, size = 0, most = -1;
    size_t worst = 0;
    for (size_t k = 0; k < n; k++) {
        double d = fabs(got[k] - want[k]);
        if (got[k] == want[k]) d = 0; // infinities
        if (isnan(d)) d = INFINITY;
        if (d > most) {
            most = d;
            worst = k;
        }
        off += d * d;
        size += want[k] * want[k];
    }
    size = fmax(sqrt(size), floor);
    if (sqrt(off) <= tol * size) return true;
    char index[128];
    print_index(index, sizeof index, rank, dim, worst);
    fprintf(stderr, "%s: %s%s: got %.9g, want %.9g (tol %g; all of it is off by %.2g of its norm)\n",
            where, name, index, got[worst], want[worst], tol, sqrt(off) / size);
    return false;
}

static bool same_node(const char *where, const char *name, const Interp *got, NodeId a,
                      const Interp *want, NodeId b, double tol, double floor) {
    const size_t n = oracle_count(want, b);
    if (oracle_count(got, a) != n) {
        fprintf(stderr, "%s: %s: got %zu numbers, want %zu\n", where, name, oracle_count(got, a), n);
        return false;
    }
    const Node *node = &want->g->node[b];
    int dim[1 + MAX_RANK] = {want->n};
    for (int i = 0; i < node->shape.rank; i++) dim[1 + i] = node->shape.dim[i];
    const int batched = node->rows ? 1 : 0;
    return oracle_near(where, name, node->shape.rank + batched, dim + 1 - batched, got->value[a],
                       want->value[b], n, tol, floor);
}

bool oracle_same(const char *where, const Interp *got, const Interp *want, double tol) {
    bool good = got->g->n_outputs == want->g->n_outputs && got->g->n_grads == want->g->n_grads &&
                got->g->n_updates == want->g->n_updates;
    if (!good) fprintf(stderr, "%s: unlike numbers of outputs, gradients or updates\n", where);
    for (int i = 0; good && i < want->g->n_updates; i++)
        good &= same_node(where, "running statistics", got, got->g->update[i].value, want,
                          want->g->update[i].value, tol, 1e-6);
    for (int i = 0; good && i < want->g->n_outputs; i++)
        good &= same_node(where, want->g->output[i].name, got, got->g->output[i].node, want,
                          want->g->output[i].node, tol, 1e-6);
    double all = 0;
    for (int i = 0; i < want->g->n_grads; i++) {
        const NodeId d = want->g->grad[i].grad;
        for (size_t k = 0; k < oracle_count(want, d); k++)
            all += want->value[d][k] * want->value[d][k];
    }
    for (int i = 0; good && i < want->g->n_grads; i++) {
        char name[64];
        snprintf(name, sizeof name, "gradient of the parameter at %d",
                 want->g->node[want->g->grad[i].param].attr[0]);
        good &= same_node(where, name, got, got->g->grad[i].grad, want, want->g->grad[i].grad, tol,
                          1e-4 * sqrt(all));
    }
    return good;
}

// A kernel may read what earlier kernels made and, of its own, what comes before: in any other
// order it would find the NaN that is everywhere at the start.
static void run_by_kernels(Interp *in) {
    const Graph *g = in->g;
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].kernel >= 0)
            for (size_t k = 0; k < oracle_count(in, id); k++) in->value[id][k] = NAN;
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (node_hoisted(g, id) || g->node[id].n_in == 0) interp_node(in, id);
    for (int k = 0; k < g->n_kernels; k++)
        for (int m = 0; m < g->kernel[k].n_members; m++) {
            for (NodeId id = 0; id < g->kernel[k].member[m]; id++) // views of what is there
                if (g->node[id].kernel < 0 && g->node[id].n_in > 0) interp_node(in, id);
            interp_node(in, g->kernel[k].member[m]);
        }
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].kernel < 0) interp_node(in, id);
}

#define PASS_TOLERANCE 1e-10

bool oracle_passes_agree(const char *where, const Compiled *m, int n, unsigned long long seed) {
    bool good = true;
    double *flat = oracle_params(&m->c, seed);
    for (int kind = 0; kind < PROGRAMS && good; kind++) {
        if (!m->c.graph[kind]) continue;
        Interp *want = oracle_interp(m, AFTER_AUTODIFF, (ProgramKind)kind, n, flat, seed);
        interp_run(want);
        for (int s = AFTER_REORDER; s < SNAPSHOTS && good; s++) {
            char place[512];
            snprintf(place, sizeof place, "%s: %s after %s, %d rows", where, program_names[kind],
                     snapshot_names[s], n);
            Interp *got = oracle_interp(m, (Snapshot)s, (ProgramKind)kind, n, flat, seed);
            if (s == AFTER_PLAN) run_by_kernels(got);
            else interp_run(got);
            good &= oracle_same(place, got, want, PASS_TOLERANCE);
            interp_free(got);
        }
        interp_free(want);
    }
    free(flat);
    return good;
}

// ---------------------------------------------------------------- central differences

static double loss_at(Interp *in, NodeId loss, double *w, double value) {
    const double old = *w;
    *w = value;
    for (NodeId id = 0; id <= loss; id++) interp_node(in, id);
    *w = old;
    return in->value[loss][0];
}

// As the runtime's gradcheck: the error is of order h^4 (Abramowitz and Stegun 25.3.6).
static double difference(Interp *in, NodeId loss, double *w, double h) {
    const double at = *w;
    const double near = loss_at(in, loss, w, at + h) - loss_at(in, loss, w, at - h);
    const double far = loss_at(in, loss, w, at + 2 * h) - loss_at(in, loss, w, at - 2 * h);
    return (8 * near - far) / (12 * h);
}

// The place in the gradient nodes of the parameter at `at` in the flat array; NULL: there is none.
static const double *find_gradient(const Graph *g, const Interp *in, size_t at) {
    for (int i = 0; i < g->n_grads; i++) {
        const Node *p = &g->node[g->grad[i].param];
        const size_t first = (size_t)p->attr[0];
        if (at >= first && at < first + (size_t)shape_size(p->shape))
            return in->value[g->grad[i].grad] + (at - first);
    }
    return NULL;
}

enum { ALL_OF = 64, SOME_OF = 24 }; // elements of a tensor that are checked
#define GRADIENT_TOLERANCE 1e-6

static bool check_tensor(const char *where, const Graph *g, NodeId loss, const VaeTensor *t, Interp *in,
                         double *flat) {
    static const double h[] = {1e-3, 1e-4, 1e-5, 1e-6}; // smaller ones past a kink inside the stencil
    const size_t n = tensor_size(t), checked = n <= ALL_OF ? n : SOME_OF;
    Random r = random_new(7, t->name);
    double gradient[ALL_OF], most = 0;
    size_t place[ALL_OF];
    for (size_t i = 0; i < checked; i++) {
        place[i] = n <= ALL_OF ? i : (size_t)random_below(&r, (int)n);
        const double *d = find_gradient(g, in, element(t, place[i]));
        if (!d) {
            fprintf(stderr, "%s: %s has no gradient\n", where, t->name);
            return false;
        }
        gradient[i] = *d;
        most = fmax(most, fabs(*d));
    }
    // Below this a difference is rounding of the loss, not slope.
    const double floor = fmax(1e-3 * most, 1e-4 * (1 + fabs(in->value[loss][0])));
    for (size_t i = 0; i < checked; i++) {
        double best = INFINITY, slope = 0;
        for (size_t j = 0; j < sizeof h / sizeof *h && best > GRADIENT_TOLERANCE; j++) {
            const double d = difference(in, loss, &flat[element(t, place[i])], h[j]);
            const double off = fabs(d - gradient[i]) /
                               fmax(floor, fmax(fabs(d), fabs(gradient[i])));
            if (!(off >= best)) {
                best = isnan(off) ? INFINITY : off;
                slope = d;
            }
        }
        if (best <= GRADIENT_TOLERANCE) continue;
        char index[128];
        print_index(index, sizeof index, t->rank, t->dim, place[i]);
        fprintf(stderr, "%s: gradient of %s%s: got %.9g, want %.9g (tol %g)\n", where, t->name,
                index, gradient[i], slope, GRADIENT_TOLERANCE);
        return false;
    }
    return true;
}

bool oracle_gradients(const char *where, const Graph *g, const Param *param, int n_params,
                      Interp *in, double *flat) {
    bool good = true;
    interp_run(in);
    if (!isfinite(in->value[g->loss][0])) {
        fprintf(stderr, "%s: the loss is %g\n", where, in->value[g->loss][0]);
        return false;
    }
    for (int i = 0; i < n_params && good; i++)
        if (param[i].tensor.trained && (param[i].apart || !param[i].tensor.surrogate))
            good &= check_tensor(where, g, param[i].apart ? g->loss_apart : g->loss, &param[i].tensor, in, flat);
    return good;
}

bool oracle_model_gradients(const char *where, const Compiled *m, int n, unsigned long long seed) {
    double *flat = oracle_params(&m->c, seed);
    Interp *in = oracle_interp(m, AFTER_AUTODIFF, PROGRAM_TRAIN, n, flat, seed);
    const bool good = oracle_gradients(where, in->g, m->c.param, m->c.n_params, in, flat);
    interp_free(in);
    free(flat);
    return good;
}

static double value_at(Interp *in, NodeId value, size_t row, double *x, double at) {
    const double was = *x;
    *x = at;
    interp_run(in);
    *x = was;
    return in->value[value][row];
}

// Of element k of input x, in a row of its own.
static bool check_input(const char *where, const Model *m, Interp *in, NodeId value, NodeId x, const double *gradient, double most, size_t k) {
    static const double h[] = {1e-3, 1e-4, 1e-5, 1e-6};
    const size_t width = oracle_count(in, x) / (size_t)in->n, row = k / width;
    double *at = &in->value[x][k], best = INFINITY, slope = 0;
    // Counts end at 0: there is no difference, but a derivative from the right.
    const VaeStream *stream = &m->stream[in->g->node[x].attr[1]];
    if (*at == 0 && (stream->domain == VAE_DOMAIN_COUNT)) return isfinite(gradient[k]);
    const double was = *at, floor = fmax(1e-3 * most, 1e-4 * (1 + fabs(in->value[value][row])));
    for (size_t j = 0; j < sizeof h / sizeof *h && best > GRADIENT_TOLERANCE; j++) {
        const double near = value_at(in, value, row, at, was + h[j]) - value_at(in, value, row, at, was - h[j]);
        const double far = value_at(in, value, row, at, was + 2 * h[j]) - value_at(in, value, row, at, was - 2 * h[j]);
        const double d = (8 * near - far) / (12 * h[j]);
        const double off = fabs(d - gradient[k]) / fmax(floor, fmax(fabs(d), fabs(gradient[k])));
        if (!(off >= best)) {
            best = isnan(off) ? INFINITY : off;
            slope = d;
        }
    }
    if (best <= GRADIENT_TOLERANCE) return true;
    fprintf(stderr, "%s: explain's gradient of %s, row %zu, value %zu at %.9g: got %.9g, want %.9g (tol %g)\n", where,
            in->g->node[x].note, row + 1, k % width + 1, was, gradient[k], slope, GRADIENT_TOLERANCE);
    return false;
}

static NodeId output_named(const Graph *g, const char *name) {
    for (int i = 0; i < g->n_outputs; i++)
        if (!strcmp(g->output[i].name, name)) return g->output[i].node;
    return NO_NODE;
}

bool oracle_explain_gradients(const char *where, const Compiled *m, int n, unsigned long long seed) {
    const Graph *g = m->at[AFTER_AUTODIFF][PROGRAM_EXPLAIN];
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].op == OP_straight) return true;
    double *flat = oracle_params(&m->c, seed);
    Interp *in = oracle_interp(m, AFTER_AUTODIFF, PROGRAM_EXPLAIN, n, flat, seed);
    const NodeId value = output_named(g, "value");
    bool good = true, any = false;
    for (NodeId x = 0; x < g->n_nodes && good; x++) {
        if (g->node[x].op != OP_input || g->node[x].attr[0] != VAE_IN_DATA) continue;
        char name[128];
        snprintf(name, sizeof name, "%s.gradient", g->node[x].note);
        const NodeId d = output_named(g, name);
        if (d == NO_NODE) continue;
        any = true;
        interp_run(in);
        const size_t all = oracle_count(in, x), checked = all <= SOME_OF ? all : SOME_OF;
        double *gradient = malloc(all * sizeof *gradient), most = 0;
        memcpy(gradient, in->value[d], all * sizeof *gradient);
        for (size_t k = 0; k < all; k++) most = fmax(most, fabs(gradient[k]));
        Random r = random_new(seed, name);
        for (size_t i = 0; i < checked && good; i++)
            good = check_input(where, m->c.model, in, value, x, gradient, most, all == checked ? i : (size_t)random_below(&r, (int)all));
        free(gradient);
    }
    const bool steps = m->c.model->target->binarize != BINARIZE_NONE; // a step has no slope
    if (!any && !steps) fprintf(stderr, "%s: explain has no gradient\n", where);
    interp_free(in);
    free(flat);
    return good && (any || steps);
}

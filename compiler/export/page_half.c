// page_half.c -- numbers of 16 bits, and whether they are enough for a model's weights.
#include "export/page.h"

#include <math.h>
#include <string.h>

uint16_t half_of(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    const uint32_t sign = bits >> 16 & 0x8000;
    const double size = fabs((double)value);
    if (!(size < 65520)) return (uint16_t)(sign | 0x7c00);
    if (size < ldexp(1, -14)) return (uint16_t)(sign | (uint32_t)nearbyint(ldexp(size, 24))); // steps of 2^-24
    int exponent;
    const double rest = frexp(size, &exponent); // [0.5, 1)
    const uint32_t steps = (uint32_t)nearbyint(ldexp(rest, 11)); // 1024 to 2048: a carry goes into the exponent
    return (uint16_t)(sign | (((uint32_t)(exponent + 14) << 10) + steps - 1024));
}

float half_back(uint16_t bits) {
    const int exponent = bits >> 10 & 31, rest = bits & 1023;
    const double size = exponent == 31 ? INFINITY : exponent ? ldexp(1024 + rest, exponent - 25) : ldexp(rest, -24);
    return (float)(bits & 0x8000 ? -size : size);
}

// ---------------------------------------------------------------- a trial

enum { ROWS = 4 };
#define ENOUGH 1e-3
#define MOST_FLOPS 2e9 // of a row: the trial runs in plain loops

typedef struct Numbers {
    uint64_t state;
} Numbers;

static double uniform(Numbers *r) { // (0, 1); Knuth's MMIX
    r->state = r->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return ((double)(r->state >> 12) + 0.5) * 0x1p-52;
}

static double normal(Numbers *r) { return sqrt(-2 * log(uniform(r))) * cos(6.283185307179586 * uniform(r)); }

// Rows of several lengths.
static double token(const VaeStream *s, int row, int t) {
    const int end = (row + 1) * s->width / ROWS - 1;
    return t < end && s->words > VAE_FIRST_WORD ? VAE_FIRST_WORD + (7 * t + row) % (s->words - VAE_FIRST_WORD)
           : t <= end                           ? VAE_EOS
                                                : VAE_PAD;
}

// Values for the ports; x: the target's, where it is known.
static void fill(Interp *in, const Model *m, const double *x) {
    Numbers r = {.state = 1};
    for (NodeId id = 0; id < in->g->n_nodes; id++) {
        const Node *n = &in->g->node[id];
        if (n->op != OP_input) continue;
        const int size = shape_size(n->shape);
        const bool label = n->attr[0] == VAE_IN_DATA && m->stream[n->attr[1]].kind == VAE_LABEL;
        const VaeStream *tokens = n->attr[0] == VAE_IN_DATA && m->stream[n->attr[1]].kind == VAE_TOKENS ? &m->stream[n->attr[1]] : NULL;
        const bool target = n->attr[0] == VAE_IN_DATA && n->attr[1] == m->target->stream && !tokens;
        for (int i = 0; i < ROWS * size; i++) {
            double *to = &in->value[id][i];
            if (tokens) *to = token(tokens, i / size, i % size);
            else if (target && x) *to = x[i];
            else if (n->attr[0] == VAE_IN_MASK) *to = 1;
            else if (n->attr[0] == VAE_IN_KNOWN) *to = 0;
            else if (label) *to = i % size == i / size % size;
            else if (n->attr[0] == VAE_IN_NORMAL || n->attr[0] == VAE_IN_LATENT) *to = normal(&r);
            else *to = uniform(&r);
        }
    }
}

static Interp *ran(const Graph *g, const Model *m, const double *param, const double *x) {
    Interp *in = interp_new(g, ROWS, param);
    fill(in, m, x);
    interp_run(in);
    return in;
}

static bool near(const Interp *a, const Interp *b) {
    for (int k = 0; k < a->g->n_outputs; k++) {
        const NodeId id = a->g->output[k].node;
        const size_t n = node_size(&a->g->node[id]) * (a->g->node[id].rows ? ROWS : 1);
        double off = 0, most = 1e-3;
        for (size_t i = 0; i < n; i++) {
            off = fmax(off, fabs(a->value[id][i] - b->value[id][i]));
            most = fmax(most, fabs(a->value[id][i]));
        }
        if (!(off <= ENOUGH * most)) return false;
    }
    return true;
}

bool half_is_enough(const Compilation *c, const float *param) {
    static const ProgramKind kinds[] = {PROGRAM_DECODE, PROGRAM_ENCODE, PROGRAM_PRIOR};
    const size_t n = c->n_param + c->n_state;
    double *whole = arena_alloc(c->arena, n * sizeof *whole), *half = arena_alloc(c->arena, n * sizeof *half);
    for (size_t i = 0; i < n; i++) {
        whole[i] = param[i];
        half[i] = half_back(half_of(param[i]));
        if (!isfinite(half[i])) return false;
    }
    Interp *decoded = NULL; // pictures for the encoder
    bool enough = true;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (c->graph[kinds[k]] && program_flops(c->graph[kinds[k]]) > MOST_FLOPS) return false;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds && enough; k++) {
        const Graph *g = c->graph[kinds[k]];
        if (!g) continue;
        const double *x = decoded ? decoded->value[decoded->g->output[0].node] : NULL;
        Interp *a = ran(g, c->model, whole, x), *b = ran(g, c->model, half, x);
        enough = near(a, b);
        interp_free(b);
        if (k == 0) decoded = a;
        else interp_free(a);
    }
    interp_free(decoded);
    return enough;
}

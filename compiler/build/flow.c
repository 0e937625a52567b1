// flow.c -- nodes of invertible maps on latents (model/flows.def), with the logarithm of the volume that
// each stretches.
// On a posterior a flow maps the normal draw u to z, and log q(z|x) = log q(u|x) - log|det dz/du|;
// what it needs of the encoder comes as a head, `context`. On a prior it maps z to a normal u. All
// act on the last dimension: [d], or [k, d] with several samples.
#include "build/build.h"

#include <string.h>

#define MAX_NAMES 12

typedef struct Names { // what a formula knows
    const char *name[MAX_NAMES];
    NodeId id[MAX_NAMES];
    int n;
} Names;

static void let(Names *names, const char *name, NodeId id) {
    for (int i = 0; i < names->n; i++)
        if (!strcmp(names->name[i], name)) {
            names->id[i] = id;
            return;
        }
    if (names->n == MAX_NAMES) die("a flow with too many names");
    names->name[names->n] = name;
    names->id[names->n++] = id;
}

static NodeId formula(Build *b, const FlowUse *f, const Names *names, const char *text) {
    return build_formula(b, f->loc, text, names->name, names->id, names->n);
}

static void let_formula(Build *b, const FlowUse *f, Names *names, const char *name,
                        const char *text) {
    let(names, name, formula(b, f, names, text));
}

static int steps(const Value *arg) { return (int)arg[0].number[0]; }

static NodeId plus(Build *b, Loc loc, NodeId sum, NodeId x) {
    return sum == NO_NODE ? x : node2(b->g, OP_add, loc, sum, x);
}

// ---------------------------------------------------------------- planar, radial

// z + û tanh(w'z + b), û = u + (m(w'u) - w'u) w / |w|^2 with m(a) = softplus(a) - 1, so that w'û > -1
// and the map is invertible; |det| = 1 + (1 - tanh^2) w'û (Rezende and Mohamed 2015, "Variational
// inference with normalizing flows", equation 10 and appendix A.1). A row whose head is 0 has w = 0, where
// that is 0/0: |w|^2 is at least PLANAR_LEAST, so that û is u there, and w'û = m - lost. The determinant
// is h^2 + (1 - h^2) (w'û + 1), which does not cancel to 0 where w'û is near -1.
#define PLANAR_LEAST 1e-12
static NodeId planar_forward(Build *b, const FlowUse *f, NodeId z, NodeId *log_det) {
    const int d = f->width;
    for (int i = 0; i < steps(f->arg); i++) {
        const int at = i * (2 * d + 1);
        Names n = {.n = 0};
        let(&n, "z", z);
        let(&n, "u", build_slice(b, f->loc, f->context, at, d));
        let(&n, "w", build_slice(b, f->loc, f->context, at + d, d));
        let(&n, "b", build_slice(b, f->loc, f->context, at + 2 * d, 1));
        let_formula(b, f, &n, "wu", "sum(w * u)");
        let_formula(b, f, &n, "m", "softplus(wu) - 1");
        let(&n, "least", node_const(b->g, f->loc, PLANAR_LEAST));
        let_formula(b, f, &n, "push", "(m - wu) / (sum(w * w) + least)");
        let_formula(b, f, &n, "u", "u + push * w");
        let_formula(b, f, &n, "h", "tanh(sum(w * z) + b)");
        z = formula(b, f, &n, "z + u * h");
        *log_det = plus(b, f->loc, *log_det, formula(b, f, &n, "log(h * h + (1 - h * h) * (softplus(wu) - push * least))"));
    }
    return z;
}

// z + B h (z - c), h = 1 / (a + r), r = |z - c|; a = softplus > 0 and B = softplus - a > -a make it
// invertible; |det| = (1 + B h)^(d-1) (1 + B h - B h^2 r) (there, equation 14 and appendix A.2). Without B both
// factors are sums of positive terms: (r + softplus) h and (r^2 + 2 a r + a softplus) h^2.
static NodeId radial_forward(Build *b, const FlowUse *f, NodeId z, NodeId *log_det) {
    const int d = f->width;
    for (int i = 0; i < steps(f->arg); i++) {
        const int at = i * (d + 2);
        Names n = {.n = 0};
        let(&n, "z", z);
        let(&n, "others", node_const(b->g, f->loc, d - 1));
        let(&n, "c", build_slice(b, f->loc, f->context, at, d));
        let(&n, "a", build_slice(b, f->loc, f->context, at + d, 1));
        let(&n, "b", build_slice(b, f->loc, f->context, at + d + 1, 1));
        let_formula(b, f, &n, "a", "softplus(a)");
        let_formula(b, f, &n, "p", "softplus(b)");
        let_formula(b, f, &n, "r", "sqrt(sum((z - c)^2) + 1e-12)"); // a slope at r = 0, too
        let_formula(b, f, &n, "h", "1 / (a + r)");
        z = formula(b, f, &n, "z + (p - a) * h * (z - c)");
        const NodeId stretched = formula(
            b, f, &n, "others * log((r + p) * h) + log((r * r + 2 * a * r + a * p) * h * h)");
        *log_det = plus(b, f->loc, *log_det, stretched);
    }
    return z;
}

// ---------------------------------------------------------------- networks

// One hidden layer, tanh, and two outputs; the context is added before the tanh.
typedef struct Pair {
    NodeId first, second;
} Pair;

static Pair network(Build *b, const FlowUse *f, int step, NodeId x, int hidden,
                    const char *const names[2], int width, NodeId mask1, NodeId mask2) {
    Arena *a = b->c->arena;
    const DensePart in = {arena_printf(a, "%s.%d.hidden", f->path, step), hidden};
    NodeId h = build_masked_dense(b, f->loc, x, &in, 1, mask1);
    if (f->context != NO_NODE) h = node2(b->g, OP_add, f->loc, h, f->context);
    h = node1(b->g, OP_tanh, f->loc, h);
    const DensePart out[2] = {{arena_printf(a, "%s.%d.%s", f->path, step, names[0]), width},
                              {arena_printf(a, "%s.%d.%s", f->path, step, names[1]), width}};
    const NodeId y = build_masked_dense(b, f->loc, h, out, 2, mask2);
    return (Pair){build_slice(b, f->loc, y, 0, width), build_slice(b, f->loc, y, width, width)};
}

// ---------------------------------------------------------------- realnvp

// Half of z decides how the other half is scaled and shifted; the halves take turns. The logarithm of
// the scale is a tanh, so that no step stretches by more than e (Dinh, Sohl-Dickstein and Bengio
// 2017, "Density estimation using Real NVP", equations 7 and 8).
static NodeId coupling(Build *b, const FlowUse *f, int step, NodeId z, bool inverse,
                       NodeId *log_det) {
    const int d = f->width, low = d / 2, turn = step % 2;
    const int kept_at = turn ? low : 0, kept = turn ? d - low : low;
    const int moved_at = turn ? 0 : low, moved = d - kept;
    const NodeId a = build_slice(b, f->loc, z, kept_at, kept);
    const NodeId x = build_slice(b, f->loc, z, moved_at, moved);
    const Pair p = network(b, f, step, a, (int)f->arg[1].number[0],
                           (const char *const[]){"scale", "shift"}, moved, NO_NODE, NO_NODE);
    Names n = {.n = 0};
    let(&n, "x", x);
    let(&n, "raw", p.first);
    let(&n, "shift", p.second);
    let_formula(b, f, &n, "s", "tanh(raw)");
    const NodeId y = formula(b, f, &n, inverse ? "(x - shift) * exp(-s)" : "x * exp(s) + shift");
    *log_det = plus(b, f->loc, *log_det, formula(b, f, &n, inverse ? "-sum(s)" : "sum(s)"));
    return node2(b->g, OP_concat, f->loc, turn ? y : a, turn ? a : y);
}

static NodeId realnvp_forward(Build *b, const FlowUse *f, NodeId z, NodeId *log_det) {
    for (int i = 0; i < steps(f->arg); i++) z = coupling(b, f, i, z, false, log_det);
    return z;
}

static NodeId realnvp_inverse(Build *b, const FlowUse *f, NodeId z, NodeId *log_det) {
    for (int i = steps(f->arg) - 1; i >= 0; i--) z = coupling(b, f, i, z, true, log_det);
    return z;
}

// ---------------------------------------------------------------- iaf

// 1 where a hidden unit may see an input, or an output a hidden unit (Germain et al. 2015, "MADE").
// Hidden unit j has the degree floor(j (d - 1) / hidden), input and output i the degree i; a hidden
// unit sees inputs of at most its degree, an output hidden units below its own. Every other step
// counts from the other end. All in whole numbers, with 0.5 to spare.
static NodeId made_mask(Build *b, const FlowUse *f, int hidden, bool first, bool turned) {
    const int d = f->width, across = first ? hidden : 2 * d;
    Names n = {.n = 0};
    let(&n, "row", node_iota(b->g, f->loc, 0, (Shape){2, {first ? d : hidden, 1}}));
    let(&n, "column", node_iota(b->g, f->loc, 0, (Shape){2, {1, across}}));
    let(&n, "d", node_const(b->g, f->loc, d));
    let(&n, "last", node_const(b->g, f->loc, d - 1));
    let(&n, "hidden", node_const(b->g, f->loc, hidden));
    // The outputs are two numbers for each i, side by side.
    let_formula(b, f, &n, "i", first ? "row" : "column - d * step(column - d + 0.5)");
    if (turned) let_formula(b, f, &n, "i", "last - i");
    return formula(b, f, &n, first ? "step(column * last - i * hidden + 0.5)"
                                   : "step(i * hidden - row * last - 0.5)");
}

// z s + (1 - s) m with [m, s] from what comes before each dimension (Kingma et al. 2016, "Improved
// variational inference with inverse autoregressive flow", equation 14). Gates start near
// sigmoid(2): most of z passes.
static NodeId iaf_forward(Build *b, const FlowUse *f, NodeId z, NodeId *log_det) {
    const int hidden = (int)f->arg[1].number[0];
    for (int i = 0; i < steps(f->arg); i++) {
        const NodeId last = made_mask(b, f, hidden, false, i % 2);
        const NodeId first = made_mask(b, f, hidden, true, i % 2);
        const Pair p = network(b, f, i, z, hidden, (const char *const[]){"mean", "gate"}, f->width,
                               first, last);
        Names n = {.n = 0};
        let(&n, "z", z);
        let(&n, "m", p.first);
        let(&n, "raw", p.second);
        let_formula(b, f, &n, "gate", "raw + 2");
        let_formula(b, f, &n, "s", "sigmoid(gate)");
        z = formula(b, f, &n, "s * z + (1 - s) * m");
        *log_det = plus(b, f->loc, *log_det, formula(b, f, &n, "-sum(softplus(-gate))"));
    }
    return z;
}

// ---------------------------------------------------------------- the builders, by the rows of the table

const FlowBuilder flow_none = {.forward = NULL}; // a latent without a flow has none to build
const FlowBuilder flow_planar = {.forward = planar_forward};
const FlowBuilder flow_radial = {.forward = radial_forward};
const FlowBuilder flow_realnvp = {.forward = realnvp_forward, .inverse = realnvp_inverse};
const FlowBuilder flow_iaf = {.forward = iaf_forward};

static const FlowBuilder *const builders[FLOWS] = {
#define FLOW(name, ...) [FLOW_##name] = &flow_##name,
#include "model/flows.def"
#undef FLOW
};

const FlowBuilder *flow_builder(const FlowDef *def) { return builders[def->id]; }

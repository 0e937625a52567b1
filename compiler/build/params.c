// params.c -- parameters: their places in the flat array, names, saved layouts and initial values.
// All programs of a model share them: the first to ask for a name makes it, the others find it.
#include "build/build.h"

#include <math.h>
#include <string.h>

// Where a name is in the table, or where it goes.
static int *place_of(const Compilation *c, const char *name) {
    uint64_t at = hash_bytes(HASH_START, name, strlen(name)) & c->param_mask;
    for (; c->param_table[at]; at = (at + 1) & c->param_mask)
        if (strcmp(c->param[c->param_table[at] - 1].tensor.name, name) == 0) break;
    return &c->param_table[at];
}

static Param *find_param(Compilation *c, const char *name) {
    if (!c->param_table || c->param_mask < hash_mask(c->n_params)) {
        c->param_mask = hash_mask(2 * c->n_params);
        c->param_table = arena_alloc(c->arena, (c->param_mask + (size_t)1) * sizeof *c->param_table);
        c->n_hashed = 0;
    }
    for (; c->n_hashed < c->n_params; c->n_hashed++)
        *place_of(c, c->param[c->n_hashed].tensor.name) = c->n_hashed + 1;
    const int found = *place_of(c, name);
    return found ? &c->param[found - 1] : NULL;
}

// Of a critic: what it minimizes is the loss apart.
static void add_param(Compilation *c, VaeTensor t, Loc loc, bool judging) {
    c->param = arena_grow(c->arena, c->param, &c->cap_params, c->n_params + 1, sizeof *c->param);
    c->param[c->n_params++] = (Param){.tensor = t, .loc = loc, .apart = judging && t.trained};
}

static size_t reserve(size_t *end, size_t reals) {
    const size_t offset = *end;
    *end += (reals + 15) / 16 * 16; // each starts on a cache line
    return offset;
}

#define AT_UNTRAINED (2 + MAX_RANK) // attribute of a param node: 1 for running statistics

static NodeId param_node(Build *b, Loc loc, size_t offset, Shape s, bool trained) {
    int attr[AT_UNTRAINED + 1] = {(int)offset, s.rank};
    memcpy(attr + 2, s.dim, sizeof s.dim);
    attr[AT_UNTRAINED] = !trained;
    return node_with(b->g, OP_param, loc, 0, NULL, AT_UNTRAINED + 1, attr);
}

void init_weights(const Model *m, VaeTensor *t, double in, double out) {
    const bool bias = t->rank == 1;
    t->trained = true;
    t->decay = !bias;
    t->init = bias ? VAE_INIT_ZERO : VAE_INIT_UNIFORM;
    switch (m->init) {
    case INIT_GLOROT:
    case INIT_KERAS: t->init_value = (float)sqrt(6 / (in + out)); break;
    case INIT_PYTORCH:
        t->init = VAE_INIT_UNIFORM;
        t->init_value = (float)(1 / sqrt(in));
        break;
    case INIT_HE:
        if (!bias) t->init = VAE_INIT_NORMAL;
        t->init_value = (float)sqrt(2 / in);
        break;
    case INIT_NORMAL:
        if (!bias) t->init = VAE_INIT_NORMAL;
        t->init_value = (float)m->init_std;
        break;
    }
    if (t->init == VAE_INIT_ZERO) t->init_value = 0;
}

NodeId build_param(Build *b, Loc loc, VaeTensor t, Shape shape) {
    Compilation *c = b->c;
    if (!find_param(c, t.name)) {
        t.offset = reserve(t.trained ? &c->n_param : &c->n_state, (size_t)shape_size(shape));
        add_param(c, t, loc, b->judging);
    }
    return param_node(b, loc, find_param(c, t.name)->tensor.offset, shape, t.trained);
}

// A vector, all `start` at first.
static NodeId build_constant(Build *b, Loc loc, const char *name, double start, Shape s,
                             bool trained) {
    VaeTensor t = {.name = name, .rank = 1, .dim = {shape_size(s)}, .stride = {1}};
    t.trained = trained;
    t.init = start == 0 ? VAE_INIT_ZERO : VAE_INIT_CONST;
    t.init_value = (float)start;
    return build_param(b, loc, t, s);
}

NodeId build_vector(Build *b, Loc loc, const char *name, int width, double start) {
    return build_constant(b, loc, name, start, (Shape){1, {width}}, true);
}

NodeId build_state(Build *b, Loc loc, const char *name, double start, Shape s) {
    return build_constant(b, loc, name, start, s, false);
}

// The untrained ones come after all trained ones, whose number is known only now.
void place_state(Compilation *c) {
    for (int i = 0; i < c->n_params; i++)
        if (!c->param[i].tensor.trained) c->param[i].tensor.offset += c->n_param;
    for (int p = 0; p < PROGRAMS; p++)
        for (NodeId id = 0; c->graph[p] && id < c->graph[p]->n_nodes; id++) {
            Node *n = &c->graph[p]->node[id];
            if (n->op == OP_param && n->attr[AT_UNTRAINED]) n->attr[0] += (int)c->n_param;
        }
}

// ---------------------------------------------------------------- dense

static void add_dense_params(Build *b, Loc loc, int in, const DensePart *part, int n_parts,
                             int total) {
    Compilation *c = b->c;
    const size_t w = reserve(&c->n_param, (size_t)in * total);
    const size_t bias = reserve(&c->n_param, (size_t)total);
    for (int i = 0, at = 0; i < n_parts; at += part[i++].width) {
        VaeTensor t = {.rank = 2, .dim = {part[i].width, in}, .stride = {1, total}};
        t.name = arena_printf(c->arena, "%s.weight", part[i].name);
        t.offset = w + at;
        init_weights(b->m, &t, in, part[i].width);
        add_param(c, t, loc, b->judging);
        t = (VaeTensor){.rank = 1, .dim = {part[i].width}, .stride = {1}, .offset = bias + at};
        t.name = arena_printf(c->arena, "%s.bias", part[i].name);
        init_weights(b->m, &t, in, part[i].width);
        add_param(c, t, loc, b->judging);
    }
}

NodeId build_dense(Build *b, Loc loc, NodeId x, const DensePart *part, int n_parts) {
    return build_masked_dense(b, loc, x, part, n_parts, NO_NODE);
}

NodeId build_masked_dense(Build *b, Loc loc, NodeId x, const DensePart *part, int n_parts,
                          NodeId mask) {
    const Shape s = b->g->node[x].shape;
    const int in = s.dim[s.rank - 1];
    int total = 0;
    for (int i = 0; i < n_parts; i++) total += part[i].width;
    const char *first = arena_printf(b->c->arena, "%s.weight", part[0].name);
    if (!find_param(b->c, first)) add_dense_params(b, loc, in, part, n_parts, total);
    const size_t w = find_param(b->c, first)->tensor.offset;
    const size_t bias = w + ((size_t)in * total + 15) / 16 * 16;
    NodeId weight = role(b, param_node(b, loc, w, (Shape){2, {in, total}}, true), "w");
    const NodeId shift = role(b, param_node(b, loc, bias, (Shape){1, {total}}, true), "b");
    if (part[0].spectral)
        weight = build_spectral(b, loc, weight, part[0].name, 1, (VaeTensor){.rank = 1, .dim = {in}, .stride = {1}});
    if (mask != NO_NODE) weight = role(b, node2(b->g, OP_mul, loc, weight, mask), "w");
    return node2(b->g, OP_add, loc, node2(b->g, OP_matmul, loc, x, weight), shift);
}

long parameters_under(const Compilation *c, const char *path) {
    long count = 0;
    const size_t n = strlen(path);
    for (int i = 0; i < c->n_params; i++) {
        const VaeTensor *t = &c->param[i].tensor;
        if (strncmp(t->name, path, n) != 0 || (t->name[n] != '.' && t->name[n])) continue;
        long size = 1;
        for (int d = 0; d < t->rank; d++) size *= t->dim[d];
        count += size;
    }
    return count;
}

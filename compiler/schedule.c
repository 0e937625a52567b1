// schedule.c -- which kernels run at the same time.
// In:  a planned graph.  Out: every kernel has a group and a unit; n_groups and n_units.
//
// Groups run one after the other, with a barrier between them. What is in one group runs at the same
// time, so there must be no conflict inside it: no kernel writes memory that another touches. The
// memory plan counts as well: a value may lie where an older one was.
//
// There is one exception, and it is worth most. Kernels that are cut into the same panels of rows,
// and touch each other's memory row by row only, form one unit: a thread takes a panel through all of
// them, with no barrier, while its rows are in cache. A forward pass and the input gradients of the
// backward pass are often one unit; the weight gradients, which need all rows, follow together. Likewise,
// kernels of one tile that wait for each other are one unit: one thread does them. Weight gradients are each
// a unit of their own: the runtime wants to know who computed which (VaeResult).
//
// Every conflict keeps its order, so this moves kernels without changing what any of them computes.
#include "kernel.h"

#include <string.h>

typedef struct Access { // what a kernel reads or writes
    int kernel;
    int buffer;
    size_t row; // reals from one row of the batch to the next; 0: any row touches all of it
    bool written;
} Access;

typedef struct Schedule {
    const Graph *g;
    const Cut *cut;
    Access *access; // by kernel
    int n_accesses, cap_accesses;
    int *first; // [n_kernels + 1] of each kernel
    bool *one_tile; // [n_kernels] and no weight gradient
} Schedule;

static void touch(Schedule *s, int kernel, NodeId id, bool written) {
    const Node *n = &s->g->node[id];
    if (n->buffer < 0 || s->g->buffer[n->buffer].kind == BUFFER_SCRATCH) return; // each thread's own
    size_t row = n->rows ? (size_t)n->rows * (size_t)n->pitch : 0;
    for (int i = 0; i + 1 < n->shape.rank; i++) row *= (size_t)n->shape.dim[i];
    s->access = arena_grow(s->g->arena, s->access, &s->cap_accesses, s->n_accesses + 1,
                           sizeof *s->access);
    s->access[s->n_accesses++] = (Access){kernel, n->buffer, row, written};
}

static void find_accesses(Schedule *s) {
    const Graph *g = s->g;
    s->first = arena_alloc(g->arena, (size_t)(g->n_kernels + 1) * sizeof *s->first);
    for (int k = 0; k < g->n_kernels; k++) {
        s->first[k] = s->n_accesses;
        const Kernel *kernel = &g->kernel[k];
        if (kernel->target != NO_NODE) touch(s, k, kernel->target, true);
        for (int m = 0; m < kernel->n_members; m++) {
            const Node *n = &g->node[kernel->member[m]];
            touch(s, k, kernel->member[m], true);
            for (int i = 0; i < n->n_in; i++) touch(s, k, n->in[i], false);
        }
    }
    s->first[g->n_kernels] = s->n_accesses;
}

// ---------------------------------------------------------------- conflicts

// ROWS: between equal rows only, or one thread has all of them: the later kernel can follow in its unit.
typedef enum { CONFLICT_NONE, CONFLICT_ROWS, CONFLICT_ALL } Conflict;

static Conflict conflict_between(const Graph *g, const Access *a, const Access *b) {
    const Buffer *x = &g->buffer[a->buffer], *y = &g->buffer[b->buffer];
    if (x->kind != y->kind || (!a->written && !b->written)) return CONFLICT_NONE;
    if (x->offset >= y->offset + y->size || y->offset >= x->offset + x->size) return CONFLICT_NONE;
    return x->offset == y->offset && a->row && a->row == b->row ? CONFLICT_ROWS : CONFLICT_ALL;
}

static Conflict conflict(const Schedule *s, int a, int b) {
    Conflict worst = CONFLICT_NONE;
    for (int i = s->first[a]; i < s->first[a + 1]; i++)
        for (int j = s->first[b]; j < s->first[b + 1]; j++) {
            const Conflict c = conflict_between(s->g, &s->access[i], &s->access[j]);
            if (c > worst) worst = c;
        }
    if (worst != CONFLICT_NONE && s->one_tile[a] && s->one_tile[b]) return CONFLICT_ROWS;
    const int panel = kernel_panel(s->g, a, s->cut);
    if (worst == CONFLICT_ROWS && (!panel || panel != kernel_panel(s->g, b, s->cut)))
        return CONFLICT_ALL;
    return worst;
}

// ---------------------------------------------------------------- groups

// The kernel goes as early as its conflicts with earlier ones allow: behind the unit that holds the
// last of them, if they are all there and by rows, else to the next group.
static void place(Schedule *s, Graph *g, int k) {
    int group = -1, unit = -1; // of the last group with a conflict; unit -1: none to join
    for (int j = 0; j < k; j++) {
        const Kernel *other = &g->kernel[j];
        const Conflict c = other->group < group ? CONFLICT_NONE : conflict(s, j, k);
        if (c == CONFLICT_NONE) continue;
        const int joins = c == CONFLICT_ROWS ? other->unit : -1;
        if (other->group > group) unit = joins;
        else if (joins != unit) unit = -1;
        group = other->group;
    }
    g->kernel[k].group = unit < 0 ? group + 1 : group;
    g->kernel[k].unit = unit < 0 ? g->n_units++ : unit;
    if (g->kernel[k].group == g->n_groups) g->n_groups++;
}

static void schedule_verify(const Schedule *s) {
    const Graph *g = s->g;
    for (int k = 0; k < g->n_kernels; k++)
        for (int j = 0; j < k; j++) {
            const Kernel *a = &g->kernel[j], *b = &g->kernel[k];
            if (a->unit == b->unit && (a->group != b->group || conflict(s, j, k) == CONFLICT_ALL ||
                                       (!kernel_panel(g, k, s->cut) && !s->one_tile[k])))
                die("schedule: kernels %d and %d cannot be one unit", j, k);
            if (a->unit != b->unit && a->group >= b->group && conflict(s, j, k) != CONFLICT_NONE)
                die("schedule: kernel %d must run before kernel %d", j, k);
        }
}

void schedule(Compilation *c) {
    const Cut cut = cut_batch(c);
    for (int i = 0; i < PROGRAMS; i++) {
        Graph *g = c->graph[i];
        if (!g) continue;
        Schedule s = {.g = g, .cut = &cut};
        find_accesses(&s);
        s.one_tile = arena_alloc(g->arena, (size_t)g->n_kernels + 1);
        for (int k = 0; k < g->n_kernels; k++)
            s.one_tile[k] = g->kernel[k].kind != KERNEL_WEIGHTS && !strcmp(kernel_tiles(g, k, &cut), "1");
        for (int k = 0; k < g->n_kernels; k++) place(&s, g, k);
        schedule_verify(&s);
        find_shown(g, &cut);
    }
}

void schedule_dump(const Graph *g, FILE *out) {
    fprintf(out, "schedule %s\n", program_names[g->kind]);
    for (int group = 0; group < g->n_groups; group++) {
        fprintf(out, "  group %d:", group);
        for (int u = 0; u < g->n_units; u++) {
            const char *before = " [";
            for (int k = 0; k < g->n_kernels; k++)
                if (g->kernel[k].group == group && g->kernel[k].unit == u) {
                    fprintf(out, "%s%d", before, k);
                    before = " ";
                }
            if (before[1] == '\0') fprintf(out, "]");
        }
        fprintf(out, "\n");
    }
}

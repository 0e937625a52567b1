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
//
// Behind the last group that touches a parameter's gradient, that is final: other processes can be given it while later
// groups run.
#include "passes/passes.h"

#include <string.h>

typedef struct Access { // what a kernel reads or writes: reals [begin, end) of an array
    BufferKind kind;
    size_t begin, end;
    size_t row; // reals from one row of the batch to the next; 0: any row touches all of it
    bool written;
} Access;

typedef struct Schedule {
    const Graph *g;
    Access *access; // by kernel
    int n_accesses, cap_accesses;
    int *first; // [n_kernels + 1] of each kernel
    bool *one_tile; // [n_kernels] and no weight gradient
    int *panel;     // [n_kernels]
    int *last;      // of each group, the last kernel so far; -1: none
    int *before;    // [n_kernels] the one before it in its group; -1: none
} Schedule;

static void touch(Schedule *s, int kernel, NodeId id, bool written) {
    const Node *n = &s->g->node[id];
    if (n->buffer < 0 || s->g->buffer[n->buffer].kind == BUFFER_SCRATCH) return; // each thread's own
    const Buffer *b = &s->g->buffer[n->buffer];
    size_t row = n->rows ? (size_t)n->rows * (size_t)n->pitch : 0;
    for (int i = 0; i + 1 < n->shape.rank; i++) row *= (size_t)n->shape.dim[i];
    const Access a = {b->kind, b->offset, b->offset + b->size, row, written};
    for (int i = s->first[kernel]; i < s->n_accesses; i++) {
        Access *known = &s->access[i];
        if (known->kind != a.kind || known->begin != a.begin || known->end != a.end || known->row != row)
            continue;
        known->written |= written;
        return;
    }
    s->access = arena_grow(s->g->arena, s->access, &s->cap_accesses, s->n_accesses + 1,
                           sizeof *s->access);
    s->access[s->n_accesses++] = a;
}

static void find_accesses(Schedule *s) {
    const Graph *g = s->g;
    s->first = arena_alloc(g->arena, (size_t)(g->n_kernels + 1) * sizeof *s->first);
    for (int k = 0; k < g->n_kernels; k++) {
        s->first[k] = s->n_accesses;
        const Kernel *kernel = &g->kernel[k];
        if (kernel->target != NO_NODE) touch(s, k, kernel->target, true);
        if (kernel->bound != NO_NODE) touch(s, k, kernel->bound, false);
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

static Conflict conflict_between(const Access *a, const Access *b) {
    if ((!a->written && !b->written) || a->kind != b->kind) return CONFLICT_NONE;
    if (a->begin >= b->end || b->begin >= a->end) return CONFLICT_NONE;
    return a->begin == b->begin && a->row && a->row == b->row ? CONFLICT_ROWS : CONFLICT_ALL;
}

static Conflict conflict(const Schedule *s, int a, int b) {
    Conflict worst = CONFLICT_NONE;
    for (int i = s->first[a]; i < s->first[a + 1]; i++)
        for (int j = s->first[b]; j < s->first[b + 1]; j++) {
            const Conflict c = conflict_between(&s->access[i], &s->access[j]);
            if (c > worst) worst = c;
        }
    if (worst != CONFLICT_NONE && s->one_tile[a] && s->one_tile[b]) return CONFLICT_ROWS;
    if (worst == CONFLICT_ROWS && (!s->panel[a] || s->panel[a] != s->panel[b])) return CONFLICT_ALL;
    return worst;
}

// ---------------------------------------------------------------- groups

// The kernel goes as early as its conflicts with earlier ones allow: behind the unit that holds the
// last of them, if they are all there and by rows, else to the next group.
static void place(Schedule *s, Graph *g, int k) {
    int group = g->n_groups, unit = -1; // to join; -1: none
    bool any = false;
    while (!any && --group >= 0)
        for (int j = s->last[group]; j >= 0; j = s->before[j]) {
            const Conflict c = conflict(s, j, k);
            if (c == CONFLICT_NONE) continue;
            const int joins = c == CONFLICT_ROWS ? g->kernel[j].unit : -1;
            unit = any && joins != unit ? -1 : joins;
            any = true;
        }
    if (unit < 0) group++;
    g->kernel[k].group = group;
    g->kernel[k].unit = unit < 0 ? g->n_units++ : unit;
    if (group == g->n_groups) s->last[g->n_groups++] = -1;
    s->before[k] = s->last[group];
    s->last[group] = k;
}

static void schedule_verify(const Schedule *s) {
    const Graph *g = s->g;
    for (int k = 0; k < g->n_kernels; k++)
        for (int j = 0; j < k; j++) {
            const Kernel *a = &g->kernel[j], *b = &g->kernel[k];
            if (a->unit == b->unit && (a->group != b->group || conflict(s, j, k) == CONFLICT_ALL ||
                                       (!s->panel[k] && !s->one_tile[k])))
                die("schedule: kernels %d and %d cannot be one unit", j, k);
            if (a->unit != b->unit && a->group >= b->group && conflict(s, j, k) != CONFLICT_NONE)
                die("schedule: kernel %d must run before kernel %d", j, k);
        }
}

static void find_last_groups(const Schedule *s, Graph *g) {
    for (int b = 0; b < g->n_buffers; b++) {
        Buffer *buffer = &g->buffer[b];
        if (buffer->kind != BUFFER_GRAD) continue;
        buffer->last_group = -1;
        for (int k = 0; k < g->n_kernels; k++)
            for (int i = s->first[k]; i < s->first[k + 1]; i++) {
                const Access *a = &s->access[i];
                const bool touched = a->kind == BUFFER_GRAD && a->begin < buffer->offset + buffer->size && buffer->offset < a->end;
                if (touched && g->kernel[k].group > buffer->last_group) buffer->last_group = g->kernel[k].group;
            }
    }
}

void schedule(Compilation *c) {
    const Cut cut = cut_batch(c);
    for (int i = 0; i < PROGRAMS; i++) {
        Graph *g = c->graph[i];
        if (!g) continue;
        Schedule s = {.g = g};
        find_accesses(&s);
        const size_t n = (size_t)g->n_kernels + 1;
        s.one_tile = arena_alloc(g->arena, n);
        s.panel = arena_alloc(g->arena, n * sizeof *s.panel);
        s.last = arena_alloc(g->arena, n * sizeof *s.last);
        s.before = arena_alloc(g->arena, n * sizeof *s.before);
        for (int k = 0; k < g->n_kernels; k++) {
            s.one_tile[k] = g->kernel[k].kind != KERNEL_WEIGHTS && !strcmp(kernel_tiles(g, k, &cut), "1");
            s.panel[k] = kernel_panel(g, k, &cut);
        }
        for (int k = 0; k < g->n_kernels; k++) place(&s, g, k);
        schedule_verify(&s);
        if (c->model->shards > 1) find_last_groups(&s, g);
        privatize(g, &cut);
    }
}

static Lists kernels_by(const Graph *g, bool unit) {
    int *list = arena_alloc(g->arena, ((size_t)g->n_kernels + 1) * sizeof *list);
    for (int k = 0; k < g->n_kernels; k++) list[k] = unit ? g->kernel[k].unit : g->kernel[k].group;
    return lists_by(g->arena, unit ? g->n_units : g->n_groups, list, g->n_kernels);
}

Lists kernels_by_group(const Graph *g) { return kernels_by(g, false); }

Lists kernels_by_unit(const Graph *g) { return kernels_by(g, true); }

void schedule_dump(const Graph *g, FILE *out) {
    const Lists units = kernels_by_unit(g);
    fprintf(out, "schedule %s\n", program_names[g->kind]);
    for (int group = 0; group < g->n_groups; group++) {
        fprintf(out, "  group %d:", group);
        for (int u = 0; u < g->n_units; u++) {
            const int first = units.first[u], end = units.first[u + 1];
            if (g->kernel[units.item[first]].group != group) continue;
            for (int i = first; i < end; i++)
                fprintf(out, "%s%d%s", i > first ? " " : " [", units.item[i], i + 1 < end ? "" : "]");
        }
        fprintf(out, "\n");
    }
}

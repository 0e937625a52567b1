// privatize.c -- can threads run a training step with a private arena each, and which rows do they then exchange?
// In:  a scheduled training program.  Out: graph->private_arenas, and then buffer->exported_until.
//
// Threads whose cores are far apart had better have an arena each, so that no core takes cache lines from
// another, and exchange only the rows that others read (VaeShown of the runtime). A program can be run so if
// everything that is computed row by row is cut into the same panels and reads nothing from the arena but its
// own rows; if weight gradients read nothing but rows and are written to the flat gradient; and if no
// untrained parameter changes.
#include "passes/passes.h"

typedef enum { SIDE_PANELS, SIDE_WHOLE } Side; // of a kernel: does it read and write row by row?

typedef struct Sides {
    const Graph *g;
    Side *side;         // [n_kernels]
    bool *whole_writes; // [n_buffers] a kernel of SIDE_WHOLE writes it
    int first;          // the first kernel of panels
} Sides;

static int arena_buffer(const Graph *g, NodeId id) { // -1: it is elsewhere
    const int b = id == NO_NODE ? -1 : g->node[id].buffer;
    return b >= 0 && g->buffer[b].kind == BUFFER_ARENA ? b : -1;
}

// Which side each kernel is on; false: there are panels of other sizes.
static bool find_sides(Sides *s, const Cut *cut) {
    const Graph *g = s->g;
    s->side = arena_alloc(g->arena, (size_t)g->n_kernels * sizeof *s->side);
    s->whole_writes = arena_alloc(g->arena, (size_t)g->n_buffers * sizeof *s->whole_writes);
    s->first = -1;
    for (int k = 0; k < g->n_kernels; k++) {
        const Kernel *kernel = &g->kernel[k];
        const int panel = kernel_panel(g, k, cut);
        if (panel != 0 && panel != cut->panel) return false;
        s->side[k] = panel ? SIDE_PANELS : SIDE_WHOLE;
        if (panel && (s->first < 0 || kernel->group < g->kernel[s->first].group)) s->first = k;
        for (int m = -1; m < kernel->n_members && !panel; m++) {
            const int b = arena_buffer(g, m < 0 ? kernel->target : kernel->member[m]);
            if (b >= 0) s->whole_writes[b] = true;
        }
    }
    return s->first >= 0;
}

// May threads run kernel k at the same time, each on its private arena?
static bool runs_privately(const Sides *s, int k) {
    const Graph *g = s->g;
    const Kernel *kernel = &g->kernel[k];
    const bool weights = kernel->kind == KERNEL_WEIGHTS, own = weights || s->side[k] == SIDE_PANELS;
    for (int m = 0; m < kernel->n_members; m++) {
        const Node *n = &g->node[kernel->member[m]];
        const int to = arena_buffer(g, kernel->member[m]);
        if (weights && g->buffer[n->buffer].kind != BUFFER_GRAD) return false;
        if (s->side[k] == SIDE_PANELS && to >= 0 && s->whole_writes[to]) return false;
        for (int i = 0; i < n->n_in; i++) {
            const int b = arena_buffer(g, n->in[i]);
            if (b < 0) continue;
            if (own && s->whole_writes[b]) return false;
            if (s->side[k] == SIDE_PANELS && !g->node[n->in[i]].rows) return false; // all rows, under another shape
            if (s->side[k] == SIDE_WHOLE && g->buffer[b].first < 0 &&
                kernel->group <= g->kernel[s->first].group)
                return false; // an input, before it is exported
        }
    }
    return true;
}

static void export_until(Graph *g, NodeId id, int group) {
    const int b = arena_buffer(g, id);
    if (b >= 0 && g->buffer[b].exported_until < group) g->buffer[b].exported_until = group;
}

void privatize(Graph *g, const Cut *cut) {
    Sides s = {.g = g};
    if (g->kind != PROGRAM_TRAIN || cut->panel >= cut->batch || g->n_updates > 0) return;
    if (!find_sides(&s, cut)) return;
    for (int k = 0; k < g->n_kernels; k++)
        if (!runs_privately(&s, k)) return;
    g->private_arenas = true;
    g->first_panels = g->kernel[s.first].unit;
    for (int k = 0; k < g->n_kernels; k++)
        if (s.side[k] == SIDE_WHOLE && g->kernel[k].bound != NO_NODE) export_until(g, g->kernel[k].bound, g->kernel[k].group);
    for (int k = 0; k < g->n_kernels; k++)
        for (int m = 0; m < g->kernel[k].n_members && s.side[k] == SIDE_WHOLE; m++) {
            const Node *n = &g->node[g->kernel[k].member[m]];
            for (int i = 0; i < n->n_in; i++) export_until(g, n->in[i], g->kernel[k].group);
        }
    for (int i = 0; i < g->n_outputs; i++) export_until(g, g->output[i].node, g->n_groups);
}

Lists exported_rows(const Graph *g) {
    const int n = g->n_nodes;
    int group = 0; // of the first panels: they export the inputs
    for (int k = 0; k < g->n_kernels; k++)
        if (g->kernel[k].unit == g->first_panels) group = g->kernel[k].group;
    int *of = arena_alloc(g->arena, ((size_t)n + 1) * sizeof *of);
    for (NodeId id = 0; id < n; id++) {
        const Node *x = &g->node[id];
        of[id] = x->kernel >= 0 || x->op == OP_input ? arena_buffer(g, id) : -1;
    }
    const Lists filled = lists_by(g->arena, g->n_buffers, of, n); // of each buffer, the nodes
    const int n_filled = filled.first[g->n_buffers];
    for (int i = 0; i < n_filled; i++) {
        const Node *x = &g->node[filled.item[i]];
        const Kernel *k = x->kernel < 0 ? NULL : &g->kernel[x->kernel];
        of[i] = k ? k->unit : g->first_panels;
        if ((k ? k->group : group) >= g->buffer[x->buffer].exported_until) of[i] = -1;
    }
    const Lists rows = lists_by(g->arena, g->n_units, of, n_filled); // of each unit, places in `filled`
    for (int i = 0; i < rows.first[g->n_units]; i++)
        rows.item[i] = g->node[filled.item[rows.item[i]]].buffer;
    return rows;
}

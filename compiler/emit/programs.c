// programs.c -- the functions of a program: one for each of its kernels and units, and the one that runs them; and its ports.
// Which kernels there are, and what runs at the same time, the passes have decided.
#include "emit/emit.h"

#include <string.h>

// ---------------------------------------------------------------- ports

const Graph *emitted(const Compilation *c, int program) {
    if (program == PROGRAM_CODE && c->purpose != FOR_RUNTIME) return NULL; // the commands that code rows
    return c->inference && program == PROGRAM_TRAIN ? NULL : c->graph[program];
}

static const char *port_kind_name(const Graph *g, const Node *n, bool output) {
    static const char *const in[] = {"VAE_IN_DATA", "VAE_IN_NORMAL", "VAE_IN_UNIFORM",
                                     "VAE_IN_LATENT", "VAE_IN_MASK", [VAE_IN_KNOWN] = "VAE_IN_KNOWN",
                                     [VAE_IN_ENDS] = "VAE_IN_ENDS"};
    (void)g;
    if (output) return n->rows ? "VAE_OUT_ROW" : "VAE_OUT_SCALAR";
    return in[n->attr[0]];
}

// Of the step program, whose caller fills some ports itself: "VAE_STEP_STATE", and so on; NULL: it is like others.
static const char *step_port(Out *o, const Model *m, const Graph *g, const Node *n) {
    if (!program_steps(g->kind)) return NULL;
    if (g->kind == PROGRAM_NEXT && n->attr[0] == VAE_IN_LATENT && n->attr[1] < m->n_latents)
        return arena_printf(o->arena, "%d", n->attr[1]);
    if (g->kind == PROGRAM_STEP && n->attr[0] == VAE_IN_DATA && model_target(m, n->attr[1])) return arena_printf(o->arena, "%d", n->attr[1]);
    if (n->attr[0] != VAE_IN_LATENT || n->attr[1] < m->n_latents) return NULL;
    return n->attr[1] == m->n_latents ? "VAE_STEP_NUMBER" : "VAE_STEP_STATE";
}

static void emit_port(Out *o, const Model *m, const Graph *g, NodeId id, const char *name, bool output) {
    const Node *n = &g->node[id];
    const size_t offset = g->buffer[n->buffer].offset + (size_t)n->offset;
    const char *step = output ? NULL : step_port(o, m, g, n);
    out_line(o, "{%s, %s, %s, %zu, %zu}, // %s", out_string(o->arena, name),
             step ? "VAE_IN_STEP" : port_kind_name(g, n, output),
             step ? step : arena_printf(o->arena, "%d", output ? 0 : n->attr[1]), offset, node_size(n), node_layout(g, id));
}

int program_ports(Out *o, const Model *m, const Graph *g) {
    int count = 0;
    out_open(o, "static const VaePort %s_ports[] =", program_names[g->kind]);
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].op == OP_input) {
            emit_port(o, m, g, id, g->node[id].note, false);
            count++;
        }
    for (int i = 0; i < g->n_outputs; i++)
        emit_port(o, m, g, g->output[i].node, g->output[i].name, true);
    out_close(o, ";");
    out_blank(o);
    return count + g->n_outputs;
}

// ---------------------------------------------------------------- units, groups, runs

typedef struct Unit { // kernels that run after each other on each tile
    int kernel; // the first
    int n;
    double cost; // of a tile
} Unit;

// The units of a group, those with the longest tiles first: what is left when threads run out of
// work is then short.
static int group_units(const Graph *g, const Lists *groups, int group, const Cut *cut, Unit *unit) {
    int n = 0;
    for (int i = groups->first[group]; i < groups->first[group + 1]; i++) {
        const int k = groups->item[i];
        int u = 0;
        while (u < n && g->kernel[unit[u].kernel].unit != g->kernel[k].unit) u++;
        if (u == n) unit[n++] = (Unit){.kernel = k};
        unit[u].n++;
        unit[u].cost += kernel_tile_cost(g, k, cut);
    }
    for (int i = 1; i < n; i++) // few: by insertion, equal ones in order
        for (int j = i; j > 0 && unit[j].cost > unit[j - 1].cost; j--) {
            const Unit swap = unit[j];
            unit[j] = unit[j - 1];
            unit[j - 1] = swap;
        }
    return n;
}

// A unit of more than one kernel gets a function of its own.
static const char *unit_function(Out *o, const Graph *g, const Unit *u) {
    const int unit = g->kernel[u->kernel].unit;
    return arena_printf(o->arena, "%s_%c%d", program_names[g->kind], u->n > 1 ? 'u' : 'k',
                        u->n > 1 ? unit : u->kernel);
}

static void emit_unit(Out *o, const Graph *g, const Lists *units, const Unit *u, const Cut *cut, const SharedKernels *shared) {
    const int unit = g->kernel[u->kernel].unit;
    const bool panels = strcmp(kernel_tiles(g, u->kernel, cut), "1") != 0;
    out_comment(o, panels ? "Each panel of rows goes through all of these." : "One thread does all of these.");
    out_open(o, "VAE_KERNEL void %s(const VaeState *s, int tile, vae_real *scratch)",
             unit_function(o, g, u));
    for (int i = units->first[unit]; i < units->first[unit + 1]; i++)
        dedup_call(o, shared, g->kind, units->item[i]);
    out_close(o, "");
    out_blank(o);
}

// The rows that other threads read of what the unit computes, if the program can run with private arenas.
static void emit_exported(Out *o, const Graph *g, const Lists *rows, const Unit *u, const Cut *cut) {
    if (!g->private_arenas || !kernel_panel(g, u->kernel, cut)) return;
    const char *name = unit_function(o, g, u);
    const int unit = g->kernel[u->kernel].unit, first = rows->first[unit];
    int n = 0;
    for (int i = first; i < rows->first[unit + 1]; i++) {
        const int b = rows->item[i];
        if (i > first && rows->item[i - 1] == b) continue;
        if (n++ == 0) {
            out_comment(o, "What is read of its rows: where they begin in the arena, and reals in each.");
            out_open(o, "static const VaeShownRows %s_rows[] =", name);
        }
        // Sizes are rounded up, but by less than the rows of a batch that is cut into panels.
        const size_t width = g->buffer[b].size / (size_t)cut->batch;
        out_line(o, "{%zu, %zu}, // %s", g->buffer[b].offset, width,
                 node_name(g, g->buffer[b].node));
    }
    if (n > 0) out_close(o, ";");
    out_line(o, "static const VaeShown %s_shown = {%d, %s};", name, n,
             n > 0 ? arena_printf(o->arena, "%s_rows", name) : "NULL");
    out_blank(o);
}

// The initializer of its VaeResult.
static const char *result_text(Out *o, const Graph *g, const Unit *u, const Cut *cut) {
    size_t first, each, end;
    if (kernel_pieces(g, u->kernel, &first, &each, &end))
        return arena_printf(o->arena, ".weights = true, .first = %zu, .each = %zu, .end = %zu", first, each, end);
    if (!g->private_arenas) return "0";
    if (g->kernel[u->kernel].kind == KERNEL_WEIGHTS) return ".weights = true";
    if (kernel_panel(g, u->kernel, cut))
        return arena_printf(o->arena, ".shown = &%s_shown", unit_function(o, g, u));
    return "0";
}

static const char *work_text(Out *o, const Graph *g, const Unit *u, const Cut *cut) {
    return arena_printf(o->arena, "{%s, %s, {%s}}", unit_function(o, g, u),
                        kernel_tiles(g, u->kernel, cut), result_text(o, g, u, cut));
}

// What runs at the same time: the units of a group.
static void emit_group(Out *o, const Graph *g, const Unit *unit, int n, const Cut *cut) {
    if (n == 1 && strcmp(result_text(o, g, &unit[0], cut), "0") == 0) {
        out_line(o, "vae_run_one(me, s, %s, %s);", unit_function(o, g, &unit[0]), kernel_tiles(g, unit[0].kernel, cut));
        return;
    }
    if (n == 1) {
        out_line(o, "vae_run(me, s, (VaeWork[]){%s}, 1);", work_text(o, g, &unit[0], cut));
        return;
    }
    out_line(o, "vae_run(me, s, (VaeWork[]){");
    for (int u = 0; u < n; u++)
        out_line(o, u + 1 < n ? "    %s," : "    %s}, %d);", work_text(o, g, &unit[u], cut), n);
}

static void emit_run(Out *o, const Graph *g, const Lists *units, const Cut *cut, bool apart, const SharedKernels *shared) {
    Unit *unit = arena_alloc(o->arena, (size_t)(g->n_kernels + 1) * sizeof *unit);
    const Lists groups = kernels_by_group(g), rows = exported_rows(g);
    bool panels = false;
    for (int i = 0; i < g->n_groups; i++) {
        const int n = group_units(g, &groups, i, cut, unit);
        for (int u = 0; u < n; u++) {
            if (unit[u].n > 1) emit_unit(o, g, units, &unit[u], cut, shared);
            emit_exported(o, g, &rows, &unit[u], cut);
            panels |= !strcmp(kernel_tiles(g, unit[u].kernel, cut), "panels");
        }
    }
    out_comment(o, "Every member of the team calls this; vae_run shares out tiles and waits.");
    out_open(o, "%s%s_run%s(const VaeState *s, VaeMember *me)", apart ? "VAE_TRAINING(" : "static void ", program_names[g->kind],
             apart ? ")" : "");
    if (panels) out_line(o, "const int panels = (s->n + %d) / %d;", cut->panel - 1, cut->panel);
    for (int i = 0; i < g->n_groups; i++)
        emit_group(o, g, unit, group_units(g, &groups, i, cut, unit), cut);
    out_close(o, "");
    out_blank(o);
}

void program_emit(Out *o, const Compilation *c, int kind, const Cut *cut, SharedKernels *shared) {
    const Graph *g = c->graph[kind];
    const Lists units = kernels_by_unit(g);
    for (int k = 0; k < g->n_kernels; k++) {
        const int unit = g->kernel[k].unit;
        dedup_emit(o, shared, kind, k, units.first[unit + 1] - units.first[unit] > 1);
    }
    emit_run(o, g, &units, cut, kind == PROGRAM_TRAIN && c->purpose == FOR_RUNTIME, shared);
}

// (jacobian.c runs decode.)
const char *program_run(Out *o, const Compilation *c, int kind) {
    const bool checked = kind == PROGRAM_TRAIN || kind == PROGRAM_DECODE || c->purpose != FOR_RUNTIME;
    return arena_printf(o->arena, checked ? "%s_run" : "VAE_UNCHECKED(%s_run)", program_names[kind]);
}

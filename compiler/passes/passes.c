// passes.c -- the pipeline: a table of passes and the loop that runs it, checks the graphs after every
// pass, and dumps what -d asks for.
#include "passes/passes.h"

#include <string.h>

static void pass_parse(Compilation *c) {
    c->ast = parse_file(c->arena, c->diag, c->text, c->length);
}

static void pass_check(Compilation *c) {
    c->model = check(c->arena, c->diag, c->ast, c->file, c->define, c->n_defines);
    if (c->model && c->batch) c->model->batch = c->batch;
}

static void dump_ast(Compilation *c, FILE *out) { ast_dump(c->ast, out); }

static void dump_layers(Arena *a, const Layer *l, int indent, FILE *out) {
    for (; l; l = l->next) {
        fprintf(out, "%*s%-*s %-30s %s -> %s\n", indent, "", 24 - indent, l->path, l->text,
                shape_text(a, l->in), shape_text(a, l->out));
        dump_layers(a, l->body, indent + 2, out);
    }
}

static void dump_model(Compilation *c, FILE *out) {
    const Model *m = c->model;
    fprintf(out, "model %s\n", m->name);
    for (int i = 0; i < m->n_streams; i++)
        fprintf(out, "data %s %s\n", m->stream[i].name,
                shape_text(c->arena, shape_of_stream(&m->stream[i])));
    for (int i = 0; i < m->n_latents; i++)
        fprintf(out, "latent %s [%d]\n", m->latent[i].name, m->latent[i].width);
    for (int i = 0; model_network(m, i); i++) dump_layers(c->arena, model_network(m, i)->layers, 0, out);
    dump_layers(c->arena, m->critic.layers, 0, out);
    fprintf(out, "likelihood %s, batch %d, epochs %d\n", m->target->likelihood->name, m->step_rows,
            m->training.epochs);
}

static void dump_graphs(Compilation *c, FILE *out) {
    for (int i = 0; i < PROGRAMS; i++)
        if (c->graph[i]) graph_dump(c->graph[i], out);
}

static void dump_schedule(Compilation *c, FILE *out) {
    for (int i = 0; i < PROGRAMS; i++)
        if (c->graph[i]) schedule_dump(c->graph[i], out);
}

// clang-format off
const Pass pass_table[] = {
    {'p', "parse", pass_parse, dump_ast},
    {'c', "check", pass_check, dump_model},
    {'b', "build", build, dump_graphs},
    {'r', "reorder", reorder, dump_graphs},
    {'k', "contract", contract, dump_graphs},
    {'a', "autodiff", autodiff, dump_graphs},
    {'v', "clip", clip, dump_graphs},
    {'s', "simplify", simplify, dump_graphs},
    {'w', "lower", lower, dump_graphs},
    {'l', "legalize", legalize, dump_graphs},
    {'n', "bound", bound, dump_graphs},
    {'f', "fuse", fuse, dump_graphs},
    {'m', "plan", plan, dump_graphs},
    {'o', "schedule", schedule, dump_schedule},
};
// clang-format on
const int n_passes = sizeof pass_table / sizeof pass_table[0];

bool run_passes(Compilation *c, const char *dump) { return run_passes_until(c, dump, NULL); }

bool run_passes_until(Compilation *c, const char *dump, const char *until) {
    for (int i = 0; i < n_passes && !(until && !strcmp(pass_table[i].name, until)); i++) {
        pass_table[i].run(c);
        if (diag_errors(c->diag)) return false;
        for (int k = 0; k < PROGRAMS; k++)
            if (c->graph[k]) graph_verify(c->graph[k], pass_table[i].name);
        if (dump && strchr(dump, pass_table[i].letter)) {
            fprintf(stderr, "# after %s\n", pass_table[i].name);
            pass_table[i].dump(c, stderr);
        }
    }
    return true;
}

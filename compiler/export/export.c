// export.c -- the formats into which a model can be exported.
#include "export/export.h"

#include <string.h>

const ExportFormat export_formats[] = {
    {.name = "pytorch", .help = "a torch.nn.Module that loads the weights which the program saves",
     .limit = pytorch_limit, .files = export_pytorch},
    {.name = "onnx", .help = "encoder.onnx, decoder.onnx and, where it is learned, prior.onnx, with the weights; of tokens step.onnx and "
                             "vocabulary.json",
     .weights = true, .directory = true, .until = "lower", .limit = onnx_limit, .files = export_onnx},
    {.name = "page", .help = "one HTML page to play with the trained model, that needs no server",
     .weights = true, .until = "lower", .limit = page_limit, .files = export_page},
    {.name = NULL},
};

const bool *outputs_with_form(const Compilation *c, const Graph *g, const bool none[OP_COUNT]) {
    bool *without = arena_alloc(c->arena, (size_t)g->n_nodes + 1), *with = arena_alloc(c->arena, (size_t)g->n_outputs + 1);
    for (NodeId id = 0; id < g->n_nodes; id++) {
        without[id] = none[g->node[id].op];
        for (int i = 0; i < g->node[id].n_in; i++) without[id] |= without[g->node[id].in[i]];
    }
    for (int i = 0; i < g->n_outputs; i++) {
        const char *name = g->output[i].name, *point = strrchr(name, '.');
        with[i] = !(g->kind == PROGRAM_ENCODE && point && !strcmp(point, ".sample") && without[g->output[i].node]);
        if (!with[i]) fprintf(stderr, "vaec export: %s: no output %s: that draw has no form here\n", c->file, name);
    }
    return with;
}

const ExportFormat *export_format(const char *name) {
    for (const ExportFormat *f = export_formats; f->name; f++)
        if (!strcmp(f->name, name)) return f;
    return NULL;
}

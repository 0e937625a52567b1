// export.c -- the formats into which a model can be exported.
#include "export/export.h"

#include <string.h>

const ExportFormat export_formats[] = {
    {.name = "pytorch", .help = "a torch.nn.Module that loads the weights which the program saves",
     .limit = pytorch_limit, .files = export_pytorch},
    {.name = "onnx", .help = "encoder.onnx, decoder.onnx and, where it is learned, prior.onnx, with the weights; of tokens step.onnx and "
                             "vocabulary.json",
     .weights = true, .directory = true, .step = true, .until = "lower", .limit = onnx_limit, .files = export_onnx},
    {.name = "page", .help = "one HTML page to play with the trained model, that needs no server",
     .weights = true, .step = true, .until = "lower", .limit = page_limit, .files = export_page},
    {.name = NULL},
};

const ExportFormat *export_format(const char *name) {
    for (const ExportFormat *f = export_formats; f->name; f++)
        if (!strcmp(f->name, name)) return f;
    return NULL;
}

// export.c -- the formats into which a model can be exported.
#include "tool/export.h"

#include <string.h>

const ExportFormat export_formats[] = {
    {"pytorch", "a torch.nn.Module that loads the weights which the program saves", export_pytorch},
    {NULL, NULL, NULL},
};

const ExportFormat *export_format(const char *name) {
    for (const ExportFormat *f = export_formats; f->name; f++)
        if (!strcmp(f->name, name)) return f;
    return NULL;
}

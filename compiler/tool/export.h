// export.h -- a model in the words of another framework (`vaec export`).
#ifndef VAEC_EXPORT_H
#define VAEC_EXPORT_H

#include "build/build.h"

typedef struct ExportFormat {
    const char *name, *help;
    char *(*text)(Compilation *c); // from the arena; NULL after a message on standard error
} ExportFormat;
extern const ExportFormat export_formats[]; // ends with a row whose name is NULL
const ExportFormat *export_format(const char *name); // NULL: there is none

char *export_pytorch(Compilation *c); // export_pytorch.c

#endif

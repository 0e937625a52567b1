// export.h -- a model in the words of another framework (`vaec export`).
// Uses emit/ (the version, the text of params) and what is below it.
#ifndef VAEC_EXPORT_H
#define VAEC_EXPORT_H

#include "build/build.h"

typedef struct ExportFile {
    const char *name; // in the directory; NULL: it is the only one, and has the name that the user gives
    const char *bytes; // NULL after the last
    size_t size;
} ExportFile;
#define EXPORT_FILES 6 // with the one that ends the list

typedef struct ColumnWords { // of a category, or what stands for 0 and 1 of a flag
    int n; // 0: not known
    const char *const *word;
} ColumnWords;

typedef struct Trained { // of a format with weights; else all NULL
    const float *param; // flat, as in VaeState.param
    // Of a table: [width], those of the model or those that training found; of tokens one, those that training found.
    const ColumnWords *words[VAE_MAX_STREAMS];
    const char *kl; // JSON: of each latent, the KL of each dimension in nats, as training last had it; NULL: unknown
} Trained;

typedef struct ExportFormat {
    const char *name, *help;
    bool weights;      // are in the files
    bool directory;    // -o is one
    const char *until; // the pass before which graphs are as the format wants them; NULL: after all of them
    const char *(*limit)(Compilation *c); // why the format cannot hold this model; NULL: it can
    // Fills in the files, from the arena; false after a message on standard error.
    bool (*files)(Compilation *c, const Trained *t, ExportFile *file);
} ExportFormat;
extern const ExportFormat export_formats[]; // ends with a row whose name is NULL
const ExportFormat *export_format(const char *name); // NULL: there is none

// The outputs of a program that have a form, if some ops (`none`, by their numbers) have not: what an encoder draws
// (".sample") may be left out, and that is said. [n_outputs]: false: it is.
const bool *outputs_with_form(const Compilation *c, const Graph *g, const bool none[OP_COUNT]);
bool export_pytorch(Compilation *c, const Trained *t, ExportFile *file); // pytorch.c
const char *pytorch_limit(Compilation *c);
bool export_onnx(Compilation *c, const Trained *t, ExportFile *file);    // onnx.c
const char *onnx_limit(Compilation *c);
bool export_page(Compilation *c, const Trained *t, ExportFile *file); // page.c
const char *page_limit(Compilation *c);

#endif

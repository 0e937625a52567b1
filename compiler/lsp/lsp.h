// lsp.h -- the language server: `vaec lsp` answers an editor over standard input and output, by the Language Server
// Protocol 3.17. One process, one thread; each text is checked anew, in an arena of its own, whenever it changes.
// Uses front/ and what is below it, never the passes: whatever is said of a model is known after check.
#ifndef VAEC_LSP_H
#define VAEC_LSP_H

#include <stdio.h>

int lsp_serve(FILE *in, FILE *out, const char *version); // until the editor says exit; an exit code

#endif

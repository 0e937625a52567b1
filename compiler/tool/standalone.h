// standalone.h -- what main.c needs of standalone.c.
#ifndef VAEC_TOOL_STANDALONE_H
#define VAEC_TOOL_STANDALONE_H

#include "emit/emit.h"

// The program as one C file.
char *standalone_text(Compilation *c);

#endif

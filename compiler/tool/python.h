// python.h -- what main.c needs of python.c.
#ifndef VAEC_TOOL_PYTHON_H
#define VAEC_TOOL_PYTHON_H

#include "emit/library.h"
#include "tool/driver.h"

// Makes the Python package o->output, a directory, or ./<model name>: an exit code; what is wrong is reported.
int python_build(Compilation *c, const BuildOptions *o, LibraryOptions *l);

#endif

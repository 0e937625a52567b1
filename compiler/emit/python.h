// python.h -- a model as a Python package around its C library (runtime/python/).
#ifndef VAEC_PYTHON_H
#define VAEC_PYTHON_H

#include "emit/emit.h"

// Whether `name` can be imported.
bool python_can_import(const char *name);
// The package's __init__.py: what the model is, and the class Model.
void python_init(Out *o, const Compilation *c, const char *package);
void python_project(Out *o, const Compilation *c, const char *package); // its pyproject.toml

#endif

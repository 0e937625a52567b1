// python.h -- writing Python: lines, names, formulas, and the parts that a file needs.
#ifndef VAEC_EXPORT_PYTHON_H
#define VAEC_EXPORT_PYTHON_H

#include "build/build.h"

typedef struct Py { // the writer, and what has which name in Python
    FILE *f;
    Arena *arena;
    int depth;
    const Compilation *c;
    const Model *m;
    const char *stream[VAE_MAX_STREAMS], *latent[MAX_LATENTS], *shared[MAX_SHARED]; // as variables
    const char *previous[VAE_MAX_STREAMS]; // what stands one step before each of a stream of tokens
    const Target *target;  // whose decoder and likelihood are being written
    bool made[MAX_SHARED]; // in the method that is being written: shared networks that have been called
    bool flat;             // latents are [n, samples, width] there, and networks take [n * samples, width]
    const char **taken; // variables of the method that is being written
    int n_taken, cap_taken;
    bool failed; // something has no form in Python; said on standard error
} Py;

void py_line(Py *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
void py_open(Py *p, const char *format, ...) __attribute__((format(printf, 2, 3))); // "def f():"
void py_close(Py *p);
void py_blank(Py *p);
void py_doc(Py *p, const char *format, ...) __attribute__((format(printf, 2, 3))); // """..."""
// A line with a comment of the user's words behind it, made harmless and cut at column 100.
void py_comment(Py *p, const char *comment, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

char *py_harmless(Arena *a, const char *text); // what could end a comment or a string becomes ?
const char *py_number(Arena *a, double value); // 20, 0.5, 1e-05
const char *py_string(Arena *a, const char *text);
const char *py_literal(Arena *a, const char *text); // the same text, whatever is in it
const char *py_class_name(Arena *a, const char *name); // my_model: MyModel
// The name as a variable that is no word of Python's and none of our own.
const char *py_variable(Py *p, const char *name);
// The name as that of a module in an nn.ModuleDict.
const char *py_key(Py *p, const char *name);
bool py_part(Arena *a, const char *name); // pytorch_parts.py has a function of this name
void py_join(Arena *a, const char **list, const char *separator, const char *item);

// The file: what `body` needs of pytorch_parts.py, before it; only the imports that are used.
char *py_file(Arena *a, const char *header, const char *body);

// python_formula.c: the formula of a table's row as an expression of Python.
typedef struct PyName {
    const char *name, *text; // in the formula; in Python
    bool constant;           // a number, not a tensor
} PyName;
#define MAX_FORMULA_NAMES 24
typedef struct PyNames {
    PyName name[MAX_FORMULA_NAMES];
    int n;
} PyNames;
void py_names_add(PyNames *s, const char *name, const char *text, bool constant);
const char *py_formula(Arena *a, const char *formula, const PyNames *s);
bool py_formula_constant(Arena *a, const char *formula, const PyNames *s);
bool formula_uses(Arena *a, const char *formula, const char *name);

#endif

// writer.h -- the writer of C: owns indentation, numbers, comments and string literals.
#ifndef VAEC_WRITER_H
#define VAEC_WRITER_H

#include "graph/graph.h"

struct Out {
    FILE *f;
    Arena *arena;
    int depth;
};

void out_line(Out *o, const char *format, ...) __attribute__((format(printf, 2, 3)));
void out_open(Out *o, const char *format, ...) __attribute__((format(printf, 2, 3))); // ends in " {"
void out_close(Out *o, const char *tail); // "}" and what follows it
// A comment line; user words in it are made harmless and the line kept under 100 columns.
void out_comment(Out *o, const char *format, ...) __attribute__((format(printf, 2, 3)));
void out_blank(Out *o);
const char *out_float(Arena *a, double value);       // 0.5f: always a point or exponent, then f
const char *out_double(Arena *a, double value);      // 0.5
const char *out_string(Arena *a, const char *text);  // a C string literal, quotes included

#endif

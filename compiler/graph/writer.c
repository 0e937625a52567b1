// writer.c -- the writer of C: owns indentation, numbers, comments and string literals.
#include "graph/writer.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void indent(Out *o) { fprintf(o->f, "%*s", 4 * o->depth, ""); }

static char *format_text(Out *o, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    const int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = arena_alloc(o->arena, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, args);
    return text;
}

void out_line(Out *o, const char *format, ...) {
    va_list args;
    va_start(args, format);
    indent(o);
    vfprintf(o->f, format, args);
    fputc('\n', o->f);
    va_end(args);
}

void out_open(Out *o, const char *format, ...) {
    va_list args;
    va_start(args, format);
    indent(o);
    vfprintf(o->f, format, args);
    fputs(" {\n", o->f);
    o->depth++;
    va_end(args);
}

void out_close(Out *o, const char *tail) {
    o->depth--;
    indent(o);
    fprintf(o->f, "}%s\n", tail);
}

void out_blank(Out *o) { fputc('\n', o->f); }

// A backslash or a trigraph could join lines, a control character could do anything: both go.
void out_comment(Out *o, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *text = format_text(o, format, args);
    va_end(args);
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < ' ' || *c == '\\' || *c == '?' || *c == 127) *c = ' ';
    size_t room = 96 - 4 * (size_t)o->depth, length = strlen(text);
    if (length > room) {
        while (room > 0 && ((unsigned char)text[room] & 0xC0) == 0x80) room--; // whole characters
        memcpy(text + room - 3, "...", 4);
    }
    indent(o);
    fprintf(o->f, "//%s%s\n", *text ? " " : "", text);
}

const char *out_double(Arena *a, double value) {
    if (!isfinite(value)) die("a constant is not finite");
    for (int digits = 9; digits <= 17; digits += 8) {
        const char *text = arena_printf(a, "%.*g", digits, value);
        if (digits == 17 || strtod(text, NULL) == value)
            return strpbrk(text, ".e") ? text : arena_printf(a, "%s.0", text);
    }
    return "0.0";
}

const char *out_float(Arena *a, double value) {
    if (!isfinite(value)) die("a constant is not finite");
    const char *text = arena_printf(a, "%.9g", value);
    if (strtof(text, NULL) != (float)value) text = arena_printf(a, "%.9g", (double)(float)value); // rounded twice it is not the nearest
    return arena_printf(a, "%s%sf", text, strpbrk(text, ".e") ? "" : ".0");
}

const char *out_string(Arena *a, const char *text) {
    char *copy = arena_alloc(a, 4 * strlen(text) + 3), *to = copy;
    *to++ = '"';
    for (const char *c = text; *c; c++) {
        const unsigned char byte = (unsigned char)*c;
        if (byte == '\n') to = stpcpy(to, "\\n");
        else if (byte == '"' || byte == '\\') *to++ = '\\', *to++ = *c;
        else if (byte < ' ' || byte >= 127 || byte == '?') to += sprintf(to, "\\%03o", byte);
        else *to++ = *c;
    }
    *to++ = '"';
    *to = 0;
    return copy;
}

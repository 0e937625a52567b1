// python.c -- the writer of Python: indentation, names, numbers, comments; and which blocks of
// pytorch_parts.py a file needs.
#include "export/python.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "export/pytorch_parts.inc" // pytorch_parts[], its bytes and a zero

enum { COLUMNS = 100 };

// ---------------------------------------------------------------- lines

static char *format_text(Arena *a, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    const int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0) out_of_memory();
    char *text = arena_alloc(a, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, args);
    return text;
}

// Depth of brackets and whether a string goes on, character by character.
typedef struct Nesting {
    int depth;
    bool string;
} Nesting;

static void nest(Nesting *n, char c) {
    if (c == '"') n->string = !n->string;
    if (n->string) return;
    n->depth += strchr("([{", c) != NULL;
    n->depth -= strchr(")]}", c) != NULL;
}

// Whether a line may go on anew at `at`: behind a comma inside brackets, or before + and - outside.
static bool may_break(const char *at, const Nesting *n, int depth) {
    if (n->string || n->depth != depth) return false;
    return depth ? at[-1] == ' ' && at[-2] == ',' : !strncmp(at, "+ ", 2) || !strncmp(at, "- ", 2);
}

// Prints text in lines that break at this depth, or only says whether they all fit.
static bool break_lines(Py *p, const char *text, size_t start, int depth, bool print) {
    const size_t indent = 4 * (size_t)p->depth, close = depth ? 0 : 1;
    size_t column = 0, from = start, line = 0; // of the continuation; text that is not printed yet
    bool fits = true;
    Nesting n = {0, false};
    const char *bracket = depth ? text + start : "";
    for (int d = 0; *bracket && d < depth; bracket++) { // behind the bracket that opens this depth
        Nesting before = n;
        nest(&n, *bracket);
        if (n.depth > before.depth) d++;
    }
    column = depth ? (size_t)(bracket - text) : start + 1;
    n = (Nesting){0, false};
    const size_t length = strlen(text);
    size_t last = 0; // where the line could break
    const char *open = close ? "(" : "";
    for (size_t i = start; i <= length; i++) {
        const bool point = i == length || (i > start + 1 && may_break(text + i, &n, depth));
        if (point) {
            const size_t head = line ? column : start + close;
            if (last > from && indent + head + (i - from) + close > COLUMNS) {
                size_t end = last;
                while (text[end - 1] == ' ') end--;
                if (print) {
                    if (line) fprintf(p->f, "%*s", (int)(indent + column), "");
                    else fprintf(p->f, "%*s%.*s%s", (int)indent, "", (int)start, text, open);
                    fprintf(p->f, "%.*s\n", (int)(end - from), text + from);
                }
                line++;
                from = last;
            }
            fits &= indent + (line ? column : start + close) + (i - from) + close <= COLUMNS;
            last = i;
        }
        if (i < length) nest(&n, text[i]);
    }
    if (print) {
        if (line) fprintf(p->f, "%*s%s%s\n", (int)(indent + column), "", text + from, close ? ")" : "");
        else fprintf(p->f, "%*s%s\n", (int)indent, "", text);
    }
    return fits;
}

static void write_code(Py *p, const char *text) {
    if (4 * (size_t)p->depth + strlen(text) <= COLUMNS || strstr(text, "\"\"\"") || *text == '#') {
        fprintf(p->f, "%*s%s\n", 4 * p->depth, "", text);
        return;
    }
    const char *equals = strstr(text, " = ");
    const size_t start = !strncmp(text, "return ", 7) ? 7 : equals ? (size_t)(equals - text) + 3 : 0;
    int depth = start ? 0 : 1;
    Nesting n = {0, false};
    bool operators = false; // outside of brackets
    for (const char *at = text + start; *at; nest(&n, *at++))
        operators |= at > text + start && may_break(at, &n, 0);
    if (!operators) depth = 1;
    for (int d = depth; d <= 3 && (d == 0 || depth); d++)
        if (break_lines(p, text, start, d, false)) {
            depth = d;
            break;
        }
    break_lines(p, text, start, depth, true);
}

void py_line(Py *p, const char *format, ...) {
    va_list args;
    va_start(args, format);
    write_code(p, format_text(p->arena, format, args));
    va_end(args);
}

void py_open(Py *p, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fprintf(p->f, "%*s%s\n", 4 * p->depth++, "", format_text(p->arena, format, args));
    va_end(args);
}

void py_close(Py *p) { p->depth--; }

void py_blank(Py *p) { fputc('\n', p->f); }

// Printable ASCII only, no backslash and no quote: the text is the user's.
char *py_harmless(Arena *a, const char *text) {
    char *copy = arena_printf(a, "%s", text);
    for (char *c = copy; *c; c++)
        if ((unsigned char)*c < ' ' || (unsigned char)*c > '~' || *c == '\\' || *c == '"') *c = '?';
    return copy;
}

void py_doc(Py *p, const char *format, ...) {
    va_list args;
    va_start(args, format);
    py_line(p, "\"\"\"%s\"\"\"", py_harmless(p->arena, format_text(p->arena, format, args)));
    va_end(args);
}

void py_comment(Py *p, const char *comment, const char *format, ...) {
    va_list args;
    va_start(args, format);
    const char *code = format_text(p->arena, format, args);
    va_end(args);
    char *text = py_harmless(p->arena, comment);
    const size_t indent = 4 * (size_t)p->depth, used_by = indent + strlen(code) + 4;
    if (used_by + strlen(text) <= COLUMNS) {
        py_line(p, "%s%s# %s", code, *code ? "  " : "", text);
        return;
    }
    if (indent + 2 + strlen(text) > COLUMNS) memcpy(text + COLUMNS - indent - 5, "...", 4);
    py_line(p, "# %s", text); // above it
    py_line(p, "%s", code);
}

// ---------------------------------------------------------------- words

const char *py_number(Arena *a, double value) {
    if (!isfinite(value)) die("a constant is not finite");
    for (int digits = 6; digits <= 17; digits++) {
        char *text = arena_printf(a, "%.*g", digits, value), *plus = strstr(text, "e+0");
        if (plus) memmove(plus + 1, plus + 3, strlen(plus + 3) + 1); // 1e6
        if (strtod(text, NULL) == value) return text;
    }
    return "0";
}

const char *py_string(Arena *a, const char *text) {
    return arena_printf(a, "\"%s\"", py_harmless(a, text));
}

const char *py_literal(Arena *a, const char *text) {
    const char *s = "\"";
    for (; *text; text++) {
        const unsigned char c = (unsigned char)*text;
        const bool plain = c >= ' ' && c != 127 && c != '"' && c != '\\';
        s = plain ? arena_printf(a, "%s%c", s, c) : arena_printf(a, "%s\\x%02x", s, c);
    }
    return arena_printf(a, "%s\"", s);
}

const char *py_class_name(Arena *a, const char *name) {
    char *text = arena_alloc(a, strlen(name) + 8), *to = text;
    bool first = true;
    for (const char *c = name; *c; c++) {
        if (*c == '_') first = true;
        else *to++ = first ? (char)toupper((unsigned char)*c) : *c, first = false;
    }
    *to = 0;
    static const char *const taken[] = {"None", "True", "False", "F", NULL};
    const char *end = text + strlen(text) - strlen("Activation"); // as pytorch_modules.c calls some
    bool clash = !*text || isdigit((unsigned char)*text) || (end > text && !strcmp(end, "Activation"));
    for (int i = 0; taken[i]; i++) clash |= !strcmp(text, taken[i]);
    const char *part = strstr((const char *)pytorch_parts, arena_printf(a, "\nclass %s", text));
    clash |= part && !isalnum((unsigned char)part[strlen("\nclass ") + strlen(text)]);
    return clash ? arena_printf(a, "Model%s", text) : text;
}

// Python's words, our variables and methods, the modules that the file imports, and functions of
// Python that it calls.
static const char *const reserved[] = {
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
    "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    "self", "cls", "torch", "nn", "F", "math", "json", "csv", "datetime", "struct", "h", "p", "q", "n", "noise", "loss", "kl",
    "beta", "capacity", "free_bits", "temperature", "rows", "reconstruction", "known", "before", "path",
    "nll", "log_q", "log_p", "log_w", "ratio", "weight", "share", "each", "like", "prior", "mean",
    "variance", "u", "super", "print", "dict", "max", "min", "next", "logvar", "logscale", "logsize", "zero",
    "information", "correlation", "dimensions", "log_qx", "log_q_all", "log_q_dims", "pressed", "row",
    "pairs", "grad", "raw", "weighed", "draws", "below", "hidden", "counted", "re", "spectral_norm", NULL};

// Of a model of tokens.
static const char *const reserved_tokens[] = {"mask", "states", "says", "greedy", "top", "begin", "how", "said", NULL};

// Beginnings of our variables that end in the name of a latent or the number of a stage.
static const char *const prefixes[] = {"q_", "h_", "kl_", "log_p_", "log_q_", "each_", "stage_",
                                       "log_", "of_", "known_", "has_", "features_", "given_", "cells_", "hidden_", "previous_",
                                       "mask_", NULL};

bool py_part(Arena *a, const char *name) {
    return strstr((const char *)pytorch_parts, arena_printf(a, "\ndef %s(", name)) != NULL;
}

static bool used(const Py *p, const char *name) {
    bool tokens = false;
    for (int i = 0; i < p->m->n_streams; i++) tokens |= p->m->stream[i].kind == VAE_TOKENS;
    for (int i = 0; reserved[i]; i++)
        if (!strcmp(reserved[i], name)) return true;
    for (int i = 0; tokens && reserved_tokens[i]; i++)
        if (!strcmp(reserved_tokens[i], name)) return true;
    for (int i = 0; i < p->n_taken; i++)
        if (!strcmp(p->taken[i], name)) return true;
    return py_part(p->arena, name);
}

const char *py_variable(Py *p, const char *name) {
    const char *text = name;
    for (int i = 0; p->n_taken < p->m->n_streams + p->m->n_latents + p->m->n_shared && prefixes[i]; i++)
        if (!strncmp(name, prefixes[i], strlen(prefixes[i]))) text = name = arena_printf(p->arena, "v_%s", name);
    for (int i = 1; used(p, text); i++) text = arena_printf(p->arena, i == 1 ? "%s_" : "%s_%d", name, i);
    p->taken = arena_grow(p->arena, p->taken, &p->cap_taken, p->n_taken + 1, sizeof *p->taken);
    p->taken[p->n_taken++] = text;
    return text;
}

// What an nn.ModuleDict is or has, so that no module in it can be called so. And it may come to have what
// begins with _.
static const char *const module_words[] = {
    "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init",
    "children", "clear", "compile", "cpu", "cuda", "double", "dump_patches", "eval",
    "extra_repr", "float", "forward", "get_buffer", "get_extra_state", "get_parameter",
    "get_submodule", "half", "ipu", "items", "keys", "load_state_dict", "modules", "mtia",
    "named_buffers", "named_children", "named_modules", "named_parameters", "parameters",
    "pop", "register_backward_hook", "register_buffer", "register_forward_hook",
    "register_forward_pre_hook", "register_full_backward_hook",
    "register_full_backward_pre_hook", "register_load_state_dict_post_hook",
    "register_load_state_dict_pre_hook", "register_module", "register_parameter",
    "register_state_dict_post_hook", "register_state_dict_pre_hook", "requires_grad_",
    "set_extra_state", "set_submodule", "share_memory", "state_dict", "to", "to_empty",
    "train", "training", "type", "update", "values", "xpu", "zero_grad", NULL};

const char *py_key(Py *p, const char *name) {
    bool taken = name[0] == '_';
    for (int i = 0; module_words[i]; i++) taken |= !strcmp(module_words[i], name);
    if (!taken) return name;
    const char *text = arena_printf(p->arena, "%s%s_", name[0] == '_' ? "u" : "", name);
    for (bool again = true; again;) { // no other may be called so
        again = false;
        for (int i = 0; i < p->m->n_latents; i++) again |= !strcmp(p->m->latent[i].name, text);
        for (int i = 0; i < p->m->n_streams; i++) again |= !strcmp(p->m->stream[i].name, text);
        const Network *net;
        for (int i = 0; (net = model_network(p->m, i)); i++) again |= net->own && !strcmp(net->own, text);
        if (again) text = arena_printf(p->arena, "%s_", text);
    }
    return text;
}

void py_join(Arena *a, const char **list, const char *separator, const char *item) {
    *list = *list && **list ? arena_printf(a, "%s%s%s", *list, separator, item) : item;
}

// ---------------------------------------------------------------- parts

typedef struct Part { // a top-level block: class, def, or a line of dashes with a heading
    const char *begin;
    size_t length;
    const char *name; // NULL: a heading
    bool needed;
} Part;

static bool word_byte(char c) { return isalnum((unsigned char)c) || c == '_'; }

static bool has_word(const char *text, size_t length, const char *word) {
    const size_t n = strlen(word);
    for (const char *at = text; (size_t)(at - text) + n <= length; at++) {
        if (at != text && (word_byte(at[-1]) || at[-1] == '.')) continue;
        if (!strncmp(at, word, n) && ((size_t)(at - text) + n == length || !word_byte(at[n]))) return true;
    }
    return false;
}

static int parts_of(Arena *a, Part **parts) {
    int n = 0, cap = 0;
    *parts = NULL;
    const char *text = (const char *)pytorch_parts;
    for (const char *line = text; *line;) {
        const char *next = strchr(line, '\n');
        next = next ? next + 1 : line + strlen(line);
        const bool def = !strncmp(line, "def ", 4), class = !strncmp(line, "class ", 6);
        if (def || class || !strncmp(line, "# ---", 5)) {
            *parts = arena_grow(a, *parts, &cap, n + 1, sizeof **parts);
            Part part = {.begin = line};
            const char *name = line + (def ? 4 : 6);
            size_t length = 0;
            while (word_byte(name[length])) length++;
            if (def || class) part.name = arena_printf(a, "%.*s", (int)length, name);
            (*parts)[n++] = part;
        }
        if (n) (*parts)[n - 1].length = (size_t)(next - (*parts)[n - 1].begin);
        line = next;
    }
    return n;
}

static void need(Part *parts, int n, const char *text, size_t length) {
    for (int i = 0; i < n; i++) {
        if (!parts[i].name || parts[i].needed || !has_word(text, length, parts[i].name)) continue;
        parts[i].needed = true;
        need(parts, n, parts[i].begin, parts[i].length);
    }
}

char *py_file(Arena *a, const char *header, const char *body) {
    Part *parts;
    const int n = parts_of(a, &parts);
    need(parts, n, body, strlen(body));
    Capture text;
    capture_begin(&text);
    for (int i = 0; i < n; i++)
        if (parts[i].needed) fprintf(text.f, "%.*s", (int)parts[i].length, parts[i].begin);
    fputs(body, text.f);
    char *rest = capture_end(&text, a);
    static const char *const imports[][2] = {
        {"csv", "import csv\n"}, {"datetime", "import datetime\n"}, {"json", "import json\n"}, {"math", "import math\n"}, {"re", "import re\n"}, {"struct", "import struct\n"},
        {"torch", "\nimport torch\n"}, {"F", "import torch.nn.functional as F\n"},
        {"nn", "from torch import nn\n"},
        {"spectral_norm", "from torch.nn.utils.parametrizations import spectral_norm\n"}};
    const char *top = "";
    for (size_t i = 0; i < sizeof imports / sizeof *imports; i++)
        if (has_word(rest, strlen(rest), imports[i][0])) top = arena_printf(a, "%s%s", top, imports[i][1]);
    return arena_printf(a, "%s%s\n\n%s", header, top, rest);
}

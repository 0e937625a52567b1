// ast.c -- the tree: builders for the grammar's actions, the two entries of the parser, a dump.
// In:  text.  Out: an Ast whose names are not yet looked at, or NULL after any error.
// parse_file first makes sure that the text is UTF-8 without control characters, so that neither
// the scanner nor a quoted line of a message has to care. Expressions are at most MAX_EXPR_DEPTH
// deep and brackets MAX_NESTING, so that every walk of the tree may be recursive.
#include "front/ast.h"

#include "front/parser.h"

#include "front/lexer.h"

#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- builders

Loc loc_span(Loc from, Loc to) { return (Loc){from.line, from.col, to.end_line, to.end_col}; }

static int depth_of(const Expr *e) { return e ? e->depth : 0; }

static Expr *expr_new(Parse *p, Loc loc, ExprKind kind, int depth) {
    Expr *e = arena_alloc(p->arena, sizeof *e);
    if (depth > MAX_EXPR_DEPTH) { // stands for the tree below, which nobody will walk
        diag_error(p->diag, loc, "E0108",
                   "an expression of more than %d operators within one another", MAX_EXPR_DEPTH);
        kind = EX_NUMBER;
        depth = 1;
    }
    e->kind = kind;
    e->loc = loc;
    e->depth = depth;
    return e;
}

static int args_depth(const Arg *arg) {
    int depth = 0;
    for (; arg; arg = arg->next)
        if (depth_of(arg->value) > depth) depth = depth_of(arg->value);
    return depth;
}

Expr *ast_number(Parse *p, Loc loc, double number) {
    Expr *e = expr_new(p, loc, EX_NUMBER, 1);
    e->number = number;
    return e;
}

Expr *ast_name(Parse *p, Loc loc, const char *name) {
    Expr *e = expr_new(p, loc, EX_NAME, 1);
    e->name = name;
    return e;
}

Expr *ast_text(Parse *p, Loc loc, const char *text) {
    Expr *e = expr_new(p, loc, EX_TEXT, 1);
    e->name = text;
    return e;
}

Expr *ast_call(Parse *p, Loc loc, const char *name, ArgList args) {
    Expr *e = expr_new(p, loc, EX_CALL, 1 + args_depth(args.first));
    e->name = name;
    e->args = args.first;
    return e;
}

Expr *ast_tuple(Parse *p, Loc loc, Expr *first, ArgList rest) {
    Arg *head = ast_arg(p, first->loc, NULL, first->loc, first);
    head->next = rest.first;
    Expr *e = expr_new(p, loc, EX_TUPLE, 1 + args_depth(head));
    e->args = head;
    return e;
}

Expr *ast_neg(Parse *p, Loc loc, Expr *operand) {
    Expr *e = expr_new(p, loc, EX_NEG, 1 + depth_of(operand));
    e->left = operand;
    return e;
}

Expr *ast_binary(Parse *p, Loc loc, char op, Expr *left, Expr *right) {
    const int l = depth_of(left), r = depth_of(right);
    Expr *e = expr_new(p, loc, EX_BINARY, 1 + (l > r ? l : r));
    e->op = op;
    e->left = left;
    e->right = right;
    return e;
}

Arg *ast_arg(Parse *p, Loc loc, const char *name, Loc name_loc, Expr *value) {
    Arg *arg = arena_alloc(p->arena, sizeof *arg);
    arg->loc = loc;
    arg->name = name;
    arg->name_loc = name_loc;
    arg->value = value;
    return arg;
}

Stage *ast_stage(Parse *p, Loc name_loc, const char *name) {
    Stage *stage = arena_alloc(p->arena, sizeof *stage);
    stage->loc = stage->name_loc = name_loc;
    stage->name = name;
    return stage;
}

Setting *ast_setting(Parse *p, Loc loc, const char *name, Loc name_loc, Expr *value) {
    Setting *setting = arena_alloc(p->arena, sizeof *setting);
    setting->loc = loc;
    setting->name = name;
    setting->name_loc = name_loc;
    setting->value = value;
    return setting;
}

ColumnDecl *ast_column(Parse *p, Loc loc, const char *name, Loc name_loc, Expr *kind) {
    ColumnDecl *column = arena_alloc(p->arena, sizeof *column);
    *column = (ColumnDecl){.loc = loc, .name_loc = name_loc, .name = name, .kind = kind};
    return column;
}

Decl *ast_decl(Parse *p, DeclKind kind, Loc loc, const char *name, Loc name_loc) {
    Decl *decl = arena_alloc(p->arena, sizeof *decl);
    decl->kind = kind;
    decl->loc = loc;
    decl->name = name;
    decl->name_loc = name_loc;
    return decl;
}

void ast_network(Decl *d, const char *of, Loc of_loc, Arg *params, bool has_params, Stage *stages, Loc end) {
    d->of = of;
    d->of_loc = of_loc;
    d->params = params;
    d->has_params = has_params;
    d->stages = stages;
    d->end = end;
}

#define APPEND(function, List, Item)                                                               \
    List function(List list, Item *item) {                                                         \
        if (!item) return list;                                                                    \
        if (list.last) list.last->next = item;                                                     \
        else list.first = item;                                                                    \
        list.last = item;                                                                          \
        return list;                                                                               \
    }
APPEND(arg_append, ArgList, Arg)
APPEND(stage_append, StageList, Stage)
APPEND(setting_append, SettingList, Setting)
APPEND(column_append, ColumnList, ColumnDecl)
APPEND(decl_append, DeclList, Decl)

// ---------------------------------------------------------------- the text

// Length of the UTF-8 character at s, 0 if it is none: no overlong forms, surrogates, or beyond
// U+10FFFF.
static size_t utf8_length(const unsigned char *s, size_t left) {
    if (s[0] < 0x80) return 1;
    const size_t n = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (s[0] < 0xC2 || s[0] > 0xF4 || left < n) return 0;
    for (size_t i = 1; i < n; i++)
        if ((s[i] & 0xC0) != 0x80) return 0;
    if (s[0] == 0xE0 && s[1] < 0xA0) return 0;
    if (s[0] == 0xED && s[1] > 0x9F) return 0;
    if (s[0] == 0xF0 && s[1] < 0x90) return 0;
    if (s[0] == 0xF4 && s[1] > 0x8F) return 0;
    return n;
}

// Reports the first byte that is not text.
static bool check_text(Diag *d, const char *text, size_t length) {
    const unsigned char *s = (const unsigned char *)text;
    Loc at = {1, 1, 1, 2};
    for (size_t i = 0, n; i < length; i += n) {
        n = utf8_length(s + i, length - i);
        at.end_line = at.line;
        at.end_col = at.col + 1;
        if (!n) {
            diag_error(d, at, "E0101", "byte 0x%02X is not valid UTF-8", s[i]);
            diag_hint(d, "save the file as UTF-8");
            return false;
        }
        const bool return_alone = s[i] == '\r' && !(i + 1 < length && s[i + 1] == '\n');
        if (return_alone || (s[i] < ' ' && !strchr("\t\n\r", s[i])) || s[i] == 0x7F || s[i] == 0) {
            diag_error(d, at, "E0102", "control character 0x%02X", s[i]);
            if (s[i] == 0) diag_hint(d, "is this a text file?");
            if (return_alone) diag_hint(d, "lines end in LF or CRLF");
            return false;
        }
        if (s[i] == '\n') at.line++, at.col = 1;
        else at.col = s[i] == '\t' ? (at.col - 1) / 8 * 8 + 9 : at.col + 1;
    }
    return true;
}

static void run(Parse *p, int start, const char *text, size_t length) {
    p->start = start;
    p->at = (Loc){.line = 1, .col = 1};
    p->line_start = true;
    yyscan_t scanner;
    if (yylex_init_extra(p, &scanner)) out_of_memory();
    YY_BUFFER_STATE buffer = yy_scan_bytes(text, (int)length, scanner);
    yyparse(p, scanner);
    yy_delete_buffer(buffer, scanner);
    yylex_destroy(scanner);
}

Ast *parse_file(Arena *a, Diag *d, const char *text, size_t length) {
    if (length > 3 && (!memcmp(text, "\x7F" "ELF", 4) || !memcmp(text, "MZ\x90", 3))) {
        diag_error(d, (Loc){0}, "E0102", "this is a program, not a model");
        diag_hint(d, "name the model's file, MODEL.vae, that the program was built from");
        return NULL;
    }
    if (length > MAX_SOURCE) {
        diag_error(d, (Loc){0}, "E0104", "the file has more than %d bytes", MAX_SOURCE);
        return NULL;
    }
    if (!check_text(d, text, length)) return NULL;
    const int before = diag_errors(d);
    Parse p = {.arena = a, .diag = d, .ast = arena_alloc(a, sizeof(Ast))};
    const size_t mark = length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3) ? 3 : 0; // byte-order mark
    run(&p, START_FILE, text + mark, length - mark);
    if (diag_errors(d) > before) return NULL;
    if (!p.ast->decls) {
        diag_error(d, (Loc){0}, "E0103", "the file holds no model");
        diag_hint(d, "a file begins with: model NAME");
        return NULL;
    }
    return p.ast;
}

Expr *parse_formula(Arena *a, const char *text) {
    Diag *d = diag_new(a, text, text, stderr);
    Parse p = {.arena = a, .diag = d, .ast = arena_alloc(a, sizeof(Ast))};
    run(&p, START_FORMULA, text, strlen(text));
    if (diag_errors(d) || !p.formula) {
        diag_print(d);
        die("bad formula in a table: %s", text);
    }
    return p.formula;
}

// ---------------------------------------------------------------- dump

static void dump_args(const Arg *arg, FILE *out);

static void dump_expr(const Expr *e, FILE *out) {
    switch (e->kind) {
    case EX_NUMBER:
        fprintf(out, "%.17g", e->number);
        break;
    case EX_NAME:
        fprintf(out, "%s", e->name);
        break;
    case EX_TEXT:
        fprintf(out, "\"%s\"", e->name);
        break;
    case EX_CALL:
        fprintf(out, "%s", e->name);
        dump_args(e->args, out);
        break;
    case EX_TUPLE:
        dump_args(e->args, out);
        break;
    case EX_NEG:
        fprintf(out, "(-");
        dump_expr(e->left, out);
        fprintf(out, ")");
        break;
    case EX_BINARY:
        fprintf(out, "(");
        dump_expr(e->left, out);
        fprintf(out, " %c ", e->op);
        dump_expr(e->right, out);
        fprintf(out, ")");
        break;
    }
}

static void dump_args(const Arg *arg, FILE *out) {
    fprintf(out, "(");
    for (; arg; arg = arg->next) {
        if (arg->name) fprintf(out, "%s=", arg->name);
        dump_expr(arg->value, out);
        if (arg->next) fprintf(out, ", ");
    }
    fprintf(out, ")");
}

static void dump_stages(const Stage *s, int indent, FILE *out) {
    for (; s; s = s->next) {
        fprintf(out, "%*s%s", indent, "", s->name);
        if (s->args) dump_args(s->args, out);
        if (s->as) fprintf(out, " as %s", s->as);
        fprintf(out, "    # %d:%d\n", s->name_loc.line, s->name_loc.col);
        if (s->has_body) dump_stages(s->body, indent + 4, out);
    }
}

void ast_dump(const Ast *ast, FILE *out) {
    static const char *const kinds[] = {"model", "param",   "data",    "latent",
                                        "block", "shared",  "critic",  "network", "settings"};
    for (const Decl *d = ast->decls; d; d = d->next) {
        fprintf(out, "%s %s", kinds[d->kind], d->name);
        if (d->of) fprintf(out, " %s", d->of);
        if (d->params || d->has_params) dump_args(d->params, out);
        if (d->value) {
            fprintf(out, d->kind == DECL_PARAM ? " = " : ": ");
            dump_expr(d->value, out);
        }
        fprintf(out, "    # %d:%d\n", d->name_loc.line, d->name_loc.col);
        for (const ColumnDecl *k = d->columns; k; k = k->next) {
            fprintf(out, "    %s ", k->name);
            dump_expr(k->kind, out);
            fprintf(out, "\n");
        }
        dump_stages(d->stages, 4, out);
        for (const Setting *s = d->settings; s; s = s->next) {
            fprintf(out, "    %s = ", s->name);
            dump_expr(s->value, out);
            fprintf(out, "\n");
        }
    }
}

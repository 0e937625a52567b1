// ast.h -- what the lexer, the grammar and the tree's builders share; nobody else needs it.
#ifndef VAEC_AST_H
#define VAEC_AST_H

#include "front/front.h"

#define MAX_SOURCE (1 << 20) // bytes
#define MAX_NESTING 64       // brackets within brackets
#define MAX_EXPR_DEPTH 400   // operators within operators: every walk of a tree is recursive
#define MAX_NAME 64

typedef struct Parse { // one run of the parser; the scanner's extra data
    Arena *arena;
    Diag *diag;
    int start; // the token that comes first and selects the grammar; 0 once delivered
    Loc at;    // where the next token starts
    struct {
        char open;
        bool table; // text in quotes can stand here
        Loc loc;
    } nesting[MAX_NESTING];
    int depth;
    bool too_deep;    // reported; the rest of the file is not read
    bool begins_line; // the last word of the language
    Loc syntax_error; // the last one reported
    Loc before, now;  // the last two tokens
    bool table;       // the last one was the word
    double number;    // the last one
    bool line_start;  // only white space so far on this line
    Ast *ast;
    Expr *formula;
} Parse;

typedef struct {
    Arg *first, *last;
} ArgList;
typedef struct {
    Stage *first, *last;
} StageList;
typedef struct {
    Setting *first, *last;
} SettingList;
typedef struct {
    ColumnDecl *first, *last;
} ColumnList;
typedef struct {
    Decl *first, *last;
} DeclList;

Expr *ast_number(Parse *p, Loc loc, double number);
Expr *ast_name(Parse *p, Loc loc, const char *name);
Expr *ast_text(Parse *p, Loc loc, const char *text);
Expr *ast_call(Parse *p, Loc loc, const char *name, ArgList args);
Expr *ast_tuple(Parse *p, Loc loc, Expr *first, ArgList rest);
Expr *ast_neg(Parse *p, Loc loc, Expr *e);
Expr *ast_binary(Parse *p, Loc loc, char op, Expr *left, Expr *right);
Arg *ast_arg(Parse *p, Loc loc, const char *name, Loc name_loc, Expr *value);
Stage *ast_stage(Parse *p, Loc name_loc, const char *name);
Setting *ast_setting(Parse *p, Loc loc, const char *name, Loc name_loc, Expr *value);
ColumnDecl *ast_column(Parse *p, Loc loc, const char *name, Loc name_loc, Expr *kind);
Decl *ast_decl(Parse *p, DeclKind kind, Loc loc, const char *name, Loc name_loc);

void ast_network(Decl *d, const char *of, Loc of_loc, Arg *params, bool has_params, Stage *stages, Loc end);

ArgList arg_append(ArgList list, Arg *arg);
StageList stage_append(StageList list, Stage *stage);
SettingList setting_append(SettingList list, Setting *setting);
ColumnList column_append(ColumnList list, ColumnDecl *column);
DeclList decl_append(DeclList list, Decl *decl); // a NULL decl changes nothing

Loc loc_span(Loc from, Loc to);

#endif

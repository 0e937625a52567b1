// front.h -- from the text of a .vae file to a checked Model: lexer, parser, AST, check.
// Uses model/ (the tables of what a file can name) and base/.
#ifndef VAEC_FRONT_H
#define VAEC_FRONT_H

#include "model/model.h"

// ---------------------------------------------------------------- the tree (ast.c, lexer.l, parser.y)

typedef struct Expr Expr;
typedef struct Arg Arg;
typedef struct Stage Stage;

typedef enum {
    EX_NUMBER, // number
    EX_NAME,   // name: a param, a word such as `same`, a stage, a stream
    EX_TEXT,   // name: what stood in quotes, in the columns of a table
    EX_CALL,   // name(args)
    EX_TUPLE,  // (args): two or more values
    EX_NEG,    // -left
    EX_BINARY  // left op right, op one of + - * / ^
} ExprKind;

struct Expr {
    ExprKind kind;
    int depth; // of the tree below; bounded by the parser
    Loc loc;
    double number;
    const char *name;
    char op;
    Expr *left, *right;
    Arg *args;
};

struct Arg {
    const char *name; // NULL: positional
    Loc name_loc, loc;
    Expr *value;
    Arg *next;
};

struct Stage { // name, name(args), name(args) { body }, each with an optional `as` name
    Loc loc;   // of the name and its arguments, not of the body
    Loc name_loc;
    const char *name;
    Arg *args;
    bool has_body;
    Stage *body;
    const char *as;
    Loc as_loc;
    Stage *next;
};

typedef struct Setting { // name = value
    Loc loc, name_loc;
    const char *name;
    Expr *value;
    struct Setting *next;
} Setting;

typedef struct ColumnDecl { // of a table: name kind(args)
    Loc loc, name_loc;
    const char *name;
    Expr *kind;
    struct ColumnDecl *next;
} ColumnDecl;

typedef enum {
    DECL_MODEL, DECL_PARAM, DECL_DATA, DECL_LATENT, DECL_BLOCK, DECL_SHARED, DECL_CRITIC, DECL_NETWORK, DECL_SETTINGS
} DeclKind;

typedef struct Decl {
    DeclKind kind;
    Loc loc, name_loc;
    const char *name;  // the user's; network: encoder, decoder; settings: loss, train
    const char *of;    // decoder, loss: the stream's name; encoder: its own; NULL: none
    Loc of_loc;
    Expr *value;       // param: its value; data, latent: kind(args) as EX_CALL
    Arg *params;       // block, networks: what is in the parentheses (names; a block's may have defaults)
    bool has_params;
    Stage *stages;     // block, networks
    Setting *settings; // settings
    ColumnDecl *columns; // data: a table's
    bool has_columns;
    Loc end;           // the } of a block, network, settings or table
    struct Decl *next;
} Decl;

typedef struct Ast {
    Decl *decls;
} Ast;

Ast *parse_file(Arena *a, Diag *d, const char *text, size_t length); // NULL after a syntax error
Expr *parse_formula(Arena *a, const char *text); // the formula of a table row; dies on a bad one
void ast_dump(const Ast *ast, FILE *out);

// The text of a file that was parsed without an error, in the one style (format.c).
char *format_model(Arena *a, const char *text, size_t length);

// ---------------------------------------------------------------- check.c

typedef struct Define { // -D name=value
    const char *name;
    double value;
    bool used;
} Define;

// Checks names, ranges and shapes; NULL if there was any error (all independent ones are reported).
Model *check(Arena *a, Diag *d, const Ast *ast, const char *file, Define *defines, int n_defines);
// The Model as far as it is known after errors, for editors: what is not known of a shape has rank 0.
Model *check_known(Arena *a, Diag *d, const Ast *ast, const char *file, Define *defines, int n_defines);

// ---------------------------------------------------------------- names.c

// What a file itself gives names to.
typedef enum {
    NAME_PARAM, NAME_DATA, NAME_LATENT, NAME_BLOCK, NAME_PARAMETER, NAME_STAGE, NAME_NETWORK, NAME_CRITIC
} NameKind;

typedef struct NameUse { // a place where such a name stands, its definition or another one
    NameKind kind;
    const char *name;
    Loc loc;        // of the name, or of the parentheses around it
    int definition; // the number of the use that defines it; its own, if it does
} NameUse;

NameUse *names_used(Arena *a, const Ast *ast, int *n);

// ---------------------------------------------------------------- reference.c

// All that the tables say of a section ("stages", "train"; "language": every one) or of one name
// ("conv"). False: there is no such word.
bool reference_print(FILE *f, const char *word);
bool reference_markdown(FILE *f, const char *section); // as a table for docs/language.md
void reference_sections(FILE *f);                      // their words
void reference_words(FILE *f); // "SECTION NAME" of each row, "argument NAME", "word NAME": for grammars of editors
const char *reference_nearest(const char *word);       // NULL: nothing is near

#endif

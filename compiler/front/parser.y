// parser.y -- tokens to a tree. Actions only build (ast.c); what a word means is check's business.
// Two languages, selected by the first token: a whole file, and the formula of a row in the
// compiler's own tables ("where(x, x, slope * x)").
// After a mistake the parser goes on at the next stage, setting or declaration, so that one run
// reports all of them. Newlines mean nothing.
%code requires {
#include "front/ast.h"
}
%code {
#include "front/parser.h"
#include "front/lexer.h"
#include "base/fix.h"

#include <stdlib.h>
#include <string.h>

#define YYMAXDEPTH 5000
static void *parser_alloc(size_t size) {
    void *p = malloc(size);
    if (!p) out_of_memory();
    return p;
}
#define YYMALLOC parser_alloc
#define YYFREE free
#define YYLLOC_DEFAULT(cur, rhs, n)                                                   \
    do {                                                                              \
        if (n) {                                                                      \
            (cur) = loc_span(YYRHSLOC(rhs, 1), YYRHSLOC(rhs, n));                     \
        } else {                                                                      \
            const Loc before_ = YYRHSLOC(rhs, 0);                                     \
            (cur) = (Loc){before_.end_line, before_.end_col, before_.end_line, before_.end_col}; \
        }                                                                             \
    } while (0)

static void yyerror(const Loc *loc, Parse *p, void *scanner, const char *message);

// Whether parentheses are there, be there nothing in them.
static bool has_list(const Loc *loc, ArgList list) {
    return list.last || loc->end_line > loc->line || loc->end_col > loc->col;
}
}
%define api.pure full
%define api.location.type {Loc}
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%parse-param {Parse *p}
%param {void *scanner}

%union {
    double number;
    const char *name;
    Expr *expr;
    Arg *arg;
    ArgList args;
    Stage *stage;
    StageList stages;
    Setting *setting;
    SettingList settings;
    ColumnDecl *column;
    ColumnList columns;
    Decl *decl;
    DeclList decls;
}

%token END 0 "the end of the file"
%token START_FILE START_FORMULA
%token <name> NAME "a name"
%token <name> TEXT "text in quotes"
%token <number> NUMBER "a number"
%token MODEL "model" PARAM "param" DATA "data" LATENT "latent" BLOCK "block" NETWORK "network"
%token ENCODER "encoder" DECODER "decoder" CRITIC "critic" PRIOR "prior" LOSS "loss" TRAIN "train" AS "as"

%left '+' '-'
%left '*' '/'
%precedence NEG
%right '^'

%type <expr> expr primary kind
%type <arg> arg
%type <args> args exprs call parameters
%type <stage> stage stage_core
%type <stages> stages
%type <setting> setting
%type <name> setting_name of
%type <settings> settings
%type <column> column
%type <columns> columns
%type <name> column_name
%type <decl> decl
%type <decls> decls

%%

start:
    START_FILE decls            { p->ast->decls = $decls.first; }
  | START_FORMULA expr          { p->formula = $expr; }
  ;

decls:
    %empty                      { $$ = (DeclList){0}; }
  | decls decl                  { $$ = decl_append($1, $2); }
  ;

decl:
    model NAME                  { $$ = ast_decl(p, DECL_MODEL, @$, $2, @2); }
  | param NAME '=' expr         { $$ = ast_decl(p, DECL_PARAM, @$, $2, @2); $$->value = $4; }
  | data NAME ':' kind          { $$ = ast_decl(p, DECL_DATA, @$, $2, @2); $$->value = $4; }
  | data NAME ':' kind '{' columns '}' {
        $$ = ast_decl(p, DECL_DATA, @$, $2, @2);
        $$->value = $4;
        $$->has_columns = true;
        $$->columns = $6.first;
        $$->end = @7;
    }
  | latent NAME ':' kind        { $$ = ast_decl(p, DECL_LATENT, @$, $2, @2); $$->value = $4; }
  | block NAME parameters '{' stages '}' {
        $$ = ast_decl(p, DECL_BLOCK, @2, $2, @2);
        $$->params = $3.first;
        $$->stages = $5.first;
        $$->end = @6;
    }
  | network NAME parameters '{' stages '}' {
        $$ = ast_decl(p, DECL_SHARED, @2, $2, @2);
        ast_network($$, NULL, @2, $3.first, has_list(&@3, $3), $5.first, @6);
    }
  | encoder of parameters '{' stages '}' {
        $$ = ast_decl(p, DECL_NETWORK, @1, "encoder", @1);
        ast_network($$, $2, @2, $3.first, has_list(&@3, $3), $5.first, @6);
    }
  | decoder of parameters '{' stages '}' {
        $$ = ast_decl(p, DECL_NETWORK, @1, "decoder", @1);
        ast_network($$, $2, @2, $3.first, has_list(&@3, $3), $5.first, @6);
    }
  | critic NAME parameters '{' stages '}' {
        $$ = ast_decl(p, DECL_CRITIC, @2, $2, @2);
        ast_network($$, NULL, @2, $3.first, has_list(&@3, $3), $5.first, @6);
    }
  | prior NAME parameters '{' stages '}' {
        $$ = ast_decl(p, DECL_NETWORK, @1, "prior", @1);
        ast_network($$, $2, @2, $3.first, has_list(&@3, $3), $5.first, @6);
    }
  | loss of '{' settings '}' {
        $$ = ast_decl(p, DECL_SETTINGS, @1, "loss", @1);
        $$->of = $2;
        $$->of_loc = @2;
        $$->settings = $4.first;
        $$->end = @5;
    }
  | train '{' settings '}' {
        $$ = ast_decl(p, DECL_SETTINGS, @1, "train", @1);
        $$->settings = $3.first;
        $$->end = @4;
    }
  | error                       { $$ = NULL; }
  ;

// A declaration that begins a line ends the recovery from an error: what follows is reported again.
model: MODEL { if (p->begins_line) yyerrok; };
param: PARAM { if (p->begins_line) yyerrok; };
data: DATA { if (p->begins_line) yyerrok; };
latent: LATENT { if (p->begins_line) yyerrok; };
block: BLOCK { if (p->begins_line) yyerrok; };
network: NETWORK { if (p->begins_line) yyerrok; };
encoder: ENCODER { if (p->begins_line) yyerrok; };
decoder: DECODER { if (p->begins_line) yyerrok; };
critic: CRITIC { if (p->begins_line) yyerrok; };
prior: PRIOR { if (p->begins_line) yyerrok; };
loss: LOSS { if (p->begins_line) yyerrok; };
train: TRAIN { if (p->begins_line) yyerrok; };

of: // the name of a stream, or of an encoder
    %empty                      { $$ = NULL; }
  | NAME
  ;

kind:
    NAME                        { $$ = ast_call(p, @$, $1, (ArgList){0}); }
  | NAME call                   { $$ = ast_call(p, @$, $1, $2); }
  ;

columns:
    %empty                      { $$ = (ColumnList){0}; }
  | columns column              { $$ = column_append($1, $2); }
  | columns error               { $$ = $1; }
  ;

column:
    column_name kind            { $$ = ast_column(p, @$, $1, @1, $2); yyerrok; }
  ;

column_name:
    NAME
  | TEXT
  ;

parameters:
    %empty                      { $$ = (ArgList){0}; }
  | call
  ;

call:
    '(' ')'                     { $$ = (ArgList){0}; }
  | '(' args ')'                { $$ = $2; }
  | '(' error ')'               { $$ = (ArgList){0}; yyerrok; }
  ;

args:
    arg                         { $$ = arg_append((ArgList){0}, $1); }
  | args ',' arg                { $$ = arg_append($1, $3); }
  ;

arg:
    expr                        { $$ = ast_arg(p, @$, NULL, @$, $1); }
  | NAME '=' expr               { $$ = ast_arg(p, @$, $1, @1, $3); }
  | BLOCK '=' expr              { $$ = ast_arg(p, @$, "block", @1, $3); } // of mask
  ;

stages:
    %empty                      { $$ = (StageList){0}; }
  | stages stage                { $$ = stage_append($1, $2); }
  | stages error                { $$ = $1; }
  ;

stage:
    stage_core
  | stage_core AS NAME          { $$ = $1; $$->as = $3; $$->as_loc = @3; }
  ;

stage_core:
    NAME                        { $$ = ast_stage(p, @1, $1); }
  | NAME call                   { $$ = ast_stage(p, @1, $1); $$->args = $2.first; $$->loc = @$; }
  | NAME '{' stages '}' {
        $$ = ast_stage(p, @1, $1);
        $$->has_body = true;
        $$->body = $3.first;
    }
  | NAME call '{' stages '}' {
        $$ = ast_stage(p, @1, $1);
        $$->loc = loc_span(@1, @2);
        $$->args = $2.first;
        $$->has_body = true;
        $$->body = $4.first;
    }
  ;

settings:
    %empty                      { $$ = (SettingList){0}; }
  | settings setting            { $$ = setting_append($1, $2); }
  | settings error              { $$ = $1; }
  ;

setting:
    setting_name expr           { $$ = ast_setting(p, @$, $1, @1, $2); }
  ;

setting_name:
    NAME '='                    { $$ = $1; @$ = @1; yyerrok; }
  ;

expr:
    primary
  | '-' expr %prec NEG          { $$ = ast_neg(p, @$, $2); }
  | expr '+' expr               { $$ = ast_binary(p, @$, '+', $1, $3); }
  | expr '-' expr               { $$ = ast_binary(p, @$, '-', $1, $3); }
  | expr '*' expr               { $$ = ast_binary(p, @$, '*', $1, $3); }
  | expr '/' expr               { $$ = ast_binary(p, @$, '/', $1, $3); }
  | expr '^' expr               { $$ = ast_binary(p, @$, '^', $1, $3); }
  ;

primary:
    NUMBER                      { $$ = ast_number(p, @$, $1); }
  | NAME                        { $$ = ast_name(p, @$, $1); }
  | TEXT                        { $$ = ast_text(p, @$, $1); }
  | NAME call                   { $$ = ast_call(p, @$, $1, $2); }
  | '(' expr ')'                { $$ = $2; $$->loc = @$; }
  | '(' expr ',' exprs ')'      { $$ = ast_tuple(p, @$, $2, $4); }
  ;

exprs:
    expr                        { $$ = arg_append((ArgList){0}, ast_arg(p, @1, NULL, @1, $1)); }
  | exprs ',' expr              { $$ = arg_append($1, ast_arg(p, @3, NULL, @3, $3)); }
  ;

%%

static void yyerror(const Loc *loc, Parse *p, void *scanner, const char *message) {
    (void)scanner;
    (void)message; // "memory exhausted": the parser's stack has reached YYMAXDEPTH
    diag_error(p->diag, *loc, "E0108", "nested too deeply");
}

static void also(char *text, size_t size, const char *what) {
    const size_t n = strlen(text);
    snprintf(text + n, size - n, "%s%s", n ? " or " : "", what);
}

// Says what could stand here in the user's words: "a value" rather than "( or - or name or number".
// Operators are left out, since they can follow any value.
static void say_expected(const yypcontext_t *context, char *text, size_t size) {
    yysymbol_kind_t kind[YYNTOKENS];
    const int n = yypcontext_expected_tokens(context, kind, YYNTOKENS);
    bool has[YYNTOKENS] = {false};
    for (int i = 0; i < n; i++) has[kind[i]] = true;
    const bool value = has[YYSYMBOL_NUMBER], declaration = has[YYSYMBOL_MODEL];
    bool body = false, inside = false; // encoder, decoder, loss: a name is possible, and seldom what is missing
    for (int i = 0; i < n; i++) {
        body |= !strcmp(yysymbol_name(kind[i]), "'{'");
        inside |= !strcmp(yysymbol_name(kind[i]), "'}'");
    }
    if (body && !inside && !declaration) has[YYSYMBOL_NAME] = false;
    text[0] = '\0';
    if (declaration) also(text, size, "a declaration");
    if (value) also(text, size, "a value");
    if (has[YYSYMBOL_NAME] && !value) also(text, size, "a name");
    for (int i = 0; i < n; i++) {
        const char *name = yysymbol_name(kind[i]);
        if (name[0] != '\'' || strchr("+-*/^", name[1])) continue;
        if ((name[1] == '(' || name[1] == '=') && n > 2) continue; // after a name, all too possible
        if ((name[1] == '(' || name[1] == '{') && has[YYSYMBOL_NAME]) continue;
        if (name[1] == '(' && (value || (body && !inside))) continue;
        if (name[1] == '{' && declaration) continue;
        also(text, size, name);
    }
    if (has[YYSYMBOL_YYEOF] && !declaration && !text[0]) also(text, size, "the end of the file");
}

static bool accepts(const yypcontext_t *context, const char *token) {
    yysymbol_kind_t kind[YYNTOKENS];
    const int n = yypcontext_expected_tokens(context, kind, YYNTOKENS);
    for (int i = 0; i < n; i++)
        if (!strcmp(yysymbol_name(kind[i]), token)) return true;
    return false;
}

static int yyreport_syntax_error(const yypcontext_t *context, Parse *p, void *scanner) {
    static const char *const declarations[] = {"model",   "param",   "data", "latent",  "block",
                                               "network", "encoder", "decoder", "critic", "prior", "loss", "train", NULL};
    (void)scanner;
    char want[200];
    say_expected(context, want, sizeof want);
    const yysymbol_kind_t token = yypcontext_token(context);
    const Loc loc = *yypcontext_location(context);
    p->syntax_error = loc;
    if (loc.line == loc.end_line && loc.col == loc.end_col && token != YYSYMBOL_YYEOF)
        return 0; // a bracket that the lexer put in, after a report of its own
    if (token == YYSYMBOL_YYEOF) {
        diag_error(p->diag, loc, "E0110", "expected %s, but the file ends", want);
        return 0;
    }
    const char *word = diag_text(p->diag, p->arena, loc);
    diag_error(p->diag, loc, "E0110", "expected %s, got '%s'", want, word);
    if (token >= YYSYMBOL_MODEL && token <= YYSYMBOL_AS && strstr(want, "a name")) {
        diag_hint(p->diag, "'%s' is a word of the language and cannot be a name", word);
    } else if (token == YYSYMBOL_NUMBER && accepts(context, "'('")) {
        diag_hint(p->diag, "arguments stand in parentheses: %s(%s)",
                  diag_text(p->diag, p->arena, p->before), word);
    } else if ((!strcmp(word, ":") || !strcmp(word, "=")) && !strncmp(want, "'{'", 3)) {
        diag_hint(p->diag, "what belongs to it stands in braces: %s { ... }", diag_text(p->diag, p->arena, p->before));
    } else if (strchr(":=", *word) && !word[1] && p->depth && p->nesting[p->depth - 1].table) {
        diag_hint(p->diag, "a column is its name and its kind: %s number", diag_text(p->diag, p->arena, p->before));
        fix_replace(p->diag, true, loc, " ");
    } else if (!strcmp(word, ":") && strstr(want, "'='")) {
        diag_hint(p->diag, "a setting is given with '=': %s = ...", diag_text(p->diag, p->arena, p->before));
        fix_replace(p->diag, true, loc, " =");
    } else if (!strcmp(word, ":") && accepts(context, "')'")) {
        diag_hint(p->diag, "an argument is given with '=': %s=...", diag_text(p->diag, p->arena, p->before));
        fix_replace(p->diag, true, loc, "=");
    } else if (!strcmp(word, "=") && strstr(want, "':'")) {
        diag_hint(p->diag, "a kind is given with ':': %s: ...", diag_text(p->diag, p->arena, p->before));
        fix_replace(p->diag, true, loc, ":");
    } else if (!strncmp(want, "a declaration", 13)) {
        const char *near = token == YYSYMBOL_NAME ? diag_nearest(word, declarations) : NULL;
        if (near) fix_word(p->diag, diag_nearest_alone(word, declarations), word, near);
        if (near)
            diag_hint(p->diag, "did you mean '%s'?", near);
        else
            diag_hint(p->diag, "a declaration begins with model, param, data, latent, block, "
                               "network, encoder, decoder, critic, prior, loss or train");
    } else if (!strcmp(word, ",") && !strstr(want, "value")) {
        diag_hint(p->diag, "white space alone separates stages and settings");
        fix_replace(p->diag, true, loc, " ");
    }
    return 0;
}

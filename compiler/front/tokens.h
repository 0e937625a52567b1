// tokens.h -- the words, numbers, signs and comments of a text, for those who care for how it is written: the formatter
// and the language server. Works on any text, whatever is wrong with it.
#ifndef VAEC_TOKENS_H
#define VAEC_TOKENS_H

#include "front/front.h"

typedef struct Token {
    const char *text;
    int length;
    char kind;   // 'n' name, '0' number, '#' comment, else the character itself
    int breaks;  // line breaks before it: 0, 1, or 2 for a blank line
    int column;  // bytes before it on its line
    int depth;   // brackets around it; an opening or closing one stands outside
    int parens;  // of these, the parentheses within the innermost { }
    int match;   // of a bracket: its partner; -1: it has none
    int around;  // the innermost open bracket; -1: none
    char inside; // if that is a {: 's' of stages, '=' of settings, 't' of a table's columns; else 0
    bool starts; // a declaration, stage or setting
    bool decl;   // a declaration
    bool behind; // a comment below another one that stands behind a line, at the same column
} Token;

Token *tokens_of(Arena *a, const char *text, size_t length, int *n);
bool token_is(const Token *t, const char *word);

#endif

// join_items.h -- a C file as its pieces at file scope, for join.c.
#ifndef VAEC_JOIN_ITEMS_H
#define VAEC_JOIN_ITEMS_H

#include "base/arena.h"

typedef enum {
    ITEM_COMMENT,   // with a blank line behind it
    ITEM_IF,        // #if, #ifdef, #ifndef
    ITEM_ELSE,      // #else, #elif
    ITEM_ENDIF,
    ITEM_DIRECTIVE, // #pragma, #error, an #include under a condition
    ITEM_MACRO,     // #define, #undef
    ITEM_TYPE,      // typedef, struct, enum; static assertions
    ITEM_CALL,      // of a macro that makes functions
    ITEM_LOCAL,     // a function or object that its words make local: static, VAE_SHARED, ...
    ITEM_SHARED     // one that other files can see, or its declaration
} ItemKind;

typedef struct Item {
    ItemKind kind;
    const char *text; // whole lines, comments directly above included
    const char *code; // in text: behind those comments
    int file;
    const int *name; // [n_names] what it defines, numbers of a NameTable
    int n_names;
    const int *use; // [n_uses] identifiers in it
    int n_uses;
    bool blank; // a blank line stood above it
    bool live;
} Item;

typedef struct Items {
    Item *item;
    int n, cap;
    NameTable names; // all identifiers
} Items;

// Appends the items of a text without project includes.
void items_add(Items *all, Arena *a, const char *text, int file);
// The identifier that begins at s; its length, 0: none does. *s is moved over a comment, a string or one
// character otherwise.
int items_word(const char **s);

#endif

// library.h -- a model as functions of its own name: the header that other programs include, and the functions
// around the runtime's (runtime/library/handle.h).
#ifndef VAEC_LIBRARY_H
#define VAEC_LIBRARY_H

#include "emit/emit.h"

typedef struct LibraryOptions {
    const char *header;   // the base name of the header's file
    bool alone;           // what the header says stands in the C
    bool inference;       // without training
    const float *weights; // [n_param + n_state] in it as constants; NULL: none. With `inference` they are used where
                          // they are: there is no copy, and nothing loads others
    const char *words[VAE_MAX_STREAMS]; // the vocabularies that belong to them; NULL: none
} LibraryOptions;

// library_names.c
typedef struct LibraryNames {
    const char *m, *M; // the model's name, and in capitals
    bool several;      // latents
} LibraryNames;
enum { LIBRARY_STATUSES = 8 };
extern const char *const library_status[LIBRARY_STATUSES][2]; // what functions return, and when
LibraryNames library_names(Arena *a, const Model *m);
const char *library_member(Arena *a, const char *name); // of a structure: not a word of C or C++
// What keeps the model's names from being a library's, as a message; NULL: nothing does.
const char *library_names_clash(Arena *a, const Model *m);
bool library_is_fixed(const LibraryOptions *l); // the weights are constants that stay where they are
const char *library_capitals(Arena *a, const char *name); // MNIST of mnist

// library_header.c
const char *library_domain(const VaeStream *s); // which values it takes, in words
void library_say(Out *o, const char *text); // as lines of a comment
void library_opening(Out *o, const Compilation *c, const char *name, const char *what); // a file's first line
void library_header(Out *o, const Compilation *c, const LibraryOptions *l);

// library.c
void library_head(Out *o, const Compilation *c, const LibraryOptions *l); // what the C begins with
void library_macros(Out *o); // VAE_LOCAL, VAE_FUSED, VAE_UNFUSED: see join.h
void library_functions(Out *o, const Compilation *c, const LibraryOptions *l);
const char *library_number(const VaeStream *s); // the C type of its values

// library_words.c: tokens and vocabularies.
bool library_has_tokens(const Model *m);
bool library_has_words(const Model *m); // some numbers stand for words that training, or the caller, finds
void library_token_rows(Out *o, const Model *m, const char *M); // what a row of tokens is
void library_header_words(Out *o, const Model *m, const LibraryOptions *l);
void library_emit_words(Out *o, const Model *m, const LibraryOptions *l); // those inside the C, as constants
const char *library_inside(Arena *a, const Model *m, const LibraryOptions *l); // ".words = {...}" of these
void library_functions_words(Out *o, const Model *m, const LibraryOptions *l);

#endif

// document.h -- what the files of the language server share; nobody else needs it.
#ifndef VAEC_LSP_DOCUMENT_H
#define VAEC_LSP_DOCUMENT_H

#include "base/fix.h"
#include "front/reference.h"
#include "front/tokens.h"

#include <jansson.h>

typedef struct Document {
    char *uri, *text; // of their own
    size_t length;
    long long version;
    const char *hover_kind, *help_kind; // "markdown", or "plaintext" for editors that do not know it
    Arena *arena; // of all below, which is made anew for each text
    int *line;    // [n_lines] where each begins
    int n_lines;
    Diag *diag;
    Ast *ast;     // NULL: it cannot be parsed
    Model *model; // as far as it is known; NULL with ast
    Token *token;
    int n_tokens;
    NameUse *use; // none without ast
    int n_uses;
    struct Document *next;
} Document;

// document.c
Document *document_new(const char *uri, const char *text, size_t length, long long version);
void document_set(Document *d, const char *text, size_t length, long long version);
bool document_change(Document *d, const json_t *change, long long version); // one of didChange
void document_free(Document *d);

// Places. The protocol counts lines from 0 and, within them, UTF-16 units; here they are bytes from the beginning.
typedef struct Span {
    int from, to;
} Span;
int offset_of(const Document *d, const json_t *position); // clamped to the line and the text; -1: it is no position
json_t *position_of(const Document *d, int offset);
json_t *range_of(const Document *d, Span s);
Span span_of(Document *d, Loc loc);
Span span_of_name(Document *d, Loc loc, const char *name); // the name itself, where parentheses are around it

// context.c: what stands, or could stand, at a place.
int token_at(const Document *d, int offset); // the token that holds the offset or ends there; -1: none
typedef struct Context { // of a name
    const char *section[3]; // the tables that it is from; NULL after the last
    ReferenceRow callee;    // within its parentheses; name NULL: of nothing that is known
    const ArgDef *argument; // behind "name=" or at a position: what that argument takes
    bool argument_name;     // an argument's name can stand here
    int position;           // how many arguments come before
    bool name;              // a name of the file can: a param, in a list of inputs a stream or latent
    bool inputs;            // the list of inputs of a network
    bool block;             // in a network, so that the file's blocks are stages
    const NameUse *call;    // within the parentheses of a block of the file
} Context;
Context context_at(const Document *d, int token); // of the token with that number, or of the place before it

// The parts of the server: each answers one request. NULL: null.
json_t *answer_hover(Document *d, int offset);
json_t *answer_completion(Document *d, int offset);
json_t *answer_definition(Document *d, int offset);
json_t *answer_references(Document *d, int offset, bool definition);
json_t *answer_highlights(Document *d, int offset);
json_t *answer_prepare_rename(Document *d, int offset);
json_t *answer_rename(Document *d, int offset, const char *name, const char **error);
json_t *answer_symbols(Document *d);
json_t *answer_hints(Document *d, Span range);
json_t *answer_formatting(Document *d);
json_t *answer_actions(Document *d, Span range);
json_t *diagnostics_of(Document *d);

// NULL: it is no name of the file.
const NameUse *use_at(Document *d, int offset);
const char *name_text(Document *d, const NameUse *definition); // what it is and has: "param hidden = 400"
// The layers that a stage of the text becomes: its shapes, if all agree; false: they are not known.
typedef struct StageInfo {
    Shape in, out;
    double weights; // of one use
    int uses;
} StageInfo;
bool stage_info(Document *d, Span stage, StageInfo *info);
typedef void LayerVisitor(void *state, const Layer *l, Shape out);
void visit_layers(const Model *m, LayerVisitor *visit, void *state);

#endif

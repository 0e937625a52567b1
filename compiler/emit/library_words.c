// library_words.c -- of a library, what is about tokens and words: rows of numbers of tokens, lines of text, and the
// vocabularies that weights keep; and how tokens, places and codes are told.
#include "build/build.h"
#include "emit/library.h"

#include <string.h>

static bool finds_words(const VaeStream *s) { // a table
    for (int k = 0; s->kind == VAE_TABLE && k < s->width; k++)
        if (s->column[k].kind == VAE_COLUMN_CATEGORY && !s->column[k].word) return true;
    return false;
}

static bool has_vocabulary(const VaeStream *s) {
    return finds_words(s) || (s->kind == VAE_TOKENS && s->unit != VAE_UNIT_ID);
}

static bool has(const Model *m, bool (*what)(const VaeStream *s)) {
    for (int i = 0; i < m->n_streams; i++)
        if (what(&m->stream[i])) return true;
    return false;
}

static bool is_tokens(const VaeStream *s) { return s->kind == VAE_TOKENS; }

bool library_has_tokens(const Model *m) { return has(m, is_tokens); }
bool library_has_words(const Model *m) { return has(m, has_vocabulary); }

// ---------------------------------------------------------------- the header

static const char *unit_text(const VaeStream *s) {
    static const char *const text[VAE_UNITS] = {
        [VAE_UNIT_BYTE] = "bytes", [VAE_UNIT_CHAR] = "characters", [VAE_UNIT_WORD] = "words between blanks",
        [VAE_UNIT_ATOM] = "atoms and bonds of SMILES", [VAE_UNIT_ID] = "whole numbers between blanks"};
    return text[s->unit];
}

void library_token_rows(Out *o, const Model *m, const char *M) {
    if (!library_has_tokens(m)) return;
    out_line(o, "// A row of tokens, as it is read and as it comes out: the number of each of a line's tokens, then %s_END,", M);
    out_line(o, "// and %s_PAD for the steps that are left. What comes out has no end if it takes all steps.", M);
    out_line(o, "enum {");
    out_line(o, "    %s_PAD = %d,", M, VAE_PAD);
    out_line(o, "    %s_END = %d,", M, VAE_EOS);
    out_line(o, "    %s_UNKNOWN = %d,   // a token that has no number of its own", M, VAE_UNK);
    out_line(o, "    %s_FIRST_WORD = %d // from here on they stand for words: by the vocabulary, the commonest first", M,
             VAE_FIRST_WORD);
    out_line(o, "};");
    out_blank(o);
}

static void header_telling(Out *o, const Model *m) {
    const char *n = m->name;
    const int tells = model_tells(m);
    const bool tokens = tells & TELLS_TOKENS, places = tells & TELLS_PLACES, codes = tells & TELLS_CODES;
    const char *what = tokens ? places ? arena_printf(o->arena, "token and each %s", model_places(m)) : "token"
                              : places ? model_places(m) : "code";
    const char *all = strcmp(model_places(m), "step of a series") ? "places" : "steps";
    out_line(o, "typedef struct { // all zero: each %s is drawn as the %s says", what, tokens || places ? "decoder" : "prior");
    if (tokens || places)
        out_line(o, "    int greedy;         // not 0: it is the %s, and nothing is drawn",
                 tokens ? places ? "likeliest, or the mean" : "likeliest" : "mean");
    else out_line(o, "    int greedy;         // 0: codes are drawn");
    if (tokens || codes) {
        out_line(o, "    double temperature; // %sprobabilities to the power of 1 / temperature; 0: 1",
                 !codes ? "" : tokens ? "of tokens and codes: " : "");
        out_line(o, "    int top;            // of the likeliest so many; 0: of all");
    } else {
        out_line(o, "    double temperature; // 0: it is of tokens");
        out_line(o, "    int top;            // 0: it is of tokens");
    }
    out_line(o, "} %s_telling;", n);
    out_blank(o);
    if (tokens || places)
        out_line(o, "// How decode, reconstruct and sample tell %s from now on; NULL: the standard. Draws depend on the seed (of",
                 !tokens ? all : places ? arena_printf(o->arena, "tokens and %s", all) : "tokens");
    else out_line(o, "// How sample draws codes from now on; NULL: the standard. Draws depend on the seed (of");
    out_line(o, "// sample's own argument, else m's), the row and the step alone.%s",
             codes && (tokens || places) ? " So it is with codes that sample draws." : "");
    out_line(o, "int %s_tell(%s *m, const %s_telling *how);", n, n, n);
    out_blank(o);
}

static void header_lines(Out *o, const char *n, const char *M, const VaeStream *s) {
    const char *x = s->name, *X = library_capitals(o->arena, x);
    out_line(o, "// Lines of text, UTF-8 that 0 ends, as rows %s[n, %s_%s] of the numbers of their %s.", x, M, X, unit_text(s));
    out_line(o, "// BAD_DATA: a line %sis no UTF-8, or has an end of a line in it.",
             s->truncate ? "" : "has more than there are steps before the end, ");
    out_line(o, "int %s_read_%s(%s *m, const char *const *lines, int n, int32_t *%s);", n, x, n, x);
    out_line(o, "// And a row %s[%s_%s] as a line, which 0 ends%s.", x, M, X,
             s->unit == VAE_UNIT_ID ? "" : ": its words or, if these are not known, their numbers");
    out_line(o, "// BAD_ARGUMENT: it takes more than size bytes (the error says how many, and the line is cut).");
    out_line(o, "int %s_write_%s(%s *m, const int32_t *%s, char *line, size_t size);", n, x, n, x);
    out_blank(o);
}

static void header_vocabulary(Out *o, const char *n, const VaeStream *s, const LibraryOptions *l) {
    const char *x = s->name;
    const bool table = s->kind == VAE_TABLE;
    out_line(o, "// The vocabulary of %s, \"\" if it is not known: %s.", x,
             table                         ? "a line of CSV for each column, the words of a category in quotes, from number 0 on"
             : s->unit == VAE_UNIT_BYTE ? "a byte a line, as two digits to the base of 16, from number 4 on"
                                        : "a word a line, from number 4 on");
    out_line(o, "const char *%s_vocabulary_%s(const %s *m);", n, x, n);
    if (library_is_fixed(l)) {
        out_blank(o);
        return;
    }
    out_line(o, "// Another one, as text like that. BAD_DATA: it is none, and m has the one that it had.");
    out_line(o, "int %s_set_vocabulary_%s(%s *m, const char *text);", n, x, n);
    if (!table && !l->inference) {
        out_line(o, "// That of n lines: the commonest words of those that %s_train, given these n rows, trains on; all: not 0 if it", n);
        out_line(o, "// is given others to validate on. Of memory that is given it takes what is left: 24 bytes for each different word,");
        out_line(o, "// as many as the next power of two, and 8 for each line.");
        out_line(o, "int %s_learn_%s(%s *m, const char *const *lines, size_t n, int all);", n, x, n);
    }
    out_blank(o);
}

void library_header_words(Out *o, const Model *m, const LibraryOptions *l) {
    const char *n = m->name, *M = library_capitals(o->arena, n);
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        if (s->kind == VAE_TOKENS) header_lines(o, n, M, s);
        if (has_vocabulary(s)) header_vocabulary(o, n, s, l);
    }
    if (!l->inference && has(m, finds_words)) {
        out_line(o, "// held[n]: 1 of the rows that %s_train, given n, holds out to validate on; their words count for no vocabulary.", n);
        out_line(o, "int %s_held_out(%s *m, size_t n, unsigned char *held);", n, n);
        out_blank(o);
    }
    if (model_tells(m)) header_telling(o, m);
}

// ---------------------------------------------------------------- the C

void library_emit_words(Out *o, const Model *m, const LibraryOptions *l) {
    for (int i = 0; i < m->n_streams; i++) {
        if (!l->words[i]) continue;
        out_comment(o, "The vocabulary of %s.", m->stream[i].name);
        out_line(o, "static const char vae_inside_%s[] =", m->stream[i].name);
        for (const char *at = l->words[i]; *at;) {
            const size_t n = strcspn(at, "\n") + (at[strcspn(at, "\n")] == '\n');
            const char *line = out_string(o->arena, arena_strndup(o->arena, at, n));
            at += n;
            out_line(o, "    %s%s", line, *at ? "" : ";");
        }
        if (!*l->words[i]) out_line(o, "    \"\";");
        out_blank(o);
    }
}

const char *library_inside(Arena *a, const Model *m, const LibraryOptions *l) {
    const char *list = "";
    for (int i = 0; i < m->n_streams; i++)
        if (l->words[i]) list = arena_printf(a, "%s%s[%d] = vae_inside_%s", list, *list ? ", " : "", i, m->stream[i].name);
    return *list ? arena_printf(a, ", .words = {%s}", list) : "";
}

static void function(Out *o, const char *head, const char *body) {
    out_open(o, "%s", head);
    out_line(o, "%s", body);
    out_close(o, "");
    out_blank(o);
}

static void functions_of(Out *o, const char *n, const VaeStream *s, int i, const LibraryOptions *l) {
    Arena *a = o->arena;
    const char *x = s->name;
    if (s->kind == VAE_TOKENS) {
        function(o, arena_printf(a, "int %s_read_%s(%s *m, const char *const *lines, int n, int32_t *x)", n, x, n),
                 arena_printf(a, "return vae_handle_read(handle_of(m), %d, lines, n, x);", i));
        function(o, arena_printf(a, "int %s_write_%s(%s *m, const int32_t *x, char *line, size_t size)", n, x, n),
                 arena_printf(a, "return vae_handle_write(handle_of(m), %d, x, line, size);", i));
    }
    if (!has_vocabulary(s)) return;
    function(o, arena_printf(a, "const char *%s_vocabulary_%s(const %s *m)", n, x, n),
             arena_printf(a, "return vae_handle_vocabulary(handle_of(m), %d);", i));
    if (library_is_fixed(l)) return;
    function(o, arena_printf(a, "int %s_set_vocabulary_%s(%s *m, const char *text)", n, x, n),
             arena_printf(a, "return vae_handle_set_vocabulary(handle_of(m), %d, text);", i));
    if (s->kind == VAE_TOKENS && !l->inference)
        function(o, arena_printf(a, "int %s_learn_%s(%s *m, const char *const *lines, size_t n, int all)", n, x, n),
                 arena_printf(a, "return vae_handle_learn(handle_of(m), %d, lines, n, all != 0);", i));
}

void library_functions_words(Out *o, const Model *m, const LibraryOptions *l) {
    const char *n = m->name;
    for (int i = 0; i < m->n_streams; i++) functions_of(o, n, &m->stream[i], i, l);
    if (!l->inference && has(m, finds_words))
        function(o, arena_printf(o->arena, "int %s_held_out(%s *m, size_t n, unsigned char *held)", n, n),
                 "return vae_handle_held_out(handle_of(m), n, held);");
    if (!model_tells(m)) return;
    out_open(o, "int %s_tell(%s *m, const %s_telling *how)", n, n, n);
    out_line(o, "if (!how) return vae_handle_tell(handle_of(m), false, 0, 0);");
    out_line(o, "return vae_handle_tell(handle_of(m), how->greedy != 0, how->temperature, how->top);");
    out_close(o, "");
    out_blank(o);
}

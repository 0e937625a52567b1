// library_names.c -- the names that a model's library gives: its own, members of structures, codes of errors; and what
// keeps it from having them.
#include "emit/library.h"

#include <ctype.h>
#include <string.h>

const char *library_capitals(Arena *a, const char *name) {
    char *s = arena_strndup(a, name, strlen(name));
    for (char *c = s; *c; c++) *c = (char)toupper((unsigned char)*c);
    return s;
}

LibraryNames library_names(Arena *a, const Model *m) {
    return (LibraryNames){m->name, library_capitals(a, m->name), m->n_latents > 1};
}

// Words of C and C++ that cannot be members.
static bool is_keyword(const char *name) {
    static const char *const words[] = {
        "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch",
        "char", "char16_t", "char32_t", "char8_t", "class", "co_await", "co_return", "co_yield", "compl", "concept",
        "const", "const_cast", "consteval", "constexpr", "constinit", "continue", "decltype", "default", "delete",
        "do", "double", "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float", "for",
        "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq",
        "nullptr", "operator", "or", "or_eq", "private", "protected", "public", "register", "reinterpret_cast",
        "requires", "restrict", "return", "short", "signed", "sizeof", "static", "static_assert", "static_cast",
        "struct", "switch", "template", "this", "thread_local", "throw", "true", "try", "typedef", "typeid",
        "typename", "union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(name, words[i])) return true;
    return false;
}

const char *library_member(Arena *a, const char *name) {
    return is_keyword(name) ? arena_printf(a, "%s_", name) : name;
}

const char *const library_status[LIBRARY_STATUSES][2] = {
    {"OK", "all went well"},
    {"BAD_ARGUMENT", "a pointer is NULL, a number out of range, or the handle not opened for this"},
    {"BAD_DATA", "a value that the model cannot take, such as a NaN"},
    {"BAD_WEIGHTS", "not this model's, or damaged"},
    {"NO_FILE", "it cannot be read or written"},
    {"NO_MEMORY", "or the memory given is too small, or a thread cannot be started"},
    {"NOT_FINITE", "the result would not be: the learning rate is too large, or the weights are no good"},
    {"STOPPED", "by progress"}};

const char *library_names_clash(Arena *a, const Model *m) {
    const char *word[LIBRARY_STATUSES + VAE_MAX_STREAMS + MAX_LATENTS + 16], *of[sizeof word / sizeof *word];
    const char *const others[] = {"ABI", "BATCH", "THREADS", "NO_HEAP", "NO_FILES"};
    const char *const of_tokens[] = {"PAD", "END", "UNKNOWN", "FIRST_WORD"};
    int n = 0;
    if (!strcmp(library_capitals(a, m->name), "VAE"))
        return "the model's name 'vae' is what the runtime's names begin with";
    if (is_keyword(m->name)) return arena_printf(a, "the model's name '%s' is a word of C or C++", m->name);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) word[n] = others[i], of[n++] = NULL;
    for (int i = 0; i < LIBRARY_STATUSES; i++) word[n] = library_status[i][0], of[n++] = NULL;
    for (size_t i = 0; i < sizeof of_tokens / sizeof *of_tokens && library_has_tokens(m); i++)
        word[n] = of_tokens[i], of[n++] = NULL;
    for (int i = 0; i < m->n_streams + m->n_latents; i++) {
        const char *name = i < m->n_streams ? m->stream[i].name : m->latent[i - m->n_streams].name;
        word[n] = library_capitals(a, name);
        of[n++] = name;
        for (int k = 0; k < n - 1; k++)
            if (!strcmp(word[k], word[n - 1]))
                return arena_printf(a, "'%s' would be %s_%s in the header, which is %s%s%s", name,
                                    library_capitals(a, m->name), word[k], of[k] ? "also '" : "there already",
                                    of[k] ? of[k] : "", of[k] ? "'" : "");
    }
    return NULL;
}

bool library_is_fixed(const LibraryOptions *l) { return l->inference && l->weights; }

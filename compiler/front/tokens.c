// tokens.c -- a text as tokens with what is around them. It must not be right: brackets without a partner have none.
#include "front/tokens.h"

#include <string.h>

static bool name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// 1e-3 has a sign inside.
static int number_length(const char *s, const char *end) {
    const char *at = s;
    while (at < end && (name_char(*at) || *at == '.' ||
                        (at > s && (*at == '+' || *at == '-') && (at[-1] | 32) == 'e')))
        at++;
    return (int)(at - s);
}

static int token_length(const char *s, const char *end, char *kind) {
    const char *at = s;
    *kind = *s;
    if (*s == '#') {
        while (at < end && *at != '\n') at++;
        while (at > s && (unsigned char)at[-1] <= ' ') at--;
        return (int)(at - s);
    }
    if (*s == '"') { // text, with two quotes for one inside
        for (at++; at < end && *at != '\n' && (*at != '"' || (at + 1 < end && at[1] == '"')); at++) at += *at == '"';
        *kind = 'n';
        return (int)(at - s) + (at < end && *at == '"');
    }
    if ((*s >= '0' && *s <= '9') || (*s == '.' && s + 1 < end && s[1] >= '0' && s[1] <= '9'))
        return *kind = '0', number_length(s, end);
    while (at < end && name_char(*at)) at++;
    if (at == s) return 1;
    *kind = 'n';
    return (int)(at - s);
}

static bool is_word(const Token *t, const char *const *words) {
    for (; t->kind == 'n' && *words; words++)
        if ((int)strlen(*words) == t->length && !memcmp(*words, t->text, (size_t)t->length)) return true;
    return false;
}

bool token_is(const Token *t, const char *word) { return is_word(t, (const char *const[]){word, NULL}); }

// The token before or after i that is no comment; NULL: there is none.
static const Token *near(const Token *token, int n, int i, int way) {
    for (i += way; i >= 0 && i < n; i += way)
        if (token[i].kind != '#') return &token[i];
    return NULL;
}

static bool behind(const Token *token, int i) {
    const Token *t = &token[i], *last = &token[i - 1];
    return i > 1 && t->kind == '#' && last->kind == '#' && t->breaks == 1 && last->column == t->column &&
           (last->behind || !last->breaks) && t->column != 4 * t->depth;
}

// Brackets, and where declarations, stages and settings begin.
static void classify(Arena *a, Token *token, int n) {
    static const char *const decls[] = {"model", "param",   "data", "latent", "block", "network",
                                        "encoder", "decoder", "critic", "prior", "loss", "train", NULL};
    int *open = arena_alloc(a, (size_t)(n + 1) * sizeof *open);
    int depth = 0;
    char body = 0;
    bool kind_next = false;
    for (int i = 0; i < n; i++) {
        Token *t = &token[i];
        const Token *before = near(token, n, i, -1), *after = near(token, n, i, 1);
        const bool closes = t->kind == ')' || t->kind == '}';
        t->match = -1;
        if (closes && depth) {
            depth--;
            t->match = open[depth];
            token[t->match].match = i;
        }
        t->depth = depth;
        t->around = depth ? open[depth - 1] : -1;
        const Token *around = depth ? &token[t->around] : NULL;
        t->parens = around && around->kind == '(' ? around->parens + 1 : 0;
        t->inside = around && around->kind == '{' ? body : 0;
        t->decl = depth == 0 && is_word(t, decls) && !(before && before->kind == ':');
        if (t->decl) body = token_is(t, "loss") || token_is(t, "train") ? '=' : token_is(t, "data") ? 't' : 's';
        const bool named = t->kind == 'n' && around && around->kind == '{';
        if (t->kind == '{') kind_next = false;
        const bool column = named && body == 't' && !kind_next; // a name, and then its kind
        if (named && body == 't') kind_next = !kind_next;
        t->starts = t->decl || column || (named && body == '=' && after && after->kind == '=') ||
                    (named && body == 's' && !token_is(t, "as") && !(before && token_is(before, "as")));
        t->behind = behind(token, i);
        if (t->kind == '(' || t->kind == '{') open[depth++] = i;
    }
}

Token *tokens_of(Arena *a, const char *text, size_t length, int *n) {
    Token *token = NULL;
    const char *end = text + length, *line = text;
    int breaks = 0, cap = 0;
    *n = 0;
    if (length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3)) text += 3, line = text;
    for (const char *s = text; s < end;) {
        if ((unsigned char)*s <= ' ') {
            if (*s == '\n') breaks++, line = s + 1;
            s++;
            continue;
        }
        Token t = {.text = s, .breaks = breaks > 2 ? 2 : breaks, .column = (int)(s - line)};
        t.length = token_length(s, end, &t.kind);
        token = arena_grow(a, token, &cap, *n + 1, sizeof *token);
        token[(*n)++] = t;
        s += t.length;
        breaks = 0;
        while (t.kind == '#' && s < end && *s != '\n') s++;
    }
    classify(a, token, *n);
    return token;
}

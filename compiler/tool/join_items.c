// join_items.c -- a C file as its pieces at file scope: comments, directives, types, functions, objects.
// In:  the text of a file as this project writes them: what stands at file scope begins in the first column.
// Out: each piece with the names that it defines and those that it uses. No macro is expanded.
#include "tool/join_items.h"

#include <ctype.h>
#include <string.h>

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_'; }

// Over what is no code at s: a comment, a string, a character.
static const char *skip(const char *s) {
    if (s[0] == '/' && s[1] == '/') return s + strcspn(s, "\n");
    if (s[0] == '/' && s[1] == '*') {
        const char *end = strstr(s + 2, "*/");
        if (!end) die("join: a comment does not end");
        return end + 2;
    }
    if (s[0] == '"' || s[0] == '\'') {
        const char quote = *s++;
        for (; *s && *s != quote; s++)
            if (*s == '\\') s++;
        return *s ? s + 1 : s;
    }
    return NULL;
}

int items_word(const char **s) {
    const char *over = skip(*s);
    if (over) {
        *s = over;
        return 0;
    }
    int n = 0;
    if (is_word(**s)) {
        while (is_word((*s)[n])) n++;
        if (!isdigit((unsigned char)**s)) return n;
    }
    *s += n ? n : 1;
    return 0;
}

static const char *line_end(const char *s) {
    s += strcspn(s, "\n");
    return *s ? s + 1 : s;
}

static bool begins(const char *s, const char *word) {
    const size_t n = strlen(word);
    return !strncmp(s, word, n) && !is_word(s[n]);
}

// ---------------------------------------------------------------- where a piece ends

// A directive and the lines it goes on in.
static const char *directive_end(const char *s) {
    for (;;) {
        const char *end = line_end(s);
        if (end - s < 2 || end[-1] != '\n' || end[-2] != '\\') return end;
        s = end;
    }
}

// A declaration, definition or call of a macro at file scope: behind the line of its `;`, its body's `}` or, of a
// call, its `)`. *call: it is one.
static const char *code_end(const char *s, bool *call) {
    int depth = 0;
    bool value = false; // behind `=`: braces are no body
    const char *word = s;
    const bool capitals = isupper((unsigned char)*s);
    while (is_word(*word)) word++;
    *call = capitals && *word == '(';
    for (const char *p = s; *p;) {
        const char *over = skip(p);
        if (over) {
            p = over;
            continue;
        }
        const char c = *p++;
        if (c == '(' || c == '[' || c == '{') depth++;
        if (c == ')' || c == ']' || c == '}') depth--;
        if (c == '=' && depth == 0) value = true;
        if (depth < 0) die("join: unbalanced: %.60s", s);
        if (depth > 0) continue;
        if (c == ';' || (c == ')' && *call)) return line_end(p);
        if (c != '}' || value) continue;
        const char *next = p + strspn(p, " "); // a body stands alone; a type has a `;` or a name on its line
        if (*next == ';' || *next == '*' || is_word(*next)) continue;
        return line_end(p);
    }
    die("join: no end: %.60s", s);
}

// ---------------------------------------------------------------- names

typedef struct Numbers {
    int *number;
    int n, cap;
} Numbers;

static void push(Numbers *list, Arena *a, int number) {
    list->number = arena_grow(a, list->number, &list->cap, list->n + 1, sizeof *list->number);
    list->number[list->n++] = number;
}

static int word_number(Items *all, Arena *a, const char *s, int n) {
    return names_add(&all->names, a, arena_strndup(a, s, (size_t)n));
}

// Behind attributes.
static const char *skip_attributes(const char *s) {
    for (;;) {
        if (begins(s, "_Noreturn")) {
            s += 9;
        } else if (begins(s, "__attribute__")) {
            int depth = 0;
            do {
                s += strcspn(s, "()");
                depth += *s == '(' ? 1 : -1;
            } while (*s++ && depth > 0);
        } else {
            return s;
        }
        s += strspn(s, " \n");
    }
}

static ItemKind kind_of(const char *code, bool call) {
    if (call) return begins(code, "_Static_assert") ? ITEM_TYPE : ITEM_CALL;
    if (begins(code, "typedef") || begins(code, "_Static_assert")) return ITEM_TYPE;
    if (begins(code, "struct") || begins(code, "enum") || begins(code, "union")) {
        const char *s = code + strcspn(code, "{;=(");
        if (*s == '{' || (*s == ';' && !begins(code, "enum"))) return ITEM_TYPE;
    }
    size_t n = 0;
    while (isupper((unsigned char)code[n]) || code[n] == '_' || isdigit((unsigned char)code[n])) n++;
    const bool attribute = n > 0 && !is_word(code[n]) && strncmp(code, "_Noreturn", 9) != 0;
    return begins(skip_attributes(code), "static") || attribute ? ITEM_LOCAL : ITEM_SHARED;
}

// What a type's words define: tags, typedef names, constants of an enum; and of other code, what stands before the
// first of "( = [ ;" and, where that is no function, behind each comma.
static void defined_names(Items *all, Arena *a, const Item *it, Numbers *names) {
    int depth = 0, last = -1, n_name;
    const bool type = it->kind == ITEM_TYPE;
    bool tag = false, constants = false, fresh = false, value = false;
    char before = 0;
    for (const char *s = type ? it->code : skip_attributes(it->code); *s;) {
        const char *at = s;
        if (begins(at, "__attribute__")) { // behind the name: it is none
            s = skip_attributes(at);
            continue;
        }
        const int n = items_word(&s);
        if (n) {
            s = at + n;
            if (begins(at, "enum")) constants = true;
            if (tag && depth == 0) push(names, a, word_number(all, a, at, n));
            tag = begins(at, "struct") || begins(at, "enum") || begins(at, "union");
            if (type && constants && depth == 1 && fresh) push(names, a, word_number(all, a, at, n));
            if (depth == 0 && !value && !tag) last = word_number(all, a, at, n);
            if (type && depth == 1 && s[0] == ')' && at[-1] == '*') push(names, a, word_number(all, a, at, n));
            fresh = false;
            before = 'a';
            continue;
        }
        if (s != at + 1) continue; // a comment or a string
        const char c = *at;
        if (c != ' ' && c != '\n') fresh = false;
        if (!type && depth == 0 && c == '(' && *s == '*') { // "void (*const name)(...)"
            s += begins(s + 1, "const") ? strlen("*const ") : 1;
            for (n_name = 0; is_word(s[n_name]);) n_name++;
            push(names, a, word_number(all, a, s, n_name));
            return;
        }
        if (depth == 0 && !value && last >= 0 && strchr(type ? ";,(" : "(=[;,", c)) {
            push(names, a, last);
            if (c == '(' && !type) return;
        }
        if (c == '=' && depth == 0) value = true;
        if ((c == ',' || c == ';') && depth == 0) value = false;
        if (strchr("([{", c)) depth++;
        if (strchr(")]}", c)) depth--;
        if (c == '{' || (c == ',' && depth == 1)) fresh = true;
        if (!type && c == '{' && !value && before == ')') return; // a body
        if (c != ' ' && c != '\n') before = c;
    }
}

static void find_names(Items *all, Arena *a, Item *it) {
    Numbers names = {0}, uses = {0};
    const char *s = it->code;
    const bool macro = it->kind == ITEM_MACRO;
    if (macro) { // "#define NAME"
        s += strcspn(s, "du");
        s += strcspn(s, " ");
        s += strspn(s, " ");
        int n = 0;
        while (is_word(s[n])) n++;
        push(&names, a, word_number(all, a, s, n));
    }
    while (*s) {
        const char *at = s;
        const int n = items_word(&s);
        if (!n) continue;
        s = at + n;
        push(&uses, a, word_number(all, a, at, n));
    }
    if (!macro && it->kind >= ITEM_TYPE && it->kind != ITEM_CALL) defined_names(all, a, it, &names);
    if (it->kind == ITEM_CALL) // the functions have names that begin with one of these
        names = uses;
    it->name = names.number;
    it->n_names = names.n;
    it->use = uses.number;
    it->n_uses = uses.n;
}

// ---------------------------------------------------------------- a file

static ItemKind directive_kind(const char *s) {
    const char *word = s + 1 + strspn(s + 1, " ");
    if (begins(word, "if") || begins(word, "ifdef") || begins(word, "ifndef")) return ITEM_IF;
    if (begins(word, "else") || begins(word, "elif")) return ITEM_ELSE;
    if (begins(word, "endif")) return ITEM_ENDIF;
    return begins(word, "define") || begins(word, "undef") ? ITEM_MACRO : ITEM_DIRECTIVE;
}

void items_add(Items *all, Arena *a, const char *s, int file) {
    bool blank = false;
    while (*s) {
        if (*s == '\n') {
            blank = true;
            s++;
            continue;
        }
        Item it = {.file = file, .blank = blank};
        const char *code = s, *end;
        while (code[0] == '/' && code[1] == '/') code = line_end(code);
        if (*code == '\n' || !*code) {
            it.kind = ITEM_COMMENT;
            end = code;
        } else if (*code == '#') {
            it.kind = directive_kind(code);
            end = directive_end(code);
        } else {
            bool call;
            end = code_end(code, &call);
            it.kind = kind_of(code, call);
        }
        it.text = arena_strndup(a, s, (size_t)(end - s));
        it.code = it.text + (code - s);
        if (it.kind != ITEM_COMMENT) find_names(all, a, &it);
        all->item = arena_grow(a, all->item, &all->cap, all->n + 1, sizeof *all->item);
        all->item[all->n++] = it;
        blank = false;
        s = end;
    }
}

// help_code.c -- `vaec help E0215`: what docs/errors.md has about a code. vaec carries the page inside itself.
// In:  a section of the page: "### CODE: title", paragraphs, and perhaps a wrong and a right example between ```.
// Out: the same as plain text: paragraphs filled anew, examples indented.
#include "tool/help.h"

#include "tool/errors.inc" // errors[], its bytes and a zero

#include <ctype.h>
#include <string.h>

enum { WIDTH = 96 };

// The line that begins the code's section; NULL: it has none.
static const char *find_section(const char *code) {
    const char *page = (const char *)errors;
    for (const char *s = page; (s = strstr(s, "\n### ")); s++)
        if (!strncmp(s + 5, code, 5) && s[10] == ':') return s + 5;
    return NULL;
}

// Fills lines: a word goes to the next one where it would not fit. *at: columns used so far.
static void print_words(FILE *f, const char *line, size_t length, int *at) {
    for (size_t i = 0; i < length;) {
        const size_t n = strcspn(line + i, " \n");
        if (*at && *at + 1 + (int)n > WIDTH) fprintf(f, "\n"), *at = 0;
        *at += fprintf(f, "%s%.*s", *at ? " " : "    ", (int)n, line + i);
        i += n;
        while (i < length && line[i] == ' ') i++;
    }
}

bool help_code(FILE *f, const char *word) {
    char code[6] = "";
    for (int i = 0; i < 5 && word[i]; i++) code[i] = (char)toupper((unsigned char)word[i]);
    const char *s = strlen(word) == 5 ? find_section(code) : NULL;
    if (!s) return false;
    fprintf(f, "%.*s\n", (int)strcspn(s, "\n"), s);
    bool example = false;
    int at = 0;
    for (s += strcspn(s, "\n"); *s == '\n'; s += strcspn(s, "\n")) {
        const size_t length = strcspn(++s, "\n");
        if (!example && !strncmp(s, "##", 2)) break;
        if (!strncmp(s, "```", 3)) {
            example = !example;
        } else if (example) {
            fprintf(f, "      %.*s\n", (int)length, s);
        } else if (length) {
            print_words(f, s, length, &at);
        } else {
            // The blank line between two paragraphs, but not the one that ends the section.
            if (at) fprintf(f, "\n");
            if (s[1] && strncmp(s + 1, "##", 2)) fprintf(f, at ? "\n" : "");
            at = 0;
        }
    }
    if (at) fprintf(f, "\n");
    return true;
}

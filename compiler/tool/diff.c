// diff.c -- two texts line by line, as `diff -u` prints them.
// The longest common subsequence of the lines between the first and the last that differ, by the table of all pairs;
// where that table would be too large, these lines are all taken out and put in.
#include "tool/rewrite.h"

#include <string.h>

#define CONTEXT 3
#define MOST_PAIRS 4000000

typedef struct Lines {
    const char **at; // n + 1: the last is the end
    int n;
} Lines;

static Lines lines_of(Arena *a, const char *text) {
    Lines l = {0};
    int n = 1;
    for (const char *s = text; *s; s++) n += *s == '\n';
    l.at = arena_alloc(a, (size_t)(n + 1) * sizeof *l.at);
    for (const char *s = text; *s;) {
        l.at[l.n++] = s;
        s += strcspn(s, "\n");
        s += *s == '\n';
        l.at[l.n] = s;
    }
    return l;
}

static bool same(const Lines *a, int i, const Lines *b, int k) {
    const size_t n = (size_t)(a->at[i + 1] - a->at[i]);
    return n == (size_t)(b->at[k + 1] - b->at[k]) && !memcmp(a->at[i], b->at[k], n);
}

static void put(FILE *f, char sign, const Lines *l, int i) {
    const int n = (int)(l->at[i + 1] - l->at[i]);
    fprintf(f, "%c%.*s", sign, n, l->at[i]);
    if (!n || l->at[i][n - 1] != '\n') fprintf(f, "\n\\ No newline at end of file\n");
}

// Marks the lines that go and those that come.
static void compare(Arena *a, const Lines *old, const Lines *now, bool *gone, bool *come) {
    int top = 0, end = 0;
    while (top < old->n && top < now->n && same(old, top, now, top)) top++;
    while (end < old->n - top && end < now->n - top && same(old, old->n - 1 - end, now, now->n - 1 - end)) end++;
    const int n = old->n - top - end, m = now->n - top - end;
    if ((double)(n + 1) * (m + 1) > MOST_PAIRS) {
        for (int i = 0; i < n; i++) gone[top + i] = true;
        for (int k = 0; k < m; k++) come[top + k] = true;
        return;
    }
    // Of what is left from i and k on.
    int *longest = arena_alloc(a, (size_t)(n + 1) * (size_t)(m + 1) * sizeof *longest);
    for (int i = n - 1; i >= 0; i--)
        for (int k = m - 1; k >= 0; k--) {
            const int down = longest[(i + 1) * (m + 1) + k], right = longest[i * (m + 1) + k + 1];
            longest[i * (m + 1) + k] = same(old, top + i, now, top + k) ? 1 + longest[(i + 1) * (m + 1) + k + 1]
                                       : down > right                   ? down
                                                                        : right;
        }
    for (int i = 0, k = 0; i < n || k < m;) {
        if (i < n && k < m && same(old, top + i, now, top + k)) i++, k++;
        else if (i < n && (k == m || longest[(i + 1) * (m + 1) + k] >= longest[i * (m + 1) + k + 1]))
            gone[top + i++] = true;
        else come[top + k++] = true;
    }
}

// One stretch of changes and what is around it, from line i of the old text and k of the new one on.
static void hunk(FILE *f, const Lines *old, const Lines *now, const bool *gone, const bool *come, int *i, int *k) {
    int from = *i - CONTEXT > 0 ? *i - CONTEXT : 0;
    const int before = *i - from, first = *k - before;
    int ei = *i, ek = *k, alike = 0; // the end: so many lines alike
    while ((ei < old->n || ek < now->n) && alike <= 2 * CONTEXT) {
        if (ei < old->n && gone[ei]) ei++, alike = 0;
        else if (ek < now->n && come[ek]) ek++, alike = 0;
        else ei++, ek++, alike++;
    }
    const int drop = alike > CONTEXT ? alike - CONTEXT : 0;
    ei -= drop, ek -= drop;
    fprintf(f, "@@ -%d,%d ", ei > from ? from + 1 : from, ei - from);
    fprintf(f, "+%d,%d @@\n", ek > first ? first + 1 : first, ek - first);
    for (*i = from, *k = first; *i < ei || *k < ek;) {
        if (*i < ei && gone[*i]) put(f, '-', old, (*i)++);
        else if (*k < ek && come[*k]) put(f, '+', now, (*k)++);
        else put(f, ' ', old, *i), (*i)++, (*k)++;
    }
}

void diff_print(FILE *f, const char *name, const char *old_text, const char *now_text) {
    if (!strcmp(old_text, now_text)) return;
    Arena *a = arena_new();
    const Lines old = lines_of(a, old_text), now = lines_of(a, now_text);
    bool *gone = arena_alloc(a, (size_t)old.n + 1), *come = arena_alloc(a, (size_t)now.n + 1);
    compare(a, &old, &now, gone, come);
    fprintf(f, "--- %s\n+++ %s\n", name, name);
    for (int i = 0, k = 0; i < old.n || k < now.n;) {
        if ((i < old.n && gone[i]) || (k < now.n && come[k])) hunk(f, &old, &now, gone, come, &i, &k);
        else i++, k++;
    }
    arena_free(a);
}

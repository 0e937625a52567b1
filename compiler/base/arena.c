// arena.c -- memory of one compilation: taken piece by piece, freed at once. And what lies in it: lists,
// hash tables, captured text.
// Everything that an arena gives is zeroed and aligned for any type. Running out of memory or
// asking for an absurd size is die(), so no caller checks for NULL.
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#define CHUNK ((size_t)1 << 16)

typedef struct Chunk {
    struct Chunk *next;
    size_t used, size;
    alignas(max_align_t) unsigned char data[];
} Chunk;

struct Arena {
    Chunk *chunk; // the one being filled; full ones follow it
};

static Chunk *chunk_new(size_t size, Chunk *next) {
    Chunk *c = calloc(1, sizeof *c + size);
    if (!c) out_of_memory();
    c->size = size;
    c->next = next;
    return c;
}

Arena *arena_new(void) {
    Arena *a = calloc(1, sizeof *a);
    if (!a) out_of_memory();
    a->chunk = chunk_new(CHUNK, NULL);
    return a;
}

void arena_free(Arena *a) {
    if (!a) return;
    for (Chunk *c = a->chunk, *next; c; c = next) {
        next = c->next;
        free(c);
    }
    free(a);
}

void *arena_alloc(Arena *a, size_t size) {
    if (size > SIZE_MAX / 4) die("arena_alloc: %zu bytes", size);
    const size_t align = alignof(max_align_t);
    size = (size + align - 1) / align * align;
    if (a->chunk->size - a->chunk->used < size) {
        if (size > CHUNK / 4) { // a large piece gets its own chunk behind the one being filled
            a->chunk->next = chunk_new(size, a->chunk->next);
            a->chunk->next->used = size;
            return a->chunk->next->data;
        }
        a->chunk = chunk_new(CHUNK, a->chunk);
    }
    void *p = a->chunk->data + a->chunk->used;
    a->chunk->used += size;
    return p;
}

char *arena_strndup(Arena *a, const char *s, size_t n) {
    char *copy = arena_alloc(a, n + 1);
    memcpy(copy, s, n);
    return copy;
}

char *arena_printf(Arena *a, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0 && errno == ENOMEM) out_of_memory();
    if (n < 0) die("arena_printf: bad format");
    char *s = arena_alloc(a, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(s, (size_t)n + 1, format, args);
    va_end(args);
    return s;
}

void *arena_grow(Arena *a, void *old, int *capacity, int need, size_t size) {
    if (need <= *capacity) return old;
    int64_t more = *capacity ? *capacity : 8;
    while (more < need) more *= 2;
    if (more > INT32_MAX / 2) die("arena_grow: %d elements", need);
    void *p = arena_alloc(a, (size_t)more * size);
    if (*capacity) memcpy(p, old, (size_t)*capacity * size);
    *capacity = (int)more;
    return p;
}

uint64_t hash_bytes(uint64_t h, const void *data, size_t n) {
    for (const unsigned char *p = data; n; p++, n--) h = (h ^ *p) * UINT64_C(0x100000001B3);
    return h;
}

unsigned hash_mask(int n) {
    unsigned mask = 63;
    while (mask < 2u * (unsigned)n) mask = mask * 2 + 1;
    return mask;
}

// Where the name is, or the free place where it goes.
static unsigned names_place(const NameTable *t, const char *name) {
    unsigned at = (unsigned)hash_bytes(HASH_START, name, strlen(name)) & t->mask;
    while (t->place[at] && strcmp(t->name[t->place[at] - 1], name)) at = (at + 1) & t->mask;
    return at;
}

int names_find(const NameTable *t, const char *name) {
    return t->n ? t->place[names_place(t, name)] - 1 : -1;
}

int names_add(NameTable *t, Arena *a, const char *name) {
    if (hash_mask(t->n + 1) > t->mask || !t->place) { // a larger table, and all into it
        t->mask = hash_mask(2 * t->n + 1);
        t->place = arena_alloc(a, ((size_t)t->mask + 1) * sizeof *t->place);
        for (int i = 0; i < t->n; i++) t->place[names_place(t, t->name[i])] = i + 1;
    }
    const unsigned at = names_place(t, name);
    if (t->place[at]) return t->place[at] - 1;
    t->name = arena_grow(a, t->name, &t->cap, t->n + 1, sizeof *t->name);
    t->name[t->n] = name;
    return (t->place[at] = ++t->n) - 1;
}

Lists lists_by(Arena *a, int lists, const int *list, int n) {
    Lists l = {.first = arena_alloc(a, ((size_t)lists + 2) * sizeof *l.first)};
    int *next = l.first + 1; // where the next item of each list goes; in the end, where the list behind begins
    for (int i = 0; i < n; i++)
        if (list[i] >= 0) next[list[i] + 1]++;
    for (int k = 0; k < lists; k++) next[k + 1] += next[k];
    l.item = arena_alloc(a, ((size_t)next[lists] + 1) * sizeof *l.item);
    for (int i = 0; i < n; i++)
        if (list[i] >= 0) l.item[next[list[i]]++] = i;
    return l;
}

// A memory stream of the C library would go on after a piece that it had no room for.
static ssize_t capture_write(void *cookie, const char *from, size_t n) {
    Capture *c = cookie;
    if (c->room - c->size < n) {
        c->room = 2 * (c->room + n);
        c->text = realloc(c->text, c->room);
        if (!c->text) out_of_memory();
    }
    memcpy(c->text + c->size, from, n);
    c->size += n;
    return (ssize_t)n;
}

void capture_begin(Capture *c) {
    *c = (Capture){0};
    c->f = fopencookie(c, "w", (cookie_io_functions_t){.write = capture_write});
    if (!c->f) out_of_memory();
}

char *capture_end(Capture *c, Arena *a) {
    if (fclose(c->f)) out_of_memory();
    char *copy = arena_strndup(a, c->text ? c->text : "", c->size);
    free(c->text);
    return copy;
}

static void (*last_act)(void);

void at_death(void (*act)(void)) { last_act = act; }

static void act_last(void) { // once, should it die itself
    void (*act)(void) = last_act;
    last_act = NULL;
    if (act) act();
}

void out_of_memory(void) {
    act_last();
    static const char line[] = "vaec: out of memory\n";
    if (write(STDERR_FILENO, line, sizeof line - 1) < 0) _exit(EX_OSERR); // stdio could want some
    _exit(EX_OSERR);
}

void die(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fprintf(stderr, "vaec: internal error, please report: ");
    vfprintf(stderr, format, args);
    fprintf(stderr, "\n");
    va_end(args);
    act_last();
    exit(70); // EX_SOFTWARE
}

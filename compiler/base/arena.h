// arena.h -- what all of the compiler builds on: the memory of one compilation, and lists, hash tables and
// captured text in it.
#ifndef ARENA_H
#define ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct Arena Arena;
Arena *arena_new(void);
void arena_free(Arena *a);
void *arena_alloc(Arena *a, size_t size); // zeroed
char *arena_strndup(Arena *a, const char *s, size_t n);
char *arena_printf(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Grows an array held in the arena to at least `need` elements of `size` bytes (doubling).
void *arena_grow(Arena *a, void *old, int *capacity, int need, size_t size);

// Numbers sorted into lists: those of list k are item[first[k]] up to item[first[k + 1]], in rising order.
typedef struct Lists {
    int *first; // [lists + 1]
    int *item;
} Lists;
Lists lists_by(Arena *a, int lists, const int *list, int n); // each i < n is in list[i]; -1: in none

// Tables of hash_mask(n) + 1 places, of which n are taken at most: an element goes to the first that is free
// from its hash on.
#define HASH_START UINT64_C(0xCBF29CE484222325)
uint64_t hash_bytes(uint64_t h, const void *data, size_t n); // FNV-1a, from HASH_START on
unsigned hash_mask(int n);

// Names, numbered in the order in which they were added.
typedef struct NameTable {
    const char **name;
    int n, cap;
    int *place; // hash of a name -> number + 1; 0: free
    unsigned mask;
} NameTable;
int names_find(const NameTable *t, const char *name);          // -1: it is not there
int names_add(NameTable *t, Arena *a, const char *name); // its number: n - 1 now if it is new

// What is written to f between capture_begin and capture_end, which returns it as a string.
typedef struct Capture {
    FILE *f;
    char *text;
    size_t size, room;
} Capture;
void capture_begin(Capture *c);
char *capture_end(Capture *c, Arena *a);

// What out_of_memory and die do before they end vaec; it must not ask for memory.
void at_death(void (*act)(void));
// One line, exit 71.
_Noreturn void out_of_memory(void);
// A broken invariant: "internal error, please report", exit 70.
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

// temporary.c -- what is made on the way and must not stay, however vaec ends: a stack of paths.
// Nothing here asks for memory, so that it can be done when there is none.
#include "tool/driver.h"

#include <stdio.h>
#include <string.h>

#define MOST_TEMPORARY 64
static const char *made[MOST_TEMPORARY];
static int n_made;

static void remove_all(void) { temporary_remove(0); }

int temporary_mark(void) { return n_made; }

void temporary_add(const char *path) {
    if (n_made == MOST_TEMPORARY) die("more than %d temporary files", MOST_TEMPORARY);
    made[n_made++] = path;
    at_death(remove_all);
}

void temporary_keep(const char *path) {
    for (int i = 0; i < n_made; i++)
        if (made[i] && !strcmp(made[i], path)) made[i] = NULL;
}

void temporary_remove(int mark) {
    while (n_made > mark)
        if (made[--n_made]) remove(made[n_made]); // a directory after what is in it
}

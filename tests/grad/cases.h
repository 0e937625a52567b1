// cases.h -- named tests made at run time from tables, run by cmocka one by one.
#ifndef CASES_H
#define CASES_H

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Cases {
    struct CMUnitTest *test;
    size_t n, room;
} Cases;

// name is copied; arg is handed to the test as *state. What a test prints before it fails says why.
static inline void add_case(Cases *c, const char *name, void (*test)(void **), const void *arg) {
    if (c->n == c->room) c->test = realloc(c->test, (c->room = 2 * c->room + 16) * sizeof *c->test);
    c->test[c->n++] = (struct CMUnitTest){.name = strdup(name), .test_func = test,
                                          .initial_state = (void *)(uintptr_t)arg};
}

// One test for each file of a pattern, which gets its path as *state.
static inline void add_files(Cases *c, const char *pattern, void (*test)(void **)) {
    glob_t found;
    if (glob(pattern, 0, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc; i++) {
            add_case(c, found.gl_pathv[i], test, NULL);
            c->test[c->n - 1].initial_state = (void *)(uintptr_t)c->test[c->n - 1].name;
        }
    globfree(&found);
}

// ORACLE_TEST='layer *' runs only those.
static inline int run_cases(const char *group, Cases *c) {
    if (getenv("ORACLE_TEST")) cmocka_set_test_filter(getenv("ORACLE_TEST"));
    const int failed = _cmocka_run_group_tests(group, c->test, c->n, NULL, NULL);
    for (size_t i = 0; i < c->n; i++) free((void *)(uintptr_t)c->test[i].name);
    free(c->test);
    return failed;
}

#endif

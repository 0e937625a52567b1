// cases.h -- named tests made at run time from tables, run by cmocka one by one.
#ifndef CASES_H
#define CASES_H

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

// ORACLE_TEST='layer *' runs only those.
static inline int run_cases(const char *group, const Cases *c) {
    if (getenv("ORACLE_TEST")) cmocka_set_test_filter(getenv("ORACLE_TEST"));
    return _cmocka_run_group_tests(group, c->test, c->n, NULL, NULL);
}

#endif

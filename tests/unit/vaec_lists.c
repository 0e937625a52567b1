// vaec_lists.c -- numbers sorted into lists, and the readers of a graph's nodes against a search through all.
#include "passes/passes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static void sorted(void **state) {
    (void)state;
    static const int list[] = {2, -1, 0, 2, 4, 0, 2, -1}, first[] = {0, 2, 2, 5, 5, 6, 6}, item[] = {2, 5, 0, 3, 6, 4};
    Arena *a = arena_new();
    const Lists l = lists_by(a, 6, list, 8);
    assert_memory_equal(l.first, first, sizeof first);
    assert_memory_equal(l.item, item, sizeof item);
    const Lists none = lists_by(a, 0, NULL, 0), empty = lists_by(a, 2, (int[]){-1}, 1);
    assert_int_equal(none.first[0], 0);
    for (int i = 0; i <= 2; i++) assert_int_equal(empty.first[i], 0);
    arena_free(a);
}

// Every read of x, in order: by itself, or of the memory behind it.
static void compare(const Graph *g, const Lists *readers, bool through_views, int *through) {
    int read = 0;
    for (NodeId x = 0; x < g->n_nodes; x++) {
        int at = readers->first[x];
        for (NodeId m = 0; m < g->n_nodes; m++)
            for (int i = 0; i < g->node[m].n_in; i++) {
                const NodeId in = g->node[m].in[i];
                if ((through_views ? node_root(g, in) : in) != x) continue;
                assert_true(at < readers->first[x + 1]);
                assert_int_equal(readers->item[at++], m);
                *through += in != x;
                read++;
            }
        assert_int_equal(at, readers->first[x + 1]);
    }
    assert_int_equal(read, readers->first[g->n_nodes]);
}

static void readers_of_a_model(void **state) {
    (void)state;
    const char *text = "model m data x: image(4, 4, 2) data y: label(3) latent z: normal(4) "
                       "encoder(x, y) { conv(4) relu flatten concat(y) dense(6) as h dense(6) add(h) concat(h) } "
                       "decoder { dense(32) reshape(4, 4, 2) } "
                       "loss { likelihood = mse }";
    Arena *a = arena_new();
    Compilation c = {.arena = a, .file = "m.vae", .text = text, .length = strlen(text)};
    c.diag = diag_new(a, c.file, c.text, stderr);
    const bool good = run_passes(&c, NULL);
    diag_print(c.diag);
    assert_true(good);
    int none = 0, through = 0;
    for (int p = 0; p < PROGRAMS; p++) {
        const Graph *g = c.graph[p];
        if (!g) continue;
        const Lists all = graph_readers(g), roots = graph_root_readers(g);
        compare(g, &all, false, &none);
        compare(g, &roots, true, &through);
    }
    assert_int_equal(none, 0);
    assert_true(through >= 5);
    arena_free(a);
}

static void names(void **state) {
    (void)state;
    Arena *a = arena_new();
    NameTable t = {0};
    assert_int_equal(names_find(&t, "x"), -1);
    for (int i = 0; i < 5000; i++) assert_int_equal(names_add(&t, a, arena_printf(a, "n%d", i)), i);
    for (int i = 0; i < 5000; i++) assert_int_equal(names_add(&t, a, arena_printf(a, "n%d", i)), i);
    assert_int_equal(t.n, 5000);
    assert_int_equal(names_find(&t, "n4321"), 4321);
    assert_int_equal(names_find(&t, "n5000"), -1);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(sorted), cmocka_unit_test(names), cmocka_unit_test(readers_of_a_model)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

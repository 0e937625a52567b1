// vaec_page.c -- numbers of 16 bits, and ops that have no form in a page: refused by name, with the reason.
#include "export/js.h"
#include "export/page.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

// IEEE 754 binary16: the examples of the standard's descriptions, ties, both ends.
static void halves(void **state) {
    (void)state;
    static const struct { float value; uint16_t bits; } known[] = {
        {0, 0}, {1, 0x3c00}, {-2, 0xc000}, {65504, 0x7bff}, {0x1p-14f, 0x0400}, {0x1p-24f, 0x0001},
        {0x1.ff8p-15f, 0x03ff}, {1 + 0x1p-10f, 0x3c01}, {1 + 0x1p-11f, 0x3c00}, {1 + 3 * 0x1p-11f, 0x3c02},
        {0x1.ffep0f, 0x4000}, {0x1p-26f, 0}, {65519, 0x7bff}, {65520, 0x7c00}, {-1e9f, 0xfc00},
        {0.333251953125f, 0x3555},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) assert_int_equal(half_of(known[i].value), known[i].bits);
    for (uint32_t bits = 0; bits < 0x7c00; bits++) { // every number there and back, of both signs
        assert_int_equal(half_of(half_back((uint16_t)bits)), bits);
        assert_int_equal(half_of(half_back((uint16_t)(bits | 0x8000))), bits | 0x8000);
    }
    assert_true(isinf(half_back(0x7c00)));
}

static const JsForm *const forms[OP_COUNT] = {
#define OP(name) &js_op_##name,
#include "graph/ops.def"
#undef OP
};

// Each row says one thing, and what training alone needs has no form.
static void rows(void **state) {
    (void)state;
    for (int op = 0; op < OP_COUNT; op++) {
        const JsForm *f = forms[op];
        if ((f->expr != NULL) + (f->form != NULL) + (f->none != NULL) != 1) fail_msg("%s", op_table[op]->name);
        if ((op_table[op]->backward_only || op_table[op]->lowered) && !f->none) fail_msg("%s", op_table[op]->name);
    }
}

static void refused(void **state) {
    (void)state;
    Compilation c = {.arena = arena_new(), .file = "small.vae"};
    Graph *g = graph_new(c.arena, PROGRAM_DECODE);
    const int port[4 + MAX_RANK] = {VAE_IN_LATENT, 0, 1, 1, 6};
    const NodeId x = node_with(g, OP_input, (Loc){.line = 2}, 0, NULL, 4 + MAX_RANK, port);
    g->node[x].note = "z";
    graph_output(g, "x.mean", node1(g, OP_digamma, (Loc){.line = 4}, x));
    c.graph[PROGRAM_DECODE] = g;
    const char *why = NULL;
    assert_null(js_program(&c, PROGRAM_DECODE, &why));
    assert_string_equal(why, "small.vae, line 4: digamma has no form in a page: only losses compute it");
    arena_free(c.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(halves), cmocka_unit_test(rows), cmocka_unit_test(refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

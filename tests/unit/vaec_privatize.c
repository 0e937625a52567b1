// vaec_privatize.c -- which programs threads can run with a private arena each, and that they then export all rows
// that others read. tests/run/threads.sh trains every model of the golden files that way.
#include "tool/driver.h"
#include "emit/emit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static Compilation compiled(Arena *a, const char *source, Tuning t) {
    Compilation c = {.arena = a, .tuning = t, .file = "m.vae", .text = source, .length = strlen(source)};
    c.diag = diag_new(a, c.file, c.text, stderr);
    const bool good = run_passes(&c, NULL);
    diag_print(c.diag);
    assert_true(good);
    return c;
}

#define MODEL(encoder, decoder, rest)                                                              \
    "model m data x: vector(24) latent z: normal(4) encoder { " encoder " } decoder { " decoder    \
    " dense(24) } " rest
#define DENSE "dense(40) relu dense(32) relu"
#define BATCH(n) "loss { likelihood = mse } train { batch = " #n " }"

static void which(void **state) {
    (void)state;
    static const struct {
        const char *name, *source;
        Tuning tuning;
        bool private_arenas;
    } model[] = {
        {"dense layers", MODEL(DENSE, DENSE, BATCH(64)), {0}, true},
        {"a batch of uneven panels", MODEL(DENSE, DENSE, BATCH(75)), {0}, true},
        {"all rows in one panel", MODEL(DENSE, DENSE, BATCH(12)), {0}, false},
        {"statistics of the batch", MODEL("dense(40) batchnorm relu", DENSE, BATCH(64)), {0}, false},
        {"a term that compares rows", MODEL(DENSE, DENSE, "loss { likelihood = mse objective = mmd } train { batch = 64 }"), {0}, false},
        {"a mean over the batch", MODEL(DENSE, DENSE, "loss { likelihood = mse free_bits = 0.1 } train { batch = 64 }"), {0}, false},
        {"a spread of the whole batch", MODEL(DENSE, DENSE, "loss { likelihood = gaussian(sigma=optimal) } train { batch = 64 }"), {0}, false},
        {"products by columns", MODEL("dense(256) relu dense(256) relu", DENSE, BATCH(64)), {.columns = COLUMNS_ALWAYS}, false},
        {"images", "model m data x: image(8, 8, 1) latent z: normal(4) encoder { conv(16) relu conv(16) relu flatten } decoder { dense(64) reshape(8, 8, 1) } " BATCH(64), {0}, false},
    };
    for (size_t i = 0; i < sizeof model / sizeof *model; i++) {
        Arena *a = arena_new();
        const Compilation c = compiled(a, model[i].source, model[i].tuning);
        if (c.graph[PROGRAM_TRAIN]->private_arenas != model[i].private_arenas) fail_msg("%s: private_arenas is %d", model[i].name, !model[i].private_arenas);
        assert_false(c.graph[PROGRAM_EVAL]->private_arenas);
        arena_free(a);
    }
}

static bool exports(const Lists *rows, int unit, int buffer) {
    bool exported = false;
    for (int i = rows->first[unit]; i < rows->first[unit + 1]; i++) {
        if (i > rows->first[unit]) assert_true(rows->item[i - 1] <= rows->item[i]);
        exported |= rows->item[i] == buffer;
    }
    return exported;
}

// Is what kernel `reader` reads from this buffer exported by a unit of an earlier group?
static bool is_exported(const Graph *g, const Lists *rows, int reader, int buffer) {
    for (int k = 0; k < g->n_kernels; k++)
        if (g->kernel[k].group < g->kernel[reader].group && exports(rows, g->kernel[k].unit, buffer))
            return true;
    return false;
}

static void all_that_is_read(void **state) {
    (void)state;
    Arena *a = arena_new();
    const Compilation c = compiled(a, MODEL(DENSE, DENSE, BATCH(64)), (Tuning){0});
    const Graph *g = c.graph[PROGRAM_TRAIN];
    const Cut cut = cut_batch(&c);
    const Lists rows = exported_rows(g);
    int read = 0, inputs = 0, kept = 0;
    for (int k = 0; k < g->n_kernels; k++) {
        if (kernel_panel(g, k, &cut)) continue;
        for (int m = 0; m < g->kernel[k].n_members; m++) {
            const Node *n = &g->node[g->kernel[k].member[m]];
            for (int i = 0; i < n->n_in; i++) {
                const Node *from = &g->node[n->in[i]];
                if (!from->rows || g->buffer[from->buffer].kind != BUFFER_ARENA) continue;
                if (!is_exported(g, &rows, k, from->buffer)) fail_msg("kernel %d reads what nobody exports", k);
                read++;
                inputs += from->op == OP_input;
            }
        }
    }
    assert_true(read >= 10 && inputs >= 1);
    for (int b = 0; b < g->n_buffers; b++) { // the noise, for one, is nobody else's business
        bool anybody = g->buffer[b].kind != BUFFER_ARENA;
        for (int u = 0; u < g->n_units; u++) anybody |= exports(&rows, u, b);
        kept += !anybody;
    }
    assert_true(kept >= 3);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(which), cmocka_unit_test(all_that_is_read)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// vaec_front.c -- arena, diagnostics, parser and checker, each held to its contract.
// The texts of messages are tested in tests/errors; here it is what the rest of the compiler reads.
#include "tool/driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define assert_same(got, want) assert_true(fabs((got) - (want)) < 1e-15)

typedef struct Front {
    Arena *arena;
    Diag *diag;
    FILE *out;
    char *printed; // all messages
    size_t n_printed;
    Ast *ast;
    Model *model;
} Front;

// The stream keeps the addresses of f->printed and f->n_printed, so f must stay where it is.
static void front(Front *f, const char *text, Define *defines, int n_defines) {
    *f = (Front){.arena = arena_new()};
    f->out = open_memstream(&f->printed, &f->n_printed);
    f->diag = diag_new(f->arena, "dir/t.vae", text, f->out);
    f->ast = parse_file(f->arena, f->diag, text, strlen(text));
    if (f->ast) f->model = check(f->arena, f->diag, f->ast, "dir/t.vae", defines, n_defines);
    diag_print(f->diag);
    fflush(f->out);
}

static void done(Front *f) {
    fclose(f->out);
    free(f->printed);
    arena_free(f->arena);
}

static const char *const small = "model m\n"
                                 "param hidden = 16\n"
                                 "data x: image(4, 4, 1)\n"
                                 "latent z: normal(2)\n"
                                 "encoder { flatten dense(hidden) relu }\n"
                                 "decoder { dense(hidden)\trelu dense( 4 *  # rows\n"
                                 "  4) reshape(4, 4, 1) }\n"
                                 "loss { likelihood = bernoulli }\n";

// ---------------------------------------------------------------- arena

static void test_arena(void **state) {
    (void)state;
    Arena *a = arena_new();
    for (size_t size = 1; size < 300000; size = size * 3 + 1) {
        unsigned char *p = arena_alloc(a, size);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(p[i], 0);
        memset(p, 0xFF, size); // under a sanitizer: the whole piece is ours
    }
    int *list = NULL, capacity = 0;
    for (int i = 0; i < 1000; i++) {
        list = arena_grow(a, list, &capacity, i + 1, sizeof *list);
        list[i] = i;
    }
    for (int i = 0; i < 1000; i++) assert_int_equal(list[i], i);
    assert_string_equal(arena_strndup(a, "abcdef", 3), "abc");
    assert_string_equal(arena_printf(a, "%d-%s", 7, "x"), "7-x");
    arena_free(a);
}

// ---------------------------------------------------------------- diagnostics

static void test_nearest(void **state) {
    (void)state;
    const char *const words[] = {"dense", "relu", "reshape", "leaky_relu", "elu", NULL};
    assert_string_equal(diag_nearest("dens", words), "dense");
    assert_string_equal(diag_nearest("desne", words), "dense"); // neighbours swapped: one edit
    assert_string_equal(diag_nearest("rleu", words), "relu");
    assert_string_equal(diag_nearest("leakyrelu", words), "leaky_relu");
    assert_null(diag_nearest("quantize", words));
    assert_null(diag_nearest("", words));
    assert_null(diag_nearest("x", (const char *const[]){"y", NULL})); // all of it would change
    char longest[200];
    memset(longest, 'a', sizeof longest);
    longest[199] = '\0';
    assert_null(diag_nearest(longest, words));
}

static void test_order(void **state) {
    (void)state;
    Arena *a = arena_new();
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    Diag *d = diag_new(a, "f", "ab\ncd\n", out);
    diag_error(d, (Loc){2, 1, 2, 3}, "E0110", "second");
    diag_warning(d, (Loc){1, 2, 1, 3}, "W0701", "first");
    diag_error(d, (Loc){2, 1, 2, 3}, "E0110", "the same again");
    diag_hint(d, "and its hint, dropped with it");
    assert_int_equal(diag_errors(d), 1);
    diag_print(d);
    fclose(out);
    assert_string_equal(text, "f:1:2: warning[W0701]: first\nab\n ^\n"
                              "f:2:1: error[E0110]: second\ncd\n^~\n");
    free(text);
    arena_free(a);
}

static void test_codes(void **state) {
    (void)state;
    const char *const *codes = diag_codes();
    for (int i = 0; codes[i]; i++) {
        assert_int_equal(strlen(codes[i]), 5);
        for (int j = 0; j < i; j++) assert_string_not_equal(codes[i], codes[j]);
    }
}

// ---------------------------------------------------------------- parser

// The value of a formula in which x = 3, y = 2.
static double value(const Expr *e) {
    switch (e->kind) {
    case EX_NUMBER:
        return e->number;
    case EX_NAME:
        return !strcmp(e->name, "x") ? 3 : 2;
    case EX_NEG:
        return -value(e->left);
    case EX_CALL:
        return !strcmp(e->name, "neg") ? -value(e->args->value) : 1000;
    case EX_TUPLE:
    case EX_TEXT:
        return NAN;
    case EX_BINARY:
        break;
    }
    const double l = value(e->left), r = value(e->right);
    return e->op == '+'   ? l + r
           : e->op == '-' ? l - r
           : e->op == '*' ? l * r
           : e->op == '/' ? l / r
                          : pow(l, r);
}

static void test_formula(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double value;
    } cases[] = {{"1 + 2 * 3", 7},      {"(1 + 2) * 3", 9}, {"10 - 4 - 3", 3},
                 {"16 / 4 / 2", 2},     {"2 ^ 3 ^ 2", 512}, {"-x ^ 2", -9},
                 {"2 ^ -1", 0.5},       {"- - 4", 4},       {"-2 * 3", -6},
                 {"neg(x) + .5", -2.5}, {"1e2", 100},       {"0.5 * ((x - y) / 2)^2", 0.125}};
    Arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_same(value(parse_formula(a, cases[i].text)), cases[i].value);
    const Expr *e = parse_formula(a, "where(x, x, slope * x)");
    assert_int_equal(e->kind, EX_CALL);
    assert_string_equal(e->name, "where");
    assert_int_equal(e->args->next->next->value->kind, EX_BINARY);
    arena_free(a);
}

static void test_places(void **state) {
    (void)state;
    Front f;
    front(&f, small, NULL, 0);
    assert_non_null(f.model);
    const Layer *l = f.model->target->decoder.layers;
    assert_int_equal(l->loc.line, 6);
    assert_int_equal(l->loc.col, 11);
    assert_int_equal(l->loc.end_col, 24);
    l = l->next; // behind a tab at column 24
    assert_int_equal(l->loc.col, 25);
    l = l->next; // over two lines, with a comment inside
    assert_int_equal(l->loc.line, 6);
    assert_int_equal(l->loc.end_line, 7);
    assert_string_equal(l->text, "dense(4 * 4)");
    done(&f);
}

static void test_all_errors(void **state) {
    (void)state;
    Front f;
    front(&f, "modl m\nparam a 3\ndata x: (4)\nloss { beta 3 epochs = = 4 }\n", NULL, 0);
    assert_null(f.ast);
    assert_int_equal(diag_errors(f.diag), 5);
    done(&f);
}

// ---------------------------------------------------------------- checker

static void test_defaults(void **state) {
    (void)state;
    Front f;
    front(&f, small, NULL, 0);
    const Model *m = f.model;
    assert_non_null(m);
    assert_int_equal(f.n_printed, 0);
    assert_string_equal(m->name, "m");
    assert_string_equal(m->file, "t.vae");
    assert_int_equal(m->batch, 128);
    assert_int_equal(m->training.epochs, 10);
    assert_int_equal(m->training.seed, 1);
    assert_int_equal(m->training.optimizer.kind, VAE_ADAM);
    assert_same(m->training.optimizer.lr, 1e-3);
    assert_same(m->training.optimizer.beta2, 0.999);
    assert_same(m->training.schedule[VAE_BETA].from, 1);
    assert_same(m->training.recon_scale, 1);
    assert_int_equal(m->stream[0].width, 16);
    assert_int_equal(m->stream[0].domain, VAE_DOMAIN_UNIT);
    assert_string_equal(m->stream[0].likelihood, "bernoulli");
    assert_int_equal(m->encoder->n_inputs, 1);
    assert_int_equal(m->target->decoder.input[0].kind, REF_LATENT);
    assert_string_equal(shape_text(f.arena, m->encoder->out), "[16]");
    assert_string_equal(shape_text(f.arena, m->target->decoder.out), "[4, 4, 1]");
    done(&f);
}

static void test_settings(void **state) {
    (void)state;
    const char *text =
        "model m data x: vector(8) latent z: normal(2)\n"
        "encoder { dense(4) } decoder { dense(8) }\n"
        "loss { likelihood = gaussian(sigma=learned) reduce = mean\n"
        "  beta = linear(0, 2, epochs=3) }\n"
        "train { weight_decay = 0.2 optimizer = adamw(2e-3, eps=1e-6, amsgrad=true)\n"
        "  batch = 2^5 epochs = 7 seed = 12345678901 clip_norm = 5 ema = 0.9\n"
        "  lr_schedule = cosine(warmup=1, min=0.1) validation = 0.1 early_stop = 3\n"
        "  init = normal(0.05) }\n";
    Front f;
    front(&f, text, NULL, 0);
    const Model *m = f.model;
    assert_non_null(m);
    const VaeTraining *t = &m->training;
    assert_int_equal(t->optimizer.kind, VAE_ADAMW);
    assert_same(t->optimizer.lr, 2e-3);
    assert_same(t->optimizer.eps, 1e-6);
    assert_same(t->optimizer.weight_decay, 0.2);
    assert_true(t->optimizer.amsgrad);
    assert_int_equal(m->batch, 32);
    assert_true(t->seed == 12345678901u);
    assert_int_equal(t->lr_schedule.kind, VAE_LR_COSINE);
    assert_same(t->lr_schedule.min, 0.1);
    assert_int_equal(t->early_stop, 3);
    assert_int_equal(t->schedule[VAE_BETA].kind, VAE_LINEAR);
    assert_same(t->schedule[VAE_BETA].to, 2);
    assert_same(t->schedule[VAE_BETA].epochs, 3);
    assert_same(t->recon_scale, 0.125);
    assert_int_equal(m->init, INIT_NORMAL);
    assert_same(m->init_std, 0.05);
    assert_string_equal(m->target->likelihood_arg[0].word, "learned");
    assert_false(m->target->likelihood_arg[1].given);
    done(&f);
}

static void test_define(void **state) {
    (void)state;
    Define define = {.name = "hidden", .value = 8};
    Front f;
    front(&f, small, &define, 1);
    assert_non_null(f.model);
    assert_true(define.used);
    assert_string_equal(shape_text(f.arena, f.model->encoder->out), "[8]");
    done(&f);
    // A param that depends on another sees the new value.
    define = (Define){.name = "a", .value = 5};
    front(&f,
          "model m param a = 2 param b = a * 2 data x: vector(8) latent z: normal(2)\n"
          "encoder { dense(b) } decoder { dense(8) } loss { likelihood = mse }",
          &define, 1);
    assert_non_null(f.model);
    assert_string_equal(shape_text(f.arena, f.model->encoder->out), "[10]");
    done(&f);
}

static void test_blocks(void **state) {
    (void)state;
    Front f;
    front(&f,
          "model m data x: vector(8) latent z: normal(2)\n"
          "block unit(k, slope=0.2) { dense(k) leaky_relu(slope) }\n"
          "block two(k) { unit(k) unit(2 * k, slope=0.1) }\n"
          "encoder { relu two(3) repeat(2) { residual { dense(6) } tanh } }\n"
          "decoder { dense(8) } loss { likelihood = mse }",
          NULL, 0);
    assert_non_null(f.model);
    const Layer *two = f.model->encoder->layers->next;
    assert_ptr_equal(two->def, &layer_block);
    assert_string_equal(two->path, "encoder.1");
    const Layer *second = two->body->next;
    assert_string_equal(second->body->path, "encoder.1.1.0");
    assert_string_equal(second->body->text, "dense(k)");
    assert_same(second->body->arg[0].number[0], 6);
    assert_same(two->body->body->next->arg[0].number[0], 0.2);
    assert_same(second->body->next->arg[0].number[0], 0.1);
    // The stages of a repeat are numbered through: residual tanh residual tanh.
    const Layer *repeat = two->next;
    assert_string_equal(repeat->body->next->next->path, "encoder.2.2");
    assert_string_equal(repeat->body->next->next->body->path, "encoder.2.2.0");
    assert_string_equal(shape_text(f.arena, repeat->out), "[6]");
    done(&f);
}

static void test_shape_size(void **state) {
    (void)state;
    assert_int_equal(shape_size((Shape){.rank = 3, .dim = {2, 3, 4}}), 24);
    assert_int_equal(shape_size((Shape){.rank = 0}), 1);
    assert_int_equal(shape_size((Shape){.rank = 4, .dim = {65536, 65536, 65536, 65536}}),
                     INT32_MAX);
    assert_false(shape_equal((Shape){.rank = 1, .dim = {2}}, (Shape){.rank = 2, .dim = {2, 1}}));
}

// ---------------------------------------------------------------- files

static void test_write_file(void **state) {
    (void)state;
    Arena *a = arena_new();
    char dir[] = "/tmp/vaec_front.XXXXXX";
    assert_non_null(mkdtemp(dir));
    const char *path = arena_printf(a, "%s/out", dir), *link = arena_printf(a, "%s/link", dir);
    assert_int_equal(write_file(a, path, "one", 3), 0);
    assert_int_equal(symlink("out", link), 0);
    assert_int_equal(write_file(a, link, "three", 5), 0); // writes the file, keeps the link
    struct stat st;
    assert_int_equal(lstat(link, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    FILE *in = fopen(path, "r");
    char text[10] = "";
    assert_non_null(in);
    assert_non_null(fgets(text, sizeof text, in));
    assert_string_equal(text, "three");
    fclose(in);
    unlink(link);
    unlink(path);
    assert_int_equal(rmdir(dir), 0); // no temporary file is left
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena),      cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_order),      cmocka_unit_test(test_codes),
        cmocka_unit_test(test_formula),    cmocka_unit_test(test_places),
        cmocka_unit_test(test_all_errors), cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_settings),   cmocka_unit_test(test_define),
        cmocka_unit_test(test_blocks),     cmocka_unit_test(test_shape_size),
        cmocka_unit_test(test_write_file)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

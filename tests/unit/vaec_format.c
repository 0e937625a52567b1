// vaec_format.c -- the formatter on every model here and on thousands made of them: other blanks, line breaks, comments
// anywhere, pieces of each other. What parses keeps its meaning and its comments, and what is formatted stays.
#include "../fuzz/format_check.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define MOST 4000
static char *model[MOST];
static int n_models;

static void read_models(const char *directory) {
    DIR *dir = opendir(directory);
    assert_non_null(dir);
    for (struct dirent *e; (e = readdir(dir));) {
        char path[600];
        const size_t n = strlen(e->d_name);
        if (n < 4 || strcmp(e->d_name + n - 4, ".vae")) continue;
        snprintf(path, sizeof path, "%s/%s", directory, e->d_name);
        FILE *in = fopen(path, "rb");
        char *text = calloc(1, 1 << 16);
        assert_true(in && text && n_models < MOST);
        const size_t got = fread(text, 1, (1 << 16) - 1, in);
        fclose(in);
        if (strlen(text) == got) model[n_models++] = text;
        else free(text);
    }
    closedir(dir);
}

static void holds(const char *text) {
    Arena *a = arena_new();
    const char *fails = format_fails(a, text, strlen(text));
    if (fails) {
        fprintf(stderr, "%s:\n%s\nformatted:\n%s\n", fails, text, format_model(a, text, strlen(text)));
        fail();
    }
    arena_free(a);
}

static void test_models(void **state) {
    (void)state;
    for (int i = 0; i < n_models; i++) holds(model[i]);
}

static unsigned long long seed = 1;
static int draw(int n) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    return (int)((seed >> 33) % (unsigned)n);
}

// The tokens of a model with other blanks between them, and now and then a comment or a piece of another model.
static char *mangle(Arena *a, const char *text) {
    static const char *const between[] = {" ", "  ", "\n", "\n\n\n", "\t", " \n  ", "\r\n", "", "", " "};
    Capture c;
    int n = 0, m = 0;
    const Token *token = tokens_of(a, text, strlen(text), &n);
    const char *other = model[draw(n_models)];
    const Token *piece = tokens_of(a, other, strlen(other), &m);
    const int calm = draw(4); // how little is changed
    capture_begin(&c);
    for (int i = 0; i < n; i++) {
        const bool comment = i && token[i - 1].kind == '#', word = token[i].kind == 'n' || token[i].kind == '0';
        const bool after = i && (token[i - 1].kind == 'n' || token[i - 1].kind == '0');
        const char *gap = draw(calm + 1) ? (token[i].breaks ? "\n" : " ") : between[draw(10)];
        if (comment) fputs("\n", c.f);
        if (!*gap && word && after) gap = " ";
        fputs(gap, c.f);
        if (!draw(40 * (calm + 1))) fprintf(c.f, "# %d, a comment \t\n", i);
        if (m && !draw(200)) {
            const Token *p = &piece[draw(m)];
            fprintf(c.f, " %.*s\n", p->length, p->text);
        }
        if (draw(300)) fprintf(c.f, "%.*s", token[i].length, token[i].text);
    }
    if (draw(2)) fputs("\n", c.f);
    return capture_end(&c, a);
}

static void test_mangled(void **state) {
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    const int texts = getenv("LONG") ? 20000 : 500; // ten times as slow there
#else
    const int texts = 20000;
#endif
    for (int i = 0; i < texts; i++) {
        Arena *a = arena_new();
        holds(mangle(a, model[i % n_models]));
        arena_free(a);
    }
    assert_true(formats_checked > texts / 4);
}

// A line wider than 100 is broken before the stage that goes beyond.
static void test_wide(void **state) {
    (void)state;
#define FOUR "dense(100) relu dense(100) relu dense(100) relu dense(100) relu"
    Arena *a = arena_new();
    const char *text = "encoder { " FOUR " " FOUR " }";
    assert_string_equal(format_model(a, text, strlen(text)),
                        "encoder {\n    " FOUR " dense(100) relu dense(100) relu\n    dense(100) relu dense(100) relu\n}\n");
    arena_free(a);
}

// One line of very many stages is broken in time that grows with its length.
static void test_long(void **state) {
    (void)state;
    Capture c;
    Arena *a = arena_new();
    capture_begin(&c);
    fputs("encoder { ", c.f);
    for (int i = 0; i < 60000; i++) fputs(i % 3 ? "relu " : "residual { relu relu } ", c.f);
    fputs("}", c.f);
    holds(capture_end(&c, a));
    arena_free(a);
}

int main(void) {
    read_models("examples");
    read_models("tests/golden");
    read_models("tests/errors");
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_models), cmocka_unit_test(test_mangled),
                                       cmocka_unit_test(test_wide), cmocka_unit_test(test_long)};
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    for (int i = 0; i < n_models; i++) free(model[i]);
    return failed;
}

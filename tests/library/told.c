// told.c -- a model of lines of text: what a library makes of them, as files to compare with its program's; faults; and
// memory that is given. The model is told.vae: lines x, numbers w, words c.
//   told WEIGHTS: those that the program trained. Reads x.txt, c.txt and w.f32 of 90 rows.
// With HEAP defined: each request for memory fails once, and the handle goes on; words outgrow their place.
#include "told.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = 90, EPOCHS = 3, SEED = 7 };

static told *m;
static int failed;

#ifdef HEAP

static _Alignas(64) char pool[64 << 20];
static size_t used;
static long asked, fail_at; // the how-manieth request fails; 0: none

void *malloc(size_t size) {
    if (++asked == fail_at || used + size + 64 > sizeof pool) return NULL;
    void *p = pool + used;
    used += (size + 63) / 64 * 64;
    return p;
}
void *calloc(size_t n, size_t size) {
    void *p = malloc(n * size);
    return p ? memset(p, 0, n * size) : NULL;
}
void *realloc(void *p, size_t size) {
    void *to = malloc(size);
    return to && p ? memmove(to, p, size) : to;
}
void free(void *p) { (void)p; }

#endif

static void is(const char *what, int got, int want, const char *message) {
    const char *text = told_error(m);
    if (got == want && (!message || strstr(text, message))) return;
    printf("FAILED told: %s: status %d (want %d): '%s' (want '%s')\n", what, got, want, text, message ? message : "");
    failed = 1;
}

static void is_true(const char *what, int good) {
    if (good) return;
    printf("FAILED told: %s\n", what);
    failed = 1;
}

static char text[2][N][64];
static const char *x_line[N], *c_line[N];
static int32_t x[N * TOLD_X], c[N * TOLD_C], again[N * TOLD_X];
static float w[N * TOLD_W], z[N * TOLD_Z], w_again[N * TOLD_W], nats[N];

static void read_lines(const char *path, char to[N][64], const char **line) {
    FILE *f = fopen(path, "r");
    for (int i = 0; i < N; i++) {
        if (!f || !fgets(to[i], 64, f)) exit(66);
        to[i][strcspn(to[i], "\n")] = 0;
        line[i] = to[i];
    }
    fclose(f);
}

static void write_lines(const char *path) {
    FILE *f = fopen(path, "w");
    char line[10 * 4 + 1];
    for (int i = 0; i < N; i++) {
        is("a line", told_write_x(m, again + i * TOLD_X, line, sizeof line), TOLD_OK, NULL);
        fprintf(f, "%s\n", line);
    }
    fclose(f);
}

static void write_floats(const char *path, const float *from, size_t n) {
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(from, sizeof *from, n, f) != n || fclose(f)) exit(74);
}

static told_rows rows(void) { return (told_rows){x, w, c}; }

static void numbers(void) {
    is("x", told_read_x(m, x_line, N, x), TOLD_OK, NULL);
    is("c", told_read_c(m, c_line, N, c), TOLD_OK, NULL);
}

#if !defined INSIDE && !defined INFERENCE

static void train(const char *path) { // in memory that is given: nothing is asked for (NO_HEAP)
    is("words that are not known", told_read_x(m, x_line, N, x), TOLD_BAD_ARGUMENT, "the words of x are not known");
    is("vocabulary", told_learn_x(m, x_line, N, 0), TOLD_OK, NULL);
    is("vocabulary", told_learn_c(m, c_line, N, 0), TOLD_OK, NULL);
    numbers();
    is("train", told_train(m, rows(), N, &(told_training){.epochs = EPOCHS}), TOLD_OK, NULL);
    is("save", told_save(m, path), TOLD_OK, NULL);
}

static void faults(void) {
    int32_t row[TOLD_X] = {5, 4, TOLD_END};
    char line[8];
    const told_rows one = {row, w, c};
    is("a row", told_elbo(m, one, 1, 1, nats), TOLD_OK, NULL);
    row[1] = 16;
    is("no token", told_elbo(m, one, 1, 1, nats), TOLD_BAD_DATA, "x: row 0, value 1: 16 is no token");
    is("no token", told_write_x(m, row, line, sizeof line), TOLD_BAD_DATA, "16 is no number of a token");
    row[1] = 1;
    is("the begin", told_train(m, one, 1, NULL), TOLD_BAD_DATA, "1 is no token");
    row[1] = TOLD_END, row[2] = 5;
    is("behind the end", told_encode(m, one, 1, z, NULL), TOLD_BAD_DATA, "5 stands behind the end");
    for (int t = 0; t < TOLD_X; t++) row[t] = 6;
    is("no end", told_train_step(m, one, 1, NULL), TOLD_BAD_DATA, "x: row 0 has no end");
    is("a line that takes more", told_write_x(m, row, line, sizeof line), TOLD_BAD_ARGUMENT, "takes 21 bytes, and 8");
    is_true("it is cut", strlen(line) == 7);
    is("no room", told_write_x(m, row, line, 0), TOLD_BAD_ARGUMENT, "size is 0");
    const char *bad[] = {"abababababab"};
    is("too long", told_read_x(m, bad, 1, x), TOLD_BAD_DATA, "x: row 0 has more than 9 characters");
    bad[0] = "a\nb";
    is("two lines", told_read_x(m, bad, 1, x), TOLD_BAD_DATA, "an end of a line");
    bad[0] = "a\300";
    is("bytes", told_read_x(m, bad, 1, x), TOLD_BAD_DATA, "no UTF-8");
    bad[0] = NULL;
    is("NULL", told_read_x(m, bad, 1, x), TOLD_BAD_ARGUMENT, "line 0 is NULL");
    is("NULL", told_read_x(m, NULL, 1, x), TOLD_BAD_ARGUMENT, "NULL");
    bad[0] = "one two three four five";
    is("cut", told_read_c(m, bad, 1, c), TOLD_OK, NULL);
    is_true("three words, of which one is known, and an end", c[0] == TOLD_UNKNOWN && c[3] == TOLD_END);
    is_true("a vocabulary", told_vocabulary_x(m)[1] == '\n');
    char was[200];
    snprintf(was, sizeof was, "%s", told_vocabulary_x(m));
    is("no vocabulary", told_set_vocabulary_x(m, NULL), TOLD_BAD_ARGUMENT, "the text is NULL");
    is("a word twice", told_set_vocabulary_x(m, "a\nb\na\n"), TOLD_BAD_DATA, "a line for each, each once");
    is("no end", told_set_vocabulary_x(m, "a\nb"), TOLD_BAD_DATA, "a line for each");
    is("two characters", told_set_vocabulary_x(m, "ab\n"), TOLD_BAD_DATA, "a line for each");
    is("too many", told_set_vocabulary_x(m, "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\n"), TOLD_BAD_DATA, "a line for each");
    is_true("it stays", !strcmp(was, told_vocabulary_x(m)));
    numbers();
    is("telling", told_tell(m, &(told_telling){.greedy = 1, .top = 2}), TOLD_BAD_ARGUMENT, "greedy draws nothing");
    is("telling", told_tell(m, &(told_telling){.temperature = -1}), TOLD_BAD_ARGUMENT, "temperature is -1");
    is_true("no handle", told_read_x(NULL, x_line, 1, x) == TOLD_BAD_ARGUMENT && told_tell(NULL, NULL) == TOLD_BAD_ARGUMENT &&
                             told_learn_x(NULL, x_line, 1, 0) == TOLD_BAD_ARGUMENT && !*told_vocabulary_x(NULL) &&
                             told_set_vocabulary_x(NULL, "") == TOLD_BAD_ARGUMENT &&
                             told_write_x(NULL, x, line, 8) == TOLD_BAD_ARGUMENT);
}

// Weights whose words are none: the old ones stay, with their words.
static void forged(const char *path) {
    static char bytes[1 << 20], was[200];
    FILE *f = fopen(path, "rb");
    const size_t size = f ? fread(bytes, 1, sizeof bytes, f) : 0;
    fclose(f);
    char *words = strstr(bytes + 8, "data.x.words\":\"");
    is_true("words in the metadata", words != NULL);
    if (!words) return;
    words += strlen("data.x.words\":\"");
    snprintf(was, sizeof was, "%s", told_vocabulary_x(m));
    words[3] = words[0];
    is("forged", told_load_bytes(m, bytes, size), TOLD_BAD_WEIGHTS, "each once");
    is_true("the words stay", !strcmp(was, told_vocabulary_x(m)));
    f = fopen(path, "rb");
    is_true("read again", fread(bytes, 1, sizeof bytes, f) == size);
    fclose(f);
    is("cut short", told_load_bytes(m, bytes, size - 4), TOLD_BAD_WEIGHTS, NULL);
    is_true("the words stay", !strcmp(was, told_vocabulary_x(m)));
    numbers();
}

#endif

static void compare(const char *weights) {
#ifndef INSIDE
    is("load", told_load(m, weights), TOLD_OK, NULL);
#else
    (void)weights;
#endif
    numbers();
    is("encode", told_encode(m, rows(), N, z, NULL), TOLD_OK, NULL);
    write_floats("codes.f32", z, sizeof z / sizeof *z);
    is("elbo", told_elbo(m, rows(), N, 1, nats), TOLD_OK, NULL);
    for (int i = 0; i < N; i++) nats[i] = -nats[i];
    write_floats("score.f32", nats, N);
    is("reconstruct", told_reconstruct(m, rows(), N, again), TOLD_OK, NULL);
    write_lines("again.got.txt");
    is("decode", told_decode(m, rows(), z, N, again), TOLD_OK, NULL);
    write_lines("decoded.got.txt");
    is("reconstruct w", told_reconstruct_w(m, rows(), N, w_again), TOLD_OK, NULL);
    write_floats("w_again.f32", w_again, N * TOLD_W);
    is("sample", told_sample(m, rows(), N, SEED, again), TOLD_OK, NULL);
    write_lines("drawn.got.txt");
    is("tell", told_tell(m, &(told_telling){.temperature = 0.7, .top = 3}), TOLD_OK, NULL);
    is("sample", told_sample(m, rows(), N, SEED, again), TOLD_OK, NULL);
    write_lines("cold.got.txt");
    is("tell", told_tell(m, &(told_telling){.greedy = 1}), TOLD_OK, NULL);
    is("decode", told_decode(m, rows(), z, N, again), TOLD_OK, NULL);
    write_lines("greedy.got.txt");
    is("tell", told_tell(m, NULL), TOLD_OK, NULL);
}

#ifdef HEAP

// Whether a call was refused for want of memory alone; then it is done again.
static int refused(const char *what, int status) {
    is_true(what, status == TOLD_OK || status == TOLD_NO_MEMORY);
    is_true(what, status == TOLD_OK || strstr(told_error(m), "out of memory"));
    return status != TOLD_OK;
}

static void each_request_fails(const char *weights) {
    int fails = 1;
    for (int k = 1; fails; k++) {
        fails = 0;
        asked = 0, used = 0, fail_at = k;
        const told_options options = {.seed = SEED, .text = 3}; // far too few bytes for words
        if (told_open(&m, &options)) {
            is_true("no handle", !m);
            fails = 1;
            continue;
        }
        while (refused("learn", told_learn_x(m, x_line, N, 0))) fails = 1;
        while (refused("learn", told_learn_c(m, c_line, N, 1))) fails = 1;
        while (refused("train", told_train(m, rows(), N, &(told_training){.epochs = 1}))) fails = 1;
        while (refused("set", told_set_vocabulary_c(m, "one\ntwo\nthree\na-long-one-that-outgrows-its-place\n"))) fails = 1;
        while (refused("load", told_load(m, weights))) fails = 1;
        numbers();
        is("all of it", told_elbo(m, rows(), N, 1, nats), TOLD_OK, NULL);
        told_close(m);
    }
}

#endif

int main(int argc, char **argv) {
    if (argc != 2) return 64;
    read_lines("x.txt", text[0], x_line);
    read_lines("c.txt", text[1], c_line);
    FILE *f = fopen("w.f32", "rb");
    if (!f || fread(w, sizeof w, 1, f) != 1) return 66;
    fclose(f);
#ifdef HEAP
    told_options first = {.seed = SEED};
    is_true("opened", told_open(&m, &first) == TOLD_OK);
    is("vocabulary", told_learn_x(m, x_line, N, 0), TOLD_OK, NULL);
    is("vocabulary", told_learn_c(m, c_line, N, 0), TOLD_OK, NULL);
    numbers();
    told_close(m);
    each_request_fails(argv[1]);
    return failed;
#endif
    static char block[4 << 20];
    told_options options = {.seed = SEED, .memory = block, .size = sizeof block};
    is_true("memory", told_memory(&options) < sizeof block && told_open(&m, &options) == TOLD_OK);
#if !defined INSIDE && !defined INFERENCE
    train("trained.safetensors");
    compare(argv[1]);
    faults();
    forged(argv[1]);
    told_close(m);
    // As much as it needs, and what words and rows take beside it.
    options.size = told_memory(&options);
    is_true("opened", told_open(&m, &options) == TOLD_OK);
    is("no room to count words", told_learn_x(m, x_line, N, 1), TOLD_NO_MEMORY, "out of memory");
    told_close(m);
    options.text = 5; // of words that take more
    is_true("opened", told_open(&m, &options) == TOLD_OK);
    is("no room for words", told_load(m, argv[1]), TOLD_NO_MEMORY, "the words of x take");
    is_true("none are known", !*told_vocabulary_x(m) && !*told_vocabulary_c(m));
#else
    compare(argv[1]);
#endif
    told_close(m);
    return failed;
}

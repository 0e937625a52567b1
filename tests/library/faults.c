// faults.c -- what goes wrong comes back as a status and a line, the handle goes on afterwards, and memory that is
// given is all that is used. The model is faults.vae: x, numbers that are standardized; y, a label.
//   faults WEIGHTS OTHER: its own weights, and another model's
#include "faults.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = 150 };

// ---------------------------------------------------------------- this program's allocator

static _Alignas(64) char pool[64 << 20];
static size_t used;
static long asked, fail_at; // the how-manieth request fails; 0: none; -1: all

void *malloc(size_t size) {
    asked++;
    if (fail_at < 0 || asked == fail_at || used + size + 128 > sizeof pool) return NULL;
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
    if (to && p) memmove(to, p, size);
    return to;
}
void free(void *p) { (void)p; }
void *aligned_alloc(size_t alignment, size_t size) { return alignment > 64 ? NULL : malloc(size); }

// ---------------------------------------------------------------- checks

static int passed, failed;
static faults *m;

static void is(const char *what, int got, int want, const char *message) {
    const char *text = faults_error(m);
    const int good = got == want && (!message || strstr(text, message)) && (got != FAULTS_OK || !*text);
    if (good) passed++;
    else failed++;
    if (!good) printf("FAILED tests/library: %s: status %d (want %d): '%s' (want '%s')\n", what, got, want, text,
                      message ? message : "");
}

static void is_true(const char *what, int good) {
    if (good) passed++;
    else failed++;
    if (!good) printf("FAILED tests/library: %s\n", what);
}

static float x[N * FAULTS_X], y[N * FAULTS_Y], z[N * FAULTS_Z], before[N], nats[N], out[N * FAULTS_X];
static char block[8 << 20];
static long stop_at, stopped_at;

static int stop(void *user, int epoch, long step, const faults_loss *loss) {
    (void)user;
    is_true("progress: epoch, step and loss", epoch >= 1 && step >= 1 && isfinite(loss->loss));
    stopped_at = step;
    return step == stop_at;
}

static faults_rows rows(void) { return (faults_rows){x, y}; }

// The handle still does what it did.
static void goes_on(const char *after) {
    is(after, faults_elbo(m, rows(), N, 1, nats), FAULTS_OK, NULL);
    is_true(after, !memcmp(nats, before, sizeof nats));
}

static void bad_arguments(void) {
    const faults_rows none = {x, NULL};
    is("no label", faults_encode(m, none, N, z, NULL), FAULTS_BAD_ARGUMENT, "'y'");
    is("no result", faults_encode(m, rows(), N, NULL, NULL), FAULTS_BAD_ARGUMENT, "NULL");
    is("no codes", faults_decode(m, rows(), NULL, N, out), FAULTS_BAD_ARGUMENT, "z is NULL");
    is("no x", faults_sample(m, rows(), N, 1, NULL), FAULTS_BAD_ARGUMENT, "NULL");
    is("no rows", faults_elbo(m, rows(), 0, 1, nats), FAULTS_BAD_ARGUMENT, "n is 0");
    is("rows below 0", faults_elbo(m, rows(), -1, 1, nats), FAULTS_BAD_ARGUMENT, "n is -1");
    is("no samples", faults_elbo(m, rows(), N, 0, nats), FAULTS_BAD_ARGUMENT, "samples is 0");
    is("more than a batch", faults_train_step(m, rows(), FAULTS_BATCH + 1, NULL), FAULTS_BAD_ARGUMENT, "a step takes");
    is("epochs", faults_train(m, rows(), N, &(faults_training){.epochs = -1}), FAULTS_BAD_ARGUMENT, "epochs is -1");
    is("lr", faults_train(m, rows(), N, &(faults_training){.lr = -1}), FAULTS_BAD_ARGUMENT, "lr is -1");
    is("no path", faults_load(m, NULL), FAULTS_BAD_ARGUMENT, "path is NULL");
    static char far[1 << 16];
    memset(far, 'a', sizeof far - 1);
    is("a long path", faults_save(m, far), FAULTS_BAD_ARGUMENT, "the path is too long");
    is("no bytes", faults_load_bytes(m, NULL, 9), FAULTS_BAD_ARGUMENT, "bytes to load are NULL");
    is_true("no handle", faults_encode(NULL, rows(), N, z, NULL) == FAULTS_BAD_ARGUMENT &&
                             faults_train(NULL, rows(), N, NULL) == FAULTS_BAD_ARGUMENT &&
                             faults_train_step(NULL, rows(), 1, NULL) == FAULTS_BAD_ARGUMENT &&
                             faults_decode(NULL, rows(), z, 1, out) == FAULTS_BAD_ARGUMENT &&
                             faults_reconstruct(NULL, rows(), 1, out) == FAULTS_BAD_ARGUMENT &&
                             faults_sample(NULL, rows(), 1, 1, out) == FAULTS_BAD_ARGUMENT &&
                             faults_elbo(NULL, rows(), 1, 1, nats) == FAULTS_BAD_ARGUMENT &&
                             faults_init(NULL, 1) == FAULTS_BAD_ARGUMENT &&
                             faults_load(NULL, "x") == FAULTS_BAD_ARGUMENT &&
                             faults_save(NULL, "x") == FAULTS_BAD_ARGUMENT && *faults_error(NULL));
    is_true("no place for a handle", faults_open(NULL, NULL) == FAULTS_BAD_ARGUMENT);
    faults *other = m;
    is_true("threads", faults_open(&other, &(faults_options){.threads = 2}) == FAULTS_BAD_ARGUMENT && !other);
    goes_on("after bad arguments");
}

static void bad_data(void) {
    const float was = x[5 * FAULTS_X + 1];
    x[5 * FAULTS_X + 1] = NAN;
    is("NaN", faults_encode(m, rows(), N, z, NULL), FAULTS_BAD_DATA, "x: row 5, value 1");
    is("NaN", faults_train(m, rows(), N, NULL), FAULTS_BAD_DATA, "x: row 5, value 1");
    is("NaN", faults_train_step(m, rows(), FAULTS_BATCH, NULL), FAULTS_BAD_DATA, "x: row 5, value 1");
    is("NaN to validate", faults_train(m, (faults_rows){x + 6 * FAULTS_X, y}, 9,
                                       &(faults_training){.valid = rows(), .n_valid = N}), FAULTS_BAD_DATA, "x: row 5");
    x[5 * FAULTS_X + 1] = was;
    y[3] = 2;
    is("label", faults_encode(m, rows(), N, z, NULL), FAULTS_BAD_DATA, "y: row 1 is not one-hot");
    y[3] = 0;
    z[0] = INFINITY;
    is("z", faults_decode(m, rows(), z, 1, out), FAULTS_BAD_DATA, "z");
    z[0] = 0;
    goes_on("after bad data");
}

static void bad_weights(const char *own, const char *other) {
    static char bytes[1 << 20];
    FILE *f = fopen(own, "rb");
    const size_t size = f ? fread(bytes, 1, sizeof bytes, f) : 0;
    is_true("weights", f && size > 0 && fclose(f) == 0);
    is("another model's", faults_load(m, other), FAULTS_BAD_WEIGHTS, "");
    is("no file", faults_load(m, "nowhere/x.safetensors"), FAULTS_NO_FILE, "nowhere/x.safetensors");
    is("a directory", faults_load(m, "."), FAULTS_NO_FILE, ".");
    is("no directory", faults_save(m, "nowhere/x.safetensors"), FAULTS_NO_FILE, "nowhere/x.safetensors");
    int all = 1;
    for (size_t n = 0; n < size; n += n < 2000 ? 1 : 97)
        all &= faults_load_bytes(m, bytes, n) == FAULTS_BAD_WEIGHTS && *faults_error(m);
    is_true("bytes cut short", all);
    const unsigned nan = 0x7fc00000;
    memcpy(bytes + size - 4, &nan, 4);
    is("NaN in weights", faults_load_bytes(m, bytes, size), FAULTS_BAD_WEIGHTS, "");
    goes_on("after bad weights");
    is("its own", faults_load(m, own), FAULTS_OK, NULL);
    is("its own saved", faults_save(m, "saved.safetensors"), FAULTS_OK, NULL);
    is("and loaded", faults_load(m, "saved.safetensors"), FAULTS_OK, NULL);
}

static void not_finite(void) {
    is("learning rate", faults_train(m, rows(), N, &(faults_training){.epochs = 3, .lr = 1e20}), FAULTS_NOT_FINITE,
       "step");
    is("init", faults_init(m, 7), FAULTS_OK, NULL);
    is("and again", faults_train(m, rows(), N, &(faults_training){.epochs = 1}), FAULTS_OK, NULL);
    is("elbo", faults_elbo(m, rows(), N, 3, nats), FAULTS_OK, NULL);
}

static void stopping(void) {
    stop_at = 7;
    is("stop", faults_train(m, rows(), N, &(faults_training){.epochs = 50, .progress = stop}), FAULTS_STOPPED,
       "step 7");
    is_true("stopped within a step", stopped_at == 7);
    stop_at = 0;
    is("not stopped", faults_train(m, rows(), N, &(faults_training){.epochs = 2, .progress = stop}), FAULTS_OK, NULL);
    is_true("all steps", stopped_at == 2 * ((N + FAULTS_BATCH - 1) / FAULTS_BATCH));
}

// Everything that a model does, once.
static int all_of_it(void) {
    const faults_training two = {.epochs = 2}, judged = {.epochs = 1, .valid = rows(), .n_valid = N};
    faults_loss loss;
    int s = faults_train_step(m, rows(), 20, &loss);
    if (!s) s = faults_train(m, rows(), N, &two);
    if (!s) s = faults_train(m, rows(), N, &judged);
    if (!s) s = faults_encode(m, rows(), N, z, out);
    if (!s) s = faults_decode(m, rows(), z, N, out);
    if (!s) s = faults_reconstruct(m, rows(), N, out);
    if (!s) s = faults_sample(m, rows(), N, 3, out);
    if (!s) s = faults_elbo(m, rows(), N, 4, nats);
    if (!s) s = faults_save(m, "given.safetensors");
    if (!s) s = faults_load(m, "given.safetensors");
    return s ? s : faults_init(m, 3);
}

// With memory that is given, at any address, nothing is asked for.
static void given_memory(void) {
    const size_t need = faults_memory(NULL), more = 8 * N;
    printf("%zu bytes for %s, %zu for inference\n", need, "all", faults_memory(&(faults_options){.inference = 1}));
    const long before_all = asked;
    fail_at = -1;
    for (int shift = 0; shift < 64; shift += 21) {
        is_true("opens", faults_open(&m, &(faults_options){.memory = block + shift, .size = need + more}) == FAULTS_OK);
        is("all of it", all_of_it(), FAULTS_OK, NULL);
        faults_close(m);
    }
    is_true("a byte less",
            faults_open(&m, &(faults_options){.memory = block, .size = need - 1}) == FAULTS_NO_MEMORY && !m);
    is_true("just enough", faults_open(&m, &(faults_options){.memory = block, .size = need}) == FAULTS_OK);
    is("but not for rows", faults_train(m, rows(), N, NULL), FAULTS_NO_MEMORY, "150 rows");
    is("but for steps", faults_train_step(m, rows(), 9, NULL), FAULTS_OK, NULL);
    faults_close(m);
    fail_at = 0;
    is_true("nothing was asked for", asked == before_all);
    const faults_options inference = {.inference = 1};
    is_true("inference takes less", faults_memory(&inference) < need);
    is_true("opens for inference", faults_open(&m, &inference) == FAULTS_OK);
    is("and cannot be trained", faults_train(m, rows(), N, NULL), FAULTS_BAD_ARGUMENT, "inference");
    is("but runs", faults_reconstruct(m, rows(), N, out), FAULTS_OK, NULL);
    faults_close(m);
    m = NULL;
}

// Without, each allocation that fails is a status.
static void failing_memory(void) {
    const long begin = asked;
    is_true("opens", faults_open(&m, NULL) == FAULTS_OK);
    is("all of it", all_of_it(), FAULTS_OK, NULL);
    faults_close(m);
    const long count = asked - begin;
    is_true("something is asked for", count >= 3);
    for (long k = 1; k <= count; k++) {
        fail_at = asked + k;
        const int opened = faults_open(&m, NULL);
        is_true("no memory to open", opened == (k == 1 ? FAULTS_NO_MEMORY : FAULTS_OK));
        if (!opened) is("no memory", all_of_it(), FAULTS_NO_MEMORY, "out of memory");
        fail_at = 0;
        if (!opened) is("and then there is", all_of_it(), FAULTS_OK, NULL);
        faults_close(m);
        m = NULL;
    }
}

int main(int argc, char **argv) {
    if (argc != 3) return 64;
    for (int i = 0; i < N * FAULTS_X; i++) x[i] = 3 + (float)((i * 7919) % 1000) / 300;
    for (int i = 0; i < N; i++) y[i * FAULTS_Y + i % FAULTS_Y] = 1;
    is_true("opens", faults_open(&m, &(faults_options){0}) == FAULTS_OK);
    is("no message at first", FAULTS_OK, FAULTS_OK, NULL);
    is("train", faults_train(m, rows(), N, &(faults_training){.epochs = 2}), FAULTS_OK, NULL);
    is("elbo", faults_elbo(m, rows(), N, 1, before), FAULTS_OK, NULL);
    bad_arguments();
    bad_data();
    bad_weights(argv[1], argv[2]);
    not_finite();
    stopping();
    faults_close(m);
    faults_close(NULL);
    given_memory();
    failing_memory();
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}

// rt_formats.c -- one table in every format trains the same model, to the bit; also with --limit,
// with validation = 0.1 and with --valid.
#include "fixture_model.h"

#include "commands/commands.h"

#include "rt_chunks.h"
#include "rt_zip.h"

#include <sys/stat.h>

enum { ROWS = 90 };
static float value[ROWS][FIX_D]; // multiples of 1/255, as pixels are
static const char npy_header[] = "{'descr': '%s', 'fortran_order': %s, 'shape': (90, 16), }";

// ---------------------------------------------------------------- the table in every format

static uint32_t swapped(uint32_t v) { return __builtin_bswap32(v); }

static const char *put_matrix(const char *name, const char *type, bool fortran) {
    static uint8_t data[ROWS * FIX_D * 8];
    char header[128];
    const int size = type[2] - '0';
    for (int r = 0; r < ROWS; r++)
        for (int j = 0; j < FIX_D; j++) {
            const float f = value[r][j];
            const double d = (double)f;
            uint32_t bits;
            memcpy(&bits, &f, 4);
            if (type[0] == '>') bits = swapped(bits);
            uint8_t *to = data + (fortran ? j * ROWS + r : r * FIX_D + j) * size;
            if (size == 8) memcpy(to, &d, 8);
            else memcpy(to, &bits, 4);
        }
    snprintf(header, sizeof header, npy_header, type, fortran ? "True" : "False");
    static uint8_t file[sizeof data + 256];
    return rt_put(name, file, make_npy(file, header, data, (size_t)(ROWS * FIX_D * size)));
}

// IDX of floats, big-endian; or of bytes.
static size_t make_idx(uint8_t *to, bool bytes) {
    const uint8_t head[] = {0, 0, bytes ? 8 : 13, 3, 0, 0, 0, ROWS, 0, 0, 0, 4, 0, 0, 0, 4};
    memcpy(to, head, 16);
    for (int i = 0; i < ROWS * FIX_D; i++) {
        const float f = value[i / FIX_D][i % FIX_D];
        uint32_t bits;
        memcpy(&bits, &f, 4);
        bits = swapped(bits);
        if (bytes) to[16 + i] = (uint8_t)lrintf(255 * f);
        else memcpy(to + 16 + 4 * i, &bits, 4);
    }
    return 16 + (size_t)ROWS * FIX_D * (bytes ? 1 : 4);
}

static void put_everything(void) {
    static uint8_t bytes[1 << 16];
    FILE *f = fopen(rt_path("t.csv"), "w");
    for (int i = 0; i < FIX_D; i++) fprintf(f, "%spixel %d", i ? "," : "", i);
    for (int i = 0; i < ROWS * FIX_D; i++)
        fprintf(f, "%c%.9g", i % FIX_D ? ',' : '\n', (double)value[i / FIX_D][i % FIX_D]);
    fclose(f);
    put_matrix("t.npy", "<f4", false);
    put_matrix("big.npy", ">f4", false);
    put_matrix("fortran.npy", "<f4", true);
    put_matrix("double.npy", "<f8", false);
    size_t n = make_idx(bytes, false);
    rt_put("t.idx", bytes, n);
    put_gz("t.idx.gz", bytes, n);
    size_t size;
    uint8_t *npy = vae_file_read(rt_path("double.npy"), 1 << 20, &size);
    for (int method = 0; method <= 8; method += 8) {
        const Entry e = {"x.npy", npy, size, method, 0, 0, 0, 0};
        put_zip(method ? "deflated.npz" : "stored.npz", &e, 1);
    }
    vae_free(npy);
    n = make_idx(bytes, true);
    rt_put("bytes.idx", bytes, n);
    put_gz("bytes.idx.gz", bytes, n);
    mkdir(rt_path("folder"), 0777);
    for (int r = 0; r < ROWS; r++) {
        uint8_t rows[4 * 5] = {0};
        char name[32];
        for (int i = 0; i < FIX_D; i++) rows[1 + i + i / 4] = bytes[16 + r * FIX_D + i];
        snprintf(name, sizeof name, "folder/%03d.png", r);
        put_png(name, (Make){4, 4, 8, 0, 0, rows, sizeof rows, 0, 0, 0, 0});
    }
}

// ---------------------------------------------------------------- training on it

typedef struct Run {
    char line[600];
    double validation;
} Run;

static void train(const void *arg) {
    const Run *run = arg;
    VaeModel m = vae_model;
    char line[600], *argv[40], *save = NULL;
    int argc = 0;
    m.training.validation = run->validation;
    memcpy(line, run->line, sizeof line);
    for (char *w = strtok_r(line, " ", &save); w; w = strtok_r(NULL, " ", &save)) argv[argc++] = w;
    argv[argc] = NULL;
    _exit(vae_main(argc, argv, &m, NULL));
}

// The weights after two epochs.
static char *weights_of(const char *data, const char *valid, double validation, int limit,
                        size_t *size) {
    Run run = {.validation = validation};
    char said[4096];
    int n = snprintf(run.line, sizeof run.line, "fixture train --quiet --threads 1 --epochs 2 --out out %s %s",
                     "--data", rt_path(data));
    if (valid)
        n += snprintf(run.line + n, sizeof run.line - (size_t)n, " --valid %s", rt_path(valid));
    if (limit) snprintf(run.line + n, sizeof run.line - (size_t)n, " --limit %d", limit);
    const int code = rt_run(train, &run, said, sizeof said);
    if (code != 0) fail_msg("%s: exit %d, %s", run.line, code, said);
    return vae_file_read("out/model.safetensors", 1 << 20, size);
}

static const char *const format[] = {"t.csv", "t.npy",    "big.npy",    "fortran.npy", "double.npy",
                                     "t.idx", "t.idx.gz", "stored.npz", "deflated.npz"};
static const char *const pixels[] = {"bytes.idx", "bytes.idx.gz", "folder"};

static void same_training(const char *const *file, int n, double validation, int limit) {
    size_t size, other;
    // A CSV of pixels and the pixels themselves differ by the rounding of 1/255.
    char *want = weights_of(file[0], NULL, validation, limit, &size);
    for (int i = 0; i < n; i++)
        for (int valid = 0; valid < 2; valid++) {
            if (valid && (validation > 0 || limit)) continue; // other rows are trained on
            char *got = weights_of(file[i], valid ? file[i] : NULL, validation, limit, &other);
            if (size != other || memcmp(got, want, size))
                fail_msg("%s: other weights than %s (limit %d)", file[i], file[0], limit);
            vae_free(got);
        }
    vae_free(want);
}

static void every_format_trains_alike(void **state) {
    (void)state;
    for (int limit = 0; limit <= 50; limit += 50)
        for (int held = 0; held < 2; held++) {
            same_training(format, sizeof format / sizeof *format, 0.1 * held, limit);
            same_training(pixels, sizeof pixels / sizeof *pixels, 0.1 * held, limit);
        }
}

// The first rows alone are what --limit leaves.
static void limit_is_a_shorter_file(void **state) {
    (void)state;
    size_t n, size, other;
    uint8_t *file = vae_file_read(rt_path("bytes.idx"), 1 << 20, &n);
    file[7] = 50;
    rt_put("short.idx", file, 16 + 50 * FIX_D);
    vae_free(file);
    char *want = weights_of("short.idx", NULL, 0.1, 0, &size);
    for (size_t i = 0; i < sizeof pixels / sizeof *pixels; i++) {
        char *got = weights_of(pixels[i], NULL, 0.1, 50, &other);
        assert_int_equal(size, other);
        assert_memory_equal(want, got, size);
        vae_free(got);
    }
    vae_free(want);
}

// Rows that are held out are not trained on: what is in them does not matter.
static void held_out_rows_are_not_trained_on(void **state) {
    (void)state;
    size_t n, size, other;
    int changed = 0;
    char *want = weights_of("bytes.idx", NULL, 0.1, 0, &size);
    uint8_t *file = vae_file_read(rt_path("bytes.idx"), 1 << 20, &n);
    for (int r = 0; r < ROWS; r += 3) {
        for (int j = 0; j < FIX_D; j++) file[16 + r * FIX_D + j] ^= 255;
        rt_put("other.idx", file, n);
        for (int j = 0; j < FIX_D; j++) file[16 + r * FIX_D + j] ^= 255;
        char *got = weights_of("other.idx", NULL, 0.1, 0, &other);
        uint64_t head; // of safetensors: it says which rows there were
        memcpy(&head, want, sizeof head);
        changed += memcmp(want + 8 + head, got + 8 + head, size - 8 - head) != 0;
        vae_free(got);
    }
    assert_true(changed >= ROWS / 3 - 9 && changed < ROWS / 3); // 9 of 90 are held out
    vae_free(file);
    vae_free(want);
}

static int setup(void **state) {
    if (rt_make_dir(state) || chdir(rt_dir)) return -1;
    for (int r = 0; r < ROWS; r++)
        for (int j = 0; j < FIX_D; j++)
            value[r][j] = (float)((37 * r + 11 * j + r * j) % 256) * (1.0f / 255.0f);
    put_everything();
    return 0;
}

static int teardown(void **state) { return chdir("/") || rt_remove_all(state); }

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_trains_alike),
        cmocka_unit_test(limit_is_a_shorter_file),
        cmocka_unit_test(held_out_rows_are_not_trained_on),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}

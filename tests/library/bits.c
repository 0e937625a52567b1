// bits.c -- what a model's library computes, as files to compare with its program's: trained.safetensors, and
// codes.f32, decoded.f32, again.f32, drawn.f32, elbo.f32 and bound.f32 of the weights that the program trained; of an image
// that is told place by place greedy.f32, of codes that have a prior of their own (-DCODES) cold.f32, both with -DTELLS.
// Compiled with -DMODEL=m -DUPPER=M -include m.h, -DSTREAMS='"x", "y"' and -DLATENTS=2 (how many).
//   bits ROWS EPOCHS SEED THREADS LOGVAR WEIGHTS: LOGVAR is 1 if the model knows it
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define JOIN_(a, b) a##_##b
#define JOIN(a, b) JOIN_(a, b)
#define M(name) JOIN(MODEL, name)

static const char *const stream[] = {STREAMS};
enum { N_STREAMS = sizeof stream / sizeof *stream };

static int failed;

static void must(const MODEL *m, const char *what, int status) {
    if (!status) return;
    printf("%s: status %d: %s\n", what, status, M(error)(m));
    failed = 1;
}

#ifdef TELLS
static void must_not(const MODEL *m, const char *why, int status) {
    if (status == 1 && strstr(M(error)(m), why)) return;
    printf("status %d, not 1: %s, not %s\n", status, M(error)(m), why);
    failed = 1;
}
#endif

static float *read_rows(const char *name, size_t *values) {
    char path[300];
    snprintf(path, sizeof path, "%s.f32", name);
    FILE *f = fopen(path, "rb");
    if (!f) exit(66);
    fseek(f, 0, SEEK_END);
    *values = (size_t)ftell(f) / sizeof(float);
    rewind(f);
    float *x = malloc(*values * sizeof *x);
    if (fread(x, sizeof *x, *values, f) != *values) exit(74);
    fclose(f);
    return x;
}

static void write_rows(const char *path, const float *x, size_t values) {
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(x, sizeof *x, values, f) != values || fclose(f)) exit(74);
}

static int count_steps(void *user, int epoch, long step, const M(loss) * loss) {
    (void)epoch;
    (void)loss;
    *(long *)user = step;
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 7) return 64;
    const int spread = atoi(argv[5]);
    const int n = atoi(argv[1]);
    union { M(rows) rows; const float *each[N_STREAMS]; } in;
    size_t values, target = 0;
    for (int i = 0; i < N_STREAMS; i++) {
        in.each[i] = read_rows(stream[i], &values);
        if (i == 0) target = values;
    }
    const M(options) options = {.threads = atoi(argv[4]), .seed = (uint64_t)atol(argv[3])};
    long steps = 0;
    const M(training) training = {.epochs = atoi(argv[2]), .progress = count_steps, .user = &steps};
    MODEL *m;
    if (M(open)(&m, &options)) return 1;
    must(m, "train", M(train)(m, in.rows, (size_t)n, &training));
    must(m, "save", M(save)(m, "trained.safetensors"));
    printf("%ld steps\n", steps);
    must(m, "load", M(load)(m, argv[6]));
    float *x = calloc(target, sizeof *x), *nats = calloc((size_t)n, sizeof *nats);
    float *z[LATENTS], *v[LATENTS];
    static const int width[] = {WIDTHS};
    size_t total = 0, at = 0;
    for (int l = 0; l < LATENTS; l++) {
        z[l] = calloc((size_t)n * (size_t)width[l], sizeof **z);
        v[l] = calloc((size_t)n * (size_t)width[l], sizeof **v);
        total += (size_t)width[l];
    }
#if LATENTS > 1
    M(latents) mean, logvar;
    M(codes) codes;
    memcpy(&mean, z, sizeof mean);
    memset(&logvar, 0, sizeof logvar);
    if (spread) memcpy(&logvar, v, sizeof logvar);
    memcpy(&codes, z, sizeof codes);
#else
    float *mean = z[0], *logvar = spread ? v[0] : NULL;
    const float *codes = z[0];
#endif
    must(m, "encode", M(encode)(m, in.rows, n, mean, logvar));
    const size_t across = total * (spread ? 2 : 1); // means, then --logvar
    float *both = calloc((size_t)n * across, sizeof *both);
    for (int k = 0; k < 1 + spread; k++)
        for (int l = 0; l < LATENTS; l++, at += (size_t)width[l - 1])
            for (int r = 0; r < n; r++)
                memcpy(both + (size_t)r * across + at, (k ? v : z)[l] + (size_t)r * (size_t)width[l],
                       (size_t)width[l] * sizeof *both);
    write_rows("codes.f32", both, (size_t)n * across);
    must(m, "decode", M(decode)(m, in.rows, codes, n, x));
    write_rows("decoded.f32", x, target);
    must(m, "reconstruct", M(reconstruct)(m, in.rows, n, x));
    write_rows("again.f32", x, target);
    must(m, "sample", M(sample)(m, in.rows, n, (uint64_t)atol(argv[3]), x));
    write_rows("drawn.f32", x, target);
#ifdef TELLS
    const M(telling) greedy = {.greedy = 1}, cold = {.temperature = 0.7, .top = 3};
#ifdef CODES
    must(m, "tell", M(tell)(m, &cold));
    must(m, "sample", M(sample)(m, in.rows, n, (uint64_t)atol(argv[3]), x));
    write_rows("cold.f32", x, target);
    must_not(m, "greedy is of tokens, and of images and series told by previous", M(tell)(m, &greedy));
#else
    must(m, "tell", M(tell)(m, &greedy));
    must(m, "reconstruct", M(reconstruct)(m, in.rows, n, x));
    write_rows("greedy.f32", x, target);
    must_not(m, "temperature and top are of tokens and codes", M(tell)(m, &cold));
#endif
    must(m, "tell", M(tell)(m, NULL));
#endif
    must(m, "elbo", M(elbo)(m, in.rows, n, 1, nats));
    write_rows("elbo.f32", nats, (size_t)n);
    must(m, "elbo", M(elbo)(m, in.rows, n, 5, nats));
    write_rows("bound.f32", nats, (size_t)n);
    M(close)(m);
    return failed;
}

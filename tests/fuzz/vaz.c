// vaz.c -- a libFuzzer target: any bytes as coded rows that `decompress` reads, by the model that is linked in, whose weights
// VAZ_WEIGHTS names. Sums and hashes are made right first, so that what is behind them is reached. A file may be refused by
// vae_die with 65; what is decoded is written nowhere.
#include "commands/decompress.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

// ---------------------------------------------------------------- dying comes back (the linker is told --wrap)

enum { ROOM = 1 << 26 }; // bytes that a file may ask for before it is left alone
static jmp_buf back;
static bool inside; // of a file: what is taken now is given back when it is refused
static void *taken[64];
static int n_taken;

_Noreturn void __wrap_vae_die(int code, const char *format, ...);
void *__real_vae_alloc(size_t count, size_t size);
void *__wrap_vae_alloc(size_t count, size_t size);
void __real_vae_free(void *p);
void __wrap_vae_free(void *p);

void __wrap_vae_die(int code, const char *format, ...) {
    char text[4096];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (!inside || code != EX_DATAERR || strchr(text, '\n')) {
        fprintf(stderr, "%d: %s\n", code, text);
        abort();
    }
    longjmp(back, 1);
}

void *__wrap_vae_alloc(size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total)) abort();
    if (inside && total > ROOM) longjmp(back, 1);
    void *p = __real_vae_alloc(count, size);
    if (inside && n_taken < 64) taken[n_taken++] = p;
    return p;
}

void __wrap_vae_free(void *p) {
    for (int i = 0; i < n_taken; i++)
        if (taken[i] == p) taken[i] = taken[--n_taken];
    __real_vae_free(p);
}

// ---------------------------------------------------------------- a file

enum { MOST = 1 << 16 };
static uint8_t file[MOST];
static char path[64];
static VaeCoding coding; // of a program that codes with 2^12 bins

static void put_number_at(uint8_t *at, uint64_t value, int bytes) {
    for (int i = 0; i < bytes; i++) at[i] = (uint8_t)(value >> 8 * i);
}

static uint32_t number_at(const uint8_t *at) {
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

// Sums and hashes are those of whoever would have written this, but where the bytes say not to (the version's highest byte).
static void mend(size_t n) {
    const bool hashes = n > 12 && !(file[11] & 1), sums = n > 12 && !(file[11] & 2);
    if (n <= 48) return;
    file[11] = 0;
    if (hashes) {
        put_number_at(file + 16, coding.head.model_hash, 8);
        put_number_at(file + 24, coding.head.weights_hash, 8);
        put_number_at(file + 32, coding.head.sign, 8);
    }
    const uint32_t length = number_at(file + 12);
    if (!sums || length < 48 || length > n) return;
    put_number_at(file + length - 4, vae_crc(0, file, length - 4), 4);
    for (size_t at = length; n - at >= 32;) {
        const uint64_t words = number_at(file + at + 8);
        if (words > (n - at - 32) / 4) break;
        uint32_t crc = vae_crc(0, file + at, 28);
        crc = vae_crc(crc, file + at + 32, (size_t)words * 4);
        put_number_at(file + at + 28, crc, 4);
        at += 32 + (size_t)words * 4;
    }
}

static void open_coding(void) {
    static VaeOptions o;
    o.model = &vae_model;
    o.weights = getenv("VAZ_WEIGHTS");
    o.threads = 1;
    o.quiet = true;
    vae_coding_open(&coding, &o, 12);
    snprintf(path, sizeof path, "/dev/shm/vae_fuzz_%d.vaz", (int)getpid());
}

static void decode(Decompress *p) {
    const VaeModel *m = p->model;
    vae_vaz_open(&p->file, path);
    snprintf(p->file.head.isa, sizeof p->file.head.isa, "%s", coding.head.isa); // the seeds are another build's
    decompress_check(p);
    if (p->file.head.bits != coding.head.bits || p->file.head.rows > 2000) return;
    for (int k = 0; k < m->n_streams; k++)
        if (m->stream[k].likelihood)
            p->values[k] = vae_alloc((size_t)p->file.head.rows, (size_t)m->stream[k].width * sizeof(double));
    p->room = vae_vaz_most_words(&p->file) + (size_t)m->batch * vae_codec_words(m);
    p->word = vae_alloc(p->room, sizeof *p->word);
    for (size_t k = 0; k < vae_vaz_chunks(&p->file.head); k++) decompress_chunk(p, k);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    static Decompress p;
    if (!path[0]) open_coding();
    if (n > MOST) return 0;
    memcpy(file, bytes, n);
    mend(n);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(file, 1, n, f) != n || fclose(f)) abort();
    p = (Decompress){.model = &vae_model, .coding = coding};
    inside = true;
    (void)(setjmp(back) == 0 && (decode(&p), true));
    inside = false;
    while (n_taken) __real_vae_free(taken[--n_taken]);
    return 0;
}

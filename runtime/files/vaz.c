// vaz.c -- files of coded rows, to bytes and from bytes.
#include "files/vaz.h"

#include <string.h>

enum { CHUNK_HEAD = 32 }; // bytes of a chunk before its words, its sum among them
static const uint8_t magic[8] = {0x89, 'V', 'A', 'Z', '\r', '\n', 0x1a, '\n'};
static const uint8_t chunk_magic[4] = {'C', 'H', 'N', 'K'};
enum { MOST_HEAD = 1024 };

// ---------------------------------------------------------------- writing

typedef struct Bytes { // a part that grows
    uint8_t at[MOST_HEAD];
    size_t n;
} Bytes;

static void put(Bytes *b, uint64_t value, int bytes) {
    for (int i = 0; i < bytes; i++) b->at[b->n++] = (uint8_t)(value >> 8 * i);
}

static void put_text(Bytes *b, const char *text) {
    const size_t n = strlen(text);
    put(b, n, 2);
    memcpy(b->at + b->n, text, n);
    b->n += n;
}

size_t vae_vaz_write_header(VaeFile *f, const VaeVaz *z) {
    Bytes b = {.n = sizeof magic};
    memcpy(b.at, magic, sizeof magic);
    put(&b, VAE_VAZ_VERSION, 4);
    put(&b, 0, 4); // the length, when it is known
    put(&b, z->model_hash, 8);
    put(&b, z->weights_hash, 8);
    put(&b, z->sign, 8);
    put(&b, z->rows, 8);
    put(&b, z->chunk, 4);
    put(&b, z->batch, 4);
    put(&b, z->growth, 4);
    put(&b, z->bits, 4);
    put(&b, z->exact, 4);
    put(&b, z->n_streams, 4);
    put(&b, z->first, 4);
    put(&b, z->ramp, 4);
    for (uint32_t i = 0; i < z->n_streams; i++) {
        put(&b, z->stream[i].size, 4);
        put(&b, z->stream[i].divisor, 4);
    }
    put_text(&b, z->isa);
    put_text(&b, z->model);
    const size_t n = b.n + 4;
    for (int i = 0; i < 4; i++) b.at[sizeof magic + 4 + (size_t)i] = (uint8_t)(n >> 8 * i);
    put(&b, vae_crc(0, b.at, b.n), 4);
    vae_file_write(f, b.at, b.n);
    return b.n;
}

size_t vae_vaz_write_chunk(VaeFile *f, const VaeVazChunk *c, const uint32_t *word) {
    Bytes b = {.n = sizeof chunk_magic};
    memcpy(b.at, chunk_magic, sizeof chunk_magic);
    put(&b, c->rows, 4);
    put(&b, c->words, 4);
    put(&b, c->borrowed, 4);
    put(&b, c->state, 8);
    put(&b, c->values, 4);
    uint32_t crc = vae_crc(0, b.at, b.n);
    for (uint32_t i = 0; i < c->words; i++) {
        const uint8_t byte[4] = {(uint8_t)word[i], (uint8_t)(word[i] >> 8), (uint8_t)(word[i] >> 16), (uint8_t)(word[i] >> 24)};
        crc = vae_crc(crc, byte, 4);
    }
    put(&b, crc, 4);
    vae_file_write(f, b.at, b.n);
    for (uint32_t i = 0; i < c->words; i++) {
        const uint8_t byte[4] = {(uint8_t)word[i], (uint8_t)(word[i] >> 8), (uint8_t)(word[i] >> 16), (uint8_t)(word[i] >> 24)};
        vae_file_write(f, byte, 4);
    }
    return CHUNK_HEAD + (size_t)c->words * 4;
}

// ---------------------------------------------------------------- reading

static uint64_t number(const uint8_t *at, int bytes) {
    uint64_t value = 0;
    for (int i = 0; i < bytes; i++) value |= (uint64_t)at[i] << 8 * i;
    return value;
}

static _Noreturn void header_damaged(const VaeVazFile *f) {
    vae_die(EX_DATAERR, "%s: the header is damaged", f->path);
}

static uint64_t take(VaeVazFile *f, size_t end, int bytes) {
    if (end - f->at < (size_t)bytes) header_damaged(f);
    f->at += (size_t)bytes;
    return number(f->bytes + f->at - bytes, bytes);
}

static void take_text(VaeVazFile *f, size_t end, char *text, size_t room) {
    const size_t n = (size_t)take(f, end, 2);
    if (n >= room || end - f->at < n || memchr(f->bytes + f->at, 0, n)) header_damaged(f);
    memcpy(text, f->bytes + f->at, n);
    text[n] = 0;
    f->at += n;
}

// Reals of 4 or 8 bytes, whole numbers of 1, 2 or 4; of a stream that is not coded nothing.
static bool stored_is_sound(VaeVazStream s) {
    if (!s.divisor) return s.size == 0 || s.size == 4 || s.size == 8;
    return s.size == 1 || s.size == 2 || s.size == 4;
}

static void open_header(VaeVazFile *f) {
    VaeVaz *z = &f->head;
    if (f->size < sizeof magic || memcmp(f->bytes, magic, sizeof magic))
        vae_die(EX_DATAERR, "%s: these are no coded rows: a file that `compress` wrote is needed", f->path);
    if (f->size < sizeof magic + 8) vae_die(EX_DATAERR, "%s: the header is cut off", f->path);
    const uint32_t version = (uint32_t)number(f->bytes + sizeof magic, 4);
    if (version != VAE_VAZ_VERSION)
        vae_die(EX_DATAERR, "%s: version %u of the format, and this program reads version %d", f->path, version,
                VAE_VAZ_VERSION);
    const size_t length = (size_t)number(f->bytes + sizeof magic + 4, 4);
    if (length < sizeof magic + 12 || length > MOST_HEAD) header_damaged(f);
    if (length > f->size) vae_die(EX_DATAERR, "%s: the header is cut off", f->path);
    const size_t end = length - 4;
    if (vae_crc(0, f->bytes, end) != number(f->bytes + end, 4)) header_damaged(f);
    f->at = sizeof magic + 8;
    z->model_hash = take(f, end, 8);
    z->weights_hash = take(f, end, 8);
    z->sign = take(f, end, 8);
    z->rows = take(f, end, 8);
    z->chunk = (uint32_t)take(f, end, 4);
    z->batch = (uint32_t)take(f, end, 4);
    z->growth = (uint32_t)take(f, end, 4);
    z->bits = (uint32_t)take(f, end, 4);
    const uint32_t exact = (uint32_t)take(f, end, 4);
    z->n_streams = (uint32_t)take(f, end, 4);
    z->first = (uint32_t)take(f, end, 4);
    z->ramp = (uint32_t)take(f, end, 4);
    if (!z->chunk || !z->batch || !z->growth || z->growth > INT32_MAX || exact > 1 || z->n_streams > VAE_MAX_STREAMS ||
        z->rows > UINT32_MAX)
        header_damaged(f);
    if (!z->first || z->first > z->bits || !z->ramp || z->ramp > INT32_MAX) header_damaged(f);
    z->exact = exact;
    for (uint32_t i = 0; i < z->n_streams; i++) {
        z->stream[i].size = (uint32_t)take(f, end, 4);
        z->stream[i].divisor = (uint32_t)take(f, end, 4);
        if (!stored_is_sound(z->stream[i])) header_damaged(f);
    }
    take_text(f, end, z->isa, sizeof z->isa);
    take_text(f, end, z->model, sizeof z->model);
    if (f->at != end) header_damaged(f);
    f->first = f->at = length;
}

size_t vae_vaz_chunks(const VaeVaz *z) { return (size_t)((z->rows + z->chunk - 1) / z->chunk); }

static VaeVazChunk chunk_at(const uint8_t *at) {
    return (VaeVazChunk){.rows = (uint32_t)number(at + 4, 4), .words = (uint32_t)number(at + 8, 4),
                         .borrowed = (uint32_t)number(at + 12, 4), .state = number(at + 16, 8),
                         .values = (uint32_t)number(at + 24, 4)};
}

static void check_chunks(VaeVazFile *f) {
    const VaeVaz *z = &f->head;
    const size_t chunks = vae_vaz_chunks(z);
    size_t at = f->first;
    for (size_t k = 0; k < chunks; k++) {
        const size_t left = f->size - at;
        if (left < CHUNK_HEAD)
            vae_die(EX_DATAERR, "%s: chunk %zu of %zu is %s", f->path, k + 1, chunks, left ? "cut off" : "missing");
        const VaeVazChunk c = chunk_at(f->bytes + at);
        const uint64_t rows = z->rows - k * z->chunk < z->chunk ? z->rows - k * z->chunk : z->chunk;
        const bool plain = !memcmp(f->bytes + at, chunk_magic, sizeof chunk_magic) && c.rows == rows;
        if (plain && c.words > (left - CHUNK_HEAD) / 4)
            vae_die(EX_DATAERR, "%s: chunk %zu of %zu is cut off, or its length is damaged", f->path, k + 1, chunks);
        const size_t end = at + CHUNK_HEAD + (size_t)c.words * 4;
        uint32_t crc = plain ? vae_crc(0, f->bytes + at, CHUNK_HEAD - 4) : 0;
        if (plain) crc = vae_crc(crc, f->bytes + at + CHUNK_HEAD, (size_t)c.words * 4);
        if (!plain || crc != number(f->bytes + at + CHUNK_HEAD - 4, 4))
            vae_die(EX_DATAERR, "%s: chunk %zu of %zu (rows %zu to %zu) is damaged", f->path, k + 1, chunks,
                    k * z->chunk + 1, (size_t)(k * z->chunk + rows));
        at = end;
    }
    if (at != f->size)
        vae_die(EX_DATAERR, "%s: %zu byte%s too many behind the last chunk", f->path, f->size - at, VAE_S(f->size - at));
}

void vae_vaz_open(VaeVazFile *f, const char *path) {
    *f = (VaeVazFile){.path = path};
    vae_guard_input_path(path);
    f->bytes = vae_file_read(path, SIZE_MAX / 2, &f->size);
    open_header(f);
    check_chunks(f);
}

uint32_t vae_vaz_most_words(VaeVazFile *f) {
    uint32_t most = 0;
    for (size_t k = 0, at = f->first; k < vae_vaz_chunks(&f->head); k++) {
        const VaeVazChunk c = chunk_at(f->bytes + at);
        if (c.words > most) most = c.words;
        at += CHUNK_HEAD + (size_t)c.words * 4;
    }
    return most;
}

VaeVazChunk vae_vaz_next(VaeVazFile *f, uint32_t *word) {
    const VaeVazChunk c = chunk_at(f->bytes + f->at);
    f->at += CHUNK_HEAD;
    for (uint32_t i = 0; i < c.words; i++, f->at += 4) word[i] = (uint32_t)number(f->bytes + f->at, 4);
    return c;
}

void vae_vaz_close(VaeVazFile *f) { vae_free(f->bytes); }

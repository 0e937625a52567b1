// idx.c -- the IDX format of the MNIST files, plain or compressed with gzip.
// Two zero bytes, a type, the rank; then each dimension and then the numbers, big-endian.
// A compressed file is read in two goes: its header first, so that a header that asks for more than
// the file could hold is refused before anything is allocated.
#include "data/readers.h"

#include <string.h>
#include <zlib.h>

static DataType idx_type(const char *path, uint8_t code) {
    switch (code) {
    case 0x08:
        return (DataType){.cell = VAE_CELL_U8};
    case 0x09:
        return (DataType){.cell = VAE_CELL_I8};
    case 0x0B:
        return (DataType){.cell = VAE_CELL_I16, .big = true};
    case 0x0C:
        return (DataType){.cell = VAE_CELL_I32, .big = true};
    case 0x0D:
        return (DataType){.cell = VAE_CELL_F32, .big = true};
    case 0x0E:
        return (DataType){.cell = VAE_CELL_F64, .big = true};
    default:
        vae_die(EX_DATAERR, "%s: IDX header: 0x%02x is not a type of number", path, code);
    }
}

// Reads the header; returns its length.
static size_t idx_header(DataTable *t, const uint8_t *bytes, size_t size, DataType *type) {
    if (size < 4) vae_die(EX_DATAERR, "%s: truncated: the IDX header ends early", t->path);
    if (bytes[0] || bytes[1]) vae_die(EX_DATAERR, "%s: not an IDX file", t->path);
    *type = idx_type(t->path, bytes[2]);
    t->rank = bytes[3];
    if (t->rank < 1 || t->rank > DATA_MAX_RANK)
        vae_die(EX_DATAERR, "%s: IDX header: %d dimensions; 1 to %d are possible", t->path, t->rank,
                DATA_MAX_RANK);
    size_t length = 4 + 4 * (size_t)t->rank;
    if (size < length) vae_die(EX_DATAERR, "%s: truncated: the IDX header ends early", t->path);
    for (int i = 0; i < t->rank; i++) {
        const uint8_t *p = bytes + 4 + 4 * i;
        t->dim[i] = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
    }
    return length;
}

void data_read_idx(DataTable *t, DataFile *f, size_t limit) {
    DataType type;
    size_t length = idx_header(t, f->bytes, f->size, &type);
    data_need(t, type, f->size - length, "IDX header");
    data_take(t, f, length, type, false, limit);
}

static size_t gz_some(DataStream *s, uint8_t *to, size_t room) {
    gzFile gz = s->handle;
    size_t n = 0;
    while (n < room) {
        unsigned ask = room - n > 1u << 30 ? 1u << 30 : (unsigned)(room - n);
        int got = gzread(gz, to + n, ask);
        int code;
        const char *why = gzerror(gz, &code);
        if (code == Z_BUF_ERROR)
            vae_die(EX_DATAERR, "%s: truncated: the compressed data end early", s->path);
        if (got < 0 || code != Z_OK) vae_die(EX_DATAERR, "%s: damaged gzip file: %s", s->path, why);
        if (got == 0) break;
        n += (size_t)got;
    }
    return n;
}

void data_read_idx_gz(DataTable *t, DataFile *f, size_t limit) {
    DataStream s = {.path = t->path, .some = gz_some, .packed = f->size};
    data_unmap(f);
    gzFile gz = s.handle = gzopen(t->path, "rb");
    if (!gz) vae_die(EX_NOINPUT, "cannot open %s", t->path);
    gzbuffer(gz, 1 << 17);
    uint8_t head[4 + 4 * DATA_MAX_RANK];
    size_t got = gz_some(&s, head, 4);
    if (got < 4 || head[0] || head[1])
        vae_die(EX_DATAERR, "%s: what is compressed in it is not IDX; decompress it first",
                t->path);
    if (head[3] <= DATA_MAX_RANK) got += gz_some(&s, head + 4, 4 * (size_t)head[3]);
    DataType type;
    idx_header(t, head, got, &type);
    size_t total = data_need(t, type, SIZE_MAX, "IDX header");
    const bool all = !limit || limit >= t->dim[0];
    if (!all) total = total / t->dim[0] * limit;
    uint8_t *raw = data_unpack(&s, total, "IDX header", all);
    gzclose(gz);
    data_own(t, raw, type, false, limit);
}

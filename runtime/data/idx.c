// idx.c -- the IDX format of the MNIST files, plain or compressed with gzip.
// Two zero bytes, a type, the rank; then each dimension and then the numbers, big-endian.
// A compressed file is read in two goes: its header first, so that a header that asks for more than
// the file could hold is refused before anything is allocated.
#include "data/readers.h"

#include <string.h>
#define ZLIB_CONST
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
        vae_die(EX_DATAERR, "%s: IDX header: %d dimension%s; 1 to %d are possible", t->path, t->rank, VAE_S(t->rank),
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

// ---------------------------------------------------------------- gzip

typedef struct Gz {
    z_stream z;
    const uint8_t *at, *end; // of the file
    bool ended;              // the member is; another may follow, but nothing else
} Gz;

static void gz_next_member(DataStream *s, Gz *g) {
    if (g->end - g->at < 2 || g->at[0] != 0x1f || g->at[1] != 0x8b)
        vae_die(EX_DATAERR, "%s: extra bytes at the end, behind the compressed data", s->path);
    inflateReset(&g->z);
    g->ended = false;
}

static size_t gz_some(DataStream *s, uint8_t *to, size_t room) {
    enum { MOST = 1 << 30 };
    Gz *g = s->handle;
    size_t n = 0;
    while (n < room) {
        if (g->ended && g->at == g->end) break;
        if (g->ended) gz_next_member(s, g);
        const size_t left = (size_t)(g->end - g->at);
        g->z.next_in = g->at;
        g->z.avail_in = left > MOST ? MOST : (uInt)left;
        g->z.next_out = to + n;
        g->z.avail_out = room - n > MOST ? MOST : (uInt)(room - n);
        const int code = inflate(&g->z, Z_NO_FLUSH);
        g->at = g->z.next_in;
        n = (size_t)(g->z.next_out - to);
        if (code == Z_STREAM_END) g->ended = true;
        else if (code == Z_MEM_ERROR) vae_die(EX_OSERR, "%s: out of memory", s->path);
        else if (code == Z_BUF_ERROR || (code == Z_OK && g->at == g->end && n < room))
            vae_die(EX_DATAERR, "%s: truncated: the compressed data end early", s->path);
        else if (code != Z_OK)
            vae_die(EX_DATAERR, "%s: damaged gzip file: %s", s->path, g->z.msg ? g->z.msg : "no data");
    }
    return n;
}

void data_read_idx_gz(DataTable *t, DataFile *f, size_t limit) {
    Gz g = {.at = f->bytes, .end = f->bytes + f->size};
    DataStream s = {.path = t->path, .handle = &g, .some = gz_some, .packed = f->size};
    if (inflateInit2(&g.z, 15 + 16) != Z_OK) vae_die(EX_OSERR, "out of memory"); // gzip only
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
    inflateEnd(&g.z);
    data_unmap(f);
    data_own(t, raw, type, false, limit);
}

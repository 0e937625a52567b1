// idx_gz.c -- files compressed with gzip: IDX, and text.
// They are read in two goes: the header first, so that a header that asks for more than the file could hold is
// refused before anything is allocated.
#include "data/readers.h"

#include <string.h>

#define ZLIB_CONST
#include <zlib.h>

enum { STRETCH = 1 << 25 }; // bytes of a mapped file that are used before their pages are dropped

typedef struct Gz {
    z_stream z;
    const uint8_t *begin, *at, *end; // of the file
    const uint8_t *dropped;          // pages before it
    bool ended;                      // the member is; another may follow, but nothing else
} Gz;

static void gz_drop(Gz *g) {
    if (g->at - g->dropped < STRETCH) return;
    vae_data_drop(g->dropped, (size_t)(g->at - g->dropped));
    g->dropped = g->at;
}

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
        gz_drop(g);
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

void vae_gz_open(DataStream *s, const char *path, const DataFile *f) {
    Gz *g = vae_alloc(1, sizeof *g);
    *g = (Gz){.begin = f->bytes, .at = f->bytes, .end = f->bytes + f->size, .dropped = f->bytes};
    *s = (DataStream){.path = path, .handle = g, .some = gz_some, .packed = f->size};
    if (inflateInit2(&g->z, 15 + 16) != Z_OK) vae_die(EX_OSERR, "out of memory"); // gzip only
}

double vae_gz_used(const DataStream *s) {
    const Gz *g = s->handle;
    return (double)(g->at - g->begin) / (double)(g->end - g->begin);
}

void vae_gz_close(DataStream *s) {
    Gz *g = s->handle;
    inflateEnd(&g->z);
    vae_free(g);
}

DataType vae_data_open_idx_gz(DataStream *s, DataTable *t, const DataFile *f, size_t *total) {
    vae_gz_open(s, t->path, f);
    uint8_t head[4 + 4 * DATA_MAX_RANK];
    size_t got = gz_some(s, head, 4);
    if (got < 4 || head[0] || head[1])
        vae_die(EX_DATAERR, "%s: what is compressed in it is not IDX; decompress it first",
                t->path);
    if (head[3] <= DATA_MAX_RANK) got += gz_some(s, head + 4, 4 * (size_t)head[3]);
    DataType type;
    vae_data_idx_header(t, head, got, &type);
    *total = vae_data_need(t, type, SIZE_MAX, "IDX header");
    return type;
}

void vae_data_read_idx_gz(DataTable *t, DataFile *f, const VaeStream *stream, size_t limit) {
    (void)stream;
    DataStream s;
    size_t total;
    const DataType type = vae_data_open_idx_gz(&s, t, f, &total);
    const bool all = !limit || limit >= t->dim[0];
    if (!all) total = total / t->dim[0] * limit;
    uint8_t *raw = vae_data_unpack(&s, total, "IDX header", all);
    vae_gz_close(&s);
    vae_data_unmap(f);
    vae_table_own(t, raw, type, false, limit);
}

uint8_t *vae_data_unzip(const DataTable *t, const DataFile *f, size_t *size) {
    DataStream s;
    vae_gz_open(&s, t->path, f);
    size_t room = 1 << 16, n = 0;
    uint8_t *bytes = vae_data_alloc(t, room, 1);
    while ((n += gz_some(&s, bytes + n, room - n)) == room) {
        uint8_t *more = vae_data_alloc(t, 2 * room, 1);
        memcpy(more, bytes, n);
        vae_free(bytes);
        bytes = more;
        room *= 2;
    }
    vae_gz_close(&s);
    *size = n;
    return bytes;
}

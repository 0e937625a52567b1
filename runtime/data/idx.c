// idx.c -- the IDX format of the MNIST files.
// Two zero bytes, a type, the rank; then each dimension and then the numbers, big-endian.
#include "data/readers.h"


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

// Reads the header, whose first two bytes are known to be 0; returns its length.
size_t vae_data_idx_header(DataTable *t, const uint8_t *bytes, size_t size, DataType *type) {
    if (size < 4) vae_die(EX_DATAERR, "%s: truncated: the IDX header ends early", t->path);
    *type = idx_type(t->path, bytes[2]);
    t->rank = bytes[3];
    if (t->rank < 1 || t->rank > DATA_MAX_RANK)
        vae_die(EX_DATAERR, "%s: IDX header: %d dimensions; 1 to %d are possible", t->path, t->rank, DATA_MAX_RANK);
    size_t length = 4 + 4 * (size_t)t->rank;
    if (size < length) vae_die(EX_DATAERR, "%s: truncated: the IDX header ends early", t->path);
    for (int i = 0; i < t->rank; i++) {
        const uint8_t *p = bytes + 4 + 4 * i;
        t->dim[i] = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
    }
    return length;
}

void vae_data_read_idx(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) {
    (void)s;
    DataType type;
    size_t length = vae_data_idx_header(t, f->bytes, f->size, &type);
    vae_data_need(t, type, f->size - length, "IDX header");
    vae_data_take(t, f, length, type, false, limit);
}

// data.h -- what the data readers share. A reader turns a file into a DataTable; data.c holds it
// against the model's stream.
// Rows, columns and lines are counted from 1 in every message.
#ifndef VAE_DATA_H
#define VAE_DATA_H

#include "runtime.h"

#define DATA_MAX_RANK 8

// A file mapped whole, read-only.
typedef struct DataFile {
    const char *path;
    const uint8_t *bytes;
    size_t size;
} DataFile;

// How one number is stored in a file.
typedef struct DataType {
    char kind; // 'u' unsigned, 'i' signed, 'f' float, 'b' bool
    int size;  // bytes: 1, 2, 4 or 8
    bool big;  // most significant byte first
} DataType;

// The rows of one file.
typedef struct DataTable {
    const char *path;
    size_t rows, width;        // [rows, width]
    int rank;                  // of the file's array, rows included
    size_t dim[DATA_MAX_RANK]; // dim[0] == rows as stored
    VaeCell cell;
    bool bytes;         // cells were unsigned 8-bit numbers in the file: perhaps pixels
    const void *values; // [rows, width]
    void *owned;        // NULL when mapped
    size_t mapped;      // bytes mapped, from the page in which values begins
} DataTable;

// cells.c
DataFile data_map(const char *path); // dies with 66, or 65 when empty
void data_unmap(DataFile *f);
size_t data_need(const DataTable *t, DataType type, size_t room, const char *where);
void data_take(DataTable *t, DataFile *f, size_t offset, DataType type, bool fortran, size_t limit);
void data_convert(DataTable *t, const uint8_t *raw, DataType type, bool fortran, size_t limit);
void data_own(DataTable *t, uint8_t *raw, DataType type, size_t limit);
void data_release(void *owned, const void *values, size_t mapped);
const char *data_shown(char out[48], const void *text, size_t n);

// One reader each: fill *t, or die. limit > 0: only the first rows are wanted.
void data_read_idx(DataTable *t, DataFile *f, size_t limit);
void data_read_idx_gz(DataTable *t, DataFile *f, size_t limit);
void data_read_npy(DataTable *t, DataFile *f, size_t limit);
void data_read_csv(DataTable *t, DataFile *f, size_t limit);
// Tells the format by content or suffix, and reads.
void data_read(DataTable *t, const char *path, size_t limit);
bool data_suffix(const char *path, const char *suffix);

// shapes.c. stream says which of the model's; rows must fit 32 bits.
void data_make_shapes(DataTable *t, const VaeStream *s, int stream, size_t rows, uint64_t seed);

// check.c
float data_scale(const DataTable *t, const VaeStream *s);
void data_check_shape(const DataTable *t, const VaeStream *s);
void data_check_values(const DataTable *t, const VaeStream *s, float scale);

#endif

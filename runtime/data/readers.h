// data.h -- what the data readers share. A reader turns a file into a DataTable; data.c holds it
// against the model's stream.
// Rows, columns and lines are counted from 1 in every message.
#ifndef VAE_DATA_H
#define VAE_DATA_H

#include "data/dataset.h"

#define DATA_MAX_RANK 8
#define DATA_PATH 4096
#define DATA_NAME (DATA_PATH + 256) // and the name of a member

// A file mapped whole, read-only.
typedef struct DataFile {
    const char *path;
    const uint8_t *bytes;
    size_t size;
} DataFile;

// How a file stores its numbers.
typedef struct DataType {
    VaeCell cell;
    bool big;     // most significant byte first
    bool boolean; // bytes that must be 0 or 1
} DataType;

// The rows of one file.
typedef struct DataTable {
    const char *path;          // for messages
    char name[DATA_NAME];      // room for it where it is not an argument as given
    size_t rows, width;        // [rows, width]
    int rank;                  // of the file's array, rows included
    size_t dim[DATA_MAX_RANK]; // dim[0] == rows as stored
    DataType type;
    const uint8_t *values; // [rows, width] cells of `type`, at any alignment
    void *owned;           // NULL when mapped
    size_t mapped;         // bytes mapped, from the page in which values begins
    bool csv, header;      // a CSV file, its first line a header
    bool made;             // made up for the stream: in its own units and order
    bool picture;          // rows are [height, width, channels], whoever says what
    bool transposed;       // rows were [channels, height, width]
    bool rounded;          // some of 16 bits were rounded to 8
} DataTable;

// What a file's numbers are worth, and why.
typedef struct DataUnit {
    int divisor; // of bytes; 1 of all else
    float scale; // 1 / divisor
    enum { DATA_UNIT_PLAIN, DATA_UNIT_SAID, DATA_UNIT_TRAINED, DATA_UNIT_PIXELS, DATA_UNIT_BITS } why;
    float low, high; // of the values, in the model's units; low > high: there are none
} DataUnit;

// map.c
DataFile data_map(const char *path); // dies with 66, or 65 when empty
void data_unmap(DataFile *f);
void data_keep_map(DataTable *t, DataFile *f, size_t offset); // as the table's values
void data_release(void *owned, const void *values, size_t mapped);

// number.c
void data_floats(float *dst, const uint8_t *from, size_t n, VaeCell cell, bool big);
double data_number(const uint8_t *from, VaeCell cell, bool big);
// The nearest number that the cell can hold.
void data_put_number(uint8_t *to, double value, VaeCell cell, bool big);

// cells.c
size_t data_need(const DataTable *t, DataType type, size_t room, const char *where);
void data_take(DataTable *t, DataFile *f, size_t offset, DataType type, bool fortran, size_t limit);
void data_own(DataTable *t, uint8_t *raw, DataType type, bool fortran, size_t limit);
void *data_alloc(const DataTable *t, size_t count, size_t size);
const char *data_shown(char out[48], const void *text, size_t n);

// stream.c: what is compressed is read as it comes, never on the say-so of a header.
typedef struct DataStream {
    const char *path; // for messages
    void *handle;
    // Up to `room` bytes, fewer only at the end; dies on damage.
    size_t (*some)(struct DataStream *s, uint8_t *to, size_t room);
    size_t packed; // bytes that it is compressed to
} DataStream;
uint8_t *data_unpack(DataStream *s, size_t total, const char *where, bool all);

// One reader each: fill *t, or die. limit > 0: only the first rows are wanted.
void data_read_idx(DataTable *t, DataFile *f, size_t limit);
void data_read_idx_gz(DataTable *t, DataFile *f, size_t limit);
void data_read_npy(DataTable *t, DataFile *f, size_t limit);
void data_read_csv(DataTable *t, DataFile *f, const VaeStream *s, size_t limit);
void data_read_png(DataTable *t, DataFile *f, const VaeStream *s);
void data_read_folder(DataTable *t, const char *path, const VaeStream *s, size_t limit);
// member: NULL or its name. Without one, the member called as the stream, or the only one there is.
void data_read_npz(DataTable *t, const char *path, const char *member, const VaeStream *s,
                   size_t limit);
bool data_npz_has(const char *path, const char *member);
// The header of an NPY file, in a buffer with its first `size` bytes; returns the header's length.
// `room`: bytes of values after it, SIZE_MAX when not known.
size_t data_npy_header(DataTable *t, const uint8_t *bytes, size_t size, DataType *type,
                       bool *fortran);
size_t data_npy_header_length(const DataTable *t, const uint8_t *bytes, size_t size);

// Tells the format by content or suffix, and reads. s: the stream that it is for, NULL for none.
void data_read(DataTable *t, const char *path, const VaeStream *s, size_t limit);
bool data_suffix(const char *path, const char *suffix);
bool data_is_npz(const char *path); // by content

// derive.c: "shrink:x", "blur:x:SIGMA". What they are made of must be in *d.
bool data_is_derived(const char *spec);
int data_derived_from(const VaeModel *m, int stream, const char *spec);
void data_derive(VaeData *d, const VaeModel *m, int stream, const char *spec);

// csv.c, once more: the lines of a file that was read, in order. Dies when they are not the same any more.
typedef struct DataCsvLine {
    const char *begin, *end; // with the end of the line
    const struct DataCsvField {
        const char *text; // without quotes and spaces around it
        size_t length;
        double value; // NaN where it is missing
    } *field; // [width]
} DataCsvLine;
void data_csv_lines(const DataFile *f, bool header, size_t rows, size_t width,
                    void (*fn)(void *arg, size_t row, const DataCsvLine *line), void *arg);
size_t data_csv_header(const DataFile *f); // how many bytes its first line has

// rows_like.c: the header of the stream's CSV file, if it has one
void data_copy_header(VaeFile *to, const VaeData *d, int stream);
// matrix.c: descr as "<f4"
void data_write_npy_header(VaeFile *f, const char *descr, size_t rows, const int *dims, int n_dims);

// made.c: data sets that are made up, named by `spec`. stream says which of the model's.
typedef struct DataMade {
    size_t rows; // fit 32 bits
    uint64_t seed;
    bool variant; // signals: with anomalies
} DataMade;
bool data_is_made(const char *spec);
void data_make(DataTable *t, const char *spec, const VaeStream *s, int stream, size_t limit,
               uint64_t seed);
// For the makers: room for t->rows rows of the stream, with the table's type and sizes set.
uint8_t *data_make_bytes(DataTable *t, const VaeStream *s);
float *data_make_floats(DataTable *t, const VaeStream *s);
// The likelihood may not take every number: squashes a row of numbers of the order of 1, and rounds
// it as it needs. Counts are drawn, from a negative binomial of mean exp(1 + v/2) and size 2: more
// spread out than a Poisson.
void data_into_domain(const VaeStream *s, float *v, uint64_t seed, size_t row);
// shapes.c, signals.c, ratings.c
void data_make_shapes(DataTable *t, const VaeStream *s, int stream, const DataMade *how);
void data_make_signals(DataTable *t, const VaeStream *s, int stream, const DataMade *how);
void data_make_ratings(DataTable *t, const VaeStream *s, int stream, const DataMade *how);
int data_anomaly_kind(size_t row); // of a row of signals:N:anomalies; 0: none

// layout.c: dies unless the rows are the stream's; brings those of --layout chw into its order.
void data_check_shape(DataTable *t, const VaeStream *s);
// check.c
// Of all cells, which are bytes; no more than `enough` is looked for.
uint8_t data_largest_byte(const DataTable *t, uint8_t enough);
DataUnit data_unit(const DataTable *t, const VaeStream *s);
void data_check_values(const DataTable *t, const VaeStream *s, DataUnit *u); // sets low and high
// how.c
void data_how_text(const DataTable *t, const VaeStream *s, const DataUnit *unit, char *text, size_t room);

#endif

// dataset.h -- rows from files and into files, as the model reads them. readers.h has what the readers share.
#ifndef VAE_DATASET_H
#define VAE_DATASET_H

#include "files/files.h"

// ---------------------------------------------------------------- data (data/*.c)

// How a file stores a number. Rows become floats when a batch is made, not before: the file
// may be larger than memory.
typedef enum {
    VAE_CELL_U8,
    VAE_CELL_I8,
    VAE_CELL_U16,
    VAE_CELL_I16,
    VAE_CELL_U32,
    VAE_CELL_I32,
    VAE_CELL_U64,
    VAE_CELL_I64,
    VAE_CELL_F16,
    VAE_CELL_F32,
    VAE_CELL_F64,
    VAE_CELLS
} VaeCell;
size_t vae_cell_size(VaeCell cell); // bytes

typedef enum { VAE_LAYOUT_NONE, VAE_LAYOUT_HWC, VAE_LAYOUT_CHW } VaeLayout; // of an image's rows
#define VAE_HOW 160

// A data set: rows * width numbers, mapped or read, one array for each stream of the model.

typedef struct VaeData {
    union { // source is what programs read; its first member is the number of rows
        size_t rows;
        VaeSource source;
    };
    struct {
        VaeCell cell;
        bool big;           // most significant byte first
        const void *values; // [rows, width], at any alignment; a label: [rows, 1], the class
        int width;          // cells per row as stored (1 for labels)
        float scale;        // of u8: 1 / divisor; 1 otherwise
        int divisor;        // of u8: what it is divided by, such as 255; 0: the file held no bytes
        VaeLayout layout;   // VAE_LAYOUT_CHW: the file's rows were [channels, height, width]
        float low, high;    // of the values, as the model reads them; low >= high: not known
        char how[VAE_HOW];  // "bytes / 255": how the file was read; "" for what is made up
        void *owned;        // to free; NULL when mapped
        size_t mapped;      // bytes mapped
        // The form of the file, for rows_like.c. Of what is no file: NULL and 0.
        const char *csv; // its path, if it is a CSV file
        bool header;     // of which the first line is none of the rows
        bool boolean;    // bytes that are 0 or 1
        int rank;        // of the array, rows included
        size_t dim[8];
    } stream[VAE_MAX_STREAMS];
} VaeData;

// How the files of a stream are read where a file does not say it itself (data/how.c).
typedef struct VaeHow {
    const char *stream;
    int bytes;        // --bytes: what bytes are divided by; 0: not said
    VaeLayout layout; // --layout
    int header;       // --header of CSV: 1 yes, -1 no, 0 not said
    // What training found in its own files: the weights' metadata, or --data while --valid is read.
    int trained_bytes;
    VaeLayout trained_layout;
    float low, high; // low >= high: not known
} VaeHow;
VaeHow *vae_how_of(const char *stream);      // to set; `stream` must stay
const VaeHow *vae_how(const char *stream);   // all zero where nothing is said
void vae_how_forget(void);                   // all of it, for tests
void vae_data_say(const VaeData *d, const VaeModel *m, bool quiet); // one line a file, on stderr

// Reads the data for the model's streams. `spec` holds the --data arguments: "FILE" for the first
// stream or "x=FILE" for a named one; `shapes`, `signals`, `ratings` make data up, `shapes:N` N rows.
// The format is told by content (IDX, gzip'd IDX, NPY, NPZ, PNG or a folder of PNG files) or by the
// suffix .csv; "FILE.npz:NAME" is a member. Shapes, domains and
// finite values are checked (the message gives file, row and column); dies with 65 or 66.
// "shrink:x" and "blur:x:SIGMA" make a stream of another one (derive.c).
// A stream that is not given stays with values == NULL. limit > 0 keeps the first rows only.
void vae_data_open(VaeData *d, const VaeModel *m, const char *const *spec, int n_spec, size_t limit,
                   uint64_t seed);
static inline const VaeSource *vae_data_source(const VaeData *d) { return d ? &d->source : NULL; }
void vae_data_none(VaeData *d); // no rows, no streams yet
void vae_data_close(VaeData *d);
// values[rows, cells], from vae_alloc, become a stream's.
void vae_data_own(VaeData *d, int stream, float *values, int cells);
// Writes row `row` of a stream as reals: dst[0..stream width), labels one-hot.
// A missing value is NaN.
void vae_data_row(const VaeData *d, const VaeModel *m, int stream, size_t row, float *dst);
size_t vae_data_label(const VaeData *d, int stream, size_t row); // of a label stream: the class
// The same in double, as the file has it; and values [at, at + n) of a row.
void vae_data_row_double(const VaeData *d, const VaeModel *m, int stream, size_t row, double *dst);
void vae_data_doubles(const VaeData *d, int stream, size_t row, size_t at, size_t n, double *dst);

// What a picture of `shapes` is made from: kind, size, x, y and colour, each within (0, 1).
#define VAE_SHAPE_FACTORS 5
void vae_shape_factors(size_t row, uint64_t seed, float factor[VAE_SHAPE_FACTORS]);

// Plain matrices between commands (latents, reconstructions): .npy and .csv by suffix.
typedef struct VaeMatrix {
    size_t rows;
    int width;
    float *values; // [rows, width]
} VaeMatrix;
VaeMatrix vae_matrix_read(const char *path, int width); // width 0: any; dies with 65 or 66
// dims: the shape of one row for NPY ([28, 28, 1]); CSV and pictures write flat rows.
void vae_matrix_write(const char *path, const float *values, size_t rows, const int *dims,
                      int n_dims);
// The same under the header of a stream's CSV file, if that has one.
void vae_matrix_write_under(const char *path, const VaeData *like, int stream, const float *values,
                            size_t rows, const int *dims, int n_dims);
// Rows of a stream's file with some of their values replaced, in the file's own text or type.
typedef struct VaeRowsLike {
    const VaeData *data;
    int stream;
    const uint32_t *row;    // [n] growing; NULL: 0..n-1
    size_t n;
    const uint8_t *changed; // [n, width] 1: take it from values; NULL: none
    const float *values;    // [n, width] in the model's units
} VaeRowsLike;
void vae_rows_like(const char *path, const VaeModel *m, const VaeRowsLike *r);

// Sets data.<stream>.mean, .mean_low and .std from rows row[0..n) of the data (column_stats.c).
void vae_set_columns(const VaeModel *m, const VaeData *d, const uint32_t *row, size_t n,
                     float *param);
// Rows row[0..rows) of a standardized stream, less its mean and over its deviation: dst[rows, width].
void vae_standardize(const VaeData *d, const VaeModel *m, const float *param, int stream, const uint32_t *row,
                     int rows, float *dst);

#endif

// dataset.h -- rows from files and into files, as the model reads them. readers.h has what the readers share.
#ifndef VAE_DATASET_H
#define VAE_DATASET_H

#include "core/rows.h"
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
// Of pictures of another size.
typedef enum { VAE_SIZING_NONE, VAE_SIZING_CROP, VAE_SIZING_PAD, VAE_SIZING_STRETCH } VaeSizing;
#define VAE_HOW 400
#define VAE_WORD 65535 // what numbers of 16 bits are divided by

// How the numbers stand in a CSV file.
typedef struct DataCsv {
    const char *path;
    char separator, decimal;
    const char *missing; // further markers of missing values; NULL
    bool guessed;        // separator and decimal mark, and not the usual ones
    bool utf16, header;
    bool chosen;         // columns, by their names
    size_t fields;       // of a line
    size_t width;        // columns that are read
    uint32_t *column;    // [width] which of the fields each is, from 0
    bool table;          // fields are of a table's kinds: data/table.h
    struct DataColumnForm *found; // [width] of a table: what its columns hold
    bool grows;                   // its words are numbered as they come
    size_t n_texts;
    uint32_t *text;      // [n_texts] fields that are carried along
    struct DataParts *files; // that are read as one, path being the first; NULL: path is all
    bool *whole;         // [width] all of its values are whole numbers; NULL: a mean of them says more than a number
} DataCsv;

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
        float scale;        // of u8 and u16: 1 / divisor; 1 otherwise
        int divisor;        // of u8 and u16: what it is divided by, such as 255; 0: the file held neither
        VaeLayout layout;   // VAE_LAYOUT_CHW: the file's rows were [channels, height, width]
        float low, high;    // of the values, as the model reads them; low >= high: not known
        char how[VAE_HOW];  // "bytes / 255": how the file was read; "" for what is made up
        void *owned;        // to free; NULL when mapped
        size_t mapped;      // bytes mapped
        struct DataParts *parts; // of several files that are read as one, or a large one; NULL: `values` are all
        bool unchecked;     // values are still to be checked: see vae_data_later
        bool borrowed;      // from another set, which frees it
        struct DataSparse *sparse; // only values that are not zero are stored; NULL: all are
        struct DataKept *kept;     // lines of text that stay in their files; NULL: `values` are numbers
        // The form of the file, for rows_like.c. Of what is no file: NULL and 0.
        DataCsv *csv;    // of a CSV file
        struct DataLines *lines; // of lines of text
        char *classes;   // of labels from folders: their names, with slashes between
        long rate;       // of sound: frames a second; 0: it is none
        bool guessed;    // something about it that is said whatever the command: see vae_data_say
        bool boolean;    // bytes that are 0 or 1
        int rank;        // of the array, rows included
        size_t dim[8];
    } stream[VAE_MAX_STREAMS];
} VaeData;

// How the files of a stream are read where a file does not say it itself (data/how.c).
typedef struct VaeHow {
    const char *stream;
    int bytes;        // --bytes: what bytes, or numbers of 16 bits, are divided by; 0: not said
    VaeLayout layout; // --layout
    int header;       // --header of CSV: 1 yes, -1 no, 0 not said
    char separator, decimal; // --csv; 0: not said
    const char *missing;     // --missing: markers, separated by commas; NULL
    const char *columns;     // --columns: names, as in a line of CSV; NULL
    // What training found in its own files: the weights' metadata, or --data while --valid is read.
    int trained_bytes;
    VaeLayout trained_layout;
    VaeSizing fit, trained_fit; // --fit
    long trained_rate; // of sound: frames a second; 0: it was none
    const char *trained_missing, *trained_columns, *trained_classes;
    float low, high; // low >= high: not known
    struct DataColumnForm *table;   // of a table's columns, [width]; NULL
    char *table_text;               // the same as text, once it has been written
    struct DataWords *words;        // of tokens: their vocabulary, from number VAE_FIRST_WORD on; NULL
    char *words_text;               // the same as text, once it has been written
    bool learns, must_know; // words of a table or of tokens: they are still to be found, or those of the weights
} VaeHow;
VaeHow *vae_how_of(const char *stream);      // to set; `stream` must stay
const VaeHow *vae_how(const char *stream);   // all zero where nothing is said, or of a file without a name (NULL)
void vae_how_forget(void);                   // all of it, for tests
// One line a file, on stderr; vae_data_open has said those of which the form was guessed, if vae_how_say says so.
void vae_data_say(const VaeData *d, const VaeModel *m, bool quiet);
void vae_how_say(bool say);
void vae_how_guesses(const VaeData *d, const VaeModel *m);

#ifdef VAE_NO_TABLE // in one file with a model that has none
#define vae_table_learn(d, m, row, n) ((void)0)
#define vae_table_text(s, form) NULL
#define vae_table_of_text(s, text) NULL
#else
// vocabulary.c: in rows row[0..n) (NULL: 0..n-1), the words of a table's columns and how its fields look; from then on
// they are known, and columns of words have numbers by them.
void vae_table_learn(VaeData *d, const VaeModel *m, const uint32_t *row, size_t n);
// The same as text, from vae_alloc, and back; NULL: it is no such text.
char *vae_table_text(const VaeStream *s, const struct DataColumnForm *form);
struct DataColumnForm *vae_table_of_text(const VaeStream *s, const char *text);
#endif

#ifdef VAE_NO_TOKENS // the same of tokens
#define vae_lines_learn(d, m, row, n) ((void)0)
#define vae_lines_say(d, m, quiet) ((void)0)
#define vae_words_text(s, words) NULL
#define vae_words_of_text(s, text) NULL
#define vae_lines_write(path, m, stream, values, rows) ((void)(path))
#define vae_data_lines_free(lines) ((void)0)
#define vae_kept_free(kept) ((void)0)
#define vae_kept_rows(kept, row, n, from, to, dst) ((void)0)
#define vae_lines_how_text(t, s, text, room) ((void)(t))
#else
// lines_words.c: the same of streams of tokens, whose vocabulary is the commonest words of rows row[0..n); and what was
// found, in a line each.
void vae_lines_learn(VaeData *d, const VaeModel *m, const uint32_t *row, size_t n);
void vae_lines_say(const VaeData *d, const VaeModel *m, bool quiet);
char *vae_words_text(const VaeStream *s, const struct DataWords *words);
struct DataWords *vae_words_of_text(const VaeStream *s, const char *text); // NULL: it is no such text
// lines.c: rows of numbers of tokens as lines of text; "-" is the standard output.
void vae_lines_write(const char *path, const VaeModel *m, int stream, const double *values, size_t rows);
char *vae_lines_text(const VaeStream *s, const double *values); // of one row, from vae_alloc
void vae_data_lines_free(struct DataLines *lines);
// lines_kept.c: tokens [from, to) of rows [row, row + n), as numbers.
typedef struct DataKept DataKept;
void vae_kept_free(DataKept *kept);
void vae_kept_rows(const DataKept *kept, size_t row, size_t n, size_t from, size_t to, uint32_t *dst);
#endif

// Reads the data for the model's streams. `spec` holds the --data arguments: "FILE" for the first
// stream or "x=FILE" for a named one; `shapes`, `signals`, `ratings` make data up, `shapes:N` N rows.
// Tokens come from lines of text, also compressed by gzip; all else is told by content (IDX, gzip'd IDX, NPY, NPZ,
// PNG, JPEG or a folder of pictures) or by the suffix .csv; "FILE.npz:NAME" is a member. A pattern such as "part-*.npy" is
// all files that it fits, as one, in the order of their names' bytes. Shapes, domains and
// finite values are checked (the message gives file, row and column); dies with 65 or 66.
// "shrink:x" and "blur:x:SIGMA" make a stream of another one (derive.c).
// A stream that is not given stays with values == NULL. limit > 0 keeps the first rows only.
void vae_data_open(VaeData *d, const VaeModel *m, const char *const *spec, int n_spec, size_t limit,
                   uint64_t seed);
// The stream that a single argument is for, and what it says behind the stream's name; dies with 64.
int vae_data_stream_of(const VaeModel *m, const char *spec, const char **path);
static inline const VaeSource *vae_data_source(const VaeData *d) { return d ? &d->source : NULL; }
// Values of mapped files of DATA_LATER bytes or more, in files opened from here on, are left unchecked where that harms
// nothing: whoever opens them checks all, block by block from the first row to the last (vae_data_check_later), before
// anything is made of them that stays. Until then low and high are not known.
void vae_data_later(bool later);
// Rows row, ..., row + n - 1, whose cells are at `cells`. At first a checksum of the whole file may be due, and is brought
// on by a piece: then false, and to be called again.
bool vae_data_check_later(VaeData *d, const VaeModel *m, int stream, size_t row, size_t n, const uint8_t *cells);
// Warns where values that are known now reach far beyond training's: of files that `whose` names.
void vae_data_warn_far(const VaeData *d, const VaeModel *m, const char *whose);
void vae_data_none(VaeData *d); // no rows, no streams yet
void vae_data_close(VaeData *d);
// The values of from's stream become d's too, which must be closed before `from`; closing d frees none of them.
void vae_data_borrow(VaeData *d, int stream, const VaeData *from);
// values[rows, cells], from vae_alloc, become a stream's.
void vae_data_own(VaeData *d, int stream, float *values, int cells);
// The cells of n rows that follow each other, as they are stored; and such cells as the model reads them (not labels).
void vae_data_copy(const VaeData *d, int stream, size_t row, size_t n, uint8_t *dst);
void vae_data_convert(const VaeData *d, int stream, const uint8_t *from, size_t n, float *dst);
// Writes row `row` of a stream as reals: dst[0..stream width), labels one-hot.
// A missing value is NaN.
void vae_data_row(const VaeData *d, const VaeModel *m, int stream, size_t row, float *dst);
#define VAE_NO_LABEL SIZE_MAX // it is missing
size_t vae_data_label(const VaeData *d, int stream, size_t row); // of a label stream: the class, or VAE_NO_LABEL
// The same in double, as the file has it; and values [at, at + n) of a row.
void vae_data_row_double(const VaeData *d, const VaeModel *m, int stream, size_t row, double *dst);
void vae_data_doubles(const VaeData *d, int stream, size_t row, size_t at, size_t n, double *dst);

// What a picture of `shapes` is made from: kind, size, x, y and colour, each within (0, 1).
#define VAE_SHAPE_FACTORS 5
void vae_shape_factors(size_t row, uint64_t seed, float factor[VAE_SHAPE_FACTORS]);

// What single values of a stream are called: a pixel by its place, a column by its name in the file (column_names.c).
typedef struct VaeNames {
    const VaeStream *of;
    char *text;         // of the file's header; NULL: it has none
    const char **field; // [fields] names in it
    size_t fields;
    const uint32_t *column; // which of them a value has; NULL: its own number
} VaeNames;
VaeNames vae_names_open(const VaeData *d, const VaeModel *m, int stream);
void vae_names_close(VaeNames *n);
const char *vae_value_name(const VaeNames *n, size_t k, char *text, size_t room); // returns text

// Plain matrices between commands (latents, reconstructions): .npy and .csv by suffix.
typedef struct VaeMatrix {
    size_t rows;
    int width;
    float *values; // [rows, width]
} VaeMatrix;
VaeMatrix vae_matrix_read(const char *path, int width); // width 0: any; dies with 65 or 66 (for tests)
// The same of the file that --NAME gives: --header NAME=yes is of it, and how a CSV was read is said.
VaeMatrix vae_matrix_of_option(const char *path, int width, const char *name, bool quiet);
// dims: the shape of one row for NPY ([28, 28, 1]); CSV and pictures write flat rows.
void vae_matrix_write(const char *path, const float *values, size_t rows, const int *dims,
                      int n_dims);
// The shape of a stream's row in an array, and how many dimensions it has.
int vae_row_dims(const VaeStream *s, int dims[3]);
// Rows of a stream in data units: as floats, but in double where it is standardized (float64 in NPY). like: the data
// they were made of, in the form of whose CSV file they are written if it is one: header, separator, whole numbers;
// or NULL.
void vae_rows_write(const char *path, const VaeModel *m, int stream, const VaeData *like, const double *values,
                    size_t rows, const int *dims, int n_dims);
// Rows of a stream's file with some of their values replaced, in the file's own text or type.
typedef struct VaeRowsLike {
    const VaeData *data;
    int stream;
    const uint32_t *row;    // [n] growing; NULL: 0..n-1
    size_t n;
    const uint8_t *changed; // [n, width] 1: take it from values; NULL: none
    const double *values;   // [n, width] in data units
} VaeRowsLike;
void vae_rows_like(const char *path, const VaeModel *m, const VaeRowsLike *r);

#endif

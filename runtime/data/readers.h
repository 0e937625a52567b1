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
    int opened; // of a large one: its descriptor + 1, for rows anywhere in it; 0: none
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
    size_t before;             // rows of the file before these, for messages
    int rank;                  // of the file's array, rows included
    size_t dim[DATA_MAX_RANK]; // dim[0] == rows as stored
    DataType type;
    const uint8_t *values; // [rows, width] cells of `type`, at any alignment
    void *owned;           // NULL when mapped
    size_t mapped;         // bytes mapped, from the page in which values begins
    int opened;            // see DataFile
    size_t offset;         // of values in the file
    size_t unsummed;       // bytes from values on that FILE.crc32 speaks of, and nobody has compared; 0: none
    size_t summed;         // of them, which have this CRC-32
    uint32_t sum;
    DataCsv *csv;          // the form of a CSV file; NULL: it is none
    struct DataLines *lines; // of lines of text; NULL: it is none
    size_t missing;        // of a CSV file: values that are missing, and by which markers
    char markers[100];
    bool odd_markers; // others than NA, NaN and nothing
    bool made;             // made up for the stream: in its own units and order
    bool picture;          // rows are [height, width, channels], whoever says what
    bool transposed;       // rows were [channels, height, width]
    bool rounded;          // some of 16 bits were rounded to 8
    VaeSizing fit;            // of pictures: how those of another size were made to fit,
    size_t fitted, turned; // how many were, and how many were turned as their cameras were held
    char *classes;         // see VaeData
    bool categories;       // they are categories of AnnData, not folders
    long rate;             // of sound: frames a second; 0: it is none
    struct DataSparse *sparse; // rows of which only some values are stored (sparse.h), as values; NULL: all are
    struct DataKept *kept;     // lines that stay in their files (lines_kept.c); NULL: values are all
} DataTable;

// What a file's numbers are worth, and why.
typedef struct DataUnit {
    int divisor; // of bytes and numbers of 16 bits; 1 of all else
    float scale; // 1 / divisor
    enum { DATA_UNIT_PLAIN, DATA_UNIT_SAID, DATA_UNIT_TRAINED, DATA_UNIT_PIXELS, DATA_UNIT_BITS } why;
    float low, high; // of the values, in the model's units; low > high: there are none
} DataUnit;

// map.c
DataFile vae_data_map(const char *path); // dies with 66, or 65 when empty
void vae_data_unmap(DataFile *f);
void vae_data_keep_map(DataTable *t, DataFile *f, size_t offset); // as the table's values
void vae_data_release(void *owned, const void *values, size_t mapped, int opened);

// Pages of [from, from + n) need not stay in memory: they are read again when they are used.
void vae_data_drop(const uint8_t *from, size_t n);

// parts.c: several files as one, and large ones, whose rows are read and not mapped.
typedef struct DataParts {
    int n;
    char **path;     // [n] in the order of their bytes
    size_t *first;   // [n + 1] the number of their first rows, and of all
    DataTable *file; // [n] whose values they are
} DataParts;
size_t vae_data_inside(const char *path); // formats.c: the length of FILE.npz in FILE.npz:NAME, also of HDF5; 0: it is no such thing
DataParts *vae_data_pattern(const char *path); // the files that it fits; NULL: it is no pattern. Dies with 66 if there are none
DataParts *vae_data_alone(const DataTable *t); // of one file
bool vae_data_waits(size_t bytes, const VaeStream *s); // whether so many mapped bytes may be checked later (data.c)
void vae_data_parts_free(DataParts *p);
// Reads them into p->file; *t: the first, with all rows. Dies unless all are arrays of one type and fit together, or all
// are text: then *t holds all rows, and p->file are parts of it.
void vae_data_read_parts(DataTable *t, DataParts *p, const VaeStream *s, size_t limit);
void vae_data_parts_cut(DataParts *p, int n, size_t rows); // to the first n, which have so many rows
void vae_data_parts_text(const DataParts *p, char how[VAE_HOW]); // adds which they are
// Bytes [at, at + n) of a row as it is stored: where they are, or read into room[n].
const uint8_t *vae_data_cells(const VaeData *d, int stream, size_t row, size_t at, size_t n, uint8_t *room);

// number.c
void vae_data_floats(float *dst, const uint8_t *from, size_t n, VaeCell cell, bool big);
double vae_data_number(const uint8_t *from, VaeCell cell, bool big);
// The nearest number that the cell can hold.
void vae_data_put_number(uint8_t *to, double value, VaeCell cell, bool big);

// cells.c
size_t vae_data_need(const DataTable *t, DataType type, size_t room, const char *where);
void vae_data_take(DataTable *t, DataFile *f, size_t offset, DataType type, bool fortran, size_t limit);
void vae_table_own(DataTable *t, uint8_t *raw, DataType type, bool fortran, size_t limit);
void *vae_data_alloc(const DataTable *t, size_t count, size_t size);
const char *vae_data_shown(char out[48], const void *text, size_t n);

// stream.c: what is compressed is read as it comes, never on the say-so of a header.
typedef struct DataStream {
    const char *path; // for messages
    void *handle;
    // Up to `room` bytes, fewer only at the end; dies on damage.
    size_t (*some)(struct DataStream *s, uint8_t *to, size_t room);
    size_t packed; // bytes that it is compressed to
} DataStream;
void vae_data_can_hold(const DataStream *s, size_t total, const char *where); // dies where deflate never made so much of so little
uint8_t *vae_data_unpack(DataStream *s, size_t total, const char *where, bool all);
// Text that is unpacked as it is read: a piece of it, which grows up to UNPACKED_MOST bytes where a line is as long.
typedef struct DataUnpacked {
    DataStream stream;
    char *room;
    size_t size;
    uint64_t passed; // bytes of text before room
    bool ended;      // all of it has been unpacked
} DataUnpacked;
enum { UNPACKED_FIRST = 1 << 20, UNPACKED_MOST = 1 << 28 };
// What is left of the text, [*at, *end), moves to the front, and more of it comes behind. line: "a line", for a message
void vae_data_unpack_more(DataUnpacked *p, const char **at, const char **end, const char *line);
// An array that is compressed: its header has been read, its values come as they are unpacked.
typedef struct DataPacked {
    DataStream stream;
    DataType type;
    bool fortran;
    size_t total; // bytes of values
    DataFile file;
    void *archive;
    void (*close)(struct DataPacked *p);
} DataPacked;
// formats.c: t gets path and dimensions; false: the file is none, or is used where it lies.
bool vae_data_open_packed(DataPacked *p, DataTable *t, const char *path, const VaeStream *s);
// npz.c: member as in vae_data_read_member; false: it is stored, and *t is all of it
bool vae_data_open_member(DataPacked *p, DataTable *t, const char *path, const char *member, const VaeStream *s, size_t limit);
// idx_gz.c: what gzip made of a file, and which share of it has been unpacked; and the values of an IDX file that it
// made, *total bytes, behind their header.
void vae_gz_open(DataStream *s, const char *path, const DataFile *f);
double vae_gz_used(const DataStream *s);
void vae_gz_close(DataStream *s);
DataType vae_data_open_idx_gz(DataStream *s, DataTable *t, const DataFile *f, size_t *total);

// One reader each: fill *t, or die. limit > 0: only the first rows are wanted.
void vae_data_read_idx(DataTable *t, DataFile *f, const VaeStream *s, size_t limit);
uint8_t *vae_data_unzip(const DataTable *t, const DataFile *f, size_t *size); // all of a file that gzip made
void vae_data_read_idx_gz(DataTable *t, DataFile *f, const VaeStream *s, size_t limit);
void vae_data_read_npy(DataTable *t, DataFile *f, const VaeStream *s, size_t limit);
void vae_data_check_sum(const DataFile *f, size_t begin); // npy.c: of what is behind `begin`, where FILE.crc32 says it
bool vae_data_sum_some(DataTable *t); // npy.c: a piece of t->unsummed; false: all are compared
void vae_data_read_csv(DataTable *t, DataFile *f, const VaeStream *s, size_t limit);
// The same of all files of a pattern: text of one form, with one header, in one table.
void vae_data_read_csvs(DataTable *t, DataParts *p, const VaeStream *s, size_t limit);
bool vae_data_is_csv(const char *path); // by its name: .csv, .tsv, .csv.gz, .tsv.gz
void vae_data_read_picture(DataTable *t, DataFile *f, const VaeStream *s, size_t limit); // PNG or JPEG
void vae_data_read_npz(DataTable *t, DataFile *f, const VaeStream *s, size_t limit);
void vae_data_read_folder(DataTable *t, const char *path, const VaeStream *s, size_t limit);
// sound.c: a file, and a folder of files, that are sound
void vae_data_read_sound(DataTable *t, DataFile *f, const VaeStream *s, size_t limit);
void vae_data_read_sounds(DataTable *t, const char *path, const VaeStream *s, size_t limit);
bool vae_data_has_sound(const char *path); // whether a folder has some
// sound_out.c: values[rows, width] as WAV, at the rate of what they were made of, or of the training's
void vae_sound_write(const char *path, const VaeStream *s, const VaeData *like, int stream, const double *values, size_t rows);
char **vae_data_folder_pictures(const char *path, size_t *n); // their paths, in order; NULL: it is no folder
bool vae_data_has_classes(const char *path); // a folder of folders of pictures; false: anything else
// member: NULL or its name. Without one, the member called as the stream, or the only one there is.
void vae_data_read_member(DataTable *t, const char *path, const char *member, const VaeStream *s, size_t limit);
// npz_stored.c: the bytes of a member that is stored uncompressed; NULL: they cannot be found.
const uint8_t *vae_data_stored(const DataFile *f, uint64_t index, uint64_t size);
size_t vae_data_npz_peek(const char *path, const char *member, uint8_t *to, size_t room); // its first bytes
bool vae_data_npz_is_sparse(const char *path); // npz_sparse.c: has it the members of scipy's sparse matrices?
void vae_data_read_npz_sparse(DataTable *t, const char *path, size_t limit);
void vae_data_read_mtx(DataTable *t, DataFile *f, const VaeStream *s, size_t limit);
void vae_data_read_mtx_gz(DataTable *t, DataFile *f, const VaeStream *s, size_t limit);
bool vae_data_npz_has(const char *path, const char *member);
// hdf5.c: FILE.h5:/NAME, whose file's name has `archive` bytes (0: it is all, a .h5ad), in memory or mapped; and to unpack:
// true, or *t is all of it.
void vae_data_read_hdf5(DataTable *t, const char *path, size_t archive, const VaeStream *s, size_t limit);
bool vae_data_open_hdf5(DataPacked *p, DataTable *t, const char *path, size_t archive, size_t limit);
// The header of an NPY file, in a buffer with its first `size` bytes; returns the header's length.
// `room`: bytes of values after it, SIZE_MAX when not known.
size_t vae_data_npy_header(DataTable *t, const uint8_t *bytes, size_t size, DataType *type,
                           bool *fortran);
size_t vae_data_npy_header_length(const DataTable *t, const uint8_t *bytes, size_t size);

// The header of an IDX file, of which `size` bytes are there; returns the header's length.
size_t vae_data_idx_header(DataTable *t, const uint8_t *bytes, size_t size, DataType *type);

// formats.c: tells the format by content or suffix, and reads. s: the stream that it is for, NULL for none.
void vae_data_read(DataTable *t, const char *path, const VaeStream *s, size_t limit);
bool vae_data_suffix(const char *path, const char *suffix);
bool vae_data_classes_in(const char *path); // whether a folder has a folder of pictures for each class
bool vae_data_has_members(const char *path); // whether a file holds arrays by name: an NPZ, by its content
bool vae_data_has_member(const char *path, const char *name);

// derive.c: "shrink:x", "blur:x:SIGMA". What they are made of must be in *d.
bool vae_data_is_derived(const char *spec);
int vae_data_derived_from(const VaeModel *m, int stream, const char *spec);
void vae_data_derive(VaeData *d, const VaeModel *m, int stream, const char *spec);

// csv.c, once more: the lines of a file that was read, in order. Dies when they are not the same any more.
typedef struct DataCsvLine {
    const char *begin, *end; // with the end of the line
    const struct DataCsvField {
        const char *text; // without quotes and spaces around it
        size_t length;
        double value; // NaN where it is missing
    } *field; // [width] of the columns that are read, and behind them of those that are carried along
} DataCsvLine;
void vae_data_csv_lines(const DataCsv *form, size_t rows,
                        void (*fn)(void *arg, size_t row, const DataCsvLine *line), void *arg);
// Its header, piece by piece: the line's bytes, or the names of the columns that are read.
void vae_data_csv_header(const DataCsv *form, void (*fn)(void *arg, const char *begin, const char *end), void *arg);
void vae_data_csv_free(DataCsv *form);

// csv_out.c: the header, if there is one; a number, with vae_data_number_text where decimals < 0; and
// rows[rows, form->width]
void vae_data_copy_header(VaeFile *to, const DataCsv *form);
void vae_data_csv_put(VaeFile *f, const DataCsv *form, double v, int decimals, bool quoted, bool wide);
void vae_data_csv_rows(VaeFile *f, const DataCsv *form, const double *values, size_t rows, bool wide);
// matrix.c: nine digits, which bring a float back, or (wide) as many of 15 to 17 as bring the double back; their number
#define DATA_NUMBER_TEXT 40
size_t vae_data_number_text(char text[DATA_NUMBER_TEXT], double v, bool wide);
// descr as "<f4"
void vae_data_descr(DataType type, char text[8]);
void vae_data_write_npy_header(VaeFile *f, const char *descr, size_t rows, const int *dims, int n_dims);

// rows_like.c: rows of a table under its header, in training's words.
void vae_table_write(const char *path, const VaeModel *m, int stream, const double *values, size_t rows);

// made.c: data sets that are made up, named by `spec`. stream says which of the model's.
typedef struct DataMade {
    size_t rows; // fit 32 bits
    uint64_t seed;
    bool variant; // signals: with anomalies
} DataMade;
bool vae_data_is_made(const char *spec);
void vae_data_make(DataTable *t, const char *spec, const VaeStream *s, int stream, size_t limit,
                   uint64_t seed);
// For the makers: room for t->rows rows of the stream, with the table's type and sizes set.
uint8_t *vae_data_make_bytes(DataTable *t, const VaeStream *s);
float *vae_data_make_floats(DataTable *t, const VaeStream *s);
// The likelihood may not take every number: squashes a row of numbers of the order of 1, and rounds
// it as it needs. Counts are drawn, from a negative binomial of mean exp(1 + v/2) and size 2: more
// spread out than a Poisson.
void vae_data_into_domain(const VaeStream *s, float *v, uint64_t seed, size_t row);
// shapes.c, signals.c, ratings.c
void vae_data_make_shapes(DataTable *t, const VaeStream *s, int stream, const DataMade *how);
void vae_data_make_signals(DataTable *t, const VaeStream *s, int stream, const DataMade *how);
void vae_data_make_ratings(DataTable *t, const VaeStream *s, int stream, const DataMade *how);
void vae_data_make_table(DataTable *t, const VaeStream *s, int stream, const DataMade *how); // of any of the names
// From three numbers of the order of 1, a table's row.
#ifdef VAE_NO_TABLE
#define vae_table_make_row(s, cause, seed, stream, row, to) ((void)(to))
#else
void vae_table_make_row(const VaeStream *s, const float cause[3], uint64_t seed, uint32_t stream, size_t row,
                        float *to);
#endif
// tokens.c: a row of tokens; the first two rows are as long, and as short, as there are.
#ifndef VAE_NO_TOKENS
void vae_tokens_make_row(const VaeStream *s, uint64_t seed, uint32_t stream, size_t row, float *to);
void vae_data_make_tokens(DataTable *t, const VaeStream *s, int stream, const DataMade *how); // of any of the names
#endif
// Of a row of a series of signals:N:anomalies: which of its steps an anomaly takes.
void vae_data_anomaly_steps(size_t row, uint64_t seed, size_t steps, size_t *begin, size_t *end);
int vae_data_anomaly_kind(size_t row); // of a row of signals:N:anomalies; 0: none

// layout.c: dies unless the rows are the stream's; brings those of --layout chw into its order.
void vae_data_check_shape(DataTable *t, const VaeStream *s);
// check.c
// Of all cells, which are bytes; no more than `enough` is looked for.
uint8_t vae_data_largest_byte(const DataTable *t, uint8_t enough);
DataUnit vae_data_unit(const DataTable *t, const VaeStream *s);
void vae_data_check_values(const DataTable *t, const VaeStream *s, DataUnit *u); // sets low and high
#ifndef VAE_NO_TOKENS
void vae_data_read_lines(DataTable *t, DataFile *f, const VaeStream *s, size_t limit); // of tokens
void vae_data_read_line_files(DataTable *t, DataParts *p, const VaeStream *s, size_t limit);
bool vae_data_is_lines(const char *path, const VaeStream *s); // formats.c: lines of text, and not numbers of tokens
void vae_lines_how_text(const DataTable *t, const VaeStream *s, char *text, size_t room); // lines.c
#endif
// how.c
const char *vae_data_type_name(DataType type); // "bytes", "float32"
void vae_data_how_text(const DataTable *t, const VaeStream *s, const DataUnit *unit, char *text, size_t room);

#endif

// rows_in.h -- the rows of files one after the other, as they are stored, in a piece of memory that does not grow with
// them: what convert writes, whatever it reads.
#ifndef VAE_ROWS_IN_H
#define VAE_ROWS_IN_H

#include "data/csv.h"

typedef struct DataRowsIn {
    const VaeModel *model;
    int stream;
    const char *what;  // "CSV", "pictures", ...: for what is said
    DataTable table;   // of the file that is open: its path; type, width, rank and dim of a row (not dim[0])
    size_t known;      // rows in all; SIZE_MAX: nobody knows before the end
    size_t before;     // rows of the file that is open that were read before the last ones
    // Up to n rows into to[n, width]; 0: there are no more.
    size_t (*next)(struct DataRowsIn *r, uint8_t *to, size_t n);
    // Of text, instead: the next line, checked, without its end; false: there is none. NULL: this is none.
    bool (*line)(struct DataRowsIn *r, const char **line, size_t *n);
    double (*used)(const struct DataRowsIn *r); // the share that was read; NULL: of the rows that are known
    // Where the next row is: rows, the file's number, and two numbers of the reader's own; and to go on from there.
    void (*at)(const struct DataRowsIn *r, uint64_t place[4]); // NULL: rows tell it
    void (*go)(struct DataRowsIn *r, const uint64_t place[4]);
    void (*close)(struct DataRowsIn *r);
    size_t rows;       // that were read, or passed over
    char **path;       // [files]
    int files, file;   // and which is open
    void *state;
} DataRowsIn;

// spec: as of --data, without the stream's name. Dies with 65 or 66.
void vae_rows_in_open(DataRowsIn *r, const VaeModel *m, int stream, const char *spec, uint64_t seed);
size_t vae_rows_in_next(DataRowsIn *r, uint8_t *to, size_t n); // the same, checked: what the stream cannot take ends the program
void vae_rows_in_go(DataRowsIn *r, const uint64_t place[4]);
void vae_rows_in_place(const DataRowsIn *r, uint64_t place[4]);
void vae_rows_in_close(DataRowsIn *r);

// rows_in.c, rows_in_pictures.c, rows_in_text.c: each sets what the reader is, or says that it is not for these files.
bool vae_rows_in_csv(DataRowsIn *r);
bool vae_rows_in_packed(DataRowsIn *r);
bool vae_rows_in_pictures(DataRowsIn *r, const char *spec);
bool vae_rows_in_text(DataRowsIn *r);

#endif

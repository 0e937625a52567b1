// csv.h -- what the files that read CSV share: csv_text.c (bytes to text), csv_fields.c (text to fields and
// numbers), csv_form.c (separator, header, columns), csv_rows.c (lines to rows), csv.c (rows in memory).
#ifndef VAE_CSV_H
#define VAE_CSV_H

#include "data/readers.h"

// A place in the text of a CSV file.
typedef struct Csv {
    const char *path;
    const char *at, *end;
    const char *begin;   // of the field just read, with what is around it
    size_t line, column; // of the field just read, from 1
    const char *field;   // its text, without quotes and outer spaces
    size_t length;
    char separator, decimal;
    const char *missing; // --missing: markers beside the standard ones, separated by commas; NULL
    bool line_done;      // it was the line's last
    bool trying;         // a flaw of quotes ends the line and sets `flaw`, instead of the program
    bool flaw;
} Csv;

// csv_text.c: UTF-8 of a file in UTF-8 or UTF-16 (by its byte order mark), also of one that gzip made.
typedef struct CsvText {
    const char *begin, *at, *end; // at: behind the byte order mark
    char *owned;                  // NULL: the file's own bytes
    bool utf16;
} CsvText;
CsvText vae_csv_text(const DataFile *f);

// csv_fields.c
void vae_csv_begin_line(Csv *c);
void vae_csv_next_field(Csv *c); // and steps over what ends it
void vae_csv_skip_line(Csv *c);
bool vae_csv_only_blank_lines_left(const Csv *c);
bool vae_csv_is_missing(const Csv *c); // the field just read
// True if s[0..n) is a number, nan or inf.
bool vae_csv_number(const char *s, size_t n, char decimal, double *v);

// csv_form.c
typedef struct CsvForm {
    char separator, decimal;
    bool guessed; // by what the lines look like, and not the usual form
} CsvForm;
// What --csv says, else what most of the first lines' fields are numbers under.
CsvForm vae_csv_form(const Csv *from, const VaeStream *s);
bool vae_csv_is_header(const Csv *from, const VaeStream *s); // the line that is next
// The columns of the stream: those that --columns names in the header, or all. Sets width and column.
void vae_csv_columns(DataCsv *form, const Csv *from, const VaeStream *s);
void vae_csv_table_columns(DataCsv *form, const Csv *from, const VaeStream *s); // those that a table names

// csv_rows.c
typedef struct CsvRows { // of a file, one after the other
    DataTable *table;    // its csv says the form
    const VaeStream *stream;
    DataFile file;
    CsvText text;
    Csv at;
    uint32_t *to; // [fields] see vae_csv_places
    double *row;  // [width] the row that was read last
    bool done;
    // csv_packed.c, of text that is unpacked while it is read: fill() sees to it that the next line is there, or the
    // end of the text.
    void (*fill)(struct CsvRows *r);
    void (*close)(struct CsvRows *r);
    void *packed;
} CsvRows;
// t->csv: NULL, and is found; or that of the first of several files that are read as one, whose header is asked for.
// unpack: what gzip made is unpacked as it is read, not at once.
void vae_csv_rows_open(CsvRows *r, DataTable *t, DataFile *f, const VaeStream *s, bool unpack);
bool vae_csv_rows_next(CsvRows *r); // false: there is none
void vae_csv_rows_close(CsvRows *r);
void vae_csv_packed(CsvRows *r);
double vae_csv_used(const CsvRows *r); // the share of the file that has been read
// The place of the next line, in bytes of text, and to go on there, from a file that has just been opened.
uint64_t vae_csv_offset(const CsvRows *r);
void vae_csv_go(CsvRows *r, uint64_t offset, uint64_t line);
// to[fields]: where in a row a field goes, or UINT32_MAX where it is not read; to be freed
uint32_t *vae_csv_places(const DataCsv *form);
Csv vae_csv_begin(const char *path, const CsvText *text, const DataCsv *form);

#endif

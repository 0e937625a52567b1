// csv.h -- what the files that read CSV share: csv_text.c (bytes to text), csv_fields.c (text to fields and
// numbers), csv_form.c (separator, header, columns), csv.c (fields to rows).
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

// csv_text.c: UTF-8 of a file in UTF-8 or UTF-16 (by its byte order mark).
typedef struct CsvText {
    const char *begin, *at, *end; // at: behind the byte order mark
    char *owned;                  // NULL: the file's own bytes
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

#endif

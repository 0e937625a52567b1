// table.h -- the columns of a table between the fields of a CSV file and numbers.
// Files: table.c (a field to a number and back), vocabulary.c (words that training finds; all of it as text).
#ifndef VAE_TABLE_H
#define VAE_TABLE_H

#include "data/csv.h"

#ifdef VAE_NO_TABLE // in one file with a model that has none: nobody asks

#define vae_table_field(c, s, column, form) ((double)(column))
#define vae_table_put(f, like, s, column, value, quoted, decimals) ((void)(value))
#define vae_table_put_name(f, separator, text, quoted) vae_file_printf(f, "%s", text) // a stream or a step: a plain word
#define vae_table_open(form, s) ((void)0)
#define vae_table_form_free(form, columns) ((void)0)

#else

#include "data/words.h"

// What was found in a column's fields, beyond their values.
typedef struct DataColumnForm {
    DataWords words; // CATEGORY: by which its numbers go, unless the model has them
    char no[8], yes[8]; // FLAG; "": not known
    int decimals;       // NUMBER, LOG: the most of its fields; -1: not known, or with exponents
} DataColumnForm;

// The columns' numbers. Dies with file, line and column where a field is none of them. form: the file's.
double vae_table_field(const Csv *c, const VaeStream *s, size_t column, DataCsv *form);
// The other way: the field of a number. like: the file in whose form it is written, or NULL; quoted: it stands in
// quotes already; decimals: of a number, -1: as training's.
void vae_table_put(VaeFile *f, const DataCsv *like, const VaeStream *s, size_t column, double value, bool quoted,
                   int decimals);
void vae_table_put_name(VaeFile *f, char separator, const char *text, bool quoted); // in quotes, if it needs them
// Text of a field as it is meant: of two quotes in a row, one. to: as long as the field.
size_t vae_table_unquoted(const Csv *c, char *to);
// A date as days since 1970; false: it is none.
bool vae_table_is_flag(const char *a, const char *b); // two words of a flag
bool vae_date_read(const char *text, size_t n, double *days);
#define VAE_DATE_TEXT 40
void vae_date_text(double days, char text[VAE_DATE_TEXT]);
void vae_table_open(DataCsv *form, const VaeStream *s); // before the first field
DataColumnForm *vae_table_form_new(const VaeStream *s);
void vae_table_form_free(DataColumnForm *form, size_t columns);

#endif // VAE_NO_TABLE

#endif

// csv_out.c -- numbers in the form of a CSV file that was read: under its header, with its separator and
// decimal mark, columns of whole numbers as whole numbers.
#include "data/csv.h"

#include <math.h>
#include <string.h>

static void put_bytes(void *arg, const char *begin, const char *end) {
    vae_file_write(arg, begin, (size_t)(end - begin));
}

void vae_data_copy_header(VaeFile *to, const DataCsv *form) {
    if (form->header) vae_data_csv_header(form, put_bytes, to);
}

// What separates fields as well stands in quotes, which the field that it replaces may have.
void vae_data_csv_put(VaeFile *f, const DataCsv *form, double v, int decimals, bool quoted, bool wide) {
    char text[64];
    if (decimals < 0 || fabs(v) >= 1e15 || decimals > 30) vae_data_number_text(text, v, wide);
    else snprintf(text, sizeof text, "%.*f", decimals, v);
    const char *at = text;
    if (*at == '-' && strspn(at + 1, "0.") == strlen(at + 1)) at++; // not -0.00
    char *point = strchr(text, '.');
    if (point) *point = form->decimal;
    const bool quotes = point && *point == form->separator && !quoted;
    if (quotes) vae_file_write(f, "\"", 1);
    vae_file_write(f, at, strlen(at));
    if (quotes) vae_file_write(f, "\"", 1);
}

void vae_data_csv_rows(VaeFile *f, const DataCsv *form, const double *values, size_t rows, bool wide) {
    for (size_t row = 0; row < rows; row++)
        for (size_t j = 0; j < form->width; j++) {
            if (isnan(*values)) values++; // nothing is there
            else vae_data_csv_put(f, form, *values++, form->whole && form->whole[j] ? 0 : -1, false, wide);
            vae_file_write(f, j + 1 < form->width ? &form->separator : "\n", 1);
        }
}

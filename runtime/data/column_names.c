// column_names.c -- what single values of a stream are called: a pixel by its place, a column by its name in the file.
#include "data/table.h"

#include <stdio.h>
#include <string.h>

static void names_count(void *arg, const char *begin, const char *end) { *(size_t *)arg += (size_t)(end - begin); }

static void names_copy(void *arg, const char *begin, const char *end) {
    char **to = arg;
    memcpy(*to, begin, (size_t)(end - begin));
    *to += end - begin;
}

VaeNames vae_names_open(const VaeData *d, const VaeModel *m, int stream) {
    const DataCsv *form = d->stream[stream].csv;
    VaeNames n = {.of = &m->stream[stream]};
    if (!form || !form->header) return n;
    size_t size = 0;
    vae_data_csv_header(form, names_count, &size);
    char *to = n.text = vae_alloc(size + 1, 1);
    vae_data_csv_header(form, names_copy, &to);
    n.field = vae_alloc(form->fields, sizeof *n.field);
    n.column = form->chosen ? NULL : form->column; // the chosen ones are alone there, in their order
    const size_t mark = size >= 3 && memcmp(n.text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; // of UTF-8
    const CsvText text = {.begin = n.text, .at = n.text + mark, .end = n.text + size};
    Csv c = vae_csv_begin(form->path, &text, form);
    to = n.text;
    vae_csv_begin_line(&c);
    while (!c.line_done && n.fields < form->fields) { // in place: without quotes, and an end of text behind each
        vae_csv_next_field(&c);
        n.field[n.fields++] = to;
        to += vae_table_unquoted(&c, to);
        *to++ = '\0';
    }
    return n;
}

void vae_names_close(VaeNames *n) {
    vae_free(n->field);
    vae_free(n->text);
}

const char *vae_value_name(const VaeNames *n, size_t k, char *text, size_t room) {
    const VaeStream *x = n->of;
    const size_t channels = (size_t)x->channels, wide = (size_t)x->width_px, place = k / channels;
    const size_t field = n->column ? n->column[k] : k;
    if (x->kind == VAE_IMAGE && channels > 1)
        snprintf(text, room, "%s row %zu column %zu channel %zu", x->name, place / wide + 1, place % wide + 1,
                 k % channels + 1);
    else if (x->kind == VAE_IMAGE) snprintf(text, room, "%s row %zu column %zu", x->name, place / wide + 1, place % wide + 1);
    else if (x->kind == VAE_SERIES && n->fields <= field)
        snprintf(text, room, "%s step %zu channel %zu", x->name, place + 1, k % channels + 1);
    else if (x->kind == VAE_LABEL) snprintf(text, room, "%s=%zu", x->name, k);
    else if (field < n->fields) snprintf(text, room, "%s", n->field[field]);
    else snprintf(text, room, "%s[%zu]", x->name, k + 1);
    return text;
}

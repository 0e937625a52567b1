// csv_packed.c -- the text of a CSV file that gzip made, unpacked as its rows are read: what is in memory is a piece of it, in
// which the next line is whole.
#include "data/csv.h"

#include <string.h>

enum { FORM_LINES = 102 }; // that the form is found by (csv_form.c)

static void more_text(DataUnpacked *p, const char **at, const char **end) {
    vae_data_unpack_more(p, at, end, "a line, or what is in quotes,");
}

static bool has_line(const CsvRows *r) {
    Csv c = r->at;
    c.trying = true; // a quote that is still open is no flaw yet
    if (vae_csv_only_blank_lines_left(&c)) return false;
    vae_csv_skip_line(&c);
    return c.at < c.end;
}

static void fill(CsvRows *r) {
    DataUnpacked *p = r->packed;
    while (!p->ended && !has_line(r)) more_text(p, &r->at.at, &r->at.end);
}

static void close_packed(CsvRows *r) {
    DataUnpacked *p = r->packed;
    vae_gz_close(&p->stream);
    vae_free(p->room);
    vae_free(p);
}

double vae_csv_used(const CsvRows *r) {
    const DataUnpacked *p = r->packed;
    if (p) return vae_gz_used(&p->stream);
    return (double)(r->at.at - r->text.begin) / (double)(r->text.end - r->text.begin);
}

uint64_t vae_csv_offset(const CsvRows *r) {
    const DataUnpacked *p = r->packed;
    return p ? p->passed + (uint64_t)(r->at.at - p->room) : (uint64_t)(r->at.at - r->text.begin);
}

void vae_csv_go(CsvRows *r, uint64_t offset, uint64_t line) {
    DataUnpacked *p = r->packed;
    if (p)
        while (!p->ended && offset > p->passed + (uint64_t)(r->at.end - p->room)) {
            r->at.at = r->at.end;
            more_text(p, &r->at.at, &r->at.end);
        }
    const char *begin = p ? p->room : r->text.begin;
    const uint64_t passed = p ? p->passed : 0;
    if (offset < passed || offset - passed > (uint64_t)(r->at.end - begin))
        vae_die(EX_DATAERR, "%s: is shorter than what was written of it", r->file.path);
    r->at.at = begin + (offset - passed);
    r->at.line = line;
    if (r->fill) r->fill(r);
    r->done = vae_csv_only_blank_lines_left(&r->at);
}

void vae_csv_packed(CsvRows *r) {
    DataUnpacked *p = vae_alloc(1, sizeof *p);
    *p = (DataUnpacked){.size = UNPACKED_FIRST};
    vae_gz_open(&p->stream, r->file.path, &r->file);
    p->room = vae_alloc(p->size, 1);
    const char *at = p->room, *end = at;
    size_t lines = 0;
    do {
        more_text(p, &at, &end);
        lines = 0;
        for (const char *c = at; c < end && lines < FORM_LINES; c++) lines += *c == '\n' || *c == '\r';
    } while (!p->ended && lines < FORM_LINES && p->size < UNPACKED_MOST);
    const size_t n = (size_t)(end - at);
    if (n >= 2 && (memcmp(at, "\xff\xfe", 2) == 0 || memcmp(at, "\xfe\xff", 2) == 0))
        vae_die(EX_DATAERR, "%s: UTF-16 in gzip is not unpacked piece by piece: unpack it first", r->file.path);
    r->text = (CsvText){.begin = at, .at = n >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0 ? at + 3 : at, .end = end};
    r->packed = p;
    r->fill = fill;
    r->close = close_packed;
}

// lines.h -- lines of text as rows of tokens.
// Files: lines.c (lines to numbers and back), lines_words.c (the vocabulary: what training finds, and as text),
// lines_kept.c (lines that stay in their files).
#ifndef VAE_LINES_H
#define VAE_LINES_H

#include "core/token_text.h"
#include "data/readers.h"
#include "data/words.h"

// What was found in a stream's lines. Until a vocabulary is known, tokens have numbers by `words`, as they came.
typedef struct DataLines {
    DataWords words;
    bool known;               // tokens have the vocabulary's numbers
    size_t tokens, others;    // words of the lines, and those of them that the vocabulary has not
    size_t shortest, longest; // tokens of a row, its end counted
    size_t cut, first_cut;    // lines that were too long, and the first of them, from 1 among the stream's rows
    size_t loose, first_loose; // those that vae_lines_write would not write as they were, though no token is missing
    uint64_t *count;          // [room] of lines that stay in their files: how often a word stands in them
    size_t room;
} DataLines;

// The text of a file, also of one that gzip made, without the mark of UTF-8's byte order; and its lines, one by one.
typedef struct LinesText {
    DataFile file;
    uint8_t *unpacked;
    const char *at, *end;
    bool marked;   // it begins with a mark of UTF-8's byte order, which is no text
    bool carriage; // the last line ended in a carriage return
} LinesText;
LinesText vae_lines_open(const DataTable *t, DataFile f);
bool vae_lines_next(LinesText *l, const char **line, size_t *n); // without its end; false: there is none
size_t vae_lines_count(LinesText l);                             // that are still to come
void vae_lines_close(LinesText *l);
// Dies unless the stream takes the line, as reading it would.
void vae_lines_check(const DataTable *t, const VaeStream *s, size_t line, const char *text, size_t n);

// Lines that stay in their files.
typedef struct KeptFile {
    DataFile file;
    char *path;
    size_t first;    // row
    uint64_t *begin; // of every 16th line, and behind the last line
    size_t n, room;
} KeptFile;

struct DataKept {
    const VaeStream *stream;
    const DataWords *words; // by which they have numbers; NULL: they are numbers
    size_t rows;
    int files;
    KeptFile *file;
};

DataKept *vae_kept_new(const VaeStream *s, int files); // of no lines yet, of at most so many files
void vae_kept_free(DataKept *k);
const uint8_t *vae_kept_file(DataKept *k, DataFile f); // takes the file; what follows is of it. Its bytes
void vae_kept_line(DataKept *k, size_t at);            // the next line begins there
void vae_kept_end(DataKept *k, size_t at);             // there are no more of this file
void vae_kept_by(DataKept *k, const DataWords *words); // numbers are those of these words, from VAE_FIRST_WORD on

#endif

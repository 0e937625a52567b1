// vocabulary.h -- what numbers of tokens stand for, as JSON.
#ifndef VAEC_VOCABULARY_H
#define VAEC_VOCABULARY_H

#include "export/export.h"

void json_text(FILE *f, const char *s); // a string, which may stand in a script
// The fields of a stream of tokens: "words" has one for each number, from 0 on; bytes are two digits to the base of 16.
void json_vocabulary(FILE *f, const VaeStream *s, const ColumnWords *found);
const char *vocabulary_file(Arena *a, const Model *m, const Trained *t); // of all streams; NULL: none is of tokens

#endif

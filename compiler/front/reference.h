// reference.h -- the rows of all tables as things with a name, for those who show them: `vaec help`, pages, editors.
#ifndef VAEC_REFERENCE_H
#define VAEC_REFERENCE_H

#include "front/front.h"

typedef struct ReferenceRow { // one thing with a name
    const char *name, *help;
    const ArgDef *arg;           // what it takes; NULL: nothing
    const ArgDef *value;         // of a setting: the value; kind ARG_END: only choices
    const Choices *choices;      // of a setting: rows of another table; NULL: none, or the likelihoods
    bool must, none;             // of a setting: it has to be given; without it nothing is done
    Notes notes;
} ReferenceRow;

// The sections' words, in order; NULL after the last.
const char *reference_section(int i);
const char *reference_one(const char *section); // what a row is: "stage"
bool reference_row(const char *section, int i, ReferenceRow *row); // false: there is no such row
bool reference_find(const char *section, const char *name, ReferenceRow *row);
const char *reference_choices(const ReferenceRow *setting); // the section that a setting chooses from; NULL: none
const char *reference_table(const Choices *table);          // the section of a table
const char *reference_signature(Arena *a, const ReferenceRow *row);        // "conv(filters, kernel=3, ...)", "beta = 1"
const char *reference_values(Arena *a, const ReferenceRow *setting);       // what a setting can be
const char *reference_argument(Arena *a, const ArgDef *d);                 // what it takes and means
void reference_entry(FILE *f, const char *section, const ReferenceRow *row); // Markdown, without a heading

#endif

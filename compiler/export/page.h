// page.h -- what the files that write a page share.
#ifndef VAEC_PAGE_H
#define VAEC_PAGE_H

#include "export/export.h"

#include <stdint.h>

uint16_t half_of(float value); // to the nearest, halves to even; too large: infinity
float half_back(uint16_t bits);
// page_half.c: whether programs with weights of half precision say nearly the same (1e-3 of an output's size).
bool half_is_enough(const Compilation *c, const float *param);

void page_describe(FILE *f, const Compilation *c, const Trained *t, bool half); // page_describe.c: a JSON object

#endif

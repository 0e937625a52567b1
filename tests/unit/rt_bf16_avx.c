// rt_bf16_avx.c -- rt_bf16.c without the instruction, vectors of 8 floats (see the Makefile).
#include "rt_bf16.c"

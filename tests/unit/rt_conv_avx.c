// rt_conv_avx.c -- rt_conv.c with vectors of 8 floats (see the Makefile).
#include "rt_conv.c"

// rt_conv_sse.c -- rt_conv.c with vectors of 4 floats (see the Makefile).
#include "rt_conv.c"

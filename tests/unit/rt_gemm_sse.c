// rt_gemm_sse.c -- rt_gemm.c with vectors of 4 floats (see the Makefile).
#include "rt_gemm.c"

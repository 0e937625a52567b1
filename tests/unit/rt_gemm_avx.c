// rt_gemm_avx.c -- rt_gemm.c with vectors of 8 floats (see the Makefile).
#include "rt_gemm.c"

# same_bits.sh -- sourced: $same_bits, the flags behind those of `vaec build` with which a model's bits are the same in one
# file as in several, as with -O3, for two thirds of what -O2 takes to compile. Of what -O1 leaves out,
# -fexpensive-optimizations is what makes multiply-adds. (Not of every model: tests/library has hierarchy with -O2, as some
# depend on what is inlined.) With LONG set it is -O3 itself.
same_bits='-O1 -fexpensive-optimizations'
[ -z "${LONG-}" ] || same_bits=-O3

#!/bin/sh
# run.sh -- makes the libraries of the examples here and runs what uses them, in a directory of its own.
#   examples/embed/run.sh [VAEC]     default: $VAEC, or vaec
set -eu
here=$(cd "$(dirname "$0")" && pwd)
vaec=${1-${VAEC-vaec}}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cp "$here"/*.c "$here"/*.cpp .
flags=${CFLAGS:--O3 -march=native}

"$vaec" emit --library "$here/chain.vae" -o chain_model.c
${CC:-cc} $flags -Wall -Wextra chain.c chain_model.c -lm -o chain
./chain

"$vaec" emit --library "$here/wave.vae" -o wave.c
"$vaec" emit --library "$here/code.vae" -o code.c
${CC:-cc} $flags -Wall -Wextra -c wave.c code.c
${CXX:-c++} -O2 -Wall -Wextra two.cpp wave.o code.o -lm -o two
./two

"$vaec" emit --library "$here/spell.vae" -o spell_model.c
${CC:-cc} $flags -Wall -Wextra spell.c spell_model.c -lm -o spell
./spell

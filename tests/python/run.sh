#!/bin/sh
# run.sh -- packages of `vaec build --python`: what they say of themselves word for word (golden/), and used as their users
# would, against the programs of `vaec build`.
#   tests/python/run.sh             prints "N passed, N failed, N skipped"
#   tests/python/run.sh --update    writes golden/ anew (read the diff before you commit it)
# With -O3 compiling takes most of the time: without LONG conditional has it, the others what gives the same bits
# (tests/same_bits.sh), what nothing is compared with -O0, and none the copy in double. Skipped where Python or NumPy is
# missing. Last line: N passed, N failed, N skipped.
set -u
export LC_ALL=C TERM=dumb VAE_ALL_THREADS=1 PYTHONDONTWRITEBYTECODE=1
here=$(cd "$(dirname "$0")" && pwd) root=$(cd "$(dirname "$0")/../.." && pwd)
VAEC=$(realpath "${VAEC:-$root/build/vaec}") || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
cd "$scratch" || exit 1
. "$root/tests/commands/lib.sh"
. "$root/tests/same_bits.sh"

# at NAME: how the model is compiled, package and program alike
at() {
    level=$same_bits LIGHTER=$same_bits
    case $1 in conditional) level=-O3 LIGHTER= ;; esac
    export LIGHTER
    [ -n "${LONG-}" ] || export CC="$root/tests/quick-cc" QUICK= CFLAGS=$level
}
[ -n "${LONG-}" ] || export REAL_CC="${CC:-cc}"

fails() { # fails STATUS COMMAND...: vaec's messages are left in stderr
    want=$1
    shift
    "$@" >stdout 2>stderr
    status=$?
    if [ $status -eq "$want" ] && grep -q '^vaec: ' stderr; then ok; else bad "$*: $status, $(cat stderr)"; fi
}

# Word for word.
for name in conditional told; do
    file=$root/tests/golden/$name.vae
    [ $name != told ] || file=$root/tests/library/told.vae
    run env CC="$root/tests/quick-cc" CFLAGS=-O0 QUICK= "$VAEC" build --python "$file" -o "golden_$name"
    sed "s/from golden_$name import/from $name import/" "golden_$name/__init__.py" >said.py
    golden=$here/golden/$name.py
    if [ "${1-}" = --update ] && ! cmp -s "$golden" said.py; then
        mkdir -p "$here/golden" && cp said.py "$golden" && echo "updated $golden"
    fi
    same "$golden" said.py || diff -u "$golden" said.py | head -n 20
done
[ "${1-}" != --update ] || exit 0

python=
for each in python3 /usr/bin/python3; do
    if [ -z "$python" ] && $each -c 'import numpy' 2>/dev/null; then python=$each; fi
done

# What does not need Python.
model=$root/tests/golden/conditional.vae
fails 64 "$VAEC" build --python "$model" -o ./no-name
says stderr "cannot be imported"
fails 64 "$VAEC" build --python "$model" -o ./class
fails 64 "$VAEC" build --python --static "$model"
says stderr "do not go together"
mkdir other && echo mine >other/file
fails 73 "$VAEC" build --python "$model" -o other
[ "$(ls other)" = file ] && ok || bad "a directory of others was written into"
touch plain
fails 73 "$VAEC" build --python "$model" -o plain

if [ -z "$python" ]; then
    skip "NumPy is not installed"
    summary
    exit
fi

names='conditional table label series previous_series mixed experts told'
[ -z "${LONG-}" ] || names="$names hierarchy previous" # those are tests/library's
for name in $names; do
    file=$root/tests/golden/$name.vae
    [ $name != told ] || file=$root/tests/library/told.vae
    at $name
    run "$VAEC" build --python "$file" -o "$name"
    says stderr "built the package $name"
    mkdir -p programs
    run "$VAEC" build "$file" -o "programs/$name"
done
timeout 300 $python "$here/check.py" $names >checked 2>&1
status=$?
grep -v '^ok' checked
passed=$((passed + $(grep -c '^ok' checked)))
failed=$((failed + $(grep -c '^FAILED' checked)))
[ $status -eq 0 ] && ok || bad "check.py ended with $status"

# Over one of ours; and trained weights inside.
[ -n "${LONG-}" ] || export CFLAGS=-O0 LIGHTER=
run "$VAEC" build --python "$model" -o conditional
run "$VAEC" build --python --weights conditional.out "$model" -o trained
run $python -c "
import numpy as np, conditional, trained
x, y = np.load('conditional_x.npy'), np.load('conditional_y.npy')
want = conditional.Model.load('conditional.out/model.safetensors').transform(x, y)
assert np.array_equal(trained.Model().transform(x, y), want)"
for name in mixed told; do # and their words
    file=$root/tests/golden/$name.vae
    [ $name = mixed ] || file=$root/tests/library/$name.vae
    run "$VAEC" build --python --weights $name.out "$file" -o with_words
    run $python -c "
import with_words, $name
inside, loaded = with_words.Model(), $name.Model.load('$name.out/model.safetensors')
of = loaded._library.spec.streams[0]
assert inside._vocabulary(of) == loaded._vocabulary(of) != ''"
done
fails 65 "$VAEC" build --python --weights series.out "$model" -o other_weights
[ ! -e other_weights ] && ok || bad "a package without its weights"

# pip, without a network: the wheel is made by the package itself.
if $python -m pip --version >/dev/null 2>&1 && $python -m venv --system-site-packages --without-pip venv 2>/dev/null; then
    run $python -m pip wheel --no-deps --no-index --no-build-isolation -w wheels ./conditional
    [ "$(wc -c <"$(ls wheels/*.whl)")" -lt 5000000 ] && ok || bad "the wheel: $(ls -l wheels)"
    run $python -m pip --python venv/bin/python install --no-deps --no-index wheels/*.whl
    run env -C / "$scratch/venv/bin/python" -c "
import conditional
assert conditional.__file__.startswith('$scratch/venv'), conditional.__file__
assert conditional.Model(seed=2).sample(2, 0).shape == (2, 7)"
else
    skip "pip or venv is not installed"
fi
summary

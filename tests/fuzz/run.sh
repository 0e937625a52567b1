#!/bin/sh
# run.sh -- every parser on what fuzzing has learned (corpus/, see fuzz.sh): each input is read or refused, and nothing else.
#   VAEC=build/vaec BUILD=build tests/fuzz/run.sh [TARGET...]       targets of fuzz.sh, models and near; NEAR='-n 20 -s 7'
#                                                                   takes more of those. Last line: N passed, N failed
# And nearly valid models (near.c): no signal, no second of the processor, and what becomes a program is C.
# There is no libFuzzer here: replay.c calls the targets. In the sanitized round all is built under sanitizers.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
VAEC=$(realpath "${VAEC:-$root/build/vaec}") BUILD=$(realpath "${BUILD:-$root/build}")
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
cd "$scratch" || exit 1
. "$root/tests/commands/lib.sh"
unset FUZZ_FORMAT
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 TERM=dumb
CC=${CC:-cc} libraries='-ljansson -lzip -lpng -ljpeg -lz -lm -lpthread'

# target NAME SOURCE... : a program of that name
target() {
    name=$1 main=$2
    shift 2
    # shellcheck disable=SC2086
    $CC -std=c11 -O1 -g -w ${CFLAGS-} -D_GNU_SOURCE -I"$root/compiler" -I"$root/runtime" -I"$root/runtime/kernels" -o "$name" \
        "$root/tests/fuzz/$main.c" "$@" "$BUILD/libvaert.a" $libraries 2>compile.log || bad "$name does not compile: $(tail -n 5 compile.log)"
}

compiler=$(find "$BUILD/compiler" -name '*.o' ! -name main.o)
for name in compile format server; do
    # shellcheck disable=SC2086
    target $name replay "$root/tests/fuzz/$name.c" $compiler
done
# shellcheck disable=SC2086
target near near "$root/tests/fuzz/compile.c" $compiler
target load replay -Wl,--wrap=mmap,--wrap=munmap "$root/tests/fuzz/load.c"
"$VAEC" emit "$root/tests/commands/kinds.vae" -o kinds.c || bad "kinds.vae has no C"
target vaz replay -Wl,--wrap=vae_die,--wrap=vae_alloc,--wrap=vae_free "$root/tests/fuzz/vaz.c" kinds.c
run "$VAEC" build "$root/tests/commands/kinds.vae" -o kinds
run python3 "$root/tests/commands/codec_rows.py" rows
run ./kinds train --data a=a.csv --data b=b.npy --data c=c.npy --bytes c=1 --data d=d.npy --data e=e.npy --data t=t.csv --epochs 1 \
    --quiet --out kinds.out
export VAZ_WEIGHTS="$scratch/kinds.out"

for archive in "$root"/tests/fuzz/corpus/*.tar.gz; do
    name=$(basename "$archive" .tar.gz)
    case " $* " in "  " | *" $name "*) ;; *) continue ;; esac
    mkdir "in-$name" && tar -xzf "$archive" -C "in-$name"
    program=./load format=$name
    [ ! -x "./$name" ] || program=./$name format=
    FUZZ_FORMAT=$format $program "in-$name" >"$name.said" 2>"$name.log"
    status=$?
    if [ $status -eq 0 ] && grep -q '^[1-9][0-9]* inputs$' "$name.said"; then ok
    else bad "$name: status $status $(grep '^at ' "$name.said" | tail -n 1): $(grep -E 'ERROR|error|SUMMARY' "$name.log" | head -n 2)"; fi
done
# All models there are, in one process: of those that tests/errors and tests/golden take one by one, sanitizers see these.
case " $* " in "  " | *" models "*)
    mkdir models
    for file in "$root"/examples/*.vae "$root"/tests/*/*.vae "$root"/tests/torch/*/model.vae; do
        cp "$file" "models/$(echo "${file#"$root"/}" | tr / _)"
    done
    for file in "$root"/tests/errors/*.gen; do sh "$file" >"models/$(basename "$file")"; done
    if ./compile models >models.said 2>models.log && grep -q '^[1-9][0-9]* inputs$' models.said; then ok
    else bad "$(grep '^at ' models.said | tail -n 1): $(grep -E 'ERROR|error|SUMMARY' models.log | head -n 2)"; fi
    ;;
esac
case " $* " in "  " | *" near "*)
    mkdir -p near-kept
    every=5
    [ -z "${SANITIZED-}" ] || every=50
    # shellcheck disable=SC2086
    run ./near ${NEAR--e $every -s 3} -k near-kept "$root"/examples/*.vae "$root"/tests/golden/*.vae "$root"/tests/errors/*.vae
    [ $status -eq 0 ] || bad "near: $(cat stdout)"
    [ -z "${NEAR-}" ] || cat stdout
    holds "$(find near-kept -name '*.vae' | wc -l) >= 10" "nearly valid models that are valid"
    for model in $(find near-kept -name '*.vae' | sort | head -n 12); do
        run "$VAEC" emit "$model" -o near.c
        # shellcheck disable=SC2086
        run $CC -std=c11 -Wall -Wextra -Werror -Wno-unknown-pragmas -I"$root/runtime/kernels" -fsyntax-only near.c
    done
    ;;
esac
holds "$(find "$root/tests/fuzz/corpus" -name '*.tar.gz' | wc -l) >= 18" "a target has lost its inputs"
summary

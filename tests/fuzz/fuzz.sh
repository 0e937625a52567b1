#!/bin/sh
# fuzz.sh [SECONDS] -- `make fuzz`: clang's libFuzzer on the compiler (compile.c), on everything that reads
# a file (load.c) and on coded rows (vaz.c), each for SECONDS (60), under AddressSanitizer and
# UndefinedBehaviorSanitizer. What they find, and what they have learned, stays in build-fuzz.
# Not a part of `make test`: it goes elsewhere each time.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
build=build-fuzz
check='address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer'
command -v clang >/dev/null || {
    echo "fuzz: clang is missing; see tools/install-deps.sh test" >&2
    exit 69
}
make -s -j"$(nproc)" CC=clang STRICT=-std=c11 BUILD=$build OPT='-O1 -g' \
    SAN="-fsanitize=fuzzer-no-link,$check" all >/dev/null
# shellcheck disable=SC2046,SC2086
clang -std=c11 -O1 -g -fsanitize=fuzzer,$check -D_GNU_SOURCE -Icompiler -Iruntime/kernels -o $build/fuzz_compile \
    tests/fuzz/compile.c $(find $build/compiler -name "*.o" ! -name main.o) \
    $build/runtime/commands/completion.o $build/runtime/commands/manual.o $build/libvaert.a -ljansson -lm
# shellcheck disable=SC2086
clang -std=c11 -O1 -g -fsanitize=fuzzer,$check -D_GNU_SOURCE -Iruntime -Iruntime/kernels -Wl,--wrap=mmap,--wrap=munmap \
    -o $build/fuzz_load tests/fuzz/load.c $build/libvaert.a \
    -ljansson -lzip -lpng -ljpeg -lz -lm -lpthread
$build/vaec emit tests/commands/kinds.vae -o $build/kinds.c
# shellcheck disable=SC2086
clang -std=c11 -O1 -g -fsanitize=fuzzer,$check -D_GNU_SOURCE -Iruntime -Iruntime/kernels \
    -Wl,--wrap=vae_die,--wrap=vae_alloc,--wrap=vae_free -o $build/fuzz_vaz tests/fuzz/vaz.c $build/kinds.c \
    $build/libvaert.a -ljansson -lzip -lpng -ljpeg -lz -lm -lpthread

mkdir -p $build/corpus/compile $build/corpus/load $build/seeds/compile $build/seeds/load $build/corpus/vaz $build/seeds/vaz
for models in examples tests/golden tests/errors; do cp $models/*.vae $build/seeds/compile; done
python3 tests/fuzz/seeds.py $build/seeds/load || echo "fuzz: no python3 to make seeds with" >&2
CC=clang $build/vaec build tests/commands/kinds.vae -o $build/kinds >/dev/null
(
    cd $build
    python3 ../tests/commands/codec_rows.py rows
    data='--data a=a.csv --data b=b.npy --data c=c.npy --bytes c=1 --data d=d.npy --data e=e.npy --data t=t.csv'
    ./kinds train $data --epochs 1 --quiet --out kinds.out
    for chunk in 1 2 90; do
        ./kinds compress $data --weights kinds.out --limit $((chunk * 2)) --chunk $chunk -o seeds/vaz/$chunk.vaz --quiet >/dev/null
    done
)
export VAZ_WEIGHTS=$build/kinds.out
grep -ohE '[a-z][a-z_]+[a-z]' examples/*.vae tests/golden/*.vae | sort -u |
    sed 's/.*/"&"/' >$build/words
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
found=0
for target in ${TARGETS:-compile load vaz}; do
    words= most=4096
    [ $target != load ] || most=10240 # the least HDF5 files with names in them
    [ $target != compile ] || words=-dict=$build/words
    # A reader that dies leaves what libraries hold: a new process now and then.
    end=$(($(date +%s) + seconds))
    while left=$((end - $(date +%s))) && [ $left -gt 0 ] && [ $found -eq 0 ]; do
        $build/fuzz_$target -max_len=$most -runs=60000 -max_total_time=$left -timeout=20 \
            -rss_limit_mb=3000 $words -artifact_prefix=$build/$target- \
            $build/corpus/$target $build/seeds/$target >$build/$target.log 2>&1 || found=1
    done
    grep -E 'ERROR|SUMMARY|Test unit|^#[0-9]+.DONE' $build/$target.log || tail -n 3 $build/$target.log
done
exit $found

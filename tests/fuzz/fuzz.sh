#!/bin/sh
# fuzz.sh -- `make fuzz`: clang's libFuzzer on every parser, under AddressSanitizer and UndefinedBehaviorSanitizer.
#   tests/fuzz/fuzz.sh [SECONDS]     each target for so long (60); TARGETS='csv png' picks some of those below
#   tests/fuzz/fuzz.sh --keep        writes what has been learned into tests/fuzz/corpus: of each target the smallest inputs
#                                    that run the same code, 200 at most; `make test` goes through them (run.sh)
#   tests/fuzz/fuzz.sh --table       runs of each target so far, all calls together
# A target is a program and, of load.c, a format: compile.c (models, through every pass to the C), format.c (`vaec fmt`),
# server.c (`vaec lsp`), vaz.c (coded rows), load.c (all that built programs read). What they find, and what they have
# learned, stays in build-fuzz. Not a part of `make test`: it goes elsewhere each time.
set -eu
cd "$(dirname "$0")/../.."
build=build-fuzz
check='address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer'
formats='npy npz idx gz csv mtx png jpeg sound text weights checkpoint metrics summary folder hdf5'
targets=${TARGETS:-compile format server $formats vaz}
counts=$build/counts # target, runs, seconds, edges, features, inputs: a line a process

program() { case $1 in compile | format | server | vaz) echo $build/fuzz_$1 ;; *) echo $build/fuzz_load ;; esac; }
format_of() { case $1 in compile | format | server | vaz) ;; *) echo "$1" ;; esac; }

if [ "${1-}" = --table ]; then
    echo '| target | runs | minutes | edges | inputs |'
    echo '| --- | ---: | ---: | ---: | ---: |'
    awk '{ runs[$1] += $2; s[$1] += $3; edges[$1] = $4; inputs[$1] = $6 }
         END { for (t in runs) printf "| %s | %d | %.0f | %d | %d |\n", t, runs[t], s[t] / 60, edges[t], inputs[t] }' $counts | sort
    exit
fi
command -v clang >/dev/null || {
    echo "fuzz: clang is missing; see tools/install-deps.sh test" >&2
    exit 69
}
if [ "${1-}" = --keep ]; then
    for target in $targets; do
        [ -d $build/corpus/$target ] || continue
        rm -rf $build/merged && mkdir -p $build/merged tests/fuzz/corpus
        FUZZ_FORMAT=$(format_of $target) ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 VAZ_WEIGHTS=$build/kinds.out \
            "$(program $target)" -merge=1 -max_len=16384 $build/merged $build/corpus/$target $build/seeds/$target >$build/merge.log 2>&1 ||
            { tail -n 3 $build/merge.log; exit 1; }
        (cd $build/merged && find . -type f -printf '%s %f\n' | sort -n | head -n 200 | cut -d' ' -f2 |
            tar -cf - --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -T -) | gzip -9n >tests/fuzz/corpus/$target.tar.gz
        echo "$target: $(find $build/merged -type f | wc -l) inputs, $(wc -c <tests/fuzz/corpus/$target.tar.gz) bytes kept"
    done
    exit
fi

seconds=${1:-60}
make -s -j"$(nproc)" CC=clang STRICT=-std=c11 BUILD=$build OPT='-O1 -g' \
    SAN="-fsanitize=fuzzer-no-link,$check" all >/dev/null
libraries='-ljansson -lzip -lpng -ljpeg -lz -lm -lpthread'
stale() { [ ! -e $build/fuzz_$1 ] || [ -n "$(find $build/libvaert.a $build/vaec tests/fuzz/*.[ch] -newer $build/fuzz_$1)" ]; }
for target in compile format server; do
    stale $target || continue
    # shellcheck disable=SC2046,SC2086
    clang -std=c11 -O1 -g -fsanitize=fuzzer,$check -D_GNU_SOURCE -Icompiler -Iruntime/kernels -o $build/fuzz_$target \
        tests/fuzz/$target.c $(find $build/compiler -name "*.o" ! -name main.o) $build/libvaert.a $libraries
done
# shellcheck disable=SC2086
! stale load || clang -std=c11 -O1 -g -fsanitize=fuzzer,$check -D_GNU_SOURCE -Iruntime -Iruntime/kernels -Wl,--wrap=mmap,--wrap=munmap \
    -o $build/fuzz_load tests/fuzz/load.c $build/libvaert.a $libraries
$build/vaec emit tests/commands/kinds.vae -o $build/kinds.c
# shellcheck disable=SC2086
! stale vaz || clang -std=c11 -O1 -g -fsanitize=fuzzer,$check -D_GNU_SOURCE -Iruntime -Iruntime/kernels \
    -Wl,--wrap=vae_die,--wrap=vae_alloc,--wrap=vae_free -o $build/fuzz_vaz tests/fuzz/vaz.c $build/kinds.c \
    $build/libvaert.a $libraries

# Seeds: models; sound files of every format; coded rows. And what was kept in the tree.
for target in $targets; do
    mkdir -p $build/corpus/$target $build/seeds/$target
    [ ! -e tests/fuzz/corpus/$target.tar.gz ] || tar -xzf tests/fuzz/corpus/$target.tar.gz -C $build/seeds/$target
done
for target in compile format; do
    mkdir -p $build/seeds/$target
    for models in examples tests/golden tests/errors; do cp $models/*.vae $build/seeds/$target; done
done
mkdir -p $build/seeds/server $build/seeds/load
for m in examples/*.vae; do { printf '\003\005'; cat $m; } >$build/seeds/server/"$(basename $m)"; done
python3 tests/fuzz/seeds.py $build/seeds/load || echo "fuzz: no python3 to make seeds with" >&2
for target in $formats; do # by the names that seeds.py gives
    mkdir -p $build/seeds/$target
    case $target in
    npz) names='npz-* sparse-*' ;;
    idx) names='idx-[!g]*' ;;
    gz) names='idx-gz-* table-gz' ;;
    csv) names='csv-* table table-tabs labels-csv matrix-csv survey-csv' ;;
    npy) names='npy-* labels-npy matrix-npy survey-npy' ;;
    png | mtx) names="$target-*" ;;
    sound) names='wav-*' ;;
    text) names='text-* lines' ;;
    folder) names='folder*' ;;
    hdf5) names='h5ad*' ;;
    *) names=$target ;;
    esac
    for name in $names; do
        for file in $build/seeds/load/$name; do [ ! -e "$file" ] || cp "$file" $build/seeds/$target; done
    done
done
if [ ! -e $build/kinds.out/model.safetensors ]; then
    make -s -j"$(nproc)" all >/dev/null # weights do not care for sanitizers
    build/vaec build tests/commands/kinds.vae -o $build/kinds >/dev/null
    mkdir -p $build/seeds/vaz
    (
        cd $build
        python3 ../tests/commands/codec_rows.py rows
        data='--data a=a.csv --data b=b.npy --data c=c.npy --bytes c=1 --data d=d.npy --data e=e.npy --data t=t.csv'
        # shellcheck disable=SC2086
        ./kinds train $data --epochs 1 --quiet --out kinds.out
        for chunk in 1 2 90; do
            # shellcheck disable=SC2086
            ./kinds compress $data --weights kinds.out --limit $((chunk * 2)) --chunk $chunk -o seeds/vaz/$chunk.vaz --quiet >/dev/null
        done
    )
fi
export VAZ_WEIGHTS=$build/kinds.out
grep -ohE '[a-z][a-z_]+[a-z]' examples/*.vae tests/golden/*.vae | sort -u |
    sed 's/.*/"&"/' >$build/words
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
found=0
for target in $targets; do
    words= most=4096
    case $target in
    compile | format | server) words=-dict=$build/words ;;
    checkpoint | hdf5) most=16384 ;; # headers alone are 4 KB, the least HDF5 files with names in them 10
    esac
    FUZZ_FORMAT=$(format_of $target)
    export FUZZ_FORMAT
    # A reader that dies leaves what libraries hold: a new process now and then.
    end=$(($(date +%s) + seconds))
    while left=$((end - $(date +%s))) && [ $left -gt 0 ] && [ $found -eq 0 ]; do
        # shellcheck disable=SC2086
        "$(program $target)" -max_len=$most -runs=${RUNS:-60000} -max_total_time=$left -timeout=20 -reload=0 -print_final_stats=1 \
            -rss_limit_mb=3000 $words -artifact_prefix=$build/$target- \
            $build/corpus/$target $build/seeds/$target >$build/$target.log 2>&1 || found=1
        awk -v t=$target -v begin="$left" -v now=$((end - $(date +%s))) '/ cov: / { for (i = 1; i < NF; i++) v[$i] = $(i + 1) }
            /number_of_executed_units/ { runs = $2 }
            END { sub("/.*", "", v["corp:"]); print t, runs + 0, begin - now, v["cov:"], v["ft:"], v["corp:"] }' $build/$target.log >>$counts
    done
    grep -E 'ERROR|SUMMARY|Test unit' $build/$target.log || tail -n 1 $counts
    [ $found -eq 0 ] || break
done
exit $found

#!/bin/bash
# run.sh -- `vaec emit --library`: the header word for word for a few models (golden/), C that gcc and clang take
# without a warning, faults that come back as a status, memory that is given and all that is used, threads, and the
# bits of the program that `vaec build` makes.
#   tests/library/run.sh             prints "N passed, N failed, N skipped"
#   tests/library/run.sh --update    writes golden/ anew (read the diff before you commit it)
# With LONG set all models of tests/golden/ are compiled, and trained to be compared.
set -u
export LC_ALL=C
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/library
export BUILD=${BUILD:-$root/build}
export VAEC=${VAEC:-$BUILD/vaec}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
cd "$work" || exit 1
. "$root/tests/same_bits.sh"
quick=$root/tests/quick-cc
passed=0 failed=0 skipped=0

pass() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "FAILED tests/library: $1"
    shift
    for what; do head -n 20 "$what"; done
}
skip() {
    skipped=$((skipped + 1))
    echo "SKIPPED tests/library: $1"
}
# run COMMAND...: passes if it succeeds; what it says is in $work/said
run() {
    if "$@" >"$work/said" 2>&1; then pass; else fail "$*" "$work/said"; false; fi
}
# says STATUS TEXT COMMAND...: it ends with this status, and says this
says() {
    local want=$1 text=$2
    shift 2
    "$@" >"$work/said" 2>&1
    local got=$?
    if [ $got -eq "$want" ] && grep -qF -- "$text" "$work/said"; then pass; else fail "$* ($got, not $want): $text" "$work/said"; fi
}
same() { if cmp -s "$1" "$2"; then pass; else fail "$3: not the program's"; fi; }

strict='-std=c11 -Wall -Wextra -Werror'
compilers=gcc
if command -v clang >/dev/null; then compilers='gcc clang'; else skip 'there is no clang'; fi

# ---------------------------------------------------------------- word for word

golden='examples/mnist tests/golden/hierarchy tests/golden/mixed tests/golden/series'
for model in $golden; do
    name=$(basename "$model")
    run "$VAEC" emit --library "$root/$model.vae" -o "$name.c"
    sed -n "/^\/\/ ====* $name\.h$/,\$p" "$name.c" >"$name.functions.c"
    for file in "$name.h" "$name.functions.c"; do
        if [ "${1-}" = --update ] && ! cmp -s "$here/golden/$file" "$file"; then
            mkdir -p "$here/golden" && cp "$file" "$here/golden/$file" && echo "updated $here/golden/$file"
        fi
        diff -u "$here/golden/$file" "$file" >diff 2>&1 && pass ||
            fail "golden/$file (tests/library/run.sh --update, or make golden-update, writes it anew)" diff
    done
done
[ "${1-}" != --update ] || exit 0

# ---------------------------------------------------------------- what it refuses

printf 'model double\ndata x: vector(3)\nlatent z: normal(2)\nencoder { dense(3) }\ndecoder { dense(3) }\nloss { likelihood = mse }\n' >plain.vae
says 65 "a word of C or C++" "$VAEC" emit --library plain.vae -o plain.c
sed 's/double/m/; s/data x/data OK/' plain.vae >ok.vae
says 65 "'OK' would be M_OK" "$VAEC" emit --library ok.vae -o ok.c
sed 's/double/m/; s/latent z/latent X/' plain.vae >upper.vae
says 65 "'X' would be M_X in the header, which is also 'x'" "$VAEC" emit --library upper.vae -o upper.c
sed 's/\<w\>/pad/' "$here/told.vae" >pad.vae
says 65 "'pad' would be TOLD_PAD in the header" "$VAEC" emit --library pad.vae -o pad.c
sed 's/double/vae/' plain.vae >vae.vae
says 65 "'vae' is what the runtime's names begin with" "$VAEC" emit --library vae.vae -o vae.c
sed 's/double/words/; s/data x/data class/; s/latent z/latent new/' plain.vae >words.vae
says 64 "name the first with -o FILE.c" "$VAEC" emit --library words.vae
says 64 "name the first with -o FILE.c" "$VAEC" emit --library words.vae -o words.txt
says 64 "--inference is of a --library" "$VAEC" emit --inference words.vae -o words.c
says 64 "--weights become part of a --library" "$VAEC" emit --weights nowhere words.vae -o words.c
says 64 "--batch is of a library without training" "$VAEC" emit --library --batch 1 words.vae -o words.c
says 64 "from 1 to 65536, got '0'" "$VAEC" emit --library --inference --batch 0 words.vae -o words.c
says 64 "from 1 to 65536, got '2x'" "$VAEC" emit --library --inference --batch 2x words.vae -o words.c
says 66 "cannot read nowhere" "$VAEC" emit --library --weights nowhere words.vae -o words.c
[ ! -e plain.c ] && [ ! -e words.h ] && pass || fail 'a refusal wrote a file'
cp words.vae words.h
says 64 'would take the place of the model' "$VAEC" emit --library words.h -o words.c
rm words.h

# A model that has the name of one of the functions' own arguments.
for model in m h to options rows random index; do
    sed "s/double/$model/" plain.vae >named.vae
    "$VAEC" emit --library named.vae -o named.c >out 2>&1 && ${CC:-gcc} -std=c11 -fsyntax-only named.c >>out 2>&1 && pass ||
        fail "a model called $model" out
done

# ---------------------------------------------------------------- compilers

# Names of the model alone are to be seen, and nothing is called but the C library and libm.
library='aligned_alloc|posix_madvise|cos|exp|expf|fabs|floor|fmax|fmin|fmod|free|llround|log|logf|log10|log1p|malloc|memchr|memcmp|bcmp|memcpy|memmove|memset|pow|rint|rintf|sqrt|sqrtf|strcmp|strcspn|strlen|strncmp|strrchr|strchr|tanh|tanhf|lgamma|erf|erff|sin|expm1|expm1f|ceil|close|fstat|fsync|mmap|munmap|open|read|remove|rename|strerror|write|__errno_location|__stack_chk_fail|_GLOBAL_OFFSET_TABLE_'
models='examples/conditional examples/conv examples/flow tests/golden/hierarchy tests/golden/counts tests/golden/mixed tests/golden/drawn tests/golden/previous tests/golden/code_prior tests/library/told'
[ -z "${LONG-}" ] || models=$(cd "$root" && ls examples/*.vae tests/golden/*.vae)
for model in $models words; do
    model=${model%.vae} name=$(basename "$model")
    [ "$model" = words ] && file=words.vae || file=$root/$model.vae
    for how in '' --inference; do
        # shellcheck disable=SC2086
        run "$VAEC" emit --library $how "$file" -o "$name.c" || continue
        for cc in $compilers; do
            # shellcheck disable=SC2086
            run $cc $strict -fsyntax-only "$name.c"
        done
        printf '#include "%s.h"\n#include "%s.h"\nint main() { return 0; }\n' "$name" "$name" >header.cc
        run g++ -std=c++11 -pedantic -Wall -Wextra -Werror -fsyntax-only -I. header.cc
    done
done
for cc in $compilers; do
    level=-O1
    [ $cc != clang ] || level=-O0 # in a tenth of the time
    run "$VAEC" emit --library "$root/examples/anomaly.vae" -o anomaly.c
    # shellcheck disable=SC2086
    run $cc $strict $level -c anomaly.c -o anomaly.o
    nm anomaly.o >symbols
    if grep -v ' [a-zU] \| anomaly_\|^ *U ' symbols >seen; then fail "$cc: names that others can see" seen; else pass; fi
    if grep ' U ' symbols | grep -vwE "$library" >needed; then fail "$cc: it calls more than libc and libm" needed; else pass; fi
    # shellcheck disable=SC2086
    run $cc $strict -fsyntax-only -march=native -DANOMALY_THREADS anomaly.c
    # shellcheck disable=SC2086
    run $cc $strict -O0 -DANOMALY_NO_FILES -DANOMALY_NO_HEAP -c anomaly.c -o anomaly.o
    if nm anomaly.o | grep -wE 'malloc|free|open|fopen|rename' >needed; then fail "$cc: NO_HEAP and NO_FILES" needed; else pass; fi
done

# ---------------------------------------------------------------- faults, memory, threads

run "$VAEC" emit --library "$here/faults.vae" -o faults.c
run "$VAEC" emit --library "$here/pair.vae" -o pair.c
CFLAGS=-O1 run "$VAEC" build "$here/faults.vae" -o faults.program
CFLAGS=-O1 run "$VAEC" build "$here/pair.vae" -o pair.program
run ./faults.program init -o faults.safetensors
run ./pair.program init -o pair.safetensors
# Weights inside: opened with them, for machines without files; used where they are, whatever the batch.
says 65 '' "$VAEC" emit --library --weights pair.safetensors "$here/faults.vae" -o inside.c
mkdir inside
# shellcheck disable=SC2086
run $quick $strict -O0 -o loaded.test "$here/inside.c" faults.c -I. -lm && run ./loaded.test faults.safetensors
mv said loaded.said
for batch in '' '--batch 1' '--batch 7'; do
    # shellcheck disable=SC2086
    run "$VAEC" emit --library --inference $batch --weights faults.safetensors "$here/faults.vae" -o inside/faults.c
    # shellcheck disable=SC2086
    run $quick $strict -O0 -DINSIDE -o inside.test "$here/inside.c" inside/faults.c -Iinside -lm && run ./inside.test
    same said loaded.said "weights inside $batch"
    grep -E 'faults_(init|load|load_bytes|save)' inside/faults.h >said && fail 'constants cannot be loaded' said || pass
done
for flags in "${LONG:+-O1}" '-O0 -fsanitize=undefined -fno-sanitize-recover=all'; do
    # shellcheck disable=SC2086
    if run $quick $strict ${flags:--O0} -g -fno-builtin -o faults.test "$here/faults.c" faults.c -I. -lm; then
        ./faults.test faults.safetensors pair.safetensors >said 2>&1
        status=$?
        passed=$((passed + $(sed -n 's/^\([0-9]*\) passed.*/\1/p' said | grep . || echo 0)))
        [ $status -eq 0 ] || fail "faults.c ($flags): status $status" said
    fi
done
# shellcheck disable=SC2086
if run gcc $strict -O0 -g -fsanitize=thread -DFAULTS_THREADS -DPAIR_THREADS -pthread -o threads.test "$here/threads.c" \
    faults.c pair.c -I. -lm; then
    run ./threads.test
fi
# ---------------------------------------------------------------- the bits of the program

# numbers FILE: those of an NPY file, or of safetensors, without what stands before them
numbers() {
    case $1 in
    *.npy) tail -c +$((11 + $(od -An -tu2 -j8 -N2 "$1"))) "$1" ;;
    *) tail -c +$((9 + $(od -An -tu8 -N8 "$1"))) "$1" ;;
    esac
}

# floats FILE: those of an NPY file, which are in double if its streams are standardized
floats() {
    if head -c 64 "$1" | grep -q '<f8'; then numbers "$1" | "$work/narrow"; else numbers "$1"; fi
}
cat >narrow.c <<'END'
#include <stdio.h>
int main(void) {
    double x;
    while (fread(&x, sizeof x, 1, stdin) == 1) fwrite(&(float){(float)x}, sizeof(float), 1, stdout);
    return 0;
}
END
run gcc -O1 -o "$work/narrow" narrow.c

fast='-O3 -march=native -fno-math-errno -fno-trapping-math -ffp-contract=fast -fopenmp-simd -DVAE_OPENMP_SIMD'
rows=300 libraries='-ljansson -lzip -lpng -ljpeg -lz -lm -lpthread'
# bits MODEL EPOCHS SEED OPTIMIZE: trained weights, codes, reconstructions, scores, and draws and decoded codes where
# the decoder reads nothing else, are the program's, whatever the number of threads.
bits() {
    local file=$1 epochs=$2 seed=$3 optimize=$4 name streams latents widths data threads given
    name=$(sed -n 's/^model \([a-zA-Z0-9_]*\).*/\1/p' "$file" | head -n 1)
    [ -n "$name" ] || name=$(basename "$file" .vae)
    mkdir "$work/bits.$name" && cd "$work/bits.$name" || exit 1
    run "$VAEC" emit --library "$file" -o "$name.c"
    lighter "$name.c" "$optimize"
    run "$VAEC" emit "$file" -o model.c
    # The program, without the copy in double that gradcheck takes, and what makes rows for it.
    # shellcheck disable=SC2086
    run gcc $fast $optimize -I"$root/runtime/kernels" -c -o model.o model.c || return
    run gcc -o program model.o "$BUILD/libvaert.a" $libraries || return
    run gcc -D_GNU_SOURCE -I"$root/runtime" -I"$root/runtime/kernels" -o dump "$here/dump.c" model.o "$BUILD/libvaert.a" \
        $libraries || return
    data=$(./dump "shapes:$rows") || { fail "$name: dump"; return; }
    streams=$(echo "$data" | sed 's/ *--data \([A-Za-z0-9_]*\)=[^ ]*/"\1", /g')
    widths=$(sed -n 's/^#define [A-Z0-9_]* \([0-9]*\) \/\/ of the latent .*/\1,/p' "$name.h" | tr -d '\n')
    latents=$(echo "$widths" | tr -cd , | wc -c)
    grep -q '^prior ' "$file" && with=-DCODES || with=
    grep -q "^int ${name}_tell" "$name.h" && with="$with -DTELLS"
    # shellcheck disable=SC2086
    run gcc $strict $fast $optimize $with -D"$(echo "$name" | tr a-z A-Z)"_THREADS -pthread -DMODEL="$name" \
        -include "$name.h" -I. -DSTREAMS="$streams" -DLATENTS="$latents" -DWIDTHS="$widths" -o bits "$here/bits.c" \
        "$name.c" -lm || return
    # shellcheck disable=SC2086
    {
        run ./program train $data --epochs "$epochs" --seed "$seed" --threads 1 --out out --quiet
        if ./program encode $data --seed "$seed" --weights out --logvar -o codes.npy --quiet 2>said; then with=1; else
            with=0
            run ./program encode $data --seed "$seed" --weights out -o codes.npy --quiet
        fi
        run ./program encode $data --seed "$seed" --weights out -o z.npy --quiet
        run ./program reconstruct $data --seed "$seed" --weights out -o again.npy --quiet
        run ./program score $data --seed "$seed" --weights out -o elbo.npy --quiet
        run ./program score $data --seed "$seed" --weights out --samples 5 -o bound.npy --quiet
    }
    # How places and codes are told; tokens are told.vae's.
    tells=
    if grep -q "^int ${name}_tell" "$name.h"; then
        if grep -q '^prior ' "$file"; then
            tells=cold
            # shellcheck disable=SC2086
            run ./program sample -n $rows --data y=y.npy --seed "$seed" --temperature 0.7 --top 3 --weights out -o cold.npy --quiet
        else
            tells=greedy
            # shellcheck disable=SC2086
            run ./program reconstruct $data --greedy --seed "$seed" --weights out -o greedy.npy --quiet
        fi
    fi
    plain=0
    if ./program decode --latents z.npy --weights out -o decoded.npy --quiet 2>said; then
        plain=1
        # What a prior of codes is given it is told here; all else is given to none.
        given=
        grep -q '^prior .*(previous, y)' "$file" && given='--data y=y.npy'
        # shellcheck disable=SC2086
        run ./program sample -n $rows $given --seed "$seed" --weights out -o drawn.npy --quiet
    fi
    for threads in 1 3; do
        run ./bits $rows "$epochs" "$seed" $threads $with out/model.safetensors || return
        numbers out/model.safetensors >want
        numbers trained.safetensors >got
        same want got "$name, $threads threads: trained weights"
        numbers codes.npy >want
        same want codes.f32 "$name: codes"
        # The score of a row is what its bound is below 0.
        for what in elbo:4 bound:5; do
            numbers ${what%:*}.npy | od -An -v -tf4 -w$((4 * ${what#*:})) | awk '{printf "%.9g\n", -$2}' >want
            od -An -v -tf4 -w4 ${what%:*}.f32 | awk '{printf "%.9g\n", $1}' >got
            same want got "$name: $what"
        done
        # (What a prior is given goes through all classes where the program is not told it.)
        for what in again $tells $([ $plain = 0 ] || echo decoded; [ $plain = 0 ] || grep -q 'prior=given' "$file" || echo drawn); do
            floats $what.npy >want
            same want $what.f32 "$name: $what"
        done
    done
    cd "$work" || exit 1
}
bits "$here/faults.vae" 3 4 "$same_bits"
bits "$root/tests/golden/hierarchy.vae" 2 1 -O2 # less gives other multiply-adds
# An image that is told place by place, and codes that are drawn one after the other. (Of series tests/python has as much.)
for model in previous code_prior; do bits "$root/tests/golden/$model.vae" 1 1 "$same_bits"; done
if [ -n "${LONG-}" ]; then
    bits "$here/rounds.vae" 9 2 -O3
    for model in "$root"/tests/golden/*.vae; do
        case $(basename "$model" .vae) in hierarchy | previous | code_prior) continue ;; esac
        grep -qE "^ *data .*(tokens\(|table)" "$model" || bits "$model" 1 1 -O3 # those are tests/python's, and told's
    done
fi

# ---------------------------------------------------------------- lines of text

# lines_of ROWS: x.txt, c.txt and w.csv
lines_of() {
    awk -v n="$1" 'BEGIN { srand(5); for (i = 1; i <= n; i++) { line = ""; k = int(9 * rand()); c = rand() < 0.5 ? "ab" : "cé"
        for (j = 0; j < k; j++) line = line (j % 2 ? substr(c, 2) : substr(c, 1, 1)); print line >"x.txt"
        print (i % 3 ? "old" : "new") " dog " i % 7 " barks" >"c.txt"; print rand() "," rand() "," i / n >"w.csv" } }'
}
cat >floats.c <<'END'
#include <stdio.h>
int main(void) {
    float x;
    while (scanf("%f", &x) == 1) fwrite(&x, sizeof x, 1, stdout);
    return 0;
}
END
run gcc -O1 -o floats floats.c

# told_of HOW DEFINE: the library of told.vae, emitted HOW, does what the program did
told_of() {
    # shellcheck disable=SC2086
    run "$VAEC" emit --library $1 "$here/told.vae" -o told.c
    lighter told.c "$same_bits"
    # shellcheck disable=SC2086
    run gcc $strict $fast $same_bits $2 -DTOLD_NO_HEAP -I. -o told.test "$here/told.c" told.c -lm || return
    rm -f codes.f32 w_again.f32 score.f32 ./*.got.txt
    run ./told.test out/model.safetensors
    numbers codes.npy >want
    same want codes.f32 "told $1: codes"
    numbers w_again.npy >want
    same want w_again.f32 "told $1: w"
    numbers score.npy | od -An -v -tf4 -w16 | awk '{print $2}' >want
    od -An -v -tf4 -w4 score.f32 | awk '{print $1}' >got
    same want got "told $1: score"
    for what in again decoded greedy drawn cold; do same $what.txt $what.got.txt "told $1: $what"; done
}
told() {
    local data='--data x=x.txt --data w=w.csv --data c=c.txt' with='--weights out --seed 7 --quiet'
    mkdir "$work/told" && cd "$work/told" || exit 1
    lines_of 90
    awk 'BEGIN { RS = "[,\n]" } { print }' w.csv | "$work/floats" >w.f32
    run "$VAEC" emit "$here/told.vae" -o model.c
    # shellcheck disable=SC2086
    run gcc $fast $same_bits -I"$root/runtime/kernels" -c -o model.o model.c || return
    # shellcheck disable=SC2086
    run gcc -o program model.o "$BUILD/libvaert.a" $libraries || return
    # shellcheck disable=SC2086
    {
        run ./program train $data --epochs 3 --seed 7 --threads 2 --out out --quiet
        run ./program encode $data $with -o codes.npy
        run ./program score $data $with -o score.npy
        run ./program reconstruct $data $with --stream x -o again.txt
        run ./program reconstruct $data $with --stream w -o w_again.npy
        run ./program decode --latents codes.npy --data c=c.txt $with -o decoded.txt
        run ./program decode --latents codes.npy --data c=c.txt $with --greedy -o greedy.txt
        run ./program sample -n 90 --data c=c.txt $with -o drawn.txt
        run ./program sample -n 90 --data c=c.txt $with --temperature 0.7 --top 3 -o cold.txt
    }
    told_of '' ''
    numbers out/model.safetensors >want
    numbers trained.safetensors >got
    same want got 'told: trained weights'
    # shellcheck disable=SC2086
    run ./program eval $data --weights trained.safetensors --quiet # the words are the program's, whoever found them
    run gcc $strict -O0 -fno-builtin -DHEAP -I. -o heap.test "$here/told.c" told.c -lm && run ./heap.test out/model.safetensors
    told_of '--inference --batch 7' -DINFERENCE
    told_of '--inference --weights out' -DINSIDE
    cd "$work" || exit 1
}
told

# ---------------------------------------------------------------- examples

REAL_CC=${CC:-cc} CC=$quick CFLAGS=-O0 run "$root/examples/embed/run.sh"
if ! command -v arm-none-eabi-gcc >/dev/null || ! command -v qemu-system-arm >/dev/null ||
    ! echo '#include <math.h>' | arm-none-eabi-gcc -E - >said 2>&1; then
    skip 'no compiler for a Cortex-M, its C library or its emulator (tools/install-deps.sh arm)'
elif CFLAGS=-O1 run "$root/examples/embed/cortex-m/run.sh"; then
    grep '^24 scores' said >figures && pass || fail 'cortex-m' said
fi

if [ $skipped -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ $failed -eq 0 ]

#!/bin/sh
# run.sh -- emit --standalone: the program as one C file, which needs a C compiler and libm, and does what the program
# of vaec build does, to the same bits.
#   VAEC=build/vaec tests/standalone/run.sh [MODEL...]      models of tests/golden; default: those of $models below
#   tests/standalone/run.sh --update    writes golden/ anew (read the diff before you commit it)
# Both programs are compiled with the same flags, those of tests/same_bits.sh, and without the copy in double. Last line:
# N passed, N failed.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
VAEC=$(realpath "${VAEC:-$root/build/vaec}") || exit 1
unset NO_COLOR
export LC_ALL=C TERM=dumb
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
cd "$scratch" || exit 1
. "$root/tests/commands/lib.sh"
. "$root/tests/same_bits.sh" && export CFLAGS="$same_bits"
here=$root/tests/standalone
update=
[ "${1-}" != --update ] || { update=1; shift; }
models=${*:-conditional vq ${LONG:+series}}
strict='-std=c11 -Wall -Wextra -Werror'
flags="$strict -O3 -march=native -fno-math-errno -fno-trapping-math -ffp-contract=fast -fopenmp-simd -DVAE_OPENMP_SIMD $CFLAGS"
[ -n "${LONG-}" ] || export REAL_CC="${CC:-cc}" CC="$root/tests/quick-cc" QUICK=

# ---------------------------------------------------------------- the text

cp "$root/tests/golden/vq.vae" . && mkdir elsewhere && cp "$root/tests/golden/vq.vae" elsewhere
run "$VAEC" emit --standalone vq.vae -o vq.c
(cd elsewhere && "$VAEC" emit --standalone ../elsewhere/vq.vae >../again.c)
same vq.c again.c
run "$VAEC" emit --standalone - -o from_input.c <vq.vae
lines=$(wc -l <vq.c)
holds "$lines < 18500" "$lines lines"
holds "$(grep -c '#include "' vq.c) == 0" 'it includes nothing of the project'
# no path, date or hash: nothing of this machine, no time, no long hexadecimal number outside of the code's constants
for word in "$root" "$scratch" "$HOME/" "$(date +%Y)-" __DATE__ __TIME__ __FILE__; do lacks vq.c "$word"; done
# the contents name lines where the files begin
sed -n 's|^//  *\([0-9][0-9]*\)  \([a-z_/0-9.]*\) .*|\1 \2|p' vq.c | head -n 200 >contents
holds "$(wc -l <contents) > 60" 'a table of contents'
while read -r line file; do
    sed -n "${line}p" vq.c | grep -qF -- "= $file" || bad "the contents have $file at line $line: $(sed -n "${line}p" vq.c)"
done <contents
ok
# What is said of the program at its top, and what it is made of, word for word; lines move with every change of the runtime.
sed '/^$/q' vq.c | sed 's|^//  *[0-9][0-9]*  |//  |' >head
[ -z "$update" ] || cp head "$here/golden/vq.head"
diff "$here/golden/vq.head" head >differences && ok ||
    bad "golden/vq.head (tests/standalone/run.sh --update, or make golden-update, writes it anew): $(cat differences)"
[ -z "$update" ] || { summary; exit; }
# The model's own part is what vaec emit writes, as tests/golden has it, but for includes, the stages that a report
# draws, what the codec has to know, and linkage; white space is not looked at.
code() {
    sed -e '/^static const VaeStage stages/,/^};/d; /^    \.stage = stages/d' \
        -e '/^static const VaeCoded coded/,/^};/d; /^    \.coded = coded/d' -e 's/VAE_LOCAL/static/; s/^VAE_FUSED$//' \
        -e 's/^VAE_TRAINING(\([a-z_]*\))/static void \1/; s/VAE_UNCHECKED(\([a-z_]*\))/\1/; s/^VAE_MODEL_TABLE //' \
        -e 's/^VAE_SHARED_[12](\([a-z_0-9]*\), /VAE_SHARED void \1(/' \
        -e 's/^static const VaeModel/const VaeModel/; /^#include/d; /^\/\//d; /^$/d' "$1" | tr -s ' \n' '\n\n'
}
for name in vq conditional drawn; do
    run "$VAEC" emit --standalone "$root/tests/golden/$name.vae" -o "$name.c"
    sed -n '/^\/\/ =* model$/,/^\/\/ =* main$/p' "$name.c" | sed '/^VAE_UNFUSED$/d' >own.c
    code own.c >own
    code "$root/tests/golden/$name.c" >golden
    same golden own
done
run clang $strict -fsyntax-only -march=native vq.c
run clang $strict -fsyntax-only -march=native -DVAE_THREADS vq.c
run gcc $strict -fsyntax-only -DVAE_THREADS vq.c
"$VAEC" emit --standalone --library vq.vae -o x.c 2>stderr
holds "$? == 64" 'not both'
says stderr 'not both'

# ---------------------------------------------------------------- the same bits

# rows FILE COLUMNS SEED: numbers from 0 to 1; with a header, two digits
rows() {
    awk -v n="$2" -v seed="$3" 'BEGIN { srand(seed); for (r = 0; r < 90; r++) for (i = 1; i <= n; i++)
        printf "%.3f%s", rand(), i < n ? "," : "\n" }' >"$1"
}
labels() { awk -v seed="$2" 'BEGIN { srand(seed); for (r = 0; r < 90; r++) print int(3 * rand()) }' >"$1"; }

# both ARGUMENTS...: the two programs in directories of their own; status, standard output and files must be the same.
both() {
    for kind in exe one; do
        (cd $kind && "./$name" "$@" >stdout 2>stderr; echo $? >status)
    done
    if ! cmp -s exe/status one/status; then bad "$name $*: status $(cat one/status), not $(cat exe/status): $(tail -n 1 one/stderr)"
    elif ! cmp -s exe/stdout one/stdout; then bad "$name $*: says '$(head -c 200 one/stdout)', not '$(head -c 200 exe/stdout)'"
    else ok; fi
}
# alike FILE...: they are there, and hold the same bytes
alike() {
    for file in "$@"; do
        if [ -s "exe/$file" ] && cmp -s "exe/$file" "one/$file"; then ok; else bad "$name: $file differs"; fi
    done
}
# alone MODEL PROGRAM [FLAGS...]: by --standalone
alone() {
    from=$1 to=$2
    shift 2
    run "$VAEC" emit --standalone "$from" -o one.c
    lighter one.c "$same_bits"
    run gcc $flags "$@" one.c -lm -o "$to"
}
numbers() { sed -E 's/,?"(seconds|samples_per_second)":[^,}]*//g' "$1" >"$1.numbers"; }

for name in $models; do
    rm -rf exe one && mkdir exe one
    model=$root/tests/golden/$name.vae
    run "$VAEC" build "$model" -o "exe/$name"
    alone "$model" "one/$name" -DVAE_THREADS -pthread
    [ -x "one/$name" ] || continue
    holds "$(ldd "one/$name" | grep -vcE 'libm\.|libc\.|ld-linux|vdso') == 0" "$name: libc and libm alone: $(ldd "one/$name")"
    width=$(($(sed -n 's/^data *x: *[a-z]*(\([0-9, ]*\).*/\1/p' "$model" | sed 's/, *$//' | tr ',' '*')))
    rows x.csv $width 1 && rows valid.csv $width 2
    data="--data ../x.csv" valid="--valid ../valid.csv"
    if grep -q '^data *y: *label' "$model"; then
        labels y.csv 3 && labels v.csv 4
        data="--data x=../x.csv --data y=../y.csv" valid="--valid x=../valid.csv --valid y=../v.csv"
    fi
    both init --seed 5 -o init.safetensors
    both train $data $valid --epochs 3 --seed 7 --out run --threads 2
    alike run/model.safetensors run/checkpoint init.safetensors
    for kind in exe one; do numbers $kind/run/metrics.jsonl; done
    alike run/metrics.jsonl.numbers
    # what one began, the other goes on with
    cp exe/run/checkpoint one/run/checkpoint
    both train $data $valid --epochs 5 --seed 7 --out run --resume
    alike run/model.safetensors
    for kind in exe one; do numbers $kind/run/metrics.jsonl; done
    alike run/metrics.jsonl.numbers
    both eval $data --weights run --json --samples 3
    both encode $data --weights run -o z.npy
    both sample --weights run -n 12 -o s.npy
    both reconstruct $data --weights run -o r.csv
    both decode $(case $data in *y=*) echo "$data" ;; esac) --weights run --latents z.npy -o d.npy
    both score $data --weights run --train-data x=../valid.csv \
        $(case $data in *y=*) echo '--train-data y=../v.csv' ;; esac) -o score.csv --json
    alike z.npy s.npy r.csv d.npy score.csv
    head -n 8 x.csv >few.csv && [ ! -e y.csv ] || head -n 8 y.csv >few_y.csv
    few="--data ../few.csv"
    case $data in *y=*) few="--data x=../few.csv --data y=../few_y.csv" ;; esac
    both grad $few --weights run -o g.safetensors --json
    noise=$(sed -n "s/.*--noise FILE: \([0-9]*\) numbers.*/\1/p" exe/stderr)
    if [ -n "$noise" ]; then
        rows noise.csv "$noise" 6 && head -n 8 noise.csv | sed 's/^0\.000/0.5/; s/,0\.000/,0.5/g' >eps.csv
        both grad $few --noise ../eps.csv --weights run -o g.safetensors --json
    fi
    alike g.safetensors
    for kind in exe one; do (cd $kind && "./$name" info --json | sed 's/"gradcheck":[a-z]*//' >info); done
    alike info
    run "one/$name" bench --seconds 0.05 --json
    says stdout '"us_per_step"'
done

# ---------------------------------------------------------------- pictures, formats, what is left out

name=vq
if [ -x one/vq ]; then
    both sample --weights run -n 9 -o s.png
    for kind in exe one; do # the same pixels, compressed or not
        png $kind/s.png "$(od -An -tu1 -j18 -N2 exe/s.png | awk '{print $1 * 256 + $2}')" \
            "$(od -An -tu1 -j22 -N2 exe/s.png | awk '{print $1 * 256 + $2}')"
    done
    png one/run/samples.png "$(od -An -tu1 -j18 -N2 exe/run/samples.png | awk '{print $1 * 256 + $2}')" \
        "$(od -An -tu1 -j22 -N2 exe/run/samples.png | awk '{print $1 * 256 + $2}')"
    cd one || exit 1
    # IDX: 3 rows of 4 by 3 bytes
    printf '\0\0\10\3\0\0\0\3\0\0\0\4\0\0\0\3' >rows.idx
    awk 'BEGIN { for (i = 0; i < 36; i++) printf "\\%o", 7 * i }' >octal && printf "$(cat octal)" >>rows.idx
    run ./vq encode --data rows.idx --weights run -o z.npy
    run ./vq encode --data s.npy --weights run -o z.csv
    run ./vq --help
    says stdout 'train on data'
    lacks stdout interpolate
    refuses 69 "'interpolate' is a command of the program of vaec build" ./vq interpolate
    refuses 64 "did you mean 'train'" ./vq trian
    refuses 69 'shapes are made up by the program of vaec build' ./vq eval --data shapes --weights run
    refuses 69 '--mig is an option of the program of vaec build' ./vq eval --data s.npy --weights run --mig
    refuses 69 '--tensorboard is an option of the program of vaec build' ./vq train --data s.npy --tensorboard board
    gzip -c rows.idx >rows.gz && printf 'PK\3\4' >rows.npz
    refuses 69 "gzip'd IDX is read by the program of vaec build" ./vq eval --data rows.gz --weights run
    refuses 69 'NPZ is read by the program of vaec build' ./vq eval --data rows.npz --weights run
    refuses 69 'a folder of pictures is read by' ./vq eval --data run --weights run
    refuses 66 'cannot open' ./vq eval --data nothing.npy --weights run
    refuses 65 'unknown format; known are IDX, NPY and CSV' ./vq eval --data vq --weights run
    printf 'x' >bad.safetensors
    refuses 65 bad.safetensors ./vq eval --data s.npy --weights bad.safetensors
    ./vq train --data s.npy --epochs 1 --out new 2>stderr >/dev/null
    says stderr 'the program of vaec build also writes a page with curves, report.html'
    cd ..
fi

# ---------------------------------------------------------------- several streams: one from the other

if [ $# -eq 0 ]; then
    name=experts
    rm -rf exe one && mkdir exe one
    run "$VAEC" build "$root/tests/commands/experts.vae" -o exe/experts
    alone "$root/tests/commands/experts.vae" "one/experts"
    # without threads it has a clock, too
    run timeout 60 one/experts bench --seconds 0.05 --json
    says stdout '"us_per_step"'
    rows x.csv 4 1 && labels y.csv 3
    both init --seed 5 -o init.safetensors
    both reconstruct --data y=../y.csv --from y --stream x --weights init.safetensors -o x.csv
    both reconstruct --data x=../x.csv --data y=../y.csv --from x --stream y --weights init.safetensors -o y.csv
    alike init.safetensors x.csv y.csv
fi

# ---------------------------------------------------------------- places and codes, one after the other

if [ $# -eq 0 ]; then
    for name in previous previous_series code_prior; do
        rm -rf exe one && mkdir exe one
        run "$VAEC" build "$root/tests/golden/$name.vae" -o "exe/$name"
        alone "$root/tests/golden/$name.vae" "one/$name" -DVAE_THREADS -pthread
        both init --seed 5 -o init.safetensors
        with='--weights init.safetensors'
        if [ $name = previous ]; then
            rows x.csv 96 1
            both sample $with -n 20 -o s.npy
            both sample $with -n 20 --greedy -o greedy.npy
            both reconstruct --data ../x.csv $with -o r.npy
            both train --data ../x.csv --epochs 1 --out run --threads 2
            alike s.npy greedy.npy r.npy run/model.safetensors
            cd one || exit 1
            refuses 64 "'x' is an image told place by place: --greedy takes means" ./previous sample --top 3 $with -o no.npy
            cd ..
        elif [ $name = previous_series ]; then
            rows r.csv 24 1 && rows y.csv 5 2
            awk -F, -v OFS=, '{ for (i = 1; i <= NF; i++) if (i > 4 + 2 * (NR % 11) || i == 4 + NR % 3) $i = ""; print }' r.csv >x.csv
            data='--data x=../x.csv --data y=../y.csv'
            both sample $with -n 20 --data y=../y.csv -o s.npy
            both sample $with -n 20 --data y=../y.csv --greedy -o greedy.npy
            both reconstruct $data $with -o r.npy
            both score $data $with --by-step -o p.csv
            both train $data --epochs 1 --out run --threads 2
            alike s.npy greedy.npy r.npy p.csv run/model.safetensors
            cd one || exit 1
            refuses 64 "'x' is a series told step by step: --greedy takes means" ./previous_series sample --top 3 $with --data y=../y.csv -o no.npy
            cd ..
        else
            rows x.csv 64 1 && labels y.csv 3
            data='--data x=../x.csv --data y=../y.csv'
            both sample $with -n 20 -o s.npy
            both sample $with -n 90 --data y=../y.csv --temperature 0.7 --top 3 -o cold.npy
            both train $data --epochs 2 --out run --threads 2
            both train $data --epochs 1 --prior --weights run --out prior
            both sample --weights prior -n 7 -o p.npy
            alike s.npy cold.npy run/model.safetensors prior/model.safetensors p.npy
        fi
    done
fi

# ---------------------------------------------------------------- lines of text, and numbers of tokens

if [ $# -eq 0 ]; then
    name=told
    rm -rf exe one && mkdir exe one
    run "$VAEC" build "$root/tests/library/told.vae" -o exe/told
    alone "$root/tests/library/told.vae" "one/told" -DVAE_THREADS -pthread
    awk 'BEGIN { srand(5); for (i = 1; i <= 90; i++) { line = ""; k = int(9 * rand()); c = rand() < 0.5 ? "ab" : "cd"
        for (j = 0; j < k; j++) line = line substr(c, 1 + j % 2, 1); print line >"x.txt"
        print (i % 3 ? "old" : "new") " dog " i % 7 " barks" >"c.txt" } }'
    rows w.csv 3 1
    data='--data x=../x.txt --data w=../w.csv --data c=../c.txt' with='--weights run'
    both train $data --epochs 2 --seed 7 --out run --threads 2
    alike run/model.safetensors run/checkpoint run/samples.txt
    cp exe/run/checkpoint one/run/checkpoint
    both train $data --epochs 3 --seed 7 --out run --resume
    alike run/model.safetensors
    both eval $data $with --json --samples 3
    both encode $data $with -o z.npy
    both score $data $with -o score.csv
    both sample --data c=../c.txt $with -n 90 -o -
    both sample --data c=../c.txt $with -n 90 -o cold.txt --temperature 0.7 --top 3
    both reconstruct $data $with --stream x -o again.txt
    both reconstruct $data $with --stream w -o w.npy
    both decode --data c=../c.txt $with --latents z.npy --greedy -o greedy.txt
    alike z.npy score.csv cold.txt again.txt w.npy greedy.txt
    # rows of numbers: [90, 10] of bytes, 5 and the end
    { printf '\223NUMPY\001\000\166\000'; printf "%-117s\n" "{'descr': '|u1', 'fortran_order': False, 'shape': (90, 10), }"
        for i in $(seq 90); do printf '\5\2\0\0\0\0\0\0\0\0'; done; } >x.npy
    both encode --data x=../x.npy --data w=../w.csv --data c=../c.txt $with -o z.npy
    both train --data x=../x.npy --data w=../w.csv --data c=../c.txt --epochs 1 --out numbers
    both sample --data c=../c.txt --weights numbers -n 5 -o -
    alike z.npy numbers/model.safetensors
    both eval $data --weights numbers
    holds "$(cat one/status) == 65"
    says one/stderr 'the weights know no words of data x'
    cd one || exit 1
    gzip -c ../x.txt >x.txt.gz
    refuses 69 "gzip'd text is read by the program of vaec build" ./told eval --data x=x.txt.gz $with
    cd ..
fi
summary

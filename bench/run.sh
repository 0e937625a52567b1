#!/usr/bin/env bash
# run.sh -- times training steps of ours, of a hand-written C step and of PyTorch, in turn, and
# writes bench/RESULTS.md. usage: bench/run.sh [ROUNDS]   (3)   MODELS="mnist deep" picks some.
set -eu
cd "$(dirname "$0")/.."
rounds=${1:-3}
build=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE

# model, kind, and what the other programs need to know of it; the last three were not used for tuning
table='
vectors  dense mse       32  10 64 32 2
small    dense bernoulli 256 784 64 32 2
narrow   dense mse       32  784 128 2
mnist    dense bernoulli 128 784 400 20
colour   dense bernoulli 128 3072 512 2
deep     dense bernoulli 100 784 500 500 50
conv32   conv 32 16
conv256  conv 256 16
own-40   dense bernoulli 20  64 40 40 8
own-100  dense mse       64  200 100 60 10
own-wide dense bernoulli 64  1024 768 256 32
'
torch=
if /usr/bin/python3 -c 'import torch' 2>/dev/null; then torch=yes
else echo "python3-torch is not installed: PyTorch's columns stay empty" >&2; fi

cc -O3 -march=native -ffast-math -o "$work/handwritten" bench/handwritten.c -lopenblas -lm
median() { sort -g | awk '{v[NR] = $1} END {if (NR) printf "%.1f", NR % 2 ? v[(NR+1)/2] : (v[NR/2] + v[NR/2+1]) / 2}'; }
ours() { "$1" bench --threads "$2" --seconds 1 --json 2>/dev/null | tail -1 |
         sed 's/.*"us_per_step": *\([0-9.]*\).*/\1/'; }

rows=
while read -r model kind rest; do
    [ -n "$model" ] || continue
    case " ${MODELS:-$model} " in *" $model "*) ;; *) continue ;; esac
    "$build/vaec" build "bench/models/$model.vae" -o "$work/$model" >/dev/null 2>&1
    for ((r = 0; r < rounds; r++)); do
        for t in 1 2; do
            ours "$work/$model" $t >> "$work/$model.ours$t"
            [ -z "$torch" ] || /usr/bin/python3 bench/torch_step.py $t $kind $rest >> "$work/$model.torch$t"
        done
        if [ "$kind" = dense ]; then
            "$work/handwritten" $rest >> "$work/$model.hand"
        elif [ -n "$torch" ]; then
            for t in 1 2; do
                /usr/bin/python3 bench/torch_step.py $t conv-last $rest >> "$work/$model.last$t"
            done
        fi
    done
    flops=$("$work/$model" bench --threads 1 --seconds 0.2 --json 2>/dev/null | tail -1)
    echo "$model $(for s in ours1 ours2 hand torch1 torch2 last1 last2; do
        if [ -s "$work/$model.$s" ]; then median < "$work/$model.$s"; else printf -- -; fi
        printf ' '
    done) $(sed 's/.*"gflops": *\([0-9.]*\).*"peak_gflops": *\([0-9.]*\).*/\1 \2/' <<< "$flops") $(
        sed 's/.*"us_per_step": *\([0-9.]*\).*/\1/' <<< "$flops")" | tee -a "$work/all" >&2
done <<< "$table"

{
    echo "# Microseconds of one training step"
    echo
    echo "Made by \`make bench\`: median of $rounds rounds in which all programs run in turn. Machine: $(
        sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) processors; $(
        ${CC:-cc} --version | head -1)$(
        [ -z "$torch" ] || /usr/bin/python3 -c 'import torch; print("; PyTorch " + torch.__version__)')."
    echo "The ratio is PyTorch's best over ours best, one or two threads, channels-first or -last; the"
    echo "share is ours of the measured float32 peak of as many cores as it used."
    echo
    echo "| model | ours, 1 thread | 2 threads | hand-written C, 1 thread | PyTorch, 1 thread | 2 threads | channels-last, 1 | 2 | ratio | Gflop/s | share of peak |"
    echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    awk '{
        best = $2; cores = 1
        if ($3 != "-" && $3 < best) { best = $3; cores = 2 }
        torch = 0
        for (i = 5; i <= 8; i++) if ($i != "-" && (!torch || $i < torch)) torch = $i
        gflops = $9 * $11 / best # Gflop/s of the run that told them, scaled to the best time
        printf "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %.0f | %.0f%% |\n", $1, $2, $3, $4, $5,
            $6, $7, $8, torch ? sprintf("%.1f", torch / best) : "-", gflops, 100 * gflops / ($10 * cores)
    }' "$work/all"
    echo
    echo "## Building and starting"
    echo
    echo "| model | .vae to C, ms | to an executable, s | start-up (info), ms | peak memory of a training step, MB |"
    echo "| --- | --- | --- | --- | --- |"
    while read -r model _; do
        now() { date +%s%N; }
        a=$(now); "$build/vaec" emit "bench/models/$model.vae" -o "$work/x.c"; b=$(now)
        "$build/vaec" build "bench/models/$model.vae" -o "$work/x" >/dev/null 2>&1; c=$(now)
        "$work/x" info >/dev/null 2>&1; d=$(now)
        memory=-
        [ ! -x /usr/bin/time ] || memory=$(/usr/bin/time -f %M "$work/x" bench --threads 1 --seconds 0.2 2>&1 >/dev/null |
            awk 'END {printf "%.0f", $1 / 1024}')
        awk -v m="$model" -v e=$((b - a)) -v f=$((c - b)) -v g=$((d - c)) -v k="$memory" \
            'BEGIN {printf "| %s | %.1f | %.2f | %.1f | %s |\n", m, e / 1e6, f / 1e9, g / 1e6, k}'
    done < "$work/all"
} > "$work/RESULTS.md"
mv "$work/RESULTS.md" bench/RESULTS.md
cat bench/RESULTS.md

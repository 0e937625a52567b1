#!/usr/bin/env bash
# run.sh -- times training steps of ours, of a hand-written C step and of PyTorch, in turn, and
# writes bench/RESULTS.md. usage: bench/run.sh [ROUNDS]   (5)
#   MODELS="mnist deep"   picks some        OUT=FILE   writes there instead
# Each number is the median of the rounds, each of which runs every program for about half a second.
# After BUDGET seconds (420) a model gets one round only, so that all of it takes at most 8 minutes.
set -eu
cd "$(dirname "$0")/.."
rounds=${1:-5}
case $rounds in '' | *[!0-9]* | 0) echo "usage: bench/run.sh [ROUNDS]" >&2; exit 64 ;; esac
build=${BUILD:-build}
out=${OUT:-bench/RESULTS.md}
budget=${BUDGET:-420}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS OMP_NUM_THREADS VAE_ISA VAE_ALL_THREADS
export LC_ALL=C

# model, kind, and what the other programs need to know of it; own-64 was never used for tuning
table='
vectors  dense mse       32  10 64 32 2
small    dense bernoulli 256 784 64 32 2
narrow   dense mse       32  784 128 2
mnist    dense bernoulli 128 784 400 20
colour   dense bernoulli 128 3072 512 2
deep     dense bernoulli 100 784 500 500 50
conv32   conv 32 16
conv256  conv 256 16
resnet   resnet 64
dcgan    dcgan 64
sentence text sentence
names    text names
char     text char
own-40   dense bernoulli 20  64 40 40 8
own-64   dense bernoulli 40  80 64 48 8
own-100  dense mse       64  200 100 60 10
own-wide dense bernoulli 64  1024 768 256 32
'

# ---------------------------------------------------------------- is it quiet?

# others: how many processors others keep busy, other guests of the same host included: the time that
# the system counts over three seconds in which this script sleeps. Counts of running processes would
# not do: any momentary one is somebody then.
others() {
    { cat /proc/stat; sleep 3; cat /proc/stat; } | awk '
        /^cpu[0-9]/ {processors++}
        /^cpu / {
            busy = $2 + $3 + $4 + $7 + $8 + $9 # user nice system irq softirq steal
            all = busy + $5 + $6               # idle iowait
            if (seen++ && all > start) printf "%.2f", processors * (busy - before) / (all - start)
            else if (seen > 1) printf "unknown" # a system without such counts; not quiet, then
            before = busy
            start = all
        }'
}
# quiet OTHERS...: none of them is a tenth of a processor
quiet() { echo "$*" | awk '{for (i = 1; i <= NF; i++) if ($i > 0.1) exit 1}'; }
# Guests on the other half of our cores are in no such count, but they slow our steps down, now more
# and now less. slowed: a usual step on one thread over the fastest of all rounds, median of the models.
slowed() {
    while read -r model _; do
        echo "$(median "$work/$model.ours1") $(sort -g "$work/$model.fastest" | head -n 1)"
    done <"$work/all" | awk '{print $1 / $2}' | sort -g | awk '{v[NR] = $1} END {printf "%.2f", v[int((NR + 1) / 2)]}'
}

others_before=$(others) # no program of this script runs yet
quiet "$others_before" || echo "the machine is not quiet: others use $others_before processors" >&2

# ---------------------------------------------------------------- the programs

# One PyTorch serves all requests, forking for each: what is timed is never its start.
torch=
if /usr/bin/python3 -c 'import torch' 2>/dev/null; then
    torch=$(/usr/bin/python3 -c 'import torch; print(torch.__version__)')
    coproc TORCH { exec /usr/bin/python3 bench/torch_step.py serve 2>"$work/torch.log"; }
else
    echo "python3-torch is not installed: PyTorch's columns stay empty" >&2
fi

pytorch() { # pytorch FILE THREADS KIND...: microseconds to FILE, megabytes to FILE.memory
    local file=$1 time=- memory=-
    shift
    [ -n "$torch" ] || return 0
    echo "$*" >&"${TORCH[1]}"
    read -r -t 120 time memory <&"${TORCH[0]}" || { echo "PyTorch does not answer: $*" >&2; torch=; }
    [ "$time" = - ] || echo "$time" >>"$file"
    [ "$memory" = - ] || echo "$memory" >>"$file.memory"
}
json() { sed -n 's/.*"'"$1"'": *\([0-9.e+-]*\).*/\1/p'; }
ours() { # ours MODEL THREADS: microseconds to MODEL.oursTHREADS; the last line to MODEL.json
    timeout 120 "$work/$1" bench --threads "$2" --seconds 0.5 --json 2>/dev/null | tail -n 1 \
        >"$work/line" || return 0
    json us_per_step <"$work/line" >>"$work/$1.ours$2"
    if [ "$2" = 1 ]; then
        cp "$work/line" "$work/$1.json"
        json us_per_step_fastest <"$work/line" >>"$work/$1.fastest"
        json peak_gflops <"$work/line" >>"$work/peaks"
    else json threads <"$work/line" >"$work/$1.threads" # a tiny model uses one all the same
    fi
}
median() { # of a file's numbers; - if there are none
    sort -g "$1" 2>/dev/null | awk '{v[NR] = $1} END {
        if (NR) printf "%.1f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
        else printf "-"}'
}
peak_memory() { # peak_memory COMMAND...: MB of it, by the system's own account
    python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)' "$@" 2>/dev/null || echo -
}
now() { date +%s%N; }

cc=${CC:-cc}
hand=
if ! echo 'int main(void) { return 0; }' | $cc -x c -o "$work/linked" - -lopenblas 2>"$work/log"; then
    echo "libopenblas-dev is not installed: the column of hand-written C stays empty" >&2
elif $cc -O3 -march=native -ffast-math -o "$work/handwritten" bench/handwritten.c -lopenblas -lm; then
    hand=$("$work/handwritten" cblas)
else
    echo "bench/handwritten.c does not build: its column stays empty" >&2
fi

# ---------------------------------------------------------------- measuring

begin=$(date +%s)
while read -r model kind rest; do
    [ -n "$model" ] || continue
    case " ${MODELS:-$model} " in *" $model "*) ;; *) continue ;; esac
    file=bench/models/$model.vae
    [ -e "$file" ] || file=examples/$model.vae
    a=$(now)
    "$build/vaec" emit "$file" -o "$work/x.c"
    b=$(now)
    if ! timeout 300 "$build/vaec" build "$file" -o "$work/$model" 2>"$work/log"; then
        echo "$model does not build: $(tail -n 1 "$work/log")" >&2
        continue
    fi
    c=$(now)
    echo "$model $(((b - a) / 1000)) $(((c - b) / 1000))" >>"$work/built"
    for ((r = 0; r < rounds; r++)); do
        [ $r = 0 ] || [ $(($(date +%s) - begin)) -lt "$budget" ] || break
        for t in 1 2; do
            ours "$model" $t
            pytorch "$work/$model.torch$t" $t $kind $rest
            case $kind in dense | text) ;; *) pytorch "$work/$model.last$t" $t $kind-last $rest ;; esac
        done
        [ "$kind" != dense ] || [ -z "$hand" ] || "$work/handwritten" $rest >>"$work/$model.hand"
        d=$(now)
        "$work/$model" info >/dev/null 2>&1
        echo $((($(now) - d) / 1000)) >>"$work/$model.start"
    done
    peak_memory "$work/$model" bench --threads 1 --seconds 0.1 >"$work/$model.memory"
    echo "$model $r $(for s in ours1 ours2 hand torch1 torch2 last1 last2; do
        median "$work/$model.$s"; printf ' '; done)$(for k in gflops us_per_step; do
        json $k <"$work/$model.json" || true; done | tr '\n' ' ')$(cat "$work/$model.threads" || echo 2)" | tee -a "$work/all" >&2
done <<<"$table"
[ -s "$work/all" ] || { echo "nothing was measured" >&2; exit 1; }
others_after=$(others) # PyTorch waits for requests
slowed=$(slowed)
peak=$(sort -g "$work/peaks" | tail -n 1)

# ---------------------------------------------------------------- the report

{
    echo "# Microseconds of one training step"
    echo
    echo "Made by \`make bench\`: medians of $rounds rounds in which all programs run in turn, half a second"
    echo "each (those marked \* after less). \`OPENBLAS_CORETYPE\` and \`OPENBLAS_L2_SIZE\` are unset."
    echo
    echo "- machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) processors, $(
        awk '/MemTotal/ {printf "%.0f GB", $2 / 1e6}' /proc/meminfo)"
    echo "- processors that others kept busy for three seconds: $others_before before it began, $others_after after it"
    echo "- compiler: $($cc --version | head -n 1); kernels: $(sed -n 's/.*"kernels": *"\([^"]*\)".*/\1/p' "$work"/*.json | head -n 1)"
    echo "- a step on one thread took $slowed times its fastest (median of the models)"
    echo "- peak of one core, float32, measured: $(printf '%.0f' "$peak") Gflop/s"
    [ -z "$hand" ] || echo "- hand-written C: $hand"
    [ -z "$torch" ] || echo "- PyTorch $torch, eager"
    { quiet "$others_before" "$others_after" && echo "$slowed" | awk '{exit $1 > 1.05}'; } ||
        echo "- **the machine was not quiet: these numbers are not worth quoting**"
    echo
    echo "The ratios are PyTorch's best over ours best, and PyTorch's over ours with one thread each;"
    echo "channels-first or -last, whichever is faster. The share is ours of the measured peak of as"
    echo "many cores as it used; Gflop/s are those of products and convolutions counted directly."
    echo
    echo "| model | ours, 1 thread | 2 threads | hand-written C, 1 thread | PyTorch, 1 thread | 2 threads | channels-last, 1 | 2 | ratio, best | ratio, 1 thread | hand-written / ours, 1 thread | Gflop/s | share of peak |"
    echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    awk -v rounds="$rounds" -v peak="$peak" '
        function least(a, b) { return a == "-" ? b : b == "-" || a + 0 < b + 0 ? a : b }
        function over(a, b) { return a == "-" || b == "-" ? "-" : sprintf("%.1f", a / b) }
        {line[NR] = $0}
        END {
            for (i = 1; i <= NR; i++) {
                split(line[i], f)
                ours = least(f[3], f[4])
                cores = ours == f[3] || f[12] == 1 ? 1 : 2
                one = least(f[6], f[8])
                torch = least(one, least(f[7], f[9]))
                gflops = ours == "-" || f[10] == "" ? 0 : f[10] * f[11] / ours
                printf "| %s%s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %.0f | %.0f%% |\n",
                    f[1], f[2] < rounds ? "*" : "", f[3], f[4], f[5], f[6], f[7], f[8], f[9],
                    over(torch, ours), over(one, f[3]), over(f[5], f[3]), gflops,
                    100 * gflops / (peak * cores)
            }
        }' "$work/all"
    echo
    echo "## Building, starting, memory"
    echo
    echo "| model | .vae to C, ms | to an executable, s | start-up (info), ms | peak memory of training, MB | PyTorch's, MB |"
    echo "| --- | --- | --- | --- | --- | --- |"
    while read -r model emit made; do
        theirs=$(cat "$work/$model".{torch,last}[12].memory 2>/dev/null | sort -g | head -n 1)
        awk -v m="$model" -v e="$emit" -v f="$made" -v g="$(median "$work/$model.start")" \
            -v k="$(cat "$work/$model.memory")" -v t="${theirs:--}" \
            'BEGIN {printf "| %s | %.1f | %.2f | %.1f | %s | %s |\n", m, e / 1e3, f / 1e6, g / 1e3, k, t}'
    done <"$work/built"
    echo
    echo "Peak memory of PyTorch is the least of its runs, of the process that has torch and the model."
    echo "The whole took $(($(date +%s) - begin)) seconds."
} >"$work/RESULTS.md"
cp "$work/RESULTS.md" "$out"
cat "$out"

#!/usr/bin/env bash
# run.sh -- times training steps of ours, of a hand-written C step, of PyTorch and of JAX, in turn, and
# writes bench/RESULTS.md. usage: bench/run.sh [ROUNDS]   (5)
#   MODELS="mnist deep"   picks some        OUT=FILE   writes there instead
# Each number is the median of the rounds, each of which runs every program for about half a second. What the others
# take to start and to compile is not in it, but takes most of the time that this runs: half an hour for all models.
set -eu
cd "$(dirname "$0")/.."
rounds=${1:-5}
case $rounds in '' | *[!0-9]* | 0) echo "usage: bench/run.sh [ROUNDS]" >&2; exit 64 ;; esac
build=${BUILD:-build}
out=${OUT:-bench/RESULTS.md}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
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
strided  strided 64
wide     wide 16
grid     grid 64
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

# The Pythons that there are: PyTorch and JAX as PyPI has them (tools/install-deps.sh bench), and Debian's PyTorch.
current=${XDG_CACHE_HOME:-$HOME/.cache}/vaec/bench/bin/python
version() { "$1" -c "import $2; print($2.__version__)" 2>/dev/null || true; }
torch=$(version "$current" torch)
jax=$(version "$current" jax)
debian=$(version /usr/bin/python3 torch)
[ -n "$torch$debian" ] || echo "no PyTorch is installed: its columns stay empty (tools/install-deps.sh bench)" >&2
[ -n "$jax" ] || echo "JAX is not installed: its columns stay empty (tools/install-deps.sh bench)" >&2
export TORCHINDUCTOR_COMPILE_THREADS=1 CUDA_VISIBLE_DEVICES=

# Peers of a model: processes that time their step whenever they are sent a line. Their names end in the number of threads.
declare -A asks answers
peers=
peer() { # peer NAME COMMAND...
    local name=$1 in out
    shift
    mkfifo "$work/$name.in" "$work/$name.out"
    "$@" <"$work/$name.in" >"$work/$name.out" 2>"$work/$name.log" &
    exec {in}>"$work/$name.in" {out}<"$work/$name.out"
    rm "$work/$name.in" "$work/$name.out"
    asks[$name]=$in answers[$name]=$out peers="$peers $name"
}
start_peers() { # start_peers KIND REST...
    local kind=$1 t layout
    shift
    peers=
    for t in 1 2; do
        for layout in first last; do
            case $kind:$layout in dense:last | text:last) continue ;; *:first) layout=$kind ;; *) layout=$kind-last ;; esac
            [ -z "$torch" ] || peer "eager.$layout.$t" "$current" bench/torch_step.py $t "$layout" "$@"
            [ -z "$torch" ] || peer "compiled.$layout.$t" "$current" bench/torch_step.py $t compiled "$layout" "$@"
            [ -z "$debian" ] || peer "debian.$layout.$t" /usr/bin/python3 bench/torch_step.py $t "$layout" "$@"
        done
        [ -z "$jax" ] || peer "jax.$kind.$t" "$current" bench/jax_step.py $t "$kind" "$@"
    done
}
stop_peers() {
    local name in out
    for name in $peers; do
        in=${asks[$name]} out=${answers[$name]}
        exec {in}>&- {out}<&-
    done
    wait
}
# ask MODEL NAME SECONDS: microseconds to MODEL.WHICH.THREADS.LAYOUT, megabytes to MODEL.memory.WHICH. One that has no
# answer is not asked again.
ask() {
    local model=$1 name=$2 time memory which=${2%%.*} layout=${2%.*}
    case " $silent " in *" $name "*) return ;; esac
    if echo >&"${asks[$name]}" && read -r -t "$3" time memory <&"${answers[$name]}"; then
        echo "$time" >>"$work/$model.$which.${name##*.}.${layout#*.}"
        echo "$memory" >>"$work/$model.memory.$which"
    else
        echo "$model: $name does not answer: $(tail -n 1 "$work/$name.log")" >&2
        silent="$silent $name"
    fi
} 2>/dev/null
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
    # shellcheck disable=SC2086
    start_peers $kind $rest
    silent=
    for name in $peers; do ask warm "$name" 300; done # started and compiled
    for ((r = 0; r < rounds; r++)); do
        for t in 1 2; do ours "$model" $t; done
        for name in $peers; do ask "$model" "$name" 120; done
        # shellcheck disable=SC2086
        [ "$kind" != dense ] || [ -z "$hand" ] || "$work/handwritten" $rest >>"$work/$model.hand"
        d=$(now)
        "$work/$model" info >/dev/null 2>&1
        echo $((($(now) - d) / 1000)) >>"$work/$model.start"
    done
    stop_peers
    peak_memory "$work/$model" bench --threads 1 --seconds 0.1 >"$work/$model.memory"
    {
        echo "$model $(median "$work/$model.ours1") $(median "$work/$model.ours2") $(median "$work/$model.hand")"
        for which in eager compiled jax debian; do
            for t in 1 2; do # of two layouts in memory, the faster
                for f in "$work/$model.$which.$t".*; do median "$f"; echo; done | sort -g | grep -v '^-' | head -n 1 | grep . || echo -
            done
        done
        for k in gflops us_per_step; do json $k <"$work/$model.json" || true; done
        cat "$work/$model.threads" 2>/dev/null || echo 2
    } | tr '\n' ' ' | sed 's/ $/\n/' | tee -a "$work/all" >&2
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
    echo "each. \`OPENBLAS_CORETYPE\` and \`OPENBLAS_L2_SIZE\` are unset."
    echo
    echo "- machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) processors, $(
        awk '/MemTotal/ {printf "%.0f GB", $2 / 1e6}' /proc/meminfo)"
    echo "- processors that others kept busy for three seconds: $others_before before it began, $others_after after it"
    echo "- compiler: $($cc --version | head -n 1); kernels: $(sed -n 's/.*"kernels": *"\([^"]*\)".*/\1/p' "$work"/*.json | head -n 1)"
    echo "- a step on one thread took $slowed times its fastest (median of the models)"
    echo "- peak of one core, float32, measured: $(printf '%.0f' "$peak") Gflop/s"
    [ -z "$hand" ] || echo "- hand-written C: $hand"
    [ -z "$torch" ] || echo "- PyTorch $torch: eager and by torch.compile, fused Adam"
    [ -z "$jax" ] || echo "- JAX $jax, the whole step jitted"
    [ -z "$debian" ] || echo "- Debian's PyTorch $debian, eager"
    { quiet "$others_before" "$others_after" && echo "$slowed" | awk '{exit $1 > 1.05}'; } ||
        echo "- **the machine was not quiet: these numbers are not worth quoting**"
    echo
    echo "PyTorch's are channels-first or -last, whichever is faster. The ratios are the best of the others over our best, and"
    echo "the best of the others on one thread over ours on one. The share is ours of the measured peak of as many cores as"
    echo "it used; Gflop/s are those of products and convolutions counted directly, and of rows of text those of the"
    echo "steps that they have: made-up rows are of 1 to all steps."
    echo
    echo "| model | ours, 1 thread | 2 threads | hand-written C, 1 thread | eager, 1 | 2 | compiled, 1 | 2 | JAX, 1 | 2 | Debian, 1 | 2 | ratio, best | ratio, 1 thread | hand-written / ours, 1 thread | Gflop/s | share of peak |"
    echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    awk -v peak="$peak" '
        function least(a, b) { return a == "-" ? b : b == "-" || a + 0 < b + 0 ? a : b }
        function over(a, b) { return a == "-" || b == "-" ? "-" : sprintf("%.1f", a / b) }
        {
            ours = least($2, $3)
            cores = ours == $2 || $15 == 1 ? 1 : 2
            one = two = "-"
            for (i = 5; i <= 12; i++) if (i % 2) one = least(one, $i); else two = least(two, $i)
            gflops = ours == "-" || $13 == "" ? 0 : $13 * $14 / ours
            printf "| %s", $1
            for (i = 2; i <= 12; i++) printf " | %s", $i
            printf " | %s | %s | %s | %.0f | %.0f%% |\n", over(least(one, two), ours), over(one, $2), over($4, $2),
                gflops, 100 * gflops / (peak * cores)
        }' "$work/all"
    echo
    echo "## Building, starting, memory"
    echo
    echo "| model | .vae to C, ms | to an executable, s | start-up (info), ms | peak memory of training, MB | PyTorch's, MB |"
    echo "| --- | --- | --- | --- | --- | --- |"
    while read -r model emit made; do
        theirs=$(cat "$work/$model.memory."{eager,debian} 2>/dev/null | sort -g | head -n 1)
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

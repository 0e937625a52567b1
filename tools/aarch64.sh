#!/bin/sh
# aarch64.sh -- whole programs on an emulated 64-bit ARM processor: the compiler, the runtime and some
# models are compiled for it, and do there what they do here. Run by hand; no part of `make test`.
#   tools/aarch64.sh [MODEL.vae ...]      default: those of $models below, which takes a few minutes
#   tools/aarch64.sh codec                only what is said of `build --exact`
# Needs what `tools/install-deps.sh aarch64` installs: a compiler and an emulator. The libraries for that processor
# (libjansson-dev, libzip-dev, libpng-dev, libjpeg62-turbo-dev, zlib1g-dev and what they stand on) are downloaded once and
# unpacked into build-aarch64/root; this machine's own packages and architectures stay as they are.
# For each model, in the emulator:
#   vaec emits the same bytes as here, and builds without a warning as float and as double;
#   gradcheck agrees, `info` names neon;
#   training gives the same bits with 1, 2 and 3 threads, and after kill -9 and --resume;
#   its loss and its weights are those of the portable program's sse2 copy here, to rounding;
#   `eval` and `sample` find the same in the same weights, to rounding.
# And programs of `build --exact` code rows to the same bytes here and there, and to those stored in tests/commands/codec.vaz.
# Last line: N passed, N failed. Exit status 77: what is needed is not here.
set -u
cd "$(dirname "$0")/.." || exit 1
here=$PWD
models='tests/run/mixed tests/golden/convolutions tests/golden/winograd tests/golden/winograd4 tests/golden/strided tests/golden/iwae
        tests/golden/flow_iaf tests/golden/counts tests/golden/vq examples/mnist'

gcc=aarch64-linux-gnu-gcc
for emulator in qemu-aarch64-static qemu-aarch64 ''; do
    command -v "$emulator" >/dev/null && break
done
if ! command -v $gcc >/dev/null || [ -z "$emulator" ]; then
    echo 'aarch64.sh: skipped: no compiler or emulator; tools/install-deps.sh aarch64 installs them'
    exit 77
fi
arm=$here/build-aarch64
root=$arm/root
mkdir -p "$arm"

# ---------------------------------------------------------------- libraries

# apt with a state of its own, which has nothing installed: so it fetches all that is needed.
fetch() {
    apt=$arm/apt
    rm -rf "$apt" "$root"
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$root"
    : >"$apt/status"
    set -- -q -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o Dir::State="$apt" \
        -o Dir::State::status="$apt/status" -o Dir::Cache="$apt/cache" \
        -o APT::Install-Recommends=false -o Acquire::Languages=none -o Debug::NoLocking=1 \
        -o APT::Sandbox::User=
    apt-get "$@" update &&
        apt-get "$@" install -y --download-only libjansson-dev libzip-dev libpng-dev libjpeg62-turbo-dev zlib1g-dev &&
        for package in "$apt"/cache/archives/*.deb; do dpkg -x "$package" "$root" || return; done &&
        : >"$root/complete"
}
if [ ! -e "$root/complete" ] && ! fetch >"$arm/fetch.log" 2>&1; then
    echo "aarch64.sh: skipped: cannot get the libraries for arm64: see $arm/fetch.log"
    exit 77
fi

# ---------------------------------------------------------------- what is compared

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
. tests/commands/lib.sh
unset NO_COLOR
export LC_ALL=C TERM=dumb VAE_ALL_THREADS=1

cross="$gcc --sysroot=$root"
run make -j2 all
run make -j2 BUILD=build-aarch64 CC="$cross" AR=aarch64-linux-gnu-ar all
[ $failed -eq 0 ] || { cat stderr; rm -f stdout stderr; summary; exit 1; }
rm -f stdout stderr
native=$here/build/vaec
there() { "$emulator" -L "$root" "$@"; }

# numbers FILE: its float32 numbers, one a line, behind the header
numbers() {
    case $1 in
    *.safetensors) begin=$(($(od -An -tu8 -N8 "$1") + 8)) ;;
    *.npy) begin=$(($(od -An -tu2 -j8 -N2 "$1") + 10)) ;;
    esac
    od -An -v -tf4 -w4 -j$begin "$1"
}

# apart A B: |a - b| / |b|, and the largest difference of two numbers
apart() {
    numbers "$1" >one
    numbers "$2" >two
    paste one two | awk '{ d = $1 - $2; s += d * d; n += $2 * $2; if (d < 0) d = -d; if (d > m) m = d }
        END { printf "%.2g %.2g\n", NR && n ? sqrt(s / n) : 1, m }'
}

# close THERE HERE WHAT: to 1e-6
close() {
    holds "\"$1\" != \"\" && (\"$1\" - \"$2\")^2 <= (1e-6 * \"$2\")^2" \
        "$name: $3: $1 there, $2 here"
}

# trains OUT THREADS [WORDS]
trains() {
    out=$1 threads=$2
    shift 2
    run there ./arm train --data "$data" --epochs 2 --quiet --threads "$threads" --out "$out" "$@"
}

same_run() { # same_run A B: weights, optimizer, random numbers
    same "$1/model.safetensors" "$2/model.safetensors" && same "$1/checkpoint" "$2/checkpoint"
}

# ---------------------------------------------------------------- one model

check() {
    model=$1
    name=$(basename "$model" .vae)
    data=shapes:${ROWS:-120}
    there "$arm/vaec" emit "$model" -o arm.c
    "$native" emit "$model" -o here.c
    same arm.c here.c
    # gcc has no `native` for a processor that it is not on: --portable
    run env CC="$cross" CFLAGS='-Wall -Wextra -Werror' "$emulator" -L "$root" "$arm/vaec" build \
        --portable "$model" -o arm
    run "$native" build --portable "$model" -o here
    [ -x arm ] && [ -x here ] || return
    run there ./arm info
    says stdout 'neon, runtime neon'
    run there ./arm gradcheck
    lacks stdout nan
    trains t1 1
    trains t2 2
    export VAE_PACE=turns
    trains t3 3
    unset VAE_PACE
    same_run t1 t2
    same_run t1 t3
    # killed as soon as there is a checkpoint, then gone on with
    "$emulator" -L "$root" ./arm train --data "$data" --epochs 2 --quiet --threads 2 \
        --checkpoint-every 1 --out cut 2>stderr &
    pid=$!
    until [ -e cut/checkpoint ] || ! kill -0 $pid 2>/dev/null; do sleep 0.01; done
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    [ $? -eq 137 ] && ok || bad "$name ended before it was killed"
    trains cut 1 --resume --checkpoint-every 1
    same_run t1 cut
    run env VAE_ISA=sse2 ./here train --data "$data" --epochs 2 --quiet --threads 2 --out x86
    close "$(json t1/metrics.jsonl loss)" "$(json x86/metrics.jsonl loss)" 'loss of the last epoch'
    rounding=$(apart t1/model.safetensors x86/model.safetensors)
    # A bias before batchnorm has gradients of 0 but for rounding, and adam makes full steps of them.
    if grep -q batchnorm "$model"; then note=' (not held: batchnorm)'
    else note= && holds "${rounding% *} <= 1e-5" "weights of $name, here and there"; fi
    echo "$name: |a - b| / |b| of the weights and the largest |a - b|: $rounding$note"
    run env VAE_ISA=sse2 ./here eval --data "$data" --weights t1 --json
    elbo=$(json stdout elbo)
    run there ./arm eval --data "$data" --weights t1 --json
    close "$(json stdout elbo)" "$elbo" ELBO
    run there ./arm sample --weights t1 -n 4 -o arm.npy
    run env VAE_ISA=sse2 ./here sample --weights t1 -n 4 -o here.npy
    drawn=$(apart arm.npy here.npy)
    holds "${drawn% *} <= 1e-5" "samples of $name, here and there: $drawn"
}

# Programs of `build --exact` write the bytes there that `make test` holds the kinds of x86-64 against, and decode them.
stored() {
    commands=$here/tests/commands
    python3 "$commands/codec_rows.py" rows
    data='--data a=a.csv --data b=b.npy --data c=c.npy --bytes c=1 --data d=d.npy --data e=e.npy --data t=t.csv'
    run env CC="$cross" "$emulator" -L "$root" "$arm/vaec" build --exact --portable "$commands/kinds.vae" -o arm
    run "$native" build --exact "$commands/kinds.vae" -o here
    run ./here train $data --quiet --out out --epochs 1
    run python3 "$commands/codec_rows.py" weights out/model.safetensors made.safetensors
    run there ./arm compress $data --weights made.safetensors --chunk 40 -o arm.vaz --quiet
    same arm.vaz "$commands/codec.vaz"
    run there ./arm decompress --data "$commands/codec.vaz" --weights made.safetensors -o arm.csv --quiet
    for stream in a b c d e t; do same $stream.csv arm.$stream.csv; done
}

# Rows that a program of `build --exact` has coded here and there are the same bytes, and are decoded on the other side.
codes() {
    idx grey.idx 60 '6 6' 15
    run env CC="$cross" "$emulator" -L "$root" "$arm/vaec" build --exact --portable "$1" -o arm
    run "$native" build --exact --portable "$1" -o here
    run ./here init -o weights.safetensors --quiet
    run ./here compress --data grey.idx --weights weights.safetensors -o here.vaz
    run there ./arm compress --data grey.idx --weights weights.safetensors -o arm.vaz
    same here.vaz arm.vaz
    run there ./arm decompress --data here.vaz --weights weights.safetensors -o back.idx
    same grey.idx back.idx
}

mkdir "$scratch/codes" && (cd "$scratch/codes" && codes "$here/tests/commands/coded.vae" && summary) || failed=$((failed + 1))
mkdir "$scratch/stored" && (cd "$scratch/stored" && stored && summary) || failed=$((failed + 1))
[ "${1-}" != codec ] || { summary; exit; }
[ $# -gt 0 ] || for name in $models; do set -- "$@" "$name.vae"; done
for model; do
    directory=$scratch/$(basename "$model" .vae)
    mkdir "$directory" && model=$(realpath "$model") && cd "$directory" && check "$model"
    cd "$here" || exit 1
done
summary

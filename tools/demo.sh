#!/bin/sh
# demo.sh -- `make demo`: from a fresh clone to pictures.
# Installs what is missing, builds, trains examples/fashion.vae on Fashion-MNIST (Debian's package
# of it, 60,000 small pictures of clothes), and leaves everything in out/fashion.
set -eu
cd "$(dirname "$0")/.."
tools/install-deps.sh build

BUILD=${BUILD-build}
# A compiler's every command is noise here, unless it fails.
mkdir -p "$BUILD"
echo "building vaec and its runtime"
make -j"$(nproc)" BUILD="$BUILD" all >"$BUILD/demo.log" 2>&1 || {
    cat "$BUILD/demo.log" >&2
    exit 1
}

file() { dpkg -L dataset-fashion-mnist | grep "/$1\$"; }
train=$(file train-images-idx3-ubyte.gz)
valid=$(file t10k-images-idx3-ubyte.gz)

"$BUILD/vaec" build examples/fashion.vae -o "$BUILD/fashion"
"$BUILD/fashion" train --data "$train" --valid "$valid" --out out/fashion

echo
echo "out/fashion/samples.png   64 pieces of clothing that nobody ever made"
echo "out/fashion/report.html   the training on one page: open it in a browser"

#!/bin/sh
# run.sh -- built models against PyTorch in double precision: loss terms and every gradient (grad),
# posterior and decoder as they are in evaluation (encode, decode), and the weights after five steps
# of each optimizer. What PyTorch says is kept in files, made by reference.py, so this needs neither
# PyTorch nor Python; where PyTorch is installed, the files are held against it too.
# TORCH_TEST='flow_*' takes the models of these names alone.
cd "$(dirname "$0")/../.." || exit 1
root=$PWD here=$PWD/tests/torch
BUILD=${BUILD:-$root/build}
vaec=${VAEC:-$BUILD/vaec}
case $vaec in /*) ;; *) vaec=$root/$vaec ;; esac
if [ "${SANITIZED-}" = 1 ]; then
    make -s BUILD="$BUILD" OPT='-O1 -g' SAN="$CFLAGS" torch-tests || exit 1
else
    make -s BUILD="$BUILD" torch-tests || exit 1
fi
case $BUILD in /*) ;; *) BUILD=$root/$BUILD ;; esac
compare=$BUILD/tests/torch/compare
# What is judged is the mathematics; tests/grad/emitted has what vaec build has.
[ -n "${LONG-}" ] || export REAL_CC="${CC:-cc}" CC="$root/tests/quick-cc"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0 skipped=0

# judge WHAT COMMAND...: one test; what it says is shown when it fails.
judge() {
    what=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        passed=$((passed + 1))
    else
        sed "s|^|$what: |" "$work/said"
        echo "FAILED $what"
        failed=$((failed + 1))
    fi
}

for model in "$here"/${TORCH_TEST:-*}/model.vae; do
    dir=${model%/model.vae} name=$(basename "${model%/model.vae}")
    weights=$dir/weights.safetensors
    if ! "$vaec" build "$model" -o "$work/model" >"$work/said" 2>&1; then
        cat "$work/said"
        echo "FAILED $name: it does not build"
        failed=$((failed + 1))
        continue
    fi
    data="--data $dir/x.npy"
    [ ! -e "$dir/y.npy" ] || data="--data x=$dir/x.npy --data y=$dir/y.npy"
    [ ! -e "$dir/x.csv" ] || data="--data $dir/x.csv" # a table
    [ ! -e "$dir/x.txt" ] || data="--data $dir/x.txt" # tokens
    [ ! -e "$dir/y.txt" ] || data="--data x=$dir/x.txt --data y=$dir/y.txt"
    noise=
    [ ! -e "$dir/eps.npy" ] || noise="--noise $dir/eps.npy"
    # shellcheck disable=SC2086
    "$work/model" grad $data $noise --weights "$weights" -q \
        -o "$work/grad.safetensors" >"$work/out" 2>&1 || cat "$work/out"
    judge "$name" "$compare" "$dir/expected.safetensors" "$work/grad.safetensors"
    # shellcheck disable=SC2086
    # Some posteriors have no variance in closed form: what is expected says whether there is one.
    "$work/model" encode $data --weights "$weights" --logvar -q -o "$work/encode.npy" >"$work/out" 2>&1 ||
        "$work/model" encode $data --weights "$weights" -q -o "$work/encode.npy" >"$work/out" 2>&1 ||
        cat "$work/out"
    judge "$name, evaluation" "$compare" "$dir/expected.safetensors" "$work/encode.npy" encode
    if [ -e "$dir/x.csv" ] || [ -e "$dir/x.txt" ]; then # it is decoded in words: tests/export, tests/commands
        rm -f "$work"/*
        continue
    fi
    condition=
    [ ! -e "$dir/y.npy" ] || condition="--data y=$dir/y.npy"
    ! grep -q '^decoder(previous' "$model" || condition=--greedy # means, given those before
    # shellcheck disable=SC2086
    "$work/model" decode --latents "$dir/latents.npy" $condition --weights "$weights" -q \
        -o "$work/decode.npy" >"$work/out" 2>&1 ||
        "$work/model" decode --latents "$dir/latents.npy" --weights "$weights" -q -o "$work/decode.npy" \
            >"$work/out" 2>&1 || cat "$work/out" # y is modelled, too
    judge "$name, evaluation" "$compare" "$dir/expected.safetensors" "$work/decode.npy" decode
    rm -f "$work"/*
done

for model in "$here"/steps/*.vae "$here"/steps_shards/*.vae "$here"/steps_critic/*.vae "$here"/steps_spectral/*.vae; do
    [ -z "${TORCH_TEST-}" ] || break
    name=$(basename "$model" .vae) steps=$(dirname "$model")
    "$vaec" emit "$model" -o "$work/model.c" 2>"$work/said" &&
        ${CC:-cc} -std=c11 -O1 ${CFLAGS-} -Iruntime -Iruntime/kernels -o "$work/steps" "$BUILD/tests/torch/steps.o" \
            "$work/model.c" "$BUILD/libvaert.a" \
            -ljansson -lzip -lpng -ljpeg -lz -lm -lpthread >>"$work/said" 2>&1 &&
        "$work/steps" "$steps/x.npy" "$steps/eps.npy" "$steps/weights.safetensors" \
            "$work/after.safetensors" >>"$work/said" 2>&1 || cat "$work/said"
    judge "five steps of $name" "$compare" "$steps/$name.safetensors" "$work/after.safetensors"
    rm -f "$work"/*
done

if [ -n "${TORCH_TEST-}" ]; then
    skipped=1
elif /usr/bin/python3 -c 'import torch' 2>/dev/null; then
    judge "the files" /usr/bin/python3 "$here/reference.py" check
else
    echo "skipped: tests/torch/reference.py: no PyTorch here"
    skipped=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]

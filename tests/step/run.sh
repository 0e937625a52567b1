#!/bin/sh
# run.sh -- generation by the program `step`: the same bits as the whole decoder, for each stage that has a form for one
# step; models with others have no such program.
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-$PWD/build}
vaec=${VAEC:-$BUILD/vaec}
case $vaec in /*) ;; *) vaec=$PWD/$vaec ;; esac
make -s BUILD="$BUILD" step-tests || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0
fast=' crossed windows ' long=' attends translates transforms ' # with -O3; that run for seconds with -O0, and have -O1

judge() { # judge WHAT COMMAND...
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

link() { # link FILE TEST: "$work/step"
    cc=${CC:-cc} level=-O0
    case $long in *" $(basename "$1" .vae) "*) level=-O1 ;; esac
    case $fast in *" $(basename "$1" .vae) "*) ;; *) [ -n "${LONG-}" ] || cc=tests/quick-cc ;; esac
    "$vaec" emit "$1" -o "$work/model.c" &&
        # shellcheck disable=SC2086
        QUICK=$level REAL_CC=${CC:-cc} $cc -std=c11 -O3 -march=native -fopenmp-simd -DVAE_OPENMP_SIMD -ffp-contract=fast ${CFLAGS-} -Iruntime \
            -Iruntime/kernels -o "$work/step" "$BUILD/tests/step/$2.o" "$work/model.c" "$BUILD/libvaert.a" \
            -ljansson -lzip -lpng -ljpeg -lz -lm -lpthread
}

build_and_judge() { # NAME TEST [ROWS]
    if link "$work/$1.vae" "$2" >"$work/said" 2>&1; then
        judge "$1" "$work/step" "${3-20}"
        judge "$1, fewer rows" "$work/step" 3
    else
        cat "$work/said"
        echo "FAILED $1 does not build"
        failed=$((failed + 1))
    fi
}

# bits NAME ENCODER DECODER
bits() {
    cat >"$work/$1.vae" <<END
model $1
data   x: tokens(9, 11, unit=id)
data   y: vector(3)
latent z: normal(3)
encoder(x) { $2 }
decoder(previous, z, y) { $3 dense(11) }
loss { likelihood = categorical }
train { batch = 20 }
END
    build_and_judge "$1" step
}

bits gru 'embed(4) gru(5) pool(last)' 'embed(4) concat(z) gru(7, start=z)'
bits lstm 'embed(4) pool(mean)' 'word_dropout(0.3) embed(6) positions lstm(9, start=z) dropout(0.2) concat(y) gru(4, start=y) lstm(5)'
bits asks 'embed(4) pool(mean)' 'embed(6) positions attention(2, causal=true) concat(z) dense(6) tanh attention(3, causal=true)'
bits conv 'embed(4) pool(mean)' 'embed(6) conv(5, 3, causal=true, dilation=2) tanh concat(z) conv(4, 2, causal=true) gru(4, start=z)'
bits each 'embed(4) pool(mean)' 'embed(6) positions layernorm dense(6) gelu as here residual { dense(6) relu noise(0.1) } add(here) repeat(2) { dense(6) tanh } gru(6) softmax concat(z)'
bits stacked 'embed(4) pool(mean)' 'embed(6) lstm(6, start=z) residual { lstm(6) } repeat(2) { gru(6) } concat(z) gru(5, start=y) lstm(4)'
bits causal 'embed(4) pool(mean)' 'embed(6) residual { conv(6, 3, causal=true) gelu conv(6, 2, dilation=4, causal=true) } conv(8, 4, causal=true, groups=2) relu concat(y)'

# others NAME DECODER: of what a decoder asks, a row of words and a series
others() {
    cat >"$work/$1.vae" <<END
model $1
data   x: tokens(9, 11, unit=id)
data   y: tokens(7, 8, unit=id)
data   w: series(6, 2)
latent z: normal(3)
network asked(y) { embed(6) positions attention(2) gru(6, both=true) }
network beside(w) { dense(4) conv(4, 3) }
encoder(x, asked, beside) { embed(4) attention(2, over=asked) attention(1, over=beside) pool(mean) }
decoder(previous, z, asked, beside) { $2 dense(11) }
loss { likelihood = categorical }
train { batch = 20 }
END
    build_and_judge "$1" step
}

others crossed 'embed(6) concat(z) dense(6) attention(3, over=asked) tanh gru(4, start=z) attention(2, over=beside)'

# long NAME STEPS WORDS DECODER: longer than the blocks of queries and keys of attention, and the tiles of words
long() {
    cat >"$work/$1.vae" <<END
model $1
data   x: tokens($2, $3, unit=id)
data   y: tokens(67, 40, unit=id)
latent z: normal(3)
network asked(y) { embed(6) gru(4, both=true) lstm(5, both=true) layernorm }
encoder(x, asked) { embed(4) gru(3, both=true) residual { lstm(3, both=true) } attention(2, over=asked) pool(last) }
decoder(previous, z, asked) { $4 dense($3) }
loss { likelihood = categorical }
train { batch = 5 }
END
    build_and_judge "$1" step 5
}

long translates 53 211 'embed(6) concat(z) gru(9, start=z) attention(3, over=asked) tanh residual { gru(9) attention(1, over=asked) }'
long dilated 40 20 'embed(6) concat(z) dense(10) repeat(2) { residual { layernorm conv(20, 3, causal=true, dilation=8) gelu dense(10) } } residual { layernorm conv(10, 2, causal=true, dilation=17, groups=5) relu conv(10, 7, causal=true, groups=2) }'
long transforms 71 17 'embed(12) positions concat(z) dense(12) repeat(2) { residual { layernorm attention(4, causal=true) } residual { layernorm dense(24) gelu dense(12) } } layernorm attention(3, over=asked) attention(6, causal=true)'
long shortest 2 5 'embed(3) positions attention(1, causal=true) conv(4, 5, causal=true, dilation=3) gru(17, start=z) lstm(2)'

# places NAME IMAGE LIKELIHOOD DECODER
places() {
    cat >"$work/$1.vae" <<END
model $1
data   x: image($2)
data   y: label(3)
latent z: normal(4)
network trunk(z) { dense(60) reshape(6, 5, 2) conv(3) }
encoder(x) { flatten dense(16) relu }
decoder(previous, z, y, trunk) { $4 }
loss { likelihood = $3 }
train { batch = 20 }
END
    build_and_judge "$1" places
}

places masked '6, 5, 1' bernoulli 'conv(8, 5, causal=true) relu conv(8, 3, causal=true) relu concat(z) dense(1)'
places gaussian '6, 5, 2' 'gaussian(sigma=learned)' 'conv(6, 5, causal=true) tanh concat(z) dense(6) residual { layernorm conv(6, 3, causal=true, dilation=2) tanh } concat(trunk) dense(6) concat(y) conv(2, (1, 3), causal=true)'
places attends '6, 5, 3' logistic 'dense(6) as seen positions attention(2, causal=true) concat(trunk) dense(6) positions(sinusoid) attention(3, causal=true, over=seen) dense(3)'
places shares '6, 5, 4' categorical 'conv(6, (4, 9), causal=true) gelu as seen conv(6, (3, 4), causal=true, groups=2, dilation=(1, 3)) add(seen) concat(y) repeat(2) { dense(6) relu } dense(4)'
places units '6, 5, 2, standardize=true' 'gaussian(sigma=shared)' 'conv(20, (7, 3), causal=true) relu conv(20, (7, 3), causal=true) relu attention(4, over=trunk) concat(z) dropout(0.3) dense(2)'
places counts '6, 5, 1' negative_binomial 'log1p noise(0.1) conv(6, 3, causal=true) tanh dense(1)'
places levels '6, 5, 1' 'continuous_bernoulli' 'conv(16, 3, causal=true) elu conv(16, (2, 2), causal=true) softmax concat(y) dense(1)'
# series NAME SERIES LIKELIHOOD DECODER
series() {
    cat >"$work/$1.vae" <<END
model $1
data   x: series($2)
data   y: tokens(6, 9, unit=id)
data   w: series(7, 2, missing=true)
latent z: normal(4)
network asked(y) { embed(6) gru(6) }
network beside(w) { gru(4, both=true) }
encoder(x) { gru(5) pool(last) }
decoder(previous, z, asked, beside) { $4 }
loss { likelihood = $3 }
train { batch = 20 }
END
    build_and_judge "$1" places
}

series recurrent '9, 2' 'gaussian(sigma=learned)' 'concat(z) gru(7, start=z) lstm(6, start=z) residual { gru(6) } dense(2)'
series former '11, 3, standardize=true' 'laplace(scale=shared)' \
    'dense(8) positions repeat(2) { residual { layernorm attention(2, causal=true) } residual { layernorm dense(16) gelu dense(8) } } concat(z) dense(3)'
series windows '10, 2, missing=true' 'gaussian(sigma=optimal)' \
    'conv(6, 4, causal=true, dilation=2) relu as seen positions(sinusoid) attention(3, causal=true, over=seen) concat(z) conv(5, 3, causal=true) dense(2)'
series told '8, 1, standardize=true, missing=true' 'gaussian(sigma=learned)' \
    'concat(z) dense(8) attention(2, over=asked) tanh attention(4, over=beside) dropout(0.3) gru(5, start=z) dense(1)'
series counts '7, 4' 'poisson' 'noise(0.1) lstm(6) relu dense(4)'
series flags '7, 3' 'bernoulli  binarize = threshold' 'dense(3) as own conv(4, 2, causal=true) gelu concat(own) softmax dense(3)'
series attends '71, 2, missing=true' 'gaussian(sigma=learned)' \
    'dense(12) positions concat(z) dense(12) repeat(2) { residual { layernorm attention(4, causal=true) } } residual { layernorm attention(2, over=asked) } attention(1, causal=true) tanh dense(2)'
series shortest '2, 3' 'bernoulli  binarize = threshold' 'dense(6) positions attention(2, causal=true) gru(5, start=z) conv(4, 3, causal=true) dense(3)'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

#!/bin/bash
# run.sh -- what `vaec export` writes: the files word for word for a few models (golden/), whether all
# models' files are Python, what is refused, and modules, graphs and pages against the built programs (check.py,
# check_onnx.py, check_page.py). models/ has what no other model has: heads inside blocks, names inside a residual, shapes that are no
# image, two streams of text.
#   tests/export/run.sh             prints "N passed, N failed, N skipped"
#   tests/export/run.sh --update    writes golden/ anew (read the diff before you commit it)
# EXPORT_TEST=all checks every model of examples/ and tests/golden/ against its program, not only those
# that together have every row of the language's tables.
set -u
export LC_ALL=C
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/export
export BUILD=${BUILD:-$root/build}
export VAEC=${VAEC:-$BUILD/vaec}
cd "$root" || exit 1
[ -n "${LONG-}" ] && export EXPORT_TEST="${EXPORT_TEST-all}" || export REAL_CC="${CC:-cc}" CC="$root/tests/quick-cc"
work=$(mktemp -d) || exit 1
export EXPORT_BUILT="$work/built" # the programs that the three checks compare with, built once
mkdir "$EXPORT_BUILT"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0 skipped=0

golden='examples/mnist examples/conditional examples/told examples/labels examples/words tests/golden/joins tests/golden/flow_realnvp
        tests/golden/hierarchy tests/golden/mixed tests/golden/zeros'
checked='activations adversarial beta_tc binarized blocks categorical ciwae continuous convolutions counts dip dreg drawn experts factor flow_iaf
         flow_realnvp flow_simple free_bits full_covariance gaps given gumbel hierarchy joins label learned_sigma
         logistic masked masked_shares masked_table mixed mixture_experts mmd multinomial nested observed offset
         optimal_sigma piwae prior_mixture prior_vamp rae rae_gradient recurrent samples_condition series spectral spectral_steps sphere ssim
         streams table tokens topdown vq zeros'

check() { # check STATUS WHAT
    if [ "$1" -eq 0 ]; then
        passed=$((passed + 1))
    else
        echo "FAILED tests/export: $2"
        failed=$((failed + 1))
    fi
}

for model in $golden; do
    file=$here/golden/$(basename "$model").py
    "$VAEC" export --format pytorch "$model.vae" >"$work/got.py" 2>"$work/said"
    check $? "$model: $(cat "$work/said")"
    if [ "${1-}" = --update ]; then
        cmp -s "$file" "$work/got.py" || { mkdir -p "$here/golden" && cp "$work/got.py" "$file" && echo "updated $file"; }
    fi
    diff -u "$file" "$work/got.py" >"$work/diff" 2>&1
    status=$?
    head -n 60 "$work/diff"
    check $status "$file (tests/export/run.sh --update, or make golden-update, writes it anew)"
done
[ "${1-}" != --update ] || exit 0

# Models that draw places or codes one after the other are refused by every format, by name.
alone() { case $1 in */previous*.vae | */previous_*/* | */row_weights.vae | */row_weights/* | */codes.vae | */code_prior.vae) return 0 ;; *) return 1 ;; esac }
for model in tests/golden/previous.vae tests/torch/previous_image/model.vae; do
    for format in pytorch "onnx --weights $work/none" "page --weights $work/none"; do
        # shellcheck disable=SC2086
        "$VAEC" export --format $format "$model" -o "$work/alone" >"$work/said" 2>&1
        [ $? -eq 65 ] && grep -q "is told place by place (previous)" "$work/said" && [ ! -e "$work/alone" ]
        check $? "$model to $format: $(cat "$work/said")"
    done
done

# Every other model has a form, and it is Python.
mkdir "$work/all"
for model in examples/*.vae tests/golden/*.vae tests/export/models/*.vae tests/commands/*.vae tests/torch/*/model.vae; do
    ! alone "$model" || continue
    name=$(echo "${model%.vae}" | tr / _)
    "$VAEC" export --format pytorch "$model" -o "$work/all/$name.py" >"$work/said" 2>&1
    check $? "$model: $(cat "$work/said")"
done
if command -v python3 >/dev/null; then
    python3 -m compileall -q "$work/all" >"$work/said" 2>&1
    check $? "not Python: $(cat "$work/said")"
    longest=$(cat "$work"/all/*.py | awk '{ if (length($0) > 120) n++ } END { print n + 0 }')
    check "$longest" "$longest lines are longer than 120 columns"
else
    echo "skipped: no Python here"
    skipped=$((skipped + 1))
fi

# Names that Python or PyTorch have themselves.
cat >"$work/class.vae" <<'VAE'
model none
data   lambda: vector(6, standardize=true)
data   half: vector(3, standardize=true)
latent type: normal(2, prior=mixture(parts=3))
latent h: normal(2, prior=given(type, hidden=3))
latent _x: normal(1)
encoder(lambda, half) { dense(5) tanh concat(half) }
decoder(type, h, _x, half) { concat(h) concat(_x) concat(half) dense(6) }
loss { likelihood = gaussian(sigma=shared) }
train { batch = 8 }
VAE

refused() { # refused STATUS MESSAGE ARGUMENTS...: exit code and what is said
    want=$1 message=$2
    shift 2
    "$VAEC" export "$@" >"$work/out" 2>"$work/said"
    status=$?
    [ $status -eq "$want" ] && grep -qF -- "$message" "$work/said" && [ ! -s "$work/out" ]
    check $? "export $*: status $status, $(cat "$work/said")"
}
cp examples/mnist.vae "$work/m.vae"
printf 'model m\n' >"$work/bad.vae"
refused 64 "export needs --format" "$work/m.vae"
refused 64 "did you mean 'pytorch'?" --format pytorhc "$work/m.vae"
refused 64 "--format is pytorch, onnx, page, got 'keras'" --format keras "$work/m.vae"
refused 64 "--format pytorch takes no --weights" --format pytorch "$work/m.vae" --weights "$work/w.safetensors"
refused 64 "would take the place of the model" --format pytorch "$work/m.vae" -o "$work/m.vae"
refused 65 "error[" --format pytorch "$work/bad.vae"
refused 66 "cannot read" --format pytorch "$work/none.vae"
refused 73 "cannot write" --format pytorch "$work/m.vae" -o "$work/none/m.py"
cmp -s examples/mnist.vae "$work/m.vae"
check $? "the model was written over"
sed '$a loss { objective = mmd }' tests/golden/mixture_experts.vae >"$work/batch.vae"
refused 65 "row_weights = w has no form in the module, whose loss counts rows alike" --format pytorch tests/golden/row_weights.vae
refused 65 "objective = mmd of a mixture of experts has no form in the module" --format pytorch "$work/batch.vae"
"$VAEC" export --format pytorch - <examples/mnist.vae | grep -q '^class Mnist(nn.Module):'
check $? "standard input"

# ONNX: what is refused, and that nothing is written then.
"$VAEC" build "$work/m.vae" -o "$work/m" >/dev/null 2>&1 && "$work/m" init -q -o "$work/w.safetensors"
check $? "a program with weights"
"$VAEC" export --format onnx "$work/m.vae" --weights "$work/w.safetensors" -o "$work/one"
check $? "export to onnx"
"$VAEC" export --format onnx "$work/m.vae" --weights "$work/w.safetensors" -o "$work/two/deep"
check $? "into directories that are not there"
cmp -s "$work/one/encoder.onnx" "$work/two/deep/encoder.onnx" && cmp -s "$work/one/decoder.onnx" "$work/two/deep/decoder.onnx"
check $? "not the same bytes each time"
"$VAEC" export --format onnx - --weights "$work/w.safetensors" -o "$work/one" <"$work/m.vae"
check $? "from standard input, in the place of an older export"
head -c 300000 "$work/w.safetensors" >"$work/cut.safetensors"
sed 's/20)/21)/' "$work/m.vae" >"$work/wide.vae"
out="$work/out.onnx"
onnx() { refused "$1" "$2" --format onnx "${@:3}"; }
onnx 64 "--format onnx needs --weights: they are part of it" "$work/m.vae" -o "$out"
onnx 64 "--format onnx needs -o and a directory" "$work/m.vae" --weights "$work/w.safetensors"
onnx 64 "--format onnx needs -o and a directory" "$work/m.vae" --weights "$work/w.safetensors" -o -
onnx 66 "cannot read $work/none: No such file" "$work/m.vae" --weights "$work/none" -o "$out"
onnx 65 "cut.safetensors: " "$work/m.vae" --weights "$work/cut.safetensors" -o "$out"
onnx 65 "w.safetensors: tensor posterior.z.mean.weight has shape [20, 400], but the model's is [21, 400]" \
    "$work/wide.vae" --weights "$work/w.safetensors" -o "$out"
sed 's/^model .*/model other/' "$work/m.vae" >"$work/other.vae"
onnx 65 "w.safetensors: weights of the model mnist, and this is other" "$work/other.vae" --weights "$work/w.safetensors" -o "$out"
printf '%s\n' "param lambda = 1" "$(sed 's/beta  .*/beta = lambda/' "$work/m.vae")" >"$work/lambda.vae"
"$VAEC" export --format onnx "$work/lambda.vae" --weights "$work/w.safetensors" -o "$work/three" 2>&1 |
    grep -q 'warning: .*w.safetensors: trained with hidden=400, and this model has lambda=1 hidden=400'
check $? "no warning of other params"
onnx 65 "GB of weights: an ONNX file ends at 2" -D hidden=400000 "$work/m.vae" --weights "$work/w.safetensors" -o "$out"
onnx 65 "error[" "$work/bad.vae" --weights "$work/w.safetensors" -o "$out"
onnx 73 "$work/m.vae" "$work/m.vae" --weights "$work/w.safetensors" -o "$work/m.vae/x"
page() { refused "$1" "$2" --format page "${@:3}"; }
page 64 "--format page needs --weights: they are part of it" "$work/m.vae" -o "$out"
page 65 "cut.safetensors: " "$work/m.vae" --weights "$work/cut.safetensors" -o "$out"
page 65 "GB of weights: browsers hold no page of more than 0.25" -D hidden=100000 "$work/m.vae" \
    --weights "$work/w.safetensors" -o "$out"
page 65 "a page shows no series, and data x is one" tests/golden/series.vae --weights "$work/w.safetensors" -o "$out"
page 64 "would take the place of the weights" "$work/m.vae" --weights "$work/w.safetensors" -o "$work/w.safetensors"
page 73 "cannot write" "$work/m.vae" --weights "$work/w.safetensors" -o "$work/none/play.html"
[ ! -e "$out" ]
check $? "something was written by an export that failed"
"$VAEC" export --format page "$work/m.vae" --weights "$work/w.safetensors" >"$work/one.html" &&
    "$VAEC" export --format page "$work/m.vae" --weights "$work/w.safetensors" -o "$work/two.html" &&
    cmp -s "$work/one.html" "$work/two.html" && grep -q '^</html>$' "$work/two.html"
check $? "a page, the same each time"
grep -q '^ "kl": null}' "$work/two.html"
check $? "weights without a run"
mkdir "$work/run" && cp "$work/w.safetensors" "$work/run/model.safetensors"
cat >"$work/run/metrics.jsonl" <<'END'
{"epoch":1,"kl_per_dimension":{"z":[3,1]}}
{"epoch":2,"kl_per_dimension":{"z":[0.25,1.5]}}
{"epoch":3,"kl_per_dim
END
"$VAEC" export --format page "$work/m.vae" --weights "$work/run" -o "$work/two.html" &&
    grep -q '^ "kl": {"z":\[0.25,1.5\]}}' "$work/two.html"
check $? "the KL of the run's last epoch: $(grep '^ "kl"' "$work/two.html")"
! grep -E 'https?://' "$work/two.html" | grep -qv 'www.w3.org/2000/svg'
check $? "a page that names another"
mkdir "$work/held" && cp "$work/w.safetensors" "$work/held/encoder.onnx"
onnx 64 "would take the place of the weights" "$work/m.vae" --weights "$work/held/encoder.onnx" -o "$work/held"
cmp -s "$work/w.safetensors" "$work/held/encoder.onnx" && [ ! -e "$work/held/decoder.onnx" ]
check $? "the weights were written over"

models() { # models MODEL...: sets `list`, to those and what each format is checked with
    list="$work/class.vae $* $(echo tests/export/models/*.vae)"
    if [ "${EXPORT_TEST-}" = all ]; then
        list="$list $(echo examples/*.vae; for model in tests/golden/*.vae; do alone "$model" || echo "$model"; done)"
    else
        for name in $checked; do list="$list tests/golden/$name.vae"; done
    fi
}

compared() { # compared PYTHON SCRIPT: what the script says of each of `list`
    # shellcheck disable=SC2086
    printf '%s\n' $list | xargs -P "$(nproc)" -n 24 "$1" "$here/$2" >"$work/said" 2>&1
    grep -vE '^[0-9]+ passed, [0-9]+ failed$' "$work/said"
    sums=$(awk '/^[0-9]+ passed, [0-9]+ failed$/ { p += $1; f += $3 } END { print p + 0, f + 0 }' "$work/said")
    passed=$((passed + ${sums% *})) failed=$((failed + ${sums#* }))
    [ $((${sums% *} + ${sums#* })) -eq "$(echo "$list" | wc -w)" ]
    check $? "$2 did not come to its end"
}

onnx_python() { # the Python that has what check_onnx.py needs; nothing if there is none
    for python in python3 /usr/bin/python3 "${XDG_CACHE_HOME:-$HOME/.cache}/vaec/onnx/bin/python"; do
        "$python" -c 'import onnx, onnxruntime, numpy' 2>/dev/null && echo "$python" && return
    done
}

# The modules beside the programs. Under sanitizers the programs are slow, and PyTorch is none of ours.
if [ -n "${SANITIZED-}" ]; then
    :
elif ! /usr/bin/python3 -c 'import torch' 2>/dev/null; then
    echo "skipped: tests/export/check.py: no PyTorch here"
    skipped=$((skipped + 1))
else
    models
    compared /usr/bin/python3 check.py
fi

# The graphs beside the programs, those of models without a module, too.
checked="$checked drawn topdown"
python=$(onnx_python)
if [ -n "${SANITIZED-}" ]; then
    :
elif [ -z "$python" ]; then
    echo "skipped: tests/export/check_onnx.py: no onnx and onnxruntime here; tools/install-deps.sh onnx"
    skipped=$((skipped + 1))
else
    sed 's/batch *= 128/&\n    precision = bf16/' examples/mnist.vae >"$work/half.vae"
    grep -q bf16 "$work/half.vae"
    check $? "no model with precision = bf16"
    models "$work/half.vae" examples/conv.vae
    compared "$python" check_onnx.py
    # and it can fail: the bounds are those of float, not of anything
    sed 's/^BOUND = 1e-5/BOUND = 1e-9/' "$here/check_onnx.py" >"$work/strict.py"
    sed -i "s|^ROOT = .*|ROOT = '$root'|" "$work/strict.py"
    ! PYTHONPATH=$here "$python" "$work/strict.py" tests/golden/vq.vae >"$work/said" && grep -q 'off by' "$work/said"
    check $? "a bound that nothing holds: $(cat "$work/said")"
fi

# The pages, in a browser.
browser=$(command -v chromium || command -v chromium-browser || true)
if [ -n "${SANITIZED-}" ]; then
    :
elif [ -z "$browser" ] || ! /usr/bin/python3 -c 'import numpy' 2>/dev/null; then
    echo "skipped: tests/export/check_page.py: no chromium or no numpy here"
    skipped=$((skipped + 1))
else
    list='examples/mnist.vae examples/words.vae'
    for name in attends lines several; do list="$list tests/export/models/$name.vae"; done
    for name in conditional gaps given joins mixed sphere tokens vq; do list="$list tests/golden/$name.vae"; done
    [ "${EXPORT_TEST-}" != all ] || list="$(grep -L "series(\|previous.*image" examples/*.vae tests/golden/*.vae tests/export/models/*.vae | grep -v golden/previous)"
    # shellcheck disable=SC2086
    /usr/bin/python3 "$here/check_page.py" "$browser" $list >"$work/said" 2>&1
    grep '^FAILED' "$work/said"
    sums=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$work/said")
    passed=$((passed + ${sums% *})) failed=$((failed + ${sums#* }))
    [ $((${sums% *} + ${sums#* })) -eq "$(echo "$list" | wc -w)" ]
    check $? "check_page.py did not come to its end: $(tail -n 3 "$work/said")"
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]

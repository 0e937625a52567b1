#!/bin/bash
# run.sh -- what `vaec export` writes: the files word for word for a few models (golden/), whether all
# models' files are Python, what is refused, and the modules against the built programs (check.py). models/ has
# what no other model has: heads inside blocks, names inside a residual, shapes that are no image.
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
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0 skipped=0

golden='examples/mnist examples/conditional tests/golden/joins tests/golden/flow_realnvp tests/golden/hierarchy
        tests/golden/zeros'
checked='activations beta_tc binarized blocks categorical continuous convolutions counts dip dreg flow_iaf
         flow_realnvp flow_simple free_bits full_covariance gaps gumbel hierarchy joins label learned_sigma
         logistic mmd multinomial nested optimal_sigma prior_mixture prior_vamp samples_condition table vq zeros'

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

# Every model has a form, and it is Python.
mkdir "$work/all"
for model in examples/*.vae tests/golden/*.vae tests/export/models/*.vae tests/commands/*.vae tests/torch/*/model.vae; do
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
refused 64 "--format is pytorch, got 'keras'" --format keras "$work/m.vae"
refused 64 "would take the place of the model" --format pytorch "$work/m.vae" -o "$work/m.vae"
refused 65 "error[" --format pytorch "$work/bad.vae"
refused 66 "cannot read" --format pytorch "$work/none.vae"
refused 73 "cannot write" --format pytorch "$work/m.vae" -o "$work/none/m.py"
cmp -s examples/mnist.vae "$work/m.vae"
check $? "the model was written over"
"$VAEC" export --format pytorch - <examples/mnist.vae | grep -q '^class Mnist(nn.Module):'
check $? "standard input"

# The modules beside the programs. Under sanitizers the programs are slow, and PyTorch is none of ours.
if [ -n "${SANITIZED-}" ]; then
    :
elif ! /usr/bin/python3 -c 'import torch' 2>/dev/null; then
    echo "skipped: tests/export/check.py: no PyTorch here"
    skipped=$((skipped + 1))
else
    list="$work/class.vae $(echo tests/export/models/*.vae)"
    if [ "${EXPORT_TEST-}" = all ]; then
        list="$list $(echo examples/*.vae tests/golden/*.vae)"
    else
        for name in $checked; do list="$list tests/golden/$name.vae"; done
    fi
    # shellcheck disable=SC2086
    printf '%s\n' $list | xargs -P "$(nproc)" -n 8 /usr/bin/python3 "$here/check.py" >"$work/said" 2>&1
    grep -vE '^[0-9]+ passed, [0-9]+ failed$' "$work/said"
    sums=$(awk '/^[0-9]+ passed, [0-9]+ failed$/ { p += $1; f += $3 } END { print p + 0, f + 0 }' "$work/said")
    passed=$((passed + ${sums% *})) failed=$((failed + ${sums#* }))
    [ $((${sums% *} + ${sums#* })) -eq "$(echo "$list" | wc -w)" ]
    check $? "check.py did not come to its end"
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]

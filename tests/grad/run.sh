#!/bin/sh
# run.sh -- the gradients of the compiler's graphs, and the emitted C, against the interpreter.
#   ops       every op's gradient rule against central differences
#   ties      derivatives where two sides meet
#   densities every likelihood sums to 1, and is drawn as it says
#   layers    every layer, likelihood, objective, posterior and setting of the loss, the same way
#   made      made-up models (random_model.h) say every word of the compiler's tables
#   passes    no pass changes a value: golden models, 200 made-up models
#   clip      private training: clipped gradients of a batch against those of its rows, each alone
#   emitted_densities  the float program's densities and their gradients, held against references
#   emitted   the compiled C, in float and in double: the same, and all ops
# ORACLE_TEST='random model 7*' picks tests; ORACLE_MODELS, ORACLE_EMITTED and ORACLE_FIRST say how
# many made-up models and from which seed on; with LONG set there are more, and passes and emitted
# take the examples, too.
cd "$(dirname "$0")/../.." || exit 1
. tests/count.sh
[ -z "${LONG-}" ] || export ORACLE_MODELS="${ORACLE_MODELS-1000}" ORACLE_EMITTED="${ORACLE_EMITTED-100}"
BUILD=${BUILD:-build}
if [ "${SANITIZED-}" = 1 ]; then
    make -s BUILD="$BUILD" OPT='-O1 -g1' SAN="$CFLAGS" grad-tests || exit 1
else
    make -s BUILD="$BUILD" grad-tests || exit 1
fi
logs=$(mktemp -d) || exit 1
trap 'rm -rf "$logs"' EXIT
trap 'exit 130' INT TERM

# one NAME: runs a program; a test that ended its program is a failed one.
one() {
    timeout 900 "$BUILD/tests/grad/$1" >"$logs/$1" 2>&1
    echo $? >"$logs/$1.status"
}
(one ops; one ties; one densities; one layers; one passes; one clip; one made) &
one emitted_densities
one emitted
wait

passed=0 failed=0 skipped=0
for name in ops ties densities layers passes clip made emitted_densities emitted; do
    status=$(cat "$logs/$name.status")
    count "$logs/$name" "$status"
    if [ $bad -gt 0 ]; then
        echo "FAILED $name (status $status):"
        grep -v '^\[ RUN \|^\[       OK ' "$logs/$name"
    fi
    grep '^skipped:' "$logs/$name"
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left_out))
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]

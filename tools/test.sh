#!/bin/sh
# test.sh -- `make test`: installs what is missing, builds, runs every test.
#   tools/test.sh             everything
#   tools/test.sh NAME...     only these: unit, the directories tests/*/ that have a run.sh, and
#                             sanitized (some of them once more, with everything built under
#                             AddressSanitizer and UndefinedBehaviorSanitizer); or NAME/sanitized
#   tools/test.sh list        the names
#
# Each tests/*/run.sh gets VAEC (the compiler) and BUILD (the build directory), both absolute; it
# ends with "N passed, N failed" or "N passed, N failed, N skipped" and the exit status that this
# deserves. In the sanitized round SANITIZED=1 and CFLAGS, which `vaec build` heeds, are set too.
# One more runs at a time than there are cores, as some wait for disks and clocks. The last line here is the sum of those. torch, mpi,
# commands and parts of run compile models by tests/quick-cc, except in the long form.
# With LONG set (make test-long) suites take more models, more made-up ones and more compilers.
set -u
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C
. tests/count.sh
unset MAKEFLAGS MFLAGS MAKELEVEL CFLAGS SANITIZED VAEC

jobs=$(($(nproc) + 1))
case ${BUILD:=build} in /*) plain=$BUILD ;; *) plain=$PWD/$BUILD ;; esac
checked=$plain-sanitized
# Programs are compiled with -O0 then: with -O3 and these, compiling takes most of the time.
sanitizers='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'
in_sanitized='run commands unit errors fuzz'
# Not there: means of many draws and sums of many terms, which take minutes, and kernels for narrower vectors, which take minutes
# to compile; and golden, as fuzz puts all models there are through the whole compiler in one process.
not_sanitized='vaec_hierarchy vaec_objective vaec_estimators vaec_posterior vaec_discrete rt_math rt_privacy
    rt_conv_avx rt_conv_sse rt_gemm_avx rt_gemm_sse rt_bf16_avx'
[ -z "${LONG-}" ] || in_sanitized="$in_sanitized golden fmt lsp" not_sanitized=

# ---------------------------------------------------------------- one suite

# unit: every cmocka program. One that dies before its end has a failed test.
unit() {
    unit_passed=0 unit_failed=0 unit_skipped=0
    for source in tests/unit/*.c; do
        stem=$(basename "$source" .c)
        if [ -n "${SANITIZED-}" ]; then
            for name in $not_sanitized; do [ "$name" != "$stem" ] || continue 2; done
        fi
        program=$BUILD/tests/$stem
        timeout 600 "$program" >"$log.unit" 2>&1
        status=$?
        count "$log.unit" $status
        if [ $bad -gt 0 ]; then
            echo "FAILED $program (status $status):"
            cat "$log.unit"
        fi
        unit_passed=$((unit_passed + good)) unit_failed=$((unit_failed + bad))
        unit_skipped=$((unit_skipped + left_out))
    done
    echo "$unit_passed passed, $unit_failed failed, $unit_skipped skipped"
    [ $unit_failed -eq 0 ]
}

number() { # number WORD: what stands before it in the summary; 0 if it is not there
    sed -n 's/^\(.*, \)\?\([0-9][0-9]*\) '"$1"'\(,.*\)\?$/\2/p' "$log.summary" | grep . || echo 0
}

# suite NAME DIRECTORY: runs it, prints what failed, leaves "PASSED FAILED SKIPPED" in DIRECTORY.
# One that ends without a summary has failed.
suite() {
    log=$2/$(echo "$1" | tr / .)
    export VAEC="$plain/vaec" BUILD="$plain"
    case $1 in
    */sanitized) export VAEC="$checked/vaec" BUILD="$checked" SANITIZED=1 CFLAGS="-O0 $sanitizers" ;;
    esac
    name=${1%/sanitized}
    begin=$(date +%s)
    case $name in
    unit) unit ;;
    *) "tests/$name/run.sh" ;;
    esac >"$log.log" 2>&1 </dev/null
    status=$?
    times >"$log.times" # of what has ended: seconds of a busy machine say little
    grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$log.log" | tail -n 1 \
        >"$log.summary"
    p=$(number passed) f=$(number failed) s=$(number skipped)
    if [ ! -s "$log.summary" ]; then
        echo "it ended with status $status and no summary" >>"$log.log"
        f=$((f + 1))
    elif [ $status -ne 0 ] && [ "$f" -eq 0 ]; then
        echo "it ended with status $status" >>"$log.log"
        f=1
    fi
    {
        if [ "$f" -ne 0 ]; then
            echo "-------- $1"
            head -n 200 "$log.log"
            tail -n +201 "$log.log" >"$log.rest"
            if [ "$(wc -l <"$log.rest")" -gt 100 ]; then echo '[...]'; fi
            tail -n 100 "$log.rest"
        else
            grep -iE '^(skipped|note):' "$log.log"
        fi
        printf '%-18s %5d passed, %d failed, %d skipped  (%d s, processor %.0f s)\n' "$1" "$p" "$f" "$s" \
            $(($(date +%s) - begin)) "$(awk -F '[ms ]+' 'NR == 2 { print 60 * $1 + $2 + 60 * $3 + $4 }' "$log.times")"
    } >"$log.report"
    cat "$log.report"
    echo "$p $f $s" >"$log.result"
}

if [ "${1-}" = --suite ]; then # how this script calls itself, to run several at a time
    suite "$3" "$2"
    exit 0
fi

# ---------------------------------------------------------------- all of them

directories=
for name in $(cd tests && ls); do
    [ ! -e "tests/$name/run.sh" ] || directories="$directories $name"
done
if [ "${1-}" = list ]; then
    echo "unit$directories sanitized"
    exit 0
fi
wanted=
for name in ${*:-$directories unit sanitized}; do
    case $name in
    sanitized) for again in $in_sanitized; do wanted="$wanted $again/sanitized"; done ;;
    *)
        if [ "${name%/sanitized}" != unit ] && [ ! -e "tests/${name%/sanitized}/run.sh" ]; then
            echo "no test is called $name; there are: unit$directories sanitized" >&2
            exit 64
        fi
        wanted="$wanted $name"
        ;;
    esac
done

# The longest first, so that none is left alone at the end.
longest='commands/sanitized run grad commands torch unit/sanitized library python step unit export training standalone mpi run/sanitized'
ordered=
for name in $longest $wanted; do
    case " $ordered " in *" $name "*) continue ;; esac
    case " $wanted " in *" $name "*) ordered="$ordered $name" ;; esac
done
wanted=$ordered

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

# build DIRECTORY VARIABLE=VALUE...
build() {
    directory=$1
    shift
    mkdir -p "$directory"
    echo "building into $directory"
    make -j"$jobs" BUILD="$directory" "$@" >"$directory/build.log" 2>&1 && return
    cat "$directory/build.log"
    echo "the build failed"
    echo "0 passed, 1 failed"
    exit 1
}

tools/install-deps.sh test || exit 1
# All of it now: the tests that call make must find nothing left to do, being several at a time.
build "$plain" OPT_C=-O1 all test-programs
case $wanted in
*/sanitized*) # OPT from the environment gives way to what the Makefile compiles with less
    export OPT=-O1
    build "$checked" SAN="$sanitizers -g1" UNIT_LEFT_OUT="$(echo $not_sanitized)" all unit-tests
    unset OPT ;;
esac
export QUICK_KEPT="$scratch/kernels" # of tests/quick-cc
# shellcheck disable=SC2086
printf '%s\n' $wanted | BUILD=$plain xargs -P "$jobs" -n 1 "$PWD/tools/test.sh" --suite "$scratch"

passed=0 failed=0 skipped=0
for name in $wanted; do
    result=$scratch/$(echo "$name" | tr / .).result
    p=0 f=1 s=0
    if [ -s "$result" ]; then read -r p f s <"$result"; else echo "FAILED: $name ended early"; fi
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done
if [ $skipped -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ $failed -eq 0 ]

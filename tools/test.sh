#!/bin/sh
# test.sh -- `make test`: installs what is missing, builds, runs every test.
#   tools/test.sh             everything
#   tools/test.sh NAME...     only these: unit, the directories tests/*/ that have a run.sh, and
#                             sanitized (unit, errors, golden, run and commands once more, with
#                             everything built under AddressSanitizer and
#                             UndefinedBehaviorSanitizer)
#   tools/test.sh list        the names
#
# Each tests/*/run.sh gets VAEC (the compiler) and BUILD (the build directory), both absolute; it
# ends with "N passed, N failed" or "N passed, N failed, N skipped" and the exit status that this
# deserves. In the sanitized round SANITIZED=1 and CFLAGS, which `vaec build` heeds, are set too.
# The last line here is the sum of those.
set -u
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C
unset MAKEFLAGS MFLAGS MAKELEVEL CFLAGS SANITIZED

jobs=$(nproc)
plain=$PWD/${BUILD-build}
checked=$plain-sanitized
sanitizers='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0 skipped=0

directories=
for script in tests/*/run.sh; do
    [ -e "$script" ] || continue
    name=${script#tests/}
    directories="$directories ${name%/run.sh}"
done
if [ "${1-}" = list ]; then
    echo unit "$directories" sanitized
    exit 0
fi
wanted=${*:-unit $directories sanitized}

count() { # count FIELD: the last "N FIELD" of the last summary line in the log
    sed -n 's/^\(.*, \)\?\([0-9][0-9]*\) '"$1"'\(,.*\)\?$/\2/p' "$scratch/summary"
}

# suite NAME COMMAND...: runs it and adds up what it says. A suite without a summary has failed.
suite() {
    name=$1
    shift
    begin=$(date +%s)
    "$@" >"$scratch/log" 2>&1 </dev/null
    status=$?
    grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$scratch/log" | tail -n 1 \
        >"$scratch/summary"
    p=$(count passed) f=$(count failed) s=$(count skipped)
    p=${p:-0} f=${f:-0} s=${s:-0}
    if [ ! -s "$scratch/summary" ]; then
        echo "it ended with status $status and no summary" >>"$scratch/log"
        f=$((f + 1))
    elif [ $status -ne 0 ] && [ "$f" -eq 0 ]; then
        echo "it ended with status $status" >>"$scratch/log"
        f=1
    fi
    [ "$f" -eq 0 ] || cat "$scratch/log"
    [ "$f" -ne 0 ] || grep -iE '^(skipped|note):' "$scratch/log"
    printf '%-18s %5d passed, %d failed, %d skipped  (%d s)\n' "$name" "$p" "$f" "$s" \
        $(($(date +%s) - begin))
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

# unit BUILD: every cmocka program. One that dies before its end has a failed test.
unit() {
    unit_passed=0 unit_failed=0 unit_skipped=0
    for source in tests/unit/*.c; do
        program=$1/tests/$(basename "$source" .c)
        timeout 300 "$program" >"$scratch/unit" 2>&1
        status=$?
        ran=$(grep -c '^\[ RUN ' "$scratch/unit")
        good=$(grep -c '^\[       OK \]' "$scratch/unit")
        left_out=$(grep -c '^\[  SKIPPED \]' "$scratch/unit")
        bad=$((ran - good - left_out))
        [ $status -eq 0 ] || [ $bad -gt 0 ] || bad=1
        [ "$ran" -gt 0 ] || bad=1
        if [ $bad -gt 0 ]; then
            echo "FAILED $program (status $status):"
            cat "$scratch/unit"
        fi
        unit_passed=$((unit_passed + good)) unit_failed=$((unit_failed + bad))
        unit_skipped=$((unit_skipped + left_out))
    done
    echo "$unit_passed passed, $unit_failed failed, $unit_skipped skipped"
    [ $unit_failed -eq 0 ]
}

# build DIRECTORY VARIABLE=VALUE...
build() {
    directory=$1
    shift
    mkdir -p "$directory"
    echo "building into $directory"
    make -j"$jobs" BUILD="$directory" "$@" all unit-tests >"$directory/build.log" 2>&1 && return
    cat "$directory/build.log"
    echo "the build failed"
    echo "$passed passed, $((failed + 1)) failed"
    exit 1
}

tools/install-deps.sh test || exit 1

build "$plain"
export VAEC="$plain/vaec" BUILD="$plain"
for test in $wanted; do
    case $test in
    unit) suite unit unit "$plain" ;;
    sanitized)
        build "$checked" OPT='-O1 -g' SAN="$sanitizers"
        export VAEC="$checked/vaec" BUILD="$checked" SANITIZED=1 CFLAGS="$sanitizers"
        suite unit/sanitized unit "$checked"
        for name in errors golden run commands; do
            [ ! -e tests/$name/run.sh ] || suite $name/sanitized tests/$name/run.sh
        done
        export VAEC="$plain/vaec" BUILD="$plain"
        unset SANITIZED CFLAGS
        ;;
    *)
        if [ ! -e "tests/$test/run.sh" ]; then
            echo "no test is called $test; there are: unit$directories sanitized" >&2
            exit 64
        fi
        suite "$test" "tests/$test/run.sh"
        ;;
    esac
done

if [ $skipped -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ $failed -eq 0 ]

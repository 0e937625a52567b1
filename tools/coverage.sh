#!/bin/sh
# coverage.sh -- `make coverage`: which lines and branches of compiler/ and runtime/ suites run.
#   tools/coverage.sh [SUITE...]      those of tools/test.sh, or SUITE:PART,PART... (unit:rt_csv,rt_npz; grad:ops); default: the ones below
# Builds into build-coverage with --coverage; what suites compile is counted, too (tools/coverage_cc.sh, which they find as cc,
# gcc and clang). As many suites run at a time as there are cores. Prints tables of the floors and of what is run too little
# (tools/coverage_table.py); build-coverage/missing.txt says which lines and branches, and build-coverage/report/ shows the lines
# of the programs that make builds, where gcovr is installed. KEEP=1 adds to what was counted before.
# A process that is killed has not been counted. Suites that judge what a program calls, or how long it takes, may fail here.
set -u
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C
build=$PWD/build-coverage

if [ "${1-}" = --suite ]; then # how this script calls itself, to run several at a time
    suite=$2
    log=$build/$(echo "$suite" | cut -c 1-100).log
    parts=$(echo "${suite#"${suite%%:*}"}" | tr ':,' '  ')
    # shellcheck disable=SC2086
    case $suite in
    unit | unit:* | grad:*)
        [ -n "$parts" ] || parts=$(basename -s .c tests/unit/*.c)
        place=$build/tests/${suite%%:*}
        for program in $parts; do timeout 1200 "${place%/unit}/$program" 2>&1 || echo "FAILED $program"; done
        ;;
    *) "tests/${suite%%:*}/run.sh" $parts 2>&1 ;;
    esac >"$log" </dev/null
    echo "$suite: $(tail -n 1 "$log")"
    grep '^FAILED' "$log" | head -n 5
    exit 0
fi

suites=${*:-unit fuzz commands errors golden training run library standalone python faults export grad step fmt lsp docs tutorial mpi torch}
mkdir -p "$build/bin" "$build/models" "$build/cache/vaec"
OPT='-O1 -g1' make -s -j"$(nproc)" BUILD="$build" STRICT="-std=c11 -w" SAN="--coverage -O1 -include tools/coverage.h" all test-programs \
    >"$build/build.log" 2>&1 || { tail "$build/build.log"; exit 1; }
[ -n "${KEEP-}" ] || find "$build" -name '*.gcda' -delete
for name in cc gcc clang; do ln -sf ../../tools/coverage_cc.sh "$build/bin/$name"; done
for tool in "${XDG_CACHE_HOME:-$HOME/.cache}"/vaec/*/bin/python; do # what tools/install-deps.sh has put there
    [ ! -x "$tool" ] || ln -sfn "$(dirname "$(dirname "$tool")")" "$build/cache/vaec/"
done
export BUILD="$build" VAEC="$build/vaec" COVERAGE="$build" COVERAGE_ROOT="$PWD" COVERAGE_PYTHON="$(python3 -c 'import sys; print(sys.executable)')"
export PATH="$build/bin:$PATH" XDG_CACHE_HOME="$build/cache"
unset CC CFLAGS
# shellcheck disable=SC2086
printf '%s\n' $suites | xargs -P "$(nproc)" -n 1 "$0" --suite
tools/coverage_table.py "$build"
! command -v gcovr >/dev/null || {
    mkdir -p "$build/report"
    gcovr -r . --object-directory "$build/compiler" -f compiler/ -f runtime/ --gcov-ignore-parse-errors --merge-mode-functions=separate \
        --html-details "$build/report/index.html" -j "$(nproc)" "$build/compiler" "$build/runtime" >"$build/gcovr.log" 2>&1 || tail "$build/gcovr.log"
}

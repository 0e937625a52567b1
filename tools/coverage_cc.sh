#!/bin/sh
# shellcheck disable=SC2086
# coverage_cc.sh -- cc and gcc of what tools/coverage.sh runs. Programs are linked with what writes counts; C that `emit
# --library`, `--standalone` and `--python` join out of the runtime's files is counted, too, and with COVERAGE_MODELS=1 that of
# models' programs, for the kernels in it (coverage_cc.py). Whether C has warnings is not asked here, and what is to
# be compiled with -O3 is with -O1.
here=$(dirname "$0") name=$(basename "$0")
links=1 compiles='' counts='' plain='' quick=''
for word; do
    case $word in
    -fsyntax-only) exit 0 ;;
    -E | -S | -M | -MM | --coverage) plain=1 ;;
    -c) links='' ;;
    -O3 | -Og) quick=-O1 ;;
    -*) ;;
    *.c)
        compiles=1
        head -n 400 "$word" 2>/dev/null | grep -qE "=== core/status\\.h${COVERAGE_MODELS:+|^#include \"vae}" && counts=1
        ;;
    *.o | *.a) compiles=1 ;;
    esac
done
PATH=$(echo ":$PATH:" | sed "s|:$here:|:|; s|^:||; s|:\$||")
[ "$name" != clang ] || plain=1
[ -z "$plain" ] || exec "$name" "$@"
[ -z "$counts" ] || exec "${COVERAGE_PYTHON:-python3}" -S "$COVERAGE_ROOT/tools/coverage_cc.py" "$name" "$@" $quick
exec "$name" "$@" $quick ${links:+${compiles:+--coverage}}

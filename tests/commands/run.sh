#!/bin/sh
# run.sh -- the commands of built models, on small models trained here on made-up data.
#   VAEC=build/vaec tests/commands/run.sh [PART...]      parts: the other .sh files beside this one
# Each part is read into this shell and calls what lib.sh defines. Last line: N passed, N failed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
VAEC=${VAEC:-$here/../../build/vaec}
unset NO_COLOR
export LC_ALL=C TERM=dumb VAE_ALL_THREADS=1

# What is judged is what the commands do; tests/run has -O3.
[ -n "${LONG-}" ] || export REAL_CC="${CC:-cc}" CC="$(realpath "$here/../quick-cc")" GRADCHECK=1
[ -z "${SANITIZED-}" ] || [ -n "${LONG-}" ] || export BARE=1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
cd "$scratch" || exit 1
. "$here/lib.sh"

parts=$*
if [ -z "$parts" ]; then
    for part in "$here"/*.sh; do
        part=$(basename "$part" .sh)
        case $part in
        run | lib) continue ;;
        bounds | compare | condition | convert | convert_text | csv | forged | guard | hdf5 | impute | known | mistakes | new | parts | pictures | reading | restore | series | streams | tables | tokens) ;;
        *) [ -z "${SANITIZED-}" ] || [ -n "${LONG-}" ] || continue ;; # these read no file in a way of their own
        esac
        parts="$parts $part"
    done
fi

# The models that most parts use; a failure here fails everything after it.
for model in shapes plane table; do
    "$VAEC" build "$here/$model.vae" -o "$model" >build.log 2>&1 || {
        cat build.log
        echo "0 passed, 1 failed"
        exit 1
    }
done
./shapes train --data shapes:600 --valid shapes:100 --quiet --out out/shapes &&
    ./plane train --data shapes:600 --quiet --out out/plane &&
    ./table train --data shapes:2000 --quiet --out out/table || {
    echo "0 passed, 1 failed"
    exit 1
}
for part in $parts; do
    echo "# $part"
    if grep -qwE 'gradcheck|explain' "$here/$part.sh"; then export GRADCHECK=1; else unset GRADCHECK; fi
    . "$here/$part.sh"
done
summary

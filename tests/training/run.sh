#!/bin/sh
# run.sh -- training real models through what can happen to it: kills at every moment, full disks,
# directories that vanish; and that its options do what they say.
#   VAEC=build/vaec tests/training/run.sh [PART...]      parts: the other .sh files beside this one
# Each part is read into this shell; the checks are those of tests/commands/lib.sh. Last line: N
# passed, N failed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
VAEC=$(realpath "${VAEC:-$here/../../build/vaec}") || exit 1
unset NO_COLOR
export LC_ALL=C TERM=dumb VAE_ALL_THREADS=1
export VAE_CHECKPOINT_SECONDS=0 # everything is saved after every epoch, so that there is more to cut off

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
cd "$scratch" || exit 1
. "$here/../commands/lib.sh"

parts=$*
if [ -z "$parts" ]; then
    for part in "$here"/*.sh; do
        part=$(basename "$part" .sh)
        [ "$part" = run ] || parts="$parts $part"
    done
fi

for model in digits table; do
    "$VAEC" build "$here/$model.vae" -o "$model" >build.log 2>&1 || {
        cat build.log
        echo "0 passed, 1 failed"
        exit 1
    }
done
${CC:-cc} -shared -fPIC -O1 -o fault.so "$here/fault.c" -ldl >build.log 2>&1 || {
    cat build.log
    echo "0 passed, 1 failed"
    exit 1
}

# Everything in a metrics file but how long it took.
timeless() { sed 's/,"seconds":.*//' "$1"; }

for part in $parts; do
    echo "# $part"
    # shellcheck disable=SC1090
    . "$here/$part.sh"
done
summary

#!/bin/sh
# run.sh -- whole runs, as a user would: build a model, train it, use it, kill it, go on.
#   VAEC=build/vaec tests/run/run.sh [PART...]      parts: the other .sh files beside this one
# Each part is read into this shell and uses the checks of tests/commands/lib.sh. The models are
# those of tests/golden, examples/ and the few here. EXAMPLES='NAME...' takes only these of
# examples/ in the parts examples and heads. Last line: N passed, N failed.
# With SANITIZED set, only the parts that name themselves below run, on fewer models. Without LONG, models
# of which only the behaviour is judged are built in a hurry (`hurried`).
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/run
VAEC=$(realpath "${VAEC:-$root/build/vaec}") || exit 1
unset NO_COLOR
export LC_ALL=C TERM=dumb VAE_ALL_THREADS=1

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
cd "$scratch" || exit 1
. "$root/tests/commands/lib.sh"

if [ $# -gt 0 ]; then
    parts=$*
elif [ -n "${SANITIZED-}" ]; then
    parts='threads commands diverge'
else
    parts='times threads portable tune bf16 commands resume diverge allocations nomemory interrupt examples heads install'
fi

# model NAME: the path of NAME.vae in one of the three places; in a directory ./examples it is the
# example, as some have a namesake in tests/golden.
model() {
    case $PWD in
    "$scratch/examples") echo "$root/examples/$1.vae" ;;
    *) for directory in "$here" "$root/tests/golden" "$root/examples"; do
        [ ! -e "$directory/$1.vae" ] || echo "$directory/$1.vae"
    done | head -n 1 ;;
    esac
}

# build NAME...: ./NAME for each, as many at a time as there are cores; builds none twice.
build() {
    for name in "$@"; do [ -x "$name" ] || echo "$name $(model "$name")"; done >to_build
    xargs -r -a to_build -L 1 -P "$(nproc)" sh -c '"$0" build "$2" -o "$1" >"$1.log" 2>&1' "$VAEC"
    for name in "$@"; do
        if [ -x "$name" ]; then ok; else bad "$name does not build: $(cat "$name.log")"; fi
    done
}

# hurried LEVEL NAME...: the same by tests/quick-cc: with -O1, or with -O0 where little is computed, and without the copy in
# double that gradcheck takes, except in the long form: a third of the time, or less, and as many lines of C go through it.
hurried() {
    ours=${CC-}
    [ -n "${LONG-}" ] || export CC="$root/tests/quick-cc" REAL_CC="${CC:-cc}" QUICK="$1"
    shift
    build "$@"
    unset CC REAL_CC QUICK
    [ -z "$ours" ] || export CC="$ours"
}

# hurried_examples NAME...: with -O1, but with -O0 those that this takes longer to compile than they then run.
hurried_examples() {
    light='anomaly classes conditional conv counts factor fashion labels ladder mixture molecules oneclass plant recommend regress
        sphere table tc told tongues unpaired vamp vectors words'
    # shellcheck disable=SC2086
    hurried -O0 $(printf '%s\n' "$@" | grep -xF "$(printf '%s\n' $light)")
    hurried -O1 "$@"
}

# The program's lines without the times in them.
steady() { sed -E 's/,?"(seconds|samples_per_second)":[^,}]*//g' "$1"; }

for part in $parts; do
    . "$here/$part.sh"
done
summary

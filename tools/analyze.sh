#!/bin/sh
# analyze.sh -- `make analyze`: gcc -fanalyzer, clang-tidy (.clang-tidy says which checks) and cppcheck, on compiler/ and
# runtime/ and on the C that vaec emits for a few models.
#   tools/analyze.sh [gcc | tidy | cppcheck]...    only these; FILES='*/codec*.c' only files whose names match
# Prints findings, and at the end "N files, N findings"; the exit status is 1 if there are any. A finding that is none is
# a line of tools/analyze.known, with the reason beside it. Some minutes.
set -u
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C
build=${BUILD:-build}
wanted=${*:-gcc tidy cppcheck}
for tool in $wanted; do
    case $tool in gcc) command=gcc ;; tidy) command=clang-tidy ;; cppcheck) command=cppcheck ;; *) sed -n '2,6p' "$0" >&2; exit 64 ;; esac
    command -v $command >/dev/null || { echo "analyze: $command is missing; see tools/install-deps.sh analyze" >&2; exit 69; }
done
make -s -j"$(nproc)" BUILD="$build" all >/dev/null || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

# FILE FLAGS, a line each
for model in plain table tokens; do
    [ ! -e tests/golden/$model.vae ] || echo "tests/golden/$model.c -Iruntime/kernels"
done >"$scratch/emitted"
for file in compiler/*/*.c compiler/graph/ops/*.c; do
    echo "$file -Icompiler -I$build/compiler -Iruntime/kernels$(case $file in */tool/*) echo ' -Iruntime' ;; esac)"
done >"$scratch/ours"
for file in runtime/*/*.c; do
    case $file in
    runtime/kernels/vae_mpi.c) continue ;; # needs the header of the MPI that is there
    runtime/core/rng.c | runtime/core/optim.c | runtime/core/peak.c) echo "$file -DVAE_SUFFIX=_sse2 -Iruntime -Iruntime/kernels" ;;
    runtime/commands/gradcheck.c | runtime/commands/jacobian.c) echo "$file -DVAE_F64 -Iruntime -Iruntime/kernels" ;;
    *) echo "$file -Iruntime -Iruntime/kernels" ;;
    esac
done >>"$scratch/ours"
cat "$scratch/emitted" "$scratch/ours" | while read -r file flags; do
    # shellcheck disable=SC2254
    case $file in ${FILES:-*}) echo "$file $flags" ;; esac
done >"$scratch/files"

# cppcheck does not see by itself which functions never come back.
{
    echo '<?xml version="1.0"?><def format="2">'
    grep -rhE '_Noreturn' compiler runtime --include='*.[ch]' | sed -nE 's/.*_Noreturn [^(]*\b([a-z_0-9]+)\(.*/\1/p' | sort -u |
        sed 's|.*|<function name="&"><noreturn>true</noreturn><arg nr="variadic"/></function>|'
    echo '</def>'
} >"$scratch/noreturn.cfg"

base='-std=c11 -D_GNU_SOURCE'
each() { xargs -P "$(nproc)" -L 1 sh -c "$1" sh <"$scratch/files" 2>&1; }
for tool in $wanted; do
    case $tool in
    gcc) each "file=\$1; shift; gcc $base -O0 -fanalyzer -c -o /dev/null \"\$@\" \"\$file\"" ;;
    tidy) each "file=\$1; shift; clang-tidy --quiet \"\$file\" -- $base \"\$@\" 2>/dev/null" ;;
    # Without what is generated: text as arrays of bytes takes it minutes.
    cppcheck) each "file=\$1; shift; cppcheck -q --std=c11 --inline-suppr --enable=warning,performance,portability \
        --suppress=missingInclude --suppress=missingIncludeSystem --library=$scratch/noreturn.cfg -D_GNU_SOURCE -D__x86_64__ \
        --template='{file}:{line}:{column}: warning: {message} [{id}]' --template-location= \$(echo \"\$@\" | sed 's|-I$build/compiler||') \"\$file\"" ;;
    esac >"$scratch/$tool"
    # a header's finding is seen from many files
    grep -E '^[^ ]+:[0-9]+:([0-9]+:)? (warning|error)' "$scratch/$tool" | sort -u | sed "s|^$PWD/||; s/^/$tool: /"
done >"$scratch/all"
grep -v '^#' tools/analyze.known | grep . >"$scratch/known"
grep -vEf "$scratch/known" "$scratch/all" | tee "$scratch/findings"
if [ $# -eq 0 ] && [ -z "${FILES-}" ]; then
    while read -r line; do grep -qE "$line" "$scratch/all" || echo "note: nothing matches $line of analyze.known"; done <"$scratch/known"
fi
found=$(wc -l <"$scratch/findings")
echo "$(wc -l <"$scratch/files") files, $found findings"
[ "$found" -eq 0 ]

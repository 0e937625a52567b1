#!/bin/sh
# run.sh -- what the compiler makes of the models here, word for word.
#   tests/golden/run.sh             compare; prints "N passed, N failed"
#   tests/golden/run.sh --update    write the files anew (read the diff before you commit it)
# NAME.vae -> NAME.graph, the graphs of its programs after the last pass, and NAME.c, what
# `vaec emit` writes. Also: the C is the same wherever the file lies, it compiles without a warning
# as float and as double with every C compiler here, and every word of the language that has a row
# in one of the compiler's tables is in one of the models. gcc and clang only read the C: tests/grad/emitted
# compiles it with warnings as errors. With LONG set both go the whole way. forms.txt has a checksum of each
# other form of the models (forms.sh).
# VAEC names the compiler, default build/vaec. With SANITIZED set the C is not compiled again, and the other
# forms are left out.
set -u
export LC_ALL=C
root=$(cd "$(dirname "$0")/../.." && pwd)
vaec=$(realpath "${VAEC:-$root/build/vaec}") || exit 1
cd "$root/tests/golden" || exit 1
update=false
[ "${1-}" = --update ] && update=true
passed=0
failed=0
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

check() { # check STATUS WHAT: counts; prints what failed
    if [ "$1" -eq 0 ]; then
        passed=$((passed + 1))
    else
        echo "FAILED tests/golden: $2"
        failed=$((failed + 1))
    fi
}

same() { # same GOLDEN GOT
    if $update; then
        cmp -s "$1" "$2" || { cp "$2" "$1" && echo "updated $1"; }
    fi
    diff -u "$1" "$2" >"$scratch/diff" 2>&1
    status=$?
    head -n 60 "$scratch/diff"
    check $status "$1 (tests/golden/run.sh --update, or make golden-update, writes it anew)"
}

graphs() {
    for program in train eval encode decode prior; do
        [ $program != prior ] || "$vaec" graph --program prior "$1" >/dev/null 2>&1 || continue
        "$vaec" graph --program $program "$1" || return
        echo
    done
}

elsewhere=$scratch/an/other/place
mkdir -p "$elsewhere"
for model in *.vae; do
    name=${model%.vae}
    graphs "$model" >"$scratch/$name.graph" 2>"$scratch/messages" &&
        "$vaec" emit "$model" -o "$scratch/$name.c" 2>>"$scratch/messages"
    status=$?
    cat "$scratch/messages"
    [ ! -s "$scratch/messages" ]
    check $((status + $?)) "$model compiles, without a word"
    [ $status -eq 0 ] || continue
    same "$name.graph" "$scratch/$name.graph"
    same "$name.c" "$scratch/$name.c"
    # The same bytes from another directory, for another user, in another place of the world.
    cp "$model" "$elsewhere"
    (cd / && env -i TZ=Asia/Tokyo LC_ALL=de_DE.UTF-8 HOME=/nowhere \
        "$vaec" emit "$elsewhere/$model") 2>&1 | cmp - "$scratch/$name.c"
    check $? "$model gives other C when it lies in another directory"
done
# A program that never calls setlocale writes numbers with a point everywhere.
! nm -D "$vaec" | grep -w setlocale
check $? "vaec sets a locale"

strict='-std=c11 -Wall -Wextra -Werror -ffp-contract=fast -c -o /dev/null'
level_gcc=-fsyntax-only level_clang=-fsyntax-only
[ -z "${LONG-}" ] || level_gcc=-O2 level_clang=-O2
if [ -z "${SANITIZED-}" ]; then
    compilers=
    for cc in gcc clang; do
        if command -v $cc >/dev/null; then
            compilers="$compilers $cc"
        else
            echo "skipped: no $cc here to compile the emitted C with"
        fi
    done
    [ -n "$compilers" ]
    check $? "there is a C compiler"
    # One line for each: "STATUS what"; as many at a time as there are cores.
    for cc in $compilers; do
        [ "$cc" = gcc ] && level=$level_gcc || level=$level_clang
        for model in *.vae; do
            for double in '' -DVAE_F64; do
                echo "$cc $strict $level $double -I $root/runtime/kernels $scratch/${model%.vae}.c"
            done
        done
    done >"$scratch/commands"
    # shellcheck disable=SC2016
    xargs -a "$scratch/commands" -d '\n' -P "$(nproc)" -I '{}' sh -c \
        'text=$({} 2>&1); status=$?; printf "%s\n%s {}\n" "$text" $status' >"$scratch/compiled"
    while read -r command; do
        grep -qxF "0 $command" "$scratch/compiled"
        check $? "$command"
    done <"$scratch/commands"
    VAEC=$vaec ./forms.sh >"$scratch/forms"
    same forms.txt "$scratch/forms"
    grep -E ': (error|warning|fatal error): ' "$scratch/compiled" | head -n 20
fi

# The table of docs/memory.md is what tools/memory.sh prints, and the deep examples keep the promise of
# 2.4 times less than without a plan.
memory=$root/docs/memory.md
VAEC=$vaec "$root/tools/memory.sh" >"$scratch/table"
if $update; then
    sed -e '/^| ---/r '"$scratch/table" -e '/^|/d' "$memory" >"$scratch/memory.md"
    cmp -s "$memory" "$scratch/memory.md" || { cp "$scratch/memory.md" "$memory" && echo "updated docs/memory.md"; }
fi
grep '^|' "$memory" | diff - "$scratch/table"
check $? "docs/memory.md (tests/golden/run.sh --update writes it anew)"
for deep in conv dcgan resnet shapes; do
    awk -v model="\`$deep.vae\`" '$2 == model {ratio = $(NF - 1)} END {exit !(ratio >= 2.4)}' "$scratch/table"
    check $? "the arena of $deep.vae: $(grep "$deep.vae" "$scratch/table")"
done

# Rows of the tables: stages, likelihoods, priors, ..., and the settings with their choices; of an argument's choices
# those that are not its standard (products in bf16 are no float's: tests/run/bf16.sh has them).
words() {
    cat "$root"/compiler/model/*.def "$root"/compiler/model/*.c "$root"/compiler/front/check*.c | tr '\n' ' ' |
        grep -oE '\.words = "[^"]*"[^}]*' | awk -F '"' '{
            n = split($2, word, "|")
            standard = $3 ~ /standard_word = standard_/ ? word[1] : $3 ~ /standard_word/ ? $4 : ""
            for (i = 1; i <= n; i++) if (word[i] != standard && word[i] != "bf16") print word[i]
        }'
    sed -n 's/^[A-Z]*(\([a-z_0-9]*\),.*/\1/p' "$root"/compiler/model/*.def | grep -v -x -e none
    sed -n 's/^    {*\(\.sig = {\)\?\(\.name = \|NUMBER(\|BELOW_ONE(\)\?"\([a-z_]*\)".*/\3/p' \
        "$root/compiler/model/likelihood.c" "$root/compiler/model/training.c" \
        "$root/compiler/front/check_settings.c"
}
cat ./*.vae | sed 's/#.*//' | tr -c 'a-z_0-9' '\n' | sort -u >"$scratch/used"
words | sort -u >"$scratch/words"
comm -23 "$scratch/words" "$scratch/used" >"$scratch/unused"
[ "$(wc -l <"$scratch/words")" -gt 40 ]
check $? "the tables of the compiler cannot be read: $(wc -l <"$scratch/words") words"
while read -r word; do check 1 "no model here uses $word"; done <"$scratch/unused"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

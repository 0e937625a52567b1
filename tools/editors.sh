#!/bin/sh
# editors.sh -- `make docs`: writes the grammars of tools/editors anew from the compiler's tables.
#   tools/editors.sh [VAEC]            from each NAME.in: NAME, where @SECTION@ stands for the section's names, between |
#   tools/editors.sh --check [VAEC]    writes nothing; says which are stale, and ends with 1 if any is
# @vim:SECTION@ stands for the same between blanks. Beside the sections of `vaec help` there are argument and word.
set -eu
cd "$(dirname "$0")/.."
check=no
if [ "${1-}" = --check ]; then
    check=yes
    shift
fi
vaec=${1-build/vaec}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$vaec" help --words | sort -u >"$scratch/words"
status=0
for template in $(find tools/editors -name '*.in'); do
    file=${template%.in}
    awk -v made="from ${template##*/} and the compiler's tables, by make docs: do not edit" '
        FNR == NR { bar[$1] = bar[$1] (bar[$1] == "" ? "" : "|") $2; blank[$1] = blank[$1] (blank[$1] == "" ? "" : " ") $2; next }
        {
            while (match($0, /@[a-z_:]+@/)) {
                name = substr($0, RSTART + 1, RLENGTH - 2)
                if (name == "made") text = made
                else if (sub(/^vim:/, "", name)) text = blank[name]
                else text = bar[name]
                if (text == "") { print "editors: no section " name >"/dev/stderr"; exit 1 }
                $0 = substr($0, 1, RSTART - 1) text substr($0, RSTART + RLENGTH)
            }
            print
        }' "$scratch/words" "$template" >"$scratch/fresh"
    if cmp -s "$file" "$scratch/fresh"; then continue; fi
    if [ $check = yes ]; then
        echo "editors: $file is not what the tables say now: make docs"
        status=1
    else
        cat "$scratch/fresh" >"$file"
        echo "editors: wrote $file"
    fi
done
exit $status

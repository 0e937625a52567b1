#!/bin/sh
# docs.sh -- `make docs`: writes the marked parts of docs/*.md anew from the compiler's own tables.
#   tools/docs.sh [VAEC]            between <!-- vaec help SECTION --> and <!-- end -->
#   tools/docs.sh --check [VAEC]    writes nothing; says which pages are stale, and ends with 1 if any is
set -eu
cd "$(dirname "$0")/.."
check=no
if [ "${1-}" = --check ]; then
    check=yes
    shift
fi
vaec=${1-build/vaec}
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
status=0
for page in docs/*.md; do
    grep -q '^<!-- vaec help [a-z_]* -->$' "$page" || continue
    skip=no
    while IFS= read -r line; do
        case $line in
        '<!-- vaec help '*)
            section=${line#'<!-- vaec help '}
            section=${section%' -->'}
            printf '%s\n' "$line"
            "$vaec" help --markdown "$section"
            skip=yes
            ;;
        '<!-- end -->') skip=no ;;
        esac
        if [ $skip = no ]; then printf '%s\n' "$line"; fi
    done <"$page" >"$fresh"
    if cmp -s "$page" "$fresh"; then continue; fi
    if [ $check = yes ]; then
        echo "docs: $page is not what the tables say now: make docs"
        diff "$page" "$fresh" | head -n 10
        status=1
    else
        cat "$fresh" >"$page"
        echo "docs: wrote $page"
    fi
done
exit $status

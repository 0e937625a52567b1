#!/bin/sh
# run.sh -- every bad (and every suspicious) model here gets exactly the messages in its .err file.
#   tests/errors/run.sh             compare; prints "N passed, N failed"
#   tests/errors/run.sh --update    write the .err files anew (read the diff before you commit it)
# NAME.vae is checked as it is, with the options in its first line after "# args:"; NAME.gen is a
# shell script that prints a model. NAME.err holds the messages and the exit code.
# Then: every code of compiler/diag.def has a test here and a section in docs/errors.md, and every
# code that the compiler uses is in diag.def.
# VAEC names the compiler, default build/vaec.
cd "$(dirname "$0")" || exit 1
vaec=${VAEC:-../../build/vaec}
case $vaec in
/* | ../*) ;;
*) vaec=$OLDPWD/$vaec ;;
esac
[ -x "$vaec" ] || { echo "tests/errors: no compiler at $vaec"; exit 1; }
update=false
[ "$1" = --update ] && update=true
passed=0
failed=0
got=$(mktemp) || exit 1
trap 'rm -f "$got"' EXIT

judge() { # judge NAME: compares $got with NAME.err
    if $update; then
        cmp -s "$got" "$1.err" || { cp "$got" "$1.err"; chmod 644 "$1.err"; echo "updated $1.err"; }
        passed=$((passed + 1))
    elif diff -u "$1.err" "$got"; then
        passed=$((passed + 1))
    else
        echo "FAILED tests/errors/$1"
        failed=$((failed + 1))
    fi
}

complain() {
    echo "FAILED $*"
    failed=$((failed + 1))
}

for test in *.vae; do
    args=$(sed -n '1s/^# args: //p' "$test" | tr -d '\0')
    # shellcheck disable=SC2086
    NO_COLOR=1 timeout 20 "$vaec" check $args "$test" >/dev/null 2>"$got"
    echo "exit $?" >>"$got"
    judge "${test%.vae}"
done
for test in *.gen; do
    sh "$test" | NO_COLOR=1 timeout 20 "$vaec" check - >/dev/null 2>"$got"
    echo "exit $?" >>"$got"
    judge "${test%.gen}"
done

# The codes: table, tests, documentation.
for code in $(sed -n 's/^CODE(\([EW][0-9]*\),.*/\1/p' ../../compiler/diag.def); do
    case $code in E0308 | E0309) ;; # no stage refers to another yet
    *) grep -q "\[$code\]" ./*.err || complain "$code has no test in tests/errors" ;;
    esac
    grep -q "^### $code" ../../docs/errors.md || complain "$code has no section in docs/errors.md"
done
for code in $(grep -oh '"[EW]0[0-9][0-9][0-9]"' ../../compiler/*.[chly] | tr -d '"' | sort -u); do
    grep -q "^CODE($code," ../../compiler/diag.def || complain "$code is not in compiler/diag.def"
done
for code in $(sed -n 's/^### \([EW][0-9]*\).*/\1/p' ../../docs/errors.md); do
    grep -q "^CODE($code," ../../compiler/diag.def || complain "docs/errors.md: $code is no code"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

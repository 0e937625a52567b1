#!/bin/sh
# run.sh -- every bad (and every suspicious) model here gets exactly the messages in its .err file.
#   tests/errors/run.sh             compare; prints "N passed, N failed"
#   tests/errors/run.sh --update    write the .err files anew (read the diff before you commit it)
# NAME.vae is checked as it is, with the options in its first line after "# args:"; NAME.gen is a
# shell script that prints a model. NAME.err holds the messages and the exit code.
# Then: every code of compiler/base/diag.def has a test here and a section in docs/errors.md, whose wrong example gets
# the code and whose right one does not, and every code that the compiler uses is in diag.def.
# Then the command line: what it refuses, with which exit code, and what it leaves behind.
# VAEC names the compiler, default build/vaec.
cd "$(dirname "$0")" || exit 1
vaec=${VAEC:-../../build/vaec}
case $vaec in
/* | ../*) ;;
*) vaec=$OLDPWD/$vaec ;;
esac
[ -x "$vaec" ] || { echo "tests/errors: no compiler at $vaec"; exit 1; }
vaec=$(realpath "$vaec") # some of what is below is done in other directories
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

models=*.vae generated=*.gen
[ -z "${SANITIZED:-}" ] || [ -n "${LONG-}" ] || models= generated= # sanitizers see them in tests/fuzz, in one process
for test in $models; do
    args=$(sed -n '1s/^# args: //p' "$test" | tr -d '\0')
    # shellcheck disable=SC2086
    NO_COLOR=1 timeout 20 "$vaec" check $args "$test" >/dev/null 2>"$got"
    echo "exit $?" >>"$got"
    judge "${test%.vae}"
done
for test in $generated; do
    sh "$test" | NO_COLOR=1 timeout 20 "$vaec" check - >/dev/null 2>"$got"
    echo "exit $?" >>"$got"
    judge "${test%.gen}"
done

# The codes: table, tests, documentation.
for code in $(sed -n 's/^CODE(\([EW][0-9]*\),.*/\1/p' ../../compiler/base/diag.def); do
    grep -q "\[$code\]" ./*.err || complain "$code has no test in tests/errors"
    grep -q "^### $code" ../../docs/errors.md || complain "$code has no section in docs/errors.md"
done
examples=$(mktemp -d) || exit 1
trap 'rm -rf "$got" "$examples"' EXIT
awk -v dir="$examples" '/^### [EW]/ { code = substr($2, 1, 5) } /^```/ { file = ""; next }
    /^# (wrong|right)$/ { if (file) close(file); file = dir "/" code "." $2; next } file { print >file }' ../../docs/errors.md
try() { # try FILE: what is said about it, in $got
    awk -f ../docs/wrap.awk "$1" | NO_COLOR=1 "$vaec" check - >/dev/null 2>"$got"
}
for code in $(sed -n 's/^CODE(\([EW][0-9]*\),.*/\1/p' ../../compiler/base/diag.def); do
    # What is no text, empty, very large or very deep is no example; an option is tested elsewhere.
    case $code in E0101 | E0102 | E0103 | E0104 | E0108 | E0304) continue ;; esac
    if ! [ -s "$examples/$code.wrong" ] || ! [ -s "$examples/$code.right" ]; then
        complain "docs/errors.md: $code has no '# wrong' and '# right' example"
        continue
    fi
    try "$examples/$code.wrong"
    grep -q "\[$code\]" "$got" || complain "docs/errors.md: the wrong example of $code: $(cat "$got")"
    if try "$examples/$code.right" && ! grep -q "\[$code\]" "$got"; then
        passed=$((passed + 1))
    else
        complain "docs/errors.md: the right example of $code: $(cat "$got")"
    fi
done
for code in $(grep -oh '"[EW]0[0-9][0-9][0-9]"' ../../compiler/*/*.[chly] | tr -d '"' | sort -u); do
    grep -q "^CODE($code," ../../compiler/base/diag.def || complain "$code is not in compiler/base/diag.def"
done
for code in $(sed -n 's/^### \([EW][0-9]*\).*/\1/p' ../../docs/errors.md); do
    grep -q "^CODE($code," ../../compiler/base/diag.def || complain "docs/errors.md: $code is no code"
done
# 25,000 params and 12,000 blocks: the time to check them grows with their number, not its square (then it is minutes).
many() {
    echo 'model m data x: vector(4) latent z: normal(2) encoder { dense(8) } decoder { dense(4) } loss { likelihood = mse }'
    awk 'BEGIN { for (i = 0; i < 25000; i++) print "param p" i " = " (i ? "p" (i - 1) " + 1" : 0)
        for (i = 0; i < 12000; i++) print "block b" i "(k) { dense(k) }" }' </dev/null
}
many | sed 's/dense(k)//' | timeout 10 "$vaec" check - >/dev/null 2>&1 || complain "many params and blocks: exit $?"

# The command line.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$got" "$dir" "$examples"' EXIT
expect() { # expect CODE ARGS...: the exit code of vaec ARGS
    want=$1
    shift
    TMPDIR=$dir "$vaec" "$@" >"$dir/out" 2>"$dir/err"
    code=$?
    if [ $code = "$want" ]; then
        passed=$((passed + 1))
    else
        complain "vaec $*: exit $code, want $want: $(head -n 3 "$dir/err")"
    fi
}
says() { # says TEXT: the last command's messages hold it
    grep -qF -- "$1" "$dir/err" || complain "missing in the messages: $1: $(cat "$dir/err")"
}
good=ok_define.vae
cp $good "$dir/good.vae"
expect 64
expect 64 chek $good
says "did you mean 'check'?"
expect 64 check
expect 64 check $good $good
expect 64 check --jsn $good
expect 64 check --json=3 $good
expect 64 check -o x $good
says "check does not take -o"
expect 64 check -D hidden $good
expect 64 check -D hidden=x $good
expect 64 check -D hidden=nan $good
expect 64 check -D hidden=1 -D hidden=2 $good
expect 64 check -d q $good
expect 64 graph --program test $good
expect 64 export --format nosuch $good
says "--format is pytorch, onnx, page, got 'nosuch'"
expect 64 graph --dot --json $good
says "--json or --dot, not both"
expect 64 check --fix --json $good
says "--json or --fix, not both"
expect 64 fmt -i - <$good
says "-i needs a file"
expect 64 emit "$dir/good.vae" -o "$dir/good.vae"
cmp -s $good "$dir/good.vae" || complain "emit -o wrote over its input"
expect 66 check "$dir/nothing.vae"
expect 66 check "$dir"
expect 0 --help
expect 0 --version
grep -q '^formats    pytorch, onnx, page$' "$dir/out" || complain "--version: $(cat "$dir/out")"
expect 0 completion bash
expect 0 completion zsh
expect 0 help beta1
[ "$(grep -c '^beta1 (argument of ' "$dir/out")" = 2 ] || complain "help of an argument: $(cat "$dir/out")"
expect 66 compare "$dir/nothing"
says "$dir/nothing: No such file"
expect 64 help --markdown
says "no help on '--markdown'"
expect 64 help --manual latents
says "the manual pages are vaec and vae, not 'latents'"
for page in '' vae; do
    expect 0 help --manual $page
    grep -q "^.TH ${page:-vaec} " "$dir/out" || complain "help --manual $page: $(head -n 3 "$dir/out")"
done
expect 0 check --help
expect 0 check -Dhidden=8 $good
expect 0 check -d pcbaslfm $good
says "    dense(hidden)    # 6:19"
says "# after plan"
expect 0 check --json $good
grep -q '^{"ok": true, ' "$dir/out" || complain "check --json: $(cat "$dir/out")"
expect 65 check --json set_likelihood.vae
grep -q '"code": "E0603", "line": 8, "column": 21' "$dir/out" || complain "check --json of an error"
for program in train eval encode decode; do
    expect 0 graph --program $program $good
    expect 0 graph --dot --program $program $good
    expect 0 graph --json --program=$program $good
done
grep -q '"outputs": {"[a-z.]*": [0-9][0-9]*, "' "$dir/out" || complain "graph --json: $(tail -n 1 "$dir/out")"
expect 73 emit $good -o "$dir/no/where.c"
expect 0 emit $good -o "$dir/a.c"
expect 0 emit - -o "$dir/b.c" <$good
sed 's/stdin/ok_define.vae/g' "$dir/b.c" | cmp -s - "$dir/a.c" || complain "emit: other bytes from stdin"
expect 65 emit set_likelihood.vae -o "$dir/a.c" # and the old file stays
sed 's/stdin/ok_define.vae/g' "$dir/b.c" | cmp -s - "$dir/a.c" || complain "emit: an error harmed the output"
"$vaec" emit $good >/dev/full 2>/dev/null
[ $? = 74 ] || complain "emit to a full disk"
expect 0 emit $good -o /dev/null
mkdir "$dir/m"
expect 73 build $good -o "$dir/m"
expect 73 build $good -o "$dir/no/where"
expect 64 build --tune --portable $good -o "$dir/program"
says "--tune is for this machine"
expect 64 emit --tune $good
says "emit does not take --tune"
expect 73 build --tune $good -o "$dir/m"
MPICC=false expect 69 build --mpi $good -o "$dir/program"
says "'false'"
grep -q "there is no" "$dir/err" && complain "an mpicc that is there is not found: $(cat "$dir/err")"
CC="no-such-compiler -x" expect 69 build $good -o "$dir/program"
says "no-such-compiler"
# What is wrong with the compiler, its options or its libraries is no mistake of vaec's, and nothing is left.
clean() {
    [ -e "$dir/program" ] && complain "$1 left a program"
    [ -n "$(ls -d "$dir"/program.* "$dir"/vaec.* 2>/dev/null)" ] && complain "$1 left something: $(ls "$dir")"
}
for cc in false true "gcc -foo" "gcc -no-such-file.o"; do
    CC=$cc expect 69 build $good -o "$dir/program"
    says "'$cc'"
    clean "CC=$cc"
done
CFLAGS=-ffast-math expect 69 build $good -o "$dir/program"
says "CFLAGS is -ffast-math"
clean "CFLAGS=-ffast-math"
printf '#!/bin/sh\ncase " $*" in *" -c "*) exec cc "$@" ;; esac\nexec cc "$@" -lno-such-library\n' >"$dir/cc"
chmod +x "$dir/cc"
CC=$dir/cc expect 69 build $good -o "$dir/program"
says "a library is missing"
clean "a missing library"
# Where the kernel ends the compiler that cc has started, cc only says so, and exits with 1.
printf '#!/bin/sh\ncase "$*" in */model.c*) echo "cc: fatal error: Killed signal terminated program cc1" >&2; exit 1 ;; esac
exec cc "$@"\n' >"$dir/cc"
CC=$dir/cc expect 71 build $good -o "$dir/program"
says "stopped by signal 9"
says "Killed signal terminated program cc1"
says "hint: so it ends where memory runs out"
grep -q "please report" "$dir/err" && complain "a compiler that was killed is an internal error"
clean "a killed compiler"
# A compiler that works, but not on the model: that is vaec's fault, and the C is kept.
printf '#!/bin/sh\ncase "$*" in */model.c*) exit 3 ;; esac\nexec cc "$@"\n' >"$dir/cc"
CC=$dir/cc expect 70 build $good -o "$dir/program"
says "please report"
ls "$dir"/vaec.*/model.c >/dev/null 2>&1 || complain "a failed build kept no C"
rm -rf "$dir"/vaec.*
clean "a failed build"

# No output takes the place of what was read, or of another output; through links to the file itself.
mkdir "$dir/place" && cp $good "$dir/place/m" # the name of its model
(cd "$dir/place" && "$vaec" build m 2>"$dir/err")
[ $? = 64 ] || complain "build of a file named like its model"
says "would take the place of the model"
cp $good "$dir/place/x.c"
expect 64 build --keep-c "$dir/place/x.c" -o "$dir/place/x"
ln "$dir/place/x.c" "$dir/place/hard"
ln -s x.c "$dir/place/soft"
expect 64 emit "$dir/place/x.c" -o "$dir/place/hard"
expect 64 emit "$dir/place/soft" -o "$dir/place/x.c"
expect 64 emit "$dir/place/x.c" -o "$dir/place/soft"
expect 64 emit - -o "$dir/place/x.c" <"$dir/place/x.c"
ln -s same "$dir/place/same.c"
expect 64 build --keep-c $good -o "$dir/place/same"
expect 64 build $good -o "$vaec"
says "would take the place of vaec"
for file in m x.c hard; do
    cmp -s $good "$dir/place/$file" || complain "an output took the place of $file"
done
expect 73 emit $good -o ""
ln -s there.c "$dir/place/dangling"
expect 0 emit $good -o "$dir/place/dangling"
[ -L "$dir/place/dangling" ] && cmp -s "$dir/place/there.c" "$dir/a.c" || complain "a dangling link is not written through"
ln -s round "$dir/place/round"
expect 73 emit $good -o "$dir/place/round"
expect 64 "$dir/good.vae"
says "vaec build $dir/good.vae"
"$vaec" --help 2>"$dir/err" >/dev/full
[ $? = 74 ] || complain "--help to a full disk"
says "cannot write to standard output"

# A vaec that is copied somewhere alone unpacks what programs are linked with: once, and again what somebody has cut short.
mkdir "$dir/alone" "$dir/kept" && cp "$vaec" "$dir/alone/vaec"
alone() { XDG_CACHE_HOME=$dir/kept CC=false "$dir/alone/vaec" build $good -o "$dir/program" >"$dir/out" 2>"$dir/err"; }
alone
library=$(echo "$dir"/kept/vaec/runtime-*/libvaert.a)
size=$(wc -c <"$library")
touch -d 2001-02-03 "$library"
alone
[ "$(date -r "$library" +%Y)" = 2001 ] && [ "$size" -gt 100000 ] || complain "the runtime inside vaec is unpacked again"
: >"$library"
alone
[ "$(wc -c <"$library")" = "$size" ] || complain "a runtime that is cut short stays so"

# A cache that others may write to is not run from.
umask 022
mkdir -p "$dir/cache/vaec"
chmod 777 "$dir/cache/vaec"
XDG_CACHE_HOME=$dir/cache expect 73 run $good info
says "others may write there"
if [ -z "${SANITIZED:-}" ]; then
    chmod 700 "$dir/cache/vaec"
    XDG_CACHE_HOME=$dir/cache expect 0 run $good info
    chmod 770 "$dir"/cache/vaec/*
    XDG_CACHE_HOME=$dir/cache expect 77 run $good info
    says "others may write there"
fi

[ -n "${SANITIZED:-}" ] || . ./nomemory.sh

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

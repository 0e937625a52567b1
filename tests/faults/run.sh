#!/bin/sh
# run.sh -- every command while a system call fails: the Nth of those that open, read, write, flush, rename, map memory or
# start threads, once and then it and all after it, for every N; and killed at every one of them.
#   VAEC=build/vaec tests/faults/run.sh [PART...]   parts: the names given to `campaign` below, and library, which is what
#   a program gets from the functions of `vaec emit --library` while calls of theirs fail (library.c)
# What must hold: exit code 0 and the output of a run in which nothing failed; or a code of sysexits.h and one line of
# error, and every file is the one that was there before, or whole. No signal. A training that was cut off goes on to the
# bits that it would have come to. Four or five N for each (LONG: all). Last line: N passed, N failed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
VAEC=$(realpath "${VAEC:-$here/../../build/vaec}") || exit 1
unset NO_COLOR
export LC_ALL=C TERM=dumb VAE_ALL_THREADS=1 VAE_CHECKPOINT_SECONDS=0
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
cd "$scratch" || exit 1
. "$here/../commands/lib.sh"
parts=" $* "

# ---------------------------------------------------------------- libraries

watched='malloc aligned_alloc free pthread_create pthread_join pthread_mutex_init pthread_mutex_destroy pthread_cond_init pthread_cond_destroy
    open fstat read write fsync close mmap munmap rename remove'
library() {
    flags="-std=c11 -Wall -Wextra -Werror -g -pthread $1"
    for name in faults told; do
        run "$VAEC" emit --library "$here/../library/$name.vae" -o $name.c
        # shellcheck disable=SC2086
        run ${CC:-cc} $flags -D$(echo $name | tr a-z A-Z)_THREADS -c $name.c || return
    done
    # Whatever else can fail, or prints, or ends the process, would have to be watched, too.
    nm -u faults.o told.o | awk '$1 == "U" { print $2 }' | sort -u | grep -vxE "$(echo $watched | tr ' ' '|')" |
        grep -E 'alloc|open|creat|read$|write|sync|stat|mmap|rename|link|seek|thread_(create|.*_init)|print|put|exit|abort|kill|fork|dup|signal' >others
    [ -n "$1" ] || holds "$(wc -l <others) == 0" "libraries call $(tr '\n' ' ' <others)"
    wraps=
    for call in $watched; do wraps="$wraps -Wl,--wrap=$call"; done
    # shellcheck disable=SC2086
    run ${CC:-cc} $flags -I. -o library "$here/library.c" faults.o told.o $wraps -lm || return
    mkdir -p calls
    (cd calls && timeout 900 ../library ${LONG:+all}) >stdout 2>stderr
    status=$? good=$(sed -n 's/^\([0-9]*\) passed, .*/\1/p' stdout)
    passed=$((passed + ${good:-0}))
    [ $status -eq 0 ] || bad "library $1: status $status: $(head -c 2000 stdout) $(tail -n 2 stderr | tr '\n' ' ')"
}
case $parts in "  " | *" library "*)
    library ''
    [ -z "${LONG-}" ] || library '-O1 -fsanitize=address,undefined -fno-sanitize-recover=all'
    ;;
esac
[ "$parts" != ' library ' ] || { summary; exit; }

# ---------------------------------------------------------------- commands

if ! ${CC:-cc} -O1 -o inject "$here/inject.c" 2>stderr; then
    bad "inject.c does not compile: $(cat stderr)"
    summary
    exit
fi
if ! ./inject 0 once count true 2>stderr; then
    echo "skipped: system calls cannot be watched here: $(cat stderr)"
    echo "0 passed, 0 failed, 1 skipped"
    exit
fi
for model in digits table words bits; do
    file=$here/$model.vae
    [ -e "$file" ] || file=$here/../training/$model.vae
    "$VAEC" build --static "$file" -o $model >build.log 2>&1 || bad "$model does not build: $(cat build.log)"
done

# Times, and what names the directory of the run.
timeless() { sed -E 's/"(seconds|samples_per_second)":[^,}]*//g; s/[0-9.]+ MB\/s//g; s/<td[^>]*>[0-9.]*<\/td><td class="more">.*//' "$1"; }

# whole FILE: is hit/FILE the one of before, or that of a run in which nothing failed?
whole() {
    [ -e "hit/$1" ] || { [ ! -e "before/$1" ]; return; }
    [ ! -e "before/$1" ] || ! cmp -s "before/$1" "hit/$1" || return 0
    timeless "want/$1" >want.text
    timeless "hit/$1" | cmp -s - want.text
}

# campaign NAME STATUS FILES COMMAND...: the command works in the directory hit, which begins as a copy of before. FILES are
# what it writes there. With `then_run` set, that is run afterwards, with nothing failing, and the FILES are as wanted then.
campaign() {
    name=$1 files=$2
    shift 2
    case $parts in "  " | *" $name "*) ;; *) return ;; esac
    rm -rf hit want && cp -r before hit
    "$@" >want.out 2>stderr </dev/null # what a first run leaves in the cache, the runtime's files, is not counted
    rm -rf hit && cp -r before hit
    ./inject 0 once count "$@" >want.out 2>stderr </dev/null || bad "$name: fails when nothing does: $(cat stderr)"
    mv hit want
    total=$(cat count)
    holds "$total >= 3" "$name: $total system calls"
    timeless want.out >want.out.text
    every=$((total / 5 + 1))
    [ -z "${LONG-}" ] || every=1
    for how in once on kill; do
        at=1 refused=0 tried=0
        while [ "$at" -le "$total" ]; do
            tried=$((tried + 1))
            rm -rf hit && cp -r before hit
            timeout 60 ./inject "$at" $how count "$@" >stdout 2>stderr </dev/null
            status=$? why=
            case $how:$status in
            *:0)
                timeless stdout | cmp -s - want.out.text || why="code 0, and standard output differs"
                for f in $files; do [ -e "hit/$f" ] || why="code 0 without $f"; done
                ;;
            kill:137) refused=$((refused + 1)) ;;
            *:6[5-9] | *:7[0-5] | *:77)
                refused=$((refused + 1))
                [ "$(grep -Evc ': (weights:|wrote) |^hint: ' stderr)" -eq 1 ] || [ "$how" = on ] || why="not one line of error"
                [ "$status" -ne 70 ] || why="an internal error"
                ;;
            *) why="status $status" ;;
            esac
            # standard error itself may be what fails
            [ -s stderr ] || [ $status = 0 ] || [ $how != once ] || why="code $status without a word"
            [ -n "$then_run" ] || for f in $files; do whole "$f" || why="$f is neither that of before nor whole"; done
            if [ "$how" = once ] && [ -n "$(find hit -name '*.tmp*')" ]; then
                [ -n "$(find before -name '*.tmp*')" ] || why="left $(find hit -name '*.tmp*' | head -n 1)"
            fi
            if [ -z "$why" ] && [ -n "$then_run" ]; then
                $then_run >stdout.then 2>stderr.then </dev/null || why="then $then_run: $(tail -n 1 stderr.then)"
                for f in $files; do
                    timeless "want/$f" >want.text
                    [ -z "$why" ] && { timeless "hit/$f" | cmp -s - want.text || why="then $f differs"; }
                done
            fi
            if [ -z "$why" ]; then ok; else bad "$name, $how, call $at of $total: $why: $(tail -n 2 stderr | tr '\n' ' ')"; fi
            at=$((at + every))
        done
        # A call that is not needed may fail unseen; not all of them are.
        [ $how = once ] && [ -z "${LONG-}" ] || holds "$refused > 0" "$name, $how: $refused of $tried were refused"
    done
}

then_run=
rm -rf before && mkdir before
run ./digits train --data shapes:60 --epochs 1 --quiet --out before/d
run ./table new --help # it runs at all
awk 'BEGIN { print "id,age,visits,sex,smokes,when"
    for (i = 0; i < 60; i++) printf "r%d,%s,%d,%s,%s,2024-01-%02d\n", i, i % 7 ? 20 + i % 40 : "", i % 5, i % 2 ? "f" : "m", i % 3 ? "yes" : "no", 1 + i % 28
}' >before/t.csv
awk 'BEGIN { split("red green blue one two three four cat dog bird", w, " ")
    for (i = 0; i < 60; i++) { line = ""; for (k = 0; k < 3 + i % 6; k++) line = line w[1 + (i * 7 + k * 3) % 10] " "; print line }
}' >before/w.txt
run ./table train --data before/t.csv --quiet --out before/t
run ./words train --data before/w.txt --quiet --out before/w
run ./bits train --data shapes:60 --quiet --out before/b
awk 'BEGIN { for (i = 0; i < 40; i++) for (k = 0; k < 64; k++) printf "%d%s", (i * k + k / 5) % 3 == 0, k < 63 ? "," : "\n" }' >before/x.csv
run ./bits compress --data before/x.csv --weights before/b -o before/x.vaz
cp "$here/table.vae" before/
[ "$failed" -eq 0 ] || { summary; exit; }

then_run="./digits train --data shapes:60 --valid shapes:30 --epochs 2 --quiet --out hit/n --resume"
campaign train 'n/model.safetensors n/checkpoint' ./digits train --data shapes:60 --valid shapes:30 --epochs 2 --quiet --threads 2 --out hit/n
then_run="./table train --data before/t.csv --quiet --epochs 3 --out hit/t --resume"
campaign resume 't/model.safetensors t/last.safetensors t/checkpoint' \
    ./table train --data before/t.csv --quiet --epochs 3 --out hit/t --resume
then_run=
campaign eval '' ./digits eval --data shapes:30 --weights hit/d --threads 2
campaign sample s.npy ./digits sample -n 20 --weights hit/d -o hit/s.npy
campaign picture s.png ./digits sample -n 16 --weights hit/d -o hit/s.png
campaign impute i.csv ./table impute --data hit/t.csv --weights hit/t -o hit/i.csv
campaign encode e.npy ./digits encode --data shapes:30 --weights hit/d -o hit/e.npy
campaign score o.csv ./table score --data hit/t.csv --weights hit/t -o hit/o.csv
campaign lines l.txt ./words sample -n 10 --weights hit/w -o hit/l.txt
campaign reconstruct r.txt ./words reconstruct --data hit/w.txt --weights hit/w -o hit/r.txt
campaign compress x.vaz ./bits compress --data hit/x.csv --weights hit/b -o hit/x.vaz
campaign decompress y.npy ./bits decompress --data hit/x.vaz --weights hit/b -o hit/y.npy
campaign check '' "$VAEC" check hit/table.vae
campaign emit m.c "$VAEC" emit hit/table.vae -o hit/m.c
campaign pytorch m.py "$VAEC" export --format pytorch "$here/../training/digits.vae" -o hit/m.py
campaign onnx 'm.onnx/encoder.onnx m.onnx/decoder.onnx' "$VAEC" export --format onnx "$here/../training/digits.vae" --weights hit/d -o hit/m.onnx
campaign new n.vae "$VAEC" new --data hit/t.csv -o hit/n.vae
summary

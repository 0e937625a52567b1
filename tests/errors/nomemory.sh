# nomemory.sh -- a part of run.sh: vaec without memory. Whichever request is refused: one line and 71, no
# file that is half made or only made on the way; or else the same output as with memory.
vaec_there=$(realpath "$vaec") good_there=$PWD/$good bad_there=$PWD/set_likelihood.vae
${CC:-cc} -O1 -shared -fPIC -o "$dir/nomemory.so" ../nomemory.c || complain "nomemory.c does not compile"

# A compiler that takes no time; what it makes is always the same.
cat >"$dir/quick-cc" <<'CC'
#!/bin/sh
while [ "$1" != -o ]; do shift; done
cp "$TMPDIR/../../product" "$2"
CC
printf '#!/bin/sh\necho {\\"us_per_step\\": 10, \\"threads\\": 1}\n' >"$dir/product"
chmod +x "$dir/quick-cc" "$dir/product"

# attempt N ARGS...: vaec with its N-th request refused, 0: with none, in a directory of its own.
attempt() {
    fail_at=$1
    shift
    rm -rf "$dir/starved" "$dir/count"
    mkdir -p "$dir/starved/tmp" "$dir/starved/home"
    [ -z "$cached" ] || cp -a "$cached/." "$dir/starved/home"
    (
        cd "$dir/starved" || exit 1
        export TMPDIR="$PWD/tmp" XDG_CACHE_HOME="$PWD/home" CC="$dir/quick-cc"
        FAIL_AT=$fail_at COUNT_TO=$dir/count LD_PRELOAD=$dir/nomemory.so "$vaec_there" "$@" >"$dir/out" 2>"$dir/err"
    )
}

# starved CODE FIRST STEP ARGS...: each of FIRST, FIRST + STEP, ... refused; CODE: with memory. What is
# written is called "made".
starved() {
    whole=$1 at=$2 step=$3 refused=0
    shift 3
    attempt 0 "$@"
    code=$?
    [ $code = "$whole" ] || complain "vaec $*: exit $code: $(cat "$dir/err")"
    total=$(cat "$dir/count" 2>/dev/null || echo 150) # run becomes another program and does not tell
    mv "$dir/out" "$dir/want"
    while [ "$at" -le "$total" ]; do
        attempt "$at" "$@"
        code=$?
        left=$(cd "$dir/starved" && find . -mindepth 1 ! -name made ! -path ./tmp ! -path './home*' &&
            find home -name '*.??????')
        if [ -n "$left" ]; then complain "vaec $*, request $at: exit $code, leaves $left"
        elif [ $code = "$whole" ] && cmp -s "$dir/out" "$dir/want"; then passed=$((passed + 1))
        elif [ $code = 71 ] && tail -n 1 "$dir/err" | grep -q 'vaec: out of memory$' && [ ! -e "$dir/starved/made" ]; then
            passed=$((passed + 1)) refused=$((refused + 1))
        else complain "vaec $*, request $at: exit $code: $(tail -n 3 "$dir/err")"; fi
        at=$((at + step))
    done
}
# many_refused N: of the last command's requests, N were; else the ways out were not tried
many_refused() { [ $refused -ge "$1" ] || complain "only $refused of $total requests were refused"; }

cached=
starved 0 1 3 emit "$good_there" -o made
many_refused 20
starved 0 1 3 export --format pytorch "$good_there" -o made
many_refused 10
starved 0 1 5 build "$good_there" -o made
many_refused 10
starved 0 2 11 build --portable "$good_there" -o made
for form in check 'check --json' 'graph --dot' 'graph --json' graph; do
    starved 0 1 13 $form "$good_there"
done
starved 65 1 1 check "$bad_there"
for form in 'help' 'help conv' 'help language' 'completion bash'; do
    starved 0 1 1 $form
done
# The search of --tune is a long way; it keeps its choice, and then finds it.
attempt 0 build --tune "$good_there" -o made
cp -a "$dir/starved/home" "$dir/tuned"
total=$(cat "$dir/count")
starved 0 $((total / 3)) $((total / 3)) build --tune "$good_there" -o made
many_refused 1
cached=$dir/tuned
starved 0 1 11 build --tune "$good_there" -o made
many_refused 10
cached=
cp /bin/true "$dir/product"
starved 0 3 11 run "$good_there" info
many_refused 3

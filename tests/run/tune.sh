# tune.sh -- build --tune: what it measures, takes and keeps, what it makes of the cache, and that a
# program with every choice made otherwise is as right as the standard one.
mkdir tuned && cd tuned || exit 1
cp "$(model small)" small.vae
export XDG_CACHE_HOME="$PWD/cache"

# ---- the real thing: what is faster here is the machine's to say

real=mixed
[ -n "${LONG-}" ] || { # where a choice is compiled sooner
    real=vectors
    export REAL_CC="${CC:-cc}" CC="$root/tests/quick-cc" QUICK=-O1 GRADCHECK=1
}
run "$VAEC" build --tune "$(model $real)" -o real
says stderr 'a step on'
says stderr 'chosen: '
says stderr 'kept in '
run ./real gradcheck
unset QUICK GRADCHECK REAL_CC

# ---- a C compiler whose programs are as fast as we say

cat >fakecc <<'END'
#!/bin/sh
# With FAKE set an object is its source, and a program is a script that says how fast it is, which
# depends on the rows of a panel.
[ -n "$FAKE" ] || exec ${TUNED_CC:-cc} "$@"
for word; do
    case $last in
    -o) out=$word ;;
    -c) source=$word ;;
    esac
    case $word in */model.o) object=$word ;; esac
    last=$word
done
[ -z "$source" ] || exec cp "$source" "$out"
us=100
noisy=
if grep -qF '(size_t)tile * 16, end' "$object"; then us=80
elif grep -qF '(size_t)tile * 64, end' "$object"; then noisy=1
elif grep -qF '(size_t)tile * 128, end' "$object"; then us=79.7; fi
[ "$FAKE" != little ] || [ $us = 100 ] || us=99
cat >"$out" <<SCRIPT
#!/bin/sh
us=$us
if [ -n "$noisy" ]; then
    echo . >>"$PWD/turns"
    [ \$((\$(wc -l <"$PWD/turns") % 3)) = 0 ] && us=150 || us=50
fi
[ -z "\$FAKE_WAIT" ] || sleep "\$FAKE_WAIT"
[ -z "\$FAKE_FAILS" ] || exit 3
echo "{\"us_per_step\": \$us, \"threads\": 1}"
SCRIPT
END
chmod +x fakecc
export CC="$PWD/fakecc" FAKE=1
tune() { run "$VAEC" build "$@" small.vae -o small; }

# Panels of 16 rows are faster: taken, said, kept. Of 64 sometimes much faster, sometimes slower: left.
# Of 128 faster still, but by too little.
tune --tune --keep-c
says stderr 'tuning small: 100.0 us a step on 1 thread'
says stderr 'chosen: panel 16: 0.800 of'
grep -q 'panel *16 *0\.800 .* taken$' stderr && ok || bad "panel 16 is not taken: $(cat stderr)"
grep -q 'panel *64 *0\.625 .*1\.875)$' stderr && ok || bad "panel 64 is taken: $(cat stderr)"
grep -q 'panel *128 *0\.996 .*)$' stderr && ok || bad "panel 128 is taken: $(cat stderr)"
[ "$(grep -c 'taken$' stderr)" -eq 2 ] && ok || bad "not two lines 'taken': $(cat stderr)"
grep -q 'conv *direct *the same program' stderr && ok || bad 'measures one program twice'
kept=$(sed -n 's/^kept in //p' stderr)
grep -q '"panel": "16"' "$kept" && ok || bad "$kept: $(cat "$kept")"
says small.c '// Tuned for one machine: panel 16.'

# One per cent in all is not worth other bits.
FAKE=little tune --retune --keep-c
grep -q 'panel *16 *0\.990 .* taken$' stderr && ok || bad "panel 16 is not taken: $(cat stderr)"
says stderr 'not worth it'
says stderr 'chosen: the standard'
lacks small.c '// Tuned'
says "$kept" '"choices": {}'
tune --retune --keep-c

# The standard C, and its bytes, whatever the cache holds.
run "$VAEC" build --keep-c small.vae -o standard
run "$VAEC" emit small.vae -o emitted.c
same standard.c emitted.c
differ standard.c small.c

# The kernels that models share are compiled once, and again for another compiler, wherever PATH has it, or where it looks elsewhere.
kernels() { find "$XDG_CACHE_HOME/vaec/kernels" -name '*.o' | wc -l; }
others() { # others N: so many kernels more than before
    tune
    [ "$(kernels)" -eq $((there + $1)) ] && ok || bad "kernels: $(kernels), not $((there + $1))"
    there=$(kernels)
}
there=$(kernels)
others 0
touch -d 2001-02-03 fakecc && others 1 && others 0
CPATH=$PWD others 1
CC=fakecc PATH=$PWD/tmp:$PWD:$PATH others 1
touch -d 2002-02-03 fakecc && CC=fakecc PATH=$PWD/tmp:$PWD:$PATH others 1

# The second time nothing is measured, and the same choice gives the same C.
mv small.c first.c
tune --tune --keep-c
says stderr 'tuned before: panel 16'
lacks stderr 'a step on'
same small.c first.c
tune --retune
says stderr 'a step on'

# A file of the cache that is damaged: one warning, a new measurement, a good file.
for damage in '' '{"choices": {"panel": "64"' '[1]' '{"choices": {"panel": "65"}}' '{"choices": {"panels": "64"}}' \
    '{"choices": {"panel": 64}}' '{"choices": {"panel": "16", "panel": "64"}}' '{"choices": 1}'; do
    echo "$damage" >"$kept"
    tune --tune
    [ "$(grep -cF "warning: $kept is not used: " stderr)" -eq 1 ] && ok || bad "with $damage: $(cat stderr)"
    says "$kept" '"panel": "16"'
done
tune --tune
says stderr 'tuned before: panel 16'

# Nowhere to keep the choice, or nothing to read it from: said, and built all the same.
rm "$kept" small && mkdir "$kept"
tune --tune
says stderr "$kept is not used"
says stderr "cannot write $kept"
says stderr 'not kept'
[ -x small ] && ok || bad 'no program without a cache'
rmdir "$kept" && rm small
XDG_CACHE_HOME='' HOME='' tune --tune
says stderr 'no place for the cache'
[ -x small ] && ok || bad 'no program without a place for a cache'

# A program that cannot be measured; a place that cannot be written.
mkdir tmp
rm small
TMPDIR=$PWD/tmp FAKE_FAILS=1 "$VAEC" build --retune small.vae -o small 2>stderr
[ $? -eq 69 ] && ok || bad "a failing bench: $(cat stderr)"
says stderr 'bench failed (exit 3)'
"$VAEC" build --tune small.vae -o tmp 2>stderr
[ $? -eq 73 ] && ok || bad "--tune -o a directory: $(cat stderr)"
lacks stderr 'a step on'

# Stopped: no program, no choice, no temporary files.
TMPDIR=$PWD/tmp FAKE_WAIT=0.1 "$VAEC" build --retune small.vae -o small 2>stderr &
pid=$!
sleep 1.5
kill -TERM $pid
{ wait $pid; } 2>/dev/null
[ $? -eq 143 ] && ok || bad "stopped while tuning: $(cat stderr)"
says stderr 'stopped while tuning'
[ -z "$(ls tmp)" ] && ok || bad "left in the temporary directory: $(ls tmp)"
[ -z "$(ls -d small small.?????? 2>/dev/null)" ] && ok || bad "stopped while tuning, left $(ls)"
[ ! -e "$kept" ] && ok || bad 'stopped while tuning, kept a choice'

# ---- each choice made otherwise: a program that learns, with right gradients and the same bits for
# every number of threads

unset FAKE
[ -n "${LONG-}" ] || export TUNED_CC="$root/tests/quick-cc" QUICK=-O1 GRADCHECK=1
data=shapes:600
run "$VAEC" build small.vae -o standard
run ./standard train --data $data --epochs 2 --quiet --out by.standard
run ./standard eval --data $data --limit 200 --weights by.standard --json
standard=$(json stdout elbo)
for choices in '"panel": "16"' '"panel": "128", "columns": "always"' \
    '"threads": "all", "memory": "own", "tiles": "coarse"' \
    '"memory": "shared", "tiles": "fine", "columns": "never", "block": "384"'; do
    echo "{\"choices\": {$choices}}" >"$kept"
    tune --tune --keep-c
    says stderr 'tuned before: '
    says small.c '// Tuned for one machine: '
    run ./small gradcheck
    threads by.tuned/model.safetensors ./small train --data $data --epochs 2 --quiet --out by.tuned
    run ./small eval --data $data --limit 200 --weights by.tuned --json
    # 1e-4 of the value: two epochs of rounding in other places
    holds "($(json stdout elbo) - $standard)^2 <= (1e-4 * $standard)^2" "ELBO with $choices and the standard"
done
if grep -qw avx512f /proc/cpuinfo; then
    echo '{"choices": {"vectors": "avx2", "block": "96"}}' >"$kept"
    tune --tune --keep-c
    says small.c 'Compile with -mno-avx512f -DVAE_BLOCK_K=96'
    run ./small info
    says stdout 'avx2, runtime avx512'
    run ./small gradcheck
else
    skip 'tune.sh: this processor has no AVX-512'
fi
unset XDG_CACHE_HOME CC TUNED_CC QUICK GRADCHECK
cd ..

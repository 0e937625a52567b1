# sweep: each value with each seed, to the bits of a train alone; what is done is skipped, what is stopped goes on

export XDG_CACHE_HOME=$PWD/sweep-cache
mkdir -p "$XDG_CACHE_HOME"
awk 'BEGIN { srand(6); for (i = 0; i < 200; i++) { a = rand(); b = rand(); print a, b, a + b, a * b } }' | tr ' ' , >swept.csv
cat >swept.vae <<'END'
model swept
param hidden = 8
param rate = 0.003
data   x: vector(4)
latent z: normal(2)
encoder { dense(hidden) relu }
decoder { dense(hidden) relu dense(4) }
loss { likelihood = gaussian(sigma=0.3) }
train { optimizer = adam(lr=rate) batch = 64 epochs = 3 seed = 7 validation = 0.2 }
END
run "$VAEC" sweep swept.vae -D hidden=4,12 --seeds 2 --data swept.csv -o sw
says stdout 'hidden=12,seed=2  12      2     3 '
says stdout 'hidden  seeds  mean ELBO  +-'
says stderr '4 runs in sw, 0 of them done before'
says stderr '(4 of 4)'
mv stdout first
page sw/compare.html
run "$VAEC" run -D hidden=12 swept.vae train --data swept.csv --seed 2 --quiet --out sweep-alone
for file in model.safetensors run.json samples.csv; do same sweep-alone/$file sw/hidden=12,seed=2/$file; done
holds "$(find "$XDG_CACHE_HOME" -name 'swept-*' | wc -l) == 2" "a program for each value"

# All is done: nothing is trained, nothing built. Another option, or other data, and it is.
find sw -name metrics.jsonl -exec ls -i --time-style=full-iso -l {} + >before
run "$VAEC" sweep swept.vae -D hidden=4,12 --seeds 2 --data swept.csv -o sw
find sw -name metrics.jsonl -exec ls -i --time-style=full-iso -l {} + >after
same before after
same first stdout
says stderr '4 of them done before'
run "$VAEC" sweep swept.vae -D hidden=4,12 --seeds 3 --data swept.csv -o sw --json
says stderr '6 runs in sw, 4 of them done before'
says stdout '"groups":[{"settings":{"hidden":"4"},"runs":3,"done":3'
run "$VAEC" sweep swept.vae -D hidden=12 --seeds 2 --data swept.csv -o sw --epochs 4 --quiet
holds "$(wc -c <stderr) == 0" "quiet: $(cat stderr)"
run "$VAEC" run -D hidden=12 swept.vae train --data swept.csv --seed 2 --epochs 4 --quiet --out sweep-alone
same sweep-alone/model.safetensors sw/hidden=12,seed=2/model.safetensors
cp -p sw/hidden=4,seed=3/.sweep mark
touch swept.csv
run "$VAEC" sweep swept.vae -D hidden=4 --seeds 3 --data swept.csv -o sw
says stderr '0 of them done before'
differ mark sw/hidden=4,seed=3/.sweep

# Stopped by Ctrl-C or by a signal, on as many cores as there are: nobody trains on, and the same command goes on.
for signal in INT TERM; do
    env --default-signal=INT,TERM "$VAEC" sweep swept.vae -D rate=0.001,0.002 --data swept.csv --epochs 6000 -o "cut$signal" \
        >stdout 2>stderr &
    pid=$!
    for _ in $(seq 3000); do
        [ ! -s "cut$signal/rate=0.001/metrics.jsonl" ] || break
        sleep 0.02
    done
    kill -$signal $pid
    wait $pid
    status=$?
    holds "$status == $([ $signal = INT ] && echo 130 || echo 143)" "stopped by $signal: $status"
    says stderr 'stopped with 0 of 2 runs done; the same command goes on'
    run flock -n "cut$signal/rate=0.001/.lock" true
    lacks "cut$signal/rate=0.001/run.json" '"done":true'
done
run "$VAEC" sweep swept.vae -D rate=0.001,0.002 --data swept.csv --epochs 6000 -o cutINT
says stderr '(2 of 2)'
says cutINT/rate=0.001/log 'resuming at epoch'
run "$VAEC" run -D rate=0.001 swept.vae train --data swept.csv --epochs 6000 --quiet --out sweep-alone
same sweep-alone/model.safetensors cutINT/rate=0.001/model.safetensors

# A value that does not compile, a training that fails: named, and the others are done.
"$VAEC" sweep swept.vae -D hidden=0,4 --data swept.csv -o some >stdout 2>stderr
holds "$? == 65" "a value that does not compile"
says stderr 'vaec: this is with hidden=0'
says stderr 'vaec: 1 of 2 runs failed, each with its log in some: hidden=0'
says stdout 'hidden=4'
"$VAEC" sweep swept.vae -D rate=0.001,1e12 --data swept.csv -o some >stdout 2>stderr
holds "$? == 70" "a training that fails: $(cat stderr)"
says stderr 'rate=1e12: failed (exit 70): swept: error: step '
says stdout 'rate=0.001'
"$VAEC" sweep swept.vae -D hidden=4,12 --seeds 2 --data absent.csv -o some >stdout 2>stderr
holds "$? == 66 && $(grep -c 'failed (exit 66): swept: error: cannot open absent.csv' stderr) == 4" "$(cat stderr)"
"$VAEC" sweep swept.vae -D hidden=4,12 --jobs 1 --data swept.csv --epoch 3 -o some >stdout 2>stderr
holds "$? == 64 && $(grep -c "did you mean '--epochs'" stderr) == 1" "said once: $(cat stderr)"

wrong() { # wrong STATUS WORDS ARGUMENTS...
    want=$1 words=$2
    shift 2
    "$VAEC" sweep "$@" >stdout 2>stderr
    holds "$? == $want" "$*: $(cat stderr)"
    says stderr "$words"
}
wrong 66 'vaec: cannot read none.vae' none.vae -D hidden=1,2
wrong 64 '-D hidden=x is not a number' swept.vae -D hidden=4,x
wrong 64 '-D hidden= is not a number' swept.vae -D hidden=4,
wrong 64 '-D hidden=4.0 is given twice' swept.vae -D hidden=4,4.0
wrong 64 '-D hidden is given twice' swept.vae -D hidden=4 -D hidden=8
wrong 64 '-D needs name=values' swept.vae -D hidden
wrong 64 "--seeds needs a whole number of at least 1, not '0'" swept.vae --seeds 0
wrong 64 '--seed is for sweep to say' swept.vae --data swept.csv --seed 4
wrong 64 '--out is for sweep to say' swept.vae --out=there
wrong 64 '300 runs are more than 200' swept.vae -D hidden=1,2,3 --seeds 100
wrong 64 'MODEL.vae TRAIN-OPTIONS... is missing' --seeds 2
wrong 64 'the model must be a file' - -D hidden=1,2
wrong 65 'did you mean hidden?' swept.vae -D hiden=1,2 -o some
unset XDG_CACHE_HOME

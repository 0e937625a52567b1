# weights -- which weights a command uses, what it refuses, and what --resume refuses; how often a
# training is saved.

swept() { # swept FILE MODEL: a model with params
    cat >"$1" <<END
model $2
param hidden = 8
param rate = 0.01
data x: vector(6)
latent z: normal(2)
encoder { dense(hidden) tanh }
decoder { dense(hidden) tanh dense(6) }
loss { likelihood = gaussian }
train { batch = 16 epochs = 2 optimizer = adam(lr=rate) validation = 0.1 seed = 3 }
END
}
swept sw.vae sw
swept foreign.vae foreign
build() { "$VAEC" build "$@" >build.log 2>&1 || bad "vaec build $*: $(cat build.log)"; }
build -D hidden=4 sw.vae -o four
build -D rate=0.02 sw.vae -o fast
build sw.vae -o sw
build foreign.vae -o foreign
awk 'BEGIN { srand(5); for (i = 0; i < 200; i++) { for (j = 0; j < 6; j++) printf "%s%.4f", j ? "," : "", rand(); print "" } }' >rows.csv
head -50 rows.csv >some.csv

# ---- the model's own directory, whatever was trained last and wherever
run ./sw train --data rows.csv --quiet
run ./sw train --data rows.csv --quiet --epochs 1 --out elsewhere
run ./sw encode --data some.csv -o z.csv
says stderr "weights: out/sw/model.safetensors (epoch 2)"
run ./sw score --data some.csv -q --json -o s.csv
says stdout '"weights":{"file":"out/sw/model.safetensors","model":"sw","params":"hidden=8 rate=0.01","epoch":2,"step":24}'
run ./sw eval --data some.csv -q --json --weights elsewhere
says stdout '"weights":{"file":"elsewhere","model":"sw","params":"hidden=8 rate=0.01","epoch":1,"step":12}'

# ---- of another variant: never by default; by --weights if they fit, and then it is said
for p in four fast; do
    refuses 65 "out/sw/model.safetensors: weights of sw with hidden=8 rate=0.01, and this program has" \
        ./$p eval --data some.csv
done
refuses 65 "weights of sw with hidden=8 rate=0.01, and this program has hidden=4 rate=0.01" \
    ./four eval --data some.csv --weights elsewhere
run ./fast eval --data some.csv --weights elsewhere -q
says stderr "elsewhere: trained with hidden=8 rate=0.01, and this program has hidden=8 rate=0.02"
# ---- of another model: by name
refuses 65 "weights of the model sw, and this is foreign" ./foreign eval --data some.csv --weights elsewhere
run ./sw init -o init.safetensors
run ./sw eval --data some.csv --weights init.safetensors -q

# ---- rows that were trained on, though some were held out
run ./sw eval --data rows.csv
says stderr "trained on these rows, but for those held out for validation"
run ./sw eval --data some.csv
lacks stderr "trained on"

# ---- --resume says which setting differs, what it was and what it is
refuses 64 "elsewhere/checkpoint was made with --seed 3" \
    ./sw train --data rows.csv --seed 4 --out elsewhere --resume
cp -r elsewhere faster # but the rate may change
run ./sw train --data rows.csv --lr 0.5 --out faster --resume
says stderr 'from here on with lr 0.5'
refuses 64 "params was hidden=8 rate=0.01 and is hidden=8 rate=0.02 now" \
    ./fast train --data rows.csv --out elsewhere --resume
refuses 64 "rows to train on was 180 and is 200 now" \
    ./sw train --data rows.csv --valid some.csv --out elsewhere --resume
sed 's/tanh/relu/' sw.vae >relu.vae
build relu.vae -o relu
refuses 64 "the model's layers, latents or loss were others" \
    ./relu train --data rows.csv --out elsewhere --resume
isas=$(grep -o -w -m1 'avx2' /proc/cpuinfo | head -1)
if [ "$isas" = avx2 ] && [ "$(uname -m)" = x86_64 ]; then
    build --portable sw.vae -o any
    run env VAE_ISA=sse2 ./any train --data rows.csv --epochs 1 --quiet --out any.out
    refuses 64 "by kernels for sse2, runtime sse2, and here they are for avx2, runtime avx2" \
        env VAE_ISA=avx2 ./any train --data rows.csv --out any.out --resume
    run env VAE_ISA=sse2 ./any train --data rows.csv --quiet --out any.out --resume
else
    skip "other kernels: not on this processor"
fi

# ---- the clock decides when a training is saved, not what comes of it
for seconds in 0 1000; do
    FAULT_COUNT=count.$seconds VAE_CHECKPOINT_SECONDS=$seconds LD_PRELOAD=./fault.so \
        run ./sw train --data rows.csv --epochs 20 --quiet --out by.$seconds
done
same by.0/model.safetensors by.1000/model.safetensors
same by.0/checkpoint by.1000/checkpoint
timeless by.0/metrics.jsonl >want
timeless by.1000/metrics.jsonl >got
same want got
holds "$(cat count.0) > $(cat count.1000) + 18 * 10" "calls that touch the disk: $(cat count.0), $(cat count.1000)"
# A kill between loses what is not saved, and the run that goes on does it again.
for at in 40 55; do
    rm -rf cut
    FAULT_AT=$at VAE_CHECKPOINT_SECONDS=1000 LD_PRELOAD=./fault.so \
        ./sw train --data rows.csv --epochs 20 --quiet --out cut 2>stderr
    holds "$? == 137 && $(wc -l <cut/metrics.jsonl) > 1" "killed at $at, after epoch $(wc -l <cut/metrics.jsonl)"
    run ./sw train --data rows.csv --epochs 20 --quiet --out cut --resume
    same by.0/model.safetensors cut/model.safetensors
    same by.0/checkpoint cut/checkpoint
    timeless cut/metrics.jsonl >got
    same want got
done

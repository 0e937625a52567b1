# commands.sh -- a model of real pictures from the first command to the last. Fashion-MNIST where
# Debian's package of it is; made-up shapes otherwise.
fashion=$(dpkg -L dataset-fashion-mnist 2>/dev/null | grep '/t10k-images-idx3-ubyte.gz$')
if [ -n "$fashion" ]; then
    data=$fashion
else
    data=shapes:4000
    skip 'dataset-fashion-mnist is not installed: shapes instead'
fi
build small

# Initial weights depend on the seed alone.
run ./small init --seed 3 -o first.safetensors
run ./small init --seed 3 -o again.safetensors
run ./small init --seed 4 -o other.safetensors
same first.safetensors again.safetensors
differ first.safetensors other.safetensors
run ./small eval --data "$data" --limit 200 --weights first.safetensors --json
untrained=$(json stdout elbo)

run ./small train --data "$data" --limit 4000 --epochs 4
says stderr 'epoch 4/4'
mv out/small trained
refuses 66 'no weights at out/small/model.safetensors' ./small eval --data "$data" --limit 200
cp -r trained out/small
for file in model.safetensors checkpoint metrics.jsonl samples.png report.html; do
    [ -s trained/$file ] && ok || bad "no trained/$file"
done
png trained/samples.png 466 466
holds "$(wc -l <trained/metrics.jsonl) == 4" 'an object for each epoch'
sed -n 1p trained/metrics.jsonl >first
sed -n 4p trained/metrics.jsonl >last
holds "$(json last reconstruction) < $(json first reconstruction) - 10" 'training helps'
says trained/report.html '</html>'

# Without --weights, those in out/ and the model's name.
run ./small eval --data "$data" --limit 200 --json
sed 's/"weights".*//' stdout >evaluated
says stdout '"weights":{"file":"out/small/model.safetensors","model":"small","params":"","epoch":4'
run ./small eval --data "$data" --limit 200 --json --weights trained --threads 2
sed 's/"weights".*//' stdout >again
same again evaluated
elbo=$(json stdout elbo)
holds "$elbo > $untrained + 50" "trained $elbo, untrained $untrained"
difference="$elbo + $(json stdout reconstruction) + $(json stdout kl)"
holds "$difference < 0.01 && $difference > -0.01" 'elbo = -(reconstruction + kl)'
run ./small eval --data "$data" --limit 200 --samples 20 --json
holds "$(json stdout log_likelihood) > $elbo" 'the log-likelihood is above its bound'

run ./small sample -n 9 -o nine.png
png nine.png 176 176 # 3 x (28 + 1) + 1, drawn twice as large
run ./small sample -n 9 -o nine.csv --seed 5
mv nine.csv nine.once
run ./small sample -n 9 -o nine.csv --seed 5
same nine.once nine.csv
table nine.csv 9 784

# Through the latents in one command or in two.
run ./small reconstruct --data "$data" --limit 30 -o reconstructed.npy
run ./small encode --data "$data" --limit 30 -o latents.npy
run ./small decode --latents latents.npy -o decoded.npy
same reconstructed.npy decoded.npy
run ./small encode --data "$data" --limit 30 --logvar -o latents.csv
table latents.csv 30 4
run ./small reconstruct --data "$data" --limit 10 -o pairs.png

# Loss and gradients for data, noise and weights that the caller has.
awk 'BEGIN { for (i = 0; i < 6; i++) print sin(i) "," cos(3 * i) }' >noise.csv
run ./small grad --data "$data" --noise noise.csv --weights trained --beta 0.5 -o grad.safetensors \
    --json
difference="$(json stdout loss) - $(json stdout reconstruction) - 0.5 * $(json stdout kl)"
holds "$difference < 0.01 && $difference > -0.01" 'loss = reconstruction + beta kl'
if grep -qa 'posterior.z.logvar.weight' grad.safetensors; then ok; else bad 'no gradient of a head'; fi
run ./small gradcheck
says stdout 'all gradients agree'

run ./small bench --seconds 0.1 --json
holds "$(json stdout us_per_step) > 0 && $(json stdout share_of_peak) > 0" bench
run ./small info --json
parameters=$(json stdout parameters)
run "$VAEC" check --json "$(model small)"
says stdout "\"parameters\": $parameters,"

# vaec run builds once and then only runs.
export XDG_CACHE_HOME="$PWD/cache.run"
run "$VAEC" run "$(model small)" info
[ "$(ls cache.run/vaec | sort | sed 's/-.*//' | tr '\n' ' ')" = 'kernels small ' ] && ok || bad "the cache holds $(ls cache.run/vaec)"
run "$VAEC" run "$(model small)" info --json

# Products and convolutions are compiled once for all models that include the same; what is damaged is made again, and what
# others may write is left alone.
kept() { ls cache.run/vaec/kernels/*.o; }
alike() { [ -n "${CFLAGS-}" ] || same "$1" "$2"; } # with -g a program names the directory that it was made in
[ "$(kept | wc -l)" -eq 1 ] && ok || bad "kept: $(kept)"
run "$VAEC" build -v "$(model small)" -o by-kept
says stderr "# products and convolutions: $PWD/$(kept)"
grep -q common.c stderr && bad 'compiled again' || ok
run env CFLAGS="${CFLAGS-} -DOTHER" "$VAEC" build -v "$(model small)" -o by-other
grep -q common.c stderr && ok || bad 'not compiled with other flags'
run env XDG_CACHE_HOME= HOME= "$VAEC" build -v "$(model small)" -o by-none
grep -q common.c stderr && ok || bad 'no cache, and not compiled'
alike by-kept by-none
for f in $(kept); do echo damaged >"$f"; done
run "$VAEC" build -v "$(model small)" -o by-kept-2
grep -q common.c stderr && ok || bad 'what is damaged was not made again'
alike by-kept by-kept-2
run "$VAEC" build -v "$(model small)" -o by-kept-2
grep -q common.c stderr && bad 'not kept again' || ok
# What another takes away while the model is compiled.
printf '#!/bin/sh\ncase "$*" in */model.c*) [ -z "$TAKE" ] || rm -f %s/cache.run/vaec/kernels/*.o ;; esac\nexec %s "$@"\n' "$PWD" "${CC:-cc}" >taking-cc
chmod +x taking-cc
run env CC="$PWD/taking-cc" "$VAEC" build "$(model small)" -o by-taking
run env CC="$PWD/taking-cc" TAKE=1 "$VAEC" build -v "$(model small)" -o by-taking
says stderr '# products and convolutions: '
grep -q common.c stderr && ok || bad 'nothing was made in the place of what was taken away'
alike by-kept by-taking
run "$VAEC" build "$(model small)" -o by-kept-2
chmod g+w cache.run/vaec/kernels/*.o
run "$VAEC" build -v "$(model small)" -o by-kept-2
grep -q common.c stderr && ok || bad 'what others may write was used'
chmod o+w cache.run/vaec/kernels
run "$VAEC" build -v "$(model small)" -o by-kept-2
grep -q common.c stderr && ok || bad 'a directory where others may write was used'
alike by-kept by-kept-2
unset XDG_CACHE_HOME

# A model too small for a second thread runs on one, whatever is asked for.
build vectors
run env -u VAE_ALL_THREADS ./vectors bench --threads 8 --seconds 0.05 --json
holds "$(json stdout threads) == 1" 'a tiny model on one thread'
run env VAE_ALL_THREADS=1 ./vectors bench --threads 3 --seconds 0.05 --json
holds "$(json stdout threads) == 3" 'all threads that were asked for'

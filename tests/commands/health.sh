# what training says about the health of the latents

"$VAEC" build "$here/collapsing.vae" -o collapsing >build.log 2>&1 || cat build.log
run ./collapsing train --data shapes:300 --out out/collapsing
holds "$(grep -c 'warning: posterior collapse' stderr) == 1" "said once, not every epoch"
says stderr "beta = linear(0, 1, epochs=10)"
tail -n 1 out/collapsing/metrics.jsonl >last
says last '"warnings":["posterior collapse"]'
holds "$(json last active_units) == 0"
says out/collapsing/report.html "posterior collapse"
# the warning is there with --quiet as well: it is no progress
run ./collapsing train --data shapes:300 --quiet --out out/collapsing
says stderr "posterior collapse"

# healthy models do not get it
run ./shapes train --data shapes:300 --epochs 3 --out out/healthy
lacks stderr "posterior collapse"
lacks out/healthy/metrics.jsonl warnings
lacks out/healthy/report.html "posterior collapse"
holds "$(json out/healthy/metrics.jsonl active_units) > 0"

# what is no draw has no KL to lose
sed 's/latent z.*/latent z: deterministic(3)/; /latent w/d; s/ beta = 200//' "$here/collapsing.vae" >exact.vae
"$VAEC" build exact.vae -o exact >build.log 2>&1 || cat build.log
run ./exact train --data shapes:300 --epochs 3 --out out/exact
lacks stderr "posterior collapse"
holds "$(tail -n 1 out/exact/metrics.jsonl | sed 's/.*"active_units":\([0-9]*\).*/\1/') == 3"

# KL of each dimension, a list for each latent; their sum is the KL of the rows they come from
holds "$(grep -c '"kl_per_dimension":{"z":\[[^]]*\]}' out/healthy/metrics.jsonl) == 3"
sed 's/.*"kl_per_dimension":{"z":\[\([^]]*\)\],"w":\[\([^]]*\)\]}.*/\1,\2/' last >units
table units 1 5
run ./shapes train --data shapes:300 --valid shapes:100 --epochs 2 --quiet --out out/valid
tail -n 1 out/valid/metrics.jsonl >last
sum=$(sed 's/.*"z":\[\([^]]*\)\].*/\1/' last | tr ',' '+')
holds "($sum - $(json last valid_kl)) ^ 2 < 1e-8" "the sum of the dimensions' KL"

# gradcheck, for a machine to read
run ./table gradcheck --json
holds "$(json stdout worst_error) < 1e-5"
says stdout '"good":true'

# rows that were trained on are no test, and no validation
run ./shapes sample -n 60 --quiet -o seen.csv --weights out/healthy
run ./shapes sample -n 60 --seed 9 --quiet -o unseen.csv --weights out/healthy
run ./shapes train --data seen.csv --valid seen.csv --epochs 1 --quiet --out out/seen
says stderr "warning: --valid is the same data as --data"
run ./shapes train --data seen.csv --valid unseen.csv --epochs 1 --quiet --out out/seen
lacks stderr "the same data"
run ./shapes eval --data seen.csv --weights out/seen
says stderr "these are the rows that the weights were trained on"
run ./shapes eval --data unseen.csv --weights out/seen
lacks stderr "trained on"
run ./shapes eval --data unseen.csv --weights out/seen/model.safetensors
lacks stderr "trained on"
run ./shapes eval --data seen.csv --weights out/seen --quiet
lacks stderr "trained on"

# the mutual information gap, where factors are known
run ./shapes eval --data shapes:300 --seed 7 --mig --json --weights out/healthy
holds "$(json stdout mig) > 0 && $(json stdout mig) < 1"
says stdout '"mig_of":{"kind":'
lacks stdout colour
run ./shapes eval --data shapes:300 --seed 7 --mig --weights out/healthy
holds "$(grep -c ' entropy [0-9.]*, z\[[1-5]\] says ' stdout) == 4"
refuses 64 "--mig needs data whose factors are known" ./shapes eval --data seen.csv --mig --weights out/healthy
refuses 64 "--mig needs data whose factors are known" ./table eval --data shapes:30 --mig --weights out/table

# a warning that no longer holds is taken back
cat >recovering.vae <<'END'
model recovering
data   x: vector(8)
latent z: normal(3)
encoder { dense(32) relu }
decoder { dense(32) relu dense(8) }
loss { likelihood = gaussian(sigma=0.3) beta = linear(3000, 0.01, epochs=3) }
train { optimizer = adam(lr=1e-2) batch = 32 epochs = 8 seed = 1 }
END
"$VAEC" build recovering.vae -o recovering >build.log 2>&1 || cat build.log
run ./recovering train --data shapes:600 --quiet --out out/recovering
says stderr "warning: posterior collapse"
holds "$(grep -c 'no posterior collapse any more: after epoch [4-8]' stderr) == 1" "$(cat stderr)"
lacks out/recovering/report.html "posterior collapse"

# a unit whose KL is next to 0 is not active, however much its mean varies: in no epoch there are more
# active units than KLs of 0.01 nats
awk -F'"' '{ match($0, /"active_units":[0-9]+/); active = substr($0, RSTART + 15, RLENGTH - 15)
    match($0, /"z":\[[^]]*\]/); n = split(substr($0, RSTART + 5, RLENGTH - 6), kl, ","); most = 0
    for (i = 1; i <= n; i++) most += kl[i] >= 0.01
    if (active > most) bad++ } END { print bad + 0, NR }' out/recovering/metrics.jsonl >counted
holds "$(cut -d' ' -f1 counted) == 0 && $(cut -d' ' -f2 counted) == 8" "$(cat out/recovering/metrics.jsonl)"
# what is counted of codes are their places, not the numbers in them
cat >places.vae <<'END'
model places
data   x: image(12, 12, 1)
latent z: vq(16, 4, n=9)
encoder { flatten dense(32) relu }
decoder { dense(32) relu dense(144) reshape(12, 12, 1) }
loss { likelihood = bernoulli }
train { batch = 32 epochs = 2 seed = 1 }
END
"$VAEC" build places.vae -o places >build.log 2>&1 || cat build.log
run ./places train --data shapes:200 --quiet --out out/places
run ./places eval --data shapes:50 --weights out/places
holds "$(grep -c '^active places   [0-9] of 9$' stdout) == 1" "$(cat stdout)"
says out/places/report.html 'active places'

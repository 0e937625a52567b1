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

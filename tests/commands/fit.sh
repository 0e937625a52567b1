# fit -- a prior for the codes of a trained model, and sample, which draws from it.
cp -r out/plane out/fit
rm -f out/fit/prior.safetensors
run ./plane sample --weights out/fit -n 40 -o own.npy
lacks stderr "prior:"
refuses 66 "there is no out/fit/prior.safetensors" ./plane sample --weights out/fit --prior fitted -o own.csv

run ./plane fit --weights out/fit --data shapes:600 --prior 'mixture(3)' --json
says stdout '"prior":"mixture(3)"'
holds "$(json stdout rows) == 540 && $(json stdout held_out) == 60"
holds "$(json stdout after) > $(json stdout before)" "$(cat stdout)"
before=$(json stdout before)
cp out/fit/prior.safetensors mixture.safetensors
run ./plane fit --weights out/fit --data shapes:600 --prior 'mixture(3)' --threads 1
same out/fit/prior.safetensors mixture.safetensors
says stdout "log p, after"
says stderr "wrote out/fit/prior.safetensors"

# sample draws from it, from then on, and not if it is told so; the draws do not depend on threads
run ./plane sample --weights out/fit -n 40 -o fitted.npy
says stderr "prior: out/fit/prior.safetensors (mixture(3))"
differ fitted.npy own.npy
run ./plane sample --weights out/fit/model.safetensors -n 40 --prior fitted --threads 1 -o again.npy
same fitted.npy again.npy
run ./plane sample --weights out/fit -n 40 --prior model -o model.npy
same own.npy model.npy

# the mean log density of N(0, I) at the codes held out, counted here
run ./plane encode --weights out/fit --data shapes:600 --draw -o codes.csv
holds "($(awk -F, 'NR % 10 == 0 { for (k = 1; k <= NF; k++) sum -= 0.5 * ($k * $k + log(6.283185307)); n++ } END { print sum / n }' codes.csv) - $before) ^ 2 < 1e-6"

# another kind takes its place
run ./plane fit --weights out/fit --data shapes:300 --prior 'realnvp(2)' --json
says stdout '"prior":"realnvp(2)"'
holds "$(json stdout after) > $(json stdout before)" "$(cat stdout)"
run ./plane sample --weights out/fit -n 40 -o flow.npy
says stderr "(realnvp(2))"
differ flow.npy fitted.npy

# normals that each know a code or two: worse than N(0, I) at codes held out, and that is said
run ./plane fit --weights out/fit --data shapes:60 --prior 'mixture(40)' --json
holds "$(json stdout after) < $(json stdout before)" "$(cat stdout)"
says stderr 'mixture(40) says less of codes that it has not seen than N(0, I) does'

# other weights than those whose codes it is of
cp out/fit/prior.safetensors kept.safetensors
run ./plane train --data shapes:300 --epochs 1 --seed 5 --quiet --out out/fit
cp kept.safetensors out/fit/prior.safetensors
refuses 65 "was fitted to codes of other weights than these" ./plane sample --weights out/fit -o own.csv
run ./plane sample --weights out/fit --prior model -o own.csv
cp out/fit/model.safetensors out/fit/prior.safetensors
refuses 65 "is no prior that fit has written" ./plane sample --weights out/fit -o own.csv
head -c 100 kept.safetensors >out/fit/prior.safetensors
refuses 65 "prior.safetensors" ./plane sample --weights out/fit -o own.csv
rm out/fit/prior.safetensors

# what is refused
refuses 64 "--prior is mixture, mixture(K), realnvp or realnvp(LAYERS), got 'gauss'" ./plane fit --weights out/fit --data shapes:600 --prior gauss
refuses 64 "got 'mixture(3'" ./plane fit --weights out/fit --data shapes:600 --prior 'mixture(3'
refuses 64 "mixture of 0 normals: from 1 to 1024" ./plane fit --weights out/fit --data shapes:600 --prior 'mixture(0)'
refuses 64 "realnvp of 2000 layers: from 1 to 1024" ./plane fit --weights out/fit --data shapes:600 --prior 'realnvp(2000)'
refuses 64 "--prior is fitted or model, got 'mixture'" ./plane sample --weights out/fit --prior mixture -o own.csv
refuses 64 "--prior" ./plane fit --weights out/fit --data shapes:600
refuses 65 "10 rows are too few for mixture of 10 normals" ./plane fit --weights out/fit --data shapes:600 --limit 10 --prior mixture
refuses 65 "fit: 5 rows are too few for mixture of 1 normal, and every tenth to judge it by" ./plane fit --weights out/fit --data shapes:600 --limit 5 --prior 'mixture(1)'
sed 's/normal([^)]*)/normal(2, prior=vamp(3))/' "$here/plane.vae" >learned.vae
run "$VAEC" build learned.vae -o learned
run ./learned train --data shapes:200 --epochs 1 --quiet --out out/learned
refuses 64 "this model has a prior of its own" ./learned fit --weights out/learned --data shapes:200 --prior mixture
# codes on a sphere have no prior of this kind
sed 's/normal([^)]*)/vmf(3)/' "$here/plane.vae" >fit_sphere.vae
run "$VAEC" build fit_sphere.vae -o fit_sphere
run ./fit_sphere train --data shapes:200 --epochs 1 --quiet --out out/fit_sphere
refuses 64 "lie on a sphere, where neither mixture nor realnvp has a density" ./fit_sphere fit --weights out/fit_sphere --data shapes:200 --prior mixture

# two latents, one given the other: each with its KL, drawn from the top down

"$VAEC" build "$here/hierarchy.vae" -o hierarchy >build.log 2>&1 || cat build.log
run ./hierarchy train --data shapes:600 --quiet --out out/hierarchy
weights=out/hierarchy/model.safetensors
run ./hierarchy eval --data shapes:300 --weights $weights --json
low=$(sed 's/.*"kl_per_latent":{"low":\([-0-9.e]*\),.*/\1/' stdout)
top=$(sed 's/.*"kl_per_latent":{[^}]*"top":\([-0-9.e]*\)}.*/\1/' stdout)
holds "$low > 0 && $top > -1e-6 && ($low + $top - $(json stdout kl)) ^ 2 < 1e-6" "the latents' KL"
elbo=$(json stdout elbo)
run ./hierarchy eval --data shapes:300 --weights $weights --samples 50 --json
holds "$(json stdout log_likelihood) > $elbo" "more samples, a higher bound"
run ./hierarchy eval --data shapes:300 --weights $weights
says stdout "KL of low"
says stdout "KL of top"
says out/hierarchy/metrics.jsonl '"kl_per_latent":{"low":'
says out/hierarchy/report.html "KL of top"

# means and variances along the means; draws come from the top down, and depend on the seed
run ./hierarchy encode --data shapes:50 --weights $weights --logvar -o v.csv
table v.csv 50 12
run ./hierarchy encode --data shapes:50 --weights $weights --draw --seed 3 -o d.csv
run ./hierarchy encode --data shapes:50 --weights $weights --draw --seed 4 -o e.csv
table d.csv 50 6
differ d.csv e.csv
threads s.npy ./hierarchy sample -n 70 --weights $weights -o s.npy
run ./hierarchy sample -n 16 --weights $weights -o s.png
run ./hierarchy reconstruct --data shapes:20 --weights $weights -o r.png
run ./hierarchy gradcheck
says stdout "all gradients agree"

# ---------------------------------------------------------------- drawn inside the decoder

"$VAEC" build "$here/topdown.vae" -o topdown >build.log 2>&1 || cat build.log
run ./topdown train --data shapes:400 --quiet --out out/topdown
weights=out/topdown/model.safetensors
run ./topdown eval --data shapes:200 --weights $weights --json
elbo=$(json stdout elbo) kl=$(json stdout kl)
each=$(sed 's/.*"kl_per_latent":{"\([^}]*\)}.*/\1/' stdout | tr ',' '\n' | sed 's/.*://' | paste -sd+)
holds "($each - $kl) ^ 2 < 1e-6" "the latents' KL: $each is $kl"
run ./topdown eval --data shapes:200 --weights $weights --samples 50 --json
holds "$(json stdout log_likelihood) > $elbo" "more samples, a higher bound"
for file in metrics.jsonl report.html; do
    for z in z1 z2 z3; do says out/topdown/$file $z; done
done

# encode writes all; decode takes all, or z1 alone (2 of the 2 + 12 + 32 numbers, declared last)
run ./topdown encode --data shapes:50 --weights $weights --logvar -o v.csv
table v.csv 50 92
threads d.csv ./topdown encode --data shapes:50 --weights $weights --draw --seed 3 -o d.csv
./topdown encode --data shapes:50 --weights $weights --draw --seed 3 -o d.csv 2>stderr
./topdown encode --data shapes:50 --weights $weights --draw --seed 4 -o e.csv 2>stderr
differ d.csv e.csv
run ./topdown decode --latents d.csv --weights $weights -o all.csv
cut -d, -f45-46 d.csv >top.csv
threads some.csv ./topdown decode --latents top.csv --weights $weights --seed 1 -o some.csv
./topdown decode --latents top.csv --weights $weights --seed 1 -o one.csv 2>stderr
./topdown decode --latents top.csv --weights $weights --seed 2 -o other.csv 2>stderr
table one.csv 50 144
differ one.csv other.csv
cut -d, -f1-3 d.csv >wrong.csv
refuses 65 'a row has 3 values, but 46 are needed, or the 2 of the latents that are not drawn in a decoder' \
    ./topdown decode --latents wrong.csv --weights $weights -o x.csv

# walks: what is below a latent follows it, and without data begins where the priors' middles are
threads t.csv ./topdown traverse --weights $weights --steps 3 --dims 46 -o t.csv
./topdown traverse --weights $weights --steps 3 --dims 46 -o t.csv >stdout 2>stderr
table t.csv 138 144
a=$(awk '$2 == "z1[1]" { print 3 * ($1 - 1) + 2 }' stdout) b=$(awk '$2 == "z1[2]" { print 3 * ($1 - 1) + 2 }' stdout)
sed -n "${a}p" t.csv >middle.1
sed -n "${b}p" t.csv >middle.2
same middle.1 middle.2
run ./topdown manifold --weights $weights --steps 4 -o m.png
run ./topdown interpolate --data shapes:20 --weights $weights -o i.png
run ./topdown score --data shapes:20 --weights $weights --samples 3 -o s.csv
threads s.npy ./topdown sample -n 70 --weights $weights -o s.npy
run ./topdown reconstruct --data shapes:20 --weights $weights -o r.png

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

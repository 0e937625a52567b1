# sphere.sh -- a latent on the unit sphere: codes of length 1, paths along it, and what is refused

cat >sphere.vae <<'END'
model sphere
data   x: image(12, 12, 1)
latent z: vmf(4)
encoder { flatten dense(24) relu }
decoder { dense(24) relu dense(144) reshape(12, 12, 1) }
loss { likelihood = bernoulli }
train { batch = 32 epochs = 6 optimizer = adam(lr=0.01) }
END
QUICK=-O1 "$VAEC" build sphere.vae -o sphere >build.log 2>&1 || cat build.log
run ./sphere train --data shapes:300 --quiet --out out/sphere
run ./sphere train --data shapes:300 --quiet --out out/sphere3 --threads 3
same out/sphere/model.safetensors out/sphere3/model.safetensors
page out/sphere/report.html
run ./sphere eval --data shapes:300 --weights out/sphere --samples 30 --json
holds "$(json stdout kl) > 0.1 && $(json stdout log_likelihood) > $(json stdout elbo)" "$(cat stdout)"
for draw in '' --draw; do
    # shellcheck disable=SC2086
    run ./sphere encode --data shapes:300 --weights out/sphere $draw -o codes.csv
    table codes.csv 300 4
    holds "$(awk -F, '{ d = $1 ^ 2 + $2 ^ 2 + $3 ^ 2 + $4 ^ 2 - 1; if (d * d > 1e-9) n++ } END { print n + 0 }' codes.csv) == 0" "length 1"
done
refuses 64 "no variance in closed form" ./sphere encode --data shapes:300 --weights out/sphere --logvar -o lv.csv
# draws from the prior, decoded; the decoder takes any length
run ./sphere sample -n 30 --weights out/sphere -o s.npy
awk -F, '{ printf "%.9g,%.9g,%.9g,%.9g\n", 3 * $1, 3 * $2, 3 * $3, 3 * $4 }' codes.csv >long.csv
run ./sphere decode --latents codes.csv --weights out/sphere -o one.csv
run ./sphere decode --latents long.csv --weights out/sphere -o three.csv
holds "$(paste -d, one.csv three.csv | awk -F, '{ for (i = 1; i <= 144; i++) { d = $i - $(144 + i); if (d * d > 1e-8) n++ } } END { print n + 0 }') == 0"
# halfway along the arc is where both ends' sum points
run ./sphere interpolate --data shapes:300 --from 3 --to 7 --steps 3 --weights out/sphere -o path.csv
run ./sphere encode --data shapes:300 --weights out/sphere -o codes.csv
awk -F, 'NR == 3 || NR == 7 { for (i = 1; i <= 4; i++) z[i] += $i } END { printf "%.9g,%.9g,%.9g,%.9g\n", z[1], z[2], z[3], z[4] }' codes.csv >half.csv
run ./sphere decode --latents half.csv --weights out/sphere -o middle.csv
holds "$(sed -n 2p path.csv | paste -d, - middle.csv | awk -F, '{ for (i = 1; i <= 144; i++) { d = $i - $(144 + i); if (d * d > 1e-8) n++ } } END { print n + 0 }') == 0"
run ./sphere latents --data shapes:300 --weights out/sphere -o plane.svg
run ./sphere arithmetic --data shapes:300 --formula 'row:3 - 7 + 2*row:12' --weights out/sphere -o sum.csv
refuses 64 "traverse: z is on a sphere, which no dimension keeps to; interpolate goes along it" ./sphere traverse --weights out/sphere -o t.png
refuses 64 "manifold: z is on a sphere" ./sphere manifold --weights out/sphere -o m.png
run ./sphere gradcheck
says stdout "all gradients agree"
# another program says the same; graphs of the encoder have no form elsewhere
"$VAEC" emit --standalone sphere.vae -o alone.c && ${CC:-cc} -O0 alone.c -o alone -lm >cc.log 2>&1 || bad "standalone: $(head -c 300 cc.log)"
run ./alone eval --data one.csv --weights out/sphere/model.safetensors --samples 3 --json
cp stdout alone.json
run ./sphere eval --data one.csv --weights out/sphere --samples 3 --json
holds "($(json stdout elbo) - $(json alone.json elbo)) ^ 2 < 1e-6"
"$VAEC" export --format onnx sphere.vae --weights out/sphere -o exported 2>onnx || bad "onnx: $(cat onnx)"
says onnx "no output z.sample: that draw has no form here"
"$VAEC" export --format page sphere.vae --weights out/sphere -o exported.html 2>web || bad "page: $(cat web)"
says web "no output z.sample: that draw has no form here"
"$VAEC" export --format pytorch sphere.vae -o exported.py || bad "pytorch"
says exported.py 'SphereHeads(24, 4)'

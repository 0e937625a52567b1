# Images that are told place by place.
cat >told.vae <<'E'
model told
data x: image(8, 8, 1)
latent z: normal(3)
network trunk(z) { dense(64) reshape(8, 8, 1) }
encoder { flatten dense(32) relu }
decoder(previous, trunk) { conv(8, 5, causal=true) relu concat(trunk) conv(8, 3, causal=true) relu dense(1) }
loss { likelihood = bernoulli }
train { batch = 32 epochs = 2 }
E
run "$VAEC" build told.vae -o told
run ./told train --data shapes:200 --valid shapes:40 -q --out run
[ -s run/samples.png ] && ok || bad "no samples.png"
run ./told eval --data shapes:40 --weights run --json
lacks stdout 'psnr'

# ---- draws are those of the seed and the row, whatever the threads, the batch and the neighbours
run ./told sample -n 40 --weights run --threads 1 -q -o a.npy
run ./told sample -n 40 --weights run --threads 2 -q -o b.npy
same a.npy b.npy
run ./told sample -n 3 --weights run -q -o c.csv
run ./told sample -n 40 --weights run -q -o d.csv
head -n 3 d.csv >e.csv
same c.csv e.csv
holds "$(tr ',' '\n' <c.csv | sort -u | grep -c .) == 2" 'a drawn pixel is 0 or 1'
run ./told sample -n 40 --seed 2 --weights run -q -o f.npy
differ a.npy f.npy

# ---- --greedy: means, given those before
run ./told sample -n 3 --greedy --weights run -q -o g.csv
holds "$(tr ',' '\n' <g.csv | sort -u | grep -c .) > 2" 'a mean is any number'
run ./told encode --data shapes:5 --weights run -q -o z.npy
run ./told decode --latents z.npy --weights run --greedy -q -o h.npy
run ./told reconstruct --data shapes:5 --weights run --greedy -q -o i.npy
same h.npy i.npy
run ./told decode --latents z.npy --weights run -q -o j.npy
differ h.npy j.npy
run ./told reconstruct --data shapes:5 --weights run -q -o k.png
run ./told interpolate --data shapes:2 --weights run -q -o l.png

# ---- what does not go with it
refuses 64 '--greedy draws nothing' ./told sample --greedy --draw --weights run -o no.npy
refuses 64 "--top is of tokens and of codes whose prior is a network, and 'x' is an image told place by place" ./told sample --top 3 --weights run -o no.npy
refuses 64 "and 'x' is an image told place by place: --greedy takes means" ./told sample --greedy --temperature 2 --weights run -o no.npy
refuses 64 'impute is for decoders without previous' ./told impute --data shapes:5 --weights run -o no.npy
refuses 64 'denoise is for decoders without previous' ./told denoise --data shapes:5 --noise 0.1 --weights run -o no.npy
refuses 64 'is told place by place, and what it is along a latent is drawn' ./told explain --along z.0 --data shapes:5 --weights run -o no.npy
only() { # only MESSAGE COMMAND...
    said=$1
    shift
    "$@" >stdout 2>stderr
    [ $? -eq 65 ] && ok || bad "$*: not refused"
    says stderr "$said"
}
for format in pytorch 'onnx --weights none' 'page --weights none'; do
    # shellcheck disable=SC2086
    only 'x is told place by place (previous), which programs and libraries draw, but no exported form' \
        "$VAEC" export --format $format told.vae -o no
    says stderr 'hint: vaec build, or vaec emit --standalone or --library'
done
lacks_file() { [ ! -e "$1" ] && ok || bad "$1 is there"; }
for name in no no.c no.h no.npy no.vaz; do lacks_file $name; done

# ---- compress goes by the places, too: what was coded comes back, at the rate of the bound
cat >levels.vae <<'E'
model levels
data x: image(6, 6, 2)
latent z: normal(3)
encoder { flatten dense(16) relu }
decoder(previous, z) { conv(8, 3, causal=true) concat(z) relu conv(8, 3, causal=true) relu dense(2) }
loss { likelihood = logistic(bins=16) }
train { batch = 32 epochs = 2 }
E
run "$VAEC" build levels.vae -o levels
awk 'BEGIN { srand(5); for (i = 0; i < 300; i++) for (j = 0; j < 72; j++) {
    v = int(i % 5 * 2 + j % 7 / 2 + 4 * rand()); printf "%.9g%s", v / 15, j == 71 ? "\n" : "," } }' >levels.csv
run ./levels train --data levels.csv -q --out levels.run
run ./levels eval --data levels.csv --weights levels.run --samples 4 --json
bound=$(json stdout elbo)
for threads in 1 2 3; do
    run ./levels compress --data levels.csv --weights levels.run --threads $threads -q --json -o levels$threads.vaz
    same levels1.vaz levels$threads.vaz
done
holds "$(json stdout bits_per_row) < 1.02 * -($bound) / log(2) + 8 * 180 / 300" "$(json stdout bits_per_row) bits a row, bound $bound nats"
run ./levels decompress --data levels1.vaz --weights levels.run -q -o back.csv
same levels.csv back.csv
run ./told sample -n 70 --weights run -q -o drawn.npy
run ./told compress --data drawn.npy --weights run --chunk 40 -q -o drawn.vaz
run ./told decompress --data drawn.vaz --weights run -q -o again.npy
same drawn.npy again.npy

# ---- a kernel of one place sees nothing but what flows in there
cat >places_one.vae <<'E'
model places_one
data x: image(5, 7, 1)
latent z: normal(2)
encoder(x) { flatten dense(8) relu }
decoder(previous, z) { conv(6, 1, causal=true) concat(z) relu dense(1) }
loss { likelihood = bernoulli }
E
run "$VAEC" build places_one.vae -o places_one
run ./places_one gradcheck
run ./places_one train --data shapes:50 --epochs 1 -q --out places_one.run
run ./places_one sample -n 3 --weights places_one.run -q -o m.npy

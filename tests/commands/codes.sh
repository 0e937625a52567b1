# Codes whose prior is a network: `prior c(previous) { ... }`.
cat >coded.vae <<'E'
model coded
data x: image(8, 8, 1)
data y: label(3)
latent c: vq(12, 4, grid=(4, 4), update=ema)
encoder(x) { conv(8, 4, stride=2) relu conv(8, 3) batchnorm relu }
prior c(previous, y) { embed(6) conv(8, 5, causal=true) relu concat(y) dense(8) attention(2, causal=true) dense(12) }
decoder(c) { deconv(8, 4, stride=2) relu conv(1) }
loss { likelihood = bernoulli }
train { batch = 32 epochs = 3 }
E
sed 's/, y)/)/; s/concat(y) //; /^data y/d; s/, update=ema//; s/batchnorm //' coded.vae >uncoded.vae
run "$VAEC" build coded.vae -o coded
run "$VAEC" build uncoded.vae -o plain
run ./coded train --data shapes:300 --valid shapes:40 -q --out run
run ./plain train --data shapes:300 -q --out plain.run
[ -s run/samples.png ] && ok || bad 'no samples.png'

# ---- the KL is minus the log-likelihood of the codes in nats; below the uniform prior's, which is 16 log 12
run ./coded eval --data shapes:100 --weights run --json
holds "$(json stdout kl) < 16 * log(12) && $(json stdout kl) > 0"
run ./coded init --seed 3 -o new.safetensors
run ./coded eval --data shapes:100 --weights new.safetensors --json
holds "$(json stdout kl) > 16 * log(12) * 0.8"

# ---- draws are those of the seed and the row, whatever the threads, the batch and the neighbours
run ./plain sample -n 40 --weights plain.run --threads 1 -q -o a.npy
run ./plain sample -n 40 --weights plain.run --threads 2 -q -o b.npy
same a.npy b.npy
run ./plain sample -n 40 --weights plain.run -q -o d.csv
run ./plain sample -n 3 --weights plain.run -q -o c.csv
head -n 3 d.csv >e.csv
same c.csv e.csv
run ./plain sample -n 40 --weights plain.run --seed 2 -q -o f.npy
differ a.npy f.npy
run ./plain sample -n 40 --weights plain.run --top 1 -q -o g.csv
holds "$(sort -u g.csv | grep -c .) == 1" 'of the likeliest there is one'
run ./plain sample -n 40 --weights plain.run --temperature 1e-6 -q -o h.csv
same g.csv h.csv
run ./coded sample -n 6 --condition y=1 --weights run -q -o i.npy
run ./coded sample -n 6 --condition y=2 --weights run -q -o j.npy
run ./coded sample --weights run -q -o all.png
refuses 64 '--condition' ./coded sample -n 6 --condition x=1 --weights run -q -o no.npy

# ---- train --prior: nothing else moves, running averages included
run ./coded train --prior --weights run --data shapes:300 --epochs 2 -q --out more
cat >parts.py <<'E'
import json, struct, sys
def read(path):
    raw = open(path, 'rb').read()
    n = struct.unpack('<Q', raw[:8])[0]
    head = json.loads(raw[8:8 + n])
    head.pop('__metadata__', None)
    return {k: raw[8 + n + v['data_offsets'][0]:8 + n + v['data_offsets'][1]] for k, v in head.items()}
a, b = read(sys.argv[1]), read(sys.argv[2])
moved = [k for k in a if a[k] != b[k]]
assert set(a) == set(b) and moved and all(k.startswith('prior.c.') for k in moved), moved
assert all(k in moved for k in a if k.startswith('prior.c.')), moved
E
if command -v python3 >/dev/null; then run python3 parts.py run/model.safetensors more/model.safetensors; else skip 'no Python here'; fi
for threads in 1 2; do run ./coded train --prior --weights run --data shapes:300 --threads $threads -q --out t$threads; done
same t1/model.safetensors t2/model.safetensors
refuses 64 'give the weights of the rest with --weights' ./coded train --prior --data shapes:300 --out no
refuses 64 'leave out --freeze' ./coded train --prior --freeze encoder --weights run --data shapes:300 --out no
refuses 64 'no latent of this model has a prior that is a network' ./shapes train --prior --weights out/shapes --data shapes:300 --out no

# ---- without it, encoder, codebook and decoder learn what they would learn without a prior's network
sed '/^prior c/d' uncoded.vae >codes_bare.vae
run "$VAEC" build codes_bare.vae -o codes_bare
cat >strip.py <<'E'
import json, struct, sys
raw = open(sys.argv[1], 'rb').read()
n = struct.unpack('<Q', raw[:8])[0]
head, body, kept = json.loads(raw[8:8 + n]), b'', {}
for name, entry in head.items():
    if name == '__metadata__' or name.startswith('prior.'): continue
    first, end = entry['data_offsets']
    kept[name] = {**entry, 'data_offsets': [len(body), len(body) + end - first]}
    body += raw[8 + n + first:8 + n + end]
text = json.dumps(kept).encode()
text += b' ' * (-len(text) % 8)
open(sys.argv[2], 'wb').write(struct.pack('<Q', len(text)) + text + body)
E
if command -v python3 >/dev/null; then
    run ./plain init --seed 5 -o start.safetensors
    run python3 strip.py start.safetensors bare.safetensors
    run ./plain train --data shapes:300 --weights start.safetensors --seed 5 --epochs 2 -q --out with
    run ./codes_bare train --data shapes:300 --weights bare.safetensors --seed 5 --epochs 2 -q --out without
    run python3 strip.py with/model.safetensors with.safetensors
    run python3 strip.py without/model.safetensors without.safetensors
    same with.safetensors without.safetensors
else
    skip 'no Python here'
fi

# ---- what does not go with it
refuses 64 'has a prior that goes from code to code' ./plain compress --data shapes:5 --weights plain.run -o no.vaz
refuses 64 'here codes are drawn, from their prior: --top 1 takes the likeliest each time' ./plain sample --greedy --weights plain.run -o no.npy
refuses 64 '--top is of codes that the prior c draws, as sample does: here they are given' ./plain decode --latents a.npy --top 3 --weights plain.run -o no.npy
only() { # only MESSAGE COMMAND...
    said=$1
    shift
    "$@" >stdout 2>stderr
    [ $? -eq 65 ] && ok || bad "$*: not refused"
    says stderr "$said"
}
why='the codes of c are drawn one after the other (prior c), which programs and libraries draw, but no exported form'
for format in pytorch 'onnx --weights none' 'page --weights none'; do
    # shellcheck disable=SC2086
    only "$why" "$VAEC" export --format $format coded.vae -o no
done
for name in no no.c no.h no.npy no.vaz; do [ ! -e $name ] && ok || bad "$name is there"; done

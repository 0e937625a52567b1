#!/bin/sh
# run.sh -- the reference: `vaec help` says what the tables say, the pages under docs/ do too, and what
# they show in Python agrees with what a built model computes.
#   VAEC=build/vaec tests/docs/run.sh       last line: N passed, N failed
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
VAEC=${VAEC:-$root/build/vaec}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
. "$root/tests/commands/lib.sh"

# ---------------------------------------------------------------- the pages

run "$root/tools/docs.sh" --check "$VAEC"
cat stdout
# and a page that is not what the tables say is found out
mkdir -p stale/tools stale/docs
cp "$root/tools/docs.sh" stale/tools/
sed 's/fully connected/fully connectd/' "$root/docs/language.md" >stale/docs/language.md
stale/tools/docs.sh --check "$VAEC" >stdout 2>&1
holds "$? == 1" "a stale page"
says stdout "docs/language.md is not what the tables say"
stale/tools/docs.sh "$VAEC" >stdout 2>&1
same stale/docs/language.md "$root/docs/language.md"
# a table that a blank line cuts in two, or ends early
awk '/^\|/ { if (blank && in_table) print FILENAME ":" FNR; in_table = 1; blank = 0; next }
    /^$/ { blank = 1; next } { in_table = 0; blank = 0 }' "$root"/docs/*.md "$root/README.md" >cut
holds "$(wc -l <cut) == 0" "tables cut in two: $(cat cut)"

# ---------------------------------------------------------------- vaec help

for word in conv deconv maxpool avgpool globalavgpool upsample batchnorm layernorm groupnorm relu normal vq \
    vamp planar gaussian zinb dip beta clip_norm adamw cyclical step glorot vector stages language; do
    run "$VAEC" help $word
done
run "$VAEC" help conv
says stdout 'conv(filters, kernel=3, stride=1, pad=same, dilation=1, groups=1) (stage)'
says stdout 'kernel: whole number from 1 to 1024, or two: (height, width)'
run "$VAEC" help linear # a schedule, and one of lr
says stdout '(schedule)'
says stdout '(lr_schedule)'
run "$VAEC" help batch
says stdout 'batch = 128 (setting of train)'
run "$VAEC" help build # commands as before
says stdout 'usage: vaec build'
"$VAEC" help conw >stdout 2>stderr
holds "$? == 64"
says stderr "no help on 'conw'; did you mean 'conv'?"
"$VAEC" help language >stdout
# every row of every table is there
sed -n 's/^[A-Z]*(\([a-z_0-9]*\),.*/\1/p' "$root"/compiler/model/*.def | grep -vE '^(categorical|vq)$' | sort -u >names
holds "$(wc -l <names) > 40"
while read -r name; do
    if grep -qE "^  $name(\(|\$| =)" stdout; then ok; else bad "vaec help language lacks $name"; fi
done <names

# ---------------------------------------------------------------- recipes of docs/data.md

printf 'age,town,weight\n3,Rome,2.5\n4,Oslo,1\n5,Rome,7\n' >in.csv
awk '/one-hot columns:/ { near = 1 } near && /^```sh/ { on = 1; next } /^```/ && on { exit } on' \
    "$root/docs/data.md" >recipe.sh
run sh recipe.sh
printf 'age,Rome,Oslo,weight\n3,1,0,2.5\n4,0,1,1\n5,1,0,7\n' >want.csv
same out.csv want.csv
if /usr/bin/python3 -c 'import PIL' 2>/dev/null; then
    mkdir photos
    cp "$root/docs/fashion.png" photos/wide.png
    awk '/^```python/ { on = 1; next } /^```/ && on { exit } on' "$root/docs/data.md" >recipe.py
    run /usr/bin/python3 recipe.py
    png small/wide.png 64 64
else
    skip "no PIL for the recipe of photos in docs/data.md"
fi

# ---------------------------------------------------------------- beside PyTorch

if /usr/bin/python3 -c 'import torch' 2>/dev/null; then
    # The model and the module of docs/language.md
    cat >same.vae <<'END'
model same
data   x: image(8, 8, 2)
latent z: normal(2)
END
    sed -n '/has the encoder.s values of/,/^```$/d; /^encoder { conv(4/p' "$root/docs/language.md" >>same.vae
    cat >>same.vae <<'END'
decoder { dense(128) reshape(8, 8, 2) }
loss { likelihood = mse beta = 0.5 }
END
    run "$VAEC" build same.vae -o same
    run ./same init --seed 3 -o w.safetensors
    {
        cat <<'END'
import json, struct, numpy, torch
def load(path): # safetensors: a length, JSON, bytes
    raw = open(path, "rb").read()
    n = struct.unpack("<Q", raw[:8])[0]
    return {k: torch.tensor(numpy.frombuffer(raw[8 + n + v["data_offsets"][0]:8 + n + v["data_offsets"][1]],
            dtype="<f4").reshape(v["shape"]).copy())
            for k, v in json.loads(raw[8:8 + n]).items() if k != "__metadata__"}
w = load("w.safetensors")
END
        sed -n '/tests\/docs\/same.py/,/<!-- end/p' "$root/docs/language.md" | sed '1,2d;/^```$/,$d'
        cat <<'END'
numpy.random.seed(1)
x = numpy.random.rand(9, 8, 8, 2).astype("f4")
numpy.save("x.npy", x)
f = encoder(torch.tensor(x))
m = f @ w["posterior.z.mean.weight"].T + w["posterior.z.mean.bias"]
numpy.save("want.npy", m.detach().numpy())
END
    } >same.py
    run /usr/bin/python3 same.py
    run ./same encode --data x.npy --weights w.safetensors -o got.npy
    run /usr/bin/python3 -c 'import numpy; a, b = numpy.load("got.npy"), numpy.load("want.npy"); assert a.shape == b.shape == (9, 2)
assert abs(b).max() > 0.01 and abs(a - b).max() < 1e-5, abs(a - b).max()'
else
    skip "no PyTorch to compare the example of docs/language.md with"
fi

summary

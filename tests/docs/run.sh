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

# ---------------------------------------------------------------- links

# Every link and picture of a page leads to a file of the tree, and what follows its # to a heading there.
cat >links.awk <<'END'
function slug(s) { s = tolower(s); gsub(/`/, "", s); gsub(/[^a-z0-9 _-]/, "", s); gsub(/ /, "-", s); return s }
FNR == 1 { code = 0 }
/^```/ { code = !code; next }
code { next }
/^#+ / { sub(/^#+ /, ""); print "heading", FILENAME "#" slug($0); next }
{
    gsub(/`[^`]*`/, "")
    while (match($0, /\]\([^)]*\)/)) {
        print "link", FILENAME, substr($0, RSTART + 2, RLENGTH - 3)
        $0 = substr($0, RSTART + RLENGTH)
    }
    while (match($0, /(src|href|srcset)="[^"]*"/)) {
        link = substr($0, RSTART, RLENGTH); sub(/^[a-z]*="/, "", link); sub(/"$/, "", link)
        print "link", FILENAME, link
        $0 = substr($0, RSTART + RLENGTH)
    }
}
END
links() { # links DIRECTORY: those of its pages that lead nowhere
    (
        cd "$1" && awk -f "$scratch/links.awk" *.md docs/*.md >"$scratch/found"
        grep '^heading' "$scratch/found" | cut -d' ' -f2 >"$scratch/headings"
        sed -n 's/^link //p' "$scratch/found" | while read -r page link; do
            case $link in
            http://* | https://* | mailto:*) continue ;;
            '#'*) target=$page ;;
            *) target=$(realpath -m --relative-to=. "$(dirname "$page")/${link%%#*}") ;;
            esac
            [ -e "$target" ] || { echo "$page: $link"; continue; }
            case $link in *'#'*) grep -qxF "$target#${link#*#}" "$scratch/headings" || echo "$page: $link" ;; esac
        done
    )
}
links "$root" >dead
holds "$(grep -c '^link' found) > 60" "few links"
holds "$(wc -l <dead) == 0" "dead links: $(cat dead)"
mkdir -p pages/docs
printf '# A page\n[1](docs/b.md#what-it-is) [2](docs/c.md) [3](docs/b.md#what) ![4](no.png) `[5](x.md)` [6](#a-page)\n' >pages/a.md
printf '# B\n## What `it` is?\n[7](../a.md#a-page) <img src="c.svg">\n' >pages/docs/b.md
links pages >dead
same dead - <<END
a.md: docs/c.md
a.md: docs/b.md#what
a.md: no.png
docs/b.md: c.svg
END

# Commands of vaec and of programs in the pages exist, with their options.
"$VAEC" --help | sed -n 's/^  vaec \([a-z]*\) .*/\1/p' >commands
echo help >>commands
awk 'FNR == 1 { code = 0 } /^```/ { code = !code; next }
    code && match($0, /^ *([$] )?vaec /) { print FILENAME ": " substr($0, RSTART + RLENGTH - 5); next }
    { while (match($0, /`vaec [a-z][^`]*`/)) {
        print FILENAME ": " substr($0, RSTART + 1, RLENGTH - 2); $0 = substr($0, RSTART + RLENGTH) } }' \
    "$root"/*.md "$root"/docs/*.md | sed "s|^$root/||; s/ *[#&;|].*//" | sort -u >used
holds "$(wc -l <used) > 40" "few commands"
while read -r page _ command rest; do
    grep -qx "$command" commands || { bad "$page vaec $command is no command"; continue; }
    [ "$command" != help ] && [ "$command" != run ] && [ "$command" != new ] || continue
    "$VAEC" "$command" --help >help
    for option in $(echo "$rest" | grep -oE '(^| )--?[a-zA-Z][a-z-]*' | grep -oE -- '--[a-z-]+'); do
        grep -q -- "$option\b" help || bad "$page vaec $command takes no $option"
    done
done <used

# ---------------------------------------------------------------- entries

# Each name has an entry with what belongs to its kind, and its example is a model when what it lacks is added.
entries() { # entries PAGE: what is wrong with its entries; the examples go to examples/
    rm -rf examples && mkdir examples
    awk '
        function judge() {
            if (name == "") return
            if (!help) print name ": says nothing"
            if (!example) print name ": has no example"
            if (!formula && kind ~ /^(data|latent|flow|prior|stage|activation|likelihood|objective|schedule|optimizer)$/) print name ": has no formula"
            if (!shapes && kind ~ /^(data|latent|stage|activation)$/) print name ": has no shapes"
        }
        /^##/ { judge(); name = "" }
        /^### / {
            kind = $0; sub(/.*\(/, "", kind); sub(/\)$/, "", kind); sub(/^setting of /, "", kind)
            name = $2 "-" kind; signature = help = example = formula = shapes = code = 0
            next
        }
        name == "" { next }
        /^```/ { code = !code; next }
        code { example = 1; print > ("examples/" name) ; next }
        /^- formula: ./ { formula = 1; next }
        /^- shapes: ./ { shapes = 1; next }
        /^- / { next }
        !signature { signature = /^`/; next }
        /^./ { help = 1 }
        END { judge() }' "$1"
}
entries "$root/docs/reference.md" >wrong
holds "$(wc -l <wrong) == 0" "$(cat wrong)"
holds "$(ls examples | wc -l) > 70" "few examples"
for example in examples/*; do
    inside=encoder base='data x: image(16, 16, 3)' decoder='decoder { dense(768) reshape(16, 16, 3) }' encoder='encoder { flatten dense(8) relu }'
    case $example in
    *-loss | *-likelihood | *-objective | *-schedule) inside=loss ;;
    *-train | *-optimizer | *-lr_schedule | *-init | *-privacy) inside=train ;;
    esac
    grep -q 'image(16, 16, 1)' "$example" && decoder='decoder { dense(256) reshape(16, 16, 1) }'
    grep -q 'image(28, 28, 1)' "$example" && decoder='decoder { dense(784) reshape(28, 28, 1) }'
    case $example in
    *series-data) decoder='decoder { dense(72) reshape(24, 3) }' ;;
    *vector-data | *-likelihood | *temperature-loss) base='data x: vector(20)' decoder='decoder { dense(20) }' encoder='encoder { dense(8) }' ;;
    esac
    if grep -qE 'embed\(|tokens\(' "$example"; then
        base='data x: tokens(12, 30)' decoder='decoder { dense(12 * 30) reshape(12, 30) }' encoder='encoder { embed(8) pool(mean) }'
    fi
    case $example in
    *temperature-loss) base="$base latent c: categorical(2, 3)" ;;
    *on-loss) encoder='encoder { mask(0.5) flatten dense(8) relu }' ;;
    esac
    case $example in
    *vae_gan-* | *vqgan-*) base="$base critic judge(x) { flatten dense(8) relu as deep dense(1) }" ;;
    *row_weights-*) base="$base data w: vector(1)" ;;
    *) grep -q 'judge' "$example" && base="$base critic judge(z) { dense(8) relu dense(1) }" ;;
    esac
    case $example in *critic-train)
        base="$base critic judge(z) { dense(8) relu dense(1) }"
        printf 'loss { likelihood = bernoulli objective = adversarial(judge)\n' >>"$example" ;;
    esac
    sed "/^[a-z_]* = /s/^/$inside { /; /^loss {.*/{ /likelihood/!s/{/{ likelihood = bernoulli /; s/[^}]\$/& }/; }; /^train {/s/\$/ }/" "$example" |
        awk -v data="$base" -v decoder="$decoder" -v encoder="$encoder" -v inside=$inside -f "$root/tests/docs/wrap.awk" >example.vae
    [ "${example##*/}" = vector-data ] || [ "${example##*/}" = series-data ] && sed -i 's/bernoulli/mse/' example.vae
    grep -q 'tokens(' example.vae && sed -i 's/bernoulli/categorical/' example.vae
    if "$VAEC" check example.vae >/dev/null 2>stderr; then ok; else bad "the example of $example: $(cat stderr example.vae)"; fi
done
# and an entry that lacks something is found out
sed '/^- formula: `x \* sigmoid/d' "$root/docs/reference.md" >cut.md
entries cut.md >wrong
same wrong - <<END
silu-activation: has no formula
END

. "$here/numbers.sh"

# ---------------------------------------------------------------- vaec help

for word in conv deconv maxpool avgpool globalavgpool upsample batchnorm layernorm groupnorm relu normal vq \
    vamp planar gaussian zinb dip beta clip_norm adamw cyclical step glorot vector stages language; do
    run "$VAEC" help $word
done
run "$VAEC" help conv
says stdout 'conv(filters, kernel=3, stride=1, pad=same, dilation=1, groups=1, causal=false, norm=none) (stage)'
says stdout 'kernel: whole number from 1 to 1024, or two: (height, width)'
run "$VAEC" help linear # a schedule, and one of lr
says stdout '(schedule)'
says stdout '(lr_schedule)'
run "$VAEC" help batch
says stdout 'batch = 128 (setting of train)'
run "$VAEC" help build # commands as before
says stdout 'usage: vaec build'
run "$VAEC" help pad # an argument
says stdout 'pad (argument of deconv('
for section in stage likelihood; do
    "$VAEC" help "$([ $section = stage ] && echo conv || echo gaussian)" | sed -n 's/^    source: //p' >got
    holds "$(wc -l <got) == 1" "no source"
done
# a code: as its page has it
run "$VAEC" help e0215
says stdout 'E0215: the likelihood applies this activation itself'
says stdout '      decoder { dense(4) sigmoid }'
for code in $(sed -n 's/^### \([EW][0-9]*\):.*/\1/p' "$root/docs/errors.md"); do
    "$VAEC" help "$code" >stdout 2>&1 || bad "no help on $code"
    awk -v code="$code" '/^##/ { on = $2 == code ":" } on { sub(/^### /, ""); print }' "$root/docs/errors.md" |
        grep -v '^```' | tr -s ' \n' '\n\n' >want
    tr -s ' \n' '\n\n' <stdout >got
    same got want
done
# each with a wrong and a right example, in that order
sed -n 's/^[A-Z_]*(\([EW][0-9]*\).*/\1/p' "$root/compiler/base/diag.def" | sort -u >codes
holds "$(wc -l <codes) > 80" "few codes in diag.def"
examples() { # examples PAGE: the codes that have none
    while read -r code; do
        awk -v code="$code:" '/^##/ { on = $2 == code } on && /(^| )# wrong/ { wrong = 1 } on && /(^| )# right/ { right = wrong }
            END { exit !right }' "$1" || echo "$code"
    done <codes
}
examples "$root/docs/errors.md" >lost
holds "$(wc -l <lost) == 0" "no example of $(tr '\n' ' ' <lost)"
awk '/^### E0106/ { on = 1 } on && /^# right/ { on = 0; next } { print }' "$root/docs/errors.md" >cut.md
examples cut.md >lost
same lost - <<END
E0106
END
"$VAEC" help E215 >stdout 2>stderr
says stderr "did you mean 'E0215'?"
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

# ---------------------------------------------------------------- the recording

# What the picture of the README shows is what those commands print: numbers apart, on fewer rows.
if command -v xmllint >/dev/null; then run xmllint --noout "$root/docs/recording.svg"; else skip "no xmllint"; fi
holds "$(wc -c <"$root/docs/recording.svg") < 20000"
skeleton() { sed -E '/^data x: /d; s/train\.gz|shapes:[0-9]+/DATA/g; s/[0-9.]*[0-9]/N/g'; }
sed -n 's/^<text[^>]*>\(.*\)<\/text>$/\1/p' "$root/docs/recording.svg" | sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | skeleton >want
CFLAGS=-O1 "$root/tools/recording.sh" --text "$VAEC" shapes:300 | fold -w 108 | skeleton >got
same got want || diff got want
holds "$(wc -l <got) > 20" "a short recording"
lacks "$root/docs/recording.svg" /home
lacks "$root/docs/recording.svg" /tmp

# ---------------------------------------------------------------- recipes of docs/data.md

printf 'age,town,weight\n3,Rome,2.5\n4,Oslo,1\n5,Rome,7\n' >in.csv
awk '/one-hot columns:/ { near = 1 } near && /^```sh/ { on = 1; next } /^```/ && on { exit } on' \
    "$root/docs/data.md" >recipe.sh
run sh recipe.sh
printf 'age,Rome,Oslo,weight\n3,1,0,2.5\n4,0,1,1\n5,1,0,7\n' >want.csv
same out.csv want.csv

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

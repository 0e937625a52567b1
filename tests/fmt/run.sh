#!/bin/sh
# run.sh -- `vaec fmt` and `vaec check --fix` on files: what is printed, rewritten, refused; and that a formatted model is
# the same program. What any text keeps is in tests/unit/vaec_format.c.
#   VAEC=build/vaec tests/fmt/run.sh       last line: N passed, N failed
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
VAEC=${VAEC:-$root/build/vaec}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
. "$root/tests/commands/lib.sh"

# ---------------------------------------------------------------- fmt

for example in "$root"/examples/*.vae; do run "$VAEC" fmt --check "$example"; done
# The program of a formatted model is the same, but for its comments, which quote the model.
for model in "$root"/tests/golden/*.vae; do
    name=${model##*/}
    cp "$model" "$name"
    run "$VAEC" emit "$name" -o before.c
    run "$VAEC" fmt -i "$name"
    run "$VAEC" emit "$name" -o after.c
    for c in before after; do sed 's|//.*||; /^ *$/d' $c.c >$c; done
    same before after || diff before after | head -n 5
done
# a table's columns: one a line, unless all are on one
cat >ugly.vae <<'END'
model m
data t:table { id text
  "a b"   number( log=true )  # one
 sex category("f" , "m, n") }
data u: table { a number b flag }
latent z: normal(2)
encoder { dense(8) }
decoder { dense(8) }
END
cat >want <<'END'
model m

data t: table {
    id    text
    "a b" number(log=true)              # one
    sex   category("f", "m, n")
}

data   u: table { a number  b flag }
latent z: normal(2)
encoder { dense(8) }
decoder { dense(8) }
END
run "$VAEC" fmt ugly.vae
same stdout want
run "$VAEC" fmt -i ugly.vae
same ugly.vae want
cat >ugly.vae <<'END'
model m
data x:vector( 4 )
latent z :normal(2)   # two


encoder{ dense(8)relu
  # features
}
decoder { dense(2*2) } loss { likelihood=mse beta=-1+2 }
train {
 epochs=3 # few
 optimizer = adam( lr = 1e-3,
   eps=1e-8)
}
END
cat >want <<'END'
model m
data   x: vector(4)
latent z: normal(2)                     # two

encoder {
    dense(8) relu
    # features
}

decoder { dense(2 * 2) }
loss { likelihood = mse  beta = -1 + 2 }

train {
    epochs    = 3                       # few
    optimizer = adam(lr=1e-3,
        eps=1e-8)
}
END
run "$VAEC" fmt ugly.vae
same stdout want
"$VAEC" fmt - <ugly.vae >stdout
same stdout want
"$VAEC" fmt --check ugly.vae 2>stderr
holds "$? == 1" "fmt --check of what is not formatted"
says stderr "ugly.vae is not formatted"
if command -v patch >/dev/null; then
    cp ugly.vae patched.vae
    "$VAEC" fmt --diff ugly.vae | patch -s patched.vae
    same patched.vae want
else
    skip "no patch to apply fmt --diff with"
fi
# in its place: through a link, at once, with the permissions that it has
chmod 640 ugly.vae
ln -s ugly.vae link.vae
run "$VAEC" fmt -i link.vae
same ugly.vae want
holds "$(stat -c %a ugly.vae) == 640" "permissions after fmt -i"
[ -L link.vae ] && ok || bad "fmt -i replaced a link"
touch -d '2001-01-01' ugly.vae
run "$VAEC" fmt -i ugly.vae
holds "$(date -r ugly.vae +%Y) == 2001" "fmt -i wrote what was there"
# what cannot be parsed stays
echo 'model m { ' >bad.vae
cp bad.vae kept.vae
"$VAEC" fmt -i bad.vae 2>stderr
holds "$? == 65"
same bad.vae kept.vae
for options in '-i --check' '--diff -i'; do
    # shellcheck disable=SC2086
    "$VAEC" fmt $options want >stdout 2>stderr
    holds "$? == 64" "fmt $options"
done
"$VAEC" fmt -i - <want >stdout 2>stderr
holds "$? == 64" "fmt -i of standard input"
if [ "$(id -u)" != 0 ]; then
    printf 'model  m\n' >locked.vae
    chmod 444 locked.vae
    "$VAEC" fmt -i locked.vae 2>stderr
    holds "$? == 73" "fmt -i of a file that may not be written"
fi

# ---------------------------------------------------------------- check --fix

# Each mistake with a certain cure is cured; the others stay as they are.
cat >fix.vae <<'END'
modle m
data   x = image(4, 4, 1)
latent z: norml(2)

encoder {
    dense(8) rellu; relu
}

decoder {
    dense(2 ** 4)
    sigmoid
}

loss { likelihood: bernouli }
train { optimizer = adam(lr: 1e-3)  epoch = 3 }   // few
END
cat >want <<'END'
model m
data   x : image(4, 4, 1)
latent z: normal(2)

encoder {
    flatten dense(8) relu  relu
}

decoder {
    dense(2 ^ 4)
    reshape(4, 4, 1)
}

loss { likelihood = bernoulli }
train { optimizer = adam(lr= 1e-3)  epochs = 3 }   # few
END
cp fix.vae kept.vae
run "$VAEC" check --fix --diff fix.vae
same fix.vae kept.vae
says stdout '-modle m'
says stdout '+model m'
run "$VAEC" check --fix fix.vae
says stdout '+    flatten dense(8) relu  relu'
same fix.vae want || diff fix.vae want
run "$VAEC" check fix.vae
"$VAEC" check --fix - <kept.vae >stdout 2>stderr
same stdout want
# Every file of tests/errors: a diff if something is changed, and then all is changed that can be.
for model in "$root"/tests/errors/*.vae; do
    cp "$model" e.vae
    "$VAEC" check --fix e.vae >diff 2>stderr
    code=$?
    case $code in 0 | 65) ok ;; *) bad "check --fix of $model: exit $code" ;; esac
    if [ -s diff ]; then
        grep -q '^[-+]' diff && ! cmp -s "$model" e.vae && ok || bad "check --fix of $model: a diff, and no change"
        "$VAEC" check --fix e.vae >diff 2>/dev/null
        [ -s diff ] && bad "check --fix of $model: changes twice"
    else
        same "$model" e.vae
    fi
done
# not: a word of another tool, a block's stage, a stage that has a name
for text in 'encoder { Linear(8) }' 'decoder { dense(4) sigmoid as last }' 'block b(k) { dense(k) sigmoid }
decoder { b(4) }'; do
    echo "$text" | awk -f "$root/tests/docs/wrap.awk" >e.vae
    cp e.vae kept.vae
    "$VAEC" check --fix e.vae >stdout 2>stderr
    holds "$? == 65" "$text"
    same e.vae kept.vae
done
"$VAEC" check --diff want >stdout 2>stderr
holds "$? == 64" "check --diff"
# as data
echo 'encoder { dense(8) rellu }' | awk -f "$root/tests/docs/wrap.awk" >e.vae
"$VAEC" check --json e.vae >stdout
says stdout '"fix": {"from": 71, "to": 76, "certain": true, "text": "relu"}'

summary

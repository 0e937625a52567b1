#!/bin/sh
# recording.sh -- the terminal recording of the README, as SVG: runs the commands below in an empty directory and shows
# what they print, line by line. Written to standard output.
#   tools/recording.sh VAEC [DATA]      DATA: a file or made-up data to train on; without it Debian's Fashion-MNIST
#   tools/recording.sh --text VAEC [DATA]      only the text
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ "$1" = --text ] && { text=yes; shift; } || text=
vaec=$(realpath "$1")
data=${2-/usr/share/datasets/fashion-mnist/train-images-idx3-ubyte.gz}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
cd "$scratch"
mkdir bin && ln -s "$vaec" bin/vaec
export PATH="$scratch/bin:$PATH" LC_ALL=C TERM=dumb
[ ! -f "$data" ] || { ln -s "$data" train.gz && data=train.gz; }
cat >clothes.vae <<'END'
model clothes
data   x: image(28, 28, 1)
latent z: normal(16)
encoder { flatten dense(256) relu }
decoder { dense(256) relu dense(784) reshape(28, 28, 1) sigmoid }
loss { likelihood = bernoulli }
END

while read -r command; do
    echo "\$ $command" | sed "s|\\\$data|$data|"
    eval "$command" 2>&1 </dev/null || true
done >out.text <<'END'
cat clothes.vae
vaec check clothes.vae
vaec check --fix clothes.vae | grep '^[-+][a-z]'
vaec build clothes.vae
./clothes train --data $data --epochs 5
./clothes sample -n 64 -o samples.png
END
[ -z "$text" ] || { cat out.text; exit; }
fold -w 108 out.text | awk -f "$here/recording.awk"

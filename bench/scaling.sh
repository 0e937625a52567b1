#!/bin/sh
# scaling.sh -- the table of docs/scale.md on larger batches: the same epochs with 1, 2, 4 and 8 times the batch, and the
# learning rate as it was, times the square root, and times the factor; and the first batch with larger learning rates.
# Needs dataset-fashion-mnist.
#   VAEC=build/vaec bench/scaling.sh [SEED...]      TIMES: which factors (1 2 4 8)
# ELBO of the test pictures in nats, a mean over the seeds (1 2 3), and the difference between the best and the worst.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
VAEC=$(realpath "${VAEC:-$here/../build/vaec}")
pictures=${PICTURES-/usr/share/datasets/fashion-mnist}
[ $# -gt 0 ] || set -- 1 2 3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# elbo TIMES RATE: of each seed, a line each
elbo() {
    times=$1 rate=$2
    shift 2
    "$VAEC" build "$here/scaling.vae" -D "rows=$((128 * times))" -D "rate=$rate" -o m >build.log
    for seed; do
        rm -rf out
        ./m train --data "$pictures/train-images-idx3-ubyte.gz" --out out --threads 1 --seed "$seed" -q >train.log
        ./m eval --data "$pictures/t10k-images-idx3-ubyte.gz" --weights out --threads 1 --json |
            sed -n 's/.*"elbo":\([^,}]*\).*/\1/p'
    done
}

printf '| batch | learning rate | steps | ELBO, nats | best to worst |\n| --- | --- | --- | --- | --- |\n'
for times in ${TIMES-1 2 4 8}; do
    rules='same root linear'
    [ $times -gt 1 ] || rules='same double fourfold'
    for rule in $rules; do
        case $rule in
        double) rate=0.002 ;;
        fourfold) rate=0.004 ;;
        same) rate=0.001 ;;
        root) rate=$(awk "BEGIN { print 0.001 * sqrt($times) }") ;;
        linear) rate=$(awk "BEGIN { print 0.001 * $times }") ;;
        esac
        elbo $times "$rate" "$@" | awk -v batch=$((128 * times)) -v rate="$rate" -v rule=$rule '
            { sum += $1; if (NR == 1 || $1 > best) best = $1; if (NR == 1 || $1 < worst) worst = $1 }
            END { printf "| %d | %.4g, %s | %d | %.2f | %.2f |\n", batch, rate, rule, 10 * int((60000 + batch - 1) / batch),
                sum / NR, best - worst }'
    done
done

# threads.sh -- every model of the golden files, trained on made-up data: the same bits for every
# number of threads, and twice the same; with three of them, in another way at each step.
if [ -n "${SANITIZED-}" ]; then
    names='mixed iwae convolutions conditional table'
    counts='1 3'
else
    names="mixed $(cd "$root/tests/golden" && ls ./*.vae | sed 's,.*/,,; s/\.vae$//')"
    counts='1 2 3 5 8'
fi
# shellcheck disable=SC2086
build $names
for name in $names; do
    for n in $counts 1; do
        way=team
        [ "$n" = 3 ] && way=turns
        run env VAE_PACE=$way "./$name" train --data shapes:300 --epochs 2 --quiet --threads "$n" --out "t$n"
        mv "t$n" "$name.$n.new"
        if [ -e "$name.1" ]; then
            same "$name.1/model.safetensors" "$name.$n.new/model.safetensors"
            same "$name.1/checkpoint" "$name.$n.new/checkpoint"
            steady "$name.1/metrics.jsonl" >metrics.1
            steady "$name.$n.new/metrics.jsonl" >metrics.n
            same metrics.1 metrics.n
            rm -r "$name.$n.new"
        else
            mv "$name.$n.new" "$name.1"
        fi
    done
    says "$name.1/metrics.jsonl" '"epoch":2'
    lacks "$name.1/metrics.jsonl" nan
done

# threads.sh -- models of the golden files, trained on made-up data: the same bits for every number of threads and every
# way to share a step out (VAE_PACE; `turns`: another at each step). Every fifth model, as tests/grad runs the steps of
# all; with LONG all, and twice the same.
if [ -n "${SANITIZED-}" ]; then
    names='mixed iwae convolutions conditional table' whole=$names
    runs='1:team 3:turns 2:streamed 1:team'
else
    fifth=5
    [ -z "${LONG-}" ] || fifth=1
    whole='mixed convolutions table'
    names="$whole few private $(cd "$root/tests/golden" && ls ./*.vae | sed 's,.*/,,; s/\.vae$//' | awk "NR % $fifth == 0")"
    runs='1:team 2:streamed 3:turns 8:claimed'
    [ -z "${LONG-}" ] || runs="$runs 2:turns 1:team"
fi
# shellcheck disable=SC2086
build $whole
# shellcheck disable=SC2086
hurried -O0 $names
for name in $names; do
    noise= # of a private training is another each time, unless it is told which
    case $name in private*) noise='--noise-seed 7' ;; esac
    for run in $runs; do
        n=${run%:*}
        # shellcheck disable=SC2086
        run env VAE_PACE="${run#*:}" "./$name" train --data shapes:170 --epochs 2 --quiet --threads "$n" --out "t$n" $noise
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

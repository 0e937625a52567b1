# allocations.sh -- no memory is asked for after start-up: as many calls in many steps as in few.
if ! ${CC:-gcc} -O1 -shared -fPIC -o allocations.so "$here/allocations.c" -lpthread 2>stderr ||
    ! ${CC:-gcc} -O0 -o leak "$here/leak.c" 2>>stderr; then
    bad "the counter does not compile: $(cat stderr)"
fi
counted() { # counted FILE COMMAND...: how many calls it made, to FILE
    file=$1
    shift
    rm -f "$file"
    run env LD_PRELOAD="$PWD/allocations.so" ALLOCATIONS="$PWD/$file" "$@"
    [ -s "$file" ] && ok || bad "$*: nothing was counted"
}

# The counter sees what there is to see.
counted few ./leak 10
counted many ./leak 1010
holds "$(cat many) - $(cat few) == 1000" "1000 calls were counted as $(cat few) and $(cat many)"

# Training steps of whatever model: load, forward, backward, optimizer.
names='mixed table conditional iwae convolutions activations large'
# shellcheck disable=SC2086
hurried -O0 $names
for name in $names; do
    for threads in 1 3; do
        counted few "./$name" bench --threads $threads --seconds 0.02 --json
        mv stdout bench.few
        # As long as it takes this machine to do some steps more.
        for seconds in 0.3 1 3 10; do
            counted many "./$name" bench --threads $threads --seconds $seconds --json
            mv stdout bench.many
            more=$(($(json bench.many steps) - $(json bench.few steps)))
            [ $more -le 3 ] || break
        done
        # Sorting its times takes bench one more when there are many of them.
        holds "$more > 3" "$name: hardly more steps in $seconds seconds"
        holds "$(cat many) - $(cat few) <= 1" \
            "$name, $threads threads: $(cat few) allocations in few steps, $(cat many) in many"
    done
done

# All of the command train: 4 steps, then 40, between the same start and the same end.
name=shared_sigma
hurried -O0 $name
for threads in 1 3; do
    for rows in 512 5120; do
        counted $rows ./$name train --data shapes:$rows --epochs 1 --quiet --threads $threads \
            --out "rows$rows"
    done
    # The same command takes one more or less from run to run; an allocation a step would be 36.
    holds "($(cat 512) - $(cat 5120)) ^ 2 <= 1" \
        "train, $threads threads: $(cat 512) allocations in 4 steps, $(cat 5120) in 40"
    # Saved after every one: by the clock it would be after some.
    for epochs in 2 3 4; do
        counted $epochs env VAE_CHECKPOINT_SECONDS=0 ./$name train --data shapes:512 --epochs $epochs --quiet --threads $threads \
            --out "epochs$threads$epochs"
    done
    # An epoch's end writes files, which takes a few; no more with every epoch that goes by.
    holds "$(cat 4) - $(cat 3) == $(cat 3) - $(cat 2)" \
        "allocations in 2, 3 and 4 epochs: $(cat 2) $(cat 3) $(cat 4)"
done

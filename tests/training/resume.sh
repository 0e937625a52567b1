# resume -- after kill -9 at any moment, --resume ends with the same bits.

# options MODEL: of a training that does all there is to do
options() {
    case $1 in
    digits) echo "train --data shapes:100 --log-every 3 --checkpoint-every 2 --quiet --threads 2" ;;
    table) echo "train --data table.csv --checkpoint-every 4 --quiet" ;;
    esac
}

# As many rows, columns that differ in size, and some values missing.
awk 'BEGIN { srand(7); print "a,b,c,d,e,f"
    for (i = 0; i < 200; i++) { t = rand() * 6.28; line = ""
        for (j = 0; j < 6; j++) {
            v = sprintf("%.4f", (sin(t + j) + 0.1 * rand()) * 10 ^ (j - 2) + j * 3)
            line = line (j ? "," : "") (rand() < 0.1 ? (j % 2 ? "" : "NA") : v) }
        print line } }' >table.csv

# whole_run MODEL DIR: all that a training leaves is as if it had never been stopped
as_whole() {
    same "whole-$1/model.safetensors" "$2/model.safetensors" &&
        same "whole-$1/checkpoint" "$2/checkpoint"
    timeless "whole-$1/metrics.jsonl" >want
    timeless "$2/metrics.jsonl" >got
    same want got
    [ "$1" != table ] || same "whole-$1/last.safetensors" "$2/last.safetensors"
    # Nothing is left of what was cut off, and the pictures are those of the same weights.
    left=$(find "$2" -name '*.tmp*' | wc -l)
    [ "$left" -eq 0 ] && ok || bad "temporary files are left: $(ls $2)"
    for file in samples.png samples.csv; do
        [ ! -e "whole-$1/$file" ] || same "whole-$1/$file" "$2/$file"
    done
}

for model in digits table; do
    # shellcheck disable=SC2046
    FAULT_COUNT=count LD_PRELOAD=./fault.so run ./$model $(options $model) --out whole-$model
    calls=$(cat count)
    holds "$calls > 40" "calls that touch the disk: $calls"
    # kill -9 at every call of the first epoch or so, and at every fifth after that
    at=1
    while [ $at -le "$calls" ]; do
        rm -rf cut
        # shellcheck disable=SC2046
        FAULT_AT=$at LD_PRELOAD=./fault.so ./$model $(options $model) --out cut >stdout 2>stderr
        status=$?
        [ $status -eq 137 ] && ok || bad "$model: killed at call $at: status $status, not 137"
        # What is there is whole: weights, if there are any, can be used.
        [ ! -e cut/model.safetensors ] ||
            run ./$model eval --data "$([ $model = table ] && echo table.csv || echo shapes:5)" \
                --weights cut
        # shellcheck disable=SC2046
        run ./$model $(options $model) --out cut --resume
        as_whole $model cut
        if [ $at -lt 30 ]; then at=$((at + 1)); else at=$((at + 5)); fi
    done
    # again and again, at whatever moment the clock says
    rm -rf cut
    kills=0 tries=0 status=137
    while [ $status -ne 0 ] && [ $tries -lt 100 ]; do
        tries=$((tries + 1))
        # shellcheck disable=SC2046
        timeout -s KILL "$(awk "BEGIN { print 0.002 + 0.002 * $tries }")" \
            ./$model $(options $model) --out cut --resume >stdout 2>stderr
        status=$?
        [ $status -eq 0 ] || kills=$((kills + 1))
    done
    [ $status -eq 0 ] && ok || bad "$model: never finished: $(cat stderr)"
    as_whole $model cut
    echo "note: $model: killed at each of $calls calls, and $kills times by the clock"
done

# ---- Ctrl-C, by either signal: weights, a checkpoint, how to go on, and the status of a signal
for signal in INT TERM; do
    rm -rf cut
    ./digits train --data shapes:100 --epochs 100000 --out cut >stdout 2>stderr &
    pid=$!
    while [ ! -e cut/model.safetensors ]; do sleep 0.02; done
    # A shell starts its background children deaf to SIGINT; the program listens all the same.
    kill -$signal $pid
    wait $pid
    status=$?
    [ $status -eq $([ $signal = INT ] && echo 130 || echo 143) ] && ok ||
        bad "SIG$signal: status $status"
    says stderr "the same command with --resume goes on"
    run ./digits eval --data shapes:50 --weights cut
    steps=$(sed -n 's/.*stopped at step \([0-9]*\).*/\1/p' stderr)
done

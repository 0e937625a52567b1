# replace -- a training into a directory that holds a run: at any moment that is the old run or the
# new one, never some of each.

options="train --data shapes:100 --quiet --threads 2"
run ./digits $options --epochs 1 --out old
run ./digits $options --epochs 2 --seed 5 --out new
cp new/model.safetensors mine.safetensors # somebody's own file in the directory
cp mine.safetensors old/mine.safetensors

# whose DIR: old or new, by its weights; 1 if its other files are not that run's
whose() {
    for run in old new; do cmp -s $run/model.safetensors "$1/model.safetensors" && break; run=none; done
    [ $run != none ] || { bad "$1 has the weights of neither run"; return; }
    same $run/checkpoint "$1/checkpoint"
    timeless $run/metrics.jsonl >want
    timeless "$1/metrics.jsonl" >got
    same want got
    same $run/samples.png "$1/samples.png"
    [ -e "$1/report.html" ] && ok || bad "no report in $1"
    [ ! -e "$1/.building" ] && [ ! -e "$1/.moving" ] && ok || bad "left in $1: $(ls -A "$1")"
    same mine.safetensors "$1/mine.safetensors"
}

cp -r old cut
FAULT_COUNT=count LD_PRELOAD=./fault.so run ./digits $options --epochs 2 --seed 5 --out cut
calls=$(cat count)
whose cut
[ "$run" = new ] && ok || bad "the old run is still there"
holds "$calls > 20" "calls that touch the disk: $calls"
olds=0 at=1
while [ $at -le "$calls" ]; do
    rm -rf cut
    cp -r old cut
    FAULT_AT=$at LD_PRELOAD=./fault.so ./digits $options --epochs 2 --seed 5 --out cut >stdout 2>stderr
    status=$?
    [ $status -eq 137 ] && ok || bad "killed at call $at: status $status, not 137"
    # What is visible is of one run. (Whatever reads weights sees the new ones from the rename on.)
    run ./digits eval --data shapes:5 --weights cut --json
    if cmp -s cut/checkpoint old/checkpoint; then
        olds=$((olds + 1))
        same old/model.safetensors cut/model.safetensors
        same old/metrics.jsonl cut/metrics.jsonl
    elif [ -e cut/checkpoint ]; then
        differ old/model.safetensors cut/model.safetensors
        if cmp -s cut/report.html old/report.html; then bad "at $at: the old report beside the new run"; fi
    fi
    # Begun again, it is the new run; gone on with, too, once there is a trace of it.
    if [ $((at % 4)) -eq 0 ] || { [ ! -e cut/.building ] && cmp -s cut/checkpoint old/checkpoint; }; then
        run ./digits $options --epochs 2 --seed 5 --out cut
    else
        run ./digits $options --epochs 2 --seed 5 --out cut --resume
    fi
    whose cut
    [ "$run" = new ] && ok || bad "killed at $at, then the old run"
    at=$((at + 1))
done
holds "$olds > 5" "killed at $calls calls, the old run was whole after $olds"

# ---- nothing is touched, and nothing said of replacing, before the data are known to be good
cp -r old kept
refuses 66 "nothing.npy" ./digits train --data nothing.npy --out kept
lacks stderr replacing
printf '1,2,3\n' >wrong.csv
refuses 65 "wrong.csv" ./digits train --data wrong.csv --out kept
lacks stderr replacing
refuses 66 "nothing.npy" ./digits train --data nothing.npy --out unmade
[ ! -e unmade ] && ok || bad "a directory was made for data that do not exist"
diff -r old kept >stdout && ok || bad "kept differs: $(cat stdout)"
run ./digits train --data shapes:100 --epochs 2 --seed 5 --out kept
says stderr "replacing the training in kept, once the first epoch is done"

# ---- a run that breaks off in its first epoch leaves the old one as it was
rm -rf kept && cp -r old kept
refuses 70 "The training of before is kept in kept" \
    ./digits train --data shapes:100 --quiet --lr 1e30 --out kept
rm -f kept/.lock old/.lock
diff -r old kept >stdout && ok || bad "kept differs: $(cat stdout)"

# ---- stopped by hand in its first epoch: the same, and --resume goes on
# So many rows that an epoch is long beside what the shell needs to see its first line.
./digits train --data shapes:100000 --epochs 1 --log-every 1 --threads 1 --out kept >stdout 2>stderr &
pid=$!
while [ ! -s kept/.building/metrics.jsonl ] && kill -0 $pid 2>/dev/null; do sleep 0.01; done
kill -TERM $pid
wait $pid
status=$?
if [ $status -eq 143 ]; then
    same old/model.safetensors kept/model.safetensors
    says stderr "the training of before is kept in kept"
    run ./digits train --data shapes:100000 --epochs 1 --quiet --out straight
    run ./digits train --data shapes:100000 --epochs 1 --quiet --out kept --resume
    same straight/model.safetensors kept/model.safetensors
    same straight/checkpoint kept/checkpoint
else
    bad "SIGTERM: status $status: $(cat stderr)"
fi

# ---- one training at a time
./digits train --data shapes:100 --epochs 100000 --quiet --out busy >stdout 2>log &
pid=$!
while [ ! -e busy/model.safetensors ]; do sleep 0.02; done
refuses 75 "another training is writing to busy (process $pid)" ./digits train --data shapes:100 --out busy
refuses 75 "another training is writing to busy" ./digits train --data shapes:100 --out busy --resume
run ./digits eval --data shapes:5 --weights busy # reading goes on
kill -9 $pid
wait $pid
run ./digits train --data shapes:100 --epochs 1 --quiet --out busy
# Many at once: one trains, the others say so, and what is left is whole. The one trains until it is told to end, so that
# nobody comes when it is done.
pids=
for i in 1 2 3 4; do
    ./digits train --data shapes:100 --epochs 100000 --quiet --out crowd 2>"crowd.$i" &
    pids="$pids $!"
done
refused() { grep -l 'another training is writing to crowd' crowd.? | wc -l; }
for _ in $(seq 3000); do
    [ "$(refused)" -lt 3 ] || [ ! -e crowd/model.safetensors ] || break
    sleep 0.02
done
holds "$(refused) == 3" "$(cat crowd.?)"
statuses=
for pid in $pids; do
    kill -TERM "$pid" 2>/dev/null # the three are done: there is nobody of theirs to hear it
    wait "$pid"
    statuses="$statuses $?"
done
holds "$(echo "$statuses" | tr ' ' '\n' | sort | tr '\n' ' ' | grep -c '143 75 75 75') == 1" "statuses:$statuses"
run ./digits eval --data shapes:5 --weights crowd
# The epochs of one training, each once and in order.
holds "$(sed -n 's/^{"epoch":\([0-9]*\),.*}$/\1/p' crowd/metrics.jsonl | awk '$1 != NR' | wc -l) == 0" "$(cat crowd/metrics.jsonl)"

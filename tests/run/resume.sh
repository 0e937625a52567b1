# resume.sh -- kill -9 at any moment, then --resume: the bits of a run that nobody killed.
# The moments are random; a failure says where to find them again.
build mixed
arguments='--data shapes:2000 --epochs 25 --checkpoint-every 7 --quiet'
begin=$(date +%s%N)
# shellcheck disable=SC2086
run ./mixed train $arguments --out whole
whole=$(($(date +%s%N) - begin))
killed=0
moments=
for round in 1 2; do
    rm -rf cut
    for try in $(seq 60); do
        seed=$(od -An -tu2 -N2 /dev/urandom | tr -d ' ')
        delay=$(awk -v seed="$seed" -v whole=$whole 'BEGIN {
            srand(seed); printf "%.3f", 0.02 + whole * 1e-9 * 0.4 * rand() }')
        # shellcheck disable=SC2086
        timeout -s KILL "$delay" ./mixed train $arguments --out cut --resume --threads $((try % 3 + 1)) \
            2>stderr
        status=$?
        [ $status -eq 137 ] || break
        killed=$((killed + 1))
        moments="$moments $delay"
    done
    if [ $status -eq 137 ]; then # never done in the time that it was given
        # shellcheck disable=SC2086
        run ./mixed train $arguments --out cut --resume
    elif [ $status -ne 0 ]; then
        bad "--resume after kill -9 (after seconds:$moments) ended with $status: $(cat stderr)"
    fi
    same whole/model.safetensors cut/model.safetensors
    same whole/checkpoint cut/checkpoint
    same whole/samples.png cut/samples.png
    steady whole/metrics.jsonl >metrics.whole
    steady cut/metrics.jsonl >metrics.cut
    same metrics.whole metrics.cut
done
holds "$killed >= 2" "only $killed runs were killed before they were done"
echo "note: killed $killed times, after seconds:$moments"

# Stopped politely: the status says so, the weights are there, --resume goes on to the same bits.
# shellcheck disable=SC2086
./mixed train $arguments --out polite 2>stderr &
pid=$!
until [ -e polite/model.safetensors ]; do sleep 0.01; done
kill -TERM $pid
wait $pid
status=$?
holds "$status == 143 || $status == 0" "SIGTERM ended training with $status"
run ./mixed eval --data shapes:100 --weights polite
# shellcheck disable=SC2086
run ./mixed train $arguments --out polite --resume
same whole/model.safetensors polite/model.safetensors

# What cannot be resumed is refused, and harmed by nothing.
cp -r whole kept
# shellcheck disable=SC2086
refuses 65 'made on other data' ./mixed train --data shapes:1999 --epochs 25 --out whole --resume
refuses 64 'other settings' ./mixed train --data shapes:2000 --epochs 26 --out whole --resume
head -c 1000 kept/checkpoint >whole/checkpoint
refuses 65 whole/checkpoint ./mixed train --data shapes:2000 --epochs 25 --out whole --resume
cp kept/checkpoint whole/checkpoint
if diff -r -x .lock whole kept >differences; then ok; else bad "whole and kept differ: $(cat differences)"; fi

# The same of models that keep other things beside weights: several networks, a table's vocabulary, places, draws in the
# decoder. Each is killed once, as soon as it has kept something.
others='streams table places topdown'
# shellcheck disable=SC2086
hurried -O0 $others
for name in $others; do
    arguments='--data shapes:300 --epochs 40 --checkpoint-every 5 --quiet'
    # shellcheck disable=SC2086
    run "./$name" train $arguments --out "whole.$name"
    # shellcheck disable=SC2086
    "./$name" train $arguments --out "cut.$name" 2>stderr &
    pid=$!
    until [ -e "cut.$name/checkpoint" ] || ! kill -0 $pid 2>/dev/null; do sleep 0.01; done
    kill -KILL $pid 2>/dev/null
    wait $pid
    [ $? -eq 137 ] || echo "note: $name was done before it was killed"
    # shellcheck disable=SC2086
    run "./$name" train $arguments --out "cut.$name" --resume --threads 3
    same "whole.$name/model.safetensors" "cut.$name/model.safetensors"
    same "whole.$name/checkpoint" "cut.$name/checkpoint"
    steady "whole.$name/metrics.jsonl" >metrics.whole
    steady "cut.$name/metrics.jsonl" >metrics.cut
    same metrics.whole metrics.cut
done

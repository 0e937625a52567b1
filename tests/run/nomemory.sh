# nomemory.sh -- out of memory at any allocation: exit code 71 and one line, or the same files as
# with memory; nothing is lost in silence.
if ! ${CC:-gcc} -O1 -shared -fPIC -o nomemory.so "$root/tests/nomemory.c" 2>stderr; then
    bad "nomemory.c does not compile: $(cat stderr)"
fi
build plain
# without times: lines of metrics, cells of the report's table
timeless() { sed -E 's/"(seconds|samples_per_second)":[^,}]*//g; s/<td[^>]*>[0-9.]*<\/td><td class="more">.*//' "$@" 2>&1; }

# starved FIRST STEP FILE COMMAND...: with FIRST, FIRST + STEP, ... of its allocations failing
starved() {
    at=$1 step=$2 file=$3
    shift 3
    rm -rf starved && mkdir starved
    FAIL_AT=0 COUNT_TO=count LD_PRELOAD=$PWD/nomemory.so "$@" >stdout 2>stderr || bad "$*: $(cat stderr)"
    # shellcheck disable=SC2086
    timeless stdout $file >want
    total=$(cat count) refused=0
    holds "$total > 10" "$*: $total allocations"
    while [ "$at" -le "$total" ]; do
        rm -rf starved && mkdir starved
        FAIL_AT=$at LD_PRELOAD=$PWD/nomemory.so "$@" >stdout 2>stderr
        status=$?
        # shellcheck disable=SC2086
        if [ $status -eq 71 ]; then
            refused=$((refused + 1))
            [ "$(grep -c ': error: ' stderr)" -eq 1 ] || bad "$*, allocation $at: says $(cat stderr)"
        elif [ $status -ne 0 ] || ! timeless stdout $file | cmp -s want -; then
            bad "$*, allocation $at: status $status: $(tail -n 2 stderr)"
        fi
        at=$((at + step))
    done
    # Those of the libraries' own start are not ours to refuse.
    holds "$refused * $step > $total / 2" "$*: $refused of $total were refused"
}
run ./plain train --data shapes:80 --epochs 1 --quiet --out weights
run ./plain sample -n 12 --weights weights -o drawn.npy
every=5
[ -z "${LONG-}" ] || every=1
starved 1 $every 'starved/out/metrics.jsonl starved/out/report.html starved/out/model.safetensors' \
    ./plain train --data shapes:60 --valid shapes:40 --epochs 2 --threads 1 --quiet --out starved/out
starved 1 1 '' ./plain eval --data shapes:30 --weights weights --threads 1 --json
starved 1 1 starved/x.csv ./plain reconstruct --data drawn.npy --weights weights --threads 1 -o starved/x.csv
# more than there is: the message says what a user can change
cat >wide.vae <<'END'
model wide
data x: vector(100)
latent z: normal(2)
encoder { dense(4000) relu }
decoder { dense(100) }
loss { likelihood = gaussian }
train { batch = 20000 }
END
"$VAEC" build wide.vae -o wide >build.log 2>&1 || bad "$(cat build.log)"
for limit in 250000 500000; do # not for a step; for a step, but not for two threads that step in two ways
    (
        ulimit -v $limit
        VAE_PACE=streamed exec ./wide bench --seconds 0.1 --threads 2
    ) >stdout 2>stderr
    status=$?
    holds "$status == 71" "out of memory: status $status"
    says stderr 'batch = 20000 takes'
    says stderr 'a smaller `batch`'
done

# The C compiler has none: not a fault of ours to be reported.
printf '#!/bin/sh\ncase "$*" in */model.c*) exit 1 ;; esac\nexec cc "$@"\n' >starved-cc
chmod +x starved-cc
(
    ulimit -v 1000000
    CC=$PWD/starved-cc exec "$VAEC" build wide.vae -o unmade
) >stdout 2>stderr
status=$?
holds "$status == 71" "a compiler without memory: status $status"
says stderr 'may take 1.02 GB of memory'
lacks stderr 'please report'

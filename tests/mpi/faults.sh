# faults.sh -- what happens to one process: it is killed, stands still, has no data, has no room on its disk.

variant 'adam(lr=0.01)' elbo >long.vae
build long.vae long
run ./long train --data rows.csv --out whole -q

# The processes of a run in DIR, by their numbers.
workers() { for p in /proc/[0-9]*; do
    { tr '\0' ' ' <"$p/cmdline"; } 2>/dev/null | grep -q "^./long train .*--out $1 " && echo "${p#/proc/}"
done; }

# Kill one of N processes after a random time: all end soon, with a word; another number of them goes on to the same bits.
# mpirun itself is not named as above: its command line begins with its own name.
kills=4
[ -z "${LONG-}" ] || kills=100
seed=$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')
hit=0
for k in $(seq $kills); do
    n=$((k % 2 * 2 + 2)) then=$((k % 3 * (k % 3) * 2 / 2)) # 2 or 4; then 1, 4 or (0) one
    [ $then -gt 0 ] || then=2
    rm -rf cut
    start "$first" $n ./long train --data rows.csv --out cut -q --checkpoint-every 2 >stdout 2>stderr &
    job=$!
    for try in $(seq 100); do
        [ -e cut/checkpoint ] && break
        sleep 0.02
    done
    sleep "0.$(((seed + k * 37) % 40 + 10))"
    victim=$(workers cut | sed -n "$(((seed + k) % n + 1))p")
    begin=$(date +%s)
    if [ -n "$victim" ] && kill -9 "$victim" 2>/dev/null; then
        wait $job
        status=$?
        took=$(($(date +%s) - begin))
        if grep -q 'signal 9\|KILLED BY SIGNAL\|BAD TERMINATION\|Killed' stderr; then
            hit=$((hit + 1))
            if [ $status -ne 0 ] && [ $took -le 10 ]; then ok; else bad "kill $k: status $status after $took s"; fi
            grep -q 'rank [0-9]\|RANK' stderr && ok || bad "kill $k names nobody: $(cat stderr)"
            [ -z "$(workers cut)" ] && ok || bad "kill $k: some are still there"
        fi
    else
        wait $job
    fi
    run start "$first" $then ./long train --data rows.csv --out cut -q --resume
    same whole/model.safetensors cut/model.safetensors || echo "(kill $k, seed $seed, $n then $then processes)"
done
[ $hit -gt 0 ] && ok || bad "no kill came in time"

# One that stands still for a second: nothing breaks.
start "$first" 4 ./long train --data rows.csv --out slow -q >stdout 2>stderr &
job=$!
for try in $(seq 100); do
    [ -e slow/checkpoint ] && break
    sleep 0.02
done
victim=$(workers slow | tail -n 1)
[ -n "$victim" ] && kill -STOP "$victim" && sleep 1 && kill -CONT "$victim"
wait $job && ok || bad "a slow process: $(cat stderr)"
alike whole slow

# Stopped by hand: saved at a step that all agree on.
start "$first" 2 ./long train --data rows.csv --out stopped -q >stdout 2>stderr &
job=$!
for try in $(seq 100); do
    [ -e stopped/checkpoint ] && break
    sleep 0.02
done
victim=$(workers stopped | tail -n 1)
[ -n "$victim" ] && kill -TERM "$victim"
wait $job
[ $? -ne 0 ] && ok || bad "stopped, and the code is 0"
run ./long train --data rows.csv --out stopped -q --resume
same whole/model.safetensors stopped/model.safetensors

# Data that only one does not find, and a disk that is full where files are written.
timeout 60 mpirun.$first -n 1 ./long train --data rows.csv --out no -q : -n 1 ./long train --data nothing.csv --out no -q \
    >stdout 2>stderr
[ $? -eq 66 ] && ok || bad "no data in one process: not 66: $(cat stderr)"
says stderr 'long (process 1 of 2): error: cannot open nothing.csv'
timeout 60 mpirun.$first -n 1 sh -c 'ulimit -f 4; exec ./long train --data rows.csv --out full -q' : \
    -n 1 ./long train --data rows.csv --out full -q >stdout 2>stderr
[ $? -eq 74 ] && ok || bad "a full disk: not 74: $(cat stderr)"
[ "$(grep -c 'error: ' stderr)" -eq 1 ] && ok || bad "a full disk: $(cat stderr)"

# What all have to say is said once: here the loss is not a number.
awk 'NR % 20 == 3 { $0 = "1e30,1e30,1e30,1e30,1e30,1e30" } 1' rows.csv >large.csv
timeout 60 mpirun.$first -n 2 ./long train --data large.csv --out inf -q >stdout 2>stderr
[ $? -eq 70 ] && ok || bad "a loss that is not finite: not 70: $(cat stderr)"
[ "$(grep -c 'error: ' stderr)" -eq 1 ] && ok || bad "a loss that is not finite: $(cat stderr)"

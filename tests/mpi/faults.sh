# faults.sh -- what happens to one process: it is killed, stands still, has no data, has no room on its disk.

variant 'adam(lr=0.01)' elbo >long.vae
build long.vae long
run ./long train --data rows.csv --out whole -q

# The processes of a run here in DIR, by their numbers. mpirun itself is not named so: its command line begins with its own
# name.
workers() { for p in /proc/[0-9]*; do
    [ "$p/cwd" -ef "$scratch" ] && { tr '\0' ' ' <"$p/cmdline"; } 2>/dev/null |
        grep -q "^./long train .*--out $1 " && echo "${p#/proc/}"
done; }

# As many times as KILLS says (4, with LONG 100): one of two or four processes is killed at a random moment, from the first on
# that it is there. All end within ten seconds, with a code that is not 0 and a word that names the process; one, two or
# four go on to the same bits. A run that was over before it could be killed is tried again.
kills=${KILLS:-4}
[ -z "${LONG-}" ] || kills=${KILLS:-100}
begin=$(date +%s%N)
start "$first" 2 ./long train --data rows.csv --out timed -q >stdout 2>stderr
whole_ms=$((($(date +%s%N) - begin) / 1000000))
seed=$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')
hit=0 tries=0 longest=0
while [ $hit -lt $kills ] && [ $tries -lt $((3 * kills)) ]; do
    tries=$((tries + 1))
    n=$((tries % 2 * 2 + 2)) then=$((1 << tries % 3)) # 2 or 4; then 1, 2 or 4
    random=$(awk "BEGIN { srand($seed * 1000 + $tries); print int(rand() * 1e6) }")
    rm -rf cut
    start "$first" $n ./long train --data rows.csv --out cut -q --checkpoint-every 2 >stdout 2>stderr &
    job=$!
    for try in $(seq 100); do
        found=$(workers cut | wc -l)
        [ "$found" -eq $n ] && break
        sleep 0.02
    done
    sleep "$(awk "BEGIN { print $random / 1e6 * $whole_ms / 1000 }")"
    victim=$(workers cut | sed -n "$((random % n + 1))p")
    rank=$({ tr '\0' '\n' <"/proc/$victim/environ"; } 2>/dev/null | sed -n 's/^OMPI_COMM_WORLD_RANK=//p; s/^PMI_RANK=//p')
    begin=$(date +%s%N)
    [ -n "$victim" ] && kill -9 "$victim" 2>/dev/null
    wait $job
    status=$?
    took=$((($(date +%s%N) - begin) / 1000000))
    if [ -n "$victim" ] && grep -q 'signal 9\|KILLED BY SIGNAL\|BAD TERMINATION\|Killed' stderr; then
        hit=$((hit + 1))
        [ $took -le $longest ] || longest=$took
        if [ $status -ne 0 ] && [ $took -le 10000 ]; then ok; else bad "kill $hit: status $status after $took ms"; fi
        grep -q "rank $rank \|PID $victim " stderr && ok || bad "kill $hit names no rank $rank: $(cat stderr)"
        [ -z "$(workers cut)" ] && ok || bad "kill $hit: some are still there"
    fi
    run start "$first" $then ./long train --data rows.csv --out cut -q --resume
    same whole/model.safetensors cut/model.safetensors || echo "(try $tries, seed $seed, $n then $then processes)"
done
[ $hit -eq $kills ] && ok || bad "only $hit of $kills kills came in time"
echo "# $hit kills, seed $seed: the longest end took $longest ms"

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

# disk -- when the disk fails: one line, exit 73 or 74, and what was good before is still there.

# A training that was cut off in the middle, and what it comes to when nothing goes wrong.
FAULT_AT=40 LD_PRELOAD=./fault.so ./digits train --data shapes:100 --quiet --out keep 2>stderr
[ $? -eq 137 ] && ok || bad "not killed: $(cat stderr)"
cp -r keep good
FAULT_COUNT=count LD_PRELOAD=./fault.so run ./digits train --data shapes:100 --quiet \
    --out good --resume --tensorboard board
calls=$(cat count)
holds "$calls > 30"

# ---- every call that touches the disk fails, one after the other
for fault in full readonly io; do
    at=1
    while [ $at -le "$calls" ]; do
        rm -rf hit board
        cp -r keep hit
        FAULT=$fault FAULT_AT=$at LD_PRELOAD=./fault.so ./digits train --data shapes:100 --quiet \
            --out hit --resume --tensorboard board >stdout 2>stderr
        status=$?
        lines=$(wc -l <stderr)
        case $status in
        73 | 74) [ "$lines" -eq 1 ] && ok || bad "$fault at $at: $lines lines: $(cat stderr)" ;;
        # Removing a file of an earlier run, or remembering the last --out, may fail unseen.
        0) [ "$lines" -eq 0 ] && ok || bad "$fault at $at: $(cat stderr)" ;;
        *) bad "$fault at $at: status $status: $(cat stderr)" ;;
        esac
        # The weights are whole, those of before or new ones; and training goes on from there.
        run ./digits eval --data shapes:5 --weights hit
        run ./digits train --data shapes:100 --quiet --out hit --resume
        same hit/model.safetensors good/model.safetensors
        same hit/checkpoint good/checkpoint
        timeless good/metrics.jsonl >want
        timeless hit/metrics.jsonl >got
        same want got
        if [ $at -lt 12 ]; then at=$((at + 1)); else at=$((at + 4)); fi
    done
done

# ---- no room: a file may not grow beyond 4 kB (the weights need 20), by ulimit
rm -rf hit && cp -r keep hit
(
    ulimit -f 8 # blocks of 512 bytes
    ./digits train --data shapes:100 --quiet --out hit --resume >stdout 2>stderr
    echo $? >status
)
[ "$(cat status)" -eq 74 ] && ok || bad "ulimit: status $(cat status)"
says stderr "File too large"
same hit/model.safetensors keep/model.safetensors
same hit/checkpoint keep/checkpoint
left=$(find hit -name '*.tmp*' | wc -l)
[ "$left" -le "$(find keep -name '*.tmp*' | wc -l)" ] && ok || bad "ulimit: left is $(ls hit)"

# ---- /dev/full
refuses 74 "No space left" ./digits init -o /dev/full
ln -s /dev/full full.csv
refuses 74 "No space left" ./digits sample --weights keep -o full.csv
ln -s /dev/full full.npy
refuses 74 "No space left" ./digits encode --data shapes:50 --weights keep -o full.npy
ln -s /dev/full full.png
refuses 74 "No space left" ./digits sample --weights keep -o full.png
./digits info >/dev/full 2>stderr
[ $? -eq 74 ] && ok || bad "info >/dev/full"

# ---- a directory that one may not write to, as somebody who is not root
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
    nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
    chmod 755 .
    rm -rf hit && cp -r keep hit && chmod 555 hit && chmod 644 hit/*
    refuses 73 "Permission denied" nobody ./digits train --data shapes:100 --quiet --out hit
    same hit/model.safetensors keep/model.safetensors
    refuses 73 "Permission denied" nobody ./digits train --data shapes:100 --quiet --out new
    refuses 73 "Permission denied" nobody ./digits sample --weights hit -o s.csv
    chmod 000 hit/model.safetensors
    refuses 66 "Permission denied" nobody ./digits sample --weights hit -o s.csv
    refuses 66 "Permission denied" nobody ./digits train --data hit/model.safetensors --out /tmp
    chmod 755 hit
else
    skip "read-only directories: not root, or no setpriv"
fi

# ---- a directory that vanishes in the middle
rm -rf gone
./digits train --data shapes:100 --quiet --epochs 100000 --out gone >stdout 2>stderr &
pid=$!
while [ ! -e gone/model.safetensors ]; do sleep 0.02; done
mv gone went
wait $pid
status=$?
case $status in 73 | 74) ok ;; *) bad "vanished directory: status $status" ;; esac
[ "$(wc -l <stderr)" -eq 1 ] && ok || bad "vanished directory: $(cat stderr)"
run ./digits eval --data shapes:5 --weights went

# ---- an output that is a directory, an output without a name
refuses 73 "it is a directory" ./digits init -o keep
refuses 73 "No such file" ./digits init -o none/x.safetensors
# The compiler's as well: no device, pipe or directory gives way to a program.
mkfifo pipe
for place in pipe keep; do
    "$VAEC" build "$here/digits.vae" -o $place >stdout 2>stderr
    holds "$? == 73 && $(wc -l <stderr) == 1" "vaec build -o $place: $(cat stderr)"
done
says stderr "it is a directory"
[ -p pipe ] && ok || bad "vaec build -o pipe: the pipe is gone"

# interrupt.sh -- calls that a signal interrupts are made again: every other write, fsync and open fails
# so, and the files are the same.
if ! ${CC:-gcc} -O1 -shared -fPIC -o interrupt.so "$here/interrupt.c" 2>stderr; then
    bad "interrupt.c does not compile: $(cat stderr)"
fi
build plain
run ./plain train --data shapes:80 --epochs 2 --quiet --threads 1 --out calm
run env LD_PRELOAD="$PWD/interrupt.so" ./plain train --data shapes:80 --epochs 2 --quiet --threads 1 --out disturbed
for file in model.safetensors samples.png checkpoint; do same calm/$file disturbed/$file; done
steady calm/metrics.jsonl >want
steady disturbed/metrics.jsonl >got
same want got
run env LD_PRELOAD="$PWD/interrupt.so" ./plain train --data shapes:80 --epochs 3 --quiet --threads 1 --out disturbed --resume
run ./plain sample -n 20 --weights calm -o drawn.npy
run ./plain reconstruct --data drawn.npy --weights calm -o want.csv
run env LD_PRELOAD="$PWD/interrupt.so" ./plain reconstruct --data drawn.npy --weights calm -o got.csv
same want.csv got.csv
if command -v python3 >/dev/null; then
    python3 -c 'import zipfile; zipfile.ZipFile("drawn.npz", "w").write("drawn.npy", "x.npy")
import gzip, struct
gzip.open("drawn.gz", "wb").write(bytes([0, 0, 8, 3]) + struct.pack(">3I", 9, 4, 4) + bytes(range(144)))'
    run env LD_PRELOAD="$PWD/interrupt.so" ./plain encode --data drawn.npz --weights calm -o z.csv
    run env LD_PRELOAD="$PWD/interrupt.so" ./plain encode --data drawn.gz --weights calm -o z.csv
else
    skip "no python3 to make an archive"
fi

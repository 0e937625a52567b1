# later.sh -- large mapped files are looked through between the first steps: what is wrong with them, or is other data than
# a checkpoint's, ends the training before anything is written
cat >later.vae <<'E'
model later

data   x: image(1, 100, 1)
latent z: normal(2)

encoder { flatten dense(8) relu }
decoder { dense(8) relu dense(100) reshape(1, 100, 1) }
loss { likelihood = bernoulli }
train { optimizer = adam batch = 256 epochs = 2 seed = 1 validation = 0.1 }
E
run env QUICK=-O1 "$VAEC" build later.vae -o later
/usr/bin/python3 - <<'E'
import array, random, struct, zipfile
random.seed(7)
def head(descr, rows, width):
    text = "{'descr': '%s', 'fortran_order': False, 'shape': (%d, %d), }" % (descr, rows, width)
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", 118) + text.ljust(117).encode() + b"\n"
N = 45000 # 18 MB: more than what is checked at once
few = [array.array("f", [random.random() for _ in range(100)]) for _ in range(97)]
rows = bytearray(b"".join(few[(i * i + i // 97) % 97].tobytes() for i in range(N)))
def put(name, begin=0, end=N): open(name, "wb").write(head("<f4", end - begin, 100) + rows[400 * begin:400 * end])
put("later.npy")
put("later-0.npy", 0, 20000)
with zipfile.ZipFile("later.npz", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z: # in memory, and so checked before
    z.writestr("x.npy", head("<f4", N, 100) + bytes(rows))
was = bytes(rows[-4:])
rows[-4:] = struct.pack("<f", 0.5)
put("later_other.npy")
rows[-4:] = struct.pack("<f", 1.5)
put("later_bad.npy")
put("later-1.npy", 20000)
rows[-4:] = was
for i in range(7, N, 50): rows[400 * i + 12:400 * i + 16] = struct.pack("<f", float("nan"))
put("later_nan.npy")
E
# the same bytes as in memory: weights, checkpoint and hashes
run ./later train --data later.npy --out out/later --threads 1
says stderr 'data x: 45000 rows, float32'
says stderr 'data x: from '
run ./later train --data later.npz --out out/later_npz --threads 2
says stderr 'data x: 45000 rows, float32 from '
same out/later/model.safetensors out/later_npz/model.safetensors
same out/later/checkpoint out/later_npz/checkpoint
sed 's/.*"data":\("[0-9a-f]*"\).*/\1/' out/later/run.json >later.is
sed 's/.*"data":\("[0-9a-f]*"\).*/\1/' out/later_npz/run.json | cmp -s - later.is && ok || bad "run.json says other data: $(cat later.is)"
run ./later eval --data later.npy --weights out/later --json
# lines of steps, of before all data are known, are all there, once each
run ./later train --data later.npy --out out/later_log --log-every 1 --epochs 1 --quiet
[ "$(grep -v seconds out/later_log/metrics.jsonl | sed 's/.*"step":\([0-9]*\).*/\1/' | tr '\n' ' ')" = "$(seq -s ' ' 159) " ] && ok ||
    bad "lines of steps: $(grep -c . out/later_log/metrics.jsonl)"
# nothing is written of bad data, and what is there stays
for log in '' '--log-every 1' '--checkpoint-every 2'; do
    refuses 65 'later_bad.npy: row 45000, column 100: value 1.5 is outside [0, 1], which bernoulli needs' \
        ./later train --data later_bad.npy --out out/later_none $log
    [ ! -e out/later_none ] && ok || bad "bad data: $(ls -A out/later_none)"
done
refuses 65 'later-1.npy: row 25000, column 100: value 1.5' ./later train --data 'later-?.npy' --out out/later_none
refuses 65 'later_nan.npy: row 8, column 4: value nan is not finite' ./later train --data later_nan.npy --out out/later_none
refuses 65 'later_bad.npy: row 45000' ./later train --data later.npy --valid later_bad.npy --out out/later_none
[ ! -e out/later_none ] && ok || bad "bad data: $(ls -A out/later_none)"
cp -a out/later out/later_kept
(cd out/later && find . -type f ! -name .lock | sort | xargs md5sum) >later.was
unchanged() {
    (cd out/later && find . -type f ! -name .lock | sort | xargs md5sum) | cmp -s - later.was && ok || bad "$1 has changed what was there"
}
refuses 65 'later_bad.npy: row 45000' ./later train --data later_bad.npy --out out/later --log-every 1
unchanged "bad data"
refuses 65 'was made on other data (45000 rows)' ./later train --data later_other.npy --out out/later --resume --epochs 3 --log-every 1
unchanged "other data"
refuses 65 'was made on other data (45000 rows)' ./later train --data later_other.npy --out out/later --resume
unchanged "other data, where no step is left"
run ./later train --data later.npy --out out/later --resume --epochs 3 --quiet
run ./later train --data later.npy --out out/later_three --epochs 3 --quiet
same out/later/model.safetensors out/later_three/model.safetensors
# a checksum of the file goes before
cp later_bad.npy later_sum.npy
echo "00000000 18000000" >later_sum.npy.crc32
refuses 65 'later_sum.npy: damaged: its 18000000 bytes of values have the CRC-32' ./later train --data later_sum.npy --out out/later_none
run ./later convert --data later.npz -o later_sum.npy --quiet
run ./later train --data later_sum.npy --out out/later_sum --quiet
same out/later_sum/model.safetensors out/later/../later_kept/model.safetensors
# kills at any moment, and signals: the same bytes in the end
cat >later_kill.py <<'E'
import os, shutil, signal, subprocess, sys, time
def go(*more): return subprocess.Popen(["./later", "train", "--data", "later.npy", "--out", "out/later_kill", "--log-every", "1", *more],
                                      stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
shutil.rmtree("out/later_kill", ignore_errors=True)
for i in range(12): # behind so many lines; -15: it listens to signals a little later than it begins to speak
    p = go("--resume")
    for _ in range((i * i) // 2 + 2):
        if not p.stderr.readline(): break
    p.send_signal(signal.SIGKILL if i % 3 else signal.SIGTERM)
    p.stderr.read()
    if p.wait() not in (-9, -15, 143, 0): sys.exit("status %d" % p.returncode)
p = go("--resume")
p.stderr.read()
sys.exit(p.wait())
E
run /usr/bin/python3 later_kill.py
same out/later_kill/model.safetensors out/later_kept/model.safetensors
# a signal while a long file (of holes) is being looked through, by name: nothing was saved, and no directory
/usr/bin/python3 - <<'E'
import struct
text = "{'descr': '<f4', 'fortran_order': False, 'shape': (6000000, 100), }" # 2.4 GB
f = open("later_long.npy", "wb")
f.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", 118) + text.ljust(117).encode() + b"\n")
f.truncate(128 + 6000000 * 400)
E
cat >later_stop.py <<'E'
import signal, subprocess, sys
p = subprocess.Popen(["./later", "train", "--data", "later_long.npy", "--out", "out/later_stop", "--log-every", "1"], stderr=subprocess.PIPE)
said = b""
for line in p.stderr:
    said += line
    if line.startswith(b"step 1/"): p.send_signal(signal.SIGTERM)
print(p.wait(), said.decode()[-200:])
E
run /usr/bin/python3 later_stop.py
says stdout 'before all data had been looked through: nothing was saved'
grep -q '^143 ' stdout && ok || bad "SIGTERM: $(cat stdout)"
[ ! -e out/later_stop ] && ok || bad "SIGTERM: $(ls -A out/later_stop)"
rm -f later_long.npy
# labels, which are places in a row, may be any until they are checked
cat >later_class.vae <<'E'
model later_class

data   x: vector(1)
data   y: label(3)
latent z: normal(1)

encoder(x, y) { concat(y) dense(2) relu }
decoder(z, y) { concat(y) dense(1) }
loss { likelihood = mse }
train { optimizer = adam batch = 4096 epochs = 1 seed = 1 }
E
if "$VAEC" build later_class.vae -o later_class >build.log 2>&1; then ok; else bad "$(cat build.log)"; fi
/usr/bin/python3 - <<'E'
import struct
def head(descr, shape):
    text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }" % (descr, shape)
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", 118) + text.ljust(117).encode() + b"\n"
N = 2200000
y = bytearray(8 * N)
for i in range(0, N, 1000): y[8 * i:8 * i + 8] = struct.pack("<q", -2 if i % 3000 else 10 ** 9)
open("later_y.npy", "wb").write(head("<i8", "(%d,)" % N) + y)
open("later_x.npy", "wb").write(head("|i1", "(%d, 1)" % N) + bytes(N))
E
refuses 65 'later_y.npy: row 1: label 1e+09 is not a whole number from 0 to 2' ./later_class train --data x=later_x.npy --data y=later_y.npy --out out/later_none
rm -f later_x.npy later_y.npy later*.npy later.npz

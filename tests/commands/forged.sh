# a checkpoint whose checksums are right and whose numbers are none that a training has

if command -v python3 >/dev/null; then
    cat >forge.py <<'END'
# forge.py FILE TO NAME=VALUE...: the checkpoint with other numbers (checkpoint.c, Head) and right checksums
import struct, sys, zlib
place = {'rows': (48, '<Q'), 'step': (64, '<Q'), 'best_loss': (72, '<d'), 'sum_loss': (80, '<d'),
         'sum_kl': (96, '<d'), 'sum_rows': (104, '<d'), 'epoch': (112, '<I'), 'batch': (116, '<I')}
data, head = bytearray(open(sys.argv[1], 'rb').read()), 124 + 4096
assert zlib.crc32(data[:head]) == struct.unpack_from('<I', data, head)[0]
for word in sys.argv[3:]:
    name, value = word.split('=')
    at, kind = place[name]
    struct.pack_into(kind, data, at, float(value) if kind == '<d' else int(value))
struct.pack_into('<I', data, head, zlib.crc32(data[:head]))
struct.pack_into('<I', data, len(data) - 4, zlib.crc32(data[:-4]))
open(sys.argv[2], 'wb').write(data)
END
    run ./table train --data shapes:200 --epochs 3 --quiet --out out/forged
    cp out/forged/checkpoint sound
    cp out/forged/model.safetensors weights
    # forged NAME=VALUE...: refused, and nothing in the directory changes
    forged() {
        run python3 forge.py sound out/forged/checkpoint "$@"
        refuses 65 'damaged checkpoint' ./table train --data shapes:200 --epochs 9 --quiet --out out/forged --resume
        same out/forged/model.safetensors weights
    }
    forged batch=5 sum_rows=200 step=17
    forged batch=50 sum_rows=100 step=50
    forged batch=4000000000 sum_rows=64 step=4000000000
    forged batch=2 step=14
    forged step=4294967295
    forged step=11
    forged epoch=2
    forged best_loss=nan
    forged sum_loss=nan
    forged sum_kl=inf
    forged sum_rows=-5 batch=1 step=13
    forged rows=0
    run python3 forge.py sound out/forged/checkpoint
    run ./table train --data shapes:200 --epochs 9 --quiet --out out/forged --resume
    # numbers in the weights' metadata, likewise
    run python3 -c 'import json, struct
b = open("weights", "rb").read()
n = struct.unpack("<Q", b[:8])[0]
h = json.loads(b[8:8 + n])
h["__metadata__"]["epoch"] = "-7x"
t = json.dumps(h).encode()
open("forged.safetensors", "wb").write(struct.pack("<Q", len(t)) + t + b[8 + n:])'
    refuses 65 'epoch is no whole number' ./table eval --data shapes:20 --weights forged.safetensors
else
    skip "no python3 to forge a checkpoint"
fi

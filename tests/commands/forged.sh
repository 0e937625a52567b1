# a checkpoint whose checksums are right and whose numbers are none that a training has

if command -v python3 >/dev/null; then
    cat >forge.py <<'END'
# forge.py FILE TO NAME=VALUE...: the checkpoint with other numbers (checkpoint.c, Head) and right checksums
import struct, sys, zlib
place = {'rows': (48, '<Q'), 'step': (64, '<Q'), 'best_loss': (72, '<d'), 'sum_loss': (80, '<d'),
         'sum_kl': (96, '<d'), 'sum_rows': (104, '<d'), 'sum_critic': (112, '<d'),
         'sum_term': (136, '<d'), 'epoch': (168, '<I'), 'batch': (172, '<I'), 'drops': (180, '<I')}
data, head = bytearray(open(sys.argv[1], 'rb').read()), 188 + 4096
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
    forged drops=9
    forged best_loss=nan
    forged sum_loss=nan
    forged sum_kl=inf
    forged sum_critic=nan
    forged sum_term=inf
    forged sum_rows=-5 batch=1 step=13
    forged rows=0
    run python3 forge.py sound out/forged/checkpoint
    run ./table train --data shapes:200 --epochs 9 --quiet --out out/forged --resume
    # the weights' metadata, likewise: every key that is read
    cat >metadata.py <<'END'
# metadata.py FILE TO KEY VALUE...: the weights with other metadata
import json, struct, sys
b = open(sys.argv[1], 'rb').read()
n = struct.unpack('<Q', b[:8])[0]
h = json.loads(b[8:8 + n])
h['__metadata__'].update(zip(sys.argv[3::2], sys.argv[4::2]))
t = json.dumps(h).encode()
open(sys.argv[2], 'wb').write(struct.pack('<Q', len(t)) + t + b[8 + n:])
END
    # misread MODEL WEIGHTS KEY VALUE WORDS
    misread() {
        run python3 metadata.py "$2" forged.safetensors "$3" "$4"
        refuses 65 "__metadata__: $3 is $5" "./$1" eval --data shapes:20 --weights forged.safetensors
    }
    misread table weights epoch -7x 'no whole number'
    misread table weights step '' 'no whole number'
    misread table weights step 99999999999999999999 'no whole number'
    misread table weights data xyz 'no hash of rows'
    misread table weights data_with_validation 12g4 'no hash of rows'
    for bytes in 0 256 65536 -1 x 2.5 '' '255 '; do
        misread table weights data.x.bytes "$bytes" "\"$bytes\", and must be a whole number"
    done
    for range in '' 1 'a b' 'nan 1' '0 inf' '1 1' '2 1' '0 1 2' '0 1e60'; do
        misread table weights data.x.range "$range" "\"$range\", and must be two numbers"
    done
    misread table weights data.x.layout hcw '"hcw", and must be chw'
    misread table weights data.x.layout chw '"chw", and must be that of an image'
    misread shapes out/shapes/model.safetensors data.x.fit wide '"wide", and must be one of those'
    misread table weights data.x.fit crop '"crop", and must be that of an image'
    misread table weights data.x.classes '' '"", and must be names of classes'
    misread table weights data.x.columns '' '"", and must be names of columns'
    misread table weights data.x.missing "$(printf 'a\nb')" '"a?b", and must be words'
    # black and white pixels are not -1
    misread shapes out/shapes/model.safetensors data.x.range '-1 1' '"-1 1", and must be of values that'
    refuses 65 'data.x.range is' ./shapes sample --weights forged.safetensors -o s.png
    # of another model, and with words of others: not ours to judge
    run python3 metadata.py weights forged.safetensors model other data.x.bytes x
    refuses 65 'weights of the model other' ./table eval --data shapes:20 --weights forged.safetensors
    run python3 metadata.py weights forged.safetensors data.y.bytes x data.x.colour blue author '7 8'
    run ./table eval --data shapes:20 --weights forged.safetensors
else
    skip "no python3 to forge a checkpoint"
fi

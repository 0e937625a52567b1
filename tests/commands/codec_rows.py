# codec_rows.py -- what codec_kinds.sh needs:
#   codec_rows.py rows                      rows of each stream of kinds.vae
#   codec_rows.py squares                   pictures of rectangles, black and white
#   codec_rows.py weights IN OUT            weights with numbers that no processor can get wrong in place of trained ones
#   codec_rows.py damage FILE COMMAND...    FILE with each byte wrong, and cut off at each length: COMMAND, which reads bad.vaz,
#                                           says which chunk it is
import json, random, struct, subprocess, sys


def csv(name, rows, head=''):
    open(name, 'w').write(head + ''.join(','.join(map(str, r)) + '\n' for r in rows))


def npy(name, kind, shape, values):
    head = "{'descr': '%s', 'fortran_order': False, 'shape': %r, }" % (kind, shape)
    head += ' ' * (-(len(head) + 11) % 64) + '\n'
    body = struct.pack('<%d%s' % (len(values), 'q' if kind == '<i8' else 'B'), *values)
    open(name, 'wb').write(b'\x93NUMPY\x01\x00' + struct.pack('<H', len(head)) + head.encode() + body)


def rows(n=90):
    random.seed(7)
    pick, chance = random.choice, random.randrange
    csv('a.csv', [[chance(9), chance(3), 70 * (i % 7)] for i in range(n)])
    far = [[pick([0, 0, 0, 5, 17, 123456]), pick([0, 2 ** 52 + i])] for i in range(n)]
    csv('b.csv', far)
    npy('b.npy', '<i8', (n, 2), sum(far, []))
    classes = [[int(j == k) for k in [chance(3) for p in range(4)] for j in range(3)] for i in range(n)]
    csv('c.csv', classes)
    npy('c.npy', '|u1', (n, 2, 2, 3), sum(classes, []))
    levels = [[min(15, (i % 5) * p // 3 + chance(3)) for p in range(16)] for i in range(n)]
    csv('d.csv', [['%.9g' % (v / 15) for v in row] for row in levels])
    npy('d.npy', '|u1', (n, 4, 4, 1), sum(levels, []))
    labels = [chance(5) for i in range(n)]
    csv('e.csv', [[k] for k in labels])
    npy('e.npy', '|u1', (n,), labels)
    csv('t.csv', [[pick(['cat', 'dog']), pick(['Oslo', 'Bonn', 'Rome']), 1 + chance(4), chance(2), chance(50)]
                  for i in range(n)], 'kind,city,rank,flag,visits\n')


def squares(n=3000):
    random.seed(5)
    pixels = []
    for i in range(n):
        a, b, h, w = random.randrange(8), random.randrange(8), random.randrange(2, 6), random.randrange(2, 6)
        pixels += [(a <= p // 12 < a + h and b <= p % 12 < b + w) ^ (random.random() < .03) for p in range(144)]
    open('squares.idx', 'wb').write(b'\0\0\x08\x03' + struct.pack('>III', n, 12, 12) + bytes(pixels))


def weights(given, made):
    data = bytearray(open(given, 'rb').read())
    begin = 8 + struct.unpack_from('<Q', data)[0]
    x = 1
    for name, t in sorted(json.loads(data[8:begin]).items()):
        if name == '__metadata__': continue
        first, last = t['data_offsets']
        for i, at in enumerate(range(begin + first, begin + last, 4)):
            x = (x * 1103515245 + 12345) % 2 ** 31
            value = (x >> 16) % 129 / 128 - 0.5
            if name == 'data.t.std': value = 1
            elif name.startswith('data.t.'): value = 0
            elif name.endswith('.cuts'): value = i - 1
            struct.pack_into('<f', data, at, value)
    open(made, 'wb').write(data)


def damage(path, command):
    good = open(path, 'rb').read()
    header, = struct.unpack_from('<I', good, 12)
    chunk = []  # of each byte
    while header + len(chunk) < len(good):
        words, = struct.unpack_from('<I', good, header + len(chunk) + 8)
        chunk += [chunk[-1] + 1 if chunk else 1] * (32 + 4 * words)
    wrong = []
    for at in range(len(good)):
        flipped = bytearray(good)
        flipped[at] ^= 1 << at % 8
        for what, bad in (('flipped', flipped), ('cut off', good[:at])):
            open('bad.vaz', 'wb').write(bad)
            done = subprocess.run(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
            said = done.stderr.decode()
            named = at < header or ' chunk %d of %d ' % (chunk[at - header], chunk[-1]) in said
            if done.returncode != 65 or said.count(': error: ') != 1 or not named:
                wrong.append('byte %d %s: status %d: %s' % (at, what, done.returncode, said))
    print(len(good), 'bytes,', len(wrong), 'wrong', *wrong[:3], sep='\n')
    sys.exit(len(wrong) > 0)


if sys.argv[1] == 'rows': rows()
elif sys.argv[1] == 'squares': squares()
elif sys.argv[1] == 'weights': weights(*sys.argv[2:])
else: damage(sys.argv[2], sys.argv[3:])

# codec.sh -- compress and decompress: rows come back as they were, at the rate of the bound; damaged files, other weights
# and models that cannot be coded are refused before anything is written

run "$VAEC" build "$here/codec.vae" -o codec
run "$VAEC" build "$here/coded.vae" -o coded
[ -x lines ] || run "$VAEC" build "$here/lines.vae" -o lines
/usr/bin/python3 - <<'END' || bad "no rows"
import random, struct
random.seed(3)
def idx(name, rows, head=b'\x00\x00\x08\x03'):
    with open(name, 'wb') as f:
        f.write(head + struct.pack('>III', len(rows), 6, 6) + bytes(v for row in rows for v in row))
black, grey, counts, classes = [], [], [], []
for i in range(700):
    a, b, kind = random.randrange(4), random.randrange(4), random.randrange(3)
    square = [(a <= p // 6 < a + 2 + (kind > 0)) * (b <= p % 6 < b + 2 + (kind > 1)) for p in range(36)]
    black.append(square)
    grey.append([min(15, max(0, 9 * v + random.randrange(4))) for v in square])
    counts.append([random.randrange(1 + 4 * kind), a + b, 40 if i % 97 else 10 ** 9])
    classes.append(kind)
idx('black.idx', black)
idx('grey.idx', grey)
open('counts.csv', 'w').write(''.join('%d,%d,%d\n' % tuple(c) for c in counts))
head = "{'descr': '<i8', 'fortran_order': False, 'shape': (700, 3), }".ljust(117) + chr(10)
with open('counts.npy', 'wb') as f:
    f.write(b'\x93NUMPY\x01\x00v\x00' + head.encode() + b''.join(struct.pack('<3q', *c) for c in counts))
open('classes.csv', 'w').write(''.join('%d\n' % c for c in classes))
open('told.txt', 'w').write(''.join(random.choice(['abab', 'cdc', 'a', '']) + '\n' for i in range(300)))
END
data='--data x=black.idx --data k=counts.npy --data y=classes.csv --bytes x=1'

# a hierarchy, several streams, one far count among them; chunks; every number of threads
run ./codec train $data --quiet --out out/codec
for n in 1 2 3; do
    run ./codec compress $data --chunk 300 -o c$n.vaz --quiet --threads $n
    run ./codec decompress --data c1.vaz -o back.csv --quiet --threads $n
    same counts.csv back.k.csv
done
same c1.vaz c2.vaz
same c1.vaz c3.vaz
same classes.csv back.y.csv
run ./codec decompress --data c1.vaz -o back.npy --quiet
tail -c 25200 black.idx >one && tail -c 25200 back.x.npy >two && same one two
run ./codec compress $data -o c.vaz --quiet
says stdout 'chunks          1, whose starts take'
says stdout 'MB/s'

# the rate is that of the bound (coded in nats: the far counts weigh little here), and more bins take no more
run ./coded train --data grey.idx --quiet --out out/coded
run ./coded eval --data grey.idx --json
bound=$(json stdout elbo)
run ./coded compress --data grey.idx -o g.vaz --quiet --json
holds "$(json stdout bits_per_row) < 1.02 * -($bound) / log(2) + 8 * 180 / 700 && $(json stdout bits_per_row) > 0.98 * -($bound) / log(2)" \
    "$(json stdout bits_per_row) bits a row, bound $bound nats"
run ./coded decompress --data g.vaz -o back.idx --quiet
same grey.idx back.idx

# --exact: every copy of a portable program writes the same bytes, and decodes those of the others; without, another
# processor's are refused
run "$VAEC" build --exact --portable "$here/coded.vae" -o exact
run "$VAEC" build --portable "$here/coded.vae" -o loose
for isa in sse2 avx2 avx512; do
    VAE_ISA=$isa ./exact info >/dev/null 2>&1 || continue
    run env VAE_ISA=$isa ./exact compress --data grey.idx --weights out/coded -o $isa.vaz --quiet
    same sse2.vaz $isa.vaz
    run env VAE_ISA=$isa ./exact decompress --data sse2.vaz --weights out/coded -o back.idx --quiet
    same grey.idx back.idx
    run env VAE_ISA=$isa ./loose compress --data grey.idx --weights out/coded -o loose.vaz --quiet
    [ $isa = sse2 ] || refuses 65 "rows coded by kernels for $isa, and these are for sse2" env VAE_ISA=sse2 \
        ./loose decompress --data loose.vaz --weights out/coded -o none.idx
done
refuses 65 'built with --exact, and this one is built without' ./coded decompress --data sse2.vaz -o none.idx
for other in tune python; do
    "$VAEC" build --$other --exact "$here/coded.vae" 2>stderr
    holds "$? == 64" "--$other --exact"
    says stderr '--exact'
done

# tokens, step by step
run ./lines train --data told.txt --quiet --out out/lines
run ./lines compress --data told.txt -o t.vaz --quiet
run ./lines decompress --data t.vaz -o back.txt --quiet
same told.txt back.txt

# lines that would not come back as they are spelled: refused, or coded as they are read and said; what is cut off is refused
printf 'one two\n two three\none  two\ntwo\tone\nthree \none\r\n' >loose.txt
sed 's/model lines/model loose/; s/unit=char/unit=word/' "$here/lines.vae" >loose.vae
run "$VAEC" build loose.vae -o loose
run ./loose train --data loose.txt --quiet --out out/loose
refuses 65 'row 2 would not come back as it is spelled, but with one blank between words and a line feed at the end (5 rows)' \
    ./loose compress --data loose.txt -o none.vaz
run ./loose compress --data loose.txt -o loose.vaz --as-read
says stderr "5 rows of 'x' will not come back as spelled"
run ./loose decompress --data loose.vaz -o back.txt --quiet
printf 'one two\ntwo three\none two\ntwo one\nthree\none\n' >read.txt
same read.txt back.txt
run ./loose compress --data read.txt -o loose.vaz
lacks stderr 'as spelled'
(head -n 1 read.txt && tail -n 1 loose.txt) >ends.txt
refuses 65 'row 2 would not come back as it is spelled' ./loose compress --data ends.txt -o none.vaz
(printf '\357\273\277' && cat read.txt) >marked.txt
refuses 65 'row 1 would not come back as it is spelled' ./loose compress --data marked.txt -o none.vaz
sed 's/model loose/model cut/; s/param steps = 12//; s/tokens(steps, 16, unit=word)/tokens(2, 16, unit=word, truncate=true)/' loose.vae >cut.vae
run "$VAEC" build cut.vae -o cut
run ./cut train --data read.txt --quiet --out out/cut
refuses 65 'row 1 cannot be coded: it has more than 1 word, and what truncate=true cuts off would not come back (of 4 rows)' \
    ./cut compress --data read.txt -o none.vaz --as-read

# what a damaged file is refused for; `refused` writes nothing
refused() { # FILE WORDS
    rm -f none.idx
    refuses 65 "$2" ./coded decompress --data "$1" -o none.idx --quiet
    [ ! -e none.idx ] && ok || bad "$1: something was written"
}
run ./coded compress --data grey.idx --chunk 200 -o g.vaz --quiet
size=$(wc -c <g.vaz)
flip() { # AT: that byte with other bits
    /usr/bin/python3 -c 'import sys
b = bytearray(open("g.vaz", "rb").read()); b[int(sys.argv[1])] ^= 16; open("bad.vaz", "wb").write(b)' "$1"
}
flip 0 && refused bad.vaz 'these are no coded rows'
flip 9 && refused bad.vaz 'version 4099 of the format'
flip 13 && refused bad.vaz 'the header is damaged'
flip 20 && refused bad.vaz 'the header is damaged'
flip 60 && refused bad.vaz 'the header is damaged'
flip $((size - 1)) && refused bad.vaz 'chunk 4 of 4 (rows 601 to 700) is damaged'
flip $((size / 2)) && refused bad.vaz 'is damaged'
head -c 5 g.vaz >bad.vaz && refused bad.vaz 'these are no coded rows'
head -c 15 g.vaz >bad.vaz && refused bad.vaz 'the header is cut off'
head -c 60 g.vaz >bad.vaz && refused bad.vaz 'the header is cut off'
head -c $((size - 1)) g.vaz >bad.vaz && refused bad.vaz 'chunk 4 of 4 is cut off'
(cat g.vaz && echo) >bad.vaz && refused bad.vaz '1 byte too many behind the last chunk'
: >bad.vaz && refused bad.vaz 'these are no coded rows'
refused grey.idx 'these are no coded rows'
refused c.vaz 'rows coded by the model codec, and this is coded'
run ./coded init --seed 9 -o other.safetensors --quiet
refuses 65 'rows coded with other weights' ./coded decompress --data g.vaz --weights other.safetensors -o none.idx
# each part of the header with a right sum: another network, batch, processor, compiler; and a chunk that ends elsewhere
cat >forge.py <<'END'
import struct, sys, zlib
b, at, fmt, value = bytearray(open('g.vaz', 'rb').read()), int(sys.argv[1]), sys.argv[2], sys.argv[3]
length = struct.unpack_from('<I', b, 12)[0]
if fmt == 'text': b[at:at + len(value)] = value.encode()
elif at >= 0: struct.pack_into(fmt, b, at, int(value))
else: # of the first chunk
    struct.pack_into(fmt, b, length - 1 - at, int(value))
    words = struct.unpack_from('<I', b, length + 8)[0]
    struct.pack_into('<I', b, length + 28, zlib.crc32(b[length + 32:length + 32 + 4 * words], zlib.crc32(b[length:length + 28])))
struct.pack_into('<I', b, length - 4, zlib.crc32(b[:length - 4]))
open('bad.vaz', 'wb').write(b)
END
forged() { # WORDS AT FORMAT VALUE
    words=$1
    shift
    run /usr/bin/python3 forge.py "$@"
    refused bad.vaz "$words"
}
forged 'another model of the name coded' 16 '<Q' 7
forged 'rows coded with other weights' 24 '<Q' 7
forged 'compute other last bits' 32 '<Q' 7
forged 'bytes too many behind the last chunk' 40 '<Q' 0
forged 'another model of the name coded' 52 '<I' 7
forged 'the header is damaged' 56 '<I' 0
forged 'the header is damaged' 60 '<I' 99
forged 'the header is damaged' 72 '<I' 0
forged 'the header is damaged' 72 '<I' 13
forged 'the header is damaged' 76 '<I' 0
forged 'built with --exact, and this one is built without' 64 '<I' 1
forged 'chunk 1 of 4 (rows 1 to 200) is not decoded' -13 '<I' 77
forged 'chunk 1 of 4 (rows 1 to 200) is not decoded' -17 '<Q' 99999999999
forged 'chunk 1 of 4 (rows 1 to 200) is not decoded' -25 '<I' 77

# rows and models that cannot be coded, and words of the command line
refuses 65 'row 1 cannot be coded' ./codec compress --data x=grey.idx --data k=counts.npy --data y=classes.csv --bytes x=255 -o none.vaz
refuses 64 "the model codes 'k': give it with --data k=FILE" ./codec compress --data x=black.idx --bytes x=1 -o none.vaz
echo 'zzz' >strange.txt
refuses 65 'row 1 cannot be coded' ./lines compress --data strange.txt -o none.vaz
refuses 64 'Its name must end in .vaz' ./coded compress --data grey.idx -o none.npy
refuses 64 "is written as lines of text" ./lines decompress --data t.vaz -o none.npy
refuses 64 'Its name must end in .npy, .csv or .idx' ./coded decompress --data g.vaz -o none.png
refuses 64 "-o none.idx: 'k' was not of bytes: write .npy or .csv" ./codec decompress --data c1.vaz -o none.idx
refuses 64 '--bits 3: from 6 to 16' ./coded compress --data grey.idx --bits 3 -o none.vaz
refuses 64 "'x' has a likelihood that is a density" ./table compress --data shapes:20 -o none.vaz
refuses 66 'cannot open none.vaz' ./coded decompress --data none.vaz -o none.idx
refuses 64 '--data is one file here' ./coded decompress --data g.vaz --data g.vaz -o none.idx
[ ! -e none.vaz ] && ok || bad "none.vaz was written"

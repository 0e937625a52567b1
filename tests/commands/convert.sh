# convert.sh -- rows of any file as one NPY: what is trained on is the same, kills and full disks leave nothing half done

cat >convert_image.vae <<'END'
model convert_image
data   x: image(6, 5, 3)
data   y: label(3)
latent z: normal(2)
encoder(x, y) { flatten concat(y) dense(8) relu }
decoder(z, y) { concat(y) dense(90) reshape(6, 5, 3) }
loss { likelihood = mse }
train { batch = 8 epochs = 2 seed = 1 }
END
run "$VAEC" build convert_image.vae -o convert_image
sed 's/model table/model convert_wide/; s/vector(8)/vector(8, standardize=true, missing=true)/; s/dense(8) }/dense(8) }/' "$here/table.vae" |
    sed 's/gaussian(sigma=0.3)/gaussian(sigma=learned)/; s/epochs = 30/epochs = 2/' >convert_wide.vae
run "$VAEC" build convert_wide.vae -o convert_wide
/usr/bin/python3 - <<'END'
import gzip, os, random, struct, zipfile, zlib

def npy(descr, shape, cells, fortran="False"):
    head = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }" % (descr, fortran, shape)
    head += " " * (117 - len(head)) + "\n"
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(head)) + head.encode() + cells

def png(w, h, bits, colour, rows):
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, bits, colour, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"".join(b"\0" + r for r in rows))) + chunk(b"IEND", b""))

random.seed(7)
rows = [[random.gauss(0, 1) for _ in range(8)] for _ in range(700)]
line = lambda r: ",".join("NA" if random.random() < 0.05 else "%.7g" % v for v in r) + "\n"
names = "a,b,c,d,e,f,\"g, and\nmore\",h\n"
text = "".join(map(line, rows))
open("conv.csv", "w").write(names + text + "\n \n")
gzip.open("conv.csv.gz", "wt").write(names + text)
open("conv-u.tsv", "wb").write((names + text).replace("g, and", "g and").replace(",", "\t").encode("utf-16"))
lines = text.splitlines(True)
for i in range(3):
    open("conv-part-%d.csv" % i, "w").write(names + "".join(lines[200 * i:200 * i + 200 if i < 2 else 700]))
cells = b"".join(struct.pack(">8f", *r) for r in rows)
gzip.open("conv.idx.gz", "wb").write(b"\0\0\x0d\x02" + struct.pack(">II", 700, 8) + cells)
for i in range(2):
    some = rows[350 * i:350 * i + 350]
    gzip.open("conv-%d.idx.gz" % i, "wb").write(b"\0\0\x0d\x02" + struct.pack(">II", 350, 8) + b"".join(struct.pack(">8f", *r) for r in some))
with zipfile.ZipFile("conv.npz", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("x.npy", npy("<f8", "(700, 8)", b"".join(struct.pack("<8d", *r) for r in rows)))
with zipfile.ZipFile("conv-stored.npz", "w") as z:
    z.writestr("x.npy", npy("<f8", "(700, 8)", b"".join(struct.pack("<8d", *r) for r in rows)))
with zipfile.ZipFile("conv-columns.npz", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("x.npy", npy("<f4", "(700, 8)", bytes(700 * 32), "True"))
open("conv-fortran.npy", "wb").write(npy("<f4", "(700, 8)",
     b"".join(struct.pack("<f", rows[i][j]) for j in range(8) for i in range(700)), "True"))
for deep in 0, 1:
    for k, name in enumerate(("ant", "bee", "cat")):
        folder = "conv-%s/%s" % ("deep" if deep else "pics", name)
        os.makedirs(folder)
        for i in range(9):
            bits = 16 if deep and i == 5 else 8
            data = [bytes(random.randrange(256) for _ in range(5 * 3 * bits // 8)) for _ in range(6)]
            open("%s/%d.png" % (folder, i), "wb").write(png(5, 6, bits, 2, data))
# what cannot be
open("conv-bad.csv", "w").write(names + text[:-1].rsplit("\n", 1)[0] + "\n1,2,3,4,x,6,7,8\n")
open("conv-inf.csv", "w").write("1,2,3,4,5,6,7,8\n" * 400 + "1,2,3,4,5,6,7,1e39\n")
open("conv-cut.csv.gz", "wb").write(open("conv.csv.gz", "rb").read()[:-30])
open("conv-cut.idx.gz", "wb").write(open("conv.idx.gz", "rb").read()[:-30])
gzip.open("conv-more.idx.gz", "wb").write(b"\0\0\x0d\x02" + struct.pack(">II", 600, 8) + cells)
gzip.open("conv-less.idx.gz", "wb").write(b"\0\0\x0d\x02" + struct.pack(">II", 900, 8) + cells)
END

# converted PROGRAM DATA OPTIONS: training on what convert writes gives the tensors of training on the file itself.
# NPY FILE... -> the hash of the rows and the tensors are those; what says how the file looked is not in rows.npy
tensors_of() {
    /usr/bin/python3 -c 'import json, struct, sys
b = open(sys.argv[1] + "/model.safetensors", "rb").read()
n = 8 + struct.unpack("<Q", b[:8])[0]
meta = json.loads(b[8:n])["__metadata__"]
print(meta["data"], meta.get("data_with_validation"), meta.get("data.x.bytes"), meta.get("data.x.range"))
sys.stdout.flush(); sys.stdout.buffer.write(b[n:])' "$1"
}
converted() { # converted PROGRAM FILE [OPTION...]
    program=$1 file=$2
    shift 2
    rm -f rows.npy rows.npy.crc32
    run ./$program convert --data "x=$file" -o rows.npy "$@"
    run ./$program train --data "x=$file" $labels --quiet --out out/conv1 --epochs 2 "$@"
    run ./$program train --data x=rows.npy $labels --quiet --out out/conv2 --epochs 2 $also
    tensors_of out/conv1 >conv1.bits
    tensors_of out/conv2 >conv2.bits
    same conv1.bits conv2.bits || echo "        of $file"
    [ ! -e rows.npy.part ] && ok || bad "$file: rows.npy.part is still there"
}
labels= also=
for file in conv.csv conv.csv.gz conv-u.tsv 'conv-part-*.csv' conv.npz conv.npz:x conv-stored.npz conv.idx.gz; do converted convert_wide "$file"; done
for file in 'conv-[01].idx.gz' conv-fortran.npy; do converted table "$file"; done
converted convert_wide conv.csv --limit 123
labels='--data y=conv-labels.npy'
run ./convert_image convert --data y=conv-pics -o conv-labels.npy
converted convert_image conv-pics
also='--bytes 65535'
converted convert_image conv-deep
run ./convert_image convert --data conv-deep -o rows.npy
says stderr 'read rows.npy with --bytes 65535'
run ./convert_image convert --data 'conv-pics/bee/*.png' -o bee.npy
run ./convert_image convert --data conv-pics/bee -o bees.npy
same bee.npy bees.npy
labels= also=

# the checksum is of the values, as zlib has it; whoever reads the file compares it
run ./convert_wide convert --data conv.csv -o rows.npy
says stderr 'wrote rows.npy: 700 rows x 8 of float64, from CSV; CRC-32 in rows.npy.crc32'
/usr/bin/python3 -c 'import zlib
b = open("rows.npy", "rb").read()
n = 10 + b[8] + 256 * b[9]
print(int(open("rows.npy.crc32").read() == "%08x %d\n" % (zlib.crc32(b[n:]), len(b) - n)))
open("damaged.npy", "wb").write(b[:5000] + bytes([b[5000] ^ 1]) + b[5001:])' >sum.out
holds "$(cat sum.out) == 1" "CRC-32"
cp rows.npy.crc32 damaged.npy.crc32
refuses 65 'damaged.npy: damaged: its 44800 bytes of values have the CRC-32' ./convert_wide train --data damaged.npy --out out/conv3
run ./convert_wide train --data damaged.npy --out out/conv3 --limit 5 --epochs 1 --quiet # the first rows alone are used
rm damaged.npy.crc32
run ./convert_wide train --data damaged.npy --out out/conv3 --epochs 1 --quiet
# behind a link it is the file's own; and it goes when another command writes the file anew
cp rows.npy linked.npy
cp rows.npy.crc32 linked.npy.crc32
printf 'x' | dd of=linked.npy bs=1 seek=500 conv=notrunc 2>/dev/null
ln -sf linked.npy link.npy
refuses 65 'link.npy: damaged' ./convert_wide train --data link.npy --out out/conv3
run ./convert_wide sample -n 5 --weights out/conv3 -o linked.npy
[ ! -e linked.npy.crc32 ] && ok || bad "linked.npy has the sum of other values"
cp rows.npy.crc32 sound.crc32
for word in '' ' ' x; do
    printf '%s%s' "$(cat sound.crc32)" "$word" >rows.npy.crc32
    if [ -z "$word" ]; then run ./convert_wide train --data rows.npy --epochs 1 --out out/conv3 -q
    else refuses 65 'rows.npy.crc32: damaged' ./convert_wide train --data rows.npy --out out/conv3
    fi
done
echo nonsense >rows.npy.crc32
refuses 65 'rows.npy.crc32: damaged' ./convert_wide train --data rows.npy --out out/conv3
run ./convert_wide convert --data conv.csv -o rows.npy # in the place of the old one
run ./convert_wide eval --data rows.npy --weights out/conv3 --quiet

# what cannot be said, and what is wrong
refuses 64 'what to write to rows.csv? Its name must end in .npy' ./table convert --data conv.csv -o rows.csv
refuses 64 'convert writes the rows of one stream' ./convert_image convert --data conv-pics --data y=conv-pics -o rows.npy
refuses 64 'is made when it is read, and has no file' ./table convert --data shapes:10 -o rows.npy
run "$VAEC" build "$here/people.vae" -o convert_people
refuses 64 "'t' is a table, which is read from CSV alone" ./convert_people convert --data conv.csv -o rows.npy
run "$VAEC" build "$here/lines.vae" -D steps=12 -o convert_lines
printf 'ab\nc\n' >conv.txt
refuses 64 'conv.txt: lines of text stay lines of text' ./convert_lines convert --data conv.txt -o none.npy
refuses 65 'conv-columns.npz:x: compressed columns (Fortran order) cannot be read row by row' ./table convert --data conv-columns.npz -o none.npy
refuses 65 'conv-bad.csv: line 702, column 5: "x" is not a number' ./convert_wide convert --data conv-bad.csv -o none.npy
refuses 65 'conv-inf.csv: line 401, column 8: value 1e39 does not fit' ./table convert --data conv-inf.csv -o none.npy
refuses 65 'conv-cut.csv.gz: truncated' ./convert_wide convert --data conv-cut.csv.gz -o none.npy
(head -n 300 conv-inf.csv; head -c 270000000 /dev/zero | tr '\0' 1) | gzip -1 >conv-line.csv.gz # the last line: 1 MB of gzip
refuses 65 'conv-line.csv.gz: a line, or what is in quotes, is longer than 268435456 bytes' ./table convert --data conv-line.csv.gz -o none.npy
rm conv-line.csv.gz
iconv -t UTF-16 conv.csv | gzip >conv-wide.csv.gz
refuses 65 'conv-wide.csv.gz: UTF-16 in gzip is not unpacked piece by piece: unpack it first' ./table convert \
    --data conv-wide.csv.gz -o none.npy
refuses 65 'conv-cut.idx.gz: truncated' ./table convert --data conv-cut.idx.gz -o none.npy
refuses 65 'conv-more.idx.gz: extra bytes at the end' ./table convert --data conv-more.idx.gz -o none.npy
refuses 65 'conv-less.idx.gz: truncated' ./table convert --data conv-less.idx.gz -o none.npy
refuses 65 'a row has 8 values, but data x: image(6, 5, 3) needs 90' ./convert_image convert --data conv.csv -o none.npy
refuses 66 'cannot open conv-none.csv' ./table convert --data conv-none.csv -o none.npy
cp conv-fortran.npy self.npy
refuses 64 'self.npy, which this command reads' ./table convert --data self.npy -o self.npy
same conv-fortran.npy self.npy
refuses 73 'cannot create nowhere/rows.npy.part' ./table convert --data conv.csv -o nowhere/rows.npy
[ ! -e none.npy ] && [ ! -e none.npy.part ] && ok || bad "wrong data have left something: $(ls none.*)"

# A run that is killed at any moment goes on to the same bytes; the disk is full, and then it is not.
awk 'BEGIN { srand(9); for (i = 0; i < 400000; i++) printf "%.5f,%.5f,%.5f,%.5f,%.5f,%.5f,%.5f,%.5f\n",
    rand(), rand(), rand(), rand(), rand(), rand(), rand(), rand() }' >conv-long.csv
gzip -1c conv-long.csv >conv-long.csv.gz
split -n l/3 --additional-suffix=.csv conv-long.csv conv-long-
run ./table convert --data conv-long.csv -o whole.npy
/usr/bin/python3 - <<'END' >kills.out
import os, random, signal, subprocess, time
random.seed(1)
went_on = 0
whole = open("whole.npy", "rb").read()
for spec in "conv-long.csv", "conv-long.csv.gz", "conv-long-*.csv":
    for name in "killed.npy", "killed.npy.part", "killed.npy.crc32":
        if os.path.exists(name): os.remove(name)
    kills, code, longest = 0, 1, 0.3  # seconds; longer where it gets nowhere, on a machine that is busy
    while code != 0:
        p = subprocess.Popen(["./table", "convert", "--data", spec, "-o", "killed.npy", "--resume"], stderr=subprocess.PIPE,
                             env=dict(os.environ, VAE_CHECKPOINT_SECONDS="0"))
        try:
            said = p.communicate(timeout=random.uniform(0.02, longest) if kills < (6 if went_on else 30) else None)[1]
        except subprocess.TimeoutExpired:
            p.send_signal(signal.SIGKILL)
            said = p.communicate()[1]
            kills += 1
            longest *= 1 if went_on else 1.2
        code = p.returncode
        went_on += b"going on behind row" in said and b"behind row 0 " not in said
        if code not in (0, -9):
            print(said)
            break
    if open("killed.npy", "rb").read() != whole: print(spec, "other bytes")
    if open("killed.npy.crc32").read() != open("whole.npy.crc32").read(): print(spec, "another sum")
    if os.path.exists("killed.npy.part"): print("a part is left")
print("went on", went_on)
END
says kills.out 'went on'
lacks kills.out 'went on 0'
holds "$(wc -l <kills.out) == 1" "$(cat kills.out)"
(ulimit -f 10000; ./table convert --data conv-long.csv -o conv-full.npy) >stdout 2>stderr
status=$?
holds "$status == 74" "a full disk: status $status, $(cat stderr)"
says stderr 'cannot write conv-full.npy.part: File too large (--resume goes on from the'
[ ! -e conv-full.npy ] && [ -e conv-full.npy.part ] && ok || bad "a full disk: $(ls conv-full.*)"
refuses 64 'conv-full.npy.part is made of other data, or with other options' ./table convert --data 'conv-long-*.csv' -o conv-full.npy --resume
run ./table convert --data conv-long.csv -o conv-full.npy --resume
says stderr 'going on behind row'
same conv-full.npy whole.npy
run ./table convert --data conv-long.csv -o conv-full.npy --resume
says stderr 'there is nothing to go on from: conv-full.npy begins anew'
rm conv-full.npy # of what gzip made, where that is far behind the first piece of it
(ulimit -f 10000; ./table convert --data conv-long.csv.gz -o conv-full.npy) >stdout 2>stderr && bad "a full disk" || ok
run ./table convert --data conv-long.csv.gz -o conv-full.npy --resume
says stderr 'going on behind row'
same conv-full.npy whole.npy
if [ -z "${SANITIZED-}" ]; then
    (ulimit -d 40000 && ./table convert --data conv-long.csv.gz -o conv-full.npy --quiet) && ok || bad "convert in 40 MB"
    (ulimit -d 40000 && ./table train --data conv-long.csv.gz --quiet --out out/conv3 --epochs 1) 2>stderr && bad "40 MB are enough" || ok
fi
rm -f conv-long* conv-full.npy* whole.npy* killed.npy*

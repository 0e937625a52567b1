# sparse.sh -- sparse=true computes what dense layers compute, to the bit; rows of which only some values are stored

cat >sparse.vae <<'END'
model sparse
data   x: vector(300, sparse=true)
data   y: label(3)
latent z: normal(4)
encoder(x, y) { log1p dropout(0.1) concat(y) dense(37) relu }
decoder(z) { dense(40) relu dense(300) }
loss { likelihood = poisson }
train { batch = 50 epochs = 2 seed = 1 }
END
sed 's/model sparse/model plain/; s/, sparse=true//' sparse.vae >plain.vae
for model in sparse plain; do # of both by one compiler, whose products and sums are fused alike
    run env QUICK= CFLAGS="-O1 ${CFLAGS-}" "$VAEC" build $model.vae -o $model
done
run "$VAEC" emit sparse.vae -o sparse.c
says sparse.c 'vae_sparse_nn('
says sparse.c 'vae_sparse_tn('
"$VAEC" emit plain.vae -o plain.c && lacks plain.c 'vae_sparse'
/usr/bin/python3 - <<'END'
import struct, zipfile, random, gzip

def npy(descr, shape, data):
    head = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }" % (descr, shape)
    head += " " * (117 - len(head)) + "\n"
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(head)) + head.encode() + data

def save(name, method=zipfile.ZIP_DEFLATED, **members):
    with zipfile.ZipFile(name, "w", method) as z:
        for key, value in members.items():
            z.writestr(key + ".npy", value)

ints = lambda v: npy("<i4", "(%d,)" % len(v), struct.pack("<%di" % len(v), *v))
longs = lambda v: npy("<i8", "(%d,)" % len(v), struct.pack("<%dq" % len(v), *v))
floats = lambda v: npy("<f4", "(%d,)" % len(v), struct.pack("<%df" % len(v), *v))
form = lambda text: npy("|S3", "()", text)

random.seed(5)
N, W = 230, 300
rows = []
for i in range(N):
    places = sorted(random.sample(range(W), 0 if i == 7 else random.choice([1, 5, 40]) if i != 11 else W))
    rows.append([(k, random.randint(1, 9)) for k in places])
open("y.npy", "wb").write(npy("|u1", "(%d,)" % N, bytes(random.randrange(3) for _ in range(N))))
dense = [[0.0] * W for _ in range(N)]
for r, row in zip(dense, rows):
    for k, v in row:
        r[k] = float(v)
open("dense.npy", "wb").write(npy("<f4", "(%d, %d)" % (N, W), b"".join(struct.pack("<%df" % W, *r) for r in dense)))
begin = [0]
for row in rows:
    begin.append(begin[-1] + len(row))
columns = [k for row in rows for k, _ in row]
values = [float(v) for row in rows for _, v in row]
good = dict(format=form(b"csr"), shape=longs([N, W]), indptr=ints(begin), indices=ints(columns), data=floats(values))
save("rows.npz", **good)
save("stored.npz", zipfile.ZIP_STORED, **dict(good, indptr=longs(begin), indices=longs(columns),
                                              data=npy("|u1", "(%d,)" % len(values), bytes(int(v) for v in values))))
shuffled = []
for row in rows:
    row = row[:]
    random.shuffle(row)
    shuffled += row
save("unsorted.npz", **dict(good, indices=ints([k for k, _ in shuffled]), data=floats([float(v) for _, v in shuffled])))
lines = ["%d %d %d" % (i + 1, k + 1, v) for i, row in enumerate(rows) for k, v in row]
random.shuffle(lines)
text = "%%MatrixMarket matrix coordinate integer general\n% made up\n%\n" + "%d %d %d\n" % (N, W, len(lines)) + "\n".join(lines) + "\n"
open("rows.mtx", "w").write(text)
gzip.open("rows.mtx.gz", "wt").write(text)
bad = lambda name, **members: save("bad-%s.npz" % name, **dict(good, **members))
across = [(i, v) for column in range(W) for i, row in enumerate(rows) for k, v in row if k == column]
down = [0]
for column in range(W):
    down.append(down[-1] + sum(k == column for k in columns))
csc = dict(good, format=form(b"csc"), indptr=ints(down), indices=ints([i for i, _ in across]), data=floats([float(v) for _, v in across]))
save("columns.npz", **csc)
for part, some in (1, rows[:101]), (2, rows[101:]):
    ends = [0]
    for row in some:
        ends.append(ends[-1] + len(row))
    save("rows-p%d.npz" % part, **dict(good, shape=longs([len(some), W]), indptr=ints(ends), indices=ints([k for row in some for k, _ in row]),
                                       data=floats([float(v) for row in some for _, v in row])))
save("rows-q1.npz", **good)
open("rows-q2.npz", "wb").write(b"")
bad("coo", format=form(b"coo"))
bad("csc", format=form(b"csc"))
save("bad-row.npz", **dict(csc, indices=ints([N] + [i for i, _ in across][1:])))
save("bad-again.npz", **dict(csc, indptr=ints([0, 2] + [max(2, d) for d in down[2:]]), indices=ints([5, 5] + [i for i, _ in across][2:])))
bad("begin", indptr=ints(begin[:-1]))
bad("falls", indptr=ints(begin[:2] + [0] + begin[3:]))
bad("end", indptr=ints(begin[:-1] + [begin[-1] - 1]))
bad("column", indices=ints([W] + columns[1:]))
bad("negative", indices=ints([-1] + columns[1:]))
bad("twice", indices=ints(columns[:2] + columns[1:2] + columns[3:]) if len(rows[0]) >= 3 else
    ints(columns[:begin[11]] + [0, 0] + columns[begin[11] + 2:]))
bad("lengths", indices=ints(columns[:-1]))
bad("real", indices=floats([float(k) for k in columns]))
bad("shape", shape=longs([N, W, 1]))
bad("huge", shape=longs([2 ** 62, W]))
bad("nan", data=floats([float("nan")] + values[1:]))
bad("half", data=floats([0.5] + values[1:]))
bad("width", shape=longs([N, W + 1]))
def market(name, *change):
    t = text
    for a, b in change:
        t = t.replace(a, b, 1)
    open("bad-%s.mtx" % name, "w").write(t)
market("array", ("coordinate", "array"))
market("complex", ("integer", "complex"))
market("symmetric", ("general", "symmetric"))
market("fewer", (lines[-1] + "\n", ""))
market("more", (lines[-1] + "\n", lines[-1] + "\n1 1 1\n"))
market("row", (lines[0], "%d 1 1" % (N + 1)))
market("zero", (lines[0], "0 1 1"))
market("word", (lines[0], "1 1 one"))
market("short", (lines[0], "1 1"))
market("long", (lines[0], "1 1 1 1"))
market("sizes", ("%d %d %d\n" % (N, W, len(lines)), "%d %d 99999999999999\n" % (N, W)))
market("overflow", ("%d %d %d\n" % (N, W, len(lines)), "99999999999999999999999 3 1\n"))
open("bad-cut.mtx", "w").write(text[:60])
open("bad-cut.mtx.gz", "wb").write(open("rows.mtx.gz", "rb").read()[:-200])
END
# what is in the tensors, without the metadata, which name the model and its file
tensors() {
    /usr/bin/python3 -c 'import struct, sys
for p in sys.argv[1:]:
    b = open(p, "rb").read()
    open(p + ".bits", "wb").write(b[8 + struct.unpack("<Q", b[:8])[0]:])' "$@"
}
run ./plain train --data dense.npy --data y=y.npy --out out/plain --quiet --threads 1
for threads in 1 2; do
    run ./sparse train --data dense.npy --data y=y.npy --out out/sparse$threads --quiet --threads $threads
    tensors out/plain/model.safetensors out/sparse$threads/model.safetensors
    same out/plain/model.safetensors.bits out/sparse$threads/model.safetensors.bits
done
run ./sparse gradcheck --quiet
for file in rows.npz stored.npz unsorted.npz rows.mtx rows.mtx.gz columns.npz 'rows-p?.npz'; do
    run ./sparse train --data "x=$file" --data y=y.npy --out "out/$file" --threads 2
    says stderr "data x: 230 rows, sparse, "
    same out/sparse1/model.safetensors "out/$file/model.safetensors" || cmp out/sparse1/model.safetensors "out/$file/model.safetensors"
done
run ./plain eval --data x=rows.npz --data y=y.npy --weights out/plain --json # any vector may come so
elbo=$(json stdout elbo)
run ./plain eval --data dense.npy --data y=y.npy --weights out/plain --json
[ "$elbo" = "$(json stdout elbo)" ] && ok || bad "sparse rows: ELBO $elbo, not $(json stdout elbo)"
run ./plain select --data x=rows.npz --data y=y.npy --labels y.npy --label 1 -o ones.npy
run ./plain select --data dense.npy --data y=y.npy --labels y.npy --label 1 -o dense_ones.npy
same ones.npy dense_ones.npy
run ./sparse eval --data x=rows.mtx --data y=y.npy --weights out/rows.mtx --limit 20 --json
holds "$(json stdout rows) == 20"

wrong() { # wrong FILE WORDS
    refuses 65 "$2" ./sparse eval --data "x=$1" --data y=y.npy --weights out/sparse1
}
wrong bad-coo.npz 'a sparse matrix in another form than csr and csc'
wrong bad-csc.npz 'indptr has 231 numbers; 300 columns need 301'
wrong bad-row.npz 'a row that is not one of 0 to 229'
wrong bad-again.npz 'has two values in column 1'
mv rows-q2.npz rows-q2.empty
cp dense.npy rows-q2.npy
wrong 'rows-q?.np?' 'CSV, text or sparse, and this is not sparse'
wrong bad-begin.npz 'indptr has 230 numbers; 230 rows need 231'
wrong bad-falls.npz 'indptr does not go from 0 to'
wrong bad-end.npz 'indptr does not go from 0 to'
wrong bad-column.npz 'row 1: a column that is not one of 0 to 299'
wrong bad-negative.npz 'row 1: a column that is not one of 0 to 299'
wrong bad-twice.npz 'has two values in column'
wrong bad-lengths.npz 'indices has'
wrong bad-real.npz 'a sparse matrix needs whole numbers in one dimension there'
wrong bad-shape.npz 'its shape is not that of a matrix'
wrong bad-huge.npz 'its shape is not that of a matrix'
wrong bad-nan.npz 'is missing, which sparse rows cannot say'
wrong bad-half.npz 'is not a whole number'
wrong bad-width.npz 'a row has 301 values, but data x: vector(300) needs 300'
wrong bad-array.mtx 'line 1: only the coordinate form is read'
wrong bad-complex.mtx 'line 1: its values must be real, integer or pattern'
wrong bad-symmetric.mtx 'line 1: only general matrices are read'
wrong bad-fewer.mtx 'truncated: the file has fewer values than it says'
wrong bad-more.mtx 'the file has more values than it says'
wrong bad-row.mtx 'line 5: its row is not one of the matrix'
wrong bad-zero.mtx 'line 5: rows and columns are counted from 1'
wrong bad-word.mtx 'line 5: a row, a column and a number are needed'
wrong bad-short.mtx 'line 5: a row, a column and a number are needed'
wrong bad-long.mtx 'line 5: there is more on it'
wrong bad-sizes.mtx 'truncated: there cannot be so many values in the file'
wrong bad-overflow.mtx 'the number of rows is not possible'
wrong bad-cut.mtx 'truncated'
wrong bad-cut.mtx.gz 'bad-cut.mtx.gz'
printf '%%%%MatrixMarket matrix coordinate pattern general\n3 1 2\n1 1\n3 1\n' >label.mtx
refuses 65 'sparse rows are for data that are a vector' ./sparse eval --data dense.npy --data y=label.mtx --limit 3 --weights out/sparse1
run ./sparse eval --data 'x=rows.np[z]' --data y=y.npy --weights out/sparse1
says stderr 'data x: 230 rows, sparse, 6.1 % of the values are stored, 1 file from rows.npz to rows.npz'
refuses 65 'no model is drafted for sparse rows' "$VAEC" new --data rows.mtx

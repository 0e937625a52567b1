# hdf5.sh -- HDF5 and AnnData's .h5ad: the rows of other formats, and whatever is wrong with a file

cat >hdf5_counts.vae <<'END'
model hdf5_counts
data   x: vector(40, sparse=true)
data   y: label(3, missing=true)
latent z: normal(2)
encoder(x, y) { log1p concat(y) dense(16) relu }
decoder(z) { dense(16) relu dense(40) }
loss { likelihood = poisson }
train { batch = 32 epochs = 2 seed = 1 }
END
if ! /usr/bin/python3 -c 'import ctypes; ctypes.CDLL("libhdf5_serial.so.103")' 2>/dev/null; then
    skip "HDF5: libhdf5 is not installed"
    run "$VAEC" build hdf5_counts.vae -o hdf5_counts
    printf '\211HDF\r\n\032\nxxxx' >some.h5
    refuses 69 'libhdf5, which reads HDF5, is not installed' ./hdf5_counts train --data some.h5:/x
else
run "$VAEC" build hdf5_counts.vae -o hdf5_counts
/usr/bin/python3 - "$here" <<'END'
import random, struct, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
from hdf5 import File

def npy(name, descr, rows, width, cells):
    head = "{'descr': '%s', 'fortran_order': False, 'shape': (%d, %d), }" % (descr, rows, width)
    head += " " * (117 - len(head)) + "\n"
    open(name, "wb").write(b"\x93NUMPY\1\0" + struct.pack("<H", len(head)) + head.encode() + cells)

random.seed(11)
N, W = 150, 40
rows = [[(k, random.randint(1, 9)) for k in sorted(random.sample(range(W), random.choice([0, 3, 12])))] for _ in range(N)]
dense = [[0.0] * W for _ in range(N)]
for d, r in zip(dense, rows):
    for k, v in r:
        d[k] = float(v)
codes = [random.choice([-1, 0, 1, 2]) for _ in range(N)]
npy("h5-dense.npy", "<f4", N, W, b"".join(struct.pack("<%df" % W, *r) for r in dense))
npy("h5-y.npy", "|i1", N, 1, struct.pack("%db" % N, *codes))
f = File("h5.h5")
f.array("plain", dense)
f.array("packed", dense, chunk=[37, 11])
f.array("one", dense, chunk=[1, 40])
f.array("wide", dense, ">f8", chunk=[150, 40])
f.array("big", dense, ">f4")
f.array("bytes", [[int(v) for v in r] for r in dense], "u1", chunk=[20, 40])
f.group("deep")
f.group("deep/er")
f.array("deep/er/x", dense, "i8", shape=[N, 5, 8], chunk=[16, 5, 8])
f.array("y", codes, "i1")
f.array("yes", [[v % 2 for v in range(W)] for _ in range(N)], "?", chunk=[10, 40])
f.array("single", 3.0, shape=[])
f.array("none", [], shape=[0, W], chunk=[10, 40])
f.array("huge", [], "f4", shape=[2 ** 40, W], chunk=[1024, W])
f.array("most", [], "u1", shape=[2 ** 62, 8], chunk=[1, 8])
f.array("outside", dense, external="h5-raw.bin")
f.link("linked", "h5-other.h5", "/x")
f.array("half", [[0.5] * W] * 3)
f.close()
f = File("h5-other.h5")
f.array("x", dense)
f.close()
def cells(path, **how):
    f = File(path)
    f.sparse("X", rows, W, **how)
    f.group("layers")
    f.sparse("layers/counts", rows, W, index="i8", value="u2", chunk=[64])
    f.array("layers/full", dense, chunk=[50, 40])
    f.sparse("layers/columns", rows, W, form="csc_matrix")
    f.sparse("layers/old", rows, W, form="csr", old=True)
    f.group("obs")
    f.group("obs/batch")
    f.attribute("obs/batch", "encoding-type", "categorical")
    f.array("obs/batch/codes", codes, "i1")
    def column(name, words, order, kind="i1", **how): # the labels by the names `words`, whose codes are in another order
        f.group(name)
        f.attribute(name, "encoding-type", "categorical")
        f.array(name + "/codes", [order.index(words[k]) if k >= 0 else -1 for k in codes], kind, **how)
        f.words(name + "/categories", order)
    names = ["T cell", "a/b", ""]
    column("obs/type", names, names)
    column("obs/other", names, ["", "unused", "T cell", "a/b"], "i2", chunk=[40])
    column("obs/strange", names[:2] + ["new"], ["T cell", "a/b", "new"])
    column("obs/four", names[:2] + ["d"], ["T cell", "a/b", "c", "d"])
    f.group("obs/fixed")
    f.attribute("obs/fixed", "encoding-type", "categorical")
    f.array("obs/fixed/codes", codes, "i1")
    f.words("obs/fixed/categories", ["one", "two", "three"], 5)
    f.group("obs/numbers")
    f.attribute("obs/numbers", "encoding-type", "categorical")
    f.array("obs/numbers/codes", codes, "i4")
    f.array("obs/numbers/categories", [3, -7, 11], "i8")
    f.group("obs/reals")
    f.attribute("obs/reals", "encoding-type", "categorical")
    f.array("obs/reals/codes", codes, "i4")
    f.array("obs/reals/categories", [0.1, 2.5, 1e9], "f4")
    f.group("obs/many")
    f.attribute("obs/many", "encoding-type", "categorical")
    f.array("obs/many/codes", [v + 2 for v in codes], "i4")
    f.words("obs/many/categories", ["one", "two"])
    f.group("obs/__categories") # before AnnData 0.8
    f.array("obs/older", [[2, 0, 1][k] if k >= 0 else -1 for k in codes], "i1")
    f.words("obs/__categories/older", ["a/b", "", "T cell"])
    bad = lambda name, **change: (f.group(name), f.attribute(name, "encoding-type", "csr_matrix"),
        f.attribute(name, "shape", change.get("shape", [N, W])), f.array(name + "/indptr", change.get("indptr", begin), "i4"),
        f.array(name + "/indices", change.get("indices", columns), change.get("kind", "i4")), f.array(name + "/data", change.get("data", values), "f4"))
    begin = [sum(len(r) for r in rows[:i]) for i in range(N + 1)]
    columns, values = [k for r in rows for k, _ in r], [v for r in rows for _, v in r]
    f.group("bad")
    for name in "bad/codes", "bad/codes/codes": # codes that are categories
        f.group(name)
        f.attribute(name, "encoding-type", "categorical")
    f.array("bad/codes/codes/codes", codes, "i1")
    bad("bad/indptr", indptr=begin[:-1])
    bad("bad/falls", indptr=begin[:-1] + [begin[-1] - 1])
    bad("bad/column", indices=[W] + columns[1:])
    bad("bad/real", kind="f4", indices=[float(k) for k in columns])
    bad("bad/lengths", data=values[1:])
    bad("bad/shape", shape=[N, W, 1])
    bad("bad/negative", shape=[-1, W])
    bad("bad/large", shape=[2 ** 33, W])
    f.close()
cells("h5.h5ad")
cells("h5-chunked.h5ad", chunk=[100], index="i8", value="f8")
END
tensors_h5() {
    /usr/bin/python3 -c 'import json, struct, sys
b = open(sys.argv[1] + "/model.safetensors", "rb").read()
n = 8 + struct.unpack("<Q", b[:8])[0]
print(json.loads(b[8:n])["__metadata__"]["data"])
sys.stdout.flush(); sys.stdout.buffer.write(b[n:])' "$1"
}
run ./hdf5_counts train --data h5-dense.npy --data y=h5-y.npy --out out/h5 --quiet
tensors_h5 out/h5 >h5.bits
for file in h5.h5:/plain h5.h5:packed h5.h5:/one h5.h5:/wide h5.h5:/big h5.h5:/bytes h5.h5:/deep/er/x h5.h5ad h5-chunked.h5ad h5.h5ad:X \
    h5.h5ad:layers/counts h5.h5ad:/layers/full h5.h5ad:layers/old h5.h5ad:layers/columns; do
    run ./hdf5_counts train --data x=$file --data y=h5.h5ad:obs/batch --out out/h5again --quiet --threads 2
    tensors_h5 out/h5again >h5again.bits
    same h5.bits h5again.bits || echo "        of $file"
done
run ./hdf5_counts train --data x=h5.h5:/packed --data y=h5.h5:/y --epochs 1 --limit 40 --out out/h5again
says stderr 'data x: 40 rows, float32 from 0 to 9'
run ./hdf5_counts train --data x=h5.h5ad --data y=h5.h5:/y --epochs 1 --limit 40 --out out/h5again
says stderr 'data x: 40 rows, sparse, '
run ./hdf5_counts train --data x=h5.h5:/yes --data y=h5.h5:/y --epochs 1 --out out/h5again
says stderr 'data x: 150 rows, bool'
for file in h5.h5:/packed h5.h5:/plain h5.h5ad; do # and as NPY
    run ./hdf5_counts convert --data x=$file -o h5.npy
    run ./hdf5_counts train --data x=h5.npy --data y=h5-y.npy --out out/h5again --quiet
    tensors_h5 out/h5again >h5again.bits
    same h5.bits h5again.bits || echo "        of $file, converted"
done
wrong_h5() { # wrong_h5 FILE WORDS
    refuses 65 "$2" ./hdf5_counts train --data "x=$1" --data y=h5-y.npy --out out/h5none
}
wrong_h5 h5.h5 'h5.h5: holds things by name; --data h5.h5:/NAME says which'
wrong_h5 h5.h5:/there 'h5.h5:/there: there is nothing called /there in it'
wrong_h5 h5.h5:/deep 'is a group, and neither a sparse matrix nor categories'
wrong_h5 h5.h5:/single 'is a single number'
wrong_h5 h5.h5:/none 'there are no rows'
wrong_h5 h5.h5:/huge 'which cannot come from'
wrong_h5 h5.h5:/most 'impossibly large'
wrong_h5 h5.h5:/outside 'the values of /outside stand in other files'
wrong_h5 h5.h5:/linked '/linked stands in another file'
wrong_h5 h5.h5:/half 'row 1, column 1: value 0.5 is not a whole number'
# Classes have the names of their categories; by these later files are read, whatever their codes are.
run ./hdf5_counts train --data x=h5.h5ad --data y=h5.h5ad:obs/type --out out/h5names
says stderr 'data y: 150 rows, categories: T cell 0, a|b 1, (empty) 2'
tensors_h5 out/h5names >h5again.bits
same h5.bits h5again.bits
run ./hdf5_counts eval --data x=h5.h5ad --data y=h5.h5ad:obs/type --weights out/h5names --json
elbo=$(json stdout elbo)
for column in other older; do
    run ./hdf5_counts eval --data x=h5.h5ad --data y=h5-chunked.h5ad:obs/$column --weights out/h5names --json
    [ "$elbo" = "$(json stdout elbo)" ] && ok || bad "obs/$column: ELBO $(json stdout elbo), not $elbo"
    says stderr 'T cell 0'
done
for column in type other; do # rows to validate as well
    run ./hdf5_counts train --data x=h5.h5ad --data y=h5.h5ad:obs/type --valid x=h5.h5ad --valid y=h5.h5ad:obs/$column --epochs 1 \
        --out out/h5valid -q
    grep -o '"valid_elbo":[^,]*' out/h5valid/metrics.jsonl >h5-$column.valid
done
same h5-type.valid h5-other.valid
named_h5() { # named_h5 COLUMN WORDS
    run ./hdf5_counts train --data x=h5.h5ad --data y=h5.h5ad:obs/$1 --epochs 1 --out out/h5again
    says stderr "data y: 150 rows, categories: $2"
}
named_h5 fixed 'one 0, two 1, three 2'
named_h5 numbers '3 0, -7 1, 11 2'
named_h5 reals '0.1'
wrong_label() { # wrong_label COLUMN WORDS [OPTION...]
    column=$1 words=$2
    shift 2
    refuses 65 "$words" ./hdf5_counts eval --data x=h5.h5ad --data y=h5.h5ad:obs/$column --weights out/h5names "$@"
}
wrong_label strange 'category new is none of the classes of training: T cell/a|b/(empty)'
wrong_label many 'and there are 2 categories'
refuses 65 'category d is number 3 of its categories, from 0, but data y: label(3)' \
    ./hdf5_counts train --data x=h5.h5ad --data y=h5.h5ad:obs/four --out out/h5none
# the same thing in several files, whose names alone have a pattern
cp h5.h5ad h5-p1.h5ad
cp h5-chunked.h5ad h5-p2.h5ad
for x in X layers/full layers/columns; do
    run ./hdf5_counts train --data "x=h5-p?.h5ad:$x" --data 'y=h5-p?.h5ad:obs/type' --epochs 1 --limit 290 --out out/h5again
    says stderr '290 rows, categories: T cell 0, a|b 1, (empty) 2, 2 files from h5-p1.h5ad:obs/type to h5-p2.h5ad:obs/type'
    [ $x = X ] && cp out/h5again/model.safetensors h5-parts.bits
    same out/h5again/model.safetensors h5-parts.bits || echo "        of $x"
done
run ./hdf5_counts convert --data 'x=h5-p?.h5ad:layers/counts' -o h5.npy
says stderr 'wrote h5.npy: 300 rows x 40 of float32'
/usr/bin/python3 - "$here" <<'END'
import sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
from hdf5 import File
f = File("h5-p3.h5ad")
f.group("obs")
f.group("obs/type")
f.attribute("obs/type", "encoding-type", "categorical")
f.array("obs/type/codes", [0, 1], "i1")
f.words("obs/type/categories", ["a|b", "T cell"])
f.close()
END
refuses 65 'its categories are not those of h5-p1.h5ad:obs/type' \
    ./hdf5_counts train --data 'x=h5-p[12].h5ad' --data 'y=h5-p?.h5ad:obs/type' --out out/h5none
refuses 65 'h5-p3.h5ad:X: there is nothing called X in it' ./hdf5_counts train --data 'x=h5-p?.h5ad' --data y=h5-y.npy --out out/h5none
refuses 66 'cannot open h5-q?.h5:/x: there is no such file' ./hdf5_counts train --data 'x=h5-q?.h5:/x' --data y=h5-y.npy --out out/h5none
rm h5-p?.h5ad
wrong_h5 h5.h5ad:obs/fixed/categories 'categories is of a type that cannot be read; whole numbers of 8 to 64 bits, bool, and floats'
wrong_h5 h5.h5ad:bad/codes 'h5.h5ad:bad/codes/codes: is no array'
wrong_h5 h5.h5ad:bad/indptr 'indptr has 150 numbers; 150 rows need 151'
wrong_h5 h5.h5ad:bad/falls 'indptr does not go from 0 to'
wrong_h5 h5.h5ad:bad/column 'a column that is not one of 0 to 39'
wrong_h5 h5.h5ad:bad/real 'a sparse matrix needs whole numbers in one dimension there'
wrong_h5 h5.h5ad:bad/lengths 'indices has'
wrong_h5 h5.h5ad:bad/shape 'has no shape of two whole numbers'
wrong_h5 h5.h5ad:bad/negative 'has no shape of two whole numbers'
wrong_h5 h5.h5ad:bad/large 'its shape is not that of a matrix whose rows can be numbered'
refuses 66 'cannot open h5-none.h5' ./hdf5_counts train --data x=h5-none.h5:/x
refuses 65 'which cannot come from' ./hdf5_counts convert --data x=h5.h5:/huge -o h5.npy
head -c 1500 h5.h5 >h5-cut.h5
wrong_h5 h5-cut.h5:/plain 'damaged'
# Bytes anywhere in the files are changed: the rows are read, or one line says that they cannot be.
/usr/bin/python3 - "${SANITIZED-}" <<'END' >h5.fuzz
import os, random, subprocess, sys
random.seed(2)
os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":allocator_may_return_null=1" # libhdf5 asks for any size
strange = 0
for i in range(25 if sys.argv[1] else 40):
    name, things = random.choice([("h5.h5", ["/plain", "/packed", "/deep/er/x", "/bytes"]), ("h5.h5ad", ["X", "layers/counts", "layers/full", "layers/columns"])])
    label = random.choice(["h5-y.npy", "h5-fuzz.h5ad:obs/type", "h5-fuzz.h5ad:obs/older", "h5-fuzz.h5ad:obs/fixed"] if name == "h5.h5ad" else ["h5-y.npy"])
    b = bytearray(open(name, "rb").read())
    for _ in range(random.choice([1, 3, 20])):
        at = random.randrange(len(b) if random.random() < 0.3 else 4096)
        b[at] = random.choice([0, 255, b[at] ^ 1 << random.randrange(8), random.randrange(256)])
    if random.random() < 0.1: b = b[:random.randrange(len(b))]
    open("h5-fuzz" + name[2:], "wb").write(b)
    p = subprocess.run(["./hdf5_counts", "score", "--data", "x=h5-fuzz%s:%s" % (name[2:], random.choice(things)), "--data", "y=" + label,
                        "--weights", "out/h5", "-o", "h5.csv", "--quiet", "--threads", "1"], stderr=subprocess.PIPE, timeout=60)
    if p.returncode not in (0, 65) or p.stderr.count(b": error: ") > 1 or b"runtime error" in p.stderr:
        strange += 1
        print(i, p.returncode, p.stderr[-300:])
print("strange", strange)
END
says h5.fuzz 'strange 0'
fi

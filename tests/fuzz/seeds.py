#!/usr/bin/python3
"""seeds.py DIRECTORY -- a small sound file of every format, for load.c to start from.

The first byte of each says as what it is read; the numbers are those of read_as in load.c.
"""
import base64
import io
import json
import os
import struct
import sys
import zipfile
import zlib

STREAMS = "v g u c x rgb y b l s w t tb tc tw ta ti".split()  # as load.c has them
WIDTH = {"x": 4, "rgb": 24, "y": 1, "b": 4, "l": 4, "w": 6, "t": 8, "tb": 6, "tc": 6, "tw": 6, "ta": 6, "ti": 6}
SIZE = {"<f4": 4, ">f8": 8, "|u1": 1, "<i2": 2, "<f2": 2, "|b1": 1, "<u8": 8}


def put(name, kind, data):
    with open(os.path.join(sys.argv[1], name), "wb") as f:
        f.write(bytes([kind]) + data)


def npy(descr, shape, data, fortran="False", version=1):
    header = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }" % (descr, fortran, shape)
    length = struct.pack("<H" if version == 1 else "<I", len(header))
    return b"\x93NUMPY" + bytes([version, 0]) + length + header.encode() + data


def png(width, height, bits, colour, interlaced=0, palette=b""):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    line = (width * bits * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] + 7) // 8
    rows = (b"\0" + bytes(line)) * height * (1 + interlaced)
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlaced)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + (chunk(b"PLTE", palette) if palette else b"")
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


for kind, stream in enumerate(STREAMS):
    width = WIDTH.get(stream, 3)
    for descr, size in SIZE.items():
        data = bytes(2 * width * size)
        put("npy-%s-%s" % (stream, descr[1:]), kind, npy(descr, (2, width), data))
        put("npy-f-%s-%s" % (stream, descr[1:]), kind, npy(descr, (2, width), data, "True", 2))
    idx = b"\0\0\x08\x02" + struct.pack(">II", 2, width) + bytes(2 * width)
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    put("idx-" + stream, kind, idx)
    put("idx-gz-" + stream, kind, pack.compress(idx) + pack.flush())
    names = ",".join("abcdefghijklmnopqrstuvwxyz"[:width]).encode()
    rows = b",".join([b"0"] * width) + b"\n" + b",".join([b'"1"'] * width) + b"\n"
    put("csv-" + stream, len(STREAMS) + kind, b"\xef\xbb\xbf" + names + b"\r\n" + rows)
    put("csv-semicolon-" + stream, len(STREAMS) + kind, rows.replace(b",", b";").replace(b".", b","))
    put("csv-utf16-" + stream, len(STREAMS) + kind, (names + b"\r\n" + rows).decode().encode("utf-16"))
    put("csv-na-" + stream, len(STREAMS) + kind, b",".join([b"NA"] + [b" 0"] * (width - 1)) + b"\n"
        + b"," * (width - 1) + b"\r")
    put("mtx-" + stream, kind, b"%%%%MatrixMarket matrix coordinate real general\n%% x\n2 %d 2\n2 1 1\n1 1 0\n" % width)
    sparse = io.BytesIO()
    with zipfile.ZipFile(sparse, "w") as z:
        z.writestr("format.npy", npy("|S3", "()", b"csr"))
        z.writestr("shape.npy", npy("<i8", "(2,)", struct.pack("<2q", 2, width)))
        z.writestr("indptr.npy", npy("<i4", "(3,)", struct.pack("<3i", 0, 1, 2)))
        z.writestr("indices.npy", npy("<i4", "(2,)", struct.pack("<2i", 0, width - 1)))
        z.writestr("data.npy", npy("<f4", "(2,)", struct.pack("<2f", 1, 0)))
    put("sparse-" + stream, kind, sparse.getvalue())
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", method) as z:
            z.writestr(stream + ".npy", npy("<f4", (2, width), bytes(8 * width)))
            z.writestr("readme", "words")
        put("npz-%s-%d" % (stream, method), kind, archive.getvalue())
for bits, colour in (8, 0), (8, 2), (8, 6), (16, 0), (16, 2), (1, 0), (4, 3), (8, 4), (2, 3):
    palette = bytes(12) if colour == 3 else b""
    for kind, width in (4, 2), (5, 4):
        for interlaced in 0, 1:
            put("png-%d-%d-%d-%d" % (bits, colour, kind, interlaced), kind,
                png(width, 2, bits, colour, interlaced, palette))
jpeg = base64.b64decode(  # 2 by 2 pixels of grey
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMU"
    "FRUVDA8XGBYUGBIUFRT/wAALCAACAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABwQAAIDAAMBAAAAAAAAAAAAAAECAwQF"
    "AAYHEv/aAAgBAQAAPwAx3vevTes3rGPj+i9sysnPkapToUdy1DBWhjPzHFHGrhURVAUKAAAABz//2Q==")
put("jpeg", 4, jpeg)
for form, bits in (1, 8), (1, 16), (1, 24), (3, 32), (3, 64):  # sound of 2 channels, 5 frames
    samples = bytes(5 * 2 * bits // 8)
    put("wav-%d-%d" % (form, bits), STREAMS.index("w"),
        b"RIFF" + struct.pack("<I", 36 + len(samples)) + b"WAVEfmt " +
        struct.pack("<IHHIIHH", 16, form, 2, 8000, 2000 * bits, bits // 4, bits) + b"data" + struct.pack("<I", len(samples)) + samples)
table = (b"age,pay,visits,sex,city,smokes,since,score,name\n" + b"1.5,20,3,f,Rome,yes,2024-02-29,5,Ann\n"
         + b"-2,1e3,0,m,Oslo,no,1999-12-31,1,\"B, b\"\n" + b"NA,,7,x,Rome,true,,3,\n")
put("table", len(STREAMS) + STREAMS.index("t"), table)
put("table-tabs", len(STREAMS) + STREAMS.index("t"), table.replace(b",", b"\t"))
pack = zlib.compressobj(9, zlib.DEFLATED, 31)
put("table-gz", len(STREAMS) + STREAMS.index("t"), pack.compress(table) + pack.flush())
LINES = {"tb": b"abc\n\xff\0d\n", "tc": "ab\u00e9\nba\n\n".encode(), "tw": b"the cat sat\nthe dog\n",
         "ta": b"CC(=O)[O-]\nc1ccccc1Br\n", "ti": b"4 5 6\n8 4\n"}
for stream, lines in LINES.items():
    put("text-" + stream, STREAMS.index(stream), lines)
header = {"encoder.0.weight": ([2, 3], 0, 24), "encoder.0.bias": ([2], 24, 32),
          "encoder.1.running": ([2], 32, 40)}
header = {name: {"dtype": "F32", "shape": shape, "data_offsets": [begin, end]}
          for name, (shape, begin, end) in header.items()}
header = json.dumps(dict(header, __metadata__={"a": "b"})).encode()
OTHERS = {}  # what stands behind the streams, as load.c has it
for name in "weights checkpoint labels labels-csv matrix-csv matrix metrics summary survey survey-csv lines folder folder-rgb folder-survey h5ad h5ad-label".split():
    OTHERS[name] = 2 * len(STREAMS) + len(OTHERS)
put("weights", OTHERS["weights"], struct.pack("<Q", len(header)) + header + bytes(40))
put("checkpoint", OTHERS["checkpoint"], bytes(8192))  # load.c makes one of it
put("labels-npy", OTHERS["labels"], npy("<i8", (3,), bytes(24)))
put("labels-csv", OTHERS["labels-csv"], b"1\n2\n3\n")
put("matrix-csv", OTHERS["matrix-csv"], b"1,2\n3,4\n")
put("matrix-npy", OTHERS["matrix"], npy("<f8", (2, 3), bytes(48)))
put("metrics", OTHERS["metrics"],
    b'{"epoch":1,"step":2,"loss":1.5,"kl":null,"kl_per_latent":{"z":1.5},"seconds":1}\n{"step":3}\n')
put("summary", OTHERS["summary"],
    b'{"model":"m","settings":{"lr":"0.1"},"data":"00","done":true,"epochs":2,"on":"x","rows":3,"elbo":-1.5}\n')
put("survey-csv", OTHERS["survey-csv"], table)
put("survey-npy", OTHERS["survey"], npy("<f8", (2, 3), bytes(48)))
put("lines", OTHERS["lines"], LINES["tw"])
for name in "folder", "folder-rgb", "folder-survey":
    put(name, OTHERS[name], b"pa.png\npb.png\nxc.txt\n")
    put(name + "-classes", OTHERS[name], b"dcats\np1.png\nucats.png\nddogs\np2.jpg\np.3.png\n")

try: # where libhdf5 is
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "commands"))
    sys.dont_write_bytecode = True
    from hdf5 import File
except OSError:
    sys.exit(0)


def h5ad(name, kinds, fill):
    path = os.path.join(sys.argv[1], "new.h5ad")
    f = File(path)
    fill(f)
    f.close()
    with open(path, "rb") as f:
        data = f.read()
    os.remove(path)
    for kind in kinds:
        put("%s-%s" % (kind, name), OTHERS[kind], data)


def column(f, old):
    f.group("obs")
    if old:
        f.group("obs/__categories")
        f.array("obs/y", [1, 0], "i1")
        f.words("obs/__categories/y", ["a", "b"], 2)
    else:
        f.group("obs/y")
        f.attribute("obs/y", "encoding-type", "categorical")
        f.array("obs/y/codes", [1, 0], "i1")
        f.words("obs/y/categories", ["a", "b"])


h5ad("array", ["h5ad"], lambda f: f.array("X", [[1, 0, 2], [0, 3, 0]], "i2"))
h5ad("chunks", ["h5ad"], lambda f: f.array("X", [[1, 0, 2], [0, 3, 0]], ">f4", chunk=[1, 3]))
h5ad("rows", ["h5ad"], lambda f: f.sparse("X", [[(0, 1), (2, 2)], [(1, 3)]], 3))
h5ad("columns", ["h5ad"], lambda f: f.sparse("X", [[(0, 1), (2, 2)], [(1, 3)]], 3, form="csc_matrix"))
h5ad("words", ["h5ad-label"], lambda f: column(f, False))
h5ad("old", ["h5ad-label"], lambda f: column(f, True))

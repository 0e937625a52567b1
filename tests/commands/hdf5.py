"""hdf5.py -- HDF5 files for tests, written by libhdf5 itself through ctypes: `File` has what hdf5.sh needs.

array(name, rows, kind, chunk) writes rows of numbers ('f4', '>f8', 'i1', ...), in chunks of so many rows compressed by
gzip or, without chunk, one behind the other; group(name), attribute(name, key, text or numbers).
"""
import ctypes
import struct

h5 = ctypes.CDLL("libhdf5_serial.so.103")
ID, SIZE, TEXT, ANY = ctypes.c_int64, ctypes.c_uint64, ctypes.c_char_p, ctypes.c_void_p
for name, result, arguments in (
        ("H5open", ctypes.c_int, ()), ("H5Fcreate", ID, (TEXT, ctypes.c_uint, ID, ID)), ("H5Fclose", ctypes.c_int, (ID,)),
        ("H5Gcreate2", ID, (ID, TEXT, ID, ID, ID)), ("H5Screate_simple", ID, (ctypes.c_int, ANY, ANY)),
        ("H5Screate", ID, (ctypes.c_int,)), ("H5Pcreate", ID, (ID,)), ("H5Pset_chunk", ctypes.c_int, (ID, ctypes.c_int, ANY)),
        ("H5Pset_deflate", ctypes.c_int, (ID, ctypes.c_uint)), ("H5Pset_shuffle", ctypes.c_int, (ID,)),
        ("H5Pset_external", ctypes.c_int, (ID, TEXT, ctypes.c_long, SIZE)),
        ("H5Dcreate2", ID, (ID, TEXT, ID, ID, ID, ID, ID)), ("H5Dwrite", ctypes.c_int, (ID, ID, ID, ID, ID, ANY)),
        ("H5Lcreate_external", ctypes.c_int, (TEXT, TEXT, ID, TEXT, ID, ID)),
        ("H5Acreate2", ID, (ID, TEXT, ID, ID, ID, ID)), ("H5Awrite", ctypes.c_int, (ID, ID, ANY)),
        ("H5Oopen", ID, (ID, TEXT, ID)), ("H5Oclose", ctypes.c_int, (ID,)), ("H5Tcopy", ID, (ID,)),
        ("H5Tset_size", ctypes.c_int, (ID, SIZE)), ("H5Tenum_create", ID, (ID,)), ("H5Tenum_insert", ctypes.c_int, (ID, TEXT, ANY)),
        ("H5Dclose", ctypes.c_int, (ID,))):
    function = getattr(h5, name)
    function.restype, function.argtypes = result, arguments
h5.H5open()
known = lambda name: ID.in_dll(h5, name).value
sizes = lambda values: (SIZE * len(values))(*values)


def kind_of(kind):
    if kind == "?":
        made = h5.H5Tenum_create(known("H5T_STD_I8LE_g"))
        for word, value in ((b"FALSE", 0), (b"TRUE", 1)):
            h5.H5Tenum_insert(made, word, ctypes.byref(ctypes.c_int8(value)))
        return made, "<b"
    order, letter, size = (">" if kind[0] == ">" else "<"), kind.strip("<>")[0], int(kind.strip("<>")[1:])
    name = {"f": "H5T_IEEE_F", "i": "H5T_STD_I", "u": "H5T_STD_U"}[letter] + str(8 * size) + ("BE_g" if order == ">" else "LE_g")
    form = {"f4": "f", "f8": "d", "i1": "b", "i2": "h", "i4": "i", "i8": "q", "u1": "B", "u2": "H", "u4": "I", "u8": "Q"}[letter + str(size)]
    return known(name), order + form


class File:
    def __init__(self, path):
        self.id = h5.H5Fcreate(path.encode(), 2, 0, 0)

    def close(self):
        h5.H5Fclose(self.id)

    def group(self, name):
        h5.H5Oclose(h5.H5Gcreate2(self.id, name.encode(), 0, 0, 0))

    def array(self, name, values, kind="f4", shape=None, chunk=None, external=None, rows=None):
        kind, form = kind_of(kind)
        flat = []

        def flatten(v):
            if isinstance(v, (list, tuple)):
                for x in v:
                    flatten(x)
            else:
                flat.append(v)
        flatten(values)
        if shape is None:
            shape = [len(values)] + ([len(values[0])] if values and isinstance(values[0], (list, tuple)) else [])
        settings = h5.H5Pcreate(known("H5P_CLS_DATASET_CREATE_ID_g"))
        if chunk:
            h5.H5Pset_chunk(settings, len(shape), sizes(chunk))
            h5.H5Pset_shuffle(settings)
            h5.H5Pset_deflate(settings, 4)
        if external:
            h5.H5Pset_external(settings, external.encode(), 0, 1 << 20)
        space = h5.H5Screate_simple(len(shape), sizes(shape), None) if shape else h5.H5Screate(0)
        data = h5.H5Dcreate2(self.id, name.encode(), kind, space, 0, settings, 0)
        raw = b"".join(struct.pack(form, v if form[1] in "fd" else int(v)) for v in flat)
        if raw and not external:
            h5.H5Dwrite(data, kind, 0, 0, 0, raw)
        h5.H5Dclose(data)

    def words(self, name, words, size=0):
        """text of any length, or of `size` bytes"""
        kind = h5.H5Tcopy(known("H5T_C_S1_g"))
        h5.H5Tset_size(kind, size or 2 ** 64 - 1)
        data = h5.H5Dcreate2(self.id, name.encode(), kind, h5.H5Screate_simple(1, sizes([len(words)]), None), 0, 0, 0)
        raw = [w.encode() for w in words]
        h5.H5Dwrite(data, kind, 0, 0, 0, b"".join(w.ljust(size, b"\0") for w in raw) if size else (TEXT * len(raw))(*raw))
        h5.H5Dclose(data)

    def attribute(self, name, key, value):
        it = h5.H5Oopen(self.id, name.encode(), 0)
        if isinstance(value, str):
            kind = h5.H5Tcopy(known("H5T_C_S1_g"))
            variable = key.endswith("-type")
            h5.H5Tset_size(kind, 2 ** 64 - 1 if variable else len(value) + 1)
            made = h5.H5Acreate2(it, key.encode(), kind, h5.H5Screate(0), 0, 0)
            text = value.encode() + b"\0"
            h5.H5Awrite(made, kind, ctypes.byref(TEXT(text)) if variable else text)
        else:
            kind = known("H5T_STD_I64LE_g")
            made = h5.H5Acreate2(it, key.encode(), kind, h5.H5Screate_simple(1, sizes([len(value)]), None), 0, 0)
            h5.H5Awrite(made, kind, (ID * len(value))(*value))
        h5.H5Oclose(it)

    def sparse(self, name, rows, width, index="i4", value="f4", chunk=None, form="csr_matrix", old=False):
        """rows of (column, value)"""
        shape = [len(rows), width]
        if form.startswith("csc"):
            rows = [[(i, v) for i, r in enumerate(rows) for k, v in r if k == column] for column in range(width)]
        begin = [0]
        for r in rows:
            begin.append(begin[-1] + len(r))
        self.group(name)
        self.attribute(name, "h5sparse_format" if old else "encoding-type", form)
        self.attribute(name, "h5sparse_shape" if old else "shape", shape)
        self.array(name + "/indptr", begin, index)
        self.array(name + "/indices", [k for r in rows for k, _ in r], index, chunk=chunk)
        self.array(name + "/data", [v for r in rows for _, v in r], value, chunk=chunk)

    def link(self, name, path, object):
        h5.H5Lcreate_external(path.encode(), object.encode(), self.id, name.encode(), 0, 0)

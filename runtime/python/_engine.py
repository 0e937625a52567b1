"""A model's C library by ctypes: arrays in and out, what goes wrong as exceptions.

Part of every package that `vaec build --python` makes; __init__.py beside it says what the model is.
"""
import csv
import ctypes
import json
import os
import signal
import sys
import threading
import time
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np


class Column(NamedTuple):
    """One of a table's columns."""

    name: str
    kind: str  # number, log, count, category, flag, date, ordinal
    classes: int  # of a category or an ordinal
    words: Tuple[str, ...]  # of a category; (): training finds all but the last class, which is any other word


class Stream(NamedTuple):
    """One of the model's inputs."""

    name: str  # of the parameter
    width: int  # values in a row
    shape: Tuple[int, ...]  # of a row: (width,), or (height, width, channels)
    classes: int  # of a label; 0: it is none
    missing: bool = False  # its values may be
    columns: Tuple[Column, ...] = ()  # of a table
    own: str = ""  # the model's name for it


class Spec(NamedTuple):
    """What the library is for."""

    name: str  # every function of the library begins with it
    abi: int
    batch: int  # rows of a training step
    threads: int  # more do not pay
    streams: Tuple[Stream, ...]
    targets: Tuple[int, ...]  # the streams that the model produces
    latents: Tuple[Tuple[str, int], ...]  # names and widths
    seed: int
    epochs: int


class Stopped(Exception):
    """A training that `progress` ended; the weights are those of then."""


OK, BAD_ARGUMENT, BAD_DATA, BAD_WEIGHTS, NO_FILE, NO_MEMORY, NOT_FINITE, STOPPED = range(8)
_EXCEPTIONS = {
    BAD_ARGUMENT: ValueError,
    BAD_DATA: ValueError,
    BAD_WEIGHTS: ValueError,
    NO_FILE: OSError,
    NO_MEMORY: MemoryError,
    NOT_FINITE: FloatingPointError,
    STOPPED: Stopped,
}
_FLOATS = ctypes.POINTER(ctypes.c_float)


class _Options(ctypes.Structure):
    _fields_ = [
        ("threads", ctypes.c_int),
        ("seed", ctypes.c_uint64),
        ("inference", ctypes.c_int),
        ("memory", ctypes.c_void_p),
        ("size", ctypes.c_size_t),
    ]


class _Loss(ctypes.Structure):
    _fields_ = [("loss", ctypes.c_double), ("reconstruction", ctypes.c_double), ("kl", ctypes.c_double)]


_Progress = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_long, ctypes.POINTER(_Loss))


def _pointers(count: int) -> Any:
    """A C struct of so many pointers to floats."""
    return type("_Pointers", (ctypes.Structure,), {"_fields_": [("p%d" % i, _FLOATS) for i in range(count)]})


class Library:
    """The functions of one model, with their types."""

    def __init__(self, spec: Spec, path: str) -> None:
        self.spec = spec
        self.rows = _pointers(len(spec.streams))
        self.codes = _pointers(len(spec.latents)) if len(spec.latents) > 1 else _FLOATS
        self.training = type(
            "_Training",
            (ctypes.Structure,),
            {
                "_fields_": [
                    ("epochs", ctypes.c_int),
                    ("lr", ctypes.c_double),
                    ("valid", self.rows),
                    ("n_valid", ctypes.c_size_t),
                    ("progress", _Progress),
                    ("user", ctypes.c_void_p),
                ]
            },
        )
        library = ctypes.CDLL(path)
        m, n, rows, floats = ctypes.c_void_p, ctypes.c_int, self.rows, _FLOATS
        for name, result, arguments in (
            ("open", n, [ctypes.POINTER(m), ctypes.POINTER(_Options)]),
            ("close", None, [m]),
            ("error", ctypes.c_char_p, [m]),
            ("load", n, [m, ctypes.c_char_p]),
            ("save", n, [m, ctypes.c_char_p]),
            ("train_step", n, [m, rows, n, ctypes.POINTER(_Loss)]),
            ("train", n, [m, rows, ctypes.c_size_t, ctypes.POINTER(self.training)]),
            ("encode", n, [m, rows, n, self.codes, self.codes]),
            ("decode", n, [m, rows, self.codes, n, floats]),
            ("reconstruct", n, [m, rows, n, floats]),
            ("sample", n, [m, rows, n, ctypes.c_uint64, floats]),
            ("elbo", n, [m, rows, n, n, floats]),
        ):
            function = getattr(library, "%s_%s" % (spec.name, name))
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)
        # The same of what else the model produces, by its place among the targets.
        self.produces = {name: [getattr(self, name)] for name in ("decode", "reconstruct", "sample")}
        for target in spec.targets[1:]:
            for name, functions in self.produces.items():
                function = getattr(library, "%s_%s_%s" % (spec.name, name, spec.streams[target].own))
                function.restype, function.argtypes = functions[0].restype, functions[0].argtypes
                functions.append(function)


def _shapes(stream: Stream) -> str:
    shapes = ["[n, %s]" % ", ".join(map(str, stream.shape))]
    if len(stream.shape) > 1:
        shapes.append("[n, %d]" % stream.width)
    if stream.classes:
        shapes.append("[n] of whole numbers from 0 to %d" % (stream.classes - 1))
    return " or ".join(shapes)


def _matrix(stream: Stream, values: Any) -> np.ndarray:
    """The rows of a stream as the library reads them, [n, width] of float32; a copy only where it must be."""
    a = np.asarray(values)
    if a.dtype.kind not in "fiub":
        raise TypeError("%s: numbers are needed, not %s" % (stream.name, a.dtype))
    if stream.classes and a.ndim == 1:
        unknown = np.isnan(a) if a.dtype.kind == "f" else np.zeros(a.shape, bool)
        unknown |= a == -1
        unknown &= stream.missing
        whole = np.where(unknown, 0, a).astype(np.int64)
        bad = np.flatnonzero(~unknown & ((whole != a) | (whole < 0) | (whole >= stream.classes)))
        if bad.size:
            raise ValueError(
                "%s: %r in row %d is no class: whole numbers from 0 to %d are"
                % (stream.name, a[bad[0]].item(), bad[0], stream.classes - 1)
            )
        one_hot = np.zeros((a.shape[0], stream.classes), np.float32)
        one_hot[np.arange(a.shape[0]), whole] = 1
        one_hot[unknown] = np.nan
        return one_hot
    shapes = [stream.shape, (stream.width,)]
    if len(stream.shape) == 3 and stream.shape[2] == 1:
        shapes.append(stream.shape[:2])
    if a.ndim == 0 or a.shape[1:] not in shapes:
        raise ValueError("%s: an array %s; rows are %s" % (stream.name, list(a.shape), _shapes(stream)))
    return np.ascontiguousarray(a, np.float32).reshape(a.shape[0], stream.width)


# ---------------------------------------------------------------- tables

_FLAGS = {"0": 0, "1": 1, "no": 0, "yes": 1, "false": 0, "true": 1, "n": 0, "y": 1, "f": 0, "t": 1}


def _is_none(value: Any) -> bool:
    return value is None or value != value or (isinstance(value, str) and not value)


def _date(value: Any) -> float:
    """Days since 1970-01-01."""
    when = np.datetime64(value)
    return float(when.astype("datetime64[ms]").astype(np.int64)) / 86400000


def _cell(column: Column, value: Any, words: Dict[str, int]) -> float:
    """A value of a column as its number (the library's header says which); ValueError, KeyError: it is none."""
    if _is_none(value):
        return np.nan
    if column.kind == "date":
        return _date(value)
    if column.kind == "flag":
        return _FLAGS[str(value).lower()] if isinstance(value, str) else {0: 0, 1: 1}[value]
    if column.kind == "category":
        word = str(value)
        return words[word] if column.words else words.get(word, column.classes - 1)
    return float(value) - (column.kind == "ordinal")


def _table(stream: Stream, values: Any, words: Dict[str, List[str]]) -> np.ndarray:
    """A table's rows as the library reads them: of {name: values}, a structured array, or such numbers already."""
    if not hasattr(values, "keys"):
        a = np.asarray(values)
        if a.dtype.names is None:
            return _matrix(stream, a)
        values = {name: a[name] for name in a.dtype.names}
    rows: List[np.ndarray] = []
    for column in stream.columns:
        if column.name not in values.keys():
            raise ValueError("%s: there is no column %r" % (stream.name, column.name))
        if column.kind == "category" and not column.words and column.name not in words:
            raise ValueError("%s: the words of column %r are found by fit, or come with load" % (stream.name, column.name))
        number = {word: k for k, word in enumerate(column.words or words.get(column.name, ()))}
        given = np.asarray(values[column.name])
        if column.kind in ("number", "log", "count") and given.dtype.kind in "fiub":
            rows.append(given.astype(np.float32))
            continue
        cells = np.empty(len(given), np.float32)
        for r, value in enumerate(given.tolist() if given.dtype.kind not in "M" else given):
            try:
                cells[r] = _cell(column, value, number)
            except (KeyError, TypeError, ValueError):
                raise ValueError("%s: %r in row %d of column %r is no %s" % (
                    stream.name, value, r, column.name,
                    "word of it: there are " + ", ".join(column.words) if column.words else column.kind)) from None
        rows.append(cells)
        if len(cells) != len(rows[0]):
            raise ValueError("%s: column %r has %d values, %r has %d" % (
                stream.name, column.name, len(cells), stream.columns[0].name, len(rows[0])))
    lengths = {len(cells) for cells in rows}
    if len(lengths) > 1:
        raise ValueError("%s: columns of %s values" % (stream.name, " and ".join(map(str, sorted(lengths)))))
    return np.ascontiguousarray(np.stack(rows, axis=1))


def _commonest(stream: Stream, values: Any) -> Dict[str, List[str]]:
    """The words of columns of which the model only says how many: the commonest first, of as many by their bytes."""
    found: Dict[str, List[str]] = {}
    for column in stream.columns:
        if column.kind != "category" or column.words:
            continue
        count: Dict[str, int] = {}
        for value in np.asarray(values[column.name]).tolist():
            if not _is_none(value):
                count[str(value)] = count.get(str(value), 0) + 1
        order = sorted(count, key=lambda word: (-count[word], word.encode()))
        found[column.name] = order[: column.classes - 1]
    return found


def _columns(stream: Stream, x: np.ndarray, words: Dict[str, List[str]]) -> Dict[str, np.ndarray]:
    """Rows that came out of the library, as {name: values}."""
    table: Dict[str, np.ndarray] = {}
    for k, column in enumerate(stream.columns):
        v = x[:, k]
        known = list(column.words) or words.get(column.name)
        if column.kind == "category" and known:
            table[column.name] = np.array(known + ["other"] * (column.classes - len(known)), object)[v.astype(np.int64)]
        elif column.kind == "date":
            table[column.name] = np.floor(v.astype(np.float64) + 0.5).astype(np.int64).astype("datetime64[D]")
        elif column.kind == "flag":
            table[column.name] = v > 0.5
        elif column.kind in ("count", "category", "ordinal"):
            table[column.name] = v.astype(np.int64) + (column.kind == "ordinal")
        else:
            table[column.name] = v.copy()
    return table


def _metadata(path: Any) -> Dict[str, str]:
    with open(path, "rb") as f:
        return json.loads(f.read(int.from_bytes(f.read(8), "little"))).get("__metadata__", {})


def _add_metadata(path: Any, more: Dict[str, str]) -> None:
    """Texts beside the tensors of a safetensors file; it is replaced when all is written."""
    with open(path, "rb") as f:
        head = json.loads(f.read(int.from_bytes(f.read(8), "little")))
        data = f.read()
    head.setdefault("__metadata__", {}).update(more)
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    new = os.fsdecode(path) + ".new"
    with open(new, "wb") as f:
        f.write(len(text).to_bytes(8, "little") + text + data)
        f.flush()
        os.fsync(f.fileno())
    os.replace(new, path)


def _floats(a: Optional[np.ndarray]) -> Any:
    return a.ctypes.data_as(_FLOATS) if a is not None else _FLOATS()


class _Bar:
    """A line on a terminal's standard error that says how far a training is; elsewhere nothing."""

    def __init__(self, epochs: int, steps: int) -> None:
        self.shown = sys.stderr.isatty()
        self.epochs, self.steps, self.next = epochs, max(steps, 1), 0.0

    def show(self, epoch: int, step: int, loss: float) -> None:
        now = time.monotonic()
        if not self.shown or now < self.next:
            return
        self.next = now + 0.1
        done = min(1.0, step / (self.steps * self.epochs))
        bar = "#" * int(20 * done)
        sys.stderr.write("\repoch %d/%d [%-20s] loss %.4g \033[K" % (epoch, self.epochs, bar, loss))
        sys.stderr.flush()

    def end(self) -> None:
        if self.shown and self.next:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


class _CtrlC:
    """While it is entered, Ctrl-C is only noted: raised inside a function that C has called, it could be lost."""

    def __enter__(self) -> "_CtrlC":
        self.noted = False
        self.before = signal.getsignal(signal.SIGINT)
        self.ours = threading.current_thread() is threading.main_thread() and callable(self.before)
        if self.ours:
            signal.signal(signal.SIGINT, self.note)
        return self

    def note(self, _number: int, _frame: Any) -> None:
        self.noted = True

    def __exit__(self, *_error: Any) -> None:
        if self.ours:
            signal.signal(signal.SIGINT, self.before)
        if self.noted:
            self.before(signal.SIGINT, None)  # the usual one raises KeyboardInterrupt


class Engine:
    """A model in memory. The package's Model gives its methods their names and documentation."""

    _library: Library  # of the package

    def __init__(self, seed: Optional[int] = None, threads: Optional[int] = None) -> None:
        self.seed, self.threads = seed, threads
        self._lock = threading.Lock()
        self._handle: Optional[ctypes.c_void_p] = None
        self._words: Dict[str, Dict[str, List[str]]] = {}  # of each table's columns, those that training found
        self._open()

    def _open(self) -> None:
        spec = self._library.spec
        threads = self.threads
        if threads is None:
            cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
            threads = min(cores, spec.threads)
        if threads < 1:
            raise ValueError("threads: %r, at least 1 is needed" % (threads,))
        if self.seed is not None and not 0 <= self.seed < 1 << 64:
            raise ValueError("seed: %r is not from 0 to 2**64 - 1" % (self.seed,))
        handle = ctypes.c_void_p()
        options = _Options(threads=threads, seed=spec.seed if self.seed is None else self.seed)
        status = self._library.open(ctypes.byref(handle), ctypes.byref(options))
        if status:
            raise _EXCEPTIONS[status]("%s: the model cannot be opened with %d threads" % (spec.name, threads))
        self._close()
        self._handle = handle
        self._words = {}

    def _close(self) -> None:
        if self._handle is not None:
            self._library.close(self._handle)
            self._handle = None

    def __del__(self) -> None:
        if getattr(self, "_handle", None) is not None:
            self._close()

    def _call(self, function: Any, *arguments: Any) -> None:
        if not self._lock.acquire(blocking=False):
            raise RuntimeError("this model is in use by another call: a model does one thing at a time")
        try:
            status = function(self._handle, *arguments)
            text = self._library.error(self._handle).decode() if status else ""
        finally:
            self._lock.release()
        if status:
            raise _EXCEPTIONS[status](text)

    # ------------------------------------------------------------ rows

    def _rows(self, given: Dict[str, Any]) -> Tuple[Any, int, List[np.ndarray]]:
        """The C struct of what is given, how many rows that is, and what must live as long."""
        rows, keep, n, first = self._library.rows(), [], None, ""
        for i, stream in enumerate(self._library.spec.streams):
            if given.get(stream.name) is None:
                continue
            a = self._matrix(stream, given[stream.name])
            if n is not None and len(a) != n:
                raise ValueError("%s has %d rows, %s has %d" % (first, n, stream.name, len(a)))
            n, first = len(a), first or stream.name
            keep.append(a)
            setattr(rows, "p%d" % i, _floats(a))
        return rows, n or 0, keep

    def _matrix(self, stream: Stream, values: Any) -> np.ndarray:
        if stream.columns:
            return _table(stream, values, self._words.get(stream.name, {}))
        return _matrix(stream, values)

    def _learn_words(self, given: Dict[str, Any]) -> None:
        for stream in self._library.spec.streams:
            values = given.get(stream.name)
            if values is None or not stream.columns or stream.name in self._words:
                continue
            names = getattr(values, "keys", lambda: getattr(np.asarray(values).dtype, "names", None) or ())()
            if all(column.name in names for column in stream.columns):  # else it is said elsewhere, or numbers
                self._words[stream.name] = _commonest(stream, values)

    def _conditions(self, given: Dict[str, Any], n: int) -> Tuple[Any, List[np.ndarray]]:
        """Conditions of n rows; one that is given once is so for all of them."""
        spread = {}
        for stream in self._library.spec.streams:
            value = given.get(stream.name)
            if value is None:
                continue
            if stream.columns:
                spread[stream.name] = value
                continue
            a = np.asarray(value)
            if a.ndim == 0 or (a.shape == (stream.width,) and not (stream.classes and n == stream.width)):
                a = np.repeat(a[None], n, axis=0)
            spread[stream.name] = a
        rows, m, keep = self._rows(spread)
        if keep and m != n:
            raise ValueError("conditions of %d rows for %d" % (m, n))
        return rows, keep

    def _valid(self, valid: Any) -> Dict[str, Any]:
        streams = self._library.spec.streams
        if valid is None:
            return {}
        if isinstance(valid, dict):
            unknown = sorted(set(valid) - {s.name for s in streams})
            if unknown:
                raise ValueError("valid: the model has no stream %r" % unknown[0])
            return valid
        values = valid if isinstance(valid, tuple) else (valid,)
        if len(values) != len(streams):
            raise ValueError("valid: %d array%s for %d streams (%s)" % (
                len(values), "s" if len(values) > 1 else "", len(streams), ", ".join(s.name for s in streams)))
        return {s.name: v for s, v in zip(streams, values)}

    # ------------------------------------------------------------ what a model does

    def _train(self, given: Dict[str, Any], epochs: Optional[int], lr: Optional[float], valid: Any,
               progress: Any) -> None:
        spec = self._library.spec
        if epochs is not None and epochs < 1:
            raise ValueError("epochs: %r, at least 1 is needed" % (epochs,))
        if lr is not None and not lr > 0:
            raise ValueError("lr: %r is not above 0" % (lr,))
        self._learn_words(given)
        rows, n, keep = self._rows(given)
        held, n_valid, keep_valid = self._rows(self._valid(valid))
        bar = _Bar(epochs or spec.epochs, -(-n // spec.batch))
        raised: List[BaseException] = []

        def step(_user: Any, epoch: int, number: int, loss: Any) -> int:
            try:  # what is raised here must not be lost in the C
                bar.show(epoch, number, loss.contents.loss)
                stop = progress is not None and progress(epoch, number, loss.contents.loss)
                return 1 if stop or ctrl_c.noted else 0
            except BaseException as error:  # pylint: disable=broad-except
                raised.append(error)
                return 1

        training = self._library.training(
            epochs=epochs or 0, lr=lr or 0, valid=held, n_valid=n_valid, progress=_Progress(step))
        with _CtrlC() as ctrl_c:
            try:
                self._call(self._library.train, rows, n, ctypes.byref(training))
            except Stopped:
                pass  # as progress asked for, or for what it raised
            finally:
                bar.end()
        del keep, keep_valid
        if raised:
            raise raised[0]

    def _train_steps(self, given: Dict[str, Any]) -> None:
        self._learn_words(given)
        rows, n, keep = self._rows(given)
        batch, loss = self._library.spec.batch, _Loss()
        for begin in range(0, n, batch):
            some = self._library.rows()
            for i in range(len(self._library.spec.streams)):
                pointer = getattr(rows, "p%d" % i)
                if pointer:
                    at = ctypes.addressof(pointer.contents) + 4 * begin * self._library.spec.streams[i].width
                    setattr(some, "p%d" % i, ctypes.cast(at, _FLOATS))
            self._call(self._library.train_step, some, min(batch, n - begin), ctypes.byref(loss))
        del keep

    def _codes(self, n: int) -> Tuple[Any, List[np.ndarray]]:
        """Room for the latents of n rows, as C takes it and as arrays."""
        arrays = [np.empty((n, width), np.float32) for _, width in self._library.spec.latents]
        return self._code_pointers(arrays), arrays

    def _code_pointers(self, arrays: Sequence[np.ndarray]) -> Any:
        if len(arrays) == 1:
            return _floats(arrays[0])
        codes = self._library.codes()
        for i, a in enumerate(arrays):
            setattr(codes, "p%d" % i, _floats(a))
        return codes

    def _encode(self, given: Dict[str, Any]) -> np.ndarray:
        rows, n, keep = self._rows(given)
        codes, arrays = self._codes(n)
        nothing = self._library.codes() if len(arrays) > 1 else _FLOATS()
        self._call(self._library.encode, rows, n, codes, nothing)
        del keep
        return arrays[0] if len(arrays) == 1 else np.concatenate(arrays, axis=1)

    def _decode(self, z: Any, conditions: Dict[str, Any]) -> Any:
        latents = self._library.spec.latents
        width = sum(w for _, w in latents)
        a = _matrix(Stream("z", width, (width,), 0), z)
        ends = np.cumsum([w for _, w in latents])[:-1]
        parts = [np.ascontiguousarray(part) for part in np.split(a, ends, axis=1)]
        rows, keep = self._conditions(conditions, len(a))
        return self._out("decode", len(a), (rows, self._code_pointers(parts), len(a)), keep)

    def _reconstruct(self, given: Dict[str, Any]) -> Any:
        rows, n, keep = self._rows(given)
        return self._out("reconstruct", n, (rows, n), keep)

    def _sample(self, n: int, seed: Optional[int], conditions: Dict[str, Any]) -> Any:
        if n < 1:
            raise ValueError("n: %r, at least 1 is needed" % (n,))
        rows, keep = self._conditions(conditions, n)
        spec = self._library.spec
        start = seed if seed is not None else spec.seed if self.seed is None else self.seed
        return self._out("sample", n, (rows, n, start), keep)

    def _out(self, name: str, n: int, arguments: Tuple[Any, ...], keep: Sequence[np.ndarray]) -> Any:
        """What a function of the library makes: of several streams a dict by their names."""
        said = {}
        for target, function in zip(self._library.spec.targets, self._library.produces[name]):
            stream = self._library.spec.streams[target]
            x = np.empty((n,) + stream.shape, np.float32)
            self._call(function, *arguments, _floats(x))
            said[stream.name] = _columns(stream, x, self._words.get(stream.name, {})) if stream.columns else x
        del keep
        return said if len(said) > 1 else next(iter(said.values()))

    def _elbo(self, given: Dict[str, Any], samples: int) -> np.ndarray:
        if samples < 1:
            raise ValueError("samples: %r, at least 1 is needed" % (samples,))
        rows, n, keep = self._rows(given)
        nats = np.empty(n, np.float32)
        self._call(self._library.elbo, rows, n, samples, _floats(nats))
        del keep
        return nats

    # ------------------------------------------------------------ files and parameters

    def save(self, path: Any) -> None:
        """Writes the weights to `path`, as safetensors; what was there is replaced when all is written."""
        self._call(self._library.save, os.fsencode(path))
        tables = {}
        for stream in self._library.spec.streams:
            words = self._words.get(stream.name, {})
            quoted = [[w.replace('"', '""') for w in words.get(c.name, ())] for c in stream.columns]
            if any(quoted):
                tables["data.%s.table" % stream.own] = "".join(
                    ",".join('"%s"' % w for w in line) + "\n" for line in quoted)
        if tables:
            _add_metadata(path, tables)

    def _load(self, path: Any) -> None:
        self._call(self._library.load, os.fsencode(path))
        self._words = {}
        for stream in self._library.spec.streams:
            text = _metadata(path).get("data.%s.table" % stream.own) if stream.columns else None
            if text is not None:
                lines = csv.reader(text.splitlines())
                self._words[stream.name] = {c.name: line for c, line in zip(stream.columns, lines)
                                            if c.kind == "category" and not c.words}

    @classmethod
    def load(cls, path: Any, threads: Optional[int] = None) -> Any:
        """A model with the weights of a safetensors file: of `save`, or of the program's training.

        ValueError: the weights are another model's, or damaged. OSError: the file cannot be read."""
        model = cls(threads=threads)
        model._load(path)
        return model

    def get_params(self, deep: bool = True) -> Dict[str, Any]:
        """The arguments that the model was made with, by name, as scikit-learn asks for them."""
        del deep
        return {"seed": self.seed, "threads": self.threads}

    def set_params(self, **params: Any) -> Any:
        """Sets arguments by name. The weights are the initial ones again."""
        unknown = sorted(set(params) - {"seed", "threads"})
        if unknown:
            raise ValueError("no parameter %r: there are seed and threads" % unknown[0])
        self.seed = params.get("seed", self.seed)
        self.threads = params.get("threads", self.threads)
        self._open()
        return self

    def __getstate__(self) -> Dict[str, Any]:
        import tempfile

        with tempfile.TemporaryDirectory() as directory:
            path = os.path.join(directory, "model.safetensors")
            self.save(path)
            with open(path, "rb") as f:
                return {"params": self.get_params(), "weights": f.read()}

    def __setstate__(self, state: Dict[str, Any]) -> None:
        import tempfile

        Engine.__init__(self, **state["params"])
        with tempfile.TemporaryDirectory() as directory:
            path = os.path.join(directory, "model.safetensors")
            with open(path, "wb") as f:
                f.write(state["weights"])
            self._load(path)

    def __repr__(self) -> str:
        return "Model(seed=%r, threads=%r)" % (self.seed, self.threads)

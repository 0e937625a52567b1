"""A model's C library by ctypes: arrays in and out, what goes wrong as exceptions.

Part of every package that `vaec build --python` makes; __init__.py beside it says what the model is.
"""
import ctypes
import os
import signal
import sys
import threading
import time
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from . import _rows
from ._rows import Column, Stream

__all__ = ["Column", "Engine", "Library", "Spec", "Stopped", "Stream"]


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
        ("text", ctypes.c_size_t),  # a library without vocabularies ends before it
    ]


class _Telling(ctypes.Structure):
    _fields_ = [("greedy", ctypes.c_int), ("temperature", ctypes.c_double), ("top", ctypes.c_int)]


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
        self.vocabulary: Dict[str, Any] = {}  # by the stream's name
        self.set_vocabulary: Dict[str, Any] = {}
        self.learn: Dict[str, Any] = {}
        self.read: Dict[str, Any] = {}
        self.write: Dict[str, Any] = {}
        texts, numbers = ctypes.POINTER(ctypes.c_char_p), ctypes.c_void_p
        for stream in spec.streams:
            for of, name, result, arguments, there in (
                (self.vocabulary, "vocabulary", ctypes.c_char_p, [m], stream.finds or stream.has_words),
                (self.set_vocabulary, "set_vocabulary", n, [m, ctypes.c_char_p], stream.finds or stream.has_words),
                (self.learn, "learn", n, [m, texts, ctypes.c_size_t, n], stream.has_words),
                (self.read, "read", n, [m, texts, n, numbers], stream.tokens),
                (self.write, "write", n, [m, numbers, ctypes.c_char_p, ctypes.c_size_t], stream.tokens),
            ):
                if there:
                    of[stream.name] = getattr(library, "%s_%s_%s" % (spec.name, name, stream.own))
                    of[stream.name].restype, of[stream.name].argtypes = result, arguments
        self.tells = hasattr(library, spec.name + "_tell")  # tokens, places, steps or codes
        if self.tells:
            self.tell = getattr(library, spec.name + "_tell")
            self.tell.restype, self.tell.argtypes = n, [m, ctypes.POINTER(_Telling)]
        if any(stream.finds for stream in spec.streams):
            self.held_out = getattr(library, spec.name + "_held_out")
            self.held_out.restype, self.held_out.argtypes = n, [m, ctypes.c_size_t, ctypes.c_void_p]
        # The same of what else the model produces, by its place among the targets.
        self.produces = {name: [getattr(self, name)] for name in ("decode", "reconstruct", "sample")}
        for target in spec.targets[1:]:
            for name, functions in self.produces.items():
                function = getattr(library, "%s_%s_%s" % (spec.name, name, spec.streams[target].own))
                function.restype, function.argtypes = functions[0].restype, functions[0].argtypes
                functions.append(function)


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
        self._known: Dict[str, Dict[str, List[str]]] = {}  # of each table's columns, those that training found
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
        self._known = {}

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
            return _rows.table(stream, values, self._words(stream))
        if not stream.tokens:
            return _rows.matrix(stream, values)
        if not _rows.is_text(values):
            return _rows.numbers(stream, values)
        lines = _rows.lines(stream, values)
        a = np.empty((len(lines), stream.width), np.int32)
        self._call(self._library.read[stream.name], lines, len(lines), a.ctypes.data)
        return a

    # ------------------------------------------------------------ words

    def _vocabulary(self, stream: Stream) -> str:
        return self._library.vocabulary[stream.name](self._handle).decode("utf-8", "surrogateescape")

    def _words(self, stream: Stream) -> Dict[str, List[str]]:
        """Those of a table's columns that training found; {}: none are known."""
        if stream.finds and stream.name not in self._known:
            text = self._vocabulary(stream)
            if text:
                self._known[stream.name] = _rows.vocabulary_words(stream, text)
        return self._known.get(stream.name, {})

    def _learn_words(self, given: Dict[str, Any], all_rows: bool) -> None:
        """Finds the words of streams that know none yet; without those of rows that are held out, unless all_rows."""
        for stream in self._library.spec.streams:
            values = given.get(stream.name)
            if values is None or stream.name not in self._library.vocabulary or self._vocabulary(stream):
                continue
            if stream.columns:
                self._learn_columns(stream, values, all_rows)
            elif _rows.is_text(values):
                lines = _rows.lines(stream, values)
                self._call(self._library.learn[stream.name], lines, len(lines), all_rows)

    def _learn_columns(self, stream: Stream, values: Any, all_rows: bool) -> None:
        names = getattr(values, "keys", lambda: getattr(np.asarray(values).dtype, "names", None) or ())()
        if not all(column.name in names for column in stream.columns):
            return  # it is said elsewhere, or these are numbers
        held = np.zeros(len(values[stream.columns[0].name]), np.uint8)
        if not all_rows and len(held):
            self._call(self._library.held_out, len(held), held.ctypes.data)
        text = _rows.vocabulary(stream, _rows.commonest(stream, values, held))
        self._call(self._library.set_vocabulary[stream.name], text.encode("utf-8", "surrogateescape"))
        self._known.pop(stream.name, None)

    def _conditions(self, given: Dict[str, Any], n: int) -> Tuple[Any, List[np.ndarray]]:
        """Conditions of n rows; one that is given once is so for all of them."""
        spread = {}
        for stream in self._library.spec.streams:
            value = given.get(stream.name)
            if value is None:
                continue
            if stream.tokens and isinstance(value, (str, bytes)):
                value = [value] * n
            if stream.columns or (stream.tokens and _rows.is_text(value)):
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
        others = self._valid(valid)
        self._learn_words(given, bool(others))
        rows, n, keep = self._rows(given)
        held, n_valid, keep_valid = self._rows(others)
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
        self._learn_words(given, True)
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

    def _decode(self, z: Any, conditions: Dict[str, Any], telling: Tuple[Any, ...] = ()) -> Any:
        latents = self._library.spec.latents
        width = sum(w for _, w in latents)
        a = _rows.matrix(Stream("z", width, (width,), 0), z)
        ends = np.cumsum([w for _, w in latents])[:-1]
        parts = [np.ascontiguousarray(part) for part in np.split(a, ends, axis=1)]
        rows, keep = self._conditions(conditions, len(a))
        return self._out("decode", len(a), (rows, self._code_pointers(parts), len(a)), keep, telling)

    def _reconstruct(self, given: Dict[str, Any], telling: Tuple[Any, ...] = ()) -> Any:
        rows, n, keep = self._rows(given)
        return self._out("reconstruct", n, (rows, n), keep, telling)

    def _sample(self, n: int, seed: Optional[int], conditions: Dict[str, Any], telling: Tuple[Any, ...] = ()) -> Any:
        if n < 1:
            raise ValueError("n: %r, at least 1 is needed" % (n,))
        rows, keep = self._conditions(conditions, n)
        spec = self._library.spec
        start = seed if seed is not None else spec.seed if self.seed is None else self.seed
        return self._out("sample", n, (rows, n, start), keep, telling)

    def _out(self, name: str, n: int, arguments: Tuple[Any, ...], keep: Sequence[np.ndarray],
             telling: Tuple[Any, ...]) -> Any:
        """What a function of the library makes: of several streams a dict by their names."""
        if self._library.tells:
            greedy, temperature, top = telling
            self._call(self._library.tell, ctypes.byref(_Telling(bool(greedy), temperature or 0, top or 0)))
        said = {}
        for target, function in zip(self._library.spec.targets, self._library.produces[name]):
            stream = self._library.spec.streams[target]
            x = np.empty((n,) + stream.shape, np.int32 if stream.tokens else np.float32)
            self._call(function, *arguments, _floats(x))
            said[stream.name] = (_rows.columns(stream, x, self._words(stream)) if stream.columns
                                 else self._lines(stream, x) if stream.tokens else x)
        del keep
        return said if len(said) > 1 else next(iter(said.values()))

    def _lines(self, stream: Stream, rows: np.ndarray) -> List[str]:
        room, lines = ctypes.create_string_buffer(16 * stream.width + 1), []
        for row in rows:
            try:
                self._call(self._library.write[stream.name], row.ctypes.data, room, len(room))
            except ValueError:  # words of any length
                room = ctypes.create_string_buffer(stream.width * (1 + max(map(len, self._vocabulary(stream).encode(
                    "utf-8", "surrogateescape").split(b"\n")))) + 1)
                self._call(self._library.write[stream.name], row.ctypes.data, room, len(room))
            lines.append(room.value.decode("utf-8", "surrogateescape"))
        return lines

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

    def _load(self, path: Any) -> None:
        self._call(self._library.load, os.fsencode(path))
        self._known = {}

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

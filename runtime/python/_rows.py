"""Rows of data between Python and a model's C library: arrays, tables, lines of text.

Part of every package that `vaec build --python` makes.
"""
import csv
import ctypes
import io
from typing import Any, Dict, List, NamedTuple, Tuple

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
    tokens: int = 0  # the numbers that tokens have; 0: it has no tokens
    unit: str = ""  # of tokens: byte, char, word, atom, id

    @property
    def finds(self) -> Tuple[Column, ...]:
        """The columns whose words training finds."""
        return tuple(c for c in self.columns if c.kind == "category" and not c.words)

    @property
    def has_words(self) -> bool:
        """Whether its tokens stand for words of a vocabulary."""
        return self.tokens > 0 and self.unit != "id"


def shapes_text(stream: Stream) -> str:
    shapes = ["[n, %s]" % ", ".join(map(str, stream.shape))]
    if len(stream.shape) > 1:
        shapes.append("[n, %d]" % stream.width)
    if stream.classes:
        shapes.append("[n] of whole numbers from 0 to %d" % (stream.classes - 1))
    return " or ".join(shapes)


def matrix(stream: Stream, values: Any) -> np.ndarray:
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
        raise ValueError("%s: an array %s; rows are %s" % (stream.name, list(a.shape), shapes_text(stream)))
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


def table(stream: Stream, values: Any, words: Dict[str, List[str]]) -> np.ndarray:
    """A table's rows as the library reads them: of {name: values}, a structured array, or such numbers already."""
    if not hasattr(values, "keys"):
        a = np.asarray(values)
        if a.dtype.names is None:
            return matrix(stream, a)
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


def commonest(stream: Stream, values: Any, held: np.ndarray) -> Dict[str, List[str]]:
    """The words of columns of which the model only says how many: the commonest first, of as many by their bytes.

    held: [n] of rows that count for nothing."""
    found: Dict[str, List[str]] = {}
    for column in stream.finds:
        count: Dict[str, int] = {}
        for value, out in zip(np.asarray(values[column.name]).tolist(), held.tolist()):
            if not out and not _is_none(value):
                count[str(value)] = count.get(str(value), 0) + 1
        order = sorted(count, key=lambda word: (-count[word], word.encode()))
        found[column.name] = order[: column.classes - 1]
    return found


def columns(stream: Stream, x: np.ndarray, words: Dict[str, List[str]]) -> Dict[str, np.ndarray]:
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


def vocabulary(stream: Stream, words: Dict[str, List[str]]) -> str:
    """The words of a table's columns as the library keeps them: a line of CSV for each column."""
    quoted = [[w.replace('"', '""') for w in words.get(c.name, ())] for c in stream.columns]
    return "".join(",".join('"%s"' % w for w in line) + "\n" for line in quoted)


def vocabulary_words(stream: Stream, text: str) -> Dict[str, List[str]]:
    """And the other way."""
    lines = csv.reader(io.StringIO(text, newline=""))
    found = {c.name: line for c, line in zip(stream.columns, lines)}
    return {c.name: found[c.name] for c in stream.finds if c.name in found}


# ---------------------------------------------------------------- tokens


def is_text(values: Any) -> bool:
    """Whether rows of tokens are lines, and not numbers."""
    if isinstance(values, (str, bytes)):
        raise TypeError("a list of lines is needed, not one %s" % type(values).__name__)
    return isinstance(next(iter(values), None), (str, bytes))


def lines(stream: Stream, values: Any) -> Any:
    """Lines of text as an array of C strings."""
    encoded = [v if isinstance(v, bytes) else str(v).encode("utf-8", "surrogateescape") for v in values]
    for row, line in enumerate(encoded):
        if b"\0" in line:
            raise ValueError("%s: row %d has a zero byte in it" % (stream.name, row))
    return (ctypes.c_char_p * len(encoded))(*encoded)


def numbers(stream: Stream, values: Any) -> np.ndarray:
    """Rows of numbers of tokens, [n, steps] of int32; a copy only where it must be."""
    a = np.asarray(values)
    if a.dtype.kind not in "iu":
        raise TypeError("%s: lines of text or whole numbers are needed, not %s" % (stream.name, a.dtype))
    if a.ndim != 2 or a.shape[1] != stream.width:
        raise ValueError("%s: an array %s; rows are [n, %d]" % (stream.name, list(a.shape), stream.width))
    if a.size and not 0 <= int(a.min()) <= int(a.max()) < stream.tokens:
        raise ValueError("%s: numbers from %d to %d; those of tokens are below %d" % (
            stream.name, a.min(), a.max(), stream.tokens))
    return np.ascontiguousarray(a, np.int32)

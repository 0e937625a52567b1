"""program.py -- a built model for the tests of exports: its streams and ports, weights near the initial ones, and
what its programs say for given values. VAEC and BUILD say where the compiler and the runtime are."""
import json
import os
import re
import shutil
import struct
import subprocess
import sys

import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("BUILD", os.path.join(ROOT, "build"))
VAEC = os.environ.get("VAEC", os.path.join(BUILD, "vaec"))
VECTOR, IMAGE, LABEL, TABLE, TOKENS, SERIES = range(6)
PAD, BOS, EOS, UNK = range(4)  # numbers of tokens that are no words
IN_DATA, IN_NORMAL, IN_UNIFORM, IN_LATENT, IN_MASK, OUT_ROW, IN_KNOWN, IN_ENDS = 0, 1, 2, 3, 4, 6, 7, 9
DOMAINS = "any unit count byte levels shares positive weight".split()
COLUMNS = "number log count category flag date ordinal text".split()


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return done.stdout


def libraries():
    """What a program is linked with."""
    with open(f"{ROOT}/Makefile") as f:
        return [f"{BUILD}/libvaert.a", *re.search(r"^RT_LIBS *:= *(.*)$", f.read(), re.M).group(1).split()]


def judge(check, first=1):
    """What a script ends with: check(PATH, VERBOSE), a list of faults, of each model among its arguments from the
    first on."""
    args, verbose = [a for a in sys.argv if not a.startswith("-")], "--verbose" in sys.argv
    passed = failed = 0
    for path in args[first:]:
        bad = check(path, verbose)
        for line in bad:
            print(f"FAILED {path}: {line}")
        passed, failed = passed + (not bad), failed + bool(bad)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


def read_tensors(path):
    with open(path, "rb") as f:
        (length,) = struct.unpack("<Q", f.read(8))
        header, blob = json.loads(f.read(length)), f.read()
    header.pop("__metadata__", None)
    return {name: np.frombuffer(blob[slice(*t["data_offsets"])], "<f4").reshape(t["shape"])
            for name, t in header.items()}


def write_tensors(path, tensors, metadata=None):
    header, blob = {"__metadata__": metadata} if metadata else {}, b""
    for name, value in tensors.items():
        value = np.ascontiguousarray(value, dtype="<f4")
        header[name] = {"dtype": "F32", "shape": list(value.shape),
                        "data_offsets": [len(blob), len(blob) + value.nbytes]}
        blob += value.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + blob)


class Column:
    """Of a table: what it is, and where in the port of the decoder it is spoken of."""

    def __init__(self, name, *numbers):
        kind, self.classes, self.first, self.second = map(int, numbers)
        self.name, self.kind = name, COLUMNS[kind]
        self.scaled = self.kind in ("number", "log", "date")
        self.words = []  # that the model names; of others the test makes some up

    def word(self, k):
        return self.words[k] if self.words else f"w{k}"

    def draw(self, rng, n):
        return {"number": lambda: rng.normal(20, 7, n), "log": lambda: np.exp(rng.normal(3, 1, n)),
                "count": lambda: rng.poisson(2.5, n), "flag": lambda: rng.integers(0, 2, n),
                "date": lambda: rng.integers(15000, 20000, n)}.get(
                    self.kind, lambda: rng.integers(0, self.classes, n))()


    def field(self, value):
        """A value as a file has it."""
        if self.kind == "category":
            return self.word(int(value))
        if self.kind == "date":
            return str(np.datetime64(int(value), "D"))
        return repr(int(value) + 1 if self.kind == "ordinal" else int(value) if self.kind in ("count", "flag") else value)


class Stream:
    def __init__(self, name, *numbers):
        kind, *size, width, domain, standardize, missing, levels, words, unit = map(int, numbers)
        self.name, self.kind, self.width, self.levels = name, kind, width, levels
        self.domain = DOMAINS[domain]
        self.shape = tuple(size) if kind == IMAGE else (size[0], size[2]) if kind == SERIES else (width,)
        self.standardize, self.missing = standardize, missing
        self.table, self.texts = [], []
        self.unit = "byte char word atom id".split()[unit]
        self.words = [self.word(k) for k in range(UNK + 1, words)]  # a vocabulary, all of it
        self.size = words

    def word(self, k):
        return {"byte": chr(36 + k), "char": chr(0x4e00 + k), "word": f"w{k}", "atom": f"[{k}]", "id": str(k)}[self.unit]

    def written_line(self, row):
        """A row of tokens as programs write it."""
        return self.line(row, {"word": "<unk>", "id": str(UNK)}.get(self.unit, "\N{REPLACEMENT CHARACTER}"))

    def line(self, row, other=None):
        """A row of tokens as text; other: what stands for a word that the vocabulary has not."""
        row = row[:list(row).index(EOS)] if EOS in row else row
        other = other or {"byte": "!", "char": "\u2603", "word": "\u2603", "atom": "\u2603", "id": "3"}[self.unit]
        words = [other if k == UNK else self.word(int(k)) for k in row]
        return (" " if self.unit in ("word", "id") else "").join(words)

    def rows(self, rng, n):
        """Rows of tokens: the longest, the shortest, and others."""
        x = np.zeros((n, self.width), np.float32)
        for i in range(n):
            length = [self.width, 1][i] if i < 2 else rng.integers(1, self.width + 1)
            x[i, :length] = rng.integers(UNK, self.size, length)
            x[i, length - 1] = EOS
        return x

    def draw(self, rng, n):
        """Values as a file has them: of a label -1, of all else NaN where one is missing."""
        shape = (n, *self.shape)
        if self.kind == LABEL:
            y = rng.integers(0, self.width, n)
            return np.where(rng.uniform(size=n) < 0.4, -1, y) if self.missing else y
        if self.kind == TOKENS:
            return self.rows(rng, n)
        if self.kind == TABLE:
            x = np.stack([c.draw(rng, n) for c in self.table], 1).astype(np.float32)
            x[rng.uniform(size=shape) < 0.2] = np.nan
            return x
        if self.domain == "unit":
            x = rng.uniform(0, 1, shape)
        elif self.domain == "count":
            x = rng.poisson(1.5, shape)
        elif self.domain == "byte":
            x = rng.integers(0, 256, shape)
        elif self.domain == "levels":
            x = rng.integers(0, self.levels, shape) / (self.levels - 1)
        elif self.domain in ("positive", "weight"):
            x = rng.uniform(0.2, 3, shape)
        elif self.domain == "shares":
            x = np.eye(shape[-1])[rng.integers(0, shape[-1], shape[:-1])]
        else:
            x = rng.normal(size=shape)
        x = x.astype(np.float32)
        if self.kind == SERIES:  # the longest, the shortest, and others
            for i in range(n):
                x[i, [self.shape[0], 1][i] if i < 2 else rng.integers(1, self.shape[0] + 1):] = np.nan
        if self.missing:
            first = x[:, 0].copy()
            whole = self.domain == "shares"  # all of a place are missing, or none
            x[np.broadcast_to(rng.uniform(size=(*shape[:-1], 1) if whole else shape) < 0.2, shape)] = np.nan
            if self.kind == SERIES:  # there is no row without a step
                x[:, 0] = first
        return x

    def ends(self, x):
        """1 where a row of a series has a step."""
        return np.flip(np.maximum.accumulate(np.flip((~np.isnan(x)).any(-1), 1), 1), 1)

    def columns(self, tensors):
        """Mean and deviation."""
        column = lambda what: tensors[f"data.{self.name}.{what}"].astype(np.float64)
        return column("mean") + column("mean_low"), column("std")

    def port(self, x, tensors):
        """What a port of the program holds for x."""
        if self.kind == LABEL:
            return np.eye(self.width)[x] * (x >= 0)[:, None]
        x = x.reshape(len(x), -1).astype(np.float64)
        if self.kind == TABLE:
            mean, std = self.columns(tensors)
            for k, c in enumerate(self.table):
                if c.scaled:
                    x[:, k] = ((np.log(x[:, k]) if c.kind == "log" else x[:, k]) - mean[k]) / std[k]
        elif self.standardize:
            mean, std = self.columns(tensors)
            x = (x - mean) / std
        return np.where(np.isnan(x), 0, x)

    def known(self, x):
        """1 where a value is known, as the port of the mask has it."""
        if self.kind == LABEL:
            return np.repeat((x >= 0)[:, None], self.width, 1)
        return ~np.isnan(x.reshape(len(x), -1))

    def says(self, port, tensors):
        """{column: [n, ..] what the decoder expects of it, in the data's units} of a table."""
        mean, std = self.columns(tensors)
        said = {}
        for k, c in enumerate(self.table):
            x = port[:, c.first:c.first + max(1, c.classes)].astype(np.float64)
            x = mean[k] + std[k] * x if c.scaled else x
            said[c.name] = np.exp(x) if c.kind == "log" else x
        return said

    def units(self, port, x, tensors):
        """In the data's units what a port of the decoder says; of a table as the port has it."""
        if not self.standardize or self.kind == TABLE:
            return x
        mean, std = self.columns(tensors)
        return std * x + (mean if port.endswith((".mean", ".draw0")) else 0)


class Program:
    """One model, built, with weights near the initial ones, and its programs' ports (ports.c)."""

    def __init__(self, path, scratch):
        self.at = lambda name: os.path.join(scratch, name)
        self.rng = np.random.default_rng(1)
        kept = os.environ.get("EXPORT_BUILT")  # a directory: what one check has built the others take from there
        kept = kept and os.path.join(kept, path.strip("/").replace("/", "_"))
        if kept and os.path.isdir(kept):
            for name in ("model", "ports", "model.c"):
                shutil.copy(os.path.join(kept, name), self.at(name))
        else:
            self.build(path)
            if kept:
                os.mkdir(kept + ".new")
                for name in ("model", "ports", "model.c"):
                    shutil.copy(self.at(name), kept + ".new")
                os.rename(kept + ".new", kept)
        self.describe(run(self.at("ports")))
        self.weights()

    def build(self, path):
        run(VAEC, "emit", path, "-o", self.at("model.c"))
        cc = [os.environ.get("CC", "cc"), "-std=c11", "-O1", *os.environ.get("CFLAGS", "").split(), "-w"]
        include = [f"-I{ROOT}/runtime/kernels", f"-I{ROOT}/runtime"]
        run(*cc, *include, "-c", "-o", self.at("model.o"), self.at("model.c"))
        run(*cc, "-o", self.at("model"), self.at("model.o"), *libraries())
        ports = f"{ROOT}/tests/export/ports.c"
        run(*cc, "-D_GNU_SOURCE", *include, "-o", self.at("ports"), ports, self.at("model.o"), *libraries())

    def describe(self, text):
        self.streams, self.latents, self.ports = [], [], {}
        for line in text.splitlines():
            kind, *words = line.split()
            if kind == "stream":
                self.streams.append(Stream(*words))
            elif kind == "column":
                *numbers, name = line.split(None, 5)[1:]
                column = Column(name, *numbers)
                (self.streams[-1].texts if column.kind == "text" else self.streams[-1].table).append(column)
            elif kind == "word":
                self.streams[-1].table[-1].words.append(line.split(None, 1)[1])
            elif kind == "latent":
                self.latents.append((words[0], int(words[1])))
            else:
                program, name, *numbers = words
                self.ports.setdefault(program, []).append((name, *map(int, numbers)))

    def weights(self):
        run(self.at("model"), "init", "--seed", "3", "-q", "-o", self.at("init.safetensors"))
        self.tensors = {}
        for name, t in read_tensors(self.at("init.safetensors")).items():
            x = t + min(0.1, 0.3 / np.sqrt(max(1, t.size // t.shape[0]))) * self.rng.normal(size=t.shape)
            if name.endswith(("running_var", ".std", ".variance", ".deviation")):
                x = 0.5 + self.rng.uniform(size=t.shape)
            if any(name == f"data.{s.name}.mean" for s in self.streams if s.kind == LABEL):
                x = np.abs(x) / np.abs(x).sum()  # shares of the classes
            self.tensors[name] = x.astype(np.float32)
        for s in self.streams:
            for k, c in enumerate(s.table):  # near the middle and the spread of what is drawn
                middle, spread = {"number": (20, 7), "log": (3, 1), "count": (1, 0.6), "date": (17500, 1400)}.get(
                    c.kind, (0, 1))
                self.tensors[f"data.{s.name}.mean"][k] += np.float32(middle)
                self.tensors[f"data.{s.name}.std"][k] *= np.float32(spread)
        write_tensors(self.at("weights.safetensors"), self.tensors, self.metadata())

    def metadata(self):
        """What training would have found in a table's columns: the words that the model does not name."""
        lines = lambda s: "".join(",".join(f'"{c.word(k)}"' for k in range(c.classes - 1))
                                  * (c.kind == "category" and not c.words) + "\n" for c in s.table)
        words = lambda s: "".join(f"{ord(w):02x}\n" if s.unit == "byte" else f"{w}\n" for w in s.words)
        return {**{f"data.{s.name}.table": lines(s) for s in self.streams if s.table},
                **{f"data.{s.name}.words": words(s) for s in self.streams if s.kind == TOKENS and s.unit != "id"}}

    def written(self, s, x):
        """A file of a stream's values, as the program's command line reads it."""
        if s.kind == TABLE:
            with open(self.at(s.name + ".csv"), "w") as f:
                f.write(",".join(json.dumps(c.name) for c in s.table + s.texts) + "\n")
                for row in x:
                    fields = ["" if np.isnan(v) else c.field(float(v)) for c, v in zip(s.table, row)]
                    f.write(",".join(fields + ["-"] * len(s.texts)) + "\n")
            return self.at(s.name + ".csv")
        if s.kind == TOKENS:
            with open(self.at(s.name + ".txt"), "w") as f:
                f.write("".join(s.line(row) + "\n" for row in x))
            return self.at(s.name + ".txt")
        np.save(self.at(s.name + ".npy"), x)
        return self.at(s.name + ".npy")

    def program(self, program, n, feed):
        """The outputs of a program's ports for values in the data's units."""
        values, outputs = [], []
        for name, kind, index, width in self.ports[program]:
            if kind == OUT_ROW:
                outputs.append((name, width))
            elif kind == IN_ENDS:
                s = self.streams[index]
                values.append(s.ends(feed[s.name]))
            elif kind in (IN_DATA, IN_MASK):
                s = self.streams[index]
                x = feed[s.name]
                values.append(s.port(x, self.tensors) if kind == IN_DATA else s.known(x))
            else:
                values.append(feed[name].reshape(n, -1))
        with open(self.at("in"), "wb") as f:
            for v in values:
                f.write(np.ascontiguousarray(v, dtype="<f4").tobytes())
        run(self.at("ports"), self.at("weights.safetensors"), program, str(n), self.at("in"), self.at("out"))
        all_values, at, got = np.fromfile(self.at("out"), "<f4"), 0, {}
        for name, width in outputs:
            got[name] = all_values[at:at + n * width].reshape(n, width)
            at += n * width
            if program == "decode":
                s = next(s for s in self.streams if s.name == name.rpartition(".")[0])
                got[name] = s.units(name, got[name], self.tensors)
        return got

    def tells(self):
        """The streams of tokens that the model produces."""
        return [s for s in self.streams if s.kind == TOKENS and f"{s.name}.mean" in [name for name, *_ in self.ports["decode"]]]

    def greedy(self, s, z, feed):
        """The likeliest lines of a stream for latents by name, as the command writes them."""
        args = ["--greedy", "--latents", self.at("latents.npy"), "--weights", self.at("weights.safetensors"), "-q", "-o",
                self.at("told.txt")]
        np.save(self.at("latents.npy"), np.concatenate([z[name] for name, _ in self.latents], 1))
        for condition in self.streams:
            if condition.name in feed and condition not in self.tells() and self.decoder_reads(condition):
                args += ["--data", f"{condition.name}={self.written(condition, feed[condition.name])}"]
        if sum(name.endswith(".mean") for name, *_ in self.ports["decode"]) > 1:
            args += ["--stream", s.name]
        run(self.at("model"), "decode", *args)
        with open(self.at("told.txt")) as f:
            return f.read().split("\n")[:-1]

    def decoder_reads(self, s):
        return any(kind == IN_DATA and self.streams[index] is s for _, kind, index, _ in self.ports["decode"])

    def feed(self, program, n):
        feed = {}
        for name, kind, index, width in self.ports[program]:
            if kind in (IN_DATA, IN_MASK, IN_ENDS):
                s = self.streams[index]
                feed.setdefault(s.name, s.draw(self.rng, n))
            elif kind in (IN_NORMAL, IN_LATENT):
                feed[name] = self.rng.normal(size=(n, width)).astype(np.float32)
            elif kind == IN_KNOWN:  # none, those at the top, and one or two below them
                feed[name] = self.rng.integers(0, 4, size=(n, width)).astype(np.float32)
            elif kind == IN_UNIFORM:
                feed[name] = self.rng.uniform(0.02, 0.98, size=(n, width)).astype(np.float32)
        return feed

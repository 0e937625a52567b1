"""check.py NAME...: packages ./NAME beside the programs programs/NAME, which must come to the same numbers.

Prints a line "ok ..." or "FAILED ..." for each test."""
import csv
import importlib
import json
import os
import pickle
import signal
import subprocess
import sys
import threading

import numpy as np

sys.path.insert(0, ".")


def check(good, what):
    print("ok" if good else "FAILED", what, flush=True)


def raises(kind, words, call, *arguments, **options):
    what = "%s: '%s'" % (kind.__name__, words)
    try:
        call(*arguments, **options)
    except kind as error:
        check(words in str(error), what if words in str(error) else "%s, not '%s'" % (what, error))
        return
    except Exception as error:  # pylint: disable=broad-except
        what = "%s, but %s: %s" % (what, type(error).__name__, error)
    check(False, what)


def program(name, command, *options):
    subprocess.run(["programs/" + name, command, "-q", *options], check=True, stdout=subprocess.DEVNULL)


def tensors(path):
    with open(path, "rb") as f:
        size = int.from_bytes(f.read(8), "little")
        head = json.loads(f.read(size))
        head.pop("__metadata__", None)
        data = f.read()
    return {k: data[slice(*v["data_offsets"])] for k, v in head.items()}


def age(path):
    """When in a training the weights were left, as their file says it."""
    with open(path, "rb") as f:
        head = json.loads(f.read(int.from_bytes(f.read(8), "little")))
    return {k: v for k, v in head["__metadata__"].items() if k in ("epoch", "step", "model", "params")}


def rows_of(spec, n, seed):
    """Made-up rows for each stream, as the package takes them."""
    random = np.random.default_rng(seed)
    rows = {}
    for stream in spec.streams:
        if stream.classes:
            rows[stream.name] = random.integers(0, stream.classes, n)
            continue
        a = random.random((n,) + stream.shape, np.float32)
        if spec.name == "table":
            a = (a * 5 + 100 * np.arange(stream.width)).astype(np.float32)
        if spec.name in ("table", "gaps"):
            a[random.random(a.shape) < 0.2] = np.nan
        if spec.name.endswith("series"):  # rows that end where they end, and values that are missing before that
            if stream.name == "x":
                a[:, 1:][random.random(a[:, 1:].shape) < 0.1] = np.nan
            for row, last in zip(a, random.integers(1, stream.shape[0] + 1, n)):
                row[last - 1, 0], row[last:] = 0.5, np.nan
        rows[stream.name] = a
    return rows


def files_of(rows, prefix):
    """The same rows as files, and the options that name them."""
    options = []
    for key, value in rows.items():
        path = "%s_%s.npy" % (prefix, key)
        np.save(path, value)
        options += ["--data", path if len(rows) == 1 else "%s=%s" % (key, path)]
    return options


def against_program(name):
    module = importlib.import_module(name)
    spec = module.SPEC
    rows, other = rows_of(spec, 203, 1), rows_of(spec, 41, 2)
    args, args_other = list(rows.values()), list(other.values())
    data, data_other = files_of(rows, name), files_of(other, name + "_other")
    told, series = name.startswith("previous"), name.endswith("series")  # one place or step after the other
    how, flag = ({"greedy": True}, ["--greedy"]) if told else ({}, [])
    program(name, "train", *data, "--epochs", "3", "--seed", "5", "--out", name + ".out")
    model = module.Model(seed=5).fit(*args, epochs=3)
    model.save(name + ".safetensors")
    check(tensors(name + ".safetensors") == tensors(name + ".out/model.safetensors"), name + ": trained weights")
    threads = module.Model(seed=5, threads=3).fit(*args, epochs=3)
    threads.save(name + ".3")
    check(open(name + ".3", "rb").read() == open(name + ".safetensors", "rb").read(), name + ": 3 threads")
    program(name, "eval", *data_other, "--weights", name + ".safetensors")
    check(True, name + ": the program takes the package's weights")

    ages = [age(name + end) for end in (".safetensors", ".out/model.safetensors")]
    check(ages[0] == ages[1] and ages[0]["epoch"] == "3", "%s: epoch and step beside the weights: %s" % (name, ages))
    loaded = module.Model.load(name + ".out/model.safetensors")
    loaded.save("again")
    check(age("again") == ages[1], name + ": and when they are loaded and saved")
    module.Model().save("fresh")
    check("epoch" not in age("fresh"), name + ": none of initial weights")
    weights = ["--weights", name + ".out"]
    program(name, "encode", *data_other, *weights, "-o", "z.npy")
    z = loaded.transform(*args_other)
    check(np.array_equal(z, np.load("z.npy").reshape(z.shape)), name + ": transform")
    if told:
        program(name, "reconstruct", *data_other, *weights, "--seed", str(spec.seed), "-o", "r.npy")
        r = loaded.reconstruct(*args_other)
        check(np.array_equal(r, np.load("r.npy").reshape(r.shape).astype(np.float32), equal_nan=series), name + ": draws")
    program(name, "reconstruct", *data_other, *weights, *flag, "-o", "r.npy")
    r = loaded.reconstruct(*args_other, **how)
    want = np.load("r.npy").reshape(r.shape)
    check(np.array_equal(r, want.astype(np.float32), equal_nan=series), name + ": reconstruct")
    conditions = {k: v for i, (k, v) in enumerate(other.items()) if i not in spec.targets}
    x = loaded.inverse_transform(z, **conditions, **how)
    if series:  # a code does not know where its row ended
        steps = np.where(np.isnan(args_other[0]).all(2), 0, np.arange(1, x.shape[1] + 1)).max(1)
        check(np.isfinite(x).all(), name + ": inverse_transform makes all steps")
        x[np.arange(x.shape[1]) >= steps[:, None]] = np.nan
        check(np.array_equal(x, r, equal_nan=True), name + ": reconstruct ends where the rows do")
        x = r
        raises(ValueError, "x: row 0 has no step: all of it is missing", loaded.transform, np.full((2,) + r.shape[1:], np.nan, np.float32),
               *[v[:2] for v in args_other[1:]])
    check(np.array_equal(x, r, equal_nan=series), name + ": inverse_transform of transform is reconstruct")
    program(name, "score", *data_other, *weights, "--samples", "7", "--seed", str(spec.seed), "-o", "s.npy")
    nats = loaded.score_samples(*args_other, samples=7)
    close = np.allclose(-nats, np.load("s.npy")[:, 1], rtol=1e-6)
    check(close, name + ": score_samples")
    sample = loaded.sample(7, seed=11, **{k: v[:7] for k, v in conditions.items()})
    if not conditions:
        program(name, "sample", *weights, "-n", "7", "--seed", "11", "-o", "d.npy")
        check(np.array_equal(sample, np.load("d.npy").reshape(sample.shape).astype(np.float32)), name + ": sample")
    again = pickle.loads(pickle.dumps(loaded))
    check(np.array_equal(again.transform(*args_other), z), name + ": pickled")
    check(np.isfinite(loaded.score(*args_other)), name + ": score")
    return module, rows


def table_rows(spec, n, seed):
    """A table's columns as users have them: words, dates, missing values; and the same as a file of theirs."""
    random = np.random.default_rng(seed)
    columns, path = {}, "%s_%d.csv" % (spec.name, seed)
    for c in spec.streams[0].columns:
        if c.kind in ("number", "log"):
            values = [float(np.float32(v)) for v in random.lognormal(1, 1, n)]
        elif c.kind == "date":
            values = [str(np.datetime64("2015-01-01") + int(d)) for d in random.integers(0, 2000, n)]
        elif c.kind == "category":
            values = random.choice(c.words or ["north", 'the "south"', "east, far", "w", "rare"], n,
                                   p=None if c.words else [0.4, 0.3, 0.2, 0.06, 0.04]).tolist()
        elif c.kind == "flag":
            values = random.choice(["no", "yes"], n).tolist()
        else:
            values = random.integers(*((0, 9) if c.kind == "count" else (1, c.classes + 1)), n).tolist()
        columns[c.name] = [None if random.random() < 0.15 else v for v in values]
    with open(path, "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(["id", *columns])
        for r in range(n):
            out.writerow([r, *("" if v[r] is None else repr(v[r]) if isinstance(v[r], float) else v[r]
                               for v in columns.values())])
    return columns, path


def same_table(got, path, spec):
    """What a package says beside a file of the program's; the column that is not, or ""."""
    with open(path, newline="") as f:
        want = list(csv.DictReader(f))
    for c in spec.streams[0].columns:
        if len(got[c.name]) != len(want):
            return c.name
        for v, row in zip(got[c.name].tolist(), want):
            w = row[c.name]
            good = abs(float(w) - v) <= 1e-5 * max(1, abs(v)) if c.kind in ("number", "log") else \
                w in (("no", "yes")[v], "01"[v]) if c.kind == "flag" else w == str(v)
            if not good:
                return "%s: %s, not %s" % (c.name, v, w)
    return ""


def tables(name):
    module = importlib.import_module(name)
    spec, Model = module.SPEC, module.Model
    (rows, file), (other, other_file) = table_rows(spec, 203, 1), table_rows(spec, 41, 2)
    program(name, "train", "--data", file, "--epochs", "3", "--seed", "5", "--out", name + ".out")
    raises(ValueError, "are found by fit", Model().transform, rows)
    model = Model(seed=5).fit(rows, epochs=3)
    model.save(name + ".safetensors")
    check(tensors(name + ".safetensors") == tensors(name + ".out/model.safetensors"), name + ": trained weights")
    Model.load(name + ".out/model.safetensors").save("again.safetensors")
    for weights in (name + ".safetensors", name + ".out/model.safetensors", "again.safetensors"):
        loaded, options = Model.load(weights), ["--data", other_file, "--weights", weights]
        program(name, "encode", *options, "-o", "z.npy")
        z = loaded.transform(other)
        check(np.array_equal(z, np.load("z.npy")), "%s: transform, weights %s" % (name, weights))
        program(name, "reconstruct", *options, "-o", "r.csv")
        wrong = same_table(loaded.reconstruct(other), "r.csv", spec)
        check(not wrong, "%s: reconstruct, weights %s %s" % (name, weights, wrong))
        program(name, "sample", "--weights", weights, "-n", "7", "--seed", "11", "-o", "d.csv")
        wrong = same_table(loaded.sample(7, seed=11), "d.csv", spec)
        check(not wrong, "%s: sample, weights %s %s" % (name, weights, wrong))
        program(name, "score", *options, "--samples", "7", "--seed", str(spec.seed), "-o", "s.npy")
        check(np.allclose(-loaded.score_samples(other, samples=7), np.load("s.npy")[:, 1], rtol=1e-6), name + ": score")
    check(np.array_equal(pickle.loads(pickle.dumps(loaded)).transform(other), z), name + ": pickled")
    kinds = {"f4": ("number", "log"), "i8": ("count", "ordinal"), "M8[D]": ("date",), "?": ("flag",), "O": ("category",)}
    kind = {c.name: next(k for k, of in kinds.items() if c.kind in of) for c in spec.streams[0].columns}
    whole = loaded.reconstruct(other)  # no value is missing
    structured = np.array(list(zip(*whole.values())), [(c, kind[c]) for c in whole])
    check(np.array_equal(loaded.transform(structured), loaded.transform(whole)), name + ": a structured array")
    lacking = {k: v for k, v in rows.items() if k != "age"}
    raises(ValueError, "no column 'age'", model.transform, lacking)
    raises(ValueError, "'x' in row 0 of column 'sex' is no word of it: there are f, m", model.transform,
           {**rows, "sex": ["x"] * 203})
    raises(ValueError, "'soon' in row 0 of column 'since' is no date", model.transform, {**rows, "since": ["soon"] * 203})
    raises(ValueError, "column score: 7 is none of the column's classes", model.transform, {**rows, "score": [8] * 203})
    raises(ValueError, "column income: -1 is not above 0", model.transform, {**rows, "income": [-1.0] * 203})
    raises(ValueError, "values", model.transform, {**rows, "age": [1.0]})


def lines(name):
    """Lines of text beside numbers, under other lines."""
    module = importlib.import_module(name)
    Model, random = module.Model, np.random.default_rng(4)
    x = ["".join(random.choice(list("ab" if r % 2 else "cé"), size=r % 9)) for r in range(90)]
    c = ["%s dog %d barks" % ("new" if r % 3 else "old", r % 7) for r in range(90)]
    w = random.random((90, 3)).astype(np.float32)
    np.save("w.npy", w)
    for path, text in (("x.txt", x), ("c.txt", c)):
        with open(path, "w", encoding="utf-8") as f:
            f.writelines(line + "\n" for line in text)
    options, args = ["--data", "x=x.txt", "--data", "w=w.npy", "--data", "c=c.txt"], (x, w, c)
    program(name, "train", *options, "--epochs", "2", "--seed", "5", "--out", name + ".out")
    raises(ValueError, "the words of x are not known", Model().transform, *args)
    model = Model(seed=5).fit(*args, epochs=2)
    model.save(name + ".safetensors")
    check(tensors(name + ".safetensors") == tensors(name + ".out/model.safetensors"), name + ": trained weights")
    with_valid = Model(seed=5).fit(*args, epochs=1, valid=(x[:9], w[:9], c[:9]))
    program(name, "train", *options, "--valid", "x=x.txt", "--valid", "w=w.npy", "--valid", "c=c.txt", "--epochs", "1",
            "--seed", "5", "--out", "valid.out")
    with_valid.save("valid.safetensors")
    check(tensors("valid.safetensors") == tensors("valid.out/model.safetensors"), name + ": words of all rows")
    for weights in (name + ".safetensors", name + ".out/model.safetensors"):
        loaded, more = Model.load(weights), ["--weights", weights, "--seed", str(module.SPEC.seed)]
        program(name, "encode", *options, *more, "-o", "z.npy")
        z = loaded.transform(*args)
        check(np.array_equal(z, np.load("z.npy")), name + ": transform")
        for what, how, said in (
                ("reconstruct", [], loaded.reconstruct(*args)),
                ("reconstruct", ["--greedy"], loaded.reconstruct(*args, greedy=True)),
                ("sample", ["-n", "90", "--data", "c=c.txt"], loaded.sample(90, c)),
                ("sample", ["-n", "90", "--data", "c=c.txt", "--temperature", "0.5", "--top", "2"],
                 loaded.sample(90, c, temperature=0.5, top=2))):
            program(name, what, *(options if what == "reconstruct" else []), *how, *more, "-o", "said.txt")
            with open("said.txt", encoding="utf-8") as f:
                check(said["x"] == f.read().split("\n")[:-1], "%s: %s %s" % (name, what, how))
    check(loaded.inverse_transform(z, c, greedy=True)["x"] == loaded.reconstruct(*args, greedy=True)["x"],
          name + ": inverse_transform of transform")
    check(loaded.sample(3, "old dog")["x"] == loaded.sample(3, ["old dog"] * 3)["x"], name + ": one condition for all")
    again = pickle.loads(pickle.dumps(loaded))
    check(np.array_equal(again.transform(*args), z), name + ": pickled")
    check(np.array_equal(loaded.transform(np.array(x, object), w, np.array(c)), z), name + ": arrays of lines")
    numbers = np.zeros((90, 10), np.int64)
    words = dict(zip(loaded._vocabulary(module.SPEC.streams[0]).split("\n"), range(4, 16)))
    for r, line in enumerate(x):
        numbers[r, : len(line) + 1] = [words[k] for k in line] + [2]
    check(np.array_equal(loaded.transform(numbers, w, c), z), name + ": numbers of tokens")
    check(np.array_equal(loaded.score_samples(numbers, w, c), loaded.score_samples(*args)), name + ": score_samples")
    np.save("x.npy", numbers)
    program(name, "encode", "--data", "x=x.npy", *options[2:], *more, "-o", "z.npy")
    check(np.array_equal(z, np.load("z.npy")), name + ": numbers of tokens in a file")
    raises(ValueError, "x: row 1 has more than 9 characters", loaded.transform, ["a", "a" * 10] * 45, w, c)
    raises(ValueError, "end of a line", loaded.transform, ["a\nb"] * 90, w, c)
    raises(ValueError, "zero byte", loaded.transform, ["a\0b"] * 90, w, c)
    raises(TypeError, "not one str", loaded.transform, "abc", w, c)
    raises(TypeError, "lines of text or whole numbers", loaded.transform, w, w, c)
    raises(ValueError, "rows are [n, 10]", loaded.transform, numbers[:, :9], w, c)
    raises(ValueError, "those of tokens are below 16", loaded.transform, numbers + 12, w, c)
    raises(ValueError, "no end", loaded.transform, np.full((90, 10), 5), w, c)
    raises(ValueError, "greedy draws nothing", loaded.sample, 2, c[:2], greedy=True, top=2)


def several(name):
    """Streams that are modelled together, each of which may be missing."""
    module = importlib.import_module(name)
    Model, random = module.Model, np.random.default_rng(1)
    x, y = random.normal(size=(60, 6)).astype(np.float32), random.integers(0, 3, 60)
    y[::3] = -1
    options = files_of({"x": x, "y": y}, name)
    program(name, "train", *options, "--epochs", "2", "--seed", "5", "--out", name + ".out")
    model = Model(seed=5).fit(x, y, epochs=2)
    model.save(name + ".safetensors")
    check(tensors(name + ".safetensors") == tensors(name + ".out/model.safetensors"), name + ": trained weights")
    weights = ["--weights", name + ".out"]
    program(name, "encode", *options, *weights, "-o", "z.npy")
    z = model.transform(x, y)
    check(np.array_equal(z, np.load("z.npy")), name + ": transform")
    said = model.inverse_transform(z)
    check(set(said) == {"x", "y"}, name + ": streams by their names")
    program(name, "decode", "--latents", "z.npy", *weights, "-o", "x.npy")
    check(np.array_equal(said["x"], np.load("x.npy").astype(np.float32)), name + ": the first stream")
    check(np.allclose(said["y"].sum(1), 1, atol=1e-5) and said["y"].shape == (60, 3), name + ": probabilities of a label")
    check(np.array_equal(model.reconstruct(x, y)["y"], said["y"]), name + ": reconstruct")
    unknown = np.full(60, -1)
    check(np.array_equal(model.transform(x, None), model.transform(x, unknown)), name + ": a stream that is not given")
    check(not np.array_equal(model.transform(x, None), z), name + ": a label tells something")
    check(model.sample(4)["x"].shape == (4, 6), name + ": sample")
    raises(ValueError, "NULL", model.fit, x, None)


def mistakes(module, rows):
    Model, x, y = module.Model, rows["x"], rows["y"]
    raises(ValueError, "threads", Model, threads=0)
    raises(ValueError, "seed", Model, seed=-1)
    raises(ValueError, "rows are [n, 7]", Model().fit, x[:, :6], y)
    raises(ValueError, "x has 203 rows, y has 202", Model().fit, x, y[:-1])
    raises(ValueError, "3.0 in row 1 is no class", Model().fit, x, np.r_[0.0, 3.0, y[2:]])
    raises(TypeError, "numbers are needed", Model().fit, x.astype(str), y)
    raises(ValueError, "epochs", Model().fit, x, y, epochs=0)
    raises(ValueError, "lr", Model().fit, x, y, lr=-1)
    raises(ValueError, "2 streams", Model().fit, x, y, valid=x)
    raises(ValueError, "no stream 'q'", Model().fit, x, y, valid={"q": x})
    raises(ValueError, "no parameter 'depth'", Model().set_params, depth=3)
    raises(ValueError, "samples", Model().score_samples, x, y, samples=0)
    raises(OSError, "nowhere", Model.load, "nowhere.safetensors")
    raises(OSError, "no/such", Model().save, "no/such/place")
    with open("cut", "wb") as f:
        f.write(open("conditional.safetensors", "rb").read()[:-1])
    raises(ValueError, "", Model.load, "cut")
    raises(ValueError, "", Model.load, "series.safetensors")
    bad = x.copy()
    bad[3, 2] = np.nan
    model = Model(seed=1)
    before = model.transform(x, y)
    raises(ValueError, "", model.fit, bad, y)
    check(np.array_equal(model.transform(x, y), before), "a model goes on after a mistake")
    raises(FloatingPointError, "", Model().fit, x * 1e30, y, lr=1e6)


def training(module, rows):
    Model, x, y = module.Model, rows["x"], rows["y"]
    seen = []
    Model().fit(x, y, epochs=2, valid=(x[:20], y[:20]), progress=lambda *step: seen.append(step))
    check([s[:2] for s in seen][-1] == (2, 4) and len(seen) == 4, "progress is called after each step: %s" % seen[-1:])
    seen.clear()
    Model().fit(x, y, epochs=50, progress=lambda *step: seen.append(step) or len(seen) == 3)
    check(len(seen) == 3, "progress ends a training")

    def wrong(*_step):
        raise KeyError("mine")

    raises(KeyError, "mine", Model().fit, x, y, progress=wrong)
    big = np.tile(x, (500, 1)), np.tile(y, 500)
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    raises(KeyboardInterrupt, "", Model().fit, *big, epochs=10000)
    one, two = Model(seed=3), Model(seed=3)
    for _ in range(3):
        one.partial_fit(x, y)
    two.partial_fit(x, y).partial_fit(x, y)
    check(not np.array_equal(one.transform(x, y), two.transform(x, y)), "partial_fit goes on")
    model = Model(seed=4)
    inside = []

    def reenters(*_step):
        try:
            model.sample(1, 0)
        except RuntimeError as error:
            inside.append(str(error))

    model.fit(x, y, epochs=1, progress=reenters)
    check(inside and "in use" in inside[0], "a model in use says so")
    models = [Model(seed=s, threads=1) for s in range(4)]
    together = [threading.Thread(target=m.fit, args=(x, y), kwargs={"epochs": 5}) for m in models]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    alone = Model(seed=2, threads=1).fit(x, y, epochs=5)
    check(np.array_equal(alone.transform(x, y), models[2].transform(x, y)), "models in threads at the same time")


def layouts(module, rows):
    Model, x, y = module.Model, rows["x"], rows["y"]
    model = Model(seed=1)
    z = model.transform(x, y)
    one_hot = np.eye(3, dtype=np.float32)[y]
    check(np.array_equal(model.transform(x, one_hot), z), "one-hot labels")
    check(np.array_equal(model.transform(np.asfortranarray(x), y), z), "columns after each other")
    check(np.array_equal(model.transform(x.astype(np.float64), y.astype(np.uint8)), z), "doubles and bytes")
    check(np.array_equal(model.transform(x.tolist(), y.tolist()), z), "lists")
    engine = importlib.import_module(module.__name__ + "._rows")
    check(np.shares_memory(engine.matrix(module.SPEC.streams[0], x), x), "float32 rows are not copied")
    check(model.sample(5, 1).shape == (5, 7) and model.sample(5, np.full(5, 1)).shape == (5, 7), "conditions of samples")
    check(np.array_equal(model.sample(5, 1, seed=9), model.sample(5, np.full(5, 1), seed=9)), "one condition for all")
    raises(ValueError, "conditions of 4 rows for 5", model.sample, 5, y[:4])
    check(model.get_params() == {"seed": 1, "threads": None}, "get_params")
    check(model.set_params(seed=2).seed == 2 and not np.array_equal(model.transform(x, y), z), "set_params")
    check(repr(model) == "Model(seed=2, threads=None)", "repr")


def main(names):
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background may begin without
    found = {name: against_program(name) for name in names if name not in ("mixed", "experts", "told")}
    tables("mixed")
    several("experts")
    lines("told")
    for test in (mistakes, training, layouts):
        test(*found["conditional"])


main(sys.argv[1:])

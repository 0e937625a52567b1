#!/usr/bin/python3
"""check.py -- exported PyTorch modules against the programs that vaec builds.

    check.py [--verbose] MODEL.vae...

Of each model: random weights under the names that the program saves go into both. Compared are what
`grad` says for given data and noise (loss, its parts, every gradient) with the module in training mode
and autograd, and `encode` and `decode` with the module in evaluation mode. The module computes in
double precision, the program in float. Prints a line for each disagreement, and at the end one for
the shell: N passed, N failed. VAEC and BUILD say where the compiler and the runtime are.
"""
import csv
import importlib.util
import json
import math
import os
import sys
import tempfile

import numpy as np
import torch
from torch import nn

sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from philox import uniform  # noqa: E402
from program import IN_NORMAL, IN_UNIFORM, OUT_ROW, TOKENS, VAEC, Program, judge, run

SEED = 5
BOUND = 1e-5  # of a loss term, relative; of a tensor, of its 2-norm


# ---------------------------------------------------------------- the module

class FixedDropout(nn.Module):
    def __init__(self, p, u):
        super().__init__()
        self.p, self.u = p, u

    def forward(self, x):
        return x * torch.where(self.u > self.p, 1 / (1 - self.p), 0.0) if self.training else x


class FixedNoise(nn.Module):
    def __init__(self, std, eps):
        super().__init__()
        self.std, self.eps = std, eps

    def forward(self, x):
        return x + self.std * self.eps if self.training else x


def load_class(path):
    spec = importlib.util.spec_from_file_location("exported", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = [v for v in vars(module).values() if isinstance(v, type) and hasattr(v, "draw_prior")]
    assert len(found) == 1, found
    return found[0], module


def variables(f, names):
    """Its arguments that are of these names, as the model has them: some end in _ or begin with v_."""
    code = getattr(f, "__wrapped__", f).__code__
    plain = lambda v: next((n for n in names if v in (n, n + "_", "v_" + n)), None)
    return [n for n in map(plain, code.co_varnames[1:code.co_argcount]) if n]


class Model(Program):
    """One model, built and exported, with the same weights in both."""

    def __init__(self, path, scratch, rows=4):
        super().__init__(path, scratch)
        self.n = min(rows, json.loads(run(VAEC, "check", "--json", path))["batch"])
        run(VAEC, "export", "--format", "pytorch", path, "-o", self.at("model.py"))
        cls, self.module = load_class(self.at("model.py"))
        self.model = cls.load(self.at("weights.safetensors")).double()
        self.inputs()

    def inputs(self):
        self.x = {s.name: s.draw(self.rng, self.n) for s in self.streams}
        self.data = []
        for s in self.streams:
            self.data += ["--data", f"{s.name}={self.written(s, self.x[s.name])}"]
        self.noise, columns = {}, []
        for name, kind, index, width in self.ports["train"]:
            if kind == IN_NORMAL or (kind == IN_UNIFORM and index < 8):
                u = self.rng.normal(size=(self.n, width)) if kind == IN_NORMAL else \
                    self.rng.uniform(0.02, 0.98, size=(self.n, width))
                u = u.astype(np.float32)
                columns.append(u)
            elif kind == IN_UNIFORM:
                u = np.stack([uniform(SEED, index, row, width) for row in range(self.n)])
            else:
                continue
            self.noise[name] = torch.tensor(u, dtype=torch.float64)
        self.given_noise = []  # of a model that draws nothing
        if columns:
            np.save(self.at("noise.npy"), np.concatenate(columns, 1))
            self.given_noise = ["--noise", self.at("noise.npy")]

    def stream(self, name):
        return torch.tensor(self.x[name], dtype=torch.float64)

    def arguments(self, f):
        return [self.stream(v) for v in variables(f, self.x)]

    # What the program says, and what the module says.
    def shape_noise(self):
        """Noise under the names and in the shapes of the module; what its layers draw goes into them."""
        given = {}
        samples = 1
        for name, u in self.noise.items():
            latent, _, what = name.rpartition(".")
            width = dict(self.latents).get(latent)
            if what in ("eps", "u") and width:
                samples = u.shape[1] // width
        for name, u in self.noise.items():
            owner, _, what = name.rpartition(".")
            width = dict(self.latents).get(owner)
            if what == "binarize":
                given[name] = u.reshape(self.x[owner].shape)
            elif what == "direction":
                given[name] = u
            elif width and what in ("eps", "u"):
                given[name] = u.reshape(self.n, samples, -1) if samples > 1 else u
            elif width:
                given[name] = u
            elif not name.startswith("critic."):  # of a critic, which is not exported
                self.fix(owner, u, samples)
        return given

    def fix(self, path, u, samples):
        *parents, last = path.split(".")
        parent = self.model
        for step in parents:
            if step.isdigit():
                parent = parent[int(step)]
            else:
                parent = parent._modules[step if step in parent._modules else step + "_"]
        layer = parent[int(last)]
        if type(layer).__name__ in ("Mask", "WordDropout", "WordMask", "StepsMask"):
            layer.u = u
            return
        shape = {}
        hook = layer.register_forward_hook(lambda m, i, o: shape.update(shape=o.shape[1:]))
        self.model.eval()
        with torch.no_grad():
            self.model(*self.arguments(self.model.forward))
        hook.remove()
        size = tuple(shape["shape"])
        rows = u.reshape(-1, *((size[1], size[2], size[0]) if len(size) == 3 else size))
        rows = self.module.channels_first(rows) if len(size) == 3 else rows
        parent[int(last)] = FixedDropout(layer.p, rows) if isinstance(layer, nn.Dropout) else \
            FixedNoise(layer.std, rows)

    def terms(self, dtype):
        """{name: value} of the loss, its parts and every gradient, as the module computes them."""
        model = self.model.to(dtype).train()
        model.zero_grad()
        cast = lambda x: x.to(dtype) if x.is_floating_point() else x
        noise = {name: cast(u) for name, u in self.given.items()}
        for m in model.modules():
            for name in ("u", "eps"):
                if torch.is_tensor(getattr(m, name, None)):
                    setattr(m, name, cast(getattr(m, name)))
        scalars = model.schedules(0, 100) if hasattr(model, "schedules") else {}
        loss, reconstruction, kl = model.loss(*map(cast, self.arguments(model.loss)), noise=noise, **scalars)
        loss.backward()
        said = {"loss": loss.detach(), "reconstruction": reconstruction.detach(), "kl": kl.detach()}
        for name, p in model.named_parameters():
            said["gradient of " + name] = torch.zeros_like(p) if p.grad is None else p.grad.clone()
        return said

    def grad(self):
        """The same as the program says."""
        out = run(self.at("model"), "grad", *self.data, *self.given_noise, "--weights",
                  self.at("weights.safetensors"), "--seed", str(SEED), "-q", "--json", "-o",
                  self.at("grad.safetensors"))
        said = json.loads(out.splitlines()[-1])
        assert None not in said.values(), f"the program says {said}"
        self.judged = "critic" in said
        want = {name: torch.tensor(said[name]) for name in ("loss", "reconstruction", "kl")}
        for name, g in self.module.read_safetensors(self.at("grad.safetensors")).items():
            name = self.renamed(name)
            if "gradient of " + name in self.exact:
                want["gradient of " + name] = g
        return want

    def renamed(self, name):
        """The name that a tensor has in the module."""
        parts, state = name.split("."), self.model.state_dict()
        if name.endswith(".weight") and any(key.endswith("weight.0._u") for key in state):  # where spectral_norm has it
            inside = self.renamed(name[:-7] + ".parametrizations.weight.original")
            if inside in state:
                return inside
        alike = lambda key: len(key) == len(parts) and all(k in (p, p + "_", "u" + p + "_") for k, p in zip(key, parts))
        return name if name in state else next((key for key in state if alike(key.split("."))), name)

    def gradients(self):
        """(name, program, module in double, module in float)"""
        self.given = self.shape_noise()
        state = {k: v.clone() for k, v in self.model.state_dict().items()}
        self.exact = self.terms(torch.float64)
        want = self.grad()
        if self.judged:  # what a critic adds to the loss is the program's alone
            want, self.exact = ({name: terms[name] for name in ("reconstruction", "kl")} for terms in (want, self.exact))
        assert set(want) == set(self.exact), f"no gradient of {set(self.exact) - set(want)}"
        self.model.load_state_dict(state)  # without the running averages of that step
        single = self.terms(torch.float32)
        return [(name, want[name], self.exact[name], single[name]) for name in want]

    def encode(self):
        command = [self.at("model"), "encode", *self.data, "--weights", self.at("weights.safetensors"), "-q", "-o",
                   self.at("encode.npy")]
        with torch.no_grad():
            model = self.model.eval()
            q = model.encode(*self.arguments(model.encode))
        if not isinstance(q, dict):
            q = {self.latents[0][0]: q if isinstance(q, tuple) else (q,)}
        parts = [q[name][0] for name, _ in self.latents]
        # [n, width] is a log variance, [n, n codes] of whole numbers the codes.
        if all(len(q[name]) > 1 and q[name][1].is_floating_point() for name, _ in self.latents):
            parts += [q[name][1] for name, _ in self.latents]
            command.append("--logvar")
        run(*command)
        return "encode", torch.tensor(np.load(self.at("encode.npy"))), torch.cat(parts, 1)

    def decoded(self, said):
        """What decode returns as {name: [n, ..]}: of each stream, of each column of a table."""
        targets = [name.rpartition(".")[0] for name, kind, *_ in self.ports["decode"]
                   if kind == OUT_ROW and name.endswith(".mean")]
        said = said if len(targets) > 1 else {targets[0]: said}
        assert set(said) == set(targets), f"decode: {sorted(said)}, not {sorted(targets)}"
        return {f"{name}.{column}": y for name, x in said.items()
                for column, y in (x.items() if isinstance(x, dict) else [("mean", x)])}

    def decode(self):
        """(name, program, module) of all that it says."""
        z = {name: self.rng.normal(size=(self.n, w)).astype(np.float32) for name, w in self.latents}
        ports = self.program("decode", self.n, {**z, **self.x})
        args = [torch.tensor(z[v], dtype=torch.float64) if v in z else self.stream(v)
                for v in variables(self.model.decode, [*z, *self.x])]
        with torch.no_grad():
            got = self.decoded(self.model.eval().decode(*args))
        want = {}
        for s in self.streams:
            port = ports.get(f"{s.name}.mean")
            for column, x in () if port is None else (s.says(port, self.tensors) if s.table else {"mean": port}).items():
                want[f"{s.name}.{column}"] = x
        assert set(want) == set(got), f"decode: {sorted(got)}, not {sorted(want)}"
        for s in self.streams:
            if s.table:
                self.words(s, z, {c.name: got[f"{s.name}.{c.name}"] for c in s.table})
        return [(f"decode {name}", torch.tensor(want[name]), got[name].reshape(self.n, -1)) for name in want]

    def words(self, s, z, said):
        """A table in words, as the program writes it; and these as numbers again."""
        table = self.model.data[s.name if s.name in self.model.data else s.name + "_"]
        np.save(self.at("latents.npy"), np.concatenate(list(z.values()), 1))
        conditions = variables(self.model.decode, self.x)
        data = [word for option, word in zip(self.data[::2], self.data[1::2]) if word.split("=")[0] in conditions
                for word in (option, word)]
        several = sum(name.endswith(".mean") for name, *_ in self.ports["decode"]) > 1
        run(self.at("model"), "decode", "--latents", self.at("latents.npy"), *data, *["--stream", s.name] * several,
            "--weights", self.at("weights.safetensors"), "-q", "-o", self.at("decoded.csv"))
        with open(self.at("decoded.csv"), newline="") as f:
            want = list(csv.DictReader(f))
        got = table.likeliest(said)
        for c in s.table:
            for row, value in zip(want, got[c.name], strict=True):
                w = row[c.name]
                same = w in ("no", "yes")[value] + "01"[value] if c.kind == "flag" else w == str(value)
                if c.kind in ("number", "log"):
                    same = abs(float(w) - value) <= 1e-4 * max(1, abs(value))
                assert same, f"{s.name}.{c.name}: {value}, not {w}"
        again = table.numbers(got)
        for k, c in enumerate(s.table):
            assert table.likeliest(said)[c.name] == got[c.name] and not bool(torch.isnan(again[:, k]).any()), c.name
        none = table.numbers({c.name: [None, math.nan] for c in s.table})
        assert bool(torch.isnan(none).all()) and none.shape == (2, len(s.table)), "missing values"

    def uses(self):
        """sample and forward make what the data look like."""
        model = self.model.eval()
        conditions = [self.stream(v) for v in variables(model.sample, self.x)]
        with torch.no_grad():
            drawn, again = model.sample(self.n, *conditions), model(*self.arguments(model.forward))
        for what, said in (("sample", drawn), ("forward", again)):
            for name, y in self.decoded(said).items():
                s = next(s for s in self.streams if s.name == name.partition(".")[0])
                size = s.width if not s.table else next(max(1, c.classes) for c in s.table
                                                        if c.name == name.partition(".")[2])
                size *= s.size if s.kind == TOKENS and what == "forward" else 1
                assert y.shape[0] == self.n and y.numel() == self.n * size, f"{what} of {name}: {tuple(y.shape)}"
                assert bool(torch.isfinite(y).all()), f"{what} of {name} is not finite"


    def texts(self):
        """Lines are told as the program tells them, and are as it reads them."""
        for s in self.streams:
            if s.kind != TOKENS:
                continue
            words, x = self.model.words[s.name], self.x[s.name]
            lines = [s.line(row) for row in x]
            assert np.array_equal(words.numbers(lines).numpy(), x), f"{lines} as numbers"
            assert np.array_equal(words.numbers([words.line(row.astype(int).tolist()) for row in x]).numpy(), x), "numbers as lines"
        several = sum(name.endswith(".mean") for name, *_ in self.ports["decode"]) > 1
        for s in self.tells():
            self.generates(s, several)

    def generates(self, s, several):
        generate = getattr(self.model, f"generate_{s.name}" if several else "generate")
        z = {name: 2 * self.rng.normal(size=(self.n, w)).astype(np.float32) for name, w in self.latents}
        want = self.greedy(s, z, self.x)
        args = [torch.tensor(z[v], dtype=torch.float64) if v in z else self.stream(v)
                for v in variables(generate, [*z, *self.x])]
        words = self.model.words[s.name]
        got = generate(*args, greedy=True)
        assert words.lines(got) == want, f"greedy {s.name}: {words.lines(got)}, not {want}"
        torch.manual_seed(1)
        drawn = generate(*args, temperature=0.7, top=3)
        assert bool(((drawn == 0) == ((drawn == 2).cumsum(1) - (drawn == 2).long() > 0)).all()), f"drawn: {drawn}"
        assert torch.equal(generate(*args, top=1), got), f"the likeliest {s.name} alone"
        if "begin" in generate.__wrapped__.__code__.co_varnames:
            begin = torch.tensor(self.x[s.name]).long()
            again = generate(*args, greedy=True, begin=begin)
            assert bool(((begin <= 2) | (again == begin)).all()), f"{s.name} from {begin}: {again}"


def far(want, got):
    return float(torch.linalg.norm(want.double().flatten() - got.double().flatten()))


def check(path, verbose):
    bad, worst = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        try:
            model = Model(path, scratch)
            results = [model.encode(), *model.decode()]
            model.uses()
            model.texts()
            gradients = model.gradients()
            for name, want, got in results:
                assert want.numel() == got.numel(), f"{name}: {tuple(want.shape)}, {tuple(got.shape)}"
        except Exception as error:  # whatever it is, it is this model's
            return [f"{type(error).__name__}: {error}"]
    # Against the size of all gradients count those that are small beside it; more so where the
    # gradient is 0 and the program has what rounding leaves of it (a bias before batchnorm).
    norm = lambda x: float(torch.linalg.norm(x.double().flatten()))
    whole = np.linalg.norm([norm(exact) for name, _, exact, _ in gradients if "gradient" in name])
    sizes = {}
    for name, _, exact, *_ in results + gradients:
        sizes[name] = max(norm(exact), 1e-3)
        if "gradient" in name:
            sizes[name] = max(sizes[name], whole * (1e-4 if norm(exact) > 1e-12 * whole else 2e-2))
    # Where float itself is coarser than the bound (importance weights, whose logarithms are in the
    # hundreds), the program has to be about as near as the module is in float.
    rounding = max(far(single, exact) / sizes[name] for name, _, exact, single in gradients)
    bound = max(BOUND, 4 * rounding)
    for name, want, exact, *_ in results + gradients:
        off = far(want, exact) / sizes[name]
        worst = max(worst, off)
        if not off <= (BOUND if name.startswith(("encode", "decode")) else bound):
            bad.append(f"{name}: off by {off:.2g} of its size {sizes[name]:.3g}, float by {rounding:.2g}")
    if verbose:
        print(f"{path}: {worst:.1e}, float {rounding:.1e}")
    return bad


if __name__ == "__main__":
    torch.set_num_threads(1)
    judge(check)

#!/usr/bin/env python3
"""check_onnx.py -- exported ONNX graphs against the programs that vaec builds.

    check_onnx.py [--verbose] MODEL.vae...

Of each model: weights near the initial ones go into the program and into the files; onnx's full checker looks at
these, onnxruntime runs them on 1, 7 and 128 rows, and every output is held against the program's own: the ports of
`encode`, `decode` and `prior` (ports.c) on the same values and noise, and what the commands `encode` and `decode`
write, in the data's units. Of rows of tokens step.onnx tells the same as the decoder, a step after the other, and by it
rows are told as the program tells them. Prints a line for each disagreement, and at the end one for the shell: N passed, N
failed.
"""
import json
import os
import tempfile

import numpy as np
import onnx
import onnxruntime

from program import BOS, EOS, TOKENS, VAEC, Program, judge, run

BOUND = 1e-5  # of an output, relative to its largest value in 128 rows
PARTS = {"encoder": "encode", "decoder": "decode", "prior": "prior"}


class Model(Program):
    def __init__(self, path, scratch):
        super().__init__(path, scratch)
        weights = self.at("weights.safetensors")
        run(VAEC, "export", "--format", "onnx", path, "--weights", weights, "-o", self.at("onnx"))
        self.load()

    def load(self):
        self.session = {}
        quiet = onnxruntime.SessionOptions()
        quiet.intra_op_num_threads = 1
        quiet.log_severity_level = 3
        for part, program in PARTS.items():
            path = self.at(f"onnx/{part}.onnx")
            assert os.path.exists(path) == (program in self.ports), f"{part}.onnx"
            if program not in self.ports:
                continue
            graph = onnx.load(path)
            onnx.checker.check_model(graph, full_check=True)
            self.form(part, graph)
            self.session[program] = onnxruntime.InferenceSession(path, quiet, providers=["CPUExecutionProvider"])
        self.steps, path = None, self.at("onnx/step.onnx")
        self.told = [s for s in self.tells() if self.decoder_reads(s)]
        assert os.path.exists(path) == bool(self.told), "step.onnx"
        if self.told:
            graph = onnx.load(path)
            onnx.checker.check_model(graph, full_check=True)
            self.form("step", graph)
            self.steps = onnxruntime.InferenceSession(path, quiet, providers=["CPUExecutionProvider"])
        self.vocabulary()

    def vocabulary(self):
        texts, path = [s for s in self.streams if s.kind == TOKENS], self.at("onnx/vocabulary.json")
        assert os.path.exists(path) == bool(texts), "vocabulary.json"
        if not texts:
            return
        with open(path) as f:
            said = json.load(f)
        for s in texts:
            words = [f"{ord(w):02x}" if s.unit == "byte" else w for w in s.words if s.unit != "id"]
            assert said[s.name] == {"steps": s.width, "size": s.size, "unit": s.unit, "truncate": said[s.name]["truncate"],
                                    "words": ["<pad>", "<bos>", "<eos>", "<unk>", *words]}, f"vocabulary.json: {s.name}"

    def step(self, feed, t, before, states):
        """Outputs of one step; before: {stream: [n] the tokens before it}; states are changed."""
        given = {"position": np.full(len(next(iter(before.values()))), t, np.int64), **states}
        for i in self.steps.get_inputs():
            if i.name.endswith(".token"):
                given[i.name] = before[i.name[:-6]].astype(np.int64)
            elif i.name.startswith("state.") and t == 0:  # whatever stands there
                given[i.name] = np.full((len(given["position"]), *i.shape[1:]), 7, np.float32)
            elif i.name not in given:
                kind = np.int64 if i.type == "tensor(int64)" else np.float32
                given[i.name] = self.values(i.name, feed).reshape(-1, *i.shape[1:]).astype(kind)
        names = [o.name for o in self.steps.get_outputs()]
        said = dict(zip(names, self.steps.run(names, {i.name: given[i.name] for i in self.steps.get_inputs()})))
        states.update({name.replace("next.", "state."): x for name, x in said.items() if name.startswith("next.")})
        return said

    def compare_steps(self, n):
        """Each step of each row, by what the decoder says of the whole row."""
        feed, states = self.feed("decode", n), {}
        want = self.program("decode", n, feed)
        last = {s.name: np.full(n, BOS) for s in self.told}
        for t in range(max(s.width for s in self.told)):
            said = self.step(feed, t, last, states)
            for s in self.told:
                if t >= s.width:
                    continue
                is_there = (feed[s.name][:, t] > 0)[:, None]  # behind its end a row has no steps
                w = want[f"{s.name}.mean"].reshape(n, s.width, s.size)[:, t] * is_there
                share = np.exp(said[f"{s.name}.logits"] - said[f"{s.name}.logits"].max(1, keepdims=True))
                yield f"step {s.name}.mean", w, said[f"{s.name}.mean"] * is_there
                yield f"step {s.name}.logits", w, share / share.sum(1, keepdims=True) * is_there
                last[s.name] = feed[s.name][:, t]

    def tell(self, n=7):
        """The likeliest rows, by steps, are the program's."""
        feed = self.feed("decode", n)
        for s in self.told:
            rows, states = np.zeros((n, s.width)), {}
            for t in range(s.width):
                before = {x.name: rows[:, t - 1] if t and x is s else np.full(n, BOS) for x in self.told}
                p = self.step(feed, t, before, states)[f"{s.name}.mean"]
                p[:, [0, BOS]] = 0
                over = (rows[:, :t] == EOS).any(1)
                rows[:, t] = np.where(over, 0, p.argmax(1))
            want, got = self.greedy(s, feed, feed), [s.written_line(row) for row in rows]
            assert got == want, f"told by steps: {got}, not {want}"


    def form(self, part, model):
        """What the files promise beside what the checker asks for."""
        assert model.ir_version == 8, model.ir_version
        assert [(s.domain, s.version) for s in model.opset_import] == [("", 17)], model.opset_import
        assert {p.key for p in model.metadata_props} == {"model", "program", "params"} and model.doc_string, "metadata"
        for t in model.graph.initializer:
            value = onnx.numpy_helper.to_array(t)
            assert t.name.startswith("/") or np.array_equal(value, self.tensors[t.name]), f"{part}: {t.name}"
        for port in [*model.graph.input, *model.graph.output]:
            assert port.type.tensor_type.shape.dim[0].dim_param == "batch", f"{part}: {port.name}"
        for node in model.graph.node:
            assert not any(a.name == "auto_pad" for a in node.attribute), f"{part}: {node.name}"

    def onnx(self, program, feed):
        session = self.session[program]
        given = {}
        for i in session.get_inputs():
            kind = np.int64 if i.type == "tensor(int64)" else np.float32
            given[i.name] = self.values(i.name, feed).reshape(-1, *i.shape[1:]).astype(kind)
        names = [o.name for o in session.get_outputs()]
        return dict(zip(names, session.run(names, given)))

    def values(self, name, feed):
        """Of an input: a stream, noise, or a column of a table."""
        if name in feed:
            return feed[name]
        stream, _, column = name.partition(".")
        s = next(s for s in self.streams if s.name == stream)
        return feed[stream][:, [c.name for c in s.table].index(column)]

    def columns(self, said):
        """Ports of the decoder with those of a table apart: what is said of each column."""
        for s in self.streams:
            if not s.table or f"{s.name}.mean" not in said:
                continue
            port, (_, std) = said.pop(f"{s.name}.mean"), s.columns(self.tensors)
            for name, x in s.says(port, self.tensors).items():
                said[f"{s.name}.{name}.mean"] = x
            for k, c in enumerate(s.table):
                if not c.classes and c.kind != "flag":
                    spread = port[:, c.second:c.second + 1]
                    said[f"{s.name}.{c.name}" + (".std" if c.scaled else ".size")] = spread * std[k] ** c.scaled
        return said

    def compare(self, program, n):
        feed = self.feed(program, n)
        want, got = self.columns(self.program(program, n, feed)), self.onnx(program, feed)
        for name, _ in self.latents:  # ONNX has no operators for draws on a sphere
            if f"{name}.kappa" in want:
                assert f"{name}.sample" not in got
                del want[f"{name}.sample"]
        assert set(want) == set(got), f"{program}: {sorted(got)}, not {sorted(want)}"
        for name, w in want.items():
            assert got[name].shape[0] == n, f"{name}: {got[name].shape}"
            if name.endswith(".code"):
                assert got[name].dtype == np.int64
            yield f"{program} {name}", w, got[name].reshape(n, -1)
        if n == 7 and (program == "encode" or (program == "decode" and not self.tells())):
            yield from self.command(program, feed, got)

    def command(self, program, feed, got):
        """The same through the program's command line."""
        args = ["-q", "--weights", self.at("weights.safetensors"), "-o", self.at("said.npy")]
        for name, x in feed.items():
            stream = next((s for s in self.streams if s.name == name), None)
            if stream:
                args += ["--data", f"{name}={self.written(stream, x)}"]
        if program == "decode":
            unread = lambda width: np.zeros((7, width), np.float32)  # latents that the decoder does not see
            z = [feed[name] if name in feed else unread(width) for name, width in self.latents]
            np.save(self.at("latents.npy"), np.concatenate(z, 1))
            args += ["--latents", self.at("latents.npy")]
            want = [name for name, *_ in self.ports["decode"] if name.endswith(".mean")][:1]
            if want[0] not in got:
                return  # a table, which is written in words
        else:
            want = [f"{name}.mean" for name, _ in self.latents]
        run(self.at("model"), program, *args)
        said = np.load(self.at("said.npy"))
        together = np.concatenate([got[name].reshape(len(said), -1) for name in want], 1)
        yield f"vaec's {program}", said.reshape(len(said), -1), together


def check(path, verbose):
    bad, worst = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        try:
            model = Model(path, scratch)
            for program in [*model.session, *["step"] * bool(model.told)]:
                size = {}
                for n in (128, 7, 1):
                    for name, want, got in model.compare_steps(n) if program == "step" else model.compare(program, n):
                        assert want.shape == got.shape, f"{name}: {got.shape}, not {want.shape}"
                        largest = size.setdefault(name, max(1e-3, np.abs(want).max()))
                        off = np.abs(want.astype(np.float64) - got).max() / largest
                        worst = max(worst, off)
                        if not off <= BOUND:
                            bad.append(f"{name} of {n}: off by {off:.2g}")
            if model.told:
                model.tell()
        except Exception as error:  # whatever it is, it is this model's
            bad.append(f"{type(error).__name__}: {str(error)[:600]}")
    if verbose:
        print(f"{path}: {worst:.1e}")
    return bad


if __name__ == "__main__":
    judge(check)

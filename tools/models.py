#!/usr/bin/env python3
"""models.py -- made-up models (tests/grad/random_model.h) as programs: is it the same program whoever compiles it?

  tools/models.py -n 200                seeds 1 to 200; those that have a result already are left alone
  tools/models.py -n 200 --first 5001   others
  tools/models.py --again 17,42         these once more
  tools/models.py --list                what went wrong, with the last lines of what was said
  tools/models.py --table               figures, as docs/testing.md has them

Of each seed the model and 24 rows for it (tests/grad/rows). Two of the twelve ways to compile (gcc and clang, -O0 and -O3, for
x86-64, x86-64-v3 and this processor), which the seed chooses so that 132 seeds have all pairs, build it, with warnings as
errors. Of the first program:
  - train on 1, 2 and 3 threads, eval and sample on 1 and 3: the same bytes;
  - of half of the seeds that are compiled by gcc -O3 for this processor, as the runtime is that serves it, the form --standalone,
    compiled alike: the same weights; the form --library compiles without a warning;
  - where a step has shards, of each second seed --mpi with two processes (where there is mpirun): the same weights;
  - of each tenth seed the model under AddressSanitizer and UndefinedBehaviorSanitizer, of each tenth under ThreadSanitizer
    (where it runs: it wants `setarch -R` on some kernels): not a word.
The second program: loss and gradients for the same weights, rows and noise, within a tolerance. Both round otherwise, so that each
tensor may be off by 10^-4 of its norm, twice what tests/grad/emitted allows one program, or of a 10^-4th of the whole
gradient's norm; or by ten times what it moves by when all weights move by 2^-23 of themselves, some one way and some the other,
since a badly conditioned model does not know its own gradient better.
A program that refuses (rows that do not fit) or whose loss is not finite is counted apart, with what it said. Resumable: results are
appended to --dir (out/models), results.jsonl.
"""
import argparse, array, collections, json, math, os, random, re, resource, shutil, struct, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("BUILD", os.path.join(ROOT, "build"))
WAYS = [(cc, level, march) for cc in ("gcc", "clang") for level in ("-O0", "-O3") for march in ("x86-64", "x86-64-v3", "native")]
ROWS = 24
STRICT = "-Wall -Wextra -Werror"
SANITIZERS = {3: "-fsanitize=address,undefined -fno-sanitize-recover=undefined", 8: "-fsanitize=thread"}
FLAGS = "-std=c11 -O3 -march=native -fno-math-errno -fno-trapping-math -ffp-contract=fast -fopenmp-simd -DVAE_OPENMP_SIMD"


class Wrong(Exception): pass
class Refused(Exception): pass


class Model:
    def __init__(self, seed):
        self.seed, self.where = seed, tempfile.mkdtemp(prefix="model")
        first = seed % len(WAYS)
        second = (first + 1 + seed // len(WAYS) % (len(WAYS) - 1)) % len(WAYS)
        self.ways = [WAYS[first], WAYS[second]]
        self.data = self.run([f"{BUILD}/tests/grad/rows", str(seed), ".", str(ROWS)]).stdout.split()
        with open(os.path.join(self.where, "model.vae")) as f: self.text = f.read()

    def run(self, command, refusals=(), **more):
        p = subprocess.run(command, cwd=self.where, capture_output=True, text=True, timeout=600, env={**os.environ, **more})
        said = (p.stdout + p.stderr)[-1500:]
        if p.returncode in refusals: raise Refused(said)
        if p.returncode: raise Wrong(f"{' '.join(command)}: exit {p.returncode}: {said}")
        return p

    def build(self, name, way, *options, **more):
        cc, level, march = way
        self.run([f"{BUILD}/vaec", "build", *options, "model.vae", "-o", name], CC=cc, CFLAGS=f"{level} -march={march} {STRICT}", **more)

    def file(self, name):
        with open(os.path.join(self.where, name), "rb") as f: return f.read()

    def same(self, what, a, b):
        if self.file(a) != self.file(b): raise Wrong(f"{what}: {a} and {b} differ")

    def train(self, program, out, threads, *launch, **more):
        # 65 and 66: rows that do not fit; 1: a loss that is not finite
        secret = ["--noise-seed", "7"] if "privacy" in self.text else []
        self.run([*launch, f"./{program}", "train", *self.data, *secret, "--epochs", "2", "--threads", str(threads), "--out", out, "-q"], (1, 65), **more)

    # ---- one program

    def threads(self):
        for threads in (1, 2, 3):
            self.train("one", f"out{threads}", threads)
            if threads > 1: self.same("threads", "out1/model.safetensors", f"out{threads}/model.safetensors")
        for threads in (1, 3):
            with open(os.path.join(self.where, f"eval{threads}"), "w") as f:
                said = self.run(["./one", "eval", *self.data, "--weights", "out1", "--threads", str(threads), "--json", "-q"], (65,)).stdout
                f.write(re.sub(r'"(seconds|rows_per_second|threads)": *[\d.e+-]+,?', "", said))
            try: self.run(["./one", "sample", "-n", "5", "--weights", "out1", "--threads", str(threads), "-o", f"sample{threads}.npy", "-q"], (64, 65))
            except Refused: pass # conditions that have to be given
        self.same("threads", "eval1", "eval3")
        if os.path.exists(os.path.join(self.where, "sample1.npy")): self.same("threads", "sample1.npy", "sample3.npy")

    def other_forms(self):
        cc, level, march = self.ways[0]
        if self.ways[0] == ("gcc", "-O3", "native") and self.seed // len(WAYS) % 2: # as the runtime that is chosen here, a part of that file
            self.run([f"{BUILD}/vaec", "emit", "--standalone", "model.vae", "-o", "alone.c"])
            flags = f"{FLAGS} {level} -march={march} {STRICT}".split()
            self.run([cc, *flags, "alone.c", "-lm", "-lpthread", "-o", "alone"])
            self.train("alone", "out_alone", 2)
            self.same("--standalone", "out1/model.safetensors", "out_alone/model.safetensors")
            self.run([f"{BUILD}/vaec", "emit", "--library", "model.vae", "-o", "library.c"])
            self.run([cc, *flags, "-c", "library.c"])
        if "shards" in self.text and self.seed % 2 == 0 and shutil.which("mpirun"):
            self.build("several", self.ways[0], "--mpi", OMPI_CC=cc, MPICH_CC=cc)
            self.train("several", "out_several", 1, "mpirun", "--oversubscribe", "--allow-run-as-root", "-n", "2")
            self.same("--mpi", "out1/model.safetensors", "out_several/model.safetensors")
        if self.seed % 10 in SANITIZERS:
            sanitizer = SANITIZERS[self.seed % 10]
            self.build("watched", (f"gcc {sanitizer}", "-O1", "native"))
            launch = ["setarch", "-R"] if "thread" in sanitizer else []
            self.train("watched", "out_watched", 2, *launch, ASAN_OPTIONS="exitcode=99", TSAN_OPTIONS="exitcode=99", UBSAN_OPTIONS="halt_on_error=1")

    # ---- two programs

    def tensors(self, name):
        raw = self.file(name)
        size = struct.unpack("<Q", raw[:8])[0]
        head = json.loads(raw[8:8 + size])
        found = {}
        for key, t in head.items():
            if key != "__metadata__" and t["dtype"] == "F32":
                a, b = t["data_offsets"]
                found[key] = array.array("f", raw[8 + size + a:8 + size + b])
        return found

    def nudge(self, name, new):
        """All weights by 2^-23 of themselves, up or down."""
        raw = bytearray(self.file(name))
        size = struct.unpack("<Q", raw[:8])[0]
        dice = random.Random(self.seed)
        for key, t in json.loads(raw[8:8 + size]).items():
            if key == "__metadata__" or t["dtype"] != "F32": continue
            for at in range(8 + size + t["data_offsets"][0], 8 + size + t["data_offsets"][1], 4):
                value = struct.unpack_from("<f", raw, at)[0]
                struct.pack_into("<f", raw, at, value * (1 + dice.choice((-1, 1)) * 2**-23))
        with open(os.path.join(self.where, new), "wb") as f: f.write(raw)

    def gradients(self, program, weights, name):
        noise = ["--noise", "noise.npy"] if os.path.exists(os.path.join(self.where, "noise.npy")) else []
        self.run([f"./{program}", "grad", *self.few, *noise, "--weights", weights, "-o", name, "-q"], (65,))
        return self.tensors(name)

    def make_noise(self):
        """Rows for one batch, and as much noise as the program asks for; numbers between 0 and 1 do for normal and for uniform ones."""
        rows = min(ROWS, int(re.search(r"batch = (\d+)", self.text).group(1)))
        os.mkdir(os.path.join(self.where, "few"))
        self.few = self.run([f"{BUILD}/tests/grad/rows", str(self.seed), "few", str(rows)]).stdout.split()
        p = subprocess.run(["./one", "grad", *self.few, "--weights", "out1", "-o", "none.safetensors", "-q"], cwd=self.where, capture_output=True, text=True)
        wants = re.search(r"--noise FILE: (\d+) numbers", p.stderr)
        if not wants: return
        dice, n = random.Random(self.seed), int(wants.group(1))
        head = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {n}), }}".ljust(117) + "\n"
        with open(os.path.join(self.where, "noise.npy"), "wb") as f:
            f.write(b"\x93NUMPY\x01\x00\x76\x00" + head.encode() + array.array("f", [dice.uniform(0.02, 0.98) for _ in range(rows * n)]).tobytes())

    def compilers(self):
        self.build("two", self.ways[1])
        self.make_noise()
        self.nudge("out1/model.safetensors", "moved.safetensors")
        one = self.gradients("one", "out1/model.safetensors", "one.safetensors")
        moved = self.gradients("one", "moved.safetensors", "moved_grad.safetensors")
        two = self.gradients("two", "out1/model.safetensors", "two.safetensors")
        if one.keys() != two.keys(): raise Wrong("compilers: other tensors")
        off = lambda a, b: math.sqrt(sum((x - y) ** 2 for x, y in zip(a, b)))
        norms = {key: math.sqrt(sum(x * x for x in of)) for key, of in one.items()}
        if not all(map(math.isfinite, norms.values())): raise Refused("the gradient is not finite")
        all_of = math.sqrt(sum(n * n for n in norms.values()))
        worst = 0
        for key, of in one.items():
            allowed = max(1e-4 * norms[key], 1e-8 * all_of, 10 * off(of, moved[key]))
            distance = off(of, two[key])
            if not distance <= allowed: raise Wrong(f"compilers {self.ways}: {key} is off by {distance:.3g}, allowed {allowed:.3g} (norm {norms[key]:.3g} of {all_of:.3g})")
            if norms[key] > 1e-4 * all_of: worst = max(worst, distance / norms[key])
        return worst


def spent():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test(seed):
    used, record = spent(), dict(seed=seed)
    m = None
    try:
        m = Model(seed)
        record.update(ways=m.ways)
        m.build("one", m.ways[0])
        m.threads()
        m.other_forms()
        record.update(worst=m.compilers(), result="same")
    except Refused as e: record.update(result="refused", said=str(e)[-400:])
    except (Wrong, subprocess.TimeoutExpired) as e: record.update(result="WRONG", said=str(e)[-1500:])
    finally:
        if m: shutil.rmtree(m.where, ignore_errors=True)
    record.update(processor=round(spent() - used, 1))
    return record


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("-n", type=int, default=0); p.add_argument("--first", type=int, default=1)
    p.add_argument("--again"); p.add_argument("--list", action="store_true"); p.add_argument("--table", action="store_true")
    p.add_argument("--dir", default=os.path.join(ROOT, "out/models"))
    args = p.parse_args()
    os.makedirs(args.dir, exist_ok=True)
    kept, results = os.path.join(args.dir, "results.jsonl"), {}
    if os.path.exists(kept):
        with open(kept) as f:
            for text in f: # the last one counts
                r = json.loads(text)
                results[r["seed"]] = r
    if args.list:
        for r in results.values():
            if r["result"] != "same": print(f"{r['seed']} {r['result']}: {r['said']}")
    if args.table:
        counts = collections.Counter(r["result"] for r in results.values())
        print(f"{len(results)} models: {', '.join(f'{n} {what}' for what, n in sorted(counts.items()))}")
        if results: print(f"{sum(r['processor'] for r in results.values()) / len(results):.1f} s of a processor each; the largest difference between "
                          f"compilers {max((r.get('worst', 0) for r in results.values())):.2g} of a tensor's norm")
    seeds = [int(s) for s in args.again.split(",")] if args.again else [s for s in range(args.first, args.first + args.n) if s not in results]
    for seed in seeds:
        r = test(seed)
        with open(kept, "a") as f: f.write(json.dumps(r) + "\n")
        print(f"{seed} {r['result']} {r['processor']} s {r.get('said', '')[:300]}", flush=True)


main()

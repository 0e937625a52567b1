#!/usr/bin/env python3
"""coverage_table.py DIRECTORY -- sums what tools/coverage.sh has counted: tables of floors, and of files below the mark.

A line counts as run if any program ran it: sources that are compiled several times (for kinds of processors, in double, joined
into a library) are one. So do its branches, where two objects have as many of them; else those of the object that ran more.
DIRECTORY/missing.txt gets what nobody ran, DIRECTORY/coverage.json the sums of each file.
Branches that were not taken are counted by what would take them, as far as their line says it (`kinds`); the share that was
taken is said of all branches, and without those that only a failing call, a broken invariant or other code's macros would take.
"""
import collections, concurrent.futures, json, os, re, subprocess, sys

build, root = os.path.abspath(sys.argv[1]), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# What reads files that others wrote.
reader = re.compile(r"runtime/data/|runtime/files/(safetensors|checkpoint|metrics|summary|vaz)|"
                    r"runtime/core/(codec|tensors_read|cdf|ans|json)|runtime/library/(files|lines|words)|compiler/front/(lexer|tokens)")

# What would take a branch that nobody took, by its line: the first that fits. Calls are made to fail by tests/faults, where gcov's own
# calls fail with them.
kinds = [
    ("a call or an allocation that fails", re.compile(
        r"EINTR|ENOMEM|EX_OSERR|EX_IOERR|MAP_FAILED|NO_MEMORY|ZIP_ER_MEMORY|Z_MEM_ERROR|JERR_OUT_OF_MEMORY|no_memory\(|vae_took\(|"
        r"\b(fstat|fsync|fclose|fflush|close|malloc|realpath|waitpid|inflateInit2|zip_stat_index)\(|if \(!?(more|block|fd < 0|got <= 0)\)")),
    ("more than fits: rows beyond 2^32, an overflow", re.compile(r"VAE_LIMIT_ROWS|_overflow\(")),
    ("a program without a part (--static, emit --standalone)", re.compile(r"left_out\(|ZIP_ER_OPNOTSUPP|VAE_FULL")),
    ("an assertion", re.compile(r"\bassert\(|\bdie\(")),
]
FLEX = "flex's own (YY_RULE_SETUP)"


def kind_of(name, text, branches):
    if name.endswith(".l") and len(branches) == 2 and sum(branches) == 1: return FLEX
    return next((kind for kind, pattern in kinds if pattern.search(text)), None)


def notes():
    for place, _, files in os.walk(build):
        part = os.path.relpath(place, build).split("/")[0]
        for f in files:
            if f.endswith(".gcno") and (part in ("compiler", "runtime") or os.path.exists(f"{place}/{f[:-2]}da")):
                yield f"{place}/{f}"


def read(some):
    """{file: {line: (run, [branch taken...])}} of some objects"""
    found = {}
    gcov = subprocess.run(["gcov", "-b", "-t", "--json-format"] + some, capture_output=True)
    if gcov.returncode and len(some) > 1: # counts that are just being written: without them
        for part in some:
            for name, lines in read([part]).items():
                for at, (run, branches) in lines.items(): add(found.setdefault(name, {}), at, run, branches)
        return found
    for one in gcov.stdout.splitlines():
        if not one.strip(): continue
        one = json.loads(one)
        for f in one["files"]:
            name = os.path.relpath(os.path.normpath(os.path.join(one["current_working_directory"], f["file"])), root)
            if not re.match(r"(compiler|runtime)/", name): continue
            for line in f["lines"]:
                add(found.setdefault(name, {}), line["line_number"], line["count"] > 0, [b["count"] > 0 for b in line["branches"] if not b["throw"]])
    return found


def add(lines, at, run, branches):
    was = lines.get(at)
    if was:
        run |= was[0]
        if len(was[1]) == len(branches): branches = [a or b for a, b in zip(was[1], branches)]
        elif sum(was[1]) * max(len(branches), 1) >= sum(branches) * max(len(was[1]), 1): branches = was[1] or branches
    lines[at] = (run, branches)


files = {}
every = sorted(notes())
with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
    for found in pool.map(read, [every[i:i + 20] for i in range(0, len(every), 20)]):
        for name, lines in found.items():
            for at, (run, branches) in lines.items(): add(files.setdefault(name, {}), at, run, branches)

sums, each = collections.defaultdict(lambda: [0] * 4), {}
left = {"all": collections.Counter(), "readers": collections.Counter()} # branches that were not taken, by kind
with open(f"{build}/missing.txt", "w") as missing:
    for name, lines in sorted(files.items()):
        four = [len(lines), sum(r for r, _ in lines.values()), sum(len(b) for _, b in lines.values()), sum(sum(b) for _, b in lines.values())]
        each[name] = four
        for g in ["/".join(name.split("/")[:2]), "all"] + ["readers"] * bool(reader.match(name)):
            sums[g] = [a + b for a, b in zip(sums[g], four)]
        source = open(f"{root}/{name}").read().split("\n")
        for at, (run, branches) in sorted(lines.items()):
            untaken, text = len(branches) - sum(branches), source[at - 1] if at <= len(source) else ""
            for g in ["all"] + ["readers"] * bool(reader.match(name)):
                if untaken: left[g][kind_of(name, text, branches)] += untaken
            if not run or not all(branches):
                missing.write(f"{name}:{at}: {'    ' if run else 'LINE'} {sum(branches)}/{len(branches)} {text}\n")
json.dump({"objects": len(every), "files": each}, open(f"{build}/coverage.json", "w"))


def table(title, rows):
    print(f"\n| {title} | lines | run | branches | taken |\n| --- | ---: | ---: | ---: | ---: |")
    for name, (l, lr, b, br) in rows: print(f"| {name} | {l} | {100 * lr / max(l, 1):.1f} % | {b} | {100 * br / max(b, 1):.1f} % |")


table("floor", [(g, sums[g]) for g in sorted(g for g in sums if "/" in g) + ["all", "readers"]])
print("\n| branches that were not taken | all | readers |\n| --- | ---: | ---: |")
for k in [k for k, _ in kinds] + [FLEX, None]: print(f"| {k or 'others'} | {left['all'][k]} | {left['readers'][k]} |")
shares = [100 * sums[g][3] / max(sums[g][2] - sum(n for k, n in left[g].items() if k), 1) for g in ("all", "readers")]
print(f"| taken, of all but those of the kinds named | {shares[0]:.1f} % | {shares[1]:.1f} % |")
mark = lambda name: 0.95 if reader.match(name) else 0.9
table("below 90 % of lines (readers: 95 %)", sorted(((n, f) for n, f in each.items() if f[1] < mark(n) * f[0]), key=lambda r: r[1][1] / r[1][0]))

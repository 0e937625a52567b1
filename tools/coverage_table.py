#!/usr/bin/env python3
"""coverage_table.py DIRECTORY -- sums what tools/coverage.sh has counted: tables of floors, and of files below the mark.

A line counts as run if any program ran it: sources that are compiled several times (for kinds of processors, in double, joined
into a library) are one. So do its branches, where two objects have as many of them; else those of the object that ran more.
DIRECTORY/missing.txt gets what nobody ran, DIRECTORY/coverage.json the sums of each file.
"""
import collections, concurrent.futures, json, os, re, subprocess, sys

build, root = os.path.abspath(sys.argv[1]), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# What reads files that others wrote.
reader = re.compile(r"runtime/data/|runtime/files/(safetensors|checkpoint|metrics|summary|vaz)|"
                    r"runtime/core/(codec|tensors_read|cdf|ans|json)|runtime/library/(files|lines|words)|compiler/front/(lexer|tokens)")


def notes():
    for place, _, files in os.walk(build):
        part = os.path.relpath(place, build).split("/")[0]
        for f in files:
            if f.endswith(".gcno") and (part in ("compiler", "runtime") or os.path.exists(f"{place}/{f[:-2]}da")):
                yield f"{place}/{f}"


def read(some):
    """{file: {line: (run, [branch taken...])}} of some objects"""
    found = {}
    text = subprocess.run(["gcov", "-b", "-t", "--json-format"] + some, capture_output=True).stdout
    for one in text.splitlines():
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
with open(f"{build}/missing.txt", "w") as missing:
    for name, lines in sorted(files.items()):
        four = [len(lines), sum(r for r, _ in lines.values()), sum(len(b) for _, b in lines.values()), sum(sum(b) for _, b in lines.values())]
        each[name] = four
        for g in ["/".join(name.split("/")[:2]), "all"] + ["readers"] * bool(reader.match(name)):
            sums[g] = [a + b for a, b in zip(sums[g], four)]
        source = open(f"{root}/{name}").read().split("\n")
        for at, (run, branches) in sorted(lines.items()):
            if not run or not all(branches):
                missing.write(f"{name}:{at}: {'    ' if run else 'LINE'} {sum(branches)}/{len(branches)} {source[at - 1] if at <= len(source) else ''}\n")
json.dump({"objects": len(every), "files": each}, open(f"{build}/coverage.json", "w"))


def table(title, rows):
    print(f"\n| {title} | lines | run | branches | taken |\n| --- | ---: | ---: | ---: | ---: |")
    for name, (l, lr, b, br) in rows: print(f"| {name} | {l} | {100 * lr / max(l, 1):.1f} % | {b} | {100 * br / max(b, 1):.1f} % |")


table("floor", [(g, sums[g]) for g in sorted(g for g in sums if "/" in g) + ["all", "readers"]])
mark = lambda name: 0.95 if reader.match(name) else 0.9
table("below 90 % of lines (readers: 95 %)", sorted(((n, f) for n, f in each.items() if f[1] < mark(n) * f[0]), key=lambda r: r[1][1] / r[1][0]))

"""coverage_cc.py COMPILER ARGUMENT... -- compiles C that vaec has emitted so that it is counted (coverage_cc.sh).

Of what `emit --library` and `--standalone` join each part of the text is told to stand in the runtime's file that it is from, so
that its lines are that file's. What is compiled leaves its notes and counts in $COVERAGE/models, by what it is, since suites
remove their directories; the same C is compiled once.
"""
import difflib, hashlib, os, re, shutil, subprocess, sys

compiler, args = sys.argv[1], sys.argv[2:]
root, models = os.environ["COVERAGE_ROOT"], os.environ["COVERAGE"] + "/models"
banner = re.compile(r"// =+ (\S+)$")


def plain(line):
    return re.sub(r"^(static |VAE_LOCAL )+", "", line.rstrip())


def placed(path, lines):
    """The joined C, with a marker where a line is that of another file, or not of the line after the last."""
    out, at = [], 0
    starts = [i for i, l in enumerate(lines) if banner.match(l)] + [len(lines)]
    out += lines[:starts[0]]
    for begin, end in zip(starts, starts[1:]):
        part, file = lines[begin + 1:end], banner.match(lines[begin])[1]
        file = next((f for f in (f"{root}/runtime/{file}", f"{root}/runtime/kernels/{file}") if os.path.exists(f)), None)
        out.append(lines[begin])
        if not file:
            out += [f'# {begin + 2} "{path}"'] + part
            continue
        source, where = open(file).read().split("\n"), {}
        same = difflib.SequenceMatcher(None, [plain(l) for l in part], [plain(l) for l in source], autojunk=False)
        for _, a, b, c, d in same.get_opcodes():
            if b - a == d - c: where.update(zip(range(a, b), range(c, d)))
        expected = -1
        for i, line in enumerate(part):
            at = where.get(i, expected)
            if at != expected and not (i and part[i - 1].endswith("\\")): out.append(f'# {at + 1} "{file}"')
            else: at = expected
            out.append(line)
            expected = at + 1 if at >= 0 else -1
    return out


sources = [a for a in args if a.endswith(".c") and not a.startswith("-")]
links = "-c" not in args
texts = {s: open(s, errors="replace").read().split("\n") for s in sources}
joined = [s for s in sources if any("=== core/status.h" in l for l in texts[s][:400])]
args = [a for a in args if a != "-Werror"]
target = args[args.index("-o") + 1] if "-o" in args else None
rest = [a for a in args if a not in sources and a != target]
text = subprocess.run([compiler, "-E", "-P"] + [a for a in rest if a not in ("-c", "-o")] + sources, capture_output=True).stdout
key = hashlib.sha1(text + repr(rest).encode()).hexdigest()[:16]
place = f"{models}/{key}"
kept = f"{place}/kept.o"
os.makedirs(place, exist_ok=True)
if not links and target and os.path.exists(kept):
    shutil.copy(kept, target)
    sys.exit(0)
for s in joined:
    to = f"{place}/{os.path.basename(s)}"
    with open(f"{to}.{os.getpid()}", "w") as f: f.write("\n".join(placed(to, texts[s])))
    os.replace(f"{to}.{os.getpid()}", to)
    args = [to if a == s else a for a in args] + ["-iquote", os.path.dirname(s) or "."]
status = subprocess.run([compiler] + args + ["--coverage", "-dumpdir", f"{place}/k.", f"-frandom-seed={key}"]).returncode
if status == 0 and not links and target:
    shutil.copy(target, f"{kept}.{os.getpid()}")
    os.replace(f"{kept}.{os.getpid()}", kept)
sys.exit(status if status >= 0 else 1)

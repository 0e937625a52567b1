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


def counted(source, options):
    """An object of it that is counted, made once."""
    text = subprocess.run([compiler, "-E", "-P", *options, source], capture_output=True).stdout
    place = models + "/" + hashlib.sha1(text + repr(options).encode()).hexdigest()[:16]
    if os.path.exists(f"{place}/k.o"): return f"{place}/k.o"
    os.makedirs(place, exist_ok=True)
    name, mine, lines = os.path.basename(source), os.getpid(), open(source, errors="replace").read().split("\n")
    with open(f"{place}/{name}.{mine}", "w") as f: f.write("\n".join(placed(f"{place}/{name}", lines)))
    os.replace(f"{place}/{name}.{mine}", f"{place}/{name}")
    status = subprocess.run([compiler, *options, "-iquote", os.path.dirname(source) or ".", "--coverage", "-dumpdir", f"{place}/",
                             "-frandom-seed=k", "-c", f"{place}/{name}", "-o", f"{place}/k.{mine}.o", "-dumpbase", "k"]).returncode
    if status: sys.exit(1)
    os.replace(f"{place}/k.{mine}.o", f"{place}/k.o")
    return f"{place}/k.o"


sources = [a for a in args if a.endswith(".c") and not a.startswith("-")]
target = args[args.index("-o") + 1] if "-o" in args else None
options = [a for a in args if a not in sources + [target, "-o", "-c", "-Werror"] and not re.match(r"-l|-Wl|.*\.[oa]$", a)]
wanted = r'.*=== core/status\.h|#include "vae' if os.environ.get("COVERAGE_MODELS") else r".*=== core/status\.h"
for s in sources:
    if any(re.match(wanted, l) for l in open(s, errors="replace").read().split("\n")[:400]): args[args.index(s)] = counted(s, options)
if "-c" in args: shutil.copy(args[[a.endswith("/k.o") for a in args].index(True)], target or os.path.basename(sources[0])[:-1] + "o")
else: sys.exit(subprocess.run([compiler, *args, "--coverage"]).returncode > 0)

#!/usr/bin/env python3
"""mutants.py -- how much would the tests notice? Changes one place of the C, builds that, and runs suites, the
fastest first, until one fails.

  tools/mutants.py -n 100            mutants 0 to 99; those that have a result already are left alone
  tools/mutants.py -n 100 --quick    only with the suites that take seconds (survivors: --again, without it)
  tools/mutants.py --again 3,17      these once more (after a test was added), or --again survivors
  tools/mutants.py --further         the survivors, or those of --again, with the suites that they have not met yet (with --only or without --quick)
  tools/mutants.py --explain 3 WHY   3 survives because it changes nothing that can be seen
  tools/mutants.py --list            the survivors, each with its change and the suites that it has met
  tools/mutants.py --table           figures of a campaign, as docs/testing.md has them

A mutant is made by (--seed, its number, the sources): an operator, a constant, a condition, or a statement that is
deleted, in the files that --files matches (compiler/ but its tables of text, runtime/core). It is built and tested in a
copy of what git has, in --dir (out/mutants), where results.jsonl keeps what came out. One that the C compiler refuses is
no mutant, nor is one whose object code is that of the original; both are counted apart. Other sources make
other mutants: a campaign is of one commit, in a clone of it to which only tests are added while it lasts.
Suites that fail on the original are not used. Every suite has a time limit, for each process that it starts and, six
times as long, for all of it; what it started is killed then.
"""
import argparse, collections, fcntl, filecmp, json, os, random, re, resource, shutil, signal, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# ---------------------------------------------------------------- mutations

TOKEN = re.compile(r"""
    (?P<skip> //[^\n]* | /\*.*?\*/ | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | ^[ \t]*\#(?:\\\n|[^\n])* )
  | (?P<number> (?<![\w.]) (?: 0[xX][0-9a-fA-F]+ | \d+\.?\d*(?:[eE][+-]?\d+)? | \.\d+ ) [uUlLfF]* (?![\w.]) )
  | (?P<word> [A-Za-z_]\w* )
  | (?P<op> <<= | >>= | -> | \+\+ | -- | && | \|\| | [=!<>+*/%|&^-]= | << | >> | [<>+*/%-] )
""", re.X | re.S | re.M)
SWAP = {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "&&": "||", "||": "&&", "+": "-", "-": "+",
        "*": "/", "/": "*", "%": "*", "<<": ">>", ">>": "<<", "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=",
        "|=": "&=", "&=": "|=", "++": "--", "--": "++"}
STATEMENT = re.compile(r"(?<=[;{}:)])(\s*(?://[^\n]*)?\n[ ]+)((?:\*?[a-z_][\w.>\[\]-]*(?:\([^;{}\n]*\)|\s[-+*/|&]?=\s[^;{}\n]+)|break|continue);)(?=[^\n]*\n)")


def other_number(text):
    digits = re.match(r"0[xX][0-9a-fA-F]+|[\d.]+(?:[eE][+-]?\d+)?", text).group()
    suffix = text[len(digits):]
    if re.search(r"[.]|[eE]", digits) and digits[:2].lower() != "0x":
        return f"{float(digits) * 2 or 1.0!r}" + suffix
    value = int(digits, 0) if digits[:1] != "0" or digits[:2].lower() == "0x" else int(digits, 8)
    return str({0: 1, 1: 0}.get(value, value + 1)) + suffix


def mutations(source):
    """All places: {kind: [(at, length, replacement)]}."""
    found = collections.defaultdict(list)
    hidden = []
    for m in TOKEN.finditer(source):
        at, text = m.start(), m.group()
        if m.lastgroup == "skip":
            hidden.append((at, m.end()))
        elif m.lastgroup == "number":
            found["constant"].append((at, len(text), other_number(text)))
        elif m.lastgroup == "op" and text in SWAP:
            binary = source[at - 1] == " " and source[m.end()] == " "
            if binary or text in ("++", "--"):
                found["operator"].append((at, len(text), SWAP[text]))
        elif text in ("true", "false"):
            found["constant"].append((at, len(text), "false" if text == "true" else "true"))
        elif text in ("if", "while") and source[m.end():m.end() + 2] == " (":
            depth, end = 1, m.end() + 2
            while depth and end < len(source):
                depth += {"(": 1, ")": -1}.get(source[end], 0)
                end += 1
            if text == "if":
                found["condition"].append((m.end() + 1, end - m.end() - 1, "(!" + source[m.end() + 1:end] + ")"))
    for m in STATEMENT.finditer(source):
        at = m.start(2)
        if not any(a <= at < b for a, b in hidden):
            found["statement"].append((at, m.end(2) - at, ";"))
    return found


def make_mutant(number, seed, files):
    """The same for the same sources: (file, kind, source, mutated)."""
    dice = random.Random(f"{seed}:{number}")
    while True: # a file by its size, a kind, a place
        file = dice.choices(list(files), [len(text) for text in files.values()])[0]
        found = mutations(files[file])
        kinds = sorted(found)
        if not kinds: continue
        kind = dice.choice(kinds)
        at, length, new = dice.choice(found[kind])
        text = files[file]
        return file, kind, text.count("\n", 0, at) + 1, text[:at] + new + text[at + length:], text[at:at + length], new

# ---------------------------------------------------------------- suites

MAKE = 'make -s BUILD="$BUILD"'
# Name, time limit in seconds, which files it is for, command. The order is that of their times.
EMIT = """for m in tests/golden/*.vae; do "$VAEC" emit "$m" >"$TMPDIR/c" && cmp "$TMPDIR/c" "${m%.vae}.c" || exit 1; done"""
# What other suites compare word for word before they compile anything.
WORDS = """
for want in tests/export/golden/*.py; do
    m=$(basename "$want" .py)
    for m in examples/$m.vae tests/golden/$m.vae; do [ ! -e "$m" ] || break; done
    "$VAEC" export --format pytorch "$m" | cmp - "$want" || exit 1
done
for want in tests/library/golden/*.h; do
    m=$(basename "$want" .h)
    [ "$m" != mnist ] && model=tests/golden/$m.vae || model=examples/mnist.vae
    "$VAEC" emit --library "$model" -o "$TMPDIR/$m.c" && cmp "$want" "$TMPDIR/$m.h" &&
        sed -n "/^\\/\\/ ====* $m\\.h$/,\\$p" "$TMPDIR/$m.c" | cmp - "${want%h}functions.c" || exit 1
done
"""
# The first line that is not as in the file "want" ends what writes them, too.
ALIKE = """alike() {
    { while IFS= read -r got; do IFS= read -r want <&3 && [ "$got" = "$want" ] || return 1; done; ! IFS= read -r want <&3; } 3<"$1"
}
"""
# Every model of tests/errors in one go: what stands in their .err files, without a process for each to compare them.
MESSAGES = ALIKE + """cd tests/errors
for m in *.vae; do echo "${m%.vae}.err"; done | xargs cat >"$TMPDIR/want"
for m in *.vae; do
    IFS= read -r args <"$m"
    case $args in "# args: "*) args=${args#??args: } ;; *) args= ;; esac
    NO_COLOR=1 "$VAEC" check $args "$m" 2>&1 >/dev/null
    echo "exit $?"
done 2>"$TMPDIR/said" | alike "$TMPDIR/want"
"""
# The other forms of each golden model, of those the one that a file writes.
FORMS = ALIKE + """
case $MUTATED in
*/onnx*) forms=onnx ;;
*/js_* | */page*) forms=page ;;
*/export/py*) forms=pytorch ;;
*/export/*) forms='pytorch onnx page' ;;
*python.c) forms=python ;;
*) forms=library ;;
esac
for form in $forms; do
    grep " $form " tests/golden/forms.txt >"$TMPDIR/want"
    tests/golden/forms.sh $form | alike "$TMPDIR/want" || exit 1
done
"""
# What tests/errors asks of the command line, without its models.
LINE = """sed '/^for test in [*].vae/,/^# The command line/d; /nomemory/d' tests/errors/run.sh >tests/errors/line.sh && sh tests/errors/line.sh"""
# What tests/run asks of build --tune with a C compiler whose programs are as fast as it says; with the real one it takes a minute.
TUNE = """sed '/^# ---- the real thing/,/^# ---- a C compiler whose/d' tests/run/tune.sh >tests/run/fake.sh && tests/run/run.sh fake"""
# Programs of tests/unit, those that have the file's first word, call one of its functions, or name it, first; each is linked when it is its
# turn. `near` takes only these.
UNIT = """stem=$(basename "$MUTATED" | sed 's/[._].*//')
functions=$(sed -nE '/^static/d; s/^[a-zA-Z][^=;(]*[ *]([a-z_0-9]+)[(].*/\\1/p' "$MUTATED")
for t in $( (ls tests/unit/%s_"$stem"*.c 2>/dev/null; echo "$functions" | grep . | grep -lwFf - tests/unit/%s_*.c | head -n 8
             grep -lw "$(basename "$MUTATED" | sed 's/[.].*//')\\|$stem" tests/unit/%s_*.c; %s) | awk '!seen[$0]++'); do
    t=tests/$(basename "$t" .c)
    """ + MAKE + """ "$(basename "$BUILD")/$t" && "$BUILD/$t" || exit 1
done"""
ALL_UNIT = "ls -rS tests/unit/%s_*.c"
GRAD = MAKE + ' "$(basename "$BUILD")/tests/grad/%s" && "$BUILD/tests/grad/%s"'
COMPILES = "compiler/(front|build|graph|model|passes|emit|base)"
QUICK = [
    ("emit", 120, COMPILES, EMIT),
    ("words", 60, "compiler/(export/(py|export|vocab)|emit/library|tool/(library|join|embedded))", WORDS),
    ("forms", 120, "compiler/(export|(emit|tool)/(library|python)|tool/join)", FORMS),
    ("messages", 240, "compiler/(front|build|graph|model|base)", MESSAGES),
    ("near rt", 600, "runtime/", UNIT % ("rt", "rt", "rt", "true")),
    ("near vaec", 600, "compiler/", UNIT % ("vaec", "vaec", "vaec", "true")),
    ("line", 240, "compiler/(tool|base|front|graph/graph)", LINE),
    ("pages", 120, "compiler/(front/reference|tool/help)", 'tools/docs.sh --check "$VAEC"'),
    ("fake tune", 240, "compiler/tool/tune", TUNE),
    ("golden", 300, "compiler/(emit|graph|passes|build|model|front)", "SANITIZED=1 tests/golden/run.sh"),
    *((f"{suite} {parts}".strip(), 900, of, f"tests/{suite}/run.sh {parts}") for suite, parts, of in (
        ("library", "", "compiler/(emit|tool)/library"), ("python", "", "compiler/(emit|tool)/python"),
        ("export", "", "compiler/export"), ("lsp", "", "compiler/lsp"), ("editors", "", "compiler/front/reference"), ("docs", "", "compiler/front/reference"), ("standalone", "", "compiler/tool/(standalone|join)"),
        ("commands", "compare", "compiler/tool/(compare|diff)"), ("commands", "sweep", "compiler/tool/sweep"),
        ("run", "tune", "compiler/tool/tune"), ("commands", "codec codec_kinds", "runtime/core/(codec|cdf)"),
        ("commands", "fit", "runtime/core/posthoc"), ("commands", "privacy", "runtime/core/privacy"),
        ("commands", "weights", "runtime/core/tensors"), ("commands", "tokens", "runtime/core/token"),
        ("commands", "codes", "runtime/core/code"), ("commands", "streams", "runtime/core/(evaluate|generate)"),
        ("commands", "places", "runtime/core/(places|generate|draw)"), ("mpi", "", "runtime/core/(peers|overlap|shards|rounds)"), ("commands", "offset", "runtime/core/"), ("run", "threads", "runtime/core/(team|step|evaluate|generate|batches|by_row|shards)"))),
    ("errors", 240, "compiler/", "tests/errors/run.sh"),
    ("fmt", 240, "compiler/(front|tool)", "tests/fmt/run.sh"),
    ("unit rt", 900, "runtime/", UNIT % ("rt", "rt", "rt", ALL_UNIT % "rt")),
    ("unit vaec", 900, "compiler/", UNIT % ("vaec", "vaec", "vaec", ALL_UNIT % "vaec")),
    ("floors", 120, "", "tests/floors/run.sh"),
]
SLOW = [
    ("lsp", 600, "compiler/(lsp|front)", "tests/lsp/run.sh"),
    ("export", 900, "compiler/(export|graph)", "tests/export/run.sh"),
    ("library", 900, "compiler/(emit|tool)|runtime/core", "tests/library/run.sh"),
    ("standalone", 900, "compiler/(emit|tool)|runtime/core", "tests/standalone/run.sh"),
    *((f"grad {p}", 1200, "compiler/(graph|passes|build|model|emit)|runtime/kernels", GRAD % (p, p))
      for p in ("ties", "ops", "densities", "clip", "passes", "layers", "emitted_densities", "emitted")),
    ("step", 900, "compiler/(emit|passes)|runtime/(core|kernels)", "tests/step/run.sh"),
    ("run", 2400, "runtime/|compiler/(emit|passes|tool)", "tests/run/run.sh times threads bf16 resume diverge allocations interrupt tune"),
    ("commands", 2400, "", "tests/commands/run.sh"),
    ("training", 1200, "compiler/(build|passes)|runtime/core", "tests/training/run.sh"),
]
FAILED = re.compile(rb"^(FAILED|\[  FAILED  \]|not ok)", re.M)
OVER = 64 << 20 # of output
PATIENCE = 6 # a process may compute for a suite's time limit; all of a suite may take so much longer, as others use the machine, too


def kill_session(leader):
    """`timeout` makes process groups of its own; the session holds them all."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat") as f: fields = f.read().rpartition(")")[2].split()
            if int(fields[3]) == leader: os.kill(int(pid), signal.SIGKILL)
        except (OSError, IndexError): pass


class Workshop:
    def __init__(self, where, log):
        self.mutated = "none.c"
        self.tree, self.log = os.path.join(where, "tree"), log
        self.build = os.path.join(self.tree, "build")

    def shell(self, command, limit):
        """(what happened, what it said): ok, failed, or timeout. The first line that says so ends it."""
        scratch = tempfile.mkdtemp(prefix="mutant")
        env = dict(os.environ, BUILD=self.build, VAEC=self.build + "/vaec", TMPDIR=scratch, MUTATED=self.mutated, VAE_ALL_THREADS="1", LC_ALL="C")
        limits = lambda: (resource.setrlimit(resource.RLIMIT_DATA, (6 << 30, 6 << 30)),
                          resource.setrlimit(resource.RLIMIT_CORE, (0, 0)),
                          resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)))
        with open(self.log, "w+b") as out:
            p = subprocess.Popen(["sh", "-c", command], cwd=self.tree, env=env, stdout=out, stderr=out,
                                 stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=limits)
            begin, result = time.time(), None
            try:
                while result is None:
                    try: result = "ok" if p.wait(0.5) == 0 else "failed"
                    except subprocess.TimeoutExpired:
                        with open(self.log, "rb") as f: said = f.read(OVER)
                        full = shutil.disk_usage(scratch).free < 2 << 30
                        if FAILED.search(said): result = "failed"
                        elif time.time() - begin > PATIENCE * limit or len(said) == OVER or full: result = "timeout"
            finally:
                kill_session(p.pid)
                p.wait()
        with open(self.log, "rb") as f: said = f.read(OVER)
        shutil.rmtree(scratch, ignore_errors=True)
        first = FAILED.search(said)
        text = said[first.start():] if first else said.strip()[-300:]
        return result, text[:300].decode("utf-8", "replace")

    def objects(self, file):
        """Where the object of a file lies, or those for each kind of processor."""
        stem = re.sub(r"\.[cly]$", ".o", file)
        places = [stem] + [stem.replace("runtime/", f"runtime/{isa}/") for isa in ("sse2", "avx2", "avx512")]
        return [path for path in (os.path.join(self.build, place) for place in places) if os.path.exists(path)]

    def object_code(self, file):
        code = b""
        for path in self.objects(file):
            bare = os.path.join(self.tree, "bare.o")
            subprocess.run(["objcopy", "-g", path, bare], check=True)
            with open(bare, "rb") as f: code += f.read()
        return code

    def put_back(self, file, text, objects):
        """The objects after the source, so that nothing is compiled again, but all that holds them is linked again."""
        self.write(file, text)
        for path, code in objects.items():
            with open(path, "wb") as f: f.write(code)

    def write(self, file, text):
        with open(os.path.join(self.tree, file), "w") as f: f.write(text)

    def prepare(self):
        os.makedirs(self.tree, exist_ok=True)
        listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, check=True).stdout
        for name in listed.decode().split("\0")[:-1]:
            new, old = os.path.join(ROOT, name), os.path.join(self.tree, name)
            if os.path.exists(old) and filecmp.cmp(new, old, shallow=False): continue # make goes by times
            os.makedirs(os.path.dirname(old), exist_ok=True)
            shutil.copy2(new, old, follow_symlinks=False)
            os.utime(old, follow_symlinks=False) # what was made of a mutant that was not finished is older
        if not os.path.exists(self.build): # what is built already is taken along
            subprocess.run(["cp", "-a", os.path.join(ROOT, "build"), self.build], check=True)
        self.write("GNUmakefile", "override STRICT := -std=c11 -w\ninclude Makefile\n")
        if self.shell(MAKE + " all", 3600)[0] != "ok": sys.exit(f"mutants: the original does not build: see {self.log}")


def spent():
    """Seconds of a processor, of all that has been waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test(shop, number, args, files, usable, results, met=()):
    file, kind, line, text, old, new = make_mutant(number, args.seed, files)
    begin, used = time.time(), spent()
    record = dict(number=number, seed=args.seed, file=file, line=line, kind=kind, old=old, new=new)
    original = shop.object_code(file)
    objects = {}
    for path in shop.objects(file):
        with open(path, "rb") as f: objects[path] = f.read()
    shop.write(file, text)
    shop.mutated = file
    try:
        built, said = shop.shell(MAKE + " all", 1800)
        if built != "ok": record.update(result="refused", said=said)
        elif file.endswith(".c") and shop.object_code(file) == original: record.update(result="same code")
        else:
            record.update(result="survived", suites=list(met))
            for name, limit, of, command in usable:
                if not re.match(of, file) or name in met: continue
                record["suites"].append(name)
                outcome, said = shop.shell(command, limit)
                if outcome != "ok":
                    record.update(result="killed", by=name, how=outcome, said=said)
                    break
    finally: shop.put_back(file, files[file], objects)
    record.update(seconds=round(time.time() - begin, 1), processor=round(spent() - used, 1))
    results[number] = record
    return record


def show(record, files=None):
    where = f"{record['file']}:{record['line']}"
    what = " ".join(record["old"].split())[:70] + "  ->  " + " ".join(record["new"].split())[:70]
    end = record["result"] + (f" by {record['by']}" if "by" in record else "") + (f" ({record['how']})" if record.get("how") == "timeout" else "")
    print(f"{record['number']:4} {end:24} {record.get('processor', record.get('seconds', 0)):6.1f} s  {where}: {record['kind']}: {what}", flush=True)
    if record.get("why"): print(f"     explained: {record['why']}")


def table(results):
    all_of = list(results.values())
    tested = [r for r in all_of if r["result"] in ("killed", "survived")]
    counts = collections.Counter(r["result"] for r in all_of)
    explained = sum("why" in r for r in tested if r["result"] == "survived")
    print(f"{len(all_of)} made: {counts['refused']} refused by the C compiler, {counts['same code']} with the original's object code")
    print(f"{len(tested)} tested: {counts['killed']} killed, {counts['survived']} survived, of which {explained} are explained as equivalent")
    by = collections.Counter(r["by"] for r in tested if r["result"] == "killed")
    print("\n| killed by | mutants |\n| --- | ---: |")
    for suite, n in sorted(by.items()): print(f"| {suite} | {n} |")
    for title, key in (("kind", lambda r: r["kind"]), ("floor", lambda r: "/".join(r["file"].split("/")[:2]))):
        print(f"\n| {title} | tested | killed | explained |\n| --- | ---: | ---: | ---: |")
        for group in sorted({key(r) for r in tested}):
            of = [r for r in tested if key(r) == group]
            killed = sum(r["result"] == "killed" for r in of)
            print(f"| {group} | {len(of)} | {killed} | {sum('why' in r for r in of if r['result'] == 'survived')} |")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("-n", type=int, default=0); p.add_argument("--first", type=int, default=0)
    p.add_argument("--seed", type=int, default=1); p.add_argument("--quick", action="store_true")
    p.add_argument("--files", default=r"(compiler|runtime/core)/.*\.c$"); p.add_argument("--dir", default=os.path.join(ROOT, "out/mutants"))
    p.add_argument("--only", help="suites, by a regular expression"); p.add_argument("--again")
    p.add_argument("--further", action="store_true"); p.add_argument("--explain", nargs=2); p.add_argument("--list", action="store_true"); p.add_argument("--table", action="store_true")
    args = p.parse_args()
    where = os.path.abspath(args.dir)
    os.makedirs(where, exist_ok=True)
    kept = os.path.join(where, "results.jsonl")
    results = {}
    if os.path.exists(kept):
        with open(kept) as f:
            for text in f: # the last one counts
                r = json.loads(text)
                results[r["number"]] = r

    def keep(record):
        results[record["number"]] = record
        with open(kept, "a") as f: f.write(json.dumps(record) + "\n")

    if args.explain:
        keep(dict(results[int(args.explain[0])], why=args.explain[1]))
    if args.list:
        for r in results.values():
            if r["result"] != "survived": continue
            show(r)
            if "why" not in r: print(f"     has met: {', '.join(r['suites']) or 'no suite'}")
    if args.table: table(results)
    numbers = [i for i in range(args.first, args.first + args.n) if i not in results]
    if args.again and args.again != "survivors": numbers = [int(i) for i in args.again.split(",")]
    elif args.again or args.further: numbers = [i for i, r in results.items() if r["result"] == "survived" and "why" not in r]
    if not numbers: return

    one = open(os.path.join(where, "lock"), "w") # two in one copy would test each other's mutants
    fcntl.flock(one, fcntl.LOCK_EX)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1)) # by way of `finally`
    shop = Workshop(where, os.path.join(where, "log"))
    shop.prepare()
    listed = subprocess.run(["git", "-C", ROOT, "ls-files"], capture_output=True, text=True, check=True).stdout.split()
    files = {}
    for file in listed:
        if re.match(args.files, file):
            with open(os.path.join(ROOT, file)) as f: files[file] = f.read()
    checked = os.path.join(where, "usable.json") # suites that pass on the original
    passing = {}
    if os.path.exists(checked):
        with open(checked) as f: passing = json.load(f)
    usable = []
    for suite in QUICK + ([] if args.quick else SLOW):
        if args.only and not re.search(args.only, suite[0]): continue
        if suite[0] not in passing:
            begin = time.time()
            outcome, said = shop.shell(suite[3], suite[1])
            passing[suite[0]] = outcome == "ok"
            print(f"original: {suite[0]}: {outcome}, {time.time() - begin:.0f} s", "" if outcome == "ok" else said, flush=True)
            with open(checked, "w") as f: json.dump(passing, f)
        if passing[suite[0]]: usable.append(suite)
    for number in numbers:
        record = test(shop, number, args, files, usable, results, results[number]["suites"] if args.further else ())
        keep(record)
        show(record)


main()

#!/bin/sh
# coverage.sh -- `make coverage`: which lines and branches of compiler/ and runtime/ suites run.
#   tools/coverage.sh [SUITE...]      those of tools/test.sh, or SUITE:PART,PART... (unit:rt_csv,rt_npz); default: the ones below
# Builds into build-coverage with --coverage, and models that suites build too. Prints a table of the floors, and of the
# readers (what reads files that others wrote); build-coverage/report/ has every line. KEEP=1 adds to what was counted before.
set -u
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C
command -v gcovr >/dev/null || { echo "coverage: gcovr is missing; see tools/install-deps.sh analyze" >&2; exit 69; }
build=$PWD/build-coverage
suites=${*:-unit golden errors fmt lsp export library commands run:commands,resume,diverge}
mkdir -p "$build"
make -s -j"$(nproc)" BUILD="$build" STRICT="-std=c11 -w" OPT=-O1 SAN=--coverage all unit-tests >"$build/build.log" 2>&1 || { tail "$build/build.log"; exit 1; }
[ -n "${KEEP-}" ] || find "$build" -name '*.gcda' -delete
export BUILD="$build" VAEC="$build/vaec" CFLAGS='-O0 --coverage'
for suite in $suites; do
    parts=$(echo "${suite#"${suite%%:*}"}" | tr ':,' '  ')
    # shellcheck disable=SC2086
    case $suite in
    unit*)
        [ -n "$parts" ] || parts=$(basename -s .c tests/unit/*.c)
        for program in $parts; do "$build/tests/$program" 2>&1 || echo "FAILED $program"; done
        ;;
    *) "tests/${suite%%:*}/run.sh" $parts 2>&1 ;;
    esac >"$build/$suite.log" </dev/null
    echo "$suite: $(tail -n 1 "$build/$suite.log")"
    grep '^FAILED' "$build/$suite.log" | head -n 5
done
mkdir -p "$build/report"
gcovr -r . --object-directory "$build" -f compiler/ -f runtime/ --gcov-ignore-parse-errors \
    --json-summary "$build/summary.json" --html-details "$build/report/index.html" -j "$(nproc)" . "$build" >"$build/gcovr.log" 2>&1 ||
    { tail "$build/gcovr.log"; exit 1; }
python3 - "$build/summary.json" <<'EOF'
import collections, json, re, sys
files = json.load(open(sys.argv[1]))["files"]
read = re.compile(r"runtime/data/|runtime/files/(safetensors|checkpoint)|runtime/core/(codec|tensors_read|cdf)|compiler/front/(lexer|tokens)|runtime/pictures/png")

def table(title, rows):
    print(f"\n| {title} | lines | covered | branches | covered |\n| --- | ---: | ---: | ---: | ---: |")
    for name, (l, lc, b, bc) in rows:
        print(f"| {name} | {l} | {100 * lc / max(l, 1):.1f} % | {b} | {100 * bc / max(b, 1):.1f} % |")

sums = collections.OrderedDict()
for f in sorted(files, key=lambda f: f["filename"]):
    name = f["filename"]
    four = [f["line_total"], f["line_covered"], f["branch_total"], f["branch_covered"]]
    groups = ["/".join(name.split("/")[:2]), "all"] + ["readers"] * bool(read.search(name))
    for g in groups: sums[g] = [a + b for a, b in zip(sums.get(g, [0] * 4), four)]
order = sorted(g for g in sums if "/" in g) + ["all"] + ["readers"] * ("readers" in sums)
table("floor", [(g, sums[g]) for g in order])
table("reader below 95 % of lines", [(f["filename"], (f["line_total"], f["line_covered"], f["branch_total"], f["branch_covered"]))
      for f in files if read.search(f["filename"]) and f["line_covered"] < 0.95 * f["line_total"]])
EOF

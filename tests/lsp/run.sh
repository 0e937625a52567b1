#!/bin/sh
# run.sh -- the language server, `vaec lsp`: a plain client on every model (run.py), and pytest-lsp, where it is
# installed (tools/install-deps.sh lsp; or for the python3 that PYTHON names), whose client checks answers by the protocol.
#   VAEC=build/vaec tests/lsp/run.sh       last line: N passed, N failed
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
VAEC=$(realpath "${VAEC:-$root/build/vaec}")
export VAEC PYTHONDONTWRITEBYTECODE=1
python=${XDG_CACHE_HOME:-$HOME/.cache}/vaec/lsp/bin/python
[ -x "$python" ] || python=python3
python=${PYTHON:-$python}
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
passed=0 failed=0 skipped=0
"$python" "$here/run.py" "$VAEC" "$root" >"$log" 2>&1
grep -v ' passed, ' "$log"
counts=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$log")
passed=${counts% *} failed=${counts#* }
[ -n "$counts" ] || passed=0 failed=1
if "$python" -c 'import pytest_lsp' 2>/dev/null; then
    "$python" -m pytest -q -p no:cacheprovider "$here/test_server.py" >"$log" 2>&1 || tail -n 40 "$log"
    said() { tail -n 1 "$log" | grep -oE "[0-9]+ $1" | cut -d' ' -f1 | grep . || echo 0; }
    passed=$((passed + $(said passed)))
    failed=$((failed + $(said failed) + $(said error)))
    [ "$(said passed)" -gt 0 ] || failed=$((failed + 1))
else
    skipped=1
    echo "skipped: no pytest-lsp to test the language server with (tools/install-deps.sh lsp)"
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]

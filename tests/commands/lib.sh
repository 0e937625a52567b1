# lib.sh -- the checks that every part uses. Each prints one line when it fails and is counted.
passed=0 failed=0 skipped=0

ok() { passed=$((passed + 1)); }
bad() {
    failed=$((failed + 1))
    echo "FAILED: $*"
}
skip() {
    skipped=$((skipped + 1))
    echo "skipped: $*"
}
summary() {
    if [ $skipped -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"
    else echo "$passed passed, $failed failed"; fi
    [ $failed -eq 0 ]
}

# run COMMAND...: its exit status must be 0. Standard output and error are left in stdout and stderr.
run() {
    "$@" >stdout 2>stderr
    status=$?
    [ $status -eq 0 ] && ok && return
    bad "$* (status $status): $(tail -n 2 stderr | tr '\n' ' ')"
}

# refuses STATUS WORDS COMMAND...: that status, and one line of error that holds the words.
refuses() {
    want=$1 words=$2
    shift 2
    "$@" >stdout 2>stderr
    status=$?
    if [ $status -ne "$want" ]; then bad "$*: status $status, not $want: $(cat stderr)"
    elif [ "$(grep -c ': error: ' stderr)" -ne 1 ]; then bad "$*: not one line of error: $(cat stderr)"
    elif ! grep -qF -- "$words" stderr; then bad "$*: says '$(cat stderr)', not '$words'"
    else ok; fi
}

# says FILE WORDS / lacks FILE WORDS
says() { if grep -qF -- "$2" "$1"; then ok; else bad "$1 lacks '$2': $(head -c 300 "$1")"; fi; }
lacks() { if grep -qF -- "$2" "$1"; then bad "$1 holds '$2'"; else ok; fi; }

# holds EXPRESSION MESSAGE: an awk expression over numbers
holds() {
    if awk "BEGIN { exit !($1) }"; then ok; else bad "not $1${2:+: $2}"; fi
}

same() { if cmp -s "$1" "$2"; then ok; else bad "$1 and $2 differ"; false; fi; }
differ() { if cmp -s "$1" "$2"; then bad "$1 and $2 are the same"; else ok; fi; }

# png FILE WIDTH HEIGHT: a PNG of that size in pixels
png() {
    size=$(od -An -tu1 -j16 -N8 "$1" | awk '{ print $3 * 256 + $4, $7 * 256 + $8 }')
    magic=$(od -An -tx1 -N8 "$1" | tr -d ' ')
    [ "$magic" = 89504e470d0a1a0a ] && [ "$size" = "$2 $3" ] && ok && return
    bad "$1 is $magic of size $size, not a PNG of $2 $3"
}

# table FILE ROWS COLUMNS: a CSV without a header, every field a finite number
table() {
    found=$(awk -F, '{ if (NF > most) most = NF; for (i = 1; i <= NF; i++)
        if ($i !~ /^-?[0-9.]+(e[-+]?[0-9]+)?$/) strange++ }
        END { print NR, most + 0, strange + 0 }' "$1")
    [ "$found" = "$2 $3 0" ] && ok && return
    bad "$1 has rows, columns, strange fields $found, not $2 $3 0"
}

# json FILE KEY: the number or word of a key in the last line (which must be one JSON object)
json() { tail -n 1 "$1" | grep '^{.*}$' | sed -n 's/.*"'"$2"'":\("\?\)\([^",}]*\).*/\2/p'; }

# field FILE ROW COLUMN of a CSV
field() { awk -F, -v r="$2" -v c="$3" 'NR == r { print $c }' "$1"; }

# threads FILE COMMAND...: the command writes FILE; the same bytes for 1, 2 and 3 threads
threads() {
    file=$1
    shift
    for n in 1 2 3; do
        "$@" --threads $n >"stdout.$n" 2>stderr || {
            bad "$* --threads $n: $(cat stderr)"
            return
        }
        mv "$file" "threads.$n"
    done
    same threads.1 threads.2
    same threads.1 threads.3
    same stdout.1 stdout.3
    mv threads.1 "$file"
}

# idx FILE ROWS DIMS VALUE: bytes, every third of them VALUE and the others 0
idx() {
    printf "$(echo "$2 $3" | awk -v v="$4" '{
        printf "\\0\\0\\10\\%o", NF
        n = 1
        for (i = 1; i <= NF; i++) { printf "\\0\\0\\0\\%o", $i; n *= $i }
        for (i = 0; i < n; i++) printf "\\%o", (i * i + i) % 3 == 0 ? v : 0 }')" >"$1"
}

browser=$(command -v chromium || command -v chromium-browser || true) # nothing: there is none
browse() { # browse FILE WIDTH [MILLISECONDS]: its DOM into stdout, the browser's messages into stderr
    timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$scratch/chrome" \
        --window-size="$2",1000 --virtual-time-budget="${3:-2000}" ${4-} --enable-logging=stderr \
        --dump-dom "file://$scratch/$1" >stdout 2>stderr
}

# page FILE: one file that stands alone, sound as XML and, as far as there are checkers, as HTML
page() {
    for word in http: https: '//www' 'url(' '@import' '<link' '<iframe' 'srcset' 'fetch(' href=; do lacks "$1" "$word"; done
    holds "$(grep -o 'src="[^:]*:' "$1" | grep -vc '^src="data:$') == 0" "src is data:"
    sed 's/base64,[^"]*"/"/' "$1" >words.html
    lacks words.html nan
    lacks words.html inf
    says "$1" 'name="viewport"'
    says "$1" 'prefers-color-scheme:dark'
    if command -v xmllint >/dev/null; then run xmllint --noout --nonet "$1"; fi
    # Its only complaint is of <svg> in <svg>, of which it knows nothing.
    if command -v tidy >/dev/null; then
        tidy -q -e "$1" 2>&1 | grep -v '<svg> proprietary attribute' >complaints
        holds "$(wc -l <complaints) == 0" "$1: $(head -n 3 complaints)"
    fi
    if command -v vnu >/dev/null; then run vnu "$1"; fi
}

#!/bin/sh
# run.sh -- every command of docs/tutorial.md, as it stands there.
# Takes the ```sh blocks out of the page and runs them one by one, in one scratch directory, with
# smaller sizes: fewer made-up rows and epochs. Then: is what the page promises there?
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
VAEC=$(realpath "${VAEC:-$root/build/vaec}") || exit 1
export LC_ALL=C TERM=dumb VAE_ALL_THREADS=1 PATH="$(dirname "$VAEC"):$PATH"
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0

check() { # check STATUS WHAT
    if [ "$1" -eq 0 ]; then passed=$((passed + 1)); return; fi
    failed=$((failed + 1))
    echo "FAILED: $2"
}

mkdir "$scratch/blocks" "$scratch/here"
awk -v to="$scratch/blocks" '/^```sh$/ { inside = 1; file = sprintf("%s/%02d", to, ++n); next }
    /^```$/ { inside = 0 }
    inside { print > file }' "$root/docs/tutorial.md"
[ "$(ls "$scratch/blocks" | wc -l)" -ge 15 ]
check $? "the tutorial has its blocks of commands"

cd "$scratch/here" || exit 1
for block in "$scratch"/blocks/*; do
    # A tenth of the made-up rows and of the epochs is enough to see that the commands work.
    sed -e 's/shapes:4000/shapes:1000/g' -e 's/epochs = 20 /epochs = 5 /' "$block" >script
    sh -eu script >said 2>&1
    status=$?
    [ $status -eq 0 ] || { cat script said; }
    check $status "block $(basename "$block"): $(head -n 1 "$block")"
    cp said "$(basename "$block").said"
done

for picture in samples pairs path traverse strange filled; do
    [ "$(od -An -tx1 -N4 $picture.png 2>/dev/null | tr -d ' ')" = 89504e47 ]
    check $? "$picture.png is a picture"
done
for page in out/first/report.html out/plants/report.html; do
    grep -q '</html>' $page
    check $? "$page"
done
grep -q '<svg' codes.svg
check $? "codes.svg"
[ "$(wc -l <codes.csv)" -eq 500 ]
check $? "a code for each row"
[ "$(wc -l <filled.csv)" -eq 201 ]
check $? "every plant is in filled.csv, under the names"
# Row 2's weight and row 4's width are filled in near what they were; row 41 is the typo.
awk -F, 'NR == FNR { if (FNR == 3) weight = $4; if (FNR == 5) width = $2; next }
    FNR == 3 && ($4 - weight) ^ 2 > 64 { bad = 1 } FNR == 5 && ($2 - width) ^ 2 > 0.64 { bad = 1 }
    END { exit bad }' plants.csv filled.csv
check $? "what is filled in is near the truth: $(sed -n 3p plants.csv) $(sed -n 3p filled.csv)"
[ "$(sed 1d scores.csv | sort -t, -k2 -g | tail -n 1 | cut -d, -f1)" = 41 ]
check $? "the typo is the strangest row"
awk -F, 'NF != 4 || $4 < 10 || $4 > 90 { bad = 1 } END { exit bad || NR != 5 }' new.csv
check $? "five new plants: $(cat new.csv)"
[ "$(grep -c NA leaves.csv)" = 12 ] && ! grep -q NA leaves.filled.csv
check $? "weights of leaves are filled in"
awk -F';' '{ gsub(/,/, ".") } NR > 1 && $1 % 40 == 0 && ($5 / (2 * $3 * $4) - 1) ^ 2 > 0.09 { bad = 1 } END { exit bad }' leaves.filled.csv
check $? "and are near length times width times two: $(sed -n '/^40;/p; /^80;/p' leaves.filled.csv)"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

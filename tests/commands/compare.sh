# compare: runs of one model beside each other; what their summaries say is what eval and score say

awk 'BEGIN { srand(5); for (i = 0; i < 300; i++) { a = rand(); b = rand()
    print a, b, a + b, a * b, 1 - a, 1 - b, a - b, rand() / 9 } }' | tr ' ' , >beside.csv
head -n 60 beside.csv >aside.csv
for seed in 1 2 3; do
    run ./table train --data beside.csv --valid aside.csv --seed $seed --epochs 3 --quiet --out "out/beside/s$seed"
done
run ./table train --data beside.csv --valid aside.csv --lr 0.03 --epochs 5 --quiet --out out/beside/fast
# The bound is that of eval, its error the deviation of the rows' scores over the root of their number.
run ./table eval --data aside.csv --weights out/beside/s2 --seed 2 --json
elbo=$(json stdout elbo)
holds "$(json out/beside/s2/run.json elbo) == $elbo"
run ./table score --data aside.csv --weights out/beside/s2 --seed 2 -o beside-scores.csv --quiet
error=$(awk -F, 'NR > 1 { n++; s += $2; q += $2 * $2 } END { print sqrt((q - s * s / n) / (n - 1) / n) }' beside-scores.csv)
holds "$error > 0 && ($(json out/beside/s2/run.json elbo_error) / $error - 1) ^ 2 < 1e-8" "$error"
threads out/beside/s2/run.json ./table train --data beside.csv --valid aside.csv --seed 2 --epochs 3 --quiet --out out/beside/s2

run "$VAEC" compare out/beside/s1 out/beside/s2/ out/beside/s3 out/beside/fast -o compare.html
says stdout "s2    0.003  2     3       3     $(printf %.4f "$elbo")" # (the model's rate is shown where another differs)
lacks stdout 'out/beside'
says stdout 'best: '
lacks stdout weight_decay
# Settings, then runs done, then the mean over seeds and its error
awk '/^lr .*seeds/ { here = 1; next } here && /^0.003/ { print $4, $5; exit }' stdout >got
"$VAEC" compare out/beside/s1 out/beside/s2 out/beside/s3 --json >stdout
for seed in 1 2 3; do json "out/beside/s$seed/run.json" elbo; done |
    awk '{ s += $1; q += $1 * $1 } END { printf "%.4f %.4f\n", s / 3, sqrt((q - s * s / 3) / 2 / 3) }' >want
same got want
says stdout '"model":"table"'
says stdout '"settings":{"seed":"3"},"done":true,"epochs":3'
says stdout '"groups":[{"settings":{},"runs":3,"done":3,"elbo":'
page compare.html
holds "$(grep -c '<polyline' compare.html) == 12" "three curves of four runs"
holds "$(grep -c '<circle r="4"' compare.html) == 4"
"$VAEC" compare out/beside/s1 out/beside/s2 out/beside/s3 out/beside/fast -o again.html >/dev/null
same compare.html again.html
if [ -n "$browser" ]; then
    echo '<!DOCTYPE html><iframe src="compare.html" width="360" height="900"></iframe><pre id="got"></pre><script>
        document.querySelector("iframe").onload = function () { var d = this.contentDocument.documentElement;
        document.getElementById("got").textContent = "WIDE|" + d.scrollWidth + "|"; };</script>' >narrow.html
    browse narrow.html 800 3000 --allow-file-access-from-files
    holds "$(grep -c CONSOLE stderr) == 0" "$(grep CONSOLE stderr)"
    wide=$(sed -n 's/.*WIDE|\([0-9]*\)|.*/\1/p' stdout)
    holds "0$wide <= 360 && 0$wide > 300" "the page is $wide wide on a phone of 360"
fi

# A run that is stopped, or whose last line was cut off, has its last epoch and no error.
cp -r out/beside/s1 out/beside/cut
sed 's/"done":true.*/"done":false}/' out/beside/s1/run.json >out/beside/cut/run.json
sed '$d' out/beside/s1/metrics.jsonl >out/beside/cut/metrics.jsonl
printf '{"epoch":3,"st' >>out/beside/cut/metrics.jsonl
run "$VAEC" compare out/beside/s2 out/beside/cut
grep '^cut ' stdout | grep -q '  2 of 3  .*  -  ' && ok || bad "the unfinished run: $(cat stdout)"
run ./plane train --data shapes:200 --epochs 1 --quiet --out out/beside/plane
run ./table train --data aside.csv --seed 4 --epochs 1 --quiet --out out/beside/other
run "$VAEC" compare out/beside/s2 out/beside/other
says stdout 'The runs have other data: their bounds are of other rows.'
lacks stdout 'best: '

refuses 66 'out/beside/none: No such file or directory' "$VAEC" compare out/beside/s1 out/beside/none
refuses 66 'aside.csv: not a directory that train has written' "$VAEC" compare aside.csv
refuses 66 'out/beside: no training run is in it' "$VAEC" compare out/beside
mkdir out/beside/old && cp out/beside/s1/metrics.jsonl out/beside/old
refuses 66 'out/beside/old: no run.json in it, as an older vaec trained it; train --resume writes one' "$VAEC" compare out/beside/old
refuses 64 'out/beside/s1 is given twice' "$VAEC" compare out/beside/s1 out/beside/s1/
refuses 65 'out/beside/plane is a run of the model plane, and out/beside/s1 of table' "$VAEC" compare out/beside/s1 out/beside/plane
cp -r out/beside/s1 out/beside/bad
sed '2s/"loss"/"lost"/' out/beside/s1/metrics.jsonl >out/beside/bad/metrics.jsonl
refuses 65 'out/beside/bad/metrics.jsonl: damaged: line 2 is no record of a training' "$VAEC" compare out/beside/s1 out/beside/bad
: >out/beside/bad/metrics.jsonl
refuses 65 'out/beside/bad: not one epoch is done: nothing to compare' "$VAEC" compare out/beside/bad
rm out/beside/bad/metrics.jsonl
refuses 66 'out/beside/bad/metrics.jsonl' "$VAEC" compare out/beside/bad
for text in '' '{' '{"model":3}' '{"model":"table"' '[]' '{"settings":{}}'; do
    echo "$text" >out/beside/bad/run.json
    refuses 65 'out/beside/bad/run.json: damaged: it does not describe a training run' "$VAEC" compare out/beside/bad
done
refuses 64 'out/beside/s1/run.json' "$VAEC" compare out/beside/s1 -o out/beside/s1/run.json
"$VAEC" compare >stdout 2>stderr
holds "$? == 64" && says stderr 'RUN... is missing'

# latents of classes and codes: what is reported of them, and what is drawn

"$VAEC" build "$here/discrete.vae" -o discrete >build.log 2>&1 || cat build.log
threads out/d/model.safetensors ./discrete train --data shapes:600 --quiet --out out/d
run ./discrete train --data shapes:600 --quiet --out out/discrete
weights=out/discrete/model.safetensors
same out/d/model.safetensors $weights
rm out/d/model.safetensors

# a KL for each of three classes and two codes; the codes' is two times log 8
run ./discrete eval --data shapes:300 --weights $weights --json
holds "$(json stdout kl) > 2 * log(8)"
says stdout '"z":4.158883'
holds "$(sed 's/.*"codes":{"z":{"used":\([0-9]*\),"of":8,"perplexity":.*/\1/' stdout) > 1" "codes in use"
used=$(sed 's/.*"used":\([0-9]*\).*/\1/' stdout) plex=$(sed 's/.*"perplexity":\([0-9.]*\).*/\1/' stdout)
holds "$plex >= 1 && $plex <= $used" "a perplexity is at most the number of codes in use"
run ./discrete eval --data shapes:300 --weights $weights
says stdout "KL of c"
says stdout "codes of z      $used of 8 used, perplexity"
[ "$(grep -A1 'KL of c' stdout | tail -n 1 | wc -w)" -eq 3 ] && ok || bad "not three numbers for c"
tail -n 1 out/discrete/metrics.jsonl >last
says last '"codes":{"z":{"used":'
says last '"kl_per_latent":{"c":'
says out/discrete/report.html "codes of z in use"
says out/discrete/report.html "KL of c"

# draws: classes are one-hot; codes are rows of the codebook, of which there are eight
run ./discrete encode --data shapes:300 --weights $weights --draw -o e.csv
table e.csv 300 18
run awk -F, '{ for (p = 0; p < 3; p++) { s = 0; for (k = 1; k <= 4; k++) { v = $(4 * p + k)
    if (v != 0 && v != 1) exit 1; s += v }; if (s != 1) exit 1 } }' e.csv
codes=$(awk -F, '{ print $13, $14, $15; print $16, $17, $18 }' e.csv | sort -u | wc -l)
holds "$codes > 1 && $codes <= 8"
# means: probabilities, and the same codes, since nothing is drawn there
run ./discrete encode --data shapes:300 --weights $weights -o m.csv
run awk -F, '{ for (p = 0; p < 3; p++) { s = 0; for (k = 1; k <= 4; k++) s += $(4 * p + k)
    if (s < 0.9999 || s > 1.0001) exit 1 } }' m.csv
cut -d, -f13-18 e.csv >codes.e
cut -d, -f13-18 m.csv >codes.m
same codes.e codes.m
refuses 64 "no variance in closed form" ./discrete encode --data shapes:30 --weights $weights --logvar -o v.csv
run ./discrete sample -n 64 --weights $weights -o s.png
png s.png 525 525
run ./discrete reconstruct --data shapes:20 --weights $weights -o r.png
run ./discrete traverse --weights $weights --dims 4 -o t.png
run ./discrete interpolate --data shapes:20 --weights $weights -o i.png

# classes are drawn by numbers between 0 and 1
run ./discrete init -o w.safetensors
awk 'BEGIN { for (r = 0; r < 4; r++) for (k = 0; k < 12; k++) printf "0.%d%s", 1 + (r * 5 + k * 3) % 9, k < 11 ? "," : "\n" }' >u.csv
run ./discrete grad --data shapes:20 --noise u.csv --weights w.safetensors -o g.safetensors --json
holds "$(json stdout kl) > 2 * log(8)"
sed '2s/^[^,]*/1/' u.csv >u1.csv
refuses 65 "u1.csv, row 2, column 1: c.u is drawn by numbers between 0 and 1, not 1" \
    ./discrete grad --data shapes:20 --noise u1.csv --weights w.safetensors -o g.safetensors
run ./discrete gradcheck
says stdout "an estimate (straight-through, or the objective's), no derivative"

# one code for every row is a collapse: here all rows are alike
sed 's/latent c.*//; s/temperature.*}/}/; s/, n=2//; s/discrete/one/' "$here/discrete.vae" >one.vae
"$VAEC" build one.vae -o one >build.log 2>&1 || cat build.log
awk 'BEGIN { for (r = 0; r < 64; r++) for (k = 0; k < 144; k++) printf "0.%d%s", k % 7, k < 143 ? "," : "\n" }' >alike.csv
run ./one train --data alike.csv --epochs 1 --quiet --out out/one
tail -n 1 out/one/metrics.jsonl >last
says last '"used":1,"of":8,"perplexity":1.0'
says stderr "posterior collapse"

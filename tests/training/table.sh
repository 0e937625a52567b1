# table -- standardize and missing, on a real model.

awk 'BEGIN { srand(3); print "a,b,c,d,e,f"
    for (i = 0; i < 300; i++) { t = rand() * 6.28; line = ""
        for (j = 0; j < 6; j++) {
            v = sprintf("%.4f", (sin(t + j) + 0.1 * rand()) * 10 ^ (j - 2) + j * 3)
            line = line (j ? "," : "") (rand() < 0.1 ? (j % 2 ? "" : "NA") : v) }
        print line } }' >t.csv
run ./table gradcheck
says stdout "all gradients agree"
run ./table train --data t.csv --valid t.csv --quiet --out t

# tensor FILE NAME: its numbers, a line each
tensor() {
    length=$(od -An -tu8 -N8 "$1" | tr -d ' ')
    place=$(head -c $((length + 8)) "$1" | tail -c "$length" |
        sed 's/.*"'"$2"'":{[^}]*"data_offsets":\[\([0-9]*\),\([0-9]*\)\].*/\1 \2/')
    # shellcheck disable=SC2086
    set -- "$1" "$length" $place
    od -An -v -tf4 -w4 -j $((8 + $2 + $3)) -N $(($4 - $3)) "$1"
}

# ---- what was found in the columns, as awk finds it
awk -F, 'NR > 1 { for (i = 1; i <= 6; i++) if ($i != "" && $i != "NA") { n[i]++; s[i] += $i; q[i] += $i ^ 2 } }
    END { for (i = 1; i <= 6; i++) { m = s[i] / n[i]; printf "%.9g %.9g\n", m, sqrt(q[i] / n[i] - m * m) } }' \
    t.csv >columns
tensor t/model.safetensors data.x.mean >means
tensor t/model.safetensors data.x.std >deviations
paste columns means deviations | awk '{ for (k = 1; k <= 2; k++) { d = ($k - $(k + 2)) / $k
    if (d > 1e-5 || d < -1e-5) wrong++ } } END { exit wrong || NR != 6 }' && ok || bad "$(paste columns means deviations)"

# ---- the unit of a column is nothing to the model: four times the data, the same training, and
# four times the reconstruction. (Times four is exact, in decimals of four digits and in floats.)
awk -F, -v OFS=, 'NR > 1 { for (i = 1; i <= 6; i++) if ($i != "" && $i != "NA") $i = sprintf("%.4f", 4 * $i) }
    { print }' t.csv >t4.csv
run ./table train --data t4.csv --valid t4.csv --quiet --out t4
for name in encoder.0.weight decoder.2.bias posterior.z.mean.weight; do
    tensor t/model.safetensors $name >want
    tensor t4/model.safetensors $name >got
    same want got
done
timeless t/metrics.jsonl >want
timeless t4/metrics.jsonl >got
same want got
run ./table reconstruct --data t.csv --weights t -o r.csv
run ./table reconstruct --data t4.csv --weights t4 -o r4.csv
for name in r r4; do sed 1d $name.csv >body && mv body $name.csv; done # the names of the columns
table r.csv 300 6
paste -d, r.csv r4.csv | awk -F, '{ for (i = 1; i <= 6; i++) { d = 4 * $i - $(i + 6)
    if (d * d > 1e-10 * $(i + 6) ^ 2 + 1e-14) wrong++ } } END { exit wrong > 0 }' && ok ||
    bad "r4.csv is not four times r.csv"

# ---- what is missing is not part of the loss: of a row with nothing in it, nothing is
printf 'NA,NA,NA,NA,NA,NA\n' >none.csv
run ./table eval --data none.csv --weights t --json
holds "$(json stdout reconstruction) == 0"
printf 'NA,NA,1,NA,NA,NA\n' >one.csv
run ./table eval --data one.csv --weights t --json
holds "$(json stdout reconstruction) != 0"

# ---- a column that never changes is no division by zero; one without values is no column
awk -F, -v OFS=, 'NR > 1 { $3 = 7 } { print }' t.csv >constant.csv
run ./table train --data constant.csv --valid constant.csv --quiet --out constant
holds "$(tensor constant/model.safetensors data.x.std | sed -n 3p) == 1"
holds "$(tensor constant/model.safetensors data.x.mean | sed -n 3p) == 7"
awk -F, -v OFS=, 'NR > 1 { $5 = "" } { print }' t.csv >empty.csv
refuses 65 "data x: column 5 has no values in the rows to train on" \
    ./table train --data empty.csv --quiet --out empty

# ---- pictures with values missing; and a model that does not say that values may be missing
refuses 65 "line 2, column 1: empty value (if values may be missing, declare data x with missing=true)" \
    ./digits train --data "$(awk 'BEGIN { print "a"; for (i = 0; i < 64; i++) printf "%s", i ? "," : ""; print "" }' \
        >holes.csv; echo holes.csv)" --out holes

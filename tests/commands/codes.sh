# arithmetic and latents

# ---- arithmetic
run ./shapes encode --data shapes:60 -o codes.csv
run ./shapes arithmetic --data shapes:60 --formula 'row:3 - 7 + 2*row:12' -o sum.csv
table sum.csv 1 144
awk -F, '{ for (i = 1; i <= NF; i++) a[NR, i] = $i }
    END { for (i = 1; i <= NF; i++)
              printf "%.9g%s", a[3, i] - a[7, i] + 2 * a[12, i], i < NF ? "," : "\n" }' \
    codes.csv >want.csv
run ./shapes decode --latents want.csv -o decoded.csv
holds "$(paste -d, sum.csv decoded.csv | awk -F, '{ for (i = 1; i <= 144; i++) {
    d = $i - $(i + 144); if (d * d > m) m = d * d } print m + 0 }') < 1e-8" "the sum, decoded"
run ./shapes arithmetic --data shapes:60 --formula '5' -o five.csv
run ./shapes reconstruct --data shapes:60 -o all.csv
sed -n 5p all.csv >fifth.csv
same five.csv fifth.csv
# the mean code of a label
run ./shapes arithmetic --data shapes:60 --labels shapes:60 --formula 'label:2' --json -o two.csv
run ./shapes select --data shapes:60 --labels shapes:60 --label 2 -o twos.csv
run ./shapes encode --data twos.csv -o codes2.csv
mean=$(awk -F, '{ s += $1 } END { print s / NR }' codes2.csv)
run ./shapes arithmetic --data shapes:60 --labels shapes:60 --formula 'label:2' -o two.csv
holds "($(awk '{ print $2 }' stdout) - $mean) ^ 2 < 1e-6" "the mean of a label's codes"
run ./shapes arithmetic --data shapes:60 --labels shapes:60 \
    --formula ' - 0.5 * label:0 + row:4 + .5*label:3 ' -o sum.png
png sum.png 265 81
threads sum.npy ./shapes arithmetic --data shapes:60 --labels shapes:60 \
    --formula 'label:1 - label:0 + row:9' -o sum.npy
for wrong in '' '+' '1 +' '1 2' 'row' 'row:' 'row:0' 'row:1.5' 'label:x' '2*' 'col:3' '1 * * 2' \
    '1e999' '1e39*row:1' 'row:9999999999999' '1 - - 2'; do
    refuses 64 "--formula" ./shapes arithmetic --data shapes:60 --formula "$wrong" -o x.png
done
refuses 64 "rows 1 to 60" ./shapes arithmetic --data shapes:60 --formula 61 -o x.png
refuses 64 "needs --labels" ./shapes arithmetic --data shapes:60 --formula label:1 -o x.png
refuses 65 "no row has the label 9" ./shapes arithmetic --data shapes:60 --labels shapes:60 \
    --formula label:9 -o x.png

# ---- every row of a label; an identity leaves all as it is
run ./shapes arithmetic --data shapes:200 --labels shapes:200 --formula 'each:1' -o each.csv
run ./shapes reconstruct --data shapes:200 -o all.csv
run ./shapes select --data all.csv --labels shapes:200 --label 1 -o ones.csv
same each.csv ones.csv
n=$(wc -l <ones.csv)
run ./shapes arithmetic --data shapes:200 --labels shapes:200 --json -o each.csv \
    --formula 'each:1 + label:2 - label:1'
holds "$(json stdout results) == $n"
# what it says of values, counted here: means of all rows by label, the nearest to each result
run ./shapes select --data shapes:200 --labels shapes:200 --label 0 -o c0.csv
for label in 1 2 3 4; do
    run ./shapes select --data shapes:200 --labels shapes:200 --label $label -o c$label.csv
done
# near RESULTS: how many of them are nearest to each label's mean
near() {
    awk -F, 'FILENAME ~ /^c[0-4]\.csv$/ { c = substr(FILENAME, 2, 1); rows[c]++
            for (i = 1; i <= NF; i++) mean[c, i] += $i; next }
        { best = -1
          for (c = 0; c < 5; c++) { d = 0
              for (i = 1; i <= NF; i++) { e = $i - mean[c, i] / rows[c]; d += e * e }
              if (best < 0 || d < least) { best = c; least = d } }
          near[best]++; n++ }
        END { for (c = 0; c < 5; c++) printf "%.6f ", near[c] / n; print "" }' \
        c0.csv c1.csv c2.csv c3.csv c4.csv "$1"
}
run ./shapes arithmetic --data shapes:200 --labels shapes:200 -o each.csv \
    --formula 'each:1 + label:2 - label:1' --json
grep -o '"by_values":[0-9.e-]*' stdout | cut -d: -f2 | awk '{ printf "%.6f ", $1 } END { print "" }' >said
near each.csv >counted
same said counted
grep -o '"own_by_values":[0-9.e-]*' stdout | cut -d: -f2 | sed -n 2p >own
cp c1.csv own1.csv
holds "($(near own1.csv | cut -d' ' -f2) - $(cat own)) ^ 2 < 1e-10" "rows nearest to their own mean"
# by codes: the results, encoded anew
run ./shapes encode --data each.csv -o again.csv
run ./shapes encode --data shapes:200 -o all.csv
for label in 0 1 2 3 4; do
    run ./shapes select --data shapes:200 --labels shapes:200 --label $label -o one.csv
    run ./shapes encode --data one.csv -o c$label.csv
done
near again.csv >counted
run ./shapes arithmetic --data shapes:200 --labels shapes:200 -o each.csv \
    --formula 'each:1 + label:2 - label:1' --json
grep -o '"by_code":[0-9.e-]*' stdout | cut -d: -f2 | awk '{ printf "%.6f ", $1 } END { print "" }' >said
same said counted
run ./shapes arithmetic --data shapes:200 --labels shapes:200 -o each.png \
    --formula 'each:1 + label:2 - label:1'
says stdout "results  $n"
threads each.npy ./shapes arithmetic --data shapes:200 --labels shapes:200 -o each.npy \
    --formula '0.5*each:1 + row:3'
refuses 64 "a second each:" ./shapes arithmetic --data shapes:60 --labels shapes:60 \
    --formula 'each:1 + each:2' -o x.png
refuses 64 "needs --labels" ./shapes arithmetic --data shapes:60 --formula each:1 -o x.png
refuses 65 "no row has the label 9" ./shapes arithmetic --data shapes:60 --labels shapes:60 \
    --formula each:9 -o x.png

# ---- latents: two are the plane itself
run ./plane latents --data shapes:80 --labels shapes:80 -o plane.svg
says stdout "x: z[1]"
holds "$(grep -o 'M[-0-9.]* [-0-9.]*h0' plane.svg | wc -l) == 80" "a point for each row"
holds "$(grep -c '<rect' plane.svg) == 5" "a legend of five classes"
run ./plane latents --data shapes:80 -o plane.csv
run ./plane encode --data shapes:80 -o codes.csv
same plane.csv codes.csv
run ./plane latents --data shapes:80 -o plane.png
png plane.png 642 642
# more are projected: two columns without correlation, the first with more variance
run ./shapes latents --data shapes:80 --json -o pca.csv
table pca.csv 80 2
awk -F, '{ n++; x += $1; y += $2; xx += $1 * $1; yy += $2 * $2; xy += $1 * $2 }
    END { print x / n, y / n, xx / n, yy / n, xy / n }' pca.csv >moments
holds "$(awk '{ print ($1 ^ 2 < 1e-8 && $2 ^ 2 < 1e-8 && $3 > $4 && $5 ^ 2 < 1e-8) }' moments) == 1" \
    "moments $(cat moments)"
# their share of all the variance
run ./shapes encode --data shapes:80 -o codes.csv
total=$(awk -F, '{ for (i = 1; i <= NF; i++) { s[i] += $i; q[i] += $i * $i } }
    END { for (i = 1; i <= NF; i++) v += q[i] / NR - (s[i] / NR) ^ 2; print v }' codes.csv)
run ./shapes latents --data shapes:80 --json -o pca.csv
share=$(sed 's/.*\[\([0-9.]*\),.*/\1/' stdout)
holds "($(cut -d' ' -f3 moments) / $total - $share) ^ 2 < 1e-8" "share of the variance $share"
threads pca.npy ./shapes latents --data shapes:80 -o pca.npy
refuses 64 ".svg, .png, .npy or .csv" ./plane latents --data shapes:80 -o x.pdf
cut -d, -f1 plane.csv >x.csv
refuses 65 "is not a whole number" ./plane latents --data shapes:80 --labels x.csv -o x.svg

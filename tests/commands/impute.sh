# impute

# ---- known values come back as they were; missing ones better than column means
run ./table impute --data shapes:200 --hide 0.3 --json -o filled.csv
table filled.csv 200 8
holds "$(json stdout rmse) < 0.7 * $(json stdout rmse_column_means)" "better than column means"
holds "$(json stdout last_change) < 0.05" "it is settling"
holds "$(json stdout missing) > 400 && $(json stdout missing) < 560" "30 % of 1600"
holds "$(json stdout iterations) == 20"
# what is filled in changes from one round to the next
run ./table impute --data shapes:200 --hide 0.3 --iterations 1 --json -o once.csv
differ once.csv filled.csv
run ./table impute --data shapes:200 --hide 0.3 --seed 5 -o other.csv
differ other.csv filled.csv

# ---- a mask: one row for all, and one for each
run ./shapes select --data shapes:40 --labels shapes:40 --label 3 -o rings.csv
rows=$(wc -l <rings.csv)
awk 'BEGIN { for (i = 0; i < 144; i++) printf "%d%s", (i % 12 >= 6), i < 143 ? "," : "\n" }' >half.csv
run ./shapes impute --data rings.csv --mask half.csv -o whole.csv
table whole.csv "$rows" 144
# the left half as it was, the right half not
awk -F, 'NR == FNR { for (i = 1; i <= 144; i++) a[FNR, i] = $i; next }
    { for (i = 1; i <= 144; i++) if (a[FNR, i] != $i) { if ((i - 1) % 12 < 6) left++; else right++ } }
    END { print left + 0, right + 0 }' rings.csv whole.csv >changed
holds "$(cut -d' ' -f1 changed) == 0 && $(cut -d' ' -f2 changed) > 50" "known values are kept"
for i in $(seq "$rows"); do cat half.csv; done >each.csv
run ./shapes impute --data rings.csv --mask each.csv -o whole2.csv
same whole.csv whole2.csv
# under a header, which is seen by its looks or said; and how it was read is told
seq -s, 144 | sed 's/[0-9]*/p&/g' | cat - half.csv >named.csv
run ./shapes impute --data rings.csv --mask named.csv -o whole2.csv
says stderr 'mask: 1 row, CSV with a header'
same whole.csv whole2.csv
seq -s, 144 | cat - half.csv >numbered.csv
refuses 65 'mask numbered.csv: 2 rows' ./shapes impute --data rings.csv --mask numbered.csv -o whole2.csv
run ./shapes impute --data rings.csv --mask numbered.csv --header mask=yes -o whole2.csv
same whole.csv whole2.csv
refuses 65 'there are no rows' ./shapes impute --data rings.csv --mask half.csv --header mask=yes -o whole2.csv
refuses 64 'no data called so' ./shapes impute --data rings.csv --mask half.csv --header latents=yes -o whole2.csv
# latents and noise likewise
run ./shapes sample -n 3 -o drawn.png && run ./shapes encode --data shapes:3 -o z.csv
run ./shapes decode --latents z.csv -o decoded.csv
says stderr 'latents: 3 rows, CSV without a header'
(echo 0,1,2,3,4 && cat z.csv) >numbered.csv
run ./shapes decode --latents numbered.csv --header latents=yes -o decoded2.csv
same decoded.csv decoded2.csv
run ./shapes decode --latents numbered.csv --quiet -o decoded2.csv
says stderr 'its first line, 0, 1, 2, ..., is read as a row'
lacks stderr 'latents:'
run ./shapes grad --data shapes:3 --noise numbered.csv --header noise=yes --weights out/shapes -o grad.safetensors
says stderr 'noise: 3 rows, CSV with a header'
# one mark for all colours of a pixel
awk 'BEGIN { for (i = 0; i < 64; i++) printf "%d%s", (i < 32), i < 63 ? "," : "\n" }' >upper.csv
run ./plane impute --data shapes:6 --mask upper.csv -o plane.csv
run ./plane impute --data shapes:6 --hide top -o plane2.csv
same plane.csv plane2.csv
for part in top bottom left right quarter; do
    run ./shapes impute --data shapes:9 --hide $part --json -o part.png
    holds "$(json stdout missing) == 9 * 144 / $([ $part = quarter ] && echo 4 || echo 2)"
done
png part.png 815 211

# ---- NaN in a CSV is missing, for any model
sed '1s/^[^,]*/nan/; 2s/,[^,]*,/,,/' filled.csv >holes.csv
run ./table impute --data holes.csv --json -o mended.csv
holds "$(json stdout missing) == 2"
table mended.csv 200 8
sed -n '3,$p' filled.csv >rest && sed -n '3,$p' mended.csv >rest2 && same rest rest2

# ... and with --hide, the error is of what is hidden and known, not of what was missing before
run ./table impute --data holes.csv --hide 0.3 --json -o mended.csv
holds "0$(json stdout rmse) > 0 && 0$(json stdout rmse) < 0$(json stdout rmse_column_means)" \
    "$(cat stdout)"
lacks stdout nan

# ---- a model that is made for missing values, trained on a table with a tenth of them missing
"$VAEC" build "$here/gaps.vae" -o gaps >build.log 2>&1 || cat build.log
for label in 0 1 2 3 4; do
    run ./table select --data shapes:2000 --labels shapes:2000 --label $label -o kind.csv
    cat kind.csv
done | awk -F, -v OFS=, '{ for (i = 1; i <= 8; i++) if ((NR * 7 + i * 3) % 10 == 0) $i = "nan" }
    { print }' >gaps.csv
run ./gaps train --data gaps.csv --quiet --out out/gaps
refuses 64 "may have missing values" ./gaps arithmetic --data gaps.csv --labels shapes:2000 \
    --formula each:1 -o x.csv
run ./gaps impute --data gaps.csv --json -o full.csv
table full.csv 2000 8
holds "$(json stdout missing) == $(tr ',' '\n' <gaps.csv | grep -c nan) && $(json stdout missing) > 1000"
holds "$(json stdout iterations) == 1"
run ./gaps impute --data full.csv --hide 0.1 --json -o filled.csv
holds "$(json stdout rmse) < 0.6 * $(json stdout rmse_column_means)" "better than column means"

# ---- multiple imputation: M sets that differ where values are missing, and only there
run ./table impute --data shapes:100 --hide 0.3 --samples 3 -o sets.csv
for i in 1 2 3; do table sets.$i.csv 100 8; done
differ sets.1.csv sets.2.csv
differ sets.2.csv sets.3.csv
holds "$(paste -d, sets.1.csv sets.2.csv sets.3.csv | awk -F, '{ for (i = 1; i <= 8; i++)
    if ($i == $(i + 8) && $i == $(i + 16)) same++ } END { print same }') == 800 - $(
    sed -n 's/^missing *\([0-9]*\) of.*/\1/p' stdout)" "known values are the same in every set"
threads filled.npy ./table impute --data shapes:150 --hide 0.2 -o filled.npy
threads sets.2.npy ./table impute --data shapes:150 --hide 0.2 --samples 2 -o sets.npy

refuses 65 "nothing is missing" ./table impute --data shapes:10 -o x.csv
refuses 64 "not 'middle'" ./shapes impute --data shapes:10 --hide middle -o x.csv
refuses 64 "not '1.5'" ./shapes impute --data shapes:10 --hide 1.5 -o x.csv
refuses 64 "is for images" ./table impute --data shapes:10 --hide top -o x.csv
refuses 65 "a row has 144 values" ./table impute --data shapes:10 --mask half.csv -o x.csv
refuses 65 "one row would do" ./shapes impute --data shapes:10 --mask each.csv -o x.csv
sed 's/1/0.5/' half.csv >strange.csv
refuses 65 "neither 0 (known) nor 1" ./shapes impute --data shapes:10 --mask strange.csv -o x.csv
refuses 66 "cannot open" ./shapes impute --data shapes:10 --mask none.csv -o x.csv
refuses 64 "not an image" ./table impute --data shapes:10 --hide 0.2 -o x.png

# ---- with --draw the values vary as the model says: sigma is 0.3 in table.vae, beside the latents'
run ./table impute --data shapes:100 --hide 0.3 --draw 2 -o drawn.csv
differ drawn.1.csv sets.1.csv
spread() { # root mean square difference of two sets over the values that differ
    paste -d, "$1" "$2" | awk -F, '{ for (i = 1; i <= 8; i++) if ($i != $(i + 8)) {
        n++; s += ($i - $(i + 8)) ^ 2 } } END { print sqrt(s / n) }'
}
holds "$(spread drawn.1.csv drawn.2.csv) > 0.42" "two draws of deviation 0.3 differ by 0.42 or more"
threads drawn.1.npy ./table impute --data shapes:60 --hide 0.2 --draw 1 -o drawn.npy
refuses 64 "give one of them" ./table impute --data shapes:10 --hide 0.2 --draw 2 --samples 2 -o x.csv
refuses 64 "at most" ./table impute --data shapes:10 --hide 0.2 --draw 100000 -o x.csv

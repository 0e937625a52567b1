# what a command takes over from its data stays as it was: text, header, type and bits

cat >five.vae <<'END'
model five
data   x: vector(3, standardize=true)
latent z: normal(2)
encoder { dense(8) relu }
decoder { dense(8) relu dense(3) }
loss { likelihood = gaussian }
train { batch = 32 epochs = 2 }
END
"$VAEC" build five.vae -o five >build.log 2>&1 || cat build.log
# numbers with more digits than a float has, a header with a comma in a name, lines that end in CRLF
awk 'BEGIN { printf "time, \"depth, in m\",temp\r\n"
    for (i = 0; i < 50; i++) printf "%d,%.2f,%.1f\r\n", 1700000001 + i, 4494398.35 + i * 3.17, 21.04 + i % 7 }' >all.csv
run ./five train --data all.csv --quiet --out out/five
sed '3s/,[^,]*,/,NA,/; 5s/^[^,]*//; 7s/[^,]*\r/ "" \r/' all.csv >holes.csv
run ./five impute --data holes.csv --weights out/five -o full.csv
# only what was missing differs, each with the decimals of its column
diff holes.csv full.csv | grep '^>' | tr -d '\r' >changed
holds "$(wc -l <changed) == 3"
holds "$(sed -n 1p changed | grep -cE '^> 1700000002,[0-9]+[.][0-9]{2},22[.]0$') == 1" "$(cat changed)"
holds "$(sed -n 2p changed | grep -cE '^> [0-9]+,4494407.86,24.0$') == 1" "$(cat changed)"
holds "$(sed -n 3p changed | grep -cE '^> 1700000006,4494414.20, "[0-9]+[.][0-9]" $') == 1" "$(cat changed)"
run ./five impute --data full.csv --hide 0.4 --weights out/five -o again.csv
head -n 1 again.csv >header.again && head -n 1 all.csv >header && same header header.again
run ./five impute --data holes.csv --limit 4 --weights out/five -o four.csv
head -n 5 full.csv >five.csv && holds "$(wc -l <four.csv) == 5" "a header and four rows"
# the doubles themselves in NPY
run ./five impute --data holes.csv --weights out/five -o full.npy
says full.npy "'descr': '<f8'"
run ./five select --data full.npy --labels shapes:50 --label 0 -o kind.csv
run ./five select --data full.csv --labels shapes:50 --label 0 -o text.csv
sed 1d text.csv | tr -d '\r' | awk -F, '{ print $1 + 0 }' >want
cut -d, -f1 kind.csv >got
# the value that was filled in is a double in NPY and has the column's decimals in CSV
holds "$(paste -d' ' want got | awk '$1 != $2 { n++ } END { print n + 0 }') <= 1" "whole seconds"
says got 17000000
# rows as they are, under their header
awk 'NR == 1 || FNR % 5 == 2' all.csv >fifth.csv
awk 'BEGIN { for (i = 0; i < 50; i++) print i % 5 == 0 }' >fifths.csv
run ./five select --data all.csv --labels fifths.csv --label 1 -o picked.csv
same picked.csv fifth.csv
# what the model makes is new, but its columns have the same names
for command in reconstruct denoise; do
    run ./five $command --data all.csv --weights out/five -o made.csv
    head -n 1 all.csv >header && head -n 1 made.csv >header.made
    same header header.made
    holds "$(wc -l <made.csv) == 51"
done
run ./five encode --data all.csv --weights out/five -o z.csv
holds "$(wc -l <z.csv) == 50" "latents are no columns of the data"
# bytes stay bytes
run ./shapes select --data shapes:40 --labels shapes:40 --label 3 -o rings.npy
head -c 64 rings.npy >rings.head
run ./shapes impute --data rings.npy --hide 0.2 --weights out/shapes -o whole.npy
head -c 64 whole.npy >whole.head
same rings.head whole.head

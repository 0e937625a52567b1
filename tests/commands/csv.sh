# csv.sh -- CSV as spreadsheets and databases write it: every command reads the same numbers, says what it
# guessed, and writes in the form that it read.

cat >three.vae <<'END'
model three
data   x: vector(3, standardize=true, missing=true)
latent z: normal(2)
encoder { dense(8) relu }
decoder { dense(8) relu dense(3) }
loss { likelihood = gaussian }
train { batch = 32 epochs = 2 }
END
"$VAEC" build three.vae -o three >build.log 2>&1 || cat build.log
awk 'BEGIN { print "a,b,c"; for (i = 0; i < 60; i++) printf "%d,%.2f,%s\n", i % 13, i * 1.25 + i % 7, i % 9 ? i / 4 : "NA" }' >plain.csv
# the same table of a continent that writes 1,5, with words and an identifier that no model reads
awk -F, 'NR == 1 { print "a;b;wer;c"; next }
    { b = $2; c = $3; sub(/[.]/, ",", b); sub(/[.]/, ",", c); sub(/NA/, "unbekannt", c)
      printf "%s;%s;Nr. %d;%s\n", $1, b, NR, c }' plain.csv >words.csv
printf '\377\376' >wide.csv && sed 's/$/\r/' plain.csv | od -An -v -tu1 | tr -s ' ' '\n' | grep . |
    awk '{ printf "\\%o\\0", $1 }' >octal && printf "$(cat octal)" >>wide.csv

run ./three train --data plain.csv --out out/plain
says stderr 'data x: 60 rows, CSV with a header, 7 values missing (NA), from 0 to 76.75'
run ./three train --data words.csv --columns a,b,c --missing unbekannt --out out/words
says stderr 'data x: 60 rows, CSV with ; and decimal commas, with a header, 3 of 4 columns, 7 values missing (unbekannt), from 0 to 76.75'
holds "$(grep -c '^data x' stderr) == 1" "said once"
run ./three train --data wide.csv --out out/wide
says stderr 'CSV in UTF-16 with a header, 7 values missing (NA)'
# eval reads as training did, and other commands say what they guessed
elbo=
for kind in plain words wide; do
    run ./three eval --data $kind.csv --weights out/$kind --json
    elbo="$elbo $(json stdout elbo)"
done
holds "$(echo $elbo | tr ' ' '\n' | sort -u | wc -l) == 1" "one ELBO: $elbo"
run ./three encode --data words.csv --weights out/words -o z.npy
says stderr 'CSV with ; and decimal commas, with a header, 3 of 4 columns, 7 values missing (unbekannt)'
run ./three encode --data words.csv --weights out/words -o z.npy --quiet
lacks stderr 'decimal commas'
run ./three encode --data plain.csv --weights out/plain -o z.npy
lacks stderr 'data x'
run ./three encode --data words.csv --csv ';,' --missing unbekannt --columns a,b,c --weights out/plain -o z2.npy
same z.npy z2.npy

# impute fills in; all else of the line stays, in its form
run ./three impute --data words.csv --weights out/words -o filled.csv
holds "$(grep -c unbekannt filled.csv) == 0"
holds "$(diff words.csv filled.csv | grep -cE '^> [0-9]+;[0-9]+,[0-9]{2};Nr. [0-9]+;-?[0-9]+,[0-9]{2}$') == 7" "$(diff words.csv filled.csv)"
holds "$(diff words.csv filled.csv | grep -c '^>') == 7" "and nothing else"
# reconstruct makes every value anew: the columns that it read, whole numbers where all were whole
run ./three reconstruct --data words.csv --weights out/words -o rebuilt.csv
holds "$(head -n 1 rebuilt.csv | tr -d '\n' | grep -cx 'a;b;c') == 1" "$(head -n 1 rebuilt.csv)"
holds "$(sed 1d rebuilt.csv | grep -cE '^[0-9]+;[0-9]+(,[0-9]+)?;-?[0-9]+(,[0-9]+)?$') == 60" "$(sed -n 2p rebuilt.csv)"
run ./three reconstruct --data plain.csv --weights out/plain -o rebuilt.csv
holds "$(sed 1d rebuilt.csv | grep -cE '^[0-9]+,[0-9.]+,-?[0-9.]+$') == 60" "$(sed -n 2p rebuilt.csv)"
run ./three reconstruct --data plain.csv --weights out/plain -o rebuilt.npy
head -n 1 plain.csv >header && head -n 1 rebuilt.csv >header.again && same header header.again
# commas that separate and mark decimals: what is filled in stands in quotes
awk 'BEGIN { for (i = 0; i < 40; i++) printf "%d,\"%d,5\",%s\n", i, i, i == 3 ? "" : i == 5 ? "\"\"" : "\"" i ",25\"" }' >quoted.csv
run ./three impute --data quoted.csv --weights out/plain -o filled.csv
says stderr 'CSV with decimal commas, without a header, 2 values missing (empty)'
holds "$(diff quoted.csv filled.csv | grep -cE '^> [0-9]+,"[0-9]+,5","-?[0-9]+,[0-9]{2}"$') == 2" "$(diff quoted.csv filled.csv)"

# what cannot be
refuses 64 "--csv takes ,, ;, ;,, tab, tab, or ,,, for one stream as --csv x=,; not 'pipe'" ./three eval --data plain.csv --csv pipe
refuses 64 'the model has no data called so' ./three eval --data plain.csv --csv 'q=;'
refuses 65 'plain.csv: has no column called d; it has a, b, c' ./three train --data plain.csv --columns a,b,d --out out/none
refuses 65 'has no column called a' ./three eval --data quoted.csv --header yes --weights out/words
refuses 64 '--columns names a twice' ./three train --data plain.csv --columns a,b,a --out out/none
refuses 64 'has no header that names them' ./three train --data plain.csv --columns a,b,c --header no --out out/none
refuses 65 'line 2, column 4: "unbekannt" is not a number' ./three train --data words.csv --columns a,b,c --out out/none
refuses 65 '"unbekannt" is not a number' ./three train --data words.csv --columns a,b,c --missing '?' --out out/none
[ -e out/none ] && bad "out/none was made" || ok

# mistakes.sh -- what users get wrong on the command line and in files is answered by what was meant.
"$VAEC" build "$here/narrow.vae" -o narrow >build.log 2>&1 || bad "$(cat build.log)"

# Data without --data.
refuses 64 "data are given as --data shapes:100" ./shapes train shapes:100
refuses 64 "'here' is not an option; see" ./shapes init here -o x.safetensors
refuses 64 "--count needs a whole number of at least 1, not '0'" ./shapes sample -n 0 -o x.npy
refuses 64 "--count needs a whole number of at least 1 and at most 1e12, not '9999999999999'" ./shapes sample -n 9999999999999 -o x.npy
refuses 64 "--seed needs a whole number of at least 0 and below 2^64, not '18446744073709551616'" \
    ./shapes sample --seed 18446744073709551616 -o x.npy

# A picture of one pixel has no half; a share may hide nothing.
run ./narrow train --data shapes:40 --quiet --out out/narrow
for part in left right quarter; do
    refuses 64 "--hide $part: 'x' is one pixel wide" ./narrow impute --data shapes:9 --hide $part -o x.npy
done
run ./narrow impute --data shapes:9 --hide bottom -o x.npy --weights out/narrow
refuses 65 "--hide 1e-9 hides none of the 54 values" ./narrow impute --data shapes:9 --hide 1e-9 -o x.npy

# A word in the place of a number.
refuses 64 "--condition size=big: 'big' is not a number" ./narrow sample --condition size=big -o x.csv \
    --weights out/narrow
refuses 64 "--condition size=1,two: 'two' is not a number" ./narrow sample --condition size=1,two -o x.csv \
    --weights out/narrow

# grad on a model that draws nothing: the data say how many rows.
run ./narrow grad --data shapes:9 --weights out/narrow -o grad.safetensors --json
holds "$(json stdout loss) > 0" loss
refuses 64 "nothing in this model is drawn from noise" ./narrow grad --data shapes:9 --noise eps.csv \
    --weights out/narrow -o grad.safetensors
refuses 65 "--data has 17 rows; a batch has 1 to 16" ./narrow grad --data shapes:17 --weights out/narrow \
    -o grad.safetensors
refuses 64 "needs --noise FILE: 5 numbers for each row" ./shapes grad --data shapes:9 --weights out/shapes \
    -o grad.safetensors

# Labels are whole numbers of any size; one more than there are rows may be a header.
seq 50 | awk '{ print $1 * 1000 }' >labels.csv
run ./shapes select --data shapes:50 --labels labels.csv --label 7000 -o seventh.csv
says stderr '1 of 50 rows'
run ./shapes latents --data shapes:50 --labels labels.csv --weights out/shapes -o x.svg
rm -f sum.csv
refuses 65 'numbered from 0 to 9999' ./shapes arithmetic --data shapes:50 --labels labels.csv --formula each:7000 \
    --weights out/shapes -o sum.csv
[ ! -e sum.csv ] && ok || bad 'sum.csv is written before the labels are looked at'
run ./shapes select --data shapes:49 --labels labels.csv --label 7000 -o seventh.csv
says stderr '50 labels for 49 rows of data: the first are taken; is its first line a header?'
run ./shapes select --data shapes:49 --labels labels.csv --header labels=yes --label 8000 -o seventh.csv
lacks stderr 'labels for'
run ./shapes select --data shapes:50 --limit 49 --labels shapes:50 --label 0 -o x.csv
lacks stderr 'labels for'

# What a command line lacks, has too much of, or cannot have together.
refuses 64 "no command 'zzzzzzzz'; see 'shapes --help'" ./shapes zzzzzzzz
refuses 64 "no option '-j'; see 'shapes info --help'" ./shapes info -j
refuses 64 "--lr needs a number above 0, not '0'" ./shapes train --data shapes:5 --lr 0 --out out/none
refuses 64 "--lr needs a number above 0 and below 3e38, not '1e39'" ./shapes train --data shapes:5 --lr 1e39 --out out/none
refuses 64 "'completion' takes one of these: bash zsh; not 'fish'" ./shapes completion fish
refuses 64 "'completion' takes one of these: bash zsh; see 'shapes completion --help'" ./shapes completion
refuses 64 "'sample' needs -o FILE; see 'shapes sample --help'" ./shapes sample
cp shapes 'sha pes'
refuses 64 "no shell completes a program called 'sha pes': rename it" './sha pes' completion bash
many=
for i in $(seq 40); do many="$many --data x=shapes:5"; done
refuses 64 "--data is given more than" ./shapes eval $many --weights out/shapes
refuses 64 "--from and --to go together" ./shapes interpolate --data shapes:5 --from 1 -o x.png --weights out/shapes
refuses 64 "-n counts random pairs: not with --from and --to" ./shapes interpolate --data shapes:5 --from 1 --to 2 -n 3 -o x.png --weights out/shapes
refuses 64 "--steps 1: both ends are steps, so at least 2" ./shapes interpolate --data shapes:5 --steps 1 -o x.png --weights out/shapes
refuses 64 "--from 9: --data has rows 1 to 5" ./shapes interpolate --data shapes:5 --from 9 --to 2 -o x.png --weights out/shapes
refuses 64 "a formula with label: or each: needs --labels FILE" ./shapes arithmetic --data shapes:5 --formula 'label:1 - label:0' -o x.csv --weights out/shapes
refuses 64 '--formula "row:1 + ": ' ./shapes arithmetic --data shapes:5 --formula 'row:1 + ' -o x.csv --weights out/shapes
refuses 64 "--noise makes the data noisy, --clean says that it is: not both" ./shapes denoise --data shapes:5 --noise 0.4 --clean shapes:5 -o x.csv \
    --weights out/shapes
refuses 64 "'x' is not an image of 1 or 3 channels: write .npy or .csv" ./table sample -n 5 -o x.png --weights out/table
printf '0,1,0\n' >few.csv
refuses 65 "--mask few.csv: a row has 3 values, but a row of 'x' has 144" ./shapes impute --data shapes:5 --mask few.csv -o x.csv --weights out/shapes
refuses 64 "--beta needs a number of at least 0, not '-1'" ./narrow grad --data shapes:9 --beta -1 -o grad.safetensors --weights out/narrow
printf '0,1,0,0,0\n0,1,0,0,0\n0,1,0,0,0\n' >few.csv
refuses 65 "--noise has 3 rows, but --data only 2" ./shapes grad --data shapes:2 --noise few.csv -o grad.safetensors --weights out/shapes

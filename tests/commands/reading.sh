# reading.sh -- how files are read is said, and is the same for eval as it was for train: the unit of
# bytes, the order of dimensions, a CSV's first line.

idx bits.idx 40 "12 12" 1
idx dark.idx 40 "12 12" 1
idx pixels.idx 40 "12 12" 255
run ./shapes train --data bits.idx --epochs 2 --out out/bits
says stderr 'data x: 40 rows, bytes 0 and 1 (--bytes 255 if these are pixels)'
run ./shapes train --data pixels.idx --epochs 2 --out out/pixels
says stderr 'data x: 40 rows, bytes / 255'
# The same numbers, so the same weights.
run ./shapes eval --data bits.idx --weights out/bits --json
elbo=$(json stdout elbo)
run ./shapes eval --data pixels.idx --weights out/pixels --json
[ "$elbo" = "$(json stdout elbo)" ] && ok || bad "0 and 1: ELBO $elbo; 0 and 255: $(json stdout elbo)"
# A test file that is dark is read in the training's unit, and that is said; --bytes says otherwise.
run ./shapes eval --data dark.idx --weights out/pixels --json
says stderr 'no byte exceeds 1, but they are divided by 255 as in training'
says stderr 'bytes / 255, as in training'
run ./shapes eval --data dark.idx --weights out/pixels --bytes 1 --json
lacks stderr 'no byte exceeds 1'
[ "$elbo" = "$(json stdout elbo)" ] && ok || bad "--bytes 1: ELBO $(json stdout elbo), not $elbo"
refuses 65 'value 255 is outside [0, 1]' ./shapes eval --data pixels.idx --weights out/bits
refuses 64 '--bytes takes 255, 1 or 65535' ./shapes eval --data pixels.idx --bytes 256
refuses 64 'the model has no data called so' ./shapes eval --data pixels.idx --bytes q=1
# --valid is read as --data is; a checkpoint is not gone on from in another unit.
run ./shapes train --data pixels.idx --valid dark.idx --epochs 2 --out out/pixels
says stderr 'dark.idx: no byte exceeds 1'
refuses 64 '--resume' ./shapes train --data bits.idx --bytes 255 --epochs 3 --out out/bits --resume

# Channels first.
idx first.idx 20 "3 8 8" 200
idx flat.idx 20 192 200
refuses 65 'channels first' ./plane train --data first.idx --out out/first
run ./plane train --data first.idx --layout chw --epochs 2 --out out/first
says stderr 'data x: 20 rows, bytes / 255, channels first'
run ./plane eval --data first.idx --weights out/first --json
elbo=$(json stdout elbo)
run ./plane eval --data flat.idx --weights out/first --json
says stderr 'channels first as in training'
[ "$elbo" = "$(json stdout elbo)" ] && ok || bad "flat rows: ELBO $(json stdout elbo), not $elbo"
run ./plane reconstruct --data first.idx --weights out/first -o first.npy --quiet
run ./plane eval --data first.npy --weights out/first --json # [8, 8, 3]: its dimensions tell
lacks stderr 'channels first'

# A numbered header.
{ echo 0,1,2,3,4,5,6,7; seq 80 | awk '{ for (i = 0; i < 8; i++) printf "%g%s", ($1 * (i + 3)) % 11 / 5, i < 7 ? "," : "\n" }'; } >numbered.csv
run ./table train --data numbered.csv --epochs 1 --out out/numbered
says stderr 'its first line, 0, 1, 2, ..., is read as a row'
says stderr 'data x: 81 rows, CSV without a header, from 0 to 7'
run ./table train --data numbered.csv --header yes --epochs 1 --out out/numbered
says stderr 'data x: 80 rows, CSV with a header, from 0 to 2'
lacks stderr 'its first line, 0, 1, 2, ..., is read as a row'
sed '1s/.*/1,2,3,4,5,6,7,8/' numbered.csv >from_one.csv
run ./table train --data from_one.csv --epochs 1 --out out/numbered
says stderr 'its first line, 1, 2, 3, ..., is read as a row'
says stderr 'data x: 81 rows, CSV without a header, from 0 to 8'
sed '1s/.*/2015,2016,2017,2018,2019,2020,2021,2022/' numbered.csv >years.csv
./table train --data years.csv --epochs 1 --out out/numbered >stdout 2>stderr # which need not end well: they are large
says stderr 'its first line, 2015, 2016, 2017, ..., is read as a row and may be a header of numbers'
sed '1s/.*/17,18,19,20,21,22,23,24/' numbered.csv >counted.csv
run ./table train --data counted.csv --epochs 1 --out out/numbered
lacks stderr 'is read as a row'

# Pictures in [-1, 1]: -1 is black, in training's pictures and in those of every command. (Which values
# are black and white, and that pixels are mapped by them, is in tests/unit/rt_reading.c.)
"$VAEC" build "$here/scaled.vae" -o scaled >build.log 2>&1 || bad "$(cat build.log)"
seq 64 | awk '{ for (i = 0; i < 16; i++) printf "%g%s", (($1 + i) % 2) * 2 - 1, i < 15 ? "," : "\n" }' >scaled.csv
run ./scaled train --data scaled.csv --out out/scaled
says stderr 'data x: 64 rows, CSV without a header, from -1 to 1'
says stderr 'in pictures -1 is black and 1 is white'
run ./scaled eval --data scaled.csv --weights out/scaled --json
holds "$(json stdout psnr) > 20" "PSNR of pictures in [-1, 1]"
run ./scaled reconstruct --data scaled.csv --limit 2 --weights out/scaled -o scaled.png
says stderr 'in pictures -1 is black and 1 is white'

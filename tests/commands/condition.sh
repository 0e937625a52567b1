# Conditions: what a decoder reads beside the latents, from --condition, --data, or all classes.
run "$VAEC" build "$here/classes.vae" -o classes
run ./classes gradcheck
run ./classes train --data shapes:400 --quiet --out out/classes
png out/classes/samples.png 525 525 # under the conditions of the first rows
weights="--weights out/classes"

# ---- classes in order, equally many rows of each; a row's latents depend on its number alone
run ./classes sample $weights --condition v=0.5,-1 -n 6 -o all.csv
table all.csv 6 144
for k in 0 1 2; do
    run ./classes sample $weights --condition v=0.5,-1 --condition y=$k -n 6 -o one.csv
    sed -n "$((2 * k + 1)),$((2 * k + 2))p" all.csv >from_all.csv
    sed -n "$((2 * k + 1)),$((2 * k + 2))p" one.csv >from_one.csv
    same from_all.csv from_one.csv
    sort -u one.csv | wc -l >count && same count - <<END
6
END
done
differ from_all.csv all.csv
threads t.npy ./classes sample $weights --condition v=1,2 -n 100 -o t.npy
# a line of the picture for each class: 2 and 8 of them, 12 pixels and a margin, five times as large
run ./classes sample $weights --condition v=0,0 -n 6 -o grid.png
png grid.png 161 200
run ./classes sample $weights --condition v=0,0 -o grid.png
png grid.png 551 200
run ./classes sample $weights --condition v=0,0 --condition y=2 -n 4 -o grid.png
png grid.png 135 135
# --alike: the latents of a class's first row are those of every class's first row
run ./classes sample $weights --condition v=0.5,-1 --alike -n 6 -o alike.csv
for k in 0 1 2; do
    run ./classes sample $weights --condition v=0.5,-1 --condition y=$k -n 2 -o one.csv
    sed -n "$((2 * k + 1)),$((2 * k + 2))p" alike.csv >from_alike.csv
    same from_alike.csv one.csv
done
refuses 64 "a multiple of 3, not 7" ./classes sample $weights --condition v=0,0 --alike -n 7 -o x.png
refuses 64 "there is none" ./classes sample $weights --condition v=0,0 --condition y=1 --alike -o x.png
refuses 64 "there is none" ./shapes sample --alike -o x.png
# the same condition from files
printf '1\n1\n1\n' >y.csv
printf '0.5,-1\n0.5,-1\n0.5,-1\n' >v.csv
run ./classes sample $weights --data y=y.csv --data v=v.csv -n 3 -o file.csv
run ./classes sample $weights --condition y=1 --condition v=0.5,-1 -n 3 -o word.csv
same file.csv word.csv
run ./classes sample $weights --data y=y.csv --condition v=0.5,-1 -n 3 -o mixed.csv
same mixed.csv word.csv

# ---- decode
run ./classes encode $weights --data shapes:5 -o z.csv
run ./classes decode $weights --latents z.csv --condition y=0 --condition v=0,1 -o d0.csv
run ./classes decode $weights --latents z.csv --condition y=1 --condition v=0,1 -o d1.csv
table d1.csv 5 144
differ d0.csv d1.csv
refuses 64 "--condition y=CLASS or --data y=FILE" ./classes decode $weights --latents z.csv \
    --condition v=0,1 -o d.csv
refuses 65 "--data has 3 rows; 5 are needed" ./classes decode $weights --latents z.csv \
    --data y=y.csv --condition v=0,1 -o d.csv

# ---- reconstruct: --condition changes what the decoder reads, not what the encoder does
run ./classes reconstruct $weights --data shapes:5 -o r.csv
run ./classes reconstruct $weights --data shapes:5 --condition y=1 -o r1.csv
table r1.csv 5 144
differ r.csv r1.csv
run ./classes decode $weights --latents z.csv --data y=shapes:5 --data v=shapes:5 -o d.csv
same r.csv d.csv
run ./classes decode $weights --latents z.csv --data v=shapes:5 --condition y=1 -o d.csv
same r1.csv d.csv

# ---- walks: one condition all over
run ./classes traverse $weights --condition y=2 --condition v=1,1 --steps 3 -o t2.csv
table t2.csv 9 144
run ./classes interpolate $weights --data shapes:5 --from 1 --to 2 --condition y=2 -o i.csv
refuses 64 "--condition v=NUMBER,... or" ./classes manifold $weights -o m.png

# ---- wrong
refuses 64 "y is a class from 0 to 2" ./classes sample $weights --condition y=3 -o x.png
refuses 64 "y is a class from 0 to 2" ./classes sample $weights --condition y=-1 -o x.png
refuses 64 "y is a class from 0 to 2" ./classes sample $weights --condition y=1.5 -o x.png
refuses 64 "y is a class from 0 to 2" ./classes sample $weights --condition y= -o x.png
refuses 64 "y is given twice" ./classes sample $weights --condition y=1 --condition y=2 -o x.png
refuses 64 "v has 2 numbers, not 1" ./classes sample $weights --condition v=1 -o x.png
refuses 64 "v has 2 numbers, not 3" ./classes sample $weights --condition v=1,2,3 -o x.png
refuses 64 "v has 2 numbers, not 0" ./classes sample $weights --condition v= -o x.png
refuses 64 "'' is not a number" ./classes sample $weights --condition v=1, -o x.png
refuses 64 "'a' is not a number" ./classes sample $weights --condition v=a,2 -o x.png
refuses 64 "'nan' is not a number" ./classes sample $weights --condition v=1,nan -o x.png
refuses 64 "what the decoder reads: y, v" ./classes sample $weights --condition q=1 -o x.png
refuses 64 "what the decoder reads: y, v" ./classes sample $weights --condition x=1 -o x.png
refuses 64 "NAME=VALUE" ./classes sample $weights --condition y -o x.png
refuses 64 "reads latents only" ./shapes sample --condition y=1 -o x.png
refuses 64 "reads latents only" ./shapes sample --data shapes:9 -o x.png
refuses 64 "reads 'y'" ./classes eval $weights --data x=shapes:9
printf '1,1\n1,1\n' >two.csv
refuses 65 "2 rows for data v, but data y has 3" ./classes sample $weights --data y=y.csv \
    --data v=two.csv -n 3 -o x.csv

# interpolate, traverse, manifold

# ---- interpolate: the ends are the two rows' own reconstructions
run ./shapes interpolate --data shapes:50 --from 3 --to 9 --steps 5 -o path.csv
table path.csv 5 144
says stdout "from row 3 to row 9"
run ./shapes reconstruct --data shapes:50 -o all.csv
sed -n 3p all.csv >end.csv && sed -n 1p path.csv >first.csv && same end.csv first.csv
sed -n 9p all.csv >end.csv && sed -n 5p path.csv >last.csv && same end.csv last.csv
# ... and the middle is the code half-way, decoded
run ./shapes encode --data shapes:50 -o codes.csv
awk -F, 'NR == 3 { for (i = 1; i <= NF; i++) a[i] = $i }
         NR == 9 { for (i = 1; i <= NF; i++) printf "%.9g%s", (a[i] + $i) / 2, i < NF ? "," : "\n" }' \
    codes.csv >middle.csv
run ./shapes decode --latents middle.csv -o half.csv
sed -n 3p path.csv >third.csv
holds "$(paste -d, half.csv third.csv | awk -F, '{ for (i = 1; i <= 144; i++) { d = $i - $(i + 144);
    if (d < 0) d = -d; if (d > m) m = d } print m + 0 }') < 1e-5" "the middle of the path"

run ./shapes interpolate --data shapes:50 -o pairs.png
png pairs.png 782 536
run ./shapes interpolate --data shapes:50 -n 3 --steps 4 --json -o pairs.npy
holds "$(json stdout steps) == 4"
run ./shapes interpolate --data shapes:50 -n 3 --seed 7 -o a.png
run ./shapes interpolate --data shapes:50 -n 3 --seed 8 -o b.png
differ a.png b.png
threads pairs.npy ./shapes interpolate --data shapes:50 -n 6 -o pairs.npy
run ./shapes interpolate --data shapes:1 -n 2 -o one.csv
refuses 64 "rows 1 to 50" ./shapes interpolate --data shapes:50 --from 51 --to 2 -o x.png
refuses 64 "at least 1" ./shapes interpolate --data shapes:50 --from 0 --to 2 -o x.png
refuses 64 "go together" ./shapes interpolate --data shapes:50 --from 3 -o x.png
refuses 64 "at least 2" ./shapes interpolate --data shapes:50 --steps 1 -o x.png
refuses 64 "random pairs" ./shapes interpolate --data shapes:50 --from 1 --to 2 -n 3 -o x.png
refuses 64 "--data" ./shapes interpolate --from 1 --to 2 -o x.png
refuses 64 "must end in" ./shapes interpolate --data shapes:50 -o x.gif
refuses 64 "too many" ./shapes interpolate --data shapes:50 -n 5000 --steps 5000 -o x.csv
refuses 66 "none.npy" ./shapes interpolate --data none.npy -o x.png

# ---- traverse: the middle of an odd number of steps is the same for every dimension
run ./shapes traverse --steps 5 --dims 3 -o t.csv
table t.csv 15 144
for line in 3 8 13; do sed -n ${line}p t.csv; done | sort -u >middles.csv
table middles.csv 1 144
holds "$(awk 'END { print NR }' stdout) == 3" "one line for each dimension"
# the most active first
holds "$(awk 'NR > 1 && $4 > last { bad = 1 } { last = $4 } END { print bad + 0 }' stdout) == 0"
run ./shapes traverse --data shapes:100 --json -o t.png
png t.png 800 341
holds "$(json stdout dimensions | wc -c) > 0"
run ./shapes traverse --data shapes:100 --row 7 --range 1.5 -o t7.csv
table t7.csv 55 144
run ./table traverse -o tt.csv
table tt.csv 33 8
threads t.npy ./shapes traverse --data shapes:100 -o t.npy
refuses 64 "have 5 dimensions" ./shapes traverse --dims 6 -o t.png
refuses 64 "--row needs --data" ./shapes traverse --row 6 -o t.png
refuses 64 "rows 1 to 10" ./shapes traverse --data shapes:10 --row 11 -o t.png
refuses 64 "not an image" ./table traverse -o t.png
refuses 64 "number above 0" ./shapes traverse --range 0 -o t.png

# ---- manifold: a picture of the plane; the corners are the outermost quantiles
run ./plane manifold --steps 6 -o m.png
png m.png 453 396
run ./plane manifold --steps 2 -o m.csv
table m.csv 4 192
# quantiles 1/4 and 3/4 of N(0, 1): the second latent upwards
printf '%s\n' -0.67448975,0.67448975 0.67448975,0.67448975 -0.67448975,-0.67448975 \
    0.67448975,-0.67448975 >corners.csv
run ./plane decode --latents corners.csv -o c.csv
same c.csv m.csv
run ./shapes manifold --steps 3 --json -o m5.csv
table m5.csv 9 144
run ./shapes manifold --data shapes:100 --row 2 --steps 3 -o m6.csv
threads m.npy ./plane manifold -o m.npy
refuses 64 "too many" ./plane manifold --steps 101 -o m.png
refuses 64 "needs -o" ./plane manifold

# ---- numbers beyond all measure: refused, or nothing is written
refuses 64 "below 3e38" ./shapes traverse --range 1e300 -o t.csv
refuses 64 "not 'nan'" ./shapes traverse --range nan -o t.csv
for k in 1 2 3 4 5; do printf '3e38,-3e38,3e38,-3e38,3e38\n'; done >far.csv
rm -f t.csv
refuses 70 "would not be finite" ./shapes decode --latents far.csv -o t.csv
[ ! -e t.csv ] && ok || bad "t.csv is there"
refuses 64 "--data needs a [STREAM=]FILE, not nothing" ./shapes interpolate --data '' -o x.png

# ---- no weights
refuses 66 "cannot open nowhere" ./shapes manifold --weights nowhere -o m.png

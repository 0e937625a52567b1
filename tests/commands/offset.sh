# offset.sh -- counts whose mean is a multiple of their row's sum, or of a number that is given

cat >offset_total.vae <<'END'
model offset_total
data   x: vector(6)
latent z: normal(2)
encoder(x) { log1p dense(8) relu }
decoder(z) { dense(8) relu dense(6) }
loss { likelihood = poisson(offset=total) }
train { batch = 20 epochs = 3 }
END
cat >offset_given.vae <<'END'
model offset_given
data   x: vector(6)
data   e: vector(1)
latent z: normal(2)
encoder(x) { log1p dense(8) relu }
decoder(z, e) { dense(8) relu dense(6) }
loss { likelihood = negative_binomial(offset=e) }
train { batch = 20 epochs = 3 }
END
for model in offset_total offset_given; do
    run "$VAEC" build $model.vae -o $model
done
/usr/bin/python3 - <<'END'
import random
random.seed(3)
rows = [[random.randrange(9) for _ in range(6)] for _ in range(60)]
rows[7] = [0] * 6
open("offset_x.csv", "w").write("".join(",".join(map(str, r)) + "\n" for r in rows))
exposures = ["%.3f" % random.uniform(0.5, 2) for _ in rows]
open("offset_e.csv", "w").write("\n".join(exposures) + "\n")
exposures[3] = "0"
open("offset_zero.csv", "w").write("\n".join(exposures) + "\n")
END
run ./offset_total train --data offset_x.csv --out out/offset_total -q

# sums FILE WANT: the rows of FILE sum to the numbers of WANT
sums() {
    /usr/bin/python3 - "$1" "$2" <<'END'
import sys
rows = [[float(v) for v in line.split(",")] for line in open(sys.argv[1])]
want = [float(v) for v in sys.argv[2].split()]
assert len(rows) == len(want) and all(abs(sum(r) - w) <= 1e-4 * max(w, 1) for r, w in zip(rows, want)), \
    [sum(r) for r in rows]
END
}
mean=$(/usr/bin/python3 -c "
import math
s = [sum(map(int, l.split(','))) for l in open('offset_x.csv')]
s = [math.log(v) for v in s if v]
print('%.6g' % math.exp(sum(s) / len(s)))")
./offset_total sample -n 3 --weights out/offset_total -o offset_s.csv >said 2>&1
says said "x.total: $mean, the geometric mean in training"
run sums offset_s.csv "$mean $mean $mean"
run ./offset_total sample -n 2 --condition x.total=500 --weights out/offset_total -o offset_s.csv -q
run sums offset_s.csv "500 500"
run ./offset_total sample -n 2 --data offset_x.csv --weights out/offset_total -o offset_s.csv -q
own=$(head -2 offset_x.csv | awk -F, "{ s = 0; for (i = 1; i <= NF; i++) s += \$i; print s }" | tr "\n" " ")
run sums offset_s.csv "$own"
run ./offset_total reconstruct --data offset_x.csv --limit 2 --weights out/offset_total -o offset_s.csv -q
run sums offset_s.csv "$own"
run ./offset_total reconstruct --data offset_x.csv --limit 2 --condition x.total=70 --weights out/offset_total -o offset_s.csv -q
run sums offset_s.csv "70 70"
run ./offset_total eval --data offset_x.csv --weights out/offset_total -q # with a row of zeros
refuses 64 "--condition x.total=0: a sum of counts is a number from 1 to 1e9" \
    ./offset_total sample --condition x.total=0 --weights out/offset_total -o offset_s.csv
refuses 64 "--condition x=5: it has to be NAME=VALUE, of what the decoder reads: x.total" \
    ./offset_total sample --condition x=5 --weights out/offset_total -o offset_s.csv
refuses 64 "'x' has offset = total: what a row with missing values sums to is not known" \
    ./offset_total impute --hide 0.5 --data offset_x.csv --weights out/offset_total -o offset_s.csv
refuses 64 "'x' has offset = total, and what a row sums to is not modelled" \
    ./offset_total compress --data offset_x.csv --weights out/offset_total -o offset_s.vaz

run ./offset_given train --data offset_x.csv --data e=offset_e.csv --out out/offset_given -q
refuses 65 "offset_zero.csv: row 4, column 1: value 0 is not above 0, which an offset has to be" \
    ./offset_given train --data offset_x.csv --data e=offset_zero.csv --out out/offset_zero
refuses 64 "--condition e=-1: -1 is not above 0, which an offset has to be" \
    ./offset_given sample --condition e=-1 --weights out/offset_given -o offset_s.csv
for e in 1 2; do
    run ./offset_given sample -n 5 --condition e=$e --weights out/offset_given -o offset_$e.csv -q
done
run /usr/bin/python3 -c "
a, b = ([float(v) for l in open('offset_%d.csv' % k) for v in l.split(',')] for k in (1, 2))
assert all(abs(2 * x - y) <= 1e-5 * y for x, y in zip(a, b)), (a, b)"

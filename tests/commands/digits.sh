# columns whose values a float cannot tell apart: seconds since 1970, 1e12 and what is far below 1e-30, beside
# ordinary ones. What is written, drawn, filled in and compared has the digits of a double.

cat >digits.vae <<'END'
model digits
data   x: vector(5, standardize=true)
latent z: normal(2)
encoder { dense(16) tanh }
decoder { dense(16) tanh dense(5) }
loss { likelihood = gaussian(sigma=shared) }
train { batch = 40 epochs = 300 optimizer = adam(lr=5e-3) }
END
run "$VAEC" build digits.vae -o digits
awk 'BEGIN { for (i = 0; i < 240; i++)
    printf "%.2f,%.2f,%.6fe-33,%.4f,%.4f\n", 1700000001 + i + i % 2 / 4, 1e12 + 40 * sin(i / 30), 2 + cos(i / 9) + i / 240,
        5 + sin(i / 7), -3 * cos(i / 30) + i % 4 / 10 }' >far.csv
run ./digits train --data far.csv --quiet --out out/digits

# deviations FILE: of its columns, five words
deviations() {
    awk -F, 'NR == 1 { for (k = 1; k <= NF; k++) first[k] = $k }
        { for (k = 1; k <= NF; k++) { d = $k - first[k]; sum[k] += d; n[k]++; x[NR, k] = d } }
        END { for (k = 1; k <= NF; k++) { m = sum[k] / NR; s = 0
            for (r = 1; r <= NR; r++) s += (x[r, k] / n[k] * n[k] - m) ^ 2 / NR
            printf "%.9g ", sqrt(s) } }' "$1"
}
# The squares of 1e-33 are no numbers for some awks, so it is taken in units of them.
awk -F, -v OFS=, '{ $3 *= 1e33 } 1' OFMT=%.17g CONVFMT=%.17g far.csv >near.csv
set -- $(deviations near.csv)
deviation1=$1 deviation2=$2 deviation3=$3e-33 deviation4=$4 deviation5=$5
holds "$deviation1 > 69.28 && $deviation1 < 69.29" "awk computes in double"
deviation() { eval echo "\$deviation$1"; }

# fine FILE ROWS: of every column nearly all values are different, with gaps below a thousandth of its deviation
fine() {
    for column in 1 2 3 4 5; do
        cut -d, -f$column "$1" | sort -g | awk -v rows="$2" -v d="$(deviation $column)" '
            NR > 1 && $1 > last { n++; if (least == 0 || $1 - last < least) least = $1 - last }
            { last = $1 }
            END { print (NR == rows && n >= 0.9 * (rows - 1) && least < d / (rows < 100 ? 2 : 1000)), n, least / d
            }' >gaps
        holds "$(cut -d' ' -f1 gaps) == 1" "$1, column $column: other values, least gap in deviations: $(cat gaps)"
    done
}
# doubles FILE.npy COLUMNS: as CSV, nothing lost
doubles() {
    says "$1" "'descr': '<f8'"
    od -An -v -t f8 -w$((8 * $2)) -j 128 "$1" | awk -v OFS=, '{ $1 = $1 } 1'
}
# equal A B: the same numbers in CSV
equal() {
    holds "$(paste -d, "$1" "$2" | awk -F, '{ for (k = 1; k <= NF / 2; k++) if ($k + 0 != $(k + NF / 2) + 0) n++ }
        END { print n + 0 }') == 0" "$1 and $2 hold the same doubles"
}
# near GOT WANT: to the nine digits that a JSON has
near() { holds "$1 / $2 > 1 - 1e-8 && $1 / $2 < 1 + 1e-8" "$(cat stdout)"; }
# rmse COLUMN A B: root mean square of the difference, in units of 1e-33 for the third
rmse() {
    paste -d, "$2" "$3" | awk -F, -v k=$1 'BEGIN { unit = k == 3 ? 1e33 : 1 }
        { d = ($k - $(k + 5)) * unit; s += d * d } END { printf "%.12g\n", sqrt(s / NR) }'
}

# ---- the same doubles in CSV, in NPY and from latents
run ./digits reconstruct --data far.csv --weights out/digits -o made.csv
run ./digits reconstruct --data far.csv --weights out/digits -o made.npy
table made.csv 240 5
fine made.csv 240
doubles made.npy 5 >made.numbers
equal made.csv made.numbers
run ./digits encode --data far.csv --weights out/digits -o codes.npy
run ./digits decode --latents codes.npy --weights out/digits -o decoded.csv
same made.csv decoded.csv
# and all of them near the data: no column is off
for column in 1 2 3 4 5; do
    unit=$(deviation $column)
    [ $column != 3 ] || unit=$deviation3*1e33
    holds "$(rmse $column made.csv far.csv) < 1.2 * $unit" "column $column"
done
# streams that are not standardized are floats all the way
run ./table reconstruct --data shapes:5 --weights out/table -o plain.npy
says plain.npy "'descr': '<f4'"

# ---- the report's errors are those of the rows that reconstruct writes
sed 's/<[^>]*>/ /g' out/digits/report.html | awk 'NF == 7 && $1 >= 1 && $1 <= 5 && $2 ~ /[0-9]/' >report.rows
holds "$(wc -l <report.rows) == 5"
for column in 1 2 3 4 5; do
    set -- $(sed -n ${column}p report.rows) # column, row, rebuilt, row, rebuilt, RMSE, deviation
    [ $column != 3 ] || set -- $1 "$2" "$3" "$4" "$5" "$6*1e33" "$7*1e33"
    want=$(rmse $column made.csv far.csv) unit=$(deviation $column)
    [ $column != 3 ] || unit=$unit*1e33
    holds "$6 > 0.999 * $want && $6 < 1.001 * $want" "report: RMSE of column $column is $6, not $want"
    holds "$7 > 0.999 * $unit && $7 < 1.001 * $unit" "report: deviation of column $column is $7, not $unit"
done
set -- $(sed -n 1p report.rows)
holds "$2 == 1700000001" "the report writes the first second as $2"
holds "$3 != $5" "two rebuilt rows of the report are not the same: $3"

# ---- samples, means and draws
for draw in '' --draw; do
    run ./digits sample $draw -n 200 --weights out/digits -o sampled.csv
    table sampled.csv 200 5
    fine sampled.csv 200
    run ./digits sample $draw -n 200 --weights out/digits -o sampled.npy
    doubles sampled.npy 5 >sampled.numbers
    equal sampled.csv sampled.numbers
done
fine out/digits/samples.csv 64
# what is drawn lies around what is not, as far as sigma says, which is the same in every column's deviation
run ./digits decode --draw --latents codes.npy --weights out/digits -o drawn.csv
for column in 1 2 3 4 5; do
    unit=$(deviation $column)
    [ $column != 3 ] || unit=$unit*1e33
    awk "BEGIN { print $(rmse $column drawn.csv made.csv) / ($unit) }"
done | sort -g >apart
holds "$(sed -n 1p apart) > 0.8 * $(sed -n 5p apart)" "sigma column by column: $(tr '\n' ' ' <apart)"

# ---- walks
run ./digits interpolate --data far.csv --from 1 --to 240 --steps 11 --weights out/digits -o walk.csv
table walk.csv 11 5
fine walk.csv 11
run ./digits traverse --dims 1 --steps 11 --weights out/digits -o walk.csv --json
fine walk.csv 11
run ./digits manifold --steps 5 --weights out/digits -o walk.npy
doubles walk.npy 5 >walk.csv
fine walk.csv 25
run ./digits arithmetic --data far.csv --formula '2 * row:1 - row:3' --weights out/digits -o sum.csv
run ./digits arithmetic --data far.csv --formula '2 * row:1 - row:4' --weights out/digits -o other.csv
differ sum.csv other.csv

# ---- impute: what is filled in, and what it is off by
run ./digits impute --data far.csv --hide 0.2 --json --weights out/digits -o full.npy
doubles full.npy 5 >full.csv
# off FILE: the root mean square of what it has of far.csv otherwise, over so many values as are missing
off() {
    paste -d, "$1" far.csv | awk -F, -v n="$(json stdout missing)" '{ for (k = 1; k <= 5; k++) {
        d = $k - $(k + 5); s += d * d } } END { printf "%.12g\n", sqrt(s / n) }'
}
want=$(off full.csv)
near "$(json stdout rmse)" "$want"
for column in 1 2 3 4 5; do
    paste -d, full.csv far.csv | awk -F, -v k=$column '$k + 0 != $(k + 5) + 0 { print $k }' | sort -g >filled.$column
    holds "$(wc -l <filled.$column) > 30 && $(wc -l <filled.$column) == $(uniq filled.$column | wc -l)" \
        "column $column is filled with other values each time"
done
# the same from an array, and in an array's type; from CSV to CSV with the decimals of the column, where it has any
awk 'BEGIN { for (i = 0; i < 240; i++) print 1 }' >ones.csv
run ./digits select --data far.csv --labels ones.csv --label 1 -o far.npy
run ./digits impute --data far.npy --hide 0.2 --weights out/digits -o again.npy
same full.npy again.npy
run ./digits impute --data far.npy --hide 0.2 --weights out/digits -o again.csv
equal full.csv again.csv
run ./digits impute --data far.csv --hide 0.2 --weights out/digits -o text.csv
holds "$(cut -d, -f1 text.csv | grep -cE '^[0-9]{10}[.][0-9]{2}$') == 240" "hundredths"
holds "$(cut -d, -f2 text.csv | grep -cE '^[0-9]{12,13}[.][0-9]{2}$') == 240" "hundredths"
cut -d, -f3 text.csv >one && cut -d, -f3 full.csv >two && equal one two

# ---- denoise: noise that no float near these values has room for
run ./digits denoise --data far.csv --noise 0.1 --json --weights out/digits -o clean.csv
holds "$(json stdout rmse_before) > 0.09 && $(json stdout rmse_before) < 0.11" "$(cat stdout)"
want=$(paste -d, clean.csv far.csv | awk -F, '{ for (k = 1; k <= 5; k++) { d = $k - $(k + 5); s += d * d } }
    END { printf "%.12g\n", sqrt(s / NR / 5) }')
near "$(json stdout rmse_after)" "$want"
run ./digits denoise --data made.csv --clean far.csv --json --weights out/digits -o clean.csv
fine clean.csv 240
want=$(paste -d, made.csv far.csv | awk -F, '{ for (k = 1; k <= 5; k++) { d = $k - $(k + 5); s += d * d } }
    END { printf "%.12g\n", sqrt(s / NR / 5) }')
near "$(json stdout rmse_before)" "$want"

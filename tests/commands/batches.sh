# batches -- a last batch of few rows does not spoil what is estimated over a batch
"$VAEC" build "$here/norm.vae" -o norm >build.log 2>&1 || cat build.log
"$VAEC" build "$here/spread.vae" -o spread >build.log 2>&1 || cat build.log

# tensor FILE NAME: its numbers, one a line
tensor() {
    set -- "$1" "$2" "$(od -An -tu8 -N8 "$1" | tr -d ' ')"
    head -c $((8 + $3)) "$1" | tail -c "$3" |
        sed "s/.*\"$2\":[^[]*\[[^]]*\][^[]*\[\([0-9]*\), *\([0-9]*\).*/\1 \2/" >place
    read -r from to <place
    od -An -v -w4 -tf4 -j $((8 + $3 + from)) -N $((to - from)) "$1"
}

# 129 rows, 128 in a batch: running_var is the columns' unbiased variance (a last batch of one row that counted
# as much as the others made it 0.47 of that)
awk 'function n() { return sqrt(-2 * log(1 - rand())) * cos(6.283185307 * rand()) }
    BEGIN { srand(3); for (i = 0; i < 129; i++) { t = n()
        print 3 * t + 5 "," n() "," n() "," n() >"rows.csv"
        print t + 0.3 * n() "," t + 0.3 * n() >"pairs.csv" } }'
awk -F, '{ for (i = 1; i <= 4; i++) { s[i] += $i; q[i] += $i * $i } }
    END { for (i = 1; i <= 4; i++) print (q[i] - s[i] * s[i] / NR) / (NR - 1) }' rows.csv >variances
for threads in 1 2; do
    run ./norm train --data rows.csv --quiet --threads $threads --out norm$threads
done
same norm1/model.safetensors norm2/model.safetensors
tensor norm1/model.safetensors encoder.0.running_var | paste - variances |
    awk '{ print $1 / $2 }' >ratios
holds "$(wc -l <ratios) == 4"
for ratio in $(cat ratios); do
    holds "$ratio > 0.95 && $ratio < 1.05" "the running variance is $ratio of the variance"
done

# mmd: z has the deviation that it has with 128 rows (1.02 here; with a batch of one row it was 0.50)
for rows in 128 129; do
    run ./spread train --data pairs.csv --limit $rows --quiet --out spread$rows
    run ./spread encode --draw --data pairs.csv --weights spread$rows/model.safetensors -o z.csv
    awk '{ s += $1; q += $1 * $1 } END { print sqrt(q / NR - (s / NR) ^ 2) }' z.csv >deviation$rows
done
holds "$(cat deviation129) > 0.95 && $(cat deviation129) < 1.1" "z has a deviation of $(cat deviation129)"
holds "$(cat deviation129) - $(cat deviation128) < 0.05 && $(cat deviation128) - $(cat deviation129) < 0.05"

# one row in all: there is nothing to estimate from
refuses 65 "one row is not enough to train on" ./norm train --data rows.csv --limit 1 --out none
refuses 65 "one row is not enough to train on" ./spread train --data pairs.csv --limit 1 --out none

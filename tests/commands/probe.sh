# eval --probe: labels told from codes. Labels are made of the codes themselves here, so that what is right is known.
run ./shapes encode --data shapes:400 --seed 3 -o codes.csv --weights out/shapes
probe() { # probe FORMULA: labels of the codes $1, $2, ..., then the probe
    awk -F, "{ print $1 }" codes.csv >labels.csv
    run ./shapes eval --data shapes:400 --seed 3 --probe labels.csv --weights out/shapes --json
}
# of one side of a plane or the other: a line tells them
probe '($1 > $2)'
holds "$(json stdout linear) > 0.96" "$(cat stdout)"
holds "$(json stdout neighbours) > 0.9" "$(cat stdout)"
holds "$(json stdout commonest) == $(awk '{ n += $1 } END { print (n > NR - n ? n : NR - n) / NR }' labels.csv)"
holds "$(json stdout labels) == 2"
holds "($(json stdout linear_error) - sqrt($(json stdout linear) * (1 - $(json stdout linear)) / 400)) ^ 2 < 1e-20"
# of two opposite quadrants: none does, neighbours do
probe '(($1 > 0) == ($2 > 0))'
holds "$(json stdout linear) < 0.75 && $(json stdout neighbours) > 0.8" "$(cat stdout)"
# the neighbours, counted here: by 10 of the others, each dimension with variance 1
probe 'int(4 + 2 * $1) % 3 < 0 ? 0 : int(4 + 2 * $1) % 3'
cp stdout told
awk -F, 'NR == FNR { label[n++] = $1; next }
    { for (k = 1; k <= NF; k++) { z[FNR - 1, k] = $k; m[k] += $k; v[k] += $k * $k } }
    END {
        for (k = 1; k <= NF; k++) { m[k] /= n; v[k] = v[k] / n - m[k] * m[k] }
        for (i = 0; i < n; i++) {
            for (j = 0; j < n; j++) {
                d[j] = 0
                for (k = 1; k <= NF; k++) { e = z[i, k] - z[j, k]; d[j] += e * e / v[k] }
            }
            d[i] = 1e30
            delete votes
            for (t = 0; t < 10; t++) {
                b = 0
                for (j = 1; j < n; j++) if (d[j] < d[b]) b = j
                near[t] = label[b]; votes[label[b]]++; d[b] = 1e30
            }
            best = near[0]
            for (t = 1; t < 10; t++) if (votes[near[t]] > votes[best]) best = near[t]
            right += best == label[i]
        }
        print right / n
    }' labels.csv codes.csv >counted
holds "$(json told neighbours) == $(cat counted)" "counted $(cat counted): $(cat told)"
# those of shapes: better than always the commonest, and printed
run ./shapes eval --data shapes:400 --seed 3 --probe shapes:400 --weights out/shapes
says stdout 'probe           5 labels; the commonest has '
says stdout '  neighbours    '
run ./shapes eval --data shapes:400 --seed 3 --probe shapes:400 --weights out/shapes --json
holds "$(json stdout neighbours) > $(json stdout commonest) + 0.1" "$(cat stdout)"
threads probe.json sh -c './shapes eval --data shapes:400 --probe shapes:400 --weights out/shapes --json "$@" >probe.json' sh

seq 400 | sed 's/.*/1/' >same.csv
refuses 65 'all rows have one label' ./shapes eval --data shapes:400 --probe same.csv --weights out/shapes
refuses 65 '--probe needs 10 rows at least' ./shapes eval --data shapes:9 --probe shapes:9 --weights out/shapes
refuses 65 '--probe: label 10000 is too large' ./shapes eval --data shapes:400 --weights out/shapes \
    --probe "$(seq 400 | sed 's/.*/10000/' >large.csv && echo large.csv)"
refuses 65 '100 labels, but there are 400 rows' ./shapes eval --data shapes:400 --weights out/shapes \
    --probe "$(head -n 100 same.csv >short.csv && echo short.csv)"
refuses 66 nowhere.csv ./shapes eval --data shapes:400 --probe nowhere.csv --weights out/shapes

# score and select

# ---- one class as the normal one: rows of it score lower
run ./shapes select --data shapes:2000 --labels shapes:2000 --label 0 -o discs.npy
run ./shapes train --data discs.npy --epochs 30 --quiet --out out/discs
run ./shapes score --weights out/discs --data shapes:300 --seed 2 --labels shapes:300 \
    --train-data discs.npy --json -o scores.csv --picture worst.png -n 9
cp stdout scored
holds "$(json scored auroc) > 0.85" "discs and others are told apart"
holds "$(head -n 1 scores.csv | grep -c '^row,score,reconstruction,kl,flag$') == 1"
sed 1d scores.csv >body.csv
table body.csv 300 5
png worst.png 200 200
# a score is the sum of its parts, and flags are scores above the threshold
holds "$(awk -F, '{ d = $2 - $3 - $4; if (d * d > 1e-8) bad++ } END { print bad + 0 }' body.csv) == 0"
holds "$(awk -F, -v t="$(json scored threshold)" '{ n += $5; bad += $5 != ($2 > t) }
    END { print bad + 0 }' body.csv) == 0"
holds "$(awk -F, '{ n += $5 } END { print n }' body.csv) == $(json scored flagged)"
# the AUROC, counted pair by pair, with labels of our own
seq 300 | awk '{ print ($1 % 7 < 2) * 3 }' >labels.csv
run ./shapes score --weights out/discs --data shapes:300 --labels labels.csv --normal 3 --json \
    -o scores.csv
holds "$(json stdout normal) == $(grep -c 3 labels.csv)"
sed 1d scores.csv | paste -d, labels.csv - | awk -F, '$1 == 3 { normal[n++] = $3; next }
    { other[m++] = $3 }
    END { for (i = 0; i < m; i++) for (j = 0; j < n; j++)
              w += (other[i] > normal[j]) + (other[i] == normal[j]) / 2
          printf "%.9f\n", w / m / n }' >pairs
holds "($(cat pairs) - $(json stdout auroc)) ^ 2 < 1e-12" "AUROC by pairs: $(cat pairs)"

# ---- the threshold is the quantile of the good rows
for q in 0.5 0.9; do
    run ./shapes score --weights out/discs --data discs.npy --train-data discs.npy --quantile $q \
        --json -o all.csv
    holds "($(json stdout flagged) / $(json stdout rows) - (1 - $q)) ^ 2 < 0.0001" "quantile $q"
done

# ---- more samples: the importance-sampled log-likelihood, which is no lower than the bound (of one
# sample a row: on average)
run ./shapes score --data shapes:50 --samples 50 -o is.csv
holds "$(head -n 1 is.csv | grep -c log_likelihood) == 1"
holds "$(awk -F, 'NR > 1 { above += $3 + $4 + $5 } END { print (above > 0) }' is.csv) == 1"
holds "$(awk -F, 'NR > 1 && ($2 + $5) ^ 2 > 1e-8 { bad++ } END { print bad + 0 }' is.csv) == 0"
# the mean is what eval says
run ./shapes eval --data shapes:50 --samples 50 --json
cp stdout evaluated
run ./shapes score --data shapes:50 --samples 50 --json -o is.npy
holds "($(json stdout mean) + $(json evaluated log_likelihood)) ^ 2 < 1e-6"
run ./shapes score --data shapes:50 -o s.csv
says stdout "worst rows"
threads s.npy ./shapes score --data shapes:77 --samples 3 -o s.npy
threads s.csv ./shapes score --data shapes:77 --train-data shapes:100 -o s.csv
refuses 64 "--quantile is of" ./shapes score --data shapes:9 --quantile 0.5 -o x.csv
refuses 64 "below 1" ./shapes score --data shapes:9 --train-data shapes:9 --quantile 1 -o x.csv
refuses 64 "--normal needs" ./shapes score --data shapes:9 --normal 1 -o x.csv
refuses 65 "nothing to tell apart" ./shapes score --data shapes:9 --labels labels.csv --normal 5 \
    -o x.csv
refuses 65 "5 labels" ./shapes score --data shapes:9 --labels shapes:5 -o x.csv
refuses 64 "must end in .png" ./shapes score --data shapes:9 -o x.csv --picture x.csv
refuses 64 "must end in" ./shapes score --data shapes:9 -o x.png
refuses 64 "--picture: give it" ./shapes score --data shapes:9 -n 4 -o x.csv
refuses 64 "not an image" ./table score --data shapes:9 -o x.csv --picture x.png
refuses 65 "no row has the label 7" ./shapes select --data shapes:9 --labels shapes:9 --label 7 \
    -o x.npy
refuses 64 "needs --label" ./shapes select --data shapes:9 --labels shapes:9 -o x.npy

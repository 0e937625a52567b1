# rank: columns that a row lacks, the likeliest first; NDCG and recall, counted here once more

"$VAEC" build "$here/items.vae" -o items >build.log 2>&1 || cat build.log
run ./items train --data ratings:3000 --quiet --out out/items

# ---- what is named is not there yet, each column once, the one of the highest share first
run ./items select --data ratings:50 --labels ratings:50 --label 0 -o some.csv
rows=$(wc -l <some.csv)
run ./items rank --data some.csv -n 5 -o top.csv
table top.csv "$rows" 5
says stdout "rows        $rows, 5 columns for each"
lacks stdout NDCG
run ./items reconstruct --data some.csv -o shares.csv
paste -d, some.csv shares.csv top.csv | awk -F, '{ least = 2
    for (k = 81; k <= 85; k++) { c = $k; named[c] = NR
        if ($c > 0 || $(c + 40) > least) bad++
        least = $(c + 40) }
    for (c = 1; c <= 40; c++) if (named[c] != NR && $c == 0 && $(c + 40) > least) bad++ }
    END { print bad + 0 }' >wrong
holds "$(cat wrong) == 0" "columns out of order or already there: $(cat wrong)"

# ---- --hide: impute hides the same values, so what it changes is what was hidden
run ./items select --data ratings:900 --labels ratings:900 --label 0 --seed 3 -o given.csv
run ./items impute --data given.csv --hide 0.4 --seed 5 -o f.csv
run ./items rank --data given.csv --hide 0.4 --seed 5 -n 7 --json -o top.csv
cp stdout ranked
paste -d, given.csv f.csv top.csv >all.csv
awk -F, 'NR == FNR { for (c = 1; c <= 40; c++) seen[c] += $c > 0 && $c == $(c + 40); next }
    function measure(which, k, gain, best, hits) {
        for (k = 0; k < 7; k++) {
            if (k < hidden) best += log(2) / log(k + 2)
            if ($(first[k]) > 0) { gain += log(2) / log(k + 2); hits++ }
        }
        ndcg[which] += gain / best; recall[which] += hits / (hidden < 7 ? hidden : 7)
    }
    { hidden = known = 0
      for (c = 1; c <= 40; c++) { shown[c] = $c > 0 && $c == $(c + 40)
          known += shown[c]; hidden += $c > 0 && !shown[c]; left[c] = !shown[c] }
      if (!hidden || !known) next
      n++
      for (k = 0; k < 7; k++) first[k] = $(81 + k)
      measure("model")
      for (k = 0; k < 7; k++) { best_c = 0
          for (c = 1; c <= 40; c++) if (left[c] && (!best_c || seen[c] > seen[best_c])) best_c = c
          first[k] = best_c; left[best_c] = 0 }
      measure("popular") }
    END { printf "%d %.6f %.6f %.6f %.6f\n", n, ndcg["model"] / n, recall["model"] / n,
          ndcg["popular"] / n, recall["popular"] / n }' all.csv all.csv >counted
read -r n ndcg recall popular_ndcg popular_recall <counted
holds "$(json ranked measured) == $n && $n > 50" "rows measured: $n"
close() { holds "($(json ranked "$1") - $2) ^ 2 < 1e-11" "$1: $(json ranked "$1"), counted $2"; }
close ndcg "$ndcg"
close recall "$recall"
close ndcg_popularity "$popular_ndcg"
close recall_popularity "$popular_recall"
# What is popular among everybody; the rows above are all of one taste.
run ./items rank --data given.csv --hide 0.4 --seed 5 -n 7 --json --train-data ratings:3000 -o t.npy
holds "$(json stdout ndcg) == $(json ranked ndcg)"
holds "$ndcg > 1.5 * $(json stdout ndcg_popularity)" "better than what everybody likes"
run ./items rank --data given.csv --hide 0.4 -o t.csv
says stdout "NDCG@10"
says stdout "popularity"
threads t.csv ./items rank --data given.csv --hide 0.4 -o t.csv
refuses 64 "a row of 'x' has 40 columns" ./items rank --data ratings:9 -n 40 -o t.csv
run ./items rank --data ratings:9 -n 39 -o t.csv # more than most rows lack: 0 for those there are not
says stderr "fewer than 39 empty columns: 0 stands for those there are not"
holds "$(awk -F, '{ print $39 }' t.csv | sort -n | head -1) == 0" "column 0 where there are no more"
refuses 64 "between 0 and 1" ./items rank --data ratings:9 --hide quarter -o t.csv
refuses 64 "what --hide compares with" ./items rank --data ratings:9 --train-data ratings:9 -o t.csv
refuses 64 "must end in" ./items rank --data ratings:9 -o t.png
refuses 64 "not for 'x'" ./shapes rank --data shapes:9 -o t.csv
refuses 64 "not for 'x'" ./table rank --data shapes:9 -o t.csv
awk 'BEGIN { for (i = 0; i < 9; i++) for (j = 0; j < 40; j++) printf "%d%s", j == i, j < 39 ? "," : "\n" }' >single.csv
refuses 65 "--hide: no row has both hidden and shown values" ./items rank --data single.csv --hide 0.5 -o t.csv

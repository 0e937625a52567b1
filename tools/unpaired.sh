#!/bin/sh
# unpaired.sh -- teaches examples/unpaired.vae by what it says itself: sh tools/unpaired.sh ./unpaired ROUNDS [DONE]
# In each round the model, as it is then, says some sentences of one.txt and of other.txt in the other language, and learns to
# say the sentences by these (back-translation, Sennrich et al. 2016), beside the same sentences with noise. In the first six
# rounds it is shown only those words of the sentences that both languages have, and makes up the others. After every fourth
# round it prints the BLEU of new-one.txt in the other language and of new-other.txt in the first; nothing is learned of these.
# The weights are those of out/unpaired, before and after. DONE: so many of the rounds are behind them already.
set -eu
model=$1 rounds=$2 at=out/unpaired
tools=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

told() { # told FILE LANGUAGE OUT OPTION...: its lines in that language
    from=$1 into=$2 to=$3
    shift 3
    "$model" encode --threads 1 --weights $at --data "y=$from" -o "$scratch/codes.npy" -q
    "$model" decode --threads 1 --weights $at --latents "$scratch/codes.npy" --condition "l=$into" -o "$to" "$@"
}

bleu() { # bleu FILE LANGUAGE PAIRS
    told "$1" "$2" "$scratch/new.txt" --greedy -q --bleu "$3" | sed -n 's/^BLEU *\([0-9.]*\).*/\1/p'
}

# The words that both languages have, and lines of which only these are left.
awk 'FNR == 1 { file++ } { for (i = 1; i <= NF; i++) if (file == 1) one[$i]; else if ($i in one) both[$i] }
    END { for (w in both) print w }' one.txt other.txt >"$scratch/both.txt"
anchors() { awk 'NR == FNR { both[$1]; next } { for (i = 1; i <= NF; i++) if (!($i in both)) $i = "?"; print }' "$scratch/both.txt" "$1"; }

lines=$(wc -l <one.txt)
some=$((lines < 2000 ? lines : 2000))
round=${3:-0}
while [ "$round" -lt "$rounds" ]; do
    for file in one other; do # the next ones of the file, and from its beginning
        awk -v some=$some -v from=$((round * some % lines)) -v n="$lines" '(NR - 1 - from + n) % n < some' \
            $file.txt >"$scratch/$file.txt"
    done
    round=$((round + 1))
    for file in one other; do
        if [ "$round" -le 6 ]; then anchors "$scratch/$file.txt"; else cat "$scratch/$file.txt"; fi >"$scratch/$file-shown.txt"
    done
    told "$scratch/one-shown.txt" 1 "$scratch/one-told.txt" --temperature 0.5 --seed $round -q
    told "$scratch/other-shown.txt" 0 "$scratch/other-told.txt" --temperature 0.5 --seed $round -q
    (cd "$scratch" && awk -v seed=$round -f "$tools/unpaired.awk" one.txt other.txt one-told.txt other-told.txt)
    "$model" train --threads 1 --weights $at --data "x=$scratch/x.txt" --data "y=$scratch/y.txt" --data "l=$scratch/tongue.csv" \
        --out "$scratch/next" --epochs 1 --lr 2e-3 --seed $round -q
    rm -rf $at && mv "$scratch/next" $at
    [ $((round % 4)) -ne 0 ] ||
        echo "round $round: $(bleu new-one.txt 1 new-other.txt) $(bleu new-other.txt 0 new-one.txt)"
done

# new.sh -- a model for a data file: what it says of the file, that it compiles, and that it trains as it is

awk 'BEGIN { srand(1); print "id;Name;age;\"height, m\";weight;smokes;town;unit"
    for (i = 0; i < 300; i++) { h = 1.5 + rand() * 0.5
        line = sprintf("%d;P%d;%d;%.2f;%s;%d;%s;5", i + 1, i, 20 + rand() * 60, h,
            rand() < 0.05 ? "NA" : sprintf("%.1f", 22 * h * h + rand() * 10), rand() < 0.3, i % 3 ? "Rome" : "Bonn")
        gsub(/[.]/, ",", line); print line } }' >people.csv
run "$VAEC" new --data people.csv -o mine.vae
cp mine.vae first.vae
says mine.vae '#   vaec build mine.vae && ./mine train --data people.csv'
says mine.vae '# A model for people.csv: 300 rows, 5 of 8 columns.'
kind() { # kind COLUMN KIND REASON
    holds "$(grep -cE "^    $1 +$2 +# $3" mine.vae) == 1" "$1: $(grep "$1" mine.vae)"
}
kind id text 'counts the rows: carried along'
kind Name text 'another word in most rows, such as P0'
kind age number 'from 20 to 79, whole'
kind '"height, m"' number 'from 1.5'
kind weight number '.* [0-9]* missing$'
kind smokes flag '0 and 1'
kind town 'category\("Bonn", "Rome"\)' '2 words'
says mine.vae '# unit: 5 in every row: left out'
# its own words build it and train it, to something better than the columns' means, which are 4 log(sqrt(2 pi e))
sed -n 's/^#   vaec build/"$VAEC" build/p' mine.vae >commands
holds "$(wc -l <commands) == 1"
VAEC=$VAEC sh -e ./commands >stdout 2>stderr && ok || bad "$(cat commands stderr)"
run ./mine eval --data people.csv --json
holds "$(json stdout elbo) > -11" "ELBO of what was drafted"
run ./mine score --data people.csv -o scores.csv
run ./mine impute --data people.csv -o filled.csv
holds "$(grep -c NA filled.csv) == 0"
[ -s out/mine/report.html ] && ok || bad "no report"
# what is there is not written over; standard output is
refuses 73 'mine.vae is there already' "$VAEC" new --data people.csv -o mine.vae
same mine.vae first.vae
run "$VAEC" new --data people.csv
says stdout 'model people'
run ./table new --data people.csv # a program of any model does the same
says stdout 'model people'

# names for all kinds: a part of a model's language, digits first, signs
for name in train 2024.csv.vae "it's mine.vae" data.vae; do
    run "$VAEC" new --data people.csv -o "$name"
    run "$VAEC" check "$name"
done
says train 'model train_model'
says 2024.csv.vae 'model my_2024'
says "it's mine.vae" "vaec build 'it'\\''s mine.vae' && ./it_s_mine train"

# zeros and ones; numbers without names; arrays; pictures
awk 'BEGIN { for (i = 0; i < 60; i++) print i % 2 "," (i % 3 == 0) "," (i % 5 == 1) }' >bits.csv
run "$VAEC" new --data bits.csv -o bits.vae
says bits.vae 'likelihood = bernoulli'
lacks bits.vae '--columns'
lacks bits.vae 'standardize'
says bits.vae '#   column 3         from 0 to 1, whole'
awk 'BEGIN { for (i = 0; i < 60; i++) print i % 7 / 2 "," i % 5 "," i * i % 11 }' >plain.csv
run "$VAEC" new --data plain.csv -o plain.vae
says plain.vae 'data   x: vector(columns, standardize=true)'
idx pixels.idx 40 "12 12" 255
run "$VAEC" new --data pixels.idx -o pixels.vae
says pixels.vae 'data   x: image(12, 12, 1)'
idx first.idx 20 "3 8 8" 200
run "$VAEC" new --data first.idx -o first.vae2
says first.vae2 'image(8, 8, 3)'
says first.vae2 '--layout chw'
mkdir -p album/discs album/rings
for i in 1 2 3 4 5; do
    run ./shapes sample -n 1 --seed $i --weights out/shapes -o album/discs/$i.png
    cp album/discs/$i.png album/rings
done
echo no picture >album/discs/list.txt
run "$VAEC" new --data album -o album.vae
says stderr 'album: 10 pictures read; not read: 1 *.txt'
says album.vae '# A model for album: 10 pictures.'
lacks album.vae '--fit'
run ./shapes sample -n 2 --weights out/shapes -o album/rings/wide.png
run "$VAEC" new --data album -o sizes.vae --quiet
says sizes.vae 'data   x: image(64, 64, 1)'
says sizes.vae '--data album --fit crop'
for model in bits plain pixels album sizes; do run "$VAEC" check $model.vae; done
"$VAEC" build sizes.vae -o sizes >build.log 2>&1 || bad "$(cat build.log)"
run ./sizes train --data album --fit crop --epochs 1 --out out/sizes

refuses 66 'cannot open none.csv' "$VAEC" new --data none.csv -o none.vae
refuses 65 'column 1 is not all numbers, and no header gives columns names to choose by' "$VAEC" new --data people.csv --header no
printf 'a,b\nx,1\ny,1\n' >words.csv
refuses 65 'none of its 2 columns has values that vary' "$VAEC" new --data words.csv -o none.vae
printf 'a,b\n1,2\n3\n' >ragged.csv
refuses 65 'line 3 has 1 value, but line 1 has 2' "$VAEC" new --data ragged.csv -o none.vae
printf '"a\nb",c,d\n1,2,x\n3,5,y\n' >break.csv
refuses 65 'has a character that no model takes' "$VAEC" new --data break.csv -o none.vae
printf 'a,b\n' >empty.csv
refuses 65 'there are no rows' "$VAEC" new --data empty.csv -o none.vae
idx labels.idx 30 1 3
refuses 65 'has one number a row' "$VAEC" new --data labels.idx -o none.vae
mkdir -p bare && refuses 65 'there is no picture' "$VAEC" new --data bare -o none.vae
refuses 65 'unknown format' "$VAEC" new --data mine.vae -o none.vae
refuses 64 'needs --data' "$VAEC" new
refuses 64 'one file at a time' "$VAEC" new --data people.csv --data bits.csv
refuses 64 "no option '--layers'" "$VAEC" new --data people.csv --layers 3
[ -e none.vae ] && bad "none.vae was written" || ok
run "$VAEC" new --help
says stdout 'vaec new --data measurements.csv -o mine.vae'

# lines of text: names by characters, sentences by words, as they are and packed
awk 'BEGIN { srand(3); split("ba da ka mi no ru to la", part, " ")
    for (i = 0; i < 80; i++) { line = ""; for (k = 2 + i % 3; k > 0; k--) line = line part[1 + int(rand() * 8)]; print line } }' >names.txt
run "$VAEC" new --data names.txt -o names.vae
says names.vae '# A model for names.txt: 80 lines.'
says names.vae '# Lines of up to 8 characters, half of them of up to 6: told by characters.'
says names.vae 'data   x: tokens(9, words, unit=char)'
says names.vae 'param words = 16' # twelve letters
run "$VAEC" build names.vae -o names
run ./names train --data names.txt --epochs 2 --quiet
run ./names sample -n 3 -o said.txt
holds "$(wc -l <said.txt) == 3" "lines that were told"
awk 'BEGIN { srand(4); split("the cat dog sees hears a bird and then sleeps", word, " ")
    for (i = 0; i < 100; i++) { line = ""; for (k = i == 99 ? 60 : 5 + i % 4; k > 0; k--) line = line word[1 + int(rand() * 10)] " "; print line } }' |
    gzip >said.txt.gz
run "$VAEC" new --data said.txt.gz -o said.vae
says said.vae 'told by words, as most lines have several words.'
says said.vae '# Lines of more than 8 words are cut.'
says said.vae 'data   x: tokens(9, words, unit=word, truncate=true)'
says said.vae 'param words = 14'
run "$VAEC" check said.vae
: >empty.txt
refuses 65 'empty.txt' "$VAEC" new --data empty.txt
printf '\n\n' >blank.txt
refuses 65 'every line is empty' "$VAEC" new --data blank.txt
printf 'ab\na\377b\n' >latin.txt
refuses 65 'line 2: byte 2 is no UTF-8' "$VAEC" new --data latin.txt
printf 'ab\na\0b\n' >zero.txt
refuses 65 'a zero byte' "$VAEC" new --data zero.txt
# an array with a number that is none
/usr/bin/python3 -c 'import struct
head = b"{\"descr\": \"<f8\", \"fortran_order\": False, \"shape\": (2, 3), }\n".replace(b"\"", b"\x27")
open("endless.npy", "wb").write(b"\x93NUMPY\1\0" + struct.pack("<H", len(head)) + head + struct.pack("<6d", 1, 2, 3, 4, 1e300, 6))'
refuses 65 'endless.npy: row 2, column 2: value 1e+300 is not finite' "$VAEC" new --data endless.npy

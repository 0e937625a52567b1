# tables.sh -- a table's columns by name, words, dates, gaps; what is written, and what is refused

run "$VAEC" build "$here/people.vae" -o people
awk 'BEGIN { srand(3); print "since,id,age,income,left alone,visits,\"a, b\",sex,city,smokes,score"
    for (i = 1; i <= 600; i++) {
        w = 2 * rand() - 1; f = rand() < 0.5; u = w + 0.4 * (rand() - 0.5)
        city = u > 0.5 ? "Ulm" : u > 0 ? "\"Jena, Ost\"" : u > -0.5 ? "Bonn" : rand() < 0.5 ? "Celle" : "Trier"
        printf "%04d-%02d-%02d,p%d,%s,%s,x,%d,%.3f,%s,%s,%s,%s\n", 2015 - 3 * w, 1 + 12 * rand(), 1 + 28 * rand(), i,
            rand() < 0.1 ? "NA" : int(40 + 15 * w), sprintf("%.2f", exp(9 + w + 0.2 * rand())), int(exp(1 + w) + rand()),
            w / 3 + 0.1 * rand(), rand() < 0.1 ? "" : f ? "f" : "m", city,
            rand() < 0.1 ? "?" : rand() < 0.5 + w / 2 ? "Yes" : "No", rand() < 0.1 ? "" : 3 + int(2.9 * w) } }' >people.csv
run ./people train --data people.csv
says stderr '600 rows, CSV with a header, 9 of 11 columns'
run ./people eval --data people.csv --json
# columns sum to the reconstruction; a model that knew nothing of w would have 1.6 nats more in age, income and visits alone
holds "$(/usr/bin/python3 -c 'import json; j = json.load(open("stdout")); print(int(abs(sum(j["columns"].values()) - j["reconstruction"]) < 1e-3))') == 1"
run ./people eval --data people.csv
says stdout '  income '
# the report has them, too
sed -n '/<h2>By column/,/<\/table>/s/.*words"> \(.*\)<\/td><td>\([-0-9.]*\)<.*/\2 \1/p' out/people/report.html >parts
holds "$(wc -l <parts) == $(head -n 1 people.csv | tr , '\n' | wc -l) - 3" "a line for each modelled column: $(cat parts)"
sed -n '/<h2>By stream/,/<\/table>/s/.*reconstruction of.*<\/td><td>\([-0-9.]*\)<.*/\1/p' out/people/report.html >whole
holds "($(awk '{ s += $1 } END { print s }' parts) - $(cat whole)) ^ 2 < 1e-3" "$(cat parts) $(cat whole)"

# columns in another order and another form: the same scores
/usr/bin/python3 - <<'END'
import csv
rows = list(csv.reader(open("people.csv")))
order = [rows[0].index(n) for n in ("score", "smokes", "city", "sex", "a, b", "visits", "income", "age", "id", "since")]
with open("other.csv", "w", newline="") as f:
    for row in rows:
        f.write(";".join('"%s"' % row[k].replace(".", ",") if k != 10 else row[k].replace(".", ",") for k in order) + "\n")
END
run ./people score --data people.csv -o one.csv
run ./people score --data other.csv --csv ';,' -o two.csv
same one.csv two.csv
holds "$(head -n 1 one.csv | grep -c '^row,id,score,reconstruction,kl$') == 1"
holds "$(sed -n 2p one.csv | grep -c '^1,p1,') == 1"

# impute: known bytes stay, words and dates come out, as many decimals as there are
run ./people impute --data people.csv -o filled.csv
/usr/bin/python3 - <<'END' >stdout
import csv, re
a, b = list(csv.reader(open("people.csv"))), list(csv.reader(open("filled.csv")))
kind = {"age": r"\d+", "sex": "f|m", "smokes": "Yes|No", "score": "[1-5]"}
bad = filled = 0
for x, y in zip(a[1:], b[1:]):
    for name, u, v in zip(a[0], x, y):
        if u in ("", "NA", "?"):
            filled += 1
            bad += not re.fullmatch(kind[name], v)
        else: bad += u != v
print(len(a) == len(b) and a[0] == b[0] and filled > 100 and bad == 0)
END
says stdout True
run ./people impute --data people.csv --draw 2 -o drawn.csv
[ -s drawn.1.csv ] && ! cmp -s drawn.1.csv drawn.2.csv && ok || bad "no multiple imputation"
run ./people impute --data people.csv --hide 0.2 -o hidden.csv --json
/usr/bin/python3 - <<'END' >both
import json
c = json.load(open("stdout"))["columns"]
print(c["income"]["rmse"] < 0.7 * c["income"]["rmse_mean"] and c["city"]["wrong"] < c["city"]["wrong_commonest"])
END
says both True

# sample and reconstruct: the same header, words, dates and decimals; carried columns only where there are rows
run ./people sample -n 20 --draw -o drawn.csv
holds "$(head -n 1 drawn.csv | grep -c '^age,income,visits,sex,city,smokes,since,score,\"a, b\"$') == 1"
holds "$(sed 1d drawn.csv | grep -cE '^-?[0-9]+,[0-9]+\.[0-9]{2},[0-9]+,(f|m),(Ulm|\"Jena, Ost\"|Bonn|\(other\)),(Yes|No),[0-9]{4}-[0-9]{2}-[0-9]{2},[1-5],-?[0-9]+\.[0-9]{3}$') == 20" "$(cat drawn.csv)"
run ./people reconstruct --data people.csv -o rebuilt.csv
cut -d, -f2 people.csv >one; cut -d, -f2 rebuilt.csv >two
same one two
for threads in 1 3; do run ./people score --data people.csv --by-column --threads $threads -o by$threads.csv; done
same by1.csv by3.csv
holds "$(head -n 1 by1.csv | grep -c ',strangest,age,income,') == 1"
# a row with one wild value: its column is the strangest
sed '2s/^\([^,]*,[^,]*\),[^,]*,[^,]*,/\1,44,9999999.00,/' people.csv >wild.csv
run ./people score --data wild.csv --train-data people.csv --by-column -o wild.out.csv
says stdout 'row 1       income '
[ "$(sed -n 2p wild.out.csv | cut -d, -f7)" = income ] && ok || bad "strangest: $(sed -n 1,2p wild.out.csv)"
run ./people train --data people.csv --epochs 1 --weights out/people --out out/again # their words
run ./people train --data people.csv --resume --epochs 31
# made-up rows
run ./people train --data shapes:200 --epochs 1 --out made
run ./people gradcheck
says stdout 'all gradients agree'

# what is refused: line, column and name
# what goes on keeps its words, though the commonest is another one
table_of() {
    /usr/bin/python3 -c 'import json, sys
b = open(sys.argv[1] + "/model.safetensors", "rb").read()
print(json.loads(b[8:8 + int.from_bytes(b[:8], "little")])["__metadata__"]["data.t.table"])' "$1"
}
sed 's/,Ulm,/,Trier,/' people.csv >moved.csv
run ./people train --data moved.csv --weights out/people --out out/on --epochs 1
table_of out/people >words_before
table_of out/on >words_after
says words_before '"Ulm"'
same words_before words_after

wrong() { # wrong SED-PROGRAM MESSAGE
    sed "$1" people.csv >wrong.csv
    refuses 65 "$2" ./people eval --data wrong.csv
}
wrong '3s/^[^,]*/2015-02-30/' 'line 3, column 1 (since): "2015-02-30" is not a date'
wrong '4s/,x,[^,]*,/,x,1.5,/' 'line 4, column 6 (visits): "1.5" is not a whole number from 0 on'
wrong '5s/,x,[^,]*,/,x,-1,/' 'line 5, column 6 (visits): "-1" is not a whole number from 0 on'
wrong '2s/^\([^,]*,[^,]*\),[^,]*,/\1,old,/' 'line 2, column 3 (age): "old" is not a number'
wrong '2s/^\([^,]*,[^,]*,[^,]*\),[^,]*,/\1,0,/' 'line 2, column 4 (income): "0" is not above 0'
wrong '2s/,[^,]*$/,6/' 'line 2, column 11 (score): "6" is not a whole number from 1 to 5'
wrong '2s/,[^,]*,[^,]*$/,maybe,3/' 'line 2, column 10 (smokes): "maybe" is no flag'
wrong '7s/,[fm],/,x,/; 7s/,,/,x,/' 'is none of its words: f, m'
wrong '1s/since/when/' 'has no column called since; it has when, id, '
wrong '1s/since/age/' 'columns 1 and 3 are both called age'
refuses 64 '--header no: data t is a table' ./people eval --data people.csv --header no
refuses 64 '--columns: data t is a table' ./people eval --data people.csv --columns age
refuses 64 'is written as .csv' ./people sample -o s.npy
refuses 64 'data t is a table, whose words and levels have no derivative' ./people explain --data people.csv -o why.csv
refuses 64 'data t is a table, whose words and levels have no derivative' ./people explain --data people.csv --along z:1 -o why.csv
refuses 64 "'t' is a table" ./people denoise --data people.csv --noise 1 -o n.csv
refuses 64 '--by-column is of a table' ./plane score --data shapes:20 --by-column -o s.csv
idx p.idx 3 "4" 255
refuses 65 'is a table, and is read from a CSV' ./people eval --data p.idx
for format in "pytorch -o people.py" "onnx --weights out/people -o people.onnx" "page --weights out/people -o people.html"; do
    # shellcheck disable=SC2086
    run "$VAEC" export --format $format "$here/people.vae"
done
grep -q '"words": \["' people.html && ok || bad 'a page without the words that training found'
run "$VAEC" emit --library "$here/people.vae" -o lib.c
grep -q '\[5\] smokes: 0 or 1' lib.h && ok || bad 'a header that does not say what the columns are'

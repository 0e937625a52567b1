# tokens.sh -- lines of text in and out: what is read, what is told, and what is refused

run "$VAEC" build "$here/lines.vae" -o lines
awk 'BEGIN { srand(5); for (i = 1; i <= 300; i++) { line = ""; n = int(9 * rand()); c = rand() < 0.5 ? "ab" : "cé"
    for (k = 0; k < n; k++) line = line (k % 2 ? substr(c, 2) : substr(c, 1, 1)); print i % 50 ? line : "" } }' >text.txt
tokens=$(awk '{ n += length($0) + 1 } END { print n }' text.txt)
[ "$(printf 'é' | wc -c)" = 2 ] && tokens=$(LC_ALL=C awk '{ gsub(/\303\251/, "e"); n += length($0) + 1 } END { print n }' text.txt)
run ./lines train --data text.txt --out out/lines
says stderr '300 rows, lines of 0 to 8 characters'
says stderr '4 different characters have numbers, of 12; 0 % of the rows'
says out/lines/report.html 'Draws from the prior, and then of each token'
holds "$(wc -l <out/lines/samples.txt) == 64"
run ./lines eval --data text.txt --weights out/lines --json
holds "$(/usr/bin/python3 -c 'import json, math; j = json.load(open("stdout")); t = j["x"]; n = -j["elbo"] * j["rows"] / t["tokens"]
print(int(t["tokens"] == '"$tokens"' and abs(t["nats_per_token"] - n) < 1e-6 and abs(t["perplexity"] - math.exp(n)) < 1e-5 and n < 1.5))') == 1" "$(cat stdout), $tokens tokens"
run ./lines eval --data text.txt --weights out/lines
says stdout "tokens of x     $tokens, the rows' ends among them"

# gzip, carriage returns, a byte order mark, no end of the last line: the same rows
gzip -c text.txt >text.txt.gz
(printf '\357\273\277' && sed 's/$/\r/' text.txt | head -c -1) >other.txt
run ./lines score --data text.txt --weights out/lines -o one.csv
for file in text.txt.gz other.txt; do
    run ./lines score --data $file --weights out/lines -o two.csv
    same one.csv two.csv
done
# more steps than any row has change no bit of the loss, and neither do threads
run "$VAEC" build "$here/lines.vae" -D steps=40 -o longer
run ./longer score --data text.txt --weights out/lines -o two.csv
same one.csv two.csv
run ./lines train --data text.txt.gz --out out/again --threads 2 --quiet
run ./lines train --data text.txt --out out/once --threads 1 --quiet
/usr/bin/python3 - out/again out/once out/lines <<'END' >weights.out
import json, sys
def tensors(path):
    b = open(path + "/model.safetensors", "rb").read()
    n = int.from_bytes(b[:8], "little")
    return b[8 + n:], json.loads(b[8:8 + n])["__metadata__"]["data.x.words"]
a, b, c = (tensors(p) for p in sys.argv[1:])
print(int(a == b == c), repr(a[1]))
END
holds "$(cut -d' ' -f1 weights.out) == 1" "$(cat weights.out)"

# telling: by seed, row and step alone
run ./lines sample -n 40 --weights out/lines -o - --threads 2
cp stdout forty
holds "$(wc -l <forty) == 40"
run ./lines sample -n 40 --weights out/lines -o forty.txt --threads 1
same forty forty.txt
run ./lines sample -n 5 --weights out/lines -o -
head -n 5 forty >five
same stdout five
run ./lines sample -n 40 --weights out/lines -o - --seed 9
differ stdout forty
run ./lines sample -n 40 --weights out/lines -o greedy.txt --greedy
for how in '--top 1' '--temperature 0.0001'; do
    run ./lines sample -n 40 --weights out/lines -o - $how
    same stdout greedy.txt
done
run ./lines encode --data text.txt --weights out/lines -o z.npy
run ./lines sample -n 40 --weights out/lines -o - --beam 1
same stdout greedy.txt
run ./lines sample -n 6 --weights out/lines -o beams.txt --beam 4
run ./lines sample -n 6 --weights out/lines -o - --beam 4 --threads 1
same stdout beams.txt
run ./lines decode --latents z.npy --weights out/lines --greedy -o decoded.txt
run ./lines reconstruct --data text.txt --weights out/lines --greedy -o rebuilt.txt
same decoded.txt rebuilt.txt
holds "$(wc -l <rebuilt.txt) == 300"
# BLEU: against themselves, against others, with lines on the standard output and fewer of them
run ./lines reconstruct --data text.txt --weights out/lines --greedy -o rebuilt.txt --bleu text.txt
says stdout "as sacrebleu's nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp"
run ./lines reconstruct --data text.txt --weights out/lines --greedy -o - --bleu text.txt --limit 40
says stderr 'BLEU            '
holds "$(wc -l <stdout) == 40"
refuses 65 'text.txt has 300 lines, and there are 40 rows to hold against them' ./lines sample -n 40 --weights out/lines -o - --bleu text.txt
refuses 64 'would replace' ./lines reconstruct --data text.txt --weights out/lines --greedy -o rebuilt.txt --bleu rebuilt.txt
refuses 66 'none' ./lines sample -n 40 --weights out/lines -o - --bleu none-such.txt
refuses 64 '--bleu is about tokens' ./plane sample -n 3 --bleu text.txt -o x.npy
run ./lines interpolate --data text.txt --weights out/lines --from 3 --to 17 --steps 5 -o steps.txt
holds "$(wc -l <steps.txt) == 5"
run ./lines latents --data text.txt --weights out/lines -o plane.svg

# what goes on keeps its numbers: of other text, whose commonest character is another one
sed 's/a/z/g' text.txt >other.txt
run ./lines train --data other.txt --weights out/lines --out out/on --epochs 1
holds "$(grep -c '[1-9][0-9.]* % of the rows' stderr) == 1" "$(cat stderr)"

run "$VAEC" build "$here/words.vae" -o words
awk 'BEGIN { srand(6); for (i = 1; i <= 90; i++) { print "the " (i % 3 ? "old" : "new") "\t " i % 7 "  dog barks at it all" >"x.txt"
    print (i % 2 ? "CClBr" : "[nH]C%12") >"y.txt" } }'
run ./words train --data x=x.txt --data y=y.txt
says stderr '8 different words have numbers, of 8'
says stderr '90 of them cut'
says stderr '5 different atoms have numbers, of 5'
run ./words sample -n 3 --data y=y.txt -o -
run ./words train --data x=x.txt --data y=y.txt --epochs 80 --lr 0.01 --out out/learned --quiet
run ./words reconstruct --data x=x.txt --data y=y.txt --weights out/learned --greedy -o told.txt
run ./words reconstruct --data x=x.txt --data y=y.txt --weights out/learned --greedy -o - --bleu told.txt --quiet
says stderr 'BLEU            100.0000  (100.00, 100.00, 100.00 and 100.00 % of 1 to 4 words, brevity 1.0000:'
refuses 64 "give it with --data y=FILE" ./words sample -n 3 -o -
refuses 64 'y is text; give it with --data y=FILE' ./words sample -n 3 --condition y=C -o -

# attention, windows, both directions: no bit of the loss or of a gradient depends on steps that no row has, nor on threads
tac text.txt >turned.txt
both='--data x=text.txt --data y=turned.txt'
run "$VAEC" build "$here/attends.vae" -o attends
run "$VAEC" build "$here/attends.vae" -D steps=130 -o attends_long
run ./attends train $both --out out/attends --threads 2 --quiet
head -n 13 text.txt >few.txt
head -n 13 turned.txt >others.txt
few='--data x=few.txt --data y=others.txt'
run ./attends encode $few --weights out/attends -o noise.npy
for model in attends attends_long; do
    run ./$model score $both --weights out/attends -o $model.csv --threads 1
    run ./$model grad $few --noise noise.npy --weights out/attends -o $model.safetensors --threads 2
done
same attends.csv attends_long.csv
/usr/bin/python3 - attends attends_long <<'END' >grad.out
import json, sys
def tensors(name):
    b = open(name + ".safetensors", "rb").read()
    n = int.from_bytes(b[:8], "little")
    return {k: b[8 + n:][slice(*v["data_offsets"])] for k, v in json.loads(b[8:8 + n]).items() if k != "__metadata__"}
a, b = (tensors(name) for name in sys.argv[1:])
print(int(len(a) > 20 and a == b), [k for k in a if a[k] != b.get(k)])
END
holds "$(cut -d' ' -f1 grad.out) == 1" "$(cat grad.out)"
run ./attends train $both --out out/again --threads 1 --quiet
for run in attends again; do tail -c +2000 out/$run/model.safetensors >$run.end; done
same attends.end again.end

: >none.txt
refuses 65 'none.txt: the file is empty' ./lines eval --weights out/lines --data none.txt
gzip -c none.txt >none.txt.gz
refuses 65 'none.txt.gz: there are no rows' ./lines eval --weights out/lines --data none.txt.gz
printf 'ab\nab\300\n' >bad.txt
refuses 65 'bad.txt: line 2: byte 3 is no UTF-8' ./lines eval --weights out/lines --data bad.txt
printf 'ab\0\n' >bad.txt
refuses 65 'bad.txt: line 1: a zero byte' ./lines eval --weights out/lines --data bad.txt
printf 'ab\nabababababab\n' >bad.txt
refuses 65 'line 2 has more than 11 characters, and data x has 12 steps, one for the end; truncate=true' \
    ./lines eval --weights out/lines --data bad.txt
head -c 60 text.txt.gz >bad.txt
npy() { { printf '\223NUMPY\001\000\166\000'; printf "%-117s\n" "{'descr': '|u1', 'fortran_order': False, 'shape': (1, $1), }"
    printf "$2"; } >ids.npy; }
npy 12 '\5\4\3\2\0\0\0\0\0\0\0\0' # the numbers of a line
run ./lines encode --data ids.npy --weights out/lines -o z.csv
/usr/bin/python3 -c 'import zipfile
zipfile.ZipFile("ids.npz", "w", zipfile.ZIP_DEFLATED).write("ids.npy", "x.npy")
open("ids.h5", "wb").write(b"\211HDF\r\n\032\n" + bytes(90))'
for data in ids.npz x=ids.npz:x; do
    run ./lines encode --data $data --weights out/lines -o z_again.csv
    same z.csv z_again.csv
done
refuses 65 'ids.h5: holds things by name' ./lines encode --data ids.h5 --weights out/lines -o z_again.csv
npy 12 '\5\4\3\2\0\0\0\0\0\0\0\1'
refuses 65 'row 1, column 12: 1 stands behind the end' ./lines eval --weights out/lines --data ids.npy
npy 12 '\5\1\3\2\0\0\0\0\0\0\0\0'
refuses 65 'row 1, column 2: 1 is no token: they are whole numbers from 3 to 15' ./lines eval --weights out/lines --data ids.npy
npy 12 '\5\5\5\5\5\5\5\5\5\5\5\5'
refuses 65 'row 1 has no end, which is 2' ./lines eval --weights out/lines --data ids.npy
npy 3 '\5\5\2'
refuses 65 'data x: tokens(12) needs 12' ./lines eval --weights out/lines --data ids.npy
refuses 65 'truncated' ./lines eval --weights out/lines --data bad.txt
refuses 65 'this is a folder' ./lines eval --weights out/lines --data out
refuses 64 'lines of text: to a file that ends in .txt' ./lines sample -n 3 --weights out/lines -o x.csv
refuses 64 "--greedy is of tokens and of images and series told by previous, and 'x' is told at once" ./plane sample -n 3 --greedy -o x.npy
refuses 64 '--beam looks for the likeliest row: leave out --top' ./lines sample -n 3 --weights out/lines --beam 2 --top 4 -o -
refuses 64 '--beam looks for the likeliest row: leave out --greedy' ./lines sample -n 3 --weights out/lines --beam 2 --greedy -o -
refuses 64 'at most' ./lines sample -n 3 --weights out/lines --beam 100000 -o -
refuses 64 "--beam is of tokens, and 'x' is told at once" ./plane sample -n 3 --beam 2 -o x.npy
refuses 64 '--greedy draws nothing' ./lines sample -n 3 --weights out/lines --greedy --top 4 -o -
refuses 64 'no value of a line is missing' ./lines impute --data text.txt --weights out/lines --hide 0.1 -o x.txt
refuses 64 'noise is of numbers' ./lines denoise --data text.txt --weights out/lines -o x.txt
refuses 64 'selected by grep' ./lines select --data text.txt --labels z.npy --label 1 -o x.txt
refuses 64 'have no derivative' ./lines explain --data text.txt --weights out/lines -o x.txt
run ./lines init -o init.safetensors
refuses 65 'the weights know no words of data x' ./lines eval --data text.txt --weights init.safetensors
cp x.txt lines.txt
refuses 65 'lines of text are for data that are tokens' ./plane eval --data lines.txt

# a vocabulary that was tampered with
for words in 'a\nb\na' 'ab' '' 'a' 'a\n\n'; do
    /usr/bin/python3 - "$words" <<'END'
import json, sys
b = open("out/lines/model.safetensors", "rb").read()
n = int.from_bytes(b[:8], "little")
h = json.loads(b[8:8 + n])
h["__metadata__"]["data.x.words"] = sys.argv[1].encode().decode("unicode_escape") + ("" if sys.argv[1] == "a" else "\n")
t = json.dumps(h).encode()
t += b" " * (-len(t) % 8)
open("forged.safetensors", "wb").write(len(t).to_bytes(8, "little") + t + b[8 + n:])
END
    refuses 65 'a line for each of the words, each once' ./lines eval --data text.txt --weights forged.safetensors
done

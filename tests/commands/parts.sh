# parts.sh -- several files as one; files larger than what may be resident; orders that are computed

cat >wide.vae <<'END'
model wide
data   x: vector(4096)
latent z: normal(1)
encoder { dense(2) }
decoder { dense(4096) }
loss { likelihood = mse }
train { batch = 64 epochs = 1 seed = 1 }
END
run "$VAEC" build wide.vae -o wide
/usr/bin/python3 - <<'END'
import struct, zipfile, random

def npy(descr, rows, width, cells):
    head = "{'descr': '%s', 'fortran_order': False, 'shape': (%d, %d), }" % (descr, rows, width)
    head += " " * (117 - len(head)) + "\n"
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(head)) + head.encode() + cells

def holes(name, descr, rows, width, size):  # zeros that take no room on the disk
    with open(name, "wb") as f:
        f.write(npy(descr, rows, width, b""))
        f.truncate(f.tell() + rows * width * size)

random.seed(3)
rows = [[random.gauss(0, 1) for _ in range(8)] for _ in range(601)]
cells = lambda rows, form: b"".join(struct.pack("<8" + form, *r) for r in rows)
cut = [0, 200, 201, 450, 601]
for i in range(4):
    part = rows[cut[i]:cut[i + 1]]
    open("part-%d.npy" % i, "wb").write(npy("<f4", len(part), 8, cells(part, "f")))
    with zipfile.ZipFile("stored-%d.npz" % i, "w") as z:
        z.writestr("other.npy", npy("<f4", 1, 8, cells(rows[:1], "f")))
        z.writestr("x.npy", npy("<f4", len(part), 8, cells(part, "f")))
open("all.npy", "wb").write(npy("<f4", 601, 8, cells(rows, "f")))
open("odd-0.npy", "wb").write(npy("<f4", 601, 8, cells(rows, "f")))
open("odd-1.npy", "wb").write(npy("<f8", 601, 8, cells(rows, "d")))
rows[70][3] = float("inf")
open("worse-0.npy", "wb").write(npy("<f4", 10, 8, cells(rows[:10], "f")))
open("worse-1.npy", "wb").write(npy("<f4", 70, 8, cells(rows[10:80], "f")))
open("short-0.npy", "wb").write(npy("<f4", 10, 8, cells(rows[:10], "f")))
open("short-1.npy", "wb").write(npy("<f4", 11, 8, cells(rows[:10], "f")))
holes("wide.npy", "<f4", 3000, 4096, 4)    # 49 MB
holes("wider.npy", "<f4", 20000, 4096, 4)  # 328 MB
holes("most.npy", "|u1", 2 ** 32, 8, 1)
END
run ./table train --data 'part-*.npy' --epochs 2 --out out/parts
says stderr 'data x: 601 rows, float32 from'
says stderr '4 files from part-0.npy to part-3.npy'
run ./table train --data all.npy --epochs 2 --out out/whole
same out/parts/model.safetensors out/whole/model.safetensors # the same rows: the metadata's hashes, too
run ./table train --data 'stored-*.npz' --epochs 2 --out out/stored # each by the member that is called so
same out/stored/model.safetensors out/whole/model.safetensors
run ./table train --data 'x=part-[0-3].npy' --epochs 1 --out out/parts --limit 201
says stderr '2 files from part-0.npy to part-1.npy'
run ./table eval --data 'part-*.npy' --weights out/whole --json
elbo=$(json stdout elbo)
run ./table eval --data all.npy --weights out/whole --json
[ "$elbo" = "$(json stdout elbo)" ] && ok || bad "parts: ELBO $elbo, not $(json stdout elbo)"

refuses 66 'there is no such file, and none that it is a pattern of' ./table eval --data 'none-*.npy' --weights out/whole
refuses 65 'odd-1.npy: its numbers are of another type than those of odd-0.npy' ./table eval --data 'odd-*.npy' --weights out/whole
refuses 65 'worse-1.npy: row 61, column 4' ./table eval --data 'worse-*.npy' --weights out/whole
refuses 65 'short-1.npy: truncated' ./table eval --data 'short-*.npy' --weights out/whole
refuses 64 'reads several files as one' ./table eval --data part-0.npy --data part-1.npy --weights out/whole
refuses 65 'are too many; at most 4294967294' ./table eval --data most.npy --weights out/whole
rm -f most.npy

# CSV, also compressed, and text: all rows in one table, with one header and one vocabulary
/usr/bin/python3 - <<'END'
import gzip, random
random.seed(4)
line = lambda r: ",".join("%.6g" % v for v in r) + "\n"
names = "a,b,c,d,e,f,g,h\n"
rows = [[random.gauss(0, 1) for _ in range(8)] for _ in range(300)]
cut = [0, 100, 101, 250, 300]
for i in range(4):
    some = "".join(map(line, rows[cut[i]:cut[i + 1]]))
    open("few-%d.csv" % i, "w").write(names + (some if i != 1 else some.rstrip("\n") + "\n\n \n"))
    gzip.open("pack-%d.csv.gz" % i, "wt").write(names + some)
    open("bare-%d.tsv" % i, "w").write(some.replace(",", "\t"))
open("few.csv", "w").write(names + "".join(map(line, rows)))
open("wrong-0.csv", "w").write(names + line(rows[0]))
open("wrong-1.csv", "w").write(names.replace("c,d", "d,c") + line(rows[0]))
open("less-0.csv", "w").write(names + line(rows[0]))
open("less-1.csv", "w").write(names[:13] + "\n" + line(rows[0][:7]))
open("none-0.csv", "w").write(line(rows[0]))
open("none-1.csv", "w").write(names + line(rows[0]))
open("word-0.csv", "w").write(names + line(rows[0]))
open("word-1.csv", "w").write(names + line(rows[0]) + "1,2,3,4,five,6,7,8\n")
open("wide-0.csv", "w").write(line(rows[0]))
open("wide-1.csv", "w").write(line(rows[0]) + "1,2,3\n")
open("mixed-0.csv", "w").write(line(rows[0]))
open("mixed-1.csv.gz", "wb").write(gzip.compress(names.encode() + line(rows[0]).encode())[:-9])
open("mix-0.csv", "w").write(line(rows[0]))
open("mix-1.npy", "wb").write(open("part-0.npy", "rb").read())
words = ["".join(random.choice("abcdefghijklmnop") for _ in range(random.randint(0, 9))) + "\n" for _ in range(240)]
open("talk.txt", "w").writelines(words)
open("talk-0.txt", "w").writelines(words[:200])
open("talk-1.txt", "w").write("".join(words[200:230]).rstrip("\n"))
gzip.open("talk-2.txt", "wt").writelines(words[230:])
open("say-0.txt", "w").writelines(words[:3])
open("say-1.txt", "wb").write(b"ab\n\xff\n")
END
run ./table train --data few.csv --epochs 2 --out out/few
for files in 'few-*.csv' 'pack-*.csv.gz' 'bare-*.tsv'; do
    run ./table train --data "$files" --epochs 2 --out out/again --threads 2
    says stderr '300 rows, CSV with'
    says stderr ', 4 files from'
    same out/few/model.safetensors out/again/model.safetensors
done
run ./table train --data 'few-*.csv' --columns a,b,c,d,e,f,g,h --limit 101 --epochs 1 --out out/again
says stderr '101 rows, CSV with a header'
says stderr ', 2 files from few-0.csv to few-1.csv'
run ./table impute --data 'few-*.csv' --weights out/few --hide 0.2 -o few.filled.csv
run ./table impute --data few.csv --weights out/few --hide 0.2 -o one.filled.csv
/usr/bin/python3 -c 'import sys
a, b = ([l for l in open(f).read().split("\n") if l.strip()] for f in ("few.filled.csv", "one.filled.csv"))
print(int(a == b and len(a) == 301))' >equal.out
holds "$(cat equal.out) == 1" "what is written of several CSV files"
refuses 65 'wrong-1.csv: its header is not that of wrong-0.csv: column 3 is d, and there c' ./table eval --data 'wrong-*.csv' --weights out/few
refuses 65 'less-1.csv: its header is not that of less-0.csv: it has fewer columns' ./table eval --data 'less-*.csv' --weights out/few
refuses 65 'none-1.csv: it has a header, and none-0.csv has none' ./table eval --data 'none-[01].csv' --weights out/few
refuses 65 'word-1.csv: line 3, column 5: "five" is not a number' ./table eval --data 'word-*.csv' --weights out/few
refuses 65 'wide-1.csv: line 2 has 3 values, but line 1 of wide-0.csv has 8' ./table eval --data 'wide-[01].csv' --weights out/few
refuses 65 'mixed-1.csv.gz: truncated' ./table eval --data 'mixed-*' --weights out/few
refuses 65 'mix-1.npy: files that are read as one are all CSV, or none, and mix-0.csv is' ./table eval --data 'mix-*' --weights out/few
run "$VAEC" build "$here/lines.vae" -D steps=12 -o parts_lines
run ./parts_lines train --data talk.txt --epochs 2 --out out/talk
run ./parts_lines train --data 'talk-?.txt' --epochs 2 --out out/again
says stderr '240 rows, lines of 0 to 9 characters, 3 files from talk-0.txt to talk-2.txt'
same out/talk/model.safetensors out/again/model.safetensors
refuses 65 'say-1.txt: line 2: byte 1 is no UTF-8' ./parts_lines train --data 'say-*.txt'
run "$VAEC" new --data pack-0.csv.gz
says stdout 'data t: table {'
run "$VAEC" build "$here/people.vae" -o parts_people
awk 'BEGIN { srand(3); for (f = 0; f < 3; f++) { file = "man-" f ".csv"
    print "since,id,age,income,visits,sex,city,smokes,score,\"a, b\"" >file
    for (i = 1; i <= 60; i++) printf "2001-02-%02d,p%d,%d,%.2f,%d,%s,%s,%s,%d,%.1f\n", 1 + i % 28, i, 20 + i, exp(4 + rand()), i % 5,
        rand() < 0.5 ? "f" : "m", f == 2 ? "Bonn" : rand() < 0.5 ? "Ulm" : "Jena", rand() < 0.5 ? "Yes" : "No", 1 + i % 5, rand() >file } }'
(cat man-0.csv; sed 1d man-1.csv; sed 1d man-2.csv) >men.csv
run ./parts_people train --data men.csv --epochs 2 --out out/men
run ./parts_people train --data 'man-*.csv' --epochs 2 --out out/again
same out/men/model.safetensors out/again/model.safetensors
run ./parts_people score --data 'man-*.csv' --weights out/men -o parts.score.csv
run ./parts_people score --data men.csv --weights out/men -o one.score.csv
same parts.score.csv one.score.csv

# --shuffle block: another order, the same for any threads and after any kill
run ./table train --data all.npy --shuffle rows --epochs 2 --out out/rows
same out/rows/model.safetensors out/whole/model.safetensors
run ./table train --data all.npy --shuffle block --epochs 2 --out out/block --threads 1
differ out/block/model.safetensors out/whole/model.safetensors
run ./table train --data 'part-*.npy' --shuffle block --epochs 1 --out out/again --threads 2
refuses 64 'shuffle was block and is rows now' ./table train --data 'part-*.npy' --epochs 2 --out out/again --resume
run ./table train --data all.npy --shuffle block --epochs 2 --out out/again --resume
same out/block/model.safetensors out/again/model.safetensors
refuses 64 "--shuffle takes rows or block, not 'both'" ./table train --data all.npy --shuffle both

# What is resident does not grow with a file that is mapped. Prints the exit status and MB.
resident() {
    /usr/bin/python3 -c 'import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=open("stdout", "w"), stderr=open("stderr", "w"))
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)' "$@"
}
if [ -n "${SANITIZED-}" ]; then
    skip "what is resident: AddressSanitizer needs more"
else
    set -- $(resident ./wide train --data wide.npy --out out/wide --quiet --threads 1 --limit 100)
    holds "$1 == 0 && $2 < 40" "train on 100 rows: status and MB $*"
    small=$2
    set -- $(resident ./wide score --data wider.npy --weights out/wide --quiet --threads 1 -o scores.csv)
    holds "$1 == 0 && $2 < $small + 110" "328 MB: status and MB $*; 100 rows take $small"
    holds "$(wc -l <scores.csv) >= 20000"
fi
rm -f wide.npy wider.npy

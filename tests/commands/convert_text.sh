# convert_text.sh -- lines of any text files as one text file: the same training, to the bit, and kills that lose nothing

cat >ctext.vae <<'VAE'
model ctext
param width = 10
data   x: tokens(width, 14, unit=word)
latent z: normal(2)
encoder(x) { embed(4) pool(mean) dense(6) relu }
decoder(z) { dense(6) relu dense(width * 14) reshape(width, 14) }
loss { likelihood = categorical }
train { batch = 64 epochs = 2 validation = 0.2 }
VAE
run "$VAEC" build ctext.vae -o ctext
sed 's/unit=word/unit=word, truncate=true/' ctext.vae >ctext_cut.vae
sed 's/unit=word/unit=char, truncate=true/' ctext.vae >ctext_char.vae
sed 's/unit=word/unit=byte, truncate=true/' ctext.vae >ctext_byte.vae
sed 's/unit=word/unit=id/' ctext.vae >ctext_id.vae
for name in cut char byte id; do run "$VAEC" build ctext_$name.vae -o ctext_$name; done
/usr/bin/python3 - <<'END_OF_TEXT'
import gzip, random
random.seed(8)
words = ["w%d" % i * (1 + i % 3) for i in range(20)] + ["sm\u00f8rrebr\u00f8d", "\U0001f409", "a\u00a0b", "\ufeff"]
lines = [" ".join(random.choice(words[:random.randrange(1, 25)]) for _ in range(random.randrange(10))) for _ in range(600)]
lines[0] = "w1w1 the first"
lines[99] = ""
text = lambda l, end="\n": (end.join(l) + end).encode()
plain = lambda name, b: open(name, "wb").write(b)
plain("ct.txt", text(lines))                                     # what all of them are, converted
plain("ct_marked.txt", b"\xef\xbb\xbf" + text(lines, "\r\n"))
plain("ct_open.txt", text(lines)[:-1])                           # no end of the last line
gzip.open("ct.txt.gz", "wb").write(text(lines))
plain("ct_members.txt.gz", b"".join(gzip.compress(text(lines[i:i + 150])) for i in range(0, 600, 150)))
plain("ct_part1.txt", b"\xef\xbb\xbf" + text(lines[:205]))
gzip.open("ct_part2.txt", "wb").write(text(lines[205:300], "\r\n"))
plain("ct_part3.txt", text(lines[300:])[:-1])
plain("ct_bytes.txt", b"\n".join(bytes(random.choice([1, 9, 127, 128, 200, 255]) for _ in range(7)) for _ in range(300)) + b"\n")
plain("ct_ids.txt", b"".join(b"%d %d\n" % (3 + i % 11, 3 + i % 7) for i in range(300)))
# what cannot be
plain("ct_long.txt", text(lines[:40] + [" ".join(["w0"] * 10)]))
plain("ct_zero.txt", text(lines[:40]) + b"a\0b\n")
plain("ct_latin.txt", text(lines[:40]) + b"sm\xf8rrebr\xf8d\n")
plain("ct_id.txt", open("ct_ids.txt", "rb").read() + b"3 14\n")
plain("ct_cut.txt.gz", open("ct.txt.gz", "rb").read()[:-30])
plain("ct_more.txt.gz", open("ct.txt.gz", "rb").read() + b"more")
plain("ct_none.txt.gz", gzip.compress(b""))
plain("ct_mark.txt", b"\xef\xbb\xbf")
END_OF_TEXT

# Training on what was converted has the bits of training on the files, words and held-out rows included.
for data in ct.txt ct_marked.txt ct_open.txt ct.txt.gz ct_members.txt.gz 'ct_part?.txt'; do
    run ./ctext convert --data "$data" -o ctrows.txt
    says stderr 'wrote ctrows.txt: 600 lines of text, 14707 bytes; CRC-32 in ctrows.txt.crc32'
    same ctrows.txt ct.txt || echo "        of $data"
    run ./ctext train --data "$data" --out out/ct1 -q
    run ./ctext train --data ctrows.txt --out out/ct2 -q
    for f in model.safetensors samples.txt; do same out/ct1/$f out/ct2/$f || echo "        of $data"; done
    [ ! -e ctrows.txt.part ] && ok || bad "$data: ctrows.txt.part is still there"
done
run ./ctext convert --data 'x=ct_part?.txt' --limit 333 -o ctrows.txt
head -n 333 ct.txt >ct_head.txt
same ctrows.txt ct_head.txt
for pair in cut:ct_long char:ct char:ct_long byte:ct_bytes id:ct_ids; do # with truncate=true lines stay whole
    file=${pair#*:}.txt
    run ./ctext_${pair%:*} convert --data $file -o ctrows.txt
    same ctrows.txt $file
    for data in $file ctrows.txt; do run ./ctext_${pair%:*} train --data $data --out out/$data --epochs 1 -q; done
    same out/$file/model.safetensors out/ctrows.txt/model.safetensors
done
printf 'a b' >ct_short.txt # shorter than a mark
run ./ctext convert --data ct_short.txt -o ctrows.txt
holds "$(printf 'a b\n' | cmp - ctrows.txt && echo 1 || echo 0) == 1" "a short text: $(od -c ctrows.txt | head -n 3)"

# the checksum is of the whole file, and whoever reads the file compares it
run ./ctext convert --data ct.txt.gz -o ctrows.txt
/usr/bin/python3 -c 'import zlib
b = open("ctrows.txt", "rb").read()
print(int(open("ctrows.txt.crc32").read() == "%08x %d\n" % (zlib.crc32(b), len(b))))' >ctsum.out
holds "$(cat ctsum.out) == 1" "CRC-32 of text"
sed '77s/w/v/' ctrows.txt >ctx.txt
cp ctrows.txt.crc32 ctx.txt.crc32
for command in train score convert; do
    refuses 65 'ctx.txt: damaged: its 14707 bytes have the CRC-32' \
        ./ctext $command --data ctx.txt $([ $command = train ] && echo --out out/ct3 || echo -o ct3.$([ $command = score ] && echo csv || echo txt))
    [ $command = train ] && run ./ctext train --data ctrows.txt --out out/ctext -q
done
run ./ctext train --data ctx.txt --limit 50 --epochs 1 --out out/ct3 -q
cp ctrows.txt.crc32 ctx.txt.crc32
run ./ctext sample -n 5 -o ctx.txt
[ ! -e ctx.txt.crc32 ] && ok || bad "ctx.txt has the sum of other lines"

# what cannot be said, and what is wrong
refuses 64 'ct.txt: lines of text stay lines of text' ./ctext convert --data ct.txt -o ctnone.npy
refuses 64 'Its name must end in .npy, or in .txt' ./ctext convert --data ct.txt -o ctnone.csv
run ./ctext train --data ct.txt --epochs 1 --out out/ct3 -q
printf '1,2,3,4,5,6,7,8\n' >ct_numbers.csv
refuses 64 'ct_numbers.csv: these are no lines of text: give -o a name that ends in .npy' ./table convert --data ct_numbers.csv -o ctnone.txt
refuses 65 'ct_long.txt: line 41 has more than 9 words' ./ctext convert --data ct_long.txt -o ctnone.txt
refuses 65 'ct_zero.txt: line 41: a zero byte' ./ctext convert --data ct_zero.txt -o ctnone.txt
refuses 65 'ct_latin.txt: line 41: byte 3 is no UTF-8' ./ctext convert --data ct_latin.txt -o ctnone.txt
refuses 65 'ct_id.txt: line 301: "14" is not a whole number from 3 to 13' ./ctext_id convert --data ct_id.txt -o ctnone.txt
refuses 65 'ct_cut.txt.gz: truncated: the compressed data end early' ./ctext convert --data ct_cut.txt.gz -o ctnone.txt
refuses 65 'ct_more.txt.gz: extra bytes at the end' ./ctext convert --data ct_more.txt.gz -o ctnone.txt
refuses 65 'ct_none.txt.gz: there are no rows' ./ctext convert --data ct_none.txt.gz -o ctnone.txt
refuses 65 'ct_mark.txt: there are no rows' ./ctext convert --data ct_mark.txt -o ctnone.txt
refuses 66 'cannot open ct_missing.txt' ./ctext convert --data ct_missing.txt -o ctnone.txt
refuses 65 'ct_latin.txt: line 41: byte 3 is no UTF-8' ./ctext convert --data 'ct_[ml]a[tr]*.txt' -o ctnone.txt
mkdir ct_folder
refuses 65 'ct_folder: data x is read from lines of text or NPY, and this is a folder' ./ctext convert --data ct_folder -o ctnone.txt
[ ! -e ctnone.txt ] && [ ! -e ctnone.txt.part ] && ok || bad "wrong text has left something: $(ls ctnone.*)"
cp ct.txt ctself.txt
refuses 64 'ctself.txt, which this command reads' ./ctext convert --data ctself.txt -o ctself.txt
same ct.txt ctself.txt

# A run that is killed at any moment goes on to the same bytes; the disk is full, and then it is not.
awk 'BEGIN { srand(9); for (i = 0; i < 300000; i++) print "w" int(rand() * 9), "longer" rand(), i, rand() rand() }' >ctbig.txt
gzip -1c ctbig.txt >ctbig.txt.gz
split -n l/3 --additional-suffix=.txt ctbig.txt ctbig-
gzip -1c ctbig-ab.txt >ctbig-ab.gz && mv ctbig-ab.gz ctbig-ab.txt
/usr/bin/python3 - <<'END_OF_KILLS' >ctkills.out
import os, random, signal, subprocess
random.seed(1)
went_on = 0
whole = open("ctbig.txt", "rb").read()
for spec in "ctbig.txt", "ctbig.txt.gz", "ctbig-*.txt":
    for name in "ctdone.txt", "ctdone.txt.part", "ctdone.txt.crc32":
        if os.path.exists(name): os.remove(name)
    kills, code, longest = 0, 1, 0.2  # seconds; longer where it gets nowhere, on a machine that is busy
    while code != 0:
        p = subprocess.Popen(["./ctext", "convert", "--data", spec, "-o", "ctdone.txt", "--resume"], stderr=subprocess.PIPE,
                             env=dict(os.environ, VAE_CHECKPOINT_SECONDS="0"))
        try:
            said = p.communicate(timeout=random.uniform(0.01, longest) if kills < (6 if went_on else 30) else None)[1]
        except subprocess.TimeoutExpired:
            p.send_signal(signal.SIGKILL)
            said = p.communicate()[1]
            kills += 1
            longest *= 1 if went_on else 1.2
        code = p.returncode
        went_on += b"going on behind row" in said and b"behind row 0 " not in said
        if code not in (0, -9):
            print(said)
            break
    if open("ctdone.txt", "rb").read() != whole: print(spec, "other bytes")
    if os.path.exists("ctdone.txt.part"): print("a part is left")
print("went on", went_on)
END_OF_KILLS
says ctkills.out 'went on'
lacks ctkills.out 'went on 0'
holds "$(wc -l <ctkills.out) == 1" "$(cat ctkills.out)"
(ulimit -f 6000; ./ctext convert --data ctbig.txt.gz -o ctfull.txt) >stdout 2>stderr
status=$?
holds "$status == 74" "a full disk: status $status, $(cat stderr)"
says stderr 'cannot write ctfull.txt.part: File too large (--resume goes on from the'
[ ! -e ctfull.txt ] && [ -e ctfull.txt.part ] && ok || bad "a full disk: $(ls ctfull.*)"
refuses 64 'ctfull.txt.part is made of other data, or with other options' ./ctext_cut convert --data ctbig.txt.gz -o ctfull.txt --resume
run ./ctext convert --data ctbig.txt.gz -o ctfull.txt --resume
same ctfull.txt ctbig.txt

# 80 MB of text, all words of which differ, in 30 MB; and training on it, which stays in its file, is that on the first rows
if [ -z "${SANITIZED-}" ]; then
    awk 'BEGIN { for (i = 0; i < 2000000; i++) print "w" i % 7, "number_" i, "w" i % 5 "_a_longer_word" }' | gzip -1 >cthuge.txt.gz
    (ulimit -d 30000 && ./ctext convert --data cthuge.txt.gz -o cthuge.txt --quiet) && ok || bad "convert of text in 30 MB"
    for data in cthuge.txt cthuge.txt.gz; do run ./ctext train --data $data --limit 900 --epochs 1 --out out/$data -q; done
    same out/cthuge.txt/model.safetensors out/cthuge.txt.gz/model.safetensors
fi
rm -f ct*.txt ct*.gz ct*.crc32

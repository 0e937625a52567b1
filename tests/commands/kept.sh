# kept.sh -- lines of text that stay in their files, as they do from 64 MB on, are the rows that they are in memory

cat >kept.vae <<'END'
model kept
param width = 10
data   x: tokens(width, 14, unit=word, truncate=true)
latent z: normal(2)
encoder(x) { embed(4) pool(mean) dense(6) relu }
decoder(z) { dense(6) relu dense(width * 14) reshape(width, 14) }
loss { likelihood = categorical }
train { batch = 64 epochs = 2 validation = 0.2 }
END
run "$VAEC" build kept.vae -o kept
/usr/bin/python3 - <<'END'
import random
random.seed(5)
words = ["w%d" % i * (1 + i % 3) for i in range(20)]
lines = [" ".join(random.choice(words[:random.randrange(1, 20)]) for _ in range(random.randrange(14))) for _ in range(600)]
lines[77] = "\r"
text = lambda l: ("\n".join(l) + "\n").encode()
open("kept_all.txt", "wb").write(b"\xef\xbb\xbf" + text(lines))
open("kept_p1.txt", "wb").write(text(lines[:205]))
for name, part in ("kept_p2.txt", lines[205:]), ("kept_large.txt", lines): # with holes behind their lines
    with open(name, "wb") as f:
        f.write((b"\xef\xbb\xbf" if part is lines else b"") + text(part))
        f.truncate(70 << 20)
END
for limit in 600 333; do # 16 lines are found together: the last of them are fewer
    run ./kept train --data kept_all.txt --limit $limit --out out/kept_all -q
    for data in kept_large.txt 'kept_p?.txt'; do
        run ./kept train --data "$data" --limit $limit --threads 2 --out out/kept
        says stderr "$limit rows, lines of 0 to 9 words"
        for f in model.safetensors checkpoint samples.txt; do same out/kept/$f out/kept_all/$f; done
    done
done
for data in kept_all.txt kept_large.txt 'kept_p?.txt'; do # with the words of the weights
    run ./kept score --data "$data" --limit 600 --weights out/kept_all -o kept.csv -q
    [ "$data" = kept_all.txt ] && cp kept.csv kept_scores.csv
    same kept.csv kept_scores.csv
    run ./kept eval --data "$data" --limit 600 --weights out/kept_all --json -q
    [ "$data" = kept_all.txt ] && tail -n 1 stdout >kept_eval
    tail -n 1 stdout >kept_other
    same kept_eval kept_other
done
refuses 65 'kept_large.txt: line 601: a zero byte: this is no text' ./kept eval --data kept_large.txt --weights out/kept_all
refuses 65 'kept_p2.txt: line 396: a zero byte: this is no text' ./kept eval --data 'kept_p?.txt' --weights out/kept_all

# numbers of another tokenizer, and what none is
sed 's/model kept/model kept_ids/; s/unit=word, truncate=true/unit=id/' kept.vae >kept_ids.vae
run "$VAEC" build kept_ids.vae -o kept_ids
awk 'BEGIN { for (i = 0; i < 100; i++) print 3 + i % 11, 3 + i % 7 }' >kept_few.txt
cp kept_few.txt kept_id.txt
truncate -s 70M kept_id.txt
for data in few id; do run ./kept_ids train --data kept_$data.txt --limit 100 --out out/kept_$data -q; done
same out/kept_few/model.safetensors out/kept_id/model.safetensors
{ head -n 40 kept_few.txt; echo 3 14; } >kept_id.txt
truncate -s 70M kept_id.txt
refuses 65 'kept_id.txt: line 41: "14" is not a whole number from 3 to 13' ./kept_ids train --data kept_id.txt --limit 100 --out out/kept_id -q

# 60,000 rows that took 72 MB as numbers
if [ -n "${SANITIZED-}" ]; then
    skip "a limit on memory: AddressSanitizer needs more"
else
    run "$VAEC" build kept.vae -D width=300 -o kept_wide
    run ./kept_wide train --data kept_all.txt --epochs 1 --out out/kept_wide -q
    awk 'BEGIN { for (i = 0; i < 60000; i++) print "w1w1 w2w2w2 w4w4" }' >kept_wide.txt
    gzip -c kept_wide.txt >kept_wide.txt.gz
    truncate -s 70M kept_wide.txt
    run sh -c 'ulimit -d 60000; ./kept_wide score --data kept_wide.txt --limit 60000 --threads 1 --weights out/kept_wide -q -o kept.csv'
    # so do these 2 MB of lines that would be 480 MB of numbers
    run env QUICK=-O1 "$VAEC" build kept.vae -D width=2000 -o kept_wider
    run ./kept_wider train --data kept_all.txt --epochs 1 --limit 64 --out out/kept_wider -q
    head -c 1500000 kept_wide.txt | head -n 60000 >kept_short.txt
    split -n l/3 kept_short.txt kept_short-
    for data in kept_short.txt 'kept_short-*'; do
        run sh -c 'ulimit -d 100000; ./kept_wider score --data "$0" --threads 1 --weights out/kept_wider -q -o kept.csv' "$data"
    done
    rm kept_short*
    refuses 71 'kept_wide.txt.gz' sh -c 'ulimit -d 60000; ./kept_wide score --data kept_wide.txt.gz --threads 1 --weights out/kept_wide -q -o kept.csv'
fi
rm -f kept_*.txt kept_wide.txt.gz kept_p?.txt

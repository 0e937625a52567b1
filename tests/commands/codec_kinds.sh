# codec_kinds.sh -- compress and decompress: each likelihood of whole values and each latent that can be coded; what cannot, and
# why; every byte of a file damaged, and files cut off everywhere; the bytes that a program of `build --exact` writes on
# every processor

run "$VAEC" build --exact --portable "$here/kinds.vae" -o kinds
run /usr/bin/python3 "$here/codec_rows.py" rows
rest='--data a=a.csv --data c=c.npy --bytes c=1 --data d=d.npy --data e=e.npy'
data="$rest --data b=b.npy --data t=t.csv"
run ./kinds train $data --quiet --out out/kinds --epochs 1

# codec.vaz is what 64-bit ARM (tools/aarch64.sh looks) and every x86-64 write of these rows with these made-up weights.
# Where the format changes, STORE=1 stores it anew, and aarch64.sh has to be run.
run /usr/bin/python3 "$here/codec_rows.py" weights out/kinds/model.safetensors made.safetensors
for isa in sse2 avx2 avx512; do
    VAE_ISA=$isa ./kinds info >/dev/null 2>&1 || continue
    run env VAE_ISA=$isa ./kinds compress $data --weights made.safetensors --chunk 40 -o $isa.vaz --quiet
    [ -z "${STORE-}" ] || cp $isa.vaz "$here/codec.vaz"
    same $isa.vaz "$here/codec.vaz"
    run env VAE_ISA=$isa ./kinds decompress --data "$here/codec.vaz" --weights made.safetensors -o $isa.csv --quiet
    for k in a b c d e t; do same $k.csv $isa.$k.csv; done
done

# rows come back, by as many threads as may be; one row, a chunk, a row more
for n in 1 2 3; do
    run ./kinds compress $data --chunk 25 -o k$n.vaz --quiet --threads $n
    same k1.vaz k$n.vaz
    run ./kinds decompress --data k1.vaz -o k.csv --quiet --threads $n
    for k in a b c d e t; do same $k.csv k.$k.csv; done
done
for n in 1 25 26; do
    run ./kinds compress $data --chunk 25 --limit $n -o some.vaz --quiet
    run ./kinds decompress --data some.vaz -o k.csv --quiet
    head -n $n a.csv >one && same one k.a.csv
    head -n $((n + 1)) t.csv >one && same one k.t.csv
done

# a zero may have a sign, which is no other value
awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == 0) { $i = "-0"; break } } 1' a.csv >minus.csv
differ a.csv minus.csv
# shellcheck disable=SC2046
run ./kinds compress $(echo "$data" | sed 's/a=a.csv/a=minus.csv/') -o minus.vaz --quiet
run ./kinds decompress --data minus.vaz -o k.csv --quiet
same a.csv k.a.csv

# a hierarchy of 290 numbers, which begins with few bins: what its first row takes is soon made up for
cat >stacked.vae <<'END'
model stacked
data x: image(12, 12, 1)
latent top: normal(2)
latent low: normal(6, 6, 8, from=e)
encoder { conv(8, stride=2) tanh as e flatten dense(16) tanh }
decoder { dense(16) tanh dense(72) reshape(6, 6, 2) draw(low) deconv(4, stride=2) tanh conv(1) }
loss { likelihood = bernoulli }
train { optimizer = adam(lr=5e-3)  batch = 32  epochs = 4  seed = 1 }
END
run env QUICK=-O1 "$VAEC" build stacked.vae
run /usr/bin/python3 "$here/codec_rows.py" squares
run ./stacked train --data squares.idx --bytes 1 --quiet
run ./stacked eval --data squares.idx --bytes 1 --samples 4 --json
bound=$(json stdout elbo)
run ./stacked compress --data squares.idx --bytes 1 -o stacked.vaz --quiet --json
holds "$(json stdout start_bytes) < 290 * 12 / 8 / 3" "starts of a hierarchy"
holds "$(json stdout bits_per_row) < 1.02 * -($bound) / log(2)" "$(json stdout bits_per_row) bits a row, bound $bound nats"
run ./stacked decompress --data stacked.vaz -o stacked.idx --quiet
same squares.idx stacked.idx

# each form of a convolution comes to the same bits on every processor
cat >forms.vae <<'END'
model forms
data x: image(12, 12, 1)
latent z: normal(4)
encoder { conv(16) relu conv(20, kernel=4, stride=2) relu conv(17) tanh flatten }
decoder { dense(1152) relu reshape(6, 6, 32) deconv(18, kernel=4, stride=2) relu conv(33) relu conv(1) }
loss { likelihood = bernoulli }
train { optimizer = adam(lr=5e-3)  batch = 32  epochs = 1  seed = 1 }
END
run "$VAEC" graph forms.vae
for op in winograd winograd4 strided strided_t; do says stdout "= $op "; done
run env QUICK=-O1 "$VAEC" build --exact --portable forms.vae
run ./forms train --data squares.idx --bytes 1 --limit 128 --quiet
for isa in sse2 avx2 avx512; do
    VAE_ISA=$isa ./forms info >/dev/null 2>&1 || continue
    run env VAE_ISA=$isa ./forms compress --data squares.idx --bytes 1 --limit 75 -o forms.$isa.vaz --quiet
    same forms.sse2.vaz forms.$isa.vaz
done

# each byte wrong, and cut off everywhere
run ./kinds compress $data --chunk 1 --limit 2 -o two.vaz --quiet
run /usr/bin/python3 "$here/codec_rows.py" damage two.vaz ./kinds decompress --data bad.vaz -o none.csv --quiet --threads 1
ls none.* >left 2>/dev/null
[ ! -s left ] && ok || bad "written of damaged files: $(cat left)"

# nothing is written where one of several streams cannot be, or where there is no room
refuses 64 "'t' is a table: it goes to a file that ends in .csv" ./kinds decompress --data k1.vaz -o none.npy --quiet
ls none.* >left 2>/dev/null
[ ! -s left ] && ok || bad "written before it was refused: $(cat left)"
ln -s /dev/full full.a.csv
refuses 74 'No space left' ./kinds decompress --data k1.vaz -o full.csv --quiet
(
    ulimit -f 1 # block of 512 bytes
    ./kinds compress $data -o none.vaz >stdout 2>stderr
    echo $? >status
)
[ "$(cat status)" -eq 74 ] && [ ! -e none.vaz ] && ok || bad "ulimit: status $(cat status): $(cat stderr)"

# rows that nobody could give back
strange() { # ROW WORDS: of the table
    sed "2s/.*/$1/" t.csv >strange.csv
    refuses 65 "row 1 cannot be coded: $2" ./kinds compress $rest --data b=b.npy --data t=strange.csv -o none.vaz
}
strange 'cat,Oslo,,0,3' 'rank (nan) of '\''t'\'' is missing'
strange 'cat,Mars,1,0,3' 'city (3) of '\''t'\'' is a word that the column'
strange 'cat,Oslo,1,0,9007199254740993' 'visits (9.007199e+15) of '\''t'\'' is too large a count'
refuses 65 'row 4 cannot be coded: b[2]' ./kinds compress $rest --data b=b.csv --data t=t.csv -o none.vaz
says stderr 'is a count of 16777216 or more, and this file'\''s are read as floats'
[ ! -e none.vaz ] && ok || bad "none.vaz was written"

# what cannot be coded, with the reason in the program
unfit() { # LATENT WORDS [KIND]: what the program knows of it
    sed "s/LATENT/$1/; s/KIND/${3:-bernoulli}/" >unfit.vae <<'END'
model unfit
data x: image(4, 4, 1)
data y: label(3)
latent z: LATENT
encoder { flatten dense(8) tanh }
decoder(z) { dense(16) reshape(4, 4, 1) }
loss { likelihood = KIND }
END
    "$VAEC" emit unfit.vae -o unfit.c 2>stderr || bad "unfit: $(cat stderr)"
    says unfit.c "$2"
}
unfit 'normal(4, flow=planar)' 'has a posterior with a flow'
unfit 'normal(4, cov=full)' 'has a covariance'
unfit 'normal(4, prior=mixture(3))' 'has a prior that is no normal'
unfit 'normal(4, prior=vamp(3))' 'has a prior that is no normal'
unfit 'normal(4, prior=realnvp(2))' 'has a prior that is no normal'
unfit 'normal(4, prior=given(y))' 'has a prior that is given a data stream'
unfit 'fsq(4, 4)' 'is fsq, which has no codebook'
unfit 'vq(8, 2, levels=2, update=ema)' 'has codebooks one behind the other'
unfit 'vq(8, 2, distance=cosine)' 'has codes of length 1'
unfit 'deterministic(4)' 'is deterministic: it has no distribution'
unfit 'vmf(4)' 'has a posterior that is not coded dimension by dimension'

# rows.sh -- rows that weigh more, offsets, sparse rows, lines of text and series told step by step: the same bits for 1, 2 and 4 processes.
# 237 rows in batches of 50 and four shards: the last batch has 37 rows, or 40 where a fifth is held out, and shards of two sizes.

cat >counts.vae <<'END'
model counts
data   x: vector(12, sparse=true)
data   e: vector(1)
data   w: vector(1)
data   y: label(3)
latent z: normal(3)
encoder(x, y) { log1p dropout(0.2) concat(y) dense(8) relu }
decoder(z, y, e) { concat(y) dense(8) relu dense(12) }
loss { likelihood = zinb(size=shared, offset=e)  row_weights = w }
train { batch = 50 shards = 4 epochs = 3 validation = 0.2 optimizer = adam(lr=0.01) }
END
sed 's/model counts/model depth/; /data   e:/d; /data   w:/d; s/z, y, e/z, y/; s/offset=e/offset=total/; s/row_weights = w//
    s/validation = 0.2//' counts.vae >depth.vae
sed 's/model counts/model drawn/; s/row_weights = w/objective = iwae(3)  row_weights = w/
    s/validation = 0.2/validation = 0.2 early_stop = 1 ema = 0.9 clip_norm = 1/' counts.vae >drawn.vae
cat >lines.vae <<'END'
model lines
data   x: tokens(12, 16, unit=char)
latent z: normal(3)
encoder(x) { embed(8) gru(12) pool(last) }
decoder(previous, z) { word_dropout(0.1) embed(8) concat(z) gru(12, start=z) dense(16) }
loss { likelihood = categorical }
train { batch = 50 shards = 4 epochs = 3 validation = 0.2 optimizer = adam(lr=0.01) }
END
cat >curves.vae <<'END'
model curves
data   x: series(9, 2, standardize=true)
latent z: normal(3)
encoder(x) { gru(12) pool(last) }
decoder(previous, z) { concat(z) gru(12, start=z) residual { layernorm attention(2, causal=true) } dense(2) }
loss { likelihood = gaussian(sigma=learned) }
train { batch = 50 shards = 4 epochs = 3 validation = 0.2 optimizer = adam(lr=0.01) }
END
sed 's/model counts/model column/; s/, sparse=true//; /data   e:/d; /data   y:/d; s/(x, y)/(x)/; s/z, y, e/z/; s/concat(y)//
    s/offset=e/offset=total/' counts.vae >column.vae

# Counts (most of them 0), exposures, weights (some of them 0), labels, lines of 0 to 9 characters.
awk 'BEGIN { srand(11)
    for (r = 1; r <= 237; r++) {
        for (j = 1; j <= 12; j++) if (rand() < 0.25) cell[++n] = r " " j " " 1 + int(9 * rand())
        printf "%.3f\n", 0.5 + rand() >"exposures.csv"
        print int(4 * rand()) >"weights.csv"
        print r % 3 >"labels.csv"
        line = ""
        for (k = int(10 * rand()); k > 0; k--) line = line substr("abcdef", 1 + int(6 * rand()), 1)
        print line >"lines.txt"
        line = ""
        for (k = 0; k < 18; k++) line = line (k ? "," : "") (k < 2 + 2 * (r % 9) ? sprintf("%.3f", sin(r + k / 3) + rand() / 5) : "")
        print line >"curves.csv"
    }
    print "%%MatrixMarket matrix coordinate integer general" >"counts.mtx"
    print 237, 12, n >"counts.mtx"
    for (i = 1; i <= n; i++) print cell[i] >"counts.mtx" }'
awk 'BEGIN { srand(12); print "a,b,c,d,e,f,g,h,i,j,k,l,many"
    for (r = 1; r <= 237; r++) { for (j = 1; j <= 12; j++) printf "%d,", 6 * rand() * rand(); print int(4 * rand()) } }' >column.csv

counts="--data x=counts.mtx --data y=labels.csv"
for name in counts depth drawn lines curves column; do
    build $name.vae $name
    case $name in
    depth) data=$counts ;;
    lines | curves) data="--data $(ls $name.txt $name.csv 2>/dev/null)" ;;
    column) data='--data column.csv --columns a,b,c,d,e,f,g,h,i,j,k,l --weights-column many' ;;
    *) data="$counts --data e=exposures.csv --data w=weights.csv" ;;
    esac
    # shellcheck disable=SC2086
    run ./$name train $data --out $name.one -q
    # shellcheck disable=SC2086
    run ./$name eval $data --weights $name.one --samples 2 --json -q
    tail -n 1 stdout >eval.one
    for n in 2 4; do
        # shellcheck disable=SC2086
        run start "$first" $n ./$name train $data --out $name.$n -q
        alike $name.one $name.$n
        # shellcheck disable=SC2086
        run start "$first" $n ./$name eval $data --weights $name.one --samples 2 --json -q
        tail -n 1 stdout >eval.more
        same eval.one eval.more
    done
    # shellcheck disable=SC2086
    VAE_MPI_BUCKET=16 run start "$first" 2 ./$name train $data --out $name.parts -q
    alike $name.one $name.parts
    # stopped in one process, gone on with in four
    # shellcheck disable=SC2086
    run ./$name train $data --out $name.on --epochs 2 -q
    # shellcheck disable=SC2086
    run start "$first" 4 ./$name train $data --out $name.on --epochs 3 --resume -q
    same $name.one/model.safetensors $name.on/model.safetensors
    [ $name != column ] || continue
    # shellcheck disable=SC2086
    run ./$name score $data --weights $name.one -q -o score.one.csv
    # shellcheck disable=SC2086
    run start "$first" 4 ./$name score $data --weights $name.one -q -o score.more.csv
    same score.one.csv score.more.csv
done

# What is wrong with weights is said once.
yes 0 | head -n 237 >none.csv
# shellcheck disable=SC2086
refuses 65 "all rows weigh 0 (data w)" start "$first" 4 ./counts train $counts --data e=exposures.csv --data w=none.csv --out none

# weights.sh -- rows that weigh more than others

cat >weights_exact.vae <<'END'
model weights_exact
data   x: vector(4)
data   w: vector(1)
latent z: deterministic(2)
encoder(x) { dense(6) tanh }
decoder(z) { dense(6) tanh dense(4) }
loss { likelihood = mse  objective = rae  row_weights = w }
train { optimizer = sgd(lr=0.02)  batch = 200  epochs = 30 }
END
sed 's/model weights_exact/model weights_alike/; s/^data *w.*//; s/row_weights = w//' weights_exact.vae >weights_alike.vae
sed 's/model weights_exact/model weights_drawn/; s/deterministic/normal/; s/objective = rae//; s/batch = 200/batch = 16/; s/epochs = 30/epochs = 3/' \
    weights_exact.vae >weights_drawn.vae
sed 's/model weights_drawn/model weights_shards/; s/batch = 16/batch = 16 shards = 4/' weights_drawn.vae >weights_shards.vae
for model in weights_exact weights_alike weights_drawn weights_shards; do
    run "$VAEC" build $model.vae -o $model
done
/usr/bin/python3 - <<'END'
import random
random.seed(8)
rows = [["%.4f" % random.uniform(-2, 2) for _ in range(4)] for _ in range(40)]
weights = [random.choice([0, 1, 1, 2, 3]) for _ in rows]
def save(name, lines):
    open("weights_%s.csv" % name, "w").write("".join(",".join(map(str, l)) + "\n" for l in lines))
save("x", rows)
save("w", [[w] for w in weights])
save("twice", [r for r, w in zip(rows, weights) for _ in range(w)])
save("w2", [[2 * w] for w in weights])
save("ones", [[1] for _ in rows])
save("threes", [[3] for _ in rows])
save("zero", [[0] for _ in rows])
save("below", [[-1 if i == 4 else 1] for i in range(len(rows))])
save("both", [["a", "b", "c", "d", "many"]] + [r + [w] for r, w in zip(rows, weights)])
END

# A weight of 2 is the row twice: to rounding, where nothing is drawn and a batch is all rows.
run ./weights_exact train --data weights_x.csv --data w=weights_w.csv --out out/weights_exact
says stderr 'rows weigh from 0 to 3'
run ./weights_alike train --data weights_twice.csv --out out/weights_alike -q
run ./weights_exact eval --data weights_x.csv --data w=weights_w.csv --weights out/weights_exact --json -q
mine=$(json stdout elbo)
run ./weights_alike eval --data weights_twice.csv --weights out/weights_alike --json -q
holds "($mine) - ($(json stdout elbo)) < 1e-5 && ($(json stdout elbo)) - ($mine) < 1e-5" "a weight of 2 and the row twice"
run ./weights_exact eval --data weights_x.csv --weights out/weights_exact --json
says stderr 'no w: all rows weigh the same'
holds "($(json stdout elbo)) - ($mine) > 1e-3 || ($mine) - ($(json stdout elbo)) > 1e-3" "weights change the mean"
for model in weights_exact weights_alike; do
    run ./$model encode --data weights_x.csv --weights out/$model -o $model.csv -q
done
run /usr/bin/python3 -c "
a, b = ([float(v) for l in open('weights_%s.csv' % k) for v in l.split(',')] for k in ('exact', 'alike'))
assert max(abs(x - y) for x, y in zip(a, b)) < 1e-4, (a, b)"

# A column's name is a CSV's; of another file the weights are a file of their own.
run ./weights_alike sample -n 40 -o weights_x.npy --weights out/weights_alike -q
for file in weights_x.npy shapes 'weights_[x].npy'; do
    refuses 64 '--weights-column many is a column of a CSV file, and' ./weights_exact train --data "$file" --weights-column many --out out/weights_none
    says stderr 'a number a row: --data w=FILE'
done
refuses 64 'a number a row: --valid w=FILE' ./weights_exact train --data weights_both.csv --valid weights_x.npy --columns a,b,c,d \
    --weights-column many --out out/weights_none
run ./weights_exact train --data 'weights_bot[h].csv' --columns a,b,c,d --weights-column many --out out/weights_one -q

# Only shares count: all weights times 2, and all the same, change no bit.
for k in w w2 ones threes; do
    run ./weights_drawn train --data weights_x.csv --data w=weights_$k.csv --out out/weights_$k -q
    run ./weights_drawn encode --data weights_x.csv --weights out/weights_$k -o weights_z_$k.csv -q
done
same weights_z_w.csv weights_z_w2.csv
same weights_z_ones.csv weights_z_threes.csv
differ weights_z_w.csv weights_z_ones.csv
run ./weights_drawn train --data weights_both.csv --columns a,b,c,d --weights-column many --out out/weights_column -q
run ./weights_drawn encode --data weights_x.csv --weights out/weights_column -o weights_z_column.csv -q
same weights_z_column.csv weights_z_w.csv
run ./weights_drawn eval --data weights_both.csv --columns a,b,c,d --weights-column many --weights out/weights_column --json -q
column=$(json stdout elbo)
run ./weights_drawn eval --data weights_x.csv --data w=weights_w.csv --weights out/weights_column --json -q
holds "($column) == ($(json stdout elbo))" "--weights-column and a file"
run ./weights_drawn train --data weights_x.csv --data w=weights_w.csv --epochs 2 --out out/weights_resumed -q
run ./weights_drawn train --data weights_x.csv --data w=weights_w.csv --epochs 3 --resume --out out/weights_resumed -q
run ./weights_drawn encode --data weights_x.csv --weights out/weights_resumed -o weights_z_resumed.csv -q
same weights_z_resumed.csv weights_z_w.csv
for t in 1 2; do
    run ./weights_shards train --data weights_x.csv --data w=weights_w.csv --threads $t --out out/weights_shards -q
    run ./weights_shards encode --data weights_x.csv --weights out/weights_shards -o weights_z_shards_$t.csv -q
done
same weights_z_shards_1.csv weights_z_shards_2.csv
run /usr/bin/python3 -c "
a, b = ([float(v) for l in open('weights_z_%s.csv' % k) for v in l.split(',')] for k in ('w', 'shards_1'))
assert max(abs(x - y) for x, y in zip(a, b)) < 1e-5, (a, b)"

refuses 65 "--data: all rows weigh 0 (data w)" \
    ./weights_drawn train --data weights_x.csv --data w=weights_zero.csv --out out/weights_zero
refuses 65 "--data: all rows weigh 0 (data w)" \
    ./weights_drawn eval --data weights_x.csv --data w=weights_zero.csv --weights out/weights_w
refuses 65 "weights_below.csv: row 5, column 1: value -1 is below 0, which a weight cannot be" \
    ./weights_drawn train --data weights_x.csv --data w=weights_below.csv --out out/weights_below
refuses 64 "--weights-column: the model's loss does not say row_weights = NAME" \
    ./weights_alike train --data weights_both.csv --columns a,b,c,d --weights-column many --out out/weights_none
refuses 64 "--weights-column and --data w=weights_w.csv both say what rows weigh" \
    ./weights_drawn train --data weights_both.csv --data w=weights_w.csv --columns a,b,c,d --weights-column many --out out/weights_none
refuses 65 "lot" ./weights_drawn train --data weights_both.csv --columns a,b,c,d --weights-column lot --out out/weights_none
refuses 64 "'w'" ./weights_drawn train --data weights_x.csv --out out/weights_none

# rows held out that all weigh nothing: which they are depends on the seed, so all but one weigh nothing, whichever that is
sed 's/model weights_drawn/model weights_held/; s/batch = 16/batch = 4 validation = 0.5/' weights_drawn.vae >weights_held.vae
run "$VAEC" build weights_held.vae -o weights_held
refused=0
for heavy in 1 2 3 4 5 6; do
    awk -v heavy=$heavy 'NR <= 6 { print NR == heavy ? 1 : 0 }' weights_w.csv >weights_few.csv
    head -n 6 weights_x.csv >weights_first.csv
    ./weights_held train --data x=weights_first.csv --data w=weights_few.csv --epochs 1 --quiet --out out/held >stdout 2>stderr
    [ $? -eq 65 ] && ok || bad "one row of six that weighs: $(cat stderr)"
    ! grep -q 'the 3 rows held out for validation all weigh 0' stderr || refused=$((refused + 1))
done
holds "$refused == 3" "$refused of 6 say that rows held out weigh nothing"

# Private training, and the audit of what weights tell of the rows.
cat >private.vae <<'END'
model secret
data x: vector(12)
latent z: normal(3)
encoder { dense(32) tanh }
decoder { dense(32) tanh dense(12) }
loss { likelihood = gaussian(sigma=0.5) }
train { batch = 16 epochs = 3 privacy = dp(noise=1, delta=1e-3, clip=0.5) }
END
sed 's/noise=1,/epsilon=3,/' private.vae >budget.vae
sed 's/dense(32)/dense(64)/; s/normal(3)/normal(6)/; s/sigma=0.5/sigma=0.1/; s/privacy.*}/optimizer = adam(lr=3e-3) }/
    s/^model secret/model open/' private.vae >open.vae
for name in private budget open; do run "$VAEC" build $name.vae -o $name; done
awk 'BEGIN { srand(5); for (i = 0; i < 400; i++) for (j = 0; j < 12; j++) printf "%.4f%s", 2 * rand() - 1, j < 11 ? "," : "\n" }' >all.csv
head -n 100 all.csv >in.csv
tail -n 300 all.csv >out.csv

# ---- the same seed of noise gives the same weights, for any number of threads, and broken off and gone on with
for threads in 1 2; do
    run ./private train --data all.csv --noise-seed 7 --threads $threads -q --out t$threads
    says stderr 'nothing is promised: the noise is that of --noise-seed'
done
same t1/model.safetensors t2/model.safetensors
run ./private train --data all.csv --noise-seed 7 --epochs 2 -q --out t3
run ./private train --data all.csv --noise-seed 7 --resume -q --out t3
same t1/model.safetensors t3/model.safetensors
run ./private train --data all.csv --noise-seed 8 -q --out t4
run ./private train --data shapes:1000 --epochs 1 -q --out t8
says stderr 'privacy: delta = 0.001 of 1000 rows allows to publish one of them: take less than 1 / rows, well'
differ t1/model.safetensors t4/model.safetensors

# ---- without one it is the system's, of which nothing is kept; epsilon is in every epoch's line and in the weights
run ./private train --data all.csv --out t5
says stderr 'privacy: epsilon'
cp stderr said
run ./private train --data all.csv --epochs 2 -q --out t6
run ./private train --data all.csv --resume --out t6
says stderr 'rows and noise from here on are others'
differ t5/model.safetensors t6/model.safetensors
run "$VAEC" check --rows 400 --json private.vae
spent=$(json stdout epsilon)
holds "($(tail -n 1 t5/metrics.jsonl | sed 's/.*"epsilon":\([0-9.]*\).*/\1/') - $spent) ^ 2 < 1e-8" "check says $spent"
says said "$(printf 'epsilon %.3f at delta 0.001' "$spent")"
holds "$(grep -c '"epsilon"' t5/metrics.jsonl) == 3"
head -c 600 t5/model.safetensors >head
says head '"privacy":"epsilon'
lacks head '"data":'
run "$VAEC" check private.vae
says stdout 'depends on how many rows there are: --rows N tells'

# ---- a budget is kept to
run ./budget train --data all.csv --out t7
holds "$(tail -n 1 t7/metrics.jsonl | sed 's/.*"epsilon":\([0-9.]*\).*/\1/') <= 3"
holds "$(tail -n 1 t7/metrics.jsonl | sed 's/.*"epsilon":\([0-9.]*\).*/\1/') > 2.97"
run "$VAEC" check --rows 400 --json budget.vae
holds "$(json stdout epsilon) <= 3 && $(json stdout epsilon) > 2.97"

# ---- what cannot be shortened together is taken row by row: said so, the same for any number of threads, in a single file, and
# what is no row's is as without privacy
cat >rowwise.vae <<'END'
model rowwise
data x: vector(12)
latent z: normal(3, prior=vamp(4))
encoder { dense(32, norm=spectral) tanh }
decoder { dense(32, norm=spectral) tanh dense(12) }
loss { likelihood = gaussian(sigma=0.5) }
train { batch = 16 epochs = 2 privacy = dp(noise=1, delta=1e-3, clip=0.5) }
END
run "$VAEC" check rowwise.vae
says stdout 'privacy dp: a run of the network for each row, which is slow: dense(32, norm=spectral): of encoder.0.weight no row'
run "$VAEC" check private.vae
lacks stdout 'a run of the network for each row'
run "$VAEC" build rowwise.vae -o rowwise
for threads in 1 2; do
    run ./rowwise train --data all.csv --noise-seed 7 --threads $threads --out rowwise$threads
    says stderr 'each row is a run of the network of its own, which is slow: dense(32, norm=spectral): of encoder.0.weight no row'
done
same rowwise1/model.safetensors rowwise2/model.safetensors
run ./rowwise train --data all.csv --noise-seed 7 --epochs 1 -q --out rowwise3
run ./rowwise train --data all.csv --noise-seed 7 --resume -q --out rowwise3
same rowwise1/model.safetensors rowwise3/model.safetensors
run "$VAEC" emit --standalone rowwise.vae -o rowwise_file.c
run ${CC:-cc} -std=c11 -O0 -o rowwise_file rowwise_file.c -lm -lpthread
run ./rowwise_file train --data all.csv --noise-seed 7 -q --out rowwise4
run ./rowwise_file eval --data all.csv --weights rowwise4
run ./rowwise gradcheck --data all.csv
says stdout 'all gradients agree'

# ---- what is refused
refuses 64 'training is not private' ./open train --data all.csv --noise-seed 1 --out t8
refuses 64 'privacy noise was' ./budget train --data all.csv --resume --epochs 4 --out t7
refuses 64 'draw their rows one by one' ./private train --data all.csv --shuffle block --out t8
"$VAEC" emit --library private.vae -o private_library.c >stdout 2>stderr && bad 'a library that trains privately'
says stderr 'no library trains privately'
run "$VAEC" emit --library --inference private.vae -o private_library.c

# ---- one C file trains to the same weights
run "$VAEC" emit --standalone private.vae -o alone.c
run ${CC:-cc} -O0 -o alone alone.c -lm
run ./alone train --data all.csv --noise-seed 7 -q --out t9
says stderr 'nothing is promised'

# ---- audit: an ordinary model that has learned its rows by heart gives them away, a private one does not
run ./open train --data in.csv --epochs 60 -q --out overfit
run ./open train --data out.csv --epochs 30 -q --out other
run ./open audit --data out.csv --train-data in.csv --weights overfit --reference other --json
cp stdout told
auc() { sed "s/.*\"$1\":{\"auc\":\([0-9.]*\).*/\1/" "$2"; }
holds "$(auc loss told) > 0.7" "$(cat told)"
holds "$(auc calibrated told) > 0.7" "$(cat told)"
# the area, counted pair by pair, and who is told where 1 % of the others, three rows, are
run ./open score --data in.csv --weights overfit -o in_scores.csv
run ./open score --data out.csv --weights overfit -o out_scores.csv
(sed 1d in_scores.csv | sed 's/^/1,/'; sed 1d out_scores.csv | sed 's/^/0,/') | awk -F, '$1 { a[n++] = $3; next } { b[m++] = $3 }
    END { for (i = 0; i < n; i++) for (j = 0; j < m; j++) w += (b[j] > a[i]) + (b[j] == a[i]) / 2
          for (j = 0; j < m; j++) { less = 0; for (i = 0; i < m; i++) less += b[i] < b[j]; if (less == 3) limit = b[j] }
          for (i = 0; i < n; i++) hit += a[i] < limit
          printf "%.9f %.9f\n", w / n / m, hit / n }' >pairs
holds "($(cut -d' ' -f1 pairs) - $(auc loss told)) ^ 2 < 1e-10" "$(cat pairs told)"
holds "($(cut -d' ' -f2 pairs) - $(sed 's/[^}]*tpr_at_fpr_0.01":\([0-9.]*\)}.*/\1/' told)) ^ 2 < 1e-10" "$(cat pairs told)"
sed 's/epochs = 3/epochs = 100/; s/noise=1,/epsilon=1,/' private.vae >strict.vae
run env QUICK=-O1 "$VAEC" build strict.vae -o strict
run ./strict train --data in.csv -q --out strict_run
run ./strict audit --data out.csv --train-data in.csv --weights strict_run --json
holds "$(auc loss stdout) < 0.65 && $(auc loss stdout) > 0.35" "$(cat stdout)"
run ./open audit --data out.csv --train-data in.csv --weights overfit
says stdout 'rows        100 trained on, 300 others'
says stdout 'loss        AUC'
# of few others there is no share of one in a hundred; rows on both sides, or on the wrong one; made-up rows are the training's own
says stdout 'are told where 3 of the 300 others are'
head -n 41 out.csv >few.csv
run ./open audit --data few.csv --train-data in.csv --weights overfit --json
says stdout '"tpr_at_fpr_0.01":null'
run ./open audit --data few.csv --train-data in.csv --weights overfit
says stdout 'others is (one in 100 takes 100 others)'
(cat few.csv && sed -n '2,8p' in.csv) >mixed.csv
run ./open audit --data mixed.csv --train-data in.csv --weights overfit
says stderr 'rows of --data are among those of --train-data, too, and nothing tells them apart'
refuses 65 '--data are the rows that the weights were trained on: give them with --train-data' ./open audit --data in.csv --train-data out.csv --weights overfit
run ./shapes train --data shapes:120 --epochs 30 --seed 9 -q --out by_heart
run ./shapes eval --data shapes:120 --seed 9 --weights by_heart --json
elbo=$(json stdout elbo)
run ./shapes audit --data shapes:200 --train-data shapes:120 --weights by_heart --json
holds "($(json stdout loss_trained_on) + $elbo) ^ 2 < 25 && $(json stdout loss_others) > $(json stdout loss_trained_on)" "$(cat stdout) $elbo"
refuses 65 'are the same rows' ./open audit --data in.csv --train-data in.csv --weights overfit
refuses 64 "needs --train-data" ./open audit --data in.csv --weights overfit
refuses 66 'nowhere' ./open audit --data out.csv --train-data in.csv --weights overfit --reference nowhere

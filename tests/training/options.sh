# options -- schedules, early stop, averages and validation do what they say, on a real model.

# column DIR KEY: a number of every epoch, a line each
column() { sed -n 's/.*"'"$2"'":\([-0-9.e+]*\).*"seconds".*/\1/p' "$1/metrics.jsonl"; }
# near GOT WANT: to 6 digits
near() { holds "($1) - ($2) < 1e-6 * (1 + ($2 > 0 ? $2 : -($2))) && ($2) - ($1) < 1e-6 * (1 + ($2 > 0 ? $2 : -($2)))"; }

# model LINES...: a model with these lines in its train block, built as ./m
model() {
    { sed '/^train/,$d' "$here/digits.vae"; printf 'train {\n%s\n}\n' "$1"; } >m.vae
    "$VAEC" build m.vae -o m >build.log 2>&1 || bad "building with '$1': $(cat build.log)"
}
data="--data shapes:160"

# ---- learning rates. 160 rows in batches of 16: 10 steps an epoch, the rate that of its last step
# (whose number in epochs is e - 0.1)
model 'batch = 16 epochs = 6 optimizer = adam(lr=0.01) lr_schedule = step(every=2, gamma=0.1)'
run ./m train $data --quiet --out step
near "$(column step lr | tr '\n' '+')0" "2*0.01 + 2*0.001 + 2*0.0001"
near "$(column step lr | sed -n 3p)" 0.001
model 'batch = 16 epochs = 4 optimizer = adam(lr=0.01) lr_schedule = cosine(min=0.1)'
run ./m train $data --quiet --out cosine
for e in 1 2 3 4; do
    near "$(column cosine lr | sed -n ${e}p)" \
        "0.01 * (0.1 + 0.9 * 0.5 * (1 + cos(3.14159265358979 * ($e - 0.1) / 4)))"
done
model 'batch = 16 epochs = 4 optimizer = adam(lr=0.01) lr_schedule = linear(warmup=2)'
run ./m train $data --quiet --out warm
near "$(column warm lr | sed -n 1p)" "0.01 * 9 / 20" # from 0 over 20 steps
holds "$(column warm lr | sed -n 2p) > $(column warm lr | sed -n 1p)" "warming up"
holds "$(column warm lr | sed -n 4p) < $(column warm lr | sed -n 3p)" "going down"

# ---- early stop: stops when two epochs bring no gain; the best weights and the last are kept
model 'batch = 16 epochs = 60 optimizer = adam(lr=0.1) validation = 0.3 early_stop = 2'
run ./m train $data --out early
epochs=$(column early epoch | wc -l)
best=$(column early valid_loss | awk 'NR == 1 || $1 < least { least = $1; at = NR } END { print at }')
holds "$epochs < 60 && $best == $epochs - 2" "best $best of $epochs"
says early/model.safetensors "\"epoch\":\"$best\""
says early/last.safetensors "\"epoch\":\"$epochs\""
says stderr "model.safetensors has the best weights"
# the same as a training that was only ever going to be that long
run ./m train $data --quiet --epochs "$best" --out short
same short/model.safetensors early/model.safetensors
run ./m train $data --quiet --epochs "$epochs" --out exact
same exact/last.safetensors early/last.safetensors

# ---- ema: what is saved is the average, and it is not what the optimizer holds
model 'batch = 16 epochs = 3 optimizer = sgd(lr=0.05)'
run ./m train $data --quiet --out plain
model 'batch = 16 epochs = 3 optimizer = sgd(lr=0.05) ema = 0.9'
run ./m train $data --quiet --out ema
differ plain/model.safetensors ema/model.safetensors
timeless plain/metrics.jsonl | sed 's/,"active.*//' >want
timeless ema/metrics.jsonl | sed 's/,"active.*//' >got
same want got # the training itself is the same

# ---- a run that is not finite stops, says where, and keeps what was good
run ./m train $data --quiet --out broken --epochs 1
cp broken/model.safetensors before
refuses 70 "step " ./m train $data --quiet --out broken --lr 1e30
same before broken/model.safetensors

# ---- clip_norm: under sgd a step is lr times the gradient, no longer than the norm; one of nearly no
# length leaves the weights where they began
model 'batch = 16 epochs = 2 optimizer = sgd(lr=1) clip_norm = 1e-30'
run ./m init -o start.safetensors
run ./m train $data --quiet --out still
for weights in start.safetensors still plain; do # (the decoder has no running statistics)
    run ./m sample --weights $weights -n 5 -o "${weights%.*}.csv"
done
same start.csv still.csv
differ start.csv plain.csv

# ---- a checkpoint of the same tensors under another loss is not gone on with
model 'batch = 16 epochs = 3 optimizer = sgd(lr=0.05)'
run ./m train $data --quiet --epochs 1 --out other
sed 's/binarize = dynamic/binarize = threshold/' "$here/digits.vae" | sed '/^train/,$d' >other.vae
sed -n '/^train/,$p' m.vae >>other.vae
"$VAEC" build other.vae -o m >build.log 2>&1 || bad "building: $(cat build.log)"
refuses 64 "made under other settings" ./m train $data --quiet --out other --resume

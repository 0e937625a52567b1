# mask.sh -- training that hides: the same bits for every number of threads and after a stop; classes of which some are
# missing; what is refused

cat >masked.vae <<'END'
model masked
data   x: image(12, 12, 1)
latent z: normal(4)
encoder { mask(0.5, block=3) flatten dense(24) relu }
decoder { dense(24) relu dense(144) reshape(12, 12, 1) }
loss { likelihood = bernoulli  on = hidden }
train { batch = 32 epochs = 4 optimizer = adam(lr=0.01) }
END
"$VAEC" build masked.vae -o masked >build.log 2>&1 || cat build.log
run ./masked train --data shapes:300 --quiet --out out/masked
run ./masked train --data shapes:300 --quiet --out out/masked3 --threads 3
same out/masked/model.safetensors out/masked3/model.safetensors
run ./masked train --data shapes:300 --quiet --epochs 2 --out out/masked2
run ./masked train --data shapes:300 --quiet --epochs 4 --resume --out out/masked2
same out/masked/model.safetensors out/masked2/model.safetensors
# half of the values are counted in training, and none is hidden in evaluation
run ./masked eval --data shapes:300 --weights out/masked --json
whole=$(json stdout reconstruction)
counted=$(tail -n 1 out/masked/metrics.jsonl | sed 's/.*"reconstruction":\([0-9.]*\).*/\1/')
holds "$counted < 0.8 * $whole && $counted > 0.3 * $whole" "$counted of $whole"
run ./masked gradcheck
says stdout "all gradients agree"

# five choices of three classes each, the same class up to noise; some choices are missing
cat >choices.vae <<'END'
model choices
data   x: image(1, 5, 3, missing=true)
latent z: normal(2)
encoder { mask(0.3) flatten dense(24) tanh }
decoder { dense(24) tanh dense(15) reshape(1, 5, 3) }
loss { likelihood = categorical }
train { batch = 50 epochs = 20 optimizer = adam(lr=0.01) }
END
"$VAEC" build choices.vae -o choices >build.log 2>&1 || cat build.log
awk 'BEGIN { srand(5); for (i = 0; i < 600; i++) { c = i % 3
    for (k = 0; k < 5; k++) { v = rand() < 0.1 ? int(3 * rand()) : c; gone = rand() < 0.2
        for (j = 0; j < 3; j++) {
            printf "%s%s", gone ? "NA" : j == v, k + j < 6 ? "," : "\n" >"choices.csv"
            printf "%d%s", j == v, k + j < 6 ? "," : "\n" >"choices-whole.csv" } } } }'
run ./choices train --data choices.csv --quiet --out out/choices
run ./choices eval --data choices.csv --weights out/choices --json
part=$(json stdout reconstruction)
run ./choices eval --data choices-whole.csv --weights out/choices --json
holds "$part < 0.9 * $(json stdout reconstruction)" "what is missing is not counted"
run ./choices impute --data choices.csv --weights out/choices -o filled.csv
# the likeliest class of what was missing is the row's
paste -d, choices.csv filled.csv | awk -F, '{ for (k = 0; k < 5; k++) if ($(3 * k + 1) == "NA") { n++
    right += $(15 + 3 * k + (NR - 1) % 3 + 1) > 0.5 } } END { print n, right }' >right
holds "$(cut -d' ' -f1 right) > 400 && $(cut -d' ' -f2 right) > 0.8 * $(cut -d' ' -f1 right)" "$(cat right)"
run ./choices impute --data choices-whole.csv --hide 0.2 --weights out/choices -o hidden.csv
run ./choices gradcheck
says stdout "all gradients agree"
sed '1,20s/^[01],/NA,/' choices-whole.csv >mixed.csv
refuses 65 "columns 1 to 3: 1 of 3 shares are missing; all must be, or none" ./choices eval --data mixed.csv --weights out/choices

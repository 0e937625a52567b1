# several streams from one latent: each with its part of the bound, written by name

"$VAEC" build "$here/streams.vae" -o streams >build.log 2>&1 || cat build.log
awk 'BEGIN { srand(1); for (i = 0; i < 520; i++) { y = i % 3; t = rand()
    printf "%g,%g,%g,%g\n", y + 0.1 * rand(), 2 * t, t - y + 0.1 * rand(), rand() >"mx.csv"
    print y >"my.csv"; print 3 * t >"mt.csv" } }'
rows="--data x=mx.csv --data y=my.csv --data t=mt.csv"
# shellcheck disable=SC2086
run ./streams train $rows --quiet --out out/streams
weights=out/streams/model.safetensors
# shellcheck disable=SC2086
run ./streams eval $rows --weights $weights --json
of() { sed 's/.*"reconstruction_per_stream":{[^}]*"'"$1"'":\([-0-9.e]*\).*/\1/' stdout; }
holds "($(of x) + $(of y) + $(of t) - $(json stdout reconstruction)) ^ 2 < 1e-8" "the streams' sum"
right=$(sed 's/.*"accuracy":{"y":\([0-9.]*\)}.*/\1/' stdout)
holds "$right > 0.9" "the label is told from z"
says out/streams/metrics.jsonl '"reconstruction_per_stream":{"x":'
says out/streams/report.html "reconstruction of t"
says out/streams/report.html "y right"
sed -n '/<h2>By stream/,/<\/table>/s/.*<\/td><td>\([-0-9.]*\)<.*/\1/p' out/streams/report.html >parts
holds "$(wc -l <parts) == 4" "three streams and a latent: $(cat parts)"
holds "($(awk '{ s -= $1 } END { print s }' parts) - $(json out/streams/run.json elbo)) ^ 2 < 1e-4" "$(cat parts)"
page out/streams/report.html
# shellcheck disable=SC2086
run ./streams eval $rows --weights $weights
says stdout "right, of 520 known"

# each stream's part of a row's score; with the KL they add up to it. A row whose number is not that of its class
# is strange in y or in x, one whose t is far off in t
sed '7s/.*/999/' mt.csv >odd.csv
# shellcheck disable=SC2086
run ./streams score --data x=mx.csv --data y=my.csv --data t=odd.csv --by-stream --weights $weights -o parts.csv
says stdout "nats above what is usual"
holds "$(head -n 1 parts.csv | grep -c '^row,score,reconstruction,kl,strangest,x,y,t$') == 1"
sed 1d parts.csv >body.csv
holds "$(awk -F, '{ d = $3 - $6 - $7 - $8; if (d * d > 1e-6 * $3 * $3 + 1e-6) bad++ } END { print bad + 0 }' body.csv) == 0" "the parts' sum"
holds "$(grep -c '^7,.*,t,' body.csv) == 1" "$(sed -n 7p body.csv)"
# shellcheck disable=SC2086
run ./streams score $rows --by-stream --samples 3 --train-data x=mx.csv --train-data y=my.csv --train-data t=mt.csv \
    --weights $weights -o parts3.csv
holds "$(head -n 1 parts3.csv | grep -c '^row,score,reconstruction,kl,log_likelihood,flag,strangest,x,y,t$') == 1"
# shellcheck disable=SC2086
threads p.csv ./streams score $rows --by-stream --weights $weights -o p.csv
# shellcheck disable=SC2086
refuses 64 "--by-stream: -o must end in .csv" ./streams score $rows --by-stream --weights $weights -o p.npy
# shellcheck disable=SC2086
refuses 64 "one at a time" ./streams score $rows --by-stream --by-column --weights $weights -o p.csv
refuses 64 "--by-stream is of several streams, and the model produces 'x' alone" ./shapes score --data shapes:9 \
    --by-stream --weights out/shapes -o p.csv

# the same latents for each stream: a draw's class is that of its numbers
run ./streams sample -n 40 --stream x --weights $weights -o sx.csv
run ./streams sample -n 40 --stream y --draw --weights $weights -o sy.csv
run ./streams sample -n 40 --stream t --weights $weights -o st.csv
table sx.csv 40 4
table sy.csv 40 1
table st.csv 40 1
holds "$(paste -d, sx.csv sy.csv | awk -F, '{ d = $1 - $5; n += d * d < 0.5 } END { print n }') > 28" "classes of draws"
run ./streams sample -n 40 --weights $weights -o s.csv
same s.csv sx.csv
# shellcheck disable=SC2086
threads r.csv ./streams reconstruct $rows --stream t --weights $weights -o r.csv
refuses 64 "it produces x, y, t" ./streams sample -n 2 --stream z --weights $weights -o q.csv
# shellcheck disable=SC2086
refuses 64 "the encoder does not read 't'" ./streams impute $rows --stream t --hide 0.3 --weights $weights -o q.csv
run ./streams gradcheck
says stdout "all gradients agree"

for n in 1 3; do
    # shellcheck disable=SC2086
    run ./streams train $rows --quiet --epochs 3 --threads $n --out out/streams$n
done
same out/streams1/model.safetensors out/streams3/model.safetensors
refuses 64 "x cannot be left out" ./streams reconstruct --data y=my.csv --from y --stream x --weights $weights -o q.csv

# Series that are told step by step.
cat >told_steps.vae <<'E1'
model told_steps
data   x: series(12, 2, standardize=true)
latent z: normal(3)
encoder { gru(16) pool(last) }
decoder(previous, z) { concat(z) gru(24, start=z) dense(2) }
loss { likelihood = gaussian(sigma=learned) }
train { batch = 32 epochs = 6 optimizer = adam(lr=0.01) }
E1
sed 's/told_steps/told_gaps/; s/standardize=true/standardize=true, missing=true/' told_steps.vae >told_gaps.vae
for model in told_steps told_gaps; do run "$VAEC" build $model.vae -o $model; done
# a straight line in either channel, of 3 to 12 steps; from a second step on, those before it say all
lines_rows() { # lines_rows SEED ROWS
    awk -v seed="$1" -v rows="$2" 'BEGIN { srand(seed); for (i = 0; i < rows; i++) {
        n = 3 + int(10 * rand()); for (c = 0; c < 2; c++) { a[c] = 4 * rand() - 2; b[c] = rand() - 0.5 }; line = ""
        for (t = 0; t < 12; t++) for (c = 0; c < 2; c++)
            line = line (t + c ? "," : "") (t < n ? sprintf("%.4f", 50 * c + a[c] + b[c] * t + 0.02 * (rand() - 0.5)) : "")
        print line } }'
}
ends_of() { awk -F, '{ line = ""; for (i = 1; i <= NF; i++) line = line ($i == "" ? "-" : "x"); print line }' "$1"; }
lines_rows 1 600 >tl.csv
lines_rows 2 100 >tv.csv
run ./told_steps train --data tl.csv --valid tv.csv -q --out told_steps.run
weights='--weights told_steps.run'
page told_steps.run/report.html
run ./told_steps eval --data tv.csv $weights --samples 5 --json
holds "$(json stdout log_likelihood) > $(json stdout elbo)" 'five samples say more than the bound'
for threads in 1 2 3; do
    run ./told_steps sample -n 40 $weights --threads $threads -q -o ts$threads.npy
    same ts1.npy ts$threads.npy
done
run ./told_steps sample -n 40 --seed 2 $weights -q -o ts4.npy
differ ts1.npy ts4.npy
# a smooth line: a step is nearer to the one before it than a row's first step to another row's
run ./told_steps sample -n 400 $weights -q -o ts.csv
awk -F, '{ for (t = 1; t < 12; t++) step += ($(2*t+1) - $(2*t-1)) ^ 2 / 11; if (NR > 1) row += ($1 - last) ^ 2; last = $1 }
    END { print step / NR / (row / (NR - 1)) }' ts.csv >smooth
holds "$(cat smooth) < 0.3" "steps of $(cat smooth) of what rows differ by"

# --greedy: means, given those before; what decode, reconstruct and interpolate say is the same
run ./told_steps encode --data tv.csv $weights -q -o tz.npy
run ./told_steps decode --latents tz.npy $weights --greedy -q -o tg.csv
run ./told_steps reconstruct --data tv.csv $weights --greedy -q -o tr.csv
ends_of tv.csv >ends
ends_of tr.csv >got
same ends got
awk -F, -v OFS=, 'NR == FNR { kept[FNR] = $0; next } { split(kept[FNR], k, ","); for (i = 1; i <= NF; i++) if (k[i] == "") $i = ""; print }' \
    tr.csv tg.csv >cut.csv
same tr.csv cut.csv
run ./told_steps reconstruct --data tv.csv $weights -q -o td.csv
ends_of td.csv >got
same ends got
differ tr.csv td.csv
run ./told_steps decode --latents tz.npy $weights -q -o tdd.csv
awk -F, -v OFS=, 'NR == FNR { kept[FNR] = $0; next } { split(kept[FNR], k, ","); for (i = 1; i <= NF; i++) if (k[i] == "") $i = ""; print }' \
    td.csv tdd.csv >cut.csv
same td.csv cut.csv
run ./told_steps interpolate --data tv.csv $weights -q -o ti.png
run ./told_steps sample -n 4 $weights -q -o ts.png

run ./told_steps score --data tv.csv $weights --by-step -q -o tp.csv
holds "$(awk -F, 'NR > 1 { s = 0; for (i = 6; i <= NF; i++) s += $i; d = s - $3; if (d * d > 1e-6) bad++ } END { print bad + 0 }' tp.csv) == 0" \
    'the parts are the whole'
# a step that goes off its line is the strangest, or the one behind it, which it misleads
awk -F, -v OFS=, 'NR % 8 == 0 && $15 != "" { $13 = $13 + 4 } { print }' tv.csv >odd.csv
run ./told_steps score --data odd.csv $weights --by-step -q -o to.csv
holds "$(awk -F, 'NR == FNR { if (NR % 8 == 0 && $15 != "") row[FNR + 1] = 1; next }
    row[FNR] { n++; hit += $5 == "step 7" || $5 == "step 8"; if ($5 != "step 7") print >"/dev/stderr" } END { print (n > 4 && hit == n) }' tv.csv to.csv 2>off) == 1" "$(cat off)"

# ---- what does not go with it
refuses 64 '--greedy draws nothing' ./told_steps sample --greedy --draw $weights -o no.npy
refuses 64 "--top is of tokens and of codes whose prior is a network, and 'x' is a series told step by step" \
    ./told_steps sample --top 3 $weights -o no.npy
refuses 64 "--beam is of tokens, and 'x' is a series told step by step: --greedy takes means" ./told_steps sample --beam 3 $weights -o no.npy
refuses 64 "'x' is told step by step, which goes by the steps before: impute is for decoders without previous" \
    ./told_steps impute --data tv.csv $weights -o no.npy
refuses 64 "'x' is told step by step, which goes by the steps before: denoise is for decoders without previous" \
    ./told_steps denoise --data tv.csv --noise 0.1 $weights -o no.npy
refuses 64 'data x is told step by step, and what it is along a latent is drawn' ./told_steps explain --along z.0 --data tv.csv $weights -o no.npy
refuses 64 "'x' is a series" ./told_steps compress --data tv.csv $weights -o no.vaz
for format in pytorch 'onnx --weights none' 'page --weights none'; do
    # shellcheck disable=SC2086
    "$VAEC" export --format $format told_steps.vae -o no >stdout 2>stderr
    holds "$? == 65" "export to $format"
    says stderr 'x is told step by step (previous), which programs and libraries draw, but no exported form'
    says stderr 'hint: vaec build, or vaec emit --standalone or --library'
done
for name in no no.c no.h no.npy no.vaz; do [ ! -e $name ] && ok || bad "$name is there"; done

# ---- values that are missing within a row are the mean to the steps behind them, and count nothing
awk -F, -v OFS=, '{ for (i = 3; i <= NF; i++) if ($(i + 2) != "" && (NR + i) % 7 == 0) $i = ""; print }' tl.csv >tgaps.csv
run ./told_gaps train --data tgaps.csv -q --out told_gaps.run
run ./told_gaps gradcheck --data tgaps.csv
run ./told_gaps eval --data tgaps.csv --weights told_gaps.run --json
holds "$(json stdout elbo) < 0 || $(json stdout elbo) >= 0" 'a number'
run ./told_gaps reconstruct --data tgaps.csv --weights told_gaps.run --greedy --threads 1 -q -o tg1.npy
run ./told_gaps reconstruct --data tgaps.csv --weights told_gaps.run --greedy --threads 2 -q -o tg2.npy
same tg1.npy tg2.npy
refuses 64 "'x' may have missing values" ./told_gaps compress --data tgaps.csv --weights told_gaps.run -o no.vaz
refuses 64 'impute is for decoders without previous' ./told_gaps impute --data tgaps.csv --weights told_gaps.run -o no.csv

# ---- beside a stream that is told at once, of latents that both decoders share; and a series that a decoder of tokens asks
cat >told_two.vae <<'E1'
model told_two
data   x: tokens(8, 12, unit=char)
data   v: vector(3)
data   w: series(5, 1)
latent z: normal(3)
network asked(w) { gru(6) }
encoder(x) { embed(8) gru(12) pool(last) }
decoder x(previous, z, asked) { embed(8) concat(z) dense(6) attention(2, over=asked) gru(12) dense(12) }
decoder v(z) { dense(8) relu dense(3) }
loss x { likelihood = categorical }
loss v { likelihood = mse }
E1
run "$VAEC" build told_two.vae -o told_two
awk 'BEGIN { srand(4); for (i = 0; i < 60; i++) { print substr("abcdabcd", 1 + i % 4, 2 + i % 5) >"tt.txt"; print rand() "," rand() "," rand() >"tt.v.csv"
    print (i % 2 ? rand() "," rand() ",,," : rand() "," rand() "," rand() "," rand() "," rand()) >"tt.w.csv" } }'
all='--data x=tt.txt --data v=tt.v.csv --data w=tt.w.csv'
run ./told_two train $all --epochs 1 -q --out told_two.run
run ./told_two reconstruct $all --stream v --weights told_two.run -q -o tt.v.out.csv
table tt.v.out.csv 60 3
run ./told_two sample -n 60 --data w=tt.w.csv --stream v --weights told_two.run -q -o tt.v.s.csv
table tt.v.s.csv 60 3
run ./told_two sample -n 60 --data w=tt.w.csv --stream x --weights told_two.run -q -o tt.s.txt
holds "$(wc -l <tt.s.txt) == 60"

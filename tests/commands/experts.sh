# experts and observed classes: rows of which something is missing, and one stream from another alone

for model in experts observed; do "$VAEC" build "$here/$model.vae" -o $model >build.log 2>&1 || cat build.log; done
awk 'BEGIN { srand(2); for (i = 0; i < 600; i++) { y = i % 3
    for (k = 0; k < 4; k++) printf "%g%s", (k == y) * 2 + 0.2 * rand(), k < 3 ? "," : "\n" >"ex.csv"
    print y >"ey.csv"
    print i % 5 ? "NA" : y >"some.csv"
    print i % 5 ? -1 : y >"less.csv"
    if (i % 4) for (k = 0; k < 4; k++) printf "%g%s", (k == y) * 2 + 0.2 * rand(), k < 3 ? "," : "\n" >"gaps.csv"
    else print "NA,NA,NA,NA" >"gaps.csv" } }'
run ./experts train --data x=gaps.csv --data y=some.csv --quiet --out out/experts
weights=out/experts/model.safetensors
run ./experts eval --data x=ex.csv --data y=some.csv --weights $weights
says stdout "right, of 120 known"
run ./experts reconstruct --data x=ex.csv --from x --stream y --draw --weights $weights -o ty.csv
holds "$(paste -d, ty.csv ey.csv | awk -F, '$1 == $2 { n++ } END { print n }') > 540" "the label from the numbers"
run ./experts reconstruct --data y=ey.csv --from y --stream x --weights $weights -o tx.csv
table tx.csv 600 4
holds "$(paste -d, tx.csv ey.csv | awk -F, '{ n += $($5 + 1) > 1 } END { print n }') > 540" "the numbers from the label"
# what is hidden is not looked at
run ./experts reconstruct --data x=gaps.csv --data y=ey.csv --from y --stream x --weights $weights -o tz.csv
same tx.csv tz.csv
refuses 64 "the encoder reads no such stream" ./experts reconstruct --data y=ey.csv --from z --weights $weights -o q.csv
run ./experts gradcheck
says stdout "all gradients agree"

# the same experts as a mixture: one of them alone, whoever is missing, by any number of threads
sed 's/experts=product/experts=mixture/' "$here/experts.vae" >mixed.vae
"$VAEC" build mixed.vae -o mixed >build.log 2>&1 || cat build.log
run ./mixed train --data x=gaps.csv --data y=some.csv --quiet --out out/mixed
run ./mixed train --data x=gaps.csv --data y=some.csv --quiet --out out/mixed3 --threads 3
weights=out/mixed/model.safetensors
same $weights out/mixed3/model.safetensors
run ./mixed reconstruct --data x=ex.csv --from x --stream y --draw --weights $weights -o ty.csv
holds "$(paste -d, ty.csv ey.csv | awk -F, '$1 == $2 { n++ } END { print n }') > 540" "the label from the numbers"
run ./mixed reconstruct --data y=ey.csv --from y --stream x --weights $weights -o tx.csv
holds "$(paste -d, tx.csv ey.csv | awk -F, '{ n += $($5 + 1) > 1 } END { print n }') > 540" "the numbers from the label"
run ./mixed eval --data x=gaps.csv --data y=some.csv --samples 20 --weights $weights --json
holds "$(sed 's/.*"elbo":\([-0-9.]*\).*"log_likelihood":\([-0-9.]*\).*/\2 >= \1/' stdout)" "the bound of weighed draws"
# what is missing of a row has no part of its score
run ./mixed score --data x=gaps.csv --data y=some.csv --by-stream --weights $weights -o ms.csv
holds "$(sed 1d ms.csv | paste -d, - some.csv gaps.csv | awk -F, '{ bad += ($7 == "") != ($8 == "NA") || ($6 == "") != ($9 == "NA") }
    END { print bad + 0 }') == 0"
run ./mixed encode --data x=ex.csv --data y=some.csv --logvar --weights $weights -o mz.csv
table mz.csv 600 6
run ./mixed gradcheck
says stdout "all gradients agree"

run ./observed train --data x=ex.csv --data y=some.csv --quiet --out out/observed
run ./observed train --data x=ex.csv --data y=less.csv --quiet --out out/less --threads 3
same out/observed/model.safetensors out/less/model.safetensors
run ./observed eval --data x=ex.csv --data y=ey.csv --weights out/observed --json
right=$(sed 's/.*"accuracy":{"y":\([0-9.]*\)}.*/\1/' stdout)
holds "$right > 0.95" "classes told from a fifth of the labels"
run ./observed eval --data x=ex.csv --data y=less.csv --weights out/observed
says stdout "right, of 120 known"
run ./observed encode --data x=ex.csv --weights out/observed -o oe.csv
table oe.csv 600 5
run ./observed sample -n 20 --weights out/observed -o os.csv
sed "s,^-1,-2," less.csv >bad.csv
refuses 65 "label -2 is not a whole number" ./observed train --data x=ex.csv --data y=bad.csv --out out/bad
run ./observed gradcheck
says stdout "all gradients agree"

# a prior that is given a class: the numbers of a draw are those of its class
cat >given.vae <<'EOF'
model given
data x: vector(4)
data y: label(3)
latent z: normal(2, prior=given(y))
encoder(x, y) { concat(y) dense(16) tanh }
decoder(z) { dense(16) tanh dense(4) }
loss { likelihood = gaussian(sigma=shared) }
train { batch = 50 epochs = 40 optimizer = adam(lr=0.01) }
EOF
"$VAEC" build given.vae -o given >build.log 2>&1 || cat build.log
run ./given train --data x=ex.csv --data y=ey.csv --quiet --out out/given
run ./given sample -n 60 --weights out/given -o gs.csv # 20 of each class, in order
holds "$(awk -F, '{ n += $(int((NR - 1) / 20) + 1) > 1 } END { print n }' gs.csv) > 54" "draws of each class"
run ./given sample -n 20 --condition y=2 --weights out/given -o g2.csv
holds "$(awk -F, '{ n += $3 > 1 } END { print n }' g2.csv) > 17" "draws of one class"
threads gt.csv ./given sample -n 100 --weights out/given -o gt.csv
run ./given encode --data x=ex.csv --data y=ey.csv --weights out/given -o gz.csv
run ./given decode --latents gz.csv --weights out/given -o gd.csv
table gd.csv 600 4
run ./given gradcheck
says stdout "all gradients agree"

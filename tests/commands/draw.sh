# --draw: samples, reconstructions and decodings that could be data

model_of() { # model_of NAME DATA END LIKELIHOOD
    printf 'model %s\ndata x: %s\nlatent z: normal(2)\nencoder { flatten dense(16) relu }\n' "$1" "$2"
    printf 'decoder { dense(16) relu %s }\nloss { likelihood = %s }\n' "$3" "$4"
    echo 'train { batch = 40 epochs = 8 optimizer = adam(lr=3e-3) }'
}
model_of kinds 'label(5)' 'dense(5)' categorical >kinds.vae
model_of levels 'image(6, 6, 1)' 'dense(36) reshape(6, 6, 1)' 'logistic(bins=8, scale=shared)' >levels.vae
model_of units 'vector(4, standardize=true)' 'dense(4)' 'gaussian(sigma=0.01)' >units.vae
for name in kinds levels units; do
    run "$VAEC" build $name.vae -o $name
    data=shapes
    [ $name != units ] || data=signals # columns of very unlike sizes
    run ./$name train --data $data:1000 --quiet --out out/$name
done

# ---- a label: shares that sum to 1, and with --draw its number, which is a file of labels again
run ./kinds sample --weights out/kinds -n 300 -o shares.csv
table shares.csv 300 5
holds "$(awk -F, '{ d = $1 + $2 + $3 + $4 + $5 - 1; if (d * d > 1e-8) bad++ } END { print bad + 0 }' \
    shares.csv) == 0" "shares sum to 1"
run ./kinds sample --weights out/kinds -n 300 --draw -o labels.csv
table labels.csv 300 1
holds "$(sort -u labels.csv | wc -l) == 5" "every class is drawn"
run ./kinds eval --weights out/kinds --data labels.csv --json
holds "$(json stdout bits_per_dim) * log(2) + $(json stdout elbo) < 1e-4" "a label is one dimension"
run ./kinds reconstruct --weights out/kinds --data labels.csv --draw -o again.csv
table again.csv 300 1

# ---- levels: what is drawn is data, what is not drawn is not
run ./levels sample --weights out/levels -n 50 --draw -o levels.npy
run ./levels eval --weights out/levels --data levels.npy
run ./levels sample --weights out/levels -n 50 -o means.npy
refuses 65 'is not a multiple of 1/7' ./levels eval --weights out/levels --data means.npy
run ./levels sample --weights out/levels -n 9 --draw -o levels.png

# ---- draws are a matter of the seed, the row and the value
threads draws.npy ./levels sample --weights out/levels -n 90 --draw -o draws.npy
run ./levels sample --weights out/levels -n 90 --draw --seed 5 -o others.npy
differ draws.npy others.npy
run ./levels sample --weights out/levels -n 7 --draw -o few.csv
run ./levels sample --weights out/levels -n 90 --draw -o many.csv
head -n 7 many.csv >head.csv
same few.csv head.csv
# decode draws from the likelihood alone: the same latents, the same seed
run ./levels encode --weights out/levels --data levels.npy -o z.npy
run ./levels decode --weights out/levels --latents z.npy --draw -o one.npy
run ./levels decode --weights out/levels --latents z.npy --draw -o two.npy
same one.npy two.npy
run ./levels decode --weights out/levels --latents z.npy -o mean.npy
differ one.npy mean.npy

# ---- standardized data: draws are in their units, as far apart as sigma, 0.01 of each column's deviation
run ./units sample --weights out/units -n 500 -o mean.csv
run ./units sample --weights out/units -n 500 --draw -o drawn.csv
paste -d, mean.csv drawn.csv >both.csv
for column in 1 2 3 4; do
    apart=$(awk -F, -v i=$column '{ n++; d = $i - $(i + 4); s += d * d; m += $i; q += $i * $i }
        END { m /= n; print sqrt(s / n) / sqrt(q / n - m * m) }' both.csv)
    holds "$apart > 0.003 && $apart < 0.1" "draws of column $column lie around their means"
done

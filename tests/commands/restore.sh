# Models that make a better picture of a worse one: pairs made by shrink and blur, PSNR, pictures.
run "$VAEC" build "$here/pairs.vae" -o pairs
run ./pairs gradcheck
run ./pairs train --data x=shapes:600 --data small=shrink:x --quiet --out out/pairs
png out/pairs/samples.png 525 525 # from the first rows of the data
says out/pairs/report.html "data:image/png"
weights="--weights out/pairs"

run ./pairs eval $weights --data x=shapes:100 --data small=shrink:x
says stdout "(small enlarged bilinearly: "
run ./pairs eval $weights --data x=shapes:100 --data small=shrink:x --json
psnr=$(json stdout psnr) plain=$(json stdout psnr_bilinear)
holds "$psnr > $plain + 3" "a trained model beats bilinear enlargement"
# PSNR again, from what reconstruct writes: the mean over pictures of 10 log10(1 / mean squared error)
run ./shapes sample -n 20 -o pictures.csv
run ./pairs reconstruct $weights --data x=pictures.csv --data small=shrink:x -o out.csv
table out.csv 20 144
run ./pairs eval $weights --data x=pictures.csv --data small=shrink:x --json
psnr=$(json stdout psnr)
again=$(paste -d, pictures.csv out.csv | awk -F, '{
    sum = 0
    for (i = 1; i <= 144; i++) {
        v = $(i + 144) < 0 ? 0 : $(i + 144) > 1 ? 1 : $(i + 144)
        sum += ($i - v) ^ 2
    }
    mean += 10 * log(144 / sum) / log(10) / 20
} END { print mean }')
holds "$psnr - $again < 1e-3 && $again - $psnr < 1e-3" "PSNR $psnr, from the files $again"
refuses 64 "give it with --data small=FILE" ./pairs eval $weights --data x=shapes:9

# ---- the input is shown enlarged beside output and original: 3 pictures a row, 4 rows a line
run ./pairs reconstruct $weights --data x=shapes:8 --data small=shrink:x -o three.png
png three.png 815 146
run ./shapes reconstruct --data shapes:5 -o two.png
png two.png 695 81
# files instead of shrink; the target is needed for pictures only
run ./pairs encode $weights --data x=shapes:7 --data small=shrink:x -o z.csv
run ./pairs encode $weights --data small=shapes:7 -o other.csv
differ z.csv other.csv
run ./pairs reconstruct $weights --data small=shapes:7 -o only.csv
table only.csv 7 144
refuses 64 "a picture of 'x' needs it" ./pairs reconstruct $weights --data small=shapes:7 -o only.png
run ./pairs sample $weights --data small=shapes:7 -n 7 -o s.png
refuses 64 "--data small=FILE" ./pairs sample $weights -n 7 -o s.png
refuses 64 "small is an image; give it with --data small=FILE" ./pairs sample $weights \
    --condition small=1 -o s.png
threads r.npy ./pairs reconstruct $weights --data x=shapes:99 --data small=shrink:x -o r.npy

# ---- blur: of the same size, so that what it is compared with is the input itself
sed -e 's/pairs/sharp/; s/image(6, 6, 1)/image(12, 12, 1)/' "$here/pairs.vae" >sharp.vae
run "$VAEC" build sharp.vae -o sharp
run ./sharp train --data x=shapes:600 --data small=blur:x:1.2 --quiet --out out/sharp
run ./sharp eval --weights out/sharp --data x=shapes:100 --data small=blur:x:1.2 --json
psnr=$(json stdout psnr) plain=$(json stdout psnr_input)
holds "$psnr > $plain + 1" "a trained model beats what it is given"
run ./sharp eval --weights out/sharp --data x=shapes:100 --data small=blur:x:1.2
says stdout "(the input small: "
refuses 64 "above 0 and at most 100" ./sharp eval --weights out/sharp --data x=shapes:9 --data small=blur:x
refuses 64 "it needs x" ./sharp encode --weights out/sharp --data small=blur:x:1 -o z.csv
# no pixels, no PSNR
run ./table eval --data shapes:50 --json
lacks stdout psnr
run ./shapes eval --data shapes:50 --json
holds "$(json stdout psnr) > 5"

# no output takes the place of an input, by whatever name; a link that is written stays a link

run ./table sample -n 40 --weights out/table -o in.npy
ln -sf in.npy link.npy
ln -f in.npy hard.npy
cp out/table/model.safetensors w.safetensors
run ./table sample -n 1 --weights out/table -o latents.csv
cp in.npy kept.npy
refuses 64 '-o in.npy would replace in.npy, which this command reads' \
    ./table reconstruct --data in.npy -o in.npy --weights out/table
for name in ./in.npy link.npy hard.npy "$PWD/in.npy"; do
    refuses 64 'which this command reads' ./table encode --data in.npy -o "$name" --weights out/table
    refuses 64 'which this command reads' ./table denoise --data x="$name" -o in.npy --weights out/table
done
awk 'BEGIN { for (i = 0; i < 40; i++) print i % 2 }' >labels.csv
awk 'BEGIN { print "1,0,0,0,0,0,0,0" }' >mask.csv
cp labels.csv kept.labels && cp mask.csv kept.mask && cp w.safetensors kept.w
refuses 64 which ./table select --data in.npy --labels labels.csv --label 1 -o labels.csv
refuses 64 which ./table impute --data in.npy --mask mask.csv -o mask.csv --weights out/table
refuses 64 which ./table denoise --data in.npy --clean in.npy -o in.npy --weights out/table
refuses 64 which ./table score --data shapes:50 --train-data in.npy -o in.npy --weights out/table
refuses 64 which ./table latents --data in.npy -o in.npy --weights out/table
refuses 64 which ./table decode --latents latents.csv -o latents.csv --weights out/table
cp w.safetensors w.npy # weights are told by what is in them
refuses 64 which ./table encode --data in.npy -o w.npy --weights w.npy
refuses 64 'would replace' ./table init -o ./table
# the name of one of several outputs
cp in.npy several.2.npy
refuses 64 'several.2.npy would replace' \
    ./table impute --data several.2.npy --mask mask.csv --samples 3 -o several.npy --weights out/table
[ -e several.1.npy ] && bad "one was written before the other was looked at" || ok
# a training, and its directory
mkdir -p out/guard pictures
cp in.npy out/guard/checkpoint
refuses 64 'out/guard/checkpoint would replace' ./table train --data out/guard/checkpoint --out out/guard
run ./shapes sample -n 1 --weights out/shapes -o pictures/a.png
refuses 64 '--out pictures would replace pictures' ./shapes train --data pictures --out pictures
same in.npy kept.npy
same labels.csv kept.labels
same mask.csv kept.mask
same w.safetensors kept.w
same out/guard/checkpoint kept.npy
# what looks like something that a killed process has left is read, and not swept away
cp in.npy y.npy.tmp77
run ./table reconstruct --data y.npy.tmp77 -o y.npy --weights out/table
same y.npy.tmp77 kept.npy
# links: what they point to is written, there or not
ln -sf target.npy dangling.npy
mkdir -p deep
ln -sf ../deep/target.npy deep/dangling.npy
ln -sf missing/target.npy lost.npy
ln -sf round.npy round.npy
run ./table reconstruct --data in.npy -o y.npy --weights out/table
for name in dangling.npy deep/dangling.npy; do
    run ./table reconstruct --data in.npy -o $name --weights out/table
    if [ -L $name ] && [ -f "$(dirname $name)/target.npy" ]; then ok; else bad "$name: $(ls -l $name)"; fi
    same $name y.npy
done
refuses 73 'cannot create lost.npy' ./table reconstruct --data in.npy -o lost.npy --weights out/table
refuses 73 'cannot create round.npy' ./table reconstruct --data in.npy -o round.npy --weights out/table
holds "$(ls | grep -c '[.]tmp[0-9]') == 0" "no temporary is left: $(ls | grep '[.]tmp')"

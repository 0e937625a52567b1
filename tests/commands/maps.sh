# latents with a place: trained to the same bits, encoded as pictures, their numbers named by place

cat >maps.vae <<'END'
model maps
data   x: image(12, 12, 1)
latent z: vq(8, 4, grid=(3, 3), update=ema, restart=true, decay=0.9)
latent f: fsq(3, 4, grid=(3, 3))
latent k: deterministic(3, 3, 1)
encoder { conv(8, kernel=4, stride=4) tanh }
decoder { deconv(1, kernel=4, stride=4) }
loss { likelihood = bernoulli }
train { batch = 32 epochs = 4 seed = 1 }
END
"$VAEC" build maps.vae -o maps >build.log 2>&1 || cat build.log
threads out/m/model.safetensors ./maps train --data shapes:300 --quiet --out out/m
run ./maps train --data shapes:300 --quiet --out out/maps
same out/m/model.safetensors out/maps/model.safetensors
# averages and how often codes are taken go on from the checkpoint
run ./maps train --data shapes:300 --quiet --epochs 2 --out out/half
differ out/half/model.safetensors out/maps/model.safetensors
run ./maps train --data shapes:300 --quiet --epochs 4 --resume --out out/half
same out/half/model.safetensors out/maps/model.safetensors
grep -q 'posterior.z.usage' out/maps/model.safetensors && ok || bad 'how often codes are taken is not saved'

run ./maps eval --data shapes:50 --weights out/maps
says stdout 'codes of z      '
says stdout ' of 12 used, perplexity'
run ./maps encode --data shapes:30 --weights out/maps -o codes.csv
table codes.csv 30 63
run ./maps encode --data shapes:30 --weights out/maps -o codes.png
png codes.png "$(od -An -tu1 -j18 -N2 codes.png | awk '{print $1 * 256 + $2}')" \
    "$(od -An -tu1 -j22 -N2 codes.png | awk '{print $1 * 256 + $2}')"
cp codes.png first.png
run ./maps encode --data shapes:30 --weights out/maps -o codes.png
same first.png codes.png
refuses 64 '--logvar is for .npy and .csv' ./maps encode --data shapes:30 --weights out/maps --logvar -o codes.png
refuses 64 'no latent of this model has a place' ./shapes encode --data shapes:30 --weights out/shapes -o codes.png
refuses 64 'too many for one picture' ./maps encode --data shapes:10001 --weights out/maps -o codes.png
# row, column, number
run ./maps traverse --data shapes:50 --weights out/maps --dims 63 -o walk.png
says stdout 'z[2,3,4]'
says stdout 'f[3,1,2]'
says stdout 'k[1,3]'
for command in 'sample -n 4' 'reconstruct --data shapes:4' 'interpolate --data shapes:4' 'manifold' \
    'latents --data shapes:50' "arithmetic --data shapes:9 --formula row:1+row:2"; do
    # shellcheck disable=SC2086
    run ./maps $command --weights out/maps -o made.png
done

# codes that move with every batch stand still while gradients are compared
sed 's/^model maps/model still/; s/update=ema, restart=true, decay=0.9/update=ema/' maps.vae >still.vae
run "$VAEC" build still.vae -o still
run ./still gradcheck --data shapes:300
says stdout 'all gradients that were compared agree'

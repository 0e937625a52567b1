# bits.sh -- one, two, four and eight processes: the same files, the same output.

run ./together train --data rows.csv --out one -q
for n in 2 4 8; do
    run start "$first" $n ./together train --data rows.csv --out "of$n" -q
    alike one "of$n"
done
VAE_ALL_THREADS=1 run start "$first" 2 ./together train --data rows.csv --out threads -q --threads 2
alike one threads
VAE_MPI_CHUNK=100 run start "$first" 4 ./together train --data rows.csv --out chunks -q # many messages
alike one chunks
# Parts of the gradient are exchanged while others are computed (of models as small as this one only if they are told to).
VAE_MPI_BUCKET=16 run start "$first" 2 ./together train --data rows.csv --out parts -q
alike one parts
VAE_MPI_BUCKET=64 VAE_MPI_CHUNK=100 VAE_ALL_THREADS=1 run start "$first" 4 ./together train --data rows.csv --out parts4 -q \
    --threads 2
alike one parts4
run start "$first" 2 ./together train --data rows.csv --out said --verbose
says stderr 'process 0 of 2, on '
says stderr 'shards 4 to 7 of 8, 1 thread'
[ "$(grep -c 'epoch 1/4' stderr)" -eq 1 ] && ok || bad "not one log: $(cat stderr)"
same one/model.safetensors said/model.safetensors

# A program for several processes is one for one, and without MPI it is the same.
"$VAEC" build "$here/together.vae" -o plain >build.log 2>&1 || bad "it does not build"
run ./plain train --data rows.csv --out plainly -q
alike one plainly

for kind in $kinds; do
    [ "$kind" = "$first" ] && continue
    build "$here/together.vae" "together.$kind" "$kind"
    for n in 2 4; do
        run start "$kind" $n "./together.$kind" train --data rows.csv --out "$kind$n" -q
        alike one "$kind$n"
    done
    VAE_MPI_BUCKET=16 run start "$kind" 8 "./together.$kind" train --data rows.csv --out "$kind.parts" -q
    alike one "$kind.parts"
done

# Rows are shared out in whole batches, of 7 rows here.
run ./together eval --data rows.csv --samples 3 --weights one --json
tail -n 1 stdout >eval.one
run ./together score --data rows.csv --samples 2 --train-data rows.csv --weights one -o score.one.csv
cp stdout score.one
run ./together encode --data rows.csv --weights one --logvar -o encode.one.npy
for n in 2 8; do
    run start "$first" $n ./together eval --data rows.csv --samples 3 --weights one --json
    tail -n 1 stdout >eval.more
    same eval.one eval.more
    run start "$first" $n ./together score --data rows.csv --samples 2 --train-data rows.csv --weights one -o score.more.csv
    same score.one stdout
    same score.one.csv score.more.csv
    run start "$first" $n ./together encode --data rows.csv --weights one --logvar -o encode.more.npy
    same encode.one.npy encode.more.npy
done

# Every optimizer, every objective that looks at more than a row.
k=0
for way in 'adam(amsgrad=true, lr=0.01)|elbo' 'rmsprop(lr=0.01, momentum=0.5, centered=true)|mmd' \
    'sgd(lr=0.001, momentum=0.9, nesterov=true)|dip'; do
    k=$((k + 1))
    variant "${way%|*}" "${way#*|}" >way.vae
    build way.vae way
    run ./way train --data rows.csv --out "way$k" --epochs 3 -q
    run start "$first" 4 ./way train --data rows.csv --out "way$k.4" --epochs 3 -q
    alike "way$k" "way$k.4"
done

# Other kinds of models, with shards of uneven size: a critic with batchnorm and dropout, tokens told one after the other;
# with LONG more.
others='adversarial sequences'
[ -z "${LONG-}" ] || others="$others vae_gan factor vq topdown spectral table prior_vamp rae iwae"
for name in $others; do
    sed 's/batch *= *[0-9]*/batch = 13/; s/^\( *train *{\)/\1 shards = 4 /' "$here/../golden/$name.vae" >"$name.vae"
    grep -q 'shards =' "$name.vae" || echo 'train { batch = 13  shards = 4 }' >>"$name.vae"
    build "$name.vae" "$name"
    run "./$name" train --data shapes:50 --out "$name.one" --epochs 2 -q
    VAE_MPI_BUCKET=16 run start "$first" 4 "./$name" train --data shapes:50 --out "$name.more" --epochs 2 -q
    alike "$name.one" "$name.more"
done

# What bench says of it: log2(4) exchanges of the gradient, whole as it is small, and as many of what stands behind it.
run start "$first" 4 ./together bench --seconds 0.2 --json
tail -n 1 stdout >bench.json
says bench.json '"processes":4'
says bench.json '"exchanges_per_step":4'
grep -q hidden bench.json && bad "something is hidden on one machine" || ok

# In three parts: as many of each. Every other step has them behind the backward pass, so that what is hidden is known.
VAE_MPI_BUCKET=64 run start "$first" 4 ./together bench --seconds 0.2 --json
tail -n 1 stdout >bench.json
says bench.json '"exchanges_per_step":8'
says bench.json '"us_communication_apart":'
says bench.json '"hidden":'

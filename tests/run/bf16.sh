# bf16.sh -- `precision = bf16` reaches the bound of float32 to 0.3 nats, keeps its bits whatever the
# number of threads, is what is emitted for training alone, and passes gradcheck.
set -- /usr/share/datasets/fashion-mnist
if [ ! -e "$1/train-images-idx3-ubyte.gz" ]; then
    skip 'bf16.sh: dataset-fashion-mnist is not installed'
else
    epochs=4 hidden=128 limit='--limit 16000'
    [ -z "${LONG-}" ] || epochs=10 hidden=400 limit=
    data="--data $1/train-images-idx3-ubyte.gz $limit"
    valid="--data $1/t10k-images-idx3-ubyte.gz"
    for precision in float32 bf16; do
        sed "s/^train *{/train { precision = $precision/" "$(model mnist)" >"$precision.vae"
        run "$VAEC" build -D hidden=$hidden --keep-c "$precision.vae" -o "$precision"
        run ./"$precision" train $data --epochs $epochs --quiet --out "as.$precision"
        run ./"$precision" eval $valid --weights "as.$precision" --json
        eval "$precision=$(json stdout elbo)"
    done
    holds "($float32 - $bf16)^2 <= 0.3^2" "ELBO $float32 as float32, $bf16 as bf16"
    differ as.float32/model.safetensors as.bf16/model.safetensors
    lacks float32.c vae_bf16
    [ "$(grep -c 'vae_bf16_[nt]' bf16.c)" -gt 5 ] && ok || bad 'training has no products in bf16'
    for n in 1 3; do
        run ./bf16 train --data shapes:300 --epochs 1 --quiet --threads $n --out "on.$n"
    done
    same on.1/model.safetensors on.3/model.safetensors
    run ./bf16 gradcheck
    # evaluation is float32: the same weights, the same numbers
    run ./float32 eval $valid --weights as.bf16 --json
    holds "$(json stdout elbo) == $bf16" 'the same weights evaluated by both'
fi

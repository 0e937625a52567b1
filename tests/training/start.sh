# start -- training that starts from weights (--weights), with a network that stays as it is (--freeze), at
# another rate from where it is resumed (--lr), and at a rate that drops on a plateau: each to the same bits for
# every number of threads and after a kill.

awk 'BEGIN { srand(3); for (i = 0; i < 150; i++) { t = rand() * 6.28; line = ""
    for (j = 0; j < 6; j++) line = line (j ? "," : "") sprintf("%.4f", sin(t + j) + 0.1 * rand() + j)
    print line } }' >one.csv
awk -F, -v OFS=, '{ for (j = 1; j <= NF; j++) $j = 3 * $j + 1 } 1' one.csv >two.csv

run ./table train --data one.csv --quiet --out one
run ./table encode --data one.csv --weights one -o one.npy
run ./table decode --latents one.npy --weights one -o one.csv.npy

# A step of no size changes nothing, the columns' means and deviations included, though two.csv has others.
run ./table train --data two.csv --weights one --lr 1e-30 --epochs 1 --out still
says stderr 'starting from one'
run ./table encode --data one.csv --weights still -o still.npy
run ./table decode --latents one.npy --weights still -o still.csv.npy
same one.npy still.npy
same one.csv.npy still.csv.npy

# What is frozen stays: adamw would shrink it even without a gradient.
for network in encoder decoder; do
    for n in 1 2 3; do
        run ./table train --data two.csv --weights one/model.safetensors --freeze $network --threads $n --quiet --out $network.$n
        same $network.1/model.safetensors $network.$n/model.safetensors
    done
    run ./table encode --data one.csv --weights $network.1 -o z.npy
    run ./table decode --latents one.npy --weights $network.1 -o x.npy
    if [ $network = encoder ]; then same one.npy z.npy; differ one.csv.npy x.npy
    else differ one.npy z.npy; same one.csv.npy x.npy; fi
    for at in 12 25 40; do
        rm -rf cut
        FAULT_AT=$at LD_PRELOAD=./fault.so ./table train --data two.csv --weights one --freeze $network --quiet --out cut >stdout 2>stderr
        status=$?
        [ $status -eq 137 ] && ok || bad "killed at call $at: status $status, not 137"
        run ./table train --data two.csv --weights one --freeze $network --quiet --out cut --resume
        same $network.1/model.safetensors cut/model.safetensors
        same $network.1/checkpoint cut/checkpoint
    done
done
differ encoder.1/model.safetensors decoder.1/model.safetensors
# with a bound on the gradient's norm, which is of what is not frozen, a moving average and batchnorm
run ./digits train --data shapes:100 --quiet --out digits.0
for n in 1 2 3; do
    run ./digits train --data shapes:100 --seed 5 --weights digits.0 --freeze decoder --threads $n --quiet --out digits.$n
    same digits.1/model.safetensors digits.$n/model.safetensors
done
run ./digits sample -n 4 --weights digits.0 -o s0.npy
run ./digits sample -n 4 --weights digits.1 -o s1.npy
same s0.npy s1.npy

refuses 64 '--freeze encoder: give the weights that it has with --weights' ./table train --data two.csv --freeze encoder --out none
refuses 64 "--freeze takes encoder or decoder, not 'prior'" ./table train --data two.csv --weights one --freeze prior --out none
refuses 65 'weights of the model digits, and this is table' ./table train --data two.csv --weights digits.0 --out none
refuses 66 'nowhere' ./table train --data two.csv --weights nowhere --out none
[ -e none ] && bad "a training without its weights left something" || ok
refuses 64 'weights to start from was ' ./table train --data two.csv --weights decoder.1 --freeze encoder --out encoder.1 --resume
refuses 64 'weights to start from was ' ./table train --data two.csv --out encoder.1 --resume
refuses 64 'freeze was encoder and is decoder now' ./table train --data two.csv --weights one --freeze decoder --out encoder.1 --resume

# Another rate from here on.
run ./table train --data one.csv --epochs 2 --quiet --out rate
cp -r rate rate.cut
run ./table train --data one.csv --epochs 4 --lr 0.003 --out rate --resume
says stderr 'from here on with lr 0.003'
holds "$(json rate/metrics.jsonl lr) == 0.003"
refuses 64 'lr was 0.003 and is 0.01 now' ./table train --data one.csv --epochs 6 --out rate --resume
FAULT_AT=14 LD_PRELOAD=./fault.so ./table train --data one.csv --epochs 4 --lr 0.003 --out rate.cut --resume >stdout 2>stderr
status=$?
[ $status -eq 137 ] && ok || bad "killed: status $status, not 137"
run ./table train --data one.csv --epochs 4 --lr 0.003 --out rate.cut --resume
same rate/model.safetensors rate.cut/model.safetensors
same rate/checkpoint rate.cut/checkpoint

# A rate that drops: from the losses in the metrics, the rates that there must have been.
rates() { # rates FILE LOSS TIMES: epochs, drops and wrong rates
    sed -n 's/.*"lr":\([^,}]*\).*"'"$2"'":\([^,}]*\).*/\1 \2/p; t; s/.*"'"$2"'":\([^,}]*\).*"lr":\([^,}]*\).*/\2 \1/p' "$1" |
        awk -v times=$3 'BEGIN { lr = 0.3; best = 1e99 }
            { if ($1 - lr > 1e-6 || lr - $1 > 1e-6) wrong++
              if ($2 < best) { best = $2; flat = 0 }
              else if (++flat >= 2 && drops < times) { drops++; lr /= 2; flat = 0 } }
            END { print NR, drops + 0, wrong + 0 }'
}
sed 's/model table/model flat/; s/early_stop = 2/lr_schedule = plateau(patience=2, gamma=0.5, times=2)/; s/lr=0.01/lr=0.3/; s/= 4$/= 24/' \
    "$here/table.vae" >flat.vae
"$VAEC" build flat.vae -o flat >build.log 2>&1 || bad "$(cat build.log)"
run ./flat train --data one.csv --quiet --out flat.1
lacks stderr 'without validation data'
[ "$(rates flat.1/metrics.jsonl valid_loss 2)" = "24 2 0" ] && ok || bad "rates of flat: $(rates flat.1/metrics.jsonl valid_loss 2)"
run ./flat train --data one.csv --quiet --threads 2 --out flat.2
same flat.1/model.safetensors flat.2/model.safetensors
for epochs in 3 9 16; do
    rm -rf cut
    run ./flat train --data one.csv --quiet --epochs $epochs --out cut
    run ./flat train --data one.csv --quiet --out cut --resume
    same flat.1/model.safetensors cut/model.safetensors
    same flat.1/checkpoint cut/checkpoint
done
sed 's/validation = 0.2//; s/model flat/model seen/; s/times=2/times=1/' flat.vae >seen.vae
"$VAEC" build seen.vae -o seen >build.log 2>&1 || bad "$(cat build.log)"
run ./seen train --data one.csv --out seen.1
says stderr 'lr_schedule = plateau without validation data looks at the training loss'
[ "$(rates seen.1/metrics.jsonl loss 1)" = "24 1 0" ] && ok || bad "rates of seen: $(rates seen.1/metrics.jsonl loss 1)"

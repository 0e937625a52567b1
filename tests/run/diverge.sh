# diverge.sh -- a loss that is not finite stops training: which step, which term, what is kept.
build diverge
refuses 70 'training stopped' ./diverge train --data shapes --quiet --out lost
if grep -qE 'step [0-9]+ \(epoch 1\): (reconstruction|kl|loss) is (-?nan|-?inf)' stderr; then ok
else bad "names no step and term: $(cat stderr)"; fi
says stderr '--lr'
says stderr lost
says stderr 'Nothing but the first weights is kept in lost'
[ -e lost/checkpoint ] && ok || bad 'no checkpoint is kept'
[ ! -e lost/model.safetensors ] && ok || bad 'weights of nothing are left'

# Weights of a training that went well stay when a later one does not.
run ./diverge train --data shapes --quiet --lr 1e-3 --epochs 2 --out well
cp well/model.safetensors good.safetensors
refuses 70 'training stopped' ./diverge train --data shapes --quiet --out well
same good.safetensors well/model.safetensors
run ./diverge eval --data shapes --weights well

# What is kept is said as it is.
refuses 70 'The last checkpoint is kept in well' ./diverge train --data shapes --quiet --lr 1e30 --epochs 3 --resume --out well

# The cause is what is there to be seen. Data so large that the first loss is not finite: the column and its
# range, whatever the rate; weights that were never changed: not the rate; one row at eval: which, and where.
seq 64 | awk '{ for (i = 1; i <= 10; i++) printf "%g%s", i == 7 ? -1e18 * $1 : ($1 * i) % 7, i < 10 ? "," : "\n" }' >huge.csv
refuses 70 'column 7 from -6.4e+19 to -1e+18: declare data x with standardize=true, or divide them' \
    ./diverge train --data huge.csv --quiet --lr 1e-9 --out lost
says stderr 'step 1 (epoch 1)'
lacks stderr '--lr'
sed 's/-.*e+[0-9]*/0/' huge.csv >one.csv
sed -n 1p huge.csv | sed 's/-1e+18/1e+30/' >>one.csv
refuses 70 'the ELBO of row 65 is not a finite number under these weights: the value farthest out is 1e+30, data x, column 7' \
    ./diverge eval --data one.csv --weights well
refuses 70 'the score of row 65' ./diverge score --data one.csv --weights well -o scores.csv
sed 's/batch = 32/batch = 32 init = normal(std=1e30)/' "$here/diverge.vae" >wide.vae
"$VAEC" build wide.vae -o wide >build.log 2>&1 || bad "$(cat build.log)"
refuses 70 'No weight has been changed yet' ./wide train --data shapes:64 --quiet --out wide.out
lacks stderr '--lr'

# diverge.sh -- a loss that is not finite stops training: which step, which term, what is kept.
build diverge
refuses 70 'training stopped' ./diverge train --data shapes --quiet --out lost
if grep -qE 'step [0-9]+ \(epoch 1\): (reconstruction|kl|loss) is (-?nan|-?inf)' stderr; then ok
else bad "names no step and term: $(cat stderr)"; fi
says stderr '--lr'
says stderr lost
[ -e lost/checkpoint ] && ok || bad 'no checkpoint is kept'
[ ! -e lost/model.safetensors ] && ok || bad 'weights of nothing are left'

# Weights of a training that went well stay when a later one does not.
run ./diverge train --data shapes --quiet --lr 1e-3 --epochs 2 --out well
cp well/model.safetensors good.safetensors
refuses 70 'training stopped' ./diverge train --data shapes --quiet --out well
same good.safetensors well/model.safetensors
run ./diverge eval --data shapes --weights well

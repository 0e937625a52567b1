# two players: what training says of both, who has won, and that stops, threads and single files change no bit

game() { # game NAME CRITIC OBJECTIVE OPTIMIZER: a small model, built
    cat >"$1.vae" <<END
model $1
data x: image(6, 6, 1)
latent z: normal(3)
encoder { flatten dense(12) relu }
decoder { dense(12) relu dense(36) reshape(6, 6, 1) }
critic judge(z) { $2 dense(1) }
loss { likelihood = bernoulli  beta = 0  objective = adversarial(judge, $3) }
train { optimizer = adam(lr=0.01)  critic = $4  batch = 16  epochs = 3  clip_norm = 5 }
END
    run "$VAEC" build "$1.vae" -o "$1"
}

game even 'dense(12) batchnorm leaky_relu(0.2)' 'weight=1' 'adamw(lr=1e-3, beta1=0.5)'
run ./even train --data shapes:100 --out out/even --log-every 2
says stderr '  critic 1.'
says stderr '% real, '
says out/even/metrics.jsonl '"critic_real":'
holds "$(grep -c '"critic":' out/even/metrics.jsonl) == $(wc -l <out/even/metrics.jsonl)"
run ./even train --data shapes:100 --out out/two --quiet --threads 2
same out/two/model.safetensors out/even/model.safetensors
run ./even train --data shapes:100 --out out/again --quiet --epochs 1
run ./even train --data shapes:100 --out out/again --quiet --resume
same out/again/model.safetensors out/even/model.safetensors
same out/again/checkpoint out/even/checkpoint
grep -o '"critic[a-z_]*":[^,]*' out/even/metrics.jsonl | tail -n 3 >want
grep -o '"critic[a-z_]*":[^,]*' out/again/metrics.jsonl | tail -n 3 >got
same got want
run ./even gradcheck
says stdout 'critic.judge.0.weight['
says stdout 'all gradients agree'
run ./even eval --data shapes:20 --weights out/even
lacks stdout critic
run "$VAEC" export --format onnx even.vae --weights out/even/model.safetensors -o even.onnx
if grep -rq critic even.onnx; then bad "the critic is exported"; else ok; fi
sed 's/beta1=0.5/beta1=0.6/' even.vae >other.vae
run "$VAEC" build other.vae -o even
run ./even train --data shapes:100 --out out/again --quiet --epochs 1
run "$VAEC" build even.vae -o even
refuses 64 'critic beta1' ./even train --data shapes:100 --out out/again --quiet --resume

# each player wins in turn
game sure 'dense(32) relu' 'weight=0' 'adam(lr=0.02)'
sed -i 's/epochs = 3/epochs = 12/; s/normal(3)/normal(8)/' sure.vae # the prior is far from a z of eight dimensions
run "$VAEC" build sure.vae -o sure
run ./sure train --data shapes:400 --out out/sure
says stderr 'the critic has won: over epoch'
says out/sure/metrics.jsonl '"the critic has won"'
game weak 'dense(8) tanh' 'weight=1000' 'sgd(lr=1e-9)'
run ./weak train --data shapes:400 --out out/weak
says stderr 'the model has won: over epoch'
holds "$(grep -c 'the model has won' stderr) == 1"
says out/weak/metrics.jsonl '"the model has won"'

# with bf16, in shards, with weights over their largest singular value: as many threads as there are, and what the objective is
# made of in every line of the metrics, the same after a break
cat >mixed.vae <<'END'
model mixed
data x: image(8, 8, 1)
latent z: normal(4)
encoder { flatten dense(16) relu }
decoder { dense(64) reshape(8, 8, 1) }
critic judge(x) { conv(4, stride=2, norm=spectral) leaky_relu(0.2) as deep flatten dense(1, norm=spectral) }
loss { likelihood = gaussian(sigma=0.5)  objective = vae_gan(judge, features=deep, game=hinge) }
train { batch = 16  epochs = 2 }
END
for how in 'precision = bf16' 'shards = 4'; do
    sed "s/epochs = 2/epochs = 2  $how/" mixed.vae >mixed_how.vae
    run "$VAEC" build mixed_how.vae -o mixed_how
    for threads in 1 2; do
        run ./mixed_how train --data shapes:200 --quiet --threads $threads --out out/mixed$threads
    done
    same out/mixed1/model.safetensors out/mixed2/model.safetensors
    holds "$(grep -c '"features":[-0-9.e]*,"adversary":[-0-9.e]*' out/mixed1/metrics.jsonl) == 2"
    run ./mixed_how train --data shapes:200 --quiet --out out/mixed3 --epochs 1
    run ./mixed_how train --data shapes:200 --quiet --out out/mixed3 --resume
    same out/mixed1/model.safetensors out/mixed3/model.safetensors
    for of in 1 3; do grep -o '"\(features\|adversary\)":[^,]*' out/mixed$of/metrics.jsonl >terms$of; done
    same terms1 terms3
    run ./mixed_how gradcheck
    says stdout 'all gradients'
done

# a library that only uses weights has no critic's, whether they are inside or read from the file that training wrote
run "$VAEC" build mixed.vae -o mixed_plain
run ./mixed_plain train --data shapes:200 --quiet --out out/mixed_plain
run "$VAEC" emit --library --inference mixed.vae -o mixed_use.c
lacks mixed_use.c '{"critic.'
cat >mixed_main.c <<'END'
#include "mixed_use.h"
#include <stdio.h>
int main(int n, char **file) {
    mixed *m;
    if (n < 2 || mixed_open(&m, 0)) return 1;
    if (mixed_load(m, file[1])) return printf("%s\n", mixed_error(m)), 2;
    printf("loaded\n");
    mixed_close(m);
    return 0;
}
END
run ${CC:-cc} -std=c11 -O0 -o mixed_main mixed_main.c mixed_use.c -lm -lpthread
run ./mixed_main out/mixed_plain/model.safetensors
says stdout loaded
run "$VAEC" emit --library --inference --weights out/mixed_plain/model.safetensors mixed.vae -o mixed_inside.c
lacks mixed_inside.c '{"critic.'

# standard streams: closed, full, and names with ends of lines; validation that is not finite

cat >three.vae <<'END'
model three
data x: vector(3)
latent z: normal(2)
encoder { dense(8) relu }
decoder { dense(8) relu dense(3) }
loss { likelihood = mse }
train { batch = 32 epochs = 3 early_stop = 2 }
END
"$VAEC" build three.vae -o three >build.log 2>&1 || cat build.log
printf '1,2,3\n2,3,4\n3,4,5\n4,5,6\n' >rows.csv
printf '1e20,1,1\n2e20,1,1\n' >far.csv

# ---- closed: nothing that is said gets into a file
./three train --data rows.csv --out out/closed 2>&-
holds "$? == 0" "training without standard error"
./three train --data rows.csv --out out/closed2 <&- >&- 2>&-
holds "$? == 0" "training without any stream"
for directory in out/closed out/closed2; do
    holds "$(grep -c '^{.*}$' $directory/metrics.jsonl) == 3 && $(wc -l <$directory/metrics.jsonl) == 3" \
        "$(cat $directory/metrics.jsonl)"
done
# ---- full or closed: what is printed must arrive
for command in --help 'train --help' info --version 'eval --data rows.csv --weights out/closed' \
    'eval --data rows.csv --weights out/closed --json' 'completion bash'; do
    [ -e /dev/full ] || break
    # shellcheck disable=SC2086
    ./three $command -q >/dev/full 2>stderr
    status=$?
    case $command in --help | --version | completion*) ./three $command >/dev/full 2>stderr; status=$? ;; esac
    if [ $status -eq 74 ] && grep -q 'cannot write standard output' stderr; then ok
    else bad "$command >/dev/full: $status, $(cat stderr)"; fi
done
./three info >&- 2>stderr
holds "$? == 74" "info without standard output"
# ---- a name with an end of a line in it is a name
name=$(printf 'out/two\nlines')
run ./three train --data rows.csv --out "$name" --quiet
run ./three eval --data rows.csv --weights "$name" --json

# ---- validation that is not finite ends training, and nothing is passed off as the best
refuses 70 'of the validation data is' ./three train --data rows.csv --valid far.csv --out out/endless --quiet
[ -e out/endless/model.safetensors ] && bad "weights are left" || ok
run ./three train --data rows.csv --out out/older --quiet
cp out/older/model.safetensors older
refuses 70 'is kept in out/older' ./three train --data rows.csv --valid far.csv --out out/older --quiet
same out/older/model.safetensors older

# ---- a bar no wider than its terminal; evaluation shows one as well
if command -v script >/dev/null; then
    for width in 30 50 72 200; do
        script -qec "TERM=xterm; export TERM; stty cols $width; ./shapes train --data shapes:4000 --epochs 2 --out out/narrow" /dev/null \
            </dev/null >narrow.txt 2>&1
        widest=$(tr '\r' '\n' <narrow.txt | sed "s/$(printf '\033')\[[0-9;]*[mK]//g" | grep 'epoch [12]/2  loss' | grep -v 'recon' |
            awk '{ if (length($0) > n) n = length($0) } END { print n + 0 }')
        holds "$widest < $width && $widest > 20" "a terminal of $width: a line of $widest"
    done
    script -qec "TERM=xterm ./shapes eval --data shapes:3000 --samples 20 --weights out/shapes" /dev/null </dev/null >bar.txt 2>&1
    says bar.txt evaluating
fi

# bench: of rows that end somewhere, the work that is counted is that of the steps they have

cat >rows.vae <<'END'
model rows
data   x: series(8, 3)
latent z: normal(2)
encoder(x) { dense(4) gru(5) pool(last) }
decoder(z) { dense(24) reshape(8, 3) }
loss { likelihood = gaussian }
train { batch = 4  epochs = 1 }
END
cat >asking.vae <<'END'
model asking
data   x: tokens(9, 16, unit=char)
data   y: tokens(7, 11, unit=char)
latent z: normal(3)
network other(y) { embed(5) gru(4) }
encoder(x) { embed(8) gru(6, both=true) pool(mean) }
decoder(previous, z, other) { embed(8) gru(8, start=z) attention(2, over=other) dense(16) }
loss { likelihood = categorical }
train { batch = 4  epochs = 1 }
END
counted() { awk -v g="$(json stdout gflops)" -v us="$(json stdout us_per_step)" 'BEGIN { printf "%.2f", g * us * 1e3 / 4 }'; }
near() { holds "$1 > 0.9999 * ($2) && $1 < 1.0001 * ($2)" "${3-}"; } # numbers of --json have six digits

# Two for each multiply-add: dense forward and its weights, a product of the gates' inputs and of the states each forward,
# backward, and for weights; of each step. Once a row: the heads and the decoder. The rows of bench have 8, 1, 3, 8, ... steps.
run "$VAEC" build rows.vae -o rows
run ./rows info --json
near "$(json stdout flops_per_row)" '8 * (4 * 12 + 6 * 60 + 6 * 75) + 6 * (20 + 48)' 'if each had all steps'
run ./rows bench --seconds 0.02 --json
mean=$(awk 'BEGIN { for (r = 0; r < 16; r++) s += r == 0 ? 8 : r == 1 ? 1 : 1 + r * 5 % 8; print s / 16 }')
holds "$mean < 5" 'rows of bench'
near "$(counted)" "$mean * (4 * 12 + 6 * 60 + 6 * 75) + 6 * (20 + 48)"

# Tokens: attention goes with queries times keys; the lengths are those of the random numbers.
run "$VAEC" build asking.vae -o asking
"$VAEC" emit asking.vae | sed -n '/VaeStepWork/,/^};/s/.*{\(.*\)},/\1/p' | tr -d ' ' >work.csv
holds "$(grep -c '^0,-1,\|^1,-1,\|^0,1,' work.csv) == 3 && $(wc -l <work.csv) == 3" "parts of the work: $(tr '\n' ' ' <work.csv)"
near "$(sed -n 's/^0,1,//p' work.csv)" '7 * 2 * 8' 'seven products of queries and keys of 8 numbers'
run ./asking info --json
full=$(json stdout flops_per_row)
run ./asking bench --seconds 0.02 --seed 5 --json
run env PYTHONPATH="$here/.." /usr/bin/python3 - "$full" "$(counted)" <<'END'
import sys
from philox import uniform
full, counted = (float(v) for v in sys.argv[1:])
most = [9, 7]
def steps(stream, row):
    return [most[stream], 1][row] if row < 2 else 1 + int(uniform(5, 0x05000000 | 128 + stream, row, 1)[0] * most[stream])
def work(lengths):
    parts = [line.split(",") for line in open("work.csv")]
    return sum(float(f) * lengths[int(s)] * (lengths[int(k)] if int(k) >= 0 else 1) for s, k, f in parts)
want = full + sum(work([steps(s, row) for s in (0, 1)]) - work(most) for row in range(16)) / 16
assert want < 0.8 * full, "all rows are long"
assert abs(counted - want) < 1e-4 * want, f"{counted}, not {want}"
END

# The columns of a table are centred and divided as in training, so that the loss is a number.
run ./table bench --seconds 0.05 --json
[ ! -s stderr ] && ok || bad "bench of a table: $(cat stderr)"

# series: rows that end where they end, steps that are strange, curves, sound in and out

for model in curves tones; do "$VAEC" build "$here/$model.vae" -o $model >build.log 2>&1 || cat build.log; done
# two sines a row, of 4 to 12 steps; empty fields behind the last step
curves() { # curves SEED ROWS
    awk -v seed="$1" -v rows="$2" 'BEGIN { srand(seed); for (i = 0; i < rows; i++) {
        n = 4 + int(9 * rand()); f = 0.3 + 0.5 * rand(); p = 6.28 * rand(); line = ""
        for (t = 0; t < 12; t++) for (c = 0; c < 2; c++)
            line = line (t + c ? "," : "") (t < n ? sprintf("%.4f", (c ? 100 : 1) * sin(f * t + p + c) + (c ? 500 : 0)) : "")
        print line } }'
}
curves 1 400 >c.csv
run ./curves train --data c.csv --quiet --out out/curves
weights=out/curves/model.safetensors
run ./curves eval --data c.csv --weights $weights --json
holds "$(json stdout elbo) > -19" "16 numbers of deviation 1 are 23 nats"
lacks stdout '"columns"'
page out/curves/report.html
says out/curves/report.html 'By step'
says out/curves/report.html 'step 12<'
run ./curves reconstruct --data c.csv --weights $weights -o r.csv
awk -F, '{ line = ""; for (i = 1; i <= NF; i++) line = line ($i == "" ? "-" : "x"); print line }' c.csv >ends
awk -F, '{ line = ""; for (i = 1; i <= NF; i++) line = line ($i == "" ? "-" : "x"); print line }' r.csv >got
same ends got
run ./curves encode --data r.csv --weights $weights -o z.csv
table z.csv 400 3
run ./curves sample -n 5 --weights $weights -o s.csv
table s.csv 5 24
run ./curves reconstruct --data c.csv --weights $weights --limit 9 -o pairs.png
run ./curves reconstruct --data c.csv --weights $weights -o r.npy
holds "$(head -c 80 r.npy | grep -ac "'shape': (400, 12, 2)") == 1" "an array of rows, steps, channels"
run ./curves encode --data r.npy --weights $weights -o again.csv
same z.csv again.csv
threads t.csv ./curves reconstruct --data c.csv --weights $weights -o t.csv

# which step is strange: the parts add up to the reconstruction, and a step that was moved is found
awk -F, -v OFS=, 'NR == 7 { $5 = $5 + 4 } { print }' c.csv >odd.csv
run ./curves score --data odd.csv --weights $weights --by-step -o parts.csv
holds "$(awk -F, 'NR == 8 { s = 0; for (i = 6; i <= NF; i++) s += $i; d = s - $3; print (d * d < 1e-6) }' parts.csv) == 1" \
    "the parts of row 7: $(sed -n 8p parts.csv)"
holds "$(awk -F, 'NR == 8 && $5 == "step 3"' parts.csv | wc -l) == 1" "the strangest of row 7: $(sed -n 8p parts.csv)"
says stdout "row 7 "
refuses 64 "--by-step is of a series, and 'x' is none" ./shapes score --data shapes:5 --by-step -o p.csv --weights out/shapes
refuses 64 "one at a time" ./curves score --data c.csv --by-step --by-column -o p.csv --weights $weights
awk 'NR == 7 { print 1; next } { print 0 }' c.csv >strange.csv
run ./curves score --data odd.csv --weights $weights --by-step --labels strange.csv -o p.csv --json
holds "$(json stdout auroc_step) == 1" "$(cat stdout)"
threads p.csv ./curves score --data odd.csv --by-step --weights $weights -o p.csv

# what was hidden is filled in; nothing is behind an end
run ./curves impute --data c.csv --weights $weights --hide 0.2 -o filled.csv --json
holds "$(json stdout rmse) < 0.9 * $(json stdout rmse_column_means)" "$(cat stdout)"
awk -F, '{ line = ""; for (i = 1; i <= NF; i++) line = line ($i == "" ? "-" : "x"); print line }' filled.csv >got
same ends got

# what a file must be
printf '%s\n' "$(awk 'BEGIN { for (i = 0; i < 24; i++) printf "%s", i ? ",1" : "1" }')" "$(printf ',%.0s' $(seq 23))" >none.csv
refuses 65 'row 2 has no step' ./curves eval --data none.csv --weights $weights
sed '3s/^[^,]*//' c.csv >gap.csv
refuses 65 'row 3 step 1, channel 1: is missing (if values may be' ./curves eval --data gap.csv --weights $weights
cut -d, -f1-20 c.csv >short.csv
refuses 65 'a row has 20 values, but data x: series(12, 2) needs 24' ./curves eval --data short.csv --weights $weights
refuses 65 "there is no sound" ./curves eval --data out --weights $weights
refuses 64 'is not known, as neither training nor --data read sound' ./curves sample -n 2 -o s.wav --weights $weights

# sound: tones of one second in files of a folder, 16 bits; windows of 64
wav() { # wav FILE FREQUENCY FRAMES: 8000 frames a second
    awk -v f="$2" -v n="$3" 'function put(v, b,  i) { for (i = 0; i < b; i++) { printf "\\%03o", v % 256; v = int(v / 256) } }
        BEGIN { printf "RIFF"; put(36 + 2 * n, 4); printf "WAVEfmt "; put(16, 4); put(1, 2); put(1, 2); put(8000, 4)
            put(16000, 4); put(2, 2); put(16, 2); printf "data"; put(2 * n, 4)
            for (i = 0; i < n; i++) { v = int(12000 * sin(6.2831853 * f * i / 8000)); put(v < 0 ? v + 65536 : v, 2) } }' |
        xargs -0 printf >"$1"
}
mkdir -p sounds
for f in 300 410 520 640; do wav sounds/$f.wav $f 4000; done
wav tail.wav 300 100
run ./tones train --data sounds --out out/tones
says stderr 'sound of 8000 frames a second in windows of 64'
weights=out/tones/model.safetensors
run ./tones eval --data tail.wav --weights $weights --json
holds "$(json stdout rows) == 2" "a window and a shorter one"
run ./tones reconstruct --data tail.wav --weights $weights -o back.wav
holds "$(wc -c <back.wav) == 244" "as many frames as went in"
run ./tones encode --data back.wav --weights $weights -o z.csv
run ./tones sample -n 3 --weights $weights -o s.wav
holds "$(wc -c <s.wav) == 44 + 2 * 192" "three windows"
run ./tones denoise --data sounds --noise 0.2 --weights $weights -o clear.wav --json
holds "$(json stdout snr_after) > $(json stdout snr_before) + 6" "$(cat stdout)"
head -c 60 tail.wav >cut.wav
refuses 65 'truncated: its header asks for 200 bytes of samples, the file has 16' ./tones eval --data cut.wav --weights $weights
printf 'RIFF    WAVEjunk' >bad.wav
refuses 65 'it has no format' ./tones eval --data bad.wav --weights $weights
refuses 65 'is sound, which is for data that are series' ./plane eval --data tail.wav --weights out/plane
printf 'fLaC and no more' >bad.flac
./tones eval --data bad.flac --weights $weights >stdout 2>stderr
status=$?
holds "$status == 65 || $status == 69" "damaged, or no libsndfile: $(cat stderr)"
if python3 "$here/flac.py" sounds/300.wav tone.flac 2>/dev/null; then # which loses nothing
    run ./tones encode --data sounds/300.wav --weights $weights -o z.csv
    run ./tones encode --data tone.flac --weights $weights -o again.csv
    same z.csv again.csv
    head -c 500 tone.flac >cut.flac
    refuses 65 'cut.flac: ' ./tones eval --data cut.flac --weights $weights
else
    skip "no libsndfile: FLAC is not read"
fi
mkdir -p empty && refuses 65 'there is no sound' ./tones eval --data empty --weights $weights
refuses 65 'and the file before it has 8000' sh -c "mkdir -p two-rates && cp sounds/300.wav two-rates/a.wav && cp tail.wav two-rates/b.wav &&
    printf '\\100\\037' | dd of=two-rates/b.wav bs=1 seek=24 conv=notrunc 2>/dev/null && printf '\\200\\076' |
    dd of=two-rates/b.wav bs=1 seek=24 conv=notrunc 2>/dev/null; ./tones eval --data two-rates --weights $weights"

# drafts
run "$VAEC" new --data r.npy -o drafted.vae
says drafted.vae 'data   x: series(12, 2, standardize=true)'
says drafted.vae 'some rows shorter'
run "$VAEC" build drafted.vae -o drafted
run ./drafted train --data r.npy --epochs 8 --quiet --out out/drafted
run ./drafted eval --data r.npy --weights out/drafted --json
holds "$(json stdout elbo) > -24" "ELBO of what was drafted"
run "$VAEC" new --data sounds -o heard.vae
says heard.vae '# 4 files of sound, 2 seconds at 8000 frames a second, cut into windows of 512.'
run "$VAEC" check heard.vae
run "$VAEC" new --data tail.wav -o one-sound.vae
says one-sound.vae '1 windows'

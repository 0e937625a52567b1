# explain: derivatives against differences of what other commands say, contributions that add up, maps, slopes of the decoder.
refuses 69 'vaec build --explain' ./shapes explain --data shapes:3 --weights out/shapes -o out.csv
for model in shapes table hierarchy; do
    run "$VAEC" build --explain "$here/$model.vae" -o "why_$model"
done
weights="--weights out/shapes"
# what is explained is what score and encode say of the row
run ./why_shapes explain --data shapes:40 --row 7 --seed 3 $weights -o score.csv --steps 2000 --json
run ./why_shapes score --data shapes:40 --seed 3 $weights -o scores.csv
cp stdout said
run ./why_shapes explain --data shapes:40 --row 7 --seed 3 $weights -o score.csv --steps 2000 --json
number() { grep -o '"'"$1"'":[-0-9.e+]*' stdout | head -n 1 | cut -d: -f2; } # of the first row
holds "($(number value) - $(sed -n 8p scores.csv | cut -d, -f2)) ^ 2 < 1e-8" "score: $(cat stdout)"
# ... and contributions add up to how far the row is from the baseline
holds "($(number sum) - ($(number value) - $(number baseline))) ^ 2 < 0.05 ^ 2" "$(cat stdout)"
holds "($(number value) - $(number baseline)) ^ 2 > 1"
tr , '\n' <score.csv | awk '{ s += $1 } END { printf "%.9f\n", s }' >added
holds "($(cat added) - $(number sum)) ^ 2 < 1e-8" "the file's sum is $(cat added)"
table score.csv 1 144
for k in 1 4; do
    run ./why_shapes encode --data shapes:40 --seed 3 $weights -o codes.csv
    run ./why_shapes explain --data shapes:40 --of z:$k --row 7 --baseline 9 --steps 1000 --seed 3 $weights -o code.csv --json
    holds "($(number value) - $(sed -n 7p codes.csv | cut -d, -f$k)) ^ 2 < 1e-10" "z:$k of the row"
    holds "($(number baseline) - $(sed -n 9p codes.csv | cut -d, -f$k)) ^ 2 < 1e-10" "z:$k of the baseline"
    holds "($(number sum) - ($(number value) - $(number baseline))) ^ 2 < 0.02 ^ 2" "z:$k: $(cat stdout)"
done

# ---- a column that alone is changed has all of the difference
run ./why_table train --data shapes:300 --epochs 3 --quiet --out out/why
run ./why_table sample --weights out/why -n 1 -o one.csv
columns=$(awk -F, '{ print NF }' one.csv)
for column in 1 "$columns"; do
    awk -F, -v OFS=, -v c="$column" '{ print; $c += 0.02; print }' one.csv >two.csv
    for of in score z:1; do
        run ./why_table explain --data two.csv --row 2 --baseline 1 --of $of --steps 400 --weights out/why -o both.csv --json
        holds "($(number sum) - ($(number value) - $(number baseline))) ^ 2 <= (1e-2 * ($(number value) - $(number baseline))) ^ 2 + 1e-12" \
            "column $column, $of: $(cat stdout)"
        [ "$(tr , '\n' <both.csv | grep -vc '^-\{0,1\}0$')" -eq 1 ] && ok || bad "not one column: $(cat both.csv)"
    done
done
# names of the header; the same header in the file
{ seq "$columns" | sed 's/^/c/' | paste -sd, && cat two.csv; } >named.csv
run ./why_table explain --data named.csv --row 2 --baseline 1 --weights out/why -o both.csv
says stdout "  c$columns "
says both.csv c1,c2
run ./why_table explain --data named.csv --baseline mean --weights out/why -o both.npy
says stdout 'row 1: score '
says stdout 'row 2: score '

# ---- what a dimension of the code moves, against the decoder's own differences
run ./why_shapes encode --data shapes:2 $weights -o z.csv
run ./why_shapes explain --along z:2 --data shapes:2 $weights -o slope.csv
table slope.csv 2 144
says stdout 'row 2: per unit of z:2'
awk -F, -v OFS=, '{ $2 += 0.005; print }' z.csv >up.csv
awk -F, -v OFS=, '{ $2 -= 0.005; print }' z.csv >down.csv
run ./why_shapes decode --latents up.csv $weights -o up.x.csv
run ./why_shapes decode --latents down.csv $weights -o down.x.csv
paste -d, up.x.csv down.x.csv slope.csv | awk -F, '{ for (i = 1; i <= 144; i++) {
    d = ($i - $(144 + i)) / 0.01 - $(288 + i); e += d * d; s += $(288 + i) ^ 2 } } END { print sqrt(e / s) }' >off
holds "$(cat off) < 0.01" "slopes are off by $(cat off) of their norm"

# ---- other models, pictures, threads
run ./why_hierarchy train --data shapes:200 --epochs 1 --quiet --out out/why.hierarchy
run ./why_hierarchy explain --data shapes:5 --weights out/why.hierarchy -o map.png
says stdout 'row 5: score '
run ./why_shapes explain --data shapes:9 $weights -o map.png
png map.png 415 211
threads maps.npy ./why_shapes explain --data shapes:150 $weights -o maps.npy
run "$VAEC" run "$here/shapes.vae" explain --data shapes:2 $weights -o run.csv
run ./why_shapes explain --data shapes:2 $weights -o again.csv
same run.csv again.csv
run "$VAEC" graph --program explain "$here/table.vae"
says stdout 'program explain'
for model in shapes table hierarchy; do
    run "$VAEC" emit --explain "$here/$model.vae" -o why.c
    run cc -std=c11 -Wall -Wextra -Werror -fsyntax-only -I "$here/../../runtime/kernels" why.c
done

refuses 64 "z has dimensions 1 to 5" ./why_shapes explain --data shapes:3 --of z:6 $weights -o out.csv
refuses 64 "it takes score or a dimension of a latent, such as z:1" ./why_shapes explain --data shapes:3 --of y $weights -o out.csv
refuses 64 "it takes a dimension of a latent, such as z:1" ./why_shapes explain --data shapes:3 --along score $weights -o out.csv
refuses 64 "--baseline 4: --data has 3 rows" ./why_shapes explain --data shapes:3 --baseline 4 $weights -o out.csv
refuses 64 "--baseline none: it takes zero, mean" ./why_shapes explain --data shapes:3 --baseline none $weights -o out.csv
refuses 64 "--row 4: --data has 3 rows" ./why_shapes explain --data shapes:3 --row 4 $weights -o out.csv
refuses 64 "--along is a derivative by itself" ./why_shapes explain --data shapes:3 --along z:1 --of z:1 $weights -o out.csv
for form in 'emit --standalone' 'emit --library' 'build --python'; do
    # shellcheck disable=SC2086
    "$VAEC" $form --explain "$here/shapes.vae" -o out.c 2>stderr
    [ $? -eq 64 ] && [ ! -e out.c ] && ok || bad "$form --explain: $(cat stderr)"
    says stderr '--explain is of an executable'
done
unset -f number

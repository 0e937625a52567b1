# every page and picture has a bound on its size: nothing here may write more than 1 MB (2 MB for
# very many points), whatever the numbers are

awk 'BEGIN { for (i = 0; i < 40; i++) { for (j = 1; j <= 8; j++) printf "%g%s", i % 7 + j / 8, j < 8 ? "," : "\n" } }' >near.csv
echo 2000000000,1,1,1,1,1,1,1 >far.csv
( # every code is the same, and far away
    ulimit -f 2048 # blocks of 512 bytes
    timeout 60 ./table train --data near.csv --epochs 3 --quiet --out out/far
    echo "train $?"
    for suffix in svg png csv; do
        timeout 60 ./table latents --data far.csv --weights out/far -o codes.$suffix >/dev/null 2>&1
        echo "$suffix $?"
    done
) >codes 2>&1
for word in train svg png csv; do says codes "$word 0"; done
holds "$(grep -o 'class="grid"' codes.svg | wc -l) <= 32" "few ticks"
lacks codes.svg '>nan<'
lacks codes.svg '>inf<'
# more points than a drawing shows: as many as it says, spread over all of them
run ./plane latents --data shapes:30000 --weights out/plane -o many.svg
says stderr 'with 15000 of the 30000 points'
holds "$(grep -o 'M[0-9.]* [0-9.]*h0' many.svg | wc -l) == 15000 && $(wc -c <many.svg) < 1000000"
refuses 64 'too many for one picture' ./shapes score --data shapes:10001 --limit 10001 --weights out/shapes \
    -o s.csv --picture s.png -n 10001

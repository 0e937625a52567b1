# denoise: the model is trained with noise on what it reads, so that it learns to see through it
"$VAEC" build "$here/noisy.vae" -o noisy >build.log 2>&1 || cat build.log
run ./noisy train --data shapes:1500 --quiet --out out/noisy
run ./noisy denoise --data shapes:100 --noise 0.4 --seed 9 --json -o clean.csv
table clean.csv 100 144
holds "$(json stdout psnr_after) > $(json stdout psnr_before) + 3" "less noise than before"
holds "$(json stdout psnr_after) > $(json stdout psnr_blur)" "better than the best blur"
holds "$(json stdout psnr_blur) > $(json stdout psnr_before)" "a blur helps as well"
# PSNR is what its definition says
holds "$(json stdout psnr_before) - (-20 * log($(json stdout rmse_before)) / log(10)) < 1e-4"
# without the test: the same as reconstruct
run ./noisy denoise --data shapes:30 -o d.csv
holds "$(wc -c <stdout) == 0"
run ./noisy reconstruct --data shapes:30 -o r.csv
same d.csv r.csv
# the noisy data as a file of its own, and the clean one beside it
run ./noisy denoise --data shapes:30 --clean shapes:30 --json -o d2.csv
same d2.csv d.csv
holds "$(json stdout rmse_before) == 0"
run ./noisy denoise --data shapes:30 --noise 0.2 -o d.png
says stdout "dB"
png d.png 815 341
run ./table denoise --data shapes:200 --noise 0.5 --json -o t.csv
holds "$(json stdout rmse_after) < $(json stdout rmse_before)" "a table has noise too"
lacks stdout blur
threads d.npy ./noisy denoise --data shapes:70 --noise 0.3 -o d.npy
refuses 64 "not both" ./noisy denoise --data shapes:30 --noise 0.2 --clean shapes:30 -o x.csv
refuses 65 "--clean has 20 rows" ./noisy denoise --data shapes:30 --clean shapes:20 -o x.csv
refuses 64 "above 0" ./noisy denoise --data shapes:30 --noise -1 -o x.csv

# examples.sh -- every example says how to run it, compiles without a word, and learns.
mkdir -p "$scratch/examples" && cd "$scratch/examples" || exit 1
names=${EXAMPLES:-$(cd "$root/examples" && ls ./*.vae | sed 's,.*/,,; s/\.vae$//')}
# shellcheck disable=SC2086
hurried_examples $names
for name in $names; do
    file=$root/examples/$name.vae
    sed '/^[^#]/q' "$file" >head
    says head "# $name.vae -- "
    says head "vaec build $name.vae"
    says head "./$name train --data "
    run "$VAEC" check "$file"
    [ ! -s stderr ] && ok || bad "$name.vae: $(head -n 3 stderr)"
    run "./$name" train --data shapes:128 --epochs 3 --out "$name.out" --quiet
    sed -n 1p "$name.out/metrics.jsonl" >first
    tail -n 1 "$name.out/metrics.jsonl" >last
    holds "$(json last reconstruction) < $(json first reconstruction)" "$name: reconstruction falls"
    [ -s "$name.out/report.html" ] && ok || bad "$name: no report"
done

# A variance for each pixel, on pictures most of whose border never varies.
fashion=$(dpkg -L dataset-fashion-mnist 2>/dev/null | grep '/t10k-images-idx3-ubyte.gz$')
if [ -n "$fashion" ]; then
    build gaussian
    run ./gaussian train --data "$fashion" --epochs 2 --quiet --out densities
    tail -n 1 densities/metrics.jsonl >last
    holds "$(json last loss) < 0" 'a density above 1'
else
    skip 'dataset-fashion-mnist is not installed: no learned sigma on real pictures'
fi
cd "$scratch" || exit 1

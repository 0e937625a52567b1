# numbers.sh -- read by run.sh: the numbers of the pages that do not depend on how fast a machine is are
# what their commands print today.

# one_line PAGE: its text with single spaces, thousands without their commas
one_line() { tr -s ' \n' '  ' <"$root/$1" | sed -E ':a; s/([0-9]),([0-9]{3})/\1\2/; ta'; }

# number PAGE WORDS SHARE VALUE: in the page stands WORDS, with a number in the place of @, which is
# VALUE but for that share of it
number() {
    pattern=$(printf '%s' "$2" | sed -e 's/[][\\.*^$|(){}+?]/\\&/g; s/@/([0-9.]+)/')
    said=$(one_line "$1" | grep -oE -- "$pattern" | sed -nE "1s=^.*$pattern.*\$=\\1=p")
    if [ -z "$said" ]; then bad "$1 does not say '$2'"; return; fi
    holds "$said - $4 <= $3 * $4 && $4 - $said <= $3 * $4" "$1: '$2' with $said, and it is $4"
}

# A number that is another's is found out.
mkdir -p wrong_numbers
printf 'It has\n12,345 lines of C.\n' >wrong_numbers/page.md
numbers_of() { (root=$scratch/wrong_numbers && passed=0 failed=0 && number "$@" >wrong_numbers/said; echo "$passed$failed"); }
[ "$(numbers_of page.md 'has @ lines' 0 12345)" = 10 ] && ok || bad "the right number: $(cat wrong_numbers/said)"
[ "$(numbers_of page.md 'has @ lines' 0.01 12500)" = 01 ] && ok || bad 'a wrong number'
[ "$(numbers_of page.md 'has @ words' 0 12345)" = 01 ] && ok || bad 'no number'

# Lines of emitted C: 2 % is what a commit may add without a word.
lines() { run "$VAEC" emit "$@" -o lines.c && wc -l <lines.c; }
number docs/embedding.md 'with training | @ |' 0.02 "$(lines --library "$root/examples/anomaly.vae")"
number docs/embedding.md '`--inference` | @ |' 0.02 "$(lines --library --inference "$root/examples/anomaly.vae")"
number docs/embedding.md 'they are @ lines' 0.02 "$(lines --library "$root/examples/words.vae")"
number docs/embedding.md 'with training, @ and' 0.02 "$(lines --library --inference "$root/examples/words.vae")"
number docs/embedding.md 'says @ for mnist' 0.02 "$(lines --standalone "$root/examples/mnist.vae")"
number docs/embedding.md 'for mnist, @ for vq' 0.02 "$(lines --standalone "$root/examples/vq.vae")"
number docs/embedding.md 'for vq, @ for resnet, of which' 0.02 "$(lines --standalone "$root/examples/resnet.vae")"

# What becomes of mnist's training step: its kernels, and a barrier after each group.
"$VAEC" emit -d o "$root/examples/mnist.vae" 2>&1 >emitted | sed -n '/^schedule train/,/^schedule eval/p' >schedule
number docs/performance.md "of mnist's @ kernels" 0 "$(grep -oE '\[[0-9 ]*\]' schedule | wc -w)"
number docs/performance.md 'in a training step @ barriers' 0 "$(grep -c group schedule)"

# Sizes and limits.
printf 'model m\ndata x: vector(4)\nlatent z: normal(2)\nencoder { %s dense(4) }\ndecoder { dense(4) }\nloss { likelihood = mse }\n' \
    "$(yes relu | head -n 4094 | tr '\n' ' ')" >most.vae
run "$VAEC" check most.vae
sed 's/^encoder { /&relu /' most.vae >more.vae
"$VAEC" check more.vae >stdout 2>stderr && bad 'more stages than the most' || says stderr 4096
for page in docs/errors.md docs/language.md; do number $page 'most @ stages' 0 4096; done
head -c 1048577 /dev/zero | tr '\0' ' ' >long.vae
"$VAEC" check long.vae >stdout 2>stderr && bad 'a longer file than the longest' || says stderr '1048576'
number docs/errors.md 'at most 1 MB (@ bytes)' 0 1048576
[ -n "${SANITIZED-}" ] || strip -o stripped "$VAEC" # as `make install` leaves it
[ -n "${SANITIZED-}" ] || number README.md 'vaec (@ MB)' 0.15 "$(wc -c <stripped | awk '{ print $1 / 1e6 }')"

# The constants of performance.md are those of the files that it names.
sed -n '/^| constant | where/,/^$/p' "$root/docs/performance.md" | grep '^| `' >constants
holds "$(wc -l <constants) >= 10" 'few constants'
while IFS='|' read -r _ names where value _; do
    file=$(echo "$where" | grep -o '`[^`]*\.[ch]`' | tr -d '\`')
    [ -e "$root/$file" ] || file=$(cd "$root" && ls runtime/*/"$file")
    at=0
    for name in $(echo "$names" | tr -d '\`,'); do
        at=$((at + 1))
        grep -q "\b$name\b" "$root/$file" || { bad "performance.md: no $name in $file"; continue; }
        is=$(sed -nE "s/.*\b$name( =)? ([0-9]+(\.[0-9]+)?(e[0-9]+)?).*/\2/p" "$root/$file" | head -n 1)
        said=$(echo "$value" | tr -d , | awk -v at=$at '{ for (i = 1; i <= NF; i++) if ($i ~ /^[0-9.]+$/) { n++
            if (n == at) print $i * ($(i + 1) == "Mflop" ? 1e6 : $(i + 1) == "KB" ? 256 : 1) } }')
        [ -z "$is" ] || holds "$is == $said" "performance.md: $name of $file is $is, not $said"
    done
done <constants

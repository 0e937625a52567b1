# heads.sh -- every command in the head of an example and in docs/gallery.md, as it stands there, but
# on some rows and for one epoch. Those on real pictures need Debian's Fashion-MNIST.
D=$(dpkg -L dataset-fashion-mnist 2>/dev/null | sed -n 's,/t10k-images-idx3-ubyte.gz$,,p')
mkdir -p "$scratch/examples" && cd "$scratch/examples" || exit 1
names=${EXAMPLES:-$(cd "$root/examples" && ls ./*.vae | sed 's,.*/,,; s/\.vae$//')}
# shellcheck disable=SC2086
hurried_examples $names

# commands_of FILE: each "./model command ..." of the text, on a line of its own
commands_of() {
    sed -e 's/^#//' "$1" | awk '{
        while (sub(/\\$/, "")) { if ((getline next_line) <= 0) break
            sub(/^# */, "", next_line); sub(/^ */, "", next_line); $0 = $0 next_line }
        while (match($0, /\.\/[a-z_]+ [a-z]+/)) {
            $0 = substr($0, RSTART)
            rest = $0
            if (match(rest, / && |; |  +[#(]|  *#  /)) rest = substr(rest, 1, RSTART - 1)
            print rest
            $0 = substr($0, length(rest) + 1)
        } }'
}

# quick COMMAND: the same on fewer rows and of fewer samples, with the files of the package in their place
quick() {
    more=
    case $1 in
    *' --limit '*) ;;
    *' encode '*new-one.txt*) more= ;; # all of it, for the lines that decode compares with
    *' train '*' --epochs '*) more=' --limit 150 --quiet' ;; # those are cut below: one that is gone on with has two
    *' train '*) more=' --limit 150 --epochs 1 --quiet' ;;
    *' interpolate '* | *' sample '* | *' init '* | *' bench '* | *' info'* | *' gradcheck'* | *' decode '*) ;;
    *) more=' --limit 150' ;;
    esac
    [ "$more" != ' --limit 150 --quiet' ] || set -- "$(echo "$1" | sed 's/ --epochs [0-9]*/ --epochs 2/')"
    echo "$1$more" | sed -e 's, --valid \$D/t10k-, --valid few-,' \
        -e 's/ --limit [0-9]\{4,\}/ --limit 150/; s/ --samples [0-9]\{3,\}/ --samples 10/' \
        -e "s, \\(train\\|t10k\\)-images-idx3-ubyte.gz, $D/\\1-images-idx3-ubyte.gz,"
}

# try TEXT: every command of the file TEXT, and what each is to leave
try() {
    commands_of "$1" >commands
    while read -r line; do
        line=$(quick "$line")
        case $line in
        *ubyte* | *trousers* | *'$'*)
            if [ -z "$D" ]; then
                missing=$((missing + 1))
                continue
            fi
            ;;
        esac
        # `-` is the standard output.
        files=$(echo "$line" | grep -oE -- '(-o|--picture) [^ ]+' | cut -d' ' -f2 | grep -vx -e -)
        for file in $files; do rm -f "$file"; done
        run sh -c "D=$D train=$D/train-images-idx3-ubyte.gz test=$D/t10k-images-idx3-ubyte.gz
            $line" </dev/null
        for file in $files; do
            [ -s "$file" ] && ok || bad "$line: no $file"
        done
    done <commands
}

# Words, where the head has them of a dictionary.
awk 'BEGIN { srand(5); split("ba da ka mi no ru to la", part, " ")
    for (i = 0; i < 400; i++) { line = ""; for (k = 1 + i % 4; k > 0; k--) line = line part[1 + int(rand() * 8)]; print line } }' >words.txt
# Molecules made of a few parts, and verses of a few words.
awk 'BEGIN { srand(6); split("C CC O N c1ccccc1 C(=O)O Cl [NH3+] C(F) Br", part, " "); split("and the king son of said unto them", word, " ")
    for (i = 0; i < 400; i++) { line = ""; for (k = 1 + i % 5; k > 0; k--) line = line part[1 + int(rand() * 10)]; print line >"molecules.txt"
        line = "and"; for (k = 2 + i % 9; k > 0; k--) line = line " " word[1 + int(rand() * 8)]; print line >(i % 2 ? "verses.txt" : "new-verses.txt") } }'
awk -f "$root/tools/roman.awk"
awk -f "$root/tools/tongues.awk"
awk -f "$root/tools/unpaired.awk" one.txt other.txt
mkdir -p said unsaid # and a little sound: 300 frames of 8 bits, 8000 a second
awk 'BEGIN { printf "RIFF\\120\\001\\0\\0WAVEfmt \\020\\0\\0\\0\\001\\0\\001\\0\\100\\037\\0\\0\\100\\037\\0\\0\\001\\0\\010\\0data\\054\\001\\0\\0"
    for (i = 0; i < 300; i++) printf "\\%03o", 128 + int(60 * sin(i / 5)) }' | xargs -0 printf >said/one.wav
cp said/one.wav unsaid
[ -z "$D" ] || gzip -dc "$D/t10k-images-idx3-ubyte.gz" | { # 300 rows to validate on
    head -c 16 >head && printf '\0\0\10\3\0\0\1\54\0\0\0\34\0\0\0\34' && head -c $((300 * 784))
} | gzip >few-images-idx3-ubyte.gz
missing=0
for name in $names; do
    sed '/^[^#]/q' "$root/examples/$name.vae" | grep '^#' >head
    try head
    [ "$(wc -l <commands)" -ge 1 ] && ok || bad "$name.vae: no command in its head"
done
# What unpaired.vae is taught by: what it says itself, of few lines here.
case " $names " in
*[[:space:]]unpaired[[:space:]]*)
    mkdir -p taught && for file in one other new-one new-other; do head -n 150 $file.txt >taught/$file.txt; done
    mkdir -p taught/out && cp -r out/unpaired taught/out/unpaired
    run sh -c 'cd taught && sh "$1/tools/unpaired.sh" ../unpaired 4' - "$root"
    [ "$(grep -cE '^round 4: [0-9.]+ [0-9.]+$' stdout)" -eq 1 ] && ok || bad "unpaired.sh printed $(cat stdout)"
    cmp -s out/unpaired/model.safetensors taught/out/unpaired/model.safetensors && bad 'unpaired.sh taught nothing' || ok
    ;;
esac
# The gallery's go on from what the heads have trained.
grep '^    ' "$root/docs/gallery.md" | grep -v '^    [a-zA-Z]*=' >gallery
if [ -z "${EXAMPLES-}" ]; then
    try gallery
    holds "$(wc -l <commands) >= 12" "commands of the gallery: $(cat commands)"
fi
[ $missing -eq 0 ] || skip "dataset-fashion-mnist is not installed: $missing commands on real pictures"
cd "$scratch" || exit 1

# unpaired.awk -- what examples/unpaired.vae is trained on: awk -f tools/unpaired.awk one.txt other.txt makes x.txt, the lines
# of both files; y.txt, the same with noise: a twentieth of the words is left out, the others stand up to `far` places (3) from
# where they stood; and tongue.csv, 0 for lines of one.txt, 1 for the others. With a third and a fourth file, what a model says
# that lines of the first and of the second are in the other language, these are in y.txt, too, and beside them in x.txt what
# they were made of. -v seed=N: other noise.
function random() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
function noisy(    n, i, k, word, at, w, a, said) {
    for (i = 1; i <= NF; i++)
        if (random() >= 0.05) {
            w = $i; a = i + far * random()
            for (k = n++; k > 0 && at[k] > a; k--) { word[k + 1] = word[k]; at[k + 1] = at[k] }
            word[k + 1] = w; at[k + 1] = a
        }
    said = n ? word[1] : $1 # a line has one word at least
    for (i = 2; i <= n; i++) said = said " " word[i]
    return said
}
BEGIN { seed = 7919 * (seed + 1); if (far == "") far = 3; for (k = 0; k < 9; k++) random() }
FNR == 1 { file++ }
file < 3 { line[file, FNR] = $0 }
{
    print line[(file - 1) % 2 + 1, FNR] >"x.txt"
    print(file < 3 ? noisy() : NF ? $0 : "?") >"y.txt"
    print (file - 1) % 2 >"tongue.csv"
}

# roman.awk -- data for examples/roman.vae: every number to 3999 in words and as a Roman numeral, in a random order; half of
# the numerals write IIII for IV. awk -f tools/roman.awk makes numbers.txt and numerals.txt, 3599 rows, other-numbers.txt and
# other-numerals.txt, the other 400, and of both kinds both.txt: both ways of writing each number.
function words(n,    w) {
    if (n >= 1000) return words(int(n / 1000)) " thousand" (n % 1000 ? " " words(n % 1000) : "")
    if (n >= 100) return words(int(n / 100)) " hundred" (n % 100 ? " " words(n % 100) : "")
    if (n >= 20) return tens[int(n / 10)] (n % 10 ? " " ones[n % 10] : "")
    return ones[n]
}
function digit(d, one, five, ten,    s) {
    if (!long && d == 9) return one ten
    if (!long && d == 4) return one five
    if (d >= 5) { s = five; d -= 5 }
    while (d-- > 0) s = s one
    return s
}
function roman(n) {
    return digit(int(n / 1000), "M") digit(int(n / 100) % 10, "C", "D", "M") digit(int(n / 10) % 10, "X", "L", "C") digit(n % 10, "I", "V", "X")
}
BEGIN {
    srand(7)
    split("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", ones)
    split("ten twenty thirty forty fifty sixty seventy eighty ninety", tens)
    for (n = 1; n < 4000; n++) at[n] = n
    for (n = 3999; n > 1; n--) { k = 1 + int(n * rand()); t = at[n]; at[n] = at[k]; at[k] = t }
    for (i = 1; i < 4000; i++) {
        n = at[i]; to = i <= 3599 ? "" : "other-"
        long = 0; short = roman(n); long = 1; full = roman(n)
        print words(n) >(to "numbers.txt")
        print (rand() < 0.5 ? full : short) >(to "numerals.txt")
        print short, full >(to "both.txt")
    }
}

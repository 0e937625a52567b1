# verses.awk -- text for examples/verses.vae: the verses of a Bible as diatheke prints them, one a line, in small letters, without
# punctuation; 's is a word of its own. Verses of 3 to 18 words alone; each twentieth is one to try the model on.
# apt-get install diatheke sword-text-kjv
# diatheke -b engKJV2006eb -f plain -k Gen-Rev | awk -f tools/verses.awk  # writes verses.txt and new-verses.txt
/^ *(I+ )?[A-Z][A-Za-z ]* [0-9]+:[0-9]+: / { # other lines are titles
    sub(/^[^:]*:[0-9]+: /, "")
    gsub(/’/, "'")
    gsub(/[æÆ]/, "ae")
    $0 = " " tolower($0) " "
    gsub(/—/, " ")
    gsub(/[^a-z' -]/, " ")
    gsub(/'s /, " 's ")
    gsub(/ '[^s]/, " ")
    gsub(/[a-z]' /, "& ")
    gsub(/' /, " ")
    $1 = $1
    if (NF < 3 || NF > 18) next
    print >(++n % 20 ? "verses.txt" : "new-verses.txt")
}

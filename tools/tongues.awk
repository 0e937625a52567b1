# tongues.awk -- data for examples/tongues.vae: sentences in two made-up languages that say the same in other words and another
# order, and share names, figures and some other words. awk -f tools/tongues.awk makes one.txt and other.txt, 4000 pairs,
# new-one.txt and new-other.txt, 500 pairs of sentences that are in none of these. With -v apart=1 there are no pairs: what is
# said in one.txt is said nowhere in other.txt. There is no past then, every noun has an adjective or a figure, and people have
# habits: each likes another thing, place and adjective best, so that words can be told by the company they keep.
# The same on every awk: random numbers are its own.
function random(n) { seed = (seed * 16807) % 2147483647; return int(seed / 2147483647 * n) }
# One of a list; the first ones are the likeliest, as words are (Zipf), or those from `turn` on.
function one(list,    n, word, k, sum, at) {
    n = split(list, word, " ")
    for (k = 1; k <= n; k++) sum += 1 / k
    at = random(1000000) / 1000000 * sum
    for (k = 1; k < n && (at -= 1 / k) >= 0; k++);
    return word[(k - 1 + turn) % n + 1]
}
# A noun and what is said of it: of the first language "adjective noun", of the second "noun adjective".
function noun(list, adjectives,    what, how) {
    what = one(list)
    if (apart && list == people) turn = habit[what]
    how = random(3) || apart ? one(adjectives) : ""
    said[0] = "ne" (how ? " " a[how] : "") " " a[what]
    said[1] = b[what] (how ? " " b[how] : "")
}
function figure(list,    n, what) { # so many of them
    n = 2 + random(8); what = one(list)
    said[0] = n " " a[what]
    said[1] = b[what] " " n
}
function sentence(    who, verb, kind, act, object, subject, where, place, past) {
    kind = random(10); turn = 0
    if (kind < 6) { who = one(names); subject[0] = subject[1] = who; act = one(does[who]); if (apart) turn = habit[who] }
    else { noun(people, moods); subject[0] = said[0]; subject[1] = said[1]; act = one(acts) }
    if (objects[act]) {
        if (random(4)) noun(objects[act], kinds[act]); else figure(objects[act])
        object[0] = " " said[0]; object[1] = " " said[1]
    }
    if (!objects[act] || !random(3)) { place = one(places); where[0] = " " a["in"] " " a[place]; where[1] = " " b[place] " " b["in"] }
    past = !random(3) && !apart
    line[0] = subject[0] (past ? " " a["past"] : "") " " a[act] object[0] where[0]
    line[1] = subject[1] where[1] object[1] " " b[act] (past ? " " b["past"] : "")
}
BEGIN {
    kin = " bread apple horse dog book king child house river town eat see "
    seed = 20011
    # meaning, and its word in either language
    n = split("eat:mab:tolu buy:sel:ruvo cook:dop:fani see:vik:lemo chase:tarn:gupi feed:lusk:nare read:brin:sotu write:pelk:hado find:grom:vesi sell:hund:kilo " \
        "sleep:nerd:maru wait:oster:pino live:wun:tesa " \
        "bread:kald:misu fish:frem:bolo apple:ruk:tani cheese:zelt:woru soup:mint:gako " \
        "dog:hox:luni cat:prel:safo horse:drun:keta bird:lib:romi cow:stam:duvo " \
        "book:welk:nofi letter:tisk:paru song:ulm:sipe " \
        "king:bast:horu child:nif:mela baker:korn:teto soldier:grav:lupa woman:yolt:zini " \
        "old:ferd:onu young:jast:ilo red:bruk:eva black:sorn:ude good:hell:amo big:tand:oki small:pim:eti " \
        "house:dack:furo market:sperl:nuta river:wols:gami forest:trem:helu town:rost:bepi in:op:ka past:had:yo", entry, " ")
    for (k = 1; k <= n; k++) { split(entry[k], part, ":"); a[part[1]] = part[2]; b[part[1]] = index(kin, " " part[1] " ") ? part[2] : part[3] }
    names = "anna boris clara david elena felix greta henry"
    does["anna"] = "eat buy sleep"; does["boris"] = "feed chase live"; does["clara"] = "read write wait"; does["david"] = "cook sell eat"
    does["elena"] = "see find sleep"; does["felix"] = "chase eat wait"; does["greta"] = "write see live"; does["henry"] = "buy feed read"
    acts = "see eat live find wait buy sleep read"
    people = "child woman king baker soldier"; moods = "old good young big small"
    animals = "dog cat horse bird cow"; food = "bread fish apple cheese soup"; texts = "book letter song"
    places = "house town market forest river"
    objects["eat"] = objects["buy"] = objects["cook"] = objects["sell"] = food
    objects["see"] = objects["chase"] = objects["feed"] = objects["find"] = animals
    objects["read"] = objects["write"] = texts
    kinds["eat"] = kinds["buy"] = kinds["cook"] = kinds["sell"] = "good red big old small"
    kinds["see"] = kinds["chase"] = kinds["feed"] = kinds["find"] = "black big young small old"
    kinds["read"] = kinds["write"] = "old good big red black"
    n = split(names " " people, entry, " ")
    for (k = 1; k <= n; k++) habit[entry[k]] = k
    for (k = 0; k < 500;) {
        sentence()
        if (line[0] in new) continue
        new[line[0]]
        k++
        print line[0] >"new-one.txt"
        print line[1] >"new-other.txt"
    }
    for (k = 0; k < (apart ? 8000 : 4000);) {
        sentence()
        if (line[0] in new) continue
        if (apart && line[0] in file && file[line[0]] != k % 2) continue
        file[line[0]] = k++ % 2
        if (!apart || k % 2) print line[0] >"one.txt"
        if (!apart || k % 2 == 0) print line[1] >"other.txt"
    }
}

# recording.awk -- a terminal's text as an SVG in which commands are typed and lines appear, once; all of it stands
# where nothing moves. Colours suit a light and a dark page. Lines that begin with "$ " are commands.
function escaped(s) {
    gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/>/, "\\&gt;", s)
    return s
}
{ line[NR] = $0 }
END {
    width = 108 * 7.83 + 36; height = NR * 19 + 58
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n", width, height, width, height
    print "<title>A model is checked, mended, built, trained and drawn from in a terminal</title>"
    print "<style>"
    print "text { font: 13px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #24292f; white-space: pre }"
    print ".box { fill: #f6f8fa; stroke: #d0d7de } .dot { fill: #d0d7de }"
    print ".c { font-weight: bold; fill: #0550ae } .e { fill: #b3261e } .h { fill: #116329 } .m { fill: #57606a }"
    print "@media (prefers-color-scheme: dark) {"
    print "text { fill: #d1d7e0 } .box { fill: #161b22; stroke: #3d444d } .dot { fill: #3d444d }"
    print ".c { fill: #79c0ff } .e { fill: #ff8f87 } .h { fill: #7ee787 } .m { fill: #9198a1 } }"
    print "@media (prefers-reduced-motion: no-preference) {"
    print "text { animation: show 1ms both } .c { animation: type .9s steps(40) both } }"
    print "@keyframes show { from { opacity: 0 } } @keyframes type { from { clip-path: inset(0 100% 0 0) } 99% { clip-path: inset(0) } to { clip-path: none } }"
    print "</style>"
    printf "<rect class=\"box\" x=\".5\" y=\".5\" width=\"%d\" height=\"%d\" rx=\"8\"/>\n", width - 1, height - 1
    for (i = 0; i < 3; i++) printf "<circle class=\"dot\" cx=\"%d\" cy=\"19\" r=\"5.5\"/>\n", 20 + 18 * i
    at = 0.4
    for (i = 1; i <= NR; i++) {
        kind = ""
        if (line[i] ~ /^\$ /) { kind = "c"; if (i > 1) at += 1.3 }
        else if (line[i] ~ /error\[|\^~|^-[a-z]/) kind = "e"
        else if (line[i] ~ /^hint:|^\+[a-z]/) kind = "h"
        else if (line[i] ~ /^epoch /) { kind = "m"; at += 0.7 }
        printf "<text%s x=\"18\" y=\"%d\" style=\"animation-delay:%.1fs\">%s</text>\n",
            kind ? " class=\"" kind "\"" : "", 52 + 19 * (i - 1), at, escaped(line[i])
        at += kind == "c" ? 1.2 : 0.06
    }
    print "</svg>"
}

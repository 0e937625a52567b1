# report.html: one file, well-formed, nothing from the network, readable without its script; and in
# a real browser (chromium, where it is installed) without a complaint, with curves that zoom

"$VAEC" build "$here/showcase.vae" -o showcase >build.log 2>&1 || cat build.log
run ./showcase train --data shapes:400 --quiet --out out/showcase
# A table of known numbers: 300 rows, the last column whole; and series of 40 values, a row of a CSV each
awk 'BEGIN { srand(3); for (i = 0; i < 300; i++)
    printf "%.4f,%.4f,%d\n", 100 + 5 * rand(), -3 * rand() * rand(), int(4 * rand()) }' >known.csv
awk 'BEGIN { srand(4); for (i = 0; i < 200; i++) { p = 6 * rand(); f = .1 + .3 * rand()
    for (t = 0; t < 40; t++) printf "%.4f%s", 3 * sin(f * t + p), t < 39 ? "," : "\n" } }' >series.csv
cat >known.vae <<'END'
model known
data   x: vector(3, standardize=true)
latent z: normal(2)
encoder { dense(16) relu }
decoder { dense(16) relu dense(3) }
loss { likelihood = gaussian(sigma=shared) }
train { epochs = 3 seed = 1 validation = 0.05 }
END
cat >series.vae <<'END'
model series
data   x: image(40, 1, 1, standardize=true)
latent z: normal(3)
encoder { flatten dense(16) relu }
decoder { dense(16) relu dense(40) reshape(40, 1, 1) }
loss { likelihood = gaussian(sigma=shared) }
train { epochs = 2 seed = 1 }
END
cat >classes-only.vae <<'END'
model classes
data   y: label(5)
latent z: normal(2)
encoder { dense(8) relu }
decoder { dense(8) relu dense(5) }
loss { likelihood = categorical }
train { epochs = 2 seed = 1 }
END
for name in known series classes-only; do
    "$VAEC" build $name.vae -o $name >build.log 2>&1 || cat build.log
done
run ./known train --data known.csv --quiet --out out/known
run ./series train --data series.csv --quiet --out out/series
run ./classes-only train --data shapes:200 --quiet --out out/classes-only
run ./table train --data shapes:400 --epochs 3 --quiet --out out/report-table
run ./shapes train --data shapes:300 --valid shapes:100 --epochs 1 --quiet --out out/report-one
for name in showcase report-table report-one shapes plane collapsing known series classes-only; do
    page=out/$name/report.html
    [ -e "$page" ] || continue
    page "$page"
    holds "$(grep -c '<script' "$page") == 1 && $(wc -c <"$page") < 600000"
done
command -v xmllint >/dev/null || skip "no xmllint to read the report with"
command -v tidy >/dev/null || skip "no tidy to check the report's HTML"

page=out/showcase/report.html
# what is there without the script: every section, curves with ticks, the drawing with shapes
for section in Loss KL Samples 'Samples over epochs' Reconstructions 'KL of each latent dimension' Latents \
    'By stream and latent' 'Strangest rows' 'The latent plane' 'Last epochs' Model 'In numbers'; do
    says $page "<h2>$section</h2>"
done
holds "$(grep -c 'class="one" points="[0-9]' $page) == 2" "two curves"
holds "$(grep -c '<svg class="plot"' $page) == 2"
says $page 'text-anchor="end" x="60"'
says $page '>concat(y)</text>'
says $page '[12, 12, 1]</text>'
says $page '>dense(24) relu</text>'
says $page '>twice(32)</text>'
says $page '>z: normal</text>'
# 40 validation rows are few for a plot of points: the training rows are shown
holds "$(grep -o 'M[0-9.]* [0-9.]*h0' $page | wc -l) == 360" "a point for each training row"
says $page 'The codes of 360 rows of training data'
says $page 'Numbers below: 40 rows of validation data'
holds "$(grep -c '<rect x=.*fill="#' $page) == 5" "a colour for each class"
lacks out/report-one/report.html '<svg class="plot"' # one epoch is no curve
for section in Columns Samples Reconstructions; do
    says out/report-table/report.html "<h2>$section</h2>"
done
holds "$(grep -c '<svg class="spread"' out/report-table/report.html) == 8" "a plot for each column"

# The numbers of a table's columns: 285 training rows, since 15 validation rows are few. Errors and
# deviations against what `reconstruct` writes, over all rows: close, since most of them are the same. (To NPY: in CSV the
# last column would be rounded to whole numbers.)
page=out/known/report.html
says $page 'Filled: 285 rows of training data'
run ./known reconstruct --data known.csv --weights out/known -o rebuilt.npy
od -An -v -t f8 -w24 -j 128 rebuilt.npy | awk -v OFS=, '{ $1 = $1 } 1' >rebuilt.csv
paste -d, known.csv rebuilt.csv | awk -F, '{ for (k = 1; k <= 3; k++) { s[k] += $k; q[k] += $k * $k
        e[k] += ($k - $(k + 3)) ^ 2 } }
    END { for (k = 1; k <= 3; k++) print sqrt(e[k] / NR), sqrt(q[k] / NR - (s[k] / NR) ^ 2) }' >want
sed -n '/<h2>Reconstructions/,/<\/table>/s/^<tr><td>[0-9].*<td>\([^<]*\)<\/td><td>\([^<]*\)<\/td><\/tr>$/\1 \2/p' \
    $page >got
holds "$(wc -l <got) == 3" "three columns"
holds "$(paste -d' ' got want | awk '{ a = $1 / $3 - 1; b = $2 / $4 - 1; w = a * a > w ? a * a : w
    w = b * b > w ? b * b : w } END { print w }') < 0.0009" "$(paste -d' ' got want)"
# whole numbers 0 to 3: four bars, whose heights say how often each comes (the highest bar of data and
# draws is 66 high)
sed -n '/aria-label="column 3"/,/<\/svg>/p' $page >spread
holds "$(grep -o '<rect' spread | wc -l) == 4"
says spread '<text x="0" y="100">0</text>'
says spread '>3</text>'
sed -n '/aria-label="column 1"/,/<\/svg>/p' $page >spread
holds "$(grep -o '<rect' spread | wc -l) == 24"
# what the model draws is in the third column as likely no whole number, so the draws are of the density
holds "$(sed -n '/<h2>Samples/,/<\/table>/p' $page | grep -c '^<tr><td>') == 3"
says out/classes-only/report.html '<h2>Classes</h2>'
sed -n '/aria-label="classes"/,/<\/svg>/p' out/classes-only/report.html >spread
holds "$(grep -o '<rect' spread | wc -l) == 5"

# Nothing on a page depends on threads or on how long anything took, nor on whether it was gone on with.
threads out/showcase/report.html ./showcase train --data shapes:400 --quiet --out out/showcase
run ./showcase train --data shapes:400 --quiet --epochs 1 --out out/again
run ./showcase train --data shapes:400 --quiet --resume --out out/again
same out/showcase/past_samples out/again/past_samples
same out/showcase/report.html out/again/report.html

# Draws after epochs 1, 2, 3, 4, 6, ... and of the last: all of them are there without the script. Of five classes one
# each, 12 by 12, and a number: 724 bytes behind a header of 24.
holds "$(wc -c <out/showcase/past_samples) == 24 + 6 * (4 + 5 * 144)"
sed -n 's/.*alt="Draws from the prior after epoch \([0-9]*\)".*/\1/p' out/showcase/report.html | tr '\n' ' ' >got
[ "$(cat got)" = '1 2 3 4 6 8 ' ] && ok || bad "frames: $(cat got)"
lacks out/shapes/report.html '<h2>Strangest rows</h2><' # (a section is never empty)
lacks out/report-one/report.html 'Samples over epochs'
[ ! -e out/known/past_samples ] && ok || bad "samples of a table are no pictures"

# The strangest rows are those that `score` has at the top, with the same bounds.
head -n 40 known.csv >held.csv
run ./known train --data known.csv --valid held.csv --quiet --out out/held
run ./known score --data held.csv --weights out/held --seed 1 --quiet -o held-scores.csv
sed 1d held-scores.csv | sort -t, -k2,2gr -k1,1n | head -n 12 | awk -F, '{ printf "%d %.3f\n", $1, -$2 }' >want
sed -n '/<h2>Strangest/,/<\/table>/s/^<tr><td>\([0-9]*\)<\/td><td>\([-0-9.]*\)<\/td>.*/\1 \2/p' out/held/report.html >got
same want got
holds "$(wc -l <got) == 12"
row=$(sed -n '1s/ .*//p' got)
column=$(sed -n '/<h2>Strangest/,/<\/table>/s/.*"words">column \([0-9]\): \([-0-9.]*\) .*/\1 \2/p' out/held/report.html | head -n 1)
said=${column#* } column=${column% *}
holds "$(field held.csv "$row" "$column") == $said || ($(field held.csv "$row" "$column") / $said - 1) ^ 2 < 1e-6" "row $row, column $column: $said"

# The map knows which row each point is: its place goes with the row's code.
run ./known encode --data known.csv --weights out/held -o codes.csv --quiet
sed -n 's/.* d="\([^"]*\)" data-rows="\([^"]*\)".*/\1|\2/p' out/held/report.html | awk -F'|' '
    { n = split(substr($1, 2), at, "M"); split($2, row, " "); for (i = 1; i <= n; i++) { split(at[i], xy, /[ h]/)
      print row[i], xy[1], xy[2] } }' >points
holds "$(wc -l <points) == 300" # 40 validation rows are few: the training rows are shown
awk -F'[ ,]' 'NR == FNR { z1[NR] = $1; z2[NR] = $2; next }
    { n++; a = z1[$1]; b = z2[$1]; sa += a; sx += $2; saa += a * a; sxx += $2 * $2; sax += a * $2
      sb += b; sy += $3; sbb += b * b; syy += $3 * $3; sby += b * $3 }
    END { print (n * sax - sa * sx) ^ 2 / (n * saa - sa * sa) / (n * sxx - sx * sx)
          print (n * sby - sb * sy) ^ 2 / (n * sbb - sb * sb) / (n * syy - sy * sy) }' codes.csv points >got
holds "$(awk '{ if ($1 < least || NR == 1) least = $1 } END { print least }' got) > 0.9999" "$(cat got)"
# the parts of minus the ELBO, and for several latents each its own, over epochs too
sed -n '/<h2>By stream/,/<\/table>/s/.*<\/td><td>\([0-9.]*\)<.*/\1/p' out/held/report.html | awk '{ s += $1 } END { print -s }' >got
holds "($(cat got) - $(json out/held/run.json elbo)) ^ 2 < 1e-4" "$(cat got)"
# a table's columns go by their names, whatever these hold
cat >people.vae <<'END'
model people
data   t: table {
    age number
    "mass <g> & more" number
    smokes flag
}
latent z: normal(2)
encoder { dense(8) relu }
decoder { dense(8) relu }
train { epochs = 2 seed = 1 }
END
awk 'BEGIN { srand(2); print "age,mass <g> & more,smokes"
    for (i = 0; i < 90; i++) printf "%.1f,%.2f,%d\n", 20 + 40 * rand(), 60 + 20 * rand(), rand() < 0.3 }' >people.csv
"$VAEC" build people.vae -o people >build.log 2>&1 || cat build.log
run ./people train --data people.csv --quiet --out out/people
page out/people/report.html
says out/people/report.html '<tr><td>mass &lt;g&gt; &amp; more</td>'
sed -n '/<h2>Strangest/,/<\/table>/p' out/people/report.html | grep -q 'smokes: [01] ([01])' && ok || bad "no strange smoker"
"$VAEC" build "$here/hierarchy.vae" -o hierarchy >build.log 2>&1 || cat build.log
run ./hierarchy train --data shapes:200 --epochs 2 --quiet --out out/report-deep
page out/report-deep/report.html
says out/report-deep/report.html '<h2>KL of each latent</h2>'
says out/report-deep/report.html 'KL of top</td>'
lacks out/held/report.html '<h2>KL of each latent</h2>'

# A series is drawn as curves: 4 by 8 samples of 112 x 56, and pairs, in the report and in the file.
png out/series/samples.png 463 475
says out/series/report.html '<h2>Samples</h2>'
says out/report-table/report.html '<h2>Latents</h2>'
lacks out/shapes/report.html '<h2>The latent plane</h2>' # five latents

if [ -n "$browser" ]; then
    # What the page is after the script has run and a probe has dragged over the first curve.
    cat >probe.html <<'END'
<script>
addEventListener('load', function () {
  var svg = document.querySelector('svg.curves'), plot = svg.querySelector('.plot');
  var before = plot.getAttribute('viewBox'), r = svg.getBoundingClientRect();
  svg.setPointerCapture = function () {};
  function fire(type, x, y) {
    svg.dispatchEvent(new PointerEvent(type, {clientX: r.left + x * r.width,
      clientY: r.top + y * r.height, pointerId: 1, bubbles: true}));
  }
  fire('pointerdown', 0.3, 0.3); fire('pointermove', 0.5, 0.5);
  // What is cut off on the right, and whether every legend ends where its plot begins or above
  function clipped() {
    var names = [];
    document.querySelectorAll('section, .wide, .numbers').forEach(function (e) {
      if (e.scrollWidth > e.clientWidth) names.push(e.textContent.slice(0, 20).replace(/\s+/g, ' '));
    });
    return names.join(', ');
  }
  function above() {
    return Array.from(document.querySelectorAll('svg.curves')).filter(function (e) {
      return e.querySelector('.legend').getBoundingClientRect().bottom >
        e.querySelector('.plot').getBoundingClientRect().top + 1;
    }).length;
  }
  var box = svg.querySelector('.zoom').getAttribute('width');
  fire('pointermove', 0.6, 0.6); fire('pointerup', 0.6, 0.6);
  var zoomed = plot.getAttribute('viewBox');
  var ticks = svg.querySelectorAll('.ticks text').length;
  svg.dispatchEvent(new MouseEvent('dblclick', {bubbles: true}));
  // The slider shows one picture at a time; the map, the row that is pointed at
  var bar = document.querySelector('input[type=range]'), seen = '', said = '';
  function shown() {
    return Array.from(document.querySelectorAll('.frames figure')).filter(function (f) { return f.offsetHeight > 0; })
      .map(function (f) { return f.textContent; }).join('+');
  }
  if (bar) {
    seen = shown();
    bar.value = 1;
    bar.dispatchEvent(new Event('input'));
    seen += ', ' + shown();
  }
  var map = document.querySelector('svg.square'), path = map && map.querySelector('path[data-rows]');
  if (path) {
    var q = map.createSVGPoint(), xy = path.getAttribute('d').slice(1).split(/[ h]/);
    q.x = +xy[0];
    q.y = +xy[1];
    q = q.matrixTransform(map.getScreenCTM());
    map.dispatchEvent(new PointerEvent('pointermove', {clientX: q.x, clientY: q.y, bubbles: true}));
    said = getComputedStyle(map.querySelector('.tip')).visibility + ' ' + map.querySelector('.tip text').textContent +
      ' of ' + path.getAttribute('data-rows').split(' ')[0] + ', ' + path.getAttribute('data-label');
  }
  var p = document.createElement('pre');
  p.id = 'probe';
  p.textContent = ['PROBE', before, zoomed, plot.getAttribute('viewBox'), box, ticks,
    document.documentElement.scrollWidth, getComputedStyle(document.body).backgroundColor,
    clipped(), above(), seen, said].join('|');
  document.body.appendChild(p);
});
</script>
END
    sed '/<\/body>/d' out/showcase/report.html >probed.html && cat probe.html >>probed.html
    echo '</body></html>' >>probed.html
    browse probed.html 1200
    probe=$(grep -o 'PROBE|[^<]*' stdout)
    before=$(echo "$probe" | cut -d'|' -f2) zoomed=$(echo "$probe" | cut -d'|' -f3)
    if [ -n "$before" ] && [ "$before" != "$zoomed" ]; then ok; else bad "no zoom: $probe"; fi
    holds "$(echo "$zoomed" | cut -d' ' -f3) < 0.5 * $(echo "$before" | cut -d' ' -f3)" "$probe"
    if [ "$(echo "$probe" | cut -d'|' -f4)" = "$before" ]; then ok; else bad "no reset: $probe"; fi
    holds "$(echo "$probe" | cut -d'|' -f5) > 50" "the frame while dragging"
    holds "$(echo "$probe" | cut -d'|' -f6) > 4" "ticks of the zoomed curve"
    holds "0$(echo "$probe" | cut -d'|' -f10) == 0" "legends above their plots: $probe"
    [ "$(echo "$probe" | cut -d'|' -f11)" = 'epoch 8, epoch 2' ] && ok || bad "the slider: $probe"
    echo "$probe" | cut -d'|' -f12 | grep -q '^visible row \([0-9]*\), label \([0-4]\) of \1, \2$' && ok || bad "the map: $probe"
    for name in showcase report-table report-one shapes plane known series classes-only; do
        [ -e out/$name/report.html ] || continue
        browse out/$name/report.html 1200
        holds "$(grep -c CONSOLE stderr) == 0" "$name: $(grep CONSOLE stderr)"
        says stdout '</html>'
    done
    # Nothing is cut off, on a phone or a desk, and no legend lies in its plot
    echo '<!DOCTYPE html><pre id="got"></pre><script>addEventListener("message", function (e) {
        document.getElementById("got").textContent += e.data + String.fromCharCode(10); });</script>' >frames.html
    for name in showcase known series; do
        sed '/<\/body>/d' out/$name/report.html | cat - probe.html | sed \
            "s/document.body.appendChild(p);/parent.postMessage(location.hash + p.textContent, '*');/" >framed-$name.html
        echo '</body></html>' >>framed-$name.html
        for width in 360 800 1300; do
            echo "<iframe src=\"framed-$name.html#$name-$width\" width=\"$width\" height=\"900\"></iframe>"
        done
    done >>frames.html
    browse frames.html 1400 5000
    holds "$(grep -c 'PROBE|' stdout) == 9" "nine frames: $(head -c 300 stdout)"
    cut -d'|' -f1,9,10 stdout | grep PROBE | while IFS='|' read -r what clipped above; do
        [ -z "$clipped" ] && [ "$above" = 0 ] || echo "$what: cut off: $clipped; legends: $above"
    done >cut
    holds "$(wc -l <cut) == 0" "$(cat cut)"
    # A phone: a frame of 360 pixels, which the page must not be wider than; light and dark.
    for theme in light dark; do
        sed "s/<html lang/<html data-theme=\"$theme\" lang/" probed.html >themed.html
        echo '<!DOCTYPE html><iframe src="themed.html" width="360" height="900"></iframe>' >phone.html
        # A frame's DOM is not dumped: the probe hands its words to the page around it.
        sed -i "s/document.body.appendChild(p);/parent.postMessage(p.textContent, '*');/" themed.html
        echo '<pre id="got"></pre><script>addEventListener("message", function (e) {
            document.getElementById("got").textContent = e.data; });</script>' >>phone.html
        browse phone.html 800
        probe=$(grep -o 'PROBE|[^<]*' stdout)
        holds "0$(echo "$probe" | cut -d'|' -f7) <= 360 && 0$(echo "$probe" | cut -d'|' -f7) > 300" \
            "as wide as a phone: $probe"
        colour=$(echo "$probe" | cut -d'|' -f8)
        case $theme:$colour in
        'light:rgb(255, 255, 255)' | 'dark:rgb(20, 23, 29)') ok ;;
        *) bad "$theme: the page is $colour" ;;
        esac
    done
else
    skip "no chromium to open the report in"
fi

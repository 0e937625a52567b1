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
    if command -v xmllint >/dev/null; then run xmllint --noout --nonet "$page"; fi
    # No address of any kind, no file beside it; every src is the picture itself
    for word in http: https: '//www' 'url(' '@import' '<link' '<iframe' 'srcset' 'fetch('; do
        lacks "$page" "$word"
    done
    holds "$(grep -o 'src="[^:]*:' "$page" | grep -vc '^src="data:$') == 0" "src is data:"
    holds "$(grep -o 'href=' "$page" | wc -l) == 0"
    holds "$(grep -c '<script' "$page") == 1 && $(wc -c <"$page") < 600000"
    sed 's/base64,[^"]*"/"/' "$page" >words.html
    lacks words.html nan
    lacks words.html inf
    says "$page" 'name="viewport"'
    says "$page" 'prefers-color-scheme:dark'
done
command -v xmllint >/dev/null || skip "no xmllint to read the report with"

page=out/showcase/report.html
# what is there without the script: every section, curves with ticks, the drawing with shapes
for section in Loss KL Samples Reconstructions 'KL of each latent dimension' Latents \
    'The latent plane' 'Last epochs' Model 'In numbers'; do
    says $page "<h2>$section</h2>"
done
holds "$(grep -c '<polyline class="one" points="[0-9]' $page) == 2" "two curves"
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
# deviations against what `reconstruct` writes, over all rows: close, since most of them are the same.
page=out/known/report.html
says $page 'Filled: 285 rows of training data'
run ./known reconstruct --data known.csv --weights out/known -o rebuilt.csv
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

# A series is drawn as curves: 4 by 8 samples of 112 x 56, and pairs, in the report and in the file.
png out/series/samples.png 463 475
says out/series/report.html '<h2>Samples</h2>'
says out/report-table/report.html '<h2>Latents</h2>'
lacks out/shapes/report.html '<h2>The latent plane</h2>' # five latents

browser=$(command -v chromium || command -v chromium-browser || true)
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
  var p = document.createElement('pre');
  p.id = 'probe';
  p.textContent = ['PROBE', before, zoomed, plot.getAttribute('viewBox'), box, ticks,
    document.documentElement.scrollWidth, getComputedStyle(document.body).backgroundColor,
    clipped(), above()].join('|');
  document.body.appendChild(p);
});
</script>
END
    browse() { # browse FILE WIDTH [MILLISECONDS]: its DOM into stdout, the browser's messages into stderr
        timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$scratch/chrome" \
            --window-size="$2",1000 --virtual-time-budget="${3:-2000}" --enable-logging=stderr \
            --dump-dom "file://$scratch/$1" >stdout 2>stderr
    }
    sed '/<\/body>/d' $page >probed.html && cat probe.html >>probed.html
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
        for width in 390 800 1300; do
            echo "<iframe src=\"framed-$name.html#$name-$width\" width=\"$width\" height=\"900\"></iframe>"
        done
    done >>frames.html
    browse frames.html 1400 5000
    holds "$(grep -c 'PROBE|' stdout) == 9" "nine frames: $(head -c 300 stdout)"
    cut -d'|' -f1,9,10 stdout | grep PROBE | while IFS='|' read -r what clipped above; do
        [ -z "$clipped" ] && [ "$above" = 0 ] || echo "$what: cut off: $clipped; legends: $above"
    done >cut
    holds "$(wc -l <cut) == 0" "$(cat cut)"
    # A phone: a frame of 390 pixels, which the page must not be wider than; light and dark.
    for theme in light dark; do
        sed "s/<html lang/<html data-theme=\"$theme\" lang/" probed.html >themed.html
        echo '<!DOCTYPE html><iframe src="themed.html" width="390" height="900"></iframe>' >phone.html
        # A frame's DOM is not dumped: the probe hands its words to the page around it.
        sed -i "s/document.body.appendChild(p);/parent.postMessage(p.textContent, '*');/" themed.html
        echo '<pre id="got"></pre><script>addEventListener("message", function (e) {
            document.getElementById("got").textContent = e.data; });</script>' >>phone.html
        browse phone.html 800
        probe=$(grep -o 'PROBE|[^<]*' stdout)
        holds "0$(echo "$probe" | cut -d'|' -f7) <= 390 && 0$(echo "$probe" | cut -d'|' -f7) > 300" \
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

# report.html: one file, well-formed, nothing from the network, readable without its script; and in
# a real browser (chromium, where it is installed) without a complaint, with curves that zoom

"$VAEC" build "$here/showcase.vae" -o showcase >build.log 2>&1 || cat build.log
run ./showcase train --data shapes:400 --quiet --out out/showcase
run ./table train --data shapes:400 --epochs 3 --quiet --out out/report-table
run ./shapes train --data shapes:300 --valid shapes:100 --epochs 1 --quiet --out out/report-one
for name in showcase report-table report-one shapes plane collapsing; do
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
holds "$(grep -o 'M[0-9.]* [0-9.]*h0' $page | wc -l) == 40" "a point for each validation row"
holds "$(grep -c '<rect x=.*fill="#' $page) == 5" "a colour for each class"
lacks out/report-one/report.html '<svg class="plot"' # one epoch is no curve
lacks out/report-table/report.html '<h2>Samples</h2>' # no picture
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
  var box = svg.querySelector('.zoom').getAttribute('width');
  fire('pointermove', 0.6, 0.6); fire('pointerup', 0.6, 0.6);
  var zoomed = plot.getAttribute('viewBox');
  var ticks = svg.querySelectorAll('.ticks text').length;
  svg.dispatchEvent(new MouseEvent('dblclick', {bubbles: true}));
  var p = document.createElement('pre');
  p.id = 'probe';
  p.textContent = ['PROBE', before, zoomed, plot.getAttribute('viewBox'), box, ticks,
    document.documentElement.scrollWidth, getComputedStyle(document.body).backgroundColor].join('|');
  document.body.appendChild(p);
});
</script>
END
    browse() { # browse FILE WIDTH: its DOM into stdout, the browser's messages into stderr
        timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$scratch/chrome" \
            --window-size="$2",1000 --virtual-time-budget=2000 --enable-logging=stderr \
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
    for name in showcase report-table report-one shapes plane; do
        [ -e out/$name/report.html ] || continue
        browse out/$name/report.html 1200
        holds "$(grep -c CONSOLE stderr) == 0" "$name: $(grep CONSOLE stderr)"
        says stdout '</html>'
    done
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

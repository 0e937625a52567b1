#!/usr/bin/env python3
"""check_page.py -- exported pages in a browser without a window, against the programs that vaec builds.

    check_page.py [--verbose] BROWSER MODEL.vae...

Of each model: what the page's programs say of three rows, with the noise that they are given, is held against the
ports of `encode`, `decode` and `prior` (ports.c), to 1e-4 of an output's size; a page with weights of 16 bits against
a program with the same. Text is told as the program tells it. Then somebody uses the page: draws, drags, samples, keeps, moves sliders, types numbers.
Nothing may be complained about, everything must change what is shown, have a name for a screen reader, and be as wide
as a phone at most. Prints a line for each disagreement, and at the end one for the shell: N passed, N failed.
"""
import html
import json
import re
import subprocess
import sys
import tempfile

import numpy as np

from program import LABEL, VAEC, Program, judge, run, write_tensors

BOUND = 1e-4  # of an output, relative to its largest value
ROWS = 3
SLOWEST = 60  # milliseconds for a picture of mnist.vae

# What the page draws is the same in every run: two codes that chance makes equal would be no fault of the page.
CHANCE = """<script>
{
  let state = 1;
  Math.random = () => {
    state = Math.imul(state, 1664525) + 1013904223 >>> 0;
    return (state ^ state >>> 16) / 4294967296 + 0.5; // the exclusive or has a sign
  };
}
</script>
"""

PROBE = """
<script>
addEventListener('load', () => {
  const said = {rows: {}, wrong: []}, asked = %s;
  const nan = v => Array.isArray(v) ? v.map(x => x === null ? NaN : x) : v;
  const data = row => Object.fromEntries(Object.entries(row).map(([name, v]) => [name, nan(v)]));
  const list = out => Object.fromEntries(Object.entries(out).map(([name, v]) => [name, Array.from(v)]));
  // {'x.mean': [...]}, of a table {'t.age': [...]}
  const spoken = all => Object.fromEntries(targets.flatMap(s => s.kind !== 'table' ? [[s.name + '.mean', Array.from(all[s.name])]]
    : s.columns.map(c => [s.name + '.' + c.name, all[s.name][c.name]])));
  for (const [program, rows] of Object.entries(asked))
    said.rows[program] = rows.map(row => {
      if (program === 'encode') return list(vae.encode(data(row)));
      if (program === 'decode') return spoken(vae.decode(data(row)));
      return Object.fromEntries(Object.entries(vae.prior(data(row))).map(([z, v]) => [z + '.sample', Array.from(v)]));
    });
  // Rows of tokens: the likeliest, and what is said of each step of a row that is given.
  said.told = asked.decode.map(row => Object.fromEntries(texts.map(s => [s.name, Array.from(tell(s, data(row), {greedy: true}))])));
  said.steps = asked.decode.map(row => Object.fromEntries(texts.map(s => {
    const says = teller(s, data(row)), own = data(row)[s.name];
    return [s.name, own ? own.flatMap((k, t) => k ? Array.from(says(t, own)) : []) : null];
  })));
  const z = data(asked.decode[0]), begin = performance.now();
  for (let i = 0; i < 10; i++) vae.decode(z);
  said.milliseconds = (performance.now() - begin) / 10;

  // Somebody uses the page. What is shown counts by its numbers: pixels have only 256 levels.
  const shown = new WeakMap(), plain = show;
  show = (box, s, x, ...rest) => {
    const own = x.length === undefined ? x : Array.from(x);
    shown.set(box, JSON.stringify(s.kind === 'tokens' ? [own, code] : own)); // a text may be the likeliest of many codes
    plain(box, s, x, ...rest);
  };
  const look = id => {
    const box = document.getElementById(id), own = [box, ...box.querySelectorAll('*')].map(e => shown.get(e));
    if (box.matches('canvas')) return box.toDataURL();
    return own.some(Boolean) ? own.join() : box.innerHTML;
  };
  const does = (what, seen, act) => {
    const before = seen.map(look);
    act();
    seen.forEach((id, i) => {
      if (look(id) === before[i]) said.wrong.push(what + ' does not change ' + id);
    });
  };
  const drag = (e, path) => {
    const r = e.getBoundingClientRect();
    e.setPointerCapture = () => {};
    path.forEach(([x, y], i) => e.dispatchEvent(new PointerEvent(i ? 'pointermove' : 'pointerdown',
      {clientX: r.left + x * r.width, clientY: r.top + y * r.height, pointerId: 1, bubbles: true})));
    e.dispatchEvent(new PointerEvent('pointerup', {pointerId: 1, bubbles: true}));
  };
  const press = id => document.getElementById(id).click();
  const mapped = document.getElementById('plane').hidden ? [] : ['map'];
  does('sample', ['decoded', ...mapped], () => press('sample'));
  does('keep-a', ['steps', 'status'], () => press('keep-a'));
  does('resample', ['sample-list', ...mapped], () => press('resample'));
  does('a sample', ['decoded'], () => document.querySelector('#sample-list button').click());
  does('a step', ['decoded'], () => document.querySelector('#steps button').click());
  does('share', ['decoded'], () => {
    const share = document.getElementById('share');
    share.value = 0.9;
    share.oninput();
  });
  const slider = document.querySelector('#sliders input');
  does('a slider', ['decoded'], () => {
    slider.value = +slider.value > 0.5 * (+slider.min + +slider.max) ? slider.min : slider.max;
    slider.oninput();
  });
  if (mapped.length) {
    const map = document.getElementById('map');
    does('dragging', ['decoded', 'map', 'map-note'], () => drag(map, [[0.2, 0.3], [0.9, 0.2], [0.95, 0.9]]));
    does('an arrow', ['map-note'], () => map.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowLeft'})));
  }
  const typed = (what, seen, input, value) => does(what, seen, () => {
    input.value = value;
    input.oninput();
  });
  const write = (s, k) => toLine(s, [4 + k, 5 + k, 6, EOS]);
  if (texts.length) {
    const s = texts[0], line = document.querySelector('#inputs .text input');
    if (line) {
      typed('typing', ['again', 'code'], line, write(s, 0));
      typed('typing on', ['code'], line, write(s, 1));
      const note = line.closest('.text').textContent;
      if (!note.includes('3 of ')) said.wrong.push(`what is typed is ${note}`);
      typed('an end', ['steps'], document.querySelector('#text-ends input'), write(s, 1));
    }
    if (texts.includes(target)) {
      typed('a beginning', ['decoded', 'told'], document.getElementById('begin'), toLine(s, [6, 5, EOS]));
      if (document.getElementById('told').children.length !== 4) said.wrong.push('four are not drawn');
      for (const e of [document.getElementById('decoded'), ...document.getElementById('told').children])
        if (!e.textContent.startsWith(toLine(s, [6, 5, EOS]))) said.wrong.push(`${e.textContent} does not begin so`);
      typed('a temperature', ['told'], document.getElementById('temperature'), 2);
      does('drawing others', ['told'], () => press('tell'));
      typed('no beginning', ['decoded'], document.getElementById('begin'), '');
    }
  }
  const canvas = document.querySelector('#inputs canvas.draw'), text = document.querySelector('#inputs textarea');
  if (canvas) does('drawing', ['again', 'decoded', 'code'], () => drag(canvas, [[0.2, 0.2], [0.8, 0.3], [0.3, 0.9]]));
  else if (text) {
    does('numbers', ['again', 'code'], () => {
      text.value = text.value.split(',').map((v, i) => i %% 2 ? v : ' 0.9').join(',');
      text.onchange();
    });
    does('a word', ['status'], () => {
      text.value = 'one';
      text.onchange();
    });
    if (text.getAttribute('aria-invalid') !== 'true') said.wrong.push('a word is taken for numbers');
  }
  const field = document.querySelector('#inputs .form input, #inputs .form select');
  if (field && !canvas && !text) for (const value of [field.value && field.type === 'number' ? 2 * field.value + 1 : 0, ''])
    does('a field', ['again', 'code'], () => {
      field.value = value;
      field.onchange();
    });
  const label = document.querySelector('#inputs > label > select');
  if (label) does('a label', ['again', 'code'], () => {
    label.value = +label.value ? 0 : 1;
    label.onchange();
  });
  const given = document.querySelector('#inputs input[type=checkbox]');
  if (given) does('leaving out a stream', ['again', 'code'], () => {
    given.checked = false;
    given.onchange();
  });
  const select = document.querySelector('#condition-inputs select');
  if (select) does('another class', ['sample-list', texts.length ? 'told' : 'decoded'], () => {
    select.value = +select.value ? 0 : 1;
    select.onchange();
  });
  // What a screen reader has to say of everything.
  const name = e => e.getAttribute('aria-label') || (e.labels && e.labels.length && e.labels[0].textContent.trim()) ||
    (e.matches('button, summary') && e.textContent.trim());
  document.querySelectorAll('canvas, svg, button, input:not([hidden]), select, textarea').forEach(e => {
    if (!e.closest('[hidden]') && !name(e)) said.wrong.push('no name: ' + e.outerHTML.slice(0, 80));
  });
  said.wide = document.documentElement.scrollWidth;
  said.colour = getComputedStyle(document.body).backgroundColor;
  // A script that waits for nothing: the DOM is taken after this.
  const pre = document.createElement('pre');
  pre.id = 'said';
  pre.textContent = 'SAID' + JSON.stringify(said) + 'DIAS';
  document.body.append(pre);
  if (parent !== window) parent.postMessage(pre.textContent, '*');
});
</script>
</body>
"""


FRAME = """<!DOCTYPE html><pre id="got"></pre><iframe src="framed.html" width="390" height="900"></iframe>
<script>addEventListener("message", e => { document.getElementById("got").textContent = e.data; });</script>
"""


class Page(Program):
    def __init__(self, browser, path, scratch):
        super().__init__(path, scratch)
        self.browser = browser
        run(VAEC, "export", "--format", "page", path, "--weights", self.at("weights.safetensors"), "-o",
            self.at("play.html"))
        with open(self.at("play.html")) as f:
            self.text = f.read()
        self.half = '"half": true' in self.text
        if self.half:
            units = tuple(f"data.{s.name}." for s in self.streams if s.standardize)  # those the page has as they are
            coarse = lambda t: t.astype(np.float16).astype(np.float32)
            self.tensors = {name: t.copy() if name.startswith(units) else coarse(t) for name, t in self.tensors.items()}
            for s in self.streams:  # of counts it is the networks that read them
                for k, c in enumerate(s.table):
                    for what in ("mean", "std") if c.kind == "count" else ():
                        t = self.tensors[f"data.{s.name}.{what}"]
                        t[k] = coarse(t[k:k + 1])[0]
            write_tensors(self.at("weights.safetensors"), self.tensors, self.metadata())

    def spoken(self, said):
        """Ports with that of a table as what is said of its columns: mean and deviation, or probabilities."""
        for s in self.streams:
            if not s.table or f"{s.name}.mean" not in said:
                continue
            port, (_, std) = said.pop(f"{s.name}.mean"), s.columns(self.tensors)
            for (name, x), (k, c) in zip(s.says(port, self.tensors).items(), enumerate(s.table)):
                if not c.classes and c.kind != "flag":
                    x = np.concatenate([x, port[:, c.second:c.second + 1] * std[k] ** c.scaled], 1)
                said[f"{s.name}.{name}"] = x
        return said

    def open(self, text, width):
        """The page's DOM, and what the browser complains about."""
        with open(self.at("open.html"), "w") as f:
            f.write(text)
        done = subprocess.run(
            [self.browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={self.at('browser')}",
             f"--window-size={width},1000", "--enable-logging=stderr", "--dump-dom", "file://" + self.at("open.html")],
            capture_output=True, text=True, timeout=180)
        return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]

    def said(self, text, width=1200):
        dom, complaints = self.open(text, width)
        assert not complaints, complaints[0]
        found = re.search(r"SAID(\{.*\})DIAS", dom, re.S)
        assert found, "the page's script did not come to its end"
        return json.loads(html.unescape(found.group(1)))

    def asked(self, program, feed):
        """Rows for the probe: values in the data's units, noise and latents by their ports' names."""
        rows = [{} for _ in range(ROWS)]
        for name, x in feed.items():
            stream = next((s for s in self.streams if s.name == name), None)
            for row, v in zip(rows, x.reshape(ROWS, -1)):
                row[name] = int(v[0]) if stream and stream.kind == LABEL else \
                    [None if np.isnan(a) else float(a) for a in v]
        return rows


def check(browser, path, verbose):
    bad, worst, speed = [], 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        try:
            page = Page(browser, path, scratch)
            feeds = {program: page.feed(program, ROWS) for program in page.ports if program != "train"}
            asked = {program: page.asked(program, feed) for program, feed in feeds.items()}
            assert not re.findall(r"https?://(?!www.w3.org/2000/svg)\S+", page.text), "a page that names another"
            probed = page.text.replace("</body>\n", PROBE % json.dumps(asked)).replace("<head>\n", "<head>\n" + CHANCE, 1)
            assert CHANCE in probed, "a page without a head"
            said = page.said(probed)
            for program, feed in feeds.items():
                want = page.spoken(page.program(program, ROWS, feed))
                rows = said["rows"][program]
                got = {name: np.array([row[name] for row in rows], np.float64) for name in rows[0]}
                names = {name for name in want if program != "decode" or ".draw" not in name}
                names -= {f"{z}.sample" for z, _ in page.latents if f"{z}.kappa" in want}  # draws on a sphere are not there
                assert names <= set(got), f"{program}: {sorted(got)}, not {sorted(want)}"
                for name in sorted(names):
                    off = np.abs(want[name] - got[name]).max() / max(1e-3, np.abs(want[name]).max())
                    worst = max(worst, off)
                    if not off <= BOUND:
                        bad.append(f"{name}: off by {off:.2g}")
            for s in page.tells():
                z, lines = feeds["decode"], [s.written_line(row[s.name]) for row in said["told"]]
                want = page.greedy(s, z, z)
                if lines != want:
                    bad.append(f"{s.name} is told {lines}, not {want}")
                if s.name not in z:
                    continue
                p = page.program("decode", ROWS, z)[f"{s.name}.mean"].reshape(ROWS, s.width, s.size)
                off = np.abs(p[z[s.name] > 0].ravel() - np.concatenate([row[s.name] for row in said["steps"]])).max()
                worst = max(worst, off)
                if not off <= BOUND:
                    bad.append(f"{s.name} by steps: off by {off:.2g}")
            bad += said["wrong"]
            speed = said["milliseconds"]
            if path.endswith("mnist.vae") and not speed < SLOWEST:
                bad.append(f"{speed:.0f} ms for a picture")
            # A phone's width, in a frame, since a window has a least one; light and dark.
            for theme, colour in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 23, 29)")):
                with open(page.at("framed.html"), "w") as f:
                    f.write(probed.replace("<html", f'<html data-theme="{theme}"', 1))
                narrow = page.said(FRAME)
                if narrow["wide"] > 390:
                    bad.append(f"{narrow['wide']} pixels on a phone of 390")
                if narrow["colour"] != colour:
                    bad.append(f"{theme} is {narrow['colour']}")
        except Exception as error:  # whatever it is, it is this model's
            bad.append(f"{type(error).__name__}: {str(error)[:600]}")
    if verbose:
        print(f"{path}: {worst:.1e}, {speed:.1f} ms, {'16' if page.half else '32'} bits")
    return bad


if __name__ == "__main__":
    browser = [a for a in sys.argv if not a.startswith("-")][1]
    judge(lambda path, verbose: check(browser, path, verbose), 2)

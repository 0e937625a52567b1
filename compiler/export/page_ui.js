// ---------------------------------------------------------------- the code that is shown

let code = {};
const samples = [], encoded = [];
const ends = {};
const copied = c => Object.fromEntries(Object.entries(c).map(([name, v]) => [name, Float32Array.from(v)]));
function decoded(c, how = {greedy: true}) { // of rows of tokens one that is told
  const data = {...inputValues(), ...c}, x = texts.length < targets.length ? vae.decode(data) : {};
  for (const s of texts) x[s.name] = tell(s, data, s === texts[0] ? how : {...how, begin: null});
  return x;
}
const drawn = () => vae.prior(inputValues());
const dataOf = values => Object.fromEntries(targets.map(s => [s.name, asData(s, values[s.name])]));

// A slider for each number that the decoder reads; of codes and classes, one for each place.
const controls = [];
for (const z of model.latents.filter(l => l.decoded))
  for (let i = 0; i < (z.places || z.width); i++)
    controls.push({z, i, kl: 0, name: (z.places || z.width) > 1 ? `${z.name}[${i}]` : z.name});

function classOf({z, i}, c) {
  const wide = z.width / z.places, own = c[z.name].subarray(i * wide, (i + 1) * wide);
  if (z.kind === 'classes') return own.indexOf(Math.max(...own));
  let best = 0, least = Infinity;
  for (let k = 0; k < z.choices; k++) {
    const [at, , step] = z.book;
    let d = 0;
    for (let j = 0; j < wide; j++) d += (own[j] - weights[at + k * z.book[1] + j * step]) ** 2;
    if (d < least) [best, least] = [k, d];
  }
  return best;
}

function setControl(control, value) {
  const {z, i} = control, wide = z.width / z.places;
  if (!z.places) code[z.name][i] = value;
  else
    for (let j = 0; j < wide; j++)
      code[z.name][i * wide + j] = z.kind === 'classes' ? +(j === value)
        : weights[z.book[0] + value * z.book[1] + j * z.book[2]];
}

function estimateKl() { // of codes of the model's own samples, where the run has not said
  const rows = 24, names = streamsOf('encode').map(s => s.name);
  if (!names.every(name => name in inputs || targets.some(s => s.name === name))) return;
  const sums = new Map(controls.map(c => [c, []]));
  for (let n = 0; n < rows; n++) {
    const x = decoded(drawn()), q = vae.encode({...inputValues(), ...dataOf(x)});
    for (const c of controls) {
      const mean = q[c.z.name + '.mean'], spread = q[c.z.name + '.logvar'];
      if (c.z.places) continue;
      sums.get(c).push(spread ? 0.5 * (mean[c.i] ** 2 + Math.exp(spread[c.i]) - spread[c.i] - 1) : mean[c.i] ** 2 / 2);
    }
  }
  for (const c of controls) c.kl = sums.get(c).reduce((a, b) => a + b, 0) / rows;
}

function orderControls() {
  const said = controls.every(c => c.z.places || model.kl && model.kl[c.z.name] && model.kl[c.z.name].length > c.i);
  if (said && model.kl) for (const c of controls) c.kl = c.z.places ? 0 : model.kl[c.z.name][c.i];
  else estimateKl();
  controls.sort((a, b) => b.kl - a.kl);
  return said && model.kl ? 'in training' : 'of its own samples';
}

function makeSliders(where) {
  const shown = 12, rest = $('more-sliders'), reach = {};
  for (let n = 0; n < 64; n++) {
    const c = drawn();
    for (const z of model.latents) for (const v of c[z.name]) reach[z.name] = Math.max(reach[z.name] || 4, Math.abs(v));
  }
  controls.forEach((c, k) => {
    const most = Math.ceil(reach[c.z.name]);
    c.input = element('input', {type: 'range', min: c.z.places ? 0 : -most, max: c.z.places ? c.z.choices - 1 : most,
      step: c.z.places ? 1 : 0.01});
    c.most = most;
    c.output = element('output');
    c.input.setAttribute('aria-label', `latent ${c.name}`);
    c.input.oninput = () => {
      setControl(c, +c.input.value);
      refresh();
    };
    const name = element('span', {className: 'name', textContent: c.name + ' '});
    if (c.kl) name.append(element('i', {textContent: c.kl.toFixed(2), title: `KL ${where}, in nats`}));
    (k < shown ? $('sliders') : rest.lastElementChild).append(
      element('label', {className: 'slider'}, name, c.input, c.output));
  });
  rest.hidden = controls.length <= shown;
  rest.firstElementChild.textContent = `${controls.length - shown} more`;
}

function refresh(quiet) {
  const began = performance.now(), x = decoded(code, {greedy: true, begin: begun()}), took = performance.now() - began;
  showAll($('decoded'), x, `what the decoder makes of this code`);
  $('decoded-note').textContent = `decoded in ${took < 10 ? took.toFixed(1) : Math.round(took)} ms`;
  for (const c of controls) {
    const v = c.z.places ? classOf(c, code) : code[c.z.name][c.i];
    c.input.value = v;
    c.output.textContent = c.z.places ? v : v.toFixed(2);
  }
  drawTexts();
  drawMap();
  if (!quiet) redrawTiles();
}

// Of rows of tokens: what they begin with, and some that are drawn.
const begun = () => texts.length && $('begin').value ? beginning(texts[0], $('begin').value) : null;
function drawTexts() {
  const how = {temperature: +$('temperature').value, begin: begun()};
  $('told').replaceChildren(...Array.from({length: texts.length && 4}, (_, k) => {
    const line = element('li');
    showAll(line, decoded(code, how), `drawn ${k + 1}`, true);
    return line;
  }));
}

function setCode(c, words) {
  code = copied(c);
  refresh();
  if (words) say(words);
}

// ---------------------------------------------------------------- the map

const map = $('map'), tiles = document.createElement('canvas');
let across = null, up = null;
const numbers = () => controls.filter(c => !c.z.places);
const place = (c, v) => (v / c.most + 1) / 2;

function makeMap() {
  if (numbers().length < 2) {
    $('plane').hidden = true;
    return;
  }
  [across, up] = numbers();
  for (const [select, start, set] of [[$('across'), across, c => { across = c; }], [$('up'), up, c => { up = c; }]]) {
    numbers().forEach((c, i) => select.append(element('option', {value: i, textContent: c.name})));
    select.value = numbers().indexOf(start);
    select.onchange = () => {
      set(numbers()[+select.value]);
      tileMap();
    };
  }
  const go = event => {
    const r = map.getBoundingClientRect();
    setControl(across, ((event.clientX - r.left) / r.width * 2 - 1) * across.most);
    setControl(up, (1 - (event.clientY - r.top) / r.height * 2) * up.most);
    refresh(true);
  };
  let down = false;
  map.onpointerdown = event => {
    map.setPointerCapture(event.pointerId);
    down = true;
    go(event);
  };
  map.onpointermove = event => down && go(event);
  map.onpointerup = map.onpointercancel = () => { down = false; };
  map.onkeydown = event => {
    const step = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[event.key];
    if (!step) return;
    event.preventDefault();
    const moved = (c, d) => setControl(c, Math.min(c.most, Math.max(-c.most, code[c.z.name][c.i] + 0.1 * d)));
    moved(across, step[0]);
    moved(up, step[1]);
    refresh(true);
  };
}

function drawMap() {
  if (!across) return;
  const context = map.getContext('2d'), size = map.width, style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(name).trim();
  context.fillStyle = colour('--page');
  context.fillRect(0, 0, size, size);
  if (tiles.width > 1) {
    context.imageSmoothingEnabled = false;
    context.drawImage(tiles, 0, 0, size, size);
  }
  context.strokeStyle = colour('--line');
  context.beginPath();
  for (const [x0, y0, x1, y1] of [[0.5, 0, 0.5, 1], [0, 0.5, 1, 0.5]]) {
    context.moveTo(x0 * size, y0 * size);
    context.lineTo(x1 * size, y1 * size);
  }
  context.stroke();
  const dot = (c, radius, fill, stroke) => {
    const x = place(across, c[across.z.name][across.i]) * size, y = (1 - place(up, c[up.z.name][up.i])) * size;
    context.beginPath();
    context.arc(x, y, radius, 0, 7);
    context.lineWidth = 3;
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
    context.strokeStyle = stroke;
    context.stroke();
  };
  for (const c of samples) dot(c, 5, colour('--one'), colour('--page'));
  for (const c of encoded) dot(c, 8, null, colour('--two'));
  dot(code, 11, null, colour('--page'));
  dot(code, 8, colour('--two'), colour('--ink'));
  const at = `${across.name} ${short(code[across.z.name][across.i])}, ${up.name} ${short(code[up.z.name][up.i])}`;
  $('map-note').textContent = texts.includes(target) ? `${at}: ${$('decoded').textContent}` : at;
  map.setAttribute('aria-label', `the plane of ${across.name} and ${up.name}; now at ${at}`);
}

// Pictures behind the map: the other latents as they are. A few at a time, so that nothing waits.
let round = 0;
function tileMap() {
  if (!across || target.kind !== 'image') {
    drawMap();
    return;
  }
  const begin = performance.now(), base = copied(code), mine = ++round;
  decoded(base);
  const slow = performance.now() - begin, n = slow < 8 ? 11 : slow < 40 ? 7 : 5, {height, wide} = target;
  const next = element('canvas', {width: n * wide, height: n * height}), context = next.getContext('2d');
  const one = document.createElement('canvas');
  let k = 0;
  (function some() {
    if (mine !== round) return;
    for (const end = performance.now() + 30; k < n * n && performance.now() < end; k++) {
      const i = k / n | 0, j = k % n;
      base[across.z.name][across.i] = ((j + 0.5) / n * 2 - 1) * across.most;
      base[up.z.name][up.i] = (1 - (i + 0.5) / n * 2) * up.most;
      paint(one, target, decoded(base)[target.name]);
      context.drawImage(one, j * wide, i * height);
    }
    if (k < n * n) {
      setTimeout(some, 0);
      return;
    }
    tiles.width = next.width;
    tiles.height = next.height;
    tiles.getContext('2d').drawImage(next, 0, 0);
    drawMap();
  })();
}
const redrawTiles = later(250, tileMap);

// ---------------------------------------------------------------- encode, sample, interpolate

function reconstruct(words) {
  const q = vae.encode(inputValues()), c = {};
  for (const z of model.latents) c[z.name] = q[z.name + '.mean'];
  const x = decoded(c);
  showAll($('again'), x, 'the reconstruction');
  const own = inputs[target.name] && inputs[target.name].get(), said = x[target.name], text = target.kind === 'tokens';
  let off = 0, known = 0;
  for (let i = 0; own && said.length === own.length && i < said.length; i++)
    if (!Number.isNaN(own[i])) {
      off += text ? +(said[i] !== own[i]) : (said[i] - own[i]) ** 2;
      known++;
    }
  const parts = controls.slice(0, 8).map(k => `${k.name} ${k.z.places ? classOf(k, c) : short(c[k.z.name][k.i])}`);
  $('code').textContent = `Code: ${parts.join(', ')}${controls.length > 8 ? ` and ${controls.length - 8} more` : ''}.` +
    (text ? ` ${off} of ${Array.from(own).indexOf(EOS) + 1} tokens are not the same, the end counted.` : known ? ` Root mean square error ${short(Math.sqrt(off / known))}.` : '');
  encoded.push(copied(c));
  if (encoded.length > 12) encoded.shift();
  setCode(c, words);
}

function told(s) { // another condition
  if (run.prior && streamsOf('prior').includes(s)) { // draws are of that
    code = drawn();
    resample();
  }
  refresh();
  drawSamples();
  drawSteps();
}

function takeDecoded() {
  const data = dataOf(decoded(code));
  for (const s of targets) if (inputs[s.name]) inputs[s.name].set(data[s.name], true);
}

function makeInputs() {
  const read = streamsOf('decode').filter(s => !texts.includes(s)); // of text the decoder reads what it has told
  const conditions = [...new Set([...read, ...(run.prior ? streamsOf('prior') : [])])];
  const all = [...new Set([...streamsOf('encode'), ...conditions])];
  for (const s of all) {
    const condition = conditions.includes(s);
    inputs[s.name] = inputFor(s, condition ? () => told(s) : () => reconstruct());
    const {box, tools} = inputs[s.name];
    $(condition ? 'condition-inputs' : 'inputs').append(box);
    if (tools) $(condition ? 'condition-tools' : 'tools').append(tools);
    else if (s.kind === 'vector' || s.kind === 'tokens') $(condition ? 'condition-inputs' : 'inputs').classList.add('wide');
  }
  $('conditions').hidden = !conditions.length;
  $('encoder-note').textContent = streamsOf('encode').some(s => s.kind === 'image' && !conditions.includes(s))
    ? 'Draw, or drop a picture: it is scaled to the size that the model knows.'
    : streamsOf('encode').some(s => s.kind === 'tokens') ? 'Type: the text is encoded as you do.'
    : streamsOf('encode').some(s => s.kind === 'table') ? 'Fill in the form; what is left empty is missing.'
      : 'Change the numbers, or paste a row of data.';
  $('tools').append(element('p', {className: 'buttons'},
    element('button', {textContent: 'Encode', onclick: () => reconstruct('Encoded.')}),
    ...(targets.some(s => inputs[s.name]) ? [element('button', {textContent: 'Take what is decoded', onclick: () => {
      takeDecoded();
      reconstruct('Encoded what was decoded.');
    }})] : [])));
}

function tileList(box, codes, word, how) {
  box.replaceChildren(...codes.map((c, k) => {
    const button = element('button', {onclick: () => setCode(c, `${word} ${k + 1} is shown above.`)});
    button.setAttribute('aria-label', `${word} ${k + 1}`);
    showAll(button, decoded(c, how), `${word} ${k + 1}`, true);
    if (texts.length) button.setAttribute('aria-label', `${word} ${k + 1}: ${button.textContent}`);
    return button;
  }));
}

const drawSamples = () => tileList($('sample-list'), samples, 'sample', {}); // tokens are drawn, too

function mixed(share) { // of A and B; of what has no middle, the nearer
  const c = {};
  for (const z of model.latents)
    c[z.name] = Float32Array.from(ends.a[z.name], (v, i) =>
      z.places ? (share < 0.5 ? ends.a : ends.b)[z.name][i] : (1 - share) * v + share * ends.b[z.name][i]);
  return c;
}

function drawSteps() {
  tileList($('steps'), Array.from({length: 9}, (_, k) => mixed(k / 8)), 'step');
}

function keep(end) {
  ends[end] = copied(code);
  if (textEnds[end]) textEnds[end].set(decoded(code)[texts[0].name], true);
  drawSteps();
  say(`This code is ${end.toUpperCase()} now.`);
}

// Two texts whose codes are A and B.
const textEnds = {};
function makeTextEnds() {
  const s = texts[0], reads = streamsOf('encode');
  if (!s || !reads.includes(s)) return;
  $('text-ends').hidden = false;
  $('text-ends').previousElementSibling.textContent = 'Type two texts, or keep two codes above as A and B.';
  for (const end of ['a', 'b']) {
    const input = new TextInput(s, () => {
      const q = vae.encode({...inputValues(), [s.name]: input.get()});
      for (const z of model.latents) ends[end][z.name] = Float32Array.from(q[z.name + '.mean']);
      drawSteps();
    }, end.toUpperCase());
    input.set(decoded(ends[end])[s.name], true);
    $('text-ends').append(input.box);
    textEnds[end] = input;
  }
}

function resample() {
  samples.length = 0;
  for (let k = 0; k < 18; k++) samples.push(drawn());
  drawSamples();
  drawMap();
}

function start() {
  const sizes = model.latents.map(z => `${z.name} (${z.width})`).join(', ');
  document.title = $('name').textContent = model.name;
  $('made').textContent = `Made by vaec ${model.version} from ${model.file}` +
    (model.params ? ` with ${model.params}` : '') + `; weights of ${model.half ? 16 : 32} bits. It loads nothing.`;
  makeInputs();
  const where = orderControls();
  $('about').textContent = `A variational autoencoder that runs in this page. Latents: ${sizes}` +
    (numbers().length ? `; sliders by their KL ${where}, in nats.` : '.');
  code = drawn();
  makeSliders(where);
  makeMap();
  ends.a = drawn();
  ends.b = drawn();
  resample();
  drawSteps();
  if (targets.some(s => inputs[s.name])) { // something to begin with
    takeDecoded();
    reconstruct();
  } else {
    refresh();
  }
  $('sample').onclick = () => setCode(drawn(), 'A new sample.');
  $('zero').onclick = () => {
    for (const z of model.latents) if (!z.places) code[z.name].fill(0);
    refresh();
    say('All latents are 0.');
  };
  $('zero').hidden = !numbers().length;
  $('telling').hidden = !texts.length;
  document.body.classList.toggle('texts', target.kind === 'tokens');
  $('begin').oninput = () => refresh(true);
  $('tell').onclick = drawTexts;
  $('temperature').oninput = () => {
    $('temperature').nextElementSibling.textContent = $('temperature').value;
    drawTexts();
  };
  makeTextEnds();
  $('keep-a').onclick = () => keep('a');
  $('keep-b').onclick = () => keep('b');
  $('resample').onclick = resample;
  $('share').oninput = () => setCode(mixed(+$('share').value));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawMap);
}

start();

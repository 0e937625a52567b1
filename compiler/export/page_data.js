// ---------------------------------------------------------------- the programs, in the data's units

const weights = unpack(document.getElementById('weights').textContent.replace(/\s+/g, ''), model.half);
const targets = model.targets.map(i => model.streams[i]); // what the model produces
const target = targets.find(s => s.kind === 'image') || targets[0]; // what stands for it where there is room for one
const run = {encode: encode(weights), decode: decode(weights), prior: prior && prior(weights), step: step && step(weights)};
const read = (program, kind) => model.ports[program].filter(p => p[1] === kind);

// Of a table's row, the numbers of its columns (itself, a count, 0 or 1, days since 1970, which word, which level), what
// a port holds.
const scaled = c => ['number', 'log', 'date'].includes(c.kind);
function cells(s, x) {
  return Float32Array.from(s.columns, (c, i) => {
    if (Number.isNaN(x[i])) return 0;
    return scaled(c) ? ((c.kind === 'log' ? Math.log(x[i]) : x[i]) - s.mean[i]) / s.std[i] : x[i];
  });
}

// What a port holds for a stream's values: standardized, 0 where they are missing; of a label, its one-hot code.
function toPort(s, x) {
  if (s.kind === 'label') return Float32Array.from({length: s.width}, (_, i) => +(i === x));
  if (s.kind === 'table') return cells(s, x);
  if (s.kind === 'tokens') return typeof x === 'string' ? toRow(s, x) : Float32Array.from(x || []);
  return Float32Array.from(x, (v, i) => Number.isNaN(v) ? 0 : s.mean ? (v - s.mean[i]) / s.std[i] : v);
}

// 1 for each value of a port that is known.
function known(s, x) {
  if (s.kind === 'label') return new Float32Array(s.width).fill(+(x >= 0));
  return Float32Array.from(x, v => +!Number.isNaN(v));
}

// In the data's units what a port of the decoder says; of a table {column: [what is expected, its deviation], or the
// probability of each class}.
function fromPort(s, x) {
  if (s.kind !== 'table') return s.mean ? Float64Array.from(x, (v, i) => s.mean[i] + s.std[i] * v) : x;
  return Object.fromEntries(s.columns.map((c, i) => {
    if (c.classes) return [c.name, Array.from(x.subarray(c.first, c.first + c.classes))];
    if (!scaled(c)) return [c.name, c.kind === 'flag' ? [x[c.first]] : [x[c.first], x[c.second]]];
    const mean = s.mean[i] + s.std[i] * x[c.first];
    return [c.name, [c.kind === 'log' ? Math.exp(mean) : mean, s.std[i] * x[c.second]]];
  }));
}

// What the decoder says, as data of its own kind: the likeliest class, of a table the middle of each column.
const largest = x => x.indexOf(Math.max(...x));
function asData(s, x) {
  if (s.kind === 'label') return largest(Array.from(x));
  if (s.kind !== 'table') return x;
  return Float64Array.from(s.columns, c => {
    const says = x[c.name];
    if (c.kind === 'category') return largest(says.slice(0, c.words.length || c.classes));
    if (c.kind === 'flag') return +(says[0] > 0.5);
    if (c.kind === 'count' || c.kind === 'date') return Math.round(says[0]);
    if (c.kind !== 'ordinal') return says[0];
    let level = 0, below = says[0];
    while (level + 1 < c.classes && below < 0.5) below += says[++level];
    return level;
  });
}

function normal() {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}

// The ports of a program from streams and latents by name; what it draws, unless it is given, from Math.random.
function given(program, data) {
  const ports = {};
  for (const [name, kind, index, width] of model.ports[program]) {
    const s = model.streams[index];
    if (kind === 'data' && name === s.name) ports[name] = toPort(s, data[s.name]);
    else if (kind === 'mask') ports[name] = known(s, data[s.name]);
    else if (name in data) ports[name] = Float32Array.from(data[name]);
    else if (program === 'prior' && (kind === 'latent' || kind === 'known')) ports[name] = new Float32Array(width); // none
    else if (kind === 'latent') throw new Error('no latent ' + name);
    else ports[name] = Float32Array.from({length: width}, kind === 'normal' ? normal : Math.random);
  }
  return ports;
}

// For scripts: vae.encode({x: [...]}), vae.decode({z: [...]}).x, vae.prior({}); of text vae.encode({x: 'a line'}),
// vae.tell({z: [...]}, {greedy: true, begin: 'a l'}).
const vae = {
  model,
  encode: data => run.encode(given('encode', data)),
  decode(data) { // of each stream that the model produces
    const said = run.decode(given('decode', data));
    return Object.fromEntries(targets.map(s => [s.name, fromPort(s, said[s.name + '.mean'])]));
  },
  tell(data, how = {}, s = texts[0]) { // a line
    return toLine(s, tell(s, data, {...how, begin: beginning(s, how.begin || '')}));
  },
  prior(data = {}) { // a code
    const code = {};
    const drawn = run.prior ? run.prior(given('prior', data)) : null;
    for (const z of model.latents)
      code[z.name] = drawn ? drawn[z.name + '.sample'] : Float32Array.from({length: z.width}, normal);
    return code;
  },
};
window.vae = vae;

// ---------------------------------------------------------------- small helpers

const $ = id => document.getElementById(id);
const say = text => { $('status').textContent = text; };
const short = v => Math.abs(v) >= 1e5 || (v && Math.abs(v) < 1e-3) ? v.toExponential(2) : String(+v.toFixed(3));

function element(tag, properties, ...children) {
  const e = Object.assign(document.createElement(tag), properties);
  e.append(...children);
  return e;
}

function later(milliseconds, f) { // once, after the last call
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(f, milliseconds);
  };
}

// ---------------------------------------------------------------- showing a stream's values

function brightness(s, x) { // [low, high] of what is shown as black and white
  if (s.domain === 'byte') return [0, 255];
  if (s.domain !== 'any' && s.domain !== 'count') return [0, 1];
  let low = 0, high = 1;
  for (const v of x) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  return [low, high];
}

function paint(canvas, s, x) {
  const {height, wide, channels} = s, [low, high] = brightness(s, x);
  canvas.width = wide;
  canvas.height = height;
  const context = canvas.getContext('2d'), pixels = context.createImageData(wide, height);
  for (let i = 0; i < wide * height; i++)
    for (let c = 0; c < 4; c++) {
      const v = x[i * channels + (channels < 3 ? 0 : c)];
      pixels.data[4 * i + c] = c === 3 ? 255 : 255 * (v - low) / (high - low);
    }
  context.putImageData(pixels, 0, 0);
}

function bars(s, x, scaled) {
  const box = element('div', {className: 'values'});
  const low = Math.min(0, ...scaled), high = Math.max(1e-9, ...scaled);
  Array.from(x).forEach((v, i) => {
    const b = element('b');
    b.style.width = 100 * (scaled[i] - low) / (high - low) + '%';
    box.append(element('span', {textContent: i}), element('span', {className: 'bar', ariaHidden: 'true'}, b),
      element('span', {textContent: short(v)}));
  });
  return box;
}

function curve(x, label) {
  const space = 'http://www.w3.org/2000/svg', svg = document.createElementNS(space, 'svg');
  const low = Math.min(...x), high = Math.max(...x), path = document.createElementNS(space, 'path');
  svg.setAttribute('viewBox', '0 0 200 100');
  svg.setAttribute('class', 'curve');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  path.setAttribute('d', Array.from(x, (v, i) => (i ? 'L' : 'M') + (200 * i / (x.length - 1)).toFixed(1) + ' ' +
    (high > low ? 95 - 90 * (v - low) / (high - low) : 50).toFixed(1)).join(''));
  svg.append(path);
  return svg;
}

// A day of so many since 1970-01-01.
const day = v => new Date(864e5 * Math.round(v)).toISOString().slice(0, 10);
const levelName = (c, k) => c.kind === 'ordinal' ? String(k + 1) : c.words[k] ?? (c.words.length ? 'other' : String(k));

// A column's value in words, how sure that is, and a bar for a probability.
function inWords(c, says) {
  const percent = p => Math.round(100 * p) + ' %';
  if (c.classes) return [levelName(c, largest(says)), percent(Math.max(...says)), Math.max(...says)];
  if (c.kind === 'flag') return [c.words[+(says[0] > 0.5)] ?? (says[0] > 0.5 ? 'yes' : 'no'), percent(Math.max(says[0],
    1 - says[0])), Math.max(says[0], 1 - says[0])];
  if (c.kind === 'date') {
    try {
      return [day(says[0]), `\u00b1 ${Math.round(says[1])} days`];
    } catch (error) { // no calendar has it
      return [`day ${short(says[0])}`, ''];
    }
  }
  if (c.kind === 'log') return [short(says[0]), `\u00d7\u00f7 ${short(Math.exp(says[1]))}`];
  return [short(says[0]), c.kind === 'number' ? `\u00b1 ${short(says[1])}` : ''];
}

function tableRows(s, x) {
  const box = element('div', {className: 'values columns'});
  for (const c of s.columns) {
    const [word, spread, share] = inWords(c, x[c.name]), b = element('b'), bar = element('span', {ariaHidden: 'true'}, b);
    bar.className = share === undefined ? '' : 'bar';
    b.style.width = 100 * (share ?? 0) + '%';
    box.append(element('span', {textContent: c.name}), element('span', {textContent: word}), bar,
      element('span', {className: 'soft', textContent: spread}));
  }
  return box;
}

// Of a table a few words.
const inShort = (s, x) => s.columns.slice(0, 4).map(c => inWords(c, x[c.name])[0]).join(', ');

// Fills a box with a picture, bars, a curve or a table; label: for who does not see it.
function show(box, s, x, label, small) {
  if (s.kind === 'tokens') {
    box.replaceChildren(element('span', {className: small ? 'words told' : 'told', textContent: toLine(s, x) || '\u2205'}));
  } else if (s.kind === 'table') {
    box.replaceChildren(small ? element('span', {className: 'words', textContent: inShort(s, x)}) : tableRows(s, x));
  } else if (s.kind === 'image') {
    let canvas = box.querySelector('canvas');
    if (!canvas) {
      canvas = element('canvas', {className: small ? '' : 'picture', role: 'img'});
      canvas.setAttribute('role', 'img');
      box.replaceChildren(canvas);
    }
    canvas.setAttribute('aria-label', label);
    paint(canvas, s, x);
  } else {
    const words = `${label}: ${s.width} values, the largest ${short(Math.max(...x))}`;
    const sides = s.kind === 'label' ? x : toPort(s, x); // columns of all sizes side by side
    box.replaceChildren(x.length > 24 || (small && x.length > 1) ? curve(sides, words) : bars(s, x, sides));
  }
}

// All that the model produces; small: what stands for it, and a label beside.
function showAll(box, values, label, small) {
  if (targets.length === 1) {
    show(box, target, values[target.name], label, small);
    return;
  }
  const parts = small ? [target] : targets;
  if (box.children.length < parts.length || !box.querySelector('.stream'))
    box.replaceChildren(...parts.map(s => element('div', {className: 'stream'})));
  parts.forEach((s, i) => {
    let part = box.children[i];
    if (!small) {
      if (!part.firstChild) part.append(element('div'), element('p', {className: 'soft', textContent: s.name}));
      part = part.firstChild;
    }
    show(part, s, values[s.name], `${label}: ${s.name}`, small);
  });
  const labels = small ? targets.filter(s => s.kind === 'label' && s !== target) : [];
  if (!labels.length) return;
  if (box.children.length === parts.length) box.append(element('span', {className: 'words'}));
  box.lastChild.textContent = labels.map(s => largest(Array.from(values[s.name]))).join(' ');
}

// ---------------------------------------------------------------- asking for a stream's values

class ImageInput {
  constructor(s, changed) {
    this.s = s;
    this.changed = changed;
    this.values = new Float32Array(s.width);
    this.canvas = element('canvas', {className: 'picture draw', tabIndex: 0});
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', `${s.name}: draw here, or drop a picture`);
    this.colour = element('input', {type: 'color', value: '#ffffff'});
    this.size = element('input', {type: 'range', min: 1, max: Math.max(2, s.height / 4 | 0), step: 0.5,
      value: Math.max(1.5, s.height / 14)});
    const file = element('input', {type: 'file', accept: 'image/*', hidden: true});
    const open = element('button', {textContent: 'Open a picture', onclick: () => file.click()});
    const clear = element('button', {textContent: 'Clear', onclick: () => this.set(new Float32Array(s.width))});
    const invert = element('button', {textContent: 'Invert',
      onclick: () => this.set(this.values.map(v => this.whole() - v))});
    file.onchange = () => file.files[0] && this.load(file.files[0]);
    file.setAttribute('aria-label', 'a picture to encode');
    this.box = element('figure', {}, this.canvas, element('figcaption', {textContent: s.name}));
    this.tools = element('div', {}, element('p', {className: 'buttons'}, open, clear, invert, file,
      element('label', {}, 'ink ', this.colour)), element('label', {className: 'line'}, 'brush ', this.size));
    this.listen();
    this.set(this.values, true);
  }
  whole() { return this.s.domain === 'byte' ? 255 : 1; }
  listen() {
    const at = event => {
      const r = this.canvas.getBoundingClientRect();
      return [(event.clientX - r.left) / r.width * this.s.wide, (event.clientY - r.top) / r.height * this.s.height];
    };
    let last = null;
    this.canvas.onpointerdown = event => {
      this.canvas.setPointerCapture(event.pointerId);
      last = at(event);
      this.stroke(last, last);
    };
    this.canvas.onpointermove = event => {
      if (!last) return;
      const now = at(event);
      this.stroke(last, now);
      last = now;
    };
    this.canvas.onpointerup = this.canvas.onpointercancel = () => { last = null; };
    this.box.ondragover = event => event.preventDefault();
    this.box.ondrop = event => {
      event.preventDefault();
      if (event.dataTransfer.files[0]) this.load(event.dataTransfer.files[0]);
    };
  }
  // A soft line of the brush's width.
  stroke([x0, y0], [x1, y1]) {
    const {height, wide, channels} = this.s, radius = +this.size.value / 2;
    const hex = parseInt(this.colour.value.slice(1), 16);
    const ink = [hex >> 16, hex >> 8 & 255, hex & 255].map(v => v / 255 * this.whole());
    const grey = (ink[0] + ink[1] + ink[2]) / 3, length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    for (let i = 0; i < height; i++)
      for (let j = 0; j < wide; j++) {
        const px = j + 0.5 - x0, py = i + 0.5 - y0;
        const t = length ? Math.min(1, Math.max(0, (px * (x1 - x0) + py * (y1 - y0)) / length)) : 0;
        const d = Math.hypot(px - t * (x1 - x0), py - t * (y1 - y0));
        const cover = Math.min(1, Math.max(0, radius + 0.5 - d));
        for (let c = 0; cover && c < channels; c++) {
          const k = (i * wide + j) * channels + c, v = channels < 3 ? grey : ink[c] ?? grey;
          this.values[k] = Math.max(cover * v + (1 - cover) * this.values[k], v ? cover * v : 0);
        }
      }
    this.set(this.values);
  }
  async load(file) {
    try {
      const bitmap = await createImageBitmap(file), {height, wide, channels} = this.s;
      const canvas = element('canvas', {width: wide, height}), context = canvas.getContext('2d');
      const scale = Math.min(wide / bitmap.width, height / bitmap.height);
      context.imageSmoothingQuality = 'high';
      context.fillRect(0, 0, wide, height);
      context.drawImage(bitmap, (wide - scale * bitmap.width) / 2, (height - scale * bitmap.height) / 2,
        scale * bitmap.width, scale * bitmap.height);
      const data = context.getImageData(0, 0, wide, height).data, x = new Float32Array(this.s.width);
      for (let i = 0; i < wide * height; i++)
        for (let c = 0; c < channels; c++) {
          const grey = 0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2];
          x[i * channels + c] = (channels < 3 ? grey : data[4 * i + Math.min(c, 3)]) / 255 * this.whole();
        }
      this.set(x);
      say(`${file.name} is encoded.`);
    } catch (error) {
      say(`${file.name} is no picture that this browser reads.`);
    }
  }
  set(values, quiet) {
    const levels = this.s.domain === 'levels' ? this.s.levels - 1 : 0;
    this.values = Float32Array.from(values, v => levels ? Math.round(v * levels) / levels : v);
    paint(this.canvas, this.s, this.values);
    if (!quiet) this.changed();
  }
  get() { return this.values; }
}

class LabelInput {
  constructor(s, changed) {
    this.select = element('select', {onchange: changed});
    if (s.missing) this.select.append(element('option', {value: -1, textContent: 'not known'}));
    for (let i = 0; i < s.width; i++) this.select.append(element('option', {value: i, textContent: i}));
    this.box = element('label', {}, s.name + ' ', this.select);
  }
  get() { return +this.select.value; }
  set(value) { this.select.value = value; }
}

class VectorInput {
  constructor(s, changed) {
    this.s = s;
    this.changed = changed;
    this.values = Float64Array.from({length: s.width}, (_, i) =>
      s.mean ? s.mean[i] : s.domain === 'shares' ? 1 / s.width : 0);
    this.text = element('textarea', {spellcheck: false, onchange: () => this.parse()});
    this.box = element('div', {className: 'wide'}, element('label', {}, `${s.name}: ${s.width} numbers` +
      (s.missing ? ', nan where one is missing ' : ' '), this.text));
    this.set(this.values, true);
  }
  parse() {
    const words = this.text.value.trim().split(/[\s,;]+/);
    const values = words.map(w => /^nan$/i.test(w) && this.s.missing ? NaN : Number(w));
    const bad = words.findIndex((w, i) => Number.isNaN(values[i]) && !(/^nan$/i.test(w) && this.s.missing));
    const wrong = values.length !== this.s.width ? `${values.length} numbers, not ${this.s.width}`
      : bad >= 0 ? `'${words[bad]}' is no number` : '';
    this.text.setCustomValidity(wrong);
    this.text.setAttribute('aria-invalid', String(Boolean(wrong)));
    if (wrong) {
      say(`${this.s.name}: ${wrong}.`);
      return;
    }
    this.values = Float64Array.from(values);
    this.changed();
  }
  set(values, quiet) {
    this.values = Float64Array.from(values);
    this.text.value = Array.from(this.values, v => Number.isNaN(v) ? 'nan' : short(v)).join(', ');
    if (!quiet) this.changed();
  }
  get() { return this.values; }
}

// A form with a field for each column; what is left empty is missing.
class TableInput {
  constructor(s, changed) {
    this.s = s;
    this.changed = changed;
    this.fields = s.columns.map(c => this.field(c));
    this.box = element('div', {className: 'wide form'}, ...s.columns.map((c, i) =>
      element('label', {}, c.name + ' ', this.fields[i])));
  }
  field(c) {
    const type = {number: 'number', log: 'number', count: 'number', date: 'date'}[c.kind];
    if (type) return element('input', {type, step: c.kind === 'count' ? 1 : 'any', onchange: () => this.changed()});
    const select = element('select', {onchange: () => this.changed()});
    select.append(element('option', {value: '', textContent: ''}));
    const names = c.kind === 'flag' ? [0, 1].map(k => c.words[k] ?? ['no', 'yes'][k])
      : Array.from({length: c.classes}, (_, k) => levelName(c, k));
    names.forEach((name, k) => select.append(element('option', {value: k, textContent: name})));
    return select;
  }
  set(values, quiet) {
    this.s.columns.forEach((c, i) => {
      const v = values[i];
      try {
        this.fields[i].value = Number.isNaN(v) ? '' : c.kind === 'date' ? day(v)
          : c.kind === 'number' || c.kind === 'log' ? +v.toPrecision(5) : v;
      } catch (error) { // a day that no calendar has
        this.fields[i].value = '';
      }
    });
    if (!quiet) this.changed();
  }
  get() {
    return Float64Array.from(this.s.columns, (c, i) => {
      const text = this.fields[i].value;
      if (text === '') return NaN;
      const v = c.kind === 'date' ? Date.parse(text + 'T00:00:00Z') / 864e5 : Number(text);
      return (c.kind === 'log' && !(v > 0)) || (c.kind === 'count' && !(v >= 0)) ? NaN : v;
    });
  }
}

const inputs = {}; // by the stream's name: what somebody sets
function inputFor(s, changed) {
  const input = new {image: ImageInput, label: LabelInput, vector: VectorInput, table: TableInput, tokens: TextInput}[s.kind](s, changed);
  if (!s.missing || (s.kind !== 'image' && s.kind !== 'vector')) return input;
  // Whether it is given at all: of several views of a thing one may do.
  const plain = () => input.values, nothing = new Float32Array(s.width).fill(NaN);
  const box = element('input', {type: 'checkbox', checked: true, onchange: changed});
  input.get = () => box.checked ? plain() : nothing;
  input.box.append(element('label', {className: 'soft'}, box, ` ${s.name} is known`));
  return input;
}

function streamsOf(program) {
  return [...new Set(model.ports[program].filter(p => p[1] === 'data').map(p => model.streams[p[2]]))];
}

function inputValues() {
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.get()]));
}


// ---------------------------------------------------------------- rows of tokens

const PAD = 0, BOS = 1, EOS = 2, UNK = 3; // numbers that are no words
const texts = targets.filter(s => s.kind === 'tokens');

// The tokens of a line, as vaec's programs cut it; bytes are two digits to the base of 16.
function cut(s, line) {
  if (s.unit === 'byte') return Array.from(new TextEncoder().encode(line), b => b.toString(16).padStart(2, '0'));
  if (s.unit === 'char') return Array.from(line);
  if (s.unit === 'atom') return line.match(/\[[^\]]*\]|Br|Cl|@@|%[0-9]{2}|./gu) || [];
  return line.split(/[ \t]/).filter(word => word);
}

// A row of the numbers of a line's tokens, and of its end; what is too long is cut.
function toRow(s, line) {
  const row = new Float32Array(s.width), tokens = cut(s, line).slice(0, s.width - 1);
  s.numbers = s.numbers || new Map(s.words.map((word, k) => [word, k]));
  tokens.forEach((word, t) => {
    const k = s.unit === 'id' ? Number(word) : s.numbers.get(word);
    row[t] = k >= UNK && k < s.size ? k : UNK;
  });
  row[tokens.length] = EOS;
  return row;
}

const spaced = s => s.unit === 'word' || s.unit === 'id' || s.words.length <= UNK + 1;
function toLine(s, row) {
  const end = Array.from(row).findIndex(k => k === EOS || k === PAD), tokens = Array.from(end < 0 ? row : row.slice(0, end));
  if (s.unit === 'byte' && !spaced(s)) {
    const bytes = tokens.flatMap(k => k > UNK && k < s.words.length ? parseInt(s.words[k], 16) : [0xef, 0xbf, 0xbd]);
    return new TextDecoder().decode(Uint8Array.from(bytes));
  }
  const word = k => spaced(s) && s.unit !== 'word' ? String(k) : k > UNK && k < s.words.length ? s.words[k]
    : s.unit === 'word' ? '<unk>' : '\ufffd';
  return tokens.map(word).join(spaced(s) ? ' ' : '');
}

// A token by its probability: the likeliest, or drawn by p ** (1 / temperature), of the `top` likeliest (0: of all).
function choose(p, {greedy = false, temperature = 1, top = 0, random = Math.random}) {
  const share = Array.from(p, (v, k) => k === PAD || k === BOS ? 0 : v), best = largest(share);
  if (greedy) return best;
  const least = top ? share.slice().sort((a, b) => b - a)[Math.min(top, share.length) - 1] : 0;
  const weight = share.map(v => v > 0 && v >= least ? (v / share[best]) ** (1 / temperature) : 0);
  let at = random() * weight.reduce((a, b) => a + b, 0), last = best;
  for (let k = 0; k < weight.length; k++) {
    if (!weight[k]) continue;
    last = k;
    if ((at -= weight[k]) < 0) break;
  }
  return last;
}

// What the decoder says of each step, given the tokens before it: a function of the step and the row so far.
function teller(s, data) {
  const ports = model.ports.step;
  if (run.step && ports.some(([name]) => name === s.name + '.token')) { // it keeps states from step to step
    const states = Object.fromEntries(ports.filter(([name]) => name.startsWith('state.'))
      .map(([name, , , width]) => [name, new Float32Array(width)]));
    const tokens = Object.fromEntries(texts.map(x => [x.name + '.token', [BOS]]));
    return (t, row) => {
      tokens[s.name + '.token'] = [t ? row[t - 1] : BOS];
      const said = run.step(given('step', {...data, ...tokens, ...states, position: [t]}));
      for (const name of Object.keys(states)) states[name] = said[name.replace('state.', 'next.')];
      return said[s.name + '.mean'];
    };
  }
  const again = model.ports.decode.some(([name]) => name === s.name);
  let said = null;
  return (t, row) => {
    if (again || !said) said = run.decode(given('decode', {...data, [s.name]: row}))[s.name + '.mean'];
    return said.subarray(t * s.size, (t + 1) * s.size);
  };
}

// A row told from a code, a token at a time. how: as choose; and begin, a row that is gone on with from its end on.
function tell(s, data, how = {}) {
  const row = new Float32Array(s.width), says = teller(s, data), begin = how.begin || [];
  for (let t = 0; t < s.width; t++) {
    const p = says(t, row);
    row[t] = begin[t] > EOS ? begin[t] : choose(p, how);
    if (row[t] === EOS) break;
  }
  return row;
}

// What a row begins with: tokens without an end.
const beginning = (s, line) => Array.from(toRow(s, line)).filter(k => k > EOS);

class TextInput {
  constructor(s, changed, label) {
    this.s = s;
    this.changed = changed;
    this.text = element('input', {type: 'text', spellcheck: false, autocomplete: 'off', autocapitalize: 'off',
      oninput: () => this.parse()});
    this.note = element('span', {className: 'soft'});
    this.box = element('div', {className: 'wide text'}, element('label', {}, (label || s.name) + ' ', this.text), this.note);
    this.parse(true);
  }
  parse(quiet) {
    const {s} = this, tokens = cut(s, this.text.value), most = s.width - 1;
    this.values = toRow(s, this.text.value);
    const unknown = this.values.filter(k => k === UNK).length, over = tokens.length - most;
    this.text.setAttribute('aria-invalid', String(over > 0));
    this.note.textContent = `${Math.min(tokens.length, most)} of ${most} tokens` +
      (unknown ? `, ${unknown} of them not in the vocabulary` : '') + (over > 0 ? `; ${over} too many, cut` : '');
    if (!quiet) this.changed();
  }
  set(row, quiet) {
    this.text.value = toLine(this.s, row);
    this.parse(quiet);
  }
  get() { return this.values; }
}

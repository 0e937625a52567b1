// What the networks are made of. Images are [height, width, channels], weights as vaec's kernels have them.
'use strict';

// y[rows, outer] = x[rows, inner] w[inner, outer]
function product(y, x, w, rows, inner, outer) {
  y.fill(0);
  for (let r = 0; r < rows; r++)
    for (let k = 0; k < inner; k++) {
      const a = x[r * inner + k];
      if (a === 0) continue;
      for (let j = 0, at = r * outer, from = k * outer; j < outer; j++) y[at + j] += a * w[from + j];
    }
}

// y[rows, outer] = x[rows, inner] w[outer, inner]^T
function productT(y, x, w, rows, inner, outer) {
  for (let r = 0; r < rows; r++)
    for (let j = 0; j < outer; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += x[r * inner + k] * w[j * inner + k];
      y[r * outer + j] = sum;
    }
}

function columns(y, wideY, to, x, wideX, from, wide) {
  for (let r = 0; r < x.length / wideX; r++)
    for (let j = 0; j < wide; j++) y[r * wideY + to + j] = x[r * wideX + from + j];
}

// Calls f(large, small, weight) for every pixel of the smaller image, each pixel of the larger one that its window
// holds, and the place of the window's weights.
function windows(g, large, small, f) {
  for (let y = 0; y < small[0]; y++)
    for (let x = 0; x < small[1]; x++)
      for (let i = 0; i < g.kernel[0]; i++)
        for (let j = 0; j < g.kernel[1]; j++) {
          const h = y * g.stride[0] + i * g.dilation[0] - g.pad[0], w = x * g.stride[1] + j * g.dilation[1] - g.pad[1];
          if (h < 0 || h >= large[0] || w < 0 || w >= large[1]) continue;
          f((h * large[1] + w) * large[2], (y * small[1] + x) * small[2], i * g.kernel[1] + j);
        }
}

// w[kh, kw, c / groups, o]
function convolve(y, x, w, g) {
  const o = g.to[2], each = g.from[2] / g.groups, out = o / g.groups;
  y.fill(0);
  windows(g, g.from, g.to, (at, to, k) => {
    for (let c = 0; c < g.from[2]; c++) {
      const a = x[at + c], group = c / each | 0, from = (k * each + c - group * each) * o;
      for (let j = group * out, end = j + out; j < end; j++) y[to + j] += a * w[from + j];
    }
  });
}

function convolveT(x, y, w, g) {
  const o = g.from[2], each = g.to[2] / g.groups, out = o / g.groups;
  x.fill(0);
  windows(g, g.to, g.from, (to, at, k) => {
    for (let c = 0; c < g.to[2]; c++) {
      const group = c / each | 0, from = (k * each + c - group * each) * o;
      let sum = 0;
      for (let j = group * out, end = j + out; j < end; j++) sum += y[at + j] * w[from + j];
      x[to + c] += sum;
    }
  });
}

function maxpool(y, x, g) {
  y.fill(-Infinity);
  windows({...g, dilation: [1, 1]}, g.from, g.to, (at, to) => {
    for (let c = 0; c < g.to[2]; c++) y[to + c] = Math.max(y[to + c], x[at + c]);
  });
}

function avgpool(y, x, g) { // of the pixels that are there
  const pixels = new Uint32Array(g.to[0] * g.to[1]);
  y.fill(0);
  windows({...g, dilation: [1, 1]}, g.from, g.to, (at, to) => {
    pixels[to / g.to[2]]++;
    for (let c = 0; c < g.to[2]; c++) y[to + c] += x[at + c];
  });
  for (let i = 0; i < y.length; i++) y[i] /= pixels[i / g.to[2] | 0];
}

function bilinear(y, x, g) {
  const [height, wide, channels] = g.from;
  const place = (to, factor, size) => Math.min(Math.max((to + 0.5) / factor - 0.5, 0), size - 1);
  for (let i = 0; i < g.to[0]; i++)
    for (let j = 0; j < g.to[1]; j++) {
      const h = place(i, g.kernel[0], height), w = place(j, g.kernel[1], wide);
      const top = Math.floor(h), left = Math.floor(w), down = h - top, right = w - left;
      const below = Math.min(top + 1, height - 1), beside = Math.min(left + 1, wide - 1);
      const at = (p, q, c) => x[(p * wide + q) * channels + c];
      for (let c = 0; c < channels; c++)
        y[(i * g.to[1] + j) * channels + c] =
          (1 - down) * ((1 - right) * at(top, left, c) + right * at(top, beside, c)) +
          down * ((1 - right) * at(below, left, c) + right * at(below, beside, c));
    }
}

// Which step t is, by number c of `width`: a sine or a cosine.
function sinusoid(t, c, width) {
  const angle = t / 10000 ** (2 * Math.floor(c / 2) / width);
  return c % 2 ? Math.cos(angle) : Math.sin(angle);
}

// y[t] = w[x[t]]
function lookup(y, x, w, wide) {
  for (let t = 0; t < x.length; t++) y.set(w.subarray(x[t] * wide, (x[t] + 1) * wide), t * wide);
}

// From step to step: the gates' part of the state h is h w + b, their inputs' x[t]; `step` fills in the next state. Behind
// a row's end, where mask is 0, the state stays as it is. reverse: from the last step to the first.
function recurrent(y, x, start, w, b, mask, units, reverse, step) {
  const gates = b.length, wide = start.length, s = new Float64Array(gates);
  let h = start;
  for (let k = 0; k < mask.length; k++) {
    const t = reverse ? mask.length - 1 - k : k;
    const next = y.subarray(t * wide, (t + 1) * wide);
    if (mask[t] > 0) {
      s.set(b);
      for (let k = 0; k < units; k++)
        for (let j = 0, from = k * gates; j < gates; j++) s[j] += h[k] * w[from + j];
      step(next, h, x.subarray(t * gates, (t + 1) * gates), s);
    } else {
      next.set(h);
    }
    h = next;
  }
}

const logistic = x => 1 / (1 + Math.exp(-x));

function gru(y, x, start, w, b, mask, units, reverse) {
  recurrent(y, x, start, w, b, mask, units, reverse, (to, h, a, s) => {
    for (let j = 0, k = units, l = 2 * units; j < units; j++, k++, l++) {
      const keep = logistic(a[k] + s[k]);
      to[j] = (1 - keep) * Math.tanh(a[l] + logistic(a[j] + s[j]) * s[l]) + keep * h[j];
    }
  });
}

// Cells stand behind what is told.
function lstm(y, x, start, w, b, mask, units, reverse) {
  recurrent(y, x, start, w, b, mask, units, reverse, (to, h, a, s) => {
    const gate = i => a[i] + s[i];
    for (let j = 0; j < units; j++) {
      to[units + j] = logistic(gate(units + j)) * h[units + j] + logistic(gate(j)) * Math.tanh(gate(2 * units + j));
      to[j] = logistic(gate(3 * units + j)) * Math.tanh(to[units + j]);
    }
  });
}

// Each query of q[queries, wide] asks all keys, those up to it if causal, in so many heads: y[queries, wide + heads] has the
// means of the values, and behind them room for what only gradients read.
function attention(y, q, k, v, keysMask, queriesMask, wide, heads, causal) {
  const queries = q.length / wide, keys = k.length / wide, each = wide / heads, weight = new Float64Array(keys);
  y.fill(0);
  for (let i = 0; i < queries; i++)
    for (let h = 0; h < heads; h++) {
      if (queriesMask && !(queriesMask[i] > 0)) continue;
      const to = i * (wide + heads) + h * each, end = causal ? i + 1 : keys;
      let most = -Infinity, sum = 0;
      for (let j = 0; j < end; j++) {
        weight[j] = 0;
        for (let c = 0; c < each; c++) weight[j] += q[i * wide + h * each + c] * k[j * wide + h * each + c];
        weight[j] = keysMask && !(keysMask[j] > 0) ? -Infinity : weight[j] / Math.sqrt(each);
        most = Math.max(most, weight[j]);
      }
      for (let j = 0; j < end; j++) sum += weight[j] = most > -Infinity ? Math.exp(weight[j] - most) : 0;
      for (let j = 0; j < end; j++)
        for (let c = 0; c < each && weight[j]; c++) y[to + c] += weight[j] / sum * v[j * wide + h * each + c];
    }
}

// The power series next to 0, the continued fraction of erfc beyond.
function erf(x) {
  const a = Math.abs(x);
  if (a > 6) return Math.sign(x);
  if (a < 2.5) {
    let term = x, sum = x;
    for (let n = 1; n < 60 && Math.abs(term) > 1e-17; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }
  let rest = a;
  for (let n = 60; n > 0; n--) rest = a + n / 2 / rest;
  return Math.sign(x) * (1 - Math.exp(-a * a) / Math.sqrt(Math.PI) / rest);
}

// coth(x) - 1 / x, by a continued fraction next to 0.
function langevin(x) {
  if (Math.abs(x) > 2) return 1 / Math.tanh(x) - 1 / x;
  let bottom = 33;
  for (let n = 31; n >= 3; n -= 2) bottom = n + x * x / bottom;
  return x / bottom;
}

// The page's weights: base64 of little-endian numbers of 2 or 4 bytes.
function unpack(text, half) {
  const raw = atob(text), bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  const data = new DataView(bytes.buffer), n = raw.length / (half ? 2 : 4), values = new Float32Array(n);
  for (let i = 0; i < n; i++) values[i] = half ? fromHalf(data.getUint16(2 * i, true)) : data.getFloat32(4 * i, true);
  return values;
}

function fromHalf(bits) {
  const sign = bits & 0x8000 ? -1 : 1, exponent = bits >> 10 & 31, rest = bits & 1023;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + rest / 1024) : 2 ** -24 * rest);
}

#!/usr/bin/env python3
# densities.py -- writes densities.txt: -log of densities and its gradients in 50 digits, by mpmath, for emitted_densities.c.
# Run it in this directory: ./densities.py >densities.txt
# A line of the table: number of the likelihood, then p, raw of each head, x as floats (%a), then the value, d/dp and
# d/draw of each head, each with the error that a float program is allowed: 16 units in the last place of it, and of
# what those in log sizes and scales (which it computes from raw) do to it, and 2e-8 in p - ln x. Where a gradient
# is a difference of two terms (logistic; the size of a negative binomial) 16 units in the last place of these, too;
# of what a continuous Bernoulli adds up, 4. What is below every normal float may be 0.
import random, struct
from mpmath import mp, mpf, exp, log, log1p, loggamma, psi, diff

mp.dps = 50
EPS = mpf(2) ** -23
SIZE_FLOOR, SCALE_FLOOR = mpf('1e-3'), struct.unpack('f', struct.pack('f', 1e-6))[0]


def flt(v):
    return struct.unpack('f', struct.pack('f', float(v)))[0]


def softplus(v):
    return v + log1p(exp(-v)) if v > 0 else log1p(exp(v))


def above(raw, floor):
    return log(floor) + softplus(raw - log(floor))


def size(raw):
    return log(mpf(10) ** 6) - softplus(log(mpf(10) ** 6) - above(raw, SIZE_FLOOR))


def poisson(p, x):
    return exp(p) - x * p + loggamma(x + 1)


def negative_binomial(p, l, x):
    a, m = exp(l), exp(p)
    return loggamma(x + 1) + loggamma(a) - loggamma(a + x) + a * log1p(m / a) + x * log1p(a / m)


def zinb(p, l, zero, x):
    nb = negative_binomial(p, l, x)
    pi = 1 / (1 + exp(-zero))
    return softplus(zero) + nb if x > 0 else -log(pi + exp(-nb) / (1 + exp(zero)))


def logistic(p, l, x):
    half, per = mpf(1) / 510, exp(-l)
    sigmoid = lambda v: 1 / (1 + exp(-v))
    high = sigmoid((x + half - p) * per) if x < 1 - half else mpf(1)
    low = sigmoid((x - half - p) * per) if x > half else mpf(0)
    return -log(high - low)


def continuous_bernoulli(p, x):
    return -x * p + (log(exp(p) - 1) - log(p) if p > 0 else log((1 - exp(p)) / -p) if p < 0 else 0)


def slope(f, at, i):
    h = mpf(10) ** -18
    g = lambda d: f(*[v + (d if k == i else 0) for k, v in enumerate(at)])
    return (g(h) - g(-h)) / (2 * h)


def tilt_terms(p, x): # what is added up to a continuous Bernoulli's -log density, which crosses 0
    a = abs(mpf(p))
    return (a * a / 24 + a * abs(x - .5) if a < 4 else log(a) + a * (1 - x if p > 0 else x)) / 4


def size_terms(at): # what the deviance has in its gradient, and what is taken from it
    a, m, x = exp(at[1]), exp(at[0]), at[-1]
    if x <= 1:
        return x * m / (a + m)
    return a * (psi(0, a + x) - psi(0, a) - log1p(x / a))


def logistic_terms(at): # low and high, with half a bin as a float
    per = exp(-at[1])
    return per / 510


def line(number, f, p, raws, bounds, x, per_p=0, in_p=mpf('2e-8'), terms=None, in_value=mpf(0)):
    at = [mpf(p)] + [b(mpf(r)) for b, r in zip(bounds, raws)] + [mpf(x)]
    heads = range(1, 1 + len(raws))
    values = [(f, mpf(1), in_value)]
    for i in range(1 + len(raws)):
        chain = diff(bounds[i - 1], mpf(raws[i - 1])) if i else mpf(1)
        values.append((lambda *a, i=i: slope(f, a, i), chain, terms(at) if i == 1 and terms else per_p(at) if i == 0 and per_p else mpf(0)))
    out = [str(number)] + [v.hex() for v in [p] + raws + [x]]
    for g, chain, more in values:
        want = g(*at) * chain
        unit = abs(want) * (max(14, abs(raws[0])) if chain != 1 else 1) # the links between raw and log size
        allowed = mpf(2) ** -126 + 16 * EPS * (unit + more * chain) + in_p * abs(slope(g, at, 0) * chain)
        for i in heads:
            allowed += 16 * EPS * max(1, abs(at[i])) * abs(slope(g, at, i) * chain)
        out += [mp.nstr(want, 17), mp.nstr(allowed, 3)]
    print(' '.join(out))


# Of three logits: value and d/dp, each with 32 units in the last place of p and of every term's share allowed.
def multinomial(p, x):
    top = [exp(mpf(v) - max(p)) for v in p]
    share, n = [t / sum(top) for t in top], mpf(sum(x))
    value = sum(loggamma(mpf(c) + 1) - c * log(s) for c, s in zip(x, share)) - loggamma(n + 1)
    slopes = [n * s - c for c, s in zip(x, share)]
    out = ['5'] + [v.hex() for v in p + x] + [mp.nstr(value, 17)]
    out.append(mp.nstr(32 * EPS * (1 + value + sum(abs(s) for s in slopes)), 3))
    for slope_k, s in zip(slopes, share):
        out += [mp.nstr(slope_k, 17), mp.nstr(32 * EPS * (abs(slope_k) + n * s), 3)]
    print(' '.join(out))


def near(r, m, deviation):
    return flt(round(max(0, m + r.uniform(-4, 4) * deviation)))


def main():
    print('# made by densities.py: likelihood, p, raws, x, then value, d/dp, d/draws, each with the error allowed')
    r = random.Random(1)
    raw_of = lambda l: flt(l)
    for decade in range(-6, 9):
        for k in range(8):
            p = flt((decade + r.random()) * 2.302585092994046)
            m = 2.718281828459045 ** p
            x = [0.0, 1.0, near(r, m, m ** .5), near(r, m, m ** .5), near(r, m, m ** .5), near(r, m, m / 4),
                 flt(round(10 ** r.uniform(0, 8))), 3.0][k]
            line(0, poisson, p, [], [], x)
            raw = raw_of(r.uniform(-7.5, 14))
            a = float(exp(size(mpf(raw))))
            wide = (m + m * m / a) ** .5
            x = [0.0, 1.0, near(r, m, m ** .5), near(r, m, wide), near(r, m, wide), near(r, m, m / 4),
                 flt(round(10 ** r.uniform(0, 8))), 3.0][k]
            line(1, negative_binomial, p, [raw], [size], x, terms=size_terms)
            if k < 4:
                line(2, zinb, p, [raw, flt(r.uniform(-15, 15))], [size, lambda v: v], x if k == 2 else 0.0, terms=size_terms)
    # the cases that were seen to be wrong
    for p, x in ((flt(log(mpf(10) ** 7)), 10006325.0), (flt(log(mpf(10) ** 6)), 999500.0)):
        line(0, poisson, p, [], [], x)
    for m, a, x in ((6, '0.1', 7324556.0), (6, '1e4', 1020100.0), (5, '5e5', 1e5), (-6, '0.5', 1.0)):
        line(1, negative_binomial, flt(log(mpf(10) ** m)), [raw_of(log(mpf(a)))], [size], x, terms=size_terms)
    for e in range(0, 8):
        for k in range(5):
            p = [flt(r.uniform(-3, 3)) for _ in range(3)]
            top = [2.718281828 ** v for v in p]
            means = [10.0 ** e * t / sum(top) for t in top]
            multinomial(p, [near(r, m, m ** .5 if k < 4 else m) if k else 0.0 for m in means])
    scale = lambda v: above(v, mpf(SCALE_FLOOR))
    for level in (0, 1, 77, 128, 254, 255):
        for k in range(10):
            x, l = flt(level / 255), r.uniform(-13, 3)
            p = flt(x + r.choice((0, 1, -1)) * r.choice((1e-4, 1e-3, 1 / 510, .3)) + r.uniform(-2, 2) * 2.7 ** l * (k % 2))
            if abs(p - x) * 2.718281828 ** -l < 50:
                line(3, logistic, p, [flt(l)], [scale], x, lambda at: exp(-at[1]), 0, logistic_terms)
    for e in range(-9, 4):
        for x in (0.0, 0.25, 0.5, flt(0.7), 1.0):
            p = flt(r.choice((1, -1)) * r.uniform(1, 9) * 10.0 ** e)
            line(4, continuous_bernoulli, p, [], [], x, 0, 0, in_value=tilt_terms(p, x))


main()

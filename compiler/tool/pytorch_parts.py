# pytorch_parts.py -- the classes and functions of which `vaec export --format pytorch` copies those
# that a model uses (export_parts.c). Each top-level block is copied whole, in this order, if the text
# before or after it names it. Images are [n, channels, height, width] inside a network, and
# [n, height, width, channels] outside, as in vaec's data.
import json
import math
import struct

import torch
import torch.nn.functional as F
from torch import nn


def read_safetensors(path):
    """{name: tensor} of a safetensors file."""
    try:
        from safetensors.torch import load_file
        return load_file(path)
    except ImportError:
        pass
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        header = json.loads(f.read(size))
        blob = bytearray(f.read())
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        values = torch.frombuffer(blob, dtype=torch.float32, offset=begin, count=(end - begin) // 4)
        tensors[name] = values.reshape(entry["shape"]).clone()
    return tensors


def renamed(tensors, names):
    """The tensors, those whose names begin with one of `names` under another."""
    for old, new in names.items():
        tensors = {new + name[len(old):] if name.startswith(old) else name: t
                   for name, t in tensors.items()}
    return tensors


# ---------------------------------------------------------------- layers

def channels_last(x):
    """[n, c, h, w] to [n, h, w, c], the order of the data; anything else as it is."""
    return x.permute(0, 2, 3, 1) if x.dim() == 4 else x


def channels_first(x):
    """[n, h, w, c] to [n, c, h, w], the order of torch's layers; anything else as it is."""
    return x.permute(0, 3, 1, 2) if x.dim() == 4 else x


class Flatten(nn.Module):
    """An image to a vector, in the order height, width, channel."""

    def forward(self, x):
        return channels_last(x).flatten(1)


class Reshape(nn.Module):
    """The same values, in the order height, width, channel, under another shape."""

    def __init__(self, *shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        return channels_first(channels_last(x).reshape(-1, *self.shape))

    def extra_repr(self):
        return ", ".join(map(str, self.shape))


class PaddedConv2d(nn.Conv2d):
    """A convolution of an image padded by (left, right, top, bottom) pixels."""

    def __init__(self, *args, pad, **kwargs):
        super().__init__(*args, **kwargs)
        self.pad = pad

    def forward(self, x):
        return super().forward(F.pad(x, self.pad))


class CroppedConvTranspose2d(nn.ConvTranspose2d):
    """`size` (height, width) pixels of a transposed convolution, from pixel `first` on."""

    def __init__(self, *args, first, size, **kwargs):
        super().__init__(*args, **kwargs)
        self.first, self.size = first, size

    def forward(self, x):
        (top, left), (height, width) = self.first, self.size
        y = F.conv_transpose2d(x, self.weight, None, self.stride, 0, 0, self.groups, self.dilation)
        y = F.pad(y, (0, max(left + width - y.shape[3], 0), 0, max(top + height - y.shape[2], 0)))
        y = y[:, :, top:top + height, left:left + width]
        return y + self.bias.view(1, -1, 1, 1)


class PaddedMaxPool2d(nn.MaxPool2d):
    """The largest value of each window of an image padded by (left, right, top, bottom) pixels."""

    def __init__(self, kernel_size, stride, pad):
        super().__init__(kernel_size, stride)
        self.pad = pad

    def forward(self, x):
        return super().forward(F.pad(x, self.pad, value=-math.inf))


class PaddedAvgPool2d(nn.AvgPool2d):
    """The mean of each window; the padding, (left, right, top, bottom) pixels, does not count."""

    def __init__(self, kernel_size, stride, pad):
        super().__init__(kernel_size, stride)
        self.pad = pad

    def forward(self, x):
        count = super().forward(F.pad(torch.ones_like(x[:1, :1]), self.pad))
        return super().forward(F.pad(x, self.pad)) / count


class GlobalAvgPool(nn.Module):
    """The mean of each channel: [n, c, h, w] to [n, c]."""

    def forward(self, x):
        return x.mean((2, 3))


class BatchNormLast(nn.BatchNorm1d):
    """Batch normalization of the last dimension of [n, ..., c]."""

    def forward(self, x):
        return super().forward(x.flatten(0, -2)).reshape(x.shape)


class LayerNormChannels(nn.LayerNorm):
    """Layer normalization over the channels of each pixel."""

    def forward(self, x):
        return channels_first(super().forward(channels_last(x)))


class Noise(nn.Module):
    """In training: plus normal noise of this standard deviation."""

    def __init__(self, std):
        super().__init__()
        self.std = std

    def forward(self, x):
        return x + self.std * torch.randn_like(x) if self.training else x


class Residual(nn.Sequential):
    """x + stages(x)"""

    def forward(self, x):
        return x + super().forward(x)


class Heads(nn.Module):
    """What the likelihood reads beside the decoder's output; `running`: the name of an average over
    the batches."""

    def __init__(self, running=None, **parts):
        super().__init__()
        for name, part in parts.items():
            setattr(self, name, part)
        if running:
            self.register_buffer(running, torch.ones(1))


class Columns(nn.Module):
    """The mean of each column of a data stream, over the rows that the model was trained on."""

    def __init__(self, width):
        super().__init__()
        self.register_buffer("mean", torch.zeros(width))


class StandardizedColumns(Columns):
    """And the deviation. The mean is two floats, so that large numbers keep their digits."""

    def __init__(self, width):
        super().__init__(width)
        self.register_buffer("mean_low", torch.zeros(width))
        self.register_buffer("std", torch.ones(width))

    def standardize(self, x):
        """In double precision, and only then as the model computes."""
        return ((x.double() - self.mean.double() - self.mean_low) / self.std).to(self.std.dtype)

    def units(self, x):
        """Back to the units of the data."""
        each = x.flatten(1)
        return (self.mean + (self.mean_low + self.std * each)).reshape(x.shape)


def one_hot(y, classes):
    """Whole numbers [n] as one-hot codes [n, classes]; codes stay as they are."""
    return F.one_hot(y.long(), classes) if y.dim() == 1 else y


def planes(v, like):
    """A vector [n, m] beside an image: m planes, each with the same number at every place."""
    return v[:, :, None, None].expand(-1, -1, like.shape[2], like.shape[3])


def places(v, like):
    """A vector [n, m] at every place of [n, ..., c]."""
    v = v.reshape(v.shape[0], *[1] * (like.dim() - 2), v.shape[1])
    return v.expand(*like.shape[:-1], v.shape[-1])


def without_noise(model, network, x):
    """What a network of the model makes of x without dropout and noise."""
    training = model.training
    model.eval()
    y = network(x)
    model.train(training)
    return y


# ---------------------------------------------------------------- functions of the likelihoods

def lgamma_rest(x):
    """log x! - (x log x - x): what a Poisson loses at its mean."""
    return torch.lgamma(x + 1) - torch.xlogy(x, x) + x


def poisson_deviance(p, x):
    """e^p - x + x (log x - p), half the deviance of a count whose mean is e^p."""
    return torch.exp(p) - x + torch.xlogy(x, x) - x * p


def nb_deviance(p, logsize, x):
    """Half the deviance of a negative binomial of mean m = e^p and size a:
    x log(x / m) - (a + x) log((a + x) / (a + m))."""
    m, a = torch.exp(p), torch.exp(torch.as_tensor(logsize, dtype=x.dtype, device=x.device))
    return torch.xlogy(x, x) - x * p - (a + x) * torch.log1p((x - m) / (a + m))


def nb_rest(logsize, x):
    """What a negative binomial loses at its mean beside lgamma_rest: log gamma(a) -
    log gamma(a + x) + (a + x) log(a + x) - a log a - x. Sizes below 20 are moved up; from there by
    Stirling's series."""
    a, total = torch.exp(torch.as_tensor(logsize, dtype=x.dtype, device=x.device)), 0

    def stirling(y):
        r = 1 / (y * y)
        return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r / 1680))) / y

    for _ in range(20):
        step = (a + x) * torch.log1p(1 / (a + x)) - a * torch.log1p(1 / a)
        step = torch.log1p(x / (a * (a + 1 + x))) - step
        total = total + torch.where(a < 20, step, 0)
        a = torch.where(a < 20, a + 1, a)
    return total + 0.5 * torch.log1p(x / a) + stirling(a) - stirling(a + x)


def zero_inflated(logit, nll):
    """-log of a zero's probability: sigmoid(logit), or else exp(-nll)."""
    logit = torch.as_tensor(logit, dtype=nll.dtype, device=nll.device)
    return F.softplus(logit) - torch.logaddexp(logit, -nll)


def continuous_bernoulli(p, x):
    """-log of the density e^(x p) p / (e^p - 1) on [0, 1] (Loaiza-Ganem and Cunningham 2019)."""
    return log_sinhc(0.5 * p) + (0.5 - x) * p


def log_sinhc(x):
    """log(sinh(x) / x), 0 at 0."""
    a = x.abs()
    near = torch.where(a > 1, torch.zeros_like(a), a)
    far = torch.where(a > 1, a, torch.ones_like(a))
    square = near * near
    u = torch.ones_like(square)
    for n in range(20, 2, -2):
        u = 1 + u * square / (n * (n + 1))
    series = torch.log1p(u * square / 6)
    return torch.where(a > 1, far - torch.log(2 * far) + torch.log1p(-torch.exp(-2 * far)), series)


def langevin(x):
    """coth(x) - 1 / x, 0 at 0."""
    large = x.abs() > 2
    near = torch.where(large, torch.zeros_like(x), x)
    far = torch.where(large, x, torch.ones_like(x))
    bottom = torch.full_like(near, 33)
    for n in range(31, 1, -2):
        bottom = n + near * near / bottom
    return torch.where(large, 1 / torch.tanh(far) - 1 / far, near / bottom)


# ---------------------------------------------------------------- distributions of latents

class Normal:
    """N(mean, diag(exp(logvar))) along the last dimension."""

    def __init__(self, mean, logvar):
        self.mean, self.logvar = mean, logvar

    def draw(self, eps=None):
        """z and log q(z) of each dimension; eps: standard normal noise of z's shape."""
        eps = torch.randn_like(self.mean) if eps is None else eps
        z = self.mean + torch.exp(0.5 * self.logvar) * eps
        return z, -0.5 * (eps ** 2 + self.logvar + math.log(2 * math.pi))

    def log_prob(self, z):
        square = (z - self.mean) ** 2 * torch.exp(-self.logvar)
        return -0.5 * (square + self.logvar + math.log(2 * math.pi))

    def kl(self):
        """KL from N(0, I), of each dimension."""
        return 0.5 * (self.mean ** 2 + torch.exp(self.logvar) - 1 - self.logvar)

    def kl_from(self, p):
        """KL from another normal, of each dimension."""
        square = (self.mean - p.mean) ** 2 * torch.exp(-p.logvar)
        return 0.5 * (torch.exp(self.logvar - p.logvar) + square - 1 + p.logvar - self.logvar)


class NormalHeads(nn.Module):
    """Features to a normal."""

    def __init__(self, features, width):
        super().__init__()
        self.mean = nn.Linear(features, width)
        self.logvar = nn.Linear(features, width)

    def forward(self, h):
        return Normal(self.mean(h), self.logvar(h))


class FullNormal:
    """N(mean, L L'), L with exp(log_diagonal / 2) on its diagonal and `lower` below it."""

    def __init__(self, mean, log_diagonal, lower):
        self.mean, self.log_diagonal, self.lower = mean, log_diagonal, lower
        self.spread = (lower * lower).sum(-1)
        # of each dimension by itself
        self.logvar = torch.log(torch.exp(log_diagonal) + self.spread)

    def draw(self, eps=None):
        """z and log q(z), whose sum over the dimensions counts."""
        eps = torch.randn_like(self.mean) if eps is None else eps
        z = self.mean + torch.exp(0.5 * self.log_diagonal) * eps
        z = z + (self.lower @ eps[..., None])[..., 0]
        return z, -0.5 * (eps ** 2 + self.log_diagonal + math.log(2 * math.pi))

    def kl(self):
        """KL from N(0, I), one number."""
        each = self.mean ** 2 + torch.exp(self.log_diagonal) + self.spread - 1 - self.log_diagonal
        return 0.5 * each.sum(-1, keepdim=True)


class FullNormalHeads(nn.Module):
    """Features to a normal with a full covariance."""

    def __init__(self, features, width):
        super().__init__()
        self.mean = nn.Linear(features, width)
        self.logvar = nn.Linear(features, width)
        self.lower = nn.Linear(features, width * width)

    def forward(self, h):
        mean = self.mean(h)
        square = self.lower(h).unflatten(-1, (mean.shape[-1], mean.shape[-1]))
        return FullNormal(mean, self.logvar(h), torch.tril(square, -1))


class Categorical:
    """One of several classes at each place: log probabilities [..., n, classes]."""

    def __init__(self, logp, straight_through):
        self.logp, self.straight_through = logp, straight_through
        self.mean = torch.exp(logp).flatten(-2)

    def draw(self, u=None, temperature=None):
        """z, one-hot or (given a temperature) relaxed by the Gumbel-softmax, and log q(z) of each
        place; u: numbers in (0, 1), [..., n * classes]."""
        u = torch.rand_like(self.mean).clamp(min=1e-7) if u is None else u
        score = self.logp - torch.log(-torch.log(u.reshape(self.logp.shape)))
        hard = F.one_hot(score.argmax(-1), score.shape[-1]).to(score)
        draw = hard
        if temperature is not None:
            soft = torch.softmax(score / temperature, -1)
            draw = soft + (hard - soft).detach() if self.straight_through else soft
        return draw.flatten(-2), (draw * self.logp).sum(-1)

    def kl(self):
        """KL from equal probabilities, of each place."""
        return (torch.exp(self.logp) * (self.logp + math.log(self.logp.shape[-1]))).sum(-1)

    def log_prior(self):
        return torch.full_like(self.logp[..., 0], -math.log(self.logp.shape[-1]))


class CategoricalHeads(nn.Module):
    """Features to n choices among so many classes."""

    def __init__(self, features, n, classes, straight_through=False):
        super().__init__()
        self.shape, self.straight_through = (n, classes), straight_through
        self.logits = nn.Linear(features, n * classes)

    def forward(self, h):
        logits = self.logits(h).unflatten(-1, self.shape)
        return Categorical(torch.log_softmax(logits, -1), self.straight_through)

    def sample(self, n, u=None):
        """Every class alike; u: numbers in [0, 1), [n, places]."""
        places, classes = self.shape
        u = torch.rand(n, places, device=self.logits.weight.device) if u is None else u
        hot = F.one_hot((u * classes).long().clamp(max=classes - 1), classes)
        return hot.to(self.logits.weight).flatten(1)


class Codes:
    """Vectors [..., n, dim] and the nearest of a codebook [codes, dim]."""

    def __init__(self, vector, codebook, commitment):
        score = 2 * vector @ codebook.T - (codebook * codebook).sum(1)
        self.code = score.argmax(-1)
        self.vector, self.nearest, self.codes = vector, codebook[self.code], codebook.shape[0]
        self.mean, self.commitment = self.nearest.flatten(-2), commitment

    def draw(self):
        """The codes, with the gradient of the vectors, and log q(z) = 0."""
        z = self.vector + (self.nearest - self.vector).detach()
        return z.flatten(-2), torch.zeros_like(z[..., :1, 0])

    def kl(self):
        """KL from equal probabilities, of each place: a code is chosen, not drawn."""
        return torch.full_like(self.vector[..., 0], math.log(self.codes))

    def log_prior(self):
        return -self.kl().sum(-1, keepdim=True)

    def pull(self):
        """What draws codes to vectors and vectors to codes, summed over the places."""
        to_vector = (self.vector.detach() - self.nearest) ** 2
        to_code = (self.vector - self.nearest.detach()) ** 2
        return (to_vector + self.commitment * to_code).sum((-1, -2))


class CodeHeads(nn.Module):
    """Features to n vectors, each replaced by the nearest of a learned codebook."""

    def __init__(self, features, codes, dim, n, commitment):
        super().__init__()
        self.shape, self.commitment = (n, dim), commitment
        self.vector = nn.Linear(features, n * dim)
        self.codebook = nn.Parameter(torch.randn(codes, dim))

    def forward(self, h):
        return Codes(self.vector(h).unflatten(-1, self.shape), self.codebook, self.commitment)

    def sample(self, n, u=None):
        """Every code alike; u: numbers in [0, 1), [n, places]."""
        codes = self.codebook.shape[0]
        u = torch.rand(n, self.shape[0], device=self.codebook.device) if u is None else u
        return self.codebook[(u * codes).long().clamp(max=codes - 1)].flatten(1)


def normal_log_prob(z):
    """log N(z; 0, 1) of each dimension."""
    return -0.5 * (z ** 2 + math.log(2 * math.pi))


def log_ratio(log_p, log_q):
    """log p(z) - log q(z|x), of each dimension where both are, else one number: [..., 1]."""
    if log_p.shape[-1] == log_q.shape[-1]:
        return log_p - log_q
    return log_p.sum(-1, keepdim=True) - log_q.sum(-1, keepdim=True)


# ---------------------------------------------------------------- flows

class Flowed:
    """z = flow(u), u drawn from a normal; the flow reads `context`."""

    def __init__(self, base, flow, context):
        self.base, self.flow, self.context = base, flow, context

    @property
    def mean(self):
        """Where the flow puts the middle of the normal."""
        return self.flow.map(self.base.mean, self.context)[0]

    def draw(self, eps=None):
        """z and log q(z) = log q(u) - log |det dz/du|, one number."""
        u, log_q = self.base.draw(eps)
        z, log_det = self.flow.map(u, self.context)
        return z, log_q.sum(-1, keepdim=True) - log_det


class Planar(nn.Linear):
    """z + u' tanh(w z + b) in each step, u' such that it is invertible (Rezende and Mohamed 2015).
    As a layer: from features to the u, w, b of all steps."""

    def __init__(self, features, width, steps):
        super().__init__(features, steps * (2 * width + 1))
        self.width, self.steps = width, steps

    def map(self, z, context):
        log_det = 0
        for step in context.split(2 * self.width + 1, -1):
            u, w, b = step.split((self.width, self.width, 1), -1)
            wu, least = (w * u).sum(-1, keepdim=True), 1e-12
            push = (F.softplus(wu) - 1 - wu) / ((w * w).sum(-1, keepdim=True) + least)
            h = torch.tanh((w * z).sum(-1, keepdim=True) + b)
            z = z + (u + push * w) * h
            log_det = log_det + torch.log(h * h + (1 - h * h) * (F.softplus(wu) - push * least))
        return z, log_det


class Radial(nn.Linear):
    """z + (p - a) h (z - c), h = 1 / (a + |z - c|), in each step, a and p softplus of what the
    features give (Rezende and Mohamed 2015). As a layer: from features to the c, a, b of all steps."""

    def __init__(self, features, width, steps):
        super().__init__(features, steps * (width + 2))
        self.width, self.steps = width, steps

    def map(self, z, context):
        log_det = 0
        for step in context.split(self.width + 2, -1):
            c, a, b = step.split((self.width, 1, 1), -1)
            a, p = F.softplus(a), F.softplus(b)
            r = torch.sqrt(((z - c) ** 2).sum(-1, keepdim=True) + 1e-12)
            h = 1 / (a + r)
            z = z + (p - a) * h * (z - c)
            log_det = log_det + (self.width - 1) * torch.log((r + p) * h)
            log_det = log_det + torch.log((r * r + 2 * a * r + a * p) * h * h)
        return z, log_det


class Coupling(nn.Module):
    """One half of z scales and shifts the other half (Dinh et al. 2017)."""

    def __init__(self, width, hidden, turn):
        super().__init__()
        low = width // 2
        self.turn, self.split = turn, (low, width - low)
        kept, moved = self.split[::-1] if turn else self.split
        self.hidden = nn.Linear(kept, hidden)
        self.scale = nn.Linear(hidden, moved)
        self.shift = nn.Linear(hidden, moved)

    def forward(self, z, context=0, inverse=False):
        kept, x = z.split(self.split, -1)[::-1 if self.turn else 1]
        h = torch.tanh(self.hidden(kept) + context)
        s, shift = torch.tanh(self.scale(h)), self.shift(h)
        y = (x - shift) * torch.exp(-s) if inverse else x * torch.exp(s) + shift
        log_det = -s.sum(-1, keepdim=True) if inverse else s.sum(-1, keepdim=True)
        return torch.cat((y, kept) if self.turn else (kept, y), -1), log_det


class RealNVP(nn.Linear):
    """Couplings in turns. As a layer: from features to what is added to each hidden layer."""

    def __init__(self, features, width, steps, hidden):
        super().__init__(features, hidden)
        for i in range(steps):
            self.add_module(str(i), Coupling(width, hidden, i % 2 == 1))

    def map(self, z, context):
        log_det = 0
        for step in self.children():
            z, each = step(z, context)
            log_det = log_det + each
        return z, log_det


class MaskedLinear(nn.Linear):
    """A linear layer, some of whose weights are 0: where `mask` [out, in] is."""

    def __init__(self, mask):
        super().__init__(mask.shape[1], mask.shape[0])
        self.register_buffer("mask", mask, persistent=False)

    def forward(self, x):
        return F.linear(x, self.weight * self.mask, self.bias)


class AutoregressiveStep(nn.Module):
    """sigmoid(s) z + (1 - sigmoid(s)) m, m and s of each dimension from those before it (MADE)."""

    def __init__(self, width, hidden, turned):
        super().__init__()
        i, j = torch.arange(width), torch.arange(hidden)
        degree = (width - 1) - i if turned else i
        # Hidden units see inputs up to their degree, outputs hidden units below theirs.
        sees = j[:, None] * (width - 1) >= degree * hidden
        shown = degree[:, None] * hidden > j * (width - 1)
        self.hidden = MaskedLinear(sees.to(torch.get_default_dtype()))
        self.mean = MaskedLinear(shown.to(torch.get_default_dtype()))
        self.gate = MaskedLinear(shown.to(torch.get_default_dtype()))

    def forward(self, z, context):
        h = torch.tanh(self.hidden(z) + context)
        m, gate = self.mean(h), self.gate(h) + 2
        s = torch.sigmoid(gate)
        return s * z + (1 - s) * m, -F.softplus(-gate).sum(-1, keepdim=True)


class Autoregressive(nn.Linear):
    """Inverse autoregressive flow (Kingma et al. 2016). As a layer: from features to what is added
    to each hidden layer."""

    def __init__(self, features, width, steps, hidden):
        super().__init__(features, hidden)
        for i in range(steps):
            self.add_module(str(i), AutoregressiveStep(width, hidden, i % 2 == 1))

    def map(self, z, context):
        log_det = 0
        for step in self.children():
            z, each = step(z, context)
            log_det = log_det + each
        return z, log_det


# ---------------------------------------------------------------- priors

def standard_normal(noise, name, like, *shape):
    """The noise of that name, or drawn anew: standard normal numbers."""
    if name in noise:
        return noise[name]
    return torch.randn(shape, dtype=like.dtype, device=like.device)


class Mixture:
    """Normals [parts, width] in shares."""

    def __init__(self, mean, logvar, log_share):
        self.mean, self.logvar, self.log_share = mean, logvar, log_share

    def log_prob(self, z):
        square = (z[..., None, :] - self.mean) ** 2 * torch.exp(-self.logvar)
        each = (-0.5 * (square + self.logvar + math.log(2 * math.pi))).sum(-1)
        return torch.logsumexp(each + self.log_share, -1, keepdim=True)

    def sample(self, n, u=None, eps=None):
        """[n, width]; u: numbers in (0, 1), [n, parts]; eps: normal noise, [n, width]."""
        mean = self.mean
        if u is None:
            u = torch.rand(n, mean.shape[0], dtype=mean.dtype, device=mean.device).clamp(min=1e-7)
        if eps is None:
            eps = torch.randn(n, mean.shape[1], dtype=mean.dtype, device=mean.device)
        part = (self.log_share - torch.log(-torch.log(u))).argmax(1)
        return mean[part] + torch.exp(0.5 * self.logvar[part]) * eps


class MixturePrior(nn.Module):
    """A learned mixture of normals."""

    def __init__(self, parts, width):
        super().__init__()
        self.mean = nn.Parameter(torch.randn(parts, width))
        self.logvar = nn.Parameter(torch.zeros(parts, width))
        self.logits = nn.Parameter(torch.zeros(parts))

    def forward(self):
        return Mixture(self.mean, self.logvar, torch.log_softmax(self.logits, 0))


class PseudoInputs(nn.Module):
    """Learned inputs whose posteriors, mixed, are the prior (Tomczak and Welling 2018)."""

    def __init__(self, parts, size):
        super().__init__()
        self.inputs = nn.Parameter(torch.randn(parts, size))


class FlowPrior(nn.Module):
    """A standard normal through couplings (Dinh et al. 2017)."""

    def __init__(self, width, steps, hidden):
        super().__init__()
        self.flow = nn.ModuleList(Coupling(width, hidden, i % 2 == 1) for i in range(steps))

    def log_prob(self, z):
        log_det = 0
        for step in reversed(self.flow):
            z, each = step(z, inverse=True)
            log_det = log_det + each
        return normal_log_prob(z).sum(-1, keepdim=True) + log_det

    def map(self, u):
        for step in self.flow:
            u = step(u)[0]
        return u


class GivenPrior(NormalHeads):
    """A normal that depends on the latent above."""

    def __init__(self, above, width, hidden):
        super().__init__(hidden, width)
        self.hidden = nn.Linear(above, hidden)

    def forward(self, above):
        return super().forward(torch.tanh(self.hidden(above)))


# ---------------------------------------------------------------- objectives of the whole batch

def pair_log_shares(z, rows, weighted):
    """How much row j counts in the estimate of log q(z_i) over a data set of so many rows, as
    logarithms [n, n] (Chen et al. 2018, appendix C)."""
    n = z.shape[0]
    if weighted:
        return torch.full_like(z[:, :1], -math.log(n * rows)).expand(-1, n)
    others = max(n - 1, 1)
    share = torch.full_like(z[:, :1], 1 / others).repeat(1, n)
    i = torch.arange(n, device=z.device)
    share[i, (i + 1) % n] = (rows - others) / (rows * others)
    share[i, i] = 1 / rows
    return torch.log(share)


def pairs_log_prob(q, z):
    """log q(z_i|x_j) of each dimension: [i, j, d]."""
    return Normal(q.mean[None], q.logvar[None]).log_prob(z[:, None])


def mmd(z, prior, scale, rbf):
    """The squared maximum mean discrepancy between two samples, unbiased (Gretton et al. 2012)."""
    n, c = z.shape[0], 2 * z.shape[1] * scale ** 2
    if n == 1:
        return 0  # nothing to compare

    def kernel(u, v):
        d = ((u[:, None] - v[None]) ** 2).sum(-1)
        return torch.exp(-d / c) if rbf else c / (c + d)

    apart = 1 - torch.eye(n, dtype=z.dtype, device=z.device)
    same = ((kernel(z, z) + kernel(prior, prior)) * apart).sum() / (n * (n - 1))
    return same - 2 * kernel(z, prior).mean()


def covariance_penalty(mean, variance, off, diagonal):
    """How far the covariance of the latents is from the identity (Kumar et al. 2018); variance: of
    each row's draws, to be counted in, or None."""
    if mean.shape[0] == 1:
        return 0  # one row has none
    centered = mean - mean.mean(0)
    covariance = centered.T @ centered / mean.shape[0]
    spread = torch.diagonal(covariance)
    others = (covariance ** 2).sum() - (spread ** 2).sum()
    if variance is not None:
        spread = spread + variance.mean(0)
    return off * others + diagonal * ((spread - 1) ** 2).sum()


# ---------------------------------------------------------------- schedules

def ramp(at, start, end, cosine=False):
    """From start to end while `at` goes from 0 to 1, in a straight line or along half a cosine."""
    part = min(max(at, 0.0), 1.0)
    if cosine:
        part = 0.5 * (1 - math.cos(math.pi * part))
    return start + (end - start) * part


def cycle(at, start, end, cycles, ratio):
    """In each of equal cycles from start to end during `ratio` of it, then at end."""
    if at >= 1:
        return end
    part = max(at, 0.0) * max(cycles, 1)
    return ramp((part - math.floor(part)) / ratio, start, end) if ratio > 0 else end

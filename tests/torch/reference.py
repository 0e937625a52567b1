#!/usr/bin/python3
"""reference.py -- the same models in PyTorch, in double precision, written by hand.

    reference.py write [NAME...]   makes DIR/x.npy, eps.npy, weights.safetensors, expected.safetensors
    reference.py check [NAME...]   computes what is expected again and compares it with the files

Each class below is one directory's model.vae, as a PyTorch user would write it: its state_dict has
the names and the layouts of the weights that vaec saves. Images are [height, width, channel] in the
data and [channel, height, width] inside. run.sh compares the files with what the built model says,
so that neither PyTorch nor Python is needed for that.
"""
import json
import math
import os
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import attention
import causal
import critics
import latents
import likelihoods
import masks
import objectives
import pictures
import places
import private
import recurrent
import series
import spectral
import streams
import tables
import topdown

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
HERE = os.path.dirname(os.path.abspath(__file__))


# ---------------------------------------------------------------- files

def save_tensors(path, tensors, metadata=None):
    header, blob = {"__metadata__": metadata} if metadata else {}, b""
    for name, value in tensors.items():
        value = np.ascontiguousarray(value, dtype="<f4")
        header[name] = {"dtype": "F32", "shape": list(value.shape),
                        "data_offsets": [len(blob), len(blob) + value.nbytes]}
        blob += value.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + blob)


def load_tensors(path):
    with open(path, "rb") as f:
        data = f.read()
    size = struct.unpack("<Q", data[:8])[0]
    tensors = {}
    for name, entry in json.loads(data[8:8 + size]).items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        value = np.frombuffer(data[8 + size + begin:8 + size + end], dtype="<f4")
        tensors[name] = value.reshape(entry["shape"]).copy()
    return tensors


# ---------------------------------------------------------------- pieces

class HWC(nn.Module):
    """[c, h, w] to the vector in the order h, w, c."""

    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


class Image(nn.Module):
    """A vector in the order h, w, c to [c, h, w]."""

    def __init__(self, h, w, c):
        super().__init__()
        self.shape = (h, w, c)

    def forward(self, x):
        return x.view(-1, *self.shape).permute(0, 3, 1, 2)


class Same(nn.Module):
    """Pads an image so that a window gives ceil(size / stride) places, the odd pixel after."""

    def __init__(self, kernel, stride=1, dilation=1, value=0.0):
        super().__init__()
        pair = lambda v: v if isinstance(v, tuple) else (v, v)
        self.kernel, self.stride, self.dilation = pair(kernel), pair(stride), pair(dilation)
        self.value = value

    def sides(self, size, axis):
        span = (self.kernel[axis] - 1) * self.dilation[axis] + 1
        places = -(-size // self.stride[axis])
        total = max((places - 1) * self.stride[axis] + span - size, 0)
        return total // 2, total - total // 2

    def forward(self, x):
        top, bottom = self.sides(x.shape[2], 0)
        left, right = self.sides(x.shape[3], 1)
        return F.pad(x, (left, right, top, bottom), value=self.value)


class ConvSame(nn.Conv2d):
    def __init__(self, i, o, kernel, stride=1, dilation=1, groups=1):
        super().__init__(i, o, kernel, stride=stride, dilation=dilation, groups=groups)
        self.pad = Same(kernel, stride, dilation)

    def forward(self, x):
        return super().forward(self.pad(x))


class DeconvSame(nn.ConvTranspose2d):
    """out = in * stride: the full transposed convolution, cut at both sides (or continued with the
    bias alone where the stride is larger than the kernel)."""

    def forward(self, x):
        full = F.conv_transpose2d(x, self.weight, None, self.stride, 0, 0, self.groups, self.dilation)
        for axis in (0, 1):
            size = x.shape[2 + axis] * self.stride[axis]
            total = full.shape[2 + axis] - size
            if total >= 0:
                full = full.narrow(2 + axis, total // 2, size)
            else:
                full = F.pad(full, (0, 0, 0, -total) if axis == 0 else (0, -total, 0, 0))
        return full + self.bias.view(1, -1, 1, 1)


class MaxPoolSame(nn.Module):
    def __init__(self, kernel, stride):
        super().__init__()
        self.pad, self.pool = Same(kernel, stride, value=-math.inf), nn.MaxPool2d(kernel, stride)

    def forward(self, x):
        return self.pool(self.pad(x))


class AvgPoolSame(nn.Module):
    """Padding does not count."""

    def __init__(self, kernel, stride):
        super().__init__()
        self.pad, self.pool = Same(kernel, stride), nn.AvgPool2d(kernel, stride)

    def forward(self, x):
        return self.pool(self.pad(x)) / self.pool(self.pad(torch.ones_like(x[:1, :1])))


class Residual(nn.Sequential):
    def forward(self, x):
        return x + super().forward(x)


class LayerNormChannels(nn.LayerNorm):
    """Over the channels of an image, at each pixel."""

    def forward(self, x):
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class Lambda(nn.Module):
    def __init__(self, f):
        super().__init__()
        self.f = f

    def forward(self, x):
        return self.f(x)


# ---------------------------------------------------------------- likelihoods: nats of each value

def bernoulli(x, p):
    return F.binary_cross_entropy_with_logits(p, x, reduction="none")


def mse(x, p):
    return (x - p) ** 2


def gaussian(x, p, sigma):
    return -torch.distributions.Normal(p, sigma).log_prob(x)


def bounded_sigma(raw, floor=1e-3):
    """The deviation with the logarithm of its square as `raw`, smooth and never below floor."""
    return torch.sqrt(floor ** 2 + torch.exp(raw))


# ---------------------------------------------------------------- the model

class VAE(nn.Module):
    image = None          # (h, w, c) of x, else a vector of `width`
    width = None
    latents = {"z": 2}
    features = None       # width at the end of the encoder
    rows, beta, mean_reduced = 5, 1.0, False
    step_rows = shards = 1  # what a full step has, and is cut into
    samples = 1
    data_range = (0.0, 1.0)  # uniform; None: normal
    target_label = False  # x is a label of `width` classes
    labels = 0            # classes of a second stream, y
    unlabelled = False    # some of its rows have none
    exposed = False       # y is a number above 0 in each row
    lines = line_words = 0  # y is rows of so many numbers of tokens below line_words: y.txt
    tokens = False        # x is rows of numbers of tokens: x.txt without ends, and the model tells lines
    table = False         # x is a table: x.csv, and the model reads and writes it
    free_bits = capacity = None

    def __init__(self):
        super().__init__()
        self.build()
        self.posterior = nn.ModuleDict(
            {name: nn.ModuleDict({"mean": nn.Linear(self.features, n), "logvar": nn.Linear(self.features, n)})
             for name, n in self.latents.items()})

    # What a model defines.
    def build(self):
        raise NotImplementedError

    def encode(self, x, y):
        return self.encoder(self.pixels(x))

    def decode(self, z, y):  # z: {name: [rows, n]}; returns the raw output, flat
        return self.flat(self.decoder(torch.cat(list(z.values()), 1)))

    def nll(self, x, p, z, y):
        raise NotImplementedError

    def data_mean(self, p):
        return p

    def mean(self, z, y):
        return self.data_mean(self.decode(z, y))

    def draw_data(self, rng, shape):
        if self.data_range is None:
            return rng.normal(size=shape)
        return rng.uniform(*self.data_range, size=shape)

    def binarize(self, x):
        return x

    # What they share.
    def pixels(self, x):
        return x if self.image is None else x.view(-1, *self.image).permute(0, 3, 1, 2)

    def flat(self, p):
        return p if p.dim() == 2 else p.permute(0, 2, 3, 1).flatten(1)

    def heads(self, x, y):
        h = self.encode(self.binarize(x), y)
        return {name: (head["mean"](h), head["logvar"](h)) for name, head in self.posterior.items()}

    def encoded(self, x, y):
        """What `encode` writes: means, and log variances where they are known."""
        q = self.heads(x, y)
        return torch.cat([m for m, _ in q.values()] + [v for _, v in q.values()], 1)

    def draw_noise(self, rng, rows):
        return rng.normal(size=(rows, self.samples * sum(self.latents.values())))

    def draw(self, q, eps):
        """eps: [rows, all latents' samples * n], a latent's samples one behind the other. Samples
        become rows: [rows * samples, n]."""
        z, at = {}, 0
        for name, (mean, logvar) in q.items():
            n = mean.shape[1]
            e = eps[:, at:at + self.samples * n].reshape(-1, self.samples, n)
            at += self.samples * n
            z[name] = (mean[:, None] + torch.exp(logvar / 2)[:, None] * e).reshape(-1, n)
        return z

    def terms(self, x, y, eps):
        q = self.heads(x, y)
        z = self.draw(q, eps)
        xs = x.repeat_interleave(self.samples, 0)
        ys = y.repeat_interleave(self.samples, 0) if y is not None else None
        nll = self.nll(self.binarize(xs), self.decode(z, ys), z, ys).sum(1).view(-1, self.samples)
        kl = {name: torch.distributions.kl_divergence(
            torch.distributions.Normal(mean, torch.exp(logvar / 2)),
            torch.distributions.Normal(torch.zeros_like(mean), 1.0)) for name, (mean, logvar) in q.items()}
        return q, z, nll, kl

    def losses(self, x, y, eps):
        _, _, nll, kl = self.terms(x, y, eps)
        recon = nll.mean()
        kl_total = sum(k.sum(1) for k in kl.values()).mean()
        scale = 1 / x.shape[1] if self.mean_reduced else 1.0
        pressed = kl_total
        if self.free_bits is not None:
            pressed = sum(torch.clamp(k.mean(0), min=self.free_bits).sum() for k in kl.values())
        if self.capacity is not None:
            pressed = torch.abs(kl_total - self.capacity)
        return scale * recon + self.beta * pressed, recon, kl_total


class IWAE(VAE):
    """-log of the mean of the importance weights; gradients as they come."""

    def log_weights(self, q, z, nll):
        log_p, log_q = 0, 0
        for name, (mean, logvar) in q.items():
            mean = mean.repeat_interleave(self.samples, 0)
            sigma = torch.exp(logvar / 2).repeat_interleave(self.samples, 0)
            log_p = log_p + torch.distributions.Normal(torch.zeros_like(mean), 1.0).log_prob(z[name]).sum(1)
            log_q = log_q + torch.distributions.Normal(mean, sigma).log_prob(z[name]).sum(1)
        return (log_p - log_q).view(-1, self.samples) - nll

    def losses(self, x, y, eps):
        q, z, nll, kl = self.terms(x, y, eps)
        w = self.log_weights(q, z, nll)
        loss = -(torch.logsumexp(w, 1) - math.log(self.samples)).mean()
        return loss, nll.mean(), sum(k.sum(1) for k in kl.values()).mean()


class DReG(IWAE):
    """Tucker et al. 2019: the encoder's gradient is the path through z alone, weighed by the squares
    of the normalized importance weights; the decoder's is IWAE's."""

    def gradients(self, x, y, eps):
        loss, recon, kl = self.losses(x, y, eps)
        names = [n for n, _ in self.named_parameters()]
        grads = dict(zip(names, torch.autograd.grad(loss, list(self.parameters()), allow_unused=True)))
        fixed = {n: (m.detach(), v.detach()) for n, (m, v) in self.heads(x, y).items()}
        q = self.heads(x, y)
        z = self.draw(q, eps)
        xs = x.repeat_interleave(self.samples, 0)
        nll = self.nll(self.binarize(xs), self.decode(z, None), z, None).sum(1).view(-1, self.samples)
        w = self.log_weights(fixed, z, nll)
        share = torch.softmax(w, 1).detach()
        surrogate = -(share ** 2 * w).sum(1).mean()
        path = torch.autograd.grad(surrogate, list(self.parameters()), allow_unused=True)
        for name, g in zip(names, path):
            if name.startswith(("encoder.", "posterior.")):
                grads[name] = g
        return loss, recon, kl, grads


def learned_sigma(model, x, p, raw):
    return gaussian(x, p, bounded_sigma(raw))


# ---------------------------------------------------------------- dense models

class Plain(VAE):
    image, features = (4, 3, 1), 9

    def build(self):
        self.encoder = nn.Sequential(HWC(), nn.Linear(12, 9), nn.ReLU())
        self.decoder = nn.Sequential(nn.Linear(2, 9), nn.ReLU(), nn.Linear(9, 12), Image(4, 3, 1))

    def nll(self, x, p, z, y):
        return bernoulli(x, p)

    def data_mean(self, p):
        return torch.sigmoid(p)


class Beta(VAE):
    width, features, latents, beta, data_range = 7, 6, {"z": 3}, 4.0, None

    def build(self):
        self.encoder = nn.Sequential(nn.Linear(7, 8), nn.Tanh(), nn.Linear(8, 6), nn.LeakyReLU(0.2))
        self.decoder = nn.Sequential(nn.Linear(3, 8), nn.LeakyReLU(0.01), nn.Linear(8, 7))

    def nll(self, x, p, z, y):
        return mse(x, p)


class FixedSigma(VAE):
    width, features, beta, mean_reduced, data_range, rows = 6, 7, 0.1, True, None, 1

    def build(self):
        self.encoder = nn.Sequential(nn.Linear(6, 7), nn.ELU())
        self.decoder = nn.Sequential(nn.Linear(2, 7), nn.ELU(0.5), nn.Linear(7, 6))

    def nll(self, x, p, z, y):
        return gaussian(x, p, torch.tensor(0.3))


class Shared(VAE):
    width, features, latents, data_range = 5, 8, {"z": 4}, None

    def build(self):
        self.encoder = nn.Sequential(nn.Linear(5, 8), nn.SiLU())
        self.decoder = nn.Sequential(nn.Linear(4, 8), nn.GELU(), nn.Linear(8, 5))
        self.likelihood = nn.ModuleDict({"x": nn.ParameterDict({"logvar": nn.Parameter(torch.zeros(1))})})

    def nll(self, x, p, z, y):
        return gaussian(x, p, bounded_sigma(self.likelihood["x"]["logvar"]))


class Learned(VAE):
    """The second head is a twin of the last layer with weights, without the softplus behind it."""

    image, features = (2, 3, 2), 10

    def build(self):
        self.encoder = nn.Sequential(HWC(), nn.Linear(12, 10), nn.SELU())
        self.decoder = nn.Sequential(nn.Linear(2, 9), nn.SELU(), nn.Linear(9, 12), nn.Softplus(), Image(2, 3, 2))
        self.likelihood = nn.ModuleDict({"x": nn.ModuleDict({"logvar": nn.Linear(9, 12)})})

    def nll(self, x, p, z, y):
        h = self.decoder[1](self.decoder[0](z["z"]))
        return gaussian(x, p, bounded_sigma(self.likelihood["x"]["logvar"](h)))


class Nested(VAE):
    width, features, data_range = 6, 5, None

    def build(self):
        block = lambda: nn.Sequential(nn.Linear(5, 4), nn.Softplus(), nn.Linear(4, 5))
        self.encoder = nn.Sequential(
            nn.Linear(6, 5), Residual(nn.Linear(5, 5), nn.Sigmoid(), Residual(nn.Linear(5, 5), nn.Tanh())),
            nn.Sequential(nn.Linear(5, 5), nn.ReLU(), nn.Linear(5, 5), nn.ReLU(), nn.Linear(5, 5), nn.ReLU()))
        self.decoder = nn.Sequential(nn.Linear(2, 5), block(), Residual(block()), nn.Linear(5, 6))

    def nll(self, x, p, z, y):
        return mse(x, p)


class TwoLatents(VAE):
    width, features, latents, rows = 8, 6, {"a": 1, "b": 3}, 7

    def build(self):
        self.encoder = nn.Sequential(nn.Linear(8, 6), nn.LayerNorm(6), nn.Tanh())
        self.decoder = nn.Sequential(nn.Linear(4, 7), nn.Softmax(1), nn.Linear(7, 8))

    def nll(self, x, p, z, y):
        return bernoulli(x, p)

    def data_mean(self, p):
        return torch.sigmoid(p)


class Threshold(VAE):
    width, features, free_bits = 9, 5, 0.4

    def build(self):
        self.encoder = nn.Sequential(nn.Linear(9, 5), nn.Sigmoid())
        self.decoder = nn.Sequential(nn.Linear(2, 5), nn.Tanh(), nn.Linear(5, 9))

    def binarize(self, x):
        return (x > 0.5).to(x)

    def nll(self, x, p, z, y):
        return bernoulli(x, p)

    def data_mean(self, p):
        return torch.sigmoid(p)


class Capacity(VAE):
    width, features, beta, capacity, data_range = 5, 4, 20.0, 3.0, None

    def build(self):
        self.encoder = nn.Sequential(nn.Linear(5, 4), nn.Tanh())
        self.decoder = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 5))

    def nll(self, x, p, z, y):
        return mse(x, p)


class Samples(VAE):
    """The ELBO with several draws of z."""

    width, features, samples, data_range = 5, 4, 3, None

    def build(self):
        self.encoder = nn.Sequential(nn.Linear(5, 4), nn.Tanh())
        self.decoder = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 5))

    def nll(self, x, p, z, y):
        return mse(x, p)


class Importance(IWAE):
    width, features, samples, latents = 6, 5, 4, {"z": 2, "w": 1}

    def build(self):
        self.encoder = nn.Sequential(nn.Linear(6, 5), nn.Tanh())
        self.decoder = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 6))

    def nll(self, x, p, z, y):
        return bernoulli(x, p)

    def data_mean(self, p):
        return torch.sigmoid(p)


class Doubly(DReG):
    width, features, samples, data_range = 6, 5, 3, None

    def build(self):
        self.encoder = nn.Sequential(nn.Linear(6, 5), nn.Tanh())
        self.decoder = nn.Sequential(nn.Linear(2, 5), nn.Tanh(), nn.Linear(5, 6))

    def nll(self, x, p, z, y):
        return gaussian(x, p, torch.tensor(0.7))


class Conditional(VAE):
    width, features, labels, data_range, rows = 6, 8, 3, None, 6

    def build(self):
        self.encoder = nn.ModuleDict({"0": nn.Linear(6, 5), "1": nn.BatchNorm1d(5), "4": nn.Linear(8, 8)})
        self.decoder = nn.ModuleDict({"1": nn.Linear(5, 6), "2": nn.BatchNorm1d(6, momentum=0.3, eps=1e-3),
                                      "4": nn.Linear(6, 6)})

    def encode(self, x, y):
        h = torch.relu(self.encoder["1"](self.encoder["0"](x)))
        return torch.tanh(self.encoder["4"](torch.cat([h, y], 1)))

    def decode(self, z, y):
        h = self.decoder["1"](torch.cat([z["z"], y], 1))
        return self.decoder["4"](torch.relu(self.decoder["2"](h)))

    def nll(self, x, p, z, y):
        return mse(x, p)


# ---------------------------------------------------------------- images

class ConvPool(VAE):
    image, features = (7, 5, 1), 6

    def build(self):
        self.encoder = nn.Sequential(ConvSame(1, 3, 3), nn.ReLU(), MaxPoolSame(2, 2), ConvSame(3, 4, 3),
                                     nn.ReLU(), HWC(), nn.Linear(48, 6), nn.ReLU())
        self.decoder = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 35), Image(7, 5, 1))

    def nll(self, x, p, z, y):
        return bernoulli(x, p)

    def data_mean(self, p):
        return torch.sigmoid(p)


class Strided(VAE):
    image, features, latents = (6, 8, 2), 24, {"z": 3}

    def build(self):
        self.encoder = nn.Sequential(ConvSame(2, 4, 4, 2), nn.LeakyReLU(0.2), ConvSame(4, 6, 3, 2), nn.Tanh(), HWC())
        self.decoder = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), Image(2, 4, 3),
                                     DeconvSame(3, 4, 4, stride=(3, 1)), nn.ReLU(), DeconvSame(4, 2, 4, stride=(1, 2)))

    def nll(self, x, p, z, y):
        return bernoulli(x, p)

    def data_mean(self, p):
        return torch.sigmoid(p)


class Wide(VAE):
    """Kernel 5, stride 3, and a deconvolution whose stride is larger than its kernel."""

    image, features, data_range = (7, 7, 1), 18, None

    def build(self):
        self.encoder = nn.Sequential(ConvSame(1, 2, 5, 3), nn.ELU(), HWC())
        self.decoder = nn.Sequential(nn.Linear(2, 6), nn.Tanh(), Image(2, 3, 1), DeconvSame(1, 2, 2, stride=3),
                                     nn.Tanh(), nn.Conv2d(2, 1, (1, 5)), ConvSame(1, 1, 3), HWC(), nn.Linear(30, 49),
                                     Image(7, 7, 1))

    def nll(self, x, p, z, y):
        return mse(x, p)


class Upsampled(VAE):
    image, features = (4, 6, 1), 12

    def build(self):
        self.encoder = nn.Sequential(ConvSame(1, 2, 2), nn.SiLU(), AvgPoolSame(2, 2), HWC())
        self.decoder = nn.Sequential(nn.Linear(2, 12), nn.SiLU(), Image(2, 3, 2),
                                     nn.Upsample(scale_factor=2, mode="nearest"), ConvSame(2, 1, 2))

    def nll(self, x, p, z, y):
        return bernoulli(x, p)

    def data_mean(self, p):
        return torch.sigmoid(p)


class GlobalPool(VAE):
    image, features, data_range = (5, 7, 2), 6, None

    def build(self):
        self.encoder = nn.Sequential(ConvSame(2, 6, 1), nn.GELU(), AvgPoolSame(3, 2), Lambda(lambda x: x.mean((2, 3))))
        self.decoder = nn.Sequential(
            nn.Linear(2, 35), nn.Tanh(), Image(5, 7, 1),
            nn.Upsample(scale_factor=(2, 1), mode="bilinear", align_corners=False), nn.Conv2d(1, 2, (6, 1)))

    def nll(self, x, p, z, y):
        return mse(x, p)


class BatchNormed(VAE):
    image, features, rows = (5, 4, 1), 18, 6

    def build(self):
        self.encoder = nn.Sequential(ConvSame(1, 3, 3, 2), nn.BatchNorm2d(3), nn.ReLU(), HWC())
        self.decoder = nn.Sequential(nn.Linear(2, 20), nn.BatchNorm1d(20), nn.ReLU(), Image(5, 4, 1),
                                     ConvSame(1, 3, 3), nn.BatchNorm2d(3, momentum=0.25, eps=1e-2), nn.Tanh(),
                                     ConvSame(3, 1, 3))

    def nll(self, x, p, z, y):
        return bernoulli(x, p)

    def data_mean(self, p):
        return torch.sigmoid(p)


class Sharded(BatchNormed):
    """A step of 22 rows in four parts: 5, 6, 5, 6 rows; statistics are those of a part."""

    rows, step_rows, shards = 22, 22, 4


class ShardedLast(Sharded):
    """13 rows of such a step fill three parts."""

    rows = 13


class GroupNormed(VAE):
    image, features, data_range = (3, 5, 2), 60, None

    def build(self):
        self.encoder = nn.Sequential(ConvSame(2, 4, 3), nn.GroupNorm(2, 4), nn.SiLU(),
                                     LayerNormChannels(4, eps=1e-3), HWC())
        self.decoder = nn.Sequential(nn.Linear(2, 30), nn.LayerNorm(30), nn.Tanh(), Image(3, 5, 2),
                                     nn.GroupNorm(1, 2, eps=0.1), ConvSame(2, 2, 3))

    def nll(self, x, p, z, y):
        return mse(x, p)


class Grouped(VAE):
    image, features = (6, 6, 2), 16

    def build(self):
        self.encoder = nn.Sequential(ConvSame(2, 4, 3, dilation=2, groups=2), nn.ReLU(),
                                     ConvSame(4, 4, 3, 3, groups=4), nn.ReLU(), HWC())
        self.decoder = nn.Sequential(nn.Linear(2, 36), nn.ReLU(), Image(3, 3, 4),
                                     DeconvSame(4, 4, 3, stride=2, groups=2), nn.ReLU(),
                                     DeconvSame(4, 2, 3, dilation=2))

    def nll(self, x, p, z, y):
        return bernoulli(x, p)

    def data_mean(self, p):
        return torch.sigmoid(p)


class Padded(VAE):
    """Padding by numbers and none: what PyTorch's own layers do."""

    image, features, data_range = (8, 7, 1), 24, None

    def build(self):
        self.encoder = nn.Sequential(nn.Conv2d(1, 2, (4, 3), stride=(2, 1), padding=1), nn.LeakyReLU(0.1),
                                     nn.MaxPool2d(3, 2, padding=1), nn.Conv2d(2, 6, (1, 3)), HWC())
        self.decoder = nn.Sequential(nn.Linear(2, 12), nn.Tanh(), Image(3, 4, 1),
                                     nn.ConvTranspose2d(1, 2, 4, stride=2, padding=1), nn.Tanh(),
                                     nn.ConvTranspose2d(2, 1, (3, 2), stride=1), nn.Conv2d(1, 1, (1, 3)))

    def nll(self, x, p, z, y):
        return mse(x, p)


class ConvResidual(VAE):
    """A learned deviation whose head is a convolution."""

    image, features = (4, 4, 2), 12

    def build(self):
        self.encoder = nn.Sequential(
            ConvSame(2, 3, 3), Residual(ConvSame(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), ConvSame(4, 3, 1)),
            nn.ReLU(), MaxPoolSame(3, 2), HWC())
        self.decoder = nn.Sequential(nn.Linear(2, 12), nn.ReLU(), Image(2, 2, 3), DeconvSame(3, 3, 3, stride=2),
                                     Residual(ConvSame(3, 3, 3), nn.Tanh()), ConvSame(3, 2, 3))
        self.likelihood = nn.ModuleDict({"x": nn.ModuleDict({"logvar": ConvSame(3, 2, 3)})})

    def nll(self, x, p, z, y):
        h = z["z"]
        for layer in list(self.decoder)[:-1]:
            h = layer(h)
        return gaussian(x, p, bounded_sigma(self.flat(self.likelihood["x"]["logvar"](h))))


class Planes(VAE):
    """A label joins images as planes; a named stage comes back later."""

    image, features, labels = (4, 4, 1), 8, 2

    def build(self):
        self.encoder = nn.ModuleDict({"0": ConvSame(1, 2, 3, 2), "3": ConvSame(4, 2, 3), "7": nn.Linear(16, 8)})
        self.decoder = nn.ModuleDict({"1": nn.Linear(4, 16), "5": DeconvSame(6, 1, 4, stride=2)})

    def encode(self, x, y):
        a = torch.relu(self.encoder["0"](self.pixels(x)))
        planes = y[:, :, None, None].expand(-1, -1, 2, 2)
        h = self.encoder["3"](torch.cat([a, planes], 1))
        h = torch.cat([torch.relu(h), a], 1)
        return torch.tanh(self.encoder["7"](h.permute(0, 2, 3, 1).flatten(1)))

    def decode(self, z, y):
        h = torch.relu(self.decoder["1"](torch.cat([z["z"], y], 1))).view(-1, 2, 2, 4).permute(0, 3, 1, 2)
        h = torch.cat([h, y[:, :, None, None].expand(-1, -1, 2, 2)], 1)
        return self.flat(self.decoder["5"](h))

    def nll(self, x, p, z, y):
        return bernoulli(x, p)

    def data_mean(self, p):
        return torch.sigmoid(p)


MODELS = {
    "plain": Plain, "beta": Beta, "fixed_sigma": FixedSigma, "shared_sigma": Shared,
    "learned_sigma": Learned, "nested": Nested, "two_latents": TwoLatents, "threshold": Threshold,
    "capacity": Capacity, "samples": Samples, "iwae": Importance, "dreg": Doubly,
    "conditional": Conditional, "conv_pool": ConvPool, "conv_strided": Strided, "conv_wide": Wide,
    "conv_upsampled": Upsampled, "conv_global": GlobalPool, "conv_batchnorm": BatchNormed,
    "shards": Sharded, "shards_last": ShardedLast,
    "conv_groupnorm": GroupNormed, "conv_grouped": Grouped, "conv_padded": Padded,
    "conv_residual": ConvResidual, "conv_planes": Planes,
    **likelihoods.make(VAE, Lambda), **latents.make(VAE),
    **places.make(VAE, ConvSame, DeconvSame), **streams.make(VAE), **recurrent.make(VAE),
    **attention.make(VAE), **causal.make(VAE),
    **tables.make(VAE),
    **topdown.make(VAE, ConvSame, DeconvSame),
    **masks.make(VAE, ConvSame), **series.make(VAE, IWAE),
    **objectives.make(VAE, IWAE),
    **critics.make(VAE, ConvSame, HWC),
    **pictures.make(VAE, HWC, Image),
    **spectral.make(VAE, ConvSame, DeconvSame, HWC, Image),
}
MODELS.update(private.make({"private": (Plain, 7.1), "private_conv": (Strided, 6.2),
                            "private_recurrent": (MODELS["recurrent_lstm"], 6.0),
                            "private_vamp": (MODELS["prior_vamp"], 21.0), "private_slope": (MODELS["rae_gradient"], 2.0)}))


# ---------------------------------------------------------------- optimizers

# Five steps on a whole model, each on its own rows: the weights after them. The model is the one of
# steps.vae; each of these sets its own `optimizer` (and what is beside it).
class Stepped(VAE):
    width, features, rows, data_range = 6, 7, 4, None

    def build(self):
        self.encoder = nn.Sequential(nn.Linear(6, 7), nn.Tanh(), nn.BatchNorm1d(7))
        self.decoder = nn.Sequential(nn.Linear(2, 7), nn.Tanh(), nn.Linear(7, 6))

    def nll(self, x, p, z, y):
        return mse(x, p)


def decaying(model, decay):
    """Weight decay is for weights, not for biases and norms."""
    matrices = [p for p in model.parameters() if p.dim() > 1]
    vectors = [p for p in model.parameters() if p.dim() == 1]
    return [{"params": matrices, "weight_decay": decay}, {"params": vectors, "weight_decay": 0.0}]


class SteppedShards(Stepped):
    rows, step_rows, shards = 13, 13, 4


OPTIMIZERS = {
    "adam": lambda m: torch.optim.Adam(m.parameters(), lr=0.01),
    "adam_decay": lambda m: torch.optim.Adam(decaying(m, 0.1), lr=0.02, betas=(0.8, 0.95), eps=1e-4),
    "amsgrad": lambda m: torch.optim.Adam(m.parameters(), lr=0.01, amsgrad=True),
    "adamw": lambda m: torch.optim.AdamW(decaying(m, 0.3), lr=0.01),
    "rmsprop": lambda m: torch.optim.RMSprop(m.parameters(), lr=0.01),
    "rmsprop_centered": lambda m: torch.optim.RMSprop(m.parameters(), lr=0.01, alpha=0.9, momentum=0.5, centered=True),
    "sgd": lambda m: torch.optim.SGD(m.parameters(), lr=0.005),
    "nesterov": lambda m: torch.optim.SGD(decaying(m, 0.05), lr=0.005, momentum=0.9, nesterov=True),
    "clipped": lambda m: torch.optim.SGD(m.parameters(), lr=0.1, momentum=0.5),
}
CLIP = {"clipped": 0.7, "shards": 0.7}
SHARDED = {"shards": lambda m: torch.optim.Adam(m.parameters(), lr=0.01)}
SteppedCritic = critics.make(VAE, ConvSame, HWC, stepped=True)
PLAYERS = {"critic": SteppedCritic, "spectral": spectral.stepped(SteppedCritic)}  # in steps_NAME
STEPS = 5


# ---------------------------------------------------------------- inputs

def random_for(name):
    return np.random.default_rng(sum(ord(c) * 131 ** i for i, c in enumerate(name)) % 2 ** 32)


def make_weights(model, rng):
    weights = {}
    for name, value in model.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        shape = tuple(value.shape)
        if len(shape) > 1:
            v = rng.normal(size=shape) / math.sqrt(np.prod(shape[1:]))
        elif name.endswith("running_var"):
            v = rng.uniform(0.5, 1.5, size=shape)
        elif name.endswith(".total"):  # of counts
            v = rng.uniform(20, 60, size=shape)
        elif name == "data.y.mean":  # of weights
            v = rng.uniform(0.5, 2, size=shape)
        elif name.endswith("weight"):
            v = 1 + 0.2 * rng.normal(size=shape)
        else:
            v = 0.2 * rng.normal(size=shape)
        weights[name] = v.astype("<f4")
    if hasattr(model, "arrange"):
        model.arrange(weights, rng)
    return weights


def write_lines(path, x):
    with open(path, "w") as f:
        f.writelines(" ".join("%d" % v for v in row if v > 2) + "\n" for row in x)


def read_lines(path, rows, width):
    x = torch.zeros(rows, width)
    for row, line in zip(x, open(path)):
        numbers = [float(v) for v in line.split()] + [2.0]
        row[:len(numbers)] = torch.tensor(numbers)
    return x


def make_inputs(model, directory, rows):
    rng = random_for(os.path.basename(directory))
    width = model.width or int(np.prod(model.image))
    shape = (rows, width)
    x = rng.integers(0, width, size=rows) if model.target_label else model.draw_data(rng, shape)
    if model.image:
        x = x.reshape(rows, *model.image)
    eps = model.draw_noise(rng, rows)
    os.makedirs(directory, exist_ok=True)
    if model.table:
        model.write_data(os.path.join(directory, "x.csv"), x)
    elif model.tokens:
        write_lines(os.path.join(directory, "x.txt"), x)
    else:
        np.save(os.path.join(directory, "x.npy"), x.astype("<i4" if model.target_label else "<f4"))
    if eps.shape[1]:
        np.save(os.path.join(directory, "eps.npy"), eps.astype("<f4"))
    if model.labels:
        y = rng.integers(0, model.labels, size=rows)
        y[:model.labels] = np.arange(model.labels)
        y[model.labels:] = -1 if model.unlabelled else y[model.labels:]
        np.save(os.path.join(directory, "y.npy"), y.astype("<i4"))
    if model.exposed:
        np.save(os.path.join(directory, "y.npy"), rng.uniform(0.2, 4, size=(rows, 1)).astype("<f4"))
    if model.lines:
        y = rng.integers(3, model.line_words, size=(rows, model.lines))
        for r, row in enumerate(y):
            row[(r * 2 + model.lines - 1) % model.lines:] = 0
        write_lines(os.path.join(directory, "y.txt"), y)
    given = rng.normal(size=(3, sum(model.latents.values()))).astype("<f4")
    np.save(os.path.join(directory, "latents.npy"), given)
    weights = make_weights(model, rng)
    metadata = model.complete(weights, rng) if model.table else None
    save_tensors(os.path.join(directory, "weights.safetensors"), weights, metadata)


def load_inputs(model, directory):
    at = lambda name: os.path.join(directory, name)
    if model.tokens:
        x = read_lines(at("x.txt"), model.rows, model.width)
    else:
        x = torch.from_numpy(model.read_data(at("x.csv")) if model.table else np.load(at("x.npy")).astype("f8"))
    if model.target_label:
        x = F.one_hot(x.long(), model.width).to(x)
    eps = torch.zeros(len(x), 0)  # of a model without noise
    if os.path.exists(at("eps.npy")):
        eps = torch.from_numpy(np.load(at("eps.npy")).astype("f8"))
    y = None
    if model.labels:
        y = torch.from_numpy(np.load(at("y.npy")).astype("i8"))
        y = F.one_hot(y.clamp(min=0), model.labels).to(x) * (y >= 0).to(x)[:, None]  # of a missing one zeros
    if model.exposed:
        y = torch.from_numpy(np.load(at("y.npy")).astype("f8"))
    if model.lines:
        y = read_lines(at("y.txt"), model.rows, model.lines)
    weights = {n: torch.from_numpy(v.astype("f8")) for n, v in load_tensors(at("weights.safetensors")).items()}
    missing = model.load_state_dict(weights, strict=False)
    assert not missing.unexpected_keys, missing
    assert all(k.endswith("num_batches_tracked") for k in missing.missing_keys), missing
    return x.flatten(1), y, eps, torch.from_numpy(np.load(at("latents.npy")).astype("f8"))


# ---------------------------------------------------------------- what is expected

def parts(rows, step_rows, shards):
    used = -(-rows * shards // step_rows)
    return [slice(s * rows // used, (s + 1) * rows // used) for s in range(used)]


def accumulated(model, x, eps):
    """Loss terms and gradients of each part of the rows, weighed by how many it has."""
    total = None
    for part in parts(len(x), model.step_rows, model.shards):
        loss, recon, kl = model.losses(x[part], None, eps[part])
        weight = (part.stop - part.start) / len(x)
        terms = [weight * v for v in (loss, recon, kl, *torch.autograd.grad(loss, list(model.parameters())))]
        total = terms if total is None else [a + b for a, b in zip(total, terms)]
    return total[0], total[1], total[2], dict(zip([n for n, _ in model.named_parameters()], total[3:]))


def gradients(model, x, y, eps):
    if model.shards > 1:
        return accumulated(model, x, eps)
    if hasattr(model, "gradients"):
        return model.gradients(x, y, eps)
    loss, recon, kl = model.losses(x, y, eps)
    names = [n for n, _ in model.named_parameters()]
    grads = torch.autograd.grad(loss, list(model.parameters()), allow_unused=True)
    return loss, recon, kl, dict(zip(names, grads))


def expected_model(name):
    directory = os.path.join(HERE, name)
    model = MODELS[name]()
    x, y, eps, given = load_inputs(model, directory)
    model.train()
    loss, recon, kl, grads = gradients(model, x, y, eps)
    out = {n: g.detach().numpy() for n, g in grads.items()}
    said = getattr(model, "said", {})
    for key, value in (("loss", loss), ("reconstruction", recon), ("kl", kl), *said.items()):
        out[key] = value.detach().numpy().reshape(1)
    model = MODELS[name]()  # running statistics as they were
    load_inputs(model, directory)
    model.eval()
    with torch.no_grad():
        out["encode"] = model.encoded(x, y).numpy()
        z, at = {}, 0
        for n, width in model.latents.items():
            z[n] = given[:, at:at + width]
            at += width
        ys = y[:given.shape[0]] if y is not None else None
        if not model.table and not model.tokens:  # decoded rows are words and dates: tests/export, tests/commands
            out["decode"] = model.mean(z, ys).numpy()
    return out


def averaged_state(model, x, eps):
    """The running statistics: each part's own, from those before the step, weighed by its rows."""
    before = {n: v.clone() for n, v in model.named_buffers()}
    after = {n: torch.zeros_like(v) for n, v in before.items() if v.is_floating_point()}
    for part in parts(len(x), model.step_rows, model.shards):
        with torch.no_grad():
            for n, v in model.named_buffers():
                v.copy_(before[n])
            model.losses(x[part], None, eps[part])
            for n, v in model.named_buffers():
                if n in after:
                    after[n] += (part.stop - part.start) / len(x) * v
    return after


def expected_sharded_steps(name):
    directory = os.path.join(HERE, "steps_shards")
    model = SteppedShards()
    x, _, eps, _ = load_inputs(model, directory)
    model.train()
    optimizer = SHARDED[name](model)
    for step in range(STEPS):
        rows = slice(step * model.rows, (step + 1) * model.rows)
        after = averaged_state(model, x[rows], eps[rows])
        _, _, _, grads = accumulated(model, x[rows], eps[rows])
        for n, p in model.named_parameters():
            p.grad = grads[n]
        nn.utils.clip_grad_norm_(model.parameters(), CLIP[name])
        optimizer.step()
        for n, v in model.named_buffers():
            if n in after:
                v.copy_(after[n])
    return {n: v.detach().numpy() for n, v in model.state_dict().items()
            if not n.endswith("num_batches_tracked")}


def expected_steps(name):
    directory = os.path.join(HERE, "steps")
    model = Stepped()
    x, _, eps, _ = load_inputs(model, directory)
    model.train()
    optimizer = OPTIMIZERS[name](model)
    for step in range(STEPS):
        rows = slice(step * Stepped.rows, (step + 1) * Stepped.rows)
        loss, _, _ = model.losses(x[rows], None, eps[rows])
        optimizer.zero_grad()
        loss.backward()
        if name in CLIP:
            nn.utils.clip_grad_norm_(model.parameters(), CLIP[name])
        optimizer.step()
    return {n: v.detach().numpy() for n, v in model.state_dict().items()
            if not n.endswith("num_batches_tracked")}


def expected_players_steps(name):
    model = PLAYERS[name]()
    x, _, eps, _ = load_inputs(model, os.path.join(HERE, "steps_" + name))
    model.train()
    optimizers = model.optimizers()
    for step in range(STEPS):
        rows = slice(step * model.rows, (step + 1) * model.rows)
        model.step(optimizers, x[rows], eps[rows])
    return {n: v.detach().numpy() for n, v in model.state_dict().items() if not n.endswith("num_batches_tracked")}


# ---------------------------------------------------------------- commands

def everything(names):
    for name in MODELS:
        if not names or name in names:
            yield name, os.path.join(HERE, name, "expected.safetensors"), expected_model
    for name in OPTIMIZERS:
        if not names or name in names:
            yield name, os.path.join(HERE, "steps", name + ".safetensors"), expected_steps
    for name in SHARDED:
        if not names or name in names:
            yield name, os.path.join(HERE, "steps_shards", name + ".safetensors"), expected_sharded_steps
    for name in PLAYERS:
        if not names or "steps_" + name in names:
            yield name, os.path.join(HERE, "steps_" + name, name + ".safetensors"), expected_players_steps


def write(names):
    for name in MODELS:
        if not names or name in names:
            make_inputs(MODELS[name](), os.path.join(HERE, name), MODELS[name].rows)
    if not names or any(n in OPTIMIZERS for n in names):
        make_inputs(Stepped(), os.path.join(HERE, "steps"), STEPS * Stepped.rows)
    if not names or any(n in SHARDED for n in names):
        make_inputs(SteppedShards(), os.path.join(HERE, "steps_shards"), STEPS * SteppedShards.rows)
    for name, players in PLAYERS.items():
        if not names or "steps_" + name in names:
            make_inputs(players(), os.path.join(HERE, "steps_" + name), STEPS * players.rows)
    for name, path, expected in everything(names):
        save_tensors(path, expected(name))


def check(names):
    passed = failed = 0
    for name, path, expected in everything(names):
        want, got = expected(name), load_tensors(path)
        bad = [] if set(want) == set(got) else ["unlike tensors"]
        for key in set(want) & set(got):
            size = np.linalg.norm(want[key])
            off = np.linalg.norm(np.asarray(want[key], "f8") - got[key].astype("f8"))
            if not off <= 1e-6 * max(size, 1e-6):
                bad.append("%s is off by %.2g of its norm" % (key, off / max(size, 1e-6)))
        for text in bad:
            print("%s: %s" % (os.path.relpath(path, HERE), text))
        passed += not bad
        failed += bool(bad)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in ("write", "check"):
        sys.exit(__doc__)
    sys.exit(write(sys.argv[2:]) if sys.argv[1] == "write" else check(sys.argv[2:]))

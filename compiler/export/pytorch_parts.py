# pytorch_parts.py -- the classes and functions of which `vaec export --format pytorch` copies those
# that a model uses (python.c): layers and likelihoods here, behind them pytorch_latents.py and
# pytorch_objectives.py as if all were one file. Each top-level block is copied whole, in this order, if the
# text before or after it names it; a line that begins with # --- ends one. Images are [n, channels, height,
# width] inside a network, and [n, height, width, channels] outside, as in vaec's data.
import json
import math
import struct

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.parametrizations import spectral_norm


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


def parametrized(tensors):
    """Weights with singular vectors beside them, under the names that spectral_norm gives them."""
    of = [name[:-9] for name in tensors if name.endswith(".weight_u")]
    inside = {"weight": "original", "weight_u": "0._u", "weight_v": "0._v"}
    moved = {f"{path}.{old}": f"{path}.parametrizations.weight.{new}" for path in of for old, new in inside.items()}
    return {moved.get(name, name): t.flatten() if name.endswith("weight_v") else t for name, t in tensors.items()}


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


class Mask(nn.Module):
    """In training: blocks of an image, runs of a vector or, where there are `widths`, groups of so many numbers are
    hidden with probability p: 0, or the means of `columns`. `hidden` is 1 where the last batch was: [n, height,
    width, 1], [n, numbers] or [n, groups]."""

    def __init__(self, p, block=1, widths=None, columns=None):
        super().__init__()
        self.p, self.block, self.widths, self.u, self.hidden = p, block, widths, None, None
        self.columns = [columns]  # in a list: its tensors are saved elsewhere

    def forward(self, x):
        if not self.training:
            self.hidden = torch.ones_like(channels_last(x)[..., :1])  # nothing is, and all counts
            return x
        first = 2 if x.dim() == 4 else 1
        sides = tuple(n // self.block for n in x.shape[first:]) if self.widths is None else (len(self.widths),)
        sides = (x.shape[0], 1, 1)[:first] + sides
        keep = ((torch.rand(sides, device=x.device) if self.u is None else self.u.reshape(sides)) > self.p).to(x)
        for side in range(first, len(sides)):
            keep = keep.repeat_interleave(self.block, side)
        self.hidden = 1 - channels_last(keep)
        if self.widths is not None:
            keep = keep.repeat_interleave(torch.tensor(self.widths, device=x.device), 1)
        if self.columns[0] is None:
            return x * keep
        mean = channels_first(self.columns[0].mean.reshape(1, *channels_last(x).shape[1:]))
        return mean + keep * (x - mean)


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


class Total(nn.Module):
    """The sum of a row's counts where there is no row: the geometric mean of the training rows' sums."""

    def __init__(self):
        super().__init__()
        self.register_buffer("total", torch.ones(1))


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
        """Back to the units of the data, in double precision."""
        each = x.flatten(1).double()
        return (self.mean.double() + (self.mean_low + self.std * each)).reshape(x.shape)


def one_hot(y, classes):
    """Whole numbers [n] as one-hot codes [n, classes]; codes stay as they are."""
    return F.one_hot(y.long(), classes) if y.dim() == 1 else y


def one_hot_or_nan(y, classes):
    """Whole numbers [n] as one-hot codes [n, classes], NaN where they are below 0 or NaN: not known. Codes
    stay as they are."""
    if y.dim() != 1:
        return y
    hot = F.one_hot(torch.where(y >= 0, y, 0).long(), classes)
    return torch.where((y >= 0)[:, None], hot, torch.nan)


def any_known(*known):
    """[n, 1]: whether any of a row's values is known."""
    return torch.cat([k.flatten(1) for k in known], 1).any(1, keepdim=True)


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



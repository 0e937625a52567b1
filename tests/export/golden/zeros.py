"""zeros.vae as a PyTorch module, written by vaec.

    model = Zeros.load("model.safetensors")  # as the built program saves it
    mean, logvar = model.encode(x)
    drawn = model.sample(16)
    loss, reconstruction, kl = model.train().loss(x)

Data are as vaec's programs read them: images [n, height, width, channels], labels as whole
numbers. Terms are in nats per row. Lines are those of zeros.vae.
"""
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


class Heads(nn.Module):
    """What the likelihood reads beside the decoder's output; `running`: the name of an average over
    the batches."""

    def __init__(self, running=None, **parts):
        super().__init__()
        for name, part in parts.items():
            setattr(self, name, part)
        if running:
            self.register_buffer(running, torch.ones(1))


def lgamma_rest(x):
    """log x! - (x log x - x): what a Poisson loses at its mean."""
    return torch.lgamma(x + 1) - torch.xlogy(x, x) + x


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
    """Features to a normal; features [n, h, w, c] to one at each place, all in one vector."""

    def __init__(self, features, width):
        super().__init__()
        self.mean = nn.Linear(features, width)
        self.logvar = nn.Linear(features, width)

    def forward(self, h):
        if h.dim() == 4:
            return Normal(self.mean(h).flatten(1), self.logvar(h).flatten(1))
        return Normal(self.mean(h), self.logvar(h))


def standard_normal(noise, name, like, *shape):
    """The noise of that name, or drawn anew: standard normal numbers."""
    if name in noise:
        return noise[name]
    return torch.randn(shape, dtype=like.dtype, device=like.device)


class Log1pActivation(nn.Module):
    """log(1 + x), for counts on their way into the encoder"""

    def forward(self, x):
        return torch.log1p(x)


class Zeros(nn.Module):
    """The model zeros of zeros.vae."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            Log1pActivation(),  # 0: log1p, line 7
            nn.Linear(7, 8),  # 1: dense(8), line 7
            nn.Tanh(),  # 2: tanh, line 7
        )
        self.posterior = nn.ModuleDict({"z": NormalHeads(8, 2)})
        self.decoder = nn.Sequential(
            nn.Linear(2, 8),  # 0: dense(8), line 8
            nn.Tanh(),  # 1: tanh, line 8
            nn.Linear(8, 7),  # 2: dense(7), line 8
        )
        self.likelihood = nn.ModuleDict({"x": Heads(logsize=nn.Linear(8, 7), zero=nn.Linear(8, 7))})

    @classmethod
    def load(cls, path):
        """The model with the weights of a safetensors file, ready for evaluation."""
        model = cls()
        tensors = read_safetensors(path)
        model.load_state_dict(tensors)
        return model.eval()

    def features(self, x):
        """The encoder, line 7: [n, 8]."""
        h = self.encoder(x)
        return h

    def encode(self, x):
        """mean and logvar of q(z|x), [n, 2] each."""
        x = x.reshape(-1, 7)
        h = self.features(x)
        q = self.posterior["z"](h)
        return q.mean, q.logvar

    def outputs(self, z):
        """The decoder, line 8: p, logsize, zero, in the shape of the data."""
        h = self.decoder[:2](z)
        before = h
        h = self.decoder[2](h)
        p = h
        h = self.likelihood["x"].logsize(before)
        raw = h
        logsize = (math.log(1e6)
                   - F.softplus(math.log(1e6) - math.log(0.001) - F.softplus(raw - math.log(0.001))))
        h = self.likelihood["x"].zero(before)
        zero = h
        return p, logsize, zero

    def nll(self, x, p, logsize, zero):
        """-log p(x|z) of each value, in nats: likelihood = zinb, line 10."""
        nb = nb_deviance(p, logsize, x) + lgamma_rest(x) + nb_rest(logsize, x)
        return torch.where(x > 0, F.softplus(zero) + nb, zero_inflated(zero, nb))

    def mean(self, p, logsize, zero):
        """The likelihood's mean."""
        return torch.exp(p) * torch.sigmoid(-zero)

    def decode(self, z):
        """The mean of p(x|z), in the data's units."""
        return self.mean(*self.outputs(z))

    def draw_prior(self, n, noise=None):
        """n draws of z from the prior."""
        noise = noise or {}
        like = next(self.parameters())
        z = standard_normal(noise, "z.prior", like, n, 2)
        return z

    def loss(self, x, noise=None, beta=1):
        """(loss, reconstruction, kl) of a batch, in nats per row, line 10: what training
        minimizes, and its parts without their weights.
        noise, drawn where it is not given:
        {"z.eps": normal [n, 2]}
        """
        noise = noise or {}
        x = x.reshape(-1, 7)
        h = self.features(x)
        q = self.posterior["z"](h)
        z = q.draw(noise.get("z.eps"))[0]
        kl_z = q.kl()
        nll = self.nll(x, *self.outputs(z))
        reconstruction = nll.flatten(1).sum(1)
        kl = kl_z.sum(-1)
        loss = reconstruction.mean() + beta * kl.mean()
        return loss, reconstruction.mean(), kl.mean()

    def sample(self, n, noise=None):
        """n draws from the prior, decoded."""
        return self.decode(self.draw_prior(n, noise))

    def forward(self, x):
        """The reconstruction from the middle of the posterior."""
        q = self.encode(x)
        return self.decode(q[0])

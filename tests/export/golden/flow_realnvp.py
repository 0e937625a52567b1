"""flow_realnvp.vae as a PyTorch module, written by vaec.

    model = FlowRealnvp.load("model.safetensors")  # as the built program saves it
    q = model.encode(x)
    drawn = model.sample(16)
    loss, reconstruction, kl = model.train().loss(x)

Data are as vaec's programs read them: images [n, height, width, channels], labels as whole
numbers. Terms are in nats per row. Lines are those of flow_realnvp.vae.
"""
import json
import math
import struct

import torch
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


def normal_log_prob(z):
    """log N(z; 0, 1) of each dimension."""
    return -0.5 * (z ** 2 + math.log(2 * math.pi))


def log_ratio(log_p, log_q):
    """log p(z) - log q(z|x), of each dimension where both are, else one number: [..., 1]."""
    if log_p.shape[-1] == log_q.shape[-1]:
        return log_p - log_q
    return log_p.sum(-1, keepdim=True) - log_q.sum(-1, keepdim=True)


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


def standard_normal(noise, name, like, *shape):
    """The noise of that name, or drawn anew: standard normal numbers."""
    if name in noise:
        return noise[name]
    return torch.randn(shape, dtype=like.dtype, device=like.device)


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


class FlowRealnvp(nn.Module):
    """The model flow_realnvp of flow_realnvp.vae."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Linear(9, 12),  # 0: dense(12), line 7
            nn.Tanh(),  # 1: tanh, line 7
        )
        self.posterior = nn.ModuleDict({"z": NormalHeads(12, 5)})
        self.posterior["z"].flow = RealNVP(12, 5, steps=3, hidden=6)
        self.prior = nn.ModuleDict({"z": FlowPrior(5, steps=2, hidden=5)})
        self.decoder = nn.Sequential(
            nn.Linear(5, 12),  # 0: dense(12), line 8
            nn.Tanh(),  # 1: tanh, line 8
            nn.Linear(12, 9),  # 2: dense(9), line 8
        )

    @classmethod
    def load(cls, path):
        """The model with the weights of a safetensors file, ready for evaluation."""
        model = cls()
        tensors = read_safetensors(path)
        model.load_state_dict(tensors)
        return model.eval()

    def features(self, x):
        """The encoder, line 7: [n, 12]."""
        h = self.encoder(x)
        return h

    def encode(self, x):
        """the middle of q(z|x), [n, 5]."""
        x = x.reshape(-1, 9)
        h = self.features(x)
        q = Flowed(self.posterior["z"](h), self.posterior["z"].flow, self.posterior["z"].flow(h))
        return q.mean

    def outputs(self, z):
        """The decoder, line 8: raw numbers in the shape of the data."""
        h = self.decoder(z)
        p = h
        return p

    def nll(self, x, p):
        """-log p(x|z) of each value, in nats: likelihood = gaussian, line 10."""
        sigma = 0.5
        logvar = 2 * math.log(sigma)
        return 0.5 * (logvar + (x - p) ** 2 * math.exp(-logvar) + math.log(2 * math.pi))

    def mean(self, p):
        """The likelihood's mean."""
        return p

    def decode(self, z):
        """The mean of p(x|z), in the data's units."""
        return self.mean(self.outputs(z))

    def draw_prior(self, n, noise=None):
        """n draws of z from the prior."""
        noise = noise or {}
        like = next(self.parameters())
        z = self.prior["z"].map(standard_normal(noise, "z.prior", like, n, 5))
        return z

    def loss(self, x, noise=None, beta=1):
        """(loss, reconstruction, kl) of a batch, in nats per row, line 10: what training
        minimizes, and its parts without their weights.
        noise, drawn where it is not given:
        {"z.eps": normal [n, 5]}
        """
        noise = noise or {}
        x = x.reshape(-1, 9)
        h = self.features(x)
        q = Flowed(self.posterior["z"](h), self.posterior["z"].flow, self.posterior["z"].flow(h))
        z, log_q = q.draw(noise.get("z.eps"))
        log_p = self.prior["z"].log_prob(z)
        kl_z = -log_ratio(log_p, log_q)
        nll = self.nll(x, self.outputs(z))
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
        return self.decode(q)

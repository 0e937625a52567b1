"""hierarchy.vae as a PyTorch module, written by vaec.

    model = Hierarchy.load("model.safetensors")  # as the built program saves it
    q = model.encode(x)
    drawn = model.sample(16)
    loss, reconstruction, kl = model.train().loss(x)

Data are as vaec's programs read them: images [n, height, width, channels], labels as whole
numbers. Terms are in nats per row. Lines are those of hierarchy.vae.
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


def standard_normal(noise, name, like, *shape):
    """The noise of that name, or drawn anew: standard normal numbers."""
    if name in noise:
        return noise[name]
    return torch.randn(shape, dtype=like.dtype, device=like.device)


class GivenPrior(NormalHeads):
    """A normal that depends on the latent above."""

    def __init__(self, above, width, hidden):
        super().__init__(hidden, width)
        self.hidden = nn.Linear(above, hidden)

    def forward(self, above):
        return super().forward(torch.tanh(self.hidden(above)))


class Hierarchy(nn.Module):
    """The model hierarchy of hierarchy.vae."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Linear(9, 12),  # 0: dense(12), line 9
            nn.Tanh(),  # 1: tanh, line 9
        )
        self.posterior = nn.ModuleDict({
            "a": NormalHeads(8, 4),
            "top": NormalHeads(12, 2),
            "b": NormalHeads(6, 3),
        })
        self.posterior["a"].hidden = nn.Linear(15, 8)
        self.posterior["b"].hidden = nn.Linear(14, 6)
        self.prior = nn.ModuleDict({
            "a": GivenPrior(3, 4, hidden=8),
            "b": GivenPrior(2, 3, hidden=6),
        })
        self.decoder = nn.Sequential(
            nn.Linear(4, 12),  # 0: dense(12), line 10
            nn.Tanh(),  # 1: tanh, line 10
            nn.Linear(12, 9),  # 2: dense(9), line 10
        )

    @classmethod
    def load(cls, path):
        """The model with the weights of a safetensors file, ready for evaluation."""
        model = cls()
        tensors = read_safetensors(path)
        model.load_state_dict(tensors)
        return model.eval()

    def features(self, x):
        """The encoder, line 9: [n, 12]."""
        h = self.encoder(x)
        return h

    def encode(self, x):
        """{name of the latent: (mean, logvar where it is known)}."""
        x = x.reshape(-1, 9)
        h = self.features(x)
        q_top = self.posterior["top"](h)
        h_b = torch.tanh(self.posterior["b"].hidden(torch.cat((h, q_top.mean), -1)))
        q_b = self.posterior["b"](h_b)
        h_a = torch.tanh(self.posterior["a"].hidden(torch.cat((h, q_b.mean), -1)))
        q_a = self.posterior["a"](h_a)
        return {"a": (q_a.mean, q_a.logvar), "top": (q_top.mean, q_top.logvar),
                "b": (q_b.mean, q_b.logvar)}

    def outputs(self, a):
        """The decoder, line 10: raw numbers in the shape of the data."""
        h = self.decoder(a)
        p = h
        return p

    def nll(self, x, p):
        """-log p(x|z) of each value, in nats: likelihood = gaussian, line 12."""
        sigma = 0.5
        logvar = 2 * math.log(sigma)
        return 0.5 * (logvar + (x - p) ** 2 * math.exp(-logvar) + math.log(2 * math.pi))

    def mean(self, p):
        """The likelihood's mean."""
        return p

    def decode(self, a):
        """The mean of p(x|z), in the data's units."""
        return self.mean(self.outputs(a))

    def draw_prior(self, n, noise=None):
        """n draws of a, top, b from the prior."""
        noise = noise or {}
        like = next(self.parameters())
        top = standard_normal(noise, "top.prior", like, n, 2)
        b = self.prior["b"](top).draw(standard_normal(noise, "b.prior", like, n, 3))[0]
        a = self.prior["a"](b).draw(standard_normal(noise, "a.prior", like, n, 4))[0]
        return a, top, b

    def loss(self, x, noise=None, beta=1):
        """(loss, reconstruction, kl) of a batch, in nats per row, line 12: what training
        minimizes, and its parts without their weights.
        noise, drawn where it is not given:
        {"a.eps": normal [n, 2, 4], "top.eps": normal [n, 2, 2], "b.eps": normal [n, 2, 3]}
        """
        noise = noise or {}
        x = x.reshape(-1, 9)
        h = self.features(x)
        h = h[:, None].expand(-1, 2, -1)  # draws of each row
        q_top = self.posterior["top"](h)
        top, log_q_top = q_top.draw(noise.get("top.eps"))
        log_p_top = normal_log_prob(top)
        kl_top = q_top.kl()
        h_b = torch.tanh(self.posterior["b"].hidden(torch.cat((h, top), -1)))
        q_b = self.posterior["b"](h_b)
        b, log_q_b = q_b.draw(noise.get("b.eps"))
        log_p_b = self.prior["b"](top).log_prob(b)
        kl_b = q_b.kl_from(self.prior["b"](top))
        h_a = torch.tanh(self.posterior["a"].hidden(torch.cat((h, b), -1)))
        q_a = self.posterior["a"](h_a)
        a, log_q_a = q_a.draw(noise.get("a.eps"))
        log_p_a = self.prior["a"](b).log_prob(a)
        kl_a = q_a.kl_from(self.prior["a"](b))
        x = x.repeat_interleave(2, 0)
        nll = self.nll(x, self.outputs(a.flatten(0, 1)))
        reconstruction = nll.flatten(1).sum(1).reshape(-1, 2)
        kl = kl_a.sum(-1) + kl_top.sum(-1) + kl_b.sum(-1)
        ratio = (log_ratio(log_p_a, log_q_a).sum(-1) + log_ratio(log_p_top, log_q_top).sum(-1)
                 + log_ratio(log_p_b, log_q_b).sum(-1))
        log_w = beta * ratio - reconstruction
        loss = (math.log(2) - torch.logsumexp(log_w, 1)).mean()
        return loss, reconstruction.mean(), kl.mean()

    def sample(self, n, noise=None):
        """n draws from the prior, decoded."""
        a, top, b = self.draw_prior(n, noise)
        return self.decode(a)

    def forward(self, x):
        """The reconstruction from the middle of the posterior."""
        q = self.encode(x)
        return self.decode(q["a"][0])

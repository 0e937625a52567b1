"""conditional.vae as a PyTorch module, written by vaec.

    model = Conditional.load("model.safetensors")  # as the built program saves it
    mean, logvar = model.encode(x, y)
    drawn = model.sample(16, y)
    loss, reconstruction, kl = model.train().loss(x, y)

Data are as vaec's programs read them: images [n, height, width, channels], labels as whole
numbers. Terms are in nats per row. Lines are those of conditional.vae.
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


def one_hot(y, classes):
    """Whole numbers [n] as one-hot codes [n, classes]; codes stay as they are."""
    return F.one_hot(y.long(), classes) if y.dim() == 1 else y


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


class Conditional(nn.Module):
    """The model conditional of conditional.vae."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            Flatten(),  # 0: flatten, line 14
            nn.Identity(),  # 1: concat(y), line 14
            nn.Linear(794, 512),  # 2: dense(512), line 15
            nn.ReLU(),  # 3: relu, line 15
            nn.Identity(),  # 4: concat(y), line 15
            nn.Linear(522, 256),  # 5: dense(256), line 16
            nn.ReLU(),  # 6: relu, line 16
            nn.Identity(),  # 7: concat(y), line 16
        )
        self.posterior = nn.ModuleDict({"z": NormalHeads(266, 16)})
        self.decoder = nn.Sequential(
            nn.Identity(),  # 0: concat(y), line 20
            nn.Linear(26, 256),  # 1: dense(256), line 20
            nn.ReLU(),  # 2: relu, line 20
            nn.Identity(),  # 3: concat(y), line 21
            nn.Linear(266, 512),  # 4: dense(512), line 21
            nn.ReLU(),  # 5: relu, line 21
            nn.Identity(),  # 6: concat(y), line 22
            nn.Linear(522, 784),  # 7: dense(28 * 28), line 22
            Reshape(28, 28, 1),  # 8: reshape(28, 28, 1), line 23
        )

    @classmethod
    def load(cls, path):
        """The model with the weights of a safetensors file, ready for evaluation."""
        model = cls()
        tensors = read_safetensors(path)
        model.load_state_dict(tensors)
        return model.eval()

    def features(self, x, y):
        """The encoder, line 13: [n, 266]."""
        h = self.encoder[0](channels_first(x))
        h = torch.cat((h, y), -1)  # concat(y), line 14
        h = self.encoder[2:4](h)
        h = torch.cat((h, y), -1)  # concat(y), line 15
        h = self.encoder[5:7](h)
        h = torch.cat((h, y), -1)  # concat(y), line 16
        return h

    def encode(self, x, y):
        """mean and logvar of q(z|x), [n, 16] each."""
        x = x.reshape(-1, 28, 28, 1)
        y = one_hot(y, 10).to(next(self.parameters()))
        h = self.features(x, y)
        q = self.posterior["z"](h)
        return q.mean, q.logvar

    def outputs(self, z, y):
        """The decoder, line 19: raw numbers in the shape of the data."""
        h = z
        h = torch.cat((h, y), -1)  # concat(y), line 20
        h = self.decoder[1:3](h)
        h = torch.cat((h, y), -1)  # concat(y), line 21
        h = self.decoder[4:6](h)
        h = torch.cat((h, y), -1)  # concat(y), line 22
        h = self.decoder[7:](h)
        p = channels_last(h)
        return p

    def nll(self, x, p):
        """-log p(x|z) of each value, in nats: likelihood = bernoulli, line 26."""
        return F.softplus(p) - x * p

    def mean(self, p):
        """The likelihood's mean."""
        return torch.sigmoid(p)

    def decode(self, z, y):
        """The mean of p(x|z), in the data's units."""
        y = one_hot(y, 10).to(next(self.parameters()))
        return self.mean(self.outputs(z, y))

    def draw_prior(self, n, noise=None):
        """n draws of z from the prior."""
        noise = noise or {}
        like = next(self.parameters())
        z = standard_normal(noise, "z.prior", like, n, 16)
        return z

    def loss(self, x, y, noise=None, beta=1):
        """(loss, reconstruction, kl) of a batch, in nats per row, line 26: what training
        minimizes, and its parts without their weights.
        noise, drawn where it is not given:
        {"z.eps": normal [n, 16]}
        """
        noise = noise or {}
        x = x.reshape(-1, 28, 28, 1)
        y = one_hot(y, 10).to(next(self.parameters()))
        h = self.features(x, y)
        q = self.posterior["z"](h)
        z = q.draw(noise.get("z.eps"))[0]
        kl_z = q.kl()
        nll = self.nll(x, self.outputs(z, y))
        reconstruction = nll.flatten(1).sum(1)
        kl = kl_z.sum(-1)
        loss = reconstruction.mean() + beta * kl.mean()
        return loss, reconstruction.mean(), kl.mean()

    def sample(self, n, y, noise=None):
        """n draws from the prior, decoded."""
        return self.decode(self.draw_prior(n, noise), y)

    def forward(self, x, y):
        """The reconstruction from the middle of the posterior."""
        q = self.encode(x, y)
        return self.decode(q[0], y)

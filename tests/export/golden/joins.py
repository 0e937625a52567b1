"""joins.vae as a PyTorch module, written by vaec.

    model = Joins.load("model.safetensors")  # as the built program saves it
    q = model.encode(x, y)
    drawn = model.sample(16, y)
    loss, reconstruction, kl = model.train().loss(x, y)

Data are as vaec's programs read them: images [n, height, width, channels], labels as whole
numbers. Terms are in nats per row. Lines are those of joins.vae.
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


def planes(v, like):
    """A vector [n, m] beside an image: m planes, each with the same number at every place."""
    return v[:, :, None, None].expand(-1, -1, like.shape[2], like.shape[3])


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


class Joins(nn.Module):
    """The model joins of joins.vae."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Identity(),  # 0: concat(y), line 12
            nn.ReLU(),  # 1: relu, line 12
            nn.Identity(),  # 2: add(planes), line 13
            nn.Identity(),  # 3: concat(x), line 13
            Flatten(),  # 4: flatten, line 14
            nn.Linear(168, 5),  # 5: dense(5), line 14
            nn.ReLU(),  # 6: relu, line 14
            nn.Sequential(  # 7: up(4, low), line 15
                nn.Linear(5, 4),  # 0: dense(k), line 9
                nn.ReLU(),  # 1: relu, line 9
                nn.Identity(),  # 2: concat(skip), line 9
                nn.Identity(),  # 3: concat(own), line 9
            ),
            nn.Sequential(  # 8: up(3, y), line 16
                nn.Linear(13, 3),  # 0: dense(k), line 9
                nn.ReLU(),  # 1: relu, line 9
                nn.Identity(),  # 2: concat(skip), line 9
                nn.Identity(),  # 3: concat(own), line 9
            ),
        )
        self.posterior = nn.ModuleDict({
            "a": NormalHeads(9, 3),
            "b": NormalHeads(9, 2),
        })
        self.decoder = nn.Sequential(
            nn.Identity(),  # 0: concat(b), line 20
            nn.Linear(5, 48),  # 1: dense(48), line 20
            Reshape(6, 4, 2),  # 2: reshape(6, 4, 2), line 20
            nn.Identity(),  # 3: concat(y), line 21
            nn.Identity(),  # 4: concat(image), line 21
            nn.Identity(),  # 5: concat(b), line 21
            nn.Tanh(),  # 6: tanh, line 21
            Flatten(),  # 7: flatten, line 22
            nn.Linear(216, 48),  # 8: dense(48), line 22
            Reshape(6, 4, 2),  # 9: reshape(6, 4, 2), line 22
            nn.Identity(),  # 10: add(image), line 23
        )

    @classmethod
    def load(cls, path):
        """The model with the weights of a safetensors file, ready for evaluation."""
        model = cls()
        tensors = read_safetensors(path)
        model.load_state_dict(tensors)
        return model.eval()

    def features(self, x, y):
        """The encoder, line 11: [n, 9]."""
        h = channels_first(x)
        h = torch.cat((h, planes(y, h)), 1)  # concat(y), line 12
        h = self.encoder[1](h)
        stage_1 = h  # relu, line 12
        h = h + stage_1  # add(planes), line 13
        h = torch.cat((h, channels_first(x)), 1)  # concat(x), line 13
        h = self.encoder[4:7](h)
        stage_6 = h  # relu, line 14
        h = self.encoder[7][:2](h)
        stage_7_1 = h  # relu, line 9
        h = torch.cat((h, stage_6), -1)  # concat(skip), line 9
        h = torch.cat((h, stage_7_1), -1)  # concat(own), line 9
        h = self.encoder[8][:2](h)
        stage_8_1 = h  # relu, line 9
        h = torch.cat((h, y), -1)  # concat(skip), line 9
        h = torch.cat((h, stage_8_1), -1)  # concat(own), line 9
        return h

    def encode(self, x, y):
        """{name of the latent: (mean, logvar where it is known)}."""
        x = x.reshape(-1, 6, 4, 2)
        y = one_hot(y, 3).to(next(self.parameters()))
        h = self.features(x, y)
        q_a = self.posterior["a"](h)
        q_b = self.posterior["b"](h)
        return {"a": (q_a.mean, q_a.logvar), "b": (q_b.mean, q_b.logvar)}

    def outputs(self, a, b, y):
        """The decoder, line 19: raw numbers in the shape of the data."""
        h = a
        h = torch.cat((h, b), -1)  # concat(b), line 20
        h = self.decoder[1:3](h)
        stage_2 = h  # reshape(6, 4, 2), line 20
        h = torch.cat((h, planes(y, h)), 1)  # concat(y), line 21
        h = torch.cat((h, stage_2), 1)  # concat(image), line 21
        h = torch.cat((h, planes(b, h)), 1)  # concat(b), line 21
        h = self.decoder[6:10](h)
        h = h + stage_2  # add(image), line 23
        p = channels_last(h)
        return p

    def nll(self, x, p):
        """-log p(x|z) of each value, in nats: likelihood = mse, line 26."""
        return (x - p) ** 2

    def mean(self, p):
        """The likelihood's mean."""
        return p

    def decode(self, a, b, y):
        """The mean of p(x|z), in the data's units."""
        y = one_hot(y, 3).to(next(self.parameters()))
        return self.mean(self.outputs(a, b, y))

    def draw_prior(self, n, noise=None):
        """n draws of a, b from the prior."""
        noise = noise or {}
        like = next(self.parameters())
        a = standard_normal(noise, "a.prior", like, n, 3)
        b = standard_normal(noise, "b.prior", like, n, 2)
        return a, b

    def loss(self, x, y, noise=None, beta=1):
        """(loss, reconstruction, kl) of a batch, in nats per row, line 26: what training
        minimizes, and its parts without their weights.
        noise, drawn where it is not given:
        {"a.eps": normal [n, 3], "b.eps": normal [n, 2]}
        """
        noise = noise or {}
        x = x.reshape(-1, 6, 4, 2)
        y = one_hot(y, 3).to(next(self.parameters()))
        h = self.features(x, y)
        q_a = self.posterior["a"](h)
        a = q_a.draw(noise.get("a.eps"))[0]
        kl_a = q_a.kl()
        q_b = self.posterior["b"](h)
        b = q_b.draw(noise.get("b.eps"))[0]
        kl_b = q_b.kl()
        nll = self.nll(x, self.outputs(a, b, y))
        reconstruction = nll.flatten(1).sum(1)
        kl = kl_a.sum(-1) + kl_b.sum(-1)
        loss = reconstruction.mean() + beta * kl.mean()
        return loss, reconstruction.mean(), kl.mean()

    def sample(self, n, y, noise=None):
        """n draws from the prior, decoded."""
        a, b = self.draw_prior(n, noise)
        return self.decode(a, b, y)

    def forward(self, x, y):
        """The reconstruction from the middle of the posterior."""
        q = self.encode(x, y)
        return self.decode(q["a"][0], q["b"][0], y)

"""masks.py -- encoders that see a part of the data in training, and losses of what they do not see, as a PyTorch user
would have them (He et al. 2022, "Masked autoencoders are scalable vision learners"). What is hidden is drawn by the
program's own random numbers, whose seed is the training's.
"""
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import distributions as D
from torch import nn

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from philox import uniform  # noqa: E402

SEED, FIRST = 1, 8  # of the training; the first port of numbers that no --noise gives


def kept(port, rows, width, p):
    """[rows, width]: 1 where something is seen."""
    u = np.stack([uniform(SEED, FIRST + port, row, width) for row in range(rows)])
    return torch.from_numpy((u > p).astype("f8"))


class Means(nn.Module):
    """Of each column of a stream, which networks see where a value is missing."""

    def __init__(self, width):
        super().__init__()
        self.register_buffer("mean", torch.zeros(width))


def make(VAE, ConvSame):
    """The classes by their directories' names."""

    class Blocks(VAE):
        """Squares of 2 by 2 of an image with gaps; what was hidden and is known counts alone, under the deviation that
        is best for it."""

        image, features, rows, data_range = (4, 6, 2), 24, 5, None

        def build(self):
            self.data = nn.ModuleDict({"x": Means(48)})
            self.encoder = nn.Sequential(nn.Identity(), ConvSame(2, 4, 3, 2))
            self.decoder = nn.Sequential(nn.Linear(2, 48))
            self.likelihood = nn.ModuleDict({"x": nn.Module()})
            self.likelihood["x"].register_buffer("variance", torch.ones(1))  # for evaluation

        def draw_data(self, rng, shape):
            x = rng.normal(size=shape)
            x[rng.uniform(size=shape) < 0.2] = np.nan
            return x

        def seen(self, x):
            """[n, 48]"""
            keep = kept(0, len(x), 6, 0.6).view(-1, 2, 3)
            return keep.repeat_interleave(2, 1).repeat_interleave(2, 2)[..., None].expand(-1, -1, -1, 2).flatten(1)

        def encode(self, x, y):
            known = ~torch.isnan(x)
            if self.training:
                known = known & (self.seen(x) > 0)
            h = F.relu(self.encoder(self.pixels(torch.where(known, x, self.data["x"].mean))))
            return h.permute(0, 2, 3, 1).flatten(1)

        def nll(self, x, p, z, y):
            counted = ~torch.isnan(x) & (self.seen(x) == 0)
            square = torch.where(counted, (torch.nan_to_num(x) - p) ** 2, 0.0)
            sigma = torch.sqrt(square.sum() / counted.sum())
            return torch.where(counted, -D.Normal(p, sigma).log_prob(torch.nan_to_num(x)), 0.0)

    class Runs(VAE):
        """Runs of a vector and whole labels, each hidden from its own expert; of labels those that were hidden count."""

        width, rows, labels, unlabelled, data_range = 6, 6, 3, True, None

        def __init__(self):
            nn.Module.__init__(self)
            self.data = nn.ModuleDict({"y": Means(3)})
            self.encoder = nn.ModuleDict({"seen": nn.Sequential(nn.Identity(), nn.Linear(6, 5), nn.Tanh()),
                                          "told": nn.Sequential(nn.Identity(), nn.Linear(3, 4), nn.Tanh())})
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({
                name: nn.ModuleDict({"mean": nn.Linear(n, 2), "logvar": nn.Linear(n, 2)})
                for name, n in (("seen", 5), ("told", 4))})})
            self.decoder = nn.ModuleDict({"x": nn.Sequential(nn.Linear(2, 6)), "y": nn.Sequential(nn.Linear(2, 3))})

        def heads(self, x, y):
            known, keep = y.sum(1, keepdim=True), torch.ones(len(x), 1)
            if self.training:
                x = x * kept(0, len(x), 2, 0.5).repeat_interleave(3, 1)
                keep = kept(1, len(x), 1, 0.5)
            y = torch.where(keep * known > 0, y, self.data["y"].mean)
            precision, pull = 1.0, 0.0
            for name, data, here in (("seen", x, 1.0), ("told", y, known)):
                h, heads = self.encoder[name](data), self.posterior["z"][name]
                one = here * torch.exp(-heads["logvar"](h))
                precision = precision + one
                pull = pull + one * heads["mean"](h)
            return {"z": (pull / precision, -torch.log(precision))}

        def mean(self, z, y):
            return self.decoder["x"](z["z"])

        def losses(self, x, y, eps):
            mean, logvar = self.heads(x, y)["z"]
            z = mean + torch.exp(logvar / 2) * eps
            told = -(y * torch.log_softmax(self.decoder["y"](z), 1)).sum(1, keepdim=True)
            told = told * (1 - kept(1, len(x), 1, 0.5))
            recon = ((x - self.decoder["x"](z)) ** 2).sum(1).mean() + told.sum(1).mean()
            kl = D.kl_divergence(D.Normal(mean, torch.exp(logvar / 2)),
                                 D.Normal(torch.zeros_like(mean), 1.0)).sum(1).mean()
            return recon + kl, recon, kl

    return {"mask_hidden": Blocks, "mask_experts": Runs}

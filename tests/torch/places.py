"""places.py -- latents with a place, as a PyTorch user would have them: heads are 1x1 convolutions, z is
an image [c, h, w], codes are looked up at every place. vaec's heads are matrices [channels, features]
and its z a vector in the order height, width, channel, so that is what files hold.
"""
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import distributions as D
from torch import nn


def make(VAE, ConvSame, DeconvSame):
    """The classes by their directories' names."""

    class Place(VAE):
        """A 4 by 6 image to features of 2 by 3 places and back."""

        image, rows, channels, placed = (4, 6, 1), 5, 5, {"z": 3}

        def __init__(self):
            nn.Module.__init__(self)
            self.latents = {name: 6 * n for name, n in self.placed.items()}
            self.encoder = nn.Sequential(ConvSame(1, self.channels, 2, 2), nn.Tanh())
            self.decoder = nn.Sequential(DeconvSame(sum(self.placed.values()), 1, 2, stride=2))
            self.build()

        def head(self, h, name, what):
            """[n, channels, 2, 3] by a 1x1 convolution."""
            head = self.posterior[name][what]
            return F.conv2d(h, head.weight[:, :, None, None], head.bias)

        def image_of(self, name, z):
            return z.view(-1, 2, 3, self.placed[name]).permute(0, 3, 1, 2)

        def decode(self, z, y):
            return self.flat(self.decoder(torch.cat([self.image_of(name, v) for name, v in z.items()], 1)))

        def nll(self, x, p, z, y):
            return F.binary_cross_entropy_with_logits(p, x, reduction="none")

        def data_mean(self, p):
            return torch.sigmoid(p)

    class Normal(Place):
        placed, channels = {"z": 2, "y": 1}, 3

        def build(self):
            self.decoder = nn.Sequential(DeconvSame(3, 4, 2, stride=2), nn.Tanh(), ConvSame(4, 1, 3))
            self.posterior = nn.ModuleDict({name: nn.ModuleDict({
                "mean": nn.Linear(3, n), "logvar": nn.Linear(3, n)}) for name, n in self.placed.items()})

        def heads(self, x, y):
            h = self.encode(x, y)
            return {name: (self.flat(self.head(h, name, "mean")), self.flat(self.head(h, name, "logvar")))
                    for name in self.placed}

    class Codes(Place):
        """One of four codes of three numbers at each place."""

        commitment = 0.5

        def build(self):
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({"vector": nn.Linear(5, 3)})})
            self.posterior["z"].register_parameter("codebook", nn.Parameter(torch.zeros(4, 3)))

        def draw_noise(self, rng, rows):
            return np.zeros((rows, 0))

        def codes(self, x):
            v = self.head(self.encode(x, None), "z", "vector").permute(0, 2, 3, 1)  # [n, 2, 3, 3]
            book = self.posterior["z"].codebook
            return v, book[((v[..., None, :] - book) ** 2).sum(-1).argmin(-1)]

        def encoded(self, x, y):
            return self.codes(x)[1].flatten(1)

        def losses(self, x, y, eps):
            v, code = self.codes(x)
            z = {"z": (v + (code - v).detach()).flatten(1)}
            recon = self.nll(x, self.decode(z, None), None, None).sum(1).mean()
            pull = (code - v.detach()) ** 2 + self.commitment * (v - code.detach()) ** 2
            kl = torch.tensor(6 * math.log(4))
            return recon + kl + pull.sum((1, 2, 3)).mean(), recon, kl

    class Classes(Place):
        """Two of three classes at each place."""

        placed, temperature = {"z": 6}, 0.8

        def build(self):
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({"logits": nn.Linear(5, 6)})})

        def draw_noise(self, rng, rows):
            return rng.uniform(0.02, 0.98, size=(rows, 36))

        def logits(self, x):
            h = self.head(self.encode(x, None), "z", "logits")
            return h.permute(0, 2, 3, 1).reshape(-1, 12, 3)

        def encoded(self, x, y):
            return torch.softmax(self.logits(x), 2).flatten(1)

        def losses(self, x, y, eps):
            logits = self.logits(x)
            score = torch.log_softmax(logits, 2) - torch.log(-torch.log(eps.view(-1, 12, 3)))
            z = {"z": torch.softmax(score / self.temperature, 2).flatten(1)}
            recon = self.nll(x, self.decode(z, None), None, None).sum(1).mean()
            uniform = D.Categorical(logits=torch.zeros(12, 3))
            kl = D.kl_divergence(D.Categorical(logits=logits), uniform).sum(1).mean()
            return recon + kl, recon, kl

    class Averaged(Codes):
        """Codes of length 1 that are running averages: the loss has the commitment alone."""

        def build(self):
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({"vector": nn.Linear(5, 3)})})
            self.posterior["z"].register_buffer("codebook", torch.zeros(4, 3))
            self.posterior["z"].register_buffer("usage", torch.zeros(4))

        def codes(self, x):
            v = F.normalize(self.head(self.encode(x, None), "z", "vector").permute(0, 2, 3, 1), dim=-1)
            book = F.normalize(self.posterior["z"].codebook, dim=-1)
            return v, book[(v @ book.T).argmax(-1)]

        def losses(self, x, y, eps):
            v, code = self.codes(x)
            z = {"z": (v + (code - v).detach()).flatten(1)}
            recon = self.nll(x, self.decode(z, None), None, None).sum(1).mean()
            kl = torch.tensor(6 * math.log(4))
            return recon + kl + 0.5 * ((v - code) ** 2).sum((1, 2, 3)).mean(), recon, kl

    class Residual(Codes):
        """Three codebooks, each for what the last left over."""

        def build(self):
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({"vector": nn.Linear(5, 3)})})
            self.posterior["z"].codebook = nn.ParameterList([nn.Parameter(torch.zeros(4, 3)) for _ in range(3)])

        def codes(self, x):
            v = rest = self.head(self.encode(x, None), "z", "vector").permute(0, 2, 3, 1)
            total, pull = 0, 0
            for book in self.posterior["z"].codebook:
                code = book[((rest[..., None, :] - book) ** 2).sum(-1).argmin(-1)]
                pull = pull + (code - rest.detach()) ** 2 + 0.5 * (rest - code.detach()) ** 2
                total, rest = total + code, rest - code.detach()
            return v, total, pull

        def losses(self, x, y, eps):
            v, code, pull = self.codes(x)
            z = {"z": (v + (code - v).detach()).flatten(1)}
            recon = self.nll(x, self.decode(z, None), None, None).sum(1).mean()
            kl = torch.tensor(18 * math.log(4))
            return recon + kl + pull.sum((1, 2, 3)).mean(), recon, kl

    class Rounded(Place):
        """The paper's appendix (Mentzer et al. 2023), beside an autoencoder's numbers."""

        placed = {"z": 3, "y": 1}

        def build(self):
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({"vector": nn.Linear(5, 3)}),
                                            "y": nn.ModuleDict({"mean": nn.Linear(5, 1)})})

        def draw_noise(self, rng, rows):
            return np.zeros((rows, 0))

        def parts(self, x):
            h = self.encode(x, None)
            levels = torch.tensor([5.0, 4.0, 3.0])
            half = (levels - 1) * (1 - 1e-3) / 2
            offset = torch.where(levels % 2 == 1, torch.zeros(3), torch.full((3,), 0.5))
            bound = torch.tanh(self.head(h, "z", "vector").permute(0, 2, 3, 1) + torch.tan(offset / half)) * half - offset
            z = (bound + (bound.round() - bound).detach()) / (levels // 2)
            return {"z": z.flatten(1), "y": self.flat(self.head(h, "y", "mean"))}

        def encoded(self, x, y):
            return torch.cat(list(self.parts(x).values()), 1)

        def losses(self, x, y, eps):
            recon = self.nll(x, self.decode(self.parts(x), None), None, None).sum(1).mean()
            kl = torch.tensor(6 * math.log(60))
            return recon + kl, recon, kl

    return {"grid_averaged": Averaged, "grid_residual": Residual, "grid_rounded": Rounded, "place_normal": Normal, "grid_codes": Codes, "grid_classes": Classes}

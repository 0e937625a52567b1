"""streams.py -- several things modelled at once, as a PyTorch user would have them: networks with one set of
weights and several readers, a decoder and a loss for each stream.
"""
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


def make(VAE):
    """The classes by their directories' names."""

    class Streams(VAE):
        """A vector and a label from one latent; what each counts in the loss."""

        width, features, rows, labels, beta, data_range = 6, 7, 5, 3, 0.7, None
        weight = {"x": 0.5 / 6, "y": 3.0}

        def build(self):
            self.network = nn.ModuleDict({"seen": nn.Sequential(nn.Linear(6, 5), nn.Tanh()),
                                          "trunk": nn.Sequential(nn.Linear(2, 4), nn.Tanh())})
            self.encoder = nn.Sequential(nn.Identity(), nn.Linear(8, 7), nn.Tanh())
            self.decoder = nn.ModuleDict({"x": nn.Sequential(nn.Identity(), nn.Linear(6, 6)),
                                          "y": nn.Sequential(nn.Linear(4, 3))})

        def encode(self, x, y):
            return self.encoder(torch.cat([self.network["seen"](x), y], 1))

        def decode(self, z, y):
            h = self.network["trunk"](z["z"])
            return self.decoder["x"](torch.cat([h, z["z"]], 1)), self.decoder["y"](h)

        def mean(self, z, y):
            return self.decode(z, y)[0]

        def losses(self, x, y, eps):
            q = self.heads(x, y)
            mean, logvar = q["z"]
            px, py = self.decode(self.draw(q, eps), y)
            of = {"x": ((x - px) ** 2).sum(1).mean(), "y": F.cross_entropy(py, y.argmax(1))}
            kl = torch.distributions.kl_divergence(
                torch.distributions.Normal(mean, torch.exp(logvar / 2)),
                torch.distributions.Normal(torch.zeros_like(mean), 1.0)).sum(1).mean()
            loss = sum(self.weight[name] * nll for name, nll in of.items()) + self.beta * kl
            return loss, sum(of.values()), kl

    class Known(nn.Module):
        """A label's shares in the training rows, which networks see where it is missing."""

        def __init__(self):
            super().__init__()
            self.register_buffer("mean", torch.zeros(3))

    def kl_normal(mean, logvar):
        return torch.distributions.kl_divergence(
            torch.distributions.Normal(mean, torch.exp(logvar / 2)),
            torch.distributions.Normal(torch.zeros_like(mean), 1.0)).sum(1).mean()

    class Experts(VAE):
        """An encoder for a vector and one for a label that may be missing: the product of both and N(0, I)."""

        width, rows, labels, unlabelled, data_range = 6, 5, 3, True, None

        def __init__(self):
            nn.Module.__init__(self)
            self.data = nn.ModuleDict({"y": Known()})
            self.encoder = nn.ModuleDict({"seen": nn.Sequential(nn.Linear(6, 5), nn.Tanh()),
                                          "told": nn.Sequential(nn.Linear(3, 4), nn.Tanh())})
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({
                name: nn.ModuleDict({"mean": nn.Linear(n, 2), "logvar": nn.Linear(n, 2)})
                for name, n in (("seen", 5), ("told", 4))})})
            self.decoder = nn.ModuleDict({"x": nn.Sequential(nn.Linear(2, 6)), "y": nn.Sequential(nn.Linear(2, 3))})

        def heads(self, x, y):
            precision, pull = 1.0, 0.0
            for name, data, known in (("seen", x, 1.0), ("told", y, y.sum(1, keepdim=True))):
                h, heads = self.encoder[name](data), self.posterior["z"][name]
                one = known * torch.exp(-heads["logvar"](h))
                precision = precision + one
                pull = pull + one * heads["mean"](h)
            return {"z": (pull / precision, -torch.log(precision))}

        def mean(self, z, y):
            return self.decoder["x"](z["z"])

        def losses(self, x, y, eps):
            q = self.heads(x, y)
            z = self.draw(q, eps)["z"]
            recon = ((x - self.decoder["x"](z)) ** 2).sum(1).mean()
            recon = recon - (y * torch.log_softmax(self.decoder["y"](z), 1)).sum(1).mean()
            kl = kl_normal(*q["z"])
            return recon + kl, recon, kl

    class Mixture(Experts):
        """The same experts as a mixture (Shi et al. 2019): a draw of each, weighed by whether its data are there."""

        def draw_noise(self, rng, rows):
            return rng.normal(size=(rows, 2 * self.samples * 2))

        def experts(self, x, y):
            mean, logvar, known = [], [], []
            for name, data, there in (("seen", x, torch.ones(len(x), 1)), ("told", y, y.sum(1, keepdim=True))):
                h, heads = self.encoder[name](data), self.posterior["z"][name]
                mean.append(there * heads["mean"](h))
                logvar.append(there * heads["logvar"](h))
                known.append(there)
            share = torch.cat(known, 1)
            return torch.stack(mean, 1), torch.stack(logvar, 1), share / share.sum(1, keepdim=True)

        def heads(self, x, y):
            mean, logvar, share = self.experts(x, y)
            m = (share[:, :, None] * mean).sum(1)
            square = (share[:, :, None] * (torch.exp(logvar) + mean ** 2)).sum(1)
            return {"z": (m, torch.log(square - m ** 2))}

        def losses(self, x, y, eps):
            mean, logvar, share = self.experts(x, y)
            k = self.samples
            draws = lambda t: t.repeat_interleave(k, 1)  # [rows, 2 k, 2]: as many of each expert
            z = draws(mean) + torch.exp(draws(logvar) / 2) * eps.view(-1, 2 * k, 2)
            q = torch.distributions.MixtureSameFamily(
                torch.distributions.Categorical(share[:, None]),
                torch.distributions.Independent(torch.distributions.Normal(
                    mean[:, None], torch.exp(logvar[:, None] / 2)), 1))
            ratio = torch.distributions.Normal(0.0, 1.0).log_prob(z).sum(2) - q.log_prob(z)
            nll = ((x[:, None] - self.decoder["x"](z)) ** 2).sum(2)
            nll = nll - (y[:, None] * torch.log_softmax(self.decoder["y"](z), 2)).sum(2)
            weight = draws(share) / k
            recon, kl = (weight * nll).sum(1).mean(), -(weight * ratio).sum(1).mean()
            return self.bound(weight, nll, ratio, recon + kl), recon, kl

        def bound(self, weight, nll, ratio, elbo):
            return elbo

    class WeighedMixture(Mixture):
        """Importance samples of each expert."""

        samples = 2

        def bound(self, weight, nll, ratio, elbo):
            return -torch.logsumexp(torch.log(weight) + ratio - nll, 1).mean()

    class Observed(VAE):
        """A class that is the label where there is one (Kingma et al. 2014, M2), and numbers beside it."""

        width, rows, labels, unlabelled, data_range = 6, 5, 3, True, None
        latents = {"c": 3, "z": 2}
        weight, temperature = 4.0, 0.8

        def __init__(self):
            nn.Module.__init__(self)
            self.data = nn.ModuleDict({"y": Known()})
            self.encoder = nn.Sequential(nn.Linear(6, 5), nn.Tanh())
            self.posterior = nn.ModuleDict({"c": nn.ModuleDict({"logits": nn.Linear(5, 3)}), "z": nn.ModuleDict({
                "mean": nn.Linear(5, 2), "logvar": nn.Linear(5, 2)})})
            self.decoder = nn.Sequential(nn.Identity(), nn.Linear(5, 6))

        def draw_noise(self, rng, rows):
            return np.concatenate([rng.uniform(0.02, 0.98, size=(rows, 3)), rng.normal(size=(rows, 2))], 1)

        def encoded(self, x, y):
            h = self.encoder(x)
            return torch.cat([torch.softmax(self.posterior["c"]["logits"](h), 1), self.posterior["z"]["mean"](h)], 1)

        def mean(self, z, y):
            return self.decoder(torch.cat([z["c"], z["z"]], 1))

        def losses(self, x, y, eps):
            h, known = self.encoder(x), y.sum(1)
            logp = torch.log_softmax(self.posterior["c"]["logits"](h), 1)
            mean, logvar = self.posterior["z"]["mean"](h), self.posterior["z"]["logvar"](h)
            soft = torch.softmax((logp - torch.log(-torch.log(eps[:, :3]))) / self.temperature, 1)
            c = torch.where(known[:, None] > 0, y, soft)
            z = mean + torch.exp(logvar / 2) * eps[:, 3:]
            recon = ((x - self.decoder(torch.cat([c, z], 1))) ** 2).sum(1).mean()
            drawn = (torch.exp(logp) * (logp + math.log(3))).sum(1)
            kl = torch.where(known > 0, torch.full_like(drawn, math.log(3)), drawn).mean() + kl_normal(mean, logvar)
            return recon + kl - self.weight * (y * logp).sum(1).mean(), recon, kl

    class Given(VAE):
        """p(z|y): the prior's mean and variance are the label's (Sohn et al. 2015)."""

        width, rows, labels, beta, data_range = 6, 5, 3, 0.5, None

        def __init__(self):
            nn.Module.__init__(self)
            self.encoder = nn.Sequential(nn.Identity(), nn.Linear(9, 7), nn.Tanh())
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({"mean": nn.Linear(7, 2), "logvar": nn.Linear(7, 2)})})
            self.prior = nn.ModuleDict({"z": nn.ModuleDict({
                "hidden": nn.Linear(3, 5), "mean": nn.Linear(5, 2), "logvar": nn.Linear(5, 2)})})
            self.decoder = nn.Sequential(nn.Linear(2, 6))

        def encode(self, x, y):
            return self.encoder(torch.cat([x, y], 1))

        def losses(self, x, y, eps):
            q = self.heads(x, y)
            mean, logvar = q["z"]
            p = self.prior["z"]
            h = torch.tanh(p["hidden"](y))
            recon = ((x - self.decoder(self.draw(q, eps)["z"])) ** 2).sum(1).mean()
            kl = torch.distributions.kl_divergence(
                torch.distributions.Normal(mean, torch.exp(logvar / 2)),
                torch.distributions.Normal(p["mean"](h), torch.exp(p["logvar"](h) / 2))).sum(1).mean()
            return recon + self.beta * kl, recon, kl

    return {"given": Given, "streams": Streams, "experts": Experts, "observed": Observed,
            "mixture_experts": Mixture, "mixture_importance": WeighedMixture}

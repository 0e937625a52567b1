"""topdown.py -- latents drawn inside the decoder, as a PyTorch user would have them: the decoder's features give p, and
beside features of the encoder they give q (Sonderby et al. 2016; Vahdat and Kautz 2020; Child 2021).
"""
import math

import torch
import torch.nn.functional as F
from torch import distributions as D
from torch import nn


def heads(inputs, outputs):
    return nn.ModuleDict({"mean": nn.Linear(inputs, outputs), "logvar": nn.Linear(inputs, outputs)})


def normal(head, h):
    """On the last dimension of a vector, or on the channels of an image [c, h, w]."""
    if h.dim() == 2:
        return D.Normal(head["mean"](h), torch.exp(head["logvar"](h) / 2))
    of = lambda layer: F.conv2d(h, layer.weight[:, :, None, None], layer.bias)
    return D.Normal(of(head["mean"]), torch.exp(of(head["logvar"]) / 2))


def make(VAE, ConvSame, DeconvSame):
    """The classes by their directories' names."""

    class Places(VAE):
        """A vector, places within a residual, places behind it; a label flows in beside the vector."""

        image, rows, labels, beta, free_bits = (4, 6, 1), 5, 2, 0.8, 0.05
        latents = {"z": 2, "w": 12, "v": 24}

        def __init__(self):
            nn.Module.__init__(self)
            self.encoder = nn.ModuleDict({"0": ConvSame(1, 2, 3), "2": ConvSame(2, 3, 3, 2), "5": nn.Linear(18, 5)})
            self.decoder = nn.ModuleDict({
                "1": nn.Linear(4, 24), "4": nn.ModuleDict({"1": ConvSame(6, 4, 3)}),
                "5": DeconvSame(4, 3, 2, stride=2), "8": ConvSame(4, 1, 3)})
            self.posterior = nn.ModuleDict({"z": heads(5, 2), "w": heads(4 + 3, 2), "v": heads(3 + 2, 1)})
            self.prior = nn.ModuleDict({"w": heads(4, 2), "v": heads(3, 1)})

        def places(self, z, h, w):
            return z.view(-1, h, w, z.shape[1] // (h * w)).permute(0, 3, 1, 2)

        def through(self, x, y, take):
            """The decoder's raw output, and what take(name, p, q) made of each latent's p and q."""
            d = e = q = None
            if x is not None:
                d = torch.tanh(self.encoder["0"](self.pixels(x)))
                e = torch.tanh(self.encoder["2"](d))
                q = normal(self.posterior["z"], torch.tanh(self.encoder["5"](e.permute(0, 2, 3, 1).flatten(1))))
            z = take("z", D.Normal(torch.zeros(2), torch.ones(2)), q)
            h = torch.tanh(self.decoder["1"](torch.cat([z, y], 1))).view(-1, 2, 3, 4).permute(0, 3, 1, 2)
            w = take("w", normal(self.prior["w"], h),
                     None if x is None else normal(self.posterior["w"], torch.cat([h, e], 1)))
            h = h + self.decoder["4"]["1"](torch.cat([h, w], 1))
            h = torch.tanh(self.decoder["5"](h))
            v = take("v", normal(self.prior["v"], h),
                     None if x is None else normal(self.posterior["v"], torch.cat([h, d], 1)))
            return self.decoder["8"](torch.cat([h, v], 1))

        def encoded(self, x, y):
            q = {}

            def middle(name, _, posterior):
                q[name] = posterior
                return posterior.mean
            self.through(x, y, middle)
            return torch.cat([self.flat(q[n].mean) for n in self.latents]
                             + [self.flat(2 * torch.log(q[n].stddev)) for n in self.latents], 1)

        def mean(self, z, y):
            given = {"z": z["z"], "w": self.places(z["w"], 2, 3), "v": self.places(z["v"], 4, 6)}
            return torch.sigmoid(self.flat(self.through(None, y, lambda name, p, q: given[name])))

        def losses(self, x, y, eps):
            kl, noise = {}, dict(zip("zwv", eps.split([2, 12, 24], 1)))

            def draw(name, p, q):
                kl[name] = self.flat(D.kl_divergence(q, p))
                e = noise[name]
                if name != "z":
                    e = self.places(e, *((2, 3) if name == "w" else (4, 6)))
                return q.mean + q.stddev * e
            out = self.flat(self.through(x, y, draw))
            recon = F.binary_cross_entropy_with_logits(out, x, reduction="none").sum(1).mean()
            pressed = sum(torch.clamp(k.mean(0), min=self.free_bits).sum() for k in kl.values())
            return recon + self.beta * pressed, recon, sum(k.sum(1) for k in kl.values()).mean()

    class Samples(VAE):
        """Vectors, three importance samples of each; what flows in is given another latent and a label."""

        width, rows, labels, samples, data_range = 6, 5, 3, 3, None
        latents = {"low": 3, "z": 2, "top": 2, "mid": 1}

        def __init__(self):
            nn.Module.__init__(self)
            self.encoder = nn.ModuleDict({"0": nn.Linear(6, 5), "2": nn.Linear(5, 4)})
            self.decoder = nn.ModuleDict({"0": nn.Linear(2, 4), "3": nn.Linear(5, 5), "6": nn.Linear(8, 6)})
            self.posterior = nn.ModuleDict({
                "low": heads(5 + 5, 3), "z": heads(4, 2), "top": heads(4, 2), "mid": heads(4 + 4, 1)})
            self.posterior["z"]["hidden"] = nn.Linear(4 + 2, 4)
            self.prior = nn.ModuleDict({"low": heads(5, 3), "z": heads(4, 2), "mid": heads(4, 1)})
            self.prior["z"]["hidden"] = nn.Linear(2 + 3, 4)

        def through(self, x, y, take):
            d = torch.tanh(self.encoder["0"](x))
            e = torch.tanh(self.encoder["2"](d))
            q = normal(self.posterior["top"], e)
            top = take("top", D.Normal(torch.zeros(2), torch.ones(2)), q)
            q = normal(self.posterior["z"], torch.tanh(self.posterior["z"]["hidden"](torch.cat([e, top], 1))))
            z = take("z", normal(self.prior["z"], torch.tanh(self.prior["z"]["hidden"](torch.cat([top, y], 1)))), q)
            h = torch.tanh(self.decoder["0"](z))
            mid = take("mid", normal(self.prior["mid"], h), normal(self.posterior["mid"], torch.cat([h, e], 1)))
            h = torch.tanh(self.decoder["3"](torch.cat([h, mid], 1)))
            low = take("low", normal(self.prior["low"], h), normal(self.posterior["low"], torch.cat([h, d], 1)))
            return self.decoder["6"](torch.cat([h, low], 1))

        def encoded(self, x, y):
            q = {}

            def middle(name, _, posterior):
                q[name] = posterior
                return posterior.mean
            self.through(x, y, middle)
            return torch.cat([q[n].mean for n in self.latents] + [2 * torch.log(q[n].stddev) for n in self.latents], 1)

        def mean(self, z, y):
            h = torch.tanh(self.decoder["0"](z["z"]))
            h = torch.tanh(self.decoder["3"](torch.cat([h, z["mid"]], 1)))
            return self.decoder["6"](torch.cat([h, z["low"]], 1))

        def losses(self, x, y, eps):
            k, order = self.samples, ["top", "z", "mid", "low"]  # as they are drawn
            parts = eps.split([k * self.latents[n] for n in order], 1)
            noise = {n: part.reshape(-1, self.latents[n]) for n, part in zip(order, parts)}
            ratio, kl = [], []

            def draw(name, p, q):
                z = q.mean + q.stddev * noise[name]
                ratio.append((p.log_prob(z) - q.log_prob(z)).sum(1))
                kl.append(D.kl_divergence(q, p).sum(1))
                return z
            xs, ys = x.repeat_interleave(k, 0), y.repeat_interleave(k, 0)
            out = self.through(xs, ys, draw)
            recon = -D.Normal(out, 0.7).log_prob(xs).sum(1)
            w = (sum(ratio) - recon).view(-1, k)
            loss = -(torch.logsumexp(w, 1) - math.log(k)).mean()
            return loss, recon.mean(), sum(kl).mean()

    return {"topdown": Places, "topdown_samples": Samples}

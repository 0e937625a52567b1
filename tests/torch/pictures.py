"""pictures.py -- SSIM as a reconstruction: each window by itself, its moments as weighted sums over an unfolded picture, after
Wang et al. (2004, 2003); used by reference.py, which explains.
"""
import torch
import torch.nn.functional as F
from torch import nn


def moments(x, y, size):
    """Of every window of [n, c, h, w]: means, variances and covariance, [n, c, windows]."""
    i = torch.arange(size) - (size - 1) / 2
    w = torch.exp(-(i[:, None] ** 2 + i[None, :] ** 2) / (2 * 1.5 ** 2)).flatten()
    w = (w / w.sum())[None, None, :, None]
    n, c = x.shape[:2]
    x, y = (F.unfold(v, size).view(n, c, size * size, -1) for v in (x, y))
    mx, my = (w * x).sum(2, keepdim=True), (w * y).sum(2, keepdim=True)
    deviation = lambda a, b: (w * (a - mx) * (b - my)).sum(2)
    return mx[:, :, 0], my[:, :, 0], deviation(x, x), deviation(y, y), deviation(x, y)


def luminance(mx, my):
    return (2 * mx * my + 0.01 ** 2) / (mx ** 2 + my ** 2 + 0.01 ** 2)


def contrast_structure(vx, vy, cov):
    return (2 * cov + 0.03 ** 2) / (vx + vy + 0.03 ** 2)


def ssim(x, y, size):
    mx, my, vx, vy, cov = moments(x, y, size)
    return (luminance(mx, my) * contrast_structure(vx, vy, cov)).mean((1, 2))


def several(x, y, size, exponents):
    """Luminance at the last scale alone; exponents of sum 1."""
    total = torch.ones(len(x))
    for scale, exponent in enumerate(exponents):
        mx, my, vx, vy, cov = moments(x, y, size)
        of = contrast_structure(vx, vy, cov)
        if scale + 1 == len(exponents):
            of = of * luminance(mx, my)
        total = total * torch.clamp(of.mean((1, 2)), min=1e-4) ** exponent
        x, y = F.avg_pool2d(x, 2), F.avg_pool2d(y, 2)
    return total


def make(VAE, HWC, Image):
    class Alike(VAE):
        image, features, rows = (13, 12, 2), 6, 4
        weight, likelihood = 100.0, 0.0

        def build(self):
            self.encoder = nn.Sequential(HWC(), nn.Linear(312, 6), nn.Tanh())
            self.decoder = nn.Sequential(nn.Linear(2, 6), nn.Tanh(), nn.Linear(6, 312), Image(13, 12, 2))

        def nll(self, x, p, z, y):
            return F.binary_cross_entropy_with_logits(p, x, reduction="none")

        def data_mean(self, p):
            return torch.sigmoid(p)

        def compare(self, x, y):
            return ssim(x, y, 11)

        def losses(self, x, y, eps):
            q, z, nll, kl = self.terms(x, y, eps)
            kl = sum(k.sum(1) for k in kl.values()).mean()
            made = self.data_mean(self.decode(z, y))
            alike = self.compare(self.pixels(x), self.pixels(made)).mean()
            self.said = {"ssim": alike}
            return self.likelihood * nll.mean() + kl + self.weight * (1 - alike), nll.mean(), kl

    class Scaled(Alike):
        weight, likelihood = 20.0, 0.3

        def compare(self, x, y):
            shares = torch.tensor([0.0448, 0.2856, 0.3001])
            return several(x, y, 3, shares / shares.sum())

    return {"ssim": Alike, "ssim_scales": Scaled}

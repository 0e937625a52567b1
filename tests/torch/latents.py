"""latents.py -- the posteriors, priors and objectives of reference.py's models, each in a small VAE.

Densities are torch.distributions'. How much a flow stretches volume is taken from autograd's own
Jacobian and its determinant, never from a formula, so that the formulas are checked by this.
"""
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import distributions as D
from torch import nn


def log_det(y, x):
    """log|det dy/dx| of each row; differentiable again."""
    columns = [torch.autograd.grad(y[:, i].sum(), x, create_graph=True)[0] for i in range(y.shape[1])]
    return torch.linalg.slogdet(torch.stack(columns, 1))[1]


def with_log_det(f, x):
    """f(x) and log|det df/dx| of each row."""
    x = x if x.requires_grad else x.detach().requires_grad_()
    with torch.enable_grad():
        y = f(x)
        return y, log_det(y, x)


def standard(z):
    return D.Normal(torch.zeros_like(z), 1.0).log_prob(z).sum(1)


# ---------------------------------------------------------------- flows

class Flow(nn.Linear):
    """The head that a flow takes of the encoder, and its own layers: <step>.hidden and two outputs."""

    def __init__(self, features, context, steps=0, hidden=0, inputs=None, outputs=None, names=()):
        super().__init__(features, context)
        self.steps = steps
        for i in range(steps if names else 0):
            self.add_module(str(i), nn.ModuleDict({
                "hidden": nn.Linear(inputs(i), hidden),
                **{name: nn.Linear(hidden, outputs(i)) for name in names}}))

    def layer(self, i):
        return self._modules[str(i)]


class Prior(nn.Module):
    """A flow without a context: layers <step>.hidden alone."""

    def __init__(self, steps, hidden, inputs, outputs, names):
        super().__init__()
        for i in range(steps):
            self.add_module(str(i), nn.ModuleDict({
                "hidden": nn.Linear(inputs(i), hidden),
                **{name: nn.Linear(hidden, outputs(i)) for name in names}}))

    def layer(self, i):
        return self._modules[str(i)]


def planar(flow, d):
    def f(z, context):
        for i in range(flow.steps):
            u, w, b = context[:, i * (2 * d + 1):(i + 1) * (2 * d + 1)].split([d, d, 1], 1)
            wu = (w * u).sum(1, keepdim=True)
            u = u + (F.softplus(wu) - 1 - wu) * w / (w * w).sum(1, keepdim=True)
            z = z + u * torch.tanh((w * z).sum(1, keepdim=True) + b)
        return z
    return f


def radial(flow, d):
    def f(z, context):
        for i in range(flow.steps):
            c, a, b = context[:, i * (d + 2):(i + 1) * (d + 2)].split([d, 1, 1], 1)
            a = F.softplus(a)
            b = F.softplus(b) - a
            r = torch.sqrt(((z - c) ** 2).sum(1, keepdim=True) + 1e-12)
            z = z + b * (z - c) / (a + r)
        return z
    return f


def halves(d, i):
    """How many numbers decide and how many move in step i, and whether the latter come first."""
    low = d // 2
    return (d - low, low, True) if i % 2 else (low, d - low, False)


def coupling(layer, d, i, z, context, inverse=False):
    kept, _, first = halves(d, i)
    x, a = (z[:, :d - kept], z[:, d - kept:]) if first else (z[:, kept:], z[:, :kept])
    h = layer["hidden"](a)
    h = torch.tanh(h if context is None else h + context)
    s, t = torch.tanh(layer["scale"](h)), layer["shift"](h)
    y = (x - t) * torch.exp(-s) if inverse else x * torch.exp(s) + t
    return torch.cat([y, a] if first else [a, y], 1)


def realnvp(flow, d):
    def f(z, context):
        for i in range(flow.steps):
            z = coupling(flow.layer(i), d, i, z, context)
        return z
    return f


def iaf(flow, d):
    def f(z, context):
        for i in range(flow.steps):
            layer = flow.layer(i)
            hidden = layer["hidden"].out_features
            degree = torch.arange(hidden) * (d - 1) // hidden
            place = torch.arange(d)
            if i % 2:
                place = d - 1 - place
            sees = (place[None, :] <= degree[:, None]).to(z)       # [hidden, d]
            seen = (place[:, None] > degree[None, :]).to(z)        # [d, hidden]
            h = torch.tanh(F.linear(z, layer["hidden"].weight * sees, layer["hidden"].bias) + context)
            m = F.linear(h, layer["mean"].weight * seen, layer["mean"].bias)
            s = torch.sigmoid(F.linear(h, layer["gate"].weight * seen, layer["gate"].bias) + 2)
            z = s * z + (1 - s) * m
        return z
    return f


# ---------------------------------------------------------------- models

def quantile(u, kappa, n):
    """w whose share of exp(kappa w) (1 - w^2)^((n - 3) / 2) dw is u, by a fine sum over the angle and bisection."""
    angle = np.linspace(0, np.pi, 200001)
    log = kappa * np.cos(angle[::-1]) + (n - 2) * np.log(np.maximum(np.sin(angle[::-1]), 1e-300))
    p = np.exp(log - log.max())
    share = np.concatenate([[0], np.cumsum((p[1:] + p[:-1]) / 2)])
    return np.cos(np.interp(u, share / share[-1], angle[::-1]))


class Quantile(torch.autograd.Function):
    """Differentiated by central differences, as nothing else is known of it here."""

    @staticmethod
    def forward(ctx, u, kappa, n):
        ctx.save_for_backward(u, kappa)
        ctx.n = n
        return Quantile.values(u, kappa, n)

    @staticmethod
    def values(u, kappa, n):
        each = [quantile(float(a), float(k), n) for a, k in zip(u.flatten(), kappa.flatten())]
        return torch.tensor(each, dtype=u.dtype).reshape(u.shape)

    @staticmethod
    def backward(ctx, dy):
        u, kappa = ctx.saved_tensors
        h = 2e-3
        slope = (Quantile.values(u, kappa + h, ctx.n) - Quantile.values(u, kappa - h, ctx.n)) / (2 * h)
        return None, dy * slope, None


def log_bessel(nu, kappa):
    """log I_nu(kappa): a series of positive terms."""
    j = torch.arange(200, dtype=kappa.dtype)
    return torch.logsumexp((2 * j + nu) * torch.log(kappa[..., None] / 2) - torch.lgamma(j + 1) - torch.lgamma(j + nu + 1), -1)


def make(VAE):
    """The classes by their directories' names."""

    class Small(VAE):
        width, features, latents, rows, data_range = 6, 5, {"z": 3}, 5, None

        def build(self):
            self.encoder = nn.Sequential(nn.Linear(6, 5), nn.Tanh())
            self.decoder = nn.Sequential(nn.Linear(sum(self.latents.values()), 5), nn.Tanh(),
                                         nn.Linear(5, 6))

        def nll(self, x, p, z, y):
            return -D.Normal(p, 0.7).log_prob(x)

    class Sampled(Small):
        """The KL is what one draw says, log q(z|x) - log p(z)."""

        def draw_with_density(self, x, eps):
            mean, logvar = self.heads(x, None)["z"]
            q = D.Normal(mean, torch.exp(logvar / 2))
            u = mean + torch.exp(logvar / 2) * eps
            return u, q.log_prob(u).sum(1)

        def log_prior(self, z):
            return standard(z)

        def losses(self, x, y, eps):
            z, log_q = self.draw_with_density(x, eps)
            recon = self.nll(x, self.decode({"z": z}, None), None, None).sum(1).mean()
            kl = (log_q - self.log_prior(z)).mean()
            return recon + self.beta * kl, recon, kl

    class Full(Small):
        def __init__(self):
            super().__init__()
            self.posterior["z"]["lower"] = nn.Linear(5, 9)

        def factor(self, x):
            h = self.encode(x, None)
            head = self.posterior["z"]
            lower = torch.tril(head["lower"](h).view(-1, 3, 3), -1)
            return head["mean"](h), lower + torch.diag_embed(torch.exp(head["logvar"](h) / 2))

        def encoded(self, x, y):
            mean, factor = self.factor(x)
            return torch.cat([mean, torch.log((factor ** 2).sum(2))], 1)

        def losses(self, x, y, eps):
            mean, factor = self.factor(x)
            z = mean + (factor @ eps[:, :, None])[:, :, 0]
            recon = self.nll(x, self.decode({"z": z}, None), None, None).sum(1).mean()
            kl = D.kl_divergence(D.MultivariateNormal(mean, scale_tril=factor),
                                 D.MultivariateNormal(torch.zeros(3), torch.eye(3))).mean()
            return recon + kl, recon, kl

    class Flowing(Sampled):
        def __init__(self):
            super().__init__()
            self.posterior["z"]["flow"] = self.flow()

        def draw_with_density(self, x, eps):
            u, log_q = super().draw_with_density(x, eps)
            head = self.posterior["z"]["flow"]
            context = head(self.encode(x, None))
            z, stretched = with_log_det(lambda v: self.step(head, 3)(v, context), u)
            return z, log_q - stretched

        def encoded(self, x, y):
            head = self.posterior["z"]["flow"]
            return self.step(head, 3)(self.heads(x, y)["z"][0], head(self.encode(x, y)))

    class Planar(Flowing):
        step = staticmethod(planar)

        def flow(self):
            return Flow(5, 2 * 7, steps=2)

    class Radial(Flowing):
        step = staticmethod(radial)

        def flow(self):
            return Flow(5, 3 * 5, steps=3)

    class RealNVP(Flowing):
        step = staticmethod(realnvp)

        def flow(self):
            return Flow(5, 4, 3, 4, lambda i: halves(3, i)[0], lambda i: halves(3, i)[1],
                        ("scale", "shift"))

    class IAF(Flowing):
        step = staticmethod(iaf)

        def flow(self):
            return Flow(5, 7, 2, 7, lambda i: 3, lambda i: 3, ("mean", "gate"))

    # ------------------------------------------------------------ priors

    class Mixture(Sampled):
        def __init__(self):
            super().__init__()
            self.prior = nn.ModuleDict({"z": nn.ParameterDict({
                "mean": nn.Parameter(torch.zeros(4, 3)), "logvar": nn.Parameter(torch.zeros(4, 3)),
                "logits": nn.Parameter(torch.zeros(4))})})

        def parts(self):
            p = self.prior["z"]
            return p["mean"], p["logvar"], p["logits"]

        def log_prior(self, z):
            mean, logvar, logits = self.parts()
            part = D.Independent(D.Normal(mean, torch.exp(logvar / 2)), 1)
            return D.MixtureSameFamily(D.Categorical(logits=logits), part).log_prob(z)

    class Vamp(Mixture):
        def __init__(self):
            super().__init__()
            self.prior = nn.ModuleDict({"z": nn.ParameterDict({"inputs": nn.Parameter(torch.zeros(4, 6))})})

        def parts(self):
            mean, logvar = self.heads(self.prior["z"]["inputs"], None)["z"]
            return mean, logvar, torch.zeros(4)

    class FlowPrior(Sampled):
        def __init__(self):
            super().__init__()
            self.prior = nn.ModuleDict({"z": nn.ModuleDict({"flow": Prior(
                3, 4, lambda i: halves(3, i)[0], lambda i: halves(3, i)[1], ("scale", "shift"))})})

        def log_prior(self, z):
            def inverse(v):
                for i in (2, 1, 0):
                    v = coupling(self.prior["z"]["flow"].layer(i), 3, i, v, None, inverse=True)
                return v
            u, shrunk = with_log_det(inverse, z)
            return standard(u) + shrunk

    # ------------------------------------------------------------ classes and codes

    class Classes(Small):
        """Two of three classes each, relaxed, and a normal."""

        latents, temperature, straight = {"c": 6, "w": 1}, 0.6, False

        def __init__(self):
            super().__init__()
            self.posterior = nn.ModuleDict({
                "c": nn.ModuleDict({"logits": nn.Linear(5, 6)}),
                "w": nn.ModuleDict({"mean": nn.Linear(5, 1), "logvar": nn.Linear(5, 1)})})

        def draw_noise(self, rng, rows):
            return np.concatenate([rng.uniform(0.02, 0.98, size=(rows, 6)), rng.normal(size=(rows, 1))], 1)

        def logits(self, h):
            return self.posterior["c"]["logits"](h).view(-1, 2, 3)

        def encoded(self, x, y):
            h = self.encode(x, y)
            return torch.cat([torch.softmax(self.logits(h), 2).flatten(1), self.posterior["w"]["mean"](h)], 1)

        def losses(self, x, y, eps):
            h = self.encode(x, y)
            w = D.Normal(self.posterior["w"]["mean"](h), torch.exp(self.posterior["w"]["logvar"](h) / 2))
            gumbel = -torch.log(-torch.log(eps[:, :6].view(-1, 2, 3)))
            score = self.logits(h) + gumbel
            c = torch.softmax(score / self.temperature, 2)
            if self.straight:
                hard = F.one_hot(score.argmax(2), 3).to(c)
                c = hard + c - c.detach()
            z = {"c": c.flatten(1), "w": w.loc + w.scale * eps[:, 6:]}
            recon = self.nll(x, self.decode(z, None), None, None).sum(1).mean()
            uniform = D.Categorical(logits=torch.zeros(2, 3))
            kl = (D.kl_divergence(D.Categorical(logits=self.logits(h)), uniform).sum(1) +
                  D.kl_divergence(w, D.Normal(torch.zeros(1), 1.0)).sum(1)).mean()
            return recon + kl, recon, kl

    class Straight(Classes):
        straight = True

    class Codes(Small):
        """Two of four codes of three numbers, and a normal."""

        latents, commitment = {"c": 6, "w": 1}, 0.5

        def __init__(self):
            super().__init__()
            self.posterior = nn.ModuleDict({
                "c": nn.ModuleDict({"vector": nn.Linear(5, 6), "book": nn.Embedding(4, 3)}),
                "w": nn.ModuleDict({"mean": nn.Linear(5, 1), "logvar": nn.Linear(5, 1)})})
            head = self.posterior["c"]
            book = head["book"].weight
            del head["book"]
            head.register_parameter("codebook", book)

        def draw_noise(self, rng, rows):
            return rng.normal(size=(rows, 1))

        def codes(self, h):
            v = self.posterior["c"]["vector"](h).view(-1, 2, 3)
            book = self.posterior["c"].codebook
            return v, book[torch.cdist(v, book[None]).argmin(2)]

        def encoded(self, x, y):
            h = self.encode(x, y)
            return torch.cat([self.codes(h)[1].flatten(1), self.posterior["w"]["mean"](h)], 1)

        def losses(self, x, y, eps):
            h = self.encode(x, y)
            w = D.Normal(self.posterior["w"]["mean"](h), torch.exp(self.posterior["w"]["logvar"](h) / 2))
            v, code = self.codes(h)
            z = {"c": (v + (code - v).detach()).flatten(1), "w": w.loc + w.scale * eps}
            recon = self.nll(x, self.decode(z, None), None, None).sum(1).mean()
            kl = (D.kl_divergence(w, D.Normal(torch.zeros(1), 1.0)).sum(1) + 2 * math.log(4)).mean()
            pull = (code - v.detach()) ** 2 + self.commitment * (v - code.detach()) ** 2
            return recon + kl + pull.sum((1, 2)).mean(), recon, kl

    # ------------------------------------------------------------ a hierarchy

    class Hierarchy(Small):
        """top, then z: q(top|x) q(z|x, top) against p(top) p(z|top). Noise comes in that order."""

        latents = {"z": 3, "top": 2}

        def __init__(self):
            super().__init__()
            heads = lambda i, d: {"mean": nn.Linear(i, d), "logvar": nn.Linear(i, d)}
            self.posterior = nn.ModuleDict({
                "top": nn.ModuleDict(heads(5, 2)),
                "z": nn.ModuleDict({"hidden": nn.Linear(7, 4), **heads(4, 3)})})
            self.prior = nn.ModuleDict({"z": nn.ModuleDict({"hidden": nn.Linear(2, 4), **heads(4, 3)})})
            self.decoder = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 6))

        def decode(self, z, y):
            return self.decoder(z["z"])

        @staticmethod
        def normal(part, h):
            return D.Normal(part["mean"](h), torch.exp(part["logvar"](h) / 2))

        def below(self, h, top):
            part = self.posterior["z"]
            return self.normal(part, torch.tanh(part["hidden"](torch.cat([h, top], 1))))

        def encoded(self, x, y):
            h = self.encode(x, y)
            top = self.normal(self.posterior["top"], h)
            z = self.below(h, top.loc)
            return torch.cat([z.loc, top.loc, 2 * z.scale.log(), 2 * top.scale.log()], 1)

        def losses(self, x, y, eps):
            h = self.encode(x, y)
            q_top = self.normal(self.posterior["top"], h)
            top = q_top.loc + q_top.scale * eps[:, :2]
            q = self.below(h, top)
            p = self.normal(self.prior["z"], torch.tanh(self.prior["z"]["hidden"](top)))
            z = q.loc + q.scale * eps[:, 2:]
            recon = self.nll(x, self.decoder(z), None, None).sum(1).mean()
            above = D.kl_divergence(q_top, D.Normal(torch.zeros(2), 1.0))
            kl = (above.sum(1) + D.kl_divergence(q, p).sum(1)).mean()
            return recon + kl, recon, kl

    # ------------------------------------------------------------ objectives of the batch

    class Batch(Small):
        def batch_losses(self, x, eps):
            q, z, nll, kl = self.terms(x, None, eps)
            mean, logvar = q["z"]
            return mean, logvar, z["z"], nll.mean(), kl["z"].sum(1).mean()

    class BetaTC(Batch):
        """Minibatch-stratified sampling; the data set is the batch."""

        def losses(self, x, y, eps):
            mean, logvar, z, recon, kl = self.batch_losses(x, eps)
            n = x.shape[0]
            rows, m = n, n - 1
            w = torch.full((n, n), 1.0 / m)
            w.view(-1)[::n + 1] = 1.0 / rows
            w.view(-1)[1::n + 1] = (rows - m) / (rows * m)
            w[n - 1, 0] = (rows - m) / (rows * m)
            each = D.Normal(mean[None], torch.exp(logvar / 2)[None]).log_prob(z[:, None])  # [i, j, d]
            log_q = torch.logsumexp(w.log() + each.sum(2), 1)
            log_marginals = torch.logsumexp(w.log()[:, :, None] + each, 1).sum(1)
            log_qx = D.Normal(mean, torch.exp(logvar / 2)).log_prob(z).sum(1)
            information, correlation = (log_qx - log_q).mean(), (log_q - log_marginals).mean()
            dimensions = (log_marginals - standard(z)).mean()
            self.said = {"mutual_information": information, "total_correlation": correlation,
                          "dimension_kl": dimensions}
            return recon + information + 6 * correlation + dimensions, recon, kl

    class MMD(Batch):
        latents_noise = 6

        def draw_noise(self, rng, rows):
            return rng.normal(size=(rows, 6))

        def losses(self, x, y, eps):
            mean, logvar, z, recon, kl = self.batch_losses(x, eps[:, :3])
            prior, n = eps[:, 3:], x.shape[0]
            kernel = lambda u, v: 6 / (6 + ((u[:, None] - v[None]) ** 2).sum(2))
            others = 1 - torch.eye(n)
            same = ((kernel(z, z) + kernel(prior, prior)) * others).sum() / (n * (n - 1))
            mmd = same - 2 * kernel(z, prior).mean()
            self.said = {"mmd": mmd}
            return recon + kl + 10 * mmd, recon, kl

    class DIP(Batch):
        def losses(self, x, y, eps):
            mean, logvar, z, recon, kl = self.batch_losses(x, eps)
            c = torch.cov(mean.T, correction=0) + torch.diag(torch.exp(logvar).mean(0))
            diagonal = torch.diagonal(c)
            off = (c ** 2).sum() - (diagonal ** 2).sum()
            return recon + kl + 10 * off + 10 * ((diagonal - 1) ** 2).sum(), recon, kl

    class Sphere(VAE):
        """A von Mises-Fisher posterior on the sphere of so many dimensions (Davidson et al. 2018)."""

        width, features, rows, data_range, n = 6, 7, 5, None, 4
        latents = {"z": 4}

        def __init__(self):
            nn.Module.__init__(self)
            self.encoder = nn.Sequential(nn.Linear(6, 7), nn.Tanh())
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({"mean": nn.Linear(7, self.n), "kappa": nn.Linear(7, 1)})})
            self.decoder = nn.Sequential(nn.Linear(self.n, 7), nn.Tanh(), nn.Linear(7, 6))

        def draw_noise(self, rng, rows):
            return rng.normal(size=(rows, self.n + 1))

        def directions(self, x):
            h = self.encoder(x)
            return F.normalize(self.posterior["z"]["mean"](h), dim=1), F.softplus(self.posterior["z"]["kappa"](h))

        def encoded(self, x, y):
            return self.directions(x)[0]

        def mean(self, z, y):
            return self.decoder(F.normalize(z["z"], dim=1))

        def losses(self, x, y, eps):
            n, (mean, kappa) = self.n, self.directions(x)
            w = Quantile.apply((1 + torch.erf(eps[:, n:] / math.sqrt(2))) / 2, kappa, n)
            aside = eps[:, :n] - (eps[:, :n] * mean).sum(1, keepdim=True) * mean
            z = w * mean + torch.sqrt(1 - w ** 2) * F.normalize(aside, dim=1)
            recon = -D.Normal(self.decoder(z), 0.5).log_prob(x).sum(1).mean()
            of = log_bessel(n / 2 - 1, kappa)
            log_m = math.lgamma(n / 2) + (n / 2 - 1) * torch.log(2 / kappa) + of
            kl = (kappa * torch.exp(log_bessel(n / 2, kappa) - of) - log_m).sum(1).mean()
            return recon + kl, recon, kl

    return {
        "sphere": Sphere,
        "full_covariance": Full, "flow_planar": Planar, "flow_radial": Radial, "flow_realnvp": RealNVP,
        "flow_iaf": IAF, "prior_mixture": Mixture, "prior_vamp": Vamp, "prior_realnvp": FlowPrior,
        "classes": Classes, "classes_straight": Straight, "codes": Codes,
        "hierarchy": Hierarchy, "beta_tc": BetaTC,
        "mmd": MMD, "dip": DIP,
    }

"""likelihoods.py -- the likelihoods of reference.py's models, each in a small VAE of its own.

Densities and probabilities are torch.distributions' where it has them, and otherwise written as
their definition says, without a thought to what floats can hold: this is double precision.
"""
import numpy as np
import torch
import torch.nn.functional as F
from torch import distributions as D
from torch import nn


def make(VAE, Lambda):
    """The classes by their directories' names."""

    class Small(VAE):
        """width numbers, dense both ways; heads: twins of the decoder's last layer."""

        width, features, latents, rows = 6, 8, {"z": 2}, 5
        heads_of = ()   # names under likelihood.x
        shared = ()     # the same, of one number each
        counts = False

        def build(self):
            first = [Lambda(torch.log1p)] if self.counts else []
            self.encoder = nn.Sequential(*first, nn.Linear(self.width, 8), nn.Tanh())
            self.decoder = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, self.width))
            heads = {name: nn.Linear(8, self.width) for name in self.heads_of}
            if heads:
                self.likelihood = nn.ModuleDict({"x": nn.ModuleDict(heads)})
            if self.shared:
                one = nn.ParameterDict({name: nn.Parameter(torch.zeros(1)) for name in self.shared})
                self.likelihood = nn.ModuleDict({"x": one})

        def raw(self, name, z):
            head = self.likelihood["x"][name]
            return head if name in self.shared else head(self.decoder[1](self.decoder[0](z["z"])))

        def draw_data(self, rng, shape):
            if self.counts:  # a few of them large
                return rng.negative_binomial(1.5, 0.2, size=shape).astype("f8") * rng.integers(0, 2, shape)
            return super().draw_data(rng, shape)

    def above(floor, raw):
        """The logarithm of floor + e^raw."""
        return torch.log(floor + torch.exp(raw))

    class ContinuousBernoulli(Small):
        width = 7

        def nll(self, x, p, z, y):
            return -D.ContinuousBernoulli(logits=p).log_prob(x)

        def data_mean(self, p):
            return D.ContinuousBernoulli(logits=p).mean

    class Laplace(Small):
        data_range, heads_of = None, ("logscale",)

        def nll(self, x, p, z, y):
            return -D.Laplace(p, torch.exp(above(1e-3, self.raw("logscale", z)))).log_prob(x)

    class LaplaceShared(Small):
        data_range, shared = None, ("logscale",)

        def nll(self, x, p, z, y):
            return -D.Laplace(p, torch.exp(above(0.1, self.raw("logscale", z)))).log_prob(x)

    class OptimalSigma(Small):
        """The deviation of the batch is its root mean squared error, through which gradients flow."""

        data_range = None

        def build(self):
            super().build()
            self.likelihood = nn.ModuleDict({"x": nn.Module()})
            self.likelihood["x"].register_buffer("variance", torch.ones(1))  # for evaluation

        def nll(self, x, p, z, y):
            return -D.Normal(p, torch.sqrt(((x - p) ** 2).mean())).log_prob(x)

    class Logistic(Small):
        heads_of, bins = ("logscale",), 256

        def draw_data(self, rng, shape):
            return rng.integers(0, self.bins, size=shape) / (self.bins - 1)

        def scale(self, z):
            return torch.exp(above(5e-4, self.raw("logscale", z)))

        def below(self, edge, p, z):
            return torch.sigmoid((edge - p) / self.scale(z))

        def nll(self, x, p, z, y):
            half = 0.5 / (self.bins - 1)
            x = torch.round(x * (self.bins - 1)) / (self.bins - 1)
            high = torch.where(x > 1 - half, torch.ones_like(p), self.below(x + half, p, z))
            low = torch.where(x < half, torch.zeros_like(p), self.below(x - half, p, z))
            return -torch.log(high - low)

        def mean(self, z, y):
            p, s = self.decode(z, y), self.scale(z)
            return s * (F.softplus(p / s, threshold=700) - F.softplus((p - 1) / s, threshold=700))

    class LogisticCoarse(Logistic):
        heads_of, bins = (), 5

        def scale(self, z):
            return torch.tensor(0.07)

    class Categorical(Small):
        """Shares of sum 1: the cross entropy."""

        def draw_data(self, rng, shape):
            return rng.dirichlet(np.ones(shape[1]), size=shape[0])

        def nll(self, x, p, z, y):
            return -x * torch.log_softmax(p, 1)

        def data_mean(self, p):
            return torch.softmax(p, 1)

    class CategoricalImage(Small):
        """One-hot codes along the channels of 2 by 3 pixels."""

        image, width = (2, 3, 4), 24

        def build(self):
            super().build()
            self.encoder = nn.Sequential(nn.Flatten(), *self.encoder)

        def pixels(self, x):
            return x  # in the data's own order throughout

        def draw_data(self, rng, shape):
            return np.eye(4)[rng.integers(0, 4, size=(shape[0], 6))].reshape(shape)

        def nll(self, x, p, z, y):
            return -D.OneHotCategorical(logits=p.view(-1, 6, 4)).log_prob(x.view(-1, 6, 4))

        def data_mean(self, p):
            return torch.softmax(p.view(-1, 6, 4), 2).flatten(1)

    class Means(nn.Module):
        """What networks see where values are missing."""

        def __init__(self, *shape):
            super().__init__()
            self.register_buffer("mean", torch.zeros(*shape))

    class CategoricalGaps(CategoricalImage):
        """The same, and at some pixels nobody knows the class."""

        def build(self):
            super().build()
            self.data = nn.ModuleDict({"x": Means(24)})

        def draw_data(self, rng, shape):
            x = super().draw_data(rng, shape)
            x.reshape(-1, 6, 4)[rng.random((shape[0], 6)) < 0.4] = np.nan
            return x

        def encode(self, x, y):
            return super().encode(torch.where(torch.isnan(x), self.data["x"].mean, x), y)

        def nll(self, x, p, z, y):
            known = ~torch.isnan(x.view(-1, 6, 4)).any(2)
            one = F.one_hot(torch.nan_to_num(x).view(-1, 6, 4).argmax(2), 4).to(x)
            return super().nll(one, p, z, y) * known

    class Label(Categorical):
        target_label, rows = True, 9

        def nll(self, x, p, z, y):
            return -D.OneHotCategorical(logits=p).log_prob(x)[:, None]

    class Multinomial(Categorical):
        counts = True
        draw_data = Small.draw_data

        def nll(self, x, p, z, y):
            return -torch.stack([D.Multinomial(int(n.sum()), logits=l).log_prob(n)
                                 for n, l in zip(x, p)])[:, None]

    class Poisson(Small):
        counts = True

        def nll(self, x, p, z, y):
            return -D.Poisson(torch.exp(p)).log_prob(x)

        def data_mean(self, p):
            return torch.exp(p)

    class NegativeBinomial(Poisson):
        heads_of, floor = ("logsize",), 1e-3

        def size(self, z):
            """floor + e^r, and what would be above a million stays below it."""
            low = self.floor + torch.exp(self.raw("logsize", z))
            return 1 / (1 / low + 1e-6)

        def nb(self, p, z):
            return D.NegativeBinomial(self.size(z), logits=p - torch.log(self.size(z)))

        def nll(self, x, p, z, y):
            return -self.nb(p, z).log_prob(x)

    class NegativeBinomialShared(NegativeBinomial):
        heads_of, shared, floor = (), ("logsize",), 0.5

    class NegativeBinomialLarge(NegativeBinomial):
        """A size at which ln gamma's own digits would be gone in float."""

        heads_of = ()

        def size(self, z):
            return torch.tensor(200000.0)

    class Zinb(NegativeBinomial):
        heads_of = ("logsize", "zero")

        def zeros(self, z):
            return torch.sigmoid(self.raw("zero", z))

        def nll(self, x, p, z, y):
            rest = (1 - self.zeros(z)) * torch.exp(self.nb(p, z).log_prob(x))
            return -torch.log(torch.where(x == 0, self.zeros(z) + rest, rest))

        def mean(self, z, y):
            return (1 - self.zeros(z)) * torch.exp(self.decode(z, y))

    class Total(nn.Module):
        """What a row of counts sums to where there is none."""

        def __init__(self):
            super().__init__()
            self.register_buffer("total", torch.ones(1))

    def shared_out(p, total):
        """Logarithms of a row's means, which sum to `total`: those of scVI. An empty row is taken for one of 1."""
        return torch.log(total.clamp(min=1)) + torch.log_softmax(p, 1)

    class PoissonTotal(Poisson):
        def build(self):
            super().build()
            self.data = nn.ModuleDict({"x": Total()})

        def nll(self, x, p, z, y):
            return super().nll(x, shared_out(p, x.sum(1, keepdim=True)), z, y)

        def data_mean(self, p):
            return super().data_mean(shared_out(p, self.data["x"].total))

    class ZinbTotal(Zinb):
        def build(self):
            super().build()
            self.data = nn.ModuleDict({"x": Total()})

        def nll(self, x, p, z, y):
            zero = self.raw("zero", z)  # in logarithms: some of these counts are far from their means
            some = F.logsigmoid(-zero) + self.nb(shared_out(p, x.sum(1, keepdim=True)), z).log_prob(x)
            return -torch.where(x == 0, torch.logaddexp(F.logsigmoid(zero), some), some)

        def mean(self, z, y):
            return (1 - self.zeros(z)) * torch.exp(shared_out(self.decode(z, y), self.data["x"].total))

    class NegativeBinomialOffset(NegativeBinomialShared):
        """Counts under an exposure, which is given."""

        exposed = True

        def decode(self, z, y):
            return super().decode(z, y) + torch.log(y)

    class RowWeights(Laplace):
        """Rows that count as their weights say, over the mean of these in training."""

        exposed = True

        def build(self):
            super().build()
            self.data = nn.ModuleDict({"y": Means(1)})

        def losses(self, x, y, eps):
            _, _, nll, kl = self.terms(x, y, eps)
            w = y[:, 0] / self.data["y"].mean
            recon, kl_total = (w * nll.mean(1)).mean(), (w * sum(k.sum(1) for k in kl.values())).mean()
            return recon + kl_total, recon, kl_total

    class ZinbFixed(Zinb):
        heads_of = ()

        def zeros(self, z):
            return torch.tensor(0.3)

        def size(self, z):
            return torch.tensor(2.5)

    return {
        "continuous_bernoulli": ContinuousBernoulli, "laplace": Laplace, "laplace_shared": LaplaceShared,
        "optimal_sigma": OptimalSigma,
        "logistic": Logistic, "logistic_coarse": LogisticCoarse, "categorical": Categorical,
        "categorical_image": CategoricalImage, "categorical_gaps": CategoricalGaps, "label": Label, "multinomial": Multinomial,
        "poisson": Poisson, "negative_binomial": NegativeBinomial,
        "negative_binomial_shared": NegativeBinomialShared,
        "poisson_total": PoissonTotal, "zinb_total": ZinbTotal, "negative_binomial_offset": NegativeBinomialOffset,
        "row_weights": RowWeights, "negative_binomial_large": NegativeBinomialLarge, "zinb": Zinb, "zinb_fixed": ZinbFixed,
    }

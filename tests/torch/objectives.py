"""objectives.py -- models whose losses are others than the ELBO; used by reference.py, which explains."""
import math

import torch
from torch import nn


def make(VAE, IWAE):
    class Grouped(IWAE):
        """Draws of a row in m groups of k; gaussian likelihood of variance 1/2, without its constant."""
        width, features, data_range = 6, 5, None
        m, k = 2, 3

        def build(self):
            self.samples = self.m * self.k
            self.encoder = nn.Sequential(nn.Linear(6, 5), nn.Tanh())
            self.decoder = nn.Sequential(nn.Linear(2, 5), nn.Tanh(), nn.Linear(5, 6))

        def nll(self, x, p, z, y):
            return (x - p) ** 2

        def weights(self, x, y, eps):
            q, z, nll, kl = self.terms(x, y, eps)
            return self.log_weights(q, z, nll), nll, kl

        def bound(self, w):  # minus the mean of the groups' bounds
            groups = torch.logsumexp(w.view(-1, self.m, self.k), 2) - math.log(self.k)
            return -groups.mean(1).mean()

        def whole(self, w):
            return -(torch.logsumexp(w, 1) - math.log(self.samples)).mean()

        def losses(self, x, y, eps):
            w, nll, kl = self.weights(x, y, eps)
            return self.bound(w), nll.mean(), sum(k.sum(1) for k in kl.values()).mean()

    class Partially(Grouped):
        """Rainforth et al. 2018, PIWAE: two losses, each differentiated by its own weights."""
        m, k = 3, 2

        def both(self, x, y, eps):
            w, nll, kl = self.weights(x, y, eps)
            self.said = {"inference_loss": self.bound(w)}
            return self.whole(w), self.bound(w), nll.mean(), sum(k.sum(1) for k in kl.values()).mean()

        def losses(self, x, y, eps):
            loss, _, recon, kl = self.both(x, y, eps)
            return loss, recon, kl

        def gradients(self, x, y, eps):
            loss, bound, recon, kl = self.both(x, y, eps)
            grads = {}
            for name, p in self.named_parameters():
                of = bound if name.startswith(("encoder.", "posterior.")) else loss
                grads[name] = torch.autograd.grad(of, p, retain_graph=True)[0]
            return loss, recon, kl, grads

    class Combined(Grouped):
        m, k, mix = 1, 4, 0.25

        def losses(self, x, y, eps):
            w, nll, kl = self.weights(x, y, eps)
            loss = self.mix * -w.mean(1).mean() + (1 - self.mix) * self.whole(w)
            return loss, nll.mean(), sum(k.sum(1) for k in kl.values()).mean()

    class Regularized(VAE):
        """Ghosh et al. 2020: an autoencoder; the squares of the decoder's matrices."""
        width, features = 6, 5
        weight, embedding = 0.02, 0.3

        def build(self):
            self.encoder = nn.Sequential(nn.Linear(6, 5), nn.Tanh())
            self.decoder = nn.Sequential(nn.Linear(2, 5), nn.Tanh(), nn.Linear(5, 6))

        def __init__(self):
            super().__init__()
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({"mean": nn.Linear(5, 2)})})

        def code(self, x):
            return self.posterior["z"]["mean"](self.encoder(x))

        def encoded(self, x, y):
            return self.code(x)

        def draw_noise(self, rng, rows):
            return rng.normal(size=(rows, 0))

        def data_mean(self, p):
            return torch.sigmoid(p)

        def regularizer(self, z, eps):
            return sum((w ** 2).sum() for w in (self.decoder[0].weight, self.decoder[2].weight))

        def losses(self, x, y, eps):
            z = self.code(x)
            p = self.decoder(z)
            recon = (nn.functional.softplus(p) - x * p).sum(1).mean()
            embedding, rest = 0.5 * (z ** 2).sum(1).mean(), self.regularizer(z, eps)
            self.said = {"embedding": embedding, "regularizer": rest}
            return recon + self.embedding * embedding + self.weight * rest, recon, torch.zeros(1)

    class Penalized(Regularized):
        """The squared norm of v'J, J the Jacobian of each row's decoder as a whole matrix."""
        weight, embedding = 0.5, 0.2

        def draw_noise(self, rng, rows):
            return rng.normal(size=(rows, 6))

        def regularizer(self, z, eps):
            decode = lambda row: torch.sigmoid(self.decoder(row))
            rows = [torch.autograd.functional.jacobian(decode, row, create_graph=True) for row in z]
            return sum(((v @ j) ** 2).sum() for v, j in zip(eps, rows)) / len(z)

    return {"rae_l2": Regularized, "rae_gradient": Penalized, "miwae": Grouped, "piwae": Partially, "ciwae": Combined}

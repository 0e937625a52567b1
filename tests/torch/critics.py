"""critics.py -- two players, as a PyTorch user would have them: the model's loss with the critic as it is, the critic's loss
on what the model has made, each differentiated by its own weights; used by reference.py, which explains.
"""
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from philox import uniform  # noqa: E402

SEED, FIRST = 1, 8  # of the training; the first port of numbers that no --noise gives


def make(VAE, ConvSame, HWC, stepped=False):
    class Judged(VAE):
        """Gaussian of variance 1/2, without its constant."""
        width, features, data_range, weight = 6, 5, None, 1.0
        latents = {"z": 3}

        def build(self):
            self.encoder = nn.Sequential(nn.Linear(6, 5), nn.Tanh())
            self.decoder = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 6))
            self.critic = nn.ModuleDict({"judge": self.judge()})

        def judge(self):
            return nn.Sequential(nn.Linear(3, 6), nn.LeakyReLU(0.2), nn.Linear(6, 1))

        def nll(self, x, p, z, y):
            return (x - p) ** 2

        def asked(self, rows):  # a number of each row
            return self.critic["judge"](rows).flatten(1).mean(1)

        def game(self, real, made):  # what the critic minimizes
            return (F.softplus(-real) + F.softplus(made)).mean()

        def cost(self, made):  # and the model
            return F.softplus(-made).mean()

        # (rest of the loss, what a made row costs, real rows, made rows, reconstruction, kl)
        def played(self, x, y, eps):
            raise NotImplementedError

        def players(self, x, y, eps):
            rest, cost, real, made, recon, kl = self.played(x, y, eps)
            real, made = self.asked(real.detach()), [self.asked(m.detach()) for m in made]
            self.said = {"adversary": cost, "critic": sum(self.game(real, m) for m in made) - (len(made) - 1) *
                         self.game_real(real), "critic.real": (real > self.between).double().mean(),
                         "critic.made": sum((m < self.between).double().mean() for m in made) / len(made)}
            return rest + self.weight * cost, self.said["critic"], recon, kl

        between = 0.0

        def game_real(self, real):  # counted once, however many kinds of made rows there are
            return F.softplus(-real).mean()

        def losses(self, x, y, eps):
            loss, _, recon, kl = self.players(x, y, eps)
            return loss, recon, kl

        def gradients(self, x, y, eps):
            loss, critic, recon, kl = self.players(x, y, eps)
            grads = {}
            for name, p in self.named_parameters():
                of = critic if name.startswith("critic.") else loss
                grads[name] = torch.autograd.grad(of, p, retain_graph=True)[0]
            return loss, recon, kl, grads

        def plain(self, nll, kl):
            kl = sum(k.sum(1) for k in kl.values()).mean()
            return nll.mean() + self.beta * kl, nll.mean(), kl

    class Adversarial(Judged):
        """Makhzani et al. 2016; the critic normalizes real and made rows each by themselves. The hinge of Lim and Ye."""
        beta, weight = 0.0, 2.0

        def judge(self):
            return nn.Sequential(nn.Linear(3, 6), nn.BatchNorm1d(6, track_running_stats=False), nn.LeakyReLU(0.2),
                                 nn.Linear(6, 1))

        def draw_noise(self, rng, rows):
            return rng.normal(size=(rows, 6))

        def game(self, real, made):
            return (F.relu(1 - real) + F.relu(1 + made)).mean()

        def cost(self, made):
            return -made.mean()

        def played(self, x, y, eps):
            _, z, nll, kl = self.terms(x, y, eps[:, :3])
            rest, recon, kl = self.plain(nll, kl)
            return rest, self.cost(self.asked(z["z"])), eps[:, 3:], [z["z"]], recon, kl

    class LeastSquares(Adversarial):
        """Mao et al. 2017."""
        between = 0.5

        def game(self, real, made):
            return ((real - 1) ** 2 / 2 + made ** 2 / 2).mean()

        def cost(self, made):
            return ((made - 1) ** 2 / 2).mean()

    class Factor(Judged):
        """Kim and Mnih 2018."""
        weight = 5.0

        def game(self, real, made):
            return (F.softplus(-real) + F.softplus(made)).mean() / 2

        def played(self, x, y, eps):
            _, z, nll, kl = self.terms(x, y, eps)
            z = z["z"]
            u = torch.from_numpy(np.stack([uniform(SEED, FIRST, row, 3) for row in range(len(x))]))
            apart = torch.gather(z, 0, torch.argsort(u, 0).argsort(0).argsort(0))
            rest, recon, kl = self.plain(nll, kl)
            return rest, self.asked(z).mean(), z, [apart], recon, kl

    class Pictures(Judged):
        image, features, data_range, width = (4, 4, 2), 7, (0.0, 1.0), None
        latents = {"z": 2}

        def build(self):
            self.encoder = nn.Sequential(HWC(), nn.Linear(32, 7), nn.Tanh())
            self.decoder = nn.Sequential(nn.Linear(2, 7), nn.BatchNorm1d(7), nn.Tanh(), nn.Linear(7, 32))
            self.critic = nn.ModuleDict({"judge": self.judge()})

        def judge(self):
            return nn.Sequential(ConvSame(2, 3, 3, 2), nn.BatchNorm2d(3, track_running_stats=False), nn.LeakyReLU(0.2),
                                 HWC(), nn.Linear(12, 1))

        def deep(self, x):
            return self.critic["judge"][:3](self.pixels(x))

        def asked(self, x):
            return self.critic["judge"](self.pixels(x)).flatten(1).mean(1)

        def players(self, x, y, eps):
            said = super().players(x, y, eps)
            self.said["features"] = self.distance
            return said

        def compared(self, x, made):
            self.distance = self.apart(x, made)
            return self.distance

        def apart(self, x, made):
            return ((self.deep(x) - self.deep(made)) ** 2 / 2).flatten(1).sum(1).mean()

    class Gan(Pictures):
        """Larsen et al. 2016, algorithm 1."""
        weight = 0.3

        def draw_noise(self, rng, rows):
            return rng.normal(size=(rows, 4))

        def played(self, x, y, eps):
            _, z, nll, kl = self.terms(x, y, eps[:, :2])
            made = self.decode(z, y)
            again = self.decode({"z": z["z"].detach()}, y)  # the encoder learns nothing by what it costs
            drawn = self.decode({"z": eps[:, 2:]}, y)
            distance = self.compared(x, made)
            _, recon, kl = self.plain(nll, kl)
            rest = distance + self.beta * kl
            cost = self.cost(self.asked(again)) + self.cost(self.asked(drawn))
            return rest, cost, x, [again, drawn], recon, kl

    class Vqgan(Pictures):
        """Esser et al. 2021, without their adaptive weight; a verdict at each place."""
        weight = 0.4

        def judge(self):
            return nn.Sequential(ConvSame(2, 3, 3, 2), nn.BatchNorm2d(3, track_running_stats=False), nn.LeakyReLU(0.2),
                                 nn.Conv2d(3, 1, 1))

        def game(self, real, made):
            return (F.relu(1 - real) + F.relu(1 + made)).mean()

        def cost(self, made):
            return -made.mean()

        def played(self, x, y, eps):
            _, z, nll, kl = self.terms(x, y, eps)
            made = self.decode(z, y)
            rest, recon, kl = self.plain(nll, kl)
            return rest + self.compared(x, made), self.cost(self.asked(made)), x, [made], recon, kl

    class Stepped(Judged):
        """Both players' steps: each its optimizer, each its gradient clipped by its own norm."""
        rows, weight = 4, 0.5

        def build(self):
            super().build()
            self.decoder = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.BatchNorm1d(5), nn.Linear(5, 6))

        def judge(self):
            return nn.Sequential(nn.Linear(6, 6), nn.LeakyReLU(0.2), nn.Linear(6, 1))

        def played(self, x, y, eps):
            _, z, nll, kl = self.terms(x, y, eps)
            made = self.decoder[3](self.normed(z["z"]))
            rest, recon, kl = self.plain(nll, kl)
            return rest, self.cost(self.asked(made)), x, [made], recon, kl

        def normed(self, z):  # as the reconstruction was, whose running statistics count once
            norm = self.decoder[2]
            return F.batch_norm(torch.tanh(self.decoder[0](z)), None, None, norm.weight, norm.bias, True, 0.0, norm.eps)

        def game(self, real, made):
            return (F.relu(1 - real) + F.relu(1 + made)).mean()

        def cost(self, made):
            return -made.mean()

        def optimizers(self):
            of = {True: [], False: []}
            for name, p in self.named_parameters():
                of[name.startswith("critic.")].append(p)
            return [torch.optim.Adam(of[False], lr=0.01), torch.optim.RMSprop(of[True], lr=0.02, alpha=0.9)]

        def step(self, optimizers, x, eps):
            loss, critic, _, _ = self.players(x, None, eps)
            for optimizer, of in zip(optimizers, (loss, critic)):
                weights = optimizer.param_groups[0]["params"]
                for p, g in zip(weights, torch.autograd.grad(of, weights, retain_graph=True)):
                    p.grad = g
                nn.utils.clip_grad_norm_(weights, 0.7)
            for optimizer in optimizers:
                optimizer.step()

    if stepped:
        return Stepped
    return {"critic_adversarial": Adversarial, "critic_least_squares": LeastSquares, "critic_factor": Factor,
            "critic_vae_gan": Gan, "critic_vqgan": Vqgan}

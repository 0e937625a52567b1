"""spectral.py -- norm=spectral as torch.nn.utils.parametrizations.spectral_norm has it; used by reference.py, which explains.
Weights and their singular vectors are saved under our names: `weight`, `weight_u`, `weight_v`.
"""
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils import parametrize
from torch.nn.utils.parametrizations import spectral_norm

INSIDE = {"parametrizations.weight.original": "weight", "parametrizations.weight.0._u": "weight_u",
          "parametrizations.weight.0._v": "weight_v"}


def ours(name):
    for theirs, short in INSIDE.items():
        name = name.replace(theirs, short)
    return name


def matrix(w, transposed):  # as spectral_norm sees it, and the shape in which we keep v
    w = np.swapaxes(w, 0, 1) if transposed else w
    return w.reshape(len(w), -1), w.shape[1:]


class Spectral:
    """Before a model of reference.py: `spectral_at` names the stages."""
    spectral_at = ()

    def build(self):
        super().build()
        for path in self.spectral_at:
            spectral_norm(self.get_submodule(path))

    def transposed(self, name):
        return isinstance(self.get_submodule(name.rpartition(".")[0]), nn.ConvTranspose2d)

    def state_dict(self, *args, **kwargs):
        state = {ours(name): value for name, value in super().state_dict(*args, **kwargs).items()}
        for name in [n for n in state if n.endswith("weight_v")]:
            _, shape = matrix(np.empty(state[name[:-2]].shape), self.transposed(name))
            state[name] = state[name].reshape(shape)
        return state

    def load_state_dict(self, state, strict=True):
        known = {ours(name): name for name in super().state_dict()}
        flat = {n: v.flatten() if n.endswith("weight_v") else v for n, v in state.items()}
        return super().load_state_dict({known.get(n, n): v for n, v in flat.items()}, strict=strict)

    def named_parameters(self, *args, **kwargs):
        for name, p in super().named_parameters(*args, **kwargs):
            yield ours(name), p

    def arrange(self, weights, rng):
        """Singular vectors, as after some steps: nearly right."""
        for name in [n for n in weights if n.endswith("weight_u")]:
            w, shape = matrix(weights[name[:-2]], self.transposed(name))
            u, _, v = np.linalg.svd(w)
            u, v = u[:, 0] + 0.05 * rng.normal(size=len(u)), v[0] + 0.05 * rng.normal(size=len(v))
            weights[name] = (u / np.linalg.norm(u)).astype("<f4")
            weights[name[:-1] + "v"] = (v / np.linalg.norm(v)).reshape(shape).astype("<f4")


def make(VAE, ConvSame, DeconvSame, HWC, Image):
    class Pictures(VAE):
        image, features = (6, 6, 2), 7

        def build(self):
            self.encoder = nn.Sequential(ConvSame(2, 4, 3, 2), nn.Tanh(), HWC(), nn.Linear(36, 7), nn.Tanh())
            self.decoder = nn.Sequential(nn.Linear(2, 36), nn.Tanh(), Image(3, 3, 4),
                                         DeconvSame(4, 6, 4, stride=2, groups=2), nn.Tanh(), nn.Conv2d(6, 2, 1))

        def nll(self, x, p, z, y):
            return F.binary_cross_entropy_with_logits(p, x, reduction="none")

        def data_mean(self, p):
            return torch.sigmoid(p)

    class Normed(Spectral, Pictures):
        spectral_at = ("encoder.0", "encoder.3", "decoder.0", "decoder.3", "decoder.5")

    class Rae(Spectral, Pictures):
        """An autoencoder whose decoder alone is normed: RAE with spectral normalization (Ghosh et al. 2020)."""
        spectral_at = ("decoder.0", "decoder.3", "decoder.5")
        rows = 4

        def heads(self, x, y):
            h = self.encode(x, y)
            return {"z": self.posterior["z"]["mean"](h)}

        def __init__(self):
            super().__init__()
            del self.posterior["z"]["logvar"]

        def encoded(self, x, y):
            return self.heads(x, y)["z"]

        def draw_noise(self, rng, rows):
            return np.empty((rows, 0))

        def losses(self, x, y, eps):
            z = self.heads(x, y)["z"]
            recon = self.nll(x, self.decode({"z": z}, y), None, y).sum(1).mean()
            codes = (z ** 2).sum(1).mean() / 2
            self.said = {"embedding": codes}
            return recon + 0.3 * codes, recon, torch.zeros(())

    return {"spectral": Normed, "rae_spectral": Rae}


def stepped(SteppedCritic):
    """Five steps of both players; the critic is asked twice a step, and a step of power iteration is one a step."""

    class SteppedSpectral(Spectral, SteppedCritic):
        spectral_at = ("encoder.0", "decoder.0", "decoder.3", "critic.judge.0", "critic.judge.2")

        def players(self, x, y, eps):
            with parametrize.cached():
                return super().players(x, y, eps)

    return SteppedSpectral

"""told.vae as a PyTorch module, written by vaec.

    model = Told.load("model.safetensors")  # as the built program saves it
    mean, logvar = model.encode(x, y)
    drawn = model.sample(16)
    loss, reconstruction, kl = model.train().loss(x, y)

Data are as vaec's programs read them: images [n, height, width, channels], labels as whole
numbers. Terms are in nats per row. Lines are those of told.vae.
"""
import json
import math
import struct

import torch
import torch.nn.functional as F
from torch import nn


def read_safetensors(path):
    """{name: tensor} of a safetensors file."""
    try:
        from safetensors.torch import load_file
        return load_file(path)
    except ImportError:
        pass
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        header = json.loads(f.read(size))
        blob = bytearray(f.read())
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        values = torch.frombuffer(blob, dtype=torch.float32, offset=begin, count=(end - begin) // 4)
        tensors[name] = values.reshape(entry["shape"]).clone()
    return tensors


def channels_last(x):
    """[n, c, h, w] to [n, h, w, c], the order of the data; anything else as it is."""
    return x.permute(0, 2, 3, 1) if x.dim() == 4 else x


def channels_first(x):
    """[n, h, w, c] to [n, c, h, w], the order of torch's layers; anything else as it is."""
    return x.permute(0, 3, 1, 2) if x.dim() == 4 else x


class Flatten(nn.Module):
    """An image to a vector, in the order height, width, channel."""

    def forward(self, x):
        return channels_last(x).flatten(1)


class Reshape(nn.Module):
    """The same values, in the order height, width, channel, under another shape."""

    def __init__(self, *shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        return channels_first(channels_last(x).reshape(-1, *self.shape))

    def extra_repr(self):
        return ", ".join(map(str, self.shape))


class Columns(nn.Module):
    """The mean of each column of a data stream, over the rows that the model was trained on."""

    def __init__(self, width):
        super().__init__()
        self.register_buffer("mean", torch.zeros(width))


def one_hot_or_nan(y, classes):
    """Whole numbers [n] as one-hot codes [n, classes], NaN where they are below 0 or NaN: not known. Codes
    stay as they are."""
    if y.dim() != 1:
        return y
    hot = F.one_hot(torch.where(y >= 0, y, 0).long(), classes)
    return torch.where((y >= 0)[:, None], hot, torch.nan)


def any_known(*known):
    """[n, 1]: whether any of a row's values is known."""
    return torch.cat([k.flatten(1) for k in known], 1).any(1, keepdim=True)


def places(v, like):
    """A vector [n, m] at every place of [n, ..., c]."""
    v = v.reshape(v.shape[0], *[1] * (like.dim() - 2), v.shape[1])
    return v.expand(*like.shape[:-1], v.shape[-1])


class Normal:
    """N(mean, diag(exp(logvar))) along the last dimension."""

    def __init__(self, mean, logvar):
        self.mean, self.logvar = mean, logvar

    def draw(self, eps=None):
        """z and log q(z) of each dimension; eps: standard normal noise of z's shape."""
        eps = torch.randn_like(self.mean) if eps is None else eps
        z = self.mean + torch.exp(0.5 * self.logvar) * eps
        return z, -0.5 * (eps ** 2 + self.logvar + math.log(2 * math.pi))

    def log_prob(self, z):
        square = (z - self.mean) ** 2 * torch.exp(-self.logvar)
        return -0.5 * (square + self.logvar + math.log(2 * math.pi))

    def kl(self):
        """KL from N(0, I), of each dimension."""
        return 0.5 * (self.mean ** 2 + torch.exp(self.logvar) - 1 - self.logvar)

    def kl_from(self, p):
        """KL from another normal, of each dimension."""
        square = (self.mean - p.mean) ** 2 * torch.exp(-p.logvar)
        return 0.5 * (torch.exp(self.logvar - p.logvar) + square - 1 + p.logvar - self.logvar)


class NormalHeads(nn.Module):
    """Features to a normal; features [n, h, w, c] to one at each place, all in one vector."""

    def __init__(self, features, width):
        super().__init__()
        self.mean = nn.Linear(features, width)
        self.logvar = nn.Linear(features, width)

    def forward(self, h):
        if h.dim() == 4:
            return Normal(self.mean(h).flatten(1), self.logvar(h).flatten(1))
        return Normal(self.mean(h), self.logvar(h))


def product(experts, known):
    """The product of N(0, I) and of the normals of those experts that have something to go by."""
    precision, pull = 1, 0
    for q, has in zip(experts, known):
        each = has * torch.exp(-q.logvar)
        precision, pull = precision + each, pull + q.mean * each
    return Normal(pull / precision, -torch.log(precision))


def unit(x):
    """At length 1."""
    return x / torch.sqrt((x * x).sum(-1, keepdim=True) + 1e-12)


class Codes:
    """Vectors [..., n, dim] and the nearest of each codebook [codes, dim] to what the last left over;
    `follows`: the codebooks take gradients."""

    def __init__(self, vector, books, commitment, follows=True, cosine=False):
        self.vector = unit(vector) if cosine else vector
        self.commitment, self.follows, self.codes = commitment, follows, books[0].shape[0]
        self.nearest, self.rests, self.chosen, self.taken = 0, [], [], []
        rest = self.vector
        for i, book in enumerate(books):
            book = unit(book) if cosine else book
            score = 2 * rest @ book.T - (book * book).sum(1)
            code = score.argmax(-1)
            self.rests.append(rest)
            self.chosen.append(book[code])
            self.taken.append(code)
            self.nearest = self.nearest + book[code]
            rest = rest - book[code].detach()
        self.code = torch.stack([code + i * self.codes for i, code in enumerate(self.taken)], -1).flatten(-2)
        self.mean = self.nearest.flatten(-2)

    def draw(self):
        """The codes, with the gradient of the vectors, and log q(z) = 0."""
        z = self.vector + (self.nearest - self.vector).detach()
        return z.flatten(-2), torch.zeros_like(z[..., :1, 0])

    def kl(self):
        """KL from equal probabilities, of each place: a code is chosen, not drawn."""
        return torch.full_like(self.vector[..., 0], len(self.taken) * math.log(self.codes))

    def log_prior(self):
        return -self.kl().sum(-1, keepdim=True)

    def pull(self):
        """What draws codes to vectors and vectors to codes, summed over the places."""
        total = 0
        for rest, code in zip(self.rests, self.chosen):
            each = self.commitment * (rest - code.detach()) ** 2
            if self.follows:
                each = each + (rest.detach() - code) ** 2
            total = total + each.sum((-1, -2))
        return total


def standard_normal(noise, name, like, *shape):
    """The noise of that name, or drawn anew: standard normal numbers."""
    if name in noise:
        return noise[name]
    return torch.randn(shape, dtype=like.dtype, device=like.device)


class Told(nn.Module):
    """The model told of told.vae."""

    def __init__(self):
        super().__init__()
        self.data = nn.ModuleDict({"x": Columns(784), "y": Columns(10)})
        self.network = nn.ModuleDict({
            "trunk": nn.Sequential(
                nn.Linear(16, 256),  # 0: dense(256), line 13
                nn.ReLU(),  # 1: relu, line 13
            ),
        })
        self.encoder = nn.ModuleDict({
            "seen": nn.Sequential(
                Flatten(),  # 0: flatten, line 15
                nn.Linear(784, 256),  # 1: dense(256), line 15
                nn.ReLU(),  # 2: relu, line 15
            ),
            "told": nn.Sequential(
                nn.Linear(10, 64),  # 0: dense(64), line 16
                nn.ReLU(),  # 1: relu, line 16
            ),
        })
        self.posterior = nn.ModuleDict({
            "z": nn.ModuleDict({"seen": NormalHeads(256, 16), "told": NormalHeads(64, 16)}),
        })
        self.decoder = nn.ModuleDict({
            "x": nn.Sequential(
                nn.Linear(256, 784),  # 0: dense(784), line 18
                Reshape(28, 28, 1),  # 1: reshape(28, 28, 1), line 18
            ),
            "y": nn.Sequential(
                nn.Linear(256, 10),  # 0: dense(10), line 19
            ),
        })

    @classmethod
    def load(cls, path):
        """The model with the weights of a safetensors file, ready for evaluation."""
        model = cls()
        tensors = read_safetensors(path)
        model.load_state_dict(tensors)
        return model.eval()

    def prepare_x(self, x):
        """x as the model sees it: its column's mean where a value is missing (NaN), line 9."""
        x = x.reshape(-1, 784)
        x = torch.where(torch.isnan(x), self.data["x"].mean, x)
        x = x.reshape(-1, 28, 28, 1)
        return x

    def prepare_y(self, x):
        """y as the model sees it: the training rows' shares of the classes where it is missing, line 10."""
        x = one_hot_or_nan(x, 10).to(next(self.parameters()))
        x = torch.where(torch.isnan(x), self.data["y"].mean, x)
        return x

    def make_trunk(self, z):
        """The network trunk, line 13."""
        h = self.network["trunk"](z)
        return h

    def features_seen(self, x):
        """The encoder seen, line 15: [n, 256]."""
        h = self.encoder["seen"](channels_first(x))
        return h

    def features_told(self, y):
        """The encoder told, line 16: [n, 64]."""
        h = self.encoder["told"](y)
        return h

    def encode(self, x, y):
        """mean and logvar of q(z|x), [n, 16] each."""
        known_x = ~torch.isnan(x)
        y = one_hot_or_nan(y, 10).to(next(self.parameters()))
        known_y = ~torch.isnan(y)
        has_seen = any_known(known_x)
        has_told = any_known(known_y)
        x = self.prepare_x(x)
        y = self.prepare_y(y)
        features_seen = self.features_seen(x)
        features_told = self.features_told(y)
        q = product((self.posterior["z"]["seen"](features_seen),
                     self.posterior["z"]["told"](features_told)), (has_seen, has_told))
        return q.mean, q.logvar

    def outputs_x(self, trunk):
        """The decoder x, line 18: raw numbers in the shape of the data."""
        h = self.decoder["x"](trunk)
        p = channels_last(h)
        return p

    def outputs_y(self, trunk):
        """The decoder y, line 19: raw numbers in the shape of the data."""
        h = self.decoder["y"][0](trunk)
        p = h
        return p

    def nll_x(self, x, p):
        """-log p(x|z) of each value, in nats: likelihood = bernoulli, line 21."""
        return F.softplus(p) - x * p

    def mean_x(self, p):
        """The likelihood's mean."""
        return torch.sigmoid(p)

    def nll_y(self, x, p):
        """-log p(y|z) of each value or group, in nats: likelihood = categorical, line 22."""
        below = p - p.amax(-1, keepdim=True).detach()
        log_share = below - torch.log(torch.exp(below).sum(-1, keepdim=True))
        return -x * log_share

    def mean_y(self, p):
        """The likelihood's mean."""
        below = p - p.amax(-1, keepdim=True).detach()
        log_share = below - torch.log(torch.exp(below).sum(-1, keepdim=True))
        return torch.exp(log_share)

    def decode(self, z):
        """{stream: the mean of what is said of it, in the data's units}; of labels probabilities."""
        trunk = self.make_trunk(z)
        return {"x": self.mean_x(self.outputs_x(trunk)), "y": self.mean_y(self.outputs_y(trunk))}

    def draw_prior(self, n, noise=None):
        """n draws of z from the prior."""
        noise = noise or {}
        like = next(self.parameters())
        z = standard_normal(noise, "z.prior", like, n, 16)
        return z

    def loss(self, x, y, noise=None, beta=1):
        """(loss, reconstruction, kl) of a batch, in nats per row, line 21: what training
        minimizes, and its parts without their weights.
        noise, drawn where it is not given:
        {"z.eps": normal [n, 16]}
        """
        noise = noise or {}
        known_x = ~torch.isnan(x)
        y = one_hot_or_nan(y, 10).to(next(self.parameters()))
        known_y = ~torch.isnan(y)
        has_seen = any_known(known_x)
        has_told = any_known(known_y)
        x = self.prepare_x(x)
        y = self.prepare_y(y)
        known_x = known_x.to(x).reshape(x.shape)
        known_y = known_y.to(y).reshape(y.shape)
        features_seen = self.features_seen(x)
        features_told = self.features_told(y)
        q = product((self.posterior["z"]["seen"](features_seen),
                     self.posterior["z"]["told"](features_told)), (has_seen, has_told))
        z = q.draw(noise.get("z.eps"))[0]
        kl_z = q.kl()
        trunk = self.make_trunk(z)
        nll = self.nll_x(x, self.outputs_x(trunk))
        nll = nll * known_x
        of_x = nll.flatten(1).sum(1)
        nll = self.nll_y(y, self.outputs_y(trunk))
        nll = nll * known_y[:, :1]
        of_y = nll.flatten(1).sum(1)
        reconstruction = of_x + of_y
        weighed = of_x + 50 * of_y
        kl = kl_z.sum(-1)
        loss = weighed.mean() + beta * kl.mean()
        return loss, reconstruction.mean(), kl.mean()

    def sample(self, n, noise=None):
        """n draws from the prior, decoded."""
        return self.decode(self.draw_prior(n, noise))

    def forward(self, x, y):
        """The reconstruction from the middle of the posterior."""
        q = self.encode(x, y)
        return self.decode(q[0])

"""labels.vae as a PyTorch module, written by vaec.

    model = Labels.load("model.safetensors")  # as the built program saves it
    q = model.encode(x)
    drawn = model.sample(16)
    loss, reconstruction, kl = model.train().loss(x, y)

Data are as vaec's programs read them: images [n, height, width, channels], labels as whole
numbers. Terms are in nats per row. Lines are those of labels.vae.
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


class Categorical:
    """One of several classes at each place: log probabilities [..., n, classes]."""

    def __init__(self, logp, straight_through):
        self.logp, self.straight_through = logp, straight_through
        self.mean = torch.exp(logp).flatten(-2)

    def draw(self, u=None, temperature=None):
        """z, one-hot or (given a temperature) relaxed by the Gumbel-softmax, and log q(z) of each
        place; u: numbers in (0, 1), [..., n * classes]."""
        u = torch.rand_like(self.mean).clamp(min=1e-7) if u is None else u
        score = self.logp - torch.log(-torch.log(u.reshape(self.logp.shape)))
        hard = F.one_hot(score.argmax(-1), score.shape[-1]).to(score)
        draw = hard
        if temperature is not None:
            soft = torch.softmax(score / temperature, -1)
            draw = soft + (hard - soft).detach() if self.straight_through else soft
        return draw.flatten(-2), (draw * self.logp).sum(-1)

    def kl(self):
        """KL from equal probabilities, of each place."""
        return (torch.exp(self.logp) * (self.logp + math.log(self.logp.shape[-1]))).sum(-1)

    def log_prior(self):
        return torch.full_like(self.logp[..., 0], -math.log(self.logp.shape[-1]))


class Observed:
    """A class that is the label, [.., classes], where it is known."""

    def __init__(self, q, label, known=1):
        self.q, self.label, self.known = q, label * known, known

    def draw(self, u=None, temperature=None):
        z, log_q = self.q.draw(u, temperature)
        return self.label + (1 - self.known) * z, (1 - self.known) * log_q

    def kl(self):
        """KL from equal probabilities; a label that is known costs its logarithm."""
        kl = self.q.kl()
        return kl + self.known * (math.log(self.label.shape[-1]) - kl)

    def log_prior(self):
        return self.q.log_prior()

    def told(self):
        """-log q of the label, 0 where it is not known."""
        return -(self.label * self.q.logp.flatten(-2)).sum(-1)


class CategoricalHeads(nn.Module):
    """Features to n choices among so many classes; at each of `places` of an image."""

    def __init__(self, features, n, classes, straight_through=False, places=None):
        super().__init__()
        self.shape, self.straight_through = (n * (places or 1), classes), straight_through
        self.logits = nn.Linear(features, n * classes)

    def forward(self, h):
        logits = self.logits(h)
        logits = (logits.flatten(1) if h.dim() == 4 else logits).unflatten(-1, self.shape)
        return Categorical(torch.log_softmax(logits, -1), self.straight_through)

    def sample(self, n, u=None):
        """Every class alike; u: numbers in [0, 1), [n, places]."""
        places, classes = self.shape
        u = torch.rand(n, places, device=self.logits.weight.device) if u is None else u
        hot = F.one_hot((u * classes).long().clamp(max=classes - 1), classes)
        return hot.to(self.logits.weight).flatten(1)


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


class Labels(nn.Module):
    """The model labels of labels.vae."""

    def __init__(self):
        super().__init__()
        self.data = nn.ModuleDict({"y": Columns(10)})
        self.encoder = nn.Sequential(
            Flatten(),  # 0: flatten, line 17
            nn.Linear(784, 256),  # 1: dense(256), line 18
            nn.ReLU(),  # 2: relu, line 18
            nn.Dropout(0.2),  # 3: dropout(0.2), line 18
            nn.Linear(256, 256),  # 4: dense(256), line 19
            nn.ReLU(),  # 5: relu, line 19
            nn.Dropout(0.2),  # 6: dropout(0.2), line 19
        )
        self.posterior = nn.ModuleDict({
            "c": CategoricalHeads(256, 1, 10),
            "z": NormalHeads(256, 16),
        })
        self.decoder = nn.Sequential(
            nn.Identity(),  # 0: concat(z), line 23
            nn.Linear(26, 256),  # 1: dense(256), line 24
            nn.ReLU(),  # 2: relu, line 24
            nn.Linear(256, 784),  # 3: dense(784), line 25
            Reshape(28, 28, 1),  # 4: reshape(28, 28, 1), line 25
        )

    @classmethod
    def load(cls, path):
        """The model with the weights of a safetensors file, ready for evaluation."""
        model = cls()
        tensors = read_safetensors(path)
        model.load_state_dict(tensors)
        return model.eval()

    def prepare_y(self, x):
        """y as the model sees it: the training rows' shares of the classes where it is missing, line 12."""
        x = one_hot_or_nan(x, 10).to(next(self.parameters()))
        x = torch.where(torch.isnan(x), self.data["y"].mean, x)
        return x

    def features(self, x):
        """The encoder, line 16: [n, 256]."""
        h = self.encoder(channels_first(x))
        return h

    def encode(self, x):
        """{name of the latent: (mean, logvar where it is known)}."""
        x = x.reshape(-1, 28, 28, 1)
        h = self.features(x)
        q_c = self.posterior["c"](h)
        q_z = self.posterior["z"](h)
        return {"c": (q_c.mean,), "z": (q_z.mean, q_z.logvar)}

    def outputs(self, c, z):
        """The decoder, line 22: raw numbers in the shape of the data."""
        h = c
        h = torch.cat((h, z), -1)  # concat(z), line 23
        h = self.decoder[1:](h)
        p = channels_last(h)
        return p

    def nll(self, x, p):
        """-log p(x|z) of each value, in nats: likelihood = bernoulli, line 28."""
        return F.softplus(p) - x * p

    def mean(self, p):
        """The likelihood's mean."""
        return torch.sigmoid(p)

    def decode(self, c, z):
        """The mean of p(x|z), in the data's units."""
        return self.mean(self.outputs(c, z))

    def draw_prior(self, n, noise=None):
        """n draws of c, z from the prior."""
        noise = noise or {}
        like = next(self.parameters())
        c = self.posterior["c"].sample(n, noise.get("c.prior"))
        z = standard_normal(noise, "z.prior", like, n, 16)
        return c, z

    def loss(self, x, y, noise=None, beta=1, temperature=0.7):
        """(loss, reconstruction, kl) of a batch, in nats per row, line 28: what training
        minimizes, and its parts without their weights.
        noise, drawn where it is not given:
        {"c.u": uniform [n, 10], "z.eps": normal [n, 16]}
        """
        noise = noise or {}
        y = one_hot_or_nan(y, 10).to(next(self.parameters()))
        known_y = ~torch.isnan(y)
        x = x.reshape(-1, 28, 28, 1)
        y = self.prepare_y(y)
        known_y = known_y.to(y).reshape(y.shape)
        h = self.features(x)
        q_c = self.posterior["c"](h)
        q_c = Observed(q_c, y, known_y[:, :1])
        c = q_c.draw(noise.get("c.u"), temperature if self.training else None)[0]
        kl_c = q_c.kl()
        q_z = self.posterior["z"](h)
        z = q_z.draw(noise.get("z.eps"))[0]
        kl_z = q_z.kl()
        nll = self.nll(x, self.outputs(c, z))
        reconstruction = nll.flatten(1).sum(1)
        kl = kl_c.sum(-1) + kl_z.sum(-1)
        loss = reconstruction.mean() + beta * kl.mean()
        loss = loss + 1000 * q_c.told().mean()  # labels that are known are told, too
        return loss, reconstruction.mean(), kl.mean()

    def sample(self, n, noise=None):
        """n draws from the prior, decoded."""
        c, z = self.draw_prior(n, noise)
        return self.decode(c, z)

    def forward(self, x):
        """The reconstruction from the middle of the posterior."""
        q = self.encode(x)
        return self.decode(q["c"][0], q["z"][0])

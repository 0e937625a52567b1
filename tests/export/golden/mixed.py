"""mixed.vae as a PyTorch module, written by vaec.

    model = Mixed.load("model.safetensors")  # as the built program saves it
    mean, logvar = model.encode(t)
    drawn = model.sample(16)
    loss, reconstruction, kl = model.train().loss(t)

Data are as vaec's programs read them: images [n, height, width, channels], labels as whole
numbers, tables as a number for each column (see Table). Terms are in nats per row. Lines are those of mixed.vae.
"""
import csv
import datetime
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


class Columns(nn.Module):
    """The mean of each column of a data stream, over the rows that the model was trained on."""

    def __init__(self, width):
        super().__init__()
        self.register_buffer("mean", torch.zeros(width))


class StandardizedColumns(Columns):
    """And the deviation. The mean is two floats, so that large numbers keep their digits."""

    def __init__(self, width):
        super().__init__(width)
        self.register_buffer("mean_low", torch.zeros(width))
        self.register_buffer("std", torch.ones(width))

    def standardize(self, x):
        """In double precision, and only then as the model computes."""
        return ((x.double() - self.mean.double() - self.mean_low) / self.std).to(self.std.dtype)

    def units(self, x):
        """Back to the units of the data, in double precision."""
        each = x.flatten(1).double()
        return (self.mean.double() + (self.mean_low + self.std * each)).reshape(x.shape)


def lgamma_rest(x):
    """log x! - (x log x - x): what a Poisson loses at its mean."""
    return torch.lgamma(x + 1) - torch.xlogy(x, x) + x


def nb_deviance(p, logsize, x):
    """Half the deviance of a negative binomial of mean m = e^p and size a:
    x log(x / m) - (a + x) log((a + x) / (a + m))."""
    m, a = torch.exp(p), torch.exp(torch.as_tensor(logsize, dtype=x.dtype, device=x.device))
    return torch.xlogy(x, x) - x * p - (a + x) * torch.log1p((x - m) / (a + m))


def nb_rest(logsize, x):
    """What a negative binomial loses at its mean beside lgamma_rest: log gamma(a) -
    log gamma(a + x) + (a + x) log(a + x) - a log a - x. Sizes below 20 are moved up; from there by
    Stirling's series."""
    a, total = torch.exp(torch.as_tensor(logsize, dtype=x.dtype, device=x.device)), 0

    def stirling(y):
        r = 1 / (y * y)
        return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r / 1680))) / y

    for _ in range(20):
        step = (a + x) * torch.log1p(1 / (a + x)) - a * torch.log1p(1 / a)
        step = torch.log1p(x / (a * (a + 1 + x))) - step
        total = total + torch.where(a < 20, step, 0)
        a = torch.where(a < 20, a + 1, a)
    return total + 0.5 * torch.log1p(x / a) + stirling(a) - stirling(a + x)


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


def unit(x):
    """At length 1."""
    return x / torch.sqrt((x * x).sum(-1, keepdim=True) + 1e-12)


def standard_normal(noise, name, like, *shape):
    """The noise of that name, or drawn anew: standard normal numbers."""
    if name in noise:
        return noise[name]
    return torch.randn(shape, dtype=like.dtype, device=like.device)


def read_metadata(path):
    """{key: text} beside the tensors of a safetensors file."""
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        return json.loads(f.read(size)).get("__metadata__", {})


class Table(StandardizedColumns):
    """The columns of a table: (name, kind), and of a category its words, or how many classes of which
    training finds the words; of an ordinal how many levels. A row is a number for each column: itself, a
    count, 0 or 1, days since 1970, which of the words, which of the levels from 0 on; NaN if missing."""

    def __init__(self, columns):
        super().__init__(len(columns))
        self.columns = [(name, kind, rest[0] if rest else 1) for name, kind, *rest in columns]
        self.words = {name: list(of) for name, kind, of in self.columns if isinstance(of, tuple)}

    def found(self, text):
        """Takes the words that training found from the weights' metadata."""
        for (name, kind, _), line in zip(self.columns, csv.reader(text.splitlines())):
            if kind == "category" and name not in self.words:
                self.words[name] = [word for word in line if word]

    def classes(self, i):
        of = self.columns[i][2]
        return len(of) if isinstance(of, tuple) else of

    def numbers(self, columns):
        """Rows of {name: values}: words, dates as text or datetime.date, levels from 1 on, flags as
        0 and 1; None or NaN where a value is missing."""
        rows = []
        for i, (name, kind, _) in enumerate(self.columns):
            rows.append([self.number(i, kind, name, value) for value in columns[name]])
        return torch.tensor(rows, dtype=torch.float64).T

    def number(self, i, kind, name, value):
        if value is None or value != value:
            return math.nan
        if kind == "category":
            words = self.words[name]
            other = math.nan if isinstance(self.columns[i][2], tuple) else self.classes(i) - 1
            return words.index(value) if value in words else other
        if kind == "date":
            day = datetime.date.fromisoformat(value[:10]) if isinstance(value, str) else value
            return (day - datetime.date(1970, 1, 1)).days
        return float(value) - (kind == "ordinal")

    def likeliest(self, said):
        """{name: values} of what decode says, as `numbers` takes them: the likeliest words and flags, the
        level that half of the probability reaches, the mean of all else (the median of a logarithm)."""
        columns = {}
        for i, (name, kind, _) in enumerate(self.columns):
            x = said[name].detach().cpu()
            if kind == "category":
                words = self.words[name]
                columns[name] = [words[k] for k in x[:, :len(words)].argmax(1).tolist()]
            elif kind == "ordinal":
                below = x.double().cumsum(1)[:, :-1] < 0.5
                columns[name] = (1 + below.sum(1)).tolist()
            elif kind == "flag":
                columns[name] = (x > 0.5).long().tolist()
            elif kind == "date":
                columns[name] = [(datetime.date(1970, 1, 1) + datetime.timedelta(math.floor(v + 0.5))).isoformat()
                                 for v in x.tolist()]
            else:
                columns[name] = x.round().long().tolist() if kind == "count" else x.tolist()
        return columns

    def cells(self, x):
        """Rows as their likelihood sees them: numbers and dates standardized, 0 where one is missing."""
        x = x.reshape(-1, len(self.columns)).double()
        logs = torch.tensor([kind == "log" for _, kind, _ in self.columns], device=x.device)
        scaled = torch.tensor([kind in ("number", "log", "date") for _, kind, _ in self.columns], device=x.device)
        x = torch.where(scaled, self.standardize(torch.where(logs, torch.log(x), x)).double(), x)
        return torch.where(torch.isnan(x), 0, x).to(self.std.dtype)

    def forward(self, x):
        """Rows as the networks see them: one-hot codes, flags as -1 and 1, numbers standardized; 0 where
        one is missing."""
        x = x.reshape(-1, len(self.columns))
        cells, known, parts = self.cells(x), (~torch.isnan(x)).to(self.std.dtype), []
        for i, (_, kind, _) in enumerate(self.columns):
            each, here = cells[:, i:i + 1], known[:, i:i + 1]
            if kind in ("category", "ordinal"):
                each = here * F.one_hot(each[:, 0].long(), self.classes(i))
            elif kind == "flag":
                each = here * (2 * each - 1)
            elif kind == "count":
                each = here * (torch.log1p(each) - self.mean[i]) / self.std[i]
            parts.append(each)
        return torch.cat(parts, 1)

    def nll(self, heads, x, h):
        """-log p of each column, in nats and in units of the data: [n, columns]."""
        return torch.stack([head.nll(x[:, i], h, self.mean[i], self.std[i])
                            for i, head in enumerate(heads.values())], 1)

    def says(self, heads, h):
        """{column: what is expected, in the data's units}: [n], of words and levels the probability of each."""
        return {name: head.says(h, self.mean[i], self.mean_low[i], self.std[i])
                for i, ((name, _, _), head) in enumerate(zip(self.columns, heads.values()))}


class NumberHeads(nn.Module):
    """A number, standardized: the mean and the log variance of a normal; log: of its logarithm."""

    def __init__(self, features, floor, log=False):
        super().__init__()
        self.floor, self.log = floor, log
        self.mean = nn.Linear(features, 1)
        self.logvar = nn.Linear(features, 1)

    def nll(self, x, h, mean, std):
        least = 2 * math.log(self.floor)
        p, logvar = self.mean(h)[:, 0], least + F.softplus(self.logvar(h)[:, 0] - least)
        unit = torch.log(std) + (mean + std * x if self.log else 0)
        return 0.5 * (logvar + (x - p) ** 2 * torch.exp(-logvar) + math.log(2 * math.pi)) + unit

    def says(self, h, mean, low, std):
        x = mean.double() + (low.double() + std.double() * self.mean(h)[:, 0].double())
        return torch.exp(x) if self.log else x


class CountHeads(nn.Module):
    """A count: the log rate, in deviations of log(1 + x), and the log size of a negative binomial."""

    def __init__(self, features, floor):
        super().__init__()
        self.floor = floor
        self.lograte = nn.Linear(features, 1)
        self.logsize = nn.Linear(features, 1)

    def rate(self, h, mean, std):
        return mean + std * self.lograte(h)[:, 0]

    def nll(self, x, h, mean, std):
        p, least, most = self.rate(h, mean, std), math.log(self.floor), math.log(1e6)
        logsize = most - F.softplus(most - least - F.softplus(self.logsize(h)[:, 0] - least))
        return nb_deviance(p, logsize, x) + lgamma_rest(x) + nb_rest(logsize, x)

    def says(self, h, mean, low, std):
        return torch.exp(self.rate(h, mean, std))


class CategoryHeads(nn.Module):
    """One of several words: logits."""

    def __init__(self, features, classes):
        super().__init__()
        self.logits = nn.Linear(features, classes)

    def nll(self, x, h, mean, std):
        return F.cross_entropy(self.logits(h), x.long(), reduction="none")

    def says(self, h, mean, low, std):
        return torch.softmax(self.logits(h), 1)


class FlagHeads(nn.Module):
    """0 or 1: the logit."""

    def __init__(self, features):
        super().__init__()
        self.logit = nn.Linear(features, 1)

    def nll(self, x, h, mean, std):
        p = self.logit(h)[:, 0]
        return F.softplus(p) - x * p

    def says(self, h, mean, low, std):
        return torch.sigmoid(self.logit(h)[:, 0])


class OrdinalHeads(nn.Module):
    """Ordered logits (McCullagh 1980): P(x <= j) = sigmoid(cut[j] - l), learned cuts in rising order."""

    def __init__(self, features, levels):
        super().__init__()
        self.start = math.log(math.expm1(1))  # softplus of it is 1
        self.location = nn.Linear(features, 1)
        self.cuts = nn.Parameter(torch.full((levels - 1,), self.start))

    def log_share(self, h):
        gap = F.softplus(self.cuts[1:]) + 1e-3
        first = self.cuts[:1] - (self.start + 0.5 * len(gap))
        cut = torch.cat((first, first + torch.cumsum(gap, 0)))
        l = self.location(h)
        between = F.pad(torch.log(-torch.expm1(-gap)), (1, 1)) if len(gap) else 0
        return between - F.pad(F.softplus(l - cut), (0, 1)) - F.pad(F.softplus(cut - l), (1, 0))

    def nll(self, x, h, mean, std):
        return F.nll_loss(self.log_share(h), x.long(), reduction="none")

    def says(self, h, mean, low, std):
        return torch.exp(self.log_share(h))
class Mixed(nn.Module):
    """The model mixed of mixed.vae."""

    def __init__(self):
        super().__init__()
        self.data = nn.ModuleDict({
            "t": Table([
                ("age", "number"),  # line 6
                ("height", "number"),  # line 7
                ("income", "log"),  # line 8
                ("visits", "count"),  # line 9
                ("sex", "category", ("f", "m")),  # line 10
                ("city", "category", 4),  # line 11
                ("smokes", "flag"),  # line 12
                ("since", "date"),  # line 13
                ("score", "ordinal", 4),  # line 14
                ("is it", "ordinal", 2),  # line 15
            ]),
        })
        self.encoder = nn.Sequential(
            nn.Linear(18, 6),  # 0: dense(6), line 20
            nn.ReLU(),  # 1: relu, line 20
        )
        self.posterior = nn.ModuleDict({"z": NormalHeads(6, 2)})
        self.decoder = nn.Sequential(
            nn.Linear(2, 6),  # 0: dense(6), line 21
            nn.ReLU(),  # 1: relu, line 21
        )
        self.likelihood = nn.ModuleDict({
            "t": nn.ModuleDict({
                "age": NumberHeads(6, floor=0.01),
                "height": NumberHeads(6, floor=0.01),
                "income": NumberHeads(6, floor=0.01, log=True),
                "visits": CountHeads(6, floor=0.001),
                "sex": CategoryHeads(6, 2),
                "city": CategoryHeads(6, 4),
                "smokes": FlagHeads(6),
                "since": NumberHeads(6, floor=0.01),
                "score": OrdinalHeads(6, 4),
                "10": OrdinalHeads(6, 2),
            }),
        })

    @classmethod
    def load(cls, path):
        """The model with the weights of a safetensors file, ready for evaluation."""
        model = cls()
        tensors = read_safetensors(path)
        model.load_state_dict(tensors)
        model.data["t"].found(read_metadata(path).get("data.t.table", ""))
        return model.eval()

    def prepare_t(self, x):
        """t as the networks see it, line 4: a number or a one-hot code for each column."""
        return self.data["t"](x)

    def features(self, t):
        """The encoder, line 20: [n, 6]."""
        h = self.encoder(t)
        return h

    def encode(self, t):
        """mean and logvar of q(z|x), [n, 2] each."""
        t = self.prepare_t(t)
        h = self.features(t)
        q = self.posterior["z"](h)
        return q.mean, q.logvar

    def outputs(self, z):
        """The decoder, line 21: what the columns' heads read, [n, 6]."""
        h = self.decoder(z)
        p = h
        return p

    def nll(self, x, p):
        """-log p(t|z) of each column, in nats, line 4."""
        return self.data["t"].nll(self.likelihood["t"], x, p)

    def mean(self, p):
        """{column: what is expected of it, in the data's units}; of words and levels probabilities."""
        return self.data["t"].says(self.likelihood["t"], p)

    def decode(self, z):
        """{column: what is expected of it, in the data's units}; of words and levels probabilities."""
        return self.mean(self.outputs(z))

    def draw_prior(self, n, noise=None):
        """n draws of z from the prior."""
        noise = noise or {}
        like = next(self.parameters())
        z = standard_normal(noise, "z.prior", like, n, 2)
        return z

    def loss(self, t, noise=None, beta=1):
        """(loss, reconstruction, kl) of a batch, in nats per row: what training
        minimizes, and its parts without their weights.
        noise, drawn where it is not given:
        {"z.eps": normal [n, 2]}
        """
        noise = noise or {}
        known = ~torch.isnan(t)
        cells_t = self.data["t"].cells(t)
        t = self.prepare_t(t)
        known = known.reshape(-1, 10).to(next(self.parameters()))
        h = self.features(t)
        q = self.posterior["z"](h)
        z = q.draw(noise.get("z.eps"))[0]
        kl_z = q.kl()
        nll = self.nll(cells_t, self.outputs(z))
        nll = nll * known
        reconstruction = nll.flatten(1).sum(1)
        kl = kl_z.sum(-1)
        loss = reconstruction.mean() + beta * kl.mean()
        return loss, reconstruction.mean(), kl.mean()

    def sample(self, n, noise=None):
        """n draws from the prior, decoded."""
        return self.decode(self.draw_prior(n, noise))

    def forward(self, t):
        """The reconstruction from the middle of the posterior."""
        q = self.encode(t)
        return self.decode(q[0])
